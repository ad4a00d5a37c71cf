"""TYP: what the tables promise, the lexicon, offsets and cost."""

from pathlib import Path

import pytest

from lintreport import packs
from lintreport.document import Document
from lintreport.testing import findings

CHECKS = {check.code: check for check in packs.load([packs.built_in()])}
DATA = Path(packs.built_in().folder) / "_typos"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


MISSPELLINGS = rows("misspellings.tsv")


def found(code: str, text: str, **options: object) -> list[str]:
    return [text[slice(*finding.span)] for finding in findings(CHECKS[code], text, **options)]


def test_the_table_of_misspellings_has_at_least_400_entries_each_once() -> None:
    wrong = [row[0] for row in MISSPELLINGS]
    assert len(wrong) == len(set(wrong)) >= 400


@pytest.mark.parametrize("row", MISSPELLINGS, ids=lambda row: row[0])
def test_a_misspelling_is_found_in_its_example_and_not_in_the_right_one(row: list[str]) -> None:
    wrong, right, not_after, not_before, bad, good = row
    assert wrong != right
    assert found("TYP001", bad) == [wrong]
    assert found("TYP001", good) == []
    assert found("TYP001", bad.replace(wrong, right)) == []
    if not_after or not_before:
        assert wrong in good, "the example of what is right shows why there is a guard"


def test_the_fix_of_a_misspelling_mends_it_but_is_not_safe() -> None:
    text = "党中央决策部暑落实。"
    [finding] = findings(CHECKS["TYP001"], text)
    assert finding.fix is not None
    assert not finding.fix.safe
    [edit] = finding.fix.edits
    assert text[: edit.span.start] + edit.replacement + text[edit.span.end :] == "党中央决策部署落实。"


def test_two_misspellings_that_share_a_character_are_both_found() -> None:
    assert found("TYP001", "坚决扛劳,布署,贯撤") == ["扛劳", "布署", "贯撤"]
    assert Document("布署").folded == "布署"
