"""Mutations: change one figure of a relation that holds in a real text, and see whether it is then reported.

Run with folders or files of texts; without any, the sample reports of the repository are taken. Printed per check: how
many relations the program recognises as holding, how many of them it reports, at their place, once one digit of one of
their figures is changed (by three per cent at least, since less may be rounding), and the findings on untouched texts.
A change may turn one contradiction into another (a part larger than its whole), so any ARI code counts.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lintreport import Document, Finding, packs
from lintreport.check import Check
from lintreport.text.quantities import Quantity

ROOT = Path(__file__).parent.parent.parent
#: A smaller change may be a matter of rounding.
LEAST_CHANGE = 3


def relations(document: Document) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """The code and the figures of every relation that is recognised and holds."""
    pack = packs.built_in()
    sums, rates, changes = (
        packs.import_checks(pack, Path(pack.folder) / f"{name}.py") for name in ("sums", "rates", "changes")
    )
    for parts in [*sums.breakdowns(document), *sums.sums(document)]:
        figures = (parts.total, *parts.parts)
        if len(figures) > 2 and all(quantity.exact for quantity in figures) and parts.total.value:
            gap = abs(sum(quantity.value for quantity in parts.parts) - parts.total.value)
            if gap <= sums.tolerance(parts.total, parts.parts):
                yield "ARI001", figures
    for rate in rates.rates(document):
        if not rates.miss(rate.stated, rates.share(rate.part, rate.whole)):
            yield "ARI002", (rate.part, rate.whole, rate.stated)
    for change in changes.changes(document):
        if not change.points:
            yield "ARI003", (*change.operands, change.stated)


def mutated(text: str, figure: Quantity, random_one: random.Random) -> str | None:
    """``text`` with another digit in one place of a figure, or ``None`` when no change is large enough."""
    numeral = figure.numeral
    choices = []
    for at, sign in enumerate(numeral):
        for digit in "123456789" if sign in "0123456789" else "":
            new = numeral[:at] + digit + numeral[at + 1 :]
            old_value, new_value = (int("".join(filter(str.isdigit, one))) for one in (numeral, new))
            if abs(new_value - old_value) * 100 >= LEAST_CHANGE * max(old_value, 1):
                choices.append(new)
    if not choices:
        return None
    return text[: figure.start] + random_one.choice(choices) + text[figure.numeral_end :]


def loud(check: Check, document: Document) -> list[Finding]:
    """What a check reports at warning or above."""
    found = [one for one in check.run(document, check.options()) if isinstance(one, Finding)]
    return [one for one in found if (one.severity or check.severity) != "info"]


def reported(checks: list[Check], text: str, start: int, end: int) -> bool:
    """Whether any check reports something that touches a stretch of the text."""
    document = Document(text)
    return any(one.span.start <= end and start <= one.span.end for check in checks for one in loud(check, document))


def main(arguments: list[str]) -> None:
    """Print the table for all texts."""
    checks = {
        check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("ARI") and check.default
    }
    given = [Path(argument) for argument in arguments] or [ROOT / "seeds"]
    paths = [path for one in given for path in (sorted(one.glob("*.txt")) if one.is_dir() else [one])]
    held: Counter[str] = Counter()
    found: Counter[str] = Counter()
    before: Counter[str] = Counter()
    characters = 0
    random_one = random.Random(0)
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        document = Document(text)
        characters += len(text)
        for code in ("ARI001", "ARI002", "ARI003"):
            before[code] += len(loud(checks[code], document))
        for code, figures in relations(document):
            figure = random_one.choice([one for one in figures if one.numeral[0].isascii()] or [figures[0]])
            changed = mutated(text, figure, random_one)
            if changed is None:
                continue
            held[code] += 1
            found[code] += reported(
                list(checks.values()), changed, min(one.start for one in figures), max(one.end for one in figures)
            )
    print(f"{len(paths)} texts, {characters} characters")
    print("code     hold  per 10,000 characters  reported after a change  recall  reported before")
    for code in sorted(held):
        share = f"{held[code] * 10000 / characters:.2f}"
        recall = f"{100 * found[code] // held[code]}%"
        print(f"{code:7} {held[code]:5}  {share:>21}  {found[code]:23}  {recall:>6}  {before[code]:15}")


if __name__ == "__main__":
    main(sys.argv[1:])
