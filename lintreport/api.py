"""The Python interface: lint texts, files and folders from a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from os import PathLike, fspath
from typing import Any, NamedTuple

from lintreport.errors import ConfigError
from lintreport.finding import Diagnostic, Severity, Text

__all__ = ["ConfigError", "Linter", "Report", "lint", "lint_file", "lint_paths"]

Path = str | PathLike[str]


class Report(NamedTuple):
    """What was found in one text or file; personal numbers are masked in all of it.

    ``encoding`` is that of plain text, else the format (``docx``, ``pdf`` …); ``unreadable`` means that no check saw
    the text, and one of the findings says why. ``not_evaluated`` pairs the code of a check with why it could not judge.
    """

    path: str
    encoding: str
    findings: tuple[Diagnostic, ...]
    not_evaluated: tuple[tuple[str, Text], ...]
    unreadable: bool
    document: str

    def to_dict(self) -> dict[str, Any]:
        """The report as the document of JSON, version 1, that ``lintreport check -f json`` writes for this file."""
        told: dict[str, Any] = json.loads(self.document)
        return told


class Linter:
    """Checks that are ready to run: made once, used for many texts, also from several threads at once.

    ``select``, ``ignore`` and ``extend_select`` take codes or beginnings of codes; ``config`` is a configuration file,
    without which none is read. ``min_severity`` is the lowest that is reported (default: what the configuration says,
    else ``warning``). Raises `lintreport.ConfigError` for what it does not know.
    """

    def __init__(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        extend_select: Sequence[str] = (),
        config: Path | None = None,
        min_severity: Severity | None = None,
        inline_ignores: bool = True,
        encoding: str | None = None,
    ) -> None:
        from datetime import date

        from lintreport.acceptance import acceptance
        from lintreport.plan import Selection, configuration, planned
        from lintreport.run import prepared

        project = configuration(fspath(config) if config else None, isolated=config is None)
        self._project = project
        self._plan, self._checks = planned(
            project, Selection(tuple(select), tuple(ignore), tuple(extend_select)), encoding
        )
        if not inline_ignores:
            self._plan = self._plan._replace(ignorable=())
        self._linter = prepared(self._plan, self._checks)
        least = min_severity or project.min_severity or "warning"
        self._accepted = acceptance(project, self._checks, least, None, date.today())._replace(source=None)

    def lint(self, text: str, path: str = "text.txt") -> Report:
        """What is found in ``text``, which is called ``path`` in the result."""
        from lintreport.discovery import Target

        data = text.encode("utf-8", "surrogatepass")
        return self._reports([Target(path, data)])[0]

    def lint_file(self, path: Path) -> Report:
        """What is found in the file at ``path``; one that cannot be read has a finding that says so.

        For an archive use `lint_paths`, since it holds many files.
        """
        from lintreport.discovery import Target

        return self._reports([Target(fspath(path))])[0]

    def lint_paths(self, paths: Iterable[Path], jobs: int = 1) -> Iterator[Report]:
        """A report for each file that ``paths`` name or hold, in order; processes are started with ``jobs`` above 1."""
        from lintreport.discovery import Exclusion, survey
        from lintreport.run import lint

        exclusion = Exclusion(str(self._project.folder), self._project.exclude)
        found = survey([fspath(path) for path in paths], [exclusion], include=self._project.include)
        for report in lint(found.targets, self._plan, jobs, self._checks):
            yield self._shown([report])[0]

    def _reports(self, targets: list[Any]) -> list[Report]:
        from lintreport.run import lint_one

        return self._shown([lint_one(target, self._linter) for target in targets])

    def _shown(self, reports: list[Any]) -> list[Report]:
        from lintreport.acceptance import settled
        from lintreport.report import Outcome, render
        from lintreport.version import VERSION

        found = []
        for one in settled(reports, self._accepted):
            if one.path != str(self._project.source):  # entries that excuse nothing in this one text mean nothing
                outcome = Outcome((one,), tuple(self._checks), VERSION)
                document = "".join(render("json", outcome))
                made = Report(one.path, one.encoding, one.diagnostics, one.not_evaluated, one.unreadable, document)
                found.append(made)
        return found


@cache
def _default() -> Linter:
    return Linter()


def lint(text: str, path: str = "text.txt") -> Report:
    """What the checks that are on by default find in ``text``; no configuration is read. See `Linter` for others."""
    return _default().lint(text, path)


def lint_file(path: Path) -> Report:
    """What the checks that are on by default find in the file at ``path``."""
    return _default().lint_file(path)


def lint_paths(paths: Iterable[Path], jobs: int = 1) -> Iterator[Report]:
    """A report for each file that ``paths`` name or hold, by the checks that are on by default."""
    return _default().lint_paths(paths, jobs)
