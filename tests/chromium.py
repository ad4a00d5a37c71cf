"""Chromium for tests of the html page: where it is, how it is started, and a page that was written for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lintreport.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed (pip install --group browser)"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

MARKS = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium (Debian's package chromium)"),
]
SEEDS = Path(__file__).parent.parent / "seeds"

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


def lint(output: Path, *arguments: str) -> None:
    """Write the page on what is found."""
    result = CliRunner().invoke(
        main, ["check", "--isolated", "-f", "html", "-o", str(output), "--fail-on", "never", *arguments]
    )
    assert result.exit_code == 0, result.output
