"""Stretches that occur again further down the same text, exactly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.patterns import compiled

#: How many places are remembered for one gram: the first ones, since a copy is compared with the first.
PLACES = 4
#: How often a gram may lead to nothing before it is given up as a stock phrase.
PATIENCE = 32

# What is neither white space nor a sign of no width: only this tells two copies apart.
_SOLID = "[^\\s\u200b-\u200f\u2060\ufeff]+"


class Repeat(NamedTuple):
    """``length`` code points at ``later`` that also stand at ``first``; in a periodic text the two overlap."""

    first: int
    later: int
    length: int

    @property
    def end(self) -> int:
        """Where the later copy ends."""
        return self.later + self.length

    def cut(self, left: int, right: int = 0) -> Repeat:
        """Both copies without ``left`` code points at the beginning and ``right`` at the end."""
        return Repeat(self.first + left, self.later + left, self.length - left - right)


class Squeezed(NamedTuple):
    """A text without its white space, and the way back.

    The n-th stretch of the text without white space begins at ``outer[n]`` there, at ``inner[n]`` in ``text``.
    """

    text: str
    inner: list[int]
    outer: list[int]

    def offset(self, at: int) -> int:
        """Where in the original text the code point ``at`` of ``text`` stands."""
        run = bisect_right(self.inner, at) - 1
        return self.outer[run] + at - self.inner[run]

    def span(self, start: int, end: int) -> Span:
        """The span of the original text, no white space at its ends, that became ``text[start:end]``."""
        return Span(self.offset(start), self.offset(end - 1) + 1)


def squeeze(text: str) -> Squeezed:
    """``text`` without white space and signs of no width."""
    runs = list(compiled(_SOLID).finditer(text))
    solid = [run[0] for run in runs]
    return Squeezed("".join(solid), list(accumulate(map(len, solid), initial=0))[:-1], [run.start() for run in runs])


def repeats(text: str, shortest: int, *, places: int = PLACES, patience: int = PATIENCE) -> list[Repeat]:
    """The repeats of at least ``shortest`` code points, by place of the later copy.

    No later copy lies within another one. Each repeat is maximal: what stands before the two copies differs, and what
    stands after them. Together they cover every stretch of ``shortest`` code points that has occurred before, as
    long as no gram exhausts ``places`` or ``patience``, which bound the time on a text made of few different pieces.

    Grams of k code points are kept for every k-th place only. A repeat of 2k - 1 holds one of them whole, wherever it
    begins: looking up the gram at every place of the text finds it, and it is extended to both sides.
    """
    size = (shortest + 1) // 2
    grams: dict[str, list[int]] = {}
    failures: dict[str, int] = {}
    reached: dict[int, int] = {}  # distance between the copies -> where the last repeat at that distance ended
    found: list[Repeat] = []
    cover = Repeat(0, 0, 0)  # of those found so far, the one whose later copy ends last
    for base in range(0, len(text) - size + 1, size):
        kept = grams.setdefault(text[base : base + size], [])
        known = bool(kept)
        if len(kept) < places:
            kept.append(base)
        # What begins before the later copy or goes on after it is found by a gram near its ends.
        leap = range(cover.later + size - 1, cover.end - shortest + 1)
        if base in leap and base + size - 1 in leap:
            continue
        window = [text[at : at + size] for at in range(base, base + size)]
        if not known and grams.keys().isdisjoint(window[1:]):
            continue
        for at, gram in enumerate(window, base):
            if at in leap or gram not in grams:
                continue
            for place in grams[gram]:
                if place >= at or reached.get(at - place, 0) > at or _within(text, at - place, at, cover, size):
                    continue
                before = behind(text, place, at)
                repeat = Repeat(place - before, at - before, before + ahead(text, place, at))
                if repeat.length >= shortest:
                    found.append(repeat)
                    reached[at - place] = repeat.end
                    if repeat.end > cover.end:
                        cover = repeat
                        leap = range(cover.later + size - 1, cover.end - shortest + 1)
                else:
                    failures[gram] = failures.get(gram, 0) + 1
            if failures.get(gram, 0) >= patience:
                grams[gram] = []
    return outermost(found)


def _within(text: str, distance: int, at: int, cover: Repeat, size: int) -> bool:
    """Whether a repeat at ``distance`` that holds ``at`` would add nothing to ``cover``.

    It would lie within ``cover``, and its first copy would be no earlier. (An earlier first copy has a gram among
    the first ``size`` of ``cover``.)
    """
    if not cover.later <= at < cover.end or (distance > cover.later - cover.first and at < cover.later + size):
        return False
    left, right = cover.later - 1, cover.end
    return (left < distance or text[left - distance] != text[left]) and (
        right >= len(text) or text[right - distance] != text[right]
    )


def outermost(found: list[Repeat]) -> list[Repeat]:
    """The repeats whose later copy lies within no other's; of equal ones, that with the earliest first copy."""
    kept: list[Repeat] = []
    end = 0
    for repeat in sorted(found, key=lambda one: (one.later, -one.length, one.first)):
        if repeat.end > end:
            kept.append(repeat)
            end = repeat.end
    return kept


def apart(found: list[Repeat], shortest: int) -> list[Repeat]:
    """The same repeats; of two later copies that overlap the shorter gives way, and goes when too little is left."""
    kept: list[Repeat] = []
    for repeat in found:
        while kept and (overlap := kept[-1].end - repeat.later) > 0:
            if repeat.length <= kept[-1].length:
                repeat = repeat.cut(overlap)
            elif (last := kept.pop().cut(0, overlap)).length >= shortest:
                kept.append(last)
        if repeat.length >= shortest:
            kept.append(repeat)
    return kept


def ahead(text: str, first: int, later: int) -> int:
    """How many code points from ``first`` on are those from ``later`` on; ``first`` is the smaller."""
    return _agreement(
        lambda done, step: text[first + done : first + done + step] == text[later + done : later + done + step],
        len(text) - later,
    )


def behind(text: str, first: int, later: int) -> int:
    """How many code points before ``first`` are those before ``later``; ``first`` is the smaller."""
    return _agreement(
        lambda done, step: text[first - done - step : first - done] == text[later - done - step : later - done], first
    )


def _agreement(same: Callable[[int, int], bool], most: int) -> int:
    """How far two stretches agree, ``most`` at most: in steps that double, then by bisection of the last one."""
    done, step = 0, 16
    while done < most and same(done, min(step, most - done)):
        done += min(step, most - done)
        step *= 2
    differs = min(done + step, most + 1)
    while differs - done > 1:
        middle = (done + differs) // 2
        if same(done, middle - done):
            done = middle
        else:
            differs = middle
    return done
