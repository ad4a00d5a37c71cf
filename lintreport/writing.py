"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

#: How the names of files end that are not yet in their place; one that a killed process left may be deleted.
UNFINISHED = ".lintreport-tmp"


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``; a reader sees the old file or the new one, and only the content changes.

    Owner, group, permissions and extended attributes stay, and a link stays a link: the file it leads to is replaced.
    What is no file (a pipe, a device such as ``/dev/null``) is written to and stays what it is.
    Raises `OSError` and leaves nothing behind when that fails.
    """
    from tempfile import mkstemp

    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            _resemble(name, target)
        else:
            os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _resemble(new: str, old: Path) -> None:
    """Give a new file the owner, the attributes and the permissions of the old one, in an order in which all stay."""
    is_now, was = os.stat(new), os.stat(old)
    if (is_now.st_uid, is_now.st_gid) != (was.st_uid, was.st_gid):
        os.chown(new, was.st_uid, was.st_gid)
    for attribute in os.listxattr(old) if sys.platform == "linux" else ():
        if not attribute.startswith("security."):  # those are the system's to give
            os.setxattr(new, attribute, os.getxattr(old, attribute))
    os.chmod(new, stat.S_IMODE(was.st_mode))


def _umask() -> int:
    """The permissions that new files do not get; the system tells it only to who sets it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
