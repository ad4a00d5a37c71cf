"""Word documents (.docx): the text as Word prints it, with numbers, insertions, text boxes, tables and notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lintreport.finding import Span, Text
from lintreport.reading.extraction import LEFT_COMMENTS, REVISIONS, Extraction, Remark, Writer
from lintreport.reading.package import opened
from lintreport.reading.word_numbers import Counter, W, lists
from lintreport.source import Unreadable

#: Who signs the comments that this program writes; they are no left-over comments.
AUTHOR = "lintreport"

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

#: What was deleted, is the second form of something or is no text of the document.
_LEFT_OUT = frozenset(
    {W + "del", W + "moveFrom", _MC + "Fallback", W + "rt", W + "pPr", W + "rPr", W + "sdtPr", W + "sectPr"}
    | {W + "instrText", W + "delText", W + "delInstrText", W + "fldData", W + "tblPr", W + "trPr", W + "tcPr"}
)
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": "•"}
_PROPERTIES = W + "pPr"
_ROW, _DELETED_ROW, _DELETED_MARK = W + "tr", f"{W}trPr/{W}del", f"{W}rPr/{W}del"
#: What only wraps paragraphs, rows or cells.
_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")) | {
    _MC + "AlternateContent",
    _MC + "Choice",
}


class Atom(NamedTuple):
    """A piece of text and the element (``w:t``) that holds it; None for what Word adds, such as a number."""

    start: int
    text: str
    element: Any


class Walk(NamedTuple):
    """The text of a Word document with its places, and the element behind each piece of it."""

    extraction: Extraction
    atoms: list[Atom]


def extraction(data: bytes) -> Extraction:
    """The text of a Word document; raises `Unreadable` for a file that is none."""
    return walk(opened_document(data)).extraction


def opened_document(data: bytes) -> Any:
    """The document that python-docx makes of ``data``, its sizes looked at first; raises `Unreadable`."""
    return opened(data, _document)


def _document(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:  # as python-docx meets broken parts
        raise Unreadable(
            Text("Word 文档已损坏或已加密，无法读取", "the Word document is damaged or encrypted and cannot be read")
        ) from error


def walk(document: Any) -> Walk:
    """Read an opened document in the order in which it is printed."""
    walker = _Walker(document)
    walker.body()
    walker.apart()
    text, stretches = walker.writer.finished()
    remarks = tuple(_remarks(document, walker.revised))
    return Walk(Extraction(text, "docx", stretches, remarks), walker.atoms)


class _Walker:
    """The state of one reading: what was written, the counters of lists, paragraphs and tables, open notes."""

    def __init__(self, document: Any) -> None:
        self.writer = Writer()
        self.atoms: list[Atom] = []
        self.revised: Span | None = None
        self._document = document
        self._part = document.part
        numbering = _part(document.part, "numbering")
        styles = _part(document.part, "styles")
        self._counter = Counter(lists(numbering, styles))
        self._standard = _standard_style(styles)
        self._notes = {kind: _notes(_part(document.part, f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._paragraph = self._table = self._box = 0
        self._cited: list[tuple[str, str]] = []
        self._boxes: list[Any] = []
        self._number_of: dict[str, int] = {"footnote": 0, "endnote": 0}

    def body(self) -> None:
        """The main text, tables and notes in their places."""
        self._blocks(self._document.element.body)

    def apart(self) -> None:
        """Headers and footers, each once, after the text."""
        for kind, zh, en in (("header", "页眉", "header"), ("footer", "页脚", "footer")):
            seen: set[str] = set()
            for part in _related(self._part, kind):
                words = "".join(one.text or "" for one in part.iter(W + "t"))
                if words.strip() and words not in seen:
                    seen.add(words)
                    self._blocks(part, Text(f"{zh}{len(seen)}", f"{en} {len(seen)}"))

    def _blocks(self, parent: Any, place: Text | None = None) -> None:
        for element in _flat(parent):
            if element.tag == W + "p":
                self._line(element, place)
            elif element.tag == W + "tbl":
                self._rows(element, place)

    def _line(self, element: Any, place: Text | None) -> None:
        """One paragraph with its line end, the notes that it cites and the boxes that hang on it."""
        if place is None:
            self._paragraph += 1
        here = place or Text(f"第{self._paragraph}段", f"paragraph {self._paragraph}")
        self.writer.begin(here)
        properties = element.find(W + "pPr")
        self._words(element, properties)
        if properties is None or properties.find(_DELETED_MARK) is None:  # else the next paragraph goes on with it
            self.writer.add("\n")
        self._aside(place)

    def _aside(self, place: Text | None) -> None:
        """The text boxes and notes that came up in the last paragraph."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._box += 1
            self._blocks(box, place or Text(f"文本框{self._box}", f"text box {self._box}"))
        cited, self._cited = self._cited, []
        for kind, name in cited:
            note = self._notes[kind].pop(name, None)
            if note is not None:
                self._number_of[kind] += 1
                number = self._number_of[kind]
                label = Text(f"脚注{number}", f"footnote {number}")
                self._blocks(note, label if kind == "footnote" else Text(f"尾注{number}", f"endnote {number}"))

    def _words(self, element: Any, properties: Any) -> None:
        """The number and the text of a paragraph."""
        style = properties.find(W + "pStyle") if properties is not None else None
        number = self._counter.number(properties, style.get(W + "val", "") if style is not None else self._standard)
        self._add(number, None)
        for child in element:
            if child.tag != _PROPERTIES:
                self._inline(child)

    def _inline(self, element: Any) -> None:
        """The text in ``element`` and below it, without recursion deeper than the document."""
        stack = [element]
        while stack:
            one = stack.pop()
            tag = one.tag
            if tag == W + "t" or tag == _M + "t":
                self._add(one.text or "", one)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], None)
            elif tag == W + "txbxContent":
                self._boxes.append(one)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self._cited.append((tag[len(W) : -len("Reference")], one.get(W + "id", "")))
            elif tag in _LEFT_OUT or not isinstance(tag, str):
                self._revision(one)
            elif tag == W + "r" and _is_hidden(one):
                continue
            else:
                self._revision(one)
                stack.extend(reversed(one))

    def _revision(self, element: Any) -> None:
        if self.revised is None and element.tag in (W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
            self.revised = Span(self.writer.length, self.writer.length)

    def _add(self, text: str, element: Any) -> None:
        if text:
            self.atoms.append(Atom(self.writer.length, text, element))
            self.writer.add(text)

    def _rows(self, table: Any, place: Text | None) -> None:
        """A table, a line for each row, its cells separated by tabs; a table of one cell is a frame around text."""
        rows = [list(_flat(row, W + "tc")) for row in _flat(table, W + "tr")]
        if all(len(row) == 1 for row in rows):
            for row in rows:
                self._blocks(row[0], place)
            return
        self._table += 1
        number = self._table
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                zh, en = f"表{number}第{at}行第{column}列", f"table {number}, row {at}, column {column}"
                self.writer.begin(place or Text(zh, en))
                self._cell(cell)
                self.writer.add("\n" if column == len(row) else "\t")
            self._aside(place)

    def _cell(self, cell: Any) -> None:
        """The text of a cell, tables inside it included, in one line."""
        for at, paragraph in enumerate(cell.iter(W + "p")):
            if at:
                self.writer.add(" ")
            self._words(paragraph, paragraph.find(W + "pPr"))


def _flat(parent: Any, *wanted: str) -> Iterator[Any]:
    """The children of ``parent``, through content controls, insertions and custom markup; only ``wanted`` ones."""
    stack = list(reversed(parent))
    while stack:
        one = stack.pop()
        if one.tag in _THROUGH:
            stack.extend(reversed(one))
        elif (not wanted or one.tag in wanted) and (one.tag != _ROW or one.find(_DELETED_ROW) is None):
            yield one


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false")


def _standard_style(styles: Any) -> str:
    """The style of a paragraph that names none."""
    for style in styles.findall(W + "style") if styles is not None else ():
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
            return str(style.get(W + "styleId", ""))
    return ""


def _related(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the parts that ``part`` names with a relation of this kind."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype == _RELATION + kind and not relation.is_external:
            target = relation.target_part
            element = getattr(target, "element", None)
            yield parse_xml(target.blob) if element is None else element


def _part(part: Any, kind: str) -> Any:
    return next(_related(part, kind), None)


def _notes(part: Any, kind: str) -> dict[str, Any]:
    """The notes by their number in the file, without the separators that Word draws."""
    found = part.findall(W + kind) if part is not None else ()
    return {note.get(W + "id", ""): note for note in found if note.get(W + "type", "normal") == "normal"}


def _remarks(document: Any, revised: Span | None) -> Iterator[Remark]:
    comments = [one for one in _comments(document) if one.get(W + "author") != AUTHOR]
    if comments:
        count = len(comments)
        yield Remark(
            LEFT_COMMENTS,
            Span(0, 0),
            Text(
                f"文档中还留有{count}条批注，提交前请处理并删除",
                f"{count} comment{'s are' if count > 1 else ' is'} left in the document",
            ),
        )
    if revised is not None:
        yield Remark(
            REVISIONS,
            revised,
            Text(
                "文档中还有未接受或拒绝的修订，提交前请处理",
                "the document has revisions that were neither accepted nor rejected",
            ),
        )


def _comments(document: Any) -> Iterable[Any]:
    part = _part(document.part, "comments")
    return part.findall(W + "comment") if part is not None else ()
