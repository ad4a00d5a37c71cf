"""From paths to what was found in them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO
from threading import RLock
from time import process_time
from typing import Any, NamedTuple

from lintreport import index, lnt
from lintreport.border import crossed
from lintreport.copies import Found, fold_copies
from lintreport.declaration import Check
from lintreport.diagnosis import diagnosis, masked, masked_words
from lintreport.discovery import Target
from lintreport.document import Document
from lintreport.ending import tell
from lintreport.finding import Diagnostic, FileReport, Finding, Span, Text
from lintreport.fingerprint import numbered
from lintreport.pattern import OUT_OF_TIME
from lintreport.plan import Plan
from lintreport.precedence import without_echoes
from lintreport.profile import Profile
from lintreport.reading import files
from lintreport.reading.content import MAX_SIZE, read
from lintreport.reading.extraction import Extraction
from lintreport.source import Unreadable
from lintreport.suppress import commented
from lintreport.text.characters.masking import mask
from lintreport.text.structure.markdown import is_markdown
from lintreport.text.structure.markdown import prose as without_code
from lintreport.workers import Work, shared_out

#: Under this many bytes in all, starting worker processes costs more than it saves.
SERIAL_BYTES = 400_000


class Job(NamedTuple):
    """A check, ready to run: its options made, its severity as configured."""

    check: Check
    options: Any


class Linter(NamedTuple):
    """A plan, its checks loaded."""

    jobs: tuple[Job, ...]
    codes: frozenset[str]
    encoding: str | None
    keep_text: bool = False
    profile: Profile | None = None
    ignorable: frozenset[str] = frozenset()
    max_size: int = MAX_SIZE
    timed: bool = False


def prepared(plan: Plan, loaded: Sequence[Check] = ()) -> Linter:
    """The checks of a plan, ready to run; ``loaded`` are those of its packs where they are at hand already.

    Those across reports are none of a single report.
    """
    every = loaded or index.listed(plan.packs)
    codes = frozenset(plan.codes) - {check.code for check in every if check.across}
    jobs = []
    for check in every:
        if check.code in codes:
            severity = plan.severity.get(check.code, check.severity)
            jobs.append(Job(check._replace(severity=severity), check.options(**plan.options.get(check.code, {}))))
    return Linter(
        tuple(jobs),
        codes,
        plan.encoding,
        plan.keep_text,
        plan.profile,
        frozenset(plan.ignorable),
        plan.max_size,
        plan.timed,
    )


def lint(
    targets: Sequence[Target], plan: Plan, workers: int | None = None, loaded: Sequence[Check] = ()
) -> Iterator[FileReport]:
    """A report for each target, in their order; with several ``workers`` when that pays (None: as many as processors).

    ``loaded`` spares this process loading the checks again. The worker processes are running when this returns, so
    that a caller may start threads of its own.
    """
    count = workers or processors()
    if count == 1 or len(targets) < 2 or (workers is None and _size(targets) < SERIAL_BYTES):
        linter = prepared(plan, loaded)
        return (lint_one(target, linter) for target in targets)
    return shared_out(targets, Work(_begin, plan, _work, killed), count)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(targets: Sequence[Target]) -> int:
    """The bytes of all targets, as far as that matters."""
    total = 0
    for target in targets:
        try:
            total += os.stat(target.path).st_size if target.data is None else len(target.data)
        except OSError:
            continue  # reading it will say why
        if total >= SERIAL_BYTES:
            break
    return total


#: Standard output belongs to the whole process: one thread at a time may take it from the checks.
_printing = RLock()

_own_linter: list[Linter] = []  # of this worker process


def _begin(plan: Plan) -> None:
    _own_linter[:] = [prepared(plan)]
    gc.freeze()  # what is loaded by now is there to stay
    gc.enable()  # the command line does without while it starts


def _work(target: Target) -> FileReport:
    try:
        return lint_one(target, _own_linter[0])
    except KeyboardInterrupt as error:  # of a check: that of the user goes to the parent
        return failed(target, error)


def killed(target: Target) -> FileReport:
    """The report on a file that a worker process has died over."""
    return lost(target, Text("检查进程被终止（可能内存不足）", "the worker process was killed (out of memory?)"))


def lost(target: Target, why: Text) -> FileReport:
    """The report on a file that could not be linted to the end; ``why`` says what became of that."""
    return engine_report(target, lnt.CRASHED, why)._replace(tracebacks=(why.en,))


def lint_one(target: Target, linter: Linter) -> FileReport:
    """Lint one file. Whatever happens to it, there is a report."""
    try:
        return _linted(target, linter)
    except Exception as error:
        return failed(target, error)


def failed(target: Target, error: BaseException) -> FileReport:
    """The report on a file that the program itself has failed on."""
    import traceback

    what = type(error).__name__  # its message may quote what is personal
    message = Text(f"程序处理这份文件时出错：{what}", f"the program failed on this file: {what}")
    traces = mask("".join(traceback.format_exception(error)))
    return engine_report(target, lnt.CRASHED, message)._replace(tracebacks=(traces,))


def _linted(target: Target, linter: Linter) -> FileReport:
    try:
        data = read(target, linter.max_size)
        extraction = files.extraction(data, target.path, linter.encoding)
    except Unreadable as error:
        return engine_report(target, lnt.UNREADABLE, error.reason)
    return _reported(extraction, target.path, data, linter)


def lint_text(text: str, path: str, linter: Linter) -> FileReport:
    """Lint what a program holds as text: it is read as it is, whatever a file of such content would be taken for."""
    try:
        return _reported(Extraction(text, "utf-8"), path, text.encode("utf-8", "surrogatepass"), linter)
    except Exception as error:
        return failed(Target(path), error)


def _reported(extraction: Extraction, path: str, data: bytes, linter: Linter) -> FileReport:
    """The report on a file that holds ``data``, once its text has been read."""
    from hashlib import sha256

    document = Document(extraction.text, path, linter.profile)
    ran = _run(document, linter)
    found = [*ran.found, *(one for one in _of_the_file(extraction) if one[0] in linter.codes)]
    not_evaluated = (*ran.not_evaluated, *((lnt.UNREADABLE.code, reason) for reason in extraction.unread))
    checks = {check.code: check for check in (*lnt.CHECKS, *(job.check for job in linter.jobs))}
    spoken = fold_copies(document, without_echoes(found, checks))
    placed = [located(diagnosis(document, checks[code], finding), extraction) for code, finding in spoken]
    return FileReport(
        path=path,
        encoding=extraction.encoding,
        sha256=sha256(data).hexdigest(),
        characters=len(extraction.text),
        lines=len(document.lines),
        not_evaluated=tuple((code, masked(document, reason)) for code, reason in not_evaluated),
        diagnostics=tuple(numbered(sorted(commented(document, placed, linter.codes, linter.ignorable), key=in_order))),
        unreadable=False,
        tracebacks=tuple(masked_words(document, lines) for lines in ran.tracebacks),  # they may quote the report
        text=document.masked if linter.keep_text else "",
        repeatable=ran.settled and extraction.encoding not in files.BY_OTHERS,
        times=ran.times,
    )


def _of_the_file(extraction: Extraction) -> Iterator[Found]:
    """What is to be said of the file itself and not of its words."""
    name = extraction.encoding
    if name not in ("utf-8", "utf-8-sig", *files.DOCUMENTS):
        message = Text(f"文件按 {name} 读取，建议另存为 UTF-8", f"read as {name}; better save it as UTF-8")
        yield lnt.NOT_UTF8.code, Finding(Span(0, 0), message)
    for remark in extraction.remarks:
        yield remark.code, Finding(remark.span, remark.message)


def located(one: Diagnostic, extraction: Extraction) -> Diagnostic:
    """A diagnostic with its places in the document, where that is no plain text."""
    if not extraction.stretches:
        return one
    related = tuple(place._replace(location=extraction.place(place.start.offset)) for place in one.related)
    return one._replace(location=extraction.place(one.start.offset), related=related)


class _Ran(NamedTuple):
    """What the checks find, what they could not judge, the tracebacks of those that raised, and the time of each.

    ``settled``: none raised, printed or ran out of time.
    """

    found: list[Found]
    not_evaluated: list[tuple[str, Text]]
    tracebacks: list[str]
    times: dict[str, float]
    settled: bool = True


def _run(document: Document, linter: Linter) -> _Ran:
    if not document.text.strip():
        empty = Finding(Span(0, 0), Text("文件没有任何文字", "the file holds no text"))
        return _Ran([(lnt.UNREADABLE.code, empty)], [], [], {})
    prose = _prose(document)
    ran = _Ran([], [], [], {})
    printed = StringIO()
    with _printing, redirect_stdout(printed):
        for check, options in linter.jobs:
            begun = process_time() if linter.timed else 0.0  # which asks the system
            made = crossed(check, prose if check.code in linter.ignorable else document, options)
            if linter.timed:
                ran.times[check.code] = process_time() - begun
            ran.found.extend((check.code, one) for one in made.found)
            ran.not_evaluated.extend((check.code, reason) for reason in made.not_evaluated)
            if made.fault is not None:
                ran.tracebacks.append(made.traceback)
                ran.found.append(crash(check, made.fault))
    for line in masked_words(document, printed.getvalue()).splitlines():
        tell(line)  # it is no part of the output
    late = any(reason == OUT_OF_TIME.reason for _, reason in ran.not_evaluated)
    return ran._replace(settled=not (ran.tracebacks or printed.getvalue() or late))


def crash(check: Check, fault: str) -> Found:
    """What is said of a check that raised, or whose findings cannot be relied on."""
    what = f"{check.code}: {fault}"
    return lnt.CRASHED.code, Finding(Span(0, 0), Text(f"检查项出错：{what}", f"a check crashed: {what}"))


def _prose(document: Document) -> Document:
    """What most checks read: of a Markdown file not the code and not the comments, and of all others everything.

    Whoever writes a report writes its code, too, so that a protected check reads that as well.
    """
    if not is_markdown(document.path):
        return document
    return Document(without_code(document.text), document.path, document.chosen)


def in_order(diagnostic: Diagnostic) -> tuple[int, int, str]:
    """The order of diagnostics within a file: place, then code."""
    return diagnostic.start.offset, diagnostic.end.offset, diagnostic.code


def engine_report(target: Target, check: Check, message: Text) -> FileReport:
    """A report that holds nothing but a word of the engine's."""
    one = diagnosis(Document("", target.path), check, Finding(Span(0, 0), message))
    return FileReport(
        target.path, "", "", 0, 0, (), tuple(numbered([one])), unreadable=check is lnt.UNREADABLE, tracebacks=()
    )
