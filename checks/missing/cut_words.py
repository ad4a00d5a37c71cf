"""RED: words of two characters that lost the second one at the end of a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES
from lintreport.text.structure.prose import is_han

from ._around import words_before

#: The whole word must stand so often in the text where nothing else does.
_ELSEWHERE = 2
#: A text with more such ends is verse, a list, or no Chinese of today.
_MOST = 100
#: This many places of a pair are looked at.
_LOOKED_AT = 50


class _Word(NamedTuple):
    """What goes on with a character behind any of ``firsts``; ``sure`` and ``alone``: how much evidence that wants."""

    third: str
    firsts: str
    sure: bool
    alone: bool


@cache
def _table() -> list[str]:
    """What `tools/build_cut_words.py` has counted, a word a line, sorted."""
    return Path(__file__).with_name("cut_words.txt").read_text(encoding="utf-8").splitlines()


@cache
def _open(sign: str) -> list[_Word]:
    """The words that a character begins, where it never ends a clause."""
    table = _table()
    own = table[bisect_left(table, sign) : bisect_left(table, chr(ord(sign) + 1))]
    lines = (line.partition("\t") for line in own)
    return [_Word(key[1], firsts, "+" in key, "!" in key) for key, _, firsts in lines]


@cache
def _firsts(sign: str) -> str:
    """All that may stand before a character where it begins a word."""
    return "".join(word.firsts for word in _open(sign))


@cache
def _ends() -> re.Pattern[str]:
    return compiled("[。;,](?![0-9])")


@check(
    "RED010",
    "cut-word",
    title=Text("词语缺了后一个字", "a word without its second character"),
    severity="warning",
    basis="practice",
    where=(*SENTENCES, "heading"),
    yields_to=("RED006",),
    bad=[
        "健全跨部门信息共享机制。与公安、税务等部门建立信息共享⟦机⟧，推动信用体系建设。",
        "加强党对法治建设的组织领导。全县各级切实加强组织⟦领⟧，明确责任分工。",
    ],
    good=[
        "健全跨部门信息共享机制。与公安、税务等部门建立信息共享机制，推动信用体系建设。",
        "全县各级切实加强组织领导。坚持目标引领，强化示范引领，组织领导有力。",
        "全面实行排污许可制，完善排污许可制度。小的方面放开搞活，开展文体活动。",
        "坚持依法治国、依法执政。人民法院依法行使审判权，加强组织领",
    ],
)
def cut_word(document: Document, options: NoOptions) -> Iterator[Finding]:
    """分句末尾的词缺了后一个字：“建立信息共享机，”“加强组织领，”。多为删改或转换时丢失。

    两个字要同时符合：在 5500 万字的公文里从不收句（按字频统计）；文中别处这两个字后面接着同一个字（“共享机制”），或者后一个字在文中多次与那个字成词；极常见、几乎只接同一个字的（“务公”之后是“开”）不需旁证。

    不报告：文中别处也这样收句的。

    改法：对照原文补上缺的字。

    为什么：缺一个字，词就不成词，多为删改、转换时丢失。
    ---
    A word at the end of a clause lacks its second character: 建立信息共享机, 加强组织领. It was lost in an edit or a conversion.

    Two things must come together: the last two characters never end a clause in 55 million characters of official
    Chinese, as counts tell, and elsewhere in the text they go on with one and the same character (共享机制), or the last one
    makes that word there more than once; pairs that are very common and go on with nearly nothing else need no evidence.

    Not reported: what ends clauses elsewhere in the text, too.

    To fix: restore the character.

    Why: With one character lost the word is incomplete; an edit or a conversion took it.
    """
    places = list(islice(_places(document.folded), _MOST + 1))
    for at, word in places if len(places) <= _MOST else ():
        shown = _is_shown(document.folded, at, word)
        if shown is not None and (shown or word.alone):
            span = Span(at, at + 1)
            words = words_before(document, span)
            message = Text(f"“{words}”之后疑缺“{word.third}”字", f"{word.third} seems to be missing after “{words}”")
            yield Finding(span, message)


def _places(folded: str) -> Iterator[tuple[int, _Word]]:
    """Where clauses end with what begins a word, and that word."""
    for mark in _ends().finditer(folded):
        at = mark.start() - 1
        if at >= 2 and folded[at - 1] in _firsts(folded[at]) and is_han(folded[at - 2]):
            yield at, next(word for word in _open(folded[at]) if folded[at - 1] in word.firsts)


def _is_shown(folded: str, at: int, word: _Word) -> bool | None:
    """Whether the rest of the text shows the word that is cut at ``at``; None where it shows that nothing is cut."""
    pair, behind = folded[at - 1 : at + 1], set[str]()
    place = folded.find(pair)
    for _ in range(_LOOKED_AT):
        if place < 0:
            break
        if place != at - 1:
            behind.add(folded[place + 2 : place + 3])
        place = folded.find(pair, place + 1)
    if behind - {word.third}:
        return None
    return bool(behind) or (word.sure and folded.count(folded[at] + word.third) >= _ELSEWHERE)
