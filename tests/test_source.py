"""Bytes to text: encodings are told apart, and nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintreport.source import Unreadable, decode

REPORT = "2024年,我区共受理行政复议案件37件,审结34件。各部门认真履行职责,严格落实各项制度。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_report_is_read_whole_in_every_encoding(encoding: str) -> None:
    text, name = decode(REPORT.encode(encoding))
    assert (text, name) == (REPORT, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_of_either_byte_order_is_read_by_its_mark(encoding: str) -> None:
    assert decode("\ufeff".encode(encoding) + REPORT.encode(encoding)) == (REPORT, "utf-16")


def test_offsets_do_not_count_the_byte_order_mark() -> None:
    assert decode(b"\xef\xbb\xbf" + REPORT.encode()).text.index("受理") == REPORT.index("受理")


def test_line_ends_stay_as_they_are() -> None:
    assert decode("甲\r\n乙\n".encode()).text == "甲\r\n乙\n"


def test_a_stated_encoding_is_used() -> None:
    assert decode(REPORT.replace("审结", "審結").encode("big5", "ignore"), "big5").encoding == "big5"


def test_bytes_that_do_not_fit_the_stated_encoding_are_refused() -> None:
    with pytest.raises(Unreadable, match="not valid utf-8"):
        decode(REPORT.encode("gb18030"), "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text\0text", "NUL"),
        (REPORT.encode() + b"\xff\xfe\xfd", "unknown encoding"),
        (bytes(range(128, 256)) * 8, "unknown encoding"),
        ("œuvre née à Genève".encode("cp1252"), "unknown encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(data)


def test_a_broken_byte_is_named_with_its_line() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(("甲乙丙丁。\n" * 3).encode() + b"\x80" + "戊己庚辛。".encode())
    assert "第4行" in caught.value.reason.zh


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"") == ("", "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except Unreadable:
        return
    assert not any("\ud800" <= sign <= "\udfff" for sign in text)
    assert encoding
