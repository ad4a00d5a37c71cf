"""Build a release: wheel, source, wheelhouses for offices without a network, a program of one file, SBOM, checksums.

    python tools/release.py dist [--system linux|windows] [--python 3.11 …]

Built twice from one commit it is the same, byte for byte: times come from the commit, versions from
``requirements/release.txt``, whose hashes every download must match.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PINS = ROOT / "requirements" / "release.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
#: What the index calls the systems that wheels are gathered for, the most demanding first.
SYSTEMS = {
    "linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "windows": ("win_amd64",),
}
#: The earliest time that a zip file can state.
EARLIEST = (1980, 1, 1, 0, 0, 0)


class Requirement(NamedTuple):
    """A pinned distribution, with the condition under which it is wanted."""

    line: str
    condition: str


def main() -> None:
    """Build everything into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--system", choices=SYSTEMS, action="append")
    parser.add_argument("--python", choices=PYTHONS, action="append")
    asked = parser.parse_args()
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = _time_of_commit()
    wheel = _distributions(folder)
    _program(wheel, folder)
    for system in asked.system or SYSTEMS:
        _wheelhouse(wheel, folder, system, asked.python or PYTHONS)
    _bill_of_materials(wheel, folder)
    _checksums(folder)


def _time_of_commit() -> str:
    if "SOURCE_DATE_EPOCH" in os.environ:
        return os.environ["SOURCE_DATE_EPOCH"]
    shown = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return shown.stdout.strip()


def _run(*command: str | Path) -> None:
    subprocess.run([str(word) for word in command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _distributions(folder: Path) -> Path:
    """The wheel; the source lies beside it."""
    _run(sys.executable, "-m", "build", "--outdir", folder.resolve(), ROOT)
    return next(folder.glob("*.whl"))


def _program(wheel: Path, folder: Path) -> None:
    """A program of one file for plain text: with pure Python alone it runs wherever there is a Python."""
    with tempfile.TemporaryDirectory() as scratch:
        needed = _pinned(("click", "markdown-it-py", "mdurl", "pathspec", "platformdirs", "pygments", "pyyaml", "rich"))
        pins = Path(scratch, "pins.txt")
        pins.write_text("\n".join(needed), encoding="utf-8")
        site = Path(scratch, "site")
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", site)
        _run(*pip, "--require-hashes", "--requirement", pins)
        _run(*pip, wheel)
        for compiled in [*site.rglob("*.so"), *site.rglob("*.pyd"), *site.rglob("direct_url.json"), site / "bin"]:
            shutil.rmtree(compiled) if compiled.is_dir() else compiled.unlink(missing_ok=True)
        for record in site.glob("*.dist-info/RECORD"):
            record.unlink()
        name = folder / f"{_stem(wheel)}.pyz"
        shiv = (sys.executable, "-m", "shiv", "--reproducible", "--console-script", "lintreport")
        _run(*shiv, "--site-packages", site, "--output-file", name.resolve())


def _stem(wheel: Path) -> str:
    return "-".join(wheel.stem.split("-")[:2])


def _pinned(names: Iterable[str]) -> list[str]:
    """The lines of the pins, with their hashes, for distributions of these names."""
    blocks = re.split(r"\n(?=[a-z])", PINS.read_text(encoding="utf-8"))
    wanted = set(names)
    return [block for block in blocks if re.split("[=<>; ]", block, maxsplit=1)[0] in wanted]


def _wheelhouse(wheel: Path, folder: Path, system: str, pythons: Iterable[str]) -> None:
    """Every wheel that an installation on ``system`` needs, with a script that installs them, in one archive."""
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch, "wheels")
        wheels.mkdir()
        shutil.copy(wheel, wheels)
        for python in pythons:
            pins = Path(scratch, "pins.txt")
            pins.write_text("\n".join(_for_target(system, python)), encoding="utf-8")
            platforms = [word for name in SYSTEMS[system] for word in ("--platform", name)]
            _run(
                *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"),
                *("--require-hashes", "--python-version", python, *platforms, "--dest", wheels, "--requirement", pins),
            )
        name = f"{_stem(wheel)}-{system}"
        extras = [*(ROOT / "packaging" / system).iterdir(), ROOT / "LICENSE"]
        files = {f"{name}/{path.name}": path for path in extras}
        files |= {f"{name}/wheels/{path.name}": path for path in wheels.iterdir()}
        _archive(folder / f"{name}.zip", files)


def _for_target(system: str, python: str) -> list[str]:
    """The pins that hold on a system with a Python, without their conditions, which are those of another machine."""
    from packaging.markers import Marker

    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "win32" if system == "windows" else "linux",
        "platform_system": "Windows" if system == "windows" else "Linux",
        "os_name": "nt" if system == "windows" else "posix",
        "platform_machine": "AMD64" if system == "windows" else "x86_64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found = []
    for block in re.split(r"\n(?=[a-z])", PINS.read_text(encoding="utf-8")):
        first, _, rest = block.partition("\n")
        pin, _, condition = first.removesuffix("\\").partition(" ; ")
        if not condition.strip() or Marker(condition.strip()).evaluate(environment):
            found.append(f"{pin.strip()} \\\n{rest}")
    return found


def _archive(path: Path, files: dict[str, Path]) -> None:
    """A zip file in which times and order say nothing of when and where it was made."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, source in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.external_attr = (0o755 if source.suffix == ".sh" else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if source.suffix == ".whl" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, source.read_bytes())


def _bill_of_materials(wheel: Path, folder: Path) -> None:
    """What the program is made of, as CycloneDX."""
    name = folder / f"{_stem(wheel)}.cdx.json"
    command = (sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--of", "JSON")
    _run(*command, "--output-file", name.resolve(), PINS)
    bill = json.loads(name.read_text(encoding="utf-8"))
    program, _, version = _stem(wheel).partition("-")
    component = {"type": "application", "name": program, "version": version, "bom-ref": f"pkg:pypi/{program}@{version}"}
    bill.setdefault("metadata", {})["component"] = component
    name.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8")


def _checksums(folder: Path) -> None:
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
