"""lintreport clean."""

from __future__ import annotations

from typing import Any

import click

from lintreport.cli.options import lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language, spoken, tell


@click.command("clean", cls=Command, help=_("删除保存的检查结果。", "Delete the results that are kept."))
@lang_option
def clean_command(**given: Any) -> None:
    """Delete the cache."""
    from lintreport import cache
    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    lang = language(requested(**given))
    place = cache.folder()
    if not cache.clear():
        raise ConfigError(Text(f"无法删除缓存：{place}", f"the cache cannot be deleted: {place}"))
    tell(spoken(lang, f"已删除缓存：{place or '无'}", f"cache deleted: {place or 'there is none'}"))
