"""GLY: a sign between digits that was lost in a conversion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

from ._wholesale import Loss, apart, each


@cache
def _crowded() -> re.Pattern[str]:
    """Digits so close together that a sign may be missing: without any there is nothing to look for."""
    return compiled(r"[0-9][0-9]{2}(?:[0-9]{3}|[0-9]?(?:[日号]|(?<![〔\[][0-9]{4})[〕\]])|(?<=124|626|415)[”’国全])")


@cache
def _fused() -> tuple[tuple[re.Pattern[str], str, str, Callable[[re.Match[str]], str | None]], ...]:
    """What ran together for want of a mark, what is said of it, and how it is parted where that is certain."""
    year = "(?:19|20)[0-9]{2}"
    return (
        (
            compiled(
                rf"(?=[12])(?<![0-9A-Za-z.])(?P<first>{year})(?P<second>{year})(?=年|学年|(?<=[划要案动]\([0-9]{{8}})\))"
            ),
            "“{}”是两个年份连写,中间的连接号丢失",
            "“{}” is two years without the dash between them",
            lambda found: (
                f"{found['first']}—{found['second']}" if 0 < int(found["second"]) - int(found["first"]) <= 50 else None
            ),
        ),
        (
            compiled(
                rf"(?=[〔\[发函字办令])(?:[〔\[](?P<year>{year})(?P<number>[0-9]{{1,4}})号|[发函字办令](?P<year2>{year})(?:[〕\]](?P<number2>[0-9]{{1,4}})|(?P<number3>[0-9]{{1,3}}))号)"
            ),
            "发文字号“{}”缺少括号",
            "a bracket is missing in the document number “{}”",
            _document_number,
        ),
        (
            compiled(
                rf"(?=[12])(?<![0-9A-Za-z.])(?P<year>{year})(?P<month>0[1-9]|1[0-2]|[1-9])(?P<day>[12][0-9]|3[01]|0?[1-9])日"
            ),
            "日期“{}”缺少“年”“月”",
            "年 and 月 are missing in the date “{}”",
            lambda found: None,
        ),
        (
            compiled(
                rf"(?=[12])(?<![0-9])(?P<year>{year})年(?P<month>0[1-9]|1[0-2]|[1-9])(?P<day>[12][0-9]|3[01]|0[1-9])日"
            ),
            "日期“{}”缺少“月”",
            "月 is missing in the date “{}”",
            lambda found: None,
        ),
        (
            compiled(
                r"(?=[146])(?<![0-9.])(?:124(?=[”’]?(?:国家宪法|全国法制宣传))|626(?=[”’]?国际禁毒)|415(?=[”’]?全民国家安全))"
            ),
            "“{}”中的间隔号丢失",
            "the middle dot is missing in “{}”",
            lambda found: f"{found[0][:-2]}·{found[0][-2:]}" if found[0] != "124" else "12·4",
        ),
    )


@cache
def _may_lack_a_sign() -> re.Pattern[str]:
    """A day without 日, a label before digits, a year before what is no unit of it: a quick look."""
    return compiled(
        r"[月期间12](?:(?<=月)[0-9]{1,2}(?![0-9日号])|(?<=[期间]): ?[12]"
        r"|(?<=[12])[09][0-9]{2}年[0-9]{1,2}[底初末起上中下]|(?<=2)0[0-4][0-9](?:[总全上下第一二三四以底末度,]| ?1?[0-9]月))"
    )


@cache
def _without_sign() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Dates and years whose 年, 月 or 日 was lost, by what stands around them."""
    day, month = "[12][0-9]|3[01]|0?[1-9]", "1[0-2]|0?[1-9]"
    # What a figure counts, or what makes a range that has its 日 at the end.
    goes_on = "日号件起例人次户家名个份项条批元万亿千百多余吨亩公里米台套座场处所笔宗只头张本部辆艘架期类种天周季度年时分至到和与及或"
    return (
        (
            compiled(
                r"[12][09](?:(?<=日期:..)|(?<=时间:..)|(?<=日期: ..)|(?<=时间: ..))[0-9]{2}(?:[0-9]{3}|(?:[2-9]|1[3-9])[0-9])(?![0-9年.])"
            ),
            "日期“{}”缺少“年”“月”“日”",
            "年, 月 and 日 are missing in the date “{}”",
        ),
        (
            compiled(
                rf"(?=[0-9])(?:(?<![0-9.])(?:{month})月(?:{day})(?={HAN})(?![{goes_on}])"
                rf"|(?:(?<=至)|(?<=自)|(?<=年)(?<=[至自][0-9]{{4}}年))(?:{month})月(?:{day})(?=,(?![0-9])|起(?!诉|草)|至|到)"
                rf"|(?<=(?:19|20)[0-9]{{2}}年)(?:{month})月(?:{day})(?=[。;)]|,(?![0-9])|[ \t]*$))",
                re.MULTILINE,
            ),
            "日期“{}”缺少“日”",
            "日 is missing in the date “{}”",
        ),
        (
            compiled(
                r"(?:1[0-2]|[1-9])(?<=年.)(?<=[12][09][0-9]{2}年[0-9])(?=[底初末](?!级)|起(?!诉|草|点|步|源|案|事|火)|[上中下]旬)"
                r"|1[0-2](?<=[12][09][0-9]{2}年..)(?=[底初末](?!级)|起(?!诉|草|点|步|源|案|事|火)|[上中下]旬)"
            ),
            "日期“{}”缺少“月”",
            "月 is missing behind “{}”",
        ),
        (
            compiled(
                r"20(?<![0-9],..)(?<![0-9A-Za-z.:〔\[(/-]..)[0-4][0-9](?= ?(?:1[0-2]|[1-9])月|度(?![假数])|总共|全年|上半年|下半年|第?[一二三四]季度|以来|[底末](?![级蕴层]))"
                # A year to which others in such a place are like: 到2027年,…;到2030,…
                r"|(?<=[^加高升长少低降大增减][到至])20[2-9][0-9](?=,(?![0-9]))"
            ),
            "“{}”之后缺少“年”",
            "年 is missing behind “{}”",
        ),
    )


def _document_number(found: re.Match[str]) -> str | None:
    if found["year"]:
        return f"〔{found['year']}〕{found['number']}号"
    return f"{found[0][0]}〔{found['year2']}〕{found['number2'] or found['number3']}号"


@check(
    "GLY009",
    "lost-separator",
    title=Text("分隔符号丢失", "separator lost"),
    severity="warning",
    basis="practice",
    bad=[
        "落实《法治政府建设实施纲要(⟦20212025⟧年)》和规划(⟦20212035⟧)。",
        "依据国办发⟦〔202130号⟧和川府⟦发201568号⟧文件,沪府⟦发2021〕12号⟧。",
        "⟦2021926日⟧召开会议,⟦2021年926日⟧印发。",
        "利用“⟦124⟧”国家宪法日、⟦626⟧国际禁毒日开展宣传。",
        "全年完成造林绿化面积⟦3 5⟧万亩，林木蓄积量和森林覆盖率稳步提高。",
        "系统自2023年⟦9⟧起上线,2023年⟦12⟧底验收。",
        "公开日期:⟦2024318⟧\n截至⟦12月31⟧止,自2024年⟦3月5⟧起施行,⟦6月30⟧前办结,⟦2024⟧总共办理12件,⟦2024⟧9月印发,2024年⟦9月26⟧，附⟦2024⟧度决算，会议于⟦2024⟧ 12月召开，到⟦2030⟧，基本建成。开茶节定在⟦4月18⟧在东山开幕，⟦9月3⟧区长带队检查。",
    ],
    good=[
        "落实《法治政府建设实施纲要(2021—2025年)》。",
        "国办发〔2021〕30号,川府发〔2015〕68号,[2021]30号",
        "编号20210926,电话20212025,第20212025号,2021-2025年",
        "2021年9月26日,20210926批次,全年365日,2021年100日攻坚",
        "(20212022)",
        "投资1 0亿元,产量2 5万吨,增长3 6%,均为预计数,数据以统计部门公布的为准。",
        "2023年9月起上线,2023年3起火灾、12起事故,2023年5初级职称。",
        "12·4国家宪法日,12345热线,124件,626人",
        "公开日期:20240318\n5月12起案件已经办结,至3月5,6日,12月31日止,2024年总共办理12件,办理3月20件。5月1至3日放假，由1988增加到2030，2024度假季，6月30天全勤，本月20余件。",
    ],
)
def lost_separator(document: Document, options: NoOptions) -> Iterator[Finding]:
    """转换时连接号、括号、“年”“月”或间隔号丢失，前后数字连在了一起：纲要（20212025年）、〔202130号、2021926日、“124”国家宪法日；
    或者数字之后缺了“年”“日”：12月31止、2024总共、2024度、到2030，公开日期：2024318；
    或者数字中间空了一格（3 5万亩，全文不超过两处）。

    不报告：八位的编号、电话、日期代码（后面没有“年”“日”“号”等字样，或前面有“第”）；写全的日期和字号。

    改法：能确定原样的给出修改，请先核对。全文有二十处以上时合报为一条。

    为什么：分隔符号一丢，年份、文号就读不出来，或者读成别的数。
    ---
    A dash, a bracket, 年, 月 or a middle dot was lost in a conversion, and the digits on both sides ran together:
    纲要(20212025年), 〔202130号, 2021926日, “124”国家宪法日; or 年 or 日 is missing after digits: 12月31止, 2024总共, 2024度, 到2030, 公开日期:2024318; or there is a space
    in a figure (3 5万亩), in no more than two of the text.

    Not reported: codes, telephone numbers and dates of eight digits, and dates and document numbers that are complete.

    To fix: where it is certain what stood there the fix writes it; look before you accept it. Twenty or more places are one
    finding.

    Why: Without the separator a year or a document number cannot be read, or is read as another number.
    """
    folded = document.folded
    losses = [
        Loss(Span(*found.span()), Text(zh.format(found[0]), en.format(found[0])))
        for pattern, zh, en in (_without_sign() if _may_lack_a_sign().search(folded) else ())
        for found in pattern.finditer(folded)
    ]
    for pattern, zh, en, mend in _fused() if _crowded().search(folded) else ():
        for found in pattern.finditer(folded):
            span = Span(*found.span())
            parted = mend(found)
            fix = Fix(Text(f"改为“{parted}”", f"write “{parted}”"), (Edit(span, parted),)) if parted else None
            losses.append(Loss(span, Text(zh.format(found[0]), en.format(found[0])), fix))
    yield from each(apart([*losses, *_spaced(document)]))


#: More spaces in figures than these are how the text was set.
_FEW_SPACED = 2


def _spaced(document: Document) -> list[Loss]:
    """The few figures that have a blank where their point was: 面积3 5万亩."""
    pattern = compiled(rf"[0-9](?<={HAN}.)[0-9]{{0,2}} [0-9]{{1,2}}(?=[万亿]|%|个百分点)")
    found = [Span(*match.span()) for match in pattern.finditer(document.folded)]
    if len(found) > _FEW_SPACED:
        return []
    return [
        Loss(
            span,
            Text(
                f"数字“{words}”中间空了一格，疑缺小数点",
                f"a space in the figure “{words}”; its point seems to be missing",
            ),
        )
        for span, words in ((span, document.folded[slice(*span)]) for span in found)
        if document.kind_at(span.start) in SENTENCES
    ]
