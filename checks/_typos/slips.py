"""Characters exchanged, doubled or taken for others, as counts of official Chinese tell them.

A place is suspected where three signs stand together as they never do. What it would be without the slip is weighed by
how much likelier that is, as signs and as words, and by the rest of the text. The weights are those of logistic
regressions, fitted to slips put into official texts and to what those texts hold in themselves; evidence is in natural
logarithms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise, repeat
from typing import Literal, NamedTuple

from . import counts, seams, variants

Kind = Literal["exchanged", "doubled", "taken"]

#: Line ends put around a text, so that each of its signs has neighbours.
EDGE = 6
#: So many characters on each side are cut into words.
REACH = 4
#: Strings of numerals follow no words.
NUMERALS = frozenset("零〇一二三四五六七八九十两百千万亿几")
#: Before these a measure word stands twice: 一名名党员.
ONE_BY_ONE = frozenset("一")
#: ... and these twice before a time or a place: 上上年度.
TWICE_OVER = frozenset("上下前")
#: Words of grammar that never follow themselves.
NEVER_TWICE = frozenset("的了在和与及是被把")
#: What stands for the rest of a name, whose first character means nothing.
UNNAMED = frozenset("某×")
#: Without words, evidence must come to so much before they are asked.
LITTLE = -3.0
#: Words of grammar are proposed for what looks so much like them, in hundredths.
LOOKS = 60
#: A pair that is proposed must be so usual: the step of its count.
USUAL = 3
#: What stands so often in the text is counted no further, and adds at most so much.
OFTEN = 3
#: Slips that are nearer to each other are one, and the likelier explanation stands.
NEAR = 2
#: In a shorter text nobody looks for characters taken for others, which need the lexicon.
SHORT = 200
#: With a larger share of threes that official texts do not have, a text is garbled or no modern Chinese.
STRANGE = 0.6
TWICE = re.compile(r"([\u4e00-\u9fff])(?=\1)")

#: With less evidence nothing speaks for a slip.
DOUBTFUL = 1.0
#: From so much evidence on a slip is likely, and from so much on it is hardly a name or a new word.
LIKELY: dict[Kind, float] = {"exchanged": 2.7, "doubled": 4.5, "taken": 3.6}
SURE: dict[Kind, float] = {"exchanged": 6.0, "doubled": 5.6, "taken": 6.8}
#: What evidence of the text itself may add.
HELP: dict[Kind, float] = {"exchanged": 3.1, "doubled": 4.4, "taken": 3.1}


class Reading(NamedTuple):
    """A text between line ends, the codes of its signs, and which of them begin threes that are known."""

    text: str
    codes: list[int]
    heard: bytes


class Slip(NamedTuple):
    """A slip of a kind in ``text[start:end]``, what it should be, and the evidence.

    ``word_at`` and ``word``: the word that it makes when it is mended. ``again`` and ``elsewhere`` are the strings that speak against it and for it when the text has them at other places.
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

    @property
    def likely(self) -> bool:
        """Whether the evidence is enough to speak of it."""
        return self.evidence >= LIKELY[self.kind]

    @property
    def sure(self) -> bool:
        """Whether a name or a new word is out of the question."""
        return self.evidence >= SURE[self.kind]


def read(text: str) -> Reading:
    """The text as it is judged."""
    text = "\n" * EDGE + text + "\n" * EDGE
    return Reading(text, list(map(counts.model().codes.get, text, repeat(0))), counts.heard(text))


def slips(text: str) -> list[Slip]:
    """What may be slips in a text, in order; `Slip.likely` tells which are worth a word."""
    reading = read(text)
    if not text or reading.heard.count(0) > STRANGE * len(reading.heard):
        return []
    judges: tuple[Callable[[Reading], Iterator[Slip]], ...] = (exchanged, doubled, taken)
    if len(text) < SHORT:
        judges = judges[:2]
    likely = [one for judge in judges for one in judge(reading) if one.evidence + HELP[one.kind] >= DOUBTFUL]
    if not likely:
        return []
    counted, found = _counted(reading.text, likely), list[Slip]()
    for one in sorted(_weighed(one, counted) for one in likely):
        if one.evidence < DOUBTFUL or variants.is_coined(reading.text, one.start):
            continue
        if not found or one.start - found[-1].start > NEAR:
            found.append(one)
        elif one.evidence > found[-1].evidence:
            found[-1] = one
    return [one._replace(start=one.start - EDGE, end=one.end - EDGE, word_at=one.word_at - EDGE) for one in found]


#: What each time weighs that the same stands elsewhere in the text, and that what it should be stands there.
AGAIN: dict[Kind, float] = {"exchanged": -1.85, "doubled": -1.44, "taken": -1.26}
ELSEWHERE: dict[Kind, float] = {"exchanged": 1.01, "doubled": 1.45, "taken": 1.01}


def _counted(text: str, likely: list[Slip]) -> Counter[str]:
    """How often the strings that the slips ask for stand in the text."""
    asked = {string for one in likely for string in (one.again, *one.elsewhere)}
    pairs, threes = pairwise(text), zip(text, text[1:], text[2:], strict=False)
    return Counter(filter(asked.__contains__, map("".join, chain(pairs, threes))))


def _weighed(one: Slip, counted: Counter[str]) -> Slip:
    """A slip with what the rest of the text says to it."""
    again = min(OFTEN, counted[one.again] - 1)
    elsewhere = min(OFTEN, *(counted[right] for right in one.elsewhere), OFTEN)
    return one._replace(evidence=one.evidence + AGAIN[one.kind] * again + ELSEWHERE[one.kind] * elsewhere)


class Words(NamedTuple):
    """What the words around a place gain when it is mended, how long those are that hold it as it is, and the new one."""

    gain: float
    longest: int
    shortest: int
    at: int
    word: str


def _words(text: str, start: int, end: int, right: str) -> Words:
    first = last = 0
    while first < REACH and variants.is_han(text[start - first - 1]):
        first += 1
    while last < REACH and variants.is_han(text[end + last]):
        last += 1
    before, after = text[start - first : start], text[end : end + last]
    as_it_is = seams.cut(before + text[start:end] + after, variants.LONGEST)
    mended = seams.cut(before + right + after, variants.LONGEST)
    inside = range(first, first + end - start)
    holding = [stop - begin for begin, stop in pairwise(as_it_is.borders) if begin <= inside[-1] and stop > inside[0]]
    begin = max(border for border in mended.borders if border <= first)
    stop = min(border for border in mended.borders if border > first)
    word = (before + right + after)[begin:stop]
    return Words((as_it_is.cost - mended.cost) / 10, max(holding), min(holding), start - first + begin, word)


def _edges(text: str, start: int, end: int) -> int:
    """On how many sides no character stands."""
    return (not variants.is_han(text[start - 1])) + (not variants.is_han(text[end]))


def exchanged(reading: Reading) -> Iterator[Slip]:
    """Where two neighbours may have been exchanged."""
    text, codes, heard = reading
    for run in re.finditer(b"\0{2,}", heard):
        for at in range(max(run.start() + 1, EDGE), min(run.end(), len(text) - EDGE - 1)):
            first, second = codes[at], codes[at + 1]
            wrong = text[at : at + 2]
            if not (first and second) or first == second or not _are_words(wrong) or variants.GRAMMAR.issuperset(wrong):
                continue
            if counts.pair(second, first) < USUAL or not (
                counts.pair(codes[at - 1], second) and counts.pair(first, codes[at + 2])
            ):
                continue
            mended = [*codes[at - 3 : at], second, first, *codes[at + 2 : at + 5]]
            threes = [counts.three(*mended[place : place + 3]) > 0 for place in range(1, 5)]
            if not (threes[1] or threes[2]):
                continue
            gain = counts.cost(codes[at - 3 : at + 5]) - counts.cost(mended)
            evidence = -5.19 + 0.19 * gain + 0.88 * sum(threes) - 6.74 * _edges(text, at, at + 2)
            if evidence < LITTLE:
                continue
            right = wrong[::-1]
            words = _words(text, at, at + 2, right)
            evidence += 0.25 * words.gain - 7.95 * (wrong in variants.lexicon().costs)
            evidence -= 0.73 * _joined(text[at - 1 : at + 1]) + 0.23 * _joined(text[at + 1 : at + 3])
            yield Slip(at, at + 2, right, "exchanged", evidence, words.at, words.word, wrong, (right,))


def _joined(two: str) -> bool:
    """Whether two signs stand together in any word."""
    return variants.is_joined(two[0], two[1])


def _are_words(signs: str) -> bool:
    return all(variants.is_han(sign) and sign not in NUMERALS for sign in signs)


def doubled(reading: Reading) -> Iterator[Slip]:
    """Where a character may stand twice by mistake."""
    text, codes, heard = reading
    for match in TWICE.finditer(text):
        at = match.start()
        sign, code = text[at], codes[at]
        if not code or sign in NUMERALS or sign in (text[at - 1], text[at + 2]) or (heard[at - 1] and heard[at]):
            continue
        if text[at - 1] in ONE_BY_ONE or sign in TWICE_OVER:
            continue
        gain = counts.cost(codes[at - 3 : at + 5]) - counts.cost(codes[at - 3 : at + 1] + codes[at + 2 : at + 5])
        evidence = -14.68 + 0.57 * gain + 0.53 * counts.model().alone[code]
        evidence += 0.22 * counts.three(codes[at - 1], code, codes[at + 2])
        evidence += 0.81 * (sign in NEVER_TWICE) - 9.56 * _edges(text, at, at + 2)
        if evidence < LITTLE or 2 * sign in variants.lexicon().costs:
            continue
        words = _words(text, at, at + 2, sign)
        evidence += 0.45 * words.gain + 2.10 * (words.shortest == 1)
        whole = text[at - 1] + sign + text[at + 2]
        yield Slip(at, at + 2, sign, "doubled", evidence, words.at, words.word, text[at - 1 : at + 2], (whole,))


def taken(reading: Reading) -> Iterator[Slip]:
    """Where a character may have been taken for one that looks or sounds alike."""
    text, codes, heard = reading
    known = counts.model()
    for run in re.finditer(b"\0{2,}", heard):
        for at in range(max(run.start() + 1, EDGE), min(run.end() + 1, len(text) - EDGE)):
            if text[at] in NUMERALS or text[at + 1] in UNNAMED or not variants.is_han(text[at]):
                continue
            may_be = counts.row(known.confusable, codes[at]) or _rare(text[at])
            may_be &= counts.row(known.following, codes[at - 1]) & counts.row(known.preceding, codes[at + 1])
            if may_be:
                yield from _taken(reading, at, may_be)


def _taken(reading: Reading, at: int, may_be: int) -> Iterator[Slip]:
    """What the character at ``at`` may have been, of the characters whose bits are set."""
    text, codes, _ = reading
    alphabet, alone, wrong = counts.model().alphabet, counts.model().alone, codes[at]
    left, right = codes[at - 3 : at], codes[at + 1 : at + 4]
    stays = -5.88 - 2.6 * _edges(text, at, at + 1) + 0.14 * alone[wrong] + 0.47 * (not wrong)
    stays -= 0.85 * (text[at] in variants.ALONE) + 0.09 * (counts.pair(left[2], wrong) + counts.pair(wrong, right[0]))
    stays -= 1.44 * _joined(text[at - 1 : at + 1]) + 1.42 * _joined(text[at : at + 2])
    as_it_is = None
    for code in _bits(may_be):
        mended = [*left, code, *right]
        threes = sum(counts.three(*mended[place : place + 3]) > 0 for place in (1, 2, 3))
        if threes < 2:
            continue
        if as_it_is is None:
            as_it_is = counts.cost([*left, wrong, *right])
        sign = alphabet[code]
        _, look = variants.alike(text[at]).get(sign, (False, 0))
        if sign in variants.GRAMMAR and look < LOOKS:
            continue
        evidence = stays + 0.28 * (as_it_is - counts.cost(mended)) + 0.92 * threes + 0.0149 * look
        if evidence < LITTLE:
            continue
        words = _words(text, at, at + 1, sign)
        evidence += 0.31 * words.gain - 2.0 * words.longest
        both = (text[at - 1] + sign, sign + text[at + 1])
        yield Slip(at, at + 1, sign, "taken", evidence, words.at, words.word, text[at - 1 : at + 2], both)


@cache
def _rare(sign: str) -> int:
    """What a character may have been that the counts do not tell apart from others, as bits."""
    codes = counts.model().codes
    return sum(1 << codes[other] for other in variants.alike(sign) if other in codes)


def _bits(row: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while row:
        yield (row & -row).bit_length() - 1
        row &= row - 1


def is_told_apart(signs: str) -> bool:
    """Whether the counts know all of these signs."""
    return counts.model().codes.keys() >= set(signs)
