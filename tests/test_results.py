"""What a check finds in a text whose paragraphs an export broke into lines."""

import re
from collections.abc import Iterator

from lintreport import Document, Edit, Evidence, Finding, Fix, Operand, Related, Span, Text, check
from lintreport.testing import findings, verify

WORDS = Text("年份", "a year")


@check("TST001", "a-year", title=WORDS, severity="info", basis="practice", bad=(), good=())
def years(document: Document, options: object) -> Iterator[Finding]:
    """Every year, with a fix that writes it anew."""
    for match in re.finditer("20[0-9]{2}年", document.folded):
        span = Span(*match.span())
        yield Finding(
            span,
            WORDS,
            related=(Related(span, WORDS),),
            fix=Fix(WORDS, (Edit(span, match[0]),), safe=True),
            evidence=Evidence("", "", "", (Operand(span, match[0]),)),
            copy_of=span,
        )


#: The second year is broken by the end of a line.
TEXT = "县政府办公室对照2024年工作要点逐项分解任务并计划于2025\n年底前完成评估。\n"


def test_every_span_of_a_finding_is_one_of_the_text_as_submitted() -> None:
    for finding in findings(years, TEXT):
        assert finding.evidence
        spans = [finding.span, finding.related[0].span, finding.evidence.operands[0].span, finding.copy_of]
        assert spans == [finding.span] * 4
        assert TEXT[slice(*finding.span)] in ("2024年", "2025\n年")


def test_a_fix_that_would_replace_a_line_end_is_left_out() -> None:
    first, second = findings(years, TEXT)
    assert first.fix
    assert first.fix.edits == (Edit(first.span, "2024年"),)
    assert second.fix is None


def test_an_example_may_have_broken_lines() -> None:
    verify(years, "县政府办公室对照⟦2024年⟧工作要点逐项分解任务并计划于⟦2025\n年⟧底前完成评估。\n")
