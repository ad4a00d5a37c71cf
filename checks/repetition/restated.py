"""DUP006: a statement that is made again, in nearly the same words and with the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Finding, NoOptions, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.genres import fills_in_a_form, lays_down_rules
from lintreport.text.structure.prose import is_han

#: A shorter sentence, or a shorter clause beside it, is too little to tell; both without white space, in code points.
_SENTENCE, _CLAUSE = 16, 9
#: A statement is looked for in this many sentences before it.
_BACK = 4
#: So much of the shorter one stands in the longer one in the same order,
_SHARED = 0.7
#: and between these pieces no more than so much was put in.
_PUT_IN = 0.4
#: Statements that are longer are blocks, in code points.
_LONGEST = 300
#: Smaller figures are often equal by chance.
_SMALL = 10


#: Where clauses end.
_MARKS = frozenset(",;:。、")
#: What another of its kind takes the place of in parallel sentences.
_FILLING = frozenset("一二三四五六七八九十东西南北中上下左右前后甲乙丙丁男女省市县区镇乡村")


class _Statement(NamedTuple):
    """A sentence or clause: its place, its words without number and white space, and its figures with their units."""

    span: Span
    words: str
    figures: frozenset[str]


@cache
def _figure() -> re.Pattern[str]:
    units = "[万亿]?元|万?人次|[万亿]?[件项个家名户起处所人次亩吨里米场条台份期批天]|%|‰|公里|平方米"
    return compiled(rf"(?<![0-9.,])[0-9]{{1,9}}(?:,[0-9]{{3}}){{0,3}}(?:\.[0-9]{{1,4}})?(?:{units})(?![0-9])")


@cache
def _opening() -> re.Pattern[str]:
    return compiled(
        r"\s*(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十],|其中,?|同时,)?\s*"
    )


@cache
def _excused() -> re.Pattern[str]:
    """What a rule, an account or a court says in like words by custom: limits, ages, items of a budget, counts of a charge."""
    return compiled(
        "原告|被告|上诉人|公诉|被害|被盗|以上|以下|以内|\\(含\\)|周岁|不超过|不少于|不低于|工作日|预算|决算|持平|标准为|处以|罚款数额|分别|均为"
    )


@check(
    "DUP006",
    "restated-statement",
    title=Text("同一内容换个说法又写了一遍", "statement repeated in nearly the same words"),
    severity="warning",
    basis="practice",
    where=("run-in", "body", "item"),
    yields_to=("DUP001", "DUP003", "DUP004"),
    bad=[
        "推行执破融合机制，将27件执行案件移送破产审查。⟦积极推行执破融合工作机制，共将27件执行案件移送破产审查。⟧审理行政案件12件。",
        "培训312人次，其中147人取得职业技能等级证书，其中⟦147人获得了职业技能等级证书。⟧",
        "为此，我们逐项研究，拟从县级统筹的资金中安排1200万元，支持新建烘干中心14处、改造机耕路36公里。"
        "⟦今冬，拟从县级统筹资金中安排1200万元，支持新建烘干中心14处，改造机耕道36公里。⟧",
    ],
    good=[
        "被告人在西坡盗窃松木12根，以每根80元卖给木材商，得款960元。被告人在东坡盗窃松木12根，以每根80元卖给木材商周某，得款960元。",
        "推行执破融合机制，将27件执行案件移送破产审查。审理行政案件12件。",
        "全年受理行政复议案件127件。全年办结行政复议案件127件。",
        "东山镇新建烘干中心14处、改造机耕路36公里。西山镇新建烘干中心14处、改造机耕路36公里。",
        "预计总开工21万套，各年计划开工量见附表。预计总竣工21万套，各年计划竣工量见附表。",
        "单价100万元以上的设备10台。部门安排购置单价100万元以上的设备10台。",
        "学思想以铸魂，学思想以明理，学思想以力行。熟一块、收一块、种一块。",
    ],
)
def restated_statement(document: Document, options: NoOptions) -> Iterator[Finding]:
    """近处两句话（或相邻两个分句）说的是同一件事，数字全同，只增减了几个字，多为修改时新句写好而旧句未删：
    “将27件执行案件移送破产审查。……共将27件执行案件移送破产审查。”

    只看短的一句里带单位的数字（至少一个不小于10）另一句都有、七成以上的字依次出现在另一句里，而且改动只是增减或换一个字的。

    不报告：换了词的并列句（受理127件、办结127件；东山镇、西山镇）；预算、决算和条文中按格式写的话；逐字相同的由 DUP001、DUP003 报告。

    改法：留下一句。

    为什么：同一事项写了两遍，汇总时会计算两次。
    ---
    Two sentences near each other, or two clauses side by side, say the same thing with the same figures, and differ in a few characters: the new wording was written and the
    old one not deleted.

    All figures with a unit of the shorter one, one of them 10 or more, and seven tenths of its characters, in the same
    order, stand in the other, and the changes only add or leave out something or replace a single character.

    Not reported: parallel sentences with another word in its place (受理127件, 办结127件; 东山镇, 西山镇), what budgets and rules say
    in prescribed words. What is
    identical is DUP001 or DUP003.

    To fix: keep one of them.

    Why: The same fact stated twice may be counted twice.
    """
    if document.view(lays_down_rules) or document.view(fills_in_a_form):
        return
    for first, later in _restated(document):
        words = document.masked[slice(*later.span)].strip()
        shown = words if len(words) <= 2 * _CLAUSE else f"{words[:_CLAUSE]}…{words[-_CLAUSE:]}"
        yield Finding(
            later.span,
            Text(f"与前文说的是同一件事：“{shown}”", f"repeats an earlier statement: “{shown}”"),
            related=(Related(first.span, Text("第一次", "first time")),),
        )


def _restated(document: Document) -> Iterator[tuple[_Statement, _Statement]]:
    """Each statement that is made again, with the first that makes it."""
    before: list[_Statement | None] = [None] * _BACK
    for sentence in document.sentences:
        this = None
        figures = _figure().findall(document.folded, *sentence)
        if figures and document.kind_at(sentence.start) in ("run-in", "body", "item"):
            this = _statement(document.folded, sentence)
            first = next((one for one in before if one and _same(one, this, _SENTENCE)), None)
            if first:
                yield first, this
            elif len(set(figures)) < len(figures):
                clauses = [_statement(document.folded, clause) for clause in _clauses(document.folded, sentence)]
                yield from (pair for pair in pairwise(clauses) if _same(*pair, _CLAUSE))
        before = [*before[1:], this]


def _clauses(folded: str, sentence: Span) -> list[Span]:
    ends = [found.end() for found in compiled("[,;](?![0-9])").finditer(folded, *sentence)]
    return [Span(*ends) for ends in zip([sentence.start, *ends], [*ends, sentence.end], strict=True)]


def _statement(folded: str, span: Span) -> _Statement:
    found = _opening().match(folded, *span)
    start = found.end() if found else span.start
    words = "".join(folded[start : span.end].split()).rstrip("。;,!")
    return _Statement(Span(start, span.end), words, frozenset(_figure().findall(words)))


def _same(first: _Statement, later: _Statement, shortest: int) -> bool:
    """Whether two statements say the same of the same figures."""
    short, long = sorted((first, later), key=lambda one: (len(one.figures), len(one.words)))
    if not short.figures or not short.figures <= long.figures or len(short.words) < shortest:
        return False
    if len(long.words) > _LONGEST or first.words == later.words or _excused().search(short.words + long.words):
        return False
    return any(_value(figure) >= _SMALL for figure in short.figures) and _is_edited(short.words, long.words)


def _value(figure: str) -> float:
    found = compiled("[0-9.,]+").match(figure)
    return float(found[0].replace(",", "")) if found else 0


def _is_edited(short: str, long: str) -> bool:
    """Whether one was made of the other by adding, leaving out or replacing single signs, and by other first clauses."""
    from difflib import SequenceMatcher

    made = SequenceMatcher(None, short, long, autojunk=False).get_opcodes()
    equal = [at for at, (kind, start, end, _, _) in enumerate(made) if kind == "equal" and end - start > 1]
    if not equal:
        return False
    core = made[equal[0] : equal[-1] + 1]
    shared = sum(end - start for kind, start, end, _, _ in core if kind == "equal")
    changes = [(short[start:end], long[later:until]) for kind, start, end, later, until in core if kind != "equal"]
    if shared < _SHARED * len(short) or sum(len(new) for _, new in changes) > _PUT_IN * len(short):
        return False
    _, start, _, later, _ = core[0]
    _, _, end, _, until = core[-1]
    begins = not (start and later) or short[start] in _MARKS or short[start - 1] in _MARKS
    ends = end == len(short) or until == len(long) or short[end] in _MARKS or short[end - 1] in _MARKS
    return begins and ends and _are_edits(changes)


def _are_edits(changes: list[tuple[str, str]]) -> bool:
    """Whether changes are those of an editor, and not another thing of which the same is said."""
    if len(set(changes)) < len(changes) or any(_word().search(old) and _word().search(new) for old, new in changes):
        return False
    replaced = [(old, new) for old, new in changes if _has_han(old) and _has_han(new)]
    if len(replaced) > 1 or any(old in _FILLING or new in _FILLING for old, new in replaced):
        return False
    return any(_has_han(old) != _has_han(new) for old, new in changes)


@cache
def _word() -> re.Pattern[str]:
    return compiled(rf"{HAN}.*{HAN}", re.DOTALL)


def _has_han(words: str) -> bool:
    return any(map(is_han, words))
