"""What stands around a report on a web page, copied with it (WEB)."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.defects.planted import Kind, Planted, Planter, body
from lintreport import Document, Span

HEADS = ("当前位置:首页>政务公开>法治政府建设", "字号:大 中 小", "【打印本页】【关闭窗口】", "分享到:微信 微博")
TAILS = (
    "上一篇:关于举办专题培训班的通知\n下一篇:没有了",
    "【打印】【关闭】\n分享到:",
    "责任编辑:李某\n扫一扫在手机打开当前页",
    "主办单位:某县人民政府办公室\n版权所有 网站地图 联系我们",
)
INLINE = (
    "来源:县司法局 发布时间:2024-03-15 10:21 浏览次数:358次",
    "发布日期:2024-01-20 信息来源:区政府办公室 字号:[大 中 小]",
    "【打印本页】【关闭窗口】",
)


def at_the_edge(random: Random, document: Document) -> Planted | None:
    """Lines of a page put before the text, or after it."""
    text = document.text.strip("\n")
    if random.random() < 0.5:
        lines = "\n".join(random.sample(HEADS, 2))
        return Planted(f"{lines}\n{text}\n", ((Span(0, len(lines)),),))
    lines = random.choice(TAILS)
    return Planted(f"{text}\n{lines}\n", ((Span(len(text) + 1, len(text) + 1 + len(lines)),),))


def glued(behind: bool) -> Planter:
    """A planter that glues the words of a page to the end of a paragraph, or to its beginning."""

    def plant(random: Random, document: Document) -> Planted | None:
        spans = body(document)
        if not spans:
            return None
        span = random.choice(spans)
        at, words = (span.end, " " + random.choice(INLINE)) if behind else (span.start, random.choice(INLINE[:2]) + " ")
        return Planted(document.text[:at] + words + document.text[at:], ((Span(at, at + len(words)),),))

    return plant


KINDS = (
    Kind("WEB001", "lines of a page before or after the text", at_the_edge, ("WEB003",)),
    Kind("WEB002", "words of a page glued to the end of a paragraph", glued(behind=True), ("WEB001", "WEB003")),
    Kind("WEB002", "words of a page glued to the beginning of one", glued(behind=False), ("WEB001", "WEB003")),
)
