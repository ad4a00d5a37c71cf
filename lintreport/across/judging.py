"""From a report that is kept, with those that it meets, to what is found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from lintreport import lnt
from lintreport.across.collecting import Crew
from lintreport.border import Crossed, crossed
from lintreport.declaration import Check
from lintreport.diagnosis import diagnosis, masked, masked_words
from lintreport.document import Document
from lintreport.filed import Kept
from lintreport.finding import Diagnostic, FileReport, Finding, NotEvaluated, Text
from lintreport.fingerprint import numbered
from lintreport.precedence import without_echoes
from lintreport.run import Job, crash, in_order
from lintreport.suppress import commented
from lintreport.text.structure.markdown import is_markdown


class Case(NamedTuple):
    """A report, and by collector those before it that it meets, and those after it."""

    report: Kept
    others: Mapping[str, Sequence[Kept]]
    later: Mapping[str, Sequence[Kept]] = MappingProxyType({})

    def met(self, check: Check) -> list[Kept]:
        """The reports that a check compares this one with."""
        assert check.collector
        name = check.collector.name
        return [*self.others.get(name, ()), *(self.later.get(name, ()) if check.mutual else ())]


def judged(case: Case, crew: Crew) -> FileReport:
    """What the checks across reports find in one of them. The text of one in which nothing is found is not fetched."""
    about = case.report.about
    document = cache(lambda: _document(case.report, crew))
    found: list[tuple[str, Finding]] = []
    not_evaluated: list[tuple[str, Text]] = []
    tracebacks = []
    commentable = crew.plan.ignorable and is_markdown(about.path)
    with redirect_stdout(sys.stderr):
        for job in crew.jobs:
            made = _crossed(job, case, document)
            found += ((job.check.code, one) for one in made.found)
            not_evaluated += ((job.check.code, reason) for reason in made.not_evaluated)
            if made.fault is not None:
                tracebacks.append(masked_words(document(), made.traceback))
                found.append(crash(job.check, made.fault))
    return FileReport(
        path=about.path,
        encoding=about.encoding,
        sha256=about.sha256,
        characters=about.characters,
        lines=about.lines,
        not_evaluated=tuple((code, masked(document(), reason)) for code, reason in not_evaluated),
        diagnostics=_diagnostics(found, case, document(), crew) if found or commentable else (),
        unreadable=False,
        tracebacks=tuple(tracebacks),
        text=case.report.text if crew.plan.keep_text else "",
    )


def _diagnostics(
    found: Sequence[tuple[str, Finding]], case: Case, document: Document, crew: Crew
) -> tuple[Diagnostic, ...]:
    checks = {check.code: check for check in (*lnt.CHECKS, *(job.check for job in crew.jobs))}
    every = (*case.others.values(), *case.later.values())
    reports = {one.about.path: one for others in every for one in others}
    others = {path: _other(reports[path]) for path in _named(one for _, one in found)}
    placed = [diagnosis(document, checks[code], one, others) for code, one in without_echoes(found, checks)]
    codes = {job.check.code for job in crew.jobs}
    kept = commented(document, placed, codes, set(crew.plan.ignorable) & codes)
    return tuple(numbered(sorted(kept, key=in_order)))


def _document(report: Kept, crew: Crew) -> Document:
    document = Document(report.text, report.about.path, crew.plan.profile)
    document.unwrapped = document  # facts are of the text as it was submitted
    document.masked = report.text
    return document


def _other(report: Kept) -> Document:
    document = Document(report.text, report.about.path)
    document.masked = report.text
    return document


def _named(found: Iterable[Finding]) -> set[str]:
    return {related.report for one in found for related in one.related if related.report}


def _crossed(job: Job, case: Case, document: Callable[[], Document]) -> Crossed:
    """What a check says of a case, looked at as closely as what is said of a document."""
    others = case.met(job.check)
    said, error = _said(job, case, others) if others else ([], None)
    if not said and error is None:
        return Crossed([], [])

    def again(document: Document, options: Any) -> Iterator[Finding | NotEvaluated]:
        yield from said
        if error is not None:
            raise error

    made = crossed(job.check._replace(run=again), document(), job.options)
    sizes = {one.about.path: one.about.characters for one in others}
    for one in made.found:
        for related in one.related:
            if related.report and not related.span.end <= sizes.get(related.report, -1):
                return made._replace(found=[], fault=f"related.span does not lie in {related.report!r}")
    return made


def _said(job: Job, case: Case, others: Sequence[Kept]) -> tuple[list[Finding | NotEvaluated], BaseException | None]:
    """What a check yields, and what it raises; nothing that it does ends the run, but for the user's Ctrl-C."""
    assert job.check.collector
    assert job.check.judge
    name = job.check.collector.name
    said: list[Finding | NotEvaluated] = []
    try:
        said.extend(job.check.judge(case.report.filed(name), [one.filed(name) for one in others], job.options))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return said, error
    return said, None
