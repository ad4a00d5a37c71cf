"""PDF documents are read as they were before the page broke them into lines."""

import io

import pypdfium2
import pytest
from pages import Page, report_as_pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from lintreport.reading import pdf
from lintreport.source import Unreadable

LONG = "2024年，全县共受理行政复议申请120件，审结108件，其中维持60件、撤销12件、调解36件，结案率为90%，满意度提升。"


def text(data: bytes) -> str:
    return pdf.extraction(data).text


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_kept_apart() -> None:
    page = Page()
    page.paragraph("一、总体情况")
    page.paragraph(LONG)
    page.paragraph("（一）宣传。" + LONG)
    assert text(page.finished()) == f"一、总体情况\n{LONG}\n（一）宣传。{LONG}\n"


def test_each_line_keeps_its_place() -> None:
    page = Page()
    page.paragraph(LONG)
    extraction = pdf.extraction(page.finished())
    assert [stretch.place.zh for stretch in extraction.stretches] == ["第1页第1行", "第1页第2行"]


def test_a_paragraph_goes_on_over_running_heads_and_page_numbers() -> None:
    paragraphs = [LONG * 3 for _ in range(12)]
    data = report_as_pdf("\n".join(paragraphs), head="某县2024年工作报告")
    lines = text(data).splitlines()
    assert lines == [*paragraphs, "某县2024年工作报告"]
    assert len(pypdfium2.PdfDocument(data)) >= 3


def test_the_cells_of_a_ruled_table_are_told_apart() -> None:
    page = Page()
    page.paragraph("下表为办理情况。")
    page.table([["项目", "数量", "占比"], ["一、本年新收", "95", "80%"], ["二、上年结转", "", "20%"]], [150, 80, 80])
    page.paragraph("以上为全部情况。")
    assert text(page.finished()).splitlines() == [
        "下表为办理情况。", "项目\t数量\t占比", "一、本年新收\t95\t80%", "二、上年结转\t\t20%", "以上为全部情况。",
    ]  # fmt: skip


def test_a_cell_is_cited_by_page_table_row_and_column() -> None:
    page = Page()
    page.table([["项目", "数量"], ["信访", "95"]], [150, 80])
    extraction = pdf.extraction(page.finished())
    found = extraction.place(extraction.text.index("95"))
    assert found is not None
    assert (found.zh, found.en) == ("第1页表1第2行第2列", "page 1, table 1, row 2, column 2")


def test_blanks_that_a_page_sets_around_figures_are_no_text() -> None:
    page = Page()
    page.canvas.drawString(80, 700, "共查处")
    page.canvas.drawString(80 + 3 * 14 + 3.5, 700, "54")
    page.canvas.drawString(80 + 3 * 14 + 3.5 + 14 + 3.5, 700, "起案件。")
    assert text(page.finished()).splitlines() == ["共查处54起案件。"]


def test_columns_without_rules_are_parted_by_tabs() -> None:
    page = Page()
    page.canvas.drawString(80, 700, "姓名")
    page.canvas.drawString(250, 700, "单位")
    assert text(page.finished()).splitlines() == ["姓名\t单位"]


def test_a_line_that_leaves_the_page_is_reported_at_its_beginning() -> None:
    page = Page()
    page.line("甲" * 60)
    extraction = pdf.extraction(page.finished())
    assert [(remark.code, remark.span) for remark in extraction.remarks] == [("LNT012", (0, 0))]


def test_pages_without_text_are_said_to_be_unread() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(80, 700, "text")
    canvas.showPage()
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    (unread,) = pdf.extraction(out.getvalue()).unread
    assert unread.zh == "第2页共1页没有文字层（扫描件或空白页），未检查"


def test_a_scan_is_unreadable() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    with pytest.raises(Unreadable) as raised:
        pdf.extraction(out.getvalue())
    assert "扫描件" in raised.value.reason.zh


def test_an_encrypted_document_says_so() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(80, 700, "text")
    canvas.save()
    with pytest.raises(Unreadable) as raised:
        pdf.extraction(out.getvalue())
    assert "已加密" in raised.value.reason.zh


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"]
)
def test_a_damaged_document_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        pdf.extraction(data)
