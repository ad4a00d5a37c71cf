"""A word taken for another one that sounds like it: 权利 and 权力."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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


@cache
def others(word: str) -> tuple[tuple[int, ...], ...]:
    """The numbers of the characters of each usual word that sounds like one, and what that word costs."""
    group, codes = lexicon.homophones()[word], counts.model().codes
    costs = {group[at : at + 2]: ord(group[at + 2]) for at in range(0, len(group), 3)}
    same = SYNONYMS.get(word)
    return tuple(
        (codes.get(other[0], 0), codes.get(other[1], 0), cost, costs[word])
        for other, cost in costs.items()
        if other != word
        and cost <= USUAL
        and other[0] not in NUMERALS
        and (same is None or SYNONYMS.get(other) != same)
    )


def homophones(reading: evidence.Reading) -> Iterator[evidence.Slip]:
    """Where a word may have been taken for another that sounds the same."""
    text, codes, heard = reading
    known = lexicon.homophones()
    places = (
        at
        for run in re.finditer(b"\0+", heard)
        for at in range(run.start(), run.end() + 1)
        if text[at : at + 2] in known and text[at] not in NUMERALS
    )
    for at in places:
        following, preceding = counts.following(codes[at - 1]), counts.preceding(codes[at + 2])
        likely = [
            other
            for other in others(text[at : at + 2])
            if following >> other[0] & 1 and preceding >> other[1] & 1 and other[0] and other[1]
        ]
        if likely:
            yield from _taken_for(reading, at, likely)


def _taken_for(reading: evidence.Reading, at: int, likely: list[tuple[int, ...]]) -> Iterator[evidence.Slip]:
    """The word at ``at`` for one of others."""
    text, codes, heard = reading
    before, after, alphabet = codes[at - 3 : at], codes[at + 2 : at + 5], counts.model().alphabet
    as_it_is = None
    for first, second, cost, own_cost in likely:
        sides = (counts.three(before[2], first, second) > 0) + (counts.three(first, second, after[0]) > 0)
        if not sides:
            continue
        if as_it_is is None:
            as_it_is = counts.cost(codes[at - 3 : at + 5])
        gain = as_it_is - counts.cost([*before, first, second, *after])
        if gain < GAIN:
            continue
        signs = Signs(
            1,
            gain,
            sides == 2,
            counts.four(before[1], before[2], first, second),
            counts.four(before[2], first, second, after[0]),
            counts.four(first, second, after[0], after[1]),
            heard[at - 1] + heard[at],
            own_cost / 10,
            cost / 10,
        )
        if sum(map(mul, WEIGHTS, signs)) < evidence.LITTLE:
            continue
        word, other = text[at : at + 2], alphabet[first] + alphabet[second]
        words = evidence.words(text, at, at + 2, other)
        weight = sum(map(mul, WEIGHTS, signs._replace(by_words=words.gain)))
        yield evidence.Slip(at, at + 2, other, "another word", weight, at, other, word, (other,))
