"""The year that a report is about: every place where the report says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.dates import WRITTEN_OUT
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number
from lintreport.text.patterns import compiled
from lintreport.text.structure.head import head

#: Places that say the year by their form: the title, 现将…年…报告如下, the first words below the title, 以上为…年…,
#: 统计期限为…年1月1日, headings; headings (plan) and sentences (intent) about the year to come; what was done (deed).
#: Of what is read out to a congress: its title (address), the day of the meeting (given), 刚刚过去的…年 (turn).
#: A date in the last lines (signed) of an annual report that has no year in its title.
Kind = Literal[
    "title",
    "opening",
    "first",
    "closing",
    "statistics",
    "heading",
    "plan",
    "intent",
    "deed",
    "address",
    "given",
    "turn",
    "signed",
]


class Claim(NamedTuple):
    """A place that names a year, and the year ``means`` that the report is about if the place is right."""

    kind: Kind
    year: int
    means: int
    span: Span


class ReportYears(NamedTuple):
    """The year that a report looks back on and the one that it plans; ``None`` where it does not say."""

    reviewed: int | None
    planned: int | None

    @property
    def about(self) -> int | None:
        """The year that it reviews, or that it plans where it reviews none: a budget."""
        return self.reviewed or self.planned


#: A title of one of these says the year that is reported; 政府工作报告 carries the year in which it is given.
_TITLE = Lazy(
    "((?:19|20)[0-9]{2}) ?年(?:度)?[^\n。]{0,40}?"
    "(?:法治政府建设|依法行政|信息公开|依法治|法治建设|年度工作|工作总结|年度报告|年报|情况的?(?:报告|汇报|说明|通报|分析)|工作(?:总体)?情况|"
    "决算|(?:部门|单位)预算|执行情况|绩效(?:自评|评价)|审计(?:结果)?的?报告|自查|自评|述职|述法|工作的?报告|公报|白皮书|综述)"
)
#: Titles that name two years: what was done in the one, and plans for the next.
_TWO_YEARS = Lazy("((?:19|20)[0-9]{2}) ?年[^\n。]{0,30}?(?:和|及|与|暨|、)((?:19|20)[0-9]{2}) ?年")
_OPENING = Lazy(
    "(?:现[将就]|实际,将|下面,?(?:由?我)?,?(?:将|就)|特?向社会公[布开]"
    "|向[^,。\n]{1,24}(?:常委会|常务委员会|会议|大会)(?:报告|汇报)|委托,(?:就|将|作|汇报|报告))"
    "[^。\n]{0,30}?((?:19|20)[0-9]{2}) ?年(?:度)?"
    "[^。\n]{0,40}?(?:报告|汇报|公布|公开|总结|通报|公告|审[议查])(?:如下)?"
)
#: Openings of another form: 我局对…年法治政府建设情况进行了自查, 回顾…年的工作, 认真开展了…年…工作,现总结如下.
_OPENING_ABOUT = Lazy(
    "(?:(?<=[。,:;\n局委办府厅院处所镇乡县区市站心道])(?:认真|全面|系统|深入)?(?:对|就|总结|汇报|回顾)了?|(?:完成|开展)了)"
    "[我本]?[^,。;:\n《0-9]{0,8}?((?:19|20)[0-9]{2}) ?年(?:度)?(?:以来)?的?"
    "(?![^,。;\n]{0,24}(?:整改|问题|反馈|督察|考[核评]|审计|预算|计划|经验|基础上|教训))"
    "[^,。;\n0-9]{0,20}?(?:法治|依法|工作|情况)"
)
#: A first sentence that begins with the year and leads over to the report: 2020年度,街道按照…,现报告如下.
_OPENING_YEAR = Lazy(
    "(?<=[。\n])\\s{0,8}((?:19|20)[0-9]{2}) ?年(?:度|以来)?,[^。\n]{0,150}?(?:报告|汇报|总结|说明|公[布开])如下"
)
_FIRST_WORDS = Lazy("((?:19|20)[0-9]{2}) ?年(?:度|以来|,|在|我|全|是)")
#: The first words with what the report is about before the year: 某镇2021年度法治政府建设工作在….
_FIRST_WORDS_OF = Lazy(
    "[^,。:;《》“0-9\n]{2,14}?(?<![自从于到至比较在起])((?:19|20)[0-9]{2}) ?年"
    "(?![^,。\n]{0,12}(?:考[核评]|督察|问题|反馈|整改))"
    "(?:度法治|度工作|认真|坚持|深入|紧紧|全面|扎实|始终|以习|在)"
)
#: Below a heading the first words may be those of a history: 2019年,根据机构改革方案组建….
_FIRST_DEED = Lazy(
    "((?:19|20)[0-9]{2}) ?年(?=度|,|以来|在|我|全)"
    "(?![^。\n]{0,40}?(?:组建|成立|改革|设立|挂牌|撤销|合并|划转|印发|启动))"
    "(?=度?,?(?:在|我|全)|[^。\n]{0,60}[0-9])"
)
_BODY_LENGTH = 30
#: What is read out to a congress tells of the year before and plans its own.
_ADDRESS = Lazy(
    "各位代表[,:!。\n]|向(?:大会|[^,。\n]{0,24}代表大会(?!常务委员会)[^,。\n]{0,12})(?:报告|作)|^[^\n。]{0,40}政府工作报告$",
    re.MULTILINE,
)
#: How far from the beginning, behind what a web page puts before it, an address is known.
_ADDRESS_WITHIN = 1500
_OF_ONE_YEAR = Lazy(
    "(?:19|20)[0-9]{2} ?年[^\n。]{0,16}(?:预算|计划)执行情况(?:的?(?:报告|说明)$|[和与及](?:19|20)[0-9]{2} ?年)",
    re.MULTILINE,
)
#: 2024年政府工作报告 is named for the year in which it is given; those of courts for the one or the other.
_ADDRESS_TITLE = Lazy("(?<![审财])政府工作(?:的?报告)")
_EITHER_TITLE = Lazy("(?:法院|检察院|常务委员会|常委会|监察委员会|政协|代表大会)[^\n。]{0,8}工作(?:的?报告)")
#: ——2024年1月23日在某市第十四届人民代表大会第三次会议上.
_GIVEN = Lazy(
    "((?:19|20)[0-9]{2}) ?年 ?([1-5一二三四五]) ?月 ?[0-9一二三四五六七八九十]{1,3} ?日"
    "(?![^。]{0,60}(?:通过|批准|常务委员会第|常委会第|共产党))"
    "[^。]{0,40}代表大会[^。]{0,12}会议"
)
_TURN = Lazy(
    "(?:(?:刚刚|即将)?过去的|回顾)((?:19|20)[0-9]{2}) ?年(?!以来)"
    "|(?:^|(?<=[。,!:]))\\s{0,8}((?:19|20)[0-9]{2}) ?年,?是[^。\n]{0,90}(?:一年|之年|年头|第[一二三四五]个?年)"
    r"|^\s{0,8}((?:19|20)[0-9]{2}) ?年,",
    re.MULTILINE,
)
#: The look back stands so near to the beginning.
_TURN_WITHIN = 2500
#: Annual by their name; a date below one in the first months says that it tells of the year before.
_ANNUAL = Lazy(
    "(?:年度报告|年报|年度工作(?:报告|总结)|工作总结|述职(?:述[廉法德])*报告|法治政府建设[^\n。]{0,8}(?:报告|总结))$",
    re.MULTILINE,
)
_SIGNED = Lazy(
    "[( ]{0,4}((?:19|20)[0-9]{2}) ?年 ?(1[012]|[1-9]|十[一二]?|[一二三四五六七八九]) ?月 ?"
    r"[0-9一二三四五六七八九十]{1,3} ?[日号][) ]{0,4}\Z"
)
#: A signature is one of so many last paragraphs.
_FOOT = 5
_NO_TITLE = Lazy(r"[。;:]$|^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
_HEADING = Lazy(
    r"\s{0,8}(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}部分|\([一二三四五六七八九十]{1,3}\))"
)
#: A title has at most so many characters.
_TITLE_LENGTH = 60
_HEADING_LENGTH = 50


@cache
def _mention() -> re.Pattern[str]:
    return compiled("(?<![0-9])((?:19|20)[0-9]{2}) ?年")


@cache
def _written_out() -> re.Pattern[str]:
    return compiled("(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年)")


def in_figures(folded: str) -> str:
    """The text with 二〇二三年 as 2023年, in the same places."""
    return _written_out().sub(lambda match: match[0].translate(WRITTEN_OUT), folded)


class Years(NamedTuple):
    """Where the head of a report says its year: each a year and its place, or ``None``."""

    title: tuple[int, Span] | None
    opening: tuple[int, Span] | None
    first: tuple[int, Span] | None


def years_of_head(folded: str, paragraphs: Sequence[Span]) -> Years:
    """The years that the title, 现将…年…报告如下 and the first words of an annual report give."""
    paragraphs = head(folded, paragraphs)
    folded = in_figures(folded[: paragraphs[-1].end]) if paragraphs else ""
    title = opening = first = None
    headings, body, annual = 0, False, False
    for at, (start, end) in enumerate(paragraphs):
        if (
            title is None
            and opening is None
            and end - start <= _TITLE_LENGTH
            and not _NO_TITLE.search(folded, start, end)
        ):
            title = _year_of_title(folded, start, end)
        if opening is None:
            limit = min(end, start + 4000)
            opening = _year(_OPENING.search(folded, start, limit))
            if opening is None and title and not headings:
                about = _OPENING_ABOUT.search(folded, start, limit) or _OPENING_YEAR.search(folded, start, limit)
                opening = _year(about)
        heading = _HEADING.match(folded, start, end) is not None
        headings += heading
        if first is None and not body and not heading and (annual or (title[1].start < start if title else at == 0)):
            first = _year((_FIRST_DEED if headings else _FIRST_WORDS).match(folded, start, end))
            if first is None and title:
                first = _year(_FIRST_WORDS_OF.match(folded, start, end))
            body = end - start >= _BODY_LENGTH or folded[end - 1] == "。"
        annual = annual or (end - start <= _TITLE_LENGTH and _ANNUAL.search(folded, start, end) is not None)
    return Years(title, opening, first)


def _year(match: re.Match[str] | None) -> tuple[int, Span] | None:
    return (int(match[1]), Span(match.start(1), match.end(1) + 1)) if match else None


def _year_of_title(folded: str, start: int, end: int) -> tuple[int, Span] | None:
    found = _TITLE.search(folded, start, end)
    years = [int(match[1]) for match in _mention().finditer(folded, start, end)]
    if found is None or folded[found.start() - 1 : found.start()] in ("-", "—", "–", "~", "至", "到", "、", "和"):
        return None
    two = _TWO_YEARS.search(folded, start, end)
    if len(set(years)) > 1 and not (
        two and int(two[2]) == int(two[1]) + 1 and set(years) == {int(two[1]), int(two[2])}
    ):
        return None
    return _year(found)


def is_address(folded: str) -> bool:
    """Whether a text is read out to a congress and named for the year in which that is."""
    return _ADDRESS.search(folded, 0, _ADDRESS_WITHIN) is not None and not _OF_ONE_YEAR.search(folded, 0, 200)


def report_years(folded: str, said: Sequence[Claim], path: str = "") -> ReportYears:
    """The years that a report reviews and plans, as far as the places that say so agree on them.

    The file name counts only when no place says a year and the text has that of the name.
    """
    year, agreed = decided(said)
    if year is None and not is_address(folded):
        named = re.search("(?<![0-9])(20[0-9]{2})(?![0-9])", compiled(r"[\\/]").split(path)[-1])
        year, agreed = (int(named[1]), True) if named and f"{named[1]}年" in folded else (None, False)
    if year is None or not agreed:
        return ReportYears(None, None)
    budget = next((one for one in said if one.kind == "title"), None)
    if budget and budget.means == year and _BUDGET.match(folded, budget.span.end):
        return ReportYears(None, year)
    planned = any(one.means == year and one.kind in _PLANS for one in said)
    return ReportYears(year, year + 1 if planned else None)


_BUDGET = Lazy("[^\n。0-9]{0,40}?(?:部门|单位|财政|政府|总)预算(?!.{0,4}执行)")
_PLANS = frozenset({"plan", "intent", "address", "given"})
#: What a place weighs, and how often its like counts. 2023年,我区… may be a history, 现将2023年…报告如下 is not.
_WEIGHTS: dict[Kind, tuple[int, int]] = {
    "title": (4, 1),
    "opening": (4, 1),
    "statistics": (4, 1),
    "given": (4, 1),
    "first": (3, 1),
    "closing": (3, 1),
    "heading": (3, 2),
    "plan": (3, 2),
    "address": (2, 1),
    "turn": (3, 1),
    "signed": (3, 1),
    "deed": (1, 3),
    "intent": (1, 2),
}
#: Without one of these a text need not be a report.
_ANCHORS = frozenset({"title", "opening", "first", "statistics", "given", "address", "turn", "closing", "signed"})
_LEAST = 3


def decided(said: Sequence[Claim]) -> tuple[int | None, bool]:
    """The year that the places of a text point to, and whether they agree on it: by twice the weight of any other."""
    counted = Counter((claim.means, claim.kind) for claim in said)
    commonest = max((times for (_, kind), times in counted.items() if kind == "deed"), default=0)
    weights: Counter[int] = Counter()
    for (year, kind), times in counted.items():
        weight, most = _WEIGHTS[kind]
        weights[year] += weight * (min(times, most) * times // commonest if kind == "deed" else min(times, most))
    if not weights:
        return None, False
    (year, weight), *others = weights.most_common(2)
    headed = counted[year, "heading"] > 0
    ways = headed + (counted[year, "plan"] > 0) + (counted[year, "deed"] + headed > 1)
    anchored = any(kind in _ANCHORS for _, kind in counted) or ways > 1
    if not anchored or weight < _LEAST:
        return None, False
    return year, not others or weight >= 2 * others[0][1]


_PLANNED = Lazy("计划|打算|安排|思路|重点工作|工作重点|要点|展望|下一步|下步|草案|谋划|任务|部署|设想|预期|目标")
_DONE = Lazy("完成|落实|执行|进展|推进情况|总结|回顾")
_WORK = Lazy("工作|建设|举措|成效|情况|总结|做法|决算|执行")
_PART_OF_YEAR = Lazy("[上下]半年|季度|阶段|[0-9]月|中期|以来|版|考核|考评|督察|巡[视察]")
_WILL = Lazy(
    "将(?:会|要)?(?:继续|进一步|持续|深入|全面|着力|坚持|以|围绕|重点|紧[紧扣]|不断|努力|加快|加强|推进|探索|按照|聚焦)"
)
_CLAUSE = Lazy(
    rf"(?:^|[。;!?,:]|[一二三四五六七八九]是|\([一二三四五六七八九十]{{1,3}}\)|[0-9]{{1,2}}[.、])\s{{0,4}}(?:[我全本][省市州县区旗镇乡街办委厅局院处站村社中单](?:[道区市县心位])?|{HAN}{{1,10}}(?:[局委办镇乡县区市院厅处所站]|街道|中心)|{HAN}{{0,4}}[0-9]{{1,4}}[个家]{HAN}{{0,6}}(?:部门|单位|机关|乡镇|街道))?$",
    re.MULTILINE,
)
#: Words of a heading over what was done.
TOLD = Lazy("回顾|总结|情况|成效|成绩|完成|举措|做法|进展|决算|执行")
#: A heading without a number: 2023年工作回顾.
_REVIEW = Lazy("工作(?:的)?(?:回顾|总结|情况)$|回顾$")
_BARE = 30
_AS_OF = Lazy("截[至止][到至]?$")
_YEAR_END = Lazy("(?:12月(?:[23][0-9]日|底|末)|年?[底末])")
#: A part of the year that begins a sentence: 2023年7月至9月,; and this year with its number: 今年汛期(2023年6月至9月).
_TERM = Lazy(" ?(?:[0-9]{1,2}月?[-—~至到][0-9]{1,2}月|[上下]半年|前?第?[一二三四1-4]个?季度)(?:份)?[,)]")
_THIS_YEAR = Lazy(rf"(?:今年|本年度?){HAN}{{0,6}}\($")
#: A year that goes on otherwise is a date, an attribute or the start of a period.
_ALONE = Lazy(
    "(?:度(?=[,全我共本收支一预部]|主持|召开|开展(?!的)|组织|举办|办理|受理|完成|查[处办]|调解|审[查理结]|累计|实现|发放|接待|培训|出动|新[收增]|查处|征集))?(?!\\s?[0-9]|[底初末前后起至到之的、比同版期第以成获度被荣内间—~-])"
)


def claims(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """Every place of a text (with its years in figures) that says which year the report is about."""
    address = is_address(text)
    taken = set()
    for kind, given in zip(_HEAD_KINDS, years_of_head(text, paragraphs), strict=True):
        if given is None:
            continue
        taken.add(given[1].start)
        year, span = given
        line = text[span.start : span.end + _TITLE_LENGTH].split("\n")[0]
        if kind == "title" and (_ADDRESS_TITLE.search(line) or _given_in_spring(text, paragraphs, year, line)):
            yield Claim("address", year, year - 1, span)
        elif kind != "title" or not _EITHER_TITLE.search(line):
            yield Claim(kind, year, year, span)
        two = _TWO_YEARS.match(text, span.start) if kind == "title" else None
        if two and int(two[2]) == year + 1:
            taken.add(two.start(2))
            yield Claim("plan", year + 1, year, Span(two.start(2), two.end(2) + 1))
    for claim in _claims_of_address(text, paragraphs) if address else _signature(text, paragraphs):
        taken.add(claim.span.start)
        yield claim
    at = 0
    for match in _mention().finditer(text):
        while at < len(paragraphs) and paragraphs[at].end <= match.start():
            at += 1
        if at == len(paragraphs):
            return
        start, end = paragraphs[at]
        found = _kind(text, match, start, end)
        if (
            address
            and found == "heading"
            and not TOLD.search(text, match.end(), min(end, match.end() + _HEADING_LENGTH))
        ):
            continue  # 2024年主要工作 is what a court did, and what a government will do
        if found and match.start() not in taken:
            year = int(match[1])
            yield Claim(found, year, year - (found in ("plan", "intent")), Span(match.start(), match.end()))


_HEAD_KINDS: tuple[Kind, ...] = ("title", "opening", "first")


def is_plain_title(line: str) -> bool:
    """Whether a title, from its year on, is 2024年…工作报告, which may be named for the year in which it is given."""
    return _PLAIN_TITLE.match(line) is not None


#: Not so those of reports that are annual by a rule.
_PLAIN_TITLE = Lazy(
    "(?:19|20)[0-9]{2} ?年(?!度)(?![^\n]*(?:法治|依法|公开|季度|[0-9]月|半年))[^\n]{0,40}工作(?:的)?报告(?=\n|$)"
)
_DATE = Lazy("[( ]{0,4}((?:19|20)[0-9]{2}) ?年 ?[1-4] ?月 ?[0-9]{1,2} ?日[) ]{0,4}$")


def _given_in_spring(text: str, paragraphs: Sequence[Span], year: int, line: str) -> bool:
    """Whether a report named for a year is dated in its first months: it tells of the year before."""
    if not is_plain_title(line):
        return False
    dates = (_DATE.match(text, start, end) for start, end in head(text, paragraphs))
    return any(date is not None and int(date[1]) == year for date in dates)


def _claims_of_address(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """The day on which it is read out, and the year that its first words look back on."""
    end = head(text, paragraphs)[-1].end if paragraphs else 0
    given = _GIVEN.search(text, 0, end)
    if given:
        yield Claim("given", int(given[1]), int(given[1]) - 1, Span(given.start(), given.end(1) + 1))
    turn = _TURN.search(text, 0, _TURN_WITHIN)
    if turn:
        which = turn.lastindex or 0
        yield Claim("turn", int(turn[which]), int(turn[which]), Span(turn.start(which), turn.end(which) + 1))


def _signature(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """The date below an annual report with no year in its title."""
    if not any(
        end - start <= _TITLE_LENGTH and _ANNUAL.search(text, start, end) and not _mention().search(text, start, end)
        for start, end in head(text, paragraphs)
    ):
        return
    for start, end in paragraphs[-_FOOT:]:
        signed = _SIGNED.match(text, start, end)
        month = number(signed[2]) if signed else None
        if signed and month and (month.value <= _SPRING or month.value == _DECEMBER):
            year = int(signed[1])
            about = year - (month.value <= _SPRING)
            if f"{about}年" in text or about == year:
                yield Claim("signed", year, about, Span(signed.start(1), signed.end(1) + 1))


#: Reports on a year are signed by the end of the next April, or in its last month.
_SPRING, _DECEMBER = 4, 12


def _kind(text: str, match: re.Match[str], start: int, end: int) -> Kind | None:
    """What a mention of a year in a paragraph says of the report's own year."""
    before = text[max(start, match.start() - 24) : match.start()]
    after = text[match.end() : min(end, match.end() + 60)]
    if "《" in before and "》" not in before[before.rindex("《") :]:
        return None
    if compiled("统计期限[^,。]{0,8}$").search(before) and compiled(" ?1 ?月 ?1 ?日").match(after):
        return "statistics"
    if compiled("以上(?:为|是|即|就是)[^。,\n]{0,14}$").search(before):
        return "closing"
    mark = _HEADING.match(text, start, end)
    bare = match.start() == start and end - start <= _BARE and text[end - 1] not in "。;:,"
    if bare and _REVIEW.search(text, match.end(), end):
        return "heading"
    if mark and match.start() - mark.end() <= 14 and not compiled("[,。;:]").search(text[mark.end() : match.start()]):
        rest = compiled("[。\n]|(?:19|20)[0-9]{2} ?年").split(after)[0]
        if len(rest) <= _HEADING_LENGTH and not compiled("[,;:]|[0-9][件次场个]").search(rest):
            if _PART_OF_YEAR.search(rest):
                return None
            return (
                "plan"
                if _PLANNED.search(rest) and not _DONE.search(rest)
                else "heading"
                if _WORK.search(rest)
                else None
            )
    if _AS_OF.search(before):
        return "deed" if _YEAR_END.match(after) else None
    if _THIS_YEAR.search(before) or (_TERM.match(after) and _CLAUSE.search(before)):
        return "deed"
    if _CLAUSE.search(before) and _ALONE.match(after):
        return "intent" if _WILL.search(compiled("[。;\n]").split(after)[0]) else "deed"
    return None
