"""GRA: two ways of saying one thing, mixed in one clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

from ._places import quotation


class _Mixed(NamedTuple):
    """A pattern of two frames mixed, a word that stands in all that it finds, and the two frames."""

    word: str
    pattern: str
    first: str
    second: str
    severity: Severity = "warning"


#: A sign within a clause.
_INSIDE = "[^,。;:!?、()“”\n]"
_NUMERAL = "(?:[0-9]{1,3}|[一二三四五六七八九十半]{1,3})"
_MONTH = "(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底)?"

#: Frames with a word of their own, by which they are found.
_MIXED = (
    _Mixed("原因", "原因(?:就|主要|还|也|都)?(?:是|在于)(?:因为|由于)", "原因是…", "因为…"),
    _Mixed("诸于", "[付诉公归见]诸于", "付诸…", "付之于…"),
    _Mixed("前", rf"[0-9][月日]起?(?:至|到|—|-){_MONTH}之?前", "至…止", "…前"),
    _Mixed(
        "进行",
        rf"(?:加强|加大|强化|加快|注重|重视)了?对(?![外口])(?:(?!的){_INSIDE}){{2,30}}进行(?:(?!的){_INSIDE}){{2,20}}(?=[,。;\n]|\Z)",
        "加强对…的管理",
        "对…进行管理",
    ),
    _Mixed("的是为了", "目的(?:就|主要|都|也)?是为了", "目的是…", "为了…", "info"),
    _Mixed(
        "以上",
        rf"(?<![不未])满{_NUMERAL}(?:个月|周?年|周?岁|天|日)(?:\([^()\n]{{1,12}}\))?以上",
        "满…",
        "…以上",
        "info",
    ),
    _Mixed(
        "实行",
        r"实行(?:(?!以|的|和)[^,。;:!?、()“”\n]){2,12}(?:方式|形式)(?=供应|供地|供给|出让|采购|招标|委托|承包|补偿|交易|管理|征收|收取|发放|缴纳|分配|配租|配售)",
        "实行…",
        "以…方式",
        "info",
    ),
    _Mixed("使", rf"(?<![^\n。;])(?:通过|经过){_INSIDE}{{2,40}},使(?![用命馆者])得?", "通过…", "…使…", "info"),
    _Mixed("旨在", rf"(?<![^\n。;])通过{_INSIDE}{{2,40}},旨在", "通过…", "…旨在…", "info"),
)

#: 为 in front of what a rule rests on; where it ends another word (作为, 分为), 以 need not stand before it.
_RESTS_ON = (
    "为(?<![作成列视认定分改变归升评选任命转划设称名因较]为)"
    "(?:(?P<basis>依据|基数|准(?=[,。;])|(?:标准|单位)(?=[,。;]|进行|计算|支付|缴纳|收取|发放|确定))"
    "|(?P<aim>原则|宗旨|中心|核心|重点|主线)(?=[,。;、)]|来|进行|开展|确定|办理))"
)
#: What opens the other frame in the same clause, with nothing between that opens the right one.
_OPENING = {
    "basis": r"(?:根据|依据|依照|(?<![对参仿遵])按照?)(?!(?:有关|相关|国家)?(?:规定|要求|政策)[应可须需由已不])(?:(?!以|作|把|将|分为)[^,。;:!?()“”\n]){2,40}\Z",
    "aim": r"(?<![以])(?:根据|依据|按照|围绕|本着|遵循|坚持)(?:(?!以|作|把|将|分为)[^,。;:!?()“”\n]){2,40}\Z",
}
_REACH = 48


@cache
def _rests_on() -> re.Pattern[str]:
    return compiled(_RESTS_ON)


def _without_taking(folded: str) -> Iterator[tuple[Span, _Mixed]]:
    """Where 按照 or 坚持 stands and 以 should: 按照…为依据."""
    for found in _rests_on().finditer(folded):
        kind, start = str(found.lastgroup), found.start()
        if opening := compiled(_OPENING[kind]).search(folded, max(0, start - _REACH), start):
            verb = opening[0][: 1 if opening[0][0] == "按" and opening[0][1] != "照" else 2]
            yield Span(opening.start(), found.end()), _Mixed("", "", f"{verb}…", f"以…{found[0]}")


@check(
    "GRA001",
    "mixed-frames",
    title=Text("句式杂糅", "two constructions mixed"),
    severity="warning",
    basis="practice",
    where=SENTENCES,
    bad=[
        "单位缴费⟦按照上年度月平均工资为基数⟧,个人缴费同此。",
        "招生工作⟦根据相对就近入学为原则⟧,逐校划定范围。分配名额⟦坚持公开公平为原则⟧。",
        "办理时间延长的⟦原因是由于⟧材料不全。各项措施应尽快⟦付诸于⟧实施。",
        "2020年3月⟦1日至2021年6月30日前⟧参保的人员,⟦加强对经办人员进行业务培训⟧。",
        "建立台账的⟦目的是为了⟧便于查询,连续居住⟦满2年以上⟧的可以申请。",
        "新建住房用地⟦实行行政划拨方式⟧供应。⟦通过开展专项整治,使⟧市容面貌明显改善。",
        "⟦通过数据共享平台建设,旨在⟧减少重复填报。",
    ],
    good=[
        "单位缴费以上年度月平均工资为基数,个人缴费同此。",
        "按照以人为本为原则的要求,根据职责分为重点岗位和一般岗位,以坚持绿色发展为主线。",
        "以上年预算数,加上按规定应由财政负担的经费为基数。按照规定批准的名称为标准地名,坚持以人民为中心,依据职权作为重点。",
        "由于材料不全,办理时间延长;其原因在于人手不足。付诸实施。",
        "2021年6月30日前参保,2020年3月1日至2021年6月30日参保,加强对经办人员的业务培训,加强对学生进行安全的教育。",
        "目的是便于查询,已满2年,未满18周岁以上述规定为准,不满1年以上浮标准计。",
        "用地以行政划拨方式供应,实行招标方式的改革。开展专项整治,使市容面貌明显改善。",
    ],
)
def mixed_frames(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一个分句里两种说法各用了一半：“按照…为基数”（按照…，或以…为基数）、“坚持…为原则”、“原因是由于…”、“自…至…前”、
    “加强对…进行培训”（加强对…的培训，或对…进行培训）、“付诸于”；只作提示的：“目的是为了”“满2年以上”“实行…方式供应”“通过…，使…”“通过…，旨在…”。

    这些句式由虚词决定，成对列出，与所说的事无关。

    不报告：“按照以…为…的要求”一类两层结构；“分为”“作为”“列为”等词中的“为”。

    改法：只留一种说法。

    为什么：两种句式各用一半，句子的主干就接不上。
    ---
    Half of one construction and half of another in one clause: 按照…为基数 (按照… or 以…为基数), 坚持…为原则, 原因是由于…, 自…至…前, 加强对…进行培训
    (加强对…的培训 or 对…进行培训), 付诸于; as info: 目的是为了, 满2年以上, 实行…方式供应, 通过…,使…, 通过…,旨在….

    Function words make these constructions, whatever the sentence is about, and they are listed by pairs.

    Not reported: one construction within another (按照以…为…的要求), and 为 in words such as 分为, 作为, 列为.

    To fix: keep one of the two.

    Why: With half of each construction, the parts of the sentence do not connect.
    """
    folded = document.folded
    found = list(_without_taking(folded))
    for mixed in _MIXED:
        if mixed.word in folded:
            found += [(Span(*match.span()), mixed) for match in compiled(mixed.pattern).finditer(folded)]
    for span, mixed in sorted(found, key=lambda one: one[0]):
        words = quotation(document, span)
        yield Finding(
            span,
            Text(f"句式杂糅：“{words}”", f"two constructions mixed: “{words}”"),
            note=Text(
                f"“{mixed.first}”与“{mixed.second}”各用了一半，只用一种",
                f"half of {mixed.first} and half of {mixed.second}: keep one of them",
            ),
            severity=mixed.severity,
        )
