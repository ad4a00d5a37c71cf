"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Lazy:
    """A pattern that costs nothing until a text asks for it; most texts ask for a few of a check's patterns."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Remember the pattern and its flags."""
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The method of the compiled pattern."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The method of the compiled pattern."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The method of the compiled pattern."""
        return self._compiled.fullmatch

    @cached_property
    def sub(self) -> Callable[..., str]:
        """The method of the compiled pattern."""
        return self._compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """The method of the compiled pattern."""
        return self._compiled.split

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """The method of the compiled pattern."""
        return self._compiled.findall

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """The method of the compiled pattern."""
        return self._compiled.finditer
