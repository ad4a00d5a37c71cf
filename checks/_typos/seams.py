"""Where a wrong word is only what two right ones leave between them: 补偿|试点 holds no 偿试."""

from __future__ import annotations

from typing import NamedTuple

from . import variants

#: So many characters on each side of the word are cut into words with it.
REACH = 6
#: Of what stands in the text: longer entries of the lexicon may be pieces of terms, which end where no word does.
LONGEST = 3
#: With so little to gain, in tenths of natural logarithms, the text as it stands needs no other word.
AS_LIKELY = 16


class Cut(NamedTuple):
    """A stretch in its likeliest words: what they cost, and where they begin and end."""

    cost: int
    borders: tuple[int, ...]


def cut(stretch: str, longest: int) -> Cut:
    """The likeliest words of a stretch of Han, none of them longer than ``longest``."""
    costs = variants.lexicon().costs
    least, back = [0], [0]
    for stop in range(1, len(stretch) + 1):
        cost, start = least[-1] + costs.get(stretch[stop - 1], variants.UNHEARD), stop - 1
        for at in range(max(0, stop - longest), stop - 1):
            word = costs.get(stretch[at:stop])
            if word is not None and least[at] + word < cost:
                cost, start = least[at] + word, at
        least.append(cost)
        back.append(start)
    borders = [len(stretch)]
    while borders[-1]:
        borders.append(back[borders[-1]])
    return Cut(least[-1], tuple(reversed(borders)))


def is_seam(text: str, start: int, end: int, right: str) -> bool:
    """Whether a word of the text reaches over a border of ``text[start:end]``, and ``right`` there is no likelier."""
    first, last = start, end
    while first > max(0, start - REACH) and variants.is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + REACH) and variants.is_han(text[last]):
        last += 1
    if {start - first, end - first} <= set(cut(text[first:last], LONGEST).borders):
        return False
    as_it_is, mended = text[first:last], text[first:start] + right + text[end:last]
    return cut(as_it_is, variants.LONGEST).cost - cut(mended, variants.LONGEST).cost < AS_LIKELY
