"""lintreport schema."""

from __future__ import annotations

import click

from lintreport.cli.program import Command
from lintreport.cli.saying import _


@click.command(
    "schema",
    cls=Command,
    help=_("输出 JSON 输出格式的 JSON Schema。", "Print the JSON Schema of the output."),
)
@click.option(
    "--config", "configuration", is_flag=True, help=_("改为配置文件的 JSON Schema。", "That of the configuration.")
)
def schema_command(configuration: bool) -> None:
    """Print a JSON Schema."""
    import json
    from importlib.resources import files

    from lintreport.terminal import write

    if configuration:
        from lintreport.settings import schema

        write([json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"])
    else:
        write([files("lintreport.report").joinpath("schema.json").read_text(encoding="utf-8")])
