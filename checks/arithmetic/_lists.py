"""Lists of figures: a total with the figures that are given as its parts, before it or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, chain, islice
from typing import NamedTuple

from lintreport import Document
from lintreport.text.enumerations.announced import SIGNS, value_of
from lintreport.text.enumerations.rows import (
    DISTRIBUTES,
    REACH,
    SUM,
    TRIGGERS,
    Flat,
    Row,
    opening,
    parted,
    rows_of,
    runs,
    stretches,
)
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.clauses import Clause, Sentence, with_figures
from lintreport.text.statements.contrasts import denies, exhaustive, says_no_more
from lintreport.text.statements.deeds import content, told
from lintreport.text.statements.stages import stage_of
from lintreport.text.statements.tolerance import slack
from lintreport.text.statements.units import kind_of, unit_of

from ._excused import counts_each, heads_make
from ._list_totals import back, mark, names_begin, total_before, totals

#: What makes a list an open one.
_OPEN = Lazy(
    "等[^级待候领方类行部单]|等$|还有|主要(?:是|有|为|包括)|另有|另外|部分(?!公开|采纳|支持|履行|撤销|胜诉|完成|整改|予以|接受|解决|准予)|不含|除外|(?<![剩节盈结其])余(?![额热粮款])|(?:尤其|特别|重点)(?:是|为|[抓查]|包括)"
)
#: A figure that says of how many others it is the sum.
_SUM_OF = Lazy(
    f"(?<![0-9])([两二三四五六七八2-8])(?!次)(?:[项类者种家地级]|个?{HAN}{{0,4}}){HAN}{{0,6}}?(?:共|合计|总计|总和|之和|累计)"
)
#: What begins an account of a year, whose figures ARI004 holds together.
_STOCK = Lazy("[年期月]初|上年|去年|旧存|往年|原[有登存在]|(?:19|20)[0-9]{2}年(?:度)?[末底]|结转")
#: What is told of the year before is no part of this one.
_PRIOR = Lazy("(?:上年|去年)?同期|^(?:上年|去年)")
#: With this item a list is whole.
_OTHERS = Lazy("^(?:其他|其它|其余)|[及和与](?:其他|其它|其余)")
_LEADS_IN = Lazy("(?<!公)共|合计|全部|总")


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
        return chain([self.total], totals(self.behind, unit_of(self.total), self.depth))


def figured(document: Document) -> list[Sentence]:
    """The view: the sentences with figures, 国内公证20件和涉外公证6件 parted into two clauses."""
    return [parted(sentence) for sentence in document.view(with_figures)]


def every_list(document: Document) -> list[Parts]:
    """The view: every list of figures with its total."""
    return list(lists(document))


def lists(document: Document) -> Iterator[Parts]:
    """Every total of the text with its parts, of two or more; of one where 其中 leads it in."""
    for stretch in stretches(document.view(figured), document.folded):
        flat = [(number, clause) for number, sentence in enumerate(stretch) for clause in sentence.clauses]
        for rows in rows_of(flat).values():
            for depth in {row.clause.depth for row in rows}:
                for run in runs([row for row in rows if row.clause.depth == depth or row.figure is None], flat):
                    yield from _judged(run, flat, rows)


def _judged(run: Sequence[Row], flat: Flat, rows: Sequence[Row]) -> Iterator[Parts]:
    """The reading of a list: one that holds, or else the one that comes nearest."""
    readings = [
        parts
        for parts in _readings(run, flat, rows)
        if parts.summed
        or not (counts_each(run[0], rows) or heads_make(parts.total, _after(parts.total, run), flat, rows))
    ]
    if len(readings) < 2:
        yield from readings
        return
    gaps = [abs(sum((_value(one) for one in parts.parts), Fraction(0)) - _value(parts.total)) for parts in readings]
    holding = [parts for parts, gap in zip(readings, gaps, strict=True) if gap <= slack((parts.total, *parts.parts))]
    yield holding[0] if holding else readings[gaps.index(min(gaps))]


def _after(total: Quantity, run: Sequence[Row]) -> Row:
    """The first item, which follows the total where the run begins with that."""
    return run[1] if run[0].figure is total and len(run) > 1 else run[0]


def _value(figure: Quantity) -> Fraction:
    return figure.value or Fraction(0)


def _readings(run: Sequence[Row], flat: Flat, rows: Sequence[Row]) -> Iterator[Parts]:
    """The ways to read figures that follow each other: their sum stands behind them, before them, or is the first."""
    last = run[-1]
    said, count = SUM.search(last.words), _SUM_OF.search(last.words)
    if said and len(run) > 1:
        stated = value_of(count[1]) if count else len(run) - 1
        items = run[:-1][-stated:] if 1 < stated < len(run) else []
        if last.figure and last.figure.unit == "%" and not (count or said[1]):
            items = []  # 甲占30%,乙占30%,丙、丁共占40%
        if items and (count or (_every(items, last, flat) and _sums_up(said[1], said[2], items, last))):
            summed = _parts(last, items, flat, "", summed=True)
            if summed:
                yield summed
        if said[1] or count:
            return
        run = run[:-1]
    first = run[0]
    if first.figure is None or first.figure.unit == "%" or not run:
        return
    kind = opening(first, flat)
    if len(run) < 2 and kind != "trigger":
        return  # one figure is no list, but where it is led in as a part
    total = total_before(run, kind, flat, rows)
    if total and (kind or _plainly(total, run)):
        parts = _parts(total, run, flat, kind)
        if parts:
            yield parts
    rest = run[1:]
    opens = mark(first, flat) in ("", ",") or kind == "class" or first.clause.words.endswith("中")
    if kind in ("", "class") and opens and len(rest) > 1 and rest[0].clause.before == "," and not _ranked(run):
        counted = not kind or first.figure.counted
        if counted and first.value >= max(row.value for row in rest) > 0 and _plainly(first, rest):
            parts = _parts(first, rest, flat, "")
            if parts:
                yield parts._replace(behind=[clause for _, clause in flat[max(0, first.at - REACH) : first.at]])


def _every(items: Sequence[Row], last: Row, flat: Flat) -> bool:
    """Whether items are all figures of their unit that stand before their sum in its sentence, but in brackets."""
    unit, depth = unit_of(last.figure) if last.figure else "", last.clause.depth
    before = (clause for clause in back(last, flat) if clause.depth <= depth)
    same = (figure for clause in before for figure in clause.quantities if unit_of(figure) == unit)
    return last.words != "" and len(list(islice(same, len(items) + 1))) <= len(items)


def _plainly(total: Row, items: Sequence[Row]) -> bool:
    """Whether figures behind a total that nothing leads in may be its parts."""
    figures = [row.figure for row in (total, *items) if row.figure]
    text, start = figures[0].text, total.clause.start
    if any(SUM.search(row.words) for row in items) or _STOCK.search(text, start, figures[-1].start):
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
    if denies(labels) and not denies([total.label, *labels[1:]]):
        return True
    if exhaustive(labels):
        return all(says_no_more(label, total.words) for label in labels)
    ends = {content(label)[-2:] for label in (total.label, *labels)}
    return len(ends) == 1 or all("类" in label for label in labels)


def _sums_up(plainly: str | None, thing: str, items: Sequence[Row], last: Row) -> bool:
    """Whether words say the sum of the items, and not of something else: 共办结120件 is none of 建议58件、提案73件."""
    joined = "".join(row.words for row in items)
    if last.sentence != items[-1].sentence:
        return False  # 4.借款6万元。\n5.借款共计10万元: one more of them
    stock = any(_STOCK.search(row.words) for row in items)
    if any(SUM.search(row.words) for row in items[1:]) or (not plainly and _STOCK.search(last.words)):
        return False
    if last.value < max(row.value for row in items):
        return False
    if not content(thing) or told(thing, joined):
        return (
            plainly is not None or not stock or (exhaustive([row.label for row in items]) and not _CLOSED.search(thing))
        )
    whole = exhaustive([row.label for row in items])
    if plainly is None:
        return whole and not _CLOSED.search(thing)
    return whole or len(items) > 2 or bool(set(content(thing)) & set(joined))


_CLOSED = Lazy("[审办执]结|结案|办理|处理|完成")


def _parts(total: Row, items: Sequence[Row], flat: Flat, kind: str, summed: bool = False) -> Parts | None:
    if total.figure is None or not items or (len(items) < 2 and not _alone(total, items[0], kind)):
        return None
    if kind == "分别" and not _distributed(total, items, flat):
        return None
    if any(row.words.endswith("某") for row in items):
        return None  # 周某140000元: 周某1 with 40000元
    if kind == "trigger" and (_told_between(total, items[0]) or any(_PRIOR.search(row.words) for row in items)):
        return None
    made = list(accumulate(row.value for row in items))
    if kind and total.value in made[1:-1]:
        items = items[: made.index(total.value) + 1]  # 高校2820所、成人高校252所,含民办764所
    labels = tuple(row.label for row in items)
    if kind == "trigger" and not total.figure.counted and _beside(total, items):
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
        alike=_alike(total, labels)
        and not any(one.suffix and kind_of(one.unit) != "time" for row in items for one in row.clause.quantities),
        closed=summed
        or exhaustive(labels)
        or (_OTHERS.search(labels[-1]) is not None and not _ends_another(items, kind, flat))
        or composed
        or _ranked(items)
        or kind in ("class", "bracket", "分别")
        or (kind == "colon" and len(items) > 2),
        opened=any(map(_opens, around)),
        announced=kind != "",
        summed=summed,
        behind=[clause for _, clause in flat[max(0, items[0].at - REACH) : items[0].at]],
        depth=items[0].clause.depth,
    )


def _ends_another(items: Sequence[Row], kind: str, flat: Flat) -> bool:
    """Whether 其余 ends the list around the one that 其中 leads in: 226个,其中快充60个;其余201个."""
    return kind == "trigger" and mark(items[-1], flat) == ";" and all(mark(one, flat) != ";" for one in items[1:-1])


def _ranked(items: Sequence[Row]) -> bool:
    """Whether items are told off by numbers: 一批次20个,二批次30个,三批次40个; of quarters there are four."""
    signs = "".join(row.clause.words[:1] for row in items)
    same = len({row.clause.words[1:3] for row in items}) == 1
    return same and signs in SIGNS and len(items) > 2 + (items[0].clause.words[1:3] == "季度")


def _distributed(total: Row, items: Sequence[Row], flat: Flat) -> bool:
    """Whether figures behind 分别 are told off one to each name, and of what the total counts: 刑事、民事、行政分别为."""
    first = items[0]
    what = DISTRIBUTES.search(first.label)
    if what is None:
        return first.clause.words.startswith("分别")
    names = names_begin(first, flat)
    if total.words[:1] in _TOWARDS and flat[names][1].words[:1] == total.words[:1]:
        return False  # 对东盟进出口1.5万亿元。对欧盟、美国分别进出口1.3万亿元、1.1万亿元: one more of them
    said = what[1] in total.words if what[1] else _LEADS_IN.search(total.words) is not None
    return said and first.at - names + 1 + first.label.count("和") == len(items)


#: What leads in one of several that something is told of.
_TOWARDS = ("对", "向", "从", "由", "在", "给", "为", "与")


def _beside(total: Row, items: Sequence[Row]) -> bool:
    """Whether a later item is another total: 存款余额122亿元,其中储蓄91亿元,贷款余额67亿元."""
    if not _AMOUNT.search(total.label) or _AMOUNT.search(items[0].label):
        return False
    made = accumulate(row.value for row in items)
    return any(
        _AMOUNT.search(row.label) and before <= total.value for before, row in zip(made, items[1:], strict=False)
    )


#: What a total is called, and no part of one.
_AMOUNT = Lazy("(?:余额|总[额量值])[达为是]?$")


def _alone(total: Row, item: Row, kind: str) -> bool:
    """Whether one figure is led in as a part: 共有车辆5辆,其中执法车6辆."""
    words = item.clause.words
    led = words.startswith("其中") or (item.sentence == total.sentence and words.startswith(("包括", "包含")))
    inside = item.clause.before == "(" and words.startswith(TRIGGERS)
    return kind == "trigger" and (led or inside or not words.startswith(TRIGGERS)) and not SUM.search(item.words)


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
