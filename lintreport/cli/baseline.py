"""lintreport baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.linting import accepted_by, configured, linted, planned, say_skipped, surveyed
from lintreport.cli.options import (
    choosing,
    config_option,
    isolated_option,
    jobs_option,
    lang_option,
    no_cache_option,
)
from lintreport.cli.program import Command
from lintreport.cli.request import Request, requested
from lintreport.cli.saying import _, language, several, spoken, tell

if TYPE_CHECKING:
    from pathlib import Path

    from lintreport.baseline import Entry
    from lintreport.config import Config


@click.command("baseline", cls=Command, help=_("写出当前全部问题的基线。", "Write a baseline of all findings."))
@click.argument("paths", nargs=-1)
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    help=_("基线文件（默认为配置所指）。", "The baseline (default: as configured)."),
)
@click.option(
    "--update", is_flag=True, help=_("补充新问题，保留理由和期限。", "Add what is new; keep reasons and days.")
)
@click.option("--prune", is_flag=True, help=_("只删去已无对应问题的条目。", "Only remove entries that excuse nothing."))
@click.option(
    "--import",
    "judgements",
    metavar="JUDGEMENTS",
    help=_("导入评判结果。", "Take the judgements in this file."),
)
@choosing
@no_cache_option
@jobs_option
@lang_option
@config_option
@isolated_option
def baseline_command(output_file: str | None, **given: Any) -> None:
    """Write the baseline of what is found now."""
    from pathlib import Path

    from lintreport import baseline
    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    request = requested(**given)
    project = configured(request)
    lang = language(request, project)
    file = output_file or (project.baseline and str(project.folder / project.baseline))
    if not file:
        raise ConfigError(Text("请用 -o 指明基线文件", "name the baseline file with -o"))
    path = Path(file)
    old = baseline.load(path) if path.exists() else []
    if request.judgements:
        judged = baseline.judged(Path(request.judgements))
        entries = baseline.merged(old, judged)
        true, false, unsure = (judged.counts[judgement] for judgement in baseline.JUDGEMENTS)
        tell(
            spoken(
                lang,
                f"评判：误报 {false} 处，记入基线；确认 {true} 处、待核 {unsure} 处，仍会报告",
                f"judgements: {several(false, 'false alarm')}, accepted; "
                f"{true} confirmed and {unsure} unsure, still reported",
            )
        )
    else:
        entries = _entries(path, old, project, request)
    baseline.save(path, entries)
    total = sum(entry.times for entry in entries if not entry.confirmed)
    tell(spoken(lang, f"基线 {path}：{total} 处问题", f"baseline {path}: {several(total, 'finding')}"))


def _entries(file: Path, old: list[Entry], project: Config, request: Request) -> list[Entry]:
    """The entries that the baseline in ``file`` is to have, now that the reports have been linted again."""
    from lintreport import baseline
    from lintreport.acceptance import settled, unaccepted

    plan, checks = planned(project, request)
    targets, skipped = surveyed(project, request)
    say_skipped(skipped, language(request, project))
    reports, whole = linted(targets, plan, checks, request, language(request, project))
    if not whole:
        raise KeyboardInterrupt
    accepted = accepted_by(project._replace(baseline=""), checks, request)
    shown = settled(reports, accepted)
    if request.prune:
        return baseline.pruned(old, unaccepted(old, reports, accepted))
    new = baseline.still_open(old, baseline.entries_of(shown, accepted.codes))
    return baseline.updated(old, new, {report.path for report in shown}) if request.update else new
