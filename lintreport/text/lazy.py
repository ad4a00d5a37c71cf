"""What is worked out when it is first asked for: patterns, properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from lintreport.text.patterns import compiled

T = TypeVar("T")


class Lazy:
    """A pattern that costs nothing until a text asks for it; most texts ask for a few of a check's patterns."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Remember the pattern and its flags."""
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self._pattern, self._flags)

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


class once(Generic[T]):  # noqa: N801 (it is written like property)
    """A property that is read once: `functools.cached_property` without the lock that it takes before Python 3.12."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        """Take over the docstring of the function."""
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name under which the value is kept."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> once[T] | T:
        """The value, read now; from then on the instance holds it itself."""
        if instance is None:
            return self
        value = self._read(instance)
        setattr(instance, self._name, value)  # through `__dict__`, each instance would get a dictionary of its own
        return value


def many(made: type[T]) -> type[T]:
    """A class of many instances with `once` properties, which keep their values in half the memory.

    Instances share a table of names, which takes up no new ones once there are some instances: each would then get a
    dictionary of its own. The first one, which nobody keeps, has all the names.
    """
    first = object.__new__(made)
    for name, value in vars(made).items():
        if isinstance(value, once):
            setattr(first, name, None)
    return made
