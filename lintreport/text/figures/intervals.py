"""Intervals of exact numbers: what a figure with 近, 余 or 以上 may stand for."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Interval(NamedTuple):
    """All numbers from ``low`` to ``high``; ``None`` is infinity; an open end does not belong to it."""

    low: Fraction | None = None
    high: Fraction | None = None
    open_low: bool = False
    open_high: bool = False

    def __contains__(self, value: object) -> bool:
        """Whether a number lies in the interval."""
        if not isinstance(value, (Fraction, int)):
            return False
        above = self.low is None or value > self.low or (value == self.low and not self.open_low)
        return above and (self.high is None or value < self.high or (value == self.high and not self.open_high))

    @property
    def empty(self) -> bool:
        """Whether no number lies in the interval."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.open_low or self.open_high))

    @property
    def no_integer(self) -> bool:
        """Whether no whole number lies in the interval."""
        if self.empty:
            return True
        if self.low is None or self.high is None:
            return False
        first = -(-self.low.numerator // self.low.denominator)
        if first == self.low and self.open_low:
            first += 1
        return first not in self


EVERYTHING = Interval()


def point(value: Fraction) -> Interval:
    """The interval of one number."""
    return Interval(value, value)


def intersect(one: Interval, other: Interval) -> Interval:
    """What lies in both."""
    low, open_low = _higher((one.low, one.open_low), (other.low, other.open_low))
    high, open_high = _lower((one.high, one.open_high), (other.high, other.open_high))
    return Interval(low, high, open_low, open_high)


def disjoint(one: Interval, other: Interval) -> bool:
    """Whether nothing lies in both."""
    return intersect(one, other).empty


def add(one: Interval, other: Interval) -> Interval:
    """Every sum of a number of one and a number of the other."""
    return Interval(
        None if one.low is None or other.low is None else one.low + other.low,
        None if one.high is None or other.high is None else one.high + other.high,
        one.open_low or other.open_low,
        one.open_high or other.open_high,
    )


def subtract(one: Interval, other: Interval) -> Interval:
    """Every difference of a number of one and a number of the other."""
    return add(one, mirrored(other))


def scale(interval: Interval, factor: Fraction) -> Interval:
    """Every number of the interval times ``factor``, which is above nought."""
    return Interval(
        None if interval.low is None else interval.low * factor,
        None if interval.high is None else interval.high * factor,
        interval.open_low,
        interval.open_high,
    )


def divide(one: Interval, other: Interval) -> Interval:
    """Every quotient, for a dividend that is not negative and a divisor above nought."""
    high = None if one.high is None or not other.low else one.high / other.low
    low = Fraction(0) if one.low is None or other.high is None else one.low / other.high
    return Interval(low, high, one.open_low or other.open_high, one.open_high or other.open_low)


def mirrored(interval: Interval) -> Interval:
    """Every number of the interval with its sign changed."""
    return Interval(_negative(interval.high), _negative(interval.low), interval.open_high, interval.open_low)


def apart(one: Interval, other: Interval) -> Fraction:
    """How far two intervals are apart; zero where they meet."""
    if one.high is not None and other.low is not None and one.high < other.low:
        return other.low - one.high
    if one.low is not None and other.high is not None and one.low > other.high:
        return one.low - other.high
    return Fraction(0)


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _higher(one: tuple[Fraction | None, bool], other: tuple[Fraction | None, bool]) -> tuple[Fraction | None, bool]:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    return one if one[0] > other[0] else other


def _lower(one: tuple[Fraction | None, bool], other: tuple[Fraction | None, bool]) -> tuple[Fraction | None, bool]:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    return one if one[0] < other[0] else other
