"""The hand-written pages, and the blocks of code in them."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
GUIDES = sorted(path for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md") if path.name != "CHANGELOG.md")

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"# ([\w./-]+\.\w+)\n")


class Block(NamedTuple):
    """A fenced block; ``path`` is the file that its first line names, if any."""

    language: str
    text: str
    path: str


def blocks(guide: Path) -> list[Block]:
    """The fenced blocks of a guide, in order."""
    found = []
    for language, text in _FENCE.findall(guide.read_text(encoding="utf-8")):
        named = _PATH.match(text)
        found.append(Block(language, text, named[1] if named else ""))
    return found


def file(guide: Path, path: str) -> str:
    """The last block of ``guide`` whose first line names ``path``."""
    return [block.text for block in blocks(guide) if block.path == path][-1]
