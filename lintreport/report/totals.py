"""What the findings of a run come to, for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from lintreport.finding import SEVERITIES, SEVERITY_WORDS
from lintreport.report import BASELINED, Outcome, diagnostics
from lintreport.report.layout import Line, Page, flowing, hanging, severity_word
from lintreport.report.remarks import remarks
from lintreport.report.statistics import Row, by_code, by_file, by_severity, confirmed, held_back
from lintreport.text.characters.visible import visible

#: So few findings are overlooked without a table by code.
FEW = 5
#: When more files than this have findings, the worst of them are named: the statistics name more.
MANY_FILES = 5
NAMED_FILES = 20
#: The command that prints the page of a check.
EXPLAIN = "lintreport explain"


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
    yield from _worst_files(outcome, page)
    if held:
        both = f"另有 {held:,} 处已在基线中，未列出。", f"{held:,} more in the baseline, not shown."
        yield [(page.say(*both), "dim")]
    for text in remarks(outcome):
        yield from hanging([], page.read(text), page)
    if total:
        words = page.say(f"查看一项检查的说明：{EXPLAIN} {rows[0].code}", f"About a check: {EXPLAIN} {rows[0].code}")
        yield [(words, "dim")]


def _worst_files(outcome: Outcome, page: Page) -> Iterator[Line]:
    """Where to begin, when many files have findings."""
    rows = by_file(outcome)
    named = NAMED_FILES if outcome.statistics else MANY_FILES
    if len(rows) <= (1 if outcome.statistics else MANY_FILES):
        return
    yield []
    yield [(page.say("问题最重的文件：", "Files with the most severe findings:"), "strong")]
    for row in rows[:named]:
        counts = zip(row.counts, reversed(SEVERITIES), strict=True)
        words = [
            page.say(f"{count:,} {SEVERITY_WORDS[one].zh}", page.many(count, SEVERITY_WORDS[one].en))
            for count, one in counts
            if count
        ]
        yield from hanging([("  ", "")], f"{visible(row.path)}  {page.say('、', ', ').join(words)}", page)


def _counts(outcome: Outcome, total: int, page: Page) -> Line:
    """``发现 14 处：9 错误、5 警告；5 份文件中 4 份有问题；…``, a piece a clause."""
    found = list(diagnostics(outcome))
    files, bad = len(outcome.reports), len({one.path for one in found})
    safe = sum(one.fix is not None and one.fix.safe for one in found)
    unsafe = sum(one.fix is not None and not one.fix.safe for one in found)
    counts = [(severity, count) for severity, count in by_severity(outcome).items() if count]
    line: Line = [(page.say(f"发现 {total:,} 处：", f"{page.many(total, 'finding')}: "), "strong")]
    for n, (severity, count) in enumerate(counts, 1):
        words = page.say(f"{count:,} {SEVERITY_WORDS[severity].zh}", page.many(count, SEVERITY_WORDS[severity].en))
        line += [(words, severity), (page.say("、", ", ") if n < len(counts) else page.say("；", "; "), "")]
    line.append((page.say(f"{files:,} 份文件中 {bad:,} 份有问题", f"in {bad:,} of {page.many(files, 'file')}"), ""))
    if known := confirmed(outcome):
        words = page.say(f"其中 {known:,} 处已确认", f"{known:,} of them confirmed")
        line += [(page.say("；", "; "), ""), (words, "")]
    if safe:
        words = page.say(f"{safe:,} 处可直接修复（--fix）", f"{safe:,} can be fixed (--fix)")
        line += [(page.say("；", "; "), ""), (words, "")]
    if unsafe:
        words = page.say(
            f"{unsafe:,} 处可修复，须核对（--unsafe-fixes --diff）", f"{unsafe:,} to review (--unsafe-fixes --diff)"
        )
        line += [(page.say("；", "; "), ""), (words, "")]
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
