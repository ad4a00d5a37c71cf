"""Years in a text, and what the places that name one say of the report's own year."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.dates import WRITTEN_OUT
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

#: What a place that names a year is. In the head: the title (of a report, or of an ``agenda``), 现将…年…报告如下, the
#: first words. What says its time by itself: 统计期限为…年, 本年度(…年) (period), 以上为…年… (closing), 回顾…年 (turn).
#: Headings; headings (plan) and sentences (intent) about the year to come; what was done (deed).
#: Of what is read out to a congress: its title (address) and the day of the meeting (given).
#: A date in the last lines (signed) of an annual report that has no year in its title. In a text of a few sentences:
#: what goes on with the words of its title, or is said to be of this year (self).
Kind = Literal[
    "title",
    "agenda",
    "opening",
    "first",
    "period",
    "closing",
    "turn",
    "heading",
    "plan",
    "intent",
    "deed",
    "address",
    "given",
    "signed",
    "self",
]


class Claim(NamedTuple):
    """A place that names a year, and the year ``means`` that the report is about if the place is right."""

    kind: Kind
    year: int
    means: int
    span: Span


#: So short is a text of a few sentences, in code points.
BRIEF = 400
#: A title has at most this many characters.
TITLE_LENGTH = 60
#: The number of a heading.
HEADING = Lazy(
    r"\s{0,8}(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}部分|\([一二三四五六七八九十]{1,3}\))"
)


@cache
def mention() -> re.Pattern[str]:
    """A year with 年; bare in 2022这一年, 2022.1.1, one that ends its line (统计年度:2022), and 回望2022: as well."""
    bare = "这一年|[.][0-9]{1,2}[.][0-9]| ?(?:\n|$)"
    return compiled(f"([12](?<![0-9.].)(?:(?<=1)9|(?<=2)0)[0-9]{{2}})(?: ?年|(?={bare})|(?<=[顾望眸首]....)(?=:))")


@cache
def _written_out() -> re.Pattern[str]:
    return compiled("(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年)")


def in_figures(folded: str) -> str:
    """The text with 二〇二三年 as 2023年, in the same places."""
    return _written_out().sub(lambda match: match[0].translate(WRITTEN_OUT), folded)


#: Words for a year right before its number, with what leads over to it: 去年(2019年), 上年同期即2022年.
_BESIDE = Lazy("([去上前明次来下今本当])一?年度?(?:同期|同季|同月)?([(,]?(?:即|指|为|是)?)$")
_STEPS = {"去": -1, "上": -1, "前": -2, "明": 1, "次": 1, "来": 1, "下": 1, "今": 0, "本": 0, "当": 0}


class Named(NamedTuple):
    """A year named by its distance from another: ``step`` is −1 for 去年; ``lead`` is what stands behind the word."""

    span: Span
    step: int
    lead: str


def named_beside(text: str, at: int) -> Named | None:
    """The word for a year right before its number."""
    found = _BESIDE.search(text, max(0, at - 12), at)
    return Named(Span(found.start(), found.end(1) + 1), _STEPS[found[1]], found[2]) if found else None
