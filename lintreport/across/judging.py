"""From a record and those that it is compared with to what is found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from lintreport import lnt
from lintreport.across.collecting import Crew
from lintreport.border import Crossed, crossed
from lintreport.declaration import Check
from lintreport.diagnosis import diagnosis, masked, masked_words
from lintreport.document import Document
from lintreport.filed import Record
from lintreport.finding import Finding, NotEvaluated, Report, Text
from lintreport.fingerprint import numbered
from lintreport.precedence import without_echoes
from lintreport.run import Job, crash, in_order
from lintreport.suppress import commented


class Case(NamedTuple):
    """A record, and by collector those before it that it meets, its keys that many reports have, and those after it."""

    record: Record
    others: Mapping[str, Sequence[Record]]
    usual: Mapping[str, frozenset[int]]
    later: Mapping[str, Sequence[Record]] = MappingProxyType({})

    def met(self, check: Check) -> list[Record]:
        """The records that a check compares this one with."""
        assert check.collector
        name = check.collector.name
        return [*self.others.get(name, ()), *(self.later.get(name, ()) if check.mutual else ())]


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
                found.append(crash(job.check, made.fault))
    checks = {check.code: check for check in (*lnt.CHECKS, *(job.check for job in crew.jobs))}
    every = (*case.others.values(), *case.later.values())
    texts = {one.path: one.text for others in every for one in others}
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
    others = case.met(job.check)
    if not others:
        return Crossed([], [])
    judge = partial(_judge, job.check, case, others)
    made = crossed(job.check._replace(run=judge), document, job.options)
    sizes = {one.path: len(one.text) for one in others}
    for one in made.found:
        for related in one.related:
            if related.report and not related.span.end <= sizes.get(related.report, -1):
                return made._replace(found=[], fault=f"related.span does not lie in {related.report!r}")
    return made


def _judge(
    check: Check, case: Case, others: Sequence[Record], document: Document, options: Any
) -> Iterable[Finding | NotEvaluated]:
    assert check.collector
    assert check.judge
    name = check.collector.name
    filed = case.record.filed(name, case.usual.get(name, frozenset()))
    return check.judge(filed, [one.filed(name) for one in others], options)
