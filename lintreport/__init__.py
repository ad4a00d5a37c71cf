"""The names that a check needs, and the Python interface: each is loaded when it is first asked for."""

import sys

# ``python -m lintreport`` looks for every module in the current folder first, which may hold reports of others. Python
# sets this name while it looks for the module to run, and ``sys`` is the one module that no file can stand in for.
if sys.argv[:1] == ["-m"] and {"lintreport", "-mlintreport"} & {*sys.orig_argv} and not sys.flags.safe_path:
    del sys.path[0]

__all__ = [
    "Check",
    "Collector",
    "Document",
    "Edit",
    "Evidence",
    "Facts",
    "Filed",
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
    "check_across",
    "key",
]

#: The module that each name comes from. Those of `lintreport.api` no check needs.
_HOMES = {
    "declaration": ("Check", "NoOptions", "check", "check_across"),
    "document": ("Document",),
    "filed": ("Collector", "Facts", "Filed", "key"),
    "finding": (
        "Edit",
        "Evidence",
        "Finding",
        "Fix",
        "NotEvaluated",
        "Operand",
        "Place",
        "Related",
        "Severity",
        "Span",
        "Text",
    ),
    "api": ("ConfigError", "Linter", "Report", "lint", "lint_file", "lint_paths"),
}


def __getattr__(name: str) -> object:
    """A name, whose module is loaded when the first of its names is asked for: ``--version`` asks for none."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"lintreport.{home}"), name)
    globals()[name] = value
    return value
