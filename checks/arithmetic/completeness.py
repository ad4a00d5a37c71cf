"""ARI009: claims all or none, and counted otherwise beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, groupby
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Span, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.claims import WORDS, Claim, claims
from lintreport.text.statements.clauses import Clause, lead, sentences
from lintreport.text.statements.deeds import content, one_deed, shares_word, told
from lintreport.text.statements.units import unit_of
from lintreport.text.structure.genres import is_office_prose
from lintreport.text.structure.persons import last_person

from ._remainders import ANOTHER, DENIES, OTHER_TIME, SITES, SOME, expected, is_deed, predicate_of, rate_of, said_of

#: This many clauses after a claim are looked at, in its sentence and the next three; before it half as many.
_REACH = 12


@check(
    "ARI009",
    "full-but-partial",
    title=Text("前称全部，后文不足", "“all” is claimed, but the figures say otherwise"),
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
        "⟦卫生院全部达到标准,22家中19家⟧达标。⟦路灯维修全部完成,报修点64处已完成60处⟧。⟦水表全部更换,总数217台,漏换11台⟧。",
        "⟦积案化解动态清零。年末仍有7件⟧未处理到位。⟦监管对象无脱逃、脱管,在册213人,脱管2人⟧。",
        "⟦燃气用户报警装置应装尽装,居民用户安装率百分之八十八⟧。⟦工资发放全部到位,12个县区中有3个⟧县区拖欠工资。",
        "⟦老年人体检实现全覆盖,应检860人,体检812人⟧。⟦负责人均到庭参诉,到庭参诉率72%⟧。",
        "受理率、⟦办结率均达到100%,其中办结率为92.4%⟧。抽查药店30家,⟦均未发现过期药品,过期药品检出率为8%⟧。",
        "⟦答复率100%,另有4件⟧因故尚未答复。危化品罐车逐车查验,⟦无一漏检,查验率91.2%⟧。",
        "⟦社区全部配齐急救箱,未配齐的东桥社区⟧、西桥社区已列入计划。⟦餐厨垃圾全部清运,产生260吨,清运241吨⟧。",
        "⟦2023年实现校园施工零事故,发生2起⟧。⟦14台机组全部安装到位,另有3台⟧未安装。",
        "⟦欠薪案件全部办结。追回工资418万元。帮扶工人96人。年末尚有9件⟧未办结。",
        "代表建议52件、⟦委员提案71件全部办复,办复总数119件⟧。⟦惠民实事均已完成,其中3件⟧结转下年实施。",
    ],
    good=[
        "全厂12台锅炉均已完成改造,一期改了7台,二期改了5台。",
        "三年以上未结案件清零,存案0件,一年以上未结案件16件,同比减少9件。",
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
        "对全部规模以上企业增长的贡献率达53.9%。预决算公开率100%,应公开86家,公开86家;镇级另行核查,未公开3家。",
        "各单位均制定了方案,但部分方案尚未完善。经济发展都靠改革,改革不深化,发展就受阻。",
        "社区大部分配齐急救箱,未配齐的东桥社区已列入计划。已消除隐患64处,未消除隐患22处。先后以张家村村民名义借款21万元,其中甲某4万元。",
        "如数交纳诉讼费用。经查,诉讼费用为39000元,仅交纳18000元。不是把所有科目都纳入总分,没有纳入总分的科目成绩合格即可。",
        "主要零件分别更换两次后、整机或者主要零件更换三次后仍不能使用的。数据分为无条件开放、有条件开放和不开放三类。",
        "雇用丙某(均另案处理)等人加工,查获待加工原料1250公斤。甲公司和乙公司均没有与原告订立合同,这三个主体没有与原告构成一个新的关系。",
        "附属物均已补偿到位,东街二组的村民未得到补偿。甲某参与全部作案;乙某参与作案一起。两个行为均已既遂,尚未支付的80万元为未遂。",
        "工程全面完成五年计划的各项任务。当场抓获正在加工的人员3名,窝点全部捣毁。",
        "年初尚有6件未办结,经督办全部办结。产业从无到有,分别建成2个、3个。",
        "未按计划足额缴纳的,责令限期缴纳;逾期仍不缴纳的,申请强制征缴。",
    ],
)
def full_but_partial(document: Document, options: object) -> Iterator[Finding]:
    """说“全部”“均已”“全员”“全覆盖”“无一例”“清零”，紧接着的比率却不到100%，或者写着还有几件没有做、少了几个、发生了几起。

    还看：全部之后又说“其余3件结转”“尚有2个未通”；“其中某镇尚未建成”“不合格样品已封存”（没有数字的句子也看）；率为100%，而其中一部分的同一比率不足100%，或随后两数前大后小。

    须是同一事项：比率的名称（划转率的“划转”）、未做的事（“尚未办结”）、未发生的事故，字面要与所称的事相合，所指的对象要在前面的话里出现；总数与其中已做之数（“22家中19家达标”）单位相同才比较，可在同一句或下一句。两个数的口径可能不同，因此请人核对。

    不报告：比率另有限定（按时办结率）；“全部”只是修饰别的事项；除外、力争、计划等；上年的数。法规、裁判文书、新闻和看不出是报告的长文中，只作提示（info）。

    为什么：前面说“全部”，后面的数却不是全部，读者无从知道哪一句可信。

    改法：核对数字；确未全部完成的，把“全部”改为实际情况；两个数口径不同的，写明口径。
    ---
    A clause says 全部, 均已, 全员, 全覆盖, 无一例 or 清零, but the rate right after it is below 100%, or the text says that some were not done, are missing, or did happen.

    The same holds for what is left over (其余3件结转), a named exception (其中某镇尚未建成, even without a figure), a part whose rate is below
    the 100% of the whole, and a smaller second count of what the rate of 100% is the rate of.

    It has to be of the same thing: the word of the rate (划转 of 划转率), of what is not done (尚未办结) or of what did not happen
    agrees with what is claimed, and names nothing that was not named before; a whole and those of it that are done
    (22家中19家达标) are compared in one unit, within the sentence and the next. The two may count differently, so a person
    must look.

    Not reported: a rate of something narrower (按时办结率); 全部 said of another thing; exceptions, aims and plans; figures of
    last year. In laws, judgments, news and long texts that do not look like reports it is info.

    Why: The text claims all, and the figures say otherwise: a reader cannot tell which to believe.

    To fix: check the figures. If not everything was done, say what was; if the two figures count differently, say how.
    """
    for clauses in passages(document):
        reported: set[int] = set()
        for at in range(len(clauses)):
            for claim in claims(clauses, at):
                found = next(_against(clauses, at, claim), None)
                if found and found.place.end not in reported:
                    reported.add(found.place.end)
                    yield _finding(document, claim, found)


def passages(document: Document) -> Iterator[list[Clause]]:
    """The clauses around everything that is said of all or none where figures or denials stand near it."""
    windows = [one for one in _windows(document) if _AGAINST.search(document.folded, *one)]
    found = sentences(document.folded, windows, document.quantities, every=True)
    for _, passage in groupby(found, key=lambda one: one.paragraph):
        yield [clause for sentence in passage for clause in sentence.clauses]


def _windows(document: Document) -> Iterator[Span]:
    """The sentences with a claim, with those before and behind that may stand against it."""
    text = document.folded
    for start, end in document.paragraphs:
        first = last = start
        for word in WORDS.finditer(text, start, end):
            left, right = _stops_off(text, word.start(), start, -2), _stops_off(text, word.end(), end, 5)
            if left > last:
                yield Span(first, last)
                first = left
            last = max(last, right)
        yield Span(first, last)


def _stops_off(text: str, at: int, bound: int, off: int) -> int:
    """The place so many full stops before or behind another one, within a bound."""
    for _ in range(abs(off)):
        at = text.rfind("。", bound, at) if off < 0 else text.find("。", at, bound) + 1
        if at <= 0:
            return bound
    return at + 1 if off < 0 else at


#: Without one of these nothing stands against a claim.
_AGAINST = Lazy("[0-9]|分之|成|[一二两三四五六七八九十]{1,3}[个件名项户家处人]|未|不|尚|仍")


class Exceptional(NamedTuple):
    """What stands against a claim: a figure with what it should be, or a clause that denies the claim of some."""

    place: Span
    words: str
    figure: Quantity | None = None
    bound: str = "0"
    clause: Clause | None = None


def _of(quantity: Quantity, bound: str) -> Exceptional:
    return Exceptional(quantity.span, quantity.words, quantity, bound)


def _finding(document: Document, claim: Claim, found: Exceptional) -> Finding:
    clause = found.clause or claim.clause
    piece = document.folded[clause.start : clause.end]
    first = clause.start + len(piece) - len(piece.lstrip())
    figure = found.figure
    return Finding(
        Span(min(first, found.place.start), found.place.end),
        Text(
            f"既称“{claim.word}”，又{'为' if figure else '称'}“{found.words}”，请核对",
            f'claims all or none ("{claim.word}"), yet {"it is " if figure else ""}"{found.words}"',
        ),
        note=Text(*[f"{claim.word} ≠ {found.words}"] * 2),
        evidence=Evidence("all = counted", found.bound, decimal(figure.value or Fraction(0)), (figure.operand,))
        if figure
        else None,
        severity=None if document.view(is_office_prose) else "info",
    )


def _against(clauses: Sequence[Clause], at: int, claim: Claim) -> Iterator[Exceptional]:
    """What stands against a claim, behind it first."""
    context = "".join(clause.words for clause in clauses[max(0, at - _BEFORE) : at + 1])
    ahead = list(_ahead(clauses, at, claim))
    counts = list(clauses[at - 1].quantities) if at else []
    for number, clause in ahead:
        for quantity in clause.quantities[:3]:
            if quantity.start >= _start_of(claim, clause) and not _behind_another(claim, clauses, number, quantity):
                bound = expected(said_of(clauses, number, quantity, claim, context), counts, number - at)
                if isinstance(bound, Quantity) and _made_up(
                    bound, [one for _, clause in ahead for one in clause.quantities]
                ):
                    continue  # 12台均已改造,一期改了7台,二期改了5台
                if isinstance(bound, Quantity):
                    yield _of(quantity, decimal(bound.value or Fraction(0)))
                elif bound is not None:
                    yield _of(quantity, decimal(Fraction(bound)))
            counts.append(quantity)
    early = None if claim.none else _early(clauses, at, claim) or _left_before(clauses, at, claim, context)
    if early:
        yield early
    yield from _denials([clause for _, clause in ahead[1:4]], claim)


def _made_up(whole: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether figures of its unit that follow each other make up what all are said to be."""
    values = [one.value or Fraction(0) for one in figures if one.unit == whole.unit and one.start > whole.start]
    return any(whole.value in list(accumulate(values[at:]))[1:] for at in range(len(values)))


#: This many clauses before a claim tell what it is of.
_BEFORE = 3


def _start_of(claim: Claim, clause: Clause) -> int:
    """Where a figure must stand in a clause to stand behind the claim."""
    if clause is not claim.clause:
        return clause.start
    behind = [one for one in clause.quantities if claim.word in "".join(one.text[clause.start : one.start].split())]
    return behind[0].start if behind else clause.end


def _behind_another(claim: Claim, clauses: Sequence[Clause], number: int, quantity: Quantity) -> bool:
    """Whether another claim of all stands before a figure in its clause."""
    clause = clauses[number]
    if clause is claim.clause:
        return False
    words = "".join(quantity.text[clause.start : quantity.start].split())
    return any(not one.none and one.word in words for one in claims(clauses, number))


def _ahead(clauses: Sequence[Clause], at: int, claim: Claim) -> Iterator[tuple[int, Clause]]:
    """The clauses in which something may stand against a claim: up to the next claim of all, in four sentences."""
    depth, ended = claim.clause.depth, 0
    for number in range(at, min(len(clauses), at + 1 + _REACH)):
        clause = clauses[number]
        if number > at:
            ended += not clause.before
            aside = _ASIDE.search(clause.words)
            if ended > 3 or clause.depth < depth or OTHER_TIME.search(clause.words) or aside:
                return
            if clause.depth > depth + 1:
                continue
        if number > at and (_another_class(claim.clause.words, clause.words) or _another_person(claim, clause)):
            return
        yield number, clause
        if number > at and not claim.none and any(not other.none for other in claims(clauses, number)):
            return


def _another_class(said: str, words: str) -> bool:
    """Whether two clauses are of things of different ages or sizes: 三年以上未结案件清零,一年以上未结案件21件."""
    classes, others = set(_CLASS.findall(said)), set(_CLASS.findall(words))
    return bool(classes and others) and classes.isdisjoint(others)


def _another_person(claim: Claim, clause: Clause) -> bool:
    """Whether two clauses tell of different persons: 甲某参与全部作案;乙某参与作案一起."""
    person, other = last_person(claim.subject), last_person(clause.words)
    return person != other != "" and person != ""


_CLASS = Lazy("[0-9一二两三四五六七八九十百千万亿]{1,5}(?:年|个?月|[天日岁周元米人])(?:及?以[上下内])")
#: Here the text turns to something else.
_ASIDE = Lazy("^另(?!有[0-9])|另行")


def _early(clauses: Sequence[Clause], at: int, claim: Claim) -> Exceptional | None:
    """The smaller count right before a claim: 45件信访件,已有39件办结,实现办结清零."""
    clause = clauses[at - 1] if at else claim.clause
    if not clause.quantities or claim.clause.quantities or claim.clause.before not in ("", ",", "、", ";"):
        return None
    if claim.clause.before not in (",", "、") and not content(claim.subject):
        return None  # 建成12个。均设立服务室
    if clause.depth != claim.clause.depth or SOME.search(claim.said) or _OTHERS.search(claim.said):
        return None
    quantity = clause.quantities[-1]
    before = [*(clauses[at - 2].quantities if at > 1 else ()), *clause.quantities[:-1]]
    whole = before[-1] if before and unit_of(before[-1]) == unit_of(quantity) else None
    if whole is None or not (quantity.exact and whole.exact and 0 < (quantity.value or 0) < (whole.value or 0)):
        return None
    if OTHER_TIME.search(clause.words) or ANOTHER.search(clause.words):
        return None
    predicate = predicate_of(said_of(clauses, at - 1, quantity, claim, ""), whole)
    around = whole.text[max(0, whole.start - 20) : quantity.end + 12]
    if not told(claim.subject, around) or not content(predicate) or not is_deed(predicate, claim, "", adjacent=True):
        return None
    return _of(quantity, decimal(whole.value or Fraction(0)))._replace(clause=clause)


def _left_before(clauses: Sequence[Clause], at: int, claim: Claim, context: str) -> Exceptional | None:
    """Those that are left, told of before the claim: 无人包案5件,包案率100%; 年末仍有9件未办结。…件件办结."""
    for number in range(at - 1, max(-1, at - 1 - _REACH // 2), -1):
        clause = clauses[number]
        later = "".join(one.words for one in clauses[number + 1 : at + 1])
        if OTHER_TIME.search(clause.words) or _THEN.search(later) or clause.depth > claim.clause.depth:
            return None
        if not clause.quantities or not (_STILL.search(clause.words) or (claim.rates and number == at - 1)):
            continue
        said = said_of(clauses, number, clause.quantities[-1], claim, context)
        if expected(said, (), 1) == 0:
            return _of(said.figure, "0")._replace(clause=clause)
    return None


#: What says that some are left for good, and what says that time went by since: 尚有3件未办结,现已全部办结.
_STILL = Lazy("仍[有未]|剩余|年[末底]|截至目前")
_THEN = Lazy("[后现经到已]|最终|目前|截至|随即|逐步|陆续")


#: Those that are left, or what is stated about those that were counted last.
_OTHERS = Lazy("其余|剩余|余下|其他|年底|[后再]")
_NOT_YET = Lazy(f"(?:[尚暂仍还]?未|没有|不(?![得可能许应宜]))(?:能|按[时期])?({HAN}{{2}})|(?:正|尚|仍)在({HAN}{{2}})")
_ADVERBS = Lazy("^(?:但|而|其中|目前|截至.{0,8}|现|仅|只)*")
_VAGUE = Lazy("部分|有的|个别|一些|少数|作用|质量|水平|效果")


def _denials(behind: Sequence[Clause], claim: Claim) -> Iterator[Exceptional]:
    """A clause that denies of some, named ones what was said of all: 均建成…,其中开发区…尚在建设."""
    if DENIES.search(claim.deed[:1]) and not claim.none:
        return
    for clause in behind:
        if not clause.before:
            return
        if claim.word.startswith("无一") and claim.none and claim.deed and clause.words.startswith(claim.deed):
            yield Exceptional(Span(clause.start, clause.end), clause.words)
            return
        denied = _NOT_YET.search(clause.words)
        if denied is None or claim.none or clause.words.endswith("的") or any(one.counted for one in clause.quantities):
            continue
        subject = _ADVERBS.sub("", clause.words[: denied.start()]).partition("因")[0]
        if not subject and clause.words[-1:] in SITES:
            subject = clause.words[denied.end() :].removeprefix("的")  # 未配齐的青山镇
        named = subject[-1:] in SITES and subject[-1:] in claim.subject
        some = named or clause.words.startswith(("其中", "但", "仅", "只")) or shares_word(subject, claim.subject)
        verb = denied[1] or denied[2]
        one = verb in claim.deed or one_deed(verb, claim.deed)
        if some and one and len(subject) > 1 and not _VAGUE.search(subject):
            yield Exceptional(Span(clause.start, clause.end), clause.words)
            return


def full_rates(document: Document) -> Iterator[Quantity]:
    """Every rate of 100% of what the clause before says to be all."""
    for clauses in passages(document):
        for at, behind in enumerate(clauses[1:]):
            for claim in claims(clauses, at):
                stated = behind.quantities[0] if behind.quantities else None
                name = rate_of(lead(behind, stated)) if stated and stated.value == 100 else ""
                if stated and name and not claim.none and one_deed(name[-2:], claim.deed):
                    yield stated
