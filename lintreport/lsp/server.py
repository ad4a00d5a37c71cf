"""The server: what it answers to an editor, over standard input and output."""

from __future__ import annotations

import os
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter
from pygls.protocol.language_server import lsp_method

from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.lsp import answers
from lintreport.lsp.positions import units_of
from lintreport.lsp.project import Given, accept, why_not_accepted
from lintreport.lsp.session import Found, Opened, Session
from lintreport.version import VERSION

#: The files that say what holds for a folder; the editor tells when one changes.
_WATCHED = ("**/.lintreport.yaml", "**/pyproject.toml")


class _Protocol(LanguageServerProtocol):
    """Leaves the text of documents to the session: pygls ends lines where Python does, which no editor does."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Any:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """A server with the session that it serves."""

    def __init__(self, given: Given) -> None:
        super().__init__("lintreport", VERSION, protocol_cls=_Protocol, converter_factory=default_converter)
        self.session = Session(given, self._publish, self._say)
        self.able = answers.Abilities(related=False, versions=False, disabled=False, markdown=False)

    def _publish(self, document: Opened, found: Found | None) -> None:
        shown = answers.diagnostics(document.uri, found, self.able) if found else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, shown, document.version))

    def _say(self, text: Text, mistake: bool) -> None:
        kind = types.MessageType.Error if mistake else types.MessageType.Warning
        words = text.of(self.session.given.lang)
        self.window_show_message(
            types.ShowMessageParams(kind, f"lintreport{'：' if words == text.zh else ': '}{words}")
        )


def serve(given: Given) -> None:
    """Serve an editor until it says goodbye."""
    # What a check prints, or a library, goes to standard error: the other stream belongs to the editor.
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    server = made(given)
    try:
        server.start_io(stdout=stream)
    finally:
        server.session.close()


def made(given: Given) -> Server:
    """A server that answers."""
    server = Server(given)
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_reload)
    server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(_folders)
    kinds = [types.CodeActionKind.QuickFix, answers.FIX_ALL]
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))(_actions)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.command(answers.ACCEPT)(_accept)
    return server


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.able = answers.abilities(params.capabilities)
    encoding = ls.workspace.position_encoding
    ls.session.units = units_of(str(getattr(encoding, "value", encoding)))


async def _initialized(ls: Server, params: types.InitializedParams) -> None:
    _folders(ls, None)
    watching = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        watched = types.Registration("configuration", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(types.RegistrationParams([watched]))


def _folders(ls: Server, params: object) -> None:
    roots = [*ls.workspace.folders, *([ls.workspace.root_uri] if ls.workspace.root_uri else [])]
    ls.session.set_roots(iter(roots))


def _reload(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    ls.session.reload()


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.session.open(params.text_document)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.session.change(params)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.session.shut(params.text_document.uri)


def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    now = ls.session.current(params.text_document.uri)
    return [*answers.actions(*now, params, ls.able)] if now else []


def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    now = ls.session.current(params.text_document.uri)
    return answers.hover(now[1], params.position, ls.able) if now else None


def _accept(ls: Server, uri: str, fingerprint: str, code: str) -> bool:
    """Accept one of the findings that are shown; whether that was done."""
    now = ls.session.current(uri)
    for one in answers.counted(now[1]) if now else ():
        if now and (one.code, one.fingerprint) == (code, fingerprint) and not why_not_accepted(now[1].project, code):
            try:
                accept(now[1].project, one)
            except ConfigError as error:
                ls._say(error.text, True)
                return False
            ls.session.refresh()
            return True
    return False
