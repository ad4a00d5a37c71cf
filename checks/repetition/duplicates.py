"""DUP001: a passage submitted twice, word for word or nearly so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from lintreport import Document, Finding, Fix, NoOptions, Related, Severity, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.repetition.blocks import (
    BLOCK_CHARS,
    CERTAIN,
    Block,
    blocks,
)
from lintreport.text.repetition.exact import squeeze
from lintreport.text.structure.filled_lines import MARK, rows
from lintreport.text.structure.genres import ARTICLE, fills_in_a_form, lays_down_rules

from ._places import changes_shown, lines_in_words

# All lengths are code points; those of a block and of a paragraph do not count white space.

# All lengths are code points; those of words do not count white space.

#: Whole sentences between neighbours that are alike too are a copy from this length on.
CERTAIN_IN_PATTERN = 300
#: How much of a neighbour is looked at.
NEAR = 40


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
        "全县召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "持续推进基层法治建设,各乡镇均配备专职司法助理员,村居法律顾问实现全覆盖,群众不出村即可得到法律服务,矛盾纠纷大多化解在基层,信访总量连续下降,平安创建成效明显,人民群众安全感稳步提升。\n"
        "加强执法监督,组织案卷评查两次,通报典型问题。邀请人大代表、政协委员旁听庭审。行政机关负责人出庭应诉率达到百分之百。严格规范公正文明执法,对重点领域案件实行提级办理,"
        "健全案件回访制度,当事人满意度稳步提高。完善矛盾纠纷多元化解机制,推动诉讼与调解有机衔接,全年诉前化解案件占比过半,群众诉累明显减轻。\n"
        "下一步,全县将继续压实责任。\n"
        "⟦全县召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。开展联合执法检查,督促企业整改隐患。\n"
        "持续推进基层法治建设,各街道均配备专职司法助理员,村居法律顾问实现全覆盖,群众不出村即可得到法律服务,矛盾纠纷大多化解在基层,信访总量连续下降,平安创建成效明显,人民群众安全感稳步提升。\n"
        "加强执法监督,组织案卷评查两次,通报典型问题。邀请人大代表、政协委员旁听庭审。行政机关负责人出庭应诉率达到百分之百。严格规范公正文明执法,对重点领域案件实行提级办理,"
        "健全案件回访制度,当事人满意度稳步提高。完善矛盾纠纷多元化解机制,推动诉讼与调解有机衔接,全年诉前化解案件占比过半,群众诉累明显减轻。⟧\n",
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
    """一大段文字在同一篇报告里逐字出现了两次，多为整篇正文或若干段落被粘贴了两遍。

    不计空白和全角半角的差别，凡 120 字以上，或三句以上且满 50 字的正文，后文又逐字出现的，报告后一处，并给出两处的行号。
    重复不必从行首开始；只报最大的一段，出现 n 次报 n−1 处。首尾不在句子或条目边界上的，可能只是套用的文字，降为警告。
    粘贴后又改过几处的（相同的文字满 300 字，且占 95% 以上），合为一处报告，列出前几处改动；相同的不足 1000 字的为警告。

    不报告：表格、数字、表单（√适用 □不适用）、网页代码和数据，以及分别填写的同一模板。不足 1000 字的，以下只作提示（info）：
    整段在引号里的引文，表格中的填报文字，按规定格式填写的文本（□适用 √不适用）里照例重复的说明，办法、细则等各章平行的条款，
    上下文也相同的平行条目；后两项中逐字相同的完整段落（120 字以上）照报。

    改法：删去多余的一处；若后一处本应是别的内容，补上原文。落在后一处里的其他问题，只在第一处报告一次。

    为什么：重复的正文使篇幅、件数翻倍，读者无从知道哪一处为准。
    ---
    A long passage appears in a report twice, word for word: usually the whole body, or some of its paragraphs, was pasted twice.

    White space and width do not count. Running text of at least 120 characters, or of three sentences and at least
    50 characters, that occurs again is reported at the later place, with the lines of both. A repeat may begin anywhere; only
    the largest is reported, and n copies are n−1 findings. Where it does not begin and end with a sentence or an item,
    the words may merely have been used again, and it is a warning.
    A copy that was edited afterwards (at least 300 characters and 95% of it are the same) is one finding that shows the first of
    the changes; below 1000 characters that are the same it is a warning.

    Not reported: tables, figures, forms (√适用 □不适用), markup and data, and one template filled in twice. Only info,
    below 1000 characters: a passage that is wholly in quotation marks, words filled into a table, notes that a
    form (□适用 √不适用) asks for again, parallel clauses of rules, and items of one pattern, whose neighbours are alike too;
    of the last two not whole paragraphs of at least 120 characters, which are reported.

    To fix: delete the copy, or insert the text that belongs there. Anything else found inside the later copy is reported once, in the first.

    Why: A repeated body doubles length and counts, and a reader cannot tell which copy is meant.
    """

    def words(span: Span) -> str:
        return squeeze(document.folded[slice(*span)]).text

    for block in document.view(blocks):
        first, later = lines_in_words(document, block.first), lines_in_words(document, block.later)
        edits = len(block.changes)
        same = Text("几乎逐字", "nearly word for word") if edits else Text("逐字", "word for word")
        size = Text(f"{block.chars}字", f"{block.chars} characters")
        if edits:
            size = Text(f"{size.zh}，改动{edits}处", f"{size.en}, {edits} change{'s' * (edits > 1)}")
        if first == later:
            message = Text(
                f"{later.zh}内一段文字{same.zh}重复（{size.zh}）",
                f"{later.en}: a passage appears there twice, {same.en} ({size.en})",
            )
        else:
            message = Text(
                f"{later.zh}与{first.zh}{same.zh}重复（{size.zh}）",
                f"{later.en}: the same as {first.en}, {same.en} ({size.en})",
            )
        fix = Fix(Text("删去后一处", "delete the later copy"), (document.view(rows).deletion(block.later),))
        yield Finding(
            block.later,
            message,
            note=changes_shown(words(block.first), words(block.later), block.changes) if edits else None,
            related=(Related(block.first, Text(f"第一次：{first.zh}", f"first time: {first.en}")),),
            fix=None if edits else fix,
            severity=_severity(document, block),
            copy_of=block.first,
        )


def _severity(document: Document, block: Block) -> Severity | None:
    """What a copy weighs: less than an error where a form asks for it, or where it may be chance."""
    if block.chars >= CERTAIN:
        return None
    folded, (start, end) = document.folded, block.later
    quoted = compiled("[“「]").search(folded[max(0, start - 1) : start + 1]) and compiled("[”」]").search(
        folded[end - 1 : end + 1]
    )
    if quoted or _in_table(document, block) or document.view(fills_in_a_form):
        return "info"
    if block.changes:
        return "warning"
    if _is_of_paragraphs(document, block):
        return None
    if document.view(lays_down_rules) and not compiled(ARTICLE).search(folded[start:end]):
        return "info"  # parallel clauses
    alike = _alike_around(folded, block)
    if block.whole:
        return "info" if alike == 2 and block.chars < CERTAIN_IN_PATTERN else None
    return "info" if alike or not block.sentences else "warning"


def _is_of_paragraphs(document: Document, block: Block) -> bool:
    """Whether both copies are whole paragraphs, numbers left out, and one of these is a block by itself."""
    paragraphs = document.paragraphs
    longest = 0
    for start, end in (block.first, block.later):
        at = bisect_right(paragraphs, start, key=lambda one: one.start) - 1
        if not re.fullmatch(
            rf"(?:{MARK}\s*)?", document.folded[paragraphs[at].start : min(start, paragraphs[at].start + NEAR)]
        ):
            return False
        while at < len(paragraphs) and paragraphs[at].end <= end:
            longest = max(longest, paragraphs[at].end - paragraphs[at].start)
            at += 1
        if paragraphs[at - 1].end != end:
            return False
    return longest >= BLOCK_CHARS


def _alike_around(folded: str, block: Block) -> int:
    """On how many sides the two copies have neighbours that are alike too, as items of one pattern have."""

    def alike(one: str, other: str) -> bool:
        grams = [{words[at : at + 3] for at in range(len(words) - 2)} for words in (one, other)]
        return len(grams[0] & grams[1]) * 4 >= min(map(len, grams)) > 0

    (first, end), (later, later_end) = block.first, block.later
    before = alike(folded[max(0, first - NEAR) : first], folded[max(end, later - NEAR) : later])
    behind = alike(folded[end : min(later, end + NEAR)], folded[later_end : later_end + NEAR])
    return before + behind


def _in_table(document: Document, block: Block) -> bool:
    """Whether a copy is a cell of a table, or the two stand between its rows."""

    def is_row(offset: int) -> bool:
        return document.kind_at(offset) == "row"

    filled = document.view(rows).filled
    above = bisect_right(filled, block.first.start, key=lambda row: row.end) - 1
    below = bisect_left(filled, block.later.end, key=lambda row: row.start)
    between = above >= 0 and below < len(filled) and is_row(filled[above].start) and is_row(filled[below].start)
    return between or is_row(block.first.start) or is_row(block.later.start)
