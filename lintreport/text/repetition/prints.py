"""Fingerprints of a text: what others have word for word is found by comparing a few hundred numbers."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from lintreport.text.characters.folding import fold
from lintreport.text.lazy import Lazy
from lintreport.text.repetition.exact import Squeezed, ahead, behind, squeeze

#: Where so many code points after a mark are the same, two texts are laid side by side.
LENGTH = 20
#: This many code points make a fingerprint: in many millions of reports, fewer are often the same by chance.
WHOLE = 30
#: Fingerprints begin at marks that stand at least so far from each other: a list has a mark after every word.
_APART = 10
_MARK = Lazy("^|[,。;、:!?]")


class Shared(NamedTuple):
    """``length`` code points at ``at`` in one text without white space that stand at ``there`` in the other."""

    at: int
    there: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends in the first of the texts."""
        return self.at + self.length


class Prints(NamedTuple):
    """A text, folded and without white space; the words after each mark in order, and where they stand first."""

    squeezed: Squeezed
    marks: list[tuple[str, int]]
    places: dict[str, int]

    @property
    def numbers(self) -> Iterator[tuple[int, int]]:
        """The fingerprints of the text, 64 bits over the words after a mark, with their places."""
        words, last = self.squeezed.text, -_APART
        for _, at in self.marks:
            if at - last >= _APART and at + WHOLE <= len(words):
                yield _number(words[at : at + WHOLE]), at
                last = at


def prints(text: str) -> Prints:
    """What the fingerprints of ``text`` are made of."""
    squeezed = squeeze(fold(text))
    words = squeezed.text
    marks = [
        (words[at : at + LENGTH], at)
        for match in _MARK.finditer(words, 0, max(0, len(words) - LENGTH + 1))
        if (at := match.end()) + LENGTH <= len(words)
    ]
    return Prints(squeezed, marks, dict(reversed(marks)))


def _number(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def shared(one: Prints, other: Prints, shortest: int) -> Iterator[Shared]:
    """The stretches of at least ``shortest`` code points that two texts share, in the order of the first.

    Each is as long as it can be. Of several places in the other text the first counts.
    """
    common = one.places.keys() & other.places.keys()
    if not common:
        return
    joined = f"{other.squeezed.text}\0{one.squeezed.text}"
    begin = len(other.squeezed.text) + 1
    end = 0
    for after, at in one.marks:
        if at < end or after not in common:
            continue
        place = other.places[after]
        before = behind(joined, place, begin + at)
        length = before + ahead(joined, place, begin + at)
        if length >= shortest:
            yield Shared(at - before, place - before, length)
            end = at - before + length


def unusual(one: Prints, block: Shared, usual: frozenset[int]) -> int:
    """How many code points of a block are not those of fingerprints that are usual."""
    inside = [(number, at) for number, at in one.numbers if block.at <= at and at + WHOLE <= block.end]
    bounds = [*(at for _, at in inside[1:]), block.end][: len(inside)]
    boilerplate = sum(bound - at for (number, at), bound in zip(inside, bounds, strict=True) if number in usual)
    return block.length - boilerplate
