"""LAY: blanks at the ends of lines, in numbers, and behind the numbers of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from lintreport import Document, Edit, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.structure.kinds import KINDS, Kind

from ._places import one_finding

#: Two blanks at the end of a line mean a line break there.
_MARKDOWN = frozenset({".md", ".markdown"})
#: Where blanks part nothing.
_WORDS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("code", "row", "form", "contents"))

_TRAILING = Lazy(r"(?<=[^\s])[  \xa0]+(?=\r?(?:\n|\Z))")
_NUMBER = Lazy(
    r"(?<=[0-9])(?P<point> {1,2})(?=\.[0-9]{1,4} ?(?:%|[万亿千百]?[元吨亩人件个户]|平方米|公里|个百分点))"
    rf"|(?<={HAN}[0-9]\.)(?P<digits> )(?=[0-9]{{1,4}} ?(?:%|[万亿]?元|万?吨|个百分点))"
    r"|[〔\[(](?:19|20)[0-9]{2}[〕\])](?:(?P<before> {1,2})(?=第?[0-9]{1,5} ?号)|第?[0-9]{1,5}(?P<after> {1,2})(?=号))"
)
#: The number of an article or a chapter at the beginning of a line, and what follows it.
_ARTICLE = Lazy(
    rf"第[一二三四五六七八九十百零〇0-9]{{1,7}}(?P<part>[章节条])(?:之[一二三四五六七八九十]{{1,2}}(?= ))?(?P<gap>[ \t]*)(?={HAN}|[“《(])",
)
#: This many articles and chapters are a text that is divided by them.
_FEWEST = 3
#: What goes on from the number of an article within a sentence.
_CITED = frozenset("第款项的至和及、规所之或与")


@check(
    "LAY003",
    "trailing-blank",
    title=Text("行末有空格", "blanks at the end of a line"),
    severity="info",
    basis="practice",
    bad=["全年办结事项12件。⟦  ⟧\n下一步抓好落实。 \n某某县人民政府"],
    good=[
        "全年办结事项12件。\n下一步抓好落实。\n某某县人民政府",
        "  全年办结事项12件。\n\n  \n",
    ],
)
def trailing_blank(document: Document, options: NoOptions) -> Iterator[Finding]:
    """行末、段末留有看不见的空格。每篇只报告一次，注明处数。

    改法：删去（安全修复）。

    为什么：复制、比对、检索时，只差行末空格的两行会被当成不同的文字。

    不报告：空行里的空格；Markdown 文件，行末两个空格在那里表示换行。
    ---
    Lines end with blanks that nobody sees. One finding for each text counts them.

    To fix: delete them (safe fix).

    Why: two lines that differ in nothing but blanks at their ends are taken for different ones by searches and comparisons.

    Not reported: blank lines, and Markdown, where two blanks mean a line break.
    """
    if PurePath(document.path).suffix.lower() in _MARKDOWN:
        return
    spans = [Span(*found.span()) for found in _TRAILING.finditer(document.folded)]
    if spans:
        message = Text("行末有多余的空格", "blanks at the end of a line")
        yield one_finding(spans, message, Text("删去", "delete them"), [Edit(span, "") for span in spans], safe=True)


@check(
    "LAY004",
    "blank-in-number",
    title=Text("数字、文号中间有空格", "blank inside a figure or a document number"),
    severity="info",
    basis="GB/T 9704-2012 §7.2.5; practice",
    where=_WORDS,
    needs=(". ", " .", "〕 ", " 号", "] ", ") "),
    bad=[
        "缴费标准为500⟦ ⟧.88元,同比增长3 .5%。",
        "根据县政发〔2015〕6⟦ ⟧号文件和县教〔2016〕 12号文件。",
    ],
    good=[
        "缴费标准为500.88元,同比增长3.5%。",
        "根据县政发〔2015〕6号文件。办理事项见附件3 .5月底前完成。共有 12 件,第 6 号令。",
    ],
)
def blank_in_number(document: Document, options: NoOptions) -> Iterator[Finding]:
    """小数点前后，或者发文字号的年份、序号与“号”之间，多出空格：500 .88元、〔2015〕6 号。数字和文号分别合报一次，注明处数。

    发文字号由机关代字、年份、序号连写而成（GB/T 9704—2012，7.2.5）。

    改法：删去空格（安全修复）。

    为什么：空格把一个数或一个文号分成两截，检索和汇总时会漏掉，或者读成两个数。

    不报告：数字与汉字之间的空格（共有 12 件），那是排版习惯。
    ---
    A blank stands beside a decimal point, or inside the number of a document: 500 .88元, 〔2015〕6 号. Figures and document numbers are one finding each for a text.

    The number of a document is written without blanks (GB/T 9704-2012, 7.2.5).

    To fix: delete the blank (safe fix).

    Why: a blank makes two of one number, which searches and sums then miss.

    Not reported: blanks between figures and words (共有 12 件), which are a habit of setting type.
    """
    kinds: dict[bool, list[Span]] = {}
    for found in _NUMBER.finditer(document.folded):
        kind = str(found.lastgroup)
        kinds.setdefault(kind in ("point", "digits"), []).append(Span(*found.span(kind)))
    for spans in kinds.values():
        start, end = spans[0]
        words = document.masked[max(0, start - 6) : start].split("\n")[-1].lstrip() + document.masked[start : end + 4]
        shown = words.split("\n")[0]
        yield one_finding(
            spans,
            Text(f"数字或文号中间有空格：“{shown}”", f"a blank inside a figure or a document number: “{shown}”"),
            Text("删去空格", "delete the blank"),
            [Edit(span, "") for span in spans],
            safe=True,
        )


@check(
    "LAY005",
    "blank-after-article",
    title=Text("章、条的序号后没有空格", "no blank behind the number of a chapter or an article"),
    severity="info",
    basis="practice",
    where=tuple(kind for kind in KINDS if kind != "contents"),
    needs=("条", "章", "节"),
    bad=[
        "⟦第一条⟧为了规范管理,制定本办法。\n第二条本办法适用于全县。\n第三条县局负责组织实施。\n第四条各单位应当配合。",
        "第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全县。\n⟦第三条⟧县局负责组织实施。\n第四条 各单位应当配合。",
    ],
    good=[
        "第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全县。\n第三条 县局负责组织实施。",
        "第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全县。\n第三条 违反前款的,依照\n第二十条第一款处理。\n第五条的规定除外。",
        "第一条重要经验:坚持群众路线。",
    ],
)
def blank_after_article(document: Document, options: NoOptions) -> Iterator[Finding]:
    """“第一条”“第一章”之后没有空格，与正文连成一片：“第三条为了……”。章、节、条分别合报一次，注明处数。

    条文在“第×条”之后空一字书写，读者才能一眼看出条号。

    改法：补一个全角空格（安全修复）。

    为什么：条号与正文相连，容易误读（“第三十四条第二十五条规定的……”），按条拆分时也会出错。

    不报告：引用的条文（第五条的规定、第二十条第一款）；只有一两条的文字。
    ---
    Nothing stands between 第一条 or 第一章 and its text: 第三条为了…. One finding for each kind of part counts the places.

    The text of an article begins one blank behind its number, so that a reader sees the number at once.

    To fix: put a full-width blank in (safe fix).

    Why: a number that runs into its text is easily misread (第三十四条第二十五条规定的…), and a program that splits a text into articles goes wrong.

    Not reported: articles that are cited (第五条的规定, 第二十条第一款), and texts with one or two of them.
    """
    folded = document.folded
    found: dict[str, list[Span]] = {}
    total: dict[str, int] = {}
    for paragraph in document.paragraphs:
        number = _ARTICLE.match(folded, paragraph.start, paragraph.end) if folded[paragraph.start] == "第" else None
        if not number or (folded[number.end()] in _CITED and not number["gap"]):
            continue
        part = number["part"]
        total[part] = total.get(part, 0) + 1
        if not number["gap"]:
            found.setdefault(part, []).append(Span(number.start(), number.end()))
    for spans in found.values():
        if sum(total.values()) < _FEWEST:
            continue
        words = document.masked[slice(*spans[0])]
        yield one_finding(
            spans,
            Text(f"“{words}”之后缺空格", f"no blank behind “{words}”"),
            Text("补一个空格", "put a blank in"),
            [Edit(Span(span.end, span.end), "　") for span in spans],
            safe=True,
        )
