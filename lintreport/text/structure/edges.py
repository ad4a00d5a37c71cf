"""What stands around the text: running heads, the head with its title, annexes, who signed."""

from __future__ import annotations

from collections.abc import Sequence

from lintreport.text.structure.lineup import LONGEST_HEADING, LONGEST_NUMBERED, TEXT, Lineup
from lintreport.text.structure.shapes import Shape, dateline

# All lengths are code points.

#: The head of a text has at most this many lines; its title as many, and who signed.
_HEAD, _TITLE, _SIGNATURES = 60, 4, 4
#: A line that stands beside this many page numbers is the head of the page.
_FEWEST_HEADS = 3
#: A shorter line is no title, nor the beginning of one.
_SHORTEST_TITLE = 6


def mark_running_heads(lines: Lineup) -> None:
    """Mark the short lines that stand beside page numbers again and again."""
    beside: dict[str, list[int]] = {}
    for at, shape in enumerate(lines.shapes):
        if shape.kind == "furniture":
            for place in (at - 1, at + 1):
                near = lines.shape(place)
                if near and near.kind is None and near.entry and near.size <= TEXT:
                    beside.setdefault(near.entry, []).append(place)
    for places in beside.values():
        if len(set(places)) >= _FEWEST_HEADS:
            for place in places:
                lines.kinds[place] = "furniture"


def unmark_labels(lines: Lineup) -> None:
    """Leave open whom a letter seems to be to, among the labels of a form, and the titles among the cells of tables."""
    for at, shape in enumerate(lines.shapes):
        below = lines.shape(at + 1)
        if lines.kinds[at] == "row" and shape.genre and below and (below.kind == "note" or below.hint == "label"):
            lines.kinds[at] = None
        if shape.kind == "salutation" and shape.hint == "label":
            beside = [side for side in (lines.shape(at - 1), lines.shape(at + 1)) if side]
            if any(side.kind == "form" or (side.hint == "label" and not side.kind) for side in beside):
                lines.kinds[at] = None


def mark_head(lines: Lineup) -> None:
    """Mark the title among the lines above the text, and what stands around it."""
    end = _end_of_head(lines)
    free = [at for at in range(end) if lines.kinds[at] is None and lines.shapes[at].size <= LONGEST_NUMBERED]
    named = [at for at in free if lines.shapes[at].genre and lines.shapes[at].hint not in ("web", "label")]
    last = named[-1] if named else _above_dateline(lines, free)
    if last < 0:
        if lines.shapes and lines.shapes[0].genre and lines.kinds[0] is None and not lines.heading(0):
            lines.kinds[0] = "title"
        return
    first = last
    while first - 1 in free and last - first < _TITLE and _begins_title(lines.shapes[first - 1], lines.shapes[first]):
        first -= 1
    few = sum(at > last for at in free) <= _SIGNATURES
    for at in free:
        shape = lines.shapes[at]
        if first <= at <= last or (at > last and shape.subtitle):
            lines.kinds[at] = "title"
        elif shape.hint == "label":
            lines.kinds[at] = "form"
        else:
            lines.kinds[at] = "signature" if at > last and few and shape.hint != "web" else "furniture"
    first_text, below = lines.shape(end), lines.shape(end + 1)
    addressed = first_text and first_text.hint == "label" and first_text.last == ":" and lines.kinds[end] is None
    if addressed and below and below.final and below.size >= TEXT // 2:  # whom a letter is to: 王某副主席:
        lines.kinds[end] = "salutation"


def _begins_title(shape: Shape, below: Shape) -> bool:
    """Whether a line may be the first part of the title that goes on below."""
    return not shape.hint and shape.size >= _SHORTEST_TITLE and (below.genre or not shape.genre)


def _above_dateline(lines: Lineup, free: Sequence[int]) -> int:
    """The last line that may be a title, best one that a date or a source follows; -1 for none."""
    plain = [at for at in free if not lines.shapes[at].hint]
    dated = (at for at in plain if at + 1 < len(lines.shapes) and dateline(lines.text(at + 1)))
    return next(dated, plain[-1] if plain else -1)


def _end_of_head(lines: Lineup) -> int:
    """The first line of the text itself; 0 when the text has no head."""
    for at, shape in enumerate(lines.shapes[:_HEAD]):
        kind = lines.kinds[at]
        if kind == "salutation" or (kind == "contents" and at) or lines.heading(at):
            return at
        long = shape.size >= LONGEST_NUMBERED or shape.sentences or shape.clauses
        if kind is None and (long or (shape.final and shape.hint not in ("label", "web"))):
            return at
        if kind is None and shape.hint == "label" and shape.last == ":":
            below = lines.shape(at + 1)
            if below and below.size >= TEXT // 2 and below.final:
                return at
    return len(lines.shapes) if 1 < len(lines.shapes) <= _TITLE else 0


def mark_annexes(lines: Lineup) -> None:
    """Mark the lines that begin an annex or another text, with its title."""
    for at, shape in enumerate(lines.shapes):
        if lines.kinds[at] is not None and lines.kinds[at] != "date":
            continue
        if shape.hint == "annex":
            lines.kinds[at] = "heading"
        elif lines.kinds[at] != "date":
            continue
        begins = shape.hint == "annex" or (at > 0 and lines.kinds[at - 1] == "signature" and lines.shapes[at - 2].final)
        place = at + 1
        while place < len(lines.shapes) and lines.kinds[place] == "furniture":
            place += 1
        titles: list[int] = []
        while place < len(lines.shapes) and len(titles) < _TITLE and lines.kinds[place] is None:
            below = lines.shapes[place]
            if below.final or below.hint or below.form or below.size > LONGEST_HEADING or below.bracketed:
                break
            titles.append(place)
            place += 1
        named = max((title for title in titles if lines.shapes[title].genre), default=-1)
        for title in titles:
            if title <= named or (begins and len(titles) <= 2):
                lines.kinds[title] = "title"


def mark_end(lines: Lineup) -> None:
    """Mark who signed: the short lines above a date that closes a text."""
    length = len(lines.shapes)
    for at in range(2, length):
        if lines.kinds[at] != "date":
            continue
        place = at - 1
        while place > 0 and at - place <= _SIGNATURES and _may_sign(lines, place):
            place -= 1
        above = lines.shapes[place]
        if place < at - 1 and (above.final or above.form or lines.kinds[place] in ("furniture", "title")):
            for signature in range(place + 1, at):
                lines.kinds[signature] = lines.kinds[signature] or "signature"
    at = length - 1
    while (
        at > 0
        and lines.kinds[at] in (None, "furniture")
        and (lines.kinds[at] == "furniture" or (lines.shapes[at].size <= TEXT and not lines.shapes[at].final))
    ):
        at -= 1
    web = any(lines.shapes[place].hint == "web" for place in range(at + 1, length))
    for place in range(at + 1, length):
        if web and lines.kinds[place] is None and not lines.shapes[place].form:
            lines.kinds[place] = "furniture"


def _may_sign(lines: Lineup, at: int) -> bool:
    shape = lines.shapes[at]
    if lines.kinds[at] == "signature":
        return True
    return (
        lines.kinds[at] in (None, "row")
        and not shape.final
        and not shape.form
        and shape.size <= TEXT
        and shape.hint in ("", "columns")
        and not shape.genre
    )
