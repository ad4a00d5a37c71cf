"""The year that a report is about, by what its places say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lintreport.text.figures.year_head import is_address
from lintreport.text.figures.years import Claim, Kind
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled


class ReportYears(NamedTuple):
    """The year that a report looks back on and the one that it plans; ``None`` where it does not say."""

    reviewed: int | None
    planned: int | None

    @property
    def about(self) -> int | None:
        """The year that it reviews, or that it plans where it reviews none: a budget."""
        return self.reviewed or self.planned


def report_years(folded: str, said: Sequence[Claim], path: str = "") -> ReportYears:
    """The years that a report reviews and plans, as far as the places that say so agree on them.

    The file name counts only when no place says a year and the text has that of the name.
    """
    year, agreed = decided(said)
    if year is None and not is_address(folded):
        named = re.search("(?<![0-9])(20[0-9]{2})(?![0-9])", compiled(r"[\\/]").split(path)[-1])
        year, agreed = (int(named[1]), True) if named and f"{named[1]}年" in folded else (None, False)
    if year is None or not agreed:
        return ReportYears(None, None)
    titled = next((one for one in said if one.kind in ("title", "agenda") and one.means == year), None)
    if titled and (titled.kind == "agenda" or _BUDGET.match(folded, titled.span.end)):
        return ReportYears(None, year)
    planned = any(one.means == year and one.kind in _PLANS for one in said)
    return ReportYears(year, year + 1 if planned else None)


_BUDGET = Lazy("[^\n。0-9]{0,40}?(?:部门|单位|财政|政府|总)预算(?!.{0,4}执行)")
_PLANS = frozenset({"plan", "intent", "address", "given"})
#: What a place weighs, and how often its like counts. 2023年,我区… may be a history, 现将2023年…报告如下 is not.
_WEIGHTS: dict[Kind, tuple[int, int]] = {
    "title": (4, 1),
    "opening": (4, 1),
    "agenda": (4, 1),
    "period": (4, 1),
    "given": (4, 1),
    "first": (3, 1),
    "closing": (3, 1),
    "heading": (3, 2),
    "plan": (3, 2),
    "address": (2, 1),
    "turn": (3, 1),
    "signed": (3, 1),
    "deed": (1, 3),
    "intent": (1, 2),
    "self": (0, 0),
}
#: Without one of these a text need not be a report.
_ANCHORS = frozenset({"title", "agenda", "opening", "first", "period", "given", "address", "turn", "closing", "signed"})
_LEAST = 3


def decided(said: Sequence[Claim]) -> tuple[int | None, bool]:
    """The year that the places of a text point to, and whether they agree on it: by twice the weight of any other."""
    agenda = next((claim for claim in said if claim.kind == "agenda"), None)
    if agenda and not any(one.kind in ("title", "opening") or one.year > agenda.year for one in said):
        return agenda.year, True  # whatever it says of the year before
    reviewed = {claim.year for claim in said if claim.kind == "heading"}
    counted = Counter((one.means, one.kind) for one in said if one.kind != "plan" or one.year not in reviewed)
    commonest = max((times for (_, kind), times in counted.items() if kind == "deed"), default=0)
    weights: Counter[int] = Counter()
    for (year, kind), times in counted.items():
        weight, most = _WEIGHTS[kind]
        weights[year] += weight * (min(times, most) * times // commonest if kind == "deed" else min(times, most))
    if not weights:
        return None, False
    (year, weight), *others = weights.most_common(2)
    headed = counted[year, "heading"] > 0
    ways = headed + (counted[year, "plan"] > 0) + (counted[year, "deed"] + headed > 1)
    anchored = any(kind in _ANCHORS for _, kind in counted) or ways > 1
    if not anchored or weight < _LEAST:
        return None, False
    return year, not others or weight >= 2 * others[0][1]
