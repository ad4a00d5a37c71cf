"""The shape of a line: what can be seen of it without looking at its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from lintreport.finding import Span
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind

# All lengths are code points.

#: A longer line is no cell, label, title or date.
_LONGEST_SHORT = 80
#: A first sentence of at most this length may be a heading that was run into its paragraph, closed by a colon fewer.
_LONGEST_CLAIM, _LONGEST_LEAD = 36, 12
#: So much of a long line is looked at.
_SAMPLE = 300
#: A line of this length with two commas or more has clauses; one with more square brackets than this holds links.
_CLAUSES, _LINKS = 40, 2
#: A paragraph with more blanks to fill in than this is a form; with fewer it is text that lacks some words.
_SLOTS = 2
#: A line of cells has at most this many characters to the cell.
_CELL = 40

#: What a line may be, which only its neighbours decide: a label (姓名:), figures alone, a word of tables, cells
#: that spaces part, the title of a table of contents, the line that begins an annex, the list of the annexes, words
#: that only web pages have.
Hint = Literal["", "label", "figure", "cell", "columns", "contents", "annex", "annexes", "web"]


def _each(words: str) -> tuple[str, ...]:
    """The words, which blanks separate."""
    return tuple(words.split())


def _any(words: str) -> str:
    """A pattern of alternatives, which blanks separate."""
    return f"(?:{'|'.join(_each(words))})"


_FINAL = frozenset("。!?;:…")
_CLOSING = "”’》〉)」』]】\"'"
#: The forms of numbers and bullets that a line begins with.
_MARK = compiled(
    r"(?P<han>[一二三四五六七八九十百]{1,4} ?[、.])|(?P<round_han>[(\[〔] ?[一二三四五六七八九十百]{1,4} ?[)\]〕])"
    r"|第 ?(?:[一二三四五六七八九十百零〇]{1,6}|[0-9]{1,3}) ?(?P<part>[编篇章节条]|部分)"
    r"|(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,2}){0,3} ?[.、)](?![0-9])|[0-9]{1,2}\.(?=(?:19|20)[0-9]{2}年)"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=[ \u4e00-\u9fff]))"
    r"|(?P<letter>[A-Za-z][).、](?=[ \u4e00-\u9fff]))"
    r"|(?P<round>\([0-9]{1,3}\)[.、]?)|(?P<sign>[\u2460-\u249b\u2776-\u2793\u3220-\u3229][.、]?)"
    r"|(?P<ordinal>[一二三四五六七八九十]{1,2}(?:是|要|、是)|第[一二三四五六七八九十],|其[一二三四五六],|首先,|其次,|最后,)"
    r"|(?P<bullet>[●■◆▪•➢★▲◇○※□☐√·*+-] ?(?=[^-*+·\s0-9])|(?:——?|――?)(?=[^-—―\s0-9]))"
)
_STOP = compiled("[。!?;:]")
#: Figures and rules, which make a sentence of what could be a heading.
_NO_THESIS = compiled("[0-9]|应当|必须|可以|不得|须|(?<![自缘理])由(?!于)")

_FIGURE = (
    r"[-+±]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[%‰]|[万亿]{0,2}(?:元|件|个|人次?|项|户|条|宗|家|分|亩|吨|台|辆|名|公里)?)"
)
_FIGURES = compiled(rf"{_FIGURE}(?:[ /]{{1,20}}{_FIGURE}){{0,20}}\Z|[-—/–×√]{{1,3}}\Z")
_PAGE = Lazy(
    r"(?:[-—–·] ?){1,3}[0-9]{1,4}(?: ?[-—–·]){1,3}\Z|第 ?[0-9]{1,4} ?页(?:[ ,/]{0,3}共 ?[0-9]{1,4} ?页)?\Z"
    r"|[0-9]{1,4} ?/ ?[0-9]{1,4}\Z"
)
_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = (
    rf"(?:[0-9]{{4}}|[一二〇○零0三四五六七八九]{{4}}) ?[年/.-] ?{_NUMBER} ?[月/.-] ?(?:{_NUMBER} ?日?)?"
    r"(?: ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_DATE = compiled(rf"[(\[]?(?:(?:发布|印发|成文|更新|公开)?(?:时间|日期) ?: ?)?{_DAY}(?: ?印发)?[)\]]?\Z")
#: Who signed, and when, in one line; the number of a document.
_SIGNED = Lazy(
    rf"[^,。;:]{{2,30}} +{_DAY}(?: ?印发)?\Z"
    r"|[(]?[\u4e00-\u9fff]{1,12} ?[〔\[(][0-9]{4}[)\]〕] ?第?[0-9]{1,5} ?号[)]?\Z"
)
_SIGNED_ENDS = frozenset("日发号)0123456789")
_DATELINE = Lazy(_DAY)
_NOTE = compiled(
    r"[(\[]?(?:注释?|备注|附注|说明|注意|编者按|[*※]注?) ?[0-9①-⑳]? ?:|注[0-9①-⑳]|[(\[]?(?:资料|数据|信息)?来源 ?:"
    r"|[(\[]?(?:金额|计量|数量|货币)?单位 ?: ?(?:人民币)?[千万亿百十]{0,2}"
    r"(?:[元人件个户次项吨亩页%家条股台辆]|平方米|公顷|公里)"
    r"(?:[、/,]\S{1,8})?(?: *币种 ?: ?\S{2,5})?[)\]]?\Z"
)
_SLOT = Lazy("_{2,}|[□☐]")
_FORM = compiled(
    r"_{3,}|[□☐√] ?(?:不?适用|[是否有无男女](?![\u4e00-\u9fff]))|[□☐][^□☐]{1,12}[□☐]"
    r"|\((?:盖章|签字|签名|公章|签章)\)|\{\{"
)
_LABEL = compiled(r"[^,。;!?:、]{1,14} ?:(?:[ ]*\Z|[^,。;]{1,40}\Z| ?https?:)")
#: Labels that need no other beside them.
_KNOWN_LABEL = Lazy(
    _any(
        "联系人 (?:联系|咨询|监督|举报)?电话 (?:联系|通讯|通信|办公|电子|单位)?地址 邮政编码 邮编 传真"
        " (?:电子)?邮箱 姓名 性别"
        " 填[表报](?:人|单位|日期|时间)"
        " (?:责任|牵头|配合|参加|主办|协办|发布|制定|实施|审核|公开)(?:单位|部门|机构|人) 文[\\s]?号"
        " 索[\\s]?引[\\s]?号 发文(?:字号|机关|单位|日期) 主题(?:分类|词) 标[\\s]*题 公开(?:方式|类别|时限)"
        " 有效性 成文日期 作者 审核 办理时限"
    )
)
_LEADERS = compiled(r"(?:…{2,}|\.{4,}|·{4,}|-{5,}|(?:\. ){3,})[\s.…·]*[-(]?[0-9IVX]{0,4}[)-]?\Z")
_LEADER_ENDS = frozenset("0123456789IVX….·-)")
_SALUTATION = compiled(
    r"(?:(?:各位|尊敬的|全体|敬爱的|亲爱的)[^。;:]{1,40}|(?:同志们|朋友们|女士们|先生们)(?:[,、][^。;:]{1,20})?"
    r"|(?:各|广大)[^。;:]{1,60}|[^,。;:]{2,30}(?:代表|委员|同志|主任|主席|书记|[省市县区州]长|常委|来宾|领导|先生|女士|部门|单位|机构|政府|局|委|公司|办公室|管委会|企业|学校"
    r"|中心|院|厅|会)(?:[,、][^。;:]{1,160})?)[:!]\Z"
)
#: What a lead-in says and no salutation does.
_LEAD_IN = compiled("如下|下列|以下|要|应|包括|规定|情形|条件|是|为|有")
_CODE = compiled(
    r"</?[!?a-zA-Z]|[\[{]\s*[\"']|\S{0,20}\"\s?: ?[\[{\"0-9]|[}\])]+[,;]?\Z|[A-Za-z_$][\w.$]{0,40}\(.{0,60}\);?\Z"
    r"|[A-Za-z][\w:-]{1,20}=[\"']"
)
_HAN = Lazy("[\u3400-\u9fff]")
_CODE_SIGN = Lazy(r"[<>{}=;'\"\\$]")
#: Words that stand alone only on web pages.
_WEB = compiled(
    _any(
        "【?(?:打印|关闭)(?:窗口|本页|此页|正文)? 分享[到至]? 【?字[号体] 大[\\s]?中[\\s]?小"
        " 返回(?:顶部|首页|列表|上一页)?"
        " [上下]一[篇页条] 您?(?:现在|当前)?(?:所在)?的?位置 (?:网站)?首页 网站(?:地图|声明|导航)"
        " (?:浏览|点击|阅读|访问)(?:次数|量|数)"
        " (?:责任编辑|编辑|责编|记者|校对)[\\s]?: 责任编辑 版权所有 (?:主|承|协)办单?位?: 技术支持 联系我们"
        " 关于我们 扫一扫 相关(?:链接|文章|阅读|新闻)"
        " 我要纠错 收藏 无障碍"
        " 长者模式 登录 注册 繁体 简体 English Copyright © Public 政府网站 TOP 放大 缩小 加大 减小 还原 默认"
        " 保护视力色 用户名"
        " 建议使用"
    )
)
_WEB_ANYWHERE = ("ICP备", "公网安备", "网站标识码", "分辨率", "www.")
_HOSTS = ("主办", "承办")
#: Words that stand alone only in tables.
_HEADS = frozenset(_each("序号 项目 指标 科目 合计 小计 总计 备注"))
#: Figures with which a row ends, a blank between them.
_FIGURES_LAST = Lazy(r"(?: [-+]?[0-9][0-9,.]*%?){3,}\Z")
#: What the titles of documents end with.
_GENRES = _each(
    "报告 办法 通知 意见 条例 规定 公报 方案 细则 决定 纲要 规划 公告 通告 函 批复 总结 要点 计划 预算 决算 说明"
    " 通报 法 规则 章程 简报 汇报 情况 表 清单 目录 决议 讲话 致辞 建议 指南 简章 标准 制度 政策 措施 指引"
    " 答记者问"
)
_NO_TABLES = ("代表", "发表")
_SUBTITLE = compiled(
    r"(?:——|--|――|—)[\u4e00-\u9fff0-9《“]|[(]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.{0,40}(?:会议|全会|大会)[^。]{0,12}\Z"
)
#: What annexes a document has, in one line with the first of them.
_ANNEXES = Lazy(r"附 ?件 ?: ?\S")
_ANNEX = compiled(r"附 ?(?:件|表|录) ?[0-9一二三四五六七八九十]{0,3} ?:?\Z")
#: A short cell, and the next one.
_TABBED = Lazy(r"[^\t]{1,24}\t\s*\S")
_COLUMNS = compiled(r"(?<=\S)(?:[ ]*[\t|\u2502\u2503\u2551][\t ]*| {3,40})(?=\S)")


class Shape(NamedTuple):
    """A line by itself.

    ``kind`` is what it certainly is, else None. ``final`` when it ends as a sentence does, ``last`` its last character
    before closing marks. ``form`` names the form of the number or bullet that it begins with, if any. ``thesis`` is
    where its first sentence ends, counted from its beginning, which ``claims`` when it could stand as a heading;
    ``whole`` when that is all. ``genre`` when it ends as titles do. ``entry`` are the words of a short line without
    its leaders, by which an entry of the contents finds its heading. ``sentences`` when a sentence ends within it;
    ``clauses`` when there are several, with commas between them.
    """

    kind: Kind | None
    hint: Hint
    size: int
    final: bool
    last: str
    form: str
    thesis: int
    claims: bool
    genre: bool = False
    subtitle: bool = False
    entry: str = ""
    sentences: bool = False
    clauses: bool = False

    @property
    def whole(self) -> bool:
        """Whether it has no more than one sentence."""
        return self.thesis >= self.size

    @property
    def bracketed(self) -> bool:
        """Whether all of a short line stands in brackets."""
        return (
            self.entry.startswith(("(", "["))
            and self.entry.find(")" if self.entry[0] == "(" else "]") == len(self.entry) - 1
        )


def shapes(folded: str, paragraphs: Sequence[Span]) -> list[Shape]:
    """The shape of every paragraph; what stands in a fence is code. Equal short lines share one."""
    found = []
    known: dict[str, Shape] = {}
    fence = ""
    for start, end in paragraphs:
        text = folded[start:end]
        shape = known.get(text)
        if shape is None:
            shape = _long(text) if end - start > _LONGEST_SHORT else known.setdefault(text, _short(text))
        if text.startswith(("```", "~~~")):
            fence = "" if fence == text[:3] else fence or text[:3]
            shape = shape._replace(kind="code")
        elif fence:
            shape = shape._replace(kind="code")
        found.append(shape)
    return found


def _ending(text: str) -> str:
    """The last sign before closing marks."""
    bare = text.rstrip(_CLOSING)
    return bare[-1] if bare else text[-1]


def _opening(text: str) -> tuple[str, int, bool]:
    """The form of the mark at the beginning, the end of the first sentence, and whether that could be a heading."""
    mark = _MARK.match(text)
    begin = mark.end() if mark else 0
    form = mark.lastgroup or "part" if mark else ""
    stop = _STOP.search(text, begin)
    if not stop:
        return form, len(text), False
    end = stop.end()
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    if end < len(text) and not _has_words(text[end:]):
        end = len(text)  # only spaces that do not show follow
    words = text[begin:end]
    longest = _LONGEST_CLAIM if stop[0] == "。" else _LONGEST_LEAD if stop[0] == ":" and form and end < len(text) else 0
    claims = 4 < len(words) <= longest and _is_claim(words)
    if stop[0] == ":" and (text[end : end + 1] == "“" or "," in words or words[-2:-1] in (*"为是有下列括", "")):
        claims = False  # it introduces what follows
    return form, end, claims


def _is_claim(words: str) -> bool:
    """Whether a sentence may be a heading: it has no figure, sets no rule, and has next to no clauses."""
    commas = words.count(",")
    return commas < 2 + ("是" not in words) and not _NO_THESIS.search(words)


def _long(text: str) -> Shape:
    last = _ending(text)
    final = last in _FINAL
    sample = text[:_SAMPLE]
    form, thesis, claims = _opening(sample)
    if thesis == len(sample):
        thesis = len(text)
    kind: Kind | None = None
    if _may_have_columns(sample):
        cells = len(_COLUMNS.findall(sample))
        kind = "row" if cells and len(sample) <= _CELL * (cells + 1) and (cells > 1 or not final) else None
        if _TABBED.match(sample) and not form:
            kind = "row"
    if not final and _LEADERS.search(text):
        kind = "contents"
    elif _NOTE.match(sample):
        kind = "note"
    elif _FORM.search(sample):
        kind = "form" if len(_SLOT.findall(sample)) > _SLOTS else kind
    elif _CODE.match(sample):
        kind = "code"
    elif final and last == ":" and _SALUTATION.match(text):
        kind = "salutation"
    elif text.startswith("> "):
        kind = "quotation"
    if not final and text.count("[") > _LINKS:
        kind = "furniture"
    return Shape(kind, "", len(text), final, last, form, thesis, claims, sentences="。" in text[:-1], clauses=True)


def _short(text: str) -> Shape:
    size = len(text)
    if _FIGURES.match(text) and not _PAGE.match(text):
        return Shape(None, "figure", size, False, text[-1], "", size, False, entry=text)
    last = _ending(text)
    final = last in _FINAL
    form, thesis, claims = _opening(text)
    kind, hint = _certain(text, final, form), _hint(text, final, form)
    return Shape(
        kind,
        hint,
        size,
        final,
        last,
        form,
        thesis,
        claims,
        not final and "。" not in text and names_a_genre(text),
        _SUBTITLE.match(text) is not None,
        "" if final else "".join((_LEADERS.sub("", text) if kind == "contents" else text).split()),
        "。" in text[:-1] or ";" in text[:-1],
        size >= _CLAUSES and text.count(",") > 1,
    )


def _certain(text: str, final: bool, form: str) -> Kind | None:
    """The kind of a short line that needs no neighbours."""
    if text[0] in "#>" and text.lstrip("#> ") and " " in text[:7]:
        return "heading" if text[0] == "#" else "quotation"
    if _PAGE.match(text):
        return "furniture"
    if _DATE.match(text):
        return "date"
    if not _has_words(text):
        rule = len(text) > 2 and ("|" in text or "\u2500" <= text[0] <= "\u257f")
        return "row" if rule else "code" if text in "}{][)(};]," else "furniture"
    if text[-1] in _LEADER_ENDS and _LEADERS.search(text):
        return "contents"
    if _NOTE.match(text):
        return "note"
    if text[-1] not in "。;!?" and _asks(text) and _FORM.search(text):
        return "form"
    if text[-1] in _SIGNED_ENDS and _SIGNED.match(text):
        return "signature"
    if final and text[-1] in ":!" and not form and _SALUTATION.match(text) and not _LEAD_IN.search(text):
        return "salutation"
    if _CODE.match(text):
        return "code"
    if text[0] > "\u2fff" or _HAN.search(text):
        return None
    if _CODE_SIGN.search(text):
        return "code"
    return None if final or "0" <= text[-1] <= "9" else "furniture"


def names_a_genre(text: str) -> bool:
    """Whether a line ends as titles of documents do (通知, 办法), brackets behind that left out."""
    bare = text.rstrip("》〉")
    while bare.endswith((")", "]")) and len(bare) - (opening := max(bare.rfind("("), bare.rfind("["))) < _CELL:
        bare = bare[: max(0, opening)].rstrip("》〉")
    return bare.endswith(_GENRES) and not bare.endswith(_NO_TABLES)


def _asks(text: str) -> bool:
    """A quick look for what `_FORM` finds."""
    return "_" in text or "□" in text or "☐" in text or "√" in text or "章)" in text or "签" in text or "{{" in text


def _may_have_columns(text: str) -> bool:
    """A quick look for what `_COLUMNS` finds."""
    return "\t" in text or "|" in text or "   " in text or "\u2502" in text or "\u2503" in text or "\u2551" in text


@cache
def _words() -> re.Pattern[str]:
    return compiled(r"\w")


def _has_words(text: str) -> bool:
    return _words().search(text) is not None


def _hint(text: str, final: bool, form: str) -> Hint:
    if text[0] == "目" and text.replace(" ", "") in ("目录", "目次", "目录:"):
        return "contents"
    if text[0] == "附" and _ANNEX.match(text):
        return "annex"
    if text[0] == "附" and _ANNEXES.match(text):
        return "annexes"
    if (not final or text[-1] == ":") and (
        _WEB.match(text) or text.endswith(_HOSTS) or any(words in text for words in _WEB_ANYWHERE)
    ):
        return "web"
    if text in _HEADS:
        return "cell"
    if "0" <= text[-1] <= "9" and _FIGURES_LAST.search(text):
        return "columns"
    if _may_have_columns(text) and _COLUMNS.search(text, 8 if form else 0):
        return "columns"
    if ":" in text and not form and _LABEL.match(text):
        return "label"
    return ""


def known_label(text: str) -> bool:
    """Whether a line begins with a label that says by itself that it is one: 联系人:, 责任单位:."""
    return _KNOWN_LABEL.match(text) is not None


def dateline(text: str) -> bool:
    """Whether a line says when something was published."""
    return _DATELINE.search(text) is not None
