"""What must hold for every output: its own parser takes it, and it brings nothing that acts."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from io import StringIO
from typing import Any
from xml.etree import ElementTree

from lintreport import packs
from lintreport.finding import FileReport
from lintreport.report import FORMATS, Outcome, render
from lintreport.version import VERSION

#: What a terminal obeys, and what turns the reading direction.
_ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: What a spreadsheet takes for a formula.
_FORMULA = re.compile(r"[ \t\r\n]*[=+@\-](?![0-9.]*$)")


def outputs(report: FileReport) -> Iterator[tuple[str, str]]:
    """The name of each format, and a report in it."""
    for name in FORMATS:
        yield name, "".join(render(name, Outcome((report,), tuple(_checks()), VERSION)))


def broken(report: FileReport, hidden: str = "") -> Iterator[str]:
    """The laws that the outputs of a report break; ``hidden`` is a personal number that is to stand in none."""
    for name, written in outputs(report):
        if hidden and hidden in re.sub(r"[^0-9X]", "", written):
            yield f"{name}: a personal number stands in clear"
        try:
            yield from (f"{name}: {said}" for said in _PARSERS.get(name, _plain)(written))
        except Exception as error:  # whatever the parser says
            yield f"{name}: {type(error).__name__}: {error}"


@cache
def _checks() -> list[Any]:
    return packs.load([packs.built_in()])


def _plain(written: str) -> Iterator[str]:
    if found := _ACTS.search(written):
        yield f"the control {found[0]!r} is printed"


def _json(written: str) -> Iterator[str]:
    json.loads(written)
    yield from _plain(written)


def _versioned(written: str) -> Iterator[str]:
    yield from _json(written)
    if find_spec("jsonschema"):
        yield from (error.message[:200] for error in _validator().iter_errors(json.loads(written)))


@cache
def _validator() -> Any:
    from importlib.resources import files

    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(files("lintreport.report").joinpath("schema.json").read_text("utf-8")))


def _lines(written: str) -> Iterator[str]:
    for line in written.splitlines():
        yield from _json(line)


def _csv(written: str) -> Iterator[str]:
    rows = list(csv.reader(StringIO(written.removeprefix("\ufeff"), newline=""), strict=True))
    if len({len(row) for row in rows}) > 1:
        yield "rows of different lengths"
    yield from (f"a cell is a formula: {cell[:40]!r}" for row in rows for cell in row if _FORMULA.match(cell))


def _xml(written: str) -> Iterator[str]:
    ElementTree.fromstring(written.encode())
    if find_spec("lxml"):
        from lxml import etree

        etree.fromstring(written.encode())
    yield from ()


class _Page(HTMLParser):
    """Counts what acts in a page: scripts, handlers, and links to elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script" and dict(attrs).get("type") != "application/json"
        self.acts += [f"{tag} {key}" for key, value in attrs if key.startswith("on")]
        self.acts += [f"{tag} {value}" for key, value in attrs if key in ("src", "href") and (value or "")[:1] != "#"]


def _html(written: str) -> Iterator[str]:
    page = _Page()
    page.feed(written)
    page.close()
    if page.scripts > 1:
        yield f"{page.scripts} scripts instead of our own one"
    yield from (f"it acts: {act}" for act in page.acts)


_PARSERS: dict[str, Callable[[str], Iterator[str]]] = {
    "json": _versioned,
    "jsonl": _lines,
    "sarif": _json,
    "gitlab": _json,
    "rdjson": _json,
    "csv": _csv,
    "junit": _xml,
    "html": _html,
}
