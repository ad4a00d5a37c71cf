"""Each check grows in proportion to a text that is full of what it looks for."""

from random import Random

import pytest
from growth import linear

from lintreport import Document, packs
from lintreport.declaration import Check
from lintreport.testing import marked

CHECKS = [check for check in packs.load([packs.built_in()]) if check.bad and not check.across]


@pytest.mark.parametrize("between", ["\n", ""], ids=["lines", "one line"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_is_linear_in_what_it_finds(check: Check, between: str) -> None:
    """Its views are there already: what others ask for as well is not counted with it."""
    examples = [marked(example)[0].replace("\n", between or " ") for example in check.bad]

    def document(size: int) -> Document:
        random = Random(1)
        pieces: list[str] = []
        while size > 0:
            pieces.append(random.choice(examples))
            size -= len(pieces[-1])
        made = Document(between.join(pieces), "2024年.txt").unwrapped
        list(check.run(made, check.options()))
        return made

    assert linear(document, lambda made: list(check.run(made, check.options())), 30_000)
