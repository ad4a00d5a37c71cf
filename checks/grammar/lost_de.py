"""GRA: 的 missing before the noun that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

from ._places import quotation

#: Verbs that take such an object: a verb behind 对 has become a noun.
_TAKING = "加强|加大|强化|加快|注重|做好|抓好"
#: What is done to somebody or something, as a noun.
_DONE = (
    "管理|监督|检查|监管|指导|领导|培训|管控|考核|评估|保护|支持|服务|治理|整治|研究|审查|监测|引导|防范|排查|控制|约束|审核"
    "|督导|巡查|扶持|帮扶|救助|宣传|教育|协调|沟通|协作|配合"
)


@cache
def _object() -> re.Pattern[str]:
    words = "(?:(?!的|地|进行|开展|实施|其)[^,。;:!?\n])"
    return compiled(
        rf"(?:{_TAKING})了?(?:对(?![外口接标])(?:(?!其){words}){{4,24}}?(?:情况|工作|等|{words}{{2}})"
        rf"|与{words}{{2,20}}?(?:等?部门|单位|机关|国家|地区))(?P<noun>(?<!领导班子)(?:{_DONE})(?:[和与、]?(?:{_DONE}))?)(?=[,。;\n]|\Z)"
    )


@check(
    "GRA003",
    "lost-de",
    title=Text("定语之后缺“的”", "的 missing before its noun"),
    severity="info",
    basis="practice",
    where=SENTENCES,
    needs=("对", "与"),
    bad=[
        "加强对学校食品安全工作⟦管理⟧,落实责任。",
        "各地要加强与公安、财政等部门⟦沟通协调⟧。",
    ],
    good=[
        "加强对学校食品安全工作的管理,落实责任。",
        "加强与公安、财政等部门的沟通协调,加强对外贸易管理,加强与完善监督管理。",
        "加强对“一把手”和领导班子监督,加强对其培训和考核,加强对排放情况进行监督,对学校食品安全工作加强管理。",
    ],
)
def lost_de(document: Document, options: NoOptions) -> Iterator[Finding]:
    """“加强对……”“加强与……部门”的宾语是末尾那个动作，它之前要有“的”：“加强对入学工作管理”，应为“加强对入学工作的管理”。

    只作提示：有的公文为求简短省去“的”。

    不报告：“对外”“对口”开头的词；“加强对其培训”；“加强对‘一把手’和领导班子监督”（文件名称）；已有“的”或“进行”的。

    改法：在末尾的动词之前补“的”，或改为“对……加强管理”。

    为什么：缺“的”，“对……”就没有着落，读者分不清加强的是什么。
    ---
    The object of 加强对… or 加强与…部门 is the action at its end, which wants 的: 加强对入学工作管理 should be 加强对入学工作的管理.

    This is info, since some official texts leave 的 out for brevity.

    Not reported: words that begin with 对外 or 对口, 加强对其培训, 加强对“一把手”和领导班子监督 (the title of a document), and what has
    的 or 进行 already.

    To fix: add 的 before the last verb, or write 对…加强管理.

    Why: Without 的 nothing says what 对… belongs to.
    """
    for found in _object().finditer(document.folded):
        words = quotation(document, Span(*found.span()))
        yield Finding(
            Span(*found.span("noun")),
            Text(f"“{found['noun']}”之前疑缺“的”：“{words}”", f"的 may be missing before {found['noun']}: “{words}”"),
        )
