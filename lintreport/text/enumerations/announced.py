"""Announced counts: 三项, 四个方面, “五进”, with the noun behind and what leads over to their list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport.text.han import HAN
from lintreport.text.numbers import number
from lintreport.text.patterns import compiled

#: The characters of small numbers.
SIGNS = "一二三四五六七八九十"
#: Two of a thing are 两; 二 ranks it: 二次污染, 二类口岸, 二套房.
NUMERAL = "十[一二三四五六七八九]?|[两三四五六七八九]|[1-9][0-9]?"
CLASSIFIER = (
    "个方面|个?字|(?:部(?!门)|[个项种类大条件份张家级处所支名位座点门款本套栋片组场届步次道批堂篇册讲]|户(?![籍数均外])|"
    "人(?![员民口均次才大工数事家们生份格文行力物间体类])|期(?![间限内满])|轮(?!汽?车|摩托))(?!次)"
)
#: What counts without a classifier: 三县, 两结合, “七进”, 主要做法有四:
_BARE = (
    "[县市区镇乡村州省局校](?![级有产内外民属际间里务家长])|方面|部门|单位|科室|结合|统一|同步|联动|融合|衔接|贯通|并重|"
    f"色(?=预警|管理|分类|等级|标识)|要素|环节|领域|支柱|机制|制度|平台|主体|维度|提升|减少|促进|公开|到位|覆盖|加强|强化|[制关岗](?![度键于位])|(?<=三)方(?![面法式案位向])|(?<!两)(?<!岸.)地(?![区块点方面位质])|{HAN}(?=”)|(?<=有.)(?=:)|(?<=前.)(?=的?(?:依次|分别)[是为])|(?<=“.){HAN}{{2,4}}(?=”[:,(])"
)
#: What is measured, or not the whole count: 3个月, 八个字, 20余项, 三支两军.
_NO_COUNT = (
    "[余多来几半]|(?<=点)[零一二三四五六七八九]|以[上下内]|月|百分|(?<=位)数|小时|工作日|季度|学[时分期]|字|年|星期|世纪|"
    f"[-—~至到][0-9一二三四五六七八九十]|(?!一{HAN}”){HAN}{{0,2}}[一二两三四五六七八九十]{HAN}"
)


class Count(NamedTuple):
    """An announced count: 三项 (``start`` to ``end``) with the noun after it, up to the next mark.

    ``listed``: it has no classifier and a list goes on after it. ``followed``: a name in 《》 or “” follows it.
    ``lead``: what leads over to a list after it.
    """

    start: int
    end: int
    stated: int
    classifier: str
    noun: str
    arabic: bool
    quoted: bool
    listed: bool
    followed: bool
    lead: re.Match[str] | None


@cache
def _counts() -> re.Pattern[str]:
    return compiled(
        r"([十两三四五六七八九1-9](?<![0-9零〇一二两三四五六七八九十百千万第式.·+].)"
        rf"(?:(?<=十)[一二三四五六七八九]|(?<=[1-9])[0-9])?)({CLASSIFIER}|(?=({_BARE})))(?!{_NO_COUNT})({HAN}{{0,14}})"
    )


def value_of(numeral: str) -> int:
    """The number that a numeral of a count says, zero for none."""
    found = number("二" if numeral == "两" else numeral)
    return int(found.value) if found else 0


#: What a count may stand in.
QUOTES = ("“", '"')
_NAMES = ("“", "《")


def counts(text: str) -> Iterator[Count]:
    """Every count of two and more."""
    for match in _counts().finditer(text):
        stated = value_of(match[1])
        if stated > 1:
            end = max(match.end(2), match.end(3))
            quoted = text[match.start() - 1 : match.start()] in QUOTES or (not match[2] and text[end : end + 1] == "”")
            listed = not match[2] and text[match.end() : match.end() + 1] == "、"
            yield Count(
                match.start(),
                end,
                stated,
                match[2],
                match[4],
                match[1].isascii(),
                quoted,
                listed,
                text[end : end + 1] in _NAMES,
                _leads().match(text, end),
            )


#: What says that the names follow: 它们是:, 具体为:, 分别是.
_FOLLOW = (
    ",?(?:即(?![可将使刻时日便])|(?:具体|它们|其中|依次|分别|名单)?(?:如下|(?:[是为]|位于|设在|坐落于)(?=:))|"
    f"(?:它|他|她)们(?:分别|依次)?是|时间[是为]|(?:{HAN}{{2,3}})?(?:分别(?:[是为]|位于|设在|坐落于|[在于](?=[^,。;:]{{2,20}}、))|依次[是为]))[:,]?"
)


@cache
def _leads() -> re.Pattern[str]:
    """What stands between a count and its list: a colon, 即, 包括, a dash, a bracket, a comma before 第一."""
    return compiled(
        r"[^,;:。!?“”、0-9()\n—]{0,20}?”?[^,;:。!?“”、0-9()\n—]{0,10}?"
        rf"(?:(?P<colon>:\s*)|(?P<namely>{_FOLLOW})|(?P<open>,?(?:主要)?包括:?)|(?P<dash>——)|(?P<bracket>\()|"
        r"[。,]\s*(?=一[是为]|第一|其一)|[。,](?=首先[,是要])|(?P<stop>。\s*)(?=一、|\(一\)|1[.、])|(?P<plain>[是为](?=[^,。;:]{2,20}、)|,(?=[^,。;:]{2,20}、)))"
    )
