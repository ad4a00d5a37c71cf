"""RED: words and figures that a sentence shows to be lost, by its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind

#: Where words stand in sentences.
_RUNNING: tuple[Kind, ...] = ("run-in", "body", "item")
#: More places of one kind than this are a habit of the text, or of what exported it, and no slips.
_MANY = 5
#: So many code points before a place are quoted in its message.
_QUOTED = 8

#: Words of one character that call for another word behind them, each with the characters before it that make it the
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
    return compiled(r"第 ?(?=(?:届|次会议|次全体|期(?!间)|批次|条规定|款规定)|(?:全国)?(?:人民代表大会|代表大会))")


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
    title=Text("句中缺字（虚词、介词之后没有下文）", "a word is missing behind one that calls for it"),
    severity="warning",
    basis="practice",
    where=_RUNNING,
    bad=[
        "全面梳理权责清单,建立台账⟦并⟧。下一步,继续推进。",
        "加强对重点领域⟦和⟧。强化监督检查⟦以及⟧,落实责任。",
        "对此依法⟦予以⟧。全年各项工作⟦取得了⟧。",
        "⟦第⟧届全国人民代表大会常务委员会和市⟦第⟧人民代表大会作出决定。",
        "贯彻落实《行政执法监督条例⟦ ⟧》,规范执法行为。",
        "按照要求,对违规行为⟦进行了⟧,确保整改到位。",
        "推进依法行政,⟦对⟧。依法⟦履⟧。加强法治⟦宣⟧;坚决查处非法占地⟦或⟧。",
    ],
    good=[
        "全面梳理权责清单,建立台账并公布。下一步,继续推进。",
        "两个机构已经合并。各项之和;推动义务教育普及。加强数据核对。",
        "这是因为,各地情况不同。关、停、并;转。部门领导参与。尽力而为,力所能及。",
        "第一届全国人民代表大会,第 十四届全国人民代表大会,第五次会议。",
        "贯彻落实《行政执法监督条例》。《 纲要 》和《 决定 》已经印发,《 意见 》《 规划 》《 办法 》和《 细则 》也已印发。",
        "对于这些问题,按照规定予以处理。",
    ],
)
def lost_word(document: Document, options: NoOptions) -> Iterator[Finding]:
    """介词、连词、副词或者带“了”的动词之后应有下文，却紧接着句号、分号或逗号：“建立台账并。”“取得了。”；只能作词头的字收了句：“依法履。”；“第”之后没有数目：“第届”“第人民代表大会”；
    书名号里末尾空了一格：“《……条例 》”。多为删改、脱敏或转码时丢了字词。

    单字的“并、和、及、与、对、将、把、以”先看它前面的字：合并、总和、普及、参与、核对、可以等词本来就可以收句，不报告。
    以空格排版的文本（书名号内空格在五处以上）不报告。

    改法：对照原文补上缺的字词；没有缺字的，删去多余的字或空格。

    ---
    A preposition, a conjunction, an adverb or a verb with 了 calls for what follows, and a full stop, a semicolon or a comma stands there: 建立台账并。
    取得了。 Likewise a character that only begins words (依法履。), 第 without its number (第届, 第人民代表大会), and a blank before a closing title mark (《…条例 》). An edit, a masking program or a
    conversion took the words.

    For single characters (并, 和, 及, 与, 对, 将, 把, 以) the one before is looked at: 合并, 总和, 普及, 参与, 核对, 可以 may well end a sentence. Texts with
    more than five blanks in title marks use them as layout.

    To mend it, restore the words from the original, or delete the surplus character or blank.
    """
    folded = document.folded
    for mark in _ends().finditer(folded):
        if word := _open_word(folded, mark.start()):
            span = Span(mark.start() - len(word), mark.start())
            words = _words_before(document, span)
            yield Finding(
                span, Text(f"“{words}”之后没有下文，疑有缺字", f"nothing follows “{words}”; words are missing")
            )
    for found in _ordinal().finditer(folded) if "第" in folded else ():
        words = document.masked[found.start() : found.end() + 6].split("\n")[0]
        yield Finding(
            Span(found.start(), found.start() + 1),
            Text(f"“第”之后缺数目：“{words}”", f"no number behind 第: “{words}”"),
        )
    blanks = list(_before_closing().finditer(folded)) if " 》" in folded else []
    for found in blanks if len(blanks) <= _MANY else ():
        words = _words_before(document, Span(*found.span())).rstrip()
        yield Finding(
            Span(*found.span()),
            Text(
                f"书名号内“{words}”之后空了一格，疑有缺字",
                f"a blank behind “{words}” in title marks; words may be missing",
            ),
        )


def _words_before(document: Document, span: Span) -> str:
    """The words of a place with a few before it, within its line."""
    return document.masked[max(0, span.start - _QUOTED) : span.end].splitlines()[-1].lstrip()


#: Numerals, and what may stand for one before a unit: 数万元, 上亿元.
_NUMERALS = (
    "0-9一二两三四五六七八九十百千万亿几数多余半单位近上超过破达逾每按以约整零〇美港欧日壹贰叁肆伍陆柒捌玖拾佰仟"
)


@cache
def _lost_figures() -> re.Pattern[str]:
    unit = "万元|亿元|万人次|%|‰|个百分点|平方公里|公顷|万亩|万吨"
    counted = "件|起|次|场|人次|人|户|家|名|个|份|项|条|批"
    stop = "[,。;、!]"
    return compiled(
        "(?=[万亿%‰个平公共合总累约达分增减净批件起场户数额率量值比经召举开组接查化调受办处完超占为年月])(?:"
        rf"(?P<unit>(?<={HAN})(?<![{_NUMERALS}])(?:{unit})(?={stop}))"
        rf"|(?P<count>(?:(?<![公中一、“总])共|共计|合计|总计|累计|(?<!{HAN})约|达到|分别为|增加|减少|净增)(?:{counted})(?={stop}))"
        rf"|(?P<verb>(?:召开|举办|开展|组织|接待|查处|化解|调处|受理|办理|处置)(?:次|场次|人次|起|批次)(?={stop}))"
        rf"|(?P<double>(?<={HAN})[批件起场户]人次(?={stop}))"
        rf"|(?P<about>(?:达到?|完成|超过|占比?|为|约)(?:以上|左右|以下)(?={stop}))"
        rf"|(?P<date>(?<=[0-9]{{4}})年 ?月(?: ?日)?(?![0-9均度末初底])|(?<=[0-9])月 ?日(?![0-9均常报志])|(?<=[,。;于至自])月 ?日(?={HAN}))"
        rf"|(?P<copula>(?:[数额率量值]|比例|比重|经费)(?:为|达到|约为|共计|仅为|占)(?={stop}))"
        ")"
    )


@check(
    "RED007",
    "lost-figure",
    title=Text("数字缺失，只剩单位", "a unit without its figure"),
    severity="warning",
    basis="practice",
    where=_RUNNING,
    yields_to=("RED008",),
    bad=[
        "全年接待群众⟦批人次⟧,其中进京⟦批人次⟧。",
        "办理各类案件⟦共件⟧,争取资金⟦万元⟧,同比增长⟦%⟧。",
        "会议于2024⟦年月日⟧召开,3⟦月日⟧结束,满意率⟦达到以上⟧。",
        "比上年⟦增加件⟧,⟦召开次⟧。满意度提高⟦个百分点⟧,预算执行⟦数为⟧。",
    ],
    good=[
        "全年接待群众12批35人次,其中进京1批2人次。",
        "办理各类案件共12件,争取资金数万元、上亿元,同比增长近百分之五。",
        "做到件件有回音,批次、人次双下降,公共场所共建共享。",
        "规范垃圾处置场、污水处理厂管理。单位:万元。增幅(%)、比重(%)以上年为基数。",
        "加强会计师执业行为监管,提高执行率、完成量。",
    ],
)
def lost_figure(document: Document, options: NoOptions) -> Iterator[Finding]:
    """单位前面的数字不见了：“接待群众批人次”“争取资金万元”“同比增长%”“共件”；“……数为。”“达到以上”没有数；日期“2024年月日”。多为隐去、未填或转码丢失。

    不报告：数万元、上亿元一类的约数；表头里的单位“(%)”“单位：万元”；表格。

    改法：对照原始数据补上数字。

    ---
    The figure before a unit is gone: 接待群众批人次, 争取资金万元, 同比增长%, 共件; or nothing follows …数为, 达到以上 or 2024年月日 have none. It was masked, never filled in, or lost in a
    conversion.

    Accepted in silence: round figures in words (数万元, 上亿元), units in heads of tables ((%), 单位:万元), and tables.

    To mend it, look the figure up.
    """
    for found in _lost_figures().finditer(document.folded):
        span = Span(*found.span())
        words = _words_before(document, span)
        if found.lastgroup == "date":
            message = Text(f"日期缺数字：“{words}”", f"a date without its figures: “{words}”")
        elif found.lastgroup in ("copula", "about"):
            message = Text(f"“{words}”之后没有数字", f"no figure follows “{words}”")
        else:
            message = Text(f"单位之前没有数字：“{words}”", f"no figure before its unit: “{words}”")
        yield Finding(span, message)


#: Of so many headings the beginnings are compared with the rest of the text, each with so many places of it.
_HEADINGS, _COMPARED = 100, 12
#: The line of a fixed name is no longer, with its number.
_LONGEST_NAME = 30
#: Words of one character that may stand before any other word, and so tell nothing of one that was lost.
_FREE = frozenset("的了是在以因为于其即应要如来位使由与和及将对从等这那该各本也年月日个有无不共")
#: So many of the first characters of a heading are looked for elsewhere.
_BEGINNING = 3


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"[ \t]*(?:[(]?[一二三四五六七八九十百]{1,4}[)、.]{1,2}|[(]?[0-9]{1,3}[)、.]{1,2}|第[一二三四五六七八九十0-9]{1,4}(?:部分|[章节条]))?[ \t]*"
    )


#: The names of tables and parts that norms fix: accounts and budgets of departments (财预〔2016〕143号), disclosure reports
#: (国办公开办函〔2021〕30号).
_FIXED = (
    *("收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表"),
    *("一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表", "财政拨款“三公”经费支出决算表"),
    *("政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"),
    *(
        "部门收支总表",
        "部门收入总表",
        "部门支出总表",
        "财政拨款收支总表",
        "一般公共预算支出表",
        "一般公共预算基本支出表",
    ),
    *("一般公共预算“三公”经费支出表", "政府性基金预算支出表", "国有资本经营预算支出表"),
    *("主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"),
    *("存在的主要问题及改进情况", "其他需要报告的事项"),
)
#: What such a name may do without.
_SPARE = frozenset("的和及、“”总表情况部门基本")


@cache
def _damaged() -> dict[str, tuple[str, str]]:
    """Each of these names without one of its characters, and the name with what it lacks."""
    lacking = {
        name[:at] + name[at + 1 :]: (name, sign)
        for name in _FIXED
        for at, sign in enumerate(name)
        if at == 0 or sign not in _SPARE
    }
    return {words: name for words, name in lacking.items() if words not in _FIXED}


def _damaged_name(folded: str, start: int, end: int) -> tuple[int, str, str] | None:
    """Where a line is a fixed name without one of its characters, that name, and the character."""
    number = _number().match(folded, start, end)
    at = number.end() if number else start
    name = _damaged().get(folded[at:end])
    return (at, *name) if name else None


def _lost_first(folded: str, start: int, end: int) -> str:
    """The character that stands before the words from ``start`` wherever they stand else; "" where there is none."""
    words = folded[start : start + _BEGINNING]
    if end - start < _BEGINNING + 1 or not all(sign > "⺀" for sign in words):
        return ""
    before: set[str] = set()
    times, at, begins = 0, folded.find(words), False
    while at >= 0 and times < _COMPARED:
        if at != start:
            first = folded[at - 1 : at]
            before.add(first)
            times += 1
            begins = begins or not folded[max(0, at - 2) : at - 1].strip() or folded[at - 2] in "、.)。,:“《"
        at = folded.find(words, at + 1)
    first = before.pop() if times > 1 and begins and len(before) == 1 else ""
    return first if first.isalpha() and first not in _FREE else ""


@check(
    "RED009",
    "lost-beginning",
    title=Text("行首缺字", "the beginning of a line is lost"),
    severity="warning",
    basis="practice",
    where=("title", "heading", "run-in", "body", "item", "contents"),
    yields_to=("PUN001",),
    bad=[
        "一、收入决算情况\n本年收入12万元。\n二、⟦出⟧决算情况\n支出决算12万元。支出决算比上年减少。",
        "各项任务全部完成。\n⟦、⟧三公经费支出情况\n全年支出12万元。",
        "一、收入支出决算总表\n二、⟦出⟧决算表\n三、⟦政⟧拨款收入支出决算总表\n四、⟦般⟧公共预算财政拨款支出决算表",
        "全年收入12万元。\n⟦,⟧加强预算管理,压减一般性支出。",
    ],
    good=[
        "一、收入决算情况\n本年收入12万元。\n二、支出决算情况\n支出决算12万元。支出决算比上年减少。",
        "一、存在问题\n主要存在问题有三。主要存在问题如下。\n二、工作情况\n全年工作情况良好。",
        "会同有关单位,\n司法局\n、公安局开展检查。",
        "修改为:“第三条\n”本条例自公布之日起施行。",
    ],
)
def lost_beginning(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一行的开头缺了字：前一段已经结束，这一行却以顿号、逗号、分号或后半个引号、括号起头；标题开头的几个字在文中别处总是接在同一个字后面
    （标题“出决算情况”，别处都是“支出决算”）；标题是规定的表名、栏目名而少一个字（“政拨款收入支出决算总表”）。多为 PDF 提取、转码时丢失。

    不报告：前一行没有结束（换行拆开的句子）；标题的字在别处也单独使用的。

    改法：对照原文补上。

    ---
    The beginning of a line is lost: the paragraph before has ended, and this one begins with a comma, 、 or a closing mark; or the first words of a heading
    stand behind one and the same character wherever else they stand (出决算情况, elsewhere always 支出决算); or a heading is the fixed name of a table or part without one of its characters. Mostly lost when text was extracted from PDF.

    Accepted in silence: lines that go on with an unfinished one; headings whose words also stand alone. To mend it, restore it from the original.
    """
    folded = document.folded
    before, headings = "", 0
    marks: list[Span] = []
    for block in document.layout:
        start, end = block.span
        if folded[start] in "、,;:" and before and before in "。!?" and end - start > _BEGINNING:
            marks.append(Span(start, start + 1))
        elif end - start < _LONGEST_NAME and (named := _damaged_name(folded, start, end)):
            at, name, sign = named
            yield Finding(
                Span(at, at + 1),
                Text(f"名称应为“{name}”，疑缺“{sign}”字", f"the name is {name}; {sign} seems to be missing"),
            )
        elif block.kind in ("title", "heading") and headings < _HEADINGS:
            headings += 1
            number = _number().match(folded, start, end)
            at = number.end() if number else start
            if first := _lost_first(folded, at, end):
                words = document.masked[at : at + _QUOTED].split("\n")[0]
                yield Finding(
                    Span(at, at + 1),
                    Text(f"“{words}”之前疑缺“{first}”字", f"{first} seems to be missing before “{words}”"),
                )
        before = folded[end - 1]
    severity: Severity | None = "info" if len(marks) > _MANY else None
    for span in marks:
        sign = folded[span.start]
        message = Text(f"行首是“{sign}”，前面疑有缺字", f"the line begins with “{sign}”; words are missing")
        yield Finding(span, message, severity=severity)
