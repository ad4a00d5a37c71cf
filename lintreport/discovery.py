"""Which files a run looks at."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import NamedTuple

from lintreport.errors import ConfigError
from lintreport.finding import Text

#: The one list of what can be read, by the end of a name. A file that is named itself may be called anything.
SUFFIXES = (".txt", ".text", ".md", ".markdown")

#: Folders that hold no reports; those whose name begins with a dot are left out as well.
_SKIPPED = ("__pycache__", "node_modules", "venv")

#: Why something in a folder is left out, where that is not the end of its name.
FIFO, SOCKET, DEVICE, LINK, FOLDER, HIDDEN, BARE, OTHER = KINDS = (
    "fifo",
    "socket",
    "device",
    "link",
    "folder",
    "hidden",
    "no-suffix",
    "other",
)

#: What is no file to read; a link to one is none either.
_SPECIAL = {stat.S_IFIFO: FIFO, stat.S_IFSOCK: SOCKET, stat.S_IFCHR: DEVICE, stat.S_IFBLK: DEVICE}

#: An end of a name that says what a file is; others may hold anything, personal numbers among it.
_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,8}")


class Target(NamedTuple):
    """A file to lint: its path as the user gave it, with ``/``; ``data`` when it was not read from disk."""

    path: str
    data: bytes | None = None


class Skipped(NamedTuple):
    """What was found and is not linted; ``kind`` is the end of its name (``.docx``) or one of `KINDS`."""

    path: str
    kind: str


class Survey(NamedTuple):
    """All that some paths lead to, each in the order of its path and once."""

    targets: list[Target]
    skipped: list[Skipped]


class Exclusion(NamedTuple):
    """Globs for paths to leave out, relative to ``folder``."""

    folder: str
    globs: tuple[str, ...]


def targets(paths: Iterable[str], exclusions: Sequence[Exclusion] = ()) -> list[Target]:
    """The files that a `survey` finds to lint."""
    return survey(paths, exclusions).targets


def survey(paths: Iterable[str], exclusions: Sequence[Exclusion] = (), *, by_suffix: bool = False) -> Survey:
    """Every file that ``paths`` name or hold, and all that is left out in their folders but for what a user excludes.

    ``by_suffix`` leaves out named files as well. Hidden folders and those of tools are not looked into. Raises
    `ConfigError` for a path that does not exist and for a folder with nothing to lint.
    """
    found: dict[str, Target] = {}
    skipped: dict[str, Skipped] = {}
    for path in paths:
        if os.path.isdir(path):
            inside = list(_inside(path, exclusions))
            if not any(isinstance(one, Target) for one in inside):
                raise _nothing(path, [one for one in inside if isinstance(one, Skipped)])
        elif os.path.lexists(path):
            one = _judged(path) if by_suffix else Target(PurePath(path).as_posix())
            inside = [] if excluded(path, *exclusions) else [one]
        else:
            raise ConfigError(Text(f"路径不存在:{path}", f"no such file or folder: {path}"))
        for one in inside:
            if isinstance(one, Target):
                found.setdefault(os.path.realpath(one.path), one)
            else:
                skipped.setdefault(os.path.abspath(one.path), one)
    rest = (one for path, one in skipped.items() if path not in found)
    return Survey(sorted(found.values()), sorted(rest))


def _inside(folder: str, exclusions: Sequence[Exclusion]) -> Iterator[Target | Skipped]:
    closed: list[str] = []

    def unreadable(error: OSError) -> None:
        if error.filename == folder:
            raise ConfigError(Text(f"无法读取文件夹:{folder}", f"cannot read the folder {folder}")) from error
        closed.append(error.filename)

    whole = Path(os.path.realpath(folder))
    for root, folders, names in os.walk(folder, onerror=unreadable):
        below = [
            name
            for name in folders
            if not name.startswith(".") and name not in _SKIPPED and not excluded(os.path.join(root, name), *exclusions)
        ]
        folders[:] = [name for name in below if not os.path.islink(os.path.join(root, name))]
        for name in below:
            path = os.path.join(root, name)
            if os.path.islink(path) and not Path(os.path.realpath(path)).is_relative_to(whole):
                yield Skipped(
                    PurePath(path).as_posix(), LINK
                )  # one that leads back inside leads to what is seen anyhow
        for name in names:
            path = os.path.join(root, name)
            if not excluded(path, *exclusions) and not (name.startswith(".") and _suffix(name) == BARE):
                yield _judged(path)
    yield from (Skipped(PurePath(path).as_posix(), FOLDER) for path in closed)


def _judged(path: str) -> Target | Skipped:
    """A file as one to lint or to leave out; a link to nowhere is linted, so that it is reported."""
    name = os.path.basename(path)
    try:
        special = _SPECIAL.get(stat.S_IFMT(os.stat(path).st_mode))
    except OSError:
        special = None
    kind = special or (HIDDEN if name.startswith(".") else _suffix(name))
    shown = PurePath(path).as_posix()
    return Target(shown) if kind in SUFFIXES else Skipped(shown, kind)


def _suffix(name: str) -> str:
    suffix = os.path.splitext(name)[1].lower()
    return BARE if not suffix else suffix if _SUFFIX.fullmatch(suffix) else OTHER


def _nothing(folder: str, left_out: Sequence[Skipped]) -> ConfigError:
    kinds = named(left_out)
    inside = Text(f"；其中有：{kinds.zh}", f"; it holds: {kinds.en}") if left_out else Text("", "")
    return ConfigError(
        Text(
            f"文件夹中没有可检查的文件({'、'.join(SUFFIXES)}):{folder}{inside.zh}",
            f"nothing to lint ({', '.join(SUFFIXES)}) in {folder}{inside.en}",
        )
    )


_NAMES = {
    FIFO: Text("FIFO", "FIFO"),
    SOCKET: Text("套接字", "socket"),
    DEVICE: Text("设备", "device"),
    LINK: Text("文件夹链接", "link to a folder"),
    FOLDER: Text("无法读取的文件夹", "unreadable folder"),
    HIDDEN: Text("隐藏文件", "hidden file"),
    BARE: Text("无后缀", "no suffix"),
    OTHER: Text("其他后缀", "other suffix"),
}


def counted(skipped: Iterable[Skipped]) -> list[tuple[str, int]]:
    """The kinds of what was left out, and how often each occurs: the most frequent first."""
    counts = Counter(one.kind for one in skipped)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def named(skipped: Iterable[Skipped]) -> Text:
    """``.docx 7、.pdf 9、FIFO 2``."""
    kinds = [(_NAMES.get(kind, Text(kind, kind)), count) for kind, count in counted(skipped)]
    return Text(
        "、".join(f"{kind.zh} {count:,}" for kind, count in kinds),
        ", ".join(f"{kind.en} {count:,}" for kind, count in kinds),
    )


def excluded(path: str, *exclusions: Exclusion) -> bool:
    """Whether a glob matches the path, the end of it, or a folder above it."""
    for folder, globs in exclusions:
        if globs:
            parts = Path(os.path.relpath(path, folder)).as_posix().split("/")
            places = ["/".join(parts[start:end]) for end in range(1, len(parts) + 1) for start in range(end)]
            if any(fnmatch(place, glob.rstrip("/")) for glob in globs for place in places):
                return True
    return False
