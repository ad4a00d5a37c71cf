"""Count which pairs of characters end or begin no clause: checks/missing/cut_words.txt and cut_beginnings.txt.

`python tools/build_cut_words.py FOLDER...` reads every `.txt` file below the folders and writes the files, which RED009
and RED010 read, and their digests (tools/cut_words.sha256). The same texts give the same bytes, in whatever order they
are read. The files hold pairs of characters and no text: those that stand often in official Chinese, and never before a
mark or a line's end, or never behind one.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from lintreport.text.characters.folding import fold  # noqa: E402

WORDS = ROOT / "checks" / "missing" / "cut_words.txt"
BEGINNINGS = ROOT / "checks" / "missing" / "cut_beginnings.txt"
DIGEST = ROOT / "tools" / "cut_words.sha256"

#: A pair must stand so often, and go on in so large a share of them with the same character.
OFTEN, SHARE = 50, 0.3
#: A character that ends clauses behind no more than so many others, twice behind each, is no suffix. Where it is none,
#: and the pair goes on with one character in so large a share, the word elsewhere in a text is evidence enough: "+".
BEHIND, TWICE, CERTAIN = 30, 2, 0.5
#: Pairs that stand so often and go on so nearly always are worth a word without any: "!".
VERY_OFTEN, NEARLY_ALWAYS = 200, 0.8
#: Words of grammar follow anything, and numerals end clauses as they like.
GRAMMAR = frozenset("的了和是在与及等为对将以并或也都而之者中上下年月日")
NUMERALS = frozenset("零一二三四五六七八九十百千万亿两几")

HAN = "[\u4e00-\u9fff]"
END = r"[,。;!?、)”》:\s]"
START = r"[,。;!?、(“《:\s]"


def read(folders: Iterable[Path]) -> list[str]:
    """The lines of all texts."""
    texts = (path.read_text(encoding="utf-8-sig") for folder in folders for path in folder.rglob("*.txt"))
    return [line for text in texts for line in fold(text).split("\n")]


def cut_words(lines: list[str]) -> dict[str, str]:
    """What the file holds: the second and the third character, how sure that is, and the first ones before them."""
    pairs: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for line in lines:
        pairs.update(map("".join, pairwise(line)))
        ends.update(re.findall(f"{HAN}{{2}}(?={END}|$)", line))
    often = {pair for pair, count in pairs.items() if count >= OFTEN and re.fullmatch(f"{HAN}{{2}}", pair)}
    open_ = {pair for pair in often if not ends[pair] and pair[1] not in NUMERALS}
    follows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for first, second, third in zip(line, line[1:], line[2:], strict=False):
            if first + second in open_:
                follows[first + second][third] += 1
    behind = Counter(pair[1] for pair, count in ends.items() if count >= TWICE)
    words: defaultdict[str, list[str]] = defaultdict(list)
    for pair in sorted(open_):
        third, count = min(follows[pair].most_common(), key=lambda one: (-one[1], one[0]), default=("", 0))
        if count < SHARE * pairs[pair] or not re.match(HAN, third) or third in GRAMMAR:
            continue
        sure = "+" * (behind[pair[1]] <= BEHIND and count >= CERTAIN * pairs[pair])
        alone = "!" * (pairs[pair] >= VERY_OFTEN and count >= NEARLY_ALWAYS * pairs[pair])
        words[pair[1] + third + sure + alone].append(pair[0])
    return {key: "".join(firsts) for key, firsts in sorted(words.items())}


def cut_beginnings(lines: list[str]) -> dict[str, str]:
    """What the other file holds: the first character and the one before it, and the second ones behind them."""
    pairs: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    for line in lines:
        pairs.update(map("".join, pairwise(line)))
        starts.update(re.findall(f"(?:(?<={START})|(?<!.))({HAN}{{2}})", line))
    often = {pair for pair, count in pairs.items() if count >= OFTEN and re.fullmatch(f"{HAN}{{2}}", pair)}
    open_ = {pair for pair in often if not starts[pair] and pair[0] not in NUMERALS}
    before: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for first, second, third in zip(line, line[1:], line[2:], strict=False):
            if second + third in open_:
                before[second + third][first] += 1
    words: defaultdict[str, list[str]] = defaultdict(list)
    for pair in sorted(open_):
        first, count = min(before[pair].most_common(), key=lambda one: (-one[1], one[0]), default=("", 0))
        if count >= CERTAIN * pairs[pair] and re.match(HAN, first) and first not in GRAMMAR | NUMERALS:
            words[pair[0] + first].append(pair[1])
    return {key: "".join(seconds) for key, seconds in sorted(words.items())}


def main() -> None:
    """Write the files and their digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    lines = read(parser.parse_args().folders)
    for path, words in ((WORDS, cut_words(lines)), (BEGINNINGS, cut_beginnings(lines))):
        path.write_text("".join(f"{key}\t{others}\n" for key, others in words.items()), encoding="utf-8")
        print(f"{path.name}: {sum(map(len, words.values()))} pairs, {path.stat().st_size} bytes")
    DIGEST.write_text("".join(f"{digest(path)}  {path.name}\n" for path in (WORDS, BEGINNINGS)), encoding="ascii")


def digest(path: Path) -> str:
    """Of what a file holds."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
