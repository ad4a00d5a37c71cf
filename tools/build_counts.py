"""Count official Chinese into checks/typos/_words/counts.bin, which the TYP checks map into memory.

`python tools/build_counts.py FOLDER...` reads every `.txt` file below the folders and writes the file and its digest
(tools/counts.sha256). The same texts give the same bytes, in whatever order they are read. The file holds how often
two, three and four characters stand together, pruned and in steps, and no text. Which of them look or sound alike comes
from the lexicon of `build_typo_data.py`. Needs the dependency group `data`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "checks" / "typos")]

from _words import counts as known  # noqa: E402
from _words import lexicon, mapped  # noqa: E402

from lintreport.text.characters.folding import fold  # noqa: E402

DIGEST = ROOT / "tools" / "counts.sha256"

#: Digits are one character, letters another, all that are rarer than the commonest a third.
DIGIT, LETTER, OTHER = "0", "A", "\ufffd"
#: Threes and fours are kept from this many occurrences on.
THREES, FOURS = 3, 20
#: What the number of a sign is multiplied by for its place in a three, and the bits that are kept.
PLACES, SIGN = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D), 0xFFFFF
#: From this many occurrences on each step of a count begins: of a pair, and of a longer stretch.
STEPS = (1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513, 1025, 2049, 4097, 8193)
LONG_STEPS = (3, 5, 9, 20, 50, 200, 1000)


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
    order = numpy.argsort(-counts, kind="stable")[: known.SIGNS - 1]
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
    told_apart = numpy.ones(len(keys), dtype=bool)
    for at in range(size):
        part = codes[at : len(codes) - size + 1 + at]
        keys = (keys << numpy.uint64(12)) | part
        told_apart &= part > 0
    return keys[told_apart]


def table(keys: Any, counts: Any) -> list[bytes]:
    """A hashed table: where groups of buckets start, how long each bucket is, fingerprints, and steps of counts."""
    import numpy

    with numpy.errstate(over="ignore"):
        mixed = keys * numpy.uint64(known.MIX)
    buckets = mixed >> numpy.uint64(64 - known.BUCKET_BITS)
    shift, mask = 64 - known.BUCKET_BITS - known.PRINT_BITS, (1 << known.PRINT_BITS) - 1
    prints = (mixed >> numpy.uint64(shift)) & numpy.uint64(mask)
    prints[keys < known.FOUR] &= known.THREE_PRINT
    steps = numpy.searchsorted(LONG_STEPS, counts, side="right").astype(numpy.uint64)
    order = numpy.lexsort((steps, prints >> numpy.uint64(8), prints & numpy.uint64(255), buckets))
    prints, steps, buckets = prints[order], steps[order], buckets[order]
    rests = (prints >> numpy.uint64(8) << numpy.uint64(3)) | steps
    sizes = numpy.bincount(buckets.astype(numpy.int64), minlength=1 << known.BUCKET_BITS)
    starts = numpy.cumsum(sizes)[known.TOGETHER - 1 :: known.TOGETHER]
    starts = numpy.concatenate(([0], starts[:-1]))
    lowest = (prints & numpy.uint64(255)).astype(numpy.uint8)
    more = numpy.diff(lowest, prepend=numpy.uint8(0))
    first = numpy.diff(buckets.astype(numpy.int64), prepend=-1) > 0
    more[first] = lowest[first]  # differences are small, and pack better
    return [
        starts.astype("<u4").tobytes(),
        sizes.astype(numpy.uint8).tobytes(),
        more.tobytes(),
        rests.astype(numpy.uint8).tobytes(),
    ]


def sieve(threes: Any) -> bytes:
    """A bit for each three that is known, where the places of its signs meet."""
    import numpy

    at = numpy.zeros(len(threes), dtype=numpy.uint64)
    for distance, place, shift in zip((24, 12, 0), places(), known.SHIFTS, strict=True):
        at ^= place[(threes >> numpy.uint64(distance)) & numpy.uint64(4095)] << numpy.uint64(shift)
    bits = numpy.zeros(known.FILTER + 1, dtype=bool)
    bits[(at & numpy.uint64(known.FILTER)).astype(numpy.int64)] = True
    return bytes(numpy.packbits(bits, bitorder="little").tobytes())


def pairs(codes: Any) -> list[bytes]:
    """The steps of all pairs, two in a byte; and which signs usually precede each sign, in bits."""
    import numpy

    keys = codes[:-1].astype(numpy.int64) * known.SIGNS + codes[1:]
    matrix = numpy.bincount(keys, minlength=known.SIGNS**2).reshape(known.SIGNS, known.SIGNS)
    matrix[0, :] = matrix[:, 0] = 0
    steps = numpy.searchsorted(STEPS, matrix.ravel(), side="right").astype(numpy.uint8)
    usual = steps.reshape(matrix.shape) >= known.USUAL_STEP
    return [
        (steps[::2] | (steps[1::2] << 4)).tobytes(),
        numpy.packbits(usual.T, axis=1, bitorder="little").tobytes(),
    ]


def places() -> list[Any]:
    """What each sign adds to the place of a three, by its place in it: twenty bits that are a sign of Unicode."""
    import numpy

    found = []
    for factor in PLACES:
        place = (numpy.arange(known.SIGNS, dtype=numpy.uint64) * numpy.uint64(factor) >> numpy.uint64(7)) & SIGN
        place[place >> numpy.uint64(11) == 0x1B] |= numpy.uint64(0x10000)  # no half of a pair of surrogates
        found.append(place)
    return found


def confusions(alphabet: str) -> bytes:
    """Which characters each may stand for, in bits."""
    import numpy

    numbers = {sign: code for code, sign in enumerate(alphabet)}
    matrix = numpy.zeros((known.SIGNS, known.SIGNS), dtype=bool)
    for sign, code in numbers.items():
        matrix[code, [numbers[other] for other in lexicon.alike(sign) if other in numbers]] = True
    return bytes(numpy.packbits(matrix, axis=1, bitorder="little").tobytes())


def build(text: str) -> bytes:
    """The file."""
    import numpy

    alphabet, codes = numbered(text)
    threes, of_three = counted(stretches(codes, 3), THREES)
    fours, of_four = counted(stretches(codes, 4), FOURS)
    alone = numpy.bincount(codes, minlength=known.SIGNS) // 64
    longer = numpy.concatenate((threes, fours | numpy.uint64(known.FOUR))), numpy.concatenate((of_three, of_four))
    return mapped.packed(
        [
            alphabet.encode(),
            numpy.concatenate(places()).astype("<u4").tobytes(),
            numpy.searchsorted(STEPS, alone, side="right").astype(numpy.uint8).tobytes(),
            *pairs(codes),
            confusions(alphabet),
            sieve(threes),
            *table(*longer),
        ]
    )


def main() -> None:
    """Count, then write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=known.COUNTS)
    arguments = parser.parse_args()
    built = build(read(arguments.folders))
    arguments.output.write_bytes(built)
    if arguments.output == known.COUNTS:
        DIGEST.write_text(hashlib.sha256(built).hexdigest() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
