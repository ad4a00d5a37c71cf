"""Models that a text gives for others to fill in, the examples among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.patterns import compiled

#: A model says so this near above its blanks, in code points.
_REACH = 200


@cache
def _spoken() -> re.Pattern[str]:
    """How a text speaks of models, of forms and of how they are to be filled in."""
    return compiled(
        r"模[板版]|样[表本式张稿]|式样|范[本文例]|示范文本|(?:参考|报告|文书|规范|如下|统一)格式|格式(?:如下|文本|要求)|填[表报写]说明"
        r"|规范用语|填写示例|字[体号](?!:)"
    )


@cache
def _examples() -> re.Pattern[str]:
    return compiled(r"例如|比如|譬如|如:|示例|用语[是为:]")


@cache
def _specimen() -> re.Pattern[str]:
    """How the title of a paper ends that others fill in: 告知书, 申请表, 委托合同."""
    return compiled(
        r"(?:(?:申请|承诺|委托|授权|登记|审批|备案|告知|送达|责任|回执|证明|报名|推荐|决定|通知|建议|意见|执行|协议|保证)[书表单函状证]|合同|协议|回执)"
        r"(?:[(〔].{1,20}[)〕])?\s*\Z"
    )


class Models(NamedTuple):
    """Where a text speaks of models, where it says that an example follows, and its titles with what each is."""

    spoken: list[int]
    examples: list[int]
    titles: list[Span]
    specimens: list[bool]

    def titled(self, start: int) -> bool:
        """Whether the title above ``start`` is that of a paper for others to fill in."""
        above = bisect_right(self.titles, start, key=lambda title: title.end) - 1
        return above >= 0 and self.specimens[above]

    def spoken_in(self, start: int, end: int) -> bool:
        """Whether the text from ``start`` to ``end`` speaks of a model."""
        return any_between(self.spoken, start, end)

    def hold(self, start: int, paragraph: int) -> bool:
        """Whether what begins at ``start``, in the paragraph that begins at ``paragraph``, is part of one."""
        return (
            self.titled(start)
            or any_between(self.spoken, start - _REACH, start)
            or any_between(self.examples, max(start - _REACH, paragraph), start)
        )


def models(folded: str, titles: Iterable[Span]) -> Models:
    """The models of a text with these titles."""
    listed = list(titles)
    spoken, examples = ([found.start() for found in one().finditer(folded)] for one in (_spoken, _examples))
    return Models(spoken, examples, listed, [bool(_specimen().search(folded[slice(*title)])) for title in listed])


def any_between(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, in their order, lies from ``start`` up to ``end``."""
    return bisect_left(places, start) < bisect_left(places, end)
