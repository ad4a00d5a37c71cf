"""How a run ends: with a status that tells the truth, and with a sentence where that is neither 0 nor 1."""

from __future__ import annotations

import os
import sys
from typing import Any

from lintreport.errors import ConfigError
from lintreport.finding import Text

#: The status of everything but "nothing found" (0) and "findings" (1), and that of the user's Ctrl-C.
FAILED, INTERRUPTED = 2, 130

GONE = Text("当前文件夹已不存在", "the current folder is gone")

#: The standard streams: number, name, how a stand-in for a closed one is opened and in which mode, so that it fails.
_STREAMS = ((0, "stdin", os.O_WRONLY, "w"), (1, "stdout", os.O_RDONLY, "r"), (2, "stderr", os.O_WRONLY, "w"))


def open_streams() -> None:
    """See that the three standard streams are there, so that no file opened later takes the number of a closed one.

    What is read from or written to a stand-in fails, as it should; what is said to standard error is lost.
    """
    for number, name, flag, mode in _STREAMS:
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, flag)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            stream = open(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def fit(words: str) -> str:
    """``words`` in one line that a terminal may show: personal numbers masked, what would not show by its name."""
    from lintreport.text.characters.masking import mask
    from lintreport.text.characters.visible import visible

    return visible(mask(words))


def tell(words: str) -> None:
    """Say something on standard error, fit to be shown. Where nobody can hear it, the status still tells the truth."""
    try:
        print(fit(words), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        abandon(sys.stderr)


def abandon(stream: Any) -> None:
    """Write no more to a stream that fails: what is still buffered would fail again when Python closes it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return  # it is none of the system's


def ended(error: BaseException, lang: str, *, verbose: bool = False) -> int:
    """The status of a run that ``error`` has ended, once a sentence has said why."""
    if isinstance(error, KeyboardInterrupt):
        tell(Text("已中断", "interrupted").of(lang))
        return INTERRUPTED
    if isinstance(error, OSError):  # perhaps of standard output, which is full or has no reader
        abandon(sys.stdout)
    if not isinstance(error, BrokenPipeError):
        tell(Text("错误：", "error: ").of(lang) + _sentence(error).of(lang))
        if verbose and not isinstance(error, ConfigError):
            import traceback

            for line in "".join(traceback.format_exception(error)).splitlines():
                tell(line)
    return FAILED


def _sentence(error: BaseException) -> Text:
    if isinstance(error, ConfigError):
        return error.text
    if isinstance(error, MemoryError):
        return Text("内存不足", "out of memory")
    if isinstance(error, OSError):
        try:
            os.getcwd()
        except OSError:
            return GONE
        what = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part is not None)
        return Text(f"系统不允许：{what}", f"the system does not allow it: {what}")
    what = f"{type(error).__name__}: {error}"
    return Text(
        f"程序内部出错，结果不完整：{what}（加 --verbose 可看到回溯，请报告给开发者）",
        f"the program failed and the result is not complete: {what} (--verbose shows the traceback; please report it)",
    )
