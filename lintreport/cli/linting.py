"""From what a command was asked to the reports."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from lintreport.cli.saying import collect, language, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintreport.acceptance import Acceptance
    from lintreport.cli.request import Request
    from lintreport.config import Config
    from lintreport.declaration import Check
    from lintreport.discovery import Skipped, Survey, Target
    from lintreport.finding import FileReport
    from lintreport.plan import Plan


def say_skipped(things: Sequence[Skipped], lang: str) -> None:
    """Say on standard error, even when quiet, what was left out."""
    from lintreport.report.remarks import skipped

    if text := skipped(things):
        tell(text.of(lang))


def incomplete(skipped: Sequence[Skipped], request: Request) -> bool:
    """Whether what was left out makes the run fail."""
    from lintreport.discovery import FOLDER, OURS

    return (request.strict and any(one.kind != OURS for one in skipped)) or any(one.kind == FOLDER for one in skipped)


def accepted_by(project: Config, checks: Sequence[Check], request: Request) -> Acceptance:
    """What the configuration, the options and the baseline hold back."""
    from datetime import date

    from lintreport.acceptance import acceptance

    least = request.min_severity or project.min_severity or "warning"
    return acceptance(project, checks, least, request.baseline_file, date.today())


def configured(request: Request) -> Config:
    """The configuration, after saying which one is not heeded."""
    from lintreport.plan import configuration

    project = configuration(request.config_file, isolated=request.isolated)
    if project.passed_over:
        lang = language(request, project)
        tell(spoken(lang, "提示：", "note: ") + project.passed_over.of(lang))
    return project


def planned(project: Config, request: Request) -> tuple[Plan, list[Check]]:
    """What workers need to know, and the checks that are chosen."""
    from lintreport import plan as plans

    selection = plans.Selection(*map(codes_of, (request.select, request.ignore, request.extend_select)))
    project = project._replace(max_size=request.max_size or project.max_size)
    plan, checks = plans.planned(project, selection, request.encoding)
    for note in plans.retired(project, selection):
        lang = language(request, project)
        tell(spoken(lang, "提示：", "note: ") + note.of(lang))
    return (plan._replace(ignorable=()) if request.no_inline_ignores else plan), checks


def codes_of(values: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of an option that may be given more than once, and that separates them by commas."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def surveyed(project: Config, request: Request) -> Survey:
    """The files to lint, standard input among them, and what is left out."""
    from lintreport.discovery import Exclusion, Target, survey

    exclusions = (Exclusion(str(project.folder), project.exclude), Exclusion(".", request.exclude))
    named = (path for path in request.paths or (".",) if path != "-")
    found = survey(
        named,
        exclusions,
        by_suffix=request.by_suffix,
        include=(*project.include, *request.include),
        gitignore=project.gitignore and not request.no_gitignore,
    )
    if request.output_files:
        found = _without_outputs(found, request)
    if "-" in request.paths:
        found.targets.append(
            Target(request.stdin_filename or "-", _standard_input(request.max_size or project.max_size))
        )
    return found


def _without_outputs(found: Survey, request: Request) -> Survey:
    """What was found but for the files that this run writes, where they are not named themselves."""
    from lintreport.discovery import OURS, Skipped

    written = {os.path.realpath(path) for path in request.output_files}
    ours = {one for one in found.targets if os.path.realpath(one.path) in written and one.path not in request.paths}
    left_out = sorted([*found.skipped, *(Skipped(one.path, OURS) for one in ours)])
    return found._replace(targets=[one for one in found.targets if one not in ours], skipped=left_out)


def _standard_input(largest: int) -> bytes:
    """What standard input holds, or as much as shows that it is too much; ``largest`` in megabytes."""
    from lintreport.errors import ConfigError
    from lintreport.finding import Text
    from lintreport.reading.content import MAX_SIZE, MEGABYTE

    try:
        return sys.stdin.buffer.read((largest * MEGABYTE or MAX_SIZE) + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ConfigError(Text(f"无法读取标准输入：{reason}", f"standard input cannot be read: {reason}")) from error


def linted(
    targets: Sequence[Target],
    plan: Plan,
    checks: Sequence[Check],
    request: Request,
    lang: str,
    heard: Callable[[FileReport], None] = lambda report: None,
) -> tuple[tuple[FileReport, ...], bool]:
    """The reports, and whether all are there: the user may press Ctrl-C. ``heard`` is told of each at once."""
    from lintreport.cache import joined, opened, recalled
    from lintreport.finding import Text
    from lintreport.terminal import watched

    # A worker process that is started anew would import what lies in the current folder, which may be a submitter's.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    made: list[FileReport] = []
    try:
        cache = None if request.no_cache or request.fix else opened(plan)
        known = recalled(targets, plan.max_size, cache)
        unknown = [target for target, report in zip(targets, known, strict=True) if report is None]
        reports = joined(known, _lint(unknown, plan, request.jobs, checks), cache)
        for report in reports if request.quiet else watched(reports, len(targets), Text("正在检查", "Linting"), lang):
            made.append(report)
            if len(made) == 1:  # by now the patterns and word lists are loaded, too
                collect()
            heard(report)
    except KeyboardInterrupt:
        return tuple(made), False
    return tuple(made), True


def _lint(targets: Sequence[Target], plan: Plan, jobs: int | None, checks: Sequence[Check]) -> Iterator[FileReport]:
    """The reports of a run; where there is nothing to lint, what lints is not loaded."""
    if not targets:
        return iter(())
    from lintreport.run import lint

    return lint(targets, plan, jobs, checks)
