"""Write what our own YAML files say as JSON, so that a run need not read YAML: lintreport/yaml.jsonl."""

import json
from pathlib import Path

import yaml

from lintreport.parsing import digest

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "lintreport" / "yaml.jsonl"


def files() -> list[Path]:
    """Our checks and profiles in YAML."""
    return sorted([*(ROOT / "checks").rglob("*.yaml"), *(ROOT / "lintreport" / "profiles").glob("*.yaml")])


def line(path: Path) -> str:
    """A file as it is written: its digest, and its value."""
    text = path.read_text(encoding="utf-8")
    return json.dumps([digest(text), yaml.load(text, yaml.SafeLoader)], ensure_ascii=False) + "\n"


if __name__ == "__main__":
    WRITTEN.write_text("".join(map(line, files())), encoding="utf-8")
