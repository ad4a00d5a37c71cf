"""The names that a check needs."""

import sys

# ``python -m lintreport`` looks for every module in the current folder first, which may hold reports of others. Python
# sets this name while it looks for the module to run, and ``sys`` is the one module that no file can stand in for.
if sys.argv[:1] == ["-m"] and {"lintreport", "-mlintreport"} & {*sys.orig_argv} and not sys.flags.safe_path:
    del sys.path[0]

from lintreport.check import Check, NoOptions, check
from lintreport.document import Document
from lintreport.finding import (
    Edit,
    Evidence,
    Finding,
    Fix,
    NotEvaluated,
    Operand,
    Place,
    Related,
    Severity,
    Span,
    Text,
)

__all__ = [
    "Check",
    "Document",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "NoOptions",
    "NotEvaluated",
    "Operand",
    "Place",
    "Related",
    "Severity",
    "Span",
    "Text",
    "check",
]
