"""What a text is, by closed evidence: a report, a law, a judgment, news, tables; or one that fills in a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lintreport.finding import Span
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.head import head
from lintreport.text.structure.persons import names_nobody
from lintreport.text.structure.reading import Reading

#: "unknown" is what shows no evidence of any, "excerpt" what is too short to show it.
Genre = Literal["report", "law", "judgment", "news", "table", "unknown", "excerpt"]

#: A text of fewer code points need not say what it is.
_EXCERPT = 1000
#: The opening of a text is among this many code points; its title has no more than so many.
_OPENING, _LONGEST_TITLE = 1000, 60
#: How the titles end of what an office tells of its work or its plans.
_REPORT = Lazy(
    r"(?:报告|总结|公报|汇报|年报|述职|白皮书|要点|计划|规划|纲要|方案|通报|决算|预算|情况|情况(?:的?说明)|决算公开|预算公开|草案)(?:全文|摘要)?(?:[(〔].{1,40}[)〕])?\Z"
)
#: How a report opens.
_TOLD = Lazy(
    r"\A\s*(?:19|20)[0-9]{2}年(?:度|以来)?,|[一三五]年来,|简\s{0,4}报\s|各位(?:代表|委员|领导)|[报汇]告如下|总结如下|公[布开]如下|(?:现|谨)(?:将|就|向|代表).{0,60}(?:报告|汇报)|向大会(?:作|报告)|特此报告|本(?:年度)?报告|编制.{0,10}报告"
)
#: An office speaks of itself; so many times make a report.
_OURSELVES, _TIMES = (
    Lazy(
        r"我(?:省|市|县|区|镇|乡|州|旗|街道|村|厅|局|处|院|委|办|校|中心|单位|部门|机关)(?!人民)|全(?:县|区|镇|乡|旗|局|系统|街道)"
    ),
    3,
)
#: What a report has parts about; so many headings make one.
_PART = Lazy(
    r"(?:工作|建设|完成|落实|执行|开展|基本|总体|整改|办理|公开).{0,8}情况|成效|做法|回顾|存在.{0,8}(?:问题|困难|不足)|主要问题|打算|下一步|工作(?:安排|思路|目标|措施|任务|重点)|主要(?:工作|任务|措施)|总体要求|指导思想|保障措施"
)
_PARTS = 2
#: Words of a lawsuit, in which names and dates are masked by custom and acts are told in set words.
LAWSUIT = "原告|被告|上诉人|被执行人|公诉|被害|本院认为|案情|裁判要旨|民事判决|行政判决|刑事判决"
#: So many different ones, or the number of a case, make a judgment or the account of one.
_OF_A_LAWSUIT = 4
_CASE_NUMBER = Lazy(r"[(〔\[](?:19|20)[0-9]{2}[)〕\]][^\s,。;()]{1,12}第?[0-9]{1,6}号")
_COURT = Lazy(r"[民刑行执商破赔](?:初|终|再|申|抗|监|诉|二初|一初)?字?第?[0-9]{1,6}号")
#: How news open.
_NEWS = Lazy(
    r"(?:本报|本台|本网|[\u4e00-\u9fff]{2,6}网|新华社|中新社|中新网|人民网)[^。\n]{0,24}(?:讯|电|消息)|\([^()\n]{0,8}(?:记者|通讯员)[^()\n]{1,20}\)|(?:^|[\s(|])记者[:\s]?[\u4e00-\u9fff]{2,4}|记者(?:从|在|获悉|了解到|注意到)|新闻联播"
)

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


def genre(report: Reading) -> Genre:
    """What a text is. One that lays down rules is a law, whatever else it shows; a report is one before it is news."""
    if lays_down_rules(report):
        return "law"
    if _is_report(report):
        return "report"
    if _tells_of_a_lawsuit(report):
        return "judgment"
    if _NEWS.search(report.folded, 0, _OPENING):
        return "news"
    rows = sum(block.span.end - block.span.start for block in report.layout if block.kind == "row")
    if 2 * rows > len(report.folded):
        return "table"
    return "unknown" if len(report.folded) >= _EXCERPT else "excerpt"


def is_office_prose(report: Reading) -> bool:
    """Whether a text may be what an office tells of its work: no law, judgment or news, and nothing unknown."""
    return genre(report) in ("report", "table", "excerpt")


def _is_report(report: Reading) -> bool:
    folded = report.folded
    titles = [block.span for block in report.layout if block.kind == "title"]
    lines = [*titles, *(span for span in head(folded, report.paragraphs) if span.end - span.start <= _LONGEST_TITLE)]
    if any(_REPORT.search(folded[slice(*line)]) for line in lines) or _TOLD.search(folded, 0, _OPENING):
        return True
    if sum(1 for _ in zip(range(_TIMES), _OURSELVES.finditer(folded), strict=False)) == _TIMES:
        return True
    headings = (block.span for block in report.layout if block.kind in ("heading", "run-in"))
    parts = sum(_PART.search(folded, start, min(end, start + _LONGEST_TITLE)) is not None for start, end in headings)
    return parts >= _PARTS


def _tells_of_a_lawsuit(report: Reading) -> bool:
    folded = report.folded
    if len(set(compiled(LAWSUIT).findall(folded))) >= _OF_A_LAWSUIT or names_nobody(report):
        return True
    return any(_COURT.search(number[0]) for number in _CASE_NUMBER.finditer(folded))
