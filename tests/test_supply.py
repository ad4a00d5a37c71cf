"""What is installed where it matters is named exactly: dependencies by hash, actions by commit."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINS = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
RELEASED = (ROOT / "requirements" / "release.txt").read_text(encoding="utf-8")


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_dependency_is_pinned_with_hashes() -> None:
    command = [sys.executable, str(ROOT / "tools" / "pinned.py")]
    asked = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
    pinned = re.findall(r"^([\w.-]+)==[^ ]+ \\\n    --hash=sha256:[0-9a-f]{64}", PINS, re.MULTILINE)
    assert {_name(line) for line in asked if line} <= {_name(name) for name in pinned}
    assert len(pinned) == PINS.count("==")


def test_the_pins_name_no_index() -> None:
    assert not re.search(r"https?:|file:/|--(?:extra-)?index-url|--find-links", PINS)


def test_every_action_is_named_by_its_commit() -> None:
    files = [ROOT / "action.yml", *(ROOT / ".github" / "workflows").glob("*.yml")]
    used = [one for file in files for one in re.findall(r"uses: (\S+)", file.read_text(encoding="utf-8"))]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used), used


def test_a_release_pins_every_dependency_of_the_program_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = ("docs", "lsp", "serve", "xlsx")  # those of an office: comparing millions of reports wants an index
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    pinned = re.findall(r"^([\w.-]+)==[^ ]+(?: ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", RELEASED, re.MULTILINE)
    assert {_name(line) for line in asked} <= {_name(name) for name in pinned}
    assert len(pinned) == len(re.findall(r"^[\w.-]+==", RELEASED, re.MULTILINE))
    assert not re.search(r"https?:|file:/|--(?:extra-)?index-url|--find-links", RELEASED)
