"""Units of figures: of which kind each is, and which of them are one."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from lintreport.text.figures.quantities import COUNTED, Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

#: What a figure is one of; "bare" for a figure that has no unit at all (指数为3.24).
Kind = Literal["count", "measure", "money", "share", "points", "multiple", "time", "bare"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("%", "‰", "成", "分之"), "share"),
    **dict.fromkeys(("个百分点", "百分点"), "points"),
    **dict.fromkeys(("倍", "番"), "multiple"),
    **dict.fromkeys(("元", "美元", "港元", "欧元", "日元", "英镑"), "money"),
    **dict.fromkeys(("年", "月", "日", "周", "岁", "季度", "个季度", "学时"), "time"),
}
#: Units that count the same things.
_FOLDED = {
    "名": "人",
    "位": "人",
    "件次": "件",
    "场次": "场",
    "批次": "批",
    "期次": "期",
    "个百分点": "百分点",
    "日": "天",
    "个月": "月",
    "千米": "公里",
    "千克": "公斤",
    "标箱": "标准箱",
    "平方千米": "平方公里",
}
#: Characters that count as well, where a figure has no unit that is known (75.42亿斤, 2286列).
_RARE = Lazy("[顶斤列羽尾箱袋包瓶担孔眼口]|单(?![位独个元一次])|组(?![织成建])|对(?=[,。;、])|[例路床](?=[,。;、中])")


@lru_cache(maxsize=256)
def kind_of(unit: str) -> Kind:
    """The kind of a unit as it is written."""
    known = _KINDS.get(unit)
    if known:
        return known
    if not unit:
        return "bare"
    return "count" if compiled(COUNTED).fullmatch(unit) or _RARE.match(unit) else "measure"


def unit_of(quantity: Quantity) -> str:
    """The unit of a figure, folded: 名 and 位 are 人, 件次 is 件, 批次 is 批; 宗 and 起 stay apart from 件."""
    unit = quantity.unit
    if not unit:
        rare = _RARE.match(quantity.text, quantity.end)
        return rare[0] if rare else ""
    return folded_unit(unit)


def folded_unit(unit: str) -> str:
    """A unit as it is written, folded."""
    return _FOLDED.get(unit, unit)
