"""What this program is: a digest that changes with any of its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from lintreport.version import VERSION


def checks_folder() -> Path:
    """Where our own checks are: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "checks"
    return inside if inside.is_dir() else package.parent / "checks"


@cache
def stamp() -> str:
    """The version and, by size and time of change, every file of the program and of our own checks."""
    package = os.path.dirname(os.path.abspath(__file__))
    folders = dict.fromkeys((package, str(checks_folder())))
    told = blake2b(VERSION.encode(), digest_size=16)
    for folder in folders:
        for line in sorted(files(folder)):
            told.update(f"{line}\n".encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def files(folder: str) -> Iterator[str]:
    """A line for each file in ``folder`` and below: path, size and time of change; bytecode is left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from files(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path}|{status.st_size}|{status.st_mtime_ns}"
