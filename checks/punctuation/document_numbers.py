"""PUN: the brackets around the year in the number of a document."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Edit, Finding, Fix, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

from ._marks import PLACES

#: 国办发[2016]5号: whose document it is, the year in brackets that are not 〔〕, the number. A court's case number has the
#: year first.
_NUMBER = Lazy(
    rf"(?P<open>[\[［﹝【])(?<={HAN}.)(?:19|20)[0-9]{{2}}(?P<close>[\]］﹞】])(?= ?(?:第 ?)?[0-9]{{1,5}} ?号)"
)


@check(
    "PUN008",
    "number-brackets",
    title=Text("发文字号的年份没有用六角括号", "the year of a document number is not in 〔〕"),
    severity="warning",
    basis="GB/T 9704-2012 §7.2.5",
    needs=("号",),
    bad=[
        "根据县政办发⟦[2016]⟧5号文件要求,制定本办法。",
        "按照市人社⟦［2022］⟧11号、市教﹝2023﹞3号执行。",
        "依据县府发⟦【2021】⟧第12号文件。",
    ],
    good=[
        "根据县政办发〔2016〕5号文件要求,制定本办法。",
        "引用文献[2016]和[2017]编号。案号为[2016]民初12号。",
        "根据县政办发(2016)5号文件要求。",
    ],
)
def number_brackets(document: Document, options: object) -> Iterator[Finding]:
    """发文字号的年份用了方括号、方头括号或小形括号：县政办发[2016]5号。每篇只报告一次，其余各处一并列出。

    发文字号由发文机关代字、年份、发文顺序号组成，年份用六角括号“〔〕”括入（GB/T 9704—2012，7.2.5）。

    为什么：括号写法不一，按文号检索就会漏掉同一份文件。

    改法：改为〔〕（不安全修复）。

    不报告：圆括号（案号和较早的文件这样写）；不接“号”的年份。
    ---
    The year of a document number stands in square, black or small brackets: 县政办发[2016]5号. One finding for each text names all places.

    A document number consists of the body's short name, the year and the serial number, with the year in 〔〕 (GB/T 9704-2012, 7.2.5).

    Why: A search for the number of a document misses the same number in other brackets.

    To fix: write 〔〕 (unsafe fix).

    Not reported: round brackets, in which case numbers and older documents write the year; years that no number follows.
    """
    text = document.text
    places = [(found.span("open"), found.span("close")) for found in _NUMBER.finditer(text)]
    if not places:
        return
    spans = [Span(opening[0], closing[1]) for opening, closing in places]
    edits = [edit for opening, closing in places for edit in (Edit(Span(*opening), "〔"), Edit(Span(*closing), "〕"))]
    first, more = spans[0], len(spans) - 1
    shown = text[first.start : first.end]
    yield Finding(
        first,
        Text(
            f"发文字号的年份应用六角括号〔〕：“{shown}”" + (f"，全文另有 {more} 处" if more else ""),
            f"the year of a document number belongs in 〔〕: “{shown}”" + (f", and {more} more" if more else ""),
        ),
        related=tuple(Related(span, Text("此处同", "here too")) for span in spans[1:PLACES]),
        fix=Fix(Text("改为〔〕", "write 〔〕"), tuple(edits)),
    )
