"""The lines of a report that a finding is about, with the places underlined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintreport.finding import Diagnostic, Place, PlacedRelated, Span
from lintreport.report.layout import Line, Page, gutter
from lintreport.report.typeset import wrap
from lintreport.report.window import NEAR, Mark, ahead, annotated, back, fits
from lintreport.text.characters.visible import visible

#: This many related places get a line of their own; the others are named or counted.
RELATED_LINES = 3
#: This many of them are named.
NAMED = 5


class _Row(NamedTuple):
    """A line of the report to be shown: the stretch that must be seen, and the places in it."""

    number: int
    hull: Span
    own: Span | None
    related: tuple[PlacedRelated, ...] = ()


def quotation(one: Diagnostic, page: Page) -> Iterator[Line]:
    """The lines of the report that the finding is about; none for a finding about the file as a whole."""
    if one.start == one.end:
        return
    own = _own_rows(one, page.room)
    rows, rest = _with_related(own, one, page.room)
    count = _last_line(one.start, one.end) - one.start.line + 1
    for n, row in enumerate(rows):
        if n == 1 and count > 2:
            yield from gutter("┊", [[(page.say(f"共 {count} 行", f"{count} lines in all"), "dim")]])
        pieces = annotated(one.lines[row.number], row.hull, _marks(row, one, page), page.room)
        yield from gutter(str(row.number), ([(text, _style(kind, one)) for text, kind in line] for line in pieces))
    yield from gutter("", [[(text, "related")] for text in _rest(rest, one, page)])


def _style(kind: str, one: Diagnostic) -> str:
    return {"place": one.severity, "cut": "dim"}.get(kind, kind)


def at(place: Place) -> str:
    """A place as it is named to a reader."""
    return f"{place.line}:{place.column}"


def _last_line(start: Place, end: Place) -> int:
    """The line of the last code point before ``end``."""
    return end.line - (end.column == 1 and end.line > start.line)


def _in_line(line: str, number: int, start: Place, end: Place) -> Span:
    """The part of a place that is in a line."""
    first = start.column - 1 if start.line == number else 0
    return Span(first, end.column - 1 if end.line == number else max(len(line), first + 1))


def _own_rows(one: Diagnostic, room: int) -> list[_Row]:
    """The line of the place, or its first and its last line: the head of the one, the tail of the other."""
    last = _last_line(one.start, one.end)
    rows = []
    for number in sorted({one.start.line, last} & one.lines.keys()):
        line = one.lines[number]
        span = _in_line(line, number, one.start, one.end)
        if one.start.line == last:
            hull = span
        elif number == one.start.line:
            hull = _head(line, span, room)
        else:
            hull = Span(back(line, span.end, room - NEAR), span.end)
        rows.append(_Row(number, hull, span))
    return rows


def _head(line: str, span: Span, room: int) -> Span:
    return Span(span.start, min(span.end, ahead(line, span.start, room - NEAR)))


def _with_related(rows: list[_Row], one: Diagnostic, room: int) -> tuple[list[_Row], list[PlacedRelated]]:
    """The rows with the related places that can be shown in them or in a few more, and the places that cannot."""
    most = len(rows) + RELATED_LINES
    rows = list(rows)
    rest = []
    for related in one.related:
        number = related.start.line
        if related.path != one.path or number not in one.lines or related.start == related.end or _again(number, one):
            rest.append(related)
            continue
        line = one.lines[number]
        hull = _in_line(line, number, related.start, related.end)
        if related.start.line < _last_line(related.start, related.end):
            hull = _head(line, hull, room)
        for n, row in enumerate(rows):
            both = Span(min(row.hull.start, hull.start), max(row.hull.end, hull.end))
            if row.number == number and fits(line, *both, room):
                rows[n] = row._replace(hull=both, related=(*row.related, related))
                break
        else:
            if len(rows) < most:
                rows.append(_Row(number, hull, None, (related,)))
            else:
                rest.append(related)
    return rows, rest


def _again(number: int, one: Diagnostic) -> bool:
    """Whether a line reads like the one that the finding is in: there is nothing to see in it."""
    return number != one.start.line and one.lines[number] == one.lines.get(one.start.line)


def _marks(row: _Row, one: Diagnostic, page: Page) -> list[Mark]:
    """What is underlined in a row; of related places with the same words the last one says them for all."""
    line = one.lines[row.number]
    marks = []
    if row.own:
        shown = fits(line, *row.hull, page.room)
        marks.append(Mark(*row.own, label="" if shown else f"{at(one.start)}–{at(one.end)}", place=True))
    groups: dict[str, list[PlacedRelated]] = {}
    for related in sorted(row.related, key=lambda related: related.start):
        groups.setdefault(page.read(related.message), []).append(related)
    for words, group in groups.items():
        spans = [_in_line(line, row.number, related.start, related.end) for related in group]
        marks += [Mark(*span) for span in spans[:-1]]
        marks.append(Mark(*spans[-1], label=f"{_listed(group, one, page)} {words}"))
    return marks


def _listed(places: list[PlacedRelated], one: Diagnostic, page: Page) -> str:
    """Where some related places are; the first few of many."""
    names = []
    for place in places[:NAMED]:
        path = "" if place.path == one.path else f"{visible(place.path)}:"
        end = f"–{at(place.end)}" if place.end.line > place.start.line else ""
        names.append(f"{path}{at(place.start)}{end}")
    return page.say("、", ", ").join(names) + "…" * (len(places) > NAMED)


def _rest(rest: list[PlacedRelated], one: Diagnostic, page: Page) -> Iterator[str]:
    """Related places of which no line is shown: named with their words, counted when there are many."""
    groups: dict[str, list[PlacedRelated]] = {}
    for related in rest:
        groups.setdefault(page.read(related.message), []).append(related)
    for words, group in list(groups.items())[:RELATED_LINES]:
        count = page.say(f" 共 {len(group)} 处", f" ({len(group)} places)") if len(group) > NAMED else ""
        yield from wrap(f"↳ {_listed(group, one, page)}{count} {words}", page.room)
    if more := sum(map(len, list(groups.values())[RELATED_LINES:])):
        yield page.say(f"还有 {more} 处", f"{more} more")
