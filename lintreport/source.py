"""Bytes on disk to text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from lintreport.finding import Text

#: Marks at the head of a file, the name of what follows and its codec; UTF-32 before UTF-16, whose mark it begins with.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)

# The double-byte part of GB18030, and in it the 3,755 common characters and the punctuation (GB 2312 rows 1-3, 16-55).
_GB_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9]|[\x00-\x7f]+", re.DOTALL)
_GB_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
#: The share of common characters under which a text is not taken for GB18030.
_GB_SHARE = 0.6
#: How many bytes are enough to judge by.
_SAMPLE = 65536


#: What is said of a pipe, a device or a socket: reading it may never end.
NO_FILE = Text("这不是普通文件（管道、设备或套接字）", "this is not a regular file, but a pipe, a device or a socket")


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that holds no text that can be linted; ``reason`` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Decoded(NamedTuple):
    """The text of a file, without its byte order mark, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``data``: as the byte order mark says, else UTF-8, else GB18030 if that reads as Chinese.

    ``encoding`` is used instead when given. Raises `Unreadable` when nothing fits: no character is guessed or replaced.
    """
    if encoding is not None:
        return Decoded(_strict(data, encoding).removeprefix("\ufeff"), encoding)
    for mark, name, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], codec), name)
    if b"\0" in data[:8192]:
        raise Unreadable(
            Text(
                "这不是纯文本文件（含空字节）；如是 UTF-16 或 UTF-32 文本，请用 --encoding utf-16-le 等指明",
                "this is not plain text (it holds NUL bytes); if it is UTF-16 or UTF-32, say so: --encoding utf-16-le",
            )
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _reads_as_gb18030(data):
            return Decoded(_strict(data, "gb18030"), "gb18030")
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            Text(
                f"编码无法识别：既不是 UTF-8（第{line}行、第{error.start + 1}个字节起不合），也不像 GB18030；"
                "如是 Big5 等编码，请用 --encoding big5 等指明",
                f"unknown encoding: not UTF-8 (from line {line}, byte {error.start + 1}), nor does it read as GB18030; "
                "if it is another one, say so: --encoding big5",
            )
        ) from error


def encode(text: str, like: bytes, encoding: str | None = None) -> bytes:
    """``text`` as ``like`` was encoded, byte order mark and all: what `decode` reads back."""
    for mark, _, codec in _BYTE_ORDER_MARKS:
        if like.startswith(mark):
            return mark + text.encode(codec)
    return text.encode(encoding or decode(like).encoding)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (ValueError, OverflowError) as error:
        at = getattr(error, "start", 0) + 1
        raise Unreadable(
            Text(f"不是有效的 {encoding}（第{at}个字节起不合）", f"not valid {encoding} (from byte {at})")
        ) from error


def _reads_as_gb18030(data: bytes) -> bool:
    """Whether most of the Chinese characters that ``data`` would hold are common ones."""
    signs = [sign for sign in _GB_PAIR.findall(data[:_SAMPLE]) if sign[0] > 0x7F]
    return bool(signs) and sum(map(bool, map(_GB_COMMON.fullmatch, signs))) >= _GB_SHARE * len(signs)
