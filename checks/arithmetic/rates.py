"""ARI002, ARI006, ARI010: rates and what they are rates of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.figures.intervals import EVERYTHING, Interval, add, divide, point, scale
from lintreport.text.figures.percentages import exact_interval, margin, miss, share
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.statements.statements import Statement, alike

from ._averages import Average, averages

#: How many clauses before a rate its figures may stand.
_REACH = 6
#: ... and how many figures before it, at most.
_NEAR, _CROWDED = 16, 6

_NAMED = Lazy(
    f"({HAN}{{2,8}}?)(?:率|面|比例)(?:已|也|均|仅|就|分别)?(?:高达|达到|达|为|是|至|约|近|超过|超|保持在|稳定在|提高到|提升到|提升至|提高至)?$"
)
_SHARE = Lazy(
    f"(?:占(?:比(?:重|例)?)?(?:了|到|其|全部)?|(?:达到?|相当于)(?={HAN}{{1,8}}的$))({HAN}{{0,10}}?)(?:总数|总量|总额|总体|全部|数|量)?的?(?:比重|比例|比)?(?:高达|达到|达|为|约|近|超过|超)?$"
)
#: Rates whose base is a convention and not in the sentence (审结 may count what was carried over).
_CONVENTIONAL = Lazy(
    "精简|压缩|压减|缩减|纠错|审结|结案|化解|调撤|和解|撤诉|败诉|改判|发改|发回|息诉|上诉|服判|执结|清结|复议|增长|完成|执行|利用|使用|投入"
)
#: Rates that are of something narrower, unless their own words stand before the numerator.
_NARROWER = Lazy("及时|按时|按期|准时|超期|满意|知晓|覆盖|应诉|投诉|信访|一次")
#: What a count of all cases is led in by.
_BASE = Lazy(
    "受理|收到|接收|接到|接办|排查|发现|检查|抽检|抽查|抽取|调处|调解|申请|应|交办|认领|(?<!公)共|总|参加|报名|参考|参训|任务|计划|下达|转办|登记|立案|梳理|"
    "承办|提出|发出|征求|走访|入户|推送|摸排|处置|发生|审查|审理|巡查|征集|提交|承接|涉及|办理|制定|制发|出台|印发|回访|发放|实有|现有|在册|纳入|列入|确定|安排|移送|送达|开庭|查处|问卷|样本|监测|考核|考试|新收|评查|审结"
)
#: What follows a total that is about to be split up.
_SPLIT_UP = Lazy(f"{HAN}{{0,6}}[,:](?:主要用于|主要是|其中|按)")
#: A base that is not in the sentence.
_ELSEWHERE = Lazy("全[市省国县区州球]|同类|预算|计划|目标|任务|生产总值|比重|同期|上年|年初")
_NAMED_BASE = Lazy("^在.{0,12}的?$|中的?$")
_CARRIED = Lazy("结转|旧存|存量|历年|(?<!全年)(?<!年内)(?<!今年)累计|上年|往年|积案|遗留")
_RATIO_UNITS = ("%", "‰", "个百分点", "百分点", "倍", "番", "成", "分之", "年", "个月", "")


#: Rates of which the two figures go by other names: the part, and the whole.
_DEFINED = {
    "预算执行": (Lazy("支出$|执行$|完成$"), Lazy("预算|安排")),
    "城镇化": (Lazy("城镇(?:常住)?人口$"), Lazy("(?:常住|总)人口$")),
    "森林覆盖": (Lazy("森林(?:总)?面积$"), Lazy("(?:国土|土地)(?:总)?面积$")),
    "出生": (Lazy("出生(?:人口)?$"), Lazy("平均人口$")),
    "死亡": (Lazy("死亡(?:人口)?$"), Lazy("平均人口$")),
}
_IN_PER_CENT = ("%", "‰", "成", "分之")
_AND = Lazy("(?:为|有|达|是|了|共|已|达到|的有|的)+$")
#: What 覆盖率 is said of.
_COVERS = Lazy("成立|建立|设立|建成|配备|覆盖|开通|接入")


class Rate(NamedTuple):
    """A stated percentage with the two figures that it is a rate of.

    ``confirmed`` when it cannot be of others that are named, ``sure`` when its words say so, and not only that there
    are no other figures. With a ``branch`` the whole is what both come to: 不捕率 of 批捕 and 不批捕.
    """

    stated: Quantity
    part: Quantity
    whole: Quantity
    name: str
    confirmed: bool
    sure: bool = True
    branch: Quantity | None = None


class Figure(NamedTuple):
    """A figure before a rate: its clause's number, the words that lead it in, and the sign behind its clause."""

    clause: int
    label: str
    quantity: Quantity

    @property
    def behind(self) -> str:
        """The words right behind it."""
        found = _HAN.match(self.quantity.text, self.quantity.end)
        return found[0] if found else ""


#: 2500名群众 and 2325人 are both people.
_PEOPLE = ("名", "位")


def _unit(quantity: Quantity) -> str:
    return "人" if quantity.unit in _PEOPLE else quantity.unit


_HAN = Lazy(f"{HAN}{{0,10}}")


def rates(document: Document) -> Iterator[Rate]:
    """Every percentage whose numerator and denominator are named beside it."""
    for paragraph in document.statements:
        for at, one in enumerate(paragraph):
            if one.figure.unit not in _IN_PER_CENT or not _OF_RATE.search(one.before):
                continue
            if one.figure.value is not None and not one.figure.ranged:
                figures = list(_figures(paragraph, at))
                found = _rate(one.figure, one.before, figures) if figures else None
                if found and (rate := _judged(found, figures)):
                    yield rate


#: Without one of these there is no name of a rate before a percentage.
_OF_RATE = Lazy("率|面|比|占|的|达到?|相当于")
#: What is said in brackets right behind the name of a rate: 公示率(按时公示)为; and how it is reckoned: (处罚件数/检查次数).
_ASIDE = Lazy(r"\([^()]{1,15}\)(?=[为达约]?到?$)")
_RECKONED = Lazy(f"\\(({HAN}{{2,10}})[/÷]({HAN}{{2,10}})\\)")


def _rate(stated: Quantity, words: str, figures: list[Figure]) -> Rate | None:
    """The two figures that a percentage is a rate of, by the words before it."""
    plain = _ASIDE.sub("", words)
    if named := _NAMED.search(plain):
        reckoned = _RECKONED.search(words)
        return _reckoned(stated, reckoned, named[1], figures) if reckoned else _named(stated, named[1], figures)
    if part_of := _SHARE.search(plain):
        said_of = _ADVERB.sub("", plain[: part_of.start()])
        return _shared(stated, part_of[1], said_of, figures)
    if _OF_A_FIGURE.search(plain):
        return _taken_of(stated, figures)
    return _shared(stated, "", "", figures) if _PROPORTION.fullmatch(plain) else None


_PROPORTION = Lazy("所?占?比例(?:达到|达|为|是|约)*")


#: What a count of cases, people or times ends in.
_COUNT_OF = Lazy("[件人次户家个]?[数量]$")


def _reckoned(stated: Quantity, reckoned: re.Match[str], name: str, figures: Sequence[Figure]) -> Rate | None:
    """处罚率(处罚件数/检查次数): the rate says itself what it is reckoned of."""
    sides = [
        next((figure for figure in figures if alike(noun, _AND.sub("", figure.label)) and figure.label), None)
        for noun in (_COUNT_OF.sub("", words) for words in reckoned.groups())
    ]
    part, whole = sides
    if part is None or whole is None or part is whole:
        return None
    return Rate(stated, part.quantity, whole.quantity, f"{name}率", True)


#: So many points off, and nothing that says so: the percentage is of something else.
_FAR = 40


def _judged(rate: Rate, figures: Sequence[Figure]) -> Rate | None:
    """The rate as confirmed or not; ``None`` where other figures near it give it."""
    part, whole = rate.part, rate.whole
    if part.value is None or not whole.value or (part.value > whole.value and not rate.sure):
        return None
    missed = miss(rate.stated, _ratio(rate))
    if not _fits(rate.stated, [figure.quantity for figure in figures], part):
        return None if not rate.sure and missed > _FAR else rate
    return rate._replace(confirmed=False) if missed == 0 else None


def _ratio(rate: Rate) -> Interval:
    """Part of whole in per cent; with a branch, part of the part and the branch."""
    if rate.branch is None:
        return share(rate.part, rate.whole)
    whole = add(exact_interval(rate.part), exact_interval(rate.branch))
    return scale(divide(exact_interval(rate.part), whole), Fraction(100))


def _figures(paragraph: Sequence[Statement], at: int) -> Iterator[Figure]:
    """The figures before a percentage, the nearest first; clauses count backwards from 0.

    They stand in its sentence, or, where that has none before it, in the sentence in front of it.
    """
    stated = paragraph[at]
    for one in reversed(paragraph[max(0, at - _NEAR) : at]):
        sentences = stated.at.sentence - one.at.sentence
        clauses = stated.at.clause - one.at.clause if not sentences else stated.at.clause + 1 + one.clauses_left
        if clauses > _REACH or sentences > (stated.previous is None):
            break
        quantity = one.figure
        usable = quantity.value is not None and not quantity.ranged and quantity.unit not in _RATIO_UNITS
        # 前五名 is a rank and no count; in Chinese numerals the two look alike.
        if usable and not (quantity.counted and _RANK.search(one.before)):
            yield Figure(clauses, one.before, quantity)


_RANK = Lazy("前$")


#: One with its own rate is beside the next, not its whole: 甲出资600万元、出资比例60%,乙出资300万元、出资比例30%.
_WITH_RATE = Lazy(f"[,、]?{HAN}{{1,6}}比例(?:为|达)?[0-9.]{{1,6}}%")


def _named(stated: Quantity, name: str, figures: Sequence[Figure]) -> Rate | None:
    """受理X件,办结Y件,办结率Z%: the rate's own word stands before its numerator, or right behind it."""
    stem = _stem(name)
    if "户籍" not in name and (stem in _DEFINED or stem[-3:] == "城镇化"):
        return _defined(stated, _DEFINED["城镇化" if stem[-3:] == "城镇化" else stem], figures, name)
    if stated.unit == "‰":
        return None
    if branches := _branches(stated, stem, name, figures):
        return branches
    at = next((n for n, figure in enumerate(figures) if figure.clause <= 2 and _leads(stem, figure)), None)
    if at is None:
        return _due(stated, name, figures)
    part = figures[at]
    same = [
        figure
        for figure in figures[at + 1 :]
        if _unit(figure.quantity) == _unit(part.quantity)
        and not _WITH_RATE.match(figure.quantity.text, figure.quantity.end)
    ]
    if not same or (same[0].clause - part.clause > 2 and len(same) > 1):
        return None
    if len({figure.quantity.value for figure in same}) == 1:
        same = [next((figure for figure in same if _BASE.search(figure.label)), same[0])]  # 排查1328个,溯源1328个
    whole = same[0]
    base = _NAMED_BASE.search(whole.label) is not None
    sure = base or _BASE.search(whole.label) is not None
    due = whole.label[:8].find("应") >= 0 and "实" in part.label
    said = base or due or _part_of_last(part, figures, at)
    if not said and _CONVENTIONAL.search(name) and not _done_of_all(stem, part, same):
        return None
    if not sure and (len(same) > 1 or part.clause > 1 or _ANEW.search(part.label) or _ANEW.search(whole.label)):
        return None
    if not due and _NARROWER.search(name) and not (_AND.sub("", part.label).endswith(stem) or _covered(stem, part)):
        return None
    return Rate(stated, part.quantity, whole.quantity, f"{name}率", True, sure)


def _branches(stated: Quantity, stem: str, name: str, figures: Sequence[Figure]) -> Rate | None:
    """批准逮捕80人,不批准逮捕20人,不捕率20%: of what was and what was not, where only these two are given."""
    if stem[:1] != "不" or len(stem) > 4:
        return None
    same = [figure for figure in figures if figure.clause <= _REACH and figure.quantity.exact]
    for part in same:
        undone = _NOT_DONE.search(part.label)
        if not undone or stem[-1] not in undone[1]:
            continue
        others = [one for one in same if one is not part and _unit(one.quantity) == _unit(part.quantity)]
        done = [one for one in others if undone[1][-2:] in one.label and not _NOT_DONE.search(one.label)]
        # What was sent in or received is the whole itself.
        if len(others) == 1 and len(done) == 1 and not _BASE.search(done[0].label):
            return Rate(stated, part.quantity, done[0].quantity, f"{name}率", True, True, done[0].quantity)
    return None


_NOT_DONE = Lazy(f"不(?:予|批准|再)?({HAN}{{2,4}}?)(?:的|案件)*$")


#: A figure that is led in like this is no part, or no whole, of the other.
_ANEW = Lazy("新增|新建|增加|再|另|还|同比|比上年|较上年|全[省国]")


def _defined(stated: Quantity, of: tuple[Lazy, Lazy], figures: Sequence[Figure], name: str) -> Rate | None:
    part = next((figure for figure in figures if figure.clause <= 2 and of[0].search(_AND.sub("", figure.label))), None)
    whole = next((figure for figure in figures if figure != part and of[1].search(_AND.sub("", figure.label))), None)
    if part is None or whole is None or part.quantity.unit != whole.quantity.unit:
        return None
    return Rate(stated, part.quantity, whole.quantity, f"{name}率", True)


_DUE, _ACTUAL = Lazy("应[到有参出收交缴当]"), Lazy("实[到有际参出收交缴]")


def _due(stated: Quantity, name: str, figures: Sequence[Figure]) -> Rate | None:
    """应到8600人,实到8557人,报到率: whatever the rate is called."""
    if len(figures) < 2 or figures[1].clause > 2 or figures[0].quantity.unit != figures[1].quantity.unit:
        return None
    part, whole = figures[:2]
    if not _ACTUAL.search(part.label) or not _DUE.search(whole.label) or _NARROWER.search(name):
        return None
    return Rate(stated, part.quantity, whole.quantity, f"{name}率", True)


def _part_of_last(part: Figure, figures: Sequence[Figure], at: int) -> bool:
    """Whether 其中 makes the part one of the figure right before it: 审结20件,其中调解5件,调解率."""
    before = figures[at + 1]
    return (
        "其中" in part.label
        and part.clause <= 1
        and before.clause - part.clause <= 2
        and not before.label.endswith("其中")
    )


def _done_of_all(stem: str, part: Figure, same: Sequence[Figure]) -> bool:
    """重点任务40项,已完成36项,完成率: a count of what was done, and one of what was to do."""
    return (
        stem.endswith(("完成", "成功"))
        and len(same) == 1
        and part.quantity.counted
        and _UNDONE.search(part.label) is None
    )


def _stem(name: str) -> str:
    return re.sub("^(?:其中|全年|目前|综合|平均|总体|总|已|且|并|其|案件|问题|矛盾纠纷|纠纷|隐患|事项|的)+", "", name)


def _leads(stem: str, figure: Figure) -> bool:
    """Whether the words of a rate stand around a figure: right before it, or right behind it (其中298个村建成…)."""
    label = _AND.sub("", figure.label)
    if len(stem) < 2 or (stem[0] not in "不未非" and re.search(f"[不未非]{stem[-2:]}", figure.label)):
        return False  # 不合格15批次 is not what 合格率 counts
    part = _PART_OF_IT.search(figure.label)
    if part and part[0] not in stem:
        return False  # 立即整改280处, and the rest later: 整改率100%
    if label.endswith(stem) or (len(stem) >= 4 and label.endswith((stem[-2:], f"实际{stem[:2]}"))):
        return True
    if stem in label and len(label) <= len(stem) + 12:
        return True
    if len(stem) >= 4 and (_covered(stem, figure) or (set(stem[-2:]) <= set(label[-6:]) and stem[:2] in label)):
        return True
    if len(stem) == 2 and re.search(f"{stem[0]}{HAN}{stem[1]}{HAN}", label):
        return True  # 调解撤诉, 调撤率
    if len(stem) == 2 and re.search(f"{stem[0]}有{HAN}{{0,6}}{stem[1]}", label):
        return True  # 持有有效执法证件的, 持证率
    if len(stem) == 2 and re.search(f"^{stem[0]}得{HAN}{{0,14}}{stem[1]}书?$", label):
        return True  # 取得职业资格证书的, 取证率
    return (not label or _OF_THEM.search(figure.label) is not None) and (
        stem[-2:] in figure.behind or (stem.endswith("普及") and stem[:-2] in figure.behind)
    )


_PART_OF_IT = Lazy("立即|当场|现场|即时|限期|先行|首批")
_UNDONE = Lazy("未|尚|没有")
_OF_THEM = Lazy("(?:中|其中?|中?已有?)$")


def _covered(stem: str, figure: Figure) -> bool:
    """已成立党组织的有278家,党组织覆盖率."""
    return (
        stem.endswith("覆盖")
        and len(stem) > 2
        and _COVERS.search(figure.label) is not None
        and stem[-4:-2] in figure.label
    )


#: What may stand before 占 besides what it is said of.
_ADVERB = Lazy("(?:约|仅|只|就|也|共|均|大约|大致|各|总共)+$")
#: An item with its share, which is no whole of the next one: 食品类120件,占60%.
_WITH_SHARE = Lazy(f"[,(]?(?:约|仅|只)?占(?:比|{HAN}{{0,12}}的)?(?:约|为|达|近)?[0-9.]{{1,6}}%")


def _shared(stated: Quantity, base: str, said_of: str, figures: Sequence[Figure]) -> Rate | None:
    """行政许可447项,其中即办件432项,占比96.64%: a part behind 其中, and the total before it."""
    if said_of.endswith(("分别", "依次")):
        return None  # which share is whose is not for sure
    # 20个村收入10万元以上,占比: what only says which is no part.
    figures = [figure for figure in figures if not figure.quantity.suffix or figure.clause > 1]
    if not figures or figures[0].clause > 1:
        return None
    part, *others = figures
    if said_of and part.clause and said_of[:2] not in part.label + part.behind:
        return None  # 亿元项目93个,制造业项目占69%
    if (found := _ELSEWHERE.search(base)) and not any(
        _AND.sub("", figure.label).endswith(base) or (found[0] in _SET and found[0] in figure.label)
        for figure in others
    ):
        return None
    same = [
        figure
        for figure in others
        if _unit(figure.quantity) == _unit(part.quantity)
        and not (figure.clause and _WITH_SHARE.match(figure.quantity.text, figure.quantity.end))
    ]
    if not same:
        return None
    whole = _whole_of(base, part, same)
    sure = whole is not None
    # 男性120人,女性80人,占35%: what ends alike stands beside each other.
    if whole is None and not base and len(same) == 1 and same[0].clause <= 2 and part.label[-1:] != same[0].label[-1:]:
        whole = same[0]
    if whole is None or not whole.quantity.value or (part.quantity.value or 0) >= whole.quantity.value:
        return None
    named = base[-2:] in whole.label + whole.behind or (base.startswith("应") and base[:2] in whole.label)
    if base and not named and not re.search("^其|总|全部", base):
        return None
    return Rate(stated, part.quantity, whole.quantity, "占比", True, sure)


#: What is set for a year may be beside it: 年度计划投资228亿元,完成投资216.6亿元,占年度计划的.
_SET = ("计划", "任务", "目标")


def _whole_of(base: str, part: Figure, same: Sequence[Figure]) -> Figure | None:
    """The figure that says by its words that it is the total."""
    named = next((figure for figure in same if len(base) > 1 and _AND.sub("", figure.label).endswith(base)), None)
    if named:
        return named
    if "其中" in part.label:
        return same[0]
    total = next((figure for figure in same if _is_total(figure)), None)
    if total or not base:
        return total
    # 应建160所,…达到应建数的
    return next(
        (
            figure
            for figure in same
            if (base[0] == "应" and base[:2] in figure.label)
            or (base[-2:] in _SET and base[-2:] in figure.label)
            or (len(base) > 3 and set(base) <= set(figure.label))
        ),
        None,
    )


def _is_total(figure: Figure) -> bool:
    return (
        re.search("(?<!公)共(?![建享治管赢])|总", figure.label) is not None
        or (figure.behind.endswith("中") and figure.clause > 0)
        or _SPLIT_UP.match(figure.quantity.text, figure.quantity.end) is not None
    )


_OF_A_FIGURE = Lazy("^的(?:比[重例])?(?:为|达|约)?$")


#: What leads in the whole that a percentage is taken of: 占参评企业76800户的, 完成年初预算460万元的.
_TAKEN = Lazy(f"(?:占|完成|相当于){HAN}{{0,8}}$")


def _taken_of(stated: Quantity, figures: Sequence[Figure]) -> Rate | None:
    """A级企业9216户,占参评企业76800户的21%: the total stands right before the percentage."""
    if len(figures) < 2 or figures[0].clause or not _TAKEN.search(figures[0].label):
        return None
    whole, part = figures[:2]
    if part.clause > 1 or part.quantity.unit != whole.quantity.unit:
        return None
    return Rate(stated, part.quantity, whole.quantity, "占比", True)


def _fits(stated: Quantity, figures: Sequence[Quantity], part: Quantity) -> bool:
    """Whether any two figures of one unit, or the part and the sum of both, give the percentage: then it is theirs."""
    known = [(figure, _unit(figure)) for figure in figures if figure.value is not None]
    return any(
        unit == other_unit and (one.value or 0) <= other.value and miss(stated, share(one, other)) == 0
        for one, unit in known
        for other, other_unit in known
        if one is not other and other.value
    ) or any(
        miss(stated, _of_both(part, other)) == 0 for other, unit in known if other is not part and unit == _unit(part)
    )


def _of_both(part: Quantity, other: Quantity) -> Interval:
    """Part of the sum of two figures, in per cent."""
    value = part.value or Fraction(0)
    return point(100 * value / (value + (other.value or Fraction(0)))) if value else EVERYTHING


@check(
    "ARI002",
    "rate-mismatch",
    title=Text("比率与分子、分母不符", "a rate that its own figures do not give"),
    severity="error",
    basis="logic; GB/T 8170-2008",
    bad=[
        "调处纠纷130件,调处成功122件,调处成功率⟦95.8%⟧。",
        "认领事项1740项,办结1623项,办结率⟦98.28%⟧。",
        "在审结的34件案件中,调解结案9件,调解率⟦36.5%⟧。",
        "实施清单447项,其中即办件432项,占比⟦69.64%⟧。",
        "抽检1800批次,合格1764批次,合格率为⟦99.2%⟧。",
        "共排查隐患200处,整改190处(整改率⟦90%⟧)。",
        "应办事项100件,按时办结96件,按时办结率达到⟦99%⟧。",
        "制发规范性文件20件,备案19件,备案率⟦100%⟧。",
        "抽检食品500批次,合格490批次,合格率为⟦96%⟧。",
        "常住人口486万人,其中城镇常住人口301万人,城镇化率为⟦59.2%⟧。森林面积148万亩,国土总面积240万亩,森林覆盖率⟦65.1%⟧。",
        "年平均人口62.5万人,当年出生5000人,出生率⟦80‰⟧。",
        "处理争议案件2145件,以调解方式结案1430件,约占⟦三分之一⟧。应建160所,实际建成152所,达到应建数的⟦七成⟧五。",
        "行政村312个,其中298个村建成文化中心,建成率达⟦85.5%⟧。社会组织450家,已成立党组织的278家,党组织覆盖率⟦84%⟧。",
        "年度计划投资228亿元,1—11月完成投资216.6亿元,占年度计划的⟦105%⟧。培训12600人次,取得技能等级证书的9450人次,取证率⟦57.0%⟧。",
        "初中毕业生9400人,升入高中9212人(其中普通高中5170人,占毕业生总数的⟦65%⟧)。在参加调查的2500名群众中,有2325人表示满意,占⟦83%⟧。",
        "排查排污口1328个,完成溯源1328个,完成整治1195个,整治率⟦98.98%⟧。收回存量资金4.5亿元,统筹用于民生3.15亿元,占收回资金总额的⟦75%⟧。",
        "应检企业800家,参检760家。参检率为⟦98%⟧。录入信息500条,公示480条,公示率(按时公示)⟦99.0%⟧。",
        "审结案件600件,其中调解撤诉330件,调撤率为⟦65.00%⟧。检查1000次,处罚200件,处罚率(处罚件数/检查次数)⟦25%⟧。",
        "批准逮捕80人,不批准逮捕20人,不捕率⟦30%⟧。经费支出420万元,完成年初预算500万元的⟦48%⟧。",
        "上半年受理来电9.05万件,日均受理约⟦560件⟧。审结案件6000件,员额法官40人,法官人均结案⟦250件⟧。",
        "A级企业9216户,占参评企业76800户的⟦21%⟧。工业企业634户,盈利企业515户,盈利面为⟦71.2%⟧。",
    ],
    good=[
        "调处纠纷130件,调处成功122件,调处成功率93.8%。",
        "认领事项1740项,办结1623项,办结率93.27%,按时办结率99%。",
        "受理151件,审结135件,纠错29件,纠错率19.2%,审结率83.4%。",
        "在审结的34件案件中,调解结案9件,调解率26.5%。",
        "共办理200件,办结190件,其中上网办结100件,办结率95%。",
        "抽检2000余批次,合格1764批次,合格率85%。",
        "全市共有企业1000家,新增50家,占全省的12%。",
        "实施清单447项,其中即办件432项,占比96.64%;最多跑一次事项447项,占比100%。",
        "检查100家次,发现问题20个,整改18个,整改率90%。",
        "前五名客户销售额3293万元,其中前五名客户中关联方销售额0万元,占0%。",
        "支出2940万元,主要用于:一般公共服务2106万元,占71.6%;社会保障326万元,占11.1%;卫生60万元,占2%;住房448万元,占15.2%。",
        "收入7443万元,占预算数的102.7%;支出6432万元,占预算数的94.4%。",
        "保障性住房已建成27万套(其中市级16.6万套),占全市住房总套数的3%。",
        "应建160所,实际建成152所,达到应建数的九成五。处理案件2145件,调解结案1430件,约占三分之二。",
        "常住人口50万人,其中城镇常住人口30万人,户籍人口城镇化率45%。",
        "服务业增加值40亿元,工业增加值30亿元,占比33%。城镇居民3.1万人,农村居民2.1万人,占40%。",
        "排查隐患300处,立即整改280处,整改率100%。",
        "年度计划投资228亿元,1—11月完成投资216.6亿元,占年度计划的95%。完成投资216.6亿元,争取资金12亿元,占年度计划的95%。",
        "初中毕业生9400人,升入高中9212人(其中普通高中5170人,占毕业生总数的55%)。在参加调查的2500名群众中,有2325人表示满意,占93%。",
        "第二季度出动5000次,其中灭火900次、救援2600次,分别占全年同类的27%和39.5%。",
        "境外客商20万人。其中,共建国家客商13万人,占65%;其他新兴市场客商4.1万人,占20.5%。",
        "签约项目109个,其中亿元以上93个,制造业项目占69%。农合机构总资产55万亿元。农合机构总资产55万亿元,占全行业的14%。",
        "报表由57张精简为11张,精简比例达到80%。3年期票面利率1.63%,5年期票面利率1.7%。",
        "甲出资600万元、出资比例60%,乙出资300万元、出资比例30%。",
        "应检企业800家,参检760家。参检率为95%。批准逮捕80人,不批准逮捕20人,不捕率20%,批捕率80%。",
        "上半年受理来电9.05万件,日均受理约500件。审结案件6000件,员额法官40人,法官人均结案150件。",
        "培训1800人,覆盖干部900人,人均参训2次。全年受理来电9万件,工作日日均360件。人均生产总值8万元,人口50万人,生产总值420亿元。",
        "受理案件90件120人,其中适用80件108人,适用率(按人数)为90%。审结203件,纠错25件,综合纠错率42.4%。",
        "新增就业5000人,失业人员再就业1200人,就业率95%。受理投诉500件,回访400件,回访满意率98%。",
    ],
)
def rate_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """给了分母、分子和比率（或总数、人数与平均数），三者却算不拢。

    只在分子、分母都写明时计算：“受理X件，办结Y件，办结率Z%”“在审结的X件中，……Y件，调解率Z%”“X项，其中Y项，占比Z%”“占参评企业X户的Z%”，以及城镇化率、森林覆盖率、出生率等定义明确的；百分数之外也看‰、成、几分之几。比率另起一句时，分子、分母在前一句里找；“不捕率”以批捕与不批捕之和为分母；比率自己在括号里写明算法的，照算法算。人均、户均、日均以写明的总数和人数、户数或全年、半年、季度的天数计算，只作警告。
    四舍五入、四舍六入五成双和截位都接受；句中任何两个同单位的数能得出所写的比率，也不报告。差不超过末位一个单位只作提示，差到一个
    百分点或末位十个单位以上为错误，其余为警告；附近提到结转、存量、累计的只作提示。只因句中别无他数才取作分母的，至多为警告。

    不报告：分母属于惯例、句中没有的比率（审结率、纠错率、化解率、满意率、按时办结率等）；分子分母单位不同；约数的区间包含所写的比率。

    ---
    A text gives denominator, numerator and rate (or a total, the heads and the average), and the three do not fit.

    Computed only where both figures are named: 受理X件,办结Y件,办结率Z%; 在审结的X件中…Y件; X项,其中Y项,占比Z%; 占参评企业X户的Z%; and rates that have a definition (城镇化率, 森林覆盖率, 出生率); ‰, 成 and fractions as well as per cent. Where the rate begins a sentence, its figures are looked for in the one before; 不捕率 is of what was and what was not approved together; a rate that says in brackets how it is reckoned is reckoned so. Averages a head, a household or a day are taken of the total and the heads, or the days of the year, half or quarter, that are given, and are warnings. Rounding half up or half to even and
    cutting are all accepted, and so is a rate that any two figures of one unit near it give. One unit of the last digit apart is info,
    one point or ten units an error, the rest a warning; info where carried-over cases are mentioned. What is taken for the base only because there is no other figure is a warning at most.

    Accepted in silence: rates whose base is a convention and not in the sentence (审结率, 纠错率, 化解率, 满意率, 按时办结率 …); figures of different
    units; approximate figures whose interval allows the rate.
    """
    yield from map(_of_average, averages(document))
    for rate in rates(document):
        ratio = _ratio(rate)
        points = miss(rate.stated, ratio)
        part, whole, stated = rate.part.value, rate.whole.value, rate.stated.value
        if rate.branch is not None:
            whole = (part or Fraction(0)) + (rate.branch.value or Fraction(0))
        if not rate.confirmed or not points or part is None or not whole or stated is None:
            continue
        computed = decimal(100 * part / whole, max(2, len(rate.stated.numeral.partition(".")[2]) + 1))
        severity: str | None = None if points >= 1 or points >= 10 * margin(rate.stated) else "warning"
        exact = rate.part.exact and rate.whole.exact and rate.stated.exact and rate.sure
        carried = rate.part.counted and _CARRIED.search(document.folded, max(0, rate.whole.start - 60), rate.stated.end)
        if points < margin(rate.stated) or carried:
            severity = "info"
        elif severity is None and not exact:
            severity = "warning"
        factor = rate.whole.scale
        a, b = decimal(part / factor), decimal(whole / factor)
        yield Finding(
            rate.stated.span,
            Text(
                f"{rate.name}“{rate.stated.words}”与{a}/{b}不符，请核对",
                f'the rate "{rate.stated.words}" ({rate.name}) does not fit {a}/{b}',
            ),
            note=Text(*[f"{a} ÷ {b} = {computed}% ≠ {rate.stated.words}"] * 2),
            related=(
                Related(rate.part.span, Text("分子", "numerator")),
                Related(rate.whole.span, Text("分母", "denominator") if rate.branch is None else _OTHER_BRANCH),
            ),
            severity="info" if severity == "info" else "warning" if severity else None,
            evidence=Evidence(
                f"{a} / {b} = {decimal(stated)}%",
                computed,
                decimal(stated),
                (rate.part.operand, rate.whole.operand, rate.stated.operand),
            ),
        )


def _of_average(average: Average) -> Finding:
    """The finding for an average that is not its total over its heads or days."""
    total, stated = average.total.figure, average.stated.figure
    low, high = average.divisor.low or Fraction(1), average.divisor.high or Fraction(1)
    heads = average.heads.figure if average.heads else None
    over = heads.value or low if heads else high
    figure, a, b = decimal(stated.value or Fraction(0)), decimal(total.value or Fraction(0)), decimal(over)
    computed = decimal((total.value or Fraction(0)) / over, len(stated.numeral.partition(".")[2]) + 1)
    related = [Related(total.span, Text("总数", "total"))]
    if heads:
        related.append(Related(heads.span, Text("人数或户数", "heads")))
    return Finding(
        stated.span,
        Text(f"平均数“{stated.words}”与{a}/{b}不符，请核对", f'the average "{stated.words}" does not fit {a}/{b}'),
        note=Text(*[f"{a} ÷ {b} = {computed} ≠ {figure}"] * 2),
        related=tuple(related),
        severity="warning",
        evidence=Evidence(
            f"{a} / {b} = {figure}",
            computed,
            figure,
            tuple(one.operand for one in (total, heads, stated) if one is not None),
        ),
    )


_OTHER_BRANCH = Text("分母的另一部分", "the other part of the denominator")

#: Rates of a part in its whole, by their own meaning.
_BOUNDED = Lazy(
    "(?:办结|合格|知晓|通过|出庭|应诉|整改|及时|受理|签收|录入|公开|公示|参考|优秀|成功|答复|回复|反馈|达标|回访|建档|参检|受检|就诊|安置|备案|审核|"
    "采纳|抽检|抽查|巡查|监测|登记|持证|上线|入驻|进驻|可办|网办|落地|落实|履约|回应|报送|销号|见警|破案|起诉|兑现|到岗|参训|参会|出勤|好评|审查|报备|"
    "优良|败诉|胜诉|处理|电子化|通办|净入学|就业|失业|犯罪|近视|死亡|发病|患病|感染|贫困发生|识字|文盲|森林|绿化|城镇化|机械化|成活|存活|列养|"
    "完整|数字化|逾期|不良|违约|差错|退回|管理|服务|救助|通达|通车|满意|结业|毕业|验收|收集|处置|优质|良种|调解|和解)率$|(?:满意|知晓)度$|安全感$|占比$|"
    "(?:天数|优良|达标|合格|良好)(?:水体|断面|水质)?(?:比例|比率)$"
)
#: Rates that may be above 100%: against a plan or another base, growth, ratios of two different things, and those of
#: a base that moves (九年义务教育巩固率 counts pupils who came later).
_MAY_EXCEED = Lazy(
    "完成|增|涨|升|降|变动|变化|波动|提高|超|产销|入学|执行|支出|收入|利润|收益|回报|报酬|溢价|周转|换手|贡献|自给|依存|充足|流动|速动|拨备|利息|"
    "偿付|偿债|杠杆|负债|资本|资产|出栏|满载|载客|客座|上座|入座|(?<!正常)运行|负荷|达产|电话|手机|移动|宽带|清欠|清缴|回款|"
    "结收|收结|汇|倍|保值|弹性|抚养|存贷|贷存|赔付|费用|成本|毛|换|进度|预算|计划|任务|目标|指标|招生|履行|"
    "生育|生长|繁殖|孵化|复种|投入|产出|抵|质押|担保|供应|保障|相当|同比|环比|债|贷|市净|市盈|效"
)
#: Rates that are often taken of the year's plan (保障房开工率104%), or whose base moves: cases that were carried over,
#: beds that were added, pupils who came later.
_PLANNED = Lazy(
    "(?:开工|竣工|建成|投产|入库|到位|签约|供地|支付|拨付|征收|改造|利用|使用|入住|审结|结案|执结|清结|清理|化解|征缴|收缴|巩固)率$"
)
#: Up to so many per cent a rate that is not one of `_BOUNDED` is told as information only, and one of `_PLANNED` not.
_A_LITTLE = 105
_OF_A_PLAN = 130
_NAMED_RATE = Lazy(
    f'([\\w“”"()]{{0,12}}?(?:(?<![效利税费汇频速概])(?<!(?<!成)功)率|满意度|知晓度|安全感|占比|比例|比率|比重|压缩比|压减比|(?:(?<={HAN})|^)占(?:{HAN}{{2,14}}的)?))'
    "(?:分别|已经?|均|也|仍|仅|只有|平均|总体|综合|约|近|一直|始终|持续|现|就|都|稳步|由上年的)*"
    "(?:高达|达到|达|为|是|至|约|超过|超|突破|保持在|稳定在|维持在|控制在|由|从|(?:提高|提升|上升|下降|降低|回落|升|降)[到至为])?$"
)
#: Shares of what is larger than the whole they are compared with.
_LARGER = Lazy(
    "债|贷|存款|进出口|贸易|外贸|市值|货币|信贷|融资|预算(?!支出|收入)|计划|目标|任务|上年|同期|序时|调|投档|(?<!高)标准|[定限]额|平均|人均|指标|[去同前]年|应"
)


@check(
    "ARI006",
    "rate-out-of-range",
    title=Text("比率超过100%", "a rate above 100%"),
    severity="error",
    basis="logic",
    bad=[
        "全年办结率⟦103%⟧。",
        "群众满意率达⟦198.5%⟧。",
        "即办件占比⟦106.64%⟧。",
        "合格率由90%提高到⟦197%⟧。",
        "备案率、审查率分别为100%、⟦102%⟧。",
        "孕产妇系统管理率⟦194.8%⟧。",
        "水质优良比例⟦117.9%⟧,适龄儿童净入学率⟦103.97%⟧。",
        "5G网络行政村通达率⟦150%⟧,自来水普及率⟦107.5%⟧。",
        "增加值占地区生产总值的比重为⟦631%⟧。",
        "参保率稳定在⟦125%⟧以上,失业率平均为⟦152%⟧。",
        "农村改厕覆盖率⟦112%⟧。",
        "火灾起数和过火面积较上年分别降低21.4%和⟦182%⟧。房地产开发投资同比下降⟦131.8%⟧。",
        "去向落实率(截至8月31日)⟦187.9%⟧。老年人口6.2万人,占常住人口的⟦121.3%⟧。产能利用率达⟦178%⟧。比重降至⟦131%⟧。",
        "产业化率由30%上升为⟦十四成⟧五。机电产品占出口总额的⟦120.4%⟧。",
    ],
    good=[
        "全年办结率100%。",
        "目标完成率103%,税收收入增长率120%。",
        "经营活动现金流量由7464万元变为-9720万元,下降230.2%。",
        "同比增长285%,占年度计划的105%。",
        "高中阶段毛入学率103%,产销率101%。",
        "银行拨备覆盖率210%,合格率提高120%。",
        "流动比率150%,偿付能力充足率230%,保值增值率102%,粮食自给率126%。",
        "床位使用率105%,巩固率100.5%,结案率102%,移动电话普及率113%。",
        "调档比例原则上控制在105%以内,债务占生产总值的比重为166%。",
        "贡献率103%,资产负债率101%,征缴率101%。",
        "利润总额同比下降131.8%,净出口下降120%。债务余额占标准的120%,投资占年度任务的115%。",
        "生猪出栏率166.5%。产能利用率103%,去向落实率(截至8月31日)87.9%,完成工作量占年度计划的121%。",
        "产业化率由三成上升为四成五。资产负债率下降到101%。",
    ],
)
def rate_out_of_range(document: Document, options: object) -> Iterator[Finding]:
    """不可能超过100%的比率写成了100%以上。

    部分占全体的比率（办结率、合格率、满意率、占比等）为错误，下降、减少超过100%也是；其他名称的“率”为警告，覆盖率、响应率、参保率也在其内：它们本是部分占全体，但分母取户籍人口、原定户数等时，实际可能略高于100%，因此105%以内的只作提示；
    常以年度任务为分母的开工率、建成率、到位率等，130%以内的不报告。

    不报告本来可以超过100%的比率：以计划、目标为分母的（完成率、预算执行率），增长率、贡献率、自给率，两种不同事物之比（产销率、流动比率、拨备覆盖率、
    资产负债率、移动电话普及率），毛入学率。分母会变动的（巩固率、结案率、床位使用率、征缴率）130%以内的不报告。

    ---
    A rate that cannot exceed 100% does.

    Rates of a part in its whole (办结率, 合格率, 满意率, 占比 …) are errors, and so is a fall by more than 100% (but of what may be below nought: 利润). Rates of any other name are warnings, 覆盖率, 响应率 and 参保率 among them: they are parts of a whole as well, but may lie a little above
    100% in practice, when the base is the registered population or what was first planned; hence up to 105% they are info. Rates that are often taken of the year's plan (开工率, 建成率, 到位率) are reported above 130%.

    Accepted in silence are rates that may exceed 100%: against a plan (完成率, 预算执行率), growth, 贡献率, 自给率, ratios of two things (产销率, 流动比率, 拨备覆盖率, 资产负债率, 移动电话普及率), and
    毛入学率. Those whose base moves (巩固率, 结案率, 床位使用率, 征缴率) are reported above 130%.
    """
    for rate in bounded(document):
        if rate.value <= 100 or (rate.planned and rate.value <= _OF_A_PLAN):
            continue
        stated = rate.stated
        yield Finding(
            stated.span,
            Text(f"比率“{stated.words}”超过100%", f'the rate "{stated.words}" is above 100%'),
            note=Text(*[f"{decimal(rate.value)} > 100"] * 2),
            severity=None if rate.known else "warning" if rate.value > _A_LITTLE else "info",
            evidence=Evidence("rate ≤ 100", decimal(rate.value), "100", (stated.operand,)),
        )


class Bounded(NamedTuple):
    """A rate that cannot exceed 100%; ``known`` by its name, ``planned`` when its base may be a plan."""

    stated: Quantity
    value: Fraction
    known: bool
    planned: bool


def bounded(document: Document) -> Iterator[Bounded]:
    """Every percentage that is led in as a rate of a part in its whole."""
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            for quantity in clause.quantities[:_CROWDED]:
                scale = _PER_CENT.get(quantity.unit)
                if not scale or not quantity.value:
                    continue
                value = quantity.value * scale
                words = _leading(sentence, at, quantity)
                named = _NAMED_RATE.search(words[-_NAME_LENGTH:])
                if (
                    value > 100
                    and _declines(clause, quantity, words)
                    and not _BELOW.search(document.folded, *sentence.span)
                ):
                    yield Bounded(quantity, value, True, False)
                if named is None:
                    continue
                known, planned = _BOUNDED.search(named[1]) is not None, _PLANNED.search(named[1]) is not None
                if not _excused(named[1], words, known):
                    yield Bounded(quantity, value, known, planned)


_PER_CENT = {"%": 1, "成": 10}
#: Nothing falls by more than all of it, but for what may be below nought.
_FALLS = Lazy("(?:下降|降低|减少|下滑|下跌|回落|压减|压降|缩减|缩短|压缩|降幅|减幅)(?:了|约|达到?|为|近|超过?)?$")
#: A figure below zero: what has one may fall by more than all of it.
_BELOW = Lazy("(?<![0-9年月日%件万亿元A-Za-z])[-–](?=[0-9])|负[0-9]")
_BELOW_NOUGHT = Lazy("[利盈亏净益损差]|结余|余额|收支|价|百分点|[气地水]温|增[速幅长]|比重|贡献|拉动|倍")


def _declines(clause: Clause, quantity: Quantity, words: str) -> bool:
    """Whether a figure says by how much something fell that cannot be below nought."""
    return (
        quantity.unit == "%"
        and _FALLS.search(words) is not None
        and _BELOW_NOUGHT.search(clause.words.partition(quantity.words)[0]) is None
    )


#: The words before a rate that are looked at for its name.
_NAME_LENGTH = 30


def _excused(name: str, words: str, known: bool) -> bool:
    """Whether a rate may lie above 100%."""
    if name.endswith(("压缩比", "压减比")):
        return False
    if name.endswith(("占比", "比重", "比例", "比率")) or "占" in words[-20:]:
        share = name.endswith(("占比", "比重")) or "占" in words
        large = _LARGER.search(words) or (
            re.search("占[^,]{0,12}(?:生产总值|GDP)(?!.{0,4}占)", words) and "增加值" not in words
        )
        return bool(large) or not (share or known)
    # What the rate is of stands in the last words before 率; 净入学率 is one of those that cannot.
    return not known and _MAY_EXCEED.search(name[-8:]) is not None


def _leading(sentence: Sentence, at: int, quantity: Quantity) -> str:
    """What a figure is said of: the words before it, or those before its neighbour (由90%提高到197%; 分别为100%、102%)."""
    clause = sentence.clauses[at]
    if quantity is not clause.quantities[0]:
        words = lead(clause, quantity)
        return clause.label if _RISES.match(words) or words in ("和", "、", "与", "及") else words
    if not clause.label and clause.before == ")":
        # 落实率(截至8月31日)87.9%: the name stands in front of the brackets.
        outside = (one for one in reversed(sentence.clauses[:at]) if one.depth == clause.depth)
        return next((one.words for one in outside if not one.quantities), "")
    if (
        not clause.label
        and clause.before == "、"
        and sentence.clauses[at - 1].label.endswith(("分别为", "分别达", "分别是"))
    ):
        return sentence.clauses[at - 1].label
    return clause.label


#: The second figure of a rate that rose.
_RISES = Lazy("(?:提高|提升|上升|增加|升)(?:到|至|为)$")


@check(
    "ARI010",
    "infeasible-rate",
    title=Text("没有整数能得出的比率", "a percentage that no whole number gives"),
    severity="info",
    default=False,
    basis="practice",
    bad=["受理行政复议案件27件,同比增长⟦285%⟧。", "调解纠纷13件,同比下降⟦40.1%⟧。"],
    good=[
        "受理行政复议案件27件,同比增长286%。",
        "调解纠纷1568宗,同比上升25.8%。",
        "投资27亿元,同比增长285%。",
        "受理近30件,同比增长285%。",
    ],
)
def infeasible_rate(document: Document, options: object) -> Iterator[Finding]:
    """件数与增幅都给了，却没有任何整数的上年数能四舍五入得出这个增幅。

    即 GRIM 检验。截位得来的增幅也会在此列出，因此默认不运行。

    ---
    A count and its growth are given, and no whole number of the year before gives that growth when rounded (the GRIM test). A growth that was cut is
    listed as well; hence the check is off by default.
    """
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            growth = re.search("(增长|上升|增加|下降|减少)了?$", clause.label)
            if (
                not clause.quantities
                or clause.quantities[0].unit != "%"
                or not growth
                or not re.search("同比|比上年", clause.label)
            ):
                continue
            stated = clause.quantities[0]
            before = sentence.clauses[at - 1].quantities if at else ()
            if (
                len(before) != 1
                or not before[0].exact
                or not before[0].counted
                or before[0].place != 1
                or not stated.exact
            ):
                continue
            count, value = before[0].value, stated.value
            if not count or value is None:
                continue
            sign = -1 if growth[1] in ("下降", "减少") else 1
            factor = 1 + sign * value / 100
            if factor <= 0:
                continue
            guess = count / factor
            bases = range(max(1, guess.__floor__() - 1), guess.__floor__() + 3)
            half = stated.place / 2
            if any(value - half <= sign * (count / base - 1) * 100 <= value + half for base in bases):
                continue
            nearest = min(bases, key=lambda base: abs(sign * (count / base - 1) * 100 - value))
            computed = decimal(sign * (count / nearest - 1) * 100, 2)
            yield Finding(
                stated.span,
                Text(
                    f"没有整数的上年数能得出“{stated.words}”",
                    f'no whole number of the year before gives "{stated.words}"',
                ),
                note=Text(*[f"{decimal(count)} / {nearest}: {computed}% ≠ {stated.words}"] * 2),
                evidence=Evidence(
                    f"{decimal(count)} / n - 1 = {decimal(value)}%",
                    computed,
                    decimal(value),
                    (before[0].operand, stated.operand),
                ),
            )
