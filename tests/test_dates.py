"""Dates are read with their places, and the year of a report is known or not known."""

import datetime

import pytest
from growth import linear, linear_in_outlined
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, NotEvaluated, packs
from lintreport.testing import findings
from lintreport.text.figures.dates import Date, dates, days_in
from lintreport.text.figures.periods import periods

CHECKS = {check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("DAT")}


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["{}年{}月{}日", "{} 年 {} 月 {} 日", "{}-{}-{}", "{}/{}/{}"]),
)
def test_a_date_is_read_back_and_is_possible(day: datetime.date, form: str) -> None:
    text = "于" + form.format(day.year, day.month, day.day) + "印发"
    found = dates(text)
    assert [(one.year, one.month, one.day) for one in found] == [(day.year, day.month, day.day)]
    assert found[0].possible
    assert text[slice(*found[0].span)] == text[1:-2]


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 31))
def test_a_date_is_possible_when_the_calendar_has_it(year: int, month: int, day: int) -> None:
    try:
        datetime.date(year, month, day)
        real = True
    except ValueError:
        real = False
    assert dates(f"{year}年{month}月{day}日")[0].possible == real
    assert days_in(month, None) >= days_in(month, year)


@pytest.mark.parametrize(
    ("text", "path", "year"),
    [
        ("2023年元宝山区法治政府建设工作报告\n2023年11月,我区获荣誉。", "a.txt", 2023),
        ("2024年,我区推进法治政府建设。现将2024年法治政府建设工作情况报告如下。", "a.txt", 2024),
        ("某区法治政府建设年度报告\n现将2022年度法治政府建设情况报告如下:", "a.txt", 2022),
        ("法治政府建设情况\n2021年,我区推进依法行政。", "某区2021年报告.txt", 2021),
        ("2025年某省政府工作报告\n各位代表:", "2025.txt", None),
        ("2023年度法治政府建设报告\n现将2022年法治政府建设情况报告如下:", "a.txt", None),
        ("关于印发办法的通知", "a.txt", None),
    ],
)
def test_the_year_of_a_report_comes_from_its_head_or_is_not_known(text: str, path: str, year: int | None) -> None:
    assert Document(text, path).report_year == year


MEETING = "——2024年1月23日在某市第十五届人民代表大会第三次会议上"


@pytest.mark.parametrize(
    ("text", "reviewed", "planned"),
    [
        (f"政府工作报告\n{MEETING}\n市长 某某\n各位代表:", 2023, 2024),
        (f"首页\n>\n下载\n打印\n2024年某市政府工作报告\n{MEETING}\n来源:某市日报\n各位代表:", 2023, 2024),
        (
            "各位代表:\n现在,我向大会报告工作。\n一、2023年工作回顾\n经济回升。\n二、2024年工作安排\n扩大内需。",
            2023,
            2024,
        ),
        ("某区人民法院工作报告\n各位代表:\n现将2023年主要工作报告如下:", 2023, None),
        ("各位代表:\n现在,我向大会报告工作。\n刚刚过去的2023年,全市经济回升。\n2023年,全市新增就业3万人。", 2023, None),
        ("各位代表:\n我代表县人民检察院向大会报告工作。\n2023年工作回顾\n2023年,全县批捕20人。", 2023, None),
        (f"某市人民检察院2023年工作报告\n{MEETING}\n检察长 某某", 2023, None),
        (
            "索引号: A01/2019-3 | 成文日期: 2019-11-26 |\n公开方式: | 主动公开\n发布机构: | 某市审计局 | |\n"
            "关于2018年度市级预算执行\n和其他财政收支的审计工作报告\n某市审计局局长 某某\n主任、各位委员:\n"
            "我受市政府委托,报告2018年度市级预算执行和其他财政收支的审计情况,请予审议。",
            2018,
            None,
        ),
        ("某局建议提案办理工作总结\n2021年,在县委的领导下,我局认真办理建议。", 2021, None),
        ("某市2025年市级部门预算\n预算主管部门:某市民政局", None, 2025),
        ("我受市政府委托,向市人大常委会报告2023年度市级预算执行和其他财政收支的审计情况,请予审议。", 2023, None),
        ("某局2024年度部门决算\n一、部门概况", 2024, None),
        ("某县2023年预算执行情况和2024年预算草案的报告\n收入完成9.8亿元。", 2023, 2024),
        ("某局法治政府建设年度报告\n一年来,我局依法履职。2023年,我局办案3件。\n某局\n2024年1月12日", 2023, None),
        ("某局法治政府建设年度报告\n我局依法履职。\n二〇二三年十二月三十日", 2023, None),
        ("某局法治政府建设年度报告\n我局依法履职。\n某局\n2023年7月3日", None, None),
        ("某市人民代表大会关于政府工作报告的决议\n(2024年1月25日某市第十五届人民代表大会第三次会议通过)", None, None),
        ("某市2024年义务教育招生入学工作意见\n一、2024年工作重点\n就近入学。", None, None),
    ],
)
def test_a_report_looks_back_on_one_year_and_plans_another(
    text: str, reviewed: int | None, planned: int | None
) -> None:
    assert Document(text).report_years == (reviewed, planned)


def test_without_a_year_the_check_says_that_it_was_not_evaluated() -> None:
    check = CHECKS["DAT003"]
    assert [type(one) for one in check.run(Document("关于印发办法的通知"), check.options())] == [NotEvaluated]


def test_a_foreign_year_can_be_mended() -> None:
    text = "2024年度法治政府建设情况报告\n现将我区2023年法治政府建设情况报告如下:"
    (finding,) = findings(CHECKS["DAT003"], text)
    assert finding.fix is not None
    edit = finding.fix.edits[0]
    assert text[: edit.span.start] + edit.replacement + text[edit.span.end :] == text.replace("2023", "2024")


def test_a_year_in_chinese_figures_is_mended_in_them() -> None:
    text = "某局2024年法治政府建设工作总结\n我局二〇二三年认真落实各项任务。"
    (finding,) = findings(CHECKS["DAT003"], text)
    assert finding.fix is not None
    assert finding.fix.edits[0].replacement == "二〇二四"


def test_a_plan_is_mended_to_the_year_after_the_report() -> None:
    text = "某局2024年法治政府建设工作总结\n2024年,我局办案3件。\n三、2023年工作打算\n继续努力。"
    (finding,) = findings(CHECKS["DAT003"], text)
    assert finding.fix is not None
    assert finding.fix.edits[0].replacement == "2025"


def test_no_year_is_said_to_differ_from_itself() -> None:
    text = "某局2024年法治政府建设工作总结\n2024年,我局办案3件。\n三、2024年工作打算\n继续努力。"
    (finding,) = findings(CHECKS["DAT003"], text)
    assert finding.message.zh == "此处是2024年以后的安排，却写作2024年，请核对"
    assert finding.note is not None
    assert finding.note.zh == "2024 ≠ 2025"


@pytest.mark.parametrize(
    "title",
    ["2021—2023年法治政府建设情况报告", "2022年和2024年法治政府建设情况报告", "2022、2023年法治政府建设情况报告"],
)
def test_a_title_of_several_years_gives_no_year(title: str) -> None:
    assert Document(f"{title}\n依法行政。").report_year is None


def test_a_leap_day_without_a_year_is_possible() -> None:
    assert Date(dates("2月29日")[0].span, None, 2, 29).possible


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["至", "到", "—", "——", "-", "起至", "起施行,有效期至"]),
)
def test_a_period_is_read_back_with_both_ends(one: datetime.date, other: datetime.date, mark: str) -> None:
    text = f"自{one.year}年{one.month}月{one.day}日{mark}{other.year}年{other.month}月{other.day}日止"
    (period,) = periods(text)
    assert (period.start.year, period.start.first, period.end.year, period.end.last) == (
        one.year,
        (one.month, one.day),
        other.year,
        (other.month, other.day),
    )
    assert text[slice(*period.span)] == text[1:-1]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("2023年12月至2023年3月", "error"),
        ("4月10日至2日", "error"),
        ("2023年12月至3月", "warning"),
        ("9月至3月", None),
        ("9月至4月", "warning"),
        ("去年9月至3月", None),
        ("今年9月至3月", "warning"),
        ("今年9月至去年3月", "error"),
        ("2023年12月至3月供暖", None),
    ],
)
def test_a_period_is_as_sure_as_its_ends_say(text: str, severity: str | None) -> None:
    found = list(findings(CHECKS["DAT002"], text))
    assert [one.severity or CHECKS["DAT002"].severity for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    "piece", ["2023年5月1日至", "至1", "5月至3月", "12:00-", "一至", "第一至", "2023-", "月启动,2022年"]
)
@pytest.mark.parametrize("code", ["DAT002", "DAT003"])
def test_dates_are_compared_in_linear_time(code: str, piece: str) -> None:
    check = CHECKS[code]
    assert linear(
        lambda size: Document(f"2023年法治政府建设报告\n2023年,我区推进。\n{piece * size}"),
        lambda document: list(check.run(document, check.options())),
        3000,
    )


@pytest.mark.parametrize(("plan", "first"), [("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)])
def test_a_plan_has_its_five_years_and_no_other(plan: str, first: int) -> None:
    check = CHECKS["DAT007"]
    assert not findings(check, f"“{plan}”规划({first}—{first + 4}年)已印发。")
    for years in ((first - 1, first + 4), (first, first + 5)):
        assert findings(check, f"“{plan}”规划({years[0]}—{years[1]}年)已印发。")
    told = [findings(check, f"{year}年是“{plan}”收官之年。") == [] for year in range(first, first + 6)]
    assert told == [False] * 4 + [True, False]


@given(st.integers(1990, 2060), st.integers(1990, 2060))
def test_a_change_is_from_an_earlier_year(year: int, other: int) -> None:
    found = findings(CHECKS["DAT008"], f"{year}年,全镇种粮8万亩,比{other}年增加2万亩。")
    assert bool(found) == (other >= year)
    assert all(one.related for one in found)


@given(st.integers(2000, 2040), st.integers(1, 9), st.integers(-3, 3))
def test_a_term_ends_as_many_years_after_it_began(year: int, term: int, off: int) -> None:
    text = f"理事会于{year}年6月选举产生,任期{term}年,将于{year + term + off}年6月届满。"
    assert bool(findings(CHECKS["DAT007"], text)) == (off != 0)


def test_a_year_beside_a_word_for_it_is_counted_from_the_sentence_or_the_report() -> None:
    title = "某站2023年工作总结\n"
    assert not findings(CHECKS["DAT003"], title + "去年(2022年)办件20件。2021年办件18件,上年(2020年)办件16件。")
    assert findings(CHECKS["DAT003"], title + "今年办件28件,去年(2020年)办件20件。")


def test_dates_are_compared_in_time_that_grows_with_the_text() -> None:
    unit = "该渠于2018年3月开工,2019年4月竣工,任期5年,建馆65周年,去年(2018年)比2017年增加3亩。"
    checks = [CHECKS["DAT007"], CHECKS["DAT008"]]
    assert linear_in_outlined(checks, unit, 20_000)
