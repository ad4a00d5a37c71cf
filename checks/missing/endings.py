"""RED: paragraphs without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Finding, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.prose import is_han


class UnfinishedParagraph(NamedTuple):
    """``min_chars``: shorter paragraphs may be headings or cells, in code points."""

    min_chars: int = 40


#: What ends as text; a heading that a paragraph begins with does not matter.
TEXT = ("body", "item")
#: A single sentence is told from a long heading by its commas, or by its length and its commas.
MANY_COMMAS, SOME_COMMAS, LONG_SENTENCE = 3, 2, 60
#: A text in which more paragraphs than this end without a mark was perhaps converted so: info. One in which more than
#: this share do leaves it out by custom.
FEW_UNFINISHED, CUSTOM = 3, 0.15
#: "注意!" opens a paragraph and is no sentence of it, in code points.
SHORTEST_SENTENCE = 6
#: This many broken paragraphs are slips and no margin.
FEW_WRAPPED = 2
#: A wrapped line is full when it lacks no more than this, in code points.
FULL_LINE = 4
#: Cells, links and page heads are shorter than this, in code points.
SHORT = 25
#: This many finished paragraphs show what a paragraph of the text is like.
ENOUGH = 3
#: How far around a broken line its word is looked for, in code points, and how often it stands there.
WORD_REACH, WORDS = 5000, 2
#: A text with this many headings that are unnumbered sentences has more of them that look like paragraphs.
THESES = 3


@cache
def _final() -> re.Pattern[str]:
    return compiled(r"[。!?:;…][”’》)」』\]】〕〉\"]{0,4}\Z")


@cache
def _last_words() -> re.Pattern[str]:
    return compiled(rf"(?:{HAN}{{1,4}}|[0-9.]{{1,8}}%)[”》]?[,、]?\Z")


@cache
def _item() -> re.Pattern[str]:
    return compiled(
        r"[(\[〔【]?[一二三四五六七八九十百]{1,4}[)\]〕】、.]|\(?[0-9]{1,3}(?:[)、]|\.(?![0-9]))|[①-⑳]|[-*•●■◆▪·—#>]"
        r"|第[一二三四五六七八九十百零〇]{1,6}(?:[条章节编][\s:、]|[、,])"
    )


@cache
def _rest() -> re.Pattern[str]:
    # How the rest of a broken line begins: not with a year, nor with the number of an item.
    return compiled(r"[,。;:、!?)\]》”’」』】〕%的了和与及]|\([A-Za-z]|[0-9]{1,3}(?![0-9、.)年月日])")


@cache
def _page() -> re.Pattern[str]:
    # A page number, a figure of a table, or a piece that is no line: a sign set lower (PM2.5), a link's number.
    return compiled(r"[-—–+ ]{0,4}[0-9][0-9,]{0,14}(?:\.[0-9]{1,4})?[-—– .·%]{0,4}\Z|.{1,4}\Z", re.DOTALL)


@cache
def _appendage() -> re.Pattern[str]:
    # What may follow the last sentence: a source, a contact, a signature, a date.
    return compiled(
        r"\s*(?:[^,。;]{1,8}:|[^。]{0,60}(?:记者|编辑|摄|[0-9]日|电话|邮箱)\s?\S{0,4}\Z|[^,。;]{1,25}(?:政府|委员会|办公室|[局厅部院])\Z)"
    )


@check(
    "RED005",
    "unfinished-paragraph",
    title=Text("段末缺标点或文字中断", "paragraph ends without a final mark"),
    severity="warning",
    options=UnfinishedParagraph,
    basis="practice",
    where=("body", "item"),
    yields_to=("LAY001",),
    bad=[
        "(二)不断加强依法行政意识。加大普法宣传力度,请法律顾问把好法治关,让法治思维成为习惯,促进法治行政事业⟦改革发展⟧\n"
        "(三)切实加强队伍建设。抓好对执法人员的教育培训,对违规执法的人员绝不姑息。",
        "2024年,全区各级各部门坚持以人民为中心的发展思想,深入推进依法行政,加快建设法治政府,各项工作取得了新的⟦明显成效⟧\n一、主要举措",
        "一是加强制度建设。印发《实施方案》,明确任务分工,压实各级责任。二是加强培训,全年举办培训班12期,覆盖率达到⟦100%⟧",
        "三是强化执法监督。对重点领域开展专项检查,共检查企业350家,发现问题35个,已经督促整改。下一步,将继续加大力度⟦推进整改,⟧\n二、存在问题",
        "修订了政府工作规则。全年召开常务会议专题研究法治工作5次,认真落实《重大行政决策程序⟦暂行条例》⟧",
    ],
    good=[
        "(二)不断加强依法行政意识。加大普法宣传力度,请法律顾问把好法治关,让法治思维成为习惯,促进法治行政事业改革发展。\n"
        "(三)切实加强队伍建设。抓好对执法人员的教育培训,对违规执法的人员绝不姑息。",
        "(一)坚持以习近平新时代中国特色社会主义思想为指导,全面加强党对法治政府建设的领导,统筹推进法治政府建设各项任务\n"
        "一是加强学习。全年组织集中学习25次,专题研学5次,举办政法专题培训19场。",
        "全国人民代表大会常务委员会关于修改《中华人民共和国行政复议法》等五部法律和废止《全民所有制工业企业法》的决定",
        "优化固体废物管理体制机制,强化部门分工协作,建立工作协调机制,推动任务落实。(生态环境部牵头,国家发展改革委参与)",
        "全区各级各部门坚持以人民为中心的发展思想,深入推进依法行政,加快建设法治政府。2024年,主要做了以下几个方面的工作:",
        "上述工作已经全部完成,取得明显成效,群众满意度稳步提升,人民群众获得感不断增强,特此报告。 某某县人民政府办公室",
        "全年召开常务会议专题研究法治工作5次,明确任务分工,压实各级责任。数据来源:国家统计局,省统计局和各市县统计局",
        "全年召开常务会议专题研究法治工作,明确任务分工,压实各级责任,取得明显成效。有关单位会同\n司法局\n,对发现的问题逐项督促整改。",
        "全年共办理行政复议案件36件,按期办结率百分之百,办案质量稳步提高。其中通过调解和解结案的一共有十二件,占全部\n- 3 -\n案件的三分之一。",
        "  第八条 本办法施行前已通过审核的家庭,不再到原审核窗口办理。本办法施行以后,确有困难的家庭可以向街道申请办理延\n期手续,可持原核准通过的证明办理。",
        "任务名称\n建立健全行政执法责任制。落实行政执法公示制度,开展案卷评查,规范执法程序,全面提升执法质量\n司法局\n6月底",
        "主办单位:省司法厅、省财政厅、省人力资源社会保障厅、省卫生健康委,各州、市人民政府\n一、总体要求",
        "第四,必须继续坚持在发展生产的基础上逐步改善人民生活的方针,继续坚持艰苦奋斗、勤俭建国的方针\n"
        "在生产增长的基础上不断提高人民的生活水平,是我们的根本任务。",
        "1.印发《实施方案》,明确任务分工,压实各级责任,推动各项工作落实,取得实效\n2.举办培训班12期,参加人数350人次,覆盖率达到百分之百,取得实效",
        "涂料中间体\t浅黄色粉末,用于合成涂料。产品供应国内外市场,各项指标均达到要求,质量长期保持稳定\n"
        "颜料中间体\t深蓝色粉末,易溶于水。产品供应国内外市场,各项指标均达到要求,质量长期保持稳定",
        "与上年相比有变化的,包括新设、撤销以及职责调整的机构,应当逐一列出名称,并按照规定说明原因\n□适用 √不适用",
        "一年来的主要工作如下。\n\n\n改革向纵深推进,社会事业在科技、教育、文化、卫生等各个领域全面展开,显示出强大的生命力\n\n\n"
        "全年出台改革举措35项,其中重点改革12项,各项任务按期完成。\n\n对外开放取得新的进展。",
        "我们根据检查结果提出了改进意见,并以书面形式告知被检查单位。检查范围包括全部所属机构,我们不\n对个别事项单独发表意见。",
    ],
)
def unfinished_paragraph(document: Document, options: UnfinishedParagraph) -> Iterator[Finding]:
    """正文段落（不少于 40 字）末尾没有句号、问号、叹号、冒号、分号或省略号，可能漏了标点，也可能后面的文字丢了。

    不报告：标题（段内没有句号的长标题也算）、表单的提示语、都不加句末标点的列表；以括号收尾的说明；
    被硬换行、页码或链接断开而下文接续的段落；许多段落都不加句末标点的文本。一份文本有超过三段如此的，只作提示（info）。

    改法：补上句末标点；文字中断的，找回下文。

    为什么：没有句末标点，读者不知道话说完没有，后文可能丢了。
    ---
    A body paragraph of 40 characters or more ends without a final mark (。？！：；…): the mark is missing, or the
    text breaks off.

    Not reported: headings (also long ones, as long as they hold no full stop), prompts of a form, lists that
    leave the mark out; notes in brackets; paragraphs that a line break, a page number or a link cut in two; texts
    that leave the final mark out by custom. In a text with more than three such paragraphs they are info.

    To fix: add the mark, or restore what followed.

    Why: Without the final mark a reader cannot tell whether the sentence is complete or the rest was lost.
    """
    folded = document.folded
    unfinished: list[tuple[int, Span]] = []
    finished = 0
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.end - paragraph.start >= options.min_chars and document.kind_at(paragraph.end - 1) in TEXT:
            if _is_finished(folded, paragraph):
                finished += 1
            elif words := _last_words().search(folded, paragraph.end - 10, paragraph.end):
                unfinished.append((at, Span(*words.span())))
    if len(unfinished) > max(FEW_UNFINISHED, CUSTOM * (len(unfinished) + finished)):
        return
    found = [span for at, span in unfinished if _lacks_mark(document, at, finished) and not _goes_on(document, at)]
    severity: Severity | None = "info" if len(found) > FEW_UNFINISHED else None
    for span in found:
        shown = document.text[span.start : span.end]
        yield Finding(
            span,
            Text(f"段末“{shown}”之后缺句末标点，或文字中断", f"no final mark after “{shown}”, or the text breaks off"),
            severity=severity,
        )


def _lacks_mark(document: Document, at: int, finished: int) -> bool:
    """Whether a paragraph without a final mark should have one: as a sentence, or as an item among finished ones."""
    folded, paragraphs = document.folded, document.paragraphs
    body, kind = _body(folded, paragraphs[at]), _kind_of_item(folded, paragraphs[at])
    if not kind:
        likely = bool(body) if finished >= ENOUGH else body in ("sentence", "clauses")
        return likely and document.view(_theses) < THESES
    beside = paragraphs[max(0, at - 1) : at] + paragraphs[at + 1 : at + 2]
    like = [_is_finished(folded, one) for one in beside if _kind_of_item(folded, one) == kind]
    return body == "sentence" or (bool(body and like) and all(like))


def _theses(document: Document) -> int:
    """How many headings are a sentence without a number and a final mark, with a blank line below it."""
    folded = document.folded
    return sum(
        span.end - span.start >= SHORT
        and "," in folded[slice(*span)]
        and re.match(r"[ ]*\n\s*\n", folded[span.end : span.end + SHORT]) is not None
        and not (_is_finished(folded, span) or _kind_of_item(folded, span))
        for span in document.spans(["heading"])
    )


def _is_finished(folded: str, paragraph: Span) -> bool:
    return folded[paragraph.end - 1] in "。!?:;…" or bool(_final().search(folded, paragraph.end - 6, paragraph.end))


def _kind_of_item(folded: str, paragraph: Span) -> str:
    """How a paragraph is numbered: (N) for (一); "" where it is not."""
    number = _item().match(folded, paragraph.start, paragraph.end)
    return re.sub("[0-9一二三四五六七八九十百①-⑳]+", "N", number[0]) if number else ""


def _margin(document: Document) -> int:
    """The usual length of a line that was wrapped, in code points; 0 in a text where next to none was."""
    broken = (lines[0] for lines in document.paragraph_lines if len(lines) > 1)
    lengths = sorted(line.end - line.start for line in broken if line.end - line.start >= SHORT)
    return lengths[len(lengths) // 2] if len(lengths) > FEW_WRAPPED else 0


def _body(folded: str, paragraph: Span) -> str:
    """What makes a paragraph one of body text and no heading or title; "" when nothing does.

    A whole "sentence" before the last one; "clauses" of a long sentence; a single "comma", which is little.
    """
    stop = max(folded.rfind(mark, *paragraph) for mark in "。!?")
    if _appendage().match(folded, max(stop + 1, paragraph.start), paragraph.end):
        return ""
    if stop >= 0:
        return "sentence" if stop >= paragraph.start + SHORTEST_SENTENCE else ""
    commas = folded.count(",", *paragraph)
    if commas >= MANY_COMMAS or (commas >= SOME_COMMAS and paragraph.end - paragraph.start >= LONG_SENTENCE):
        return "clauses"
    return "comma" if commas else ""


def _goes_on(document: Document, at: int) -> bool:
    """Whether a paragraph is only the beginning of one, or a cell: what follows is no paragraph of its own."""
    folded, paragraphs = document.folded, document.paragraphs
    this = paragraphs[at]
    after = paragraphs[at + 1 : at + 3]
    if not after:
        return False
    following = after[0]
    if document.kind_at(following.start) in ("row", "form", "code"):
        return True
    if _rest().match(folded, following.start) or _page().match(folded, following.start, following.end):
        return True
    margin = document.view(_margin)
    last = document.paragraph_lines[at][-1]
    if margin and last.end - last.start > margin - FULL_LINE:
        return True
    if _item().match(folded, following.start, following.end) or _opening().match(folded, following.start):
        return False
    if margin or folded[this.end - 1] in ",、":
        return True
    if _is_fragment(folded, following) and not _date().search(folded, after[-1].start, after[-1].end):
        neighbours = [*after[1:], *paragraphs[max(0, at - 1) : at]]
        if any(_is_fragment(folded, one) for one in neighbours) or _rest().match(folded, after[-1].start):
            return True
    if _indent(document, this) > 0 and _indent(document, following) == 0:
        return True
    # A word that the break cut in two stands whole elsewhere, and no sentence ends with what calls for more.
    word = folded[this.end - 1] + folded[following.start]
    around = folded[max(0, this.start - WORD_REACH) : following.end + WORD_REACH]
    return folded[this.end - 1] in "不和与及或把被将从向所并而其" or (is_han(word[1]) and around.count(word) >= WORDS)


@cache
def _opening() -> re.Pattern[str]:
    return compiled(r"第?[一二三四五六七八九十]{1,3}[是、,]|首先|其次|此外|下一步|今后|各位|同志们|[12][0-9]{3}年")


@cache
def _date() -> re.Pattern[str]:
    return compiled(r"[0-9一二三四五六七八九十] ?日\)?\Z")


def _is_fragment(folded: str, paragraph: Span) -> bool:
    """Whether a paragraph is short, has no number and no final mark: a cell, a link, a name."""
    return (
        paragraph.end - paragraph.start < SHORT
        and not _item().match(folded, paragraph.start, paragraph.end)
        and not _final().search(folded, max(paragraph.start, paragraph.end - 6), paragraph.end)
    )


def _indent(document: Document, paragraph: Span) -> int:
    return paragraph.start - document.lines[document.line_at(paragraph.start) - 1].start
