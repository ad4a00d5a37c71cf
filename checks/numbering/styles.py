"""NUM: numbers of headings that are written otherwise than their siblings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, Related, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.outline import Heading, ordinal

from ._series import COUNTING, DIGITS, named, numbering, rewrite, shown

#: How many of many places a finding names.
_PLACES = 3


_BRACKETS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "〈": "〉", "<": ">"}


@cache
def _half_open() -> re.Pattern[str]:
    """A number at the beginning of a paragraph with a bracket on one side only."""
    opened = "".join(map(re.escape, _BRACKETS))
    closed = "".join(map(re.escape, _BRACKETS.values()))
    return compiled(
        rf"\s*(?:[{opened}](?:{COUNTING}|[0-9]{{1,2}})(?![{DIGITS}0-9\s{closed}])(?![^\n。;:,]{{0,20}}[{closed}])|{COUNTING}\s?[{closed}])"
    )


def _unmatched(document: Document) -> Iterator[tuple[Span, str]]:
    """Marks whose brackets do not match, (一〉, or (二 and 二) where (二) is due, and what they should be."""
    for kind in ("(一)", "(1)"):
        headings = [heading for heading in document.outline if heading.kind == kind]
        sound = [heading for heading in headings if _paired(document, heading)]
        starts = [heading.mark.start for heading in headings]
        for heading in headings:
            if not _paired(document, heading):
                yield heading.mark, named(document, sound[0], heading.number) if sound else heading.label
        for mark, number in document.view(_half_marks):
            at = bisect_left(starts, mark.start)
            before, after = (headings[place].number if 0 <= place < len(headings) else 0 for place in (at - 1, at))
            follows = before == number - 1 or number == 1 != before
            fits = follows and (after == number + 1 or (number > 1 and after in (0, 1)))
            arabic = re.search("[0-9]", document.folded[mark.start : mark.end]) is not None
            if sound and fits and arabic == (kind == "(1)"):
                yield mark, named(document, sound[0], number)


def _paired(document: Document, heading: Heading) -> bool:
    mark = document.folded[heading.mark.start : heading.mark.end]
    return len(mark) == 1 or _BRACKETS.get(mark[0]) == mark[-1]


def _half_marks(document: Document) -> list[tuple[Span, int]]:
    """The numbers at the beginning of a paragraph that have a bracket on one side only."""
    found = []
    for paragraph in document.paragraphs:
        if match := _half_open().match(document.folded, *paragraph):
            number = ordinal(re.sub(f"[^{DIGITS}0-9]", "", match[0]))
            if number:
                found.append((Span(match.end() - len(match[0].lstrip()), match.end()), number))
    return found


def _superfluous(document: Document) -> list[Span]:
    """Bracketed numbers with a 、 behind them."""
    return [
        Span(heading.mark.start, heading.mark.end + 1)
        for heading in document.outline
        if heading.kind in ("(一)", "(1)") and document.folded[heading.mark.end : heading.mark.end + 1] == "、"
    ]


def _mixed(document: Document) -> list[Span]:
    """The marks that are punctuated otherwise than most of their siblings: 1、 among 1."""
    places = []
    for headings, _ in document.view(numbering).series:
        if headings[0].kind in ("1.", "1、", "一、"):
            signs = [document.folded[heading.mark.end - 1] for heading in headings]
            usual = Counter(signs).most_common(1)[0][0]
            places += [
                heading.mark for heading, sign in zip(headings, signs, strict=True) if sign != usual and sign in ".、"
            ]
    return sorted(places)


@check(
    "NUM004",
    "numbering-style",
    title=Text("编号的写法与同级不一致", "number formatted differently from its siblings"),
    severity="warning",
    basis="GB/T 9704-2012 §7.3.3",
    bad=[
        "(一)加强领导。\n(二)规范执法。\n⟦三、⟧强化保障。\n(四)监督检查。",
        "一、工作\n(一)加强领导。\n(二)规范执法。\n⟦三、⟧强化保障。\n(四)监督检查。\n二、问题\n能力不足。\n三、打算\n加强培训。",
        "一、加强领导\n二、规范执法\n⟦(三)⟧强化保障\n四、监督检查",
        "1.登记。\n2.审核。\n⟦(3)⟧公示。\n4.备案。",
        "(一)加强领导。\n⟦〈二)⟧规范执法。\n(三)强化保障。",
        "(一)加强领导。\n⟦(二〉⟧规范执法。\n(三)强化保障。",
        "(一)加强领导。\n⟦(二⟧规范执法,严格持证。\n(三)强化保障。",
        "(一)加强领导。\n(二)规范执法。\n⟦三)⟧强化保障。",
        "⟦(一)、⟧加强领导。\n(二)、规范执法。",
        "1.登记。\n⟦2、⟧审核。\n3.公示。\n4.备案。",
    ],
    good=[
        "(一)加强领导。\n(二)规范执法。\n(三)强化保障。\n(四)监督检查。",
        "一、工作\n(一)加强领导。\n(二)规范执法。\n二、问题\n(一)能力不足。\n三、打算\n(一)抓培训。",
        "一、登记\n1.初审。\n2.复审。\n(1)书面。\n(2)现场。\n3.公示。",
        "〔一〕加强领导。\n〔二〕规范执法。",
        "(一)加强领导。\n(二次供水改造完成。)\n(二)规范执法。",
        "(一)加强领导。\n(二〇二四年一月)\n(二)规范执法。",
        "一)加强领导。\n二)规范执法。",
        "1、登记。\n2、审核。\n(1)初审。\n1)书面。",
        "1.工作\n1、登记。\n2、审核。\n2.问题\n1、能力不足。",
        "一、工作\n(1)登记。\n(2)审核。\n二、问题\n3、能力不足。",
    ],
)
def numbering_style(document: Document, options: object) -> Iterator[Finding]:
    """编号本身接得上，但写法与前后同级不同。

    warning：夹在同级之间而形式不同的编号（（二）之后是三、，再后是（四））；编号的括号不配对（〈一）、（一〉）或只有一半（（二、二））。
    info，全文只报告一次并列出前几处：带括号的编号后又加顿号（（一）、）；同级之中 1. 与 1、混用。

    不报告：各层用不同形式；整份文件统一用 1、或 1)（GB/T 9704 §7.3.3 说层次序数“可以”用“一、”“（一）”“1.”“（1）”）；全角半角之别（PUN004）。

    改法：改成与同级一致的形式。

    为什么：同级写法不一，读者难以看出层次，自动目录也会出错。
    ---
    The number follows, but is not written as its siblings are.

    Warning: a mark of another form between two siblings ((二) 三、 (四)), brackets that do not match (〈一) (一〉) or of which one is
    lost ((二 or 二)). Info, once a document with the first few places: a 、 after brackets ((一)、), and 1. mixed with 1、 among
    siblings.

    Not reported: different forms on different levels; a document that writes 1、 or 1) throughout (GB/T 9704 §7.3.3 says that 一、
    (一) 1. (1) *may* be used); full and half width (PUN004).

    To fix: write it as its siblings are written.

    Why: If siblings are written differently, readers cannot see the levels, and generated tables of contents break.
    """
    for before, heading, after in document.view(numbering).breaks:
        mark, wanted = shown(document, heading.mark), named(document, before, heading.number)
        yield Finding(
            heading.mark,
            Text(
                f"编号的形式与前后不一：“{mark}”，同级写作“{wanted}”",
                f"number in another form than its siblings: “{mark}”, not “{wanted}”",
            ),
            related=(
                Related(before.mark, Text("前一个", "the one before")),
                Related(after.mark, Text("后一个", "the one after")),
            ),
            fix=rewrite(heading.mark, wanted),
        )
    for span, wanted in _unmatched(document):
        mark = shown(document, span)
        message = Text(f"编号的括号不配对：“{mark}”", f"brackets of a number that do not match: “{mark}”")
        yield Finding(span, message, fix=rewrite(span, wanted))
    for places, words in (
        (_superfluous(document), Text("带括号的编号后不加顿号", "no 、 is needed after a number in brackets")),
        (_mixed(document), Text("同级编号后的标点不一致", "siblings with different marks after the number")),
    ):
        if places:
            mark, count = shown(document, places[0]), len(places)
            message = Text(
                f"{words.zh}：“{mark}”" + f"等{count}处" * (count > 1),
                f"{words.en}: “{mark}”" + f" and {count - 1} more" * (count > 1),
            )
            related = tuple(Related(place, Text("另一处", "another")) for place in places[1 : _PLACES + 1])
            yield Finding(places[0], message, related=related, severity="info")
