"""Where a wrong word is only what two right ones leave between them: 补偿|试点 holds no 偿试."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import lexicon

#: This many characters on each side of the word are cut into words with it.
REACH = 6
#: Of what stands in the text: longer entries of the lexicon may be pieces of terms, which end where no word does.
LONGEST = 3
#: With so little to gain, in tenths of natural logarithms, the text as it stands needs no other word.
AS_LIKELY = 16


#: Of so many pairs it is remembered whether they are one word.
PAIRS = 1 << 12


class Cut(NamedTuple):
    """A stretch in its likeliest words: what they cost, and where they begin and end."""

    cost: int
    borders: tuple[int, ...]


def is_han(sign: str) -> bool:
    """Whether a sign is one of the common Chinese characters."""
    return "\u4e00" <= sign <= "\u9fff"


def cut(stretch: str, longest: int) -> Cut:
    """The likeliest words of a stretch of Han, none of them longer than ``longest``."""
    size = len(stretch)
    never = lexicon.UNHEARD * (size + 1)
    least, back = [0] + [never] * size, [0] * (size + 1)
    for at in range(size):
        so_far = least[at]
        for stop in range(at + 1, min(size, at + longest) + 1):
            if stop - at > 1 and not lexicon.is_joined(stretch[stop - 2], stretch[stop - 1]):
                break
            word = lexicon.cost(stretch[at:stop])
            if word is None and stop - at == 1:
                word = lexicon.UNHEARD
            if word is not None and so_far + word < least[stop]:
                least[stop], back[stop] = so_far + word, at
    borders = [size]
    while borders[-1]:
        borders.append(back[borders[-1]])
    return Cut(least[-1], tuple(reversed(borders)))


def loose(text: str, start: int, stop: int) -> Iterator[int]:
    """The places of Han from ``start`` to ``stop`` but for words of two on whose both sides no word can go on.

    What stands between two such borders is cut by itself, so that those are words in the likeliest cut, too.
    """
    at = start
    while at < stop:
        if not is_han(text[at]):
            at += 1
            continue
        first = at - _goes_on(text, at)
        if (first < at or _goes_on(text, at + 1)) and _is_a_word(text, first):
            at = first + 2
            continue
        yield at
        at += 1


def _is_a_word(text: str, first: int) -> bool:
    """Whether two signs are a word, and the signs around make no other one with either."""
    if _goes_on(text, first) or _goes_on(text, first + 2):
        return False
    return _are_one(text[first : first + 2])


def _goes_on(text: str, at: int) -> bool:
    """Whether a word may reach over the border in front of a place."""
    return is_han(text[at]) and is_han(text[at - 1]) and lexicon.is_joined(text[at - 1], text[at])


@lru_cache(PAIRS)
def _are_one(pair: str) -> bool:
    """Whether two signs are likelier to be a word than two."""
    one, *both = map(lexicon.cost, (pair, *pair))
    return one is not None and None not in both and one < sum(filter(None, both))


def is_seam(text: str, start: int, end: int, right: str) -> bool:
    """Whether a word of the text reaches over a border of ``text[start:end]``, and ``right`` there is no likelier."""
    first, last = start, end
    while first > max(0, start - REACH) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + REACH) and is_han(text[last]):
        last += 1
    if {start - first, end - first} <= set(cut(text[first:last], LONGEST).borders):
        return False
    as_it_is, mended = text[first:last], text[first:start] + right + text[end:last]
    return cut(as_it_is, lexicon.LONGEST).cost - cut(mended, lexicon.LONGEST).cost < AS_LIKELY
