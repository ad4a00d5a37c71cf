"""ARI009: said to be all or none, and counted otherwise beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Span, Text, check
from lintreport.text.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.numbers import decimal
from lintreport.text.quantities import Quantity

_ALL = re.compile(
    "(?=[全悉尽一无清1百件个户人村次配有逐均都])(?:全部|全员|悉数|尽数|全覆盖|全面(?=完成|建成|落实|消除|清零|到位)|一[个件项户人]不[落漏少]|无一(?=遗漏|例外|超期|缺席)|清零|100%|百分之百|"
    "件件|个个|户户|人人|村村|次次|配齐|有件必备|逐[项一个件条](?=整改|落实|办结|销号|化解|解决)|(?<![平人日月年户])均(?![为是不未超高低衡等可较比增减升降由属有线一价数值市会匀分])|"
    "(?<![首成古京建大国])都(?=已|按|能|实现|完成|设|建|配|达到|通过|进入|落实|整改|纳入|签|得到|做到))"
)
#: No claim after all: all of what is only spoken of, or 均 before a figure.
_NO_CLAIM = re.compile(
    "全部(?:案件|事项|问题|企业|人员|[^,]{0,6})中$|(?:均|都)(?:达到?|在|为|是|超过)$|除.{0,12}外|基本|力争|确保|要求|应当|须|目标|计划|将"
)
_OF_A_FIGURE = re.compile("[一-龥]{0,4}[0-9]")
_NONE = re.compile(
    "(?=[未没无零杜已全实])((?:(?<![一-龥])|(?<=[度年]))无(?=[一-龥]{2,10}(?:案件|事故|事件|现象)(?:[,;]|$))|未发生|没有发生|未出现|没有出现|无一[例起件]|零发生|杜绝|(?:已|全部)消除|(?:实现|保持|达到)?零(?=投诉|复议|诉讼|败诉|事故|上访|案件|超期|差错|积压|伤亡|死亡|违规|举报|信访|舆情|逾期|纠错|命案)|实现零|未查处|未收到|未接到)(?:了|过)?(?:任何|一[例起件次]|1[例起件次])?"
)
_RATE = re.compile("([一-龥]{2,12}?)(?:率|进度|比例)(?:已|均|仅|只|约)*(?:达到|达|为|是|有)?$")
#: A rate of something narrower than what the clause says.
_NARROWER = re.compile("(?:及时|按时|按期|准时|限时|提前|一次|首次|当场|当日|优[秀良]|满意)")
_WITHIN_TIME = re.compile("按期|按时|及时|期限?内")
#: Other words for what a rate counts, behind 全部 or 均已.
_SAID_OTHERWISE = {
    "结案": "审结|办结",
    "覆盖": "^.{0,2}(?:设立|建立|建成|配备|聘请)",
    "参考": "考试|测试",
    "参训": "培训",
    "参会": "会议",
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
_UNDONE = re.compile("(?:尚未|仍未|未能|未|没有|没)(?!上诉|成年)")
_MISSING = re.compile("(?:空缺|缺口|缺额|缺编|尚缺|还缺|仍缺|短缺)")
_OTHER_TIME = re.compile("上年|去年|同比|同期|比20|较20|此前|原有|历年|(?<!列入)计划|预计|超额")
_DONE = re.compile("实[际到有出参得][一-龥]{0,4}$")
_ONLY = re.compile("(?:只有|仅有?|只)$")
_SO_FAR = re.compile("(?:只有|仅有?|只|已有|已)$")
_REACH = 2


class Claim(NamedTuple):
    """A clause that says all or none, and the words that say so."""

    clause: Clause
    word: str
    after: str


def _claims(clause: Clause) -> Iterator[Claim]:
    found = _ALL.search(clause.words)
    if (
        found
        and not _NO_CLAIM.search(clause.words)
        and not (found[0] in "均都" and _OF_A_FIGURE.match(clause.words, found.end()))
    ):
        yield Claim(clause, found[0], clause.words[found.end() :])


@check(
    "ARI009",
    "full-but-partial",
    title=Text("既称全部,又有未尽之数", "said to be all, and counted otherwise"),
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
        "12个乡镇均设立调解委员会,设立调解室6个。应到41人全部到会,实到41人。",
        "除5件移送外全部办结,办结率95%。力争全部办结,办结率95%。",
        "国控断面优良水质比例100%,近岸海域优良水质比例92.6%。保持金融机构风险“清零”,不良贷款率为0.77%。",
        "实现污水处理全覆盖、生活垃圾无害化处理率98%。供水全部实现县域统管,规模化供水率97%。",
        "种植、收获机械化率均达到45%,棉花收获机械化率达到60%。贫困人口全部脱贫,无一人未脱贫。",
        "全部配齐法律顾问,空缺0名。案件全部审结,其中未上诉3件。",
    ],
)
def full_but_partial(document: Document, options: object) -> Iterator[Finding]:
    """说“全部”“均已”“全员”“全覆盖”“无一例”“清零”,紧接着的比率却不到100%,或者写着还有几件没有做、少了几个、发生了几起。

    须是同一事项:比率的名称(划转率的“划转”)、未做的事(“尚未办结”)、未发生的事故,字面要在前面的话里出现;“应到”与“实到”、“共N个均……”与“……的M个”单位、名词相同才比较。两个数的口径可能不同,因此请人核对。
    不报告:比率另有限定(按时办结率);“全部”只是修饰别的事项;除外、力争、计划等;上年的数。

    ---
    A clause says 全部, 均已, 全员, 全覆盖, 无一例 or 清零, and the rate right behind it is below 100%, or some are said not to be done, to be missing, or to have happened.

    It has to be of the same thing: the word of the rate (划转 of 划转率), of what is not done (尚未办结) or of what did not happen stands in what was said before; 应到 and 实到, 9个社区均… and …的社区6个 are compared in the same unit and noun.
    The two may count differently, so a person must look. Accepted in silence:
    a rate of something narrower (按时办结率); 全部 said of another thing; exceptions, aims and plans; figures of last year.
    """
    folded = document.folded
    for sentence in document.view(with_figures):
        if not _ALL.search(folded, *sentence.span) and not _NONE.search(folded, *sentence.span):
            continue
        told: set[int] = set()
        for at, clause in enumerate(sentence.clauses):
            for claim in _claims(clause):
                found = _partial(sentence, at, claim)
                if found and found[0].end not in told:
                    told.add(found[0].end)
                    yield _finding(document, claim, *found)
                early = _early(sentence, at, claim)
                if early:
                    yield _finding(document, Claim(early[0], claim.word, ""), early[1], early[2])
            none = _NONE.search(clause.words)
            happened = _happened(sentence, at, none, clause.words[none.end() :]) if none else None
            if none and happened:
                yield _finding(document, Claim(clause, none[1], ""), happened, decimal(happened.value or Fraction(0)))


def _finding(document: Document, claim: Claim, stated: Quantity, bound: str) -> Finding:
    return Finding(
        Span(_first(document.folded, claim.clause), stated.end),
        Text(
            f"既称“{claim.word}”,又为“{stated.words}”,请核对",
            f'said to be all or none ("{claim.word}"), yet it is "{stated.words}"',
        ),
        note=Text(*[f"{claim.word} ≠ {stated.words}"] * 2),
        evidence=Evidence("all = counted", bound, decimal(stated.value or Fraction(0)), (stated.operand,)),
    )


def _first(folded: str, clause: Clause) -> int:
    piece = folded[clause.start : clause.end]
    return clause.start + len(piece) - len(piece.lstrip())


def _behind(sentence: Sentence, at: int) -> Iterator[Clause]:
    """The clauses right behind one, up to the next ； or bracket."""
    for clause in sentence.clauses[at + 1 : at + 1 + _REACH]:
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
            if quantity.unit in ("%", "") or not quantity.exact or not quantity.value:
                continue
            if _undone(clause, quantity, words, claim):
                return quantity, "0"
            whole = _whole(sentence, at, clause, quantity, words, claim)
            if whole and whole.value is not None and quantity.value < whole.value:
                return quantity, decimal(whole.value)
    return None


def full_rates(document: Document) -> Iterator[Quantity]:
    """Every rate of 100% of what the clause before says to be all."""
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            for claim in _claims(clause):
                behind = next(_behind(sentence, at), None)
                stated = behind.quantities[0] if behind and behind.quantities else None
                if behind and stated and stated.value == 100 and _is_of(claim, stated, lead(behind, stated)):
                    yield stated


def _is_of(claim: Claim, stated: Quantity, words: str) -> bool:
    """Whether a percentage is the rate of what is said to be all."""
    named = _RATE.search(words)
    return named is not None and stated.unit in ("%", "成") and _same_thing(named[1], claim)


def _low_rate(quantity: Quantity, words: str, claim: Claim) -> bool:
    high = quantity.interval.high
    return high is not None and high < (100 if quantity.unit == "%" else 10) and _is_of(claim, quantity, words)


def _same_thing(name: str, claim: Claim) -> bool:
    """Whether 全部 is said of what the rate counts."""
    words = claim.clause.words
    if _NARROWER.search(name) and not _WITHIN_TIME.search(words):
        return False
    core, subject = name[-2:], name[:-2]
    if subject and sum(sign in words for sign in subject) * 2 < len(subject) + (len(subject) > 2):
        return False  # 近岸海域优良水质比例, behind 国控断面
    if claim.word in ("全覆盖", "100%", "百分之百") and core in ("覆盖", "通达", "配备"):
        return True
    if any(name.endswith(one) and re.search(said, claim.after) for one, said in _SAID_OTHERWISE.items()):
        return True
    if core in words:
        return bool(subject) or core not in _EMPTY or core in claim.after
    # 件件有回音,回复率; 均通硬化路,通达率; 报送备案,报备率: one sign of the predicate.
    said = claim.word + claim.after
    short = said[-6:] if len(said) <= 8 or "备" in core else ""
    return claim.word != "清零" and (core[0] in short or (core == "报备" and "备" in short))


def _shared(one: str, other: str) -> bool:
    """Whether two pieces of text share a word of two signs that says something."""
    return any(one[n : n + 2] in other for n in range(len(one) - 1) if one[n : n + 2] not in _EMPTY)


def _undone(clause: Clause, quantity: Quantity, words: str, claim: Claim) -> bool:
    """Whether a count is of what is said to be done: 其中12件尚未办结, 检出不合格样品6批次, 空缺31名."""
    said = claim.word + claim.after
    if _MISSING.search(words):
        return re.search("配|到位|满|设", said) is not None
    if _LATE.search(words) and _IN_TIME.search(claim.clause.words):
        return True
    if (_ABSENT.search(words) and _PRESENT.search(said)) or (claim.word == "无一" and claim.after[:2] in words):
        return True
    following = (other.start for other in clause.quantities if other.start >= quantity.end)
    behind = "".join(quantity.text[quantity.end : min([clause.end, *following])].split())[:12]
    for place in (words[-8:], behind):
        undone = _UNDONE.search(place)
        what = place[undone.end() :] if undone else ""
        if undone and not words.endswith("无") and (_AT_ALL.search(said) or _shared_verb(what, claim)):
            return True
        if undone and _LEFT.search(words) and claim.after.startswith(("完成", "按期完成", "如期完成")):
            return True
    unlike = re.search("不([一-龥]{2})", words)
    return unlike is not None and unlike[1] in claim.after[:4]


#: Claims of no more than that all was seen to, and what was not.
_LEFT = re.compile("(?:尚|还|仍)(?:有|余|剩)$|剩余$")
_AT_ALL = re.compile("(?:件件|事事).?(?:落实|着落|回音|回应)")
_ABSENT, _PRESENT = re.compile("缺[考席勤课]|请假|未到"), re.compile("参加|出席|到[会岗场]|参[训考会]")
_LATE = re.compile("超期|逾期|延期|超时|超审限")
_IN_TIME = re.compile("按期|按时|及时|如期|期限?内|审限")


def _shared_verb(what: str, claim: Claim) -> bool:
    """Whether what was not done is what all was said to be; 全覆盖 is said of what was set up anywhere."""
    what = what.lstrip("按时期做进行得到经过予以了")
    if claim.word == "全覆盖" and _COVERS.match(what):
        return True
    return any(len(verb) == 2 and verb in claim.after for verb in (what[:2], what[2:4])) or _shared(
        what, claim.clause.words
    )


_COVERS = re.compile("设|建|配|聘|覆盖|开通|接入|成立")


def _whole(
    sentence: Sentence, at: int, clause: Clause, quantity: Quantity, words: str, claim: Claim
) -> Quantity | None:
    """The count of which all are said to be, where a smaller one is given behind it."""
    before = [*claim.clause.quantities, *(q for one in sentence.clauses[at + 1 :][:_REACH] for q in one.quantities)]
    earlier = [
        other for other in before if other.start < quantity.start and other.unit == quantity.unit and other.exact
    ]
    if not earlier:
        return None
    if _DONE.search(words):
        due = [other for other in earlier if re.search("应", other.text[max(0, other.start - 10) : other.start])]
        return due[-1] if due else None
    if _ONLY.search(words):
        behind = "".join(clause.words.partition(quantity.words)[2])[:12]
        return earlier[-1] if _shared(behind, claim.clause.words) else None
    if earlier[0] not in claim.clause.quantities:
        return None
    # 12个问题全部销号,已销号10个
    done = re.fullmatch("(?:其中|目前|现|截至目前)?(?:已|实际|共|累计|已经)([一-龥]{2,4})", words)
    if done and done[1][-2:] in claim.after:
        return earlier[0]
    # 9个社区均设立服务室,设立服务室的社区6个
    noun = earlier[0].text[earlier[0].end : earlier[0].end + 2]
    return earlier[0] if words.endswith(noun) and _shared(words[:-2], claim.after) else None


def _early(sentence: Sentence, at: int, claim: Claim) -> tuple[Clause, Quantity, str] | None:
    """45件信访件,已有39件办结,实现办结清零: the smaller count before the claim, with its clause and what it should be."""
    if at == 0 or claim.word != "清零" or len(sentence.clauses[at - 1].quantities) != 1:
        return None
    clause = sentence.clauses[at - 1]
    quantity = clause.quantities[0]
    behind = "".join(clause.words.partition(quantity.words)[2])
    whole = (
        next((one for one in sentence.clauses[at - 2].quantities if one.unit == quantity.unit), None)
        if at > 1
        else None
    )
    if whole is None or not (quantity.exact and whole.exact and _shared(behind, claim.clause.words)):
        return None
    smaller = _SO_FAR.search(lead(clause, quantity)) and (quantity.value or 0) < (whole.value or 0)
    return (clause, quantity, decimal(whole.value or Fraction(0))) if smaller else None


def _happened(sentence: Sentence, at: int, none: re.Match[str], nothing: str) -> Quantity | None:
    """A count of what is said not to have happened."""
    nothing = re.sub("案件$|事件$|的$|“|”", "", nothing)
    if len(nothing) < 2:
        return None
    for clause in _behind(sentence, at):
        if _OTHER_TIME.search(clause.words):
            return None
        for quantity in clause.quantities[:3]:
            words = lead(clause, quantity)
            if (
                quantity.value
                and quantity.exact
                and quantity.counted
                and (_names(words, nothing) or ("消除" in none[0] and len(nothing) > 4 and nothing[-4:] in words))
            ):
                return quantity
    return None


def _names(words: str, nothing: str) -> bool:
    """Whether the words before a count name all that was said not to be: its first and its last two signs."""
    core = re.sub("^(?:全年|共|仅)?(?:发生|出现|收到)?|(?:案件|事件|起数|件数|数)?(?:发生|出现)?$", "", words)
    told = core == nothing[-2:] or (len(core) >= 2 and nothing.endswith(core))
    return (nothing[:2] in words and nothing[-2:] in words) or (told and core not in ("事故", "事件", "案件"))
