"""NUM: headings whose number lost the mark behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.outline import KINDS, Heading, ordinal

#: The forms of numbers that end with a mark, and what such a number without it looks like.
_FORMS = {"1.": "digits", "1、": "digits", "一、": "han"}

#: This many headings before and after a place are looked at for a sibling.
_WINDOW = 60


@cache
def _bare() -> re.Pattern[str]:
    """A number right before words that it does not count."""
    counted = "年月日时分秒个家件名人次项万亿千百多余元吨亩公里米岁季度条款期届号级类种天周户起处所批份场台套座位路线楼层倍成折比点国省市县区镇乡村局部门方对组群把支篇本张幅块"
    words = (
        "是要次手级者维氧农体方面定般切直律些样起同致旦月年日个位心名流线路层级度项大小五六七八九十百千万亿分、一二三四"
    )
    return compiled(
        rf"(?P<digits>[0-9]{{1,2}})(?={HAN})(?![{counted}])|(?P<han>[一二三四五六七八九十]{{1,3}})(?={HAN})(?![{words}])"
    )


@check(
    "NUM007",
    "lost-number-mark",
    title=Text("标题序号后缺标点", "no mark after the number of a heading"),
    severity="warning",
    basis="GB/T 9704-2012 §7.3.3",
    yields_to=("NUM001",),
    bad=[
        "1.加强领导。定期召开会议。\n⟦2⟧规范执法。开展案卷评查。\n3.强化保障。落实经费。",
        "一、主要工作\n落实责任。\n⟦二⟧存在问题\n能力不足。\n三、下步打算\n加强培训。",
        "1.加强领导。\n⟦2⟧规范执法。",
    ],
    good=[
        "1.加强领导。定期召开会议。\n2.规范执法。开展案卷评查。\n3.强化保障。落实经费。",
        "1.加强领导。\n2个部门参加。\n2.规范执法。",
        "一、主要工作\n二是落实责任。\n二、存在问题",
        "1.加强领导。\n2024年完成。\n12家企业受益。",
    ],
)
def lost_number_mark(document: Document, options: NoOptions) -> Iterator[Finding]:
    """同级标题都写作“1.”“一、”，其中一个序号后面的点或顿号丢了：“1.加强领导”之后是“2规范执法”。

    序号须接着前一个同级标题，后面没有同一序号的标题。用汉字的，后一个同级标题须正好再接下去。

    不报告：量词之前的数字（2个部门）、“二是”、年份。

    改法：补上标点。

    为什么：少了点，序号就与标题的字连成一体，“2规范”会被当成数字。
    ---
    The siblings are headings with 1. or 一、, and one has its number without the mark: 1.加强领导, then 2规范执法.

    The number must follow that of the preceding sibling, and no heading may have it already; with Chinese numerals the
    next sibling must go on from it.

    Not reported: figures before what they count (2个部门), 二是, years.

    To fix: add the mark.

    Why: Without the mark the number runs into the heading and is read as a figure.
    """
    headings = document.outline
    starts = [heading.mark.start for heading in headings]
    for paragraph in document.paragraphs if headings else ():
        found = _bare().match(document.folded, *paragraph)
        number = ordinal(found[0]) if found else None
        if not found or not number:
            continue
        before = _sibling(headings, bisect_left(starts, paragraph.start), str(found.lastgroup))
        if not before or before.number != number - 1:
            continue
        span = Span(*found.span())
        wanted = found[0] + before.kind[-1]
        yield Finding(
            span,
            Text(
                f"序号“{found[0]}”之后缺标点，同级写作“{wanted}”",
                f"no mark after the number {found[0]}, not “{wanted}”",
            ),
            related=(Related(before.mark, Text("前一个", "the one before")),),
            fix=Fix(Text(f"改为“{wanted}”", f"write “{wanted}”"), (Edit(span, wanted),)),
        )


def _sibling(headings: list[Heading], at: int, form: str) -> Heading | None:
    """The heading of a form before the place ``at``, if the next heading does not go on from it."""
    place = next(
        (one for one in range(at - 1, max(-1, at - _WINDOW), -1) if _FORMS.get(headings[one].kind) == form), None
    )
    if place is None:
        return None
    before, rank = headings[place], KINDS.index(headings[place].kind)
    if any(KINDS.index(headings[one].kind) < rank for one in range(place + 1, at)):
        return None
    ahead = (headings[one] for one in range(at, min(len(headings), at + _WINDOW)))
    after = next((heading for heading in ahead if KINDS.index(heading.kind) <= rank), None)
    number = after.number - before.number if after and after.kind == before.kind else 0
    # Words begin with Chinese numerals too (二审, 三农): there the number must be what is missing between two others.
    return before if number == 2 or (form == "digits" and number != 1) else None
