"""DAT006: the month or quarter of a title, and that of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintreport import Document, Finding, Related, Span, Text, check
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number
from lintreport.text.structure.head import head

_FIGURE = "(?:1[012]|[1-9]|十[一二]?|[一二三四五六七八九])"
#: A month, a quarter or a half of a year, with the year where it is said.
_PART = f"(?:((?:19|20)[0-9]{{2}}) ?年 ?)?(?:({_FIGURE}) ?月份?|第?([一二三四1-4]) ?季度|([上下])半年)"
#: A title that names one and ends as a report does: 某市2024年2月份热线运行情况通报.
_PERIODICAL = Lazy(
    f"(?<![0-9一二三四五六七八九十、至到月和与—–~第-]){_PART}"
    "(?! ?[0-9]|[、至到和与—–~-]|[底初末中上下旬])[^\n。,]{0,30}"
    "(?:通报|月报|季报|简报|报告|公报|分析|统计|总结|情况)(?:\\([^()\n]{0,8}\\))?$"
)
#: A statement of what happened in it: 2024年3月,共受理诉求…件.
_WITHIN = Lazy(
    f"(?:^|(?<=[。;:\n]))\\s{{0,8}}{_PART},?"
    "(?=[我全本][省市州县区旗镇乡局院委中]|共|累计|受理|接[到收听]|收到|办[理结]|完成|实现|新增|发生|处[理置])",
    re.MULTILINE,
)
#: The longest title.
_TITLE = 60


@check(
    "DAT006",
    "title-period-mismatch",
    title=Text("标题的月份、季度与正文不符", "month or quarter in the title differs from the text"),
    severity="warning",
    basis="logic",
    bad=[
        "某市热线2月份运行情况通报\n一、基本情况\n⟦2026年3月⟧,共受理诉求2400件,办结2400件。",
        "某县2024年5月安全生产情况通报\n⟦2023年5月⟧,全县发生事故2起。",
        "关于十月份信访工作情况的通报\n各镇:\n⟦九月⟧份,全县共接待来访230批。",
        "关于2024年第二季度热线办理情况的通报\n⟦2024年一季度⟧,共受理诉求2400件。",
    ],
    good=[
        "某市热线3月份运行情况通报\n一、基本情况\n2026年3月,共受理诉求2400件,办结2400件。",
        "某市热线2月份运行情况通报\n2026年1月,共受理诉求2100件;2月,共受理诉求2400件。",
        "关于2024年第二季度热线办理情况的通报\n4月,共受理诉求800件。\n二季度,共受理诉求2400件,一季度,共受理诉求2500件。",
        "某市上半年经济运行情况分析\n一季度,全市完成投资20亿元。",
        "某市1—3月份经济运行情况\n3月,全市完成投资20亿元。",
        "关于召开4月份工作例会的通知\n3月,全县完成投资2亿元。",
        "某县4月份督查情况通报\n3月15日,县政府召开会议。\n全县完成投资2亿元。",
        "某县2024年5月安全生产情况通报\n2024年5月,全县发生事故2起。\n2023年5月,全县发生事故3起。",
    ],
)
def title_period_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """标题写的是某月（某季度、半年）的情况，正文说的却是另一个月或另一年的同月，而标题里的月份在正文里没有出现；多为套用上一期时漏改。

    标题里有起止月份的（1—3月）、通知之类不报告具体月份情况的标题，不作判断。

    为什么：标题与正文说的不是同一期，说明套用了上一期的标题或正文。

    改法：改正标题，或换上本期的正文。

    不报告：标题里有起止月份的；通知之类不报告具体月份情况的；标题里的月份正文也写到的。
    ---
    The title names a month, a quarter or half a year and the text tells of another one, or of the same in another year, while the title's is not in the text:
    the text of another period was used again. Titles of several months, and titles of notices, are not looked at.

    Why: Title and text are about different periods, so one of them was reused from the last issue.

    To fix: correct the title, or put in the text of this period.

    Not reported: titles with a range of months, notices that do not report on a period, and texts that mention the
    title's period.
    """
    folded = document.folded
    for start, end in head(folded, document.paragraphs):
        named = _PERIODICAL.search(folded, start, end) if end - start <= _TITLE else None
        if named is None:
            continue
        unit = next(group for group in (2, 3, 4) if named[group])
        told = [match for match in _WITHIN.finditer(folded, end) if match[unit]]
        if told and not _is_named(folded, end, named, unit):
            yield _other_period(document, named, told[0], unit)
        return


_UNITS = {2: "月", 3: "季度", 4: "半年"}


def _is_named(folded: str, start: int, named: re.Match[str], unit: int) -> bool:
    """Whether a text names the period of its title, with the year if the title has one."""
    figures = {named[unit]}
    if ordinal := number(named[unit]):
        figures |= {str(ordinal.value), _HAN_FIGURES[int(ordinal.value) - 1]}
    year = f"(?:(?<![0-9]){named[1]} ?年 ?第?|[今本]年第?|(?<![0-9年]))" if named[1] else ""
    bound = "(?<![0-9一二三四五六七八九十])" if unit == _MONTH else ""
    words = f"{year}{bound}(?:{'|'.join(figures)}) ?{_UNITS[unit]}(?! ?[0-9]{{1,2}} ?[日号])"
    return re.search(words, folded[start:]) is not None


_MONTH = 2
_HAN_FIGURES = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def _other_period(document: Document, named: re.Match[str], told: re.Match[str], unit: int) -> Finding:
    first = 1 if told[1] else unit
    place = Span(told.start(first), told.string.index(_UNITS[unit], told.end(unit)) + len(_UNITS[unit]))
    origin = Span(
        named.start(1 if named[1] else unit), named.string.index(_UNITS[unit], named.end(unit)) + len(_UNITS[unit])
    )
    there, here = (document.text[slice(*span)] for span in (origin, place))
    return Finding(
        place,
        Text(f"标题为{there}，正文为{here}，请核对", f"the title is about {there}, the text about {here}"),
        note=Text(*[f"{there} ≠ {here}"] * 2),
        related=(Related(origin, Text("标题的月份或季度", "the title's month or quarter")),),
    )
