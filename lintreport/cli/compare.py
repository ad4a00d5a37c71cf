"""lintreport compare."""

from __future__ import annotations

from typing import Any

import click

from lintreport.cli.comparing import comparison, finish
from lintreport.cli.linting import surveyed
from lintreport.cli.options import reporting
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, several, spoken, tell


@click.command(
    "compare",
    cls=Command,
    help=_(
        "把一份报告与上年或其他报告比较：照抄的段落、未更新的数字、对不上的上年数。\n\n"
        "问题都报告在 NEW 上，退出码与 check 相同。",
        "Compare a report with last year's or with others: copied passages, stale figures, figures of last year that "
        "differ.\n\nAll findings are in NEW; the exit status is as for check.",
    ),
)
@click.argument("new")
@click.argument("old", nargs=-1, required=True)
@reporting
def compare_command(new: str, old: tuple[str, ...], **given: Any) -> None:
    """Compare one report with some others."""
    from lintreport.across.comparing import compared
    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    request = requested(**given)
    asked = comparison(request)
    first = surveyed(asked.project, request._replace(paths=(new,)))
    if len(first.targets) != 1:
        raise ConfigError(Text(f"NEW 应为一份报告：{new}", f"NEW must be one report: {new}"))
    others = surveyed(asked.project, request._replace(paths=old))
    rest = [target for target in others.targets if target.path != first.targets[0].path]
    if not request.quiet:
        tell(spoken(asked.lang, f"与 {len(rest)} 份报告作了比较", f"compared with {several(len(rest), 'report')}"))
    finish(asked, compared(first.targets[0], rest, asked.plan), [*first.skipped, *others.skipped])
