"""Sums that hold once two digits of one figure change places, whatever the words around them say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport.text.figures.quantities import Quantity
from lintreport.text.figures.slips import turned
from lintreport.text.lazy import Lazy
from lintreport.text.statements import lexicon
from lintreport.text.statements.clauses import Figured
from lintreport.text.statements.tolerance import slack
from lintreport.text.statements.units import kind_of, unit_of

#: So many parts at least, and so many at most; with fewer, two digits are exchanged by chance.
_LEAST, _MOST = 3, 12
#: So far a total and its parts lie apart in all, and so far each part from the next one, in code points.
_SPREAD, _GAP = 700, 160
#: The last decimal that is reckoned with: figures are compared in whole numbers of it.
_GRAIN = 10**4
#: A figure of fewer digits, zeros at its ends apart, is not taken for one of which two changed places.
_TELLING = 3
#: Where a sentence ends.
_END = Lazy("[。!?\\n]")
#: Where parts overlap, they make more than their total.
_OVERLAP = Lazy("重[复叠]|交叉|去重|剔除|扣除|扣减|核减|兼|都报")
#: What is told of the year before is no part of this one; its words stand so near before the figure.
_PAST = Lazy(f"(?:{lexicon.PAST}|同期)[^,。;0-9]{{0,8}}$")
_NEAR = 16


class ExchangedSum(NamedTuple):
    """A total, the parts that miss it, and the figure of which two digits changed places with what it would be."""

    total: Quantity
    parts: tuple[Quantity, ...]
    mistyped: Quantity
    mended: str


class _Figure(NamedTuple):
    """A figure with its value and the worth of its last digit, in grains."""

    quantity: Quantity
    value: int
    place: int


def exchanged_sums(report: Figured) -> list[ExchangedSum]:
    """The view: every total that is the sum of the figures of its unit beside it but for two exchanged digits.

    The parts follow each other, right behind the total or right before it, three at least. Nothing is reported of a
    total that some run of them makes as it is, nor of a figure that another sum confirms.
    """
    by_unit: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in report.quantities:
        if quantity.value and quantity.numeral[0].isascii() and kind_of(quantity.unit) in _KINDS:
            by_unit[unit_of(quantity)].append(quantity)
    several = [quantities for quantities in by_unit.values() if len(quantities) > _LEAST]
    return [one for quantities in several for one in _of_unit(list(filter(None, map(_figure, quantities))))]


#: Of what the parts of a total may be figures.
_KINDS = ("count", "measure", "money")


def _figure(quantity: Quantity) -> _Figure | None:
    if not quantity.value or not quantity.exact:
        return None
    value, place = _grains(quantity.value), _grains(quantity.place)
    return None if value is None or place is None else _Figure(quantity, value, place)


def _grains(value: Fraction) -> int | None:
    """A value in grains, where it is a whole number of them."""
    grains, rest = divmod(value.numerator * _GRAIN, value.denominator)
    return None if rest else grains


def _of_unit(figures: Sequence[_Figure]) -> Iterator[ExchangedSum]:
    confirmed: set[int] = set()
    found: list[tuple[_Figure, Sequence[_Figure]]] = []
    for at, total in enumerate(figures):
        runs = [run for step in (1, -1) for run in _runs(figures, at, step)]
        making = [run for run in runs if _holds(total, run)]
        if making:
            confirmed.update(id(one) for one in (total, *making[0]))
        else:
            several = (run for run in runs if len(run) >= _LEAST)
            found.extend((total, run) for run in several if _comparable(total, run) and _whole(figures, at, run))
    for total, run in found:
        gap = _gap(total, run)
        if gap % 9 == 0 and id(total) not in confirmed:
            mended = ((one, _mended(one, gap if one is total else -gap)) for one in (total, *run))
            wrong = next(((one, digits) for one, digits in mended if digits and id(one) not in confirmed), None)
            if wrong:
                yield ExchangedSum(
                    total.quantity,
                    tuple(sorted((one.quantity for one in run), key=lambda one: one.start)),
                    wrong[0].quantity,
                    wrong[1],
                )


def _runs(figures: Sequence[_Figure], at: int, step: int) -> Iterator[Sequence[_Figure]]:
    """The figures of two and more that follow on a total, or lead up to it, each from the nearest one on."""
    total, last = figures[at].quantity, figures[at].quantity
    for length in range(1, _MOST + 1):
        place = at + step * length
        if not 0 <= place < len(figures):
            return
        part = figures[place].quantity
        if abs(part.start - last.start) > _GAP or abs(part.start - total.start) > _SPREAD:
            return
        last = part
        if length > 1:
            yield figures[at + 1 : place + 1] if step > 0 else figures[place:at]


def _gap(total: _Figure, run: Sequence[_Figure]) -> int:
    """By how much the parts exceed their total."""
    return sum(one.value for one in run) - total.value


def _holds(total: _Figure, run: Sequence[_Figure]) -> bool:
    """Whether parts make their total, but for rounding."""
    gap = abs(_gap(total, run))
    if gap == 0 or gap > _MOST * max(one.place for one in (total, *run)):  # no rounding explains as much
        return gap == 0
    return gap <= slack([total.quantity, *(one.quantity for one in run)]) * _GRAIN


def _whole(figures: Sequence[_Figure], at: int, run: Sequence[_Figure]) -> bool:
    """Whether a run is all that its last sentence tells in this unit, and nothing of it is of the year before."""
    text, ahead = run[0].quantity.text, run[0].quantity.start > figures[at].quantity.start
    beyond = at + len(run) + 1 if ahead else at - len(run) - 1
    if 0 <= beyond < len(figures):
        one, other = figures[beyond].quantity, run[-1 if ahead else 0].quantity
        if not _END.search(text[other.end : one.start] if ahead else text[one.end : other.start]):
            return False
    ends = (figures[at].quantity, run[0].quantity, run[-1].quantity)
    if _OVERLAP.search(text, min(one.start for one in ends), max(one.end for one in ends)):
        return False
    return not any(_PAST.search(text, max(0, one.quantity.start - _NEAR), one.quantity.start) for one in run)


def _comparable(total: _Figure, run: Sequence[_Figure]) -> bool:
    """Whether figures may be parts of a total: none is nearly all of it, and they miss it by less than a half."""
    return abs(_gap(total, run)) * 2 <= total.value and max(one.value for one in run) * 10 < total.value * 9


def _mended(figure: _Figure, gap: int) -> str:
    """The numeral of a figure with two digits exchanged so that its value grows by ``gap``; else empty."""
    numeral = figure.quantity.numeral
    if len(numeral.replace(".", "").strip("0,")) < _TELLING:
        return ""
    step, rest = divmod(gap, figure.place)
    worth = _whole_number(numeral) + step
    return "" if rest else next((one for one in turned(numeral) if _whole_number(one) == worth), "")


def _whole_number(numeral: str) -> int:
    """A numeral in units of its last digit."""
    return int("".join(sign for sign in numeral if sign in "0123456789"))
