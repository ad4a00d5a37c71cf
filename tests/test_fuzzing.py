"""The fuzzer of benchmarks/robustness makes the same texts again, finds nothing, and would find what it looks for."""

import sys
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.robustness import __main__ as program  # noqa: E402
from benchmarks.robustness import folders, laws, outputs, texts  # noqa: E402
from lintreport.finding import Place, Text  # noqa: E402

TEXT = "我区扎实推进各项工作。。全年成效明显。\n"


def test_the_same_seed_and_number_make_the_same_text() -> None:
    first, second = ([texts.text(Random(f"3:{number}")) for number in range(20)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 15


@pytest.mark.parametrize("number", range(0, 60, 3))
def test_no_law_is_broken(number: int) -> None:
    assert list(program.one(0, number)) == []


def test_a_finding_out_of_its_place_is_told() -> None:
    report = laws.report_on("a.txt", TEXT)
    (one,) = report.diagnostics
    assert list(laws.broken("a.txt", TEXT, report)) == []
    for changed in (
        one._replace(start=one.start._replace(offset=999), end=one.end._replace(offset=999)),
        one._replace(start=Place(9, 9, one.start.offset)),
        one._replace(excerpt="别的"),
        one._replace(code="LNT001"),
    ):
        assert list(laws.broken("a.txt", TEXT, report._replace(diagnostics=(changed,))))
    late = one._replace(start=one.end, excerpt="")
    assert list(laws.broken("a.txt", TEXT, report._replace(diagnostics=(late, one)))) == [
        "the findings are out of order"
    ]


def test_an_output_that_its_parser_does_not_take_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    report = laws.report_on("a.txt", TEXT)
    assert list(outputs.broken(report)) == []
    for name, written in {
        "json": "{",
        "jsonl": "{}\n{",
        "junit": "<a>",
        "csv": 'a,b\n"=1+1",c',
        "html": "<b onclick=x>",
        "full": "\x1b]0;x\a",
    }.items():
        monkeypatch.setattr(outputs, "outputs", lambda report, pair=(name, written): [pair])
        assert list(outputs.broken(report)), name


def test_a_number_in_clear_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    number = texts.NUMBERS[0]
    report = laws.report_on("a.txt", TEXT)
    clear = report._replace(diagnostics=tuple(one._replace(message=Text(number, number)) for one in report.diagnostics))
    assert any("in clear" in said for said in outputs.broken(clear, number))


@pytest.mark.slow
def test_every_file_of_a_broken_folder_is_accounted_for() -> None:
    assert list(folders.broken(Random(1), 40)) == []
