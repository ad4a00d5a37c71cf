"""Agreement: how well the name of a rate or of a whole goes with the words that lead in a figure."""

from __future__ import annotations

from functools import lru_cache

from lintreport.text.lazy import Lazy
from lintreport.text.statements import lexicon
from lintreport.text.statements.statements import Statement

#: How something was done, which makes a rate one of fewer: 按期办结率 is none of 办结.
MANNER = Lazy(
    "及时|按[时期]|准时|如期|超期|逾期|当场|当庭|现场|一次性?|首次|初次|直接|立即|即时|主动|自动|综合|重复|全程|提前|非常|基本|实地|限期|先行|首批"
)
_NEGATIVE = Lazy("[不未非无]|没有|尚")
#: Words after which what follows the figure says what it counts: 其中298个村建成, 已有83个实现.
_OF_THEM = Lazy("(?:中|其中?|已?有|^)$")
#: ... unless it is the name of the rate itself: 168个海湾优良水质面积比例超过85%.
_NAMES_A_RATE = Lazy("(?:率|比例|占比|占)[为达到约超过近是在至持]*$")
_BEHIND = 12
#: Of what covers something the thing is told and not the deed: 已成立党组织的278家, 党组织覆盖率.
_COVERING = ("覆盖", "普及", "配备")
#: So far apart the two signs of a short name may stand: 调解撤诉 of 调撤, 持有有效执法证件 of 持证.
_APART = 10
_TWINS = {deed: deeds for deeds in lexicon.TWINS for deed in deeds}
#: Rates of which part and whole go by other names.
_DEFINED = {
    "城镇化": (Lazy("城镇(?:常住)?人口$"), Lazy("(?:常住|总)人口")),
    "森林覆盖": (Lazy("森林(?:总)?面积$"), Lazy("(?:国土|土地)(?:总)?面积")),
    "出生": (Lazy("出生(?:人口)?$"), Lazy("平均人口")),
    "死亡": (Lazy("死亡(?:人口)?$"), Lazy("平均人口")),
}


def front(one: Statement) -> str:
    """The words that lead in a figure, with those of the clause that a list or a mark cut off."""
    words = one.before
    if one.listed and one.previous is not None:
        return front(one.previous) if len(words) < 2 else words
    return words if len(words) > 1 else one.led[-24:]


@lru_cache(maxsize=256)
def defined(stem: str) -> tuple[Lazy, Lazy] | None:
    """The words of part and whole of a rate that has a definition: 城镇化率; ``None`` for any other."""
    return next((words for name, words in _DEFINED.items() if stem.endswith(name) and "户籍" not in stem), None)


def agreement(stem: str, one: Statement) -> tuple[int, bool]:
    """How well the name of a rate agrees with the words at a figure, from 0 to 3; whether the figure is the negative.

    3 where the deed itself stands there, 2 for a short name of it, 1 for another word of the same deed.
    """
    words = front(one)
    if of := defined(stem):
        return (3 if of[0].search(words.rstrip("为有达是了共已到")) else 0), False
    found = _agree(stem, words)
    if found[0] < 3 and _OF_THEM.search(one.before) and not _NAMES_A_RATE.search(one.after):
        return max(found, _agree(stem, one.after[:_BEHIND]))
    return found


def _agree(stem: str, words: str) -> tuple[int, bool]:
    if len(stem) < 2 or not words:
        return 0, False
    tail = stem[-2:]
    level, start = 3, words.rfind(tail)
    if start < 0 and tail[0] in words:
        level, start = 2, _apart(tail, words)
    if start < 0 and (len(stem) == 4 or (len(stem) > 4 and tail in _COVERING)):
        level, start = 2, words.rfind(stem[:-2])
    if start < 0 and any(deed in words for deed in _TWINS.get(tail, ())):
        level, start = 1, 0
    if start < 0 or set(MANNER.findall(stem)) != set(MANNER.findall(words)):
        return 0, False
    # 不合格 is not what 合格率 counts, and 不捕 is what 不捕率 counts.
    denied = _NEGATIVE.search(words[max(0, start - 2) : start]) is not None
    denies = tail[0] not in "不未非" and (stem[0] in "不未非" or stem[-3:-2] in ("不", "未", "非"))
    return level, denied != denies


def _apart(tail: str, words: str) -> int:
    """Where the two signs of a short name stand apart in the words; -1 if they do not."""
    first = words.rfind(tail[0], 0, len(words) - 1)
    return first if first >= 0 and 0 < words.find(tail[1], first + 1) - first <= _APART else -1


def held(name: str, words: str) -> int:
    """How much of a name stands in the words in its order: 3 for all or nearly all, 1 for most of it."""
    if len(name) < 2:
        return 0
    if name in words:
        return 3
    at, signs = 0, 0
    for sign in name:
        found = words.find(sign, at)
        if found >= 0:
            at, signs = found + 1, signs + 1
    if signs > 2 and signs * 4 >= len(name) * 3:
        return 3
    return 1 if signs > 1 and signs * 5 >= len(name) * 3 else 0
