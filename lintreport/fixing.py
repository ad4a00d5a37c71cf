"""Fixes, put into the text that they mend."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lintreport.acceptance import Acceptance, settled
from lintreport.discovery import Target
from lintreport.finding import HELD_BACK, Diagnostic, FileReport, PlacedEdit, PlacedFix, Text
from lintreport.reading.content import MAX_SIZE, read
from lintreport.reading.kinds import kind_of
from lintreport.run import Linter, lint_one
from lintreport.source import Unreadable, decode, encode
from lintreport.text.characters.folding import fold
from lintreport.text.characters.masking import shown_paths
from lintreport.writing import replace_file

#: After this many rounds no more is done to a text that still changes, and after one that made what was there before.
ROUNDS = 100

#: What is to be fixed of a report: some of its diagnostics.
Choice = Callable[[FileReport], Iterable[Diagnostic]]


class Fixed(NamedTuple):
    """A file, fixed: its bytes before and after, what is still found in it, and how often each code was fixed.

    Of one that is not ``settled`` there is more to fix, or two fixes undo each other.
    """

    before: bytes
    after: bytes
    report: FileReport
    mended: Counter[str]
    settled: bool


def fix(target: Target, data: bytes, linter: Linter, choice: Choice) -> Fixed:
    """Mend what ``choice`` picks of the file's findings, and lint again, until nothing changes."""
    text = decode(data, linter.encoding).text
    mended: Counter[str] = Counter()
    now = data
    report = lint_one(target._replace(data=now), linter)
    seen = {text}
    settled = False
    for _ in range(ROUNDS):
        taken = compatible(one for one in choice(report) if one.fix and keeps_figures(one.fix, text))
        if not taken:
            settled = True
            break
        text = _edited(text, [edit for one in taken for edit in one.fix.edits])  # type: ignore[union-attr]
        mended.update(one.code for one in taken)
        now = encode(text, data, linter.encoding)
        report = lint_one(target._replace(data=now), linter)
        if text in seen:
            break
        seen.add(text)
    return Fixed(data, now, report, mended, settled)


def fixed_files(
    targets: Iterable[Target], linter: Linter, accepted: Acceptance, *, unsafe: bool
) -> Iterator[tuple[Target, Fixed]]:
    """Every file that fixes change, and what they make of it: safe ones only, unless ``unsafe``."""

    def choice(report: FileReport) -> Iterator[Diagnostic]:
        path = shown_paths([report.path])[report.path]
        found = (one for shown in settled([report], accepted) for one in shown.diagnostics if shown.path == path)
        return (one for one in found if one.status not in HELD_BACK and one.fix and (one.fix.safe or unsafe))

    for target in targets:
        try:
            data = read(target, linter.max_size)
            if not is_fixable(target, data):
                continue
            fixed = fix(target, data, linter, choice)
        except Unreadable:
            continue  # linting says so
        if fixed.before != fixed.after:
            yield target, fixed


def is_fixable(target: Target, data: bytes) -> bool:
    """Whether the file is plain text on disk: documents and what lies in an archive are never written."""
    return not target.member and kind_of(data, target.path) == "text"


def save(target: Target, fixed: Fixed, given: Sequence[str]) -> Text | None:
    """Write a fixed file; or say why it stays as it is: because it must, or because it cannot be written.

    ``given`` are the paths that the user named: a link in a folder is not followed out of those, one that is named is.
    """
    if target.data is not None:
        return Text("--fix 不能用于标准输入", "--fix cannot fix standard input")
    if why := _must_stay(target.path, given):
        return why
    try:
        if read(target, max(MAX_SIZE, len(fixed.before))) != fixed.before:
            return Text("文件刚被改动", "the file has just changed")
        replace_file(Path(target.path), fixed.after)
    except Unreadable as error:
        return error.reason
    except OSError as error:
        return Text(f"无法写入：{error.strerror}", f"it cannot be written: {error.strerror}")
    return None


def _must_stay(path: str, given: Sequence[str]) -> Text | None:
    """Why a file is not to be written, if so."""
    place = Path(os.path.realpath(path))
    named = (Path(one) for one in given)
    if not any(one == Path(path) or place.is_relative_to(os.path.realpath(one)) for one in named):
        return Text("链接指向所给文件夹之外", "it is a link that leads out of the given folder")
    try:
        status = os.stat(place)
    except OSError:
        return None  # reading it says so
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
        return Text("文件为只读", "it is read-only")
    if status.st_nlink > 1:
        return Text(
            "文件另有硬链接，改写后两者将不再是同一文件",
            "it has other hard links, which would be separated from it",
        )
    return None


def keeps_figures(fix: PlacedFix, text: str) -> bool:
    """Whether every edit leaves the digits as they are, unless it deletes a whole passage.

    Deleting is for a person to decide: it passes only in a fix that is not called safe, or without digits.
    """
    return all(
        _keeps_digits(text[edit.start.offset : edit.end.offset], edit.replacement, fix.safe) for edit in fix.edits
    )


def _keeps_digits(before: str, after: str, safe: bool) -> bool:
    digits, left = ([sign for sign in fold(part) if sign.isdigit()] for part in (before, after))
    return digits == left or (not after and not safe)


def compatible(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics whose edits do not meet those of an earlier one; the rest has its turn in the next round."""
    taken: list[Diagnostic] = []
    spans: list[tuple[int, int]] = []  # sorted, disjoint
    for one in diagnostics:
        own = [(edit.start.offset, edit.end.offset) for edit in one.fix.edits] if one.fix else []
        if own and not any(_meets(span, spans) for span in own):
            taken.append(one)
            spans = sorted([*spans, *own])
    return taken


def _meets(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    from bisect import bisect_left

    at = bisect_left(spans, span)
    after = at < len(spans) and spans[at][0] <= span[1]
    return after or (at > 0 and span[0] <= spans[at - 1][1])


def _edited(text: str, edits: list[PlacedEdit]) -> str:
    """``text`` with the edits made, line ends in them as they are in the text."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.start.offset):
        pieces += [text[at : edit.start.offset], edit.replacement.replace("\n", newline)]
        at = edit.end.offset
    return "".join([*pieces, text[at:]])


def diff(fixed: Fixed, path: str, encoding: str | None) -> list[str]:
    """What changes, as lines of a unified diff under the path as it is shown; personal numbers are masked."""
    from difflib import unified_diff

    from lintreport.text.characters.masking import conceal, hidden_pieces, mask

    texts = [decode(data, encoding).text for data in (fixed.before, fixed.after)]
    pieces = hidden_pieces(fold(texts[0]))  # a fix may glue two numbers into one that no longer looks like one
    before, after = (_lines(conceal(mask(text), lambda: pieces)) for text in texts)
    return list(unified_diff(before, after, path, path, lineterm="", n=1))


def _lines(text: str) -> list[str]:
    """The lines as editors count them: a line separator (U+2028) or a form feed ends none."""
    lines = re.split("\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]
