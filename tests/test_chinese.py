"""Chinese sentences for the reader have full-width marks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [path for folder in ("lintreport", "checks") for path in sorted((ROOT / folder).rglob("*.py"))]
#: The callables that take a sentence in Chinese, and which of their arguments it is.
SPEAKERS = {"Text": 0, "say": 0, "_": 0, "spoken": 1}
#: What stands in for the fields of an f-string.
FIELD = "\ue000"
#: Marks of code and of quoted text stay as they are: `,`, “,”, “键: 值”, #REF!, &amp;, and the numbers of lists.
QUOTED = re.compile(r"`[^`\n]*`|https?://\S+|“[!-/:-@\[-`{-~]+”|“[^“”\n]*: [^“”\n]*”|&\w+;|#REF!|1\) a\) 一\)|（款\)")
HALF = re.compile(
    r"[\u3400-\u9fff”》）][,;:?!](?!\d)|(?<!\d)[,;?!][\u3400-\u9fff“《]|\([\u3400-\u9fff]|[\u3400-\u9fff]\)"
)


def chinese(tree: ast.AST) -> Iterator[str]:
    """The Chinese sentences of a module: of messages and of the pages of checks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SPEAKERS and len(node.args) > SPEAKERS[name]:
                yield from _words(node.args[SPEAKERS[name]])
        elif isinstance(node, ast.FunctionDef):
            zh, line, _ = (ast.get_docstring(node) or "").partition("\n---\n")
            if line:
                yield zh


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.BinOp | ast.IfExp):
        parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
        yield from (words for part in parts for words in _words(part))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else FIELD for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_half_width_mark_stands_beside_a_chinese_character(path: Path) -> None:
    sentences = chinese(ast.parse(path.read_text(encoding="utf-8")))
    found = [(sentence, HALF.findall(QUOTED.sub(FIELD, sentence))) for sentence in sentences]
    assert [pair for pair in found if pair[1]] == []


#: What the norms that are cited call something else: 概数 (GB/T 15835-2011), 公民身份号码 (GB 11643), and
#: 发文机关署名 (the regulation on official documents).
ELSEWHERE = re.compile("约数|居民身份证|落款")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_terms_are_those_of_the_norms_that_are_cited(path: Path) -> None:
    sentences = chinese(ast.parse(path.read_text(encoding="utf-8")))
    assert [sentence for sentence in sentences if ELSEWHERE.search(sentence)] == []
