"""What an editor is told: diagnostics, fixes to choose from, and the page of a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from lintreport.finding import HELD_BACK, Diagnostic, PlacedEdit, Severity, Text
from lintreport.fixing import compatible, keeps_figures
from lintreport.index import complete
from lintreport.lsp.positions import Positions
from lintreport.lsp.project import why_not_accepted
from lintreport.lsp.session import Found, Opened
from lintreport.page import page

#: The name of what is done to accept a finding, and the kind of action that applies all safe fixes.
ACCEPT = "lintreport.accept"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.lintreport"

_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Abilities(NamedTuple):
    """What the editor can do beyond the least: show places, take versions with edits, show what cannot be done."""

    related: bool
    versions: bool
    disabled: bool
    markdown: bool


def abilities(client: types.ClientCapabilities) -> Abilities:
    """What the editor has said that it can do."""
    document, workspace = client.text_document, client.workspace
    shown = document.publish_diagnostics if document else None
    actions = document.code_action if document else None
    hover = document.hover if document else None
    edits = workspace.workspace_edit if workspace else None
    formats = (hover.content_format if hover else None) or ()
    return Abilities(
        bool(shown and shown.related_information),
        bool(edits and edits.document_changes),
        bool(actions and actions.disabled_support),
        types.MarkupKind.Markdown in formats,
    )


def counted(found: Found) -> Iterator[Diagnostic]:
    """The findings that are shown: not those that are accepted or ignored."""
    return (one for one in found.diagnostics if one.status not in HELD_BACK)


def diagnostics(uri: str, found: Found, able: Abilities) -> list[types.Diagnostic]:
    """The findings as an editor shows them."""
    return [_diagnostic(uri, one, found, able) for one in counted(found)]


def _diagnostic(uri: str, one: Diagnostic, found: Found, able: Abilities) -> types.Diagnostic:
    lang, places = found.project.lang, found.places
    said = [one.message.of(lang), *([one.note.of(lang)] if one.note else [])]
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, places.range(place.start.offset, place.end.offset)), place.message.of(lang)
        )
        for place in one.related
    ]
    return types.Diagnostic(
        range=_range(one, places),
        message="\n".join(said),
        severity=_SEVERITIES[one.severity],
        code=one.code,
        source="lintreport",
        related_information=(related or None) if able.related else None,
    )


def _range(one: Diagnostic, places: Positions) -> types.Range:
    return places.range(one.start.offset, one.end.offset)


def at(found: Found, wanted: types.Range) -> list[Diagnostic]:
    """The findings that touch a range, the shortest first."""
    start, end = found.places.offset(wanted.start), found.places.offset(wanted.end)
    touching = (one for one in counted(found) if one.start.offset <= end and start <= one.end.offset)
    return sorted(touching, key=lambda one: one.end.offset - one.start.offset)


def hover(found: Found, position: types.Position, able: Abilities) -> types.Hover | None:
    """The page of the check that has something to say at ``position``."""
    here = at(found, types.Range(position, position))
    check = found.project.checks.get(here[0].code) if here else None
    if check is None:
        return None
    kind = types.MarkupKind.Markdown if able.markdown else types.MarkupKind.PlainText
    words = page(complete(check), found.project.lang)
    return types.Hover(types.MarkupContent(kind, words), _range(here[0], found.places))


def actions(
    document: Opened, found: Found, params: types.CodeActionParams, able: Abilities
) -> Iterator[types.CodeAction]:
    """What can be done about the findings in a range: their fixes, all safe fixes, and that one is no mistake."""
    wanted = params.context.only
    lang = found.project.lang
    if _asked(types.CodeActionKind.QuickFix.value, wanted):
        here = at(found, params.range)
        for one in here:
            yield from _fix(document, found, one, able)
        for one in here:
            yield from _acceptance(document, found, one, able)
    if _asked(FIX_ALL, wanted):
        safe = [one for one in counted(found) if one.fix and one.fix.safe and keeps_figures(one.fix, document.text)]
        if taken := compatible(safe):
            title = Text(f"应用全部安全的修改（{len(taken)} 处）", f"Apply all safe fixes ({len(taken)})").of(lang)
            every = (edit for one in taken if one.fix for edit in one.fix.edits)
            yield types.CodeAction(title, kind=FIX_ALL, edit=_edit(document, found, every, able))


def _asked(kind: str, wanted: Iterable[types.CodeActionKind | str] | None) -> bool:
    """Whether an editor that wants these kinds, or all, asks for ``kind``."""
    if wanted is None:
        return True
    names = (one.value if isinstance(one, types.CodeActionKind) else one for one in wanted)
    return any(kind == name or kind.startswith(f"{name}.") or not name for name in names)


def _fix(document: Opened, found: Found, one: Diagnostic, able: Abilities) -> Iterator[types.CodeAction]:
    if one.fix is None or not keeps_figures(one.fix, document.text):
        return
    look = Text("", "") if one.fix.safe else Text("（须核对）", " (needs a look)")
    said, lang = one.fix.message, found.project.lang
    yield types.CodeAction(
        f"{said.of(lang)}{look.of(lang)}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(document.uri, one, found, able)],
        is_preferred=one.fix.safe,
        edit=_edit(document, found, one.fix.edits, able),
    )


def _edit(document: Opened, found: Found, edits: Iterable[PlacedEdit], able: Abilities) -> types.WorkspaceEdit:
    newline = "\r\n" if "\r\n" in document.text else "\n"
    made = [
        types.TextEdit(found.places.range(edit.start.offset, edit.end.offset), edit.replacement.replace("\n", newline))
        for edit in edits
    ]
    if not able.versions:
        return types.WorkspaceEdit(changes={document.uri: made})
    versioned = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(versioned, made)])


def _acceptance(document: Opened, found: Found, one: Diagnostic, able: Abilities) -> Iterator[types.CodeAction]:
    lang = found.project.lang
    title = Text(f"不是问题，记入基线（{one.code}）", f"Not a mistake: accept it ({one.code})").of(lang)
    why = why_not_accepted(found.project, one.code)
    if why and not able.disabled:
        return
    yield types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(document.uri, one, found, able)],
        disabled=types.CodeActionDisabled(why.of(lang)) if why else None,
        command=None if why else types.Command(title, ACCEPT, arguments=[document.uri, one.fingerprint, one.code]),
    )
