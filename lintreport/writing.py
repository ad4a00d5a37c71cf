"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``; a reader sees the old file or the new one, with the same permissions.

    A link stays a link: the file it leads to is replaced. Raises `OSError` and leaves nothing behind when that fails.
    """
    from shutil import copymode
    from tempfile import mkstemp

    target = Path(os.path.realpath(path))
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            copymode(target, name)
        else:
            os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The permissions that new files do not get; the system tells it only to who sets it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
