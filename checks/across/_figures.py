"""What a report states in figures, as facts: the one place where the checks across reports read statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from lintreport import Collector, Document, Facts, Filed, Span, key
from lintreport.text.figures.intervals import Interval
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.clauses import Sentence, with_figures
from lintreport.text.statements.lexicon import YEAR
from lintreport.text.statements.links import role
from lintreport.text.statements.statements import Statement
from lintreport.text.structure.origin import one_body, origin

from ._telling import TELLING_ALONE, digits, tells_of_the_year

#: What a figure of a report is: of its year, of the year before, how it changed, what came from and goes to a neighbour year.
Role = Literal["now", "base", "growth", "in", "out"]


class Figure(NamedTuple):
    """A figure: what it is of, its unit and kind, all values that it may stand for, and for ``growth`` the change.

    ``span`` is its place; ``change`` the interval of the factor between the year before and this one.
    """

    role: Role
    name: str
    unit: str
    kind: str
    words: str
    span: Span
    low: Fraction
    high: Fraction
    change: tuple[Fraction, Fraction] | None = None

    @property
    def interval(self) -> Interval:
        """All values that it may stand for."""
        return Interval(self.low, self.high)


class Told(NamedTuple):
    """A sentence with figures: these as written, its words without any, the years that it names, and what it tells.

    ``digits`` are those of its figures that tell; ``tells`` is said of a sentence that tells what was done in the year.
    """

    span: Span
    figures: tuple[str, ...]
    words: str
    years: tuple[int, ...]
    digits: int
    tells: bool


#: Words that do not tell one indicator from another.
_FILLER = Lazy(
    f"{YEAR}|(?:20|19)[0-9]{{2}}年?|全[省市县区镇乡年](?!面)|[我本该][省市县区镇乡街局院校]|今年|本年度?|当年|年内|(?<!公)共|累计|合计|总计|已经?|完成|实现|达到?|"
    "约|为|是|有|了|到|至|的|其中|年末|年底|截至|上年度?|去年|同期|以来|期间|其|均|也|仍|[,、:;()“”]"
)
#: What narrows a figure to a part of the year or of the whole, or makes it none of a year.
_NARROWED = Lazy(
    "季度|半年|[0-9一二三四五六七八九十]月|当月|单月|首次|其中|平均|人均|户均|每|计划|目标|预计|任务|力争|将|比例|占"
)
_CARRIED_IN = Lazy("上年度?(?:结转|转入|旧存|未结|遗留)|旧存|上年度?(?:未办结|未审结)")
_CARRIED_OUT = Lazy(
    "(?:结转|转入)(?:至|到|入)?(?:下|次|下一|20[0-9]{2})年度?(?:继续)?(?:办理|审理|处理)?|年[末底](?:未结|尚未办结|尚未审结|未办结)"
)
_NOUN = Lazy(f"{HAN}{{2,10}}")
#: The row of a table of disclosure: seven numbers.
_ROW = r"[^0-9\n|]{0,12}[\s|]{1,12}(?:([0-9]{1,7})[\s|]{1,12}){6}([0-9]{1,7})(?![0-9.])"
_TABLE_IN = Lazy(f"上年结转政府信息公开申请数量{_ROW}")
_TABLE_OUT = Lazy(f"结转下年度继续办理{_ROW}")
#: An indicator of fewer characters may be many things.
_SHORTEST = 4
_TIME = Lazy("(?:19|20)[0-9]{2}(?= ?年)")
_DIGITS = Lazy("[0-9][0-9.,]*|[一二三四五六七八九十百千]+(?=[个件起次场名人家项])")
#: This many reports of one body are compared with each other.
_MOST = 200
#: What so many reports keep stays at hand while other checks look at them.
AT_HAND = 64


def _collect(document: Document) -> Facts:
    reading = document.unwrapped
    about = origin(document.folded, document.paragraphs, document.path, document.report_year)
    year = about.year or about.named
    figures = [*_figures(reading, year), *_table(reading)]
    told = [one for sentence in reading.view(with_figures) if (one := _told(reading, sentence))]
    data = {"figures": [_plain(one) for one in figures], "told": [list(one) for one in told]}
    keys = (key("body", about.place, about.organ),) if about.body else ()
    return Facts(keys, data)


FIGURES = Collector("figures", _collect, most=_MOST, common=_MOST, version=3)


def _plain(one: Figure) -> list[object]:
    change = one.change and list(map(_ratio, one.change))
    return [*one[:5], list(one.span), _ratio(one.low), _ratio(one.high), change]


def _ratio(value: Fraction) -> tuple[int, int]:
    return value.numerator, value.denominator


def figures(report: Filed, *roles: Role) -> list[Figure]:
    """The figures of a report that have one of some roles."""
    return [one for one in _read(report) if one.role in roles]


@lru_cache(maxsize=AT_HAND)
def _read(report: Filed) -> list[Figure]:
    return [
        Figure(
            role,
            name,
            unit,
            kind,
            words,
            Span(*span),
            (value := Fraction(*low)),
            value if high == low else Fraction(*high),
            change and (Fraction(*change[0]), Fraction(*change[1])),
        )
        for role, name, unit, kind, words, span, low, high, change in report.data["figures"]
    ]


@lru_cache(maxsize=AT_HAND)
def told(report: Filed) -> list[Told]:
    """The sentences of a report that tell figures, and enough of them to be told apart."""
    return [
        Told(Span(*span), tuple(found), words, tuple(years), many, tells)
        for span, found, words, years, many, tells in report.data["told"]
    ]


def _told(reading: Document, sentence: Sentence) -> Told | None:
    quantities = [one for clause in sentence.clauses for one in clause.quantities if one.unit not in _TIMES]
    if not quantities:
        return None
    text = reading.folded[slice(*sentence.span)]
    years = tuple(int(year) for year in _TIME.findall(text))
    found = tuple(one.words for one in quantities)
    many = digits(found)
    if many < TELLING_ALONE:
        return None
    words = "".join(_DIGITS.sub("#", text).split())
    return Told(reading.origin(sentence.span), found, words, years, many, tells_of_the_year(words))


_TIMES = ("年", "月", "日", "天", "周", "个月", "小时", "季度", "个工作日", "工作日", "岁")


def _figures(reading: Document, year: int) -> Iterator[Figure]:
    for paragraph in reading.statements:
        latest = max((one.year for one in paragraph if not one.verb), default=0)
        for one in paragraph:
            if not one.figure.exact or one.figure.value is None or one.times:
                continue
            found = _growth(reading, one, latest) if one.verb else _value(reading, one, latest, year)
            if found:
                yield found


def _value(reading: Document, one: Statement, latest: int, year: int) -> Figure | None:
    carried = _carried(one)
    if carried:
        return _figure(reading, one, carried, _name(one))
    which = _when(one, role(one, latest), year) if _of_year(one) else None
    if which is None:
        return None
    named = one if which == "now" or one.subject else _before(one)
    return _figure(reading, one, which, _name(named)) if named and _of_year(named) else None


def _before(base: Statement) -> Statement | None:
    """The figure of this year that one without a name is the base of: the one before it, if that has its unit."""
    before = base.previous
    while before is not None and before.verb:
        before = before.previous
    return before if before is not None and before.unit == base.unit and before.period != "prev" else None


def _carried(one: Statement) -> Role | None:
    words = one.led + one.before
    if _CARRIED_IN.search(words):
        return "in"
    return "out" if _CARRIED_OUT.search(words) else None


def _of_year(one: Statement) -> bool:
    """Whether a figure is the whole of something for a whole year."""
    return not ({"part", "each", "mean", "plan", "rest"} & one.says or _NARROWED.search(one.led + one.before))


def _when(one: Statement, said: str, year: int) -> Literal["now", "base"] | None:
    if one.year and year:
        return "now" if one.year == year else "base" if one.year == year - 1 else None
    return "now" if said == "now" else "base" if said == "base" else None


def _name(one: Statement) -> str:
    """What a figure is of: the words of its clause before and behind it that tell one indicator from another."""
    before = _CARRIED_OUT.sub("", _CARRIED_IN.sub("", one.before or one.head))
    noun = _NOUN.match(one.after.removeprefix("的"))
    return _FILLER.sub("", before) + ("|" + noun[0] if noun else "")


def _figure(reading: Document, one: Statement, which: Role, name: str) -> Figure | None:
    interval = one.figure.interval
    if interval.low is None or interval.high is None or (which not in ("in", "out") and len(name) < _SHORTEST):
        return None
    span = reading.origin(one.figure.span)
    return Figure(which, name, one.unit, one.kind, one.figure.words, span, interval.low, interval.high)


def _growth(reading: Document, stated: Statement, latest: int) -> Figure | None:
    """The figure before a 同比增长…%, with the factor by which it has grown; the last digit may be rounded or cut."""
    now, value, place = stated.previous, stated.figure.value, stated.figure.place
    told = stated.kind == "share" and not stated.subject and {"than", "past"} & stated.says and "环比" not in stated.led
    if now is None or value is None or not told or now.verb or role(now, latest) != "now" or not _of_year(now):
        return None
    sign = 1 if stated.grown else -1
    ends = sorted(1 + sign * (value + step * place) / 100 for step in (-1, 1))
    made = _figure(reading, now, "growth", _name(now)) if ends[0] > 0 and now.figure.exact else None
    return made._replace(change=(ends[0], ends[1])) if made else None


def _table(reading: Document) -> Iterator[Figure]:
    """The two totals of the table of applications that go from one year's report to the next one's."""
    rows: tuple[tuple[Lazy, Role], ...] = ((_TABLE_IN, "in"), (_TABLE_OUT, "out"))
    for pattern, which in rows:
        found = pattern.search(reading.folded)
        if found:
            value = Fraction(int(found[2]))
            span = reading.origin(Span(found.start(2), found.end(2)))
            yield Figure(which, "政府信息公开申请", "件", "count", found[2], span, value, value)


def single(given: Sequence[Figure]) -> dict[tuple[str, str], Figure]:
    """The figures by name and unit, where all of one name are one value."""
    found: dict[tuple[str, str], Figure] = {}
    several = set()
    for one in given:
        at = one.name, one.unit
        if at in found and found[at].interval != one.interval:
            several.add(at)
        found.setdefault(at, one)
    return {at: one for at, one in found.items() if at not in several}


def year_of(report: Filed) -> int:
    """The year that a report says it is of, or its file name where the text does not."""
    return report.origin.year or report.origin.named


def of_one_body(report: Filed, others: Sequence[Filed], back: int) -> Iterator[Filed]:
    """The reports of the same body from so many years before; a body that is not known counts as the same."""
    year = year_of(report)
    for other in others:
        if one_body(report.origin, other.origin) is not False and year and year_of(other) == year - back:
            yield other
