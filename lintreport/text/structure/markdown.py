"""What of a Markdown file is prose: not its code, and not its comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lintreport.finding import Span
from lintreport.text.lazy import Lazy

#: How the names of Markdown files end.
_SUFFIXES = (".md", ".markdown")

_FENCE = Lazy(r"^[ \t>]*(`{3,}|~{3,})([^\r\n]*)$", re.MULTILINE)
_COMMENT = Lazy("<!--.*?-->", re.DOTALL)
#: Inline code ends within its paragraph.
_TICKS_OR_BREAK = Lazy(r"`+|\n[ \t\r]*\n")
#: What stands for inline code: a word that says nothing, since a gap would look like a word that is lost.
_WORD = "w"
#: Less of a text than this share is not what a report has beside its code.
_LEAST = 0.2


def is_markdown(path: str) -> bool:
    """Whether a file is written in Markdown, by its name."""
    return path.lower().endswith(_SUFFIXES)


def prose(text: str) -> str:
    """The text without fenced and inline code and without comments, of the same length and with the same lines.

    Fenced code and comments become spaces, inline code a row of ``w``. A text that is next to nothing but code is left
    as it is: no report is hidden by a fence around it.
    """
    pieces, at = [], 0
    for span, filling in sorted([*_fenced(text), *_inline(text), *_comments(text)]):
        if span.start < at:  # within what is blanked already
            continue
        blank = re.sub(r"[^\s]", filling, text[slice(*span)])
        pieces += [text[at : span.start], blank]
        at = span.end
    left = "".join([*pieces, text[at:]])
    if len("".join(text.split())) * _LEAST > sum(map(len, left.replace(_WORD * 2, "").split())):
        return text
    return left


def _fenced(text: str) -> Iterator[tuple[Span, str]]:
    """Fenced code, its fences included, as far as it is closed."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            if "`" not in fence[2] or fence[1][0] == "~":
                opened = fence
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            yield Span(opened.start(), fence.end()), " "
            opened = None


def _inline(text: str) -> Iterator[tuple[Span, str]]:
    """Inline code, its backticks included: as many backticks end it as began it."""
    ticks: list[re.Match[str]] = []
    for found in _TICKS_OR_BREAK.finditer(text):
        if found[0][0] == "`":
            ticks.append(found)
        else:
            yield from _matched(ticks)
            ticks = []
    yield from _matched(ticks)


def _matched(ticks: list[re.Match[str]]) -> Iterator[tuple[Span, str]]:
    still = Counter(len(one[0]) for one in ticks)
    opened: re.Match[str] | None = None
    for one in ticks:
        still[len(one[0])] -= 1
        if opened is None:
            if still[len(one[0])]:
                opened = one
        elif len(one[0]) == len(opened[0]):
            yield Span(opened.start(), one.end()), _WORD
            opened = None


def _comments(text: str) -> Iterator[tuple[Span, str]]:
    if "-->" in text:
        yield from ((Span(*found.span()), " ") for found in _COMMENT.finditer(text, 0, text.rindex("-->") + 3))
