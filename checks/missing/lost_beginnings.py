"""RED: lines whose beginning is lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.patterns import compiled

from ._around import MANY, QUOTED

#: Of this many headings the beginnings are compared with the rest of the text, each with this many places of it.
_HEADINGS, _COMPARED = 100, 12
#: The line of a fixed name is no longer, with its number.
_LONGEST_NAME = 30
#: Words of one character that may stand before any other word, and so tell nothing of one that was lost.
_FREE = frozenset("的了是在以因为于其即应要如来位使由与和及将对从等这那该各本也年月日个有无不共")
#: A line that ends a sentence is so long at least; a shorter one may be a label or a button.
_TEXT = 8
#: This many of the first characters of a heading are looked for elsewhere.
_BEGINNING = 3
#: A heading without its number is no longer, in code points.
_HEADING = 24


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"[ \t]*(?:[(]?[一二三四五六七八九十百]{1,4}[)、.]{1,2}|[(]?[0-9]{1,3}[)、.]{1,2}|第[一二三四五六七八九十0-9]{1,4}(?:部分|[章节条]))?[ \t]*"
    )


#: The names of tables and parts that norms fix: accounts and budgets of departments (财预〔2016〕143号), disclosure reports
#: (国办公开办函〔2021〕30号).
_FIXED = (
    *("收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表"),
    *("一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表", "财政拨款“三公”经费支出决算表"),
    *("政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"),
    *(
        "部门收支总表",
        "部门收入总表",
        "部门支出总表",
        "财政拨款收支总表",
        "一般公共预算支出表",
        "一般公共预算基本支出表",
    ),
    *("一般公共预算“三公”经费支出表", "政府性基金预算支出表", "国有资本经营预算支出表"),
    *("主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"),
    *("存在的主要问题及改进情况", "其他需要报告的事项"),
)
#: What such a name may do without.
_SPARE = frozenset("的和及、“”总表情况部门基本")


@cache
def _damaged() -> dict[str, tuple[str, str]]:
    """Each of these names without one of its characters, and the name with what it lacks."""
    lacking = {
        name[:at] + name[at + 1 :]: (name, sign)
        for name in _FIXED
        for at, sign in enumerate(name)
        if at == 0 or sign not in _SPARE
    }
    return {words: name for words, name in lacking.items() if words not in _FIXED}


def _damaged_name(folded: str, start: int, end: int) -> tuple[int, str, str] | None:
    """Where a line is a fixed name without one of its characters, that name, and the character."""
    number = _number().match(folded, start, end)
    at = number.end() if number else start
    name = _damaged().get(folded[at:end])
    return (at, *name) if name else None


@cache
def _beginnings() -> list[str]:
    """What `tools/build_cut_words.py` has counted in 55 million characters of official Chinese, a pair a line, sorted."""
    return Path(__file__).with_name("cut_beginnings.txt").read_text(encoding="utf-8").splitlines()


@cache
def _never_first(sign: str) -> list[tuple[str, str]]:
    """What stands before a character and what after it where that never begins a clause."""
    table = _beginnings()
    own = table[bisect_left(table, sign) : bisect_left(table, chr(ord(sign) + 1))]
    return [(line[1], line[3:]) for line in own]


def _cut_first(folded: str, at: int) -> str:
    """The character that a numbered heading lost before its first two, which never begin anything; "" for none."""
    pair = folded[at : at + 2]
    first = next((one for one, seconds in _never_first(pair[0]) if pair[1] in seconds), "") if pair[1:] else ""
    return first if first and folded.count(pair) - folded.count(first + pair) == 1 else ""


def _lost_first(folded: str, start: int, end: int) -> str:
    """The character that stands before the words from ``start`` wherever they stand else; "" where there is none."""
    words = folded[start : start + _BEGINNING]
    if end - start < _BEGINNING + 1 or not all(sign > "⺀" for sign in words):
        return ""
    before: set[str] = set()
    times, at, begins = 0, folded.find(words), False
    while at >= 0 and times < _COMPARED:
        if at != start:
            first = folded[at - 1 : at]
            before.add(first)
            times += 1
            begins = begins or not folded[max(0, at - 2) : at - 1].strip() or folded[at - 2] in "、.)。,:“《"
        at = folded.find(words, at + 1)
    first = before.pop() if times > 1 and begins and len(before) == 1 else ""
    return first if first.isalpha() and first not in _FREE else ""


def _before_heading(folded: str, heading: Span, *, compared: bool) -> tuple[int, str]:
    """Where the words of a heading begin, and the character that they lost; "" for none."""
    number = _number().match(folded, *heading)
    at = number.end() if number else heading.start
    first = _lost_first(folded, at, heading.end) if compared else ""
    return at, first or (_cut_first(folded, at) if folded[heading.start : at].strip() else "")


def _lacks_number(document: Document, start: int, end: int) -> bool:
    """Whether a short line begins with the 、 of a number that is missing: the next heading is 二、, and no 一、 stands before it."""
    folded, outline = document.folded, document.outline
    if folded[start] != "、" or end - start > _HEADING or folded[end - 1] in "。,;:、":
        return False
    at = bisect_left(outline, start, key=lambda heading: heading.span.start)
    after = next((heading.number for heading in outline[at:] if heading.kind == "一、"), 0)
    last = next((heading.number for heading in reversed(outline[:at]) if heading.kind == "一、"), 0)
    return after > 1 and last == after - 2


@check(
    "RED009",
    "lost-beginning",
    title=Text("行首缺字", "beginning of a line lost"),
    severity="warning",
    basis="practice",
    where=("title", "heading", "run-in", "body", "item", "contents"),
    yields_to=("PUN001",),
    bad=[
        "一、收入决算情况\n本年收入12万元。\n二、⟦出⟧决算情况\n支出决算12万元。支出决算比上年减少。",
        "各项任务全部完成。\n⟦、⟧三公经费支出情况\n全年支出12万元。",
        "一、收入支出决算总表\n二、⟦出⟧决算表\n三、⟦政⟧拨款收入支出决算总表\n四、⟦般⟧公共预算财政拨款支出决算表",
        "各单位：\n⟦、⟧基本情况\n全年收入12万元。\n二、存在问题\n能力不足。",
        "一、民生资金审计情况\n（一）⟦居⟧乐业工程资金。审计了8个项目。\n（二）⟦化⟧营商环境。出台措施12条。",
        "全年收入12万元。\n⟦,⟧加强预算管理,压减一般性支出。",
    ],
    good=[
        "一、收入决算情况\n本年收入12万元。\n二、支出决算情况\n支出决算12万元。支出决算比上年减少。",
        "一、存在问题\n主要存在问题有三。主要存在问题如下。\n二、工作情况\n全年工作情况良好。",
        "一、民生资金审计情况\n（一）安居乐业工程资金。\n（二）居家养老。\n（三）优化营商环境。",
        "会同有关单位,\n司法局\n、公安局开展检查。",
        "修改为:“第三条\n”本条例自公布之日起施行。",
    ],
)
def lost_beginning(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一行的开头缺了字：前一段已经结束，这一行却以顿号、逗号、分号或冒号起头；标题开头的几个字在文中别处总是接在同一个字后面
    （标题“出决算情况”，别处都是“支出决算”），
    或者有序号的标题以从不起头的两个字开始（“（一）居乐业工程”，按字频统计）；标题是规定的表名、栏目名而少一个字（“政拨款收入支出决算总表”）。多为 PDF 提取、转码时丢失。

    不报告：前一行没有结束（换行拆开的句子）；标题的字在别处也单独使用的。

    改法：对照原文补上。

    为什么：行首缺字多为转换时丢失，同一份文件里往往不止一处。
    ---
    The beginning of a line is lost: the paragraph before has ended, and this one begins with a comma, 、, a semicolon or a colon; or the first words of a heading
    follow one and the same character wherever else they occur (出决算情况, elsewhere always 支出决算), or a numbered one begins with two characters that never begin anything, as counts tell (居乐业工程); or a heading is the fixed name of a table or part without one of its characters. Mostly lost when text was extracted from PDF.

    Not reported: lines that go on with an unfinished one; headings whose words also occur by themselves.

    To fix: restore it from the original.

    Why: A lost beginning usually comes from a conversion, and is rarely the only one in a file.
    """
    folded = document.folded
    before, length, headings = "", 0, 0
    marks: list[Span] = []
    for block in document.layout:
        start, end = block.span
        finished = (before in ("。", "!", "?") and length >= _TEXT) or _lacks_number(document, start, end)
        if folded[start] in "、,;:" and finished and end - start > _BEGINNING:
            marks.append(Span(start, start + 1))
        elif end - start < _LONGEST_NAME and (named := _damaged_name(folded, start, end)):
            at, name, sign = named
            yield Finding(
                Span(at, at + 1),
                Text(f"名称应为“{name}”，疑缺“{sign}”字", f"the name is {name}; {sign} seems to be missing"),
            )
        elif block.kind in ("title", "heading", "run-in") and headings < _HEADINGS:
            headings += 1
            at, first = _before_heading(folded, block.span, compared=block.kind != "run-in")
            if first:
                words = document.masked[at : at + QUOTED].split("\n")[0]
                yield Finding(
                    Span(at, at + 1),
                    Text(f"“{words}”之前疑缺“{first}”字", f"{first} seems to be missing before “{words}”"),
                )
        before, length = folded[end - 1], end - start
    severity: Severity | None = "info" if len(marks) > MANY else None
    for span in marks:
        sign = folded[span.start]
        message = Text(f"行首是“{sign}”，前面疑有缺字", f"the line begins with “{sign}”; words are missing")
        yield Finding(span, message, severity=severity)
