"""PDF documents: the paragraphs as they were before the page broke them into lines, the cells of ruled tables."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

from lintreport.finding import Span, Text
from lintreport.reading.extraction import CUT_OFF, Extraction, Remark, Writer
from lintreport.reading.pdf_tables import Box, Table, tables
from lintreport.source import Unreadable

#: No report has more pages.
_MOST_PAGES = 5_000
# Gaps and indents are shares of the height of the signs of a line.
#: A gap of more than this parts the cells of a table, one of less than this is no blank but the air around a figure.
_CELL_GAP, _AIR = 1.6, 0.45
#: How far the end of a full line may be from the margin, and the beginning of a line from the left one.
_SLACK, _INDENT = 1.3, 0.6
#: A line that stops in mid-sentence may lack this share of the width to the margin.
_RAGGED = 0.12
#: Characters of the same size differ by no more than this share; lines of a paragraph are no further apart.
_SIZE, _LEADING = 0.2, 3.2
#: Running heads and feet stand in this share of a page's height at its top and bottom, on this many pages.
_EDGE, _FEWEST_HEADS = 0.12, 3
#: This many places are told of each kind of damage.
_PLACES = 5

_PAGE_NUMBER = re.compile(
    r"[-—–－ ]{0,4}(?:第 ?)?[0-9]{1,4}(?: ?页)?(?:[ ,，/]{1,3}共? ?[0-9]{1,4} ?页?)?[-—–－ ]{0,4}"
)
_DIGITS = re.compile("[0-9]+")
_FINAL = re.compile("[。！？!?；;：:…][”’）)》」』】]{0,2}$")
_OPENING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|第[一二三四五六七八九十百]{1,4}[章节条]|[①-⑳•●■◆])"
)


class Line(NamedTuple):
    """A line of running text; ``number`` counts what is drawn on its page, running heads included."""

    page: int
    number: int
    text: str
    box: Box
    height: float


class Row(NamedTuple):
    """A row of a ruled table: its cells, in order."""

    page: int
    table: int
    number: int
    cells: tuple[str, ...]


def extraction(data: bytes) -> Extraction:
    """The text of a PDF document; raises `Unreadable` for one that is broken, encrypted or holds no text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_fault(str(error))) from error
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise Unreadable(
                Text(f"PDF 有{count}页，超过{_MOST_PAGES}页，未读取", f"the PDF has {count} pages; not read")
            )
        reader = _Reader(document)
        pages = [reader.page(at) for at in range(count)]
    finally:
        document.close()
    if not any(pages):
        raise Unreadable(
            Text("PDF 是扫描件，没有文字层，未检查", "the PDF is a scan without a text layer; it was not checked")
        )
    return _written(pages, reader)


def _fault(message: str) -> Text:
    if "password" in message.lower():
        return Text("PDF 已加密，须先解除密码", "the PDF is encrypted; remove the password first")
    return Text("PDF 文件已损坏，无法读取", "the PDF is damaged and cannot be read")


class _Reader:
    """Reads page by page; counts the tables of the whole document."""

    def __init__(self, document: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._document = document
        self._edges = raw.FS_RECTF()
        self._ink = tuple(ctypes.c_double() for _ in range(4))
        self._tables = 0
        self.heights: list[float] = []
        self.cut: list[tuple[int, int]] = []
        self._width = 0.0

    def page(self, at: int) -> list[Line | Row]:
        """What a page holds, in the order in which it is read; running heads are still in it."""
        page = self._document[at]
        try:
            self._width = page.get_width()
            self.heights.append(page.get_height())
            text_page = page.get_textpage()
            try:
                return self._items(at + 1, page, text_page)
            finally:
                text_page.close()
        finally:
            page.close()

    def _items(self, number: int, page: Any, text_page: Any) -> list[Line | Row]:
        count = text_page.count_chars()
        text = text_page.get_text_range() if count > 0 else ""
        if len(text) != count:  # characters beyond the first plane count as two there
            text = "".join(chr(self._raw.FPDFText_GetUnicode(text_page, at) or 32) for at in range(max(count, 0)))
        if not text.strip():
            return []
        grids = tables(self._paths(page))
        cell_of = self._cells(text, text_page, grids) if grids else {}
        items: list[Line | Row] = []
        written: set[int] = set()
        begin = lines = 0
        for end in [*(match.start() for match in re.finditer("\r?\n|\r", text)), len(text)]:
            inside = (
                {grid for at in range(begin, end) if (grid := cell_of.get(at, (-1, 0))[0]) >= 0} if cell_of else set()
            )
            for grid in sorted(inside - written):
                items += self._rows(number, text, cell_of, grid, grids[grid])
                written.add(grid)
            kept = [at for at in range(begin, end) if at not in cell_of and text[at] not in "\r\n"]
            if kept and (line := self._line(number, lines + 1, text, text_page, kept)):
                lines += 1
                items.append(line)
            begin = end
        return items

    def _box(self, text_page: Any, at: int) -> Box:
        edges = self._edges  # the em box of the sign: ink alone would make 一 a line of its own height
        self._raw.FPDFText_GetLooseCharBox(text_page, at, edges)
        return Box(edges.left, edges.bottom, edges.right, edges.top)

    def _center(self, text_page: Any, at: int) -> tuple[float, float]:
        """The middle of the ink of a sign: its em box may reach into the next cell."""
        left, right, bottom, top = self._ink
        self._raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
        return (left.value + right.value) / 2, (bottom.value + top.value) / 2

    def _paths(self, page: Any) -> list[Box]:
        return [Box(*path.get_bounds()) for path in page.get_objects(filter=[self._raw.FPDF_PAGEOBJ_PATH], max_depth=1)]

    def _cells(self, text: str, text_page: Any, grids: list[Table]) -> dict[int, tuple[int, int]]:
        """For each character that stands in a table: the table and the cell."""
        found = {}
        for at, sign in enumerate(text):
            if sign.isspace():
                continue
            x, y = self._center(text_page, at)
            for number, grid in enumerate(grids):
                if (cell := grid.cell(x, y)) is not None:
                    found[at] = number, cell
                    break
        return found

    def _rows(
        self, page: int, text: str, cell_of: dict[int, tuple[int, int]], number: int, table: Table
    ) -> Iterator[Row]:
        words: dict[int, list[str]] = {cell: [] for cell in table.cell_of}
        last: dict[int, int] = {}
        for at, (grid, cell) in cell_of.items():
            if grid == number:
                before = last.get(cell, at)
                if at - before > 1 and text[at].isascii() and text[at].isalpha() and text[before].isascii():
                    words[cell].append(" ")
                words[cell].append(text[at])
                last[cell] = at
        self._tables += 1
        by_row = groupby(sorted(words), key=table.row)
        for count, (_, cells) in enumerate(by_row, 1):
            yield Row(page, self._tables, count, tuple("".join(words[cell]) for cell in cells))

    def _line(self, page: int, number: int, text: str, text_page: Any, kept: list[int]) -> Line | None:
        """One line with tabs where cells are separated, and without the air around figures."""
        signs = [at for at in kept if not text[at].isspace()]
        if not signs:
            return None
        boxes = {at: self._box(text_page, at) for at in (signs[0], signs[-1])}
        for one, next_ in pairwise(signs):
            if next_ - one > 1:
                boxes[one], boxes[next_] = self._box(text_page, one), self._box(text_page, next_)
        height = max(median(box.top - box.bottom for box in boxes.values()), 1.0)
        pieces = [text[signs[0]]]
        for one, next_ in pairwise(signs):
            if next_ - one > 1:
                pieces.append(
                    self._blank(text_page, text[one + 1 : next_], one + 1, boxes[next_].left - boxes[one].right, height)
                )
            pieces.append(text[next_])
        first, last = boxes[signs[0]], boxes[signs[-1]]
        if last.right > self._width + height or first.left < -height:
            self.cut.append((page, number))
        low, high = min(box.bottom for box in boxes.values()), max(box.top for box in boxes.values())
        return Line(page, number, "".join(pieces), Box(first.left, low, last.right, high), height)

    def _blank(self, text_page: Any, blanks: str, at: int, gap: float, height: float) -> str:
        """What stands for white space: a tab between cells, nothing for the air that a page sets around figures."""
        if gap > _CELL_GAP * height:
            return "\t"
        made = all(self._raw.FPDFText_IsGenerated(text_page, at + more) for more in range(len(blanks)))
        return "" if made and gap < _AIR * height else " "


def _written(pages: list[list[Line | Row]], reader: _Reader) -> Extraction:
    """The extraction: running heads and page numbers apart, lines joined to paragraphs, one line for each."""
    heads = _running_heads(pages, reader.heights)
    flow = [item for page in pages for item in page if not (isinstance(item, Line) and _is_apart(item, heads, reader))]
    margins = _margins(flow)
    writer = Writer()
    starts: dict[tuple[int, int], int] = {}
    above: Line | Row | None = None
    count: Counter[int] = Counter()
    for item in flow:
        if above is not None and not (
            isinstance(above, Line) and isinstance(item, Line) and _goes_on(above, item, margins)
        ):
            writer.add("\n")
        if isinstance(item, Line):
            count[item.page] += 1
            writer.begin(Text(f"第{item.page}页第{count[item.page]}行", f"page {item.page}, line {count[item.page]}"))
            starts[item.page, item.number] = writer.length
            writer.add(item.text)
        else:
            _write_row(writer, item)
        above = item
    writer.add("\n")
    for words, page in _heads_once(pages, heads, reader.heights):
        writer.begin(Text(f"第{page}页页眉页脚", f"page {page}, header or footer"))
        writer.add(f"{words}\n")
    text, stretches = writer.finished()
    unread = tuple(_empty_pages(pages))
    return Extraction(text, "pdf", stretches, tuple(_remarks(reader, starts)), unread)


def _write_row(writer: Writer, row: Row) -> None:
    for column, cell in enumerate(row.cells, 1):
        zh = f"第{row.page}页表{row.table}第{row.number}行第{column}列"
        writer.begin(Text(zh, f"page {row.page}, table {row.table}, row {row.number}, column {column}"))
        writer.add(cell + ("\t" if column < len(row.cells) else ""))


def _empty_pages(pages: list[list[Line | Row]]) -> Iterator[Text]:
    empty = [at for at, page in enumerate(pages, 1) if not page]
    if empty:
        zh, en = "、".join(map(str, empty[:_PLACES])), ", ".join(map(str, empty[:_PLACES]))
        more = len(empty) > _PLACES
        yield Text(
            f"第{zh}页{'等' if more else ''}共{len(empty)}页没有文字层（扫描件或空白页），未检查",
            f"{len(empty)} page{'s' * (len(empty) > 1)} without a text layer (scanned or blank) not checked: {en}"
            + " …" * more,
        )


def _remarks(reader: _Reader, starts: dict[tuple[int, int], int]) -> Iterator[Remark]:
    for page, number in reader.cut[:_PLACES]:
        at = starts.get((page, number))
        if at is not None:
            yield Remark(
                CUT_OFF,
                Span(at, at),
                Text(
                    "这一行超出页面边缘，行末文字可能已丢失",
                    "this line runs over the edge of the page; its end may be lost",
                ),
            )


def _edge(line: Line, heights: list[float]) -> bool:
    """Whether a line stands at the top or bottom of its page."""
    height = heights[line.page - 1]
    return line.box.bottom > height * (1 - _EDGE) or line.box.top < height * _EDGE


def _running_heads(pages: list[list[Line | Row]], heights: list[float]) -> set[str]:
    """The words, figures aside, that stand at the edge of several pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_DIGITS.sub("0", one.text) for one in page if isinstance(one, Line) and _edge(one, heights)})
    return {words for words, count in seen.items() if count >= _FEWEST_HEADS}


def _is_apart(line: Line, heads: set[str], reader: _Reader) -> bool:
    return _edge(line, reader.heights) and (
        bool(_PAGE_NUMBER.fullmatch(line.text)) or _DIGITS.sub("0", line.text) in heads
    )


def _heads_once(pages: list[list[Line | Row]], heads: set[str], heights: list[float]) -> Iterator[tuple[str, int]]:
    """Each running head that is more than a page number, where it first stands."""
    seen: set[str] = set()
    for page in pages:
        for one in page:
            if isinstance(one, Line) and _edge(one, heights) and not _PAGE_NUMBER.fullmatch(one.text):
                words = _DIGITS.sub("0", one.text)
                if words in heads and words not in seen:
                    seen.add(words)
                    yield one.text, one.page


class _Margins(NamedTuple):
    """The left margin of the lines of most size, the right one of the full ones."""

    left: float
    right: float
    indented: bool


def _margins(flow: list[Line | Row]) -> _Margins:
    lines = [one for one in flow if isinstance(one, Line)]
    if not lines:
        return _Margins(0, 0, False)
    left = Counter(round(line.box.left / 3) for line in lines if "\t" not in line.text).most_common(1)
    edge = left[0][0] * 3.0 if left else 0.0
    rights = sorted(line.box.right for line in lines)
    right = rights[int(len(rights) * 0.9)]
    indented = sum(line.height < line.box.left - edge < 4 * line.height for line in lines)
    return _Margins(edge, right, indented >= max(2, len(lines) // 25))


def _goes_on(above: Line, below: Line, margins: _Margins) -> bool:
    """Whether ``below`` is the rest of a paragraph that the page broke at the end of ``above``."""
    height = above.height
    final, opening = _FINAL.search(above.text), _OPENING.match(below.text)
    slack = _SLACK * height if final or opening else max(_SLACK * height, _RAGGED * (margins.right - margins.left))
    full = above.box.right >= margins.right - slack
    indent = below.box.left - min(margins.left, above.box.left)
    near = below.page != above.page or 0 < above.box.bottom - below.box.bottom < (1 + _LEADING) * height
    same = abs(above.height - below.height) <= _SIZE * height
    if not (full and near and same) or indent > _INDENT * height or "\t" in above.text or "\t" in below.text:
        return False
    return not final or (margins.indented and not opening)
