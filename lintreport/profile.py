"""Profiles: how a kind of report is recognised, and the parts that it must have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lintreport.errors import ConfigError, nearest
from lintreport.finding import Severity, Span, Text

#: Where our own profiles lie.
FOLDER = Path(__file__).parent / "profiles"

#: The title stands among so many paragraphs, in one of no more code points.
_TITLE_PARAGRAPHS, _LONGEST_TITLE = 6, 60
#: The opening of a report, in code points.
_OPENING = 1000
#: A text of fewer code points is no report but its cover, unless the profile says otherwise.
_SHORTEST = 500
#: Seconds that one pattern may take on one text.
_TIMEOUT = 20

_KEYS = ("title", "basis", "recognise", "shortest", "order", "parts", "extend-select", "ignore")
_RECOGNISE_KEYS = ("title", "opening", "unless")
_PART_KEYS = ("name", "hint", "headings", "text", "severity")
#: What a part may be missed at.
_SEVERITIES: tuple[Severity, ...] = ("info", "warning")


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

    It is known by a ``titles`` pattern in its title or an ``openings`` pattern in its first lines, unless one of
    ``unless`` is in its title. ``shortest`` is in code points. ``ordered``: the parts follow each other as listed.
    ``extend_select`` and ``ignore`` are checks to run or to leave out where a configuration chooses the profile.
    """

    source: str
    title: Text
    basis: str
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    unless: tuple[str, ...]
    shortest: int
    ordered: bool
    parts: tuple[Part, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]

    def missing(self, folded: str, headings: Iterable[str], year: int | None) -> Iterator[Part]:
        """The parts that are found neither in the headings nor in the text of a report about ``year``."""
        listed = "\n".join(headings)
        for part in self.parts:
            if not any(found(pattern, listed, year) for pattern in part.headings) and not any(
                found(pattern, folded, year) for pattern in part.text
            ):
                yield part

    def placed(self, headings: Sequence[str]) -> Iterator[tuple[int, Part]]:
        """The parts, as listed, that have a heading, each with the index of the first one."""
        for part in self.parts:
            for index, heading in enumerate(headings):
                if any(found(pattern, heading) for pattern in part.headings):
                    yield index, part
                    break


def names() -> list[str]:
    """The names of our own profiles."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def own() -> tuple[Profile, ...]:
    """Our own profiles."""
    return tuple(load(FOLDER / f"{name}.yaml") for name in names())


def profile_of(folded: str, paragraphs: list[Span], chosen: Profile | None) -> Profile | None:
    """The profile that a text is of: the one it is recognised by, ``chosen`` first; else ``chosen``, whatever it is."""
    for profile in (chosen, *own()):
        if profile and recognised(profile, folded, paragraphs):
            return profile
    return chosen


def recognised(profile: Profile, folded: str, paragraphs: list[Span]) -> bool:
    """Whether the title or the opening says that the text is a report of this kind."""
    titles = "\n".join(folded[slice(*span)] for span in _titles(paragraphs))
    named = any(found(pattern, titles) for pattern in profile.titles)
    if not named and not any(found(pattern, folded[:_OPENING]) for pattern in profile.openings):
        return False
    return not any(found(pattern, titles) for pattern in profile.unless)


def title_line(profile: Profile, folded: str, paragraphs: list[Span]) -> Span | None:
    """The line that names the kind of report; None when no line does."""
    for span in _titles(paragraphs):
        if any(found(pattern, folded[slice(*span)]) for pattern in profile.titles):
            return span
    return None


def _titles(paragraphs: list[Span]) -> Iterator[Span]:
    return (span for span in paragraphs[:_TITLE_PARAGRAPHS] if span.end - span.start <= _LONGEST_TITLE)


def found(pattern: str, text: str, year: int | None = None) -> bool:
    """Whether ``pattern`` occurs in ``text``; one that needs the year of a report that does not say it does not."""
    if "year}" in pattern:
        if year is None:
            return False
        pattern = pattern.replace("{year}", str(year)).replace("{next_year}", str(year + 1))
    return _compiled(pattern).search(text, timeout=_TIMEOUT) is not None


@cache
def _compiled(pattern: str) -> Any:
    import regex

    return regex.compile(pattern, regex.VERSION1 | regex.MULTILINE)


def load(path: Path) -> Profile:
    """The profile in a YAML file; raises `ConfigError` for all that is not as it should be."""
    import yaml

    def fail(zh: str, en: str) -> ConfigError:
        return ConfigError(Text(f"{path}: {zh}", f"{path}: {en}"))

    try:
        data = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise fail(f"无法读取:{error}", f"cannot be read: {error}") from error
    _keys(data, "", _KEYS, ("title", "parts"), fail)
    recognise = data.get("recognise", {})
    _keys(recognise, "recognise", _RECOGNISE_KEYS, (), fail)
    parts = data["parts"]
    if not isinstance(parts, list) or not parts:
        raise fail("“parts”应为列表,至少一项", '"parts" must be a list with one part at least')
    shortest, ordered, basis = data.get("shortest", _SHORTEST), data.get("order", False), data.get("basis", "")
    if not isinstance(shortest, int) or isinstance(shortest, bool):
        raise fail("“shortest”应为整数", '"shortest" must be a whole number')
    if not isinstance(ordered, bool):
        raise fail("“order”应为 true 或 false", '"order" must be true or false')
    if not isinstance(basis, str):
        raise fail("“basis”应为字符串", '"basis" must be a string')
    return Profile(
        source=str(path),
        title=_text(data["title"], "title", fail),
        basis=basis,
        titles=_strings(recognise, "title", "recognise.title", fail),
        openings=_strings(recognise, "opening", "recognise.opening", fail),
        unless=_strings(recognise, "unless", "recognise.unless", fail),
        shortest=shortest,
        ordered=ordered,
        parts=tuple(_part(part, f"parts[{number}]", fail) for number, part in enumerate(parts, 1)),
        extend_select=_strings(data, "extend-select", "extend-select", fail),
        ignore=_strings(data, "ignore", "ignore", fail),
    )


def verify(profile: Profile) -> None:
    """Raise `ConfigError` for a pattern that is none. Compiling them all takes a while, so ours are spared it."""
    import regex

    of_parts = [pattern for part in profile.parts for pattern in part.headings + part.text]
    for pattern in (*profile.titles, *profile.openings, *profile.unless, *of_parts):
        try:
            found(pattern, "", 2000)
        except regex.error as error:
            raise ConfigError(
                Text(
                    f"{profile.source}: “{pattern}”不是正则表达式:{error}",
                    f'{profile.source}: "{pattern}" is no pattern: {error}',
                )
            ) from error


_Fail = Callable[[str, str], ConfigError]


def _part(part: Any, where: str, fail: _Fail) -> Part:
    _keys(part, where, _PART_KEYS, ("name",), fail)
    severity = part.get("severity", "warning")
    if severity not in _SEVERITIES:
        raise fail(f"“{where}.severity”应为 info 或 warning", f'"{where}.severity" must be info or warning')
    headings = _strings(part, "headings", f"{where}.headings", fail)
    text = _strings(part, "text", f"{where}.text", fail)
    if not headings and not text:
        raise fail(f"“{where}”应有“headings”或“text”", f'"{where}" must have "headings" or "text"')
    hint = _text(part["hint"], f"{where}.hint", fail) if "hint" in part else None
    return Part(_text(part["name"], f"{where}.name", fail), hint, headings, text, severity)


def _keys(value: Any, where: str, known: tuple[str, ...], required: tuple[str, ...], fail: _Fail) -> None:
    if not isinstance(value, dict):
        raise fail(f"“{where or '文件'}”应为“键: 值”的映射", f'"{where or "the file"}" must be a mapping')
    prefix = f"{where}." if where else ""
    for key in value:
        if key not in known:
            hint = nearest(str(key), list(known))
            raise fail(f"未知的键“{prefix}{key}”{hint.zh}", f'unknown key "{prefix}{key}"{hint.en}')
    for key in required:
        if key not in value:
            raise fail(f"缺少键“{prefix}{key}”", f'the key "{prefix}{key}" is missing')


def _strings(data: dict[str, Any], key: str, where: str, fail: _Fail) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise fail(f"“{where}”应为字符串列表", f'"{where}" must be a list of strings')
    return tuple(value)


def _text(value: Any, where: str, fail: _Fail) -> Text:
    if isinstance(value, str):
        return Text(value, value)
    if (
        isinstance(value, dict)
        and set(value) == {"zh", "en"}
        and all(isinstance(words, str) for words in value.values())
    ):
        return Text(value["zh"], value["en"])
    raise fail(f"“{where}”应为字符串,或含 zh 与 en", f'"{where}" must be a string, or hold zh and en')
