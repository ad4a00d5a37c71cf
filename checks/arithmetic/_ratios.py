"""Rates that are not what their part and their whole give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from lintreport import Document
from lintreport.text.figures.intervals import Interval, add, divide, point, scale, subtract
from lintreport.text.figures.percentages import exact_interval, margin, miss, share
from lintreport.text.figures.quantities import Quantity
from lintreport.text.figures.slips import mistyped_operand, slipped, slipped_operand
from lintreport.text.lazy import Lazy
from lintreport.text.statements.agreement import front
from lintreport.text.statements.rate_names import Name, name_of
from lintreport.text.statements.ratios import Reading, in_order, reach, readings
from lintreport.text.statements.statements import Statement

#: Rates whose base is a convention and often not in the text: 审结 may count what was carried over.
_CONVENTIONAL = Lazy(
    "审结|结案|执结|清结|化解|纠错|调撤|和解|撤诉|败诉|改判|发改|发回|息诉|上诉|服判|复议|增长|增幅|利用|使用|投入"
)
_CLOSED = Lazy("审结|结案|办结")
#: 满意率 is of those who were asked.
_ASKED = Lazy("调查|测评|问卷|回访|评价|受访|走访|征求|参评")
#: What is hoped for or demanded, and not what was.
_PLANNED = Lazy("力争|预计|预期|拟|不低于|不少于|控制在|要求|确保|至少|原则上|目标")
#: What came over from elsewhere, so that two figures together are the whole.
_CARRIED = Lazy("结转|旧存|上年|新收|另|存量|遗留|往年|追加|调整")
#: A figure that is led in like this is no part, or no whole, of the one beside it.
_ANEW = Lazy("新增|新建|增加|再|另|还|同比|比上年|较上年|全[省国]")
#: This many points off, and nothing that looks like a slip: the percentage is of something else. Less for figures of
#: money, of which there are more beside each other, and for figures of other sentences.
_FAR, _FAR_APART = 30, 12
#: A figure with this many digits tells a slip from chance.
_TELLING = 3
_HUNDRED = Fraction(100)
#: This many rates of one whole are compared with each other.
_FEW = 8


class Rate(NamedTuple):
    """A stated percentage with the two figures that it is a rate of, and by how many points it misses them.

    ``sure`` when its words say so, ``slip`` when it looks like a slip of the pen. With a ``branch`` the whole is what
    both come to: 不捕率 of 批捕 and 不批捕; with ``rest`` the part is what the figure leaves of the whole.
    """

    stated: Quantity
    name: str
    part: Quantity
    whole: Quantity
    points: Fraction
    sure: bool
    slip: bool
    ratio: Fraction
    rest: bool = False
    branch: bool = False
    more: tuple[Quantity, ...] = ()


class _Claim(NamedTuple):
    """A percentage with its likeliest reading.

    ``slip`` counts the digits that show it to be a slip, 0 for none; ``apart`` the sentences to its first figure;
    ``alone`` when there are no other figures of their unit before it.
    """

    one: Statement
    name: Name
    reading: Reading
    points: Fraction
    slip: int
    apart: int
    alone: bool


def rates(document: Document) -> list[Rate]:
    """Every percentage whose part and whole are near it: those that hold, and those that must be wrong."""
    statements = list(chain.from_iterable(document.statements))
    taken: dict[tuple[str, int], Statement] = {}
    found: list[Rate] = []
    for at, one in enumerate(statements):
        name = name_of(one)
        if name is None or one.figure.value is None or one.figure.ranged:
            continue
        if one.period == "prev" and not one.period_inherited:
            continue
        before, after = reach(statements, at)
        claims: Iterable[_Claim | None]
        if name.share and "respectively" in one.says:
            claims = _in_order(name, statements, at, before)
        else:
            claims = [_claim(one, name, list(_own(one, name, before, after, taken)), before, after)]
        found.extend(_rate(claim) for claim in claims if claim)
    return _without_other_base(found)


def _in_order(
    name: Name, statements: Sequence[Statement], at: int, before: Sequence[Statement]
) -> Iterator[_Claim | None]:
    """The claims of a list of shares, each of the figure that has its place: 分别占25%、50%、25%."""
    end = at + 1
    while end < len(statements) and statements[end].listed and statements[end].kind == "share":
        end += 1
    for place, one in enumerate(statements[at:end]):
        found = list(in_order(name, place, end - at, before))
        if one.figure.value is not None and not one.figure.ranged:
            yield _claim(one, name, found, before, ())


def _own(
    one: Statement,
    name: Name,
    before: Sequence[Statement],
    after: Sequence[Statement],
    taken: dict[tuple[str, int], Statement],
) -> Iterator[Reading]:
    """The readings of a percentage whose part is not that of another rate of its name before it."""
    for reading in readings(name, before, after):
        # 开工1.1万个,开工率72%;其中重点工程开工率90%: the first rate is the one of this part.
        if name.share or taken.setdefault((name.stem, id(reading.part)), one) is one:
            yield reading


def _rate(claim: _Claim) -> Rate:
    reading = claim.reading
    sure = reading.by_name >= 2 and reading.by_whole >= 2 and claim.apart <= 1
    part, whole = reading.part.figure, reading.whole.figure
    slip = claim.slip >= _TELLING
    more = tuple(other.figure for other in reading.more)
    ratio = _value_of(reading)
    return Rate(
        claim.one.figure,
        claim.name.title,
        part,
        whole,
        claim.points,
        sure,
        slip,
        ratio,
        reading.rest,
        reading.branch,
        more,
    )


def _claim(
    one: Statement, name: Name, found: list[Reading], before: Sequence[Statement], after: Sequence[Statement]
) -> _Claim | None:
    """The likeliest reading of a percentage, which gives it or is sure not to.

    ``None`` where there is none, or other figures near it give it.
    """
    found = [
        reading._replace(by_whole=2) if reading.by_whole == 1 and _only(one, reading, before, name) else reading
        for reading in found
    ]
    # 重点人群12.6万人,签约12.6万人,一般人群签约率57%: all of it is no part, and the rate is one of something else.
    found = [reading for reading in found if reading.part.figure.value != reading.whole.figure.value]
    if not found:
        return None
    stated = one.figure
    likely = max(reading.by_name + reading.by_whole for reading in found)
    for reading in found:
        if reading.by_name + reading.by_whole == likely and reading.by_name >= 2 and not miss(stated, _ratio(reading)):
            return _Claim(one, name, reading, Fraction(0), 0, 0, True)
    if any(_holds(stated, reading) for reading in found):
        return None
    near = [reading for reading in found if reading.by_name + reading.by_whole >= likely - 1]
    reading = max(near, key=lambda reading: _likelihood(stated, reading))
    slip = max(slipped(stated, _value_of(reading)), _slip_of_operand(one, reading))
    first = min(reading.part.at.sentence, reading.whole.at.sentence)
    alone = sum(other.unit == reading.part.unit for other in before) == 2
    claim = _Claim(one, name, reading, miss(stated, _ratio(reading)), slip, one.at.sentence - first, alone)
    # Asked last, since it tries every two figures near it.
    return claim if _certain(claim) and not _explained(one, found, before, after) else None


def _likelihood(stated: Quantity, reading: Reading) -> tuple[bool, int, int, Fraction]:
    slip = slipped(stated, _value_of(reading)) >= _TELLING
    return slip, reading.by_name + reading.by_whole, reading.by_whole, -miss(stated, _ratio(reading))


def _slip_of_operand(one: Statement, reading: Reading) -> int:
    part, whole = reading.part.figure, reading.whole.figure
    exact = part.exact and whole.exact and one.figure.start > max(part.start, whole.start)
    if not exact or reading.by_name < 2 or reading.by_whole < 2 or reading.rest or reading.branch or reading.more:
        return 0
    return _TELLING if slipped_operand(one.figure, part, whole) else 0


def _only(one: Statement, reading: Reading, before: Sequence[Statement], name: Name) -> bool:
    """Whether there is no other figure that may be the whole, in the sentence of the rate or right before it."""
    part, whole = reading.part, reading.whole
    if whole.figure.start > part.figure.start or one.at.sentence - whole.at.sentence > (one.previous is None):
        return False
    same = [
        other
        for other in before
        if other.unit == part.unit and other.figure.start < part.figure.start and other.at.sentence == whole.at.sentence
    ]
    anew = _ANEW.search(part.before.replace(name.stem, "")) or _ANEW.search(whole.before)
    near = part.at.sentence != whole.at.sentence or part.at.clause - whole.at.clause <= 4
    return 0 < len(same) <= 2 and same[0] is whole and near and not anew


def _certain(claim: _Claim) -> bool:
    """Whether a percentage that misses its figures is wrong: by the words that link them, or as a slip of the pen."""
    one, reading, stem = claim.one, claim.reading, claim.name.stem
    part, whole = reading.part.figure, reading.whole.figure
    linked = reading.by_name >= 2 and reading.by_whole >= 2
    if _PLANNED.search(one.before) or (claim.points < margin(one.figure) and not linked):
        return False
    if (part.value or 0) > (whole.value or 0) and not reading.branch:
        mistyped = claim.slip >= _TELLING or mistyped_operand(one.figure, part, whole)
        return reading.by_name == 3 and linked and mistyped
    if max(part.start, whole.start) > one.figure.start:
        return claim.slip >= _TELLING and reading.by_name >= 2
    if (
        reading.by_name < 2
        and stem
        and not (_right_before(one, reading.part) and (reading.by_name or reading.by_whole == 3 or claim.alone))
    ):
        return False
    if one.figure.unit in ("分之", "成") and claim.apart:
        return False
    if "满意" in stem and not _ASKED.search(front(reading.whole) + reading.whole.after[:8]):
        return False
    closed = _CLOSED.search(front(reading.whole)) and not _CLOSED.search(stem)  # 纠错率 is of what was closed
    conventional = _CONVENTIONAL.search(stem) and reading.by_whole < 3 and not closed
    if claim.slip >= _TELLING + bool(conventional):
        return reading.by_name + reading.by_whole >= 2 and (linked or (part.exact and whole.exact))
    if not linked or conventional:
        return False
    said = reading.by_name == 3 and not claim.apart and (reading.by_whole == 3 or reading.part.kind != "money")
    said = said and stem[-2:] not in front(reading.whole)  # 赤字9000亿元,其中中央赤字7000亿元: 赤字率 is of neither
    far = _FAR_APART if claim.apart or reading.part.kind == "money" else _FAR
    here = min(reading.part.at.paragraph, reading.whole.at.paragraph) == one.at.paragraph
    return claim.slip > 1 or said or (here and claim.apart <= 1 and claim.points <= far)


def _right_before(one: Statement, part: Statement) -> bool:
    return part.at.sentence == one.at.sentence and one.at.clause - part.at.clause <= 1


def _explained(
    one: Statement, found: Sequence[Reading], before: Sequence[Statement], after: Sequence[Statement]
) -> bool:
    """Whether any other two figures near a percentage give it: then it was read wrongly, or is right."""
    known = [other for other in (*before, *after) if other.at.sentence == one.at.sentence]
    known.extend(side for reading in found for side in (reading.part, reading.whole))
    branches = [{id(reading.part), id(reading.whole)} for reading in found if reading.branch]
    pairs = {id(other): other for other in known if other.figure.value and not other.figure.ranged}.values()
    if any(
        part is not whole and part.unit == whole.unit and (part.figure.value or 0) <= (whole.figure.value or 0)
        and {id(part), id(whole)} not in branches and not miss(one.figure, share(part.figure, whole.figure))
        for part in pairs
        for whole in pairs
    ):  # fmt: skip
        return True
    counts = [other for other in (*before, *after) if other.figure.value and not other.figure.ranged]
    return any(_with_another(one, reading, other) for reading in found for other in counts)


def _with_another(one: Statement, reading: Reading, other: Statement) -> bool:
    """Whether a percentage is of a reading together with a third figure: of both branches, of two parts, of all cases."""
    part, whole = reading.part, reading.whole
    if other is part or other.unit != part.unit:
        return False
    a, b, c = (exact_interval(side.figure) for side in (part, whole, other))
    ahead = other.figure.start < one.figure.start
    return (
        (ahead and other.at.sentence == part.at.sentence and _gives(one, a, add(a, c)))
        or (ahead and _beside(other, part) and _gives(one, add(a, c), b))
        or (ahead and _beside(other, whole) and _carried(other, whole) and _gives(one, a, add(b, c)))
    )


def _beside(one: Statement, other: Statement) -> bool:
    return one.at.sentence == other.at.sentence and abs(one.at.clause - other.at.clause) <= 1


def _carried(one: Statement, other: Statement) -> bool:
    return _CARRIED.search(one.before + other.before) is not None


def _gives(one: Statement, part: Interval, whole: Interval) -> bool:
    return bool(whole.low) and not miss(one.figure, scale(divide(part, whole), _HUNDRED))


def _holds(stated: Quantity, reading: Reading) -> bool:
    """Whether a reading gives a percentage, or leaves it of the whole: 供水1420万立方米,售水1207万立方米,产销差率15%."""
    ratio = _ratio(reading)
    rest = subtract(point(_HUNDRED), ratio)
    return not miss(stated, ratio) or (stated.unit == "%" and not miss(stated, rest))


def _ratio(reading: Reading) -> Interval:
    part, whole = exact_interval(reading.part.figure), exact_interval(reading.whole.figure)
    for other in reading.more:
        part = add(part, exact_interval(other.figure))
    ratio = scale(divide(part, add(whole, part) if reading.branch else whole), _HUNDRED)
    return subtract(point(_HUNDRED), ratio) if reading.rest else ratio


def _value_of(reading: Reading) -> Fraction:
    """What a reading gives in per cent."""
    part = sum((one.figure.value or Fraction(0) for one in (reading.part, *reading.more)), Fraction(0))
    whole = reading.whole.figure.value or Fraction(1)
    value = _HUNDRED * part / (whole + part if reading.branch else whole)
    return _HUNDRED - value if reading.rest else value


def _without_other_base(found: list[Rate]) -> list[Rate]:
    """Without the rates that miss their whole alike: all of them are of another whole, which is not in the text."""
    by_whole: defaultdict[int, list[Rate]] = defaultdict(list)
    for rate in found:
        if rate.points and rate.stated.value:
            by_whole[rate.whole.start].append(rate)
    others = {
        id(rate)
        for wrong in by_whole.values()
        for rate in wrong
        for other in wrong[:_FEW]
        if rate is not other and _one_base(rate, other)
    }
    return [rate for rate in found if id(rate) not in others]


def _one_base(rate: Rate, other: Rate) -> bool:
    one, two = (side.ratio / (side.stated.value or 1) for side in (rate, other))
    return abs(one / two - 1) < Fraction(1, 100) if two else False


def wrong(document: Document) -> Iterator[Rate]:
    """Those of the rates that must be wrong."""
    return (rate for rate in rates(document) if rate.points)
