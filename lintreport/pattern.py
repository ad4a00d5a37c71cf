"""Checks written in YAML: a pattern, what it means, and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, dropwhile, groupby
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from lintreport.declaration import Check, NoOptions
from lintreport.document import Document
from lintreport.errors import ConfigError, nearest
from lintreport.finding import SEVERITIES, Edit, Finding, Fix, NotEvaluated, Span, Text
from lintreport.parsing import text_of, yaml_of
from lintreport.shape import (
    FLAG,
    MAPPING,
    SENTENCE,
    STRING,
    STRINGS,
    Shape,
    choice,
    either,
    listed,
    mapped,
    mistake,
    sentence,
)
from lintreport.text.characters.quoting import quoted
from lintreport.text.lazy import Lazy
from lintreport.text.structure.kinds import KINDS
from lintreport.text.structure.sentences import trimmed

#: A line this near to the head or the tail of a text, in lines that are not blank, is at its edge.
EDGE_LINES = 10

#: Seconds that all patterns together may take on one text, and what a million code points add to them.
TIMEOUT, PER_MILLION = 5.0, 1.0

#: What is said of a text by a pattern that had no time left for it.
OUT_OF_TIME = NotEvaluated(Text("前面的模式已用完这份文件的时间", "other patterns have used up the time for this file"))

#: Longer lines are text, whatever they say.
LINE_LENGTH = 200

_REQUIRED = ("code", "name", "title", "severity", "basis", "doc", "message", "bad", "good")
_KEYS = {
    "code": STRING,
    "name": STRING,
    "title": SENTENCE,
    "severity": choice(*SEVERITIES),
    "basis": STRING,
    "doc": SENTENCE,
    "message": SENTENCE,
    "bad": STRINGS,
    "good": STRINGS,
    "default": FLAG,
    "pattern": STRING,
    "lines": mapped(Shape(lambda value: isinstance(value, list), Text("列表", "a list"))).called(
        "整行的列表，按类列出", "lists of whole lines, by kind"
    ),
    "unless": STRING,
    "fix": MAPPING,
    "where": either(choice("all"), listed(choice(*KINDS), empty=False)).called(
        f"all，或下列类别的列表：{'、'.join(KINDS)}", f"all, or a list of: {', '.join(KINDS)}"
    ),
    "yields_to": STRINGS,
    "needs": STRINGS,
}
_FIX_KEYS = {"replacement": STRING, "safe": choice(True, False, "edges"), "message": SENTENCE}
#: The kinds of whole lines, and what a line of each adds to the run of lines that it is in.
_LINE_KINDS = {"alone": 2, "pair": 1, "then": 0}
#: The weight of a run that is a finding: one line that counts alone, or a pair; the first and the last line of a text
#: are worth one more, being where such lines are.
_ENOUGH = 2
#: What makes a pattern of a listed line; without any of them it is a word, which may stand in brackets, before a colon
#: and beside other such words.
_SIGNS = frozenset("\\.^$*+?{}[]|()")
_BETWEEN_WORDS = Lazy(r"[\[\]【】()〔〕<>»|·/ \t-]+")

T = TypeVar("T")

#: Whether a pattern is a whole line, in the time that is left to say so.
_FullMatch = Callable[[str, "_Budget"], Any]
#: Where a check matches, each place with the edit that puts the replacement there.
_Places = Callable[[Document, str], Iterator[tuple[Span, Edit]]]


class _Lines(NamedTuple):
    """The weight of each listed word, what a line of such words begins with, and the patterns by their weight."""

    words: dict[str, int]
    beginnings: frozenset[str]
    patterns: dict[int, _FullMatch]


class _Rule(NamedTuple):
    """What a YAML check does: all that it needs to run, and nothing of what it says of itself."""

    places: _Places
    unless: Any
    message: Text
    fix: dict[str, Any] | None


def load(path: Path, *, ours: bool = False) -> list[Check]:
    """The checks of one YAML file: a list of mappings, a check each.

    Those that are ``ours`` have lists of lines that need no time limit, and so no library for it.
    """
    entries = yaml_of(path, text_of(path, Text("检查包文件", "the file of a pack")))
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _mistake(path, Text("应为检查项的列表", "must be a list of checks"))
    return [_check(path, entry, ours=ours) for entry in entries]


def _mistake(path: Path, text: Text) -> ConfigError:
    return ConfigError(Text(f"{path}: {text.zh}", f"{path}: {text.en}"))


def _check(path: Path, entry: dict[str, Any], *, ours: bool) -> Check:
    where = entry.get("code", "?")

    def fail(zh: str, en: str) -> ConfigError:
        return _mistake(path, Text(f"{where}: {zh}", f"{where}: {en}"))

    fix = entry.get("fix")
    wrong = mistake(entry, _KEYS, _REQUIRED) or (fix is not None and mistake(fix, _FIX_KEYS, ("replacement",), "fix"))
    if wrong:
        raise fail(*wrong.said)
    rule = _Rule(
        places=_places(entry, fail, ours=ours),
        unless=_compiled(entry["unless"], fail, "unless") if "unless" in entry else None,
        message=sentence(entry["message"]),
        fix=fix and {**fix, "message": sentence(fix["message"]) if "message" in fix else None},
    )
    return Check(
        code=entry["code"],
        name=entry["name"],
        title=sentence(entry["title"]),
        severity=entry["severity"],
        default=entry.get("default", True),
        options=NoOptions,
        doc=sentence(entry["doc"]),
        basis=entry["basis"],
        run=lambda document, options: _run(rule, document),
        bad=tuple(entry["bad"]),
        good=tuple(entry["good"]),
        source=str(path),
        where=KINDS if entry.get("where", "all") == "all" else tuple(entry["where"]),
        yields_to=tuple(entry.get("yields_to", ())),
        needs=tuple(entry.get("needs", ())),
    )


def _places(entry: dict[str, Any], fail: Callable[[str, str], ConfigError], *, ours: bool) -> _Places:
    if ("pattern" in entry) == ("lines" in entry):
        raise fail("“pattern”与“lines”应有且只有一个", 'there must be one of "pattern" and "lines", and only one')
    if "pattern" in entry:
        pattern = _compiled(entry["pattern"], fail, "pattern")
        if entry.get("fix"):
            _template(pattern, entry["fix"]["replacement"], fail)
        return partial(_matches, pattern)
    words: dict[str, int] = {}
    patterns: dict[int, _FullMatch] = {}
    for kind, entries in entry["lines"].items():
        if kind not in _LINE_KINDS:
            hint = nearest(str(kind), list(_LINE_KINDS))
            raise fail(f"未知的键“lines.{kind}”{hint.zh}", f'unknown key "lines.{kind}"{hint.en}')
        flat = list(chain.from_iterable(entry if isinstance(entry, list) else [entry] for entry in entries))
        if not all(isinstance(line, str) for line in flat):
            raise fail(f"“lines.{kind}”应为字符串列表", f'"lines.{kind}" must be a list of strings')
        words |= dict.fromkeys((line for line in flat if _SIGNS.isdisjoint(line)), _LINE_KINDS[kind])
        if any(listed_patterns := [line for line in flat if not _SIGNS.isdisjoint(line)]):
            patterns[_LINE_KINDS[kind]] = (
                _ours(listed_patterns) if ours else _any_of(listed_patterns, fail, f"lines.{kind}")
            )
    return partial(_runs_of_lines, _Lines(words, frozenset(word[0] for word in words if word), patterns))


def _any_of(listed: list[str], fail: Callable[[str, str], ConfigError], key: str) -> _FullMatch:
    import regex

    try:
        pattern = regex.compile("|".join(f"(?:{pattern})" for pattern in listed))
    except regex.error as error:
        wrong = next((pattern for pattern in listed if not _is_pattern(pattern)), listed[0])
        zh, en = f"“{key}”中的“{wrong}”不是正则表达式：{error}", f'"{wrong}" in "{key}" is not a valid pattern: {error}'
        raise fail(zh, en) from error
    return lambda line, budget: budget.spend(lambda seconds: pattern.fullmatch(line, timeout=seconds))


def _ours(listed: list[str]) -> _FullMatch:
    pattern = Lazy("|".join(f"(?:{pattern})" for pattern in listed))
    return lambda line, _: pattern.fullmatch(line)


def _is_pattern(pattern: str) -> bool:
    import regex

    try:
        regex.compile(pattern)
    except regex.error:
        return False
    return True


def _compiled(pattern: Any, fail: Callable[[str, str], ConfigError], key: str) -> Any:
    import regex

    try:
        return regex.compile(pattern, regex.VERSION1 | regex.MULTILINE)
    except (regex.error, TypeError) as error:
        raise fail(f"“{key}”不是正则表达式：{error}", f'"{key}" is not a valid pattern: {error}') from error


class _Budget:
    """The time that is left for the patterns on one text: one that takes too long takes it from the others."""

    def __init__(self, document: Document) -> None:
        self.left = TIMEOUT + PER_MILLION * len(document.text) / 1_000_000

    def spend(self, search: Callable[[float], T]) -> T:
        """What ``search`` comes to in the time that is left; raises `TimeoutError` when it does not come to it."""
        begin = monotonic()
        try:
            return search(max(self.left, 0.001))
        finally:
            self.left -= monotonic() - begin


def _template(pattern: Any, replacement: str, fail: Callable[[str, str], ConfigError]) -> None:
    """Refuse a replacement that the pattern cannot fill in: a group that it has not, an escape that there is not."""
    import regex

    # A comment at the end of the pattern ends with its line.
    matches_nothing: Any = regex.compile(f"(?:{pattern.pattern}\n)|", pattern.flags).match("")
    try:
        matches_nothing.expand(replacement)
    except (regex.error, IndexError, ValueError, TypeError) as error:
        raise fail(
            f"“fix.replacement”不能用于“pattern”：{error}", f'"fix.replacement" does not fit "pattern": {error}'
        ) from error


def _run(rule: _Rule, document: Document) -> Iterator[Finding | NotEvaluated]:
    if document.view(_Budget).left <= 0:
        yield OUT_OF_TIME
        return
    for span, edit in rule.places(document, rule.fix["replacement"] if rule.fix else ""):
        if rule.unless and _excused(rule.unless, document, span):
            continue
        yield Finding(
            span,
            Text(*(sentence.replace("{match}", quoted(document.masked, span)) for sentence in rule.message)),
            fix=_fix(rule.fix, edit, document) if rule.fix else None,
        )


def _matches(pattern: Any, document: Document, replacement: str) -> Iterator[tuple[Span, Edit]]:
    def search(seconds: float) -> list[tuple[Span, Edit]]:
        matches = pattern.finditer(document.folded, timeout=seconds)
        found = ((Span(*match.span()), match.expand(replacement)) for match in matches)
        return [(span, Edit(span, words)) for span, words in found if span.start < span.end]

    yield from document.view(_Budget).spend(search)


def _runs_of_lines(lines: _Lines, document: Document, replacement: str) -> Iterator[tuple[Span, Edit]]:
    """Adjacent lines that weigh enough together; blank lines do not part them. The edit takes lines with their ends."""
    filled = document.view(_filled_lines)
    budget = document.view(_Budget)
    weighed = ((span, _weight(lines, document.folded[slice(*span)], budget)) for span in filled)
    for known, group in groupby(weighed, key=lambda line: line[1] is not None):
        run = list(dropwhile(lambda line: not line[1], group)) if known else []
        outermost = bool(run) and (run[0][0] == filled[0] or run[-1][0] == filled[-1])
        if sum(weight or 0 for _, weight in run) + outermost >= _ENOUGH:
            span = Span(run[0][0].start, run[-1][0].end)
            first, last = document.line_at(span.start) - 1, document.line_at(span.end - 1)
            end = document.lines[last].start if last < len(document.lines) else len(document.text)
            yield span, Edit(Span(document.lines[first].start, end), replacement)


def _weight(lines: _Lines, line: str, budget: _Budget) -> int | None:
    """What a line adds to its run; None when it is none of the listed ones, nor made up of listed words."""
    if len(line) > LINE_LENGTH:
        return None
    for weight, is_whole in lines.patterns.items():
        if is_whole(line, budget):
            return weight
    if line[0] not in lines.beginnings and not _BETWEEN_WORDS.match(line):
        return None
    total = 0
    for piece in _BETWEEN_WORDS.split(line):
        weight_of_piece = lines.words.get(piece.rstrip(":")) if piece else 0
        if weight_of_piece is None:
            return None
        total += weight_of_piece
    return total


def _excused(unless: Any, document: Document, span: Span) -> bool:
    """Whether the lines of ``span`` hold what speaks against the finding."""
    first, last = (document.lines[document.line_at(offset) - 1] for offset in (span.start, span.end - 1))
    budget = document.view(_Budget)
    found = budget.spend(lambda seconds: unless.search(document.folded, first.start, last.end, timeout=seconds))
    return found is not None


def _fix(fix: dict[str, Any], edit: Edit, document: Document) -> Fix:
    safe = fix.get("safe", False)
    if safe == "edges":
        head, tail = document.view(_edges)
        safe = edit.span.start < head or edit.span.end > tail
    return Fix(fix["message"] or _effect(edit), (edit,), safe)


def _effect(edit: Edit) -> Text:
    """What an edit does, for a check that has no words for it."""
    if not edit.replacement:
        return Text("删去", "delete it")
    return Text(f"改为“{edit.replacement}”", f'write "{edit.replacement}"')


def _edges(document: Document) -> tuple[int, int]:
    """Where the head of a text ends and where its tail begins."""
    filled = document.view(_filled_lines)
    if len(filled) <= EDGE_LINES:
        return len(document.text) + 1, -1
    return filled[EDGE_LINES].start, filled[-EDGE_LINES - 1].end


def _filled_lines(document: Document) -> list[Span]:
    """The lines that are not blank, without the white space around their words."""
    spans = (trimmed(document.folded, *line) for line in document.lines)
    return [span for span in spans if span.start < span.end]
