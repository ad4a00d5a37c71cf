"""lintreport corpus."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.comparing import comparison, finish
from lintreport.cli.linting import surveyed
from lintreport.cli.options import jobs_option, reporting
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, several, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintreport.filed import Record
    from lintreport.finding import FileReport


@click.command(
    "corpus",
    cls=Command,
    help=_(
        "把文件夹中的报告互相比较：照抄、雷同、未更新的数字、对不上的上年数。\n\n"
        "问题报告在较晚的一份上，退出码与 check 相同。",
        "Compare the reports of a folder with each other: copies, near duplicates, stale figures, figures of last year "
        "that differ.\n\nFindings are in the later report; the exit status is as for check.",
    ),
)
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--index",
    "index_file",
    type=click.Path(dir_okay=False),
    help=_(
        "把指纹和数字存入此文件，下次只读有变化的报告。",
        "Keep fingerprints and figures in this file: only what has changed is read again.",
    ),
)
@click.option(
    "--engine",
    type=click.Choice(["sqlite", "duckdb"]),
    default="sqlite",
    show_default=True,
    help=_(
        "用什么找出有相同文字的报告；duckdb 需要 lintreport[corpus]，结果相同。",
        "What joins the fingerprints: duckdb needs lintreport[corpus]. The findings are the same.",
    ),
)
@reporting
@jobs_option
def corpus_command(index_file: str | None, engine: str, **given: Any) -> None:
    """Compare the reports of a folder with each other."""
    from lintreport.across.comparing import corpus
    from lintreport.across.store import pairs
    from lintreport.finding import Text
    from lintreport.terminal import watched

    request = requested(**given)
    asked = comparison(request)
    targets, skipped = surveyed(asked.project, request)
    os.environ.setdefault("PYTHONSAFEPATH", "1")

    def watch(made: Iterable[Record | FileReport], count: int) -> Iterable[Record | FileReport]:
        return made if request.quiet else watched(made, count, Text("正在读取", "Reading"), asked.lang)

    if engine == "duckdb":
        from lintreport.bulk.duck import needed, pairs

        needed()
    found = corpus(targets, asked.plan, index_file, request.jobs, watch, pairs)
    shown = found if request.quiet else watched(found, len(targets), Text("正在比较", "Comparing"), asked.lang)
    reports = list(shown)
    if not request.quiet:
        count = len(targets)
        tell(spoken(asked.lang, f"互相比较了 {count:,} 份报告", f"{several(count, 'report')} compared with each other"))
    finish(asked, reports, skipped)
