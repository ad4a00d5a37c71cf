"""Stages: how far what a statement counts has come, from what was received or found to what was closed."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.statements import Statement

#: The verbs of handling, by how far they are from its beginning; no later stage of one thing exceeds an earlier one.
_STAGES = (
    "新?收到|收[集件]|接[到收报待访]|新?收案|新收|共收|申领|报名|应征|征集|征求|听取|提[出交]|递交|反馈|指出|"
    "交办|转办|移[送交]|[摸排自]排|[摸排]查|梳理|筛[查选出]|核查|[抽自巡督]?检查?|抽[查检]|查[出摆找]|查找|发现|走访|测试|审[查核]|评审|推荐|初筛",
    "受理|接案|参[加考训试]|应考",
    "立[案项]|确[诊认]|[查核]实|属实|(?<!技能)(?<!司法)鉴定|认定|通过|入[围选]|列入|纳入|签[订约]|批准|准予",
    "[办审执调]结|结案|办[毕复理]完?[成毕]?|整[改治]|销号|消除|清零|[化调]解|调处|解决|治[愈理]|竣工|完[工成]|交付|投[产用运]|"
    "录[取用]|合格|及格|达标|发放|放款|答复|回复|采[纳用]|吸[收纳]|出台|修复|拆除|处置|起诉|公诉|撤[回销]|取得",
)
_VERB = Lazy("|".join(f"(?P<s{rank}>{words})" for rank, words in enumerate(_STAGES)))
#: What is said of some only, or of what came in otherwise; and rates, changes, comparisons.
_ASIDE = Lazy(
    "其中|合计|总计|小计|[未没](?!成年)|不(?![动良法明同]|锈)|率$|同比|环比|[较比](?!例)|净|新增|涉[及案]|驳回|告知|转送|超期|补正|率为|均?达|[批捕]捕|逮捕|不起诉|人均|日均|应(?![用急对诉])|拟|目标|任务|(?<![接招])待|预[算期计]|力争|^计划|(?<![列纳]入)(?<![列纳]入..)计划(?:$|完成|新|安排|实施|招)"
)
#: What may stand between the verb and the figure or before it, and adds nothing.
_FILLER = Lazy(
    "已经?|[现均共经也各的了出为件并]|全[部年市县区镇]|[年期]内|从中|提起|作出|调查|形式|程序|论证|审批|复核|现场|[复评会初终二再]审|复查|验收|公示|累计|依法|实际|最终|其余|到位|完[成毕]|成功|目前|当[年场]|截至|今年|本[年级院局]|"
    f"(?:有关|相关)|[办处审]理|初步|[A-Z一二三四甲乙丙丁、]+[级类等档]|(?:20[0-9]{{2}}|[0-9一二三四五六七八九十]{{1,3}})[年月日][底末]?|{HAN}?审"
)
#: Those who handle it, whose names may hold a verb: 调解组织受理, 仲裁委员会收到.
_BODY = Lazy("^.*(?:组织|委员会|机构|部门|中心|法院|机关|[局院厅](?!长))")
#: What comes in to a phase of a case, which is called by its end: 审查起诉受理.
_PHASE = Lazy("审查(?:起诉|逮捕)(?:案件)?(?=受理|新?收)")
#: Nouns that any case has, and that tell none from another.
_ANY = Lazy(
    "案件|事项|问题|项目|申请|线索|情况|人员|对象|群众|各类|数量?$|合格|完毕|完成|工作|总|件$|单位|信息|意见|建议|考试|考核|[笔面]试|材料|"
    "协议|计划|资格|证书|生效|判决|答复|行政"
)
#: What makes one thing a part of another by name.
_NARROW = Lazy("重[大点要]|较大|一般|新|本级|[省市县区乡]级|当[场年]|部分|首|突出|历史|遗留|长期")


class Step(NamedTuple):
    """A statement with its stage, from 0, and the words for the thing that is counted; ``verb`` says the stage."""

    statement: Statement
    stage: int
    verb: str
    thing: str


@lru_cache(maxsize=2048)
def stage_of(words: str) -> tuple[int, str, str]:
    """The stage that words tell, -1 where they tell none, with the verb and what else they say."""
    words = _PHASE.sub("", _BODY.sub("", words))
    found = list(_VERB.finditer(words))
    if not found or _ASIDE.search(words):
        return -1, "", ""
    rest = _FILLER.sub("", _VERB.sub("\x01", words))
    # 审查立案, 复查验收合格 end in their verb; 受理公开申请, 整改反馈问题 begin with it.
    last = len(rest) - len(rest.rstrip("\x01"))
    verb = max(found[-last:], key=lambda one: one.lastgroup or "") if last else found[0]
    thing = _ANY.sub("", rest.replace("\x01", ""))
    return int((verb.lastgroup or "s0")[1:]), verb[0], thing


def step(one: Statement) -> Step | None:
    """The stage of a statement; ``None`` where its words do not tell it."""
    if one.kind not in ("count", "measure", "money") or not one.figure.exact or one.at.depth or not one.figure.value:
        return None
    if one.verb or one.period == "prev" or {"each", "mean", "rest", "than", "part"} & one.says:
        return None
    words = _words(one)
    behind = one.after[:_BEHIND]
    stage, verb, thing = stage_of(words)
    if stage < 0 and not _ASIDE.search(words + behind):
        stage, verb, thing = stage_of(behind)
        return Step(one, stage, verb, thing) if stage > 0 else None
    return Step(one, stage, verb, thing) if stage >= 0 else None


def _words(one: Statement) -> str:
    """The words before a figure, with those of a figure right before it or of the clause that a list cut off."""
    previous = one.previous
    if previous is not None and previous.at[:3] == one.at[:3]:
        if previous.kind == "bare":
            return _words(previous) + one.before  # 接到12345投诉
        if one.listed and previous.unit != one.unit:
            return _words(previous)  # 受理1532件2148人
    return "".join(one.led.split(",")[-2:]) if one.at.mark == "、" else one.before


#: This many characters after a figure may say what became of those that it counts: 其中110处已整改.
_BEHIND = 8
#: So far apart two stages may stand, in sentences and in figures.
_SENTENCES, _FIGURES = 1, 8


def narrows(one: str, other: str) -> bool:
    """Whether the things that two steps count are one, or the later is a part of the earlier by its name."""
    if one == other or not other:
        return True
    if not one:
        return False
    return one in other or (one[-2:] == other[-2:] and not _NARROW.search(one))


class Pair(NamedTuple):
    """A step with the nearest one of an earlier stage; ``others`` came in beside that one."""

    earlier: Step
    later: Step
    others: tuple[Step, ...]


def pairs(paragraph: Sequence[Statement], larger: bool = False) -> Iterator[Pair]:
    """Every step with the nearest step of an earlier stage that counts the same thing in the same unit.

    ``larger``: only where a figure of its unit that stands near before it is smaller, without which none exceeds one.
    """
    told = cache(lambda at: step(paragraph[at]))
    places: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_FIGURES))
    for at, one in enumerate(paragraph):
        known = places[one.unit]
        near = [
            before
            for before in known
            if at - before <= _FIGURES and one.at.sentence - paragraph[before].at.sentence <= _SENTENCES
        ]
        known.append(at)
        if larger:
            value = (near and one.figure.value) or 0
            if not any(value > (paragraph[before].figure.value or 0) for before in near):
                continue
        later = told(at) if near else None
        if later is None:
            if near and near[-1] == at - 1 and (pair := _outcome(paragraph[at - 1], one, came=False)):
                yield pair
            continue
        steps = [earlier for earlier in map(told, near) if earlier and earlier.stage < later.stage]
        if steps and narrows(steps[-1].thing, later.thing) and _resumed(steps[-1], later):
            yield Pair(steps[-1], later, tuple(other for other in steps[:-1] if _beside(other, steps[-1])))
        elif not steps and near[-1] == at - 1 and later.stage > 1 and not later.thing and told(at - 1) is None:
            pair = _outcome(paragraph[at - 1], one, came=True)
            if pair:
                yield pair


#: What says that something came of those before, whatever it is; and what else such a clause may hold.
_CAME = Lazy(
    "^(?:目前|现|共|均|经[^,]{2,4})*(?:已(?!有|建)|实际|最终|成功|获(?=[批准])|入(?=[选围]))|成功$|到位$|完[成毕]$"
)
#: Such a clause names nothing of its own, so that it is about what was counted before.
_BARE = 6
#: What was planned or due may be exceeded, and of two changes none is the outcome of the other.
_NO_BASE = Lazy(
    "新[建增设办购]|在册|现有|[尚仍]有|抽取|扣[除留]|请假|缺|编制|核定|额定|设计|存量|安排|计划|[应拟]|指标|名额|[增减]|库存|结余|成立|撤销|废止|[买卖购售]|投入|支出|[转调]出|退"
)


def _outcome(earlier: Statement, later: Statement, came: bool) -> Pair | None:
    """The statement right before one that says what came of it: 争取资金860万元,实际到位820万元."""
    words, before = later.before, earlier.subject
    if earlier.unit != later.unit or earlier.at.sentence != later.at.sentence or later.at.mark != ",":
        return None
    if later.at.clause - earlier.at.clause != 1 or later.at.depth or earlier.at.depth or not later.figure.value:
        return None
    if not (earlier.figure.exact and later.figure.exact and earlier.figure.value) or earlier.verb or later.verb:
        return None
    if earlier.kind not in ("count", "measure", "money") or len(before) < _NAMED or len(words) > _BARE:
        return None
    if not (came or _CAME.search(words)) or _CAME.search(before) or any(map(_ASIDE.search, (words, earlier.led))):
        return None
    if _CAME.search(words) and _beside_another(earlier):
        return None  # 人工造林3万亩,封山育林1万亩,实际造林4万亩
    if earlier.period == "prev" or _NO_BASE.search(earlier.before) or _NO_BASE.search(words):
        return None
    return Pair(Step(earlier, 0, before[-_NAMED:], before), Step(later, len(_STAGES), words, ""), ())


def _beside_another(one: Statement) -> bool:
    """Whether a figure goes on with the one before it as the next item does."""
    other = one.previous
    return (
        other is not None
        and other.unit == one.unit
        and other.at.depth == one.at.depth
        and one.at.clause - other.at.clause == 1
        and not other.verb
    )


#: The words before the first of them name at least a deed and a thing.
_NAMED = 4
#: What takes up the sentence before: 截至目前,已办结143件.
_RESUMES = Lazy("^(?:[截至到]*目前|截至|已|现|均|全部|[这上]述?)")


def _resumed(earlier: Step, later: Step) -> bool:
    """Whether a step is of the sentence of the other, or goes on with it in its own words."""
    if earlier.statement.at.sentence == later.statement.at.sentence:
        return True
    return bool(later.thing) or _RESUMES.search(later.statement.led) is not None


_ALSO = Lazy("另|还有|又")


def _beside(one: Step, other: Step) -> bool:
    """Whether two steps of one stage count things that came in beside each other."""
    if one.stage != other.stage:
        return False
    differ = one.thing != other.thing and bool(one.thing and other.thing)
    return differ or _ALSO.search(other.statement.led) is not None
