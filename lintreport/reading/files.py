"""The text of a file, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from lintreport.finding import Text
from lintreport.reading.archive import members
from lintreport.reading.extraction import Extraction
from lintreport.reading.kinds import ARCHIVES, Kind, kind_of
from lintreport.source import Unreadable, decode

#: What `Extraction.encoding` says of files that are no plain text.
DOCUMENTS = ("docx", "doc", "rtf", "odt", "pdf", "html", "xlsx")
#: Those that another program turns into what can be read, whatever version of it there is.
BY_OTHERS = ("doc", "rtf", "odt")

#: What must be installed to read a kind, and how the kind is called.
_NEEDS: dict[Kind, str] = {
    "docx": "docx",
    "doc": "docx",
    "rtf": "docx",
    "odt": "docx",
    "pdf": "pypdfium2",
    "html": "lxml",
    "xlsx": "python_calamine",
    "xls": "python_calamine",
    "ods": "python_calamine",
}
#: Kinds that are not read, and what to do instead.
_REFUSED: dict[Kind, Text] = {
    "ofd": Text(
        "这是 OFD 版式文件，暂不能读取，请检查原 Word 文件",
        "this is an OFD file, which cannot be read yet; check the original",
    ),
    "image": Text("这是图片，没有文字，未检查", "this is a picture without text; it was not checked"),
    "zip": Text("压缩包中没有可检查的文件", "the archive holds nothing to check"),
    "eml": Text("邮件中没有可检查的内容", "the mail holds nothing to check"),
    "mht": Text("网页存档中没有可检查的内容", "the saved page holds nothing to check"),
}


def extraction(data: bytes, name: str, encoding: str | None = None) -> Extraction:
    """The text of a file that is called ``name``; raises `Unreadable` with what to do about it.

    ``encoding`` is the user's word on plain text and web pages.
    """
    kind = kind_of(data, name)
    if kind == "text" or (encoding and kind == "image"):
        decoded = decode(data, encoding)
        return Extraction(decoded.text, decoded.encoding)
    if kind in ARCHIVES:
        list(members(data, kind))  # says what is wrong with it, if anything is
    if kind in _REFUSED:
        raise Unreadable(_REFUSED[kind])
    if kind in _NEEDS and find_spec(_NEEDS[kind]) is None:
        shown = kind.upper() if kind in ("pdf", "html", "rtf") else f".{kind}"
        raise Unreadable(
            Text(
                f"读取 {shown} 文件需要安装：pip install 'lintreport[docs]'",
                f"reading {shown} files needs: pip install 'lintreport[docs]'",
            )
        )
    try:
        return _read(kind, data, encoding)
    except Unreadable:
        raise
    except Exception as error:  # whatever a library meets in a file that was made to break it
        what = type(error).__name__
        raise Unreadable(
            Text(f"文件已损坏，无法读取（{what}）", f"the file is damaged and cannot be read ({what})")
        ) from error


def lines(found: Extraction, lang: str = "") -> Iterator[str]:
    """The lines of an extraction, each with its place before it, in the language ``lang``, if that is given."""
    at = 0
    for line in found.text.splitlines(keepends=True):
        place = found.place(at) if lang else None
        yield (f"{place.of(lang)}\t" if place else "") + line.rstrip("\r\n")
        at += len(line)


def _read(kind: Kind, data: bytes, charset: str | None) -> Extraction:
    """What the module of this kind reads; none of them is imported before it is needed."""
    if kind == "docx":
        from lintreport.reading import word

        return word.extraction(data)
    if kind == "pdf":
        from lintreport.reading import pdf

        return pdf.extraction(data)
    if kind == "html":
        from lintreport.reading import web

        return web.extraction(data, charset)
    if kind in ("xlsx", "xls", "ods"):
        from lintreport.reading import sheet

        return sheet.extraction(data)
    from lintreport.reading import office

    return office.extraction(data, f".{kind}")
