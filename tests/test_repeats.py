"""The finder of exact repeats, against a plain reference and on texts made to be slow."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport.text.repetition.exact import Repeat, ahead, apart, behind, repeats, squeeze

#: As many places and failures as a small text can have: nothing is given up.
UNBOUNDED = 10**9

BLOCK = "全镇召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。"


@st.composite
def texts_with_copies(draw: st.DrawFn) -> str:
    """A text of few different signs into which pieces of itself were pasted."""
    text = draw(st.text(alphabet="abcdefgh"[: draw(st.integers(1, 8))], max_size=60))
    for _ in range(draw(st.integers(0, 4))):
        start, end, place = (draw(st.integers(0, len(text))) for _ in range(3))
        text = text[:place] + text[start:end] + text[place:]
    return text


def covered_by_definition(text: str, shortest: int) -> set[int]:
    """All places in a stretch of ``shortest`` that has occurred before."""
    seen: set[str] = set()
    covered: set[int] = set()
    for start in range(len(text) - shortest + 1):
        stretch = text[start : start + shortest]
        if stretch in seen:
            covered.update(range(start, start + shortest))
        seen.add(stretch)
    return covered


@given(texts_with_copies(), st.integers(1, 12))
def test_repeats_cover_exactly_what_has_occurred_before(text: str, shortest: int) -> None:
    found = repeats(text, shortest, places=UNBOUNDED, patience=UNBOUNDED)
    covered = {place for repeat in found for place in range(repeat.later, repeat.end)}
    assert covered == covered_by_definition(text, shortest)


@given(texts_with_copies(), st.integers(1, 12))
def test_every_repeat_is_real_maximal_and_outermost(text: str, shortest: int) -> None:
    found = repeats(text, shortest)
    for first, later, length in found:
        assert first < later
        assert length >= shortest
        assert text[first : first + length] == text[later : later + length]
        assert first == 0 or text[first - 1] != text[later - 1]
        assert later + length == len(text) or text[first + length] != text[later + length]
    for one, next_one in pairwise(found):
        assert one.later < next_one.later
        assert one.end < next_one.end


@given(texts_with_copies(), st.integers(1, 12))
def test_apart_leaves_true_repeats_that_do_not_overlap(text: str, shortest: int) -> None:
    found = apart(repeats(text, shortest), shortest)
    for first, later, length in found:
        assert length >= shortest
        assert text[first : first + length] == text[later : later + length]
    for one, next_one in pairwise(found):
        assert one.end <= next_one.later


def test_the_shorter_of_two_overlapping_copies_gives_way() -> None:
    short, long = Repeat(0, 100, 30), Repeat(40, 120, 50)
    assert apart([short, long], 20) == [Repeat(0, 100, 20), long]
    assert apart([short, long], 21) == [long]
    assert apart([Repeat(0, 100, 60), Repeat(70, 150, 40)], 20) == [Repeat(0, 100, 60), Repeat(80, 160, 30)]


@given(st.text(alphabet="ab", max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_agreement_ahead_and_behind_is_counted_sign_by_sign(text: str, first: int, gap: int) -> None:
    later = first + gap
    if later <= len(text):
        forward = [text[first + n] == text[later + n] for n in range(len(text) - later)]
        backward = [text[first - n - 1] == text[later - n - 1] for n in range(first)]
        assert ahead(text, first, later) == [*forward, False].index(False)
        assert behind(text, first, later) == [*backward, False].index(False)


@given(st.text(alphabet="甲乙 \n\u3000\u200b", max_size=60))
def test_squeezed_text_knows_the_way_back(text: str) -> None:
    squeezed = squeeze(text)
    assert squeezed.text == "".join(sign for sign in text if sign in "甲乙")
    for at, sign in enumerate(squeezed.text):
        assert text[squeezed.offset(at)] == sign
    if squeezed.text:
        span = squeezed.span(0, len(squeezed.text))
        assert text[span.start : span.end] == text.strip(" \n\u3000\u200b")


@pytest.mark.parametrize("before", range(0, 60, 7))
def test_a_repeat_is_found_wherever_it_begins(before: int) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + before))) + BLOCK + "另" * 3 + BLOCK
    assert repeats(text, len(BLOCK)) == [Repeat(before, before + len(BLOCK) + 3, len(BLOCK))]


def test_copies_are_compared_with_the_first_one() -> None:
    text = "".join(BLOCK + sign for sign in "子丑寅卯辰巳午未申酉戌亥")
    found = repeats(text, 30)
    assert [repeat.first for repeat in found] == [0] * 11


def test_a_text_of_one_sign_is_one_repeat_of_itself() -> None:
    assert repeats("啊" * 1_000_000, 50) == [Repeat(0, 1, 999_999)]


@pytest.mark.parametrize("period", [7, 60, 1000])
def test_a_periodic_text_is_one_repeat_of_itself(period: int) -> None:
    text = "".join(chr(0x4E00 + n % period) for n in range(20_000))
    assert repeats(text, 50) == [Repeat(0, period, 20_000 - period)]


def _fibonacci(size: int) -> str:
    one, two = "乙", "甲"
    while len(two) < size:
        one, two = two, two + one
    return two[:size]


def _thue_morse(size: int) -> str:
    return "".join("甲乙"[number.bit_count() % 2] for number in range(size))


def _binary(size: int) -> str:
    return "".join(random.Random(1).choices("甲乙", k=size))


def _rows(same: int, unlike: int) -> Callable[[int], str]:
    """Rows of ``same`` equal signs and ``unlike`` that differ from row to row."""
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 20_000)]
    chance = random.Random(2)
    return lambda size: "".join(
        "啊" * same + "".join(chance.choices(signs, k=unlike)) for _ in range(size // (same + unlike))
    )


def _pool(length: int) -> Callable[[int], str]:
    """Words of ``length`` signs, drawn again and again from a pool of 20."""
    chance = random.Random(3)
    pool = ["".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(length)) for _ in range(20)]
    return lambda size: "".join(chance.choices(pool, k=size // length))


HOSTILE = {
    "one sign": "啊".__mul__,
    "period 7": lambda size: ("甲乙丙丁戊己庚" * size)[:size],
    "period 1000": lambda size: "".join(map(chr, range(0x4E00, 0x4E00 + 1000))) * (size // 1000),
    "Fibonacci": _fibonacci,
    "Thue-Morse": _thue_morse,
    "binary": _binary,
    "45 equal and 1 other": _rows(45, 1),
    "30 equal and 15 others": _rows(30, 15),
    "short words of a pool": _pool(30),
    "long words of a pool": _pool(60),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_size_of_a_hostile_text(kind: str) -> None:
    assert linear(HOSTILE[kind], lambda text: repeats(text, 50), 80_000)
