"""What is kept of a report so that others can be compared with it: plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from lintreport.document import Document
from lintreport.text.structure.origin import Origin, origin


class Facts(NamedTuple):
    """What a check keeps of one report: ``keys`` at which reports meet, and ``data`` that JSON can hold.

    Reports that have a key in common are compared. One that only asks (``sought``) is compared with those that answer
    (``offered``), but neither with its like. Spans in ``data`` are those of the text as it was submitted.
    """

    keys: tuple[int, ...] = ()
    data: Any = None
    sought: tuple[int, ...] = ()
    offered: tuple[int, ...] = ()


class Collector(NamedTuple):
    """How a check, or several of them, keeps facts; ``name`` tells collectors apart.

    Nobody meets at a key that more than ``most`` reports have; one that more than ``common`` have is usual.
    Only reports that have ``least`` keys in common meet. ``version`` grows when the facts change.
    """

    name: str
    collect: Callable[[Document], Facts]
    most: int = 20
    common: int = 20
    least: int = 1
    version: int = 1


class Filed(NamedTuple):
    """A report as a check across reports sees it.

    ``text`` has personal numbers masked, one character for one. ``data`` is what the collector of the check kept,
    ``usual`` the keys that many reports have.
    """

    path: str
    text: str
    origin: Origin
    data: Any = None
    usual: frozenset[int] = frozenset()


class Record(NamedTuple):
    """All that is kept of a report: what `Filed` is made of, for every collector by its name."""

    path: str
    sha256: str
    encoding: str
    text: str
    origin: Origin
    facts: Mapping[str, Facts]

    def filed(self, collector: str, usual: frozenset[int] = frozenset()) -> Filed:
        """The report as checks of a collector see it."""
        facts = self.facts.get(collector, Facts())
        return Filed(self.path, self.text, self.origin, facts.data, usual)


def origin_of(document: Document) -> Origin:
    """Where a report comes from, and of what year it is."""
    return origin(document.folded, document.paragraphs, document.path, document.report_year)


def filed(document: Document, collector: Collector) -> Filed:
    """A document as a check across reports sees it."""
    return Filed(document.path, document.masked, origin_of(document), collector.collect(document).data)


def key(*words: str) -> int:
    """A key of 64 bits for some words."""
    digest = blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
