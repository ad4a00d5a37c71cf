"""Sentences about another year than the report's: slips of the pen, or history."""

from __future__ import annotations

import re

from lintreport.text.figures.years import BRIEF, Claim
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

#: No sentence is looked at over more code points to either side.
SENTENCE = 200
#: Years further away are no slip of the pen over last year's text.
_DECADE = 12
#: What comes back to the report's year in a text that begins with another: 2022年…亿元。今年完成….
THIS_YEAR = Lazy("(?<![是为系])(?:今年|本年度?|当年)")
#: ... and in the sentence itself: 2020年划定永久基本农田41.3万亩,今年实测未减少.
_NOW = Lazy("今年|目前|现在|现已|现有|至今")
#: Words of another time, of what comes at set times, and of what is to be.
_NOT_THIS = Lazy(
    "同期|相比|以来|历史|曾|起至|截至|考评|考核|述法|督察|审计|预算|决算|计划|规划|将|回头看|反馈|结转|结余|遗留|底前|验收|年报|(?<![比较])上年|去年|延续|五年|三年|任期|逐年|存在|"
    "获评|评为|授予|荣获|命名|入选|获批|认定|列为|确定为|创建|年版|改革后|聘|持续(?:上升|下降|增长|增加|减少)"
)
#: Things that were made then: 2021年注册的志愿者中,已有320人….
_MADE_THEN = Lazy(f"(?:(?!在){HAN}){{1,6}}的{HAN}")
#: What happens once, and is told of any year; unless this many things were made.
_EVENT = Lazy("修订|制定|印发|出台|启动|开始|成立|组建|合并|划转|换届")
_THINGS = Lazy("(?:修订|制定|印发|出台)[^,。;0-9]{0,12}[0-9]")


_COMPARED = Lazy("(?:比|较|与)((?:19|20)[0-9]{2}) ?年")
_ASIDE = Lazy("\\([^()]*\\)|《[^《》]*》")
_OTHER = Lazy("((?:19|20)[0-9]{2}) ?年")
COUNTED = Lazy("共|累计|全年|总计|合计|已|完成|达")
_DONE_BY_NOW = Lazy("共|累计|已|了|同比|全年")
_TO_COME = Lazy("将|计划|力争|拟|目标|预计|争取|确保|要")
#: What sentences about anything have in common.
_ANY = Lazy(f"[我全本各]{HAN}{{1,2}}|开展|组织|举办|召开|累计|完成|工作|法治|政府|建设|年度|其中|[\\W\\x00-\\xff]+")


def of_the_past(rest: str, title: str) -> bool:
    """Whether what follows a year is of another time, in words that are not those of the title."""
    return _MADE_THEN.match(rest) is not None or any(one[0] not in title for one in _NOT_THIS.finditer(rest))


def slips(text: str, claim: Claim, year: int, title: str) -> bool:
    """Whether a sentence tells what was done in the report's year, as its title says, and names another one."""
    start = start_of_sentence(text, claim.span.start)
    end = end_of_sentence(text, claim.span.end)
    rest = text[claim.span.end : end]
    if abs(year - claim.year) >= _DECADE or not (
        _OWN_WORK.match(rest) or compiled("[0-9](?![0-9]? ?[月日])").search(_OTHER.sub("", rest))
    ):
        return False
    compared = _COMPARED.search(rest)
    if compared:
        return int(compared[1]) in (year - 1, claim.year) and int(compared[1]) != claim.year - 1
    if claim.year > year and (_TO_COME.search(rest) or not (_DONE_BY_NOW.search(rest) or len(text) <= BRIEF)):
        return False
    if of_the_past(rest, title) or _NOW.search(rest) or (_EVENT.search(rest) and not _THINGS.search(rest)):
        return False
    others = {int(one) for one in _OTHER.findall(_ASIDE.sub("", text[start : claim.span.start]) + _ASIDE.sub("", rest))}
    if others - {claim.year, year} or (others and not COUNTED.search(rest)):
        return False
    if claim.year > year:
        return True
    # 2022年受理15件,2023年受理20件: a comparison, also with the sentence before or after.
    other = _OTHER.search(rest)
    told = rest[: other.start()] if other else rest
    around = (
        text[start_of_sentence(text, _beside(text, start, -1)) : start],
        text[start : claim.span.start],
        rest[len(told) :],
        text[end : end_of_sentence(text, _beside(text, end, 1))],
    )
    this_year = re.compile(f"{year} ?年|[今本当]年|同期|上年|同比")
    as_of = text[claim.span.start - 1 : claim.span.start] in ("至", "止", "到")
    return not any(
        this_year.search(piece)
        and compiled("[0-9](?! ?年)").search(_DATES.sub("", piece))
        and ((as_of and piece is around[-1]) or _GREW.search(piece) or _pairs(told) & _pairs(piece))
        for piece in around
    )


_DATES = Lazy("(?:19|20)[0-9]{2} ?年(?: ?[0-9]{1,2} ?月)?(?: ?[0-9]{1,2} ?日)?")
_GREW = Lazy(f"(?:增|升|降|减|扩大|提高|下滑|回落|压缩){HAN}{{0,2}}[到至为]")


def _beside(text: str, at: int, step: int) -> int:
    """Where the sentence before (-1) or behind (1) a place ends or begins, past a few marks and line ends."""
    for _ in range(_MARKS):
        near = at - 1 if step < 0 else at
        if not 0 <= near < len(text) or text[near] not in "。;!?\n ":
            break
        at += step
    return at


#: This many marks and spaces at most part two sentences.
_MARKS = 6


def start_of_sentence(text: str, end: int) -> int:
    """Where the sentence that ends at a place, or holds it, begins."""
    return max(text.rfind(mark, max(0, end - SENTENCE), max(0, end)) for mark in "。;!?\n") + 1


def end_of_sentence(text: str, start: int) -> int:
    """Where the sentence ends that goes on at a place."""
    found = _END.search(text, start, start + SENTENCE)
    return found.start() if found else min(len(text), start + SENTENCE)


#: A line that ends with a comma was broken in the sentence.
_END = Lazy("[。;!?]|(?<![,、])\n")
#: What leads over to the shortcomings: 2023年,我区法治政府建设虽然取得了一定成绩,但….
_OWN_WORK = Lazy("度?,?[^,]{0,24}虽然?[^,]{0,4}取得")
_MEASURED = Lazy(f"({HAN}{{2,8}})(?:[近约超]|不?足)?[0-9](?![0-9]{{3}} ?年)")


def _pairs(words: str) -> set[str]:
    """The pairs of characters right before the figures of a sentence: what it counts."""
    counted = " ".join(_MEASURED.findall(_OTHER.sub("年", words)))
    pieces = compiled("[共了为达有] ?").sub(" ", _ANY.sub(" ", counted)).split()
    return {piece[n : n + 2] for piece in pieces for n in range(len(piece) - 1)}
