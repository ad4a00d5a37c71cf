"""How repeated words are quoted."""

from __future__ import annotations


def short(words: str) -> str:
    """At most 20 code points of ``words``, for a message."""
    return words if len(words) <= 20 else f"{words[:12]}…{words[-7:]}"
