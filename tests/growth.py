"""Whether time grows in proportion to the size of a text."""

import gc
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from lintreport import Document
from lintreport.declaration import Check

Made = TypeVar("Made")

#: In seconds: what grows with the size must take so long, or the timer and the caches are measured and not the work.
ENOUGH = 0.002
#: The small size is as many times smaller than the large one, and the tiny one than the small.
TIMES, TINY = 10, 4
#: How many times as large a size becomes at most for that; what is too quick even then is quick on any text.
LARGEST = 8
#: How often the lesser sizes are measured each time, and how often a comparison that fails is made again.
RUNS, ATTEMPTS = 3, 3


def linear(make: Callable[[int], Made], run: Callable[[Made], object], size: int, slack: float = 3) -> bool:
    """Whether ``run`` takes for each element of ``make(size)`` as long as for one of a tenth of that, with some slack.

    Sizes are compared, never seconds, which depend on the machine. What is compared is what growing costs: from a tiny
    size to a small one, and from there to the large one. A linear function takes as long for an element of the second
    step as for one of the first, and a quadratic one nine times as long, however much both do before they look at the
    text; three lies as far from the one as from the other. ``size`` is raised where it takes too little time to be told
    from noise, on any machine.

    Only ``run`` is timed, each time on something newly made, so that nothing is kept from the run before; it has to use
    up what it makes lazily. What counts is the processor time of this process, since others may hold the machine. They
    still slow it down through the caches, so that each size counts with its best run, and a comparison that fails is
    made again with more runs. Noise passes within a few attempts, a quadratic function does not.
    """
    size = round(size * _raised(make, run, size))
    sizes = [size // TIMES // TINY, size // TIMES, size]
    best = [float("inf")] * 3
    for _ in range(ATTEMPTS):
        best = [min(best[at], _best(make, run, sizes[at], 1 if at == 2 else RUNS)) for at in range(3)]
        first, second = (best[at + 1] - best[at] for at in range(2))
        if second / (sizes[2] - sizes[1]) <= slack * max(first, ENOUGH) / (sizes[1] - sizes[0]):
            return True
        print(", ".join(f"{taken:.4f} s for {size}" for size, taken in zip(sizes, best, strict=True)))
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


def _raised(make: Callable[[int], Made], run: Callable[[Made], object], size: int) -> float:
    """How many times as large the size must be for the step to the small one to take a little more than ``ENOUGH``."""
    tiny, small = (_best(make, run, size // smaller, RUNS) for smaller in (TIMES * TINY, TIMES))
    return min(LARGEST, max(1, 1.5 * ENOUGH / max(small - tiny, ENOUGH / LARGEST)))


def _best(make: Callable[[int], Made], run: Callable[[Made], object], size: int, runs: int) -> float:
    return min(_seconds(make, run, size) for _ in range(runs))


def _seconds(make: Callable[[int], Made], run: Callable[[Made], object], size: int) -> float:
    """The garbage collector is off meanwhile: its time depends on what all the other tests have left."""
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
