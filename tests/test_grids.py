"""Tables in plain text, read as rows and columns."""

import pytest

from lintreport import Document
from lintreport.text.structure.grids import Grid, grids


def grid(text: str) -> Grid:
    (only,) = grids(Document(text))
    return only


@pytest.mark.parametrize("mark", ["\t", " | ", "  "])
def test_a_grid_has_the_words_of_its_columns_and_rows(mark: str) -> None:
    rows = (("项目", "上年", "本年"), ("民事案件", "1,200", "1,350"), ("刑事案件", "80", "76"))
    found = grid("\n".join(mark.join(row) for row in rows))
    assert found.heads == ("项目", "上年", "本年")
    assert [row.label for row in found.rows] == ["民事案件", "刑事案件"]
    assert [[int(row.cells[at].value or 0) for at in found.figures] for row in found.rows] == [[1200, 1350], [80, 76]]


def test_the_number_of_a_row_is_neither_its_name_nor_a_figure() -> None:
    found = grid("序号\t乡镇\t户数\n1\t青山镇\t120\n2\t白水镇\t96")
    assert (found.rows[0].label, found.figures) == ("青山镇", (2,))


def test_dashes_and_empty_cells_are_no_figures_and_break_no_column() -> None:
    found = grid("项目 | 一季度 | 二季度 |\n罚款 | 12 | 15 |\n拘留 | — | |")
    assert found.figures == (1, 2)
    assert [cell.holds_figure for cell in found.rows[1].cells] == [False, False, False]


def test_a_table_without_heads_has_columns_without_words() -> None:
    found = grid("合计\t216\t208\n青山镇\t120\t118\n白水镇\t96\t90")
    assert (found.heads, found.figures) == (("", "", ""), (1, 2))


@pytest.mark.parametrize(
    "text",
    ["科目\t分值\n语文\t150\n体育\t按规定", "今年  受理  案件\n去年  受理  案件"],
)
def test_what_has_no_column_of_figures_is_no_grid(text: str) -> None:
    assert grids(Document(text)) == []
