"""How often signs stand together in official Chinese, from a file that is mapped and read where it is asked."""

from __future__ import annotations

import math
from array import array
from functools import cache
from pathlib import Path
from typing import NamedTuple

from . import mapped

COUNTS = Path(__file__).with_name("counts.bin")

#: As `tools/build_counts.py` writes them.
SIGNS, ROW = 4096, 512
BUCKET_BITS, PRINT_BITS, THREE_PRINT, TOGETHER = 19, 13, 255, 16
MIX, ALL_BITS, FOUR = 0x9E3779B97F4A7C15, (1 << 64) - 1, 1 << 60
#: How far what a sign adds to the place of a three is shifted, and the bits that are kept of it.
SHIFTS, FILTER = (5, 2, 0), (1 << 25) - 1

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
    ``sieve``, ``tables`` the same by sign. The counts of ``pairs``, and which signs are ``following``, ``preceding`` or ``alike`` one, are in rows. ``starts``, ``sizes``,
    ``prints`` and ``rests`` are a hashed table of threes and fours.
    """

    alphabet: str
    codes: dict[str, int]
    places: tuple[list[int], ...]
    tables: tuple[dict[int, int], ...]
    alone: memoryview
    pairs: memoryview
    following: memoryview
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
    signs, three, alone, pairs, after, before, alike, sieve, starts, sizes, prints, rests = mapped.members(COUNTS)
    alphabet = str(signs, "utf-8")
    codes = dict(zip(alphabet, range(len(alphabet)), strict=True))
    codes |= dict.fromkeys("123456789", codes.get("0", 0))
    codes |= dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", codes.get("A", 0))
    added = three.cast("I").tolist()
    places = tuple(added[at : at + SIGNS] for at in range(0, len(added), SIGNS))
    points = list(map(ord, codes))
    tables = tuple(dict(zip(points, map(place.__getitem__, codes.values()), strict=True)) for place in places)
    return Model(
        alphabet,
        codes,
        places,
        tables,
        alone,
        pairs,
        after,
        before,
        alike,
        sieve,
        starts.cast("I"),
        sizes,
        prints,
        rests,
    )


def heard(text: str) -> bytes:
    """For each sign of the text one byte: zero where it begins a three that official texts do not have."""
    known = model()
    size, whole = len(text), 0
    # The places of all threes at once: each sign becomes one for each of its places in a three, 32 bits wide, and those
    # are put above each other.
    for behind, (table, shift) in enumerate(zip(known.tables, SHIFTS, strict=True)):
        whole ^= int.from_bytes(text.translate(table).encode("utf-32-le"), "little") << shift >> 32 * behind
    sieve = known.sieve
    threes = array("I", whole.to_bytes(4 * size + 4, "little"))
    return bytes([sieve[(at & FILTER) >> 3] >> (at & 7) & 1 for at in threes[: max(0, size - 2)]])


@cache
def following(sign: int) -> int:
    """The signs that usually follow one, as bits."""
    return int.from_bytes(model().following[sign * ROW : (sign + 1) * ROW], "little")


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


def three(first: int, second: int, third: int) -> int:
    """The step of the count of three signs, from 0 to 7."""
    known = model()
    one, two, other = known.places
    at = (one[first] << 5 ^ two[second] << 2 ^ other[third]) & FILTER
    if not known.sieve[at >> 3] >> (at & 7) & 1 or not (first and second and third):
        return 0
    return _longer(first << 24 | second << 12 | third, THREE_PRINT)


def four(first: int, second: int, third: int, fourth: int) -> int:
    """The step of the count of four signs, from 0 to 7."""
    return _longer(FOUR | first << 36 | second << 24 | third << 12 | fourth, -1) if first and fourth else 0


def _longer(key: int, mask: int) -> int:
    known, mixed = model(), key * MIX & ALL_BITS
    bucket = mixed >> 64 - BUCKET_BITS
    wanted = mixed >> 64 - BUCKET_BITS - PRINT_BITS & (1 << PRINT_BITS) - 1 & mask
    start = known.starts[bucket // TOGETHER] + sum(known.sizes[bucket & -TOGETHER : bucket])
    for at, one in enumerate(known.prints[start : start + known.sizes[bucket]], start):
        if one == wanted & 255 and known.rests[at] >> 3 == wanted >> 8:
            return known.rests[at] & 7
    return 0


def between(first: int, third: int, may_be: int) -> list[int]:
    """Of the signs whose bits are set those that stand between two others, nearly sure."""
    known = model()
    one, two, other = known.places
    sieve, around = known.sieve, one[first] << 5 ^ other[third]
    found = []
    for code in numbers(may_be):
        at = (around ^ two[code] << 2) & FILTER
        if sieve[at >> 3] >> (at & 7) & 1:
            found.append(code)
    return found


def numbers(bits: int) -> list[int]:
    """The places of the bits that are set."""
    found = []
    while bits:
        found.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return found


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
