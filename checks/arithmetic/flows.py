"""ARI004: stock and flow: cases received, accepted, closed and carried over, and any other account of a year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from lintreport import Document, Evidence, Finding, Related, Severity, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.accounts import Account, accounts
from lintreport.text.statements.stages import pairs
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.units import unit_of

_CARRIED = Lazy("结转|旧存|存量|历年|历史|(?<!不)含上|(?<!无)(?<!没有)往年|积案|累计|上年度?受理|去年受理|延续|遗留")
_CASES = ("件", "起", "宗", "例", "案次", "件次")
#: Words of figures that are still in work, and need not be all that is left of a whole.
_UNDER_WAY = Lazy("正在|在[办审建]|阶段性|尚在|仍在|基本(?:办结|完成)")
_REST = Lazy("剩余|剩下|其余|余下|还剩|尚[余存]|尚有|仍有|还有|结余|[现留]存|未|结转|遗留|待")


def every_account(document: Document) -> Iterator[Account]:
    """The accounts of a text, over lines that follow each other."""
    text = document.folded
    paragraphs = document.statements
    lines = [False]
    for before, one in pairwise(paragraphs):
        gap = text[before[-1].figure.end : one[0].figure.start]
        lines.append(one[0].at.paragraph - before[-1].at.paragraph <= 1 and not _BLANK.search(gap))
    yield from accounts(paragraphs, lines) if paragraphs else ()


_BLANK = Lazy(r"\n\s*\n")


def balances(document: Document) -> Iterator[Account]:
    """Every account of the text that has all its sides."""
    for account in every_account(document):
        if account.came and account.went and account.stated is None:
            yield account


def _value(quantity: Quantity) -> Fraction:
    return quantity.value or Fraction(0)


def _total(quantities: Iterable[Quantity]) -> Fraction:
    return sum(map(_value, quantities), Fraction(0))


def _imbalance(account: Account, quantities: Sequence[Quantity]) -> Finding | None:
    """What is wrong with an account; nothing if it holds."""
    if account.counted_off:
        return _unfinished(account)
    before, after = account.sides
    if not account.went and not account.others:
        # What went may not have been told; more than there was and what came can not be left.
        if _value(account.end) - _total(before) <= account.slack:
            return None
    elif account.holds():
        return None if account.stated is None or not account.came else _missum(account, account.stated)
    if _balances_otherwise(account, quantities):
        return None
    sums = sorted((_total(before), _total(after)))
    return _unequal(account, before, after) if sums[1] <= _WITHIN * sums[0] else None


def _balances_otherwise(account: Account, quantities: Sequence[Quantity]) -> bool:
    """Whether an account holds in another reading: with the figures of its unit that it left out, or backwards.

    Words of a side may not be known (出生), 上学年末 is what there was and 本学年初 what is left, and the opening may have
    been corrected on the way.
    """
    first, last = sorted((account.begin.start, account.end.start))
    known = {one.start for one in (*account.figures, *account.others)}
    near = quantities[bisect_right(quantities, first, key=_start) : bisect_left(quantities, last, key=_start)]
    unit = unit_of(account.end)
    left_out = tuple(one for one in near if unit_of(one) == unit and one.exact and one.start not in known)
    came, went = account.came, account.went
    readings = [account._replace(begin=account.end, end=account.begin)] if account.begin.start == last else []
    if len(went) > 1:
        readings.append(account._replace(came=(*came, went[0]), went=went[1:]))
    if len(came) > 1:
        readings.append(account._replace(came=came[1:], went=(*went, came[0])))
    if len(left_out) <= _MOST_LEFT_OUT:
        readings.append(account._replace(others=(*account.others, *left_out)))
    if _CORRECTED.search(account.end.text, first, last):
        corrected = next((one for one in near if unit_of(one) == unit), account.begin)
        sides = (account.came, account.went, account.others)
        came, went, others = (tuple(one for one in side if one.start != corrected.start) for side in sides)
        readings.append(account._replace(begin=corrected, came=came, went=went, others=others))
    return any(abs(_total(one.sides[0]) - _total(one.sides[1])) <= one.slack for one in readings)


def _start(quantity: Quantity) -> int:
    return quantity.start


#: With more figures that were left out, some signs or other make any sum.
_MOST_LEFT_OUT = 4
_CORRECTED = Lazy("更正|调整|重述|修正|核[定减增]|追溯")
#: Sides of which one is more than this many times the other are none of one account.
_WITHIN = 2


def _unequal(account: Account, before: Sequence[Quantity], after: Sequence[Quantity]) -> Finding:
    """That what there was and what came is not closed and remaining ones."""
    cases = account.begin.unit in _CASES and bool(account.went)
    scale = account.begin.scale
    sides = [" + ".join(decimal(_value(one) / scale) for one in side) for side in (before, after)]
    sums = [decimal(_total(side) / scale) for side in (before, after)]
    marked = account.went[-1] if cases and account.went[-1].start < account.end.start else account.end
    sign = "≠" if account.went or account.others else "<"
    equation = (
        " = ".join(dict.fromkeys((sides[0], sums[0]))) + f" {sign} " + " = ".join(dict.fromkeys((sides[1], sums[1])))
    )
    return Finding(
        marked.span,
        Text(
            f"上年结转与新收共{sums[0]}，审结与未结共{sums[1]}，两边不等，请核对"
            if cases
            else f"期初与增加共{sums[0]}，减少与期末共{sums[1]}，两边不等，请核对",
            f"opening balance and additions make {sums[0]}, reductions and closing balance {sums[1]}",
        ),
        note=Text(equation, equation),
        related=tuple(Related(one.span, Text("计算用数", "figure")) for one in account.figures if one is not marked),
        severity=None if cases else "warning",
        evidence=Evidence(f"{sides[0]} = {sides[1]}", sums[0], sums[1], tuple(one.operand for one in account.figures)),
    )


def _missum(account: Account, stated: Quantity) -> Finding | None:
    """An account that holds, but for the sum that it states half way."""
    before = (account.begin, *account.came)
    if stated.start < account.came[-1].start or abs(_total(before) - _value(stated)) <= account.slack:
        return None
    scale = account.begin.scale
    summands, made = " + ".join(decimal(_value(one) / scale) for one in before), decimal(_total(before) / scale)
    said = decimal(_value(stated) / scale)
    return Finding(
        stated.span,
        Text(f"上年结转与新收共{made}，不是{said}，请核对", f"opening balance and additions make {made}, not {said}"),
        note=Text(*[f"{summands} = {made} ≠ {said}"] * 2),
        related=tuple(Related(one.span, Text("计算用数", "figure")) for one in account.figures),
        severity="warning",
        evidence=Evidence(f"{summands} = {said}", made, said, tuple(one.operand for one in (*before, stated))),
    )


#: So far before a whole something carried over excuses what is left of it, and so long are the words for that.
_AROUND, _LEAD = 100, 8


def _unfinished(account: Account) -> Finding | None:
    """That what is dealt with and what is left do not make the whole: 排查隐患120处,已整改98处,剩余32处."""
    whole, rest = account.begin, account.end
    made, total = _total((*account.went, rest)), _value(whole)
    words = rest.text[max(0, rest.start - 12) : rest.start] + rest.text[rest.end : rest.end + 6]
    under_way = _UNDER_WAY.search(words) is not None
    if (
        account.holds()
        or not (under_way or _REST.search(words))
        or _CARRIED.search(rest.text, max(0, whole.start - _AROUND), rest.start - _LEAD)
    ):
        return None
    if abs(made - total) * 2 > total or (under_way and made < total):
        return None  # those under way need not be all that are left, but cannot be more
    return _not_the_whole(whole, (*account.went, rest), Text("已办与剩余", "done and remaining"))


def _not_the_whole(whole: Quantity, parts: Sequence[Quantity], what: Text) -> Finding:
    """That the parts into which a whole was told off do not make it."""
    scale = whole.scale
    summands, said = " + ".join(decimal(_value(one) / scale) for one in parts), decimal(_value(whole) / scale)
    made = decimal(_total(parts) / scale)
    return Finding(
        parts[-1].span,
        Text(f"{what.zh}共{made}，与总数{said}不符，请核对", f"{what.en} make {made}, not {said}"),
        note=Text(*[f"{summands} = {made} ≠ {said}"] * 2),
        related=tuple(Related(one.span, Text("计算用数", "figure")) for one in (whole, *parts[:-1])),
        severity="warning",
        evidence=Evidence(f"{summands} = {said}", made, said, tuple(one.operand for one in (whole, *parts))),
    )


#: What says that something was not done; after the verb of the figure of those of which it was.
_REFUSED = Lazy("(?:不予|不)(?!足|到|满|少)([^,]{2,6})$")


def _branches(paragraph: Sequence[Statement]) -> Iterator[Finding]:
    """What was done and what was refused are more than what there was: 收到46件,受理38件,不予受理18件."""
    for at, one in enumerate(paragraph):
        refused = _REFUSED.search(one.before) if "不" in one.before else None
        if refused is None or one.at.depth or not one.figure.exact:
            continue
        near = [
            other
            for other in paragraph[max(0, at - _SIDE_BY_SIDE) : at + 2]
            if other is not one and other.unit == one.unit and other.figure.exact and not other.at.depth
        ]
        done = next((other for other in near[1:] if other.before.endswith(refused[1])), None)
        if near and near[0].before.endswith(refused[1]):
            continue  # 2021年起诉30人,不起诉10人;2022年起诉28人: a row of the year before, and no whole
        if done and not _REFUSED.search(done.before):
            parts = sorted((done.figure, one.figure), key=lambda figure: figure.start)
            if max(map(_value, parts)) <= _value(near[0].figure) < _total(parts):
                yield _not_the_whole(near[0].figure, parts, Text("所分各项", "the parts"))


#: So far apart the two may stand.
_SIDE_BY_SIDE = 3


def _exceeding(paragraph: Sequence[Statement], text: str, known: set[int]) -> Iterator[Finding]:
    """More of one thing at a later stage than at the one before: accepted and received, put right and found."""
    for earlier, later, others in pairs(paragraph, larger=True):
        first, second = earlier.statement.figure, later.statement.figure
        if second.start in known:
            continue  # an account tells what was carried over
        bound = _value(first) + sum((_value(other.statement.figure) for other in others), Fraction(0))
        if _value(second) - bound <= (max(first.place, second.place) if max(first.place, second.place) > 1 else 0):
            continue
        if _left_of_a_whole(earlier.statement, later.statement):
            continue
        cases = later.statement.unit in _CASES
        carried = _may_be_carried(first, second, text)
        if carried and not cases:
            continue
        yield _more(
            first,
            second,
            earlier.verb,
            later.verb,
            "，如含上年结转请注明" if cases else "",
            "info" if carried else "warning",
        )


def _left_of_a_whole(earlier: Statement, later: Statement) -> bool:
    """Whether a later figure is what the earlier one leaves of a whole: 募集1240万元,归还509万元,实际得731万元."""
    left = _value(later.figure)
    one = later.previous
    while one is not None:
        if one.unit == later.unit:
            if one.figure.start < earlier.figure.start and left == _value(one.figure):
                return True
            left += _value(one.figure)
        one = one.previous
    return False


def _may_be_carried(first: Quantity, later: Quantity, text: str) -> bool:
    return _CARRIED.search(text, max(0, first.start - 100), later.end + 60) is not None


def _more(first: Quantity, later: Quantity, before: str, after: str, advice: str, severity: Severity) -> Finding:
    a, b = decimal(_value(first)), decimal(_value(later))
    return Finding(
        later.span,
        Text(
            f"“{after}”{b}大于“{before}”{a}{advice or '，请核对'}",
            f"{after} {b} exceeds {before} {a}" + ("; if some were carried over, say so" if advice else ""),
        ),
        note=Text(*[f"{b} > {a}"] * 2),
        related=(Related(first.span, Text("前一步的数", "the step before")),),
        severity=severity,
        evidence=Evidence(f"{after} ≤ {before}", b, a, (first.operand, later.operand)),
    )


@check(
    "ARI004",
    "case-flow",
    title=Text("案件数量前后不符", "case counts do not reconcile"),
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
        "上年度结转2件,本年度新收43件,合计⟦54件⟧;本年度办结44件,结转下年度1件。",
        "粮库年初库存五万吨,当年收购三万吨,轮换销售二万吨,年末库存⟦八万吨⟧。",
        "2023年底有党员486名,2024年发展12名,转出15名,2024年底有党员⟦583名⟧。",
        "年初有会员120人。新吸收26人,年末有会员⟦164人⟧。",
        "截至上年末未结案件210件,新收1560件,执结⟦1660件⟧,尚有170件正在执行。",
        "排查安全隐患120处,已整改98处,剩余⟦32处⟧正在整改。",
        "共收集意见建议45条,采纳⟦54条⟧。",
        "检查发现问题76个,已整改⟦84个⟧。",
        "参加考试260人,考试合格⟦271人⟧。",
        "筛查出疑似病例340例,确诊⟦430例⟧,治愈120例。",
        "梳理群众诉求126件。截至目前,已办结⟦143件⟧。",
        "审查起诉案件受理612件840人,提起公诉580件⟦860人⟧。",
        "推荐候选人30名,入围⟦36名⟧,最终表彰20名。",
        "交办信访件96件,已办结90件,阶段性办结⟦16件⟧。",
        "接到12345热线投诉860件,受理⟦880件⟧。",
        "期末在训学员⟦164人⟧,本期新报名97人,结业退出108人,期初在训161人。\n库区年初蓄水1.32亿立方米,来水2.87亿立方米,\n下泄及耗损2.64亿立方米,年末蓄水⟦1.95亿立方米⟧。",
        "暂扣车辆1260辆,发还1094辆,拍卖88辆,尚存⟦98辆⟧。专项资金下达900万元,支付720万元,结余⟦260万元⟧。收到申请46件,受理38件,不予受理⟦18件⟧。",
        "争取上级资金6800万元,实际到位⟦8200万元⟧。报送参评案例38篇,入选⟦42篇⟧。",
    ],
    good=[
        "年初户籍人口2846人,年内出生21人,死亡27人;迁入14人,迁出33人。年末户籍人口2821人。",
        "上学年末在校生1920人;毕业离校612人,招收新生655人;转入18人,转出25人;本学年初在校生1956人。",
        "经费年初结存由310.2万元更正为298.6万元。当年收入120.0万元,支出95.5万元,年末结存323.1万元。",
        "一般公共预算收入7.4亿元，加上级补助1.2亿元、上年结余0.6亿元、债券2.0亿元，收入总计11.2亿元；支出10.1亿元，年终结余1.1亿元。",
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
        "年初在编128人,年内招录11人,其中公务员5人,调出14人,年末在编125人。",
        "年初在编128人,年内招录11人,年末在编125人。",
        "上年结转3件,收到申请43件,受理40件,办结41件,结转下年2件。",
        "收到申请73件,其中网络52件、信函17件、当面4件。加上年结转2件,共办结71件,结转下年4件。",
        "贷款余额从2019年末的6.1亿元增加到2021年末的8.4亿元,新增3.2亿元。结算价4129万元,已付2514万元,未到期质保金20万元。",
        "上年结转3件,新收40件,判决维持20件,审结41件,结转下年2件。",
        "发现隐患76处,整改74处,整改历史遗留隐患80处。",
        "排查隐患120处,当场整改90处,限期整改20处,剩余10处正在整改。",
        "受理案件50件,审结40件,其余10件正在审理。",
        "收到申请100件,另有转办20件,共办结118件。批准逮捕120人,提起公诉260人。",
        "发现隐患76处,其中重大隐患20处,整改72处。计划核查20家,认定30家。",
        "计划招聘教师60人,实际录用66人。新建公租房300套,已入住420套。在册困难户100户,已脱贫180户。",
        "交办信访件96件,已办结60件,阶段性办结16件。受理90.4万件,办结90.45万件。",
        "向群众募集资金860万元,以利息形式归还310.5万元,实际骗得549.5万元。",
        "合意收受150万元系未遂。\n此外,实际收到利息170万元为既遂,尚未兑现的60万元为未遂。",
        "护岸任务1.2公里,追加至1.4公里,实际护岸1.7公里,超额完成。全年渠道清淤3.2公里,堤坡加固0.6公里,实际护岸1.7公里,分洪口门未动工。",
        "2021年批准62件,不批准14件\n2022年批准55件,不批准19件\n2023年批准51件,不批准26件\n不批准件数逐年上升。",
    ],
)
def case_flow(document: Document, options: object) -> Iterator[Finding]:
    """同一类案件受理数大于收到数，或审结数大于受理数；上年、新增、减少、年末各数俱全而收支不平。

    “上年结转+新收=审结+结转下年”各项俱全而不等，为错误；人员、存栏、库存、债务、资金等“年初+增加=减少+年末”不等，为警告。各数可分在前后几句、
    相连的几行，先后不拘；其中一两项说的是增是减看不出来的，或许有一项读错了边的，怎么读都不平才报告；中途写明“合计”的，一并核对。只写了增加没有写减少的，年末数大于年初与增加之和才报告。

    办理的后一步大于前一步，为警告：收到、发现、排查、报名、申请在先，受理、参加其次，立案、认定、通过、列入再次，办结、整改、化解、录取、发放在后，不论怎样称呼；
    两步须是同一单位、同一事物；后一分句只说结果而不另起名目的（争取资金……，实际到位……），同样比较。若含上年结转，请在文中注明；附近已提到结转、旧存、累计的，案件只作提示，其余不报告。
    “已整改98处，剩余32处”与总数不符的，为警告；“正在办理”“阶段性办结”与已办之和，“受理”与“不予受理”之和大于总数的，也是。

    不报告：两个数说的不是同一类案件（复议与诉讼）；不予受理等分支；单位不同；概数；末位取整能解释的差。

    为什么：案件不会凭空增减：结存、新增、减少、期末四项必须收支相抵，后一步也不会多于前一步。

    改法：按注中的算式核对台账，改正写错的一项；含上年结转的，在文中注明。
    ---
    Of one kind of cases more were accepted than received, or more closed than accepted; or all sides of an account are given and do not match.

    It is an error when 上年结转 + 新收 = 审结 + 结转下年 is given whole and fails, and a warning for other accounts (staff, livestock, stores, debt, money: 年初 + 增加 = 减少 +
    年末). The figures may be in several consecutive sentences or lines,
    in any order. A figure whose words do not show whether it is added or deducted must fail either way, and so must one that may have been misread; an
    intermediate total (合计) is compared as well. Where no deduction is given, the closing figure is reported only when it exceeds opening balance plus additions.

    More at a later stage of handling than at an earlier one is a warning, whatever names the stages have: first what is received, found, applied or
    entered for, then what is accepted, then what is filed, confirmed, passed or listed, last what is closed, put right, admitted or paid; both in one unit
    and of one thing; so is a clause that only gives the outcome of the figure before it (争取资金…,实际到位…). If cases of the year before are counted, the text should say so; where 结转, 旧存 or 累计 appears nearby, cases are info and the rest is
    left alone. What is done and what is left (已整改98处,剩余32处) has to make up the whole; with what is still under way it cannot exceed it,
    nor can what was accepted and what was refused (不予受理) together.

    Not reported: different kinds of cases, branches such as 不予受理, different units, approximate figures, what rounding explains.

    Why: Cases do not come from nowhere: opening balance, new, closed and closing balance must reconcile, and a later
    step cannot exceed an earlier one.

    To fix: check the account shown in the note against your records and correct the wrong figure. If cases carried over
    are included, say so.
    """
    found = list(every_account(document))
    yield from filter(None, (_imbalance(one, document.quantities) for one in found))
    known = {figure.start for account in found if not account.counted_off for figure in account.figures}
    for paragraph in document.statements:
        yield from _branches(paragraph)
        yield from _exceeding(paragraph, document.folded, known)
