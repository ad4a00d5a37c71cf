"""Profiles: how a kind of report is recognised, and the parts that it must have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from lintreport.errors import ConfigError
from lintreport.finding import Severity, Span, Text
from lintreport.parsing import text_of, yaml_of
from lintreport.shape import FLAG, MAPPING, SENTENCE, STRING, STRINGS, Shape, choice, mistake, sentence, whole
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.head import FIRST, head

#: Where our own profiles lie.
FOLDER = Path(__file__).parent / "profiles"

#: A title has no more code points.
_LONGEST_TITLE = 60
#: The opening of a report is among this many code points.
_OPENING = 1000
#: This many patterns of headings make a kind, unless the profile says otherwise.
_LEAST = 3
#: A text of fewer code points is no report but its cover, unless the profile says otherwise.
_SHORTEST = 500
#: Seconds that one pattern may take on one text.
_TIMEOUT = 20

#: What a part may be missed at.
_SEVERITIES: tuple[Severity, ...] = ("info", "warning")

_KEYS = {
    "title": SENTENCE,
    "basis": STRING,
    "since": whole(0),
    "recognise": MAPPING,
    "shortest": whole(0),
    "order": FLAG,
    "parts": Shape(lambda value: isinstance(value, list), Text("列表", "a list")),
    "extend-select": STRINGS,
    "ignore": STRINGS,
}
_RECOGNISE_KEYS = {"title": STRINGS, "opening": STRINGS, "headings": STRINGS, "least": whole(0), "unless": STRINGS}
_PART_KEYS = {
    "name": SENTENCE,
    "hint": SENTENCE,
    "headings": STRINGS,
    "text": STRINGS,
    "severity": choice(*_SEVERITIES),
}


class Part(NamedTuple):
    """What a report must have: a heading, or words in the text, that one of the patterns finds.

    ``hint`` says in words what was looked for. In a pattern ``{year}`` and ``{next_year}`` are those of the report.
    """

    name: Text
    hint: Text | None
    headings: tuple[str, ...]
    text: tuple[str, ...]
    severity: Severity


class Profile(NamedTuple):
    """A kind of report, as plain data.

    It is known by a ``titles`` pattern in its title, an ``openings`` pattern in its first lines or ``least`` of the
    ``structure`` patterns in its headings, unless one of ``unless`` is in its title. ``shortest`` is in code points.
    ``ordered``: the parts follow each other as listed. ``since``: the first year that they are demanded of.
    ``extend_select`` and ``ignore`` are checks to run or to leave out where a configuration chooses the profile.
    The patterns of those that are ``ours`` have no time limit, being written so that they need none.
    """

    source: str
    title: Text
    basis: str
    since: int
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    structure: tuple[str, ...]
    least: int
    unless: tuple[str, ...]
    shortest: int
    ordered: bool
    parts: tuple[Part, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    ours: bool = False

    def found(self, pattern: str, text: str, year: int | None = None) -> bool:
        """Whether ``pattern`` occurs in ``text``; one that needs the year of a report that has none does not."""
        if "year}" in pattern:
            if year is None:
                return False
            pattern = pattern.replace("{year}", str(year)).replace("{next_year}", str(year + 1))
        return _search(pattern, ours=self.ours)(text) is not None

    def missing(self, folded: str, headings: Iterable[str], year: int | None) -> Iterator[Part]:
        """The parts that are found neither in the headings nor in the text of a report about ``year``."""
        listed = "\n".join(headings)
        for part in self.parts:
            if not any(self.found(pattern, listed, year) for pattern in part.headings) and not any(
                self.found(pattern, folded, year) for pattern in part.text
            ):
                yield part

    def placed(self, headings: Sequence[str]) -> Iterator[tuple[int, Part]]:
        """The parts, as listed, that have a heading, each with the index of the first one."""
        for part in self.parts:
            for index, heading in enumerate(headings):
                if any(self.found(pattern, heading) for pattern in part.headings):
                    yield index, part
                    break


def names() -> list[str]:
    """The names of our own profiles."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


#: Words of our own profiles: where none is in the head of a text or in its headings, it is of no such kind. They spare
#: most texts the loading of most profiles.
SCREEN: dict[str, tuple[str, ...]] = {
    "audit": ("审计",),
    "audit-rectification": ("整改",),
    "court-work": ("法院",),
    "department-accounts": ("决算",),
    "department-budget": ("预算",),
    "disclosure": ("信息公开",),
    "government-work": ("政府工作报告", "各位代表", "向大会", "工作回顾", "政府自身"),
    "hotline": ("12345", "热线"),
    "law-government": ("法治政府",),
    "procuratorate-work": ("检察院",),
    "proposals": ("提案", "建议", "议案"),
    "statistical-communique": ("统计公报", "固定资产投资"),
}


@cache
def own(name: str) -> Profile:
    """One of our own profiles."""
    return load(FOLDER / f"{name}.yaml")


def profile_of(folded: str, paragraphs: Sequence[Span], chosen: Profile | None) -> Profile | None:
    """The profile that a text is of: the one it is recognised by, ``chosen`` first; else ``chosen``, whatever it is.

    A title says more than an opening, and that more than headings.
    """
    titles = list(_titles(folded, paragraphs))
    top = head(folded, paragraphs)
    opening = folded[:_OPENING]
    first = folded[: top[-1].end] if top else ""
    near = _known(chosen, first + opening)
    for profile in near:
        if _titled(profile, folded, titles):
            return profile
    for profile in near:
        if any(profile.found(pattern, opening) for pattern in profile.openings) and not _denied(
            profile, folded, titles
        ):
            return profile
    headings = "\n".join(match[1] for match in _HEADING.finditer(folded))
    for profile in _known(chosen, headings):
        if profile.structure and not _denied(profile, folded, titles):
            matching = sum(profile.found(pattern, headings) for pattern in profile.structure)
            if matching >= profile.least:
                return profile
    return chosen


def title_line(profile: Profile, folded: str, paragraphs: Sequence[Span]) -> Span | None:
    """The line that names the kind of report; None when no line does."""
    return _titled(profile, folded, list(_titles(folded, paragraphs)))


#: What stands in a heading after its number.
_HEADING = Lazy(
    r"^\s{0,8}(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章)|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、])"
    r"[ \t、]{0,4}([^\n。;]{2,45})",
    re.MULTILINE,
)
_YEAR = Lazy("(?:19|20)[0-9]{2}")
#: A line with this many commas is a sentence.
_COMMAS = 2


def _known(chosen: Profile | None, words: str) -> list[Profile]:
    """The chosen profile and those of ours that the words of a text may be of."""
    ours = [own(name) for name, screen in SCREEN.items() if any(word in words for word in screen)]
    return [chosen, *ours] if chosen else ours


def _titles(folded: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The short lines of the head; behind the bits of a web page, among which menus are, only those with a year."""
    for number, span in enumerate(head(folded, paragraphs)):
        if (
            span.end - span.start <= _LONGEST_TITLE
            and folded[span.end - 1] not in "。;,:!"
            and folded.count(",", *span) < _COMMAS
            and (number < FIRST or _YEAR.search(folded, *span))
        ):
            yield span


def _titled(profile: Profile, folded: str, titles: Sequence[Span]) -> Span | None:
    """The line that says of what kind the text is, unless it or a line beside it speaks against it."""
    for number, span in enumerate(titles):
        if not any(profile.found(pattern, folded[slice(*span)]) for pattern in profile.titles):
            continue
        first, last = span.start, span.end
        for near in titles[max(0, number - 1) : number + 2]:
            between = folded[min(last, near.end) : max(first, near.start)]
            if between.isspace() and _BROKEN.search(folded, *near) is None:
                first, last = min(first, near.start), max(last, near.end)
        if not any(profile.found(pattern, folded[first:last]) for pattern in profile.unless):
            return span
    return None


#: A line with one of these is not of one piece with a title.
_BROKEN = Lazy("[:,]")


def _denied(profile: Profile, folded: str, titles: Sequence[Span]) -> bool:
    """Whether a line among the first that may be the title speaks against the kind."""
    lines = "\n".join(folded[slice(*span)] for span in titles)
    return any(profile.found(pattern, lines) for pattern in profile.unless)


@cache
def _search(pattern: str, *, ours: bool) -> Callable[[str], Any]:
    """The search for a pattern: with a time limit where others wrote it, which costs another library."""
    if ours:
        return compiled(pattern, re.MULTILINE).search
    import regex

    return partial(regex.compile(pattern, regex.VERSION1 | regex.MULTILINE).search, timeout=_TIMEOUT)


def load(path: Path) -> Profile:
    """The profile in a YAML file; raises `ConfigError` for all that is not as it should be."""

    def fail(zh: str, en: str) -> ConfigError:
        return ConfigError(Text(f"{path}: {zh}", f"{path}: {en}"))

    data = yaml_of(path, text_of(path, Text("报告类型", "the profile")))
    recognise, parts = _sound(data, path)
    return Profile(
        source=str(path),
        title=sentence(data["title"]),
        basis=data.get("basis", ""),
        since=data.get("since", 0),
        titles=tuple(recognise.get("title", ())),
        openings=tuple(recognise.get("opening", ())),
        structure=tuple(recognise.get("headings", ())),
        least=recognise.get("least", _LEAST),
        unless=tuple(recognise.get("unless", ())),
        shortest=data.get("shortest", _SHORTEST),
        ordered=data.get("order", False),
        parts=tuple(map(_part, parts)),
        extend_select=tuple(data.get("extend-select", ())),
        ignore=tuple(data.get("ignore", ())),
        ours=path.parent == FOLDER,
    )


def _sound(data: Any, path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """How a profile is recognised, and its parts; raises `ConfigError` where anything in ``data`` is wrong."""

    def verified(value: Any, keys: Mapping[str, Shape], required: tuple[str, ...] = (), where: str = "") -> None:
        if wrong := mistake(value, keys, required, where):
            raise ConfigError(Text(f"{path}: {wrong.said.zh}", f"{path}: {wrong.said.en}"))

    verified(data, _KEYS, ("title", "parts"))
    recognise, parts = data.get("recognise", {}), data["parts"]
    verified(recognise, _RECOGNISE_KEYS, where="recognise")
    for number, part in enumerate(parts, 1):
        where = f"parts[{number}]"
        verified(part, _PART_KEYS, ("name",), where)
        if not part.get("headings") and not part.get("text"):
            zh, en = f"“{where}”应有“headings”或“text”", f'"{where}" must have "headings" or "text"'
            raise ConfigError(Text(f"{path}: {zh}", f"{path}: {en}"))
    return recognise, parts


def verify(profile: Profile) -> None:
    """Raise `ConfigError` for a pattern that is none. Compiling them all takes a while, so ours are spared it."""
    import regex

    of_parts = [pattern for part in profile.parts for pattern in part.headings + part.text]
    for pattern in (*profile.titles, *profile.openings, *profile.structure, *profile.unless, *of_parts):
        try:
            profile.found(pattern, "", 2000)
        except regex.error as error:
            raise ConfigError(
                Text(
                    f"{profile.source}: “{pattern}”不是正则表达式：{error}",
                    f'{profile.source}: "{pattern}" is not a valid pattern: {error}',
                )
            ) from error


def _part(part: dict[str, Any]) -> Part:
    hint = sentence(part["hint"]) if "hint" in part else None
    headings, text = tuple(part.get("headings", ())), tuple(part.get("text", ()))
    return Part(sentence(part["name"]), hint, headings, text, part.get("severity", "warning"))
