"""Headings and points whose numbers are lost, repeated, swapped or written otherwise (NUM)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.accuracy.defects.planted import Kind, Planted, Planter
from lintreport import Document, Span
from lintreport.text.structure.ordinals import ordinal
from lintreport.text.structure.outline import Heading

#: Three headings or points in a row, the middle one to be tampered with.
Three = tuple[Span, Span, Span]

_POINT = re.compile("(?<![\u4e00-\u9fff])([一二三四五六七八九十]{1,2})是(?!一|否)")


def headings(document: Document) -> list[Three]:
    """The marks of three successive headings of one kind under one parent."""
    last: dict[tuple[int, str], list[Heading]] = {}
    found = []
    for heading in document.outline:
        row = last.setdefault((heading.parent, heading.kind), [])
        if row and heading.number != row[-1].number + 1:
            row.clear()
        row.append(heading)
        if len(row) > 2:
            found.append((row[-3].mark, row[-2].mark, row[-1].mark))
    return found


def points(document: Document) -> list[Three]:
    """Three successive points 一是, 二是, 三是 of one line."""
    found = []
    for line in document.lines:
        marks = list(_POINT.finditer(document.folded, *line))
        for three in zip(marks, marks[1:], marks[2:], strict=False):
            first = ordinal(three[0][1]) or 0
            if [ordinal(mark[1]) for mark in three] == [first, first + 1, first + 2]:
                a, b, c = (Span(*mark.span(1)) for mark in three)
                found.append((a, b, c))
    return found


#: How the marks of three are tampered with: pieces that replace spans, and the marks at which that can be reported.
Tampering = Callable[[str, Three], Iterator[tuple[Span, str, bool]]]


def tampering(threes: Callable[[Document], list[Three]], tamper: Tampering) -> Planter:
    """A planter that tampers with three successive headings or points."""

    def plant(random: Random, document: Document) -> Planted | None:
        choices = threes(document)
        if not choices:
            return None
        text, at, places = document.text, 0, []
        pieces: list[str] = []
        for span, words, is_place in tamper(text, random.choice(choices)):
            pieces += [text[at : span.start], words]
            if is_place:
                end = sum(map(len, pieces))
                places.append(Span(end - len(words), end))
            at = span.end
        return Planted("".join(pieces) + text[at:], (tuple(places),))

    return plant


def _kept(text: str, span: Span, is_place: bool = True) -> tuple[Span, str, bool]:
    return span, text[slice(*span)], is_place


def _mark_lost(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield three[1], "", False
    yield _kept(text, three[2])


def _all_lost(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield Span(three[1].start, three[2].start), "", False
    yield _kept(text, three[2])


def _point_lost(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield Span(three[1].start, three[1].end + 1), "", False
    yield _kept(text, three[2])


def _repeated(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield three[1], text[slice(*three[0])], True


def _swapped(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield three[1], text[slice(*three[2])], True
    yield three[2], text[slice(*three[1])], True


def _other_bracket(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield three[1], re.sub(r"^[(（]", "〈", text[slice(*three[1])]), True


def _other_form(text: str, three: Three) -> Iterator[tuple[Span, str, bool]]:
    yield three[1], re.sub(r"^[(（](.*)[)）]$", r"\1、", text[slice(*three[1])]), True


def bracketed(document: Document) -> list[Three]:
    """Headings with their number in brackets."""
    return [three for three in headings(document) if document.folded[three[1].start] == "("]


ANY = ("NUM001", "NUM002", "NUM003")

KINDS = (
    Kind("NUM001", "the number of a heading lost", tampering(headings, _mark_lost)),
    Kind("NUM001", "a heading lost with all below it", tampering(headings, _all_lost)),
    Kind("NUM002", "a heading with the number of the one before", tampering(headings, _repeated)),
    Kind("NUM003", "the numbers of two headings swapped", tampering(headings, _swapped), ANY),
    Kind("NUM004", "a heading with one wrong bracket", tampering(bracketed, _other_bracket), ("PUN005",)),
    Kind("NUM004", "(三) written as 三、", tampering(bracketed, _other_form)),
    Kind("NUM005", "一是 to 三是 without the second point", tampering(points, _all_lost)),
    Kind("NUM005", "一是 to 三是 without the words 二是", tampering(points, _point_lost)),
    Kind("NUM005", "一是 to 三是 with 一是 twice", tampering(points, _repeated)),
    Kind("NUM005", "一是 to 三是 with two swapped", tampering(points, _swapped)),
)
