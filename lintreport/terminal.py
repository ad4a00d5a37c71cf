"""What goes to the terminal, or to the file in its stead: output, progress, set type."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from lintreport.errors import ConfigError
from lintreport.finding import Text

T = TypeVar("T")

#: Seconds of work after which a progress bar is shown.
PATIENCE = 1.0


class Screen(NamedTuple):
    """What is written to: ``width`` in cells, None where there is no terminal."""

    color: bool
    width: int | None


def screen(file: str | None) -> Screen:
    """The terminal that output goes to, unless it goes into ``file``."""
    from shutil import get_terminal_size

    if file is not None or not sys.stdout.isatty():
        return Screen(color=False, width=None)
    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(color, get_terminal_size().columns)


def write(pieces: Iterable[str], file: str | None = None) -> None:
    """Write to ``file``, or to standard output, where a reader who has left is no error."""
    if file is not None:
        try:
            with open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as output:
                output.writelines(pieces)
        except OSError as error:
            said = Text(f"无法写入 {file}:{error.strerror}", f"cannot write {file}: {error.strerror}")
            raise ConfigError(said) from error
        return
    if hasattr(sys.stdout, "reconfigure"):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would fail again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fit(words: str) -> str:
    """``words`` in one line that a terminal may show: personal numbers masked, what would not show by its name."""
    from lintreport.text.characters.masking import mask
    from lintreport.text.characters.visible import visible

    return visible(mask(words))


def watched(things: Iterable[T], count: int, label: Text, lang: str) -> Iterator[T]:
    """``things`` as they come, with a progress bar on a terminal once that has taken a moment."""
    from itertools import islice
    from time import monotonic

    things = iter(things)
    begin = monotonic()
    done = 0
    while done < count and (monotonic() - begin < PATIENCE or not sys.stderr.isatty()):
        yield next(things)
        done += 1
    if done < count:
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        rest = islice(things, count - done)
        yield from track(rest, label.of(lang), total=count, completed=done, console=console, transient=True)


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
