"""Statements: what the words around a figure say of it."""

from lintreport import Document
from lintreport.text.statements.statements import Statement, alike
from lintreport.text.statements.units import kind_of


def read(text: str) -> list[Statement]:
    """The statements of a text of one paragraph."""
    return Document(text).statements[0]


def test_all_that_counts_people_is_one_unit_and_cases_keep_theirs_apart() -> None:
    units = [one.unit for one in read("到会41名,实到35位,列席3人,受理8件次,立案8件,办理9宗。")]
    assert units == ["人", "人", "人", "件", "件", "宗"]


def test_every_unit_is_of_one_kind() -> None:
    assert [kind_of(unit) for unit in ("件", "公里", "元", "%", "个百分点", "倍", "年", "")] == [
        "count", "measure", "money", "share", "points", "multiple", "time", "bare",
    ]  # fmt: skip


def test_the_last_year_holds_for_the_figures_that_follow_in_its_list() -> None:
    periods = [one.period for one in read("查处违停846起、超载312起,去年同期分别为930起、386起。")]
    assert periods == ["", "", "prev", "prev"]


def test_the_last_year_said_in_a_clause_without_figures_holds_for_the_next() -> None:
    assert [one.period for one in read("上年,两项分别为14020次、1950件,今年为12460次。")] == ["prev", "prev", "cur"]


def test_an_amount_of_change_is_no_value() -> None:
    statements = read("收入由120万元增至150万元,增加30万元,增幅为25%,同比分别增长3%和5%。")
    assert [one.verb for one in statements] == ["", "", "增加", "增幅", "增长", "增长"]
    assert "from" in statements[0].says
    assert "to" in statements[1].says


def test_a_subject_is_what_is_counted_without_the_words_that_say_when() -> None:
    subjects = [one.subject for one in read("2024年全县共受理申请86件,其中已办结80件;上年同期受理为75件。")]
    assert subjects == ["全县共受理申请", "办结", "受理"]


def test_a_figure_without_words_has_the_head_of_the_one_before_it() -> None:
    assert [one.head for one in read("受理案件80件100人,上年为90件。")] == ["受理案件"] * 3


def test_subjects_are_compared_and_not_listed() -> None:
    assert alike("审结", "审结涉企案件")
    assert alike("结案", "审结")
    assert alike("", "受理")
    assert not alike("未办结", "办结")
    assert not alike("受理", "罚款")


def test_a_sentence_of_many_figures_is_read_without_end_of_the_stack() -> None:
    paragraph = read("同比分别增长" + "1%、" * 5000 + "2%。")
    assert paragraph[-1].says <= {"respectively", "than", "rise"}
    assert paragraph[-1].head == ""


def test_the_words_of_clauses_without_figures_lead_in_the_next_figure() -> None:
    assert read("公开信息52条,较2023年(50条)增长4%。")[1].led == "较2023年,"
