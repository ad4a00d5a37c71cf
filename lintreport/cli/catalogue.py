"""The commands that say which checks there are: checks, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.linting import codes_of, configured
from lintreport.cli.options import CODES, config_option, isolated_option, lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import Request, requested
from lintreport.cli.saying import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintreport.config import Config
    from lintreport.declaration import Check

_format = click.option("-f", "--output-format", type=click.Choice(["text", "json"]), default="text")


@click.command("checks", cls=Command, help=_("列出检查项，级别以配置为准。", "List the checks, as configured."))
@click.option("--select", multiple=True, type=CODES, help=_("只列出这些。", "List these only."))
@_format
@lang_option
@config_option
@isolated_option
def checks_command(**given: Any) -> None:
    """List the checks."""
    from lintreport import naming
    from lintreport.terminal import write

    request = requested(**given)
    lang, project, checks = _known(request)
    words = codes_of(request.select)
    naming.verify(words, checks, "--select: ")
    named = {check.code for word in words for check in naming.covered(word, checks)}
    listed = [check for check in checks if not words or check.code in named]
    severities = naming.by_code(project.severity, checks)
    listed = [check._replace(severity=severities.get(check.code, check.severity)) for check in listed]
    runs = _running(project, request)
    write(_json(listed, runs) if request.output_format == "json" else _table(listed, runs, lang))


def _known(request: Request) -> tuple[str, Config, list[Check]]:
    """The language to speak, the configuration, and every check there is."""
    from lintreport.plan import all_checks, all_packs

    project = configured(request)
    return language(request, project), project, all_checks(all_packs(project))


def _running(project: Config, request: Request) -> frozenset[str]:
    """The codes of the checks that run under the configuration."""
    from lintreport.plan import Selection, planned

    return frozenset(planned(project, Selection(), request.encoding)[0].codes)


def _entry(check: Check) -> dict[str, Any]:
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity,
        "default": check.default,
        "title": check.title._asdict(),
        "basis": check.basis,
        "options": check.options._field_defaults,
    }


def _json(checks: Sequence[Check], runs: frozenset[str]) -> Iterator[str]:
    import json

    entries = [_entry(check) | {"runs": check.code in runs} for check in checks]
    yield json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _table(checks: Sequence[Check], runs: frozenset[str], lang: str) -> Iterator[str]:
    from rich.cells import cell_len

    from lintreport.finding import SEVERITY_WORDS, Text

    on, off = Text("启用", "on ").of(lang), Text("停用", "off").of(lang)
    words = {severity: word.of(lang) for severity, word in SEVERITY_WORDS.items()}
    widest = max(map(cell_len, words.values()))
    width = max(len(check.name) for check in checks)
    for check in checks:
        word = words[check.severity]
        severity = word + " " * (widest - cell_len(word))
        state = on if check.code in runs else off
        yield f"{check.code}  {check.name:{width}}  {severity}  {state}  {check.title.of(lang)}\n"


@click.command(
    "explain",
    cls=Command,
    help=_(
        "显示检查项的说明；CODES 是代码、代码开头或名称。",
        "Show the pages of checks; CODES are codes, beginnings of codes or names.",
    ),
)
@click.argument("codes", nargs=-1, type=CODES)
@click.option("--all", "everything", is_flag=True, help=_("全部检查项。", "All checks."))
@_format
@lang_option
@config_option
@isolated_option
def explain_command(codes: tuple[str, ...], everything: bool, **given: Any) -> None:
    """Show the pages of checks."""
    from lintreport import naming
    from lintreport.errors import ConfigError
    from lintreport.finding import Text
    from lintreport.page import page
    from lintreport.terminal import typeset, write

    request = requested(**given)
    lang, _project, checks = _known(request)
    words = (naming.ALL,) if everything else codes_of(codes)
    if not words:
        raise ConfigError(Text("请写出代码，或用 --all", "name a code, or use --all"))
    naming.verify(words, checks)
    chosen = {check.code: check for word in words for check in naming.covered(word, checks)}
    if request.output_format == "json":
        write(_pages(list(chosen.values())))
    else:
        write(typeset("\n\n".join(page(check, lang) for check in chosen.values())))


def _pages(checks: Sequence[Check]) -> Iterator[str]:
    import json

    entries = [
        _entry(check) | {"doc": check.doc._asdict(), "bad": list(check.bad), "good": list(check.good)}
        for check in checks
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
