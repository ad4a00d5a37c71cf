"""The benchmark of mutations breaks what holds, and sees whether it is reported."""

from pathlib import Path

import pytest

from benchmarks.accuracy import mutations
from lintreport import Document, Span, packs
from lintreport.text.figures.quantities import quantities

CHECKS = [check for check in packs.load([packs.built_in()]) if check.code[:3] in ("ARI", "DAT") and check.default]
REPORT = """某区2023年法治政府建设工作报告
2023年,我区坚持依法行政。
一、2023年工作情况
2023年共审查文件30件。处罚案件15件,其中简易程序9件、一般程序6件。
抽检食品500批次,合格490批次,合格率为98%。行政许可447项,其中即办件432项。
持证人员由120人增加到150人,增长25%。上年结转案件12件,新收150件,审结130件,结转下年32件。
问题均已整改完毕,整改率100%。通过“讲座”“展览”“演出”三种方式普法,自2023年3月至2023年9月开展活动。
"""


def test_every_relation_that_holds_is_found_in_a_report() -> None:
    codes = {relation.code for relation in mutations.relations(Document(REPORT))}
    assert codes == {
        "ARI001", "ARI002", "ARI003", "ARI004", "ARI005", "ARI006", "ARI007", "ARI009", "DAT002", "DAT003"
    }  # fmt: skip


def test_each_slip_is_reported_and_the_report_is_not() -> None:
    assert not any(mutations.loud(check, Document(REPORT)) for check in CHECKS)
    missed = {
        relation.code
        for relation in mutations.relations(Document(REPORT))
        for slip in relation.slips[:4]
        if not mutations.reported(CHECKS, Document(mutations.broken(REPORT, slip)), relation.place)
    }
    assert missed <= {"ARI001"}  # a list that falls far short of its total may leave something out


def test_a_digit_is_changed_by_enough() -> None:
    (figure,) = quantities("受理1052件")
    figures = {int(slip[0][1]) for slip in mutations.digits(figure)}
    assert 1052 not in figures
    assert 9052 in figures
    assert all(abs(one - 1052) * 100 >= 3 * 1052 for one in figures)


def test_slips_of_two_places_are_both_made() -> None:
    assert mutations.broken("甲10件,乙9件", ((Span(1, 3), "9"), (Span(6, 7), "10"))) == "甲9件,乙10件"


def test_the_scores_count_what_holds_and_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    score, characters = mutations.scores([tmp_path / "a.txt"])
    assert characters == len(REPORT)
    assert score.held.keys() >= {"ARI001", "DAT003"}
    assert all(score.found[code] <= held for code, held in score.held.items())
    assert not sum(score.before.values())


def test_the_table_names_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    mutations.main([])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("5 texts")
    assert {"ARI001", "ARI006", "DAT003"} <= {line[:6] for line in lines}
