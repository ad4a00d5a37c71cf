"""Slips of the pen in figures: one digit that is wrong, two that changed places, a point in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Literal

from lintreport.text.figures.intervals import point, scale
from lintreport.text.figures.percentages import miss, share
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy

#: How two numerals of one length differ: in one digit, in digits that changed places, or otherwise (or not at all).
Slip = Literal["digit", "exchanged", ""]


def slip_between(one: str, other: str) -> Slip:
    """The slip of the pen by which one numeral became the other: one digit, or two that were exchanged."""
    if len(one) != len(other):
        return ""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return "digit"
    exchanged = len(places) == 2 and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    return "exchanged" if exchanged else ""


def slipped(stated: Quantity, value: Fraction) -> int:
    """How many digits a figure has that is the rounded or cut value but for one digit, or two that changed places.

    0 where it is not, one more where two changed places: the higher, the less it is chance.
    """
    if not stated.numeral[0].isascii():
        return 0
    places = len(stated.numeral.partition(".")[2])
    written = stated.numeral.replace(",", "").replace(".", "")
    shown = {str(int(value * 10**places + half)).rjust(places + 1, "0") for half in (0, Fraction(1, 2))}
    slips = [slip_between(written, one) for one in shown]
    return len(written) + ("exchanged" in slips) if any(slips) else 0


def slipped_operand(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a percentage is right once two digits of its part or its whole, or its own point, are put back."""
    if len(stated.numeral.replace(".", "")) < 2 or not part.value or not whole.value:
        return False
    if any(not miss(stated, scale(share(part, whole), factor)) for factor in (Fraction(10), Fraction(1, 10))):
        return True
    pairs = [*((one, whole.value) for one in _turned(part)), *((part.value, one) for one in _turned(whole))]
    return any(a <= b and not miss(stated, point(100 * a / b)) for a, b in pairs)


def mistyped_operand(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a percentage is right once one digit of its part or its whole is another."""
    if not part.value or not whole.value:
        return False
    pairs = [*((one, whole.value) for one in _changed(part)), *((part.value, one) for one in _changed(whole))]
    return any(0 < a <= b and not miss(stated, point(100 * a / b)) for a, b in pairs)


def _changed(figure: Quantity) -> Iterator[Fraction]:
    """The values of a figure with another digit in one place."""
    numeral = figure.numeral
    for at in _digits(numeral):
        for digit in "0123456789":
            yield _value(f"{numeral[:at]}{digit}{numeral[at + 1 :]}") * figure.scale


def _turned(figure: Quantity) -> Iterator[Fraction]:
    """The values of a figure with two of its digits in each other's place."""
    return (_value(numeral) * figure.scale for numeral in turned(figure.numeral))


def turned(numeral: str) -> Iterator[str]:
    """A numeral with two of its digits in each other's place, in every way that makes another one."""
    for a, b in combinations(_digits(numeral), 2):
        if numeral[a] != numeral[b] and not (a == 0 and numeral[b] == "0"):
            yield f"{numeral[:a]}{numeral[b]}{numeral[a + 1 : b]}{numeral[a]}{numeral[b + 1 :]}"


def _digits(numeral: str) -> list[int]:
    """Where the digits of a numeral stand; none where it is not all figures: 二十, 5万2 of 5万2千."""
    return [at for at, sign in enumerate(numeral) if sign.isdigit()] if _FIGURES.fullmatch(numeral) else []


_FIGURES = Lazy("[0-9., ]+")


def _value(numeral: str) -> Fraction:
    return Fraction(numeral.replace(",", "").replace(" ", ""))


def turned_by(figure: Quantity, gap: Fraction) -> bool:
    """Whether a figure of three digits or more grows by so much when two digits beside each other change places."""
    digits = [int(sign) for sign in figure.numeral if sign in "0123456789"]
    if len(digits) < _TELLING or not gap:
        return False
    steps = (9 * (b - a) * 10**at for at, (b, a) in enumerate(pairwise(reversed(digits))))
    return any(step * figure.place == gap for step in steps)


#: Of fewer digits two change places by chance.
_TELLING = 3
