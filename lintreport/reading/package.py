"""Zip packages (Word, Excel): opened only when they are no larger than a report can be."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

from lintreport.finding import Text
from lintreport.source import Unreadable

T = TypeVar("T")

#: A package whose parts are larger than this together, in bytes, is no report: they are read into memory whole.
LARGEST = 100_000_000
#: So are more parts than this.
_MOST_PARTS = 5_000


def opened(data: bytes, read: Callable[[bytes], T]) -> T:
    """What ``read`` makes of a package; raises `Unreadable` when it is broken, encrypted or too large unpacked."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(
            Text("文件已损坏：不是完整的压缩包", "the file is damaged: not a complete zip package")
        ) from error
    size = sum(member.file_size for member in members)
    if size > LARGEST or len(members) > _MOST_PARTS:
        raise Unreadable(
            Text(
                f"文件解压后过大（{size / 1e6:.0f} MB、{len(members)}个部件），未读取",
                f"too large when unpacked ({size / 1e6:.0f} MB, {len(members)} parts); not read",
            )
        )
    return read(data)
