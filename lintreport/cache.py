"""Reports of earlier runs, kept in the user's cache folder: for the same text, the same program and the same plan."""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lintreport import packs
from lintreport.discovery import Target
from lintreport.finding import (
    Diagnostic,
    FileReport,
    Place,
    PlacedEdit,
    PlacedEvidence,
    PlacedFix,
    PlacedOperand,
    PlacedRelated,
    Text,
)
from lintreport.reading.content import read
from lintreport.source import Unreadable
from lintreport.stamp import files, stamp

if TYPE_CHECKING:
    from sqlite3 import Connection

    from lintreport.plan import Plan

NAME = "reports.sqlite"
#: What the cache may hold in bytes; beyond it, the older half goes.
LARGEST = 200_000_000
#: Seconds to wait for another run that is writing.
PATIENCE = 2.0
#: A pack with more bytes of files than these is not looked through at every run: what it finds is not kept.
LARGEST_PACK = 20_000_000
_DIGEST = 16


def folder() -> Path | None:
    """Where programs keep what they can make again, by the rules of the system; None where no place is named."""
    try:
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local) / "lintreport" / "Cache" if local else None
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "lintreport"
        named = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(named) if os.path.isabs(named) else Path.home() / ".cache") / "lintreport"
    except RuntimeError:  # nobody knows the home of this user
        return None


class Cache:
    """The reports that are kept for one plan, and those that will be."""

    def __init__(self, database: Connection, context: bytes) -> None:
        self._database = database
        self._context = context
        self._new: list[tuple[bytes, bytes]] = []

    def _key(self, path: str, digest: str) -> bytes:
        told = blake2b(self._context, digest_size=_DIGEST)
        told.update(f"{digest} {path}".encode("utf-8", "surrogatepass"))
        return told.digest()

    def report(self, target: Target, largest: int) -> FileReport | None:
        """What is known of a file as it is now."""
        import sqlite3

        try:
            digest = sha256(read(target, largest)).hexdigest()
            key = self._key(target.path, digest)
            row = self._database.execute("SELECT value FROM report WHERE key = ?", (key,)).fetchone()
            return _report(key, row[0], target.path, digest) if row else None
        except (Unreadable, OSError, sqlite3.Error, *_DAMAGED):
            return None

    def keep(self, report: FileReport) -> None:
        """Remember a report; one that another run may not come to is left out."""
        if report.repeatable:
            key = self._key(report.path, report.sha256)
            self._new.append((key, _value(key, report)))

    def close(self) -> None:
        """Write what is new. Where that cannot be done, it is done without."""
        import sqlite3

        try:
            if self._new:
                with self._database:
                    self._database.executemany("INSERT OR REPLACE INTO report VALUES (?, ?)", self._new)
                _bound(self._database)
        except sqlite3.Error:
            pass  # a full disk, another run that writes for long: it is only a cache
        finally:
            self._database.close()


def opened(plan: Plan) -> Cache | None:
    """The cache for a plan; None where there can be none, or where the plan asks for what is not kept."""
    context = None if plan.keep_text else _context(plan)
    place = folder()
    if context is None or place is None:
        return None
    try:
        import sqlite3
    except ImportError:  # a Python that was built without it
        return None
    for _ in range(2):
        try:
            return Cache(_database(place), context)
        except sqlite3.OperationalError:  # a folder that cannot be written to, a file that another run has locked
            return None
        except sqlite3.DatabaseError:  # the file is damaged: it is begun anew
            if not clear():
                return None
        except OSError:
            return None
    return None


def clear() -> bool:
    """Delete the cache; whether that could be done."""
    place = folder()
    try:
        for path in place.glob(f"{NAME}*") if place else ():
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _database(place: Path) -> Connection:
    """The file in the cache folder; raises `PermissionError` when others than this user may write to either."""
    import sqlite3

    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place / NAME
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    if os.name == "posix":
        for one in (place, path):
            status = one.stat()
            if status.st_uid != os.geteuid() or status.st_mode & 0o022:
                raise PermissionError(one)
    database = sqlite3.connect(path, timeout=PATIENCE)
    try:
        database.execute("PRAGMA synchronous = OFF")  # every report has its checksum
        database.execute("CREATE TABLE IF NOT EXISTS report (key BLOB UNIQUE, value BLOB)")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _bound(database: Connection) -> None:
    """Delete the older half of the reports where there are too many."""
    pages, free, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in _PAGES)
    if (pages - free) * size > LARGEST:
        with database:
            database.execute("DELETE FROM report WHERE rowid < (SELECT (min(rowid) + max(rowid) + 1) / 2 FROM report)")


_PAGES = ("page_count", "freelist_count", "page_size")


def _context(plan: Plan) -> bytes | None:
    """All that a report depends on but the file: program, Python, libraries, packs, plan; None for too large packs."""
    told = blake2b(
        f"{stamp()} {sys.version} {plan._replace(timed=False)!r}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST
    )
    for place in sys.path:  # by their names: lxml-5.2.dist-info
        try:
            found = sorted(name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue
        told.update("\n".join(found).encode("utf-8", "surrogatepass"))
    total = 0
    try:
        for path in _read_besides(plan):
            data = path.read_bytes()
            total += len(data)
            if total > LARGEST_PACK:
                return None
            told.update(b"%d %b" % (len(data), data))
    except OSError:
        return None
    return told.digest()


def _read_besides(plan: Plan) -> Iterator[Path]:
    """The files of packs that are not ours, and those that options name."""
    for pack in plan.packs:
        if pack != packs.built_in():
            yield from (Path(line.split("|")[0]) for line in sorted(files(pack.folder)))
    for options in plan.options.values():
        for value in options.values():
            yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Path))


def recalled(targets: Sequence[Target], largest: int, cache: Cache | None) -> list[FileReport | None]:
    """For each target the report that is known."""
    return [cache.report(target, largest) if cache else None for target in targets]


def joined(known: Sequence[FileReport | None], made: Iterable[FileReport], cache: Cache | None) -> Iterator[FileReport]:
    """The reports in order: those known, and between them those that are made now, which are remembered."""
    making = iter(made)
    try:
        for report in known:
            if report is not None:
                yield report
                continue
            new = next(making)
            if cache:
                cache.keep(new)
            yield new
    finally:
        if cache:
            cache.close()


#: What reading a damaged report raises.
_DAMAGED = (ValueError, TypeError, LookupError, zlib.error)


def _value(key: bytes, report: FileReport) -> bytes:
    """A report as bytes, without its paths, after a checksum."""
    bare = report._replace(
        path="",
        sha256="",
        times={},
        diagnostics=tuple(
            one._replace(path="", related=tuple(other._replace(path="") for other in one.related))
            for one in report.diagnostics
        ),
    )
    data = zlib.compress(json.dumps(bare, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)
    return blake2b(key + data, digest_size=_DIGEST).digest() + data


def _report(key: bytes, value: bytes, path: str, digest: str) -> FileReport:
    """The report of `_value`; raises one of `_DAMAGED`."""
    data = value[_DIGEST:]
    if blake2b(key + data, digest_size=_DIGEST).digest() != value[:_DIGEST]:
        raise ValueError
    told = FileReport(*json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")))
    return told._replace(
        path=path,
        sha256=digest,
        not_evaluated=tuple((code, Text(*reason)) for code, reason in told.not_evaluated),
        diagnostics=tuple(_diagnostic(one, path) for one in told.diagnostics),
        tracebacks=(),
    )


def _diagnostic(told: Any, path: str) -> Diagnostic:
    one = Diagnostic(*told)
    return one._replace(
        message=Text(*one.message),
        note=_text(one.note),
        path=path,
        start=Place(*one.start),
        end=Place(*one.end),
        evidence=_evidence(one.evidence) if one.evidence else None,
        related=tuple(_related(other, path) for other in one.related),
        fix=_fix(one.fix) if one.fix else None,
        lines={int(number): line for number, line in one.lines.items()},
        location=_text(one.location),
    )


def _text(told: Any) -> Text | None:
    return Text(*told) if told else None


def _related(told: Any, path: str) -> PlacedRelated:
    _, start, end, message, location = told
    return PlacedRelated(path, Place(*start), Place(*end), Text(*message), _text(location))


def _evidence(told: Any) -> PlacedEvidence:
    formula, computed, stated, operands = told
    placed = (
        PlacedOperand(text, value, unit, Place(*start), Place(*end)) for text, value, unit, start, end in operands
    )
    return PlacedEvidence(formula, computed, stated, tuple(placed))


def _fix(told: Any) -> PlacedFix:
    message, edits, safe = told
    return PlacedFix(
        Text(*message), tuple(PlacedEdit(Place(*start), Place(*end), words) for start, end, words in edits), safe
    )
