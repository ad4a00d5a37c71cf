"""Places of a report that name another year and are right to."""

from __future__ import annotations

from collections.abc import Iterable

from lintreport.text.figures.years import Claim, named_beside
from lintreport.text.lazy import Lazy

#: A year that is compared with: 52.3万亩(2023年为52.1万亩).
_COMPARED_WITH = Lazy("(?:19|20)[0-9]{2} ?年(?:度|底|末)?(?:同期)?[为是]")
#: A whole day, in which a report on the year before may be handed in up to this month.
_WHOLE_DAY = Lazy("(?:19|20)[0-9]{2} ?年 ?([0-9]{1,2}) ?月 ?[0-9]{1,2} ?日")
_HANDED_IN = 6
#: So long are the words before a year, or a whole day.
_NEAR = 16
#: The title or heading of a budget, which is drawn up at the end of the year before.
_BUDGET = Lazy("(?!.*决算).*预算(?!.{0,4}执行)")
#: A heading has at most this many code points.
_HEADING = 40
#: What may be of either year, where a text is of two.
_OF_EITHER = ("heading", "first", "deed", "self")


def is_aside(text: str, claim: Claim, year: int) -> bool:
    """Whether a year stands after a figure as what is compared with, or in the day on which the report was handed in."""
    behind = text[claim.span.start : claim.span.start + _NEAR]
    before = text[max(0, claim.span.start - _NEAR) : claim.span.start]
    beside = named_beside(text, claim.span.start)
    if beside and claim.year == year + beside.step:
        return True
    if before.endswith(("(", ",")) and _COMPARED_WITH.match(behind):
        return True
    day = _WHOLE_DAY.match(behind)
    return day is not None and claim.year == year + 1 and int(day[1]) <= _HANDED_IN and "截" not in before


def without_other_half(text: str, claims: list[Claim], own: Iterable[Claim], title: str, year: int) -> list[Claim]:
    """The odd claims of a text, less those that it owes to being a budget, or a budget with the accounts before it.

    Such a text is of both years when its headings are over the accounts of the one and the budget of the next. A budget
    says what there was when the year before it ended: 截至2023年12月31日.
    """
    budget = _BUDGET.match(title) is not None
    other = _other_half((*own, *claims), text, year)
    return [
        one
        for one in claims
        if not (one.kind in _OF_EITHER and one.year == other)
        and not (budget and one.kind == "deed" and one.year == year - 1 and _as_of(text, one))
    ]


def _as_of(text: str, claim: Claim) -> bool:
    return text[claim.span.start - 1 : claim.span.start] in ("至", "止", "到")


def _other_half(claims: Iterable[Claim], text: str, year: int) -> int | None:
    """The other year of a text that is of two, by its headings."""
    over: dict[int, set[bool]] = {}
    for one in claims:
        if one.kind == "heading":
            heading = text[one.span.end : one.span.end + _HEADING].split("\n")[0]
            over.setdefault(one.year, set()).add(_BUDGET.match(heading) is not None)
    for first in (year - 1, year):
        if over.get(first) == {False} and over.get(first + 1) == {True}:
            return first if first < year else first + 1
    return None
