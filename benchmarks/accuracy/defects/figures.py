"""Quantities and dates worded so that they contradict themselves (QTY, DAT)."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.defects.planted import Kind, Planted, one_match, replaced, rewriting
from lintreport import Document, Span

_UNIT = "[件个家项次场名人户份条起处]"
_BEFORE = "(?<=[\u4e00-\u9fff、,])(?<![近约超逾过达足第年月至到])"


def last_figure_first(random: Random, document: Document) -> Planted | None:
    """The two years of a period swapped."""
    match = one_match(random, r"(?<![0-9])(20[0-9]{2})([—–-]{1,2})(20[0-9]{2})(?=年)", document)
    if match is None or match[1] == match[3]:
        return None
    return replaced(document, Span(*match.span()), match[3] + match[2] + match[1])


KINDS = (
    Kind(
        "QTY001",
        "近 before and 余 behind a figure",
        rewriting(f"{_BEFORE}[1-9][0-9]{{0,3}}0(?={_UNIT})", lambda _, words: f"近{words}余"),
    ),
    Kind(
        "QTY001",
        "不足 before and 以上 behind a figure",
        rewriting(f"{_BEFORE}[1-9][0-9]{{0,3}}0{_UNIT}(?![0-9\u4e00-\u9fff])", lambda _, words: f"不足{words}以上"),
    ),
    Kind(
        "QTY002",
        "余 behind an exact figure",
        rewriting(f"{_BEFORE}[1-9][0-9]{{1,4}}[1-9](?={_UNIT})", lambda _, words: words + "余"),
    ),
    Kind(
        "QTY004",
        "减少 by a multiple",
        rewriting(
            "(?:增长|增加|上升|提高)[0-9]{1,3}(?:[.][0-9]{1,2})?%", lambda random, _: f"减少{random.randint(2, 5)}倍"
        ),
    ),
    Kind(
        "DAT001",
        "a day that no month has",
        rewriting("(?<=[0-9]月)[0-9]{1,2}(?=日)", lambda random, _: random.choice(("32", "35", "41"))),
    ),
    Kind("DAT001", "a thirteenth month", rewriting("(?<=年)[0-9]{1,2}(?=月[0-9]{1,2}日)", lambda _, words: "13")),
    Kind("DAT002", "the years of a period swapped", last_figure_first),
)
