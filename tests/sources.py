"""A copy of the checkout as it is committed, or would be: without what git ignores."""

import shutil
import subprocess
from pathlib import Path

from guides import ROOT


def copy_sources(folder: Path) -> Path:
    """Copy every file that git tracks, or would track, into ``folder``."""
    # A checkout may belong to somebody else (in a container it often does); reading it is harmless.
    command = ("git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # a file may be deleted and still tracked
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder
