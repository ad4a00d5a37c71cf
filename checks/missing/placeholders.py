"""RED: what was to be filled in and was not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.prose import is_han

from ._around import MANY, in_model, is_beside_words, is_running_text, spares_names, surroundings


@cache
def _open_date() -> re.Pattern[str]:
    unknown = "[X×x*]"
    return compiled(
        rf"(?<![0-9A-Za-z])(?P<date>(?:19|20)(?:[X×x_]{{2}}|\*\*|[0-9][X×x*])年(?:[X×x*_]{{1,2}}月)?(?:[X×x*_]{{1,2}}日)?"
        rf"|(?:(?:19|20)[0-9]{{2}}|{unknown}{{1,4}})年{unknown}{{1,2}}月(?:{unknown}{{1,2}}日)?"
        rf"|(?:{unknown}{{1,2}}|[0-9]{{1,2}})月{unknown}{{1,2}}日)"
    )


#: Links are not longer, in code points.
_LONGEST_LINK = 300
#: What templates leave to be filled in, in square brackets.
_FIELDS = (
    *(
        "日期",
        "时间",
        "年份",
        "数字",
        "数据",
        "数量",
        "金额",
        "人数",
        "件数",
        "次数",
        "比例",
        "单位",
        "单位名称",
        "部门",
    ),
    *("姓名", "名称", "地点", "地区", "区县", "项目名称", "会议名称"),
)


@cache
def _link() -> re.Pattern[str]:
    """A link up to some sign of it."""
    return compiled(r"(?:[a-z]{3,6}://|www\.|\]\()[^\s<>\"”》)。;]{0,300}\Z")


@cache
def _placeholder() -> re.Pattern[str]:
    to_do = (
        r"(?:待补充?|待填写?|待核实|待核对|待确认|待更新|待完善|待提供|请补充|请填写?|请核实|请核对|请插入|需补充|需核实"
        r"|此处(?:填写?|补充|插入|添加|输入)|在此(?:填写|输入|插入))"
    )
    fields = f"(?:{'|'.join(_FIELDS)})"
    return compiled(
        r"(?=[〔(\[【此请单点双数内待TFLlxN0_原理])(?:"  # what any of them begins with: ten times as quick
        r"(?P<number>〔(?:\s*〕\s*(?:第\s*)?号|[0-9]{4}〕(?:第?\s*|第?[X×x*]{1,5})号|20[X×x*]{2}〕))"
        rf"|(?P<note>[(\[【〔]\s?[^()\[\]【】〔〕。\n]{{0,10}}{to_do}[^()\[\]【】〔〕。\n]{{0,12}}[)\]】〕])"
        rf"|(?P<field>[\[【](?:具体)?{fields}[\]】])"
        r"|(?P<order>此处请?(?:填写|补充|插入|输入|填入)|请在此处?(?:填写|输入|插入|补充)|[单点双]击此处(?:输入|添加|编辑)(?:文字|标题|文本|内容)?"
        r"|(?:数据|数字|内容)待(?:补充?|填写?|核实|核对|更新)(?=[,。;)]|\s*$))"
        r"|(?P<todo>(?<![0-9A-Za-z_])(?:TODO|FIXME|TBD|TBC)(?![0-9A-Za-z_])|[Ll]orem [Ii]psum)"
        r"|(?P<alone>(?:待补充?|待填写?|待完善|待更新|内容待定)[。.]?(?=\s*$))"
        rf"|(?P<unknown>N(?<={HAN}N)(?=[件个家人次户名起项条余万亿元%])|(?<![0-9])0{{3,4}}-0{{6,8}}(?![0-9]))"
        r"|(?P<sign>x(?<![0-9A-Za-z]x)x{1,7}(?![0-9A-Za-z年月日]))"
        r"|(?P<blank>_(?<![_0-9A-Za-z/.-]_)_{1,39}(?![_0-9A-Za-z/.-]))"
        rf"|(?P<gap>_(?<=(?:{HAN}|[A-Z])_)(?=季度|[月日][^一-鿿]|[万亿]元|%|个百分点))"
        r"|(?P<slot>(?:原因|理由)(?:主要)?[是为](?=[。;])))",
        re.MULTILINE,
    )


_OPEN = (
    ("待", ("待补", "待填", "待核", "待确", "待更", "待完", "待提供", "内容待定")),
    ("〔", ("〕 ", "〕\n", "〕号", "〕第", "〕X", "〕×", "〕x", "〕*", "X〕", "×〕", "x〕", "*〕")),
    ("原因", ("因是。", "因是;", "因为。", "因为;", "要是。", "要是;", "要为。", "要为;")),
    ("理由", ("由是。", "由是;", "由为。", "由为;", "要是。", "要是;", "要为。", "要为;")),
    ("此", ("此处", "在此填", "在此输", "在此插", "在此补")),
    ("请", ("请补", "请填", "请核", "请插")),
    ("需", ("需补", "需核")),
    ("_", ("__", *("_" + unit for unit in "季月日万亿%个"))),
    ("x", ("xx",)),
    ("N", tuple("N" + unit for unit in "件个家人次户名起项条余万亿元%")),
    ("0", ("000-000",)),
    *((bracket, tuple(bracket + field[:1] for field in ("具体", *_FIELDS))) for bracket in "[【"),
    ("T", ("TODO", "TBD", "TBC")),
    ("F", ("FIXME",)),
    ("L", ("Lorem",)),
    ("l", ("lorem",)),
)


def _may_be_open(folded: str) -> bool:
    """A quick look at whether there can be a placeholder: the first sign of each, then what must follow it."""
    return any(first in folded and any(word in folded for word in words) for first, words in _OPEN)


def _placeholders(folded: str) -> list[re.Match[str]]:
    matches = list(_placeholder().finditer(folded)) if _may_be_open(folded) else []
    if any(sign in folded for sign in "X×x*_") and re.search("[X×x*_][年月日]", folded):
        matches += _open_date().finditer(folded)
    return sorted(matches, key=lambda match: match.start())


@check(
    "RED003",
    "placeholder",
    title=Text("占位内容未填", "placeholder left in the text"),
    severity="error",
    basis="practice",
    bad=[
        "⟦20XX年⟧,我区法治政府建设取得新成效。",
        "经⟦XX月XX日⟧常务会议研究同意,于2024年⟦3月XX日⟧起施行。",
        "共办理行政复议案件⟦(数据待核实)⟧件,按期办结率100%。",
        "举办培训班12期⟦【此处补充参加人数】⟧,取得明显成效。",
        "一、总体情况\n⟦待补充⟧\n二、存在问题",
        "印发《实施方案》(政发⟦〔2024〕 号⟧),明确任务分工。",
        "印发《工作要点》(政办⟦〔 〕号⟧),细化措施。",
        "⟦TODO⟧:补充第三季度数据,报领导审定。",
        "全年共检查企业⟦____⟧家,发现问题35个。",
        "共检查企业⟦N⟧家，发现问题⟦N⟧个，联系电话：⟦0000-0000000⟧。",
        "并于Q⟦_⟧季度召开会议。\n《申请表》（格式）见附件。\n县林业局\n⟦2024年x月x日⟧",
        "组织⟦xxx⟧单位开展联合执法,取得明显成效。",
        "⟦Lorem ipsum⟧ dolor sit amet。",
        "公务接待费比上年减少,主要⟦原因是⟧。其中国内接待3批次。",
        "⟦点击此处添加标题⟧",
        "请各单位于⟦【日期】⟧前上报,本年度共召开会议⟦[数字]⟧次。",
    ],
    good=[
        "2024年,我区法治政府建设取得新成效。",
        "相关制度有待补充完善,具体情况有待核实。",
        "请申请人如实填写申请表,待审核通过后签名(盖章)。",
        "年度报告参考格式:20XX年,XX局共办理行政复议案件XX件。",
        "行政处罚告知书\n某某公司:\n经查,你公司于20XX年XX月XX日违反有关规定,拟给予行政处罚,请于3月XX日前陈述意见。",
        "甲方:____\n乙方:____\n签订日期:____年__月__日\n经甲乙双方协商一致,由____向____支付____元,____日内付清。",
        "建设通州科技商务区(TBD),联系邮箱为xxgk_abc@x.cn,网址为www.xxx.cn。",
        "国发〔2024〕3号文件和第〔2024〕12号令已经印发,其原因是多方面的。",
        "推行4+N模式，落实“1+N”个方案，编号0001-000002，举一反三解决N+1个问题。",
        "常住户口待定人员按规定登记,时间待定。",
        "【时间】2024年3月1日\n【地点】区政府会议室\n部门(单位)共有车辆3辆。",
        "报告全文见https://www.songhe.example/gk/Report_%E5%B9%B4__2023.html，附件见[全文](gk/松河县报告_月度.html)。",
        "出租方一栏还是“（请填写单位全称）”，其中“到站时间：____时____分”由值班员逐班填写，“见20XX年第3号”的写法已停用。",
        "登记簿上只贴“第____号”标签，一份附注中写着“20XX年XX月”，表头为“填报单位：____”，均已通报。",
    ],
)
def placeholder(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文中留有应填而未填的占位内容：“20XX年”“XX月XX日”“（数据待核实）”“待补充”“____”“〔2024〕 号”“【日期】”“TODO”
    以及“原因是。”这样没有下文的空项。

    不报告：供他人填写的样表、格式、文书（告知书、申请表、合同）、示例，有许多空白线的表格与合同，“有待补充完善”一类的通常说法，
    作名称用的缩写（商务区（TBD））。

    改法：填入实际内容，或者删去。

    为什么：占位内容没有填，说明报告没有定稿。
    ---
    Something was to be filled in and was not: 20XX年, XX月XX日, (数据待核实), 待补充, ____, 〔2024〕 号, 【日期】, TODO, and an
    empty slot such as 原因是。

    Not reported: models, papers (告知书, 申请表, 合同) and examples for others to fill in, forms and contracts with many blanks,
    ordinary wording such as 有待补充完善, and abbreviations that are names.

    To fix: fill it in or delete it.

    Why: A placeholder shows that the report is not finished.
    """
    found = [match for match in _placeholders(document.folded) if _is_left_open(document, match)]
    blanks = sum(match.lastgroup == "blank" for match in found)
    for match in found:
        kind = str(match.lastgroup)
        if kind == "blank" and blanks > MANY // 2:
            continue
        span = Span(*match.span())
        shown = document.text[span.start : span.end]
        if kind == "slot":
            message = Text(f"“{shown}”之后没有内容", f"nothing follows “{shown}”")
        else:
            message = Text(f"占位内容未填：“{shown}”", f"placeholder not filled in: “{shown}”")
        yield Finding(span, message)


def _is_left_open(document: Document, match: re.Match[str]) -> bool:
    """Whether what looks like a placeholder was to be filled in by the author of this text."""
    folded = document.folded
    span = Span(*match.span())
    around = surroundings(document, span)
    left, right = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    kind = match.lastgroup
    if "_" in match[0] and _link().search(folded, max(0, span.start - _LONGEST_LINK), span.start):
        return False
    if kind == "todo" and left == "(" and is_han(folded[span.start - 2 : span.start - 1]):  # a name: 商务区(TBD)
        return False
    if kind == "alone" and around.paragraph != span:
        return False
    if kind in ("sign", "blank", "field") and not (
        is_running_text(document, span.start) and is_beside_words(left, right)
    ):
        return False
    if kind in ("date", "sign") and spares_names(document, span):  # 薛xx, 北路xx号: masked as courts do
        return False
    if kind == "date" and around.paragraph == span:
        return False if document.models.titled(span.start) else not document.mentioned(span)
    return not in_model(document, span)
