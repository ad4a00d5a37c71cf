"""NUM: numbers of headings and of points that do not follow one another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, Related, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.counting import Resumes, rows, slips
from lintreport.text.structure.genres import fills_in_a_form
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.ordinals import Ordinal, inline_rows, ordinals
from lintreport.text.structure.outline import Heading, han, label, ordinal

#: A jump over more numbers than this is an excerpt or another series, not a loss.
_WIDEST_GAP = 3
#: Headings no more paragraphs apart than this stand together.
_NEAR = 2
#: How many of many places a finding names.
_PLACES = 3
#: A point may have been broken over two lines, 一⏎是, so far before the second of them, in code points.
_BROKEN = 6
#: No point of a paragraph is longer than this, in code points.
_LONGEST_POINT = 1000
#: How far from the first point the second is looked for, in code points.
_FAR = 5000
#: Forms of marks that are typed one for another.
_ALIKE = ("一、", "(一)", "1.", "1、", "(1)", "1)")
#: Headings that are always few: one of them alone can lack the first.
_GREAT = ("编", "篇", "部分", "章", "节", "条", "一、", "(一)")

#: Where the numbers of a text stand: those of tables and contents count rows and pages.
NUMBERED: tuple[Kind, ...] = ("title", "heading", "run-in", "body", "item", "note", "form", "quotation")

_COUNTING = "[一二三四五六七八九十百]{1,4}"
_DIGITS = "一二三四五六七八九十百千零〇"
_NUMERAL = f"[0-9]+|[{_DIGITS}]+"
_BRACKETS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "〈": "〉", "<": ">"}


class _Break(NamedTuple):
    """A heading whose number fits between its neighbours', but whose mark has another form."""

    before: Heading
    heading: Heading
    after: Heading


class _Series(NamedTuple):
    """Headings that are numbered together, and the number that the first may go on from."""

    headings: list[Heading]
    before: int


class _Numbering(NamedTuple):
    """How the headings of a document are numbered."""

    series: list[_Series]
    breaks: list[_Break]


def _numbering(document: Document) -> _Numbering:
    outline = list(document.outline)
    places = list(_breaks(outline))
    breaks = [_Break(outline[before], outline[at], outline[after]) for before, at, after in places]
    homes = {at: outline[before] for before, at, _ in places}
    for index, heading in enumerate(outline):
        if home := homes.get(index):
            outline[index] = heading._replace(kind=home.kind, parent=home.parent)
        elif (home := homes.get(heading.parent)) and home.kind == heading.kind:
            outline[index] = heading._replace(parent=home.parent)
    return _Numbering(_series(outline), breaks)


def _breaks(outline: list[Heading]) -> Iterator[tuple[int, int, int]]:
    """Places of three headings, (二) 三、 (四), of which the middle one does not go on with a row of its own form."""
    following: list[int] = []  # the number of the next heading of the same kind
    ahead: dict[str, int] = {}
    for heading in reversed(outline):
        following.append(ahead.get(heading.kind, 0))
        ahead[heading.kind] = heading.number
    following.reverse()
    last: dict[str, int] = {}  # kind -> the latest heading of it
    odd: dict[int, int] = {}  # number -> the latest heading with it that does not go on with its own kind
    for index, heading in enumerate(outline):
        number = heading.number
        own = last.get(heading.kind, -1)
        before = outline[own].number if own >= 0 else 0
        if own >= 0 and before == number - 2 and odd.get(number - 1, -1) > own and heading.kind in _ALIKE:
            at = odd.pop(number - 1)
            if outline[at].kind != heading.kind:
                yield own, at, index
        if number > 1 and heading.kind in _ALIKE and (before != number - 1 or following[index] == number):
            odd[number] = index
        last[heading.kind] = index


def _series(outline: list[Heading]) -> list[_Series]:
    """The headings of every parent; those of several parents where this kind runs on across them."""
    part: list[int] = []  # the attachment that each heading belongs to
    groups: dict[tuple[int, str], dict[int, list[Heading]]] = {}
    for index, heading in enumerate(outline):
        part.append(index if heading.kind == "附件" else part[heading.parent] if heading.parent >= 0 else -1)
        if heading.kind != "附件":
            groups.setdefault((part[index], heading.kind), {}).setdefault(heading.parent, []).append(heading)
    found = []
    for siblings in groups.values():
        family = list(siblings.values())
        anew = sum(group[0].number == 1 for group in family[1:])
        on = sum(group[0].number == before[-1].number + 1 > 2 for before, group in pairwise(family))
        if on > anew or (family[0][0].kind == "条" and not anew):
            found.append(_Series([heading for group in family for heading in group], 0))
        else:
            befores = [0, *(group[-1].number for group in family[:-1])]
            found += [_Series(group, before) for group, before in zip(family, befores, strict=True)]
    return found


class _Wrong(NamedTuple):
    """A slip in the numbers of headings.

    What is missing would stand behind ``since``, in a series of ``length`` that begins with the number ``first``.
    """

    kind: str
    heading: Heading
    expected: int
    other: Heading | None
    since: int
    length: int
    first: int


def _wrong(document: Document) -> list[_Wrong]:
    outline = document.outline
    found = []
    for headings, before in document.view(_numbering).series:
        for at, kind, expected, other in slips([heading.number for heading in headings], before):
            heading, clash = headings[at], headings[other] if other >= 0 else None
            above = clash or (headings[at - 1] if at else outline[heading.parent] if heading.parent >= 0 else None)
            wrong = _Wrong(
                kind, heading, expected, clash, above.mark.end if above else 0, len(headings), headings[0].number
            )
            if _lost(document, wrong) if kind == "gap" else not _apart(document, wrong):
                found.append(wrong)
        found += _begun_twice(document, headings)
    return found


def _begun_twice(document: Document, headings: list[Heading]) -> Iterator[_Wrong]:
    """The second of two firsts that stand together: (一) (一) (二) is no list of one and another of two."""
    for one, two, then, last in zip(headings, headings[1:], headings[2:], [*headings[3:], None], strict=False):
        if (one.number, two.number, then.number) == (1, 1, 2) and not (last and last.number == 2):
            wrong = _Wrong("repeat", two, 0, one, one.mark.end, len(headings), 1)
            if _paragraphs_between(document, one, two) <= _NEAR and not _apart(document, wrong):
                yield wrong


def _apart(document: Document, wrong: _Wrong) -> bool:
    """Whether a repeated number stands there for a reason of its own."""
    if wrong.kind != "repeat" or not wrong.other:
        return False
    folded, pair = document.folded, (wrong.heading, wrong.other)
    signs = [folded[heading.mark.end : heading.mark.end + 1] for heading in pair]
    if signs[0] != signs[1] and any(sign in ".、" for sign in signs):
        return True  # (2) and (2). may be of two levels
    words = [folded[heading.span.start : heading.span.end] for heading in pair]
    if words[0].endswith(("(续)", "续表)")):
        return True
    return words[0] == words[1] and _paragraphs_between(document, *pair) > _NEAR  # the head of every page


def _paragraphs_between(document: Document, one: Heading, two: Heading) -> int:
    first, second = (bisect_left(document.paragraphs, heading.span) for heading in (one, two))
    return abs(second - first)


def _lost(document: Document, wrong: _Wrong) -> bool:
    """Whether the missing numbers are nowhere between the two headings, in whatever form."""
    heading = wrong.heading
    if heading.number - wrong.expected > (_WIDEST_GAP if wrong.other else 1):
        return False
    if not wrong.other and wrong.length == 1 and heading.kind not in _GREAT:
        return False
    if wrong.first > 2 and heading.kind == "条":
        return False  # articles are quoted one by one
    traces = document.view(_traces)
    kind = {"1、": "1.", "1)": "(1)"}.get(heading.kind, heading.kind)
    return not any(
        bisect_left(places, wrong.since) < bisect_left(places, heading.mark.start)
        for number in range(wrong.expected, heading.number)
        if (places := traces.get((kind, number)))
    )


@cache
def _trace() -> re.Pattern[str]:
    return compiled(
        rf"(?P<one>(?<![^\s。;:!?”)]){_COUNTING}\s?[、.])|(?P<line>^\s{{0,8}}{_COUNTING}[,:\s])"
        rf"|(?P<round>[(\[〔【〈<]\s{{0,2}}{_COUNTING}\s{{0,2}}[)\]〕】〉>])"
        rf"|(?P<half>(?:^|(?<=[。;:!?]))\s{{0,8}}(?:[(\[〔【〈<]\s?{_COUNTING}|{_COUNTING}\s?[)\]〕】〉>]))"
        rf"|(?P<digit>(?<![0-9.])(?<!{HAN})[0-9]{{1,3}}\s?[.、),:\s]|(?<={HAN})[0-9]{{1,3}}(?:[、)]|\.(?![0-9])))"
        rf"|(?P<part>(?<![、,(])第\s?(?:[{_DIGITS}]{{1,8}}|[0-9]{{1,3}})\s?(?:部分|[编篇章节])"
        rf"|(?<![、,(])(?<!{HAN})第\s?(?:[{_DIGITS}]{{1,8}}|[0-9]{{1,3}})\s?条)",
        re.MULTILINE,
    )


def _traces(document: Document) -> dict[tuple[str, int], list[int]]:
    """Where anything stands that may be the number of a heading: within a line, damaged, in a table."""
    places: dict[tuple[str, int], list[int]] = {}
    for match in _trace().finditer(document.folded):
        text = match[0].strip()
        numeral = re.search(_NUMERAL, text)
        kind = {"one": "一、", "line": "一、", "round": "(一)", "half": "(一)", "digit": "1."}.get(
            match.lastgroup or ""
        ) or ("部分" if text.endswith("部分") else text[-1])
        if kind == "1." and (text.endswith(")") or document.folded[match.start() - 1 : match.start()] == "("):
            kind = "(1)"
        if numeral and (number := ordinal(numeral[0])):
            places.setdefault((kind, number), []).append(match.start())
    return places


def _shown(document: Document, span: Span) -> str:
    """The words of a place, in one line."""
    return " ".join(document.masked[span.start : span.end].split())


def _named(document: Document, heading: Heading, number: int) -> str:
    """The mark of a heading with another number: (二) -> (三)."""
    mark = _shown(document, heading.mark)
    numeral = re.search(_NUMERAL, mark)
    if not numeral:
        return label(heading.kind, number)
    new = str(number) if numeral[0].isdecimal() else han(number)
    return mark[: numeral.start()] + new + mark[numeral.end() :]


class _Points(NamedTuple):
    """Points of running text that are counted together, from where on, and the number the first may go on from."""

    points: list[Ordinal]
    begin: int
    before: int


def _points(document: Document) -> list[_Points]:
    """The points of every section; within it a paragraph that begins amid the numbers counts for itself."""
    starts = [heading.span.start for heading in document.outline]
    found: dict[str, list[_Points]] = {}
    sections: dict[str, int] = {}
    outer: dict[str, int] = {}  # the last number of a point that began a paragraph
    for point in ordinals(document.folded, document.paragraphs):
        section = bisect_right(starts, point.span.start)
        lists = found.setdefault(point.kind, [])
        last = lists[-1].points[-1] if lists else None
        within = last and not (point.leads and last.leads)
        amid = last and within and point.number not in (1, last.number + 1) and _parted(last, point)
        if last is None or amid or section != sections[point.kind]:
            begin = document.outline[section - 1].mark.end if section else 0
            if not point.leads:
                begin = max(begin, document.paragraphs[point.paragraph].start - _BROKEN)
            on = [
                number
                for number in (last.number if last else 0, outer.get(point.kind, 0))
                if number == point.number - 1
            ]
            lists.append(_Points([], begin, on[0] if on else 0))
        lists[-1].points.append(point)
        sections[point.kind] = section
        if point.leads:
            outer[point.kind] = point.number
        elif outer.get(point.kind) == point.number - 1:
            del outer[point.kind]  # the row goes on within the paragraph
    counted = [points for lists in found.values() for points in lists] + _inline(document)
    return sorted(counted, key=lambda points: points.points[0].span)


def _inline(document: Document) -> list[_Points]:
    """Rows of ①, (1) or 1. within a paragraph that slip once, save those whose marks are headings."""
    headings = {heading.mark.start for heading in document.outline}
    return [
        _Points(row, row[0].span.start, 0)
        for row in inline_rows(document.folded, document.paragraphs)
        if not any(point.span.start in headings for point in row[1:])
        and len(slips([point.number for point in row])) == 1
    ]


def _parted(last: Ordinal, point: Ordinal) -> bool:
    """Whether two points cannot belong to one row unless one goes on with the other."""
    return point.paragraph != last.paragraph or point.span.start - last.span.end > _LONGEST_POINT


def _resuming(points: list[Ordinal]) -> Resumes:
    """A point goes on with an interrupted row when it begins its paragraph, or in the paragraph of that row."""
    return lambda at, end: points[at].leads or points[at].paragraph == points[end].paragraph


def _spoken(document: Document, number: int, begin: int, end: int) -> bool:
    """Whether a point with this number is made in other words between two places."""
    numeral = han(number)
    words = {1: "|首先|一方面|先是", 2: "|其次|另一|再者", 3: "|再次"}.get(number, "")
    pattern = (
        rf"(?<![{_DIGITS}统唯之第万单专划同]){numeral}\s{{0,4}}[是要]|[(]{numeral}[)]|此其{numeral}"
        rf"|(?<![0-9.])(?<!{HAN})(?:{numeral}(?:[来则者、,.]|方面)|{number}[.、)](?![0-9])|[第其]{numeral}(?:[,、:是步个点条]|方面){words})"
    )
    return compiled(pattern).search(document.folded, begin, end) is not None


def _point_named(point: Ordinal, words: str, number: int) -> str:
    """The words of a point with another number: 一是 -> 二是."""
    if point.kind == "首先":
        return ("首先", "其次", "再次")[number - 1]
    if point.kind == "一是" or point.kind.startswith(("第", "其")):
        return re.sub(f"[{_DIGITS}]+", han(number), words, count=1)
    return chr(ord("①") + number - 1) if point.kind == "①" else re.sub("[0-9]+", str(number), words)


def _rewrite(mark: Span, wanted: str) -> Fix:
    return Fix(Text(f"改为“{wanted}”", f'write "{wanted}"'), (Edit(mark, wanted),))


@cache
def _half_open() -> re.Pattern[str]:
    """A number at the beginning of a paragraph with a bracket on one side only."""
    opened = "".join(map(re.escape, _BRACKETS))
    closed = "".join(map(re.escape, _BRACKETS.values()))
    return compiled(
        rf"\s*(?:[{opened}](?:{_COUNTING}|[0-9]{{1,2}})(?![{_DIGITS}0-9\s{closed}])(?![^\n。;:,]{{0,20}}[{closed}])|{_COUNTING}\s?[{closed}])"
    )


def _unmatched(document: Document) -> Iterator[tuple[Span, str]]:
    """Marks whose brackets do not match, (一〉, or (二 and 二) where (二) is due, and what they should be."""
    for kind in ("(一)", "(1)"):
        headings = [heading for heading in document.outline if heading.kind == kind]
        sound = [heading for heading in headings if _paired(document, heading)]
        starts = [heading.mark.start for heading in headings]
        for heading in headings:
            if not _paired(document, heading):
                yield heading.mark, _named(document, sound[0], heading.number) if sound else heading.label
        for mark, number in document.view(_half_marks):
            at = bisect_left(starts, mark.start)
            before, after = (headings[place].number if 0 <= place < len(headings) else 0 for place in (at - 1, at))
            follows = before == number - 1 or number == 1 != before
            fits = follows and (after == number + 1 or (number > 1 and after in (0, 1)))
            arabic = re.search("[0-9]", document.folded[mark.start : mark.end]) is not None
            if sound and fits and arabic == (kind == "(1)"):
                yield mark, _named(document, sound[0], number)


def _paired(document: Document, heading: Heading) -> bool:
    mark = document.folded[heading.mark.start : heading.mark.end]
    return len(mark) == 1 or _BRACKETS.get(mark[0]) == mark[-1]


def _half_marks(document: Document) -> list[tuple[Span, int]]:
    """The numbers at the beginning of a paragraph that have a bracket on one side only."""
    found = []
    for paragraph in document.paragraphs:
        if match := _half_open().match(document.folded, *paragraph):
            number = ordinal(re.sub(f"[^{_DIGITS}0-9]", "", match[0]))
            if number:
                found.append((Span(match.end() - len(match[0].lstrip()), match.end()), number))
    return found


def _superfluous(document: Document) -> list[Span]:
    """Bracketed numbers with a 、 behind them."""
    return [
        Span(heading.mark.start, heading.mark.end + 1)
        for heading in document.outline
        if heading.kind in ("(一)", "(1)") and document.folded[heading.mark.end : heading.mark.end + 1] == "、"
    ]


def _mixed(document: Document) -> list[Span]:
    """The marks that are punctuated otherwise than most of their siblings: 1、 among 1."""
    places = []
    for headings, _ in document.view(_numbering).series:
        if headings[0].kind in ("1.", "1、", "一、"):
            signs = [document.folded[heading.mark.end - 1] for heading in headings]
            usual = Counter(signs).most_common(1)[0][0]
            places += [
                heading.mark for heading, sign in zip(headings, signs, strict=True) if sign != usual and sign in ".、"
            ]
    return sorted(places)


@check(
    "NUM001",
    "numbering-gap",
    title=Text("编号缺号", "numbering gap"),
    severity="warning",
    basis="logic",
    where=NUMBERED,
    bad=[
        "一、加强领导\n做好统筹。\n⟦三、⟧强化保障\n落实经费。",
        "一、主要工作\n(一)加强学习。深入开展培训。\n(二)规范执法。严格持证上岗。\n⟦(四)⟧化解纠纷。做好调解。\n二、存在问题\n基础薄弱。",
        "一、主要工作\n(一)加强学习。\n(二)规范执法。\n二、存在问题\n⟦(二)⟧能力不足。\n(三)经费紧张。\n三、下步打算\n(一)抓培训。",
        "⟦二、⟧存在问题\n基础薄弱。\n三、下步打算\n加强培训。",
        "一、重点任务\n(一)优化服务。\n(二)强化监管。\n二、保障措施\n⟦(四)⟧加强领导。\n(五)落实经费。\n三、组织实施\n(六)抓好督查。",
        "一、目标\n1.改造小区12个。\n2.新建学校3所。\n⟦4.⟧修复道路5公里。\n5.植树2万株。",
        "要做好下列事项:\n(1)登记。\n(2)审核。\n⟦(5)⟧公示。\n(6)备案。",
        "要做好下列事项:\n① 登记。\n⟦③⟧ 公示。\n④ 备案。",
        "第一章 总则\n第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全区。\n第二章 职责\n⟦第四条⟧ 区政府负责组织领导。\n第五条 区司法局负责实施。",
        "## 第一章 总则\n### ⟦第二节⟧ 原则\n## 第二章 分则\n### 第一节 职责\n### 第二节 程序\n## ⟦第四章⟧ 附则",
        "目录\n一、总体情况\n二、主要工作\n三、存在问题\n一、总体情况\n运行平稳。\n⟦三、⟧存在问题\n人手不足。",
    ],
    good=[
        "一、加强领导\n做好统筹。\n二、强化保障\n落实经费。",
        "一、总体要求\n(一)指导思想。\n(二)基本原则。\n二、重点任务\n(三)优化服务。\n(四)强化监管。\n三、组织保障\n(五)加强领导。",
        "一、政务服务\n(一)减环节\n1.并联审批。\n2.容缺受理。\n(二)减材料\n3.数据共享。\n4.告知承诺。",
        "一、主要工作\n(一)加强学习。\n(二)规范执法。\n二、存在问题\n(一)能力不足。\n(二)经费紧张。",
        "目录\n一、总体情况\n二、主要工作\n三、存在问题\n一、总体情况\n运行平稳。\n二、主要工作\n成效明显。\n三、存在问题\n人手不足。",
        "三、推进服务:1.减材料。\n2.减环节。\n3.减时限。",
        "第一章 总则  第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全区。\n第二章 职责  第三条 区政府负责组织领导。\n第四条 本办法自公布之日起施行。",
        "第一篇 总体要求第一章 形势\n第一节 基础\n第二篇 重点任务第二章 目标\n第三章 布局",
        "(一)社区受理申请。(二)街道审核材料。\n(三)区民政局审批。",
        "1.改造老旧小区。\n2.10件民生实事全部办结。\n3.2024年新增学位800个。\n4.修复道路。",
        "一、存在问题\n2024.全年未完成的任务有两项。\n3.15活动参与面不广。\n1.2倍于上年。",
        "有下列情形之一的:\n(一)材料不全。\n有前款(一)至(三)项情形的,不予受理。\n第三条规定的情形除外。",
        "一、将第十条修改为:\n“第十条 执法信息应当公开。\n第十二条 决定应当备案。”\n二、本决定自公布之日起施行。",
        "请遵照执行。\n附件:1.工作清单\n2.责任分工\n附件2\n一、牵头单位\n二、配合单位",
        "摘录有关规定如下:\n第五条 职责明确。\n第六条 经费保障。\n第九条 信息公开。\n第十条 监督检查。",
        "本列数据:第二条 略。\n第八条 经费由财政保障。\n第二十条 主动公开的内容。\n第二十七条 依申请公开。",
        "一、收入\n二、支出\n三\n、结余\n四、说明",
        "一、本年收入\n1.财政拨款\n二、本年支出\n三、科研支出\n第三、结余情况。\n四、年末结余",
        "(l)加快改造。\n(2)如期建成。\n(3)抓好整顿。",
        "一、二审案件共120件。\n三、四线城市不在此列。",
        "1、制定方案。\n2、3月底前完成登记。\n3、4月1日起受理。\n4、公布结果。",
        "随着产业的分散,同行业企业竞争日趋激烈,市场格局由分散走向集中统\n二、三线城市的份额下降",
    ],
)
def numbering_gap(document: Document, options: object) -> Iterator[Finding]:
    """同级标题的编号跳了号（一、之后是三、），或者不从“一”开始。多为整段漏贴、误删，或者增删后没有重排。

    层级按本文嵌套的顺序判断（一、→（一）→1.→(1)，第一章→第一条→（一） 等都可以），每个上级标题之下各自计数。
    位置是缺口之后的那个编号，相关位置是它前面的同级编号。一处缺失只报告一次。

    不报告：编号跨上级连续编排（条文，以及（三）接着上一部分的（二））；另起一份文件、附件或目录而从头编号；
    缺的号写在行中、写坏了或者断成两行；表格中的编号；引用的条文和“（一）至（三）项”；小数、日期和年份；
    一次跳过三个以上的号（多为摘录）；错处太多、已无规律可言的一列。

    改法：补上缺少的部分，或者重排编号。

    ---
    Headings of one level skip a number (一、 then 三、), or do not begin with the first: a part was not pasted, was deleted,
    or the rest was not renumbered.

    Levels follow the order in which this text nests its marks, and every parent counts for itself. The place is the mark
    after the gap, the related one the sibling before it. One loss is reported once.

    Not reported: numbers that run on across parents (articles of a statute, or (三) after the (二) of the last part); another
    document, attachment or table of contents that begins anew; a number that stands within a line, is damaged or broken over
    two lines; tables; quoted articles and references such as (一)至(三)项; decimals, dates and years; a jump over more than
    three numbers (an excerpt); a row in which so much is wrong that it is no row.

    To fix it, restore what is missing, or renumber.
    """
    for wrong in document.view(_wrong):
        if wrong.kind != "gap":
            continue
        mark = _shown(document, wrong.heading.mark)
        names = [_named(document, wrong.heading, number) for number in range(wrong.expected, wrong.heading.number)]
        missing = "".join(f"“{name}”" for name in names)
        if not wrong.other:
            yield Finding(
                wrong.heading.mark,
                Text(
                    f"编号不从头开始：此处是“{mark}”，前面没有{missing}",
                    f"numbering does not begin at the first: “{mark}” without {missing} before it",
                ),
                severity="info" if _is_below_row(document, wrong.heading) else None,
            )
            continue
        before = _shown(document, wrong.other.mark)
        yield Finding(
            wrong.heading.mark,
            Text(
                f"编号缺号：“{before}”之后是“{mark}”，缺{missing}",
                f"numbering gap: “{mark}” follows “{before}”, {missing} missing",
            ),
            related=(Related(wrong.other.mark, Text("前一个同级编号", "the sibling before it")),),
        )


def _is_below_row(document: Document, heading: Heading) -> bool:
    """Whether a table ends above a heading: the headings before it may have gone into its rows."""
    at = bisect_left(document.layout, heading.span.start, key=lambda block: block.span.start)
    return at > 0 and document.layout[at - 1].kind == "row"


@check(
    "NUM002",
    "numbering-repeat",
    title=Text("编号重复", "number used twice"),
    severity="warning",
    basis="logic",
    bad=[
        "一、加强领导\n做好统筹。\n二、规范执法\n持证上岗。\n⟦二、⟧强化保障\n落实经费。",
        "一、加强领导\n做好统筹。\n二、规范执法\n持证上岗。\n⟦二、⟧强化保障\n落实经费。\n四、监督检查\n定期通报。",
        "(一)加强学习。\n(二)规范执法。\n⟦(四)⟧化解纠纷。\n(四)强化监督。\n(五)落实责任。",
        "一、工作\n(一)加强学习。\n⟦(一)⟧规范执法。\n(三)化解纠纷。\n二、问题\n能力不足。",
        "一、工作\n(一)加强学习。\n⟦(一)⟧规范执法。\n(二)化解纠纷。\n二、问题\n能力不足。",
        "1.登记。\n2.审核。\n3.公示。\n⟦2.⟧备案。\n5.归档。",
        "第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全区。\n⟦第二条⟧ 区政府负责组织领导。\n第四条 本办法自公布之日起施行。",
    ],
    good=[
        "一、加强领导\n做好统筹。\n二、规范执法\n持证上岗。\n三、强化保障\n落实经费。",
        "一、工作\n(一)加强学习。\n二、问题\n(一)能力不足。",
        "关于印发方案的通知\n一、加强领导\n二、抓好落实\n工作方案\n一、目标\n二、任务",
        "一、本年收入\n一、本年支出\n二、上年结转\n二、结转下年\n三、其他收入\n三、其他支出",
        "一、总体情况\n二、申请情况\n一、本年新收\n二、上年结转\n三、本年办理\n三、复议情况\n四、存在问题",
        "一、收入决算表\n见后表。\n二、支出决算表\n本年支出。\n二、支出决算表(续)\n项目支出。\n三、说明\n无。",
        "第一章 总则\n目的。\n依据。\n范围。\n第二章 职责\n分工。\n协作。\n第二章 职责\n监督。\n第三章 附则\n施行。",
        "1. 总则\n1.1 目的\n1.2 范围\n2. 职责\n2.1 分工\n2.2 协作\n3. 附则",
        "(1). 确认方法\n(1)国内销售。\n(2)出口销售。\n(2). 计量方法\n按公允价值。",
        "(一)标准工时制\n每日8小时。\n每周40小时。\n法律另有规定的除外。\n(一)姓名、性别。\n(二)工作单位。",
    ],
)
def numbering_repeat(document: Document, options: object) -> Iterator[Finding]:
    """同级标题中同一个编号用了两次。多为复制上一标题后忘了改号。

    位置是多出来的那个编号，相关位置是同号的另一处。按次序能断定应是几号时，消息中写明，并可自动改号（不安全修复）。

    不报告：从“一”重新开始的编号（另一份文件、附件、目录、另一张表）；嵌套的列表结束后外层接着编号；表格分左右两栏各自编号。按规定格式填写的文本
    （□适用 √不适用）各栏自有编号，只作提示（info）。全文粘贴两遍由 DUP001 报告。

    改法：改正编号；若是整段重复，删去一处。

    ---
    Two headings of one level bear the same number: mostly a heading that was copied and not renumbered.

    The place is the number that is one too many, the related one the other with it. Where the order shows which number is due,
    the message names it and an unsafe fix writes it.

    Not reported: a row that begins anew with the first number (another document, attachment, table of contents or table); an
    outer row that goes on after an inner one; tables whose two columns are numbered each for itself. In a text that fills in a form
    (□适用 √不适用), whose parts have numbers of their own, it is info. A body pasted twice is DUP001.

    To fix it, correct the number, or delete the copy.
    """
    for wrong in document.view(_wrong):
        if wrong.kind != "repeat" or not wrong.other:
            continue
        mark = _shown(document, wrong.heading.mark)
        message, fix = Text(f"编号重复：“{mark}”", f"number used twice: “{mark}”"), None
        if wrong.expected:
            wanted = _named(document, wrong.heading, wrong.expected)
            message = Text(
                f"编号重复：“{mark}”，按次序此处是“{wanted}”", f"number used twice: “{mark}” where “{wanted}” is due"
            )
            fix = _rewrite(wrong.heading.mark, wanted) if wrong.expected > 1 else None
        related = Related(wrong.other.mark, Text("同一编号的另一处", "the other with this number"))
        # Where the first number is due, more is missing than a number: texts were cut and joined.
        mild = wrong.expected == 1 or document.view(fills_in_a_form)
        severity: Severity | None = "info" if mild else None
        yield Finding(wrong.heading.mark, message, related=(related,), fix=fix, severity=severity)


@check(
    "NUM003",
    "numbering-order",
    title=Text("编号次序颠倒", "numbers out of order"),
    severity="warning",
    basis="logic",
    where=NUMBERED,
    bad=[
        "一、加强领导\n做好统筹。\n⟦三、⟧规范执法\n持证上岗。\n二、强化保障\n落实经费。\n四、监督检查\n定期通报。",
        "⟦二、⟧收入情况\n总体平稳。\n一、总体情况\n运行良好。\n三、支出情况\n保障有力。",
        "(一)加强学习。\n(三)规范执法。\n(四)化解纠纷。\n⟦(二)⟧强化监督。\n(五)落实责任。",
        "1.登记。\n2.审核。\n⟦7.⟧公示。\n4.备案。",
        "第一章 总则\n第二章 职责\n⟦第五章⟧ 附则\n第三章 程序\n第四章 责任",
    ],
    good=[
        "一、加强领导\n做好统筹。\n二、规范执法\n持证上岗。\n三、强化保障\n落实经费。\n四、监督检查\n定期通报。",
        "一、加强领导\n(一)统筹。\n(二)督办。\n二、规范执法\n(一)持证。\n(二)公示。",
        "二、申请情况\n(一)本年新收。\n1.自然人。\n2.法人。\n(二)上年结转。\n1.自然人。\n2.法人。",
        "一、工作\n1.登记。\n2.审核。\n(1)初审。\n(2)复审。\n3.公示。",
    ],
)
def numbering_order(document: Document, options: object) -> Iterator[Finding]:
    """同级标题的编号不缺，但次序不对：两项对调，或者一项放错了地方。一处颠倒只报告一次。

    位置是第一个不合次序的编号，消息中写明按次序应是几号；相关位置是与它对调或相邻的编号。

    不报告：同 NUM001、NUM002 中的例外。

    改法：对调编号，或者把内容移回原处。

    ---
    No number is missing among headings of one level, but they stand in the wrong order: two were exchanged, or one was put in
    the wrong place. One slip is reported once.

    The place is the first number out of order; the message names the one that is due there, the related place is its neighbour.

    Not reported: what NUM001 and NUM002 leave out.

    To fix it, exchange the numbers, or move the text back.
    """
    for wrong in document.view(_wrong):
        if wrong.kind == "order":
            mark = _shown(document, wrong.heading.mark)
            wanted = _named(document, wrong.heading, wrong.expected)
            message = Text(
                f"编号次序颠倒：此处是“{mark}”，按次序是“{wanted}”",
                f"numbers out of order: “{mark}” where “{wanted}” is due",
            )
            related = (Related(wrong.other.mark, Text("相邻的编号", "its neighbour")),) if wrong.other else ()
            yield Finding(wrong.heading.mark, message, related=related)


@check(
    "NUM004",
    "numbering-style",
    title=Text("编号的写法与同级不一致", "number written otherwise than its siblings"),
    severity="warning",
    basis="GB/T 9704-2012 §7.3.3",
    bad=[
        "(一)加强领导。\n(二)规范执法。\n⟦三、⟧强化保障。\n(四)监督检查。",
        "一、工作\n(一)加强领导。\n(二)规范执法。\n⟦三、⟧强化保障。\n(四)监督检查。\n二、问题\n能力不足。\n三、打算\n加强培训。",
        "一、加强领导\n二、规范执法\n⟦(三)⟧强化保障\n四、监督检查",
        "1.登记。\n2.审核。\n⟦(3)⟧公示。\n4.备案。",
        "(一)加强领导。\n⟦〈二)⟧规范执法。\n(三)强化保障。",
        "(一)加强领导。\n⟦(二〉⟧规范执法。\n(三)强化保障。",
        "(一)加强领导。\n⟦(二⟧规范执法,严格持证。\n(三)强化保障。",
        "(一)加强领导。\n(二)规范执法。\n⟦三)⟧强化保障。",
        "⟦(一)、⟧加强领导。\n(二)、规范执法。",
        "1.登记。\n⟦2、⟧审核。\n3.公示。\n4.备案。",
    ],
    good=[
        "(一)加强领导。\n(二)规范执法。\n(三)强化保障。\n(四)监督检查。",
        "一、工作\n(一)加强领导。\n(二)规范执法。\n二、问题\n(一)能力不足。\n三、打算\n(一)抓培训。",
        "一、登记\n1.初审。\n2.复审。\n(1)书面。\n(2)现场。\n3.公示。",
        "〔一〕加强领导。\n〔二〕规范执法。",
        "(一)加强领导。\n(二次供水改造完成。)\n(二)规范执法。",
        "(一)加强领导。\n(二〇二四年一月)\n(二)规范执法。",
        "一)加强领导。\n二)规范执法。",
        "1、登记。\n2、审核。\n(1)初审。\n1)书面。",
        "1.工作\n1、登记。\n2、审核。\n2.问题\n1、能力不足。",
        "一、工作\n(1)登记。\n(2)审核。\n二、问题\n3、能力不足。",
    ],
)
def numbering_style(document: Document, options: object) -> Iterator[Finding]:
    """编号本身接得上，但写法与前后同级不同。

    warning：夹在同级之间而形式不同的编号（（二）之后是三、，再后是（四））；编号的括号不配对（〈一）、（一〉）或只有一半（（二、二））。
    info，全文只报告一次并列出前几处：带括号的编号后又加顿号（（一）、）；同级之中 1. 与 1、混用。

    不报告：各层用不同形式；整份文件统一用 1、或 1)（GB/T 9704 §7.3.3 说层次序数“可以”用“一、”“（一）”“1.”“（1）”）；全角半角之别（PUN004）。

    改法：改成与同级一致的形式。

    ---
    The number follows, but is not written as its siblings are.

    Warning: a mark of another form between two siblings ((二) 三、 (四)), brackets that do not match (〈一) (一〉) or of which one is
    lost ((二 or 二)). Info, once a document with the first few places: a 、 after brackets ((一)、), and 1. mixed with 1、 among
    siblings.

    Not reported: different forms on different levels; a document that writes 1、 or 1) throughout (GB/T 9704 §7.3.3 says that 一、
    (一) 1. (1) *may* be used); full and half width (PUN004).

    To fix it, write it as its siblings are written.
    """
    for before, heading, after in document.view(_numbering).breaks:
        mark, wanted = _shown(document, heading.mark), _named(document, before, heading.number)
        yield Finding(
            heading.mark,
            Text(
                f"编号的形式与前后不一：“{mark}”，同级写作“{wanted}”",
                f"number in another form than its siblings: “{mark}”, not “{wanted}”",
            ),
            related=(
                Related(before.mark, Text("前一个", "the one before")),
                Related(after.mark, Text("后一个", "the one after")),
            ),
            fix=_rewrite(heading.mark, wanted),
        )
    for span, wanted in _unmatched(document):
        mark = _shown(document, span)
        message = Text(f"编号的括号不配对：“{mark}”", f"brackets of a number that do not match: “{mark}”")
        yield Finding(span, message, fix=_rewrite(span, wanted))
    for places, words in (
        (_superfluous(document), Text("带括号的编号后不加顿号", "no 、 is wanted after a number in brackets")),
        (_mixed(document), Text("同级编号后的标点不一致", "siblings with different marks after the number")),
    ):
        if places:
            mark, count = _shown(document, places[0]), len(places)
            message = Text(
                f"{words.zh}：“{mark}”" + f"等{count}处" * (count > 1),
                f"{words.en}: “{mark}”" + f" and {count - 1} more" * (count > 1),
            )
            related = tuple(Related(place, Text("另一处", "another")) for place in places[1 : _PLACES + 1])
            yield Finding(places[0], message, related=related, severity="info")


@check(
    "NUM005",
    "ordinal-gap",
    title=Text("序数不连续", "points not counted in order"),
    severity="warning",
    basis="logic",
    bad=[
        "主要表现在:一是学习不深;⟦三是⟧经费不足。",
        "主要表现在:⟦二是⟧能力不足;三是经费不足。",
        "一是学习不深;二是能力不足;⟦二是⟧经费不足;四是监督不力。",
        "一是学习不深;⟦三是⟧能力不足;二是经费不足;四是监督不力。",
        "(一)规范执法。\n一是严格持证上岗。全年培训4次。\n⟦三是⟧强化案卷评查。评查62件。\n(二)化解纠纷。\n一是做好调解。二是做好复议。",
        "(一)规范执法。\n⟦二是⟧加强培训。\n三是强化评查。\n(二)化解纠纷。\n一是做好调解。二是做好复议。",
        "一要加强领导;二要落实责任;⟦四要⟧强化督查。",
        "第一,加强领导。抓好统筹。第二,落实责任。⟦第四⟧,强化督查。",
        "其一,认识不足。⟦其三⟧,投入不够。",
        "首先,加强领导。⟦再次⟧,强化督查。",
        "一是加强领导。(1)定期研究。二是落实责任。⟦二是⟧强化督查。",
        "主要做法:①加强领导;②落实责任;⟦④⟧强化督查。",
        "主要做法:(1)加强领导;(2)落实责任;⟦(2)⟧强化督查。",
        "主要做法:1.加强领导。2.落实责任。⟦4.⟧强化督查。",
    ],
    good=[
        "主要表现在:一是学习不深;二是经费不足。",
        "一是学习不深;二是能力不足;三是经费不足;四是监督不力。",
        "(一)规范执法。\n一是严格持证上岗。\n二是强化评查。\n(二)化解纠纷。\n一是做好调解。二是做好复议。",
        "一是深化改革。一是简化流程;二是压缩时限。二是强化监管。一是随机抽查;二是信用监管。三是优化服务。",
        "一是规范执法。\n1.持证上岗。\n2.公示结果。\n二是化解纠纷。\n1.人民调解。\n三是强化监督。",
        "问题的根子就是作风不实,三是指三个方面。",
        "坚持一是一、二是二,不回避矛盾。",
        "第一责任人职责落实到位,第三产业占比提高,第一季度平稳,第三书记到任。",
        "全省排名第一,全市排名第三,居第三、第四位。",
        "第一、二、三产业协调发展。第一、第二产业稳中有进。",
        "一方面,统筹不够;二是投入不足。首先,抓统筹。二是抓投入。",
        "坚持一要吃饭、二要建设的方针。",
        "措施有三项:一\n是强化培训。二是强化考核。三是强化问责。",
        "我们的经验是:第一步,建立联系;第二,选好骨干;第三,抓好落实。",
        "首先是国内市场,其次是国际市场,其次是新兴市场。其次,要练好内功。",
        "所谓“三是”不在此列。",
        "存在不足一是学习不深;二是能力不足。",
        "一是学习不深;二、能力不足;三是经费不足。",
        "主要做法:①加强领导;②落实责任;③强化督查,见表①、表③。",
        "主要做法:(1)加强领导,1.开会,2.发文;(2)落实责任,1.定人,2.定时;(3)强化督查。",
        "见条件(1)、(3)、(5)。得分1.5、3.5、2.0。",
        "完善旅游“六要素”,减轻了群众负担,此其一;其二,节约了行政成本。",
        "事物有两种前途:第一,改正错误;第二,坚持错误。\n坚持原则。\n第二,要抓好整改。全面排查。\n第三,要抓好督查。",
    ],
)
def ordinal_gap(document: Document, options: object) -> Iterator[Finding]:
    """正文中逐项列举的序数（一是、二是，一要、二要，第一，、第二，，其一、其二，首先、其次、再次，一段之内的①、（1）、1.）缺了一项、重复或颠倒。

    一段之内，或者一节之内各段以序数开头时，连起来计数；遇到新的“一是”重新计数，里层列举之后外层可以接着数。
    位置是不合次序的那个序数，相关位置是它前后的一个。

    不报告：就是、统一是、一是一二是二、第一责任人、第一产业、全省第一等不是列举的词；用别的说法写出的那一项（一方面、首先、
    其次、（二）、2.）；序数断在行末；其次单独使用或者连用。

    改法：补上缺少的一项，或者改正序数。

    ---
    Points of running text that are counted 一是, 二是 (or 一要, 第一, 其一 or 首先, 其次, 再次, or ①, (1), 1. within a paragraph) lack one,
    use one twice or stand out of order.

    Points are counted through a paragraph, and through a section where its paragraphs begin with them. Counting begins anew
    with another 一是, and an outer row may go on after an inner one. The place is the point that is out of order, the related
    one its neighbour.

    Not reported: words that only look like points (就是, 统一是, 一是一二是二, 第一责任人, 第一产业, 全省第一); a point made in other words
    (一方面, 首先, 其次, (二), 2.); a point broken over two lines; 其次 alone or more than once.

    To fix it, restore what is missing, or correct the number.
    """
    for points, begin, before in document.view(_points):
        for at, kind, expected, place in slips([point.number for point in points], before, _resuming(points)):
            point, other = points[at], points[place] if place >= 0 else None
            if point.kind == "首先" and not (kind == "gap" and other):
                continue
            words = _shown(document, point.span)
            wanted = _point_named(point, words, expected)
            missing = range(expected, point.number if kind == "gap" else expected + 1) if expected else range(0)
            since = points[at - 1].span.end if at else begin
            if kind == "gap" and len(missing) > (_WIDEST_GAP if other else 1):
                continue
            if any(_spoken(document, number, since, point.span.start) for number in missing):
                continue
            if kind == "gap":
                message = Text(
                    f"序数缺项：有“{words}”，前面没有“{wanted}”",
                    f"points not counted in order: “{words}” without “{wanted}” before it",
                )
            elif kind == "repeat":
                message = Text(f"序数重复：“{words}”", f"points not counted in order: “{words}” twice")
            else:
                message = Text(
                    f"序数颠倒：此处是“{words}”，按次序是“{wanted}”",
                    f"points not counted in order: “{words}” where “{wanted}” is due",
                )
            related = (
                (Related(other.span, Text("与它相邻或相同的一项", "its neighbour, or the other one")),) if other else ()
            )
            yield Finding(point.span, message, related=related)


@check(
    "NUM006",
    "lone-ordinal",
    title=Text("有“一是”而没有“二是”", "first point without a second"),
    severity="info",
    basis="logic",
    bad=[
        "主要做法:⟦一是⟧加强学习。深入开展培训。\n下一步,继续努力。",
        "(一)加强学习。\n⟦一是⟧开展培训。全年4次。\n(二)规范执法。\n一是持证上岗。二是公示结果。",
    ],
    good=[
        "主要做法:一是加强学习。二是深入开展培训。\n下一步,继续努力。",
        "一是加强学习。\n1.集中培训。\n2.分散自学。\n二是规范执法。",
        "一是加强学习,另一方面抓好执法。",
        "要解决这个问题,一是要发挥行业的作用,一是要发挥城市的作用。",
        "坚持一是一、二是二。唯一是经费问题。",
    ],
)
def lone_ordinal(document: Document, options: object) -> Iterator[Finding]:
    """写了“一是”，后面却没有“二是”。可能漏了后面的几项，也可能“一是”多余。

    不报告：第二项用别的说法写出（另一方面、其次、（二））；两个“一是”并列。

    改法：补上其余各项，或者删去“一是”。

    ---
    There is a 一是 (first) and no 二是 (second): either the other points are missing, or the word is one too many.

    Not reported: a second point made in other words (另一方面, 其次, (二)); two 一是 side by side.

    To fix it, restore the other points, or delete the word.
    """
    starts = [heading.span.start for heading in document.outline]
    lists = [points for points, _, _ in document.view(_points) if points[0].kind == "一是"]
    for index, points in enumerate(lists):
        then = lists[index + 1][0].number if index + 1 < len(lists) else 0
        for row in rows([point.number for point in points], _resuming(points)):
            point, at = points[row[0]], row[0]
            beside = [other for other in points[max(0, at - 1) : at + 2] if other.paragraph == point.paragraph]
            paired = sum(other.number == 1 for other in beside) > 1
            if len(row) > 1 or point.number != 1 or paired or (at + 1 == len(points) and then == 2):
                continue
            end = document.paragraphs[point.paragraph].end
            if point.leads:
                section = bisect_right(starts, point.span.start)
                end = starts[section] if section < len(starts) else len(document.text)
            if not _spoken(document, 2, point.span.end, min(end, point.span.end + _FAR)):
                words = _shown(document, point.span)
                wanted = _point_named(point, words, 2)
                yield Finding(point.span, Text(f"有“{words}”而没有“{wanted}”", f"“{words}” without “{wanted}”"))
