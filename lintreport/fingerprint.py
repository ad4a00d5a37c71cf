"""What tells a finding again from run to run, wherever it has moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from lintreport.finding import Diagnostic

#: How many normalised code points on each side belong to a fingerprint.
CONTEXT = 16
#: How much text is read on each side to find them: white space may take most of it.
REACH = 64


def normalised(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def fingerprint(code: str, before: str, matched: str, after: str) -> str:
    """16 hex digits over the code, the matched text and what stands at both sides, white space left out.

    The texts are folded and masked ones, so that neither width nor a personal number changes anything.
    """
    parts = (code, normalised(before)[-CONTEXT:], normalised(matched), normalised(after)[:CONTEXT])
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def numbered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of one file, in order, equal fingerprints told apart by ``occurrence`` from 1."""
    seen: Counter[str] = Counter()
    result = []
    for diagnostic in diagnostics:
        seen[diagnostic.fingerprint] += 1
        result.append(diagnostic._replace(occurrence=seen[diagnostic.fingerprint]))
    return result
