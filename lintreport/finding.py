"""What a check reports, and what becomes of it once it has a place in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Severity = Literal["info", "warning", "error"]

#: From the least to the most severe.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

#: The status of a finding that a comment in the report ignores, and of one that a baseline accepts.
SUPPRESSED = "suppressed"
BASELINED = "baselined"
#: The status of a finding that nobody has judged, and of one that somebody has confirmed as a defect. Both count.
NEW, CONFIRMED = "new", "confirmed"
#: The findings that do not count: they are not listed, and make no run fail.
HELD_BACK = (SUPPRESSED, BASELINED)


class Text(NamedTuple):
    """A sentence for the reader, in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """The sentence in ``lang``: ``"en"``, or Chinese for anything else."""
        return self.en if lang == "en" else self.zh


#: What a reader calls the findings that count, by their status.
STATUS_WORDS = {NEW: Text("未评判", "new"), CONFIRMED: Text("已确认", "confirmed")}

#: What a reader calls the severities.
SEVERITY_WORDS = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "info")}


class Span(NamedTuple):
    """A stretch of ``Document.text``: code points, half open."""

    start: int
    end: int


class Related(NamedTuple):
    """Another place that belongs to a finding, with words of its own; ``report`` is the path of the other report."""

    span: Span
    message: Text
    report: str = ""


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``replacement``."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """Edits that mend a finding; ``safe`` when the meaning cannot change."""

    message: Text
    edits: tuple[Edit, ...]
    safe: bool = False


class Operand(NamedTuple):
    """A figure as it stands in the text; ``value`` is a decimal string in units of one."""

    span: Span
    value: str
    unit: str = ""


class Evidence(NamedTuple):
    """The computation behind a finding, as data."""

    formula: str
    computed: str
    stated: str
    operands: tuple[Operand, ...] = ()


class Finding(NamedTuple):
    """What a check found at one place of a document.

    ``message`` stands alone in one line. ``note`` is the computation that the reader can redo.
    ``severity`` may only lower the check's own. ``copy_of`` says that the text at ``span`` repeats the text
    at another span but for white space, width and some changes: what else is found in what the two have in
    common is then reported once, at the first of them.
    """

    span: Span
    message: Text
    note: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    evidence: Evidence | None = None
    copy_of: Span | None = None


class NotEvaluated(NamedTuple):
    """Yielded by a check that could not read what it needs; never shown as a finding."""

    reason: Text


class Place(NamedTuple):
    """A position in a file: line and column count from 1, the offset from 0, all in code points."""

    line: int
    column: int
    offset: int


class PlacedRelated(NamedTuple):
    """A related place, made concrete; ``location`` is where it stands in a document that is no plain text."""

    path: str
    start: Place
    end: Place
    message: Text
    location: Text | None = None


class PlacedOperand(NamedTuple):
    """An operand, made concrete; ``text`` is what stands in the file."""

    text: str
    value: str
    unit: str
    start: Place
    end: Place


class PlacedEvidence(NamedTuple):
    """The computation behind a diagnostic."""

    formula: str
    computed: str
    stated: str
    operands: tuple[PlacedOperand, ...]


class PlacedEdit(NamedTuple):
    """An edit, made concrete."""

    start: Place
    end: Place
    replacement: str


class PlacedFix(NamedTuple):
    """A fix, made concrete."""

    message: Text
    edits: tuple[PlacedEdit, ...]
    safe: bool


class Diagnostic(NamedTuple):
    """A finding made concrete: all that an output format needs, so that none opens a file.

    ``lines`` holds, by line number, the text of every line that printing may need (personal numbers
    masked, same length as in the file). ``location`` is where it starts in a document that is no plain text: 第3段.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    note: Text | None
    path: str
    start: Place
    end: Place
    excerpt: str
    before: str
    after: str
    section: str
    evidence: PlacedEvidence | None
    related: tuple[PlacedRelated, ...]
    fix: PlacedFix | None
    fingerprint: str
    occurrence: int
    status: str
    lines: dict[int, str]
    location: Text | None = None


class FileReport(NamedTuple):
    """What was found in one file.

    ``not_evaluated`` pairs the code of a check with why it could not judge. ``unreadable`` means that no check
    saw the text; ``tracebacks`` are those of the checks that raised. ``text`` is the text itself, personal numbers
    masked, when the plan asks for it. ``hidden`` counts the findings that are less severe than what is shown.
    ``repeatable``: another run would say the same; not so where a check raised, printed or ran out of time. ``times``
    are the seconds of processor time that each check took, by code, when the plan asks for it.
    """

    path: str
    encoding: str
    sha256: str
    characters: int
    lines: int
    not_evaluated: tuple[tuple[str, Text], ...]
    diagnostics: tuple[Diagnostic, ...]
    unreadable: bool
    tracebacks: tuple[str, ...]
    text: str = ""
    hidden: int = 0
    repeatable: bool = False
    times: Mapping[str, float] = {}
