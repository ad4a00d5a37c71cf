"""Every check finds the marked places of its own examples, and nothing else."""

import pytest

from lintreport import packs
from lintreport.declaration import Check
from lintreport.testing import marked, verify

CHECKS = packs.load([packs.built_in()])


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(check, example, id=f"{check.code}-{kind}{number}")
        for check in CHECKS
        for number, example in enumerate(getattr(check, kind))
    ]


BAD, GOOD = _examples("bad"), _examples("good")

#: Half-width marks as they stand in a folded text, to the full-width ones that were typed.
WIDEN = {ord(sign): ord(sign) + 0xFEE0 for sign in ",:;!?()%"}
#: Checks whose subject is the width itself.
ABOUT_WIDTH = {"PUN004", "PUN005", "QTY009"}


@pytest.mark.parametrize(("check", "example"), BAD)
def test_bad_example_is_found_at_the_marked_places(check: Check, example: str) -> None:
    assert marked(example)[1], "a bad example marks at least one place"
    verify(check, example)


@pytest.mark.parametrize(("check", "example"), GOOD)
def test_good_example_is_silent(check: Check, example: str) -> None:
    assert not marked(example)[1]
    verify(check, example)


@pytest.mark.parametrize(("check", "example"), BAD + GOOD)
def test_example_means_the_same_in_full_width(check: Check, example: str) -> None:
    if check.code not in ABOUT_WIDTH:
        verify(check, example.translate(WIDEN))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_check_is_complete(check: Check) -> None:
    assert check.bad, "an example to find"
    assert len(check.good) >= 2, "the first bad example mended, then a trap"
    assert all(check.title), "a title in both languages"
    assert all(check.doc), "a page"
    assert check.doc.zh != check.doc.en, "a page in both languages"
    assert check.basis, "what the check rests on"
