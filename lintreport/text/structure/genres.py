"""What a text is by its layout: one that fills in a form, one that lays down rules."""

from __future__ import annotations

from collections.abc import Sequence

from lintreport.finding import Span
from lintreport.text.patterns import compiled
from lintreport.text.structure.reading import Reading

#: This many lines of boxes to tick (□适用 √不适用) show that a text answers a form.
_BOXES = 3
#: This many articles make a statute.
_ARTICLES = 5
#: How the titles of rules end, which have no articles but items.
_RULES = compiled(r"(?:办法|细则|规定|条例|规则|章程|制度|标准)(?:[(〔].{1,20}[)〕])?(?:》?的(?:通知|决定|公告))?\Z")
#: The number of an article, at the beginning of a line.
ARTICLE = r"(?m)^[ \t]*第[一二三四五六七八九十百千零〇0-9]{1,6}条"


def fills_in_a_form(report: Reading) -> bool:
    """Whether a text answers a form, which prescribes its headings and some of its words."""
    boxes = 0
    for block in report.layout:
        boxes += block.kind == "form" and compiled("[□☐☑√]").search(report.folded[slice(*block.span)]) is not None
        if boxes == _BOXES:
            return True
    return False


def lays_down_rules(report: Reading) -> bool:
    """Whether a text has articles as a statute, or the title of one: its clauses say like things in like words."""
    articles = compiled(ARTICLE).finditer(report.folded)
    if sum(1 for _ in zip(range(_ARTICLES), articles, strict=False)) == _ARTICLES:
        return True
    titles: Sequence[Span] = [block.span for block in report.layout if block.kind == "title"]
    return any(_RULES.search(report.folded[slice(*title)]) for title in titles)
