"""PUN: marks that stand where the rest of the text puts another one, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import KINDS, Kind

#: Where words stand: in code and contents marks mean something else.
_AMONG_WORDS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("contents", "code", "row", "furniture"))
#: A text with more points than this many times its full stops ends its sentences with points by custom.
_CUSTOM = 2
#: How many of many places a finding names.
_PLACES = 4
#: This many code points before a place are quoted in its message.
_QUOTED = 8
#: This many code points before a point tell in which script its sentence is.
_SENTENCE = 30
_LETTER, _HAN = Lazy("[A-Za-z]"), Lazy(HAN)


@cache
def _strays() -> re.Pattern[str]:
    numeral = "[一二三四五六七八九十〇零百千万]"
    words = "级离同待候于价值车高温比额量闲效速分身压距边次号线"
    return compiled(
        "[.、。](?:"
        rf"(?P<point>(?<=(?:{HAN}|[)”》%])\.)(?<!{numeral}.)(?<!(?:[0-9]|{numeral})[)].)(?:(?={HAN})(?!{numeral}|(?:政务|公益|中国|公司|网络|网|我爱你))|(?=[ \t]*$)))"
        r"|(?P<beside>(?<=[,;:、。]\.)(?![.0-9])|(?<=\.)(?<![.0-9A-Za-z].)(?=[,;、]))"
        rf"|(?P<list>(?<=、)(?=等(?![{words}])|项(?!目)(?<=\)、项)))"
        rf"|(?P<figure>(?<={HAN}。)(?<![等下计为是达共约]。)(?=[0-9][0-9.,]{{0,9}}(?:[万亿]?元|人|件|个|家|户|次|亩|吨|公里|名|项|起|%|场|处|米|平方米)[。;]))"
        r"|(?P<and>(?<=、)(?=以及|或(?![然许])|及(?![时格第早冠])|和(?![平谐睦解善顺气田县林静声畅尚服弦硕缓稀约盘数])))"
        ")",
        re.MULTILINE,
    )


def _has_points(document: Document) -> bool:
    """Whether the text ends its sentences with points, not with 。, by custom."""
    points = len(compiled(rf"(?<={HAN})\.(?={HAN}|[ \t]*$)").findall(document.folded, re.MULTILINE))
    return points > _CUSTOM * document.folded.count("。")


def _in_a_name(document: Document, span: Span) -> bool:
    """Whether a wide point between words is the middle dot of a foreign name."""
    return document.text[span.start] == "．" and document.folded[span.end : span.end + 1] not in ("", "\n")


def _ends_latin(folded: str, span: Span) -> bool:
    """Whether a point ends a sentence in Latin letters: see [Writing checks](writing-checks.md)."""
    words = folded[max(0, span.start - _SENTENCE) : span.start].splitlines()[-1]
    return len(_LETTER.findall(words)) > len(_HAN.findall(words))


def _commas_in_lists(document: Document) -> Iterator[Finding]:
    commas = [found.span("comma") for found in _lists().finditer(document.folded)]
    commas += [found.span(group) for found in _members().finditer(document.folded) for group in ("comma", "also")]
    for place in sorted(commas):
        span = Span(*place)
        if _begins_alike(document.folded, span):
            continue
        words = document.masked[max(0, span.start - _QUOTED) : span.end + 4].split("\n")[-1]
        yield Finding(
            span,
            Text(f"并列的词语之间用了逗号：“{words}”", f"a comma in a list of 、: “{words}”"),
            fix=Fix(Text("改为顿号", "write 、"), (Edit(span, "、"),)),
        )


def _begins_alike(folded: str, comma: Span) -> bool:
    """Whether clauses that begin with one verb go on after a comma: 忽视甲工作、乙工作，忽视丙工作."""
    verb = folded[comma.end : comma.end + 2]
    return verb in folded[max(0, comma.start - _SENTENCE) : comma.start]


def _stops_inside(document: Document) -> Iterator[Finding]:
    for found in _inner_stops().finditer(document.folded):
        span = Span(*found.span(str(found.lastgroup)))
        words = document.masked[max(0, span.start - _QUOTED) : span.end + 1].split("\n")[-1]
        yield Finding(
            span,
            Text(
                f"句内括号、引号的末尾用了句号：“{words}”",
                f"a full stop at the end of brackets or quotation marks within a sentence: “{words}”",
            ),
            fix=Fix(
                Text("句号移到后面", "put the full stop behind them"),
                (Edit(Span(span.start, span.end + 1), document.text[span.end] + "。"),),
            ),
        )


@cache
def _asides() -> re.Pattern[str]:
    """A mark before a note in brackets that no number is, and after which the sentence goes on or ends."""
    return compiled(
        rf"[,、;](?<={HAN}.)\((?![^()]{{0,3}}[一二三四五六七八九十0-9①-⑳⑴-⒇]{{1,3}}\))(?=[^()\n]{{2,60}}\)(?:{HAN}|[,。;]|[ \t]*$))",
        re.MULTILINE,
    )


def _before_brackets(document: Document) -> Iterator[Finding]:
    for found in _asides().finditer(document.folded):
        span = Span(found.start(), found.start() + 1)
        words = document.masked[max(0, span.start - _QUOTED) : span.end + 4].split("\n")[-1]
        yield Finding(
            span,
            Text(f"括号之前多出标点：“{words}”", f"a mark before brackets: “{words}”"),
            fix=Fix(Text("删去", "delete it"), (Edit(span, ""),)),
        )


@check(
    "PUN006",
    "stray-mark",
    title=Text("标点用错位置", "misplaced punctuation mark"),
    severity="warning",
    basis="GB/T 15834-2011 §4.1, §4.5; practice",
    where=_AMONG_WORDS,
    yields_to=("PUN002",),
    needs=(".", "、", ",(", ";(", "。)", "。”", *(f"。{digit}" for digit in range(10))),
    bad=[
        "治理水平提升,⟦.⟧各项事业进步。自觉接受⟦.⟧监督。一年来成效明显⟦.⟧\n下一步继续推进。落实责任。抓好整改。压实担子。规范执法。"
        "加强培训。健全制度。完善机制。按期完成。提高效能。改进作风。",
        "全年接访120批次(其中集体访8批次)⟦.⟧所有事项均已办结,满意率达98%。下一步抓好落实⟦.⟧",
        "坚持问题导向、目标导向⟦,⟧结果导向。",
        "建立纪委、审计⟦,⟧财政⟦,⟧农业农村联席会议制度。预案必须“五落实⟦。⟧”",
        "办件12件。一个月工资⟦。⟧900元。推送图文196篇(含视频23条⟦。⟧)",
        "检查了学校、医院、车站⟦、⟧等场所,涉及城管、交通⟦、⟧等12个部门。",
        "依照第(二)、(三)⟦、⟧项办理,需要证明原件⟦,⟧(在镇街办理的除外)和复印件。",
        "有就业证明⟦、⟧或存在劳动关系的,提供身份证、户口簿⟦、⟧和居住证。",
    ],
    good=[
        "那种忽视公安工作、检察工作、法院工作，忽视立法工作，忽视法制的观点是错误的。",
        "治理水平提升,各项事业进步。自觉接受监督。",
        "检查了学校、医院、车站等场所,使用切割、等离子焊接,坚持公平、等价有偿。",
        "做到安全、及时、和谐、和睦,建立健全信息和档案及台账。",
        "坚持问题导向、目标导向、结果导向,强化结果运用。加强组织领导、规范管理,强化监督管理。",
        "一.加强领导.二.强化监督.三.落实责任.",
        "(1).研发投入情况表。落实责任。抓好整改。(二).研发人员情况。",
        "操作说明见 [Writing checks](writing-checks.md).\n加强领导。强化监督。落实责任。",
        "万载政府网.政务,占五.六成。1.加强领导。2.强化监督。……。",
        "证据有现场图、照片,鉴定书,到案经过,调查函,户籍证明。斗争是复杂的、曲折的,但是,形势总体有利。做好检查、评估,会后,各地抓好落实。他说:“要落实。”\n口号是“向前进!”",
        "一个月工资900元。推送图文196篇(含视频23条)。(以上由司法局负责。)\n加强领导。(责任单位:市司法局。)\n合计。12个。",
        "工资福利支出(款)、(项),要求如下,(一)依法办理;(二)按期办结,(2)及时公开。",
        "见附件1.文件.doc。还有…….以及更多。",
    ],
)
def stray_mark(document: Document, options: NoOptions) -> Iterator[Finding]:
    """标点落在不该有的位置：以“。”断句的文本里，汉字之间或行末出现小圆点“.”；逗号、顿号旁又有“.”（“提升，.各项”）；“等”之前有顿号（“车站、等场所”）；
    并列词语之间用了逗号（“问题导向、目标导向，结果导向”“审计，财政，农业农村联席会议”）；句号把数字与所说的事断开（“工资。900元。”）；句内的括号、引号末尾用了句号（“必须‘五落实。’”）；
    括号之前多出标点（“原件，（除外）和复印件”），“项”之前多出顿号（“（二）、（三）、项”）。
    “以及”“和”“及”“或”之前的顿号只作提示（info）。

    不报告：全文以“.”作句号的；域名、小数、编号；“等离子”“等价”一类的词。

    改法：改成句号，或者删去。

    为什么：标点错位会改变断句，多为录入或转换的差错。
    ---
    A mark is misplaced: a point between Chinese characters or at the end of a line in a text whose sentences end with 。; a point beside a comma; 、 before 等; a comma in a list of 、; a full stop that parts a figure from its words (工资。900元。), or stands at the end of
    brackets or quotation marks within a sentence; a mark before a note in brackets (原件,(除外)和复印件); 、 before 项.
    、 before 以及, 和, 及 and 或 is info.

    Not reported: texts that end sentences with points by custom; domain names, decimals, numbers; words that begin with 等 (等离子, 等价).

    To fix: write 。 or delete the mark.

    Why: A misplaced mark changes how a sentence is read; it comes from typing or conversion.
    """
    folded = document.folded
    yield from _commas_in_lists(document)
    yield from _stops_inside(document)
    yield from _before_brackets(document)
    for found in _strays().finditer(folded):
        kind, span = str(found.lastgroup), Span(*found.span())
        if kind == "point" and (document.view(_has_points) or _in_a_name(document, span) or _ends_latin(folded, span)):
            continue
        before = document.masked[max(0, span.start - _QUOTED) : span.end].splitlines()[-1].lstrip()
        words = before + document.masked[span.end : span.end + 4].split("\n")[0]
        severity: Severity | None = "info" if kind == "and" else None
        fix: Fix | None
        if kind == "figure":
            message = Text(
                f"句号把数字与所说的事断开了：“{words}”", f"a full stop parts a figure from its words: “{words}”"
            )
            fix = Fix(Text("删去句号", "delete the full stop"), (Edit(span, ""),))
        elif kind in ("list", "and"):
            message = Text(f"“等”“项”和连词之前不用顿号：“{words}”", f"no 、 before 等, 项 and conjunctions: “{words}”")
            fix = Fix(Text("删去顿号", "delete the mark"), (Edit(span, ""),))
        else:
            message = Text(f"汉字之间多出小圆点，或应为句号：“{words}”", f"a stray point, or one for 。: “{words}”")
            fix = Fix(Text("改为句号", "write 。"), (Edit(span, "。"),)) if kind == "point" else None
        yield Finding(span, message, fix=fix, severity=severity)


#: What of two or three characters stands between commas and is no member of a list: a connective, a time, a place.
_CONNECTIVES = (
    "但是|因此|同时|此外|目前|其中|其次|首先|最后|然后|而且|并且|所以|于是|从而|例如|比如|当然|然而|尤其|特别是|一般|现在|另外|不过|可是|即使|只要|只有|如果|虽然|尽管|无论|不仅|而是|就是|也是|还有|以及|包括|主要"
    "|总之|接着|再次|其一|其二|届时|那么|换言之|也就是|下一步|一方面|或者|反之|甚至|相反|诚然|确实|显然|毕竟|随即|随着|为了|通过|根据|按照|对于|关于|由于|鉴于|围绕"
)


@cache
def _members() -> re.Pattern[str]:
    """A word between two commas that goes on with a list of 、: 县纪委、审计,财政,农业农村联席会议."""
    word = rf"(?!(?:{_CONNECTIVES}),)(?!{HAN}{{1,2}}[时中后前上下的来内间里外年月日此是有了]{{1}},){HAN}{{2,3}}"
    return compiled(
        rf"、(?={HAN}{{2,4}},{word},{HAN})(?<={HAN}、){HAN}{{2,4}}(?P<comma>,){word}(?P<also>,)(?!(?:{HAN}{{2,12}},){{2}})"
    )


@cache
def _inner_stops() -> re.Pattern[str]:
    """A full stop within brackets, or quotation marks around a word, that stand in a sentence: 196篇(含视频23条。)."""
    return compiled(
        rf"\((?<=(?:{HAN}|[0-9%])\()[^()。!?;\n]{{2,24}}(?P<stop>。)\)(?=[ \t]*$)"
        rf"|“(?<={HAN}“){HAN}{{2,8}}(?P<quoted>。)”(?=[ \t]*$)",
        re.MULTILINE,
    )


@cache
def _lists() -> re.Pattern[str]:
    """A comma in a list whose members end alike: 问题导向、目标导向,结果导向."""
    return compiled(
        rf"、(?<={HAN}(?P<end>{HAN}{HAN})、){HAN}{{1,4}}(?P=end)(?P<comma>,){HAN}{{1,4}}(?P=end)(?=[。,;等])"
    )


@cache
def _straight() -> re.Pattern[str]:
    return compiled(rf'"(?=(?:{HAN}|[0-9A-Z])[^"“”\n]{{0,24}}")[^"\n]{{1,25}}"')


@check(
    "PUN007",
    "mixed-quotes",
    title=Text("直引号与弯引号混用", "straight quotation marks among curly ones"),
    severity="info",
    basis="GB/T 15834-2011 §4.8",
    where=_AMONG_WORDS,
    needs=('"',),
    bad=[
        '开展⟦"三清"⟧行动,推进“一网通办”,落实“首问负责”,做到“件件有回音”。',
    ],
    good=[
        "开展“三清”行动,推进“一网通办”,落实“首问负责”。",
        '开展"三清"行动,推进"一网通办",落实"首问负责",做到“件件有回音”。',
        '"name": "张某", 推进“一网通办”,落实“首问负责”。',
    ],
)
def mixed_quotes(document: Document, options: NoOptions) -> Iterator[Finding]:
    """全文多数引语用弯引号“”，少数用直引号\"\"。全文合报一次，注明处数。

    不报告：多数用直引号的文本；代码和数据。前后一弯一直的由 PUN005 报告。

    改法：改成弯引号（不安全修复）。

    为什么：直引号不分前后，也不合 GB/T 15834 规定的引号形式。
    ---
    Most quotations of the text have curly marks and a few straight ones. One finding for each text counts them.

    Not reported: texts with mostly straight marks, code and data. A pair with one of each is PUN005.

    To fix: write curly marks (unsafe fix).

    Why: Straight marks have no direction and are not the quotation marks of GB/T 15834.
    """
    text = document.text
    curly = text.count("“")
    if '"' not in text or not curly:
        return
    pairs = [Span(*found.span()) for found in _straight().finditer(text)]
    if not pairs or len(pairs) * 2 > curly or '":' in text:
        return
    edits = [
        edit
        for span in pairs
        for edit in (Edit(Span(span.start, span.start + 1), "“"), Edit(Span(span.end - 1, span.end), "”"))
    ]
    words = document.masked[slice(*pairs[0])]
    yield Finding(
        pairs[0],
        Text(
            f"直引号与弯引号混用：弯引号 {curly} 对，直引号 {len(pairs)} 对，如 {words}",
            f"quotation marks mixed: {curly} curly pairs, {len(pairs)} straight, such as {words}",
        ),
        related=tuple(Related(span, Text("也是直引号", "straight, too")) for span in pairs[1:_PLACES]),
        fix=Fix(Text("改为弯引号", "write curly marks"), tuple(edits)),
    )
