"""RED: words that a sentence shows to be lost, by its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled, from_first
from lintreport.text.structure.kinds import SENTENCES

from ._around import MANY, words_after, words_before

#: Words of one character that call for another word after them, each with the characters before it that make it the
#: end of a word: 合并, 总和. They are what stands before a final mark in 55 million characters of official Chinese.
_CALLING = {
    "并": "合兼吞归火裁撤一",
    "和": "总缓中温柔饱平调讲言媾之共祥谦暖求随应附唱人失永仁义呼太泰协议某",
    "及": "普手可涉危不触波顾提所遍殃论累惠埃企莫推追念旁能溯得",
    "与": "参赠给施授赋相干寄",
    "对": "反核应校比查面针绝相敌配结做答质派作成不一二两三几",
    "将": "闯中大上少干主名武麻健虎悍良必郎门",
    "把": "一二三四五六七八九十两几刀拖火车斧倒",
    "以": "可所难得足何",
}
#: Longer ones: prepositions, conjunctions, adverbs, and verbs that have lost their object; a comma ends them no more
#: than a full stop does.
_OPEN = (
    *("以及", "对于", "关于", "按照", "围绕", "针对", "以便", "予以", "加以", "切实", "大力", "率先", "正在", "即将"),
    *("必将", "取得了", "进行了", "开展了", "印发了"),
)
#: These may stand before a comma: 这是因为,…; 计划制定了,….
_OPEN_BEFORE_STOPS = ("因为", "由于", "为了", "着力", "逐步", "作出了", "提出了", "制定了", "出台了", "举办了", "取得")
#: What is got by law, by way of something or from somebody may be said last: 通过出让方式取得.
_GOT = frozenset("法式日议经从由向自者所的")
#: Characters that begin words and end none: not one of 3,000 and more of each stood before a final mark.
_NEVER_LAST = "第或各综该这但遵擅且履宣扩违"
#: The last characters of all these.
_LAST = "".join(dict.fromkeys([*_CALLING, *_NEVER_LAST, *(word[-1] for word in _OPEN + _OPEN_BEFORE_STOPS)]))


@cache
def _ends() -> re.Pattern[str]:
    return compiled(f"[。;!,](?<=[{_LAST}].)")


@cache
def _ordinal() -> re.Pattern[str]:
    """第 without its number: before what is counted, or before the congress that is."""
    return compiled(
        r"第 ?(?=(?:届|次会议|次全体|期(?!间)|批次|[条款](?:规定|之|第|[、和,])|号令|季度)|(?:全国)?(?:人民代表大会|代表大会))"
    )


@cache
def _names() -> re.Pattern[str]:
    """Names of laws and papers that lack what they are about: 《中华人民共和国法》, 《关于的通知》, 《…和》."""
    papers = "通知|意见|决定|办法|规定|报告|实施意见|指导意见|函|批复|公告|方案|规划|决议|通报|请示|细则"
    return compiled(
        rf"《(?:中华人民共和国(?=(?:法|条例|办法|规定|法律)》)|(?:[^《》\n]{{0,20}}(?:关于|印发|关于印发))(?=的(?:{papers})[(》])"
        r"|[^《》\n]{1,40}(?:关于|关于印发|以及|(?<![普涉顾])及|(?<![调中缓温共总日平])和|、)(?=》)|关于[^《》\n]{2,60}的(?=》)|(?=的(?:通知|意见|决定|办法|规定|报告)》))"
    )


@cache
def _frames() -> re.Pattern[str]:
    """Frames with a hole: 第二十三之规定, 以为抓手, 把作为, 根据的规定, 科学化、民主化、法治水平."""
    means = "抓手|核心|重点|契机|载体|导向|主线|目标|引领|基础|中心|主体|依托|切入点|突破口|统领|牵引"
    made = "法治|规范|专业|标准|智能|信息|数字|精细|制度|科学|民主|现代|社会|程序|常态|长效|网格|便利|市场"
    return compiled(
        r"[第以把根按依围化不](?:"
        r"(?<=第)(?:[一二三四五六七八九十百零]{1,6}|[0-9]{1,3})(?=[的之]?规定)"
        r"|(?<=不)(?:超(?![过出额期载前员标限越编支时纲龄产速市])|低(?![于头下估俗]))(?=[^,。;!?\n过于]{0,14}[0-9])"
        rf"|(?<=以)(?<![所可].)(?=为(?:{means}))|(?<=把)(?<![一几].)(?=作为)"
        rf"|(?:{from_first('根据|按照|依照|围绕')})(?=的(?:规定|要求|精神|部署|目标|意见))"
        rf"|(?<={HAN}{HAN}化)、(?:{HAN}{{2}}化、){{0,3}}(?P<made>{made})(?=水平|程度))"
    )


@cache
def _units() -> re.Pattern[str]:
    """Units of several characters that lack one: 1.3个分点, 20方米."""
    return compiled(
        r"[个方立平万亿](?<=[0-9].)(?:"
        r"(?<=个)(?:分点|百点|百分(?![点之比制数位]))|(?<=[方立])米|(?<=平)(?:公里|方里)|(?<=[万亿])立米)"
    )


@cache
def _before_closing() -> re.Pattern[str]:
    return compiled(rf" (?<={HAN}.)(?=》)")


def _open_word(folded: str, mark: int) -> str:
    """The word before a mark that calls for another one; "" where what stands there may end a clause."""
    listed = _OPEN if folded[mark] == "," else _OPEN + _OPEN_BEFORE_STOPS
    if word := next((word for word in listed if folded.endswith(word, max(0, mark - 4), mark)), ""):
        clause = compiled("[,。;!\n]").split(folded[max(0, mark - 20) : mark - 2])[-1]
        return "" if word == "取得" and not _GOT.isdisjoint(clause) else word
    last, before = folded[mark - 1], folded[mark - 2 : mark - 1]
    if folded[mark] == "," or (before < "⺀" and before not in (",", ";")):
        return ""
    if last in _NEVER_LAST:
        return last if before not in "、“‘(·" else ""
    if last not in _CALLING:
        return ""
    return "" if before in _CALLING[last] or before in "、“‘(·" else last


@check(
    "RED006",
    "lost-word",
    title=Text("句中缺字（虚词、介词之后没有下文）", "word missing after one that requires it"),
    severity="warning",
    basis="practice",
    where=(*SENTENCES, "title", "heading", "salutation"),
    bad=[
        "全面梳理权责清单,建立台账⟦并⟧。下一步,继续推进。",
        "加强对重点领域⟦和⟧。强化监督检查⟦以及⟧,落实责任。",
        "对此依法⟦予以⟧。全年各项工作⟦取得了⟧。",
        "⟦第⟧届全国人民代表大会常务委员会和市⟦第⟧人民代表大会作出决定。",
        "贯彻落实《行政执法监督条例⟦ ⟧》,规范执法行为。",
        "按照要求,对违规行为⟦进行了⟧,确保整改到位。",
        "在市⟦第⟧届人民代表大会上的报告\n依照⟦《中华人民共和国⟧法》第六十条和⟦《关于印发⟧的通知》，落实⟦《城市管理执法办法和⟧》要求。",
        "依据条例⟦第二十三⟧之规定,⟦以⟧为抓手,⟦把⟧作为重点,提高科学化、民主化、⟦法治⟧水平,印发⟦《关于加强基层治理的⟧》。",
        "特长生比例⟦不超⟧初中招生计划的5%,办理时限⟦不超⟧10日。",
        "合格率较上年提高1.3⟦个分点⟧,新建用房20⟦方米⟧。",
        "推进依法行政,⟦对⟧。依法⟦履⟧。加强法治⟦宣⟧;坚决查处非法占地⟦或⟧。",
    ],
    good=[
        "全面梳理权责清单,建立台账并公布。下一步,继续推进。",
        "两个机构已经合并。各项之和;推动义务教育普及。加强数据核对。",
        "这是因为,各地情况不同。关、停、并;转。部门领导参与。尽力而为,力所能及。",
        "第一届全国人民代表大会,第 十四届全国人民代表大会,第五次会议。",
        "贯彻落实《行政执法监督条例》。《 纲要 》和《 决定 》已经印发,《 意见 》《 规划 》《 办法 》和《 细则 》也已印发。",
        "提高1.3个百分点,用房20平方米,树木蓄积3立方米,占一个百分之五,3平方公里。",
        "对于这些问题,按照规定予以处理。",
        "依照《中华人民共和国刑法》《中华人民共和国宪法》和《关于印发〈工作要点〉的通知》，演出《春日和》《公众参与》。",
        "特长生比例不超过招生计划的5%,不低于3%;不超编、不超时;不超出10日,两站相距差不多1公里。",
        "依照第二十三条之规定,以此为抓手,所依据的规定合法,提高科学化、法治化水平,拿起一把作为样品。",
    ],
)
def lost_word(document: Document, options: NoOptions) -> Iterator[Finding]:
    """介词、连词、副词或者带“了”的动词之后应有下文，却紧接着句号、分号或逗号：“建立台账并。”“取得了。”；只能作词头的字收了句：“依法履。”；“第”之后没有数目：“第届”“第条规定”；
    书名号里的名称没有主题：“《中华人民共和国法》”“《关于印发的通知》”；固定的句式缺了一块：“第二十三之规定”“以为抓手”“不超5%”；
    书名号里末尾空了一格：“《……条例 》”。多为删改、脱敏或转码时丢了字词。

    单字的“并、和、及、与、对、将、把、以”先看它前面的字：合并、总和、普及、参与、核对、可以等词本来就可以收句，不报告。
    以空格排版的文本（书名号内空格超过五处）不报告。

    改法：对照原文补上缺的字词；没有缺字的，删去多余的字或空格。

    为什么：句子缺了成分，意思不完整，丢的可能是关键的名称或数字。

    不报告：合并、总和、普及、参与、核对、可以等本来就可以收句的词；以空格排版的文本。
    ---
    A preposition, a conjunction, an adverb or a verb with 了 requires something after it, and a full stop, a semicolon or a comma follows instead: 建立台账并。
    取得了。 Likewise a character that only begins words (依法履。), 第 without its number (第届, 第条规定), a name without what it is about (《中华人民共和国法》, 《关于印发的通知》), a frame with a hole (第二十三之规定, 以为抓手, 不超5%), and a space before a closing title mark (《…条例 》). An edit, a masking program or a
    conversion took the words.

    For single characters (并, 和, 及, 与, 对, 将, 把, 以) the one before is looked at: 合并, 总和, 普及, 参与, 核对, 可以 may well end a sentence. Texts with
    more than five spaces in title marks use them as layout.

    To fix: restore the words from the original, or delete the surplus character or space.

    Why: The sentence is incomplete, and what was lost may be the name or the figure that matters.

    Not reported: words that may end a sentence (合并, 总和, 普及, 参与, 核对, 可以); texts that use spaces as layout.
    """
    folded = document.folded
    for mark in _ends().finditer(folded):
        if word := _open_word(folded, mark.start()):
            span = Span(mark.start() - len(word), mark.start())
            words = words_before(document, span)
            yield Finding(
                span, Text(f"“{words}”之后没有下文，疑有缺字", f"nothing follows “{words}”; words are missing")
            )
    for found in _ordinal().finditer(folded) if "第" in folded else ():
        words = words_after(document, Span(*found.span()))
        yield Finding(
            Span(found.start(), found.start() + 1),
            Text(f"“第”之后缺数目：“{words}”", f"no number after 第: “{words}”"),
        )
    for found in _names().finditer(folded) if "《" in folded else ():
        span = Span(*found.span())
        words = words_after(document, span)
        yield Finding(span, Text(f"名称不完整：“{words}”", f"the name lacks what it is about: “{words}”"))
    for found in _frames().finditer(folded):
        span = Span(*found.span("made" if found["made"] else 0))
        words = words_after(document, span)
        yield Finding(span, Text(f"“{words}”中疑有缺字", f"words are missing in “{words}”"))
    for found in _units().finditer(folded):
        words = words_before(document, Span(*found.span()))
        yield Finding(Span(*found.span()), Text(f"单位缺字：“{words}”", f"a unit lacks a character: “{words}”"))
    blanks = list(_before_closing().finditer(folded)) if " 》" in folded else []
    for found in blanks if len(blanks) <= MANY else ():
        words = words_before(document, Span(*found.span())).rstrip()
        yield Finding(
            Span(*found.span()),
            Text(
                f"书名号内“{words}”之后空了一格，疑有缺字",
                f"a space after “{words}” in title marks; words may be missing",
            ),
        )
