"""How much a sentence with figures tells, and whether of the year."""

from __future__ import annotations

from collections.abc import Iterable

from lintreport.text.lazy import Lazy

#: Figures that say less than so many digits are equal by chance, and so are single figures of fewer.
TELLING, TELLING_ALONE = 5, 4
_PLANNED = Lazy("将|力争|计划|目标|下一步|确保|预计|拟|规划|明年|到20[0-9]{2}年")
_STANDING = Lazy(
    "现有|[设共]有|[下所]?辖|面积|人口|位于|成立|编制|内设|占地|全长|拥有|以来|截至|累计|规定|标准|不少于|以上|以内|不超过|每[年月周人个]|定期|至今|历年|连续|职数|实有"
)


def digits(figures: Iterable[str]) -> int:
    """How many digits different figures have that tell, the zeros at their ends left out."""
    return sum(
        len("".join(sign for sign in figure if sign.isdigit()).rstrip("0").lstrip("0")) for figure in set(figures)
    )


def tells_of_the_year(words: str) -> bool:
    """Whether a sentence tells what was done in the year: no plan, and nothing that stands for years."""
    return not (_PLANNED.search(words) or _STANDING.search(words))
