"""ARI004: stock and flow: cases received, accepted, closed and carried over, and any other account of a year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Severity, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.statements.stages import pairs
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.tolerance import slack
from lintreport.text.statements.units import unit_of

_CARRIED = Lazy("结转|旧存|存量|历年|历史|(?<!不)含上|(?<!无)(?<!没有)往年|积案|累计|上年度?受理|去年受理|延续|遗留")
_CASES = ("件", "起", "宗", "例", "案次", "件次")
#: The sides of an account, by the words that lead in the figure; what "no" and "skip" match is no side of it.
_YEAR = r"(?:19|20)[0-9]{2}年(?:度)?"
_SIDES = (
    ("no", Lazy("预算|计划|目标|率$")),
    ("skip", Lazy("其中|同比|环比|[比较](?:上|去|年初|期初)|净[增减]|占|[人户日月年]均|平均|每")),
    (
        "begin",
        Lazy(
            f"[年期月季]初|学期初|上(?:一?年|期|月|季)(?:度)?(?:[末底存结转余未]|遗留|库存|在)|去年(?:度)?(?:[末底]|结[转余]|未结|遗留)|往年|历年|旧存|原[有存]|以前年度|结转(?:上年|去年)|^截?[止至]?{_YEAR}(?:结转(?!至|到|入|下)|未结)"
        ),
    ),
    ("sum", Lazy("合计|共计|总计|总和|之和|两项共?$")),
    (
        "end",
        Lazy(
            f"[年期月][末底]|(?:季度|学期|年)[末终]|结?转(?:至|到|入)?(?:下|次|明|翌|后|{_YEAR})|未(?:能)?(?:[审办执查了]?结|消除|整改|销号|完成|处理|化解|脱贫)|尚未|(?:正在|尚在|仍在|还在)|在[办审]|现[有存]|[结留滚]存|结余|剩余|尚[有存余]|[下仍还]余|实有"
        ),
    ),
    (
        "out",
        Lazy(
            "[审办执查了]结|结案|结[清业]|退|转出|出[栏库售让境]|迁出|死亡|病故|去世|淘汰|支出|减|销|报废|发放|领用|耗|使用|解|免|供应|收回|偿|还|兑付|"
            "竣工|投产|完工|交付|关[闭停]|停[产业]|拆除|撤|除名|流失|辞|[离核]|清退|清理|终止|期满|答复|处理|办理结果|化解|脱贫|毕业|售|灭失|移交|调出|移出|划出|付|废|释|缴|整改|整治|消除|销号|开除"
        ),
    ),
    (
        "in",
        Lazy(
            "新|收到|收[入购案押治养]|受理|立案|纳入|增|接[收到]|[转调购入补存拨迁录]入|招|聘|录[用取]|引进|购|补栏|自繁|入[库栏]|登记|举借|发行|借入|"
            "出生|吸收|发展|开工|设立|成立|建成|开办|生产|产出|划拨|接待|认定|发现|排查|列入"
        ),
    ),
)
_YEAR_END = Lazy(f"{_YEAR}年?[末底]")
_REST = Lazy("剩余|剩下|其余|余下|还剩|尚余|尚有|仍有|还有")
#: What is not done yet, or not all of it; with what is done it is no more than the whole.
_UNDER_WAY = Lazy("正在|在[办审建]|阶段性|尚在|仍在|基本(?:办结|完成)")
#: So many signs behind a figure are looked at for it.
_NEXT = 6
_DONE = Lazy("(?:现|目前|当年|均|截至目前)?已|(?:全年|累计)?完成")
_PENDING = Lazy("在办|在审|未[办审]?结|尚未|正在|结转|剩余|继续|待")
_NO_ACCOUNT = ("%", "‰", "个百分点", "百分点", "倍", "年", "月", "天", "日", "岁", "小时", "次")
#: How far apart the figures of an account may stand, in code points, and over how many sentences.
_APART = 60
_SENTENCES = 3


@lru_cache(maxsize=1024)
def _side(words: str) -> str:
    return next((name for name, pattern in _SIDES if pattern.search(words)), "")


def _tail(clause: Clause, quantity: Quantity) -> str:
    """What stands in a clause behind a quantity, up to the next one."""
    end = min([clause.end, *(other.start for other in clause.quantities if other.start >= quantity.end)])
    return "".join(quantity.text[quantity.end : end].split())


def _is_rest(words: str, tail: str) -> bool:
    """尚有24件在审, 其余8件正在办理."""
    return words.endswith(("有", "余", "剩", "剩余", "余下", "其余", "剩下")) and (_PENDING.search(tail) is not None)


def _words(clause: Clause, quantity: Quantity) -> str:
    return clause.label if quantity is clause.quantities[0] else lead(clause, quantity)


#: Without one of these a sentence opens no account.
_OPENINGS = Lazy(f"[年期月季]初|上[一年期月季]|去年|旧存|往年|历年|以前年度|结转|原[有存]|{_YEAR}年?[末底]")


class Balance(NamedTuple):
    """An account: what there was, what came and went, and what is left.

    ``others``: figures between them of which the words do not tell to which side they belong. ``stated``: what the
    text says that there was and what came make together.
    """

    begin: Quantity
    came: tuple[Quantity, ...]
    went: tuple[Quantity, ...]
    end: Quantity
    others: tuple[Quantity, ...] = ()
    stated: Quantity | None = None

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """All of its figures."""
        return (self.begin, *self.came, *self.went, self.end)

    @property
    def slack(self) -> Fraction:
        """What rounding explains."""
        return slack(self.figures)

    @property
    def gap(self) -> Fraction:
        """By how much the two sides differ; nothing if they are equal in any reading.

        收到43件,受理40件 may be one thing twice, so that not every figure of a side needs to count.
        """
        before, after = _total((self.begin, *self.came)), _total((*self.went, self.end))
        low = {_value(self.begin) + one for one in _sums(self.came, self.others)}
        high = {_value(self.end) + one for one in _sums(self.went, self.others)}
        if any(abs(one - other) <= self.slack for one in low for other in high):
            return Fraction(0)
        return abs(before - after) or Fraction(1)


def _value(quantity: Quantity) -> Fraction:
    return quantity.value or Fraction(0)


def _total(quantities: Iterable[Quantity]) -> Fraction:
    return sum(map(_value, quantities), Fraction(0))


def _sums(sure: Sequence[Quantity], unsure: Sequence[Quantity]) -> set[Fraction]:
    """What some of the figures make; no side is empty."""
    made = {Fraction(0)}
    for quantity in (*sure, *unsure)[:_MOST]:
        made |= {one + _value(quantity) for one in made}
    return made - {Fraction(0)} or {Fraction(0)}


_MOST = 5
#: So long may a clause be that only says when.
_SHORT = 14
#: So many figures before what is left may be its whole.
_KNOWN = 12


def balances(document: Document) -> Iterator[Balance]:
    """Every account of the text that has all its sides."""
    for balance in _every(document.view(with_figures), document.folded):
        if balance.came and balance.went and balance.stated is None:
            yield balance


def _every(sentences: Sequence[Sentence], text: str) -> Iterator[Balance]:
    for at, sentence in enumerate(sentences):
        if _OPENINGS.search(text, *sentence.span):
            near = [one for one in sentences[at : at + _SENTENCES] if one.paragraph == sentence.paragraph]
            for balance in _balances(list(chain.from_iterable(one.clauses for one in near))):
                if sentence.span.start <= balance.begin.start < sentence.span.end:
                    yield balance


def _balances(clauses: Sequence[Clause]) -> Iterator[Balance]:
    unit, last, listing = "", 0, False
    sides = dict[str, list[Quantity]]()
    for at, clause in enumerate(clauses):
        # 截至2023年底,全市公证员62名: the day stands in a clause of its own.
        before = clauses[at - 1] if at else clause
        when = "" if before.quantities or len(before.words) > _SHORT else before.words
        when = when if _YEAR_END.search(when) else ""
        for quantity in () if clause.depth else clause.quantities[:6]:
            if not quantity.unit or quantity.unit in _NO_ACCOUNT:
                continue
            words = when + _words(clause, quantity)
            side = _side(words)
            if not sides and side == "end" and _YEAR_END.search(words):
                side = "begin"  # 2023年末有党员320人,…,2024年末有党员330人
            if not side or (side == "in" and "begin" in sides and words.endswith(("有", "剩", "余"))):
                side = "end" if _is_rest(words, _tail(clause, quantity)) else side
            if side == "begin" and (unit != unit_of(quantity) or "begin" in sides):
                sides = {}
            if sides and unit_of(quantity) != unit:
                continue
            if side == "skip" or (listing and clause.before == "、"):
                listing = True
                continue
            if sides and not side and listing:
                continue
            listing = False
            if (
                not quantity.exact
                or side == "no"
                or (not side and ("begin" not in sides or len(sides.get("?", ())) > 1))
                or (sides and clause.start - last > _APART)
            ):
                sides = {}
                continue
            unit, last = unit_of(quantity), quantity.end
            sides.setdefault(side or "?", []).append(quantity)
            if side == "end":
                if (
                    len(sides.get("begin", ())) == 1
                    and ("in" in sides or ("out" in sides and "?" in sides))
                    and len(sides.get("sum", ())) < 2
                ):
                    came, went, others = (tuple(sides.get(one, ())) for one in ("in", "out", "?"))
                    yield Balance(
                        sides["begin"][0], came, went, quantity, others, next(iter(sides.get("sum", ())), None)
                    )
                sides = {}


def _imbalance(balance: Balance) -> Finding | None:
    """What is wrong with an account; nothing if it holds."""
    begin, end, stated = balance.begin, balance.end, balance.stated
    before, after = (begin, *balance.came), (*balance.went, end)
    if not balance.went and not balance.others:
        # What went may not have been told; more than there was and what came can not be left.
        if not balance.came or _value(end) - _total(before) <= balance.slack:
            return None
    elif not (balance.came or (balance.went and balance.others)) or not balance.gap:
        return None if stated is None or not balance.came else _missum(balance, stated)
    cases = begin.unit in _CASES
    scale = begin.scale
    sides = [" + ".join(decimal(_value(one) / scale) for one in side) for side in (before, after)]
    sums = [decimal(_total(side) / scale) for side in (before, after)]
    marked = balance.went[-1] if cases and balance.went else end
    sign = "≠" if balance.went else "<"
    return Finding(
        marked.span,
        Text(
            f"上年结转与新收共{sums[0]}，审结与未结共{sums[1]}，两边不等，请核对"
            if cases and balance.went
            else f"期初与增加共{sums[0]}，减少与期末共{sums[1]}，两边不等，请核对",
            f"what there was and what came make {sums[0]}, what went and what is left {sums[1]}",
        ),
        note=Text(
            *[
                " = ".join(dict.fromkeys((sides[0], sums[0])))
                + f" {sign} "
                + " = ".join(dict.fromkeys((sides[1], sums[1])))
            ]
            * 2
        ),
        related=tuple(Related(one.span, Text("所据的数", "figure")) for one in balance.figures if one is not marked),
        severity=None if cases and balance.went else "warning",
        evidence=Evidence(f"{sides[0]} = {sides[1]}", sums[0], sums[1], tuple(one.operand for one in balance.figures)),
    )


def _missum(balance: Balance, stated: Quantity) -> Finding | None:
    """An account that holds, but for the sum that it states half way."""
    before = (balance.begin, *balance.came)
    if stated.start < balance.came[-1].start or abs(_total(before) - _value(stated)) <= balance.slack:
        return None
    scale = balance.begin.scale
    summands, made = " + ".join(decimal(_value(one) / scale) for one in before), decimal(_total(before) / scale)
    said = decimal(_value(stated) / scale)
    return Finding(
        stated.span,
        Text(f"上年结转与新收共{made}，不是{said}，请核对", f"what there was and what came make {made}, not {said}"),
        note=Text(*[f"{summands} = {made} ≠ {said}"] * 2),
        related=tuple(Related(one.span, Text("所据的数", "figure")) for one in balance.figures),
        severity="warning",
        evidence=Evidence(f"{summands} = {said}", made, said, tuple(one.operand for one in (*before, stated))),
    )


def _exceeding(paragraph: Sequence[Statement], text: str, known: set[int]) -> Iterator[Finding]:
    """More of one thing at a later stage than at the one before: accepted and received, put right and found."""
    for earlier, later, others in pairs(paragraph):
        first, second = earlier.statement.figure, later.statement.figure
        if second.start in known:
            continue  # an account tells what was carried over
        bound = _value(first) + sum((_value(other.statement.figure) for other in others), Fraction(0))
        if _value(second) - bound <= (max(first.place, second.place) if max(first.place, second.place) > 1 else 0):
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
            ",如含上年结转请注明" if cases else "",
            "info" if carried else "warning",
        )


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


def _rests(sentence: Sentence) -> Iterator[Finding]:
    """排查隐患120处,已整改98处,剩余32处: what is done and what is left are not all."""
    counts = [
        (clause, quantity)
        for clause in sentence.clauses
        if not clause.depth
        for quantity in clause.quantities[:6]
        if quantity.unit and quantity.unit not in _NO_ACCOUNT
    ]
    for at in range(2, len(counts)):
        clause, rest = counts[at]
        words = _words(clause, rest)
        under_way = _UNDER_WAY.search(words + _tail(clause, rest)[:_NEXT]) is not None
        if not (under_way or _REST.search(words)) or not all(one.exact for _, one in counts[at - 2 : at + 1]):
            continue
        here = [(where, one) for where, one in counts[max(0, at - _MOST) : at] if unit_of(one) == unit_of(rest)]
        if len(here) < 2 or here[-1][1] is not counts[at - 1][1]:
            continue
        made, went = _value(rest), 0
        for where, one in reversed(here):
            words = _words(where, one)
            if _side(words) != "out" and not _DONE.match(words):
                break
            made, went = made + _value(one), went + 1
        whole = here[: len(here) - went]
        if not went or not whole or went > 2:
            continue
        total = whole[-1][1]
        label = _words(*whole[-1])
        if _side(label) in ("skip", "no", "end") or not total.exact:
            continue
        values = {_value(one) for _, one in counts[max(0, at - _KNOWN) : at] if unit_of(one) == unit_of(rest)}
        if made in values or _total(one for _, one in whole) == made or _value(total) == 0 or rest.place != 1:
            continue
        if went == 2 and _value(rest) + _value(here[-1][1]) in values:
            continue
        if abs(made - _value(total)) * 2 > _value(total) or (under_way and made < _value(total)):
            continue  # those under way need not be all that are left, but cannot be more
        yield _unfinished(total, [*(one for _, one in here[len(here) - went :]), rest], made)


def _unfinished(total: Quantity, parts: Sequence[Quantity], made: Fraction) -> Finding:
    """That what is done and what is left do not make the whole."""
    summands, said = " + ".join(decimal(_value(one)) for one in parts), decimal(_value(total))
    return Finding(
        parts[-1].span,
        Text(
            f"已办与剩余共{decimal(made)}，与总数{said}不符，请核对",
            f"what is done and what is left make {decimal(made)}, not {said}",
        ),
        note=Text(*[f"{summands} = {decimal(made)} ≠ {said}"] * 2),
        related=tuple(Related(one.span, Text("所据的数", "figure")) for one in (total, *parts[:-1])),
        severity="warning",
        evidence=Evidence(f"{summands} = {said}", decimal(made), said, tuple(one.operand for one in (total, *parts))),
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
        "争取上级资金6800万元,实际到位⟦8200万元⟧。报送参评案例38篇,入选⟦42篇⟧。",
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
        "年初在编128人,年内招录11人,其中公务员5人,调出14人,年末在编125人。",
        "年初在编128人,年内招录11人,年末在编125人。",
        "上年结转3件,收到申请43件,受理40件,办结41件,结转下年2件。",
        "上年结转3件,新收40件,判决维持20件,审结41件,结转下年2件。",
        "发现隐患76处,整改74处,整改历史遗留隐患80处。",
        "排查隐患120处,当场整改90处,限期整改20处,剩余10处正在整改。",
        "受理案件50件,审结40件,其余10件正在审理。",
        "收到申请100件,另有转办20件,共办结118件。批准逮捕120人,提起公诉260人。",
        "发现隐患76处,其中重大隐患20处,整改72处。计划核查20家,认定30家。",
        "计划招聘教师60人,实际录用66人。新建公租房300套,已入住420套。在册困难户100户,已脱贫180户。",
        "交办信访件96件,已办结60件,阶段性办结16件。受理90.4万件,办结90.45万件。",
    ],
)
def case_flow(document: Document, options: object) -> Iterator[Finding]:
    """同一类案件受理数大于收到数，或审结数大于受理数；上年、新增、减少、年末各数俱全而收支不平。

    “上年结转+新收=审结+结转下年”各项俱全而不等，为错误；人员、存栏、库存、债务、资金等“年初+增加=减少+年末”不等，为警告。各数可分在前后三句，
    其中一两项说的是增是减看不出来的，怎么读都不平才报告；中途写明“合计”的，一并核对。只写了增加没有写减少的，年末数大于年初与增加之和才报告。

    办理的后一步大于前一步，为警告：收到、发现、排查、报名、申请在先，受理、参加其次，立案、认定、通过、列入再次，办结、整改、化解、录取、发放在后，不论怎样称呼；
    两步须是同一单位、同一事物；后一分句只说结果而不另起名目的（争取资金……，实际到位……），同样比较。若含上年结转，请在文中注明；附近已提到结转、旧存、累计的，案件只作提示，其余不报告。
    “已整改98处，剩余32处”与总数不符的，为警告；“正在办理”“阶段性办结”与已办之和大于总数的，也是。

    不报告：两个数说的不是同一类案件（复议与诉讼）；不予受理等分支；单位不同；约数；末位取整能解释的差。

    ---
    Of one kind of cases more were accepted than received, or more closed than accepted; or all sides of an account are given and do not match.

    It is an error when 上年结转 + 新收 = 审结 + 结转下年 is given whole and fails, and a warning for other accounts (staff, livestock, stores, debt, money: 年初 + 增加 = 减少 +
    年末). The figures may stand in up to three sentences; one whose words do not tell whether it came or went must fail either way; a sum given half
    way (合计) is compared as well. Where nothing is said to have gone, the end is reported only when it exceeds what there was and what came.

    More at a later stage of handling than at an earlier one is a warning, whatever the stages are called: first what is received, found, applied or
    entered for, then what is accepted, then what is filed, confirmed, passed or listed, last what is closed, put right, admitted or paid; both in one unit
    and of one thing; so is a clause that only says what came of the figure before it (争取资金…,实际到位…). If cases of the year before are counted, the text should say so; where 结转, 旧存 or 累计 stands nearby, cases are info and the rest is
    left alone. What is done and what is left (已整改98处,剩余32处) has to make up the whole; with what is still under way it cannot exceed it.

    Accepted in silence: different kinds of cases, branches such as 不予受理, different units, approximate figures, what rounding explains.
    """
    text = document.folded
    sentences = document.view(with_figures)
    accounts = list(_every(sentences, text))
    yield from filter(None, map(_imbalance, accounts))
    told = [balance.begin.start for balance in accounts]
    for sentence in sentences:
        if bisect_left(told, sentence.span.start) == bisect_left(told, sentence.span.end):
            yield from _rests(sentence)
    known = {figure.start for balance in accounts for figure in balance.figures}
    for paragraph in document.statements:
        yield from _exceeding(paragraph, text, known)
