"""The SQLite file that keeps fingerprints and facts of reports."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from lintreport.across.packing import about_from, packed, packed_keys, sides, unpacked
from lintreport.across.query import PAIRS, USUAL
from lintreport.errors import ConfigError
from lintreport.filed import Collector, Facts, Kept, Record
from lintreport.finding import Text

#: What the file is laid out like; another number is another layout.
LAYOUT = 3
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS reports (d INTEGER PRIMARY KEY, path TEXT UNIQUE, sha256 TEXT, year INTEGER, about TEXT);
CREATE TABLE IF NOT EXISTS texts (d INTEGER PRIMARY KEY, text BLOB);
CREATE TABLE IF NOT EXISTS facts (d INTEGER, c INTEGER, data BLOB, keys BLOB, PRIMARY KEY (d, c));
CREATE TABLE IF NOT EXISTS keys (c INTEGER, h INTEGER, d INTEGER, s INTEGER, PRIMARY KEY (c, h, d, s)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unsettled (d INTEGER PRIMARY KEY);
"""
#: The keys of reports that are not settled. They are in their facts as well, so that losing them costs nothing.
_FRESH = "CREATE TEMP TABLE fresh (c INTEGER, h INTEGER, d INTEGER, s INTEGER)"
#: This many pages of a kilobyte are kept in memory.
_CACHE = -96_000


class Store(NamedTuple):
    """An open file, and the collectors whose facts are in it: the number of each is its place among them."""

    connection: sqlite3.Connection
    collectors: tuple[Collector, ...]
    file: str


@contextmanager
def opened(file: str, collectors: tuple[Collector, ...], *, write: bool) -> Iterator[Store]:
    """The store in ``file``; it is made when there is none and ``write`` is said.

    Raises `ConfigError` when there is no such file, or it is no store, or one of other collectors; one that may be
    written is begun anew in the last case.
    """
    if not write and not Path(file).is_file():
        raise ConfigError(Text(f"没有这个索引：{file}", f"no such index: {file}"))
    with failing(file):
        uri = f"{Path(file).absolute().as_uri()}?mode={'rwc' if write else 'ro'}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        with failing(file):
            connection.execute(f"PRAGMA cache_size = {_CACHE}")
            store = Store(connection, collectors, file)
            _ready(store) if write else _fit(store)
        yield store
    finally:
        connection.close()


@contextmanager
def failing(file: str) -> Iterator[None]:
    """What SQLite cannot do is said in a sentence: no space left, no right to write, no such file."""
    try:
        yield
    except sqlite3.Error as error:
        raise ConfigError(Text(f"索引 {file}：{error}", f"the index {file}: {error}")) from error


def _signature(collectors: Iterable[Collector]) -> str:
    return json.dumps([LAYOUT, *([one.name, one.version] for one in collectors)])


def _ready(store: Store) -> None:
    """Make the tables; an index of other collectors is emptied."""
    connection = store.connection
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and "about" not in tables:
        raise ConfigError(Text(f"{store.file} 不是 lintreport 索引", f"{store.file} is not an index of lintreport"))
    connection.execute("PRAGMA synchronous = NORMAL")
    signature = _signature(store.collectors)
    if tables and _said(store) != signature:
        for table in ("about", "reports", "texts", "facts", "keys", "fresh", "unsettled"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.executescript(_TABLES)
    connection.execute(_FRESH)
    connection.execute("INSERT OR REPLACE INTO about VALUES ('signature', ?)", (signature,))


def _said(store: Store) -> str:
    row = store.connection.execute("SELECT value FROM about WHERE name = 'signature'").fetchone()
    return str(row[0]) if row else ""


def _fit(store: Store) -> None:
    if _said(store) != _signature(store.collectors):
        file = store.file
        raise ConfigError(
            Text(
                f"索引 {file} 出自另一版本，或检查项不同：请用 lintreport corpus --index 重建",
                f"the index {file} was made by another version, or for other checks: make it again with "
                "lintreport corpus --index",
            )
        )


def add(store: Store, records: Iterable[Record]) -> None:
    """Keep some records, all or none; what was kept under their paths goes."""
    with failing(store.file):
        store.connection.execute("BEGIN")
        try:
            for record in records:
                _add(store, record)
            store.connection.execute("COMMIT")
        except BaseException:
            if store.connection.in_transaction:  # a full disk has rolled it back by itself
                store.connection.execute("ROLLBACK")
            raise


def _add(store: Store, record: Record) -> None:
    about = record.about
    _remove(store, about.path)
    connection = store.connection
    told = json.dumps(about, ensure_ascii=False)
    row = (about.path, about.sha256, about.origin.year, told)
    at = connection.execute("INSERT INTO reports VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
    connection.execute("INSERT INTO texts VALUES (?, ?)", (at, packed(record.text)))
    for number, collector in enumerate(store.collectors):
        facts = record.facts.get(collector.name, Facts())
        keys = packed_keys(facts)
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (at, number, packed(facts.data), keys))
        connection.executemany(
            "INSERT INTO fresh VALUES (?, ?, ?, ?)", ((number, key, at, side) for key, side in sides(keys))
        )
    connection.execute("INSERT INTO unsettled VALUES (?)", (at,))


def remove(store: Store, paths: Iterable[str]) -> None:
    """Forget the reports at some paths."""
    with failing(store.file):
        store.connection.execute("BEGIN")
        for path in paths:
            _remove(store, path)
        store.connection.execute("COMMIT")


def _remove(store: Store, path: str) -> None:
    connection = store.connection
    row = connection.execute("SELECT d FROM reports WHERE path = ?", (path,)).fetchone()
    if row is None:
        return
    for c, h, s in _keys_of(store, row[0]):
        connection.execute("DELETE FROM keys WHERE c = ? AND h = ? AND d = ? AND s = ?", (c, h, *row, s))
    for table in ("fresh", "unsettled", "facts", "texts", "reports"):
        connection.execute(f"DELETE FROM {table} WHERE d = ?", row)


def _keys_of(store: Store, at: int) -> list[tuple[int, int, int]]:
    """The keys of a report: the number of the collector, the key, the side."""
    rows = store.connection.execute("SELECT c, keys FROM facts WHERE d = ?", (at,)).fetchall()
    return [(c, key, side) for c, keys in rows for key, side in sides(keys)]


def settle(store: Store) -> None:
    """Put the keys that were added in their order, so that reports meet at them."""
    connection = store.connection
    with failing(store.file):
        connection.execute("BEGIN")
        left = "SELECT d FROM unsettled WHERE d NOT IN (SELECT d FROM fresh)"  # by a run that was interrupted
        for (at,) in connection.execute(left).fetchall():
            rows = ((c, key, at, side) for c, key, side in _keys_of(store, at))
            connection.executemany("INSERT INTO fresh VALUES (?, ?, ?, ?)", rows)
        connection.execute("INSERT OR IGNORE INTO keys SELECT * FROM fresh ORDER BY c, h, d, s")
        connection.execute("DELETE FROM unsettled")
        connection.execute("DELETE FROM fresh")
        connection.execute("COMMIT")


def known(store: Store) -> dict[str, str]:
    """The reports that are kept: path to content hash."""
    with failing(store.file):
        return dict(store.connection.execute("SELECT path, sha256 FROM reports"))


def numbers(store: Store) -> dict[int, tuple[int, str]]:
    """Year and path of every report, by number: the order in which reports come."""
    with failing(store.file):
        return {d: (year, path) for d, year, path in store.connection.execute("SELECT d, year, path FROM reports")}


def pairs(store: Store, number: int) -> Iterator[tuple[int, int, int]]:
    """The numbers of reports that meet by what a collector keeps of them, and 1 when the first asks the second."""
    collector = store.collectors[number]
    query = PAIRS.format(c=number, most=collector.most, least=collector.least)
    with failing(store.file):
        yield from store.connection.execute(query)


def keys(store: Store, number: int) -> Iterator[list[tuple[int, int, int]]]:
    """All that a collector keeps of all reports, a million rows at a time: the key, the report, the side."""
    with failing(store.file):
        rows = store.connection.execute("SELECT h, d, s FROM keys WHERE c = ?", (number,))
        while batch := rows.fetchmany(1_000_000):
            yield batch


def met_by(store: Store, number: int, facts: Facts) -> tuple[set[int], frozenset[int]]:
    """The reports that one with these facts meets, and its keys that many have."""
    _, _, most, many, least, _ = store.collectors[number]
    query = "SELECT d, s FROM keys WHERE c = ? AND h = ? LIMIT ?"
    met: Counter[int] = Counter()
    common = set()
    with failing(store.file):
        for key, side in sides(packed_keys(facts)):
            found = store.connection.execute(query, (number, key, most + 1)).fetchall()
            if len(found) >= many:  # and the report itself
                common.add(key)
            if side < 2 and len(found) < most:
                met.update(d for d, s in found if s == 2 * side)
    return {at for at, count in met.items() if count >= least}, frozenset(common)


def usual(store: Store, number: int) -> array[int]:
    """The keys of a collector that many reports have, in order."""
    query = USUAL.format(c=number, common=store.collectors[number].common)
    with failing(store.file):
        return array("q", (key for (key,) in store.connection.execute(query)))


def kept(store: Store, at: int, many: Mapping[str, array[int]] = MappingProxyType({})) -> Kept:
    """The report with a number; its text and facts are read when they are asked for.

    ``many`` are the `usual` keys by the name of the collector.
    """
    (told,) = _row(store, "SELECT about FROM reports WHERE d = ?", at)
    numbers = {one.name: number for number, one in enumerate(store.collectors)}
    return Kept(
        about_from(json.loads(told)),
        lambda: str(unpacked(_row(store, "SELECT text FROM texts WHERE d = ?", at)[0])),
        lambda name: unpacked(_row(store, "SELECT data FROM facts WHERE d = ? AND c = ?", at, numbers[name])[0]),
        lambda name: _usual(store, at, numbers[name], many.get(name, array("q"))),
    )


def _usual(store: Store, at: int, number: int, many: array[int]) -> frozenset[int]:
    """The keys of a report that are among those that many have."""
    (keys,) = _row(store, "SELECT keys FROM facts WHERE d = ? AND c = ?", at, number)
    return frozenset(key for key, _ in sides(keys) if bisect_left(many, key) < bisect_right(many, key))


def _row(store: Store, query: str, *given: int) -> tuple[Any, ...]:
    with failing(store.file):
        row: tuple[Any, ...] = store.connection.execute(query, given).fetchone()
        return row
