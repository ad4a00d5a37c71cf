"""The shape of a line: what can be seen of it without looking at its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.structure.kinds import Kind

# All lengths are code points.

#: A first sentence of so many signs at most may be a heading that was run into its paragraph.
_LONGEST_CLAIM = 36

_FINAL = frozenset("。!?;:…")
_CLOSING = "”’》〉)」』]】\"'"
_MARK = re.compile(
    r"(?P<han>[一二三四五六七八九十百]{1,4} ?[、.])|(?P<round_han>[(\[〔] ?[一二三四五六七八九十百]{1,4} ?[)\]〕])"
    r"|第 ?(?:[一二三四五六七八九十百零〇]{1,6}|[0-9]{1,3}) ?(?P<part>[编篇章节条]|部分)"
    r"|(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,2}){0,3} ?[.、)](?![0-9])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=[ \u4e00-\u9fff]))"
    r"|(?P<round>\([0-9]{1,3}\))|(?P<sign>[\u2460-\u249b\u2776-\u2793\u3220-\u3229])"
    r"|(?P<ordinal>[一二三四五六七八九十]{1,2}(?:是|要|、是)|第[一二三四五六七八九十],|其[一二三四五六],|首先,|其次,|最后,)"
    r"|(?P<bullet>[●■◆▪•➢★▲√◇○※·*+-] ?(?=[^-*+·\s])|(?:——?|――?)(?=[^-—―\s]))"
)
_STOP = re.compile("[。!?;:]")
_FIGURE = re.compile(r"[-+±]?[0-9][0-9, ]*(?:\.[0-9]+)?(?:[%‰]|[万亿]?元|[件个人次项户条宗家]|万|亿)?\Z|[-—/–]{1,3}\Z")
_PAGE = re.compile(
    r"(?:[-—–·] ?){1,3}[0-9]{1,4}(?: ?[-—–·]){1,3}\Z|第 ?[0-9]{1,4} ?页(?:[ ,/]{0,3}共 ?[0-9]{1,4} ?页)?\Z"
    r"|[0-9]{1,4} ?/ ?[0-9]{1,4}\Z"
)
_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    r"[(\[]?(?:发布时间|发布日期|日期|时间|印发日期)?:? ?(?:[0-9]{4}|[一二〇○零0三四五六七八九]{4}) ?[年/.-]"
    rf" ?{_NUMBER} ?[月/.-] ?(?:{_NUMBER} ?日?)?(?: ?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?(?: ?印发)?[)\]]?\Z"
)
_NOTE = re.compile(
    r"(?:注释?|备注|附注|说明|编者按|[*※]注) ?[0-9①-⑳]? ?:|注[0-9①-⑳]|\[?(?:资料|数据|信息)?来源 ?:"
    r"|[(\[]?(?:金额|计量|数量)?单位 ?: ?(?:人民币)?[千万亿百十]{0,2}[元人件个户次项公吨亩页%家条、/万 ]{1,12}[)\]]?\Z"
)
_FORM = re.compile(r"_{3,}|[□☐]|\((?:盖章|签字|签名|公章|签章)\)|\{\{|:(?: {4}|\Z)")
_LABEL = re.compile(r"[^,。;!?:]{1,14}: ?(?:\S{0,30})\Z")
_CONTENTS = re.compile(r"(?:…+|\.{3,}|·{3,}|_{4,}|-{5,}|(?:\. ){3,})\s*[-(]?[0-9]{1,4}[)-]?\Z")
_SALUTATION = re.compile(
    r"(?:各位|尊敬的|全体)?[^,。;:]{0,30}(?:代表|委员|同志|同志们|朋友们|朋友|领导|主任|常委|来宾|先生|女士|部门|单位|机构|政府|局|委|公司"
    r"|办公室|管委会|企业|学校|中心|院|厅|部|会|街道|乡镇)(?:[,、][^。;:]{1,160})?[:!]\Z"
)
_CODE = re.compile(r"<[/!?a-zA-Z][^>]*>\Z|[\[{]\"|[}\])]+[,;]?\Z|[<{]")
_FURNITURE = re.compile(
    r"(?:打印(?:本页|此页|正文)?|关闭(?:窗口|本页|此页)?|分享到|字号|大中小|返回(?:顶部|首页|列表|上一页)?|上一[篇页]|下一[篇页]"
    r"|当前位置|您?(?:现在|当前)?所在的?位置"
    r"|首页|网站(?:首页|地图|声明)|浏览次数|点击数|阅读次数|责任编辑|编辑|版权所有|主办单位?|承办单位?|技术支持|联系我们|扫一扫"
    r"|相关(?:链接|文章|阅读|新闻)|收藏|无障碍|长者模式|登录|注册|繁体|简体|English|Copyright"
    r"|Public domain|政府网站标识码)(?![\u4e00-\u9fff]*[,。])|.{0,12}(?:ICP备|公网安备)"
)
_GENRE = re.compile(
    r"(?:报告|办法|通知|意见|条例|规定|公报|方案|细则|决定|纲要|规划|公告|通告|函|批复|总结|要点|计划|预算|决算|说明|通报|法|规则|章程|简报|汇报|情况表?"
    r"|清单|目录|决议|讲话|致辞|建议)(?:[(《〈\[].{1,20}[)》〉\]])*\Z"
)


class Shape(NamedTuple):
    """A paragraph by itself.

    ``kind`` is what it certainly is, else None. ``final`` when it ends as a sentence does, ``last`` its last sign
    before closing marks; ``form`` names the form of its number or bullet, ``marked`` when there is one. ``thesis``
    is where its first sentence ends, which ``claims`` when it could stand as a heading. ``bare`` are the words
    of a line that may be a heading, by which an entry of the contents finds it.
    """

    span: Span
    kind: Kind | None
    size: int
    final: bool
    last: str
    form: str
    thesis: int
    claims: bool
    figure: bool = False
    contents: bool = False
    genre: bool = False
    subtitle: bool = False
    bare: str = ""

    @property
    def marked(self) -> bool:
        """Whether it begins with a number or a bullet."""
        return bool(self.form)


def shapes(folded: str, paragraphs: Sequence[Span]) -> list[Shape]:
    """The shape of every paragraph; what stands in a fence is code."""
    found = []
    fence = ""
    for span in paragraphs:
        if folded.startswith(("```", "~~~"), span.start):
            sign = folded[span.start : span.start + 3]
            closes = fence == sign
            fence = "" if closes else fence or sign
            found.append(_code(span))
        elif fence:
            found.append(_code(span))
        else:
            found.append(_shape(folded, span))
    return found


def _code(span: Span) -> Shape:
    return Shape(span, "code", span.end - span.start, False, "", "", span.end, False)


def _shape(folded: str, span: Span) -> Shape:
    start, end = span
    size = end - start
    mark = _MARK.match(folded, start, end)
    form = mark.lastgroup or "" if mark else ""
    at = end - 1
    while folded[at] in _CLOSING and at > start:
        at -= 1
    last = folded[at]
    final = last in _FINAL
    stop = _STOP.search(folded, mark.end() if mark else start, end)
    thesis = end
    if stop:
        thesis = stop.end()
        while thesis < end and folded[thesis] in _CLOSING:
            thesis += 1
    words = folded[mark.end() if mark else start : thesis]
    claims = (
        stop is not None
        and stop[0] in "。:"
        and 4 <= len(words) <= _LONGEST_CLAIM
        and not any("0" <= sign <= "9" for sign in words)
        and (stop[0] == "。" or thesis < end)
    )
    if size > 80:
        text = folded[start : start + 200]
        return Shape(span, _kind_of_long(folded, span, text), size, final, last, form, thesis, claims)
    text = folded[start:end]
    kind = _kind_of_short(text, final, form)
    return Shape(
        span,
        kind,
        size,
        final,
        last,
        form,
        thesis,
        claims,
        _FIGURE.match(text) is not None,
        text.replace(" ", "") in ("目录", "目次"),
        not final and _GENRE.search(text) is not None,
        text.startswith(("——", "--", "―", "—")),
        "" if final else "".join(text.split()),
    )


def _kind_of_long(folded: str, span: Span, text: str) -> Kind | None:
    if "\t" in text or text.count("|") > 2:
        return "row"
    if _NOTE.match(text):
        return "note"
    if _CODE.match(text):
        return "code"
    return "quotation" if text.startswith(">") else None


def _kind_of_short(text: str, final: bool, form: str) -> Kind | None:
    if _PAGE.match(text):
        return "furniture"
    if _DATE.match(text):
        return "date"
    if _CONTENTS.search(text):
        return "contents"
    if _NOTE.match(text):
        return "note"
    if ("\t" in text or "|" in text or "\u2500" <= max(text) <= "\u257f" or "   " in text) and not final:
        return "row"
    if _SALUTATION.match(text) and not form:
        return "salutation"
    if _FURNITURE.match(text) or not any(sign.isalnum() for sign in text):
        return "furniture"
    if not form and (_FORM.search(text) or (":" in text and _LABEL.match(text))):
        return "form"
    if _CODE.match(text):
        return "code"
    return "quotation" if text.startswith("> ") else None
