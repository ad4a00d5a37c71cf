"""What a run is about to do, or has done, for who wants to know: files, settings, encodings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lintreport.cli.saying import several, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lintreport.cli.request import Request
    from lintreport.config import Config
    from lintreport.discovery import Skipped, Target
    from lintreport.finding import FileReport
    from lintreport.plan import Plan


def show_files(targets: Sequence[Target], skipped: Sequence[Skipped], lang: str) -> None:
    """Print the files that would be linted; say on standard error what would not."""
    from lintreport.cli.linting import say_skipped
    from lintreport.terminal import write
    from lintreport.text.characters.masking import shown_paths
    from lintreport.text.characters.visible import visible

    names = shown_paths(target.path for target in targets)
    write(f"{visible(names[target.path])}\n" for target in targets)
    say_skipped(skipped, lang)


def show_settings(project: Config, plan: Plan, request: Request) -> None:
    """Print as JSON what is in effect once the configuration and the command line are taken together."""
    import json

    from lintreport.terminal import write

    settings: dict[str, Any] = {
        "configuration": str(project.source) if project.source else None,
        "packs": [pack.folder for pack in plan.packs],
        "profile": project.profile or None,
        "checks": list(plan.codes),
        "severity": dict(plan.severity),
        "options": {code: dict(options) for code, options in plan.options.items()},
        "per-path-ignores": {glob: list(codes) for glob, codes in project.per_path_ignores.items()},
        "exclude": [*project.exclude, *request.exclude],
        "include": [*project.include, *request.include],
        "gitignore": project.gitignore and not request.no_gitignore,
        "baseline": request.baseline_file or project.baseline or None,
        "ignorable": list(plan.ignorable),
        "encoding": plan.encoding,
        "max-size": plan.max_size // 1_000_000,
        "min-severity": request.min_severity or project.min_severity or "warning",
        "fail-on": request.fail_on or project.fail_on or "warning",
    }
    write([json.dumps(settings, ensure_ascii=False, indent=2, default=str) + "\n"])


def tell_settings(project: Config, plan: Plan, lang: str) -> None:
    """Say which configuration and which packs a run uses."""
    tell(spoken(lang, f"配置：{project.source or '无'}", f"configuration: {project.source or 'none'}"))
    for pack in plan.packs:
        tell(spoken(lang, f"检查包：{pack.folder}", f"pack: {pack.folder}"))


def tell_files(reports: Iterable[FileReport], lang: str) -> None:
    """Say how each file was read, and what went wrong in the checks."""
    from lintreport.acceptance import under_shown_paths

    for report in under_shown_paths(tuple(reports)):
        size = spoken(lang, f"{report.characters:,} 字", f"{report.characters:,} characters")
        tell(f"{report.path}: {report.encoding or '-'}, {size}")
        for traceback in report.tracebacks:
            for line in traceback.splitlines():
                tell(line)


def tell_times(reports: Iterable[FileReport], lang: str) -> None:
    """Say how long each check took; one that first asks for a view of the text pays for it."""
    times = Counter[str]()
    count = 0
    for report in reports:
        times.update(report.times)
        count += bool(report.times)
    whole = sum(times.values())
    tell(spoken(lang, f"用时（{count} 份新查的文件）：", f"time ({several(count, 'file')} linted anew):"))
    for code, seconds in times.most_common():
        tell(f"  {code}: {seconds * 1e3:,.1f} ms, {seconds / whole if whole else 0:.1%}")
