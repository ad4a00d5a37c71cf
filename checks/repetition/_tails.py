"""The end of a clause that stands again right behind its mark: 跟踪意见的办理,跟踪意见的办理,."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Span
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

#: Shorter ends are set phrases; with a figure of two digits and more they tell, in code points.
_SHORTEST, _WITH_FIGURE = 8, 6
#: The copy has this many clauses at most, and is no longer than this.
_CLAUSES, _LONGEST = 4, 80


def tails(document: Document) -> Iterator[tuple[Span, Span]]:
    """Each end of a clause that is written again at once, and the copy with its mark.

    A sentence may begin with the last words of the one before (…给予补助。给予补助的…): without a figure, only a comma parts a
    slip from its copy.
    """
    folded = document.folded
    stops = [found.start() for found in compiled("[,。;](?![0-9])").finditer(folded)]
    end = 0
    for at, mark in enumerate(stops):
        for until in stops[at + 1 : at + 1 + _CLAUSES]:
            size = until - mark - 1
            if size > _LONGEST or mark - size < end:
                break
            if folded[mark - 1] == folded[until - 1] and folded[mark - size : mark] == folded[mark + 1 : until]:
                first, later = Span(mark - size, mark), Span(mark + 1, until + 1)
                if _tells(folded, first, later):
                    end = until
                    yield first, later
                    break


def _tells(folded: str, first: Span, later: Span) -> bool:
    """Whether the copy is too long, or has too large a figure, to be meant."""
    words = folded[slice(*first)]
    han = len(compiled(HAN).findall(words))
    if "\n" in words or "\t" in words or 5 * han < 2 * len(words):
        return False
    if compiled("[0-9]{2}").search(words) and len(words) >= _WITH_FIGURE:
        return True
    return len(words) >= _SHORTEST and folded[first.end] == "," and folded[later.end - 1] in ",。"
