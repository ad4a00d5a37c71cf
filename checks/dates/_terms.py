"""Years that a sum ties together: plans, terms, counts of years, anniversaries, seasons, quarters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lintreport import Span, Text
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number

from ._mentions import Clash, Dated, Mention

_YEAR = "((?:19|20)[0-9]{2})"
_TO = "[-—–~至到]{1,2}"
_COUNT = "([0-9]{1,3}|[一二两三四五六七八九十百]{1,4})"
#: 十四五 is 2021 to 2025, 八五普法 as well.
_PLAN = '(?<![一二三四五六七八九十])[“"]?(?:十([一二三四五六])五|([五六七八九])五(?=[”"]?普法))[”"]?'
_FIRST_PLAN, _FIRST_LAW_PLAN = 2001, 1981
_PLAN_RANGE = Lazy(f"{_PLAN}(?:普法)?(?:规划|计划|时期|期间)?\\(?{_YEAR} ?年?{_TO}{_YEAR} ?年")
_ROLE = "(?:规划|计划|时期|普法)?(?:实施)?的?(开局|起步|第一|首|收官|最后一|末|第二|第三|第四|中期|承上启下)之?年"
_ROLE_OF = Lazy(f"(?=[12]){_YEAR} ?年,?(?:既?是|为|系|作为)[^。;,0-9]{{0,12}}?{_PLAN}{_ROLE}")
_ROLE_WITH = Lazy(f"{_PLAN}{_ROLE}(?:\\(|,?(?:即|也就是))?{_YEAR} ?年")
#: Which year of five; both ends of 中期 and 承上启下 lie within.
_ROLES = {"开": 1, "起": 1, "首": 1, "第一": 1, "第二": 2, "第三": 3, "第四": 4, "收": 5, "最": 5, "末": 5}


def contradictions(text: Dated) -> Iterator[Clash]:
    """Every place where years contradict what the words around them make of each other."""
    for relation in _RELATIONS:
        yield from relation(text)


def _plans(text: Dated) -> Iterator[Clash]:
    for match in _PLAN_RANGE.finditer(text.text):
        first = _first_year(match)
        for group in (3, 4):
            if not first <= int(match[group]) <= first + 4:
                yield _clash(match, group, 0, _of_plan(match, first))
    for match in _ROLE_OF.finditer(text.text):
        yield from _role(match, match[4], 1, _first_year(match, 2))
    for match in _ROLE_WITH.finditer(text.text):
        yield from _role(match, match[3], 4, _first_year(match))


def _first_year(match: re.Match[str], group: int = 1) -> int:
    plan, law = match[group], match[group + 1]
    return _FIRST_PLAN + 5 * _value(plan) if plan else _FIRST_LAW_PLAN + 5 * _value(law)


def _of_plan(match: re.Match[str], first: int) -> Text:
    name = re.sub('[“”"]', "", re.search('[“"]?十?[一二三四五六七八九]五', match[0])[0])  # type: ignore[index]
    return Text(f"“{name}”为{first}—{first + 4}年", f"{name} is {first} to {first + 4}")


def _role(match: re.Match[str], role: str, group: int, first: int) -> Iterator[Clash]:
    step = _ROLES.get(role[:2]) or _ROLES.get(role[0])
    right = range(first + step - 1, first + step) if step else range(first + 1, first + 4)
    if int(match[group]) not in right:
        yield _clash(match, group, 0, _of_plan(match, first))


#: 2021—2025年五年行动计划, 连续三年(2020—2022年).
_RANGE_COUNTED = Lazy(
    f"(?=[12]){_YEAR} ?年?{_TO}{_YEAR} ?年度?\\)?[,的]?(连续|这|共)?{_COUNT}年(行动|计划|规划|攻坚|滚动)?(?![前后内度级制])"
)
_COUNTED_RANGE = Lazy(
    f"(?=[0-9一二两三四五六七八九十])(?:(?<=(连)续)|(?<![第0-9一二三四五六七八九十后前])){_COUNT}年(?:来|间|期)?"
    f"(行动|计划|规划|攻坚|滚动)?[^,。;:、()0-9\\n]{{0,8}}\\({_YEAR} ?年?{_TO}{_YEAR} ?年\\)"
)


def _counts(text: Dated) -> Iterator[Clash]:
    """As many years as are counted: a plan counts both ends, another period may leave one out."""
    for pattern, (first, last, count, *strict) in (
        (_RANGE_COUNTED, (1, 2, 4, 3, 5)),
        (_COUNTED_RANGE, (4, 5, 2, 1, 3)),
    ):
        for match in pattern.finditer(text.text):
            years = int(match[last]) - int(match[first]) + 1
            exact = any(match[group] and match[group] not in ("这", "共") for group in strict)
            counted = _value(match[count])
            if years > 1 and counted not in ((years,) if exact else (years, years - 1)):
                sum_ = f"{match[last]} − {match[first]} + 1 = {years} ≠ {counted}"
                yield _clash(match, first, count, Text(sum_, sum_))


#: 任期五年 with the day on which it began and that on which it ends.
_TERM = Lazy(
    f"(?:任期|有效期|聘期|租期|服务期|合同期|租赁期|承包期|质保期|保修期)(?:限)?(?:均|各)?(?:为|是|共)?{_COUNT}年"
)
_ENDS = Lazy("届满|到期|期满|届至|失效")
_BEGINS = Lazy("产生|换届|签订|签署|生效|当选|聘任|承租|承包|起$|成立|印发|施行|验收|取得|颁发")
_NEAR = 80


def _terms(text: Dated) -> Iterator[Clash]:
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
_ANNIVERSARY = Lazy(f"(?=[0-9一二三四五六七八九十])(?<![0-9一二三四五六七八九十百]){_COUNT}周年")
#: What everybody was founded in.
_KNOWN = (
    ("中国共产党成立", 1921),
    ("建党", 1921),
    ("建军", 1927),
    ("新中国成立", 1949),
    ("共和国成立", 1949),
    ("改革开放", 1978),
)


def _anniversaries(text: Dated) -> Iterator[Clash]:
    """Founded in one year, so many years old in another one, unless any two years of the paragraph are so far apart."""
    for match in _ANNIVERSARY.finditer(text.text) if "周年" in text.text else ():
        count, before = _value(match[1]), text.text[max(0, match.start() - _NAME) : match.start()]
        near = [
            one for one in text.near(match.start() - 2 * _NEAR, match.end() + _NEAR) if _same_line(text, one, match)
        ]
        told = [one for one in near if one.span.end <= match.start()]
        now = told[-1] if told else None
        if now is None or count < _ROUND or _SAID.search(text.text, now.span.end, match.start()):
            continue
        known = [year for name, year in _KNOWN if before.endswith(name)]
        founded = [one for one in near if one != now and _FOUNDED.search(text.before(one)[-6:] + text.behind(one)[:4])]
        begins = known or ([one.year for one in founded] if _FOUNDED.search(before) else [])
        others = known or [one.year for one in near]
        if len(begins) == 1 and not any(one.year - other == count for one in near for other in others):
            place = founded[0].span if founded and not known else Span(*match.span())
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


def _same_line(text: Dated, mention: Mention, match: re.Match[str]) -> bool:
    low, high = sorted((mention.span.start, match.start()))
    return "\n" not in text.text[low:high]


#: 2022—2023学年: two years that follow each other.
_SEASON = Lazy(
    f"(?=[12])(?<![0-9]){_YEAR} ?年?[-—–~/至]{{1,2}}{_YEAR} ?年?(?:度)?(?:学年|(?:采暖|供暖|供热|榨|雪|赛)[季期])"
)


def _seasons(text: Dated) -> Iterator[Clash]:
    for match in _SEASON.finditer(text.text):
        if int(match[2]) != int(match[1]) + 1:
            yield _clash(match, 2, 1, _sum(int(match[1]), 1, int(match[2])))


#: A quarter or half of a year with its months right behind it: 三季度(7—9月).
_MONTHS = Lazy(
    f"(?=[第一二三四1-4上下])(?:第?([一二三四1-4])季度|([上下])半年)\\(?(?:即|指|为)?([0-9]{{1,2}}) ?月?份?{_TO}([0-9]{{1,2}}) ?月"
)


def _quarters(text: Dated) -> Iterator[Clash]:
    for match in _MONTHS.finditer(text.text):
        if match[1]:
            last = 3 * _value(match[1])
            first = last - 2
        else:
            first, last = (1, 6) if match[2] == "上" else (7, 12)
        if not (first <= int(match[3]) <= int(match[4]) <= last):
            words = f"{first}—{last} ≠ {match[3]}—{match[4]}"
            yield Clash(
                Span(match.start(3), match.end()),
                Span(match.start(), match.end(1 if match[1] else 2)),
                Text(words, words),
            )


#: Years in a row, each told of once: 2021年、2022年、2023年.
_ROW = Lazy(
    "(?=[12])(?<![0-9])(?:(?:19|20)[0-9]{2}(?: ?年)?[、和及与]{1,2}){2,}(?:19|20)[0-9]{2} ?年(?! ?[0-9]{1,2} ?月)"
)
_IN_ROW = Lazy("[0-9]{4}")


def _rows(text: Dated) -> Iterator[Clash]:
    for match in _ROW.finditer(text.text):
        seen: dict[str, Span] = {}
        for one in _IN_ROW.finditer(text.text, *match.span()):
            place = Span(*one.span())
            if one[0] in seen:
                yield Clash(place, seen[one[0]], Text(f"{one[0]}年写了两次", f"{one[0]} is given twice"))
            seen[one[0]] = place


_RELATIONS: tuple[Callable[[Dated], Iterator[Clash]], ...] = (
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


def _clash(match: re.Match[str], group: int, other: int, words: Text) -> Clash:
    """A clash of a year in a match with another group of it; group 0 is the whole."""
    return Clash(Span(*match.span(group)), Span(*match.span(other)), words)
