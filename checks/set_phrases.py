"""TYP: set phrases that a mark breaks, or that lack theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled


@cache
def _broken() -> re.Pattern[str]:
    return compiled(
        rf"(?P<twin>[应能愿该可](?P<verb>{HAN}{{1,3}})(?P<mark>[、,。;])尽(?P=verb))"
        r"|(?P<organs>(?<![《〈“”])(?:中共中央|党中央)(?P<gap>)国务院(?!办公厅关于|关于))"
    )


@check(
    "TYP007",
    "broken-phrase-mark",
    title=Text("固定说法中标点多余或缺失", "a set phrase with a mark too many or too few"),
    severity="warning",
    basis="GB/T 15834-2011 §4.5; practice",
    needs=("尽", "央国务院"),
    bad=[
        "坚持⟦应公开、尽公开⟧,做到⟦应收,尽收⟧。",
        "认真落实⟦党中央国务院⟧决策部署,执行⟦中共中央国务院⟧的规定。",
    ],
    good=[
        "坚持应公开尽公开,做到应收尽收、能快则快,缴纳应税费,则税费可退。",
        "认真落实党中央、国务院决策部署,《中共中央国务院关于推进改革的意见》,中共中央 国务院印发规划。",
        "应公开、及时公开,能办、就地办。",
    ],
)
def broken_phrase_mark(document: Document, options: NoOptions) -> Iterator[Finding]:
    """固定说法被标点断开（“应公开、尽公开”），或者并列的机关之间缺了顿号（“党中央国务院”）。

    不报告：书名号里的“中共中央国务院关于……”；中间用空格的；前后动词不同的并列。

    改法：删去或补上顿号。

    为什么：固定说法被标点断开，意思就变了；并列的机关之间缺顿号，会读成一个机关。
    ---
    A mark breaks a set phrase (应公开、尽公开), or 、 is missing between two organs (党中央国务院).

    Not reported: 中共中央国务院关于… within title marks, a space between the two, and rows of different verbs.

    To fix: delete or add the mark.

    Why: A mark inside a set phrase changes its meaning, and without 、 two organs are read as one.
    """
    folded = document.folded
    for found in _broken().finditer(folded):
        span, words = Span(*found.span()), found[0]
        if found["twin"]:
            yield Finding(
                span,
                Text(f"固定说法被标点断开：“{words}”", f"a mark breaks the phrase “{words}”"),
                fix=Fix(Text("删去标点", "delete the mark"), (Edit(Span(*found.span("mark")), ""),)),
            )
        else:
            yield Finding(
                span,
                Text(f"并列的机关之间缺顿号：“{words}”", f"no 、 between the organs: “{words}”"),
                fix=Fix(Text("补上顿号", "add 、"), (Edit(Span(*found.span("gap")), "、"),)),
            )
