"""NUM: numbers of headings that do not follow one another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Finding, Related, Severity, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.counting import slips
from lintreport.text.structure.genres import fills_in_a_form
from lintreport.text.structure.outline import Heading, ordinal

from ._series import COUNTING, DIGITS, NUMBERED, NUMERAL, WIDEST_GAP, named, numbering, rewrite, shown

#: Headings no more paragraphs apart than this stand together.
_NEAR = 2


#: Headings that are always few: one of them alone can lack the first.
_GREAT = ("编", "篇", "部分", "章", "节", "条", "一、", "(一)")


class _Wrong(NamedTuple):
    """A slip in the numbers of headings.

    What is missing would stand after ``since``, in a series of ``length`` that begins with the number ``first``.
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
    for headings, before in document.view(numbering).series:
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
    if heading.number - wrong.expected > (WIDEST_GAP if wrong.other else 1):
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
        rf"(?P<one>(?<![^\s。;:!?”)]){COUNTING}\s?[、.])|(?P<line>^\s{{0,8}}{COUNTING}[,:\s])"
        rf"|(?P<round>[(\[〔【〈<]\s{{0,2}}{COUNTING}\s{{0,2}}[)\]〕】〉>])"
        rf"|(?P<half>(?:^|(?<=[。;:!?]))\s{{0,8}}(?:[(\[〔【〈<]\s?{COUNTING}|{COUNTING}\s?[)\]〕】〉>]))"
        rf"|(?P<digit>(?<![0-9.])(?<!{HAN})[0-9]{{1,3}}\s?[.、),:\s]|(?<={HAN})[0-9]{{1,3}}(?:[、)]|\.(?![0-9])))"
        rf"|(?P<part>(?<![、,(])第\s?(?:[{DIGITS}]{{1,8}}|[0-9]{{1,3}})\s?(?:部分|[编篇章节])"
        rf"|(?<![、,(])(?<!{HAN})第\s?(?:[{DIGITS}]{{1,8}}|[0-9]{{1,3}})\s?条)",
        re.MULTILINE,
    )


def _traces(document: Document) -> dict[tuple[str, int], list[int]]:
    """Where anything stands that may be the number of a heading: within a line, damaged, in a table."""
    places: dict[tuple[str, int], list[int]] = {}
    for match in _trace().finditer(document.folded):
        text = match[0].strip()
        numeral = re.search(NUMERAL, text)
        kind = {"one": "一、", "line": "一、", "round": "(一)", "half": "(一)", "digit": "1."}.get(
            match.lastgroup or ""
        ) or ("部分" if text.endswith("部分") else text[-1])
        if kind == "1." and (text.endswith(")") or document.folded[match.start() - 1 : match.start()] == "("):
            kind = "(1)"
        if numeral and (number := ordinal(numeral[0])):
            places.setdefault((kind, number), []).append(match.start())
    return places


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

    为什么：缺号说明可能漏了一段内容，读者会以为没有收全。
    ---
    Headings of one level skip a number (一、 then 三、), or do not begin with the first: a part was not pasted, was deleted,
    or the rest was not renumbered.

    Levels follow the order in which this text nests its marks, and every parent counts for itself. The place is the mark
    after the gap, the related one the preceding sibling. One loss is reported once.

    Not reported: numbers that run on across parents (articles of a statute, or (三) after the (二) of the last part); another
    document, attachment or table of contents that begins anew; a number that is within a line, is damaged or broken over
    two lines; tables; quoted articles and references such as (一)至(三)项; decimals, dates and years; a jump over more than
    three numbers (an excerpt); a sequence with too many errors to be one.

    To fix: restore what is missing, or renumber.

    Why: A gap suggests that a part is missing, and readers will look for it.
    """
    for wrong in document.view(_wrong):
        if wrong.kind != "gap":
            continue
        mark = shown(document, wrong.heading.mark)
        names = [named(document, wrong.heading, number) for number in range(wrong.expected, wrong.heading.number)]
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
        before = shown(document, wrong.other.mark)
        yield Finding(
            wrong.heading.mark,
            Text(
                f"编号缺号：“{before}”之后是“{mark}”，缺{missing}",
                f"numbering gap: “{mark}” follows “{before}”, {missing} missing",
            ),
            related=(Related(wrong.other.mark, Text("前一个同级编号", "the preceding sibling")),),
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

    为什么：同号的两个标题无法引用，也说明增删后没有重排。
    ---
    Two headings of one level have the same number: usually a heading was copied and not renumbered.

    The place is the number that is one too many, the related one the other with it. Where the order shows which number is due,
    the message names it and an unsafe fix writes it.

    Not reported: a row that begins anew with the first number (another document, attachment, table of contents or table); an
    outer row that goes on after an inner one; tables whose two columns are numbered each for itself. In a text that fills in a form
    (□适用 √不适用), whose parts have numbers of their own, it is info. A body pasted twice is DUP001.

    To fix: correct the number, or delete the copy.

    Why: Two headings with one number cannot be referred to, and show that the rest was not renumbered.
    """
    for wrong in document.view(_wrong):
        if wrong.kind != "repeat" or not wrong.other:
            continue
        mark = shown(document, wrong.heading.mark)
        message, fix = Text(f"编号重复：“{mark}”", f"number used twice: “{mark}”"), None
        if wrong.expected:
            wanted = named(document, wrong.heading, wrong.expected)
            message = Text(
                f"编号重复：“{mark}”，按次序此处是“{wanted}”", f"number used twice: “{mark}” where “{wanted}” is due"
            )
            fix = rewrite(wrong.heading.mark, wanted) if wrong.expected > 1 else None
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

    为什么：次序颠倒说明有一段放错了地方，或者编号写错。
    ---
    No number is missing among headings of one level, but they are in the wrong order: two were exchanged, or one was put in
    the wrong place. One slip is reported once.

    The place is the first number out of order; the message names the one that is due there, the related place is its neighbour.

    Not reported: what NUM001 and NUM002 leave out.

    To fix: exchange the numbers, or move the text back.

    Why: A wrong order means that a part is in the wrong place or has the wrong number.
    """
    for wrong in document.view(_wrong):
        if wrong.kind == "order":
            mark = shown(document, wrong.heading.mark)
            wanted = named(document, wrong.heading, wrong.expected)
            message = Text(
                f"编号次序颠倒：此处是“{mark}”，按次序是“{wanted}”",
                f"numbers out of order: “{mark}” where “{wanted}” is due",
            )
            related = (Related(wrong.other.mark, Text("相邻的编号", "its neighbour")),) if wrong.other else ()
            yield Finding(wrong.heading.mark, message, related=related)
