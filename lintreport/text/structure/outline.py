"""Numbered headings of a text, and the section that a place is in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

#: The kinds of marks from the outermost to the innermost, as custom has them; a text may nest them otherwise.
KINDS = ("附件", "部分", "编", "篇", "章", "节", "条", "一、", "(一)", "1.", "1、", "(1)", "1)", "①")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
#: Forms that are typed one for the other.
_SISTER = {"1.": "1、", "1、": "1."}

#: Numbers up to here are read in Chinese numerals; the longest statutes have some 1,300 articles.
_HIGHEST = 1500
#: A line on an attachment that is longer than this is a sentence, in code points.
_LONGEST_ANNEX = 60
#: A quotation of more paragraphs than this is one whose closing mark was lost.
_LONGEST_QUOTATION = 40
#: A shorter paragraph without a final mark is a heading, in code points.
_SHORTEST_BROKEN = 30
#: A mark stands in a table when this many of the 9 paragraphs around it are figures,
_TABLE_FIGURES = 3
#: or of the 25 around it as many are figures and this many no longer than a cell (more with fewer figures).
_TABLE_CELLS, _MOSTLY_CELLS = 16, 22
_LONGEST_CELL = 20

_HAN = "[一二三四五六七八九十百]{1,4}"
_OPEN, _CLOSE = r"[(\[〔【〈<]", r"[)\]〕】〉>]"

# One group a form: its span is the mark. What a range, a reference or an enumeration looks like is no mark.
_FORMS = rf"""
    (?P<annex>附\s?件\s?(?:[0-9]{{1,2}}(?![0-9年月日.])|[一二三四五六七八九十]{{1,3}}(?=[\s:]|$)|(?=[\s:]|$)))
  | (?P<part>第\s?(?:[一二三四五六七八九十百千零〇]{{1,8}}|[0-9]{{1,3}})\s?(?:部分|[编篇章节条]))
        (?![的是之规和与及或至到。;)》”款件例线]|\s?[、,]|\s?第[^\s。]{{1,5}}[款项])
  | (?P<round_han>{_OPEN}\s{{0,2}}{_HAN}\s{{0,2}}{_CLOSE})(?!\s?(?:[至到和与及或、~—-]\s?[(第]|[项款](?!目)))
  | (?P<han>{_HAN}\s?[、.])
  | (?P<round>[(〔〈]\s?(?:[0-9]{{1,2}}|[lI])\s?[)〕〉])(?!\s?[至到和与及或、~—-]\s?\()
  | (?P<listed>(?<![0-9.])[0-9]{{1,3}}\s?、)
  | (?P<dotted>(?<![0-9.])[0-9]{{1,3}}\s?\.)(?![a-z])
  | (?P<half>(?<![0-9.(])[0-9]{{1,2}}\))
  | (?P<sign>[①-⑳㈠-㈩⑴-⒇⒈-⒛])
"""
_NUMERAL = "[0-9]+|[一二三四五六七八九十百千零〇]+"
_ENUMERATION = rf"\s?([0-9]{{1,3}}|{_HAN})\s?(?:[、季线级类等产审次月日年号期楼栋#-]|者)"
_SIGNS = {"①": "①", "㈠": "(一)", "⑴": "(1)", "⒈": "1."}
_KIND_OF = {
    "annex": "附件",
    "round_han": "(一)",
    "han": "一、",
    "round": "(1)",
    "listed": "1、",
    "dotted": "1.",
    "half": "1)",
}


class Heading(NamedTuple):
    """A numbered paragraph, or the numbered rest of one.

    ``kind`` is the form of the mark (one of `KINDS`), ``level`` its depth from 1, ``label`` the number as it is
    cited (``二``, ``(四)``, ``第三章``), ``parent`` the index of the heading above it in the outline, or -1.
    """

    span: Span
    mark: Span
    kind: str
    number: int
    level: int
    label: str
    parent: int


class _Mark(NamedTuple):
    """What looks like a heading's number, and how much speaks for its being one."""

    span: Span
    mark: Span
    kind: str
    number: int
    trust: int


#: A mark of a heading; one that is a heading's if it goes on with its kind; one that must fill a hole besides.
_SURE, _LIKELY, _DOUBTFUL = 2, 1, 0


def outline(folded: str, paragraphs: list[Span]) -> list[Heading]:
    """Every numbered heading, in the order of the text."""
    marks = _settled(list(_marks(folded, paragraphs)))
    nestings = _nestings(marks)
    headings: list[Heading] = []
    stack: list[int] = []  # the headings that the next one may stand under, outermost first
    for mark in marks:
        kind = _form_among(mark, [headings[index] for index in stack])
        if kind == "附件":
            stack.clear()
        open_kinds = {headings[index].kind for index in stack}
        while stack:
            top = headings[stack[-1]].kind
            if top != kind and (kind not in open_kinds) and not _above(kind, top, nestings):
                break
            stack.pop()
            if top == kind:
                break
        parent = stack[-1] if stack else -1
        stack.append(len(headings))
        headings.append(Heading(mark.span, mark.mark, kind, mark.number, len(stack), label(kind, mark.number), parent))
    return headings


def section(headings: list[Heading], offset: int) -> str:
    """The labels of the headings above ``offset``, outermost first: ``二/(四)``."""
    at = bisect_right(headings, offset, key=lambda heading: heading.span.start) - 1
    labels: list[str] = []
    while at >= 0:
        labels.append(headings[at].label)
        at = headings[at].parent
    return "/".join(reversed(labels))


def label(kind: str, number: int) -> str:
    """How the heading with this mark is cited: without 、 and 。"""
    match kind:
        case "附件":
            return f"附件{number or ''}"
        case "一、":
            return han(number)
        case "(一)":
            return f"({han(number)})"
        case "1." | "1、":
            return str(number)
        case "(1)":
            return f"({number})"
        case "1)":
            return f"{number})"
        case "①":
            return chr(ord("①") + number - 1)
        case _:
            return f"第{han(number)}{kind}"


def han(number: int) -> str:
    """``number``, from 1 to 9999, in Chinese numerals."""
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += "一二三四五六七八九"[digit - 1] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def ordinal(numeral: str) -> int | None:
    """What Chinese numerals or ASCII digits say as an ordinal; None when they are not well formed."""
    return int(numeral) if numeral.isascii() else _ordinals().get(numeral)


@cache
def _ordinals() -> dict[str, int]:
    values = {han(number): number for number in range(1, _HIGHEST)}
    return values | {text.replace("零", "〇"): number for text, number in values.items()}


@cache
def _first() -> re.Pattern[str]:
    """A mark at the beginning of a paragraph, behind layout and Markdown."""
    return compiled(rf"(?:\s|\*\*|__|[#]{{1,6}}\s|[>*+•·●■◆-]\s){{0,12}}(?:{_FORMS})", re.VERBOSE)


@cache
def _bare() -> re.Pattern[str]:
    """A mark itself."""
    return compiled(_FORMS, re.VERBOSE)


#: What stands before a mark within a paragraph, and what a mark begins with.
_BEFORE = Lazy(r"[。;:!?\s](?=[(\[〔【〈<附第0-9一二三四五六七八九十百①-⑳㈠-㈩⑴-⒇⒈-⒛])")
_ENDS = frozenset("。;:!?")


def _inner(folded: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """The marks within a paragraph, each right behind the end of a sentence, a blank behind that, or a gap."""
    for before in _BEFORE.finditer(folded, max(0, begin - 1), end):
        at = before.end()
        if at < begin:
            continue
        one, other = folded[max(0, at - 2) : at - 1], folded[at - 1]
        if other in _ENDS or one.isspace() or (one in _ENDS and at > begin):
            mark = _bare().match(folded, at, end)
            if mark:
                begin = mark.end()
                yield mark


def _marks(folded: str, paragraphs: list[Span]) -> Iterator[_Mark]:
    quoted, tabular = _quoted(folded, paragraphs), _tabular(folded, paragraphs)
    begun = False  # whether the last paragraph began with a mark
    for index, paragraph in enumerate(paragraphs):
        if index in quoted:
            continue
        begin = paragraph.start
        first = _first().match(folded, *paragraph)
        broken = index > 0 and not begun and _unfinished(folded, paragraphs[index - 1])
        begun = bool(first)
        trust = _DOUBTFUL if index in tabular else _LIKELY if broken else _SURE
        if first and (mark := _read(folded, first, paragraph, trust)):
            if mark.kind != "附件" or paragraph.end - paragraph.start <= _LONGEST_ANNEX:
                yield mark
            begin = first.end()
        for match in _inner(folded, begin, paragraph.end):
            mark = _read(folded, match, Span(match.start(match.lastgroup or 0), paragraph.end), _DOUBTFUL)
            if mark and mark.kind != "附件":
                yield mark


def _read(folded: str, match: re.Match[str], span: Span, trust: int) -> _Mark | None:
    """The mark that was matched, or None when its number is none."""
    form = match.lastgroup or ""
    mark = Span(*match.span(form))
    text = match[form]
    if form == "sign":
        first = max((sign for sign in _SIGNS if sign <= text), key=ord)
        return _Mark(span, mark, _SIGNS[first], ord(text) - ord(first) + 1, trust)
    numeral = compiled(_NUMERAL).search(text)
    number = ordinal(numeral[0]) if numeral else int(form == "round")  # (l) and (I) were scanned for (1)
    if number is None or (not number and form != "annex"):
        return None
    decimal = form == "dotted" and folded[mark.end : mark.end + 1].isdigit()
    if decimal and number == 1 and not compiled("(?:19|20)[0-9]{2}年").match(folded, mark.end):
        return None  # 1.1 is a level of its own
    more = compiled(_ENUMERATION).match(folded, mark.end, span.end) if form in ("han", "listed") else None
    if (
        (more and ordinal(more[1]) == number + 1)  # 一、二审案件, 3、4月份
        or decimal  # or a date, or an item that begins with a figure
        or folded[mark.end : span.end].strip().isdigit()  # a cell that cites a note: 七、8
    ):
        trust = _DOUBTFUL
    if trust == _LIKELY and not (form in ("listed", "dotted") or (form == "han" and number == 1)):
        trust = _SURE  # only these occur at the break of a line: 统⏎一、
    kind = _KIND_OF.get(form) or ("部分" if text.endswith("部分") else text[-1])
    return _Mark(span, mark, kind, number, trust)


def _unfinished(folded: str, paragraph: Span) -> bool:
    """Whether a paragraph of some length stops in mid-sentence, so that the next may go on with it: 统⏎一、"""
    return paragraph.end - paragraph.start >= _SHORTEST_BROKEN and "\u4e00" <= folded[paragraph.end - 1] <= "\u9fff"


def _quoted(folded: str, paragraphs: list[Span]) -> set[int]:
    """The paragraphs that go on with a quotation begun in an earlier one: new articles in an amendment."""
    quoted: set[int] = set()
    begin = depth = 0
    for index, paragraph in enumerate(paragraphs):
        surplus = folded.count("“", *paragraph) - folded.count("”", *paragraph)
        if depth <= 0 or index - begin > _LONGEST_QUOTATION:
            begin, depth = index, surplus
            continue
        # A further paragraph of a quotation may begin with an opening mark of its own.
        depth += min(surplus, 0)
        if depth <= 0:
            quoted.update(range(begin + 1, index + 1))
    return quoted


def _tabular(folded: str, paragraphs: list[Span]) -> set[int]:
    """The paragraphs that stand in a table: among figures, or among short words and some figures."""
    row = compiled(r"[-+]?[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?%?(?:\s[^。;:]{0,40})?")
    cell = compiled(rf"[^。;:]{{1,{_LONGEST_CELL}}}")
    rows = [row.fullmatch(folded, *paragraph) is not None for paragraph in paragraphs]
    if not any(rows):
        return set()
    figures = _sums(rows)
    cells = _sums(bool(cell.fullmatch(folded, *paragraph)) for paragraph in paragraphs)

    def around(sums: list[int], index: int, reach: int) -> int:
        return sums[min(len(sums) - 1, index + reach + 1)] - sums[max(0, index - reach)]

    def among_cells(index: int) -> bool:
        few, short = around(figures, index, 12), around(cells, index, 12)
        return short >= (_TABLE_CELLS if few >= _TABLE_FIGURES else _MOSTLY_CELLS) and few > 0

    return {
        index for index in range(len(paragraphs)) if around(figures, index, 4) >= _TABLE_FIGURES or among_cells(index)
    }


def _sums(flags: Iterable[bool]) -> list[int]:
    """How many of the flags before each place are set."""
    return list(accumulate(flags, initial=0))


def _settled(marks: list[_Mark]) -> list[_Mark]:
    """The marks that are sure, and those that fit among them.

    A likely mark fits when it goes on from the one before it of its kind. A doubtful one, and a likely one that
    begins with 1, must also be the beginning of an unbroken row to one that is no longer doubtful.
    """
    leads: list[bool] = []  # whether such a row leads from each mark, last mark first
    following: dict[str, tuple[int, bool]] = {}
    for mark in reversed(marks):
        number, row = following.get(mark.kind, (0, False))
        on = number == mark.number + 1
        leads.append(mark.trust == _SURE or (row and on))
        following[mark.kind] = mark.number, leads[-1] or mark.trust == _LIKELY
    settled: list[_Mark] = []
    last: dict[str, int] = {}
    for mark, lead in zip(marks, reversed(leads), strict=True):
        goes_on = mark.number == last.get(mark.kind, 0) + 1
        if (
            mark.trust == _SURE
            or (mark.trust == _LIKELY and goes_on and mark.number > 1)
            or (lead and (goes_on or mark.number == 1))
        ):
            settled.append(mark)
            last[mark.kind] = mark.number
    return settled


def _nestings(marks: list[_Mark]) -> dict[tuple[str, str], int]:
    """How often marks of one kind begin anew, with 1, between two successive ones of another: (inner, outer)."""
    count: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    first_since: dict[str, dict[str, int]] = {}  # by kind: the first number of each other kind since its last mark
    for mark in marks:
        if mark.number == last.get(mark.kind, 0) + 1:
            for inner, number in first_since.get(mark.kind, {}).items():
                if number == 1:
                    count[inner, mark.kind] = count.get((inner, mark.kind), 0) + 1
        for outer, firsts in first_since.items():
            if outer != mark.kind:
                firsts.setdefault(mark.kind, mark.number)
        last[mark.kind] = mark.number
        first_since[mark.kind] = {}
    return count


def _above(kind: str, other: str, nestings: dict[tuple[str, str], int]) -> bool:
    """Whether a heading of ``kind`` closes one of ``other``: as this text nests them, else as custom does."""
    inner, outer = nestings.get((kind, other), 0), nestings.get((other, kind), 0)
    return other != "附件" and (outer > inner if outer != inner else _RANK[kind] < _RANK[other])


def _form_among(mark: _Mark, above: list[Heading]) -> str:
    """The kind of ``mark``, or its sister when only that has a row among the open headings that it goes on with."""
    numbers = {heading.kind: heading.number for heading in above}
    sister = _SISTER.get(mark.kind, "")
    goes_on = numbers.get(mark.kind) != mark.number - 1 and numbers.get(sister) == mark.number - 1 > 0
    return sister if goes_on else mark.kind
