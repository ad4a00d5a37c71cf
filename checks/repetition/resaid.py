"""DUP007: a sentence or a clause that is written again near by, but for marks, particles, a few words or a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Finding, NoOptions, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.genres import fills_in_a_form, lays_down_rules
from lintreport.text.structure.prose import is_han

#: What is shorter, or longer, is not compared; in code points, marks and white space left out.
_SHORTEST, _LONGEST = 12, 300
#: Two sentences are compared when they share pieces of this length, and this many of those of the shorter one.
_GRAM, _SHARED = 3, 0.5
#: Where one in this many pieces of the sentences before them is the same, two are items of one pattern.
_PARALLEL = 4
#: How a sentence ends.
_ENDS = "。;!”)"
#: So much of both is the same at least, and no change is longer.
_SAME, _CHANGE = 0.75, 4
#: What tells of one thing by its figure, or by its length: as much is the same of two persons or places by no chance.
_TELLING, _LONG = 10, 30
#: A name is so long, and this much around it is the same.
_NAME, _AROUND_NAME = (2, 4), 16
_HAN = Lazy(HAN)
#: Words that change nothing of what is said.
_LIGHT = frozenset("的了和与及并将已其中于在把就所以为后前共")
#: What is said of another thing, or the contrary, with one of these.
_OTHER = frozenset(
    "不未非无没否另也又再还同各副总分首末次两双半上下左右东西南北中内外大小新旧老男女省市县区镇乡村加减增降"
)
_NUMERAL = frozenset("0123456789.%一二三四五六七八九十百千万亿零〇○甲乙丙丁")
#: The commonest names of families.
_FAMILIES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤"
    "尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄"
)


@cache
def _uncounted() -> re.Pattern[str]:
    """Words with a numeral that count nothing."""
    return compiled("一律|一般|一并|一直|一同|一起|统一|进一步|专一|十分|千方百计|万分")


class _Sentence(NamedTuple):
    """A sentence or clause: its place, its block, its words without marks, its figures, dates left out, its pieces, those before it."""

    span: Span
    block: int
    words: str
    figures: tuple[str, ...]
    pieces: frozenset[str]
    before: frozenset[str]


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"\s*(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十],|[①-⑳])?\s*"
    )


@cache
def _marks() -> re.Pattern[str]:
    return compiled(r"[\s,。;:、!?“”‘’\"《》()·—-]+")


@cache
def _figure() -> re.Pattern[str]:
    return compiled(r"(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,4})?(?![年月日号]|[0-9])")


@cache
def _excused() -> re.Pattern[str]:
    """Who is charged, what budgets say of each item, and what courts say in set words."""
    return compiled(r"原告|被告|公诉|本院认为|\A\s*[(〔【]|责任单位|牵头|预算|决算|持平|\(类\)|\([款项]\)|主要用于")


@check(
    "DUP007",
    "sentence-said-again",
    title=Text("同一节里一句话又写了一遍，只差几个字", "sentence repeated in its section with small changes"),
    severity="warning",
    basis="practice",
    where=("run-in", "body", "item"),
    yields_to=("DUP001", "DUP003", "DUP004", "DUP006"),
    bad=[
        "县林业局坚持造管并举，修复退化林地2.4万亩，补植苗木310万株。完成义务植树86万株。"
        "⟦县林业局坚持造、管并举，修复退化的林地2.4万亩，补植了苗木310万株。⟧",
        "新建2座乡镇集中供水站配套管网工程。修复灌渠6公里。⟦新建2座乡镇集中供水站的配套管网工程。⟧",
        "民间艺人周广田坚持上门授艺，三年来培养学员27人。⟦民间艺人吴长林坚持上门授艺，三年来培养学员27人。⟧",
        "河湾村支书赵永海带着9名老党员，用一个冬天把村口多年没人管的荒坡平整出来，种上了果树。\n发放树苗三百棵。\n"
        "⟦白石村支书马春生带着9名老党员，用一个冬天把村口多年没人管的荒坡平整出来，种上了果树。⟧",
        "已对《渡口管理办法》等5个文件编印图解，⟦已对《渡口管理办法》等5个文件编印了图解，⟧随文发布。",
        "全面完成各项重点任务，以实际行动向全县人民交上满意答卷。⟦以实际行动向全县人民交上满意的答卷。⟧",
        "临街施工的，夜间作业、清晨恢复；⟦临街施工的，一律夜间作业、清晨恢复。⟧",
        "建议市人民政府尽快出台垃圾分类收费的指引。加强宣传。⟦建议市人民政府尽快出台垃圾分类收费的工作指引。⟧",
    ],
    good=[
        "县林业局坚持造管并举，修复退化林地2.4万亩，补植苗木310万株。完成义务植树86万株。",
        "东山镇新建烘干中心14处、改造机耕路36公里。西山镇新建烘干中心14处、改造机耕路36公里。",
        "全年受理行政复议案件127件，涉及12个部门。全年办结行政复议案件127件，涉及12个部门。",
        "执法人员只注重收集不利于当事人的证据。执法人员不注重收集有利于当事人的证据。",
        "绩效评级为合格的项目共有12个。绩效评级为不合格的项目共有12个。",
        "（省发展改革委、省财政厅、省教育厅负责）加强监管。（省发展改革委、省财政厅、省卫生健康委、省教育厅负责）",
        "学思想以铸魂，学思想以明理，学思想以力行。",
        "一、加强渡口安全管理工作\n加强渡口安全管理工作，落实日常巡查制度。",
        "公务用车购置及运行费12.5万元，与上年预算持平。其中：公务用车运行费12.5万元，与上年预算持平。",
    ],
)
def sentence_said_again(document: Document, options: NoOptions) -> Iterator[Finding]:
    """同一节里，一句话隔了几句（或一个分句紧接着）又写了一遍，只差标点、虚词、一两个增删的字，或者只换了人名、村名而数字全同。多为改稿时旧句未删，或者套用时没有改完。

    比较的是去掉标点以后的字：12 字以上，四分之三以上相同，数字全同。

    不报告：换了动词、名词的并列句（受理127件、办结127件）；增删的字改变了意思的（不、未、其他、一审）；
    带编号的各条之间；标题与正文首句；注明责任单位的括号；预算、决算、法规和表单。逐字紧接着重复的由 DUP003 报告，整段的由 DUP001、DUP004 报告。

    改法：留下一句；只换了名称的，核对其余内容是否也应不同。

    为什么：同一件事说了两遍，多为旧句未删；只换了名称而数字全同的，其中一处很可能没有改完。
    ---
    Within a section a sentence is repeated some sentences later, or a clause at once, apart from marks, particles, a word or two added or left out, or the name of a person or village while all figures are the same: the old
    wording was not deleted, or a pattern was not filled in to its end.

    What is compared is the text without marks: at least 12 characters, three quarters of them and all figures the same.

    Not reported: parallel sentences with another verb or noun (受理127件, 办结127件); additions that change what is said (不, 未,
    其他); numbered items among each other; a heading and its text; brackets that name who is charged; budgets, rules and
    forms. What is repeated at once and identically is DUP003, whole paragraphs are DUP001 and DUP004.

    To fix: keep one of them; where only a name differs, check whether the rest should differ, too.

    Why: The same thing is said twice: the old sentence was not deleted, or a copy was not edited to the end.
    """
    if document.view(lays_down_rules) or document.view(fills_in_a_form):
        return
    for first, later, named in _resaid(document):
        words = document.masked[slice(*later.span)].strip()
        shown = words if len(words) <= _AROUND_NAME else f"{words[:9]}…{words[-6:]}"
        yield Finding(
            later.span,
            Text(f"与前文只差名称：“{shown}”", f"differs from an earlier sentence only in a name: “{shown}”")
            if named
            else Text(f"与前文几乎相同：“{shown}”", f"nearly the same as an earlier sentence: “{shown}”"),
            related=(Related(first.span, Text("第一次", "first time")),),
        )


def _resaid(document: Document) -> Iterator[tuple[_Sentence, _Sentence, bool]]:
    """Each sentence or clause that is said again, with the first one, and whether only a name differs."""
    latest: dict[str, int] = {}  # for each piece, the last sentence of this section that has it
    kept: list[_Sentence] = []
    last, again = None, False  # the sentence before, and whether it was said again
    for span in document.sentences:
        block = document.block_at(span.start)
        if block is None or block.kind not in ("run-in", "body", "item"):
            latest.clear()
            continue
        opens = last is None or block.span.start != last.block
        if opens and (block.kind == "run-in" or _is_numbered(document.folded, block.span)):
            latest.clear()
        pieces = last.pieces if last else frozenset[str]()
        this, before = _sentence(document.folded, span, block.span.start, pieces), None if opens else last
        this = this._replace(pieces=_pieces(this.words))
        last, said, again = this, again, False
        if not _is_compared(document.folded, this):
            continue
        alike = _most_alike(kept, latest, this.pieces)
        found = _said_before(document.folded, alike, before, this, said)
        if found:
            again = True
            yield found[0], this, found[1] == "name"
        else:
            yield from ((one, other, False) for one, other in _clauses_again(document.folded, this))
        if not (opens and block.kind == "run-in"):
            latest.update(dict.fromkeys(this.pieces, len(kept)))
            kept.append(this)


def _said_before(
    folded: str, first: _Sentence | None, before: _Sentence | None, this: _Sentence, said: bool
) -> tuple[_Sentence, str] | None:
    """What says the same before a sentence, and in what the two differ: another one, or the end of the one before."""
    if first and (how := _how(first, this)) and (said or not _are_parallel(first, this)):
        return first, how
    end = _end_of(folded, before, len(this.words)) if before else None
    if end and (how := _how(end, this)) in ("light", "added"):
        return end, how
    return None


def _end_of(folded: str, sentence: _Sentence, size: int) -> _Sentence | None:
    """The last clauses of a sentence that are about as long as so many signs."""
    start, end = sentence.span
    for found in compiled("[,;](?![0-9])").finditer(folded, max(start, end - 2 * size), end):
        tail = _sentence(folded, Span(found.end(), end), sentence.block)
        if len(tail.words) <= size * (2 - _SAME):
            return tail if len(tail.words) >= size * _SAME else None
    return None


def _is_numbered(folded: str, span: Span) -> bool:
    number = _number().match(folded, *span)
    return number is not None and number[0].strip() != ""


def _pieces(words: str) -> frozenset[str]:
    return frozenset(map("".join, zip(*(words[at:] for at in range(_GRAM)), strict=False)))


def _is_compared(folded: str, sentence: _Sentence) -> bool:
    """Whether a sentence is long enough, has an end, and is one of Chinese that nothing excuses."""
    words, (start, end) = sentence.words, sentence.span
    if not _SHORTEST <= len(words) <= _LONGEST or folded[end - 1] not in _ENDS or "<" in words:
        return False
    return 2 * len(_HAN.findall(words)) > len(words) and not _excused().search(folded, start, end)


def _are_parallel(first: _Sentence, later: _Sentence) -> bool:
    """Whether the sentences before two are alike too, as those of parallel items are."""
    return _PARALLEL * len(first.before & later.before) > min(len(first.before), len(later.before))


def _most_alike(kept: list[_Sentence], latest: dict[str, int], pieces: frozenset[str]) -> _Sentence | None:
    """The sentence before that shares most pieces, if they are enough."""
    shared = Counter([latest[piece] for piece in pieces if piece in latest])
    if not shared:
        return None
    best, times = max(shared.items(), key=lambda one: one[1])
    return kept[best] if times >= _SHARED * min(len(pieces), len(kept[best].pieces)) else None


def _sentence(folded: str, span: Span, block: int, before: frozenset[str] = frozenset()) -> _Sentence:
    number = _number().match(folded, *span)
    start = number.end() if number else span.start
    words = folded[start : span.end]
    return _Sentence(
        Span(start, span.end), block, _marks().sub("", words), tuple(_figure().findall(words)), frozenset(), before
    )


def _clauses_again(folded: str, sentence: _Sentence) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Two clauses side by side that say the same."""
    if len(sentence.words) < 2 * _SHORTEST:
        return
    start, end = sentence.span
    ends = [start, *(found.end() for found in compiled("[,;](?![0-9])").finditer(folded, start, end)), end]
    long = [Span(*pair) for pair in pairwise(ends)]
    for one, other in pairwise(long):
        if min(one.end - one.start, other.end - other.start) > _SHORTEST and _begin_or_end_alike(folded, one, other):
            clauses = [_sentence(folded, clause, sentence.block) for clause in (one, other)]
            if len(clauses[1].words) >= _SHORTEST and _how(*clauses) in ("light", "added"):
                yield clauses[0], clauses[1]


def _begin_or_end_alike(folded: str, one: Span, other: Span) -> bool:
    """Whether two clauses begin or end with the same two signs, their marks left out: else they are not compared."""
    words = [folded[slice(*span)].strip(" \n\t,;。") for span in (one, other)]
    return words[0][:2] == words[1][:2] or words[0][-2:] == words[1][-2:]


def _how(first: _Sentence, later: _Sentence) -> str:
    """In what two sentences differ: in "light" words, in what was "added", in a "name"; "" where they say two things."""
    if first.figures != later.figures:
        return ""
    longer = max(len(first.words), len(later.words))
    if 2 * min(len(first.words), len(later.words)) < longer:
        return ""
    signs, others = set(first.words), set(later.words)
    if len(signs & others) < _SHARED * max(len(signs), len(others)):
        return ""
    same, changes = _compared(first.words, later.words)
    if same < _SAME * longer:
        return ""
    near = first.block == later.block or _tells(later)
    if all(_LIGHT.issuperset(old + new) for old, new, _ in changes):
        return "light" if near else ""
    if any(not _NUMERAL.isdisjoint(_uncounted().sub("", old + new)) for old, new, _ in changes):
        return ""
    if all(_is_name(later.words, *change) for change in changes):
        certain = _tells(later) or (later.figures and same >= _LONG)
        return "name" if certain and same >= _AROUND_NAME and len(changes) < _GRAM else ""
    return "added" if near and _are_added(changes) else ""


def _compared(first: str, later: str) -> tuple[int, list[tuple[str, str, int]]]:
    """How many signs are the same in order, and what was changed, each with where it ends in the later one."""
    from difflib import SequenceMatcher

    made = SequenceMatcher(None, first, later, autojunk=False).get_opcodes()
    same = sum(end - start for kind, start, end, _, _ in made if kind == "equal")
    return same, [(first[a:b], later[c:d], d) for kind, a, b, c, d in made if kind != "equal"]


def _tells(sentence: _Sentence) -> bool:
    """Whether a figure is too large to be that of something else by chance."""
    return any(float(figure) >= _TELLING for figure in sentence.figures)


def _is_name(words: str, old: str, new: str, end: int) -> bool:
    """Whether one name of a person or a place took the place of another."""
    least, most = _NAME
    if not (least <= len(old) <= most and least <= len(new) <= most and all(map(is_han, old + new))):
        return False
    place = words[end : end + 1] in tuple("村镇乡县区市州寨社")
    return place or (len(old) == len(new) and (old[0] in _FAMILIES or new[0] in _FAMILIES))


def _are_added(changes: list[tuple[str, str, int]]) -> bool:
    """Whether nothing but a few words were put in, left out or moved, none of which makes it another thing."""
    moved = {old for old, _, _ in changes} & {new for _, new, _ in changes} - {""}
    rest = [("" if old in moved else old, "" if new in moved else new) for old, new, _ in changes]
    if any(max(len(old), len(new)) > _CHANGE or (old and new) for old, new in rest):
        return False
    return _OTHER.isdisjoint("".join(old + new for old, new, _ in changes))
