"""STR: parts that a report lacks, headings over nothing, and the profiles that say what a report must hold."""

import time

import pytest

from lintreport import Document, packs
from lintreport.finding import Finding
from lintreport.testing import findings

CHECKS = {one.code: one for one in packs.load([packs.built_in()]) if one.code.startswith("STR")}


def found(code: str, text: str) -> list[Finding]:
    return findings(CHECKS[code], text)


SECTIONS = "".join(f"{number}、第{number}项工作\n全年开展检查20次。\n" for number in "一二三四五六")


def test_a_heading_whose_text_is_deleted_is_found_wherever_it_stands() -> None:
    for number in "一二三四五六":
        text = SECTIONS.replace(f"第{number}项工作\n全年开展检查20次。\n", f"第{number}项工作\n")
        (one,) = found("STR002", text)
        assert text[slice(*one.span)] == f"{number}、第{number}项工作"


def test_headings_one_below_another_are_a_list() -> None:
    assert not found("STR002", SECTIONS + "七、检查内容\n八、检查方式\n九、检查时间\n")


def test_an_item_that_has_lost_its_stop_is_no_heading() -> None:
    text = (
        "一、造林\n(1)有计划地封山育林,保护现有林木不受破坏。\n"
        "(2)提高造林技术,注意抚育幼林和补植工作\n(3)加强林业科学研究工作,设置研究站点。\n"
    )
    assert not found("STR002", text * 2)


def test_differing_ends_of_headings_are_one_finding_that_mends_them_all() -> None:
    text = SECTIONS.replace("第二项工作\n", "第二项工作。\n").replace("第五项工作\n", "第五项工作。\n")
    (one,) = found("STR003", text)
    assert one.fix is not None
    assert [text[slice(*edit.span)] for edit in one.fix.edits] == ["。", "。"]
    assert [text[slice(*other.span)] for other in one.related] == ["。"]


@pytest.mark.parametrize(
    "unit", ["一、工作\n", "一、工作开展情况\n全年检查。\n二、存在的问题\n", "(一)加强领导\n", "1"]
)
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        document = Document(unit * (size // len(unit)))
        _ = document.outline
        start = time.process_time()
        for check in CHECKS.values():
            list(check.run(document, check.options()))
        return time.process_time() - start

    seconds(1_000)
    assert seconds(100_000) < 25 * seconds(10_000) + 0.05
