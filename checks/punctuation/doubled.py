"""PUN: marks of punctuation in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from lintreport import Document, Edit, Finding, Fix, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

from ._marks import around

#: The mark that outweighs the others stands first.
_WEIGHT = "。!?;:,、."


@cache
def _rows() -> re.Pattern[str]:
    """Marks in a row; a point counts only beside 。 and not as a part of an ellipsis, a figure or a number."""
    return compiled(rf"[。,、;:!?.](?:(?<!\.)[。,、;:!?]+|(?<={HAN}\.)。(?![。.])|(?<=。)(?<![。.].)\.(?![.0-9]))")


def _doubled(run: str) -> bool:
    """Whether marks in a row are a slip: not an ellipsis (。。。, 、、、), not ?!, not a question within a sentence (?、)."""
    if set(run) <= set("!?") or len(set(run)) == 1:
        return len(run) == 2 and run[0] not in "!?"
    return any(one != two and not (one in "!?" and two in "!?,、;:") for one, two in pairwise(run))


@check(
    "PUN002",
    "doubled-mark",
    title=Text("标点重复", "doubled punctuation mark"),
    severity="warning",
    basis="GB/T 15834-2011 §4",
    bad=[
        "提高企业风险防范意识⟦。。⟧下一步,继续加强宣传。",
        "增长22.27%⟦,,⟧比上年提高3.85个百分点。",
        "坚持依法行政⟦、,⟧规范执法⟦,。⟧",
        "健全制度⟦;。⟧强化监督⟦。,⟧抓好落实。",
        "接近原料⟦、、⟧燃料产地。",
        "主要做法如下⟦::⟧一是加强领导。",
        "现将有关情况报告如下⟦:,⟧请审议。",
        "群众满意度明显提升⟦!。⟧",
        "依法行政意识增强⟦.。⟧落实责任⟦。.⟧",
        "全面完成任务⟦,;,⟧成效明显。",
        "二、坚持法治为民⟦,,⟧提高依法行政水平\n(一)健全制度。",
    ],
    good=[
        "提高企业风险防范意识。下一步,继续加强宣传。",
        "怎么办?!必须整改!!!还有更多……。他说:“好!”,便走了。",
        "等等。。。。。。以上为摘要、、、",
        "目录\n一、工作开展情况.......... 3\n二、下一步打算。。。。。。 5",
        "姓名,,年龄\n张某,,35\n李某,王某,,",
        "见http://www.example.gov.cn/a::b,调用std::vector,时间8:00,版本1.2.3。",
        "围绕是谁?、干什么?、怎么干?展开讨论。",
        "他说:“按期完成。”。会议结束。",
        "单位:;电话:,地址:。",
    ],
)
def doubled_mark(document: Document, options: object) -> Iterator[Finding]:
    """两个点号连在一起：。。 ,, 、， ；。 ，。 等，没有这样的用法。

    不报告：省略号 …… 和 。。。、叠用的 ?! 和 !!！、、、、目录的引导点、网址、时间、小数、代码里的 ：：、表格的空格（甲，，乙）、
    没有填写的表单（电话：，）、引号内外各有句号（。”。）。

    改法：相同的两个删去一个（安全修复）。不同的两个留哪一个要看上下文，“，。”之间也可能丢了字，所以是不安全修复。

    为什么：两个点号连用没有意义，两者之间还可能丢了字。
    ---
    Two marks of punctuation in a row, which no rule provides for: 。。 ,, 、, ;。 ,。

    Not reported: ellipses (…… and 。。。), stacked ?! and !!!, 、、、, the leaders of a table of contents, addresses,
    times, decimals, :: in code, empty cells (甲,,乙), blanks of a form (电话:,), a full stop on each side of a quotation
    mark (。”。).

    To fix: delete one of two equal marks (safe fix). Which of two different marks is to stay depends on the sentence, and
    words may have been lost between , and 。, so that this fix is unsafe.

    Why: Two marks in a row mean nothing, and words may have been lost between them.
    """
    folded = document.folded
    starts = [paragraph.start for paragraph in document.paragraphs]
    guards: dict[int, int] = {}
    for found in _rows().finditer(folded):
        run, span = found[0], Span(*found.span())
        before = folded[max(span.start - 1, 0) : span.start]
        if not before or not _doubled(run) or not (before.isalnum() or before in "”’》〉)]〕】%‰℃"):
            continue
        if set(run) <= set(",;:"):  # also what parts cells and names in code
            at = bisect_right(starts, span.start) - 1
            if at not in guards:
                guards[at] = _guard(folded[slice(*document.paragraphs[at])])
            if not _between_han(folded, span, 1 if run == "::" else max(guards[at], ":" in run)):
                continue
        if run[0] == ":" and run != "::" and not _han(folded[max(span.start - 6, 0) : span.start], 6):
            continue  # a blank of a form: its labels are short
        if run[0] in "?!" and not _han(before):
            continue  # a glyph that was lost in conversion
        kept = document.text[span.start + run.index(min(run, key=_WEIGHT.index))]
        words = around(document, span, 8)
        yield Finding(
            span,
            Text(f"标点重复：{words}", f"doubled mark: {words}"),
            fix=Fix(Text(f"只留一个 {kept}", f"keep one {kept}"), (Edit(span, kept),), safe=len(set(run)) == 1),
        )


def _guard(paragraph: str) -> int:
    """How many Han must stand on each side of doubled commas: none in sentences, many in what may be a row of cells."""
    if "。" in paragraph or paragraph[-1] in ";:!?":
        return 0
    return 4 if paragraph.count(",") == 2 else 40


def _between_han(folded: str, span: Span, number: int) -> bool:
    """Whether ``number`` Han characters stand on each side."""
    sides = folded[max(span.start - number, 0) : span.start], folded[span.end : span.end + number]
    return all(_han(side, number) for side in sides)


def _han(text: str, number: int = 1) -> bool:
    """Whether ``text`` is ``number`` Han characters."""
    return len(text) == number and all("一" <= sign <= "鿿" for sign in text)
