"""Reports that are made with known faults: all are found, and nothing else."""

from pathlib import Path

import pytest

from benchmarks.across.__main__ import found, plan, scored, write
from benchmarks.across.reports import made
from lintreport.across.comparing import corpus


def test_all_that_is_planted_is_found_and_nothing_else(tmp_path: Path) -> None:
    reports = made(seed=1, count=120, share=0.6)
    pairs = found(corpus(write(reports, tmp_path), plan(), None, 1, lambda made, count: made), tmp_path)
    scores = scored(reports, pairs)
    assert {f"COP00{number}" for number in range(1, 9)} <= scores.keys()
    assert {code: score for code, score in scores.items() if score[0] != score[1] or score[2]} == {}


@pytest.mark.slow
def test_most_of_what_is_planted_in_many_reports_is_found(tmp_path: Path) -> None:
    reports = made(seed=2, count=2000)
    pairs = found(corpus(write(reports, tmp_path), plan(), None, 2, lambda made, count: made), tmp_path)
    for code, (planted, hit, false) in scored(reports, pairs).items():
        assert hit >= 0.97 * planted, code
        assert false <= 2, code
