"""QTY: a figure that lost the unit that its neighbours have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

#: This many code points before a place are quoted in its message.
_QUOTED = 12
#: What says what a figure is stands so near before it, in code points.
_REACH = 16


@cache
def _rows() -> re.Pattern[str]:
    units = "[万亿]?元|万?人次|[万亿]?件|万?人|[万亿]?吨|万?户|[个家起次%]|公里|万?亩|平方米"
    figure = r"[0-9]+(?:\.[0-9]+)?"
    change = "(?:减少|增加|增长|下降|降低|提高|上升|回落)"
    rate = "(?:率|占比|比重|增长|下降|上升|提高|同比)(?:为|达到?|到)?"
    return compiled(
        rf"(?=[上去同预决率0-9])(?:(?:上年|去年|同期|预算数?|决算数?|[0-9]年)的?(?P<base>[0-9]+\.[0-9]+)(?={change}(?:了|约)?[0-9])"
        rf"|[0-9](?P<one>{units})[、和](?P<inner>{figure})(?=[、和]{figure}(?P=one))"
        rf"|[0-9](?P<two>{units})、{figure}(?P=two)[、和](?P<last>{figure})(?=[。;]|,(?![0-9]))"
        rf"|[0-9]%[,;、](?!{HAN}{{0,10}}[比别])(?:{HAN}{{0,8}}{rate})?(?P<rate>[0-9]+\.[0-9]+)(?=[。;]|,(?![0-9]))"
        rf"|率(?<=(?P<noun>{HAN}{HAN}率))(?:为|达到?)?{figure}%[,;、](?:[^。\n]{{0,30}}?[,;、])?{HAN}{{0,12}}(?P=noun)(?:为|达到?)?(?P<same>{figure})(?=[。;]|,(?![0-9])))"
    )


#: After these a figure needs no unit: it is a number, a code, a rank or a score, or a verb has said what it is.
_PLAIN = (
    "第为是达到至升长加少于过近约超共计成高低降比以数值线号路版级型期楼栋室房座轮届排位名率分得从由在公称被叫按和与及前后每满逾余中内外减年月"
    "橙红黄蓝绿紫打某释据码增回给的之负段乘指"
)
#: ... and after these, which name a number although the last character alone does not.
_NUMBERS = "[品税科条子细编]目|[编代条邮工]码|车次|税则|邮编|条款"
#: This many other figures of the text have a unit, and of those without one no more are slips.
_OTHERS, _FEW = 5, 2


@cache
def _bare() -> re.Pattern[str]:
    """A figure that lacks its unit or a part of it: 接待投诉93, 5000余, 资金1200万, 由88.1提高到95.6%."""
    dialled = "(?:19|20)[0-9]{2}|1(?:10|19|20|22|23[0-9]{2})|9[56][0-9]{3}"
    to = "(?:提高|上升|增长|下降|降|增加|提升|上涨|降低|减少|增|升)[到至]"
    stop = "(?=[。;]|,(?![0-9]))"
    rate = f"(?<={HAN}率)(?:为|达到?|提高到|提升至|提高至|升至|降至|(?:保持|稳定)在)?"
    change = "(?:增长|下降|提高|上升|降低|回落)了?"
    total = "(?:合计|共计|总计|总额|罚款|投资|资金|经费|补贴|赔偿)"
    return compiled(
        rf"(?=[0-9为达提升降保稳增下上回合共总罚投资经补赔])(?:(?:{rate}(?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)|{change}(?P<change>[0-9]{{1,3}}\.[0-9]{{1,2}})){stop}"
        rf"|{total}(?P<yuan>[0-9]{{3,4}}\.[0-9]元)(?![0-9/])"
        rf"|[0-9](?<![0-9.,A-Za-z].)(?:[0-9]{{0,6}}(?:\.[0-9]{{1,4}})?(?:(?P<money>[万亿]){stop}|(?P<from>(?={to}[0-9.]{{1,8}}%)))"
        rf"|[0-9]{{1,8}}(?P<more>余){stop}"
        rf"|(?<={HAN}{HAN}.)(?<![{_PLAIN}].)(?<!(?:{_NUMBERS}).)(?<!(?=(?:{dialled})(?![0-9])).)[0-9]{{1,4}}(?P<alone>{stop})))"
    )


@cache
def _before() -> dict[str, re.Pattern[str]]:
    """What must stand before such a figure."""
    money = "投资|资金|收入|支出|产值|经费|税收|利润|销售额|补助|贷款|金额|资产"
    return {"money": compiled(rf"(?:{money}){HAN}{{0,5}}\Z"), "from": compiled(rf"[由从]{HAN}{{0,8}}\Z")}


@cache
def _with_unit() -> re.Pattern[str]:
    return compiled(rf"{HAN}{{2}}[0-9.]{{1,9}}余?[万亿]?(?:[件起次人名户家个项条批份场处所元亩吨%]|公里)")


def _bare_figures(document: Document) -> Iterator[tuple[Span, Severity]]:
    """The figures without a unit; single ones, which may be numbers of things, only where few are and many have theirs."""
    folded, alone = document.folded, list[Span]()
    for found in _bare().finditer(folded):
        kind = str(found.lastgroup)
        span = Span(*found.span(kind if kind in ("share", "change", "yuan") else 0))
        before = _before().get(kind)
        if before and not before.search(folded, max(0, span.start - _REACH), span.start):
            continue
        if kind == "alone" and document.kind_at(span.start) in SENTENCES:
            alone.append(span)
        elif kind != "money" or "万元" in folded or "亿元" in folded:
            yield span, "warning"
    others = zip(range(_OTHERS), _with_unit().finditer(folded), strict=False) if 0 < len(alone) <= _FEW else ()
    if sum(1 for _ in others) == _OTHERS:
        yield from ((span, "warning") for span in alone)


@check(
    "QTY010",
    "unit-lost-in-row",
    title=Text("同类数字中有一个缺单位", "figure without the unit that its neighbours have"),
    severity="warning",
    basis="practice",
    yields_to=("QTY008",),
    bad=[
        "公务接待费3.15万元,较上年⟦3.20⟧减少0.05万元。",
        "分别拨付3.2万元、⟦2.1⟧、0.5万元,罚款12万元、15万元、⟦20⟧。",
        "刑事案件审结率85.2%,民事案件审结率33.3%,行政案件审结率⟦0⟧。",
        "演练16场、宣传9次，检查3家企业，更换线路4.2公里，办件12件，接待投诉⟦93⟧，均在规定时限内答复。",
        "演练16场、宣传9次，检查3家企业，更换线路4.2公里，办件12件，最多的一户欠了⟦412⟧；网上办件率达到⟦78.4⟧，比上年增长⟦5.9⟧。",
        "投入3.6万元，罚款合计⟦214.6元⟧，满意率98%。",
        "下达资金⟦1200万⟧，支出1130万元，发放资料⟦5000余⟧，合格率由⟦88.1⟧提高到95.6%。",
        "办结率分别为98.5%、⟦97.2⟧,工业增长5.2%,农业增长⟦3.1⟧。",
    ],
    good=[
        "公务接待费3.15万元,较上年3.20万元减少0.05万元。",
        "分别拨付3.2、2.1、0.5万元,罚款12万元、15万元、20万元。",
        "城镇化率60%,城乡居民收入比降至2.21。研发投入2.61%,分别提高11.1、11.2个百分点。",
        "国内生产总值比上年增长5.2%,2024年实现12.5亿元。",
        "办结率98.5%,其中简易案件97.2%。",
        "演练16场、宣传9次，检查3家，更换线路4.2公里，办件12件，及时拨打120，价格指数102，投诉93件。",
        "容积率不低于3.2，密度比1.2，人均收入309.8元，经费3.5元/人，万人成讼率85以下，补贴系数为0.9。",
        "演练16场、宣传9次，检查3家，更换线路4.2公里，办件12件，密封圈应归入品目4016，误按其他品目申报，停开的是车次1461。",
        "有关部门抽查，完成投资3.6亿，由1.2提高到1.5倍，发放资料5000余份。",
    ],
)
def unit_lost_in_row(document: Document, options: NoOptions) -> Iterator[Finding]:
    """并列或相比的几个数都有单位，其中一个没有：“较上年3.20减少0.05万元”“3.2万元、2.1、0.5万元”“98.5%、97.2，”；
    或者全文的数大多有单位，唯独一个数后面就是标点：“5000余，”“由88.1提高到95.6%”“接待投诉93，均已答复”“离柜率达到78.4，”；或者合计的金额只有一位小数，疑缺“万”（罚款合计214.6元）。

    不报告：共用后面一个单位的并列（3.2、2.1、0.5万元）；本来没有单位的比值（收入比降至2.21）、编号、热线、名次和得分。

    改法：补上单位。

    为什么：缺了单位，元与万元、件与人次就分不清。
    ---
    Figures in a series or in a comparison have a unit, and one of them has none: 较上年3.20减少0.05万元; 3.2万元、2.1、0.5万元; 98.5%、97.2. Or most
    figures of the text have theirs, and one is followed by a mark: 5000余; or 由88.1提高到95.6%, 接待投诉93, 离柜率达到78.4; or a
    total has one decimal, as ten thousands of yuan have (罚款合计214.6元).

    Not reported: rows that share the unit after the last figure (3.2、2.1、0.5万元), plain ratios (收入比降至2.21), codes,
    telephone numbers, ranks and scores.

    To fix: add the unit.

    Why: Without the unit yuan and ten thousand yuan, or cases and visits, cannot be distinguished.
    """
    kinds = ("base", "inner", "last", "rate", "same")
    matches = ((match, next(kind for kind in kinds if match[kind])) for match in _rows().finditer(document.folded))
    found: dict[Span, Severity] = {Span(*match.span(kind)): "warning" for match, kind in matches}
    for span, severity in sorted((dict(_bare_figures(document)) | found).items()):
        figure = document.folded[slice(*span)]
        words = document.masked[max(0, span.start - _QUOTED) : span.end + 4].replace("\n", " ").strip()
        yield Finding(
            span, Text(f"“{figure}”缺少单位：“{words}”", f"no unit after “{figure}”: “{words}”"), severity=severity
        )
