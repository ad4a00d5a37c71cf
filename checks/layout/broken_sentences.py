"""LAY: sentences that a line end, a blank line or the end of a page broke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import PurePath

from lintreport import Document, Finding, NoOptions, Related, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.paragraphs import begins_paragraph
from lintreport.text.structure.prose import is_han

#: A page of these kinds wraps its lines, and whoever reads it joins them.
_WRAPPED = frozenset({".pdf", ".md", ".markdown", ".docx", ".html", ".htm"})
#: Lines of fewer code points may be cells, names or links.
_SHORTEST, _REST = 15, 8
#: So far around a break its word is looked for, in code points.
_REACH = 5000
#: At most so many page numbers and heads part a sentence.
_PAGE = 2
#: How many code points before a break are the finding, and how many places one finding names.
_SHOWN, _PLACES = 6, 4
#: A text in which more than this share of the long paragraphs is broken was wrapped as a whole.
_WHOLE, _LONG = 0.3, 40


@cache
def _final() -> re.Pattern[str]:
    return compiled(r"[。!?:;…][”’》)」』\]】〕〉\"]{0,4}\Z")


@cache
def _number() -> re.Pattern[str]:
    return compiled(r"[-—–+ \xa0]{0,4}[0-9]{1,3}[-—– .·\xa0\t]{0,4}\Z")


@check(
    "LAY001",
    "broken-sentence",
    title=Text("句子被换行、空行或分页断开", "sentence broken by a line end, a blank line or a page"),
    severity="warning",
    basis="practice",
    bad=[
        "第六条 享受补贴的家庭,每年应当按⟦时向所在区县⟧\n\n住房保障部门申报收入状况,由区县住房保障部门会同街道逐户核对。",
        "按照中央关于进一步改进作风的要求,全面压减会议,把更多的精⟦力用在抓落实⟧\n- 1 -\n上来,推动各项任务按期完成。",
        "各单位要按照《办公用房⟦管理实施细则⟧\n》的规定逐项对照检查,发现问题的,限期整改到位。",
    ],
    good=[
        "第六条 享受补贴的家庭,每年应当按时向所在区县住房保障部门申报收入状况,由区县住房保障部门会同街道逐户核对。",
        "坚持依法行政,推动各项改革任务落地见效\n改革办牵头梳理任务清单,逐项明确责任单位和完成时限。",
        "任务清单,由改革办负责起草并逐项明确责任\n任务分工如下。\n\n一、改革办负责起草,各单位按照各自的职责落实\n\n二、其他单位配合。",
        "各区人民政府,市政府各委、办、局\n现将实施意见印发给你们,请遵照执行。",
    ],
)
def broken_sentence(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一句话没有写完就换了行：后面隔着空行、页码或换行，又接着写下去。全文合报一次，注明处数。

    依据：这样结束的一行不成句，而下一行接着它：断开的是一个词（全文别处连写）、一对书名号或括号，或者中间只隔着页码。

    整篇按版面宽度换行的文本只作提示（info）：多为从排好版的文件复制而来。

    改法：删去换行和其间的页码，接成一段。

    为什么：断开的句子检索不到，统计、比对时也会被当成两段残句。

    不报告：PDF、Word、网页和 Markdown 文件（读取时已经接好，或者本来就按行书写）；没有句末标点的标题和列表；表格。
    ---
    A sentence breaks off at a line end, and goes on after a blank line, a page number or nothing. One finding for each text counts the places.

    What shows it: no line ends like that, and the next one goes on with it. The break cuts a word that the text writes whole elsewhere, a pair of title marks or brackets, or only a page number stands between.

    In a text that was wrapped as a whole it is info: such a text was copied from a typeset page.

    To fix: delete the line ends, and the page numbers between them.

    Why: searches do not find a broken sentence, and comparisons take it for two fragments.

    Not reported: PDF, Word and web pages and Markdown, whose lines are joined when they are read or are written line by line; headings and lists without a final mark; tables.
    """
    if PurePath(document.path).suffix.lower() in _WRAPPED:
        return
    places = sorted({*_joined(document), *_parted(document)})
    if not places:
        return
    spans = [_words(document, place) for place in places]
    first, more = spans[0], len(spans) - 1
    words = document.masked[slice(*first)]
    long = sum(end - start >= _LONG for start, end in document.paragraphs)
    yield Finding(
        first,
        Text(
            f"句子在“{words}”之后断开" + (f"，全文另有 {more} 处" if more else ""),
            f"the sentence is broken after “{words}”" + (f", and {more} more" if more else ""),
        ),
        related=tuple(Related(span, Text("此处也断开", "broken here, too")) for span in spans[1:_PLACES]),
        severity="info" if len(places) > _WHOLE * max(long, _PLACES) else None,
    )


def _joined(document: Document) -> Iterator[int]:
    """The ends of lines that are not those of their paragraph."""
    for lines in document.paragraph_lines:
        start, end = lines[0].start, lines[-1].end
        if len(lines) == 1 or end - start < _SHORTEST or document.kind_at(end - 1) not in ("body", "item"):
            continue
        for above, _ in pairwise(lines):
            if above.end - above.start >= _SHORTEST and not _is_final(document.folded, above):
                yield above.end


def _parted(document: Document) -> Iterator[int]:
    """The ends of paragraphs that the next one goes on with."""
    folded, paragraphs = document.folded, document.paragraphs
    for at, this in enumerate(paragraphs[:-1]):
        last = folded[this.end - 1]
        if not (is_han(last) or last in ",、") or this.end - this.start < _SHORTEST:
            continue
        below = at + 1
        while below < len(paragraphs) - 1 and below <= at + _PAGE and _number().match(folded, *paragraphs[below]):
            below += 1
        if _goes_on(document, this, paragraphs[below], paged=below > at + 1):
            yield this.end


def _goes_on(document: Document, this: Span, rest: Span, *, paged: bool) -> bool:
    """Whether ``rest`` continues ``this``, which has no final mark."""
    folded = document.folded
    if rest.end - rest.start < _REST or begins_paragraph(folded, rest):
        return False
    if document.kind_at(this.end - 1) not in ("body", "item") or document.kind_at(rest.start) not in ("body", "item"):
        return False
    if paged:
        return True
    if not ("," in folded[slice(*this)] and _is_final(folded, rest)):
        return False
    word = folded[this.end - 1] + folded[rest.start]
    return word in folded[max(0, this.start - _REACH) : rest.end + _REACH]


def _is_final(folded: str, line: Span) -> bool:
    return _final().search(folded, max(line.start, line.end - _SHOWN), line.end) is not None


def _words(document: Document, end: int) -> Span:
    """The words before a break, within their line."""
    start = end
    while start > 0 and end - start < _SHOWN and (is_han(document.folded[start - 1]) or start == end):
        start -= 1
    return Span(start, end)
