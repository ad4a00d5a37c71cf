"""No text makes a check fail, however odd: pieces of reports in any order, and sample reports that are damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from lintreport import Document, Finding, packs

CHECKS = packs.load([packs.built_in()])
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))]

#: What reports are made of, and what damages them.
WORDS = (
    "一、 (一) 1. ① 一是 二是 第一章 第十条 附件1 表1 其中 其中: 等 , 。 ; : 、 “ ” 《 》 ( ) "
    "[ ] { } ? … · - — ~ 至 20 9 0 12.5 1,230 99999999999999 2023年 二〇二三年 13月 2月30日 "
    "1—6月 星期三 上半年 年 月 日 % 百分之 百分点 一半 倍 成 万 亿元 件 人次 个 近 余 左右 "
    "同比增长 下降 增加到 提高到 率达 全部 占比 三种 四个 分别为 合计 共 由 上年结转 新收 "
    "办结 审结 略 (略) ×× ____ 20XX年 � 锟斤拷 &nbsp; <br> \\u4e2d %E4%B8 \ue000 \u200b ⺀ О "
    "l null http://a.b/c 法治政府建设 部署 部暑 习近平 13812345678 110101199003074610 "
    "6222021234567890123 分享到: 来源: 浏览次数 娉曟不 "
)
PIECES = [*WORDS.split(), "\n", "\n\n", "\r\n", "\t", "\u3000\u3000", " ", "\x00", "\x1f"]


def odd_texts(count: int) -> Iterator[str]:
    """Pieces in any order, and passages of the samples with pieces dropped in."""
    random = Random(20)
    for _ in range(count):
        yield "".join(random.choices(PIECES, k=random.randint(1, 300)))
        sample = random.choice(SEEDS)
        at = random.randrange(len(sample))
        passage = list(sample[at : at + random.randint(50, 1500)])
        for _ in range(random.randint(1, 30)):
            place = random.randrange(len(passage) + 1)
            passage[place : place + random.choice((0, 0, 1, 5))] = random.choice(PIECES)
        yield "".join(passage)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_no_text_makes_a_check_fail(check: packs.Check) -> None:
    for text in odd_texts(60):
        document = Document(text)
        for finding in check.run(document, check.options()):
            if isinstance(finding, Finding):
                edits = finding.fix.edits if finding.fix else ()
                places = [finding.span, *(one.span for one in finding.related), *(edit.span for edit in edits)]
                assert all(0 <= place.start <= place.end <= len(text) for place in places)
