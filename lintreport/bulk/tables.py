"""Reports as Arrow tables: functions from table to table that any engine can map over batches of rows."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lintreport.across import packing
from lintreport.across.collecting import Crew, crew, record
from lintreport.across.judging import Case, judged
from lintreport.discovery import Target
from lintreport.filed import Kept, Record, key
from lintreport.finding import SEVERITIES, FileReport
from lintreport.plan import Plan, Selection, configuration, planned
from lintreport.reading import files
from lintreport.report.json import finding
from lintreport.run import Linter, lint_one, prepared
from lintreport.source import Unreadable

if TYPE_CHECKING:
    import pyarrow as pa

#: What `lint_table` gives for each report. ``findings`` are objects as ``-f jsonl`` writes them, of every severity;
#: ``record`` is what is kept of it for comparison, empty when it cannot be read; ``report`` a number made of its path.
FACTS = "path string, sha256 string, year int, findings array<string>, report bigint, record string"
#: What `keys_table` gives: the keys of each report. See `lintreport.across.query`.
KEYS = "report bigint, c int, h bigint, s int"
#: What `judge_table` gives for each report that meets others.
FOUND = "path string, findings array<string>"


def default_plan() -> Plan:
    """All checks that are on by default; no configuration is read."""
    return planned(configuration(None, isolated=True), Selection(), None)[0]


class _Worker:
    """The checks of a plan, made once in each process."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.linter: Linter = prepared(plan)
        self.crew: Crew = crew(plan)


@lru_cache(maxsize=2)
def _worker(told: str) -> _Worker:
    return _Worker(_plan_of(told))


def _plan_of(told: str) -> Plan:
    import pickle

    plan: Plan = pickle.loads(b64decode(told))  # made by `_told` in the program that sends the work
    return plan


def _told(plan: Plan | None) -> str:
    import pickle

    return b64encode(pickle.dumps(plan or default_plan())).decode()


def over_batches(
    function: Callable[[pa.Table, Plan], pa.Table], plan: Plan
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function of this module as engines want it that map over batches: it can be sent to other machines."""
    told = _told(plan)

    def mapped(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            yield from function(pa.Table.from_batches([batch]), _worker(told).plan).to_batches()

    return mapped


def lint_table(table: pa.Table, plan: Plan | None = None) -> pa.Table:
    """Lint the reports of a table: ``path`` and ``content`` (bytes) in, the columns of `FACTS` out."""
    import pyarrow as pa

    worker = _worker(_told(plan))
    rows = [
        _fact(path, content, worker)
        for path, content in zip(table["path"].to_pylist(), table["content"].to_pylist(), strict=True)
    ]
    return pa.Table.from_pylist(rows, schema=_schema(FACTS))


def _fact(path: str, content: bytes, worker: _Worker) -> dict[str, Any]:
    report = lint_one(Target(path, content), worker.linter)
    kept = None if report.unreadable else _record(path, content, report, worker.crew)
    return {
        "path": path,
        "sha256": report.sha256,
        "year": kept.about.origin.year if kept else 0,
        "findings": _findings(report),
        "report": key(path),
        "record": packing.written(kept, _names(worker.crew)) if kept else "",
    }


def _record(path: str, content: bytes, report: FileReport, ready: Crew) -> Record | None:
    try:
        text = files.extraction(content, path, ready.plan.encoding).text
    except Unreadable:
        return None
    made = record(text, path, report.sha256, report.encoding, ready)
    return made if isinstance(made, Record) else None


def _findings(report: FileReport) -> list[str]:
    ordered = sorted(report.diagnostics, key=lambda one: -SEVERITIES.index(one.severity))
    return [json.dumps(finding(one), ensure_ascii=False) for one in ordered]


def _names(ready: Crew) -> list[str]:
    return [one.name for one in ready.collectors]


def keys_table(table: pa.Table) -> pa.Table:
    """The keys of the reports of a table that has ``report`` and ``record``: the columns of `KEYS`."""
    import pyarrow as pa

    rows = [
        {"report": report, "c": number, "h": key, "s": side}
        for report, words in zip(table["report"].to_pylist(), table["record"].to_pylist(), strict=True)
        if words
        for number, keys in enumerate(packing.keys_read(words))
        for key, side in keys
    ]
    return pa.Table.from_pylist(rows, schema=_schema(KEYS))


def judge_table(table: pa.Table, plan: Plan | None = None) -> pa.Table:
    """Compare reports with those that they meet: the columns of `lintreport.bulk.queries.CASES` in, `FOUND` out."""
    import pyarrow as pa

    ready = _worker(_told(plan)).crew
    records, others, usual = (table[name].to_pylist() for name in ("record", "others", "usual"))
    rows = [_judgement(*given, ready=ready) for given in zip(records, others, usual, strict=True)]
    return pa.Table.from_pylist(rows, schema=_schema(FOUND))


def _judgement(words: str, given: Sequence[str], common: Sequence[str] | None, *, ready: Crew) -> dict[str, Any]:
    names = _names(ready)
    before: dict[str, list[Kept]] = {}
    after: dict[str, list[Kept]] = {}
    for one in given:
        at, _, other = one.partition(":")
        side = after if int(at) % 2 else before
        side.setdefault(names[int(at) // 2], []).append(packing.read(other, names))
    for met in (*before.values(), *after.values()):
        met.sort(key=lambda one: (one.about.origin.year, one.about.path))
    usual: dict[str, set[int]] = {}
    for one in common or ():
        at, _, key = one.partition(":")
        usual.setdefault(names[int(at)], set()).add(int(key))
    report = packing.read(words, names, {name: frozenset(keys) for name, keys in usual.items()})
    made = judged(Case(report, before, after), ready)
    return {"path": made.path, "findings": _findings(made)}


def _schema(told: str) -> pa.Schema:
    """The Arrow schema of a list of columns as SQL writes it."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "int": pa.int32(), "bigint": pa.int64(), "array<string>": pa.list_(pa.string())}
    return pa.schema([(name, kinds[kind]) for name, kind in (one.split() for one in told.split(", "))])
