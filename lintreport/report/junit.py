"""``junit``: a test suite for every file and a test case for every check, as build servers show them."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport.discovery import counted
from lintreport.finding import Diagnostic, FileReport, Text
from lintreport.report import HELD_BACK, Outcome, message
from lintreport.text.characters.visible import visible

#: What keeps a file from being checked is an error of the run; all other findings are failures.
ERRORS = ("LNT001", "LNT002")


def render(outcome: Outcome) -> Iterator[str]:
    """An XML document; a suggestion (``info``) does not fail its case, and a check that could not judge is skipped."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lintreport">\n'
    for report in outcome.reports:
        yield _suite(report, outcome)
    if outcome.skipped:
        yield _skipped_suite(outcome)
    yield "</testsuites>\n"


def _skipped_suite(outcome: Outcome) -> str:
    """A suite of its own, with a skipped case for every kind of what was not linted."""
    kinds = counted(outcome.skipped)
    cases = ""
    for kind, count in kinds:
        opening = f"<testcase{_attributes(classname='lintreport', name=kind)}>"
        cases += f"    {opening}<skipped{_attributes(message=count)}/></testcase>\n"
    title = "not checked" if outcome.lang == "en" else "未检查"
    attributes = _attributes(name=title, tests=len(kinds), failures=0, errors=0, skipped=len(kinds))
    return f"  <testsuite{attributes}>\n{cases}  </testsuite>\n"


def _suite(report: FileReport, outcome: Outcome) -> str:
    groups: dict[str, list[Diagnostic]] = {}
    for one in report.diagnostics:
        if one.status not in HELD_BACK:
            groups.setdefault(one.code, []).append(one)
    titles = {code: Text(group[0].name, group[0].name) for code, group in groups.items()}
    if not report.unreadable:  # else no check saw it, and none has passed
        titles |= {check.code: check.title for check in outcome.checks}
    reasons = dict(report.not_evaluated)
    cases = []
    counts = dict.fromkeys(("failure", "error", "skipped"), 0)
    for code in sorted(titles):
        body, kind = _verdict(code, groups.get(code, []), reasons.get(code), outcome.lang)
        if kind:
            counts[kind] += 1
        opening = f"<testcase{_attributes(classname=report.path, name=f'{code} {titles[code].of(outcome.lang)}')}"
        cases.append(f"    {opening}>{body}</testcase>\n" if body else f"    {opening}/>\n")
    numbers = {"tests": len(cases), "failures": counts["failure"], "errors": counts["error"]}
    attributes = _attributes(name=report.path, **numbers, skipped=counts["skipped"])
    return f"  <testsuite{attributes}>\n{''.join(cases)}  </testsuite>\n"


def _verdict(code: str, found: list[Diagnostic], reason: Text | None, lang: str) -> tuple[str, str]:
    """What stands in the case of a check, and as what it counts."""
    if not found:
        return (f"<skipped{_attributes(message=reason.of(lang))}/>", "skipped") if reason else ("", "")
    lines = _escaped("\n".join(_line(one, lang) for one in found), breaks=True)
    if all(one.severity == "info" for one in found):
        return f"<system-out>{lines}</system-out>", ""
    kind = "error" if code in ERRORS else "failure"
    more = f" (+{len(found) - 1})" if len(found) > 1 else ""
    attributes = _attributes(message=message(found[0], lang) + more, type=found[0].severity)
    return f"<{kind}{attributes}>{lines}</{kind}>", kind


def _line(one: Diagnostic, lang: str) -> str:
    place = f"{visible(one.path)}:{one.start.line}:{one.start.column}: {one.severity} {visible(message(one, lang))}"
    return f"{place}\n    {visible(one.note.of(lang))}" if one.note else place


def _attributes(**values: object) -> str:
    return "".join(f' {key}="{_escaped(str(value))}"' for key, value in values.items())


def _escaped(text: str, *, breaks: bool = False) -> str:
    """``text`` for XML, which has no way at all to hold most control characters: they stand there by name."""
    lines = text.split("\n") if breaks else [text]
    safe = "\n".join(map(visible, lines))
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        safe = safe.replace(sign, entity)
    return safe
