"""What is kept of a report so that others can be compared with it: plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, NamedTuple

from lintreport.document import Document
from lintreport.text.lazy import once
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


class Filed:
    """A report as a check across reports sees it; what it does not look at is not fetched."""

    def __init__(
        self,
        path: str,
        origin: Origin,
        text: Callable[[], str],
        data: Callable[[], Any],
        usual: Callable[[], frozenset[int]] = frozenset,
    ) -> None:
        """Remember how text, data and usual keys are fetched."""
        self.path = path
        self.origin = origin
        self._text, self._data, self._usual = text, data, usual

    @once
    def text(self) -> str:
        """The text as it was submitted, personal numbers masked, one character for one."""
        return self._text()

    @once
    def data(self) -> Any:
        """What the collector of the check kept."""
        return self._data()

    @once
    def usual(self) -> frozenset[int]:
        """Those of its keys that many reports have."""
        return self._usual()


class About(NamedTuple):
    """What is kept of every report whatever the checks: ``characters`` and ``lines`` are how many it has."""

    path: str
    sha256: str
    encoding: str
    origin: Origin
    characters: int
    lines: int


class Record(NamedTuple):
    """All that is kept of a report; the facts of each collector by its name."""

    about: About
    text: str
    facts: Mapping[str, Facts]


class Kept:
    """A report that is kept somewhere: its text, and what each collector kept of it, are fetched when asked for."""

    def __init__(
        self,
        about: About,
        text: Callable[[], str],
        data: Callable[[str], Any],
        usual: Callable[[str], frozenset[int]] = lambda collector: frozenset(),
    ) -> None:
        """Remember how text, data and usual keys are fetched, the latter two by the name of the collector."""
        self.about = about
        self._text, self._data, self._usual = text, data, usual
        self._filed: dict[str, Filed] = {}

    @once
    def text(self) -> str:
        """The text as it was submitted, personal numbers masked."""
        return self._text()

    def filed(self, collector: str) -> Filed:
        """The report as checks of a collector see it."""
        if collector not in self._filed:
            data, usual = partial(self._data, collector), partial(self._usual, collector)
            self._filed[collector] = Filed(self.about.path, self.about.origin, lambda: self.text, data, usual)
        return self._filed[collector]


def at_hand(record: Record, usual: Mapping[str, frozenset[int]] = MappingProxyType({})) -> Kept:
    """A report whose record is at hand; ``usual`` are its keys that many reports have, by collector."""
    return Kept(
        record.about,
        lambda: record.text,
        lambda name: record.facts.get(name, Facts()).data,
        lambda name: usual.get(name, frozenset()),
    )


def origin_of(document: Document) -> Origin:
    """Where a report comes from, and of what year it is."""
    return origin(document.folded, document.paragraphs, document.path, document.report_year)


def filed(document: Document, collector: Collector) -> Filed:
    """A document as a check across reports sees it."""
    return Filed(document.path, origin_of(document), lambda: document.masked, lambda: collector.collect(document).data)


def key(*words: str) -> int:
    """A key of 64 bits for some words."""
    digest = blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
