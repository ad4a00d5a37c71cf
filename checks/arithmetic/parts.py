"""ARI005: a part that is larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal

from ._lists import every_list

#: Figures of means, rates of pay and prices, which have no parts.
_MEAN = Lazy("每|[人户年季月周日村校班亩场次件]均|平均|均值|标准|价|汇率|水平|补差|亩产|单产")
#: Smaller figures are the numbers that make up names and phrases: 三个方面, 一个.
_LARGE = 20
#: How far before a figure its words are looked for, in code points, and what they end in.
_HEAD, _MARKS = 60, ",;:。!?()\n"


def _large(quantity: Quantity) -> bool:
    """Whether a figure is none of the small numbers of phrases."""
    return (quantity.value or 0) >= _LARGE


def _words_before(quantity: Quantity) -> str:
    """The words of its clause before a figure."""
    words = quantity.text[max(0, quantity.start - _HEAD) : quantity.start]
    return words[max(map(words.rfind, _MARKS)) + 1 :]


def _fits(part: Quantity, total: Quantity) -> bool:
    """Whether one figure may be a part of the other."""
    low, high = part.interval.low, total.interval.high
    return low is None or high is None or low <= high


#: A sum of money by another name than its total's: 税款损失78000元,其中一张票面金额为163000元.
_AMOUNT = Lazy("(?:金额|限额|价款|面值|总额)为?$")
_THING = Lazy(f"{HAN}{{1,10}}")


def _other_things(part: Quantity, total: Quantity) -> bool:
    """Whether 个, which counts anything, counts two kinds of things: 9个考场,其中…31个考室."""
    one, other = (_THING.match(figure.text, figure.end) for figure in (part, total))
    return part.unit == "个" and one is not None and other is not None and one[0][-1] != other[0][-1]


@check(
    "ARI005",
    "part-exceeds-whole",
    title=Text("部分大于总体", "a part is larger than the whole"),
    severity="error",
    basis="logic",
    bad=[
        "新增企业109家,其中注册资本100万以上企业⟦120家⟧。",
        "受理申请近200件,其中复议申请⟦230余件⟧。",
        "共有车辆5辆(其中执法车⟦6辆⟧)。",
        "全乡共有党员一百二十人,其中农村党员⟦一百五十人⟧。",
        "平均每村培训2次;全县网格员120人,其中专职⟦150人⟧。",
    ],
    good=[
        "新增企业109家,其中注册资本100万以上企业20家。",
        "全市企业1000家,新增20家,其中规上企业50家。",
        "参加人数30人,其中培训40人次。",
        "人均补助780元/月,其中失能对象1080元/月。",
        "消费水平277元,比上年增加50元,其中城镇547元。",
        "全县收入增长,其中农业收入50万元。",
        "抽检量超过每千人6批次,其中专项抽检40批次。",
        "按人口平均的消费水平达到277元。其中,城镇居民547元。",
        "造成税款损失78000元,其中一张发票的票面金额为163000元。",
        "大风导致3人死亡。包括两县在内,另有80多人受伤。",
        "建设9个电视监控考场,其中县城考点有31个考室。",
        "新建铁路1400公里,其中两条干线已经铺轨;新建公路6600公里。",
        "近三年年均增收40亿元,其中上年增收57亿元。",
        "支付检验费3000元,事发前该车在另一家公司投保了多个险种,其中车损险86000元。",
        "围绕一个中心,包括四个方面;建设十五个单位,由六十个单位组成的专班负责。",
    ],
)
def part_exceeds_whole(document: Document, options: object) -> Iterator[Finding]:
    """“其中”所列的一项比它所属的总数还大。

    与前文（同一句，或“其中”开头时的上一句）每一个同单位的数都比过，都小于这一项才报告；概数按区间比较。两项以上的列举见 ARI001。

    不报告：单位不同（人与人次）；人均、标准、价格等平均数；增减量。

    为什么：部分不可能大于它所属的总体。

    改法：核对这两个数，改正写错的一个；不是其中一部分的，不要用“其中”领起。
    ---
    One item after 其中 is larger than the total it is a part of.

    It is compared with every figure of the same unit before it (in its sentence, or in the sentence before one that
    begins with 其中), and reported when it exceeds them all; approximate figures are compared as intervals. Lists of two
    and more items are ARI001.

    Not reported: another unit (人, 人次); means, rates of pay and prices; changes.

    Why: A part cannot be larger than its whole.

    To fix: check both figures and correct the wrong one. If the item is not part of the total, do not introduce it with
    其中.
    """
    for parts in document.view(every_list):
        part = parts.parts[0]
        if len(parts.parts) > 1 or part.value is None or _fits(part, parts.total):
            continue
        totals = list(parts.totals)
        if (
            any(total.value is None or total.ranged or _fits(part, total) for total in totals)
            or not all(quantity.numeral[0].isascii() or _large(quantity) for quantity in (part, *totals))
            or part.ranged
            or not (part.exact or part.modifiers)
            or _MEAN.search(parts.labels[0] + "".join(_words_before(total) for total in totals))
            or _other_things(part, parts.total)
            or (part.unit == "元" and _AMOUNT.search(parts.labels[0]))
        ):
            continue
        yield Finding(
            part.span,
            Text(
                f"其中的“{part.words}”大于总数“{parts.total.words}”",
                f'the part "{part.words}" is larger than the whole "{parts.total.words}"',
            ),
            note=Text(*[f"{decimal(part.value)} > {decimal(parts.total.value or Fraction(0))}"] * 2),
            related=(Related(parts.total.span, Text("总数", "whole")),),
            evidence=Evidence(
                "part ≤ whole",
                decimal(part.value),
                decimal(parts.total.value or Fraction(0)),
                (parts.total.operand, part.operand),
            ),
        )
