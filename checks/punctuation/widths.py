"""PUN: marks of full and of half width in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lintreport import Document, Edit, Finding, Fix, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

from ._marks import PLACES, WIDE

#: Marks whose width is compared where Han characters stand beside them: a bracket inside, the others before.
_HALF_PATTERN = rf"(?<=(?:{HAN}|[”’》〉〕】])[,;:?!])|(?<=\()(?={HAN}|[“《])|(?<=(?:{HAN}|[”》])\))"


@cache
def _widths() -> re.Pattern[str]:
    """A mark of half or of full width beside Han; numbers of headings, addresses and tags are passed over."""
    full = _HALF_PATTERN.replace(",;:?!", "，；：？！").replace(r"\(", "（").replace(r"\)", "）")
    passed = r"(?<=[(（])[一二三四五六七八九十]{1,4}[)）]|(?<=h)ttps?://[!-~]{1,300}|(?<=<)[A-Za-z/!][^<>\n]{0,300}>"
    any_of_them = f"{passed}|(?P<half>{_HALF_PATTERN})|(?P<full>{full})"
    return compiled(f"[,;:?!()，；：？！（）h<](?:{any_of_them})")  # what any of them begins with: much quicker


@cache
def _others() -> tuple[tuple[Text, re.Pattern[str]], ...]:
    """What is compared with its own kind alone, since it may have another width than the marks of the text."""
    begins = r"(?<![^\n。；;：:　 \t])[(（]"
    return (
        (Text("序号的括号", "brackets of numbers"), compiled(rf"{begins}(?=[0-9]{{1,2}}[)）])")),
        (Text("序号的括号", "brackets of numbers"), compiled(rf"{begins}(?=[一二三四五六七八九十]{{1,3}}[)）])")),
        (Text("百分号", "per cent signs"), compiled("(?<=[0-9０-９])[%％]")),
        (Text("数字", "digits"), compiled("[0-9](?<![0-9A-Za-z].)|[０-９](?<![０-９].)")),
    )


#: The marks that are one finding each, if some have another width than most.
_KINDS = ("()（）", ",，", ";；", ":：", "?!？！")
#: This many times fewer are slips among their own kind.
_FEWER = 2
_MARKS = Text("标点", "marks")
_WIDTHS = {"half": Text("半角", "half width"), "full": Text("全角", "full width")}


@check(
    "PUN004",
    "mixed-width",
    title=Text("全角半角混用", "full width and half width mixed"),
    severity="info",
    basis="practice",
    bad=[
        "健全制度，强化监督⟦,⟧落实责任；完善机制，抓好落实，见（附件）。",
        "健全制度,强化监督⟦，⟧落实责任;完善机制,抓好落实(见附件)。",
        "（一）健全制度，强化监督⟦(⟧含村、社区)；主要有：抓好落实⟦;⟧推进改革，提高效能，改进作风。",
        "（1）健全制度，共12项，占10%；⟦(⟧2)强化监督，共⟦８⟧项，占5⟦％⟧；（3）抓好落实，共6项，占8%。",
    ],
    good=[
        "健全制度，强化监督，落实责任；完善机制，抓好落实，见（附件）。",
        "健全制度,强化监督,落实责任;完善机制,抓好落实,见(附件)。",
        "(一)健全制度，强化监督。时间8:00，比例3:2，金额1,234元，网址https://www.example.gov.cn/a?b=(1)，(2)完善机制。",
        "（一）健全制度，抓好落实。\n(1)强化监督。\n(2)规范管理。",
        "国内生产总值(GDP)增长5%，Fair, open and just: a motto (2024).",
    ],
)
def mixed_width(document: Document, options: object) -> Iterator[Finding]:
    """全文多数标点用一种宽度，少数用另一种。括号、逗号、分号、冒号、问号和叹号每篇各报告一次：共多少处，最先的几处在哪里。

    只数紧邻汉字的 , ; : ? ! ( )。序号的括号、百分号、数字各与同类相比，同样各报告一次。

    改法：少数改成多数的宽度（标点附不安全修复，比例、代码里的标点请先核对；数字从不自动改动）。

    为什么：全角半角混用影响版面，也使检索、比对漏掉相同的文字。

    不报告：全文统一用半角的文本；西文和数字之间的标点（8:00、1,234、3:2）；网址和网页标记。
    ---
    Most marks of the text have one width and a few the other. Brackets, commas, semicolons, colons, and marks of questions and exclamations are one finding
    each, which says how many there are and where the first few are.

    Only , ; : ? ! ( ) beside Han characters are counted. Brackets of numbers, per cent signs and digits are each compared with their own kind, one finding each.

    To fix: give the few the width of the many (an unsafe fix for marks; look at ratios and code first. Digits are never changed).

    Why: Mixed widths look uneven, and searches miss text that is otherwise equal.

    Not reported: texts that keep to half width; marks between figures or letters (8:00, 1,234,
    3:2); addresses and tags.
    """
    marks: dict[str, list[int]] = {"half": [], "full": []}
    for found in _widths().finditer(document.text):
        if found.lastgroup:
            marks[found.lastgroup].append(found.start())
    few, many = _few_and_many(marks)
    for signs in _KINDS:
        places = [at for at in marks[few] if document.text[at] in signs]
        if places:
            yield _finding(document.text, places, few, len(marks[many]), _MARKS)
    for what, pattern in _others():
        marks = {"half": [], "full": []}
        for found in pattern.finditer(document.text):
            marks["half" if found[0].isascii() else "full"].append(found.start())
        few, many = _few_and_many(marks)
        if marks[few] and _FEWER * len(marks[few]) <= len(marks[many]):
            yield _finding(document.text, marks[few], few, len(marks[many]), what)


def _few_and_many(marks: Mapping[str, Sequence[int]]) -> tuple[str, str]:
    few, many = sorted(marks, key=lambda width: (len(marks[width]), width == "full"))
    return few, many


def _finding(text: str, places: Sequence[int], few: str, others: int, what: Text) -> Finding:
    """One finding for all of a kind that have the width of the few; with a fix for marks."""
    many = "full" if few == "half" else "half"
    spans = [Span(at, at + 1) for at in places]
    shown = "".join(sorted({text[at] for at in places}))
    other = WIDE if few == "half" else {wide: sign for sign, wide in WIDE.items()}
    edits = tuple(Edit(span, other[text[span.start]]) for span in spans) if what == _MARKS else ()
    return Finding(
        spans[0],
        Text(
            f"{what.zh}全角半角混用：全文{_WIDTHS[many].zh} {others} 处，{_WIDTHS[few].zh}“{shown}” {len(spans)} 处",
            f"{what.en} of mixed width: {others} of {_WIDTHS[many].en}, {len(spans)} of {_WIDTHS[few].en} ({shown})",
        ),
        related=tuple(
            Related(span, Text(f"也是{_WIDTHS[few].zh}", f"{_WIDTHS[few].en}, too")) for span in spans[1:PLACES]
        ),
        fix=Fix(Text(f"改为{_WIDTHS[many].zh}", f"write {_WIDTHS[many].en}"), edits) if edits else None,
    )
