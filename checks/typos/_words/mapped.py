"""Files of members one after the other, which are mapped into memory and read where they are asked."""

from __future__ import annotations

import struct
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple


def members(path: Path) -> list[memoryview]:
    """The members of a file that `packed` made."""
    with path.open("rb") as file:
        content = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    (number,) = struct.unpack_from("<Q", content)
    found, start = [], 8 * (number + 1)
    for size in struct.unpack_from(f"<{number}Q", content, 8):
        found.append(content[start : start + size])
        start += size + -size % 8
    return found


def packed(contents: list[bytes]) -> bytes:
    """How many members there are, the size of each, then the members, each from a multiple of eight on."""
    parts = [struct.pack(f"<{len(contents) + 1}Q", len(contents), *map(len, contents))]
    parts += [content + b"\0" * (-len(content) % 8) for content in contents]
    return b"".join(parts)


class Rows(NamedTuple):
    """Rows of bytes of any length: where each ends, and all of them."""

    ends: memoryview
    content: memoryview

    def row(self, at: int) -> memoryview:
        """The bytes of one row."""
        return self.content[self.ends[at] : self.ends[at + 1]]


def rows(ends: memoryview, content: memoryview) -> Rows:
    """Two members that `joined` made."""
    return Rows(ends.cast("I"), content)


def joined(contents: list[bytes]) -> list[bytes]:
    """Rows as two members."""
    ends = [0]
    for content in contents:
        ends.append(ends[-1] + len(content))
    return [struct.pack(f"<{len(ends)}I", *ends), b"".join(contents)]
