"""PUN: the marks at the ends of the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES, Kind
from lintreport.text.structure.prose import is_han

#: So many items show how the items of a list end.
_FEWEST = 3
#: An item of fewer code points, its number included, may be a heading.
_SHORTEST = 8
#: A page number and a running head may part the items of a list.
_PAGE = 4
#: The number of a list's first item.
_FIRST = ("(1)", "(一)", "1.", "1、", "①")
#: What no item goes on in.
_CLOSES: frozenset[Kind | None] = frozenset({"heading", "title", "signature", "date", "row"})
#: How many code points before the end of an item are quoted.
_QUOTED = 8


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"\((?P<round>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\)|(?P<dotted>[0-9]{1,3}[.、])(?![0-9])|(?P<sign>[①-⑳])"
    )


@check(
    "PUN011",
    "list-end",
    title=Text("列项末尾的标点与同列不一致", "an item of a list ends unlike the others"),
    severity="info",
    basis="GB/T 15834-2011 §4.6.3.2",
    where=SENTENCES,
    needs=(";",),
    bad=[
        "申请时应当提交:\n(一)本人的身份证明;\n(二)户口所在地的证明;\n(三)住房情况的证明⟦;⟧\n以上材料一式两份。",
        "申请时应当提交:\n1.本人的身份证明;\n2.户口所在地的⟦证明⟧\n3.住房情况的证明;\n4.收入情况的证明。",
        "申请时应当提交:\n①本人的身份证明;\n②户口所在地的证明;\n③收入情况的证明;\n④住房情况的⟦证明⟧",
    ],
    good=[
        "申请时应当提交:\n(一)本人的身份证明;\n(二)户口所在地的证明;\n(三)住房情况的证明。\n以上材料一式两份。",
        "申请时应当提交:\n(一)本人的身份证明;\n(二)户口所在地的证明;\n(三)下列证明之一:\n1.住房情况的证明;\n2.租房的合同。",
        "①本人的身份证明;\n②户口所在地的证明;\n③住房情况的证明;\n年度报告\n第6页\n④收入情况的证明。",
        "(一)本人的身份证明\n(二)户口所在地的证明\n(三)住房情况的证明",
        "(一)本人的身份证明;\n(二)户口所在地的证明;\n(三)住房情况的证明;\n或者其他能够证明住房情况的材料。",
    ],
)
def list_end(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一组列项各以分号结束，而最后一项不是句号；或者中间有一项没有标点。

    各项之间用分号的，末项用句号（GB/T 15834—2011，4.6.3.2）。三项以上、其余各项都以分号结束的才报。

    改法：末项改为句号，中间的补分号（不安全修复）。

    为什么：末项没有句号，读者不知道后面是否还有一项；缺了分号，两项连成一项。

    不报告：各项都没有标点的列表；引出下一层的项（以冒号结束）；后面接着写“或者”“以及”的末项。
    ---
    The items of a list end with semicolons, and the last one does not end with a full stop, or one of them has no mark.

    Items that semicolons separate end with a full stop (GB/T 15834-2011, 4.6.3.2). Lists count from three items on, of which all others end with a semicolon.

    To fix: write a full stop at the end, and semicolons before it (unsafe fix).

    Why: without the full stop a reader cannot tell whether another item follows; without a semicolon two items run together.

    Not reported: lists without marks, items that introduce a further level (with a colon), and a last item that 或者 or 以及 goes on from.
    """
    folded, paragraphs = document.folded, document.paragraphs
    for form, group in groupby(range(len(paragraphs)), lambda at: _form(folded, paragraphs[at])):
        items = list(group)
        if not form or len(items) < _FEWEST:
            continue
        after = items[-1] + 1
        below = paragraphs[after : after + _PAGE]
        goes_on = any(_form(folded, one) == form and not folded.startswith(_FIRST, one.start) for one in below) or any(
            _more().match(folded, *one) for one in below[:1]
        )
        # Where text follows, an item without a mark may be one that a line end broke.
        closed = after == len(paragraphs) or document.kind_at(paragraphs[after].start) in _CLOSES
        yield from _odd_ends(document, [paragraphs[at] for at in items], goes_on=goes_on, closed=closed)


def _odd_ends(document: Document, items: Sequence[Span], *, goes_on: bool, closed: bool) -> Iterator[Finding]:
    """The end that is not as those of the other items: the last one, or the only one without a mark."""
    folded = document.folded
    ends = [folded[item.end - 1] for item in items]
    if all(end == ";" for end in ends[:-1]) and not goes_on:
        if ends[-1] == ";":
            yield _finding(document, items[-1], Text("末项应以句号结束", "the last item ends with a full stop"), "。")
        elif closed and is_han(ends[-1]) and items[-1].end - items[-1].start >= _SHORTEST:
            yield _finding(document, items[-1], Text("末项缺句号", "no full stop at the end of the last item"), "。")
    bare = [at for at, end in enumerate(ends[:-1]) if end != ";"]
    if len(bare) == 1 and len(items) > _FEWEST and is_han(ends[bare[0]]) and ends[-1] in ";。":
        yield _finding(document, items[bare[0]], Text("列项末尾缺分号", "no semicolon at the end of an item"), ";")


def _finding(document: Document, item: Span, said: Text, mark: str) -> Finding:
    """A finding at the wrong mark, or at the last word where there is none."""
    bare = is_han(document.folded[item.end - 1])
    span = Span(item.end - 1 - bare, item.end)
    words = document.masked[max(item.start, item.end - _QUOTED) : item.end]
    wide = "；" if "；" in document.text else ";"
    edit = Edit(Span(item.end, item.end) if bare else span, wide if mark == ";" else mark)
    return Finding(
        span,
        Text(f"{said.zh}：“{words}”", f"{said.en}: “{words}”"),
        fix=Fix(Text(f"改为{edit.replacement}", f"write {edit.replacement}"), (edit,)),
    )


@cache
def _more() -> re.Pattern[str]:
    """What goes on with a list behind its last item: a further item of any form, or a word that adds one."""
    return compiled(
        r"或|以及|及|和|并|[(][0-9一二三四五六七八九十]|[0-9]{1,3}[.、)]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[-—–]? ?[0-9]{1,3} ?[-—–]?\Z"
    )


def _form(folded: str, paragraph: Span) -> str:
    """How a paragraph is numbered; "" where it is not."""
    number = _number().match(folded, paragraph.start, paragraph.end)
    if not number:
        return ""
    return (
        f"{number.lastgroup}{number[0][1].isdigit() if number['round'] else number[0][-1]}"
        if not number["sign"]
        else "sign"
    )
