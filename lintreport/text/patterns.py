"""Patterns of ours: their compiled code is kept beside the bytecode of this module, which is trusted as far as that."""

from __future__ import annotations

import json
import re
import sys
from array import array
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from lintreport import kept

#: A pattern and its flags.
_Key = tuple[str, int]
#: Where its code begins and ends, its flags in the end, the number of its groups and their names.
_Entry = tuple[int, int, int, int, dict[str, int]]

#: Patterns of this many characters that are not kept are worth saving: compiling them takes as long. So much of
#: code are enough.
_WORTH, _LARGEST = 500, 4_000_000
#: Those that had to be compiled.
_fresh: set[_Key] = set()


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, from the code that is kept where there is any. For patterns that hold no words of a report."""
    entries, codes = _kept()
    entry = entries.get((pattern, int(flags)))
    if entry is not None:
        try:
            return _made(pattern, codes[entry[0] : entry[1]], *entry[2:])
        except Exception:  # whatever is wrong with the file: the text of the pattern is at hand
            entries.clear()
    _fresh.add((pattern, int(flags)))
    return re.compile(pattern, flags)


def from_first(words: str) -> str:
    """Alternative words (``一是|首先``) for a pattern that has passed their first sign: ``(?<=一)是|(?<=首)先``.

    A pattern that begins with the set of its first signs is searched for several times as fast as one that begins
    with a few alternatives; of many the engine passes over most by their first signs itself, and this makes it slower.
    """
    return "|".join(f"(?<={word[0]}){word[1:]}" for word in words.split("|"))


def _made(pattern: str, code: array[int], flags: int, groups: int, index: dict[str, int]) -> re.Pattern[str]:
    """A pattern of its code, which ``_sre`` looks through before it takes it."""
    names: list[str | None] = [None] * (groups + 1)
    for name, number in index.items():
        names[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(pattern, flags, code.tolist(), groups, index, tuple(names))
    return made


def _file() -> Path | None:
    """Where the code is kept, by all that it depends on; None where this Python keeps no bytecode."""
    sre = import_module("_sre")
    return kept.path("patterns", f"-{sre.MAGIC}-{sre.CODESIZE}-{sys.byteorder}.code")


@cache
def _kept() -> tuple[dict[_Key, _Entry], array[int]]:
    """What is kept; nothing where no file is, or one that others than the owner of this module may write."""
    codes = array("I")
    try:
        path = _file()
        if path is None:
            return {}, codes
        head, _, rest = kept.read(path).partition(b"\n")
        codes.frombytes(rest)
        return {(pattern, flags): tuple(entry) for pattern, flags, entry in json.loads(head)}, codes
    except (OSError, ValueError, TypeError):
        return {}, codes


def keep() -> None:
    """Keep the code of what was compiled, for the next run. Where that cannot be done, it is done without."""
    path = _file()
    if path is None or sys.dont_write_bytecode or sum(len(pattern) for pattern, _ in _fresh) < _WORTH:
        return
    entries, codes = _kept()
    if codes.itemsize * len(codes) > _LARGEST:
        entries, codes = {}, array("I")
    written = [[pattern, flags, entry] for (pattern, flags), entry in entries.items()]
    codes = codes[:]
    for pattern, flags in sorted(_fresh):
        code, *rest = code_of(pattern, flags)
        written.append([pattern, flags, (len(codes), len(codes) + len(code), *rest)])
        codes.extend(code)
    _fresh.clear()
    kept.write(path, json.dumps(written).encode() + b"\n" + codes.tobytes())


def code_of(pattern: str, flags: int) -> tuple[list[int], int, int, dict[str, int]]:
    """What ``re`` makes of a pattern: its code, flags, number of groups and their names."""
    compiler: Any = import_module("re._compiler")
    tree = import_module("re._parser").parse(pattern, flags)
    state = tree.state
    return compiler._code(tree, flags), flags | state.flags, state.groups - 1, dict(state.groupdict)
