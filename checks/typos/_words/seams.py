"""Where a wrong word is only what two right ones leave between them: 补偿|试点 holds no 偿试."""

from __future__ import annotations

from typing import NamedTuple

from . import lexicon

#: This many characters on each side of the word are cut into words with it.
REACH = 6
#: Of what stands in the text: longer entries of the lexicon may be pieces of terms, which end where no word does.
LONGEST = 3
#: With so little to gain, in tenths of natural logarithms, the text as it stands needs no other word.
AS_LIKELY = 16


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
    for at, sign in enumerate(stretch):
        words, so_far = lexicon.starting(sign), least[at]
        alone = so_far + words.get(sign, lexicon.UNHEARD)
        if alone < least[at + 1]:
            least[at + 1], back[at + 1] = alone, at
        for stop in range(at + 2, min(size, at + longest) + 1):
            word = words.get(stretch[at:stop])
            if word is not None and so_far + word < least[stop]:
                least[stop], back[stop] = so_far + word, at
    borders = [size]
    while borders[-1]:
        borders.append(back[borders[-1]])
    return Cut(least[-1], tuple(reversed(borders)))


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
