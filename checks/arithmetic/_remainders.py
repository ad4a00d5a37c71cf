"""What stands against a claim of all: a rate below 100%, some that are left, a smaller count of the same deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.claims import Claim
from lintreport.text.statements.clauses import Clause, lead
from lintreport.text.statements.deeds import content, one_deed, shares_word, told
from lintreport.text.statements.units import kind_of, unit_of

#: No predicate is looked at over more characters.
PREDICATE = 16
#: What is of another time.
OTHER_TIME = Lazy("上年|去年|同比|同期|比20|较20|此前|原有|历年|(?<!列入)计划(?!明|后|于|下|20)|预计(?!明|20)|超额")
#: Those that came later, or are of another kind, are none of all.
ANOTHER = Lazy("[另新]|其他|其它|今年|本年")
#: Not, or not yet.
DENIES = Lazy("[未无没零不非防]")
#: All of some only.
SOME = Lazy(
    "除|按[期时]|期限|其中|重[大点要]|首[批期]|[国省市县区乡]级|类|较大|一般|到期|当[年期]|部分|前[0-9一二三四五六七八九十]|[省市]交办"
)
#: The last sign of the name of a place or of a body: 石桥镇 is one of 各乡镇.
SITES = "县市区镇乡村站局院校所厂处室"
_RATE = Lazy(f"({HAN}{{2,12}}?)(?:率|进度|比例)(?:已|均|仅|只|约|为)*(?:达到|达|为|是|有)?$")
#: Some are left.
_LEFT = Lazy("(?:[尚还仍](?:有|余|剩)|剩余|其余|余下|剩下|遗留|存案)")
#: Deeds that only begin something: those that are left are not left of it.
_BEGUN = Lazy(
    "开工|启动|受理|立案|移[交送]|列入|部署|下达|[交转]办|检查|排查|登记|公[开示布]|拨付|审[核查]|签|安排|报[送备]|分解|动工|建档|派"
)
#: What says that it came to its end.
_CLOSED = Lazy(
    "完成|[处清治]理|完毕|办[结复毕]|审结|结案|整改|清零|消除|[化调]解|解决|销号|建成|竣工|完工|兑付|清偿|[答回]复|到位"
)
#: What all was said to be, and what says of some that they are not; the other way round for what there is none of.
_OPPOSITES = tuple(
    (Lazy(done), Lazy(undone))
    for done, undone in (
        (
            "按期|按时|及时|如期|准时|期限?内|[期时审]限|(?:工作日|[天日月时])内",
            "超期|逾期|延期|超时|超审限|延误|超过.{0,6}(?:期限|时限)|延迟",
        ),
        ("参加|出席|出勤|到[会岗场课]|参[训考会]", "缺[考席勤课]|请假|未到|旷[考课工]"),
        ("到位|足额|发放|兑付|支付|清偿|拖欠", "拖欠|欠发|欠付|欠拨|欠缴|延迟|拖延"),
        ("[配满设聘选]齐|配备|到岗|到位|满编|覆盖|设立", "空缺|缺口|缺额|缺编|[尚还仍]缺|短缺|缺少|空白"),
        (
            "[审办执结]结|结案|完[成工毕]|竣工|建成|到位|销号|清零|办毕|化解|见底",
            "在[办建审核](?!理)|未[结完销]|(?:办理|审理|整改|建设|施工|化解)中$",
        ),
    )
)
#: Other words for what did not happen.
_OUTCOMES = (
    (
        Lazy("纠错"),
        Lazy("^(?:其中|依法|决定)*(?:撤销|变更|确认违法|责令(?:限期)?(?:履行|重作|重新作出))(?:原?行政行为|决定)?$"),
    ),
    (Lazy("败诉"), Lazy("^(?:其中|依法|被|法院|判决)*(?:撤销|确认违法|责令履行)(?:行政行为)?$")),
    (Lazy("伤亡|亡人|死亡"), Lazy("死亡(?:人数)?$|造成死亡$")),
)
_DUE = Lazy(f"应({HAN}?)[^,]{{0,5}}$")
_ACTUAL = Lazy(f"实[际到有出参得]{HAN}{{0,4}}$")
#: What leads in a smaller count and adds nothing to it.
_HAS = Lazy("(?:的?(?:仅有?|只有?|共有?|有|为|是)|的)$")
_ZERO = Lazy("^[^,]{0,10}为零")


class Said(NamedTuple):
    """A figure beside a claim: the words before it and behind it, and those that tell what the claim is of."""

    figure: Quantity
    words: str
    behind: str
    claim: Claim
    context: str


def said_of(clauses: Sequence[Clause], number: int, figure: Quantity, claim: Claim, context: str) -> Said:
    """Read what a clause says of a figure."""
    clause = clauses[number]
    words = lead(clause, figure)
    if clause.before == "、" and figure is clause.quantities[0] and not claim.none:
        for before in reversed(clauses[max(0, number - 3) : number]):  # the names of the list that it ends: 甲、乙2家
            if before.quantities or before.after != "、":
                break
            words = f"{before.words}{words}"
    return Said(figure, words, _behind(clauses, number, figure), claim, context)


def _behind(clauses: Sequence[Clause], number: int, figure: Quantity) -> str:
    """What stands behind a figure up to the next one, into the clause behind it if that has no figure."""
    clause = clauses[number]
    following = [other.start for other in clause.quantities if other.start >= figure.end]
    words = "".join(figure.text[figure.end : min([clause.end, *following])].split())
    next_one = clauses[number + 1] if number + 1 < len(clauses) else None
    if not following and next_one and next_one.before == "," and not next_one.quantities and len(words) < PREDICATE:
        words += "," + next_one.words
    return words[: PREDICATE + 8]


def expected(said: Said, counts: Sequence[Quantity], far: int) -> Quantity | Fraction | int | None:
    """What a figure should be by the claim: 100, 0, or the count of which all are said to be; ``None`` if it may stand.

    ``counts``: the figures before it, from the claim on; ``far``: how many clauses it stands after the claim.
    """
    figure = said.figure
    if figure.unit in ("%", "成"):
        return 100 if 0 < far < 3 and _low_rate(said) else None
    if not figure.exact or not figure.value or not figure.unit or _ZERO.search(said.behind):
        return None
    if figure.unit in _KINDS or figure.numeral == "二" or said.words.endswith(_SAME):
        return None
    if figure.numeral == "一" and DENIES.search(said.words):
        return None  # 没有构成一个新的主体
    if kind_of(figure.unit) == "time":
        return None
    near = far <= _NEAR and figure.text.count("。", said.claim.clause.end, figure.start) < 2
    if said.claim.none:
        return 0 if far and near and _happened(said) else None
    if _left(said):
        return 0
    return _whole(said, counts) if near else None


#: This many clauses behind a claim a count is of its whole; those that are left are told of anywhere in the paragraph.
_NEAR = 6
#: 开放、有条件开放和不开放三类; 老街二组; 这三个主体: kinds, names, and those that were spoken of.
_KINDS, _SAME = ("类", "种"), ("这", "该", "此", "上述", "前述")


def rate_of(words: str) -> str:
    """The name of the rate that words lead in, without 率; empty where they lead in none."""
    named = _RATE.search(words)
    return named[1] if named else ""


def _low_rate(said: Said) -> bool:
    """Whether a percentage below 100 is the rate of what is said to be all."""
    claim, high = said.claim, said.figure.interval.high
    name = rate_of(said.words)
    if not name or high is None or high >= (10 if said.figure.unit == "成" else 100):
        return False
    if claim.none:
        if _MISSED.fullmatch(claim.deed) and told(name, said.context) and len(name) < _SHORT:
            return True  # 批批查验,无一漏检,查验率96.5%
        if _OCCURS.search(name) and said.figure.value and told(name[:-2], claim.deed) and content(name[:-2]):
            return True  # 未发现过期食品,过期食品检出率15%
        return any(done.search(name) and undone.search(claim.deed) for done, undone in _OPPOSITES)
    if len(name) > 3 and not content(name[-2:]) and name[-2:] not in claim.deed:
        name = name[:-2]  # 整改完成率 is 整改率
    core, subject = name[-2:], name[:-2]
    if claim.rates:
        same = [rate for rate in claim.rates if rate[-2:] == core]
        return bool(same) and (
            "其中" in said.words or any(told(name, said.context) and told(rate[-4:], name) for rate in same)
        )
    if not _of_all(subject, said):
        return False
    if _BEGUN.search(claim.deed) and not (core in claim.deed or shares_word(core, claim.deed)):
        return False  # 全部开工,竣工率93%
    if not content(core):
        return core in claim.deed and (not content(name) or one_deed(name, claim.said))
    if claim.word[0] == "应" and claim.deed[0] in core:
        return True  # 应种尽种, 接种率
    return core in claim.deed or one_deed(core, _QUOTED.sub("", claim.deed if content(claim.deed) else claim.said))


#: 漏检, 未检: what is stated about none that not all had; names of rates of this many characters name nothing more.
_MISSED, _SHORT = Lazy(f"[漏缺未无脱]{HAN}"), 5
_OCCURS = Lazy("(?:检出|查出|发现|发生|出现)$")
#: “保交楼”任务 says little of 保交房.
_QUOTED = Lazy("“[^”]*”")
_WITHIN_TIME = Lazy("按期|按时|及时|如期|(?:法定)?(?:期限?|审限)内")


def _of_all(subject: str, said: Said) -> bool:
    """Whether the subject of a rate names nothing new, or a kind of what the claim is of."""
    if len(subject) > 2 and subject[-2:] in said.claim.subject:
        return True  # 居民用户安装率, of 燃气用户
    if _WITHIN_TIME.search(said.claim.said):
        subject = _WITHIN_TIME.sub("", subject)
    name = content(subject)
    new = len(name) // 3 if len(name) > 4 else int(len(name) == 2 and name[0] in said.context)
    return told(name, said.context, new)


def _left(said: Said) -> bool:
    """Whether some are left of all, in whatever words: 其余3件结转, 尚有2个村未通, 未办结的5件, 空缺31名.

    What leads over to them names nothing new, and what is denied of them is what is claimed; where neither says a
    word, the figure counts what was counted last.
    """
    claim, value = said.claim, said.figure.value or 0
    own = [one for one in claim.clause.quantities if one.counted and unit_of(one) == unit_of(said.figure)]
    words = said.words.removeprefix("另有")
    if ANOTHER.search(words) or any((one.value or 0) <= value for one in own):
        return False
    if not said.figure.counted and any(one.counted for one in claim.clause.quantities):
        return False  # 两个行为均已既遂,尚未支付的80万元为未遂
    left = _LEFT.search(words)
    if left and ((words.startswith("其余") and own) or SOME.search(claim.subject)):
        return False
    if any(_opposite(place, said) for place in (words[-PREDICATE:], said.behind)):
        return True
    for before, place in (("", words[-PREDICATE:]), (words, said.behind)):
        rest = _REST.search(place)
        if rest and not (place is not said.behind and words.endswith(("无", "没有", "未"))):
            noun, what = before + place[: rest.start()], place[rest.end() :][:8].split("的")[0]
            tail = place[rest.end() :].partition(",")[0].partition("的")[2]
            if not told(tail, said.context):
                continue  # 正在加工的嫌疑人3名
            named = content(_LEFT.sub("", noun)) != ""
            if _denied(rest, what, said, left is not None and not named) and _same(noun, what, said):
                return True
    if left is None:
        return False
    nothing = not said.behind or said.behind.startswith(",")
    ended = _CLOSED.search(claim.word + claim.deed) is not None
    return ended and nothing and _same(words + said.behind.partition(",")[0], "", said)


def _opposite(place: str, said: Said) -> bool:
    """Whether words say the opposite of a claim: 空缺, 超期, 在办; 漏装 of what all have."""
    claim = said.claim
    for done, undone in _OPPOSITES:
        negative = undone.search(place)
        if negative and done.search(claim.deed + "".join(claim.rates)) and not DENIES.search(place[: negative.start()]):
            behind = place[negative.end() :]
            if _same(place[: negative.start()], "", said) or (content(behind) and told(behind, said.context)):
                return True
    lacking = _LACKING.search(place)
    return (
        lacking is not None
        and content(lacking[1]) != ""
        and lacking[1] in claim.said
        and _same(place[: lacking.start()], "", said)
    )


#: Some were not reached: 漏装, 缺检, 无证, 欠缴.
_LACKING = Lazy(f"(?<!{HAN})[漏缺无欠脱]({HAN})(?=$|[园户人村者的])")
#: It was not done of some (what follows says what), or is still to be done.
_REST = Lazy(
    "(?P<open>结转|跨年|延期|推迟|暂缓|正在|(?<![接招等期优对善])待(?!遇)|(?:计划|预计)(?=[明后于下在])|[尚仍]在|继续|推进中)|"
    "(?:[尚仍暂]?未|没有?|无人|不予|不(?=[合达满及能]|[^能得超低少足][^超低少足]的$))(?!上诉|成年|来)(?:按[时期]|能|得到?|做|进行|经|予以|被)*"
)


def _denied(rest: re.Match[str], what: str, said: Said, left: bool) -> bool:
    """Whether what was not done of some is what all was said to be, or is only on its way."""
    claim = said.claim
    deed = claim.said if claim.covers else claim.deed
    if rest["open"]:
        ended = _CLOSED.search(claim.word + claim.deed) is not None and (
            left or said.words in ("", "其中") or _CLOSED.search(what) is not None
        )
        return not _BEGUN.search(claim.deed) and (ended or one_deed(rest[0] + what, claim.deed))
    if not content(what):
        return what[:2] in claim.deed or _ends(claim)
    if _BEGUN.search(claim.deed) or len(content(deed)) > 8:
        return shares_word(what, deed) or what[:2] in claim.deed
    return one_deed(what, deed) or (_ends(claim) and _CLOSED.search(what) is not None)


def _ends(claim: Claim) -> bool:
    """Whether it is claimed that all came to its end, whatever was done: 清零, 全部落实."""
    return claim.word in _EMPTIED or (not content(claim.deed.removesuffix(claim.subject[-4:])) and not claim.rates)


_EMPTIED = ("清零", "归零", "见底")


def _same(words: str, what: str, said: Said) -> bool:
    """Whether the words for those that are left name what the claim is of: at least half of their signs were told."""
    name = content(_LEFT.sub("", words).partition("因")[0])
    if words.startswith("其中") or told(name, said.context, len(name) // 4):
        return True
    if SOME.search(said.claim.subject + words):
        return False
    if name[-1:] in SITES and (name[-1:] in said.context or (content(what) and told(what, said.claim.deed))):
        return True  # 柳林卫生院暂未配备
    return told(name, said.context, len(name) // 2)


#: 人大建议63件、政协提案88件全部办复,办复总数146件
_TOGETHER = Lazy("(?:总数|总量|合计|共计?)(?:为|达|有)?$")


def _whole(said: Said, counts: Sequence[Quantity]) -> Quantity | Fraction | None:
    """The count of which all are said to be, where a smaller one is given of the same deed."""
    figure, words, claim = said.figure, said.words, said.claim
    earlier = [one for one in counts if unit_of(one) == unit_of(figure) and one.exact]
    if len(earlier) > 1 and _TOGETHER.search(words) and shares_word(words, claim.deed):
        values = [one.value or Fraction(0) for one in earlier]
        return sum(values, Fraction(0)) if max(values) < (figure.value or 0) < sum(values) else None
    if not earlier or ANOTHER.search(words) or _LEFT.search(words) or SOME.search(words.removeprefix("其中")):
        return None
    whole = earlier[-1]
    if (whole.value or 0) <= (figure.value or 0):
        return None
    own = [one for one in claim.clause.quantities if unit_of(one) == unit_of(figure) and one.value != 1]
    if own and own[-1].value != whole.value:
        return None  # 省级交办12件全部化解,其余74件中化解62件: another whole
    due = _DUE.search(whole.text[max(0, whole.start - 10) : whole.start])
    if due and due[1] and due[1] in words.removeprefix("已")[:2]:
        return whole  # 应筛1743人,筛查1609人
    if _ACTUAL.search(words):
        return whole if due or (own and one_deed(words[2:], claim.deed)) else None
    predicate = predicate_of(said, whole)
    verb = "。" not in figure.text[claim.clause.end : figure.start] and counts[-1] is whole and content(predicate)
    done = predicate.startswith(("已", "现已")) or (verb and verb in claim.deed)
    if DENIES.search(predicate) or not (figure.counted or done):
        return None
    return whole if is_deed(predicate, claim, said.context, adjacent=counts[-1] is whole) else None


def is_deed(predicate: str, claim: Claim, context: str, adjacent: bool) -> bool:
    """Whether a count is of what the claim says of all, with nothing added."""
    said = claim.said + context
    core = content(predicate)
    if not core:
        return adjacent and predicate != "" and _AFFIRMED.search(predicate) is not None
    if claim.covers:
        core = content(_SET_UP.sub("", predicate))
        return _SET_UP.match(predicate) is not None and told(core, said, _UNNAMED)
    if len(core) == 2 and shares_word(predicate, claim.deed):
        return True
    if not told(core, said) and not (adjacent and _ends(claim) and _AFFIRMED.search(predicate) and len(core) < 5):
        return False
    return told(core, claim.deed) or shares_word(predicate, claim.deed) or (_ends(claim) and adjacent)


#: What was done, said without a name for it: 已完成42.
_AFFIRMED = Lazy("^(?:现|目前)?已|完成|落[实地]|实现|到位|达到")
#: What was set up may be called by this many other characters.
_UNNAMED = 2
#: 全覆盖 says that something was set up everywhere.
_SET_UP = Lazy(
    "^.{0,4}?(?:设立|建立|成立|建成|设置|设有|建有|配有|装有|拥有|配备|配齐|聘请|开通|接入|安装|覆盖|落实|组建|建档|建|设|配|聘|装|通)[了有]?"
)


#: Where the name of what is counted ends.
_VERBS = Lazy("已|中|有|均|共|现|完成|[,、;。]")
_OF_THE_WHOLE = Lazy(f"{HAN}{{0,8}}?中(?![心学小学队层央医])")


def predicate_of(said: Said, whole: Quantity) -> str:
    """What a count is of: 已聘请法律顾问 of 96个村中81个已聘请法律顾问, and of 已聘请法律顾问的81个."""
    words, behind = said.words, said.behind.partition(",")[0]
    noun = _VERBS.split("".join(whole.text[whole.end : whole.end + 8].split()))[0]
    same = next((n for n in range(len(noun), 0, -1) if behind.startswith(noun[:n])), 0)
    if content(behind[same:]):
        return behind[same:]
    same = next((n for n in range(len(noun), 1, -1) if words.startswith(noun[:n])), 0)
    within = _OF_THE_WHOLE.match(words)
    rest = words[within.end() if within else same :]
    if not content(rest):  # 8家分公司盈利6家: the name of the whole runs into the deed
        rest = next((words[at:] for at in range(len(words) - 1) if words[at:] in said.claim.deed), rest)
    return _HAS.sub("", rest)


def _happened(said: Said) -> bool:
    """Whether a count is of what there was none of."""
    words, nothing = said.words, said.claim.deed
    if not said.figure.counted:
        return False
    if _OCCURRED.fullmatch(words) and not content(said.behind.partition(",")[0]):
        return True  # 实现施工零事故,发生2起: of what was named last
    if any(none.search(nothing) and words_of.search(words) for none, words_of in _OUTCOMES):
        return True
    if any(undone.search(nothing) and undone.search(words + said.behind) for _, undone in _OPPOSITES):
        return True
    name = content(nothing)
    if len(name) > 1 and name[:2] in words and name[-2:] in words:
        return True
    core = _EVENT.sub("", words)
    what = core if len(core) > 1 else said.behind.partition(",")[0].strip("的")
    if what in ("事故", "事件", "案件") or len(what) < 2:
        return False
    return what in nothing or (what.startswith(nothing) and DENIES.search(what) is None)


_OCCURRED = Lazy("(?:全年|共|仅|累计)*(?:发生|出现|查处|收到)了?")
_EVENT = Lazy("^(?:全年|共|仅|其中|累计)*(?:发生|出现|收到|查出|发现)?的?|(?:案件|事件|起数|件数|数)?(?:发生|出现)?$")
