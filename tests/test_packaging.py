"""What is installed is what stands in the checkout: the wheel, run in an environment of its own."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest
from guides import ROOT, file
from sources import copy_sources

from lintreport import profile
from lintreport.version import VERSION

#: Where an environment keeps its programs.
PROGRAMS = "Scripts" if os.name == "nt" else "bin"

GUIDE = ROOT / "docs" / "writing-checks.md"


def run(*command: str | Path, cwd: Path, statuses: tuple[int, ...] = (0,)) -> str:
    """The output of a program whose exit status is one of ``statuses``; the checkout is not importable for it."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LINTREPORT"))}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode in statuses, f"{command}: {result.returncode}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def build(project: Path, folder: Path) -> Path:
    """The wheel of a project, built from its source distribution."""
    run(sys.executable, "-m", "build", "--outdir", folder, project, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sources(tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(sources, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds nothing but the wheel and what it needs."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    run(environment / PROGRAMS / "python", "-m", "pip", "install", "--quiet", wheel, cwd=environment)
    return environment / PROGRAMS


def test_the_version_is_the_same_in_the_package_and_its_description() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == VERSION


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package_and_of_the_checks(sources: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    engine = {
        f"lintreport/{path.relative_to(sources / 'lintreport').as_posix()}" for path in _files(sources / "lintreport")
    }
    checks = {
        f"lintreport/checks/{path.relative_to(sources / 'checks').as_posix()}" for path in _files(sources / "checks")
    }
    assert engine | checks == {name for name in names if not name.startswith("lintreport-")}
    assert {"lintreport/py.typed", "lintreport/report/schema.json", "lintreport/checks/web/web.yaml"} <= names
    assert {f"lintreport/profiles/{name}.yaml" for name in profile.names()} <= names


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.slow
def test_the_only_name_on_the_top_level_is_lintreport(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"lintreport", f"lintreport-{VERSION}.dist-info"}


@pytest.mark.slow
def test_the_licence_and_the_readme_are_in_the_wheel(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"lintreport-{VERSION}.dist-info"
    assert "The lintreport authors" in archive.read(f"{info}/licenses/LICENSE").decode()
    assert (ROOT / "README.md").read_text(encoding="utf-8") in archive.read(f"{info}/METADATA").decode()


@pytest.mark.slow
def test_the_installed_program_finds_the_same_as_the_checkout(programs: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    arguments = ("check", "--isolated", "--min-severity", "info", "--output-format", "json", "seeds")
    installed = run(programs / "lintreport", *arguments, cwd=tmp_path, statuses=(1,))
    here = run(Path(sys.executable).parent / "lintreport", *arguments, cwd=tmp_path, statuses=(1,))
    assert json.loads(installed) == json.loads(here)
    assert len(json.loads(installed)["files"]) == 5


@pytest.mark.slow
def test_the_installed_program_prints_its_schema_and_its_version(programs: Path, tmp_path: Path) -> None:
    assert json.loads(run(programs / "lintreport", "schema", cwd=tmp_path))["$schema"]
    assert run(programs / "lintreport", "--version", cwd=tmp_path).split() == ["lintreport", VERSION]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The project of the guide: a pack that is installed, with a check in YAML and two in Python."""
    for name in ("names.yaml", "annexes.py", "length.py"):
        _write(tmp_path / "town" / "townchecks" / name, file(GUIDE, f"house/{name}"))
    for name in ("town/pyproject.toml", "town/townchecks/__init__.py"):
        _write(tmp_path / name, file(GUIDE, name))
    return tmp_path / "town"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_a_pack_installed_as_a_wheel_is_run_listed_and_explained(programs: Path, pack: Path, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    built = build(pack, tmp_path / "dist")
    pip = (programs / "python", "-m", "pip")
    report = tmp_path / "report.txt"
    report.write_text("会同工商局开展联合检查,任务分工见附件2。\n\n附件1:任务分工表\n", encoding="utf-8")
    run(*pip, "install", "--quiet", "--no-deps", built, cwd=tmp_path)
    try:
        listed: list[dict[str, Any]] = json.loads(run(programs / "lintreport", "checks", "-f", "json", cwd=tmp_path))
        assert {"ANX001", "LEN001", "NAM001"} <= {check["code"] for check in listed}
        for code in ("ANX001", "NAM001"):
            assert code in run(programs / "lintreport", "explain", code, cwd=tmp_path)
        command = (programs / "lintreport", "check", "-f", "json", "report.txt")
        found = json.loads(run(*command, cwd=tmp_path, statuses=(1,)))["findings"]
        assert [(one["code"], one["excerpt"]) for one in found] == [("NAM001", "工商局"), ("ANX001", "见附件2")]
    finally:
        run(*pip, "uninstall", "--quiet", "--yes", "townchecks", cwd=tmp_path)
