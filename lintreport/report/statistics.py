"""Findings counted by code, by file, by severity."""

from __future__ import annotations

from typing import NamedTuple

from lintreport.finding import CONFIRMED, SEVERITIES, Diagnostic, Severity, Text
from lintreport.report import HELD_BACK, Outcome, diagnostics


class Row(NamedTuple):
    """A code, how often it was found, and in how many files; the severity is the highest one found."""

    code: str
    title: Text
    severity: Severity
    found: int
    files: int


def by_code(outcome: Outcome) -> list[Row]:
    """A row for every code that was found: the most severe first, then the most frequent."""
    titles = {check.code: check.title for check in outcome.checks}
    groups: dict[str, list[Diagnostic]] = {}
    for one in diagnostics(outcome):
        groups.setdefault(one.code, []).append(one)
    rows = [
        Row(
            code,
            titles.get(code, Text(group[0].name, group[0].name)),
            max((one.severity for one in group), key=SEVERITIES.index),
            len(group),
            len({one.path for one in group}),
        )
        for code, group in groups.items()
    ]
    return sorted(rows, key=lambda row: (-SEVERITIES.index(row.severity), -row.found, row.code))


class FileRow(NamedTuple):
    """A file, and how many findings of each severity it has, the most severe first."""

    path: str
    counts: tuple[int, ...]


def by_file(outcome: Outcome) -> list[FileRow]:
    """A row for every file with findings: the one with the most severe findings first."""
    groups: dict[str, list[int]] = {}
    for one in diagnostics(outcome):
        groups.setdefault(one.path, [0] * len(SEVERITIES))[-1 - SEVERITIES.index(one.severity)] += 1
    rows = [FileRow(path, tuple(counts)) for path, counts in groups.items()]
    return sorted(rows, key=lambda row: (*(-count for count in row.counts), row.path))


def by_severity(outcome: Outcome) -> dict[str, int]:
    """How many findings there are of each severity, the most severe first."""
    counts: dict[str, int] = dict.fromkeys(reversed(SEVERITIES), 0)
    for one in diagnostics(outcome):
        counts[one.severity] += 1
    return counts


def confirmed(outcome: Outcome) -> int:
    """How many of the findings that count have been confirmed as defects."""
    return sum(one.status == CONFIRMED for one in diagnostics(outcome))


def held_back(outcome: Outcome) -> dict[str, int]:
    """How many findings are not counted: accepted by a baseline, suppressed by a comment in the report."""
    statuses = [one.status for report in outcome.reports for one in report.diagnostics]
    return {status: statuses.count(status) for status in reversed(HELD_BACK)}
