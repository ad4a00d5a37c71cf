"""A release: the same when it is built again, installed without a network, run as one file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sources import copy_sources

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the wheels are those of Linux"),
]

PYTHON = ".".join(map(str, sys.version_info[:2]))
BAD = "我区扎实推进各项工作。。\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sources(tmp_path_factory.mktemp("source") / "lintreport")


def build(project: Path, folder: Path) -> Path:
    command = [sys.executable, "tools/release.py", str(folder), "--system", "linux", "--python", PYTHON]
    subprocess.run(command, cwd=project, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"})
    return folder


@pytest.fixture(scope="module")
def release(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(project, tmp_path_factory.mktemp("dist"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_release_built_again_is_the_same(project: Path, release: Path, tmp_path: Path) -> None:
    again = build(project, tmp_path / "again")
    assert (again / "SHA256SUMS").read_text() == (release / "SHA256SUMS").read_text()


def test_the_checksums_are_those_of_all_that_is_there(release: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (release / "SHA256SUMS").read_text().splitlines())
    assert listed.keys() == {path.name for path in release.iterdir()} - {"SHA256SUMS"}
    assert all(hashlib.sha256((release / name).read_bytes()).hexdigest() == value for name, value in listed.items())
    assert {Path(name).suffix for name in listed} == {".gz", ".json", ".pyz", ".whl", ".zip"}


def test_an_office_without_a_network_installs_from_the_wheelhouse(release: Path, report: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(release.glob("*-linux.zip"))) as archive:
        archive.extractall(tmp_path)
    folder = next(path for path in tmp_path.glob("lintreport-*") if path.is_dir())
    home = tmp_path / "home"
    nowhere = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PIP_CONFIG_FILE": os.devnull,
    }
    subprocess.run(["sh", folder / "install.sh", home], check=True, env=nowhere | {"PIP_INDEX_URL": "file:///nowhere"})
    command = [home / "bin" / "lintreport", "check", "--isolated", report, "-o", tmp_path / "found.xlsx"]
    assert subprocess.run(command, env=nowhere, cwd=tmp_path).returncode == 1
    assert (tmp_path / "found.xlsx").exists()


def test_the_program_of_one_file_runs_with_python_alone(release: Path, report: Path, tmp_path: Path) -> None:
    program = next(release.glob("*.pyz"))
    others = filter(None, map(shutil.which, ("python3.11", "python3.12", "python3.13", "python3.14")))
    for python in {sys.executable, *others}:
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
        if subprocess.run([python, "-V"], env=environment, capture_output=True).returncode:
            continue  # a name without a Python after it
        result = subprocess.run(
            [python, "-I", program, "check", "--isolated", report], env=environment, capture_output=True, text=True
        )
        assert result.returncode == 1, result.stderr
        assert "PUN002" in result.stdout


def test_the_bill_of_materials_names_every_pin(release: Path, project: Path) -> None:
    bill = json.loads(next(release.glob("*.cdx.json")).read_text(encoding="utf-8"))
    assert bill["metadata"]["component"]["name"] == "lintreport"
    named = {component["name"] for component in bill["components"]}
    pins = (project / "requirements" / "release.txt").read_text(encoding="utf-8")
    assert {line.split("==")[0] for line in pins.splitlines() if "==" in line} <= named
