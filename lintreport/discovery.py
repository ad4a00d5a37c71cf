"""Which files a run looks at."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import NamedTuple

from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.gitignore import Rules
from lintreport.reading.kinds import ARCHIVE_SUFFIXES, is_readable, suffixes
from lintreport.source import Unreadable
from lintreport.text.lazy import Lazy

#: Folders that hold no reports; those whose name begins with a dot are left out as well.
_SKIPPED = ("__pycache__", "node_modules", "venv")

#: Why something in a folder is left out, where that is not the end of its name.
FIFO, SOCKET, DEVICE, LINK, FOLDER, HIDDEN, BARE, OTHER, IGNORED, OURS = KINDS = (
    "fifo",
    "socket",
    "device",
    "link",
    "folder",
    "hidden",
    "no-suffix",
    "other",
    "git-ignored",
    "own-output",
)

#: A page that we wrote says so among its first bytes.
_PAGES, _WRITTEN, _FIRST_BYTES = (".html", ".htm"), b'<meta name="generator" content="lintreport">', 400

#: What is no file to read; a link to one is none either.
_SPECIAL = {stat.S_IFIFO: FIFO, stat.S_IFSOCK: SOCKET, stat.S_IFCHR: DEVICE, stat.S_IFBLK: DEVICE}

#: An end of a name that says what a file is; others may hold anything, personal numbers among it.
_SUFFIX = Lazy(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,8}")


class Target(NamedTuple):
    """A file to lint: its path as the user gave it, with ``/``; ``data`` when it was not read from disk.

    A document inside an archive has a path like ``a.zip!b.docx``; ``member`` are the names that lead to it.
    """

    path: str
    data: bytes | None = None
    member: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The path of the file on disk."""
        return self.path[: -len("".join(f"!{name}" for name in self.member))] if self.member else self.path


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


class Wanted(NamedTuple):
    """Globs of files that are wanted besides those that can be read here; whether ``named`` ones go by names too."""

    include: tuple[str, ...] = ()
    named: bool = False
    gitignore: bool = True


def targets(paths: Iterable[str], exclusions: Sequence[Exclusion] = ()) -> list[Target]:
    """The files that a `survey` finds to lint."""
    return survey(paths, exclusions).targets


def survey(
    paths: Iterable[str],
    exclusions: Sequence[Exclusion] = (),
    *,
    by_suffix: bool = False,
    include: Sequence[str] = (),
    gitignore: bool = True,
) -> Survey:
    """Every file that ``paths`` name or hold, and all that is left out in their folders but for what a user excludes.

    Folders are searched for the kinds that can be read here and for what the globs in ``include`` match; what a
    .gitignore names is left out, unless ``gitignore`` is off. ``by_suffix`` leaves out named files as well. Hidden
    folders and those of tools are not looked into. Raises `ConfigError` for a path that does not exist and for a folder
    with nothing to lint.
    """
    wanted = Wanted(tuple(include), by_suffix, gitignore)
    found: dict[str, Target] = {}
    skipped: dict[str, Skipped] = {}
    for path in paths:
        if os.path.isdir(path):
            inside = list(_inside(path, exclusions, wanted))
            if not any(isinstance(one, Target) for one in inside):
                raise _nothing(path, [one for one in inside if isinstance(one, Skipped)])
        elif os.path.lexists(path):
            inside = [] if excluded(path, *exclusions) else list(_named(path, wanted))
        else:
            raise ConfigError(Text(f"路径不存在：{path}", f"no such file or folder: {path}"))
        for one in inside:
            if isinstance(one, Target):
                found.setdefault(os.path.realpath(one.path), one)
            else:
                skipped.setdefault(os.path.abspath(one.path), one)
    rest = (one for path, one in skipped.items() if path not in found)
    return Survey(sorted(found.values()), sorted(rest))


def _inside(folder: str, exclusions: Sequence[Exclusion], wanted: Wanted) -> Iterator[Target | Skipped]:
    closed: list[str] = []

    def unreadable(error: OSError) -> None:
        if error.filename == folder:
            raise ConfigError(Text(f"无法读取文件夹：{folder}", f"cannot read the folder {folder}")) from error
        closed.append(error.filename)

    whole = Path(os.path.realpath(folder))
    rules = Rules(folder)

    def ignored(path: str, *, is_folder: bool = False) -> bool:
        return wanted.gitignore and rules.ignore(path, folder=is_folder)

    for root, folders, names in os.walk(folder, onerror=unreadable):
        below = [
            path
            for name in folders
            if not name.startswith(".")
            and name not in _SKIPPED
            and not excluded(path := os.path.join(root, name), *exclusions)
        ]
        passed = {path for path in below if ignored(path, is_folder=True)}
        yield from (Skipped(PurePath(path).as_posix(), IGNORED) for path in passed)
        folders[:] = [os.path.basename(path) for path in below if path not in passed and not os.path.islink(path)]
        for path in below:
            if os.path.islink(path) and not Path(os.path.realpath(path)).is_relative_to(whole):
                # one that leads back inside leads to what is seen anyhow
                yield Skipped(PurePath(path).as_posix(), LINK)
        for name in names:
            path = os.path.join(root, name)
            if not excluded(path, *exclusions) and not (name.startswith(".") and name_kind(name) == BARE):
                yield from [Skipped(PurePath(path).as_posix(), IGNORED)] if ignored(path) else _judged(path, wanted)
    yield from (Skipped(PurePath(path).as_posix(), FOLDER) for path in closed)


def _named(path: str, wanted: Wanted) -> Iterator[Target | Skipped]:
    """A file that is named itself: to lint, whatever it is called, unless names decide."""
    return _judged(path, wanted) if wanted.named else _opened(PurePath(path).as_posix(), wanted)


def _judged(path: str, wanted: Wanted) -> Iterator[Target | Skipped]:
    """A file as one to lint or to leave out; a link to nowhere is linted, so that it is reported."""
    name = os.path.basename(path)
    try:
        special = _SPECIAL.get(stat.S_IFMT(os.stat(path).st_mode))
    except OSError:
        special = None
    kind = special or (HIDDEN if name.startswith(".") else name_kind(name))
    shown = PurePath(path).as_posix()
    if kind in _PAGES and _is_ours(path):
        yield Skipped(shown, OURS)
    elif is_readable(kind) or (not special and any(fnmatch(name, glob) for glob in wanted.include)):
        yield from _opened(shown, wanted)
    else:
        yield Skipped(shown, kind)


def _opened(path: str, wanted: Wanted) -> Iterator[Target | Skipped]:
    """A file, or the documents in it where it is an archive; one that cannot be opened is linted, which says why."""
    if not path.lower().endswith(ARCHIVE_SUFFIXES) or not _is_regular(path):
        yield Target(path)
        return
    from lintreport.reading.archive import SEPARATOR, inside

    try:
        documents = inside(path)
    except Unreadable:
        documents = []
    found = False
    for names in documents:
        within = Target(SEPARATOR.join((path, *names)), member=names)
        kind = name_kind(names[-1])
        if is_readable(kind) or any(fnmatch(names[-1], glob) for glob in wanted.include):
            found = True
            yield within
        else:
            yield Skipped(within.path, kind)
    if not found:
        yield Target(path)


def _is_ours(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _WRITTEN in file.read(_FIRST_BYTES)
    except OSError:  # whoever lints it says why
        return False


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def name_kind(name: str) -> str:
    """The end of a name where that says what a file is, else one of `KINDS`."""
    suffix = os.path.splitext(name)[1].lower()
    return BARE if not suffix else suffix if _SUFFIX.fullmatch(suffix) else OTHER


def _nothing(folder: str, left_out: Sequence[Skipped]) -> ConfigError:
    kinds = named(left_out)
    inside = Text(f"；其中有：{kinds.zh}", f"; it holds: {kinds.en}") if left_out else Text("", "")
    return ConfigError(
        Text(
            f"文件夹中没有可检查的文件（{'、'.join(suffixes())}）：{folder}{inside.zh}",
            f"nothing to lint ({', '.join(suffixes())}) in {folder}{inside.en}",
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
    IGNORED: Text("被 .gitignore 排除", "ignored by .gitignore"),
    OURS: Text("lintreport 的输出", "output of lintreport"),
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
