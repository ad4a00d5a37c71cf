"""What our own checks say of themselves, kept so that a run loads only those that it runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lintreport import kept, packs
from lintreport.declaration import Check
from lintreport.finding import Text
from lintreport.packs import Pack
from lintreport.stamp import stamp

if TYPE_CHECKING:
    from lintreport.document import Document
    from lintreport.finding import Finding, NotEvaluated

#: What is kept of a check, besides the names of its options: all but how it runs and its examples.
_FIELDS = ("code", "name", "title", "severity", "default", "doc", "basis", "source", "excusable", "across")
_LISTS = ("where", "yields_to", "needs", "formerly")


def listed(found: Iterable[Pack]) -> list[Check]:
    """The like of `packs.load`, but our own checks have no examples and are loaded when they run.

    Of their options only the names are known until then: `complete` a check to tell whether those given are right.
    """
    return packs.load(found, _checks_of)


def _checks_of(pack: Pack) -> Iterable[Check]:
    if pack != packs.built_in():
        return packs.checks_of(pack)
    path = kept.path("checks", ".json")
    if path is None:
        return packs.checks_of(pack)
    try:
        told = json.loads(kept.read(path))
        if told["stamp"] == stamp():
            return [_deferred(pack, one) for one in told["checks"]]
    except (OSError, ValueError, TypeError, LookupError):
        pass  # there is none, or none that is right: it is written anew
    checks = list(packs.checks_of(pack))
    if not sys.dont_write_bytecode:
        entries = [
            {field: getattr(check, field) for field in (*_FIELDS, *_LISTS)} | {"options": check.options._fields}
            for check in checks
        ]
        kept.write(path, json.dumps({"stamp": stamp(), "checks": entries}).encode())
    return checks


class _Unread:
    """Options of a check that is not loaded, which are handed on as they are given."""

    def __init__(self, names: Iterable[str]) -> None:
        self._fields = tuple(names)

    def __call__(self, **given: Any) -> dict[str, Any]:
        return given


def _deferred(pack: Pack, told: dict[str, Any]) -> Check:
    """A check that is loaded when it is run."""
    texts: dict[str, Any] = {field: Text(*told.pop(field)) for field in ("title", "doc")}
    tuples: dict[str, Any] = {field: tuple(told.pop(field)) for field in _LISTS}
    run = partial(_run, pack, told["source"], told["code"])
    options = _Unread(told.pop("options"))
    return Check(**told, **texts, **tuples, options=options, run=run, bad=(), good=())


def _run(
    pack: Pack, source: str, code: str, document: Document, options: dict[str, Any]
) -> Iterable[Finding | NotEvaluated]:
    check = _loaded(pack, source)[code]
    return check.run(document, check.options(**options))


def complete(check: Check) -> Check:
    """The check with its options and examples, loaded if it has not been."""
    if isinstance(check.run, partial) and check.run.func is _run:
        pack, source, code = check.run.args
        return _loaded(pack, source)[code]
    return check


@cache
def _loaded(pack: Pack, source: str) -> dict[str, Check]:
    return {check.code: check for check in packs.checks_in(pack, Path(source))}
