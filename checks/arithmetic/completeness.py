"""ARI009: said to be all or none, and counted otherwise beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Span, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.clauses import Clause, Sentence, lead, sentences, with_figures
from lintreport.text.statements.units import unit_of

_HUNDRED = "(?<![0-9.])100%|百分之百|百分百"
_ALL = Lazy(
    f"(?=[全悉尽一无不零清1百件个户人村次配有逐应均都所如足])(?:全部|全员|悉数|尽数|全数|如数|足额|全额|全覆盖|全面(?=完成|建成|落实|消除|清零|到位)|"
    f"一[个件项户人]不[落漏少]|不[落漏]一{HAN}|无一[人户家个]?(?![例起件人户家个])|零(?=遗漏|缺席|缺项|缺考)|无(?=遗漏)|清零|{_HUNDRED}|"
    f"件件|个个|户户|人人|村村|次次|配齐(?!率)|有件必备|应(?!当|急){HAN}(?=尽)|人手一(?={HAN})|逐[项一个件条](?=整改|落实|办结|销号|化解|解决)|"
    f"所有(?={HAN}{{2,10}}?(?:已|完成|通过|达到))|"
    "(?<![平人日月年户])均(?![为是不未超高低衡等可较比增减升降由属有线一价数值市会匀分能])|"
    "(?<![首成古京建大国])都(?![市督江匀城会要可应将不没未在有是为能很较比更快超等])|都(?=有[了专]))"
)
#: No claim after all: all of what is only spoken of, or 均 before a figure.
_NO_CLAIM = Lazy(
    "的全部|全部(?:案件|事项|问题|企业|人员|[^,]{0,6}中)$|(?:均|都)(?:达到?|在|为|是|超过)$|除.{0,12}外|基本|力争|确保|要求|应当|须|目标|计划|将"
)
#: 除1人请假外,均参加.
_EXCEPT = Lazy("除[^,]{1,20}外$")
#: 已清零98%: so far only.
_BY_SHARE = Lazy("(?:率|达到?|了)?[0-9.]+%")
_OF_A_FIGURE = Lazy(f"{HAN}{{0,4}}[0-9]")
_NONE = Lazy(
    f"(?=[未没无零杜已全实])((?:(?<!{HAN})|(?<=[度年]))无(?={HAN}{{2,10}}(?:案件|事故|事件|现象)(?:[,;]|$))|未发生|没有发生|未出现|没有出现|无一[例起件]|零发生|杜绝|(?:已|全部)消除|(?:实现|保持|达到)?零(?=投诉|复议|诉讼|败诉|事故|上访|案件|超期|差错|积压|伤亡|死亡|违规|举报|信访|舆情|逾期|纠错|命案)|实现零|未查处|未收到|未接到)(?:了|过)?(?:任何|一[例起件次]|1[例起件次])?"
)
#: 被纠错案件为零: what there was none of stands before.
_IS_NONE = Lazy(
    f"({HAN}{{2,14}}?)(?:[起件人次]?数|量)?(?:均|都|继续|全年)?(?:保持|实现|达到)?((?:为|是)零|零(?:增长)?发生)$"
)
#: Other words for what did not happen.
_OUTCOMES = (
    ("纠错", "^(?:其中|依法|决定)*(?:撤销|变更|确认违法|责令(?:限期)?(?:履行|重作|重新作出))(?:原?行政行为|决定)?$"),
    ("败诉", "^(?:其中|依法|被|法院|判决)*(?:撤销|确认违法|责令履行)(?:行政行为)?$"),
    ("伤亡|亡人|死亡", "死亡(?:人数)?$|造成死亡$"),
)
_RATE = Lazy(f"({HAN}{{2,12}}?)(?:率|进度|比例)(?:已|均|仅|只|约|为)*(?:达到|达|为|是|有)?$")
_SHARE = Lazy(f"({HAN}{{2,10}})的(?:仅|只|约)?占(?:比)?(?:为)?$")
#: A rate of something narrower than what the clause says.
_NARROWER = Lazy("及时|按时|按期|准时|限时|提前|一次|首次|当场|当日|优[秀良]|满意")
_WITHIN_TIME = Lazy("按期|按时|及时|期限?内")
#: What there is none of, and the rate that says how many are not so.
_RATES_OF_NONE = (
    ("超期|逾期|超时|超审限|延误|超过.{0,6}(?:期限|时限)", "按[期时]|及时|准时|如期|[期时审]限内"),
    ("缺[考席勤课]|旷|请假", "参考|到考|出勤|到[会课岗]|出席|参[会训]"),
    ("不合格|不达标|超标|不及格", "合格|达标|及格"),
    ("拖欠|欠发|欠付", "发放|兑付|支付|清偿"),
    ("空白|空缺", "覆盖|配备|到岗|设立"),
    ("败诉", "胜诉"),
    ("遗漏|漏报|漏缴", "覆盖|公开|报送|报备|完成"),
)
#: Words for one and the same deed.
_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "侦破 告破 破获 破案",
        "办结 审结 结案 办毕 结办",
        "答复 回复 办复 回应 反馈",
        "整改 改正 纠正",
        "竣工 完工 建成",
        "审查 审核",
        "配备 配齐 配置 配套",
        "开工 动工",
        "签约 签订 签署",
        "发放 兑付 兑现",
        "公开 公示 公布",
        "报备 备案",
        "设立 建立 成立 设置",
        "化解 调处",
        "持证 取得",
        "拆除 拆违",
        "参训 培训",
        "覆盖 设立 建立 建成 配备 聘请 开通 接入 安装",
    )
)
#: Other words for what a rate counts, behind 全部 or 均已.
_SAID_OTHERWISE = {
    "覆盖": "^.{0,2}(?:设立|建立|建成|配备|聘请)",
    "参考": "考试|测试",
    "参会": "会议",
    "参保": "保险|医保|社保",
    "建档": "档案",
    "入户": "走访|上门",
}
_EMPTY = {
    "工作",
    "情况",
    "案件",
    "问题",
    "事项",
    "项目",
    "人员",
    "单位",
    "企业",
    "全部",
    "已经",
    "到位",
    "完成",
    "以上",
    "本年",
    "全年",
    "全市",
    "全县",
    "全区",
}
_UNDONE = Lazy("(?:尚未|仍未|未能|未|没有|没|(?<![接招等期优对善])待(?!遇))(?!上诉|成年)")
_MISSING = Lazy("(?:空缺|缺口|缺额|缺编|尚缺|还缺|仍缺|短缺)")
_OTHER_TIME = Lazy("上年|去年|同比|同期|比20|较20|此前|原有|历年|(?<!列入)计划|预计|超额")
_DONE = Lazy(f"实[际到有出参得]{HAN}{{0,4}}$")
_ONLY = Lazy("(?:只有|仅有?|只)$")
_SO_FAR = Lazy("(?:只有|仅有?|只|已有|已)$")
_REACH = 2


class Claim(NamedTuple):
    """A clause that says all or none, the words that say so, what follows them, and all that it is said of."""

    clause: Clause
    word: str
    after: str
    words: str


def _claims(sentence: Sentence, at: int) -> Iterator[Claim]:
    clause = sentence.clauses[at]
    found = _ALL.search(clause.words)
    if (
        found is None
        or _NO_CLAIM.search(clause.words)
        or (found[0] in "均都" and _OF_A_FIGURE.match(clause.words, found.end()))
        or _BY_SHARE.match(clause.words, found.end())
        or (found[0] in _HUNDREDS and "分别" in clause.words)
        or (at and _EXCEPT.search(sentence.clauses[at - 1].words))
    ):
        return
    words = clause.words
    for before in reversed(sentence.clauses[max(0, at - _LISTED) : at]):
        if before.after != "、" or before.quantities:
            break
        words = f"{before.words}、{words}"
    after = clause.words[found.end() :]
    if found[0] in _HUNDREDS:
        after += "".join(name[-6:] for name in _RATE_NAMES.findall(words[: words.rindex(found[0])]))
    yield Claim(clause, found[0], after, words)


#: So many things at most that are listed before a claim belong to it.
_LISTED = 3
_HUNDREDS = ("100%", "百分之百", "百分百")
_RATE_NAMES = Lazy(f"({HAN}{{2,20}}?)(?:率|比例)")


@check(
    "ARI009",
    "full-but-partial",
    title=Text("既称全部，又有未尽之数", "said to be all, and counted otherwise"),
    severity="warning",
    basis="logic",
    bad=[
        "梳理出行政许可事项238项,⟦划转事项全部到位,划转率达85%⟧。",
        "⟦问题均已整改完毕,整改率98%⟧。",
        "⟦实现村级调解组织全覆盖,覆盖率96.5%⟧。",
        "⟦案件全部审结,结案率96.5%⟧。",
        "⟦选派的第一书记全员到岗,到岗率94.1%⟧。⟦群众来信件件有回音,回复率91.3%⟧。",
        "⟦债券资金已悉数支出,支出进度76%⟧。⟦30个项目全部开工建设,开工率七成⟧。",
        "⟦建议提案均已办结,其中12件⟧尚未办结。",
        "⟦样品全部合格,检出不合格样品6批次⟧。",
        "⟦“一村一辅警”全部配齐,全县共配备辅警206名,空缺31名⟧。",
        "⟦水库安全鉴定全面完成,纳入名单的38座水库还有5座⟧未做鉴定。",
        "⟦未发生一起较大以上安全事故,较大以上事故发生2起⟧。",
        "⟦全年无一例行政败诉案件,经法院审结的案件9件,败诉2件⟧。",
        "⟦应到组成人员41人全部到会,实到35人⟧。⟦超标面积已全部腾退,共应腾退3600平方米,实际腾退2900平方米⟧。",
        "⟦街道所辖9个社区均设立法律服务室,设立服务室的社区6个⟧。",
        "⟦专户开设率为100%,218个项目只有190个⟧开设了专户。",
        "⟦村级法律顾问实现全覆盖,96个村中81个⟧已聘请法律顾问。⟦视频监控实现全覆盖,206所学校中装有监控的189所⟧。",
        "接报命案7起,⟦5起⟧告破,命案全部侦破。⟦决策均经合法性审查,出台决策6项,经合法性审查的4项⟧。",
        "⟦被纠错案件为零,全年审结复议案件64件,其中维持44件、撤销5件⟧。⟦120名学员无一缺考,参考率95%⟧。",
        "⟦今年的建议提案已全部办复,其余3件⟧结转下年继续办理。",
        "⟦全县162个行政村全部通了宽带,尚有5个⟧山村计划明年接通。",
        "⟦乡镇均建成便民中心,其中东桥镇便民中心尚在建设⟧。⟦抽检样品无一不合格,不合格样品已封存⟧。",
        "⟦各乡镇均配备专职消防员,石桥镇、柳河镇未配备⟧。⟦退役军人全部得到安置,待安置18人⟧。",
        "⟦建议全部按期答复,有2件⟧超过规定时限答复。",
        "⟦调解协议履行率100%;达成协议320件,履行314件⟧。⟦签约率100%,其中老年人签约率81%⟧。",
        "⟦燃气用户报警装置应装尽装,居民用户安装率百分之八十八⟧。⟦工资发放全部到位,12个县区中有3个⟧县区拖欠工资。",
    ],
    good=[
        "梳理出行政许可事项238项,划转事项全部到位,划转率达100%。",
        "案件全部办结,按时办结率99%。",
        "问题全部移交,整改率98%。",
        "受理的全部案件中,办结率95%。",
        "全部纳入监管,合格率98%。",
        "隐患均已立案,整改正在推进,整改率80%。",
        "合格率均达98%,合格率平均为97%。",
        "建议提案均已办结,其中12件被评为优秀。受理投诉全部办结,尚有3件上年投诉未办结。",
        "未发生重大事故,发生一般事故2起。未发生较大以上事故,较大以上事故比上年减少2起。",
        "退还已付的全部费用2万元,尚未支付的5900元不再支付。",
        "12个乡镇均设立调解委员会,设立调解室6个。应到41人全部到会,实到41人。",
        "除5件移送外全部办结,办结率95%。力争全部办结,办结率95%。",
        "国控断面优良水质比例100%,近岸海域优良水质比例92.6%。保持金融机构风险“清零”,不良贷款率为0.77%。",
        "实现污水处理全覆盖、生活垃圾无害化处理率98%。供水全部实现县域统管,规模化供水率97%。",
        "种植、收获机械化率均达到45%,棉花收获机械化率达到60%。贫困人口全部脱贫,无一人未脱贫。",
        "标识牌安装已实现全覆盖,52处场所中尚未安装的为零。工资发放全部到位,12个县区中没有出现拖欠工资的县区。",
        "村级法律顾问实现全覆盖,96个村中81个村的法律顾问为执业律师。被纠错案件为零,全年维持44件、驳回9件。",
        "接报命案7起,7起告破,命案全部侦破。排查隐患40处,整改35处,重大隐患全部整改到位。",
        "30个项目全部开工建设,建成12个。均设立服务室,其中设立示范服务室的社区6个。120名学员无一缺考,合格率95%。",
        "全部配齐法律顾问,空缺0名。案件全部审结,其中未上诉3件。",
        "全体委员除2人因公请假外,均参加了会议,2名委员因公请假,提交书面意见。",
        "立行立改问题41个全部完成,分阶段整改问题30个已完成12个。市级交办9件全部化解,其余40件中化解32件。",
        "持证率与检验率分别为100%和97.2%,未检验的设备6台已停用。问题已清零96%,遗留的4个问题正在整改。",
        "重大隐患全部整改到位,剩余8处一般隐患正在整改。首批20个项目全部完成,其余10个项目正在推进。",
        "12个乡镇均已挂牌,尚有3个村级站点正在筹建。年度任务全部完成,尚有5名工作人员未参加培训。",
        "规划编制全部完成,还有3项规划待省级批复。",
        "各单位均制定了方案,但部分方案尚未完善。经济发展都靠改革,改革不深化,发展就受阻。",
    ],
)
def full_but_partial(document: Document, options: object) -> Iterator[Finding]:
    """说“全部”“均已”“全员”“全覆盖”“无一例”“清零”，紧接着的比率却不到100%，或者写着还有几件没有做、少了几个、发生了几起。

    还看：全部之后又说“其余3件结转”“尚有2个未通”；“其中某镇尚未建成”“不合格样品已封存”（没有数字的句子也看）；率为100%，而其中一部分的同一比率不足100%，或随后两数前大后小。

    须是同一事项：比率的名称（划转率的“划转”）、未做的事（“尚未办结”）、未发生的事故，字面要在前面的话里出现；“应到”与“实到”、“共N个均……”与“……的M个”单位、名词相同才比较。两个数的口径可能不同，因此请人核对。
    不报告：比率另有限定（按时办结率）；“全部”只是修饰别的事项；除外、力争、计划等；上年的数。

    ---
    A clause says 全部, 均已, 全员, 全覆盖, 无一例 or 清零, and the rate right behind it is below 100%, or some are said not to be done, to be missing, or to have happened.

    So do those that are said to be left (其余3件结转), a named one of which it is denied (其中某镇尚未建成, also without any figure), a part whose rate is below
    the 100% of the whole, and a smaller second count of what the rate of 100% is the rate of.

    It has to be of the same thing: the word of the rate (划转 of 划转率), of what is not done (尚未办结) or of what did not happen stands in what was said before; 应到 and 实到, 9个社区均… and …的社区6个 are compared in the same unit and noun.
    The two may count differently, so a person must look. Accepted in silence:
    a rate of something narrower (按时办结率); 全部 said of another thing; exceptions, aims and plans; figures of last year.
    """
    folded = document.folded
    for sentence in document.view(with_figures):
        if not _SUBJECT.search(folded, *sentence.span):
            continue
        told: set[int] = set()
        for at, clause in enumerate(sentence.clauses):
            for claim in _claims(sentence, at):
                found = _partial(sentence, at, claim)
                if found and found[0].end not in told:
                    told.add(found[0].end)
                    yield _finding(document, claim, *found)
                left = None if found else _remainder(sentence, at, claim)
                if left and left.end not in told:
                    told.add(left.end)
                    yield _finding(document, claim, left, "0")
                short = None if found or left else _short_of(sentence, at, claim)
                if short and short[0].end not in told:
                    told.add(short[0].end)
                    yield _finding(document, claim, *short)
                early = _early(sentence, at, claim)
                if early:
                    yield _finding(document, claim._replace(clause=early[0]), early[1], early[2])
            word, nothing = _nothing(clause.words)
            happened = _happened(sentence, at, word, nothing) if word else None
            if happened and happened.end not in told:
                yield _finding(document, Claim(clause, word, "", ""), happened, decimal(happened.value or Fraction(0)))
    yield from _denials(document)


#: Without one of these nothing is said to be all or none.
_SUBJECT = Lazy(
    "[全悉尽零清均都配足]|无一|无遗漏|不[落漏]|100%|百分|人人|件件|个个|户户|村村|次次|有件必备|逐|应.尽|人手一|所有|未|没有|杜绝|消除|如数|[度年,。]无"
)


def _finding(document: Document, claim: Claim, stated: Quantity, bound: str) -> Finding:
    return Finding(
        Span(_first(document.folded, claim.clause), stated.end),
        Text(
            f"既称“{claim.word}”，又为“{stated.words}”，请核对",
            f'said to be all or none ("{claim.word}"), yet it is "{stated.words}"',
        ),
        note=Text(*[f"{claim.word} ≠ {stated.words}"] * 2),
        evidence=Evidence("all = counted", bound, decimal(stated.value or Fraction(0)), (stated.operand,)),
    )


def _denial(document: Document, claim: Claim, denied: Clause) -> Finding:
    return Finding(
        Span(_first(document.folded, claim.clause), denied.end),
        Text(
            f"既称“{claim.word}”，又称“{denied.words}”，请核对",
            f'said to be all or none ("{claim.word}"), yet "{denied.words}"',
        ),
        note=Text(*[f"{claim.word} ≠ {denied.words}"] * 2),
    )


def _first(folded: str, clause: Clause) -> int:
    piece = folded[clause.start : clause.end]
    return clause.start + len(piece) - len(piece.lstrip())


def _behind(sentence: Sentence, at: int, reach: int = _REACH) -> Iterator[Clause]:
    """The clauses right behind one, up to the next ； or bracket."""
    for clause in sentence.clauses[at + 1 : at + 1 + reach]:
        if clause.before not in ",、" or clause.depth != sentence.clauses[at].depth or _ALL.search(clause.label):
            return
        yield clause


def _partial(sentence: Sentence, at: int, claim: Claim) -> tuple[Quantity, str] | None:
    """The figure that contradicts 全部, and what it should be."""
    for number, clause in enumerate(_behind(sentence, at)):
        if _OTHER_TIME.search(clause.words):
            return None
        for quantity in clause.quantities[:3]:
            words = lead(clause, quantity)
            if number == 0 and quantity is clause.quantities[0] and _low_rate(quantity, words, claim):
                return quantity, "100"
            if clause.words.startswith("其中") and _part_rate(quantity, words, claim):
                return quantity, "100"
            if quantity.unit in ("%", "") or not quantity.exact or not quantity.value:
                continue
            if _undone(clause, quantity, words, claim):
                return quantity, "0"
            whole = _whole(sentence, at, clause, quantity, words, claim)
            if whole and whole.value is not None and quantity.value < whole.value:
                return quantity, decimal(whole.value)
    return None


#: Some are left, by the words right before their number.
_LEFT_OVER = Lazy("(?:[尚还仍](?:有|余|剩)|剩余|其余|余下|剩下|遗留)的?$")
#: What is said of those that are not done; whatever it was that was done.
_PENDING = Lazy("尚?未|尚待|正在|仍在|尚在|计划|预计|结转|继续|跨年|延期|推进中|暂|在[建办]")
#: Deeds that only begin something: those that are left are not left of it.
_BEGUN = Lazy(
    "开工|启动|受理|立案|移[交送]|列入|部署|下达|[交转]办|检查|排查|登记|公[开示布]|拨付|审[核查]|签|安排|报[送备]|分解"
)
#: Words of a clause that do not name what it is about.
_ADVERBS = Lazy("^(?:但|而|其中|目前|截至.{0,8}|现|仅|只)*")
#: So many clauses behind a claim are looked at for what is left.
_FAR = 4


def _remainder(sentence: Sentence, at: int, claim: Claim) -> Quantity | None:
    """Those that are left of all: 已全部办结,其余3件结转下年度."""
    if _BEGUN.search(claim.after) or _of_some(claim):
        return None
    own = [one for one in claim.clause.quantities if one.counted]
    for clause in sentence.clauses[at + 1 : at + 1 + _FAR]:
        if clause.before not in ",、;" or clause.depth != claim.clause.depth or _OTHER_PLACE.search(clause.words):
            return None
        if _ALL.search(clause.words):
            return None
        for quantity in clause.quantities[:2]:
            words = lead(clause, quantity)
            left = _LEFT_OVER.search(words)
            if left is None or not quantity.exact or not quantity.value or not quantity.counted:
                continue
            if any(unit_of(one) != unit_of(quantity) or _more(quantity, one) for one in own):
                continue
            subject = _ADVERBS.sub("", words[: left.start()])
            follows = _after(clause, quantity) + _next_words(sentence, clause)
            if (not subject or subject in claim.words) and _is_left(follows, subject, claim):
                return quantity
    return None


def _of_some(claim: Claim) -> bool:
    """Whether all is said of a part only, so that others may be left: 重大隐患全部整改."""
    return _EXCEPT_SOME.search(claim.words.partition(claim.word)[0]) is not None


def _is_left(follows: str, subject: str, claim: Claim) -> bool:
    """Whether what is said of those that are left is that the claim does not hold for them."""
    pending = _PENDING.search(follows)
    noun = follows[: pending.start()].partition("因")[0] if pending else ""
    if pending is None:
        pending, follows = _PENDING.search(subject), subject
    placed = noun[-1:] in _PLACES and noun[-1:] in claim.words
    if pending is None or not (placed or noun in claim.words or _shared(noun, claim.words)):
        return False
    said = follows[pending.start() : pending.end() + _NEAR]
    deed = set(_EMPTY_SIGNS.sub("", claim.word + claim.after))
    return bool(deed & set(said)) or (
        _CLOSED.search(claim.word + claim.after) is not None and _OPEN.search(said) is not None
    )


#: Places whose kinds share their last sign: 行政村, 偏远山村.
_PLACES = "县市区镇乡村站点"
#: So many signs behind 正在 or 未 say what is not done.
_NEAR = 6
_EMPTY_SIGNS = Lazy("[的了已全部均都完成到位有在未率和与个件]|100%")
#: What was brought to its end, and what is not at its end yet.
_CLOSED = Lazy("完成|办[结复毕]|审结|结案|整改|清零|消除|[化调]解|解决|销号|建成|竣工|完工|兑付|[答回]复|通")
_OPEN = Lazy("结转|继续|跨年|推进|计划|延期|办理|预计|完成|待|整改|治理|处置")


def _more(one: Quantity, other: Quantity) -> bool:
    return (one.value or 0) >= (other.value or 0)


#: What tells of other places, times, kinds than those of the claim.
_OTHER_PLACE = Lazy("上年|去年|同期|另|新增|[省市县区]级")
_EXCEPT_SOME = Lazy(
    "除|按[期时]|期限|其中|重[大点要]|首[批期]|[国省市县区乡]级|类|较大|一般|到期|当[年期]|部分|前[0-9一二三四五六七八九十]|[省市]交办"
)


def _next_words(sentence: Sentence, clause: Clause) -> str:
    """The words of the clause that follows, if it has no figure of its own."""
    following = next((one for one in sentence.clauses if one.start > clause.start), None)
    return following.words if following is not None and following.before == "," and not following.quantities else ""


def _short_of(sentence: Sentence, at: int, claim: Claim) -> tuple[Quantity, str] | None:
    """A count that is smaller than the one before it, of what a rate of 100% is the rate of: 履行率100%;达成320件,履行314件."""
    named = _RATE_NAMES.findall(claim.words) if claim.word in _HUNDREDS else []
    counts = [
        (clause, quantity)
        for clause in sentence.clauses[at + 1 : at + 1 + _FAR]
        if clause.depth == claim.clause.depth and not _OTHER_PLACE.search(clause.words)
        for quantity in clause.quantities[:2]
    ]
    for (_, whole), (clause, part) in pairwise(counts):
        words = lead(clause, part)
        if unit_of(whole) == unit_of(part) and whole.counted and whole.exact and part.exact and not _more(part, whole):
            core = _ADVERBS.sub("", words).lstrip("已经共均")
            if len(core) > 1 and any(core == name[-len(core) :] for name in named):
                return part, decimal(whole.value or Fraction(0))
    return None


def _denials(document: Document) -> Iterator[Finding]:
    """Every clause that denies of some what was said of all, in the sentences without figures as well."""
    folded = document.folded
    paragraphs = [one for one in document.paragraphs if _DENIED.search(folded, *one)]
    for sentence in sentences(folded, paragraphs, document.quantities, every=True) if paragraphs else ():
        for at in range(len(sentence.clauses) - 1):
            for claim in _claims(sentence, at):
                denied = _denied_of_some(sentence, at, claim)
                if denied:
                    yield _denial(document, claim, denied)


#: Without one of these in a paragraph nothing is denied there of what all is said to be.
_DENIED = Lazy("(?:全[部员面覆]|均|都|所有|无一)[^。\n]{2,40}[,;][^。\n]{0,40}(?:未|不|[正尚仍]在)")


def _denied_of_some(sentence: Sentence, at: int, claim: Claim) -> Clause | None:
    """A clause that denies of some, named ones what was said of all: 均建成…,其中开发区…尚在建设."""
    if claim.word[0] != "无" and _NEGATED.search(claim.after):
        return None
    for clause in sentence.clauses[at + 1 : at + 1 + _LISTED]:
        if clause.before not in ",、;" or _ALL.search(clause.words) or _OTHER_PLACE.search(clause.words):
            return None
        if claim.word.startswith("无一") and claim.after and clause.words.startswith(claim.after):
            return clause  # 无一不合格,不合格单位被约谈
        denied = _NOT_YET.search(clause.words)
        if denied is None or any(one.counted for one in clause.quantities):
            continue
        subject = _ADVERBS.sub("", clause.words[: denied.start()]).partition("因")[0]
        whole = claim.words if claim.word == "所有" else claim.words.partition(claim.word)[0]
        named = subject[-1:] in whole and subject[-1:] in _SITES
        some = named or clause.words.startswith(("其中", "但", "仅", "只")) or _shared(subject, whole)
        if some and len(subject) > 1 and not _VAGUE.search(subject) and _is_said(denied[1] or denied[2], claim.after):
            return clause
    return None


_NOT_YET = Lazy(f"(?:[尚暂仍还]?未|没有|不(?![得可能许应宜]))(?:能|按[时期])?({HAN}{{2}})|(?:正|尚|仍)在({HAN}{{2}})")
_NEGATED = Lazy("[未没不]")
#: The last sign of the name of a place or of a body: 石桥镇 is one of 各乡镇.
_SITES = tuple("县市区镇乡村站局院校所厂")
_VAGUE = Lazy("部分|有的|个别|一些|少数|作用|质量|水平|效果")


def _is_said(verb: str, said: str) -> bool:
    """Whether a verb is one of the claim, or short for it: 达标 for 达到省级标准, 建设 for 建成."""
    if verb in said:
        return verb not in _EMPTY
    return re.search(f"{verb[0]}.{{0,12}}{verb[1]}", said) is not None or (verb == "建设" and "建成" in said)


def full_rates(document: Document) -> Iterator[Quantity]:
    """Every rate of 100% of what the clause before says to be all."""
    for sentence in document.view(with_figures):
        for at in range(len(sentence.clauses)):
            for claim in _claims(sentence, at):
                behind = next(_behind(sentence, at), None)
                stated = behind.quantities[0] if behind and behind.quantities else None
                if behind and stated and stated.value == 100 and _is_of(claim, stated, lead(behind, stated)):
                    yield stated


def _is_of(claim: Claim, stated: Quantity, words: str) -> bool:
    """Whether a percentage is the rate of what is said to be all."""
    if stated.unit not in ("%", "成"):
        return False
    named, share = _RATE.search(words), _SHARE.search(words)
    if share:
        return share[1] in claim.after or _denied(share[1], claim)
    return named is not None and _same_thing(named[1], claim)


def _denied(name: str, claim: Claim) -> bool:
    """Whether a rate is of those of which there are none: 无一超期, 按期办结率."""
    return claim.word.startswith(("无", "零")) and any(
        re.search(none, claim.after) and re.search(rate, name) for none, rate in _RATES_OF_NONE
    )


def _low_rate(quantity: Quantity, words: str, claim: Claim) -> bool:
    high = quantity.interval.high
    return high is not None and high < (100 if quantity.unit == "%" else 10) and _is_of(claim, quantity, words)


def _part_rate(quantity: Quantity, words: str, claim: Claim) -> bool:
    """Whether a rate below 100% is that of a part, of what is 100% as a whole: 签约率100%,其中老年人签约率81%."""
    high = quantity.interval.high
    named = _RATE.search(words)
    if claim.word not in _HUNDREDS or quantity.unit != "%" or named is None or high is None or high >= 100:
        return False
    return any(named[1][-2:] == name[-2:] for name in _RATE_NAMES.findall(claim.words))


_ANYWHERE = Lazy("^(?:全[省市县区镇乡局国]|各(?:单位|部门|地|级)|其中|目前)+")


def _same_thing(name: str, claim: Claim) -> bool:
    """Whether 全部 is said of what the rate counts."""
    words = claim.words
    if _denied(name, claim):
        return True
    if _NARROWER.search(name) and not _WITHIN_TIME.search(words):
        return False
    core, subject = name[-2:], _ANYWHERE.sub("", name[:-2])
    if subject and sum(sign in words for sign in subject) * 2 < len(subject) + (len(subject) > 4):
        return False  # 近岸海域优良水质比例, behind 国控断面
    if claim.word in ("全覆盖", *_HUNDREDS) and core in ("覆盖", "通达", "配备"):
        return True
    if any(name.endswith(one) and re.search(said, claim.after) for one, said in _SAID_OTHERWISE.items()):
        return True
    if core in words:
        return bool(subject) or core not in _EMPTY or core in claim.after
    if core[0] == "持" and core[1] in claim.after[-2:] + claim.after[:1]:
        return True  # 取得教师资格证, 人手一卡: 持证率, 持卡率
    if any(core in group and any(word in claim.after for word in group) for group in _ALIKE):
        return True
    # 应装尽装, 安装率; 件件有回音, 回复率; 均通硬化路, 通达率; 报送备案, 报备率: one sign of the predicate.
    if claim.word.startswith("应") and len(claim.word) == 2:
        return claim.word[1] in core
    said = claim.word + claim.after
    short = said[-6:] if len(said) <= 8 or "备" in core else ""
    return claim.word != "清零" and (core[0] in short or (core == "报备" and "备" in short))


def _shared(one: str, other: str) -> bool:
    """Whether two pieces of text share a word of two signs that says something."""
    return any(one[n : n + 2] in other for n in range(len(one) - 1) if one[n : n + 2] not in _EMPTY)


def _undone(clause: Clause, quantity: Quantity, words: str, claim: Claim) -> bool:
    """Whether a count is of what is said to be done: 其中12件尚未办结, 检出不合格样品6批次, 空缺31名."""
    said = claim.word + claim.after
    if _LEFT_OVER.search(words) and _of_some(claim):
        return False
    if _MISSING.search(words):
        return re.search("配|到位|满|设", said) is not None
    if claim.word.startswith("无一") and claim.after[:2] in words:
        return True
    behind = _after(clause, quantity)
    if _OF_THE_WHOLE.match(behind):
        behind = ""  # 52处中尚未安装的为零
    if any(
        re.search(done, said) and _says(undone, place) for done, undone in _OPPOSITES for place in (words, behind)
    ) and not _ANOTHER.search(clause.words):
        return True
    under_way = _UNDER_WAY.search(words[-8:]) or _UNDER_WAY.search(behind)
    if under_way and under_way[1] in said and "完成" in said and not _ANOTHER.search(clause.words):
        return True
    for place in (words[-_PREDICATE:], behind):
        undone = _UNDONE.search(place)
        what = place[undone.end() :] if undone else ""
        if undone and not words.endswith("无") and (_AT_ALL.search(said) or _shared_verb(what, claim)):
            return True
        noun = place[: undone.start()] if undone and place is behind else ""
        if (
            undone
            and undone[0] != "待"
            and (not noun or _shared(noun, claim.words))
            and _LEFT.search(words)
            and claim.after.startswith(("完成", "按期完成", "如期完成"))
        ):
            return True
    unlike = re.search(f"不({HAN}{{2}})", words)
    return unlike is not None and unlike[1] in claim.after[:4]


def _says(undone: str, place: str) -> bool:
    """Whether a piece says the opposite, and does not deny that: 没有出现拖欠."""
    found = re.search(undone, place)
    return found is not None and _DENIES.search(place[: found.start()]) is None


_UNDER_WAY = Lazy(f"正在({HAN}{{2}})")
_DENIES = Lazy("[未无没零不非防]")
_OF_THE_WHOLE = Lazy(f"{HAN}{{0,8}}?中(?![心学小队层央医])")
#: Those that came later, or are of another kind, are none of all.
_ANOTHER = Lazy("[另新]|其他|其它|今年|本年")
#: What all was said to be, and what says of some that they are not.
_OPPOSITES = (
    ("按期|按时|及时|如期|期限?内|审限", "超期|逾期|延期|超时|超审限|延误|超过.{0,6}(?:期限|时限)"),
    ("参加|出席|到[会岗场]|参[训考会]", "缺[考席勤课]|请假|未到|旷[考课工]"),
    ("到位|足额|发放|兑付|支付|清偿", "拖欠|欠发|欠付|欠拨|欠缴"),
    ("合格|达标|通过|及格", "不合格|不达标|不及格|超标"),
    (
        "(?:办结|审结|结案|完成|完工|竣工|建成|整改到位|整改完毕|整改完成|销号|清零|办理完毕|办毕)了?$",
        "在办|在建|在审|未结|未完|未销号|正在(?:办理|审理|整改|建设|施工|推进)|(?:办理|审理|整改|建设|施工)中$",
    ),
)


def _after(clause: Clause, quantity: Quantity) -> str:
    """What stands behind a figure, up to the next one or the end of the clause."""
    following = (other.start for other in clause.quantities if other.start >= quantity.end)
    return "".join(quantity.text[quantity.end : min([clause.end, *following])].split())[:_PREDICATE]


#: No predicate is looked at over more signs.
_PREDICATE = 16


#: Claims of no more than that all was seen to, and what was not.
_LEFT = Lazy("(?:尚|还|仍)(?:有|余|剩)$|剩余$")
_AT_ALL = Lazy("(?:件件|事事).?(?:落实|着落|回音|回应)")


def _shared_verb(what: str, claim: Claim) -> bool:
    """Whether what was not done is what all was said to be; 全覆盖 is said of what was set up anywhere."""
    what = what.lstrip("按时期做进行得到经过予以了")
    if claim.word == "全覆盖" and _COVERS.match(what):
        return True
    return any(
        len(verb) == 2 and (verb in claim.after or _is_said(verb, claim.after)) for verb in (what[:2], what[2:4])
    ) or _shared(what, claim.words)


_COVERS = Lazy("设|建|配|聘|覆盖|开通|接入|成立|纳入|实[现行]|安装")


def _whole(
    sentence: Sentence, at: int, clause: Clause, quantity: Quantity, words: str, claim: Claim
) -> Quantity | None:
    """The count of which all are said to be, where a smaller one is given behind it."""
    near = sentence.clauses[at + 1 :][:_REACH]
    if not claim.clause.quantities and at and sentence.clauses[at - 1].depth == claim.clause.depth:
        near = (sentence.clauses[at - 1], *near)
    before = [*claim.clause.quantities, *(other for one in near for other in one.quantities)]
    earlier = [
        other
        for other in before
        if other.start < quantity.start and unit_of(other) == unit_of(quantity) and other.exact
    ]
    if not earlier:
        return None
    own = [other for other in claim.clause.quantities if unit_of(other) == unit_of(quantity)]
    if own and any(other in clause.quantities and other.value != own[-1].value for other in earlier):
        return None  # 省级交办12件全部化解,其余74件中化解62件: another whole
    if _DONE.search(words):
        due = [other for other in earlier if "应" in other.text[max(0, other.start - 10) : other.start]]
        return due[-1] if due else None
    behind = _after(clause, quantity)
    if _ONLY.search(words):
        whole = earlier[-1]
        same = _shared(behind, claim.words) or (
            len(behind) > 1
            and behind[:2] in whole.text[whole.end : whole.end + 6]
            and (quantity.value or 0) * 2 > (whole.value or 0)
        )
        return whole if same else None
    if _ANOTHER.search(clause.words):
        return None
    whole = earlier[-1]
    said_of = _shared(lead(clause, whole) + whole.text[whole.end : whole.end + 4], claim.words)
    if (said_of or whole in clause.quantities) and _repeats(_predicate(clause, quantity, whole), claim):
        return whole
    if earlier[0] not in claim.clause.quantities:
        return None
    # 12个问题全部销号,已销号10个
    done = re.fullmatch(f"(?:其中|目前|现|截至目前)?(?:已|实际|共|累计|已经)({HAN}{{2,4}})", words)
    if done and done[1][-2:] in claim.after:
        return earlier[0]
    # 9个社区均设立服务室,设立服务室的社区6个
    noun = earlier[0].text[earlier[0].end : earlier[0].end + 2]
    return earlier[0] if words.endswith(noun) and _shared(words[:-2], claim.after) else None


def _predicate(clause: Clause, quantity: Quantity, whole: Quantity) -> str:
    """What a count is of: 已聘请法律顾问 of 96个村中81个已聘请法律顾问, and of 96个村中已聘请法律顾问的81个."""
    behind = _after(clause, quantity)
    noun = "".join(whole.text[whole.end : whole.end + _NOUN].split())
    same = next((n for n in range(len(noun), 0, -1) if behind.startswith(noun[:n])), 0)
    if behind[same:]:
        return behind[same:]
    words = lead(clause, quantity)
    within = _OF_THE_WHOLE.match(words) if whole in clause.quantities else None
    words = _HAS.sub("", words[within.end() if within else 0 :])
    of, named = words.rpartition("的")[::2]
    return of if of and named in noun else words


_NOUN = 8
_HAS = Lazy("(?:的?(?:仅有?|只有?|共有?|有|为|是)|的)$")
#: What stands around a predicate and changes nothing.
_ABOUT = Lazy(
    "^(?:其中|目前|截至目前|现|也|均|都|已经?|实际|完成|实现|得到|予以|累计|共|能|有)+|(?:了|过|的|到位|完毕|完成|工作)+$"
)
#: 全覆盖 says that something was set up everywhere.
_SET_UP = Lazy(
    "(?:设立|建立|成立|建成|设置|设有|建有|配有|装有|拥有|配备|配齐|聘请|开通|接入|安装|覆盖|落实|组建|建|设|配|聘|装|通)[了有]?"
)


def _repeats(predicate: str, claim: Claim) -> bool:
    """Whether a predicate says of some what the claim says of all, with nothing added."""
    core = _ABOUT.sub("", predicate)
    if len(core) < 2 or (_NARROWER.search(core) and not _WITHIN_TIME.search(claim.words)):
        return False
    if core in claim.after:
        return True
    if claim.word == "全覆盖" or (claim.word in _HUNDREDS and _COVERS.search(claim.after)):
        verb = _SET_UP.match(core)
        what = core[verb.end() :] if verb else ""
        return verb is not None and (what in claim.words or (len(what) <= 4 and what[:2] in claim.words))
    verb_said = core[:2] in claim.after or any(
        core[:2] in group and any(word in claim.after for word in group) for group in _ALIKE
    )
    return verb_said and core[2:] in claim.words


def _early(sentence: Sentence, at: int, claim: Claim) -> tuple[Clause, Quantity, str] | None:
    """45件信访件,已有39件办结,实现办结清零: the smaller count before the claim, with its clause and what it should be."""
    clause = sentence.clauses[at - 1] if at else claim.clause
    if (
        at == 0
        or not clause.quantities
        or claim.clause.quantities
        or claim.clause.before not in ",、"
        or clause.depth != claim.clause.depth
        or _OTHERS.search(claim.words)
    ):
        return None
    quantity = clause.quantities[-1]
    before = [*(sentence.clauses[at - 2].quantities if at > 1 else ()), *clause.quantities[:-1]]
    whole = before[-1] if before and unit_of(before[-1]) == unit_of(quantity) else None
    if whole is None or not (quantity.exact and whole.exact and 0 < (quantity.value or 0) < (whole.value or 0)):
        return None
    if _OTHER_TIME.search(clause.words) or _ANOTHER.search(clause.words):
        return None
    if claim.word == "清零":
        smaller = _SO_FAR.search(lead(clause, quantity)) and _shared(_after(clause, quantity), claim.words)
    else:
        # 排查隐患40处,整改35处,重大隐患全部整改: all of some.
        subject = claim.clause.words.partition(claim.word)[0]
        known = claim.word == "全覆盖" or subject in whole.text[max(0, whole.start - 20) : quantity.start]
        smaller = known and _repeats(_predicate(clause, quantity, whole), claim)
    return (clause, quantity, decimal(whole.value or Fraction(0))) if smaller else None


#: Those that are left, or what is said of those that were counted last.
_OTHERS = Lazy("其余|剩余|余下|其他|按期|按时|及时|如期|期限?内|审限|年底|[后再]")


def _nothing(words: str) -> tuple[str, str]:
    """The words that say that there was none, and what there was none of."""
    none = _NONE.search(words)
    if none:
        return none[1], words[none.end() :]
    none = _IS_NONE.search(words) if "零" in words else None
    return (none[2], none[1]) if none else ("", "")


def _happened(sentence: Sentence, at: int, word: str, nothing: str) -> Quantity | None:
    """A count of what is said not to have happened."""
    nothing = re.sub("案件$|事件$|的$|“|”", "", nothing)
    if len(nothing) < 2:
        return None
    for clause in _behind(sentence, at, _LISTED):
        if _OTHER_TIME.search(clause.words):
            return None
        for quantity in clause.quantities[:3]:
            words = lead(clause, quantity)
            if (
                quantity.value
                and quantity.exact
                and quantity.counted
                and (
                    _names(words, nothing)
                    or _came_to(words, nothing)
                    or ("消除" in word and len(nothing) > 4 and nothing[-4:] in words)
                )
            ):
                return quantity
    return None


def _came_to(words: str, nothing: str) -> bool:
    """Whether a count is of what goes by another name: 撤销5件, behind 被纠错案件为零."""
    return any(re.search(none, nothing) and re.search(words_of, words) for none, words_of in _OUTCOMES)


def _names(words: str, nothing: str) -> bool:
    """Whether the words before a count name all that was said not to be: its first and its last two signs."""
    core = re.sub("^(?:全年|共|仅)?(?:发生|出现|收到)?|(?:案件|事件|起数|件数|数)?(?:发生|出现)?$", "", words)
    told = core == nothing[-2:] or (len(core) >= 2 and nothing.endswith(core))
    return (nothing[:2] in words and nothing[-2:] in words) or (told and core not in ("事故", "事件", "案件"))
