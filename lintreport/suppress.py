"""Findings that a project says it does not want: by path in the configuration, by comment in Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from lintreport import lnt
from lintreport.diagnosis import diagnosis
from lintreport.discovery import Exclusion, excluded
from lintreport.document import Document
from lintreport.finding import SUPPRESSED, Diagnostic, FileReport, Finding, Span, Text
from lintreport.text.lazy import Lazy
from lintreport.text.structure.markdown import is_markdown

_COMMENT = Lazy(r"<!--[ \t]{0,9}lintreport:[ \t]{0,9}(ignore|ignore-file)[ \t]{1,9}([A-Z0-9, \t]{1,400}?)[ \t]{0,9}-->")


_SHIELDED = Text("受保护的检查不能用注释忽略", "no comment can ignore a check that is protected")


class _Comment(NamedTuple):
    """A comment, the codes (or beginnings of codes) that it names, and where it holds."""

    span: Span
    codes: tuple[str, ...]
    scope: Span


def commented(
    document: Document, diagnostics: Sequence[Diagnostic], codes: Collection[str], ignorable: Collection[str]
) -> list[Diagnostic]:
    """``diagnostics``, marked where a comment in a Markdown file ignores them, and the comments that did nothing.

    ``<!-- lintreport: ignore DUP003, PUN -->`` holds for its own line or, standing alone, for the paragraph below;
    ``ignore-file`` holds for the whole file. ``codes`` are the checks that ran: only they can make a comment useless.
    A comment is part of a report, and so in the hands of whoever wrote that: it reaches the ``ignorable`` codes only,
    and where there are none, nobody looks for comments.
    """
    if not ignorable or not is_markdown(document.path):
        return list(diagnostics)
    comments = _comments(document)
    used = set()
    kept = []
    for one in diagnostics:
        by = [index for index, comment in enumerate(comments) if one.code in ignorable and _covers(comment, one)]
        used.update(by)
        kept.append(one._replace(status=SUPPRESSED) if by else one)
    for index, comment in enumerate(comments):
        if index not in used and any(code.startswith(comment.codes) for code in codes):
            shielded = any(_covers(comment, one) for one in diagnostics)
            message = _SHIELDED if shielded else Text("这条忽略注释没有忽略任何问题", "this comment ignores nothing")
            kept.append(diagnosis(document, lnt.UNUSED_IGNORE, Finding(comment.span, message)))
    return kept


def _covers(comment: _Comment, one: Diagnostic) -> bool:
    return one.code.startswith(comment.codes) and comment.scope.start <= one.start.offset < comment.scope.end


def _comments(document: Document) -> list[_Comment]:
    text = document.text
    comments = []
    for match in _COMMENT.finditer(text):
        span = Span(*match.span())
        line = document.lines[document.line_at(span.start) - 1]
        if match[1] == "ignore-file":
            scope = Span(0, len(text) + 1)
        elif text[slice(*line)].strip() == match[0]:
            scope = _paragraph_below(document, line)
        else:
            scope = line
        comments.append(_Comment(span, tuple(re.findall("[A-Z0-9]+", match[2])), scope))
    return comments


def _paragraph_below(document: Document, line: Span) -> Span:
    return next((span for span in document.paragraphs if span.start >= line.end), Span(line.end, line.end))


class Kept(NamedTuple):
    """The reports without what is ignored by path, and the globs that matched a file and ignored nothing in it."""

    reports: tuple[FileReport, ...]
    useless: tuple[str, ...]


def by_path(reports: Sequence[FileReport], ignores: Mapping[str, Sequence[str]], folder: str) -> Kept:
    """Leave out what ``ignores`` (glob: codes or beginnings of codes) names; globs are relative to ``folder``."""
    helped: dict[str, bool] = {}
    kept = []
    for report in reports:
        matching = [glob for glob in ignores if excluded(report.path, Exclusion(folder, (glob,)))]
        helped = dict.fromkeys(matching, False) | helped
        rest = []
        for one in report.diagnostics:
            always = report.unreadable or one.code == lnt.CRASHED.code  # which is why the run ends with 2
            by = [glob for glob in matching if not always and one.code.startswith(_beginnings(ignores[glob]))]
            helped |= dict.fromkeys(by, True)
            if not by:
                rest.append(one)
        kept.append(report._replace(diagnostics=tuple(rest)))
    return Kept(tuple(kept), tuple(glob for glob, any_use in helped.items() if not any_use))


def _beginnings(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if code == "ALL" else code for code in codes)
