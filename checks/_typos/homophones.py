"""A word taken for another one that sounds like it: 权利 and 权力."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from . import counts, evidence, lexicon

#: Words that usage allows for each other.
SYNONYMS = {
    word: group
    for group, words in enumerate(
        (
            ("其他", "其它"),
            ("他们", "它们", "她们"),
            ("做出", "作出"),
            ("做为", "作为"),
            ("制定", "制订"),
            ("试行", "施行", "实行"),
            ("即时", "及时", "适时", "实时"),
            ("实验", "试验"),
            ("检测", "监测"),
            ("启用", "起用"),
            ("督查", "督察"),
        )
    )
    for word in words
}
#: Numerals are as likely before any unit.
NUMERALS = evidence.NUMERALS | frozenset("第")
#: A word is proposed that costs no more.
USUAL = 112
#: What the other word gains at least, in natural logarithms.
GAIN = 3.0


class Signs(NamedTuple):
    """What is weighed, or what each weighs."""

    always: float
    gain: float
    on_both_sides: float
    four_before: float
    four_around: float
    four_after: float
    heard: float
    cost_as_it_is: float
    cost_mended: float
    by_words: float = 0


#: As a logistic regression weighs them that was fitted to words of official texts exchanged for such others.
WEIGHTS = Signs(-4.2, 0.33, 0.74, 0.07, 0.07, 0.15, -0.40, -0.44, 0.52, 0.436)


def homophones(reading: evidence.Reading) -> Iterator[evidence.Slip]:
    """Where a word may have been taken for another that sounds the same."""
    text, heard = reading.text, reading.heard
    known = lexicon.homophones()
    for at, pair in enumerate(map("".join, pairwise(text))):
        if pair not in known or (heard[at - 1] and heard[at]) or pair[0] in NUMERALS:
            continue
        for other in sorted({*known[pair]} - {pair}):
            same = pair in SYNONYMS and SYNONYMS[pair] == SYNONYMS.get(other)
            if not same and other[0] not in NUMERALS and (lexicon.cost(other) or 0) <= USUAL:
                yield from _taken_for(reading, at, other)


def _taken_for(reading: evidence.Reading, at: int, other: str) -> Iterator[evidence.Slip]:
    """The word at ``at`` for another."""
    text, codes, heard = reading
    word, known = text[at : at + 2], counts.model().codes
    first, second = known.get(other[0], 0), known.get(other[1], 0)
    before, after = codes[at - 3 : at], codes[at + 2 : at + 5]
    if not (first and second and counts.pair(before[2], first) and counts.pair(second, after[0])):
        return
    sides = (counts.three(before[2], first, second) > 0) + (counts.three(first, second, after[0]) > 0)
    gain = counts.cost([*before, *codes[at : at + 2], *after]) - counts.cost([*before, first, second, *after])
    if not sides or gain < GAIN:
        return
    signs = Signs(
        1,
        gain,
        sides == 2,
        counts.four(before[1], before[2], first, second),
        counts.four(before[2], first, second, after[0]),
        counts.four(first, second, after[0], after[1]),
        heard[at - 1] + heard[at],
        (lexicon.cost(word) or lexicon.UNHEARD) / 10,
        (lexicon.cost(other) or lexicon.UNHEARD) / 10,
    )
    if sum(map(mul, WEIGHTS, signs)) < evidence.LITTLE:
        return
    words = evidence.words(text, at, at + 2, other)
    weight = sum(map(mul, WEIGHTS, signs._replace(by_words=words.gain)))
    yield evidence.Slip(at, at + 2, other, "another word", weight, at, other, word, (other,))
