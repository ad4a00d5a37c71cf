"""The benchmark of judged findings keeps verdicts without a word of the texts, and finds their places again."""

import io
from pathlib import Path

import pytest

from benchmarks.accuracy import judged

TEXT = "一、工作情况\n我区工作。。完成，参会12人次。\n二、存在问题\n推进“放管服改革，落实责任，检查企业350家。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "texts"


def test_a_verdict_from_the_keyboard_is_kept_as_code_and_hash(folder: Path, tmp_path: Path) -> None:
    found, _ = judged.findings([str(folder)], workers=1)
    verdicts: dict[str, tuple[str, str]] = {}
    judged.ask(found, verdicts, io.StringIO("t\nf\n"))
    judged.save(tmp_path / "verdicts.tsv", verdicts)
    assert judged.load(tmp_path / "verdicts.tsv") == verdicts
    kept = (tmp_path / "verdicts.tsv").read_text(encoding="utf-8")
    assert "report" not in kept
    assert kept.isascii()
    assert [verdict for _, verdict in verdicts.values()] == ["true", "false"]


def test_what_is_skipped_stays_unjudged_and_q_ends_the_questions(folder: Path) -> None:
    found, _ = judged.findings([str(folder)], workers=1)
    verdicts: dict[str, tuple[str, str]] = {}
    judged.ask(found, verdicts, io.StringIO("\nq\n"))
    assert len(found) == 2
    assert verdicts == {}


def test_only_what_has_no_verdict_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = judged.findings([str(folder)], workers=1)
    verdicts = {found[0].place: (found[0].finding.code, "true")}
    judged.ask(found, verdicts, io.StringIO("d\n"))
    assert list(verdicts) == [one.place for one in found]
    shown = capsys.readouterr().out
    assert found[1].finding.code in shown
    assert found[0].finding.code not in shown


def test_a_table_that_was_filled_in_is_read_back(folder: Path) -> None:
    found, _ = judged.findings([str(folder)], workers=1)
    out = io.StringIO()
    judged.write(found, {}, out)
    head, *rows = out.getvalue().splitlines()
    filled = [dict(zip(head.split("\t"), row.split("\t"), strict=True)) | {"verdict": "t"} for row in rows]
    verdicts: dict[str, tuple[str, str]] = {}
    assert judged.read(found, filled, verdicts) == 0
    assert verdicts.keys() == {one.place for one in found}
    assert judged.read(found, [filled[0] | {"line": "99"}], verdicts) == 1


def test_the_place_survives_an_edit_of_the_name_but_not_of_the_text(folder: Path) -> None:
    before, _ = judged.findings([str(folder)], workers=1)
    (folder / "report.txt").rename(folder / "other.txt")
    after, _ = judged.findings([str(folder)], workers=1)
    assert [one.place for one in before] == [one.place for one in after]
    (folder / "other.txt").write_text(TEXT + "完。\n", encoding="utf-8")
    edited, _ = judged.findings([str(folder)], workers=1)
    assert not {one.place for one in before} & {one.place for one in edited}


@pytest.mark.parametrize(
    ("true", "false", "doubtful", "basis", "earned"),
    [
        (19, 1, 0, "practice", "yes"),
        (19, 1, 1, "logic", "no"),
        (19, 0, 0, "logic", "rare"),
        (19, 0, 0, "practice", "few"),
        (18, 1, 0, "logic", "no"),
        (0, 0, 0, "logic", "-"),
    ],
)
def test_a_code_is_earned_by_enough_verdicts_or_by_proof(
    true: int, false: int, doubtful: int, basis: str, earned: str
) -> None:
    assert judged.earned(true, false, doubtful, basis) == earned


def test_the_table_counts_by_code(folder: Path) -> None:
    found, checks = judged.findings([str(folder)], workers=1)
    verdicts = {found[0].place: (found[0].finding.code, "true"), found[1].place: (found[1].finding.code, "false")}
    *rows, total = list(judged.lines(judged.table(found, verdicts, checks)))[1:]
    assert [row.split()[:3] for row in rows] == sorted([one.finding.code, "1", "1"] for one in found)
    assert total.split() == ["all", "2", "2", "1", "1", "0", "50%"]


def test_the_verdicts_that_are_kept_are_in_order_and_well_formed() -> None:
    verdicts = judged.load(judged.VERDICTS)
    assert verdicts
    rows = [(code, place, verdict) for place, (code, verdict) in verdicts.items()]
    assert rows == sorted(rows)
    assert {verdict for _, _, verdict in rows} <= set(judged.WORDS.values())
    assert all(len(place) == 16 and int(place, 16) >= 0 for _, place, _ in rows)
