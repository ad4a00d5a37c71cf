"""Where the output goes, in which format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from lintreport import report
from lintreport.acceptance import Acceptance, settled
from lintreport.cli.options import FORMATS, WORKBOOK
from lintreport.cli.request import Request
from lintreport.discovery import Target
from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.report import FileReport, Outcome
from lintreport.terminal import screen, write, write_bytes
from lintreport.text.characters.masking import shown_paths

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


class Begun(NamedTuple):
    """A format that is written file by file to standard output, and the paths that are written."""

    format: str
    written: set[str]

    def write(self, made: FileReport, accepted: Acceptance, request: Request, lang: str) -> None:
        """Write what was found in one file, now."""
        shown_on = screen(None, request.color)
        setting = Outcome((), (), "", lang, color=shown_on.color, width=shown_on.width)
        pieces = [report.part(self.format, one, setting) for one in settled([made], accepted) if one.path == made.path]
        self.written.add(made.path)
        if any(pieces):
            write(pieces)

    def rest(self, outcome: Outcome) -> Iterator[str]:
        """What is not written yet: files that an interrupt came before, the project's own, and the end."""
        for one in outcome.reports:
            if one.path not in self.written:
                yield report.part(self.format, one, outcome)
        yield from report.ending(self.format, outcome)


def streamed(written: Sequence[Output], request: Request, accepted: Acceptance, targets: list[Target]) -> Begun | None:
    """The format in which the findings are written file by file, if they can be: then ``targets`` are put in order.

    They are not where what is said of one file may depend on others: with a baseline, an index, or masked paths.
    """
    one = written[0]
    if one.file is not None or one.format not in report.STREAMED or request.statistics or request.against:
        return None
    names = shown_paths(target.path for target in targets)
    if accepted.entries or any(name != path for path, name in names.items()):
        return None
    targets.sort(key=lambda target: target.path)
    return Begun(one.format, set())


def write_all(outcome: Outcome, written: Sequence[Output], request: Request, begun: Begun | None = None) -> None:
    """Write the outcome in each format to its file; of the format that has ``begun`` what is not written yet."""
    for one in written:
        shown_on = screen(one.file, request.color)
        shown = outcome._replace(color=shown_on.color, width=shown_on.width)
        if begun:
            write(begun.rest(shown))
        elif one.format == WORKBOOK:
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
