"""What kind of file some bytes are: told by what they hold, and by the name only where that does not say."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Literal

Kind = Literal[
    "text",
    "docx",
    "xlsx",
    "pdf",
    "html",
    "mht",
    "eml",
    "zip",
    "doc",
    "xls",
    "rtf",
    "odt",
    "ods",
    "ofd",
    "image",
    "office",
]

#: Kinds that hold documents and are none.
ARCHIVES: tuple[Kind, ...] = ("zip", "eml", "mht")
ARCHIVE_SUFFIXES = (".zip", ".eml", ".mht", ".mhtml")
#: Names of plain text; a file that is named itself may be called anything.
TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
#: Names of other kinds, and what must be installed to read them.
_SUFFIXES = {
    "docx": (".docx", ".docm"),
    "pypdfium2": (".pdf",),
    "lxml": (".html", ".htm", ".xhtml"),
    "python_calamine": (".xlsx", ".xlsm", ".xls", ".et", ".ods"),
    "soffice": (".doc", ".wps", ".rtf", ".odt"),
    "": ARCHIVE_SUFFIXES,
}

#: How far the head of a file is looked at, in bytes.
_HEAD = 4096
_GAP = rb"(?:\s|<!--(?:(?!-->).){0,2000}-->){0,99}"
#: How a web page begins: a declaration or the root, and with nothing but comments in between its first elements.
_HTML = re.compile(
    rb"%b(?:<\?xml[^<>]{0,200}>%b)?(?:<!doctype\s{1,9}html|<html)\b[^<>]{0,2000}>"
    rb"(?:%b\Z|%b<(?:html|head|meta|title|body|link|script)\b)" % (_GAP, _GAP, _GAP, _GAP),
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:[A-Za-z-]{2,40}: [^\n]{0,900}\r?\n(?:[ \t][^\n]{0,900}\r?\n){0,40}){2,80}\r?\n")
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type|Received|From): ", re.IGNORECASE | re.MULTILINE)
#: How a page that a browser has saved whole begins: as a mail whose parts belong together.
_RELATED = re.compile(rb"^Content-Type:\s{0,9}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
#: What a member of a zip package tells of it.
_PACKAGES: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"OFD.xml", "ofd"),
)


@cache
def suffixes() -> tuple[str, ...]:
    """The ends of the names of all files that can be read here: what is installed decides."""
    found = [*TEXT_SUFFIXES]
    for need, names in _SUFFIXES.items():
        if not need or (which_office() if need == "soffice" else find_spec(need)):
            found += names
    return tuple(found)


def is_readable(suffix: str) -> bool:
    """Whether files whose names end so can be read here. For plain text nobody looks for what is installed."""
    return suffix in TEXT_SUFFIXES or suffix in suffixes()


def which_office() -> str | None:
    """Where LibreOffice is; None where it, or what reads its output, is not installed."""
    from shutil import which  # with three decompressors, which a text file can do without

    return (which("soffice") or which("libreoffice")) if find_spec("docx") else None


def kind_of(data: bytes, name: str = "") -> Kind:
    """The kind of the file that holds ``data`` and is called ``name``."""
    head = data[:_HEAD]
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, name)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES):
        return "image"
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) or _HTML.match(_narrow(head)):
        return "html"
    if _MAIL.match(head) and _RELATED.search(head):
        return "mht"
    if name.lower().endswith((".eml", ".mht", ".mhtml")) and _MAIL.match(head) and _MIME.search(head):
        return "eml"
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return "html"
    return "text"


def _narrow(head: bytes) -> bytes:
    """A head in UTF-16 as one byte a sign, as far as that is all there is."""
    return head[2:].replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else b""


def _package(data: bytes) -> Kind:
    """The kind of a zip file. Its central directory, which names every member, stands at its end."""
    tail = data[-262_144:]
    for member, kind in _PACKAGES:
        if member in tail or member in data[:_HEAD]:
            return kind
    if b"mimetypeapplication/vnd.oasis.opendocument." in data[:200]:
        return "ods" if b"spreadsheet" in data[:200] else "odt"
    return "zip"


def _compound(data: bytes, name: str) -> Kind:
    """The kind of an OLE file: its directory names its streams in UTF-16."""
    if "Workbook".encode("utf-16-le") in data or name.lower().endswith((".xls", ".et")):
        return "xls"
    return "doc"
