"""``concise``: one line a finding, ``path:line:column: CODE severity message``."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport.report import Outcome, diagnostics, message
from lintreport.report.statistics import by_code
from lintreport.text.characters.visible import visible


def render(outcome: Outcome) -> Iterator[str]:
    """A line for every finding, or with ``statistics`` for every code: count, files, severity, code, title."""
    if outcome.statistics:
        for row in by_code(outcome):
            title = visible(row.title.of(outcome.lang))
            yield f"{row.found}\t{row.files}\t{row.severity}\t{row.code}\t{title}\n"
        return
    for one in diagnostics(outcome):
        said = visible(message(one, outcome.lang))
        yield f"{visible(one.path)}:{one.start.line}:{one.start.column}: {one.code} {one.severity} {said}\n"
