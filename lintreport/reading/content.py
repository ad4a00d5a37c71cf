"""The bytes of a file, wherever it lies."""

from __future__ import annotations

import os
import stat

from lintreport.discovery import Target
from lintreport.finding import Text
from lintreport.reading import archive
from lintreport.source import NO_FILE, Unreadable

MEGABYTE = 1_000_000
#: Files of more bytes are not read unless the user says so.
MAX_SIZE = 50 * MEGABYTE


def read(target: Target, limit: int = MAX_SIZE) -> bytes:
    """The bytes of a file; raises `Unreadable` when it cannot be opened, never ends or has more than ``limit``."""
    if target.data is not None:
        data = target.data
    else:
        data = archive.member(target.file, target.member) if target.member else _bytes(target.path, limit)
    if len(data) > limit:
        size = f"{limit / MEGABYTE:g} MB"
        raise Unreadable(
            Text(
                f"文件超过 {size}，未检查（上限可用 --max-size 调高）",
                f"the file has more than {size} and was not checked (--max-size raises the limit)",
            )
        )
    return data


def _bytes(path: str, limit: int) -> bytes:
    """The bytes of a file, or one more than ``limit``."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Unreadable(NO_FILE)
        # Should it have become a pipe meanwhile, opening it does not wait for somebody to write.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            return file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(Text(f"无法打开文件：{reason}", f"the file cannot be opened: {reason}")) from error
