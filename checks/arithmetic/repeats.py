"""ARI008: one indicator given twice, with two values of which one may be mistyped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Severity, Span, Text, check
from lintreport.text.figures.slips import Slip, slip_between
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.taken_up import TakenUp, taken_up
from lintreport.text.structure.genres import is_office_prose

from ._beside import Unlike, unlike_their_row
from ._indicators import Value, digits_of, rows, values
from ._tabled import Tabled, differing
from ._tables import operand

#: Figures of fewer digits are alike by chance.
_TELLING = 3
#: This many digits are alike by chance once in a few hundred times.
_MANY = 4
#: This many values of one name are as many occasions.
_OCCASIONS = 3
#: Names that are not contained in each other share this many characters.
_SHARED = 4
#: A name of this many characters tells enough for figures of two digits, and name and digits together of this many.
_PLAIN, _ENOUGH = 5, 6
#: This many of the values with like digits are compared.
_RECENT = 12


def _slip(one: Value, other: Value) -> Slip:
    """How the digits of two values differ, as they are written or by their values (18640人, 1.684万人).

    More than two digits may have changed their places.
    """
    for a, b in ((one.written, other.written), (one.digits, other.digits)):
        if len(a) == len(b) and a != b and sorted(a) == sorted(b):
            return "exchanged"
    short, long = _by_length(one.digits, other.digits)
    if len(long) > len(short) >= _TELLING and one.size == other.size:  # 18462人, 1.58万人
        rounded = _rounded(long, len(short))
        return "exchanged" if rounded != short and sorted(rounded) == sorted(short) else ""
    return "digit" if slip_between(one.digits, other.digits) == "digit" else ""


def _rounded(digits: str, length: int) -> str:
    """The first digits of a figure, rounded."""
    return str((int(digits[: length + 1]) + 5) // 10)


def _common(one: str, other: str) -> int:
    """How many signs two names have in one order."""
    if one in other:
        return len(one)
    row = [0] * (len(other) + 1)
    for a in one:
        if a in other:
            last, best = row, 0
            row = [0]
            for at, b in enumerate(other):
                best = last[at] + 1 if a == b else max(last[at + 1], best)
                row.append(best)
    return row[-1]


def _same(one: Value, other: Value, slip: Slip) -> bool:
    """Whether two names may be of one indicator, which takes the less the less two figures differ so by chance."""
    if len(_DENIED.findall(one.name)) != len(_DENIED.findall(other.name)):
        return False  # 合格率, 不合格率
    shorter, longer = _by_length(one.name, other.name)
    size = len(one.digits)
    if slip == "exchanged":
        size = max(size, min(len(one.written), len(other.written)))
        names = {(one.name, other.name), (one.own, other.own), (one.noun or one.own, other.noun or other.own)}
        if one.unit == "%" and not _holds_in_order(shorter, longer):
            return False  # 高技术产业投资增幅, 基础设施投资增幅
        return any(_one_of_exchanged(*_by_length(*pair), size) for pair in names)
    if one.part or other.part:
        return False
    tabled = (one.place < 0) != (other.place < 0) and one.name == other.name
    if not one.unit or (one.unit == "%" and size < _TELLING and not tabled):
        return False
    if size < _TELLING:
        nouns = one.noun == other.noun and len(one.noun) >= _PLAIN
        return size > 1 and (nouns or (longer.endswith(shorter) and len(shorter) >= _PLAIN))
    if len(shorter) + size < _ENOUGH:
        return False
    if _holds(one, other):
        return True
    # 民事案件, 刑事案件: names of one length that differ are of two things.
    if size < _MANY or len(shorter) == len(longer):
        return False
    shared = _common(shorter, longer)
    return shared >= _SHARED and shared * 3 >= len(shorter) * 2


_DENIED = Lazy("[不未]")


def _by_length(one: str, other: str) -> tuple[str, str]:
    return (one, other) if len(one) <= len(other) else (other, one)


def _one_of_exchanged(shorter: str, longer: str, size: int) -> bool:
    """Whether two names may be of one indicator where the digits of its values only changed their places."""
    if len(set(shorter) & set(longer)) < 2:
        return False
    shared = _common(shorter, longer)
    if shared == len(shorter):
        return shared >= (2 if size >= _TELLING else 3)
    if sorted(shorter) == sorted(longer):
        return shared >= 2  # 存栏生猪, 生猪存栏
    return size >= _TELLING and shared >= _SHARED and shared * 2 >= len(shorter) and not _contrast(shorter, longer)


def _contrast(one: str, other: str) -> bool:
    """Whether two names have different words in one place: 民事案件, 刑事案件; what only leads in may differ."""
    pieces = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    replaced = [piece for piece in pieces if piece[0] == "replace"]
    at_start = all(piece[1] == piece[3] == 0 for piece in replaced)
    return not at_start or any(max(piece[2], piece[4]) <= _MODIFIER for piece in replaced)


#: Words of this many characters tell kinds of a thing apart; longer ones lead in.
_MODIFIER = 2


def _twice(found: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Every value with the earlier one of its indicator from which it differs by a slip of the pen."""
    keys: dict[str, list[Value]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)  # of the same digits
    context = _context(found)
    for at, value in enumerate(found):
        digits = value.digits
        if _often(value, context):
            places[digits].append(at)
            continue
        near = dict[int, Value]()
        holes = {f"{digits[:place]}*{digits[place + 1 :]}" for place in range(len(digits))}
        for key in {*holes, *_turns(value)} if len(digits) > 1 else ():  # one digit is like another by chance
            for other in keys[key][-_RECENT:]:
                slip = _slip(other, value) if _one_kind(other, value) else ""
                if slip and _same(other, value, slip) and _one_scope(other, value):
                    near[other.figure.start] = other
            keys[key].append(value)
        near |= {other.figure.start: other for other in _anchored(found, at, places)}
        places[digits].append(at)
        if near:
            other = near[max(near)]
            if not _explained(other, value, context):
                yield other, value


def _turns(value: Value) -> Iterator[str]:
    """The keys under which values stand whose digits may have changed their places."""
    yield "".join(sorted(value.digits))
    yield "".join(sorted(value.written))
    for length in range(_TELLING, min(len(value.digits), _MANY + 1)):
        yield "".join(sorted(_rounded(value.digits, length)))


def _one_kind(one: Value, other: Value) -> bool:
    """Whether two values of different sentences have one unit and size; a row of a table may have no unit."""
    units = one.unit == other.unit or (not (one.unit and other.unit) and len(other.digits) >= _TELLING)
    return units and one.size == other.size and one.place != other.place


def _one_scope(one: Value, other: Value) -> bool:
    """Whether two values are of one time and of the same; a row of a table may be of any."""
    a, b = (value.scope.words if value.scope else "" for value in (one, other))
    return a == b or min(one.place, other.place) < 0


def _anchored(found: Sequence[Value], at: int, places: dict[str, list[int]]) -> Iterator[Value]:
    """What stands elsewhere behind the very value that stands before this one: 火灾1043起,死亡2人 and 火灾1043起,死亡3人."""
    value, before = found[at], found[at - 1] if at else None
    if before is None or before.place != value.place:
        return
    behind = found[at + 1] if at + 1 < len(found) and found[at + 1].place == value.place else None
    for place in places[before.digits][-_RECENT:]:
        anchor, other, last, *_ = (*found[place : place + 3], None, None, None)
        if other is None or other.place != anchor.place:
            continue
        if not (_one_kind(anchor, before) and _one_kind(other, value)):
            continue  # they need not be of one scope: that equal values stand beside them says so
        if other.digits == value.digits or (value.unit == "%" and other.name != value.name):
            continue
        sure = len(before.digits) >= _TELLING and _holds(anchor, before)
        if sure and _slip(other, value) == "exchanged" and len(value.digits) >= _TELLING:
            yield other
        elif _holds(other, value) or (sure and other.name[-2:] == value.name[-2:]):
            near = behind is not None and last is not None and _equal(behind, last)
            if sure or (near and _common(anchor.name, before.name) >= _SHARED):
                yield other


def _equal(one: Value, other: Value) -> bool:
    return one.digits == other.digits and one.unit == other.unit and _holds(one, other)


def _holds_in_order(shorter: str, longer: str) -> bool:
    return _common(shorter, longer) == len(shorter)


def _holds(one: Value, other: Value) -> bool:
    """Whether one name holds the other, for a long figure with words between: 抓获(电诈)犯罪嫌疑人."""
    shorter, longer = _by_length(one.name, other.name)
    return shorter in longer or (len(one.digits) >= _MANY and _common(shorter, longer) == len(shorter) >= _SHARED)


class Context(NamedTuple):
    """The sentences in which each value stands, and the values that each name has."""

    places: dict[str, set[int]]
    occasions: dict[str, set[str]]


def _context(found: Sequence[Value]) -> Context:
    context = Context(defaultdict(set), defaultdict(set))
    for value in found:
        context.places[value.unit + value.digits].add(value.place)
        context.occasions[value.unit + value.name].add(value.digits)
    return context


def _explained(one: Value, other: Value, context: Context) -> bool:
    """Whether the two values are of two things: one sentence gives both, or the name has values for many occasions."""
    if _often(one, context) or _often(other, context):
        return True
    return not context.places[one.unit + one.digits].isdisjoint(context.places[other.unit + other.digits])


def _often(one: Value, context: Context) -> bool:
    return len(context.occasions[one.unit + one.name]) >= _OCCASIONS


@check(
    "ARI008",
    "conflicting-figures",
    title=Text("同一指标前后数值不一致", "one indicator with two different values"),
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
        "发放高龄津贴1906万元。\n四、老年福利\n⟦高龄津贴支出1609万元⟧,按月打卡。",
        "去年办件42万件,今年办件47.3万件。\n三、优化服务\n⟦办件43.7万件⟧,网办率80%。",
        "救助流浪乞讨人员731人次,其中未成年人18人次。\n三、救助管理\n救助731人次,⟦未成年人81人次⟧。",
        "一般公共预算收入9.37亿元,同比增长6.2%。\n二、收入情况\n一般公共预算收入9.37亿元,⟦增速2.6%⟧。",
        "镇政府制发规范性文件⟦0件⟧。\n信息内容 | 本年制发件数 | 现行有效件数\n规章 | 0 | 0\n行政规范性文件 | 4 | 32",
        "年末存栏奶牛3.72万头。\n二、畜牧业\n⟦年末奶牛存栏3.27万头⟧。\n全市现有高校毕业生26839人。\n三、就业\n⟦面向2.86万名⟧高校毕业生推送岗位。",
        "规模以上工业增加值同比增长7.4%。\n二、工业\n⟦规上工业增加值增长4.7%⟧。\n产品抽检不合格率2.35%。\n三、质量\n⟦抽检不合格率为2.53%⟧。",
        "全年调处邻里纠纷1462件。经回访,这⟦1426件⟧纠纷无一反复。",
        "培训学员260人,其中研究生36人、本科150人、专科⟦84人⟧。\n学历        人数\n研究生      36\n本科        150\n专科        74\n合计        260",
        "接待费支出⟦3.16万元⟧,用车运行费18.40万元,出国费0万元。\n| 项目 | 决算数(万元) |\n| 出国费 | 0.00 |\n| 用车运行费 | 18.40 |\n| 接待费 | 3.61 |",
        "购置校车327辆。上述⟦372辆⟧校车由镇里管护。\n队里有护林员24名。入冬前,全体⟦27名⟧护林员换了新装。",
    ],
    good=[
        "培训学员260人,其中研究生36人、本科150人、专科74人;合格的70人,不合格的20人。\n学历\t人数\n研究生\t36\n本科\t150\n专科\t74\n合格\t70",
        "受理民事案件120件、刑事案件40件、行政案件15件。\n项目\t受理\t办结\n民事案件\t120\t110\n刑事案件\t40\t38\n行政案件\t18\t15",
        "全年调处邻里纠纷1462件,涉土地纠纷830件、婚姻纠纷632件。经回访,这1462件纠纷无一反复,上述830件纠纷已归档。",
        "购置校车327辆、旧校车换新45辆。上述372辆校车由镇里管护。该32辆班车另行调度。",
        "被告人甲被判处有期徒刑一年,并处罚金3600元。\n被告人乙被判处有期徒刑二年,并处罚金6300元。",
        "全年审执结案件36027件。\n三、强化管理\n全年审执结案件36027件,审限内结案率98%。",
        "全年审执结案件36027件。\n上年审执结案件36207件。其中一审案件36270件。",
        "东城区改造老旧小区186个。\n西城区改造老旧小区168个。\n全市改造老旧小区354个。",
        "新增设施农业126万亩。\n二、2025年重点工作\n新增设施农业125万亩。",
        "检查12家餐饮服务单位。\n处罚13家餐饮服务单位。",
        "受理案件186件,办结案件168件。\n办结案件168件,受理案件186件。",
        "民事案件1863件。\n刑事案件1836件。",
        "城镇居民人均可支配收入39357元。\n农村居民人均可支配收入39375元。",
        "镇政府制发规范性文件4件。\n信息内容 | 本年制发件数 | 现行有效件数\n规章 | 0 | 0\n行政规范性文件 | 4 | 32",
        "计划改造老旧小区186个。\n改造老旧小区168个。",
        "一、东城区\n改造老旧小区186个。\n二、西城区\n改造老旧小区168个。",
        "2022年,改造老旧小区186个。\n2023年,改造老旧小区168个。",
        "产品抽检合格率93.6%。\n二、质量\n抽检不合格率为6.93%。\n高技术产业投资增长13.7%。\n基础设施投资增长17.3%。\n3月5日卖出2000袋。\n3月6日卖出1000袋。",
        "第一种意见认为,应认定受贿数额为1640万元。\n第二种意见认为,应认定受贿数额为1460万元。",
        "窃取甲某的母亲丁某现金人民币3520元。\n窃取乙某的母亲戊某现金人民币3250元。建议延长夜165路。\n建议延长夜156路。",
    ],
)
def conflicting_figures(document: Document, options: object) -> Iterator[Finding]:
    """同一指标在开头与正文、正文与表格、前后两段给了两个不同的数。

    只看两处相差像是笔误的：几位数字换了位置（1906与1609，18640人与1.684万人同样比较）；或者位数相同、只差一位；或者前一项数完全相同（火灾1043起），紧接着的同一项不同（死亡2人、死亡3人）。
    单位须相同，取整后也比较（18640人与1.68万人）；增幅按其名称比较。数字换位的，两处名称大部分相同、没有相对的修饰语（民事、刑事）就报告；只差一位的，名称须互相包含且足够长：三位数以上，或名称在五字以上的两位数；名称只是大部分相同的，作为提示。
    正文的数与表格中行、列名称都对得上的一格不同的：一处为零、或像是笔误的为警告，其余为提示。一段里的几个数与表中同名各行相同，只有一个不同的：有两行以上相同，或像是笔误的，为警告。

    “这”“上述”“全体”等指回前文的数，前文同单位的数都不等于它、也凑不成它，而有一个说的是同一事物的：像是笔误的为警告，其余为提示。判决书、法规、新闻和看不出是报告的长文里，前后不同的数只作提示。

    不报告：时间不同的（上年、同期、季度等只与同一时间的相比）；计划；同一句里两个数都出现过的（本是两件事）；同一名称有三个以上不同数值的（不同场合）；下一年安排里的数。

    为什么：同一指标只能有一个值，两处不同，至少有一处写错或没有更新。

    改法：对照原始数据，把两处统一；口径不同的，分别写明。
    ---
    One indicator has two values: in the opening and in a section, in the text and in a table, in two paragraphs.

    Only what looks like a slip of the pen is reported: digits that changed their places (1906 and 1609; 18640人 is compared with 1.684万人, too), numerals of one length that differ in one digit, or
    the figure before is the very same in both places (火灾1043起) and the next one is not (死亡2人, 死亡3人). The units must be one. Where digits changed places, the names must share most of their
    characters without words that tell kinds apart (民事, 刑事); where one digit differs, one name must hold the other, and both must tell enough: three digits, or two digits with a name of five
    characters; names that only share most of their characters are info. A figure of the text that differs from the one cell of a table whose row and column both name it is a warning where either is
    zero, or where it looks like a slip; else info. Where the figures of a paragraph agree with the rows of a table but for one, that one is a warning if two rows agree or it looks like a slip.

    A figure that points back (这, 上述, 全体) is a warning where no earlier figure of its unit equals it or helps to make it, and one of them counts the same things: a slip of the pen; any other is info. In judgments, laws, news and long texts that do not look like a report, two values are info.

    Not reported: values of different times (a quarter is compared with the same quarter only); plans; two values that one sentence gives side by side (two things); names with three or
    more values (many occasions); plans of the next year.

    Why: One indicator has one value. If two places differ, at least one is a slip or was not updated.

    To fix: look the figure up and make both places agree. If they count differently, say how.
    """
    found = sorted([*values(document), *rows(document)], key=lambda value: value.figure.start)
    told = set()
    report = document.view(is_office_prose)
    for first, other in _twice(found):
        told.add(other.figure.start)
        finding = _finding(first, other)
        yield finding if report else finding._replace(severity="info")
    tabled = {one.stated.figure.start: _of_table(one) for one in differing(document) if one.cell.span.start not in told}
    for one in unlike_their_row(document):
        if one.stated.figure.start not in told:
            severity: Severity = "warning" if one.sure and report else "info"
            tabled[one.stated.figure.start] = _of_table(one)._replace(severity=severity)
    yield from tabled.values()
    yield from (_of_taken_up(one, report) for one in document.view(taken_up) if one.figure.start not in told)


def _finding(first: Value, other: Value) -> Finding:
    a, b = (one.figure.words for one in (first, other))
    return Finding(
        Span(*_place(other)),
        Text(
            f"“{other.name}”此处为{b}，前文为{a}，请核对或注明口径",
            f'"{other.name}": {b} here, {a} above',
        ),
        note=Text(*[f"{decimal(_value(first))} ≠ {decimal(_value(other))}"] * 2),
        related=(Related(Span(*_place(first)), Text("前文", "above")),),
        severity="warning" if _slip(first, other) == "exchanged" or _holds(first, other) else "info",
        evidence=Evidence(
            f"{other.name} = {first.name}",
            decimal(_value(first)),
            decimal(_value(other)),
            (first.figure.operand, other.figure.operand),
        ),
    )


def _of_taken_up(one: TakenUp, report: bool) -> Finding:
    """The finding for a figure that takes up an earlier one, which is another; info where it is no slip of the pen."""
    here, above = one.figure, one.earlier
    slip = slip_between(*(digits_of(figure.value or Fraction(0)) for figure in (above, here)))
    return Finding(
        here.span,
        Text(
            f"“{here.words}”所指的数前文为“{above.words}”，请核对或注明口径",
            f'"{here.words}" takes up a figure that is "{above.words}" above',
        ),
        note=Text(*[f"{decimal(above.value or Fraction(0))} ≠ {decimal(here.value or Fraction(0))}"] * 2),
        related=(Related(above.span, Text("前文", "above")),),
        severity=None if slip and report else "info",
        evidence=Evidence(
            f"{above.words} = {here.words}",
            decimal(above.value or Fraction(0)),
            decimal(here.value or Fraction(0)),
            (above.operand, here.operand),
        ),
    )


def _of_table(one: Tabled | Unlike) -> Finding:
    figure = one.stated.figure
    value = figure.value or Fraction(0)
    a, b = (decimal(number).replace(".", "") for number in (value, one.value))
    slip = len(a) == len(b) >= _TELLING and (sorted(a) == sorted(b) or slip_between(a, b) == "digit")
    return Finding(
        figure.span,
        Text(
            f"正文为{figure.words}，表中“{one.name}”为{one.cell.words}，请核对或注明口径",
            f'{figure.words} in the text, but {one.cell.words} in the table ("{one.name}")',
        ),
        note=Text(*[f"{decimal(value)} ≠ {decimal(one.value)}"] * 2),
        related=(Related(one.cell.span, Text("表中", "in the table")),),
        severity="warning" if slip or not (value and one.value) else "info",
        evidence=Evidence(
            f"{decimal(value)} = {decimal(one.value)}",
            decimal(one.value),
            decimal(value),
            (operand(one.cell), figure.operand),
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
