"""``github``: workflow commands, which GitHub shows as annotations on the changed files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lintreport.finding import SEVERITIES, Diagnostic
from lintreport.report import Outcome, diagnostics, message
from lintreport.report.positions import Columns, utf16
from lintreport.report.remarks import kept_back
from lintreport.text.characters.visible import visible

#: GitHub shows no more annotations of one level than this in a step; the others are in the log only.
SHOWN = 10

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(outcome: Outcome) -> Iterator[str]:
    """A command for every finding, the most severe first; then how many annotations the site leaves out.

    What was not linted, or is ignored by comments, comes before them, so that its warning is shown.
    """
    for text in kept_back(outcome):
        yield f"::warning title=lintreport::{_data(visible(text.of(outcome.lang)))}\n"
    titles = {check.code: check.title for check in outcome.checks}
    hidden = 0
    for severity in reversed(SEVERITIES):
        found = [one for one in diagnostics(outcome) if one.severity == severity]
        hidden += max(len(found) - SHOWN, 0)
        for one, place in zip(found, _places(found), strict=True):
            title = titles[one.code].of(outcome.lang) if one.code in titles else one.name
            properties = {"file": visible(one.path), **place, "title": visible(f"{one.code} {title}")}
            said = visible(message(one, outcome.lang))
            if one.note:
                said += f"\n{visible(one.note.of(outcome.lang))}"
            listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
            yield f"::{LEVELS[severity]} {listed}::{_data(said)}\n"
    if hidden:
        yield (
            f"{hidden} more are in this log only: GitHub shows {SHOWN} of each level\n"
            if outcome.lang == "en"
            else f"另有 {hidden} 处只在日志中：GitHub 每级只显示 {SHOWN} 处\n"
        )


def _places(found: list[Diagnostic]) -> Iterator[dict[str, str]]:
    """The lines of every place, and its columns where GitHub takes them: in a place of one line."""
    for _, of_file in groupby(found, key=lambda one: one.path):
        columns = Columns(utf16)
        for one in of_file:
            first, last = one.start.line, one.end.line
            if first == last and (place := columns.of(one.start, one.end, one.lines)):
                yield {"line": str(first), "col": str(place[0]), "endColumn": str(place[1])}
            else:
                yield {"line": str(first), "endLine": str(last)}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
