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
        ("\ufeff<!DOCTYPE html><p>".encode(), "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<HTML lang='zh'>", "a", "html"),
        ("<html>".encode("utf-16"), "a.txt", "html"),
        ("<p>只有正文</p>".encode(), "a.html", "html"),
        ("关于<html>标签的说明".encode(), "a.txt", "text"),
        ("From: 局办公室\n主送: 县政府\n\n正文".encode(), "a.txt", "text"),
        ("正文".encode("gbk"), "a.txt", "text"),
        (b"", "a.txt", "text"),
    ],
)
def test_the_kind_is_told_by_what_the_file_holds(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind
