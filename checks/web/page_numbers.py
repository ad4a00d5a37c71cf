"""WEB: the page numbers of a printed layout, as lines of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lintreport import Document, Finding, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

_DASH = "[-—－–―]{1,3}"
#: A line that is a number between dashes: - 3 -, — 13 —.
_NUMBER = Lazy(rf"^[^\S\n]*(?P<all>{_DASH} ?(?P<number>[0-9]{{1,3}}) ?{_DASH})[^\S\n]*$", re.MULTILINE)
#: ... or stands within a sentence, set off by blanks: 可以延长办理- 15 -期限.
_WITHIN = Lazy(rf"(?<={HAN})[^\S\n]*(?P<all>(?P<dash>[-—－–]) [0-9]{{1,3}} (?P=dash))[^\S\n]*(?={HAN})")
#: So many that count up are the pages of a document; a single one may be anything.
_PAGES = 2
#: How many of many places a finding names.
_PLACES = 4


@check(
    "WEB009",
    "page-number",
    title=Text("版面页码残留", "page numbers of a layout left in the text"),
    severity="warning",
    basis="practice",
    as_submitted=True,
    bad=[
        "全年办结事项12件。\n⟦- 1 -⟧\n二、存在问题\n人手不足。\n- 2 -\n三、下一步打算\n抓好落实。",
        "二、存在问题\n⟦—12—⟧\n抓好落实。",
        "对特别复杂的申请，可以延长办理⟦- 15 -⟧期限，并书面告知。",
        "由采购人报请财政部门\n⟦— 7 —⟧\n列入重点监控名单，一年内不得参加本级采购。",
    ],
    good=[
        "全年办结事项12件。\n-1\n-2\n办结率1-2件。",
        "- 1 办件情况\n- 2 存在问题",
        "一组-2-三组，由- 3到- 5，比分为2 - 1 -加时。",
        "排名变化\n— — —\n2024—2025",
    ],
)
def page_number(document: Document, options: object) -> Iterator[Finding]:
    """整行只有夹在横线中间的页码：“- 1 -”“—13—”，或者这样的页码夹在句子里（延长办理- 15 -期限）。每篇只报告一次，其余各处一并列出。

    页码属于版面，不属于文字；从排好版的文件复制过来，常把一段话拦腰截断。两处以上、逐页递增的，或者夹在句子里的为警告，单独一行又只有一处的为提示。

    为什么：页码夹在正文里，一句话会被截成两段，统计和检索都会出错。

    改法：删去页码，并接回被截断的段落（不提供自动修复，须看上下两行是否原为一段）。

    不报告：PDF 和 Word 文件的页眉页脚，读取时已去掉；横线只在一边的数。
    ---
    A line holds nothing but a page number between dashes: - 1 -, —13—, or such a number stands within a sentence (延长办理- 15 -期限). One finding for each text names all places.

    Page numbers belong to the layout. Copied from a typeset document, they often cut a paragraph in two. Two and more that count up, and those within a sentence, are a warning; a single line is info.

    Why: A page number in the middle of a paragraph cuts a sentence in two, and searches and counts go wrong.

    To fix: delete the numbers and join what they parted. There is no fix by the program, because only a reader can tell whether the lines around it were one paragraph.

    Not reported: running heads and feet of PDF and Word documents, which are dropped when they are read; numbers with a dash on one side.
    """
    lines = list(_NUMBER.finditer(document.text))
    within = list(_WITHIN.finditer(document.text))
    if not lines and not within:
        return
    spans = sorted(Span(*one.span("all")) for one in (*lines, *within))
    more = len(spans) - 1
    words = document.text[spans[0].start : spans[0].end]
    yield Finding(
        spans[0],
        Text(
            f"版面页码残留：“{words}”" + (f"，全文另有 {more} 处" if more else ""),
            f"a page number left from the layout: “{words}”" + (f", and {more} more" if more else ""),
        ),
        related=tuple(Related(span, Text("此处同", "here too")) for span in spans[1:_PLACES]),
        severity=None if within or _count_up([int(one["number"]) for one in lines]) else "info",
    )


def _count_up(numbers: Sequence[int]) -> bool:
    """Whether numbers are those of pages: two at least, each above the one before."""
    return len(numbers) >= _PAGES and all(one < other for one, other in pairwise(numbers))
