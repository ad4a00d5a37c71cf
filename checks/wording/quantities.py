"""QTY: how quantities are worded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from itertools import combinations, pairwise

from lintreport import Document, Evidence, Finding, Span, Text, check
from lintreport.text.figures.intervals import EVERYTHING, Interval, intersect
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.patterns import compiled

#: 近三年多来: before a stretch of time 近 mostly means "the latest".
_TIME = ("年", "月", "天", "日", "周", "个月", "小时", "个小时", "个多月", "岁", "季度")

#: What stands between the ends of a range.
_RANGE = ("-", "—", "–", "~", "——", "至", "到")

#: Words that say the same of a figure, so that two of them are one too many.
_SAME = (
    ({"约", "大约", "大概"}, {"左右", "上下", "余", "多"}),
    ({"超过", "超", "逾", "高于", "多于"}, {"余", "多", "以上"}),
    ({"至少", "最少", "不少于", "不低于"}, {"以上"}),
    (
        {"最多", "至多", "不超过", "不多于", "不高于", "未超过", "不足", "不到", "不满", "未满", "低于", "少于"},
        {"以下", "以内"},
    ),
    ({"近", "将近", "接近", "余", "多"}, {"左右", "上下"}),
)


def _phrase(quantity: Quantity) -> str:
    return quantity.text[slice(*quantity.whole)]


@check(
    "QTY001",
    "contradictory-approximation",
    title=Text("概数用词互相矛盾", "contradictory approximations"),
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
    """同一个数前后的概数用词不能同时成立。

    “近10万”不到10万，“10余万”超过10万，“近10余万”便没有任何数能满足。把每个概数用词换成它允许的区间（近 v：略小于 v；
    v 余、v 多：略大于 v；不足 v：小于 v;v 以上：不小于 v……），几个区间没有公共部分就报告。

    不报告：最近、附近、节约、找不到等词里的字；“近两年多来”一类时间说法只作提示（info）。

    改法：只留一头，写“近10万”或“10余万”。

    为什么：两个概数用词互相排斥，读者不知道实际是多于还是少于。
    ---
    The words before and after one figure cannot hold at once.

    近10万 is below 100 000, 10余万 above it, so no number is 近10余万. Each word is taken for the interval that it leaves;
    when the intervals have nothing in common, the phrase is reported.

    Not reported: 近 or 约 as a part of another word (最近, 附近, 节约, 找不到). A stretch of time (近两年多来, in the latest two years
    and more) is info at most.

    To fix: keep one of the two words.

    Why: The two words exclude each other, so a reader cannot tell whether it is more or less.
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
            Text(
                f"“{first[0]}”与“{clash[0]}”矛盾：“{_phrase(quantity)}”",
                f'"{first[0]}" and "{clash[0]}" contradict each other: "{_phrase(quantity)}"',
            ),
            note=Text(
                f"“{first[0]}”要求{_bounds(first[1])}，“{clash[0]}”要求{_bounds(clash[1])}",
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


_MANY_TIMES = Lazy("[0-9]多次")


@check(
    "QTY002",
    "exact-with-approximation",
    title=Text("精确数后又用概数词", "exact figure with a word of approximation"),
    severity="warning",
    basis="logic",
    needs=("余", "多"),
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
        "走访群众1 2 34余人,表中3.110多项,证人马某2多次到场。",
    ],
)
def exact_with_approximation(document: Document, options: object) -> Iterator[Finding]:
    """精确到个位的数不能再加“余”“多”。

    “12998余次”要求一个大于12998、小于12999的整数，这样的数不存在。要么数字是准的，删去“余”；要么只知大概，写成“近13000次”“12900余次”。

    不报告：整十、整百的数（2000余次）；带万、亿的数（1.4万余条）；可以有小数的量（25余亩、18余万元、3个多月）。

    为什么：精确数加“余”，说明数字或用词有一个不对。

    改法：数字准确的，删去“余”；只知大概的，写成整数（近13000次）。
    ---
    A figure that is exact to the last one cannot be followed by 余 or 多.

    12998余次 asks for a whole number above 12998 and below 12999; there is none. Either the figure is exact and 余 goes, or
    it is not and the figure should be a round one.

    Not reported: round numbers, figures with 万 or 亿, and what can be measured in parts.

    Why: An exact figure with 余 shows that either the figure or the word is wrong.

    To fix: if the figure is exact, delete 余; if it is not, write a round one (近13000次).
    """
    for quantity in document.quantities:
        if quantity.inner not in ("余", "多") or not quantity.counted or quantity.value is None or quantity.ranged:
            continue
        if "." in quantity.numeral or _MANY_TIMES.match(quantity.text, quantity.start):
            continue  # 3.110多项: a number of the list; 证人马某2多次到场: of a name
        if not reduce(
            intersect, (interval for word, interval in quantity.modifiers if word == quantity.inner), EVERYTHING
        ).no_integer:
            continue
        value = decimal(quantity.value)
        yield Finding(
            quantity.span,
            Text(
                f"精确数“{value}”后又用“{quantity.inner}”：“{quantity.words}”",
                f'the exact figure {value} with "{quantity.inner}": "{quantity.words}"',
            ),
            note=Text(
                f"{value} 与 {decimal(quantity.value + 1)} 之间没有整数",
                f"there is no whole number between {value} and {decimal(quantity.value + 1)}",
            ),
            evidence=Evidence(f"{value} < n < {decimal(quantity.value + 1)}", "∅", value, (quantity.operand,)),
        )


@check(
    "QTY003",
    "redundant-approximation",
    title=Text("概数用词重复", "redundant word of approximation"),
    severity="info",
    basis="practice",
    bad=[
        "参加⟦约300人左右⟧。",
        "投资⟦超过50亿元以上⟧,用地⟦大约20余亩⟧。",
        "每年⟦至少4次以上⟧,时间⟦不超过30天以内⟧。",
        "参加⟦300余人左右⟧。",
    ],
    good=[
        "参加约300人。",
        "参加300人左右,投资50亿元以上。",
        "签约20余家,节约300余万元。",
        "突破10余项关键技术,约定3次以上。",
    ],
)
def redundant_approximation(document: Document, options: object) -> Iterator[Finding]:
    """两个概数用词说的是同一个意思，留一个即可。

    如“约……左右”“超过……以上”“至少……以上”“不超过……以内”。含义并不矛盾，只是重复，所以只作提示。
    互相矛盾的（“近……余”）见 QTY001。

    为什么：两个概数用词留一个即可，重复使语句累赘。

    改法：删去其中一个。

    不报告：只有一个概数用词的；两个用词分别说两个数的。
    ---
    Two words say the same of one figure (约…左右, 超过…以上, 至少…以上); one is enough. They do not contradict each other, so this is
    info only. Words that do contradict each other are QTY001.

    Why: One word of approximation is enough; two are wordy.

    To fix: delete one of them.

    Not reported: a single word of approximation, and two words that belong to two figures.
    """
    for quantity in document.quantities:
        words = [word for word in (quantity.prefix, quantity.inner, quantity.suffix) if word]
        pair = next(
            (
                (first, second)
                for first, second in combinations(words, 2)
                for before, after in _SAME
                if first in before and second in after
            ),
            None,
        )
        if pair:
            yield Finding(
                Span(*quantity.whole),
                Text(
                    f"“{pair[0]}”与“{pair[1]}”重复：“{_phrase(quantity)}”",
                    f'"{pair[0]}" and "{pair[1]}" say the same: "{_phrase(quantity)}"',
                ),
            )


_FALL = compiled("(?:下降|减少|降低|缩短|缩减|减轻|压缩|缩小|压减|减)(?:了|达|近|约|超过|将近|接近)?$")


@check(
    "QTY004",
    "decrease-by-multiple",
    title=Text("减少不能用“倍”", "a decrease counted in multiples"),
    severity="warning",
    basis="practice",
    needs=("倍", "番"),
    bad=["办理时限缩短了⟦2倍⟧。", "案件数量同比下降近⟦一倍⟧,成本降低⟦1.5倍⟧。", "事故总量减少⟦两番⟧。"],
    good=[
        "办理时限缩短了一半。",
        "案件数量由下降转为增长2倍。",
        "成本下降为原来的三分之一,收入增长2倍,污染成倍减少。",
        "在减少排放的同时,产值提高3倍。",
    ],
)
def decrease_by_multiple(document: Document, options: object) -> Iterator[Finding]:
    """“减少2倍”没有确定的意思：减少一倍即减完。

    为什么：减少一倍就是减完，“减少2倍”没有确定的意思。

    改法：写成百分数或分数：“减少50%”“减少一半”“下降到原来的三分之一”。

    不报告：增加的倍数；“减少到……分之一”。
    ---
    A decrease by a multiple has no certain meaning: less one whole is nothing.

    Why: A decrease by one whole leaves nothing, so a decrease by a multiple has no certain meaning.

    To fix: write a percentage or a fraction (减少50%, 减少一半, 下降到原来的三分之一).

    Not reported: increases by a multiple, and decreases to a fraction.
    """
    for quantity in document.quantities:
        if quantity.unit in ("倍", "番") and _FALL.search(
            quantity.text[max(0, quantity.start - 8) : quantity.start].replace("\n", "")
        ):
            yield Finding(
                quantity.span,
                Text(f"减少的幅度不能说“{quantity.words}”", f'a decrease cannot be "{quantity.words}"'),
                note=Text(
                    "减少一倍即为零，宜用百分数或分数",
                    "a decrease by one whole leaves nothing; use a percentage or a fraction",
                ),
            )


_RISE_TO = compiled("(?:提高|提升|上升|增长|增加|下降|降低|回落|升|降)(?:到|至)了?$")
_RISE_BY = compiled("(?:提高|提升|上升|增长|增加|下降|降低|回落)了?$")


@check(
    "QTY005",
    "percent-for-points",
    title=Text("百分点误作百分比", "percent where percentage points are meant"),
    severity="info",
    basis="practice",
    bad=["办结率由80%提高到95%,提高⟦15%⟧。"],
    good=[
        "办结率由80%提高到95%,提高15个百分点。",
        "办结率由90%提高到95%,提高5%。",
        "办结率由90%提高到99%,提高10%。",
        "产值由90万元增加到95万元,增长5.6%。",
    ],
)
def percent_for_points(document: Document, options: object) -> Iterator[Finding]:
    """两个百分数之差应说“个百分点”。

    “由80%提高到95%”是提高了15个百分点；若说百分比，则提高了18.75%。只有所写的数恰好等于两数之差、又不是取整后的百分比时才提示。

    为什么：“提高15%”与“提高15个百分点”是两个不同的数。

    改法：改为“个百分点”。

    不报告：所写的数不等于两数之差的；正好是取整后的百分比的。
    ---
    The difference of two percentages is expressed in percentage points: from 80% to 95% is 15 points, or 18.75 per cent. Pointed out only where the figure is exactly the
    difference and not the rounded change.

    Why: A rise of 15 per cent and a rise of 15 points are different figures.

    To fix: write 个百分点.

    Not reported: figures that are not the difference, and those that are the rounded relative change.
    """
    for first, second, third in zip(
        document.quantities, document.quantities[1:], document.quantities[2:], strict=False
    ):
        if (
            not first.unit == second.unit == third.unit == "%"
            or third.start - first.end > 40
            or None in (first.value, second.value, third.value)
        ):
            continue
        text = first.text
        if not _RISE_TO.search(text[first.end : second.start]) or not _RISE_BY.search(text[second.end : third.start]):
            continue
        before, after, by = (quantity.value or Fraction(0) for quantity in (first, second, third))
        if abs(after - before) == by and before and abs(abs(after / before - 1) * 100 - by) > third.place:
            a, b, c = decimal(before), decimal(after), decimal(by)
            yield Finding(
                third.span,
                Text(
                    f"“{third.words}”是两个百分数之差，应为{c}个百分点",
                    f'"{third.words}" is the difference of two percentages: {c} points',
                ),
                note=Text(*[f"|{b} − {a}| = {c}"] * 2),
                evidence=Evidence(f"|{b} - {a}| = {c}", c, c, (first.operand, second.operand, third.operand)),
            )


@check(
    "QTY006",
    "mixed-numeral",
    title=Text("阿拉伯数字与汉字数字混写", "digits mixed with Chinese numerals"),
    severity="info",
    basis="practice; GB/T 15835-2011",
    bad=["参加⟦3千余人⟧,发放资料⟦5百份⟧。", "共计⟦1百零8⟧件。"],
    good=[
        "参加3000余人,发放资料500份。",
        "参加3万余人,投资2亿元。",
        "装机5千瓦,长3千米,提高2个百分点,种植3千克。",
        "三千余人参加。",
    ],
)
def mixed_numeral(document: Document, options: object) -> Iterator[Finding]:
    """阿拉伯数字后只能用“万”“亿”作单位，“3千”“5百”应写3000、500或三千、五百。

    千瓦、千米、千克、百分点等计量单位不在此列。

    为什么：一个数里混用两种数字，不便阅读和统计。

    改法：写成3000、500，或三千、五百。

    不报告：千瓦、千米、千克、百分点等计量单位；数字后的“万”“亿”。
    ---
    Only 万 and 亿 may follow digits; 3千 is 3000 or 三千. Units such as 千瓦, 千米, 百分点 are fine.

    Why: Digits and Chinese numerals mixed in one number are hard to read and to extract.

    To fix: write 3000 or 三千.

    Not reported: units such as 千瓦, 千米 and 百分点; 万 and 亿 after digits.
    """
    for quantity in document.quantities:
        if quantity.numeral[0].isascii() and (
            quantity.scale_sign in ("千", "百") or _MIXED.match(quantity.text, quantity.start)
        ):
            torn = _MIXED.match(quantity.text, quantity.start)
            span = Span(*torn.span()) if torn else quantity.span
            words = quantity.text[slice(*span)]
            yield Finding(span, Text(f"数字混写：“{words}”", f'mixed numeral: "{words}"'))


_MIXED = compiled("[0-9]{1,4}[千百][零一二三四五六七八九][0-9十百]{0,3}")


@check(
    "QTY007",
    "ambiguous-range",
    title=Text("数值范围有歧义", "ambiguous range"),
    severity="info",
    basis="GB/T 15835-2011 §4.1.1; practice",
    bad=["每户补助⟦5-10万元⟧。", "增幅在⟦4~6%⟧之间。", "投资⟦3—5亿元⟧。"],
    good=[
        "每户补助5万—10万元。",
        "增幅在4%~6%之间。",
        "2021-2025年,每年3至5个,第3-5万吨级泊位,2023-100万。",
        "2~3个百分点。",
    ],
)
def ambiguous_range(document: Document, options: object) -> Iterator[Finding]:
    """“5-10万”可以读成5到10万，前一个数也应带上“万”“亿”或“%”。

    写“5万—10万元”“4%~6%”。

    为什么：前一个数缺单位，读者可能读成相差万倍的数。

    改法：两端都带上“万”“亿”或“%”：“5万—10万元”“4%~6%”。

    不报告：两端都写明单位的；年份、编号、比分。
    ---
    5-10万 can be read as 5 to 100 000: give both ends their 万, 亿 or % (5万—10万元, 4%~6%).

    Why: With the unit missing, the first number may be read ten thousand times too small.

    To fix: give both ends their 万, 亿 or % (5万—10万元, 4%~6%).

    Not reported: ranges with a unit at both ends; years, codes and scores.
    """
    for first, second in pairwise(document.quantities):
        between = first.text[first.end : second.start]
        if (
            not between
            or between.strip() not in _RANGE
            or first.unit
            or first.scale_sign
            or first.value is None
            or second.value is None
        ):
            continue
        if second.unit == "%" or second.scale_sign in ("万", "亿"):
            if first.value >= second.value / second.scale or first.text[first.start - 1 : first.start] in "第-—~":
                continue
            span = Span(first.start, second.end)
            words = first.text[slice(*span)]
            yield Finding(
                span, Text(f"范围“{words}”前一个数缺少单位", f'the first figure of the range "{words}" lacks its unit')
            )
