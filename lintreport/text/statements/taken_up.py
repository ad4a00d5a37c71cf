"""Figures that take up an earlier one and name it: 这412件纠纷, 上述23.45亿元收入, 全体186名教职工."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, combinations
from typing import NamedTuple

from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.clauses import Figured
from lintreport.text.statements.deeds import content
from lintreport.text.statements.units import kind_of, unit_of

#: What points back, right before a figure.
_POINTS = Lazy("(?:这|上述|以上|前述|上列|该|此|全体|所有|全部)(?:新增|累计|合计|共|的)?$")
_POINTING = 6
#: What a figure counts stands right behind it; so many of its signs are compared, and so many must be the same.
_NOUN = Lazy(f"[的余多]?({HAN}{{2,8}})")
_COMPARED, _SAME = 4, 2
#: Words that name an earlier figure stand so near, in code points, before it and behind it.
_BEFORE, _BEHIND = 16, 8
_MARK = Lazy("[。;\n]")
_WORDS = Lazy(f"[^,。;:\n0-9]{{0,{_BEHIND}}}")
#: So many earlier figures of the unit are looked at; no smaller figure is taken for one that has a meaning of its own.
_RECENT, _LEAST = 12, 10


class TakenUp(NamedTuple):
    """A figure that takes up an earlier one, and the earlier one, which differs."""

    figure: Quantity
    earlier: Quantity


def taken_up(report: Figured) -> list[TakenUp]:
    """The view: every figure that points back to what was counted before, and that no earlier figure equals.

    Nor may earlier figures make it: a sum of some that follow each other, or the sum or the difference of any two.
    """
    found: list[TakenUp] = []
    before: dict[str, list[Quantity]] = {}
    for quantity in report.quantities:
        if not _counts(quantity):
            continue
        same = before.setdefault(unit_of(quantity), [])
        noun = _noun_of(quantity) if same else ""
        if noun and not _made_by(quantity, same):
            named = next((one for one in reversed(same[-_RECENT:]) if _names(one, noun)), None)
            if named is not None:
                found.append(TakenUp(quantity, named))
        same.append(quantity)
    return found


def _counts(quantity: Quantity) -> bool:
    """Whether a figure is an exact one of things, people or money."""
    if not quantity.numeral[0].isascii() or kind_of(quantity.unit) not in ("count", "measure", "money"):
        return False
    return quantity.exact and quantity.value is not None and quantity.value > 0


def _noun_of(quantity: Quantity) -> str:
    """What a figure that points back counts; empty where it does not point, or is too small."""
    pointing = _POINTS.search(quantity.text, max(0, quantity.start - _POINTING), quantity.start)
    if pointing is None or quantity.value is None or quantity.value < _LEAST:
        return ""
    noun = _NOUN.match(quantity.text, quantity.end)
    return "" if noun is None else content(noun[1])[:_COMPARED]


def _names(quantity: Quantity, noun: str) -> bool:
    """Whether the words around a figure name what another one counts."""
    text = quantity.text
    words = _MARK.split(text[max(0, quantity.start - _BEFORE) : quantity.start])[-1]
    behind = _WORDS.match(text, quantity.end)
    around = content(words) + content(behind[0] if behind else "")
    return sum(sign in around for sign in dict.fromkeys(noun)) >= _SAME


def _made_by(quantity: Quantity, earlier: Sequence[Quantity]) -> bool:
    """Whether earlier figures equal a figure or make it."""
    value = quantity.value or Fraction(0)
    if any(abs((one.value or Fraction(0)) - value) < max(one.place, quantity.place) for one in earlier):
        return True
    values = [one.value for one in earlier[-_RECENT:] if one.value is not None]
    if any(value in accumulate(values[start:]) for start in range(len(values))):
        return True
    return any(value in (one + other, abs(one - other)) for one, other in combinations(values, 2))
