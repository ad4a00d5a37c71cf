"""Sequences of ordinal numbers: where counting goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

#: How many interrupted rows are remembered: lists within lists, columns of a table.
_ROWS = 6
#: How far a number may stand from where it belongs and still be known as the one that is missing there.
_REACH = 8
#: A row in which more than one number in this many is wrong has another logic than counting, or is beyond repair.
_HOPELESS = 4
#: A row that begins later than this is an excerpt.
_LATEST = 4
#: A single slip may concern this many numbers: a heading and the one that was copied with it.
_ONE = 2
#: What it costs to begin anew with another number than 1: more than two numbers that do not fit.
_AFRESH = 2.5


class Slip(NamedTuple):
    """A number that does not follow the ones before it, by its place in the sequence.

    ``gap``: numbers from ``expected`` on are missing before it. ``repeat``: it was used already. ``order``: it
    stands in the wrong place. ``expected`` is 0 where no number is wanting. ``other`` is the place it clashes
    with: before a gap the number it should follow; -1 when there is none.
    """

    at: int
    kind: Literal["gap", "repeat", "order"]
    expected: int
    other: int


#: Whether the number at the first place may go on with an interrupted row that ends at the second.
Resumes = Callable[[int, int], bool]


def slips(numbers: Sequence[int], before: int = 0, resumes: Resumes = lambda at, end: True) -> list[Slip]:
    """Every slip in a sequence, one for one mistake; ``before`` is a number that it may go on from.

    Counting may begin anew with 1 at any time, and the row so interrupted may go on afterwards: lists within
    lists, quoted lists, columns of a table, a table of contents.
    """
    found: list[Slip] = []
    for row in rows(numbers, resumes):
        counts = [numbers[at] for at in row]
        if counts == list(range(1, len(row) + 1)):
            continue
        for slip in _wrong(counts, before if row[0] == 0 else 0):
            found.append(slip._replace(at=row[slip.at], other=row[slip.other] if slip.other >= 0 else -1))
    return sorted(found)


def rows(numbers: Sequence[int], resumes: Resumes = lambda at, end: True) -> list[list[int]]:
    """The rows that are counted, each as places in the sequence; what fits none belongs to the latest row."""
    found: list[list[int]] = []
    recent: list[list[int]] = []  # the rows that may go on, the latest last
    for at, number in enumerate(numbers):
        latest = [numbers[place] for place in recent[-1][-3:]] if recent else []
        if number - 1 in latest and number not in latest:
            recent[-1].append(at)  # also 2 after 1 3, since 3 may be what is wrong
            continue
        # 1 2 1 3 lacks a 2: no list within a list has but one item.
        lone = latest == [1] and number == 3
        row = next((row for row in reversed(recent) if numbers[row[-1]] == number - 1 and resumes(at, row[-1])), None)
        if row and not lone:
            recent.remove(row)
            recent.append(row)
        elif not recent or (number == 1 and not _belated(numbers, at, recent[-1])):
            found.append([])
            recent = [*recent[1 - _ROWS :], found[-1]]
        elif latest == [1] and len(recent) > 1 and number == numbers[recent[-2][-1]] + 2:
            recent.pop()
            recent[-1] += found.pop()  # 1 2 1 4: not a new row, but a slip in the old one
        recent[-1].append(at)
    return found


def _belated(numbers: Sequence[int], at: int, row: list[int]) -> bool:
    """Whether the 1 at this place belongs to a row that began without it: 2 3 1 4."""
    return numbers[row[0]] == 2 and list(numbers[at + 1 : at + 2]) in ([], [numbers[row[-1]] + 1])


def _wrong(row: list[int], before: int) -> list[Slip]:
    """As few slips as explain one row; none when that takes too many."""
    if row[0] - (before if row[0] > before else 0) > _LATEST:
        return []
    kept = _counted(row, before)
    gaps: list[Slip] = []
    surplus: list[Slip] = []
    last = -1
    for at in [*kept, len(row)]:
        expected = (row[last] if last >= 0 else before if row[0] > before else 0) + 1
        if at - last > 1:
            surplus.append(_surplus(row, last + 1, at, expected))
        elif at < len(row) and row[at] > expected:
            gaps.append(Slip(at, "gap", expected, last))
        elif at < len(row) and row[at] < expected:  # counting begins anew, but not with 1
            surplus.append(Slip(at, "gap", 1, -1) if row[at] == 2 else _surplus(row, at, at + 1, 0))
        last = at
    strayed = {row[slip.at] for slip in surplus}  # what is missing in one place and surplus in another is one slip
    gaps = [slip for slip in gaps if slip.expected not in strayed]
    effort = len(row) - len(kept) + len(gaps)
    single = len(gaps) + len(surplus) == 1 and effort <= _ONE
    return gaps + surplus if single or effort * _HOPELESS <= len(row) else []


def _surplus(row: list[int], at: int, end: int, expected: int) -> Slip:
    """The slip at numbers that do not count up, from ``at`` to ``end``."""
    near = [*range(max(0, at - _REACH), at), *range(end, min(len(row), end + _REACH))]
    same = [place for place in near if row[place] == row[at]]
    if not same:
        return Slip(at, "order", expected, end if end < len(row) else at - 1)
    if end < len(row) and row[end] == expected:  # nothing is wanting between the numbers on either side
        if same[0] >= end:
            at, same = same[0], [at]  # of two equal numbers the second is one too many
        expected = 0 if at + 1 < len(row) else row[at] + 1
    return Slip(at, "repeat", expected, same[-1])


def _counted(row: list[int], before: int) -> list[int]:
    """The places of the numbers that count up, when as few as possible are missing or do not fit.

    A gap costs as much as a number that does not fit, and nothing where such numbers fill it.
    """
    cost: list[float] = []
    came: list[int] = []
    for at, number in enumerate(row):
        cost.append(at + ((before if number > before else 0) + at + 1 < number))
        came.append(-1)
        for previous in range(max(0, at - _REACH), at):
            skipped, absent = at - previous - 1, number - row[previous] - 1
            if absent < 0 and skipped:
                continue
            step = skipped + (absent > skipped) if absent >= 0 else _AFRESH
            if cost[previous] + step <= cost[at]:
                cost[at], came[at] = cost[previous] + step, previous
    at = min(range(max(0, len(row) - _REACH), len(row)), key=lambda place: (cost[place] + len(row) - 1 - place, -place))
    places = []
    while at >= 0:
        places.append(at)
        at = came[at]
    return places[::-1]
