"""The automatic numbers of a Word document, as Word prints them: 一、 (一) 1. ①."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lintreport.text.structure.outline import han

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Word has nine levels of a list.
_LEVELS = 9
#: A chain of styles or links that is longer than this runs in a circle.
_LONGEST_CHAIN = 12
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


class Level(NamedTuple):
    """One level of a list: how its number is written, and what stands around it (``(%1)``)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"


class Lists(NamedTuple):
    """The lists of a document: by number of a list its levels and the counter that it shares with others."""

    levels: dict[str, dict[int, Level]]
    counters: dict[str, str]
    restarts: dict[str, dict[int, int]]
    styles: dict[str, tuple[str, int]]


def _value(element: Any, name: str, default: str = "") -> str:
    child = element.find(W + name)
    return default if child is None else child.get(W + "val", default)


def _level(element: Any) -> Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        start=_whole(_value(element, "start"), 1),
        form=_value(element, "numFmt", "decimal"),
        text=_value(element, "lvlText"),
        restart=_whole(restart, 0) if restart else None,
        legal=legal is not None and legal.get(W + "val", "1") not in ("0", "false"),
        suffix=_value(element, "suff", "tab"),
    )


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default


def _levels(element: Any) -> dict[int, Level]:
    found = {}
    for level in element.findall(W + "lvl"):
        found[_whole(level.get(W + "ilvl", ""), 0)] = _level(level)
    return found


def lists(numbering: Any, styles: Any) -> Lists:
    """The lists that the numbering part defines and the styles that number; either part may be missing (None)."""
    abstract: dict[str, Any] = {}
    by_style: dict[str, str] = {}
    levels: dict[str, dict[int, Level]] = {}
    counters: dict[str, str] = {}
    restarts: dict[str, dict[int, int]] = {}
    if numbering is not None:
        for element in numbering.findall(W + "abstractNum"):
            name = element.get(W + "abstractNumId", "")
            abstract[name] = element
            if style := _value(element, "styleLink"):
                by_style[style] = name
        for element in numbering.findall(W + "num"):
            number, name = element.get(W + "numId", ""), _value(element, "abstractNumId")
            for _ in range(_LONGEST_CHAIN):  # a list may be defined by the list of a style
                link = _value(abstract[name], "numStyleLink") if name in abstract else ""
                if link not in by_style or by_style[link] == name:
                    break
                name = by_style[link]
            levels[number] = _levels(abstract[name]) if name in abstract else {}
            counters[number] = name
            for override in element.findall(W + "lvlOverride"):
                at = _whole(override.get(W + "ilvl", ""), 0)
                if (level := override.find(W + "lvl")) is not None:
                    levels[number][at] = _level(level)
                if start := _value(override, "startOverride"):
                    restarts.setdefault(number, {})[at] = _whole(start, 1)
    return Lists(levels, counters, restarts, dict(_numbered_styles(styles, numbering)))


def _numbered_styles(styles: Any, numbering: Any) -> Iterator[tuple[str, tuple[str, int]]]:
    """The paragraph styles that number their paragraphs, directly or by the style they are based on."""
    if styles is None:
        return
    by_name = {style.get(W + "styleId", ""): style for style in styles.findall(W + "style")}
    linked = {
        _value(level, "pStyle"): _whole(level.get(W + "ilvl", ""), 0)
        for level in (numbering.iter(W + "lvl") if numbering is not None else ())
    }
    for name in by_name:
        at, number, depth = name, "", ""
        for _ in range(_LONGEST_CHAIN):
            style = by_name.get(at)
            given = style.find(f"{W}pPr/{W}numPr") if style is not None else None
            if style is None:
                break
            if given is not None:
                number = number or _value(given, "numId")
                depth = depth or _value(given, "ilvl")
            if number:
                break
            at = _value(style, "basedOn")
        if number:
            yield name, (number, _whole(depth, linked.get(name, 0)))


class Counter:
    """Counts the numbered paragraphs of a document as Word does."""

    def __init__(self, of: Lists) -> None:
        self._lists = of
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def number(self, properties: Any, style: str) -> str:
        """What stands before the paragraph with these properties (or None); empty when it bears no number."""
        number, depth = self._lists.styles.get(style, ("", 0))
        given = properties.find(W + "numPr") if properties is not None else None
        if given is not None:
            number = _value(given, "numId", number)
            depth = _whole(_value(given, "ilvl"), depth)
        levels = self._lists.levels.get(number)
        if not levels or depth not in levels or depth >= _LEVELS:
            return ""
        counts = self._counts.setdefault(self._lists.counters[number], [None] * _LEVELS)
        restart = self._lists.restarts.get(number, {}).get(depth)
        if restart is not None and (number, depth) not in self._begun:
            counts[depth] = restart - 1
        self._begun.add((number, depth))
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        for below in range(depth + 1, _LEVELS):
            after = levels[below].restart if below in levels else None
            if after is None or depth < after:
                counts[below] = None
        return self._printed(levels, depth, counts)

    @staticmethod
    def _printed(levels: dict[int, Level], depth: int, counts: list[int | None]) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return "•"
        text = level.text
        for at in range(depth, -1, -1):
            if f"%{at + 1}" in text:
                own = levels.get(at, Level())
                count = counts[at]
                form = "decimal" if level.legal else own.form
                text = text.replace(f"%{at + 1}", written(own.start if count is None else count, form))
        return text + (" " if level.suffix != "nothing" and (text[-1:].isalpha() or text[-1:].isdecimal()) else "")


def written(number: int, form: str) -> str:
    """``number`` in the format that Word calls ``form``; an unknown one is written in digits (ECMA-376 17.18.59)."""
    write = _FORMS.get(form)
    return write(number) if write and 0 < number < 10_000 else "" if form == "none" else str(number)


def _letters(number: int, first: str) -> str:
    turns, at = divmod(number - 1, 26)
    return chr(ord(first) + at) * (turns + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += sign * (number // value)
        number %= value
    return text


def _digit_by_digit(number: int, digits: str = "〇一二三四五六七八九") -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _among(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _enclosed(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= 20 else str(number)


_LEGAL = str.maketrans("一二三四五六七八九十百千〇零", "壹贰叁肆伍陆柒捌玖拾佰仟零零")
_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "japaneseCounting": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "chineseLegalSimplified": lambda number: han(number).translate(_LEGAL),
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _among(_STEMS),
    "ideographZodiac": _among(_BRANCHES),
    "ideographEnclosedCircle": _enclosed("㊀"),
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedCircleChinese": _enclosed("①"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalFullWidth": lambda number: _digit_by_digit(number, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda number: _digit_by_digit(number, "０１２３４５６７８９"),
    "decimalZero": lambda number: f"{number:02}",
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
