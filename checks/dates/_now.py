"""Years that are told from the time of the report: 去年, what was done by then, what its signature dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintreport import Span, Text
from lintreport.text.figures.chronology import Chronology, Mention
from lintreport.text.figures.years import named_beside
from lintreport.text.lazy import Lazy

from ._clashes import Clash
from ._deeds import end_of_sentence, start_of_sentence
from ._order import NOT_YET, is_compared

#: What has happened: so it cannot be later than the time of telling.
_PAST = Lazy("(?<![而不])已经?(?!列|纳|定)|曾|(?<![为除])了(?!解|结)|上次")
_DONE = Lazy("(?<!而)已|曾|了(?!解|结)|完成|不存在|未|没有|办结|审结|受理|查处|发现|发生|收到")


def beside(text: Chronology, now: Sequence[int]) -> Iterator[Clash]:
    """Every word for a year whose number is another one, by the report's year or by that of the sentence."""
    before: Mention | None = None
    for one in text.mentions:
        topic = before
        before = before if is_compared(text, one) else one
        named = named_beside(text.text, one.span.start)
        if named is None or not named.lead.startswith(("(", ",", "即", "指")):
            continue
        step = named.step
        bases = set(now)
        if topic and topic.paragraph == one.paragraph:
            bases.add(topic.year)
        if bases and one.year - step not in bases:
            base = max(bases, key=lambda year: -abs(one.year - step - year))
            words = f"{base} {'+' if step > 0 else '−'} {abs(step)} = {base + step} ≠ {one.year}"
            yield Clash(one.span, named.span, Text(words, words))


def done_later(text: Chronology, now: Sequence[int]) -> Iterator[Clash]:
    """What is told as done in a year that is after the report's."""
    latest = max(now, default=0)
    for one in text.mentions:
        if not latest < one.year < latest + _FAR or one.clause.end == one.span.end:
            continue
        before, behind = text.before(one), text.behind(one)
        compared = is_compared(text, one)
        if (compared or _PAST.search(behind)) and not NOT_YET.search(_sentence(text, one)) and "(" not in before:
            words = f"{one.year} > {latest}"
            yield Clash(one.span, one.span, Text(words, words))


#: A year further on than this is a figure of something else.
_FAR = 60


def _sentence(text: Chronology, one: Mention) -> str:
    return text.text[start_of_sentence(text.text, one.span.start) : end_of_sentence(text.text, one.span.end)]


_SIGNATURE = Lazy(r"[( ]{0,4}$")
_CLOSED = Lazy(r"[) ]{0,4}$")
#: A signature is one of this many last paragraphs.
_FOOT = 4
#: Longer words beside it make it none.
_EDGE = 8


def signature(text: Chronology, paragraphs: Sequence[Span]) -> Mention | None:
    """The whole date that is one of the last paragraphs."""
    for start, end in reversed(paragraphs[-_FOOT:]):
        for one in reversed(text.mentions):
            if one.span.end <= start:
                break
            before, behind = (
                text.text[start : min(one.span.start, start + _EDGE)],
                text.text[one.span.end : min(end, one.span.end + _EDGE)],
            )
            alone = _SIGNATURE.match(before) and _CLOSED.match(behind)
            if one.day and one.span.start >= start and alone:
                return one
    return None


def days_given(text: Chronology) -> Iterator[int]:
    """The years of the days that stand by themselves: the day of a meeting, of a signature, of publication."""
    for one in text.mentions:
        if one.day and not text.before(one).strip(" (\t") and not text.behind(one).strip(" )\t"):
            yield one.year


def after_signature(text: Chronology, signed: Mention, label: int) -> Iterator[Clash]:
    """What is told of a day after that on which the report was signed."""
    for one in text.mentions:
        if one.span.start >= signed.span.start or one.span.start < label or not one.day:
            continue
        sentence = _sentence(text, one)
        if not one.is_after(signed) or NOT_YET.search(sentence) or not _DONE.search(sentence):
            continue
        day, end = ("-".join(f"{part:02}" for part in date[1:4]) for date in (one, signed))
        yield Clash(one.span, signed.span, Text(f"{day} > {end}", f"{day} > {end}"))
