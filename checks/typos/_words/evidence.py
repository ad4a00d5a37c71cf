"""What speaks for a slip at a place of a text, by counts of signs and by words."""

from __future__ import annotations

from itertools import pairwise, repeat
from typing import Literal, NamedTuple

from . import counts, lexicon, seams

Kind = Literal["exchanged", "doubled", "taken", "another word"]

#: Line ends put around a text, so that each of its characters has neighbours.
EDGE = 6
#: This many characters on each side are cut into words.
REACH = 4
#: Without words, evidence must come to so much before they are asked.
LITTLE = -3.0
#: Strings of numerals follow no words.
NUMERALS = frozenset("零〇一二三四五六七八九十两百千万亿几")
#: Words within quotation marks that stand so near on both sides are coined.
COINED = 9
#: What stands between two words in parallel.
JOINING = frozenset("、或和与及并")


class Reading(NamedTuple):
    """A text between line ends, the codes of its signs, and which of them begin threes that are known."""

    text: str
    codes: list[int]
    heard: bytes


class Slip(NamedTuple):
    """A slip of a kind in ``text[start:end]``, what it should be, and the evidence, in natural logarithms.

    ``word_at`` and ``word``: the word that it makes when it is fixed. ``again`` and ``elsewhere`` are the strings that
    speak against it and for it when the text has them at other places.
    """

    start: int
    end: int
    right: str
    kind: Kind
    evidence: float
    word_at: int
    word: str
    again: str
    elsewhere: tuple[str, ...]


def read(text: str) -> Reading:
    """The text as it is judged."""
    text = "\n" * EDGE + text + "\n" * EDGE
    return Reading(text, list(map(counts.model().codes.get, text, repeat(0))), counts.heard(text))


class Words(NamedTuple):
    """What the words around a place gain when it is mended, how long those are that hold it as it is, and the new one."""

    gain: float
    longest: int
    shortest: int
    at: int
    word: str


def words(text: str, start: int, end: int, right: str) -> Words:
    """The stretch around ``text[start:end]`` cut into words as it is, and with ``right`` there."""
    first = last = 0
    while first < REACH and seams.is_han(text[start - first - 1]):
        first += 1
    while last < REACH and seams.is_han(text[end + last]):
        last += 1
    before, after = text[start - first : start], text[end : end + last]
    as_it_is = seams.cut(before + text[start:end] + after, lexicon.LONGEST)
    mended = seams.cut(before + right + after, lexicon.LONGEST)
    inside = range(first, first + end - start)
    holding = [stop - begin for begin, stop in pairwise(as_it_is.borders) if begin <= inside[-1] and stop > inside[0]]
    begin = max(border for border in mended.borders if border <= first)
    stop = min(border for border in mended.borders if border > first)
    word = (before + right + after)[begin:stop]
    return Words((as_it_is.cost - mended.cost) / 10, max(holding), min(holding), start - first + begin, word)


def edges(text: str, start: int, end: int) -> int:
    """On how many sides no character stands."""
    return (not seams.is_han(text[start - 1])) + (not seams.is_han(text[end]))


def is_coined(text: str, at: int) -> bool:
    """Whether the place stands in a short quotation."""
    opened = max(text.rfind(mark, max(0, at - COINED), at) for mark in '“"')
    return opened >= 0 and any(text.find(mark, at, at + COINED) >= 0 for mark in '”"')


def is_paralleled(text: str, one: Slip) -> bool:
    """Whether a word right beside has the character that seems taken for another, too, and means it: 减招或停招."""
    if one.kind != "taken":
        return False
    size = len(one.word)
    behind = size + (text[one.word_at + size] in JOINING)
    before = size + (text[one.word_at - 1] in JOINING)
    return text[one.start] in (text[one.start + behind], text[one.start - before])
