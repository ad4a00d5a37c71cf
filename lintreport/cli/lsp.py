"""lintreport lsp."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any

import click

from lintreport.cli.options import config_option, isolated_option, lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _


@click.command(
    "lsp",
    cls=Command,
    help=_(
        "供编辑器调用的语言服务（LSP，标准输入输出）：边写边检查。",
        "Serve an editor over standard input and output (LSP): lint while you write.",
    ),
)
@click.option(
    "--baseline", "baseline_file", metavar="FILE", help=_("已接受的问题的基线。", "Findings that are accepted.")
)
@lang_option
@config_option
@isolated_option
def lsp_command(**given: Any) -> None:
    """Serve an editor."""
    request = requested(**given)
    if find_spec("pygls") is None:
        from lintreport.errors import ConfigError
        from lintreport.finding import Text

        raise ConfigError(
            Text("语言服务需要另装：pip install 'lintreport[lsp]'", "the server needs: pip install 'lintreport[lsp]'")
        )
    from lintreport.lsp.project import Given
    from lintreport.lsp.server import serve

    lang = request.lang or os.environ.get("LINTREPORT_LANG", "")
    serve(Given(request.config_file, request.isolated, lang, request.baseline_file))
