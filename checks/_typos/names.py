"""TYP004's detector: set names and phrases with one character replaced, dropped, swapped or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

#: One slip leaves the first or the last of a phrase of six whole.
INTACT = 3


class Name(NamedTuple):
    """A phrase, which of its ends never stand without it, the years of its use, and near forms that are right."""

    phrase: str
    firm: str
    since: int
    until: int
    accepted: tuple[str, ...]


class Damaged(NamedTuple):
    """Where a damaged phrase stands, and the phrase."""

    start: int
    end: int
    phrase: str


def damaged(text: str, names: list[Name]) -> list[Damaged]:
    """The damaged phrases, in order; of those that overlap, the longest."""
    found: dict[int, Damaged] = {}
    for name in names:
        phrase = name.phrase
        hits = [_from_left(text, at, name) for at in _places(text, phrase[:INTACT])]
        hits += [_from_right(text, at + INTACT, name) for at in _places(text, phrase[-INTACT:])]
        for hit in hits:
            if hit and not any(text.startswith(right, hit[0]) for right in (phrase, *name.accepted)):
                found[hit[0]] = max(
                    found.get(hit[0], Damaged(*hit, "")), Damaged(*hit, phrase), key=lambda one: one.end
                )
    kept: list[Damaged] = []
    for one in sorted(found.values()):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _places(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


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
    if text.endswith(head, 0, at):
        return at - len(head), end
    if text.endswith(head, 0, at + 1):
        return at + 1 - len(head), end
    if text.endswith(head[:-1] + lost + head[-1], 0, at + 1):
        return end - size, end
    return None
