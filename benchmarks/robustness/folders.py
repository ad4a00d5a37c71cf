"""What must hold for a folder: every file of it is accounted for, whatever is broken or killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.robustness import texts

#: A run that takes longer than this, in seconds, hangs.
LIMIT = 300
_CHECK = (sys.executable, "-m", "lintreport", "check", "--isolated")
_DEFECT = "我区扎实推进各项工作。。全年成效明显。\n"


def broken(random: Random, files: int) -> Iterator[str]:
    """The laws that runs on folders of ``files`` files break, in words."""
    with TemporaryDirectory() as folder:
        yield from _broken_folder(random, Path(folder), files)
    with TemporaryDirectory() as folder:
        yield from _killed_worker(random, Path(folder), files)
    with TemporaryDirectory() as folder:
        yield from _killed_fixing(random, Path(folder), files)


def _broken_folder(random: Random, folder: Path, files: int) -> Iterator[str]:
    """One file in twenty is broken in some way, and the run tells of each."""
    made = 0
    for number in range(files):
        made += _make(random, folder, number, broken=number % 20 == 0)
    run = subprocess.run((*_CHECK, "-f", "json", "."), cwd=folder, capture_output=True, timeout=LIMIT)
    if run.returncode not in (0, 1, 2) or b"Traceback" in run.stderr:
        yield f"broken folder: exit {run.returncode}, {run.stderr[-300:]!r}"
    yield from _accounted("broken folder", run.stdout, made)


def _killed_worker(random: Random, folder: Path, files: int) -> Iterator[str]:
    """A worker process is killed, as by a system without memory: no other file is lost, and the run ends."""
    for number in range(files):
        _make(random, folder, number, broken=False)
    command = (*_CHECK, "-f", "json", "--jobs", "2", "--quiet", ".")
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    worker = _child(run.pid)
    if worker:
        os.kill(worker, signal.SIGKILL)
    try:
        written, errors = run.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        run.kill()
        run.communicate()
        yield f"a killed worker: the run has not ended after {LIMIT} seconds"
        return
    if b"Traceback" in errors:
        yield f"a killed worker: {errors[-300:]!r}"
    yield from _accounted("a killed worker", written, files)


def _killed_fixing(random: Random, folder: Path, files: int) -> Iterator[str]:
    """``--fix`` is killed at any time: each file is as it was or as it is to be."""
    for number in range(files):
        (folder / f"{number}.txt").write_text(_DEFECT, encoding="utf-8")
    run = subprocess.Popen(
        (*_CHECK, "--fix", "--jobs", "1", "."), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(random.uniform(0.1, 2.0))
    run.kill()
    run.wait()
    whole = {_DEFECT, _DEFECT.replace("。。", "。")}
    for path in folder.iterdir():
        if not path.name.endswith(".lintreport-tmp") and path.read_text(encoding="utf-8") not in whole:
            yield f"a killed --fix: {path.name} is neither as it was nor fixed"


def _accounted(what: str, written: bytes, made: int) -> Iterator[str]:
    try:
        outcome = json.loads(written)
    except ValueError as error:
        yield f"{what}: no JSON: {error}"
        return
    count = len(outcome["files"]) + sum(one["files"] for one in outcome["summary"]["skipped"])
    if count != made:
        yield f"{what}: {made} files were made, {count} are accounted for"


def _make(random: Random, folder: Path, number: int, *, broken: bool) -> int:
    """One file, sound or broken; how many files that are to be accounted for."""
    path = folder / f"{number}.txt"
    kind = random.choice(("bytes", "empty", "nul", "fifo", "lost", "name", "docx")) if broken else "sound"
    if kind == "fifo" and hasattr(os, "mkfifo"):
        os.mkfifo(path)
    elif kind == "lost":
        path.symlink_to(f"nowhere-{number}")
    elif kind == "name":
        (folder / f"{number}\x1b]0;x\a\n'\".txt").write_text(_DEFECT, encoding="utf-8")
    elif kind == "docx":
        path.with_suffix(".docx").write_bytes(b"PK\x03\x04")
    else:
        sound = texts.text(random)[:400].encode()
        path.write_bytes({"bytes": random.randbytes(99), "empty": b"", "nul": b"a\x00b"}.get(kind, sound))
    return 1


def _child(process: int) -> int | None:
    """A child of a process, once it has one; None when it ends without, or where nobody tells."""
    children = Path(f"/proc/{process}/task/{process}/children")
    for _ in range(400):
        try:
            if found := children.read_text().split():
                return int(found[0])
        except OSError:
            return None
        time.sleep(0.05)
    return None
