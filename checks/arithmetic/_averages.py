"""Averages a head, a household, a case or a day, and the totals that they are averages of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from lintreport import Document
from lintreport.text.figures.intervals import Interval, apart, divide, scale
from lintreport.text.figures.percentages import exact_interval, stated_range
from lintreport.text.figures.quantities import Quantity
from lintreport.text.figures.slips import slipped
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.agreement import front, held
from lintreport.text.statements.ratios import reach
from lintreport.text.statements.statements import Statement

#: Words of an average right before its figure: over what it is taken, of whom, and what is averaged.
_EACH = Lazy(
    f"(?P<who>{HAN}{{0,6}}?)(?:平均每(?:[个一]|1)?(?P<each>{HAN}{{1,2}}?)|(?P<per>(?![平年季周部者项]){HAN})均(?![衡匀等价])|平均(?P<mean>亩))"
    f"(?P<what>{HAN}{{0,10}}?)(?:[为达约是近超到有]|达到|超过|大约)*$"
)
_AVERAGE = Lazy(f"平均(?!每)(?P<what>{HAN}{{2,8}}?)(?:[为达约是近超]|达到|超过|大约)*$")
#: Averages over other heads than those of the text: the mean population, those who live there, the days at work.
_ELSEWHERE = Lazy("平均.{0,3}人口|生产总值|GDP|可支配|工作日[日人]?均|工作日平均|节假日|旺季|高峰|左右|以上|年均")
#: Means of several years, of ages, prices, marks and the air.
_TOGETHER = Lazy("年[人户]?均|每[年月周季]|月均|年龄|增长|增速|以上|[温气]|浓度|价格|单价|得分|成绩")
#: Larger units of one measure.
_LARGER = {("公斤", "吨"): 1000, ("米", "公里"): 1000, ("千瓦时", "亿千瓦时"): 10**8, ("平方米", "平方公里"): 10**6}
#: An average of this many signs begins with the thing: 班额; one that is told by itself is not so far off.
_OF_A_THING, _FACTOR_ALONE = 2, Fraction(3, 2)
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
#: A slip of this many digits is no chance; an average further off than this factor is of something else.
_TELLING, _FACTOR = 3, 3
#: This many figures before an average its total and its heads may stand.
_NEAR = 12


class Average(NamedTuple):
    """An average with its total and the figure of heads, or the number of days, that it is taken over."""

    stated: Quantity
    total: Quantity
    heads: Quantity | None
    divisor: Interval
    factor: int


class _Reading(NamedTuple):
    """A total and what it is divided by; ``by_total`` and ``by_heads`` say how sure each is, from 0 to 3."""

    total: Statement
    heads: Statement | None
    divisor: Interval
    factor: int
    by_total: int
    by_heads: int

    @property
    def ratio(self) -> Interval:
        """The average that the reading gives."""
        return scale(divide(exact_interval(self.total.figure), self.divisor), Fraction(self.factor))


def averages(document: Document) -> Iterator[Average]:
    """Every average that its total does not give, where total and divisor are told by their words."""
    folded = document.folded
    if "均" not in folded:
        return
    statements = list(chain.from_iterable(document.statements))
    for at, one in enumerate(statements):
        if "均" in one.before and one.kind in ("count", "measure", "money") and (found := _average(statements, at)):
            yield found


def _average(statements: Sequence[Statement], at: int) -> Average | None:
    one = statements[at]
    each = _EACH.search(one.before) or _AVERAGE.search(one.before)
    if each is None or not one.figure.value or one.figure.ranged or one.figure.suffix or one.verb:
        return None
    before, after = reach(statements, at)
    if _ELSEWHERE.search(one.led) or _TOGETHER.search(one.before) or one.period == "prev":
        return None
    here = [other for other in (*before[:_NEAR], *after) if other.at.sentence <= one.at.sentence]
    around = [other for other in here if other.figure.value]
    readings = list(_readings(one, each.groupdict(), around))
    allowed = _allowed(one.figure)
    if not readings or any(not apart(reading.ratio, allowed) for reading in readings):
        return None
    best = max(reading.by_total + reading.by_heads for reading in readings)
    likely = [reading for reading in readings if reading.by_total + reading.by_heads == best]
    here_only = [reading for reading in likely if _apart(one, reading) == 0]
    likely = here_only if len(here_only) == 1 else likely
    slips = [reading for reading in readings if _slip(one.figure, reading) and reading.by_heads > 0]
    certain = [reading for reading in likely if len(likely) == 1 and _linked(one, reading, len(readings) == 1)]
    found = next(iter([*certain, *(slips if len(slips) == 1 else ())]), None)
    if found is None:
        return None
    heads = found.heads.figure if found.heads else None
    return Average(one.figure, found.total.figure, heads, found.divisor, found.factor)


def _readings(one: Statement, each: dict[str, str | None], around: Sequence[Statement]) -> Iterator[_Reading]:
    """Every total and divisor that the words of an average allow."""
    per = each.get("per") or each.get("mean") or each.get("each") or ""
    what = each["what"] or ""
    for total in around:
        factor = 1 if total.unit == one.unit else _LARGER.get((one.unit, total.unit), 0)
        if not factor or total.verb or {"each", "mean", "part"} & total.says or total.period == "prev":
            continue
        by_total = _by_words(what, total)
        if per in ("日", "天"):
            days = _days(one.figure.text[max(0, around[-1].figure.start - 40) : one.figure.end + 6])
            if days is not None:
                yield _Reading(total, None, days, factor, by_total, 2)
            continue
        for heads in around:
            if heads is total or heads.unit == one.unit or heads.verb or heads.kind == "money":
                continue
            by_heads = _by_heads(per, each.get("who") or "", heads) if per else _by_thing(what, heads)
            if by_heads >= 0:
                named = by_total if per else max(by_total, by_heads // 2)  # 班额 does not say of whom
                yield _Reading(total, heads, exact_interval(heads.figure), factor, named, by_heads)


def _by_words(what: str, total: Statement) -> int:
    """How well what is averaged agrees with the words of a total."""
    words = front(total) + total.after[:4]
    if not what:
        return 1
    return 2 if what[-2:] in words or what[:2] in words else min(held(what, words), 2)


def _by_heads(per: str, who: str, heads: Statement) -> int:
    """How well a figure does as what an average is taken over; -1 where it does not."""
    words = front(heads) + heads.after[:4]
    unit = heads.unit == per or (per == "次" and heads.unit.endswith("次"))
    if not unit and per not in words:
        return -1
    whose = who[-2:]
    return 3 if len(whose) == 2 and whose in words else 2 if unit or per in front(heads)[-2:] else 1


def _by_thing(what: str, heads: Statement) -> int:
    """How well a figure counts the things of which an average is one of each: 班额 and 教学班48个."""
    return 2 * (len(what) == _OF_A_THING and front(heads).endswith(what[0]))


def _linked(one: Statement, reading: _Reading, alone: bool) -> bool:
    """Whether words link an average with both of its figures, and it is not so far off as to be of others.

    Figures of the sentence before it are linked where the average begins its own, and there are no others (``alone``).
    """
    far = _apart(one, reading)
    low, high = reading.ratio.low, reading.ratio.high
    value, factor = one.figure.value or Fraction(0), _FACTOR_ALONE if far else Fraction(_FACTOR)
    if low is None or high is None or not (low / factor < value < high * factor):
        return False
    exact = reading.total.figure.exact and (reading.heads is None or reading.heads.figure.exact)
    near = far == 0 or (far == 1 and alone and one.previous is None and reading.heads is not None)
    return exact and near and reading.by_total >= 1 and reading.by_heads >= 2


def _apart(one: Statement, reading: _Reading) -> int:
    """How many sentences an average stands apart from its figures."""
    return max(one.at.sentence - side.at.sentence for side in (reading.total, reading.heads or reading.total))


def _slip(stated: Quantity, reading: _Reading) -> bool:
    """Whether an average is what a reading gives, but for a slip of the pen."""
    low, high = reading.ratio.low, reading.ratio.high
    if low is None or high is None or reading.by_total + reading.by_heads < 2:
        return False
    value = (
        (reading.total.figure.value or Fraction(0))
        * reading.factor
        / ((reading.heads.figure.value if reading.heads else reading.divisor.high) or Fraction(1))
    )
    return slipped(stated, value / stated.scale) >= _TELLING


def _allowed(stated: Quantity) -> Interval:
    """All values that may be printed as the average; 约 before digits that were worked out leaves a fiftieth."""
    if stated.prefix not in ("约", "大约") or stated.number is None:
        return stated_range(stated)
    value, grain = stated.number
    width = max(grain / 2, value / 50)
    return Interval(value - width, value + width)


def _days(words: str) -> Interval | None:
    """How many days the sentence is of; ``None`` where it is not said."""
    for term, low, high in _TERMS:
        if term.search(words):
            rest = term.sub("", words)
            return None if _OTHER_TERM.search(rest) else Interval(Fraction(low), Fraction(high))
    return None
