"""The SQL texts that say which reports meet, at which keys many do; SQLite and DuckDB run them unchanged."""

#: ``keys`` has a row for each key ``h`` that the collector number ``c`` keeps of report number ``d``; the side ``s`` is
#: 0 for a key that reports meet at, 1 for one that a report asks with, 2 for one that a report answers with.
PAIRS = """
SELECT a.d AS one, b.d AS other, MAX(a.s) AS asks
FROM (SELECT h FROM keys WHERE c = {c} GROUP BY h HAVING COUNT(*) BETWEEN 2 AND {most}) few
JOIN keys a ON a.h = few.h
JOIN keys b ON b.h = few.h
WHERE a.c = {c} AND b.c = {c}
  AND ((a.s = 0 AND b.s = 0 AND a.d > b.d) OR (a.s = 1 AND b.s = 2 AND a.d <> b.d))
GROUP BY a.d, b.d
HAVING COUNT(*) >= {least}
"""

#: The keys that more than ``common`` reports have.
USUAL = "SELECT h FROM keys WHERE c = {c} GROUP BY h HAVING COUNT(*) > {common}"
