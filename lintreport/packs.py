"""Where checks come from: our own, installed packs, and folders that a configuration names."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from lintreport.declaration import Check
from lintreport.errors import ConfigError
from lintreport.finding import SEVERITIES, Text
from lintreport.stamp import checks_folder
from lintreport.text.characters.folding import fold
from lintreport.text.structure.kinds import KINDS

ENTRY_POINTS = "lintreport.packs"
_OURS = "lintreport_checks"


class Pack(NamedTuple):
    """A folder of ``.py`` and ``.yaml`` files, a large family in a folder of its own; the name it is mounted under."""

    name: str
    folder: str


def built_in() -> Pack:
    """Our own checks."""
    return Pack(_OURS, str(checks_folder()))


def installed() -> list[Pack]:
    """The packs that installed distributions offer as entry points ``lintreport.packs``, each naming a package."""
    if not _any_offered():
        return []
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    packs = []
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
        try:
            spec = find_spec(entry.value)
        except KeyboardInterrupt:
            raise
        except BaseException:  # the package around it may do anything when it is imported
            spec = None
        if spec is None or not spec.submodule_search_locations:
            raise ConfigError(
                Text(
                    f"检查包“{entry.name}”所指的“{entry.value}”不是可导入的包",
                    f'the pack "{entry.name}" names "{entry.value}", which is not an importable package',
                )
            )
        packs.append(
            Pack(f"lintreport_installed_{_identifier(entry.name)}", next(iter(spec.submodule_search_locations)))
        )
    return packs


def _any_offered() -> bool:
    """Whether a distribution may offer a pack: a look into the folders of `sys.path`, a sixth of a whole start quicker.

    What only `importlib.metadata` can read (a zip file, an egg, a finder of its own) may always offer one.
    """
    if any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder):
        return True
    for place in sys.path:
        folder = Path(place)
        if folder.is_file() or folder.suffix == ".egg":
            return True
        for listed in folder.glob("*.*-info/entry_points.txt"):
            if ENTRY_POINTS in listed.read_text(encoding="utf-8", errors="replace"):
                return True
    return False


def at(folder: Path) -> Pack:
    """The pack in a folder of the user's."""
    if not folder.is_dir():
        raise ConfigError(Text(f"检查包文件夹不存在：{folder}", f"no such pack folder: {folder}"))
    return Pack(f"lintreport_pack_{_identifier(str(folder.resolve()))}", str(folder.resolve()))


def _identifier(name: str) -> str:
    return "".join(sign if sign.isalnum() else f"_{ord(sign):x}_" for sign in name)


def load(packs: Iterable[Pack], of: Callable[[Pack], Iterable[Check]] | None = None) -> list[Check]:
    """The checks of all packs by code; a code that is defined twice is an error naming both files.

    ``of`` says what the checks of a pack are; by default they are loaded.
    """
    checks: dict[str, Check] = {}
    for pack in packs:
        for check in (of or checks_of)(pack):
            if check.code in checks:
                raise ConfigError(
                    Text(
                        f"代码 {check.code} 定义了两次：{checks[check.code].source} 与 {check.source}",
                        f"the code {check.code} is defined twice: in {checks[check.code].source} and in {check.source}",
                    )
                )
            checks[check.code] = check
    return [checks[code] for code in sorted(checks)]


def checks_of(pack: Pack) -> Iterable[Check]:
    """The checks of a pack, loaded."""
    folder = Path(pack.folder)
    found = _files(folder)
    for path in found:
        yield from checks_in(pack, path)
    if not found:
        raise ConfigError(
            Text(f"检查包中没有 .py 或 .yaml 文件：{folder}", f"no .py or .yaml file in the pack {folder}")
        )


def checks_in(pack: Pack, path: Path) -> Iterable[Check]:
    """The checks of one file of a pack, loaded."""
    if pack.name not in sys.modules:
        mount = ModuleType(pack.name)
        mount.__path__ = [pack.folder]
        sys.modules[pack.name] = mount
    if path.suffix == ".py":
        return map(_sound, _checks_of(import_checks(pack, path), path))
    from lintreport import pattern

    return map(_sound, pattern.load(path, ours=pack.name == _OURS))


def _files(folder: Path) -> list[Path]:
    """The files of a pack, in its folder and one level below; names that begin with ``_`` or ``.`` are left out."""
    try:
        open_ = [path for path in sorted(folder.iterdir()) if not path.name.startswith(("_", "."))]
        inner = [path for family in open_ if family.is_dir() for path in sorted(family.iterdir())]
    except OSError as error:
        raise ConfigError(
            Text(f"无法读取检查包 {folder}：{error.strerror}", f"cannot read the pack {folder}: {error.strerror}")
        ) from error
    files = [*open_, *(path for path in inner if not path.name.startswith(("_", ".")))]
    return [path for path in files if path.suffix in (".py", ".yaml", ".yml") and not path.is_dir()]


def import_checks(pack: Pack, path: Path) -> ModuleType:
    """Import one file of a pack; whatever it raises becomes a `ConfigError` that names the file."""
    try:
        with redirect_stdout(sys.stderr):  # what a pack prints is no part of the output
            return import_module(".".join((pack.name, *path.relative_to(pack.folder).with_suffix("").parts)))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit as well: a pack does not end the run
        raise ConfigError(
            Text(
                f"{path}: 无法载入：{type(error).__name__}: {error}",
                f"{path}: cannot be loaded: {type(error).__name__}: {error}",
            )
        ) from error


def _checks_of(module: ModuleType, path: Path) -> Iterable[Check]:
    """The checks that a module holds, but for those of another file of the pack, which is loaded itself."""
    for value in vars(module).values():
        if isinstance(value, Check):
            written = Path(value.source)
            elsewhere = value.source != module.__file__ and written.parent == path.parent
            if not elsewhere or written.name.startswith("_"):
                yield value._replace(source=str(path))


def _fields(check: Check) -> dict[str, bool]:
    """Of every field of a check whether it has the right type: Python asks nobody before it is used."""

    def sentence(text: object) -> bool:
        return isinstance(text, Text) and all(isinstance(words, str) for words in text)

    defaults = getattr(check.options, "_field_defaults", None)
    return {
        "name": isinstance(check.name, str),
        "title": sentence(check.title),
        "doc": sentence(check.doc),
        "basis": isinstance(check.basis, str),
        "default": isinstance(check.default, bool),
        "excusable": isinstance(check.excusable, bool),
        "bad": all(isinstance(example, str) for example in check.bad),
        "good": all(isinstance(example, str) for example in check.good),
        "where": set(check.where) <= set(KINDS),
        "yields_to": all(isinstance(code, str) for code in check.yields_to),
        "formerly": all(isinstance(code, str) for code in check.formerly),
        # What is compared with the folded text holds no full-width form.
        "needs": all(isinstance(word, str) and word and word == fold(word) for word in check.needs),
        "run": callable(check.run),
        "judge": not check.across or callable(check.judge),
        "collector": not check.across or callable(getattr(check.collector, "collect", None)),
        "options": isinstance(defaults, dict) and len(defaults) == len(check.options._fields),
    }


def _sound(check: Check) -> Check:
    """``check``, once its code and severity have the agreed form."""
    import re

    if not isinstance(check.code, str) or not re.fullmatch(r"[A-Z]{3}[0-9]{3}", check.code):
        raise ConfigError(
            Text(
                f"{check.source}: 代码“{check.code}”应为三个大写字母加三位数字",
                f'{check.source}: the code "{check.code}" must be three capitals and three digits',
            )
        )
    if check.code.startswith("LNT"):
        raise ConfigError(Text(f"{check.source}: LNT 为本程序保留", f"{check.source}: LNT is the engine's own"))
    for field, right in _fields(check).items():
        if not right:
            raise ConfigError(
                Text(
                    f"{check.source}: {check.code} 的“{field}”类型不对",
                    f'{check.source}: the "{field}" of {check.code} has the wrong type',
                )
            )
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", check.name) or check.severity not in SEVERITIES:
        raise ConfigError(
            Text(
                f"{check.source}: {check.code} 的名称或级别不合规",
                f"{check.source}: invalid name or severity of {check.code}",
            )
        )
    return check
