"""Mistakes of the user, each with the place and the way to mend it."""

from __future__ import annotations

from lintreport.finding import Text


class ConfigError(Exception):
    """A configuration, pack, code or option that cannot be used; ``text`` says it in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def nearest(word: str, known: list[str]) -> Text:
    """``;是否想写“…”?`` for the known word most like ``word``; empty when none is like it."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return Text(f"；是否想写“{close[0]}”？", f'; did you mean "{close[0]}"?') if close else Text("", "")
