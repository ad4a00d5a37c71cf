"""Run it: ``python -m benchmarks.across [--reports N…] [--seed N] [--jobs N]``: what is found, and what it costs."""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.across.reports import Corpus, Plant, made
from lintreport.across import comparing, store
from lintreport.across.collecting import crew
from lintreport.discovery import Target
from lintreport.finding import FileReport
from lintreport.plan import Plan, Selection, configuration, planned


def write(corpus: Corpus, folder: Path) -> list[Target]:
    """The reports as files."""
    targets = []
    for path, report in corpus.reports.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(report.text, encoding="utf-8")
        targets.append(Target(str(file)))
    return sorted(targets)


def plan() -> Plan:
    """The checks across reports, as they are by default."""
    found, checks = planned(configuration(None, isolated=True), Selection(), None)
    return found._replace(codes=tuple(check.code for check in checks if check.across))


def found(reports: Iterable[FileReport], folder: Path) -> set[tuple[str, str, str]]:
    """What is found at warning: the code and the two files."""
    pairs = set()
    for report in reports:
        for one in report.diagnostics:
            if one.severity != "info":
                for related in one.related:
                    files = sorted(os.path.relpath(path, folder) for path in (one.path, related.path))
                    pairs.add((one.code, *files))
    return pairs  # type: ignore[return-value]  # two files each


def pair(plant: Plant) -> tuple[str, str, str]:
    """A plant as it is found."""
    return (plant.code, *sorted((plant.path, plant.other)))  # type: ignore[return-value]  # two files


#: What may be said of a pair in which something else was planted: a copied report has a copied name, and stale figures.
ALSO = {"COP008": {"COP005"}}
#: What is said of a report that is a copy as a whole, beside the report of the year before.
OF_A_COPY = {"COP003", "COP004", "COP005", "COP007"}


def scored(corpus: Corpus, pairs: set[tuple[str, str, str]]) -> dict[str, tuple[int, int, int]]:
    """By kind of plant: how many there are, how many are found; by code: how many findings nobody planted."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for plant in corpus.plants:
        if (plant.code == "COP002" and plant.size < 0.8) or not _is_left(corpus, plant):
            continue
        kind = plant.code
        if kind == "COP001" and plant.size < 100:  # shorter, or boilerplate in part: not what the check promises
            continue
        counts[kind][0] += 1
        counts[kind][1] += pair(plant) in pairs
    true = {pair(plant) for plant in corpus.plants}
    true |= {(code, *pair(plant)[1:]) for plant in corpus.plants for code in ALSO.get(plant.code, ())}
    places = {frozenset(map(_place, (plant.path, plant.other))) for plant in corpus.plants}
    true |= {one for one in pairs if one[0] == "COP001" and frozenset(map(_place, one[1:])) in places}
    copies = {plant.path for plant in corpus.plants if plant.code == "COP002"}
    for one in {one for one in pairs - true if not (one[0] in OF_A_COPY and copies & set(one[1:]))}:
        counts[one[0] + " false"][2] += 1
    return {kind: (total, hit, false) for kind, (total, hit, false) in sorted(counts.items())}


def _place(path: str) -> str:
    """The county: what it repeats from year to year is copied with the rest."""
    return path.split("/")[0]


def _is_left(corpus: Corpus, plant: Plant) -> bool:
    """Whether a plant is still there: the report may have been replaced whole by a later one."""
    return plant.path in corpus.reports and plant.other in corpus.reports


def measured(corpus: Corpus, jobs: int | None, show: bool) -> dict[str, object]:
    """What is found in a corpus and what that takes, in seconds of the clock and megabytes."""
    with TemporaryDirectory(prefix="lintreport-") as name:
        folder = Path(name)
        targets = write(corpus, folder)
        size = sum(os.path.getsize(target.path) for target in targets)
        file = str(folder / "index")
        ready = plan()
        seconds = {"read": time.monotonic()}
        with store.opened(file, crew(ready).collectors, write=True) as kept:
            list(comparing.filled(kept, targets, crew(ready), jobs, lambda made, count: made))
        seconds["read"] = time.monotonic() - seconds["read"]
        begin = time.monotonic()
        reports = list(comparing.corpus(targets, ready, file, jobs, lambda made, count: made))
        seconds["compare"] = time.monotonic() - begin
        sample = targets[:: max(1, len(targets) // 50)]
        begin = time.monotonic()
        list(comparing.against(sample, ready, file))
        seconds["one against all"] = (time.monotonic() - begin) / len(sample)
        pairs = found(reports, folder)
        if show:
            true = {pair(plant) for plant in corpus.plants}
            print("\n".join(f"missed {one}" for one in sorted(true - pairs)), file=sys.stderr)
            print("\n".join(f"false {one}" for one in sorted(pairs - true)), file=sys.stderr)
        peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return {
            "reports": len(targets),
            "kilobytes each": round(size / len(targets) / 1000, 1),
            "seconds": {step: round(taken, 4) for step, taken in seconds.items()},
            "index, megabytes": round(os.path.getsize(file) / 1e6, 1),
            "peak, megabytes": round(peak / 1000),
            "found": scored(corpus, pairs),
        }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--show", action="store_true", help="what is missed, and what is found that nobody planted")
    given = parser.parse_args(arguments)
    for count in given.reports:
        print(json.dumps(measured(made(given.seed, count), given.jobs, given.show), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
