"""An editor for tests: a client of the language server, over standard input and output of a real process."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar, Union

import cattrs
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

T = TypeVar("T")

#: The longest that anything is waited for, in seconds: a server that is silent fails the test.
PATIENCE = 60


def _converter() -> cattrs.Converter:
    """One that tells an action that has a command from a bare command: lsprotocol takes both for the latter."""
    converter = default_converter()

    def action(told: Any, _: object) -> Any:
        bare = isinstance(told.get("command"), str)
        return converter.structure(told, types.Command if bare else types.CodeAction)

    converter.register_structure_hook(types.Command | types.CodeAction, action)
    converter.register_structure_hook(Union[types.Command, types.CodeAction], action)  # noqa: UP007
    return converter


class Editor:
    """Opens and edits documents; what the server says of them is waited for, never slept for."""

    def __init__(self, folder: Path | None, encodings: tuple[str, ...] = (), *arguments: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._folder = folder
        self._shown: dict[str, types.PublishDiagnosticsParams] = {}
        self._news = asyncio.Event()
        self.said: list[str] = []
        self.client = LanguageClient("editor", "1", converter_factory=_converter)
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._show(params))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self._hear(params))
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
        self.encoding = self._run(self._start(encodings, arguments))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, PATIENCE), self._loop).result()

    def _show(self, params: types.PublishDiagnosticsParams) -> None:
        self._shown[params.uri] = params
        self._news.set()

    def _hear(self, params: types.ShowMessageParams) -> None:
        self.said.append(params.message)
        self._news.set()

    async def _start(self, encodings: tuple[str, ...], arguments: tuple[str, ...]) -> str:
        cwd = self._folder or Path("/")
        await self.client.start_io(sys.executable, "-m", "lintreport", "lsp", *arguments, cwd=cwd)
        document = types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
            code_action=types.CodeActionClientCapabilities(disabled_support=True),
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        )
        workspace = types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        )
        general = types.GeneralClientCapabilities(position_encodings=[*encodings]) if encodings else None
        folders = [types.WorkspaceFolder(self._folder.as_uri(), "folder")] if self._folder else None
        told = await self.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(workspace, document, general=general), workspace_folders=folders
            )
        )
        self.client.initialized(types.InitializedParams())
        return str(getattr(told.capabilities.position_encoding, "value", told.capabilities.position_encoding))

    def close(self) -> int | None:
        """Say goodbye; the exit status of the server."""
        server = self.client._server
        assert server is not None

        async def goodbye() -> None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            await server.wait()
            await self.client.stop()

        self._run(goodbye())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        return server.returncode

    def uri(self, name: str) -> str:
        return ((self._folder or Path("/")) / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> list[types.Diagnostic]:
        uri = name if ":" in name else self.uri(name)
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return self.diagnostics(uri, 1)

    def edit(self, name: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, self.uri(name)), changes)
        )

    def diagnostics(self, uri: str, version: int) -> list[types.Diagnostic]:
        """What is shown of a document as it is in ``version``."""
        return self._run(self._wait_for(uri, version))

    async def _wait_for(self, uri: str, version: int) -> list[types.Diagnostic]:
        while uri not in self._shown or self._shown[uri].version != version:
            self._news.clear()
            await self._news.wait()
        return [*self._shown.pop(uri).diagnostics]

    def heard(self) -> str:
        """The next sentence that the server wants shown."""

        async def wait() -> str:
            while not self.said:
                self._news.clear()
                await self._news.wait()
            return self.said.pop(0)

        return self._run(wait())

    def actions(
        self, name: str, where: types.Range, only: list[types.CodeActionKind | str] | None = None
    ) -> list[types.CodeAction]:
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)), where, types.CodeActionContext([], only)
        )
        found = self._run(self.client.text_document_code_action_async(asked)) or []
        return [one for one in found if isinstance(one, types.CodeAction)]

    def hover(self, name: str, position: types.Position) -> types.Hover | None:
        asked = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), position)
        return self._run(self.client.text_document_hover_async(asked))

    def execute(self, command: types.Command) -> Any:
        asked = types.ExecuteCommandParams(command.command, command.arguments)
        return self._run(self.client.workspace_execute_command_async(asked))


def applied(text: str, edit: types.WorkspaceEdit, encoding: str) -> str:
    """What an editor that counts in ``encoding`` makes of ``text``; written apart from the server's own conversion."""
    changes = edit.document_changes or []
    edits = [one for change in changes if isinstance(change, types.TextDocumentEdit) for one in change.edits]
    for one in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        assert isinstance(one, types.TextEdit)
        text = text[: at(text, one.range.start, encoding)] + one.new_text + text[at(text, one.range.end, encoding) :]
    return text


def at(text: str, position: types.Position, encoding: str) -> int:
    """The offset of a position, by encoding the line: what an editor does that holds its text in that encoding."""
    codec, width = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    start = 0
    for _ in range(position.line):
        ends = [
            place for place in (text.find("\r\n", start), text.find("\n", start), text.find("\r", start)) if place >= 0
        ]
        start = min(ends) + (2 if text.startswith("\r\n", min(ends)) else 1)
    return start + len(text[start:].encode(codec)[: position.character * width].decode(codec))


def excerpt(text: str, where: types.Range, encoding: str) -> str:
    """The words that an editor marks."""
    return text[at(text, where.start, encoding) : at(text, where.end, encoding)]
