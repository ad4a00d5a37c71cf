"""Reports compared: one with a few, all of a folder with each other, some with those of an index."""

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from lintreport.across import store as stores
from lintreport.across.collecting import Crew, collected, crew
from lintreport.across.judging import Case, judged
from lintreport.across.store import Store
from lintreport.discovery import Target
from lintreport.filed import About, Kept, Record, at_hand
from lintreport.finding import FileReport
from lintreport.fingerprint import numbered
from lintreport.plan import Plan
from lintreport.run import in_order, killed, processors
from lintreport.workers import Work, shared_out

#: This many reports are kept at once: what is interrupted has lost no more.
_AT_ONCE = 500
#: So many reports are handed to a process at once: handing over costs as much as many a comparison.
_PIECE = 16
#: Under this many reports that meet others, starting worker processes costs more than it saves.
_SERIAL = 24

Watch = Callable[[Iterable[Record | FileReport], int], Iterable[Record | FileReport]]
#: Like `lintreport.across.store.pairs`.
Join = Callable[[Store, int], Iterable[tuple[int, int, int]]]


def compared(new: Target, old: Sequence[Target], plan: Plan) -> tuple[FileReport, ...]:
    """What is found in one report when it is compared with some others, whatever bodies and years they are of."""
    ready = crew(plan)
    first, *others = collected([new, *old], ready, 1)
    failed = [one for one in others if isinstance(one, FileReport)]
    if isinstance(first, FileReport):
        return (first, *failed)
    records = [at_hand(one) for one in others if isinstance(one, Record) and one.about.path != first.about.path]
    case = Case(at_hand(first), {one.name: records for one in ready.collectors})
    return (judged(case, ready), *failed)


class Task(NamedTuple):
    """The number of a report and, by the number of the collector, those of the reports before and after it."""

    at: int
    others: dict[int, list[int]]
    later: dict[int, list[int]]


def corpus(
    targets: Sequence[Target],
    plan: Plan,
    file: str | None,
    workers: int | None,
    watch: Watch,
    join: Join = stores.pairs,
) -> Iterator[FileReport]:
    """What is found in some reports when all are compared with each other and with those that ``file`` keeps.

    ``join`` says which meet.
    """
    ready = crew(plan)
    with ExitStack() as stack:
        file = file or str(Path(stack.enter_context(TemporaryDirectory(prefix="lintreport-"))) / "index")
        store = stack.enter_context(stores.opened(file, ready.collectors, write=True))
        failed = list(filled(store, targets, ready, workers, watch))
        wanted = {target.path for target in targets} - {one.path for one in failed}
        tasks, alone = _tasks(store, wanted, _mutual(ready), join)
        yield from failed
        yield from _judged(tasks, store, ready, workers)
        yield from (judged(Case(stores.kept(store, at), {}), ready) for at in alone)


def filled(
    store: Store, targets: Sequence[Target], ready: Crew, workers: int | None, watch: Watch
) -> Iterator[FileReport]:
    """Keep a record of every target that there is none of; yields the reports on those that cannot be read."""
    known = stores.known(store)
    fresh = [target for target in targets if known.get(target.path) != _digest(target)]
    gone = _gone(known, {target.path for target in targets})
    stores.remove(store, gone)
    made = iter(watch(collected(fresh, ready, workers), len(fresh)))
    while batch := list(islice(made, _AT_ONCE)):
        stores.add(store, [one for one in batch if isinstance(one, Record)])
        failed = [one for one in batch if isinstance(one, FileReport)]
        stores.remove(store, [one.path for one in failed])
        yield from failed
    stores.settle(store)


def _digest(target: Target) -> str:
    """The content hash of a file; empty when it cannot be told without reading what it holds."""
    from hashlib import sha256

    if target.data is not None or target.member:
        return ""
    try:
        with open(target.path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _gone(known: Iterable[str], wanted: set[str]) -> list[str]:
    """The paths of an index whose file is not there any more, in a folder that is looked at."""
    folders = {os.path.dirname(path) for path in wanted}
    return [
        path for path in known if path not in wanted and os.path.dirname(path) in folders and not os.path.lexists(path)
    ]


def _mutual(ready: Crew) -> set[str]:
    """The collectors whose facts a check compares with those of later reports, too."""
    return {job.check.collector.name for job in ready.jobs if job.check.mutual and job.check.collector}


def _tasks(store: Store, wanted: set[str], mutual: set[str], join: Join) -> tuple[list[Task], list[int]]:
    """The reports that are to be compared with some, and those that meet none."""
    order = stores.numbers(store)
    met: dict[int, dict[int, list[int]]] = defaultdict(dict)
    after: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for number in range(len(store.collectors)):
        for one, other, asks in join(store, number):
            later, earlier = (one, other) if asks or order[one] > order[other] else (other, one)
            met[later].setdefault(number, []).append(earlier)
            if store.collectors[number].name in mutual and not asks:
                after[earlier].setdefault(number, []).append(later)
    shown = sorted(at for at, (_, path) in order.items() if path in wanted)
    for others in (*met.values(), *after.values()):
        for numbers in others.values():
            numbers.sort(key=order.__getitem__)
    busy = met.keys() | after.keys()
    tasks = [Task(at, met.get(at, {}), after.get(at, {})) for at in shown if at in busy]
    return tasks, [at for at in shown if at not in busy]


class _Desk(NamedTuple):
    """What a process needs to judge: the checks, the open store, and the keys that many reports have."""

    crew: Crew
    store: Store
    usual: Mapping[str, array[int]]


_own: list[_Desk] = []  # of this process
_open = ExitStack()


def _begin(given: tuple[Plan, str, Mapping[str, array[int]]]) -> None:
    plan, file, usual = given
    ready = crew(plan)
    _sit(_Desk(ready, _open.enter_context(stores.opened(file, ready.collectors, write=False)), usual))


def _sit(desk: _Desk) -> None:
    _own[:] = [desk]
    _kept.cache_clear()


@lru_cache(maxsize=512)
def _kept(at: int) -> Kept:
    return stores.kept(_own[0].store, at, _own[0].usual)


def _work(task: Task) -> FileReport:
    ready = _own[0].crew
    names = [one.name for one in ready.collectors]
    others, later = (
        {names[number]: [_kept(at) for at in given] for number, given in met.items()}
        for met in (task.others, task.later)
    )
    return judged(Case(_kept(task.at), others, later), ready)


def _piece(tasks: Sequence[Task]) -> list[FileReport]:
    return list(map(_work, tasks))


def _judged(tasks: Sequence[Task], store: Store, ready: Crew, workers: int | None) -> Iterator[FileReport]:
    count = workers or processors()
    usual = {one.name: stores.usual(store, number) for number, one in enumerate(store.collectors)} if tasks else {}
    if count == 1 or len(tasks) < _SERIAL:
        _sit(_Desk(ready, store, usual))
        yield from map(_work, tasks)
        return
    paths = {at: path for at, (_, path) in stores.numbers(store).items()}
    given = ready.plan, store.file, usual

    def lost(task: Task) -> FileReport:
        return killed(Target(paths[task.at]))

    def anew(tasks: Sequence[Task]) -> list[FileReport]:
        return list(shared_out(tasks, Work(_begin, given, _work, lost), 1))

    pieces = [tasks[at : at + _PIECE] for at in range(0, len(tasks), _PIECE)]
    for made in shared_out(pieces, Work(_begin, given, _piece, anew), count):
        yield from made


def against(targets: Sequence[Target], plan: Plan, file: str) -> Iterator[FileReport]:
    """What is found in each of some reports when it is compared with those of an index."""
    ready = crew(plan)
    with stores.opened(file, ready.collectors, write=False) as store:
        for one in collected(targets, ready, 1):
            yield one if isinstance(one, FileReport) else judged(_case(one, store), ready)


def _case(record: Record, store: Store) -> Case:
    """A record with the reports of the index that it meets, but for itself."""
    others: dict[str, list[Kept]] = {}
    usual: dict[str, frozenset[int]] = {}
    for number, collector in enumerate(store.collectors):
        met, usual[collector.name] = stores.met_by(store, number, record.facts[collector.name])
        found = (stores.kept(store, at) for at in sorted(met))
        others[collector.name] = [one for one in found if not _same_file(one.about, record.about)]
    return Case(at_hand(record, usual), others)


def _same_file(kept: About, new: About) -> bool:
    """Whether a report that is kept is of the file itself, maybe in another folder."""
    names = (os.path.basename(kept.path), os.path.basename(new.path))
    return kept.path == new.path or (kept.sha256 == new.sha256 and names[0] == names[1])


def joined(reports: Sequence[FileReport], compared: Iterable[FileReport]) -> tuple[FileReport, ...]:
    """Reports on files with what was found when these were compared with others."""
    more = {one.path: one for one in compared if not one.unreadable}
    return tuple(_joined(one, more[one.path]) if one.path in more else one for one in reports)


def _joined(report: FileReport, more: FileReport) -> FileReport:
    return report._replace(
        diagnostics=tuple(numbered(sorted((*report.diagnostics, *more.diagnostics), key=in_order))),
        not_evaluated=(*report.not_evaluated, *more.not_evaluated),
        tracebacks=(*report.tracebacks, *more.tracebacks),
    )
