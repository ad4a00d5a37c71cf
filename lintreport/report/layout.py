"""What is printed for a reader, line by line, before it has its colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from lintreport.finding import SEVERITIES, SEVERITY_WORDS, Severity, Text
from lintreport.report.typeset import wrap
from lintreport.text.characters.visible import visible

#: A piece of a printed line, and the name of its style; no name for plain text.
Piece = tuple[str, str]
Line = list[Piece]

#: The column at the left that holds the numbers of lines.
GUTTER = 6
#: Text that hangs after something is never set in fewer cells than this.
NARROW = 20


class Page(NamedTuple):
    """What everything is laid out for: the reader's language, and the width in cells."""

    lang: str
    width: int

    @property
    def room(self) -> int:
        """The cells that the gutter leaves."""
        return self.width - GUTTER - len(" │ ")

    def say(self, zh: str, en: str) -> str:
        """One of two sentences of our own."""
        return en if self.lang == "en" else zh

    def read(self, text: Text) -> str:
        """A sentence that may quote a report, fit to be shown."""
        return visible(text.of(self.lang))

    def many(self, count: int, word: str) -> str:
        """``3 files``: English alone has a plural."""
        return f"{count:,} {word}{'s' * (count != 1)}"


def width(line: Line) -> int:
    """How many cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


def severity_word(value: Severity, page: Page) -> Line:
    """The word for a severity, filled up to the width of the longest of them."""
    words = [page.read(SEVERITY_WORDS[one]) for one in SEVERITIES]
    word = page.read(SEVERITY_WORDS[value])
    return [(word, value), (" " * (max(map(cell_len, words)) - cell_len(word)), "")]


def hanging(lead: Line, text: str, page: Page) -> list[Line]:
    """``lead``, and behind it ``text`` in as many lines as it takes."""
    indent = width(lead)
    first, *others = wrap(text, max(page.width - indent, NARROW))
    return [[*lead, (first, "")], *([(" " * indent, ""), (other, "")] for other in others)]


def gutter(words: str, lines: Iterable[Line]) -> Iterator[Line]:
    """``lines`` behind the gutter, which holds ``words`` beside the first of them."""
    for line in lines:
        yield [(f"{' ' * (GUTTER - cell_len(words))}{words} │ ", "dim"), *line]
        words = ""


def flowing(line: Line, room: int) -> Iterator[Line]:
    """``line`` in as many lines as it takes, broken between its pieces."""
    row: Line = []
    for text, style in line:
        if row and width(row) + cell_len(text.rstrip()) > room:
            row[-1] = (row[-1][0].rstrip(), row[-1][1])
            yield row
            row = []
        row.append((text, style))
    yield row
