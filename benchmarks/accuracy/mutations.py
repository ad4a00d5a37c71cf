"""Mutations: break a relation that holds in a real text, and see whether it is then reported.

Run with folders or files of texts; without any, the sample reports of the repository are taken. Printed per check: how
many relations the program recognises as holding, how many of them it reports, at their place, once they are broken, and
the findings on untouched texts. As a rule one digit of one figure is changed (by three per cent at least, since less
may be rounding). Where that need not break the relation, another slip is made: a part and its whole change places
(ARI005), so do the ends of a period (DAT002), a rate gains a digit (ARI006) or loses its 100% (ARI009), a count is one
or two off (ARI007), a year is last year's (DAT003). A change may turn one contradiction into another (a part larger
than its whole), so any ARI or DAT code counts.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from lintreport import Document, Finding, Span, packs
from lintreport.declaration import Check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.statements.tolerance import slack

ROOT = Path(__file__).parent.parent.parent
#: A smaller change may be a matter of rounding.
LEAST_CHANGE = 3
#: This many places must still give the report's year when one is changed.
ENOUGH_YEARS = 3

#: What goes on like this tells what was done, with a figure.
_TOLD = re.compile("[^。;\n]{0,200}?[0-9][^。;\n]{0,200}[。;]")

#: ... without another year, which would be one to compare with.
_YEAR = re.compile("(?:19|20)[0-9]{2} ?年")

#: One slip: stretches of the text, in order, and what stands there instead.
Slip = tuple[tuple[Span, str], ...]


class Relation(NamedTuple):
    """A relation that holds, where it stands, and the slips that break it, one of which is made."""

    code: str
    place: Span
    slips: tuple[Slip, ...]


def _module(name: str) -> ModuleType:
    pack = packs.built_in()
    return packs.import_checks(pack, Path(pack.folder) / "arithmetic" / f"{name}.py")


def relations(document: Document) -> Iterator[Relation]:
    """Every relation that is recognised and holds."""
    for code, figures in _equations(document):
        place = Span(min(one.start for one in figures), max(one.end for one in figures))
        written = [one for one in figures if one.numeral[0].isascii()] or list(figures[:1])
        yield Relation(code, place, tuple(slip for one in written for slip in digits(one)))
    yield from _parts(document)
    yield from _rates(document)
    yield from _counts(document)
    yield from _dates(document)


def _equations(document: Document) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """Relations that any other figure breaks, with all of their figures."""
    lists, rates, changes, flows = map(_module, ("_lists", "_ratios", "changes", "flows"))
    for parts in lists.lists(document):
        figures = (parts.total, *parts.parts)
        if len(figures) > 2 and all(quantity.exact for quantity in figures) and parts.total.value:
            gap = abs(sum(quantity.value for quantity in parts.parts) - parts.total.value)
            if gap <= slack((parts.total, *parts.parts)):
                yield "ARI001", figures
    for rate in rates.rates(document):
        if not rate.points:
            yield "ARI002", (rate.part, rate.whole, rate.stated)
    for change in changes.changes(document):
        if not change.points:
            yield "ARI003", (*change.operands, change.stated)
    for balance in flows.balances(document):
        if balance.holds():
            yield "ARI004", balance.figures


def _parts(document: Document) -> Iterator[Relation]:
    for parts in _module("_lists").lists(document):
        part, whole = parts.parts[0], parts.total
        if (
            len(parts.parts) == 1
            and part.exact
            and whole.exact
            and part.value * 100 < whole.value * (100 - LEAST_CHANGE)
        ):
            one, other = sorted((part, whole), key=lambda quantity: quantity.start)
            swap = ((_numeral(one), other.numeral), (_numeral(other), one.numeral))
            # A part that is larger than its whole, but not than another figure before it, is left alone.
            if one.scale == other.scale and all(one.value <= whole.value for one in parts.totals):
                yield Relation("ARI005", Span(one.start, other.end), (swap,))


def _rates(document: Document) -> Iterator[Relation]:
    for rate in _module("bounds").bounded(document):
        if 10 <= rate.value <= 100 and rate.stated.numeral[0].isascii():
            more = ((Span(rate.stated.start, rate.stated.start), "1" if rate.value < 100 else "1" * 2),)
            yield Relation("ARI006", rate.stated.span, (more,))
    for stated in _module("completeness").full_rates(document):
        if stated.numeral == "100":
            slips = tuple(((_numeral(stated), less),) for less in ("96.5", "88", "72"))
            yield Relation("ARI009", stated.span, slips)


def _counts(document: Document) -> Iterator[Relation]:
    counts = _module("counts")
    text = document.folded
    for count in counts.counts(text):
        found = counts.points(text, count)
        names = None if found or count.quoted else counts.before(text, count)
        listed = found[0] if found else 0
        if names and counts.size(names).sure > 1 and counts.size(names).numbers == {count.stated} and not names.more:
            listed = count.stated
        if listed != count.stated:
            continue
        numeral = Span(count.start, count.start + (len(str(count.stated)) if count.arabic else 1))
        others = [n for n in (count.stated - 2, count.stated - 1, count.stated + 1, count.stated + 2) if 2 < n < 10]
        slips = tuple(((numeral, str(n) if count.arabic else "零一二三四五六七八九"[n]),) for n in others)
        if slips and count.stated < 10:
            yield Relation("ARI007", Span(count.start, count.end), slips)


def _dates(document: Document) -> Iterator[Relation]:
    for period in document.periods:
        start, end = period.start, period.end
        first, last = (document.folded[slice(*one.span)] for one in (start, end))
        alike = start.year is not None and start.year > 1 and end.year is not None and start.month == end.month
        if alike and first[-1] == last[-1] and (start.year, start.last) < (end.year, end.first):
            yield Relation("DAT002", period.span, (((start.span, last), (end.span, first)),))
    if document.report_year is None:
        return
    own = [claim for claim in document.year_claims if claim.means == document.report_year]
    for claim in own if len(own) > ENOUGH_YEARS else ():
        told = _TOLD.match(document.folded, claim.span.end)
        if (
            claim.kind not in ("plan", "intent", "address", "given", "signed")
            and (claim.kind != "deed" or (told and not _YEAR.search(told[0])))
            and document.text[claim.span.start].isascii()
        ):
            year = Span(claim.span.start, claim.span.start + 4)
            yield Relation("DAT003", claim.span, (((year, str(claim.year - 1)),),))


def _numeral(figure: Quantity) -> Span:
    return Span(figure.start, figure.numeral_end)


def digits(figure: Quantity) -> Iterator[Slip]:
    """Every figure with another digit in one place that is another figure by enough."""
    numeral = figure.numeral
    for at, sign in enumerate(numeral):
        for digit in "123456789" if sign in "0123456789" else "":
            new = numeral[:at] + digit + numeral[at + 1 :]
            old_value, new_value = (int("".join(filter(str.isdigit, one))) for one in (numeral, new))
            if abs(new_value - old_value) * 100 >= LEAST_CHANGE * max(old_value, 1):
                yield ((_numeral(figure), new),)


def broken(text: str, slip: Slip) -> str:
    """``text`` with a slip made."""
    for span, words in reversed(slip):
        text = text[: span.start] + words + text[span.end :]
    return text


def loud(check: Check, document: Document) -> list[Finding]:
    """What a check reports at warning or above."""
    found = [one for one in check.run(document, check.options()) if isinstance(one, Finding)]
    return [one for one in found if (one.severity or check.severity) != "info"]


def reported(checks: Iterable[Check], document: Document, place: Span) -> bool:
    """Whether any check reports something that touches a place, or tells of it."""
    return any(
        span.start <= place.end and place.start <= span.end
        for check in checks
        for one in loud(check, document)
        for span in (one.span, *(related.span for related in one.related))
    )


class Score(NamedTuple):
    """How many relations of each code hold, how many are reported once broken, and the findings before."""

    held: Counter[str]
    found: Counter[str]
    before: Counter[str]


def scores(paths: Sequence[Path]) -> tuple[Score, int]:
    """The scores over all texts, and their characters."""
    checks = [check for check in packs.load([packs.built_in()]) if check.code[:3] in ("ARI", "DAT") and check.default]
    score = Score(Counter(), Counter(), Counter())
    characters = 0
    random_one = random.Random(0)
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        document = Document(text, path.name)
        characters += len(text)
        for check in checks:
            score.before[check.code] += len(loud(check, document))
        for relation in relations(document):
            if relation.slips:
                slip = random_one.choice(relation.slips)
                score.held[relation.code] += 1
                changed = Document(broken(text, slip), path.name)
                score.found[relation.code] += reported(checks, changed, relation.place)
    return score, characters


def main(arguments: list[str]) -> None:
    """Print the table for all texts."""
    given = [Path(argument) for argument in arguments] or [ROOT / "seeds"]
    paths = [path for one in given for path in (sorted(one.glob("*.txt")) if one.is_dir() else [one])]
    score, characters = scores(paths)
    print(f"{len(paths)} texts, {characters} characters")
    print("code     hold  per 10,000 characters  reported after a change  recall  reported before")
    for code, held in sorted(score.held.items()):
        share = f"{held * 10000 / characters:.2f}"
        recall = f"{100 * score.found[code] // held}%"
        print(f"{code:7} {held:5}  {share:>21}  {score.found[code]:23}  {recall:>6}  {score.before[code]:15}")


if __name__ == "__main__":
    main(sys.argv[1:])
