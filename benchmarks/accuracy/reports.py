"""Reports with defects that other writers put into them: how many are found, and how many traps are sprung.

``reports/seen`` and ``reports/held`` were read while rules were made, ``reports/held2`` was scored once, at the end.
Beside each report lies a table with a line for each defect and for each right thing that looks like one (a trap): what
it is, its kind, the line, the words, and what they should be or why they are right.

    python -m benchmarks.accuracy.reports [--misses]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import lintreport

FOLDER = Path(__file__).parent / "reports"
DEFECT, TRAP = "defect", "trap"

#: The kinds of what was put in.
KINDS = {
    "a": "wrong words",
    "b": "exchanged, doubled, 的 for 地",
    "c": "lost characters and words",
    "d": "left from templates",
    "e": "left from web pages",
    "f": "garbled, stray marks",
    "g": "copies",
}


class Planted(NamedTuple):
    """Something that a writer put into a report: ``line`` counts from 1, ``words`` stand in it once."""

    what: str
    kind: str
    line: int
    words: str


class Found(NamedTuple):
    """A finding, with where it begins and ends as (line, column)."""

    start: tuple[int, int]
    end: tuple[int, int]
    loud: bool
    code: str
    message: str


class Score(NamedTuple):
    """Counts over a folder: defects by kind, those found at warning or above, those found at all, traps, alarms."""

    defects: Counter[str]
    loud: Counter[str]
    any: Counter[str]
    traps: int
    alarms: list[Found]
    elsewhere: list[Found]
    misses: list[tuple[str, Planted]]


def planted(path: Path) -> list[Planted]:
    """What was put into the report beside ``path``."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Planted(row[0], row[1], int(row[2]), row[3]) for row in rows]


def found(text: str, linter: lintreport.Linter) -> list[Found]:
    """All findings in a text, info among them."""
    return [
        Found(one.start[:2], one.end[:2], one.severity != "info", one.code, one.message.zh)
        for one in linter.lint(text).findings
    ]


def touches(one: Found, place: Planted, line: str, room: int) -> bool:
    """Whether a finding overlaps the words, or comes within ``room`` characters of them."""
    if not one.start[0] <= place.line <= one.end[0]:
        return False
    begin = line.index(place.words) + 1
    start = one.start[1] if one.start[0] == place.line else 0
    end = one.end[1] if one.end[0] == place.line else len(line) + 2
    return start < begin + len(place.words) + room and end > begin - room


def score(folder: Path) -> Score:
    """How the checks that run by default do on the reports of a folder."""
    result = Score(Counter(), Counter(), Counter(), 0, [], [], [])
    linter = lintreport.Linter(min_severity="info")
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        marks = planted(path.with_suffix(".tsv"))
        left = found(text, linter)
        for place in (one for one in marks if one.what == DEFECT):
            hits = [one for one in left if touches(one, place, lines[place.line - 1], 1)]
            result.defects[place.kind] += 1
            result.any[place.kind] += bool(hits)
            result.loud[place.kind] += any(one.loud for one in hits)
            if not hits:
                result.misses.append((path.stem, place))
        defects = [one for one in marks if one.what == DEFECT]
        traps = [one for one in marks if one.what == TRAP]
        rest = [one for one in left if not any(touches(one, at, lines[at.line - 1], 1) for at in defects)]
        sprung = [one for one in rest if any(touches(one, at, lines[at.line - 1], 0) for at in traps)]
        result.alarms.extend(sprung)
        result.elsewhere.extend(one for one in rest if one not in sprung)
        result = result._replace(traps=result.traps + len(traps))
    return result


def main() -> None:
    """Print a table for each folder; with ``--misses`` also what was missed in the reports that were seen."""
    for folder in sorted(FOLDER.iterdir(), reverse=True):
        result = score(folder)
        print(f"{folder.name}\nkind                            defects  at warning  at all")
        for kind, title in KINDS.items():
            print(f"{title:30}  {result.defects[kind]:7}  {result.loud[kind]:10}  {result.any[kind]:6}")
        print(f"{'all':30}  {result.defects.total():7}  {result.loud.total():10}  {result.any.total():6}")
        alarms, elsewhere = (sum(one.loud for one in ones) for ones in (result.alarms, result.elsewhere))
        print(f"{result.traps} traps: {alarms} reported at warning or above; {elsewhere} findings elsewhere")
        for name, place in result.misses if folder.name == "seen" and "--misses" in sys.argv else ():
            print(f"missed {name}:{place.line} {place.kind} {place.words}")


if __name__ == "__main__":
    main()
