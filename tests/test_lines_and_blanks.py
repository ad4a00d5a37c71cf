"""LAY: what the examples do not show of line ends, blanks and tables without rows."""

from lintreport import Document, packs
from lintreport.finding import Finding
from lintreport.testing import findings

CHECKS = {one.code: one for one in packs.load([packs.built_in()]) if one.code.startswith("LAY")}
LINE = "坚持以人民为中心的发展思想,深入推进依法行政,加快建设法治政府,切实"
WRAPPED = "".join(f"第{number}季度{LINE}\n把各项工作落到实处,取得明显成效。\n" for number in "一二三四") * 3


def found(text: str, code: str) -> list[Finding]:
    return findings(CHECKS[code], text)


def test_a_text_that_was_wrapped_as_a_whole_is_one_note() -> None:
    (finding,) = found(WRAPPED, "LAY001")
    assert finding.severity == "info"
    assert "11" in finding.message.zh


def test_markdown_and_typeset_pages_may_break_their_lines() -> None:
    check = CHECKS["LAY001"]
    for name in ("a.md", "a.pdf"):
        document = Document(WRAPPED, name).unwrapped
        assert list(check.run(document, check.options)) == []


def test_blanks_at_the_ends_of_lines_are_deleted_safely_but_in_markdown() -> None:
    (finding,) = found("甲方  \n乙方\n丙方\u3000\n", "LAY003")
    assert finding.fix
    assert finding.fix.safe
    assert [tuple(edit.span) for edit in finding.fix.edits] == [(2, 4), (10, 11)]
    assert findings(CHECKS["LAY003"], "甲方  \n乙方", path="a.md") == []
