"""What a line is that its shape does not tell, from its number and from what stands beside it."""

from __future__ import annotations

from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.lineup import LONGEST_HEADING, LONGEST_NUMBERED, TEXT, Lineup
from lintreport.text.structure.shapes import known_label

# All lengths are code points.

#: A longer sentence is no thesis that stands as a heading; what follows is at least ``_MUCH`` times as long.
_LONGEST_THESIS, _MUCH = 45, 2
#: A paragraph of this length under a thesis without a number is its text.
_LONG_TEXT = 60
#: So near a row a list of numbered words is of its table, in lines.
_NEAR = 8
#: The number of an article alone is no longer.
_LONGEST_ARTICLE = 12
#: A first sentence without a number that is longer than this is no heading of its paragraph.
_LONGEST_RUN_IN = 22
#: Words of a narration, which headings do without.
_NARRATIVE = frozenset("是了我你他她这那也已曾")
#: A line that begins like this goes on with the one above.
_MAY_NOT_BEGIN = frozenset("》〉”’)]】,。;:!?、")


def kind_of(lines: Lineup, at: int) -> Kind:
    """The kind of a line, once those of the lines above it are known."""
    return _label(lines, at) or _numbered(lines, at) or _apart(lines, at) or _plain(lines, at)


def _label(lines: Lineup, at: int) -> Kind | None:
    """Whether a line with a colon or with words of web pages is part of a form or of the page around the text."""
    shape = lines.shapes[at]
    if shape.hint == "web":
        return "furniture"
    if shape.hint == "annexes":
        return "item"
    if shape.hint == "" and _asked(lines, at - 1) and shape.size <= TEXT and not shape.final and not shape.form:
        return "form"
    if shape.hint != "label":
        return None
    if known_label(lines.text(at)):
        return "form"
    beside = [lines.shape(place) for place in (at - 1, at + 1)]
    labels = [one for one in beside if one and (one.hint == "label" or one.kind == "form")]
    return "form" if labels and (shape.last != ":" or len(labels) == 2 or shape.size <= 6) else None


def _asked(lines: Lineup, at: int) -> bool:
    """Whether a line is a label whose answer stands in the next."""
    shape = lines.shape(at)
    return shape is not None and shape.hint == "label" and shape.last == ":" and lines.kinds[at] == "form"


def _numbered(lines: Lineup, at: int) -> Kind | None:
    """The kind of a line that the outline knows as numbered."""
    heading = lines.heading(at)
    if not heading:
        return None
    shape, above = lines.shapes[at], lines.shape(at - 1)
    if heading.kind == "条":
        return "body" if shape.final or (shape.size > _LONGEST_ARTICLE and lines.text(at)[-1] != ")") else "heading"
    chapter = heading.kind in ("编", "篇", "章", "节", "部分", "一、")
    longest = LONGEST_NUMBERED if chapter and shape.whole else LONGEST_HEADING
    if not shape.final and not shape.sentences and shape.size <= longest:
        if shape.last in ",、":
            return "item"
        alike = above is not None and above.form == shape.form
        below = lines.shape(at + 1)
        if chapter and alike and above and below and below.form == shape.form and not (above.final or below.final):
            return "row" if "row" in lines.kinds[max(0, at - _NEAR) : at + _NEAR] else "item"
        return "item" if not chapter and (alike or not _leads(lines, at)) else "heading"
    if shape.last == ";" or (shape.whole and above and above.form == shape.form):
        return "item"
    if not shape.whole:
        return "run-in" if shape.claims else "item"
    stands = shape.claims or (shape.last == "?" and shape.size <= _LONGEST_THESIS)
    return "heading" if stands and shape.last != ":" and _heads(lines, at) else "item"


def _heads(lines: Lineup, at: int) -> bool:
    """Whether what follows a numbered sentence is longer text, or numbered more deeply."""
    below, heading, deeper = lines.shape(at + 1), lines.heading(at), lines.heading(at + 1)
    if heading and deeper:
        return deeper.level > heading.level and lines.shapes[at].last != ":"
    return below is not None and not below.form and below.size >= _MUCH * lines.shapes[at].size


def _leads(lines: Lineup, at: int) -> bool:
    """Whether text follows a line, and not another such line."""
    below = lines.shape(at + 1)
    return below is not None and below.form != lines.shapes[at].form and below.size > lines.shapes[at].size


def _apart(lines: Lineup, at: int) -> Kind | None:
    """Whether a line without a final mark is a heading since it has more white space around it than usual."""
    if lines.shapes[at].final or not 0 < at < len(lines.gaps) or lines.folded.find("\n", *lines.spans[at]) >= 0:
        return None
    return "heading" if min(lines.gaps[at - 1], lines.gaps[at]) > lines.usual_gap else None


def _plain(lines: Lineup, at: int) -> Kind:
    """The kind of a line that nothing else tells, from what stands beside it."""
    shape, above, below = lines.shapes[at], lines.shape(at - 1), lines.shape(at + 1)
    if shape.form and shape.form != "part":
        if not shape.whole and shape.claims:
            return "run-in"
        heads = shape.whole and below and not below.form and below.size >= max(TEXT, _MUCH * shape.size)
        listed = above is not None and above.form == shape.form
        heads = heads and not listed and shape.size <= _LONGEST_THESIS and shape.last not in ":;,、"
        return "heading" if heads else "item"
    if shape.hint in ("figure", "cell"):
        return "furniture" if shape.hint == "figure" else "row"
    if lines.kind(at + 1) == "form" and not shape.final and not shape.sentences:
        return "form"  # what is asked above the boxes
    if shape.final or shape.sentences or shape.clauses or shape.size > LONGEST_HEADING:
        if shape.last == ";":
            return "item"
        if shape.claims and _parallel(lines, at):
            return "heading" if shape.whole else "run-in"
        return "body"
    if lines.folded[lines.spans[at].start] in _MAY_NOT_BEGIN:
        return "body"
    if below and lines.folded[lines.spans[at + 1].start] in _MAY_NOT_BEGIN:
        return "body"
    if shape.genre and lines.kind(at - 1) in ("date", "signature", "furniture"):
        return "title"
    if shape.genre and _above_table(lines, at):
        return "title"
    if shape.bracketed:
        return "note"
    if below and below.size >= max(TEXT, shape.size) and (below.final or (below.clauses and "," not in lines.text(at))):
        return "heading"
    if below and (lines.kind(at + 1) == "heading" or lines.heading(at + 1)) and lines.kind(at - 1) != "row":
        return "heading"
    if lines.kind(at - 1) == "row" or lines.kind(at + 1) == "row":
        return "row"
    if below and below.form and above and above.final:
        return "heading"
    return "item" if (above and above.last in ":;、,") or lines.kind(at - 1) == "item" else "body"


def _above_table(lines: Lineup, at: int) -> bool:
    """Whether a table follows, with its unit and who made it: then a line that ends as titles do is its title."""
    below = lines.shape(at + 1)
    return below is not None and (lines.kinds[at + 1] in ("row", "note", "form") or below.hint == "label")


def _parallel(lines: Lineup, at: int) -> bool:
    """Whether the first sentence of a paragraph, or a short paragraph, is a heading as others near it are."""
    if not _thesis(lines, at):
        return False
    whole = lines.shapes[at].whole
    near = [place for place in range(at - 6, at + 7) if place != at and _thesis(lines, place)]
    return sum(lines.shapes[place].whole == whole for place in near) >= (1 if whole else 2)


def _thesis(lines: Lineup, at: int) -> bool:
    """Whether a sentence without a number could stand as a heading of what follows it."""
    shape = lines.shape(at)
    if not shape or not shape.claims or shape.form or lines.kinds[at] not in (None, "run-in", "heading"):
        return False
    start = lines.spans[at].start
    if not _NARRATIVE.isdisjoint(lines.folded[start : start + shape.thesis]):
        return False
    if shape.whole:
        below = lines.shape(at + 1)
        return below is not None and below.size >= max(_LONG_TEXT, _MUCH * shape.size)
    one_clause = "," not in lines.folded[start : start + shape.thesis]
    return one_clause and shape.thesis <= _LONGEST_RUN_IN and shape.size >= 3 * shape.thesis
