"""Marks that come in pairs: quotation marks, title marks and brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.numbers import number

#: The closing mark of every opening one.
CLOSING = dict(zip("“‘「『《〈([{〔【", "”’」』》〉)]}〕】", strict=True))
#: The opening mark of every closing one.
OPENING = {closing: opening for opening, closing in CLOSING.items()}
#: Neither: it closes the quotation that is open, or else opens one.
STRAIGHT = '"'

#: The opening quotation marks, and the opening title marks.
QUOTES, TITLES = frozenset("“‘「『"), frozenset("《〈")

#: The marks of a damaged pair stand no further apart, in code points.
_NEAR = 40
#: A pair in a line that was broken reaches no further, in code points and paragraphs.
_BROKEN_LENGTH, _BROKEN_LINES = 300, 6
#: A quotation of whole paragraphs has no more of them.
_QUOTED_PARAGRAPHS = 40

_FINAL = frozenset("。!?…;")
_PAUSES = frozenset(",。;:!?")


@cache
def _mark() -> re.Pattern[str]:
    """A mark; tags and half-open intervals ([0,60) holds its lower end alone) are matched first, to be passed over."""
    end = r" ?(?:[-+]?[0-9.]{1,12}%?|[-+]?∞) ?"
    passed = rf"<[A-Za-z/!][^<>\n]{{0,300}}>|\[{end}[,、~-]{end}\)|\({end}[,、~-]{end}\]"
    return re.compile(f"{passed}|[{re.escape(''.join(CLOSING) + ''.join(OPENING))}{STRAIGHT}]")


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r'[={\[:] ?"|" ?[:=\]}]')


@cache
def _label() -> re.Pattern[str]:
    """`1)` `a)` `一)` `①)`: "bound" when nothing or the end of a clause stands before, "full" with both brackets."""
    return re.compile(
        r"(?:(?P<full>\()|(?P<bound>(?<![^\s,。;:、!?…])))?"
        r"(?:(?P<digits>[0-9]{1,3})|(?P<han>[一二三四五六七八九十]{1,3})|(?P<letter>[A-Za-z])|(?P<sign>[①-⑳]))\)"
    )


class Turned(NamedTuple):
    """A mark that faces the wrong way (“…“), and its partner."""

    mark: Span
    partner: Span


class Pairs(NamedTuple):
    """Matched marks as spans from the opening to behind the closing one, and the marks left over.

    ``matched`` is in the order of the opening marks; its pairs may nest and cross. ``mismatched`` are spans
    from an opening mark to behind a closing one of another kind, ``turned`` marks that face the wrong way,
    ``unmatched`` the other marks without a partner (equal ones that touch are one span). Nothing is in two
    of these. List marks such as ``1)``, apostrophes, signs of inches and tags are no marks of a pair, and a
    title cut off by ``…`` needs no closing mark.
    """

    matched: list[Span]
    unmatched: list[Span]
    mismatched: list[Span]
    turned: list[Turned]


class _Mark(NamedTuple):
    """A mark; ``kind`` is the opening mark of its kind, ``rank`` counts the kind within the paragraph."""

    at: int
    kind: str
    opens: bool
    rank: int
    paragraph: int


def pairs(folded: str, paragraphs: list[Span]) -> Pairs:
    """The pairs of every paragraph, and those that rightly reach over the end of one.

    A loss does not spread: every paragraph starts anew. What is left over is paired across paragraphs only
    where a quotation or bracket holds whole paragraphs, or where a line was broken in mid-sentence.
    """
    scan = _Scan(folded, paragraphs)
    matched: list[Span] = []
    left: list[_Mark] = []
    for paragraph, marks in groupby(scan.marks(), key=lambda found: found[0]):
        left += scan.match(paragraph, [(at, sign) for _, at, sign in marks], matched)
    left = [mark for mark in scan.across(left, matched) if not scan.excused(mark)]
    lone, mismatched, turned = scan.damaged(left)
    return Pairs(sorted(matched), _runs(folded, lone), mismatched, turned)


class _Scan:
    """A text, with what the pairing of its marks needs to know of it."""

    def __init__(self, folded: str, paragraphs: list[Span]) -> None:
        self.folded = folded
        self.paragraphs = paragraphs
        self.stops = [stop.start() for stop in re.finditer("。", folded)]
        self.list_marks = _list_marks(folded)

    def marks(self) -> Iterator[tuple[int, int, str]]:
        """Every mark as the number of its paragraph, its offset and its sign."""
        number = 0
        for found in _mark().finditer(self.folded):
            if len(found[0]) == 1:
                while self.paragraphs[number].end <= found.start():
                    number += 1
                yield number, found.start(), found[0]

    def match(self, paragraph: int, marks: list[tuple[int, str]], matched: list[Span]) -> list[_Mark]:
        """Append the pairs of a paragraph to ``matched``; return the marks left over, in order.

        Every kind has a stack of its own, so that a loss of one kind leaves the others alone.
        """
        left = []
        stacks: dict[str, list[_Mark]] = defaultdict(list)
        ranks: dict[str, int] = defaultdict(int)
        curly = any(sign in "“”" for _, sign in marks)
        odd = () if curly else _odd(self.folded, [at for at, sign in marks if sign == STRAIGHT])
        for at, sign in marks:
            kind = "“" if sign == STRAIGHT else OPENING.get(sign, sign)
            stack = stacks[kind]
            opens = not stack if sign == STRAIGHT else sign in CLOSING
            ranks[kind] += 1
            mark = _Mark(at, kind, opens, ranks[kind], paragraph)
            if at in odd:
                left += [mark] * (len(odd) == 1)
            elif opens:
                stack.append(mark)
            elif stack and self.holds(stack[-1], mark):
                matched.append(Span(stack.pop().at, at + 1))
            elif stack:
                left += [stack.pop(), mark]
            elif at not in self.list_marks:
                left.append(mark)
        for stack in stacks.values():
            left += stack
        return sorted(left)

    def holds(self, opening: _Mark, closing: _Mark) -> bool:
        """Whether two marks are likely to be a pair although sentences end between them.

        A title has no end of a sentence in it, nor has a quotation that holds others of its kind, unless
        it is introduced (:“…) or ends with the end of a sentence (…。”). Such marks have lost their partners.
        """
        folded = self.folded
        single = opening.kind not in QUOTES | TITLES or (opening.kind in QUOTES and closing.rank == opening.rank + 1)
        if single or not self.stopped(opening.at, closing.at):
            return True
        before = folded[opening.at - 1] if opening.at else "\n"
        return before in ":\n " or not _FINAL.isdisjoint(folded[closing.at - 2 : closing.at])

    def stopped(self, start: int, end: int) -> bool:
        """Whether a sentence ends between the two places."""
        return bisect_left(self.stops, start) < bisect_left(self.stops, end)

    def across(self, left: list[_Mark], matched: list[Span]) -> list[_Mark]:
        """Append the pairs that reach over the end of a paragraph to ``matched``; return the marks left over."""
        lone = []
        # A quotation of several paragraphs is opened in each of them.
        groups: dict[str, list[list[_Mark]]] = defaultdict(list)
        for mark in left:
            group = groups[mark.kind][-1] if groups[mark.kind] else None
            straight = group and self.folded[group[0].at] == self.folded[mark.at] == STRAIGHT
            if group and (straight or not mark.opens) and self.reaches(group[0], mark):
                matched.append(Span(groups[mark.kind].pop()[0].at, mark.at + 1))
            elif not mark.opens:
                lone.append(mark)
            elif group and self.begins(mark) and group[-1].paragraph == mark.paragraph - 1:
                group.append(mark)
            else:
                groups[mark.kind].append([mark])
        unclosed = [group for stack in groups.values() for group in stack if not self.closed(group)]
        return sorted(lone + [group[0] for group in unclosed])

    def closed(self, group: list[_Mark]) -> bool:
        """Whether the paragraph below is the last of a quotation that is opened in each of its paragraphs."""
        following = self.paragraphs[group[-1].paragraph + 1 : group[-1].paragraph + 2]
        sign = group[0].kind
        return sign in QUOTES and any(
            self.folded[start] == sign and CLOSING[sign] in self.folded[end - 2 : end] for start, end in following
        )

    def begins(self, mark: _Mark) -> bool:
        """Whether ``mark`` stands at the beginning of its paragraph."""
        return mark.at == self.paragraphs[mark.paragraph].start

    def reaches(self, opening: _Mark, closing: _Mark) -> bool:
        """Whether a pair may run from one paragraph into another."""
        folded = self.folded
        ends = [line.end for line in self.paragraphs[opening.paragraph : closing.paragraph][: _QUOTED_PARAGRAPHS + 1]]
        if not 0 < len(ends) <= _QUOTED_PARAGRAPHS:
            return False
        # The line was broken at the mark itself, as where tags have been taken out.
        if opening.at == ends[0] - 1 or self.begins(closing):
            return True
        # Whole paragraphs, as in a law that words another anew.
        finished = folded[closing.at - 1] in "。!?…"
        end = self.paragraphs[closing.paragraph].end
        last = end - closing.at <= 3 and not any(map(str.isalnum, folded[closing.at : end]))
        introduced = self.begins(opening) or folded[opening.at - 1] == ":"
        if (finished and opening.kind in QUOTES) or (introduced and last):
            return True
        # The line was broken in mid-sentence.
        broken = len(ends) <= _BROKEN_LINES and not any(folded[end - 1] in "。!?;" for end in ends)
        return broken and closing.at - opening.at <= _BROKEN_LENGTH

    def excused(self, mark: _Mark) -> bool:
        """Whether a mark needs no partner."""
        folded, at = self.folded, mark.at
        before, after = folded[at - 1] if at else "\n", folded[at + 1 : at + 2]
        paragraph = self.paragraphs[mark.paragraph]
        if folded[at] == STRAIGHT:  # a sign of inches, or code
            return not _han(before + after) or before.isdigit() or bool(_markup().search(folded, *paragraph))
        if mark.kind == "‘":  # an apostrophe, or the sign of feet
            return after.isdigit() if mark.opens else before.isascii() and before.isalnum()
        if mark.kind in "([{" and not _han(folded[max(at - 4, 0) : at + 5]):  # code, English, a smiley
            return True
        if mark.opens:  # a title that was cut off
            return folded.endswith(("…", ".."), at, paragraph.end) and not self.stopped(at, paragraph.end)
        return (mark.kind == "(" and before in ":;") or folded[max(at - 2, 0) : at] in (":-", ";-")

    def damaged(self, left: list[_Mark]) -> tuple[list[_Mark], list[Span], list[Turned]]:
        """``left`` without the neighbours that were meant as pairs; the mismatched and the turned ones of these."""
        folded = self.folded
        lone: list[_Mark] = []
        mismatched: list[Span] = []
        turned: list[Turned] = []
        rest = iter([*left, None])
        one = next(rest)
        while one:
            two = next(rest)
            if two is None or not self.neighbours(one, two):
                lone.append(one)
                one = two
                continue
            quoting = one.kind in QUOTES
            pause = not _PAUSES.isdisjoint(folded[one.at : two.at])
            if one.kind == two.kind and one.opens == two.opens and (quoting or not pause):
                turned.append(Turned(*map(_span, (two, one) if one.opens else (one, two))))
            elif one.kind == two.kind and not pause:
                turned.append(Turned(_span(one), _span(two)))
            elif (
                one.kind != two.kind and one.opens and not two.opens and not (quoting != (two.kind in QUOTES) and pause)
            ):
                mismatched.append(Span(one.at, two.at + 1))
            else:
                lone.append(one)
                one = two
                continue
            one = next(rest)
        return lone, mismatched, turned

    def neighbours(self, one: _Mark, two: _Mark) -> bool:
        """Whether two marks left over can have been meant as a pair."""
        return (
            one.paragraph == two.paragraph
            and 1 < two.at - one.at <= _NEAR
            and not self.stopped(one.at, two.at)
            and STRAIGHT not in (self.folded[one.at], self.folded[two.at])
            and (one.kind != two.kind or two.rank == one.rank + 1)
        )


def _odd(folded: str, straight: list[int]) -> tuple[int, ...]:
    """Of an odd number of straight quotes the lone one, or several when it is uncertain which.

    Leaving it out makes the quotations shortest by far; a pause inside one weighs as much as ten characters.
    """
    if len(straight) % 2 == 0:
        return ()
    gaps = [end - start + 10 * sum(sign in _PAUSES for sign in folded[start:end]) for start, end in pairwise(straight)]
    total = sum(gaps[1::2])
    totals = [total]
    for first, second in zip(gaps[::2], gaps[1::2], strict=True):
        total += first - second
        totals.append(total)
    order = sorted(range(len(totals)), key=totals.__getitem__)
    certain = len(order) == 1 or totals[order[0]] * 2 <= totals[order[1]]
    return tuple(straight[2 * i] for i in (order[:1] if certain else order))


def _list_marks(folded: str) -> set[int]:
    """The closing brackets of list marks: `1)` beside `2)`, or where no `(1)` shows another habit.

    They are found where the list refers to itself as well (在1)或2)以外).
    """
    labels = list(_label().finditer(folded)) if ")" in folded else []
    values = [(label.lastgroup or "", _value(label)) for label in labels]
    full = {style for label, (style, _) in zip(labels, values, strict=True) if label["full"]}
    bare = {value for label, value in zip(labels, values, strict=True) if label["bound"] is not None}
    listed = {(s, n) for s, n in bare if s not in full or (s, n - 1) in bare or (s, n + 1) in bare}
    return {
        label.end() - 1 for label, value in zip(labels, values, strict=True) if value in listed and not label["full"]
    }


def _value(label: re.Match[str]) -> int:
    """The number that a list mark stands for."""
    style = label.lastgroup or ""
    if style in ("letter", "sign"):
        return ord(label[style])
    value = number(label[style])
    return int(value.value) if value else -1


def _han(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text)


def _span(mark: _Mark) -> Span:
    return Span(mark.at, mark.at + 1)


def _runs(folded: str, marks: list[_Mark]) -> list[Span]:
    """The marks as spans; equal ones that touch are one."""
    spans: list[Span] = []
    for mark in marks:
        if spans and spans[-1].end == mark.at and folded[mark.at] == folded[mark.at - 1]:
            spans[-1] = Span(spans[-1].start, mark.at + 1)
        else:
            spans.append(_span(mark))
    return spans
