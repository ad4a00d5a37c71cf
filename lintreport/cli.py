"""The command line."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lintreport.baseline import Entry
    from lintreport.config import Config
    from lintreport.declaration import Check
    from lintreport.discovery import Skipped, Survey, Target
    from lintreport.finding import Report, Severity, Text
    from lintreport.plan import Plan
    from lintreport.report import Outcome
    from lintreport.run import Linter
    from lintreport.settle import Acceptance

# The formats, so that --help need not import their package; a test holds the two lists together.
FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "csv", "html")
SEVERITIES = ("info", "warning", "error")

_ENGLISH = os.environ.get("LINTREPORT_LANG") == "en"


def _(zh: str, en: str) -> str:
    """The help text in the language of LINTREPORT_LANG."""
    return en if _ENGLISH else zh


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        from lintreport.version import VERSION

        click.echo(f"lintreport {VERSION}")
        context.exit()


class _Command(click.Command):
    """Takes no argument for an option that may be the name of a file: a shell writes those of others for ``*``."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        options = arguments[: arguments.index("--")] if "--" in arguments else arguments
        for argument in options:
            if argument.startswith("-") and argument != "-" and os.path.lexists(argument):
                from lintreport.errors import ConfigError
                from lintreport.finding import Text

                raise ConfigError(
                    Text(
                        f"“{argument}”可能是选项，也可能是这里的同名文件：选项之后请写 --，再写文件",
                        f'"{argument}" may be an option or the file of that name here: write -- before the files',
                    )
                )
        return super().parse_args(context, arguments)


class _Program(click.Group):
    """Ends with a sentence, in the language that the command speaks, and 2 unless it has linted what it was given."""

    command_class = _Command

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run; whatever happens has a status that tells the truth."""
        from lintreport.ending import ended, open_streams

        open_streams()
        gc.disable()  # what a start loads is there to stay
        try:
            return super().main(*arguments, **options)
        except Exception as error:  # before a command was known
            raise SystemExit(ended(error, os.environ.get("LINTREPORT_LANG", "zh"))) from error
        finally:
            _collect()  # which spares the end of the process a look at all that

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _fit_mistakes():
            return super().make_context(*arguments, **extra)

    def invoke(self, context: click.Context) -> Any:
        said = context.ensure_object(dict)
        try:
            with _fit_mistakes():
                return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            from lintreport.ending import ended

            lang = said.get("lang") or os.environ.get("LINTREPORT_LANG") or "zh"
            raise SystemExit(ended(error, lang, verbose=said.get("verbose", False))) from error


@contextmanager
def _fit_mistakes() -> Iterator[None]:
    """What click says of a command quotes it: fit to be shown."""
    try:
        yield
    except click.ClickException as error:
        from lintreport.ending import fit

        vars(error)["message"] = fit(error.message)
        raise


def _collect() -> None:
    """Let Python look for garbage in what comes from now on: all that there is by now is in use."""
    gc.freeze()
    gc.enable()


def _tell(words: str) -> None:
    """Say something in one line at standard error, fit to be shown whatever it quotes."""
    from lintreport.ending import tell

    tell(words)


def _say(lang: str, zh: str, en: str) -> str:
    return en if lang == "en" else zh


def _speaks(given: dict[str, Any], project: Config | None = None) -> str:
    """The language of the output, as far as it is known by now."""
    lang: str = given["lang"] or os.environ.get("LINTREPORT_LANG") or (project.lang if project else "") or "zh"
    click.get_current_context().ensure_object(dict).update(lang=lang, verbose=given.get("verbose", False))
    return lang


@click.group(
    cls=_Program,
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


_CHOOSING = (
    click.option("--select", multiple=True, metavar="CODES", help=_("只运行这些检查。", "Run these checks only.")),
    click.option("--ignore", multiple=True, metavar="CODES", help=_("不运行这些检查。", "Leave these checks out.")),
    click.option("--extend-select", multiple=True, metavar="CODES", help=_("另加这些检查。", "Run these as well.")),
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
    click.option("--encoding", metavar="NAME", help=_("文件的编码（默认自动识别）。", "Encoding of the files.")),
    click.option(
        "--max-size",
        type=click.IntRange(min=1),
        metavar="MB",
        help=_("文件大小的上限，单位为 MB（默认 50）。", "Largest size of a file, in megabytes (default: 50)."),
    ),
    click.option("--jobs", type=click.IntRange(min=1), help=_("进程数（默认自动）。", "Number of processes.")),
    click.option("-q", "--quiet", is_flag=True, help=_("不显示计数和进度。", "Show neither counts nor progress.")),
)


def _choosing(command: Any) -> Any:
    """The options that say which files are looked at, with which checks."""
    for option in reversed(_CHOOSING):
        command = option(command)
    return command


@main.command(
    "check",
    help=_(
        "检查文件和文件夹；“-”为标准输入，默认为当前文件夹。\n\n"
        "退出码：0 没有问题；1 有问题；2 用法、配置有误，文件无法读取，或某个检查项出错。",
        "Lint files and folders; “-” is standard input, the default is the current folder.\n\n"
        "Exit status: 0 nothing found; 1 findings; 2 usage, configuration, an unreadable file or a check that crashed.",
    ),
)
@click.argument("paths", nargs=-1)
@click.option("-f", "--output-format", type=click.Choice(FORMATS), help=_("输出格式。", "Format of the output."))
@click.option("-o", "--output-file", type=click.Path(dir_okay=False), help=_("写入文件。", "Write to this file."))
@_choosing
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help=_("自此级别起退出码为 1（默认 warning）。", "Least severity that makes the exit status 1 (default: warning)."),
)
@_lang
@click.option(
    "--baseline", "baseline_file", metavar="FILE", help=_("已接受的问题的基线。", "Findings that are accepted.")
)
@click.option(
    "--annotate",
    metavar="OUT",
    help=_("另存一份 Word 文档，问题写成批注。", "Write a copy of a Word document with the findings as comments."),
)
@click.option("--fix", is_flag=True, help=_("就地改正安全的问题。", "Mend in place what can be mended safely."))
@click.option("--unsafe-fixes", is_flag=True, help=_("也用须核对的改正。", "Use fixes that need a look as well."))
@click.option("--diff", "show_diff", is_flag=True, help=_("显示改正，不写文件。", "Show the fixes and write nothing."))
@click.option("--statistics", is_flag=True, help=_("只显示每项检查的统计。", "Show counts by check only."))
@click.option(
    "--strict", is_flag=True, help=_("有未检查的文件时退出码为 2。", "Exit with 2 when something was not checked.")
)
@click.option(
    "--by-suffix",
    is_flag=True,
    help=_(
        "逐个写出的文件也按后缀取舍（供钩子使用）。", "Leave out named files by suffix too, as in a folder: for hooks."
    ),
)
@click.option("--stdin-filename", metavar="PATH", help=_("标准输入所代表的文件名。", "What standard input stands for."))
@_config
@_isolated
@click.option(
    "-v", "--verbose", is_flag=True, help=_("另显示配置来源与回溯。", "Show tracebacks and the configuration.")
)
def check_command(paths: tuple[str, ...], **given: Any) -> None:
    """Lint files and folders."""
    from lintreport.ending import INTERRUPTED
    from lintreport.report import Outcome, render
    from lintreport.run import prepared
    from lintreport.settle import settled
    from lintreport.terminal import screen, write
    from lintreport.text.patterns import keep
    from lintreport.version import VERSION

    _speaks(given)
    project = _configured(given)
    lang = _speaks(given, project)
    shown_on = screen(given["output_file"])
    name = given["output_format"] or ("full" if shown_on.width else "concise")
    plan, checks = _planned(project, given)
    plan = plan._replace(keep_text=name == "html")
    if given["verbose"]:
        _tell(_say(lang, f"配置：{project.source or '无'}", f"configuration: {project.source or 'none'}"))
    targets, skipped = _survey(paths, project, given)
    accepted = _accepted(project, checks, given)
    if given["show_diff"]:
        changed = _show_fixes(targets, prepared(plan, checks), accepted, given)
        _say_skipped(skipped, lang)
        raise SystemExit(2 if _incomplete(skipped, given) else changed)
    kept: list[Text] = []
    if given["fix"]:
        kept = _mend(targets, prepared(plan, checks), accepted, given | {"paths": paths or (".",)}, lang)
    everything, whole = _linted(targets, plan, checks, given, lang)
    for traceback in (text for report in everything for text in report.tracebacks if given["verbose"]):
        for line in traceback.splitlines():
            _tell(line)
    reports = settled(everything, accepted)
    if given["fix"]:
        _say_unfixable(reports, lang)
    outcome = Outcome(
        reports, tuple(checks), VERSION, lang, given["statistics"], *shown_on, tuple(skipped), accepted.least
    )._replace(quiet=given["quiet"])
    write(render(name, outcome), given["output_file"])
    keep()
    if given["annotate"]:
        _annotate(targets, reports, given["annotate"], lang)
    _say_besides(outcome, name, kept, quiet=given["quiet"])
    if not whole:
        done, asked = len(everything), len(targets)
        _tell(_say(lang, f"已中断：检查了 {asked} 份中的 {done} 份", f"interrupted: {done} of {asked} files checked"))
        raise SystemExit(INTERRUPTED)
    status = _status(reports, given["fail_on"] or project.fail_on or "warning")
    raise SystemExit(2 if kept or _incomplete(skipped, given) else status)


def _say_unfixable(reports: Sequence[Report], lang: str) -> None:
    """Say that documents keep their findings: fixes are for plain text."""
    from lintreport.reading.files import DOCUMENTS

    count = sum(report.encoding in DOCUMENTS and any(one.fix for one in report.diagnostics) for report in reports)
    if count:
        zh = f"--fix 只改纯文本：{count} 份文档中的问题请在原文件中改（.docx 可用 --annotate 写成批注）"
        en = f"--fix writes plain text only: edit {count} documents in their own program (--annotate comments a .docx)"
        _tell(_say(lang, zh, en))


def _annotate(targets: Sequence[Target], reports: Sequence[Report], out: str, lang: str) -> None:
    """Write the findings on one Word document as comments into a copy of it."""
    from pathlib import Path

    from lintreport.annotation import annotatable, annotated
    from lintreport.run import read
    from lintreport.writing import replace_file

    target = annotatable(targets, reports, out)
    data = annotated(read(target), [one for report in reports for one in report.diagnostics], lang)
    replace_file(Path(out), data)
    _tell(_say(lang, f"已写入带批注的副本：{out}", f"annotated copy: {out}"))


def _say_besides(outcome: Outcome, name: str, kept: Iterable[Text], *, quiet: bool) -> None:
    """Say on standard error what the format ``name`` does not: counts, what was left out, what was not mended."""
    from lintreport.report.remarks import kept_back

    if name == "concise" and not quiet:
        for sentence in _summary(outcome):
            _tell(sentence)
    if name != "full":  # which says so itself; others have no place for it
        for text in kept_back(outcome):
            _tell(text.of(outcome.lang))
    for why in kept:
        _tell(why.of(outcome.lang))


def _say_skipped(things: Sequence[Skipped], lang: str) -> None:
    """Say on standard error, even when quiet, what was left out."""
    from lintreport.report.remarks import skipped

    if text := skipped(things):
        _tell(text.of(lang))


def _incomplete(skipped: Sequence[Skipped], given: dict[str, Any]) -> bool:
    """Whether what was left out makes the run fail."""
    from lintreport.discovery import FOLDER

    return bool(skipped and given["strict"]) or any(one.kind == FOLDER for one in skipped)


def _accepted(project: Config, checks: Sequence[Check], given: dict[str, Any]) -> Acceptance:
    from datetime import date

    from lintreport.settle import acceptance

    least: Severity = given["min_severity"] or project.min_severity or "warning"
    return acceptance(project, checks, least, given["baseline_file"], date.today())


def _show_fixes(targets: Sequence[Target], linter: Linter, accepted: Acceptance, given: dict[str, Any]) -> int:
    """Print what fixes would change; 1 when that is anything."""
    from lintreport.fixing import diff, fixed_files
    from lintreport.terminal import write
    from lintreport.text.characters.masking import shown_paths
    from lintreport.text.characters.visible import visible

    _collect()
    names = shown_paths(target.path for target in targets)
    changes = list(fixed_files(targets, linter, accepted, unsafe=given["unsafe_fixes"]))
    lines = (line for target, fixed in changes for line in diff(fixed, names[target.path], linter.encoding))
    write((f"{visible(line)}\n" for line in lines), given["output_file"])
    return int(bool(changes))


def _mend(
    targets: Sequence[Target], linter: Linter, accepted: Acceptance, given: dict[str, Any], lang: str
) -> list[Text]:
    """Write what fixes make of the files, and say how many of what; what is returned is said of those not written."""
    from lintreport.finding import Text
    from lintreport.fixing import fixed_files, save
    from lintreport.text.characters.masking import shown_paths

    _collect()
    names = shown_paths(target.path for target in targets)
    kept = []
    for target, fixed in fixed_files(targets, linter, accepted, unsafe=given["unsafe_fixes"]):
        path = names[target.path]
        if why := save(target, fixed, given["paths"]):
            kept.append(Text(f"未改正 {path}：{why.zh}", f"not mended {path}: {why.en}"))
            continue
        counts = ", ".join(f"{code} x {count}" for code, count in sorted(fixed.mended.items()))
        _tell(_say(lang, f"已改正 {path}:{counts}", f"mended {path}: {counts}"))
        if not fixed.settled:
            _tell(_say(lang, f"{path}：还有可改之处，请再运行一次", f"{path}: there is more to mend; run it again"))
    return kept


def _configured(given: dict[str, Any]) -> Config:
    from lintreport.plan import configuration

    project = configuration(given["config_file"], isolated=given["isolated"])
    if project.passed_over:
        lang = _speaks(given, project)
        _tell(_say(lang, "提示：", "note: ") + project.passed_over.of(lang))
    return project


def _planned(project: Config, given: dict[str, Any]) -> tuple[Plan, list[Check]]:
    from lintreport.plan import Selection, planned

    selection = Selection(*(_codes(given[key]) for key in ("select", "ignore", "extend_select")))
    project = project._replace(max_size=given["max_size"] or project.max_size)
    plan, checks = planned(project, selection, given["encoding"])
    return (plan._replace(ignorable=()) if given["no_inline_ignores"] else plan), checks


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _survey(paths: tuple[str, ...], project: Config, given: dict[str, Any]) -> Survey:
    """The files to lint, standard input among them, and what is left out."""
    from lintreport.discovery import Exclusion, Target, survey

    exclusions = (Exclusion(str(project.folder), project.exclude), Exclusion(".", given["exclude"]))
    named = (path for path in paths or (".",) if path != "-")
    found = survey(
        named,
        exclusions,
        by_suffix=given.get("by_suffix", False),
        include=(*project.include, *given["include"]),
        gitignore=project.gitignore and not given["no_gitignore"],
    )
    if "-" in paths:
        found.targets.append(
            Target(given["stdin_filename"] or "-", _standard_input(given["max_size"] or project.max_size))
        )
    return found


def _standard_input(largest: int) -> bytes:
    """What standard input holds, or as much as shows that it is too much; ``largest`` in megabytes."""
    from lintreport.errors import ConfigError
    from lintreport.finding import Text
    from lintreport.plan import MAX_SIZE, MEGABYTE

    try:
        return sys.stdin.buffer.read((largest * MEGABYTE or MAX_SIZE) + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ConfigError(Text(f"无法读取标准输入：{reason}", f"standard input cannot be read: {reason}")) from error


def _linted(
    targets: Sequence[Target], plan: Plan, checks: Sequence[Check], given: dict[str, Any], lang: str
) -> tuple[tuple[Report, ...], bool]:
    """The reports, and whether all are there: the user may press Ctrl-C."""
    from lintreport.finding import Text
    from lintreport.run import lint
    from lintreport.terminal import watched

    # A worker process that is started anew would import what lies in the current folder, which may be a submitter's.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    made: list[Report] = []
    try:
        reports = lint(targets, plan, given["jobs"], checks)
        for report in reports if given["quiet"] else watched(reports, len(targets), Text("正在检查", "Linting"), lang):
            made.append(report)
            if len(made) == 1:  # by now the patterns and word lists are loaded, too
                _collect()
    except KeyboardInterrupt:
        return tuple(made), False
    return tuple(made), True


def _status(reports: Iterable[Report], fail_on: str) -> int:
    """The exit status, whatever the format."""
    from lintreport.finding import HELD_BACK

    reports = tuple(reports)
    if any(report.unreadable or report.tracebacks for report in reports):
        return 2
    counted = (one for report in reports for one in report.diagnostics if one.status not in HELD_BACK)
    worst = max((SEVERITIES.index(one.severity) for one in counted), default=-1)
    return int(fail_on != "never" and worst >= SEVERITIES.index(fail_on))


def _summary(outcome: Outcome) -> list[str]:
    """A line of counts, then what is not shown or not judged."""
    from lintreport.finding import BASELINED, SEVERITY_WORDS
    from lintreport.report.remarks import unseen
    from lintreport.report.statistics import by_severity, held_back

    lang, files, held = outcome.lang, len(outcome.reports), held_back(outcome)
    counts = [(count, SEVERITY_WORDS[severity]) for severity, count in by_severity(outcome).items() if count]
    found = "、".join(f"{count} {word.zh}" for count, word in counts) or "没有发现问题"
    zh = f"检查了 {files} 份文件：{found}" if files else "没有检查任何文件"
    found = ", ".join(f"{count} {word.en}" for count, word in counts) or "nothing found"
    en = f"{files} files checked: {found}" if files else "no file was checked"
    if count := held[BASELINED]:
        zh, en = f"{zh}；基线放过 {count} 处", f"{en}; {count} held back by the baseline"
    return [_say(lang, zh, en), *(text.of(lang) for text in unseen(outcome))]


@main.command("baseline", help=_("写出当前全部问题的基线。", "Write the baseline of all that is found now."))
@click.argument("paths", nargs=-1)
@click.option("-o", "--output-file", metavar="FILE", help=_("基线文件（默认为配置所指）。", "The baseline file."))
@click.option(
    "--update", is_flag=True, help=_("补充新问题，保留理由和期限。", "Add what is new; keep reasons and days.")
)
@click.option("--prune", is_flag=True, help=_("只删去已无对应问题的条目。", "Only remove entries that excuse nothing."))
@click.option(
    "--import", "judgements", metavar="JUDGEMENTS", help=_("导入评判结果。", "Take the judgements in this file.")
)
@_choosing
@_lang
@_config
@_isolated
def baseline_command(paths: tuple[str, ...], **given: Any) -> None:
    """Write the baseline of what is found now."""
    from pathlib import Path

    from lintreport import baseline
    from lintreport.errors import ConfigError
    from lintreport.finding import Text

    _speaks(given)
    project = _configured(given)
    lang = _speaks(given, project)
    file = given["output_file"] or (project.baseline and str(project.folder / project.baseline))
    if not file:
        raise ConfigError(Text("请用 -o 指明基线文件", "name the baseline file with -o"))
    path = Path(file)
    old = baseline.load(path) if path.exists() else []
    if given["judgements"]:
        judged = baseline.judged(Path(given["judgements"]))
        entries = baseline.merged(old, judged)
        true, false, unsure = (judged.counts[judgement] for judgement in baseline.JUDGEMENTS)
        _tell(
            _say(
                lang,
                f"评判：误报 {false} 处，记入基线；确认 {true} 处、待核 {unsure} 处，不记入，仍会报告",
                f"judgements: {false} false alarms, accepted; {true} confirmed and {unsure} unsure, still reported",
            )
        )
    else:
        entries = _baseline(paths, path, old, project, given)
    baseline.save(path, entries)
    total = sum(entry.times for entry in entries)
    _tell(_say(lang, f"基线 {path}:{total} 处问题", f"baseline {path}: {total} findings"))


def _baseline(
    paths: tuple[str, ...], file: Path, old: list[Entry], project: Config, given: dict[str, Any]
) -> list[Entry]:
    """The entries that the baseline in ``file`` is to have, now that the reports have been linted again."""
    from lintreport import baseline
    from lintreport.settle import settled, unaccepted

    plan, checks = _planned(project, given)
    targets, skipped = _survey(paths, project, given)
    _say_skipped(skipped, _speaks(given, project))
    reports, whole = _linted(targets, plan, checks, given, _speaks(given, project))
    if not whole:
        raise KeyboardInterrupt
    given["baseline_file"] = None
    accepted = _accepted(project._replace(baseline=""), checks, given)
    shown = settled(reports, accepted)
    if given["prune"]:
        return baseline.pruned(old, unaccepted(old, reports, accepted))
    new = baseline.entries_of(shown, accepted.codes)
    return baseline.updated(old, new, {report.path for report in shown}) if given["update"] else new


@main.command("extract", help=_("显示从文档中读出的文字。", "Print the text that is read from a document."))
@click.argument("path")
@click.option("--places", is_flag=True, help=_("每行前写出它在原文档中的位置。", "Begin each line with its place."))
@click.option("--encoding", metavar="NAME", help=_("文件的编码（默认自动识别）。", "Encoding of the file."))
@_lang
def extract_command(path: str, **given: Any) -> None:
    """Print the text of a document."""
    from lintreport.discovery import survey
    from lintreport.errors import ConfigError
    from lintreport.finding import Text
    from lintreport.reading.files import extraction, lines
    from lintreport.run import read
    from lintreport.source import Unreadable
    from lintreport.terminal import write
    from lintreport.text.characters.masking import mask
    from lintreport.text.characters.visible import visible

    lang = _speaks(given)
    for target in survey([path]).targets:
        try:
            found = extraction(read(target), target.path, given["encoding"])
        except Unreadable as error:
            raise ConfigError(Text(f"{path}：{error.reason.zh}", f"{path}: {error.reason.en}")) from error
        shown = lines(found, lang if given["places"] else "")
        write("\t".join(map(visible, mask(one).split("\t"))) + "\n" for one in shown)


@main.command("checks", help=_("列出所有检查项。", "List every check."))
@click.option("-f", "--output-format", type=click.Choice(["text", "json"]), default="text")
@_lang
@_config
@_isolated
def checks_command(**given: Any) -> None:
    """List every check."""
    from lintreport.terminal import write

    lang, checks = _known_checks(given)
    write(_json_list(checks) if given["output_format"] == "json" else _table(checks, lang))


def _known_checks(given: dict[str, Any]) -> tuple[str, list[Check]]:
    """The language to speak, and every check there is."""
    from lintreport.plan import all_checks, all_packs

    _speaks(given)
    project = _configured(given)
    return _speaks(given, project), all_checks(all_packs(project))


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
    from lintreport.errors import ConfigError, nearest
    from lintreport.finding import Text
    from lintreport.page import page
    from lintreport.terminal import typeset, write

    lang, found = _known_checks(given)
    checks = {check.code: check for check in found}
    if code.upper() not in checks:
        hint = nearest(code.upper(), list(checks))
        raise ConfigError(Text(f"没有代码“{code}”{hint.zh}", f'no such code "{code}"{hint.en}'))
    write(typeset(page(checks[code.upper()], lang)))


@main.command("schema", help=_("输出 JSON 格式的 JSON Schema。", "Print the JSON Schema of the JSON output."))
def schema_command() -> None:
    """Print the JSON Schema."""
    from importlib.resources import files

    from lintreport.terminal import write

    write([files("lintreport.report").joinpath("schema.json").read_text(encoding="utf-8")])
