"""What views are made of that look at the kinds of the lines of a text."""

from __future__ import annotations

from typing import Protocol

from lintreport.finding import Span
from lintreport.text.structure.layout import Block


class Reading(Protocol):
    """A text with its blocks; a `Document` is one."""

    @property
    def folded(self) -> str:
        """The text, folded."""

    @property
    def paragraphs(self) -> list[Span]:
        """Its paragraphs."""

    @property
    def layout(self) -> list[Block]:
        """Its blocks by kind."""
