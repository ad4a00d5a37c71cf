"""What each line of a text is: title, heading, body, item, row of a table, note, signature, ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.structure.cells import cells_of
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.outline import Heading
from lintreport.text.structure.shapes import Shape, shapes

# All lengths are code points.

#: A longer first sentence is no heading that was run into its paragraph, nor a longer sentence a thesis.
_LONGEST_THESIS = 45
#: What follows a thesis is at least so much longer.
_MUCH = 2
#: A longer line without a final mark is text that lost its mark.
_LONGEST_HEADING = 60
#: Shorter lines may be cells.
_LONGEST_CELL = 24
#: So many cells in a row, a line each, are a table; with figures among them fewer are.
_FEWEST_CELLS = 6
#: The head of a text has at most so many lines, its end too.
_HEAD, _END = 20, 8


class Block(NamedTuple):
    """A paragraph or a line, or a part of a paragraph, with what it is.

    ``span`` is without surrounding white space, ``level`` that of a heading (its depth from 1), ``cells`` those of a
    row of a table. Blocks of the same ``group`` are of one table, contents, form or annex; -1 is none.
    """

    span: Span
    kind: Kind
    level: int = 0
    cells: tuple[Span, ...] = ()
    group: int = -1


def layout(folded: str, paragraphs: Sequence[Span], outline: Sequence[Heading]) -> list[Block]:
    """Every paragraph once, in order; a heading that is run into its paragraph and the rest of it are two blocks."""
    every = shapes(folded, paragraphs)
    headings = {heading.span.start: heading for heading in outline}
    kinds: list[Kind | None] = [shape.kind for shape in every]
    _mark_columns(every, kinds)
    _mark_contents(every, kinds)
    _mark_head(every, kinds, headings)
    _mark_end(every, kinds)
    for at, shape in enumerate(every):
        if kinds[at] is None:
            kinds[at] = _numbered(every, at, headings[shape.span.start]) if shape.span.start in headings else None
    for at in range(len(every)):
        if kinds[at] is None:
            kinds[at] = _plain(every, kinds, at)
    return _grouped(_blocks(folded, every, kinds, headings))


def _blocks(folded: str, every: list[Shape], kinds: list[Kind | None], headings: dict[int, Heading]) -> Iterator[Block]:
    for shape, kind in zip(every, kinds, strict=True):
        heading = headings.get(shape.span.start)
        level = heading.level if heading else 1
        if kind == "run-in":
            yield Block(Span(shape.span.start, shape.thesis), "run-in", level)
            rest = shape.thesis
            while folded[rest].isspace():
                rest += 1
            yield Block(Span(rest, shape.span.end), "body")
        elif kind == "row":
            yield Block(shape.span, kind, cells=cells_of(folded, shape.span))
        else:
            yield Block(shape.span, kind or "body", level if kind == "heading" else 0)


def _grouped(blocks: Iterator[Block]) -> list[Block]:
    """The blocks with their groups: neighbours of one kind are one table, contents or form; the rest is its annex's."""
    grouped: list[Block] = []
    groups, annex = 0, -1
    for block in blocks:
        if block.kind in ("row", "contents", "form"):
            if grouped and grouped[-1].kind == block.kind:
                grouped.append(block._replace(group=grouped[-1].group))
            else:
                grouped.append(block._replace(group=groups))
                groups += 1
        else:
            grouped.append(block._replace(group=annex))
    return grouped


def _mark_columns(every: list[Shape], kinds: list[Kind | None]) -> None:
    """Mark the tables that have one cell a line, as readers of PDF print them."""
    short = [
        kinds[at] is None and shape.size <= _LONGEST_CELL and not shape.final and not shape.marked
        for at, shape in enumerate(every)
    ]
    at = 0
    while at < len(every):
        if not short[at]:
            at += 1
            continue
        end = at
        while end < len(every) and (short[end] or every[end].figure):
            end += 1
        figures = sum(every[place].figure for place in range(at, end))
        if end - at >= _FEWEST_CELLS and 6 * figures >= end - at and at >= 3:
            kinds[at:end] = ["row"] * (end - at)
        at = end
    for at, shape in enumerate(every):
        if shape.figure and kinds[at] is None:
            kinds[at] = "row"


def _mark_contents(every: list[Shape], kinds: list[Kind | None]) -> None:
    """Mark the entries below a line that says so, up to where the first of them comes again."""
    for at, shape in enumerate(every):
        if shape.contents and at + 2 < len(every) and kinds[at] != "contents":
            first = every[at + 1].bare
            end = at + 2
            while end < min(len(every), at + 300) and every[end].bare != first and every[end].size <= _LONGEST_HEADING:
                end += 1
            if end < len(every) and every[end].bare == first and first:
                kinds[at:end] = ["contents"] * (end - at)
            else:
                kinds[at] = "contents"


def _mark_head(every: list[Shape], kinds: list[Kind | None], headings: dict[int, Heading]) -> None:
    """Mark the title among the lines above the text."""
    end = 0
    while end < min(len(every), _HEAD):
        shape = every[end]
        if kinds[end] == "salutation" or shape.span.start in headings or (shape.final and kinds[end] is None):
            break
        end += 1
    else:
        if len(every) > 1:
            return
    free = [at for at in range(end) if kinds[at] is None and every[at].size <= _LONGEST_HEADING]
    named = [at for at in free if every[at].genre]
    titles = set(named)
    for at in named:  # a title is broken into lines, the first of which name no genre
        if at and at - 1 in free and not every[at - 1].figure:
            titles.add(at - 1)
    if not named:
        titles.update(free if len(free) <= 3 else free[-1:])
    for at in free:
        if at in titles or every[at].subtitle:
            kinds[at] = "title"
        else:
            kinds[at] = "signature" if titles and at > min(titles) else "furniture"


def _mark_end(every: list[Shape], kinds: list[Kind | None]) -> None:
    """Mark who signed: the short lines above a date that closes a text."""
    for at in range(1, len(every)):
        above = every[at - 1]
        if kinds[at] == "date" and kinds[at - 1] is None and not above.final and above.size <= 40 and not above.marked:
            kinds[at - 1] = "signature" if at > 3 or kinds[at - 2] == "body" else "title"


def _numbered(every: list[Shape], at: int, heading: Heading) -> Kind:
    shape = every[at]
    if heading.kind == "条":
        return "body" if shape.size > 12 else "heading"
    below = every[at + 1] if at + 1 < len(every) else None
    above = every[at - 1] if at else None
    siblings = [side for side in (above, below) if side and side.form and side.form == shape.form]
    if not shape.final:
        if shape.size > _LONGEST_HEADING or shape.last in ",;、":
            return "item"
        deep = heading.kind in ("1.", "1、", "(1)", "1)", "①") or heading.kind == "(一)"
        return "item" if siblings and deep and (len(siblings) == 2 or above in siblings) else "heading"
    if shape.last == ";":
        return "item"
    if shape.thesis < shape.span.end:
        return "run-in" if shape.claims else "item"
    longer = below is not None and not below.marked and below.size >= _MUCH * shape.size
    return "heading" if shape.size <= _LONGEST_THESIS and longer and shape.last != ":" else "item"


def _plain(every: list[Shape], kinds: list[Kind | None], at: int) -> Kind:
    """The kind of a line that has no number and nothing else to tell it by, from what stands beside it."""
    shape = every[at]
    below = every[at + 1] if at + 1 < len(every) else None
    above = every[at - 1] if at else None
    if shape.marked:
        return "run-in" if shape.claims and shape.thesis < shape.span.end else "item"
    parallel = any(side.claims and side.thesis < side.span.end and not side.marked for side in (above, below) if side)
    if shape.claims and shape.thesis < shape.span.end and parallel:
        return "run-in"
    if shape.final or shape.size > _LONGEST_HEADING:
        if shape.last == ";":
            return "item"
        thesis = shape.claims and shape.thesis == shape.span.end and shape.last == "。"
        return "heading" if thesis and _stands_as_heading(every, at) else "body"
    if shape.genre and above and kinds[at - 1] in ("date", "signature", "furniture", "form", "heading"):
        return "title"
    if below and below.final and below.size > shape.size and not below.form:
        return "heading"
    if above and kinds[at - 1] == "row":
        return "row"
    return "item" if above and above.last in ":;、," else "body"


def _stands_as_heading(every: list[Shape], at: int) -> bool:
    """Whether a short sentence stands above a long paragraph, as another such does near by."""

    def heads(place: int) -> bool:
        if not 0 <= place < len(every) - 1:
            return False
        shape, below = every[place], every[place + 1]
        return (
            shape.claims
            and shape.thesis == shape.span.end
            and not shape.marked
            and below.size >= _MUCH * shape.size
            and below.size >= 80
        )

    return heads(at) and any(heads(place) for place in range(at - 8, at + 9) if place != at)
