"""Statements: what the words around each figure say of it, read once for all checks of figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lintreport.text.figures.dates import WRITTEN_OUT, YEAR
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy, many, once
from lintreport.text.statements import lexicon
from lintreport.text.statements.clauses import Sentence
from lintreport.text.statements.lexicon import Concept
from lintreport.text.statements.units import Kind, kind_of, unit_of

Period = Literal["prev", "cur", ""]


#: So far back go the words before a figure at most, in code points.
_LONGEST = 500


class At(NamedTuple):
    """Where a statement stands; sentences count in the document, ``mark`` is the sign before its clause."""

    paragraph: int
    sentence: int
    clause: int
    depth: int
    mark: str


_VERB = Lazy(
    f"({lexicon.RISE}|{lexicon.FALL}|(?<![至不])[多少](?![个次种项家名样数年])(?={HAN}{{1,2}}$)(?:{HAN}{{1,2}})?)(?:了|出|率|幅度?)?(?:分别|依次)?(?:约|近|超|达到?|为|是)*$"
)
#: 增 or 减 with a sign of what grew, alone before its figure: 增储, 减亏; not what is done to somebody or to a price.
_MADE = Lazy(
    f"^(?:同比|环比|[比较]?(?:{lexicon.PAST})(?:同期)?)?"
    f"([增减](?![免征轻设派补值殖刑配强进援订编排压缓负速持值信负])(?={HAN}(?:了|约|近|超|达)?$){HAN})(?:了|约|近|超|达)?$"
)
_NOW = f"(?:今年|本年|现在|目前|如今|{lexicon.YEAR})?(?:年?[末底])?"
_TO = Lazy(f"(?:({lexicon.RISE}|{lexicon.FALL}|升|涨|跌)(?<![幅率])(?:到了|到|至|为|成)|[增降升减]为){_NOW}的?$")
#: What leads in a value whose beginning was given right before it, whatever the verb is: 由320人扩充到400人.
_ARRIVED = Lazy(f"(?:到了|到|至|为|成){_NOW}的?$")
_FROM = Lazy("(?:由|从)(?![于此])[^,。]{0,24}$")
_IS = Lazy("(?:是|为|相当于|达到?)[^,]{2,12}$")
_TIMES = Lazy("(?:是|为|相当于|达到?)[^,]{0,12}的$")
_PAST = Lazy(lexicon.PAST)
_CURRENT = Lazy(lexicon.CURRENT)
_SAME_PERIOD = Lazy("(?<!今年)(?<!本年)(?<!本)同期")
_YEAR = Lazy(f"({YEAR})年")
_CONCEPTS = Lazy("|".join(f"(?P<{name}>{words})" for name, words in lexicon.ANYWHERE.items()))
_RATE = Lazy(f"(?:{lexicon.RATE})(?:{lexicon.TRAILING}|高达|保持在|稳定在)*$")
_LEADING = Lazy(f"(?:{lexicon.YEAR}|{lexicon.PAST}|{lexicon.CURRENT}|同期|{lexicon.LEADING}|[全年]?[末底]|[,:(])+")
_TRAILING = Lazy(f"(?:{lexicon.TRAILING})+$")
_NEGATED = Lazy(f"(?:{lexicon.NEGATION}){HAN}{{0,6}}$")
_JOINED = ("", "和", "及", "与", "以及", "、")
#: After this many figures of a sentence nothing is taken over from the one before: what asks back goes no further.
_CHAIN = 64
#: Words before a figure are looked at so far back.
_FAR = 48


@many
class Statement:
    """A figure with what the text says of it; the words are read when they are asked for."""

    def __init__(
        self, figure: Quantity, before: Statement | None, sentence: Sentence, clause: int, number: int
    ) -> None:
        #: The figure, its unit, folded, and what it is one of.
        self.figure = figure
        self.unit = unit_of(figure)
        self.kind: Kind = kind_of(figure.unit or self.unit)
        #: The statement before it in the sentence.
        self.previous = before
        self._sentence = sentence
        self._clause = here = sentence.clauses[clause]
        #: Where it stands.
        self.at = At(sentence.paragraph, number, clause, here.depth, here.before)
        #: Where the words before the figure begin: after the figure before it, or at the start of the clause.
        self._gap = here.start
        if before is None:  # a long row of figures is read in stretches, the first of which has none before it
            self._gap = max(here.start, figure.start - _LONGEST)
        elif before.at.clause == clause:
            self._gap = before.figure.end + (not before.figure.unit and len(before.unit))
        #: The words of its clause between the figure before it and this one.
        self.before = here.label
        if figure is not here.quantities[0] or self._gap != here.start:
            self.before = "".join(figure.text[self._gap : figure.start].split())

    def __repr__(self) -> str:
        """The figure with the words before it."""
        return f"Statement({self.before!r}, {self.figure.words!r})"

    @once
    def after(self) -> str:
        """The words behind it, up to the next figure or the end of the clause."""
        figures = self._clause.quantities
        at = bisect_right(figures, self.figure.start, key=lambda one: one.start)
        end = figures[at].start if at < len(figures) else self._clause.end
        return "".join(self.figure.text[self.figure.end : end].split())

    @once
    def led(self) -> str:
        """The words before it together with those of the clauses without figures in front: 上年,两项分别为."""
        words = [self.before]
        if self._gap == self._clause.start and self.at.clause:
            mark = self._clause.before
            for at in range(self.at.clause - 1, -1, -1):
                clause = self._sentence.clauses[at]
                if clause.quantities or mark in ";:。)" or len(words) > 3:
                    break
                words.append(clause.words[-_FAR:])
                mark = clause.before
        return ",".join(reversed(words)) if len(words) > 1 else self.before

    @once
    def listed(self) -> bool:
        """Whether it only goes on with the list that the statement before it began."""
        previous = self.previous
        if previous is None or self.before not in _JOINED:
            return False
        return self.at.clause == previous.at.clause or (
            self.at.mark == "、" and self.at.clause == previous.at.clause + 1
        )

    @once
    def verb(self) -> str:
        """The verb of change of which the figure is the amount: 增长, 减少; empty where it is a value."""
        if self.listed and self.previous is not None and self.previous.kind in (self.kind, *_AMOUNTS):
            return self.previous.verb
        words = self.before
        found = _VERB.search(words) or (_MADE.search(words) if "增" in words or "减" in words else None)
        return "" if found is None or self._to >= 0 else found[1]

    @once
    def _to(self) -> int:
        """Where the words begin that make it the value that something rose or fell to; 0 at the start, -1 for none."""
        found = _TO.search(self.before)
        if found is None and self.previous is not None and "from" in self.previous.says:
            arrived = _ARRIVED.search(self.before)
            return 0 if arrived else -1
        return found.start() if found else -1

    @property
    def towards(self) -> str:
        """The verb of change of a value that was arrived at: 升 of 升到, 降低 of 降低为; else empty."""
        found = _TO.search(self.before) if self._to >= 0 else None
        return found[1] or "" if found else ""

    @property
    def grown(self) -> bool:
        """Whether the verb of change says rise."""
        return lexicon.rises(self.verb)

    @property
    def times(self) -> bool:
        """Whether the figure says how many times one value is the other: 是上年的3倍."""
        if self.kind != "multiple":
            return False
        previous = self.previous
        by_figure = self.before == "的" and previous is not None and _IS.search(previous.led.rstrip(",")) is not None
        return by_figure or _TIMES.search(self.before) is not None

    @once
    def says(self) -> frozenset[Concept]:
        """The concepts of closed classes that the words before the figure hold."""
        if self.listed and self.previous is not None:
            return self.previous.says
        found: set[Concept] = {match.lastgroup for match in _CONCEPTS.finditer(self.led)}  # type: ignore[misc]
        if _RATE.search(self.before):
            found.add("rate")
        if self._to >= 0:
            found.add("to")
        elif _FROM.search(self.before):
            found.add("from")
        if self.verb:
            found.add("rise" if self.grown else "fall")
        if _PAST.search(self.led) or _SAME_PERIOD.search(self.led):
            found.add("past")
        return frozenset(found)

    @once
    def year(self) -> int:
        """The year that is said of it, 0 where none is."""
        found = _YEAR.findall(self.led)
        return int(found[-1].translate(WRITTEN_OUT)) if found else 0

    @once
    def period(self) -> Period:
        """Whether the words make it a figure of the year (or term) before, of this one, or say nothing of it."""
        if "past" in self._own_past:
            return "prev"
        if _CURRENT.search(self.led) or "to" in self.says:
            return "cur"
        if self.period_inherited and self.previous is not None:
            return self.previous.period
        return ""

    @property
    def _own_past(self) -> frozenset[Concept]:
        return frozenset() if self.listed else self.says

    @once
    def period_inherited(self) -> bool:
        """Whether the period, if there is one, was said of the figure before it."""
        previous = self.previous
        if previous is None or self.figure.start - previous.figure.end > _FAR or previous.verb:
            return False
        if self.listed:
            return True
        if self.at.depth != previous.at.depth or "past" in self.says or self.year:
            return False
        clauses = self._sentence.clauses[previous.at.clause + 1 : self.at.clause + 1]
        return all(clause.before not in ";。" for clause in clauses)

    @once
    def subject(self) -> str:
        """What is counted and what was done, without the words that only lead in or say when; may be empty."""
        words = self.before
        if self._to >= 0 and self.previous is not None and "from" in self.previous.says:
            return ""
        if self._to >= 0:
            words = words[: self._to]
        elif moved := _VERB.search(words):
            words = words[: moved.start()]
        elif self.verb and words:
            words = ""
        words = _LEADING.sub("", words, count=1) if _LEADING.match(words) else words
        return _TRAILING.sub("", words)

    @property
    def head(self) -> str:
        """The subject, or that of the statement before it in the sentence."""
        one: Statement | None = self
        while one is not None and not one.subject:
            one = one.previous
        return one.subject if one else ""

    @once
    def negated(self) -> bool:
        """Whether what is said of it was not done: 未办结."""
        return _NEGATED.search(self.subject) is not None


def _stands_for_others(quantity: Quantity) -> bool:
    """Whether a figure counts the figures of the text (两项分别为), or is the base of a rate (8.3/10万)."""
    before = quantity.text[max(0, quantity.start - 2) : quantity.start]
    if before.endswith("/"):
        return True
    small = quantity.unit in ("项", "类", "者", "种") and quantity.numeral in "两二三四五六七八"
    return small and _OF_OTHERS.match(quantity.text, quantity.end) is not None


def _word(quantity: Quantity) -> bool:
    """Whether a numeral without a unit is only a part of a word: 上一年, 12345热线."""
    if unit_of(quantity):
        return False
    return not quantity.numeral[0].isascii() or _SERVICE.match(quantity.text, quantity.start) is not None


#: The short numbers of public services, which name what follows them.
_SERVICE = Lazy(
    f'(?:1(?:10|19|2[02])|12[0-9]{{3}}|9[56][0-9]{{3}})(?=[”"]?(?!(?:[上下]|增|减|[万亿]|[和与至到])){HAN}{{2}})'
)


_OF_OTHERS = Lazy("分别|依次|合计|共计|相加|之和")
_AMOUNTS: tuple[Kind, ...] = ("share", "points", "multiple")


def alike(one: str, other: str) -> bool:
    """Whether two subjects may be one: one holds the other, they end alike, or name one deed; negated both or none."""
    one, other = one.rstrip("数额量"), other.rstrip("数额量")
    if not one or not other:
        return True
    if (_NEGATED.search(one) is None) != (_NEGATED.search(other) is None):
        return False
    if one in other or other in one or one[-2:] == other[-2:]:
        return True
    return any(any(deed in one for deed in twins) and any(deed in other for deed in twins) for twins in lexicon.TWINS)


def statements(sentences: list[Sentence]) -> list[list[Statement]]:
    """The statements of every paragraph that has some, in order; figures of dates and times are none."""
    found: list[list[Statement]] = []
    paragraph = -1
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            found.append([])
            paragraph = sentence.paragraph
        found[-1].extend(_of_sentence(sentence, number))
    return [paragraph for paragraph in found if paragraph]


def _of_sentence(sentence: Sentence, number: int) -> Iterator[Statement]:
    previous, count = None, 0
    for at, clause in enumerate(sentence.clauses):
        for quantity in clause.quantities:
            if kind_of(quantity.unit) == "time" or _stands_for_others(quantity) or _word(quantity):
                continue
            count += 1
            if count % _CHAIN == 0:
                previous = None
            previous = Statement(quantity, previous, sentence, at, number)
            yield previous
