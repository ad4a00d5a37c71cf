"""How many lines of labelled texts get their kind."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lintreport import Document
from lintreport.text.structure.kinds import KINDS

#: Invented texts, each line with its kind in the margin; a line ``====`` stands between two texts.
SAMPLES = sorted((Path(__file__).parent / "layout").glob("*.txt"))
MARGIN = 11
#: The fewest lines of a kind, and the share of them that must be right.
FEWEST, SHARE = 40, 0.95


@cache
def _read() -> list[tuple[str, str, str]]:
    """The kind of every line in the margin, the kind that it gets, and the line."""
    read = []
    for path in SAMPLES:
        for sample in path.read_text(encoding="utf-8").split("====\n"):
            lines = [(line[:MARGIN].strip(), line[MARGIN:]) for line in sample.splitlines()]
            document = Document("\n".join(line for _, line in lines))
            for (kind, line), span in zip(lines, document.lines, strict=True):
                block = document.block_at(span.start + len(line) - len(line.lstrip()))
                assert block
                read.append((kind, block.kind, line))
    return read


def test_there_are_enough_lines_of_every_kind() -> None:
    count = Counter(kind for kind, _, _ in _read())
    assert {kind: count[kind] for kind in KINDS if count[kind] < FEWEST} == {}
    assert count.keys() <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_all_lines_of_a_kind_are_read_as_such(kind: str) -> None:
    lines = [(got, line) for expected, got, line in _read() if expected == kind]
    wrong = [f"{got}: {line}" for got, line in lines if got != kind]
    assert len(wrong) <= (1 - SHARE) * len(lines), "\n".join(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_all_lines_that_are_read_as_a_kind_are_of_it(kind: str) -> None:
    lines = [(expected, line) for expected, got, line in _read() if got == kind]
    wrong = [f"{expected}: {line}" for expected, line in lines if expected != kind]
    assert len(wrong) <= (1 - SHARE) * len(lines), "\n".join(wrong)
