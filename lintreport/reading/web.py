"""Web pages (.html, .mht): the text of the body as it stands on the page, a line for each block."""

from __future__ import annotations

import re
from typing import Any

from lintreport.finding import Text
from lintreport.reading.extraction import Extraction, Writer
from lintreport.source import Unreadable, decode

#: How much of the head of a page is searched for its encoding, in bytes.
_HEAD = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
#: What browsers take for more than it says (WHATWG Encoding, section 4.2).
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-1": "cp1252", "ascii": "cp1252"}

_LEFT_OUT = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "select", "object", "iframe", "svg", "rt", "rp")
)
_BLOCKS = frozenset(
    """address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr
    ul""".split()  # noqa: SIM905 - a list of words reads better so
)
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f\x0b]+")
_HIDDEN = re.compile(r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE)


def extraction(data: bytes, charset: str | None = None) -> Extraction:
    """The text of a web page; ``charset`` is what the transport says of its encoding."""
    import lxml.html

    text = _decoded(data, charset)
    if not text.strip():
        raise Unreadable(Text("网页没有内容", "the page is empty"))
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "surrogatepass"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Text("网页无法解析", "the page cannot be parsed")) from error
    if any("depth" in one.message for one in parser.error_log):  # the parser stops there, and the rest is lost
        raise Unreadable(Text("网页嵌套过深，无法完整读取", "the page is nested too deeply to be read whole"))
    walker = _Walker()
    body = root.find("body")
    walker.walk(root if body is None else body)
    words, stretches = walker.finished()
    if not words.strip():
        raise Unreadable(Text("网页没有文字", "the page holds no text"))
    return Extraction(words, "html", stretches)


def _decoded(data: bytes, charset: str | None) -> str:
    """The page as text: as its mark, the transport or its head says, else as plain text is read."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = _CHARSET.search(data[:_HEAD])
        name = charset or (declared[1].decode("ascii") if declared else "")
        name = _SUPERSETS.get(name.lower(), name)
        if name:
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                pass  # pages often lie about their encoding
    return decode(data).text


class _Walker:
    """Writes the blocks of a page line by line; white space counts as browsers count it."""

    def __init__(self) -> None:
        self._writer = Writer()
        self._line: list[str] = []
        self._block = 0

    def walk(self, root: Any) -> None:
        """Write all that is shown of ``root``; ``stack`` stands for recursion, since pages nest deeply."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, done = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            left_out = not tag or tag in _LEFT_OUT or _is_hidden(element)
            if done or left_out:
                if done and tag in _BLOCKS:
                    self._end()
                self._line.append(element.tail or "")
                continue
            if tag in _BLOCKS:
                self._end()
            elif tag in _CELLS and "".join(self._line).strip():
                self._line.append("\x00")
            self._line.append(element.text or "")
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _end(self) -> None:
        """End the line, if there is anything on it."""
        cells = [_BLANKS.sub(" ", cell).strip(" ") for cell in "".join(self._line).split("\x00")]
        self._line.clear()
        if any(cell.strip() for cell in cells):
            self._block += 1
            self._writer.begin(Text(f"第{self._block}段", f"block {self._block}"))
            self._writer.add("\t".join(cells) + "\n")

    def finished(self) -> tuple[str, tuple[Any, ...]]:
        """The text and its stretches."""
        self._end()
        return self._writer.finished()


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))
