"""Files that are kept beside the bytecode of this package, and trusted as far as that: never needed, quick to have."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lintreport.version import VERSION


def path(name: str, ending: str) -> Path | None:
    """Where what is called ``name`` is kept for this version of program and Python; None where no bytecode is."""
    cached = __spec__.cached if __spec__ else None
    if cached is None or sys.implementation.name != "cpython":
        return None
    return Path(cached).with_name(f"{name}.{VERSION}.{sys.implementation.cache_tag}-{sys.hexversion:x}{ending}")


def read(kept: Path) -> bytes:
    """What a file holds; raises `OSError` when there is none, or one that others than our owner may write it.

    Only the owner can have written a file that is read, and could have written the package as well.
    """
    there, own = kept.stat(), Path(__file__).stat()
    if there.st_uid != own.st_uid or (os.name == "posix" and there.st_mode & 0o022):
        raise PermissionError(kept)
    return kept.read_bytes()


def write(kept: Path, data: bytes) -> None:
    """Write a file, whole or not at all. Where that cannot be done, it is done without."""
    from contextlib import suppress

    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    with suppress(OSError):
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:
            file.write(data)
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, kept)
