"""How often signs stand together in official Chinese, from a file that is mapped and read where it is asked."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from . import mapped

COUNTS = Path(__file__).with_name("counts.bin")

#: As `tools/build_counts.py` writes them.
SIGNS, ROW = 4096, 512
BUCKET_BITS, PRINT_BITS, THREE_PRINT, TOGETHER = 19, 13, 255, 16
MIX, ALL_BITS, FOUR = 0x9E3779B97F4A7C15, (1 << 64) - 1, 1 << 60
#: From this step of its count on a pair is usual; and for each byte, of two steps, which of the two are.
USUAL_STEP = 3
USUAL = bytes((byte & 15 >= USUAL_STEP) | (byte >> 4 >= USUAL_STEP) << 1 for byte in range(256))
#: How far what a sign adds to the place of a three is shifted, and the bits that are kept of it.
SHIFTS, FILTER = (5, 2, 0), (1 << 25) - 1

#: What so many threes, or fours, come to is remembered: a look at the table is several misses of the processor's caches.
ASKED = 1 << 14
#: So many signs are looked at together: more are no faster, and take a hundred bytes each meanwhile.
AT_ONCE = 1 << 13
#: Of how many signs, and the two that end the last, several threes can be made.
SMALLEST = 4
#: The bits of a place that choose a byte, with what stands between them and the next such; for each byte the bit that
#: its three lowest bits choose, and whether it has any.
PLACE = (FILTER >> 3).to_bytes(12, "little")
BIT, ANY = bytes(1 << at for at in range(8)) * 32, b"\0" + b"\1" * 255

#: What the steps of a count stand for, as natural logarithms: of threes and fours, of pairs, of single signs.
OF_LONGER = (0.0, *map(math.log, (3.7, 6.5, 13, 31, 90, 400, 2500)))
OF_PAIR = (0.0, *map(math.log, (1, 2, 3.5, 6.5, 12, 24, 46, 90, 180, 360, 720, 1440, 2900, 5800, 20000)))
OF_SIGN = (math.log(30), *(math.log(64) + one for one in OF_PAIR[1:]))
#: All signs that were counted, and what it costs to fall back on a shorter stretch.
ALL, SHORTER = math.log(46_000_000), math.log(2.5)
#: What is certain costs a little all the same.
LEAST = 0.05


class Model(NamedTuple):
    """The members of the file.

    ``codes`` has a number for each sign that is told apart, ``places`` by number what it adds to the place of a three in
    ``sieve``. The counts of ``pairs``, and which signs are ``preceding`` or ``alike`` one, are in rows.
    ``starts``, ``sizes``, ``prints`` and ``rests`` are a hashed table of threes and fours; each print in a bucket is what
    it has more than the one before it.
    """

    alphabet: str
    codes: dict[str, int]
    places: tuple[list[int], ...]
    alone: memoryview
    pairs: memoryview
    preceding: memoryview
    alike: memoryview
    sieve: memoryview
    starts: memoryview
    sizes: memoryview
    prints: memoryview
    rests: memoryview


@cache
def model() -> Model:
    """The counts, mapped when first asked for."""
    signs, three, alone, pairs, before, alike, sieve, starts, sizes, prints, rests = mapped.members(COUNTS)
    alphabet = str(signs, "utf-8")
    codes = dict(zip(alphabet, range(len(alphabet)), strict=True))
    codes |= dict.fromkeys("123456789", codes.get("0", 0))
    codes |= dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", codes.get("A", 0))
    added = three.cast("I").tolist()
    places = tuple(added[at : at + SIGNS] for at in range(0, len(added), SIGNS))
    return Model(
        alphabet,
        codes,
        places,
        alone,
        pairs,
        before,
        alike,
        sieve,
        starts.cast("I"),
        sizes,
        prints,
        rests,
    )


class Added(dict[str, bytes]):
    """What a sign adds to the place of a three as its first, its second and its third, four bytes each."""

    def __missing__(self, sign: str) -> bytes:
        """Worked out when a text first has the sign; one that was not counted adds its number."""
        known, point = model(), ord(sign)
        code = known.codes.get(sign)
        added = (
            (place[code] if code is not None else point) << shift
            for place, shift in zip(known.places, SHIFTS, strict=True)
        )
        self[sign] = b"".join((one & FILTER).to_bytes(4, "little") for one in added)
        return self[sign]


@cache
def added() -> Added:
    """What signs add, for those that were met."""
    return Added()


def heard(text: str) -> bytes:
    """For each sign of the text one byte: zero where it begins a three that official texts do not have."""
    return b"".join(_heard(text[at : at + AT_ONCE + 2]) for at in range(0, len(text), AT_ONCE))


def _heard(text: str) -> bytes:
    # The places of all threes at once: what each sign adds as the second and the third is put above what the first adds.
    # Nothing that is done for every sign of a text is done in steps of Python's own.
    if len(text) < SMALLEST:
        return b""
    size, whole = 12 * len(text), int.from_bytes(b"".join(map(added().__getitem__, text)), "little")
    whole ^= whole >> 8 * 16 ^ whole >> 8 * 32
    wanted = whole.to_bytes(size, "little")[::12].translate(BIT)
    places = array("I", (whole >> 3 & int.from_bytes(PLACE * len(text), "little")).to_bytes(size, "little"))[:-6:3]
    eights = bytes(itemgetter(*places)(model().sieve))
    held = int.from_bytes(eights, "little") & int.from_bytes(wanted[:-2], "little")
    return held.to_bytes(len(places), "little").translate(ANY)


@cache
def following(sign: int) -> int:
    """The signs that usually follow one, as bits."""
    size = SIGNS // 2
    bits = int.from_bytes(bytes(model().pairs[sign * size : (sign + 1) * size]).translate(USUAL), "little")
    bits |= bits >> 6  # two bits of each byte beside those of the byte before it, then four
    bits |= bits >> 12
    return int.from_bytes(bits.to_bytes(size, "little")[::4], "little")


@cache
def preceding(sign: int) -> int:
    """The signs that usually precede one, as bits."""
    return int.from_bytes(model().preceding[sign * ROW : (sign + 1) * ROW], "little")


@cache
def alike(sign: int) -> int:
    """The signs that one may have been taken for, as bits."""
    return int.from_bytes(model().alike[sign * ROW : (sign + 1) * ROW], "little")


def pair(first: int, second: int) -> int:
    """The step of the count of two signs, from 0 to 15."""
    at = first * SIGNS + second
    return model().pairs[at >> 1] >> (at << 2 & 4) & 15


@lru_cache(ASKED)
def three(first: int, second: int, third: int) -> int:
    """The step of the count of three signs, from 0 to 7."""
    known = model()
    one, two, other = known.places
    at = (one[first] << 5 ^ two[second] << 2 ^ other[third]) & FILTER
    if not known.sieve[at >> 3] >> (at & 7) & 1 or not (first and second and third):
        return 0
    return _longer(first << 24 | second << 12 | third, THREE_PRINT)


@lru_cache(ASKED)
def four(first: int, second: int, third: int, fourth: int) -> int:
    """The step of the count of four signs, from 0 to 7."""
    return _longer(FOUR | first << 36 | second << 24 | third << 12 | fourth, -1) if first and fourth else 0


def _longer(key: int, mask: int) -> int:
    known, mixed = model(), key * MIX & ALL_BITS
    bucket = mixed >> 64 - BUCKET_BITS
    wanted = mixed >> 64 - BUCKET_BITS - PRINT_BITS & (1 << PRINT_BITS) - 1 & mask
    start = known.starts[bucket // TOGETHER] + sum(known.sizes[bucket & -TOGETHER : bucket])
    for at, one in enumerate(accumulate(known.prints[start : start + known.sizes[bucket]]), start):
        if one == wanted & 255 and known.rests[at] >> 3 == wanted >> 8:
            return known.rests[at] & 7
    return 0


def between(first: int, third: int, may_be: int) -> list[int]:
    """Of the signs whose bits are set those that stand between two others, nearly sure."""
    known = model()
    one, two, other = known.places
    sieve, around = known.sieve, (one[first] << 5 ^ other[third]) & FILTER
    found = []
    while may_be:
        code = may_be.bit_length() - 1
        may_be ^= 1 << code
        at = around ^ two[code] << 2 & FILTER
        if sieve[at >> 3] >> (at & 7) & 1:
            found.append(code)
    return found


def numbers(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the highest first."""
    while bits:
        place = bits.bit_length() - 1
        bits ^= 1 << place
        yield place


def cost(codes: list[int]) -> float:
    """How unlikely the signs from the fourth on are, each after the three before it, in natural logarithms."""
    known, total = model(), 0.0
    for before, first, second, sign in zip(codes, codes[1:], codes[2:], codes[3:], strict=False):
        if step := three(first, second, sign):
            if whole := four(before, first, second, sign):
                total += max(0.0, OF_LONGER[three(before, first, second) or 1] - OF_LONGER[whole])
            else:
                total += SHORTER + max(LEAST, OF_PAIR[pair(first, second) or 1] - OF_LONGER[step])
        elif step := pair(second, sign):
            total += 2 * SHORTER + max(LEAST, OF_SIGN[known.alone[second]] - OF_PAIR[step])
        else:
            total += 3 * SHORTER + ALL - OF_SIGN[known.alone[sign]]
    return total
