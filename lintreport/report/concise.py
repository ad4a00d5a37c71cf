"""``concise``: one line a finding, ``path:line:column: CODE severity message``."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport.report import HELD_BACK, FileReport, Outcome, message
from lintreport.report.statistics import by_code
from lintreport.text.characters.visible import visible


def render(outcome: Outcome) -> Iterator[str]:
    """A line for every finding, or with ``statistics`` for every code: count, files, severity, code, title."""
    if outcome.statistics:
        for row in by_code(outcome):
            title = visible(row.title.of(outcome.lang))
            yield f"{row.found}\t{row.files}\t{row.severity}\t{row.code}\t{title}\n"
        return
    yield from (part(report, outcome) for report in outcome.reports)


def part(report: FileReport, outcome: Outcome) -> str:
    """The lines of one file."""
    return "".join(
        f"{visible(one.path)}:{one.start.line}:{one.start.column}: {one.code} {one.severity} "
        f"{visible(message(one, outcome.lang))}\n"
        for one in report.diagnostics
        if one.status not in HELD_BACK
    )


def ending(outcome: Outcome) -> Iterator[str]:
    """What comes after the files: nothing."""
    return iter(())
