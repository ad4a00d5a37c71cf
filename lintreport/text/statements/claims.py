"""Claims of all or of none: 全部办结, 实现全覆盖, 办结率100%, 无一超期, 未发生事故."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.statements.clauses import Clause
from lintreport.text.statements.deeds import content

#: Without one of these nothing is claimed of all; asked first, since most clauses claim nothing.
WORDS = Lazy(
    "(?=[全悉尽如足一不零无清归见1百配聘选有应人逐所均都未没杜消件个户村次事项条处家样])(?:全[部员数额覆]|全面(?=完成|建成|消除|清零|到位)|[悉尽如]数|足额|一律|一.不[落漏少]|不[落漏]一|清零|归零|见底|100(?:\\.0+)?%|百分[之百]|"
    "([件个户人村次事项条处家样])\\1(?![体民委干])|[配聘选]齐|有件必备|应.尽|人手一|逐[项一个件条](?=整改|落实|办结|销号|化解|解决)|所有|(?<![平日月年户])(?<!(?<![责事请告任表理护选导办])人)均(?![为是不未超高低衡等可较比增减升降由属有线一价数值市会匀分能])|"
    "都(?![市督江匀城会要可应将不没未在是为能很较比更快超等])|零|无(?!法|关|论|形|锡|线|障)|未(?:发生|出现|发现|查处|收到|接到)|没有(?:发生|出现)|杜绝|消除)"
)
_HUNDRED = "(?<![0-9.])100(?:\\.0+)?%|百分之百|百分百"
_ALL = Lazy(
    f"(?:覆盖|惠及)(?:了|到)?(?:全部|所有)|全部|全员|全数|悉数|尽数|如数|足额|全额|一律|全覆盖|全面(?=完成|建成|消除|清零|到位)|"
    f"一[个件项户人处条家]不[落漏少]|不[落漏]一{HAN}|零(?=遗漏|缺席|缺项|缺考)|无(?=遗漏)|清零|归零|见底|{_HUNDRED}|"
    f"([件个户人村次事项条处家样])\\1(?![体民委干])|[配聘选]齐(?!率)|有件必备|应(?!当|急)({HAN})尽(?=\\2)|人手一(?={HAN})|逐[项一个件条](?=整改|落实|办结|销号|化解|解决)|"
    f"所有(?={HAN}{{2,10}}?(?:已|完成|通过|达到))|"
    "(?<![平日月年户])(?<!(?<![责事请告任表理护选导办])人)均(?![为是不未超高低衡等可较比增减升降由属有线一价数值市会匀分能])|"
    "(?<![首成古京建大国])都(?![市督江匀城会要可应将不没未在有是为能很较比更快超等])|都(?=有[了专])"
)
_NOT_ONE = Lazy("无一(?:[人户家个名](?=[未不缺逾超违没]))?(?![例起件])")
_NONE = Lazy(
    f"((?:(?<!{HAN})|(?<=[度年]))无(?={HAN}{{2,10}}(?:案件|事故|事件|现象)(?:[,;]|$))|(?<={HAN})(?<![为的和与或])无(?={HAN}{{2,6}}$)(?!条件|期|息|从|机|号|法|关|需|疑|论|效|形|人|偿|锡|害|线|障|缝|证)|未发生|没有发生|未出现|没有出现|无一[例起件]|零发生|杜绝|"
    f"(?:已|全部)消除|(?:实现|保持|达到)?(?<![万千百亿0-9])零(?={HAN}{{2}})(?!号|遗漏|缺席|缺项|缺考|距离|门槛|工|售|部?件|配件|食|用|星|散|时|就业|容忍|跑|接触|碳|基)|实现零|未查处|未收到|未接到|(?<=[均都])未发现(?!{HAN}{{0,12}}的|[0-9]))(?:了|过)?(?:任何|一[例起件次]|1[例起件次])?"
)
#: 被纠错案件为零: what there was none of stands before.
_IS_NONE = Lazy(
    f"({HAN}{{2,14}}?)(?:[起件人次]?数|量)?(?:均|都|继续|全年)?(?:保持|实现|达到)?((?:为|是)零|零(?:增长)?发生)$"
)
#: No claim after all: all of what is only spoken of, an aim, an exception.
_NO_CLAIM = Lazy(
    "的全部|全部(?:案件|事项|问题|企业|人员|[^,]{0,6}中)$|(?:均|都)(?:达到?|在|为|是|超过)$|除.{0,12}外|基本(?!标准|公共|满意|医|建设|养|农|生|支|保|单|条|要|情|药|制)|大部分|多数|力争|确保|要求(?!$)|(?:清零|全覆盖|100%)(?:情况|工作|目标|行动|专项|任务)|应(?=[当承由予依该])|须|目标|拟|计划(?:全部|均|都|于|在|到|明|年内|[0-9])|将|不得|不能"
)
#: 未按计划足额缴纳: it is denied, of what no 的 parts from it.
_DENIED = Lazy("(?:未(?:能|按|予|将|及)|没有|拒不|不能|无法)[^,的]{0,12}$")
_EXCEPT = Lazy("^除[了去]?|除[^,]{1,20}外$")
#: 已清零98%: so far only; 均 before a figure.
_BY_SHARE = Lazy("(?:率|达到?|了)?[0-9.]+%")
_OF_A_FIGURE = Lazy(f"{HAN}{{0,4}}[0-9]")
_RATES = Lazy(f"({HAN}{{2,20}}?)(?:率|比例|面)")
_HUNDREDS = Lazy(_HUNDRED)
#: 无一遗漏 says that all were reached.
_MISSED = Lazy("遗漏|例外|缺漏|落下|掉队")
#: Words of a claim that hold the deed.
_WITHIN = Lazy("全覆盖|[配聘选]齐|必备|(.)尽\\1")
#: This many characters before a claim may say what was done, where it does not say so itself: 鉴定全面完成.
_DEED = 4
#: This many things at most that are listed before a claim belong to it.
_LISTED = 3


class Claim(NamedTuple):
    """A clause that says all or none.

    ``word`` says so; ``subject`` is what it is said of, ``deed`` what is said, with the names of rates of 100%;
    ``none``: that it did not happen, once; ``rates``: the names of the rates that are said to be 100%.
    """

    clause: Clause
    word: str
    subject: str
    deed: str
    none: bool
    rates: tuple[str, ...] = ()

    @property
    def covers(self) -> bool:
        """Whether it says that something was set up everywhere."""
        return "覆盖" in self.word or any("覆盖" in rate for rate in self.rates)

    @property
    def said(self) -> str:
        """What it is said of and what is said, together."""
        return self.subject + self.deed


def claims(clauses: Sequence[Clause], at: int) -> Iterator[Claim]:
    """The claims of a clause; at most one of all and one of none."""
    clause = clauses[at]
    words = clause.words
    if WORDS.search(words) is None:
        return
    if one := _NOT_ONE.search(words):
        subject, none = _subject(clauses, at, one.start()), words[one.end() :]
        if _MISSED.match(none):
            yield Claim(clause, one[0] + none, subject, subject[-_DEED:], False)
        yield Claim(clause, one[0], subject, none, True)
        return
    for word, what in _nothing(words):
        if word.endswith("消除") and clause.quantities:
            continue  # 已消除风险641人
        yield Claim(clause, word, "", what + _names_behind(clauses, at), True)
    found = _ALL.search(words)
    if found is None or _NO_CLAIM.search(words) or _excepted(clauses, at):
        return
    if found[0] in "均都" and _OF_A_FIGURE.match(words, found.end()):
        found = _ALL.search(words, found.end())  # 受理率、办结率均达到100%
    if found is None or _is_denied(words[: found.start()]):
        return
    word, after = found[0], words[found.end() :]
    hundred = _HUNDREDS.fullmatch(word) is not None
    if _BY_SHARE.match(after) or (hundred and "分别" in words):
        return
    subject = _subject(clauses, at, found.start())
    rates = tuple(_RATES.findall(subject)) if hundred else ()
    deed = (found[2] or "") + after + "".join(rate[-_DEED:] for rate in rates)
    if _WITHIN.search(word):
        deed = word + after
    if not content(after) and not rates:
        deed += subject[-_DEED:]  # 建档全覆盖, 走访一户不漏
    yield Claim(clause, word, subject, deed, False, rates)


def _is_denied(before: str) -> bool:
    """Whether words deny what is claimed behind them, or a claim stands in a bracket: 未按计划足额, (均另案处理)."""
    return _DENIED.search(before) is not None or before.count("(") > before.count(")")


def _excepted(clauses: Sequence[Clause], at: int) -> bool:
    """Whether the clause beside a claim makes an exception."""
    return any(_EXCEPT.search(one.words) for one in (*clauses[max(0, at - 1) : at], *clauses[at + 1 : at + 2]))


def _names_behind(clauses: Sequence[Clause], at: int) -> str:
    """The names that go on with the one that a clause ends in: 无脱逃、脱管."""
    names = ""
    for clause in clauses[at + 1 : at + 1 + _LISTED]:
        if clause.before != "、" or clause.quantities:
            break
        names += clause.words
    return names


def _subject(clauses: Sequence[Clause], at: int, end: int) -> str:
    """The words before the claim in its clause, with the list of names that it ends."""
    words = clauses[at].words[:end]
    for before in reversed(clauses[max(0, at - _LISTED) : at]):
        if before.after != "、" or before.quantities:
            break
        words = f"{before.words}、{words}"
    return words


def _nothing(words: str) -> Iterator[tuple[str, str]]:
    """The words that say that there was none, and what there was none of."""
    none = _NONE.search(words)
    is_none = _IS_NONE.search(words) if "零" in words else None
    if none:
        what, word = words[none.end() :], none[1]
    elif is_none:
        what, word = is_none[1], is_none[2]
    else:
        return
    what = compiled('(?:案件|事件|现象)$|的$|[“”"]').sub("", what)
    if len(what) > 1:
        yield word, what
