"""What is kept of a report as bytes, each part by itself: a reader unpacks only what it asks for."""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any

from lintreport.filed import About, Facts, Kept, Record
from lintreport.text.structure.origin import Origin


def packed(value: Any) -> bytes:
    """Plain data as bytes: a text, what a collector has kept."""
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def unpacked(given: bytes) -> Any:
    """The data that was `packed`."""
    return json.loads(zlib.decompress(given).decode("utf-8", "surrogatepass"))


def about_from(given: Sequence[Any]) -> About:
    """What is told of a report, from JSON that it was written as."""
    path, digest, encoding, (divisions, *others), characters, lines = given
    return About(path, digest, encoding, Origin(tuple(divisions), *others), characters, lines)


def packed_keys(facts: Facts) -> bytes:
    """The keys of facts, each once: how many there are of the first two sides, then all by side."""
    sides = [tuple(dict.fromkeys(keys)) for keys in (facts.keys, facts.sought, facts.offered)]
    return array("q", (len(sides[0]), len(sides[1]), *sides[0], *sides[1], *sides[2])).tobytes()


def sides(given: bytes) -> Iterator[tuple[int, int]]:
    """Each key that was packed, with its side: 0, 1 for one sought, 2 for one offered."""
    values = array("q")
    values.frombytes(given)
    keys = iter(values[2:])
    for side, count in enumerate((*values[:2], None)):
        yield from ((key, side) for key in islice(keys, count))


def written(record: Record, collectors: Sequence[str]) -> str:
    """A record as a line of words, one for each part: what is told of it, its text, and by collector data and keys."""
    parts = [packed(record.about), packed(record.text)]
    for name in collectors:
        facts = record.facts.get(name, Facts())
        parts += packed(facts.data), packed_keys(facts)
    return " ".join(b64encode(part).decode() for part in parts)


def read(words: str, collectors: Sequence[str], usual: Mapping[str, frozenset[int]] = MappingProxyType({})) -> Kept:
    """The report that was `written` for the same collectors; ``usual`` are its keys that many reports have."""
    about, text, *facts = words.split(" ")
    data = dict(zip(collectors, facts[::2], strict=True))
    return Kept(
        about_from(unpacked(b64decode(about))),
        lambda: str(unpacked(b64decode(text))),
        lambda name: unpacked(b64decode(data[name])),
        lambda name: usual.get(name, frozenset()),
    )


def keys_read(words: str) -> list[list[tuple[int, int]]]:
    """By collector, the keys of a report that was `written`, with their sides."""
    return [list(sides(b64decode(keys))) for keys in words.split(" ")[3::2]]
