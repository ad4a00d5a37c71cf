"""Places where something was lost, and how many of them make a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintreport import Finding, Fix, Related, Severity, Span, Text

#: From this many places on, a loss that runs through a whole file is one finding and not a finding each.
WHOLESALE = 20
#: How many of the other places a finding that stands for several relates.
RELATED = 5


class Loss(NamedTuple):
    """One place where something was lost, and what to say of it."""

    span: Span
    message: Text
    fix: Fix | None = None
    severity: Severity | None = None


def each(losses: list[Loss], wholesale: int = WHOLESALE) -> Iterator[Finding]:
    """A finding for every loss; a single one for all of them when the whole file is affected."""
    if len(losses) >= wholesale:
        yield together([loss.span for loss in losses], losses[0].message)
        return
    for loss in losses:
        yield Finding(loss.span, loss.message, fix=loss.fix, severity=loss.severity)


def together(spans: list[Span], message: Text, fix: Fix | None = None) -> Finding:
    """One finding at the first of ``spans`` that counts them and relates the next few."""
    if len(spans) > 1:
        message = Text(f"{message.zh}，全文共{len(spans)}处", f"{message.en}; {len(spans)} places in all")
    return Finding(
        spans[0],
        message,
        related=tuple(Related(span, Text("还有此处", "here as well")) for span in spans[1 : RELATED + 1]),
        fix=fix,
    )


def apart(losses: list[Loss]) -> list[Loss]:
    """The losses in order, of those that overlap the first."""
    losses.sort(key=lambda loss: loss.span)
    return [loss for n, loss in enumerate(losses) if n == 0 or loss.span.start >= losses[n - 1].span.end]


def code_points(text: str) -> str:
    """``U+200B U+FEFF``: the first few different characters of ``text`` by number, in the order of the text."""
    numbers = [f"U+{ord(sign):04X}" for sign in dict.fromkeys(text[:100])]
    return " ".join(numbers[:3]) + (" …" if len(numbers) > 3 else "")
