"""GLY: what the examples do not show."""

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import packs
from lintreport.declaration import Check
from lintreport.finding import Finding
from lintreport.testing import findings
from lintreport.text.characters.encodings import garbled
from lintreport.text.characters.unusual import unusual

CHECKS: dict[str, Check] = {
    check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("GLY")
}


def found(code: str, text: str) -> list[Finding]:
    return findings(CHECKS[code], text)


def mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("code", "loss"), [("GLY001", "法\ufffd建设。"), ("GLY003", "法?建设。"), ("GLY004", "法\ue123建设。")]
)
def test_a_loss_that_runs_through_the_whole_file_is_one_finding(code: str, loss: str) -> None:
    (finding,) = found(code, f"第一段{loss}\n" * 500)
    assert finding.span == (4, 5)
    assert "共500处" in finding.message.zh
    assert "500 places" in finding.message.en
    assert 0 < len(finding.related) <= 10


def test_two_losses_in_two_places_are_two_findings() -> None:
    assert [finding.span for finding in found("GLY003", "12?4国家宪法日,9?18事变。")] == [(0, 4), (10, 14)]


def test_adjacent_replacement_characters_are_one_finding() -> None:
    assert [finding.span for finding in found("GLY001", "法\ufffd\ufffd\ufffd府")] == [(1, 4)]


def test_a_mark_between_digits_is_an_error_and_one_between_words_a_warning() -> None:
    text = "12?4国家宪法日。法治政?建设。"
    severities = [finding.severity or CHECKS["GLY003"].severity for finding in found("GLY003", text)]
    assert severities == ["error", "warning"]


@pytest.mark.parametrize("day", ["12?4国家宪法日", "“3?15”消费者权益日", "9?18事变", "6?26国际禁毒日"])
def test_the_middle_dot_of_a_memorial_day_is_offered_and_not_called_safe(day: str) -> None:
    (finding,) = found("GLY003", f"开展{day}活动。")
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mended(f"开展{day}活动。", finding) == f"开展{day.replace('?', '·')}活动。"


@pytest.mark.parametrize("figure", ["2021?2025年", "13?4国家宪法日", "比值为12?4。"])
def test_no_middle_dot_is_offered_for_what_is_no_memorial_day(figure: str) -> None:
    (finding,) = found("GLY003", figure)
    assert finding.fix is None


def test_a_masked_number_stays_masked_in_the_message() -> None:
    (finding,) = found("GLY003", "身份证110101199003071234?丢失。")
    assert "19900307" not in finding.message.zh + finding.message.en


def test_forty_seven_zero_width_spaces_are_one_finding_whose_fix_takes_all_out() -> None:
    text = "\u200b".join("法治政府建设工作" * 6)
    (finding,) = found("GLY005", text)
    assert "共47处" in finding.message.zh
    assert finding.fix is not None
    assert finding.fix.safe
    assert mended(text, finding) == "法治政府建设工作" * 6


def test_each_kind_of_invisible_character_is_a_finding_of_its_own() -> None:
    assert len(found("GLY005", "法\u200b治\xad政\x07府\ufeff")) == 3


def test_a_control_that_turns_text_round_is_not_deleted_without_a_look() -> None:
    (finding,) = found("GLY005", "罚款\u202e001\u202c元")
    assert finding.fix is not None
    assert not finding.fix.safe


def test_a_line_separator_becomes_a_line_end() -> None:
    (finding,) = found("GLY005", "第一行\u2028第二行")
    assert mended("第一行\u2028第二行", finding) == "第一行\n第二行"


@given(st.text(st.sampled_from("⼀⼈⻛⻳⺟⺠\uf900\ufa0d\ufad9人民、\n"), max_size=40))
def test_mending_compatibility_characters_keeps_the_length_and_leaves_none(text: str) -> None:
    for finding in found("GLY006", text):
        assert finding.fix is not None
        assert finding.fix.safe
        whole = mended(text, finding)
        assert len(whole) == len(text)
        assert not found("GLY006", whole)


@given(st.text(st.one_of(st.sampled_from("法治—·あя▲①é龑&#;8212"), st.characters()), max_size=60))
def test_unusual_characters_are_in_the_text_and_are_what_gb2312_lacks_or_has_of_other_scripts(text: str) -> None:
    odd = unusual(text)
    assert odd <= set(text)
    assert all(sign in odd or sign.encode("gb2312", "ignore") for sign in text)
    assert odd.isdisjoint("法治。,①▲Az09\n")
    assert {"—", "·", "あ", "я", "é", "龑"} & set(text) <= odd


SENTENCE = "深入学习贯彻落实党中央决策部署,不断提高依法行政的能力和水平"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *(
            (written, read)
            for written in ("utf-8", "gb18030")
            for read in ("latin-1", "cp1252", "koi8_r", "cp1251", "cp866")
        ),
        *((written, read) for written in ("utf-8", "gb18030") for read in ("mac_roman", "cp932", "cp949", "big5hkscs")),
        *((written, read) for written in ("utf-8", "gb18030") for read in ("utf-16-le", "utf-16-be")),
        ("utf-8", "gb18030"),
        ("utf-16-le", "utf-16-be"),
        *((written, "euc_jp") for written in ("utf-8", "gb18030")),
    ],
)
def test_text_read_in_a_wrong_encoding_is_found_between_clean_text(written: str, read: str) -> None:
    wrong = SENTENCE.encode(written).decode(read, "ignore")
    before, after = "今年以来,我区", "。各项工作取得新成效。"
    (finding,) = found("GLY002", before + wrong + after)
    assert 0 <= finding.span.start - len(before) <= 5
    assert -1 <= len(before + wrong) - finding.span.end <= 5


@pytest.mark.parametrize("read", ["latin-1", "gb18030", "cp932", "big5hkscs", "cp949"])
def test_text_in_utf16_is_found_wherever_it_is_not_plain_letters(read: str) -> None:
    wrong = SENTENCE.encode("utf-16-le").decode(read, "ignore")
    assert any("UTF-16" in finding.message.zh for finding in found("GLY002", f"今年以来,我区{wrong}。"))


def test_letters_of_many_scripts_are_gbk_read_as_utf8() -> None:
    (finding,) = found("GLY002", f"今年以来,我区{SENTENCE.encode('gb18030').decode('utf-8', 'ignore')}。")
    assert "GBK 文字按 UTF-8 读出" in finding.message.zh


@pytest.mark.parametrize("read", ["big5", "euc_kr", "euc_jp"])
def test_text_that_lost_most_of_its_bytes_is_known_by_those_that_are_left(read: str) -> None:
    wrong = SENTENCE.encode().decode(read, "ignore")
    assert len(wrong.encode(read)) < 0.7 * len(SENTENCE.encode())
    assert len(found("GLY002", f"今年以来,我区{wrong}。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "неверное число сравниваемых байт, не выровнено по границе",
        "изображение свързано с този поток не може да се създаде",
        "本選項決定在標題列上連按兩下滑鼠按鈕的效果,目前有效的選項為會捲起或放下視窗",
        "네트워크 깃 저장소 구조 리투아니아어 예약된 롤은 수정할 수 없습니다",
        "יש בעיה במדפסת, להתכונן לפעולה על ידי הורדת הקובץ",
        "ニクシッチ ニンバ ニンビン ニントゥアン ニトラ ニウタオ ニーデ",
    ],
)
def test_other_languages_and_traditional_characters_are_no_garbled_text(text: str) -> None:
    assert not found("GLY002", f"今年以来,我区法治政府建设工作{text}")


@pytest.mark.parametrize(("written", "read"), [("utf-8", "latin-1"), ("gb18030", "latin-1"), ("utf-8", "gb18030")])
def test_what_lost_no_byte_can_be_put_back(written: str, read: str) -> None:
    clean = "全面推进依法行政工作取得显著成效"
    text = f"一、{clean.encode(written).decode(read)}。"
    (finding,) = found("GLY002", text)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mended(text, finding) == f"一、{clean}。"


def test_a_file_that_was_converted_wrongly_is_one_finding_and_nothing_else() -> None:
    text = "".join(f"{number}. {SENTENCE}。\n" for number in range(300)).encode().decode("gb18030", "replace")
    assert len(found("GLY002", text)) == 1
    assert [code for code in sorted(CHECKS) if code != "GLY002" and found(code, text)] == []


def test_garbled_places_far_apart_are_told_apart_and_many_are_one_finding() -> None:
    wrong, clean = SENTENCE.encode().decode("cp1252", "ignore"), f"我区{SENTENCE}。" * 3
    assert len(found("GLY002", f"{wrong}\n{clean}\n" * 4)) == 4
    (finding,) = found("GLY002", f"{wrong}\n{clean}\n" * 40)
    assert "共40处" in finding.message.zh


def test_a_personal_number_that_is_recovered_stays_masked() -> None:
    text = "身份证号码110101199003071234的居民办理业务".encode().decode("latin-1")
    (finding,) = found("GLY002", text)
    assert "19900307" not in finding.message.zh + finding.message.en


@given(st.text(st.characters(min_codepoint=0x80, max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=60))
def test_spans_of_garbled_text_lie_in_the_text_in_order(text: str) -> None:
    ends = 0
    for stretch in garbled(text, unusual(text)):
        assert ends <= stretch.span.start < stretch.span.end <= len(text)
        ends = stretch.span.end


MARKDOWN = "# 报告\n\n## 一、情况\n\n{}\n\n## 二、打算\n"


@pytest.mark.parametrize(
    ("line", "count"), [("推进&nbsp;依法行政", 1), ("&emsp;推进依法行政&nbsp;", 0), ("|推进<br>依法|", 0)]
)
def test_in_markdown_an_entity_or_tag_is_residue_in_the_middle_of_words_only(line: str, count: int) -> None:
    assert len(found("GLY007", MARKDOWN.format(line))) == count
    assert not findings(CHECKS["GLY007"], MARKDOWN.format(line), "report.md")


def test_escapes_are_no_markdown() -> None:
    text = MARKDOWN.format("推进\\u4f9d\\u6cd5行政,命令为`\\u4f9d`。")
    assert len(findings(CHECKS["GLY007"], text, "report.md")) == 1


@pytest.mark.parametrize("path", ["report.md", "REPORT.HTML", "data.json"])
def test_a_file_of_markup_keeps_its_markup(path: str) -> None:
    assert not findings(CHECKS["GLY007"], "一、工作&nbsp;情况<br>如下", path)
    assert len(findings(CHECKS["GLY007"], "一、工作&nbsp;情况<br>如下", "report.txt")) == 2


def test_entities_and_numbers_of_characters_are_safely_written_out() -> None:
    text = "坚持&ldquo;放管服&rdquo;改革,&amp;nbsp;增长&#37;,<U+3000>各位<U+00A0>代表"
    for finding in reversed(found("GLY007", text)):
        assert finding.fix is not None
        assert finding.fix.safe
        text = mended(text, finding)
    assert text == "坚持“放管服”改革, 增长%,\u3000各位 代表"


def test_tags_are_not_deleted_without_a_look() -> None:
    text = "第一段<br/>第二段<b>第三段</b>"
    (finding,) = found("GLY007", text)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mended(text, finding) == "第一段\n第二段第三段"


def test_encoded_bytes_are_offered_in_clear() -> None:
    text = "附件%E6%B3%95%E6%B2%BB报告"
    (finding,) = found("GLY007", text)
    assert mended(text, finding) == "附件法治报告"


@pytest.mark.parametrize(
    ("text", "clean", "safe"),
    [
        ("2O19年", "2019年", True),
        ("二OO九年", "二〇〇九年", True),
        ("办理案件12O件", "办理案件120件", False),
        ("使用WеChаt通知", "使用WeChat通知", False),
        ("深圳巿", "深圳市", False),
        ("2021一2025年", "2021—2025年", False),
    ],
)
def test_lookalikes_are_put_right_and_safely_so_in_years_only(text: str, clean: str, safe: bool) -> None:
    (finding,) = found("GLY008", text)
    assert finding.fix is not None
    assert finding.fix.safe is safe
    assert mended(text, finding) == clean


def test_digits_for_zero_in_a_year_are_for_information() -> None:
    assert [finding.severity for finding in found("GLY008", "二0一九年,二OO九年")] == ["info", None]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("纲要(20212025年)", "纲要(2021—2025年)"),
        ("国办发〔202130号", "国办发〔2021〕30号"),
        ("国办发2021〕30号", "国办发〔2021〕30号"),
        ("“124”国家宪法日", "“12·4”国家宪法日"),
    ],
)
def test_lost_separators_are_offered_where_it_is_certain_what_they_were(text: str, clean: str) -> None:
    (finding,) = found("GLY009", text)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert mended(text, finding) == clean


@pytest.mark.parametrize("text", ["2021926日召开", "2021年926日印发", "计划(20252021年)"])
def test_nothing_is_offered_where_it_is_not_certain(text: str) -> None:
    (finding,) = found("GLY009", text)
    assert finding.fix is None


@pytest.mark.parametrize("code", sorted(CHECKS))
@pytest.mark.parametrize(
    "unit",
    [
        "?",
        "1?",
        "法?",
        "??!",
        "12?4 ",
        "\ufffd",
        "\ue000法",
        "\u200b",
        "⼈",
        "锟斤拷",
        "(",
        "a",
        "是不是?",
        "http://a?",
    ],
)
def test_time_grows_linearly_on_hostile_text(code: str, unit: str) -> None:
    assert linear(lambda size: unit * (size // len(unit)), lambda text: found(code, text), 20_000)
