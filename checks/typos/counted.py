"""TYP: slips that counts of official Chinese tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lintreport import Document, Finding, NotEvaluated, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind

from ._listed import damaged, misspelt, replace
from ._words.own_words import OwnWords, is_accepted

if TYPE_CHECKING:  # it brings the counts, which few texts need
    from ._words import evidence


#: Two hundred Han in which nothing is wrong: a shorter text does not load the lexicon.
PROSE = (
    "一年来,全区各级各部门坚持以人民为中心,围绕全区重点工作,统筹推进各项任务,取得了明显成效。"
    "一是加强组织领导,健全工作机制,明确责任分工,确保各项工作有人抓、有人管。"
    "二是加强宣传教育,组织开展专题培训,增强干部职工的责任意识和服务意识,提高为群众办事的能力和水平。"
    "三是加强监督检查,对发现的问题建立台账,逐项整改,定期通报,推动问题得到解决。"
    "四是加强队伍建设,选派骨干力量到基层一线锻炼,努力打造一支政治过硬、业务精湛的干部队伍。"
    "下一步,我们将继续加大工作力度,完善工作措施,为全区经济社会发展作出新的贡献。"
)


#: Where so many slips are certain, the others are no names either: a scan, a hasty draft.
CARELESS = 3


class RareVariant(NamedTuple):
    """What is known besides the lexicon, and how sure a finding must be.

    ``allow``: words and names that are right. ``lexicon`` and ``accept``: files of such words in UTF-8, separated by white
    space, ``#`` opening a line of comment; relative to the configuration. ``threshold``: how much more evidence there must be than is enough, in
    tenths of natural logarithms; below zero more is found and more of it is wrong. ``min_han``: shorter texts, in Han
    characters, are not judged.
    """

    allow: tuple[str, ...] = ()
    lexicon: tuple[Path, ...] = ()
    accept: tuple[Path, ...] = ()
    threshold: int = 0
    min_han: int = 200


@check(
    "TYP002",
    "rare-variant",
    title=Text("疑似形近、同音错字", "look-alike or sound-alike character"),
    severity="warning",
    options=RareVariant,
    basis="practice",
    bad=[
        PROSE + "严格⟦执伐⟧程序,持续优化政务⟦服物⟧环境,社会⟦滞序⟧井然,基层⟦治哩⟧能力进一步增强。",
        PROSE + "完成水利⟦设拖⟧建设,保护⟦农名⟧工权益,全额缴纳电费,未⟦属行⟧审批手续。",
        PROSE + "原始⟦凭征⟧须附说明,购买的设备⟦束之高搁⟧。",
    ],
    good=[
        PROSE + "严格执法程序,持续优化政务服务环境,社会秩序井然,基层治理能力进一步增强。",
        "严格执伐程序,持续优化政务服物环境。",
        PROSE + "打造“好品金融”品牌,驻赣部队官兵参加抢险,冀货出海,推进德技并修。",
        PROSE + "推广减尘工艺,以校为单位编班,生活丰富多采,问题急待解决,扛牢责任,打造河湟新区,稳岗留工。",
        PROSE + "对连续三年就业率偏低的专业减招或停招，预警专业不得新增计划。",
        PROSE + "王滞同志任局长。王滞同志表示感谢,王滞同志作了讲话。",
        PROSE + "见青州市中级人民法院(2013)青中民二初字第00116号、(2014)汶中民二初字第00209号民事判决书。",
    ],
)
def rare_variant(document: Document, options: RareVariant) -> Iterator[Finding | NotEvaluated]:
    """一个字在公文里从不与左右的字这样相连，而换成一个形近字或同音字，就成了常用的词语，前后文切成词也通顺得多。

    公文的字频统计由 `tools/build_counts.py` 生成；词典由 jieba、jionlp 的词表、地名和本项目手写的公文用语生成
    （`tools/build_typo_data.py`），读音取自 pypinyin，字形（整字和部件）取自思源黑体。写错的词两边是什么字都可以：
    “原始凭征须附说明”中，“凭征”从未见过而“凭证”常见，就够了；只错一字的四字成语（束之高搁）也是如此。换字后相连的字比原来常见多少、切成的词通顺多少、
    正确的写法是否见于文中别处，合起来够了才报告；依据很足的为警告，其余（多为新词、专名）只作提示，除非文中已有三处确定的错字。
    `threshold` 调高则更严，调低（可为负数）则更宽，单位为自然对数的十分之一。

    不报告：不足 200 个汉字的文本；原样成词的字；人名、地名等文中反复出现的写法；短引号内的新造词；数字和天干地支；
    本身成词的错字（权利/权力），见 TYP003。自己单位的人名、地名、专名可列成文件，写入配置的 `accept`；少量
    词语也可写入 `allow`。

    改法：核对原意后改字。自动修改须加 `--unsafe-fixes`。

    为什么：一字之差可能改变意思，通读时又最难看出。
    ---
    A character that never occurs between these neighbours in official texts, while one that looks or sounds like it makes
    a common phrase and likelier words.

    How often characters occur together is counted by `tools/build_counts.py`; the lexicon is generated
    (`tools/build_typo_data.py`) from the word lists of jieba and jionlp, names of places, and terms of official language
    written for this project; readings are pypinyin's, shapes, of whole characters and of their parts, those of Noto Sans
    CJK. What stands around a wrong word need not be usual: in 原始凭征须附说明 it is enough that 凭征 was never seen and 凭证
    often; so it is with an idiom of four of which one is wrong (束之高搁). How much more common the characters around become, how much likelier the words, and whether the right form stands
    elsewhere in the text must come to enough. It is a warning where the evidence is strong, else info, since it may be a
    new word or a name; in a text with three slips that are certain all are warnings. A higher `threshold` asks for more,
    one below zero for less, in tenths of natural logarithms.

    Not reported: texts of fewer than 200 Han characters; what is a word as written; what the text repeats, being a
    name; words coined in short quotation marks; numerals and cyclical characters; and slips that are words, for which see
    TYP003. List the names and terms of your own in a file named by
    `accept` in the configuration, or a few of them in `allow`.

    To fix: correct the character, after reading the sentence.

    Why: One wrong character can change the meaning, and it is what proofreading misses most.
    """
    text = document.folded
    if sum(1 for _ in islice(compiled("[\u4e00-\u9fff]").finditer(text), options.min_han)) < options.min_han:
        return
    found = document.view(slipped)
    if found is None:
        yield NotEvaluated(Text("文本疑似乱码，或不是现代汉语", "the text is garbled or not modern Chinese"))
        return
    from ._words.slips import LIKELY, SURE

    listed_at = {at for span, _ in (*document.view(misspelt), *document.view(damaged)) for at in range(*span)}
    least = LIKELY["taken"] + options.threshold / 10
    taken = [
        one
        for one in found
        if one.kind == "taken"
        and one.evidence >= least
        and one.start not in listed_at
        and not is_accepted(document, options.allow, options.lexicon + options.accept, Span(one.start, one.end))
    ]
    certain = len(document.view(misspelt)) + len(document.view(damaged))
    careless = certain + sum(one.evidence >= SURE["taken"] for one in taken) >= CARELESS
    for one in taken:
        span = Span(one.word_at, one.word_at + len(one.word))
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”疑为“{one.word}”之误", f"“{wrong}” may be a slip for “{one.word}”"),
            fix=replace(Span(one.start, one.end), one.right),
            severity=None if careless or one.evidence >= SURE["taken"] else "info",
        )


def slipped(document: Document) -> list[evidence.Slip] | None:
    """What counts of official Chinese speak against, in order; None when the text is garbled."""
    from ._words import slips

    found = slips.slips(document.folded)
    if not found or not (coded := list(_case_number().finditer(document.folded))):
        return found
    return [one for one in found if not any(code.start() <= one.start < code.end() for code in coded)]


@cache
def _case_number() -> re.Pattern[str]:
    """The number of a case, which names its court by one sign, and the kind of case by others: (2013)芜中民二初字第116号."""
    return compiled(r"[(〔\[][0-9]{4}[)〕\]][^,。;\n]{1,16}?[字号](?:第[0-9-]{1,9}号)?")


def likely(
    document: Document, kind: evidence.Kind, options: OwnWords, message: Callable[[str, str], Text]
) -> Iterator[Finding]:
    """The slips of a kind that are likely, as what is wrong and what is right say; info where it may be a new word."""
    from ._words.slips import LIKELY, SURE

    for one in document.view(slipped) or ():
        place = Span(one.start, one.end)
        if (
            one.kind == kind
            and one.evidence >= LIKELY[kind]
            and not document.mentioned(place)
            and not is_accepted(document, options.allow, options.lexicon + options.accept, place)
        ):
            yield Finding(
                place,
                message(document.text[slice(*place)], one.right),
                fix=replace(place, one.right),
                severity=None if one.evidence >= SURE[kind] else "info",
            )


#: What checks of wording are about: no tables, no lines of a page.
RUNNING: tuple[Kind, ...] = ("title", "heading", "run-in", "body", "item", "note", "quotation")


@check(
    "TYP005",
    "exchanged-characters",
    title=Text("相邻两字疑似颠倒", "neighbouring characters exchanged"),
    severity="warning",
    options=OwnWords,
    basis="practice",
    where=RUNNING,
    yields_to=("TYP001", "TYP002", "TYP003", "TYP004"),
    bad=[
        "公司已完成工商⟦更变⟧登记手续,进一步⟦化优⟧营商环境。",
    ],
    good=[
        "公司已完成工商变更登记手续,进一步优化营商环境。",
        "实现质的有效提升和量的合理增长,推动量质齐升,做到案结事了。",
        "涌现出李清学、刘本成等先进典型,开展农文商体旅活动。",
        "勘探队员在沙漠里寻油找油。",
        "注重上岗培训及以老带新的技能培训,打造“天辽地宁”文旅品牌。",
    ],
)
def exchanged_characters(document: Document, options: OwnWords) -> Iterator[Finding]:
    """相邻两个字前后颠倒：写成“工商更变”，应为“工商变更”。

    依据公文语料的字频统计（`tools/build_counts.py`）：这几个字从不这样相连，两字对调后就成了常用的说法，前后文切成词也通顺
    得多。

    不报告：字典中本有的词（量质、案结）、两个虚词、对调后会出现叠字的（寻油找油）、短引号内的新造词、文中反复出现的写法（人名、专名）。自己单位的用语可列成文件，写入配置的 `accept`。

    改法：核对原意后对调。自动修改须加 `--unsafe-fixes`。

    为什么：两字颠倒，词就不成词，通读时容易滑过。
    ---
    Two neighbouring characters in the wrong order: 工商更变 for 工商变更.

    Counts of official Chinese (`tools/build_counts.py`) decide: the characters never occur in this order, they often do
    once the two are exchanged, and the text then splits into likelier words.

    Not reported: what is a word as written, two function words, what would have a doubled character once exchanged
    (寻油找油), what is coined in short quotation marks and what the
    text repeats, being a name or a term. Add words of your own to a file named by `accept` in the configuration.

    To fix: exchange the two characters, after reading the sentence.

    Why: With two characters exchanged the word does not exist, and proofreading tends to slide over it.
    """
    yield from likely(
        document,
        "exchanged",
        options,
        lambda wrong, right: Text(
            f"“{wrong}”疑为“{right}”之误，两字颠倒",
            f"“{wrong}” may be “{right}” with its characters exchanged",
        ),
    )


@check(
    "TYP006",
    "doubled-character",
    title=Text("疑似多写一字", "character written twice"),
    severity="warning",
    options=OwnWords,
    basis="practice",
    where=RUNNING,
    yields_to=("TYP001", "TYP002", "TYP003", "TYP004"),
    bad=[
        "扩大退休人⟦员员⟧基本医疗保险待遇的范围,罚金限⟦于于⟧判决生效后三十日内缴纳。",
    ],
    good=[
        "规划经经济开发区管委会批准后实施。",
        "扩大退休人员基本医疗保险待遇的范围,罚金限于判决生效后三十日内缴纳。",
        "一名名党员就是一面面旗帜,基本做到县县通高速、村村有卫生室,人人参与。",
        "限于实现处理目的的最小范围,走访642家家庭农场,到访加利利地区。",
        "定向向农民工配租,行为为法律所禁止,推动改革纵向向基层延伸,按上上年度标准执行。",
        "听取了了解情况的群众的意见,交通路路口设置信号灯,认真进行了了解。",
    ],
)
def doubled_character(document: Document, options: OwnWords) -> Iterator[Finding]:
    """一个字连写了两次：写成“退休人员员”，应为“退休人员”。

    依据公文语料的字频统计（`tools/build_counts.py`）：这个字重复后与前后的字从不相连，去掉一个就成了常用的说法，多出的字也
    不与别的字成词。

    不报告：叠词（年年、一名名）、两词相接处偶然重复的字（定向|向农民工、目的|的）、外国人名地名（加利利）、短引号内的新造词、数字、文中反复出现的写法。
    自己单位的用语可列成文件，写入配置的 `accept`。

    改法：核对原意后删去一字。自动修改须加 `--unsafe-fixes`。

    为什么：多写一字是常见的录入差错，通读时容易滑过。
    ---
    A character written twice: 退休人员员 for 退休人员.

    Counts of official Chinese (`tools/build_counts.py`) decide: the doubled character never occurs between these
    neighbours, a single one often does, and the one too many forms no word.

    Not reported: doubled words (年年, 一名名), characters that two words happen to share at their border (定向|向农民工, 目的|的), foreign names (加利利),
    what is coined in short quotation marks, numerals and what the text repeats. Add words of your own to a file named by `accept` in the configuration.

    To fix: delete the extra character, after reading the sentence.

    Why: A doubled character is a common typing slip that proofreading tends to slide over.
    """
    yield from likely(
        document,
        "doubled",
        options,
        lambda wrong, right: Text(f"“{wrong}”疑多一个“{right}”字", f"one “{right}” of “{wrong}” seems to be too many"),
    )


@check(
    "TYP008",
    "sound-alike-word",
    title=Text("疑似同音词误用", "wrong homophone"),
    severity="warning",
    options=OwnWords,
    basis="practice",
    where=RUNNING,
    yields_to=("TYP001", "TYP002", "TYP003", "TYP004"),
    bad=[
        PROSE + "深化医药卫生⟦体质⟧改革，规范行政⟦权利⟧运行。",
    ],
    good=[
        PROSE + "深化医药卫生体制改革，规范行政权力运行。",
        PROSE + "实时反馈办理结果，及时反馈群众诉求，按计划计提基金，对计算机病毒的执业药师。",
    ],
)
def sound_alike_word(document: Document, options: OwnWords) -> Iterator[Finding]:
    """词本身没有错，放在这里却从未见过，而换成一个同音的常用词就成了常用的说法：写成“医药卫生体质改革”，应为“体制”。

    同音词由词典和 pypinyin 的读音生成（`tools/build_typo_data.py`），不逐对列出；左右各与什么字相连，依公文语料的字频统计
    （`tools/build_counts.py`）。两词相差够大才报告，依据很足的为警告，其余为提示。

    不报告：不足 200 个汉字的文本、数词、通用的近义词（其他/其它、制定/制订、督查/督察等）、短引号内的新造词。自己单位的用语可列成文件，写入配置的 `accept`。

    改法：按原意选词。自动修改须加 `--unsafe-fixes`。

    为什么：同音词误用，拼写检查看不出来，意思却已不同。
    ---
    A word that is right elsewhere and never seen in this company, while another common word of the same sound is usual
    here.

    The words that sound alike come from the lexicon and the readings of pypinyin (`tools/build_typo_data.py`), no pair is
    listed; what occurs on both sides of each is counted in official texts (`tools/build_counts.py`). Where the evidence is
    strong it is a warning, else info.

    Not reported: texts of fewer than 200 Han characters, numerals, synonyms that usage allows for each other (其他/其它,
    制定/制订, 督查/督察) and what is coined in short quotation marks. Add words of your
    own to a file named by `accept` in the configuration.

    To fix: choose the word that is meant.

    Why: A wrong homophone is a real word, so spelling checks miss it, and the meaning is another.
    """
    yield from likely(
        document,
        "another word",
        options,
        lambda wrong, right: Text(
            f"“{wrong}”在此疑应为“{right}”，两词同音",
            f"“{wrong}” may be meant to be “{right}”, of the same sound",
        ),
    )
