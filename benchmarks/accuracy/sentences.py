"""Labelled sentences: how often each check finds the wrong one of a pair, and leaves the right one alone.

A line of ``sentences/CODE.txt`` is a pair: in ``{right|wrong}`` the first makes a consistent sentence, the second one
that the check should report at warning or above; ⏎ stands for a line end. ``unseen/CODE.txt`` holds pairs by other
writers that no rule was made with in view; of the others the misses have been read since, to improve
the reading, but for those of ``held4``, of which only the right sentences that were reported have been read, and of
``held5``, which nobody has read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from lintreport import packs
from lintreport.declaration import Check
from lintreport.testing import findings

FOLDERS = tuple(
    Path(__file__).parent / name
    for name in ("sentences", "unseen", "unseen2", "unseen3", "held", "held2", "held3", "held4", "held5")
)
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


class Score(NamedTuple):
    """What a check made of the sentences of its own file; ``alarms`` are right sentences that any check reported."""

    code: str
    pairs: int
    found: int
    alarms: int
    notes: list[str]


def pairs(path: Path) -> list[tuple[str, str]]:
    """The consistent and the inconsistent sentence of every line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [line.replace("⏎", "\n") for line in lines if line]
    return [(_CHOICE.sub(r"\1", text), _CHOICE.sub(r"\2", text)) for text in texts]


def loud(check: Check, text: str) -> bool:
    """Whether a check reports a text at warning or above."""
    return any((finding.severity or check.severity) != "info" for finding in findings(check, text))


def score(path: Path, checks: dict[str, Check]) -> Score:
    """How the check that the file is called after does on its sentences."""
    code = path.stem
    both = pairs(path)
    found = alarms = 0
    notes = []
    for right, wrong in both:
        if loud(checks[code], wrong):
            found += 1
        else:
            notes.append(f"missed: {wrong}")
        noisy = [check.code for check in checks.values() if check.default and loud(check, right)]
        if noisy:
            alarms += 1
            notes.append(f"false alarm {' '.join(noisy)}: {right}")
    return Score(code, len(both), found, alarms, notes)


def scores(folder: Path) -> list[Score]:
    """The scores of all checks that have sentences in a folder."""
    checks = {check.code: check for check in packs.load([packs.built_in()]) if check.code[:3] in ("ARI", "QTY", "DAT")}
    return [score(path, checks) for path in sorted(folder.glob("*.txt"))]


def main() -> None:
    """Print a table for each folder, then every sentence of the first that went wrong: the others stay unseen."""
    for folder in FOLDERS:
        results = scores(folder)
        print(f"{folder.name}\ncode     pairs  found  recall  false alarms  precision")
        for one in results:
            reported = one.found + one.alarms
            precision = f"{100 * one.found // reported}%" if reported else "-"
            recall = f"{100 * one.found // one.pairs}%"
            print(f"{one.code:8} {one.pairs:5}  {one.found:5}  {recall:>6}  {one.alarms:12}  {precision:>9}")
        for one in results if folder == FOLDERS[0] else ():
            for note in one.notes:
                print(one.code, note)


if __name__ == "__main__":
    main()
