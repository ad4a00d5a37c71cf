"""``full``: findings for people at a terminal, each with its line and the place underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from lintreport.finding import CONFIRMED, STATUS_WORDS, Diagnostic
from lintreport.report import HELD_BACK, FileReport, Outcome
from lintreport.report.layout import Line, Page, gutter, hanging, severity_word, width
from lintreport.report.quotation import at, quotation
from lintreport.report.remarks import kept_back
from lintreport.report.totals import totals
from lintreport.report.typeset import wrap
from lintreport.text.characters.visible import visible

if TYPE_CHECKING:
    from rich.style import Style

#: The width where there is no terminal, and the narrowest and the widest that is laid out for, in cells.
WIDTH, NARROWEST, WIDEST = 100, 40, 120

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


def render(outcome: Outcome) -> Iterator[str]:
    """The findings file by file, then what they come to; with ``statistics`` only the latter.

    Who wants it ``quiet`` is told what was kept back from being looked at, and nothing else.
    """
    if not outcome.statistics:
        yield from (part(report, outcome) for report in outcome.reports)
    yield from ending(outcome)


def part(report: FileReport, outcome: Outcome) -> str:
    """The findings of one file; empty where there are none."""
    found = [one for one in report.diagnostics if one.status not in HELD_BACK]
    page, styles = _setting(outcome)
    return _printed(_file(report.path, found, page), styles) if found else ""


def ending(outcome: Outcome) -> Iterator[str]:
    """What comes after the files: the totals, or what a quiet run has to say."""
    page, styles = _setting(outcome)
    if outcome.statistics or not outcome.quiet:
        yield _printed(totals(outcome, page), styles)
    else:
        for text in kept_back(outcome):
            yield _printed(hanging([], page.read(text), page), styles)


def _setting(outcome: Outcome) -> tuple[Page, dict[str, Style]]:
    page = Page(outcome.lang, max(NARROWEST, min(outcome.width or WIDTH, WIDEST)))
    return page, _styles() if outcome.color else {}


@cache
def _styles() -> dict[str, Style]:
    from rich.style import Style

    return {name: Style.parse(style) for name, style in STYLES.items()}


def _printed(lines: Iterable[Line], styles: dict[str, Style]) -> str:
    return "".join(
        "".join(styles[style].render(text) if style in styles else text for text, style in line) + "\n"
        for line in lines
    )


def _file(path: str, found: list[Diagnostic], page: Page) -> Iterator[Line]:
    """The path, then the findings of one file."""
    yield [(visible(path), "strong")]
    yield []
    places = max(len(at(one.start)) for one in found)
    for one in found:
        yield from _headline(one, places, page)
        yield from quotation(one, page)
        if one.note:
            yield from gutter(page.say("注", "note"), [[(line, "")] for line in wrap(page.read(one.note), page.room)])
        yield []


def _headline(one: Diagnostic, places: int, page: Page) -> Iterator[Line]:
    """Place, severity, code and message; at the right end the section, and what a fix would do."""
    lead: Line = [
        (f"  {at(one.start):{places}}  ", ""),
        *severity_word(one.severity, page),
        (f"  {one.code}", "strong"),
        ("  ", ""),
    ]
    lines = hanging(lead, page.read(one.message), page)
    aside = _aside(one, page)
    if aside and width(lines[-1]) + width(aside) > page.width:
        lines.append([])
    if aside:
        lines[-1] += [(" " * (page.width - width(lines[-1]) - width(aside)), ""), *aside]
    yield from lines


def _aside(one: Diagnostic, page: Page) -> Line:
    names = (page.read(one.location) if one.location else "", visible(one.section))
    aside: Line = [(f"  {name}", "dim") for name in names if name]
    if one.status == CONFIRMED:
        aside.append((f"  [{page.read(STATUS_WORDS[CONFIRMED])}]", "strong"))
    if one.fix:
        kind = page.say("修复", "fix") if one.fix.safe else page.say("修复须核对", "fix to review")
        aside.append((f"  [{kind}{page.say('：', ': ')}{page.read(one.fix.message)}]", "good"))
    return aside
