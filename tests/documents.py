"""Documents made for tests: Word packages written part by part, PDF pages drawn line by line."""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: The parts of a package beside its text: the element at their root.
_ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def run(text: str) -> str:
    """A run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of plain cells."""
    cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def inserted(content: str) -> str:
    """What somebody has inserted, and nobody accepted."""
    return f'<w:ins w:id="1" w:author="甲">{content}</w:ins>'


def deleted(text: str) -> str:
    """What somebody has deleted, and nobody accepted."""
    return f'<w:del w:id="2" w:author="甲"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body and these parts (of `_ROOTS`), each given by what its root holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        types = [f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in parts]
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{''.join(types)}</Types>",
        )
        package.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "word/document.xml")}))
        related = {f"rId{at}": (name, f"{name}.xml") for at, name in enumerate(parts, 1)}
        package.writestr("word/_rels/document.xml.rels", _relations(related))
        package.writestr("word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            root = _ROOTS[name]
            package.writestr(f"word/{name}.xml", f"<w:{root} {_NAMESPACES}>{content}</w:{root}>")
    return out.getvalue()


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = (
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for name, (kind, target) in targets.items()
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{relations}">{"".join(rows)}</Relationships>'


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """One level of a list."""
    printed = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{printed}{more}</w:lvl>'


def numbered(depth: int, number: int = 1) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


#: 一、 (一) 1. (1) ① as Chinese reports number their parts.
OFFICIAL = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "(%2)")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "(%4)")
    + level(4, "decimalEnclosedCircle", "%5")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)

_MARKS = (
    (re.compile("([一二三四五六七八九十]{1,3})、"), "chineseCountingThousand", "%1、"),
    (re.compile("[(]([一二三四五六七八九十]{1,3})[)]"), "chineseCountingThousand", "(%1)"),
    (re.compile("([0-9]{1,2})[.]"), "decimal", "%1."),
)
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def report_as_word(text: str) -> bytes:
    """A report as .docx, its numbers made automatic and every other paragraph partly inserted with a deletion in it."""
    body, lists = [], []
    for at, line in enumerate(text.splitlines()):
        properties = ""
        for mark, form, printed in _MARKS:
            if match := mark.match(line):
                value = _NUMERALS.get(match[1]) or (int(match[1]) if match[1].isdigit() else 0)
                if value:
                    lists.append((form, printed, value))
                    properties = numbered(0, len(lists))
                    line = line[match.end() :]
                break
        half = len(line) // 2
        words = run(line[:half]) + deleted("删去的54起") + inserted(run(line[half:])) if at % 2 else run(line)
        body.append(paragraph(words, properties=properties))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{level(0, form, printed)}</w:abstractNum>'
        for at, (form, printed, _) in enumerate(lists)
    )
    numbers = "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
        for at, (_, _, value) in enumerate(lists)
    )
    return word("".join(body), numbering=abstract + numbers)
