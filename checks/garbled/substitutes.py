"""GLY: a sign that looks like two others, or like another, and stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Related, Span, Text, check
from lintreport.text.patterns import compiled

#: How many places one finding names.
_PLACES = 4

_ZERO = Text("年份中的“〇”写成了别的符号", "another sign for 〇 in a year")
_NUMBER = Text("序号用了合成一个字的符号，应为“（一）”", "a single sign for （一） as a number")


@cache
def _years() -> re.Pattern[str]:
    """A year, or a day of it, in Chinese numerals with ○, O or 0 for 〇."""
    digit = "[一二三四五六七八九〇零○OoＯ0０]"
    return compiled(rf"[一二](?=[^年]{{0,2}}[○OoＯ0０]){digit}{{3}}(?=年)")


@check(
    "GLY010",
    "substitute-sign",
    title=Text("用相近的符号代替规定的字", "a look-alike sign for the right one"),
    severity="info",
    basis="GB/T 15835-2011 §4.1; GB/T 9704-2012 §7.3.3",
    needs=("○", "年", *"㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
    bad=[
        "松河县人民政府\n⟦二○二四⟧年一月十五日",
        "一、取消的事项\n⟦㈠⟧投靠父母落户。\n㈡投靠子女落户。",
    ],
    good=[
        "松河县人民政府\n二〇二四年一月十五日",
        "一、取消的事项\n（一）投靠父母落户。\n二零二四年印发,见附注㈠。",
    ],
)
def substitute_sign(document: Document, options: NoOptions) -> Iterator[Finding]:
    """汉字数字的年份里，“〇”写成了圆圈“○”、字母“O”或数字“0”；序号“（一）”写成了一个字符的“㈠”。各合报一次，注明处数。

    “〇”是规定的字（GB/T 15835—2011，4.1）；公文的结构层次序数依次为“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3）。

    改法：改为“〇”“（一）”。

    为什么：用别的符号写，检索日期、拆分层次时就找不到。

    不报告：“零”写的年份；不在行首的“㈠”。
    ---
    In a year in Chinese numerals a circle, a letter or a figure stands for 〇, or the single sign ㈠ for the number （一）. One finding for each kind counts the places.

    〇 is the numeral (GB/T 15835-2011, 4.1), and the levels of an official text are 一、, （一）, 1. and （1） (GB/T 9704-2012, 7.3.3).

    To fix: write 〇 and （一）.

    Why: searches for a date and programs that divide a text by its numbers miss other signs.

    Not reported: years with 零; ㈠ that does not begin a line.
    """
    text = document.text
    signs = compiled(r"^[ 　\t]*(?P<sign>[㈠-㈩])", re.MULTILINE).finditer(text)
    for said, spans in (
        (_ZERO, [Span(*found.span()) for found in _years().finditer(text)]),
        (_NUMBER, [Span(*found.span("sign")) for found in signs]),
    ):
        if not spans:
            continue
        shown, more = text[slice(*spans[0])], len(spans) - 1
        yield Finding(
            spans[0],
            Text(
                f"{said.zh}：“{shown}”" + (f"，全文另有 {more} 处" if more else ""),
                f"{said.en}: “{shown}”" + (f", and {more} more" if more else ""),
            ),
            related=tuple(Related(span, Text("此处同", "here, too")) for span in spans[1:_PLACES]),
        )
