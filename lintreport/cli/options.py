"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.saying import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# The formats, so that --help need not import their package; a test holds the two lists together.
FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "csv", "html")
#: A format that is no text, and goes into a file only.
WORKBOOK = "xlsx"
SEVERITIES = ("info", "warning", "error")


class Codes(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """Codes of checks, separated by commas; a shell completes them."""

    name = "codes"

    def shell_complete(
        self, context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The codes and names that begin like the last of what is written so far."""
        from click.shell_completion import CompletionItem

        from lintreport import packs

        before, comma, begun = incomplete.rpartition(",")
        checks = packs.load([packs.built_in()])
        return [
            CompletionItem(f"{before}{comma}{check.code}", help=check.title.zh)
            for check in checks
            if check.code.startswith(begun.upper()) or (begun and check.name.startswith(begun))
        ]


CODES = Codes()

lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), help=_("输出语言。", "Language of the output."))
config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(dir_okay=False),
    help=_("使用这份配置。", "Use this configuration."),
)
isolated_option = click.option("--isolated", is_flag=True, help=_("不读任何配置。", "Read no configuration."))
no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    envvar="LINTREPORT_NO_CACHE",
    help=_("不用上次的结果，也不保存。", "Neither use nor keep results of earlier runs."),
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), help=_("进程数（默认自动）。", "Number of processes (default: as fits).")
)


_CHOOSING = (
    click.option("--select", multiple=True, type=CODES, help=_("只运行这些检查。", "Run these checks only.")),
    click.option("--ignore", multiple=True, type=CODES, help=_("不运行这些检查。", "Leave these checks out.")),
    click.option("--extend-select", multiple=True, type=CODES, help=_("另加这些检查。", "Run these as well.")),
    click.option(
        "--min-severity",
        type=click.Choice(SEVERITIES),
        help=_("显示并计数的最低级别（默认 warning）。", "Least severity to show and count (default: warning)."),
    ),
    click.option("--exclude", multiple=True, metavar="GLOB", help=_("跳过匹配的路径。", "Leave matching paths out.")),
    click.option(
        "--no-inline-ignores",
        is_flag=True,
        help=_(
            "报告中的忽略注释无效（检查他人报送的材料时）。",
            "Heed no ignore comment in a report: for who reviews others'.",
        ),
    ),
    click.option(
        "--ext",
        "include",
        multiple=True,
        metavar="GLOB",
        help=_("文件夹中还检查匹配的文件（如 *.log）。", "Lint matching files of a folder too, such as *.log."),
    ),
    click.option(
        "--no-gitignore",
        is_flag=True,
        help=_("也检查 .gitignore 排除的文件。", "Lint what .gitignore leaves out, too."),
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help=_("文件的编码（默认自动识别）。", "Encoding of the files (default: detected)."),
    ),
    click.option(
        "--max-size",
        type=click.IntRange(min=1),
        metavar="MB",
        help=_("文件大小的上限，单位为 MB（默认 50）。", "Largest size of a file, in megabytes (default: 50)."),
    ),
    click.option("-q", "--quiet", is_flag=True, help=_("不显示计数和进度。", "Show neither counts nor progress.")),
)


def choosing(command: Any) -> Any:
    """The options that say which files are looked at, with which checks."""
    for option in reversed(_CHOOSING):
        command = option(command)
    return command


_REPORTING = (
    click.option("-f", "--output-format", type=click.Choice(FORMATS), help=_("输出格式。", "Format of the output.")),
    click.option(
        "-o",
        "--output-file",
        "output_files",
        multiple=True,
        type=click.Path(dir_okay=False),
        help=_("写入文件；可写多个，格式由后缀决定。", "Write to this file; to several, each by its suffix."),
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=_("是否用颜色（默认 auto）。", "Whether to use colors (default: auto)."),
    ),
    choosing,
    click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, "never"]),
        help=_(
            "自此级别起退出码为 1（默认 warning）。", "Least severity that makes the exit status 1 (default: warning)."
        ),
    ),
    click.option(
        "--baseline", "baseline_file", metavar="FILE", help=_("已接受的问题的基线。", "Findings that are accepted.")
    ),
    click.option("--statistics", is_flag=True, help=_("只显示每项检查的统计。", "Show counts by check only.")),
    click.option(
        "--strict",
        is_flag=True,
        help=_("有未检查的文件时退出码为 2。", "Exit with 2 when something was not checked."),
    ),
    lang_option,
    config_option,
    isolated_option,
    click.option(
        "-v", "--verbose", is_flag=True, help=_("另显示配置来源与回溯。", "Show tracebacks and the configuration.")
    ),
)


def reporting(command: Any) -> Any:
    """The options of a command that looks at files and reports what it finds."""
    for option in reversed(_REPORTING):
        command = option(command)
    return command
