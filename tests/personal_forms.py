"""Personal numbers in every writing, and what looks like them: made by rule, all of them invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple
from unicodedata import decimal

from lintreport.text.characters.personal import is_resident_id, passes_luhn


class Form(NamedTuple):
    """A personal number as somebody wrote it, and its own signs in ASCII."""

    text: str
    number: str

    @property
    def secret(self) -> str:
        """What nobody must see of it: all but the ends."""
        return self.number[3:-4] if len(self.number) > 10 else self.number[2:-2]


def resident(region: str, born: str, serial: str) -> str:
    """The resident number with its check sign."""
    return next(number for last in "0123456789X" if is_resident_id(number := f"{region}{born}{serial}{last}"))


def card(digits: str) -> str:
    """The card number with its check digit."""
    return next(number for last in "0123456789" if passes_luhn(number := f"{digits}{last}"))


RESIDENTS = [
    resident("110105", "19491231", "002"),  # the example of GB 11643, which ends in X
    resident("440524", "19880229", "001"),
    resident("820000", "20010930", "123"),
]
MOBILES = ["13800138000", "15912345678", "19900011122"]
CARDS = [card("622202123456789012"), card("400012345678901"), card("955880123456789012")]

#: Between groups: what leaves a number one in whatever groups, what does not show, and what only usual groups have.
GENTLE = [
    " ",
    "  ",
    "   ",
    "      ",
    "\t",
    "\u00a0",
    "\u3000",
    "\u2009",
    "-",
    "\u2010",
    "\u2013",
    "\u2014",
    "\u2212",
    "\uff0d",
]
UNSEEN = ["\u200b", "\ufeff", "\u2060", "\u00ad"]
MARKS = [".", "\uff0e", "\u00b7", "_", " - ", "/"]
WRAPS = ["\n", "\r\n", "\n\u3000\u3000"]

RESIDENT_GROUPS = [(6, 8, 4), (3,) * 6, (4, 4, 4, 4, 2), (6, 4, 4, 4), (2,) * 9, (1,) * 18, (14, 4), (6, 12)]
MOBILE_GROUPS = [(3, 4, 4), (4, 4, 3), (3, 3, 5), (3, 3, 3, 2), (3, 8), (7, 4), (5, 6), (1,) * 11]
CARD_GROUPS = [(4, 4, 4, 4, 3), (3, 3, 3, 3, 3, 4), (6, 13), (5, 5, 5, 4), (1,) * 19]

#: Before the number: letters, labels, numbers of items, what is dialled first.
LEADS = ["ID", "No.", "tel", "TEL:", "wx", "u", "A", "x_", "1.", "12.", "1)", "(3)", "\n1.", "2、", "“", "＝"]
DIALLED = ["+86", "+86-", "+86 ", "86", "0086", "0086-", "(+86)", "0"]
#: After the number: letters, and words that begin as units do.
ENDS = [
    "户籍地",
    "次日",
    "元旦",
    "人到场",
    "万某",
    "米某",
    "件事",
    "元某",
    "abc",
    "号码",
    "_2024",
    "@example.cn",
    ".txt",
]

#: Where digits of other scripts begin.
ZEROS = ["\uff10", "\u0660", "\u06f0", "\u0966", "\U0001d7ce", "\U0001d7f6"]


def grouped(number: str, sizes: tuple[int, ...], gap: str) -> str:
    """The number in groups of these sizes, the last one as long as it happens to be."""
    pieces, at = [], 0
    for size in sizes[:-1]:
        pieces.append(number[at : at + size])
        at += size
    return gap.join([*pieces, number[at:]])


def in_script(number: str, zero: str) -> str:
    """The number in the digits of another script."""
    return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in number)


def signs(shown: str) -> str:
    """The digits of ``shown`` in ASCII, and its letters: what parts the groups of a number is left out."""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in shown if sign.isalnum() or sign == "*")


def forms() -> Iterator[Form]:
    """Every writing of every number, in a sentence."""
    for number, around in [
        *product(RESIDENTS, ["其中约20余人,身份证{}。", "王某{}已核"]),
        *product(MOBILES, ["其中近20余部,{}。", "王某{}已核"]),
        *product(CARDS, ["其中近20余张,卡{}。", "王某{}已核"]),
    ]:
        for written in _written(number):
            yield Form(around.format(written), number)
    for number, after in product(MOBILES, [" 2023-05-12 来访", " 500元", " 35 1200", " 6222 0212 3456 7890 128"]):
        yield Form(f"王某 {grouped(number, (3, 4, 4), ' ')}{after}", number)
    for number, words in product(
        ["E12345678", "G98765432", "EA1234567", "D10203040", "C55667788", "H12345678", "M1234567800", "T04050607"],
        ["护照{}", "持护照(号码:{})入境", "通行证号{}。", "往来港澳通行证 {}", "姓名 护照号\n王某 {}\n"],
    ):
        yield Form(words.format(number), number.lstrip("ABCDEGHMT"))
    for words in ("台胞证号:{}", "台湾居民来往大陆通行证{}", "台胞证:1234 5678", "持台胞证1 2345678入境"):
        yield Form(words.format("12345678"), "12345678")


def _written(number: str) -> Iterator[str]:
    groups = RESIDENT_GROUPS if number in RESIDENTS else MOBILE_GROUPS if number in MOBILES else CARD_GROUPS
    yield number
    yield from (f"{lead}{number}" for lead in LEADS)
    yield from (f"{number}{end}" for end in ENDS)
    yield from (in_script(number, zero) for zero in ZEROS)
    yield from (grouped(number, sizes, gap) for sizes, gap in product(groups, [*GENTLE, *UNSEEN]))
    yield from (grouped(number, (at, 9), gap) for at, gap in product(range(3, len(number) - 2), WRAPS))
    yield from (grouped(number, groups[0], gap) for gap in WRAPS)
    if number not in CARDS:
        yield from (f"{lead}{number}" for lead in DIALLED)
        yield from (grouped(number, groups[0], gap) for gap in MARKS)
        yield from (
            f"{lead}{in_script(grouped(number, groups[0], gap), ZEROS[0])}" for lead, gap in product(LEADS[:6], GENTLE)
        )


def lookalikes() -> Iterator[str]:
    """Figures, codes and dates that have the length of a personal number, or are made of such lengths."""
    for number in MOBILES:
        for words in [
            "收入{}元",
            "支出{} 元",
            "投资{}.52元",
            "总额为{}",
            "合计:{}",
            "共计{}余元",
            "金额(元){}",
            "¥{}",
            "人民币{}",
            "点击量达{}人次",
            "产值{}万元",
            "订单编号{}",
            "快递单号:{}",
            "案件第{}号",
            "发票号码{}",
            "流水号:{}",
            "设备编码A{}",
            "序列号{}",
            "合同编号:{}",
            "条码{}",
            "批次{}",
            "系数为0.{}",
            "比值是{}.5",
            "东经116.{},北纬39.{}",
            "坐标({}",
            "面积{}平方米",
            "用电{}千瓦时",
            "重{}吨",
            "地块编号{}",
            "邮编{}",
            "GDP{}",
            "占地面积{}",
            "产量达到{}",
            "收入,{}",
            "收入 9812345678 {}",
            "SN:{}",
            "IP 10.{}.1",
            "一般公共预算收入 {} 13900139000.52 9812345.20 99.3%",
            "项目\n{}\n9812345.20\n合计",
            "全市 9812345678 {} 12812345678 20112345678",
        ]:
            yield words.replace("{}", number)
    for year, serial in product(("2019", "2023"), ("12345", "00138")):
        for words in [
            "(Y)京01民终N号",
            "〔Y〕京0105刑初N号",
            "国发〔Y〕N号",
            "Y年1月N件",
            "Y-440300-48-01-0N",
            "Y-110105-0101-N",
            "GB N-Y",
            "GB/T N.1-Y",
            "Y-01-15 Y-12-31",
            "Y/01/15 08:30:00",
            "Y-05-13 9138N9",
            "0.138N13800138",
            "π取3.1391N6535897932",
            "YN项",
            "ISBN 978-7-115-N-1",
            "0351-13N",
            "400-138-N",
            "Y.01.15-Y.12.31",
            "15-01-Y 13N",
            "12345 12348 N",
            "1 380 013 N 244 1391",
            "1380 1392 155 1420 N",
            "京ICP备Y013N号",
            "Y.N.138.00",
            "192.168.138.200 N",
            "1,380,013,N元",
        ]:
            yield words.replace("Y", year).replace("N", serial)
    codes = [
        "91110105MA01234567",
        "911100008021004330",
        "12110000400011234X",
        "913100001322075806",
        "52100000500000123M",
    ]
    for words, code in product(["统一社会信用代码{}", "(社会信用代码:{})", "纳税人识别号{}", "单位代码 {}"], codes):
        yield words.format(code)
    for number, words in product(
        [CARDS[0], CARDS[1], "110105194912310021"],
        ["订单号{}", "流水号:{}", "电子发票号码:{}", "条形码{}", "批次{}", "交易单号“{}”"],
    ):
        yield words.format(number)
    yield from (
        f"项目代码{year}-{region}-48-01-{serial}"
        for year, region, serial in product(("2023", "2306"), ("440300", "110105"), ("012345", "123456"))
    )
    yield from (
        f"{name}\n{a}\n{b}\n{c}\n"
        for name, a, b, c in product(("收入", "户数"), ("1391234", "139"), ("5678", "1234"), ("90", "567"))
    )
    yield from (
        f"东经{east},北纬{north}"
        for east, north in product(("116.39712893456", "113.13912345678"), ("39.13912345678", "22.5431"))
    )
    yield from (
        f"全省{a}\t{b}\t{c}\t{d}\t{e}"
        for a, b, c, d, e in product(("1391", "138"), ("2345", "2013"), ("678", "8000"), ("712",), ("99", "1024"))
    )
    yield from (
        f"{head}\n全县{gap}{gap.join(above)}\n城区{gap}{gap.join(row)}\n"
        for head, gap, above, row in product(
            ("年份 2020 2021 2022 2023", "单位:人"),
            (" ", "\t"),
            (("6222", "7155", "812", "9123"), ("980", "1201", "77")),
            (("138", "2013", "8000"), ("1391", "2345", "678"), tuple(grouped(CARDS[1], (4, 4, 4, 4), " ").split(" "))),
        )
    )
    yield from (
        f"办理护照{count}{unit}" for count, unit in product(("12345678", "1234567"), ("本", "份", "人次", "余本"))
    )
