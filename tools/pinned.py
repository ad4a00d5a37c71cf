"""Print what CI needs, as requirements: dependencies of the program and of the tests, what builds a release."""

import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
groups = project["dependency-groups"]
print(
    *project["project"]["dependencies"],
    *project["project"]["optional-dependencies"]["docs"],
    *groups["dev"],
    *groups["browser"],
    *groups["release"],
    *project["build-system"]["requires"],
    sep="\n",
)
