"""Sentences whose figures are those of last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from lintreport import Filed

from ._figures import AT_HAND, Told, told, year_of
from ._telling import TELLING_ALONE

#: Sentences whose words are less alike tell of other things.
_ALIKE = 0.75
#: Where so much of what is told in figures is last year's, the report is.
WHOLE, _FEWEST = 0.7, 5


def is_last_years(report: Filed, found: Sequence[object], share: float = WHOLE) -> bool:
    """Whether so much of what is told in figures is last year's that the report is."""
    return len(found) >= _FEWEST and len(found) >= share * sum(one.tells for one in told(report))


def stale(report: Filed, other: Filed, digits: int) -> Iterator[tuple[Told, Told]]:
    """The sentences of a report whose figures are those of a sentence in last year's, each with that one."""
    before = _by_figures(other)
    for one in told(report):
        if (
            one.figures not in before
            or not one.tells
            or one.digits < (digits if len(one.figures) > 1 else TELLING_ALONE)
        ):
            continue
        for earlier in before[one.figures]:
            if _alike(one.words, earlier.words) and not _of_one_year(one, earlier, year_of(other)):
                yield one, earlier
                break


@lru_cache(maxsize=AT_HAND)
def _by_figures(report: Filed) -> dict[tuple[str, ...], list[Told]]:
    found: dict[tuple[str, ...], list[Told]] = {}
    for one in told(report):
        found.setdefault(one.figures, []).append(one)
    return found


def _of_one_year(one: Told, earlier: Told, year: int) -> bool:
    """Whether both sentences say of which year they tell, and it is one, no later than that of the earlier report."""
    return bool(one.years) and max(one.years) <= year


def _alike(one: str, other: str) -> bool:
    """Whether two sentences have most pairs of signs in common."""
    mine, theirs = ({words[at : at + 2] for at in range(len(words) - 1)} for words in (one, other))
    return len(mine & theirs) >= _ALIKE * len(mine | theirs)
