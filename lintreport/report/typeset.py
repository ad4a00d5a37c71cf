"""Sentences in lines of a given width, broken as Chinese is."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

from lintreport.text.lazy import Lazy

# What is not torn apart: a word of ASCII, or any other sign, with the opening marks before and the closing ones after.
_UNIT = Lazy(r"[(《〈「『【〔“‘]*(?:[!-~]+|.)[,.;:?!)\]%、。,;:?!)》〉」』】〕”’…]*\s*", re.DOTALL)


def wrap(text: str, width: int) -> list[str]:
    """The lines of ``text``, each at most ``width`` cells wide; there is always at least one."""
    lines = [""]
    for unit in _UNIT.findall(text):
        if cell_len(lines[-1]) + cell_len(unit.rstrip()) <= width:
            lines[-1] += unit
        elif cell_len(unit) <= width:
            lines.append(unit)
        else:
            lines += chop_cells(unit, width)
    return [line.rstrip() for line in (lines if lines[0] or len(lines) == 1 else lines[1:])]
