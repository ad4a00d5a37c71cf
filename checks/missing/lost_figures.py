"""RED: units whose figures are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

from ._around import words_before

#: Numerals, and what may stand for one before a unit: 数万元, 上亿元.
_NUMERALS = (
    "0-9一二两三四五六七八九十百千万亿几数多余半单位近上超过破达逾每按以约整零〇美港欧日壹贰叁肆伍陆柒捌玖拾佰仟"
)


#: What is reported as done this many times, and units that it is counted in; none of them is the end of a word there.
_DEEDS = (
    "整改|办结|受理|查处|新增|完成|解决|移送|化解|调解|建成|关闭|审结|撤销|取缔|培训|走访|抽查|开展|举办|召开|发放|印发|出台|修订|制定|处置|排查"
    "|整治|拆除|新建|签约|引进|培育|认定|接待"
)
_COUNTED = "(?<!接待)(?<!培训)(?<!处置)处|件|起|家|户|个|名|份|座|批|宗|辆|台|套|余件|余起|余人|余户"


#: Who or what is counted with a word of its own after it: 群众1042户.
_GROUPS = "群众|居民|村民|农民|企业|案件|人员|职工|学生|干部|党员|线索|隐患|项目|纠纷|车辆|土地|房屋"


#: What leads up to a count, what is done so many times, and who comes or is seen to; what ends in a value.
_LEADING = "共|合计|总计|累计|约|达到|分别为|增加|减少|净增"
_TIMES = "召开|举办|开展|组织|接待|查处|化解|调处|受理|办理|处置"
_VISITS = "接待|来访|上访|信访|走访|服务|培训|受益|惠及|检测|抽检|诊疗|接种|接受"
_ABOUT = "达|完成|超过|占|为|约"
_VALUES = "数|额|率|量|值|比例|比重|经费"
_UNITS = "万元|亿元|万人次|%|‰|个百分点|平方公里|公顷|万亩|万吨"
_DOUBLE = "批|件|起|场|户"


@cache
def _lost_figures() -> re.Pattern[str]:
    counted = "件|起|次|场|人次|人|户|家|名|个|份|项|条|批"
    stop = "[,。;、!]"
    words = (_UNITS, _LEADING, _GROUPS, _TIMES, _DEEDS, _VISITS, _DOUBLE, _ABOUT, _VALUES, "年|月")
    firsts = "".join(sorted({word[0] for group in words for word in group.split("|")}))
    return compiled(
        f"(?=[{firsts}])(?:"
        rf"(?P<unit>(?<={HAN})(?<![{_NUMERALS}])(?:{_UNITS})(?={stop}))"
        rf"|(?P<count>(?!共|约)(?:{_LEADING})(?:{counted})(?={stop})|(?:(?<![公中一、“总])共计?|(?<!{HAN})约)(?:{counted})(?={stop}))"
        rf"|(?P<class>(?!企业家)(?:{_GROUPS})(?:户|家|件|名|个|起|批|人次|场次|处|亩|辆|套)(?=[、和][0-9]))"
        rf"|(?P<verb>(?:{_TIMES})(?:次|场次|人次|起|批次)(?={stop}))"
        rf"|(?P<deed>(?:{_DEEDS})了?(?:{_COUNTED})(?={stop}))"
        rf"|(?P<visits>(?:{_VISITS})(?:群众|人员|旅客)?(?:人次|批次|场次)(?={stop}))"
        rf"|(?P<double>(?<={HAN})(?:{_DOUBLE})人次(?={stop}))"
        rf"|(?P<about>(?:(?:{_ABOUT})(?:(?<=达)到|(?<=占)比)?)(?:以上|左右|以下)(?={stop}))"
        rf"|(?P<date>(?<=[0-9]{{4}})年 ?月(?: ?日)?(?![0-9均度末初底])|(?<=[0-9])月 ?日(?![0-9均常报志])|(?<=[,。;于至自])月 ?日(?={HAN}))"
        rf"|(?P<copula>(?:{_VALUES})(?:为|达到|约为|共计|仅为|占)(?={stop}))"
        ")"
    )


#: What 起 ends: 自1953年建成起.
_SINCE = Lazy("[自从打][^,。;!?\n]*$")
#: So far before a place its clause is read, in code points.
_CLAUSE = 40

#: What stands before what is counted, in place of a figure: 各项, 该件, 首个.
_ONE = "各每整首末某本该此那这哪同逐其另"


@cache
def _bare_numerals() -> re.Pattern[str]:
    """A numeral in words behind a name, and nothing that it counts: 举办“讲堂”八,."""
    return compiled(r"[一二三四五六七八九十](?<=[”》].)[一二三四五六七八九十]?(?=[,。;])")


@cache
def _rows() -> re.Pattern[str]:
    """A unit without its figure between two that have theirs: 97项、市级项、县级305项."""
    unit = "项|个|件|家|名|户|起|处|所|座|条|场|次|万元|亿元|亩|吨|公里"
    part = f"(?:其中)?{HAN}{{1,8}}"
    return compiled(
        rf"[0-9](?P<unit>{unit})[、,](?P<bare>{part}(?<![{_NUMERALS}{_ONE}])(?P=unit))(?=[、,]{part}[0-9.]{{1,9}}(?P=unit))"
    )


@check(
    "RED007",
    "lost-figure",
    title=Text("数字缺失，只剩单位", "a unit without its figure"),
    severity="warning",
    basis="practice",
    where=SENTENCES,
    yields_to=("RED008",),
    bad=[
        "全年接待群众⟦批人次⟧,其中进京⟦批人次⟧。",
        "办理各类案件⟦共件⟧,争取资金⟦万元⟧,同比增长⟦%⟧。",
        "累计转移⟦群众户⟧、3128人，举办“法治讲堂”⟦八⟧，听众六百余人。",
        "会议于2024⟦年月日⟧召开,3⟦月日⟧结束,满意率⟦达到以上⟧。",
        "国家级24项、省级97项、⟦市级项⟧、县级305项，拨付甲镇12万元、⟦乙镇万元⟧、丙镇8万元。",
        "排查隐患215处，已⟦整改处⟧，⟦办结件⟧，⟦接待群众人次⟧。",
        "全年⟦建成个⟧，⟦签约家⟧，⟦关闭处⟧、⟦取缔家⟧，⟦审结件⟧，⟦撤销个⟧。",
        "比上年⟦增加件⟧,⟦召开次⟧。满意度提高⟦个百分点⟧,预算执行⟦数为⟧。",
    ],
    good=[
        "全年接待群众12批35人次,其中进京1批2人次。",
        "办理各类案件共12件,争取资金数万元、上亿元,同比增长近百分之五。",
        "国家级24项、省级各项、县级305项，甲镇3个、乙镇两个、丙镇5个。",
        "走访企业家、3名专家，落实“三个一”，推行“一网通办”，《通知》一、二项已落实，农户、商户3128户。",
        "做到件件有回音,批次、人次双下降,公共场所共建共享。",
        "大桥自1998年建成起,一直免费通行;时限从受理起,至办结止。",
        "规范垃圾处置场、污水处理厂管理。单位:万元。增幅(%)、比重(%)以上年为基数。",
        "加强会计师执业行为监管,提高执行率、完成量。",
    ],
)
def lost_figure(document: Document, options: NoOptions) -> Iterator[Finding]:
    """单位前面的数字不见了：“接待群众批人次”“争取资金万元”“同比增长%”“共件”；“……数为。”“达到以上”没有数；日期“2024年月日”；并列的几个数中有一个不见了：“省级97项、市级项、县级305项”。多为隐去、未填或转码丢失。

    不报告：数万元、上亿元一类的概数；表头里的单位“(%)”“单位：万元”；表格。

    改法：对照原始数据补上数字。

    为什么：没有数字，这一句就没有内容，汇总时也会漏掉。
    ---
    The figure before a unit is gone: 接待群众批人次, 争取资金万元, 同比增长%, 共件; or nothing follows …数为, 达到以上 or 2024年月日 have none; or one of like figures is gone (省级97项、市级项、县级305项). It was masked, never filled in, or lost in a
    conversion.

    Not reported: round figures in words (数万元, 上亿元), units in heads of tables ((%), 单位:万元), and tables.

    To fix: look the figure up.

    Why: Without the figure the sentence says nothing, and it is missing from every total.
    """
    bare = [Span(*found.span("bare")) for found in _rows().finditer(document.folded)]
    for span in bare:
        words = document.masked[slice(*span)]
        yield Finding(span, Text(f"单位之前没有数字：“{words}”", f"no figure before its unit: “{words}”"))
    ends = {span.end for span in bare}
    for found in _bare_numerals().finditer(document.folded):
        words = words_before(document, Span(*found.span()))
        yield Finding(Span(*found.span()), Text(f"“{words}”之后没有单位", f"nothing is counted by “{words}”"))
    for found in _lost_figures().finditer(document.folded):
        span = Span(*found.span())
        if span.end in ends or (
            found[0].endswith("起") and _SINCE.search(document.folded, max(0, span.start - _CLAUSE), span.start)
        ):
            continue
        words = words_before(document, span)
        if found.lastgroup == "date":
            message = Text(f"日期缺数字：“{words}”", f"a date without its figures: “{words}”")
        elif found.lastgroup in ("copula", "about"):
            message = Text(f"“{words}”之后没有数字", f"no figure follows “{words}”")
        else:
            message = Text(f"单位之前没有数字：“{words}”", f"no figure before its unit: “{words}”")
        yield Finding(span, message)
