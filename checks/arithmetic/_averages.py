"""Averages a head or a day, and the totals that they are averages of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document
from lintreport.text.figures.intervals import Interval, disjoint, divide
from lintreport.text.figures.percentages import exact_interval, stated_range
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.statements.links import near
from lintreport.text.statements.statements import Statement, alike

#: Words of an average right before its figure, and which unit it is an average over.
_EACH = Lazy("(人均|户均|日均|平均每[人户天日])(?P<what>[^,;。0-9]{0,12})$")
_OVER = {"人": "人", "户": "户", "日": "天", "天": "天"}
#: Averages of what is not counted by these heads: the mean population, those who took part, at constant prices.
_ELSEWHERE = Lazy("平均.{0,3}人口|生产总值|GDP|可支配|工作日|节假日|左右|以上|旺季|高峰")
#: How many days the time has that a sentence is of; a little more or less for leap years.
_TERMS = (
    (Lazy("上半年"), 181, 182),
    (Lazy("下半年"), 184, 184),
    (Lazy("第?一季度"), 90, 91),
    (Lazy("第?二季度"), 91, 91),
    (Lazy("第?[三四]季度"), 92, 92),
    (Lazy("全年|年内|20[0-9]{2}年度?[,共]"), 365, 366),
)
#: Any other time leaves the days unknown.
_OTHER_TERM = Lazy("月|截至|以来|季度|周|期间|五年|三年|半年|日[,内至]")


class Average(NamedTuple):
    """An average with its total and the figure of heads, or the number of days, that it is taken over."""

    stated: Statement
    total: Statement
    heads: Statement | None
    divisor: Interval


def averages(document: Document) -> Iterator[Average]:
    """Every average that its total does not give, where total and divisor are each the only ones."""
    folded = document.folded
    if not any(word in folded for word in ("人均", "户均", "日均", "平均每")):
        return
    for paragraph in document.statements:
        for one in paragraph:
            if one.kind in ("count", "measure", "money") and (found := _average(one, paragraph)):
                yield found


def _average(one: Statement, paragraph: Sequence[Statement]) -> Average | None:
    each = _EACH.search(one.before)
    if each is None or one.figure.value is None or one.figure.ranged or one.verb:
        return None
    around = [other for other in near(one, paragraph) if other.at.sentence == one.at.sentence]
    words = one.figure.text[around[0].figure.start - 40 if around[0].figure.start > 40 else 0 : one.figure.end + 6]
    if _ELSEWHERE.search(words):
        return None
    totals = [other for other in around if other is not one and other.unit == one.unit and not other.verb]
    over = _OVER[each[1][-2:][0] if each[1].endswith("均") else each[1][-1]]
    heads = _heads(one, around, over)
    divisors = [(None, _days(words))] if over == "天" else [(head, exact_interval(head.figure)) for head in heads]
    matching = [total for total in totals if _is_total(total, each["what"]) and total.figure.exact]
    if len(matching) != 1 or len(divisors) != 1 or not matching[0].figure.value:
        return None
    head, divisor = divisors[0]
    if divisor is None or not divisor.low:
        return None
    allowed = _allowed(one.figure)
    if any(not disjoint(allowed, divide(exact_interval(total.figure), divisor)) for total in totals):
        return None
    return Average(one, matching[0], head, divisor)


def _allowed(stated: Quantity) -> Interval:
    """All values that may be printed as the average; 约 before digits that were worked out leaves a fiftieth."""
    if stated.prefix not in ("约", "大约") or stated.number is None:
        return stated_range(stated)
    value, grain = stated.number
    width = max(grain / 2, value / 50)
    return Interval(value - width, value + width)


def _heads(one: Statement, around: Sequence[Statement], over: str) -> list[Statement]:
    """The figures of people or households that an average may be taken over."""
    return [other for other in around if other is not one and other.unit == over and not other.verb]


def _is_total(total: Statement, what: str) -> bool:
    """Whether a figure may be the total: its words are those of the average, or the average has none."""
    return "part" not in total.says and "each" not in total.says and alike(what.rstrip("约为达"), total.subject)


def _days(words: str) -> Interval | None:
    """How many days the sentence is of; ``None`` where it is not said."""
    for term, low, high in _TERMS:
        if term.search(words):
            rest = term.sub("", words)
            return None if _OTHER_TERM.search(rest) else Interval(Fraction(low), Fraction(high))
    return None
