"""The command line: each command lives in a module of its own."""

from __future__ import annotations

import click

from lintreport.cli.program import Program, show_version
from lintreport.cli.saying import _

#: Every command, with the module that holds it, in the order of the help.
_HOMES = {
    "check": "cli.check",
    "compare": "cli.compare",
    "corpus": "cli.corpus",
    "baseline": "cli.baseline",
    "extract": "cli.extract",
    "checks": "cli.catalogue",
    "explain": "cli.catalogue",
    "init": "cli.init",
    "test": "cli.pack",
    "schema": "cli.schema",
    "clean": "cli.clean",
    "lsp": "cli.lsp",
    "serve": "cli.serve",
}


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("检查报送文本的数据质量。", "Lint the data quality of submitted reports."),
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help=_("显示版本号。", "Show the version."),
)
def main() -> None:
    """The program."""


assert isinstance(main, Program)
main.homes = _HOMES
