"""A unified diff in colour: what changes within a line stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from rich.style import Style

from lintreport.finding import Span
from lintreport.text.characters.visible import visible

_HEAD, _PLACE = Style.parse("bold"), Style.parse("cyan")
#: A line that goes or comes, and what goes or comes within it.
_STYLES = {
    sign: (Style.parse(color), Style.parse(f"bold {color} reverse")) for sign, color in (("-", "red"), ("+", "green"))
}
#: So many lines begin the diff of a file.
_HEADER = 2
#: Two lines whose parts between a common head and tail are longer are not compared sign by sign.
LONGEST = 2_000


def colored(lines: Sequence[str]) -> Iterator[str]:
    """The lines of the diff of one file, fit to be shown, with their colours."""
    yield from (_HEAD.render(visible(line)) for line in lines[:_HEADER])
    runs = [(sign, list(run)) for sign, run in groupby(lines[_HEADER:], key=lambda line: line[:1])]
    for number, (sign, run) in enumerate(runs):
        if sign not in _STYLES:
            yield from (_PLACE.render(visible(line)) if sign == "@" else visible(line) for line in run)
            continue
        partner = number + 1 if sign == "-" else number - 1
        others = runs[partner][1] if 0 <= partner < len(runs) and runs[partner][0] in set(_STYLES) - {sign} else []
        paired = len(others) == len(run)
        for at, line in enumerate(run):
            yield _line(line, [span for span, _ in changes(line[1:], others[at][1:])] if paired else [])


def _line(line: str, spans: Sequence[Span]) -> str:
    plain, strong = _STYLES[line[0]]
    pieces, at = [plain.render(line[0])], 1
    for start, end in spans:
        pieces += [plain.render(visible(line[at : start + 1])), strong.render(visible(line[start + 1 : end + 1]))]
        at = end + 1
    return "".join([*pieces, plain.render(visible(line[at:]))])


def changes(before: str, after: str) -> list[tuple[Span, Span]]:
    """The places in which two lines differ, in the one and in the other."""
    head = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    if head is None:
        head = min(len(before), len(after))
    most = min(len(before), len(after)) - head
    tail = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    inner = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(map(len, inner)) > LONGEST:
        return [(Span(head, len(before) - tail), Span(head, len(after) - tail))]
    found = SequenceMatcher(None, *inner, autojunk=False).get_opcodes()
    return [
        (Span(head + start, head + end), Span(head + first, head + last))
        for kind, start, end, first, last in found
        if kind != "equal"
    ]
