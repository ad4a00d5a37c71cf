"""Punctuation lost, doubled or mistaken (PUN)."""

from __future__ import annotations

import re
from random import Random

from benchmarks.accuracy.defects.planted import Kind, Planted, Planter, one_match, rewriting
from lintreport import Document, Span


def losing(opening: str, closing: str, which: int) -> Planter:
    """A planter that drops one mark of a pair (0: the opening one); the other is where that shows."""
    inside = f"[^{re.escape(opening + closing)}\n]{{2,40}}"
    pattern = f"{re.escape(opening)}{inside}{re.escape(closing)}"

    def plant(random: Random, document: Document) -> Planted | None:
        match = one_match(random, pattern, document)
        if match is None:
            return None
        start, end = match.span()
        text, gone = document.text, (start, end - 1)[which]
        left = (end - 2, start)[which]
        return Planted(text[:gone] + text[gone + 1 :], ((Span(left, left + 1),),))

    return plant


#: What a lost mark may show as: beside another lost one it may seem to be wrongly paired or nested.
OF_PAIRS = ("PUN003", "PUN005")

KINDS = (
    Kind("PUN001", "an opening quotation mark lost", losing("“", "”", 0), OF_PAIRS),
    Kind("PUN001", "a closing quotation mark lost", losing("“", "”", 1), OF_PAIRS),
    Kind("PUN001", "an opening title mark lost", losing("《", "》", 0), OF_PAIRS),
    Kind("PUN001", "a closing title mark lost", losing("《", "》", 1), OF_PAIRS),
    Kind("PUN001", "an opening bracket lost", losing("(", ")", 0), OF_PAIRS),
    Kind("PUN001", "a closing bracket lost", losing("(", ")", 1), OF_PAIRS),
    Kind(
        "PUN002",
        "a full stop doubled",
        rewriting("(?<=[\u4e00-\u9fff])。(?=[\u4e00-\u9fff])", lambda _, mark: mark * 2),
    ),
    Kind("PUN002", "a comma doubled", rewriting("(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])", lambda _, mark: mark * 2)),
    Kind(
        "PUN002",
        "a comma in front of a full stop",
        rewriting("(?<=[\u4e00-\u9fff])。(?=[\u4e00-\u9fff])", lambda _, mark: "," + mark),
    ),
    Kind(
        "PUN003",
        "the closing marks of a title in a quotation swapped",
        rewriting("(?<=[\u4e00-\u9fff])》”", lambda _, marks: "”》"),
    ),
    Kind(
        "PUN005",
        "a closing bracket of another kind",
        rewriting("(?<=\\([\u4e00-\u9fff]{3})[^()\n]{0,20}(\\))", lambda random, _: random.choice("〕】"), group=1),
        ("PUN001",),
    ),
)
