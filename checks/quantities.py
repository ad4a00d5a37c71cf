"""QTY: how quantities are worded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from lintreport import Document, Evidence, Finding, Span, Text, check
from lintreport.text.intervals import EVERYTHING, Interval, intersect
from lintreport.text.numbers import decimal
from lintreport.text.quantities import Quantity

#: 近三年多来: before a stretch of time 近 mostly means "the latest".
_TIME = ("年", "月", "天", "日", "周", "个月", "小时", "个小时", "个多月", "岁", "季度")

#: Words that say the same of a figure, so that two of them are one too many.
_SAME = (
    ({"约", "大约", "大概"}, {"左右", "上下", "余", "多"}),
    ({"超过", "超", "逾", "高于", "多于"}, {"余", "多", "以上"}),
    ({"至少", "最少", "不少于", "不低于"}, {"以上"}),
    ({"最多", "至多", "不超过", "不多于", "不高于", "未超过", "不足", "不到", "不满", "未满", "低于", "少于"}, {"以下", "以内"}),
    ({"近", "将近", "接近"}, {"左右", "上下"}),
)


def _phrase(quantity: Quantity) -> str:
    return quantity.text[slice(*quantity.whole)]


@check(
    "QTY001",
    "contradictory-approximation",
    title=Text("约数用词互相矛盾", "approximations that contradict each other"),
    severity="warning",
    basis="logic",
    bad=[
        "受众⟦近10余万人次⟧。",
        "累计走访企业⟦近200余家⟧,发放资料⟦将近3000多份⟧。",
        "参加培训的⟦不足30人以上⟧。",
        "整改问题⟦不到50余个⟧,用时⟦不超过10天以上⟧。",
        "惠及群众⟦接近一万二千余人⟧。",
    ],
    good=[
        "受众10余万人次。",
        "受众近10万人次。",
        "近年来共整治200余处,最近30余次检查均合格,附近20余家企业受益。",
        "近两年多来,走访企业超过30余家。",
        "达不到60分以上的予以通报,查找问题和不足20余项,节约资金30余万元。",
        "不足5年的,处3万元以上罚款。",
    ],
)
def contradictory_approximation(document: Document, options: object) -> Iterator[Finding]:
    """同一个数前后的约数用词不能同时成立。

    “近10万”不到10万,“10余万”超过10万,“近10余万”便没有任何数能满足。把每个约数用词换成它允许的区间(近 v:略小于 v;
    v 余、v 多:略大于 v;不足 v:小于 v;v 以上:不小于 v……),几个区间没有公共部分就报告。

    不报告:最近、附近、节约、找不到等词里的字;“近两年多来”一类时间说法只作提示(info)。
    改法:只留一头,写“近10万”或“10余万”。

    ---
    The words before and behind one figure cannot hold at once.

    近10万 is below 100 000, 10余万 above it, so no number is 近10余万. Each word is taken for the interval that it leaves;
    when the intervals have nothing in common, the phrase is reported.

    Accepted in silence: 近 or 约 as a part of another word (最近, 附近, 节约, 找不到). A stretch of time (近两年多来, in the
    latest two years and more) is info at most. To mend it, keep one of the two words.
    """
    for quantity in document.quantities:
        if not (quantity.prefix and (quantity.inner or quantity.suffix)):
            continue
        modifiers = quantity.modifiers
        first, *others = modifiers
        clash = next((other for other in others if _clash(first[1], other[1])), None)
        if clash is None or quantity.value is None:
            continue
        value = decimal(quantity.value)
        yield Finding(
            quantity.whole,
            Text(f"“{first[0]}”与“{clash[0]}”矛盾:“{_phrase(quantity)}”", f'"{first[0]}" and "{clash[0]}" contradict each other: "{_phrase(quantity)}"'),
            note=Text(
                f"“{first[0]}”要求{_bounds(first[1])},“{clash[0]}”要求{_bounds(clash[1])}",
                f'"{first[0]}" asks for {_bounds(first[1])}, "{clash[0]}" for {_bounds(clash[1])}',
            ),
            severity="info" if quantity.unit in _TIME else None,
            evidence=Evidence(f"{_bounds(first[1])}; {_bounds(clash[1])}", "∅", value, (quantity.operand,)),
        )


def _clash(one: Interval, other: Interval) -> bool:
    """Whether both cannot hold, or only for the one value where 不超过 and 以上 meet."""
    both = intersect(one, other)
    return both.empty or both.low == both.high is not None


def _bounds(interval: Interval) -> str:
    """An interval as an inequality in n."""
    low = "" if interval.low is None else f"{decimal(interval.low)} {'<' if interval.open_low else '≤'} "
    high = "" if interval.high is None else f" {'<' if interval.open_high else '≤'} {decimal(interval.high)}"
    return f"{low}n{high}"


@check(
    "QTY002",
    "exact-with-approximation",
    title=Text("精确数后又用约数词", "an exact figure with a word of approximation"),
    severity="warning",
    basis="logic",
    bad=[
        "个人自主学⟦12998余次⟧。",
        "发布稿件⟦153余篇次⟧,走访企业⟦1,234多家⟧。",
        "新增就业⟦二十五余人⟧。",
    ],
    good=[
        "个人自主学12998次。",
        "个人自主学13000余次,发布稿件150余篇次。",
        "罚款18余万元,归集信息1.4万余条,绿化25余亩,历时3个多月、15余年。",
        "调解1000多宗,解答群众法律咨询十余次,12多部门联合印发。",
        "共53家,余下的3家;完成23个,余姚2个。",
    ],
)
def exact_with_approximation(document: Document, options: object) -> Iterator[Finding]:
    """精确到个位的数不能再加“余”“多”。

    “12998余次”要求一个大于12998、小于12999的整数,这样的数不存在。要么数字是准的,删去“余”;要么只知大概,写成“近13000次”“12900余次”。

    不报告:整十、整百的数(2000余次);带万、亿的数(1.4万余条);可以有小数的量(25余亩、18余万元、3个多月)。

    ---
    A figure that is exact to the last one cannot be followed by 余 or 多.

    12998余次 asks for a whole number above 12998 and below 12999; there is none. Either the figure is exact and 余 goes, or it is
    not and the figure should be a round one. Accepted in silence: round numbers, figures with 万 or 亿, and what can be measured in parts.
    """
    for quantity in document.quantities:
        if quantity.inner not in ("余", "多") or not quantity.counted or quantity.value is None:
            continue
        if not reduce(intersect, (interval for word, interval in quantity.modifiers if word == quantity.inner), EVERYTHING).no_integer:
            continue
        value = decimal(quantity.value)
        yield Finding(
            quantity.span,
            Text(f"精确数“{value}”后又用“{quantity.inner}”:“{quantity.words}”", f'the exact figure {value} with "{quantity.inner}": "{quantity.words}"'),
            note=Text(f"{value} 与 {decimal(quantity.value + 1)} 之间没有整数", f"there is no whole number between {value} and {decimal(quantity.value + 1)}"),
            evidence=Evidence(f"{value} < n < {decimal(quantity.value + 1)}", "∅", value, (quantity.operand,)),
        )


@check(
    "QTY003",
    "redundant-approximation",
    title=Text("约数用词重复", "two words of approximation where one is enough"),
    severity="info",
    basis="practice",
    bad=["参加⟦约300人左右⟧。", "投资⟦超过50亿元以上⟧,用地⟦大约20余亩⟧。", "每年⟦至少4次以上⟧,时间⟦不超过30天以内⟧。"],
    good=["参加约300人。", "参加300人左右,投资50亿元以上。", "签约20余家,节约300余万元。", "突破10余项关键技术,约定3次以上。"],
)
def redundant_approximation(document: Document, options: object) -> Iterator[Finding]:
    """两个约数用词说的是同一个意思,留一个即可。

    如“约……左右”“超过……以上”“至少……以上”“不超过……以内”。含义并不矛盾,只是重复,所以只作提示。
    互相矛盾的(“近……余”)见 QTY001。

    ---
    Two words say the same of one figure (约…左右, 超过…以上, 至少…以上); one is enough. They do not contradict each other, so this is
    info only. Words that do contradict each other are QTY001.
    """
    for quantity in document.quantities:
        if not quantity.prefix:
            continue
        behind = [word for word in (quantity.inner, quantity.suffix) if word]
        pair = next(((quantity.prefix, word) for word in behind for before, after in _SAME if quantity.prefix in before and word in after), None)
        if pair:
            yield Finding(
                Span(*quantity.whole),
                Text(f"“{pair[0]}”与“{pair[1]}”重复:“{_phrase(quantity)}”", f'"{pair[0]}" and "{pair[1]}" say the same: "{_phrase(quantity)}"'),
            )
