"""What stands around a place, and what its text is: a model for others to fill in, or the story of a lawsuit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from lintreport import Document, Span
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.prose import is_han

#: Where words stand in sentences of the author.
SENTENCES: tuple[Kind, ...] = ("run-in", "body", "item")
#: ... and in those of others, too.
RUNNING: tuple[Kind, ...] = ("run-in", "body", "item", "quotation")
#: A model for others to fill in says so this near above its blanks, and a lawsuit above its names, in code points.
REACH = 200
#: So many code points before a place are quoted in its message.
QUOTED = 8
#: More places of one kind than this are a habit of the text, or of what exported it, and no slips.
MANY = 5


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


def in_model(document: Document, span: Span) -> bool:
    """Whether ``span`` belongs to a model for others to fill in, or to an example."""
    paragraph = document.paragraphs[paragraph_of(document, span.start)]
    start = span.start - REACH
    titles = document.spans(["title"])
    above = bisect_right(titles, span.start, key=lambda title: title.start) - 1
    if above >= 0 and titles[above].end <= span.start and _specimen().search(document.folded[slice(*titles[above])]):
        return True
    return _any_between(document.view(_templates), start, span.start) or _any_between(
        document.view(_examples), max(start, paragraph.start), span.start
    )


def in_lawsuit(document: Document, span: Span) -> bool:
    return _any_between(document.view(_lawsuits), span.start - REACH, span.end + REACH // 4)


def paragraph_of(document: Document, offset: int) -> int:
    """The index of the paragraph that holds ``offset``, or of the one before it."""
    return max(0, bisect_right(document.paragraphs, (offset, len(document.text))) - 1)


def is_running_text(document: Document, offset: int) -> bool:
    """Whether ``offset`` stands among sentences: in no heading, cell, label or piece of markup."""
    block = document.block_at(offset)
    return block is not None and block.kind in RUNNING


def is_among_words(document: Document, offset: int) -> bool:
    """Whether ``offset`` stands in no cell, form or piece of markup, whose signs mean something else."""
    block = document.block_at(offset)
    return block is not None and block.kind not in ("row", "form", "contents", "code", "quotation")


class Surroundings(NamedTuple):
    """What stands next to a span in its paragraph: "" at its ends; blanks do not count."""

    paragraph: Span
    left: str
    right: str


def surroundings(document: Document, span: Span) -> Surroundings:
    paragraph = document.paragraphs[paragraph_of(document, span.start)]
    return Surroundings(
        paragraph,
        document.folded[max(paragraph.start, span.start - 24) : span.start].rstrip()[-16:],
        document.folded[span.end : min(paragraph.end, span.end + 24)].lstrip()[:16],
    )


#: What may stand between a sign and the words of its sentence.
STOPS = ",。、;:!?“”《》()"


def is_beside_words(left: str, right: str) -> bool:
    """Whether a run of signs touches Han, or stands between stops like a word."""
    if is_han(left) or is_han(right):
        return True
    return bool(left + right) and all(not sign.strip() or sign in STOPS for sign in (left, right))


def words_before(document: Document, span: Span) -> str:
    """The words of a place with a few before it, within its line."""
    return document.masked[max(0, span.start - QUOTED) : span.end].splitlines()[-1].lstrip()
