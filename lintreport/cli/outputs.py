"""Where the output goes, in which format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from lintreport import report
from lintreport.cli.options import FORMATS, WORKBOOK
from lintreport.cli.request import Request
from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.report import Outcome
from lintreport.terminal import screen, write, write_bytes

#: The format of a file that is named without one.
_BY_SUFFIX = {f".{name}": name for name in FORMATS} | {
    ".txt": "concise",
    ".xml": "junit",
    ".htm": "html",
    ".xlsx": WORKBOOK,
}


class Output(NamedTuple):
    """A format, and the file that it goes to; None for standard output."""

    format: str
    file: str | None


def outputs(request: Request) -> list[Output]:
    """What is written: to standard output unless files are named, each in the format of its suffix.

    ``--output-format`` decides for standard output and for a single file.
    """
    files = request.output_files
    if not files:
        terminal = screen(None).width is not None
        return [Output(request.output_format or ("full" if terminal else "concise"), None)]
    if len(files) == 1:
        return [Output(request.output_format or _by_suffix(files[0]) or "concise", files[0])]
    unknown = next((file for file in files if not _by_suffix(file)), None)
    if unknown:
        known = ", ".join(sorted(_BY_SUFFIX))
        raise ConfigError(
            Text(
                f"写入多个文件时，格式由后缀决定，{unknown} 的后缀不在其中：{known}",
                f"with several output files the suffix decides on the format; {unknown} has none of {known}",
            )
        )
    named = [Output(_by_suffix(file) or "", file) for file in files]
    return [*named, Output(request.output_format, None)] if request.output_format else named


def write_all(outcome: Outcome, written: Sequence[Output], request: Request) -> None:
    """Write the outcome in each format to its file."""
    for one in written:
        shown_on = screen(one.file, request.color)
        shown = outcome._replace(color=shown_on.color, width=shown_on.width)
        if one.format == WORKBOOK:
            _write_workbook(shown, one.file)
        else:
            write(report.render(one.format, shown), one.file)


def _write_workbook(outcome: Outcome, file: str | None) -> None:
    from lintreport.report.workbook import workbook

    if file is None:
        raise ConfigError(Text("xlsx 须用 -o 写入文件", "xlsx goes into a file: name it with -o"))
    write_bytes(workbook(outcome), file)


def _by_suffix(file: str) -> str | None:
    return _BY_SUFFIX.get(PurePath(file).suffix.lower())
