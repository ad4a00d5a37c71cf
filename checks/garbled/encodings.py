"""GLY: text that was read in a wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.characters.encodings import Garbled, is_clear
from lintreport.text.characters.masking import mask
from lintreport.text.patterns import compiled

from ._wholesale import Loss, code_points, each

# What stands for bytes that meant nothing, for an object, or for no character at all.
_NO_CHARACTERS = frozenset("\ufffc\ufffd") | frozenset(
    map(chr, [*range(0xFDD0, 0xFDF0), *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))])
)
# U+FFFD U+FFFD, written as UTF-8 and read as GBK; memory that was never filled (CC CC, CD CD), read as GBK.
_NO_WORDS = ("锟斤拷", "烫烫烫", "屯屯屯")


@cache
def _replaced() -> re.Pattern[str]:
    signs = "".join(sorted(_NO_CHARACTERS))
    return compiled(
        f"[{signs}锟烫屯](?:(?<=[{signs}])[{signs}]*|(?<=锟)斤拷(?:锟斤拷)*(?:锟斤?)?|(?<=烫)烫{{2,}}|(?<=屯)屯{{2,}})"
    )


@check(
    "GLY001",
    "replacement-character",
    title=Text("替换字符（原字已丢失）", "replacement character where text was lost"),
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
    """文中有 U+FFFD(�)、“锟斤拷”“烫烫烫”等字样：解码时无法辨认的字节被换成了它们，原字已经丢失。

    相连的算一处；全文有二十处以上时合报为一条，并给出处数。U+FFFC 是嵌入的图片、公式留下的占位符。

    为什么：原字已经丢失，读者看不到，检索、统计也找不到。

    改法：原字无法从文中恢复，请从原稿重新导出，或按原稿补上。

    不报告：“烫”“屯”“锟”照常使用的词句（烫烫手、屯屯通公路）。
    ---
    U+FFFD, 锟斤拷, 烫烫烫 and the like appear where bytes could not be decoded: the original text is lost.

    Adjacent ones are one place, and twenty or more places in a file are one finding that counts them. U+FFFC is what
    an embedded picture or formula leaves behind.

    Why: The original characters are lost: nobody can read, search or count them.

    To fix: nothing in the text can bring the words back: export it again from the original, or fill them in from there.

    Not reported: the same characters in ordinary words (烫烫手, 屯屯通公路).
    """
    text = document.text
    if _NO_CHARACTERS.isdisjoint(document.unusual) and not any(words in text for words in _NO_WORDS):
        return
    lost = ((Span(*found.span()), found[0]) for found in _replaced().finditer(text))
    yield from each(
        [Loss(span, _replacement_message(words)) for span, words in lost if is_clear(document.garbled, span)]
    )


def _replacement_message(words: str) -> Text:
    if words[0] == "\ufffc":
        return Text(
            "对象占位符 U+FFFC：此处的图片或公式已丢失", "object placeholder U+FFFC: a picture or formula was here"
        )
    if words[0] in "锟烫屯":
        return Text(
            f"“{words[:6]}”是解码失败留下的字，原文已丢失",
            f"“{words[:6]}” is the result of failed decoding; the original text is lost",
        )
    return Text(
        f"替换字符 {code_points(words)}：原字已丢失", f"replacement character {code_points(words)}: the words are lost"
    )


#: From this many garbled stretches on they are one finding: the file was converted wrongly.
CONVERTED = 5


@check(
    "GLY002",
    "mojibake",
    title=Text("编码错乱的文字（乱码）", "text read in the wrong encoding"),
    severity="error",
    basis="logic",
    bad=[
        "2023年⟦鍏ㄥ幙娉曟不鏀垮簻寤鸿\ue195⟧取得进展。",
        "一是⟦·¨ÖÎÕþ¸®½¨Éè¹¤×÷⟧。二是法治政府⟦¹¤×÷⟧有序推进。",
        "⟦å\x85¨é\x9d¢æ\x8e¨è¿\x9bä¾\x9dæ³\x95è¡\x8cæ\x94¿å·¥ä½\x9c⟧,\n取得实效,不断提高各级人民政府的⟦æ”¿åºœ⟧公信力。",
        "加强法治政府建设⟦锛⟧落实责任⟦銆⟧",
        "加强法治政⟦åºœ⟧建设⟦ï¼Œ⟧开展12⟦Â·⟧4国家宪法日活动。",
        "气温达到38⟦掳⟧C，误差±0.5，面积120m⟦虏⟧，规格3⟦脳⟧4米。",
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
        "卤制品、掳走、鲁菜和俘虏，30卤味店，齐鲁大地。",
        "任湧飞、鄠邑区、石碁镇、闾力华、濛溪河",
        "Société Générale、Müller、Ångström、café",
        "依託臺灣、香港、澳門的專業優勢,開展國際經貿合作。",
        "неверное число сравниваемых байт, не выровнено",
        "本選項決定在標題列上連按兩下滑鼠按鈕的效果。",
        "ありがとうございます。日本国憲法第九条",
        "대한민국 서울특별시 강남구",
        "Москва, улица Ленина, дом 1",
        "བོད་ཡིག ᠮᠣᠩᠭᠣᠯ ئۇيغۇر",
        "fǎ zhì zhèng fǔ(法治政府)",
        "面积120㎡,温度≥25℃,误差±0.5μm,①②③",
        "┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1 │2 │\n└──┴──┘\n╭──────╮\n│臺灣│香港│\n╰──────╯",
        "────────────\n━━━━━━━━\n═╪═╪═╪═\n第一章 总则……………………1\n■□■□★★★☆☆▓▓▓░░░→→※※",
        "α、β、γ、δ、ε、ζ、η、θ\nа、б、в、г、д、е、ж\nア、イ、ウ、エ、オ、カ、キ、ク、ケ、コ",
        "設有二個辦公室、三個工作組，一個設在北京，五個設在各地；為此應當逐步推行機械化和工廠化的方法。",
        "\xa0\xa0\xa0\xa0為使農業機械化在五年內取得進展\xa0\xa0\xa0\xa0\xa0\xa0\xa0\xa0種類",
    ],
)
def mojibake(document: Document, options: NoOptions) -> Iterator[Finding]:
    """文字以一种编码写成，却按另一种编码读出，成了乱码：UTF-8 当作 GBK（骞村害）、GBK 当作 Latin-1(·¨ÖÎ)、UTF-8 当作 Latin-1(æ³•æ²»)，
    以及 Big5、Shift-JIS、EUC-JP、EUC-KR、KOI8-R、CP1251、CP866、Mac Roman、UTF-16 等之间的误读，连续误读两次的也在内。

    只报告能证明的：把文字按误读的编码写回字节，再按原来的编码读出，得到的是常用汉字连成的文字；字节丢失大半、连不成字的，剩下的
    字节仍须是原编码所特有的。提示中给出还原出的文字。相连的乱码算一处，全文有五处以上时合报为一条。

    不报告：生僻字人名、繁体字、日文、韩文、俄文、外文人名，以及制表线、引导点、装饰符号。

    改法：误读时往往有个别字节已经丢失，请从原稿以 UTF-8 重新导出。能逐字还原的，给出了修改，请先核对。

    为什么：乱码既不能读，也不能检索和比对。
    ---
    Text was written in one encoding and read in another: UTF-8 as GBK (骞村害), GBK as Latin-1 (·¨ÖÎ), UTF-8 as Latin-1
    (æ³•æ²»), and the like among Big5, Shift-JIS, EUC-JP, EUC-KR, KOI8-R, CP1251, CP866, Mac Roman, UTF-16, also twice in a row.

    Only what is proven is reported: written back in the encoding it was misread in and read in the other one, the text
    consists of frequent Chinese characters; where most bytes were lost, those that are left must be such as only that
    encoding has. The message shows what it said. Garbled text that hangs together is one place; five or more places are
    one finding.

    Not reported: rare names, traditional characters, Japanese, Korean, Russian, foreign names, ruled lines, leaders and
    ornaments.

    To fix: a few bytes are usually lost on the way, so export the text again from the original, as UTF-8. Where every byte is still
    there the fix puts the words back; look before you accept it.

    Why: Garbled text can be neither read nor searched nor compared.
    """
    losses = [_misread(document, stretch) for stretch in document.garbled]
    if any(sign in document.unusual for sign in "äåæçèéãïâÂ"):
        losses += _short_losses(document)
    if any(sign in document.text for sign in _MARKS_AS_GBK):
        losses += _marks_as_gbk(document)
    if any(sign in document.text for sign in _SIGNS_AS_GBK):
        losses += _signs_as_gbk(document)
    yield from each(sorted(losses, key=lambda loss: loss.span), wholesale=CONVERTED)


#: What 、。《》【】 and other marks, ，：；（） and “”—… become where UTF-8 is read as GBK: characters that no official text has.
_MARKS_AS_GBK = ("銆", "锛", "鈥")


@cache
def _short() -> re.Pattern[str]:
    """One ideograph or mark in UTF-8 whose bytes were read as Latin-1, among clean text."""
    goes_on = "".join(map(_latin_1, range(0x80, 0xC0)))
    return compiled(f"[äåæçèé][{goes_on}]{{2}}|ã€[{goes_on}]|ï¼[{goes_on}]|â€[{goes_on}]|Â[·°±²³\xa0]")


def _latin_1(byte: int) -> str:
    return re.escape(bytes([byte]).decode("cp1252", "ignore") or chr(byte))


def _byte(sign: str) -> bytes:
    return sign.encode("cp1252", "ignore") or sign.encode("latin-1")


def _short_losses(document: Document) -> Iterator[Loss]:
    """The single characters that are too short to be proven by what they say, and are nothing else either."""
    for found in _short().finditer(document.text):
        span = Span(*found.span())
        try:
            original = b"".join(map(_byte, found[0])).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if is_clear(document.garbled, span):
            yield _misread(document, Garbled(span, original, "UTF-8", "Latin-1", whole=True))


#: Characters in UTF-8 whose two bytes are one ideograph in GBK, and where those mean nothing else.
_SIGNS_AS_GBK = {"掳": "°", "卤": "±", "虏": "²", "鲁": "³", "脳": "×"}


@cache
def _as_gbk() -> re.Pattern[str]:
    return compiled(
        "掳(?<=[0-9].)(?=[CcFf东西南北,。;、]|[0-9])|卤(?=[0-9])(?<=[0-9A-Za-z%℃].)|[虏鲁](?<=m.)|脳(?<=[0-9].)(?=[0-9])"
    )


def _signs_as_gbk(document: Document) -> Iterator[Loss]:
    """Degrees, squares and the like, read as GBK, beside figures and units."""
    for found in _as_gbk().finditer(document.text):
        span = Span(*found.span())
        if is_clear(document.garbled, span):
            yield _misread(document, Garbled(span, _SIGNS_AS_GBK[found[0]], "UTF-8", "GBK", whole=True))


def _marks_as_gbk(document: Document) -> Iterator[Loss]:
    """The marks of a text whose words are sound, read as GBK one by one."""
    for found in compiled(f"[{''.join(_MARKS_AS_GBK)}]").finditer(document.text):
        span = Span(*found.span())
        if is_clear(document.garbled, span):
            yield _misread(document, Garbled(span, "", "UTF-8", "GBK", whole=False))


def _misread(document: Document, stretch: Garbled) -> Loss:
    words = " ".join(document.masked[stretch.span.start : min(stretch.span.end, stretch.span.start + 12)].split())
    original = " ".join(mask(stretch.original)[:20].split())
    said = Text(f"，原为“{original}”", f"; it said “{original}”") if original else Text("", "")
    fix = None
    if stretch.whole:
        fix = Fix(Text("还原文字", "put the words back"), (Edit(stretch.span, stretch.original),))
    return Loss(
        stretch.span,
        Text(
            f"“{words}”是 {stretch.written} 文字按 {stretch.read} 读出的乱码{said.zh}",
            f"“{words}” is {stretch.written} text read as {stretch.read}{said.en}",
        ),
        fix,
    )
