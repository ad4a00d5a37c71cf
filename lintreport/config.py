"""The project's configuration: `.lintreport.yaml`, or `[tool.lintreport]` in pyproject.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from lintreport import naming, profile
from lintreport.declaration import Check
from lintreport.errors import ConfigError, nearest
from lintreport.finding import Severity, Text
from lintreport.parsing import text_of, toml_of, yaml_of
from lintreport.settings import KEYS
from lintreport.shape import mistake

NAME = ".lintreport.yaml"
PYPROJECT = "pyproject.toml"


class Config(NamedTuple):
    """What a configuration says; empty means that it says nothing.

    ``source`` is the file it came from. ``exclude``, ``packs``, ``profile``, ``baseline``, ``accept``, ``require`` and
    the globs of ``per_path_ignores`` are relative to the folder of that file. ``passed_over`` tells of another file
    that was found and is not used.
    """

    source: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    gitignore: bool = True
    severity: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    packs: tuple[str, ...] = ()
    profile: str = ""
    per_path_ignores: Mapping[str, tuple[str, ...]] = {}
    baseline: str = ""
    accept: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    inline_ignores: bool = True
    lang: str = ""
    fail_on: str = ""
    min_severity: Severity | None = None
    max_size: int = 0
    passed_over: Text | None = None

    @property
    def folder(self) -> Path:
        """The folder that relative paths of the configuration start from."""
        return self.source.parent if self.source else Path()


#: Files of words that every check gets which has an option of that name.
_LISTS = ("accept", "require")


def found_in(folder: Path) -> Path | None:
    """The configuration in ``folder``."""
    if (folder / NAME).is_file():
        return folder / NAME
    if (folder / PYPROJECT).is_file() and _pyproject_table(folder / PYPROJECT) is not None:
        return folder / PYPROJECT
    return None


def load(path: Path) -> Config:
    """The configuration in ``path``; raises `ConfigError` for all that is not as it should be."""
    text = text_of(path, Text("配置", "the configuration"))
    table = _table(path, text) if path.suffix == ".toml" else yaml_of(path, text) or {}
    values = {key: about.values for key, about in KEYS.items()}
    if wrong := mistake(table, values):
        line = f":{_line_of(text, wrong.key)}" if wrong.key else ""
        raise ConfigError(Text(f"{path}{line}: {wrong.said.zh}", f"{path}{line}: {wrong.said.en}"))
    for key, value in table.items():
        if any("\0" in words for words in _words(value)):
            where = f"{path}:{_line_of(text, key)}"
            raise ConfigError(Text(f"{where}: “{key}”含有空字符", f'{where}: "{key}" holds a NUL character'))
    fields: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    fields |= {key: (fields[key],) for key in _LISTS if isinstance(fields.get(key), str)}
    return Config(source=path, **fields)


def _words(value: Any) -> Iterator[str]:
    """The strings of a value that stand in it or in a list in it."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from (words for words in (inner if isinstance(inner, list) else [inner]) if isinstance(words, str))
    if isinstance(value, dict):
        yield from value


def _table(path: Path, text: str) -> Any:
    """``[tool.lintreport]`` of a TOML file; empty where there is none."""
    tool = toml_of(path, text).get("tool", {})
    return tool.get("lintreport", {}) if isinstance(tool, dict) else {}


def _pyproject_table(path: Path) -> Any:
    """``[tool.lintreport]``, or None; the file is parsed only when it mentions us at all."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return None
    return _table(path, text) or None if "tool.lintreport" in text else None


def _line_of(text: str, *keys: str) -> int:
    """The line, from 1, on which the innermost of nested ``keys`` stands."""
    import re

    at = 0
    for key in keys:
        found = re.compile(rf"^[^#\n]*?(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[:=\]]", re.MULTILINE).search(text, at)
        if found is None:
            break
        at = found.start() if key == keys[-1] else found.end()
    return text.count("\n", 0, at) + 1


def _lines_of(config: Config) -> Callable[..., str]:
    """What says where a key stands, as a message begins: the file and the line."""
    text = config.source.read_text(encoding="utf-8-sig") if config.source else ""
    return lambda *keys: f"{config.source}:{_line_of(text, *keys)}: "


def chosen_profile(config: Config, checks: list[Check]) -> profile.Profile | None:
    """The profile that the configuration names; raises `ConfigError` when there is none of that name or it is wrong."""
    if not config.profile:
        return None
    if config.profile in profile.names():
        path = profile.FOLDER / f"{config.profile}.yaml"
    else:
        path = config.folder / config.profile
    if not path.is_file():
        where = _lines_of(config)("profile")
        hint = nearest(config.profile, profile.names())
        raise ConfigError(
            Text(
                f"{where}没有报告类型或文件“{config.profile}”{hint.zh}",
                f'{where}no such profile or file "{config.profile}"{hint.en}',
            )
        )
    chosen = profile.load(path)
    profile.verify(chosen)
    naming.verify(chosen.extend_select + chosen.ignore, checks, f"{path}: ")
    return chosen


def check_codes(config: Config, checks: list[Check]) -> None:
    """Raise `ConfigError` where the configuration names a code or an option that there is not."""
    where = _lines_of(config)
    for key in ("select", "ignore", "extend_select", "protect"):
        naming.verify(getattr(config, key), checks, where(key.replace("_", "-")))
    for glob, codes in config.per_path_ignores.items():
        naming.verify(codes, checks, where("per-path-ignores", glob))
    for code in config.severity:
        naming.verify([code], checks, where("severity", code))
    for code, options in config.options.items():
        check = naming.single(code, checks, where("options", code))
        types = get_type_hints(check.options)
        for option, value in options.items():
            at = where("options", code, option)
            if option not in types:
                hint = nearest(option, list(types))
                raise ConfigError(
                    Text(f"{at}{code} 没有选项“{option}”{hint.zh}", f'{at}{code} has no option "{option}"{hint.en}')
                )
            if _senseless(value, check.options._field_defaults.get(option)):
                raise ConfigError(
                    Text(
                        f"{at}{code} 的选项“{option}”应大于 0",
                        f'{at}the option "{option}" of {code} must be above zero',
                    )
                )
            if not _fits(value, types[option]):
                name = _type_name(types[option])
                raise ConfigError(
                    Text(
                        f"{at}{code} 的选项“{option}”应为 {name}", f'{at}the option "{option}" of {code} must be {name}'
                    )
                )


def named(config: Config) -> list[str]:
    """Every code or name of a check that the configuration names."""
    ignores = (code for codes in config.per_path_ignores.values() for code in codes)
    lists = (*config.select, *config.ignore, *config.extend_select, *config.protect)
    return [*lists, *ignores, *config.severity, *config.options]


def canonical(config: Config, checks: list[Check]) -> Config:
    """The same configuration with a code for every name of a check; `check_codes` has passed it."""
    return config._replace(
        select=naming.all_meant(config.select, checks),
        ignore=naming.all_meant(config.ignore, checks),
        extend_select=naming.all_meant(config.extend_select, checks),
        protect=naming.all_meant(config.protect, checks),
        per_path_ignores={glob: naming.all_meant(codes, checks) for glob, codes in config.per_path_ignores.items()},
        severity=naming.by_code(config.severity, checks),
    )


def options_of(config: Config, checks: list[Check]) -> dict[str, dict[str, Any]]:
    """The options as the checks take them: what they call a `Path` is one, from the folder of the configuration.

    Raises `ConfigError` for one that is no text in UTF-8. `check_codes` has passed all else.
    """
    where = _lines_of(config)

    def taken(value: Any, kind: Any, at: str) -> Any:
        if isinstance(value, list):
            return tuple(taken(item, get_args(kind)[0], at) for item in value)
        return _text_file(config.folder / value, at) if kind is Path else value

    found: dict[str, dict[str, Any]] = {}
    for code, given in config.options.items():
        check = naming.single(code, checks)
        types = get_type_hints(check.options)
        found[check.code] = {
            option: taken(value, types[option], where("options", code, option)) for option, value in given.items()
        }
    for key in _LISTS:
        files = tuple(_text_file(config.folder / name, where(key)) for name in getattr(config, key))
        for check in checks if files else ():
            if key in check.options._fields:
                own = found.setdefault(check.code, {})
                own[key] = files + own.get(key, ())
    return found


def _text_file(path: Path, where: str) -> Path:
    """``path``, if it can be read; raises `ConfigError` otherwise."""
    try:
        if "\0" in str(path) or "\0" in path.read_text(encoding="utf-8-sig"):
            raise ConfigError(Text(f"{where}{path} 不是文本文件", f"{where}{path} is not a text file"))
    except OSError as error:
        raise ConfigError(
            Text(f"{where}无法读取 {path}：{error.strerror}", f"{where}cannot read {path}: {error.strerror}")
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            Text(f"{where}{path} 第{line}行不是 UTF-8 编码", f"{where}{path} is not in UTF-8 (line {line})")
        ) from error
    return path


def _fits(value: Any, kind: Any) -> bool:
    if kind is Path:
        return isinstance(value, str) and bool(value)
    if get_origin(kind) is tuple:
        return isinstance(value, list | tuple) and all(_fits(item, get_args(kind)[0]) for item in value)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _senseless(value: Any, default: Any) -> bool:
    """Whether a number is zero, negative or endless where the default is above zero."""
    if isinstance(default, bool) or not isinstance(default, int | float) or isinstance(value, bool):
        return False
    number = isinstance(value, int | float)
    return number and (value != value or abs(value) == float("inf") or (default > 0 >= value))


def _type_name(kind: Any) -> str:
    return f"list of {get_args(kind)[0].__name__}" if get_origin(kind) is tuple else str(kind.__name__)


def chosen(
    checks: list[Check], select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...]
) -> list[Check]:
    """The checks that run: of ``select`` (else the default ones) and ``extend`` without ``ignore``.

    As in ruff the more specific code wins: ``--select ARI --ignore ARI001`` leaves ARI001 out, and
    ``--ignore ARI --extend-select ARI001`` takes it in.
    """

    def strength(check: Check, codes: tuple[str, ...]) -> int:
        return max(
            (len(code) + 1 if code != "ALL" else 1 for code in codes if code == "ALL" or check.code.startswith(code)),
            default=0,
        )

    result = []
    for check in checks:
        wanted = max(strength(check, select), strength(check, extend), int(check.default and not select))
        if wanted > strength(check, ignore):
            result.append(check)
    return result
