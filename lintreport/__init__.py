"""The names that a check needs, and the Python interface, which is loaded when it is first asked for."""

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

#: What `lintreport.api` offers. A check needs none of it, and the command line neither.
_INTERFACE = ("ConfigError", "Linter", "Report", "lint", "lint_file", "lint_paths")


def __getattr__(name: str) -> object:
    """A name of the Python interface."""
    if name not in _INTERFACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("lintreport.api"), name)
