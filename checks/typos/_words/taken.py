"""A character taken for another that looks or sounds like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import mul
from typing import NamedTuple

from . import counts, evidence, lexicon
from .seams import is_han

#: What stands for the rest of a name, whose first character means nothing.
UNNAMED = frozenset("某×xX")
#: Numerals, and what numbers persons and things, but for those that are taken for others (己, 巳).
NEVER = evidence.NUMERALS | frozenset("甲乙丙丁戊庚辛壬癸丑寅卯辰酉戌亥")


class Signs(NamedTuple):
    """What is weighed, or what each weighs."""

    always: float
    at_edge: float
    how_common: float
    untold: float
    a_word_alone: float
    pairs: float
    joined_before: float
    joined_after: float
    sound: float = 0
    gain: float = 0
    around: float = 0
    by_words: float = 0


#: After the first character of a name: 濉河.
PLACES = frozenset("河江湖溪沟渠山岭岛湾县镇乡村庄街路桥族")
#: As a logistic regression weighs them that was fitted to slips put into official texts.
WEIGHTS = Signs(-9.0, 1.4, 0.245, -0.8, -0.4, -0.118, -0.66, -1.62, -0.61, 0.352, 0.95, 0.366)
#: What stands there is right when by itself it comes to less.
RIGHT_AS_IT_IS = -10.4


def taken(reading: evidence.Reading) -> Iterator[evidence.Slip]:
    """Where a character may have been taken for one that looks or sounds alike."""
    text, codes, heard = reading
    for run in re.finditer(b"\0{2,}", heard):
        for at in range(max(run.start() + 1, evidence.EDGE), min(run.end() + 1, len(text) - evidence.EDGE)):
            code = codes[at]
            alike = counts.alike(code) if code else _alike(text[at])
            may_be = alike & counts.following(codes[at - 1]) & counts.preceding(codes[at + 1])
            if may_be and _may_be_wrong(text, at):
                likely = counts.between(codes[at - 1], codes[at + 1], may_be)
                if likely:
                    yield from _taken(reading, at, likely)


def _may_be_wrong(text: str, at: int) -> bool:
    """Whether a sign is a character that means something where it stands, beside another one."""
    if text[at] in NEVER or not is_han(text[at]) or not UNNAMED.isdisjoint((text[at - 1], text[at + 1])):
        return False
    edges = evidence.edges(text, at, at + 1)
    return edges < 2 and not (edges and text[at + 1] in PLACES)


def _taken(reading: evidence.Reading, at: int, likely: list[int]) -> Iterator[evidence.Slip]:
    """What the character at ``at`` may have been, of these."""
    text, codes, _ = reading
    wrong, left, right = codes[at], codes[at - 3 : at], codes[at + 1 : at + 4]
    stays = _as_it_is(reading, at)
    if sum(map(mul, WEIGHTS, stays)) < RIGHT_AS_IT_IS:
        return
    as_it_is = None
    for code in likely:
        around = (counts.three(left[1], left[2], code) > 0) + (counts.three(code, right[0], right[1]) > 0)
        if not around:
            continue
        sign = counts.model().alphabet[code]
        if as_it_is is None:
            as_it_is = counts.cost([*left, wrong, *right])
        signs = stays._replace(
            sound=lexicon.alike(text[at])[sign],
            gain=as_it_is - counts.cost([*left, code, *right]),
            around=around,
        )
        if sum(map(mul, WEIGHTS, signs)) < evidence.LITTLE:
            continue
        words = evidence.words(text, at, at + 1, sign)
        if words.longest > 1:  # what makes a word as it stands is no slip
            continue
        signs = signs._replace(by_words=words.gain)
        both, again = (text[at - 1] + sign, sign + text[at + 1]), text[at - 1 : at + 2]
        weight = sum(map(mul, WEIGHTS, signs))
        word_at, word = _word(text, at, sign, words)
        yield evidence.Slip(at, at + 1, sign, "taken", weight, word_at, word, again, both)


def _word(text: str, at: int, sign: str, words: evidence.Words) -> tuple[int, str]:
    """The common word of two that the character makes, where the likeliest one is longer; else that one."""
    if sign in lexicon.followers(text[at - 1]):
        return at - 1, text[at - 1] + sign
    if sign in lexicon.leaders(text[at + 1]):
        return at, sign + text[at + 1]
    return words.at, words.word


def _as_it_is(reading: evidence.Reading, at: int) -> Signs:
    """What does not depend on what the character may have been."""
    text, codes, _ = reading
    before, wrong, after = codes[at - 1 : at + 2]
    return Signs(
        1,
        evidence.edges(text, at, at + 1),
        counts.model().alone[wrong],
        not wrong,
        text[at] in lexicon.ALONE,
        counts.pair(before, wrong) + counts.pair(wrong, after),
        lexicon.is_joined(*text[at - 1 : at + 1]),
        lexicon.is_joined(*text[at : at + 2]),
    )


@cache
def _alike(sign: str) -> int:
    """The characters that look or sound like one that the counts do not tell apart from others, as bits."""
    codes = counts.model().codes
    return sum(1 << codes[other] for other in lexicon.alike(sign) if other in codes)
