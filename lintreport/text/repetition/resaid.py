"""Sentences and clauses that are said again near by, nearly in the same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from lintreport.finding import Span
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.repetition.wording import How, Sentence, how, is_recast, sentence, share_signs, statement
from lintreport.text.structure.kinds import SENTENCES
from lintreport.text.structure.reading import Reading

# All lengths are code points, marks and white space left out.

#: What is shorter, or longer, is not compared.
_SHORTEST, _LONGEST = 12, 300
#: ... nor is a shorter clause that was recast, or a shorter sentence; these with their marks.
_RECAST_CLAUSE, _RECAST_SENTENCE = 9, 16
#: Two sentences are compared that share the first or the last signs of a clause, so many.
_KEY = 4
#: ... for so much of the later one; those that share most are compared, so many.
_PER_KEY, _CANDIDATES = 32, 2
#: A sentence that was recast is looked for in so many sentences before it, also in another section.
_BACK = 4
#: Where one in so many pieces of the sentences before them is the same, two are items of one pattern.
_GRAM, _PARALLEL = 3, 4
#: The end of the sentence before is compared, if it is about so long, as a share of the sentence.
_END = 0.75

_HAN = Lazy(HAN)
_CLAUSE = Lazy(r"[^\s,。;:、!?“”‘’\"《》()·—]{4,}")
_CLAUSE_END = Lazy("[,;](?![0-9])")
_NUMBERED = Lazy(
    r"\s*(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十],|[①-⑳])"
)


class Spoken(Reading, Protocol):
    """A text with its sentences; a `Document` is one."""

    @property
    def sentences(self) -> list[Span]:
        """Its sentences."""


class Resaid(NamedTuple):
    """What was said at ``first`` is said again at ``later``; ``how`` tells in what they differ."""

    first: Span
    later: Span
    how: How


class _Said(NamedTuple):
    """A sentence: its number among all, its place, its block and section, the sentence before it."""

    number: int
    span: Span
    block: int
    section: int
    before: Span | None
    is_head: bool


@cache
def _set_words() -> re.Pattern[str]:
    """Who is charged with a task, and what budgets say of each item."""
    return compiled(r"责任单位|牵头|预算|决算|持平|\(类\)|\([款项]\)|主要用于")


@cache
def _limits() -> re.Pattern[str]:
    """What rules say in like words with like figures: limits, ages, fines."""
    return compiled("以上|以下|以内|\\(含\\)|周岁|不超过|不少于|不低于|工作日|标准为|处以|罚款数额|分别|均为")


def resaid(report: Spoken) -> list[Resaid]:
    """Each sentence or clause that is said again, with the first one, in the order of the later ones."""
    return list(_found(report))


def _found(report: Spoken) -> Iterator[Resaid]:
    folded = report.folded
    latest: dict[str, int] = {}  # where clauses begin and end, and the last sentence that has such a one
    said: dict[int, _Said] = {}
    again = -1  # the number of the last sentence that was said again
    for this, keys in _sharing(report):
        hits = Counter([latest[key] for key in keys if key in latest])
        likely = [
            said[number]
            for number, shared in hits.most_common(_CANDIDATES)
            if shared * _PER_KEY >= this.span.end - this.span.start
        ]
        found = next((one for other in likely if (one := _compared(folded, other, this, again))), None)
        if found:
            again = this.number
            yield found
        elif len(set(keys)) < len(keys):
            yield from _clauses_again(folded, this)
        said[this.number] = this
        latest.update(dict.fromkeys(keys, this.number))


def _sharing(report: Spoken) -> Iterator[tuple[_Said, list[str]]]:
    """The sentences of running text with the first and the last signs of their clauses that stand twice in the text."""
    clauses = list(_CLAUSE.finditer(report.folded))
    heads, tails = [one[0][:_KEY] for one in clauses], [one[0][-_KEY:] for one in clauses]
    counts = Counter(heads)
    counts.update([tail for tail, one in zip(tails, clauses, strict=True) if len(one[0]) > _KEY])
    repeated = {key for key, count in counts.items() if count > 1}
    keys: dict[int, list[str]] = {}  # by the number of the sentence
    starts = [span.start for span in report.sentences]
    for head, tail, one in zip(heads, tails, clauses, strict=True):
        if head in repeated or tail in repeated:
            number = bisect_right(starts, one.start()) - 1
            keys.setdefault(number, []).extend({head, tail} & repeated)
    sections = list(_sections(report))
    for number, own in keys.items():
        if this := _sentence(report, sections, number):
            yield this, own


def _sections(report: Spoken) -> Iterator[int]:
    """For each block its section, which ends with a numbered item, a run-in head, and whatever is no text."""
    section = 0
    for span, kind, *_ in report.layout:
        section += kind not in ("body", "item") or _NUMBERED.match(report.folded, span.start) is not None
        yield section


def _sentence(report: Spoken, sections: list[int], number: int) -> _Said | None:
    """A sentence of running text that is not too short."""
    span, layout = report.sentences[number], report.layout
    at = bisect_right(layout, span.start, key=lambda block: block.span.start) - 1
    if at < 0 or span.end - span.start < _SHORTEST or layout[at].kind not in SENTENCES:
        return None
    start = layout[at].span.start
    is_head = layout[at].kind == "run-in" and span.start == start
    before = report.sentences[number - 1] if number else None
    return _Said(number, span, start, sections[at], before, is_head)


def _compared(folded: str, other: _Said, this: _Said, again: int) -> Resaid | None:
    """What two sentences are that share clauses: the same said again, or two things."""
    if not share_signs(folded, other.span, this.span):
        return None
    if this.section == other.section and not other.is_head and _is_compared(folded, this.span):
        first, later = sentence(folded, other.span, other.block), sentence(folded, this.span, this.block)
        if (kind := how(first, later)) and (
            again == this.number - 1 or not _are_parallel(folded, other.before, this.before)
        ):
            return Resaid(first.span, later.span, kind)
        if other.number == this.number - 1 and other.block == this.block:
            end = _end_of(folded, other, len(later.words))
            if end and (kind := how(end, later)) in ("light", "added"):
                return Resaid(end.span, later.span, kind)
    near = this.number - other.number <= _BACK
    return _recast(folded, other.span, this.span, _RECAST_SENTENCE) if near else None


def _is_compared(folded: str, span: Span) -> bool:
    """Whether a sentence has an end, is mostly Chinese and no set form of words."""
    words = folded[slice(*span)]
    if not _SHORTEST <= len(words) <= 2 * _LONGEST or words[-1] not in "。;!”)" or "<" in words:
        return False
    return 2 * len(_HAN.findall(words)) > len(words) and not _set_words().search(words)


def _are_parallel(folded: str, one: Span | None, other: Span | None) -> bool:
    """Whether the sentences before two are alike too, as those of parallel items are."""
    if not one or not other:
        return False
    first, later = (_pieces(sentence(folded, span, 0).words) for span in (one, other))
    return _PARALLEL * len(first & later) > min(len(first), len(later))


def _pieces(words: str) -> set[str]:
    return {words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1)}


def _end_of(folded: str, before: _Said, size: int) -> Sentence | None:
    """The last clauses of a sentence that are about as long as so many signs."""
    start, end = before.span
    for found in _CLAUSE_END.finditer(folded, max(start, end - 2 * size), end):
        tail = sentence(folded, Span(found.end(), end), before.block)
        if len(tail.words) <= size * (2 - _END):
            return tail if len(tail.words) >= size * _END else None
    return None


def _clauses_again(folded: str, this: _Said) -> Iterator[Resaid]:
    """Two clauses side by side that say the same."""
    start, end = this.span
    ends = [start, *(found.end() for found in _CLAUSE_END.finditer(folded, start, end)), end]
    if len(ends) < 3:
        return
    compared = this.span.end - start > 2 * _SHORTEST and _is_compared(folded, this.span)
    for pair in pairwise(map(Span, ends, ends[1:])):
        if min(end - start for start, end in pair) < _RECAST_CLAUSE or not share_signs(folded, *pair):
            continue
        one, other = (sentence(folded, clause, this.block) for clause in pair)
        if len(other.words) >= _SHORTEST and compared and (kind := how(one, other)) in ("light", "added"):
            yield Resaid(one.span, other.span, kind)
        elif found := _recast(folded, *pair, _RECAST_CLAUSE):
            yield found


def _recast(folded: str, one: Span, other: Span, shortest: int) -> Resaid | None:
    """What two statements are, if one with figures was made of the other, and both are not made in set words."""
    first, later = statement(folded, one), statement(folded, other)
    sizes = len(first.words), len(later.words)
    if not shortest <= min(sizes) <= max(sizes) <= _LONGEST or not is_recast(first, later):
        return None
    words = first.words + later.words
    in_set_words = _set_words().search(words) or _limits().search(words)
    return None if in_set_words else Resaid(first.span, later.span, "recast")
