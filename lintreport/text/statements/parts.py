"""Parts: which figure counts some of what a figure before it counts, by the words between the two."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport.text.figures.quantities import Quantity
from lintreport.text.figures.slips import slip_between
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.agreement import MANNER, front
from lintreport.text.statements.ratios import due
from lintreport.text.statements.stages import narrows, step
from lintreport.text.statements.statements import Statement

#: This many figures of one unit before a part its whole may stand.
_NEAR = 10
#: What a count of all is led in by.
_ALL = Lazy(
    "受理|收到|收治|接[收到报诊]|申请|应(?![急诉对用])|[总存]量|总[数计]|(?<!公)(?<!一)共(?!同|享|建|有效)|参加|报名|参考|[下送]达|转办|[登承]记|"
    "承办|发[出放]|下发|征求|[摸排]排|涉及|录入|实有|现有|在册|纳入|列入|核定|安排|采集|新购|配备|抽检|检[测查]|梳理|建档|选出|交办|注册|人口|"
    "毕业生|活产|面积|辖区|开展|走访"
)
#: What was done with some of them, what some of them turned out to be, and what was found.
_DONE = Lazy("已|实际|最终|成功|完成")
_GOOD = Lazy(
    "合格|满意|达标|超标|及格|(?<!现行)有效(?!商标|专利|发明|期)|优[良秀]|通过|属实|持证|上线|录取|获[奖证]|入[选围]|中标|晋级|[治痊]愈|康复|脱贫|破获|"
    "成活|存活|返校|盈利|亏损|违[规法章]|逾期|缺[勤席]|迟到|闲置|损坏|退货|激活|在[营用岗]|正常|完好"
)
_FOUND = Lazy("发现|查出|存在|初判|检出")
_OF_TOTAL = Lazy("总((?:人口|面积|里程|户数|人数|株数|产量|产能|库容|投放量|装机))$")
_AMONG = Lazy("^[^,;:。0-9]{1,14}中[,]?(?:目前|共|已|有|仅|还)*$")
_AMONG_THEM = Lazy(f"{HAN}{{0,8}}?({HAN}{{2}})[中里](?=[,已有共仅均]|目前|发现)")
_OF_SOME = Lazy("的(?:有|为|共|达|仅|约)*$")
_DUE = Lazy("应(?![急诉对用])")
_ACTUAL = Lazy("[实已到参]")
#: What is done of what was due by kinds.
_DONE_OF_DUE = ("免疫", "接种", "实", "已", "到", "完成", "参", "缴")
_ASKED = Lazy("回访|调查|测评|问卷|受访|走访")
#: Money that was given, and what became of it.
_GIVEN, _SPENT = Lazy("下达|安排|核定|预算|接收"), Lazy("支出|拨付|到位|支付")
#: Balances, and money of another name than its whole's: 其中一张票面金额.
_OTHER_MONEY = Lazy("[顺逆]差|净|票面|金额为")
#: Changes, means, plans, years before: no counts of the same things.
_NO_COUNT = Lazy(
    "率|比|[均每]|合计|编制|核定|额定|[两三]者|增|减|降|升|最|(?<!岁)以[上下]$|平均|同期|(?<!项目)计划(?!内)|目标|预计|拟"
)
_NO_MONEY = Lazy("标准|补助|罚款|投资|产值|收入|预算")
#: Outcomes and deeds that stand beside each other; what courts close may have come in the year before.
_BESIDE = Lazy("死亡|受伤|遇难|再|销|生产|出口|进口|罚|没收|增|减|新|举办|组织|召开|建设|投入|带动")
_CLOSED = Lazy("[审办结执]结|结案")
#: What explains more than all: what came over from before, and what was added.
_EXCUSED = Lazy(
    "按[^,。]{0,4}计划|结转|旧存|存量|历年|累计|上年|去年|往年|积案|遗留|追加|自筹|转入|上期|超额|超计划|超过|扩招|含|另|还有|加床|不包括|此外|增加|新增|净增|以来|五年|三年|延续|任务|目标"
)
#: What says that all of it is in the whole already, or that nothing came over or was added.
_INCLUDED = Lazy(r"\(含[^)]{0,20}\)|(?:上年度?|年初|往年)?[无没未][^,。;]{0,8}(?:结转|结余|旧存|追加|加床)[^,。;]{0,4}")
#: So much larger at most is a part by a slip of the pen, where only its place tells that it is one.
_NEARLY = Fraction(13, 10)
_LEADING = Lazy(
    "^(?:其中|到?目前|现|共|已|经[^,]{0,4}|本?年度?|当年|最终|实际|截至.{0,10}?[日底末]|均|由|从中|本年|全年|依法|成功|累计)+"
)
#: A noun has at least this many characters.
_NOUN = 2
#: So short are the words before a figure whose thing is told by the figure before it: 登记1903人,上站体检276人.
_ELIDED = 6
#: What is before and after two figures and may excuse the larger.
_BEFORE, _BEHIND = 30, 12
#: The number of the next item of a list in one paragraph: 2.食用油100升。3.消毒液530升.
_ITEM = Lazy(r"(?:^|[。;,:\s])(?:[0-9]{1,2}[.、)](?![0-9])|\([0-9一二三四五六七八九十]{1,3}\)|[二三四五六七八九十]是)")
_TIMES = ("天", "月", "个月", "小时", "分钟", "度", "周", "公里", "米")
_HAN = Lazy(HAN)
#: Smaller figures in Chinese numerals are mostly said of something else.
_SAID = 100


class Part(NamedTuple):
    """A figure with the one before it of which it counts some; ``said`` when 其中 or 应 says so."""

    part: Quantity
    whole: Quantity
    said: bool


def exceeding(statements: Sequence[Statement]) -> Iterator[Part]:
    """Every part that is larger than its whole, and than any other figure of its unit that might be its whole."""
    latest: dict[str, deque[Statement]] = defaultdict(lambda: deque(maxlen=_NEAR))
    for one in statements:
        if one.kind not in ("count", "money", "measure") or one.unit in _TIMES:
            continue
        known = latest[one.unit]
        same = [other for other in reversed(known) if one.at.sentence - other.at.sentence <= 1]
        known.append(one)
        value = one.figure.value if same else None
        if not value:
            continue
        # Most figures have a larger one before them, and nothing else needs to be asked.
        less = [other for other in same if value > (other.figure.value or value)]
        named = less and len(less) < len(same) and _named_again(one)
        if less and (named or len(less) == len(same)) and _counts(one):
            wholes = [
                other
                for other in same
                if other.at.paragraph == one.at.paragraph
                and _sure(other)
                and other.at.depth <= one.at.depth
                and not _ITEM.search(one.figure.text, other.figure.end, one.figure.start)
            ]
            if wholes and (found := _part(one, wholes)):
                yield found


def _named_again(one: Statement) -> bool:
    """Whether a figure may name a whole that is not the largest before it: 牛免疫3.9万头, 满意1982件."""
    return "满意" in one.before or any(word in one.before for word in _DONE_OF_DUE)


def _sure(one: Statement) -> bool:
    figure = one.figure
    if one.verb or not figure.value or figure.ranged:
        return False
    return figure.numeral[0].isascii() or figure.value >= _SAID


def _counts(one: Statement) -> bool:
    """Whether a figure counts something of this year, and is no change, mean, plan or sum."""
    if not _sure(one) or one.figure.suffix or _no_count(one):
        return False
    if one.period == "prev" and not _INCLUDED.search(one.led):  # 上年度无结转,年内已办结391件
        return False
    return not {"each", "mean", "than"} & one.says and ("plan" not in one.says or "应" in one.before)


def _no_count(one: Statement) -> bool:
    """Whether the words before a figure make it a mean, a rate or a plan, or one of money that has no parts."""
    return _NO_COUNT.search(one.before) is not None or (
        one.kind != "count" and _NO_MONEY.search(one.before) is not None
    )


def _part(one: Statement, same: Sequence[Statement]) -> Part | None:
    """The whole that a figure exceeds; ``None`` where it does not, or might be a part of another."""
    for at, whole in enumerate(same):
        if _more(one, whole) and (_due_in_list(one, whole) or (not at and _asked(one, whole))):
            return Part(one.figure, whole.figure, True)
    if not all(_more(one, other) for other in same) or any(one.year and other.year != one.year for other in same):
        return None
    for at, whole in enumerate(same):
        if _no_count(whole) or {"each", "mean", "than"} & whole.says:
            return None
        said = _said(one, whole, bool(at))
        total = _total(whole, same[at + 1 :]) or _INCLUDED.search(one.figure.text, whole.figure.end, one.figure.start)
        if said or _told(one, whole, bool(at), bool(total)):
            excused = not _total(whole, same[at + 1 :]) and _excused(one, whole)
            return None if excused else Part(one.figure, whole.figure, said)
    return None


def _total(whole: Statement, same: Sequence[Statement]) -> bool:
    """Whether a figure is the sum of the two before it: 新收9876件,加上旧存1204件,共办理11080件."""
    return whole.figure.value == sum(one.figure.value or 0 for one in same[:2])


def _more(one: Statement, whole: Statement) -> bool:
    low, high = one.figure.interval.low, whole.figure.interval.high
    return low is not None and high is not None and low > high


def _due_in_list(one: Statement, whole: Statement) -> bool:
    """应免生猪24.6万头、牛3.1万头 … 牛免疫3.9万头: due by the first figure of the list, and named again."""
    first, noun = whole, whole.before
    while first.previous is not None and first.at.mark == "、" and first.previous.unit == whole.unit:
        first = first.previous
    named = 1 <= len(noun) <= 4 and one.before.startswith(noun)
    return named and first is not whole and _DUE.search(first.before) is not None


def _asked(one: Statement, whole: Statement) -> bool:
    """回访群众1900件,表示满意的1982件: no more are content than were asked."""
    return "满意" in front(one) and _ASKED.search(front(whole)) is not None and one.at.sentence == whole.at.sentence


def _same_thing(one: Statement, whole: Statement) -> bool:
    """Whether a figure names no other thing behind it, and is not the next of a list."""
    named = _HAN.match(one.figure.text, one.figure.end) is not None
    if named and not (whole.after and one.after[:2] == whole.after[:2]):
        return False
    beside = one.listed or one.at.mark == "、" or "respectively" in one.says
    return not beside and 0 <= one.at.depth - whole.at.depth <= ("part" in one.says)


def _said(one: Statement, whole: Statement, others: bool) -> bool:
    """Whether 其中, 中 or 应 says that a figure is a part."""
    apart = one.at.sentence - whole.at.sentence
    if one.previous is whole and one.kind == "count" and _AMONG.search(whole.after):
        return True  # 87个小区中已有83个实现
    among = _AMONG_THEM.match(one.before)
    if among and among[1] in front(whole) and one.kind == "count" and not others:
        return True  # 签约项目58个。签约项目中已落地43个
    if not _same_thing(one, whole) or _OTHER_MONEY.search(front(one) + front(whole)):
        return False
    led = "part" in one.says and "part" not in whole.says and not others
    if led and (not apart or (one.led.startswith("其中") and one.kind == "count" and one.unit != "个")):
        return one.kind == "count" or (not apart and one.at.clause - whole.at.clause <= 1)
    verb = _DUE.search(whole.before)
    if verb is None or one.kind == "money" or not due(one, whole):
        return False
    deed = whole.before[verb.end() : verb.end() + 1]
    return _ACTUAL.search(one.before) is not None or (deed != "" and deed in one.before)


def _told(one: Statement, whole: Statement, others: bool, total: bool) -> bool:
    """Whether the words at two figures of a sentence tell that one counts some of the other, the ``total`` of them."""
    if not _same_thing(one, whole) or one.at.sentence != whole.at.sentence or one.at.clause == whole.at.clause:
        return False
    words, before = front(one), front(whole)
    if one.kind == "money":
        return _GIVEN.search(whole.before) is not None and _SPENT.search(words) is not None
    if _by_name(words, whole):
        return True
    if one.figure.text.find(";", whole.figure.end, one.figure.start) >= 0 and _own_thing(words):
        return False
    return (
        _by_place(one, whole, others, total) or _by_outcome(one, whole, words, before) or _by_deed(one, whole, others)
    )


def _own_thing(words: str) -> bool:
    """Whether the words before a figure name what it counts, and not only what became of it: 办理行政违规案件163起."""
    good = _GOOD.search(words)
    return len(_LEADING.sub("", words)) > _ELIDED or (good is not None and good.end() < len(words))


def _by_name(words: str, whole: Statement) -> bool:
    """Whether a figure is of a narrower thing by its name: 总人口 and 城镇人口, 志愿者 and 参加过活动的志愿者."""
    thing = whole.subject
    total = _OF_TOTAL.search(thing)
    if total:
        return len(words) > len(total[1]) and words.endswith(total[1]) and "总" not in words
    same = _shared(words, thing)
    return same >= _NOUN and "的" in words[:-same] and "的" not in thing


def _by_place(one: Statement, whole: Statement, others: bool, total: bool) -> bool:
    """Whether a figure without a thing of its own follows that of its whole: 受理386件,已办理391件; 418件,指派481件.

    Nothing but its place tells that it is a part, so it must be one by a slip of the pen: nearly as large, and led in
    as done, or the figure of the whole with two digits exchanged.
    """
    words, before = one.before, front(whole)
    deed = _LEADING.sub("", words)
    apart = one.at.clause - whole.at.clause
    if others or one.after or apart > 2 or len(deed) > _ELIDED or one.at.mark == ";" or _BESIDE.search(before + words):
        return False
    if {"sum", "plan"} & one.says or _shared(words, whole.subject) >= _NOUN:
        return False  # 春季抽检230批次,秋季抽检260批次
    if slip_between(one.figure.numeral, whole.figure.numeral) == "exchanged":
        return True
    if (one.figure.value or 0) > _NEARLY * (whole.figure.value or 0):
        return False
    if _CLOSED.search(words):  # which may have come before, unless it is of the total
        return total
    of_all = _ALL.search(before + whole.after[:6]) and not _ALL.search(deed) and one.unit != "个"
    return bool(of_all or _DONE.search(words) or MANNER.search(words))


def _shared(one: str, other: str) -> int:
    """How many signs at the end of two names are the same."""
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _by_outcome(one: Statement, whole: Statement, words: str, before: str) -> bool:
    """Whether a figure counts those of the whole with one outcome: 抽检540组,强度合格520组; or a later stage of it."""
    if _BESIDE.search(before):
        return False
    good = _GOOD.search(words)
    if (
        good
        and good[0] not in before
        and not (_GOOD.search(before) or _DONE.search(before))
        and one.at.clause - whole.at.clause <= 3
    ):
        return True
    if _CLOSED.search(words) or _ALL.search(words):
        return False  # what is closed may have come before, and what came in is no outcome
    first, second = step(whole), step(one)
    return bool(first and second and first.stage < second.stage and narrows(first.thing, second.thing))


def _by_deed(one: Statement, whole: Statement, others: bool) -> bool:
    """Whether a figure tells what was done with some of the whole, or what some of it is: 登记1903人,合格的276人."""
    words, before = front(one), front(whole)
    if _GOOD.search(before) or _DONE.search(before) or _OF_SOME.search(whole.before):
        return False
    some = _OF_SOME.search(one.before) is not None
    if some and len(one.before) > 2 and not (one.after or others) and one.at.clause - whole.at.clause <= 2:
        return True
    if not _ALL.search(before + whole.after[:6]):
        return False
    done = None if _CLOSED.search(words) else _DONE.search(words)
    other = _LEADING.sub("", words[: done.start()]) if done else ""  # 来信318件,网上信访已办理326件
    return (done is not None and (len(other) < _NOUN or other[-_NOUN:] in before)) or some or bool(_FOUND.search(words))


def _excused(one: Statement, whole: Statement) -> bool:
    """Whether the words around two figures say why the part may be more than the whole."""
    text = one.figure.text
    words = text[max(0, whole.figure.start - _BEFORE) : whole.figure.end] + _INCLUDED.sub(
        "", text[whole.figure.end : one.figure.start], count=1
    )
    behind = text[one.figure.end : one.figure.end + _BEHIND]
    return _EXCUSED.search(words + (behind if behind.startswith(("(", ",其中", ",含", ",不足")) else "")) is not None
