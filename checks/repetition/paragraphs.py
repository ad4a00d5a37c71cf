"""DUP004: a paragraph submitted twice with a few changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Finding, Related, Severity, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.repetition.blocks import (
    CERTAIN,
    OVERRUN,
    SHORTEST_BLOCK,
    blocks,
)
from lintreport.text.repetition.similar import Change, Differences, differences, joins, near
from lintreport.text.structure.filled_lines import MARK
from lintreport.text.structure.genres import ARTICLE, fills_in_a_form, genre, lays_down_rules
from lintreport.text.structure.kinds import Kind

from ._places import changes_shown, lines_in_words

# All lengths are code points; those of words do not count white space.

#: More paragraphs than this that nearly repeat one are a list of one pattern.
MOST_COPIES = 3
#: This many changes, and one in this many code points, are the traces of an editor, whatever they change.
EDITS, EDITED_CHARS = 4, 32
#: Parallel items bear different numbers, or differ in one word throughout; of other paragraphs this many changes are.
FEW_EDITS = 3
#: What fills a template is a term that the text uses elsewhere, too: of the pairs of Han where an edit begins or ends,
#: this many at least, and such a share, stand nowhere else.
NEW_JOINS, NEW_SHARE = 5, 0.75
#: Paragraphs of text.
TEXT: tuple[Kind, ...] = ("body", "item", "quotation")


#: This many figures of two digits and more that are all the same, rates left out, are no template's.
SAME_FIGURES = 4


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
    where=("run-in", *TEXT),
    bad=[
        "坚持把法治建设纳入全镇工作统筹谋划,主要负责同志定期听取汇报,协调解决困难,班子成员按照分工抓好落实,形成一级抓一级、层层抓落实的工作格局,全年召开专题会议4次,研究议题11项。\n"
        "下一步,我镇将继续压实责任。\n"
        "⟦坚持把法治建设纳入全镇工作统筹安排,主要负责同志定期听取汇报,研究解决困难,班子成员按分工抓好落实,形成一级抓一级、层层抓落实的良好格局,全年召开专题会议4次,研究议题11项。⟧\n",
        "(一)严格落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,组织案卷评查2次,评查案卷86件,发现问题13个,全部整改到位,评查结果在全县范围内通报,并纳入年度考核。\n"
        "(二)个别干部运用法治思维的能力不强。\n"
        "⟦(三)严格落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,组织案卷评查2次,评查案卷68件,发现问题13个,全部整改到位,评查结果在全县范围内通报,纳入年度考核。⟧\n",
        "第一条 申请人应当向户籍所在地的街道办事处提出申请,并如实填写申请表,同时提交身份证明、收入证明和住房情况说明,由街道办事处统一受理,五个工作日内完成初审,并在其住所地公示。\n"
        "第二条 本办法由县住房保障主管部门负责解释。\n第三条 本办法自印发之日起施行。\n第四条 原办法同时废止。\n"
        "⟦第一条 申请人应当向户籍所在地的街道办事处提出申请,如实填写申请表,同时提交身份证件、收入证明和住房情况说明,由街道办事处统一受理,七个工作日内完成初审,并在其住所地公示。⟧\n第五条 区县可以制定细则。",
        "第一条 申请人应当向户籍所在地的街道办事处提出申请,并如实填写申请表,同时提交身份证明、收入证明和住房情况说明。\n"
        "街道办事处应当自受理申请之日起五个工作日内完成初审,将初审合格的申请人名单在其住所地公示,公示期满没有异议的,连同申请材料一并报送县住房保障主管部门复核,复核结果书面告知申请人。\n"
        "第二条 本办法由县住房保障主管部门负责解释。\n第三条 本办法自印发之日起施行。\n第四条 原办法同时废止。\n第五条 乡镇可以制定细则。\n"
        "⟦街道办事处应当自受理材料一日起五个工作日内完成初审,将初审合格的申请人名单在其单之地公示,公示期满没有异议的,连同查复材料一并报送县住房报障主管部门复核,复核结核书面告知申请人。⟧\n",
        "城关镇成立法治建设领导小组,由镇长任组长,全年召开专题会议14次,研究议题25项,调解纠纷156件,组织普法宣讲12场,受众3000余人次,发放资料5000份,群众满意度进一步提高。\n"
        "⟦东山镇成立法治建设领导小组,由镇长任组长,全年召开专题会议14次,研究议题25项,调解纠纷156件,组织普法宣讲12场,受众3000余人次,发放资料5000份,群众满意度进一步提高。⟧\n",
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
    """一段话在同一篇报告里又写了一遍，只改动了几处，多为复制后修改、两稿并存所致。

    80 字以上（不计空白）的两个段落，相似度不低于 0.85 又不完全相同的，报告后一段，并列出前几处改动；段首的编号不计。
    大段文字粘贴后只改了少数几处的，由 DUP001 报告。

    不报告：同一模板分别填写的段落，即数字多半不同（各镇、各年、各预算科目），或者只是把一两个词换成了另外的词（民事/行政、小学/初中；四个以上的大数都相同的除外）、
    各处换的是同一个词、编号不同的并列项；三段以上都与同一段相似的（列举）；法规的并列条款（条号相同，或者改动处的用字
    全文别处没有的除外）；表格、网页代码，以及按规定格式填写的文本（□适用 √不适用）；
    只差空白和全角半角的，以及已由 DUP001 完整报告的。一处在附件里的，以及法规、裁判文书中的，只作提示（info）。

    改法：核对两段，删去一段，或者改写其中一段。

    为什么：两段大同小异，多是两稿并存；两段的数字不一致时，读者无从取舍。
    ---
    A paragraph is written again in the same report with a few changes: it was copied and edited, or two drafts were kept.

    Of two paragraphs of at least 80 characters, white space not counted, that are alike to at least 0.85 but not equal the
    later one is reported, with the first of the changes. The number of an item does not count. A long passage that was
    pasted and changed in a few places is reported by DUP001.

    Not reported: one template filled in twice, where most figures differ (a paragraph for each town, year or budget
    item), or where a word or two were replaced by others (民事/行政, 小学/初中; unless four and more large figures are all the same), the same one throughout or in items of
    different numbers; more than three paragraphs that are like the same one, which are a list; parallel clauses of a
    statute (unless they have the same article number, or the changes join characters as nothing else in the text does);
    tables, markup, and texts that fill in a form (□适用 √不适用); what differs only in white space and width, and what DUP001 has reported in full. Where one of the two
    stands in an annex, and in laws and judgments, it is info.

    To fix: compare the two; delete or rewrite one of them.

    Why: Two versions of one paragraph were kept; where they differ, a reader cannot tell which one holds.
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
        if document.view(fills_in_a_form) or document.kind_at(first.span.end - 1) not in TEXT:
            continue
        place, source = lines_in_words(document, later.span), lines_in_words(document, first.span)
        in_like_words = document.view(genre) in ("law", "judgment") or _stand_in_two_annexes(document, first, later)
        severity: Severity | None = "info" if in_like_words else None
        alike = min(99, round(100 * one.similarity))
        yield Finding(
            later.span,
            Text(
                f"{place.zh}与{source.zh}几乎相同（相似度{alike}%）",
                f"{place.en}: nearly the same as {source.en} ({alike}% alike)",
            ),
            note=changes_shown(first.words, later.words, one.changes),
            related=(Related(first.span, Text(f"第一次：{source.zh}", f"first time: {source.en}")),),
            severity=severity,
        )


def _stand_in_two_annexes(document: Document, first: Paragraph, later: Paragraph) -> bool:
    """Whether two paragraphs belong to two annexes, or to a report and its annex, of which one may tell of the other."""
    groups = [line.group if line else -1 for line in map(document.block_at, (first.span.start, later.span.start))]
    return groups[0] != groups[1]


def _solid_paragraphs(document: Document, min_chars: int) -> list[Paragraph]:
    """The paragraphs that have so many words and are not within an exact copy."""
    known, mark = document.view(blocks), compiled(rf"(?:{MARK})?\s*")
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
        if kinds.changed > 1 and kinds.changed * 2 > kinds.figures:
            return False  # a template that was filled in twice; a single figure proves nothing
        if _stands_in_copy(document, first, later) or (not kinds.changed and _tells(later.words)):
            return True
        same = first.number == later.number
        if document.view(lays_down_rules):
            edited = not kinds.repeated and _is_joined_anew(document, later.words, changes)
            edited = edited or (same and bool(compiled(ARTICLE).match(later.number)))
        else:
            parallel = kinds.repeated or (not same and first.number and later.number)
            edited = _has_traces(kinds, edits if parallel else FEW_EDITS)
        if not edited:
            return False
    return not _is_block(document, first, later, changes)


def _tells(words: str) -> bool:
    """Whether the figures of a paragraph are too many and too large to be those of another place or year by chance."""
    return len(set(compiled(r"[1-9][0-9]+(?:\.[0-9]+)?(?![0-9年%])").findall(words))) >= SAME_FIGURES


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
    least = CERTAIN if document.view(lays_down_rules) else SHORTEST_BLOCK

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
