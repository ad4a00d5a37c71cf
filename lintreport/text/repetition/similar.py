"""Paragraphs that nearly repeat an earlier one: which they are, how they differ, of what kind the differences are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

# All lengths are code points.

#: Two paragraphs are compared when they share pieces of this length,
GRAM = 5
#: that begin with one character in this many: whether a sign is one of them depends on nothing but itself.
SAMPLED = 4
#: A piece is remembered for the first this many paragraphs that have it: what stands in more of them is a stock phrase.
PLACES = 6
#: A paragraph is compared with this many earlier ones at most, those that share most with it,
CANDIDATES = 2
#: if this share of their pieces is in it. Of pieces of five, changes of 15% spare a quarter even when spread evenly.
SHARED = 0.25
#: Longer paragraphs are texts that have lost their line ends.
LONGEST = 5000

#: Pieces that stand once in either paragraph are the same piece ...
ANCHOR = 4
#: ... and what lies between two of them is compared sign by sign, if it is no longer than this.
GAP = 120

_NUMBER = compiled("[0-9](?:[0-9.,]*[0-9])?")
_YEAR = compiled("(?:19|20)[0-9]{2}")
# What another of its kind takes the place of in parallel texts: numerals, directions, levels of government.
_FILLING = compiled(
    "[一二三四五六七八九十百千万亿零〇两第年月日号甲乙丙丁戊己东西南北中上下左右前后省市县区镇乡村州①-⑳0-9A-Z.,%()-]+"
)
_HAN_PAIR = compiled(f"{HAN}{{2}}")
_WORD = compiled(f"{HAN}.*{HAN}", re.DOTALL)


class Change(NamedTuple):
    """``first[start:end]`` became ``later[later_start:later_end]``; one of the two may be empty."""

    start: int
    end: int
    later_start: int
    later_end: int


class Near(NamedTuple):
    """Paragraph ``later`` nearly repeats paragraph ``first``; ``similarity`` is the share of both that is equal."""

    first: int
    later: int
    similarity: float
    changes: list[Change]


class Differences(NamedTuple):
    """Of what kind changes are.

    Of the ``figures`` (years left out that are the same) ``changed`` are not the same. ``words`` counts the other
    changes, the same one once; of them ``replaced`` put a word in the place of another, ``repeated`` were made more
    than once, and ``signs`` concern a single character.
    """

    figures: int
    changed: int
    words: int
    replaced: int
    repeated: int
    signs: int


def near(paragraphs: Sequence[str], similarity: float) -> list[Near]:
    """Each paragraph that is so similar to an earlier one, but equal to none, with the most similar that was looked at.

    The time is linear in the length of all, since a paragraph is compared with few others.
    """
    found = []
    places: dict[bytes, tuple[int, ...]] = {}
    sizes: list[int] = []  # of each paragraph, how many pieces it has
    seen: set[str] = set()
    for later, text in enumerate(paragraphs):
        sizes.append(0)
        if text in seen or len(text) > LONGEST:
            continue
        seen.add(text)
        pieces = _pieces(text)
        sizes[later] = len(pieces)
        known = pieces & places.keys()
        shared = Counter([place for piece in known for place in places[piece]])
        likely = [
            (-count, first)
            for first, count in shared.items()
            if count >= SHARED * sizes[first]
            and 2 * min(len(paragraphs[first]), len(text)) >= similarity * (len(paragraphs[first]) + len(text))
        ]
        compared = [_compared(paragraphs, first, later) for _, first in sorted(likely)[:CANDIDATES]]
        best = max(compared, key=lambda one: one.similarity, default=None)
        if best and best.similarity >= similarity:
            found.append(best)
        places.update(dict.fromkeys(pieces - known, (later,)))
        places.update({piece: (*places[piece], later) for piece in known if len(places[piece]) < PLACES})
    return found


def _pieces(text: str) -> set[bytes]:
    """The pieces of ``text`` that are looked at, each as the last bytes of its signs, which tell them apart too."""
    return set(_sampled().findall(text.encode("utf-32-le", "surrogatepass")[::4]))


@cache
def _sampled() -> re.Pattern[bytes]:
    first = b"".join(re.escape(bytes([last])) for last in range(0, 256, SAMPLED))
    return re.compile(b"(?=([%b].{%d}))" % (first, GRAM - 1), re.DOTALL)


def _compared(paragraphs: Sequence[str], first: int, later: int) -> Near:
    one, other = paragraphs[first], paragraphs[later]
    found = list(_changes(one, other))
    return Near(first, later, _similarity(one, other, found), _rounded(one, other, found))


def similarity(first: str, later: str) -> float:
    """The share of both that is equal; at least one is not empty."""
    return _similarity(first, later, _changes(first, later))


def _similarity(first: str, later: str, made: Iterable[Change]) -> float:
    differing = sum(change.end - change.start + change.later_end - change.later_start for change in made)
    return 1 - differing / (len(first) + len(later))


def changes(first: str, later: str) -> list[Change]:
    """What must change to make ``later`` of ``first``, in order; figures change as a whole."""
    return _rounded(first, later, list(_changes(first, later)))


def differences(first: str, later: str, made: list[Change]) -> Differences:
    """Of what kind the changes that were ``made`` between two paragraphs are."""
    counts = (
        _figures(first, [(change.start, change.end) for change in made]),
        _figures(later, [(change.later_start, change.later_end) for change in made]),
    )
    figures, changed = (max(both) for both in zip(*counts, strict=True))
    words: Counter[tuple[str, str]] = Counter()
    for change in made:
        old, new = first[change.start : change.end], later[change.later_start : change.later_end]
        if not _FILLING.fullmatch(old) or not _FILLING.fullmatch(new):
            words[old, new] += 1
        elif not _NUMBER.search(old + new):
            figures += 1
            changed += 1
    return Differences(
        figures,
        changed,
        words=len(words),
        replaced=sum(bool(_WORD.search(old) and _WORD.search(new)) for old, new in words),
        repeated=sum(times > 1 for times in words.values()),
        signs=sum(len(old) <= 1 and len(new) <= 1 for old, new in words),
    )


def joins(later: str, made: list[Change]) -> set[str]:
    """The pairs of Han in ``later`` where something that was changed meets something that was not."""
    edges = {edge for change in made for edge in (change.later_start, change.later_end)}
    return {pair for edge in edges if _HAN_PAIR.fullmatch(pair := later[max(0, edge - 1) : edge + 1])}


def _figures(text: str, changes: list[tuple[int, int]]) -> tuple[int, int]:
    """How many figures there are, unchanged years left out, and how many of them ``changes`` touch."""
    figures = changed = at = 0
    for number in _NUMBER.finditer(text):
        while at < len(changes) and changes[at][1] <= number.start():
            at += 1
        touched = at < len(changes) and changes[at][0] < number.end()
        changed += touched
        figures += touched or not _YEAR.fullmatch(number[0])
    return figures, changed


def _changes(first: str, later: str) -> Iterator[Change]:
    """What must change to make ``later`` of ``first``, in order."""
    at = later_at = 0
    for start, later_start in [*_anchors(first, later), (len(first), len(later))]:
        if start >= at and later_start >= later_at:
            yield from _between(first, later, Change(at, start, later_at, later_start))
            at, later_at = start + ANCHOR, later_start + ANCHOR


def _anchors(first: str, later: str) -> list[tuple[int, int]]:
    """Where the same pieces stand in both, in one order: the longest series of those that stand once in each."""
    places, later_places = _single_pieces(first), _single_pieces(later)
    points = sorted((places[piece], later_places[piece]) for piece in places.keys() & later_places.keys())
    ends: list[int] = []  # for each length, the series of that length that ends first: its last place in ``later``
    last: list[int] = []  # ... and its last point
    before: list[int] = []  # for each point, the point before it in its series
    for number, (_, place) in enumerate(points):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    series = []
    number = last[-1] if last else -1
    while number >= 0:
        series.append(points[number])
        number = before[number]
    return series[::-1]


def _single_pieces(text: str) -> dict[str, int]:
    """The pieces that stand once in ``text``, and where."""
    places: dict[str, int] = {}
    for at in range(len(text) - ANCHOR + 1):
        piece = text[at : at + ANCHOR]
        places[piece] = -1 if piece in places else at
    return {piece: at for piece, at in places.items() if at >= 0}


def _between(first: str, later: str, gap: Change) -> Iterator[Change]:
    """The changes in what lies between two anchors."""
    one, other = first[gap.start : gap.end], later[gap.later_start : gap.later_end]
    if one == other:
        return
    if not one or not other or max(len(one), len(other)) > GAP:
        yield gap
        return
    from difflib import SequenceMatcher

    for kind, start, end, later_start, later_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(gap.start + start, gap.start + end, gap.later_start + later_start, gap.later_start + later_end)


def _rounded(first: str, later: str, found: list[Change]) -> list[Change]:
    """The changes, as wide as the figures that they touch; those that a single sign or nothing parts are one."""
    figures, later_figures = _around(first), _around(later)
    rounded: list[Change] = []
    for number, (start, end, later_start, later_end) in enumerate(found):
        begin = found[number - 1].end if number else 0  # up to here, and to the next change, the two are equal
        until = found[number + 1].start if number + 1 < len(found) else len(first)
        left = max(
            start - figures.get(start, (start,))[0], later_start - later_figures.get(later_start, (later_start,))[0]
        )
        right = max(figures.get(end, (end,))[-1] - end, later_figures.get(later_end, (later_end,))[-1] - later_end)
        left, right = min(left, start - begin), min(right, until - end)
        change = Change(start - left, end + right, later_start - left, later_end + right)
        if rounded and change.start - rounded[-1].end <= 1:
            change = Change(rounded[-1].start, change.end, rounded[-1].later_start, change.later_end)
            rounded.pop()
        rounded.append(change)
    return rounded


def _around(text: str) -> dict[int, tuple[int, int]]:
    """For every place inside a figure, where that begins and ends."""
    return {at: number.span() for number in _NUMBER.finditer(text) for at in range(number.start() + 1, number.end())}
