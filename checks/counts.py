"""ARI007, ARI008: announced counts and lists, and one thing counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from lintreport import Document, Evidence, Finding, Related, Span, Text, check
from lintreport.text.clauses import with_figures
from lintreport.text.numbers import decimal, number
from lintreport.text.quantities import Quantity

_HAN = "二两三四五六七八九十"
#: What is counted when a count sums up a list; 3个项目 behind three kinds of works would be another thing.
_KIND = "方式|方法|方面|环节|领域|类型|类别|种类|层面|层级|主题|机制|制度|体系|平台|渠道|途径|措施|举措|原则|要素|维度|阶段|步骤|关口|板块|模块|品牌|行动|工程|联动|模式|作用|能力|阵地|载体|手段|形式|监督|标准|任务|目标|重点|清单|单位|科室|小组|级"


#: How far a list 一是…二是… is read, in code points and in points.
_LIST_REACH = 6000
_MOST_POINTS = 40


@cache
def _quoted() -> re.Pattern[str]:
    """A list of quoted names, and the count right behind it."""
    return re.compile(
        rf"((?:(?:“[^“”\n]{{1,40}}”|《[^《》\n]{{1,60}}》)[、和及与]{{0,2}}){{1,20}})(等)?(?:共|这)?([{_HAN}]|[0-9]{{1,2}})(大|个|项|种|类|部|件|份|条)(?![0-9余多字])"
    )


@cache
def _plain() -> re.Pattern[str]:
    """A list of names parted by 、, and the count right behind it."""
    item = r"[^,、;:。!?()“”《》\n0-9]"
    return re.compile(
        rf"(?<=[^、])((?:{item}{{1,24}}、){{1,11}}{item}{{1,12}}?)(等)?(?:这)?([{_HAN[1:]}])(?:(大|个|项|种|类|张|家)(?:关键|重点|主要|基本)?({_KIND})|(级))"
    )


@cache
def _ordinals() -> re.Pattern[str]:
    return re.compile(r"(?<![一-龥])([一二三四五六七八九十]{1,2})是(?!否)")


@cache
def _announced() -> re.Pattern[str]:
    """A count of measures or problems, before the list 一是…二是…."""
    return re.compile(
        rf"(?<![一-龥0-9][第])([{_HAN}]|[0-9]{{1,2}})(?:(?:个|项|点|种|条|大)(?:方面)?|方面)[^,;:。“”、0-9]{{0,12}}[:。]\s*(?=一是)"
    )


@cache
def _abbreviated() -> re.Pattern[str]:
    """“五减” and the list that spells it out."""
    return re.compile(rf"“([{_HAN}])([一-龥])”[^。;\n]{{0,20}}?[,:](?:其中[,:]?)?(?=\2)")


def _value(numeral: str) -> int:
    found = number("二" if numeral == "两" else numeral)
    return int(found.value) if found else 0


def _finding(span: Span, stated: int, listed: int, words: str, related: Span) -> Finding:
    return Finding(
        span,
        Text(f"称“{words}”,所列为{listed}项,请核对", f'"{words}" is announced, {listed} are listed'),
        note=Text(*[f"{stated} ≠ {listed}"] * 2),
        related=(Related(related, Text("所列各项", "the list")),),
        evidence=Evidence(f"count = {stated}", str(listed), str(stated)),
    )


@check(
    "ARI007",
    "count-mismatch",
    title=Text("所称数目与列举不符", "an announced count that its list does not have"),
    severity="warning",
    basis="logic",
    bad=[
        "运用全面排查、重点排查、专项排查⟦四种方式⟧。",
        "《法惠商圈》《助推用工》《法律明白人》《法治超市》等⟦3个⟧项目入选。",
        "突出“预算审计、责任审计、投资审计、作风建设”⟦五大⟧主题。",
        "存在⟦三个方面⟧的不足:一是重视不够,二是机制不全,三是能力不强,四是投入不足。",
        "扎实开展⟦“五减”⟧专项行动,其中减流程224项,减时限56项,减证明37项,减要件2项。",
    ],
    good=[
        "运用全面排查、重点排查、专项排查三种方式。",
        "《法惠商圈》《助推用工》《法律明白人》等3个项目入选。",
        "《征收办法》等2项决策目录。",
        "把“法治建设”同“党风廉政、意识形态、三基建设”四个责任制同部署。",
        "落实行业整治、建立健全线索流转等八大机制。",
        "构建区、镇(街)、村(社区)三级宣讲体系。",
        "“八五”普法和“四个自信”,“四个亲自”要求。",
        "完成道路、桥梁、隧道5个项目。",
        "在“巩固、增强、提升、畅通”八个字上下功夫,园区二期、钛谷、宁德时代二阶段工程开工。",
        "大体上有三种类型:一是指令性的。这是骨干企业。\n二是指导性的。\n三是市场调节的。",
        "做好“六稳”工作、落实“六保”任务,保持经济运行在合理区间,保障民生。",
        "存在三个方面的不足:一是重视不够,二是机制不全,三是能力不强。",
        "自治、法治和德治三种方式,线上线下、区内区外两种形式。",
    ],
)
def count_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """文中说了几种、几个、几大,紧挨着的列举却不是这个数。

    看三种写法:列举在前、数目在后(“A、B、C三种方式”“《甲》《乙》等3个项目”);数目在前、后跟“一是……二是……”;“五减”后逐项写“减……”(只作提示)。
    有“等”字时,列举少于所称数目是正常的,多于才报告。

    不报告:固定简称(四个自信、四个亲自);各项内部还有并列、界限不清的;“同”“与”前面另有一项的;数的是件数而不是种类的(道路、桥梁5个项目)。

    ---
    So many ways, items or themes are announced, and the list beside it has another number.

    Three forms are looked at: a list with its count behind it (A、B、C三种方式; 《甲》《乙》等3个项目), a count followed by 一是…二是…, and “五减” spelt out item by
    item (info). With 等 a shorter list is normal and only a longer one is reported.

    Accepted in silence: fixed abbreviations (四个自信); items with lists of their own; another item before 同 or 与; counts of pieces, not of kinds.
    """
    text = document.folded
    yield from _quoted_lists(text)
    yield from _plain_lists(text)
    yield from _numbered_lists(text)
    for match in _abbreviated().finditer(text):
        end = re.compile("[。;!?\n]").search(text, match.end())
        listed = text[match.end() : end.start() if end else len(text)][:400].split(",")
        count = sum(clause.lstrip().startswith(match[2]) for clause in listed)
        stated = _value(match[1])
        if count >= (2 if "其中" in match[0] else 3) and count != stated:
            span = Span(match.start(), match.start() + 4)
            yield _finding(
                span,
                stated,
                count,
                match[1] + match[2],
                Span(match.end(), match.end() + sum(map(len, listed)) + len(listed) - 1),
            )._replace(severity="info")


def _quoted_lists(text: str) -> Iterator[Finding]:
    for match in _quoted().finditer(text):
        names = re.findall("[“《]([^”》]{1,60})[”》]", match[1])
        before = text[match.start() - 1 : match.start()]
        stated = _value(match[3])
        if before and before in "同与和及、”》并":
            continue
        count = len(names)
        if count == 1:
            if "、" not in names[0] or match[1][0] == "《":
                continue
            count = names[0].count("、") + 1
            if re.search("[和与及]", names[0]):
                continue
        elif any("、" in name for name in names) or len({sign for sign in match[1] if sign in "“《"}) > 1:
            continue
        if count == stated or (match[2] and count < stated) or stated < 2:
            continue
        yield _finding(Span(match.start(3), match.end(4)), stated, count, match[3] + match[4], Span(*match.span(1)))


def _plain_lists(text: str) -> Iterator[Finding]:
    for match in _plain().finditer(text):
        items = match[1].split("、")
        stated = _value(match[3])
        joined = sum(len(re.findall("以及|和|与|及|或|同|兼", item)) for item in items)
        if len(items) <= stated <= len(items) + joined or (match[2] and len(items) < stated) or stated < 2:
            continue
        # Where the first item begins is not known; the others must be of one make, or the list is not sure to be one.
        rest = items[1:]
        if len({item[-2:] for item in items}) > 1 and (len(rest) < 2 or len({len(item) for item in rest}) > 1):
            continue
        if joined or max(len(item) for item in rest) > 8:
            continue
        span = Span(match.start(3), match.end())
        yield _finding(span, stated, len(items), text[slice(*span)], Span(*match.span(1)))


def _numbered_lists(text: str) -> Iterator[Finding]:
    for match in _announced().finditer(text):
        listed = text[match.end() : match.end() + _LIST_REACH]
        numbers = [
            1 if found[1] == "一" else _value(found[1]) for found in islice(_ordinals().finditer(listed), _MOST_POINTS)
        ]
        last = next((at for at, (a, b) in enumerate(pairwise(numbers)) if b != a + 1), len(numbers) - 1)
        count, stated = last + 1, _value(match[1])
        # 一是, 二是, 一是 …, 三是: a list inside an item; and a list that the reach cuts off is not known.
        if (
            count < 2
            or count == stated
            or count + 1 in numbers[count:]
            or (last == len(numbers) - 1 and len(listed) == _LIST_REACH)
        ):
            continue
        words = text[match.start() : match.end()].rstrip(" :。\n")
        kind = re.match(rf"(?:[{_HAN}]|[0-9]{{1,2}})(?:(?:个|项|点|种|条|大)(?:方面)?|方面)", words)
        span = Span(match.start(), match.start() + (kind.end() if kind else len(words)))
        yield _finding(span, stated, count, text[slice(*span)], Span(match.end(), match.end() + 2))


#: The noun of an indicator ends before one of these.
_NOUN = re.compile("(?!工作日)[一-龥]{4,16}?(?=的|在|已|均|全部|参加|通过|开展|完成|[,、;:。!?()\\s]|$)")
_QUALIFIED = re.compile("新增|其中|累计|同比|上年|去年|每|各|平均|首批|第|另|其他|剩余|部分|约|近")


@check(
    "ARI008",
    "conflicting-figures",
    title=Text("同一事物前后数目不一", "one thing counted as two different numbers"),
    severity="info",
    basis="practice",
    bad=["⟦24家行政执法单位⟧的权力清单已公开。全区23家行政执法单位参加了考试。"],
    good=[
        "24家行政执法单位的权力清单已公开。全区24家行政执法单位参加了考试。",
        "组织44个执法部门573名执法监督人员参加培训,完成513名行政执法人员考试。",
        "检查12家餐饮服务单位,处罚3家餐饮服务单位,约谈5家餐饮服务单位。",
        "新增5家行政执法单位,共有24家行政执法单位。",
    ],
)
def conflicting_figures(document: Document, options: object) -> Iterator[Finding]:
    """同一名称、同一单位的事物,文中给了两个不同的数。

    只比较数量词后名称完全相同(四字以上)、数值确切、前面没有“新增”“其中”等限定的;恰有两个不同数值时提示,三个以上视为不同场合。口径可能不同,只作提示。

    ---
    One thing, with the same name and unit, has two different numbers in the text.

    Compared are exact figures whose noun behind the unit (four characters or more) is the same and which carry no qualifier (新增, 其中 …). Two values are
    pointed out, three and more are taken for different occasions. The bases may differ, so this is info.
    """
    named: dict[tuple[str, str], list[Quantity]] = {}
    for sentence in document.view(with_figures):
        for clause in sentence.clauses:
            for quantity in clause.quantities[:6]:
                if (
                    not quantity.counted
                    or not quantity.exact
                    or quantity.rounded
                    or not quantity.numeral[0].isascii()
                    or _QUALIFIED.search(clause.label[-10:])
                ):
                    continue
                found_noun = _NOUN.match(quantity.text, quantity.end)
                if found_noun and "\n" not in quantity.words:
                    named.setdefault((quantity.unit, found_noun[0]), []).append(quantity)
    for (unit, noun), found in named.items():
        values = {quantity.value for quantity in found}
        if len(values) != 2:
            continue
        first = found[0]
        other = next(quantity for quantity in found if quantity.value != first.value)
        low, high = sorted(value for value in values if value is not None)
        if low * 10 < high * 8:
            continue  # a part of them, not another count of all
        a, b = decimal(first.value or low), decimal(other.value or low)
        yield Finding(
            Span(first.start, first.end + len(noun)),
            Text(
                f"“{noun}”此处为{a}{unit},后文为{b}{unit},请核对", f'"{noun}": {a}{unit} here, {b}{unit} further down'
            ),
            note=Text(*[f"{a} ≠ {b}"] * 2),
            related=(Related(Span(other.start, other.end + len(noun)), Text("后文", "further down")),),
            evidence=Evidence(f"{noun} = {noun}", b, a, (first.operand, other.operand)),
        )
