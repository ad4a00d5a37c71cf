"""Which files a run looks at."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import NamedTuple

from lintreport.errors import ConfigError
from lintreport.finding import Text

#: Files that a folder is searched for; a file that is named itself may be called anything.
SUFFIXES = (".txt", ".text", ".md", ".markdown")

#: Folders that hold no reports; those whose name begins with a dot are left out as well.
_SKIPPED = ("__pycache__", "node_modules", "venv")


class Target(NamedTuple):
    """A file to lint: its path as the user gave it, with ``/``; ``data`` when it was not read from disk."""

    path: str
    data: bytes | None = None


class Exclusion(NamedTuple):
    """Globs for paths to leave out, relative to ``folder``."""

    folder: str
    globs: tuple[str, ...]


def targets(paths: Iterable[str], exclusions: Sequence[Exclusion] = ()) -> list[Target]:
    """Every file that ``paths`` name or hold, in the order of their paths and each once.

    Raises `ConfigError` for a path that does not exist and for a folder with nothing to lint.
    """
    found: dict[str, Target] = {}
    for path in paths:
        if os.path.isdir(path):
            files = list(_files(path, exclusions))
            if not files:
                kinds = "、".join(SUFFIXES)
                raise ConfigError(
                    Text(
                        f"文件夹中没有可检查的文件({kinds}):{path}",
                        f"nothing to lint ({', '.join(SUFFIXES)}) in {path}",
                    )
                )
        elif os.path.lexists(path):
            files = [] if excluded(path, *exclusions) else [path]
        else:
            raise ConfigError(Text(f"路径不存在:{path}", f"no such file or folder: {path}"))
        for file in files:
            found.setdefault(os.path.realpath(file), Target(PurePath(file).as_posix()))
    return sorted(found.values())


def _files(folder: str, exclusions: Sequence[Exclusion]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        raise ConfigError(
            Text(f"无法读取文件夹:{error.filename}", f"cannot read the folder {error.filename}")
        ) from error

    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and name not in _SKIPPED and not excluded(os.path.join(root, name), *exclusions)
        ]
        for name in names:
            path = os.path.join(root, name)
            wanted = name.lower().endswith(SUFFIXES) and not name.startswith(".") and not excluded(path, *exclusions)
            if wanted and _is_regular(path):
                yield path


def _is_regular(path: str) -> bool:
    """Whether reading ``path`` ends; a link to nowhere is kept, so that it is reported."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def excluded(path: str, *exclusions: Exclusion) -> bool:
    """Whether a glob matches the path, the end of it, or a folder above it."""
    for folder, globs in exclusions:
        if globs:
            parts = Path(os.path.relpath(path, folder)).as_posix().split("/")
            places = ["/".join(parts[start:end]) for end in range(1, len(parts) + 1) for start in range(end)]
            if any(fnmatch(place, glob.rstrip("/")) for glob in globs for place in places):
                return True
    return False
