"""The year that a report is about: every place where the report says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.dates import WRITTEN_OUT
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

#: Places that say the year by their form: the title, 现将…年…报告如下, the first words below the title, 以上为…年…,
#: 统计期限为…年1月1日, headings; headings (plan) and sentences (intent) about the year to come; what was done (deed).
Kind = Literal["title", "opening", "first", "closing", "statistics", "heading", "plan", "intent", "deed"]


class Claim(NamedTuple):
    """A place that names a year, and the year ``means`` that the report is about if the place is right."""

    kind: Kind
    year: int
    means: int
    span: Span


#: A title of one of these says the year that is reported; 政府工作报告 carries the year in which it is given.
_TITLE = Lazy(
    "((?:19|20)[0-9]{2}) ?年(?:度)?[^\n。]{0,40}?"
    "(?:法治政府建设|依法行政|信息公开|依法治|法治建设|年度工作|工作总结|年度报告|年报|情况的?(?:报告|汇报|说明|通报)|工作情况|"
    "决算|(?:部门|单位)预算|执行情况|绩效(?:自评|评价)|自查|自评|述职|述法|工作的?报告|公报|白皮书|综述)"
)
#: Titles that name two years: what was done in the one, and plans for the next.
_TWO_YEARS = Lazy("((?:19|20)[0-9]{2}) ?年[^\n。]{0,30}?(?:和|及|与|暨|、)((?:19|20)[0-9]{2}) ?年")
_OPENING = Lazy(
    "(?:现[将就]|实际,将|下面,?(?:由?我)?,?(?:将|就)|特?向社会公[布开])[^。\n]{0,30}?((?:19|20)[0-9]{2}) ?年(?:度)?"
    "[^。\n]{0,40}?(?:报告|汇报|公布|公开|总结|通报|公告)(?:如下)?"
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
ADDRESS = Lazy("(?:政府|法院|检察院|常务委员会|常委会)工作报告|各位代表|向大会报告|国民经济和社会发展计划|预算执行情况")
_OF_ONE_YEAR = Lazy(
    "(?:19|20)[0-9]{2} ?年[^\n。]{0,16}(?:预算|计划)执行情况(?:的?(?:报告|说明)$|[和与及](?:19|20)[0-9]{2} ?年)",
    re.MULTILINE,
)
_NO_TITLE = Lazy(r"[。;:]$|^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
_HEADING = Lazy(
    r"\s{0,8}(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}部分|\([一二三四五六七八九十]{1,3}\))"
)
#: A title stands among the first so many paragraphs and has at most so many characters; an opening is as near.
_HEAD = 6
_TITLE_LENGTH = 60
_HEADING_LENGTH = 50


@cache
def _mention() -> re.Pattern[str]:
    return re.compile("(?<![0-9])((?:19|20)[0-9]{2}) ?年")


@cache
def _written_out() -> re.Pattern[str]:
    return re.compile("(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年)")


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
    folded = in_figures(folded[: paragraphs[:_HEAD][-1].end]) if paragraphs else ""
    title = opening = first = None
    headings, body = 0, False
    for number, (start, end) in enumerate(paragraphs[:_HEAD]):
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
        if first is None and not body and not heading and (title[1].start < start if title else number == 0):
            first = _year((_FIRST_DEED if headings else _FIRST_WORDS).match(folded, start, end))
            if first is None and title:
                first = _year(_FIRST_WORDS_OF.match(folded, start, end))
            body = end - start >= _BODY_LENGTH or folded[end - 1] == "。"
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
    return ADDRESS.search(folded, 0, 800) is not None and not _OF_ONE_YEAR.search(folded, 0, 200)


def report_year(folded: str, paragraphs: Sequence[Span], path: str = "") -> int | None:
    """The year that a report is about, ``None`` where it does not say so or contradicts itself.

    The title and the opening must agree where both give one; the file name counts only when neither does and
    the text has that year.
    """
    years = years_of_head(folded, paragraphs)
    if is_address(folded):
        return None
    given = {year[0] for year in years if year}
    if len(given) == 1:
        return given.pop()
    named = re.search("(?<![0-9])(20[0-9]{2})(?![0-9])", re.split(r"[\\/]", path)[-1]) if not given else None
    return int(named[1]) if named and f"{named[1]}年" in folded else None


_PLANNED = Lazy("计划|打算|安排|思路|重点工作|工作重点|要点|展望|下一步|下步|草案|谋划|任务|部署|设想|预期|目标")
_DONE = Lazy("完成|落实|执行|进展|推进情况|总结|回顾")
_WORK = Lazy("工作|建设|举措|成效|情况|总结|做法|决算|执行")
_PART_OF_YEAR = Lazy("[上下]半年|季度|阶段|[0-9]月|中期|以来|版|考核|考评|督察|巡[视察]")
_WILL = Lazy(
    "将(?:会|要)?(?:继续|进一步|持续|深入|全面|着力|坚持|以|围绕|重点|紧[紧扣]|不断|努力|加快|加强|推进|探索|按照|聚焦)"
)
_CLAUSE = Lazy(
    rf"(?:^|[。;!?,:]|[一二三四五六七八九]是|\([一二三四五六七八九十]{{1,3}}\)|[0-9]{{1,2}}[.、])\s{{0,4}}(?:[我全本][省市州县区旗镇乡街办委厅局院处站村社中单](?:[道区市县心位])?|{HAN}{{1,10}}(?:[局委办镇乡县区市院厅处所站]|街道|中心))?$",
    re.MULTILINE,
)
_AS_OF = Lazy("截[至止][到至]?$")
_YEAR_END = Lazy("(?:12月(?:31日|底|末)|年?[底末])")
#: A year that goes on otherwise is a date, an attribute or the start of a period.
_ALONE = Lazy(
    "(?:度(?=[,全我共本收支一预部]|主持|召开|开展(?!的)|组织|举办|办理|受理|完成|查[处办]|调解|审[查理结]|累计|实现|发放|接待|培训|出动|新[收增]|查处|征集))?(?!\\s?[0-9]|[底初末前后起至到之的、比同版期第以成获度被荣内间—~-])"
)


def claims(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """Every place of a text (with its years in figures) that says which year the report is about."""
    head = years_of_head(text, paragraphs)
    taken = set()
    for kind, given in zip(("title", "opening", "first"), head, strict=True):
        if given:
            taken.add(given[1].start)
            yield Claim(kind, given[0], given[0], given[1])  # type: ignore[arg-type]
    number = 0
    for match in _mention().finditer(text):
        while number < len(paragraphs) and paragraphs[number].end <= match.start():
            number += 1
        if number == len(paragraphs):
            return
        start, end = paragraphs[number]
        found = _kind(text, match, start, end)
        if found and match.start() not in taken:
            year = int(match[1])
            yield Claim(found, year, year - (found in ("plan", "intent")), Span(match.start(), match.end()))


def _kind(text: str, match: re.Match[str], start: int, end: int) -> Kind | None:
    """What a mention of a year in a paragraph says of the report's own year."""
    before = text[max(start, match.start() - 24) : match.start()]
    after = text[match.end() : min(end, match.end() + 60)]
    if "《" in before and "》" not in before[before.rindex("《") :]:
        return None
    if re.search("统计期限[^,。]{0,8}$", before) and re.match("1月1日", after):
        return "statistics"
    if re.search("以上(?:为|是|即|就是)[^。,\n]{0,14}$", before):
        return "closing"
    mark = _HEADING.match(text, start, end)
    if mark and match.start() - mark.end() <= 14 and not re.search("[,。;:]", text[mark.end() : match.start()]):
        rest = re.split("[。\n]|(?:19|20)[0-9]{2} ?年", after)[0]
        if len(rest) <= _HEADING_LENGTH and not re.search("[,;:]|[0-9][件次场个]", rest):
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
    if _CLAUSE.search(before) and _ALONE.match(after):
        return "intent" if _WILL.search(re.split("[。;\n]", after)[0]) else "deed"
    return None
