"""What stands around a place, and what its text is: a model for others to fill in, or the story of a lawsuit."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lintreport import Document, Span
from lintreport.text.patterns import compiled
from lintreport.text.structure.genres import LAWSUIT
from lintreport.text.structure.kinds import SENTENCES, Kind
from lintreport.text.structure.models import any_between
from lintreport.text.structure.persons import names_nobody
from lintreport.text.structure.prose import is_han

#: Where words stand in sentences of the author, and of others.
RUNNING: tuple[Kind, ...] = (*SENTENCES, "quotation")
#: A lawsuit is told this near above its names, in code points.
REACH = 200
#: This many code points before a place are quoted in its message.
QUOTED = 8
#: ... and this many after it.
SHOWN_AFTER = 6
#: A quotation that speaks of a sign has so many Han besides.
WORDS = 2
#: So far from a sign the marks of its quotation are looked for, and words before and after these.
QUOTATION = 60
#: More places of one kind than this are a habit of the text, or of what exported it, and no slips.
MANY = 5


def _lawsuits(document: Document) -> list[int]:
    """Where the text tells of a lawsuit, in which names and dates are masked by custom."""
    return [match.start() for match in compiled(LAWSUIT).finditer(document.folded)]


def in_model(document: Document, span: Span) -> bool:
    """Whether ``span`` belongs to a model for others to fill in, to an example, or to what the text only speaks of."""
    paragraph = document.paragraphs[paragraph_of(document, span.start)]
    return is_spoken_of(document, span) or document.models.hold(span.start, paragraph.start)


def is_spoken_of(document: Document, span: Span) -> bool:
    """Whether the text only speaks of what stands at ``span``: it is quoted so, or with other words amid a sentence.

    A sign alone in quotation marks is a name that was to be filled in (开展“××”行动). Black boxes cover what
    nobody would quote, except behind the label of a form.
    """
    if document.mentioned(span):
        return True
    folded = document.folded
    sentence = document.sentences[max(0, bisect_right(document.sentences, span.start, key=lambda one: one.start) - 1)]
    first, last = max(sentence.start, span.start - QUOTATION), min(sentence.end, span.end + QUOTATION)
    opening = folded.rfind("“", first, span.start)
    closing = folded.find("”", span.end, last)
    if min(opening, closing) < 0 or "”" in folded[opening : span.start] or "“" in folded[span.end : closing]:
        return False
    before, behind = folded[opening + 1 : span.start], folded[span.end : closing]
    if sum(map(is_han, before + behind)) < WORDS or (folded[span.start] in "■█▇▓▉" and before[-1:] != ":"):
        return False
    beside = folded[max(sentence.start, opening - QUOTATION) : opening], folded[closing : closing + QUOTATION]
    return any(map(is_han, beside[0])) and any(map(is_han, beside[1][: sentence.end - closing]))


def spares_names(document: Document, span: Span) -> bool:
    """Whether names are masked by custom around ``span``: in the story of a lawsuit, or in a text that names nobody."""
    start = min(document.paragraphs[paragraph_of(document, span.start)].start, span.start - REACH)
    return any_between(document.view(_lawsuits), start, span.end + REACH // 4) or document.view(names_nobody)


def paragraph_of(document: Document, offset: int) -> int:
    """The index of the paragraph that holds ``offset``, or of the one before it."""
    return max(0, bisect_right(document.paragraphs, (offset, len(document.text))) - 1)


def is_running_text(document: Document, offset: int) -> bool:
    """Whether ``offset`` stands among sentences: in no heading, cell, label or piece of markup."""
    return document.kind_at(offset) in RUNNING


def is_among_words(document: Document, offset: int) -> bool:
    """Whether ``offset`` stands in no cell, form or piece of markup, whose signs mean something else."""
    return document.kind_at(offset) not in (None, "row", "form", "contents", "code", "quotation")


class Surroundings(NamedTuple):
    """What stands next to a span in its paragraph: "" at its ends; blanks do not count."""

    paragraph: Span
    left: str
    right: str


def surroundings(document: Document, span: Span) -> Surroundings:
    paragraph = document.paragraphs[paragraph_of(document, span.start)]
    return Surroundings(
        paragraph,
        document.folded[max(paragraph.start, span.start - 24) : span.start].rstrip()[-16:],
        document.folded[span.end : min(paragraph.end, span.end + 24)].lstrip()[:16],
    )


#: What may stand between a sign and the words of its sentence.
STOPS = ",。、;:!?“”《》()"


def is_beside_words(left: str, right: str) -> bool:
    """Whether a run of signs touches Han, or stands between stops like a word."""
    if is_han(left) or is_han(right):
        return True
    return bool(left + right) and all(not sign.strip() or sign in STOPS for sign in (left, right))


def words_before(document: Document, span: Span) -> str:
    """The words of a place with a few before it, within its line."""
    return document.masked[max(0, span.start - QUOTED) : span.end].splitlines()[-1].lstrip()


def words_after(document: Document, span: Span) -> str:
    """The words of a place with a few after it, within its line."""
    return document.masked[span.start : span.end + SHOWN_AFTER].split("\n")[0]
