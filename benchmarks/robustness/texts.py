"""Hostile texts: sample reports that are damaged, and pieces of reports in any order."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent.parent

#: What reports are made of, and what damages them.
_WORDS = (
    "一、 (一) 1. ① 一是 二是 第一章 第十条 附件1 表1 其中 其中: 等 , 。 ; : 、 “ ” 《 》 ( ) （ ） ， "
    "[ ] { } ? … · - — ~ 至 20 9 0 12.5 1,230 99999999999999 2023年 二〇二三年 13月 2月30日 "
    "1—6月 星期三 上半年 年 月 日 % 百分之 百分点 一半 倍 成 万 亿元 件 人次 个 近 余 左右 "
    "同比增长 下降 增加到 提高到 率达 全部 占比 三种 四个 分别为 合计 共 由 上年结转 新收 扩建四类 "
    "办结 审结 略 (略) ×× ____ 20XX年 \ufffd 锟斤拷 &nbsp; <br> \\u4e2d %E4%B8 \ue000 \u200b ⺀ О "
    "l null http://a.b/c 法治政府建设 部署 部暑 习近平 分享到: 来源: 浏览次数 娉曟不 ──── ┌┬┐ "
    "采纳54条 收集意见45条 元元元 臺灣 ``` ` <!-- --> | \u2028 \x85 \u202e \U0001f642 \u0301"
)
_PIECES = (
    *_WORDS.split(" "),
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u3000\u3000",
    " ",
    "\x00",
    "\x1b[31m",
    "\x0c",
    "\u2028",
)

#: Forms in which people write a personal number: what stands before it, and what parts its digits.
_LEADS = ("", "身份证号", "ID", "电话:", "1.", "tel", "No.", "(", "“", "身份证:")
_BETWEEN = ("", " ", "-", "–", ".", "\u3000", "\u200b", "\t")
#: None of these belongs to anybody: made up, with the check digit that they must have.
NUMBERS = ("11010519491231002X", "110101199003074610")


@cache
def samples() -> tuple[str, ...]:
    """The sample reports of the repository."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))


def text(random: Random) -> str:
    """A hostile text: a sample with damage, pieces, a few of them over and over, or any characters at all."""
    return random.choice((_damaged, _damaged, _pieces, _repeated, _anything))(random)


def name(random: Random) -> str:
    """A name for a file that no output may stumble over."""
    odd = (
        "a",
        "报告",
        "'",
        '"',
        "<b>",
        "&",
        ",",
        "=1+1",
        "%0A",
        "::error::",
        "\x1b]0;x\a",
        "\u202e",
        " ",
        "#",
        "\n",
        "]]>",
    )
    return "".join(random.choices(odd, k=random.randint(1, 5))).strip(".") + random.choice((".txt", ".md"))


def written(random: Random, number: str) -> str:
    """A personal number as somebody may write it."""
    between = random.choice(_BETWEEN)
    cuts = (6, 14) if between else ()
    parts = [number[start:end] for start, end in zip((0, *cuts), (*cuts, len(number)), strict=True)]
    return random.choice(_LEADS) + between.join(parts)


def _damaged(random: Random) -> str:
    sample = random.choice(samples())
    at = random.randrange(len(sample))
    passage = list(sample[at : at + random.randint(50, 1500)])
    for _ in range(random.randint(1, 30)):
        place = random.randrange(len(passage) + 1)
        passage[place : place + random.choice((0, 0, 1, 5))] = random.choice(_PIECES)
    if random.random() < 0.2:
        passage += passage[: random.randint(1, len(passage))]
    return "".join(passage)


def _pieces(random: Random) -> str:
    return "".join(random.choices(_PIECES, k=random.randint(1, 300)))


def _repeated(random: Random) -> str:
    return "".join(random.choices(_PIECES, k=random.randint(1, 4))) * random.randint(2, 400)


def _anything(random: Random) -> str:
    ends = random.choice((0x80, 0x3000, 0xFFFF, 0x10FFFF))
    signs = (chr(random.randrange(ends)) for _ in range(random.randint(1, 400)))
    return "".join(sign for sign in signs if not "\ud800" <= sign <= "\udfff")
