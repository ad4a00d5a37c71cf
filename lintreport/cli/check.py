"""lintreport check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.linting import accepted_by, configured, incomplete, linted, planned, say_skipped, surveyed
from lintreport.cli.mending import mend, show_fixes
from lintreport.cli.options import FORMATS, SEVERITIES, choosing, config_option, isolated_option, lang_option
from lintreport.cli.outcome import exit_status, say_besides
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintreport.declaration import Check
    from lintreport.discovery import Target
    from lintreport.finding import Report, Text
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
@click.option("-f", "--output-format", type=click.Choice(FORMATS), help=_("输出格式。", "Format of the output."))
@click.option("-o", "--output-file", type=click.Path(dir_okay=False), help=_("写入文件。", "Write to this file."))
@choosing
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help=_("自此级别起退出码为 1（默认 warning）。", "Least severity that makes the exit status 1 (default: warning)."),
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
@click.option("--stdin-filename", metavar="PATH", help=_("标准输入所代表的文件名。", "What standard input stands for."))
@config_option
@isolated_option
@click.option(
    "-v", "--verbose", is_flag=True, help=_("另显示配置来源与回溯。", "Show tracebacks and the configuration.")
)
def check_command(**given: Any) -> None:
    """Lint files and folders."""
    from lintreport.ending import INTERRUPTED
    from lintreport.report import Outcome, render
    from lintreport.settle import settled
    from lintreport.terminal import screen, write
    from lintreport.text.patterns import keep
    from lintreport.version import VERSION

    request = requested(**given)
    project = configured(request)
    lang = language(request, project)
    shown_on = screen(request.output_file)
    name = request.output_format or ("full" if shown_on.width else "concise")
    plan, checks = planned(project, request)
    plan = plan._replace(keep_text=name == "html")
    if request.verbose:
        tell(spoken(lang, f"配置：{project.source or '无'}", f"configuration: {project.source or 'none'}"))
    targets, skipped = surveyed(project, request)
    accepted = accepted_by(project, checks, request)
    if request.show_diff:
        changed = show_fixes(targets, _prepared(plan, checks), accepted, request)
        say_skipped(skipped, lang)
        raise SystemExit(2 if incomplete(skipped, request) else changed)
    kept: list[Text] = []
    if request.fix:
        kept = mend(targets, _prepared(plan, checks), accepted, request, lang)
    everything, whole = linted(targets, plan, checks, request, lang)
    for traceback in (text for report in everything for text in report.tracebacks if request.verbose):
        for line in traceback.splitlines():
            tell(line)
    reports = settled(everything, accepted)
    if request.fix:
        _say_unfixable(reports, lang)
    outcome = Outcome(
        reports, tuple(checks), VERSION, lang, request.statistics, *shown_on, tuple(skipped), accepted.least
    )._replace(quiet=request.quiet)
    write(render(name, outcome), request.output_file)
    keep()
    if request.annotate:
        _annotate(targets, reports, request.annotate, lang)
    say_besides(outcome, name, kept, quiet=request.quiet)
    if not whole:
        done, asked = len(everything), len(targets)
        tell(spoken(lang, f"已中断：检查了 {asked} 份中的 {done} 份", f"interrupted: {done} of {asked} files checked"))
        raise SystemExit(INTERRUPTED)
    status = exit_status(reports, request.fail_on or project.fail_on or "warning")
    raise SystemExit(2 if kept or incomplete(skipped, request) else status)


def _prepared(plan: Plan, checks: Sequence[Check]) -> Linter:
    from lintreport.run import prepared

    return prepared(plan, checks)


def _say_unfixable(reports: Sequence[Report], lang: str) -> None:
    """Say that documents keep their findings: fixes are for plain text."""
    from lintreport.reading.files import DOCUMENTS

    count = sum(report.encoding in DOCUMENTS and any(one.fix for one in report.diagnostics) for report in reports)
    if count:
        zh = f"--fix 只改纯文本：{count} 份文档中的问题请在原文件中改（.docx 可用 --annotate 写成批注）"
        en = f"--fix writes plain text only: edit {count} documents in their own program (--annotate comments a .docx)"
        tell(spoken(lang, zh, en))


def _annotate(targets: Sequence[Target], reports: Sequence[Report], out: str, lang: str) -> None:
    """Write the findings on one Word document as comments into a copy of it."""
    from pathlib import Path

    from lintreport.annotation import annotatable, annotated
    from lintreport.reading.content import read
    from lintreport.writing import replace_file

    target = annotatable(targets, reports, out)
    data = annotated(read(target), [one for report in reports for one in report.diagnostics], lang)
    replace_file(Path(out), data)
    tell(spoken(lang, f"已写入带批注的副本：{out}", f"annotated copy: {out}"))
