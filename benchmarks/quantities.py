"""What the shared view of quantities costs, against one pass of its own pattern over the same texts.

Run with folders of texts; without any, the sample reports of the repository are taken. CPU time, best of seven.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from lintreport import Document
from lintreport.text.figures.quantities import pattern, quantities

RUNS = 7


def best(work: Callable[[str], object], texts: list[str]) -> float:
    """The least CPU time that ``work`` took for all texts, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for text in texts:
            work(text)
        times.append(time.process_time() - start)
    return min(times)


def scan(text: str) -> None:
    """One pass of the pattern."""
    for _match in pattern().finditer(text):
        pass


def main(arguments: list[str]) -> None:
    """Print both times and their ratio."""
    folders = [Path(one) for one in arguments] or [Path(__file__).parent.parent / "seeds"]
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    texts = [Document(path.read_text(encoding="utf-8", errors="replace")).folded for path in paths]
    one_pass, view = best(scan, texts), best(quantities, texts)
    found = sum(len(quantities(text)) for text in texts)
    print(f"{len(texts)} texts, {sum(map(len, texts))} characters, {found} quantities")
    print(f"pattern {one_pass * 1000:.1f} ms, view {view * 1000:.1f} ms, ratio {view / one_pass:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
