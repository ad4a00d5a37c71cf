"""TYP: wrong characters in the words of official language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lintreport import Document, Edit, Finding, Fix, NotEvaluated, Related, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind

from ._typos import names
from ._typos.own_words import Accepted, OwnWords, Required, is_accepted, nearly, required

if TYPE_CHECKING:  # it brings the counts, which few texts need
    from ._typos import evidence

#: What the checks of this family know: tables, one entry a line.
DATA = Path(__file__).with_name("_typos")

YEAR = compiled("(?<![0-9])(?:19|20)[0-9]{2}(?=年)")


class Misspelling(NamedTuple):
    """A word that is wrong, but after or before what makes it part of right ones; TYP004 has ``a_name``."""

    wrong: str
    right: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    a_name: bool


class Misspelt(NamedTuple):
    """A place and what it should say."""

    span: Span
    right: str


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table in `DATA`, column by column, without its comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


class Listed(NamedTuple):
    """The misspellings by a pair of their characters that the right word does not have, and where in each that stands.

    ``pattern`` finds the places where such a pair may begin.
    """

    by_pair: dict[str, list[tuple[int, Misspelling]]]
    pattern: re.Pattern[str]


#: In so many of the right words stands a character that is common.
COMMON = 25


@cache
def misspellings() -> Listed:
    """The tables of misspellings."""
    rows = [(name, row) for name in ("misspellings.tsv", "damaged.tsv") for row in table(name)]
    usual = Counter(chain.from_iterable(row[1] for _, row in rows))
    by_pair: dict[str, list[tuple[int, Misspelling]]] = {}
    # The rarer character of a pair is the first one or the second, the other is common or not: four sets of pairs are
    # more choosy than one.
    begins = [("", "")] * 4
    for name, (wrong, right, not_after, not_before, *_) in rows:
        at = 0
        if len(wrong) > 2:
            strange = [at for at in range(len(wrong) - 1) if wrong[at : at + 2] not in right]
            at = min(strange, key=lambda at: min(usual[wrong[at]], usual[wrong[at + 1]]), default=0)
        entry = Misspelling(wrong, right, tuple(not_after.split()), tuple(not_before.split()), name == "damaged.tsv")
        by_pair.setdefault(wrong[at : at + 2], []).append((at, entry))
        first, second = usual[wrong[at]], usual[wrong[at + 1]]
        kind = 2 * (first > second) + (max(first, second) > COMMON)
        begins[kind] = begins[kind][0] + wrong[at], begins[kind][1] + wrong[at + 1]
    sets = ((firsts, seconds) for firsts, seconds in begins if firsts)
    return Listed(by_pair, re.compile("|".join(f"[{firsts}](?=[{seconds}])" for firsts, seconds in sets)))


def listed(document: Document) -> list[tuple[Misspelt, bool]]:
    """Where the wrong words of the tables stand in the text, in order, and whether they are names."""
    text, (by_pair, pattern) = document.folded, misspellings()
    found = []
    for match in pattern.finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if pair not in by_pair:
            continue
        for before, entry in by_pair[pair]:
            start, end = at - before, at - before + len(entry.wrong)
            if (
                start >= 0
                and text.startswith(entry.wrong, start)
                and not text.endswith(entry.not_after, 0, start)
                and not text.startswith(entry.not_before, end)
                and not _is_seam(text, start, end, entry.right)
            ):
                found.append((Misspelt(Span(start, end), entry.right), entry.a_name))
    return sorted(found)


def _is_seam(text: str, start: int, end: int, right: str) -> bool:
    from ._typos import seams  # brings the lexicon, which a text without such words does not need

    return seams.is_seam(text, start, end, right)


@cache
def set_names() -> names.Names:
    """The names and phrases of TYP004."""
    rows = (row + [""] * 4 for row in table("names.tsv"))
    return names.indexed(
        names.Name(phrase, firm, int(since or 0), int(until or 9999), tuple(accepted.split()))
        for phrase, firm, since, until, accepted, *_ in rows
    )


def damaged(document: Document) -> list[Misspelt]:
    """Where names of state, party and organs stand damaged, in order."""
    text = document.folded
    year = max(map(int, YEAR.findall(text)), default=None)
    found = [Misspelt(Span(start, end), phrase) for start, end, phrase in names.damaged(text, set_names(), year)]
    return _with(found, [one for one, a_name in document.view(listed) if a_name])


#: Surnames that are hardly ever a word by themselves.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜魏苏吕丁沈姚卢姜崔谭陆汪范廖贾韦"
    "邱秦侯邹熊孟尹薛闫段雷黎贺陶顾毛郝龚邵钱严覃戴莫孔汤"
)


def misspelt(document: Document) -> list[Misspelt]:
    """Where the words of TYP001 stand in the text, in order, but for what is a damaged name or that of a person."""
    names_of = document.view(damaged)
    words = [word for word, a_name in document.view(listed) if not a_name]
    text = document.folded
    called = {text[start - 1 : end] for (start, end), _ in words if end - start == 2 and text[start - 1] in SURNAMES}
    persons = {name for name in called if text.count(name) > 1}
    words = _with(names_of, [word for word in words if text[word.span.start - 1 : word.span.end] not in persons])
    return sorted(set(words).difference(names_of))


def _with(found: list[Misspelt], more: list[Misspelt]) -> list[Misspelt]:
    """Both in order of place, without what of ``more`` touches what is found, or what touches another of its own."""
    taken = {at for span, _ in found for at in range(*span)}
    kept = list(found)
    for one in sorted(more, key=lambda other: (-len(other.right), other.span)):
        if taken.isdisjoint(range(*one.span)):
            taken.update(range(*one.span))
            kept.append(one)
    return sorted(kept)


def replace(span: Span, right: str) -> Fix:
    """The fix that writes ``right``: a guess, however good."""
    return Fix(Text(f"改为“{right}”", f"write “{right}”"), (Edit(span, right),))


@check(
    "TYP001",
    "misspelling",
    title=Text("错别字", "misspelt word"),
    severity="warning",
    options=Accepted,
    basis="国办秘函〔2019〕19号 政府网站与政务新媒体检查指标",
    bad=[
        "党中央重大决策⟦部暑⟧落实情况。",
        "坚决⟦扛劳⟧法治建设第一责任人职责,依法履行法定⟦职贵⟧。",
        "主体⟦贵任⟧没有压实,⟦环镜⟧有待优化,⟦问贵⟧不严。",
        "⟦己经⟧完成,⟦末经⟧批准不得使用。",
        "国有土地使用权出让⟦收人⟧全额⟦纳人⟧预算。",
    ],
    good=[
        "审计发现,有的单位将“拨款”误写成“拔款”,应予纠正。",
        "党中央重大决策部署落实情况。",
        "教育部暑期学校开班,王某调任职贵州。",
        "发布典型差案,公开发布署名文章,自己经营的企业年末经审核入库。",
        "接收人员名单由出纳人员核对,上千部手机配发基层。",
        "新改扩建义务教育学校19所,鼓励悦己经济。",
        "承担湿地修复义务,列入生态补偿试点,承担全民阅读职责的部门,活动吸引近百人参加,外国首相临时取消访问。",
        "中介促成肖女士的婚事,建立既有利于农户又有利于市场的机制,配备送气车辆。",
        "证人郭廷续到庭作证。郭廷续陈述了经过,情不能自已。",
    ],
)
def misspelling(document: Document, options: Accepted) -> Iterator[Finding]:
    """公文用语中确定的错别字，多为形近字、同音字，由输入法、扫描识别或转码造成。

    对照表在 `checks/_typos/misspellings.tsv`，逐条经人工审定，每条带一个应当发现的例子和一个不应误报的例子。
    只收写出来就错的词；两个词相接处偶然形成的同样字样（教育**部暑**期、修**复义**务）不报告：把前后文切成词，边界落在错字中间、
    换成正字反而更不通顺的，就是两个词。姓氏之后在文中出现两次以上的是人名。
    异形词（其它、部份）、习惯用法之争（的/地/得、制定/制订）不在此列；要看语境才知道对错的词见 TYP003。

    改正：核对原意后改为所提示的词。自动修改须加 `--unsafe-fixes`。

    ---

    Words of official language that are certainly misspelt, by characters that look or sound alike.

    The table is `checks/_typos/misspellings.tsv`, each entry reviewed by hand, with an example to find and one to leave
    alone. Only what is never right is in it. Where two right words meet and happen to form the same characters (修复|义务
    holds 复义), the text is cut into its likeliest words, and nothing is reported when one of them reaches over a border
    of the wrong word and the right word there would be no likelier; nor is a person's name, which stands after a surname
    more than once. Variant spellings and questions of usage are left alone; words
    whose context decides are the matter of TYP003.

    Mend it by writing the word proposed, once you have read the sentence.
    """
    for span, right in document.view(misspelt):
        if is_accepted(document, (), options.accept, span) or document.mentioned(span):
            continue
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”应为“{right}”，请核对", f"“{wrong}” looks like a misspelling of “{right}”"),
            fix=replace(span, right),
        )


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
    title=Text("疑似形近、同音错字", "a character that looks or sounds like the right one"),
    severity="warning",
    options=RareVariant,
    basis="practice",
    bad=[
        PROSE + "严格⟦执伐⟧程序,持续优化政务⟦服物⟧环境,社会⟦滞序⟧井然,基层⟦治哩⟧能力进一步增强。",
        PROSE + "完成水利⟦设拖⟧建设,保护⟦农名⟧工权益,全额缴纳电费,未⟦属行⟧审批手续。",
    ],
    good=[
        PROSE + "严格执法程序,持续优化政务服务环境,社会秩序井然,基层治理能力进一步增强。",
        "严格执伐程序,持续优化政务服物环境。",
        PROSE + "打造“好品金融”品牌,驻赣部队官兵参加抢险,冀货出海,推进德技并修。",
        PROSE + "推广减尘工艺,以校为单位编班,生活丰富多采,问题急待解决,扛牢责任,打造河湟新区,稳岗留工。",
        PROSE + "王滞同志任局长。王滞同志表示感谢,王滞同志作了讲话。",
    ],
)
def rare_variant(document: Document, options: RareVariant) -> Iterator[Finding | NotEvaluated]:
    """一个字在公文里从不与左右的字这样相连，而换成一个形近字或同音字，就成了常用的说法，前后文切成词也通顺得多。

    公文的字频统计由 `tools/build_counts.py` 生成；词典由 jieba、jionlp 的词表、地名和本项目手写的公文用语生成
    （`tools/build_typo_data.py`），读音取自 pypinyin，字形（整字和部件）取自思源黑体。换字后相连的字比原来常见多少、切成的词通顺多少、
    正确的写法是否见于文中别处，合起来够了才报告；依据很足的为警告，其余（多为新词、专名）只作提示，除非文中已有三处确定的错字。
    `threshold` 调高则更严，调低（可为负数）则更宽，单位为自然对数的十分之一。

    以下不报告：不足 200 个汉字的文本；原样成词的字；人名、地名等文中反复出现的写法；短引号内的新造词；数字和天干地支；
    本身成词的错字（权利/权力），见 TYP003。自己单位的人名、地名、专名可列成文件，写入配置的 `accept`；少量
    词语也可写入 `allow`。

    改正：核对原意后改字。自动修改须加 `--unsafe-fixes`。

    ---

    A character that never stands so between its neighbours in official texts, while one that looks or sounds like it makes
    a usual phrase, and likelier words.

    How often characters stand together is counted by `tools/build_counts.py`; the lexicon is generated
    (`tools/build_typo_data.py`) from the word lists of jieba and jionlp, names of places, and terms of official language
    written for this project; readings are pypinyin's, shapes, of whole characters and of their parts, those of Noto Sans
    CJK. How much more common the characters around become, how much likelier the words, and whether the right form stands
    elsewhere in the text must come to enough. It is a warning where the evidence is strong, else info, since it may be a
    new word or a name; in a text with three slips that are certain all are warnings. A higher `threshold` asks for more,
    one below zero for less, in tenths of natural logarithms.

    Not reported: texts of fewer than 200 Han characters; what makes a word as it stands; what the text repeats, being a
    name; words coined in short quotation marks; numerals and cyclical signs; and slips that are words, for which see
    TYP003. List the names and terms of your own in a file named by
    `accept` in the configuration, or a few of them in `allow`.

    Mend it once you have read the sentence.
    """
    text = document.folded
    if sum(1 for _ in islice(re.finditer("[\u4e00-\u9fff]", text), options.min_han)) < options.min_han:
        return
    found = document.view(slipped)
    if found is None:
        yield NotEvaluated(Text("文本疑似乱码，或不是现代汉语", "the text is garbled or no modern Chinese"))
        return
    from ._typos.slips import LIKELY, SURE

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
    from ._typos import slips

    return slips.slips(document.folded)


def likely(
    document: Document, kind: evidence.Kind, options: OwnWords, message: Callable[[str, str], Text]
) -> Iterator[Finding]:
    """The slips of a kind that are likely, as what is wrong and what is right say; info where it may be a new word."""
    from ._typos.slips import LIKELY, SURE

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
        "注重上岗培训及以老带新的技能培训,打造“天辽地宁”文旅品牌。",
    ],
)
def exchanged_characters(document: Document, options: OwnWords) -> Iterator[Finding]:
    """相邻两个字前后颠倒：写成“工商更变”，应为“工商变更”。

    依据公文语料的字频统计（`tools/build_counts.py`）：这几个字从不这样相连，两字对调后就成了常用的说法，前后文切成词也通顺
    得多。字典中本有的词（量质、案结）、两个虚词、短引号内的新造词、文中反复出现的写法（人名、专名）不报告。自己单位的用语可列成文件，写入配置的 `accept`。

    改正：核对原意后对调。自动修改须加 `--unsafe-fixes`。

    ---

    Two neighbouring characters in the wrong order: 工商更变 for 工商变更.

    Counts of official Chinese (`tools/build_counts.py`) decide: the characters never stand together as they are, they often do
    once the two are exchanged, and the stretch is cut into likelier words. What is a word as it stands, two words of
    grammar, what is coined in short quotation marks and what the text repeats, being a name or a term, is left alone. Add
    words of your own to a file named by `accept` in the configuration.

    Mend it once you have read the sentence.
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
        "定向向农民工配租,行为为法律所禁止,推动改革纵向向基层延伸,按上上年度标准执行。",
        "听取了了解情况的群众的意见,交通路路口设置信号灯,认真进行了了解。",
    ],
)
def doubled_character(document: Document, options: OwnWords) -> Iterator[Finding]:
    """一个字连写了两次：写成“退休人员员”，应为“退休人员”。

    依据公文语料的字频统计（`tools/build_counts.py`）：这个字重复后与前后的字从不相连，去掉一个就成了常用的说法，多出的字也
    不与别的字成词。叠词（年年、一名名）、两词相接处偶然重复的字（定向|向农民工）、短引号内的新造词、数字、文中反复出现的写法
    不报告。自己单位的用语可列成文件，写入配置的 `accept`。

    改正：核对原意后删去一字。自动修改须加 `--unsafe-fixes`。

    ---

    A character written twice: 退休人员员 for 退休人员.

    Counts of official Chinese (`tools/build_counts.py`) decide: the doubled character never stands so between its
    neighbours, a single one often does, and the one too many forms no word. Doubled words (年年, 一名名), characters that
    two words happen to share at their border (定向|向农民工), what is coined in short quotation marks, numerals and what
    the text repeats are left alone. Add words of your own to a file named by `accept` in the configuration.

    Mend it once you have read the sentence.
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
    title=Text("疑似同音词误用", "a word taken for another that sounds the same"),
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
    （`tools/build_counts.py`）。两词相差够大才报告，依据很足的为警告，其余为提示。不足 200 个汉字的文本、数词、通用的近义词
    （其他/其它、制定/制订、督查/督察等）、短引号内的新造词不报告。自己单位的用语可列成文件，写入配置的 `accept`。

    改正：按原意选词。自动修改须加 `--unsafe-fixes`。

    ---

    A word that is right elsewhere and never seen in this company, while another common word of the same sound is usual
    here.

    The words that sound alike come from the lexicon and the readings of pypinyin (`tools/build_typo_data.py`), no pair is
    listed; what stands on both sides of each is counted in official texts (`tools/build_counts.py`). Where the evidence is
    strong it is a warning, else info. Texts of fewer than 200 Han characters, numerals, synonyms that usage allows for
    each other (其他/其它, 制定/制订, 督查/督察) and what is coined in short quotation marks are left alone. Add words of your
    own to a file named by `accept` in the configuration.

    Mend it by choosing the word that is meant.
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


class Confusion(NamedTuple):
    """A word, the pattern of what stands before it, that of what stands after it, and what it should be there."""

    wrong: str
    before: str
    after: str
    right: str


def behind(words: str) -> str:
    """The pattern of any of these words, parted by blanks, right in front."""
    return "(?:" + "|".join(f"(?<={word})" for word in words.split()) + ")"


#: What is written so more often is a habit, and one finding.
MANY = 5
CLAUSE = "[^,。;:!?、\\n]"
#: Words that are right elsewhere, in the company that makes them wrong.
CONFUSIONS = (
    Confusion("截止", "(?<!日期|时间)", "(?=到?(?:目前|今年?|[0-9]{4}年|[0-9]{1,2}月|[去上]年|年底))", "截至"),
    Confusion("权利", "(?<=行政)", "(?!义务|救济|人|和|与|保)", "权力"),
    Confusion("权利", "(?<!行政)", "(?=清单|下放|寻租|运行)", "权力"),
    Confusion("权力", behind("公民 合法 诉讼 财产 民事"), "", "权利"),
    Confusion("权力", "", "(?=义务)", "权利"),
    Confusion("撤消", "", f"(?={CLAUSE}{{0,10}}(?:决定|处分|行政|职务|许可|案件|登记|资格|机构))", "撤销"),
    Confusion(
        "聚集",
        behind(r"[,。;:、\n(] 紧紧 持续 始终 突出 进一步"),
        f"(?!性|区|地)(?={CLAUSE}{{0,10}}(?:问题|短板|弱项|重点|难点|痛点|堵点|主业|主责|需求|目标|任务|中心))",
        "聚焦",
    ),
    Confusion("与", "", f"(?=(?:(?![与以]){CLAUSE}){{1,10}}名义(?![增上利价值负变工]))", "以"),
    Confusion(
        "增加",
        "",
        f"(?={CLAUSE}{{0,8}}(?:责任感|使命感|紧迫感|危机感|荣誉感|归属感|自豪感|凝聚力|向心力|战斗力))",
        "增强",
    ),
    Confusion(
        "反应",
        behind("群众 职工 居民 村民 企业 代表 来信 来电 如实 集中 强烈"),
        f"(?=的?{CLAUSE}{{0,4}}(?:问题|情况|诉求|意见|线索|困难))",
        "反映",
    ),
    Confusion("法制", "", "(?=政府|思维|方式|轨道|营商环境)", "法治"),
    Confusion("法治", "", "(?=审核)", "法制"),
    Confusion("必需", "", "(?=加强|坚持|做到|严格|遵守|依法|按照|高度|始终|认真|抓|全面|把)", "必须"),
    Confusion("帐", "(?<![蚊营帷军])", "(?=户|号|目|簿|款|务|面)", "账"),
    Confusion("帐", "(?<=[台转记对结建呆坏查挂])", "(?![篷幕下前中户号目簿款务面])", "账"),
    Confusion("检查建议", "", "(?=书)", "检察建议"),
    Confusion("签定", "", f"(?={CLAUSE}{{0,12}}(?:合同|协议|责任书|责任状|承诺书|意向))", "签订"),
    Confusion("自愿", "", "(?=服务(?:活动|队|者|站|组织)|者)", "志愿"),
    Confusion("过度", "", "(?=期|时期|阶段|安置|用房)", "过渡"),
    Confusion("即", "(?<![立随当亦])", f"(?=要{CLAUSE}{{1,16}}[,、]?(?:又|也|更)要)", "既"),
    Confusion("既", "", "(?=将(?:开展|召开|到来|启动|建成|完工|实施|出台|举行|投入))", "即"),
    Confusion("纪录", behind("过程 会议 执法 工作 信用"), "(?!片)", "记录"),
    Confusion("记要", "(?<=会议)", "", "纪要"),
    Confusion("精减", "", "(?=机构|文件|会议)", "精简"),
    Confusion("融汇", "", "(?=贯通)", "融会"),
    Confusion("爆发", behind("疫情 山洪 洪水 病毒"), "(?!力|点)", "暴发"),
)


@cache
def contexts() -> list[tuple[Confusion, re.Pattern[str], re.Pattern[str]]]:
    """The confusions with the patterns of both sides, compiled."""
    return [(one, compiled(one.before), compiled(one.after)) for one in CONFUSIONS]


def confused(text: str, one: Confusion, before: re.Pattern[str], after: re.Pattern[str]) -> Iterator[Span]:
    """Where the word stands between what makes it wrong; plain search for the word is faster than any pattern."""
    start = text.find(one.wrong)
    while start >= 0:
        end = start + len(one.wrong)
        if before.match(text, start) and after.match(text, end):
            yield Span(start, end)
        start = text.find(one.wrong, end)


@check(
    "TYP003",
    "confusable-word",
    title=Text("易混词", "a word taken for another"),
    severity="info",
    options=Accepted,
    basis="practice",
    bad=[
        "⟦截止⟧目前,共受理行政复议案件32件。",
        "公布⟦权利⟧清单,规范行政⟦权利⟧运行,保障公民⟦权力⟧。",
        "⟦撤消⟧原处理决定,进一步⟦聚集⟧市场现象问题。",
        "拟⟦与⟧区政府名义印发,切实⟦增加⟧干部责任感。",
        "认真办理群众⟦反应⟧的问题,运用⟦法制⟧思维,落实重大执法决定⟦法治⟧审核。",
        "我们⟦必需⟧坚持原则,⟦即⟧要严格执法,又要热情服务。",
        "核对⟦帐⟧户,健全台⟦帐⟧,⟦签定⟧目标责任书,整理会议⟦记要⟧和执法全过程⟦纪录⟧。",
        "开展⟦自愿⟧服务活动,五年⟦过度⟧期内政策不变,论坛⟦既⟧将召开。",
    ],
    good=[
        "截至目前,共受理行政复议案件32件。",
        "报名截止时间为2024年5月,行政权利义务关系明确,公民的权利受保护。",
        "人员聚集问题得到疏导,聚集高端人才,产业聚集区建设任务过半。",
        "以区政府名义印发,与名义增速相比,增加收入,撤消编队。",
        "应急反应情况良好,化学反应问题,生活必需品,帐篷和蚊帐,自愿参加。",
        "过度医疗,刷新世界纪录,立即要求整改,权力和责任对等。",
    ],
)
def confusable_word(document: Document, options: Accepted) -> Iterator[Finding]:
    """词本身没有错，放在这里多半错了：截止目前（截至）、行政权利（权力）、撤消决定（撤销）、聚集问题（聚焦）、与…名义（以）等。

    只按前后文判断，拿不准的不报告，级别为提示。反映/反应、做/作、制定/制订、其它/其他等单独出现时一律不报告。

    改正：按原意选词。自动修改须加 `--unsafe-fixes`。

    ---

    A word that exists and is most likely not the one meant here: 截止目前 (截至), 行政权利 (权力), 撤消决定 (撤销),
    聚集…问题 (聚焦), 与…名义 (以).

    Only the words around it decide, and where they do not, nothing is reported; the severity is info. Pairs such as
    反映/反应, 做/作, 制定/制订, 其它/其他 are left alone when they stand by themselves.

    Mend it by choosing the word that is meant.
    """
    for one, before, after in contexts():
        right, found = one.right, confused(document.folded, one, before, after)
        spans = [span for span in found if not is_accepted(document, (), options.accept, span)]
        a_habit = len(spans) > MANY
        for span in spans[:1] if a_habit else spans:
            wrong = document.text[slice(*span)]
            places = Text(f"，全文共{len(spans)}处", f", {len(spans)} times in the text") if a_habit else Text("", "")
            yield Finding(
                span,
                Text(
                    f"“{wrong}”在此疑应为“{right}”{places.zh}",
                    f"“{wrong}” may be meant to be “{right}” here{places.en}",
                ),
                related=tuple(Related(other, Text("还有此处", "here as well")) for other in spans[1:MANY] if a_habit),
                fix=Fix(
                    Text(f"改为“{right}”", f"write “{right}”"),
                    tuple(Edit(place, right) for place in (spans if a_habit else [span])),
                ),
            )


def near_required(document: Document, options: Required) -> Iterator[Finding]:
    """What is one slip away from a name that the user requires, of those that overlap the longest."""
    reported = 0
    near = nearly(document.folded, required(options.require)) if options.require else ()
    for start, end, name in sorted(near, key=lambda one: (one.start, -one.end)):
        span = Span(start, end)
        if start >= reported and not is_accepted(document, (), options.accept, span):
            reported, wrong = end, document.text[start:end]
            yield Finding(
                span,
                Text(f"“{wrong}”与规定的名称“{name}”差一处，请核对", f"“{wrong}” is nearly the required name “{name}”"),
                fix=replace(span, name),
                severity="warning",
            )


#: So often the full name stands in a text that always gives it.
ALWAYS = 2
#: 学习习近平总书记 with the name swallowed, and what a text is unlikely to say without the name.
NAMELESS = "(?:(?<![大中小科教文数医化法哲力留])学|习)总书记(?!数)"
AFTER_A_VERB = "(?:(?<=贯彻)|(?<=落实)|(?<=学习)|(?<=按照)|(?<=根据)|(?<=遵循))总书记"


@check(
    "TYP004",
    "broken-set-phrase",
    title=Text("国家、政党、机构名称和固定提法有误", "a name of state, party or organ that is damaged"),
    severity="error",
    options=Required,
    basis="国办秘函〔2019〕19号 政府网站与政务新媒体检查指标(严重表述错误)",
    bad=[
        "依据⟦中华人民共合国⟧行政处罚法,向⟦人民政俯⟧报告。",
        "以⟦习近平新时代中国特色社会义思想⟧为指导,贯彻⟦习近平法制思想⟧。",
        "⟦中华人共民和国⟧成立,⟦全国人民代表表大会⟧召开,⟦中华人民共和回⟧宪法公布。",
        "报⟦国务员⟧批准,区⟦人民检查院⟧依法监督,成立⟦领导小姐⟧,开展⟦扫黑险恶⟧斗争。",
        "认真学习习近平总书记重要讲话,贯彻习近平总书记重要指示,开展⟦学总书记⟧关于法治的论述活动。",
    ],
    good=[
        "依据中华人民共和国行政处罚法,向人民政府报告。",
        "以习近平新时代中国特色社会主义思想为指导,贯彻习近平法治思想。",
        "中国特色社会主义法律体系形成,我国人民解放军,最高人民法院和市中级人民法院,国家发展改革委员会。",
        "全省人民代表大会工作会议,社会主义法制国家,市人民代表大会常务委员一致同意,住房城乡建设部门。",
        "认真学习习近平总书记重要讲话,贯彻习近平总书记重要指示,牢记总书记嘱托。",
        "总书记强调,大学总书记数据中心,全区上下牢记总书记殷殷嘱托。",
        "中华人民共和\n国行政处罚法。",
        "滦中县人民法院受理,案件审理中人民法院依法调解,可以向中国人民法院起诉,原省国家税务局出具证明。",
        "全面从严管党治党,国家卫生健康委会同有关部门,探索本国特色社会主义道路。",
    ],
)
def broken_set_phrase(document: Document, options: Required) -> Iterator[Finding]:
    """国家、政党、国家机构、领导职务的名称和党的重要提法中错、漏、颠倒、重复一个字，属于严重表述错误。

    名称列在 `checks/_typos/names.tsv`，连同启用年份和同样正确的近似写法；常见错写列在 `checks/_typos/damaged.tsv`。与名称
    只差一个字、又不是别的正确写法的，才报告；“审理中|人民法院”“绥中县|人民法院”等相接处偶然形成的不报告；名称在文中所述年份
    尚未启用的，不参加比对。现任人员的姓名不在表中。

    “学总书记”“习总书记”是“学习习近平总书记”丢字所致：文中他处写全的为警告，否则为提示；他处写全而此处作“贯彻总书记…”的
    也作提示；“牢记总书记嘱托”等习惯说法不报告。

    配置的 `require` 所列文件里的名称（每行一个，四个字以上），文中与之只差一处的也报告，级别为警告：一个字写成形近字或同音字，漏一字，
    多一字，或者相邻两字颠倒。`accept` 所列词语中的写法不报告。

    改正：按规范名称改。

    ---

    One character wrong, lost, swapped or doubled in the name of the state, the party, an organ or an office, or in a set
    phrase of the party's: a grave error in an official text.

    The names are in `checks/_typos/names.tsv`, with the year since when each is in use and the near forms that are right as
    well; frequent damage is in `checks/_typos/damaged.tsv`. What differs from a name by one character, and is no other right
    form, is reported, but for what two right words leave between them (审理中|人民法院); names not yet in use in the latest
    year that the text gives are not compared. Names of persons in office, which change, are in no table.

    “学总书记” and “习总书记” are 学习习近平总书记 with characters lost: a warning where the text gives the full name
    elsewhere, else info; so is “贯彻总书记…” in such a text; customary words such as “牢记总书记嘱托” are left alone.

    Names in the files of `require` in the configuration, one a line, of four characters or more, are compared as well, and
    what is one slip away is a warning: a character taken for one that looks or sounds alike, one dropped or doubled, or two
    exchanged. What belongs to a word of `accept` is left alone.

    Mend it by the authorised name.
    """
    for span, right in document.view(damaged):
        if is_accepted(document, (), options.accept, span):
            continue
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”应为“{right}”", f"“{wrong}” should be “{right}”"),
            fix=replace(span, right),
        )
    yield from near_required(document, options)
    text = document.folded
    named = text.count("习近平总书记") >= ALWAYS
    swallowed = {match.end(): match for match in compiled(AFTER_A_VERB).finditer(text)} if named else {}
    lost = {match.end(): match for match in compiled(NAMELESS).finditer(text)}
    for end, match in sorted((swallowed | lost).items()):
        where = (
            Text("，文中他处均为“习近平总书记”", ", which is given elsewhere in the text") if named else Text("", "")
        )
        yield Finding(
            Span(*match.span()),
            Text(f"“{match.group()}”疑缺“习近平”{where.zh}", f"“{match.group()}” seems to lack the name{where.en}"),
            severity="warning" if named and end in lost else "info",
        )
