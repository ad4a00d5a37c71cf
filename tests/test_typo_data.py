"""The lexicon of TYP002 is what its tool built, from what the tool says."""

import hashlib
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "build_typo_data.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = spec_from_file_location("build_typo_data", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_lexicon_has_the_digest_that_the_tool_recorded(tool: ModuleType) -> None:
    digest = hashlib.sha256(tool.LEXICON.read_bytes()).hexdigest()
    assert digest == tool.DIGEST.read_text(encoding="utf-8").strip()


def test_the_usual_words_hold_the_terms_and_their_pieces_and_the_known_words_by_pairs(tool: ModuleType) -> None:
    sources = tool.Sources(
        words={"行政复议"},
        idioms={"束之高阁", "百尺竿头更进一步"},
        counts={"行政": 5_000, "复议": 199, "行政复议": 2_000, "溢洪道": 599, "ab": 9_000},
        signs={},
        terms={"执法", "社会主义法治"},
        known={"以文塑旅"},
        places=set(),
        readings={},
    )
    usual = tool.usual(sources)
    assert (usual["行政"], usual["行政复议"], usual["执法"]) == (5_000, 2_000, tool.COUNTED_TERM)
    assert usual["社会主义"] == usual["主义法治"] == tool.COUNTED_PIECE
    assert usual["文塑"] == tool.COUNTED_PAIR
    assert usual["束之高阁"] == tool.USUAL
    assert usual.keys().isdisjoint({"复议", "溢洪道", "ab", "以文塑旅", "百尺竿头更进一步"})


def test_every_package_is_pinned_by_a_hash_and_named_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    lines = (ROOT / "tools" / "typo_data.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line.split() for line in lines if not line.startswith("#")]
    assert pinned
    for requirement, digest in pinned:
        assert requirement.replace("==", " ") in notice
        assert digest.startswith("--hash=sha256:")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert all("==" in requirement for requirement in groups["data"])


def test_a_font_that_is_not_there_or_another_is_named(tmp_path: Path) -> None:
    def said(font: Path) -> str:
        done = subprocess.run(
            [sys.executable, TOOL, "--check", "--font", font], capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        return done.stderr

    assert "is not there: install Debian's fonts-noto-cjk" in said(tmp_path / "none.ttc")
    (tmp_path / "other.ttc").write_bytes(b"other")
    assert "is not the font" in said(tmp_path / "other.ttc")
