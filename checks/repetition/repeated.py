"""DUP002, DUP003 and DUP005: a title, a sentence, a clause or a word written twice in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.repetition.blocks import blocks, paragraph_at
from lintreport.text.structure.filled_lines import FINAL, MARK, TEXT_LINE, rows

# All lengths are code points; those of words do not count white space.

#: The title stands among so many lines at the head.
HEAD_LINES = 6
#: More blank lines than this lie between pages; a cover and a first page may both bear the title.
BLANK_LINES = 3

#: More lines than this that are repeated at once are cells.
MOST_LINES = 2
#: What text consists of.
TEXT = ("heading", "run-in", "body", "item")
#: More clauses than this that are repeated at once are a block.
MOST_CLAUSES = 40
#: A clause with fewer Han is a figure or a name.
MIN_HAN = 6
#: A figure that is repeated tells as much as so many signs.
TELLING = 2
#: No word is longer; what is longer is a clause.
LONGEST_WORD = 8

CLAUSE = (
    rf"\s*(?P<number>{MARK})?\s*(?P<words>[^,;:。!?、…]+(?:(?<=[0-9])[,:](?=[0-9])[^,;:。!?、…]+)*)"
    r"(?P<stop>[,;:。!?、…]*[”’》)」』\]]{0,3})"
)
#: How the title of a document ends, with a word before that.
TITLE = ".{6}(?:报告|总结|通知|通报|公告|公报|意见|办法|规定|细则|条例|决定|方案|计划|规划|纲要|要点|名单|清单|的函|批复|纪要)(?:[(].{2,8}[)])?\\Z"
#: How the name of a body ends: two equal lines of this kind are signatures.
BODY = "(?:政府|委员会|办公室|办公厅|[厅局院署]|街道|办事处|中心|公司)"
#: Words that are doubled for their meaning: 一个一个, 很多很多.
COUNTED = "[一二三四五六七八九十百千万两几每各很非越许]"
#: What makes one word with the second of two equal words: 博士博士后, 年度年度报告.
COMPOUND = (
    "后|书记|报告|类别|斗争|章程|代表|大会|法院|检察|政府|主任|负责人|项目|计划|目标"
    "|[委会组室局处厅站员长部所院队团办性化制率权人者类表]"
)
#: Particles that may be typed twice, and the signs before and behind two of them that make other words of them:
#: 目的的, 的的确, 为了了解, 实事求是是.
PARTICLES = {
    "的": ("目标", "确士"),
    "了": ("为除罢不受清", "解结然断无之"),
    "是": ("求于但可还就总或凡若要", "否非"),
    "和": ("饱平温总共缓谦柔祥调", "谐平解睦美善气好蔼约"),
    "在": ("存现所实正潜内外自健", "于线建职校场押岗编册内位座"),
    "与": ("参赋给授", "会否"),
    "对": ("针应面相核比反绝配结校", "外口象比照待策应方立接手联"),
    "将": ("即必", "军来要近领"),
    "以": ("予可足所加难得", "及上下来内外前后往致便"),
    "及": ("以涉普波触顾", "时格"),
}


class DuplicateTitle(NamedTuple):
    """``max_chars``: a longer line is no heading. ``min_han``: a line with fewer Han is a label. Code points, no white space."""

    max_chars: int = 60
    min_han: int = 4


@check(
    "DUP002",
    "duplicate-title",
    title=Text("标题重复", "title repeated"),
    severity="warning",
    options=DuplicateTitle,
    basis="practice",
    where=("title", "heading", "run-in", "body", "item", "furniture", "contents"),
    bad=[
        "2023年松河县法治政府建设工作报告\n⟦2023年松河县法治政府建设工作报告⟧\n2023年,全县法治政府建设取得新进展。",
        "关于2024年度依法行政工作情况的报告\n\n    ⟦关于 2024 年度依法行政工作情况的报告⟧\n县人民政府:",
        "全年办结行政复议案件12件。\n二、存在的问题和不足\n⟦二、存在的问题和不足⟧\n基层执法力量仍显薄弱。",
        "个别单位重视不够。\n下一步工作打算\n⟦下一步工作打算⟧\n⟦下一步工作打算⟧\n进一步压实工作责任,加强督促检查。",
        "现将方案印发给你们,请认真执行。\n2024年1月15日\n此件公开发布\n松政办发\n三级目录\n二级目录\n松河县推进法治建设工作方案\n⟦松河县推进法治建设工作方案⟧\n组长:张某\n成员:李某",
        "附件\n名单\n目录\n说明\n备注\n其他\n网站首页\n2024年民生实事\n⟦2024年民生实事⟧\n全年新建社区法律服务站12个,实现全覆盖。",
    ],
    good=[
        "2023年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
        "2023年松河县法治政府建设工作报告\n\n\n\n\n\n2023年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
        "2023年松河县法治政府建设工作报告\n松河县人民政府办公室\n2024年1月\n2023年松河县法治政府建设工作报告\n正文如下。",
        "2024年部门预算\n收支总表\n单位:万元\n项目\n金额\n备注\n科目编码\n科目编码\n合计\n行政运行费用\n行政运行费用\n12.00",
        "最近搜索\n无\n无\n热门搜索\n无",
        "项目\n类别\n编码\n合计\n数量\n金额\n住房保障支出\n住房保障支出\n1,503.52 1,503.52 603.14\n上级补助收入和其他收入\n上级补助收入和其他收入\n603.14",
        "特此报告。\n松河县人民政府办公室\n松河县人民政府办公室\n2024年1月15日",
        "一、概况\n姓名:\n姓名:\n统计人员签字:\n统计人员签字:",
        "名称|所在区域|所在区域\n执法人员数|执法人员数\n执法人员数|执法人员数",
        "会议强调:\n抓落实,抓落实!\n抓落实,抓落实!\n全场响起掌声。",
        "您的位置:\n首页\n>\n松河要闻\n松河要闻\n2024年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
    ],
)
def duplicate_title(document: Document, options: DuplicateTitle) -> Iterator[Finding]:
    """标题或小标题在相邻两行里写了两遍，多为从网页复制时带入了页面标题。

    相邻两行（中间最多空三行）除空白和全角半角外完全相同、是汉字为主的短行、行末没有标点的，报告后一行；连续 n 行报 n−1 处。

    以下不报：封面与首页各有一个标题（中间隔着其他行、分页或更多空行）；表格的单元格和表头、表单的标签；落款的单位名称和日期；
    口号；一两个字的行（无、无）。网页的导航（首页 > 要闻）。正文里没有编号的短行，只有下面是正文或标题，或者以报告、方案、办法、名单等结尾时才报。

    改法：删去后一行。两行紧邻时可以自动修复。

    ---
    A title or a heading is written in two adjacent lines, mostly because the title of a web page was copied along with it.

    Two adjacent lines, with at most three blank ones between them, that are equal but for white space and width, short,
    mostly Han and without a final mark: the later one is reported; n lines in a row are n−1 findings.

    Not reported: the title on a cover and again on the first page (other lines, a page break or more blank lines
    between them); cells and heads of tables, labels of forms; the names of bodies and dates at the foot; slogans; lines of a
    word or two; where a reader of the web page is (首页 > 要闻). A short line without a number counts only where text or a heading is below it, or where it ends
    like a title (报告, 方案, 办法, 名单).

    Delete the later line. Where the two lines touch, the fix is safe.
    """
    filled = document.view(rows).filled
    for words, group in groupby(range(len(filled)), lambda at: _heading_words(document.folded, filled[at], options)):
        first, *rest = group
        if not words or not rest or not _is_heading(document, words, first, rest[-1]):
            continue
        for at in rest:
            between = document.text[filled[at - 1].end : filled[at].start]
            lines = document.line_at(filled[at].start) - document.line_at(filled[at - 1].start)
            if lines > BLANK_LINES + 1 or "\f" in between:
                continue
            yield Finding(
                filled[at],
                Text(f"“{_short(words)}”紧接着又写了一遍", f"“{_short(words)}” is written twice in a row"),
                related=(Related(filled[first], Text("第一次", "first time")),),
                fix=Fix(
                    Text("删去后一行", "delete the later line"),
                    (document.view(rows).deletion(filled[at]),),
                    safe=lines == 1,
                ),
                copy_of=filled[first],
            )


def _heading_words(folded: str, line: Span, options: DuplicateTitle) -> str:
    """The words of a line that may be a heading, white space left out; empty for any other line."""
    if line.end - line.start > options.max_chars * 3:
        return ""
    words = "".join(folded[slice(*line)].split(" "))
    han = len(compiled(HAN).findall(words))
    fits = len(words) <= options.max_chars and han >= max(options.min_han, len(words) / 2)
    return words if fits and not compiled(r"[\t|。!?]|[,;:、…]\Z").search(words) else ""


def _is_heading(document: Document, words: str, first: int, last: int) -> bool:
    """Whether equal lines are a title or a heading, and not cells of a table, labels of a form or signatures."""
    numbered = compiled(MARK).match(words)
    if not numbered and compiled(rf"(?:{BODY}|[0-9]日)\Z").search(words):
        return False
    filled = document.view(rows).filled
    above = document.kind_at(filled[first - 1].start) if first else None
    below = document.kind_at(filled[last + 1].start) if last + 1 < len(filled) else None
    if first and document.folded[filled[first - 1].end - 1] == ">":
        return False  # where a reader of the page is, and then its heading
    if first < HEAD_LINES and below != "row":
        return True
    if "row" in (above, below):
        return False
    return bool(numbered or compiled(TITLE).search(words)) or (below in TEXT and above != "form")


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
        "按照计划已经完成全部建设任务。\n按照计划已经完成全部建设任务。\n年内印发实施方案并组织开展培训。\n年内印发实施方案并组织开展培训。\n"
        "各项指标均已达到年初预定目标。\n各项指标均已达到年初预定目标。",
    ],
)
def repeated_sentence(document: Document, options: RepeatedSentence) -> Iterator[Finding]:
    """一个句子、分句（或连续几个分句）紧接着又写了一遍，多为粘贴或修改时没有删净。

    8 字以上（带两位以上数字的 6 字以上）的文字，除空白和全角半角外逐字相同、首尾相接，报告后一处；第一处可以是段首标题句（（二）不断加强……。不断加强……。），
    编号不算在内。两处末尾的标点不同时（A,A。），也报，改法是连同前一处的标点删去。连续 n 次报 n−1 处。
    达到大段重复（DUP001）的，由 DUP001 报告。

    以下不报：独立成行的标题与正文首句相同；段首标题句的文字又作下一句的开头（加强领导。加强领导，……）；冒号前的标签；
    各有编号的条目；表格单元格（一连几行都重复的也算）；感叹号结尾的口号；数字；不足 8 字的套语（特此报告。）。

    改法：删去后一处。

    ---
    A sentence, a clause or a few clauses are written twice in a row, mostly by a slip in pasting or editing.

    Words of at least 8 characters (6 with a figure of two digits) that follow upon themselves, equal but for white space and width: the later place is
    reported. The first may be a run-in heading; its number does not count. Where only the marks after the two differ
    (A,A。) they are reported too, and the fix deletes the first mark as well. n in a row are n−1 findings. What is long
    enough for DUP001 is left to it.

    Not reported: a heading in a line of its own whose words the text begins with; a run-in heading whose words open
    the next sentence (A。A,…); a label before a colon; items with numbers of their own; cells of a table (as are several lines that are repeated); slogans with an
    exclamation mark; figures; set phrases below 8 characters.

    Delete the later one.
    """
    origin: list[Clause] = []  # the first of all copies in a row
    latest = -1  # where the last copy begins
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
        words = _short("".join(document.folded[slice(*later)].split()))
        # Of A,A。 the mark in the middle goes too.
        edit = (
            document.view(rows).deletion(later)
            if alike or not second[-1].stop
            else Edit(Span(first[-1].end, later.end), "")
        )
        yield Finding(
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
    spared = TELLING if compiled("[0-9]{2}").search(words) else 0
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


@check(
    "DUP005",
    "stuttered-word",
    title=Text("词语叠写", "word written twice"),
    severity="info",
    basis="practice",
    bad=[
        "对全区执法案卷进行⟦进行⟧评查。",
        "群众反映强烈的⟦的⟧问题得到解决。",
        "近3个月多⟦月⟧来无投诉。",
        "印发了⟦了⟧工作方案,明确各部门和⟦和⟧单位的职责。",
        "深入推进依法行政⟦依法行政⟧,持续优化营商环境⟦营商环境⟧。",
    ],
    good=[
        "对全区执法案卷进行评查。",
        "深入学习习近平法治思想,执行行政执法三项制度,会议议题由区委常委会会议审定。",
        "围绕法治建设工作作出部署,工作作为绩效考核内容,执行行政审批制度。",
        "人人重视安全,与群众利益息息相关,紧紧围绕中心,一一对照,常常检查,层层落实,个个过关。",
        "区委区政府高度重视,县委县政府联合发文,区区长办公会专题研究。",
        "引进博士博士后20名,由支部支部书记负责,公布上一年度年度报告,公司公司章程已修订。",
        "一个一个解决,一项一项落实,一件一件办好,实施一校一校一策,取得很多很多成绩。",
        "深化文化文艺精品创作,弘扬优秀文化。",
        "以达到预防目的的方式,实现标的的转让,的的确确有效。",
        "为了了解情况,除了了解政策,此事不了了之。",
        "实事求是是我们的作风,实实在在的成效,办好存在在建手续的项目。",
        "维护和和平稳定的环境,针对对外贸易,可以以适当方式,涉及及时办理的事项。",
        "网站首页网站首页\n政务公开政务公开",
        "第一节加强水利建设水利建设要全面规划。",
    ],
)
def stuttered_word(document: Document, options: NoOptions) -> Iterator[Finding]:
    """同一个词连写了两遍（进行进行、的的），多为输入或修改时的笔误。

    报告两字到八字的词语紧接着的重复，“的、了、是、和、在、与、对、将、以、及”的叠写，以及“多”前后各写一次的时间单位（3个月多月）。

    单凭字面不能断定，故只作提示。以下不报：前后两词各自成立的（学习|习近平、执行|行政、博士|博士后、年度|年度报告）；
    叠词（人人、紧紧、层层）和数量词（一个一个）；虚词与邻字成词的（目的|的、为了|了解、实事求是|是）；整行重复的网页菜单；
    丢了换行的标题与正文。

    改法：删去多写的字。

    ---
    A word is written twice in a row (进行进行, 的的), by a slip in typing or editing.

    Reported are words of two to eight characters that follow upon themselves, doubled particles (的了是和在与对将以及), and a unit of
    time on both sides of 多 (3个月多月).

    The letters alone prove nothing, so this is mere information. Not reported: two words that each stand by
    themselves (学习|习近平, 博士|博士后), reduplication (人人, 一个一个), particles that belong to a neighbour (目的|的, 为了|了解),
    lines of a web menu, and a heading that has lost the line end before its text.

    Delete what was written again.
    """
    found = [*_doubled_words(document), *_doubled_particles(document), *_doubled_units(document)]
    for first, later in sorted(found):
        words = _short(document.folded[first.start : later.end])
        yield Finding(
            later,
            Text(f"“{words}”疑似多写了一遍", f"“{words}”: written once too often?"),
            fix=Fix(Text("删去多写的字", "delete what was written again"), (Edit(later, ""),)),
        )


def _doubled_units(document: Document) -> Iterator[tuple[Span, Span]]:
    """The unit of a stretch of time, on both sides of 多: 3个月多月."""
    pattern = r"(?<=[0-9一二两三四五六七八九十个])(?P<first>[月天年周]|小时)多(?P<later>(?P=first))(?!份)"
    for found in compiled(pattern).finditer(document.folded) if "多" in document.folded else ():
        yield Span(*found.span("first")), Span(*found.span("later"))


def _doubled_words(document: Document) -> Iterator[tuple[Span, Span]]:
    """Words of two and more Han that stand twice, each with what repeats it."""
    found = list(_said_twice(document))
    words = {document.folded[slice(*first)] for first, _ in found}
    wanted = {one for word in words if len(word) == 2 for one in (word, word[::-1])}
    pairs = Counter(pair for pair in map("".join, pairwise(document.folded)) if pair in wanted) if wanted else {}
    for first, later in found:
        word = document.folded[slice(*first)]
        if len(word) > 2 or pairs[word[::-1]] < pairs[word]:  # 深化文化文艺: the word is 文化, not 化文
            yield first, later


def _said_twice(document: Document) -> Iterator[tuple[Span, Span]]:
    """What stands twice and may be a word."""
    folded = document.folded
    end = 0
    for found in compiled(rf"({HAN}{{2,{LONGEST_WORD}}})\1").finditer(folded):
        start, word = found.start(), _period(found[1])
        if start < end or len(word) == 1:
            continue
        end = found.end()
        while folded.startswith(word, end):
            end += len(word)
        before, behind = document.view(rows).beside(Span(start, end))
        if compiled(COUNTED).search(word[:2]) or compiled(COMPOUND).match(behind) or not (before + behind).strip():
            continue
        if len(word) > 2 and compiled(rf"\s*{MARK}[^,。;:、]*\Z").match(before):
            continue  # a heading and its text, which begins with the same words, in one line
        yield Span(start, start + len(word)), Span(start + len(word), end)


def _period(word: str) -> str:
    """The shortest word that ``word`` consists of: 进行 for 进行进行."""
    return word[: (word + word).index(word, 1)]


def _doubled_particles(document: Document) -> Iterator[tuple[Span, Span]]:
    """Particles that stand twice although neither belongs to another word."""
    folded = document.folded
    for found in compiled(rf"([{''.join(PARTICLES)}])\1+").finditer(folded):
        start, end = found.span()
        before, behind = PARTICLES[found[1]]
        if folded[start - 1 : start] not in tuple(before) and folded[end : end + 1] not in tuple(behind):
            yield Span(start, start + 1), Span(start + 1, end)


def _short(words: str) -> str:
    """At most 20 code points of ``words``, for a message."""
    return words if len(words) <= 20 else f"{words[:12]}…{words[-7:]}"
