"""Values of numerals as they are written in Chinese texts: Arabic, Chinese, and both with 万 and 亿."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from lintreport.text.patterns import compiled

SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12}

_DIGIT = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


class Number(NamedTuple):
    """A value, and the place value of its last significant digit (``2600`` → 100, ``1.4万`` → 1000)."""

    value: Fraction
    grain: Fraction


@cache
def _arabic() -> re.Pattern[str]:
    return compiled(r"([0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,16})(?:\.([0-9]{1,8}))?(万亿|[亿万千百])?")


@cache
def _section() -> re.Pattern[str]:
    """A Chinese numeral below 10 000; a last digit right after 千 or 百 counts hundreds or tens (二百五 = 250)."""
    one = "[一二两三四五六七八九]"
    return compiled(rf"(?:({one}?)千)?(零?)(?:({one}?)百)?(零?)(?:({one}?)十)?(零?)({one}?)")


@lru_cache(4096)  # a report repeats its figures, and reports their years
def number(text: str) -> Number | None:
    """The value of a whole numeral, or ``None`` where it has none that is certain (三四十, 数百, 1百零8)."""
    if not text:
        return None
    if text[0].isascii():
        return _arabic_number(text)
    value = _chinese(text)
    if value is None:
        return None
    if "点" in text:
        head, _, scale = _point(text)
        places = len(head.partition("点")[2])
        return Number(value, Fraction(SCALES.get(scale, 1), 10**places))
    if text == "半":
        return Number(value, value)
    return Number(value, _round_grain(value))


def _arabic_number(text: str) -> Number | None:
    total = Fraction(0)
    grain = Fraction(1)
    last_scale = 10**17
    at = 0
    while at < len(text):
        part = _arabic().match(text, at)
        if part is None:
            return None
        scale = SCALES.get(part[3] or "", 1)
        if scale >= last_scale:
            return None
        decimals = part[2] or ""
        digits = compiled("[, ]").sub("", part[1])
        value = Fraction(int(digits + decimals), 10 ** len(decimals))
        total += value * scale
        grain = (Fraction(1, 10 ** len(decimals)) if decimals else _round_grain(value)) * scale
        last_scale = scale
        at = part.end()
    return Number(total, grain)


def _round_grain(value: Fraction) -> Fraction:
    """The greatest power of ten that divides a whole number; 1 for nought."""
    digits = str(value.numerator)
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) if value else Fraction(1)


def _point(text: str) -> tuple[str, str, str]:
    """A numeral with 点, parted from the scale behind it."""
    for scale in ("万亿", "亿", "万"):
        if text.endswith(scale):
            return text[: -len(scale)], "点", scale
    return text, "点", ""


def _chinese(text: str) -> Fraction | None:
    if text == "半":
        return Fraction(1, 2)
    if "点" in text:
        head, _, scale = _point(text)
        whole, _, decimals = head.partition("点")
        integer = _chinese(whole)
        if integer is None or not decimals or any(sign not in _DIGIT for sign in decimals):
            return None
        digits = int("".join(str(_DIGIT[sign]) for sign in decimals))
        return (integer + Fraction(digits, 10 ** len(decimals))) * SCALES.get(scale, 1)
    if all(sign in _DIGIT for sign in text) and len(text) > 1:
        # 二〇二四 is read digit by digit; 三四, 两三 and the like are approximate and have no value.
        return Fraction(int("".join(str(_DIGIT[sign]) for sign in text))) if len(text) > 2 and len(text) < 17 else None
    whole_number = _scaled(text, (("亿", 10**8), ("万", 10**4)))
    return None if whole_number is None else Fraction(whole_number)


def _scaled(text: str, scales: tuple[tuple[str, int], ...]) -> int | None:
    """A whole number; below 亿 and 万 a lone last digit counts the next lower place (一万二 = 12 000)."""
    if not scales:
        return _below_myriad(text) if text else None
    (sign, scale), lower = scales[0], scales[1:]
    head, found, tail = text.rpartition(sign)
    if not found:
        return _scaled(text, lower)
    # 三万亿: what stands before 亿 may itself have 万. A numeral that begins with 万 counts one.
    left = _scaled(head, lower) if head else 1
    if left is None or left == 0:
        return None
    if not tail:
        return left * scale
    if tail in _DIGIT and tail not in "零〇":
        return left * scale + _DIGIT[tail] * scale // 10
    right = _scaled(tail.removeprefix("零").removeprefix("〇"), lower)
    return None if right is None or right >= scale else left * scale + right


def _below_myriad(text: str) -> int | None:
    text = text.replace("〇", "零")
    if text == "零":
        return 0
    match = _section().fullmatch(text)
    if match is None or not text:
        return None
    thousand, _, hundred, _, ten, _, one = match.groups()
    if text.endswith("零") or (text.startswith("零") and len(text) > 1):
        return None
    total = 0
    for count, scale in ((thousand, 1000), (hundred, 100), (ten, 10)):
        if count is not None:
            total += (_DIGIT[count] if count else 1) * scale
    if one:
        before = text[-2:-1]
        short = {"百": 10, "千": 100}.get(before, 1)
        total += _DIGIT[one] * short
    return total


def decimal(value: Fraction, places: int = 4) -> str:
    """``value`` as a decimal string: exact where it ends, else cut to ``places`` with the half rounded up."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    exact = rest == 1 and max(twos, fives) <= 12
    digits = max(twos, fives) if exact else places
    scaled = value * 10**digits
    whole = (scaled + Fraction(1, 2)).__floor__()
    sign, whole = ("-", -whole) if whole < 0 else ("", whole)
    text = str(whole).rjust(digits + 1, "0")
    return sign + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)
