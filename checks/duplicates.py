"""DUP: the same words submitted twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, Related, Text, check


class RepeatedSentence(NamedTuple):
    """``min_chars``: shorter sentences repeat by custom (「特此报告。」), in code points."""

    min_chars: int = 8


@check(
    "DUP003",
    "repeated-sentence",
    title=Text("相邻句子重复", "sentence repeated at once"),
    severity="warning",
    options=RepeatedSentence,
    basis="practice",
    bad=["不断加强依法行政意识。⟦不断加强依法行政意识。⟧加大普法力度。"],
    good=["不断加强依法行政意识。加大普法力度。", "特此报告。特此报告。"],
)
def repeated_sentence(document: Document, options: RepeatedSentence) -> Iterator[Finding]:
    """一句话紧接着又写了一遍,多为粘贴所致。

    ---
    A sentence is written twice in a row, mostly by a slip in pasting.
    """
    for first, second in pairwise(document.sentences):
        words = document.folded[second.start : second.end]
        if len(words) >= options.min_chars and words == document.folded[first.start : first.end]:
            yield Finding(
                second,
                Text("句子紧接着重复", "sentence repeated at once"),
                related=(Related(first, Text("第一次", "first time")),),
                fix=Fix(Text("删去重复的句子", "delete the repeated sentence"), (Edit(second, ""),)),
            )
