"""Ratios: which figures near a percentage may be its part and its whole, and how sure each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.agreement import agreement, defined, front, held
from lintreport.text.statements.rate_names import Name, has_share
from lintreport.text.statements.stages import step
from lintreport.text.statements.statements import Statement

#: This many figures, sentences with figures and paragraphs before a percentage its part and its whole may stand; so
#: many figures ahead.
REACH, BACK, PARAGRAPHS, AHEAD = 24, 3, 2, 6
#: Smaller figures in Chinese numerals are mostly said of something else: 四种形态, 前五名, 二十条措施.
_SAID = 100

#: What says that a figure is a whole, whatever is counted.
_TOTAL = Lazy("(?<!公)(?<!一)共(?![建享治管赢同])|总|合计|全部")
_DUE = Lazy("应(?![急诉对用])|计划|任务|目标|预算|拟")
_DONE = Lazy("实[到有际参出收交缴筛检征建发]|已|完成|达到|支出|执行")
#: Bases that are elsewhere unless their own words stand at the figure.
_ELSEWHERE = Lazy("全[市省国县区州球行]|我国|公司|同类|同期|上年|年初|生产总值|GDP")
_AMONG = Lazy("^[^,;:。0-9]{0,14}[中里]")
#: What opens a list of the parts of a figure.
_OPENS = Lazy(f"{HAN}{{0,8}}[,:;。(](?:主要用于|主要是|其中|按)")
#: What was not done, beside what was: 不批准逮捕20人, 批准逮捕80人; what came in is the whole itself.
_NOT_DONE = Lazy(f"不(?:予|批准|再)?({HAN}{{1,4}}?)(?:的|案件)*$")
_CAME_IN = Lazy("受理|收到|接|新收|报|申请|共")
#: A figure of the year before with what it counts right after it: 去年排查出的640处隐患点.
_OF_SOMETHING = Lazy(f"(?!同比|环比|增长|下降){HAN}{{2}}")


class Reading(NamedTuple):
    """A part and a whole that a percentage may be of, and how sure each is, from 0 to 3.

    With ``rest`` the part is what the figure leaves of the whole: 不合格 beside 合格率. With a ``branch`` the whole is
    what both come to: 批捕 and 不捕. ``more`` are figures that belong to the part as well: 非常满意 and 满意.
    """

    part: Statement
    whole: Statement
    by_name: int
    by_whole: int
    rest: bool = False
    branch: bool = False
    more: tuple[Statement, ...] = ()


def reach(statements: Sequence[Statement], at: int) -> tuple[list[Statement], list[Statement]]:
    """The figures before a percentage, the nearest first, and those after it, that it may be of."""
    one = statements[at]
    before = [
        other
        for other in reversed(statements[max(0, at - REACH) : at])
        if one.at.sentence - other.at.sentence <= BACK and one.at.paragraph - other.at.paragraph <= PARAGRAPHS
    ]
    after = [
        other
        for other in statements[at + 1 : at + 1 + AHEAD]
        if other.at.sentence - one.at.sentence <= 1 and other.at.paragraph - one.at.paragraph <= 1
    ]
    return [one for one in before if _usable(one)], [one for one in after if _usable(one)]


def _usable(one: Statement) -> bool:
    figure = one.figure
    large = one.kind == "bare" and figure.scale_sign != ""  # 老年人23.7万
    if not (large or one.kind in ("count", "measure", "money")) or figure.suffix:
        return False
    return figure.numeral[0].isascii() or (figure.value or 0) >= _SAID


def _certain(one: Statement) -> bool:
    return one.figure.value is not None and not one.figure.ranged


def readings(name: Name, before: Sequence[Statement], after: Sequence[Statement]) -> Iterator[Reading]:
    """Every part and whole that a percentage may be of, the nearest part first."""
    if classes := _classes(name, before):
        yield from classes
        return
    if saved := _saved(name, before):
        yield saved
        return
    for part, level, rest in _parts(name, before, after):
        yield from _with_wholes(name, part, level, rest, before, after)


#: Classes of an answer, the best first; the worst is none of those who are content.
_CONTENT, _DISCONTENT = Lazy("满意"), Lazy("不(?:太|很|够)?满意|不满$")
_NEUTRAL = Lazy("一般|不了解|弃权|未评")


def _classes(name: Name, before: Sequence[Statement]) -> list[Reading]:
    """满意率 over its classes: 非常满意860人、满意260人、基本满意60人、不满意20人, with the total before them."""
    if not name.stem.endswith("满意"):
        return []
    known = [one for one in reversed(before) if one.kind == "count" and _certain(one) and not one.verb]
    content = [one for one in known if _CONTENT.search(front(one)) and not _DISCONTENT.search(front(one))]
    content = [one for one in content if one.at.sentence == content[-1].at.sentence and one.unit == content[-1].unit]
    total = next((one for one in known if content and one.unit == content[0].unit), None)
    if len(content) < 2 or total is None or total is content[0]:
        return []
    made = sum(one.figure.value or 0 for one in content)
    if made > (total.figure.value or 0) or any(_NEUTRAL.search(front(one)) for one in content):
        return []
    return [Reading(content[0], total, 2, 3, more=tuple(content[1:end])) for end in range(1, len(content) + 1)]


def _saved(name: Name, before: Sequence[Statement]) -> Reading | None:
    """节约率: what the second of two sums leaves of the first (预算430万元,中标406万元)."""
    if not name.stem.endswith(("节约", "节支", "核减")) or len(before) < 2 or before[0].unit != before[1].unit:
        return None
    spent, planned = before[:2]
    sound = all(_certain(one) and _of_now(one) and one.kind == "money" for one in (spent, planned))
    fits = sound and spent.previous is planned and 0 < (spent.figure.value or 0) < (planned.figure.value or 0)
    return Reading(spent, planned, 3, 3, rest=True) if fits else None


def in_order(name: Name, place: int, length: int, before: Sequence[Statement]) -> Iterator[Reading]:
    """The readings of one of a list of shares (分别占25%、50%、25%): its part has its place in the list before it."""
    unit = before[0].unit if before else ""
    parts = [one for one in before if one.at.sentence == before[0].at.sentence][:length][::-1]
    if len(parts) == length and all(one.unit == unit and _certain(one) and _of_now(one) for one in parts):
        yield from _with_wholes(name, parts[place], 2, False, before[length:], ())


def _parts(
    name: Name, before: Sequence[Statement], after: Sequence[Statement]
) -> Iterator[tuple[Statement, int, bool]]:
    """The figures that the name of a rate agrees with; without a name, or any that agrees, the one right before it."""
    found = False
    sentence = -1
    for one in [*before, *after] if name.stem else ():
        if found and one.at.sentence < sentence:
            continue  # what stands in the sentence of the rate, or the nearest, is meant
        level, rest = (held(name.stem, front(one)), False) if name.share else agreement(name.stem, one)
        if level and _certain(one) and _of_now(one) and not _DUE.search(one.before):
            found, sentence = True, one.at.sentence
            yield one, level, rest
    nearest = next((one for one in before if one is not name.of), None)
    if not found and nearest is not None and _certain(nearest) and not (name.stem and name.share):
        yield nearest, 0 if name.stem else 2, False


def _of_now(one: Statement) -> bool:
    last = one.period == "prev" and not one.period_inherited
    return not one.verb and not last and not {"each", "mean"} & one.says


def _with_wholes(
    name: Name, part: Statement, level: int, rest: bool, before: Sequence[Statement], after: Sequence[Statement]
) -> Iterator[Reading]:
    nearest = True
    named = bool(name.whole) or name.of is not None
    behind = [one for one in [*after[::-1], *before] if one.figure.start < part.figure.start]
    ahead = [one for one in [*before, *after] if one.figure.start > part.figure.start]
    for one in [*behind, *ahead]:
        if (
            (one.unit != part.unit and not named)
            or (one.listed and one.previous is part)
            or (part.listed and part.previous is one)
        ):
            continue
        if _branches(part, one):
            yield Reading(part, one, level, 2, rest, True)
            continue
        if one is not name.of and (not _may_be_whole(one) or has_share(one, name)):
            continue
        if "to" in part.says and "from" in one.says:
            continue  # 由57张精简为11张: 精简比例 is of what fell away
        if one.unit == part.unit and level < 3 and (one.figure.value or 0) < (part.figure.value or 0):
            continue
        strength = _whole_of(name, part, one, nearest and one.figure.start < part.figure.start)
        nearest = nearest and one.unit != part.unit
        if strength:
            yield Reading(part, one, max(level, 2 * due(part, one)), strength, rest)


def _may_be_whole(one: Statement) -> bool:
    """Whether a figure may be a whole: 年初确定的40项重点任务 is, 上年同期40项 is not."""
    last = one.period == "prev" and not _OF_SOMETHING.match(one.after)
    mean = {"each", "mean"} & one.says and "平均人口" not in one.before
    return bool(one.figure.value) and not one.figure.ranged and not one.verb and not last and not mean


def _branches(part: Statement, other: Statement) -> bool:
    """Whether two figures are what was and what was not done, so that only both are the whole; 其中 says no."""
    if "part" in part.says:
        return False
    for one, two in ((part, other), (other, part)):
        found = _NOT_DONE.search(front(one))
        if found and found[1][-2:] in front(two) and not _NOT_DONE.search(front(two)):
            return one.unit == two.unit and _CAME_IN.search(front(two)) is None
    return False


def due(part: Statement, whole: Statement) -> bool:
    """Whether two figures say what was due, and what was done of it: 应到 and 实到."""
    if not _DUE.search(whole.before) or _DUE.search(part.before):
        return False
    return _DONE.search(part.before) is not None or "应" in whole.before


def _whole_of(name: Name, part: Statement, one: Statement, nearest: bool) -> int:
    """How well a figure does as the whole of a part: 3 where words join the two, 2 for a total, 1 for any before it."""
    words = front(one) + one.after[:6]
    if name.of is not None:
        return 3 if one is name.of else 0
    if name.whole.startswith(_THIS):
        return 3 * (one.unit == part.unit and one is not part and front(one)[-_THING:] in front(part))
    if name.whole:
        return _named(name.whole, words, one.unit == part.unit)
    if one.unit != part.unit:
        return 0
    if of := defined(name.stem):
        return 3 if of[1].search(words) else 0
    if due(part, one) or _between(name.stem, words, front(part)):
        return 3
    if one.figure.start > part.figure.start:
        # 健康管理3821人,常住老人5216人,健康管理率: the whole right after the part
        beside = one.previous is part and part.previous is None and name.stem in front(part)
        return 2 * (beside and (one.figure.value or 0) > (part.figure.value or 0))
    of_it = part.at.sentence == one.at.sentence or "part" in part.says
    among = of_it and (_AMONG.match(one.after) or _OPENS.match(one.figure.text, one.figure.end))
    if among or (nearest and "part" in part.says and "part" not in one.says):
        return 3
    first, second = step(one), step(part)
    if _TOTAL.search(words) or (first and (second is None or first.stage < second.stage)):
        return 2
    return 1 if nearest else 0


#: 占该类案件的84%: the whole has the name of the part; this many characters of it.
_THIS, _THING = ("该", "此类", "这类"), 4


def _between(stem: str, whole: str, part: str) -> bool:
    """Whether a rate is named after its whole and its part: 资产负债率, 预算执行率."""
    return len(stem) >= 4 and stem[-4:-2] in whole and stem[-2:] in part and stem[-2:] not in whole


def _named(whole: str, words: str, one_unit: bool) -> int:
    """How well the whole that a share names agrees with the words at a figure."""
    elsewhere = _ELSEWHERE.search(whole)
    if elsewhere and elsewhere[0] not in words:
        return 0
    if not one_unit:
        return 3 if len(whole) > 1 and whole in words and not elsewhere else 0
    return held(whole, words)
