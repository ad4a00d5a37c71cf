"""WEB: what a messenger or a mail program left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.characters.quoting import quoted
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import KINDS, Kind

_WHERE: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("row", "form", "code", "contents"))

#: The faces of the usual messengers as they are written when copied.
_FACES = (
    "微笑|撇嘴|发呆|得意|流泪|大哭|害羞|闭嘴|尴尬|发怒|调皮|呲牙|惊讶|难过|抓狂|偷笑|愉快|白眼|傲慢|惊恐|憨笑|悠闲|咒骂|疑问|敲打|再见|擦汗|抠鼻|鼓掌|坏笑|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑"
    "|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|吃瓜|加油|天啊|社会社会|旺柴|好的|打脸|翻白眼|让我看看|叹气|苦涩|裂开|嘴唇|爱心|心碎|拥抱|强|弱|握手|胜利|抱拳|勾引|拳头|OK|合十|啤酒|咖啡|蛋糕|玫瑰|凋谢|炸弹"
    "|月亮|太阳|庆祝|礼物|红包|烟花|爆竹|跳跳|发抖|转圈|强壮|比心|赞|給力|给力|威武|钟|蜡烛|话筒|火|点赞|收到"
)
#: What stands for a message that is no text.
_MESSAGES = "语音|文件|动画表情|表情|名片|转账|聊天记录|合并转发|图片消息|语音消息"


@cache
def _left() -> re.Pattern[str]:
    return compiled(
        rf"(?P<face>(?:\[(?:{_FACES})\]){{1,9}})|(?P<message>\[(?:{_MESSAGES})\](?!\())"
        r"|(?P<sent>(?:以上|本邮件|此邮件)?发(?:送)?自(?:我的)? ?(?:iPhone|iPad|(?:华为|荣耀|小米|OPPO|vivo|三星|安卓|苹果)?(?:手机|平板|设备|客户端)|\w{0,6}邮箱)[^\n。]{0,16})"
        r"|(?P<withdrawn>(?:你|对方|[^\s\"“]{1,8})?撤回了一条消息|以下是新消息|以上是打招呼的内容)|(?P<all>@(?:所有人|全体成员)|【群公告】|收到请?回复(?=[,。!]|\s*$))"
    )


@check(
    "WEB008",
    "messenger-residue",
    title=Text("聊天软件或邮件残留", "left over from a messenger or a mail program"),
    severity="warning",
    basis="practice",
    where=_WHERE,
    yields_to=("WEB001", "WEB006", "RED008"),
    needs=(
        *("[", "@", "发自", "发送自", "撤回了一条消息", "以下是新消息", "以上是打招呼的内容", "群公告"),
        *("收到请回复", "收到回复"),
    ),
    bad=[
        "以上情况请审阅。\n⟦[捂脸][抱拳]⟧ ⟦以上发自我的iPhone⟧",
        "⟦@所有人⟧ 请各组报送全年办结案件数。⟦[文件]⟧",
        "⟦以上是打招呼的内容⟧\n全年办结案件36件。⟦收到请回复⟧。",
    ],
    good=[
        "以上情况请审阅。",
        "[强]化监督[1]，见[附件](a.md)、[文件](b.md)，来信均发自本县，邮箱为a@x.cn。",
    ],
)
def messenger_residue(document: Document, options: NoOptions) -> Iterator[Finding]:
    """稿子经聊天软件、邮件转手后留下的东西：表情“[捂脸][抱拳]”，“[文件]”“[语音]”，“以上发自我的iPhone”，“@所有人”。

    不报告：引号里说到的；句中括起的一个字（[强]化）；链接的文字（[文件](…)）。

    改法：删去。

    为什么：它们是转发时带入的，不是报告的内容，发出去有失庄重。
    ---
    A draft went through a messenger or by mail, and its faces ([捂脸][抱拳]), [文件], 发自我的iPhone or @所有人 stayed.

    Not reported: what is in quotation marks, a word in brackets within a sentence ([强]化), and the words of a link ([文件](…)).

    To fix: delete them.

    Why: They came along when the draft was passed on, and do not belong into a report.
    """
    folded = document.folded
    for found in _left().finditer(folded):
        span = Span(*found.span())
        if document.mentioned(span) or (found["face"] and _is_bracketed_word(folded, span)):
            continue
        shown = quoted(document.masked, span)
        yield Finding(
            span,
            Text(f"聊天软件或邮件残留：“{shown}”", f"left over from a messenger: “{shown}”"),
            fix=Fix(Text("删去", "delete it"), (Edit(span, ""),)),
        )


def _is_bracketed_word(folded: str, face: Span) -> bool:
    """Whether one bracket stands around a word of a sentence, which goes on behind it: [强]化监督."""
    return folded.count("[", *face) == 1 and folded[face.end : face.end + 1] not in ("", "\n", " ", "。", ",", "!")
