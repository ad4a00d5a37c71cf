"""The names that a check needs."""

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
