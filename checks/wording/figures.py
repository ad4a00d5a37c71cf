"""QTY: figures that are written as no figure can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

#: Units that come right after a figure and do not begin another word there.
_UNIT = "(?:[万亿]?元(?![旦宵素])|[万亿](?!一)|[%‰]|人次|件(?!数)|起(?![草诉步点])|家(?![具庭长电居乡政])|户(?![籍外型])|吨|亩|公里|平方米)"

#: This many decimal points of full width, and this many times fewer than the others, are slips and no habit.
_FEW_WIDE, _FEWER = 3, 3

#: How many more places of a table a finding names.
_PLACES = 3

#: What is wrong, by the group of the pattern that finds it.
_WRONG = {
    "point": Text("小数点不止一个", "more than one decimal point"),
    "bare": Text("小数点后没有数字", "no digit after the decimal point"),
    "comma": Text("逗号后不足或超过三位", "a comma that is not followed by three digits"),
    "zero": Text("整数以0开头", "a whole number that begins with 0"),
    "twice": Text("单位写了两遍", "the unit is written twice"),
    "points": Text("“%”与“百分点”只能用一个", "either % or points, not both"),
    "count": Text("“百分点”前缺“个”", "no 个 before 百分点"),
    "stop": Text("小数点写成了别的标点", "another mark in place of the decimal point"),
    "part": Text("按个计的数不是整数，可能缺“万”", "a fraction of what is counted in whole numbers; 万 may be missing"),
    "wide": Text("小数点是全角，别处是半角", "a full-width decimal point, elsewhere half-width"),
    "width": Text("数字一部分是全角、一部分是半角", "full-width and half-width digits in one figure"),
}


@cache
def _figures() -> re.Pattern[str]:
    alone = "(?<![0-9.,:/A-Za-z×*+-])"
    return compiled(
        "(?=[0-9])(?:"
        rf"(?P<point>{alone}[0-9]{{1,9}}(?:\.\.|\.[0-9]{{1,4}}\.)[0-9]{{1,4}}(?=\s?{_UNIT}))"
        rf"|(?P<bare>(?<={HAN})[0-9]{{2,9}}\.(?=[万亿]?元|%|人次))"
        rf"|(?P<comma>{alone}(?<![第、居列])[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,3}},(?:[0-9]{{1,2}}|[0-9]{{4,6}})(?![0-9,.])(?=\s?{_UNIT}))"
        r"|(?P<stop>[0-9]{1,9}(?:。[0-9]{1,2}(?=%|[万亿]|个百分点)|、0(?=%|[万亿]|个百分点)))"
        rf"|(?P<part>(?<={HAN})[0-9]{{1,7}}\.[0-9]{{1,4}}(?:人次|人(?!民|[次/])|[件户名家起场份册辆座宗批])(?![均/·次]))"
        rf"|(?P<zero>{alone}(?<![ 〕号第·])0[0-9]{{1,8}}(?=[万亿]?元|人次|[%件家户]))"
        ")"
    )


@cache
def _units() -> re.Pattern[str]:
    return compiled(
        "(?=[万亿人平公个百元件%])(?<=[0-9余多])(?:"
        "(?P<twice>(?P<unit>[万亿]元|人次|平方米|公里|公顷|个?百分点)(?P=unit)|[万亿]?元元(?![旦素])|万万(?!千)|件件(?!有)|%%)"
        "|(?P<points>%个?百分点)|(?P<count>(?<![余多])百分点)"
        ")"
    )


@check(
    "QTY009",
    "malformed-figure",
    title=Text("数字书写有误", "malformed figure"),
    severity="warning",
    basis="GB/T 15835-2011; practice",
    bad=[
        "同比增长⟦12..5⟧%。",
        "完成投资⟦1.2.3⟧亿元，其中省级⟦12.⟧万元。",
        "检查企业⟦1,23⟧家，同比增长⟦21,7⟧%，罚款⟦1,2345⟧元。",
        "增加⟦02⟧亿元。",
        "满意度⟦98。6⟧%，回落⟦3、0⟧个百分点，新增城镇就业⟦1.2人⟧。",
        "工业增长5.2%，农业增长3.1%，服务业增长6.3%，优良率提高到62⟦．⟧5%，近视率下降⟦１⟧2.5%。",
        "罚款12000⟦元元⟧，补助1200⟦万万⟧元，受众120余⟦人次人次⟧，办案12⟦件件⟧。",
        "提高15⟦%个百分点⟧，回落2.3⟦百分点⟧。",
        "项目，单位，本年，上年\n原煤\t⟦352,8⟧万吨\t298.5万吨\n原油\t304,5万吨\t271.2万吨\n原盐\t68,9万吨\t13.1万吨",
    ],
    good=[
        "同比增长12.5%。",
        "完成投资1.23亿元，其中省级12.5万元。",
        "检查企业1,230家，同比增长21.7%，罚款12,345元。",
        "居全国第4,21家企业入选，占全国1/10,4386万名务工人员在粤。",
        "检查企业8,12家合格,3家停业,其余关闭,整改完毕。",
        "检查企业8，12家合格。",
        "每秒运算12亿亿次，能量高于1亿亿电子伏特，增加2亿元，价格138 000元，007号令，编号012件，2024.01.02发布。",
        "每千人口拥有护士4.3人，户均2.5人，按1.5人计算，资产为2.5人民币，达98。6月份回落，提高2、3个百分点。",
        "提高15个百分点，千千万万人，提高2个多百分点，一万万元。",
        "增长2.1%，下降1.5%，查明的事实1．2015年10月检查三家企业，2．2016年复查。",
        "工作如下：1.万元GDP能耗；12.家庭医生；升级到2.1.3版。",
    ],
)
def malformed_figure(document: Document, options: object) -> Iterator[Finding]:
    """数字或紧跟其后的单位写坏了，读不出确定的数。

    报告：小数点连写或不止一个（12..5%、1.2.3亿元）；小数点后没有数字（12.万元）；半角逗号后不是三位（1,23家，可能把小数点误作逗号）；整数以0
    开头（02亿元）；单位写了两遍（元元、万万、人次人次）；“15%个百分点”“2.3百分点”；
    小数点写成了句号、顿号（98。6%）；按个计的数不是整数（就业1.2人）；全文的小数点都是半角（或没有），个别
    是全角（62．5%）；一个数里有全角也有半角（１2.5%）。

    不报告：全角逗号，或者全文以半角逗号断句时数字间的逗号（可能是断句）；条目编号（1.万元GDP能耗）；版本号、日期、编号。

    同一张表里同样的写法只报告一次。

    改法：对照原始数据改正。只有单位重复和缺“个”附有修复，数字本身从不自动改动。

    为什么：写坏的数读不出确定的值，汇总时会被漏掉或算错。
    ---
    A figure, or the unit right after it, is written so that it has no certain value.

    Reported: more than one decimal point (12..5%, 1.2.3亿元); none of the digits that should follow it (12.万元); a half-width comma with more or
    less than three digits after it (1,23家, perhaps a decimal point); a whole number that begins with 0; a unit written twice; per cent and
    percentage points in one, 百分点 without 个, a full stop or 、 for the point (98。6%), a part of what is counted one by one (就业1.2人), a decimal point of full width where all others have half width, and digits of both widths in one figure.

    Not reported: full-width commas, and any comma between digits in a text whose sentences have half-width commas;
    numbers of items; versions, dates, codes. In one table the same way of writing is one finding.

    To fix: look the figure up. Only units have a fix; digits are never changed.

    Why: A malformed figure has no certain value, and is lost or miscounted when figures are collected.
    """
    found = [match for match in _figures().finditer(document.folded) if _is_wrong(document, match)]
    tables: dict[tuple[str, int], list[re.Match[str]]] = {}
    for match in (
        *found,
        *_wide_points(document.text),
        *_mixed_widths(document.text),
        *_units().finditer(document.folded),
    ):
        block = document.block_at(match.start())
        if block and block.kind == "row" and block.group >= 0:
            tables.setdefault((match.lastgroup or "", block.group), []).append(match)
        else:
            yield _finding(document, match)
    for first, *others in tables.values():
        yield _of_table(_finding(document, first), [_finding(document, match) for match in others])


#: So far before a part of what is counted one by one it may be said for how many it stands.
_MEAN = 40


@cache
def _means() -> re.Pattern[str]:
    """What is counted for each of others, or weighed: 每千人口4.3人, 户均2.5人, 按1.5人计算."""
    return compiled("[每均按比率折]|万人|拥有|死亡|人口|强度|户")


def _is_wrong(document: Document, match: re.Match[str]) -> bool:
    """Whether what looks wrong is so in this text."""
    start = match.start()
    if match.lastgroup == "comma":
        return "," in document.text[slice(*match.span())] and document.view(_full_commas)
    if match.lastgroup == "part":
        before = compiled("[。;\n]").split(document.folded[max(0, start - _MEAN) : start])[-1]
        return document.kind_at(start) in SENTENCES and not _means().search(before)
    return True


def _mixed_widths(text: str) -> list[re.Match[str]]:
    """Digits of full width beside those of half width, if they are slips and no habit."""
    if compiled("[０-９]").search(text) is None:
        return []
    found = list(compiled(r"(?P<width>[０-９]{1,9}(?=\.?[0-9])|(?<=[0-9])[０-９]{1,9})").finditer(text))
    return found if len(found) <= _FEW_WIDE else []


def _wide_points(text: str) -> list[re.Match[str]]:
    """The decimal points of full width in a text that has those of half width by custom."""
    found = (
        list(compiled(rf"(?<={HAN})[0-9]{{1,9}}(?P<wide>．)(?=[0-9])(?!(?:19|20)[0-9]{{2}} ?年)").finditer(text))
        if "．" in text
        else []
    )
    others = len(compiled(r"[0-9]\.(?=[0-9])").findall(text)) if found else 0
    if not 0 < len(found) <= _FEW_WIDE or len(found) * _FEWER > max(others, _FEWER):
        return []
    return found


def _of_table(first: Finding, others: list[Finding]) -> Finding:
    """One finding for all figures of a table that are written wrong in the same way."""
    if not others:
        return first
    count = len(others)
    words = Text("同一张表里也如此", "also in the same table")
    edits = tuple(edit for one in (first, *others) if one.fix for edit in one.fix.edits)
    return first._replace(
        note=Text(f"同一张表里另有{count}处", f"{count} more in the same table"),
        related=tuple(Related(one.span, words) for one in others[:_PLACES]),
        fix=first.fix and Fix(first.fix.message, edits, first.fix.safe),
    )


#: Longer than the words that say of what a figure is the rate.
_REACH = 16


@cache
def _bare() -> re.Pattern[str]:
    """A figure without a unit that ends a clause."""
    return compiled(r"[0-9](?<![0-9.,].)[0-9]{0,2}(?:\.[0-9]{1,4})?(?=[。;!]|,(?![0-9]))")


@cache
def _rate() -> re.Pattern[str]:
    """What asks for a % behind it; some rates are plain numbers."""
    plain = "".join(f"(?<!{sign}率)" for sign in "汇频倍功比速赔费曲") + "(?<!容积率)(?<!生育率)(?<!折射率)"
    to = "(?:(?:提高|提升|上升|增长|增加|下降|降低|回落|升|降)(?:到|至)|达到?了?|为|高达|仅为|仅|约为|约|超过?|近)?"
    base = "(?:同比|环比|上年|去年|上年同期|去年同期)"
    change = "(?:增长|下降|上升|回落|增加|减少|提高|降低)了?"
    return compiled(rf"(?<!指数)(?:(?:{HAN}{{1,6}}率{plain}|占比|比重){to}|(?P<change>{base}{change}))\s?$")


@check(
    "QTY008",
    "missing-unit",
    title=Text("比率缺少百分号", "rate without a percent sign"),
    severity="warning",
    basis="practice",
    bad=[
        "行政机关负责人出庭应诉率达⟦98.5⟧。",
        "参训率提高到⟦95⟧，群众满意率为⟦97.6⟧；第三产业占比⟦45.2⟧。",
        "财政收入同比增长⟦13.95⟧，比上年下降⟦2.5⟧。",
    ],
    good=[
        "行政机关负责人出庭应诉率达98.5%。",
        "满意率分别为98.5、97.6和95.2%，出生率为8.5‰，死亡率为12.3/10万。",
        "容积率为2.5，人民币汇率为7.1，总和生育率为1.3，频率为50，功率达12.5。",
        "过期食品检出率为0，失业率为0。",
        "景气指数环比下降1.9，物价指数同比上升0.6。",
        "三产占比达\n45.2%，同比增长3件，同比增加12.5亿元，效率提升1.5倍。",
    ],
)
def missing_unit(document: Document, options: object) -> Iterator[Finding]:
    """率、占比、比重之后，或者“同比增长”一类的话之后，只有一个数而没有“%”。

    只看紧接着句号、分号或逗号的数。

    不报告：本来就是一个数的率（容积率、汇率、生育率、频率、功率……）；并列时由后面共用的百分号；“/10万”“‰”“倍”。

    改法：补上“%”，或者写明单位。

    为什么：没有百分号，读者不知道是百分之几还是别的单位。
    ---
    A rate, a share, or a change on the year before is followed by a bare figure where a % is due.

    Only figures right before a full stop, semicolon or comma are looked at.

    Not reported: rates that are plain numbers (容积率, 汇率, 生育率, 频率, 功率 and the like), figures that share the % after a list,
    and other units.

    To fix: add the % or say the unit.

    Why: Without the sign a reader cannot tell a percentage from any other figure.
    """
    for match in _bare().finditer(document.folded):
        said = _rate().search(document.folded[max(0, match.start() - _REACH) : match.start()])
        if said and match[0] != "0" and ("." in match[0] or not said["change"]):
            begin = match.start() - len(said[0])
            words = " ".join(document.masked[begin : match.end()].split())
            yield Finding(Span(*match.span()), Text(f"缺少“%”或单位：“{words}”", f"no % or unit: “{words}”"))


def _finding(document: Document, match: re.Match[str]) -> Finding:
    kind = match.lastgroup or ""
    span = Span(*match.span(kind))
    start = span.start
    while start and span.start - start < 12 and document.folded[start - 1] in "0123456789.,余多":
        start -= 1
    words = " ".join(document.masked[start : span.end].split())
    said = _WRONG[kind]
    fix = None
    if kind == "twice":
        half = (span.start + span.end + 1) // 2
        fix = Fix(Text("删去重复的单位", "delete the repeated unit"), (Edit(Span(half, span.end), ""),))
    elif kind == "wide":
        fix = Fix(Text("改为半角", "make it half width"), (Edit(span, "."),), safe=True)
    elif kind == "width":
        fix = Fix(Text("改为半角", "make them half width"), (Edit(span, document.folded[slice(*span)]),))
    elif kind == "count":
        fix = Fix(Text("补上“个”", "add 个"), (Edit(Span(span.start, span.start), "个"),))
    return Finding(
        span, Text(f"数字书写有误，{said.zh}：“{words}”", f"malformed figure, {said.en}: “{words}”"), fix=fix
    )


def _full_commas(document: Document) -> bool:
    """Whether the text parts its clauses with full-width commas: the half-width ones that count are not between digits."""
    return document.text.count("，") > len(re.findall("(?<![0-9]),|,(?![0-9])", document.text))
