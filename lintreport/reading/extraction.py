"""The text of a document, and where each stretch of it stands in the original."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lintreport.finding import Span, Text

#: The engine's checks that report what the reading of a document notices.
LEFT_COMMENTS, REVISIONS, CUT_OFF = "LNT010", "LNT011", "LNT012"


class Stretch(NamedTuple):
    """A stretch of extracted text; ``place`` is where a reader finds it in the original: 第3段, 第5页第12行."""

    span: Span
    place: Text


class Remark(NamedTuple):
    """What the reading of a document noticed about it; ``code`` is the engine's check that reports it."""

    code: str
    span: Span
    message: Text


class Extraction(NamedTuple):
    """The text of a document, in the order in which it is read.

    ``stretches`` cover the text in order and do not overlap; there are none for plain text, whose places are lines and
    columns. ``encoding`` is the encoding of plain text, else the format: ``docx``, ``pdf``.
    """

    text: str
    encoding: str
    stretches: tuple[Stretch, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unread: tuple[Text, ...] = ()

    def place(self, offset: int) -> Text | None:
        """Where the character at ``offset`` stands in the original; None in plain text."""
        at = bisect_right(self.stretches, offset, key=lambda one: one.span.start) - 1
        return self.stretches[at].place if at >= 0 else None


class Writer:
    """Text that is being put together, piece by piece, with the place of each piece."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._stretches: list[Stretch] = []

    def add(self, text: str) -> None:
        """Append ``text`` to the current stretch."""
        self._pieces.append(text)
        self.length += len(text)

    def begin(self, place: Text) -> None:
        """Let a new stretch begin here; an empty one before it goes."""
        if self._stretches and self._stretches[-1].span.start == self.length:
            self._stretches.pop()
        self._stretches.append(Stretch(Span(self.length, self.length), place))

    def finished(self) -> tuple[str, tuple[Stretch, ...]]:
        """The whole text and its stretches, each of which ends where the next begins."""
        starts = [one.span.start for one in self._stretches]
        ends = [*starts[1:], self.length][: len(starts)]
        stretches = tuple(
            Stretch(Span(start, end), one.place)
            for start, end, one in zip(starts, ends, self._stretches, strict=True)
            if start < end
        )
        return "".join(self._pieces), stretches
