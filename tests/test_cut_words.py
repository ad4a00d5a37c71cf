"""RED010: which pairs of characters end no clause, and what the text must show beside."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from lintreport import packs
from lintreport.testing import findings

ROOT = Path(__file__).parent.parent
CHECK = next(check for check in packs.load([packs.built_in()]) if check.code == "RED010")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = spec_from_file_location("build_cut_words", ROOT / "tools" / "build_cut_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def found(text: str) -> list[str]:
    return [text[slice(*one.span)] for one in findings(CHECK, text)]


def test_the_pairs_have_the_digest_that_the_tool_recorded(tool: ModuleType) -> None:
    recorded = tool.DIGEST.read_text(encoding="ascii").split()
    assert recorded[::2] == [tool.digest(path) for path in (tool.WORDS, tool.BEGINNINGS)]


def test_a_pair_that_goes_on_and_ends_no_clause_is_counted(tool: ModuleType) -> None:
    lines = ["建立共享机制,完善共享机制,落实责任。"] * 60
    assert "享" in "".join(firsts for key, firsts in tool.cut_words(lines).items() if key.startswith("机制"))
    assert not any(key.startswith("制") for key in tool.cut_words(lines))


def test_a_pair_that_begins_no_clause_is_counted_with_what_stands_before_it(tool: ModuleType) -> None:
    words = tool.cut_beginnings(["建立共享机制,完善共享机制,落实责任。"] * 60)
    assert "机" in words["享共"]
    assert not any(key.startswith("建") for key in words)


def test_the_order_of_the_texts_does_not_matter(tool: ModuleType) -> None:
    lines = ["建立共享机制,落实责任。"] * 60 + ["加强组织领导。"] * 70
    assert tool.cut_words(lines) == tool.cut_words(lines[::-1])


def test_what_ends_clauses_elsewhere_in_the_text_is_no_cut_word() -> None:
    text = "健全跨部门信息共享机制。与公安、税务等部门建立信息共享机，推动信用体系建设。"
    assert found(text) == ["机"]
    assert not found(text + "研发信息共享机；购置信息共享机。")


def test_what_is_less_certain_wants_the_whole_word_elsewhere() -> None:
    assert found("把各项整改措施落实到位，确保整改到位。对存在的问题逐一建账，限期整改到。") == ["到"]
    assert not found("对存在的问题逐一建账，限期整改到。")
