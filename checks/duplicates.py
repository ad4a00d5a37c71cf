"""DUP: the same words submitted twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Severity, Span, Text, check
from lintreport.text.near import Change, Differences, differences, joins, near
from lintreport.text.prose import is_prose
from lintreport.text.repeats import Repeat, Squeezed, apart, repeats, squeeze

# All lengths are code points; those of a block and of words do not count white space.

#: A block is so long, or has so many sentences.
BLOCK_CHARS, BLOCK_SENTENCES = 120, 3
#: Sentences that are shorter than this together are a form of words, however many they are.
SHORTEST_BLOCK = 50
#: So much at either end of a repeat may belong to its neighbours, which happen to be alike.
OVERRUN = 8
#: A repeat as long as this is neither chance nor form, whatever stands around it.
CERTAIN = 1000
#: Whole sentences between neighbours that are alike too are a copy from this length on.
CERTAIN_IN_PATTERN = 300
#: How much of a neighbour is looked at.
NEAR = 40
#: A text with so many articles is a statute.
STATUTE = 5

#: A line of this length is text; a shorter one without a final mark may be a cell of a table.
TEXT_LINE = 16
#: So many lines before and behind a block tell whether it stands in a table.
TABLE_LINES = 8

#: The title stands among so many lines at the head.
HEAD_LINES = 6
#: More blank lines than this lie between pages; a cover and a first page may both bear the title.
BLANK_LINES = 2

#: More clauses than this that are repeated at once are a block.
MOST_CLAUSES = 40
#: Clauses of running text are not longer on average.
CLAUSE_CHARS = 80
#: A clause with fewer Han is a figure or a name.
MIN_HAN = 6
#: No word is longer; what is longer is a clause.
LONGEST_WORD = 8

#: More paragraphs than this that nearly repeat one are a list of one pattern.
MOST_COPIES = 3
#: So many changes, and one in so many code points, are the traces of an editor, whatever they change.
EDITS, EDITED_CHARS = 4, 32
#: Where neither the numbers of the paragraphs differ, as those of parallel items do, nor a change is made throughout,
#: so many are.
FEW_EDITS = 3
#: What fills a template is a term that the text uses elsewhere, too: of the pairs of Han where an edit begins or ends,
#: so many at least, and such a share, stand nowhere else.
NEW_JOINS, NEW_SHARE = 5, 0.75
#: A note shows so many changes, each with so much around it; a longer one is cut.
SHOWN, AROUND, CHANGE_CHARS = 3, 3, 12

HAN = "[\u3400-\u9fff]"
#: The mark that begins a numbered heading or item.
MARK = (
    r"(?:[(][一二三四五六七八九十百0-9]{1,4}[)]、?|[一二三四五六七八九十百]{1,4}、|[0-9]{1,3}[.、)](?![0-9])|[①-⑳]"
    r"|第[一二三四五六七八九十百零0-9]{1,5}[编章节条]|[一二三四五六七八九十]{1,2}是(?!一))"
)
ARTICLE = r"(?m)^[ \t]*第[一二三四五六七八九十百千零〇0-9]{1,6}条"
FINAL = "[。!?;…][”’》)」』\\]]{0,3}"
CLAUSE = (
    rf"\s*(?P<number>{MARK})?\s*(?P<words>[^,;:。!?、…]+(?:(?<=[0-9])[,:](?=[0-9])[^,;:。!?、…]+)*)"
    r"(?P<stop>[,;:。!?、…]*[”’》)」』\]]{0,3})"
)
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


class Block(NamedTuple):
    """Two copies of a stretch of running text, cut to where a reader would say that they begin and end.

    ``chars`` and ``sentences`` count one copy. ``whole`` says that it begins and ends with a sentence or an item.
    """

    first: Span
    later: Span
    chars: int
    sentences: int
    whole: bool


@check(
    "DUP001",
    "duplicate-block",
    title=Text("大段文字重复", "block of text repeated"),
    severity="error",
    basis="practice",
    bad=[
        "全镇召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "下一步,我镇将继续压实责任。\n"
        "⟦全镇召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。⟧\n",
        "坚持把法治建设纳入全局工作统筹谋划,主要负责同志定期听取汇报、研究部署任务、协调解决困难,班子成员按照职责分工抓好分管领域工作,形成一级抓一级、层层抓落实的工作格局,"
        "确保年度法治建设各项任务落到实处、见到成效,为全区经济社会高质量发展提供有力的法治保障。年内办结提案五件。"
        "⟦坚持把法治建设纳入全局工作统筹谋划,主要负责同志定期听取汇报、研究部署任务、协调解决困难,班子成员按照职责分工抓好分管领域工作,形成一级抓一级、层层抓落实的工作格局,"
        "确保年度法治建设各项任务落到实处、见到成效,为全区经济社会高质量发展提供有力的法治保障。⟧群众满意度稳步提升。",
        "一、主要工作\n(一)召开法治工作例会四次,研究解决难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "二、存在问题\n  (三)⟦召开法治工作例会四次,研究解决难点问题。\n组织干部学法二十场, 受众一千余人。开展联合执法检查,督促企业整改隐患。⟧\n个别干部用法能力不强。",
        "召开法治工作例会四次,研究解决难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。"
        "⟦召开法治工作例会四次,研究解决难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。⟧"
        "⟦召开法治工作例会四次,研究解决难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。⟧工作取得实效。",
    ],
    good=[
        "全镇召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "下一步,我镇将继续压实责任。\n",
        "特此报告。请予审阅。谢谢。\n附件如下。\n特此报告。请予审阅。谢谢。",
        "科目编码\n科目名称\n合计\n基本支出\n项目支出\n201\n一般公共服务支出\n2,106.66\n1,503.52\n603.14\n20106\n财政事务\n2,106.66\n1,503.52\n603.14\n"
        "2010601\n行政运行\n1,511.89\n1,503.52\n8.37\n2025年部门决算\n"
        "科目编码\n科目名称\n合计\n基本支出\n项目支出\n201\n一般公共服务支出\n2,106.66\n1,503.52\n603.14\n20106\n财政事务\n2,106.66\n1,503.52\n603.14\n"
        "2010601\n行政运行\n1,511.89\n1,503.52\n8.37\n",
        "其他说明:\n□适用 √不适用\n应收利息\n(1).应收利息分类\n□适用 √不适用\n(2).重要逾期利息\n□适用 √不适用\n(3).坏账准备计提情况\n□适用 √不适用\n其他说明:\n□适用 √不适用\n应收股利\n"
        "其他应收款\n其他说明:\n□适用 √不适用\n应收利息\n(1).应收利息分类\n□适用 √不适用\n(2).重要逾期利息\n□适用 √不适用\n(3).坏账准备计提情况\n□适用 √不适用\n其他说明:\n□适用 √不适用\n应收股利\n",
        '{"denied":{"stateSecret":0,"lawForbidden":0,"thirdPartyRights":0},"other":{"overdue":0,"withdrawn":0},"carriedForward":0,"total":0},'
        '{"denied":{"stateSecret":0,"lawForbidden":0,"thirdPartyRights":0},"other":{"overdue":0,"withdrawn":0},"carriedForward":0,"total":0}',
        "公务用车保有量8辆,其中:部级领导干部用车0辆、主要领导干部用车0辆、机要通信用车0辆、应急保障用车0辆、执法执勤用车8辆;购置费0.00万元。\n"
        "公务用车购置数0辆,其中:部级领导干部用车0辆、主要领导干部用车0辆、机要通信用车0辆、应急保障用车0辆、执法执勤用车0辆;购置费0.00万元。",
    ],
)
def duplicate_block(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一大段文字在同一篇报告里逐字出现了两次,多为整篇正文或若干段落被粘贴了两遍。

    不计空白和全角半角的差别,凡 120 字以上,或三句以上且满 50 字的正文,后文又逐字出现的,报告后一处,并给出两处的行号。
    重复不必从行首开始;只报最大的一段,出现 n 次报 n−1 处。首尾不在句子或条目边界上的,可能只是套用的文字,降为警告。

    以下不报:表格、数字、表单(√适用 □不适用)、网页代码和数据。以下只作提示(info):整段在引号里的引文,
    法规各章平行的条款,表格中的填报文字,上下文也相同的平行条目,以及不足 1000 字而处于上述情形的文字。

    改法:删去多余的一处;若后一处本应是别的内容,补上原文。落在后一处里的其他问题,只在第一处报告一次。

    ---
    A long passage stands in one report twice, word for word: mostly a body, or some of its paragraphs, pasted twice.

    White space and width do not count. Running text of at least 120 characters, or of three sentences and at least
    50 characters, that occurs again is reported at the later place, with the lines of both. A repeat may begin anywhere; only
    the largest is reported, and n copies are n−1 findings. Where it does not begin and end with a sentence or an item,
    the words may merely have been used again, and it is a warning.

    Accepted in silence: tables, figures, forms (√适用 □不适用), markup and data. Mere information, below 1000
    characters: a passage that is wholly in quotation marks, parallel clauses of a statute, words filled into a table, and
    items of one pattern, whose neighbours are alike too.

    Delete the copy, or put in what should have stood there. What else is found inside the later copy is reported once, in the first.
    """
    for block in document.view(blocks):
        first, later = _lines_in_words(document, block.first), _lines_in_words(document, block.later)
        if first == later:
            message = Text(
                f"{later.zh}内一段文字逐字重复({block.chars}字)",
                f"{later.en}: a passage stands there twice, word for word ({block.chars} characters)",
            )
        else:
            message = Text(
                f"{later.zh}与{first.zh}逐字重复({block.chars}字)",
                f"{later.en}: the same as {first.en}, word for word ({block.chars} characters)",
            )
        yield Finding(
            block.later,
            message,
            related=(Related(block.first, Text(f"第一次:{first.zh}", f"first time: {first.en}")),),
            fix=Fix(Text("删去后一处", "delete the later copy"), (_deletion(document, block.later),)),
            severity=_severity(document, block),
            copy_of=block.first,
        )


def blocks(document: Document) -> list[Block]:
    """The blocks of running text that occur again, by place of the later copy; no two later copies overlap."""
    solid = squeeze(document.folded)
    found: list[Block] = []
    kept: list[Repeat] = []
    for repeat in apart(repeats(solid.text, SHORTEST_BLOCK), SHORTEST_BLOCK):
        for copy in _copies(document, solid, repeat):
            left, right = _overrun(document, solid, copy)
            first, later, length = read = _traced(copy.cut(left or 0, right or 0), kept)
            sentences = len(re.findall("[。!?;]+", solid.text[later : later + length]))
            spans = solid.span(first, first + length), solid.span(later, later + length)
            large = length >= BLOCK_CHARS or (length >= SHORTEST_BLOCK and sentences >= BLOCK_SENTENCES)
            if large and _is_running_text(document.folded[slice(*spans[1])]):
                found.append(Block(*spans, length, sentences, left is not None and right is not None))
                kept.append(read)
    return found


def _traced(repeat: Repeat, kept: list[Repeat]) -> Repeat:
    """``repeat`` as one of the very first copy, where its first copy lies within a later one of those ``kept``."""
    at = bisect_right(kept, repeat.first, key=lambda one: one.later) - 1
    if at < 0 or repeat.first + repeat.length > kept[at].end:
        return repeat
    return repeat._replace(first=repeat.first - kept[at].later + kept[at].first)


def _copies(document: Document, solid: Squeezed, repeat: Repeat) -> Iterator[Repeat]:
    """``repeat``; where a text is repeated again and again at once, one repeat for each of its later copies."""
    period = repeat.later - repeat.first
    if repeat.length <= period:
        yield repeat
    elif period >= SHORTEST_BLOCK:
        start = repeat.later + (_overrun(document, solid, repeat)[0] or 0)
        for later in range(start, repeat.end - SHORTEST_BLOCK + 1, period):
            yield Repeat(start - period, later, min(period, repeat.end - later))


def _overrun(document: Document, solid: Squeezed, repeat: Repeat) -> tuple[int | None, int | None]:
    """How much at the beginning and the end belongs to the neighbours; `None` where a repeat breaks off in a sentence."""

    def begins(at: int) -> bool:
        offset = solid.offset(at)
        start = _paragraph(document, offset).start
        before = document.folded[max(start, offset - 24) : offset]
        head = r"\A|" if offset - start <= 24 else ""
        return bool(re.search(rf"(?:{head}{FINAL}|[:“「])\s*(?:{MARK}\s*)?\Z", before))

    def stops(at: int) -> bool:
        offset = solid.offset(at - 1) + 1
        ended = re.search(rf"{FINAL}\Z", document.folded[max(0, offset - 4) : offset])
        return bool(ended) or _paragraph(document, offset - 1).end == offset

    first, later, length = repeat
    reach = range(min(OVERRUN, length - 1) + 1)
    left = next((n for n in reach if begins(first + n) or begins(later + n)), None)
    right = next((n for n in reach if stops(first + length - n) or stops(later + length - n)), None)
    return left, right


def _severity(document: Document, block: Block) -> Severity | None:
    """What a copy weighs: less than an error where a form asks for it, or where it may be chance."""
    if block.chars >= CERTAIN:
        return None
    folded, (start, end) = document.folded, block.later
    quoted = re.search("[“「]", folded[max(0, start - 1) : start + 1]) and re.search("[”」]", folded[end - 1 : end + 1])
    clause_of_statute = document.view(_is_statute) and not re.search(ARTICLE, folded[start:end])
    if quoted or clause_of_statute or _in_table(document, block):
        return "info"
    alike = _alike_around(folded, block)
    if block.whole:
        return "info" if alike == 2 and block.chars < CERTAIN_IN_PATTERN else None
    return "info" if alike or not block.sentences else "warning"


def _is_statute(document: Document) -> bool:
    articles = re.finditer(ARTICLE, document.folded)
    return sum(1 for _ in zip(range(STATUTE), articles, strict=False)) == STATUTE


def _alike_around(folded: str, block: Block) -> int:
    """On how many sides the two copies have neighbours that are alike too, as items of one pattern have."""

    def alike(one: str, other: str) -> bool:
        grams = [{words[at : at + 3] for at in range(len(words) - 2)} for words in (one, other)]
        return len(grams[0] & grams[1]) * 4 >= min(map(len, grams)) > 0

    (first, end), (later, later_end) = block.first, block.later
    before = alike(folded[max(0, first - NEAR) : first], folded[max(end, later - NEAR) : later])
    behind = alike(folded[end : min(later, end + NEAR)], folded[later_end : later_end + NEAR])
    return before + behind


def _is_running_text(words: str) -> bool:
    """Whether ``words`` are sentences, and not figures, cells of a table, a form, markup or code."""
    solid = "".join(words.split())
    han, digits, marks = (len(re.findall(signs, solid)) for signs in (HAN, "[0-9]", "[,、。!?;:](?![0-9])"))
    if han * 5 < len(solid) * 2 or digits * 5 > len(solid) * 2 or marks * CLAUSE_CHARS < len(solid):
        return False
    filled = filter(None, map(str.strip, words.splitlines()))
    return sum(len("".join(line.split())) for line in filled if _is_text(line)) * 5 >= len(solid) * 3


def _is_text(line: str) -> bool:
    """Whether a line, no white space at its ends, belongs to running text and not to a table."""
    return (len(line) >= TEXT_LINE or bool(re.search(rf"{FINAL}\Z", line))) and not re.search(r"[\t|]", line)


def _filled_lines(document: Document) -> list[Span]:
    """The lines that are not blank, without white space at their ends."""
    filled = []
    for start, end in document.lines:
        line = document.folded[start:end]
        if words := line.strip():
            begin = start + len(line) - len(line.lstrip())
            filled.append(Span(begin, begin + len(words)))
    return filled


def _lines_around(document: Document, start: int, end: int, count: int) -> tuple[list[str], list[str]]:
    """The filled lines above the one of ``start`` and below the one of ``end``, at most ``count``; of long ones the beginning."""
    filled = document.view(_filled_lines)
    above = bisect_right(filled, start, key=lambda line: line.end)
    below = bisect_left(filled, end, key=lambda line: line.start)

    def read(side: list[Span]) -> list[str]:
        return [document.folded[line.start : min(line.end, line.start + 5 * NEAR)] for line in side]

    return read(filled[max(0, above - count) : above]), read(filled[below : below + count])


def _in_table(document: Document, block: Block) -> bool:
    """Whether a copy is a cell of a table: others stand beside it, or above and below it."""
    (first, end), (later, later_end) = block.first, block.later
    beside = _beside(document, block.later)
    return any("\t" in words and words.strip() for words in beside) or any(
        all(len(side) == TABLE_LINES and sum(map(_is_text, side)) * 4 <= TABLE_LINES for side in sides)
        for sides in (
            _lines_around(document, first, end, TABLE_LINES),
            _lines_around(document, later, later_end, TABLE_LINES),
            _lines_around(document, first, later_end, TABLE_LINES),
        )
    )


def _beside(document: Document, span: Span) -> tuple[str, str]:
    """What stands before and behind ``span`` in its lines, as far as it is near."""
    start = document.lines[document.line_at(span.start) - 1].start
    end = document.lines[document.line_at(span.end - 1) - 1].end
    return (
        document.folded[max(start, span.start - NEAR) : span.start],
        document.folded[span.end : min(end, span.end + NEAR)],
    )


def _paragraph(document: Document, offset: int) -> Span:
    """The paragraph that holds ``offset``, where there is no white space."""
    return document.paragraphs[bisect_right(document.paragraphs, offset, key=lambda one: one.start) - 1]


def _lines_in_words(document: Document, span: Span) -> Text:
    """The lines of ``span``: 第3–20行."""
    first, last = document.line_at(span.start), document.line_at(span.end - 1)
    if first == last:
        return Text(f"第{first}行", f"line {first}")
    return Text(f"第{first}–{last}行", f"lines {first}–{last}")


def _deletion(document: Document, span: Span) -> Edit:
    """The deletion of ``span``; of its lines, where nothing else stands in them."""
    lines, filled = document.lines, document.view(_filled_lines)
    above, last = document.line_at(span.start) - 1, document.line_at(span.end - 1) - 1
    starts = filled[bisect_left(filled, span.start, key=lambda line: line.end)].start == span.start
    ends = filled[bisect_left(filled, span.end, key=lambda line: line.end)].end == span.end
    if not (starts and ends):
        return Edit(span, "")
    if last + 1 < len(lines):
        return Edit(Span(lines[above].start, lines[last + 1].start), "")
    return Edit(Span(lines[above - 1].end if above else 0, lines[last].end), "")


def _short(words: str) -> str:
    """At most 20 code points of ``words``, for a message."""
    return words if len(words) <= 20 else f"{words[:12]}…{words[-7:]}"


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
    bad=[
        "2023年松河县法治政府建设工作报告\n⟦2023年松河县法治政府建设工作报告⟧\n2023年,全县法治政府建设取得新进展。",
        "关于2024年度依法行政工作情况的报告\n\n    ⟦关于 2024 年度依法行政工作情况的报告⟧\n县人民政府:",
        "全年办结行政复议案件12件。\n二、存在的问题和不足\n⟦二、存在的问题和不足⟧\n基层执法力量仍显薄弱。",
        "个别单位重视不够。\n下一步工作打算\n⟦下一步工作打算⟧\n⟦下一步工作打算⟧\n进一步压实工作责任,加强督促检查。",
    ],
    good=[
        "2023年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
        "2023年松河县法治政府建设工作报告\n\n\n\n\n\n2023年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
        "2023年松河县法治政府建设工作报告\n松河县人民政府办公室\n2024年1月\n2023年松河县法治政府建设工作报告\n正文如下。",
        "2024年部门预算\n收支总表\n单位:万元\n项目\n金额\n备注\n科目编码\n科目编码\n合计\n行政运行费用\n行政运行费用\n12.00",
        "最近搜索\n无\n无\n热门搜索\n无",
        "特此报告。\n松河县人民政府办公室\n松河县人民政府办公室\n2024年1月15日",
        "一、概况\n姓名:\n姓名:\n统计人员签字:\n统计人员签字:",
        "名称|所在区域|所在区域\n执法人员数|执法人员数\n执法人员数|执法人员数",
        "会议强调:\n抓落实,抓落实!\n抓落实,抓落实!\n全场响起掌声。",
    ],
)
def duplicate_title(document: Document, options: DuplicateTitle) -> Iterator[Finding]:
    """标题或小标题在相邻两行里写了两遍,多为从网页复制时带入了页面标题。

    相邻两行(中间最多空两行)除空白和全角半角外完全相同、是汉字为主的短行、行末没有标点的,报告后一行;连续 n 行报 n−1 处。

    以下不报:封面与首页各有一个标题(中间隔着其他行、分页或更多空行);表格的单元格和表头、表单的标签;落款的单位名称和日期;
    口号;一两个字的行(无、无)。正文里没有编号的短行,只有上下都是正文或标题时才报。

    改法:删去后一行。两行紧邻时可以自动修复。

    ---
    A title or a heading is written in two adjacent lines, mostly because the title of a web page was copied along with it.

    Two adjacent lines, with at most two blank ones between them, that are equal but for white space and width, short,
    mostly Han and without a final mark: the later one is reported; n lines in a row are n−1 findings.

    Accepted in silence: the title on a cover and again on the first page (other lines, a page break or more blank lines
    between them); cells and heads of tables, labels of forms; the names of bodies and dates at the foot; slogans; lines of a
    word or two. A short line without a number counts only where the lines around it are text or headings.

    Delete the later line. Where the two lines touch, the fix is safe.
    """
    filled = document.view(_filled_lines)
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
                    Text("删去后一行", "delete the later line"), (_deletion(document, filled[at]),), safe=lines == 1
                ),
                copy_of=filled[first],
            )


def _heading_words(folded: str, line: Span, options: DuplicateTitle) -> str:
    """The words of a line that may be a heading, white space left out; empty for any other line."""
    if line.end - line.start > options.max_chars * 3:
        return ""
    words = "".join(folded[slice(*line)].split(" "))
    han = len(re.findall(HAN, words))
    fits = len(words) <= options.max_chars and han >= max(options.min_han, len(words) / 2)
    return words if fits and not re.search(r"[\t|。!?]|[,;:、…]\Z", words) else ""


def _is_heading(document: Document, words: str, first: int, last: int) -> bool:
    """Whether equal lines are a title or a heading, and not cells of a table, labels of a form or signatures."""
    numbered = re.match(MARK, words)
    if not numbered and re.search(rf"(?:{BODY}|[0-9]日)\Z", words):
        return False
    filled = document.view(_filled_lines)
    above, below = _lines_around(document, filled[first].start, filled[last].end, 1)
    if first < HEAD_LINES and not (below and re.search(r"[\t|]", below[0])):
        return True
    belong = [_is_text(line) or bool(re.match(MARK, line)) for line in above + below]
    return any(belong) if numbered else all(belong)


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
    bad=[
        "(二)不断加强依法行政意识。⟦不断加强依法行政意识。⟧加大普法宣传力度,用法治思维引领问题。",
        "镇政府深入开展矛盾纠纷排查,⟦镇政府深入开展矛盾纠纷排查,⟧全年化解纠纷56件。",
        "通过宣传,群众法治意识不断增强,⟦群众法治意识不断增强⟧。",
        "组织执法人员参加培训,提高办案水平。⟦组织执法人员参加培训,提高办案水平。⟧年内未发生复议纠错案件。",
        "一是认真落实学法制度。⟦认真落实学法制度。⟧二是加强考核。",
        "全年组织集中宣传活动12场次。\n  ⟦全年组织集中宣传活动12场次。⟧\n二是开展法律咨询服务,接受群众咨询三百余人次。",
        "定期开展法治督察,并通报结果。对执法单位逐一评查,并通报结果。⟦对执法单位逐一评查,并通报结果。⟧群众满意度提高。",
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
    ],
)
def repeated_sentence(document: Document, options: RepeatedSentence) -> Iterator[Finding]:
    """一个句子、分句(或连续几个分句)紧接着又写了一遍,多为粘贴或修改时没有删净。

    8 字以上的文字,除空白和全角半角外逐字相同、首尾相接,报告后一处;第一处可以是段首标题句((二)不断加强……。不断加强……。),
    编号不算在内。两处末尾的标点不同时(A,A。),也报,改法是连同前一处的标点删去。连续 n 次报 n−1 处。
    达到大段重复(DUP001)的,由 DUP001 报告。

    以下不报:独立成行的标题与正文首句相同;段首标题句的文字又作下一句的开头(加强领导。加强领导,……);冒号前的标签;
    各有编号的条目;表格单元格;感叹号结尾的口号;数字;不足 8 字的套语(特此报告。)。

    改法:删去后一处。

    ---
    A sentence, a clause or a few clauses are written twice in a row, mostly by a slip in pasting or editing.

    Words of at least 8 characters that follow upon themselves, equal but for white space and width: the later place is
    reported. The first may be a run-in heading; its number does not count. Where only the marks behind the two differ
    (A,A。) they are reported too, and the fix deletes the first mark as well. n in a row are n−1 findings. What is long
    enough for DUP001 is left to it.

    Accepted in silence: a heading in a line of its own whose words the text begins with; a run-in heading whose words open
    the next sentence (A。A,…); a label before a colon; items with numbers of their own; cells of a table; slogans with an
    exclamation mark; figures; set phrases below 8 characters.

    Delete the later one.
    """
    origin: list[Clause] = []  # the first of all copies in a row
    latest = -1  # where the last copy begins
    for first, second in _repeated_at_once(document):
        if not _is_slip(document, first, second, options):
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
        edit = _deletion(document, later) if alike or not second[-1].stop else Edit(Span(first[-1].end, later.end), "")
        yield Finding(
            later,
            Text(f"“{words}”紧接着又写了一遍", f"“{words}” is written twice in a row"),
            related=(Related(earlier, Text("第一次", "first time")),),
            fix=Fix(Text("删去后一处", "delete the later one"), (edit,)),
            copy_of=earlier,
        )


def _repeated_at_once(document: Document) -> Iterator[tuple[list[Clause], list[Clause]]]:
    """Runs of clauses and, right behind each, the same run again; only the last marks of the two may differ."""
    pattern = re.compile(CLAUSE)
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
    return at == 0 or not every[at - 1]["stop"] or bool(re.match(FINAL, every[at - 1]["stop"]))


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
    han = len(re.findall(HAN, words))
    if len(words) < options.min_chars or han < MIN_HAN or han * 5 < len(words) * 2:
        return False
    stop, stop_again = first[-1].stop, second[-1].stop
    if not stop or "!" in stop or (":" in stop and stop != stop_again):
        return False  # a heading over its text, a slogan, a label before its text
    if re.match(FINAL, stop) and stop_again and not re.match(FINAL, stop_again):
        return False  # a run-in heading whose words open the next sentence
    known = document.view(blocks)
    block = bisect_right(known, second[0].start, key=lambda one: one.later.start) - 1
    if block >= 0 and second[0].start < known[block].later.end:
        return False  # DUP001 says so
    if _paragraph(document, start).end > second[0].begin or _paragraph(document, second[0].start).end > end:
        return "\t" not in folded[start:end]
    above, below = _lines_around(document, start, end, 1)
    in_text = len(words) >= TEXT_LINE or all(_is_text(line) or re.match(MARK, line) for line in above + below)
    return in_text and not re.search(r"[\t|]", folded[start:end])


class NearDuplicate(NamedTuple):
    """``min_chars``: shorter paragraphs are alike by custom, in code points, no white space.

    ``similarity``: how much of the two paragraphs is equal at least, from 0 to 1.
    """

    min_chars: int = 80
    similarity: float = 0.85


class Paragraph(NamedTuple):
    """A paragraph with its ``number`` (empty without one) and its ``words`` behind that, white space left out."""

    span: Span
    number: str
    words: str


@check(
    "DUP004",
    "near-duplicate-paragraph",
    title=Text("段落几乎相同", "paragraph nearly repeated"),
    severity="warning",
    options=NearDuplicate,
    basis="practice",
    bad=[
        "坚持把法治建设纳入全镇工作统筹谋划,主要负责同志定期听取汇报,协调解决困难,班子成员按照分工抓好落实,形成一级抓一级、层层抓落实的工作格局,全年召开专题会议4次,研究议题11项。\n"
        "下一步,我镇将继续压实责任。\n"
        "⟦坚持把法治建设纳入全镇工作统筹安排,主要负责同志定期听取汇报,研究解决困难,班子成员按分工抓好落实,形成一级抓一级、层层抓落实的良好格局,全年召开专题会议4次,研究议题11项。⟧\n",
        "(一)严格落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,组织案卷评查2次,评查案卷86件,发现问题13个,全部整改到位,评查结果在全县范围内通报,并纳入年度考核。\n"
        "(二)个别干部运用法治思维的能力不强。\n"
        "⟦(三)严格落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,组织案卷评查2次,评查案卷68件,发现问题13个,全部整改到位,评查结果在全县范围内通报,纳入年度考核。⟧\n",
        "全县召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "持续推进基层法治建设,各乡镇均配备专职司法助理员,村居法律顾问实现全覆盖,群众不出村即可得到法律服务,矛盾纠纷大多化解在基层,信访总量连续下降,平安创建成效明显。\n"
        "加强执法监督,组织案卷评查两次,通报典型问题。邀请人大代表、政协委员旁听庭审。行政机关负责人出庭应诉率达到百分之百。\n"
        "下一步,全县将继续压实责任。\n"
        "全县召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "⟦持续推进基层法治建设,各街道均配备专职司法助理员,村居法律顾问实现全覆盖,群众不出村即可得到法律服务,矛盾纠纷大多化解在基层,信访总量连续下降,平安创建成效明显。⟧\n"
        "加强执法监督,组织案卷评查两次,通报典型问题。邀请人大代表、政协委员旁听庭审。行政机关负责人出庭应诉率达到百分之百。\n",
        "第一条 申请人应当向户籍所在地的街道办事处提出申请,并如实填写申请表,同时提交身份证明、收入证明和住房情况说明,由街道办事处统一受理,五个工作日内完成初审,并在其住所地公示。\n"
        "第二条 本办法由县住房保障主管部门负责解释。\n第三条 本办法自印发之日起施行。\n第四条 原办法同时废止。\n"
        "⟦第一条 申请人应当向户籍所在地的街道办事处提出申请,如实填写申请表,同时提交身份证件、收入证明和住房情况说明,由街道办事处统一受理,七个工作日内完成初审,并在其住所地公示。⟧\n第五条 区县可以制定细则。",
        "第一条 申请人应当向户籍所在地的街道办事处提出申请,并如实填写申请表,同时提交身份证明、收入证明和住房情况说明。\n"
        "街道办事处应当自受理申请之日起五个工作日内完成初审,将初审合格的申请人名单在其住所地公示,公示期满没有异议的,连同申请材料一并报送县住房保障主管部门复核,复核结果书面告知申请人。\n"
        "第二条 本办法由县住房保障主管部门负责解释。\n第三条 本办法自印发之日起施行。\n第四条 原办法同时废止。\n第五条 乡镇可以制定细则。\n"
        "⟦街道办事处应当自受理材料一日起五个工作日内完成初审,将初审合格的申请人名单在其单之地公示,公示期满没有异议的,连同查复材料一并报送县住房报障主管部门复核,复核结核书面告知申请人。⟧\n",
    ],
    good=[
        "坚持把法治建设纳入全镇工作统筹谋划,主要负责同志定期听取汇报,协调解决困难,班子成员按照分工抓好落实,形成一级抓一级、层层抓落实的工作格局,全年召开专题会议4次,研究议题11项。\n"
        "下一步,我镇将继续压实责任。\n",
        "城关镇成立法治建设领导小组,由镇长任组长,全年召开专题会议4次,研究议题11项,调解纠纷56件,成功率98%,组织普法宣讲12场,受众3000余人次,发放资料5000份,群众满意度进一步提高。\n"
        "东山镇成立法治建设领导小组,由镇长任组长,全年召开专题会议6次,研究议题15项,调解纠纷83件,成功率97%,组织普法宣讲20场,受众4200余人次,发放资料8000份,群众满意度进一步提高。\n",
        "社会保障和就业支出(类)行政事业单位养老支出(款)行政单位离退休(项)年初预算为54.53万元,支出决算为54.11万元,完成年初预算的99.23%,决算数小于预算数的主要原因是退休人员减少。\n"
        "社会保障和就业支出(类)行政事业单位养老支出(款)事业单位离退休(项)年初预算为28.10万元,支出决算为27.06万元,完成年初预算的96.30%,决算数小于预算数的主要原因是退休人员减少。\n",
        "2022年,全镇共受理群众来信来访31件,全部按照规定程序登记、转送、办理和答复,按期办结率达到97%,其中重复信访5件,越级信访2件,群众对信访事项办理情况的总体满意度为91%。\n"
        "2023年,全镇共受理群众来信来访46件,全部按照规定程序登记、转送、办理和答复,按期办结率达到98%,其中重复信访3件,越级信访1件,群众对信访事项办理情况的总体满意度为95%。\n",
        "办理民事公益诉讼案件应当经集体讨论。参加讨论的人员应当对案件事实、适用法律、处理建议等发表明确的意见并说明理由,集体讨论意见应当在全面、客观地归纳讨论意见的基础上形成。\n"
        "办理行政公益诉讼案件应当经集体讨论。参加讨论的人员应当对案件事实、适用法律、处理建议等发表明确的意见并说明理由,集体讨论意见应当在全面、客观地归纳讨论意见的基础上形成。\n",
        "一、在华北各县:组织十三个工程处承担限额以上的建设任务,五年内建成四十三个单位,新增加的生产能力,到计划期末将为华北各县期初原有生产能力的百分之五十三,基本满足当地经济发展的各项需要\n。"
        "二、在华东各县:组织十五个工程处承担限额以上的建设任务,五年内建成三十一个单位,新增加的生产能力,到计划期末将为华东各县期初原有生产能力的百分之八十六,基本满足当地经济发展的各项需要。",
        "第一条 申请人应当向户籍所在地的街道办事处提出申请,并如实填写申请表,同时提交身份证明、收入证明和住房情况说明,由街道办事处统一受理,五个工作日内完成初审并公示。\n"
        "第二条 申请人应当向就业所在地的街道办事处提出申请,并如实填写申请表,提交身份证明、收入证明和住房情况说明,由街道办事处受理,五个工作日内完成初审并公示。\n"
        "第三条 本办法由县住房保障主管部门负责解释。\n第四条 本办法自印发之日起施行。\n第五条 原办法同时废止。",
        "第一条 在本县有住房的人员,或者没有住房而一个年度内在本县居住累计满一百八十三天的人员,为常住人员。常住人员应当依照本办法规定办理登记,领取居住证件,享受公共服务。\n"
        "在本县没有住房又不居住的人员,或者没有住房而一个年度内在本县居住累计不满一百八十三天的人员,为非常住人员。非常住人员应当依照本办法规定办理登记,领取居住证件,享受公共服务。\n"
        "第二条 登记机关应当为常住人员建立档案。\n第三条 本办法自印发之日起施行。\n第四条 原办法同时废止。\n第五条 乡镇可以制定细则。\n第六条 非常住人员不受本条限制。",
        "坚持把法治建设纳入全镇工作统筹谋划,主要负责同志定期听取汇报,协调解决困难,班子成员按照分工抓好落实,形成一级抓一级、层层抓落实的工作格局,全年召开专题会议4次,研究议题11项。\n"
        "下一步,我镇将继续压实责任。\n"
        "坚持把法治建设纳入全镇工作统筹谋划,主要负责同志 定期听取汇报,协调解决困难,班子成员按照分工抓好落实,形成一级抓一级、层层抓落实的工作格局,全年召开专题会议 4 次,研究议题 11 项。\n",
    ],
)
def near_duplicate(document: Document, options: NearDuplicate) -> Iterator[Finding]:
    """一段话在同一篇报告里又写了一遍,只改动了几处,多为复制后修改、两稿并存所致。

    80 字以上(不计空白)的两个段落,相似度不低于 0.85 又不完全相同的,报告后一段,并列出前几处改动;段首的编号不计。
    整篇粘贴了两遍、其中一段有改动的,逐字相同的部分由 DUP001 报告,有改动的一段由本检查报告。

    以下不报:同一模板分别填写的段落,即数字多半不同(各镇、各年、各预算科目),或者只是把一两个词换成了另外的词(民事/行政、小学/初中)、
    各处换的是同一个词、编号不同的并列项;三段以上都与同一段相似的(列举);法规的并列条款(条号相同,或者改动处的用字
    全文别处没有的除外);表格、表单、网页代码;
    只差空白和全角半角的,以及已由 DUP001 完整报告的。

    改法:核对两段,删去一段,或者改写其中一段。

    ---
    A paragraph is written again in the same report with a few changes: it was copied and edited, or two drafts were kept.

    Of two paragraphs of at least 80 characters, white space not counted, that are alike to at least 0.85 but not equal the
    later one is reported, with the first of the changes. The number of an item does not count. Where a whole text was
    pasted twice and one paragraph of it was edited, DUP001 reports what is equal and this check that paragraph.

    Accepted in silence: one template filled in twice, where most figures differ (a paragraph for each town, year or budget
    item), or where a word or two were put in the place of others (民事/行政, 小学/初中), the same one throughout or in items of
    different numbers; more than three paragraphs that are like the same one, which are a list; parallel clauses of a
    statute (unless they bear the same article number, or the changes join characters as nothing else in the text does);
    tables, forms and markup; what differs only in white space and width, and what DUP001 has reported in full.

    Compare the two; delete or rewrite one of them.
    """
    paragraphs = _solid_paragraphs(document, options.min_chars)
    found = near([paragraph.words for paragraph in paragraphs], options.similarity)
    origins: dict[int, int] = {}  # of each later paragraph, the first of all that are alike
    for one in found:
        origins[one.later] = origins.get(one.first, one.first)
    copies = Counter(origins.values())
    for one in found:
        first, later = paragraphs[one.first], paragraphs[one.later]
        if copies[origins[one.later]] > MOST_COPIES or not _is_edited(document, first, later, one.changes):
            continue
        if not (is_prose(document.folded, first.span) and is_prose(document.folded, later.span)):
            continue
        place, source = _lines_in_words(document, later.span), _lines_in_words(document, first.span)
        alike = min(99, round(100 * one.similarity))
        yield Finding(
            later.span,
            Text(
                f"{place.zh}与{source.zh}几乎相同(相似度{alike}%)",
                f"{place.en}: nearly the same as {source.en} ({alike}% alike)",
            ),
            note=_shown(first.words, later.words, one.changes),
            related=(Related(first.span, Text(f"第一次:{source.zh}", f"first time: {source.en}")),),
        )


def _solid_paragraphs(document: Document, min_chars: int) -> list[Paragraph]:
    """The paragraphs that have so many words and are not within an exact copy."""
    known, mark = document.view(blocks), re.compile(rf"(?:{MARK})?\s*")
    found = []
    for span in document.paragraphs:
        if span.end - span.start < min_chars:
            continue
        number = mark.match(document.folded, *span)
        start = number.end() if number else span.start
        at = bisect_right(known, start, key=lambda block: block.later.start) - 1
        if at >= 0 and span.end <= known[at].later.end:
            continue
        words = "".join(document.folded[start : span.end].split())
        if len(words) >= min_chars:
            found.append(Paragraph(span, document.folded[span.start : start].strip(), words))
    return found


def _is_edited(document: Document, first: Paragraph, later: Paragraph, changes: list[Change]) -> bool:
    """Whether a paragraph was copied and edited, and the two are not a template that was filled in twice."""
    kinds = differences(first.words, later.words, changes)
    edits = max(EDITS, len(later.words) / EDITED_CHARS)
    if kinds.signs < edits:
        figures = kinds.changed > 1 and kinds.changed * 2 > kinds.figures  # a single one proves nothing
        if figures and kinds.words < max(edits, 2 * kinds.changed + 1):
            return False  # a template that was filled in twice
        if _stands_in_copy(document, first, later):
            return True
        same = first.number == later.number
        if document.view(_is_statute):
            edited = not kinds.repeated and _is_joined_anew(document, later.words, changes)
            edited = edited or (same and bool(re.match(ARTICLE, later.number)))
        else:
            edited = _has_traces(kinds, FEW_EDITS if same and not kinds.repeated else edits)
        if not edited:
            return False
    return not _is_block(document, first, later, changes)


def _is_joined_anew(document: Document, words: str, changes: list[Change]) -> bool:
    """Whether the changes join signs as nothing else in the text does."""
    every, own = document.view(_sign_pairs), Counter(map("".join, pairwise(words)))
    pairs = joins(words, changes)
    new = sum(every[pair] <= own[pair] for pair in pairs)
    return new >= NEW_JOINS and new >= NEW_SHARE * len(pairs)


def _sign_pairs(document: Document) -> Counter[str]:
    return Counter(map("".join, pairwise("".join(document.folded.split()))))


def _has_traces(kinds: Differences, edits: float) -> bool:
    """Whether the differences of two paragraphs are those that editing leaves, ``edits`` of them in any case."""
    if kinds.words >= edits:
        return True
    if kinds.changed * 2 > kinds.figures:
        return False
    if not kinds.words:
        return kinds.changed == 1 or kinds.changed * 4 <= kinds.figures
    return not kinds.replaced


def _stands_in_copy(document: Document, one: Paragraph, other: Paragraph) -> bool:
    """Whether the text before or behind two paragraphs was pasted with them: a block reaches up to them."""
    known, first, later = document.view(blocks), one.span, other.span
    least = CERTAIN if document.view(_is_statute) else SHORTEST_BLOCK

    def touch(end: int, start: int) -> bool:
        return start - end <= 10 * OVERRUN and len("".join(document.folded[end:start].split())) <= OVERRUN

    above = bisect_left(known, later.start, key=lambda block: block.later.start) - 1
    below = bisect_right(known, later.end, key=lambda block: block.later.end)
    return (
        above >= 0
        and known[above].later.start + least <= later.start
        and known[above].first.start < first.start
        and touch(known[above].later.end, later.start)
        and touch(known[above].first.end, first.start)
    ) or (
        below < len(known)
        and known[below].later.end - least >= later.end
        and known[below].first.end > first.end
        and touch(later.end, known[below].later.start)
        and touch(first.end, known[below].first.start)
    )


def _is_block(document: Document, first: Paragraph, later: Paragraph, changes: list[Change]) -> bool:
    """Whether all that two paragraphs have in common is one stretch, which DUP001 reports."""
    ends = len(first.words), len(later.words)
    if any(change[::2] != (0, 0) and change[1::2] != ends for change in changes):
        return False
    return any(
        _overlap(block.first, first.span) and _overlap(block.later, later.span) for block in document.view(blocks)
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _shown(first: str, later: str, changes: list[Change]) -> Text:
    """The first changes, each with what stands around it, and how many more there are."""

    def quoted(words: str, start: int, end: int) -> str:
        left, right = max(0, start - AROUND), min(len(words), end + AROUND)
        changed = words[start:end]
        if len(changed) > CHANGE_CHARS:
            changed = f"{changed[:6]}…{changed[-4:]}"
        return f"“{'…' * (left > 0)}{words[left:start]}{changed}{words[end:right]}{'…' * (right < len(words))}”"

    shown = [
        f"{quoted(first, change.start, change.end)}→{quoted(later, change.later_start, change.later_end)}"
        for change in changes[:SHOWN]
    ]
    more = len(changes) - len(shown)
    return Text(
        ",".join(shown) + (f",另有 {more} 处" if more else ""), ", ".join(shown) + (f" and {more} more" if more else "")
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
    """同一个词连写了两遍(进行进行、的的),多为输入或修改时的笔误。

    报告两字到八字的词语紧接着的重复,以及“的、了、是、和、在、与、对、将、以、及”的叠写。

    单凭字面不能断定,故只作提示。以下不报:前后两词各自成立的(学习|习近平、执行|行政、博士|博士后、年度|年度报告);
    叠词(人人、紧紧、层层)和数量词(一个一个);虚词与邻字成词的(目的|的、为了|了解、实事求是|是);整行重复的网页菜单;
    丢了换行的标题与正文。

    改法:删去多写的字。

    ---
    A word is written twice in a row (进行进行, 的的), by a slip in typing or editing.

    Reported are words of two to eight characters that follow upon themselves, and doubled particles (的了是和在与对将以及).

    The letters alone prove nothing, so this is mere information. Accepted in silence: two words that each stand by
    themselves (学习|习近平, 博士|博士后), reduplication (人人, 一个一个), particles that belong to a neighbour (目的|的, 为了|了解),
    lines of a web menu, and a heading that has lost the line end before its text.

    Delete what was written again.
    """
    found = [*_doubled_words(document), *_doubled_particles(document)]
    for first, later in sorted(found):
        words = _short(document.folded[first.start : later.end])
        yield Finding(
            later,
            Text(f"“{words}”疑似多写了一遍", f"“{words}”: written once too often?"),
            fix=Fix(Text("删去多写的字", "delete what was written again"), (Edit(later, ""),)),
        )


def _doubled_words(document: Document) -> Iterator[tuple[Span, Span]]:
    """Words of two and more Han that stand twice, each with what repeats it."""
    folded = document.folded
    pairs: Counter[str] = Counter()
    end = 0
    for found in re.finditer(rf"({HAN}{{2,{LONGEST_WORD}}})\1", folded):
        start, word = found.start(), _period(found[1])
        if start < end or len(word) == 1:
            continue
        end = found.end()
        while folded.startswith(word, end):
            end += len(word)
        before, behind = _beside(document, Span(start, end))
        if re.search(COUNTED, word[:2]) or re.match(COMPOUND, behind) or not (before + behind).strip():
            continue
        if len(word) > 2 and re.match(rf"\s*{MARK}[^,。;:、]*\Z", before):
            continue  # a heading and its text, which begins with the same words, in one line
        if len(word) == 2:
            pairs = pairs or Counter(map("".join, pairwise(folded)))
            if pairs[word[::-1]] >= pairs[word]:
                continue  # 深化文化文艺: the word is 文化, not 化文
        yield Span(start, start + len(word)), Span(start + len(word), end)


def _period(word: str) -> str:
    """The shortest word that ``word`` consists of: 进行 for 进行进行."""
    return word[: (word + word).index(word, 1)]


def _doubled_particles(document: Document) -> Iterator[tuple[Span, Span]]:
    """Particles that stand twice although neither belongs to another word."""
    folded = document.folded
    for found in re.finditer(rf"([{''.join(PARTICLES)}])\1+", folded):
        start, end = found.span()
        before, behind = PARTICLES[found[1]]
        if folded[start - 1 : start] not in tuple(before) and folded[end : end + 1] not in tuple(behind):
            yield Span(start, start + 1), Span(start + 1, end)
