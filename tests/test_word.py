"""Word documents are read as Word prints them."""

import io
import zipfile

import pytest
from documents import OFFICIAL, deleted, inserted, level, numbered, paragraph, report_as_word, run, table, word

from lintreport.reading import word as reader
from lintreport.reading.word_numbers import written
from lintreport.source import Unreadable


def text(data: bytes) -> str:
    return reader.extraction(data).text


def place(data: bytes, words: str) -> str:
    extraction = reader.extraction(data)
    found = extraction.place(extraction.text.index(words))
    assert found
    return found.zh


def test_automatic_numbers_are_read_as_they_are_printed() -> None:
    body = "".join(
        paragraph(run(words), properties=numbered(depth))
        for depth, words in [
            (0, "甲"),
            (1, "乙"),
            (2, "丙"),
            (2, "丁"),
            (3, "戊"),
            (4, "己"),
            (1, "庚"),
            (2, "辛"),
            (0, "壬"),
        ]
    )
    expected = "一、甲\n(一)乙\n1.丙\n2.丁\n(1)戊\n①己\n(二)庚\n1.辛\n二、壬\n"
    assert text(word(body, numbering=OFFICIAL)) == expected


def test_a_number_may_come_from_the_style_or_from_the_style_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr>' + numbered(0) + "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    )
    body = "".join(paragraph(run(name), properties=f'<w:pStyle w:val="{name}"/>') for name in "abc")
    assert text(word(body, numbering=OFFICIAL, styles=styles)) == "一、a\n二、b\nc\n"


def test_number_nought_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:pPr>' + numbered(0) + "</w:pPr></w:style>"
    body = paragraph(run("甲"), properties='<w:pStyle w:val="a"/>' + numbered(0, 0))
    assert text(word(body, numbering=OFFICIAL, styles=styles)) == "甲\n"


def test_lists_share_a_counter_until_one_is_told_to_begin_anew() -> None:
    numbering = OFFICIAL + (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = "".join(paragraph(run("项"), properties=numbered(0, number)) for number in (1, 2, 3, 3, 1))
    assert text(word(body, numbering=numbering)) == "一、项\n二、项\n一、项\n二、项\n三、项\n"


def test_a_level_may_print_those_above_it_in_digits() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        paragraph(run(words), properties=numbered(depth)) for depth, words in [(0, "总则"), (1, "甲"), (1, "乙")]
    )
    assert text(word(body, numbering=numbering)) == "第一章 总则\n1.1 甲\n1.2 乙\n"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "12"), ("chineseCounting", "十二"), ("chineseCountingThousand", "十二"),
        ("ideographDigital", "一二"),
        ("decimalEnclosedCircle", "⑫"), ("decimalFullWidth", "１２"), ("lowerRoman", "xii"), ("upperLetter", "L"),
        ("ideographTraditional", "乙"), ("chineseLegalSimplified", "拾贰"), ("none", ""), ("unheardOf", "12"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_form_that_word_names(form: str, shown: str) -> None:
    assert written(12, form) == shown


def test_a_document_without_lists_or_styles_is_read() -> None:
    assert text(word(paragraph(run("甲"), properties=numbered(0)))) == "甲\n"


def test_insertions_are_text_and_deletions_are_not() -> None:
    data = word(paragraph(run("处罚"), deleted("62起"), inserted(run("54起")), run("。")))
    assert text(data) == "处罚54起。\n"
    assert [remark.code for remark in reader.extraction(data).remarks] == ["LNT011"]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    data = word(paragraph(run("前半"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("后半")))
    assert text(data) == "前半后半\n"


def test_soft_line_ends_and_tabs_are_kept() -> None:
    data = word(paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"))
    assert text(data) == "甲\n乙\t丙\n"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('框内'))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    data = word(paragraph(run("框外"), both))
    assert text(data) == "框外\n框内\n"
    assert place(data, "框内") == "文本框1"


def test_content_controls_fields_and_formulas_are_read_by_what_they_show() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{paragraph(run('整段'))}</w:sdtContent></w:sdt>"
    assert text(word(paragraph(control, field) + block)) == "控件7\n整段\n"


def test_hidden_text_is_not_printed() -> None:
    data = word(paragraph(run("甲"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"))
    assert text(data) == "甲\n"


def test_a_table_is_a_line_for_each_row_and_a_place_for_each_cell() -> None:
    data = word(paragraph(run("表前")) + table(["项目", "数量"], ["信访", "12"]) + paragraph(run("表后")))
    assert text(data) == "表前\n项目\t数量\n信访\t12\n表后\n"
    assert (place(data, "信访"), place(data, "12"), place(data, "表后")) == ("表1第2行第1列", "表1第2行第2列", "第2段")


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    assert text(word(table(["一段"], ["又一段"]))) == "一段\n又一段\n"


def test_notes_stand_after_the_paragraph_that_cites_them_and_headers_at_the_end() -> None:
    cite = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{paragraph(run("注文"))}</w:footnote>'
    data = word(
        paragraph(run("正文"), cite) + paragraph(run("下段")), footnotes=notes, header=paragraph(run("页眉文字"))
    )
    assert text(data) == "正文\n注文\n下段\n页眉文字\n"
    assert (place(data, "注文"), place(data, "页眉文字")) == ("脚注1", "页眉1")


def test_comments_left_in_a_document_are_reported_but_our_own_are_not() -> None:
    def commented(author: str) -> list[str]:
        comments = f'<w:comment w:id="0" w:author="{author}">{paragraph(run("再核"))}</w:comment>'
        return [one.code for one in reader.extraction(word(paragraph(run("甲")), comments=comments)).remarks]

    assert commented("张") == ["LNT010"]
    assert commented(reader.AUTHOR) == []


def test_a_package_that_unpacks_to_more_than_a_report_is_refused_before_it_is_read() -> None:
    out = io.BytesIO(word(paragraph(run("甲"))))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb", bytes(120_000_000))
    assert len(out.getvalue()) < 200_000
    with pytest.raises(Unreadable, match="too large"):
        reader.extraction(out.getvalue())


@pytest.mark.parametrize(
    "body",
    ["<w:p>" * 5_000, "&lol;<!DOCTYPE", "<w:p><w:r><w:t>\x01</w:t></w:r></w:p>"],
    ids=["endless", "entity", "control"],
)
def test_broken_xml_is_unreadable(body: str) -> None:
    with pytest.raises(Unreadable):
        reader.extraction(word(body))


def test_an_external_entity_is_not_resolved() -> None:
    data = word(paragraph(run("甲")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                head = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                part = head + part.replace("甲".encode(), "甲&x;乙".encode())
            after.writestr(name, part)
    assert text(out.getvalue()) in ("甲乙\n", "甲\n")


def test_a_report_with_automatic_numbers_and_revisions_reads_like_its_text() -> None:
    plain = "标题\n一、第一部分\n(一)小节。受理100件。\n1.条目\n二、第二部分\n完。"
    assert text(report_as_word(plain)) == plain + "\n"
