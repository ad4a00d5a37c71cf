"""ARI004: cases received, accepted, closed and carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.clauses import Sentence, lead, with_figures
from lintreport.text.numbers import decimal
from lintreport.text.quantities import Quantity

#: The stations of a case, by the words that lead in the count; the order matters, 不予受理 is no 受理.
_ROLES = (
    (
        "",
        re.compile(
            "其中|同比|比上年|较上年|比去年|不予|未受理|不受理|不符|驳回|告知|转送|人均|日均|率$|按期|按时|及时|累计|增加|减少|超期|涉及|补正|撤回"
        ),
    ),
    ("carried", re.compile("(?:上年|去年|上年度|往年|年初|期初)(?:度)?(?:结转|未结|遗留|转入)|旧存|结转(?:上年|去年)")),
    (
        "open",
        re.compile(
            "结转(?:至|到)?(?:下年|下一年|次年|明年)|(?:未|尚未|没有)(?:审结|办结|结案|结)|(?:正在|尚在)(?:审理|办理)|在办"
        ),
    ),
    (
        "closed",
        re.compile(
            "审结|办结|结案|(?<!不)批准|准予|成功调解|(?:调解|调处|化解)成功|成功(?:调处|化解)|作出(?:认定|决定|裁决|处理|答复)"
        ),
    ),
    ("received", re.compile("新收|收到|接收|接到|共收|(?:审查|提出|接待)[一-龥]{0,6}申请")),
    ("accepted", re.compile("受理")),
)
_SUBJECTS = re.compile(
    "复议|诉讼|应诉|仲裁|信访|调解|执行|民事|刑事|行政检察|公益诉讼|投诉|举报|鉴定|公证|援助|赔偿|一审|二审|再审|劳动|热线|咨询"
)
_CARRIED = re.compile("结转|旧存|存量|历年|(?<!不)含上|往年|积案|累计|上年度?受理|去年受理|延续")
_KINDS = ("received", "accepted", "closed")
_NAMES = {"received": Text("收到", "received"), "accepted": Text("受理", "accepted"), "closed": Text("审结", "closed")}
_UNITS = ("件", "起", "宗", "例", "案次", "件次")
#: Counts further apart than this belong to different statements.
_REACH = 4


class Step(NamedTuple):
    """A count of cases at one station."""

    role: str
    clause: int
    subject: str
    quantity: Quantity


def _steps(sentence: Sentence) -> list[Step]:
    steps = []
    for at, clause in enumerate(sentence.clauses):
        counts = [quantity for quantity in clause.quantities[:6] if quantity.unit]
        if len(counts) != 1 or clause.depth:
            continue
        quantity = counts[0]
        if quantity.unit not in _UNITS or not quantity.exact:
            continue
        words = clause.label + lead(clause, quantity)
        role = next((name for name, pattern in _ROLES if pattern.search(words)), "")
        if role:
            subject = _SUBJECTS.search(words)
            steps.append(Step(role, at, subject[0] if subject else "", quantity))
    return steps


#: The sides of an account, by the words that lead in the figure.
_ACCOUNT = (
    ("begin", re.compile("年初|期初|(?:上年|去年)(?:度)?(?:末|底|结转|结余|未结)|旧存|结转(?:上年|去年)")),
    (
        "end",
        re.compile(
            "年末|期末|年底|结转(?:至|到)?(?:下年|下一年|次年|明年)|未(?:审结|办结|结)|(?:正在|尚在)(?:审理|办理)|在办"
        ),
    ),
    (
        "out",
        re.compile(
            "审结|办结|结案|退出|出栏|死亡|淘汰|支出|退休|调出|离职|辞职|减少|注销|报废|发放|领用|消耗|解除|收回|偿还|归还|办理结果|答复|转出|出库|核销|销号|清退"
        ),
    ),
    (
        "in",
        re.compile(
            "新收|收到|受理|立案|纳入|新增|接收|接到|新接|自繁|调入|招录|录用|引进|收入|购入|购置|补栏|转入|增加|入库|登记"
        ),
    ),
)
_NO_ITEM = re.compile("其中|同比|比上年|较上年|比去年|累计|人均|户均|预算|计划|率$")


#: Without one of these a sentence tells of no cases and of no account.
_FLOWS = re.compile("受理|作出|[审办]结|结案|批准|准予|成功|年初|期初|[上去]年|旧存|结转")


class Balance(NamedTuple):
    """An account given whole: what there was, what came and went, and what is left."""

    begin: Quantity
    came: tuple[Quantity, ...]
    went: tuple[Quantity, ...]
    end: Quantity

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """All of its figures."""
        return (self.begin, *self.came, *self.went, self.end)

    @property
    def gap(self) -> Fraction:
        """By how much the two sides differ, beyond what rounding explains."""
        before = sum((one.value or Fraction(0) for one in (self.begin, *self.came)), Fraction(0))
        after = sum((one.value or Fraction(0) for one in (*self.went, self.end)), Fraction(0))
        slack = Fraction(0)
        if not all(one.counted and one.place == 1 for one in self.figures):
            slack = sum((one.place / 2 for one in self.figures), Fraction(0))
        gap = abs(before - after)
        return gap if gap > slack else Fraction(0)


def balances(document: Document) -> Iterator[Balance]:
    """Every account whose figures stand in one sentence."""
    for sentence in document.view(with_figures):
        if _FLOWS.search(document.folded, *sentence.span):
            yield from _balances(sentence)


def _balances(sentence: Sentence) -> Iterator[Balance]:
    unit, sides = "", dict[str, list[Quantity]]()
    for clause in sentence.clauses:
        for quantity in () if clause.depth else clause.quantities[:6]:
            words = lead(clause, quantity) if quantity is not clause.quantities[0] else clause.label
            side = next((name for name, pattern in _ACCOUNT if pattern.search(words)), "")
            if sides and quantity.unit != unit:
                continue
            if not quantity.exact or not quantity.unit or _NO_ITEM.search(words) or not side:
                sides = {}
                continue
            unit = quantity.unit
            sides.setdefault(side, []).append(quantity)
            if side == "end":
                if len(sides) == len(_ACCOUNT) and len(sides["begin"]) == 1:
                    yield Balance(sides["begin"][0], tuple(sides["in"]), tuple(sides["out"]), quantity)
                sides = {}


def _imbalance(balance: Balance) -> Finding | None:
    """What is wrong with an account; nothing if it holds."""
    if not balance.gap:
        return None
    cases = balance.begin.unit in _UNITS
    scale = balance.begin.scale
    before, after = (balance.begin, *balance.came), (*balance.went, balance.end)
    sides = [" + ".join(decimal((one.value or Fraction(0)) / scale) for one in side) for side in (before, after)]
    sums = [decimal(sum((one.value or Fraction(0) for one in side), Fraction(0)) / scale) for side in (before, after)]
    marked = balance.went[-1] if cases else balance.end
    return Finding(
        marked.span,
        Text(
            f"上年结转与新收共{sums[0]},审结与未结共{sums[1]},两边不等,请核对"
            if cases
            else f"期初与增加共{sums[0]},减少与期末共{sums[1]},两边不等,请核对",
            f"what there was and what came make {sums[0]}, what went and what is left {sums[1]}",
        ),
        note=Text(*[f"{sides[0]} = {sums[0]} ≠ {sides[1]} = {sums[1]}"] * 2),
        related=tuple(Related(one.span, Text("所据的数", "figure")) for one in balance.figures if one is not marked),
        severity=None if cases else "warning",
        evidence=Evidence(f"{sides[0]} = {sides[1]}", sums[0], sums[1], tuple(one.operand for one in balance.figures)),
    )


@check(
    "ARI004",
    "case-flow",
    title=Text("案件数量前后不合", "counts of cases that do not follow each other"),
    severity="error",
    basis="logic; practice",
    bad=[
        "年内收到行政复议申请37件,依法受理⟦39件⟧,审结34件。",
        "共受理行政复议案件36件,审结⟦43件⟧。",
        "新收仲裁案件120件,受理118件,办结⟦119件⟧。",
        "上年结转案件12件,新收150件,审结⟦140件⟧,结转下年32件。",
        "受理调解案件27件;办结⟦72件⟧。",
        "年初未结案件35件,当年立案受理410件,全年结案⟦460件⟧,期末未结25件。",
        "年初存栏22万头,全年自繁和调入40万头,出栏38万头,死亡淘汰1万头,年末存栏⟦32万头⟧。",
        "上年结余320万元,本年收入2946万元,本年支出2900万元,年末结余⟦636万元⟧。",
        "审查援助申请2040件,批准⟦2180件⟧,不予批准60件。",
        "新受理信访事项520件(不含上年转入),在这520件中,已办结⟦548件⟧。",
        "受理纠纷1568宗,从中成功调解⟦1645宗⟧。",
    ],
    good=[
        "年内收到行政复议申请37件,依法受理36件,审结34件。",
        "共受理行政复议案件36件,审结36件,办理行政应诉案件43件。",
        "上年结转案件12件,新收150件,审结130件,结转下年32件。",
        "受理行政复议案件36件,审结行政诉讼案件40件。",
        "收到信息公开申请45件,上年结转2件,办结46件。",
        "受理信访事项36件,办结率100%,解决历史遗留问题40件。",
        "收到申请50件,不予受理5件,受理45件。",
        "立案10件,结案8件,受理咨询300人次。",
        "受理案件30件,同比增加5件,审结28件。",
        "年初未结案件35件,当年立案受理410件,全年结案420件,期末未结25件。",
        "年初在编128人,年内调入、招录11人,退休、调出14人,年末在编125人。",
        "上年结余320万元,本年收入2946.4万元,本年支出2900.4万元,年末结余366万元。",
        "年初在编128人,年内招录11人,其中公务员5人,调出14人,年末在编130人。",
    ],
)
def case_flow(document: Document, options: object) -> Iterator[Finding]:
    """同一类案件受理数大于收到数,或审结数大于受理数;四个数都给了而收支不平。

    “上年结转+新收=审结+结转下年”各项俱全而不等,为错误;人员、存栏、资金等“年初+增加=减少+年末”不等,为警告。审结大于受理、受理大于收到的,为警告:若含上年结转,请在文中注明;附近已提到结转、旧存、
    累计的,只作提示。

    不报告:两个数说的不是同一类案件(复议与诉讼);不予受理等分支;单位不同;约数。

    ---
    Of one kind of cases more were accepted than received, or more closed than accepted; or all four counts of a balance are given and do not match.

    It is an error when 上年结转 + 新收 = 审结 + 结转下年 is given whole and fails, and a warning for other accounts (staff, stock, money: 年初 + 增加 = 减少 + 年末). More closed than accepted is a warning (if cases of the year before are
    counted, the text should say so), and info where 结转, 旧存 or 累计 stands nearby. Accepted in silence: different kinds of cases, branches such as
    不予受理, different units, approximate figures.
    """
    for sentence in document.view(with_figures):
        if not _FLOWS.search(document.folded, *sentence.span):
            continue
        steps = _steps(sentence)
        accounts = list(_balances(sentence))
        if accounts:
            yield from filter(None, map(_imbalance, accounts))
            continue
        if len(steps) > 6:
            continue  # several flows in one sentence
        carried_over = next(
            (step.quantity.value or Fraction(0) for step in steps if step.role == "carried"), Fraction(0)
        )
        main = [step for step in steps if step.role in _KINDS]
        for step, later in pairwise(main):
            order = _KINDS.index(later.role) - _KINDS.index(step.role)
            if order < 1 or later.clause - step.clause > _REACH or step.quantity.unit != later.quantity.unit:
                continue
            if step.subject and later.subject and step.subject != later.subject:
                continue
            first, second = step.quantity.value, later.quantity.value
            if first is None or second is None or second <= first + carried_over:
                continue
            a, b = decimal(first), decimal(second)
            before, after = _NAMES[step.role], _NAMES[later.role]
            carried = _CARRIED.search(document.folded, max(0, sentence.span.start - 100), sentence.span.end + 60)
            yield Finding(
                later.quantity.span,
                Text(
                    f"{after.zh}数{b}大于{before.zh}数{a},如含上年结转请注明",
                    f"{b} cases {after.en}, but only {a} {before.en}; if cases were carried over, say so",
                ),
                note=Text(*[f"{b} > {a}"] * 2),
                related=(Related(step.quantity.span, Text(f"{before.zh}数", before.en)),),
                severity="info" if carried else "warning",
                evidence=Evidence(f"{after.en} ≤ {before.en}", b, a, (step.quantity.operand, later.quantity.operand)),
            )
