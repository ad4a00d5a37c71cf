"""How often signs stand together in official Chinese, from a file that is mapped and read where it is asked."""

from __future__ import annotations

import math
import struct
from functools import cache
from itertools import islice, repeat
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

COUNTS = Path(__file__).with_name("counts.bin")

#: As `tools/build_counts.py` writes them.
SIGNS, ROW = 4096, 512
BUCKET_BITS, PRINT_BITS, FILTER = 19, 13, (1 << 25) - 1
MIX, ALL_BITS = 0x9E3779B97F4A7C15, (1 << 64) - 1
PLACES = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
HEAD, MEMBERS, FOUR = 64, 9, 1 << 60

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

    ``codes`` has a number for each sign that is told apart, ``places`` what it adds to the place of a three in ``sieve``.
    ``ends`` and ``entries`` are a hashed table of threes and fours; the other members are in rows, one for each sign.
    """

    alphabet: str
    codes: dict[str, int]
    places: tuple[dict[str, int], ...]
    alone: memoryview
    pairs: memoryview
    following: memoryview
    preceding: memoryview
    confusable: memoryview
    sieve: memoryview
    ends: memoryview
    entries: memoryview


@cache
def model() -> Model:
    """The counts, mapped when first asked for."""
    with COUNTS.open("rb") as file:
        content = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    members, start = [], HEAD
    for size in struct.unpack(f"<{MEMBERS}I", content[: 4 * MEMBERS]):
        members.append(content[start : start + size])
        start += size + -size % 8
    signs, alone, pairs, following, preceding, confusable, sieve, ends, entries = members
    alphabet = str(signs, "utf-8")
    codes = dict(zip(alphabet, range(len(alphabet)), strict=True))
    codes |= dict.fromkeys("123456789", codes.get("0", 0))
    codes |= dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", codes.get("A", 0))
    places = tuple({sign: code * factor >> 7 & FILTER for sign, code in codes.items()} for factor in PLACES)
    rows = alone, pairs, following, preceding, confusable
    return Model(alphabet, codes, places, *rows, sieve, ends.cast("I"), entries.cast("H"))


def heard(text: str) -> bytes:
    """For each sign of the text one byte: zero where it begins a three that official texts do not have."""
    known = model()
    first, second, third = (map(place.get, text, repeat(0)) for place in known.places)
    sieve, places = known.sieve, zip(first, islice(second, 1, None), islice(third, 2, None), strict=False)
    return bytes([sieve[(at := a ^ b ^ c) >> 3] >> (at & 7) & 1 for a, b, c in places])


def row(member: memoryview, code: int) -> int:
    """A row of bits."""
    return int.from_bytes(member[code * ROW : (code + 1) * ROW], "little")


def pair(first: int, second: int) -> int:
    """The step of the count of two signs, from 0 to 15."""
    at = first * SIGNS + second
    return model().pairs[at >> 1] >> (at << 2 & 4) & 15


def three(first: int, second: int, third: int) -> int:
    """The step of the count of three signs, from 0 to 7."""
    one, two, other = PLACES
    at = (first * one >> 7 ^ second * two >> 7 ^ third * other >> 7) & FILTER
    if not model().sieve[at >> 3] >> (at & 7) & 1 or not (first and second and third):
        return 0
    return _longer(first << 24 | second << 12 | third)


def four(first: int, second: int, third: int, fourth: int) -> int:
    """The step of the count of four signs, from 0 to 7."""
    return _longer(FOUR | first << 36 | second << 24 | third << 12 | fourth) if first and fourth else 0


def _longer(key: int) -> int:
    known, mixed = model(), key * MIX & ALL_BITS
    bucket = mixed >> 64 - BUCKET_BITS
    wanted = mixed >> 64 - BUCKET_BITS - PRINT_BITS & (1 << PRINT_BITS) - 1
    for entry in known.entries[known.ends[bucket] : known.ends[bucket + 1]]:
        if entry >> 3 == wanted:
            step: int = entry & 7
            return step
    return 0


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
