"""In what two sentences differ that may say the same: in marks, particles, a name, words put in or left out."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.quantities import COUNTED, MEASURED
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.persons import PLAIN_SURNAMES
from lintreport.text.structure.prose import is_han

#: Nothing but "light" words (or nothing at all) differs, a few words were "added" or left out, another "name" was put
#: in; or one was made of the other by an editor, "recast" with all its figures. "" says that they tell of two things.
How = Literal["light", "added", "name", "recast", ""]

# All lengths are code points, marks and white space left out.

#: So much of both is the same at least, and no change is longer.
_SAME, _CHANGE = 0.75, 4
#: Sentences that share fewer of the signs of the shorter one are not compared.
_SIGNS = 0.6
#: What tells of one thing by its figure, or by its length: as much is the same of two persons or places by no chance.
_TELLING, _LONG = 10, 30
#: A name is so long, this much around it is the same, and it is put in at so many places at most.
_NAME, _AROUND_NAME, _NAMES = (2, 4), 16, 2
#: A sentence was recast, if so much of the shorter one stands in the longer one in the same order,
_RECAST = 0.7
#: and between these pieces no more than so much was put in.
_PUT_IN = 0.4

#: Words that change nothing of what is said.
_LIGHT = frozenset("的了和与及并将已其中于在把就所以为后前共")
#: What is said of another thing, or the contrary, with one of these.
_OTHER = frozenset(
    "不未非无没否另也又再还同各副总分首末次两双半上下左右东西南北中内外大小新旧老男女省市县区镇乡村加减增降"
)
_NUMERAL = frozenset("0123456789.%一二三四五六七八九十百千万亿零〇○甲乙丙丁")
#: What another of its kind takes the place of in parallel sentences.
_FILLING = frozenset("一二三四五六七八九十东西南北中上下左右前后甲乙丙丁男女省市县区镇乡村")
#: Where clauses end.
_MARKS = frozenset(",;:。、")
#: Words with a numeral that count nothing.
_UNCOUNTED = Lazy("一律|一般|一并|一直|一同|一起|统一|进一步|专一|十分|千方百计|万分")
_NUMBER = Lazy(
    r"\s*(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十],|[①-⑳]|其中,?|同时,)?\s*"
)
_MARK = Lazy(r"[\s,。;:、!?“”‘’\"《》()·—-]+")
_FIGURE = Lazy(r"(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,4})?(?![年月日号]|[0-9])")


class Sentence(NamedTuple):
    """A sentence or clause behind its number: its place, its block, its words without marks, its figures."""

    span: Span
    block: int
    words: str
    figures: tuple[str, ...]


def sentence(folded: str, span: Span, block: int) -> Sentence:
    """The sentence or clause at ``span``, in the block that begins at ``block``."""
    span = _behind_number(folded, span)
    words = folded[slice(*span)]
    return Sentence(span, block, _MARK.sub("", words), tuple(_FIGURE.findall(words)))


def _behind_number(folded: str, span: Span) -> Span:
    number = _NUMBER.match(folded, *span)
    return Span(number.end(), span.end) if number else span


def share_signs(folded: str, first: Span, later: Span) -> bool:
    """Whether two stretches have so many signs in common that one may say what the other does: a quick look."""
    signs, others = set(folded[slice(*first)]), set(folded[slice(*later)])
    return len(signs & others) >= _SIGNS * min(len(signs), len(others))


def how(first: Sentence, later: Sentence) -> How:
    """In what two sentences differ whose figures are all the same, dates left out."""
    if first.figures != later.figures:
        return ""
    longer = max(len(first.words), len(later.words))
    if 2 * min(len(first.words), len(later.words)) < longer:
        return ""
    same, changes = _compared(first.words, later.words)
    if same < _SAME * longer:
        return ""
    near = first.block == later.block or _tells(later)
    if all(_LIGHT.issuperset(old + new) for old, new, _ in changes):
        return "light" if near else ""
    if any(not _NUMERAL.isdisjoint(_UNCOUNTED.sub("", old + new)) for old, new, _ in changes):
        return ""
    if all(_is_name(later.words, *change) for change in changes):
        certain = _tells(later) or (later.figures and same >= _LONG)
        return "name" if certain and same >= _AROUND_NAME and len(changes) <= _NAMES else ""
    return "added" if near and _are_added(changes) else ""


def _compared(first: str, later: str) -> tuple[int, list[tuple[str, str, int]]]:
    """How many signs are the same in order, and what was changed, each with where it ends in the later one."""
    from difflib import SequenceMatcher

    made = SequenceMatcher(None, first, later, autojunk=False).get_opcodes()
    same = sum(end - start for kind, start, end, _, _ in made if kind == "equal")
    return same, [(first[a:b], later[c:d], d) for kind, a, b, c, d in made if kind != "equal"]


def _tells(one: Sentence) -> bool:
    """Whether a figure is too large to be that of something else by chance."""
    return any(float(figure) >= _TELLING for figure in one.figures)


def _is_name(words: str, old: str, new: str, end: int) -> bool:
    """Whether one name of a person or a place took the place of another."""
    least, most = _NAME
    if not (least <= len(old) <= most and least <= len(new) <= most and all(map(is_han, old + new))):
        return False
    place = words[end : end + 1] in tuple("村镇乡县区市州寨社")
    return place or (len(old) == len(new) and not PLAIN_SURNAMES.isdisjoint(old[0] + new[0]))


def _are_added(changes: list[tuple[str, str, int]]) -> bool:
    """Whether nothing but a few words were put in, left out or moved, none of which makes it another thing."""
    moved = {old for old, _, _ in changes} & {new for _, new, _ in changes} - {""}
    rest = [("" if old in moved else old, "" if new in moved else new) for old, new, _ in changes]
    if any(max(len(old), len(new)) > _CHANGE or (old and new) for old, new in rest):
        return False
    return _OTHER.isdisjoint("".join(old + new for old, new, _ in changes))


class Statement(NamedTuple):
    """A sentence or clause behind its number: its place, its words with their marks, its figures with their units."""

    span: Span
    words: str
    figures: frozenset[str]


def statement(folded: str, span: Span) -> Statement:
    """What is stated at ``span``."""
    span = _behind_number(folded, span)
    words = "".join(folded[slice(*span)].split()).rstrip("。;!,")
    return Statement(span, words, frozenset(_counted().findall(words)))


@cache
def _counted() -> re.Pattern[str]:
    numeral = r"(?<![0-9.,第])[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?"
    return compiled(rf"{numeral}[万亿]{{0,2}}(?![年月日])(?:{COUNTED}|{MEASURED})(?![0-9])")


def is_recast(first: Statement, later: Statement) -> bool:
    """Whether one statement was made of the other, with all the figures of the shorter one."""
    short, long = sorted((first, later), key=lambda one: (len(one.figures), len(one.words)))
    if not short.figures or not short.figures <= long.figures or first.words == later.words:
        return False
    return any(_value(figure) >= _TELLING for figure in short.figures) and _is_edited(short.words, long.words)


def _value(figure: str) -> float:
    found = compiled("[0-9.,]+").match(figure)
    return float(found[0].replace(",", "")) if found else 0


def _is_edited(short: str, long: str) -> bool:
    """Whether one was made of the other by adding or replacing single signs, and by other first clauses."""
    from difflib import SequenceMatcher

    made = SequenceMatcher(None, short, long, autojunk=False).get_opcodes()
    equal = [at for at, (kind, start, end, _, _) in enumerate(made) if kind == "equal" and end - start > 1]
    if not equal:
        return False
    core = made[equal[0] : equal[-1] + 1]
    shared = sum(end - start for kind, start, end, _, _ in core if kind == "equal")
    changes = [(short[start:end], long[later:until]) for kind, start, end, later, until in core if kind != "equal"]
    if shared < _RECAST * len(short) or sum(len(new) for _, new in changes) > _PUT_IN * len(short):
        return False
    _, start, _, later, _ = core[0]
    _, _, end, _, until = core[-1]
    begins = not (start and later) or short[start] in _MARKS or short[start - 1] in _MARKS
    ends = end == len(short) or until == len(long) or short[end] in _MARKS or short[end - 1] in _MARKS
    return begins and ends and _are_edits(changes)


def _are_edits(changes: list[tuple[str, str]]) -> bool:
    """Whether changes are those of an editor, and not another thing of which the same is said."""
    if len(set(changes)) < len(changes) or any(_word().search(old) and _word().search(new) for old, new in changes):
        return False
    replaced = [(old, new) for old, new in changes if _has_han(old) and _has_han(new)]
    if len(replaced) > 1 or any(old in _FILLING or new in _FILLING for old, new in replaced):
        return False
    return any(_has_han(old) != _has_han(new) for old, new in changes)


@cache
def _word() -> re.Pattern[str]:
    return compiled(rf"{HAN}.*{HAN}", re.DOTALL)


def _has_han(words: str) -> bool:
    return any(map(is_han, words))
