"""The marks that come in pairs, by name and by width, and how a place is quoted."""

from __future__ import annotations

from lintreport import Document, Span, Text
from lintreport.text.structure.pairs import CLOSING, OPENING, STRAIGHT

#: The kinds of pairs by their opening mark.
NAMES = {
    "“": Text("双引号", "double quotation mark"),
    "‘": Text("单引号", "single quotation mark"),
    "「": Text("直角引号", "corner bracket"),
    "『": Text("双直角引号", "double corner bracket"),
    "《": Text("书名号", "title mark"),
    "〈": Text("单书名号", "single title mark"),
    "(": Text("圆括号", "round bracket"),
    "[": Text("方括号", "square bracket"),
    "{": Text("花括号", "curly bracket"),
    "〔": Text("六角括号", "tortoise-shell bracket"),
    "【": Text("方头括号", "black bracket"),
}


#: Marks of full width by those of half width, and a mark of either width turned round.
WIDE = {sign: chr(ord(sign) + 0xFEE0) for sign in ",;:?!()[]{}"}
TURNED = CLOSING | OPENING | {WIDE[one]: WIDE[two] for one, two in zip("([{)]}", ")]}([{", strict=True)}
TURNED |= {"｢": "｣", "｣": "｢"}

#: A pair longer than this is reported at its closing mark alone, in code points.
SHORT = 20
#: How many of many places a finding names.
PLACES = 4


def kind_of(sign: str) -> str:
    """The opening mark of the kind of a folded mark."""
    return "“" if sign == STRAIGHT else OPENING.get(sign, sign)


def around(document: Document, span: Span, before: int, after: int = 0) -> str:
    """The words of a place and around it, within its line."""
    left = document.masked[max(span.start - before, 0) : span.start].splitlines() or [""]
    right = document.masked[span.end : span.end + after].splitlines() or [""]
    return left[-1].lstrip() + shown(document, span) + right[0].rstrip()


def shown(document: Document, span: Span) -> str:
    """The words of a place in one line, without the middle when there are many."""
    start, end = span
    cut = end - start > SHORT
    words = (
        f"{document.masked[start : start + 9]}…{document.masked[end - 9 : end]}" if cut else document.masked[start:end]
    )
    return " ".join(words.split())
