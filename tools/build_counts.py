"""Count official Chinese into checks/_typos/counts.bin, which TYP002, TYP005 and TYP006 map into memory.

`python tools/build_counts.py FOLDER...` reads every `.txt` file below the folders and writes the file and its digest
(tools/counts.sha256). The same texts give the same bytes, in whatever order they are read. The file holds how often
two, three and four signs stand together, pruned and in steps, and no text. Which characters look or sound alike comes
from the lexicon of `build_typo_data.py`. Needs the dependency group `data`.
"""

from __future__ import annotations

import argparse
import hashlib
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "checks")]

from _typos import variants  # noqa: E402

from lintreport.text.characters.folding import fold  # noqa: E402

COUNTS = ROOT / "checks" / "_typos" / "counts.bin"
DIGEST = ROOT / "tools" / "counts.sha256"

#: So many signs are told apart: the commonest ones; digits are one sign, letters another, all others a third.
SIGNS = 4096
DIGIT, LETTER, OTHER = "0", "A", "\ufffd"
#: Threes and fours are kept from so many occurrences on.
THREES, FOURS = 3, 12
#: From so many occurrences on each step of a count begins: of a pair, and of a longer stretch.
STEPS = (1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513, 1025, 2049, 4097, 8193)
LONG_STEPS = (3, 5, 9, 20, 50, 200, 1000)
#: A pair that stands so often may be proposed.
USUAL_PAIR = 3
#: Bits of the filter of threes, of the number of a bucket, of a fingerprint.
FILTER_BITS, BUCKET_BITS, PRINT_BITS = 25, 19, 13
#: What keys are multiplied by: odd, and far from simple in binary.
MIX = 0x9E3779B97F4A7C15
#: What a sign's number is multiplied by for its place in a three.
PLACES = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)


def read(folders: Iterable[Path]) -> str:
    """All texts, sorted, so that no order of files or folders matters."""
    texts = sorted(path.read_text(encoding="utf-8-sig") for folder in folders for path in folder.rglob("*.txt"))
    return fold("\n".join(texts)) + "\n"


def numbered(text: str) -> tuple[str, Any]:
    """The alphabet, the commonest signs first, and the text as numbers in it."""
    import numpy

    points = numpy.frombuffer(text.encode("utf-32-le"), dtype=numpy.uint32).copy()
    points[(points >= ord("0")) & (points <= ord("9"))] = ord(DIGIT)
    points[((points | 32) >= ord("a")) & ((points | 32) <= ord("z"))] = ord(LETTER)
    counts = numpy.bincount(points)
    counts[ord(OTHER) % len(counts)] = 0
    order = numpy.argsort(-counts, kind="stable")[: SIGNS - 1]
    alphabet = [OTHER, *(chr(point) for point in order if counts[point])]
    number = numpy.zeros(len(counts), dtype=numpy.uint16)
    number[[ord(sign) for sign in alphabet[1:]]] = numpy.arange(1, len(alphabet))
    return "".join(alphabet), number[points]


def counted(keys: Any, least: int) -> tuple[Any, Any]:
    """The keys that occur so often, in order, and how often."""
    import numpy

    keys = numpy.sort(keys)
    starts = numpy.flatnonzero(numpy.concatenate(([True], keys[1:] != keys[:-1])))
    counts = numpy.diff(numpy.append(starts, len(keys)))
    kept = counts >= least
    return keys[starts[kept]], counts[kept]


def stretches(codes: Any, size: int) -> Any:
    """The stretches of ``size`` signs as numbers, but for those that hold a sign not told apart."""
    import numpy

    keys = numpy.zeros(len(codes) - size + 1, dtype=numpy.uint64)
    known = numpy.ones(len(keys), dtype=bool)
    for at in range(size):
        part = codes[at : len(codes) - size + 1 + at]
        keys = (keys << numpy.uint64(12)) | part
        known &= part > 0
    return keys[known]


def table(keys: Any, counts: Any) -> tuple[bytes, bytes]:
    """The buckets of a hashed table: where each ends, and its fingerprints with the step of their count."""
    import numpy

    with numpy.errstate(over="ignore"):
        mixed = keys * numpy.uint64(MIX)
    buckets = mixed >> numpy.uint64(64 - BUCKET_BITS)
    prints = (mixed >> numpy.uint64(64 - BUCKET_BITS - PRINT_BITS)) & numpy.uint64((1 << PRINT_BITS) - 1)
    steps = numpy.searchsorted(LONG_STEPS, counts, side="right").astype(numpy.uint64)
    entries = (prints << numpy.uint64(3)) | steps
    order = numpy.lexsort((entries, buckets))
    ends = numpy.searchsorted(buckets[order], numpy.arange(1 << BUCKET_BITS), side="right")
    ends = numpy.concatenate(([0], ends))
    return ends.astype("<u4").tobytes(), entries[order].astype("<u2").tobytes()


def sieve(threes: Any) -> bytes:
    """A bit for each three that is known, where its signs' products meet."""
    import numpy

    mask = numpy.uint64((1 << FILTER_BITS) - 1)
    at = numpy.zeros(len(threes), dtype=numpy.uint64)
    for shift, factor in zip((24, 12, 0), PLACES, strict=True):
        sign = (threes >> numpy.uint64(shift)) & numpy.uint64(4095)
        at ^= (sign * numpy.uint64(factor) >> numpy.uint64(7)) & mask
    bits = numpy.zeros(1 << FILTER_BITS, dtype=bool)
    bits[at.astype(numpy.int64)] = True
    return bytes(numpy.packbits(bits, bitorder="little").tobytes())


def pairs(codes: Any) -> tuple[bytes, bytes, bytes]:
    """The steps of all pairs, two in a byte; which signs usually follow each sign, and which precede it, in bits."""
    import numpy

    keys = codes[:-1].astype(numpy.int64) * SIGNS + codes[1:]
    matrix = numpy.bincount(keys, minlength=SIGNS * SIGNS).reshape(SIGNS, SIGNS)
    matrix[0, :] = matrix[:, 0] = 0
    steps = numpy.searchsorted(STEPS, matrix.ravel(), side="right").astype(numpy.uint8)
    usual = matrix >= USUAL_PAIR
    return (
        (steps[::2] | (steps[1::2] << 4)).tobytes(),
        numpy.packbits(usual, axis=1, bitorder="little").tobytes(),
        numpy.packbits(usual.T, axis=1, bitorder="little").tobytes(),
    )


def confusions(alphabet: str) -> bytes:
    """Which characters each may stand for, in bits."""
    import numpy

    numbers = {sign: code for code, sign in enumerate(alphabet)}
    matrix = numpy.zeros((SIGNS, SIGNS), dtype=bool)
    for sign, code in numbers.items():
        for other in variants.alike(sign):
            if other in numbers:
                matrix[code, numbers[other]] = True
    return bytes(numpy.packbits(matrix, axis=1, bitorder="little").tobytes())


def build(text: str) -> bytes:
    """The file: the sizes of its members, then the members."""
    import numpy

    alphabet, codes = numbered(text)
    threes, of_three = counted(stretches(codes, 3), THREES)
    fours, of_four = counted(stretches(codes, 4), FOURS)
    # A three begins as a four with the first sign would, which no text has.
    ends, entries = table(
        numpy.concatenate((threes, fours | numpy.uint64(1 << 60))), numpy.concatenate((of_three, of_four))
    )
    alone = numpy.searchsorted(STEPS, numpy.bincount(codes, minlength=SIGNS) // 64, side="right").astype(numpy.uint8)
    members = [alphabet.encode(), alone.tobytes(), *pairs(codes), confusions(alphabet), sieve(threes), ends, entries]
    head = struct.pack(f"<{len(members)}I", *map(len, members))
    # Each member begins at a multiple of eight, so that it can be read as numbers.
    parts = [head.ljust(64, b"\0")]
    parts += [member + b"\0" * (-len(member) % 8) for member in members]
    return b"".join(parts)


def main() -> None:
    """Count, then write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=COUNTS)
    arguments = parser.parse_args()
    built = build(read(arguments.folders))
    arguments.output.write_bytes(built)
    if arguments.output == COUNTS:
        DIGEST.write_text(hashlib.sha256(built).hexdigest() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
