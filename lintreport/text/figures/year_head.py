"""The year of a report as its title, its opening and its signature give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lintreport.finding import Span
from lintreport.text.figures.years import HEADING, TITLE_LENGTH, Claim, Kind, mention
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number
from lintreport.text.structure.head import head

#: A title of one of these says the year that is reported; 政府工作报告 carries the year in which it is given.
_TITLE = Lazy(
    "((?:19|20)[0-9]{2}) ?年(?:度)?[^\n。]{0,40}?"
    "(?:法治政府建设|依法行政|信息公开|依法治|法治建设|年度工作|工作总结|年度报告|年报|情况的?(?:报告|汇报|说明|通报|分析)|工作(?:总体)?情况|"
    "决算|(?:部门|单位)预算|执行情况|绩效(?:自评|评价)|审计(?:结果)?的?报告|自查|自评|述职|述法|工作的?报告|公报|白皮书|综述)"
)
#: What a report is called, and a title that has its year before or after that.
_REPORT = "(?:报告|总结|小结|汇报|年报|公报|通报|白皮书|综述|述职|述法|自查|自评|决算|分析|统计|公示|公告|公开|情况)"
_TITLE_OF_ANY = Lazy(rf"((?:19|20)[0-9]{{2}}) ?年(?:度)?[^\n。,:|《》]{{0,40}}?{_REPORT}(?=[ ,:|(。]|$)", re.MULTILINE)
_YEAR_AT_END = Lazy(rf"{_REPORT}\(?((?:19|20)[0-9]{{2}})(?: ?年度?)?\)?$", re.MULTILINE)
#: What is to be done in the year of the title.
_AGENDA = Lazy(
    "((?:19|20)[0-9]{2}) ?年(?:度)?[^\n。,:0-9]{0,40}?(?:工作要点|工作计划|工作打算|工作思路)$", re.MULTILINE
)
#: A title that goes on with the text, in one line, is no longer.
_RUN_IN = 40
#: Titles that name two years: what was done in the one, and plans for the next.
_TWO_YEARS = Lazy("((?:19|20)[0-9]{2}) ?年[^\n。,:|]{0,30}?(?:和|及|与|暨|、)((?:19|20)[0-9]{2}) ?年")
_OPENING = Lazy(
    "(?:现(?:[将就对把]|报告|汇报|总结|通报|公[布开])|实际,将|下面,?(?:由?我)?,?(?:将|就)|特?向社会公[布开]"
    "|向[^,。\n]{1,24}(?:常委会|常务委员会|会议|大会)(?:报告|汇报)|委托,(?:就|将|作|汇报|报告))"
    "[^。\n]{0,30}?((?:19|20)[0-9]{2}) ?年(?:度)?"
    "[^。\n]{0,40}?(?:报告|汇报|公布|公开|总结|通报|公告|审[议查]|决算|如下)"
)
#: Openings of another form: 我局对…年法治政府建设情况进行了自查, 回顾…年的工作, 认真开展了…年…工作,现总结如下.
_OPENING_ABOUT = Lazy(
    "(?:(?<=[。,:;\n局委办府厅院处所镇乡县区市站心道])(?:认真|全面|系统|深入)?(?:对|就|总结|汇报|回顾)了?|(?:完成|开展)了)"
    "[我本]?[^,。;:\n《0-9]{0,8}?((?:19|20)[0-9]{2}) ?年(?:度)?(?:以来)?的?"
    "(?![^,。;\n]{0,24}(?:整改|问题|反馈|督察|考[核评]|审计|预算|计划|经验|基础上|教训))"
    "[^,。;\n0-9]{0,20}?(?:法治|依法|工作|情况|自[评查])"
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
#: How far from the beginning, after what a web page puts before it, an address is known.
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
#: A signature is one of this many last paragraphs.
_FOOT = 5
_NO_TITLE = Lazy(r"[。;:]$|^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")


def head_claims(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """What the head of a text (with its years in figures) says, and the foot where the head says nothing."""
    for claim in _titled(text, paragraphs):
        line = text[claim.span.start : claim.span.end + TITLE_LENGTH].split("\n")[0]
        if claim.kind == "title" and (
            _ADDRESS_TITLE.search(line) or _given_in_spring(text, paragraphs, claim.year, line)
        ):
            yield Claim("address", claim.year, claim.year - 1, claim.span)
        elif claim.kind != "title" or not _EITHER_TITLE.search(line):
            yield claim
        two = _TWO_YEARS.match(text, claim.span.start) if claim.kind == "title" else None
        if two and int(two[2]) == claim.year + 1:
            yield Claim("plan", claim.year + 1, claim.year, Span(two.start(2), two.end(2) + 1))
    yield from _claims_of_address(text, paragraphs) if is_address(text) else _signature(text, paragraphs)


def _titled(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """The years that the title, 现将…年…报告如下 and the first words of an annual report give, one each."""
    title = opening = first = None
    headings, body, annual = 0, False, False
    for at, (start, end) in enumerate(head(text, paragraphs)):
        short = end - start <= TITLE_LENGTH
        if title is None and opening is None and (at == 0 or (short and not _NO_TITLE.search(text, start, end))):
            title = _title(text, start, end)
            if title:
                yield title
        if opening is None and (opening := _opening(text, start, end, title is not None and not headings)):
            yield opening
        heading = HEADING.match(text, start, end) is not None
        headings += heading
        if first is None and not body and not heading and (annual or (title.span.start < start if title else at == 0)):
            words = (_FIRST_DEED if headings else _FIRST_WORDS).match(text, start, end)
            first = _claim("first", words or (_FIRST_WORDS_OF.match(text, start, end) if title else None))
            if first:
                yield first
            body = end - start >= _BODY_LENGTH or text[end - 1] == "。"
        annual = annual or (short and _ANNUAL.search(text, start, end) is not None)


def _claim(kind: Kind, match: re.Match[str] | None) -> Claim | None:
    if match is None:
        return None
    year = int(match[1])
    return Claim(kind, year, year, Span(match.start(1), match.end(1) + match.string.startswith("年", match.end(1))))


def _title(text: str, start: int, end: int) -> Claim | None:
    """The title in a paragraph, which the text of a first paragraph may go on behind."""
    run_in = end - start > TITLE_LENGTH or _NO_TITLE.search(text, start, end)
    found = _TITLE_OF_ANY.search(text, start, min(end, start + _RUN_IN) if run_in else end)
    if run_in and found is None and (stop := _STOP.search(text, start, start + _RUN_IN)) and stop[0] == ":":
        found = _TITLE.search(text, start, stop.start())  # 某局2022年工作总结和2023年工作计划:…
    if run_in and (found is None or _STOP.search(text, start, found.end())):
        return None
    if found:
        end = found.end()
    found = found or _TITLE.search(text, start, end) or _YEAR_AT_END.search(text, start, end)
    agenda = None if found or start else _AGENDA.search(text, start, end)
    found = found or agenda
    if found is None or text[found.start(1) - 1 : found.start(1)] in _OF_A_RANGE:
        return None
    years = {int(match[1]) for match in mention().finditer(text, start, end)}
    two = _TWO_YEARS.search(text, start, end)
    if len(years) > 1 and not (two and int(two[2]) == int(two[1]) + 1 and years == {int(two[1]), int(two[2])}):
        return None
    if two and len(years) > 1:
        found = two
    return _claim("agenda" if agenda else "title", found)


#: A title of several years has one of these before the last.
_OF_A_RANGE = ("-", "—", "–", "~", "至", "到", "、", "和")
_STOP = Lazy("[,。:;]")


def _opening(text: str, start: int, end: int, titled: bool) -> Claim | None:
    """The year of 现将…年…报告如下, or of an opening of another form below a title."""
    limit = min(end, start + _OPENING_WITHIN)
    found = _OPENING.search(text, start, limit)
    if found is None and titled:
        found = _OPENING_ABOUT.search(text, start, limit) or _OPENING_YEAR.search(text, start, limit)
    return _claim("opening", found)


#: So far into a paragraph its opening is looked for.
_OPENING_WITHIN = 4000


def is_address(folded: str) -> bool:
    """Whether a text is read out to a congress and named for the year in which that is."""
    return _ADDRESS.search(folded, 0, _ADDRESS_WITHIN) is not None and not _OF_ONE_YEAR.search(folded, 0, 200)


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
    first = head(text, paragraphs)
    given = _GIVEN.search(text, 0, first[-1].end if first else 0)
    given = given or next((date for span in first if (date := _DATE.match(text, *span))), None)
    if given:
        yield Claim("given", int(given[1]), int(given[1]) - 1, Span(given.start(1), given.end(1) + 1))
    turn = _TURN.search(text, 0, _TURN_WITHIN)
    if turn:
        which = turn.lastindex or 0
        yield Claim("turn", int(turn[which]), int(turn[which]), Span(turn.start(which), turn.end(which) + 1))


def _signature(text: str, paragraphs: Sequence[Span]) -> Iterator[Claim]:
    """The date below an annual report with no year in its title."""
    if not any(
        end - start <= TITLE_LENGTH and _ANNUAL.search(text, start, end) and not mention().search(text, start, end)
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
