"""RED: words that are covered with signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.genres import is_office_prose
from lintreport.text.structure.persons import SURNAMES

from ._around import MANY, REACH, Surroundings, in_model, is_among_words, is_beside_words, spares_names, surroundings

_MASKS = "×X*■█▇▓▉□○"


@cache
def _masked() -> re.Pattern[str]:
    # Runs of more than a dozen are rules and fillings. A date or a document number is RED003's.
    # What may not stand before a run is looked at after its first character, which is quicker.
    return compiled(
        r"×(?<![0-9A-Za-z×*_〕\]]×)×{1,11}(?![0-9A-Za-z×*_年月日-])"
        r"|X(?<![0-9A-Za-z×*_〕\]]X)X{1,5}(?![0-9A-Za-z×*_年月日-])"
        r"|\*(?<![0-9A-Za-z*\\]\*)\*{1,11}(?![0-9A-Za-z*年月日])"
        r"|[■█▇▓▉](?<![■█▇▓▉□].)[■█▇▓▉]{1,11}(?![■█▇▓▉□])"
        r"|□(?<![■█▇▓▉□]□)□{1,11}(?![■█▇▓▉□])"
        r"|○(?<![○〇零一二三四五六七八九十百千万、·]○)○{1,5}(?=省|市|县|区|镇|乡|村|局|厅|委|公司|单位|同志)"
    )


@cache
def _place_or_body() -> re.Pattern[str]:
    return compiled(r"(?:省|市|县|区|旗|镇|乡|街道|村|社区|局|委|厅|院|办|公司|单位|学校|医院|中学|小学|同志)")


@cache
def _masked_name() -> re.Pattern[str]:
    # 原告张××: a surname that follows no other word, as courts mask names.
    return compiled(
        rf"(?:(?<!{HAN})|(?<=[人告诉由与和将为向被对给在名叫民员长者女男犯某及、]))"
        rf"[{''.join(sorted(SURNAMES))}]\Z"
    )


@cache
def _telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What signs stand for, said behind them; whose name is spared."""
    return compiled(r"(?:为|是|表示|代表|指|系)(?![了何此])"), compiled(
        "通报|曝光|批评|查处|违规|违纪|处分|不点名|隐去"
    )


def _is_told(document: Document, span: Span) -> bool:
    """Whether it is said what the signs stand for, or the sentence spares the name of somebody who did wrong."""
    stands_for, spared = _telling()
    sentence = document.sentences[max(0, bisect_right(document.sentences, span.start, key=lambda one: one.start) - 1)]
    near = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
    return bool(stands_for.match(document.folded, span.end)) or bool(spared.search(document.folded, *near))


@check(
    "RED002",
    "masked-text",
    title=Text("文字被遮盖", "masked words"),
    severity="warning",
    basis="practice",
    needs=_MASKS,
    bad=[
        "全年组织⟦×××⟧专项检查12次,发现问题35个。",
        "会同⟦XX⟧部门开展联合执法,取得明显成效。",
        "推动⟦***⟧工作落实,全年办理案件36件。",
        "举办■法治讲座,组织⟦■■⟧单位参加,受教育群众2000余人。",
        "附件：1.⟦XXX⟧；2.⟦XXX⟧，另行印发。",
        "全力打造⟦××⟧品牌,提升群众满意度。",
        "⟦XX⟧县2024年法治政府建设年度报告",
        "督促⟦□□□⟧三家单位整改,其中⟦□□⟧公司已经完成,其余按期推进。",
    ],
    good=[
        "周某甲与孙某乙在××镇相识,后与吴某某等人前往青石县×村×组,驾驶豫××××××号车离开。",
        "全年组织行政执法专项检查12次,发现问题35个。",
        "原告张某某、李××不服行政处罚决定,向法院提起诉讼。",
        "按照4+N模式,面积为3×4米,第XX届运动会和XXL号服装不受影响。",
        "**加强领导。**落实责任,**强化监督**,务求实效。",
        "*************************************",
        "到二○○○年,实现翻两番,二○○九年再上新台阶。",
        "□是 ■否 □□适用 √不适用,请据实勾选,盖章有效。",
        "新版台账中“档案总号：□□□□”为四位方格，旧版“见××处底册”的说法不再使用。",
        "编号末两位××为镇街代码。××学校以学分换人情的做法已被通报。",
        "联系电话138****1234,密码***不得外泄,请妥善保管。",
        "例如:“根据《道路交通安全法》第××条,对你处以××元罚款。”执法时应当出示证件。",
    ],
)
def masked_text(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文字被“×××”“XX”“***”“■■”“□□”等符号遮盖或尚未填写，读者无从知道原文。

    不报告：裁判文书式的隐名（张某某、李××）、样表与示例、Markdown 的加粗与分隔线、勾选框、
    打码的电话号码、作零用的“○”（二○○九年）、乘号、罗马数字与型号。全文遮盖很多的，视为有意，只作提示（info）；
    法规、裁判文书、新闻和看不出是报告的长文也是。

    改法：换回原文；确需隐去的，改用概括的说法。

    为什么：遮盖的文字读者无从知道；若本该公开，报告就不完整。
    ---
    Characters such as ×××, XX, *** or ■■ take the place of words that were masked or never filled in.

    Not reported: names masked as courts do it (张某某, 李××), forms and examples, bold type and rules of
    Markdown, check boxes, masked telephone numbers, ○ as a zero, the multiplication sign, Roman numerals and
    model numbers. A text with many masks has them on purpose: info. So are those in laws,
    judgments, news and long texts that do not look like reports.

    To fix: put the words back, or say it in general words.

    Why: Readers cannot know what was masked; if it should have been public, the report is incomplete.
    """
    found: list[Span] = []
    for match in _masked().finditer(document.folded):
        span = Span(*match.span())
        around = surroundings(document, span)
        if _covers_words(document, match[0], span, around) and not in_model(document, span):
            found.append(span)
    severity: Severity = "warning" if found and len(found) <= MANY and document.view(is_office_prose) else "info"
    for span in found:
        shown = document.text[span.start : span.end]
        yield Finding(
            span,
            Text(f"“{shown}”处文字被遮盖或未填写", f"words are masked or not filled in: “{shown}”"),
            severity=severity,
        )


def _covers_words(document: Document, mask: str, span: Span, around: Surroundings) -> bool:
    """Whether a run of masking signs stands for words of the text around it."""
    folded = document.folded
    left, right = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    if left == "." and folded[span.start - 2 : span.start - 1].isdigit():  # the number of an annex or an item
        left = ""
    if not is_beside_words(left, right) or around.left.endswith(("密码", "口令", "账号", "卡号", "证号", "电话")):
        return False
    sign = mask[0]
    if sign in "×*" and len(mask) == 2 and _masked_name().search(around.left):
        return False
    if sign == "X" and (left == "第" or around.right.startswith("染色体")):
        return False
    if sign in "*□■" and not (left.strip() and right.strip()):  # a bullet, or bold type
        return False
    if sign == "*" and folded.count(mask, max(0, span.start - REACH), span.end + REACH) > 1:
        return False
    if sign in "□■" and re.search("[√☑☐☒✓]", folded[max(0, span.start - 40) : span.end + 40]):
        return False
    if sign in "×X" and (spares_names(document, span) or _is_told(document, span)):
        return False
    return is_among_words(document, span.start) or bool(_place_or_body().match(around.right))
