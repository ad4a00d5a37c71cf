"""Heads of a change that only point back to a figure: 件数, 抓获人数, 金额, 立案数."""

from __future__ import annotations

from lintreport.text.lazy import Lazy
from lintreport.text.statements.statements import Statement, alike
from lintreport.text.statements.units import folded_unit

#: What a figure is called, whatever it counts; what is before it names the unit, the thing or the deed, or nothing.
_CALLED = Lazy("(?:总?数[量额]|总?金额|总[数额量]|[数额量])$")
_MONEY = Lazy("额$")
#: What only says that all of it is meant.
_ALL = Lazy("^(?:上述|该|此|其|两项)?(?:总|合计|累计|全部)?")
#: Cases have three units, one of which is mostly chosen: 案件数 of 53起.
_CASES, _UNITS_OF_CASES = ("案件", "案"), ("件", "起", "宗", "例")


def points_at(subject: str, value: Statement) -> bool | None:
    """Whether the head of a change points at a value; ``None`` for one that is no such head, but a name of its own."""
    called = _CALLED.search(subject)
    if called is None:
        return None
    thing = _ALL.sub("", subject[: called.start()])
    if not thing:
        return (value.kind == "money") == bool(_MONEY.search(called[0]))
    if thing in _CASES and value.unit in _UNITS_OF_CASES:
        return True
    if folded_unit(thing[-1]) == value.unit[:1]:
        return len(thing) == 1 or thing == value.unit or alike(thing[:-1], value.head) or thing in value.head
    return alike(subject, value.head)
