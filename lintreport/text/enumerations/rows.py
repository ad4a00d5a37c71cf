"""Rows: the figures of one unit that follow each other as the items of a list do, and what leads them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.clauses import Clause, Sentence, lead
from lintreport.text.statements.units import folded_unit, kind_of, unit_of

#: What makes a figure another thing than a part: a change, a mean, a class that overlaps with others.
_NO_PART = Lazy(
    "增收|增支|减收|减支|[多少]收|[多少]支|净增|增长|共计|合计|总计|累计|同比|环比|比上|较上|比去|较去|[年人日月户村]均|平均|每|增长|增加(?!值)|减少|下降|上升|增至|(?<!及)以[上下](?!的$)|以内|连续|达到|其中|时速"
)
#: What leads in a list: 其中, 由…组成, a class (按渠道分:), a part by its name (城区中); and what ends one.
TRIGGERS = ("其中", "包括", "包含", "含", "由", "分别为", "分别是")
_CLASS = Lazy(
    f"(?:来源|构成|组成|分布|结构|类型|分类|用途|去向|渠道|类别|品类|方式|途径)(?:情况|分布|划?分|[来上]?看|如下|统计)?[为是]?$|如下$|情况$|队伍中$|分别[为是]$|"
    f"^(?:按照?|从|分){HAN}{{1,10}}(?:分|划分|分类|统计|区分|计|看|上看|来看)?$|^具体[为是]?$"
)
#: What names the part that a list is of: 行政公益诉讼中.
WITHIN = Lazy(f"^在?({HAN}{{2,20}}?)(?:当?中|里)$")
_ELSE = ("另", "此外", "同时", "与此同时")
#: A figure that says the sum of those before it.
SUM = Lazy(f"(?:(共计|合计|总计|总和|之和|一共|总共|累计|小计)|(?<!公)(?<!同)共)(?:为|有|达|占)?({HAN}{{0,10}})$")
#: 甲、乙、丙分别为: one figure to each name.
DISTRIBUTES = Lazy(f"分别(?:为|是|有|达|占)?({HAN}{{0,4}})$")
#: 1352册(盘): units that count together.
_ALIAS = Lazy(f"\\(({HAN}{{1,3}}(?:[、/,]{HAN}{{1,3}}){{0,3}})\\)")
#: The mark of an item on a line of its own.
_LINE = Lazy(
    r"[\s;。]*\n\s*(?:[0-9]{1,2}[.、)]|\([0-9一二三四五六七八九十]{1,3}\)|[①-⑳]|[-—·•*]{1,2}|[一二三四五六七八九十]{1,2}[是、])"
)
_JOINT = Lazy(r"\s?(?:以及|[和与及])")
#: How many figures one clause may have; how far a list may run, in clauses; how far apart lines of a stretch may be.
CROWDED, REACH, _GAP = 8, 24, 120
_KINDS = ("count", "measure", "money")

#: The clauses of a stretch with the number of their sentence in it.
Flat = list[tuple[int, Clause]]


class Row(NamedTuple):
    """A clause with its one figure of a unit (``None`` if it has several); ``at`` among the clauses of its stretch."""

    at: int
    sentence: int
    clause: Clause
    figure: Quantity | None

    @property
    def words(self) -> str:
        """All words of the clause before the figure."""
        return "".join(self.figure.text[self.clause.start : self.figure.start].split()) if self.figure else ""

    @property
    def label(self) -> str:
        """What an item is called: the words before its figure, behind another figure (一类3家) if there is one."""
        if self.figure is None:
            return ""
        first = self.figure is self.clause.quantities[0]
        label = self.clause.label if first else lead(self.clause, self.figure) or self.clause.label
        return label[next((len(word) for word in TRIGGERS if label.startswith(word)), 0) :].lstrip(".、)")

    @property
    def value(self) -> Fraction:
        """The value of the figure."""
        return (self.figure and self.figure.value) or Fraction(0)


def parted(sentence: Sentence) -> Sentence:
    """A sentence with its clauses cut between figures that 和 joins: 国内公证20件和涉外公证6件."""
    pieces: list[Clause] = []
    for clause in sentence.clauses:
        if 1 < len(clause.quantities) <= CROWDED:
            pieces += _pieces(clause)
        else:
            pieces.append(clause)
    return sentence if len(pieces) == len(sentence.clauses) else sentence._replace(clauses=tuple(pieces))


def _pieces(clause: Clause) -> list[Clause]:
    """A clause, cut at each 和 between two figures of one unit."""
    pieces = [clause]
    for one, other in pairwise(clause.quantities):
        rest = pieces[-1]
        between = one.text[one.numeral_end : other.start]
        if not any(sign in between for sign in "和与及"):
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


def stretches(sentences: Sequence[Sentence], text: str) -> Iterator[list[Sentence]]:
    """The sentences of paragraphs, and of lines that follow each other."""
    stretch: list[Sentence] = []
    for sentence in sentences:
        if stretch and sentence.paragraph != stretch[-1].paragraph:
            gap = text[stretch[-1].span.end : sentence.span.start].replace(" ", "")
            if "\n\n" in gap or len(gap) > _GAP:
                yield stretch
                stretch = []
        stretch.append(sentence)
    if stretch:
        yield stretch


def rows_of(flat: Flat) -> dict[str, list[Row]]:
    """The clauses with figures of each unit that two or more have."""
    figures = [figure for _, clause in flat for figure in clause.quantities]
    alias: dict[str, str] = {}
    for figure in figures:
        others = _ALIAS.match(figure.text, figure.end) if figure.unit else None
        for unit in others[1].replace("/", "、").replace(",", "、").split("、") if others else ():
            alias[folded_unit(unit)] = unit_of(figure)
    units: dict[str, list[Row]] = {}
    for at, (number, clause) in enumerate(flat):
        if not clause.quantities or len(clause.quantities) > CROWDED:
            continue
        here: dict[str, list[Quantity]] = {}
        for figure in clause.quantities:
            unit = unit_of(figure) or next((one for one in alias if figure.text.startswith(one, figure.end)), "")
            counts = kind_of(figure.unit or unit) in _KINDS and figure.numeral not in ("万", "亿", "千", "百")
            if unit and (counts or unit == "%"):
                here.setdefault(alias.get(unit, unit), []).append(figure)
        for unit, same in here.items():
            units.setdefault(unit, []).append(Row(at, number, clause, same[0] if len(same) == 1 else None))
    return {unit: rows for unit, rows in units.items() if len(rows) > 1}


def runs(rows: Sequence[Row], flat: Flat) -> Iterator[list[Row]]:
    """Figures that follow each other as the items of a list do."""
    run: list[Row] = []
    for row in rows:
        joins = _joins(run, row, flat) if run else False
        if joins is None:
            continue
        if run and not joins:
            yield run
            run = []
        if row.figure is not None:
            run.append(row)
    if run:
        yield run


def _joins(run: Sequence[Row], row: Row, flat: Flat) -> bool | None:
    """Whether a figure is the next item of a list; ``None``: it is passed over."""
    last, clause = run[-1], row.clause
    between = [one for _, one in flat[last.at + 1 : row.at]]
    if row.figure is None or any(one.depth < clause.depth for one in between):
        return False
    if last.sentence != row.sentence:
        return _on_a_line(last, row, flat) and not opening(row, flat)
    if run[0].sentence != last.sentence:
        return None  # the second figure of an item that has its own line
    said = SUM.search(row.words) is not None
    distributes = clause.before == "、" and DISTRIBUTES.search(clause.label) is not None
    if distributes or clause.words.startswith((*TRIGGERS, *_ELSE)):
        return False
    mark = ";" if any(one.before == ";" and not one.quantities for one in between) else clause.before
    second = run[1].clause.before if len(run) > 1 else None
    if _NO_PART.search(clause.label) and not said:
        ahead = flat[row.at + 1][1].before if row.at + 1 < len(flat) else ""
        parted = ahead == ";" if second is None else _parted(run)
        return None if parted and _COMPARED.search(clause.label) else False
    if said or mark not in (",", "、", ";"):
        return said and mark in (",", "、", ";")
    if any(one.depth == clause.depth and _leads_in(one) for one in between):
        return False
    if mark == ";" and _leads_another(row, flat):
        return False
    if second == ";" != mark:
        return None  # 民事89件,调解45件;刑事45件: a part of the part
    if mark == ";":
        return _parted(run) or (second is None and run[0].clause.before != "、" and run[0].label != "")
    return not (mark == "," and run[0].clause.before == "、" and run[0].clause.words.startswith(TRIGGERS))


def _parted(run: Sequence[Row]) -> bool:
    """Whether a semicolon stands between two items."""
    return any(run[at].clause.before == ";" for at in range(1, len(run)))


def _leads_another(row: Row, flat: Flat) -> bool:
    """Whether another list begins in the sentence behind a figure: 存款20亿元,其中储蓄12亿元;贷款15亿元,其中…."""
    ahead = (clause for number, clause in flat[row.at + 1 : row.at + REACH] if number == row.sentence)
    return any(clause.depth <= row.clause.depth and clause.words.startswith(TRIGGERS) for clause in ahead)


#: 公务用车购置费15万元,比上年减少10万元: what is stated about an item besides.
_COMPARED = Lazy("^(?:同比|环比|比|较)")


def _leads_in(clause: Clause) -> bool:
    """Whether a clause begins another list, or turns to something else."""
    if clause.words.startswith((*TRIGGERS, *_ELSE)):
        return True
    return not clause.quantities and bool(_CLASS.search(clause.words) or WITHIN.search(clause.words))


def _on_a_line(last: Row, row: Row, flat: Flat) -> bool:
    """Whether a figure is the first of the next line of a list."""
    if row.figure is None or last.figure is None or row.sentence != last.sentence + 1:
        return False
    text = row.figure.text
    line = text.rfind("\n", last.figure.end, row.figure.start)
    if line < 0 or not (_LINE.match(text, line) or text[line - 1 : line] == ";"):
        return False
    return _is_first(last, flat) and _is_first(row, flat)


def _is_first(row: Row, flat: Flat) -> bool:
    """Whether a figure is the first of its unit in its sentence, behind what leads in the list."""
    unit = unit_of(row.figure) if row.figure else ""
    for number, clause in (flat[at] for at in range(row.at - 1, -1, -1)):
        if number != row.sentence:
            return True
        if any(unit_of(one) == unit for one in clause.quantities):
            return False
    return True


def opening(first: Row, flat: Flat) -> str:
    """What leads in a list: trigger, 由, 分别, bracket, class, within, colon; empty where nothing does."""
    clause = first.clause
    if clause.words.startswith(_ELSE):
        return ""
    if clause.words.startswith(TRIGGERS):
        return "分别" if clause.words.startswith("分别") else "由" if clause.words.startswith("由") else "trigger"
    if clause.before == "(":
        return "bracket"
    if DISTRIBUTES.search(clause.label) and clause.before == "、":
        return "分别"
    said = _line_above(first)
    if said is not None:
        return "trigger" if said.endswith(("其中", "包括")) else "class" if _CLASS.search(said) else ""
    at = first.at - 1
    while at >= 0 and flat[at][0] == first.sentence and flat[at][1].after == "、" and not flat[at][1].quantities:
        if flat[at][1].words.startswith(TRIGGERS):
            return "trigger"
        at -= 1  # the names of the first item: 占道、乱倒垃圾等类763件
    before = flat[at][1] if at >= 0 and flat[at][0] == first.sentence else None
    if before is None:
        return ""
    if not before.quantities:
        if before.words.startswith(TRIGGERS) or before.words.endswith("包括"):
            return "" if clause.before == ";" and len(before.words) > _BARE else "trigger"
        if _CLASS.search(before.words):
            return "class"
        return "within" if WITHIN.search(before.words) else ""
    return "colon" if clause.before == ":" else ""


def _line_above(first: Row) -> str | None:
    """The end of the line or sentence above an item with which a line or a sentence begins, else ``None``."""
    start = first.clause.start
    text = first.clause.quantities[0].text
    line = text.rfind("\n", 0, start)
    mark = _LINE.match(text, line) if line >= 0 else None
    begin = line if mark and mark.end() >= start else start
    above = text[max(0, begin - 40) : begin].rstrip("\n :;。\u3000")
    if begin == start and text[start - 1 : start] not in ("。", "\n", ":", ""):
        return None
    if text[start - 1 : start] == ":" and first.clause.before == ":":
        return None
    return "".join(above.split("\n")[-1].split()).split("。")[-1][-14:]


#: 其中甲线已经完成;新建公路6600公里: so much is more than the word that leads in a list.
_BARE = 4
