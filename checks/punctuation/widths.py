"""PUN: marks of full and of half width in one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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


@check(
    "PUN004",
    "mixed-width",
    title=Text("标点全角半角混用", "full-width and half-width marks mixed"),
    severity="info",
    basis="practice",
    bad=[
        "健全制度，强化监督⟦,⟧落实责任；完善机制，抓好落实，见（附件）。",
        "健全制度,强化监督⟦，⟧落实责任;完善机制,抓好落实(见附件)。",
        "（一）健全制度，强化监督⟦(⟧含村、社区)；主要有：抓好落实，推进改革。",
    ],
    good=[
        "健全制度，强化监督，落实责任；完善机制，抓好落实，见（附件）。",
        "健全制度,强化监督,落实责任;完善机制,抓好落实,见(附件)。",
        "(一)健全制度，强化监督。时间8:00，比例3:2，金额1,234元，网址https://www.example.gov.cn/a?b=(1)，(2)完善机制。",
        "国内生产总值(GDP)增长5%，Fair, open and just: a motto (2024).",
    ],
)
def mixed_width(document: Document, options: object) -> Iterator[Finding]:
    """全文多数标点用一种宽度，少数用另一种。每篇只报告一次：共多少处，最先的几处在哪里。

    只数紧邻汉字的 , ; : ? ! ( )。

    改法：少数改成多数的宽度（不安全修复，比例、代码里的标点请先核对）。

    为什么：全角半角混用影响版面，也使检索、比对漏掉相同的文字。

    不报告：全文统一用半角的文本；标题编号（一）；西文和数字之间的标点（8:00、1,234、3:2）；网址和网页标记。
    ---
    Most marks of the text have one width and a few the other. One finding for each text says how many there are and where
    the first few are.

    Only , ; : ? ! ( ) beside Han characters are counted.

    To fix: give the few the width of the many (unsafe fix; look at ratios and code first).

    Why: Mixed widths look uneven, and searches miss text that is otherwise equal.

    Not reported: texts that keep to half width; numbers of headings; marks between figures or letters (8:00, 1,234,
    3:2); addresses and tags.
    """
    marks: dict[str, list[int]] = {"half": [], "full": []}
    for found in _widths().finditer(document.text):
        if found.lastgroup:
            marks[found.lastgroup].append(found.start())
    few, many = sorted(marks, key=lambda width: (len(marks[width]), width == "full"))
    if not marks[few]:
        return
    names = {"half": Text("半角", "half width"), "full": Text("全角", "full width")}
    spans = [Span(at, at + 1) for at in marks[few]]
    signs = Counter(document.text[at] for at in marks[few]).most_common()
    other = WIDE if few == "half" else {wide: sign for sign, wide in WIDE.items()}
    yield Finding(
        spans[0],
        Text(
            f"标点全角半角混用：{names[many].zh} {len(marks[many])} 处，{names[few].zh} {len(marks[few])} 处",
            f"marks of mixed width: {len(marks[many])} of {names[many].en}, {len(marks[few])} of {names[few].en}",
        ),
        Text(
            f"{names[few].zh}：" + "、".join(f"{sign} {number} 处" for sign, number in signs),
            f"{names[few].en}: " + ", ".join(f"{sign} × {number}" for sign, number in signs),
        ),
        tuple(Related(span, Text(f"也是{names[few].zh}", f"{names[few].en}, too")) for span in spans[1:PLACES]),
        Fix(
            Text(f"{names[few].zh}改为{names[many].zh}", f"{names[few].en} to {names[many].en}"),
            tuple(Edit(span, other[document.text[span.start]]) for span in spans),
        ),
    )
