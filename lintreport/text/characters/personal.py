"""Numbers that belong to a person: resident numbers, bank cards, mobile telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.dates import days_in

Kind = Literal["resident-id", "bank-card", "mobile"]

#: GB 11643-1999, after ISO 7064 MOD 11-2: the weight of each of the 17 digits, and the last sign by remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"

#: The first two digits: GB/T 2260, the residence permits of Hong Kong, Macao and Taiwan, and those of foreigners.
_PROVINCES = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])"

# In groups as people type them, parted by one blank or dash; the commonest first.
_SHAPES = r"""
    (?<![0-9A-Za-z])(?<![0-9A-Za-z]\.)
    (?:
        (?P<whole> [1-9][0-9]{14,17}[0-9Xx] )
      | (?P<parted>
            [1-9][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{3}[ -]?[0-9Xx]  # 6 8 4
          | [1-9][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,2}[0-9Xx]?)?                                # 4 4 4 4 3
          | [1-9][0-9]{5}[ -](?:[0-9]{13}|[0-9]{10})                                                    # 6 13
        )
      | (?:(?:00)?86[ -]?)? (?P<mobile> 1[3-9][0-9](?:[ -]?[0-9]{4}){2} )
    )
    (?![0-9A-Za-z]|\.[0-9])
"""
#: What is in use of the numbers that begin with 13 to 19; the others are those of machines and the sea.
_PREFIXES = r"1(?:3[0-9]|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])"


class Number(NamedTuple):
    """What looks like a person's number; ``digits`` are its signs without blanks and dashes, an X as a capital.

    ``proven``: its checksum and date hold (or, for a mobile number, its prefix is in use), so that its being a
    mere figure is improbable.
    """

    kind: Kind
    span: Span
    digits: str
    proven: bool


def personal_numbers(folded: str) -> Iterator[Number]:
    """Every number of such a form, by its beginning; one that is parted by blanks or dashes counts as one.

    Where a parted one is not proven, the search goes on behind its first group: other numbers may stand side by side.
    """
    at = 0
    while begin := _begin().search(folded, at):
        match = _shapes().match(folded, begin.start())
        if match is None:
            at = begin.end()
            continue
        span = Span(*match.span(match.lastgroup or 0))
        digits = re.sub("[^0-9X]", "", match[match.lastgroup or 0].upper())
        at = span.end
        if match.lastgroup == "mobile":
            yield Number("mobile", span, digits, re.match(_PREFIXES, digits) is not None)
        elif is_resident_id(digits):
            yield Number("resident-id", span, digits, proven=True)
        else:
            proven = passes_luhn(digits)
            if match.lastgroup == "parted" and not proven:
                at = span.start + len(re.split("[ -]", match["parted"], maxsplit=1)[0])
            yield Number("bank-card", span, digits, proven)


def is_figure(folded: str, number: Number) -> bool:
    """Whether a unit follows a number that no checksum speaks for."""
    checked = number.proven and number.kind != "mobile"
    return not checked and _unit().match(folded, number.span.end) is not None


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[元万亿吨户件次米%]|人(?!员)|平方|立方|公[里斤顷]|千[瓦克米])")


@cache
def _begin() -> re.Pattern[str]:
    """Where a number of such a length may begin: most texts hold none, and `_shapes` takes thirty times as long."""
    return re.compile(r"[0-9](?<![0-9A-Za-z][0-9])(?<![0-9A-Za-z]\.[0-9])[0-9]{2}(?=[0-9 -]{8})")


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile(_SHAPES, re.VERBOSE)


def is_resident_id(signs: str) -> bool:
    """Whether the 18 signs are a resident number: the check sign (GB 11643-1999) and the date of birth hold."""
    if not re.fullmatch(rf"{_PROVINCES}[0-9]{{4}}(?:18|19|20)[0-9]{{9}}[0-9X]", signs):
        return False
    year, month, day = int(signs[6:10]), int(signs[10:12]), int(signs[12:14])
    if not 1 <= month <= 12:
        return False
    if not 1 <= day <= days_in(month, year):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, signs, strict=False))
    return _CHECK_SIGNS[total % 11] == signs[17]


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    if not digits.isdecimal():
        return False
    doubled = [2 * int(digit) for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(value - 9 * (value > 9) for value in doubled)) % 10 == 0
