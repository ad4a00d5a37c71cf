"""Links between statements: which figure is that of the year before, and of which two a change is the change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from lintreport.text.lazy import Lazy
from lintreport.text.statements import lexicon
from lintreport.text.statements.heads import points_at
from lintreport.text.statements.statements import Statement, alike

#: So many sentences apart figures may still be joined, in one paragraph.
REACH = 3
#: ... and so many figures.
NEAR = 24
_OF_UNITS = Lazy("(?:.[次均]?[数量][、和与及,]?)*")
_NUMERAL = Lazy("(?<!年)[0-9](?![0-9年月])|[百千万亿]")
#: What begins with words that narrow the time.
_TERM = Lazy("[0-9一二三四]季度|半年|[0-9]月|[一二三四]季|单月|当月|月份")

Role = Literal["now", "base", "amount", ""]


class Change(NamedTuple):
    """A stated amount of change with the value that changed, and that of the year before or another amount.

    ``listed`` for one of a list (分别下降20%、37.5%), whose figures are joined by their places in it.
    """

    stated: Statement
    now: Statement
    base: Statement | None
    difference: Statement | None
    listed: bool

    @property
    def relative(self) -> bool:
        """Whether it is stated in per cent or times, and not in the unit of the value."""
        return self.stated.kind in ("share", "multiple")


def role(one: Statement, latest: int) -> Role:
    """Whether a statement is a value, one of the year before, or the amount of a change."""
    if one.times or (one.verb and not (one.verb in _NEW and "past" in one.says and "than" not in one.says)):
        return "amount"
    if not one.figure.exact or one.figure.value is None or _planned(one):
        return ""
    if "from" in one.says or one.period == "prev":
        return "base"
    if one.year and (one.year < latest or "than" in one.says):
        return "base"
    return "now"


#: What came new is a value of its time where no other time is compared: 上年新增8700人.
_NEW = ("新增", "净增")
_PLAN = Lazy(lexicon.ANYWHERE["plan"])


def _planned(one: Statement) -> bool:
    """Whether a figure is one of a plan, by its own words."""
    own = one.before if len(one.before) > 1 else one.led
    return _PLAN.search(own) is not None and not one.year and not {"from", "to"} & one.says


def compared(paragraph: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Every value of a paragraph with that of the year before."""
    before = dict(_was(paragraph, _roles(paragraph)))
    return [(one, before[id(one)]) for one in paragraph if id(one) in before]


def _roles(paragraph: Sequence[Statement]) -> list[Role]:
    latest = max((one.year for one in paragraph if not one.verb), default=0)
    roles = [role(one, latest) for one in paragraph]
    _before_last(paragraph, roles)
    _by_neighbours(paragraph, roles)
    return roles


def changes(paragraph: Sequence[Statement]) -> Iterator[Change]:
    """Every stated change of a paragraph whose figures are given in its reach."""
    roles = _roles(paragraph)
    before = dict(_was(paragraph, roles))
    told: set[int] = set()
    for run in _runs(paragraph, roles, "amount"):
        values = _of_what(paragraph, roles, run, before) or _said_after(paragraph, roles, run, before)
        if len(run) > 1 and not all(id(now) in before for now in values):
            continue
        for stated, now in zip([paragraph[at] for at in run], values, strict=False):
            base = before.get(id(now))
            relative = stated.kind in ("share", "multiple") and not stated.times
            if relative and id(now) in told and stated.subject and stated.subject not in now.head:
                continue  # 商品房均价…上涨4.9%,住宅均价上涨6.2%
            told.update([id(now)] if relative else ())
            difference = _amount_of(stated, now, paragraph[max(0, run[0] - 3) : run[0]]) if relative else None
            if base is None or not _of_one_term(stated, now, base):
                nearby = paragraph[max(0, run[0] - NEAR) : run[0]]
                base = _other_base(stated, now, nearby) or _of_a_year(stated, now, nearby)
            if base is not None or difference is not None:
                yield Change(stated, now, base, difference, len(run) > 1)


def _before_last(paragraph: Sequence[Statement], roles: list[Role]) -> None:
    """Take the last year for what is compared where the year before it is told behind it: 去年162件,前年145件."""
    for at, one in enumerate(paragraph):
        if roles[at] != "base" or _BEFORE_LAST not in one.led or "than" in one.says:
            continue
        for earlier in range(at - 1, max(-1, at - NEAR), -1):
            other = paragraph[earlier]
            if one.at.sentence - other.at.sentence > 1 or _BEFORE_LAST in other.led or other.period == "cur":
                break
            if roles[earlier] == "base" and other.period == "prev" and not {"than", "from"} & other.says:
                roles[earlier] = "now"


_BEFORE_LAST = "前年"


def _by_neighbours(paragraph: Sequence[Statement], roles: list[Role]) -> None:
    """Correct the roles that only the figures beside them show."""
    for at in range(1, len(paragraph)):
        one, previous = paragraph[at], paragraph[at - 1]
        if one.at.sentence != previous.at.sentence:
            continue
        if roles[at] == "base" and not roles[at - 1] and "than" in one.says and one.unit == previous.unit:
            roles[at - 1] = "now"  # a plan, compared with what was: 安排预算14亿元,比上年执行数13亿元增加…
        earlier = paragraph[at - 2] if at > 1 else None
        dated = roles[at] == "now" and one.year and not one.subject and roles[at - 1] == "amount"
        following = paragraph[at + 1] if at + 1 < len(paragraph) else None
        if following and roles[at] == "now" and roles[at + 1] == "amount" and following.at.sentence == one.at.sentence:
            than = one.before.startswith(_THAN) and following.before == following.verb
            aside = one.at.depth > previous.at.depth and one.year and not (one.subject or previous.year)
            if previous.unit == one.unit and (than or (aside and "than" in following.says)):
                roles[at] = "base"  # 5天,较法定20天压缩75%; 9.62亿元(2022年:8.35亿元),同比增长15.2%
        times = at + 1 < len(paragraph) and paragraph[at + 1].times and one.year and not one.subject
        if times and roles[at] == "now" and previous.unit == one.unit:
            roles[at] = "base"  # 36亿元,是2021年(12亿元)的3倍
        if dated and earlier and "than" in previous.says and earlier.unit == one.unit and not earlier.year:
            roles[at] = "base"  # 优良天数328天,同比增加11天,2022年为317天


_THAN = ("比", "较")


def _said_after(
    paragraph: Sequence[Statement], roles: Sequence[Role], run: list[int], before: dict[int, Statement]
) -> list[Statement]:
    """The value that is told right after its change: 下降8%,由75亿元降到69亿元; 较上年的90%提高4个百分点,达到94%."""
    if len(run) > 1:
        return []
    (at,) = run
    stated, beside = paragraph[at], paragraph[max(0, at - 1) : at + 2]
    for place in range(at + 1, min(at + 3, len(paragraph))):
        one = paragraph[place]
        if one.at.sentence != stated.at.sentence or roles[place] == "amount":
            return []
        base = before.get(id(one))
        if base is None or base not in beside or one.subject or not _may_change(stated, one):
            continue
        if base.figure.start < stated.figure.start or (not base.subject and base.at.mark == ","):
            return [one]
    return []


def _other_base(stated: Statement, now: Statement, nearby: Sequence[Statement]) -> Statement | None:
    """A base of another kind than the year before: the plan (决算比预算增加5%), or the term before (环比)."""
    term = _TERM.search(now.led) if "环比" in stated.led else None
    planned = _THAN_PLAN.search(stated.led)
    for one in reversed(nearby):
        if one is now or one.unit != now.unit or not one.figure.exact or stated.at.sentence != one.at.sentence:
            continue
        if planned and _PLAN.search(one.led):
            return one
        if (
            "than" in stated.says
            and 0 < one.year == stated.year < now.year
            and not one.verb
            and alike(one.head, now.head)
        ):
            return one
        other = _TERM.search(one.led) if term else None
        if term and other and other[0] != term[0] and one.figure.start < now.figure.start:
            return one if not now.subject or alike(one.subject, now.subject) else None
    return None


def _of_a_year(stated: Statement, now: Statement, nearby: Sequence[Statement]) -> Statement | None:
    """The figure of a year that another is said to be comparable with: 2024年受理815件。今年同口径受理652件."""
    if now.year or "than" not in stated.says or "环比" in stated.led or not _ALIKE.search(now.led):
        return None
    for one in reversed(nearby):
        earlier = one.year and not one.verb and one.figure.exact and one.unit == now.unit and one.at != now.at
        if earlier and now.at.sentence - one.at.sentence <= REACH:
            return one if one.subject and now.subject and alike(one.subject, now.subject) else None
    return None


_ALIKE = Lazy("同口径|同期|同时段|可比")
#: The change is one from the plan.
_THAN_PLAN = Lazy("[比较][^,]{0,4}(?:预算|计划|目标)数?$|[比较][^,]{0,4}(?:预算|计划|目标)数?(?=[^,]{1,4}$)")


def _of_one_term(stated: Statement, now: Statement, base: Statement) -> bool:
    """Whether a change may be one from this base: 环比 is not from last year, 同比 not from last month or 2020."""
    if base.year and stated.year and base.year != stated.year:
        return False
    apart = now.year - base.year if now.year and base.year else 1
    if apart > 1 and not {"than", "from"} & base.says and not _OVER_YEARS.search(stated.led):
        return False
    month = _MONTH_BEFORE.search(base.led) is not None
    if "环比" in stated.led:
        return month
    return not (month and "同比" in stated.led)


_OVER_YEARS = Lazy("[二两三四五六七八九十]{1,2}年")
_MONTH_BEFORE = Lazy("上月|上季|上期|上旬|上周|[一二三四]季度为")


def _runs(paragraph: Sequence[Statement], roles: Sequence[Role], wanted: Role) -> Iterator[list[int]]:
    """Neighbours of one role and one sentence; amounts of change only where they are one list."""
    run: list[int] = []
    for at, one in enumerate(paragraph):
        goes_on = bool(run) and run[-1] == at - 1 and paragraph[at - 1].at.sentence == one.at.sentence
        if run and not (goes_on and roles[at] == wanted and _goes_on(paragraph[run[0]], one, wanted)):
            yield run
            run = []
        if roles[at] == wanted:
            run.append(at)
    if run:
        yield run


def _goes_on(first: Statement, one: Statement, wanted: Role) -> bool:
    """Whether a figure goes on with a list: as one, with the time of the figure before, or with a verb of its own."""
    if wanted == "base":
        return one.listed or _follows(one)
    return one.listed or ("respectively" in first.says and one.before.lstrip("和及、") == one.verb)


def _follows(one: Statement) -> bool:
    """Whether a figure of the year before is one by what was said of the figure in front of it."""
    return one.period_inherited and "from" not in one.says


def _was(paragraph: Sequence[Statement], roles: Sequence[Role]) -> Iterator[tuple[int, Statement]]:
    """The value of this year (by its identity) and that of the year before, for all that are found."""
    for run in _runs(paragraph, roles, "base"):
        bases = [paragraph[at] for at in run]
        ahead = _values(paragraph, roles, range(run[-1] + 1, min(run[-1] + 1 + NEAR, len(paragraph))))
        behind = _values(paragraph, roles, range(run[0] - 1, max(-1, run[0] - 1 - NEAR), -1))
        sentence = bases[0].at.sentence
        if not any("part" in one.says for one in bases):
            ahead = _wholes(ahead)
        ahead = [one for one in ahead if one.at.sentence - sentence <= 1]
        behind = [one for one in behind if sentence - one.at.sentence <= REACH]
        if _AT_THE_END.search(bases[0].led):  # 上年末 is compared with 年末, not with what came in between
            behind = [one for one in behind if "end" in one.says] or behind
        here = any(one.at.sentence == sentence for one in behind)
        first = ahead[:1] and (ahead[0].period == "cur" or ahead[0].year) and not here
        pools = [ahead, behind] if first or "from" in bases[0].says else [behind, ahead]
        tries = ((pool, size) for size in range(len(bases), 0, -1) for pool in pools)
        found = next((found for pool, size in tries if (found := _matched(bases[:size], pool, pool is behind))), [])
        yield from ((id(now), base) for now, base in zip(found, bases, strict=False))


def _wholes(values: Sequence[Statement]) -> list[Statement]:
    """Values without those that 其中 leads in, and what its sentence lists behind them: the parts of a whole."""
    found, parted = [], -1
    for one in values:
        if "part" in one.says:
            parted = one.at.sentence
        elif one.at.sentence != parted or one.year or one.period == "cur":
            found.append(one)
    return found


def _values(paragraph: Sequence[Statement], roles: Sequence[Role], where: Iterable[int]) -> list[Statement]:
    return [paragraph[at] for at in where if roles[at] == "now"]


def _matched(bases: list[Statement], pool: list[Statement], backwards: bool) -> list[Statement]:
    """The values nearest to the bases that have their units, in their order, and subjects like theirs."""
    size = len(bases)
    for at in range(len(pool) - size + 1):
        window = pool[at : at + size]
        if backwards:
            window.reverse()
        if all(now.unit == base.unit for now, base in zip(window, bases, strict=True)):
            fits = all(_one_thing(now, base) for now, base in zip(window, bases, strict=True))
            if fits:
                return window
            if size == 1 and not bases[0].subject:
                return []
    return []


def _one_thing(now: Statement, base: Statement) -> bool:
    """Whether two values of one unit may be of one thing and of terms of one length."""
    if base.before.startswith(_ALL_OF_IT):
        return "part" not in now.says
    compared = base.previous is now and base.before.startswith(_THAN)  # with whatever it is: 较法定20天压缩
    if not compared and not alike(base.subject, now.head if not now.subject else now.subject):
        return False
    terms = _TERM.search(now.led), _TERM.search(base.led)
    return "同期" in base.led or terms[1] is None or (terms[0] is not None and terms[0][0] == terms[1][0])


_AT_THE_END = Lazy("年末|年底")
_ALL_OF_IT = ("总量", "总数", "总额")


def _of_what(
    paragraph: Sequence[Statement], roles: Sequence[Role], run: list[int], before: dict[int, Statement]
) -> list[Statement]:
    """The values that the amounts of a run are changes of, in their order; none where it is not clear."""
    stated = [paragraph[at] for at in run]
    sentence = stated[0].at.sentence
    values: list[Statement] = []
    near = paragraph[max(0, run[0] - NEAR) : run[0] + NEAR]
    alone = not stated[0].subject and "than" in stated[0].says and stated[0].previous is None
    told = stated[0].subject and stated[0].kind in ("share", "multiple")
    reach = REACH if len(run) > 1 or told else int(alone and stated[0].kind in ("share", "multiple"))
    now_of = {id(before[id(one)]): one for one in near if id(one) in before}
    for at in range(run[0] - 1, max(-1, run[0] - 1 - NEAR), -1):
        one = paragraph[at]
        if sentence - one.at.sentence > reach:
            break
        if roles[at] == "base" and len(run) == 1 and id(one) in now_of and not values:
            values.append(now_of[id(one)])
        elif roles[at] == "now":
            values.append(one)
        elif not roles[at] and _may_change(stated[0], one):
            break
    if len(run) > 1:
        values = values[: len(run)][::-1]
        one_place = len({one.at.sentence for one in values}) == 1 and not _names_others(stated[0].subject)
        return values if len(values) == len(run) and one_place and all(map(_may_change, stated, values)) else []
    if "respectively" in stated[0].says:
        return []
    if _NUMERAL.search(stated[0].led.removesuffix(stated[0].before)):
        return []  # a figure in between that is not read as one
    subject = "" if stated[0].times else stated[0].subject
    if stated[0].verb.startswith("净"):
        values = [one for one in values if id(one) in before] or values
    for one in values:
        named = id(one) in before and one.head and one.figure.numeral[0].isascii() and points_at(subject, one)
        if one.at.sentence != sentence and told and not named:
            continue  # in another sentence, it is pointed at by its unit or its deed: 立案数下降
        follows = one.unit == stated[0].unit and one.previous is not None and before.get(id(one)) is one.previous
        if (_may_change(stated[0], one) or (follows and stated[0].previous is one)) and _named(subject, one):
            return [one]
        if not subject and stated[0].kind in ("share", "multiple"):
            return []
    return []


def _names_others(subject: str) -> bool:
    """Whether a list of changes has names of its own, and not only those of the units (件数和人数)."""
    return _OF_UNITS.fullmatch(subject) is None


def _named(subject: str, value: Statement) -> bool:
    """Whether what is said to change is the value: it has no name of its own, or that of the value or its unit."""
    if not subject:
        return True
    if value.after == subject:
        return True  # 31微克/立方米,较35微克/立方米下降11.4%
    pointed = points_at(subject, value)
    return alike(subject, value.head) if pointed is None else pointed


def _may_change(stated: Statement, value: Statement) -> bool:
    """Whether an amount is one by which such a value may change: points of a rate, per cent of all else."""
    if stated.kind == "points":
        return value.kind == "share"
    if stated.kind in ("share", "multiple"):
        return value.kind not in ("share", "points", "multiple")
    if stated.unit != value.unit:
        return False
    previous = stated.previous
    compared = "than" in stated.says or (
        previous is not None and ("to" in previous.says or _compared(stated, previous))
    )
    added = stated.verb in _NEW and _CUMULATIVE.search(value.led) is not None
    return bool(compared) or stated.listed or added


def _compared(stated: Statement, previous: Statement) -> bool:
    """Whether the figure before an amount is what was; what came new must be said to be more: 比109件新增20件."""
    if stated.verb == "新增":
        return "than" in previous.says and previous.at.clause == stated.at.clause and stated.before == stated.verb
    return bool({"than", "past", "from"} & previous.says)


#: What is counted from the beginning grows by what is new.
_CUMULATIVE = Lazy("累计|总数")


def _amount_of(stated: Statement, now: Statement, nearby: Sequence[Statement]) -> Statement | None:
    """The difference that is stated of a value between it and the percentage: 较上期减少40件."""
    for one in nearby:
        between = now.figure.start < one.figure.start < stated.figure.start
        previous = one.previous
        compared = one.says | (previous.says if previous is not None and one.before == one.verb else frozenset())
        said = {"than", "past"} & compared or _side_by_side(now, one, stated)
        if between and one.verb and one.unit == now.unit and said and not one.subject:
            return one
    return None


def _side_by_side(now: Statement, difference: Statement, stated: Statement) -> bool:
    """Whether value, difference and rate follow each other in bare words: 总产36.4万吨,增产2.6万吨,增长7.7%."""
    row = stated.previous is difference and difference.previous is now and not (stated.subject or difference.subject)
    plain = difference.verb not in _NEW and "plan" not in stated.says and difference.grown == stated.grown
    return row and plain and not now.verb


def near(stated: Statement, paragraph: Sequence[Statement]) -> Sequence[Statement]:
    """The statements in the reach of one, itself among them."""
    at = bisect_left(paragraph, stated.figure.start, key=lambda one: one.figure.start)
    around = paragraph[max(0, at - NEAR) : at + NEAR]
    return [one for one in around if abs(one.at.sentence - stated.at.sentence) <= REACH]


def side_by_side(link: Change) -> bool:
    """Whether the value, the one of the year before and the change follow each other in one sentence."""
    previous = link.stated.previous
    earlier = previous.previous if previous else None
    return link.base is not None and {previous, earlier} == {link.now, link.base}
