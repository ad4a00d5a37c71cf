"""Which configuration is the user's own: the one at the root of a checkout that is theirs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from lintreport import config
from lintreport.finding import Text
from lintreport.text.characters.visible import visible

#: What stands at the root of a checkout, as a folder or (worktrees, submodules) as a file.
MARKERS = (".git", ".hg", ".svn")

#: How much of a file is searched for a mention of us, where it is not read anyhow.
_HEAD = 1_000_000

#: Whose files the owner of a process trusts apart from their own.
_SUPERUSER = 0


class Choice(NamedTuple):
    """The configuration that governs a folder, if any, and what to say of another one that does not."""

    path: Path | None = None
    passed_over: Text | None = None


def chosen(start: Path) -> Choice:
    """The configuration of the checkout that ``start`` lies in.

    Reports come from others, and a configuration may come with them that switches checks off or runs code. So one is
    read at the root of a checkout only, and only where the file, the root and its marker belong to the user or to the
    superuser: a file that was dropped beside reports has no effect, wherever the program is started.
    """
    folders = [start, *start.parents]
    root = next((folder for folder in folders if any(map(os.path.lexists, _markers(folder)))), None)
    if root:
        folders = folders[: folders.index(root) + 1]
    nearest = next((path for folder in folders if (path := _lying_in(folder))), None)
    own = root is not None and _is_own(root)
    used = config.found_in(root) if root and own else None
    if nearest is None or (own and nearest.parent == root):
        return Choice(used)
    return Choice(used, _of_another(nearest) if nearest.parent == root else _elsewhere(nearest))


def _markers(folder: Path) -> list[Path]:
    return [folder / marker for marker in MARKERS]


def _lying_in(folder: Path) -> Path | None:
    """What looks like a configuration in ``folder``; nothing but a regular file is opened."""
    if (folder / config.NAME).is_file():
        return folder / config.NAME
    path = folder / config.PYPROJECT
    try:
        if path.is_file():
            with path.open("rb") as file:
                return path if b"tool.lintreport" in file.read(_HEAD) else None
    except OSError:
        return None
    return None


def _is_own(root: Path) -> bool:
    """Whether the configuration in ``root``, the folder and its marker belong to the user; the links to them too."""
    if not hasattr(os, "geteuid"):
        return True  # Windows: a folder that others can write to has to be opened to them first
    users = {_SUPERUSER, os.geteuid()}
    if os.geteuid() == _SUPERUSER and os.environ.get("SUDO_UID", "").isdecimal():
        users.add(int(os.environ["SUDO_UID"]))
    places = [root, root / config.NAME, root / config.PYPROJECT, *_markers(root)]
    return {owner for place in places for owner in _owners(place)} <= users


def _owners(path: Path) -> set[int]:
    try:
        return {path.lstat().st_uid, path.stat().st_uid}
    except OSError:
        return set()  # it is not there, or leads nowhere


def _elsewhere(path: Path) -> Text:
    shown = visible(str(path))
    return Text(
        f"未采用 {shown}：配置只从版本库（{'、'.join(MARKERS)}）的根目录读取，随报告送来的不起作用。"
        f"如是本人的配置，请加 --config {shown}",
        f"{shown} was not used: a configuration is only read at the root of a checkout ({', '.join(MARKERS)}), "
        f"so that one that came with reports has no effect. If it is your own, add --config {shown}",
    )


def _of_another(path: Path) -> Text:
    shown = visible(str(path))
    return Text(
        f"未采用 {shown}：它或所在的版本库属于其他用户。如可信任，请加 --config {shown}",
        f"{shown} was not used: it, or the checkout that it lies in, belongs to another user. "
        f"If you trust it, add --config {shown}",
    )
