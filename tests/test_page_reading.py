"""Web pages are read as a browser shows them, without scripts and hidden parts."""

import pytest

from lintreport.reading import web
from lintreport.source import Unreadable

HEAD = "<!DOCTYPE html><html><head><meta charset='{}'><title>题</title><style>p{{}}</style></head><body>"


def text(body: str, charset: str = "utf-8") -> str:
    return web.extraction((HEAD.format(charset) + body).encode(charset, "replace")).text


def test_blocks_are_lines_and_inline_elements_are_not() -> None:
    assert text("<h1>标题</h1><p>全<b>区</b>共<span>54</span>起。</p><ul><li>甲</li><li>乙</li></ul>") == (
        "标题\n全区共54起。\n甲\n乙\n"
    )


def test_white_space_counts_as_in_a_browser() -> None:
    assert text("<p>  一行\n  文字 </p>\n\n<div><br>二<br/>三</div>") == "一行 文字\n二\n三\n"


def test_cells_are_parted_by_tabs() -> None:
    table = "<table><tr><th>项目</th><th>数量</th></tr><tr><td><p>信访</p></td><td> 12 </td></tr></table>"
    assert text(table).splitlines()[0] == "项目\t数量"


def test_what_is_not_shown_is_no_text() -> None:
    body = (
        "<script>var a='脚本'</script><p hidden>藏</p><div style='color:red; display : none'>藏</div><!-- 注 -->"
        "<select><option>选项</option></select><p>显示</p><noscript>无脚本</noscript>"
    )
    assert text(body) == "显示\n"


def test_text_after_what_is_left_out_is_kept() -> None:
    assert text("前<script>x</script>中<i hidden>藏</i>后") == "前中后\n"


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5"])
def test_the_encoding_is_what_the_page_declares(charset: str) -> None:
    assert text("<p>中文</p>", charset) == "中文\n"


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    page = HEAD.format("utf-8") + "<p>依法行政工作报告</p>"
    assert web.extraction(page.encode("gbk")).text == "依法行政工作报告\n"


def test_the_transport_and_a_mark_outweigh_the_page() -> None:
    page = HEAD.format("big5") + "<p>中文</p>"
    assert web.extraction(page.encode("gbk"), "gbk").text == "中文\n"
    assert web.extraction(b"\xef\xbb\xbf" + page.encode()).text == "中文\n"


def test_each_block_is_cited_by_its_number() -> None:
    extraction = web.extraction((HEAD.format("utf-8") + "<p>甲</p><p>乙</p>").encode())
    found = extraction.place(extraction.text.index("乙"))
    assert found is not None
    assert found.zh == "第2段"


@pytest.mark.parametrize("body", ["<div>" * 1_500 + "底", "<table>" * 500 + "底", "<p>" + "<b>" * 1_500 + "底"])
def test_nested_pages_are_read_to_the_bottom(body: str) -> None:
    assert text(body) == "底\n"


@pytest.mark.parametrize("body", ["<div>" * 20_000 + "底", "<table>" * 9_000 + "底", "<p>" + "<b>" * 50_000 + "底"])
def test_pages_nested_too_deeply_are_refused_and_not_cut(body: str) -> None:
    with pytest.raises(Unreadable, match="nested"):
        text(body)


def test_an_empty_page_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        web.extraction(b"  \n")
