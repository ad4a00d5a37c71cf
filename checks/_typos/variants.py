"""TYP002's detector: characters that belong to no word, one look-alike or sound-alike away from a known one."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, islice
from operator import add
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

LEXICON = Path(__file__).with_name("lexicon.zip")

#: A character takes so many bits of the number that is a word.
BITS = 13
#: Words of grammar stand between any two others: never suspected for their sound, never proposed.
GRAMMAR = frozenset("的了是在和与及不有等为以对于将把被从也都而且或其之所这那个们并向由经各该已")
#: ... and so do these, which are often words by themselves: places, numbers, organs, common verbs.
ALONE = GRAMMAR | frozenset(
    "上下中内外前后间里使让令给占又再还更最很太较就才只可能会要应须需得到着过来去未无没一二三四五六七八九十百千万亿"
    "两几多少大小新老高低人市县区省州镇乡村街路我你他她它本某每全另此即若如则因但却虽既同至自按据凡相象时年月日第"
    "共非副总正叫说做作用看找干委局办厅处庭所京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕秦甘陇港澳台杭"
)
#: How alike two characters must look, in hundredths, for the one to be proposed for the other: given a phrase of four ...
LOOKS = 55
#: ... at the edge of a stretch of Han, where one neighbour speaks; two frequent words side by side; a word of three
LOOKS_AT_EDGE, LOOKS_IN_PAIR, LOOKS_IN_THREE = 65, 60, 70
#: ... a word of two; a suspect that is often a word by itself.
LOOKS_IN_TWO = LOOKS_ALONE = 80
#: What is enough when the sound is the same as well, in a word of three and in one of two.
LOOKS_AND_SOUNDS_IN_THREE, LOOKS_AND_SOUNDS = 50, 60
#: The kinds of evidence: two frequent words side by side, one frequent word, a phrase of four.
PAIR, WORD, PHRASE = 1, 2, 3
#: What stands so often beside the same neighbours is a name or a term of this text.
A_TERM = 3
#: Hits this near to each other are one mistake, and the better explanation stands.
NEAR = 2
#: Words within quotation marks that stand so near on both sides are coined.
COINED = 9
#: With more suspects than this share of all signs, the text is garbled or no modern Chinese.
GARBLED = 0.1
#: ... but so many are no proof of anything.
FEW = 50

#: Evidence is never further away than this.
REACH = 8

#: A shorter stretch of Han between other signs is a label.
HAN_RUN = re.compile("[\u4e00-\u9fff]{3,}")


class Lexicon(NamedTuple):
    """The data, as `tools/build_typo_data.py` describes it; the usual words of two by either character."""

    codes: dict[str, int]
    bigrams: bytes
    phrases: array[int]
    followers: dict[str, set[str]]
    leaders: dict[str, set[str]]
    frequent2: array[int]
    frequent3: array[int]
    bound: frozenset[str]
    sounds: dict[str, frozenset[str]]
    by_sound: dict[str, str]
    shapes: dict[str, str]


class Own(NamedTuple):
    """What the user's words add: pairs of neighbours that are known, and phrases of four."""

    pairs: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()


class Run(NamedTuple):
    """A stretch of Han."""

    start: int
    end: int


class Variant(NamedTuple):
    """The offset of a wrong character, the right one, and the offset and the right form of their word."""

    at: int
    right: str
    word_at: int
    word: str
    kind: int
    likeness: int


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded when first asked for."""
    with ZipFile(LEXICON) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    by_sound: dict[str, str] = {}
    sounds: dict[str, set[str]] = {}
    for line in parts["readings"].decode().splitlines():
        reading, signs = line.split(" ")
        sound = blurred(reading)
        by_sound[sound] = by_sound.get(sound, "") + signs
        for sign in signs:
            sounds.setdefault(sign, set()).add(sound)
    alphabet = parts["alphabet"].decode()
    followers: dict[str, set[str]] = {}
    leaders: dict[str, set[str]] = {}
    for number in numbers(parts["usual2"]):
        first, second = alphabet[number >> BITS], alphabet[number & ((1 << BITS) - 1)]
        followers.setdefault(first, set()).add(second)
        leaders.setdefault(second, set()).add(first)
    return Lexicon(
        {sign: code for code, sign in enumerate(alphabet)},
        parts["bigrams"],
        numbers(parts["phrases"]),
        followers,
        leaders,
        numbers(parts["frequent2"]),
        numbers(parts["frequent3"]),
        frozenset(parts["bound"].decode()),
        {sign: frozenset(those) for sign, those in sounds.items()},
        by_sound,
        {line[0]: line[1:] for line in parts["shapes"].decode().splitlines()},
    )


def numbers(planes: bytes) -> array[int]:
    """Ascending numbers from their steps, whose bytes of the same weight stand together."""
    size = len(planes) // 8
    steps = bytearray(len(planes))
    for weight in range(8):
        steps[weight::8] = planes[weight * size : (weight + 1) * size]
    in_order = array("Q", bytes(steps))
    if sys.byteorder == "big":
        in_order.byteswap()
    return array("Q", accumulate(in_order))


def blurred(reading: str) -> str:
    """A reading without the differences that many a dialect does not make: zh/z, ch/c, sh/s, -ng/-n."""
    if reading[1:2] == "h" and reading[0] in "zcs":
        reading = reading[0] + reading[2:]
    return reading[:-1] if reading.endswith("ng") else reading


def own(words: Iterable[str]) -> Own:
    """What these words add to the lexicon."""
    listed = list(words)
    return Own(
        frozenset(word[at : at + 2] for word in listed for at in range(len(word) - 1)),
        frozenset(word[at : at + 4] for word in listed for at in range(len(word) - 3)),
    )


@cache
def candidates(sign: str) -> dict[str, tuple[bool, int]]:
    """The characters that ``sign`` may stand for: whether they sound the same, and how alike they look."""
    known = lexicon()
    shapes = known.shapes.get(sign, "")
    looks = {shapes[at]: int(shapes[at + 1 : at + 3]) for at in range(0, len(shapes), 3)}
    sounding = {other for sound in known.sounds.get(sign, ()) for other in known.by_sound[sound]}
    alike = {other for other, look in looks.items() if look >= (LOOKS_ALONE if sign in ALONE else LOOKS)}
    if sign in ALONE:
        sounding &= alike
    others = (sounding | alike) - GRAMMAR - {sign}
    return {other: (other in sounding, looks.get(other, 0)) for other in others}


def variants(text: str, words: Own, least: int) -> list[Variant] | None:
    """The likely slips in ``text``, by evidence of at least the kind ``least``; None when it is garbled."""
    # Twice, for a list of all pairs takes thirty times the memory of the text.
    counts = Counter(map(add, text, islice(text, 1, None)))
    odd = _odd(counts, words)
    odd_places = [at for at, pair in enumerate(map(add, text, islice(text, 1, None))) if pair in odd]
    suspects = list(_suspects(text, odd_places))
    if len(suspects) > max(FEW, GARBLED * len(text)):
        return None
    found: list[Variant] = []
    for at, run in suspects:
        if not candidates(text[at]) or _is_term(text, at, run, counts):
            continue
        start = max(run.start, at - REACH)
        near = text[start : min(run.end, at + REACH)]
        best = max(_explanations(near, at - start, words), key=lambda one: (one.kind, one.likeness), default=None)
        if best and best.kind >= least and not _coined(text, at):
            hit = best._replace(at=at, word_at=start + best.word_at)
            if not found or at - found[-1].at > NEAR:
                found.append(hit)
            elif (hit.kind, hit.likeness) > (found[-1].kind, found[-1].likeness):
                found[-1] = hit
    return found


def _odd(pairs: Iterable[str], words: Own) -> set[str]:
    """The pairs of neighbours that stand in no word; a sign that the lexicon does not have is not judged."""
    known = lexicon()
    code_of, bits = known.codes.get, known.bigrams
    size = len(known.codes)
    odd = set()
    for pair in pairs:
        before, after = code_of(pair[0], -1), code_of(pair[1], -1)
        if before >= 0 <= after:
            bit = before * size + after
            if not bits[bit >> 3] >> (bit & 7) & 1:
                odd.add(pair)
    return odd - words.pairs


def _suspects(text: str, odd: list[int]) -> Iterator[tuple[int, Run]]:
    """The characters that form no known pair with their neighbours in a run of Han, and the run.

    ``odd`` are the places of the unknown pairs; at either end of a run one neighbour decides.
    """
    runs = (Run(*match.span()) for match in HAN_RUN.finditer(text))
    run = Run(0, 0)
    last = -1
    for at in odd:
        while run.end <= at:
            run = next(runs, Run(len(text), len(text) + 1))
        if run.start <= at < run.end - 1:
            if at == run.start or last == at - 1:
                yield at, run
            if at == run.end - 2:
                yield at + 1, run
        last = at


def _is_term(text: str, at: int, run: Run, counts: Counter[str]) -> bool:
    """Whether the character stands beside the same neighbours again and again."""
    return (at == run.start or counts[text[at - 1 : at + 1]] >= A_TERM) and (
        at == run.end - 1 or counts[text[at : at + 2]] >= A_TERM
    )


def _listed(words: array[int], word: str) -> bool:
    """Whether ``word`` is in a list of the lexicon."""
    codes = lexicon().codes
    number = 0
    for sign in word:
        code = codes.get(sign)
        if code is None:
            return False
        number = number << BITS | code
    at = bisect_left(words, number)
    return at < len(words) and words[at] == number


def _explanations(run: str, at: int, words: Own) -> Iterator[Variant]:
    """What the character at ``at`` may be instead."""
    known, last = lexicon(), len(run) - 1
    may_be = candidates(run[at])
    edge = at in (0, last)
    following = known.followers.get(run[at - 1], set()) if at else set()
    leading = known.leaders.get(run[at + 1], set()) if at < last else set()
    if words.pairs:
        following = following | {pair[1] for pair in words.pairs if at and pair[0] == run[at - 1]}
        leading = leading | {pair[0] for pair in words.pairs if at < last and pair[1] == run[at + 1]}
    for right in sorted(may_be.keys() & (following | leading)):
        same, look = may_be[right]
        if not edge or same or look >= LOOKS_AT_EDGE:
            yield from _evidence(run, at, right, same, look, at - 1 if right in following else at, words)


def _mended(run: str, at: int, right: str, start: int, length: int) -> str:
    """So much of the run from ``start`` on, with ``right`` at ``at``."""
    return run[start:at] + right + run[at + 1 : start + length]


def _evidence(run: str, at: int, right: str, same: bool, look: int, pair: int, words: Own) -> Iterator[Variant]:
    """What speaks for ``right``, the strongest kind only; ``pair`` is where its word of two begins."""
    known = lexicon()
    likeness = look + 60 * same

    def windows(length: int) -> Iterator[tuple[int, str]]:
        for start in range(max(0, at - length + 1), min(at, len(run) - length) + 1):
            yield start, _mended(run, at, right, start, length)

    if any(_listed(known.phrases, word) or word in words.phrases for _, word in windows(4)):
        yield Variant(at, right, pair, _mended(run, at, right, pair, 2), PHRASE, likeness)
        return
    if at in (0, len(run) - 1) or run[at] in ALONE or right in ALONE or run[at] not in known.bound:
        return
    if look >= LOOKS_IN_THREE or (same and look >= LOOKS_AND_SOUNDS_IN_THREE):
        for start, word in windows(3):
            if GRAMMAR.isdisjoint(word) and _listed(known.frequent3, word):
                yield Variant(at, right, start, word, WORD, likeness)
                return
    if look >= LOOKS_IN_TWO or (same and look >= LOOKS_AND_SOUNDS):
        for start, word in windows(2):
            if (
                GRAMMAR.isdisjoint(word)
                and _listed(known.frequent2, word)
                and (look >= LOOKS_IN_TWO or _beside_words(run, start, start + 2, ALONE))
            ):
                yield Variant(at, right, start, word, WORD, likeness)
                return
    if same or look >= LOOKS_IN_PAIR:
        for start, word in windows(4):
            if (
                GRAMMAR.isdisjoint(word)
                and _listed(known.frequent2, word[:2])
                and _listed(known.frequent2, word[2:])
                and _beside_words(run, start, start + 4, GRAMMAR)
            ):
                half = start if at < start + 2 else start + 2
                yield Variant(at, right, half, _mended(run, at, right, half, 2), PAIR, likeness)
                return


def _beside_words(run: str, start: int, end: int, alone: frozenset[str]) -> bool:
    """Whether frequent words, single ones or the edges of the run lie on both sides of the stretch."""
    frequent2 = lexicon().frequent2
    before = start == 0 or run[start - 1] in alone or (start >= 2 and _listed(frequent2, run[start - 2 : start]))
    if not before:
        return False
    return end == len(run) or run[end] in alone or (end + 2 <= len(run) and _listed(frequent2, run[end : end + 2]))


def _coined(text: str, at: int) -> bool:
    """Whether the place stands in a short quotation."""
    opened = max(text.rfind(mark, max(0, at - COINED), at) for mark in '“"')
    return opened >= 0 and any(text.find(mark, at, at + COINED) >= 0 for mark in '”"')
