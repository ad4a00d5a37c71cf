"""What two reports share word for word, for the checks of copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lintreport import Collector, Document, Facts, Filed, Span
from lintreport.text.lazy import Lazy
from lintreport.text.repetition.prints import Prints, Shared, prints, shared, unusual
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.origin import one_body

#: Stretches of fewer code points are ways of speaking, whatever they are part of.
STRETCH = 30
#: Stretches of fewer code points hold no fingerprint.
_SHORT = 20
#: Stretches that stand so near to each other in both reports are one passage with changes: another name, other figures.
_GAP = 40
#: A report that shares less than this with another is no copy of it, so that its pieces need not be counted.
_MOSTLY = 0.5
#: So far before a passage the sentence may begin that it stands in.
_SENTENCE = 200
#: How long the pieces are by which two reports are compared.
_PIECE = 5
#: What many reports have word for word because they must: slogans, names of laws, definitions of terms.
_FORMULA = Lazy(
    "[^。;]{0,80}(?:习近平|党的[一二三四五六七八九十]{1,3}大|届[一二三四五六七]中全会|两个确立|四个意识|四个自信|两个维护|新时代中国特色|五位一体|四个全面|"
    "稳中求进|新发展理念|新发展格局|中央经济工作会议|依法治国|法治中国|法治政府建设实施纲要|科学发展观|邓小平理论|三个代表|民主党派|特别行政区同胞)[^。;]{0,160}[。;]?"
    "|(?<=[。;)])[^,。;:]{2,24}:(?:是?指|是|反映|即)[^。]{8,400}。?"
    "|《[^《》]{4,60}》"
)
#: A text has no formula that has none of these.
_NEEDED = (
    "《",
    ":",
    *(
        "习近平",
        "党的",
        "中全会",
        "两个确立",
        "四个意识",
        "四个自信",
        "两个维护",
        "新时代中国特色",
        "五位一体",
        "四个全面",
        "稳中求进",
    ),
    *(
        "新发展理念",
        "新发展格局",
        "中央经济工作会议",
        "依法治国",
        "法治中国",
        "法治政府建设实施纲要",
        "科学发展观",
        "邓小平理论",
        "三个代表",
    ),
    *("民主党派", "特别行政区同胞"),
)
#: Reports whose words a form prescribes.
_OF_A_FORM = Lazy("预算|决算")
#: The kinds of blocks that somebody has written.
_WRITTEN: tuple[Kind, ...] = ("body", "item", "run-in")


def _collect(document: Document) -> Facts:
    """The fingerprints of what was written for a report, so that it meets others that have some of them."""
    spans = document.spans(_WRITTEN)
    places = [place for span in spans for place in span]
    found = prints(_written(document.masked, spans))
    return Facts(tuple(number for number, _ in found.numbers), places)


#: A passage that more than four reports have was not taken by the one from the other.
PASSAGES = Collector("passages", _collect, most=20, common=4, least=2, version=2)


class Passage(NamedTuple):
    """A passage of a report that stands in another: both places, its length, and how much of it few reports have."""

    span: Span
    there: Span
    length: int
    own: int
    other: Filed


def _written(text: str, spans: Iterable[Sequence[int]]) -> str:
    """The text with blanks for all that is not in ``spans``: every sign keeps its place."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [" " * (start - at), text[start:end]]
        at = end
    return "".join(pieces)


@lru_cache(maxsize=512)
def _prints(text: str, places: tuple[int, ...]) -> Prints:
    return prints(_written(text, zip(places[::2], places[1::2], strict=True)))


def _of(report: Filed) -> Prints:
    return _prints(report.text, tuple(report.data))


@lru_cache(maxsize=64)
def _shared(text: str, places: tuple[int, ...], other: str, others: tuple[int, ...]) -> tuple[Shared, ...]:
    return tuple(shared(_prints(text, places), _prints(other, others), _SHORT))


def _in_common(report: Filed, other: Filed, shortest: int) -> list[Shared]:
    """The stretches of written words that two reports share, in the order of the first."""
    found = _shared(report.text, tuple(report.data), other.text, tuple(other.data))
    return [block for block in found if block.length >= shortest]


def of_a_form(report: Filed) -> bool:
    """Whether a form prescribes the words of a report."""
    return _OF_A_FORM.search(report.origin.series) is not None


def passages(report: Filed, other: Filed, shortest: int) -> Iterator[Passage]:
    """What a report shares with another, formulas not counted, in the order of the report."""
    one, two = _of(report), _of(other)
    for chain in _chains(_in_common(report, other, STRETCH)):
        length = sum(block.length for block in chain)
        if length < shortest:
            continue
        first = _without_mark(one.squeezed.text, chain[0])
        span = one.squeezed.span(first.at, chain[-1].end)
        there = two.squeezed.span(first.there, chain[-1].there + chain[-1].length)
        formulas = _formulas(one, chain)
        if length - formulas < shortest:
            continue
        own = sum(unusual(one, block, report.usual) for block in chain) - formulas
        yield Passage(span, there, length, own, other)


def stretches(report: Filed, other: Filed) -> Iterator[tuple[Span, Span]]:
    """The places of every stretch of written words that a report shares with another, in both."""
    one, two = _of(report), _of(other)
    for block in _in_common(report, other, STRETCH):
        yield one.squeezed.span(block.at, block.end), two.squeezed.span(block.there, block.there + block.length)


def _without_mark(words: str, block: Shared) -> Shared:
    """A stretch without the mark that ends the clause before it."""
    count = block.length - len(words[block.at : block.end].lstrip("。;,:、!?)”"))
    return Shared(block.at + count, block.there + count, block.length - count)


def _chains(blocks: Sequence[Shared]) -> Iterator[list[Shared]]:
    """Stretches that follow each other closely in both reports, together."""
    chain: list[Shared] = []
    for block in blocks:
        last = chain[-1] if chain else None
        if last and not (block.at - last.end <= _GAP and 0 <= block.there - last.there - last.length <= _GAP):
            yield chain
            chain = []
        chain.append(block)
    if chain:
        yield chain


def _formulas(one: Prints, chain: Sequence[Shared]) -> int:
    """How many code points of a passage are formulas."""
    start, end = chain[0].at, chain[-1].end
    words = one.squeezed.text
    begin = max(0, start - _SENTENCE, words.rfind("。", 0, start) + 1)
    around = words[begin : end + _SENTENCE]
    if not any(word in around for word in _NEEDED):
        return 0
    found = _FORMULA.finditer(words, begin, min(len(words), end + _SENTENCE))
    return sum(max(0, min(end, match.end()) - max(start, match.start())) for match in found)


def likeness(report: Filed, other: Filed) -> float:
    """How much two reports have in common: the share of their pieces of five code points that both have."""
    one, two = _of(report), _of(other)
    sizes = sorted((len(one.squeezed.text), len(two.squeezed.text)))
    common = sum(block.length for block in _in_common(report, other, _SHORT))
    if common < _MOSTLY * sizes[1]:
        return 0
    mine, theirs = _pieces(one.squeezed.text), _pieces(two.squeezed.text)
    return len(mine & theirs) / len(mine | theirs)


def _pieces(text: str) -> set[str]:
    return {text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1)}


def of_others(report: Filed, others: Sequence[Filed]) -> Iterator[tuple[Filed, bool]]:
    """The reports of other bodies, or of bodies that are not known; and whether it is known."""
    for other in others:
        same = one_body(report.origin, other.origin)
        if not same:
            yield other, same is False
