"""``jsonl``: one finding a line, for queues; the same objects as in ``json``."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport.report import Outcome, diagnostics
from lintreport.report.json import finding, line


def render(outcome: Outcome) -> Iterator[str]:
    """A JSON object a line for every finding; nothing at all when there is none."""
    return (f"{line(finding(one))}\n" for one in diagnostics(outcome))
