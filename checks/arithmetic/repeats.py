"""ARI008: one indicator given twice, with two values of which one may be mistyped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Span, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.units import folded_unit


class Value(NamedTuple):
    """A value with its folded unit, its digits, the words for what it is of, the sentence it stands in, its number among them, and the noun behind it."""

    figure: Quantity
    unit: str
    size: int
    digits: str
    name: str
    place: int
    scope: str
    noun: str = ""
    at: int = -1


#: Words that do not tell one indicator from another.
_FILLER = Lazy(
    "全[省市县区镇乡街年]|[我本该][省市县区镇乡街局院校]|今年|本年度?|当年|年内|以来|目前|现有?|(?<!公)共|累计|合计|总计|总数|已经?|完成|实现|达到?|"
    "办理|开展|组织|约|为|是|有|了|的|到|至|由|在|其|均|也|仍|年末|年底|截至|保持|稳定|拥有|[0-9一二三四五六七八九十〇]+[年月日]|[,、:;()“”]"
)
#: Where the figure is of another time, and where it is of a part, of each, of a plan, or a difference.
_OTHER_TIME = Lazy(
    "上年|去年|同期|同比|环比|[一二三四]季度|[上下]半年|[0-9]月(?![底末0-9])|上[期月]|[年期]初|力争|将|计划到"
)
_ELSEWHERE = Lazy(
    "其中|[比较](?!例)|每|人均|户均|日均|平均|计划|目标|任务|(?<!公共)预算|预计|增[长加幅]|下降|减少|首次|部分|另|其余|剩余|"
    "最|超|不低于|不少于|以上|以下|不超|第"
)
_ROW = Lazy(r"^([^\t\n0-9]{2,20})\t+(?:([^\t\n0-9]{1,6})\t+)?([0-9][0-9,.]*)[ \t]*$", 8)
_IN_BRACKETS = Lazy(r"\(([^()\n]{1,6})\)")
#: Figures of fewer digits are alike by chance.
_TELLING = 3
#: So many values of one name are as many occasions.
_OCCASIONS = 3


def _digits(value: Fraction) -> str:
    return decimal(value).replace(".", "").replace(",", "").strip("-0")


def _size(value: Fraction) -> int:
    """How many digits stand before the decimal point."""
    return len(str(int(value)))


def _name(words: str) -> str:
    return "".join(_FILLER.sub("", words).split())[-_LONGEST:]


#: No more of the words before a figure names what it is of.
_LONGEST = 16
#: What has a number, and is not counted.
_RANKS = ("届", "条", "章", "号", "期", "楼", "层", "周年", "级", "股")
_TERM = Lazy("工作日|[小学课]时|月|星期|内")
_NOUN = Lazy(f"(?:(?![的在均已]|全部|参加|开展|完成){HAN}){{2,10}}")


def _own_year(document: Document) -> int:
    """The year of the report, or the first that it names."""
    first = _YEAR.search(document.folded)
    return document.report_year or (int(first[1]) if first else 0)


def _scopes(document: Document) -> list[tuple[str, int]]:
    """Of whom and of which year each paragraph tells by the short line above it; 0 for none."""
    found, body, year = [], "", 0
    for start, end in document.paragraphs:
        line = document.folded[start:end].strip()
        if len(line) <= _SHORT and "。" not in line:
            named, said = _BODY.search(line), _YEAR.search(line)
            body = named[0] if named else "" if _TOP.match(line) else body
            year = int(said[1]) if said else 0 if _TOP.match(line) else year
        elif led := _LED.match(line):
            body = led[0]
        said = _YEAR.match(line)
        found.append((body, int(said[1]) if said else year))
    return found


#: A line of so many signs is a heading.
_SHORT = 24
_TOP = Lazy("[一二三四五六七八九十]+、")
_YEAR = Lazy("(20[0-9]{2}) ?年")
#: A heading that names a body, and a line that begins with one: 东城区:改造….
_BODY = Lazy(f"{HAN}{{1,10}}(?:[县区市镇乡村局院校所办]|街道|公司|中心|大队|医院|学校)$")
_LED = Lazy(f"{HAN}{{1,8}}(?:[县区市镇乡村局院校所办]|街道|公司|中心|大队|医院|学校)(?=:)")


def _plans(document: Document) -> int:
    """Where the plans of the next year begin; the end of the text if it has none."""
    folded = document.folded
    return next((line.start() for line in _PLANS.finditer(folded, len(folded) // 10)), len(folded))


_PLANS = Lazy(
    "^[^。;\n]{0,16}(?:重点工作|主要工作|工作安排|工作任务|目标任务|主要目标|总体要求|工作打算|工作思路|下一步|下步|今后)[^。;\n]{0,16}$",
    8,
)


def _values(document: Document) -> Iterator[Value]:
    """Every exact value that may be the whole of its indicator in the report's own time."""
    end, scopes, own = _plans(document), _scopes(document), _own_year(document)
    for paragraph in document.statements:
        body, year = scopes[paragraph[0].at.paragraph]
        for one in paragraph if paragraph[0].figure.start < end else ():
            figure, year = one.figure, one.year or year
            if not figure.exact or not figure.value or one.verb or one.period == "prev" or one.times:
                continue
            words = one.led if one.before and not one.listed else one.head
            if one.kind in ("points", "multiple", "bare") or one.unit in _RANKS or _OTHER_TIME.search(words):
                continue
            if (
                _ELSEWHERE.search(one.before)
                or one.negated
                or not figure.numeral[0].isascii()
                or _TERM.match(one.after)
            ):
                continue
            behind = _NOUN.match(one.after)
            noun = "" if behind is None or one.kind == "share" else _name(behind[0])
            name = _name(words) + noun
            if len(name) > 1 and not name.endswith("中"):
                yield Value(
                    figure,
                    one.unit,
                    _size(figure.value),
                    _digits(figure.value),
                    name,
                    one.at.sentence,
                    f"{body}{0 if year == own else year}",
                    "" if _name(one.before) else noun,
                )


def _rows(document: Document) -> Iterator[Value]:
    """The values of tables in plain text whose rows are a label, at most a unit, and one figure."""
    figures = {figure.start: figure for figure in document.quantities}
    for row in _ROW.finditer(document.folded):
        figure = figures.get(row.start(3))
        label, unit = row[1].strip(), (row[2] or "").strip()
        if bracket := _IN_BRACKETS.search(label):
            label, unit = label[: bracket.start()], bracket[1]
        name = _name(label)
        if (
            figure is None
            or figure.value is None
            or len(name) < 2
            or _ELSEWHERE.search(label)
            or _OTHER_TIME.search(label)
        ):
            continue
        scale = {"万": 10**4, "亿": 10**8}.get(unit[:1], 1)
        value = figure.value * scale
        folded = folded_unit(unit[1:] if scale > 1 else unit)
        yield Value(figure, folded, _size(value), _digits(value), name, -row.start(), "")


def _near(one: str, other: str) -> bool:
    """Whether two numerals of one length differ in one digit only, or in two that are exchanged."""
    if len(one) != len(other) or one == other:
        return False
    odd = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(odd) == 1:
        return True
    return len(odd) == 2 and one[odd[0]] == other[odd[1]] and one[odd[1]] == other[odd[0]]


def _common(one: str, other: str) -> int:
    """How many signs two names have in one order."""
    row = [0] * (len(other) + 1)
    for a in one:
        last = row
        row = [0]
        for at, b in enumerate(other):
            row.append(last[at] + 1 if a == b else max(last[at + 1], row[at]))
    return row[-1]


def _same(one: Value, other: Value) -> bool:
    """Whether two names may be of one indicator: one holds the other, or most of its signs in their order."""
    shorter, longer = sorted((one.name, other.name), key=len)
    least = len(one.digits)
    if least < _TELLING:
        nouns = one.noun == other.noun and len(one.noun) >= _PLAIN
        return least > 1 and (nouns or (longer.endswith(shorter) and len(shorter) >= _PLAIN))
    if len(shorter) + least < _ENOUGH:
        return False
    if _holds(one, other):
        return True
    shared = _common(shorter, longer)
    # 民事案件, 刑事案件: names of one length that differ are of two things.
    return least >= _MANY and shared >= _SHARED and shared * 3 >= len(shorter) * 2 and len(shorter) < len(longer)


#: Names that are not contained in each other share so many signs.
_SHARED = 4
#: So many digits are alike by chance once in a few hundred times.
_MANY = 4
#: A name of so many signs tells enough for figures of two digits, and name and digits together of so many.
_PLAIN, _ENOUGH = 5, 6


def _twice(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Every value with the earlier one of its indicator from which it differs by a slip of the pen."""
    keys: dict[str, list[Value]] = defaultdict(list)
    context = _context(values)
    for at, value in enumerate(values):
        digits = value.digits
        found = dict[int, Value]()
        holes = {f"{digits[:place]}*{digits[place + 1 :]}" for place in range(len(digits))}
        for key in (*holes, "".join(sorted(digits))):
            for other in keys[key][-_RECENT:]:
                if _one_kind(other, value) and _near(other.digits, digits) and _same(other, value):
                    found[other.figure.start] = other
            keys[key].append(value)
        found |= {other.figure.start: other for other in _anchored(values, at, keys)}
        keys[f"={digits}"].append(value._replace(at=at))
        if found:
            other = found[max(found)]
            if not _explained(other, value, context):
                yield other, value


#: So many of the values with like digits are compared.
_RECENT = 40


def _one_kind(one: Value, other: Value) -> bool:
    """Whether two values of different sentences have one unit and one size; a row of a table may have no unit."""
    units = one.unit == other.unit or (not (one.unit and other.unit) and len(other.digits) >= _TELLING)
    scopes = one.scope == other.scope or min(one.place, other.place) < 0
    return units and scopes and one.size == other.size and one.place != other.place


def _anchored(values: Sequence[Value], at: int, keys: dict[str, list[Value]]) -> Iterator[Value]:
    """What stands elsewhere behind the very value that stands before this one: 火灾1043起,死亡2人 and 火灾1043起,死亡3人."""
    value, before = values[at], values[at - 1] if at else None
    if before is None or before.place != value.place:
        return
    behind = values[at + 1] if at + 1 < len(values) and values[at + 1].place == value.place else None
    for anchor in keys[f"={before.digits}"][-_RECENT:]:
        other, last = (values[anchor.at + n] if anchor.at + n < len(values) else None for n in (1, 2))
        if other is None or other.place != anchor.place or not _one_kind(anchor, before) or not _one_kind(other, value):
            continue
        both = behind and last and behind.digits == last.digits and behind.unit == last.unit and _holds(behind, last)
        if other.digits == value.digits or not _holds(other, value) or (value.unit == "%" and other.name != value.name):
            continue
        if (both and _common(anchor.name, before.name) >= _SHARED) or (
            len(before.digits) >= _TELLING and _holds(anchor, before)
        ):
            yield other


def _holds(one: Value, other: Value) -> bool:
    """Whether one name holds the other, for a long figure with words between: 抓获(电诈)犯罪嫌疑人."""
    shorter, longer = sorted((one.name, other.name), key=len)
    return shorter in longer or (len(one.digits) >= _MANY and _common(shorter, longer) == len(shorter) >= _SHARED)


class Context(NamedTuple):
    """The sentences in which each value stands, and the values that each name has."""

    places: dict[str, set[int]]
    occasions: dict[str, set[str]]


def _context(values: Sequence[Value]) -> Context:
    context = Context(defaultdict(set), defaultdict(set))
    for value in values:
        context.places[value.digits].add(value.place)
        context.occasions[value.unit + value.name].add(value.digits)
    return context


def _explained(one: Value, other: Value, context: Context) -> bool:
    """Whether the two values are of two things: one sentence gives both, or the name has values for many occasions."""
    if not context.places[one.digits].isdisjoint(context.places[other.digits]):
        return True
    return any(len(context.occasions[value.unit + value.name]) >= _OCCASIONS for value in (one, other))


@check(
    "ARI008",
    "conflicting-figures",
    title=Text("同一指标前后数值不一", "one indicator with two different values"),
    severity="warning",
    basis="practice",
    bad=[
        "全年审执结案件36027件。\n三、强化管理\n⟦全年审执结案件36207件⟧,审限内结案率98%。",
        "累计改造老旧小区186个。\n二、主要成就\n⟦累计改造老旧小区168个⟧,新增车位1.3万个。",
        "全县脱贫劳动力外出务工18640人。\n就业帮扶方面,⟦脱贫劳动力外出务工1.684万人⟧。",
        "共接报火灾1043起,死亡2人、受伤5人。\n一、总体情况\n共接报火灾1043起,⟦死亡3人⟧、受伤5人。",
        "全县有义务教育学校286所。\n项目\t数量\n⟦义务教育学校(所)\t268⟧\n专任教师(人)\t3128",
        "出庭应诉率达98.6%。\n四、强化监督\n⟦负责人出庭应诉率96.8%⟧,败诉率6.1%。",
        "我镇现有持证执法人员26名。\n一、开展情况\n⟦现有持证执法人员21名⟧,组织学习12次。",
    ],
    good=[
        "全年审执结案件36027件。\n三、强化管理\n全年审执结案件36027件,审限内结案率98%。",
        "全年审执结案件36027件。\n上年审执结案件36207件。其中一审案件36270件。",
        "东城区改造老旧小区186个。\n西城区改造老旧小区168个。\n全市改造老旧小区354个。",
        "新增设施农业126万亩。\n二、2025年重点工作\n新增设施农业125万亩。",
        "检查12家餐饮服务单位。\n处罚13家餐饮服务单位。",
        "受理案件186件,办结案件168件。\n办结案件168件,受理案件186件。",
        "民事案件1863件。\n刑事案件1836件。",
        "计划改造老旧小区186个。\n改造老旧小区168个。",
        "一、东城区\n改造老旧小区186个。\n二、西城区\n改造老旧小区168个。",
        "2022年,改造老旧小区186个。\n2023年,改造老旧小区168个。",
    ],
)
def conflicting_figures(document: Document, options: object) -> Iterator[Finding]:
    """同一指标在开头与正文、正文与表格、前后两段给了两个不同的数。

    只看两处相差像是笔误的：位数相同，只差一位，或有两位互换（18640人与1.684万人同样比较）；或者前一项数完全相同（火灾1043起），紧接着的同一项不同（死亡2人、死亡3人）。
    两处的名称须互相包含，单位相同，且足够长：三位数以上，或名称在五字以上的两位数。名称只是大部分相同的，作为提示。

    不报告：上年、同期、季度、计划、其中等另有所指的；同一句里两个数都出现过的（本是两件事）；同一名称有三个以上不同数值的（不同场合）；下一年安排里的数。

    ---
    One indicator has two values: in the opening and in a section, in the text and in a table, in two paragraphs.

    Only what looks like a slip of the pen is reported: numerals of one length that differ in one digit or have two exchanged (18640人 is compared with 1.684万人, too), or the
    figure before is the very same in both places (火灾1043起) and the next one is not (死亡2人, 死亡3人). One name must hold the other, the units must be one, and both must tell
    enough: three digits, or two digits with a name of five characters. Where names only share most of their characters, this is info.

    Accepted in silence: last year, the same period, quarters, plans, parts; two values that one sentence gives side by side (two things); names with three or
    more values (many occasions); plans of the next year.
    """
    values = sorted([*_values(document), *_rows(document)], key=lambda value: value.figure.start)
    for first, other in _twice(values):
        start, end = _place(other)
        a, b = (one.figure.words for one in (first, other))
        yield Finding(
            Span(start, end),
            Text(
                f"“{other.name}”此处为{b}，前文为{a}，请核对或注明口径",
                f'"{other.name}": {b} here, {a} further up',
            ),
            note=Text(*[f"{decimal(_value(first))} ≠ {decimal(_value(other))}"] * 2),
            related=(Related(Span(*_place(first)), Text("前文", "further up")),),
            severity="warning" if _holds(first, other) else "info",
            evidence=Evidence(
                f"{other.name} = {first.name}",
                decimal(_value(first)),
                decimal(_value(other)),
                (first.figure.operand, other.figure.operand),
            ),
        )


def _value(one: Value) -> Fraction:
    return one.figure.value or Fraction(0)


def _place(one: Value) -> tuple[int, int]:
    """The clause or the row up to the end of the figure."""
    figure = one.figure
    end = figure.numeral_end if one.place < 0 else figure.end
    marks = ("\n",) if one.place < 0 else (",", "、", ";", "。", ":", "\n", "(")
    start = max(figure.text.rfind(mark, 0, figure.start) for mark in marks) + 1
    return start, end
