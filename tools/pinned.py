"""Print what CI needs, as requirements: the program's dependencies, those of the tests, and what builds the package."""

import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
groups = project["dependency-groups"]
print(
    *project["project"]["dependencies"],
    *project["project"]["optional-dependencies"]["docs"],
    *groups["dev"],
    *groups["browser"],
    *project["build-system"]["requires"],
    sep="\n",
)
