"""Run it: ``python -m benchmarks.robustness [--seconds N] [--seed N]``; the exit status is 1 when a law is broken.

The same seed makes the same texts, in the same order; how many is a matter of time. A text is told by the seed and its
number, and ``--number`` makes that one alone. ``--guided N`` adds N seconds of atheris, where that is installed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator
from multiprocessing.sharedctypes import Synchronized
from random import Random

from benchmarks.robustness import folders, guided, laws, outputs, texts

#: A text that takes longer than this, in seconds, hangs. None takes a thousandth of it on an idle machine.
LIMIT = 60
#: One text in this many is fixed, is written in every format, and holds a personal number.
FIXED, WRITTEN, PERSONAL = 6, 20, 10
#: How many files the folders hold.
FILES = 100


def one(seed: int, number: int) -> Iterator[str]:
    """The laws that one text breaks, in words."""
    random = Random(f"{seed}:{number}")
    path, text = texts.name(random), texts.text(random)
    report = laws.report_on(path, text)
    yield from laws.broken(path, text, report)
    if laws.report_on(path, text) != report:
        yield "the same text twice has different findings"
    if number % FIXED == 0:
        yield from laws.unfixed(path, text)
    if number % WRITTEN == 0:
        yield from outputs.broken(report)
    if number % PERSONAL == 0:
        hidden = random.choice(texts.NUMBERS)
        quoting = f"近200余人{texts.written(random, hidden)}。"
        yield from outputs.broken(laws.report_on("a.txt", quoting), hidden)


def fuzz(seed: int, until: float, at: Synchronized[int], failed: Synchronized[int]) -> None:
    """One text after the other until a time; what is broken is printed and counted."""
    while time.time() < until:
        try:
            found = list(one(seed, at.value))
        except Exception as error:  # whatever a text makes the program raise
            found = [f"{type(error).__name__}: {error}"]
        for said in found:
            print(f"--seed {seed} --number {at.value}: {said}", flush=True)
        with failed.get_lock():
            failed.value += len(found)
        with at.get_lock():
            at.value += 1


def watched(seed: int, seconds: float) -> tuple[int, int]:
    """How many texts were made within a time, and how many laws they broke; a text that hangs ends it."""
    at, failed = multiprocessing.Value("q", 0), multiprocessing.Value("q", 0)
    process = multiprocessing.Process(target=fuzz, args=(seed, time.time() + seconds, at, failed))
    process.start()
    last, since = 0, time.monotonic()
    while process.is_alive():
        process.join(1)
        if at.value != last:
            last, since = at.value, time.monotonic()
        elif time.monotonic() - since > LIMIT:
            print(f"--seed {seed} --number {at.value}: it hangs")
            process.kill()
            process.join()
            return at.value, failed.value + 1
    if process.exitcode:
        print(f"--seed {seed} --number {at.value}: the process ends with {process.exitcode}")
    return at.value, failed.value + bool(process.exitcode)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.robustness", description=__doc__)
    parser.add_argument("--seconds", type=int, default=120, help="for how long texts are made (default: 120)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--number", type=int, help="make this text alone")
    parser.add_argument("--guided", type=int, default=0, metavar="SECONDS", help="a run of atheris as well")
    given = parser.parse_args()
    if given.number is not None:
        found = list(one(given.seed, given.number))
        print(*found or ["no law is broken"], sep="\n")
        return int(bool(found))
    count, failed = watched(given.seed, given.seconds)
    print(f"seed {given.seed}: {count:,} texts, {failed} laws broken")
    others = [*folders.broken(Random(given.seed), FILES)]
    if given.guided:
        others += guided.broken(given.seed, given.guided)
    print(*others, f"folders, kills: {len(others)} laws broken", sep="\n")
    return int(bool(failed or others))


if __name__ == "__main__":
    sys.exit(main())
