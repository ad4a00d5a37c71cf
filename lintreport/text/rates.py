"""Whether a stated percentage can be the rounded or cut value of a ratio."""

from __future__ import annotations

from fractions import Fraction

from lintreport.text.intervals import Interval, divide, point
from lintreport.text.quantities import Quantity


def exact_interval(quantity: Quantity) -> Interval:
    """What a figure may stand for: the one count, or for measures and money what rounds or is cut to it."""
    if not quantity.exact or quantity.value is None:
        return quantity.interval
    if quantity.counted and quantity.place == 1:
        return point(quantity.value)
    return Interval(quantity.value - digit(quantity) / 2, quantity.value + digit(quantity))


def digit(quantity: Quantity) -> Fraction:
    """What one unit of the last digit is worth, also in Chinese numerals: a hundred million for 十四亿."""
    if quantity.number is None or quantity.numeral[0].isascii():
        return quantity.place
    return max(quantity.place, quantity.number.grain)


def share(part: Quantity, whole: Quantity) -> Interval:
    """Part of whole, in per cent."""
    ratio = divide(exact_interval(part), exact_interval(whole))
    return _times_hundred(ratio)


def change(now: Interval, before: Interval) -> Interval:
    """The growth from ``before`` to ``now`` in per cent; below nought for a decline."""
    ratio = _times_hundred(divide(now, before))
    return ratio._replace(
        low=None if ratio.low is None else ratio.low - 100, high=None if ratio.high is None else ratio.high - 100
    )


def _times_hundred(ratio: Interval) -> Interval:
    return ratio._replace(
        low=None if ratio.low is None else ratio.low * 100, high=None if ratio.high is None else ratio.high * 100
    )


def stated_range(stated: Quantity) -> Interval:
    """All values that may be printed as a percentage: rounded half up or to even, or cut.

    GB/T 8170 rounds half to even; published reports often cut. A percentage with 以上, 近 or 约 keeps its interval.
    """
    if stated.modifiers:
        return stated.interval
    value = stated.value or Fraction(0)
    return Interval(value - stated.place / 2, value + stated.place)


def miss(stated: Quantity, ratio: Interval) -> Fraction:
    """How far a ratio is from every value that the percentage may stand for, in points; nought when it agrees."""
    allowed = stated_range(stated)
    if allowed.low is not None and ratio.high is not None and ratio.high < allowed.low:
        return allowed.low - ratio.high
    if allowed.high is not None and ratio.low is not None and ratio.low >= allowed.high:
        # At the open end of what is cut: a whole unit away would already be printed with the next digit.
        return max(ratio.low - allowed.high, stated.place / 1000)
    return Fraction(0)
