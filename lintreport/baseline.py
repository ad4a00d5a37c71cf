"""The baseline: findings that are known, accepted or confirmed as defects."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lintreport.errors import ConfigError
from lintreport.finding import BASELINED, CONFIRMED, HELD_BACK, Diagnostic, FileReport, Text
from lintreport.parsing import json_of, text_of
from lintreport.writing import replace_file

VERSION = 1

#: What people say of a finding: it is a defect, it is none, or they do not know yet.
FALSE_ALARM, UNSURE = "false-positive", "unsure"
JUDGEMENTS = (CONFIRMED, FALSE_ALARM, UNSURE)

_REQUIRED = {"code": str, "path": str, "fingerprint": str, "count": int, "excerpt": str}
_OPTIONAL = {"reason": str, "until": str}
_KINDS = _REQUIRED | _OPTIONAL


class Entry(NamedTuple):
    """This many equal findings are accepted (``times``; ``count`` in the file), ``until`` a day included.

    Those that are ``confirmed`` as defects are not accepted: they are told from new ones, and count like them.

    There is no line number and no message in it, so that it survives edits elsewhere in the report.
    ``line`` is where the entry stands in the baseline file, 0 for one that is not written yet.
    """

    code: str
    path: str
    fingerprint: str
    times: int
    excerpt: str
    reason: str = ""
    until: str = ""
    line: int = 0
    confirmed: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: code, path and fingerprint."""
        return self.code, self.path, self.fingerprint

    def expired(self, today: date) -> bool:
        """Whether the day until which it holds is over."""
        return bool(self.until) and date.fromisoformat(self.until) < today


class Held(NamedTuple):
    """What a baseline does to a run: the reports, known findings marked, and the entries that met nothing."""

    reports: tuple[FileReport, ...]
    unused: tuple[Entry, ...]


def load(path: Path) -> list[Entry]:
    """The entries of a baseline file; raises `ConfigError` where it is not one."""
    text = text_of(path, Text("基线", "the baseline"))
    data = json_of(path, text)
    if (
        not isinstance(data, dict)
        or data.get("lintreport_baseline") != VERSION
        or not isinstance(data.get("entries"), list)
    ):
        raise ConfigError(Text(f"{path}: 不是 lintreport 基线", f"{path}: not a baseline of lintreport"))
    confirmed = data.get("confirmed", [])
    if not isinstance(confirmed, list):
        raise ConfigError(Text(f"{path}: “confirmed”应为列表", f'{path}: "confirmed" must be a list'))
    rows = [*((raw, False) for raw in data["entries"]), *((raw, True) for raw in confirmed)]
    lines = _entry_lines(text, len(rows))
    return [_entry(path, raw, line)._replace(confirmed=true) for (raw, true), line in zip(rows, lines, strict=True)]


def _entry_lines(text: str, count: int) -> list[int]:
    """The line of every entry, where the file still is as it was written: an entry a line."""
    numbers = [number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith('{"code"')]
    return numbers if len(numbers) == count else [1] * count


def _entry(path: Path, raw: Any, line: int) -> Entry:
    sound = isinstance(raw, dict) and raw.keys() >= _REQUIRED.keys() and raw.keys() <= _KINDS.keys()
    if not sound or any(type(value) is not _KINDS[key] for key, value in raw.items()) or raw["count"] < 1:
        raise ConfigError(Text(f"{path}:{line}: 不是有效的基线条目", f"{path}:{line}: not an entry of a baseline"))
    day = raw.get("until")
    try:
        if day:
            date.fromisoformat(day)
    except ValueError as error:
        raise ConfigError(
            Text(f"{path}:{line}: “until”应为日期（年-月-日）：{day}", f'{path}:{line}: "until" must be a date: {day}')
        ) from error
    return Entry(times=raw.pop("count"), **raw, line=line)


def dumps(entries: Iterable[Entry]) -> str:
    """The file: sorted, an entry a line, so that versions of it can be merged; confirmed ones in a second list."""
    ordered = sorted(entries)
    accepted, confirmed = ([entry for entry in ordered if entry.confirmed is true] for true in (False, True))
    more = f', "confirmed": {_rows(confirmed)}' if confirmed else ""
    return f'{{"lintreport_baseline": {VERSION}, "entries": {_rows(accepted)}{more}}}\n'


def _rows(entries: Sequence[Entry]) -> str:
    rows = []
    for entry in entries:
        row = {"code": entry.code, "path": entry.path, "fingerprint": entry.fingerprint, "count": entry.times}
        row |= {"excerpt": entry.excerpt, "reason": entry.reason, "until": entry.until}
        kept = {key: value for key, value in row.items() if key in _REQUIRED or value}
        rows.append(f"\n  {json.dumps(kept, ensure_ascii=False)}")
    return f"[{','.join(rows)}{chr(10) if rows else ''}]"


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Write the file, whole or not at all."""
    try:
        replace_file(path, dumps(entries).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConfigError(
            Text(f"无法写入 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")
        ) from error


def entries_of(reports: Iterable[FileReport], excusable: Collection[str]) -> list[Entry]:
    """Entries for all that was found by the checks ``excusable``; none can excuse a file that was not read."""
    found: Counter[tuple[str, str, str]] = Counter()
    excerpts: dict[tuple[str, str, str], str] = {}
    read = (report for report in reports if not report.unreadable)
    for one in (
        one for report in read for one in report.diagnostics if one.code in excusable and one.status not in HELD_BACK
    ):
        key = (one.code, one.path, one.fingerprint)
        found[key] += 1
        excerpts.setdefault(key, short(one.excerpt))
    return [Entry(*key, times, excerpts[key]) for key, times in found.items()]


def short(excerpt: str) -> str:
    """An excerpt as an entry holds it: one line, at most 40 code points."""
    line = " ".join(excerpt.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def apply(entries: Sequence[Entry], reports: Sequence[FileReport], codes: Collection[str], today: date) -> Held:
    """Mark the findings that ``entries`` excuse, or confirm.

    An entry excuses as many equal findings in its file as it counts, and no more; when its file is gone, equal
    ones in another file, which is the same report renamed. That a file was not read is never excused. ``codes`` are
    the checks that ran and may be excused: an entry of another check, or for a file that was not looked at, excuses
    nothing and is not called unused.
    """
    left = [0 if entry.expired(today) or entry.code not in codes else entry.times for entry in entries]
    by_place: dict[tuple[str, str, str], list[int]] = {}
    moved: dict[tuple[str, str], list[int]] = {}
    seen = {report.path for report in reports}
    gone = {path for path in {entry.path for entry in entries} - seen if not _exists(path)}
    for index, entry in enumerate(entries):
        if entry.path in seen:
            by_place.setdefault(entry.key, []).append(index)
        elif entry.path in gone:
            moved.setdefault((entry.code, entry.fingerprint), []).append(index)

    def status(one: Diagnostic) -> str:
        if one.status in HELD_BACK:
            return one.status
        same = by_place.get((one.code, one.path, one.fingerprint), [])
        for index in (*same, *moved.get((one.code, one.fingerprint), [])):
            if left[index]:
                left[index] -= 1
                return CONFIRMED if entries[index].confirmed else BASELINED
        return one.status

    held = []
    for report in reports:
        marked = report.diagnostics
        if entries and not report.unreadable:
            marked = tuple(one._replace(status=status(one)) for one in marked)
        held.append(report._replace(diagnostics=marked))
    unused = (
        entry._replace(times=rest)
        for entry, rest in zip(entries, left, strict=True)
        if rest and entry.path in seen and entry.code in codes
    )
    return Held(tuple(held), tuple(unused))


def _exists(path: str) -> bool:
    """Whether the file of an entry is there, or one whose masked path is the same."""
    from glob import escape, iglob

    if "*" not in path or os.path.exists(path):
        return os.path.exists(path)
    return any(iglob(escape(re.sub("~[0-9]+$", "", path)).replace("[*]", "?")))


def updated(old: Iterable[Entry], new: Iterable[Entry], linted: Collection[str]) -> list[Entry]:
    """``new`` for the files that were linted and ``old`` for the others; reasons and days are kept."""
    known = {(*entry.key, entry.confirmed): entry for entry in old}
    kept = [entry for entry in known.values() if entry.path not in linted]
    for entry in new:
        before = known.get((*entry.key, entry.confirmed))
        kept.append(entry._replace(reason=before.reason, until=before.until) if before else entry)
    return kept


def still_open(old: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """``new`` with as much of it confirmed as ``old`` confirms."""
    confirmed = {entry.key: entry for entry in old if entry.confirmed}
    kept = []
    for entry in new:
        times = min(entry.times, confirmed[entry.key].times) if entry.key in confirmed else 0
        parts = (entry._replace(times=entry.times - times), entry._replace(times=times, confirmed=True))
        kept += [part for part in parts if part.times]
    return kept


def merged(old: Iterable[Entry], new: Judged) -> list[Entry]:
    """``old`` with what is judged a false alarm, or a defect, in the place of their like."""
    judged = {entry.key for entry in new.entries}
    return [*(entry for entry in old if entry.key not in judged), *new.entries]


def pruned(entries: Iterable[Entry], unused: Iterable[Entry]) -> list[Entry]:
    """``entries`` without what they count too much."""
    spare = Counter({entry._replace(times=0): entry.times for entry in unused})
    shrunk = (entry._replace(times=entry.times - spare[entry._replace(times=0)]) for entry in entries)
    return [entry for entry in shrunk if entry.times]


class Judged(NamedTuple):
    """What people have judged: entries for false alarms and confirmed defects, and how many judgements of each kind."""

    entries: list[Entry]
    counts: Counter[str]


def judged(path: Path) -> Judged:
    """The judgements in a file. Only a false alarm is accepted: a defect stays one once it is confirmed."""
    data = json_of(path, text_of(path, Text("评判", "the judgements")))
    rows = data.get("judgements") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not all(map(_is_judgement, rows)):
        raise ConfigError(Text(f"{path}: 不是评判结果", f"{path}: not a file of judgements"))
    entries: dict[tuple[str, ...], Entry] = {}
    for row in rows:
        key = (row["code"], row["path"], row["fingerprint"])
        judgement = row["judgement"]
        if judgement == UNSURE:
            continue
        before = entries.get((*key, judgement))
        # What confirms needs no reason but the reviewer's own words.
        words = ("" if judgement == CONFIRMED else judgement, " ".join(row.get("note", "").split()))
        entries[(*key, judgement)] = Entry(
            *key,
            before.times + 1 if before else 1,
            short(row["excerpt"]),
            " ".join(filter(None, words)),
            confirmed=judgement == CONFIRMED,
        )
    return Judged(list(entries.values()), Counter(row["judgement"] for row in rows))


def _is_judgement(row: Any) -> bool:
    keys = ("code", "path", "fingerprint", "excerpt")
    sound = isinstance(row, dict) and all(isinstance(row.get(key), str) for key in keys)
    return sound and row.get("judgement") in JUDGEMENTS and isinstance(row.get("note", ""), str)
