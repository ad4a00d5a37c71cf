"""Count which pairs of characters end or begin no clause: checks/missing/cut_words.txt and cut_beginnings.txt.

`python tools/build_cut_words.py FOLDER...` reads every `.txt` file below the folders and writes the files, which RED010
and RED009 read, and their digests (tools/cut_words.sha256). The same texts give the same bytes, in whatever order they
are read. The files hold pairs of characters and no text: those that stand often in official Chinese, and never before a
mark or a line's end, or never after one.
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
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from lintreport.text.characters.folding import fold  # noqa: E402

WORDS = ROOT / "checks" / "missing" / "cut_words.txt"
BEGINNINGS = ROOT / "checks" / "missing" / "cut_beginnings.txt"
DIGEST = ROOT / "tools" / "cut_words.sha256"

#: A pair must stand so often, and go on in so large a share of them with the same character.
OFTEN, SHARE = 50, 0.3
#: A character that ends clauses after no more than this many others, twice after each, is no suffix. Where it is none,
#: and the pair goes on with one character in so large a share, the word elsewhere in a text is evidence enough: "+".
BEHIND, TWICE, CERTAIN = 30, 2, 0.5
#: Pairs that stand so often and go on so nearly always are worth a word without any: "!".
VERY_OFTEN, NEARLY_ALWAYS = 200, 0.8
#: Words of grammar follow anything, and numerals end clauses as they like.
GRAMMAR = frozenset("的了和是在与及等为对将以并或也都而之者中上下年月日")
NUMERALS = frozenset("零一二三四五六七八九十百千万亿两几")
#: These end a word as well as what they begin does: 许可制 and 许可制度, 执法队 and 执法队伍.
SUFFIXES = frozenset("制业线港法网队团额期区市县国科院所站点段路道桥店厂园馆城村镇乡街权税费款金证书表册")

HAN = "[\u4e00-\u9fff]"
END = r"[,。;!?、)”》:\s]"
START = r"[,。;!?、(“《:\s]"


def read(folders: Iterable[Path]) -> list[str]:
    """The lines of all texts."""
    texts = (path.read_text(encoding="utf-8-sig") for folder in folders for path in folder.rglob("*.txt"))
    return [line for text in texts for line in fold(text).split("\n")]


class Pair(NamedTuple):
    """Two characters and how often they stand, what stands beside them most often, and how often it does."""

    pair: str
    times: int
    beside: str
    together: int


def never(lines: list[str], edge: str, outer: int, others: frozenset[str]) -> tuple[list[Pair], Counter[str]]:
    """The pairs that stand often and never where ``edge`` finds pairs, and how often each one does stand there.

    The character ``outer`` of a pair is the one at the edge, and none of ``others``.
    """
    pairs: Counter[str] = Counter()
    at_edge: Counter[str] = Counter()
    for line in lines:
        pairs.update(map("".join, pairwise(line)))
        at_edge.update(re.findall(edge, line))
    often = {pair for pair, count in pairs.items() if count >= OFTEN and re.fullmatch(f"{HAN}{{2}}", pair)}
    open_ = {pair for pair in often if not at_edge[pair] and pair[outer] not in others}
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for at in range(len(line) - 2):
            pair = line[at + 1 - outer : at + 3 - outer]
            if pair in open_:
                beside[pair][line[at + 2 * outer]] += 1
    found = []
    for pair in sorted(open_):
        sign, count = min(beside[pair].most_common(), key=lambda one: (-one[1], one[0]), default=("", 0))
        found.append(Pair(pair, pairs[pair], sign, count))
    return found, at_edge


def cut_words(lines: list[str]) -> dict[str, str]:
    """What the file holds: the second and the third character, how sure that is, and the first ones before them."""
    found, ends = never(lines, f"{HAN}{{2}}(?={END}|$)", 1, NUMERALS | SUFFIXES)
    behind = Counter(pair[1] for pair, count in ends.items() if count >= TWICE)
    words: defaultdict[str, list[str]] = defaultdict(list)
    for pair, times, third, count in found:
        if count < SHARE * times or not re.match(HAN, third) or third in GRAMMAR:
            continue
        sure = "+" * (behind[pair[1]] <= BEHIND and count >= CERTAIN * times)
        alone = "!" * (times >= VERY_OFTEN and count >= NEARLY_ALWAYS * times)
        words[pair[1] + third + sure + alone].append(pair[0])
    return {key: "".join(firsts) for key, firsts in sorted(words.items())}


def cut_beginnings(lines: list[str]) -> dict[str, str]:
    """What the other file holds: the first character and the one before it, and the second ones behind them."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for pair, times, first, count in never(lines, f"(?:(?<={START})|(?<!.))({HAN}{{2}})", 0, NUMERALS)[0]:
        if count >= CERTAIN * times and re.match(HAN, first) and first not in GRAMMAR | NUMERALS:
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
