"""The documents that an editor has open, and what is found in them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import to_fs_path, urlparse

from lintreport.errors import ConfigError
from lintreport.finding import Diagnostic, Text
from lintreport.lsp.positions import Positions, edited
from lintreport.lsp.project import Given, Project, findings, path_in, project
from lintreport.reading.kinds import kind_of
from lintreport.report.positions import Units, utf16
from lintreport.text.structure.markdown import is_markdown

#: So long a document must rest before it is linted, in seconds: a pause between two keys of a quick typist.
REST = 0.04
#: How much of a document tells what kind of file it is.
_HEAD = 4096


class Opened(NamedTuple):
    """A document in the editor; ``version`` is the editor's number for this text."""

    uri: str
    version: int
    language: str
    text: str


class Found(NamedTuple):
    """What was found in a document as it was in ``version``."""

    version: int
    project: Project
    diagnostics: tuple[Diagnostic, ...]
    places: Positions


class Session:
    """What is open, the projects that it belongs to, and the latest that was found.

    ``publish`` takes a document and what was found in it. ``say`` takes a sentence in the language of the project, and
    whether it is of a mistake.
    """

    def __init__(
        self, given: Given, publish: Callable[[Opened, Found | None], None], say: Callable[[Text, bool], None]
    ) -> None:
        self.given = given
        self.units: Units = utf16
        self.found: dict[str, Found] = {}
        self._publish, self._say = publish, say
        self._roots: list[Path] = []
        self._open: dict[str, Opened] = {}
        self._projects: dict[Path | None, Project | None] = {}
        self._resting: dict[str, asyncio.Task[None]] = {}
        # One after the other: the checks keep a processor busy, and the newest text is linted last.
        self._linting = ThreadPoolExecutor(1, "lint")

    def close(self) -> None:
        """Lint no more."""
        for task in self._resting.values():
            task.cancel()
        self._linting.shutdown(wait=False, cancel_futures=True)

    # --- folders

    def set_roots(self, uris: Iterator[str]) -> None:
        """The folders that the editor has open."""
        paths = (path for uri in uris if (path := to_fs_path(uri)))
        self._roots = sorted({Path(path).resolve() for path in paths}, key=lambda path: -len(path.parts))
        self.reload()

    def reload(self) -> None:
        """Read configurations anew, and lint everything that is open."""
        self._projects.clear()
        self.refresh()

    def refresh(self) -> None:
        """Lint everything that is open: a baseline may have changed, which is read every time."""
        for uri in self._open:
            self._lint_soon(uri)

    def project_of(self, uri: str) -> Project | None:
        """The project that a document belongs to; None where it is misconfigured, which is said once."""
        path = to_fs_path(uri)
        place = Path(path).resolve() if path and uri.startswith("file:") else None
        root = next((root for root in self._roots if place and place.is_relative_to(root)), None)
        if root not in self._projects:
            self._projects[root] = None
            try:
                found = project(root, self.given)
                self._projects[root] = found
                if found.config.passed_over:
                    self._say(found.config.passed_over, False)
            except ConfigError as error:
                self._say(error.text, True)
        return self._projects[root]

    # --- documents

    def open(self, document: types.TextDocumentItem) -> None:
        """A document was opened."""
        self._open[document.uri] = Opened(document.uri, document.version, document.language_id, document.text)
        self._lint_soon(document.uri, rest=0)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was changed: what was found in the former text is not asked for any more."""
        uri = params.text_document.uri
        if before := self._open.get(uri):
            text = edited(before.text, params.content_changes, self.units)
            self._open[uri] = before._replace(version=params.text_document.version, text=text)
            self._lint_soon(uri)

    def shut(self, uri: str) -> None:
        """A document was closed: nothing more is shown of it."""
        if task := self._resting.pop(uri, None):
            task.cancel()
        self.found.pop(uri, None)
        if document := self._open.pop(uri, None):
            self._publish(document, None)

    def current(self, uri: str) -> tuple[Opened, Found] | None:
        """A document and what was found in it; None while the findings are those of a former text."""
        document, found = self._open.get(uri), self.found.get(uri)
        return (document, found) if document and found and found.version == document.version else None

    def _lint_soon(self, uri: str, rest: float = REST) -> None:
        if task := self._resting.pop(uri, None):
            task.cancel()
        self._resting[uri] = asyncio.get_running_loop().create_task(self._lint(uri, rest))

    async def _lint(self, uri: str, rest: float) -> None:
        await asyncio.sleep(rest)
        document = self._open.get(uri)
        belongs = self.project_of(uri) if document else None
        if document is None:
            return
        found = None
        if belongs and kind_of(document.text[:_HEAD].encode("utf-8", "surrogatepass")) == "text":
            lint = partial(_found, belongs, document, self.units)
            try:
                found = await asyncio.get_running_loop().run_in_executor(self._linting, lint)
            except ConfigError as error:  # of the baseline
                self._say(error.text, True)
        if self._open.get(uri) == document:
            self.found.pop(uri, None)
            if found:
                self.found[uri] = found
            self._publish(document, found)


def _found(belongs: Project, document: Opened, units: Units) -> Found:
    """What is found in a document, in a thread of its own."""
    diagnostics = findings(belongs, document.text, _path(belongs, document))
    return Found(document.version, belongs, diagnostics, Positions(document.text, units))


def _path(belongs: Project, document: Opened) -> str:
    """What the document is called; Markdown by its name where the editor says that it is Markdown."""
    file = to_fs_path(document.uri) if document.uri.startswith("file:") else None
    path = path_in(belongs, Path(file)) if file else urlparse(document.uri)[2].rpartition("/")[2]
    return path if document.language != "markdown" or is_markdown(path) else f"{path}.md"
