"""What is done to the reports after the checks: ignored by path, held back by the baseline, least severity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lintreport import baseline, lnt, suppress
from lintreport.check import Check
from lintreport.config import Config
from lintreport.diagnosis import diagnosis
from lintreport.document import Document
from lintreport.finding import SEVERITIES, Finding, Report, Severity, Span, Text


class Acceptance(NamedTuple):
    """What a project accepts, and how severe a finding must be to be shown.

    ``codes`` are the checks that ran and may be excused; ``entries`` come from the file ``source``.
    """

    project: Config
    least: Severity
    codes: frozenset[str]
    source: Path | None = None
    entries: tuple[baseline.Entry, ...] = ()
    today: date = date.min


def acceptance(project: Config, checks: Sequence[Check], least: Severity, file: str | None, today: date) -> Acceptance:
    """What ``project`` accepts, with the baseline in ``file``, else the one that it names."""
    source = Path(file) if file else project.folder / project.baseline if project.baseline else None
    entries = tuple(baseline.load(source)) if source else ()
    codes = frozenset(check.code for check in checks if check.excusable)
    return Acceptance(project, least, codes, source, entries, today)


def settled(reports: Sequence[Report], accepted: Acceptance) -> tuple[Report, ...]:
    """The reports as they are shown, in the order of their paths: accepted findings are marked, ignored ones gone."""
    project = accepted.project
    kept = suppress.by_path(reports, project.per_path_ignores, str(project.folder))
    held = baseline.apply(accepted.entries, kept.reports, accepted.codes, accepted.today)
    own = [_unused_entries(accepted.source, held.unused)] if accepted.source and held.unused else []
    return tuple(shown(report, accepted.least) for report in sorted([*held.reports, *own], key=lambda one: one.path))


def unaccepted(
    entries: Sequence[baseline.Entry], reports: Sequence[Report], accepted: Acceptance
) -> tuple[baseline.Entry, ...]:
    """The entries, or as much of them, that excuse nothing in ``reports``."""
    return baseline.apply(entries, reports, accepted.codes, accepted.today).unused


def shown(report: Report, least: Severity) -> Report:
    """The report without what is below ``least``."""
    at_least = SEVERITIES.index(least)
    kept = tuple(one for one in report.diagnostics if SEVERITIES.index(one.severity) >= at_least)
    return report._replace(diagnostics=kept)


def _unused_entries(source: Path, unused: Sequence[baseline.Entry]) -> Report:
    """A report on the baseline file itself."""
    document = Document(source.read_text(encoding="utf-8"), source.as_posix())
    diagnostics = []
    for entry in unused:
        start, end = document.lines[entry.line - 1]
        message = Text(
            f"基线条目已无对应问题({entry.times} 处):{entry.code}“{entry.excerpt}”",
            f"unused baseline entry ({entry.times}): {entry.code} “{entry.excerpt}”",
        )
        diagnostics.append(diagnosis(document, lnt.UNUSED_ENTRY, Finding(Span(start, end), message)))
    return Report(
        document.path, "utf-8", "", len(document.text), len(document.lines), (), tuple(diagnostics), False, ()
    )
