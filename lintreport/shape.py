"""What a value that somebody wrote in YAML, TOML or JSON must be: told, checked, and as JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from lintreport.errors import nearest
from lintreport.finding import Text


class Shape(NamedTuple):
    """Whether a value is of the kind, what it must be in words ("must be …"), and the JSON Schema of such values."""

    fits: Callable[[Any], bool]
    words: Text
    schema: Mapping[str, Any] = {}

    def called(self, zh: str, en: str) -> Shape:
        """The same kind in other words."""
        return self._replace(words=Text(zh, en))


def listed(item: Shape, *, empty: bool = True) -> Shape:
    """A list of values that are all of one kind."""
    return Shape(
        lambda value: isinstance(value, list) and (empty or bool(value)) and all(map(item.fits, value)),
        Text(f"{item.words.zh}列表", f"a list of {item.words.en.removeprefix('a ')}s"),
        {"type": "array", "items": item.schema, **({} if empty else {"minItems": 1})},
    )


def mapped(item: Shape) -> Shape:
    """A mapping of names to values that are all of one kind."""
    return Shape(
        lambda value: _is_mapping(value) and all(map(item.fits, value.values())),
        Text("映射", "a mapping"),
        {"type": "object", "additionalProperties": item.schema},
    )


def either(*kinds: Shape) -> Shape:
    """A value of any of some kinds."""
    words = Text("，或".join(kind.words.zh for kind in kinds), ", or ".join(kind.words.en for kind in kinds))
    return Shape(
        lambda value: any(kind.fits(value) for kind in kinds), words, {"anyOf": [kind.schema for kind in kinds]}
    )


def choice(*values: str | bool) -> Shape:
    """One of some values."""
    names = [str(value).lower() if isinstance(value, bool) else value for value in values]
    return Shape(
        lambda value: any(value == one and type(value) is type(one) for one in values),
        Text("、".join(names[:-1]) + f"或 {names[-1]}", ", ".join(names[:-1]) + f" or {names[-1]}"),
        {"enum": list(values)},
    )


def whole(least: int) -> Shape:
    """A whole number from ``least`` on."""
    return Shape(
        lambda value: type(value) is int and value >= least,
        Text(f"不小于 {least} 的整数", f"a whole number, {least} or above"),
        {"type": "integer", "minimum": least},
    )


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


STRING = Shape(lambda value: isinstance(value, str), Text("字符串", "a string"), {"type": "string"})
#: A string that is not empty.
NAME = Shape(
    lambda value: isinstance(value, str) and bool(value), Text("名称", "a name"), {"type": "string", "minLength": 1}
)
FLAG = Shape(lambda value: isinstance(value, bool), Text("true 或 false", "true or false"), {"type": "boolean"})
STRINGS = listed(STRING)
MAPPING = Shape(_is_mapping, Text("“键: 值”的映射", "a mapping of keys"), {"type": "object"})
#: A sentence: in one language, or side by side in both.
SENTENCE = Shape(
    lambda value: (
        isinstance(value, str)
        or (_is_mapping(value) and set(value) == {"zh", "en"} and all(map(STRING.fits, value.values())))
    ),
    Text("字符串，或含 zh 与 en", "a string, or hold zh and en"),
)


class Mistake(NamedTuple):
    """The key of a mapping at which something is wrong ("" for the mapping itself), and what that is."""

    key: str
    said: Text


def mistake(value: Any, keys: Mapping[str, Shape], required: Collection[str] = (), where: str = "") -> Mistake | None:
    """The first thing that is wrong with a mapping that may hold ``keys`` and must hold ``required``, if any is.

    ``where`` is what leads to it from the top of the file: ``parts[2]``.
    """
    return next(_mistakes(value, keys, required, where), None)


def _mistakes(value: Any, keys: Mapping[str, Shape], required: Collection[str], where: str) -> Iterator[Mistake]:
    if not isinstance(value, dict):
        kind = MAPPING.words
        yield Mistake("", Text(f"“{where}”应为{kind.zh}", f'"{where}" must be {kind.en}') if where else _top())
        return
    prefix = f"{where}." if where else ""
    for key in value:
        if key not in keys:
            hint = nearest(str(key), list(keys))
            yield Mistake(str(key), Text(f"未知的键“{prefix}{key}”{hint.zh}", f'unknown key "{prefix}{key}"{hint.en}'))
    for key in required:
        if key not in value:
            yield Mistake("", Text(f"缺少键“{prefix}{key}”", f'the key "{prefix}{key}" is missing'))
    for key, given in value.items():
        if not keys[key].fits(given):
            kind = keys[key].words
            yield Mistake(key, Text(f"“{prefix}{key}”应为{kind.zh}", f'"{prefix}{key}" must be {kind.en}'))


def _top() -> Text:
    return Text(f"应为{MAPPING.words.zh}", f"must be {MAPPING.words.en}")


def sentence(value: Any) -> Text:
    """A value of the kind `SENTENCE` in both languages."""
    zh, en = (value, value) if isinstance(value, str) else (value["zh"], value["en"])
    return Text(zh.strip(), en.strip())
