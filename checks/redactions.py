"""RED: words that are missing, masked or still to be filled in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.prose import is_han

#: A letter that is no Latin one, which in Chinese is a Han: a range of all Han takes long to compile.
HAN = r"[^\W0-9A-Za-z_]"

#: Where words stand in sentences.
RUNNING: tuple[Kind, ...] = ("run-in", "body", "item", "quotation")
#: A model for others to fill in says so this near above its blanks, and a lawsuit above its names, in code points.
REACH = 200
#: A report with more masks, or more blanks, than this has them on purpose.
MANY = 5
#: The marks for whose words the rest of the text is searched.
HINTS = 20


def _templates(document: Document) -> list[int]:
    """Where the text speaks of models, forms and their wording."""
    pattern = r"模[板版]|样[表本式张稿]|式样|范[本文例]|示范文本|(?:参考|报告|文书|规范|如下|统一)格式|格式文本|填[表报写]说明|规范用语|填写示例"
    return [match.start() for match in re.finditer(pattern, document.folded)]


@cache
def _specimen() -> re.Pattern[str]:
    # How the title of a paper ends that others fill in: 告知书, 申请表, 委托合同.
    return compiled(
        r"(?:(?:申请|承诺|委托|授权|登记|审批|备案|告知|送达|责任|回执|证明|报名|推荐|决定|通知|建议|意见|执行|协议|保证)[书表单函状证]|合同|协议|回执)"
        r"(?:[(〔].{1,20}[)〕])?\s*\Z"
    )


def _examples(document: Document) -> list[int]:
    """Where the text says that an example follows."""
    return [match.start() for match in re.finditer(r"例如|比如|譬如|如:|示例|用语[是为:]", document.folded)]


def _lawsuits(document: Document) -> list[int]:
    """Where the text tells of a lawsuit, in which names and dates are masked by custom."""
    pattern = "原告|被告|上诉人|被执行人|案情|裁判要旨|民事判决|行政判决|刑事判决"
    return [match.start() for match in re.finditer(pattern, document.folded)]


def _any_between(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _in_template(document: Document, span: Span) -> bool:
    """Whether ``span`` belongs to a model for others to fill in, or to an example."""
    paragraph = document.paragraphs[_paragraph(document, span.start)]
    start = span.start - REACH
    titles = document.spans(["title"])
    above = bisect_right(titles, span.start, key=lambda title: title.start) - 1
    if above >= 0 and titles[above].end <= span.start and _specimen().search(document.folded[slice(*titles[above])]):
        return True
    return _any_between(document.view(_templates), start, span.start) or _any_between(
        document.view(_examples), max(start, paragraph.start), span.start
    )


def _in_lawsuit(document: Document, span: Span) -> bool:
    return _any_between(document.view(_lawsuits), span.start - REACH, span.end + REACH // 4)


def _paragraph(document: Document, offset: int) -> int:
    """The index of the paragraph that holds ``offset``, or of the one before it."""
    return max(0, bisect_right(document.paragraphs, (offset, len(document.text))) - 1)


def _is_running_text(document: Document, offset: int) -> bool:
    """Whether ``offset`` stands among sentences: in no heading, cell, label or piece of markup."""
    block = document.block_at(offset)
    return block is not None and block.kind in RUNNING


def _is_among_words(document: Document, offset: int) -> bool:
    """Whether ``offset`` stands in no cell, form or piece of markup, whose signs mean something else."""
    block = document.block_at(offset)
    return block is not None and block.kind not in ("row", "form", "contents", "code", "quotation")


class _Around(NamedTuple):
    """What stands next to a span in its paragraph: "" at its ends; blanks do not count."""

    paragraph: Span
    left: str
    right: str


def _around(document: Document, span: Span) -> _Around:
    paragraph = document.paragraphs[_paragraph(document, span.start)]
    return _Around(
        paragraph,
        document.folded[max(paragraph.start, span.start - 24) : span.start].rstrip()[-16:],
        document.folded[span.end : min(paragraph.end, span.end + 24)].lstrip()[:16],
    )


def _may_be_cut(folded: str) -> bool:
    """A quick look at whether there can be a mark: 略 but in 战略 and 策略, or a word for what was taken out."""
    if folded.count("略") > folded.count("战略") + folded.count("策略"):
        return True
    return any(word in folded for word in ("删", "隐去", "屏蔽", "脱敏", "缺失", "丢失", "涉密", "敏感")) or (
        "redacted" in folded.lower()
    )


@cache
def _mark() -> re.Pattern[str]:
    # ``bare`` stands for words, ``side`` is how a quotation is cut, ``author`` names what was left out. All begin with
    # one class of signs, so that a search passes quickly over the others.
    return compiled(
        r"[(\[【〔{<此](?:(?<!此)\s{0,3}(?:"
        r"(?P<side>以?[上中下前后]文?(?:略|省略|从略))"
        r"|(?P<bare>(?:此[处段句]|这里)?(?:内容|文字|原文)?(?:从略|省略|略去|略|删略|删节)(?:[0-9一二三四五六七八九十百千万]{1,5}余?字)?"
        r"|(?:此[处段句]|这里|内容|文字|原文)(?:内容|文字)?已?(?:删除|删减|隐去|屏蔽|脱敏|缺失|丢失|涉密)(?:处理)?"
        r"|已(?:隐去|屏蔽|脱敏)(?:处理)?|敏感(?:词|字|信息|内容)|(?i:redacted))"
        r"|(?P<author>[^()\[\]【】〔〕{}<>\n。]{1,10}(?<![战策方谋侵简粗概大要忽胆攻约传韬史领])略)"
        r")\s{0,3}[)\]】〕}>]"
        r"|(?P<open>(?<=此)处(?:内容|文字)?(?:从略|省略(?:[0-9一二三四五六七八九十百千万]{1,5}余?字)?)))"
    )


@cache
def _omitted() -> re.Pattern[str]:
    # What an author leaves out and says so: 附件2(略), 第三款(略).
    return compiled(
        r"(?:附[件表录图]|名单|清单|目录|表格?|图|全文|原文|正文|内容|条文|细则|文本|样式|格式|明细|详情|公式|过程|签名|署名|落款|注释"
        r")[0-9一二三四五六七八九十]{0,3}[》”]?:?\Z"
    )


@cache
def _clause() -> re.Pattern[str]:
    return compiled(r"第[一二三四五六七八九十百零〇0-9]{1,6}[条款项章节]\Z|[0-9一二三四五六七八九十][、.]\Z")


#: What follows 市 in the words that a filter of place names breaks: (略)场主体 was …市场主体.
_MARKET = ("主体", "监管", "监督", "经济", "化", "准入", "秩序", "环境", "竞争", "需求", "价格", "活力")


def _missing_words(document: Document, around: _Around) -> Text | None:
    """What the rest of the text shows to have stood at a mark, as the end of a message; None when nothing does."""
    if around.right[:1] == "场" and around.right[1:].startswith(_MARKET):
        word = "市场" + next(end for end in _MARKET if around.right[1:].startswith(end))
        return Text(f"，疑为“{word}”", f"; “{word}” is meant, it seems")
    left, right = around.left[-4:], around.right[:4]
    if len(left) < 4 or len(right) < 4:
        return None
    folded = document.folded
    at = folded.find(left)
    while at >= 0:
        between = at + len(left)
        until = folded.find(right, between + 1, between + 12 + len(right))
        if until > 0 and re.fullmatch(f"{HAN}{{1,12}}", folded[between:until]):
            word = folded[between:until]
            return Text(f"，疑为“{word}”（见文中别处）", f"; “{word}” stands there elsewhere in the text")
        at = folded.find(left, between)
    return None


def _stands_for_words(document: Document, kind: str, mark: Span, around: _Around) -> bool:
    """Whether a mark has taken the place of words in a sentence; else it says that a passage was left out."""
    left, right = around.left[-1:], around.right[:1]
    if kind == "author" or not (left or right) or not _is_running_text(document, mark.start):
        return False
    if kind == "side":
        return is_han(left) and is_han(right)
    if _omitted().search(around.left):
        return False
    if not left or left in "。!?;:…)" or _clause().search(around.left):
        return bool(right) and right not in ",。;:!?、)"
    return True


@check(
    "RED001",
    "redaction-mark",
    title=Text("正文中的“（略）”类标记", "mark in place of words"),
    severity="error",
    basis="practice",
    bad=[
        "部门抽查200余批次,检查 ⟦(略)⟧ 场主体2600余户,结果全部向社会公示。",
        "重点对党中央、⟦(略)⟧重大决策部署落实情况开展监督检查。",
        "规范负责人出庭应诉工作。 ⟦(略)⟧ 审理行政案件,落实出庭应诉通报制度。",
        "会同⟦[此处省略]⟧联合开展专项检查12次,发现问题35个。",
        "⟦【略】⟧会议研究部署法治政府建设工作,并作出安排。",
        "由⟦(内容已屏蔽)⟧牵头办理,年底前完成。共办理⟦此处省略⟧案件36件。",
        "三、关于机场建设项目问题。⟦(略)⟧",
        "附件:1.任务清单⟦(略)⟧",
        "奖励先进集体12个⟦(名单略)⟧,先进个人30名。",
    ],
    good=[
        "部门抽查200余批次,检查市场主体2600余户,结果全部向社会公示。",
        "实施创新驱动发展战略(以下简称战略),制定营销策略。",
        "组织全区573名行政执法(监督)人员参加培训,政策解读从略从简。",
        "此处略有出入,已作说明。",
    ],
)
def redaction_mark(document: Document, options: NoOptions) -> Iterator[Finding]:
    """正文中出现“（略）”“[此处省略]”“【略】”一类标记，说明原有的字词被抓取程序、脱敏程序或编辑替换掉了，
    句子因此残缺。凡文中别处有相同的上下文，或残留的半个词足以说明原词的，一并提示。

    标记独自成段、跟在标题或“附件”“名单”之后（“附件（略）”“具体名单略”），是作者有意略去一段内容，
    只作提示（info）。“战略”“策略”不在此列。

    修改：找回原文，补上被略去的字词。

    ---
    A mark such as (略) or [此处省略] in running text has replaced words: a scraper, a masking program or an
    editor left it, and the sentence is broken. Where the same context stands elsewhere in the text, or half a
    word is left, the finding says what is likely missing.

    A mark that stands alone, after a heading or after 附件 or 名单 says that the author left a passage out on
    purpose: info. Words such as 战略 are no marks.

    To mend it, restore the words from the original.
    """
    hints = 0
    for match in _mark().finditer(document.folded) if _may_be_cut(document.folded) else ():
        span = Span(*match.span())
        around = _around(document, span)
        shown = document.text[span.start : span.end]
        if _stands_for_words(document, str(match.lastgroup), span, around):
            hints += 1
            hint = (_missing_words(document, around) if hints <= HINTS else None) or Text("", "")
            yield Finding(
                span,
                Text(f"“{shown}”处缺少原有的字词{hint.zh}", f"words are missing at “{shown}”{hint.en}"),
            )
        else:
            yield Finding(
                span,
                Text(f"此处以“{shown}”略去了内容", f"a passage is left out here: “{shown}”"),
                severity="info",
            )


_MASKS = "×X*■█▇▓▉□○"


@cache
def _masked() -> re.Pattern[str]:
    # Runs of more than a dozen are rules and fillings. A date or a document number is RED003's.
    # What may not stand before a run is looked at behind its first sign, which is quicker.
    return compiled(
        r"×(?<![0-9A-Za-z×*_〕\]]×)×{1,11}(?![0-9A-Za-z×*_年月日-])"
        r"|X(?<![0-9A-Za-z×*_〕\]]X)X{1,5}(?![0-9A-Za-z×*_年月日-])"
        r"|\*(?<![0-9A-Za-z*\\]\*)\*{1,11}(?![0-9A-Za-z*年月日])"
        r"|[■█▇▓▉](?<![■█▇▓▉□].)[■█▇▓▉]{1,11}(?![■█▇▓▉□])"
        r"|□(?<![■█▇▓▉□]□)□{1,11}(?![■█▇▓▉□])"
        r"|○(?<![○〇零一二三四五六七八九十百千万、·]○)○{1,5}(?=省|市|县|区|镇|乡|村|局|厅|委|公司|单位|同志)"
    )


@cache
def _place_or_body() -> re.Pattern[str]:
    return compiled(r"(?:省|市|县|区|旗|镇|乡|街道|村|社区|局|委|厅|院|办|公司|单位|学校|医院|中学|小学|同志)")


@cache
def _masked_name() -> re.Pattern[str]:
    # 原告张××: a surname that follows no other word, as courts mask names.
    return compiled(
        rf"(?:(?<!{HAN})|(?<=[人告诉由与和将为向被对给在名叫民员长者女男犯某及、]))"
        r"[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
        r"鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计成戴谈宋庞熊纪舒屈项"
        r"祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房干解应宗丁宣邓郁单杭洪包左石崔吉龚程"
        r"邢裴陆荣翁荀羊甄曲封储靳段焦巴牧谷车侯全秋仲伊宁仇甘武刘景詹龙叶司黎乔苍闻翟谭劳申冉桑桂牛边燕尚温庄晏柴阎连习艾向易廖耿"
        r"匡文寇广东欧沃利师巩聂关红游权查后]\Z"
    )


@check(
    "RED002",
    "masked-text",
    title=Text("文字被遮盖", "masked words"),
    severity="warning",
    basis="practice",
    bad=[
        "全年组织⟦×××⟧专项检查12次,发现问题35个。",
        "会同⟦XX⟧部门开展联合执法,取得明显成效。",
        "推动⟦***⟧工作落实,全年办理案件36件。",
        "举办■法治讲座,组织⟦■■⟧单位参加,受教育群众2000余人。",
        "全力打造⟦××⟧品牌,提升群众满意度。",
        "⟦XX⟧县2024年法治政府建设年度报告",
        "督促⟦□□□⟧三家单位整改,其中⟦□□⟧公司已经完成,其余按期推进。",
    ],
    good=[
        "全年组织行政执法专项检查12次,发现问题35个。",
        "原告张某某、李××不服行政处罚决定,向法院提起诉讼。",
        "按照4+N模式,面积为3×4米,第XX届运动会和XXL号服装不受影响。",
        "**加强领导。**落实责任,**强化监督**,务求实效。",
        "*************************************",
        "到二○○○年,实现翻两番,二○○九年再上新台阶。",
        "□是 ■否 □□适用 √不适用,请据实勾选,盖章有效。",
        "联系电话138****1234,密码***不得外泄,请妥善保管。",
        "例如:“根据《道路交通安全法》第××条,对你处以××元罚款。”执法时应当出示证件。",
    ],
)
def masked_text(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文字被“×××”“XX”“***”“■■”“□□”等符号遮盖或尚未填写，读者无从知道原文。

    不报告：裁判文书式的隐名（张某某、李××）、样表与示例、Markdown 的加粗与分隔线、勾选框、
    打码的电话号码、作零用的“○”（二○○九年）、乘号、罗马数字与型号。全文遮盖很多的，视为有意，只作提示（info）。

    修改：换回原文；确需隐去的，改用概括的说法。

    ---
    Signs such as ×××, XX, *** or ■■ stand where words belong, masked or never filled in.

    Accepted in silence: names masked as courts do it (张某某, 李××), forms and examples, bold type and rules of
    Markdown, check boxes, masked telephone numbers, ○ as a zero, the multiplication sign, Roman numerals and
    model numbers. A text with many masks has them on purpose: info.

    To mend it, put the words back, or say it in general words.
    """
    found: list[Span] = []
    for match in _masked().finditer(document.folded) if any(sign in document.folded for sign in _MASKS) else ():
        span = Span(*match.span())
        around = _around(document, span)
        if _covers_words(document, match[0], span, around) and not _in_template(document, span):
            found.append(span)
    severity: Severity = "info" if len(found) > MANY else "warning"
    for span in found:
        shown = document.text[span.start : span.end]
        yield Finding(
            span,
            Text(f"“{shown}”处文字被遮盖或未填写", f"words are masked or not filled in: “{shown}”"),
            severity=severity,
        )


#: What may stand between a sign and the words of its sentence.
STOPS = ",。、;:!?“”《》()"


def _is_beside_words(left: str, right: str) -> bool:
    """Whether a run of signs touches Han, or stands between stops like a word."""
    if is_han(left) or is_han(right):
        return True
    return bool(left + right) and all(not sign.strip() or sign in STOPS for sign in (left, right))


def _covers_words(document: Document, mask: str, span: Span, around: _Around) -> bool:
    """Whether a run of masking signs stands for words of the text around it."""
    folded = document.folded
    left, right = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    if not _is_beside_words(left, right) or around.left.endswith(("密码", "口令", "账号", "卡号", "证号", "电话")):
        return False
    sign = mask[0]
    if sign in "×*" and len(mask) == 2 and _masked_name().search(around.left):
        return False
    if sign == "X" and (left == "第" or around.right.startswith("染色体")):
        return False
    if sign in "*□■" and not (left.strip() and right.strip()):  # a bullet, or bold type
        return False
    if sign == "*" and folded.count(mask, max(0, span.start - REACH), span.end + REACH) > 1:
        return False
    if sign in "□■" and re.search("[√☑☐☒✓]", folded[max(0, span.start - 40) : span.end + 40]):
        return False
    if sign in "×X" and _in_lawsuit(document, span):
        return False
    return _is_among_words(document, span.start) or bool(_place_or_body().match(around.right))


@cache
def _open_date() -> re.Pattern[str]:
    unknown = "[X×x*]"
    return compiled(
        rf"(?<![0-9A-Za-z])(?P<date>(?:19|20)(?:[X×x_]{{2}}|\*\*|[0-9][X×x*])年(?:[X×x*_]{{1,2}}月)?(?:[X×x*_]{{1,2}}日)?"
        rf"|{unknown}{{1,4}}年{unknown}{{1,2}}月(?:{unknown}{{1,2}}日)?"
        rf"|(?:{unknown}{{1,2}}|[0-9]{{1,2}})月{unknown}{{1,2}}日)"
    )


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
def _placeholder() -> re.Pattern[str]:
    to_do = (
        r"(?:待补充?|待填写?|待核实|待核对|待确认|待更新|待完善|待提供|请补充|请填写?|请核实|请核对|请插入|需补充|需核实"
        r"|此处(?:填写?|补充|插入|添加|输入)|在此(?:填写|输入|插入))"
    )
    fields = f"(?:{'|'.join(_FIELDS)})"
    return compiled(
        r"(?=[〔(\[【此请单点双数内待TFLlx_原理])(?:"  # what any of them begins with: ten times as quick
        r"(?P<number>〔(?:\s*〕\s*(?:第\s*)?号|[0-9]{4}〕(?:第?\s*|第?[X×x*]{1,5})号|20[X×x*]{2}〕))"
        rf"|(?P<note>[(\[【〔]\s?[^()\[\]【】〔〕。\n]{{0,10}}{to_do}[^()\[\]【】〔〕。\n]{{0,12}}[)\]】〕])"
        rf"|(?P<field>[\[【](?:具体)?{fields}[\]】])"
        r"|(?P<order>此处请?(?:填写|补充|插入|输入|填入)|请在此处?(?:填写|输入|插入|补充)|[单点双]击此处(?:输入|添加|编辑)(?:文字|标题|文本|内容)?"
        r"|(?:数据|数字|内容)待(?:补充?|填写?|核实|核对|更新)(?=[,。;)]|\s*$))"
        r"|(?P<todo>(?<![0-9A-Za-z_])(?:TODO|FIXME|TBD|TBC)(?![0-9A-Za-z_])|[Ll]orem [Ii]psum)"
        r"|(?P<alone>(?:待补充?|待填写?|待完善|待更新|内容待定)[。.]?(?=\s*$))"
        r"|(?P<sign>x(?<![0-9A-Za-z]x)x{1,7}(?![0-9A-Za-z年月日]))"
        r"|(?P<blank>_(?<![_0-9A-Za-z/.-]_)_{1,39}(?![_0-9A-Za-z/.-]))"
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
    ("_", ("__",)),
    ("x", ("xx",)),
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
        "常住户口待定人员按规定登记,时间待定。",
        "【时间】2024年3月1日\n【地点】区政府会议室\n部门(单位)共有车辆3辆。",
    ],
)
def placeholder(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文中留有应填而未填的占位内容：“20XX年”“XX月XX日”“（数据待核实）”“待补充”“____”“〔2024〕 号”“【日期】”“TODO”
    以及“原因是。”这样没有下文的空项。

    不报告：供他人填写的样表、格式、文书（告知书、申请表、合同）、示例，有许多空白线的表格与合同，“有待补充完善”一类的通常说法，
    作名称用的缩写（商务区（TBD））。

    修改：填入实际内容，或者删去。

    ---
    Something was to be filled in and was not: 20XX年, XX月XX日, (数据待核实), 待补充, ____, 〔2024〕 号, 【日期】, TODO, and an
    empty slot such as 原因是。

    Accepted in silence: models, papers (告知书, 申请表, 合同) and examples for others to fill in, forms and contracts with many blanks,
    ordinary wording such as 有待补充完善, and abbreviations that are names.

    To mend it, fill it in or delete it.
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
    around = _around(document, span)
    left, right = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    kind = match.lastgroup
    if kind == "todo" and left == "(" and is_han(folded[span.start - 2 : span.start - 1]):  # a name: 商务区(TBD)
        return False
    if kind == "alone" and around.paragraph != span:
        return False
    if kind in ("sign", "blank", "field") and not (
        _is_running_text(document, span.start) and _is_beside_words(left, right)
    ):
        return False
    if kind == "date" and _in_lawsuit(document, span):
        return False
    return not _in_template(document, span)


class TextGap(NamedTuple):
    """``per_10k``: a text with more blanks inside its sentences uses them as layout (in 10,000 code points)."""

    per_10k: int = 5


#: A text of any length may hold this many stray blanks.
FEW_GAPS = 3
#: So many times as many blanks between Han, needed or not, are the layout of the whole text.
LAYOUT = 40
#: Blanks nearer to each other than this part the items of a list, in code points.
LIST_REACH = 25
#: A title, a name under a text or a cell is shorter than this, in code points.
SHORTEST_BODY = 30
#: How far back the mark that opens a quotation is looked for, in code points.
QUOTE_REACH = 60


@cache
def _blank() -> re.Pattern[str]:
    return compiled(r" (?<=\S.)(?=\S)")


@cache
def _label() -> re.Pattern[str]:
    # All that stands before a blank at the beginning of a paragraph: the number of an item, or "来源:".
    return compiled(
        r"(?:\(?[0-9一二三四五六七八九十百]{1,4}[)、.]{0,2}|[①-⑳]|第?[一二三四五六七八九十]{1,3}[是,、]"
        r"|第\S{1,8}[条章节]"
        r"|附[件表录图][0-9一二三四五六七八九十]{0,2}|[#>*·●■◆-]|[^,。]{1,10}:)"
    )


@cache
def _stop() -> re.Pattern[str]:
    return compiled("[,。;!?](?![0-9])")


@cache
def _before_gap() -> re.Pattern[str]:
    # What calls for a blank behind it: the number of an article, a date, an office before a name, a name of one sign.
    return compiled(
        r"(?:第[一二三四五六七八九十百千零〇0-9]{1,8}(?:部分|[编篇章节条款项期届次])|[。;!?,](?:第?[一二三四五六七八九十]{1,3}[是,、])"
        r"|[0-9][年月日]|[0-9]日专?[电讯]|[省市县区州镇乡村局厅部院校队科处所会站组首书]长|主席|主任|书记|记者|摄|编辑|同志|先生|女士|教授|院士|委员|代表|作者|讯)\Z"
    )


@cache
def _organ() -> re.Pattern[str]:
    return compiled(r"(?:中央|国务院|军委|委|办公厅|办公室|政府|政协|人大|常委会|部|局|厅|院|党组)\Z")


@check(
    "RED004",
    "text-gap",
    title=Text("正文中多出空格（疑有缺字）", "stray blank, perhaps where words were"),
    severity="warning",
    options=TextGap,
    basis="practice",
    where=RUNNING,
    yields_to=("GLY003",),
    bad=[
        "灵活运用三种方式,全面开展矛盾纠纷大排查活动。⟦ ⟧部门联合出台了《关于加强人民调解工作的意见》。",
        "各镇街、各部门持续加强⟦ ⟧人民调解组织建设,全年调处各类矛盾纠纷130件。",
        "持续推进依法行政,⟦ ⟧建立健全行政执法责任制,落实行政执法公示制度。",
        "目前实施清单447项,其中即办件432项,占比96.64%,全流程网办⟦ ⟧IV级占比83.89%,持续位居全市前列。",
        '坚持以“蒙速办"为抓手,了解社会和服务对象对数字政⟦ ⟧府建设的满意度,推动工作落实。',
        "印发⟦ ⟧《关于加强人民调解工作的意见》,建立个人调解工作室12个,化解邻里等矛盾纠纷⟦ ⟧。",
    ],
    good=[
        "灵活运用三种方式,全面开展矛盾纠纷大排查活动。部门联合出台了《关于加强人民调解工作的意见》。",
        "开展“优化法治环境 服务企业发展”活动,走访企业5773家,解决问题44个。",
        "认真贯彻《中共中央 国务院关于打赢脱贫攻坚战的指导意见》,省委 省政府高度重视,压实各级责任。",
        "一、 落实主体责任,全面推进法治政府建设,各项工作取得新进展。\n第一条 为了加强管理,制定本办法,请遵照执行。",
        "  2024年,全区法治政府建设取得新进展,各项工作有序推进。  \n姓 名 张 三\n省长 王某某",
        "重点抓好 教育 医疗 养老 住房 等方面工作,着力补齐短板,持续增进民生福祉。",
        "2024 年共办理案件 36 件,其中 APP 受理 12 件,按期办结率 100%,群众满意度 98%。",
        "会议由区委书记 张某某主持,区长 李某某出席,会议研究了法治政府建设工作。",
        "部门抽查200余批次, (略) 场主体2600余户,结果全部向社会公示。",
        "项目\t一季度\t二季度\n受理 案件,包括上年结转的,按期办结\t12\t24",
        "2、 已在临时公告中披露,但有后续实施的进展或者变化的事项,应当逐项说明。\n来源: 县司法局办公室,经县人民政府同意后发布,供各单位参考。",
        "各级地价稳中有升 房地产市场走势如何?\n2024年12月24日 某某市第八届人民代表大会常务委员会第五次会议通过,自公布之日起施行。",
        "某社某市3月5日电 市应急管理局5日召开会议,通报一季度安全生产情况,部署下一阶段的工作。",
        "第三－条 在村镇规划区内建房,应当统一规划、合理布局,依法办理审批手续,不得占用耕地。",
        "涂料中间体\t用于合成 涂料,产品供应国内外市场,各项指标均达到要求,质量长期保持稳定\n颜料中间体\t深蓝色粉末",
        "办公地址:某市某区某某大道80号政务服务中心二楼大厅东侧窗口 邮编:100000",
    ],
)
def text_gap(document: Document, options: TextGap) -> Iterator[Finding]:
    """句子中间多出一个空格，而全文别处几乎没有：抓取或转码时往往丢了链接、人名、机构名，空格是留下的痕迹。

    空格在标点、书名号、引号旁，或在汉字与字母、数字之间，多为排版习惯，只作提示（info）。
    不报告：口号的两半（“优化法治环境 服务企业发展”）、“姓 名”、职务与姓名之间、“中共中央 国务院”、序号与电头之后、
    用空格分开的名单，以及以空格排版、表格单元格里也留有空格的文本。硬换行的段落里，只报告一行之中、两个汉字之间的空格。

    修改：核对原文，补上缺字；没有缺字的，删去空格。

    ---
    One blank inside a sentence of a text that otherwise has next to none: it is often all that is left of a link
    or a name that was lost on the way.

    Beside a mark of punctuation, or between Han and letters or figures, it is more likely a habit: info.
    Accepted in silence: the two halves of a slogan, 姓 名, an office and a name, 中共中央 国务院, numbers of items,
    datelines, names separated by blanks, and texts that use blanks as layout or hold them in the cells of their tables. In a paragraph
    that was wrapped only blanks between two ideographs of one line are reported.

    To mend it, restore what is missing from the original, or delete the blank.
    """
    gaps: dict[str, list[Span]] = {"words": [], "mark": [], "letters": []}
    in_rows: Counter[str] = Counter()
    most = max(FEW_GAPS, options.per_10k * len(document.text) // 10_000)
    for match in _blank().finditer(document.folded):
        span = Span(*match.span())
        if kind := _kind_of_gap(document.folded, span):
            block = document.block_at(span.start)
            if block and block.kind == "row":
                in_rows[kind] += 1
            elif _is_running_text(document, span.start):
                gaps[kind].append(span)
    for kind, spans in gaps.items():
        # An export that leaves a blank where a line ended in a cell does so elsewhere too.
        if in_rows[kind] > most or len(spans) > (1 if kind == "letters" else most * LAYOUT):
            continue
        spans = [span for span in spans if _breaks_a_sentence(document, span)]
        if len(spans) > most:
            continue
        for span in spans:
            around = _around(document, span)
            left, right = around.left[-4:], around.right[:4]
            yield Finding(
                span,
                Text(
                    f"“{left}”与“{right}”之间多出空格" + ("，疑有缺字" if kind == "words" else ""),
                    f"stray blank between “{left}” and “{right}”"
                    + ("; words may be missing" if kind == "words" else ""),
                ),
                severity=None if kind == "words" else "info",
            )


def _kind_of_gap(folded: str, gap: Span) -> str:
    """What a blank parts: "words", a "mark" from its words, "letters" from Han; "" for what is of no concern."""
    left, right = folded[gap.start - 1], folded[gap.end]
    after_han, before_han = is_han(left), is_han(right)
    if before_han and (after_han or left in "。;!?"):
        return "words"
    if (after_han and right in ",。、;:!?“《") or (before_han and left in ",、”》"):
        return "mark"
    other = right if after_han else left
    return "letters" if after_han != before_han and other.isascii() and other.isalpha() else ""


def _breaks_a_sentence(document: Document, gap: Span) -> bool:
    """Whether a blank stands inside a sentence of running text, where nothing calls for it."""
    folded = document.folded
    start, end = document.paragraphs[_paragraph(document, gap.start)]
    if end - start < SHORTEST_BODY or not _stop().search(folded, start, end):
        return False
    lines = document.paragraph_lines[_paragraph(document, start)]
    if len(lines) > 1:  # wrapped: beside a mark a blank is a page's layout
        if not (is_han(folded[gap.start - 1]) and is_han(folded[gap.end])):
            return False
        start, end = next((line for line in lines if line.end >= gap.end), lines[-1])
    if _label().fullmatch(folded, start, gap.start):
        return False
    label = _label().match(folded, start, gap.start)
    before = folded[max(label.end() if label else start, gap.start - LIST_REACH) : gap.start]
    after = folded[gap.end : min(end, gap.end + LIST_REACH)]
    if re.search(r"\s", before.strip() + after.strip()) or _before_gap().search(before):
        return False
    if _han_in_a_row(before[:-3:-1]) == 1 and 1 <= _han_in_a_row(after[:3]) <= 2:  # a name: 张 三
        return False
    nearest = before[-12:] + " " + after[:12]
    if _may_be_cut(nearest) and _mark().search(nearest):
        return False
    if _organ().search(before) and re.match(rf"{HAN}{{0,6}}?(?:中央|院|府|委|部|局|厅|办|协|大|庭)", after):
        return False
    return not _is_quoted(folded[max(start, gap.start - QUOTE_REACH) : gap.start])


def _han_in_a_row(text: str) -> int:
    """How many Han ``text`` begins with."""
    return next((at for at, sign in enumerate(text) if not is_han(sign)), len(text))


def _is_quoted(before: str) -> bool:
    """Whether ``before`` ends within a quotation or a title; a straight mark closes what is open, and else opens."""
    quoted = False
    for mark in re.findall('[“”《》‘’"]', before):
        quoted = not quoted if mark == '"' else mark in "“《‘"
    return quoted


class UnfinishedParagraph(NamedTuple):
    """``min_chars``: shorter paragraphs may be headings or cells, in code points."""

    min_chars: int = 40


#: A single sentence is told from a long heading by its commas, or by its length and its commas.
MANY_COMMAS, SOME_COMMAS, LONG_SENTENCE = 3, 2, 60
#: A text in which more paragraphs than this end without a mark was perhaps converted so: info. One in which more than
#: this share do leaves it out by custom.
FEW_UNFINISHED, CUSTOM = 3, 0.15
#: "注意!" opens a paragraph and is no sentence of it, in code points.
SHORTEST_SENTENCE = 6
#: So many broken paragraphs are slips and no margin.
FEW_WRAPPED = 2
#: A wrapped line is full when it lacks no more than this, in code points.
FULL_LINE = 4
#: Cells, links and page heads are shorter than this, in code points.
SHORT = 25
#: So many finished paragraphs show what a paragraph of the text is like.
ENOUGH = 3
#: How far around a broken line its word is looked for, in code points, and how often it stands there.
WORD_REACH, WORDS = 5000, 2
#: A text with so many headings that are unnumbered sentences has more of them that look like paragraphs.
THESES = 3


@cache
def _final() -> re.Pattern[str]:
    return compiled(r"[。!?:;…][”’》)」』\]】〕〉\"]{0,4}\Z")


@cache
def _last_words() -> re.Pattern[str]:
    return compiled(rf"(?:{HAN}{{1,4}}|[0-9.]{{1,8}}%)[”》]?[,、]?\Z")


@cache
def _item() -> re.Pattern[str]:
    return compiled(
        r"[(\[〔【]?[一二三四五六七八九十百]{1,4}[)\]〕】、.]|\(?[0-9]{1,3}(?:[)、]|\.(?![0-9]))|[①-⑳]|[-*•●■◆▪·—#>]"
        r"|第[一二三四五六七八九十百零〇]{1,6}(?:[条章节编][\s:、]|[、,])"
    )


@cache
def _rest() -> re.Pattern[str]:
    # How the rest of a broken line begins: not with a year, nor with the number of an item.
    return compiled(r"[,。;:、!?)\]》”’」』】〕%的了和与及]|\([A-Za-z]|[0-9]{1,3}(?![0-9、.)年月日])")


@cache
def _page() -> re.Pattern[str]:
    # A page number, a figure of a table, or a piece that is no line: a sign set lower (PM2.5), a link's number.
    return compiled(r"[-—–+ ]{0,4}[0-9][0-9,]{0,14}(?:\.[0-9]{1,4})?[-—– .·%]{0,4}\Z|.{1,4}\Z", re.DOTALL)


@cache
def _appendage() -> re.Pattern[str]:
    # What may follow the last sentence: a source, a contact, a signature, a date.
    return compiled(
        r"\s*(?:[^,。;]{1,8}:|[^。]{0,60}(?:记者|编辑|摄|[0-9]日|电话|邮箱)\s?\S{0,4}\Z|[^,。;]{1,25}(?:政府|委员会|办公室|[局厅部院])\Z)"
    )


@check(
    "RED005",
    "unfinished-paragraph",
    title=Text("段末缺标点或文字中断", "paragraph ends without a final mark"),
    severity="warning",
    options=UnfinishedParagraph,
    basis="practice",
    where=("body", "item"),
    bad=[
        "(二)不断加强依法行政意识。加大普法宣传力度,请法律顾问把好法治关,让法治思维成为习惯,促进法治行政事业⟦改革发展⟧\n"
        "(三)切实加强队伍建设。抓好对执法人员的教育培训,对违规执法的人员绝不姑息。",
        "2024年,全区各级各部门坚持以人民为中心的发展思想,深入推进依法行政,加快建设法治政府,各项工作取得了新的⟦明显成效⟧\n一、主要举措",
        "一是加强制度建设。印发《实施方案》,明确任务分工,压实各级责任。二是加强培训,全年举办培训班12期,覆盖率达到⟦100%⟧",
        "三是强化执法监督。对重点领域开展专项检查,共检查企业350家,发现问题35个,已经督促整改。下一步,将继续加大力度⟦推进整改,⟧\n二、存在问题",
        "修订了政府工作规则。全年召开常务会议专题研究法治工作5次,认真落实《重大行政决策程序⟦暂行条例》⟧",
    ],
    good=[
        "(二)不断加强依法行政意识。加大普法宣传力度,请法律顾问把好法治关,让法治思维成为习惯,促进法治行政事业改革发展。\n"
        "(三)切实加强队伍建设。抓好对执法人员的教育培训,对违规执法的人员绝不姑息。",
        "(一)坚持以习近平新时代中国特色社会主义思想为指导,全面加强党对法治政府建设的领导,统筹推进法治政府建设各项任务\n"
        "一是加强学习。全年组织集中学习25次,专题研学5次,举办政法专题培训19场。",
        "全国人民代表大会常务委员会关于修改《中华人民共和国行政复议法》等五部法律和废止《全民所有制工业企业法》的决定",
        "优化固体废物管理体制机制,强化部门分工协作,建立工作协调机制,推动任务落实。(生态环境部牵头,国家发展改革委参与)",
        "全区各级各部门坚持以人民为中心的发展思想,深入推进依法行政,加快建设法治政府。2024年,主要做了以下几个方面的工作:",
        "上述工作已经全部完成,取得明显成效,群众满意度稳步提升,人民群众获得感不断增强,特此报告。 某某县人民政府办公室",
        "全年召开常务会议专题研究法治工作5次,明确任务分工,压实各级责任。数据来源:国家统计局,省统计局和各市县统计局",
        "全年召开常务会议专题研究法治工作,明确任务分工,压实各级责任,取得明显成效。有关单位会同\n司法局\n,对发现的问题逐项督促整改。",
        "全年共办理行政复议案件36件,按期办结率百分之百,办案质量稳步提高。其中通过调解和解结案的一共有十二件,占全部\n- 3 -\n案件的三分之一。",
        "  第八条 本办法施行前已通过审核的家庭,不再到原审核窗口办理。本办法施行以后,确有困难的家庭可以向街道申请办理延\n期手续,可持原核准通过的证明办理。",
        "任务名称\n建立健全行政执法责任制。落实行政执法公示制度,开展案卷评查,规范执法程序,全面提升执法质量\n司法局\n6月底",
        "主办单位:省司法厅、省财政厅、省人力资源社会保障厅、省卫生健康委,各州、市人民政府\n一、总体要求",
        "第四,必须继续坚持在发展生产的基础上逐步改善人民生活的方针,继续坚持艰苦奋斗、勤俭建国的方针\n"
        "在生产增长的基础上不断提高人民的生活水平,是我们的根本任务。",
        "1.印发《实施方案》,明确任务分工,压实各级责任,推动各项工作落实,取得实效\n2.举办培训班12期,参加人数350人次,覆盖率达到百分之百,取得实效",
        "涂料中间体\t浅黄色粉末,用于合成涂料。产品供应国内外市场,各项指标均达到要求,质量长期保持稳定\n"
        "颜料中间体\t深蓝色粉末,易溶于水。产品供应国内外市场,各项指标均达到要求,质量长期保持稳定",
        "与上年相比有变化的,包括新设、撤销以及职责调整的机构,应当逐一列出名称,并按照规定说明原因\n□适用 √不适用",
        "一年来的主要工作如下。\n\n\n改革向纵深推进,社会事业在科技、教育、文化、卫生等各个领域全面展开,显示出强大的生命力\n\n\n"
        "全年出台改革举措35项,其中重点改革12项,各项任务按期完成。\n\n对外开放取得新的进展。",
        "我们根据检查结果提出了改进意见,并以书面形式告知被检查单位。检查范围包括全部所属机构,我们不\n对个别事项单独发表意见。",
    ],
)
def unfinished_paragraph(document: Document, options: UnfinishedParagraph) -> Iterator[Finding]:
    """正文段落（不少于 40 字）末尾没有句号、问号、叹号、冒号、分号或省略号，可能漏了标点，也可能后面的文字丢了。

    不报告：标题（段内没有句号的长标题也算）、表单的提示语、都不加句末标点的列表；以括号收尾的说明；
    被硬换行、页码或链接断开而下文接续的段落；许多段落都不加句末标点的文本。一份文本有三段以上如此的，只作提示（info）。

    修改：补上句末标点；文字中断的，找回下文。

    ---
    A body paragraph of 40 characters or more ends without a final mark (。？！：；…): the mark is missing, or the
    text breaks off.

    Accepted in silence: headings (also long ones, as long as they hold no full stop), prompts of a form, lists that
    leave the mark out; notes in brackets; paragraphs that a line break, a page number or a link cut in two; texts
    that leave the final mark out by custom. In a text with more than three such paragraphs they are info.

    To mend it, add the mark, or restore what followed.
    """
    folded = document.folded
    unfinished: list[tuple[int, Span]] = []
    finished = 0
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.end - paragraph.start >= options.min_chars and _is_text(document, paragraph):
            if _is_finished(folded, paragraph):
                finished += 1
            elif words := _last_words().search(folded, paragraph.end - 10, paragraph.end):
                unfinished.append((at, Span(*words.span())))
    if len(unfinished) > max(FEW_UNFINISHED, CUSTOM * (len(unfinished) + finished)):
        return
    found = [span for at, span in unfinished if _lacks_mark(document, at, finished) and not _goes_on(document, at)]
    severity: Severity | None = "info" if len(found) > FEW_UNFINISHED else None
    for span in found:
        shown = document.text[span.start : span.end]
        yield Finding(
            span,
            Text(f"段末“{shown}”之后缺句末标点，或文字中断", f"no final mark after “{shown}”, or the text breaks off"),
            severity=severity,
        )


def _is_cell(document: Document, paragraph: Span) -> bool:
    block = document.block_at(paragraph.start)
    return block is not None and block.kind in ("row", "form", "code")


def _is_text(document: Document, paragraph: Span) -> bool:
    """Whether a paragraph ends as text: a heading that it begins with does not matter."""
    block = document.block_at(paragraph.end - 1)
    return block is not None and block.kind in ("body", "item")


def _lacks_mark(document: Document, at: int, finished: int) -> bool:
    """Whether a paragraph without a final mark should have one: as a sentence, or as an item among finished ones."""
    folded, paragraphs = document.folded, document.paragraphs
    body, kind = _body(folded, paragraphs[at]), _kind_of_item(folded, paragraphs[at])
    if not kind:
        likely = bool(body) if finished >= ENOUGH else body in ("sentence", "clauses")
        return likely and document.view(_theses) < THESES
    beside = paragraphs[max(0, at - 1) : at] + paragraphs[at + 1 : at + 2]
    like = [_is_finished(folded, one) for one in beside if _kind_of_item(folded, one) == kind]
    return body == "sentence" or (bool(body and like) and all(like))


def _theses(document: Document) -> int:
    """How many headings are a sentence without a number and a final mark, with a blank line below it."""
    folded = document.folded
    return sum(
        span.end - span.start >= SHORT
        and "," in folded[slice(*span)]
        and re.match(r"[ ]*\n\s*\n", folded[span.end : span.end + SHORT]) is not None
        and not (_is_finished(folded, span) or _kind_of_item(folded, span))
        for span in document.spans(["heading"])
    )


def _is_finished(folded: str, paragraph: Span) -> bool:
    return folded[paragraph.end - 1] in "。!?:;…" or bool(_final().search(folded, paragraph.end - 6, paragraph.end))


def _kind_of_item(folded: str, paragraph: Span) -> str:
    """How a paragraph is numbered: (N) for (一); "" where it is not."""
    number = _item().match(folded, paragraph.start, paragraph.end)
    return re.sub("[0-9一二三四五六七八九十百①-⑳]+", "N", number[0]) if number else ""


def _margin(document: Document) -> int:
    """The usual length of a line that was wrapped, in code points; 0 in a text where next to none was."""
    broken = (lines[0] for lines in document.paragraph_lines if len(lines) > 1)
    lengths = sorted(line.end - line.start for line in broken if line.end - line.start >= SHORT)
    return lengths[len(lengths) // 2] if len(lengths) > FEW_WRAPPED else 0


def _body(folded: str, paragraph: Span) -> str:
    """What makes a paragraph one of body text and no heading or title; "" when nothing does.

    A whole "sentence" before the last one; "clauses" of a long sentence; a single "comma", which is little.
    """
    stop = max(folded.rfind(mark, *paragraph) for mark in "。!?")
    if _appendage().match(folded, max(stop + 1, paragraph.start), paragraph.end):
        return ""
    if stop >= 0:
        return "sentence" if stop >= paragraph.start + SHORTEST_SENTENCE else ""
    commas = folded.count(",", *paragraph)
    if commas >= MANY_COMMAS or (commas >= SOME_COMMAS and paragraph.end - paragraph.start >= LONG_SENTENCE):
        return "clauses"
    return "comma" if commas else ""


def _goes_on(document: Document, at: int) -> bool:
    """Whether a paragraph is only the beginning of one, or a cell: what follows is no paragraph of its own."""
    folded, paragraphs = document.folded, document.paragraphs
    this = paragraphs[at]
    after = paragraphs[at + 1 : at + 3]
    if not after:
        return False
    following = after[0]
    if _is_cell(document, following):
        return True
    if _rest().match(folded, following.start) or _page().match(folded, following.start, following.end):
        return True
    margin = document.view(_margin)
    last = document.paragraph_lines[at][-1]
    if margin and last.end - last.start > margin - FULL_LINE:
        return True
    if _item().match(folded, following.start, following.end) or _opening().match(folded, following.start):
        return False
    if margin or folded[this.end - 1] in ",、":
        return True
    if _is_fragment(folded, following) and not _date().search(folded, after[-1].start, after[-1].end):
        neighbours = [*after[1:], *paragraphs[max(0, at - 1) : at]]
        if any(_is_fragment(folded, one) for one in neighbours) or _rest().match(folded, after[-1].start):
            return True
    if _indent(document, this) > 0 and _indent(document, following) == 0:
        return True
    # A word that the break cut in two stands whole elsewhere, and no sentence ends with what calls for more.
    word = folded[this.end - 1] + folded[following.start]
    around = folded[max(0, this.start - WORD_REACH) : following.end + WORD_REACH]
    return folded[this.end - 1] in "不和与及或把被将从向所并而其" or (is_han(word[1]) and around.count(word) >= WORDS)


@cache
def _opening() -> re.Pattern[str]:
    return compiled(r"第?[一二三四五六七八九十]{1,3}[是、,]|首先|其次|此外|下一步|今后|各位|同志们|[12][0-9]{3}年")


@cache
def _date() -> re.Pattern[str]:
    return compiled(r"[0-9一二三四五六七八九十] ?日\)?\Z")


def _is_fragment(folded: str, paragraph: Span) -> bool:
    """Whether a paragraph is short, has no number and no final mark: a cell, a link, a name."""
    return (
        paragraph.end - paragraph.start < SHORT
        and not _item().match(folded, paragraph.start, paragraph.end)
        and not _final().search(folded, max(paragraph.start, paragraph.end - 6), paragraph.end)
    )


def _indent(document: Document, paragraph: Span) -> int:
    return paragraph.start - document.lines[document.line_at(paragraph.start) - 1].start
