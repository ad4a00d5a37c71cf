"""The command line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintreport.check import Check
    from lintreport.config import Config
    from lintreport.finding import Report, Severity, Text
    from lintreport.run import Plan

# The formats, so that --help need not import their package; a test holds the two lists together.
FORMATS = ("full", "concise", "json", "jsonl")
SEVERITIES = ("info", "warning", "error")

#: Seconds of work after which a terminal is shown a progress bar.
PATIENCE = 1.0

_ENGLISH = os.environ.get("LINTREPORT_LANG") == "en"


def _(zh: str, en: str) -> str:
    """The help text in the language of LINTREPORT_LANG."""
    return en if _ENGLISH else zh


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        from lintreport.version import VERSION

        click.echo(f"lintreport {VERSION}")
        context.exit()


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("检查报送文本的数据质量。", "Lint the data quality of submitted reports."),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=_("显示版本号。", "Show the version."),
)
def main() -> None:
    """The program."""


_lang = click.option("--lang", type=click.Choice(["zh", "en"]), help=_("输出语言。", "Language of the output."))
_config = click.option(
    "--config", "config_file", type=click.Path(dir_okay=False), help=_("使用这份配置。", "Use this configuration.")
)
_isolated = click.option("--isolated", is_flag=True, help=_("不读任何配置。", "Read no configuration."))


@main.command(
    "check",
    help=_(
        "检查文件和文件夹;“-”为标准输入,默认为当前文件夹。\n\n"
        "退出码:0 没有问题;1 有问题;2 用法、配置有误,文件无法读取,或某个检查项出错。",
        "Lint files and folders; “-” is standard input, the default is the current folder.\n\n"
        "Exit status: 0 nothing found; 1 findings; 2 usage, configuration, an unreadable file or a check that crashed.",
    ),
)
@click.argument("paths", nargs=-1)
@click.option("-f", "--output-format", type=click.Choice(FORMATS), help=_("输出格式。", "Format of the output."))
@click.option("-o", "--output-file", type=click.Path(dir_okay=False), help=_("写入文件。", "Write to this file."))
@click.option("--select", multiple=True, metavar="CODES", help=_("只运行这些检查。", "Run these checks only."))
@click.option("--ignore", multiple=True, metavar="CODES", help=_("不运行这些检查。", "Leave these checks out."))
@click.option("--extend-select", multiple=True, metavar="CODES", help=_("另加这些检查。", "Run these checks as well."))
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    help=_("显示并计数的最低级别(默认 warning)。", "Least severity to show and count (default: warning)."),
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help=_("自此级别起退出码为 1(默认 warning)。", "Least severity that makes the exit status 1 (default: warning)."),
)
@_lang
@click.option("--statistics", is_flag=True, help=_("只显示每项检查的统计。", "Show counts by check only."))
@click.option("--exclude", multiple=True, metavar="GLOB", help=_("跳过匹配的路径。", "Leave matching paths out."))
@click.option("--stdin-filename", metavar="PATH", help=_("标准输入所代表的文件名。", "What standard input stands for."))
@click.option("--encoding", metavar="NAME", help=_("文件的编码(默认自动识别)。", "Encoding of the files."))
@click.option("--jobs", type=click.IntRange(min=1), help=_("进程数(默认自动)。", "Number of processes."))
@_config
@_isolated
@click.option(
    "-v", "--verbose", is_flag=True, help=_("另显示配置来源与回溯。", "Show tracebacks and the configuration.")
)
@click.option("-q", "--quiet", is_flag=True, help=_("不显示计数和进度。", "Show neither counts nor progress."))
def check_command(paths: tuple[str, ...], **given: Any) -> None:
    """Lint files and folders."""
    with _Errors(given["lang"]) as errors:
        _check(paths, given, errors)


def _check(paths: tuple[str, ...], given: dict[str, Any], errors: _Errors) -> None:
    from shutil import get_terminal_size

    from lintreport.report import Outcome, render
    from lintreport.run import lint, shown
    from lintreport.version import VERSION

    config = _configuration(given)
    errors.lang = lang = _language(given["lang"], config)
    plan, checks = _plan(config, given)
    targets = _targets(paths or (".",), config, given)
    if given["verbose"]:
        click.echo(_say(lang, f"配置:{config.source or '无'}", f"configuration: {config.source or 'none'}"), err=True)
    least: Severity = given["min_severity"] or config.min_severity or "warning"
    fail_on = given["fail_on"] or config.fail_on or "warning"
    everything = list(_watched(lint(targets, plan, given["jobs"]), len(targets), lang, quiet=given["quiet"]))
    reports = tuple(shown(report, least) for report in everything)
    for traceback in (text for report in everything for text in report.tracebacks if given["verbose"]):
        click.echo(traceback, err=True)
    terminal = sys.stdout.isatty() and given["output_file"] is None
    name = given["output_format"] or ("full" if terminal else "concise")
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = get_terminal_size().columns if terminal else None
    outcome = Outcome(reports, tuple(checks), VERSION, lang, statistics=given["statistics"], color=color, width=width)
    _write(render(name, outcome), given["output_file"])
    if name == "concise" and not given["quiet"]:
        click.echo(_summary(reports, lang), err=True)
    if any(report.unreadable or report.tracebacks for report in everything):
        raise SystemExit(2)
    worst = max((SEVERITIES.index(one.severity) for report in reports for one in report.diagnostics), default=-1)
    raise SystemExit(int(fail_on != "never" and worst >= SEVERITIES.index(fail_on)))


def _say(lang: str, zh: str, en: str) -> str:
    return en if lang == "en" else zh


class _Errors:
    """Turns a mistake of the user's into a sentence and exit status 2, and a closed pipe into silence."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang or os.environ.get("LINTREPORT_LANG") or "zh"

    def __enter__(self) -> _Errors:
        return self

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        if kind is None or issubclass(kind, SystemExit):
            return
        from lintreport.errors import ConfigError

        if isinstance(error, ConfigError):
            _fail(error.text, self.lang)


def _fail(text: Text, lang: str) -> NoReturn:
    click.echo(_say(lang, "错误:", "error: ") + text.of(lang), err=True)
    raise SystemExit(2)


def _language(given: str | None, config: Config) -> str:
    return given or os.environ.get("LINTREPORT_LANG") or config.lang or "zh"


def _configuration(given: dict[str, Any]) -> Config:
    from pathlib import Path

    from lintreport import config
    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    if given["isolated"] and given["config_file"]:
        raise ConfigError(Text("--config 与 --isolated 不能同用", "--config and --isolated exclude each other"))
    if given["isolated"]:
        return config.Config()
    path = Path(given["config_file"]) if given["config_file"] else config.find(Path.cwd())
    return config.load(path) if path else config.Config()


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _all_checks(config: Config) -> tuple[tuple[Any, ...], list[Check]]:
    """All packs and their checks, and the engine's own."""
    from lintreport import lnt, packs

    found = (packs.built_in(), *packs.installed(), *(packs.at(config.folder / folder) for folder in config.packs))
    return found, [*lnt.CHECKS, *packs.load(found)]


def _plan(config: Config, given: dict[str, Any]) -> tuple[Plan, list[Check]]:
    """What is run: the configuration, and what the command line says instead or on top of it."""
    from lintreport.config import check_codes, chosen, unknown_codes
    from lintreport.run import Plan

    packs, checks = _all_checks(config)
    check_codes(config, checks)
    select, ignore, extend = (_codes(given[key]) for key in ("select", "ignore", "extend_select"))
    for option, codes in (("--select", select), ("--ignore", ignore), ("--extend-select", extend)):
        unknown_codes(codes, checks, f"{option}: ")
    if given["encoding"]:
        _known_encoding(given["encoding"])
    # Who selects on the command line means just that, whatever the configuration leaves out or adds.
    base = config._replace(select=select, ignore=(), extend_select=()) if select else config
    run = chosen(checks, base.select, base.extend_select + extend, base.ignore + ignore)
    plan = Plan(packs, tuple(check.code for check in run), config.options, config.severity, given["encoding"])
    return plan, run


def _known_encoding(name: str) -> None:
    import codecs

    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    try:
        codecs.lookup(name)
    except LookupError as error:
        raise ConfigError(Text(f"--encoding: 没有这种编码:{name}", f"--encoding: no such encoding: {name}")) from error


def _targets(paths: tuple[str, ...], config: Config, given: dict[str, Any]) -> list[Any]:
    """The files to lint, standard input among them."""
    from lintreport.discovery import Target, targets

    found = targets((path for path in paths if path != "-"), (*config.exclude, *given["exclude"]))
    if "-" in paths:
        found.append(Target(given["stdin_filename"] or "-", sys.stdin.buffer.read()))
    return found


def _watched(reports: Iterator[Report], count: int, lang: str, *, quiet: bool) -> Iterator[Report]:
    """``reports``, with a progress bar on a terminal once the work has taken a second."""
    from itertools import islice
    from time import monotonic

    if quiet or not sys.stderr.isatty():
        yield from reports
        return
    begin = monotonic()
    done = 0
    for report in reports:
        yield report
        done += 1
        if monotonic() - begin > PATIENCE:
            break
    if done < count:
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        label = _say(lang, "正在检查", "Linting")
        rest = islice(reports, count - done)
        yield from track(rest, label, total=count, completed=done, console=console, transient=True)


def _write(pieces: Iterator[str], path: str | None) -> None:
    """Write the output to ``path`` or to standard output; a reader who has left is no error."""
    if path is not None:
        from lintreport.errors import ConfigError
        from lintreport.finding import Text

        try:
            with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(pieces)
        except OSError as error:
            raise ConfigError(
                Text(f"无法写入 {path}:{error.strerror}", f"cannot write {path}: {error.strerror}")
            ) from error
        return
    if hasattr(sys.stdout, "reconfigure"):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would fail again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _summary(reports: tuple[Report, ...], lang: str) -> str:
    from collections import Counter

    counts: Counter[str] = Counter(one.severity for report in reports for one in report.diagnostics)
    files = len(reports)
    if not counts:
        return _say(lang, f"检查了 {files} 份文件,没有发现问题。", f"{files} files checked, nothing found.")
    parts = ", ".join(f"{counts[severity]} {severity}" for severity in reversed(SEVERITIES) if counts[severity])
    return _say(lang, f"检查了 {files} 份文件:{parts}", f"{files} files checked: {parts}")


@main.command("checks", help=_("列出所有检查项。", "List every check."))
@click.option("-f", "--output-format", type=click.Choice(["text", "json"]), default="text")
@_lang
@_config
@_isolated
def checks_command(**given: Any) -> None:
    """List every check."""
    with _Errors(given["lang"]) as errors:
        config = _configuration(given)
        errors.lang = lang = _language(given["lang"], config)
        checks = _all_checks(config)[1]
        _write(_json_list(checks) if given["output_format"] == "json" else _table(checks, lang), None)


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
        default = _say(lang, "启用", "on ") if check.default else _say(lang, "停用", "off")
        yield f"{check.code}  {check.name:{width}}  {check.severity:7}  {default}  {check.title.of(lang)}\n"


@main.command("explain", help=_("显示一项检查的说明。", "Show the page of a check."))
@click.argument("code")
@_lang
@_config
@_isolated
def explain_command(code: str, **given: Any) -> None:
    """Show the page of a check."""
    with _Errors(given["lang"]) as errors:
        from lintreport.errors import ConfigError, nearest
        from lintreport.finding import Text
        from lintreport.page import page

        config = _configuration(given)
        errors.lang = lang = _language(given["lang"], config)
        checks = {check.code: check for check in _all_checks(config)[1]}
        if code.upper() not in checks:
            hint = nearest(code.upper(), list(checks))
            raise ConfigError(Text(f"没有代码“{code}”{hint.zh}", f'no such code "{code}"{hint.en}'))
        _write(_formatted(page(checks[code.upper()], lang)), None)


def _formatted(markdown: str) -> Iterator[str]:
    """Markdown as it is, or set in type on a terminal."""
    if not sys.stdout.isatty():
        yield markdown
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    with console.capture() as capture:
        console.print(Markdown(markdown))
    yield capture.get()


@main.command("schema", help=_("输出 JSON 格式的 JSON Schema。", "Print the JSON Schema of the JSON output."))
def schema_command() -> None:
    """Print the JSON Schema."""
    from importlib.resources import files

    _write(iter([files("lintreport.report").joinpath("schema.json").read_text(encoding="utf-8")]), None)
