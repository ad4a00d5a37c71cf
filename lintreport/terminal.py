"""What goes to the terminal, or to the file in its stead: output, progress, set type."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from lintreport.ending import abandon
from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.writing import replace_file

T = TypeVar("T")

#: Seconds of work after which a progress bar is shown.
PATIENCE = 1.0


class Screen(NamedTuple):
    """What is written to: ``width`` in cells, None where there is no terminal."""

    color: bool
    width: int | None


def screen(file: str | None, color: str = "auto") -> Screen:
    """The terminal that output goes to, unless it goes into ``file``; ``color`` is auto, always or never.

    What auto means follows NO_COLOR (https://no-color.org), then FORCE_COLOR, then whether there is a terminal.
    """
    terminal = file is None and sys.stdout.isatty()
    if color == "auto":
        forced = os.environ.get("FORCE_COLOR", "0") != "0"
        colored = not os.environ.get("NO_COLOR") and (forced or (terminal and os.environ.get("TERM") != "dumb"))
    else:
        colored = color == "always"
    return Screen(colored and file is None, _width() if terminal else None)


def _width() -> int:
    from shutil import get_terminal_size  # with three decompressors, which a hook can do without

    return get_terminal_size().columns


def write(pieces: Iterable[str], file: str | None = None) -> None:
    """Write to ``file``, or to standard output, where a reader who has left is no error."""
    if file is not None:
        write_bytes("".join(pieces).encode("utf-8", "backslashreplace"), file)
        return
    try:
        if hasattr(sys.stdout, "reconfigure"):
            encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
            sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon(sys.stdout)
    except OSError as error:
        abandon(sys.stdout)
        reason = error.strerror or error
        raise ConfigError(Text(f"无法写入标准输出：{reason}", f"cannot write to standard output: {reason}")) from error


def write_bytes(data: bytes, file: str) -> None:
    """Write a whole file; raises `ConfigError` where that cannot be."""
    try:
        _write_file(Path(file), data)
    except OSError as error:
        said = Text(f"无法写入 {file}：{error.strerror}", f"cannot write {file}: {error.strerror}")
        raise ConfigError(said) from error


def _write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; what is no file (/dev/stdout, a pipe) is written to as it is."""
    special = path.exists() and not path.is_file()
    if special or path.parts[:2] in (("/", "dev"), ("/", "proc")):
        with path.open("wb") as output:
            output.write(data)
    else:
        replace_file(path, data)


def watched(things: Iterable[T], count: int, label: Text, lang: str) -> Iterator[T]:
    """``things`` as they come, with a progress bar on a terminal once that has taken a moment."""
    from time import monotonic

    things = iter(things)
    begin = monotonic()
    done = 0
    while done < count and (monotonic() - begin < PATIENCE or not sys.stderr.isatty()):
        yield next(things)
        done += 1
    if done < count:
        from rich.console import Console
        from rich.progress import Progress

        # The bar is there while something is awaited, and gone while what came is being written.
        bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)
        task = bar.add_task(label.of(lang), total=count, completed=done)
        for _ in range(done, count):
            with bar:
                thing = next(things)
            bar.advance(task)
            yield thing


def typeset(markdown: str) -> Iterator[str]:
    """Markdown as it is, or set in type on a terminal."""
    if not sys.stdout.isatty():
        yield markdown
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    with console.capture() as capture:
        console.print(Markdown(markdown))
    yield capture.get()
