"""Fixes, put into the text that they mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lintreport.discovery import Target
from lintreport.errors import ConfigError
from lintreport.finding import HELD_BACK, Diagnostic, PlacedEdit, PlacedFix, Report, Text
from lintreport.reading.kinds import kind_of
from lintreport.run import Linter, lint_one, read
from lintreport.settle import Acceptance, settled
from lintreport.source import Unreadable, decode, encode
from lintreport.text.characters.folding import fold
from lintreport.text.characters.masking import shown_paths
from lintreport.writing import replace_file

#: After so many rounds a text that still changes is left as it is: two fixes undo each other.
ROUNDS = 10

#: What is to be mended of a report: some of its diagnostics.
Choice = Callable[[Report], Iterable[Diagnostic]]


class Fixed(NamedTuple):
    """A file, mended: its bytes before and after, what is still found in it, and how often each code was mended."""

    before: bytes
    after: bytes
    report: Report
    mended: Counter[str]


def fix(target: Target, data: bytes, linter: Linter, choice: Choice) -> Fixed:
    """Mend what ``choice`` picks of the file's findings, and lint again, until nothing changes."""
    text = decode(data, linter.encoding).text
    mended: Counter[str] = Counter()
    now = data
    report = lint_one(target._replace(data=now), linter)
    for _ in range(ROUNDS):
        taken = _compatible(one for one in choice(report) if one.fix and keeps_figures(one.fix, text))
        if not taken:
            break
        text = _edited(text, [edit for one in taken for edit in one.fix.edits])  # type: ignore[union-attr]
        mended.update(one.code for one in taken)
        now = encode(text, data, linter.encoding)
        report = lint_one(target._replace(data=now), linter)
    return Fixed(data, now, report, mended)


def fixed_files(
    targets: Iterable[Target], linter: Linter, accepted: Acceptance, *, unsafe: bool
) -> Iterator[tuple[Target, Fixed]]:
    """Every file that fixes change, and what they make of it: safe ones only, unless ``unsafe``."""

    def choice(report: Report) -> Iterator[Diagnostic]:
        path = shown_paths([report.path])[report.path]
        found = (one for shown in settled([report], accepted) for one in shown.diagnostics if shown.path == path)
        return (one for one in found if one.status not in HELD_BACK and one.fix and (one.fix.safe or unsafe))

    for target in targets:
        try:
            data = read(target)
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


def save(target: Target, fixed: Fixed) -> None:
    """Write a mended file, unless somebody else has changed it meanwhile."""
    if target.data is not None:
        raise ConfigError(Text("--fix 不能用于标准输入", "--fix cannot mend standard input"))
    path = target.path
    try:
        if read(target) != fixed.before:
            raise ConfigError(Text(f"{path} 刚被改动,未写入", f"{path} has just changed; not written"))
        replace_file(Path(path), fixed.after)
    except Unreadable as error:
        said = Text(f"{path}: {error.reason.zh}", f"{path}: {error.reason.en}")
        raise ConfigError(said) from error
    except OSError as error:
        raise ConfigError(
            Text(f"无法写入 {path}:{error.strerror}", f"cannot write {path}: {error.strerror}")
        ) from error


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


def _compatible(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
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
    before, after = (conceal(mask(text), lambda: pieces).splitlines() for text in texts)
    return list(unified_diff(before, after, path, path, lineterm="", n=1))
