"""Personal numbers are hidden, figures are not, and no place moves."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personal_forms import Form, forms, lookalikes, signs

from lintreport.text.characters.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证号11010519491231002X。", "身份证号110***********002X。"),
        ("电话13800138000", "电话138****8000"),
        ("电话138 0013 8000", "电话138 **** 8000"),
        ("电话138-0013-8000,", "电话138-****-8000,"),
        ("账号6222021234567890123", "账号622************0123"),
        ("账号6222 0212 3456 7890 123", "账号622* **** **** **** 123"),
    ],
)
def test_a_personal_number_shows_only_its_ends(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "收入14328144000元",
        "收入14328144000 元",
        "13912345678人次",
        "12345热线",
        "0351-1234567",
        "2024年11月22日",
        "1234567890",
    ],
)
def test_a_figure_or_a_hotline_stays(text: str) -> None:
    assert mask(text) == text


def _clear(every: Iterable[Form]) -> list[str]:
    return [form.text for form in every if form.secret in signs(mask(form.text)) or "*" not in mask(form.text)]


def test_no_writing_of_a_personal_number_is_left_in_clear() -> None:
    every = set(forms())
    assert len(every) >= 300
    assert _clear(every) == []


def test_what_only_looks_like_a_personal_number_stays() -> None:
    every = set(lookalikes())
    assert len(every) >= 200
    assert [text for text in every if mask(text) != text] == []


@given(st.text("0123456789X元-. 年号", max_size=60))
def test_masking_keeps_the_length_and_touches_only_digits(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(
        after == before or (after == "*" and before.isdigit()) for before, after in zip(text, masked, strict=True)
    )
