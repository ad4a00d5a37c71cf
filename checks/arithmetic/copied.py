"""ARI016: lines of different names with the very same figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lintreport import Document, Evidence, Finding, Related, Span, Text, check
from lintreport.text.statements.statements import Statement

#: So many figures with decimals, of so many digits each, are not the same by chance; names of lines are no longer.
_FIGURES, _DIGITS, _NAME = 3, 3, 8


@check(
    "ARI016",
    "copied-figures",
    title=Text("相邻两行各数全同（疑为照抄）", "neighbouring lines with the same figures"),
    severity="warning",
    basis="practice",
    bad=[
        "东区：签约率81.36%，随访率74.52%，控制率66.18%。\n西区：签约率⟦81.36%，随访率74.52%，控制率66.18%⟧。",
        "小麦播种18.65万亩，总产7.42万吨，产值2.18亿元。\n玉米播种⟦18.65万亩，总产7.42万吨，产值2.18亿元⟧。",
    ],
    good=[
        "东区：签约率81.36%，随访率74.52%，控制率66.18%。\n西区：签约率79.36%，随访率74.52%，控制率66.18%。",
        "教育支出预算18.65万元，决算17.42万元，完成93.4%。\n普通教育支出预算18.65万元，决算17.42万元，完成93.4%。",
        "东区：签约率100.0%，随访率100.0%，控制率100.0%。\n西区：签约率100.0%，随访率100.0%，控制率100.0%。",
        "教育支出（类）：预算18.65万元，决算17.42万元，完成93.40%。\n普通教育（款）：预算18.65万元，决算17.42万元，完成93.40%。",
    ],
)
def copied_figures(document: Document, options: object) -> Iterator[Finding]:
    """相邻两行名称不同，其后的用语和数字却逐字相同，且有三个以上不同的带小数的数，多为复制上一行后忘了改数。

    不报告：一行的名称包含另一行的（类与其下唯一的款、项）；预算科目的各级；表格中的行。

    改法：核对后一行的数；确实相同的，不必改。

    为什么：几个带小数的数不会碰巧全都相同，复制一行再改数时，最容易漏改。
    ---
    Two neighbouring lines have different names and, behind them, the very same words and figures, three different ones with decimals at least: mostly the upper line was
    copied and its figures were not changed.

    Not reported: a line whose name holds that of the other (a class of the budget with its only item); levels of the budget; rows of tables.

    To fix: look up the figures of the lower line. If they are right, leave them.

    Why: Several figures with decimals are not all equal by chance.
    """
    if document.folded.count(".") < 2 * _FIGURES:
        return
    rows = {block.span.start for block in document.layout if block.kind == "row"}
    for above, below in pairwise(document.statements):
        one, other = _first_sentence(above), _first_sentence(below)
        if len(one) != len(other) or not _telling(one) or below[0].at.paragraph - above[0].at.paragraph != 1:
            continue
        first, second = (document.paragraphs[lines[0].at.paragraph] for lines in (one, other))
        if first.start in rows or second.start in rows:
            continue
        upper = document.folded[first.start : one[-1].figure.end]
        lower = document.folded[second.start : other[-1].figure.end]
        if _copied(upper, lower, other[0].figure.start - second.start):
            yield _finding(Span(other[0].figure.start, other[-1].figure.end), one, other)


def _first_sentence(paragraph: Sequence[Statement]) -> list[Statement]:
    return [one for one in paragraph if one.at.sentence == paragraph[0].at.sentence]


def _telling(figures: Sequence[Statement]) -> bool:
    """Whether figures cannot be those of another line by chance."""
    written = {one.figure.numeral for one in figures if "." in one.figure.numeral}
    return sum(len(numeral.strip("0.").replace(".", "")) >= _DIGITS for numeral in written) >= _FIGURES


def _copied(above: str, below: str, lead: int) -> bool:
    """Whether two lines have all words and figures in common behind their names, of which none holds the other."""
    same = 0
    while same < min(len(above), len(below)) and above[-1 - same] == below[-1 - same]:
        same += 1
    one, other = above[: len(above) - same], below[: len(below) - same]
    named = all(0 < len(name) <= _NAME and "(" not in name for name in (one, other))
    return named and len(other) < lead and one not in other and other not in one


def _finding(span: Span, one: Sequence[Statement], other: Sequence[Statement]) -> Finding:
    first = Span(one[0].figure.start, one[-1].figure.end)
    shown = "、".join(each.figure.words for each in other[:_FIGURES])
    return Finding(
        span,
        Text(f"与上一行各数全同（{shown}），疑为照抄，请核对", f"the same figures as in the line above ({shown})"),
        related=(Related(first, Text("上一行", "the line above")),),
        evidence=Evidence(shown, shown, shown, tuple(each.figure.operand for each in (*one, *other))),
    )
