"""Sentences whose figures are those of last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintreport import Filed
from lintreport.text.lazy import Lazy

from ._figures import Told, told, year_of

#: Figures that say less than this many digits are equal by chance, and so are single figures of fewer.
TELLING, TELLING_ALONE = 5, 4
#: Sentences whose words are less alike tell of other things.
_ALIKE = 0.75
#: Where so much of what is told in figures is last year's, the report is.
WHOLE, _FEWEST = 0.7, 5
_PLANNED = Lazy("将|力争|计划|目标|下一步|确保|预计|拟|规划|明年|到20[0-9]{2}年")
_STANDING = Lazy(
    "现有|[设共]有|[下所]?辖|面积|人口|位于|成立|编制|内设|占地|全长|拥有|以来|截至|累计|规定|标准|不少于|以上|以内|不超过|每[年月周人个]|定期|至今|历年|连续|职数|实有"
)


def is_last_years(report: Filed, found: Sequence[object], share: float = WHOLE) -> bool:
    """Whether so much of what is told in figures is last year's that the report is."""
    return len(found) >= _FEWEST and len(found) >= share * sum(map(tells, told(report)))


def stale(report: Filed, other: Filed, digits: int) -> Iterator[tuple[Told, Told]]:
    """The sentences of a report whose figures are those of a sentence in last year's, each with that one."""
    before: dict[tuple[str, ...], list[Told]] = {}
    for one in told(other):
        before.setdefault(one.figures, []).append(one)
    for one in told(report):
        if not tells(one) or _digits(one) < (digits if len(one.figures) > 1 else TELLING_ALONE):
            continue
        for earlier in before.get(one.figures, ()):
            if _alike(one.words, earlier.words) and not _of_one_year(one, earlier, year_of(other)):
                yield one, earlier
                break


def tells(one: Told) -> bool:
    """Whether a sentence tells what was done in the year."""
    return not (_PLANNED.search(one.words) or _STANDING.search(one.words)) and _digits(one) >= TELLING_ALONE


def _digits(one: Told) -> int:
    return sum(
        len("".join(sign for sign in figure if sign.isdigit()).rstrip("0").lstrip("0")) for figure in set(one.figures)
    )


def _of_one_year(one: Told, earlier: Told, year: int) -> bool:
    """Whether both sentences say of which year they tell, and it is one, no later than that of the earlier report."""
    return bool(one.years) and max(one.years) <= year


def _alike(one: str, other: str) -> bool:
    """Whether two sentences have most pairs of signs in common."""
    mine, theirs = ({words[at : at + 2] for at in range(len(words) - 1)} for words in (one, other))
    return len(mine & theirs) >= _ALIKE * len(mine | theirs)
