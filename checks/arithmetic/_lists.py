"""Lists of figures: a total with the figures that are given as its parts, before it or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from lintreport import Document
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.statements.contrasts import denies, exhaustive, says_no_more
from lintreport.text.statements.deeds import content, told
from lintreport.text.statements.stages import stage_of
from lintreport.text.statements.tolerance import slack
from lintreport.text.statements.units import folded_unit, kind_of, unit_of

#: What makes a list an open one.
_OPEN = Lazy(
    "等[^级待候]|等$|还有|主要(?:是|有|为|包括)|另有|另外|部分(?!公开|采纳|支持|履行|撤销|胜诉|完成|整改|予以|接受|解决|准予)|不含|除外|(?<![剩节盈结其])余(?![额热粮款])|尤其|特别|重点"
)
#: What makes a figure another thing than a part: a change, a mean, a class that overlaps with others.
_NO_PART = Lazy(
    "增收|增支|减收|减支|[多少]收|[多少]支|净增|增长|共计|合计|总计|累计|同比|环比|比上|较上|比去|较去|[年人日月户村]均|平均|每|增长|增加(?!值)|减少|下降|上升|增至|(?<!及)以[上下](?!的$)|以内|连续|达到|其中"
)
_CHANGE = Lazy(
    "同比|环比|较[^,]{0,12}$|比[^,]{0,12}$|上年同期|去年同期|(?:增加|减少|增长|下降|提高|降低|上升|由|从)了?$|增收|增支|减收|减支|[多少][收支]$|净增"
)
#: What leads in a list: 其中, 由…组成, a class (按渠道分:), brackets, a colon; and what ends one.
_TRIGGERS = ("其中", "包括", "包含", "含", "由", "分别为", "分别是")
_CLASS = Lazy(
    f"(?:来源|构成|组成|分布|结构|类型|分类|用途|去向|渠道|类别|品类)(?:{HAN}{{0,4}})?$|如下$|情况$|队伍中$|分别[为是]$|"
    f"^(?:按照?|从|分){HAN}{{1,10}}(?:分|划分|分类|统计|区分|计|看|上看|来看)?$|^具体[为是]?$"
)
_WITHIN = Lazy(f"^在?({HAN}{{2,20}}?)(?:当?中|里)$")
_ELSE = ("另", "此外", "还有", "同时", "与此同时")
#: A figure that says the sum of those before it, and of how many.
_SUM = Lazy(f"(?:(共计|合计|总计|总和|之和|一共|总共|累计|小计)|(?<!公)(?<!同)共)(?:为|有|达|占)?({HAN}{{0,10}})$")
_SUM_OF = Lazy(
    f"(?<![0-9])([两二三四五六七八2-8])(?:[项类者种家地级]|个?{HAN}{{0,4}}){HAN}{{0,6}}?(?:共|合计|总计|总和|之和|累计)"
)
_COUNTS = {sign: number for number, sign in enumerate("二三四五六七八", 2)} | {"两": 2}
_DISTRIBUTES = Lazy(f"分别(?:为|是|有|达|占)?({HAN}{{0,4}})$")
#: What begins an account of a year, whose figures ARI004 holds together.
_STOCK = Lazy("[年期月]初|上年|去年|旧存|往年|原有|(?:19|20)[0-9]{2}年(?:度)?[末底]|结转")
#: With this item a list is whole.
_OTHERS = Lazy("^(?:其他|其它|其余)|[及和与](?:其他|其它|其余)")
_LEADS_IN = Lazy("(?<!公)共|合计|总计|总数|全部|总")
#: 1352册(盘): units that count together.
_ALIAS = Lazy(f"\\(({HAN}{{1,3}}(?:[、/,]{HAN}{{1,3}}){{0,3}})\\)")
#: The mark of an item on a line of its own.
_LINE = Lazy(
    r"[\s;。]*\n\s*(?:[0-9]{1,2}[.、)]|\([0-9一二三四五六七八九十]{1,3}\)|[①-⑳]|[-—·•*]{1,2}|[一二三四五六七八九十]{1,2}[是、])"
)
_JOINT = Lazy(r"\s?(?:以及|[和与及])")
#: How many clauses and sentences a total and its list may lie apart, and how many figures one clause may have.
_REACH, _SENTENCES, _CROWDED = 24, 3, 8
#: So many signs at most lie between lines of one stretch; so many figures before a list may be its total.
_GAP, _BEFORE = 120, 8
_KINDS = ("count", "measure", "money")


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
        label = self.clause.label if first else lead(self.clause, self.figure)
        return label[next((len(word) for word in _TRIGGERS if label.startswith(word)), 0) :].lstrip(".、)")

    @property
    def value(self) -> Fraction:
        """The value of the figure."""
        return (self.figure and self.figure.value) or Fraction(0)


class Parts(NamedTuple):
    """A total with the figures that are given as its parts.

    ``whole``: it runs to the end of its sentence or bracket. ``alike``: its items are of one kind. ``closed``: they
    leave nothing out. ``opened``: it says that it is not complete. ``announced``: 其中 or the like leads it in.
    ``summed``: its total stands behind it. ``behind``: the clauses before it, which may hold further totals;
    ``depth``: how deep in brackets it stands.
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


def figured(document: Document) -> list[Sentence]:
    """The view: the sentences with figures, 国内公证20件和涉外公证6件 parted into two clauses."""
    return [_parted(sentence) for sentence in document.view(with_figures)]


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


Flat = list[tuple[int, Clause]]


def every_list(document: Document) -> list[Parts]:
    """The view: every list of figures with its total."""
    return list(lists(document))


def lists(document: Document) -> Iterator[Parts]:
    """Every total of the text with its parts, of two or more; of one where 其中 leads it in."""
    for stretch in _stretches(document):
        flat = [(number, clause) for number, sentence in enumerate(stretch) for clause in sentence.clauses]
        for rows in _rows(flat).values():
            for depth in {row.clause.depth for row in rows}:
                for run in _runs([row for row in rows if row.clause.depth == depth or row.figure is None], flat):
                    yield from _judged(run, flat, rows)


def _stretches(document: Document) -> Iterator[list[Sentence]]:
    """The sentences of paragraphs, and of lines that follow each other."""
    text = document.folded
    stretch: list[Sentence] = []
    for sentence in document.view(figured):
        if stretch and sentence.paragraph != stretch[-1].paragraph:
            gap = text[stretch[-1].span.end : sentence.span.start].replace(" ", "")
            if "\n\n" in gap or len(gap) > _GAP:
                yield stretch
                stretch = []
        stretch.append(sentence)
    if stretch:
        yield stretch


def _rows(flat: Flat) -> dict[str, list[Row]]:
    """The clauses with figures of each unit that two or more have."""
    figures = [figure for _, clause in flat for figure in clause.quantities]
    alias: dict[str, str] = {}
    for figure in figures:
        others = _ALIAS.match(figure.text, figure.end) if figure.unit else None
        for unit in others[1].replace("/", "、").replace(",", "、").split("、") if others else ():
            alias[folded_unit(unit)] = unit_of(figure)
    units: dict[str, list[Row]] = {}
    for at, (number, clause) in enumerate(flat):
        if not clause.quantities or len(clause.quantities) > _CROWDED:
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


def _runs(rows: Sequence[Row], flat: Flat) -> Iterator[list[Row]]:
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
        return _on_a_line(last, row, flat) and not _opening(row, flat)
    if len({one.sentence for one in run}) > 1:
        return None  # the second figure of an item that has its own line
    said = _SUM.search(row.words) is not None
    distributes = clause.before == "、" and _DISTRIBUTES.search(clause.label) is not None
    if distributes or clause.words.startswith((*_TRIGGERS, *_ELSE)):
        return False
    marks = [one.clause.before for one in run[1:]]
    if _NO_PART.search(clause.label) and not said:
        ahead = flat[row.at + 1][1].before if row.at + 1 < len(flat) else ""
        return None if ";" in (marks or [ahead]) and _COMPARED.search(clause.label) else False
    if said or clause.before not in (",", "、", ";"):
        return said and clause.before in (",", "、", ";")
    if any(one.depth == clause.depth and _leads_in(one) for one in between):
        return False
    if clause.before == ";" and _leads_another(row, flat):
        return False
    if marks and marks[0] == ";" != clause.before:
        return None  # 民事89件,调解45件;刑事45件: a part of the part
    if clause.before == ";":
        return ";" in marks or (not marks and run[0].clause.before != "、" and run[0].label != "")
    return not (clause.before == "," and run[0].clause.before == "、" and run[0].clause.words.startswith(_TRIGGERS))


def _leads_another(row: Row, flat: Flat) -> bool:
    """Whether another list begins in the sentence behind a figure: 存款20亿元,其中储蓄12亿元;贷款15亿元,其中…."""
    ahead = (clause for number, clause in flat[row.at + 1 : row.at + _REACH] if number == row.sentence)
    return any(clause.depth <= row.clause.depth and clause.words.startswith(_TRIGGERS) for clause in ahead)


#: 公务用车购置费15万元,比上年减少10万元: what is said of an item besides.
_COMPARED = Lazy("^(?:同比|环比|比|较)")


def _leads_in(clause: Clause) -> bool:
    """Whether a clause begins another list, or turns to something else."""
    if clause.words.startswith((*_TRIGGERS, *_ELSE)):
        return True
    return not clause.quantities and bool(_CLASS.search(clause.words) or _WITHIN.search(clause.words))


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
    for number, clause in reversed(flat[: row.at]):
        if number != row.sentence:
            return True
        if any(unit_of(one) == unit for one in clause.quantities):
            return False
    return True


def _judged(run: Sequence[Row], flat: Flat, rows: Sequence[Row]) -> Iterator[Parts]:
    """The reading of a list: one that holds, or else the one that comes nearest."""
    readings = list(_readings(run, flat, rows))
    if len(readings) < 2:
        yield from readings
        return
    gaps = [abs(sum((_value(one) for one in parts.parts), Fraction(0)) - _value(parts.total)) for parts in readings]
    holding = [parts for parts, gap in zip(readings, gaps, strict=True) if gap <= slack((parts.total, *parts.parts))]
    yield holding[0] if holding else readings[gaps.index(min(gaps))]


def _value(figure: Quantity) -> Fraction:
    return figure.value or Fraction(0)


def _readings(run: Sequence[Row], flat: Flat, rows: Sequence[Row]) -> Iterator[Parts]:
    """The ways to read figures that follow each other: their sum stands behind them, before them, or is the first."""
    last = run[-1]
    said, count = _SUM.search(last.words), _SUM_OF.search(last.words)
    if said and len(run) > 1:
        stated = (_COUNTS.get(count[1]) or int(count[1])) if count else len(run) - 1
        items = run[:-1][-stated:] if 1 < stated < len(run) else []
        if last.figure and last.figure.unit == "%" and not (count or said[1]):
            items = []  # 甲占30%,乙占30%,丙、丁共占40%
        if items and (count or (last.words and _sums_up(said[1], said[2], items, last))):
            summed = _parts(last, items, flat, "", summed=True)
            if summed:
                yield summed
        if said[1] or count:
            return
        run = run[:-1]
    first = run[0]
    if first.figure is None or first.figure.unit == "%" or not run:
        return
    kind = _opening(first, flat)
    total = _total(run, kind, flat, rows)
    if total and (kind or _plainly(total, run)):
        parts = _parts(total, run, flat, kind)
        if parts:
            yield parts
    rest = run[1:]
    opens = first.clause.before in ("", ",") or kind == "class"
    if kind in ("", "class") and opens and len(rest) > 1 and rest[0].clause.before == ",":
        counted = not kind or first.figure.counted
        if counted and first.value >= max(row.value for row in rest) > 0 and _plainly(first, rest):
            parts = _parts(first, rest, flat, "")
            if parts:
                yield parts._replace(behind=[clause for _, clause in flat[max(0, first.at - _REACH) : first.at]])


def _plainly(total: Row, items: Sequence[Row]) -> bool:
    """Whether figures behind a total that nothing leads in may be its parts."""
    figures = [row.figure for row in (total, *items) if row.figure]
    text, start = figures[0].text, total.clause.start
    if any(_SUM.search(row.words) for row in items) or _STOCK.search(text, start, figures[-1].start):
        return False
    if len(content(total.clause.words)) < _NAMED or "分别" in total.words or not all(row.label for row in items):
        return False
    if not all(one.numeral[0].isascii() for one in figures):
        return False
    if len({row.sentence for row in items}) > 1:
        return False
    if not figures[0].counted and not _leaves_nothing([row.label for row in items]):
        return False
    return len(items) > 2 or _says_sides(total, items)


#: The name of a total that nothing leads over from has so many signs at least.
_NAMED = 2


def _leaves_nothing(labels: Sequence[str]) -> bool:
    return exhaustive(labels) or _OTHERS.search(labels[-1]) is not None


def _says_sides(total: Row, items: Sequence[Row]) -> bool:
    """Whether two items only say which side of a contrast of what was counted they are."""
    labels = [row.label for row in items]
    if total.clause.words.endswith("中") or (_LEADS_IN.search(total.words) and not denies([total.label, *labels[1:]])):
        return True
    if denies(labels):
        return not denies([total.label, *labels[1:]])
    if exhaustive(labels):
        return all(says_no_more(label, total.words) for label in labels)
    ends = {content(label)[-2:] for label in (total.label, *labels)}
    return len(ends) == 1 or all("类" in label for label in labels)


def _sums_up(plainly: str | None, thing: str, items: Sequence[Row], last: Row) -> bool:
    """Whether words say the sum of the items, and not of something else: 共办结120件 is none of 建议58件、提案73件."""
    joined = "".join(row.words for row in items)
    if any(_SUM.search(row.words) for row in items[1:]) or (not plainly and _STOCK.search(last.words)):
        return False
    if not content(thing) or told(thing, joined):
        return plainly is not None or not any(_STOCK.search(row.words) for row in items) or not _CLOSED.search(thing)
    whole = exhaustive([row.label for row in items])
    if plainly is None:
        return whole and not _CLOSED.search(thing)
    return whole or len(items) > 2 or bool(set(content(thing)) & set(joined))


_CLOSED = Lazy("[审办执]结|结案|办理|处理|完成")


def _opening(first: Row, flat: Flat) -> str:
    """What leads in a list: trigger, 由, 分别, bracket, class, within, colon; empty where nothing does."""
    clause = first.clause
    if clause.words.startswith(_ELSE):
        return ""
    if clause.words.startswith(_TRIGGERS):
        return "分别" if clause.words.startswith("分别") else "由" if clause.words.startswith("由") else "trigger"
    if clause.before == "(":
        return "bracket"
    if _DISTRIBUTES.search(clause.label) and clause.before == "、":
        return "分别"
    said = _line_above(first)
    if said is not None:
        return "trigger" if said.endswith(("其中", "包括")) else "class" if _CLASS.search(said) else ""
    at = first.at - 1
    while at >= 0 and flat[at][0] == first.sentence and flat[at][1].after == "、" and not flat[at][1].quantities:
        at -= 1  # the names of the first item: 占道、乱倒垃圾等类763件
    before = flat[at][1] if at >= 0 and flat[at][0] == first.sentence else None
    if before is None:
        return ""
    if not before.quantities:
        if before.words.startswith(_TRIGGERS) or before.words.endswith("包括"):
            return "" if clause.before == ";" and len(before.words) > _BARE else "trigger"
        if _CLASS.search(before.words):
            return "class"
        return "within" if _WITHIN.search(before.words) else ""
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


def _total(run: Sequence[Row], kind: str, flat: Flat, rows: Sequence[Row]) -> Row | None:
    """The figure before a list that it belongs to."""
    first = run[0]
    before = [
        row for row in rows if row.at < first.at and row.clause.depth <= first.clause.depth and not _changes(row.label)
    ][-_BEFORE:]
    same = [row for row in before if row.sentence == first.sentence]
    start = first.clause.start
    if kind in ("bracket", "colon"):
        pool = [row for row in same[-1:] if row.figure and start - row.figure.end <= _APPOSED]
    elif kind:
        here = [one for number, one in flat[: first.at] if number == first.sentence and not one.words.isdigit()]
        if not same and any(one.quantities for one in here):
            return None
        pool = same or [row for row in before if first.sentence - row.sentence <= _SENTENCES]
    else:
        if same or not _begins(first, flat):
            return None
        pool = [
            row for row in before if first.sentence - row.sentence == 1 and row.figure and start - row.figure.end < _FAR
        ]
    if kind == "within":
        name = _WITHIN.search(flat[first.at - 1][1].words)
        pool = [
            row for row in pool if name and row.figure and name[1] in row.label + row.figure.text[row.figure.end :][:12]
        ]
    if not pool or pool[-1].figure is None or pool[-1].figure.ranged or not pool[-1].value:
        return None
    if kind == "class" and pool[-1].sentence != first.sentence and not pool[-1].figure.numeral[0].isascii():
        return None
    large = [row for row in pool if row.value >= max(one.value for one in run)]
    return (large or pool)[-1]


#: So far apart, in code points, stand a total and the bracket or colon behind it; or a sentence that parts it.
_APPOSED, _FAR = 8, 80


def _begins(row: Row, flat: Flat) -> bool:
    """Whether no clause of its sentence stands before a figure."""
    return not row.at or flat[row.at - 1][0] != row.sentence


def _parts(total: Row, items: Sequence[Row], flat: Flat, kind: str, summed: bool = False) -> Parts | None:
    if total.figure is None or not items or (len(items) < 2 and not _alone(total, items[0], kind)):
        return None
    if kind == "分别" and not _distributed(total, items, flat):
        return None
    if kind == "trigger" and _told_between(total, items[0]):
        return None
    made = list(accumulate(row.value for row in items))
    if kind and total.value in made[1:-1]:
        items = items[: made.index(total.value) + 1]  # 高校2820所、成人高校252所,含民办764所
    labels = tuple(row.label for row in items)
    if kind == "trigger" and not total.figure.counted and _beside(total.label, labels):
        return None
    figures = tuple(row.figure for row in items if row.figure)
    around = [row.clause.words for row in items]
    composed = kind == "由"
    rest = [clause for number, clause in flat[items[-1].at + 1 : items[-1].at + 7] if number == items[-1].sentence]
    if composed and not any(
        "组成" in words or "构成" in words for words in (*around, *(one.words for one in rest[:1]))
    ):
        return None
    return Parts(
        total=total.figure,
        parts=figures,
        labels=labels,
        whole=not any(one.quantities for one in rest) or rest[0].before == ";" or rest[0].depth < items[0].clause.depth,
        alike=_alike(total, labels) and not any(one.suffix for row in items for one in row.clause.quantities),
        closed=summed
        or exhaustive(labels)
        or _OTHERS.search(labels[-1]) is not None
        or composed
        or kind in ("class", "bracket", "分别")
        or (kind == "colon" and len(items) > 2),
        opened=any(map(_opens, around)),
        announced=kind != "",
        summed=summed,
        behind=[clause for _, clause in flat[max(0, items[0].at - _REACH) : items[0].at]],
        depth=items[0].clause.depth,
    )


def _distributed(total: Row, items: Sequence[Row], flat: Flat) -> bool:
    """Whether figures behind 分别 are told off one to each name, and of what the total counts: 刑事、民事、行政分别为."""
    first = items[0]
    at = first.at
    while at and flat[at][1].before == "、" and not flat[at - 1][1].quantities:
        at -= 1
    what = _DISTRIBUTES.search(first.label)
    if what is None:
        return first.clause.words.startswith("分别")
    said = what[1] in total.words if what[1] else _LEADS_IN.search(total.words) is not None
    return said and first.at - at + 1 + first.label.count("和") == len(items)


def _beside(total: str, labels: Sequence[str]) -> bool:
    """Whether a later item is another total: 存款余额122亿元,其中储蓄91亿元,贷款余额67亿元."""
    name = content(total)[-2:]
    if len(name) < 2 or content(labels[0]).endswith(name):
        return False
    return any(content(label).endswith(name) and not _OTHERS.search(label) for label in labels[1:])


def _alone(total: Row, item: Row, kind: str) -> bool:
    """Whether one figure is led in as a part: 共有车辆5辆,其中执法车6辆."""
    words = item.clause.words
    led = words.startswith("其中") or (item.sentence == total.sentence and words.startswith(("包括", "包含")))
    inside = item.clause.before == "(" and words.startswith(_TRIGGERS)
    return kind == "trigger" and (led or inside or not words.startswith(_TRIGGERS)) and not _SUM.search(item.words)


#: So much may be said between a total and the list that takes it up: in a clause without a figure, and in all.
_ASIDE, _ALL_ASIDE = 16, 40
_MARK = Lazy("[,;:。!?()\n]")
_FIGURE = Lazy("[0-9.%,;、]")


def _told_between(total: Row, first: Row) -> bool:
    """Whether something else is told between a total and its list: 鉴定费3000元,车辆投保了商业险,其中车损险86220元."""
    if total.figure is None:
        return True
    between = total.figure.text[total.figure.end : first.clause.start]
    plain = [words for words in _MARK.split(between) if not any(map(str.isdigit, words))]
    return max(map(len, plain), default=0) > _ASIDE or len(_FIGURE.sub("", between)) > _ALL_ASIDE


@lru_cache(maxsize=1024)
def _opens(words: str) -> bool:
    return _OPEN.search(words) is not None


#: Ways to class people, each of which takes in all of them: 党员20人、本科25人 may be the same people.
_DIMENSIONS = tuple(
    map(
        Lazy,
        (
            "党员|团员|群众", "党纪|党内", "政务|政纪", "学历|学位|本科|大专|专科|研究生|硕士|博士", "男|女", "少数民族|汉族",
            "岁|青年|中年|老年", "职称|高级|中级|初级", "持证|资格|证书", "专职|兼职",
        ),
    )
)  # fmt: skip


def _alike(total: Row, labels: Sequence[str]) -> bool:
    """Whether the items are of one kind: not of two ways to class people, nor things beside what was done with them."""
    ways = {next((at for at, way in enumerate(_DIMENSIONS) if way.search(label)), -1) for label in labels}
    things = any(len(label) > 2 and label[-2:] in total.words for label in labels)
    return (len(ways) == 1 or ways == {-1}) and not (things and any(map(_is_deed, labels)))


@lru_cache(maxsize=1024)
def _is_deed(label: str) -> bool:
    """Whether a label says only how far it has come: 已办结."""
    stage, _, thing = stage_of(label)
    return stage >= 0 and not thing
