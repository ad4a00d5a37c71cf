"""What the findings of a run come to, for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from lintreport.finding import SEVERITY_WORDS
from lintreport.report import BASELINED, Outcome, diagnostics
from lintreport.report.layout import Line, Page, flowing, hanging, severity_word
from lintreport.report.remarks import remarks
from lintreport.report.statistics import Row, by_code, by_severity, held_back

#: So few findings are overlooked without a table by code.
FEW = 5


def totals(outcome: Outcome, page: Page) -> Iterator[Line]:
    """How much was found, by severity and by code; a friendly word when it is nothing."""
    files, held = len(outcome.reports), held_back(outcome)[BASELINED]
    rows = by_code(outcome)
    total = sum(row.found for row in rows)
    if not files:
        yield [(page.say("没有检查任何文件。", "No file was checked."), "")]
    elif not total:
        none = page.say(
            f"检查了 {files:,} 份文件，没有发现问题。", f"{page.many(files, 'file')} checked, nothing found."
        )
        yield [("✓ ", "good"), (none, "")]
    else:
        yield from flowing(_counts(outcome, total, page), page.width)
    if total > FEW or (total and outcome.statistics):
        yield []
        yield from _table(rows, page)
    if held:
        words = f"另有 {held:,} 处已在基线中,未列出。", f"{held:,} more in the baseline, not shown."
        yield [(page.say(*words), "dim")]
    for text in remarks(outcome):
        yield from hanging([], page.read(text), page)


def _counts(outcome: Outcome, total: int, page: Page) -> Line:
    """``发现 14 处:9 错误、5 警告;5 份文件中 4 份有问题;6 处可修复。``, a piece a clause."""
    found = list(diagnostics(outcome))
    files, bad = len(outcome.reports), len({one.path for one in found})
    fixable = sum(one.fix is not None for one in found)
    counts = [(severity, count) for severity, count in by_severity(outcome).items() if count]
    line: Line = [(page.say(f"发现 {total:,} 处：", f"{page.many(total, 'finding')}: "), "strong")]
    for n, (severity, count) in enumerate(counts, 1):
        words = page.say(f"{count:,} {SEVERITY_WORDS[severity].zh}", page.many(count, SEVERITY_WORDS[severity].en))
        line += [(words, severity), (page.say("、", ", ") if n < len(counts) else page.say("；", "; "), "")]
    line.append((page.say(f"{files:,} 份文件中 {bad:,} 份有问题", f"in {bad:,} of {page.many(files, 'file')}"), ""))
    if fixable:
        line += [(page.say("；", "; "), ""), (page.say(f"{fixable:,} 处可修复", f"{fixable:,} fixable"), "")]
    return [*line, (page.say("。", "."), "")]


def _table(rows: list[Row], page: Page) -> Iterator[Line]:
    """A line for every code: severity, code, how often, in how many files, title."""
    counts = max(len(f"{row.found:,}") for row in rows)
    files = max(cell_len(_in_files(row, page)) for row in rows)
    for row in rows:
        in_files = _in_files(row, page)
        lead: Line = [
            ("  ", ""),
            *severity_word(row.severity, page),
            (f"  {row.code}", "strong"),
            (page.say(f"  {row.found:>{counts},} 处", f"  {row.found:>{counts},}"), ""),
            (f"  {' ' * (files - cell_len(in_files))}{in_files}  ", "dim"),
        ]
        yield from hanging(lead, page.read(row.title), page)


def _in_files(row: Row, page: Page) -> str:
    return page.say(f"{row.files:,} 份文件", f"in {page.many(row.files, 'file')}")
