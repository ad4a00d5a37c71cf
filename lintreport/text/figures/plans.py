"""Five-year plans by their names: 十四五 is 2021 to 2025, and so is the 八五 of legal education."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number

#: 十一五 began in 2006, 一五普法 in 1986; a plan lasts five years.
_FIRST, _FIRST_OF_LAW, _YEARS = 2001, 1981, 5
_PLAN = Lazy(
    "五(?:(?<=十([一二三四五六]).)(?<![一二三四五六七八九十]...)"
    '|(?<=([五六七八九]).)(?<![一二三四五六七八九十]..)(?=[”"]?普法))'
)


class Plan(NamedTuple):
    """A plan by its name, and its first and last year."""

    span: Span
    name: str
    first: int
    last: int


def years_of(name: str) -> tuple[int, int]:
    """The first and last year of 十四五, or of 八五 as a plan of legal education."""
    found = number(name[-2])
    first = (_FIRST if name[0] == "十" else _FIRST_OF_LAW) + _YEARS * (int(found.value) if found else 0)
    return first, first + _YEARS - 1


def plans(folded: str) -> Iterator[Plan]:
    """Every plan that a text names, without its quotation marks."""
    for match in _PLAN.finditer(folded):
        span = Span(match.start() - (2 if match[1] else 1), match.end())
        name = folded[slice(*span)]
        yield Plan(span, name, *years_of(name))
