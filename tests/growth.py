"""Whether time grows in proportion to the size of a text."""

import gc
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from lintreport import Document
from lintreport.check import Check

Made = TypeVar("Made")

#: In seconds: below this, what is measured is the timer and not the work.
FLOOR = 0.001
#: How often the small size is measured, and how often a comparison that fails is made again.
RUNS, ATTEMPTS = 3, 3


def linear(
    make: Callable[[int], Made], run: Callable[[Made], object], size: int, times: int = 10, slack: float = 2.5
) -> bool:
    """Whether ``run`` takes at most ``times * slack`` as long for ``make(size)`` as for ``make(size // times)``.

    The two sizes are compared, never seconds, which depend on the machine. Ten times the size takes a linear function
    ten times as long and a quadratic one a hundred times: 25 lies far from both. Only ``run`` is timed, each time on
    something newly made, so that nothing is kept from the run before; it has to use up what it makes lazily.

    What is measured is the processor time of this process, since others may hold the machine. They still slow it down
    through the caches, and the first run pays for what is compiled at first use; so the small size counts with the best
    of a few runs, at least ``FLOOR``, and a comparison that fails is made again from the start. Noise passes within
    three attempts, a quadratic function does not. The garbage collector is off meanwhile: its time depends on what
    all the other tests have left.
    """
    for _ in range(ATTEMPTS):
        large = _seconds(make, run, size)
        small = min(_seconds(make, run, size // times) for _ in range(RUNS))
        if large <= times * slack * max(small, FLOOR):
            return True
        print(f"{small:.4f} s for {size // times}, {large:.4f} s for {size}")  # pytest shows it when a test fails
    return False


def linear_in_outlined(checks: Iterable[Check], unit: str, size: int) -> bool:
    """Whether checks take time in proportion to a text made of ``unit``, once its headings are known."""
    every = list(checks)

    def outlined(length: int) -> Document:
        document = Document(unit * (length // len(unit)))
        assert document.outline is not None
        return document

    def run(document: Document) -> None:
        for check in every:
            list(check.run(document, check.options()))

    return linear(outlined, run, size)


def _seconds(make: Callable[[int], Made], run: Callable[[Made], object], size: int) -> float:
    made = make(size)
    collecting = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        run(made)
        return time.process_time() - start
    finally:
        if collecting:
            gc.enable()
