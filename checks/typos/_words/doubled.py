"""A character that stands twice by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from operator import mul
from typing import NamedTuple

from lintreport.text.patterns import compiled

from . import counts, evidence, lexicon

TWICE = compiled(r"([\u4e00-\u9fff])(?=\1)")
#: Before these a measure word stands twice: 一名名党员.
ONE_BY_ONE = frozenset("一")
#: ... and these twice before a time or a place: 上上年度.
TWICE_OVER = frozenset("上下前")
#: Characters that stand twice are parallel within so many signs.
BESIDE = 5
#: Prepositions, which a word may follow that begins with the same character.
LEADS = frozenset("经由以从向按据依因为对当同")
#: Words of grammar that never follow themselves, and digits, after which no measure word does.
NEVER_TWICE, DIGITS = frozenset("的了在和与及是被把于"), frozenset("0123456789")

#: Characters that write foreign names: 加利利.
FOREIGN = frozenset(
    "阿巴布查达德迪蒂多尔法菲弗格哈赫霍基加杰卡凯克科库拉莱兰勒雷里利丽列卢鲁罗洛马玛迈曼梅米莫穆纳娜内尼诺帕皮普奇恰萨"
    "塞桑沙施斯苏索塔泰坦特提图托瓦维温沃乌西希夏雅亚耶伊因约泽扎"
)


class Signs(NamedTuple):
    """What is weighed, or what each weighs."""

    always: float
    gain: float
    how_common: float
    known: float
    never_twice: float
    at_edge: float
    by_words: float = 0
    a_word_alone: float = 0


#: As a logistic regression weighs them that was fitted to slips put into official texts; ``never_twice`` weighs more,
#: by what was read in texts that had nothing put into them.
WEIGHTS = Signs(-11.91, 0.41, 0.37, 0.32, 2.0, -0.2, 0.367, 3.5)


def doubled(reading: evidence.Reading) -> Iterator[evidence.Slip]:
    """Where a character may stand twice by mistake."""
    text, codes, heard = reading
    for match in TWICE.finditer(text):
        at = match.start()
        sign = text[at]
        if not codes[at] or sign in evidence.NUMERALS or sign in (text[at - 1], text[at + 2]):
            continue
        if (heard[at - 1] and heard[at]) or text[at - 1] in ONE_BY_ONE or sign in TWICE_OVER:
            continue
        if sign in FOREIGN and not FOREIGN.isdisjoint((text[at - 1], text[at + 2])):
            continue
        if sign in LEADS and lexicon.cost(text[at + 1 : at + 3]) is not None:
            continue  # 经|经济开发区, 由|由头
        if not _is_parallel(text, at):
            yield from _doubled(reading, at)


def _is_parallel(text: str, at: int) -> bool:
    """Whether another character stands twice beside the place: 洗洗澡、治治病."""
    around = text[max(0, at - BESIDE) : at] + "\n" + text[at + 2 : at + 2 + BESIDE]
    return TWICE.search(around) is not None


def _never_stands_twice(text: str, at: int) -> bool:
    """Whether the sign never follows itself here, unless one of the two is part of a word: 目的|的, 642家|家庭."""
    if text[at] not in NEVER_TWICE and text[at - 1] not in DIGITS:
        return False
    return lexicon.cost(text[at - 1 : at + 1]) is None and lexicon.cost(text[at + 1 : at + 3]) is None


def _doubled(reading: evidence.Reading, at: int) -> Iterator[evidence.Slip]:
    text, codes, _ = reading
    sign, code = text[at], codes[at]
    signs = Signs(
        1,
        counts.cost(codes[at - 3 : at + 5]) - counts.cost(codes[at - 3 : at + 1] + codes[at + 2 : at + 5]),
        counts.model().alone[code],
        counts.three(codes[at - 1], code, codes[at + 2]),
        _never_stands_twice(text, at),
        evidence.edges(text, at, at + 2),
    )
    if sum(map(mul, WEIGHTS, signs)) < evidence.LITTLE or lexicon.cost(2 * sign) is not None:
        return
    words = evidence.words(text, at, at + 2, sign)
    signs = signs._replace(by_words=words.gain, a_word_alone=words.shortest == 1)
    whole, weight = text[at - 1] + sign + text[at + 2], sum(map(mul, WEIGHTS, signs))
    again = text[at - 1 : at + 2]
    yield evidence.Slip(at, at + 2, sign, "doubled", weight, words.at, words.word, again, (whole,))
