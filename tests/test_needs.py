"""What a check says it needs is sound: a text without it gives the check nothing to find and nothing to say."""

from pathlib import Path
from random import Random

import pytest

from lintreport import Document, packs
from lintreport.declaration import Check
from lintreport.errors import ConfigError
from lintreport.results import results
from lintreport.testing import marked
from lintreport.text.characters.folding import fold

ROOT = Path(__file__).parent.parent
CHECKS = packs.load([packs.built_in()])
GATED = [check for check in CHECKS if check.needs]
EXAMPLES = [marked(example)[0] for check in CHECKS for example in (*check.bad, *check.good)]
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def without(text: str, words: tuple[str, ...]) -> str:
    """A text from which the words are taken out, in full width as well."""
    while held := [word for word in words if word in fold(text)]:
        for word in held:
            while (at := fold(text).find(word)) >= 0:
                text = text[:at] + text[at + len(word) :]
    return text


def fuzzed(count: int) -> list[str]:
    """Texts of pieces of the examples, some of their characters exchanged."""
    random = Random(count)
    signs = sorted({sign for text in EXAMPLES for sign in text})
    texts = []
    for _ in range(count):
        pieces = (random.choice(EXAMPLES) for _ in range(random.randint(1, 6)))
        whole = [sign for piece in pieces for sign in piece[slice(*sorted(random.choices(range(len(piece) + 1), k=2)))]]
        for _ in range(random.randint(0, 6) if whole else 0):
            whole[random.randrange(len(whole))] = random.choice(signs)
        texts.append("".join(whole))
    return texts


def said(check: Check, text: str) -> list[object]:
    """What a check says of a text when nobody asks what it needs."""
    return list(check.run(Document(text, "2024年.txt").unwrapped, check.options()))


@pytest.mark.parametrize("check", GATED, ids=lambda check: check.code)
def test_without_what_it_needs_a_check_says_nothing(check: Check) -> None:
    own = [marked(example)[0] for example in check.bad]
    for text in (*own, *EXAMPLES, *SEEDS):
        shut = without(text, check.needs)
        assert not Document(shut).holds_any(check.needs)
        assert said(check, shut) == [], shut


@pytest.mark.parametrize("count", [200, pytest.param(100_000, marks=pytest.mark.slow)])
def test_a_run_finds_the_same_when_nobody_asks_what_checks_need(count: int) -> None:
    for text in fuzzed(count):
        document = Document(text, "2024年.txt").unwrapped
        for check in GATED:
            if not document.holds_any(check.needs):
                assert list(check.run(document, check.options())) == [], (check.code, text)


def test_the_gates_open_for_what_they_are_made_for() -> None:
    for check in GATED:
        for example in check.bad:
            assert list(results(check, Document(marked(example)[0], "2024年.txt"), check.options())), (
                check.code,
                example,
            )


YAML = """
- code: TST001
  name: finds-x
  title: x
  severity: info
  basis: practice
  doc: x
  message: x
  pattern: "."
  needs: [{needs}]
  bad: []
  good: []
"""


def loaded(folder: Path, needs: str) -> Check:
    (folder / "a.yaml").write_text(YAML.format(needs=needs), encoding="utf-8")
    return packs.load([packs.at(folder)])[0]


def test_a_check_in_yaml_is_not_run_without_what_it_needs(tmp_path: Path) -> None:
    check = loaded(tmp_path, "叉, 错字, ':'")
    assert check.needs == ("叉", "错字", ":")
    assert [bool(list(results(check, Document(text), check.options()))) for text in ("错", "错字", "叉", "：", "")] == [
        *(False, True, True, True, False)
    ]


@pytest.mark.parametrize("needs", ["'：'", "''"])
def test_words_that_no_text_could_hold_are_refused(tmp_path: Path, needs: str) -> None:
    with pytest.raises(ConfigError, match="needs"):
        loaded(tmp_path, needs)
