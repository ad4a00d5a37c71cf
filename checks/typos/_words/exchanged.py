"""Two neighbouring characters in the wrong order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import mul
from typing import NamedTuple

from . import counts, evidence, lexicon
from .seams import is_han


class Signs(NamedTuple):
    """What is weighed, or what each weighs."""

    always: float
    gain: float
    known: float
    at_edge: float
    by_words: float = 0
    a_word: float = 0
    joined: float = 0
    grammar: float = 0
    joined_before: float = 0
    joined_after: float = 0
    interleaved: float = 0


#: As a logistic regression weighs them that was fitted to slips put into official texts, ``interleaved`` apart: 寻油找气 is
#: how Chinese joins 寻找 and 油气.
WEIGHTS = Signs(-4.82, 0.184, 0.74, 1.14, 0.278, -6.94, -0.98, -0.7, -0.33, -1.12, -1.6)


def exchanged(reading: evidence.Reading) -> Iterator[evidence.Slip]:
    """Where two neighbours may have been exchanged."""
    text, codes, heard = reading
    for run in re.finditer(b"\0{2,}", heard):
        for at in range(max(run.start() + 1, evidence.EDGE), min(run.end(), len(text) - evidence.EDGE - 1)):
            first, second = codes[at], codes[at + 1]
            if first == second or not counts.following(second) >> first & 1:
                continue
            if not (counts.pair(codes[at - 1], second) and counts.pair(first, codes[at + 2])):
                continue
            if text[at] == text[at + 2] or text[at - 1] == text[at + 1]:
                continue  # 寻油找油, which would have 油油 otherwise
            wrong = text[at : at + 2]
            if _are_words(wrong) and not lexicon.GRAMMAR.issuperset(wrong):
                yield from _exchanged(reading, at)


def _exchanged(reading: evidence.Reading, at: int) -> Iterator[evidence.Slip]:
    text, codes, _ = reading
    wrong = text[at : at + 2]
    mended = [*codes[at - 3 : at], codes[at + 1], codes[at], *codes[at + 2 : at + 5]]
    threes = [counts.three(*mended[place : place + 3]) > 0 for place in range(1, 5)]
    if not (threes[1] or threes[2]):
        return
    gain = counts.cost(codes[at - 3 : at + 5]) - counts.cost(mended)
    signs = Signs(1, gain, sum(threes), evidence.edges(text, at, at + 2))
    if sum(map(mul, WEIGHTS, signs)) < evidence.LITTLE:
        return
    right = wrong[::-1]
    words = evidence.words(text, at, at + 2, right)
    signs = signs._replace(
        by_words=words.gain,
        a_word=lexicon.cost(wrong) is not None,
        joined=lexicon.is_joined(*wrong),
        grammar=not lexicon.GRAMMAR.isdisjoint(wrong),
        joined_before=lexicon.is_joined(*text[at - 1 : at + 1]),
        joined_after=lexicon.is_joined(*text[at + 1 : at + 3]),
        interleaved=None not in (lexicon.cost(text[at - 1] + right[0]), lexicon.cost(right[1] + text[at + 2])),
    )
    weight = sum(map(mul, WEIGHTS, signs))
    yield evidence.Slip(at, at + 2, right, "exchanged", weight, words.at, words.word, wrong, (right,))


def _are_words(signs: str) -> bool:
    return all(is_han(sign) and sign not in evidence.NUMERALS for sign in signs)
