"""How the headings of a document are numbered, and how a number is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Edit, Fix, Span, Text
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.outline import Heading, han, label

#: A jump over more numbers than this is an excerpt or another series, not a loss.
WIDEST_GAP = 3


#: Where the numbers of a text stand: those of tables and contents count rows and pages.
NUMBERED: tuple[Kind, ...] = ("title", "heading", "run-in", "body", "item", "note", "form", "quotation")

COUNTING = "[一二三四五六七八九十百]{1,4}"
DIGITS = "一二三四五六七八九十百千零〇"
NUMERAL = f"[0-9]+|[{DIGITS}]+"


#: Forms of marks that are typed one for another.
_ALIKE = ("一、", "(一)", "1.", "1、", "(1)", "1)")


class Break(NamedTuple):
    """A heading whose number fits between its neighbours', but whose mark has another form."""

    before: Heading
    heading: Heading
    after: Heading


class Series(NamedTuple):
    """Headings that are numbered together, and the number that the first may go on from."""

    headings: list[Heading]
    before: int


class Numbering(NamedTuple):
    """How the headings of a document are numbered."""

    series: list[Series]
    breaks: list[Break]


def numbering(document: Document) -> Numbering:
    outline = list(document.outline)
    places = list(_breaks(outline))
    breaks = [Break(outline[before], outline[at], outline[after]) for before, at, after in places]
    homes = {at: outline[before] for before, at, _ in places}
    for index, heading in enumerate(outline):
        if home := homes.get(index):
            outline[index] = heading._replace(kind=home.kind, parent=home.parent)
        elif (home := homes.get(heading.parent)) and home.kind == heading.kind:
            outline[index] = heading._replace(parent=home.parent)
    return Numbering(_series(outline), breaks)


def _breaks(outline: list[Heading]) -> Iterator[tuple[int, int, int]]:
    """Places of three headings, (二) 三、 (四), of which the middle one does not go on with a row of its own form."""
    following: list[int] = []  # the number of the next heading of the same kind
    ahead: dict[str, int] = {}
    for heading in reversed(outline):
        following.append(ahead.get(heading.kind, 0))
        ahead[heading.kind] = heading.number
    following.reverse()
    last: dict[str, int] = {}  # kind -> the latest heading of it
    odd: dict[int, int] = {}  # number -> the latest heading with it that does not go on with its own kind
    for index, heading in enumerate(outline):
        number = heading.number
        own = last.get(heading.kind, -1)
        before = outline[own].number if own >= 0 else 0
        if own >= 0 and before == number - 2 and odd.get(number - 1, -1) > own and heading.kind in _ALIKE:
            at = odd.pop(number - 1)
            if outline[at].kind != heading.kind:
                yield own, at, index
        if number > 1 and heading.kind in _ALIKE and (before != number - 1 or following[index] == number):
            odd[number] = index
        last[heading.kind] = index


def _series(outline: list[Heading]) -> list[Series]:
    """The headings of every parent; those of several parents where this kind runs on across them."""
    part: list[int] = []  # the attachment that each heading belongs to
    groups: dict[tuple[int, str], dict[int, list[Heading]]] = {}
    for index, heading in enumerate(outline):
        part.append(index if heading.kind == "附件" else part[heading.parent] if heading.parent >= 0 else -1)
        if heading.kind != "附件":
            groups.setdefault((part[index], heading.kind), {}).setdefault(heading.parent, []).append(heading)
    found = []
    for siblings in groups.values():
        family = list(siblings.values())
        anew = sum(group[0].number == 1 for group in family[1:])
        on = sum(group[0].number == before[-1].number + 1 > 2 for before, group in pairwise(family))
        if on > anew or (family[0][0].kind == "条" and not anew):
            found.append(Series([heading for group in family for heading in group], 0))
        else:
            befores = [0, *(group[-1].number for group in family[:-1])]
            found += [Series(group, before) for group, before in zip(family, befores, strict=True)]
    return found


def shown(document: Document, span: Span) -> str:
    """The words of a place, in one line."""
    return " ".join(document.masked[span.start : span.end].split())


def named(document: Document, heading: Heading, number: int) -> str:
    """The mark of a heading with another number: (二) -> (三)."""
    mark = shown(document, heading.mark)
    numeral = re.search(NUMERAL, mark)
    if not numeral:
        return label(heading.kind, number)
    new = str(number) if numeral[0].isdecimal() else han(number)
    return mark[: numeral.start()] + new + mark[numeral.end() :]


def rewrite(mark: Span, wanted: str) -> Fix:
    return Fix(Text(f"改为“{wanted}”", f'write "{wanted}"'), (Edit(mark, wanted),))
