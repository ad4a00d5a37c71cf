"""Which findings are accepted: ignored by path, excused by the baseline, below the lowest severity shown."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lintreport import baseline, lnt, naming, suppress
from lintreport.config import Config
from lintreport.declaration import Check
from lintreport.diagnosis import diagnosis
from lintreport.document import Document
from lintreport.finding import HELD_BACK, SEVERITIES, Diagnostic, FileReport, Finding, Severity, Span, Text
from lintreport.text.characters.masking import mask, shown_paths


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
    ignores = {glob: naming.all_meant(names, checks) for glob, names in project.per_path_ignores.items()}
    project = project._replace(per_path_ignores=ignores)
    return Acceptance(project, least, codes, source, entries, today)


def about_reports(accepted: Acceptance) -> Acceptance:
    """``accepted`` for a look at single reports: what excuses nothing in them may well excuse others."""
    return accepted._replace(source=None, project=accepted.project._replace(source=None))


def settled(reports: Sequence[FileReport], accepted: Acceptance) -> tuple[FileReport, ...]:
    """The reports as they are shown, in the order of their paths: accepted findings are marked, ignored ones gone."""
    project = accepted.project
    kept = suppress.by_path(reports, project.per_path_ignores, str(project.folder))
    held = baseline.apply(accepted.entries, under_shown_paths(kept.reports), accepted.codes, accepted.today)
    # A confirmed defect that is not there any more has been corrected: nothing to report.
    unused = [entry for entry in held.unused if not entry.confirmed]
    own = [_unused_entries(accepted.source, unused)] if accepted.source and unused else []
    own += [_useless_globs(project.source, kept.useless)] if project.source and kept.useless else []
    every = sorted([*held.reports, *under_shown_paths(own)], key=lambda one: one.path)
    return tuple(shown(report, accepted.least) for report in every)


def under_shown_paths(reports: Sequence[FileReport]) -> list[FileReport]:
    """The reports with their paths as they are shown and kept: personal numbers masked, each path still unique."""
    names = shown_paths(report.path for report in reports)
    return [report if names[report.path] == report.path else _renamed(report, names) for report in reports]


def _renamed(report: FileReport, names: Mapping[str, str]) -> FileReport:
    def shown_path(path: str) -> str:
        return names.get(path) or mask(path)

    diagnostics = (
        one._replace(
            path=shown_path(one.path),
            related=tuple(related._replace(path=shown_path(related.path)) for related in one.related),
        )
        for one in report.diagnostics
    )
    return report._replace(path=shown_path(report.path), diagnostics=tuple(diagnostics))


def unaccepted(
    entries: Sequence[baseline.Entry], reports: Sequence[FileReport], accepted: Acceptance
) -> tuple[baseline.Entry, ...]:
    """The entries, or as much of them, that excuse nothing in ``reports``."""
    return baseline.apply(entries, under_shown_paths(reports), accepted.codes, accepted.today).unused


def shown(report: FileReport, least: Severity) -> FileReport:
    """The report without what is below ``least``, which is only counted."""
    at_least = SEVERITIES.index(least)
    kept = tuple(one for one in report.diagnostics if SEVERITIES.index(one.severity) >= at_least)
    hidden = sum(
        one.status not in HELD_BACK and SEVERITIES.index(one.severity) < at_least for one in report.diagnostics
    )
    return report._replace(diagnostics=kept, hidden=hidden)


def _unused_entries(source: Path, unused: Sequence[baseline.Entry]) -> FileReport:
    """A report on the baseline file itself."""
    document = _own_file(source)
    diagnostics = []
    for entry in unused:
        message = Text(
            f"基线条目已无对应问题（{entry.times} 处）：{entry.code}“{entry.excerpt}”",
            f"unused baseline entry ({entry.times}): {entry.code} “{entry.excerpt}”",
        )
        finding = Finding(document.lines[entry.line - 1], message)
        diagnostics.append(diagnosis(document, lnt.UNUSED_ENTRY, finding))
    return _own_report(document, diagnostics)


def _useless_globs(source: Path, globs: Sequence[str]) -> FileReport:
    """A report on the configuration itself."""
    document = _own_file(source)
    diagnostics = []
    for glob in globs:
        at = max(0, document.text.find(glob))
        message = Text(f"“{glob}”没有忽略任何问题", f"“{glob}” ignores nothing")
        diagnostics.append(diagnosis(document, lnt.UNUSED_IGNORE, Finding(Span(at, at + len(glob)), message)))
    return _own_report(document, diagnostics)


def _own_file(source: Path) -> Document:
    """The text of a file of the project's, under its shortest path."""
    return Document(source.read_text(encoding="utf-8-sig"), Path(os.path.relpath(source)).as_posix())


def _own_report(document: Document, diagnostics: Sequence[Diagnostic]) -> FileReport:
    size = (len(document.text), len(document.lines))
    return FileReport(document.path, "utf-8", "", *size, (), tuple(diagnostics), unreadable=False, tracebacks=())
