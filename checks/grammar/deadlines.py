"""GRA: a deadline that does not say from when it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES

from ._places import quotation

#: The events that deadlines count from, as verbs; what happened stands between them and the deadline.
_EVENTS = "收到|接到|接获|收文|受理|解除|终止|签订|签署|提交|递交|公布|批准|作出|变更|取得|领取|完成"
#: None of these stands between: they say from when, until when, or begin another thing.
_RELATION = "后起前内在自从于每限约为需须应可将经按由时如若未并"
#: ... and these make the numeral no deadline: 第三日内, 的次月十五日内, 不超过十日内, 未来二十四小时内.
_NO_DEADLINE = "第的之共过达是满经近时者间到至超期长短延次月年来后前内、和或及每这该当两"


@cache
def _bare() -> re.Pattern[str]:
    numeral = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4})"
    unit = "(?:个?工作日|日|天|个月|小时)"
    return compiled(
        rf"(?:{_EVENTS})(?:(?![{_RELATION}])[^,。;:!?\n]){{1,20}}?(?<![{_NO_DEADLINE}0-9一二三四五六七八九十零百])"
        rf"(?P<time>{numeral}{unit}以?内)"
    )


@check(
    "GRA002",
    "deadline-from-when",
    title=Text("期限之前缺“后”或“起”", "a deadline without 后 or 起"),
    severity="warning",
    basis="practice",
    where=SENTENCES,
    needs=("日内", "日以内", "天内", "个月内", "小时内"),
    bad=[
        "主管部门应当在收到申请材料⟦15个工作日内⟧进行复核。",
        "双方解除租赁合同⟦十日内⟧应书面通知,受理投诉举报⟦五个工作日内⟧回复。",
    ],
    good=[
        "主管部门应当在收到申请材料后15个工作日内进行复核。",
        "自收到申请之日起十日内答复,收到通知的五日内提出,应当在取得所得的次月十五日内申报。",
        "收到申请,应当在十日内答复;发布未来二十四小时内的天气预报,完成的期限为三个月内。",
        "收到材料应于五日内转送,批准前三日内公示,合同变更的,应当十日内备案。",
    ],
)
def deadline_from_when(document: Document, options: NoOptions) -> Iterator[Finding]:
    """事情与期限直接相连，缺了“后”或“之日起”：“在收到申请材料15个工作日内”，应为“在收到申请材料后15个工作日内”。

    工作日的期限为警告；日、月、小时的期限，旧的规定常这样写，只作提示。

    不报告：中间有“后”“起”“前”“在”“于”“应”等字的；“次月十五日内”“未来二十四小时内”“第三日内”一类。

    改法：补上“后”或“之日起”。

    为什么：不写明从何时算起，读者可能理解为用那么多日“收到”，期限也无法计算。
    ---
    An event and a deadline stand side by side, without 后 or 之日起: 在收到申请材料15个工作日内 for 在收到申请材料后15个工作日内.

    It is a warning for working days, and info for days, months and hours, which older rules often write so.

    Not reported: places with 后, 起, 前, 在, 于 or 应 between the two; 次月十五日内, 未来二十四小时内, 第三日内.

    To fix: add 后 or 之日起.

    Why: If the text does not say from when the days count, the deadline cannot be computed.
    """
    for found in _bare().finditer(document.folded):
        span = Span(*found.span("time"))
        words = quotation(document, Span(*found.span()))
        yield Finding(
            span,
            Text(
                f"期限之前疑缺“后”或“之日起”：“{words}”", f"后 or 之日起 may be missing before the deadline: “{words}”"
            ),
            severity=None if "工作日" in found["time"] else "info",
        )
