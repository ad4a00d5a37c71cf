"""Texts that coverage guides: for as long as is wanted, where atheris is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec


def broken(seed: int, seconds: int) -> Iterator[str]:
    """What a run of atheris in a process of its own ends with, if not well; says so where it is not installed."""
    if not find_spec("atheris"):
        print("atheris is not installed: no run is guided by coverage")
        return
    command = [sys.executable, "-m", __spec__.name, f"-seed={seed + 1}", f"-max_total_time={seconds}", "-timeout=60"]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace")
    print(f"guided by coverage: {seconds} s")
    if run.returncode:
        yield f"guided by coverage: {run.stderr[-2000:]}"


def _main() -> None:
    import atheris

    with atheris.instrument_imports(include=["lintreport"]):
        from benchmarks.robustness import laws

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        found = list(laws.broken("a.txt", text, laws.report_on("a.txt", text)))
        assert not found, found

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    _main()
