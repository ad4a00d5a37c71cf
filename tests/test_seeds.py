"""The program against what a careful reader finds in the five sample reports."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from lintreport import packs
from lintreport.cli import main

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load((SEEDS / "gold.yaml").read_text(encoding="utf-8"))
CODES = {check.code for check in packs.load([packs.built_in()])}

Found = dict[str, Any]


@pytest.fixture(scope="module")
def findings() -> list[Found]:
    arguments = ["check", "-f", "json", "--min-severity", "info", "--isolated", str(SEEDS)]
    found: list[Found] = json.loads(CliRunner().invoke(main, arguments).stdout)["findings"]
    return found


def _touches(place: Found, entry: Found, line: int) -> bool:
    """Whether a place covers or touches an entry of gold.yaml, read as standing on ``line``."""
    start, end = place["start"], place["end"]
    if Path(place["path"]).name != entry["file"] or not start["line"] <= line <= end["line"]:
        return False
    first = start["column"] if start["line"] == line else 1
    last = end["column"] if end["line"] == line else 10**9
    return bool(first - 1 <= entry["column"] + max(1, len(entry["excerpt"])) and entry["column"] <= last + 1)


def _overlaps(place: Found, entry: Found, line: int) -> bool:
    """Whether a place and an entry have a sign in common."""
    start, end = place["start"], place["end"]
    first, last = (line, entry["column"]), (line, entry["column"] + len(entry["excerpt"]))
    same = Path(place["path"]).name == entry["file"]
    return same and (start["line"], start["column"]) < last and first < (end["line"], end["column"])


def _lines(entry: Found) -> list[int]:
    """The lines of an entry: in 002 lines 3-20 stand a second time at 21-38."""
    line = entry["line"]
    return [line, line + 18] if entry["file"].startswith("002") and 3 <= line <= 20 else [line]


def _name(entry: Found) -> str:
    return f"{entry['file'][:3]}-{entry['line']}-{entry['column']}-{entry.get('code', entry.get('kind'))}"


@pytest.mark.parametrize("entry", [one for one in GOLD["must"] if one["code"] in CODES], ids=_name)
def test_what_must_be_found_is_found_in_its_place(findings: list[Found], entry: Found) -> None:
    loud = [one for one in findings if one["severity"] != "info" and one["code"] == entry["code"]]
    places = [place for one in loud for place in (one, *one["related"])]
    assert any(_touches(place, entry, entry["line"]) for place in places)


def test_nothing_at_warning_or_above_is_unexplained(findings: list[Found]) -> None:
    known = [entry for kind in ("must", "should", "may") for entry in GOLD[kind]]
    loud = [one for one in findings if one["severity"] != "info"]
    odd = [one for one in loud if not any(_touches(one, entry, line) for entry in known for line in _lines(entry))]
    assert [(one["path"], one["start"], one["code"], one["excerpt"]) for one in odd] == []


#: The codes that speak of the kinds of slip that ``must_not`` names; a finding of another kind may stand there.
KINDS = {
    "duplicated-character": ("DUP005",),
    "quote": ("PUN",),
    "missing-punctuation": ("PUN",),
    "mixed-punctuation-style": ("PUN",),
    "stray-space": ("RED004",),
    "missing-terminal-punctuation": ("RED005",),
    "redaction-mark": ("RED001", "RED002"),
    "garbled-glyph": ("GLY",),
    "garbled-number": ("GLY", "PII"),
    "numbering": ("NUM",),
    "numbering-restart": ("NUM",),
    "approximator": ("QTY",),
    "typo": ("TYP",),
    "term": ("TYP",),
    "term-inconsistency": ("TYP",),
    "arithmetic": ("ARI",),
    "sum": ("ARI",),
    "rate": ("ARI",),
    "yoy": ("ARI",),
    "funnel": ("ARI",),
    "count": ("ARI007",),
    "count-mismatch": ("ARI007",),
    "count-of-listed": ("ARI007",),
    "inconsistent-number": ("ARI008",),
    "duplicated-number": ("ARI",),
    "contradiction": ("ARI",),
    "invalid-date": ("DAT",),
    "stale-year": ("DAT",),
    "year-consistency": ("DAT",),
    "redundancy": ("DUP003", "DUP004", "DUP005"),
    "repeat": ("DUP",),
    "half-width-punctuation": ("PUN",),
}


@pytest.mark.parametrize("entry", [one for one in GOLD["must_not"] if one["kind"] in KINDS], ids=_name)
def test_what_only_looks_wrong_is_left_alone(findings: list[Found], entry: Found) -> None:
    """What lies across it may be a defect of its own, or the whole block pasted again."""
    defects = GOLD["must"] + GOLD["should"]
    alarms = [
        (one["code"], one["excerpt"])
        for one in findings
        if one["code"].startswith(KINDS[entry["kind"]])
        and one["code"] != "DUP001"
        and any(_overlaps(one, entry, line) for line in _lines(entry))
        and not any(_touches(one, defect, line) for defect in defects for line in _lines(defect))
    ]
    assert alarms == []


def test_the_body_pasted_twice_is_said_with_both_ranges(findings: list[Found]) -> None:
    (block,) = [one for one in findings if one["code"] == "DUP001"]
    assert (block["start"]["line"], block["end"]["line"]) == (21, 38)
    (first,) = block["related"]
    assert (first["start"]["line"], first["end"]["line"]) == (3, 20)
    assert block["start"]["column"] == first["start"]["column"] == 1


def test_a_lost_passage_is_reported_once_for_both_copies(findings: list[Found]) -> None:
    lost = [one for one in findings if one["code"] == "RED001"]
    assert len(lost) == 5
    assert all(len(one["related"]) >= 1 for one in lost)


def test_the_section_of_a_finding_is_named(findings: list[Found]) -> None:
    (doubled,) = [one for one in findings if one["code"] == "PUN002"]
    assert doubled["section"] == "一/(三)"
