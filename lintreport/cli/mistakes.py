"""What a reader of Chinese is told of a mistake in a command line, which click says in English."""

from __future__ import annotations

import click


def chinese(error: click.UsageError) -> str:
    """The mistake in one sentence, with the way to the help."""
    said = _said(error)
    return f"{said}（用法见 {error.ctx.command_path} --help）" if error.ctx else said


def _said(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项“{error.option_name}”{_perhaps(error.possibilities)}"
    if name := getattr(error, "command_name", ""):  # NoSuchCommand of newer releases
        return f"没有命令“{name}”{_perhaps(getattr(error, 'possibilities', None))}"
    if isinstance(error, click.MissingParameter):
        kind = "选项" if isinstance(error.param, click.Option) else "参数"
        return f"缺少{kind} {_hint(error)}"
    if isinstance(error, click.BadOptionUsage):
        takes = "requires" in error.message
        return f"选项“{error.option_name}”{'后面须有值' if takes else '不带值'}"
    if isinstance(error, click.BadParameter):
        return f"{_hint(error)} 的值不对：{_wanted(error)}"
    return "缺少命令" if error.message == "Missing command." else error.message


def _perhaps(known: list[str] | None) -> str:
    return f"；是否想写“{known[0]}”？" if known else ""


def _hint(error: click.BadParameter) -> str:
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.ctx and error.param else "")
    return hint.replace("'", "") if isinstance(hint, str) else " ".join(hint)


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"应为 {'、'.join(kind.choices)} 之一"
    if isinstance(kind, click.IntRange):
        return f"应为整数，且不小于 {kind.min}" + (f"，不大于 {kind.max}" if kind.max is not None else "")
    if isinstance(kind, click.Path):
        return "不应是文件夹" if not kind.dir_okay else "不应是文件"
    return error.message
