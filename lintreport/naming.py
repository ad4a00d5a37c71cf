"""The codes that a user means by a code in any case, the name of a check, or the beginning of codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from lintreport.declaration import Check
from lintreport.errors import ConfigError, nearest
from lintreport.finding import Text

T = TypeVar("T")

#: All codes.
ALL = "ALL"


def meant(word: str, checks: Sequence[Check]) -> str:
    """The code, or the beginning of codes, that ``word`` means; ``word`` itself when it means none."""
    code = word.upper()
    if code == ALL or (code and any(check.code.startswith(code) for check in checks)):
        return code
    return next((check.code for check in checks if check.name == word.lower() or code in check.formerly), word)


def retired(words: Iterable[str], checks: Sequence[Check]) -> list[Text]:
    """What to say of those of ``words`` that are codes of checks which others have taken over."""
    named = {word.upper() for word in words}
    return [
        Text(f"{code} 已并入 {check.code}，按 {check.code} 处理", f"{code} is now part of {check.code}, and means that")
        for check in checks
        for code in check.formerly
        if code in named
    ]


def all_meant(words: Iterable[str], checks: Sequence[Check]) -> tuple[str, ...]:
    """What each of ``words`` means."""
    return tuple(meant(word, checks) for word in words)


def covered(word: str, checks: Sequence[Check]) -> list[Check]:
    """The checks that ``word`` means, by a code, a name or the beginning of codes."""
    code = meant(word, checks)
    return [check for check in checks if code == ALL or (code and check.code.startswith(code))]


def by_code(values: Mapping[str, T], checks: Sequence[Check]) -> dict[str, T]:
    """The value for each single code, where ``values`` may name many at once: the longer name decides."""
    found: dict[str, T] = {}
    codes = {meant(word, checks): value for word, value in values.items()}
    for code in sorted(codes, key=lambda code: (code != ALL, len(code))):
        found.update(dict.fromkeys((check.code for check in covered(code, checks)), codes[code]))
    return found


def verify(words: Iterable[str], checks: Sequence[Check], where: str = "") -> None:
    """Raise `ConfigError` for a word that means no check."""
    known = [check.code for check in checks]
    for word in words:
        if not covered(word, checks):
            hint = nearest(word, [*known, *{one[:3] for one in known}, *(check.name for check in checks)])
            raise ConfigError(Text(f"{where}没有代码“{word}”{hint.zh}", f'{where}no such code "{word}"{hint.en}'))


def single(word: str, checks: Sequence[Check], where: str = "") -> Check:
    """The one check that ``word`` means; raises `ConfigError` for none, and for the beginning of codes."""
    verify([word], checks, where)
    code = meant(word, checks)
    found = next((check for check in checks if check.code == code), None)
    if found is None:
        raise ConfigError(Text(f"{where}“{word}”须写出完整的代码", f'{where}"{word}" must be a whole code'))
    return found
