"""A file is what it holds, whatever it is called."""

import pytest
from documents import paragraph, run, word
from test_archives import zipped

from lintreport.reading.kinds import kind_of


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word(paragraph(run("甲"))), "a.txt", "docx"),
        (zipped(**{"xl/workbook.xml": b""}), "a.zip", "xlsx"),
        (zipped(**{"OFD.xml": b""}), "a.ofd", "ofd"),
        (zipped(**{"a.txt": b""}), "a.zip", "zip"),
        (b"%PDF-1.7", "a", "pdf"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"\xd0\xcf\x11\xe0" + b"WordDocument", "a.wps", "doc"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "a", "xls"),
        (b"\x89PNG\r\n", "a.txt", "image"),
        ("\ufeff<!DOCTYPE html><title>".encode(), "a.txt", "html"),
        ("<html><body>".encode("utf-16"), "a.txt", "html"),
        ("<p>只有正文</p>".encode(), "a.html", "html"),
        ("关于<html>标签的说明".encode(), "a.txt", "text"),
        ("From: 局办公室\n主送: 县政府\n\n正文".encode(), "a.txt", "text"),
        ("正文".encode("gbk"), "a.txt", "text"),
        (b"", "a.txt", "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # an archive holds the time at which it was made
)
def test_the_kind_is_told_by_what_the_file_holds(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html lang='zh'>\n<head><title>通知</title></head><body>工作报告</body></html>\n",
        "\n\n<html><body>工作报告",
        "<HTML>\n<!-- 注释 --><HEAD>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html xmlns="x"><head/>',
        "<!-- 由某系统导出 -->\n<!doctype html><meta charset=utf-8>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_is_known_by_how_it_begins(text: str, encoding: str) -> None:
    assert kind_of(text.encode(encoding), "a.txt") == "html"


def test_a_saved_page_is_known_by_its_parts() -> None:
    head = "From: <Saved by Blink>\nSubject: 通知\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=x\n\n"
    assert kind_of(head.encode(), "a.txt") == "mht"


@pytest.mark.parametrize(
    "text",
    [
        "我区扎实推进各项工作。",
        "<html>是网页的根元素，<head>和<body>是它的两个部分。\n",
        "<!DOCTYPE html>应写在网页的第一行。\n",
        "# 网站改版报告\n\n```html\n<html><head></head></html>\n```\n",
        "<h1 align='center'>说明</h1>\n",
        "<!-- lintreport: ignore PUN -->\n工作报告\n",
        "Date: 2024-01-15\n来文由系统发出。\n",
    ],
)
def test_a_report_about_web_pages_is_text(text: str) -> None:
    assert kind_of(text.encode(), "a.md") == "text"


@pytest.mark.parametrize(
    "piece",
    ["<!---->", "<!--", "<!doctype html", "<html>>", "<html ", "<?xml", " ", "From: x\n", "<html>\n<!-- -->\n文"],
)
def test_telling_a_page_takes_one_look_at_the_head(piece: str) -> None:
    assert kind_of((piece * 20_000 + "报告").encode(), "a.txt") == "text"
