"""ARI001, ARI005, ARI011: a total and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache, reduce
from itertools import accumulate, chain, islice, pairwise
from math import lcm
from operator import or_
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Severity, Span, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal, number
from lintreport.text.statements.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.statements.tolerance import slack
from lintreport.text.statements.units import unit_of

#: Words that leave nothing out: a list whose labels hold all of one line is whole. 国有<非: 国有 that is not behind 非.
_CONTRASTS = (
    # what it is
    ("男", "女"), ("城镇|城市|城区|主城", "农村|乡村|乡镇"), ("中央", "地方"), ("本级", "县区|区县|乡镇|镇街|下级|县市|上级"), ("市属", "区属|县属"),
    ("公办", "民办"), ("国有<非", "民营|非国有|集体|私营"), ("企业", "个体"), ("内资", "外资"), ("国内", "国外|涉外|境外"), ("境内", "境外"), ("省内", "省外"), ("市内", "市外"),
    ("专职", "兼职"), ("党员<非", "群众|非党员"), ("成年<未", "未成年"), ("汉族", "少数民族"), ("户籍", "流动"), ("个人", "单位|企业|集体|合伙"), ("行政编|公务员", "事业编|事业人员|事业干部"),
    ("有效", "无效"), ("实名", "匿名"), ("中型", "小型|小微|微型", "大型"), ("省级", "市级", "县级|区级"), ("县级|区级", "乡镇级|镇级|乡级|街道", "村级|社区|村居"),
    ("第一产业", "第三产业"), ("财产险|财险", "人身险|寿险"), ("机动车<非", "非机动车"), ("室内", "室外"), ("固定", "移动|流动点|流动岗|流动摊|流动人"), ("地上", "地下"), ("夏粮", "秋粮|秋收"), ("水电", "火电|风电"),
    # when and how
    ("上半年", "下半年"), ("上午", "下午"), ("春季", "秋季"), ("一季度", "二季度", "三季度", "四季度"), ("白天", "夜间|晚上"), ("线上|网上|网络", "线下|现场|窗口"), ("来信|来访", "网上|网络"),
    ("口头", "书面"), ("电子", "纸质"), ("定期<不", "不定期"), ("集中", "分散"), ("自愿", "强制"), ("部门内|单部门", "跨部门|部门联合|联合"), ("常规|日常|例行", "专项"), ("专项<非", "非专项"),
    ("简易", "一般|普通"), ("主动公开", "依申请"), ("公开招标<非", "非公开|其他"), ("人大|建议", "政协|提案"), ("民事", "刑事", "行政"), ("一审", "二审"), ("重大", "一般"), ("国内公证", "涉外公证"),
    # what has become of it
    ("合格<不", "不合格"), ("达标<不", "不达标|未达标"), ("办结<未|办理完毕", "未办结|正在办理|在办"), ("审结<未", "未审结"), ("公开<不/不予", "不公开|不予公开"),
    ("保留|继续有效", "废止|失效"), ("准予|予以<不", "不予"), ("受理<未/不予", "不予受理|未受理"), ("完成<未/在", "未完成|正在"), ("整改<未/在", "未整改|正在整改"), ("制定", "修订|修改"), ("通过<未/不", "未通过|不通过|退回"),
    ("新建", "改建|扩建|改扩建|续建|改造"), ("新增|当年|本年|新收", "存量|结转|上年|旧存|续建|原有|再融资"), ("已安排", "新安排|未安排"), ("主持", "参与"), ("原创", "转载"),
    # money
    ("税<非", "非税"), ("出口", "进口"), ("货物", "服务"), ("基本支出", "项目支出"), ("一般债", "专项债"), ("政府投资", "社会投资|民间投资"), ("直接", "间接"),
    # of whom and how much
    ("胜诉", "败诉"), ("在职", "离退休|退休"), ("正常", "异常"), ("全职|专任", "兼职|兼任"), ("初次|首次|初信|初访|初件", "重复|再次|重信|重访"), ("早稻", "晚稻"), ("城区", "郊区|农村|乡镇"), ("自然人|公民个人|公民", "法人"),
    ("高级", "中级", "初级"), ("一等", "二等", "三等"), ("一级", "二级", "三级"), ("甲级", "乙级", "丙级"), ("一类", "二类", "三类"), ("A级", "B级", "C级"), ("优秀", "称职", "不称职"), ("优秀", "合格<不", "不合格"),
    ("在编|正式", "编外|聘用|合同制|临聘"), ("管理岗", "专业技术", "工勤"), ("新能源", "燃油"), ("红色", "黄色", "绿色"), ("低风险", "中风险", "高风险"), ("轻微", "一般", "严重"), ("死亡", "受伤"), ("免费", "收费"),
)  # fmt: skip


#: What makes a list an open one.
_OPEN = Lazy(
    "等[^级待候]|等$|还有|主要(?:是|有|为|包括)|另有|另外|部分(?!公开|采纳|支持|履行|撤销|胜诉|完成|整改|予以|接受|解决|准予)|不含|除外|(?<![剩节盈结])余(?![额热粮款])|尤其|特别|重点"
)
#: What makes a figure another thing than a part: a change, a mean, a class that overlaps with others.
_NO_PART = Lazy(
    "增收|增支|减收|减支|[多少]收|[多少]支|净增|增长|共计|合计|总计|累计|同比|环比|比上|较上|比去|较去|年均|平均|人均|每|增长|增加(?!值)|减少|下降|上升|增至|(?<!及)以[上下]|以内|连续|达到|其中"
)
#: Verbs with which a new statement begins; in a list of parts either all labels begin with the same or none has one.
_VERBS = frozenset((
    "办结", "审结", "办理", "完成", "调解", "结案", "处理", "查处", "查办", "立案", "解决", "整改", "受理", "收到", "新增", "增加", "化解", "移送", "发出", "制发", "开展", "组织", "召开", "举办", "走访", "发放",
    "出动", "检查", "排查", "发现", "责令", "下达", "建立", "建成", "设立", "签订", "签约", "聘请", "选派", "评查", "抽查", "抽取", "审查", "出具", "修订", "废止", "印发", "制定", "出台", "取消", "下放", "承接",
    "提供", "帮助", "通过", "获得", "荣获", "取得", "新建", "改造", "实施", "启动", "推进", "打造", "培育", "引进", "认定", "挽回", "退回", "罚款", "罚没", "抓获", "打掉", "破获", "起诉", "批捕", "逮捕", "判处",
    "公布", "发布", "公开", "接受", "接待", "接收", "答复", "回复", "采纳", "落实", "投入", "争取", "安排", "使用", "拨付", "发起", "开通", "安装", "清理", "拆除", "纠正", "撤销", "驳回", "维持", "终止", "确认",
    "撤回", "终结", "不予", "告知", "准予", "转送", "和解", "调撤",
))  # fmt: skip
#: What may stand before such a verb.
_ADVERBS = ("共", "已", "全年", "先后", "依法", "成功", "现", "并", "且", "均", "新", "")


def _verb(label: str) -> tuple[str, int]:
    """The verb with which a label begins, and where it ends; an empty one if there is none."""
    for adverb in _ADVERBS:
        end = len(adverb) + 2
        if label.startswith(adverb) and label[len(adverb) : end] in _VERBS:
            return label[len(adverb) : end], end
    return "", 0


_HAS = Lazy("[^,]{0,8}?(?:现有|[共设聘]有|配备)")
_CHANGE = Lazy(
    "同比|环比|较[^,]{0,12}$|比[^,]{0,12}$|上年同期|去年同期|(?:增加|减少|增长|下降|提高|降低|上升|由|从)了?$|增收|增支|减收|减支|[多少][收支]$|净增"
)
_TRIGGERS = ("其中", "包括", "包含", "含", "由", "分别为", "分别是")
#: With one of these behind it, a list that 由 leads in is one of parts.
_COMPOSED = ("组成", "构成")
#: A clause that says the sum of what stands before it.
_SUM = Lazy(f"{HAN}{{0,6}}?(?:(共计|合计|总计|总和|之和|一共|总共)|(?<!公)共)(?:为|有|达|占)?({HAN}{{0,10}})$")
_SUMMED = ("合计", "总计", "共计", "之和", "总和")
#: A clause that says of how many figures it is the sum: 三个平台累计2600条.
_SUM_OF = Lazy(
    f"(?:(?<!{HAN})(?<![0-9])|(?<=[共的电]))([两二三四五六七八2-8])(?:[项类者种家地级]|个?{HAN}{{0,4}}){HAN}{{0,6}}?(?:共|合计|总计|总和|之和|累计){HAN}{{0,10}}$"
)

_JOINT = Lazy(r"\s?(?:以及|[和与及])")
_DISTRIBUTES = Lazy(f"分别(?:为|是|有|达|占)?({HAN}{{0,4}})$")
#: What says that a figure is a total.
_TOTAL = Lazy("(?<!公)共|总|合计")
_LARGE = 20
#: How far before a total the names of its parts are looked for, in code points, and what they end in.
_HEAD = 60
_MARKS = ",;:。!?()\n"
_MARK = Lazy("[,;:。!?()\n]")
_FIGURE = Lazy("[0-9.%,;、]")
_KIND = Lazy("(?:类|案件|事项|业务|收入|支出)+$")
#: With this item a list is whole.
_OTHERS = ("其他", "其它", "其余")
_LEADS_IN = Lazy("(?<!公)共|合计|总计|总数")

#: How many clauses a total and its last part may lie apart, and how many figures one clause may have.
_REACH = 24
_CROWDED = 8
#: No list whose sum is so many times its total is taken for a list of its parts.
_FAR = 10

_EACH = Lazy("(?:各|均)(?:为|是|有)?$")
_MEAN = Lazy("每|[人户年季月周日村校班亩场次件]均|平均|均值|标准|价|汇率|水平|补差|亩产|单产")
_RATIO_UNITS = (
    "秒",
    "%",
    "‰",
    "个百分点",
    "百分点",
    "倍",
    "番",
    "成",
    "分之",
    "年",
    "月",
    "日",
    "天",
    "岁",
    "届",
    "周年",
    "折",
    "度",
)


#: What is no part of anything: 0—17岁8.9万人 is a part by its second figure.
_NO_ITEMS = ("", *_RATIO_UNITS)


class _Traits(NamedTuple):
    """What the words before a figure say."""

    no_part: bool
    verb: str
    outcome: bool


@lru_cache(maxsize=1024)
def _traits(label: str) -> _Traits:
    """Read a label once: a clause is asked for by every list within reach of it."""
    return _Traits(_NO_PART.search(label) is not None, _verb(label)[0], label.startswith(_OUTCOMES))


@lru_cache(maxsize=1024)
def _sides(label: str) -> int:
    """Which words of the contrasts a label has, as bits: each word has one of its own, line after line."""
    found = 0
    for bit, word, unless in _words():
        if word in label and (not unless or _has(label, word, unless)):
            found |= bit
    return found


def _has(label: str, word: str, unless: tuple[str, ...]) -> bool:
    """Whether a word stands in a label, not behind any of the others."""
    at = label.find(word)
    while at >= 0 and label.endswith(unless, 0, at):
        at = label.find(word, at + 1)
    return at >= 0


@lru_cache(maxsize=1024)
def _opens(words: str) -> bool:
    return _OPEN.search(words) is not None


@lru_cache(maxsize=1024)
def _triggers(words: str) -> bool:
    return words.startswith(_TRIGGERS)


def _untriggered(label: str) -> str:
    """A label without the 其中 that leads it in."""
    return label[next((len(word) for word in _TRIGGERS if label.startswith(word)), 0) :]


def _any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)


class Parts(NamedTuple):
    """A total with the figures that are given as its parts.

    ``whole``: it runs to the end of its sentence or
    bracket. ``alike``: its items are of one kind. ``closed``: they leave nothing out. ``opened``: it says that it is
    not complete. ``announced``: 其中 or the like leads it in. ``summed``: its total stands behind it. ``behind``: the clauses before
    it, which may hold further totals; ``depth``: how deep in brackets it stands.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    labels: tuple[str, ...]
    whole: bool
    alike: bool
    closed: bool
    opened: bool
    announced: bool
    summed: bool
    behind: Sequence[Clause]
    depth: int

    @property
    def totals(self) -> Iterator[Quantity]:
        """All figures that the list may belong to, the nearest first."""
        return chain([self.total], _totals(self.behind, unit_of(self.total), self.depth))


def figured(document: Document) -> list[Sentence]:
    """The view: the sentences with figures, 国内公证20件和涉外公证6件 parted into two clauses."""
    return [_parted(sentence) for sentence in _with_lines(document.view(with_figures), document.folded)]


#: The mark of an item that stands on a line of its own.
_ITEM = Lazy(r"[\s。;]{0,8}(?:[0-9]{1,2}[.、)]|\([0-9一二三四五六七八九十]{1,3}\)|[①-⑳]|[-—·•*])")


def _with_lines(sentences: Sequence[Sentence], text: str) -> Iterator[Sentence]:
    """The sentences; one that ends in 其中: with the lines of the list behind it."""
    for at, sentence in enumerate(sentences):
        clauses = list(sentence.clauses)
        if text[sentence.span.end - 1 : sentence.span.end] == ":" and clauses[-1].after in ("", ":"):
            lead_in = clauses[-1].words.rstrip(":")
            end = sentence.span.end
            for line in sentences[at + 1 : at + _REACH] if lead_in.endswith(_LINES_FOLLOW) else ():
                mark = _ITEM.match(text, end)
                if mark is None or mark.end() > line.span.end or len(line.clauses) > _CROWDED:
                    break
                first, *others = [clause for clause in line.clauses if clause.end > mark.end()] or [line.clauses[0]]
                figures = tuple(figure for figure in first.quantities if figure.start >= mark.end())
                label = "".join(text[mark.end() : figures[0].start if figures else first.end].split())
                words = "".join(text[mark.end() : first.end].split())
                clauses += [first._replace(before=";", label=label, words=words, quantities=figures), *others]
                end = line.span.end
            sentence = sentence._replace(span=Span(sentence.span.start, end), clauses=tuple(clauses))
        yield sentence


_LINES_FOLLOW = ("其中", "分别为", "分别是", "如下", "包括", "具体为")


def _parted(sentence: Sentence) -> Sentence:
    pieces: list[Clause] = []
    for clause in sentence.clauses:
        if 1 < len(clause.quantities) <= _CROWDED:
            pieces += _pieces(clause)
        else:
            pieces.append(clause)
    return sentence if len(pieces) == len(sentence.clauses) else sentence._replace(clauses=tuple(pieces))


def _pieces(clause: Clause) -> list[Clause]:
    """A clause, cut at each 和 between two figures of one unit."""
    pieces = [clause]
    for one, other in pairwise(clause.quantities):
        rest = pieces[-1]
        if not _any("和与及", one.text[one.numeral_end : other.start]):
            continue  # asked first, since the end of a figure is not known before its unit
        words = one.text[one.end : other.start]
        joint = _JOINT.match(words)
        if joint and unit_of(one) == unit_of(other) != "":
            cut = one.end + joint.end()
            at = rest.quantities.index(other)
            label = "".join(words[joint.end() :].split())
            behind = "".join(one.text[cut : rest.end].split())
            pieces[-1:] = [
                rest._replace(
                    end=one.end,
                    after="、",
                    words=rest.words[: len(rest.words) - len(behind) - len(joint[0].strip())],
                    quantities=rest.quantities[:at],
                ),
                rest._replace(start=cut, before="、", words=behind, label=label, quantities=rest.quantities[at:]),
            ]
    return pieces


def sums(document: Document) -> Iterator[Parts]:
    """Every total of the text that stands behind its parts (…、…,共计…) or, without 其中, before them."""
    for sentence in document.view(figured):
        for at, clause in enumerate(sentence.clauses):
            if not clause.quantities:
                continue
            total = clause.quantities[-1]
            if (
                len(clause.quantities) <= 2
                and _any("共计总和", clause.words)
                and total.unit
                and (parts := _sum_of(sentence, at))
            ):
                yield parts
                continue
            if len(clause.quantities) != 1 or not total.unit or total.unit in _RATIO_UNITS:
                continue
            parts = None
            if _any("共计总和", clause.label) and (summed := _SUM.match(clause.label)):
                parts = _before(sentence, at, summed)
            if parts is None and (each := _DISTRIBUTES.search(clause.label)):
                parts = _distributed(sentence, at, each[1])
            if parts is None and at + 2 < len(sentence.clauses):
                parts = _behind(sentence, at)
            if parts is not None:
                yield parts


def _distributed(sentence: Sentence, at: int, what: str) -> Parts | None:
    """The figures behind 分别为, with the last total of the same unit before the names."""
    clauses = sentence.clauses
    unit = unit_of(clauses[at].quantities[0])
    items: list[tuple[Clause, Quantity]] = []
    for clause in clauses[at : at + _REACH]:
        if len(clause.quantities) != 1 or unit_of(clause.quantities[0]) != unit or (items and clause.before != "、"):
            break
        items.append((clause, clause.quantities[0]))
    names = at
    while names > at - _REACH and names and clauses[names].before == "、" and not clauses[names - 1].quantities:
        names -= 1
    total = names and clauses[names - 1].quantities and clauses[names - 1].quantities[-1]
    if (
        not total
        or unit_of(total) != unit
        or _changes(what)
        or len(items) not in (at - names + 1, at - names + 1 + clauses[at].label.count("和"))
        or not (what in clauses[names - 1].words if what else _TOTAL.search(clauses[names - 1].label))
    ):
        return None
    parts = _listed(total, items)
    return parts and parts._replace(alike=True, closed=True)


def _sum_of(sentence: Sentence, at: int) -> Parts | None:
    """The two figures before 两项合计40件, the three before 三个平台累计发布2600条."""
    total, start = sentence.clauses[at].quantities[-1], sentence.clauses[at].start
    if at and sentence.clauses[at - 1].words.endswith(_SUMMED):
        start = sentence.clauses[at - 1].start  # 两项合计,收入总计3418万元
    words = total.text[max(start, total.start - _HEAD) : total.start].replace(",", "")
    summed = _SUM_OF.search("".join(words.split()))
    stated = number("二" if summed[1] == "两" else summed[1]) if summed else None
    if stated is None or not total.exact:
        return None
    items: list[tuple[Clause, Quantity]] = []
    for clause in reversed(sentence.clauses[max(0, at - _REACH) : at]):
        here = [quantity for quantity in clause.quantities if unit_of(quantity) == unit_of(total)]
        if not here or clause.depth > sentence.clauses[at].depth:
            continue
        said = _SUM.match(clause.label)
        # 共召开党组会议19次、局务会议12次,两类会议合计31次: the 共 of the first is no sum.
        if len(here) > 1 or not here[0].exact or (said and (said[1] or len(items) + 1 < stated.value)):
            return None
        items.append((clause, here[0]))
        if len(items) == stated.value:
            parts = _listed(total, items[::-1])
            return parts and parts._replace(alike=True, closed=True, summed=True)
    return None


def _before(sentence: Sentence, at: int, summed: re.Match[str]) -> Parts | None:
    """The items right before a clause that says their sum."""
    total = sentence.clauses[at].quantities[0]
    plainly, thing = summed[1], summed[2]
    parts = _listed(total, _directly(sentence, at, total)) if total.value and total.exact else None
    if parts is None:
        return None
    unit = unit_of(total)
    before = sentence.clauses[:at] if at <= _REACH else ()
    every = sum(unit_of(one) == unit for clause in before for one in clause.quantities) == len(parts.parts)
    if thing or not plainly:  # 共调解90件 is no sum of 受理50件,办结45件
        verb = _traits(thing).verb
        verbs = [_traits(label).verb for label in parts.labels]
        # 年初结转25件,当年新收310件,共受理335件: what leaves nothing out needs no other likeness.
        if verb in _HANDLED and any(map(_STOCK.search, parts.labels)):
            return None  # 年初结转18件,当年新收126件,共审结130件
        if not every or not ((parts.closed and not any(verbs)) or _same_work(parts.labels, [*verbs[1:], verb])):
            return None
        noun = thing.removeprefix(verb)
        if noun and not parts.closed and not set(noun) & set("".join(parts.labels)):
            return None  # 共有幼儿园30所 is no sum of 小学20所、初中8所
    # The verb of the first item (收到建议58件、提案73件) is that of all. 合计 behind every figure of the sentence sums them all.
    return parts._replace(alike=True, summed=True, closed=parts.closed or (every and not thing and plainly is not None))


#: 办理简易案件20件、普通案件30件,合计办结50件: verbs that may stand for each other.
_HANDLED = ("办理", "办结", "审结", "处理", "查处", "查办", "完成", "结案")


def _same_work(labels: Sequence[str], verbs: Sequence[str]) -> bool:
    """Whether items, and their sum, have no other verbs than the first item."""
    return all(verb in labels[0] or (verb in _HANDLED and _any(_HANDLED, labels[0])) for verb in verbs)


def _directly(sentence: Sentence, at: int, total: Quantity) -> list[tuple[Clause, Quantity]]:
    """The figures of the unit that stand in the clauses right before a clause, one in each."""
    items: list[tuple[Clause, Quantity]] = []
    least, most = 0, int(_FAR * (total.value or 0))
    for clause in reversed(sentence.clauses[max(0, at - _REACH) : at]):
        if clause.depth > sentence.clauses[at].depth:
            continue
        here = [quantity for quantity in clause.quantities if unit_of(quantity) == unit_of(total)]
        if len(here) != 1 or _traits(clause.label).no_part:
            break
        if not here[0].exact:
            return []
        items.append((clause, here[0]))
        least += int(here[0].value or 0)
        if least > most and len(items) > 2:
            return []
    return [] if len(items) == _REACH else items[::-1]


#: What begins an account of a year; and how many clauses before a total it is looked for.
_STOCK = Lazy("[年期月]初|上年|去年|旧存|往年|原有|(?:19|20)[0-9]{2}年(?:度)?[末底]|结转")
_NEAR = 4


def _behind(sentence: Sentence, at: int) -> Parts | None:
    """The items that follow a total directly, to the end of the sentence or leaving nothing out."""
    clause, total = sentence.clauses[at], sentence.clauses[at].quantities[0]
    if clause.after not in (",", ":", ";") or clause.depth or not total.counted or _triggers(clause.words):
        return None
    if any(one.quantities and _STOCK.search(one.label) for one in sentence.clauses[max(0, at - _NEAR) : at + 1]):
        return None  # 上年结转8件,受理92件,审结95件,未审结5件: an account, which ARI004 holds together
    items: list[tuple[Clause, Quantity]] = []
    whole = len(sentence.clauses) - at <= _REACH  # the items run to the end of the sentence
    leads_in = clause.words.endswith("中") or _LEADS_IN.search(clause.label) is not None
    for later in sentence.clauses[at + 1 : at + _REACH]:
        if later.depth:
            continue
        here = [quantity for quantity in later.quantities if unit_of(quantity) == unit_of(total)]
        if len(here) != 1 or _traits(later.label).no_part:
            whole = False
            break
        items.append((later, here[0]))
        if len(items) > 2 and not whole:
            return None
    parts = _listed(total, items)
    if parts is None:
        return None
    sides = sum(_says_no_more(label, clause.label) for label in parts.labels)
    if len(items) == 2 and whole and _denies(parts.labels) and not _denies([clause.label, *parts.labels[1:]]):
        return parts
    if parts.closed and sides > 1 and (whole or len(items) == 2):
        return parts
    # 评查案卷180宗,处罚案卷100宗,许可案卷75宗: the items are of what was counted.
    return parts if whole and (leads_in or _of_the_same(clause.label, parts.labels)) else None


def _of_the_same(label: str, parts: Sequence[str]) -> bool:
    """Whether all parts are of the thing that was counted as a whole: 处罚案卷 and 许可案卷 of 案卷."""
    end = _verb(label)[1]
    if not end and (has := _HAS.match(label)):
        end = has.end()
    thing = label[end:] if end else ""
    return len(thing) > 1 and all(part.endswith(thing) for part in parts)


def _says_no_more(label: str, of: str) -> bool:
    """Whether a label only says which side of a contrast is meant: 一般隐患 of 隐患, not 城镇低保 of 养老保险."""
    rest = label
    for word in _longest_first():
        rest = rest.replace(word, "")
    rest = rest.translate(_LITTLE)
    verb, end = _verb(rest)
    return verb in of and rest[end:] in of  # not: 提请审议法规13件,办理人大建议8件、政协提案6件


def _label(clause: Clause, quantity: Quantity) -> str:
    """What an item is called: the words before its figure, behind another figure (一类3家) if there is one."""
    return clause.label if quantity is clause.quantities[0] else lead(clause, quantity)


def _listed(total: Quantity, items: Sequence[tuple[Clause, Quantity]]) -> Parts | None:
    if len(items) < 2:
        return None
    labels = tuple(_label(clause, quantity) for clause, quantity in items)
    parts = tuple(quantity for _, quantity in items)
    opened = any(_opens(clause.words) for clause, _ in items)
    return Parts(
        total,
        parts,
        labels,
        whole=True,
        alike=_alike(labels),
        closed=_exhaustive(labels),
        opened=opened,
        announced=False,
        summed=False,
        behind=(),
        depth=0,
    )


#: So many sentences may lie between 按…分 and the total.
_BACK = 3


def breakdowns(document: Document) -> Iterator[Parts]:
    """Every total of the text that is followed by 其中, 包括, 分别为 or a colon and two or more parts."""
    before: Sentence | None = None
    near: list[Sentence] = []
    for sentence in document.view(figured):
        for at, clause in enumerate(sentence.clauses):
            if (
                (clause.before and clause.before in "(:" and _in_apposition(sentence, at))
                or _triggers(clause.words)
                or (at and _classed(sentence.clauses[at - 1], clause))
            ):
                parts = _breakdown(sentence, at, before)
                if parts and (len(parts.parts) > 1 or _triggers(clause.words) or clause.before == "("):
                    yield from _in_a_row(parts)
        near = [one for one in (*near, sentence) if one.paragraph == sentence.paragraph][-_BACK:]
        before = sentence._replace(clauses=tuple(chain.from_iterable(one.clauses for one in near)))


def _in_a_row(parts: Parts) -> Iterator[Parts]:
    """A list, or the lists in a row that each make up the total: 农业30万人、非农业20万人,男26万人、女24万人."""
    rest, labels = list(parts.parts), list(parts.labels)
    for made, count in zip(
        accumulate(part.value or Fraction(0) for part in parts.parts), range(1, len(rest)), strict=False
    ):
        exhaustive = len(rest) - count > 1 and _exhaustive(labels[count:])
        if made == parts.total.value and count > 1:
            yield parts._replace(parts=tuple(rest[:count]), labels=tuple(labels[:count]))
            if not exhaustive:
                return  # 高校2820所,含本科1275所、专科1545所,成人高校252所
            rest, labels = rest[count:], labels[count:]
            parts = parts._replace(alike=_alike(labels), closed=True)
            break
    yield parts._replace(parts=tuple(rest), labels=tuple(labels))


#: What says by what a total is parted: 资金来源为:, 按案件类型分,.
_CLASSED = Lazy(
    f"(?:来源|构成|组成|分布|结构|类型|分类|用途|去向)(?:{HAN}{{0,4}})?(?:为|是|有|如下)?$|^按照?{HAN}{{1,10}}(?:分|划分|分类|统计|区分|计)$"
)


def _classed(before: Clause, clause: Clause) -> bool:
    """Whether a clause without a figure says that parts follow it."""
    return (
        not before.quantities
        and clause.before != ""
        and clause.before in ":,"
        and clause.after in (",", "、", ";")
        and (clause.before == ":" or before.words.startswith("按"))
        and _CLASSED.search(before.words) is not None
    )


def _in_apposition(sentence: Sentence, at: int) -> bool:
    """Whether figures follow one of their unit in brackets, as in 56人(行政编制26人,事业编制30人), or behind a colon."""
    clause, before = sentence.clauses[at], sentence.clauses[at - 1]
    if not at or clause.after not in (",", "、", ";") or not clause.quantities or not before.quantities:
        return False
    total, part = before.quantities[-1], clause.quantities[-1]
    # 三个全覆盖:国家级企业16个州…: a name, not a total.
    named = clause.before == ":" and total.numeral[0].isascii() != part.numeral[0].isascii()
    return unit_of(total) == unit_of(part) and clause.start - total.end <= 8 and not named


def _breakdown(sentence: Sentence, at: int, before: Sentence | None) -> Parts | None:
    clauses = sentence.clauses
    opening = clauses[at]
    first = at if opening.quantities else at + 1
    if first >= len(clauses) or not clauses[first].quantities:
        return None
    if first > at and clauses[first].before == ";" and len(_untriggered(opening.words)) > 1:
        return None  # 铁路1400公里,其中甲线已完成;公路6600公里
    behind, depth = clauses[max(0, at - _REACH) : at], opening.depth
    last = (
        before.clauses[-_REACH:]
        if before and before.paragraph == sentence.paragraph and not any(one.quantities for one in behind) and at < 2
        else ()
    )
    if last and not opening.words.startswith("其中") and _triggers(opening.words):
        return None  # 导致3人死亡。包括两县在内,80多人受伤
    total = None
    # 注册资本100万元以上企业20家: the class limit is not what is counted.
    for unit in dict.fromkeys(
        unit_of(one) for one in clauses[first].quantities if one.unit not in _NO_ITEMS and not one.suffix
    ):
        total = next(_totals(behind, unit, depth), None) or next(_totals(last, unit, 0), None)
        if total is not None:
            break
    if total is None or _told_between(total, opening):
        return None
    if last:
        behind, depth = last, 0
    if _any(_SUMMED, clauses[first].words):
        return None  # 来信12件、来电34件,其中信、电两项合计46件
    named = _by_its_verb(_untriggered(clauses[first].label), behind, unit, depth)
    if named is not None and named.start != total.start:
        return None  # 处分16人,移送3人,其中,处分厅级2人、处级14人: which of them is the total is not for sure
    items: list[tuple[Clause, Quantity]] = []
    separators: set[str] = set()
    seen = first
    for seen in range(first, min(len(clauses), first + _REACH)):
        clause = clauses[seen]
        if clause.depth > opening.depth:
            continue
        if clause.depth < opening.depth or (seen > at and _triggers(clause.words)):
            break
        if items and (_goes_on(opening, clause) or clauses[seen - 1].words.endswith(_ELSE)):
            break
        if (
            clause.before == ";"
            and items
            and (
                separators == {","}
                or (len(items) == 1 and not _untriggered(items[0][0].label))
                or "、" in separators
                or _another(clauses[seen : seen + _REACH], opening.depth)
            )
        ):
            break  # the items were parted by commas: a semicolon ends their list
        here = [quantity for quantity in clause.quantities if unit_of(quantity) == unit and not quantity.suffix]
        if len(here) != 1 or (seen > first and _traits(clause.label).no_part):
            if clause.quantities and clause.quantities[0].unit == "%":
                continue  # a share or a rate of the part before
            if not here and _resumes(clauses[seen : seen + _REACH], unit, opening.depth) and separators <= {";"}:
                continue  # 民事89件,金额300万元;刑事45件,金额10万元
            break
        if items:
            separators.add(clause.before)
        items.append((clause, here[0]))
    else:
        if len(clauses) > first + _REACH:
            return None  # what lies out of reach may belong to the list
        seen += 1
    if not items:
        return None
    rest = clauses[seen : seen + 1]
    labels = tuple(_untriggered(_label(clause, quantity)) for clause, quantity in items)
    around = [clause.words for clause, _ in items] + [clause.words for clause in rest]
    composed = opening.words.startswith("由")
    if composed and (len(items) < 2 or not any(_any(_COMPOSED, words) for words in around)):
        return None
    return Parts(
        total=total,
        parts=tuple(quantity for _, quantity in items),
        labels=labels,
        whole=not rest
        or rest[0].depth < opening.depth
        or rest[0].before == ";"
        or not any(clause.quantities for clause in clauses[seen : seen + _REACH]),
        # 亿元以上、十亿元以上: classes with limits may lie inside each other.
        alike=_alike(labels)
        and not (unit in _PEOPLE and _overlapping(labels))
        and not any(quantity.suffix for clause, _ in items for quantity in clause.quantities),
        closed=_exhaustive(labels)
        or (labels[-1].startswith(_OTHERS) and not _resumed(clauses[seen : seen + _REACH], unit))
        or opening.words.startswith("分别")
        or (not _triggers(opening.words) and (opening.before == "(" or len(items) > 2))
        or composed
        or _named(total, labels),
        opened=any(map(_opens, around)),
        announced=True,
        summed=False,
        behind=behind,
        depth=depth,
    )


#: So many totals back the one is looked for whose verb a part repeats.
_VERB_REACH = 6


def _by_its_verb(label: str, clauses: Sequence[Clause], unit: str, depth: int) -> Quantity | None:
    """The total of which a part repeats the verb: 立案20人,处分16人,移送3人,其中,处分厅级2人、处级14人."""
    verb = _verb(label)[0] or label[:2] * (label[:2] in _DONE)
    if not verb:
        return None
    totals = islice(_totals(clauses, unit, depth), _VERB_REACH)
    return next((total for total in totals if _words_before(total).endswith(verb)), None)


#: Verbs of what becomes of people and goods, which `_VERBS` does not have.
_DONE = frozenset(("处分", "移送", "查扣", "扣押", "收缴", "没收", "救治", "转移", "安置", "培训", "录用"))
#: So much may be said between a total and the list that takes it up: in a clause without a figure, and in all.
_ASIDE, _ALL_ASIDE = 16, 40


def _told_between(total: Quantity, opening: Clause) -> bool:
    """Whether something else is told between a total and its list: 鉴定费3000元,车辆投保了商业险,其中车损险86220元."""
    between = total.text[total.end : opening.start]
    plain = [words for words in _MARK.split(between) if not any(map(str.isdigit, words))]
    return max(map(len, plain), default=0) > _ASIDE or len(_FIGURE.sub("", between)) > _ALL_ASIDE


#: What adds to a total, or leaves it behind: 遇难137人,其中儿童3人,另有182人受伤.
_ELSE = ("另有", "另外", "此外", "还有", "同时", "与此同时")


def _goes_on(opening: Clause, clause: Clause) -> bool:
    """Whether a sentence has left the list that ``opening`` began: 148万亩、其中甲43万亩,修复乙517万亩 lists by 、 alone."""
    return clause.words.startswith(_ELSE) or (opening.before == "、" and clause.before != "、")


def _named(total: Quantity, labels: Sequence[str]) -> bool:
    """Whether the words before a total name all its parts: 建议和提案共101件,其中建议47件、提案63件."""
    head = _words_before(total)
    names = [_KIND.sub("", label) for label in labels]
    return len(set(names)) == len(names) and (
        all(len(name) > 1 and name in head for name in names) or ("" not in names and "、".join(names) in head)
    )


def _resumed(clauses: Sequence[Clause], unit: str) -> bool:
    """Whether the unit comes up again where a list seemed to end: 其他同志的文稿15篇,人大、政协的文件22篇."""
    later = (clause for clause in clauses if any(unit == unit_of(one) for one in clause.quantities))
    clause = next(later, None)
    return clause is not None and clause.before in ",、" and not _traits(clause.label).verb


def _resumes(clauses: Sequence[Clause], unit: str, depth: int) -> bool:
    """Whether a list goes on behind the next semicolon."""
    later = next((clause for clause in clauses if clause.before == ";" and clause.depth == depth), None)
    return later is not None and any(unit_of(quantity) == unit for quantity in later.quantities)


def _totals(clauses: Sequence[Clause], unit: str, depth: int) -> Iterator[Quantity]:
    """The figures that the parts may be parts of, the nearest first; no figure of a change is one."""
    for clause in reversed(clauses):
        figures = clause.quantities
        if not figures or clause.depth > depth or len(figures) > _CROWDED:
            continue
        for quantity in reversed(figures):
            if unit_of(quantity) == unit and not _changes(
                clause.label if quantity is figures[0] else lead(clause, quantity)
            ):
                yield quantity


@lru_cache(maxsize=1024)
def _changes(words: str) -> bool:
    return _CHANGE.search(words) is not None


@cache
def _words() -> list[tuple[int, str, tuple[str, ...]]]:
    """The words of the contrasts, each with its bit and with what it must not stand behind."""
    words = []
    for bit, side in enumerate(side for line in _CONTRASTS for side in line):
        for word in side.split("|"):
            plain, _, unless = word.partition("<")
            words.append((1 << bit, plain, tuple(unless.split("/")) if unless else ()))
    return words


@cache
def _longest_first() -> list[str]:
    return sorted({word for _, word, _ in _words()}, key=len, reverse=True)


#: What is left of a label when it only says which side of a contrast is meant.
_LITTLE = dict.fromkeys(map(ord, "性类的人员案件者予以型级已"))


@cache
def _lines() -> list[int]:
    """The bits of every line of contrasts."""
    ends = list(accumulate(map(len, _CONTRASTS)))
    return [(1 << end) - (1 << end - len(line)) for end, line in zip(ends, _CONTRASTS, strict=True)]


_DENIED = Lazy("(?:未|不予?|没有|非|无)(?=..)")


def _denies(labels: Iterable[str]) -> bool:
    """Whether one label is the contrary of another: 发现隐患的, 未发现隐患的."""
    for label in labels:
        denied = _DENIED.match(label)
        if denied and any(other != label and other.endswith(label[denied.end() :]) for other in labels):
            return True
    return False


def _exhaustive(labels: Sequence[str]) -> bool:
    """Whether labels are all the sides of a contrast: 男 and 女, 采纳 and 未采纳, 货物 and 工程 and 服务."""
    different = set(labels)
    if _denies(different):
        return True
    sides = [_sides(label) for label in different]
    return any(
        reduce(or_, (one & line for one in sides)) == line and all((one & line).bit_count() < 2 for one in sides)
        for line in _lines()
    )


_PEOPLE = ("人", "名", "位", "人次")
#: Ways to class people, each of which takes in all of them: 党员20人、本科25人 may be the same people.
_DIMENSIONS = (
    ("党员", "团员", "群众"),
    ("党纪", "党内"),
    ("政务", "政纪"),
    ("学历", "学位", "本科", "大专", "专科", "研究生", "硕士", "博士"),
    ("男", "女"),
    ("少数民族", "汉族"),
    ("岁", "青年", "中年", "老年"),
    ("职称", "高级", "中级", "初级"),
    ("持证", "资格", "证书"),
    ("专职", "兼职"),
)


def _overlapping(labels: Sequence[str]) -> bool:
    """Whether the items class people in more than one way."""
    ways = {next((number for number, way in enumerate(_DIMENSIONS) if _any(way, label)), -1) for label in labels}
    return len(ways) > 1 and ways != {-1}


def _another(clauses: Sequence[Clause], depth: int) -> bool:
    """Whether another list of parts begins behind."""
    return any(clause.depth <= depth and _triggers(clause.words) for clause in clauses)


#: What becomes of a case; such verbs make one list.
_OUTCOMES = (
    "维持",
    "撤销",
    "变更",
    "确认违法",
    "责令履行",
    "驳回",
    "终止",
    "不予受理",
    "准予撤回",
    "撤回",
    "和解",
    "调解",
    "调撤",
    "移送",
    "罚款",
    "警告",
    "没收",
    "吊销",
    "责令",
    "起诉",
    "不起诉",
    "正在",
    "未",
)


def _alike(labels: Sequence[str]) -> bool:
    """Whether the items are of one kind: all labels begin with the same verb, or none with one, or all name outcomes."""
    traits = [_traits(label) for label in set(labels)]
    return all(one.outcome for one in traits) or len({one.verb for one in traits}) == 1


def slip(one: Fraction, other: Fraction, digits: int = 3, turned: bool = False) -> bool:
    """Whether two figures of so many digits, final noughts apart, differ in one digit or in two that changed places.

    ``turned``: only in two that changed places.
    """
    a, b = decimal(one), decimal(other)
    if len(a) != len(b) or min(len(text.replace(".", "").rstrip("0")) for text in (a, b)) < digits:
        return False
    places = [at for at, (left, right) in enumerate(zip(a, b, strict=True)) if left != right]
    if len(places) == 1:
        return not turned
    return len(places) == 2 and a[places[0]] == b[places[1]] and a[places[1]] == b[places[0]]


def _sublist_makes(values: Sequence[int], total: int) -> bool:
    """Whether the first or the last few figures, two at least that are not nought, make up the total."""
    for run in (values[:-1], values[:0:-1]):
        made = filled = 0
        for value in run:
            made, filled = made + value, filled + bool(value)
            if made == total and filled > 1:
                return True
    return False


def _nested(values: Sequence[int]) -> bool:
    """Whether a figure is the sum of all that follow it, two at least that are not nought."""
    rest = filled = 0
    for value in reversed(values):
        if filled > 1 and value == rest:
            return True
        rest, filled = rest + value, filled + bool(value)
    return False


def _makes(computed: Fraction, totals: Sequence[Quantity], allowed: Fraction) -> bool:
    """Whether a sum is one of the figures that the list may belong to, or the nearest of them together.

    盗窃2起、抢夺2起(街面3起、入户1起)
    """
    low, high = computed - allowed, computed + allowed
    values = [total.value for total in {total.start: total for total in totals}.values() if total.value is not None]
    return any(low <= value <= high for value in {*values, *accumulate(values)})


#: What is taken off, and what only one of them costs.
_NO_SUMMAND = Lazy("逆差|赤字|亏损|单价")
_APPROVED, _ACTUAL = Lazy("(?:核[定载编准]|应|额定|限)"), Lazy("(?:实[际载有到]|扣除)")


def _unlike_parts(parts: Parts) -> bool:
    """Whether figures are factors, or say what was due and what was done: 59名(核载55人,实载61人), 17万元(2万元×8年)."""
    if any(map(_NO_SUMMAND.search, parts.labels)):
        return True
    factors = any(part.text.startswith("×", part.end) for part in parts.parts)
    return factors or (any(map(_APPROVED.search, parts.labels)) and any(map(_ACTUAL.search, parts.labels)))


def verdict(parts: Parts) -> Severity | None:
    """How sure it is that the parts should make up the total and do not; ``None`` for a sum that may hold."""
    figures = (parts.total, *parts.parts)
    if len(parts.parts) < 2 or not all(quantity.exact for quantity in figures):
        return None
    stretch = parts.total.text[slice(*_around(parts))]
    if stretch.count("“") != stretch.count("”") or stretch.find("”") < stretch.find("“"):
        return None  # “甲套餐2800元”及“乙套餐268元,原价3800元”
    exact = [quantity.value for quantity in figures if quantity.value is not None]
    # Whole numbers from here on: sums of fractions cost fifty times as much.
    grain = lcm(*{value.denominator for value in exact})
    total, *values = (value.numerator * (grain // value.denominator) for value in exact)
    computed = sum(values)
    if computed > _FAR * total or any(map(_EACH.search, parts.labels)) or _unlike_parts(parts):
        return None  # 保费7000元,其中限额110000元; 两笔各为49000元,一笔19000元
    gap = abs(computed - total)
    if total == 0 or gap == 0 or (len(values) == 2 and total in values and not _exhaustive(parts.labels)):
        return None
    turned = slip(Fraction(computed, grain), Fraction(total, grain), 2 if parts.total.counted else 3, turned=True)
    near = turned or _close(computed, total, values, grain, parts.total.counted)
    bounded = total < 2 * computed < 4 * total
    if not parts.announced and not near and not (parts.closed and bounded):
        return None
    if not parts.announced and not near and len(values) > 2 and not parts.summed:
        return None  # the halves of a contrast may be followed by something else
    if not parts.alike and not parts.closed and not (near and parts.announced and (turned or len(values) > 2)):
        return None
    if _makes(Fraction(computed, grain), list(parts.totals), slack((parts.total, *parts.parts))):
        return None
    if not near and _nested(values):
        return None  # 示范村120个,国家级3个,省级25个,市级92个: a list inside the list
    if not (parts.alike and parts.announced) and _sublist_makes(values, total):
        return None  # 涉企案件36件,已办结100件,正在办理20件: two of them are whole by themselves
    if not parts.announced and (parts.opened or not (parts.closed and bounded)):
        return "warning" if near and not parts.opened else None
    if computed > total:
        if parts.announced and (parts.whole or parts.closed):
            return "error"
        if parts.closed:
            return "warning"
        return "warning" if near or len(values) > 2 else None
    if parts.opened:
        return None
    if parts.closed:
        return "error" if near else "warning" if bounded else None
    if not parts.total.counted and computed < total and not slip(Fraction(computed, grain), Fraction(total, grain)):
        return None  # of eight kinds of expense the smallest may be left out
    if len(values) == 2 and not turned and not slip(Fraction(computed, grain), Fraction(total, grain)):
        return None  # 出院200人,其中治愈170人、好转24人: a third kind may be left out
    return "warning" if near and (parts.whole or turned or len(values) > 2) else None


def _close(computed: int, total: int, values: Sequence[int], grain: int, counted: bool) -> bool:
    """Whether a sum misses its total by so little that a slip is likelier than an item left out."""
    gap, several = abs(computed - total), len(values) > 2
    if several and counted and (gap == grain or gap * 10 <= total):
        return True
    if gap * (10 if counted else 20) <= total and gap <= max(min(values), total // 20):
        return True
    one, other = Fraction(computed, grain), Fraction(total, grain)
    # 76 for 66: the more items, the less likely is it that the ten left out are another one.
    return slip(one, other) or (
        several and counted and gap * (8 if len(values) == 3 else 6) <= total and slip(one, other, 2)
    )


@check(
    "ARI001",
    "sum-of-parts",
    title=Text("分项之和与总数不符", "the parts do not add up to the total"),
    severity="error",
    basis="logic",
    bad=[
        "作出行政处罚⟦54起,共计罚款5600元,其中简易程序50起,一般行政处罚3起⟧,行政处罚案卷3个。",
        "共检查⟦100家,其中合格80家,不合格30家⟧。",
        "出具审核意见⟦84件,其中常务会议议题60件,呈报上级的请示11件,协议11件,重大决策1件⟧。",
        "受理案件⟦120件(其中民事80件、刑事30件、行政20件⟧),同比增长5%。",
        "建筑面积⟦13459平方米,其中地上8103平方米(其中计容7998平方米,不计容105平方米),地下5456平方米⟧。",
        "进出口总额⟦508.11亿元,其中出口474.78亿元,增长61.56%;进口43.34亿元⟧,增长34.28%。",
        "窗口受理⟦35件、网上受理45件,共计81件⟧。",
        "共排查隐患⟦62处,一般隐患51处,重大隐患10处⟧。",
        "受理行政案件⟦1526件,一审案件1108件,二审案件408件⟧,均已审结。",
        "办结行政复议案件⟦152件,其中维持98件,撤销12件,驳回30件,终止13件⟧。",
        "清理规范性文件⟦321件,其中继续有效205件,修改36件,废止71件⟧。",
        "调解组织⟦242个,其中村(社区)调委会224个,乡镇调委会12个,行业性调委会9个⟧。",
        "在编人员⟦326人,男性208人,女性181人⟧。",
        "干部职工⟦56人(行政编制26人,事业编制32人⟧)。",
        "共有车辆⟦5辆,其中执法执勤用车1辆,应急保障用车1辆,其他用车2辆⟧。",
        "建成示范点⟦38个,分别为国家级2个、省级6个、市级20个⟧。",
        "区级部门收到⟦56件,街镇收到24件,合计90件⟧。",
        "共办理案件⟦101件,刑事、民事、行政分别为50件、30件、20件⟧。",
        "全年新收案件⟦310件。其中,男性当事人160件,女性当事人140件⟧。",
        "办理公证⟦3120件,其中国内公证2568件和涉外公证642件⟧。",
        "共承办建议和提案⟦101件,其中建议47件、提案63件⟧。",
        "专班共有⟦18人,由公安5人、司法4人、城管6人⟧组成。",
        "立案查处⟦87起:食品类30起、药品类28起、特种设备类20起⟧。",
        "抽查⟦143次。其中,部门内部抽查89次,抽查企业2671户;跨部门抽查45次⟧,抽查企业318户。",
        "“满意”和“基本满意”的分别占⟦74.1%和24.9%,两项合计占96.3%⟧。",
        "网站发布⟦1320条、微信发布846条、微博发布416条,三个平台累计发布2600条⟧。",
        "上半年完成投资⟦4.6亿元,下半年完成9.5亿元,全年共完成投资10.5亿元⟧。",
        "收到申请⟦54件,予以公开20件、不予公开15件、无法提供10件⟧。",
        "市场主体⟦6.52万户,其中企业1.87万户,个体工商户3.75万户⟧。",
        "立案⟦76件,其中县级40件,乡镇级27件⟧,给予处分60人。",
        "行政处罚⟦280起,其中警告60起,罚款190起,没收违法所得10起⟧。",
        "现有教师⟦2435人,其中男教师945名,女教师1400名⟧。",
        "共收到投诉⟦168件。按渠道分,电话投诉120件、网络投诉66件⟧。",
        "项目总投资⟦2.3亿元,资金来源为:中央投资0.8亿元、省级配套0.6亿元、地方自筹1.8亿元⟧。",
        "三个中队共出动⟦2640人次,一中队、二中队、三中队分别出动960人次、830人次、670人次⟧。",
        "办理法律援助⟦963件,其中:\n1.刑事案件274件;\n2.民事案件655件;\n3.行政案件7件⟧。",
        "办理简易程序案件⟦241件、普通程序案件96件,合计办结行政处罚案件310件⟧。",
        "共召开党组会议⟦19次、局务会议12次、专题会议16次,三类会议累计召开46次⟧。",
        "年初结转⟦68.15万元,本年收入3332.12万元,两项合计,收入总计3418.27万元⟧。",
        "检查加油站⟦65座,发现隐患的18座,未发现隐患的38座⟧。",
    ],
    good=[
        "作出行政处罚53起,共计罚款5600元,其中简易程序50起,一般行政处罚3起,行政处罚案卷3个。",
        "办理案件300件,其中盗窃案100件,诈骗案50件。",
        "查处案件100件,其中食品80件、药品15件等。",
        "引进亿元项目20个,其中5亿元以上15个,10亿元以上8个。",
        "受理案件50件,比上年增加20件,其中民事30件,行政20件。",
        "化解纠纷300件,其中重大纠纷20件,办结290件。",
        "开展检查100家次,责令整改20家次,其中食品50家次、药品30家次,特种设备20家次。",
        "收入508.11亿元,其中税收474.78亿元,非税收入33.34亿元。",
        "毕业生10492人,其中高中3154人;在校学生131391人,其中高中10824人,初中26021人。",
        "全县共有村186个,其中民主法治示范村120个,国家级3个,省级25个,市级92个。",
        "执法人员30人,其中党员20人、本科学历25人。",
        "共受理案件120件,其中涉企案件36件,已办结100件,正在办理20件。",
        "文物点9处,其中国家级1处,省级3处(其中遗址2处、墓葬1处),市级5处。",
        "其中一九八五年达到百分之十六,一九八四年达到百分之十五。",
        "税收127.45亿元,其中工商税收87.25亿元,农业税收30.54亿元。",
        "受理约120件,其中民事80件、刑事30件、行政20件。",
        "提请审议法规草案13件,办理人大代表建议8件、政协提案6件。",
        "参加养老保险2.2万人,城镇低保0.9万人,农村低保1.7万人。",
        "示范村120个,其中国家级3个、省级25个。",
        "固定资产投资43万亿元,其中基本建设投资23万亿元,技术改造投资11万亿元。",
        "实施三个全覆盖:国家级企业16个州全覆盖、省级企业129个县全覆盖。",
        "全县有小学20所、初中8所,共有幼儿园30所。",
        "收到人大建议58件、政协提案73件,共办结120件。",
        "收到来信12件、来电34件、来访56批,其中信、电两项合计46件。",
        "处理违纪人员54人,其中党纪处分45人,政务处分20人。",
        "检查企业120家:合格100家,责令整改15家。",
        "由公安机关移送案件30件,法院受理案件25件,共有文物点9处,包括国家级1处、省级2处。",
        "占比分别为60.4%和24.9%,两项合计85.4%。",
        "零售总额1131亿元。其中,限额以上313.2亿元。按所在地分,城镇949.2亿元,乡村181.8亿元。",
        "年初结转18件,当年新收126件,共审结130件,年末未结14件。",
        "上年结转8件,受理92件,审结95件,未审结5件。",
        "采纳156条,部分采纳44条,不予采纳40条。",
        "在职人员120人,其中研究生30人,占25%;本科78人,占65%;大专及以下12人,占10%。",
        "2023年底共有党员486名,发展12名,转入8名,转出18名,2024年底共有党员488名。",
        "事故造成37人遇难,其中包括3名学生,另有82人受伤。",
        "完成造林48万亩、其中生态林13万亩,修复草原57万亩,治理沙地23万亩。",
        "低保标准每月提高65元,重度、中度护理补贴分别提高50元、40元。",
        "全县人口50.0万人,其中农业人口30.5万人、非农业人口19.5万人,男性26.2万人、女性23.8万人。",
        "居民人均支出12000元,其中食品4100元,衣着900元,居住2600元,交通1700元,教育1300元,医疗1000元。",
        "工程总投资十亿5000万元,其中一期六亿元、二期四亿5000万元。",
        "发生盗窃案件12起、抢夺案件2起(街面11起、室内3起)。",
        "涉案金额18.7万元,其中甲某参与18.7万元,乙某参与17.4万元。",
        "设学位4636个,其中一年级3158个,七年级1478个,分布在13个街道。",
        "高等学校共计3072所。其中,普通高校2820所,含本科1275所、专科1545所,成人高校252所。",
        "支付保险费7400元,其中伤残限额110000元,医疗限额10000元,财产限额2000元。",
        "先后支付两笔各为49950元,另一笔19980元,合计119880元。",
        "客车载有59名乘客(核载55人,实载61人),赔偿金17.6万元(2.2万元×8年,扣除已付的14万元)。",
        "经常账户顺差5600亿元。其中,货物贸易顺差8900亿元,服务贸易逆差3200亿元。购买餐桌单价12000元、茶几单价7000元,总价共计44000元。",
        "立案2400人,处分1600人,移送司法机关73人,其中,处分厅级干部54人、处级干部285人。",
        "收入文稿74篇。其中,主要领导的文稿37篇,其他领导的文稿15篇,党委、人大、政府的有关文件22篇。",
        "“两年期收益2800元”和“三年期收益4100元、五年期收益6600元,合计年均2000元”的宣传。",
    ],
)
def sum_of_parts(document: Document, options: object) -> Iterator[Finding]:
    """总数与“其中”“分别为”“共计”等所列各项之和不符。

    各项单位相同（人、名、位视为相同）、数值确切时才相加。各项之和大于总数，或各项已穷尽而和不等于总数，为错误或警告。下列情形视为穷尽：
    含有互补的各方（男与女、新建与改建、发现隐患与未发现隐患、货物与工程与服务等）；末项为“其他”；用“分别为”“由……组成”“按……分”、括号、冒号或“其中：”之后逐行列举；总数之前已逐一点名（建议和提案共110件）；
    “两项合计”“三个平台累计”等写明几项之和。

    列到句末、只差一点的（不超过一成，或只错一位数字、两位数字颠倒），为警告。

    不报告：“其中”只列一部分（和小于总数，相差较多，或有“等”“主要”“还有”）；单位不同的（行政处罚案卷3个不与54起相加）；增减量、平均数；
    另一层意思（“另有”之后、“;”之后的另一件事）；没有列全的支出构成；
    互相重叠的分档（亿元以上、十亿元以上）和分类（党纪处分、政务处分）；嵌套的“其中”；约数；金额和面积在末位四舍五入之内的差；
    并列的另一件事（审议法规草案13件，办理建议8件、提案6件）；上年结转、新收、审结、未结各数（见 ARI004）。前文同单位的另一个数若等于各项之和，也不报告。

    ---
    The parts behind 其中, 分别为 or before 共计 do not add up to the total.

    Only exact figures of one unit are added (人, 名 and 位 are one). It is an error or a warning when the parts exceed the total, or when they leave
    nothing out and the sum differs. A list leaves nothing out when it has all sides of a contrast (men and women, 新建 and 改建, 合格 and 不合格, 货物 and
    工程 and 服务), ends in 其他, follows 分别为, 由…组成, 按…分, a bracket or a colon, or
    stands on the lines behind 其中:, has its items named before the total (建议和提案共110件), or when the total says of
    how many figures it is the sum (两项合计).

    It is a warning when a list runs to the end of its sentence and misses by little: by a tenth at most, by one digit, or by two digits that changed places.

    Accepted in silence: an open list below its total; what follows 另有, or another thing after a semicolon; kinds of expense that fall short of the whole; figures of another unit; changes and means; overlapping classes (亿元以上, 十亿元以上; 党纪处分,
    政务处分); a list inside a list; approximate figures; rounding in the last digit of money and areas; other things beside the total (审议法规草案13件,
    办理建议8件、提案6件); what was carried over, came, went and is left (ARI004). If another figure of the same unit before the list equals the sum, the list belongs to that one.
    """
    for parts in chain(breakdowns(document), sums(document)):
        severity = verdict(parts)
        total = parts.total.value
        if severity is None or total is None:
            continue
        values = [quantity.value for quantity in parts.parts if quantity.value is not None]
        computed, factor = sum(values, Fraction(0)), parts.total.scale
        unit = parts.total.scale_sign + parts.total.unit
        summands = " + ".join(decimal(value / factor if factor != 1 else value) for value in values)
        sum_text, total_text = decimal(computed / factor), decimal(total / factor)
        gap = decimal(abs(computed - total) / factor)
        yield Finding(
            _around(parts),
            Text(
                f"各项之和{sum_text}{unit}与总数“{parts.total.words}”不符，相差{gap}，请核对",
                f'the parts add up to {sum_text}{unit}, not to the total "{parts.total.words}" ({gap} apart)',
            ),
            note=Text(*[f"{summands} = {sum_text} ≠ {total_text}"] * 2),
            related=tuple(Related(quantity.span, Text("分项", "part")) for quantity in parts.parts),
            severity=None if severity == "error" else severity,
            evidence=Evidence(
                f"{' + '.join(decimal(value) for value in values)} = {decimal(total)}",
                decimal(computed),
                decimal(total),
                tuple(quantity.operand for quantity in (parts.total, *parts.parts)),
            ),
        )


def _around(parts: Parts) -> Span:
    figures = (parts.total, *parts.parts)
    return Span(min(quantity.start for quantity in figures), max(quantity.end for quantity in figures))


def _large(quantity: Quantity) -> bool:
    """Whether a figure is none of the small numbers that make up names and phrases: 三个方面, 一个."""
    return (quantity.value or 0) >= _LARGE


def _words_before(quantity: Quantity) -> str:
    """The words of its clause before a figure."""
    words = quantity.text[max(0, quantity.start - _HEAD) : quantity.start]
    return words[max(map(words.rfind, _MARKS)) + 1 :]


def _fits(part: Quantity, total: Quantity) -> bool:
    """Whether one figure may be a part of the other."""
    low, high = part.interval.low, total.interval.high
    return low is None or high is None or low <= high


#: A sum of money by another name than its total's: 税款损失78000元,其中一张票面金额为163000元.
_AMOUNT = Lazy("(?:金额|限额|价款|面值|总额)为?$")
_THING = Lazy(f"{HAN}{{1,10}}")


def _other_things(part: Quantity, total: Quantity) -> bool:
    """Whether 个, which counts anything, counts two kinds of things: 9个考场,其中…31个考室."""
    one, other = (_THING.match(figure.text, figure.end) for figure in (part, total))
    return part.unit == "个" and one is not None and other is not None and one[0][-1] != other[0][-1]


@check(
    "ARI005",
    "part-exceeds-whole",
    title=Text("部分大于总体", "a part is larger than the whole"),
    severity="error",
    basis="logic",
    bad=[
        "新增企业109家,其中注册资本100万以上企业⟦120家⟧。",
        "受理申请近200件,其中复议申请⟦230余件⟧。",
        "共有车辆5辆(其中执法车⟦6辆⟧)。",
        "全乡共有党员一百二十人,其中农村党员⟦一百五十人⟧。",
        "平均每村培训2次;全县网格员120人,其中专职⟦150人⟧。",
    ],
    good=[
        "新增企业109家,其中注册资本100万以上企业20家。",
        "全市企业1000家,新增20家,其中规上企业50家。",
        "参加人数30人,其中培训40人次。",
        "人均补助780元/月,其中失能对象1080元/月。",
        "消费水平277元,比上年增加50元,其中城镇547元。",
        "全县收入增长,其中农业收入50万元。",
        "抽检量超过每千人6批次,其中专项抽检40批次。",
        "按人口平均的消费水平达到277元。其中,城镇居民547元。",
        "造成税款损失78000元,其中一张发票的票面金额为163000元。",
        "大风导致3人死亡。包括两县在内,另有80多人受伤。",
        "建设9个电视监控考场,其中县城考点有31个考室。",
        "新建铁路1400公里,其中两条干线已经铺轨;新建公路6600公里。",
        "近三年年均增收40亿元,其中上年增收57亿元。",
        "支付检验费3000元,事发前该车在另一家公司投保了多个险种,其中车损险86000元。",
        "围绕一个中心,包括四个方面;建设十五个单位,由六十个单位组成的专班负责。",
    ],
)
def part_exceeds_whole(document: Document, options: object) -> Iterator[Finding]:
    """“其中”所列的一项比它所属的总数还大。

    与前文（同一句，或“其中”开头时的上一句）每一个同单位的数都比过，都小于这一项才报告；约数按区间比较。两项以上的列举见 ARI001。
    不报告：单位不同（人与人次）；人均、标准、价格等平均数；增减量。

    ---
    One item behind 其中 is larger than the total it is a part of.

    It is compared with every figure of the same unit before it (in its sentence, or in the sentence before one that begins with 其中), and
    reported when it exceeds them all; approximate figures are compared as intervals. Lists of two and more items are ARI001. Accepted in
    silence: another unit (人, 人次); means, rates of pay and prices; changes.
    """
    for parts in breakdowns(document):
        part = parts.parts[0]
        if len(parts.parts) > 1 or part.value is None or _fits(part, parts.total):
            continue
        totals = list(parts.totals)
        if (
            any(total.value is None or total.ranged or _fits(part, total) for total in totals)
            or not all(quantity.numeral[0].isascii() or _large(quantity) for quantity in (part, *totals))
            or part.ranged
            or not (part.exact or part.modifiers)
            or _MEAN.search(parts.labels[0] + "".join(_words_before(total) for total in totals))
            or _other_things(part, parts.total)
            or (part.unit == "元" and _AMOUNT.search(parts.labels[0]))
        ):
            continue
        yield Finding(
            part.span,
            Text(
                f"其中的“{part.words}”大于总数“{parts.total.words}”",
                f'the part "{part.words}" is larger than the whole "{parts.total.words}"',
            ),
            note=Text(*[f"{decimal(part.value)} > {decimal(parts.total.value or Fraction(0))}"] * 2),
            related=(Related(parts.total.span, Text("总数", "whole")),),
            evidence=Evidence(
                "part ≤ whole",
                decimal(part.value),
                decimal(parts.total.value or Fraction(0)),
                (parts.total.operand, part.operand),
            ),
        )


_SHARES = Lazy("占比?[^,]{0,6}(?:分别|依次)[为是达]?$|比重(?:分别|依次)[为是达]?$")


@check(
    "ARI011",
    "shares-sum",
    title=Text("各项占比之和不是100%", "shares that do not make up 100%"),
    severity="info",
    basis="logic",
    bad=["民事、刑事、行政案件占比分别为⟦61.2%、25.3%、15.5%⟧。"],
    good=[
        "民事、刑事、行政案件占比分别为61.2%、25.3%、13.5%。",
        "三类占比分别为33.3%、33.3%、33.3%。",
        "食品、药品占比分别为61%、25%。",
        "三项工作完成率分别为99%、98%、97%。",
    ],
)
def shares_sum(document: Document, options: object) -> Iterator[Finding]:
    """“占比分别为……”所列各项接近100%，却超出了取整能解释的范围。

    各项之和在90%至110%之间才视为一份完整的清单；允许每项在末位上下浮动一个单位（公布时常作微调）。

    ---
    The shares behind 占比分别为 come near to 100% and miss it by more than rounding explains.

    Only a sum from 90 to 110 is taken for a complete list; every item may be off by one unit of its last digit, since published shares are often
    adjusted.
    """
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            if not _SHARES.search(clause.label):
                continue
            shares: list[Quantity] = []
            for item in sentence.clauses[at : at + _REACH]:
                if len(item.quantities) != 1 or item.quantities[0].unit != "%" or (shares and item.before != "、"):
                    break
                shares.append(item.quantities[0])
            if len(shares) < 3 or not all(share.exact for share in shares):
                continue
            values = [share.value for share in shares if share.value is not None]
            total = sum(values, Fraction(0))
            if abs(total - 100) > 10 or abs(total - 100) <= len(shares) * max(share.place for share in shares):
                continue
            summands = " + ".join(decimal(value) for value in values)
            yield Finding(
                Span(shares[0].start, shares[-1].end),
                Text(
                    f"各项占比之和为{decimal(total)}%，不是100%", f"the shares add up to {decimal(total)}%, not to 100%"
                ),
                note=Text(*[f"{summands} = {decimal(total)} ≠ 100"] * 2),
                evidence=Evidence(f"{summands} = 100", decimal(total), "100", tuple(share.operand for share in shares)),
            )
