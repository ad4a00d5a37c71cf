"""Whether a stated percentage can be the rounded or cut value of a ratio."""

from __future__ import annotations

from fractions import Fraction

from lintreport.text.figures.intervals import Interval, divide, point, scale, subtract
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy


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
    return scale(divide(exact_interval(part), exact_interval(whole)), _HUNDRED)


def change(now: Interval, before: Interval) -> Interval:
    """The growth from ``before`` to ``now`` in per cent; below nought for a decline."""
    return subtract(scale(divide(now, before), _HUNDRED), point(_HUNDRED))


_HUNDRED = Fraction(100)
#: What one of these is in per cent.
_PER_CENT = {"‰": Fraction(1, 10), "成": Fraction(10), "分之": Fraction(100)}
_ABOUT = ("约", "大约")
_HALF = Lazy("[半一二三四五六七八九]")


def stated_range(stated: Quantity) -> Interval:
    """All values, in per cent, that may be printed as a percentage: rounded half up or to even, or cut.

    GB/T 8170 rounds half to even; published reports often cut. A percentage with 以上, 近 or 约 keeps its interval.
    六成 and 三分之二 are round words: half a 成, a tenth of a fraction to either side. A multiple (倍) stays as it is.
    """
    factor = _PER_CENT.get(stated.unit, Fraction(1))
    value = stated.value or Fraction(0)
    if stated.prefix in _ABOUT and not stated.suffix and not stated.inner and stated.unit == "%":
        # 约 before digits that were worked out leaves a fiftieth.
        width = max(stated.place / 2, value / 50)
        return Interval(value - width, value + width)
    if stated.modifiers and stated.unit != "分之":
        return scale(stated.interval, factor)
    if stated.unit == "分之":
        return Interval(value * 90, value * 110)
    if stated.unit == "成":
        half = _HALF.match(stated.text, stated.end)
        more = Fraction(0 if half is None else 5 if half[0] == "半" else "一二三四五六七八九".index(half[0]) + 1)
        width = Fraction(5) if half is None else Fraction(5, 2)
        return Interval(value * 10 + more - width, value * 10 + more + width)
    return Interval((value - stated.place / 2) * factor, (value + stated.place) * factor)


def margin(stated: Quantity) -> Fraction:
    """What a percentage may be off by before it is more than a matter of rounding, in points."""
    if stated.unit in ("成", "分之"):
        return Fraction(1)
    return stated.place * _PER_CENT.get(stated.unit, Fraction(1))


def miss(stated: Quantity, ratio: Interval) -> Fraction:
    """How far a ratio is from every value that the percentage may stand for, in points; nought when it agrees."""
    allowed = stated_range(stated)
    if allowed.low is not None and ratio.high is not None and ratio.high < allowed.low:
        return allowed.low - ratio.high
    if allowed.high is not None and ratio.low is not None and ratio.low >= allowed.high:
        # At the open end of what is cut: a whole unit away would already be printed with the next digit.
        return max(ratio.low - allowed.high, margin(stated) / 1000)
    return Fraction(0)
