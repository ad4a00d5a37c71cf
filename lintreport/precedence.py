"""Who speaks where several checks would say the same of one place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from lintreport.copies import Found
from lintreport.declaration import Check
from lintreport.finding import Finding, Span


def without_echoes(found: Sequence[Found], checks: Mapping[str, Check]) -> list[Found]:
    """``found`` without the findings whose check yields to that of another one which overlaps or touches them.

    A finding of level info silences only its like.
    """
    named = {code for check in checks.values() for code in check.yields_to}
    places: dict[tuple[str, bool], list[Span]] = {}
    for code, finding in found:
        if code in named:
            places.setdefault((code, _is_info(checks[code], finding)), []).append(finding.span)
    speakers = {key: _Places(spans) for key, spans in places.items()}

    def is_echo(code: str, finding: Finding) -> bool:
        levels = (False, True) if _is_info(checks[code], finding) else (False,)
        keys = ((speaker, info) for speaker in checks[code].yields_to for info in levels)
        return any(key in speakers and speakers[key].meet(finding.span) for key in keys)

    return [(code, finding) for code, finding in found if not (code in checks and is_echo(code, finding))]


def _is_info(check: Check, finding: Finding) -> bool:
    return "info" in (check.severity, finding.severity)


class _Places:
    """Spans, of which one that meets another span is found by bisection."""

    def __init__(self, spans: list[Span]) -> None:
        spans.sort()
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))  # of a span and all before it

    def meet(self, span: Span) -> bool:
        """Whether one of the spans overlaps or touches ``span``."""
        before = bisect_right(self._starts, span.end)
        return before > 0 and self._ends[before - 1] >= span.start
