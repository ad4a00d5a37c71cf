"""Quantities are found with value, unit and approximation, at their exact places."""

from fractions import Fraction

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document
from lintreport.text.figures.intervals import Interval
from lintreport.text.figures.quantities import Quantity, quantities


def one(text: str) -> Quantity:
    found = Document(text).quantities
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("受理12,345件", "12,345件", 12345, "件"),
        ("受理12，345件", "12,345件", 12345, "件"),
        ("办结1 234件", "1 234件", 1234, "件"),
        ("投资3亿4500万元", "3亿4500万元", 345000000, "元"),
        ("一万二千余人", "一万二千余人", 12000, "人"),
        ("共 54 件", "54 件", 54, "件"),
        ("共54\n件", "54\n件", 54, "件"),
        ("占百分之三十", "百分之三十", 30, "%"),
        ("占三分之一", "三分之一", Fraction(1, 3), "分之"),
        ("提高2.5个百分点", "2.5个百分点", Fraction(5, 2), "个百分点"),
        ("翻两番", "两番", 2, "番"),
        ("153余篇次", "153余篇次", 153, "篇次"),
        ("拨打12345热线", "12345", 12345, ""),
        ("100多个部门", "100多个", 100, "个"),
    ],
)
def test_a_quantity_has_words_value_and_unit(text: str, words: str, value: Fraction, unit: str) -> None:
    found = one(text)
    assert (found.words, found.value, found.unit) == (words, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "2024年",
        "2024年3月5日",
        "3月份",
        "2021-2025年",
        "2024-12-31",
        "第3条",
        "第二十次",
        "〔2024〕12号",
        "4+N",
        "3.2.1",
        "5A级",
        "《关于3项制度的意见》",
        "一是",
        "统一",
        "“12·4”",
        "十亿5000万元",
    ],
)
def test_dates_ordinals_numbers_of_documents_and_names_are_no_quantities(text: str) -> None:
    assert not Document(text).quantities


@pytest.mark.parametrize("text", ["5-10万元", "3至5个", "63%~68%", "共12\n34件"])
def test_an_end_of_a_range_and_a_torn_number_are_not_exact(text: str) -> None:
    assert not any(quantity.exact for quantity in Document(text).quantities)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("54件", Interval(Fraction(54), Fraction(54))),
        ("200余家", Interval(Fraction(200), Fraction(300), True, True)),
        ("近200家", Interval(Fraction(100), Fraction(200), True, True)),
        ("200家以上", Interval(Fraction(200), None)),
        ("不超过30天", Interval(None, Fraction(30))),
        ("1.4万条", Interval(Fraction(13500), Fraction(15000))),
        ("约300人", Interval(Fraction(250), Fraction(350))),
    ],
)
def test_words_of_approximation_are_intervals(text: str, interval: Interval) -> None:
    assert one(text).interval == interval


@pytest.mark.parametrize("text", ["附近200家", "节约30万元", "签约20家", "找不到3个", "问题和不足20项"])
def test_a_part_of_another_word_is_no_approximation(text: str) -> None:
    assert one(text).prefix == ""


@given(st.text("0123456789一二三百万亿余近约,. %件元个年月日第《》\n-", max_size=60))
def test_every_quantity_stands_where_it_says(text: str) -> None:
    document = Document(text)
    end = 0
    for quantity in document.quantities:
        assert quantity.start >= end
        assert document.folded[slice(*quantity.span)] == quantity.words
        assert quantity.whole.start <= quantity.start < quantity.end <= quantity.whole.end <= len(text)
        assert isinstance(quantity.exact, bool)
        assert quantity.interval == quantity.interval
        end = quantity.start + 1


@pytest.mark.parametrize("piece", ["1", "一", "1,", "《", "百", "1.", "1亿", "第", "近1余", "1 2"])
def test_the_view_grows_linearly_on_hostile_text(piece: str) -> None:
    assert linear(piece.__mul__, lambda text: [quantity.end for quantity in quantities(text)], 10_000)
