"""What the commands that compare reports have in common: the checks across reports, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lintreport.cli.linting import accepted_by, configured, incomplete, planned
from lintreport.cli.outcome import exit_status, say_besides
from lintreport.cli.saying import language, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lintreport.cli.request import Request
    from lintreport.config import Config
    from lintreport.declaration import Check
    from lintreport.discovery import Skipped
    from lintreport.finding import FileReport
    from lintreport.plan import Plan


class Comparison(NamedTuple):
    """What a command was asked, with the plan and the checks across reports."""

    request: Request
    project: Config
    plan: Plan
    checks: tuple[Check, ...]
    lang: str


def comparison(request: Request) -> Comparison:
    """What is needed to compare reports as asked."""
    from lintreport.cli.outputs import outputs
    from lintreport.cli.showing import tell_settings

    project = configured(request)
    plan, checks = planned(project, request)
    across = tuple(check for check in checks if check.across)
    lang = language(request, project)
    if request.verbose:
        tell_settings(project, plan, lang)
    html = any(one.format == "html" for one in outputs(request))
    plan = plan._replace(codes=tuple(check.code for check in across), keep_text=html)
    return Comparison(request, project, plan, across, lang)


def finish(asked: Comparison, reports: Iterable[FileReport], skipped: Sequence[Skipped]) -> None:
    """Write what was found and end with the status that it comes to."""
    from lintreport.acceptance import settled
    from lintreport.cli.outputs import outputs, write_all
    from lintreport.report import Outcome
    from lintreport.version import VERSION

    request = asked.request
    written = outputs(request)
    accepted = accepted_by(asked.project, asked.checks, request)
    every = tuple(reports)
    for line in (line for report in every for text in report.tracebacks for line in text.splitlines()):
        if request.verbose:
            tell(line)
    shown = settled(every, accepted)
    outcome = Outcome(
        shown, asked.checks, VERSION, asked.lang, request.statistics, skipped=tuple(skipped), least=accepted.least
    )._replace(quiet=request.quiet)
    write_all(outcome, written, request)
    say_besides(outcome, [one.format for one in written])
    status = exit_status(shown, request.fail_on or asked.project.fail_on or "warning")
    raise SystemExit(2 if incomplete(skipped, request) else status)
