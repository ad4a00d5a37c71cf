"""Personal numbers, hidden wherever text is shown or kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from itertools import chain, count
from unicodedata import decimal

from lintreport.text.characters.labels import (
    is_another,
    is_measured,
    is_paper,
    is_telephone,
    rows_beside,
    stands_in_a_table,
    words_before,
)
from lintreport.text.characters.personal import (
    Number,
    document_name,
    is_credit_code,
    personal_numbers,
    resembles_resident_id,
    travel_documents,
)
from lintreport.text.patterns import compiled

#: This many characters are left at the beginning and at the end.
_HEAD, _TAIL = 3, 4
#: ... of a number of fewer than ten digits.
_SHORT, _ENDS = 10, 2
#: A shorter piece of a number tells nothing, in digits.
_PIECE = 6


def mask(text: str, clear: Container[str] = ()) -> str:
    """``text`` with all but the first three and last four characters of personal numbers as ``*``; same length.

    Hidden is whatever looks like one, in any writing, unless the words around it say that it is something else, or
    its digits are in ``clear``.
    """
    if not _worth_a_look().search(text):
        return text
    numbers = [number for number in hidden_numbers(text) if number.digits not in clear]
    if not numbers:
        return text
    signs = list(text)
    for number in numbers:
        head, tail = (_HEAD, _TAIL) if len(number.digits) >= _SHORT else (_ENDS, _ENDS)
        for at in range(number.span.start + head, number.span.end - tail):
            if signs[at].isdecimal():
                signs[at] = "*"
    return "".join(signs)


def hidden_numbers(text: str) -> Iterator[Number]:
    """The numbers that `mask` hides."""
    every = chain(personal_numbers(text), travel_documents(text))
    return (number for number in every if is_hidden(text, number))


def clear_numbers(text: str) -> frozenset[str]:
    """The digits of what looks like a personal number in ``text``, and is none: `mask` leaves it wherever it stands."""
    numbers = {hidden: set[str]() for hidden in (True, False)}
    for number in personal_numbers(text):
        numbers[is_hidden(text, number)].add(number.digits)
    return frozenset(numbers[False] - numbers[True])


def is_hidden(text: str, number: Number) -> bool:
    """Whether the words around what looks like a personal number leave it one."""
    if number.kind == "resident-id" and number.proven:
        return True
    before = words_before(text, number.begin)
    if number.kind == "travel-document":
        named = document_name().search(before) is not None or not is_another(before)
        return named and not _counted().match(text, number.span.end)
    if is_paper(before) or (number.kind == "mobile" and is_telephone(before)):
        return True
    if number.doubtful or is_another(before):
        return False
    grouped = number.span.end - number.span.start > len(number.digits)
    if grouped and any(map(_holds_none, rows_beside(text, number.span))):
        return False
    if number.kind == "mobile":
        return not is_measured(text, number.span.end) and not stands_in_a_table(text, number.span, large=True)
    return _is_card(text, number, before)


def _holds_none(line: str) -> bool:
    """Whether no personal number can be read in a row of figures: a list of people has one in each."""
    return all(number.doubtful for number in personal_numbers(line))


def _is_card(text: str, number: Number, before: str) -> bool:
    """Whether so long a number is a person's: its last digit says so, its first ones, or an account before it."""
    signs = text[number.span.start : number.span.end + 1]
    if is_credit_code(signs[:18]) or (len(number.digits) == 17 and signs[-1].isalpha() and signs[-1].isascii()):
        return False
    issued = number.digits[:2] == "62" or (number.proven and number.digits[0] in "34569")
    return issued or resembles_resident_id(number.digits) or _account().search(before) is not None


@cache
def _account() -> re.Pattern[str]:
    return compiled("[账帐]号|[账帐]户|卡号|银行|开户|信用社|储蓄|一卡通|存折|身份证|证件")


@cache
def _counted() -> re.Pattern[str]:
    """What follows the number of papers that were issued."""
    return compiled(r"\s?[余多]?[(（]?[本份枚张件人次个万亿元%]")


@cache
def _worth_a_look() -> re.Pattern[str]:
    return compiled(r"\d(?:[\W_]{0,8}+\d){6}")


def hidden_pieces(text: str) -> frozenset[str]:
    """Every piece of `_PIECE` signs of the numbers that `mask` hides, their signs alone."""
    every = (number.digits for number in hidden_numbers(text))
    return frozenset(digits[at : at + _PIECE] for digits in every for at in range(len(digits) - _PIECE + 1))


def conceal(words: str, pieces: Callable[[], frozenset[str]]) -> str:
    """``words`` with what is left of hidden numbers as ``*``: in a quotation that has cut one, `mask` cannot tell it.

    ``pieces`` gives the `hidden_pieces` of the text that the words are about; it is asked only when they hold digits.
    """

    def starred(match: re.Match[str]) -> str:
        signs = list(match[0])
        places = [part.start() for part in _sign().finditer(match[0]) if len(part[0]) == 1]
        bare = "".join(str(decimal(signs[at])) if signs[at].isdecimal() else "X" for at in places)
        for first in range(len(bare) - _PIECE + 1):
            if bare[first : first + _PIECE] in pieces():
                for at in places[first : first + _PIECE]:
                    signs[at] = "*"
        return "".join(signs)

    return _rests().sub(starred, words)


#: An escape, as programs write a sign that does not show, is none of the digits that it holds.
_ESCAPE = r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}|[nrt])"


@cache
def _sign() -> re.Pattern[str]:
    return compiled(rf"{_ESCAPE}|[\dXx\uff38\uff58]")


@cache
def _rests() -> re.Pattern[str]:
    """Digits with whatever a program may put between them: the commas of thousands, the quotes of a list."""
    between = rf"(?:{_ESCAPE}|[\W_]){{0,6}}+"
    return compiled(rf"\d(?:{between}\d){{{_PIECE - 1},}}(?:{between}[Xx\uff38\uff58])?")


def shown_paths(paths: Iterable[str]) -> dict[str, str]:
    """How each path is shown: personal numbers masked, and paths that are the same then told apart by ``~2``, ``~3``.

    No trace of the number itself tells them apart, such as a hash: of a number with a few hidden digits it would
    give them away.
    """
    every = sorted(set(paths))
    masked = {path: mask(path) for path in every}
    taken = {path for path in every if masked[path] == path}
    shown = {path: path for path in taken}
    for path in every:
        if path not in shown:
            names = chain([masked[path]], (f"{masked[path]}~{number}" for number in count(2)))
            shown[path] = next(name for name in names if name not in taken)
            taken.add(shown[path])
    return shown
