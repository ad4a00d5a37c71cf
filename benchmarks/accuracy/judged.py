"""Judged findings: how many of those on real texts a reader found right, code by code.

Runs the checks as they run by default over texts named on the command line and prints a table of what is reported at
warning or above. ``verdicts.tsv`` keeps what a reader made of each finding: no text and no name, only the code and a
hash over the file's content and the finding's fingerprint, which finds it again in the same text.

--judge shows the findings without a verdict one by one and takes it from the keyboard. --unjudged prints them as a
table in TSV, whose column ``verdict`` can be filled in anywhere and read with --read.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TextIO

from lintreport.config import Config
from lintreport.declaration import Check
from lintreport.discovery import targets
from lintreport.finding import Diagnostic, FileReport
from lintreport.plan import Selection, planned
from lintreport.run import lint

VERDICTS = Path(__file__).parent / "verdicts.tsv"
#: What a reader may say of a finding, by its first letter.
WORDS = {"t": "true", "f": "false", "d": "doubtful"}
#: A code is earned when it is right so often among this many; a rarer one when none is wrong and it is provable.
RIGHT, ENOUGH = 0.95, 20
#: The columns of the table that is filled in elsewhere.
COLUMNS = ("code", "verdict", "file", "line", "excerpt", "place", "context", "message", "note")


class Judged(NamedTuple):
    """A finding at warning or above and where it is: ``place`` is its hash."""

    place: str
    path: str
    finding: Diagnostic


class Row(NamedTuple):
    """What the findings of one code are worth; ``earned`` is yes, rare, few or no."""

    code: str
    findings: int
    true: int
    false: int
    doubtful: int
    basis: str
    earned: str


def place(report: FileReport, finding: Diagnostic) -> str:
    """What tells the finding again in the same text, whatever the file is called."""
    return blake2b(f"{report.sha256} {finding.fingerprint}".encode(), digest_size=8).hexdigest()


def findings(paths: Sequence[str], workers: int | None = None) -> tuple[list[Judged], dict[str, Check]]:
    """What the checks report at warning or above, and the checks by their codes."""
    plan, checks = planned(Config(), Selection(), None)
    found = [
        Judged(place(report, one), report.path, one)
        for report in lint(targets(paths), plan, workers)
        for one in report.diagnostics
        if one.severity != "info"
    ]
    return found, {check.code: check for check in checks}


def load(path: Path) -> dict[str, tuple[str, str]]:
    """The code and the verdict of every place that was judged."""
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {place: (code, verdict) for code, place, verdict in rows}


def save(path: Path, verdicts: Mapping[str, tuple[str, str]]) -> None:
    """Write the verdicts in the order of their codes and places."""
    rows = sorted((code, place, verdict) for place, (code, verdict) in verdicts.items())
    path.write_text("\n".join("\t".join(row) for row in [("code", "place", "verdict"), *rows]) + "\n", encoding="utf-8")


def table(found: Iterable[Judged], verdicts: Mapping[str, tuple[str, str]], checks: Mapping[str, Check]) -> list[Row]:
    """A row for every code that is reported."""
    count = Counter(one.finding.code for one in found)
    said = Counter((one.finding.code, verdicts[one.place][1]) for one in found if one.place in verdicts)
    rows = []
    for code in sorted(count):
        true, false, doubtful = (said[code, word] for word in WORDS.values())
        basis = checks[code].basis
        rows.append(Row(code, count[code], true, false, doubtful, basis, earned(true, false, doubtful, basis)))
    return rows


def earned(true: int, false: int, doubtful: int, basis: str) -> str:
    """Whether a code may be at warning: "yes" or "no", "-" when none was judged.

    When it is too rare to tell, and never wrong: "rare" for one that is provable, else "few".
    """
    judged = true + false + doubtful
    if judged >= ENOUGH:
        return "yes" if true >= RIGHT * judged else "no"
    if judged > true:
        return "no"
    return "-" if not judged else "few" if basis == "practice" else "rare"


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """The table as it is printed."""
    yield "code     findings  judged  true  false  doubtful  right  earned"
    rows = list(rows)
    total = [sum(row[at] for row in rows) for at in range(1, 5)]
    for code, count, true, false, doubtful, earned in [
        *((*row[:5], row.earned) for row in rows),
        ("all", *total, ""),
    ]:
        judged = true + false + doubtful
        right = f"{100 * true // judged}%" if judged else "-"
        yield f"{code:8} {count:8}  {judged:6}  {true:4}  {false:5}  {doubtful:8}  {right:>5}  {earned}".rstrip()


def context(report: Diagnostic) -> str:
    """The words of a finding between ⟦ ⟧ among those around them, in one line."""
    return f"{report.before}⟦{report.excerpt}⟧{report.after}".replace("\n", "⏎").replace("\t", "⇥")


def ask(found: Sequence[Judged], verdicts: dict[str, tuple[str, str]], keys: TextIO) -> None:
    """Show the findings without a verdict one by one and put what ``keys`` say into ``verdicts``."""
    for one in found:
        if one.place in verdicts:
            continue
        finding = one.finding
        print(f"\n{one.path}:{finding.start.line}  {finding.code} {finding.severity}  {finding.message.zh}")
        print(f"  {context(finding)}" + (f"\n  {finding.note.zh}" if finding.note else ""))
        print("t true, f false, d doubtful, Enter to skip, q to stop: ", end="", flush=True)
        key = keys.readline().strip().lower()[:1]
        if key == "q":
            break
        if key in WORDS:
            verdicts[one.place] = (finding.code, WORDS[key])


def read(found: Sequence[Judged], rows: Iterable[Mapping[str, str]], verdicts: dict[str, tuple[str, str]]) -> int:
    """Put the verdicts of a table into ``verdicts``; how many of its rows tell of no finding.

    A row means the findings of its ``code`` in its ``line`` of the ``file``; those only that begin like its
    ``excerpt``, or have its ``place``, where it says so.
    """
    at: dict[tuple[str, str, int], list[Judged]] = {}
    for one in found:
        at.setdefault((one.finding.code, Path(one.path).name, one.finding.start.line), []).append(one)
    unknown = 0
    for row in rows:
        word = WORDS.get(row["verdict"].strip().lower()[:1])
        near = at.get((row["code"], Path(row["file"]).name, int(row["line"])), [])
        meant = [one for one in near if row.get("place", one.place) == one.place]
        begins = _plain(row.get("excerpt") or "")
        exact = [one for one in meant if begins and _plain(one.finding.excerpt).startswith(begins)] or meant
        if word:
            unknown += not exact
            verdicts.update({one.place: (row["code"], word) for one in exact})
    return unknown


def _plain(words: str) -> str:
    return "".join(words.split())


def write(found: Iterable[Judged], verdicts: Mapping[str, tuple[str, str]], file: TextIO) -> None:
    """The findings without a verdict as a table to fill in."""
    out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, escapechar="\\")
    out.writerow(COLUMNS)
    for one in found:
        if one.place not in verdicts:
            finding = one.finding
            shown = " ".join(finding.excerpt.split()), one.place, context(finding), finding.message.zh
            note = " ".join(finding.note.zh.split()) if finding.note else ""
            out.writerow((finding.code, "", one.path, finding.start.line, *shown, note))


def main() -> None:
    """Print the table, or take verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", help="files and folders of texts")
    parser.add_argument("--judge", action="store_true", help="take a verdict for each finding that has none")
    parser.add_argument("--unjudged", action="store_true", help="print the findings without a verdict as TSV")
    parser.add_argument("--read", type=Path, metavar="TSV", help="take the verdicts of a table that was filled in")
    options = parser.parse_args()
    found, checks = findings(options.texts)
    verdicts = load(VERDICTS)
    if options.unjudged:
        write(found, verdicts, sys.stdout)
        return
    if options.read:
        with options.read.open(encoding="utf-8", newline="") as file:
            unknown = read(found, csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), verdicts)
        print(f"rows that tell of no finding: {unknown}", file=sys.stderr)
    if options.judge:
        ask(found, verdicts, sys.stdin)
    if options.read or options.judge:
        save(VERDICTS, verdicts)
    print("\n".join(lines(table(found, verdicts, checks))))


if __name__ == "__main__":
    main()
