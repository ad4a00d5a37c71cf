"""Paragraphs that nearly repeat an earlier one."""

import random
from collections.abc import Callable

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport.text.repetition.similar import Change, Near, changes, differences, joins, near, similarity

#: 94 characters, five figures.
WORDS = (
    "坚持把法治建设纳入全镇工作统筹谋划,主要负责同志定期听取汇报,协调解决困难,班子成员按照分工抓好落实,"
    "全年召开会议4次,研究议题11项,2023年化解纠纷156件,成功率98.5%,群众满意度明显提高。"
)
HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 2000)))


def edited(words: str, share: float, seed: int) -> str:
    """``words`` with a share of the characters put for others."""
    dice = random.Random(seed)
    signs = list(words)
    for at in dice.sample(range(len(signs)), round(share * len(signs))):
        signs[at] = dice.choice(HAN)
    return "".join(signs)


def paragraph(length: int, seed: int) -> str:
    return "".join(random.Random(seed).choices(HAN, k=length))


def applied(first: str, later: str) -> str:
    """``first`` with all changes made."""
    made, at = "", 0
    for change in changes(first, later):
        made += first[at : change.start] + later[change.later_start : change.later_end]
        at = change.end
    return made + first[at:]


def pairs(paragraphs: list[str], similarity: float = 0.85) -> list[tuple[int, int]]:
    return [(one.first, one.later) for one in near(paragraphs, similarity)]


def kinds(first: str, later: str) -> dict[str, int]:
    return differences(first, later, changes(first, later))._asdict()


# The changes


@given(st.text("甲乙丙丁123.,", max_size=60), st.text("甲乙丙丁123.,", max_size=60))
def test_the_changes_make_the_later_paragraph_of_the_first(first: str, later: str) -> None:
    assert applied(first, later) == later


@given(st.integers(0, 10_000), st.floats(0, 0.3))
def test_the_changes_of_an_edited_paragraph_make_it(seed: int, share: float) -> None:
    later = edited(WORDS, share, seed)
    assert applied(WORDS, later) == later
    assert all(change[:2] != change[2:] or later != WORDS for change in changes(WORDS, later))


def test_equal_paragraphs_have_no_changes() -> None:
    assert changes(WORDS, WORDS) == []
    assert changes("", "") == []


def test_the_similarity_is_the_share_of_both_that_is_equal() -> None:
    assert similarity(WORDS, WORDS) == 1
    assert similarity("", WORDS) == 0
    assert similarity("负责同志听取汇报", "负责同志定期听取汇报") == 1 - 2 / 18


def test_a_figure_changes_as_a_whole() -> None:
    later = WORDS.replace("156", "176").replace("98.5", "98.6")
    assert [WORDS[change.start : change.end] for change in changes(WORDS, later)] == ["156", "98.5"]
    assert [later[change.later_start : change.later_end] for change in changes(WORDS, later)] == ["176", "98.6"]


def test_changes_that_a_sign_parts_are_one() -> None:
    assert changes("负责同志定期听取工作汇报", "负责干部不定时听取工作汇报") == [Change(2, 6, 2, 7)]


def test_a_long_stretch_that_has_nothing_in_common_is_one_change() -> None:
    first, later = f"开头部分{paragraph(500, 1)}结尾部分", f"开头部分{paragraph(400, 2)}结尾部分"
    assert changes(first, later) == [Change(4, 504, 4, 404)]


# Of what kind they are


def test_figures_are_counted_apart_from_words() -> None:
    later = WORDS.replace("4次", "6次").replace("156", "83").replace("困难", "问题")
    assert kinds(WORDS, later) == {
        "figures": 4,
        "changed": 2,
        "words": 1,
        "replaced": 1,
        "repeated": 0,
        "signs": 0,
    }


def test_a_year_counts_when_it_changes() -> None:
    assert kinds(WORDS, WORDS.replace("2023", "2024"))["figures"] == 5
    assert kinds(WORDS, WORDS.replace("2023", "2024"))["changed"] == 1


@pytest.mark.parametrize(
    ("old", "new"), [("一档", "二档"), ("县政府", "市政府"), ("华东地", "华北地"), ("甲方", "乙方")]
)
def test_numerals_levels_and_directions_count_as_figures(old: str, new: str) -> None:
    found = kinds(f"符合条件的人员按照{old}标准缴纳费用", f"符合条件的人员按照{new}标准缴纳费用")
    assert (found["figures"], found["changed"], found["words"]) == (1, 1, 0)


def test_a_change_that_is_made_throughout_counts_once_and_is_repeated() -> None:
    first = "区教育局公布小学招生细则,学校根据小学招生细则组织小学招生宣讲。"
    found = kinds(first, first.replace("小学", "初中"))
    assert (found["words"], found["replaced"], found["repeated"]) == (1, 1, 1)


def test_single_signs_are_told_from_words() -> None:
    found = kinds(WORDS, WORDS.replace("统筹", "统一筹").replace("取汇", "耳汇").replace("班子成员", "领导"))
    assert (found["words"], found["replaced"], found["signs"]) == (3, 1, 2)


def test_the_joins_are_the_pairs_of_han_where_new_words_meet_old_ones() -> None:
    first = "负责同志定期听取汇报,协调解决困难"
    later = "负责同志按月听取汇报,研究解决困难问题"
    assert joins(later, changes(first, later)) == {"志按", "月听", "究解", "难问"}


# The finder


def test_the_changes_are_those_between_the_two() -> None:
    later = WORDS.replace("协调", "研究")
    (one,) = near([WORDS, later], 0.85)
    assert one == Near(0, 1, 1 - 4 / (2 * len(WORDS)), changes(WORDS, later))


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1])
def test_nearly_all_edited_paragraphs_are_found(share: float) -> None:
    originals = [paragraph(80 + 3 * seed, seed) for seed in range(100)]
    copies = [edited(words, share, seed) for seed, words in enumerate(originals)]
    assert len(set(pairs(originals + copies)) & {(at, at + 100) for at in range(100)}) >= 98


def test_a_paragraph_is_less_similar_the_more_it_was_changed() -> None:
    assert pairs([WORDS, edited(WORDS, 0.1, 1)]) == [(0, 1)]
    assert pairs([WORDS, edited(WORDS, 0.1, 1)], 0.95) == []
    assert pairs([WORDS, edited(WORDS, 0.4, 1)]) == []


def test_equal_paragraphs_are_not_near_and_count_once() -> None:
    later = edited(WORDS, 0.05, 1)
    assert pairs([WORDS, WORDS]) == []
    assert pairs([WORDS, later, WORDS, later]) == [(0, 1)]


def test_of_two_sources_the_more_similar_is_named() -> None:
    close = edited(WORDS, 0.04, 1)
    assert pairs([WORDS, close, edited(close, 0.02, 2)]) == [(0, 1), (1, 2)]


def test_a_phrase_that_stands_everywhere_hides_no_copy() -> None:
    stock = "以习近平新时代中国特色社会主义思想为指导"
    texts = [stock + paragraph(80, seed) for seed in range(60)]
    assert pairs([*texts, edited(texts[50], 0.08, 1)]) == [(50, 60)]


def similar(size: int) -> list[str]:
    return [edited(WORDS, 0.1, seed) for seed in range(size // len(WORDS))]


def same_but_a_number(size: int) -> list[str]:
    return [f"{WORDS}{seed}" for seed in range(size // len(WORDS))]


def unrelated(size: int) -> list[str]:
    return [paragraph(100, seed) for seed in range(size // 100)]


def one_sign(size: int) -> list[str]:
    return ["啊" * (80 + at % 97) for at in range(size // 120)]


def few_signs(size: int) -> list[str]:
    return ["".join(random.Random(seed).choices("甲乙丙", k=2000)) for seed in range(size // 2000)]


def one_paragraph(size: int) -> list[str]:
    return [paragraph(size, 1), paragraph(size, 1) + "终"]


@pytest.mark.parametrize("hostile", [similar, same_but_a_number, unrelated, one_sign, few_signs, one_paragraph])
def test_time_grows_with_the_size_of_hostile_paragraphs(hostile: Callable[[int], list[str]]) -> None:
    assert linear(hostile, lambda paragraphs: near(paragraphs, 0.85), 60_000)
