"""The files that lie on the desk: what is to be linted, and what was found. All of it is in memory, none on disk."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread
from typing import NamedTuple

from lintreport.acceptance import Acceptance, settled
from lintreport.declaration import Check
from lintreport.discovery import Skipped, Target, name_kind
from lintreport.errors import ConfigError
from lintreport.finding import HELD_BACK, SEVERITIES, FileReport, Severity, Text
from lintreport.plan import Plan
from lintreport.reading.archive import DEEPEST, SEPARATOR, members
from lintreport.reading.kinds import ARCHIVES, kind_of, suffixes
from lintreport.serve.worker import Worker
from lintreport.source import Unreadable
from lintreport.text.characters.masking import mask

#: More files, or more bytes that wait or are kept for comments, do not lie on a desk.
MOST_FILES, MOST_BYTES = 500, 300_000_000
#: A longer name is cut in its middle, in code points.
LONGEST_NAME = 120

#: What stands in no name of a file on one of the systems that a result may be taken to.
_NO_NAME = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


class Sheet(NamedTuple):
    """A file on the desk. ``data`` is there until it is linted, and of a Word document for as long as it lies here.

    ``report`` is what the checks came to; None before. ``begun`` says that a process has it.
    """

    number: int
    path: str
    size: int
    data: bytes | None
    begun: bool = False
    report: FileReport | None = None


class Desk:
    """Takes files, lints them in processes of its own, and knows what was found."""

    def __init__(
        self, plan: Plan, checks: tuple[Check, ...], accepted: Acceptance, processes: int | None = None
    ) -> None:
        self.checks = checks
        self.max_size = plan.max_size
        self._accepted = accepted
        self._sheets: dict[int, Sheet] = {}
        self._shown: dict[tuple[int, Severity], FileReport] = {}
        self._skipped: list[Skipped] = []
        self._numbers = count(1)
        self._lock = Lock()
        self._waiting: SimpleQueue[int | None] = SimpleQueue()
        self._workers = [Worker(plan) for _ in range(processes or max(1, min(4, (os.cpu_count() or 2) - 1)))]
        self._threads = [Thread(target=self._run, args=(worker,), daemon=True) for worker in self._workers]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Forget everything and end the processes."""
        self.clear()
        for worker in self._workers:
            self._waiting.put(None)
            worker.stop()

    # --- files

    def add(self, name: str, data: bytes) -> list[int]:
        """Lay a file on the desk, or the files in an archive; raises `ConfigError` where that is too much."""
        taken: list[int] = []
        try:
            for path, content in _unpacked(name, data):
                kind = name_kind(path)
                if path == name or kind in suffixes():
                    taken.append(self._lay(path, content))
                else:
                    with self._lock:
                        self._skipped.append(Skipped(path, kind))
        except ConfigError:
            self.remove(taken)
            raise
        for number in taken:
            self._waiting.put(number)
        return taken

    def _lay(self, name: str, data: bytes) -> int:
        with self._lock:
            held = sum(len(sheet.data) for sheet in self._sheets.values() if sheet.data is not None)
            if len(self._sheets) >= MOST_FILES or held + len(data) > MOST_BYTES:
                raise ConfigError(
                    Text(
                        f"一次最多放 {MOST_FILES} 份、共 {MOST_BYTES // 1_000_000} MB，请先取走结果并清空",
                        f"the desk holds {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB: "
                        "save the results and clear it",
                    )
                )
            number = next(self._numbers)
            path = unique(fit_name(name), {sheet.path for sheet in self._sheets.values()})
            self._sheets[number] = Sheet(number, path, len(data), data)
            return number

    def remove(self, numbers: Collection[int]) -> None:
        """Take files off the desk."""
        with self._lock:
            for number in numbers:
                self._forget(number)

    def _forget(self, number: int) -> None:
        self._sheets.pop(number, None)
        for severity in SEVERITIES:
            self._shown.pop((number, severity), None)

    def clear(self) -> None:
        """Take everything off the desk."""
        with self._lock:
            self._sheets.clear()
            self._shown.clear()
            self._skipped.clear()

    def sheets(self) -> list[Sheet]:
        """What lies on the desk, in the order in which it came."""
        with self._lock:
            return [*self._sheets.values()]

    def skipped(self) -> tuple[Skipped, ...]:
        """What was in archives and is not linted."""
        with self._lock:
            return tuple(self._skipped)

    # --- findings

    def shown(self, sheet: Sheet, least: Severity | None = None) -> FileReport:
        """The report on a file that was linted, without what is below ``least`` or what the configuration says."""
        assert sheet.report is not None
        key = (sheet.number, least or self.least)
        if key not in self._shown:
            self._shown[key] = settled([sheet.report], self._accepted._replace(least=key[1]))[0]
        return self._shown[key]

    @property
    def least(self) -> Severity:
        """The least severe that is shown when nobody asks for more."""
        return self._accepted.least

    # --- work

    def _run(self, worker: Worker) -> None:
        """What a thread does: bring one file after the other to its process; the first is ready before it is asked."""
        if worker is self._workers[0]:
            worker.start()
        while (number := self._waiting.get()) is not None:
            with self._lock:
                sheet = self._sheets.get(number)
                if sheet is None:
                    continue
                sheet = self._sheets[number] = sheet._replace(begun=True)
            report = worker.lint(Target(sheet.path, sheet.data))
            kept = sheet.data if report.encoding == "docx" else None
            with self._lock:
                if number in self._sheets:
                    self._sheets[number] = sheet._replace(data=kept, report=report)


def counts(report: FileReport) -> dict[Severity, int]:
    """How many findings of each severity a report has that count."""
    found = [one.severity for one in report.diagnostics if one.status not in HELD_BACK]
    return {severity: found.count(severity) for severity in SEVERITIES}


def fit_name(name: str) -> str:
    """The name of a file as it is shown and taken home: no way out of a folder, no sign that a system forbids."""
    parts = [part.strip(". ") for part in re.split(r"[/\\]", _NO_NAME.sub("_", mask(name)))]
    kept = [_cut(part) for part in parts if part]
    return "/".join(kept[-4:]) or "_"


def _cut(part: str) -> str:
    if len(part) <= LONGEST_NAME:
        return part
    stem, suffix = os.path.splitext(part)
    suffix = suffix if len(suffix) < 10 else ""
    half = (LONGEST_NAME - len(suffix)) // 2
    return f"{stem[:half]}…{stem[len(stem) - half + 1 :]}{suffix}"


def unique(path: str, taken: Collection[str]) -> str:
    """``path``, or with a number in brackets where that is taken."""
    stem, suffix = os.path.splitext(path)
    names = (path if number == 1 else f"{stem} ({number}){suffix}" for number in count(1))
    return next(name for name in names if name not in taken)


def _unpacked(name: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """The files in an archive or a mail, each under a name that leads to it; what is none, or broken, as it is."""
    kind = kind_of(data, name)
    found = False
    if kind in ARCHIVES and depth < DEEPEST:
        try:
            for one in members(data, kind):
                found = True
                yield from _unpacked(f"{name}{SEPARATOR}{one.name}", one.data, depth + 1)
        except Unreadable:
            found = False  # linting says why
    if not found:
        yield name, data
