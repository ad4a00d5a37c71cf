"""NUM: points of running text that are not counted in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lintreport import Document, Finding, Related, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.counting import Resumes, rows, slips
from lintreport.text.structure.ordinals import Ordinal, inline_rows, ordinals
from lintreport.text.structure.outline import han

from ._series import DIGITS, WIDEST_GAP, shown

#: A point may have been broken over two lines, 一⏎是, so far before the second of them, in code points.
_BROKEN = 6
#: No point of a paragraph is longer than this, in code points.
_LONGEST_POINT = 1000
#: How far from the first point the second is looked for, in code points.
_FAR = 5000


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
    for point in _in_words(ordinals(document.folded, document.paragraphs)):
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


def _in_words(points: list[Ordinal]) -> Iterator[Ordinal]:
    """The points without those of numerals that go on with 首先, 其次: 首先,…其次,…第三,…."""
    last = 0  # the number of the last point of such a row
    for point in points:
        if point.kind == "首先":
            last = point.number
        elif point.kind == "第一" and last > 1 and point.number == last + 1:
            last = point.number
            continue
        elif point.kind == "第一":
            last = 0
        yield point


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
        rf"(?<![{DIGITS}统唯之第万单专划同]){numeral}\s{{0,4}}[是要]|[(]{numeral}[)]|此其{numeral}"
        rf"|(?<![0-9.])(?<!{HAN})(?:{numeral}(?:[来则者、,.]|方面)|{number}[.、)](?![0-9])|[第其]{numeral}(?:[,、:是步个点条]|方面){words})"
    )
    return compiled(pattern).search(document.folded, begin, end) is not None


def _point_named(point: Ordinal, words: str, number: int) -> str:
    """The words of a point with another number: 一是 -> 二是."""
    if point.kind == "首先":
        return ("首先", "其次", "再次")[number - 1]
    if point.kind == "一是" or point.kind.startswith(("第", "其")):
        return re.sub(f"[{DIGITS}]+", han(number), words, count=1)
    return chr(ord("①") + number - 1) if point.kind == "①" else re.sub("[0-9]+", str(number), words)


@check(
    "NUM005",
    "ordinal-gap",
    title=Text("序数不连续", "ordinals out of sequence"),
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
        "第一,抓统筹。第二,抓落实。第三,抓监督。\n首先,健全制度。其次,强化监督。第三,严格考核。第四,抓好保障。",
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

    为什么：列举缺项、重号，说明漏写了一点或增删后没有重排。
    ---
    Points of running text that are counted 一是, 二是 (or 一要, 第一, 其一 or 首先, 其次, 再次, or ①, (1), 1. within a paragraph) lack one,
    use one twice or are out of order.

    Points are counted through a paragraph, and through a section where its paragraphs begin with them. Counting begins anew
    with another 一是, and an outer row may go on after an inner one. The place is the point that is out of order, the related
    one its neighbour.

    Not reported: words that only look like points (就是, 统一是, 一是一二是二, 第一责任人, 第一产业, 全省第一); a point made in other words
    (一方面, 首先, 其次, (二), 2.); a point broken over two lines; 其次 alone or more than once.

    To fix: restore what is missing, or correct the number.

    Why: A missing or repeated ordinal means that a point was lost or the rest was not renumbered.
    """
    for points, begin, before in document.view(_points):
        for at, kind, expected, place in slips([point.number for point in points], before, _resuming(points)):
            point, other = points[at], points[place] if place >= 0 else None
            if point.kind == "首先" and not (kind == "gap" and other):
                continue
            words = shown(document, point.span)
            wanted = _point_named(point, words, expected)
            missing = range(expected, point.number if kind == "gap" else expected + 1) if expected else range(0)
            since = points[at - 1].span.end if at else begin
            if kind == "gap" and len(missing) > (WIDEST_GAP if other else 1):
                continue
            if any(_spoken(document, number, since, point.span.start) for number in missing):
                continue
            if kind == "gap":
                message = Text(
                    f"序数缺项：有“{words}”，前面没有“{wanted}”",
                    f"ordinals out of sequence: “{words}” without “{wanted}” before it",
                )
            elif kind == "repeat":
                message = Text(f"序数重复：“{words}”", f"ordinals out of sequence: “{words}” twice")
            else:
                message = Text(
                    f"序数颠倒：此处是“{words}”，按次序是“{wanted}”",
                    f"ordinals out of sequence: “{words}” where “{wanted}” is due",
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

    为什么：有“一是”就会等“二是”，没有下文，读者会以为漏了内容。
    ---
    There is a 一是 (first) and no 二是 (second): either the other points are missing, or the word is one too many.

    Not reported: a second point made in other words (另一方面, 其次, (二)); two 一是 side by side.

    To fix: restore the other points, or delete the word.

    Why: A first point promises a second; without it readers assume that something is missing.
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
                words = shown(document, point.span)
                wanted = _point_named(point, words, 2)
                yield Finding(point.span, Text(f"有“{words}”而没有“{wanted}”", f"“{words}” without “{wanted}”"))
