"""From a record and those that it is compared with to what is found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from functools import partial
from typing import Any, NamedTuple

from lintreport import lnt
from lintreport.across.collecting import Crew
from lintreport.border import Crossed, crossed
from lintreport.declaration import Judge
from lintreport.diagnosis import diagnosis, masked, masked_words
from lintreport.document import Document
from lintreport.filed import Record
from lintreport.finding import Finding, NotEvaluated, Report, Span, Text
from lintreport.fingerprint import numbered
from lintreport.precedence import without_echoes
from lintreport.run import Job, in_order
from lintreport.suppress import commented


class Case(NamedTuple):
    """A record, by collector those that it meets, and by collector its keys that too many reports have."""

    record: Record
    others: Mapping[str, Sequence[Record]]
    usual: Mapping[str, frozenset[int]]


def judged(case: Case, crew: Crew) -> Report:
    """What the checks across reports find in one of them."""
    record = case.record
    document = Document(record.text, record.path, crew.plan.profile)
    document.unwrapped = document  # facts are of the text as it was submitted
    document.masked = record.text
    found: list[tuple[str, Finding]] = []
    not_evaluated: list[tuple[str, Text]] = []
    tracebacks = []
    with redirect_stdout(sys.stderr):
        for job in crew.jobs:
            made = _crossed(job, case, document)
            found += ((job.check.code, one) for one in made.found)
            not_evaluated += ((job.check.code, reason) for reason in made.not_evaluated)
            if made.fault is not None:
                tracebacks.append(made.traceback)
                what = f"{job.check.code}: {made.fault}"
                crash = Finding(Span(0, 0), Text(f"检查项出错：{what}", f"a check crashed: {what}"))
                found.append((lnt.CRASHED.code, crash))
    checks = {check.code: check for check in (*lnt.CHECKS, *(job.check for job in crew.jobs))}
    texts = {one.path: one.text for others in case.others.values() for one in others}
    others = {path: _other(texts[path], path) for path in _named(one for _, one in found)}
    placed = [diagnosis(document, checks[code], one, others) for code, one in without_echoes(found, checks)]
    codes = {job.check.code for job in crew.jobs}
    kept = commented(document, placed, codes, set(crew.plan.ignorable) & codes)
    return Report(
        path=record.path,
        encoding=record.encoding,
        sha256=record.sha256,
        characters=len(record.text),
        lines=len(document.lines),
        not_evaluated=tuple((code, masked(document, reason)) for code, reason in not_evaluated),
        diagnostics=tuple(numbered(sorted(kept, key=in_order))),
        unreadable=False,
        tracebacks=tuple(masked_words(document, lines) for lines in tracebacks),
        text=record.text if crew.plan.keep_text else "",
    )


def _other(text: str, path: str) -> Document:
    document = Document(text, path)
    document.masked = text
    return document


def _named(found: Iterable[Finding]) -> set[str]:
    return {related.report for one in found for related in one.related if related.report}


def _crossed(job: Job, case: Case, document: Document) -> Crossed:
    """What a check says of a case, looked at as closely as what is said of a document."""
    assert job.check.collector
    assert job.check.judge
    name = job.check.collector.name
    others = case.others.get(name, ())
    if not others:
        return Crossed([], [])
    judge = partial(_judge, job.check.judge, case, name)
    made = crossed(job.check._replace(run=judge), document, job.options)
    sizes = {one.path: len(one.text) for one in others}
    for one in made.found:
        for related in one.related:
            if related.report and not related.span.end <= sizes.get(related.report, -1):
                return made._replace(found=[], fault=f"related.span does not lie in {related.report!r}")
    return made


def _judge(judge: Judge, case: Case, name: str, document: Document, options: Any) -> Iterable[Finding | NotEvaluated]:
    filed = case.record.filed(name, case.usual.get(name, frozenset()))
    return judge(filed, [one.filed(name) for one in case.others[name]], options)
