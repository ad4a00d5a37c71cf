"""lintreport check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from lintreport.cli.linting import accepted_by, configured, incomplete, linted, planned, say_skipped, surveyed
from lintreport.cli.mending import Mended, mend, show_fixes
from lintreport.cli.options import (
    FORMATS,
    SEVERITIES,
    WORKBOOK,
    choosing,
    config_option,
    isolated_option,
    jobs_option,
    lang_option,
    no_cache_option,
)
from lintreport.cli.outcome import exit_status, say_besides
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language, several, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintreport.acceptance import Acceptance
    from lintreport.cli.outputs import Output
    from lintreport.cli.request import Request
    from lintreport.declaration import Check
    from lintreport.discovery import Skipped, Target
    from lintreport.finding import FileReport
    from lintreport.plan import Plan
    from lintreport.run import Linter


@click.command(
    "check",
    cls=Command,
    help=_(
        "检查文件和文件夹；“-”为标准输入，默认为当前文件夹。\n\n"
        "退出码：0 没有问题；1 有问题；2 用法、配置有误，文件无法读取，或某个检查项出错。",
        "Lint files and folders; “-” is standard input, the default is the current folder.\n\n"
        "Exit status: 0 nothing found; 1 findings; 2 usage, configuration, an unreadable file or a check that crashed.",
    ),
)
@click.argument("paths", nargs=-1)
@click.option(
    "-f", "--output-format", type=click.Choice([*FORMATS, WORKBOOK]), help=_("输出格式。", "Format of the output.")
)
@click.option(
    "-o",
    "--output-file",
    "output_files",
    multiple=True,
    type=click.Path(dir_okay=False),
    help=_("写入文件；可写多个，格式由后缀决定。", "Write to this file; to several, each in the format of its suffix."),
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=_("是否用颜色（默认 auto）。", "Whether to use colors (default: auto)."),
)
@choosing
@no_cache_option
@jobs_option
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help=_("自此级别起退出码为 1（默认 warning）。", "Least severity that makes the exit status 1 (default: warning)."),
)
@click.option(
    "--max-findings",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("不超过 N 处时退出码为 0。", "Exit with 0 for up to N findings."),
)
@lang_option
@click.option(
    "--baseline", "baseline_file", metavar="FILE", help=_("已接受的问题的基线。", "Findings that are accepted.")
)
@click.option(
    "--annotate",
    metavar="OUT",
    help=_("另存一份 Word 文档，问题写成批注。", "Write a copy of a Word document with the findings as comments."),
)
@click.option("--fix", is_flag=True, help=_("就地改正安全的问题。", "Fix in place what can be fixed safely."))
@click.option(
    "--exit-non-zero-on-fix", is_flag=True, help=_("有改正时退出码为 1。", "Exit with 1 when something was fixed.")
)
@click.option("--unsafe-fixes", is_flag=True, help=_("也用须核对的改正。", "Use fixes that need a look as well."))
@click.option("--diff", "show_diff", is_flag=True, help=_("显示改正，不写文件。", "Show the fixes and write nothing."))
@click.option("--statistics", is_flag=True, help=_("只显示每项检查的统计。", "Show counts by check only."))
@click.option(
    "--strict",
    is_flag=True,
    help=_("有未检查的文件时退出码为 2。", "Exit with 2 when something was not checked."),
)
@click.option(
    "--by-suffix",
    is_flag=True,
    help=_(
        "逐个写出的文件也按后缀取舍（供钩子使用）。", "Leave out named files by suffix too, as in a folder: for hooks."
    ),
)
@click.option(
    "--against",
    metavar="INDEX",
    help=_(
        "还与索引（lintreport corpus --index）中的报告比较。", "Compare with the reports of an index of corpus, too."
    ),
)
@click.option("--stdin-filename", metavar="PATH", help=_("标准输入所代表的文件名。", "What standard input stands for."))
@config_option
@isolated_option
@click.option("--show-files", is_flag=True, help=_("只列出要检查的文件。", "List the files to lint, and stop."))
@click.option("--show-settings", is_flag=True, help=_("只显示生效的设置。", "Show the settings in effect, and stop."))
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help=_("另显示配置、检查包、编码、各项用时与回溯。", "Show configuration, packs, encodings, times, tracebacks."),
)
def check_command(**given: Any) -> None:
    """Lint files and folders."""
    from lintreport.cli.outputs import outputs
    from lintreport.cli.showing import show_files, show_settings, tell_settings

    request = requested(**given)
    project = configured(request)
    lang = language(request, project)
    written = outputs(request)
    plan, checks = planned(project, request)
    plan = plan._replace(keep_text=any(one.format == "html" for one in written), timed=request.verbose)
    if request.show_settings:
        show_settings(project, plan, request)
        return
    if request.verbose:
        tell_settings(project, plan, lang)
    targets, skipped = surveyed(project, request)
    if request.show_files:
        show_files(targets, skipped, lang)
        return
    accepted = accepted_by(project, checks, request)
    if request.show_diff:
        changed = show_fixes(targets, _prepared(plan, checks), accepted, request)
        say_skipped(skipped, lang)
        raise SystemExit(2 if incomplete(skipped, request) else changed)
    _run(_Run(request, plan, checks, targets, skipped, accepted, written, lang), project.fail_on)


class _Run(NamedTuple):
    """What is linted, by what and as whom: all that was decided before the first file is read."""

    request: Request
    plan: Plan
    checks: Sequence[Check]
    targets: list[Target]
    skipped: Sequence[Skipped]
    accepted: Acceptance
    written: Sequence[Output]
    lang: str


def _run(run: _Run, fail_on: str) -> NoReturn:
    """Fix, lint, write what was found, and end with the status that it comes to."""
    from lintreport.acceptance import settled
    from lintreport.cli.outputs import streamed, write_all
    from lintreport.report import Outcome
    from lintreport.text.patterns import keep
    from lintreport.version import VERSION

    request, plan, checks, targets, skipped, accepted, written, lang = run
    fixing = mend(targets, _prepared(plan, checks), accepted, request, lang) if request.fix else Mended()
    begun = streamed(written, request, accepted, targets)

    def heard(made: FileReport) -> None:
        if begun:
            begun.write(made, accepted, request, lang)

    everything, whole = linted(targets, plan, checks, request, lang, heard)
    if request.against:
        everything = _with_others(targets, everything, plan, checks, request.against)
    if request.verbose:
        _tell_more(everything, lang)
    reports = settled(everything, accepted)
    if request.fix:
        _say_unfixable(reports, lang)
    outcome = Outcome(
        reports, tuple(checks), VERSION, lang, request.statistics, skipped=tuple(skipped), least=accepted.least
    )._replace(quiet=request.quiet)
    write_all(outcome, written, request, begun)
    keep()
    if request.annotate:
        _annotate(targets, reports, request.annotate, lang)
    say_besides(outcome, [one.format for one in written], fixing.kept)
    if not whole:
        _interrupted(len(everything), len(targets), lang)
    if fixing.kept or incomplete(skipped, request):
        raise SystemExit(2)
    changed = request.exit_non_zero_on_fix and fixing.written
    status = exit_status(reports, request.fail_on or fail_on or "warning", request.max_findings)
    raise SystemExit(status or int(changed))


def _tell_more(everything: Sequence[FileReport], lang: str) -> None:
    from lintreport.cli.showing import tell_files, tell_times

    tell_files(everything, lang)
    tell_times(everything, lang)


def _interrupted(done: int, asked: int, lang: str) -> NoReturn:
    from lintreport.ending import INTERRUPTED

    tell(spoken(lang, f"已中断：检查了 {asked} 份中的 {done} 份", f"interrupted: {done} of {asked} files checked"))
    raise SystemExit(INTERRUPTED)


def _prepared(plan: Plan, checks: Sequence[Check]) -> Linter:
    from lintreport.run import prepared

    return prepared(plan, checks)


def _with_others(
    targets: Sequence[Target], reports: tuple[FileReport, ...], plan: Plan, checks: Sequence[Check], file: str
) -> tuple[FileReport, ...]:
    """The reports with what is found when the files are compared with the reports of an index."""
    from lintreport.across.comparing import against, joined

    across = plan._replace(codes=tuple(check.code for check in checks if check.across))
    return joined(reports, against(targets[: len(reports)], across, file))


def _say_unfixable(reports: Sequence[FileReport], lang: str) -> None:
    """Say that documents keep their findings: fixes are for plain text."""
    from lintreport.reading.files import DOCUMENTS

    count = sum(report.encoding in DOCUMENTS and any(one.fix for one in report.diagnostics) for report in reports)
    if count:
        zh = f"--fix 只改纯文本：{count} 份文档中的问题请在原文件中改（.docx 可用 --annotate 写成批注）"
        en = (
            f"--fix writes plain text only: edit the findings of {several(count, 'document')} "
            "where they were written (--annotate comments a .docx)"
        )
        tell(spoken(lang, zh, en))


def _annotate(targets: Sequence[Target], reports: Sequence[FileReport], out: str, lang: str) -> None:
    """Write the findings on one Word document as comments into a copy of it."""
    from pathlib import Path

    from lintreport.annotation import annotatable, annotated
    from lintreport.reading.content import read
    from lintreport.writing import replace_file

    target = annotatable(targets, reports, out)
    data = annotated(read(target), [one for report in reports for one in report.diagnostics], lang)
    replace_file(Path(out), data)
    tell(spoken(lang, f"已写入带批注的副本：{out}", f"annotated copy: {out}"))
