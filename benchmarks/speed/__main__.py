"""Measure, print the tables, and with ``--write`` put them into docs/performance.md.

Times are CPU time of the process concerned (the program may share its machine), medians of several rounds in which
everything is measured in turn. What is a ratio here holds on other machines; the microseconds do not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.speed.measures import (
    ROOT,
    Section,
    of_checks,
    of_growth,
    of_quantities,
    of_starts,
    of_texts,
    of_workers,
    plan,
)
from benchmarks.speed.peers import of_peers
from lintreport.run import prepared
from lintreport.version import VERSION

PAGE = ROOT / "docs" / "performance.md"
#: What is not measured begins here, and stays.
BY_HAND = "## What makes it fast"
HEAD = """# How fast it is

Measured with version {} on {}, Python {}. Repeat it with `make speed`, or `make speed TEXTS=folder` for real
texts of yours. Everything is CPU time, in medians of rounds in which all is measured in turn, for the machine is shared
with other work; the ratios hold on other machines, the milliseconds do not. `lintreport check --verbose` says how long
each check took on your files.
"""


def sections(texts: Path | None) -> Iterator[Section]:
    """All measurements, one after the other."""
    linter = prepared(plan())
    yield from of_peers(texts)
    yield of_starts()
    yield of_texts(linter)
    yield of_checks(linter)
    yield of_quantities()
    yield of_growth(linter)
    yield of_workers()


def markdown(section: Section) -> str:
    """A section with its table."""
    title, about, head, rows = section
    lines = [f"## {title}", "", about, "", f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def main() -> None:
    """Print the tables as they are measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("texts", nargs="?", type=Path, help="a folder of real texts to measure on as well")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    given = parser.parse_args()
    parts = [HEAD.format(VERSION, date.today(), sys.version.split()[0])]
    for section in sections(given.texts):
        parts.append(markdown(section))
        print(parts[-1], flush=True)
    if given.write:
        _, mark, by_hand = PAGE.read_text(encoding="utf-8").partition(BY_HAND)
        PAGE.write_text("\n".join([*parts, mark + by_hand]), encoding="utf-8")


if __name__ == "__main__":
    main()
