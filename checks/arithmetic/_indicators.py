"""Values of indicators: what each exact figure of a text is of, by whom and of when."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements import lexicon
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.units import folded_unit
from lintreport.text.structure.persons import last_person


class Scope(NamedTuple):
    """Of whom, of when and of which person a figure is; worked out when two figures are alike, which few are."""

    document: Document
    body: str
    year: int
    stated: Statement

    @property
    def words(self) -> str:
        """All of it in one; years other than the report's own and times other than the year by their names."""
        year = 0 if self.year == self.document.view(_own_year) else self.year
        return f"{self.body}{year}{_time(self.stated)}{_person(self.stated.figure)}"


class Value(NamedTuple):
    """A value of an indicator.

    ``digits`` are those of its value, ``written`` those of its numeral; ``size`` is how many stand before the decimal
    point; ``own`` the part of the name that its own clause gives. ``place`` is the number of its sentence, below zero
    for a row of a table, which has no ``scope``; ``noun`` what stands after the figure, where nothing before it names it.
    """

    figure: Quantity
    unit: str
    size: int
    digits: str
    written: str
    name: str
    own: str
    place: int
    scope: Scope | None
    noun: str = ""
    part: bool = False


#: Words that do not tell one indicator from another.
_FILLER = Lazy(
    "全[省市县区镇乡街年]|[我本该][省市县区镇乡街局院校]|今年|本年度?|本学年|当年|年内|以来|目前|现有?|(?<!公)共|累计|合计|总计|总数|已经?|完成|实现|达到?|"
    "办理|开展|组织|提出|发出|写明|其中|^占|^综上|^(?:面向|针对|对|向|为|将|把|给)|(?:^|[”》])等|^\\(?[一二三四五六七八九十]{1,3}[),、.]|^[.、]|约|为|是|有|了|的|到|至|由|在|其|均|也|仍|年末|年底|截至|保持|稳定|拥有|[0-9一二三四五六七八九十〇]+[年月日]|[,、:;()“”【】…]"
)
#: Where the figure is of another time, and where it is of each, of a plan, or a difference.
_OTHER_TIME = Lazy(
    "上年|去年|同期|同比|环比|(?<!前)[一二三四]季度|[上下]半年|[0-9]{1,2}月(?![底末])(?:[0-9]{1,2}日)?|上[期月]|[年期]初"
)
_YET_TO_COME = Lazy("力争|将|计划到")
_ELSEWHERE = Lazy(
    "[比较](?!例)|每|人均|户均|日均|平均|计划|目标|任务|(?<!公共)预算|预计|增[长加幅]|下降|减少|首次|(?:^|[的有中大])部分|另|其余|剩余|"
    "最|超|不低于|不少于|以上|以下|不超|第"
)
#: What is told of one event, or of somebody named before: 本次住院18天; 判处有期徒刑三年,并处罚金3000元.
_OF_AN_EVENT = Lazy("^[并且又还再]|[此本该这]次")
_ROW = Lazy(r"^([^\t\n0-9]{2,20})\t+(?:([^\t\n0-9]{1,6})\t+)?([0-9][0-9,.]*)[ \t]*$", 8)
_IN_BRACKETS = Lazy(r"\(([^()\n]{1,6})\)")
#: No more of the words before a figure names what it is of.
_LONGEST = 16
#: What has a number, and is not counted.
_RANKS = ("届", "章", "号", "期", "楼", "层", "周年", "级", "股", "路")
_TERM = Lazy("工作日|[小学课]时|月|星期|内")
_NOUN = Lazy(f"的?((?:(?![的均已中]|在(?![校册编岗职读建])|全部|参加|开展|完成){HAN}){{2,10}})")
_PAST = Lazy(lexicon.PAST)
#: A name of fewer characters says little by itself: 今年收到75件.
_SHORT_NAME = 3
#: The growth of a value is compared where the value has a name of this many.
_PLAIN = 5


def name_of(words: str) -> str:
    """The words that name an indicator, without those that every indicator may have."""
    return "".join(_FILLER.sub("", words).split())[-_LONGEST:]


def digits_of(value: Fraction) -> str:
    """The digits of a value without the zeros at either end."""
    if value.denominator == 1:
        return str(value.numerator).strip("-0")
    return decimal(value).replace(".", "").replace(",", "").strip("-0")


def _size(value: Fraction) -> int:
    return len(str(int(value)))


def values(document: Document) -> Iterator[Value]:
    """Every exact value that may be the whole of its indicator, or a named part of it, in the report's own time."""
    end, scopes = _plans(document), _scopes(document)
    for paragraph in document.statements:
        body, year = scopes[paragraph[0].at.paragraph]
        for one in paragraph if paragraph[0].figure.start < end else ():
            year = one.year or year
            if named := _growth_named(one) if one.verb else _named(one) if _of_an_indicator(one) else None:
                name, own_name, noun = named
                value, figure = one.figure.value or Fraction(0), one.figure
                scope = Scope(document, body, year, one)
                written = figure.numeral.replace(",", "").replace(" ", "").replace(".", "").lstrip("0")
                digits = digits_of(value)
                part = "其中" in one.before or one.at.depth > 0
                yield Value(
                    figure, one.unit, _size(value), digits, written, name, own_name, one.at.sentence, scope, noun, part
                )


def _time(one: Statement) -> str:
    """Of which other time than the report's own a figure is; empty for none."""
    found = None if one.verb else _OTHER_TIME.search(_AS_OF.sub("", one.led))
    return found[0] if found else one.period if one.period == "prev" and not one.verb else ""


_AS_OF = Lazy("截[至止][^,]{0,14}?[日底末]")


def _person(figure: Quantity) -> str:
    """The person whom the words before a figure in its sentence name last."""
    return last_person(figure.text[max(0, figure.start - _PERSON_BEFORE) : figure.start].rpartition("。")[2])


#: So far before a figure stands whom it is of, in code points.
_PERSON_BEFORE = 40


def in_own_time(one: Statement) -> bool:
    """Whether a figure is an exact value of the report's own time, and no amount of change."""
    if not one.figure.exact or one.verb or one.period == "prev" or one.times or one.negated:
        return False
    return not (_OTHER_TIME.search(one.led) or _YET_TO_COME.search(one.led) or _ELSEWHERE.search(one.before))


def _of_an_indicator(one: Statement) -> bool:
    """Whether a figure is exact and no amount of change, plan, average or number of an order."""
    figure = one.figure
    if not figure.exact or not figure.value or one.verb or one.times:
        return False
    if one.kind in ("points", "multiple") or one.unit in _RANKS or (one.kind == "bare" and not figure.scale_sign):
        return False
    return not (_ELSEWHERE.search(one.before) or not figure.numeral[0].isascii() or _TERM.match(one.after))


def _growth_named(one: Statement) -> tuple[str, str, str] | None:
    """What names a growth: its own subject, or the value right before it (收入9.37亿元,同比增长6.2%)."""
    value = one.previous
    if one.kind != "share" or not one.figure.exact or not one.figure.value or not one.figure.numeral[0].isascii():
        return None
    if one.subject:
        words = _OVER_A_YEAR.sub("", one.led)
        elsewhere = _OTHER_TIME.search(words) or _YET_TO_COME.search(words) or _EACH_YEAR.search(words)
        own = "" if elsewhere or one.period == "prev" else name_of(one.subject)
    elif value is not None and value.at.sentence == one.at.sentence and not value.verb and _of_an_indicator(value):
        own = (_named(value) or ("",))[0]
    else:
        return None
    name = own + ("增幅" if one.grown else "降幅")
    return (name, name, "") if len(own) >= _PLAIN else None


_EACH_YEAR = Lazy("每|[年月]均|平均|计划|目标|预计|比")
_OVER_A_YEAR = Lazy("同比|[比较](?:上年|去年)(?:同期)?")


def _named(one: Statement) -> tuple[str, str, str] | None:
    """What names a figure (the words before it with the noun after it, or those of an earlier figure), and its parts:

    what its own clause gives, and the noun after it where nothing before it names it.
    """
    words = one.led if one.before and not one.listed else one.head
    if _YET_TO_COME.search(words) or _OF_AN_EVENT.search(words):
        return None
    behind = _NOUN.match(one.after)
    noun = "" if behind is None or one.kind == "share" else name_of(behind[1])
    own = said = name_of(words)
    if len(own) + len(noun) < _SHORT_NAME and one.previous is not None:
        own = name_of(_PAST.sub("", one.previous.head)) + own
    name = own + noun
    if len(name) < 2 or name.endswith("中"):
        return None
    before = said if words == one.before else name_of(one.before)
    clause = before + noun
    return name, clause if len(clause) >= _SHORT_NAME else name, "" if before else noun


def rows(document: Document) -> Iterator[Value]:
    """The values of tables in plain text whose rows are a label, at most a unit, and one figure."""
    figures = {figure.start: figure for figure in document.quantities}
    for row in _ROW.finditer(document.folded):
        figure = figures.get(row.start(3))
        label, unit = row[1].strip(), (row[2] or "").strip()
        if bracket := _IN_BRACKETS.search(label):
            label, unit = label[: bracket.start()], bracket[1]
        name = name_of(label)
        of_another = _ELSEWHERE.search(label) or _OTHER_TIME.search(label)
        if figure is None or figure.value is None or len(name) < 2 or of_another:
            continue
        scale = {"万": 10**4, "亿": 10**8}.get(unit[:1], 1)
        value = figure.value * scale
        folded = folded_unit(unit[1:] if scale > 1 else unit)
        digits = digits_of(value)
        yield Value(figure, folded, _size(value), digits, digits, name, name, -row.start(), None)


def _own_year(document: Document) -> int:
    """The year of the report, or the first that it names."""
    if document.report_year:
        return document.report_year
    first = _YEAR.search(document.folded)
    return int(first[1]) if first else 0


def _scopes(document: Document) -> list[tuple[str, int]]:
    """Of whom and of which year each paragraph tells, by the short line above it or whose view it gives; 0 for none."""
    found, body, year = [], "", 0
    for start, end in document.paragraphs:
        line = document.folded[start:end].strip()
        if len(line) <= _SHORT and "。" not in line:
            named, said = _BODY.search(line), _YEAR.search(line)
            body = named[0] if named else "" if _TOP.match(line) else body
            year = int(said[1]) if said else 0 if _TOP.match(line) else year
        elif led := _LED.match(line):
            body = led[0]
        said, view = _YEAR.match(line), _VIEW.match(line)
        found.append((view[0] if view else body, int(said[1]) if said else year))
    return found


#: 第一种意见认为, 法院认为: what follows is a figure of theirs.
_VIEW = Lazy(f"{HAN}{{2,20}}认为(?=[,:])")
#: A line of this many characters is a heading.
_SHORT = 24
_TOP = Lazy("[一二三四五六七八九十]+、")
_YEAR = Lazy("(20[0-9]{2}) ?年")
#: A heading that names a body, and a line that begins with one: 东城区:改造….
_BODY = Lazy(f"{HAN}{{1,10}}(?:[县区市镇乡村局院校所办]|街道|公司|中心|大队|医院|学校)$")
_LED = Lazy(f"{HAN}{{1,8}}(?:[县区市镇乡村局院校所办]|街道|公司|中心|大队|医院|学校)(?=:)")


def _plans(document: Document) -> int:
    """Where the plans of the next year begin, by a short line that says so; the end of the text if it has none."""
    folded = document.folded
    for word in _PLANS.finditer(folded, len(folded) // 10):
        start = folded.rfind("\n", 0, word.start()) + 1
        end = folded.find("\n", word.end()) % (len(folded) + 1)
        beside = folded[start : word.start()], folded[word.end() : end]
        if all(len(words) <= _BESIDE and not _STOP.search(words) for words in beside):
            return start
    return len(folded)


_PLANS = Lazy(
    "(?:重点|主要)工作|工作(?:安排|任务|打算|思路)|目标任务|主要目标|总体要求|下一步|下步|今后",
)
_STOP = Lazy("[。;]")
#: This many characters may stand before and after such words in their line.
_BESIDE = 16
