"""TYP004's detector: set names and phrases with one character replaced, dropped, swapped or doubled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lintreport.text.patterns import compiled

#: One slip leaves the first or the last of a phrase of six whole.
INTACT = 3
#: What the names of places end in, before those of their organs.
PLACES = "省市区州县盟旗"


class Name(NamedTuple):
    """A phrase, which of its ends never stand without it, the years of its use, and near forms that are right."""

    phrase: str
    firm: str
    since: int
    until: int
    accepted: tuple[str, ...]


class Names(NamedTuple):
    """The names by their first and by their last characters; ``pattern`` finds the places where either may begin."""

    heads: dict[str, list[Name]]
    tails: dict[str, list[Name]]
    pattern: re.Pattern[str]


class Damaged(NamedTuple):
    """Where a damaged phrase stands, and the phrase."""

    start: int
    end: int
    phrase: str


def indexed(names: Iterable[Name]) -> Names:
    """The names, so that they are found fast."""
    heads: dict[str, list[Name]] = {}
    tails: dict[str, list[Name]] = {}
    for name in names:
        heads.setdefault(name.phrase[:INTACT], []).append(name)
        tails.setdefault(name.phrase[-INTACT:], []).append(name)
    signs = ["".join(sorted({piece[at] for piece in (*heads, *tails)})) for at in range(INTACT)]
    return Names(heads, tails, compiled("[{}](?=[{}][{}])".format(*signs)))


def damaged(text: str, names: Names, year: int | None) -> list[Damaged]:
    """The damaged ones of the phrases in use in ``year`` (None: of all), in order; of those that overlap, the longest."""
    found: dict[int, Damaged] = {}
    for match in names.pattern.finditer(text):
        at = match.start()
        piece = text[at : at + INTACT]
        hits = [
            (name, _from_left(text, at, name))
            for name in names.heads.get(piece, ())
            if not text.startswith(name.phrase, at)
        ]
        hits += [
            (name, _from_right(text, at + INTACT, name))
            for name in names.tails.get(piece, ())
            if not text.endswith(name.phrase, 0, at + INTACT)
        ]
        for name, hit in hits:
            if (
                hit
                and (year is None or name.since <= year <= name.until)
                and not any(text.startswith(right, hit[0]) for right in (name.phrase, *name.accepted))
            ):
                one = Damaged(*hit, name.phrase)
                found[hit[0]] = max(found.get(hit[0], one), one, key=lambda other: other.end)
    kept: list[Damaged] = []
    for one in sorted(found.values()):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _from_left(text: str, start: int, name: Name) -> tuple[int, int] | None:
    """The stretch that begins as the phrase does and goes on with one slip."""
    phrase, size = name.phrase, len(name.phrase)
    same = next((at for at in range(INTACT, size) if text[start + at : start + at + 1] != phrase[at]), size)
    at = start + same
    if same == size or not _is_han(text[at : at + 1]):
        return None
    if text[at] == phrase[same - 1] and text.startswith(phrase[same:], at + 1):
        return start, start + size + 1
    rest = phrase[same + 1 :]
    if not rest:
        return (start, at + 1) if ">" in name.firm else None
    if text.startswith(rest, at + 1):
        return start, at + 1 + len(rest)
    if text.startswith(rest, at):
        return start, at + len(rest)
    if text.startswith(rest[0] + phrase[same] + rest[1:], at):
        return start, start + size
    return None


def _is_word(head: str, sign: str) -> bool:
    """Whether a sign is a word by itself or one with what stands before it: 审理中向人民法院, 中国人民法院, 绥中县人民法院."""
    from . import lexicon  # brings the lexicon, which few texts need here

    return sign in lexicon.ALONE or lexicon.cost(head + sign) is not None


def _begins(text: str, at: int) -> bool:
    """Whether a name begins with the sign at ``at``, and not with the next one: 市中人民法院, but not 案件中人民法院."""
    return not _is_han(text[at - 1 : at]) or text[at - 1] in PLACES


def _from_right(text: str, end: int, name: Name) -> tuple[int, int] | None:
    """The stretch that ends as the phrase does and has its slip among the first characters."""
    phrase, size = name.phrase, len(name.phrase)
    same = next(
        (count for count in range(INTACT, size) if text[end - count - 1 : end - count] != phrase[-count - 1]), size
    )
    if same == size or size - same > INTACT or same >= end:
        return None
    at = end - same - 1
    if text[at] == phrase[size - same] and text.endswith(phrase[: size - same], 0, at):
        return end - size - 1, end
    head, lost = phrase[: size - same - 1], phrase[size - same - 1]
    if not head:
        return (at if _is_han(text[at]) else at + 1, end) if "<" in name.firm and not text[at].isspace() else None
    if not _is_han(text[at]):
        return None
    doubtful = len(head) == 1 and "<" not in name.firm
    if text.endswith(head, 0, at):
        return None if doubtful and _is_word(head, text[at]) else (at - len(head), end)
    if text.endswith(head, 0, at + 1):
        return None if doubtful and not _begins(text, at) else (at + 1 - len(head), end)
    if text.endswith(head[:-1] + lost + head[-1], 0, at + 1):
        return end - size, end
    return None
