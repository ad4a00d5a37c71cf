"""PDF documents made for tests: text in a margin, ruled tables, running heads and page numbers."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT, _SIZE = "STSong-Light", 14
_LEFT, _RIGHT, _TOP, _BOTTOM = 80.0, 80.0 + 32 * _SIZE, 760.0, 90.0
_LEADING = 26.0
#: Marks that may not begin a line.
_NOT_FIRST = "，。；：、！？”’）》,.;:!?)"


class Page:
    """Writes paragraphs and tables down a page and on to the next."""

    def __init__(self, head: str = "") -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=A4)
        self._head = head
        self._number = 0
        self._y = 0.0
        self._begin()

    def _begin(self) -> None:
        if self._number:
            self.canvas.showPage()
        self._number += 1
        self.canvas.setFont(_FONT, _SIZE)
        if self._head:
            self.canvas.drawString(220, 800, self._head)
        self.canvas.drawString(280, 40, f"- {self._number} -")
        self._y = _TOP

    def line(self, text: str, x: float = _LEFT) -> None:
        """One line."""
        if self._y < _BOTTOM:
            self._begin()
        self.canvas.drawString(x, self._y, text)
        self._y -= _LEADING

    def paragraph(self, text: str, indent: bool = True) -> None:
        """A paragraph, broken into lines where the margin is."""
        x = _LEFT + 2 * _SIZE * indent
        line, width = "", x
        for sign in text:
            wide = pdfmetrics.stringWidth(sign, _FONT, _SIZE)
            if width + wide > _RIGHT and sign not in _NOT_FIRST:
                self.line(line, x)
                x, line, width = _LEFT, "", _LEFT
            line += sign
            width += wide
        self.line(line, x)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table."""
        edges = [_LEFT]
        for width in widths:
            edges.append(edges[-1] + width)
        top = self._y + _LEADING - 6
        for row in rows:
            for x, cell in zip(edges, row, strict=False):
                self.canvas.drawString(x + 4, self._y, cell)
            self._y -= _LEADING
        bottom = self._y + _LEADING - 6
        for x in edges:
            self.canvas.line(x, bottom, x, top)
        for at in range(len(rows) + 1):
            self.canvas.line(edges[0], top - at * _LEADING, edges[-1], top - at * _LEADING)

    def finished(self, **options: Any) -> bytes:
        """The document."""
        self.canvas.save()
        return self._out.getvalue()


def report_as_pdf(text: str, head: str = "") -> bytes:
    """A report with each of its lines as a paragraph that the margin breaks."""
    page = Page(head)
    for line in text.splitlines():
        if line.strip():
            page.paragraph(line.strip())
    return page.finished()
