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
from lintreport.text.patterns import compiled

#: The closing mark of every opening one.
CLOSING = dict(zip("“‘「『《〈([{〔【", "”’」』》〉)]}〕】", strict=True))
#: The opening mark of every closing one.
OPENING = {closing: opening for opening, closing in CLOSING.items()}
#: Neither: it closes the quotation that is open, or else opens one.
STRAIGHT = '"'

#: The opening quotation marks, and the opening title marks.
QUOTES, TITLES = frozenset("“‘「『"), frozenset("《〈")

#: So long is a list mark at most: (123)
_LONGEST_LABEL = 5
#: Rare in the mainland: alone in a text that has no pair of them, one is a character gone wrong.
_CORNERS = frozenset("「『")
#: The marks of a damaged pair stand no further apart, in code points.
_NEAR = 40
#: A pair in a line that was broken reaches no further, in code points and paragraphs.
_BROKEN_LENGTH, _BROKEN_LINES = 300, 6
#: A quotation of whole paragraphs has no more of them; a bracket round several, or a break at a mark, fewer.
_QUOTED_LINES, _BRACKETED_LINES = 40, 20

_FINAL = frozenset("。!?…;")
_PAUSES = frozenset(",。;:!?")
#: What no quotation begins or ends with, although it may stand between two that have each lost a mark.
_EDGES = frozenset(" \n,、;:·")
#: What stands beside a bracket in data.
_BESIDE = frozenset('[]{}"')


@cache
def _mark() -> re.Pattern[str]:
    """A mark; longer matches are to be passed over: tags, intervals ([0,60) lacks its upper end) and ornaments."""
    end = r" ?(?:[-+]?[0-9.]{1,12}%?|[-+]?∞) ?"
    tag = r"(?<=<)[A-Za-z/!][^<>\n]{0,300}>"
    passed = rf"{tag}|(?<=\[){end}[,、~-]{end}\)|(?<=\(){end}[,、~-]{end}\]"
    signs = re.escape("".join(CLOSING) + "".join(OPENING))
    return compiled(rf"([{signs}{STRAIGHT}<])(?:{passed}|(?<!<)(?:\1{{7,}})?)")


@cache
def _markup() -> re.Pattern[str]:
    return compiled(r'[={\[:] ?"|" ?[:=\]}]')


@cache
def _label() -> re.Pattern[str]:
    """`1)` `a)` `一)` `①)`: "bound" when nothing or the end of a clause stands before, "full" with both brackets."""
    return compiled(
        r"(?:(?P<full>\()|(?P<bound>(?<![^\s,。;:、!?…])))?"
        r"(?:(?P<digits>[0-9]{1,3})|(?P<han>[一二三四五六七八九十]{1,3})|(?P<letter>[A-Za-z])|(?P<sign>[①-⑳]))\)"
    )


class Turned(NamedTuple):
    """A mark that faces the wrong way (“…“), and its partner."""

    mark: Span
    partner: Span


class Pairs(NamedTuple):
    """Matched marks as spans from the opening to after the closing one, and the marks left over.

    ``matched`` is in the order of the opening marks; its pairs may nest and cross. ``mismatched`` are spans
    from an opening mark to after a closing one of another kind, ``turned`` marks that face the wrong way,
    ``unmatched`` the other marks without a partner (equal ones that touch are one span). Nothing is in two
    of these. List marks such as ``1)``, apostrophes, signs of inches, tags and ornaments (eight of one mark in a
    row) are no marks of a pair, nor is 「 where the text has no pair of it; a title cut off by ``…`` needs none.
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
    left = scan.across([mark for mark in left if not scan.cut_off(mark)], matched)
    used = {folded[pair.start] for pair in matched}
    left = [mark for mark in left if not scan.excused(mark) and (mark.kind not in _CORNERS or mark.kind in used)]
    lone, mismatched, turned = scan.damaged(left)
    return Pairs(sorted(matched), _runs(folded, lone), mismatched, turned)


class _Scan:
    """A text, with what the pairing of its marks needs to know of it."""

    def __init__(self, folded: str, paragraphs: list[Span]) -> None:
        self.folded = folded
        self.paragraphs = paragraphs
        self.stops = [stop.start() for stop in compiled("。").finditer(folded)]
        self.list_marks = _list_marks(folded)

    def marks(self) -> Iterator[tuple[int, int, str]]:
        """Every mark as the number of its paragraph, its offset and its sign."""
        paragraph = 0
        for found in _mark().finditer(self.folded):
            if len(found[0]) == 1:
                while self.paragraphs[paragraph].end <= found.start():
                    paragraph += 1
                yield paragraph, found.start(), found[0]

    def match(self, paragraph: int, marks: list[tuple[int, str]], matched: list[Span]) -> list[_Mark]:
        """Append the pairs of a paragraph to ``matched``; return the marks left over, in order.

        Every kind has a stack of its own, so that a loss of one kind leaves the others alone.
        """
        left = []
        stacks: dict[str, list[_Mark]] = defaultdict(list)
        ranks: dict[str, int] = defaultdict(int)
        curly = any(sign in "“”" for _, sign in marks)
        odd = set() if curly else _odd(self.folded, [at for at, sign in marks if sign == STRAIGHT])
        for at, sign in marks:
            kind = "“" if sign == STRAIGHT else OPENING.get(sign, sign)
            stack = stacks[kind]
            opens = not stack if sign == STRAIGHT else sign in CLOSING
            ranks[kind] += 1
            mark = _Mark(at, kind, opens, ranks[kind], paragraph)
            if at in odd:
                left += [mark] if len(odd) == 1 else []
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
        """Whether a quotation that each of its paragraphs opens, but for the items in it, is closed in the last."""
        sign, last = group[0].kind, group[-1].paragraph
        if sign not in QUOTES:
            return False
        introduced = self.folded[group[0].at - 1] == ":"
        for start, end in self.paragraphs[last + 1 : last + 1 + (_QUOTED_LINES if introduced else 1)]:
            if self.folded[start] == sign:
                return CLOSING[sign] in self.folded[end - 2 : end]
            if any(self.folded.find(half, start, end) >= 0 for half in (sign, CLOSING[sign])):
                return False
        return False

    def begins(self, mark: _Mark) -> bool:
        """Whether ``mark`` stands at the beginning of its paragraph."""
        return mark.at == self.paragraphs[mark.paragraph].start

    def reaches(self, opening: _Mark, closing: _Mark) -> bool:
        """Whether a pair may run from one paragraph into another."""
        folded = self.folded
        most = _QUOTED_LINES if opening.kind in QUOTES else _BRACKETED_LINES
        ends = [line.end for line in self.paragraphs[opening.paragraph : closing.paragraph][: most + 1]]
        if not 0 < len(ends) <= most:
            return False
        # The line was broken at the mark itself, as where tags have been taken out.
        if len(ends) <= _BRACKETED_LINES and (opening.at == ends[0] - 1 or self.begins(closing)):
            return True
        # Whole paragraphs, as in a law that words another anew.
        finished = opening.kind in QUOTES and folded[closing.at - 1] in "。!?…"
        end = self.paragraphs[closing.paragraph].end
        last = end - closing.at <= 3 and not any(map(str.isalnum, folded[closing.at : end]))
        numbered = folded[opening.at + 1] in "一二三四五六七八九十0123456789" and opening.kind not in QUOTES
        introduced = not numbered if self.begins(opening) else folded[opening.at - 1] == ":"
        if finished or (introduced and last):
            return True
        # The line was broken in mid-sentence.
        broken = len(ends) <= _BROKEN_LINES and not any(folded[end - 1] in "。!?;" for end in ends)
        return broken and closing.at - opening.at <= _BROKEN_LENGTH

    def cut_off(self, mark: _Mark) -> bool:
        """Whether ``mark`` opens a title that a page has cut off (《关于印发工作规…)."""
        end = self.paragraphs[mark.paragraph].end
        return mark.opens and self.folded.endswith(("…", ".."), mark.at, end) and not self.stopped(mark.at, end)

    def excused(self, mark: _Mark) -> bool:
        """Whether a mark needs no partner."""
        folded, at = self.folded, mark.at
        before, after = folded[at - 1] if at else "\n", folded[at + 1 : at + 2]
        paragraph = self.paragraphs[mark.paragraph]
        if folded[at] == STRAIGHT:  # a sign of inches, or code
            return not _han(before + after) or before.isdigit() or bool(_markup().search(folded, *paragraph))
        if mark.kind == "‘":  # an apostrophe, or the sign of feet
            return after.isdigit() or (not mark.opens and before.isascii() and before.isalnum() and after.isascii())
        if mark.kind in TITLES and self.decorates(mark):
            return True
        if mark.kind in "([{" and not _han(folded[max(at - 4, 0) : at + 5]):  # code, or English
            return True
        if mark.kind in "[{":  # data
            return not _BESIDE.isdisjoint((before, after))
        return folded[at] == ")" and (before in ":;" or folded[max(at - 2, 0) : at] in (":-", ";-"))  # a smiley

    def decorates(self, mark: _Mark) -> bool:
        """Whether a mark is one of two that point to a link: 》》 at the beginning of a line, 《《 at the end."""
        folded, at, (start, end) = self.folded, mark.at, self.paragraphs[mark.paragraph]
        if mark.opens:
            return at >= end - 2 and folded[end - 2 : end] == folded[at] * 2
        return at <= start + 1 and folded[start : start + 2] == folded[at] * 2

    def damaged(self, left: list[_Mark]) -> tuple[list[_Mark], list[Span], list[Turned]]:
        """``left`` without the neighbours that were meant as pairs; the mismatched and the turned ones of these."""
        lone: list[_Mark] = []
        mismatched: list[Span] = []
        turned: list[Turned] = []
        at = 0
        while at < len(left):
            one, two = left[at], left[min(at + 1, len(left) - 1)]
            meant = self.meant(one, two)
            if meant and one.kind == two.kind:
                wrong, right = (two, one) if one.opens and two.opens else (one, two)
                turned.append(Turned(_span(wrong), _span(right)))
            elif meant:
                mismatched.append(Span(one.at, two.at + 1))
            else:
                lone.append(one)
            at += 1 + meant
        return lone, mismatched, turned

    def meant(self, one: _Mark, two: _Mark) -> bool:
        """Whether two marks left over, neighbours of their kind, were meant as a pair.

        “…“ and ”…” are, with no more than one pause inside; other damaged pairs hold none: ”…“, (…(, “…) and
        marks of quotation and brackets. Only pairs of two kinds of one sort may hold as many as they like: (…〉.
        """
        folded = self.folded
        if (
            one.paragraph != two.paragraph
            or not 1 < two.at - one.at <= _NEAR
            or self.stopped(one.at, two.at)
            or STRAIGHT in (folded[one.at], folded[two.at])
        ):
            return False
        pauses = sum(sign in _PAUSES for sign in folded[one.at : two.at])
        quoting = one.kind in QUOTES
        if one.kind == two.kind:
            words = not _EDGES & {folded[one.at + 1], folded[two.at - 1]}
            return words and two.rank == one.rank + 1 and pauses <= (quoting and one.opens == two.opens)
        return one.opens and not two.opens and (not pauses or quoting == (two.kind in QUOTES))


def _odd(folded: str, straight: list[int]) -> set[int]:
    """Of an odd number of straight quotes the lone one, or all of them when it is uncertain which.

    Leaving it out makes the quotations shortest by far; a pause inside one weighs as much as ten characters.
    """
    if len(straight) % 2 == 0:
        return set()
    gaps = [end - start + 10 * sum(sign in _PAUSES for sign in folded[start:end]) for start, end in pairwise(straight)]
    total = sum(gaps[1::2])
    totals = [(total, straight[0])]
    for first, second, at in zip(gaps[::2], gaps[1::2], straight[2::2], strict=True):
        total += first - second
        totals.append((total, at))
    (best, at), *others = sorted(totals)
    return {at} if not others or best * 2 <= others[0][0] else set(straight)


def _list_marks(folded: str) -> set[int]:
    """The closing brackets of list marks: `1)` beside `2)`, or where no `(1)` shows another habit.

    They are found where the list refers to itself as well (在1)或2)以外).
    """
    styles: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for label in _labels(folded):
        styles[label.lastgroup or ""].append((_value(label), label))
    found = set()
    for labels in styles.values():
        bare = {value for value, label in labels if label["bound"] is not None}
        full = [value if label["full"] else None for value, label in labels]
        listed = {value for value in bare if not any(full) or {value - 1, value + 1} & bare}
        for (value, label), before, after in zip(labels, [None, *full], [*full[1:], None], strict=False):
            lost = (before, after) == (value - 1, value + 1)  # (一)…二)…(三)
            if value in listed and not label["full"] and not lost:
                found.add(label.end() - 1)
    return found


def _labels(folded: str) -> Iterator[re.Match[str]]:
    """Every list mark, sought from its closing bracket back: that is rarer than what it may begin with."""
    end, at = 0, folded.find(")")
    while at >= 0:
        if label := _label().search(folded, max(end, at - _LONGEST_LABEL + 1), at + 1):
            end = label.end()
            yield label
        at = folded.find(")", at + 1)


def _value(label: re.Match[str]) -> int:
    """The number that a list mark stands for."""
    style = label.lastgroup or ""
    if style == "digits":
        return int(label[style])
    if style != "han":
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
