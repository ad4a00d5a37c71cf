"""Years that a sum ties together: plans, terms, counts of years, anniversaries, seasons, quarters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lintreport import Document, Span, Text
from lintreport.text.figures.chronology import Chronology, Mention
from lintreport.text.figures.periods import Moment, Period
from lintreport.text.figures.plans import plans
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number
from lintreport.text.patterns import compiled

from ._clashes import Clash

_YEAR = "((?:19|20)[0-9]{2})"
_COUNT = "([0-9]{1,3}|[一二两三四五六七八九十百]{1,4})"


def contradictions(document: Document) -> Iterator[Clash]:
    """Every place where years contradict what the words around them make of each other."""
    for relation in _RELATIONS:
        yield from relation(document)


#: What stands between a plan and its years, and the year of the five that is named by its place.
_SPAN = Lazy('[”"]?(?:普法)?(?:规划|计划|时期|期间)?\\(?')
_ROLE = Lazy(
    '[”"]?(?:规划|计划|时期|普法)?(?:实施)?的?(开局|起步|第一|首|收官|最后一|末|第二|第三|第四|中期|承上启下)之?年'
)
_IS_ROLE = Lazy(f'{_YEAR} ?年,?(?:既?是|为|系|作为)[^。;,0-9]{{0,12}}?[“"]?$')
_IN_ROLE = Lazy(f"(?:\\(|,?(?:即|也就是))?{_YEAR} ?年")
#: Which year of five; both ends of 中期 and 承上启下 lie within.
_ROLES = {"开": 1, "起": 1, "首": 1, "第一": 1, "第二": 2, "第三": 3, "第四": 4, "收": 5, "最": 5, "末": 5}
#: So far before a plan the year may stand that is one of it.
_LEADING = 24


def _plans(document: Document) -> Iterator[Clash]:
    text = document.in_figures
    ranges = {period.span.start: period for period in _of_years(document)}
    for plan in plans(text):
        words = Text(f"“{plan.name}”为{plan.first}—{plan.last}年", f"{plan.name} is {plan.first} to {plan.last}")
        years = range(plan.first, plan.last + 1)
        between = _SPAN.match(text, plan.span.end)
        period = ranges.get(between.end()) if between else None
        for end in (period.start, period.end) if period else ():
            if end.year not in years:
                yield Clash(_year(end), plan.span, words)
        role = _ROLE.match(text, plan.span.end)
        year = role and (
            _IS_ROLE.search(text, max(0, plan.span.start - _LEADING), plan.span.start)
            or _IN_ROLE.match(text, role.end())
        )
        if role and year:
            step = _ROLES.get(role[1][:2]) or _ROLES.get(role[1][0])
            if int(year[1]) not in (years[step - 1 : step] if step else years[1:-1]):
                yield Clash(Span(*year.span(1)), plan.span, words)


def _of_years(document: Document) -> Iterator[Period]:
    """The periods from one whole year to another."""
    return (one for one in document.periods if one.start.whole_year and one.end.whole_year)


def _year(end: Moment) -> Span:
    """Where the digits of the year stand that is an end of a period."""
    return Span(end.span.start, end.span.start + 4)


#: 2021—2025年五年行动计划, 连续三年(2020—2022年): the count behind the years or before them.
_COUNT_BEHIND = Lazy(f"\\)?[,的]?(连续|这|共)?{_COUNT}年(行动|计划|规划|攻坚|滚动)?(?![前后内度级制])")
_COUNT_BEFORE = Lazy(
    f"(?:(?<=(连)续)|(?<![第0-9一二三四五六七八九十后前])){_COUNT}年(?:来|间|期)?(行动|计划|规划|攻坚|滚动)?[^,。;:、()0-9\\n]{{0,8}}\\($"
)


def _counts(document: Document) -> Iterator[Clash]:
    """As many years as are counted: a plan counts both ends, another period may leave one out."""
    text = document.in_figures
    for period in _of_years(document):
        first, last = period.start.year or 0, period.end.year or 0
        for match in (
            _COUNT_BEHIND.match(text, period.span.end),
            _COUNT_BEFORE.search(text, max(0, period.span.start - _LEADING), period.span.start),
        ):
            years, counted = last - first + 1, _value(match[2]) if match else 0
            if match is None or years < 2:
                continue
            exact = any(match[group] and match[group] not in ("这", "共") for group in (1, 3))
            if counted not in ((years,) if exact else (years, years - 1)):
                sum_ = f"{last} − {first} + 1 = {years} ≠ {counted}"
                yield Clash(_year(period.start), Span(*match.span(2)), Text(sum_, sum_))


#: 任期五年 with the day on which it began and that on which it ends.
_TERM = Lazy(
    f"(?:任期|有效期|聘期|租期|服务期|合同期|租赁期|承包期|质保期|保修期)(?:限)?(?:均|各)?(?:为|是|共)?{_COUNT}年"
)
_ENDS = Lazy("届满|到期|期满|届至|失效")
_BEGINS = Lazy("产生|换届|签订|签署|生效|当选|聘任|承租|承包|起$|成立|印发|施行|验收|取得|颁发")
_NEAR = 80


def _terms(document: Document) -> Iterator[Clash]:
    text = document.chronology
    for match in _TERM.finditer(text.text):
        years = _value(match[1])
        near = text.near(match.start() - _NEAR, match.end() + _NEAR)
        near = [one for one in near if "\n" not in text.text[min(one.span.start, match.start()) : one.span.end]]
        ends = [one for one in near if _ENDS.search(text.behind(one))]
        begins = [one for one in near if _BEGINS.search(text.before(one) + text.behind(one)) and one not in ends]
        if len(ends) != 1 or len(begins) != 1 or not years:
            continue
        begin, end = begins[0], ends[0]
        if begin.month and end.month:
            months = 12 * (end.year - begin.year) + end.month - begin.month
            holds = abs(months - 12 * years) <= 1
        else:
            holds = end.year - begin.year in (years, years - 1)
        if not holds:
            sum_ = f"{begin.year} + {years} = {begin.year + years} ≠ {end.year}"
            yield Clash(end.span, begin.span, Text(sum_, sum_))


_FOUNDED = Lazy("创办|创立|创建|始建|成立|建[校院厂馆会所台站社队]|建成|诞生|设立|组建|出生|诞辰")
_YEARS_OLD = Lazy(f"(?<![0-9一二三四五六七八九十百]){_COUNT}$")
#: What everybody was founded in.
_KNOWN = (
    ("中国共产党成立", 1921),
    ("建党", 1921),
    ("建军", 1927),
    ("新中国成立", 1949),
    ("共和国成立", 1949),
    ("改革开放", 1978),
)


def _anniversaries(document: Document) -> Iterator[Clash]:
    """Founded in one year, so many years old in another one, unless any two years of the paragraph are so far apart."""
    text = document.chronology
    for at in (one.start() for one in compiled("周年").finditer(text.text)):
        match = _YEARS_OLD.search(text.text, max(0, at - 4), at)
        if match is None:
            continue
        count, before = _value(match[1]), text.text[max(0, match.start() - _NAME) : match.start()]
        near = [one for one in text.near(match.start() - 2 * _NEAR, at + _NEAR) if _same_line(text, one, match)]
        told = [one for one in near if one.span.end <= match.start()]
        now = told[-1] if told else None
        if now is None or count < _ROUND or _SAID.search(text.text, now.span.end, match.start()):
            continue
        known = [year for name, year in _KNOWN if before.endswith(name)]
        founded = [one for one in near if one != now and _FOUNDED.search(text.before(one)[-6:] + text.behind(one)[:4])]
        begins = known or ([one.year for one in founded] if _FOUNDED.search(before) else [])
        others = known or [one.year for one in near]
        if len(begins) == 1 and not any(one.year - other == count for one in near for other in others):
            place = founded[0].span if founded and not known else Span(match.start(), at + len("周年"))
            yield Clash(now.span, place, _sum(begins[0], count, now.year))


#: What names another year, or another sentence.
_SAID = Lazy("[今明去来翌]年|届时|。")
#: The name of what is as old stands right before the years.
_NAME = 8
#: Smaller anniversaries are of anything.
_ROUND = 3


def _sum(begin: int, years: int, end: int) -> Text:
    words = f"{begin} + {years} = {begin + years} ≠ {end}"
    return Text(words, words)


def _same_line(text: Chronology, mention: Mention, match: re.Match[str]) -> bool:
    low, high = sorted((mention.span.start, match.start()))
    return "\n" not in text.text[low:high]


#: 2022—2023学年: two years that follow each other.
_SEASON = Lazy("学年|(?:采暖|供暖|供热|榨|雪|赛)[季期]")
_OF_SEASON = Lazy(f"(?<![0-9]){_YEAR} ?年?[-—–~/至]{{1,2}}{_YEAR} ?年?度?$")


def _seasons(document: Document) -> Iterator[Clash]:
    text = document.in_figures
    for season in _SEASON.finditer(text):
        match = _OF_SEASON.search(text, max(0, season.start() - _LEADING), season.start())
        if match and int(match[2]) != int(match[1]) + 1:
            yield Clash(Span(*match.span(2)), Span(*match.span(1)), _sum(int(match[1]), 1, int(match[2])))


#: A quarter or half of a year with its months right behind it: 三季度(7—9月).
_PART = Lazy("(?:第?([一二三四1-4])季度|([上下])半年)\\(?(?:即|指|为)?$")


def _quarters(document: Document) -> Iterator[Clash]:
    for period in document.periods:
        (low, _), (high, _) = period.start.first, period.end.last
        part = period.end.month and _PART.search(document.folded, max(0, period.span.start - 8), period.span.start)
        if not part:
            continue
        first = 3 * _value(part[1]) - 2 if part[1] else 1 if part[2] == "上" else 7
        last = first + (2 if part[1] else 5)
        if not first <= low <= high <= last:
            words = f"{first}—{last} ≠ {low}—{high}"
            yield Clash(period.span, Span(part.start(), part.end(1 if part[1] else 2)), Text(words, words))


#: Years in a row, each told of once: 2021年、2022年、2023年.
_ROW = Lazy("(?<![0-9])(?:(?:19|20)[0-9]{2} ?年?[、和及与]{1,2}){2,}$")
_IN_ROW = Lazy("[0-9]{4}")
_LONGEST_ROW = 200


def _rows(document: Document) -> Iterator[Clash]:
    text = document.chronology
    for last in text.mentions:
        end = last.span.start
        row = None
        if not last.month and text.text[end - 1 : end] in tuple("、和及与"):
            row = _ROW.search(text.text, max(0, end - _LONGEST_ROW), end)
        seen: dict[str, Span] = {}
        for one in _IN_ROW.finditer(text.text, row.start(), last.span.end) if row else ():
            place = Span(*one.span())
            if one[0] in seen:
                yield Clash(place, seen[one[0]], Text(f"{one[0]}年写了两次", f"{one[0]} is given twice"))
            seen[one[0]] = place


_RELATIONS: tuple[Callable[[Document], Iterator[Clash]], ...] = (
    _plans,
    _counts,
    _terms,
    _anniversaries,
    _seasons,
    _quarters,
    _rows,
)  # fmt: skip


def _value(words: str) -> int:
    found = number(words)
    return int(found.value) if found else 0
