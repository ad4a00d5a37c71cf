"""ARI003: growth and decline, and the figures of both years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.figures.intervals import Interval, add, point, subtract
from lintreport.text.figures.percentages import change, digit, exact_interval, margin, stated_range
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements import links
from lintreport.text.statements.clauses import Clause, Sentence, with_figures
from lintreport.text.statements.statements import Statement

_UP = "扩大|增长|上升|提高|增加|增幅|上涨|提升|升高|攀升|增|翻"
_DOWN = "压减|精简|压缩|缩短|缩减|缩小|下降|减少|降低|降幅|下滑|回落|下跌|压降|降|减"
_BY = Lazy(f"({_UP}|{_DOWN})(?:了|达到?|为|率为|幅度为|约)?$")
#: What may stand before 增长 when it is said of the figures before it: a comparison, and no subject of its own.
_OF_THE_SAME = Lazy(
    "(?:也|又|共|则|,|、)?(?:同比|比[^分]{1,16}|较[^分]{1,16}|与[^分]{1,12}相比|[一二三四五六七八九十两几]{1,2}年[间来]?|总?体)?(?:累计|共计?|净|大幅|实现|略)*$"
)
_TO = Lazy("(?:到了|到|至|为|成)(?:20[0-9][0-9]年|今年|本年)?的?$")
_FROM = Lazy("(?:由|从)[^,。0-9]{0,12}(?:20[0-9]{2}年)?[^,。0-9]{0,8}$")
_YEAR_BEFORE = '上年度?|去年|上一年度?|前一年|年初|(?:19|20)[0-9]{2}年(?:度)?|[一二][九〇零○][〇零○一二三四五六七八九]{2}年|[“"]?十[一二三四]五[”"]?(?:期间|时期)?|[一二三四五六七八九十两]年前'
#: 上年为, 去年同期办结, 比上年的: words that lead in the year before, and its noun.
_BEFORE = Lazy(
    f"(?:而|其中)?(?:上年度?|去年|上一年度?|前一年|年初)(?:同期|全年|末|底)?({HAN}{{0,6}}?)(?:为|是|有|达|的|仅|仅有|只有|共)?$"
)
_THAN = Lazy(f"(?:比|较|与|是|为|相当于)(?:{_YEAR_BEFORE}|同期)(?:同期|全年|末|底)?({HAN}{{0,6}}?)(?:的|为)?$")
_MORE = Lazy(
    f"(增收|增支|增产|减收|减支|减产|净增|新增|净减|增长|增加|提高|提升|扩大|缩小|缩减|缩短|压减|增|多|减少|减|少|上升|下降|降低|降)(?:了|出)?(?:(?<=[多少]){HAN}{{2}})?$"
)
_GROWN = ("增收", "增支", "增产", "净增", "新增", "增长", "增加", "提高", "提升", "扩大", "增", "多", "上升")
_COMPARED = Lazy("同比|(?:比|较|与)[^,]{0,6}(?:上年|去年|年初|20[0-9]{2}年|上一年|前一年)")
_TIMES = Lazy(f"(?:是|为|相当于|达到?)(?:{_YEAR_BEFORE}|原来|原先)(?:同期|末|底)?的$")
#: Growth that is not from the one figure to the other.
_UNLIKE = Lazy(
    "年均(?!浓度|值|气温|降[水雨])|月均|年平均|平均每年|平均增|环比|预计|预期|目标|力争|可比|扣除|同口径|名义|不变价|定基"
)
_SINCE = Lazy("累计|以来|实际")
_OTHER_NOUN = Lazy("结转|追加|新增|增加|减少|下达|安排|计划|预算")
_YEAR = Lazy("(20[0-9]{2})年")
_GROWTH = ("%", "倍", "番", "成", "分之")
_DATES = ("年", "月", "日")
_POINTS = ("百分点", "个百分点")
#: Figures of one statement stand within so many clauses, with so many figures in one at most.
_REACH = 2
_CROWDED = 6

Role = Literal["now", "before", "difference", "growth"]


class Member(NamedTuple):
    """A figure of a statement about a change, the words right before it, and those at the start of its clause."""

    quantity: Quantity
    words: str
    label: str


class Change(NamedTuple):
    """A stated growth or difference, the two values, and by how many points (or units) it misses them."""

    stated: Quantity
    word: str
    values: tuple[Fraction, Fraction]
    operands: tuple[Quantity, ...]
    points: Fraction
    difference: bool = False


def changes(document: Document) -> Iterator[Change]:
    """Every growth or difference whose two values, or one value and the difference, are given near it."""
    seen = set()
    for one in _beside(document):
        seen.add(one.stated.start)
        yield one
    for paragraph in document.statements:
        span = paragraph[0].figure.start - _LEAD, paragraph[-1].figure.end
        if len(paragraph) > 2 and all(words.search(document.folded, max(0, span[0]), span[1]) for words in _SIGNS):
            for link in links.changes(paragraph):
                if link.stated.figure.start not in seen and (found := _linked(link, paragraph)):
                    yield found


#: The words before the first figure of a paragraph that are looked at.
_LEAD = 48


def _linked(link: links.Change, paragraph: Sequence[Statement]) -> Change | None:
    """The change that a link states; ``None`` where it is of something else, or other figures near it give it."""
    stated, now, base = link.stated, link.now, link.base
    if _ADJUSTED.search(stated.led) or stated.figure.ranged or stated.figure.value is None or not now.figure.value:
        return None
    relative = stated.kind in ("share", "multiple")
    if relative and _REAL.search(now.head) and not _NOMINAL.search(stated.led):
        return None
    if base is not None and base.figure.value:
        found = (_grown if relative else _moved)(stated, now.figure, base.figure)
    elif relative and link.difference is not None:
        amount = _member(link.difference)
        computed = _growth_by_difference(_member(stated), now.figure, amount)
        if computed is None:
            return None
        found = computed
    else:
        return None
    if found.points and not link.listed and _explained(link, paragraph):
        return None
    return found


def _member(one: Statement) -> Member:
    return Member(one.figure, "的" if one.times else one.verb, "")


def _grown(stated: Statement, now: Quantity, base: Quantity) -> Change:
    return _growth(_member(stated), now, base)


def _moved(stated: Statement, now: Quantity, base: Quantity) -> Change:
    return _difference(_member(stated), now, base)


def _explained(link: links.Change, paragraph: Sequence[Statement]) -> bool:
    """Whether any other two figures near a stated change give it: then it was read wrongly, or is right."""
    stated = link.stated
    near = [
        one.figure
        for one in paragraph
        if not one.verb and one.figure.value and abs(one.at.sentence - stated.at.sentence) <= links.REACH
    ]
    compute = _grown if stated.kind in ("share", "multiple") else _moved
    return any(
        not compute(stated, one, other).points
        for one in near
        for other in near
        if one is not other and _unit(one) == _unit(other)
    )


def _beside(document: Document) -> Iterator[Change]:
    """The changes whose figures stand side by side in one sentence."""
    folded = document.folded
    for sentence in document.view(with_figures):
        if _OF_CHANGE.search(folded, *sentence.span) and _OF_BEFORE.search(folded, *sentence.span):
            for record in _records(sentence):
                yield from _stated(record)


#: Without one of each there is no change to be found in a sentence.
_OF_CHANGE = Lazy("[增减升降涨扩缩翻幅压倍]|提高|精简|下滑|回落|下跌|多|少")
_OF_BEFORE = Lazy(
    "[上去]年|年初|[上前]一年|上[期月季]|[由从]|[比较与是](?:20|19|一九|二[〇零○])|十[一二三四]五|年前|同[比期]|(?:20|19)[0-9]{2}年.{3,99}(?:20|19)[0-9]{2}年"
)

_SIGNS = (_OF_CHANGE, _OF_BEFORE)
#: Growth of a base that is not in the text.
_ADJUSTED = Lazy("年均(?!浓度|值)|月均|年平均|平均每|预计|预期|目标|力争|可比|扣除|同口径|不变价|定基|实际(?:增|下|上|降)")
_NOMINAL = Lazy("名义|现价|自然口径")

Record = dict[Role, Member]


def _records(sentence: Sentence) -> Iterator[Record]:
    """The statements of a sentence: a value with the year before, the difference and the growth, in any order."""
    record: Record = {}
    last = 0
    for at, clause in enumerate(sentence.clauses):
        if at - last > _REACH or len(clause.quantities) > _CROWDED:
            yield record
            record = {}
        for quantity in clause.quantities[:_CROWDED]:
            if quantity.unit in _DATES:
                continue
            words = _words(clause, quantity)
            if not words and clause.before == "(" and at and _THAN.search(sentence.clauses[at - 1].words):
                words = sentence.clauses[at - 1].words  # 较2023年(5000条)增长
            role = _role(record, clause, quantity, words)
            if role == "now" and clause.depth > 0 and record:
                continue  # a figure in brackets is an aside
            if role == "now" and len(record) == 1 and "now" in record and _next_year(record["now"], clause, quantity):
                record = {"before": record["now"]}
            begins = _FROM.search(words) if role == "before" else role == "now" and not _goes_on(record, quantity)
            if role is None or role in record or begins:
                yield record
                record = {}
            if role in ("now", "before") or (role and record):
                record[role] = Member(
                    quantity, "的" if role == "growth" and _TIMES.match(words) else words, clause.label
                )
                last = at
    yield record


def _role(record: Record, clause: Clause, quantity: Quantity, words: str) -> Role | None:
    """What a figure is in the statement so far; ``None`` for one that is of something else."""
    one = record.get("now") or record.get("before")
    by = _BY.search(words) if quantity.unit in _POINTS or quantity.unit in _GROWTH else None
    if quantity.unit == "倍" and (words == "的" or _TIMES.match(words)) and "before" in record and "now" in record:
        return "growth"  # 是上年1亿元的1.5倍
    if by and (quantity.unit in _POINTS or not _is_value(words)):
        own = _OF_THE_SAME.match(words[: by.start()]) and not _UNLIKE.search(clause.words)
        if not own or quantity.ranged or quantity.value is None:
            return None
        if quantity.unit in _POINTS:
            return "difference" if one and one.quantity.unit == "%" else None
        return "growth"
    if not quantity.exact or quantity.value is None or _UNLIKE.search(words):
        return None
    same = one is not None and _unit(one.quantity) == _unit(quantity)
    if _MORE.search(words):
        return "difference" if same and ("before" in record or _COMPARED.search(words)) else None
    if _FROM.search(words):
        return "before"
    named = _THAN.search(words) or _BEFORE.fullmatch(words)
    if named and not _OTHER_NOUN.search(named[1]) and (one is None or (same and _fits(named[1], one))):
        return "before"
    if one and same and _year_of(one.label) and _year_of(one.label) - 1 == _year_of(clause.label):
        return "before"
    return "now"


def _words(clause: Clause, quantity: Quantity) -> str:
    """What stands before a figure and behind the one before it; 一年 of 上一年 is none."""
    others = (
        other.end + (not other.unit and len(_unit(other)))
        for other in clause.quantities
        if other.end <= quantity.start and other.unit not in _DATES
    )
    return "".join(quantity.text[max([clause.start, *others]) : quantity.start].split())


def _goes_on(record: Record, quantity: Quantity) -> bool:
    """Whether a value is that of the year whose last year's value was just given."""
    before = record.get("before")
    return before is not None and len(record) == 1 and _unit(before.quantity) == _unit(quantity)


def _is_value(words: str) -> bool:
    """Whether a figure is what something rose or fell to, and not by how much: 提高到, but not 增幅为."""
    return _TO.search(words) is not None and not words.endswith(("幅为", "率为"))


def _next_year(now: Member, clause: Clause, quantity: Quantity) -> bool:
    """Whether a value is that of the year after the one before it."""
    year = _year_of(now.label)
    return 0 < year < _year_of(clause.label) and _unit(now.quantity) == _unit(quantity)


def _fits(noun: str, now: Member) -> bool:
    """Whether the year before has no noun of its own, or that of the value before it."""
    behind = now.quantity.text[now.quantity.end : now.quantity.end + 8]
    noun = noun.rstrip("数额量")
    return noun in now.words + now.label + behind or noun[-2:] in now.words


def _year_of(words: str) -> int:
    found = _YEAR.search(words)
    return int(found[1]) if found else 0


def _unit(quantity: Quantity) -> str:
    """The unit, or the sign behind a figure that has none of those that are known (75.42亿斤, 2286列)."""
    return quantity.unit or _MEASURE.match(quantity.text, quantity.end)[0]  # type: ignore[index]


_MEASURE = Lazy("[斤列羽尾箱袋包瓶担]?")


def _stated(record: Record) -> Iterator[Change]:
    """What the statement says of the change: its growth, its difference, or both."""
    now, before, difference, growth = (record.get(role) for role in ("now", "before", "difference", "growth"))
    if now is None or not now.quantity.value:
        return
    moved = before is not None and (
        _FROM.search(before.words) is not None or (growth is not None and growth.words == "的")
    )
    if not moved and not _unit(now.quantity):
        return
    if any(_SINCE.search(member.words) and not moved for member in record.values()):
        return
    if before and not moved and not _THAN.search(before.words):
        over = all(_OVER_YEARS.match(one.words) for one in (growth, difference) if one)
        if _years_apart(before, now) > 1 and not over:
            return  # 2020年A,2024年B,同比增长: not from A
    if moved and before and _misled(now, before):
        yield _turned(now, before)
        return
    found = None
    if before and _REAL.search(now.label) and _YEARS_AGO.search(before.words):
        growth = None
    if growth and before and before.quantity.value and now.quantity.unit not in _GROWTH:
        found = _growth(growth, now.quantity, before.quantity)
    elif growth and difference and difference.quantity.unit not in _POINTS:
        found = _growth_by_difference(growth, now.quantity, difference)
    if found:
        yield found
    if difference and before and before.quantity.value is not None and not (found and found.points):
        yield _difference(difference, now.quantity, before.quantity)


def _years_apart(before: Member, now: Member) -> int:
    earlier, later = _year_of(before.label), _year_of(now.label)
    return later - earlier if earlier and later else 0


#: Over years the growth of what is produced is told at constant prices.
_REAL, _YEARS_AGO = Lazy("生产总值|GDP|增加值|产值"), Lazy("十[一二三四]五|年前")
_OVER_YEARS = Lazy("[二两三四五六七八九十]{1,2}年[间来]?")
#: 升到, 降至, and what goes up in rank as its number goes down.
_TOWARDS = Lazy(
    f"^(?:20[0-9]{{2}}年)?(?:进一步|大幅|逐步|持续)?({_UP}|升|涨|{_DOWN})(?:到了|到|至|为)(?:20[0-9]{{2}}年|今年|本年)?的?$"
)
_RANKS = Lazy("第$|[位名级类档等]|排")


def _misled(now: Member, before: Member) -> bool:
    """Whether the word between two values says the opposite: 由36亿元升到27亿元."""
    towards = _TOWARDS.match(now.words)
    a, b = now.quantity, before.quantity
    if towards is None or not a.value or not b.value or a.ranged or b.ranged or _unit(a) != _unit(b) or not _unit(a):
        return False
    if _RANKS.search(before.words[-4:]) or _RANKS.search(_unit(a)):
        return False
    return a.value < b.value if towards[1] in (*_UP.split("|"), "升", "涨") else a.value > b.value


def _turned(now: Member, before: Member) -> Change:
    a, b = now.quantity.value or Fraction(0), before.quantity.value or Fraction(0)
    return Change(now.quantity, now.words, (a, b), (now.quantity, before.quantity), abs(a / b - 1) * 100 + 1)


def _growth(growth: Member, now: Quantity, before: Quantity) -> Change:
    ratio = change(exact_interval(now), exact_interval(before))
    if growth.words == "的":
        ratio = add(ratio, point(Fraction(100)))
    return _compared(growth, ratio, (now.value or Fraction(0), before.value or Fraction(0)), (now, before))


def _growth_by_difference(growth: Member, now: Quantity, difference: Member) -> Change | None:
    """A, 比上年增加C, 增长p%: the year before had A − C."""
    grown = _is_up(difference)
    a, c = exact_interval(now), exact_interval(difference.quantity)
    more = difference.quantity.value or Fraction(0)
    base = subtract(a, c) if grown else add(a, c)
    value = (now.value or Fraction(0)) - (more if grown else -more)
    if (
        not more
        or base.low is None
        or base.low <= 0
        or value <= 0
        or base.high is None
        or c.low is None
        or c.high is None
    ):
        return None
    # The difference is known better than the two values: take the growth from it and the base.
    low, high = 100 * c.low / base.high, 100 * c.high / base.low
    ratio = Interval(low, high) if grown else Interval(-high, -low)
    return _compared(growth, ratio, (now.value or Fraction(0), value), (now, difference.quantity))


def _is_up(member: Member) -> bool:
    more, by = _MORE.search(member.words), _BY.search(member.words)
    word = more[1] if more else by[1] if by else ""
    return word in _GROWN or word in _UP.split("|")


def _compared(
    growth: Member, ratio: Interval, values: tuple[Fraction, Fraction], operands: tuple[Quantity, ...]
) -> Change:
    by = _BY.search(growth.words)
    word = by[1] if by else ""
    allowed = _percent(growth.quantity)
    if word and word not in _UP.split("|"):
        allowed = _mirrored(allowed)
    return Change(growth.quantity, word, values, operands, _apart(ratio, allowed) or _whole_times(growth, ratio))


def _whole_times(growth: Member, ratio: Interval) -> Fraction:
    """How far a whole multiple is from the one that the figures give to the digit: nothing was rounded or cut there."""
    exact = ratio.low is not None and ratio.low == ratio.high and ratio.low % 100 == 0
    stated = growth.quantity.value or Fraction(0)
    if not exact or growth.quantity.unit != "倍" or growth.quantity.modifiers or stated.denominator != 1:
        return Fraction(0)
    return abs((ratio.low or Fraction(0)) - 100 * stated)


def _difference(difference: Member, now: Quantity, before: Quantity) -> Change:
    more = _MORE.search(difference.words) or _BY.search(difference.words)
    values = now.value or Fraction(0), before.value or Fraction(0)
    stated = difference.quantity.value or Fraction(0)
    gap = abs(values[0] - values[1] - (stated if _is_up(difference) else -stated))
    figures = (now, before, difference.quantity)
    slack = Fraction(0)
    if not all(one.counted and one.place == 1 for one in figures):
        slack = sum((digit(one) / 2 for one in figures), Fraction(0))
    return Change(
        difference.quantity,
        more[1] if more else "",
        values,
        (now, before),
        max(gap - slack, Fraction(0)),
        difference=True,
    )


def _mirrored(interval: Interval) -> Interval:
    low, high = interval.low, interval.high
    return Interval(
        None if high is None else -high, None if low is None else -low, interval.open_high, interval.open_low
    )


def _apart(one: Interval, other: Interval) -> Fraction:
    """How far two intervals are apart; nought where they meet."""
    if one.high is not None and other.low is not None and one.high < other.low:
        return other.low - one.high
    if one.low is not None and other.high is not None and one.low > other.high:
        return one.low - other.high
    return Fraction(0)


def _percent(stated: Quantity) -> Interval:
    """The stated growth in per cent: 1.5倍 is 150%, 两成 is 20%, 翻两番 is 300% (a round word: a fifth more or less)."""
    value = stated.value or Fraction(0)
    if stated.unit == "番":
        grown = Fraction(2) ** int(value) * 100 - 100 if value.denominator == 1 and value < 10 else Fraction(0)
        return Interval(grown * 8 / 10, grown * 12 / 10) if grown else Interval()
    factor = 100 if stated.unit == "倍" else 1
    allowed = stated_range(stated)
    if stated.unit == "倍" and not stated.numeral[0].isascii():
        allowed = Interval(value - Fraction(3, 10), value + Fraction(1, 2))  # 一倍, 两倍: said, not computed
    return allowed._replace(
        low=None if allowed.low is None else allowed.low * factor,
        high=None if allowed.high is None else allowed.high * factor,
    )


#: How many points a growth by multiples may be off and still be told as information only. A whole 倍 is too wide a
#: margin: 增长3倍 for three times as much is the very slip. 一倍 in words is given some leeway already.
_MULTIPLE, _MULTIPLE_SAID = 25, 10


@check(
    "ARI003",
    "change-mismatch",
    title=Text("增减幅度与两个数不符", "a growth that its two figures do not give"),
    severity="warning",
    basis="logic; GB/T 8170-2008",
    bad=[
        "2022年全年总量409件,2021年全年456件,同比下降⟦13.31%⟧。",
        "全年受理54件,比上年增加23件,增长⟦47.2%⟧。",
        "持证人员由120人增加到150人,增长⟦35%⟧。",
        "完成投资52.4亿元,上年为48.1亿元,同比增长⟦18.9%⟧。",
        "全年信访409件,去年同期456件,同比上升⟦10.31%⟧。",
        "案件从40件增加到120件,增长⟦3倍⟧。",
        "受理复议申请126件,比去年的84件增加42件,增幅为⟦33%⟧。",
        "支出由3043万元降至2986万元,减少57万元,增长⟦1.87%⟧。",
        "网办率由80%提高到92%,提高⟦15个百分点⟧。",
        "粮食产量73.71亿斤,上年为75.42亿斤,减产⟦2.71亿⟧斤,下降2.3%。",
        "立案540件,同比下降⟦10%⟧,上年立案500件。受理680件,同比下降⟦13.3%⟧(上年600件)。",
        "接诊量由1500人次下降至1200人次,降幅达⟦三成⟧。",
        "人均收入由9268元增加到18536元,实现翻⟦两番⟧。",
        "班列开行2286列,比上年的1923列增长⟦7.7%⟧。",
        "运行经费184.65万元,比2023年度的182.10万元增加⟦5.25万元⟧,增长1.40%。",
        "成交额由去年的36亿元升到⟦27亿元⟧。社会物流费用比率2020年为14.7%,2024年为14.0%,四年上升⟦0.7个百分点⟧。",
        "经营主体26.4万户,较“十三五”末的19.2万户净增⟦6.2万户⟧。公开信息5250条,较2023年(5000条)增长⟦0.5%⟧。",
        "年均浓度由每立方米45微克降到36微克,下降⟦25%⟧。企业从五年前的156家增至468家,是五年前的⟦4倍⟧。",
        "各项存款1365亿元,比年初增加105亿元(年初为1260亿元),增长⟦7.69%⟧。",
        "受理案件60件75人,去年同期为80件100人,件数和人数同比分别下降25%、⟦35%⟧。",
        "审结案件540件,同比上升⟦12%⟧;上一年度审结案件500件。接收工单1800件,较上期减少200件,环比下降⟦11.1%⟧。",
        "检查1200次,处罚180件。上年,两项分别为1500次、200件,今年同比分别减少300次、⟦30件⟧。",
        "清运垃圾300吨,上年同期400吨,吨数同比下降⟦30%⟧。收到申请150件,上一年度为50件,是上年的⟦2倍⟧。",
    ],
    good=[
        "2022年全年总量409件,2021年全年456件,同比下降10.31%。",
        "全年受理54件,比上年增加23件,增长74.1%。",
        "持证人员由120人增加到150人,增长25%。",
        "完成投资52.4亿元,上年为48.1亿元,同比增长8.9%。",
        "案件从40件增加到120件,增长2倍。",
        "地区生产总值139亿元,较“十三五”末的93亿元增加46亿元,增长33.6%。",
        "排名由全省第5位上升到第3位。成交额由36亿元降到27亿元。绩效等级从3级提升至2级,水质由五类提升到三类。",
        "2020年受理100件,2024年受理120件,同比增长5%。公开信息5250条,较2023年(5000条)增长5%。",
        "企业从五年前的156家增至468家,是五年前的3倍。",
        "收入由2012年的100亿元增加到150亿元,年均增长8.4%。",
        "办结率由90%提高到95%,提高5个百分点。",
        "受理54件,审结40件,同比增长74%。",
        "受理案件60件75人,去年同期为80件100人,同比分别下降25%、25%。收到申请150件,上一年度为50件,是上年的3倍。",
        "成交额由20亿元增加到60亿元,企业、机构数量分别增长1.2倍、1.5倍。生产电力由二千亿度增加到二千五百亿度,增长百分之二十五。",
        "上年末在外务工2000人,当年新增300人、返乡100人,年末2200人。环比上升5%,上年为100件,本年90件。",
        "调解案件594件,同比上升77.3%;仲裁案件572件,同比上升50%。",
        "业务投诉36件,业务投诉同比下降36%。",
        "成交额从1795亿元增加到5260亿元,中小企业、高新企业数量分别增长3.2倍、2.5倍。",
        "受理复议申请126件,比去年的84件增加42件,增幅为50%。2022年支出356.2万元,与2021年度相比增加18.4万元,增长5.4%。",
        "原煤十四亿吨,比一九九五年的十二亿九千八百万吨增加一亿吨。",
        "收入38.64亿元,较上年36.80亿元增收1.85亿元,增长5.0%。",
        "收入100万元,同比下降10%,上年支出50万元。受理36件,上年结转12件,增长10%。",
        "网办率由80%提高到92%,提高12个百分点,满意率提高3个百分点。",
        "办案100件,比上年增加20件,其中行政案件30件,比上年增加5件,增长20%。",
    ],
)
def change_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """本年数、上年数(或增减量)与增减幅度算不拢,或方向相反;本年数、上年数与增减量、百分点算不拢。

    只在几个数紧挨着写明时计算:“由B增加到A,增长p%”“A,上年B,同比下降p%”“A,比上年增加C,增长p%”“A,比上年的B增加C”“率由B%提高到A%,提高C个百分点”。四舍五入、五成双和截位都接受;
    金额等量值按末位的取整范围计算。差不超过末位一个单位的只作提示。

    不报告:年均、环比、可比口径的增幅;只有一个数的增幅;“上年”另有所指的(上年结转、上年支出);“翻番”与两倍上下相差不到五分之一的。

    ---
    This year's figure, last year's (or the difference) and the growth do not fit, or point in opposite directions; nor do the two figures and a stated difference, or points of per cent.

    Computed only where they stand side by side: 由B增加到A,增长p%; A,上年B,同比下降p%; A,比上年增加C,增长p%; A,比上年的B增加C; 率由B%提高到A%,提高C个百分点. Rounding and cutting are both accepted;
    money and measures count with the rounding of their last digit. One unit of the last digit apart is info.

    Accepted in silence: means over years, adjusted growth; a growth with one figure only; a figure of last year that is of something else (上年结转); 翻番 within a fifth.
    """
    for one in changes(document):
        if not one.points:
            continue
        now, base = one.values
        shown = [decimal(value / one.operands[0].scale) for value in one.values]
        grown = not one.word or one.word in _UP.split("|") or one.word in _GROWN
        stated = f"{'' if grown else '-'}{one.stated.words}"
        if one.difference:
            computed = decimal((now - base) / one.stated.scale)
            formula, unit = (
                f"{shown[0]} - {shown[1]}",
                one.stated.words.removeprefix(one.stated.numeral),
            )
            slack = 2 * digit(one.stated) * ("." in one.stated.numeral)
        else:
            computed = decimal((now / base - 1) * 100, 2)
            formula, unit = f"({shown[0]} - {shown[1]}) / {shown[1]}", "%"
            slack = margin(one.stated) if one.stated.unit in _GROWTH else Fraction(0)
            if one.stated.unit == "倍":
                slack = one.stated.place * (_MULTIPLE if one.stated.numeral[0].isascii() else _MULTIPLE_SAID)
        pretty = formula.replace("-", "−").replace("/", "÷")
        yield Finding(
            one.stated.span,
            Text(f"“{one.word}{one.stated.words}”与{shown[0]}、{shown[1]}两数不符,请核对", f'"{one.word}{one.stated.words}" does not fit {shown[0]} and {shown[1]}'),
            note=Text(*[f"{pretty} = {computed}{unit} ≠ {stated}"] * 2),
            related=tuple(Related(quantity.span, Text("所据的数", "figure")) for quantity in one.operands),
            severity="info" if one.points <= slack and not (one.difference and one.stated.counted) else None,
            evidence=Evidence(
                f"{formula} = {stated}", computed, ("" if grown else "-") + decimal(one.stated.value or Fraction(0)),
                tuple(quantity.operand for quantity in (*one.operands, one.stated)),
            ),
        )  # fmt: skip
