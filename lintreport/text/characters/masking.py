"""Personal numbers, hidden wherever text is shown or kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from lintreport.text.characters.folding import fold
from lintreport.text.characters.personal import Number, is_figure, personal_numbers

#: So many signs are left at the beginning and at the end.
_HEAD, _TAIL = 3, 4
#: A shorter piece of a number tells nothing, in digits.
_PIECE = 6


def mask(text: str, folded: str = "") -> str:
    """``text`` with all but the first three and last four signs of personal numbers as ``*``; same length.

    Hidden is whatever looks like one, but for a figure with its unit that no checksum speaks for. ``folded`` is the
    folded text, where it is known.
    """
    numbers = list(_hidden(folded or fold(text))) if _group().search(text) else []
    if not numbers:
        return text
    signs = list(text)
    for number in numbers:
        for at in range(number.span.start + _HEAD, number.span.end - _TAIL):
            if signs[at].isdigit():
                signs[at] = "*"
    return "".join(signs)


def hidden_pieces(folded: str) -> frozenset[str]:
    """Every piece of `_PIECE` signs of the numbers that `mask` hides, without blanks and dashes."""
    every = (number.digits for number in _hidden(folded))
    return frozenset(digits[at : at + _PIECE] for digits in every for at in range(len(digits) - _PIECE + 1))


def conceal(words: str, pieces: Callable[[], frozenset[str]]) -> str:
    """``words`` with what is left of hidden numbers as ``*``: in a quotation that has cut one, `mask` cannot tell it.

    ``pieces`` gives the `hidden_pieces` of the text that the words are about; it is asked only when they hold digits.
    """

    def starred(match: re.Match[str]) -> str:
        signs = list(match[0])
        places = [at for at, sign in enumerate(signs) if sign not in " -"]
        bare = "".join(fold(signs[at]).upper() for at in places)
        for first in range(len(bare) - _PIECE + 1):
            if bare[first : first + _PIECE] in pieces():
                for at in places[first : first + _PIECE]:
                    signs[at] = "*"
        return "".join(signs)

    return _rests().sub(starred, words)


def _hidden(folded: str) -> Iterator[Number]:
    return (number for number in personal_numbers(folded) if not is_figure(folded, number))


@cache
def _rests() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)\d(?:[ -]?\d){{{_PIECE - 1},}}[Xx\uff38\uff58]?")


@cache
def _group() -> re.Pattern[str]:
    """Every such number has a group of four digits or more; most texts that are shown have none."""
    return re.compile(r"\d{4}")
