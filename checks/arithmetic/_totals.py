"""Whether the parts of a total should make it up, and do not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, islice
from math import lcm

from lintreport import Severity, Span
from lintreport.text.figures.quantities import Quantity
from lintreport.text.figures.slips import slip_between, turned_by
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.contrasts import exhaustive
from lintreport.text.statements.tolerance import slack

from ._lists import Parts

#: No list whose sum is this many times its total is taken for a list of its parts.
_FAR = 10
_EACH = Lazy("(?:各|均)(?:为|是|有)?$")
#: What is taken off, and what only one of them costs.
_NO_SUMMAND = Lazy("逆差|赤字|亏损|单价")
_APPROVED, _ACTUAL = Lazy("(?:核[定载编准]|应|额定|限)"), Lazy("(?:实[际载有到]|扣除)")


def _unlike_parts(parts: Parts) -> bool:
    """Whether figures are factors, or say what was due and what was done: 59名(核载55人,实载61人), 17万元(2万元×8年)."""
    if any(map(_NO_SUMMAND.search, parts.labels)):
        return True
    if any(part.text.startswith("(含", part.end) for part in parts.parts):
        return True  # 书记员89名(含聘用制)
    factors = any(part.text.startswith("×", part.end) for part in parts.parts)
    return factors or (any(map(_APPROVED.search, parts.labels)) and any(map(_ACTUAL.search, parts.labels)))


def slip(one: Fraction, other: Fraction, digits: int = 3, turned: bool = False) -> bool:
    """Whether two figures of this many digits, final zeros apart, differ in one digit or in two that changed places.

    ``turned``: only in two that changed places.
    """
    a, b = decimal(one), decimal(other)
    if len(a) != len(b) or min(len(text.replace(".", "").rstrip("0")) for text in (a, b)) < digits:
        return False
    found = slip_between(a, b)
    return found == "exchanged" or (found != "" and not turned)


def _sublist_makes(values: Sequence[int], total: int) -> bool:
    """Whether the first or the last few figures, two at least that are not nought, make up the total."""
    for run in (values[:-1], values[:0:-1]):
        made = filled = 0
        for value in run:
            made, filled = made + value, filled + bool(value)
            if made == total and filled > 1:
                return True
    return False


def _nested(values: Sequence[int]) -> bool:
    """Whether a figure is the sum of all that follow it, two at least that are not nought."""
    rest = filled = 0
    for value in reversed(values):
        if filled > 1 and value == rest:
            return True
        rest, filled = rest + value, filled + bool(value)
    return False


def _makes(computed: Fraction, totals: Sequence[Quantity], allowed: Fraction) -> bool:
    """Whether a sum is one of the figures that the list may belong to, or the nearest of them together.

    盗窃2起、抢夺2起(街面3起、入户1起)
    """
    low, high = computed - allowed, computed + allowed
    values = [total.value for total in {total.start: total for total in totals}.values() if total.value is not None]
    return any(low <= value <= high for value in {*values, *accumulate(values)})


def verdict(parts: Parts) -> Severity | None:
    """How sure it is that the parts should make up the total and do not; ``None`` for a sum that may hold."""
    figures = (parts.total, *parts.parts)
    if len(parts.parts) < 2 or not all(quantity.exact for quantity in parts.parts):
        return None
    if not parts.total.exact:
        return _beyond_about(parts)
    stretch = parts.total.text[slice(*around(parts))]
    if stretch.count("“") != stretch.count("”") or stretch.find("”") < stretch.find("“"):
        return None  # “甲套餐2800元”及“乙套餐268元,原价3800元”
    exact = [quantity.value for quantity in figures if quantity.value is not None]
    # Whole numbers from here on: sums of fractions cost fifty times as much.
    grain = lcm(*{value.denominator for value in exact})
    total, *values = (value.numerator * (grain // value.denominator) for value in exact)
    computed = sum(values)
    if computed > _FAR * total or any(map(_EACH.search, parts.labels)) or _unlike_parts(parts):
        return None  # 保费7000元,其中限额110000元; 两笔各为49000元,一笔19000元
    gap = abs(computed - total)
    if total == 0 or gap == 0 or (len(values) == 2 and total in values and not exhaustive(parts.labels)):
        return None
    if parts.summed and 3 * computed < 2 * total and len(list(islice(parts.totals, 2))) > 1:
        return None  # what makes up so much more may be told before as well
    turned = slip(Fraction(computed, grain), Fraction(total, grain), 2 if parts.total.counted else 3, turned=True)
    missing = Fraction(total - computed, grain)
    turned = turned or (parts.whole and len(values) > 2 and any(turned_by(part, missing) for part in parts.parts))
    near = turned or _close(computed, total, values, grain, parts.total.counted)
    bounded = total < 2 * computed < 4 * total
    if not parts.announced and not near and not (parts.closed and bounded):
        return None
    if not parts.announced and not near and len(values) > 2 and not parts.summed:
        return None  # the halves of a contrast may be followed by something else
    if not parts.alike and not parts.closed and not (near and parts.announced and (turned or len(values) > 2)):
        return None
    summed_up = parts.summed and _PLAINLY.search(parts.total.text, parts.parts[-1].end, parts.total.start)
    wholes = [parts.total] if summed_up else list(parts.totals)
    if _makes(Fraction(computed, grain), wholes, slack((parts.total, *parts.parts))):
        return None
    if not near and _nested(values):
        return None  # 示范村120个,国家级3个,省级25个,市级92个: a list inside the list
    if not (parts.alike and parts.announced) and _sublist_makes(values, total):
        return None  # 涉企案件36件,已办结100件,正在办理20件: two of them are whole by themselves
    if not parts.announced and (parts.opened or not (parts.closed and bounded)):
        return "warning" if near and not parts.opened else None
    sums = Fraction(computed, grain), Fraction(total, grain)
    return _beyond(parts, sums[0], near) if computed > total else _short(parts, sums, near, turned, bounded)


def _beyond(parts: Parts, computed: Fraction, near: bool) -> Severity | None:
    """How sure it is that parts which exceed their total are wrong."""
    if _of_two(parts, computed):
        return None
    if parts.announced and (parts.whole or parts.closed):
        return "error"
    if parts.closed:
        return "warning"
    return "warning" if near or len(parts.parts) > 2 else None


def _short(parts: Parts, sums: tuple[Fraction, Fraction], near: bool, turned: bool, bounded: bool) -> Severity | None:
    """How sure it is that parts which fall short of their total leave nothing out."""
    if parts.opened:
        return None
    if parts.closed:
        return "error" if near else "warning" if bounded else None
    if not parts.total.counted and not turned and not slip(*sums):
        return None  # of eight kinds of expense the smallest may be left out
    if len(parts.parts) == 2 and not turned and not slip(*sums):
        return None  # 出院200人,其中治愈170人、好转24人: a third kind may be left out
    return "warning" if near and (parts.whole or turned or len(parts.parts) > 2) else None


#: 甲3.1亿元、乙4.2亿元,合计8.3亿元: no figure before them is their sum.
_PLAINLY = Lazy("(?:合计|共计|总计)[^,;。]{0,4}$")


def _of_two(parts: Parts, computed: Fraction) -> bool:
    """Whether parts may be those of two totals that were given together: 总产值27亿元,增加值6亿元。其中规上…."""
    given = {one.start: one.value for one in parts.totals if one.start < parts.parts[0].start and not parts.summed}
    text, end = parts.total.text, parts.total.start
    near = [value for start, value in given.items() if value and end - start < _TOGETHER]
    if len(parts.parts) > 2:  # 基本支出1836万元。其中:人员经费1512万元,包括…: the other one has a sentence of its own
        near = near[:1] if all("。" in text[start:end] for start in given if start < end) else near
    return not parts.closed and len(near) > 1 and sum(near) >= computed


#: So far apart two totals are given together, in code points.
_TOGETHER = 60


def _beyond_about(parts: Parts) -> Severity | None:
    """Whether the parts exceed a total that is only given about: 约1.2亿元."""
    high, made = parts.total.interval.high, sum((one.value or Fraction(0) for one in parts.parts), Fraction(0))
    return "warning" if parts.announced and parts.alike and high is not None and high < made < 2 * high else None


def _close(computed: int, total: int, values: Sequence[int], grain: int, counted: bool) -> bool:
    """Whether a sum misses its total by so little that a slip is likelier than an item left out."""
    gap, several = abs(computed - total), len(values) > 2
    if several and counted and (gap == grain or gap * 10 <= total):
        return True
    if gap * (10 if counted else 20) <= total and gap <= max(min(values), total // 20):
        return True
    one, other = Fraction(computed, grain), Fraction(total, grain)
    # 76 for 66: the more items, the less likely is it that the ten left out are another one.
    return slip(one, other) or (
        several and counted and gap * (8 if len(values) == 3 else 6) <= total and slip(one, other, 2)
    )


def around(parts: Parts) -> Span:
    figures = (parts.total, *parts.parts)
    return Span(min(quantity.start for quantity in figures), max(quantity.end for quantity in figures))
