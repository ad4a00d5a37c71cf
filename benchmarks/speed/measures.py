"""What the program takes: a report, its checks and views, a start, long texts, several processes."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import log
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import regex

from lintreport import Document, packs
from lintreport.declaration import Check
from lintreport.discovery import Target
from lintreport.plan import Plan
from lintreport.run import Linter, lint_one
from lintreport.text.figures.quantities import pattern, quantities

ROOT = Path(__file__).parent.parent.parent
#: The yardstick: one pass of this pattern over a text.
PERCENT = regex.compile(r"(?<![0-9.])[0-9]{1,16}(?:\.[0-9]{1,8})?%")
#: What a long text is made of, with other figures, so that it is not a copy of itself.
CLAUSE = regex.compile(r"(?<=[,。;])[^,。;:!?()“”《》\n]{4,30}(?=[,。;])")
FIGURE = regex.compile(r"[0-9]+")

ROUNDS, STARTS, TOP, PASSES = 7, 7, 10, 100
SHORT, LONG = 100_000, 1_600_000  # bytes of UTF-8
FILES, WORKERS = 1_000, 2
#: The formats in which a start is measured.
STARTED = ("concise", "json", "full")

#: A section of the page: its title, what it says, the head of its table and the rows.
Section = tuple[str, str, tuple[str, ...], Sequence[tuple[str, ...]]]


def timed(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median CPU time of each piece of work, in seconds; each round does them all in turn."""
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, work in works.items():
            start = time.process_time()
            work()
            times[name].append(time.process_time() - start)
    return {name: median(values) for name, values in times.items()}


def scan(*texts: str) -> None:
    """The yardstick, so often that it can be timed."""
    for text in texts * PASSES:
        for _match in PERCENT.finditer(text):
            pass


def plan() -> Plan:
    """All checks that run by default, as they are configured by default."""
    own = (packs.built_in(),)
    return Plan(own, tuple(check.code for check in packs.load(own) if check.default), {}, {})


def seeds() -> list[Path]:
    """The sample reports."""
    return sorted((ROOT / "seeds").glob("*.txt"))


def of_texts(linter: Linter) -> Section:
    """The whole lint of each sample report."""
    targets = [Target(path.name, path.read_bytes()) for path in seeds()]
    texts = [path.read_text(encoding="utf-8") for path in seeds()]
    works: dict[str, Callable[[], object]] = {target.path: partial(lint_one, target, linter) for target in targets}
    found = timed({"pass": lambda: scan(*texts), **works}, ROUNDS)
    sizes = {target.path: len(target.data or b"") for target in targets}
    one = found.pop("pass") / PASSES / sum(sizes.values())  # per byte: how often there is a % makes a great difference
    rows = [
        (name[:3], f"{sizes[name]:,}", f"{took * 1e3:.1f} ms", f"{took / one / sizes[name]:.0f}")
        for name, took in found.items()
    ]
    about = (
        "From bytes to placed findings, against one pass of a pattern of percentages (in `regex`), which takes "
        f"{one * 1e10:.0f} µs for 10 KB."
    )
    return "Lint of a sample report", about, ("report", "bytes", "lint", "in passes"), rows


def of_checks(linter: Linter) -> Section:
    """What each shared view and each check costs, over all sample reports."""
    texts = [path.read_text(encoding="utf-8") for path in seeds()]
    views = [
        name
        for name in vars(Document)
        if name in ("folded", "masked", "lines", "paragraphs", "sentences", "outline", "pairs", "quantities")
    ]
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        spent: dict[str, float] = defaultdict(float)
        for text in texts:
            document = Document(text)
            for name, work in _steps(document, linter, views):
                start = time.process_time()
                work()
                spent[name] += time.process_time() - start
            start = time.process_time()
            scan(text)
            spent["pass"] += (time.process_time() - start) / PASSES
        for name, value in spent.items():
            times[name].append(value)
    cost = {name: median(values) for name, values in times.items()}
    one = cost.pop("pass")
    total = sum(cost.values())
    size = sum(len(text.encode()) for text in texts) / 10_000
    slowest = sorted(cost, key=lambda name: -cost[name])[:TOP]
    rows = [
        (name, f"{cost[name] / size * 1e3:.2f} ms", f"{cost[name] / one:.0f}", f"{100 * cost[name] / total:.0f}%")
        for name in slowest
    ]
    about = (
        f"The {TOP} slowest of {len(cost)} checks and shared views; a view is counted by itself and not with the check "
        f"that first asks for it. All together: {total / size * 1e3:.1f} ms, {total / one:.0f} passes."
    )
    return "The slowest checks and views", about, ("", "for 10 KB", "in passes", "of all"), rows


def _steps(document: Document, linter: Linter, views: Sequence[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    for name in views:
        yield f"the view `{name}`", lambda name=name: getattr(document, name)  # type: ignore[misc]
    for check, options in linter.jobs:
        yield f"{check.code} {check.name}", partial(_run, check, options, document)


def _run(check: Check, options: object, document: Document) -> None:
    if document.holds_any(check.needs):  # as a lint does it
        list(check.run(document, options))


def of_quantities() -> Section:
    """The view of quantities against one pass of its own pattern."""
    texts = [Document(path.read_text(encoding="utf-8")).folded for path in seeds()]

    def one_pass() -> None:
        for text in texts:
            for _match in pattern().finditer(text):
                pass

    found = timed({"pass": one_pass, "view": lambda: [quantities(text) for text in texts]}, 3 * ROUNDS)
    rows = [(f"{found['pass'] * 1e3:.2f} ms", f"{found['view'] * 1e3:.2f} ms", f"{found['view'] / found['pass']:.2f}")]
    return (
        "The view of quantities",
        "Against one pass of its own pattern; the goal is 1.5.",
        ("one pass", "view", "ratio"),
        rows,
    )


def of_starts() -> Section:
    """Whole processes."""
    python = [sys.executable, "-c", "pass"]
    program = [sys.executable, "-m", "lintreport"]
    check = [*program, "check", "--isolated", "--quiet", "--output-format"]
    sample = str(max(seeds()[:4], key=lambda path: path.stat().st_size))
    commands = {
        "python -c pass": python,
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "lintreport --version": [*program, "--version"],
        "lintreport check, kept from the last run": [*check, "concise", sample],
        **{f"lintreport check --no-cache, {name}": [*check, name, "--no-cache", sample] for name in STARTED},
    }
    with TemporaryDirectory() as folder:
        found = processes(commands, STARTS, folder)
    click = found["python -c 'import click'"].cpu
    rows = [(f"`{name}`", f"{took.cpu * 1e3:.0f} ms", f"{took.cpu / click:.2f}") for name, took in found.items()]
    return (
        "Start-up",
        "One sample report of 15 KB, the whole process, without a configuration. Python has its bytecode and the "
        "program its compiled patterns; where neither can be written beside the package, each run makes them anew.",
        ("command", "CPU", "in imports of click"),
        rows,
    )


class Took(NamedTuple):
    """What processes of one kind took: the median of their CPU time in seconds, and the most memory in bytes."""

    cpu: float
    memory: int


def processes(commands: Mapping[str, Sequence[str]], rounds: int, folder: str) -> dict[str, Took]:
    """What each command takes; each round runs them all in turn, in ``folder``, where their caches are, too."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": folder, "LINTREPORT_NO_CACHE": "", "PYTHONPATH": str(ROOT)}
    taken: dict[str, list[resource.struct_rusage]] = defaultdict(list)
    for _ in range(rounds + 1):
        for name, command in commands.items():
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            taken[name].append(os.wait4(process.pid, 0)[2])
    return {  # the first round warms up
        name: Took(median(one.ru_utime + one.ru_stime for one in all_[1:]), max(one.ru_maxrss for one in all_) * 1024)
        for name, all_ in taken.items()
    }


def long_text(size: int) -> str:
    """Clauses of the sample reports in random order, all figures changed, until the text has ``size`` bytes."""
    random = Random(size)
    clauses = [one for path in seeds() for one in CLAUSE.findall(path.read_text(encoding="utf-8"))]
    lines: list[str] = []
    left = size
    while left > 0:
        sentences = (",".join(random.choices(clauses, k=random.randint(2, 5))) for _ in range(random.randint(3, 8)))
        line = FIGURE.sub(
            lambda figure: str(random.randrange(1, 10 ** len(figure[0]) + 1)), "。".join(sentences) + "。"
        )
        lines.append(line)
        left -= len(line.encode()) + 1
    return "\n".join(lines) + "\n"


def of_growth(linter: Linter) -> Section:
    """One text sixteen times as long as another."""
    short, long = (Target("long.txt", long_text(size).encode()) for size in (SHORT, LONG))
    found = timed({"short": lambda: lint_one(short, linter), "long": lambda: lint_one(long, linter)}, 1)
    exponent = log(found["long"] / found["short"]) / log(LONG / SHORT)
    rows = [
        (
            f"{found['short']:.2f} s",
            f"{found['long']:.2f} s",
            f"{found['long'] / found['short']:.1f}",
            f"{exponent:.2f}",
        )
    ]
    about = f"A text of {LONG // 1000:,} KB against one of {SHORT // 1000} KB, both of shuffled clauses; linear is 1."
    return "Growth", about, (f"{SHORT // 1000} KB", f"{LONG // 1000:,} KB", "ratio", "exponent"), rows


def of_workers() -> Section:
    """Many small files, one process against two."""
    with TemporaryDirectory() as folder:
        for number in range(FILES):
            Path(folder, f"{number:04}.txt").write_text(long_text(3_000 + number), encoding="utf-8")
        check = [sys.executable, "-m", "lintreport", "check", "--isolated", "-q", "--no-cache", "-f", "json", "--jobs"]
        found = processes({str(jobs): [*check, str(jobs), "."] for jobs in (1, WORKERS)}, 3, folder)
    one, several = (found[str(jobs)].cpu for jobs in (1, WORKERS))
    rows = [(f"{one:.1f} s", f"{several:.1f} s", f"{one / several * WORKERS:.2f}")]
    about = (
        f"{FILES:,} files of 3 KB. Wall time says nothing on a shared machine: faster by what one process takes, over "
        f"a share of what {WORKERS} take together, in CPU time."
    )
    return "Several processes", about, ("one process", f"{WORKERS} processes together", "faster by"), rows
