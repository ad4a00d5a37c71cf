"""Sentences, paragraphs and whole texts pasted again, as they are and with edits (DUP)."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from benchmarks.accuracy.defects.planted import HAN, Kind, Planted, body
from lintreport import Document, Span

#: A paragraph is pasted when it has this many code points at least.
BLOCK, PARAGRAPH, SENTENCE = 150, 100, 12
#: An edited copy differs in one of this many characters.
EDITED = 10
#: Between two edits of a block that was pasted and gone over stand about this many characters.
GONE_OVER = 400


def sentence_again(random: Random, document: Document) -> Planted | None:
    """A sentence pasted behind itself."""
    spans = [span for span in document.sentences if SENTENCE <= span.end - span.start <= 100]
    spans = [span for span in spans if document.folded[span.end - 1] == "。"]
    if not spans:
        return None
    span = random.choice(spans)
    return pasted(document, span, span.end, document.text[slice(*span)])


def heading_again(random: Random, document: Document) -> Planted | None:
    """A heading pasted below itself: a short line without a mark at its end, over a paragraph."""
    starts = {span.start for span in body(document)}
    spans = [
        span
        for span, below in pairwise(document.paragraphs)
        if below.start in starts and re.fullmatch("[0-9一-鿿、()]{8,40}", document.folded[slice(*span)])
    ]
    if not spans:
        return None
    span = random.choice(spans)
    return pasted(document, span, span.end, "\n" + document.text[slice(*span)], both=True)


def paragraphs(document: Document, least: int) -> list[Span]:
    """The paragraphs of the body that are so long, without the rows of tables."""
    return [span for span in body(document, least) if "\t" not in document.text[slice(*span)]]


def paragraph_again(random: Random, document: Document) -> Planted | None:
    """A paragraph pasted behind another one further on."""
    spans = paragraphs(document, BLOCK)
    if not spans:
        return None
    span = random.choice(spans)
    ends = [one.end for one in body(document) if one.end >= span.end]
    return pasted(document, span, random.choice(ends), "\n" + document.text[slice(*span)])


def respaced_paragraph(random: Random, document: Document) -> Planted | None:
    """The same, indented and broken into lines otherwise."""
    spans = paragraphs(document, BLOCK)
    if not spans:
        return None
    span = random.choice(spans)
    words = document.text[slice(*span)]
    at = random.randrange(40, len(words) - 40)
    ends = [one.end for one in body(document) if one.end >= span.end]
    return pasted(document, span, random.choice(ends), f"\n\u3000\u3000{words[:at]} \n{words[at:]}")


def half_again(random: Random, document: Document) -> Planted | None:
    """All from some paragraph to another pasted at the end: about half of the text."""
    spans = paragraphs(document, BLOCK)
    if len(spans) < 4:
        return None
    first = random.randrange(len(spans) // 2)
    span = Span(spans[first].start, spans[first + len(spans) // 2].end)
    return pasted(document, span, len(document.text.rstrip()), "\n" + document.text[slice(*span)])


def whole_again(random: Random, document: Document) -> Planted | None:
    """The whole text pasted below itself, if it is a text and no table or data."""
    if not paragraphs(document, BLOCK):
        return None
    words = document.text.strip()
    start = document.text.index(words)
    return pasted(document, Span(start, start + len(words)), start + len(words), "\n" + words)


def half_edited(random: Random, document: Document) -> Planted | None:
    """Half of the text pasted at the end, and gone over: a few characters changed here and there."""
    planted = half_again(random, document)
    if planted is None:
        return None
    ((later,),) = planted.defects
    words = edited(random, planted.text[slice(*later)], GONE_OVER)
    return planted._replace(text=planted.text[: later.start] + words + planted.text[later.end :])


def paragraph_edited(random: Random, document: Document) -> Planted | None:
    """A paragraph pasted further on, one character in ten changed."""
    spans = paragraphs(document, PARAGRAPH)
    if not spans:
        return None
    span = random.choice(spans)
    ends = [one.end for one in body(document) if one.end >= span.end]
    return pasted(
        document, span, random.choice(ends), "\n" + edited(random, document.text[slice(*span)], EDITED), both=True
    )


def edited(random: Random, words: str, share: int) -> str:
    """``words`` with one character in ``share`` changed, two to four in a row; figures stay as they are."""
    signs = list(words)
    ideographs = [found.start() for found in re.finditer(f"{HAN}(?={HAN}{{3}})", words)]
    changed: set[int] = set()
    for at in random.sample(ideographs, len(ideographs)):
        if len(changed) * share >= len(signs):
            break
        stretch = range(at, at + random.randint(2, 4))
        if changed.isdisjoint(stretch):
            changed.update(stretch)
            other = random.choice(ideographs)
            signs[at : stretch.stop] = words[other : other + len(stretch)]
    return "".join(signs)


def pasted(document: Document, first: Span, at: int, words: str, both: bool = False) -> Planted:
    """``words``, which repeat a span, put in at an offset behind it; the copy is the place, or ``both`` are."""
    text = document.text
    body_of_it = words.strip()
    start = at + words.index(body_of_it)
    places = (Span(start, start + len(body_of_it)), *([first] if both else []))
    return Planted(text[:at] + words + text[at:], (places,))


KINDS = (
    Kind("DUP001", "a paragraph pasted again", paragraph_again, place="exact"),
    Kind("DUP001", "a paragraph pasted again, in other lines", respaced_paragraph, place="exact"),
    Kind("DUP001", "half of the text pasted again", half_again, place="exact"),
    Kind("DUP001", "the whole text pasted again", whole_again, place="exact"),
    Kind("DUP001", "half of the text pasted again and gone over", half_edited, ("DUP004",), place="exact"),
    Kind("DUP002", "a heading pasted again", heading_again, ("DUP003",)),
    Kind("DUP003", "a sentence pasted again", sentence_again, ("DUP001",), place="exact"),
    Kind("DUP004", "a paragraph pasted again, a tenth of it changed", paragraph_edited, ("DUP001",)),
)
