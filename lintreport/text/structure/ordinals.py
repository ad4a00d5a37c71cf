"""Ordinals that number the points of running text: 一是/二是, 第一,/第二, 首先/其次, ①/②, (1)/(2), 1./2."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.patterns import compiled, from_first
from lintreport.text.structure.outline import ordinal

_DIGIT = "[一二三四五六七八九十]"
_HAN = f"{_DIGIT}{{1,3}}"
_WORDS = {"首先": 1, "其次": 2, "再次": 3}


class Ordinal(NamedTuple):
    """An ordinal that begins a clause; ``kind`` is its form: 一是, 第一, 其一, 首先, ①, (1) or 1.

    ``leads`` when it begins its paragraph.
    """

    span: Span
    kind: str
    number: int
    paragraph: int
    leads: bool


@cache
def _pattern() -> re.Pattern[str]:
    # After a Chinese character the words mean something else: 就是一是一, 统一是, 全省第一, 万一要.
    return compiled(
        rf"[一二三四五六七八九十第其首再](?<!\w.)(?:"
        rf"(?P<one>(?<={_DIGIT}){_DIGIT}{{0,2}}(?:\r?\n[^\S\n]{{0,4}})?(?:是要|[是要]))(?![是否非素”]|(?:{_HAN})[,。;、”])"
        rf"|(?P<first>(?<=第){_HAN})(?=[,:]|、(?!\s?(?:第|{_HAN}[、产季])))"
        rf"|(?P<other>(?<=其){_HAN})(?=[,:、是])"
        rf"|(?P<word>{from_first('|'.join(_WORDS))})(?=[,是要])"
        rf")"
    )


#: Marks that number points within a sentence, by the first of them: after a mark of punctuation, or leading.
_MARKS = {"①": "[①-⑳]", "(1)": "[(][0-9]{1,2}[)]", "1.": r"[0-9]{1,2}\.(?![0-9])"}
#: A row of such marks shows itself as one by this many.
_FEWEST_MARKS = 3


@cache
def _mark(kind: str) -> re.Pattern[str]:
    return compiled(rf"(?<=[:;。,!?\s]){_MARKS[kind]}")


_KINDS = {"one": "一是", "first": "第一", "other": "其一", "word": "首先"}


def ordinals(folded: str, paragraphs: list[Span]) -> list[Ordinal]:
    """Every ordinal, in the order of the text."""
    found = []
    for index, paragraph in enumerate(paragraphs):
        for match in _pattern().finditer(folded, *paragraph):
            form = match.lastgroup or ""
            span = Span(match.start(), match.end(form))
            text = folded[slice(*span)]
            number = _WORDS.get(text) or ordinal(compiled(r"[第其是要\s]").sub("", text))
            if number:
                leads = match.start() == paragraph.start
                found.append(Ordinal(span, _KINDS[form], number, index, leads))
    return found


def inline_rows(folded: str, paragraphs: list[Span]) -> list[list[Ordinal]]:
    """Rows of points that are counted with ①, (1) or 1. from the first on, each within one paragraph."""
    rows = []
    for kind in _MARKS:
        at = folded.find(kind)
        while at >= 0:
            index = bisect_right(paragraphs, Span(at + 1, 0)) - 1
            paragraph = paragraphs[index]
            row: list[Ordinal] = []
            for match in _mark(kind).finditer(folded, paragraph.start, paragraph.end):
                digits = match[0].strip("().")
                number = int(digits) if digits.isdecimal() else ord(digits) - ord("①") + 1
                row.append(Ordinal(Span(*match.span()), kind, number, index, leads=False))
            if len(row) >= _FEWEST_MARKS and row[0].number == 1:
                rows.append(row)
            at = folded.find(kind, max(paragraph.end, at + 1))
    return rows
