"""lintreport extract."""

from __future__ import annotations

from typing import Any

import click

from lintreport.cli.options import lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language


@click.command("extract", cls=Command, help=_("显示从文档中读出的文字。", "Print the text of a document."))
@click.argument("path")
@click.option("--places", is_flag=True, help=_("每行前写出它在原文档中的位置。", "Begin each line with its place."))
@click.option("--encoding", metavar="NAME", help=_("文件的编码（默认自动识别）。", "Encoding of the file."))
@lang_option
def extract_command(path: str, places: bool, **given: Any) -> None:
    """Print the text of a document."""
    from lintreport.discovery import survey
    from lintreport.errors import ConfigError
    from lintreport.finding import Text
    from lintreport.reading.content import read
    from lintreport.reading.files import extraction, lines
    from lintreport.source import Unreadable
    from lintreport.terminal import write
    from lintreport.text.characters.masking import mask
    from lintreport.text.characters.visible import visible

    request = requested(paths=(path,), **given)
    lang = language(request)
    for target in survey([path]).targets:
        try:
            found = extraction(read(target), target.path, request.encoding)
        except Unreadable as error:
            raise ConfigError(Text(f"{path}：{error.reason.zh}", f"{path}: {error.reason.en}")) from error
        shown = lines(found, lang if places else "")
        write("\t".join(map(visible, mask(one).split("\t"))) + "\n" for one in shown)
