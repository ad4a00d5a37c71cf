"""Data in YAML, TOML or JSON: read exactly, or refused with the place and the cause."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lintreport.errors import ConfigError
from lintreport.finding import Text

#: What a reader raises for numbers of thousands of digits, dates that there are not and the like.
_ODD = (ValueError, OverflowError, ArithmeticError, TypeError, AttributeError, LookupError)
_TOO_DEEP = Text("嵌套过深", "nested too deeply")
#: The tag of the key <<, which may stand twice; and what our loader calls a key that may not.
_MERGE, _TWICE = "tag:yaml.org,2002:merge", "a key that is given twice"

#: What our own YAML files say, a line of JSON for each: its digest and its value. ``make docs`` writes it.
_READ = Path(__file__).parent / "yaml.jsonl"


def text_of(path: Path, what: Text) -> str:
    """The text of a file in UTF-8; raises `ConfigError`, which calls the file ``what``, when there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(
            Text(f"无法读取{what.zh} {path}：{reason}", f"cannot read {what.en} {path}: {reason}")
        ) from error


def yaml_of(path: Path, text: str) -> Any:
    """The value of a YAML ``text``; raises `ConfigError`, also for a key that is given twice."""
    known = _read_before(text)
    if known is not None:
        return known
    import yaml

    def read() -> Any:
        try:
            return yaml.load(text, Loader=_loader())
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
            problem = getattr(error, "problem", None) or error
            if getattr(error, "context", None) == _TWICE:
                zh, en = f"键“{problem}”出现了两次", f'the key "{problem}" is given twice'
                raise _mistake(f"{path}{where}", zh, en) from error
            raise _mistake(f"{path}{where}", f"不是有效的 YAML：{problem}", f"not valid YAML: {problem}") from error

    return _guarded(path, "YAML", read)


def _read_before(text: str) -> Any:
    """The value of a text of ours, which spares most runs the YAML library; None for any other."""
    import json

    try:
        lines = _READ.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    beginning = f'["{digest(text)}"'
    return next((json.loads(line)[1] for line in lines if line.startswith(beginning)), None)


def digest(text: str) -> str:
    """What a text is known by."""
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


@cache
def _loader() -> Any:
    """The safe loader, in C where that is at hand, that refuses what others read as the last of two."""
    import yaml

    class Once(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """A loader for which every key of a mapping is given once."""

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            """The mapping; raises for a key that it has twice."""
            seen = set()
            for key, _ in node.value:
                name = (key.tag, key.value if isinstance(key.value, str) else id(key))
                if name in seen and key.tag != _MERGE:
                    raise yaml.MarkedYAMLError(_TWICE, None, key.value, key.start_mark)
                seen.add(name)
            return super().construct_mapping(node, deep=deep)

    return Once


def toml_of(path: Path, text: str) -> Any:
    """The value of a TOML ``text``; raises `ConfigError`."""
    import tomllib

    return _guarded(path, "TOML", lambda: tomllib.loads(text))


def json_of(path: Path, text: str) -> Any:
    """The value of a JSON ``text``; raises `ConfigError`."""
    import json

    def read() -> Any:
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            where = f"{path}:{error.lineno}"
            raise _mistake(where, f"不是有效的 JSON：{error.msg}", f"not valid JSON: {error.msg}") from error

    return _guarded(path, "JSON", read)


def _guarded(path: Path, language: str, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except RecursionError as error:
        raise _mistake(str(path), *_TOO_DEEP) from error
    except _ODD as error:
        raise _mistake(str(path), f"不是有效的 {language}：{error}", f"not valid {language}: {error}") from error


def _mistake(where: str, zh: str, en: str) -> ConfigError:
    return ConfigError(Text(f"{where}: {zh}", f"{where}: {en}"))
