"""What a checkout leaves out of version control, by the .gitignore files in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

_NAME = ".gitignore"


class Rules:
    """The .gitignore files from the root of the checkout that a folder lies in down to the files that are asked about.

    A folder outside of any checkout has no rules. Each file is read once, when a path below it is first asked about.
    """

    def __init__(self, folder: str) -> None:
        here = Path(os.path.realpath(folder))
        self._root = next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)
        self._specs: dict[Path, Any] = {}

    def ignore(self, path: str, *, folder: bool = False) -> bool:
        """Whether the rules leave ``path`` out; the last rule that matches decides, and those of deeper folders."""
        if self._root is None:
            return False
        real = Path(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
        if self._root not in real.parents:
            return False
        parents = [one for one in reversed(real.parents) if one == self._root or self._root in one.parents]
        decided = False
        for parent in parents:
            spec = self._spec(parent)
            if spec is not None:
                found = spec.check_file(real.relative_to(parent).as_posix() + "/" * folder).include
                decided = decided if found is None else bool(found)
        return decided

    def _spec(self, folder: Path) -> Any:
        if folder not in self._specs:
            self._specs[folder] = _spec_of(folder / _NAME)
        return self._specs[folder]


def _spec_of(file: Path) -> Any:
    if not file.is_file():
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(file.read_text(encoding="utf-8", errors="replace").splitlines())
    except (OSError, ValueError):  # git, too, passes over what it cannot read
        return None
