"""Checks written in YAML: a pattern, what it means, and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lintreport.check import Check, NoOptions
from lintreport.document import Document
from lintreport.errors import ConfigError, nearest
from lintreport.finding import SEVERITIES, Edit, Finding, Fix, Severity, Span, Text

#: A line this near to the head or the tail of a text, in lines that are not blank, is at its edge.
EDGE_LINES = 10

#: Seconds that one pattern may take on one text.
TIMEOUT = 20

_REQUIRED = ("code", "name", "title", "severity", "basis", "doc", "pattern", "message", "bad", "good")
_OPTIONAL = ("default", "unless", "fix")
_FIX_KEYS = ("replacement", "safe", "message")


class _Rule(NamedTuple):
    """What a YAML check does: all that it needs to run, and nothing of what it says of itself."""

    pattern: Any
    unless: Any
    message: Text
    fix: dict[str, Any] | None


def load(path: Path) -> list[Check]:
    """The checks of one YAML file: a list of mappings, a check each."""
    import yaml

    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _mistake(path, Text(f"无法读取:{error}", f"cannot be read: {error}")) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _mistake(path, Text("应为检查项的列表", "must be a list of checks"))
    return [_check(path, entry) for entry in entries]


def _mistake(path: Path, text: Text) -> ConfigError:
    return ConfigError(Text(f"{path}: {text.zh}", f"{path}: {text.en}"))


def _check(path: Path, entry: dict[str, Any]) -> Check:
    where = entry.get("code", "?")

    def fail(zh: str, en: str) -> ConfigError:
        return _mistake(path, Text(f"{where}: {zh}", f"{where}: {en}"))

    for key in entry:
        if key not in _REQUIRED + _OPTIONAL:
            hint = nearest(str(key), [*_REQUIRED, *_OPTIONAL])
            raise fail(f"未知的键“{key}”{hint.zh}", f'unknown key "{key}"{hint.en}')
    for key in _REQUIRED:
        if key not in entry:
            raise fail(f"缺少键“{key}”", f'the key "{key}" is missing')
    for key in ("code", "name", "basis", "pattern"):
        if not isinstance(entry[key], str):
            raise fail(f"“{key}”应为字符串", f'"{key}" must be a string')
    if entry["severity"] not in SEVERITIES:
        raise fail(f"“severity”应为 {'、'.join(SEVERITIES)} 之一", f'"severity" must be one of {", ".join(SEVERITIES)}')
    if not isinstance(entry.get("default", True), bool):
        raise fail("“default”应为 true 或 false", '"default" must be true or false')
    for key in ("bad", "good"):
        if not isinstance(entry[key], list) or not all(isinstance(example, str) for example in entry[key]):
            raise fail(f"“{key}”应为字符串列表", f'"{key}" must be a list of strings')
    fix = entry.get("fix")
    if fix is not None:
        if not isinstance(fix, dict) or not isinstance(fix.get("replacement"), str):
            raise fail("“fix”应含字符串“replacement”", '"fix" must hold a string "replacement"')
        for key in fix:
            if key not in _FIX_KEYS:
                hint = nearest(str(key), list(_FIX_KEYS))
                raise fail(f"未知的键“fix.{key}”{hint.zh}", f'unknown key "fix.{key}"{hint.en}')
        if fix.get("safe", False) not in (True, False, "edges"):
            raise fail("“fix.safe”应为 true、false 或 edges", '"fix.safe" must be true, false or edges')
    rule = _Rule(
        pattern=_compiled(entry["pattern"], fail, "pattern"),
        unless=_compiled(entry["unless"], fail, "unless") if "unless" in entry else None,
        message=_text(entry["message"], "message", fail),
        fix=fix
        and {**fix, "message": _text(fix.get("message", {"zh": "修改", "en": "replace it"}), "fix.message", fail)},
    )
    severity: Severity = entry["severity"]
    return Check(
        code=entry["code"],
        name=entry["name"],
        title=_text(entry["title"], "title", fail),
        severity=severity,
        default=entry.get("default", True),
        options=NoOptions,
        doc=_text(entry["doc"], "doc", fail),
        basis=entry["basis"],
        run=lambda document, options: _run(rule, document),
        bad=tuple(entry["bad"]),
        good=tuple(entry["good"]),
        source=str(path),
    )


def _text(value: Any, key: str, fail: Callable[[str, str], ConfigError]) -> Text:
    if isinstance(value, str):
        return Text(value.strip(), value.strip())
    if isinstance(value, dict) and set(value) == {"zh", "en"} and all(isinstance(v, str) for v in value.values()):
        return Text(value["zh"].strip(), value["en"].strip())
    raise fail(f"“{key}”应为字符串,或含 zh 与 en", f'"{key}" must be a string, or hold zh and en')


def _compiled(pattern: Any, fail: Callable[[str, str], ConfigError], key: str) -> Any:
    import regex

    try:
        return regex.compile(pattern, regex.VERSION1 | regex.MULTILINE)
    except (regex.error, TypeError) as error:
        raise fail(f"“{key}”不是正则表达式:{error}", f'"{key}" is no pattern: {error}') from error


def _run(rule: _Rule, document: Document) -> Iterator[Finding]:
    for match in rule.pattern.finditer(document.folded, timeout=TIMEOUT):
        span = Span(*match.span())
        if span.start == span.end or (rule.unless and _excused(rule.unless, document, span)):
            continue
        yield Finding(
            span,
            Text(*(sentence.replace("{match}", document.text[span.start : span.end]) for sentence in rule.message)),
            fix=_fix(rule.fix, match, document) if rule.fix else None,
        )


def _excused(unless: Any, document: Document, span: Span) -> bool:
    """Whether the lines of ``span`` hold what speaks against the finding."""
    first, last = (document.lines[document.line_at(offset) - 1] for offset in (span.start, span.end - 1))
    return unless.search(document.folded, first.start, last.end, timeout=TIMEOUT) is not None


def _fix(fix: dict[str, Any], match: Any, document: Document) -> Fix:
    span = Span(*match.span())
    safe = fix.get("safe", False)
    if safe == "edges":
        safe = not all(
            _filled_lines(document.text, *rest) >= EDGE_LINES for rest in ((0, span.start), (span.end, None))
        )
    return Fix(fix["message"], (Edit(span, match.expand(fix["replacement"])),), safe)


def _filled_lines(text: str, start: int, end: int | None) -> int:
    return sum(bool(line.strip()) for line in text[start:end].splitlines())
