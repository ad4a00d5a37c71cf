"""From a file to the record that is kept of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

from lintreport import index, lnt, packs
from lintreport.discovery import Target
from lintreport.document import Document
from lintreport.filed import About, Collector, Facts, Record, origin_of
from lintreport.finding import FileReport
from lintreport.plan import Plan
from lintreport.reading import files
from lintreport.reading.content import read
from lintreport.run import Job, engine_report, failed, killed, processors
from lintreport.source import Unreadable
from lintreport.workers import Work, shared_out

#: Under this many files, starting worker processes costs more than it saves.
SERIAL = 24


class Crew(NamedTuple):
    """The checks across reports that a plan has, ready to run, and their collectors, each once."""

    plan: Plan
    jobs: tuple[Job, ...]
    collectors: tuple[Collector, ...]


def crew(plan: Plan) -> Crew:
    """The checks across reports of a plan; only the files that hold some are loaded."""
    jobs = []
    for pack in plan.packs:
        listed = [check for check in index.listed([pack]) if check.across and check.code in plan.codes]
        for source in dict.fromkeys(check.source for check in listed):
            for check in packs.checks_in(pack, Path(source)):
                if check.across and check.code in plan.codes:
                    made = check._replace(severity=plan.severity.get(check.code, check.severity))
                    jobs.append(Job(made, check.options(**plan.options.get(check.code, {}))))
    jobs.sort(key=lambda job: job.check.code)
    collectors = {job.check.collector.name: job.check.collector for job in jobs if job.check.collector}
    return Crew(plan, tuple(jobs), tuple(collectors.values()))


def collected(targets: Sequence[Target], crew: Crew, workers: int | None) -> Iterator[Record | FileReport]:
    """A record for each target, in their order; a report that says why, for one that there is no record of."""
    count = workers or processors()
    if count == 1 or len(targets) < SERIAL:
        return (_record(target, crew) for target in targets)
    return shared_out(targets, Work(_begin, crew.plan, _work, killed), count)


_own: list[Crew] = []  # of this worker process


def _begin(plan: Plan) -> None:
    _own[:] = [crew(plan)]


def _work(target: Target) -> Record | FileReport:
    return _record(target, _own[0])


def _record(target: Target, crew: Crew) -> Record | FileReport:
    try:
        data = read(target, crew.plan.max_size)
        extraction = files.extraction(data, target.path, crew.plan.encoding)
    except Unreadable as error:
        return engine_report(target, lnt.UNREADABLE, error.reason)
    except Exception as error:
        return failed(target, error)
    from hashlib import sha256

    return record(extraction.text, target.path, sha256(data).hexdigest(), extraction.encoding, crew)


def record(text: str, path: str, digest: str, encoding: str, crew: Crew) -> Record | FileReport:
    """What is kept of a text."""
    import sys

    document = Document(text, path, crew.plan.profile)
    facts: dict[str, Facts] = {}
    try:
        with redirect_stdout(sys.stderr):
            for collector in crew.collectors:
                facts[collector.name] = collector.collect(document)
            text = document.masked
        about = About(path, digest, encoding, origin_of(document), len(text), len(document.lines))
        return Record(about, text, facts)
    except Exception as error:
        return failed(Target(path), error)
