"""GLY: markup that a conversion left in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.markdown import is_markdown

from ._wholesale import together


class _Residue(NamedTuple):
    """One kind of markup that a conversion leaves behind, and what fixes it.

    ``signs``: a text that holds none of them needs no search. ``markdown``: Markdown has it, too; ``within``: even in the
    middle of its sentences.
    """

    kind: Text
    signs: tuple[str, ...]
    pattern: str
    mend: Callable[[str], str | None]
    safe: bool = False
    markdown: bool = False
    within: bool = False


_HAN = r"\u3400-\u9fff"


def _of_pages() -> Iterator[_Residue]:
    """What web pages are written in."""
    names = "nbsp|[lr]dquo|[lr]squo|[mn]dash|hellip|middot|bull|amp|lt|gt|quot|apos|times|divide|deg|copy|reg|e[mn]sp|yen|sect"
    tags = "br|p|div|span|font|strong|b|i|u|em|img|a|table|tbody|tr|td|th|ul|ol|li|h[1-6]|center|style|script|o:p|sup|sub|hr"
    css = r"mso-[a-z-]{2,30}:|X-NONE|(?:\.TRS_Editor|\.Mso[A-Z]\w{2,20})|@font-face|(?:font-family|line-height|text-indent):[^;\n]{1,40};"
    yield _Residue(
        Text("HTML 实体", "HTML entity"),
        ("&",),
        rf"&(?:amp;)?(?:(?:{names})(?:;|(?![A-Za-z0-9=]))|#[0-9]{{2,6}};|#x[0-9A-Fa-f]{{2,5}};)",
        _unescaped,
        safe=True,
        markdown=True,
    )
    yield _Residue(
        Text("HTML 标签", "HTML tag"),
        ("<",),
        rf"(?i:</?(?:{tags})(?:\s[^<>\n]{{0,300}})?/?>|<!--[^<>\n]{{0,200}}-->)",
        lambda tag: "\n" if compiled(r"(?i)</?(?:br|p|div|tr|li|h[1-6])\b").match(tag) else "",
        markdown=True,
    )
    signs = ("mso-", "X-NONE", ".TRS_", ".Mso", "@font", "font-family", "line-height", "text-indent")
    yield _Residue(Text("样式代码", "style sheet"), signs, css, _unknown)


def _of_codes() -> Iterator[_Residue]:
    """Numbers and escapes of characters."""
    yield _Residue(Text("字符编号", "character reference"), ("<U+",), r"<U\+[0-9A-F]{4,6}>", _numbered, safe=True)
    yield _Residue(Text("PDF 字形编号", "glyph number from a PDF"), ("(cid:",), r"\(cid:[0-9]{1,6}\)", _unknown)
    yield _Residue(
        Text("转义字符", "escaped character"),
        ("\\",),
        rf"(?:\\u[0-9a-fA-F]{{4}})+|(?:\\x[0-9a-fA-F]{{2}}){{2,}}|(?<=[{_HAN}。;:,])(?:\\r)?\\[nrt](?![A-Za-z])",
        _plain,
    )
    yield _Residue(
        Text("百分号编码", "percent-encoded text"),
        ("%E", "=E", "%2", "%3"),
        r"(?<![%=/?&.A-Za-z0-9-])(?:%[0-9A-F]{2}){3,}|(?<![=A-Za-z0-9])(?:=[0-9A-F]{2}){3,}",
        _decoded_bytes,
    )


def _of_programs() -> Iterator[_Residue]:
    """What programs for texts, tables and templates leave."""
    fields = "HYPERLINK|PAGEREF|INCLUDEPICTURE|NUMPAGES|STYLEREF|MERGEFIELD|DOCPROPERTY"
    yield _Residue(
        Text("Word 域代码", "Word field"),
        (*fields.split("|"), "MERGEFORMAT", "TOC \\", "错误!"),
        rf'(?<![A-Za-z])(?:{fields})(?![A-Za-z])(?: ?["_\\])?|\\\* ?MERGEFORMAT|TOC \\[a-z]|错误! ?(?:未找到引用源|未定义书签|超链接引用无效)',
        _unknown,
    )
    yield _Residue(
        Text("表格公式错误", "spreadsheet error"),
        ("#",),
        r"#(?:REF|VALUE|NUM|NULL|DIV/0)!|#NAME\?|#N/A",
        _unknown,
    )
    yield _Residue(
        Text("表格引用", "spreadsheet reference"),
        ("Sheet", "工作表"),
        r"(?:Sheet|工作表)[0-9]{1,2}!\$?[A-Z]{1,2}\$?[0-9]{1,5}(?::\$?[A-Z]{1,2}\$?[0-9]{1,5})?",
        _unknown,
    )
    yield _Residue(
        Text("程序占位", "program's placeholder"),
        ("{", "<%", "[[", "%s", "[object", "_x000", "null", "undefined", "NaN", "None"),
        rf"\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\$\{{[\w.]{{1,40}}\}}|\{{[A-Za-z_][A-Za-z0-9_.]{{1,30}}\}}|\{{%[^%\n]{{1,40}}%\}}|<%[^%\n]{{1,40}}%>|\[\[[\w{_HAN}]{{1,20}}\]\]|(?<=[{_HAN}])%s(?![A-Za-z0-9])|\[object Object\]|_x000[0-9A-D]_"
        rf"|(?<=[{_HAN}])(?:null|undefined|NaN|None)(?=[{_HAN},。;])",
        _unknown,
    )
    yield _Residue(
        Text("版本合并标记", "merge conflict marker"),
        ("<<<<<<<", ">>>>>>>"),
        r"(?<![^\r\n])(?:<{7}|>{7})(?![<>])[^\r\n]{0,40}",
        _unknown,
    )
    yield _Residue(
        Text("Markdown 标记", "Markdown markup"),
        ("**",),
        rf"(?<![*\\])\*\*(?=[{_HAN}“《(0-9])[^*\n]{{1,60}}\*\*(?!\*)",
        lambda words: words[2:-2],
        markdown=True,
        within=True,
    )


@cache
def _residues() -> tuple[_Residue, ...]:
    return (*_of_pages(), *_of_codes(), *_of_programs())


def _unknown(code: str) -> None:
    """Nothing tells what stood there."""


def _unescaped(entity: str) -> str:
    from html import unescape

    return unescape(unescape(entity.rstrip(";") + ";")).replace("\xa0", " ")


def _numbered(number: str) -> str | None:
    sign = chr(min(int(number[3:-1], 16), 0x10FFFF))
    return " " if sign == "\xa0" else sign if sign.isprintable() or sign.isspace() else None


def _plain(escapes: str) -> str | None:
    if escapes.startswith("\\u"):
        plain = "".join(chr(int(code, 16)) for code in escapes.split("\\u")[1:])
        return plain if plain.isprintable() else None
    return {"\\n": "\n", "\\r\\n": "\n", "\\r": "\n", "\\t": "\t"}.get(escapes) or _decoded_bytes(escapes)


def _decoded_bytes(codes: str) -> str | None:
    data = bytes.fromhex("".join(sign for sign in codes if sign not in "%=\\x"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


#: Files whose own language is markup, by their suffix.
_MARKUP_FILES = (".html", ".htm", ".xhtml", ".xml", ".tex", ".rst", ".json", ".jsonl", ".yaml", ".yml")
#: How far into a text it is looked at to see whether it is markup or data as a whole.
_HEAD = 20_000
#: A text with this many headings of Markdown is written in it.
_HEADINGS = 3


def language(document: Document) -> Literal["", "markup", "markdown", "headings"]:
    """What a text is written in: markup (or data), of which all is its own; Markdown, by its name or its headings."""
    path, head = document.path.lower(), document.text[:_HEAD]
    if path.endswith(_MARKUP_FILES) or head.lstrip()[:1] in ("{", "["):
        return "markup"
    if "<" in head and compiled(r"(?i)<!doctype|<html[\s>]|<body[\s>]|<head>|<\?xml").search(head):
        return "markup"
    if is_markdown(path):
        return "markdown"
    return "headings" if "# " in head and len(compiled(r"(?m)^#{1,6} \S").findall(head)) >= _HEADINGS else ""


@check(
    "GLY007",
    "markup-residue",
    title=Text("标记代码残留", "markup left in the text"),
    severity="warning",
    basis="practice",
    bad=[
        "一、工作⟦&nbsp;⟧&nbsp;开展情况。坚持&ldquo;放管服&rdquo;改革。",
        "共办理案件12件。⟦<br>⟧<br/>二、存在的问题",
        '⟦<span style="font-size:16pt">⟧三、下一步打算</span>',
        "⟦<U+00A0>⟧<U+3000>各位代表,⟦(cid:2446)⟧(cid:17)年,目录⟦PAGEREF⟧。",
        "推进⟦\\u4f9d\\u6cd5⟧行政。第一段。\\n第二段",
        "附件⟦%E6%B3%95%E6%B2%BB⟧报告,主题⟦&#8220;⟧法治&#8221;",
        "详见⟦错误!未找到引用源⟧。目录PAGEREF _Toc12345",
        "同比增长⟦#DIV/0!⟧,罚款⟦null⟧万元,由{{name}}负责，联系{user_name}。",
        "附件：责任分解表（⟦Sheet1!A1:H32⟧）",
        "⟦mso-bidi-font-size:⟧ 正文。",
        "⟦<<<<<<< HEAD⟧\n全年办结案件36件。\n>>>>>>> draft",
        "一是⟦**加强领导**⟧，定期召开会议。二是**落实责任**，分解任务。",
        "# 报告\n## 一、情况\n推进⟦\\u4f9d\\u6cd5⟧行政,坚持⟦&ldquo;⟧放管服”改革。\n## 二、打算\n### (一)",
    ],
    good=[
        "一、工作开展情况。坚持“放管服”改革。",
        "若a<b且b>c,则a<b。R&D经费增长,AT&T公司,A&B。",
        "参见 http://www.example.gov.cn/s?q=%E6%B3%95%E6%B2%BB&nbsp=1",
        "<附件>内有《办法》,<一>总体情况。",
        "底稿中有36个单元格显示“#REF!”，系统弹出“错误!未找到引用源”提示，已经修复。",
        "# 报告\n## 一、情况\n坚持**放管服**改革。\n## 二、打算\n### (一)\n注:带**的为预计数。",
        "保存到D:\\reports\\new目录。完成率100%。",
        "<!DOCTYPE html><html><body>正文&nbsp;<br></body></html>",
        '{"title": "\\u6cd5\\u6cbb", "text": "第一段<br>第二段"}',
        "# 报告\n## 一、情况\n&nbsp;&nbsp;正文&nbsp;<br>\n|受理<br>办结|12件|\n## 二、打算\n### (一)\n路径为`\\u4f9d`。",
    ],
)
def markup_residue(document: Document, options: NoOptions) -> Iterator[Finding]:
    """正文里留下了标记代码：HTML 实体（&nbsp; &ldquo;）、标签（<br>）、字符编号（<U+00A0>）、转义（\\\\u4e2d）、百分号编码（%E4%B8%AD）、Word 域代码
    （错误！未找到引用源）、样式（mso-）、表格公式错误（#REF!）、模板占位（{{name}}、null）、
    Markdown 的加粗（**）。

    同一类全文只报一条，注明处数。

    不报告：HTML、JSON 等文件（按后缀或内容判断）自身的标记；Markdown 文件中的实体和标签（按标题认出的 Markdown，只报告夹在词句中间、
    不在表格里的）；反引号里的代码；网址中的编码；数学式中的 <、>；R&D。

    改法：HTML 实体和字符编号可以安全地换成它们所代表的字符；标签、转义、百分号编码的修改请先核对；其余请对照原稿补上。

    为什么：读者看到的是代码而不是内容，多为网页、模板转换不净。
    ---
    Markup is left in the text: HTML entities, tags, numbers of characters (<U+00A0>), escapes, percent-encoding,
    Word fields, style sheets, spreadsheet errors, a template's placeholders, the asterisks of Markdown.

    One finding a kind counts them all.

    Not reported: all markup of an HTML or JSON file and the like (by its suffix or by what it holds); entities and tags
    of a Markdown file (where only the headings show that a text is Markdown, those in the middle of a sentence are
    reported, tables left out); code between backticks; encoding within addresses, < and > in formulas, and R&D.

    To fix: entities and numbers of characters are safely replaced by what they stand for. Look at the other fixes before you
    accept them, and take the rest from the original.

    Why: Readers see code in place of content; the conversion from a web page or a template was incomplete.
    """
    text = document.folded
    for residue in _residues():
        if not any(sign in text for sign in residue.signs):
            continue
        hits = [
            found for found in compiled(residue.pattern).finditer(text) if not _is_at_home(document, residue, found)
        ]
        if not hits:
            continue
        spans = [Span(*found.span()) for found in hits]
        words = document.masked[spans[0].start : min(spans[0].end, spans[0].start + 20)]
        mended = [residue.mend(found[0]) for found in hits]
        edits = tuple(Edit(span, plain) for span, plain in zip(spans, mended, strict=True) if plain is not None)
        fix = Fix(Text("换成所代表的字符", "write what it stands for"), edits, residue.safe) if edits else None
        yield together(
            spans, Text(f"{residue.kind.zh}残留“{words}”", f"{residue.kind.en} left in the text: “{words}”"), fix
        )


def _is_at_home(document: Document, residue: _Residue, found: re.Match[str]) -> bool:
    """Whether what was found belongs to the language that the text is written in, or to an address."""
    written = document.view(language)
    if written == "markup" or (written == "markdown" and residue.markdown) or (written and residue.within):
        return True
    if document.mentioned(Span(*found.span())):
        return True
    line = document.lines[document.line_at(found.start()) - 1]
    if written and found.string.count("`", line.start, found.start()) % 2:  # code
        return True
    if written and residue.markdown and not _is_among_words(found, line):
        return True
    return _in_address(found.string, found.start())


def _is_among_words(found: re.Match[str], line: Span) -> bool:
    """Whether markup stands within a sentence: Markdown indents with &nbsp;, and breaks the lines of a table with <br>."""
    if found.start() == line.start or found.end() >= line.end or "|" in found.string[slice(*line)]:
        return False
    return all(
        sign >= "\u3400" or sign in ",。:、“”《》()"
        for sign in (found.string[found.start() - 1], found.string[found.end()])
    )


@cache
def _address() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compiled("[!-~]*"), compiled(r"://|www\.")


def _in_address(text: str, at: int) -> bool:
    visible, telling = _address()
    before = visible.match(text[max(0, at - 200) : at][::-1])
    return before is not None and telling.search(before[0][::-1]) is not None
