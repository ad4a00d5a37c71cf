"""What a run has not looked at, not shown or not judged: a sentence for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lintreport.discovery import Skipped, named
from lintreport.finding import Text
from lintreport.report import SUPPRESSED, Outcome
from lintreport.report.statistics import held_back

#: This many checks that could not judge are named.
NAMED = 5


def skipped(things: Sequence[Skipped]) -> Text | None:
    """How many things of which kind were found and not linted."""
    if not things:
        return None
    count, kinds = len(things), named(things)
    return Text(f"另有 {count:,} 份未检查：{kinds.zh}。", f"{count:,} more not checked: {kinds.en}.")


def kept_back(outcome: Outcome) -> list[Text]:
    """What is missing because of those who sent the reports: what cannot be read, what their comments ignore."""
    return [text for text in (skipped(outcome.skipped), _suppressed(outcome)) if text]


def remarks(outcome: Outcome) -> list[Text]:
    """What a reader may take for clean, and is only not looked at, not shown or not judged."""
    return [*kept_back(outcome), *unseen(outcome)]


def unseen(outcome: Outcome) -> list[Text]:
    """What is not shown or not judged."""
    return [text for text in (_hidden(outcome), _unjudged(outcome)) if text]


def hidden(outcome: Outcome) -> int:
    """How many findings are less severe than what is shown."""
    return sum(report.hidden for report in outcome.reports)


def unjudged(outcome: Outcome) -> list[tuple[str, int]]:
    """The checks that could not judge, and how many files: the most files first."""
    counts = Counter(code for report in outcome.reports for code in {code for code, _ in report.not_evaluated})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _suppressed(outcome: Outcome) -> Text | None:
    count = held_back(outcome)[SUPPRESSED]
    if not count:
        return None
    return Text(
        f"另有 {count:,} 处被报告中的注释忽略，未列出。", f"{count:,} more ignored by comments in reports, not shown."
    )


def _hidden(outcome: Outcome) -> Text | None:
    count = hidden(outcome)
    if not count:
        return None
    only = outcome.least == "warning"
    what = Text("提示" if only else "较轻的问题", "info" if only else "less severe")
    return Text(
        f"另有 {count:,} 处{what.zh}未显示（--min-severity info）。",
        f"{count:,} more ({what.en}) not shown (--min-severity info).",
    )


def _unjudged(outcome: Outcome) -> Text | None:
    checks = unjudged(outcome)
    if not checks:
        return None
    several = len(outcome.reports) > 1
    zh = "、".join(f"{code} {files:,} 份" if several else code for code, files in checks[:NAMED])
    en = ", ".join(f"{code} {files:,}" if several else code for code, files in checks[:NAMED])
    more = len(checks) > NAMED
    what = Text("有未能判断的文件", "could not judge some files") if several else Text("未能判断", "could not judge")
    count = f"{len(checks)} check{'s' * (len(checks) > 1)}"
    return Text(
        f"{len(checks)} 项检查{what.zh}：{zh}{'等' if more else ''}。",
        f"{count} {what.en}: {en}{' …' if more else ''}.",
    )
