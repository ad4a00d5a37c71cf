"""Words that are missing, masked or not filled in yet (RED)."""

from __future__ import annotations

import re
from random import Random

from benchmarks.accuracy.defects.planted import HAN, Kind, Planted, body, rewriting
from lintreport import Document, Span

_WORDS = f"(?<={HAN}{{2}}){HAN}{{2,6}}(?={HAN}{{2}})"


def without_stop(random: Random, document: Document) -> Planted | None:
    """The final mark of a paragraph lost; its end is the place."""
    spans = body(document, 60)
    if not spans:
        return None
    span = random.choice(spans)
    text = document.text
    return Planted(text[: span.end - 1] + text[span.end :], ((Span(span.start, span.end - 1),),))


def cut_off(random: Random, document: Document) -> Planted | None:
    """The text breaks off in the middle of its last sentence."""
    spans = body(document, 80)
    if not spans:
        return None
    end = spans[-1].end - random.randint(4, 12)
    while re.match(HAN, document.text[end - 1]) is None:
        end -= 1
    return Planted(document.text[:end] + "\n", ((Span(spans[-1].start, end),),))


KINDS = (
    Kind(
        "RED001",
        "words replaced by (略)",
        rewriting(_WORDS, lambda random, _: random.choice(("(略)", "（略）", "[略]"))),
    ),
    Kind(
        "RED002",
        "words replaced by ××× or ***",
        rewriting(_WORDS, lambda random, _: random.choice(("×××", "***", "××××", "■■■"))),
    ),
    Kind("RED003", "a year left as 20XX年", rewriting("(?<![0-9])20[0-9]{2}(?=年)", lambda _, words: "20XX")),
    Kind(
        "RED003",
        "a figure left as ____",
        rewriting("(?<=[\u4e00-\u9fff])[0-9]{2,5}(?=[件个家项次场])", lambda _, words: "____"),
    ),
    Kind(
        "RED003",
        "words left as (待补充)",
        rewriting(_WORDS, lambda random, _: random.choice(("(待补充)", "(数据待核实)", "【此处填写】"))),
    ),
    Kind("RED004", "words replaced by a blank", rewriting(_WORDS, lambda _, words: " ")),
    Kind("RED004", "a blank put in", rewriting(f"(?<={HAN}{{3}}){HAN}(?={HAN}{{3}})", lambda _, words: words + " ")),
    Kind("RED005", "the final mark of a paragraph lost", without_stop),
    Kind("RED005", "the text cut off in its last sentence", cut_off),
)
