"""Clauses of the sentences that hold figures: the pieces between marks, each with its quantities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from lintreport.finding import Span
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.structure.reading import Reading


class Clause(NamedTuple):
    """A piece of a sentence between two marks.

    ``before`` and ``after`` are the marks around it (empty at the ends of the paragraph), ``depth`` counts the
    brackets that are open around it, ``label`` is what stands before its first quantity, or all of it.
    ``label`` and ``words`` are free of white space.
    """

    start: int
    end: int
    before: str
    after: str
    depth: int
    words: str
    label: str
    quantities: tuple[Quantity, ...]


class Sentence(NamedTuple):
    """A sentence up to 。！？ or the end of its paragraph (；does not end it), and the number of its paragraph."""

    span: Span
    paragraph: int
    clauses: tuple[Clause, ...]


class Figured(Reading, Protocol):
    """A text with its quantities; a `Document` is one."""

    @property
    def quantities(self) -> list[Quantity]:
        """Its quantities."""


def with_figures(report: Figured) -> list[Sentence]:
    """The view: every sentence of a document that has at least one quantity."""
    return sentences(report.folded, report.paragraphs, report.quantities)


# 村(社区)调委会: brackets without a figure belong to the words around them.
_MARKS = Lazy("[,、;:。!?()](?:(?<=\\()(?!其中)[^()0-9,;:。!?\n]{0,15}\\))?")


def sentences(
    folded: str, paragraphs: Iterable[Span], quantities: Iterable[Quantity], every: bool = False
) -> list[Sentence]:
    """Every sentence with at least one quantity, in order; with ``every`` those without one as well."""
    found: list[Sentence] = []
    remaining = iter(quantities)
    quantity = next(remaining, None)
    for number, paragraph in _joined(folded, paragraphs):
        while quantity is not None and quantity.start < paragraph.start:
            quantity = next(remaining, None)
        if quantity is None and not every:
            break
        if not every and quantity is not None and quantity.start >= paragraph.end:
            continue
        pieces: list[tuple[int, int, str, str, int, list[Quantity]]] = []
        start, mark, depth, held = paragraph.start, "", 0, every
        here: list[Quantity] = []
        ends = [
            (sign.start(), sign[0])
            for sign in _MARKS.finditer(folded, paragraph.start, paragraph.end)
            if len(sign[0]) == 1
        ]
        for end, after in [*ends, (paragraph.end, "")]:
            while quantity is not None and quantity.start < end:
                here.append(quantity)
                quantity = next(remaining, None)
            if after == "," and here and here[-1].numeral_end > end:
                continue  # the comma of 1,234
            if end > start:
                pieces.append((start, end, mark, after, depth, here))
                held = held or bool(here)
            depth = depth + 1 if after == "(" else max(0, depth - 1) if after == ")" else depth
            start, mark, here = end + 1, after, []
            if after == "" or (after in "。!?" and depth == 0):
                if held and pieces:
                    clauses = tuple(_clause(folded, *piece) for piece in pieces)
                    found.append(Sentence(Span(clauses[0].start, end), number, clauses))
                pieces, held, mark, depth = [], every, "", 0
    return found


#: What a line of its own begins with: the mark of a heading or of an item.
_FIGURE = "[一二三四五六七八九十]{1,3}"
_MARK = rf"(?:{_FIGURE}[、是]|第[一二三四五六七八九十]|\((?:{_FIGURE}|[0-9]{{1,3}})\)|[0-9]{{1,3}}[.、)](?![0-9]))"
_HEADING = Lazy(rf"{_MARK}[^。\n]{{0,60}}$")
#: A long line with marks that ends within a word, and what such a line goes on with.
_BROKEN = Lazy(rf"{HAN}[,。;、][^\n]{{0,60}}{HAN}$")
_CONTINUED = Lazy(rf"(?!\s*{_MARK})[^\n]{{0,60}}?(?:(?:{HAN}|[0-9%]),|[。;])")
_LONG_LINE = 20


def _joined(folded: str, paragraphs: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """The paragraphs with their numbers; lines that were wrapped within a sentence are one."""
    first, last = 0, None
    for number, paragraph in enumerate(paragraphs):
        if (
            last is not None
            and folded[last.end : paragraph.start] in ("\n", "\r\n")
            and _goes_on(folded, last, paragraph)
        ):
            last = Span(last.start, paragraph.end)
            continue
        if last is not None:
            yield first, last
        first, last = number, paragraph
    if last is not None:
        yield first, last


def _goes_on(folded: str, line: Span, below: Span) -> bool:
    """Whether a line ends within a sentence that the next one ends."""
    sign = folded[line.end - 1]
    if sign in "。!?;:…”》)":
        return False
    broken = sign in ",、" or (
        line.end - line.start >= _LONG_LINE
        and _BROKEN.search(folded, max(line.start, line.end - 80), line.end) is not None
        and _HEADING.match(folded, line.start, line.end) is None
    )
    return broken and _CONTINUED.match(folded, below.start, below.end) is not None


def _clause(folded: str, start: int, end: int, before: str, after: str, depth: int, here: list[Quantity]) -> Clause:
    words = "".join(folded[start:end].split())
    label = words
    if here and len(words) == end - start:  # no white space
        label = words[: here[0].start - start]
    elif here:
        label = "".join(folded[start : here[0].start].split())
    return Clause(start, end, before, after, depth, words, label, tuple(here))


def lead(clause: Clause, quantity: Quantity) -> str:
    """What stands in a clause before a quantity and behind the one before it."""
    start = max([clause.start, *(other.end for other in clause.quantities if other.end <= quantity.start)])
    return "".join(quantity.text[start : quantity.start].split())
