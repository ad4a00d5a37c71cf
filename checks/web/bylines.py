"""WEB: the byline or a control of a web page, glued to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.characters.quoting import quoted
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

#: A text that holds none of these holds no byline, no control and no trail: first what they have in common.
_WORDS = (
    ("来源:", ("来源:",)),
    ("时间:", ("时间:1", "时间:2", "时间: ")),
    ("日期:", ("日期:1", "日期:2", "日期: ")),
    ("编辑:", ("责任编辑:", "(编辑:", "[编辑:", "【编辑:", "。编辑:", " 编辑:")),
    ("责编:", ("责编:",)),
    ("字", ("字号:", "字体:", "字号大小:", "字体大小:")),
    *(
        (word, tuple(word + end for end in ("量:", "次数:", "人次:", "人数:", "数:", "率:", ":")))
        for word in ("浏览", "点击", "阅读", "访问")
    ),
    ("打印", ("打印本", "打印此", "打印文", "我要打印", "打印】", "打印 】", "打印]", "打印 ", "打印\t", "打印|")),
    ("关闭", ("关闭窗口", "关闭本页", "关闭页面", "关闭】", "关闭 】", "关闭]", "关闭 ", "关闭\t", "关闭|")),
    ("收藏", ("加入收藏", "收藏】", "收藏 】", "收藏]", "收藏 ", "收藏\t", "收藏|")),
    *((word, (word,)) for word in ("返回顶部", "分享到", "扫一扫在手机", "一篇:", "相关链接:", "【分享", "[分享")),
)
#: The kinds of fields that tell of a page by themselves: a control, a count of visits, a size of letters, a time of day.
_TELLING = frozenset(("control", "count", "size", "clock"))
#: What stands before the 来源 of figures, of money, of a case.
_OF_DATA = ("数据", "资料", "资金", "图片", "线索", "案件")
#: So much of a line is looked at before and after what may be residue, in code points.
_REACH = 200
#: A title has this many code points at least, and this many a text that begins after a byline.
_TITLE, _TEXT = 4, 8


class _Fields(NamedTuple):
    """Fields of a byline, or controls, side by side in one line, and the kind of each."""

    span: Span
    kinds: list[str]


@cache
def _field() -> re.Pattern[str]:
    date, clock = "[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?", r"\ {0,4}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    named = "(?:信息|文章|稿件)?来源|作者|(?:责任)?编辑|责编|审核|(?:发布|供稿)(?:单位|机构|部门|人|者)"
    dated = "(?:发布|发表|更新|上传|录入|发文|成文)?(?:时间|日期)"
    counted = "(?:浏览|点击|阅读|访问)(?:次数|人次|人数|量|数|率)?"
    sized = "字[体号](?:大小)?"
    control = "打印(?:本页|此页|本文|文章)|关闭(?:窗口|本页|页面)|加入收藏|返回顶部|我要打印"
    return compiled(
        rf"""
        (?=[信文稿来作责编审发供更上录成时日浏点阅访字打关加返我分0-9【\[(])  # what any of them begins with
        (?: {dated}:\ {{0,3}} (?P<date>{date}) (?P<clock>{clock})?
          | (?P<stamp>(?<![0-9A-Za-z]){date}(?:{clock})?) (?=[\ \t|]{{1,8}}(?:{named}|{counted}|{sized}):)
          | {counted}:\ {{0,3}} (?P<count>[\[(【]?[0-9]{{1,8}}?[\])】]?(?:\ ?次)?(?=(?:19|20)[0-9]{{2}}年|[^0-9万亿余多.,%]|\Z))
          | (?P<size>[【\[(]?\ ?{sized}:\ {{0,3}} (?:[\[(【]?\ ?(?:[大中小]|特大|默认|[+-])\ ?[\])】]?[\ |、/]{{0,3}}){{2,6}} (?<![\ |、/])(?:\ ?[】\])])?)
          | (?:{named}):\ {{0,3}} (?P<name>[^\s:。,;!?|【\[]{{0,30}}?) (?=[\s|【\[]|\Z|(?:{named}|{dated}|{counted}|{sized}):)
          | (?P<control>[【\[]\ ?(?:打印|关闭|收藏|分享|{control}):?\ ?[】\]] | \((?:{control})\) | (?:{control})(?=[\s|])
              | 分享到?:(?:\ ?(?:微信|微博|朋友圈|QQ空间|新浪微博|腾讯微博)){{0,6}}(?=[\s|]|\Z)
              | (?:打印|关闭|收藏)(?:[\ \t|]{{1,4}}(?:打印|关闭|收藏)){{1,3}}(?=[\s|]|\Z))
        )
        """,
        re.VERBOSE,
    )


@cache
def _between() -> re.Pattern[str]:
    return compiled(r"[ \t|]{0,8}")


@cache
def _tail() -> re.Pattern[str]:
    """The editor or a control behind the last sentence of a line."""
    return compiled(
        r"""
        [。!?][”)》]?[\ \t]{0,8}
        ( [(\[【]?(?:责任编辑|责编|编辑):[^\r\n。,;]{2,12}
        | (?:分享到|打印本页|关闭窗口|返回顶部|扫一扫在手机|[上下]一篇:|相关链接:|(?:浏览|点击|阅读|访问)(?:次数|人次|量|数|率):)[^\r\n。]{0,80} )
        (?<!\s)(?=[\ \t]*(?:[\r\n]|\Z))
        """,
        re.VERBOSE,
    )


@cache
def _trail() -> re.Pattern[str]:
    """The way to the page, before a title in its line."""
    return compiled(
        r"(?<![^\r\n])[ \t]{0,8}((?:[^\s。,:]{0,6}位置:|(?:网站)?首页 ?(?=[>»]))[^\r\n。,]{1,60}[>»] ?(?:正文|详细内容|浏览文章))"
        r"(?=[ \t]{0,8}[^\s>»])"
    )


@check(
    "WEB002",
    "inline-residue",
    title=Text("网页残留混入正文", "web-page boilerplate glued to the text"),
    severity="warning",
    basis="practice",
    needs=(*(first for first, _ in _WORDS), ">", "»"),
    bad=[
        "2023年法治政府建设工作报告⟦来源:区司法局 发布时间:2024-01-15 浏览次数:356次⟧",
        "⟦来源:区政府办公室发布时间:2024-01-20浏览次数:135⟧2023年,我区扎实推进法治政府建设。",
        "2023年工作总结⟦发布时间:2024年1月15日 来源:区司法局 字体:大 中 小⟧ 一年来,各项工作稳步推进。",
        "为建设法治区再立新功。⟦【打印本页】 【关闭窗口】⟧\n2023年工作总结⟦[字体:大 中 小]⟧",
        "各项工作取得实效。⟦(责任编辑:张三)⟧\n再接再厉。 ⟦分享到:⟧",
        "职责:依法行政。⟦来源:区司法局 发布时间:2024-01-15⟧\n⟦发布日期:2024-01-15浏览次数:12⟧各科室、中心,现将情况通报如下。",
        "⟦您的位置:首页 > 政务公开 > 正文⟧ 2023年法治政府建设情况报告",
        "⟦发布日期:2024-01-20 信息来源:区政府办公室 字号:[大 中 小]⟧ (一)加强组织领导。召开会议3次。",
        "⟦字号:大 中 小 【打印】⟧一年来,我区扎实推进法治政府建设。\n⟦浏览次数:358次⟧ 一年来,各项工作稳步推进。",
        "⟦发布时间:2024-01-20 10:21⟧ 现将2023年法治政府建设情况报告如下,请予审议。",
    ],
    good=[
        "2023年法治政府建设工作报告",
        "来源:区司法局 发布时间:2024-01-15 浏览次数:356次 [字体:大 中 小]",
        "表中数据来源:区统计局 更新时间:2024年1月。",
        "公开页面应当注明信息来源、发布时间、浏览次数等要素。",
        "完善网站功能。新增“分享到:朋友圈”按钮,点击率:稳步上升。",
        "案件线索来源:群众举报12件,来源:部门移送8件。",
        "举办地点:区政府。责任编辑由区融媒体中心指定。",
        "来源:区统计局 全区生产总值比上年增长5.2%,其中工业增长6%。",
        "发布时间:2024-01-20前,由区司法局负责,各镇街配合。",
        "申请人应当提交以下材料的复印件。[打印稿]\n行政复议申请书(打印)",
        "浏览次数:全年累计12万次,比上年增长20%。",
    ],
)
def inline_residue(document: Document, options: NoOptions) -> Iterator[Finding]:
    """网页的文章信息或控件与正文、标题连在了一行：“……工作报告来源：区司法局 发布时间：2024-01-15 浏览次数：356”“……再创佳绩。【打印本页】【关闭窗口】”
    “……工作报告。责任编辑：张三”，或者在段首：“发布日期：2024-01-15 字号：[大 中 小] 一年来，……”。整行都是残留的由 WEB001 报告。

    段首、句末、标题之后至少要有两项文章信息连在一起，其中有日期、次数或字号；单独一项的，只报告次数、字号，以及精确到分钟的发布时间。

    不报告：图表下的“数据来源”；没有日期或次数与之相连的“来源：”；介绍网站功能的句子。

    改法：删去即可；残留的起止要看一眼，故不是安全修复。

    为什么：文章信息混进正文，标题、段落就不完整。
    ---
    The byline or a control of a web page runs into the text or the title: 来源 with 发布时间 and 浏览次数 after the title or before a paragraph, 【打印本页】 or
    责任编辑 after the last sentence. Lines that are residue from end to end are WEB001.

    There must be two fields side by side, a date, a count or a font size among them; of single ones only a count, a font size and a time given to the minute are
    reported.

    Not reported: 数据来源 under a table, a 来源: with no date or count beside it, and sentences about a web site's functions.

    To fix: delete them. The fix is not a safe one: check where the residue begins and ends.

    Why: A byline glued to the text spoils the title or the paragraph that it is in.
    """
    for span in sorted(_residues(document)):
        shown = quoted(document.masked, span)
        yield Finding(
            span,
            Text(f"网页残留混入正文：“{shown}”", f"web-page boilerplate glued to the text: “{shown}”"),
            fix=Fix(Text("删去网页残留", "delete the web-page boilerplate"), (Edit(span, ""),)),
        )


def _residues(document: Document) -> list[Span]:
    folded = document.folded
    found: list[Span] = []
    if any(first in folded and any(word in folded for word in words) for first, words in _WORDS):
        found += [fields.span for fields in _side_by_side(folded) if _is_glued(document, fields)]
        starts = {span.start for span in found}
        tails = (Span(*tail.span(1)) for tail in _tail().finditer(folded))
        found += [tail for tail in tails if tail.start not in starts]
    if ">" in folded or "»" in folded:
        found += [Span(*trail.span(1)) for trail in _trail().finditer(folded)]
    return found


def _side_by_side(folded: str) -> Iterator[_Fields]:
    """The fields of bylines and the controls, those with nothing but blanks between them together."""
    fields = _Fields(Span(0, 0), [])
    for found in _field().finditer(folded):
        kind = "clock" if found["clock"] else str(found.lastgroup)
        if fields.kinds and _between().fullmatch(folded, fields.span.end, found.start()):
            fields.kinds.append(kind)
            fields = fields._replace(span=Span(fields.span.start, found.end()))
            continue
        if fields.kinds:
            yield fields
        fields = _Fields(Span(*found.span()), [kind])
    if fields.kinds:
        yield fields


def _is_glued(document: Document, fields: _Fields) -> bool:
    """Whether fields are those of a page, and a title or a text shares their line."""
    folded, (start, end) = document.folded, fields.span
    line = document.lines[document.line_at(start) - 1]
    before = folded[max(line.start, start - _REACH) : start].rstrip()
    after = folded[end : min(line.end, end + _REACH)]
    text = after.strip()
    if not before.strip():
        if len(text) < _TEXT or not any(stop in text for stop in ",。;") or not _parts().match(folded, end, line.end):
            return False
        return _is_byline(fields.kinds) or not _TELLING.isdisjoint(fields.kinds)
    title = len(before) >= _TITLE and not any(sign in before for sign in ":]】")
    if not (title or _last_mark().search(before)) or before.endswith(_OF_DATA):
        return False
    if set(fields.kinds) <= {"control", "size"} or (fields.kinds == ["clock"] and folded[start - 1] == " "):
        return not text
    return _is_byline(fields.kinds) and (not text or _parts().match(folded, end, line.end) is not None)


def _is_byline(kinds: list[str]) -> bool:
    """Whether several fields tell of an article: where it is from says nothing without a date, a count or a size."""
    return len(kinds) > 1 and not {"date", "stamp", *_TELLING}.isdisjoint(kinds)


@cache
def _parts() -> re.Pattern[str]:
    """How a text begins behind a byline: after a blank, or behind a figure or a bracket with what cannot go on with it."""
    return compiled(rf"[ \t]|(?<=[0-9日次小】\])])(?:(?:19|20)[0-9]{{2}}年|(?:{HAN}|[(“《])(?<![年月日时分次]))")


@cache
def _last_mark() -> re.Pattern[str]:
    return compiled(r"[。!?][”)》]?\Z")
