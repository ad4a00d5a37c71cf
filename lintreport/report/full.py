"""``full``: findings for people at a terminal, each with its line and the place underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from lintreport.finding import Diagnostic, Place, PlacedRelated, Span, Text
from lintreport.report import BASELINED, Outcome, diagnostics
from lintreport.report.statistics import Row, baselined, by_code, by_severity
from lintreport.report.typeset import wrap
from lintreport.report.visible import visible
from lintreport.report.window import NEAR, Mark, Piece, ahead, annotated, back, fits

if TYPE_CHECKING:
    from rich.style import Style

#: The width where there is no terminal, and the narrowest and the widest that is laid out for, in cells.
WIDTH, NARROWEST, WIDEST = 100, 40, 120
#: So many related places get a line of their own; the others are named or counted.
RELATED_LINES = 3
#: So few findings are overlooked without a table by code.
FEW = 5
#: The column that holds the numbers of lines.
GUTTER = 6

SEVERITY = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "info")}

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "related": "cyan",
    "label": "cyan",
    "hidden": "reverse",
    "strong": "bold",
    "dim": "dim",
    "good": "green",
}

#: What is printed in one line: pieces of text, each with the name of its style.
Line = list[Piece]


class _Row(NamedTuple):
    """A line of the report to be shown: the stretch that must be seen, and the places in it."""

    number: int
    hull: Span
    own: Span | None
    related: tuple[PlacedRelated, ...] = ()


class _Page(NamedTuple):
    """What everything is laid out for: the reader's language and the width in cells."""

    lang: str
    width: int

    def say(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def read(self, text: Text) -> str:
        return visible(text.of(self.lang))


def render(outcome: Outcome) -> Iterator[str]:
    """The findings file by file, then what they come to; with ``statistics`` only the latter."""
    page = _Page(outcome.lang, max(NARROWEST, min(outcome.width or WIDTH, WIDEST)))
    styles = _styles() if outcome.color else {}
    if not outcome.statistics:
        for report in outcome.reports:
            if found := [one for one in report.diagnostics if one.status != BASELINED]:
                yield _printed(_file(report.path, found, page), styles)
    yield _printed(_summary(outcome, page), styles)


def _styles() -> dict[str, Style]:
    from rich.style import Style

    return {name: Style.parse(style) for name, style in STYLES.items()}


def _printed(lines: Iterable[Line], styles: dict[str, Style]) -> str:
    return "".join(
        "".join(styles[style].render(text) if style in styles else text for text, style in line) + "\n"
        for line in lines
    )


def _file(path: str, found: list[Diagnostic], page: _Page) -> Iterator[Line]:
    """The path, then the findings of one file."""
    yield [(visible(path), "strong")]
    yield []
    places = max(len(_at(one.start)) for one in found)
    for one in found:
        yield from _headline(one, places, page)
        yield from _source(one, page)
        if one.note:
            yield from _gutter(
                page.say("注", "note"), [[(line, "")] for line in wrap(page.read(one.note), _room(page))]
            )
        yield []


def _at(place: Place) -> str:
    return f"{place.line}:{place.column}"


def _width(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def _headline(one: Diagnostic, places: int, page: _Page) -> Iterator[Line]:
    """Place, severity, code and message; at the right end the section, and whether there is a fix."""
    words = max(cell_len(page.read(word)) for word in SEVERITY.values())
    word = page.read(SEVERITY[one.severity])
    lead: Line = [
        (f"  {_at(one.start):{places}}  ", ""),
        (word, one.severity),
        (" " * (2 + words - cell_len(word)), ""),
        (one.code, "strong"),
        ("  ", ""),
    ]
    indent = _width(lead)
    lines = [[(text, "")] for text in wrap(page.read(one.message), max(page.width - indent, NARROWEST // 2))]
    lines = [[*lead, *lines[0]], *([(" " * indent, ""), *line] for line in lines[1:])]
    aside = _aside(one, page)
    if aside and _width(lines[-1]) + _width(aside) > page.width:
        lines.append([])
    if aside:
        lines[-1] += [(" " * (page.width - _width(lines[-1]) - _width(aside)), ""), *aside]
    yield from lines


def _aside(one: Diagnostic, page: _Page) -> Line:
    aside: Line = [(f"  {visible(one.section)}", "dim")] if one.section else []
    if one.fix:
        safe, unsafe = page.say("可修复", "fixable"), page.say("可修复,须核对", "fixable, to be checked")
        aside.append((f"  [{safe if one.fix.safe else unsafe}]", "good"))
    return aside


def _room(page: _Page) -> int:
    """The cells that are left for a line of the report."""
    return page.width - GUTTER - 3


def _gutter(words: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines behind the column that holds the numbers of lines, or other ``words``, beside the first of them."""
    for line in lines:
        yield [(f"{' ' * (GUTTER - cell_len(words))}{words} │ ", "dim"), *line]
        words = ""


def _source(one: Diagnostic, page: _Page) -> Iterator[Line]:
    """The lines of the report that the finding is about; none for a finding about the file as a whole."""
    if one.start == one.end:
        return
    own = _own_rows(one, _room(page))
    rows, rest = _with_related(own, one, _room(page))
    count = _last_line(one.start, one.end) - one.start.line + 1
    for n, row in enumerate(rows):
        if n == 1 and count > 2:
            yield from _gutter("┊", [[(page.say(f"共 {count} 行", f"{count} lines in all"), "dim")]])
        pieces = annotated(one.lines[row.number], row.hull, _marks(row, one, page), _room(page))
        yield from _gutter(str(row.number), ([(text, _style(kind, one)) for text, kind in line] for line in pieces))
    yield from _gutter("", [[(text, "related")] for text in _rest(rest, one, page)])


def _style(kind: str, one: Diagnostic) -> str:
    return {"place": one.severity, "cut": "dim"}.get(kind, kind)


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
        if related.path != one.path or number not in one.lines or related.start == related.end:
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


def _marks(row: _Row, one: Diagnostic, page: _Page) -> list[Mark]:
    """What is underlined in a row; of related places with the same words the last one says them for all."""
    line = one.lines[row.number]
    marks = []
    if row.own:
        shown = fits(line, *row.hull, _room(page))
        marks.append(Mark(*row.own, label="" if shown else f"{_at(one.start)}–{_at(one.end)}", place=True))
    groups: dict[str, list[PlacedRelated]] = {}
    for related in sorted(row.related, key=lambda related: related.start):
        groups.setdefault(page.read(related.message), []).append(related)
    for words, group in groups.items():
        spans = [_in_line(line, row.number, related.start, related.end) for related in group]
        marks += [Mark(*span) for span in spans[:-1]]
        marks.append(Mark(*spans[-1], label=f"{_listed(group, one, page)} {words}"))
    return marks


def _listed(places: list[PlacedRelated], one: Diagnostic, page: _Page) -> str:
    """Where some related places are; the first few of many."""
    names = []
    for place in places[:FEW]:
        path = "" if place.path == one.path else f"{visible(place.path)}:"
        end = f"–{_at(place.end)}" if place.end.line > place.start.line else ""
        names.append(f"{path}{_at(place.start)}{end}")
    return page.say("、", ", ").join(names) + "…" * (len(places) > FEW)


def _rest(rest: list[PlacedRelated], one: Diagnostic, page: _Page) -> Iterator[str]:
    """Related places of which no line is shown: those in other files with their words, the others counted."""
    elsewhere = [related for related in rest if related.path != one.path][:RELATED_LINES]
    for related in elsewhere:
        yield from wrap(f"↳ {_listed([related], one, page)} {page.read(related.message)}", _room(page))
    if more := [related for related in rest if related not in elsewhere]:
        where = _listed(more, one, page)
        yield from wrap(page.say(f"还有 {len(more)} 处:{where}", f"{len(more)} more: {where}"), _room(page))


def _summary(outcome: Outcome, page: _Page) -> Iterator[Line]:
    """How much was found, by severity and by code; a friendly word when it is nothing."""
    files, held = len(outcome.reports), baselined(outcome)
    rows = by_code(outcome)
    total = sum(row.found for row in rows)
    if not total:
        none = page.say(f"检查了 {files:,} 份文件,没有发现问题。", f"{_many(files, 'file')} checked, nothing found.")
        yield [("✓ ", "good"), (none, "")]
    else:
        yield from _flowing(_totals(outcome, total, page), page.width)
    if total > FEW or (total and outcome.statistics):
        yield []
        yield from _table(rows, page)
    if held:
        yield [(page.say(f"另有 {held:,} 处已在基线中,未列出。", f"{held:,} more in the baseline, not shown."), "dim")]


def _totals(outcome: Outcome, total: int, page: _Page) -> Line:
    """``发现 14 处:9 错误、5 警告;5 份文件中 4 份有问题;6 处可修复。``, a piece a clause."""
    found = list(diagnostics(outcome))
    files, bad = len(outcome.reports), len({one.path for one in found})
    fixable = sum(one.fix is not None for one in found)
    counts = [(severity, count) for severity, count in by_severity(outcome).items() if count]
    line: Line = [(page.say(f"发现 {total:,} 处:", f"{_many(total, 'finding')}: "), "strong")]
    for n, (severity, count) in enumerate(counts, 1):
        words = page.say(f"{count:,} {SEVERITY[severity].zh}", _many(count, SEVERITY[severity].en))
        line += [(words, severity), (page.say("、", ", ") if n < len(counts) else page.say(";", "; "), "")]
    line.append((page.say(f"{files:,} 份文件中 {bad:,} 份有问题", f"in {bad:,} of {_many(files, 'file')}"), ""))
    if fixable:
        line += [(page.say(";", "; "), ""), (page.say(f"{fixable:,} 处可修复", f"{fixable:,} fixable"), "")]
    return [*line, (page.say("。", "."), "")]


def _flowing(line: Line, width: int) -> Iterator[Line]:
    """``line`` in as many lines as it takes, broken between its pieces."""
    row: Line = []
    for text, style in line:
        if row and _width(row) + cell_len(text.rstrip()) > width:
            row[-1] = (row[-1][0].rstrip(), row[-1][1])
            yield row
            row = []
        row.append((text, style))
    yield row


def _table(rows: list[Row], page: _Page) -> Iterator[Line]:
    """A line for every code: severity, code, how often, in how many files, title."""
    words = max(cell_len(page.read(word)) for word in SEVERITY.values())
    counts = max(len(f"{row.found:,}") for row in rows)
    files = max(cell_len(_in_files(row, page)) for row in rows)
    for row in rows:
        word = page.read(SEVERITY[row.severity])
        lead: Line = [
            ("  ", ""),
            (word, row.severity),
            (" " * (2 + words - cell_len(word)), ""),
            (row.code, "strong"),
            (page.say(f"  {row.found:>{counts},} 处  ", f"  {row.found:>{counts},}  "), ""),
            (f"{' ' * (files - cell_len(_in_files(row, page)))}{_in_files(row, page)}  ", "dim"),
        ]
        indent = _width(lead)
        for text in wrap(page.read(row.title), max(page.width - indent, NARROWEST // 2)):
            yield [*lead, (text, "")]
            lead = [(" " * indent, "")]


def _in_files(row: Row, page: _Page) -> str:
    return page.say(f"{row.files:,} 份文件", f"in {_many(row.files, 'file')}")


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'s' * (count != 1)}"
