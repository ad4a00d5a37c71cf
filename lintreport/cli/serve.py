"""lintreport serve."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

import click

from lintreport.cli.options import config_option, isolated_option, jobs_option, lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language, spoken


@click.command(
    "serve",
    cls=Command,
    help=_(
        "检查台：在浏览器中打开一页，把文件拖进去检查。只在本机运行，不留存文件。",
        "The desk: a page in the browser to drop files on. It runs on this computer alone and keeps no file.",
    ),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help=_("端口（默认任选一个空闲的）。", "Port (default: any that is free)."),
)
@click.option("--no-browser", is_flag=True, help=_("不打开浏览器，只显示地址。", "Open no browser; print the address."))
@click.option(
    "--with-page", is_flag=True, help=_("网页关闭后自动结束。", "End when the page is closed: for a start icon.")
)
@jobs_option
@lang_option
@config_option
@isolated_option
def serve_command(port: int, no_browser: bool, with_page: bool, **given: Any) -> None:
    """Serve the page for those without a terminal."""
    from datetime import date

    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    request = requested(**given)
    language(request)
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise ConfigError(
            Text("检查台需要另装：pip install 'lintreport[serve]'", "the desk needs: pip install 'lintreport[serve]'")
        )
    from lintreport.acceptance import about_reports, acceptance
    from lintreport.plan import Selection, configuration, planned
    from lintreport.serve.desk import Desk
    from lintreport.serve.start import SILENCE, Closing, serve

    project = configuration(request.config_file, isolated=request.isolated)
    lang = language(request, project)
    plan, checks = planned(project, Selection(), None)
    accepted = acceptance(project, checks, project.min_severity or "warning", None, date.today())
    # A process that is started anew would import what lies in the current folder, which may be a submitter's.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    desk = Desk(plan._replace(keep_text=True), tuple(checks), about_reports(accepted), request.jobs)

    def tell(address: str) -> None:
        with suppress(OSError):  # started from an icon, it has nobody to tell
            click.echo(spoken(lang, f"检查台：{address}（按 Ctrl-C 结束）", f"The desk: {address} (Ctrl-C ends it)"))

    serve(desk, port, Closing(SILENCE, with_page=with_page), tell, lang=lang, browser=not no_browser)
