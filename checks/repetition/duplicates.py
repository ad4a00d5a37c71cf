"""DUP001 and DUP004: passages submitted twice, word for word or with a few changes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Finding, Fix, NoOptions, Related, Severity, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.repetition.blocks import (
    BLOCK_CHARS,
    CERTAIN,
    OVERRUN,
    SHORTEST_BLOCK,
    Block,
    blocks,
)
from lintreport.text.repetition.exact import squeeze
from lintreport.text.repetition.similar import Change, Differences, differences, joins, near
from lintreport.text.structure.filled_lines import MARK, rows
from lintreport.text.structure.genres import ARTICLE, fills_in_a_form, lays_down_rules
from lintreport.text.structure.kinds import Kind

# All lengths are code points; those of a block and of a paragraph do not count white space.

#: Whole sentences between neighbours that are alike too are a copy from this length on.
CERTAIN_IN_PATTERN = 300
#: How much of a neighbour is looked at.
NEAR = 40

#: More paragraphs than this that nearly repeat one are a list of one pattern.
MOST_COPIES = 3
#: So many changes, and one in so many code points, are the traces of an editor, whatever they change.
EDITS, EDITED_CHARS = 4, 32
#: Parallel items bear different numbers, or differ in one word throughout; of other paragraphs so many changes are.
FEW_EDITS = 3
#: What fills a template is a term that the text uses elsewhere, too: of the pairs of Han where an edit begins or ends,
#: so many at least, and such a share, stand nowhere else.
NEW_JOINS, NEW_SHARE = 5, 0.75
#: Paragraphs of text.
TEXT: tuple[Kind, ...] = ("body", "item", "quotation")
#: A note shows so many changes, each with so much around it; a longer one is cut.
SHOWN, AROUND, CHANGE_CHARS = 3, 3, 12


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

    以下不报：表格、数字、表单（√适用 □不适用）、网页代码和数据，以及分别填写的同一模板。不足 1000 字的，以下只作提示（info）：
    整段在引号里的引文，表格中的填报文字，按规定格式填写的文本（□适用 √不适用）里照例重复的说明，办法、细则等各章平行的条款，
    上下文也相同的平行条目；后两项中逐字相同的完整段落（120 字以上）照报。

    改法：删去多余的一处；若后一处本应是别的内容，补上原文。落在后一处里的其他问题，只在第一处报告一次。

    ---
    A long passage stands in one report twice, word for word: mostly a body, or some of its paragraphs, pasted twice.

    White space and width do not count. Running text of at least 120 characters, or of three sentences and at least
    50 characters, that occurs again is reported at the later place, with the lines of both. A repeat may begin anywhere; only
    the largest is reported, and n copies are n−1 findings. Where it does not begin and end with a sentence or an item,
    the words may merely have been used again, and it is a warning.
    A copy that was gone over (at least 300 characters and 95% of it are the same) is one finding that shows the first of
    the changes; below 1000 characters that are the same it is a warning.

    Not reported: tables, figures, forms (√适用 □不适用), markup and data, and one template filled in twice. Mere
    information, below 1000 characters: a passage that is wholly in quotation marks, words filled into a table, notes that a
    form (□适用 √不适用) asks for again, parallel clauses of rules, and items of one pattern, whose neighbours are alike too;
    of the last two not whole paragraphs of at least 120 characters, which are reported.

    Delete the copy, or put in what should have stood there. What else is found inside the later copy is reported once, in the first.
    """

    def words(span: Span) -> str:
        return squeeze(document.folded[slice(*span)]).text

    for block in document.view(blocks):
        first, later = _lines_in_words(document, block.first), _lines_in_words(document, block.later)
        edits = len(block.changes)
        same = Text("几乎逐字", "nearly word for word") if edits else Text("逐字", "word for word")
        size = Text(f"{block.chars}字", f"{block.chars} characters")
        if edits:
            size = Text(f"{size.zh}，改动{edits}处", f"{size.en}, {edits} change{'s' * (edits > 1)}")
        if first == later:
            message = Text(
                f"{later.zh}内一段文字{same.zh}重复（{size.zh}）",
                f"{later.en}: a passage stands there twice, {same.en} ({size.en})",
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
            note=_shown(words(block.first), words(block.later), block.changes) if edits else None,
            related=(Related(block.first, Text(f"第一次：{first.zh}", f"first time: {first.en}")),),
            fix=None if edits else fix,
            severity=_severity(document, block),
            copy_of=block.first,
        )


def _lines_in_words(document: Document, span: Span) -> Text:
    """The lines of ``span``: 第3–20行."""
    first, last = document.submitted_lines(span)
    if first == last:
        return Text(f"第{first}行", f"line {first}")
    return Text(f"第{first}–{last}行", f"lines {first}–{last}")


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


#: So many figures of two digits and more that are all the same, rates left out, are no template's.
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

    以下不报：同一模板分别填写的段落，即数字多半不同（各镇、各年、各预算科目），或者只是把一两个词换成了另外的词（民事/行政、小学/初中；四个以上的大数都相同的除外）、
    各处换的是同一个词、编号不同的并列项；三段以上都与同一段相似的（列举）；法规的并列条款（条号相同，或者改动处的用字
    全文别处没有的除外）；表格、网页代码，以及按规定格式填写的文本（□适用 √不适用）；
    只差空白和全角半角的，以及已由 DUP001 完整报告的。一处在附件里的，只作提示（info）。

    改法：核对两段，删去一段，或者改写其中一段。

    ---
    A paragraph is written again in the same report with a few changes: it was copied and edited, or two drafts were kept.

    Of two paragraphs of at least 80 characters, white space not counted, that are alike to at least 0.85 but not equal the
    later one is reported, with the first of the changes. The number of an item does not count. A long passage that was
    pasted and changed in a few places is reported by DUP001.

    Not reported: one template filled in twice, where most figures differ (a paragraph for each town, year or budget
    item), or where a word or two were put in the place of others (民事/行政, 小学/初中; unless four and more large figures are all the same), the same one throughout or in items of
    different numbers; more than three paragraphs that are like the same one, which are a list; parallel clauses of a
    statute (unless they bear the same article number, or the changes join characters as nothing else in the text does);
    tables, markup, and texts that fill in a form (□适用 √不适用); what differs only in white space and width, and what DUP001 has reported in full. Where one of the two
    stands in an annex it is info.

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
        if document.view(fills_in_a_form) or document.kind_at(first.span.end - 1) not in TEXT:
            continue
        place, source = _lines_in_words(document, later.span), _lines_in_words(document, first.span)
        severity: Severity | None = "info" if _stand_in_two_annexes(document, first, later) else None
        alike = min(99, round(100 * one.similarity))
        yield Finding(
            later.span,
            Text(
                f"{place.zh}与{source.zh}几乎相同（相似度{alike}%）",
                f"{place.en}: nearly the same as {source.en} ({alike}% alike)",
            ),
            note=_shown(first.words, later.words, one.changes),
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


def _shown(first: str, later: str, changes: Sequence[Change]) -> Text:
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
        "，".join(shown) + (f"，另有 {more} 处" if more else ""),
        ", ".join(shown) + (f" and {more} more" if more else ""),
    )
