"""TYP: where the wrong words of the tables stand in a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from lintreport import Document, Edit, Fix, Span, Text
from lintreport.text.patterns import compiled
from lintreport.text.structure.persons import PLAIN_SURNAMES

from ._words import names

#: What the checks of this family know: tables, one entry a line.
DATA = Path(__file__).with_name("_words")

YEAR = compiled("(?:19|20)(?<![0-9]..)[0-9]{2}(?=年)")


class Misspelling(NamedTuple):
    """A word that is wrong, but after or before what makes it part of right ones; TYP004 has ``a_name``."""

    wrong: str
    right: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    a_name: bool


class Misspelt(NamedTuple):
    """A place and what it should say."""

    span: Span
    right: str


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table in `DATA`, column by column, without its comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


class Listed(NamedTuple):
    """The misspellings by a pair of their characters that the right word does not have, and where in each that stands.

    ``pattern`` finds the places where such a pair may begin.
    """

    by_pair: dict[str, list[tuple[int, Misspelling]]]
    pattern: re.Pattern[str]


#: In so many of the right words stands a character that is common.
COMMON = 25


@cache
def misspellings() -> Listed:
    """The tables of misspellings."""
    rows = [(name, row) for name in ("misspellings.tsv", "damaged.tsv") for row in table(name)]
    usual = Counter(chain.from_iterable(row[1] for _, row in rows))
    by_pair: dict[str, list[tuple[int, Misspelling]]] = {}
    # The rarer character of a pair is the first one or the second, the other is common or not: four sets of pairs are
    # more choosy than one.
    begins = [("", "")] * 4
    for name, (wrong, right, not_after, not_before, *_) in rows:
        at = 0
        if len(wrong) > 2:
            strange = [at for at in range(len(wrong) - 1) if wrong[at : at + 2] not in right]
            at = min(strange, key=lambda at: min(usual[wrong[at]], usual[wrong[at + 1]]), default=0)
        entry = Misspelling(wrong, right, tuple(not_after.split()), tuple(not_before.split()), name == "damaged.tsv")
        by_pair.setdefault(wrong[at : at + 2], []).append((at, entry))
        first, second = usual[wrong[at]], usual[wrong[at + 1]]
        kind = 2 * (first > second) + (max(first, second) > COMMON)
        begins[kind] = begins[kind][0] + wrong[at], begins[kind][1] + wrong[at + 1]
    sets = ((firsts, seconds) for firsts, seconds in begins if firsts)
    return Listed(by_pair, compiled("|".join(f"[{firsts}](?=[{seconds}])" for firsts, seconds in sets)))


def listed(document: Document) -> list[tuple[Misspelt, bool]]:
    """Where the wrong words of the tables stand in the text, in order, and whether they are names."""
    text, (by_pair, pattern) = document.folded, misspellings()
    found = []
    for match in pattern.finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if pair not in by_pair:
            continue
        for before, entry in by_pair[pair]:
            start, end = at - before, at - before + len(entry.wrong)
            if (
                start >= 0
                and text.startswith(entry.wrong, start)
                and not text.endswith(entry.not_after, 0, start)
                and not text.startswith(entry.not_before, end)
                and not _is_seam(text, start, end, entry.right)
            ):
                found.append((Misspelt(Span(start, end), entry.right), entry.a_name))
    return sorted(found)


def _is_seam(text: str, start: int, end: int, right: str) -> bool:
    from ._words import seams  # brings the lexicon, which a text without such words does not need

    return seams.is_seam(text, start, end, right)


@cache
def set_names() -> names.Names:
    """The names and phrases of TYP004."""
    rows = (row + [""] * 4 for row in table("names.tsv"))
    return names.indexed(
        names.Name(phrase, firm, int(since or 0), int(until or 9999), tuple(accepted.split()))
        for phrase, firm, since, until, accepted, *_ in rows
    )


def damaged(document: Document) -> list[Misspelt]:
    """Where names of state, party and organs stand damaged, in order."""
    text = document.folded
    year = max(map(int, YEAR.findall(text)), default=None)
    found = [Misspelt(Span(start, end), phrase) for start, end, phrase in names.damaged(text, set_names(), year)]
    return _with(found, [one for one, a_name in document.view(listed) if a_name])


def misspelt(document: Document) -> list[Misspelt]:
    """Where the words of TYP001 stand in the text, in order, but for what is a damaged name or that of a person."""
    names_of = document.view(damaged)
    words = [word for word, a_name in document.view(listed) if not a_name]
    text = document.folded
    called = {
        text[start - 1 : end] for (start, end), _ in words if end - start == 2 and text[start - 1] in PLAIN_SURNAMES
    }
    persons = {name for name in called if text.count(name) > 1}
    words = _with(names_of, [word for word in words if text[word.span.start - 1 : word.span.end] not in persons])
    return sorted(set(words).difference(names_of))


def _with(found: list[Misspelt], more: list[Misspelt]) -> list[Misspelt]:
    """Both in order of place, without what of ``more`` touches what is found, or what touches another of its own."""
    taken = {at for span, _ in found for at in range(*span)}
    kept = list(found)
    for one in sorted(more, key=lambda other: (-len(other.right), other.span)):
        if taken.isdisjoint(range(*one.span)):
            taken.update(range(*one.span))
            kept.append(one)
    return sorted(kept)


def replace(span: Span, right: str) -> Fix:
    """The fix that writes ``right``: a guess, however good."""
    return Fix(Text(f"改为“{right}”", f"write “{right}”"), (Edit(span, right),))
