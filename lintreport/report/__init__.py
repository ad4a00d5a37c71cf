"""Output formats, one module each: an outcome to pieces of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lintreport.discovery import Skipped
from lintreport.finding import (  # re-exported for the formats
    BASELINED,
    HELD_BACK,
    SUPPRESSED,
    Diagnostic,
    FileReport,
    Severity,
)

if TYPE_CHECKING:
    from lintreport.declaration import Check

__all__ = [
    "BASELINED",
    "FORMATS",
    "HELD_BACK",
    "SUPPRESSED",
    "FileReport",
    "Outcome",
    "diagnostics",
    "message",
    "render",
]

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "csv", "html")


class Outcome(NamedTuple):
    """All that a run came to, and how it is to be shown.

    ``reports`` come in the order of their paths, the diagnostics of each in the order of place and code;
    ``checks`` are those that ran. ``lang`` is what people read (the machine formats hold both languages).
    ``statistics`` asks for the table by code instead of the findings. ``color`` and ``width`` (in terminal
    cells, None where there is no terminal) are for the formats that are made for a terminal. ``skipped`` was found
    and not linted; less severe than ``least`` is only counted. ``quiet`` leaves the counts out.
    """

    reports: tuple[FileReport, ...]
    checks: tuple[Check, ...]
    version: str
    lang: str = "zh"
    statistics: bool = False
    color: bool = False
    width: int | None = None
    skipped: tuple[Skipped, ...] = ()
    least: Severity = "warning"
    quiet: bool = False


def render(name: str, outcome: Outcome) -> Iterator[str]:
    """``outcome`` in the format ``name``, piece by piece; only the module of that format is imported."""
    from importlib import import_module

    pieces: Iterator[str] = import_module(f"lintreport.report.{name}").render(outcome)
    return pieces


#: The formats that can be written file by file while a run goes on.
STREAMED = ("full", "concise")


def part(name: str, report: FileReport, outcome: Outcome) -> str:
    """What a format of `STREAMED` writes of one file; ``outcome`` says how, and its reports do not matter."""
    from importlib import import_module

    piece: str = import_module(f"lintreport.report.{name}").part(report, outcome)
    return piece


def ending(name: str, outcome: Outcome) -> Iterator[str]:
    """What a format of `STREAMED` writes once all files are written."""
    from importlib import import_module

    pieces: Iterator[str] = import_module(f"lintreport.report.{name}").ending(outcome)
    return pieces


def message(one: Diagnostic, lang: str) -> str:
    """The message, after its place in a document that is no plain text: for formats that have no field for that."""
    said = one.message.of(lang)
    return f"{one.location.of(lang)}{': ' if lang == 'en' else '：'}{said}" if one.location else said


def diagnostics(outcome: Outcome) -> Iterator[Diagnostic]:
    """The diagnostics that count: all but those that a baseline or a comment holds back."""
    return (one for report in outcome.reports for one in report.diagnostics if one.status not in HELD_BACK)
