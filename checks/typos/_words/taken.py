"""A character taken for another that looks or sounds like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from . import counts, evidence, lexicon, seams
from .seams import is_han

#: What stands for the rest of a name, whose first character means nothing.
UNNAMED = frozenset("某×xX")
#: Numerals, and what numbers persons and things, but for those that are taken for others (己, 巳).
NEVER = evidence.NUMERALS | frozenset("甲乙丙丁戊庚辛壬癸丑寅卯辰酉戌亥")
#: After the first character of a name: 濉河.
PLACES = frozenset("河江湖溪沟渠山岭岛湾县镇乡村庄街路桥族")
#: Up to this step of its count a pair is as good as unseen, and up to this one it stands seldom: where one is and the
#: other does, a character that makes a word with a neighbour need not be usual beside both.
RARE, SELDOM = 1, 5
#: What a character loses is counted no further, in natural logarithms.
LEAST_GAIN = -5.0


class Place(NamedTuple):
    """What is weighed of a place as it stands, or what each weighs.

    ``unseen``: of how many of the two pairs there is none; ``expected``: how many of those chance would have made.
    """

    always: float
    at_edge: float
    how_common: float
    untold: float
    a_word_alone: float
    joined_before: float
    joined_after: float
    unseen: float
    expected: float


class Sign(NamedTuple):
    """What is weighed of a character that may be meant, or what each weighs.

    ``threes``: how many of those that it makes are known; ``steps``: those of their counts.
    """

    same_sound: float
    look: float
    threes: float
    steps: float
    pair: float
    in_a_word: float
    gain: float


class Word(NamedTuple):
    """What is weighed of the words around the character, or what each weighs."""

    gain: float
    cost: float
    of_one: float
    an_idiom: float


#: As logistic regressions weigh them that were fitted to slips put into official texts: what one look tells, what all
#: signs tell, and that with words. Each is asked when the one before leaves a chance, which one slip in two hundred
#: does not have.
LOOKED = Place(-12.67, 0.23, 0.02, -0.7, -2.2, -1.66, -1.39, 1.97, 0), Sign(1.3, 0.69, 0.58, 0.3, 0.45, 1.38, 0)
SIGNS = Place(-11.57, 0.92, 0.21, -0.69, -1.49, -1.5, -1.42, 0.74, 0.21), Sign(1.2, 0.63, 0.34, 0, 0, 1.17, 0.63)
WHOLE = (
    Place(-10.39, 0.8, 0.283, -2.57, -0.74, -1.35, -1.37, 0.91, 0.147),
    Sign(1.1, 0.43, 0.46, 0, 0, 0.44, 0.401),
    Word(0.324, -0.174, -0.84, 3.35),
)
SOME_CHANCE, A_CHANCE = -3.4, -2.4


def taken(reading: evidence.Reading) -> Iterator[evidence.Slip]:
    """Where a character may have been taken for one that looks or sounds alike."""
    text, codes, heard = reading
    last = len(text) - evidence.EDGE - 1
    for run in re.finditer(b"\0{2,}", heard):
        first, stop = max(run.start() + 1, evidence.EDGE), min(run.end(), last) + 1
        for at in seams.loose(text, first, stop):
            yield from _taken(reading, at)
        # One three in twenty that was never counted passes for known, so that a run may end a sign too early.
        at = run.end() + 1
        if at <= last and is_han(text[at]) and not counts.pair(codes[at - 1], codes[at]):
            yield from _taken(reading, at)


def _taken(reading: evidence.Reading, at: int) -> Iterator[evidence.Slip]:
    """What the character at ``at`` may have been."""
    text, codes, _ = reading
    before, code, after = codes[at - 1 : at + 2]
    alike = counts.alike(code) if code else _alike(text[at])
    following, preceding = alike & counts.following(before), alike & counts.preceding(after)
    if not (following or preceding) or not _may_be_wrong(text, at):
        return
    both = following & preceding
    likely = set(_between(codes, at, both) if both else ())
    on_left, on_right = counts.pair(before, code), counts.pair(code, after)
    if on_left <= SELDOM and on_right <= SELDOM:
        alphabet = counts.model().alphabet
        if on_left <= RARE and is_han(text[at - 1]):
            usual = (one for one in counts.numbers(following) if counts.pair(before, one) > SELDOM)
            likely.update(one for one in usual if lexicon.is_joined(text[at - 1], alphabet[one]))
        if on_right <= RARE and is_han(text[at + 1]):
            usual = (one for one in counts.numbers(preceding) if counts.pair(one, after) > SELDOM)
            likely.update(one for one in usual if lexicon.is_joined(alphabet[one], text[at + 1]))
        if not (on_left and on_right):
            yield from _in_idioms(reading, at)
    if likely:
        yield from _of_these(reading, at, likely)


def _between(codes: list[int], at: int, may_be: int) -> Iterator[int]:
    """The characters that are usual between both neighbours, and known with two on one side."""
    first, before, _, after, last = codes[at - 2 : at + 3]
    for one in counts.between(before, after, may_be):
        if counts.three(first, before, one) or counts.three(one, after, last):
            yield one


def _in_idioms(reading: evidence.Reading, at: int) -> Iterator[evidence.Slip]:
    """What makes an idiom of the place, whose first character is right: rare as they are, there is no other like it."""
    text = reading.text
    for start in range(at - lexicon.LONGEST + 1, at):
        before, after = text[start:at], text[at + 1 : start + lexicon.LONGEST]
        if not all(lexicon.is_joined(*pair) for pair in (*pairwise(before), *pairwise(after))):
            continue
        for sign in lexicon.lost(before, after):
            if sign in lexicon.alike(text[at]) and (code := counts.model().codes.get(sign)):
                yield from _in_words(text, at, sign, _as_it_is(reading, at), _sign(reading, at, code))


def _may_be_wrong(text: str, at: int) -> bool:
    """Whether a character means something where it stands, beside another one."""
    if text[at] in NEVER or not UNNAMED.isdisjoint((text[at - 1], text[at + 1])):
        return False
    edges = evidence.edges(text, at, at + 1)
    return edges < 2 and not (edges and text[at + 1] in PLACES)


def _of_these(reading: evidence.Reading, at: int, likely: set[int]) -> Iterator[evidence.Slip]:
    """What the character at ``at`` may have been, of these."""
    text, codes, _ = reading
    place, alphabet, as_it_is = _as_it_is(reading, at), counts.model().alphabet, None
    looked, counted = _weight(LOOKED[0], place), _weight(SIGNS[0], place)
    for code in likely:
        sign = _sign(reading, at, code)
        if looked + _weight(LOOKED[1], sign) < SOME_CHANCE:
            continue
        if as_it_is is None:
            as_it_is = counts.cost(codes[at - 3 : at + 4])
        mended = counts.cost([*codes[at - 3 : at], code, *codes[at + 1 : at + 4]])
        sign = sign._replace(gain=max(LEAST_GAIN, as_it_is - mended))
        if counted + _weight(SIGNS[1], sign) >= A_CHANCE:
            yield from _in_words(text, at, alphabet[code], place, sign)


def _weight(weights: Iterable[float], signs: Iterable[float]) -> float:
    return sum(map(mul, weights, signs), 0.0)


def _as_it_is(reading: evidence.Reading, at: int) -> Place:
    """What does not depend on what the character may have been."""
    text, codes, _ = reading
    code, alone = codes[at], counts.model().alone
    never = [beside for beside, pair in ((codes[at - 1], codes[at - 1 : at + 1]), (codes[at + 1], codes[at : at + 2]))
             if not counts.pair(*pair)]  # fmt: skip
    return Place(
        1,
        evidence.edges(text, at, at + 1),
        alone[code],
        not code,
        text[at] in lexicon.ALONE,
        lexicon.is_joined(*text[at - 1 : at + 1]),
        lexicon.is_joined(*text[at : at + 2]),
        len(never),
        sum(max(0.0, counts.OF_SIGN[alone[one]] + counts.OF_SIGN[alone[code]] - counts.ALL) for one in never),
    )


def _sign(reading: evidence.Reading, at: int, code: int) -> Sign:
    """What one look tells of a character that may be meant."""
    text, codes, _ = reading
    sign, around = counts.model().alphabet[code], [*codes[at - 2 : at], code, *codes[at + 1 : at + 3]]
    steps = [counts.three(*around[start : start + 3]) for start in range(3)]
    return Sign(
        lexicon.same_sound(text[at], sign),
        sign in lexicon.looks(text[at]),
        3 - steps.count(0),
        sum(steps),
        max(counts.pair(*around[1:3]), counts.pair(*around[2:4])),
        lexicon.is_joined(text[at - 1], sign) or lexicon.is_joined(sign, text[at + 1]),
        0,
    )


def _in_words(text: str, at: int, right: str, place: Place, sign: Sign) -> Iterator[evidence.Slip]:
    """The slip that ``right`` was meant, unless the character makes a word as it stands."""
    words = evidence.words(text, at, at + 1, right)
    idiom = len(words.word) == lexicon.LONGEST and place.unseen > 0
    if words.longest > 1:
        return
    cost = lexicon.cost(words.word)
    word = Word(words.gain, (lexicon.UNHEARD if cost is None else cost) / 10, len(words.word) == 1, idiom)
    weight = sum(map(_weight, WHOLE, (place, sign, word)))
    both, again = (text[at - 1] + right, right + text[at + 1]), text[at - 1 : at + 2]
    word_at, named = _word(text, at, right, words)
    yield evidence.Slip(at, at + 1, right, "taken", weight, word_at, named, again, both)


def _word(text: str, at: int, sign: str, words: evidence.Words) -> tuple[int, str]:
    """The common word of two that the character makes, where the likeliest one is longer; else that one."""
    if lexicon.is_common(text[at - 1] + sign):
        return at - 1, text[at - 1] + sign
    if lexicon.is_common(sign + text[at + 1]):
        return at, sign + text[at + 1]
    return words.at, words.word


@cache
def _alike(sign: str) -> int:
    """The characters that look or sound like one that the counts do not tell apart from others, as bits."""
    codes = counts.model().codes
    return sum(1 << codes[other] for other in lexicon.alike(sign) if other in codes)
