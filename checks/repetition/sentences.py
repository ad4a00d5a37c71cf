"""DUP003: a sentence or a clause written twice in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.repetition.blocks import blocks, paragraph_at
from lintreport.text.structure.filled_lines import FINAL, MARK, TEXT_LINE, rows

from ._quoted import short
from ._tails import tails

# All lengths are code points; those of words do not count white space.

#: More lines than this that are repeated at once are cells.
MOST_LINES = 2
#: What text consists of.
TEXT = ("heading", "run-in", "body", "item")
#: More clauses than this that are repeated at once are a block.
MOST_CLAUSES = 40
#: A clause with fewer Han is a figure or a name.
MIN_HAN = 6
#: The digits of a figure tell as much as this many characters each, up to this.
TELLING = 3


CLAUSE = (
    rf"\s*(?P<number>{MARK})?\s*(?P<words>[^,;:。!?、…]+(?:(?<=[0-9])[,:](?=[0-9])[^,;:。!?、…]+)*)"
    r"(?P<stop>[,;:。!?、…]*[”’》)」』\]]{0,3})"
)


class RepeatedSentence(NamedTuple):
    """``min_chars``: shorter sentences and clauses are repeated by custom (「特此报告。」). Code points, no white space."""

    min_chars: int = 8


class Clause(NamedTuple):
    """What stands between two marks: words from ``start`` to ``end``, and their own mark ``stop`` until ``until``.

    ``number`` is the mark of a numbered item before the words; it begins at ``begin``.
    """

    begin: int
    number: str
    start: int
    end: int
    stop: str
    until: int


@check(
    "DUP003",
    "repeated-sentence",
    title=Text("句子或分句紧接着重复", "sentence or clause repeated at once"),
    severity="warning",
    options=RepeatedSentence,
    basis="practice",
    where=("run-in", "body", "item", "quotation"),
    bad=[
        "(二)不断加强依法行政意识。⟦不断加强依法行政意识。⟧加大普法宣传力度,用法治思维引领问题。",
        "镇政府深入开展矛盾纠纷排查,⟦镇政府深入开展矛盾纠纷排查,⟧全年化解纠纷56件。",
        "通过宣传,群众法治意识不断增强,⟦群众法治意识不断增强⟧。",
        "组织执法人员参加培训,提高办案水平。⟦组织执法人员参加培训,提高办案水平。⟧年内未发生复议纠错案件。",
        "一是认真落实学法制度。⟦认真落实学法制度。⟧二是加强考核。",
        "全年组织集中宣传活动12场次。\n  ⟦全年组织集中宣传活动12场次。⟧\n二是开展法律咨询服务,接受群众咨询三百余人次。",
        "定期开展法治督察,并通报结果。对执法单位逐一评查,并通报结果。⟦对执法单位逐一评查,并通报结果。⟧群众满意度提高。",
        "化整为零规避公开招标,涉及合同19份,⟦涉及合同19份,⟧合同金额871万元。",
        "健全完善工作机制;⟦健全完善工作机制;⟧⟦健全完善工作机制;⟧强化督促检查。",
        "县人大常委会将持续跟踪审议意见的办理,⟦持续跟踪审议意见的办理,⟧并听取报告。补助1530人,⟦补助1530人,⟧人均减负460元。",
        "无人机红外测温306基,发现热点42处。⟦红外测温306基,发现热点42处,⟧全部处理。",
        "出台《松河县行政执法办法》、《松河县应急管理办法》、⟦《松河县应急管理办法》、⟧《松河县信访办法》。",
    ],
    good=[
        "(二)不断加强依法行政意识。加大普法宣传力度,用法治思维引领问题。",
        "特此报告。特此报告。",
        "(一)切实加强组织领导。切实加强组织领导,明确责任分工。",
        "一、切实加强组织领导工作\n切实加强组织领导工作,明确责任分工。",
        "一、切实加强组织领导工作\n切实加强组织领导工作。各单位要明确责任。",
        "主要任务和工作目标:主要任务和工作目标,分解到各单位。",
        "(一)未按规定公开政府信息的;\n(二)未按规定更新政府信息的;\n(三)未按规定公开政府信息的。",
        "一是按照合同约定执行。二是按照合同约定执行。",
        "项目名称\n完成情况\n按计划完成全部任务。\n按计划完成全部任务。\n已验收\n结余",
        "执法检查\t按计划完成全部任务。\t按计划完成全部任务。\n专项整治\t按计划完成全部任务。\t按计划完成全部任务。",
        "下定决心排除万难!下定决心排除万难!群众齐声高呼。",
        "城镇居民收入增长5.2%,农村居民收入增长5.2%,5.2%,5.2%。",
        "谁执法谁普法、谁主管谁普法、谁服务谁普法。",
        "对符合条件的企业给予稳岗补助。给予稳岗补助的,应当公示。工业投资增长8.5%,民间投资增长8.5%。",
        "按照计划已经完成全部建设任务。\n按照计划已经完成全部建设任务。\n年内印发实施方案并组织开展培训。\n年内印发实施方案并组织开展培训。\n"
        "各项指标均已达到年初预定目标。\n各项指标均已达到年初预定目标。",
    ],
)
def repeated_sentence(document: Document, options: RepeatedSentence) -> Iterator[Finding]:
    """一个句子、分句（或连续几个分句）紧接着又写了一遍，多为粘贴或修改时没有删净。

    8 字以上（带两位以上数字的可以更短）的文字，或者分句的末尾几个字，，除空白和全角半角外逐字相同、首尾相接，报告后一处；第一处可以是段首标题句（（二）不断加强……。不断加强……。），
    编号不算在内。两处末尾的标点不同时（A,A。），也报，改法是连同前一处的标点删去。连续 n 次报 n−1 处。
    达到大段重复（DUP001）的，由 DUP001 报告。

    不报告：独立成行的标题与正文首句相同；段首标题句的文字又作下一句的开头（加强领导。加强领导，……）；冒号前的标签；
    各有编号的条目；表格单元格（一连几行都重复的也算）；感叹号结尾的口号；数字；不足 8 字的套语（特此报告。）。

    改法：删去后一处。

    为什么：紧接着的重复没有意义，说明粘贴后没有通读。
    ---
    A sentence, a clause or a few clauses are written twice in a row, usually through a slip in pasting or editing.

    Words of at least 8 characters (fewer with a figure of two digits and more), also the end of a clause, that repeat immediately, identical apart from white space and width: the later place is
    reported. The first may be a run-in heading; its number does not count. Where only the marks after the two differ
    (A,A。) they are reported too, and the fix deletes the first mark as well. n in a row are n−1 findings. What is long
    enough for DUP001 is left to it.

    Not reported: a heading in a line of its own whose words the text begins with; a run-in heading whose words open
    the next sentence (A。A,…); a label before a colon; items with numbers of their own; cells of a table (as are several lines that are repeated); slogans with an
    exclamation mark; figures; set phrases below 8 characters.

    To fix: delete the later one.

    Why: An immediate repetition adds nothing and shows that the text was not read after pasting.
    """
    origin: list[Clause] = []  # the first of all copies in a row
    latest = -1  # where the last copy begins
    said: list[Span] = []
    slips = [copies for copies in _repeated_at_once(document) if _is_slip(document, *copies, options)]
    in_lines = sum(_are_lines(document, *copies) for copies in slips)
    for first, second in slips:
        if in_lines > MOST_LINES and _are_lines(document, first, second):
            continue
        origin = origin if first[0].start == latest else first
        latest = second[0].start
        alike = first[-1].stop == second[-1].stop
        earlier, later = (
            Span(copy[0].begin if second[0].number else copy[0].start, copy[-1].until if alike else copy[-1].end)
            for copy in (origin, second)
        )
        said.append(later)
        # Of A,A。 the mark in the middle goes too.
        edit = (
            document.view(rows).deletion(later)
            if alike or not second[-1].stop
            else Edit(Span(first[-1].end, later.end), "")
        )
        yield _finding(document, earlier, later, edit)
    for first_end, later in tails(document):
        if document.kind_at(later.start) in TEXT and not any(
            one.start < later.end and later.start < one.end for one in said
        ):
            yield _finding(document, first_end, later, Edit(Span(first_end.end, later.end - 1), ""))


def _finding(document: Document, earlier: Span, later: Span, edit: Edit) -> Finding:
    words = short("".join(document.folded[slice(*later)].split()))
    return Finding(
        later,
        Text(f"“{words}”紧接着又写了一遍", f"“{words}” is written twice in a row"),
        related=(Related(earlier, Text("第一次", "first time")),),
        fix=Fix(Text("删去后一处", "delete the later one"), (edit,)),
        copy_of=earlier,
    )


def _repeated_at_once(document: Document) -> Iterator[tuple[list[Clause], list[Clause]]]:
    """Runs of clauses and, right behind each, the same run again; only the last marks of the two may differ."""
    pattern = compiled(CLAUSE)
    every = [
        found
        for paragraph in document.paragraphs
        for found in pattern.finditer(document.folded, paragraph.start, paragraph.end)
    ]
    words = ["".join(found["words"].split()) for found in every]
    again = [len(words)] * len(words)  # the next clause of the same words
    latest: dict[str, int] = {}
    for at in range(len(words) - 1, -1, -1):
        again[at] = latest.get(words[at], len(words))
        latest[words[at]] = at
    at = 0
    while at < len(words):
        second = again[at]
        while second - at <= MOST_CLAUSES and second < len(words) and not _same(every, words, at, second):
            second = again[second]
        size = second - at
        if size > MOST_CLAUSES or second == len(words):
            at += 1
            continue
        # Of A,B。C,B。C,B。 it is C,B。 that was written twice, not B。C,
        shifts = (n for n in range(size) if _opens(every, at + n) and _same(every, words, at + n, second + n))
        at += next(shifts, 0)
        yield (
            [_clause(one) for one in every[at : at + size]],
            [_clause(one) for one in every[at + size : at + 2 * size]],
        )
        at += size


def _opens(every: list[re.Match[str]], at: int) -> bool:
    """Whether the clause opens a sentence."""
    return at == 0 or not every[at - 1]["stop"] or bool(compiled(FINAL).match(every[at - 1]["stop"]))


def _same(every: list[re.Match[str]], words: list[str], first: int, second: int) -> bool:
    """Whether the clauses from ``first`` to ``second`` are repeated from ``second`` on."""
    size = second - first
    if words[first:second] != words[second : second + size]:
        return False
    number, number_again = ([one["number"] for one in every[at : at + size]] for at in (first, second))
    stop, stop_again = ([one["stop"] for one in every[at : at + size - 1]] for at in (first, second))
    return stop == stop_again and number[1:] == number_again[1:] and number_again[0] in (None, number[0])


def _clause(found: re.Match[str]) -> Clause:
    start, number = found.start("words"), found["number"] or ""
    begin = found.start("number") if number else start
    return Clause(begin, number, start, start + len(found["words"].rstrip()), found["stop"], found.end())


def _is_slip(document: Document, first: list[Clause], second: list[Clause], options: RepeatedSentence) -> bool:
    """Whether what is repeated at once was pasted twice, and is neither meant so nor the cells of a table."""
    folded, start, end = document.folded, first[0].begin, second[-1].until
    words = "".join(folded[first[0].start : first[-1].end].split())
    han = len(compiled(HAN).findall(words))
    figure = compiled("[0-9]{2,}").search(words)
    spared = min(len(figure[0]), TELLING) if figure else 0
    if len(words) < options.min_chars - spared or han < MIN_HAN - spared or han * 5 < len(words) * 2:
        return False
    stop, stop_again = first[-1].stop, second[-1].stop
    if not stop or "!" in stop or (":" in stop and stop != stop_again):
        return False  # a heading over its text, a slogan, a label before its text
    if compiled(FINAL).match(stop) and stop_again and not compiled(FINAL).match(stop_again):
        return False  # a run-in heading whose words open the next sentence
    known = document.view(blocks)
    block = bisect_right(known, second[0].start, key=lambda one: one.later.start) - 1
    if block >= 0 and second[0].start < known[block].later.end:
        return False  # DUP001 says so
    if not _are_lines(document, first, second):
        return "\t" not in folded[start:end]
    # Two equal lines are more likely cells, unless text stands above or below them.
    filled = document.view(rows).filled
    above = bisect_right(filled, start, key=lambda row: row.end) - 1
    below = bisect_right(filled, end - 1, key=lambda row: row.start)
    beside = filled[max(0, above) : above + 1] + filled[below : below + 1]
    if len(words) >= TEXT_LINE:
        return not any(document.kind_at(row.start) in ("row", "form", "code") for row in beside)
    return all(_is_line_of_text(document, row) for row in beside)


def _are_lines(document: Document, first: list[Clause], second: list[Clause]) -> bool:
    """Whether two copies are paragraphs of their own."""
    start, again, end = first[0].begin, second[0], second[-1].until
    return paragraph_at(document, start).end <= again.begin and paragraph_at(document, again.start).end <= end


def _is_line_of_text(document: Document, line: Span) -> bool:
    """Whether a line is one of text, or a numbered heading."""
    kind = document.kind_at(line.start)
    return kind in TEXT and (
        kind != "heading" or compiled(MARK).match(document.folded[line.start : line.end]) is not None
    )
