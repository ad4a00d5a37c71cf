"""``gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from lintreport.finding import Diagnostic
from lintreport.report import Outcome, diagnostics, message
from lintreport.report.json import items
from lintreport.text.characters.visible import visible

SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


def render(outcome: Outcome) -> Iterator[str]:
    """A JSON list with an object for every finding."""
    yield "["
    yield from items(_issue(one, outcome.lang) for one in diagnostics(outcome))
    yield "]\n"


def _issue(one: Diagnostic, lang: str) -> dict[str, Any]:
    sentences = (message(one, lang), one.note.of(lang)) if one.note else (message(one, lang),)
    return {
        "description": " · ".join(visible(sentence) for sentence in sentences),
        "check_name": f"{one.code} {one.name}",
        "fingerprint": _fingerprint(one),
        "severity": SEVERITY[one.severity],
        "location": {"path": one.path, "lines": {"begin": one.start.line, "end": one.end.line}},
    }


def _fingerprint(one: Diagnostic) -> str:
    """GitLab merges issues with one fingerprint, so that this one also tells files and occurrences apart."""
    identity = f"{one.path}\0{one.fingerprint}\0{one.occurrence}"
    return blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
