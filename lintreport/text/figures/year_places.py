"""Every place of a text that says which year its report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from lintreport.finding import Span
from lintreport.text.figures.year_head import head_claims, is_address
from lintreport.text.figures.years import BRIEF, TITLE_LENGTH, Claim, Kind, mention
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

#: This many characters before and after a year are looked at, and this many of a heading.
_BEFORE, _AFTER, _HEADING_LENGTH = 24, 60, 50
_NUMBER = "(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}部分|\\([一二三四五六七八九十]{1,3}\\))"
#: The number of a heading right before the year, or with what the heading is of between them.
_NUMBERED = Lazy(f"(?:^|[。:|\\n ]){_NUMBER}[^,。;:\\n]{{0,14}}$")
_PLANNED = Lazy("计划|打算|安排|思路|重点工作|工作重点|要点|展望|下一步|下步|草案|谋划|任务|部署|设想|预期|目标")
_DONE = Lazy("完成|落实|执行|进展|推进情况|总结|回顾")
#: An account of a budget is of the budget's own year: 2024年部门预算安排情况说明.
_BUDGET = Lazy("预算[^,。;:\n]{0,8}(?:说明|公开)")
_WORK = Lazy("工作|建设|举措|成效|情况|总结|做法|决算|执行")
_PART_OF_YEAR = Lazy("[上下]半年|季度|阶段|[0-9]月|中期|以来|版|考核|考评|督察|巡[视察]")
_PLAN_LABEL = Lazy("度?(?:工作)?(?:主要|重点)?(?:计划|打算|安排|思路)(?=[:为是])")
_WILL = Lazy(
    "将(?:会|要)?(?:继续|进一步|持续|深入|全面|着力|坚持|以|围绕|重点|紧[紧扣]|不断|努力|加快|加强|推进|探索|按照|聚焦|听取)"
)
#: What ends the name of a body, and who else acts in a report: a year after them says when.
_BODY = "[局委办镇乡县区市院厅处所站社村队校馆厂]|街道|中心|公司|集团|部门|单位|系统|机关|方面"
_CLAUSE = Lazy(
    r"(?:^|[。;!?,:|()]|[一二三四五六七八九]是|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、])\s{0,4}"
    rf"(?:在|[我全本][省市州县区旗镇乡街办委厅局院处站村社中单](?:[道区市县心位])?|{HAN}{{1,10}}(?:{_BODY})"
    rf"|{HAN}{{0,4}}[0-9]{{1,4}}[个家]{HAN}{{0,6}}(?:部门|单位|机关|乡镇|街道))?$",
    re.MULTILINE,
)
#: A year that goes on otherwise is a date, an attribute or the start of a period.
_ALONE = Lazy(
    "(?:度(?=[,全我共本收支一预部]|主持|召开|开展(?!的)|组织|举办|办理|受理|完成|查[处办]|调解|审[查理结]|累计|实现|发放|接待|培训|出动|新[收增]|查处|征集)"
    "|内)?(?!\\s?[0-9]|[底初末中前后起至到之的、比同版期第以成获度被荣内间—~-])"
)
#: Words of a heading over what was done.
TOLD = Lazy("回顾|总结|情况|成效|成绩|完成|举措|做法|进展|决算|执行")
#: A heading without a number: 2023年工作回顾.
_REVIEW = Lazy("工作(?:的)?(?:回顾|总结|情况)$|回顾$|(?:统计|情况|一览)表$")
_BARE = 30
_AS_OF = Lazy("截[至止][到至]?$|(?:^|[。,;:])[至到]$")
_YEAR_END = Lazy("(?:1[12]月|年?[底末])")
#: A part of the year that begins a sentence: 2023年7月至9月,.
_TERM = Lazy(
    " ?(?:[0-9]{1,2} ?月?[-—~至到][0-9]{1,2} ?月|[0-9]{1,2} ?月|[上下]半年|前?第?[一二三四1-4]个?季度)(?:份)?[,)]"
)
_TIME = "年度|期限|周期|时段|时间|时间范围|期间|区间|期"
#: Words that say of what time a report is, right before the year: 本年度(2023年), 全年(指2023年), 统计期限为2023年.
_THIS_TIME = Lazy(
    f"(?:今年|本年度?)(?:{HAN}{{0,6}}\\(|,?(?:即|指|是|为|:))$|(?:全年|本期|报告期)(?:[(,]?(?:即|指|为|:)|\\()$"
    f"|(?:统计|报告|数据|本期|本次|所属|考核|评价|填报)[^,。;:0-9\n]{{0,6}}(?:{_TIME})(?:起止|为|是|:|自|从)*$"
    f"|^{HAN}{{0,4}}(?:{_TIME}):$"
)
#: ... or is taken as one: 以2023年为统计年度; and a whole year that a body looks back on: 本局2023年1月1日至12月31日共.
_AS_TIME = Lazy(f"为{HAN}{{0,4}}(?:{_TIME})")
_WHOLE = Lazy(" ?1 ?月 ?1 ?日起?[-—~至到](?:20[0-9]{2} ?年)? ?12 ?月 ?31 ?日")
#: ... or a part of the year, with its months after: 四季度(2023年10—12月).
_THIS_PART = Lazy("(?<![上去]年)(?<!同期)(?:[一二三四]季度|[上下]半年|汛期|暑期|暑假|寒假|学期)\\($")
_MONTHS = Lazy(" ?[0-9]{1,2} ?月?[-—~至到]")
_CLOSING = Lazy("(?:以上|上述|此)[^。,;\n]{0,4}(?:为|是|系|反映)[^。,\n]{0,14}$")
_AS_ABOVE = Lazy("度?[^。,;\n0-9]{0,14}如上")
_LOOKS_AHEAD = Lazy("[展眺]望$")
LOOKED_BACK = ("过去的", "回顾", "回望", "回眸", "回首")
_A_WHOLE_YEAR = Lazy("这一年|的?工作|[,:]|一年|全年")
#: What a text of a few sentences says to be of its own year, after a year in the sentence: 以上为本年度工作; 年末 and
#: what grew from the year before.
_THIS_ONE = "[^的]*[为是系于即](?:[今本]年|本期|{year} ?年)"
_GREW = Lazy("[^。;\\n]{0,40}?[0-9][^。;\\n]{0,20}(?:[比较]上年|同比)")
#: What a period of several years goes on with.
_TO = ("至", "到", "-", "—", "–", "~", "、", "和")
#: Not the year at the end of such words itself.
_A_YEAR = "2023年"
#: What any title has, and what a name that goes on like it begins with at the latest.
_ANY_TITLE = Lazy("(?:年度|工作|情况|的|总结|报告|汇报|[0-9]+|\\W)+")
_SHARED, _AT_LATEST = 4, 8


def claims(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """Every place of a text (with its years in figures) that says which year the report is about."""
    said = list(head_claims(text, paragraphs))
    taken = {claim.span.start for claim in said}
    yield from said
    address = is_address(text)
    title = _title(text, said) if len(text) <= BRIEF else None
    at = 0
    for match in mention().finditer(text):
        while at < len(paragraphs) and paragraphs[at].end <= match.start():
            at += 1
        if at == len(paragraphs):
            return
        start, end = paragraphs[at]
        kind = None if match.start() in taken else _kind(text, match, start, end)
        if title and kind is None and match.start() not in taken:
            kind = _own(text, Span(*match.span()), title)
        heading = text[match.end() : min(end, match.end() + _HEADING_LENGTH)]
        if kind is None or (address and kind == "heading" and not TOLD.search(heading)):
            continue  # 2024年主要工作 is what a court did, and what a government will do
        year = int(match[1])
        yield Claim(kind, year, year - (kind in ("plan", "intent")), Span(match.start(), match.end()))


def _title(text: str, said: Sequence[Claim]) -> Claim | None:
    """The place in the title of a text."""
    return next((claim for claim in said if claim.kind in ("title", "agenda", "address")), None)


def title_line(text: str, claim: Claim) -> str:
    """The line in which a place of the title stands, or the words of it that are the title."""
    behind = compiled("[:。\n]").split(text[claim.span.end : claim.span.end + TITLE_LENGTH])[0]
    return text[text.rfind("\n", 0, claim.span.start) + 1 : claim.span.end] + behind


def _own(text: str, place: Span, title: Claim) -> Kind | None:
    """Whether a year in a text of a few sentences goes on like its title, or is said to be this one."""
    if text.rfind("《", 0, place.start) > text.rfind("》", 0, place.start) or text.startswith(_TO, place.end):
        return None
    own = of_this_year(text, place, title.year) or like_title(text, place, title_line(text, title))
    return "self" if own else None


def of_this_year(text: str, place: Span, year: int) -> bool:
    """Whether a sentence says behind a year that it is of this one: 2023年新建8处,为本年工作; …比上年增长5%."""
    sentence = _rest(text, place)
    said = (_GREW.match(sentence), compiled(_THIS_ONE.format(year=year)).match(sentence))
    return any(one and not mention().search(sentence, 0, one.end() - len(_A_YEAR)) for one in said)


def like_title(text: str, place: Span, title: str) -> bool:
    """Whether a year goes on with the words of the title: 2022年度审计项目 below 2023年度审计项目计划执行情况."""
    sentence, words = _rest(text, place), " ".join(_ANY_TITLE.split(title))
    return any(sentence[at : at + _SHARED] in words for at in range(min(_AT_LATEST, len(sentence) - _SHARED + 1)))


def _rest(text: str, place: Span) -> str:
    """The rest of the sentence behind a year."""
    return compiled("[。;\n]").split(text[place.end : place.end + _AFTER])[0]


def _kind(text: str, match: re.Match[str], start: int, end: int) -> Kind | None:
    """What a mention of a year in a paragraph says of the report's own year."""
    before = text[max(start, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : min(end, match.end() + _AFTER)]
    if before.rfind("《") > before.rfind("》"):
        return None
    told = _time_itself(before, after)
    if told or not match[0].endswith("年"):
        return told
    heading = _heading(before, after, text[start:end] if match.start() == start else "")
    if heading is not None:
        return heading or None
    if _AS_OF.search(before):
        return "deed" if _YEAR_END.match(after) else None
    if _TERM.match(after) and _CLAUSE.search(before):
        return "deed"
    if _CLAUSE.search(before) and _ALONE.match(after):
        return "intent" if _WILL.search(after.partition("。")[0].partition(";")[0]) else "deed"
    return None


def _time_itself(before: str, after: str) -> Kind | None:
    """What says by itself that it is of the report's time: 统计期限为…年, 本年度(…年), 以上为…年…情况, 回望…这一年."""
    if before.endswith("以") and _AS_TIME.match(after):
        return "period"
    if before and _WHOLE.match(after) and _CLAUSE.search(before):
        return "period"
    if _THIS_TIME.search(before) or (_MONTHS.match(after) and _THIS_PART.search(before)):
        return "period"
    if _CLOSING.search(before) or _AS_ABOVE.match(after):
        return "closing"
    if _LOOKS_AHEAD.search(before):
        return "plan"
    return "turn" if before.endswith(LOOKED_BACK) and _A_WHOLE_YEAR.match(after) else None


def _heading(before: str, after: str, line: str) -> Kind | Literal[""] | None:
    """Whether a year is one of a heading, and what that is over; empty where it is over something else."""
    if _PLAN_LABEL.match(after) and _CLAUSE.search(before):
        return "plan"
    if line and len(line) <= _BARE and line[-1] not in "。;:," and _REVIEW.search(line):
        return "heading"
    rest = _NEXT.split(after)[0].rstrip(",;")
    if not _NUMBERED.search(before) or len(rest) > _HEADING_LENGTH or _NO_HEADING.search(rest):
        return None
    if after[len(rest) : len(rest) + 1] == ":" and _DONE.search(rest):
        return None  # 2020年指标完成情况:…, a sentence about what was done
    if _PART_OF_YEAR.search(rest):
        return ""
    if _PLANNED.search(rest) and not _DONE.search(rest) and not _BUDGET.search(rest):
        return "plan"
    return "heading" if _WORK.search(rest) else ""


_NEXT = Lazy("[。:\n|]|(?:19|20)[0-9]{2} ?年")
_NO_HEADING = Lazy("[,;]|[0-9][件次场个]")
