"""Properties that are read once, and what their values take."""

from __future__ import annotations

import tracemalloc

from lintreport.text.lazy import many, once


class Plain:
    """A number, and what is worked out of it."""

    def __init__(self, number: int) -> None:
        self.number = number

    @once
    def twice(self) -> int:
        return 2 * self.number

    @once
    def thrice(self) -> int:
        return 3 * self.number

    @once
    def squared(self) -> int:
        return self.number**2


@many
class Told(Plain):
    """The same, told that there are many of it."""

    twice, thrice, squared = Plain.twice, Plain.thrice, Plain.squared


def kept_by(made: type[Plain]) -> int:
    """The bytes that the values of a hundred instances take, which are small numbers and take none by themselves."""
    instances = [made(number % 10) for number in range(100)]
    tracemalloc.start()
    try:
        for one in instances:
            assert (one.twice, one.thrice, one.squared) == (2 * one.number, 3 * one.number, one.number**2)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_many_instances_keep_their_values_without_a_dictionary_each() -> None:
    assert kept_by(Told) < kept_by(Plain) / 2
