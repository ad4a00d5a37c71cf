"""The SQLite file that keeps fingerprints and facts of reports."""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from lintreport.across.query import PAIRS, USUAL
from lintreport.errors import ConfigError
from lintreport.filed import Collector, Facts, Record
from lintreport.finding import Text
from lintreport.text.structure.origin import Origin

#: What the file is laid out like; another number is another layout.
LAYOUT = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS reports (
    d INTEGER PRIMARY KEY, path TEXT UNIQUE, sha256 TEXT, year INTEGER, record BLOB, marks BLOB);
CREATE TABLE IF NOT EXISTS keys (c INTEGER, h INTEGER, d INTEGER, s INTEGER, PRIMARY KEY (c, h, d, s)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fresh (c INTEGER, h INTEGER, d INTEGER, s INTEGER);
"""
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
        for table in ("about", "reports", "keys", "fresh"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.executescript(_TABLES)
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
    _remove(store, record.path)
    marks = [row for number, one in enumerate(store.collectors) for row in rows(number, record.facts.get(one.name))]
    packed = array("q", (value for row in marks for value in row)).tobytes()
    row = (record.path, record.sha256, record.origin.year, dumped(record), packed)
    at = store.connection.execute("INSERT INTO reports VALUES (NULL, ?, ?, ?, ?, ?)", row).lastrowid
    store.connection.executemany("INSERT INTO fresh VALUES (?, ?, ?, ?)", ((c, h, at, s) for c, h, s in marks))


def rows(number: int, facts: Facts | None) -> Iterator[tuple[int, int, int]]:
    """The keys that a collector keeps, each once: its number, the key, the side."""
    if facts:
        for side, given in enumerate((facts.keys, facts.sought, facts.offered)):
            yield from ((number, key, side) for key in dict.fromkeys(given))


def remove(store: Store, paths: Iterable[str]) -> None:
    """Forget the reports at some paths."""
    with failing(store.file):
        store.connection.execute("BEGIN")
        for path in paths:
            _remove(store, path)
        store.connection.execute("COMMIT")


def _remove(store: Store, path: str) -> None:
    row = store.connection.execute("SELECT d, marks FROM reports WHERE path = ?", (path,)).fetchone()
    if row is None:
        return
    at, packed = row
    marks = array("q")
    marks.frombytes(packed)
    of_report = zip(marks[::3], marks[1::3], marks[2::3], strict=True)
    store.connection.executemany(
        "DELETE FROM keys WHERE c = ? AND h = ? AND d = ? AND s = ?", ((c, h, at, s) for c, h, s in of_report)
    )
    store.connection.execute("DELETE FROM fresh WHERE d = ?", (at,))
    store.connection.execute("DELETE FROM reports WHERE d = ?", (at,))


def settle(store: Store) -> None:
    """Put the keys that were added in their order, so that reports meet at them."""
    with failing(store.file):
        store.connection.execute("BEGIN")
        store.connection.execute("INSERT OR IGNORE INTO keys SELECT * FROM fresh ORDER BY c, h, d, s")
        store.connection.execute("DELETE FROM fresh")
        store.connection.execute("COMMIT")


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


def usual(store: Store, number: int) -> frozenset[int]:
    """The keys of a collector that many reports have."""
    with failing(store.file):
        found = store.connection.execute(USUAL.format(c=number, common=store.collectors[number].common))
        return frozenset(h for (h,) in found)


def met_by(store: Store, number: int, facts: Facts) -> tuple[set[int], frozenset[int]]:
    """The reports that one with these facts meets, and its keys that many have."""
    _, _, most, many, least, _ = store.collectors[number]
    query = "SELECT d, s FROM keys WHERE c = ? AND h = ? LIMIT ?"
    met: Counter[int] = Counter()
    common = set()
    with failing(store.file):
        for _, key, side in rows(number, facts):
            found = store.connection.execute(query, (number, key, most + 1)).fetchall()
            if len(found) >= many:  # and the report itself
                common.add(key)
            if side < 2 and len(found) < most:
                met.update(d for d, s in found if s == 2 * side)
    return {at for at, count in met.items() if count >= least}, frozenset(common)


def record_at(store: Store, at: int) -> Record:
    """The record with a number."""
    with failing(store.file):
        (packed,) = store.connection.execute("SELECT record FROM reports WHERE d = ?", (at,)).fetchone()
    return loaded(packed)


def dumped(record: Record, *, keys: bool = False) -> bytes:
    """A record as bytes; without its ``keys`` where these have a table of their own."""
    data: Mapping[str, Any] = {
        name: [facts.data, *((facts.keys, facts.sought, facts.offered) if keys else ())]
        for name, facts in record.facts.items()
    }
    given = [*record[:4], record.origin, data]
    return zlib.compress(json.dumps(given, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def loaded(packed: bytes) -> Record:
    """The record that was `dumped`."""
    path, digest, encoding, text, origin, data = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    divisions, *others = origin
    facts = {name: Facts(data=one[0], **_keys(one[1:])) for name, one in data.items()}
    return Record(path, digest, encoding, text, Origin(tuple(divisions), *others), facts)


def _keys(given: list[list[int]]) -> dict[str, Any]:
    return dict(zip(("keys", "sought", "offered"), map(tuple, given), strict=False))
