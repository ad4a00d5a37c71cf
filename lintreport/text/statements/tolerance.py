"""How far figures that belong together may differ before rounding no longer explains it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from lintreport.text.figures.quantities import Quantity

#: This many figures that were each rounded or cut may miss by one unit of the last digit more.
_STEP = 4


def slack(figures: Iterable[Quantity]) -> Fraction:
    """By how much a sum or a balance of figures may miss, whether each was rounded half up, half to even, or cut.

    Nothing where all of them are counted to the last one; else a unit of the coarsest last digit, and one more for
    every four figures beyond eight.
    """
    all_of_them = tuple(figures)
    if all(one.place == 1 and one.counted for one in all_of_them):
        return Fraction(0)
    return max(one.place for one in all_of_them) * max(1, (len(all_of_them) - 1) // _STEP)
