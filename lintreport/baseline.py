"""The baseline: findings that are known and accepted."""

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
from lintreport.finding import BASELINED, HELD_BACK, Diagnostic, Report, Text
from lintreport.text.characters.masking import mask
from lintreport.writing import replace_file

VERSION = 1

#: What people say of a finding: it is a defect, it is none, or they do not know yet.
UNSURE = "unsure"
JUDGEMENTS = ("confirmed", "false-positive", UNSURE)

_REQUIRED = {"code": str, "path": str, "fingerprint": str, "count": int, "excerpt": str}
_OPTIONAL = {"reason": str, "until": str}


class Entry(NamedTuple):
    """So many equal findings are accepted (``times``; ``count`` in the file), ``until`` a day included.

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

    def expired(self, today: date) -> bool:
        """Whether the day until which it holds is over."""
        return bool(self.until) and date.fromisoformat(self.until) < today


class Held(NamedTuple):
    """What a baseline does to a run: the reports, accepted findings marked, and the entries that did not help."""

    reports: tuple[Report, ...]
    unused: tuple[Entry, ...]


def load(path: Path) -> list[Entry]:
    """The entries of a baseline file; raises `ConfigError` where it is not one."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(Text(f"无法读取基线 {path}:{error}", f"cannot read the baseline {path}: {error}")) from error
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}"
        raise ConfigError(
            Text(f"{where}: 不是有效的 JSON:{error.msg}", f"{where}: not valid JSON: {error.msg}")
        ) from error
    if (
        not isinstance(data, dict)
        or data.get("lintreport_baseline") != VERSION
        or not isinstance(data.get("entries"), list)
    ):
        raise ConfigError(Text(f"{path}: 不是 lintreport 基线", f"{path}: not a baseline of lintreport"))
    lines = _entry_lines(text, len(data["entries"]))
    return [_entry(path, raw, line) for raw, line in zip(data["entries"], lines, strict=True)]


def _entry_lines(text: str, count: int) -> list[int]:
    """The line of every entry, where the file still is as it was written: an entry a line."""
    numbers = [number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith('{"code"')]
    return numbers if len(numbers) == count else [1] * count


def _entry(path: Path, raw: Any, line: int) -> Entry:
    kinds = _REQUIRED | _OPTIONAL
    sound = isinstance(raw, dict) and raw.keys() >= _REQUIRED.keys() and raw.keys() <= kinds.keys()
    if not sound or any(type(value) is not kinds[key] for key, value in raw.items()) or raw["count"] < 1:
        raise ConfigError(Text(f"{path}:{line}: 不是有效的基线条目", f"{path}:{line}: not an entry of a baseline"))
    try:
        date.fromisoformat(raw.get("until") or "2000-01-01")
    except ValueError as error:
        day = raw["until"]
        raise ConfigError(
            Text(f"{path}:{line}: “until”应为日期(年-月-日):{day}", f'{path}:{line}: "until" must be a date: {day}')
        ) from error
    return Entry(times=raw.pop("count"), **raw, line=line)


def dumps(entries: Iterable[Entry]) -> str:
    """The file: sorted, an entry a line, so that versions of it can be merged."""
    rows = []
    for entry in sorted(entries):
        row = {"code": entry.code, "path": entry.path, "fingerprint": entry.fingerprint, "count": entry.times}
        row |= {"excerpt": entry.excerpt, "reason": entry.reason, "until": entry.until}
        rows.append(
            json.dumps({key: value for key, value in row.items() if key in _REQUIRED or value}, ensure_ascii=False)
        )
    body = ",\n".join(f"  {row}" for row in rows)
    return f'{{"lintreport_baseline": {VERSION}, "entries": [{f"{chr(10)}{body}{chr(10)}" if rows else ""}]}}\n'


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Write the file, whole or not at all."""
    try:
        replace_file(path, dumps(entries).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConfigError(
            Text(f"无法写入 {path}:{error.strerror}", f"cannot write {path}: {error.strerror}")
        ) from error


def entries_of(reports: Iterable[Report], excusable: Collection[str]) -> list[Entry]:
    """Entries for all that was found by the checks ``excusable``."""
    found: Counter[tuple[str, str, str]] = Counter()
    excerpts: dict[tuple[str, str, str], str] = {}
    for one in (
        one for report in reports for one in report.diagnostics if one.code in excusable and one.status not in HELD_BACK
    ):
        key = (one.code, one.path, one.fingerprint)
        found[key] += 1
        excerpts.setdefault(key, short(one.excerpt))
    return [Entry(*key, times, excerpts[key]) for key, times in found.items()]


def short(excerpt: str) -> str:
    """An excerpt as an entry holds it: one line, at most 40 code points."""
    line = " ".join(excerpt.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def apply(entries: Sequence[Entry], reports: Sequence[Report], codes: Collection[str], today: date) -> Held:
    """Mark the findings that ``entries`` excuse.

    An entry excuses as many equal findings in its file as it counts, and no more; when its file is gone, equal
    ones in another file, which is the same report renamed. ``codes`` are the checks that ran and may be excused: an
    entry of another check, or for a file that was not looked at, excuses nothing and is not called unused.
    """
    left = [0 if entry.expired(today) or entry.code not in codes else entry.times for entry in entries]
    by_place: dict[tuple[str, str, str], list[int]] = {}
    moved: dict[tuple[str, str], list[int]] = {}
    seen = {report.path for report in reports}
    for index, entry in enumerate(entries):
        by_place.setdefault((entry.code, entry.path, entry.fingerprint), []).append(index)
        if entry.path not in seen and not _exists(entry.path):
            moved.setdefault((entry.code, entry.fingerprint), []).append(index)

    def excused(one: Diagnostic) -> bool:
        if one.status in HELD_BACK:
            return False
        same = by_place.get((one.code, one.path, one.fingerprint), [])
        for index in (*same, *moved.get((one.code, one.fingerprint), [])):
            if left[index]:
                left[index] -= 1
                return True
        return False

    held = []
    for report in reports:
        marked = (one._replace(status=BASELINED) if excused(one) else one for one in report.diagnostics)
        held.append(report._replace(diagnostics=tuple(marked)))
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
    known = {(entry.code, entry.path, entry.fingerprint): entry for entry in old}
    kept = [entry for entry in known.values() if entry.path not in linted]
    for entry in new:
        before = known.get((entry.code, entry.path, entry.fingerprint))
        kept.append(entry._replace(reason=before.reason, until=before.until) if before else entry)
    return kept


def merged(old: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Both, an entry of ``new`` in the place of its like in ``old``."""
    return list({(entry.code, entry.path, entry.fingerprint): entry for entry in (*old, *new)}.values())


def pruned(entries: Iterable[Entry], unused: Iterable[Entry]) -> list[Entry]:
    """``entries`` without what they count too much."""
    spare = Counter({entry._replace(times=0): entry.times for entry in unused})
    shrunk = (entry._replace(times=entry.times - spare[entry._replace(times=0)]) for entry in entries)
    return [entry for entry in shrunk if entry.times]


def judged(path: Path) -> list[Entry]:
    """Entries for what people have judged: confirmed and false ones alike do not come back; ``unsure`` does."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(
            Text(f"无法读取评判 {path}:{error}", f"cannot read the judgements {path}: {error}")
        ) from error
    rows = data.get("judgements") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not all(map(_is_judgement, rows)):
        raise ConfigError(Text(f"{path}: 不是评判结果", f"{path}: these are no judgements"))
    found: Counter[tuple[str, str, str]] = Counter()
    words: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row in rows:
        if row["judgement"] != UNSURE:
            key = (row["code"], mask(row["path"]), row["fingerprint"])
            found[key] += 1
            note = " ".join(filter(None, (row["judgement"], row.get("note", ""))))
            words[key] = (short(mask(row["excerpt"])), mask(note))
    return [Entry(*key, times, *words[key]) for key, times in found.items()]


def _is_judgement(row: Any) -> bool:
    keys = ("code", "path", "fingerprint", "excerpt")
    sound = isinstance(row, dict) and all(isinstance(row.get(key), str) for key in keys)
    return sound and row.get("judgement") in JUDGEMENTS and isinstance(row.get("note", ""), str)
