"""What a defect is, once it is planted, and the steps that planters share."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Literal, NamedTuple

from lintreport import Document, Span

HAN = "[\u4e00-\u9fff]"


class Planted(NamedTuple):
    """A text with defects: for each of them the places, any of which is the right one to report."""

    text: str
    defects: tuple[tuple[Span, ...], ...]


#: Plants a defect somewhere in a document, or finds nowhere to plant it.
Planter = Callable[[Random, Document], Planted | None]


class Kind(NamedTuple):
    """A kind of defect: the code that should report it, what it is, and how it comes into a text.

    A finding of ``code`` (or of one of ``also``, which say the same thing of it) is right when it touches a place of
    the defect, when it *is* that place (``exact``), or when all such findings cover the most of it (``cover``).
    """

    code: str
    name: str
    plant: Planter
    also: tuple[str, ...] = ()
    place: Literal["touch", "exact", "cover"] = "touch"


def replaced(document: Document, span: Span, words: str) -> Planted:
    """``words`` in the place of a span, which is where the defect is."""
    text = document.text
    return Planted(
        text[: span.start] + words + text[span.end :], ((Span(span.start, span.start + max(1, len(words))),),)
    )


def one_match(random: Random, pattern: str, document: Document) -> re.Match[str] | None:
    """One place of the running text, drawn among all where ``pattern`` matches."""
    compiled = re.compile(pattern)
    found = [match for span in body(document) for match in compiled.finditer(document.folded, *span)]
    return random.choice(found) if found else None


def rewriting(pattern: str, rewrite: Callable[[Random, str], str], group: int = 0) -> Planter:
    """A planter that rewrites what a group of ``pattern`` matches."""

    def plant(random: Random, document: Document) -> Planted | None:
        match = one_match(random, pattern, document)
        if match is None:
            return None
        span = Span(*match.span(group))
        return replaced(document, span, rewrite(random, document.text[slice(*span)]))

    return plant


def body(document: Document, least: int = 40) -> list[Span]:
    """The paragraphs of at least so many code points that end like a sentence."""
    return [
        span for span in document.paragraphs if span.end - span.start >= least and document.folded[span.end - 1] == "。"
    ]
