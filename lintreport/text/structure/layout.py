"""What each line of a text is: title, heading, body, item, row of a table, note, signature, ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.structure.cells import cells_of
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.outline import Heading
from lintreport.text.structure.shapes import Shape, dateline, known_label, shapes
from lintreport.text.structure.tables import mark_contents, mark_rows

# All lengths are code points.

#: A longer sentence is no thesis that stands as a heading; what follows is at least ``_MUCH`` times as long.
_LONGEST_THESIS, _MUCH = 45, 2
#: A longer line without a final mark is text that lost its mark, unless it has the number of a chapter.
_LONGEST_HEADING, _LONGEST_NUMBERED = 60, 120
#: A paragraph of this length is text.
_TEXT, _LONG_TEXT = 40, 60
#: The head of a text has at most so many lines; its title as many, and who signed.
_HEAD, _TITLE, _SIGNATURES = 60, 4, 4
#: A line that stands beside so many page numbers is the head of the page.
_FEWEST_HEADS = 3
#: So near a row a list of numbered words is of its table, in lines.
_NEAR = 8
#: The number of an article alone is no longer.
_LONGEST_ARTICLE = 12
#: A shorter line is no title, nor the beginning of one.
_SHORTEST_TITLE = 6
#: A quotation of more paragraphs than this is one whose closing mark was lost.
_LONGEST_QUOTATION = 20
#: A first sentence without a number that is longer than this is no heading of its paragraph.
_LONGEST_RUN_IN = 22
#: Words of a narration, which headings do without.
_NARRATIVE = frozenset("是了我你他她这那也已曾")
#: Marks of items, whose headings need a proof.
_DEEP = ("(一)", "1.", "1、", "(1)", "1)", "①")
#: A line that begins like this goes on with the one above.
_MAY_NOT_BEGIN = frozenset("》〉”’)]】,。;:!?、")


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
    lines = _Lines(folded, paragraphs, outline)
    _mark_running_heads(lines)
    mark_contents(lines.shapes, lines.kinds)
    _mark_quotations(lines)
    mark_rows(lines.shapes, lines.kinds)
    _unmark_labels(lines)
    _mark_head(lines)
    _mark_end(lines)
    _mark_annexes(lines)
    for at, kind in enumerate(lines.kinds):
        if kind is None:
            lines.kinds[at] = _label(lines, at) or _numbered(lines, at) or _apart(lines, at) or _plain(lines, at)
    return _grouped(lines, _blocks(lines))


class _Lines:
    """The paragraphs of a text, their shapes, the headings at their beginnings, and the kinds that are known."""

    def __init__(self, folded: str, paragraphs: Sequence[Span], outline: Sequence[Heading]) -> None:
        self.folded = folded
        self.spans = paragraphs
        self.shapes = shapes(folded, paragraphs)
        self.headings = {heading.span.start: heading for heading in outline}
        self.kinds: list[Kind | None] = [shape.kind for shape in self.shapes]
        self.gaps = [folded.count("\n", above.end, below.start) for above, below in pairwise(paragraphs)]
        self.usual_gap = max(Counter(self.gaps).items(), key=lambda one: (one[1], -one[0]), default=(0, 0))[0]

    def text(self, at: int) -> str:
        return self.folded[slice(*self.spans[at])]

    def heading(self, at: int) -> Heading | None:
        return self.headings.get(self.spans[at].start) if at < len(self.spans) else None

    def shape(self, at: int) -> Shape | None:
        """The shape of a line; None before the first and after the last."""
        return self.shapes[at] if 0 <= at < len(self.shapes) else None

    def kind(self, at: int) -> Kind | None:
        return self.kinds[at] if 0 <= at < len(self.kinds) else None


def _blocks(lines: _Lines) -> Iterator[Block]:
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


def _grouped(lines: _Lines, blocks: Iterable[Block]) -> list[Block]:
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


def _mark_running_heads(lines: _Lines) -> None:
    """Mark the short lines that stand beside page numbers again and again."""
    beside: dict[str, list[int]] = {}
    for at, shape in enumerate(lines.shapes):
        if shape.kind == "furniture":
            for place in (at - 1, at + 1):
                near = lines.shape(place)
                if near and near.kind is None and near.entry and near.size <= _TEXT:
                    beside.setdefault(near.entry, []).append(place)
    for places in beside.values():
        if len(set(places)) >= _FEWEST_HEADS:
            for place in places:
                lines.kinds[place] = "furniture"


def _mark_quotations(lines: _Lines) -> None:
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


def _unmark_labels(lines: _Lines) -> None:
    """Leave open whom a letter seems to be to, among the labels of a form, and the titles among the cells of tables."""
    for at, shape in enumerate(lines.shapes):
        below = lines.shape(at + 1)
        if lines.kinds[at] == "row" and shape.genre and below and (below.kind == "note" or below.hint == "label"):
            lines.kinds[at] = None
        if shape.kind == "salutation" and shape.hint == "label":
            beside = [side for side in (lines.shape(at - 1), lines.shape(at + 1)) if side]
            if any(side.kind == "form" or (side.hint == "label" and not side.kind) for side in beside):
                lines.kinds[at] = None


def _mark_head(lines: _Lines) -> None:
    """Mark the title among the lines above the text, and what stands around it."""
    end = _end_of_head(lines)
    free = [at for at in range(end) if lines.kinds[at] is None and lines.shapes[at].size <= _LONGEST_NUMBERED]
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
    if addressed and below and below.final and below.size >= _TEXT // 2:  # whom a letter is to: 王某副主席:
        lines.kinds[end] = "salutation"


def _begins_title(shape: Shape, below: Shape) -> bool:
    """Whether a line may be the first part of the title that goes on below."""
    return not shape.hint and shape.size >= _SHORTEST_TITLE and (below.genre or not shape.genre)


def _above_dateline(lines: _Lines, free: Sequence[int]) -> int:
    """The last line that may be a title, best one that a date or a source follows; -1 for none."""
    plain = [at for at in free if not lines.shapes[at].hint]
    dated = (at for at in plain if at + 1 < len(lines.shapes) and dateline(lines.text(at + 1)))
    return next(dated, plain[-1] if plain else -1)


def _end_of_head(lines: _Lines) -> int:
    """The first line of the text itself; 0 when the text has no head."""
    for at, shape in enumerate(lines.shapes[:_HEAD]):
        kind = lines.kinds[at]
        if kind == "salutation" or (kind == "contents" and at) or lines.heading(at):
            return at
        long = shape.size >= _LONGEST_NUMBERED or shape.sentences or shape.clauses
        if kind is None and (long or (shape.final and shape.hint not in ("label", "web"))):
            return at
        if kind is None and shape.hint == "label" and shape.last == ":":
            below = lines.shape(at + 1)
            if below and below.size >= _TEXT // 2 and below.final:
                return at
    return len(lines.shapes) if 1 < len(lines.shapes) <= _TITLE else 0


def _mark_annexes(lines: _Lines) -> None:
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
            if below.final or below.hint or below.form or below.size > _LONGEST_HEADING or below.bracketed:
                break
            titles.append(place)
            place += 1
        named = max((title for title in titles if lines.shapes[title].genre), default=-1)
        for title in titles:
            if title <= named or (begins and len(titles) <= 2):
                lines.kinds[title] = "title"


def _mark_end(lines: _Lines) -> None:
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
        and (lines.kinds[at] == "furniture" or (lines.shapes[at].size <= _TEXT and not lines.shapes[at].final))
    ):
        at -= 1
    web = any(lines.shapes[place].hint == "web" for place in range(at + 1, length))
    for place in range(at + 1, length):
        if web and lines.kinds[place] is None and not lines.shapes[place].form:
            lines.kinds[place] = "furniture"


def _may_sign(lines: _Lines, at: int) -> bool:
    shape = lines.shapes[at]
    if lines.kinds[at] == "signature":
        return True
    return (
        lines.kinds[at] in (None, "row")
        and not shape.final
        and not shape.form
        and shape.size <= _TEXT
        and shape.hint in ("", "columns")
        and not shape.genre
    )


def _label(lines: _Lines, at: int) -> Kind | None:
    """Whether a line with a colon or with words of web pages is part of a form or of the page around the text."""
    shape = lines.shapes[at]
    if shape.hint == "web":
        return "furniture"
    if shape.hint == "annexes":
        return "item"
    if shape.hint == "" and _asked(lines, at - 1) and shape.size <= _TEXT and not shape.final and not shape.form:
        return "form"
    if shape.hint != "label":
        return None
    if known_label(lines.text(at)):
        return "form"
    beside = [lines.shape(place) for place in (at - 1, at + 1)]
    labels = [one for one in beside if one and (one.hint == "label" or one.kind == "form")]
    return "form" if labels and (shape.last != ":" or len(labels) == 2 or shape.size <= 6) else None


def _asked(lines: _Lines, at: int) -> bool:
    """Whether a line is a label whose answer stands in the next."""
    shape = lines.shape(at)
    return shape is not None and shape.hint == "label" and shape.last == ":" and lines.kinds[at] == "form"


def _numbered(lines: _Lines, at: int) -> Kind | None:
    """The kind of a line that the outline knows as numbered."""
    heading = lines.heading(at)
    if not heading:
        return None
    shape, above = lines.shapes[at], lines.shape(at - 1)
    if heading.kind == "条":
        return "body" if shape.final or (shape.size > _LONGEST_ARTICLE and lines.text(at)[-1] != ")") else "heading"
    chapter = heading.kind in ("编", "篇", "章", "节", "部分", "一、")
    longest = _LONGEST_NUMBERED if chapter and shape.whole else _LONGEST_HEADING
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


def _heads(lines: _Lines, at: int) -> bool:
    """Whether what follows a numbered sentence is longer text, or numbered more deeply."""
    below, heading, deeper = lines.shape(at + 1), lines.heading(at), lines.heading(at + 1)
    if heading and deeper:
        return deeper.level > heading.level and lines.shapes[at].last != ":"
    return below is not None and not below.form and below.size >= _MUCH * lines.shapes[at].size


def _leads(lines: _Lines, at: int) -> bool:
    """Whether text follows a line, and not another such line."""
    below = lines.shape(at + 1)
    return below is not None and below.form != lines.shapes[at].form and below.size > lines.shapes[at].size


def _apart(lines: _Lines, at: int) -> Kind | None:
    """Whether a line without a final mark is a heading since it has more white space around it than usual."""
    if lines.shapes[at].final or not 0 < at < len(lines.gaps) or lines.folded.find("\n", *lines.spans[at]) >= 0:
        return None
    return "heading" if min(lines.gaps[at - 1], lines.gaps[at]) > lines.usual_gap else None


def _plain(lines: _Lines, at: int) -> Kind:
    """The kind of a line that nothing else tells, from what stands beside it."""
    shape, above, below = lines.shapes[at], lines.shape(at - 1), lines.shape(at + 1)
    if shape.form and shape.form != "part":
        if not shape.whole and shape.claims:
            return "run-in"
        heads = shape.whole and below and not below.form and below.size >= max(_TEXT, _MUCH * shape.size)
        listed = above is not None and above.form == shape.form
        heads = heads and not listed and shape.size <= _LONGEST_THESIS and shape.last not in ":;,、"
        return "heading" if heads else "item"
    if shape.hint in ("figure", "cell"):
        return "furniture" if shape.hint == "figure" else "row"
    if lines.kind(at + 1) == "form" and not shape.final and not shape.sentences:
        return "form"  # what is asked above the boxes
    if shape.final or shape.sentences or shape.clauses or shape.size > _LONGEST_HEADING:
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
    if (
        below
        and below.size >= max(_TEXT, shape.size)
        and (below.final or (below.clauses and "," not in lines.text(at)))
    ):
        return "heading"
    if below and (lines.kind(at + 1) == "heading" or lines.heading(at + 1)) and lines.kind(at - 1) != "row":
        return "heading"
    if lines.kind(at - 1) == "row" or lines.kind(at + 1) == "row":
        return "row"
    if below and below.form and above and above.final:
        return "heading"
    return "item" if (above and above.last in ":;、,") or lines.kind(at - 1) == "item" else "body"


def _above_table(lines: _Lines, at: int) -> bool:
    """Whether a table follows, with its unit and who made it: then a line that ends as titles do is its title."""
    below = lines.shape(at + 1)
    return below is not None and (lines.kinds[at + 1] in ("row", "note", "form") or below.hint == "label")


def _parallel(lines: _Lines, at: int) -> bool:
    """Whether the first sentence of a paragraph, or a short paragraph, is a heading as others near it are."""
    if not _thesis(lines, at):
        return False
    whole = lines.shapes[at].whole
    near = [place for place in range(at - 6, at + 7) if place != at and _thesis(lines, place)]
    return sum(lines.shapes[place].whole == whole for place in near) >= (1 if whole else 2)


def _thesis(lines: _Lines, at: int) -> bool:
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
