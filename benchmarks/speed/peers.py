"""The program beside others that look through Chinese texts, installed from their registries into a scratch folder.

None of them looks for the same: autocorrect-py (Rust) and zhlint (JavaScript) see to spaces and marks between Chinese
and Latin words. They say what people are used to wait for.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from shutil import which
from tempfile import TemporaryDirectory

from benchmarks.speed.measures import Section, Took, long_text, processes, seeds

PIP, NPM = "autocorrect-py==2.14.0", "zhlint@0.8.2"
#: What a run of autocorrect-py does: it has no command of its own.
SCRIPT = """
import sys
import autocorrect_py
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        autocorrect_py.lint_for(file.read(), "text")
"""
ROUNDS, LONG_ROUNDS = 3, 1
#: How many files of how many bytes stand for an audit, and how long a long text is.
FILES, SIZE, LONG = 200, 11_000, 5_000_000
HEAD = (
    *("", "lintreport", "again", "autocorrect-py", "zhlint"),
    *("lintreport / autocorrect-py", "again / autocorrect-py", "lintreport / zhlint"),
)


def of_peers(texts: Path | None) -> Iterator[Section]:
    """What each program takes for one report, for many and for a long one."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        peers = dict(_installed(folder))
        works = {"one report of 15 KB": _written(folder / "one", [max(_texts(seeds()), key=len)])}
        paragraphs = [line for text in _texts(seeds()) for line in text.splitlines() if line.strip()]
        works[f"{FILES} files of paragraphs of the samples"] = _written(folder / "batch", list(_drawn(paragraphs)))
        if texts:
            works[f"{FILES} pieces of real texts"] = _written(folder / "real", _pieces(texts))
        rows = [_row(name, _taken(folder, files, peers, ROUNDS)) for name, files in works.items()]
        long = _taken(folder, _written(folder / "long", [long_text(LONG)]), peers, LONG_ROUNDS, besides=("zhlint",))
        rows.append(_row("one text of 5 MB", long))
        about = (
            f"CPU time of whole processes beside {PIP.replace('==', ' ')} and {NPM.replace('@', ' ')}, medians of "
            f"{ROUNDS} interleaved rounds, one process each, output as JSON; files of {SIZE // 1000} KB. *Again* is a "
            "run after which nothing has changed. The long text takes "
            f"{long['lintreport'].memory / LONG:.0f} times its size in memory; zhlint is not done with it in a minute."
        )
        yield "Beside other programs", about, HEAD, rows


def _installed(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The peers that can be installed here, each with its command."""
    target = folder / "pip"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(target)]
    if _succeeds([*pip, PIP]):
        begin = f"import sys; sys.path.insert(0, {str(target)!r})"
        yield "autocorrect-py", [sys.executable, "-c", begin + SCRIPT]
    if which("npm") and _succeeds(["npm", "install", "--silent", "--prefix", str(folder / "npm"), NPM]):
        yield "zhlint", ["node", str(folder / "npm" / "node_modules" / "zhlint" / "bin" / "index.js")]


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, check=False).returncode == 0


def _taken(
    folder: Path, files: Sequence[str], peers: Mapping[str, list[str]], rounds: int, besides: Sequence[str] = ()
) -> dict[str, Took]:
    check = [sys.executable, "-m", "lintreport", "check", "--isolated", "-q", "--jobs", "1", "-f", "json"]
    commands = {"lintreport": [*check, "--no-cache", *files], "again": [*check, *files]}
    patterns = sorted({f"{Path(file).parent}/*.txt" for file in files})  # zhlint takes one pattern
    given = {"zhlint": patterns}
    commands |= {name: [*command, *given.get(name, files)] for name, command in peers.items() if name not in besides}
    return processes(commands, rounds, str(folder))


def _row(name: str, took: Mapping[str, Took]) -> tuple[str, ...]:
    def ratio(one: str, other: str) -> str:
        return f"{took[one].cpu / took[other].cpu:.2f}" if other in took else "–"

    names = ("lintreport", "again", "autocorrect-py", "zhlint")
    times = (f"{took[one].cpu * 1e3:,.0f} ms" if one in took else "–" for one in names)
    over = partial(ratio, "lintreport")
    return name, *times, over("autocorrect-py"), ratio("again", "autocorrect-py"), over("zhlint")


def _written(folder: Path, texts: Sequence[str]) -> list[str]:
    """The names of files that hold the texts, from the folder above: zhlint takes no other."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return [f"{folder.name}/{number:03}.txt" for number in range(len(texts))]


def _texts(paths: Sequence[Path]) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


def _drawn(paragraphs: Sequence[str]) -> Iterator[str]:
    random = Random(1)
    for _ in range(FILES):
        text = ""
        while len(text.encode()) < SIZE:
            text += random.choice(paragraphs) + "\n"
        yield text


def _pieces(folder: Path) -> list[str]:
    """Pieces of real texts, drawn from all of them."""
    pieces = []
    for text in _texts(sorted(folder.glob("*.txt"))):
        piece = ""
        for line in text.splitlines(keepends=True):
            piece += line
            if len(piece.encode()) >= SIZE:
                pieces.append(piece)
                piece = ""
    return Random(1).sample(pieces, min(FILES, len(pieces)))
