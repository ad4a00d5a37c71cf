"""Numerals have the values that a reader gives them, and intervals keep their laws."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintreport.text.figures import intervals
from lintreport.text.figures.intervals import Interval
from lintreport.text.numbers import decimal, number

SIGNS = "零一二三四五六七八九"


def below_myriad(value: int) -> str:
    """A whole number below 10 000 in Chinese."""
    text = ""
    gap = False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            text += ("零" if gap and text else "") + SIGNS[digit] + sign
            gap = False
        else:
            gap = True
    return text


def chinese(value: int) -> str:
    """A whole number in Chinese, as the schoolbook writes it."""
    if value == 0:
        return "零"
    text = ""
    for scale, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, scale)
        if part:
            text += ("零" if text and part < 1000 else "") + below_myriad(part) + sign
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_chinese_is_read_back(value: int) -> None:
    found = number(chinese(value))
    assert found is not None
    assert found.value == value


@given(st.integers(0, 10**12), st.integers(0, 4), st.sampled_from(["", "万", "亿"]))
def test_a_number_written_in_digits_is_read_back(value: int, places: int, scale: str) -> None:
    exact = Fraction(value, 10**places)
    whole, _, part = decimal(exact).partition(".")
    factor = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    for text in (whole, f"{int(whole):,}"):
        found = number(text + (f".{part}" if part else "") + scale)
        assert found is not None
        assert found.value == exact * factor


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_hundred_millions_and_ten_thousands_add_up(high: int, low: int) -> None:
    found = number(f"{high}亿{low}万")
    assert found is not None
    assert found.value == high * 10**8 + low * 10**4


@pytest.mark.parametrize(
    ("text", "value", "grain"),
    [
        ("一万二", "12000", "1000"),
        ("二百五", "250", "10"),
        ("三千五", "3500", "100"),
        ("两千零五", "2005", "1"),
        ("一亿二", "120000000", "10000000"),
        ("三万亿", "3000000000000", "1000000000000"),
        ("十五", "15", "1"),
        ("二〇二四", "2024", "1"),
        ("三点五", "3.5", "0.1"),
        ("一点二亿", "120000000", "10000000"),
        ("半", "0.5", "0.5"),
        ("1.40", "1.4", "0.01"),
        ("1.4万", "14000", "1000"),
        ("2600", "2600", "100"),
        ("321 146", "321146", "1"),
        ("3亿4500万", "345000000", "1000000"),
    ],
)
def test_a_numeral_has_its_value_and_the_place_of_its_last_digit(text: str, value: str, grain: str) -> None:
    found = number(text)
    assert found is not None
    assert (decimal(found.value), decimal(found.grain)) == (value, grain)


@pytest.mark.parametrize("text", ["", "三四", "三四十", "十百", "1百零8", "一零", "百千", "万零", "4万5亿"])
def test_a_numeral_without_a_certain_value_has_none(text: str) -> None:
    assert number(text) is None


@given(st.fractions(-(10**9), 10**9))
def test_a_decimal_string_is_exact_or_within_half_of_its_last_place(value: Fraction) -> None:
    assert abs(Fraction(decimal(value)) - value) <= Fraction(1, 20000)


def test_a_third_is_cut_to_four_places() -> None:
    assert decimal(Fraction(1, 3)) == "0.3333"
    assert decimal(Fraction(-200, 3), 2) == "-66.67"


bounds = st.one_of(st.none(), st.fractions(-50, 50, max_denominator=4))
some_interval = st.builds(
    lambda low, high, open_low, open_high: Interval(
        low, high, open_low and low is not None, open_high and high is not None
    ),
    bounds,
    bounds,
    st.booleans(),
    st.booleans(),
)
value = st.fractions(-60, 60, max_denominator=8)


@given(some_interval, some_interval, value)
def test_a_value_lies_in_the_intersection_when_it_lies_in_both(one: Interval, other: Interval, x: Fraction) -> None:
    assert (x in intervals.intersect(one, other)) == (x in one and x in other)


@given(some_interval, some_interval)
def test_intersection_is_commutative_and_idempotent(one: Interval, other: Interval) -> None:
    assert intervals.intersect(one, other) == intervals.intersect(other, one)
    assert intervals.intersect(one, one) == one
    assert intervals.intersect(one, intervals.EVERYTHING) == one


@given(some_interval, value)
def test_an_empty_interval_holds_nothing(one: Interval, x: Fraction) -> None:
    assert not (one.empty and x in one)
    assert not (one.no_integer and x.denominator == 1 and x in one)


@given(some_interval, some_interval, value, value)
def test_sums_and_differences_lie_in_the_sum_and_the_difference(
    one: Interval, other: Interval, x: Fraction, y: Fraction
) -> None:
    if x in one and y in other:
        assert x + y in intervals.add(one, other)
        assert x - y in intervals.subtract(one, other)


positive = st.fractions(Fraction(1, 4), 50, max_denominator=4)


@given(positive, positive, positive, positive, st.booleans(), st.booleans())
def test_a_quotient_lies_in_the_quotient(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction, left: bool, right: bool
) -> None:
    one, other = Interval(min(a, b), max(a, b), left, right), Interval(min(c, d), max(c, d), right, left)
    x, y = (min(a, b) + max(a, b)) / 2, (min(c, d) + max(c, d)) / 2
    if x in one and y in other:
        assert x / y in intervals.divide(one, other)
        assert x * y in intervals.scale(one, y)


ROOT = Path(__file__).parent.parent
FIGURES = [
    ROOT / "lintreport/text/numbers.py",
    *sorted((ROOT / "lintreport/text/figures").glob("*.py")),
    *sorted((ROOT / "checks/arithmetic").glob("*.py")),
    *sorted((ROOT / "checks/wording").glob("*.py")),
    *sorted((ROOT / "checks/dates").glob("*.py")),
]


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.stem)
def test_figures_never_pass_through_float(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), "a float literal"
        assert not (isinstance(node, ast.Name) and node.id in {"float", "round"}), "a call that makes floats"
