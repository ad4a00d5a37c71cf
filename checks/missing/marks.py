"""RED: marks that stand in place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.prose import is_han

from ._around import Surroundings, is_running_text, surroundings

#: The marks for whose words the rest of the text is searched.
HINTS = 20


_CUT = ("删", "隐去", "屏蔽", "脱敏", "缺失", "丢失", "涉密", "敏感")


def may_be_cut(folded: str) -> bool:
    """A quick look at whether there can be a mark: 略 but in 战略 and 策略, or a word for what was taken out."""
    if folded.count("略") > folded.count("战略") + folded.count("策略"):
        return True
    return any(word in folded for word in _CUT) or ("redacted" in folded.lower())


@cache
def cut_mark() -> re.Pattern[str]:
    """What says that words were taken out."""
    # ``bare`` stands for words, ``side`` is how a quotation is cut, ``author`` names what was left out. All begin with
    # one class of characters, so that a search passes quickly over the others.
    return compiled(
        r"[(\[【〔{<此](?:(?<!此)\s{0,3}(?:"
        r"(?P<side>以?[上中下前后]文?(?:略|省略|从略))"
        r"|(?P<bare>(?:此[处段句]|这里)?(?:内容|文字|原文)?(?:从略|省略|略去|略|删略|删节)(?:[0-9一二三四五六七八九十百千万]{1,5}余?字)?"
        r"|(?:此[处段句]|这里|内容|文字|原文)(?:内容|文字)?已?(?:删除|删减|隐去|屏蔽|脱敏|缺失|丢失|涉密)(?:处理)?"
        r"|已(?:隐去|屏蔽|脱敏)(?:处理)?|敏感(?:词|字|信息|内容)|(?i:redacted))"
        r"|(?P<author>[^()\[\]【】〔〕{}<>\n。]{1,10}(?<![战策方谋侵简粗概大要忽胆攻约传韬史领])略)"
        r")\s{0,3}[)\]】〕}>]"
        r"|(?P<open>(?<=此)处(?:内容|文字)?(?:从略|省略(?:[0-9一二三四五六七八九十百千万]{1,5}余?字)?)))"
    )


@cache
def _omitted() -> re.Pattern[str]:
    # What an author leaves out and says so: 附件2(略), 第三款(略).
    return compiled(
        r"(?:附[件表录图]|名单|清单|目录|表格?|图|全文|原文|正文|内容|条文|细则|文本|样式|格式|明细|详情|公式|过程|签名|署名|落款|注释"
        r")[0-9一二三四五六七八九十]{0,3}[》”]?:?\Z"
    )


@cache
def _clause() -> re.Pattern[str]:
    return compiled(r"第[一二三四五六七八九十百零〇0-9]{1,6}[条款项章节]\Z|[0-9一二三四五六七八九十][、.]\Z")


#: What follows 市 in the words that a filter of place names breaks: (略)场主体 was …市场主体.
_MARKET = ("主体", "监管", "监督", "经济", "化", "准入", "秩序", "环境", "竞争", "需求", "价格", "活力")


def _missing_words(document: Document, around: Surroundings) -> Text | None:
    """What the rest of the text shows to have stood at a mark, as the end of a message; None when nothing does."""
    if around.right[:1] == "场" and around.right[1:].startswith(_MARKET):
        word = "市场" + next(end for end in _MARKET if around.right[1:].startswith(end))
        return Text(f"，疑为“{word}”", f"; “{word}” is meant, it seems")
    left, right = around.left[-4:], around.right[:4]
    if len(left) < 4 or len(right) < 4:
        return None
    folded = document.folded
    at = folded.find(left)
    while at >= 0:
        between = at + len(left)
        until = folded.find(right, between + 1, between + 12 + len(right))
        if until > 0 and compiled(f"{HAN}{{1,12}}").fullmatch(folded, between, until):
            word = folded[between:until]
            return Text(f"，疑为“{word}”（见文中别处）", f"; “{word}” appears in this place elsewhere in the text")
        at = folded.find(left, between)
    return None


def _stands_for_words(document: Document, kind: str, mark: Span, around: Surroundings) -> bool:
    """Whether a mark has taken the place of words in a sentence; else it says that a passage was left out."""
    left, right = around.left[-1:], around.right[:1]
    if kind == "author" or not (left or right) or not is_running_text(document, mark.start):
        return False
    if kind == "side":
        return is_han(left) and is_han(right)
    if _omitted().search(around.left):
        return False
    if not left or left in "。!?;:…)" or _clause().search(around.left):
        return bool(right) and right not in ",。;:!?、)"
    return True


@check(
    "RED001",
    "redaction-mark",
    title=Text("正文中的“（略）”类标记", "omission mark in place of words"),
    severity="error",
    basis="practice",
    needs=("略", *_CUT, "d", "D"),
    bad=[
        "部门抽查200余批次,检查 ⟦(略)⟧ 场主体2600余户,结果全部向社会公示。",
        "重点对党中央、⟦(略)⟧重大决策部署落实情况开展监督检查。",
        "规范负责人出庭应诉工作。 ⟦(略)⟧ 审理行政案件,落实出庭应诉通报制度。",
        "会同⟦[此处省略]⟧联合开展专项检查12次,发现问题35个。",
        "⟦【略】⟧会议研究部署法治政府建设工作,并作出安排。",
        "由⟦(内容已屏蔽)⟧牵头办理,年底前完成。共办理⟦此处省略⟧案件36件。",
        "三、关于机场建设项目问题。⟦(略)⟧",
        "附件:1.任务清单⟦(略)⟧",
        "奖励先进集体12个⟦(名单略)⟧,先进个人30名。",
    ],
    good=[
        "部门抽查200余批次,检查市场主体2600余户,结果全部向社会公示。",
        "实施创新驱动发展战略(以下简称战略),制定营销策略。",
        "组织全区573名行政执法(监督)人员参加培训,政策解读从略从简。",
        "此处略有出入,已作说明。",
    ],
)
def redaction_mark(document: Document, options: NoOptions) -> Iterator[Finding]:
    """正文中出现“（略）”“[此处省略]”“【略】”一类标记，说明原有的字词被抓取程序、脱敏程序或编辑替换掉了，
    句子因此残缺。凡文中别处有相同的上下文，或残留的半个词足以说明原词的，一并提示。

    标记独自成段、跟在标题或“附件”“名单”之后（“附件（略）”“具体名单略”），是作者有意略去一段内容，
    只作提示（info）。“战略”“策略”不在此列。

    改法：找回原文，补上被略去的字词。

    为什么：正文里的“（略）”使句子残缺，读者看不到原来的内容。

    不报告：“战略”“策略”等词。
    ---
    A mark such as (略) or [此处省略] in running text has replaced words: a scraper, a masking program or an
    editor left it, and the sentence is broken. Where the same context appears elsewhere in the text, or half a
    word is left, the finding says what is likely missing.

    A mark by itself, after a heading or after 附件 or 名单 shows that the author left a passage out on
    purpose: info. Words such as 战略 are not marks.

    To fix: restore the words from the original.

    Why: The mark leaves the sentence broken, and the reader does not see what was there.

    Not reported: words such as 战略 and 策略.
    """
    hints = 0
    for match in cut_mark().finditer(document.folded) if may_be_cut(document.folded) else ():
        span = Span(*match.span())
        around = surroundings(document, span)
        shown = document.text[span.start : span.end]
        if _stands_for_words(document, str(match.lastgroup), span, around):
            hints += 1
            hint = (_missing_words(document, around) if hints <= HINTS else None) or Text("", "")
            yield Finding(
                span,
                Text(f"“{shown}”处缺少原有的字词{hint.zh}", f"words are missing at “{shown}”{hint.en}"),
            )
        else:
            yield Finding(
                span,
                Text(f"此处以“{shown}”略去了内容", f"a passage is left out here: “{shown}”"),
                severity="info",
            )
