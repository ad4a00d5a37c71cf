"""Planted defects: put one into a real text, and see whether it is then reported at its place, and nothing else is.

Run with folders or files of texts; without any, the sample reports of the repository are taken. Everything is drawn
with fixed seeds: the same texts give the same table. All checks run as they do by default, at warning and above.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.accuracy.defects import copies, figures, gaps, garbled, marks, numbering, pages, words
from benchmarks.accuracy.defects.planted import Kind, Planted
from lintreport import Document, Finding, Span, packs
from lintreport.copies import fold_copies
from lintreport.declaration import Check
from lintreport.precedence import without_echoes
from lintreport.version import VERSION

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
HEADING = "## Planted defects"
ABOUT = """Repeat it with
`python -m benchmarks.accuracy.planting [FOLDER...]`, whose help says how to write this section and to list what is
missed.

One defect at a time is put into a text drawn at random (wrong characters: one in 1,500), all checks run as they do by
default, and what they report at warning or above is compared with what they report on the text as it is. *Found* counts
the defects that the code, or another one that says the same, reports at their place; for a pasted block that is exactly
the copy. *New elsewhere* are findings of any code that appear at another place, by the characters that were linted:
mostly a consequence of the defect (a heading that was pasted with its paragraph). *Reported before* counts the code's
findings on the texts as they are, real defects among them: the false alarms are at most as many. Left out are texts of
more than 20,000 characters and those that hold a passage twice: what is in the copy is told at the first place."""
#: Each kind of defect is planted so often.
TIMES = 20
#: Longer texts are left out: planting into them takes long and shows nothing new.
LONGEST = 20_000
#: A repeated passage has this many code points at least; what is shorter is a sentence.
PASSAGE = 120
#: Findings cover a place when they hold so much of it.
COVERED = 0.5

KINDS: tuple[Kind, ...] = tuple(
    kind for module in (copies, garbled, words, gaps, numbering, figures, marks, pages) for kind in module.KINDS
)


class Sample(NamedTuple):
    """A text as it is, and how often which words are reported in it with which code."""

    document: Document
    before: Counter[tuple[str, str]]


class Score(NamedTuple):
    """What became of the defects of one kind; ``elsewhere`` are new findings at other places of ``characters``."""

    kind: Kind
    planted: int
    found: int
    elsewhere: int
    characters: int
    notes: tuple[str, ...]


@cache
def default_checks() -> list[Check]:
    """The checks that run when nothing else is said."""
    return [check for check in packs.load([packs.built_in()]) if check.default]


def reported(document: Document, checks: Iterable[Check]) -> list[tuple[str, Finding]]:
    """What a user is shown: at warning or above, what repeats in a copy folded into the first."""
    known = {check.code: check for check in checks}
    found = [
        (check.code, one)
        for check in checks
        for one in check.run(document, check.options())
        if isinstance(one, Finding)
    ]
    spoken = fold_copies(document, without_echoes(found, known))
    return [(code, one) for code, one in spoken if (one.severity or known[code].severity) != "info"]


def samples(paths: Iterable[Path], checks: Sequence[Check]) -> list[Sample]:
    """The texts linted as they are, without the long ones and those in which a passage stands twice.

    In those a defect is told at the first copy, or parts the two, so that what is reported changes all over the text.
    """
    kept = []
    for path in paths:
        document = Document(path.read_text(encoding="utf-8-sig", errors="replace"), path.name)
        if len(document.text) <= LONGEST:
            found = reported(document, checks)
            if all(one.copy_of is None or one.span.end - one.span.start < PASSAGE for _, one in found):
                kept.append(Sample(document, Counter((code, document.text[slice(*one.span)]) for code, one in found)))
    return kept


def score(kind: Kind, texts: Sequence[Sample], checks: Sequence[Check], times: int) -> Score:
    """Plant a kind of defect ``times`` times into texts drawn at random."""
    random = Random(f"{kind.code} {kind.name}")
    planted = found = elsewhere = characters = 0
    notes: list[str] = []
    for _ in range(2 * times):  # some texts have no place for it
        if planted >= times:
            break
        sample = random.choice(texts)
        result = kind.plant(random, sample.document)
        if result is None:
            continue
        document = Document(result.text, sample.document.path)
        findings = reported(document, checks)
        right = [one for code, one in findings if code in (kind.code, *kind.also)]
        planted += len(result.defects)
        for places in result.defects:
            if any(_is_found(kind, place, right, document) for place in places):
                found += 1
            else:
                notes.append(f"missed: {_shown(document, places[0])}")
        others = list(_elsewhere(sample, result, findings, document))
        elsewhere += len(others)
        notes += others
        characters += len(result.text)
    return Score(kind, planted, found, elsewhere, characters, tuple(notes))


def _is_found(kind: Kind, place: Span, findings: Sequence[Finding], document: Document) -> bool:
    if kind.place == "exact":
        return any(_is_copy(place, finding, document.text) for finding in findings)
    if kind.place == "cover":
        covered = set().union(*(range(*one.span) for one in findings)).intersection(range(*place))
        return len(covered) >= COVERED * (place.end - place.start)
    return any(touches(finding.span, place) for finding in findings)


def touches(span: Span, place: Span) -> bool:
    """Whether two spans share a character, or one is empty and at the other's edge."""
    return (span.start < place.end and place.start < span.end) or span.start == span.end in place


def _is_copy(place: Span, finding: Finding, text: str) -> bool:
    """Whether a finding is the place, give or take what is there before and behind both copies by chance."""
    span, first = finding.span, finding.copy_of or (finding.related[0].span if finding.related else finding.span)
    if span.start > place.start or span.end < place.end:
        return False
    more_before, more_behind = (place.start - span.start, span.end - place.end)
    return (
        text[span.start : place.start] == text[first.start : first.start + more_before]
        and text[place.end : span.end] == text[first.end - more_behind : first.end]
    )


def _elsewhere(
    sample: Sample, planted: Planted, findings: Iterable[tuple[str, Finding]], document: Document
) -> Iterator[str]:
    """The new findings that touch no place of a planted defect."""
    known = Counter(sample.before)
    places = [place for alternatives in planted.defects for place in alternatives]
    for code, finding in findings:
        key = (code, document.text[slice(*finding.span)])
        if known[key]:
            known[key] -= 1
        elif not any(touches(finding.span, place) for place in places):
            yield f"elsewhere: {code} {_shown(document, finding.span)}"


def _shown(document: Document, place: Span) -> str:
    text = document.text
    words = f"{text[max(0, place.start - 12) : place.start]}⟦{text[place.start : min(place.end, place.start + 30)]}⟧"
    return f"{document.path}:{document.line_at(place.start)} {words}{text[place.end : place.end + 12]}".replace(
        "\n", "⏎"
    )


def scores(texts: Sequence[Sample], codes: Sequence[str] = (), times: int = TIMES) -> list[Score]:
    """The scores of all kinds whose check there is and whose code begins like one of ``codes``, by code."""
    checks = default_checks()
    known = {check.code for check in checks}
    wanted = [kind for kind in KINDS if kind.code in known and kind.code.startswith(tuple(codes) or "")]
    found = (score(kind, texts, checks, times) for kind in sorted(wanted, key=lambda kind: kind.code))
    return [one for one in found if one.planted]


def texts_in(given: Sequence[str]) -> list[Path]:
    """The files that are given or in the folders given; the sample reports when nothing is."""
    paths = [Path(one) for one in given] or [ROOT / "seeds"]
    return [path for one in paths for path in (sorted(one.glob("*.txt")) if one.is_dir() else [one])]


def table(results: Sequence[Score], texts: Sequence[Sample]) -> str:
    """The table by code, then by kind of defect."""
    characters = sum(len(sample.document.text) for sample in texts)
    before = Counter(code for sample in texts for code, _ in sample.before.elements())
    lines = [
        f"{len(texts)} texts, {characters} characters",
        "code     planted  found  recall  new elsewhere per 10,000  reported before per 10,000",
    ]
    for code, group in groupby(results, key=lambda one: one.kind.code):
        rows = list(group)
        planted, found, new, size = (sum(getattr(row, name) for row in rows) for name in Score._fields[1:5])
        rates = f"{new * 10_000 / size:24.3f}  {before[code] * 10_000 / characters:26.3f}"
        lines.append(f"{code} {planted:9} {found:6} {100 * found // planted:6}%  {rates}")
    lines += ["", "code     planted  found  recall  new elsewhere  what is planted"]
    for kind, planted, found, new, *_ in results:
        lines.append(f"{kind.code} {planted:9} {found:6} {100 * found // planted:6}%  {new:13}  {kind.name}")
    return "\n".join(lines)


def write(sections: Sequence[tuple[str, str]]) -> None:
    """Put the tables into `PAGE`, instead of those that are there."""
    parts = [HEADING, f"Measured with version {VERSION} on {date.today()}. {ABOUT}"]
    parts += [f"{title}\n\n```\n{rows}\n```" for title, rows in sections]
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(HEADING)
    _, follows, tail = rest.partition("\n## ")
    new = "\n\n".join([head.rstrip(), *parts]) + "\n" + (f"{follows}{tail}" if follows else "")
    PAGE.write_text(new, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, with ``--notes`` every defect that was not found and every new finding elsewhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", help="folders or files; default: the sample reports")
    parser.add_argument("--codes", default="", help="codes or beginnings of codes, separated by commas")
    parser.add_argument("--times", type=int, default=TIMES, help="how often each kind of defect is planted")
    parser.add_argument("--notes", action="store_true", help="print what was not found and what was, elsewhere")
    parser.add_argument("--write", action="store_true", help=f"measure the sample reports, too, and write {PAGE.name}")
    given = parser.parse_args(arguments)
    sections = []
    for source in [[], given.texts] if given.write and given.texts else [given.texts]:
        texts = samples(texts_in(source), default_checks())
        results = scores(texts, [code for code in given.codes.split(",") if code], given.times)
        title = (
            f"{len(texts)} texts that are not part of the repository:" if source else "The sample reports in `seeds/`:"
        )
        sections.append((title, table(results, texts)))
        print(sections[-1][1])
        for row in results if given.notes else ():
            for note in row.notes:
                print(row.kind.code, f"{row.kind.name}:", note)
    if given.write:
        write(sections)


if __name__ == "__main__":
    main()
