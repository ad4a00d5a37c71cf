"""The commands that say what there is: checks, explain, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.linting import configured
from lintreport.cli.options import config_option, isolated_option, lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import Request, requested
from lintreport.cli.saying import _, language, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintreport.declaration import Check


@click.command("checks", cls=Command, help=_("列出所有检查项。", "List every check."))
@click.option("-f", "--output-format", type=click.Choice(["text", "json"]), default="text")
@lang_option
@config_option
@isolated_option
def checks_command(**given: Any) -> None:
    """List every check."""
    from lintreport.terminal import write

    lang, checks = _known_checks(requested(**given))
    write(_json_list(checks) if given["output_format"] == "json" else _table(checks, lang))


def _known_checks(request: Request) -> tuple[str, list[Check]]:
    """The language to speak, and every check there is."""
    from lintreport.plan import all_checks, all_packs

    project = configured(request)
    return language(request, project), all_checks(all_packs(project))


def _json_list(checks: list[Check]) -> Iterator[str]:
    import json

    entries = [
        {
            "code": check.code,
            "name": check.name,
            "severity": check.severity,
            "default": check.default,
            "title": check.title._asdict(),
            "basis": check.basis,
            "options": check.options._field_defaults,
        }
        for check in checks
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _table(checks: list[Check], lang: str) -> Iterator[str]:
    width = max(len(check.name) for check in checks)
    for check in checks:
        default = spoken(lang, "启用", "on ") if check.default else spoken(lang, "停用", "off")
        yield f"{check.code}  {check.name:{width}}  {check.severity:7}  {default}  {check.title.of(lang)}\n"


@click.command("explain", cls=Command, help=_("显示一项检查的说明。", "Show the page of a check."))
@click.argument("code")
@lang_option
@config_option
@isolated_option
def explain_command(code: str, **given: Any) -> None:
    """Show the page of a check."""
    from lintreport.errors import ConfigError, nearest
    from lintreport.finding import Text
    from lintreport.page import page
    from lintreport.terminal import typeset, write

    lang, found = _known_checks(requested(**given))
    checks = {check.code: check for check in found}
    if code.upper() not in checks:
        hint = nearest(code.upper(), list(checks))
        raise ConfigError(Text(f"没有代码“{code}”{hint.zh}", f'no such code "{code}"{hint.en}'))
    write(typeset(page(checks[code.upper()], lang)))


@click.command("schema", cls=Command, help=_("输出 JSON 格式的 JSON Schema。", "Print the schema of the JSON output."))
def schema_command() -> None:
    """Print the JSON Schema."""
    from importlib.resources import files

    from lintreport.terminal import write

    write([files("lintreport.report").joinpath("schema.json").read_text(encoding="utf-8")])
