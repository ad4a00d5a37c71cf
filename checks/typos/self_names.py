"""TYP: what a document calls itself, against its title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Span, Text, check
from lintreport.text.patterns import compiled

_KINDS = "通知|办法|规定|条例|意见|方案|细则|通告|规则|规程|章程|公告|公报|决定|令"
#: These bring something else into force, whose own name stands in it.
_PROMULGATE = ("公告", "公报", "决定", "令")
#: These have no articles of their own: what is laid down in one, or numbered in articles, belongs to a paper below it.
_LETTERS = ("通知", "通告")
#: More mentions of another kind than this, and than of its own, are those of another paper whose title was not seen.
_SLIPS = 2


class _Titled(NamedTuple):
    """A title, its words, and the kind of paper that its last word names."""

    span: Span
    words: str
    kind: str


@cache
def _title() -> re.Pattern[str]:
    return compiled(rf"({_KINDS})(?:\([^()\n]{{1,16}}\))*[》”]?\s*(?:\([^()\n]{{1,24}}\))?\Z")


@cache
def _itself() -> re.Pattern[str]:
    return compiled(
        "本(?<![根资基日原版剧文书脚读样副蓝].)"
        "(?:实施|暂行|管理|试行|指导)?(?P<kind>通知|办法|规定|条例|意见|方案|细则|通告|规则|规程|章程)(?![理事见书])"
    )


def _titles(document: Document) -> list[_Titled]:
    found = []
    for block in document.layout:
        if block.kind == "title":
            words = document.folded[slice(*block.span)].strip()
            if kind := _title().search(words):
                found.append(_Titled(block.span, words, kind[1]))
    return found


@check(
    "TYP009",
    "wrong-self-name",
    title=Text("文中自称与标题的文种不一致", "a document calls itself by another kind than its title"),
    severity="warning",
    basis="logic",
    needs=(
        "本通知",
        "本办法",
        "本规定",
        "本条例",
        "本意见",
        "本方案",
        "本细则",
        "本通告",
        "本规则",
        "本规程",
        "本章程",
    ),
    bad=[
        "住房保障管理办法\n\n第一条 为规范管理,制定本办法。\n第二条 此前规定与⟦本通知⟧不一致的,以⟦本通知⟧为准。",
        "关于做好医保待遇衔接有关问题的通知\n各区:\n一、按时缴费。\n二、⟦本办法⟧自2021年4月1日起实施。",
    ],
    good=[
        "住房保障管理办法\n\n第一条 为规范管理,制定本办法。\n第二条 此前规定与本办法不一致的,以本办法为准。",
        "关于印发《住房保障管理办法》的通知\n各区:\n本办法自印发之日起施行,按照本通知要求执行。\n\n住房保障管理办法\n\n第一条 为规范管理,制定本办法。\n"
        "第二条 此前规定与本办法不一致的,以本办法为准。",
        "关于做好医保待遇衔接有关问题的通知\n各区:\n一、按时缴费。\n二、本通知自2021年4月1日起实施。",
        "人民代表大会常务委员会公告\n\n第一条 为规范管理,制定本条例。",
        "关于做好医保待遇衔接有关问题的通知\n各区:\n请遵照执行。\n第一条 为规范管理,制定本办法。",
        "关于做好住房保障的意见\n各区:\n请遵照执行。\n附件2:\n2020年住房保障\n工作方案\n为做好住房保障,特制定本方案。\n本方案由市住房局解释。",
        "关于做好住房保障的意见\n各区:\n这些基本规定和根本办法要落实,本意见由市住房局解释。",
    ],
)
def wrong_self_name(document: Document, options: NoOptions) -> Iterator[Finding]:
    """标题是“办法”，文中却自称“本通知”；标题是“通知”，文中却自称“本办法”。

    一份材料里有几个标题的，各看各的：通知所附的办法，以办法自己的标题为准。

    不报告：标题里有这个文种的（《关于印发……办法的通知》里的“本办法”）；公布他文的公告、令、决定；附件里的，“制定本办法”，通知里有“第一条”的，
    附件的标题可能没有识别出来；自称另一文种三次以上的。

    改法：改为标题的文种。

    为什么：自称不对，多为沿用旧文或附件与正文混淆，施行日期、解释权就不知属于哪一份文件。
    ---
    The title says 办法, and the text calls itself 本通知; or the title says 通知, and the text calls itself 本办法.

    Where a file has several titles, each part is held against its own: the rules attached to a notice go by their own title.

    Not reported: a kind that the title names as well (本办法 in 关于印发…办法的通知); announcements and orders, which bring
    something else into force; what stands in an attachment, 制定本办法, and 第一条 in a notice, since the title of an attachment may have been overlooked; another kind named three times and more.

    To fix: write the kind that the title names.

    Why: A wrong self-name, left from an older paper or mixed up with an attachment, makes it unclear which paper is in force.
    """
    titles = document.view(_titles)
    if not titles:
        return
    starts = [title.span.start for title in titles]
    by_title: dict[int, list[re.Match[str]]] = {}
    for found in _itself().finditer(document.folded):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and found.start() >= titles[at].span.end:
            by_title.setdefault(at, []).append(found)
    for at, mentions in by_title.items():
        title, counted = titles[at], Counter(found["kind"] for found in mentions)
        for found in mentions:
            kind = found["kind"]
            if kind in title.words or title.kind in _PROMULGATE or counted[kind] > max(_SLIPS, counted[title.kind]):
                continue
            if _is_of_another(document, title, found):
                continue
            yield _finding(document, title, Span(*found.span()), Span(*found.span("kind")))


def _is_of_another(document: Document, title: _Titled, found: re.Match[str]) -> bool:
    """Whether the text has come to a paper of its own before ``found``, whose title may have been overlooked."""
    before = document.folded[title.span.end : found.start()]
    if before.endswith(("制定", "制订")) or _attached().search(before):
        return True
    return title.kind in _LETTERS and "第一条" in before


@cache
def _attached() -> re.Pattern[str]:
    """The line that opens an attachment."""
    return compiled(r"^\s*附件?\s*[0-9一二三四五六七八九十]{0,3}\s*:?\s*$", re.MULTILINE)


def _finding(document: Document, title: _Titled, span: Span, kind: Span) -> Finding:
    words = document.text[slice(*span)]
    return Finding(
        span,
        Text(
            f"标题为“{title.kind}”，文中自称“{words}”，请核对",
            f"the title says {title.kind}, and the text calls itself “{words}”",
        ),
        related=(Related(title.span, Text("标题在此", "the title")),),
        fix=Fix(
            Text(f"改为“本{title.kind}”", f"write 本{title.kind}"), (Edit(Span(span.start + 1, kind.end), title.kind),)
        ),
    )
