"""lintreport init."""

from __future__ import annotations

from typing import Any

import click

from lintreport.cli.options import lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language, spoken, tell

#: A value for each key that a reader can start from.
_EXAMPLES = {
    "select": "[ARI, DUP, TYP]",
    "ignore": "[QTY]",
    "extend-select": "[NUM]",
    "exclude": '["drafts/*"]',
    "include": '["*.log"]',
    "gitignore": "true",
    "packs": "[house]",
    "profile": "law-government",
    "per-path-ignores": '{"archive/*": [WEB]}',
    "baseline": "baseline.json",
    "accept": "words.txt",
    "require": "names.txt",
    "severity": "{WEB: info}",
    "options": "{}",
    "protect": "[ARI, PII]",
    "inline-ignores": "true",
    "lang": "zh",
    "min-severity": "warning",
    "max-size": "50",
    "fail-on": "warning",
}


@click.command(
    "init", cls=Command, help=_("在当前文件夹写一份带注释的配置。", "Write a commented configuration into this folder.")
)
@lang_option
def init_command(**given: Any) -> None:
    """Write a commented configuration into the current folder."""
    from pathlib import Path

    from lintreport.config import NAME
    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    lang = language(requested(**given))
    try:
        with Path(NAME).open("x", encoding="utf-8") as file:
            file.write(starting(lang))
    except FileExistsError as error:
        raise ConfigError(Text(f"{NAME} 已经存在", f"{NAME} exists already")) from error
    except OSError as error:
        raise ConfigError(
            Text(f"无法写入 {NAME}：{error.strerror}", f"cannot write {NAME}: {error.strerror}")
        ) from error
    tell(spoken(lang, f"已写入 {NAME}：去掉行首的 # 即启用该项", f"wrote {NAME}: uncomment what you want to set"))


def starting(lang: str) -> str:
    """A configuration that says nothing yet: every key, with what it is for, in a comment."""
    from lintreport.settings import KEYS

    head = spoken(lang, "# lintreport 的配置。去掉行首的 # 即启用该项。\n", "# Configuration of lintreport.\n")
    keys = (f"\n# {about.purpose.of(lang)}\n# {key}: {_EXAMPLES[key]}\n" for key, about in KEYS.items())
    return head + "".join(keys)
