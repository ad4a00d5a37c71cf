"""What a command ends with: the findings written, what is said beside them, the exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintreport.cli.options import SEVERITIES
from lintreport.cli.saying import spoken, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lintreport.finding import FileReport, Text
    from lintreport.report import Outcome


def say_besides(outcome: Outcome, formats: Sequence[str], kept: Iterable[Text] = ()) -> None:
    """Say on standard error what the formats do not: counts, what was left out, what was not fixed."""
    from lintreport.report.remarks import kept_back

    if "concise" in formats and not outcome.quiet:
        for sentence in _summary(outcome):
            tell(sentence)
    if "full" not in formats:  # which says so itself; others have no place for it
        for text in kept_back(outcome):
            tell(text.of(outcome.lang))
    for why in kept:
        tell(why.of(outcome.lang))


def exit_status(reports: Iterable[FileReport], fail_on: str, most: int | None = None) -> int:
    """The exit status, whatever the format; up to ``most`` findings make no run fail."""
    from lintreport.finding import HELD_BACK

    reports = tuple(reports)
    if any(report.unreadable or report.tracebacks for report in reports):
        return 2
    counted = [one for report in reports for one in report.diagnostics if one.status not in HELD_BACK]
    if most is not None and len(counted) <= most:
        return 0
    worst = max((SEVERITIES.index(one.severity) for one in counted), default=-1)
    return int(fail_on != "never" and worst >= SEVERITIES.index(fail_on))


def _summary(outcome: Outcome) -> list[str]:
    """A line of counts, then what is not shown or not judged."""
    from lintreport.finding import BASELINED, SEVERITY_WORDS
    from lintreport.report.remarks import unseen
    from lintreport.report.statistics import by_severity, confirmed, held_back

    lang, files, held = outcome.lang, len(outcome.reports), held_back(outcome)
    counts = [(count, SEVERITY_WORDS[severity]) for severity, count in by_severity(outcome).items() if count]
    found = "、".join(f"{count} {word.zh}" for count, word in counts) or "没有发现问题"
    zh = f"检查了 {files} 份文件：{found}" if files else "没有检查任何文件"
    plural = [f"{count} {word.en}{'s' * (count != 1 and word.en != 'info')}" for count, word in counts]
    found = ", ".join(plural) or "nothing found"
    en = f"{files} file{'s' * (files != 1)} checked: {found}" if files else "no file was checked"
    if count := confirmed(outcome):
        zh, en = f"{zh}；其中 {count} 处已确认", f"{en}; {count} of them confirmed"
    if count := held[BASELINED]:
        zh, en = f"{zh}；基线豁免 {count} 处", f"{en}; {count} held back by the baseline"
    return [spoken(lang, zh, en), *(text.of(lang) for text in unseen(outcome))]
