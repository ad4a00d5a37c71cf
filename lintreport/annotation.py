"""Findings as comments in a copy of the Word document that they were found in."""

from __future__ import annotations

import copy
import io
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lintreport.discovery import Target
from lintreport.errors import ConfigError
from lintreport.finding import HELD_BACK, Diagnostic, FileReport, Text
from lintreport.reading import word
from lintreport.reading.word import AUTHOR, Atom
from lintreport.reading.word_numbers import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotatable(targets: Sequence[Target], reports: Sequence[FileReport], out: str) -> Target:
    """The one Word document among ``targets``; raises `ConfigError` where there is not one, or ``out`` is itself."""
    if len(targets) != 1 or len(reports) < 1 or reports[0].encoding != "docx":
        raise ConfigError(
            Text("--annotate 需要恰好一份可读取的 .docx 文件", "--annotate takes exactly one readable .docx file")
        )
    target = targets[0]
    if os.path.realpath(target.file) == os.path.realpath(out):
        raise ConfigError(
            Text("--annotate 不能写回原文件，请另取文件名", "--annotate never overwrites its input; name another file")
        )
    return target


def annotated(data: bytes, diagnostics: Sequence[Diagnostic], lang: str) -> bytes:
    """A copy of the document with a comment on the exact words of each finding; its text is not changed.

    Comments that an earlier run has left are replaced. A finding in a text box, a note, a header or a footer, where
    Word allows no comment, stands where that is anchored, or at the beginning.
    """
    document = word.opened_document(data)
    _drop_own_comments(document)
    atoms = _cut(word.walk(document).atoms, {at for one in diagnostics for at in (one.start.offset, one.end.offset)})
    starts = [atom.start for atom in atoms]
    body = document.element.body
    for one in diagnostics:
        if one.status in HELD_BACK:
            continue
        runs = list(_runs(atoms, starts, one, body))
        if runs:
            _comment(document, runs[0], runs[-1], "\n".join(_sentences(one, lang)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sentences(one: Diagnostic, lang: str) -> Iterator[str]:
    """What the comment says: the message, the computation, and what a fix would write."""
    yield f"{one.code} {one.message.of(lang)}"
    if one.note:
        yield one.note.of(lang)
    if one.fix:
        yield one.fix.message.of(lang)


def _comment(document: Any, first: Any, last: Any, text: str) -> None:
    from docx.text.run import Run

    runs = [Run(first, document), Run(last, document)]
    document.add_comment(runs, text=text, author=AUTHOR, initials="LR")


def _drop_own_comments(document: Any) -> None:
    """Take away the comments of this program and all that refers to them."""
    own = {comment.comment_id: comment for comment in document.comments if comment.author == AUTHOR}
    for comment in own.values():
        element = comment._comment_elm
        element.getparent().remove(element)
    names = {str(name) for name in own}
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(document.element.body.iter(W + tag)):
            if mark.get(W + "id") in names:
                parent = mark.getparent()
                alone = tag == "commentReference" and all(child.tag in (W + "rPr", mark.tag) for child in parent)
                (parent.getparent().remove(parent) if alone else parent.remove(mark))


def _cut(atoms: list[Atom], places: Iterable[int]) -> list[Atom]:
    """The atoms with their runs cut in two wherever one of ``places`` stands within them."""
    by_atom: dict[int, list[int]] = {}
    starts = [atom.start for atom in atoms]
    for place in sorted(places):
        at = bisect_right(starts, place) - 1
        if at >= 0 and starts[at] < place < starts[at] + len(atoms[at].text) and _run_of(atoms[at].element) is not None:
            by_atom.setdefault(at, []).append(place)
    pieces: list[Atom] = []
    for at in range(len(atoms) - 1, -1, -1):  # from the end, so that what comes first stays where it was
        atom = atoms[at]
        for place in reversed(by_atom.get(at, [])):
            rest = atom.text[place - atom.start :]
            pieces.append(Atom(place, rest, _split(atom.element, place - atom.start)))
            atom = atom._replace(text=atom.text[: place - atom.start])
        pieces.append(atom)
    return pieces[::-1]


def _split(text: Any, at: int) -> Any:
    """Cut the run of a ``w:t`` after ``at`` characters; returns the ``w:t`` of the rest, in a run of its own."""
    run = text.getparent()
    rest = copy.copy(run)
    for child in list(rest):
        rest.remove(child)
    properties = run.find(W + "rPr")
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    second = copy.copy(text)
    words = text.text or ""
    text.text, second.text = words[:at], words[at:]
    text.set(_SPACE, "preserve")
    second.set(_SPACE, "preserve")
    following = list(text.itersiblings())
    rest.append(second)
    for child in following:
        rest.append(child)
    run.addnext(rest)
    return second


def _run_of(element: Any) -> Any:
    """The run that holds a piece of text directly; None for what Word adds and for formulas."""
    parent = element.getparent() if element is not None else None
    return parent if parent is not None and parent.tag == W + "r" else None


def _runs(atoms: list[Atom], starts: list[int], one: Diagnostic, body: Any) -> Iterator[Any]:
    """The runs of the words of a finding; the next ones where it has none that can bear a comment."""
    begin = max(bisect_right(starts, one.start.offset) - 1, 0)
    end = max(one.end.offset, one.start.offset + 1)
    found = False
    for atom in atoms[begin:]:
        inside = atom.start < end and atom.start + len(atom.text) > one.start.offset
        if atom.start >= end and found:
            return
        run = _bearing(atom.element, body) if inside or atom.start >= end else None
        if run is not None:
            found = True
            yield run
    if not found:
        yield from [run for run in [next(body.iter(W + "r"), None)] if run is not None]


def _bearing(element: Any, body: Any) -> Any:
    """The run in the main text that can bear a comment on ``element``: its own, or the one that its box hangs on."""
    run = _run_of(element)
    if run is None:
        return None
    boxes = list(run.iterancestors(W + "txbxContent"))
    if boxes:
        run = next(boxes[-1].iterancestors(W + "r"), None)
    return run if run is not None and body in run.iterancestors() else None
