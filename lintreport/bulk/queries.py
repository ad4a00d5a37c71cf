"""The SQL text that joins the facts of many reports."""

from __future__ import annotations

from lintreport.across.collecting import Crew
from lintreport.across.query import PAIRS, USUAL

#: The reports in their order: by year, then by path. ``facts`` has the columns of `lint_table`.
REPORTS = """
SELECT CAST(row_number() OVER (ORDER BY year, path) AS BIGINT) AS d, report, record
FROM facts WHERE record <> ''
"""
#: Their keys with the numbers of the reports; ``marks`` has the columns of `keys_table`.
KEYS = "SELECT marks.c, marks.h, reports.d, marks.s FROM marks JOIN reports ON marks.report = reports.report"
#: What `judge_table` is given: a report, those that it meets (their collector, twice, and 1 more for later ones),
#: and its keys that many reports have.
CASES = """
SELECT r.record AS record, m.others AS others, u.keys AS usual
FROM (SELECT p.d, array_agg(concat(CAST(2 * p.c + p.after AS STRING), ':', o.record)) AS others
      FROM met p JOIN reports o ON o.d = p.other GROUP BY p.d) m
JOIN reports r ON r.d = m.d
LEFT JOIN (SELECT k.d, array_agg(concat(CAST(k.c AS STRING), ':', CAST(k.h AS STRING))) AS keys
           FROM keys k JOIN usual w ON w.c = k.c AND w.h = k.h GROUP BY k.d) u ON u.d = m.d
"""


def met(ready: Crew) -> str:
    """The pairs of reports that meet, by collector; those that a check compares both ways stand there both ways."""
    mutual = {job.check.collector.name for job in ready.jobs if job.check.mutual and job.check.collector}
    parts = []
    for number, one in enumerate(ready.collectors):
        pairs = PAIRS.format(c=number, most=one.most, least=one.least)
        parts.append(f"SELECT {number} AS c, one AS d, other, 0 AS after FROM ({pairs})")
        if one.name in mutual:
            parts.append(f"SELECT {number} AS c, other AS d, one AS other, 1 AS after FROM ({pairs}) WHERE asks = 0")
    return " UNION ALL ".join(parts)


def usual(ready: Crew) -> str:
    """The keys that many reports have, by collector."""
    return " UNION ALL ".join(
        f"SELECT {number} AS c, h FROM ({USUAL.format(c=number, common=one.common)})"
        for number, one in enumerate(ready.collectors)
    )
