"""ARI003: growth and decline, and the figures of both years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.figures.intervals import Interval, add, apart, mirrored, point, scale, subtract
from lintreport.text.figures.percentages import change, digit, exact_interval, margin, stated_range
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements import lexicon, links
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.units import kind_of

from . import _tables


class Change(NamedTuple):
    """A stated growth or difference, the two values, and by how many points (or units) it misses them.

    ``sign`` is -1 for a decline; ``word`` the verb, with 到 or 至 where the value is what was arrived at; ``width`` the
    points between the least and the most that the values may give, by their rounding.
    """

    stated: Quantity
    word: str
    sign: int
    values: tuple[Fraction, Fraction]
    operands: tuple[Quantity, ...]
    points: Fraction
    difference: bool = False
    width: Fraction = Fraction(0)


#: Without one of these there is no figure of another time in a paragraph, and without a verb right before a figure no
#: change. Plain words are looked for first: most paragraphs have none of them.
_OF_BEFORE = (
    *("由", "从", "同期", "同比", "环比", "上年", "去年", "一年", "上期", "上月", "上季", "年初", "期初", "上次", "原"),
    *("上一", "前一", "前年", "上学", "上轮", "上旬", "上周期"),
    *(
        "五末",
        "五”末",
        "五”期末",
        "年前",
        "较",
        "比20",
        "与20",
        "是20",
        "年为",
        "比上",
        "比前",
        "比一九",
        "比二",
        "年的",
    ),
)
# Every alternative begins with a sign of its own, so that the engine skips to the next of them.
_OF_CHANGE = Lazy(
    f"(?:{lexicon.RISE}|{lexicon.FALL}|多{HAN}{{1,2}}|少{HAN}{{1,2}}|涨|跌)(?:了|出|率|幅度?)?(?:约|近|超|达到?|为|是|到|至|成)*"
    "[ \n]?(?:[0-9百千两半一二三四五六七八九十]|[今本]年)"
)
#: A difference with its rate right behind it: 增产2.6万吨,增长7.7%.
_OF_BOTH = Lazy(f"[增减升降多少涨跌]{HAN}{{0,3}}[0-9][0-9.]{{0,9}}{HAN}{{1,4}},{HAN}{{1,4}}[0-9][0-9.]{{0,6}}%")
#: The words before the first figure of a paragraph, and those behind a figure, that are looked at.
_LEAD, _TAIL = 48, 14
#: Growth of a base that is not in the text; growth that is at the prices of both figures.
_ADJUSTED = Lazy(
    "年均(?!浓度|值)|月均|年平均|平均每|预计|预期|目标|力争|可比|扣除|同口径|不变价|定基|实际(?:增|下|上|降)"
)
_NOMINAL = Lazy("名义|现价|自然口径")
#: What is produced: its growth is told at constant prices.
_REAL = Lazy("(?:生产总值|GDP)(?![能电水]耗)|增加值|产值")
#: A figure whose decimals were set apart from it.
_TORN = Lazy(" ?[·○]")
#: What goes up in rank as its number goes down.
_RANKS = Lazy("第$|[位名级类档等]|排")


def changes(document: Document) -> Iterator[Change]:
    """Every growth or difference whose two values, or one value and the difference, are given near it."""
    told = [word for word in _OF_BEFORE if word in document.folded]
    above: Sequence[Statement] = ()
    for paragraph in document.statements:
        if _may_tell(paragraph, document.folded, told):
            turned = [found for one in paragraph if (found := _turned(one))]
            yield from turned
            wrong = {found.stated for found in turned}
            known = list(links.changes(paragraph))
            every = [*known, *_from_above(above, paragraph, {id(link.stated) for link in known})]
            for link in every:
                linked = _linked(link, paragraph if link in known else [*above, *paragraph])
                if linked and link.now.figure not in wrong:
                    yield linked
        above = paragraph


def _may_tell(paragraph: Sequence[Statement], folded: str, told: Sequence[str]) -> bool:
    """Whether the words of a paragraph may tell a change together with what it is one of."""
    words = folded[max(0, paragraph[0].figure.start - _LEAD) : paragraph[-1].figure.end]
    if len(paragraph) < 2 or ("倍" not in words and not _OF_CHANGE.search(words)):
        return False
    return any(word in words for word in told) or words.count("20") > 1 or _OF_BOTH.search(words) is not None


def _from_above(above: Sequence[Statement], paragraph: Sequence[Statement], known: set[int]) -> Iterator[links.Change]:
    """The changes of figures of which one stands in the line above."""
    if not above or paragraph[0].at.paragraph - above[-1].at.paragraph != 1 or len(above) > _FEW:
        return
    text = paragraph[0].figure.text
    if _ITEM.search(text, above[-1].figure.end, paragraph[0].figure.start):
        return
    for link in links.changes([*above, *paragraph]):
        inside = link.stated.at.paragraph == paragraph[0].at.paragraph and id(link.stated) not in known
        if inside and link.base is not None and link.now.at.paragraph != link.base.at.paragraph:
            yield link


#: With more figures than these a line is no heading sentence of the next one, nor where that is an item of a list.
_FEW = 8
_ITEM = Lazy(
    r"\n\s*(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、)]|[-—·•*])|\n\s*\n"
)


def _linked(link: links.Change, paragraph: Sequence[Statement]) -> Change | None:
    """The change that a link states; ``None`` where it is of something else, or other figures near it give it."""
    stated, now, base = link.stated, link.now, link.base
    text = stated.figure.text
    if any(_TORN.match(text, one.figure.end) for one in (stated, now, base) if one):
        return None
    behind = text[stated.figure.end : stated.figure.end + _TAIL].partition("。")[0]
    words = stated.led + behind
    if stated.figure.ranged or stated.figure.value is None or not now.figure.value or _adjusted(stated.led, behind):
        return None
    produced = _REAL.search(now.head) and not _NOMINAL.search(words)
    if produced and link.relative and not (base is not None and "from" in base.says and base.period != "prev"):
        return None
    if base is not None and base.figure.value and not _agree(now, base, link.difference):
        found: Change | None = _computed(stated, now.figure, base.figure)
    elif link.difference is not None:
        found = _by_difference(stated, now.figure, link.difference)
    else:
        return None
    sure = link.listed or links.side_by_side(link)
    if found and found.points and _explained(link, paragraph, of_its_base=sure):
        return None
    return found


def _agree(now: Statement, base: Statement, difference: Statement | None) -> bool:
    """Whether a difference is told that is exactly that of the two values: then it is known better than they are."""
    if difference is None or not difference.figure.value:
        return False
    sign = 1 if difference.grown else -1
    return (now.figure.value or 0) - sign * difference.figure.value == base.figure.value


def _adjusted(before: str, behind: str) -> bool:
    """Whether a growth is one of another base: by the words before it, or those in the brackets right behind it."""
    return _ADJUSTED.search(before) is not None or (behind[:1] == "(" and _ADJUSTED.search(behind) is not None)


def _explained(link: links.Change, paragraph: Sequence[Statement], *, of_its_base: bool) -> bool:
    """Whether any other two figures near a stated change give it: then it was read wrongly, or is right.

    Where the link is sure (``of_its_base``), only another value over the same base counts.
    """
    last = max(one.at.sentence for one in (link.stated, link.base or link.now))
    known = {
        (one.unit, one.figure.value): one.figure
        for one in links.near(link.stated, paragraph)
        if not one.verb and one.figure.exact and one.figure.value and one.at.sentence <= last
    }
    own = {(one.unit, one.figure.value) for one in (link.now, link.base) if one}
    fixed = (link.base.unit, link.base.figure.value) if of_its_base and link.base else None
    if of_its_base and fixed is None:
        return False
    return any(
        not _computed(link.stated, now, base).points
        for one, now in known.items()
        for other, base in known.items()
        if one[0] == other[0] and one != other and {one, other} != own and fixed in (None, other)
    )


def _computed(stated: Statement, now: Quantity, base: Quantity) -> Change:
    return (_growth if stated.kind in ("share", "multiple") else _difference)(stated, now, base)


def _turned(now: Statement) -> Change | None:
    """A value that was arrived at the other way round: 由36亿元升到27亿元."""
    base, verb = now.previous, now.towards
    if base is None or not verb or "from" not in base.says or now.unit != base.unit or not now.unit:
        return None
    if base.listed or "respectively" in base.says or now.figure.text[now.figure.end : now.figure.end + 1] in "○·.":
        return None
    a, b = now.figure.value, base.figure.value
    if not a or not b or now.figure.ranged or base.figure.ranged or _RANKS.search(base.before[-4:] + now.unit):
        return None
    sign = 1 if lexicon.rises(verb) else -1
    if sign * (a - b) >= 0:
        return None
    word = now.before
    return Change(now.figure, word, sign, (a, b), (now.figure, base.figure), abs(a / b - 1) * 100 + 1)


def _growth(stated: Statement, now: Quantity, base: Quantity) -> Change:
    ratio = change(exact_interval(now), exact_interval(base))
    if stated.times:
        ratio = add(ratio, point(Fraction(100)))
    return _compared(stated, ratio, (now.value or Fraction(0), base.value or Fraction(0)), (now, base))


def _by_difference(stated: Statement, now: Quantity, difference: Statement) -> Change | None:
    """A, 比上年增加C, 增长p%: the year before had A − C."""
    grown = difference.grown
    a, c = exact_interval(now), exact_interval(difference.figure)
    more = difference.figure.value or Fraction(0)
    base = subtract(a, c) if grown else add(a, c)
    value = (now.value or Fraction(0)) - (more if grown else -more)
    known = base.low is not None and base.high is not None and c.low is not None and c.high is not None
    if not known or not more or value <= 0 or (base.low or 0) <= 0:
        return None
    # The difference is known better than the two values: take the growth from it and the base.
    low, high = 100 * (c.low or 0) / (base.high or Fraction(1)), 100 * (c.high or 0) / (base.low or Fraction(1))
    ratio = Interval(low, high) if grown else Interval(-high, -low)
    return _compared(stated, ratio, (now.value or Fraction(0), value), (now, difference.figure))


def _compared(
    stated: Statement, ratio: Interval, values: tuple[Fraction, Fraction], operands: tuple[Quantity, ...]
) -> Change:
    allowed = _percent(stated.figure)
    sign = 1 if stated.grown or stated.times else -1
    if sign < 0:
        allowed = mirrored(allowed)
    given = 100 * (values[0] / values[1] - (not stated.times)) if values[1] else Fraction(1)
    points = apart(ratio, allowed) or _whole_times(stated.figure, given)
    width = ratio.high - ratio.low if ratio.low is not None and ratio.high is not None else Fraction(0)
    return Change(stated.figure, stated.verb, sign, values, operands, points, width=width)


def _whole_times(stated: Quantity, ratio: Fraction) -> Fraction:
    """How far a whole multiple is from the one that the figures give to the digit: nothing was rounded or cut there."""
    value = stated.value or Fraction(0)
    if ratio % 100 or stated.unit != "倍" or stated.modifiers or value.denominator != 1:
        return Fraction(0)
    return abs(ratio - 100 * value)


def _difference(stated: Statement, now: Quantity, base: Quantity) -> Change:
    values = now.value or Fraction(0), base.value or Fraction(0)
    sign = 1 if stated.grown else -1
    gap = abs(values[0] - values[1] - sign * (stated.figure.value or Fraction(0)))
    figures = (now, base, stated.figure)
    slack = Fraction(0)
    if not all((one.counted or one.unit in _WHOLE_TERMS) and one.place == 1 for one in figures):
        slack = sum((digit(one) / 2 for one in figures), Fraction(0))
    missed = max(gap - slack, Fraction(0))
    return Change(stated.figure, stated.verb, sign, values, (now, base), missed, difference=True)


#: Terms that are counted where no fraction is given.
_WHOLE_TERMS = ("天", "日", "小时", "分钟", "个月", "个小时")


def _percent(stated: Quantity) -> Interval:
    """The stated growth in per cent: 1.5倍 is 150%, 两成 is 20%, 翻两番 is 300% (a round word: a fifth more or less)."""
    value = stated.value or Fraction(0)
    if stated.unit == "番":
        grown = Fraction(2) ** int(value) * 100 - 100 if value.denominator == 1 and value < 10 else Fraction(0)
        return Interval(grown * 8 / 10, grown * 12 / 10) if grown else Interval()
    allowed = stated_range(stated)
    if stated.unit != "倍":
        return allowed
    if not stated.numeral[0].isascii():
        allowed = Interval(value - Fraction(3, 10), value + Fraction(1, 2))  # 一倍, 两倍: said, not computed
    return scale(allowed, Fraction(100))


#: Words above a column of changes.
_OF_TABLES = ("增", "同比", "环比", "变动", "变化", "升降")
#: How many points a growth by multiples may be off and still be told as information only. A whole 倍 is too wide a
#: margin: 增长3倍 for three times as much is the very slip. 一倍 in words is given some leeway already.
_MULTIPLE = 10


@check(
    "ARI003",
    "change-mismatch",
    title=Text("增减幅度与两个数不符", "change does not match its two figures"),
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
        "项目\t2024年\t2023年\t同比(%)\n民事\t240\t200\t20.0\n刑事\t150\t120\t⟦20.5⟧\n行政\t66\t60\t10.0",
        "项目\t2022年\t2023年\t增减\n门诊(万人次)\t42.6\t47.1\t4.5\n住院(万人次)\t1.85\t2.03\t⟦0.81⟧\n手术\t6210\t6930\t720",
        "清运垃圾300吨,上年同期400吨,吨数同比下降⟦30%⟧。收到申请150件,上一年度为50件,是上年的⟦2倍⟧。",
        "年初预算1200万元,决算数1260万元,决算比预算增加⟦15%⟧。一季度受理300件,二季度受理360件,环比增长⟦30%⟧。",
        "结案率较上年的90.5%提高⟦5.5个百分点⟧,达到94%。贷款规模较上年下降⟦8%⟧,由年初的75亿元变为81亿元。",
        "优良天数328天,同比增加⟦21天⟧,2022年为317天。平均用时从20天缩短到12天,缩短⟦9天⟧。",
        "追回资金2.52亿元,为上年(1.26亿元)的⟦3倍⟧。全年发文214份,比上年度(268份)少发⟦45份⟧。",
        "平均办理压缩到5天,较法定20天压缩⟦85%⟧。会议由去年的56场减为42场,文件由120份减为96份,降幅分别为25%、⟦25%⟧。",
        "签约金额36亿元,是2021年(12亿元)的⟦4倍⟧。全年支出86.5万元;上年同期为95.2万元。同比压缩⟦5.9%⟧。",
        "去年发生火情126起,今年发生108起,少了⟦28起⟧。产值12.6亿元,比前年11.2亿元增加⟦1.8亿元⟧。",
        "灌溉面积1500亩,比上个枯水季1440亩新增⟦80亩⟧。纠纷2020年45起,2021年36起,2022年27起,2022年较2020年减少⟦六成⟧。",
        "浓度为32毫克/立方米,较上年的36毫克/立方米下降⟦21.1%⟧。",
        "平均用时缩短至46.3天,同比减少⟦5.8天⟧,2022年该项指标是54.8天。接待费3.6万元,比上年增加⟦3.6万元⟧,上年发生1.2万元。",
        "累计建成充电桩1630个,年内新增⟦410个⟧,上年底累计1420个。",
        "去年查处酒驾320起350人,前年为250起280人,起数、人数分别上升28.0%和⟦35.0%⟧。",
        "全年发放贷款840万元,金额同比增长⟦15.0%⟧(上年同期700万元)。水产品产量52.8万吨,增产4.8万吨,增长⟦19.0%⟧。",
        "2025年立案60起,抓获72人。\n2024年同期立案75起,抓获60人。对比来看,立案数下降⟦25.0%⟧,抓获人数上升20.0%。",
        "2024年,我市12345热线受理供水类诉求500件。\n今年同口径受理430件,数量同比下降⟦16.0%⟧。",
    ],
    good=[
        "全年收到申请152件,其中拆迁类48件、财政类31件;较上年(106件)增加46件。",
        "2022年全年总量409件,2021年全年456件,同比下降10.31%。",
        "全年受理54件,比上年增加23件,增长74.1%。",
        "持证人员由120人增加到150人,增长25%。",
        "去年查处酒驾320起350人,前年为250起280人,起数、人数分别上升28.0%和25.0%。上半年票房92亿元。今年上半年国产片票房66亿元,同比增长38%。",
        "全年发放贷款840万元,金额同比增长20.0%(上年同期700万元)。水产品产量52.8万吨,增产4.8万吨,增长10.0%。",
        "五年间,有七个项目从这里起步。如今,从西到东输送的电量增长了七成。支出52.8万元,新增4.8万元,增长30.0%。",
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
        "受理量由120件增至150件,投诉量由80件降至60件,分别增长25%、下降25%。每万元GDP能耗0.42吨,较2022年0.44吨下降4.5%。",
        "年初预算1200万元,决算数1260万元,决算比预算增加5%。一季度受理300件,二季度受理360件,环比增长20%。",
        "全级次企业压减67.7%,园区由106家整合为50家。营业收入翻一番、利润翻三番,一级企业由66户整合至12户。",
        "持证人员11340人,较上年末新增476人,注销291人,上年末为11155人。失业率3.1%,较上年末3.4%下降0.4个百分点。",
        "成交额由20亿元增加到60亿元,企业、机构数量分别增长1.2倍、1.5倍。生产电力由二千亿度增加到二千五百亿度,增长百分之二十五。",
        "上年末在外务工2000人,当年新增300人、返乡100人,年末2200人。环比上升5%,上年为100件,本年90件。",
        "调解案件594件,同比上升77.3%;仲裁案件572件,同比上升50%。",
        "业务投诉36件,业务投诉同比下降36%。",
        "粮食均价每吨3000元,较上年的2800元上涨7.1%,玉米均价上涨9.2%。",
        "灌溉面积1500亩,比上个枯水季1440亩新增60亩。纠纷2020年45起,2021年36起,2022年27起,2022年较2020年减少四成。",
        "浓度为32毫克/立方米,较上年的36毫克/立方米下降11.1%。合作单位增至86家,新签19家、退出3家,净增16家,上年70家。",
        "场地26570个,比2021年新增1513个,面积1255.33万平方米,比2021年新增67.97万平方米,人均面积2.53平方米,比2021年新增0.14平方米。",
        "成交额从1795亿元增加到5260亿元,中小企业、高新企业数量分别增长3.2倍、2.5倍。",
        "受理复议申请126件,比去年的84件增加42件,增幅为50%。2022年支出356.2万元,与2021年度相比增加18.4万元,增长5.4%。",
        "原煤十四亿吨,比一九九五年的十二亿九千八百万吨增加一亿吨。",
        "收入38.64亿元,较上年36.80亿元增收1.85亿元,增长5.0%。",
        "收入100万元,同比下降10%,上年支出50万元。受理36件,上年结转12件,增长10%。",
        "网办率由80%提高到92%,提高12个百分点,满意率提高3个百分点。",
        "办案100件,比上年增加20件,其中行政案件30件,比上年增加5件,增长20%。",
        "2022年全县招商引资到位资金86.5亿元,增长6.1%,其中,制造业到位资金51.2亿元,增长8.4%。2023年一季度新签约项目28个。",
        "2023年,景区接待游客48.2万人次,比上一年增加21.3万人次,增长79.2%。其中,研学接待游客12.6万人次。预计2024年超过50万人次。",
    ],
)
def change_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """本年数、上年数（或增减量）与增减幅度不相符，或方向相反；本年数、上年数与增减量、百分点不相符。

    只在几个数都写明时计算：“由B增加到A，增长p%”“A，上年B，同比下降p%”“A，比上年增加C，增长p%”“A，比上年的B增加C”“率由B%提高到A%，提高C个百分点”，上年数也可以写在同一段的前后句里，也可以是预算数（“决算比预算增加p%”）或上一季度的数（“环比增长p%”）；
    “分别下降p%、q%”按次序逐一对应。四舍五入、五成双和截位都接受；金额等量值按末位的取整范围计算。附近另有两个数能得出所写的增幅，也不报告。差不超过末位一个单位的只作提示。

    不报告：年均、可比口径、不变价的增幅；只有一个数的增幅；“上年”另有所指的（上年结转、上年支出）；“翻番”与两倍上下相差不到五分之一的。

    为什么：增幅由两个数决定，写的与算的不一致，多为改了一个数而忘了改另一个。

    改法：核对本年数、上年数和增幅，改正其中写错的；按可比口径计算的，写明“同口径”。
    ---
    This year's figure, last year's (or the difference) and the growth do not fit, or point in opposite directions; nor do the two figures and a stated difference, or points of per cent.

    Computed only where all of them are given: 由B增加到A,增长p%; A,上年B,同比下降p%; A,比上年增加C,增长p%; A,比上年的B增加C; 率由B%提高到A%,提高C个百分点; last year's figure may be in a neighbouring sentence of the paragraph, and be that of the plan (决算比预算增加p%) or of the quarter before (环比增长p%),
    and the changes of 分别下降p%、q% are those of the figures in their order. Rounding and cutting are both accepted; money and measures count with the rounding of their last digit. A change that two other figures near it give is not reported. One unit of the last digit apart is info.

    Not reported: means over years, adjusted growth, growth at constant prices; a growth with one figure only; a figure of last year that is of something else (上年结转); 翻番 within a fifth.

    Why: Two figures determine the change. If the stated one differs, usually one figure was updated and the other was
    not.

    To fix: check this year's figure, last year's and the change, and correct the wrong one. If the change was computed
    on a comparable basis, say so (同口径).
    """
    if any(word in document.folded for word in _OF_TABLES):
        figures = (one for _, failing in document.view(_tables.failing_figures) for one in failing)
        yield from (_tables.finding(one) for one in figures if one.kind != "share")
    yield from (_finding(one) for one in changes(document) if one.points)


def _finding(one: Change) -> Finding:
    now, base = one.values
    shown = [decimal(value / one.operands[0].scale) for value in one.values]
    minus = "-" if one.sign < 0 else ""
    stated = f"{minus}{one.stated.words}"
    if one.difference:
        computed = decimal((now - base) / one.stated.scale)
        formula, unit = f"{shown[0]} - {shown[1]}", one.stated.words.removeprefix(one.stated.numeral)
    else:
        computed = decimal((now / base - 1) * 100, 2)
        formula, unit = f"({shown[0]} - {shown[1]}) / {shown[1]}", "%"
    pretty = formula.replace("-", "−").replace("/", "÷")
    said = f"{one.word}{one.stated.words}"
    return Finding(
        one.stated.span,
        Text(
            f"“{said}”与{shown[0]}、{shown[1]}两数不符，请核对",
            f'"{said}" does not fit {shown[0]} and {shown[1]}',
        ),
        note=Text(*[f"{pretty} = {computed}{unit} ≠ {stated}"] * 2),
        related=tuple(Related(quantity.span, Text("计算用数", "figure")) for quantity in one.operands),
        severity="info" if _minor(one) else None,
        evidence=Evidence(
            f"{formula} = {stated}",
            computed,
            minus + decimal(one.stated.value or Fraction(0)),
            tuple(quantity.operand for quantity in (*one.operands, one.stated)),
        ),
    )


def _minor(one: Change) -> bool:
    """Whether a change is so near to what its figures give that a unit of the last digit explains it."""
    stated = one.stated
    if one.difference:
        return not stated.counted and one.points <= digit(stated) * ("." in stated.numeral)
    if stated.unit == "倍":
        return one.points <= stated.place * _MULTIPLE
    if kind_of(stated.unit) != "share":
        return False
    given = (one.values[0] / one.values[1] - 1) * 100 if one.values[1] else Fraction(0)
    away = abs(given - one.sign * (stated.value or Fraction(0)))
    return one.points <= margin(stated) and (stated.unit != "%" or 2 * away < 3 * margin(stated) + one.width)
