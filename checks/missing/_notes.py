"""What editors and templates say of a text within it, told by the kinds of words that they use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Span
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.prose import is_han

#: The kinds of words of a note: what is to be done, where, that it asks, with what, by whom, and in which draft.
_KINDS = {
    "deed": (
        "补充|补齐|补全|补上|补写|补数|补录|核实|核对|核定|核准|核一?下|核数|再核|确认|填写|填上|填入|填报|更新|修改|改为|改成|改写|重写|调整|完善|校对|校核|审定|统一|斟酌|定稿|删|替换|插入|加上|粘贴"
        "|添加|润色|合并|移到|移至|查一下|配图|换成|保留|点名|留空|空着|概述|阐述|简述|列出|列举|撰写|输入|选填|择一|展开|压缩|精简"
        "|提供(?!原件|材料|证明|户口|复印|担保|服务)"
    ),
    "where": "此处|这里|此段|该段|本段|此句|此数|该数|此项|上文|下文|前文|后文|后面|前面|这段|这句|本句|这个数|这一段|这部分|此部分|本节|此节",
    "asks": "(?<![提申报])请|待|需|须|拟|再|建议|应|可否|是否|麻烦|尽快|记得|别忘|要不要|能否|如何|吗|[?]|要求|注意|提示|如有|如无|可根据|根据实际|结合实际|按实际|视情况|酌情",
    "what": (
        "数据|数字|材料|素材|内容|名单|口径|表述|文字|照片|图片|案例|例子|标题|措辞|日期|依据|出处|来源|最新|段落|字数|提法|说法|排版|格式|附图|编号|文件|文号|特色做法|做法|亮点"
        "|配图|图表|[上下]图|[上下附]表|[上下]文|[0-9]+字|字体|字号|行距|以内|左右|具体|单位|部门|部分|情况|标点|错字|页码|附件"
    ),
    "who": f"{HAN}[科处室庭股组](?!{HAN}?[理长])|办公室|领导|(?:{HAN}{{1,2}})?(?:主任|局长|书记|院长|科长|处长|县长|市长|秘书长|总)|同志|老师|编辑|小{HAN}|老{HAN}(?=[:,核改])|责任人|各科室|经办",
    "draft": "[初一二三四五六七八九]稿|第[0-9一二三四五六七八九]稿|草稿|底稿|送审稿|修改稿|过程稿|校样|打印稿|[红蓝黄绿黑]字|标[红黄绿蓝]|高亮|划掉|批注|修订|留痕|存疑|待定|原文|原稿|原句|模板|范文",
}
#: What is said of how a page is set, and what a template calls itself.
_LAYOUT = "落款|盖章|压章|用印|居中|顶格|右对齐|左对齐|两端对齐|加粗|页边距|行间?距|缩进|空[一二三四两0-9]+[字格行]|另起一?[行页]|单独成[行页]|[小一二三四五初]号字?|仿宋|黑体|楷体|宋体|日期|页码|署名|抬头"
_TEMPLATE = "模板|范文|样稿|草稿|过程稿|打印稿|校样|底稿"
#: Single characters that say what is to be done, where all else of a note does, too.
_SHORT = "改|定|核|补|写|填|加|减|查|印|放|算|问|校|报|用|换|留"
_OPENING, _CLOSING, _INNER = r"[(\[【〔{<«]", r"[)\]】〕}>»]", r"[^()\[\]【】〔〕{}<>«»。\n]"
#: This many kinds make a note, and in square brackets, which no sentence needs, this many.
_OF_ROUND, _OF_SQUARE = 3, 2
#: So much of a note are words of these kinds; of one that says what is to be done, so much.
_COVERED, _SOME = 0.6, 0.4
#: A sentence outside brackets says where, asks, and says what is to be done, in so few code points and nearly no others.
_ASKED, _SHORTEST, _LONGEST, _NEARLY = {"where", "asks", "deed"}, 6, 30, 0.8


@cache
def _brackets() -> re.Pattern[str]:
    return compiled(rf"(?P<sign>{_OPENING})(?P<inner>{_INNER}{{3,36}}){_CLOSING}(?![(\[:])")


@cache
def _kinds() -> re.Pattern[str]:
    return compiled("|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + f"|(?P<short>{_SHORT})")


@cache
def _each_kind() -> dict[str, re.Pattern[str]]:
    return {kind: compiled(words) for kind, words in _KINDS.items()}


@cache
def _order() -> re.Pattern[str]:
    """What is to be done, said first and by itself: 插入:特色做法."""
    return compiled(f"(?:此处|这里|请)?(?:{_KINDS['deed']})(?::|{HAN}{{0,6}}(?:{_KINDS['what']})|\\Z)")


@cache
def _called() -> re.Pattern[str]:
    """Somebody who is called, and asked: 小王:这个数对吗?"""
    return compiled(
        rf"(?:[小老]{HAN}|{HAN}{{1,2}}(?:科长?|主任|局长?|处长?|老师|总|秘书)|@\S{{1,8}}|各位|同志们|编辑|领导)[:,]?"
        rf".{{0,26}}(?:吗|呢|吧|\?|请|麻烦|再|核|补|改|删|看|定|帮)"
    )


def notes(folded: str) -> Iterator[Span]:
    """Brackets in which somebody speaks of the text, to those who write it."""
    for found in _brackets().finditer(folded):
        if is_note(found["inner"], square=found["sign"] in "[【{<«"):
            yield Span(*found.span())


def spoken(folded: str, sentences: list[Span]) -> Iterator[Span]:
    """Sentences of their own in which somebody asks that a place of the text be worked on."""
    if not _each_kind()["where"].search(folded):
        return
    for sentence in sentences:
        if _SHORTEST <= sentence.end - sentence.start <= _LONGEST:
            words = folded[slice(*sentence)]
            if _each_kind()["where"].match(words) and _said(words) >= _ASKED and _share(words) >= _NEARLY:
                yield sentence


def _said(words: str) -> set[str]:
    return {kind for kind, pattern in _each_kind().items() if pattern.search(words)}


def _share(words: str) -> float:
    """How much of some words belongs to a note."""
    covered = sum(sum(map(is_han, found[0])) for found in _kinds().finditer(words))
    return covered / max(1, sum(map(is_han, words)))


def _is_of_page(words: str) -> bool:
    """Whether some words tell how a page is to be set: two things of it, and little else."""
    found = {one[0] for one in compiled(_LAYOUT).finditer(words)}
    covered = sum(sum(map(is_han, one[0])) for one in compiled(f"{_LAYOUT}|要|须|需|应|请|用").finditer(words))
    return len(found) >= _OF_SQUARE and covered >= _COVERED * sum(map(is_han, words))


def _is_of_template(words: str) -> bool:
    """Whether a template or a draft says here what it is."""
    if not compiled(_TEMPLATE).search(words):
        return False
    covered = sum(
        sum(map(is_han, one[0]))
        for one in compiled(rf"{_TEMPLATE}|第?[0-9.]{{1,6}}版|版本|编号|使用|专用|[Vv][0-9.]+").finditer(words)
    )
    return covered >= _NEARLY * sum(map(is_han, words))


def is_note(words: str, *, square: bool) -> bool:
    """Whether what stands in brackets asks somebody to work on the text, or says how it was worked on."""
    said = _said(words)
    if square and _order().match(words):
        return True
    if _is_of_page(words) or (square and _is_of_template(words)):
        return True
    if _called().match(words) and (square or said & {"asks", "deed"}):
        return True
    if not said & {"where", "asks", "draft"}:
        return False
    share = _share(words)
    if "deed" in said and said & {"where", "asks"} and len(said) >= _OF_ROUND and share >= _SOME:
        return True
    acts = said & {"deed", "draft"} or compiled(_SHORT).search(words)
    return bool(acts) and share >= _COVERED and len(said) >= (_OF_SQUARE if square else _OF_ROUND)
