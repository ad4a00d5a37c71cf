"""The characters of a text that everyday Chinese has none of."""

from __future__ import annotations

from functools import cache


def unusual(text: str) -> frozenset[str]:
    """The characters of ``text`` beyond printable ASCII, line ends and the marks and ideographs of GB 2312.

    Few texts hold any, and few texts many: what looks for odd characters looks here first.
    """
    rest = set(text) - _marks()
    known = "".join(rest).encode("gb2312", "ignore").decode("gb2312")
    return frozenset(rest.difference(sign for sign in known if sign >= "\u4e00"))


@cache
def _marks() -> frozenset[str]:
    rows = bytes(byte for row in range(0xA1, 0xA4) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    return frozenset(rows.decode("gb2312", "ignore")) | frozenset(map(chr, [*range(0x20, 0x7F), 9, 10, 13]))
