"""Words and names that a user gives: what is right as it stands, and what must be written just so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from lintreport import Document, Span
from lintreport.text.characters.folding import fold

#: Longer words are not compared; of more words than a few nobody asks for the longest.
LONGEST, FEW = 32, 1_000
#: A name has this many characters at least: one slip leaves its first two or its last two whole.
SHORTEST_NAME = 4


class Words(NamedTuple):
    """Words, and how long the longest is."""

    words: frozenset[str] = frozenset()
    longest: int = 0


@lru_cache(maxsize=8)
def words(given: tuple[str, ...], files: tuple[Path, ...]) -> Words:
    """The words that are given and those of the files, which are in UTF-8, separated by white space; ``#`` opens a comment."""
    found = frozenset(map(fold, given)).union(*map(_read, files))
    return Words(found, LONGEST if len(found) > FEW else min(LONGEST, max(map(len, found), default=0)))


def _read(file: Path) -> list[str]:
    text = fold(file.read_text(encoding="utf-8-sig"))
    if "#" in text:
        text = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return text.split()


def accepted(known: Words, text: str, start: int, end: int) -> bool:
    """Whether a longer word of the user's, or one as long, stands in the text where ``text[start:end]`` does."""
    for first in range(max(0, end - known.longest), start + 1):
        for last in range(max(end, first + 2), min(len(text), first + known.longest) + 1):
            if text[first:last] in known.words:
                return True
    return False


class Accepted(NamedTuple):
    """``accept``: files of words that are right, in UTF-8, separated by white space, ``#`` opening a line of comment."""

    accept: tuple[Path, ...] = ()


class Required(NamedTuple):
    """``accept``: files of words that are right. ``require``: files of names that must be written just so, in like form."""

    accept: tuple[Path, ...] = ()
    require: tuple[Path, ...] = ()


class OwnWords(NamedTuple):
    """``allow``: words and names that are right. ``lexicon`` and ``accept``: files of such words."""

    allow: tuple[str, ...] = ()
    lexicon: tuple[Path, ...] = ()
    accept: tuple[Path, ...] = ()


def is_accepted(document: Document, given: tuple[str, ...], files: tuple[Path, ...], span: Span) -> bool:
    """Whether what stands at a place belongs to a word of the user's."""
    return bool(given or files) and accepted(words(given, files), document.folded, *span)


class Names(NamedTuple):
    """Names, and the same by their first two and by their last two characters."""

    names: frozenset[str]
    heads: dict[str, list[str]]
    tails: dict[str, list[str]]


class Near(NamedTuple):
    """A stretch that is nearly a name, and the name."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=4)
def required(files: tuple[Path, ...]) -> Names:
    """The names of the files."""
    heads, tails = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    found = frozenset(name for file in files for name in _read(file))
    for name in found:
        if len(name) >= SHORTEST_NAME:
            heads[name[:2]].append(name)
            tails[name[-2:]].append(name)
    return Names(found, heads, tails)


def nearly(text: str, known: Names) -> Iterator[Near]:
    """The stretches that are a name but for one character taken for another, dropped or doubled, or two exchanged."""
    for at, pair in enumerate(map("".join, pairwise(text))):
        for name in known.heads.get(pair, ()):
            end = _end(text, at, name)
            if end and text[at:end] not in known.names:
                yield Near(at, end, name)
        for name in known.tails.get(pair, ()):
            start = _start(text, at + 2, name)
            if start is not None and text[start : at + 2] not in known.names:
                yield Near(start, at + 2, name)


def _end(text: str, start: int, name: str) -> int | None:
    """Where a stretch ends that begins with the first two characters of a name and has one slip behind them."""
    size = len(name)
    same = next((at for at in range(2, size) if text[start + at : start + at + 1] != name[at]), size)
    if same == size:
        return None
    at, rest = start + same, name[same + 1 :]
    if text.startswith(rest, at + 1) and _may_be(text[at : at + 1], name[same]):
        return start + size
    if rest and text.startswith(rest[0] + name[same] + rest[1:], at):
        return start + size
    if rest and text.startswith(rest, at):
        return start + size - 1
    if text.startswith(name[same - 1 :], at):
        return start + size + 1
    return None


def _start(text: str, end: int, name: str) -> int | None:
    """Where a stretch begins that ends like a name and has one slip in its first two characters."""
    start = end - len(name)
    if start < 0 or not text.startswith(name[2:], start + 2):
        return None
    first, second = text[start], text[start + 1]
    if (first, second) == (name[1], name[0]):
        return start
    if first == name[0] and second != name[1] and _may_be(second, name[1]):
        return start
    return start if second == name[1] and first != name[0] and _may_be(first, name[0]) else None


def _may_be(wrong: str, right: str) -> bool:
    """Whether a character may have been taken for another."""
    from . import lexicon  # few texts need it here

    return right in lexicon.alike(wrong)
