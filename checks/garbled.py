"""GLY: text that no longer says what was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Severity, Span, Text, check
from lintreport.text.encodings import Garbled, garbled
from lintreport.text.masking import mask

#: From this many places on, a loss that runs through a whole file is one finding and not a finding each.
WHOLESALE = 20
#: How many of the other places a finding that stands for several relates.
RELATED = 5


class Loss(NamedTuple):
    """One place where something was lost, and what to say of it."""

    span: Span
    message: Text
    fix: Fix | None = None
    severity: Severity | None = None


def each(losses: list[Loss], wholesale: int = WHOLESALE) -> Iterator[Finding]:
    """A finding for every loss; a single one for all of them when the whole file is affected."""
    if len(losses) >= wholesale:
        yield together([loss.span for loss in losses], losses[0].message)
        return
    for loss in losses:
        yield Finding(loss.span, loss.message, fix=loss.fix, severity=loss.severity)


def together(spans: list[Span], message: Text, fix: Fix | None = None, places: int = 0) -> Finding:
    """One finding at the first of ``spans`` that counts them (or ``places``) and relates the next few."""
    count = places or len(spans)
    if count > 1:
        message = Text(f"{message.zh},全文共{count}处", f"{message.en}; {count} places in all")
    return Finding(
        spans[0],
        message,
        related=tuple(Related(span, Text("还有此处", "here as well")) for span in spans[1 : RELATED + 1]),
        fix=fix,
    )


def misread(document: Document) -> list[Garbled]:
    """The stretches that were read in a wrong encoding: what else is odd in them is of the same making."""
    return garbled(document.text)


def is_clear(document: Document, span: Span) -> bool:
    """Whether a span lies outside all text that was read in a wrong encoding, and not right beside it."""
    stretches = document.view(misread)
    at = bisect_right(stretches, span.end + 2, key=lambda stretch: stretch.span.start)
    return at == 0 or stretches[at - 1].span.end + 2 < span.start


def code_points(text: str) -> str:
    """``U+200B U+FEFF``: the first few different characters of ``text`` by number, in the order of the text."""
    numbers = [f"U+{ord(sign):04X}" for sign in dict.fromkeys(text[:100])]
    return " ".join(numbers[:3]) + (" …" if len(numbers) > 3 else "")


@cache
def _replaced() -> re.Pattern[str]:
    planes = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    # U+FFFD U+FFFD, written as UTF-8 and read as GBK, is 锟斤拷; the others are memory that was never filled
    # (CC CC, CD CD), read as GBK.
    signs = f"\ufffc\ufffd\ufdd0-\ufdef{planes}"
    return re.compile(
        f"[{signs}锟烫屯](?:(?<=[{signs}])[{signs}]*|(?<=锟)斤拷(?:锟斤拷)*(?:锟斤?)?|(?<=烫)烫{{2,}}|(?<=屯)屯{{2,}})"
    )


@check(
    "GLY001",
    "replacement-character",
    title=Text("替换字符(原字已丢失)", "replacement character where text was lost"),
    severity="error",
    basis="logic",
    bad=[
        "深入推进法治⟦\ufffd\ufffd⟧府建设。",
        "全区共受理⟦锟斤拷锟斤拷⟧案件12件。",
        "工作情况如下⟦烫烫烫烫⟧。",
        "共有⟦屯屯屯⟧三项。",
        "见下图:⟦\ufffc⟧\n各街道⟦\ufffd⟧办事处、各⟦\ufffd⟧局。",
    ],
    good=[
        "深入推进法治政府建设。",
        "汤很烫,烫烫手。屯屯通公路,村村通客车。",
        "驻村干部李锟斤斤计较每一分钱的去向。",
    ],
)
def replacement_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文中有 U+FFFD(�)、“锟斤拷”“烫烫烫”等字样:解码时无法辨认的字节被换成了它们,原字已经丢失。

    相连的算一处;全文有二十处以上时合报为一条,并给出处数。U+FFFC 是嵌入的图片、公式留下的占位符。
    原字无法从文中恢复,请从原稿重新导出,或按原稿补上。
    ---
    U+FFFD, 锟斤拷, 烫烫烫 and the like stand where bytes could not be decoded: the words are gone.

    Adjacent ones are one place, and twenty or more places in a file are one finding that counts them. U+FFFC is what
    an embedded picture or formula leaves behind. Nothing in the text can bring the words back: export it again
    from the original, or fill them in from there.
    """
    yield from each(
        [
            Loss(Span(*lost.span()), _replacement_message(lost[0]))
            for lost in _replaced().finditer(document.text)
            if is_clear(document, Span(*lost.span()))
        ]
    )


def _replacement_message(words: str) -> Text:
    if words[0] == "\ufffc":
        return Text(
            "对象占位符 U+FFFC:此处的图片或公式已丢失", "object placeholder U+FFFC: a picture or formula was here"
        )
    if words[0] in "锟烫屯":
        return Text(
            f"“{words[:6]}”是解码失败留下的字,原文已丢失",
            f"“{words[:6]}” is left by a failed decoding; the words are lost",
        )
    return Text(
        f"替换字符 {code_points(words)}:原字已丢失", f"replacement character {code_points(words)}: the words are lost"
    )


#: From this many garbled stretches on they are one finding: the file was converted wrongly.
CONVERTED = 5


@check(
    "GLY002",
    "mojibake",
    title=Text("编码错乱的文字(乱码)", "text read in the wrong encoding"),
    severity="error",
    basis="logic",
    bad=[
        "2023年⟦鍏ㄥ幙娉曟不鏀垮簻寤鸿\ue195⟧取得进展。",
        "一是⟦·¨ÖÎÕþ¸®½¨Éè¹¤×÷⟧。二是法治政府⟦¹¤×÷⟧有序推进。",
        "⟦å\x85¨é\x9d¢æ\x8e¨è¿\x9bä¾\x9dæ³\x95è¡\x8cæ\x94¿å·¥ä½\x9c⟧,\n取得实效,不断提高各级人民政府的⟦æ”¿åºœ⟧公信力。",
        "三是⟦祥剿枑詢甡楊俴淉腔夔薯睿阨ⅸ⟧。",
        "三是⟦꼇뙤瓊멕弩랬契漣돨콘제뵨彊틱⟧。",
        "四是⟦荳肴妙謠宣ｫ倅ｾ晄ｳ戊｡梧帆逧閭ｽ蜉帛柱豌ｴ蟷ｳ⟧。",
        "四是⟦дёЌж–\xadжЏђй«дѕќжі•иЎЊж”їзљ„иѓЅеЉ›е’Њж°ґе№і⟧。",
        "五是⟦╡╩╤олА╦ърю╥╗ппуЧ╣ддэа╕╨мк╝ф╫⟧。",
        "六是⟦桑抗큣䲈㽥㑬獞⟧。",
        "七是⟦Ã¤Â¸Â\x8dÃ¦Â\x96Â\xadÃ¦Â\x8fÂ\x90Ã©Â«Â\x98Ã¤Â¾Â\x9dÃ¦Â³Â\x95Ã¨Â¡Â\x8cÃ¦Â\x94Â¿Ã§Â\x9aÂ\x84Ã¨Â\x83Â½Ã¥Â\x8aÂ\x9bÃ¥Â\x92Â\x8cÃ¦Â°Â´Ã¥Â¹Â³⟧。",
    ],
    good=[
        "2023年全县法治政府建设取得进展。",
        "“锟斤拷”“烫烫烫”是常见的乱码。",
        "任湧飞、鄠邑区、石碁镇、闾力华、濛溪河",
        "Société Générale、Müller、Ångström、café",
        "依託臺灣、香港、澳門的專業優勢,開展國際經貿合作。",
        "ありがとうございます。日本国憲法第九条",
        "대한민국 서울특별시 강남구",
        "Москва, улица Ленина, дом 1",
        "བོད་ཡིག ᠮᠣᠩᠭᠣᠯ ئۇيغۇر",
        "fǎ zhì zhèng fǔ(法治政府)",
        "面积120㎡,温度≥25℃,误差±0.5μm,①②③",
    ],
)
def mojibake(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文字以一种编码写成,却按另一种编码读出,成了乱码:UTF-8 当作 GBK(骞村害)、GBK 当作 Latin-1(·¨ÖÎ)、UTF-8 当作 Latin-1(æ³•æ²»),
    以及 Big5、Shift-JIS、EUC-KR、KOI8-R、CP1251、Mac Roman、UTF-16 等之间的误读,连续误读两次的也在内。

    只报告能证明的:把文字按误读的编码写回字节,再按原来的编码读出,得到的是常用汉字连成的文字。提示中给出还原出的文字。相连的乱码算一处,
    全文有五处以上时合报为一条。不报告:生僻字人名、繁体字、日文、韩文、俄文、外文人名。

    误读时往往有个别字节已经丢失,请从原稿以 UTF-8 重新导出。能逐字还原的,给出了修改,请先核对。
    ---
    Text was written in one encoding and read in another: UTF-8 as GBK (骞村害), GBK as Latin-1 (·¨ÖÎ), UTF-8 as Latin-1
    (æ³•æ²»), and the like among Big5, Shift-JIS, EUC-KR, KOI8-R, CP1251, Mac Roman, UTF-16, also twice in a row.

    Only what is proven is reported: written back in the encoding it was misread in and read in the other one, the text
    consists of frequent Chinese characters. The message shows what it said. Garbled text that hangs together is one
    place; five or more places are one finding. Rare names, traditional characters, Japanese, Korean, Russian and
    foreign names are accepted.

    A few bytes are mostly lost on the way: export the text again from the original, as UTF-8. Where every byte is still
    there the fix puts the words back; look before you accept it.
    """
    yield from each([_misread(document, stretch) for stretch in document.view(misread)], wholesale=CONVERTED)


def _misread(document: Document, stretch: Garbled) -> Loss:
    words = " ".join(document.masked[stretch.span.start : min(stretch.span.end, stretch.span.start + 12)].split())
    original = " ".join(mask(stretch.original)[:20].split())
    fix = None
    if stretch.whole:
        fix = Fix(Text("还原文字", "put the words back"), (Edit(stretch.span, stretch.original),))
    return Loss(
        stretch.span,
        Text(
            f"“{words}”是 {stretch.written} 文字按 {stretch.read} 读出的乱码,原为“{original}”",
            f"“{words}” is {stretch.written} text read as {stretch.read}; it said “{original}”",
        ),
        fix,
    )


class _Kind(NamedTuple):
    """One way in which a question mark shows a loss.

    ``unless``: what speaks against it – ``asks``: its own sentence asks; ``asking``: a sentence in its line does.
    The span is the pattern's group where it has one.
    """

    pattern: re.Pattern[str]
    unless: Literal["", "asks", "asking"]
    severity: Severity
    zh: str
    en: str


@cache
def _kinds() -> tuple[_Kind, ...]:
    han = r"\u3007\u3400-\u4dbf\u4e00-\u9fff"
    left, right = f"{han}0-9A-Z%‰℃”》)\\]", f"{han}0-9A-Z%“《(〔"
    index = "“{}”中的“?”疑为丢失的上下标", "the “?” in “{}” stands for a lost index"
    sign = "“{}”中的“?”疑为丢失的字符", "the “?” in “{}” seems to stand for a lost character"
    return (
        _Kind(
            # 比例为什么定为30?2020年起… is a question and the sentence after it; 2020?2021年 is not.
            re.compile(r"(?<![0-9])(?:[0-9]{4}|[0-9]{1,8}(?!\?(?:19|20)[0-9]{2}年))(?:\?[0-9]{1,8}){1,9}(?![0-9])"),
            "",
            "error",
            "“{}”中的“?”疑为丢失的符号",
            "the “?” in “{}” stands for a lost sign",
        ),
        _Kind(
            re.compile(
                rf"(?<![!?])(?:(?<=[{han}0-9])|(?=\?\?++[{han}0-9])|(?=\?\?\?))\?\?++(?:[ ,、。]{{0,3}}\?\?++){{0,50}}+(?!!)"
            ),
            "asks",
            "error",
            "连续的“?”:此处的文字已丢失",
            "run of “?”: the words here are lost",
        ),
        # Squares, cubes and indices are in no Chinese code table: 平方米 and 二氧化碳 lose theirs first.
        _Kind(
            re.compile(rf"(?<=[0-9{han}/ ])[kcdm]?m\?|(?<![A-Za-z])(?:CO|SO|NO|CH|NH|H|O)\?(?=[{han}0-9O,、。;:)/])"),
            "asks",
            "error",
            *index,
        ),
        _Kind(
            re.compile(rf"(?<=[{left}])\?(?=[{right}])(?!\?(?:还是|或者?[^是]?|抑或|亦或))"), "asking", "warning", *sign
        ),
        _Kind(re.compile(rf"(?<=[{left}a-z])\?(?=[,、;:。〕])"), "asks", "warning", *sign),
        _Kind(re.compile(rf"(?<=[,、;:。“《(〔—+])\?(?=[{han}0-9A-Z])"), "", "warning", *sign),
        _Kind(
            re.compile(rf"(?<![^\r\n])[ \t(]{{0,12}}(\?)(?: {{0,2}}[{han}0-9A-Z“《(〔、.,:—]|\)[{han}])"),
            "",
            "warning",
            "行首的“?”疑为丢失的字符",
            "the “?” that begins a line seems to stand for a lost character",
        ),
    )


_BOXES = "〓□▯▢"


@cache
def _boxes() -> re.Pattern[str]:
    """A box in the middle of words; boxes to tick stand near each other, near a tick, or beside 是, 否, 同意 and the like."""
    words, boxes = r"\u4e00-\u9fff", "□▯▢"
    alone = "".join(f"(?<![{boxes}√☑✓].{{{count}}})" for count in range(2, 10))
    return re.compile(
        rf"〓{{1,20}}|[{boxes}](?<=[{words}“《、,].)(?<![是否有无男女意].){alone}[{boxes}]{{0,7}}"
        rf"(?=[{words}”》、,。])(?![是否有无男女不未同其适])(?![^\r\n]{{1,10}}[{boxes}√☑✓])"
    )


@cache
def _questions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends a sentence, and what asks; 几十 and the like make a few statements look like questions: a miss, no alarm."""
    return re.compile(r"\?+|[。!;…]"), re.compile(
        r"[吗呢吧谁怎哪几啥咋孰岂]|什么|(?<![这那多要])么|(?<!任)何|多少|多[大久长高远]|是否|能否|可否|与否|难道|还是|干嘛|凭啥|不就|不也|莫非|不正是|[问答]:"
        r"|(?P<verb>.)[不没](?P=verb)"
    )


@cache
def _memorial() -> re.Pattern[str]:
    return re.compile(
        r"[”\"’』」]?[\u4e00-\u9fff]{0,12}?(?:日|节|周|月|年|事件|事故|事变|惨案|案|运动|讲话|地震|爆炸|行动|工程|会议)"
    )


@check(
    "GLY003",
    "lost-glyph",
    title=Text("字符丢失成问号", "question mark where a character was lost"),
    severity="error",
    basis="logic",
    bad=[
        "利用⟦12?4⟧国家宪法日开展宣传。",
        "“⟦9?18⟧”事变纪念日。《规划(⟦2021?2025⟧年)》已印发。",
        "深入推进法治政⟦?⟧建设,不断提高依法行政水平。",
        "每平方米补贴200元⟦?⟧平方米,建成面积120⟦m?⟧以上,⟦CO?⟧排放下降。",
        "全区⟦????⟧案件12件。",
        "⟦?⟧一、工作开展情况\n加强组织领导⟦?⟧。\n(⟦?⟧)强化监督\n ⟦?⟧ 健全机制",
        "推进法治⟦□⟧府建设,办理⟦〓〓⟧案件12件。",
        "新增学科进入前1⟦?⟧。依据国办发〔202⟦?⟧〕2号,支付⟦?⟧%,获评⟦?⟧A级景区。\n开展“⟦?⟧扫黄打非”专项行动。",
    ],
    good=[
        "利用12·4国家宪法日开展宣传。",
        "钱从哪里来?人往哪里去?这是必须回答的问题。",
        "为什么?因为群众不满意。",
        "他们问:“这笔钱花得值?”群众心里有一杆秤。",
        "是就事论事?还是举一反三?答案写在群众心里。",
        "中国人民会答应吗?不会答应。人民会同意?人民决不会同意。",
        "详见 http://www.example.gov.cn/list.jsp?id=12&page=3?4 和 www.example.cn/a?12。",
        "面积为120(?)亩。",
        "正则表达式“第?[一二三]条”“(省|市)?人民政府”。",
        '{"title": "如何办理?", "answer": "到窗口办理"}',
        "比例为什么定为30?2020年起国家有规定。",
        "一、怎样看待当前形势?\n(一)形势总体向好。",
        "你准备好了吗???加油!!??",
        "√适用□不适用\n□是 □否\n同意□不同意□\n本科□硕士□\n□基层干部□群众代表",
        "这不就解决了?关键在落实。",
    ],
)
def lost_glyph(document: Document, options: NoOptions) -> Iterator[Finding]:
    """转码时目标编码没有的字符会变成“?”:间隔号(12?4国家宪法日)、千分号、平方米的“²”,有时是汉字。

    报告:数字之间的“?”(12?4);连续的“??”;句子中间、前后都是汉字或数字,而句中没有疑问词的“?”;紧接逗号、
    句号之前或之后的“?”;行首的“?”。前三种情形中第一、二种为错误,其余为警告。

    不报告:有“吗、呢、谁、何、怎、几、是否、还是”等词的问句,同一行中与之相连的反问,引号内的问句,独占一行的设问标题,
    网址与代码,表示存疑的“(?)”。〓和夹在词语中间的“□”也是未能显示的字,供勾选的方框不在此列。

    纪念日中的“12?4”可改为“12·4”,请先核对。其余须对照原稿补上。全文有二十处以上时合报为一条。
    ---
    A character that the target encoding lacks becomes “?”: the middle dot (12?4国家宪法日), the per-mille sign, the ² of
    m², sometimes an ideograph.

    Reported are a “?” between digits, a run of them, a “?” within a sentence that asks nothing, one beside a comma or
    full stop, and one that begins a line. The first two are errors, the others warnings.

    〓, and □ in the middle of words, stand for characters that could not be shown; boxes to tick do not.

    Accepted are sentences with a word that asks, rhetorical questions in the same line, quoted questions, headings that
    ask, addresses and code, and “(?)” for a doubt.

    For a memorial day the fix puts the middle dot back; look before you accept it. All else has to be taken from the
    original. Twenty or more places in a file are one finding.
    """
    losses: list[Loss] = []
    at = document.folded.find("?")
    while at >= 0:
        line = document.lines[document.line_at(at) - 1]
        losses += _lost_in_line(document, line)
        at = document.folded.find("?", line.end)
    losses += [
        Loss(
            Span(*box.span()),
            Text(f"“{box[0]}”疑为未能显示的字", f"“{box[0]}” seems to stand for a character that could not be shown"),
            severity="warning",
        )
        for box in (_boxes().finditer(document.folded) if any(box in document.folded for box in _BOXES) else ())
    ]
    losses.sort(key=lambda loss: loss.span)
    yield from each([loss for loss in losses if is_clear(document, loss.span)])


def _lost_in_line(document: Document, line: Span) -> list[Loss]:
    text = document.folded
    steps, asking = _questions()
    asks: dict[int, bool] = {}  # at the beginning of each run of question marks
    start = line.start
    for step in steps.finditer(text, *line):
        if step[0][0] == "?":
            asks[step.start()] = asking.search(text, max(start, step.start() - 120), step.start()) is not None
        start = step.end()
    excuses = {"": False, "asking": any(asks.values())}
    losses: list[Loss] = []
    for kind in _kinds():
        for found in kind.pattern.finditer(text, *line):
            span = Span(*found.span(found.lastindex or 0))
            mark = text.index("?", span.start)
            if not (excuses.get(kind.unless) or (kind.unless == "asks" and asks[mark]) or _is_code(text, mark, line)):
                losses.append(_loss(document, kind, span))
    return _apart(losses)


def _loss(document: Document, kind: _Kind, span: Span) -> Loss:
    shown = span if span.end - span.start > 1 else Span(max(0, span.start - 4), span.end + 4)
    words = " ".join(document.masked[shown.start : min(shown.end, shown.start + 20)].split())
    return Loss(
        span, Text(kind.zh.format(words), kind.en.format(words)), _middle_dot(document.folded, span), kind.severity
    )


def _middle_dot(folded: str, span: Span) -> Fix | None:
    """The middle dot of a date before what happened on it: 12?4国家宪法日."""
    month, _, day = folded[span.start : min(span.end, span.start + 6)].partition("?")
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    if not _memorial().match(folded, span.end, span.end + 20):
        return None
    return Fix(Text(f"改为“{month}·{day}”", f"write “{month}·{day}”"), (Edit(span, f"{month}·{day}"),))


@cache
def _code() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("[!-~]*"), re.compile(r"://|www\.|[=\\&*+|^$\[{]|\.[a-z]{2,5}[/?]")


def _is_code(text: str, mark: int, line: Span) -> bool:
    """Whether a question mark belongs to an address, an expression or a program."""
    visible, telling = _code()
    before = visible.match(text[max(line.start, mark - 100) : mark][::-1])
    after = visible.match(text, mark, min(line.end, mark + 100))
    if telling.search((before[0][::-1] if before else "") + (after[0] if after else "")):
        return True
    return mark > line.start and text[mark - 1] in ")]" and "|" in text[max(line.start, mark - 40) : mark]


# What GB 18030 had to keep in the private use area until Unicode took it in (GB 18030-2000 against -2022).
_FORMER_GB18030 = dict(
    zip(
        "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864"
        "\ue816\ue817\ue818\ue831\ue83b\ue855",
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"
        "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
        strict=True,
    )
)


@cache
def _private() -> re.Pattern[str]:
    return re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")


@check(
    "GLY004",
    "private-use-character",
    title=Text("私用区字符", "private use character"),
    severity="error",
    basis="logic",
    bad=[
        "⟦\uf0b7⟧加强组织领导。",
        "依照《条例》第⟦\ue004⟧条办理,⟦\U000f0001\U000f0002⟧同志负责。",
        "⟦\ue81e⟧县司法局",
    ],
    good=["•加强组织领导。", "依照《条例》第九条办理,龑䶮同志负责。", "①②③④⑤"],
)
def private_use_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """私用区(U+E000–F8FF、第15、16平面)的字符没有公认的字形:在作者的字体中是项目符号、图标或自造的生僻字,换一台机器就是方框或别的字。

    相连的算一处;全文有二十处以上时合报为一条。GB 18030-2000 曾借用、后来已有正式编码的字可以直接换成正式编码(安全修复);
    其余请改用正式编码的字或符号,自造字可用扩展区汉字。
    ---
    A character of the private use area (U+E000–F8FF, planes 15 and 16) has no agreed shape. In the author's font it is
    a bullet, an icon or a home-made rare ideograph; on the next machine it is a box or something else.

    Adjacent ones are one place; twenty or more places are one finding. Those that GB 18030-2000 borrowed and that have
    a code of their own today are replaced by it, which is safe. Write the others with the encoded character.
    """
    losses = [_private_loss(Span(*found.span()), found[0]) for found in _private().finditer(document.text)]
    yield from each([loss for loss in losses if is_clear(document, loss.span)])


def _private_loss(span: Span, signs: str) -> Loss:
    fix = None
    if all(sign in _FORMER_GB18030 for sign in signs):
        encoded = "".join(_FORMER_GB18030[sign] for sign in signs)
        fix = Fix(
            Text(f"改为正式编码的“{encoded}”", f"write “{encoded}”, which has a code today"),
            (Edit(span, encoded),),
            safe=True,
        )
    numbers = code_points(signs)
    return Loss(
        span,
        Text(f"私用区字符 {numbers}:没有公认的字形", f"private use character {numbers}: it has no agreed shape"),
        fix,
    )


# Kinds of characters that cannot be seen, each reported once a document: how they are called, and which they are.
_INVISIBLE = (
    (Text("零宽字符", "zero-width character"), "\u200b-\u200d\u2060-\u2064\ufeff\u034f\u115f\u1160\u180e\u3164\uffa0"),
    (Text("软连字符", "soft hyphen"), "\u00ad"),
    (Text("双向排版控制符", "bidirectional control"), "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"),
    (Text("变体选择符或标签字符", "variation selector or tag"), "\ufe00-\ufe0f\ufff9-\ufffb\U000e0000-\U000e01ef"),
    (Text("控制字符", "control character"), "\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"),
    (Text("行分隔符", "line separator"), "\x0b\x85\u2028\u2029"),
)
#: Joiners, marks of direction, variation selectors and tags: in some scripts, and in emoji, they belong to the spelling.
_JOINERS = "\u200c\u200d\u200e\u200f\u061c\u180e" + "".join(
    map(chr, [*range(0xFE00, 0xFE10), *range(0xE0020, 0xE01F0)])
)
#: What changes the order in which all that follows is shown: to delete it may change what a reader sees.
_OVERRIDES = "\u202d\u202e\u2066\u2067\u2068"


@cache
def _invisible() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Invisible characters, and such characters by their kind."""
    every = "".join(signs for _, signs in _INVISIBLE)
    return re.compile(f"[{every}]+"), re.compile("|".join(f"([{signs}]+)" for _, signs in _INVISIBLE))


@cache
def _joining() -> re.Pattern[str]:
    """Scripts that spell with joiners and marks of direction, and emoji, which are made up with them."""
    scripts = r"\u0590-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc"
    pictures = r"0-9#*©®‼⁉™ℹ\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
    return re.compile(f"[{scripts}{pictures}]")


@check(
    "GLY005",
    "invisible-character",
    title=Text("不可见字符", "invisible character"),
    severity="warning",
    basis="practice",
    bad=[
        "法治⟦\u200b⟧政府建设工作\u200b报告\u200b。",
        "⟦\ufeff⟧一、工作开展情况\n二、存在的问题",
        "co⟦\xad⟧operation机制",
        "罚款⟦\u202e⟧001\u202c元",
        "文件⟦\x07⟧名称\x08",
        "第一行⟦\u2028⟧第二行",
        "审结⟦\x0c⟧案件12件",
        "全面⟦\ufe0f⟧推进",
    ],
    good=[
        "法治政府建设工作报告。",
        "  各位代表:\n\t一、工作开展情况\r\n二、存在的问题",
        "上一页末。\n\x0c下一页开头。\x0c\n",
        "群众点赞👍🏻❤\ufe0f,一家👨\u200d👩\u200d👧和美。",
        "葛\U000e0100城街道、辻\ufe00村",
        "می\u200cخواهم",
    ],
)
def invisible_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """零宽空格、文中的 BOM、软连字符、双向控制符、控制字符等看不见,却使查找、比对、统计和排版出错,多由网页或 PDF 复制带入。

    同一类字符全文只报一条,注明处数。不报告:制表符、换行、全角空格缩进、不间断空格;行首或行末的换页符(PDF 导出的分页);
    表情符号和阿拉伯、蒙古等文字中的连接符;汉字后的异体选择符。

    修复为删去,行分隔符改为换行,均不改变文意;会改变显示顺序的双向控制符须先核对。
    ---
    Zero-width spaces, an inner BOM, soft hyphens, bidirectional controls and control characters are not seen, and break
    searching, comparing, counting and layout. They come along when a web page or a PDF is copied.

    One finding a kind counts them all. Accepted are tabs, line ends, wide spaces, no-break spaces, a form feed at the
    beginning or end of a line (the pages of an export), joiners in emoji and in scripts that spell with them, and
    variation selectors after an ideograph.

    The fix deletes them, or ends the line where a line separator stands. It is safe but for controls that change the
    order in which text is shown.
    """
    text = document.text
    found: list[list[Span]] = [[] for _ in _INVISIBLE]
    every, kinds = _invisible()
    for run in every.finditer(text):
        for part in kinds.finditer(text, *run.span()):
            span = Span(*part.span())
            if not _in_its_place(text, span) and is_clear(document, span):
                found[(part.lastindex or 1) - 1].append(span)
    for (kind, _), spans in zip(_INVISIBLE, found, strict=True):
        if not spans:
            continue
        signs = "".join(text[slice(*span)] for span in spans[:10])
        message = Text(f"{kind.zh} {code_points(signs)}", f"{kind.en} {code_points(signs)}")
        if kind.en == "line separator":
            fix = Fix(Text("改为换行", "end the line there"), tuple(Edit(span, "\n") for span in spans), safe=True)
        else:
            safe = not any(sign in _OVERRIDES for span in spans for sign in text[slice(*span)])
            fix = Fix(Text("删去", "delete it"), tuple(Edit(span, "") for span in spans), safe=safe)
        yield together(spans, message, fix)


def _in_its_place(text: str, span: Span) -> bool:
    """Whether invisible characters belong where they stand."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if text[span.start] == "\x0c":  # a page of an export begins
        return before in "\r\n" or after in "\r\n"
    if text[span.start] in _JOINERS:
        return bool(_joining().match(before)) or (span.end - span.start == 1 and _is_variant(before, text[span.start]))
    return False


def _is_variant(ideograph: str, selector: str) -> bool:
    """Whether ``selector`` chooses among the shapes of ``ideograph``: 葛 with U+E0100."""
    return ideograph >= "\u3400" and ("\ufe00" <= selector <= "\ufe02" or selector >= "\U000e0100")


# The unified ideographs of the CJK Radicals Supplement (U+2E81–2EF3), which no normal form of Unicode gives: the
# property Equivalent_Unified_Ideograph of Unicode 15. Those without one in daily use are left out.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


@cache
def _compatible() -> re.Pattern[str]:
    # U+FA0E–FA29 hold twelve that are ideographs in their own right.
    return re.compile(
        f"[{''.join(_RADICALS)}⼀-⿕\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9\U0002f800-\U0002fa1f]"
    )


@check(
    "GLY006",
    "compatibility-character",
    title=Text("兼容区汉字", "compatibility ideograph"),
    severity="warning",
    basis="practice",
    bad=["⟦⼈⟧⺠政府⼯作报告", "加强⟦⻛⟧险防控", "复印资料⟦\uf9be⟧份"],
    good=["人民政府工作报告", "检索时选偏旁“⺮”或部首“⼈”。", "﨑头村", "①②③ⅣⅤ㎡℃"],
)
def compatibility_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """康熙部首(⼈ U+2F08)、部首补充(⺠ U+2EA0)和兼容汉字看上去与常用汉字一样,编码却不同,检索、比对、统计都找不到,多由 PDF 提取带入。

    全文只报一条,注明处数;修复为换成对应的通用汉字,字义不变。不报告引号内单独举出的部首。
    ---
    Kangxi radicals (⼈ U+2F08), the radicals supplement (⺠ U+2EA0) and compatibility ideographs look like everyday
    ideographs and are none: no search, comparison or count finds them. They come from text extracted from PDF.

    One finding counts them all, and its safe fix writes the unified ideographs. A radical that is quoted alone, as a
    radical, is accepted.
    """
    text = document.text
    signs = [
        at
        for at in (found.start() for found in _compatible().finditer(text))
        if not _is_cited(text, at) and is_clear(document, Span(at, at + 1))
    ]
    if signs:
        edits = tuple(Edit(Span(at, at + 1), unified(text[at])) for at in signs)
        words = "、".join(
            f"{edit_from}→{unified(edit_from)}" for edit_from in list(dict.fromkeys(text[at] for at in signs[:50]))[:3]
        )
        yield together(
            [Span(at, at + 1) for at in signs],
            Text(f"兼容区汉字 {words}", f"compatibility ideograph {words}"),
            Fix(Text("改为通用汉字", "write the unified ideographs"), edits, safe=True),
        )


def unified(sign: str) -> str:
    """The ideograph in daily use that a radical or compatibility ideograph stands for."""
    import unicodedata

    return _RADICALS.get(sign) or unicodedata.normalize("NFKC", sign)


def _is_cited(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in "“‘「『\"'" and text[at + 1 : at + 2] in tuple("”’」』\"'")


class _Residue(NamedTuple):
    """One kind of markup that a conversion leaves behind, and what mends it."""

    kind: Text
    signs: tuple[str, ...]  # a text that holds none of them needs no search
    pattern: str
    mend: Callable[[str], str | None]
    safe: bool = False


def _residues() -> tuple[_Residue, ...]:
    han = r"\u3400-\u9fff"
    names = "nbsp|[lr]dquo|[lr]squo|[mn]dash|hellip|middot|bull|amp|lt|gt|quot|apos|times|divide|deg|copy|reg|e[mn]sp|yen|sect"
    tags = "br|p|div|span|font|strong|b|i|u|em|img|a|table|tbody|tr|td|th|ul|ol|li|h[1-6]|center|style|script|o:p|sup|sub|hr"
    field = r'(?:HYPERLINK|PAGEREF|INCLUDEPICTURE) ?["_\\]|\\\* ?MERGEFORMAT|TOC \\[a-z]|错误! ?(?:未找到引用源|未定义书签|超链接引用无效)'
    css = r"mso-[a-z-]{2,30}:|X-NONE|(?:\.TRS_Editor|\.Mso[A-Z]\w{2,20})|@font-face|(?:font-family|line-height|text-indent):[^;\n]{1,40};"
    return (
        _Residue(
            Text("HTML 实体", "HTML entity"),
            ("&",),
            rf"&(?:amp;)?(?:(?:{names})(?:;|(?![A-Za-z0-9=]))|#[0-9]{{2,6}};|#x[0-9A-Fa-f]{{2,5}};)",
            _unescaped,
            safe=True,
        ),
        _Residue(Text("字符编号", "number of a character"), ("<U+",), r"<U\+[0-9A-F]{4,6}>", _numbered, safe=True),
        _Residue(
            Text("HTML 标签", "HTML tag"),
            ("<",),
            rf"(?i:</?(?:{tags})(?:\s[^<>\n]{{0,300}})?/?>|<!--[^<>\n]{{0,200}}-->)",
            lambda tag: "\n" if re.match(r"(?i)</?(?:br|p|div|tr|li|h[1-6])\b", tag) else "",
        ),
        _Residue(
            Text("转义字符", "escaped character"),
            ("\\",),
            rf"(?:\\u[0-9a-fA-F]{{4}})+|(?:\\x[0-9a-fA-F]{{2}}){{2,}}|(?<=[{han}。;:,])(?:\\r)?\\[nrt](?![A-Za-z])",
            _plain,
        ),
        _Residue(
            Text("百分号编码", "percent-encoded text"),
            ("%E", "=E", "%2", "%3"),
            r"(?<![%=/?&.A-Za-z0-9-])(?:%[0-9A-F]{2}){3,}|(?<![=A-Za-z0-9])(?:=[0-9A-F]{2}){3,}",
            _decoded_bytes,
        ),
        _Residue(
            Text("Word 域代码", "Word field"),
            ("HYPERLINK", "PAGEREF", "INCLUDEPICTURE", "MERGEFORMAT", "TOC \\", "错误!"),
            field,
            lambda code: None,
        ),
        _Residue(
            Text("样式代码", "style sheet"),
            ("mso-", "X-NONE", ".TRS_", ".Mso", "@font", "font-family", "line-height", "text-indent"),
            css,
            lambda code: None,
        ),
        _Residue(
            Text("表格公式错误", "spreadsheet error"),
            ("#",),
            r"#(?:REF|VALUE|NUM|NULL|DIV/0)!|#NAME\?",
            lambda code: None,
        ),
        _Residue(
            Text("程序占位", "program's placeholder"),
            ("{{", "${", "[object", "_x000", "null", "undefined", "NaN", "None"),
            (
                rf"\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\$\{{[\w.]{{1,40}}\}}|\[object Object\]|_x000[0-9A-D]_"
                rf"|(?<=[{han}])(?:null|undefined|NaN|None)(?=[{han},。;])"
            ),
            lambda code: None,
        ),
    )


def _unescaped(entity: str) -> str:
    from html import unescape

    return unescape(unescape(entity.rstrip(";") + ";")).replace("\xa0", " ")


def _numbered(number: str) -> str | None:
    sign = chr(min(int(number[3:-1], 16), 0x10FFFF))
    return " " if sign == "\xa0" else sign if sign.isprintable() or sign.isspace() else None


def _plain(escapes: str) -> str | None:
    if escapes.startswith("\\u"):
        plain = "".join(chr(int(code, 16)) for code in escapes.split("\\u")[1:])
        return plain if plain.isprintable() else None
    return {"\\n": "\n", "\\r\\n": "\n", "\\r": "\n", "\\t": "\t"}.get(escapes) or _decoded_bytes(escapes)


def _decoded_bytes(codes: str) -> str | None:
    data = bytes.fromhex("".join(sign for sign in codes if sign not in "%=\\x"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


#: Files whose own language is markup, by their suffix.
_MARKUP_FILES = (
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".xml",
    ".tex",
    ".rst",
    ".json",
    ".jsonl",
    ".yaml",
    ".yml",
)
#: How far into a text it is looked at to see whether it is markup or data as a whole.
_HEAD = 20_000


def is_markup(document: Document) -> bool:
    """Whether a text is written in markup or is data, so that entities, tags and escapes are its own."""
    head = document.text[:_HEAD]
    if document.path.lower().endswith(_MARKUP_FILES) or head.lstrip()[:1] in ("{", "["):
        return True
    if re.search(r"(?i)<!doctype|<html[\s>]|<body[\s>]|<head>|<\?xml", head):
        return True
    return len(re.findall(r"(?m)^#{1,6} \S", head)) > 2


@check(
    "GLY007",
    "markup-residue",
    title=Text("标记代码残留", "markup left in the text"),
    severity="warning",
    basis="practice",
    bad=[
        "一、工作⟦&nbsp;⟧&nbsp;开展情况。坚持&ldquo;放管服&rdquo;改革。",
        "共办理案件12件。⟦<br>⟧<br/>二、存在的问题",
        '⟦<span style="font-size:16pt">⟧三、下一步打算</span>',
        "⟦<U+00A0>⟧<U+3000>各位代表",
        "推进⟦\\u4f9d\\u6cd5⟧行政。第一段。\\n第二段",
        "附件⟦%E6%B3%95%E6%B2%BB⟧报告,主题⟦&#8220;⟧法治&#8221;",
        "详见⟦错误!未找到引用源⟧。目录PAGEREF _Toc12345",
        "同比增长⟦#DIV/0!⟧,罚款⟦null⟧万元,由{{name}}负责。",
        "⟦mso-bidi-font-size:⟧ 正文。",
    ],
    good=[
        "一、工作开展情况。坚持“放管服”改革。",
        "若a<b且b>c,则a<b。R&D经费增长,AT&T公司,A&B。",
        "参见 http://www.example.gov.cn/s?q=%E6%B3%95%E6%B2%BB&nbsp=1",
        "<附件>内有《办法》,<一>总体情况。",
        "保存到D:\\reports\\new目录。完成率100%。",
        "<!DOCTYPE html><html><body>正文&nbsp;<br></body></html>",
        '{"title": "\\u6cd5\\u6cbb", "text": "第一段<br>第二段"}',
        "# 报告\n## 一、情况\n正文&nbsp;<br>\n## 二、打算\n### (一)",
    ],
)
def markup_residue(document: Document, options: NoOptions) -> Iterator[Finding]:
    """正文里留下了标记代码:HTML 实体(&nbsp; &ldquo;)、标签(<br>)、字符编号(<U+00A0>)、转义(\\\\u4e2d)、百分号编码(%E4%B8%AD)、Word 域代码
    (错误!未找到引用源)、样式(mso-)、表格公式错误(#REF!)、模板占位({{name}}、null)。

    同一类全文只报一条,注明处数。不报告:Markdown、HTML、JSON 文件(按后缀或内容判断)自身的标记;网址中的编码;数学式中的 <、>;R&D。

    HTML 实体和字符编号可以安全地换成它们所代表的字符;标签、转义、百分号编码的修改请先核对;其余请对照原稿补上。
    ---
    Markup is left in the text: HTML entities, tags, numbers of characters (<U+00A0>), escapes, percent-encoding,
    Word fields, style sheets, spreadsheet errors, a template's placeholders.

    One finding a kind counts them all. Accepted are the markup of a Markdown, HTML or JSON file (by its suffix or by what
    it holds), encoding within addresses, < and > in formulas, and R&D.

    Entities and numbers of characters are safely replaced by what they stand for. Look at the other fixes before you
    accept them, and take the rest from the original.
    """
    if document.view(is_markup):
        return
    text = document.folded
    line = Span(0, len(text))
    for residue in _residues():
        if not any(sign in text for sign in residue.signs):
            continue
        hits = [found for found in re.finditer(residue.pattern, text) if not _in_address(text, found.start(), line)]
        if not hits:
            continue
        spans = [Span(*found.span()) for found in hits]
        words = document.masked[spans[0].start : min(spans[0].end, spans[0].start + 20)]
        mended = [residue.mend(found[0]) for found in hits]
        edits = tuple(Edit(span, plain) for span, plain in zip(spans, mended, strict=True) if plain is not None)
        fix = Fix(Text("换成所代表的字符", "write what it stands for"), edits, residue.safe) if edits else None
        yield together(
            spans, Text(f"{residue.kind.zh}残留“{words}”", f"{residue.kind.en} left in the text: “{words}”"), fix
        )


def _in_address(text: str, at: int, line: Span) -> bool:
    before = _code()[0].match(text[max(line.start, at - 200) : at][::-1])
    return before is not None and re.search(r"://|www\.", before[0][::-1]) is not None


# Cyrillic and Greek letters that cannot be told from Latin ones (UTS #39).
_CONFUSABLE = dict(
    zip("АВЕЅІЈКМНОРСТХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXaeijopcyxsABEZHIKMNOPTYXo", strict=True)
)
# Rare ideographs that official Chinese does not use, each taken for a common one by the eye, an input method or OCR.
_RARE = dict(zip("亊仼巿囯昰凢朩査歩収対県", "事任市国是凡木查步收对县", strict=True))


class _Lookalike(NamedTuple):
    """One kind of sign that passes for another."""

    signs: tuple[str, ...]  # a text that holds none of them needs no search
    pattern: str
    mend: Callable[[str], str]
    zh: str
    en: str
    safe: bool = False


def _lookalikes() -> tuple[_Lookalike, ...]:
    confusable = f"[{''.join(_CONFUSABLE)}]"
    capital = f"[{''.join(sign for sign in _CONFUSABLE if sign.isupper())}]"
    zeros = "OoОоΟο◯0"
    numeral = "〇零一二三四五六七八九"
    units = "年|月|日|号|时|%|‰|万|亿|元|余|人|名|户|个|件|家|项|起|次|亩|吨|公里|平方|条|所|处|册|份|天|岁"
    letter = "“{}”中混有形似数字的字母", "letters that look like digits in “{}”"
    zero = "“{}”中的“〇”写成了别的字符", "something else stands for 〇 in “{}”"
    latin = "“{}”像拉丁字母,其实是西里尔或希腊字母", "“{}” looks Latin and is Cyrillic or Greek"
    numerals = "[一二三四五六七八九十]"
    # Each begins with the signs in question, which are rare: a search passes quickly over all else.
    return (
        _Lookalike(
            ("O", "o", "l", "I"),
            r"[12lI](?<![A-Za-z0-9.-].)(?=[0-9]{0,2}[OolI]|(?<=[lI]))[09Oo][0-9OolI]{2}(?=年)",
            _digits,
            *letter,
            safe=True,
        ),
        _Lookalike(
            ("O", "o", "l", "I"),
            rf"[0-9](?<![A-Za-z0-9.-].)(?=[0-9]{{0,7}}[OolI])[0-9OolI]{{1,8}}(?=(?:{units}))",
            _digits,
            *letter,
        ),
        _Lookalike(
            tuple(zeros),
            rf"(?:二|一(?=九))(?<![{numeral}].)(?=[{numeral}]{{0,2}}[{zeros}])[{numeral}{zeros}]{{3}}(?=年|〕)",
            lambda year: re.sub(f"[{zeros}]", "〇", year),
            *zero,
            safe=True,
        ),
        _Lookalike(
            tuple(_CONFUSABLE),
            (
                rf"{confusable}(?:(?<=[A-Za-z].)|(?={confusable}{{0,20}}[A-Za-z])){confusable}{{0,20}}"
                rf"(?:[A-Za-z]{{1,20}}{confusable}{{1,20}}){{0,5}}"
            ),
            _latin,
            *latin,
        ),
        _Lookalike(
            tuple(_CONFUSABLE),
            rf"{capital}(?:(?<=[0-9\u4e00-\u9fff、“(,].)|(?<![^\r\n].))(?=[\u4e00-\u9fff0-9])",
            _latin,
            *latin,
        ),
        _Lookalike(
            ("曰",),
            rf"曰(?:(?<=[0-9今明昨近节假生].)|(?<=月{numerals}.)|(?<=月{numerals}{{2}}.)|(?<=月{numerals}{{3}}.)|(?=[常益]|前,))",
            lambda sign: "日",
            "“{}”疑为“日”",
            "“{}” seems to stand for 日",
        ),
        _Lookalike(
            ("ー", *(f"{digit}一" for digit in "0123456789年")),
            (
                r"[一ー](?<=[0-9年].)(?=(?:19|20)[0-9]{2}(?![0-9])|[0-9]{1,3}(?:%|万|亿|元|人|月|日|个|家|户|岁))"
                r"|ー(?<=[\u4e00-\u9fff0-9].)(?=[\u4e00-\u9fff0-9])"
            ),
            lambda sign: "—",
            "“{}”疑为连接号“—”",
            "“{}” seems to stand for a dash",
        ),
        _Lookalike(
            tuple(_RARE),
            f"[{''.join(_RARE)}](?<![\u3041-\u30fc].)(?![^\r\n]{{0,8}}[\u3041-\u30fc])",
            lambda sign: _RARE[sign],
            "“{}”是形近的生僻字",
            "“{}” is a rare look-alike",
        ),
    )


def _digits(words: str) -> str:
    return words.translate(str.maketrans("OolI", "0011"))


def _latin(words: str) -> str:
    return words.translate({ord(sign): latin for sign, latin in _CONFUSABLE.items()})


@check(
    "GLY008",
    "lookalike-character",
    title=Text("形近字符混用", "look-alike character"),
    severity="warning",
    basis="practice",
    bad=[
        "自⟦2O19⟧年起,共办理案件⟦12O⟧件,⟦20l9⟧年完成。",
        "⟦二OO九⟧年印发,⟦二0一九⟧年修订。",
        "通过⟦А⟧PP办理,使用W⟦е⟧Chat通知,创建5⟦А⟧级景区。",
        "3月5⟦曰⟧召开会议,今⟦曰⟧结束,十二月十五⟦曰⟧印发。",
        "《规划(2021⟦一⟧2025年)》,增长5⟦一⟧8%。",
        "深圳⟦巿⟧法治⟦亊⟧业发展。",
    ],
    good=[
        "自2019年起,共办理案件120件,2019年完成。",
        "二〇〇九年印发,二零一九年修订,二○二四年实施。",
        "O157型大肠杆菌,5G基站,A股,IP地址,B2B,CO2排放,PM2.5,10l容器,I类场所",
        "α粒子、β受体、μm、Ω、ΔT、χ²检验,С. П. Королёв",
        "诗曰、子曰、名曰、一曰慈、二曰俭。",
        "周一3点,第一2号线,星期一2日,十一5天假",
        "査読あり、対応する",
    ],
)
def lookalike_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """看上去一样、编码不同的字符混了进来:数字里的字母 O、l(2O19年),汉字年份里的 O(二OO九年)或 0(二0一九年,仅作提示),拉丁字母中的西里尔或希腊字母(АPP),
    “日”写成“曰”,连接号写成汉字“一”或长音“ー”,“市”写成“巿”、“事”写成“亊”。

    不报告:二○二四年(○ 习用)、二零一九年;型号与化学式;单独使用的希腊字母;整词的俄文、希腊文、日文;“子曰”“一曰”。

    年份中的字母可以安全地换成数字或“〇”;其余请先核对。全文有二十处以上时合报为一条。
    ---
    Signs that look alike and are others: the letters O and l within numbers (2O19年), O in years written in Chinese
    (二OO九年) or 0 (二0一九年, for information), Cyrillic or Greek letters among Latin ones (АPP), 曰 for 日, the ideograph 一 or a prolonged sound mark for a
    dash, 巿 for 市, 亊 for 事.

    Accepted are 二○二四年 and 二零一九年, type designations and formulas, single Greek letters, words that are wholly Russian,
    Greek or Japanese, and 子曰.

    Letters in years are safely replaced; look at the other fixes before you accept them. Twenty or more places are one
    finding.
    """
    losses = []
    for kind in _lookalikes():
        if not any(sign in document.folded for sign in kind.signs):
            continue
        for found in re.finditer(kind.pattern, document.folded):
            span = Span(*found.span())
            if not is_clear(document, span):
                continue
            mended = kind.mend(document.folded[slice(*span)])
            around = span if span.end - span.start > 1 else Span(max(0, span.start - 2), span.end + 2)
            words = " ".join(document.masked[slice(*around)].split())
            fix = Fix(Text(f"改为“{mended}”", f"write “{mended}”"), (Edit(span, mended),), kind.safe)
            # 二０一九年 was custom for long, and is only no norm.
            severity: Severity | None = "info" if "0" in found[0] and not re.search("[A-Za-zОоΟο◯]", found[0]) else None
            losses.append(Loss(span, Text(kind.zh.format(words), kind.en.format(words)), fix, severity))
    yield from each(_apart(losses))


def _apart(losses: list[Loss]) -> list[Loss]:
    """The losses in order, of those that overlap the first."""
    losses.sort(key=lambda loss: loss.span)
    return [loss for n, loss in enumerate(losses) if n == 0 or loss.span.start >= losses[n - 1].span.end]


@cache
def _crowded() -> re.Pattern[str]:
    """Digits so close together that a sign may be missing: without any there is nothing to look for."""
    return re.compile("[0-9](?:[0-9]{5,}|[0-9]{2,3}[日号〕\\]])|124|626|415")


@cache
def _fused() -> tuple[tuple[re.Pattern[str], str, str, Callable[[re.Match[str]], str | None]], ...]:
    """What ran together for want of a sign, what is said of it, and how it is parted where that is certain."""
    year = "(?:19|20)[0-9]{2}"
    return (
        (
            re.compile(
                rf"(?<![0-9A-Za-z.])(?P<first>{year})(?P<second>{year})(?=年|学年|(?<=[划要案动]\([0-9]{{8}})\))"
            ),
            "“{}”是两个年份连写,中间的连接号丢失",
            "“{}” is two years without the dash between them",
            lambda found: (
                f"{found['first']}—{found['second']}" if 0 < int(found["second"]) - int(found["first"]) <= 50 else None
            ),
        ),
        (
            re.compile(
                rf"[〔\[](?P<year>{year})(?P<number>[0-9]{{1,4}})号|[发函字办令](?P<year2>{year})(?:[〕\]](?P<number2>[0-9]{{1,4}})|(?P<number3>[0-9]{{1,3}}))号"
            ),
            "发文字号“{}”缺少括号",
            "a bracket is missing in the document number “{}”",
            _document_number,
        ),
        (
            re.compile(
                rf"(?<![0-9A-Za-z.])(?P<year>{year})(?P<month>0[1-9]|1[0-2]|[1-9])(?P<day>[12][0-9]|3[01]|0?[1-9])日"
            ),
            "日期“{}”缺少“年”“月”",
            "年 and 月 are missing in the date “{}”",
            lambda found: None,
        ),
        (
            re.compile(rf"(?<![0-9])(?P<year>{year})年(?P<month>0[1-9]|1[0-2]|[1-9])(?P<day>[12][0-9]|3[01]|0[1-9])日"),
            "日期“{}”缺少“月”",
            "月 is missing in the date “{}”",
            lambda found: None,
        ),
        (
            re.compile(
                r"(?<![0-9.])(?:124(?=[”’]?(?:国家宪法|全国法制宣传))|626(?=[”’]?国际禁毒)|415(?=[”’]?全民国家安全))"
            ),
            "“{}”中的间隔号丢失",
            "the middle dot is missing in “{}”",
            lambda found: f"{found[0][:-2]}·{found[0][-2:]}" if found[0] != "124" else "12·4",
        ),
    )


def _document_number(found: re.Match[str]) -> str | None:
    if found["year"]:
        return f"〔{found['year']}〕{found['number']}号"
    return f"{found[0][0]}〔{found['year2']}〕{found['number2'] or found['number3']}号"


@check(
    "GLY009",
    "lost-separator",
    title=Text("分隔符号丢失", "separator lost"),
    severity="warning",
    basis="practice",
    bad=[
        "落实《法治政府建设实施纲要(⟦20212025⟧年)》和规划(⟦20212035⟧)。",
        "依据国办发⟦〔202130号⟧和川府⟦法201568号⟧文件,沪府⟦发2021〕12号⟧。".replace(
            "川府⟦法201568号⟧", "川府⟦发201568号⟧"
        ),
        "⟦2021926日⟧召开会议,⟦2021年926日⟧印发。",
        "利用“⟦124⟧”国家宪法日、⟦626⟧国际禁毒日开展宣传。",
    ],
    good=[
        "落实《法治政府建设实施纲要(2021—2025年)》。",
        "国办发〔2021〕30号,川府发〔2015〕68号,[2021]30号",
        "编号20210926,电话20212025,第20212025号,2021-2025年",
        "2021年9月26日,20210926批次,全年365日,2021年100日攻坚",
        "(20212022)",
        "12·4国家宪法日,12345热线,124件,626人",
    ],
)
def lost_separator(document: Document, options: NoOptions) -> Iterator[Finding]:
    """转换时连接号、括号、“年”“月”或间隔号丢失,前后数字连在了一起:纲要(20212025年)、〔202130号、2021926日、“124”国家宪法日。

    不报告:八位的编号、电话、日期代码(后面没有“年”“日”“号”等字样,或前面有“第”);写全的日期和字号。

    能确定原样的给出修改,请先核对。全文有二十处以上时合报为一条。
    ---
    A dash, a bracket, 年, 月 or a middle dot was lost in a conversion, and the digits on both sides ran together:
    纲要(20212025年), 〔202130号, 2021926日, “124”国家宪法日.

    Accepted are codes, telephone numbers and dates of eight digits, and dates and document numbers that are complete.

    Where it is certain what stood there the fix writes it; look before you accept it. Twenty or more places are one
    finding.
    """
    losses: list[Loss] = []
    if not _crowded().search(document.folded):
        return
    for pattern, zh, en, mend in _fused():
        for found in pattern.finditer(document.folded):
            span = Span(*found.span())
            parted = mend(found)
            fix = Fix(Text(f"改为“{parted}”", f"write “{parted}”"), (Edit(span, parted),)) if parted else None
            losses.append(Loss(span, Text(zh.format(found[0]), en.format(found[0])), fix))
    yield from each(_apart(losses))
