"""What each line of a text is: title, heading, body, item, row of a table, note, signature, ..."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.structure.cells import cells_of
from lintreport.text.structure.edges import mark_annexes, mark_end, mark_head, mark_running_heads, unmark_labels
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.lineup import Lineup
from lintreport.text.structure.neighbours import kind_of
from lintreport.text.structure.outline import Heading
from lintreport.text.structure.tables import mark_contents, mark_rows

#: A quotation of more paragraphs than this is one whose closing mark was lost.
_LONGEST_QUOTATION = 20


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
    lines = Lineup(folded, paragraphs, outline)
    mark_running_heads(lines)
    mark_contents(lines.shapes, lines.kinds)
    _mark_quotations(lines)
    mark_rows(lines.shapes, lines.kinds)
    unmark_labels(lines)
    mark_head(lines)
    mark_end(lines)
    mark_annexes(lines)
    for at, kind in enumerate(lines.kinds):
        if kind is None:
            lines.kinds[at] = kind_of(lines, at)
    return _grouped(lines, _blocks(lines))


def _blocks(lines: Lineup) -> Iterator[Block]:
    depth = 0  # of the numbered heading above
    for at, (span, kind) in enumerate(zip(lines.spans, lines.kinds, strict=True)):
        heading = lines.heading(at)
        if kind == "run-in":
            thesis = span.start + lines.shapes[at].thesis
            yield Block(Span(span.start, thesis), "run-in", heading.level if heading else depth + 1)
            while lines.folded[thesis].isspace():
                thesis += 1
            yield Block(Span(thesis, span.end), "body")
        elif kind == "row":
            parted = lines.shapes[at].hint in ("columns", "label") or lines.shapes[at].kind == "row"
            yield Block(span, kind, cells=cells_of(lines.folded, span) if parted else (span,))
        elif kind == "heading":
            level = heading.level if heading else depth + 1
            if lines.folded[span.start] == "#":
                level = len(lines.text(at)) - len(lines.text(at).lstrip("#"))
            if heading:
                depth = level
            yield Block(span, kind, level)
        else:
            yield Block(span, kind or "body")


def _grouped(lines: Lineup, blocks: Iterable[Block]) -> list[Block]:
    """The blocks with their groups: neighbours of one kind are one table, contents or form; the rest is its annex's."""
    annexes = {lines.spans[at].start for at, shape in enumerate(lines.shapes) if shape.hint == "annex"}
    grouped: list[Block] = []
    groups, group, annex = 0, -1, -1
    for block in blocks:
        if block.span.start in annexes and block.kind == "heading":
            annex = groups
            groups += 1
        if block.kind not in ("row", "contents", "form"):
            grouped.append(block._replace(group=annex) if annex >= 0 else block)
            continue
        if not grouped or grouped[-1].kind != block.kind:
            group = groups
            groups += 1
        grouped.append(Block(block.span, block.kind, 0, block.cells, group))
    return grouped


def _mark_quotations(lines: Lineup) -> None:
    """Mark the paragraphs that go on with a quotation begun in an earlier one."""
    folded = lines.folded
    opened = [at for at, span in enumerate(lines.spans) if _surplus(folded, span) > 0] if "“" in folded else []
    done = 0
    for at in opened:
        opening = folded.rfind("“", *lines.spans[at])
        if at < done or not (opening == lines.spans[at].start or folded[opening - 1] == ":"):
            continue
        for place in range(at + 1, min(at + 1 + _LONGEST_QUOTATION, len(lines.spans))):
            span = lines.spans[place]
            # A further paragraph of a quotation may begin with an opening mark of its own.
            if _surplus(folded, span) - folded.startswith("“", span.start) < 0:
                for quoted in range(at + 1, place + 1):
                    lines.kinds[quoted] = lines.kinds[quoted] or "quotation"
                done = place + 1
                break


def _surplus(folded: str, span: Span) -> int:
    """How many quotations begin in a paragraph that do not end in it; fewer than none when more end than begin."""
    return folded.count("“", *span) - folded.count("”", *span)
