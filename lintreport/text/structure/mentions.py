"""Words between quotation marks that a text speaks of, what somebody wrote, what a form or a screen shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lintreport.finding import Span
from lintreport.text.patterns import compiled

#: A quotation that is longer says something, in code points.
_LONGEST = 40
#: This many code points before and after a quotation may say what it is.
_BEFORE, _BEHIND = 12, 8
_STOPS = "[,。;!?\n]"


#: What is done with words on paper or on a screen, and where they stand there.
_ACTS = (
    "[错误]?(?:写|填|印|贴|标|录|打|刻|题|注)(?:[成作为有着明入写报]|的是)?|显示|弹出|出现|输入|误作|误为|错成|代之以"
    "|替换[成为]"
)
_PLACES = (
    "(?:表头|栏|栏目|单元格|表格|表|样表|附注|附表|台账|界面|页面|按钮|标签|封面|模板|格式|样式|字样|空白处|签名处|落款)[》”]?"
    "(?:[中里上内]|[还仍只都均也]?[为是有]|显示)?"
)
#: What such words are called, and what is done with them, after them.
_NAMES = "字样|一[栏项处格]|栏目?|按钮|标签|样式|格式|符号|代码|空[白格]|等?(?:字符|乱码|错误|占位)"
_FILLED = "(?:填写|填上|填入|补填|写[成作为]|改[成为]|代替?|表示)"


@cache
def _before() -> re.Pattern[str]:
    """Who writes, fills in or shows, or where: 显示“#REF!”, 表头为“填报单位:____”, 误写成“碳焙”."""
    return compiled(rf"(?:{_ACTS}|{_PLACES})[了过:]?\Z")


@cache
def _behind() -> re.Pattern[str]:
    """What a quotation is called: “第____号”标签, or what is done with it: “陪餐人:____”须当日填写."""
    return compiled(rf"(?:的|等|这样的|一类的?)?(?:{_NAMES})|[须应需要由]{{0,2}}\w{{0,4}}{_FILLED}")


def mentions(folded: str, quotations: Iterable[Span]) -> list[Span]:
    """The quotations that are short and named as something written or shown, in order."""
    found = []
    for start, end in quotations:
        if folded[start] not in "“‘" or end - start > _LONGEST:
            continue
        before = compiled(_STOPS).split(folded[max(0, start - _BEFORE) : start])[-1]
        behind = compiled(_STOPS).split(folded[end : end + _BEHIND], 1)[0]
        if _before().search(before) or _behind().match(behind):
            found.append(Span(start, end))
    return found
