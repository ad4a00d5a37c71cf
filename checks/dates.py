"""DAT: dates that cannot be, periods that run backwards, years of another report."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Evidence, Finding, Fix, NotEvaluated, Related, Severity, Span, Text, check
from lintreport.text.dates import ADDRESS, Date, dates, days_in, years_of_head
from lintreport.text.numbers import number
from lintreport.text.periods import Period, periods


def _dates(document: Document) -> list[Date]:
    return dates(document.folded)


@cache
def _lone_month() -> re.Pattern[str]:
    """A month with no year before it: 13月份."""
    return re.compile(r"(?<![0-9.年\-—~至到、/])([0-9]{1,2})月(?:份|底|初|末|中旬|上旬|下旬)")


@check(
    "DAT001",
    "impossible-date",
    title=Text("日历上没有的日期", "a date that the calendar does not have"),
    severity="error",
    basis="logic",
    bad=[
        "⟦2023年2月30日⟧印发方案。",
        "⟦4月31日⟧前完成整改,⟦2024年13月⟧验收。",
        "⟦2023年2月29日⟧召开会议。",
        "自⟦2023-06-31⟧起施行。",
        "⟦13月份⟧开展检查。",
        "⟦2024年0月5日⟧报送。",
    ],
    good=[
        "2023年2月28日印发方案。",
        "2024年2月29日召开会议,2月29日报送。",
        "农历2月30日,13个月,13月龄。",
        "编号2023-06-310,电话020-1234,2023/24年度。",
        "1月至12月,第13月次。",
    ],
)
def impossible_date(document: Document, options: object) -> Iterator[Finding]:
    """日历上没有这一天:2月30日、4月31日、13月,平年的2月29日。

    没有写年份的2月29日不报告;农历日期(农历、阴历、正月、腊月)不报告。

    ---
    The calendar has no such day: 30 February, 31 April, a thirteenth month, 29 February of a common year. 29 February without a year and lunar dates
    are accepted.
    """
    folded = document.folded
    for date in document.view(_dates):
        if date.possible or re.search("[农阴旧]历[^,。]{0,6}$", folded[max(0, date.span.start - 9) : date.span.start]):
            continue
        words = document.text[slice(*date.span)]
        yield _impossible(date.span, words, date.month or 0, date.year)
    for match in _lone_month().finditer(folded):
        if not 1 <= int(match[1]) <= 12:
            yield _impossible(Span(*match.span()), match[0], int(match[1]), None)


def _impossible(span: Span, words: str, month: int, year: int | None) -> Finding:
    if not 1 <= month <= 12:
        note = Text(f"没有{month}月", f"there is no month {month}")
    else:
        days = days_in(month, year)
        note = Text(
            f"{f'{year}年' if year else ''}{month}月只有{days}天",
            f"month {month}{f' of {year}' if year else ''} has {days} days",
        )
    return Finding(span, Text(f"日历上没有“{words}”", f'the calendar has no "{words}"'), note=note)


@cache
def _articles() -> re.Pattern[str]:
    figure = "[0-9]{1,4}|[一二三四五六七八九十百]{1,7}"
    return re.compile(
        rf"第\(?({figure})\)?(条|章|页|款|项|届|节)?[至到—~-](第?)\(?({figure})\)?(条|章|页|款|项|届|节)(?!之)"
    )


@cache
def _works() -> re.Pattern[str]:
    """Between the dates of a work that begins and is done: 2023年5月启动,2023年3月完成."""
    return re.compile(
        "(?<=[月日])(?:底|初)?(?:正式)?(?:启动|开工|动工|开建|立项|受理|立案|开幕|开始|收到)[^,。;0-9\n]{0,8},(?:并?于)?(?=(?:19|20)[0-9]{2}年)"
    )


_DONE = re.compile("(?:底|前)?(?:正式|全部|全面)?(?:完成|结束|竣工|完工|办结|审结|结案|闭幕|截止|投用|验收|答复)")
#: What runs over the turn of the year by its nature, or is said of every year.
_SEASONAL = re.compile(
    "[采供取]暖|供热|防火|防灭火|火险|禁渔|禁牧|休渔|冬|春运|汛|枯水|凌|学年|学期|学校|校历|教学|榨季|流感|雪|次年|翌年|第二年|明年|下年|每年|历年|常年|跨年|岁末|生长|种植|"
    "播种|作物|采收|雨季|旱季|旺季|淡季|季节|迁徙|越冬"
)
_NIGHT = re.compile("次日|翌日|第二天|隔日|夜|值班|值守|备勤|24小时|昼夜|禁|限行|停水|停电|施工|错峰|谷|巡|宵")
_OPEN = re.compile("受理|开放|营业|办公|上班|工作|服务|接待|培训|考试|会议|报名|授课|讲座|开庭|面试|笔试")
#: A period without years may run into the next one, but hardly for so many months, the first and last counted.
_TOO_LONG = 8
#: Nor does one of a single day run into the next for so many minutes; where a door is open, for so many.
_TOO_LATE, _TOO_LATE_OPEN = 17 * 60, 15 * 60
_MORNING = 7 * 60
#: Years further apart than this are no ends of one period.
_YEARS = 50


@check(
    "DAT002",
    "reversed-period",
    title=Text("起止颠倒", "a period that ends before it begins"),
    severity="error",
    basis="logic",
    bad=[
        "《实施纲要》(⟦2025-2021年⟧)的部署。",
        "⟦2023年12月至2023年3月⟧开展整治。",
        "⟦2023年5月10日至2022年6月1日⟧公示,⟦5月20日至5月10日⟧报名。",
        "自⟦2023年起至2021年⟧,⟦11月16日至3日⟧培训。",
        "依照⟦第15条至第12条⟧和⟦第三十条至第二十一条⟧处理。",
        "⟦2023年10月—4月⟧组织开展督察,⟦6月至1月⟧受理案件50件。",
        "公示期为⟦2023年6月1日至5月7日⟧,⟦5月20日至4月10日⟧报名。",
        "⟦2023年第四季度至第二季度⟧开展培训,⟦第三季度至第一季度⟧完成投资20亿元。",
        "监测时段为⟦2023年3月上旬至1月下旬⟧,⟦2023年11-1月⟧受理申请620件。",
        "⟦2023-05-10至2023-04-10⟧公示,会期⟦二〇二三年五月至二〇二三年三月⟧。",
        "⟦2023年5月启动,2023年3月⟧完成。自⟦2023年5月1日起施行,有效期至2022年4月30日⟧。",
        "⟦7月12日18时至14时⟧启动响应,受理时间为⟦上午12:00—8:30⟧。",
    ],
    good=[
        "《实施纲要》(2021-2025年)的部署。",
        "2023年11月至2024年3月供暖,每年11月至3月为采暖期,11月15日至3月15日供暖。",
        "2023年5月10日至6月1日公示,5月10日至5月20日报名。",
        "2022年、2021年,2022年至今,2023年比2022年增加。",
        "依照第12条至第15条、第二十一条至第三十条处理,第一百二十条至二十五条。",
        "2023年10月至3月的采暖费,9月至6月为一学年。",
        "11月3日至16日培训,5月20日至6月10日报名,每月25日至10日报送。",
        "2023年11月至次年3月,11月至3月开展行动,第四季度至第一季度供货。",
        "2023年5月启动,2024年3月完成。2023年5月启动二期工程,一期工程已于2022年12月完成。",
        "值班时间为18:00至8:00,办公时间为上午9:00—5:00,22:00—9:00由夜班值守。",
        "电话020-1234,比例5-3,2023年底至年初。",
        "由2022年的3件增加到2021年的2倍,2023.10-12万元。",
    ],
)
def reversed_period(document: Document, options: object) -> Iterator[Finding]:
    """起止时间写反了:止期早于起期。

    两端都写明年份的,同为一个月内的两天的,以及条款序号倒着写的(第15条至第12条),为错误。止期没有写年份而月日早于起期的(2023年10月—4月)、
    都没有写年份而跨年也要八个月以上的(6月至1月)、同一天内的时刻倒写的(上午12:00—8:30),为警告:如确是跨年、跨日,请写明“次年”“次日”。

    不报告:没有年份、跨年不足八个月的起止(11月至3月);采暖、防火、学年等本来跨年的;夜间值班的时刻。

    ---
    A period ends before it begins.

    It is an error where both ends give a year or are two days of one month, and for ranges of articles that run backwards. It is a warning where
    the later end has no year and lies earlier in the year (2023年10月—4月), where neither has one and even into the next year it would take eight months or more (6月至1月),
    and for times of one day (上午12:00—8:30): if the next year or day is meant, the text should say so.

    Accepted in silence: periods without years of fewer months (11月至3月); heating, forest fires, school years and the like; night shifts.
    """
    folded = document.folded
    for period in periods(folded):
        severity = _certainty(folded, period)
        if severity:
            yield _reversed(document, period.span, period.words, severity)
    for match in _works().finditer(folded):
        begun = next(iter(dates(folded[max(0, match.start() - 11) : match.start()])[-1:]), None)
        done = next(iter(dates(folded[match.end() : match.end() + 12])[:1]), None)
        if begun is None or done is None or begun.span.end != min(11, match.start()) or done.span.start:
            continue
        if begun.year and _earlier(done, begun) and _DONE.match(folded, match.end() + done.span.end):
            words = match.string[match.start() - (begun.span.end - begun.span.start) : match.start()]
            span = Span(match.start() - len(words), match.end() + done.span.end)
            yield _reversed(document, span, (words, folded[match.end() : span.end]), "error")
    for match in _articles().finditer(folded):
        first, second = _ordinal(match[1]), _ordinal(match[4])
        if (match[2] or match[5]) != match[5] or first is None or second is None or second >= first:
            continue
        if not match[3] and first >= 100 and match[2]:
            continue  # 第一百二十条至二十五条 leaves the hundred out
        yield _reversed(document, Span(*match.span()), (match[1], match[4]), "error")


def _ordinal(words: str) -> int | None:
    found = number(words)
    return int(found.value) if found else None


def _certainty(folded: str, period: Period) -> Severity | None:
    """How sure it is that a period runs backwards: ``error``, ``warning`` or not at all."""
    start, end = period.start, period.end
    if not end.date or (start.year, start.first) == (end.year or start.year, end.first):
        return "warning" if _late(folded, period) else None
    if start.year is not None and end.year is not None:
        if (start.year > 1) != (end.year > 1) or start.year - end.year >= _YEARS:
            return None
        return "error" if (end.year, end.last) < (start.year, start.first) else None
    if end.last >= start.first or end.year is not None:
        return None
    if not end.month:
        return "error"
    if start.year is not None and start.year < 0:
        return None  # 去年11月至3月
    around = _around(folded, period.span)
    if _SEASONAL.search(around):
        return None
    months = 13 + end.last[0] - start.first[0]
    return "warning" if start.year is not None or months >= _TOO_LONG else None


def _around(folded: str, span: Span) -> str:
    before = re.split("[。;!?\n]", folded[max(0, span.start - 25) : span.start])[-1]
    return before + folded[span.start : span.end] + re.split("[。;!?\n]", folded[span.end : span.end + 25])[0]


def _late(folded: str, period: Period) -> bool:
    """Whether the times of one day run backwards, and not over night."""
    first, second = period.start.clock, period.end.clock
    if first is None or second is None or second >= first or second < _MORNING or first >= 24 * 60:
        return False
    around = _around(folded, period.span)
    limit = _TOO_LATE_OPEN if period.start.date or _OPEN.search(around) else _TOO_LATE
    return 24 * 60 + second - first >= limit and not _NIGHT.search(around)


def _earlier(one: Date, other: Date) -> bool:
    """Whether one date is certainly before the other, by its year and month or by its day."""
    if not one.year or not other.year or not one.month or not other.month:
        return False
    days = (one.day, other.day) if one.day and other.day else (0, 0)
    return (one.year, one.month, days[0]) < (other.year, other.month, days[1])


def _reversed(document: Document, span: Span, ends: tuple[str, str], severity: Severity) -> Finding:
    words, (start, end) = document.text[slice(*span)], ends
    if severity == "error":
        message = Text(f"止期早于起期:“{words}”", f'the end is before the beginning: "{words}"')
    else:
        message = Text(
            f"止期早于起期:“{words}”,如跨年、跨日请写明",
            f'the end is before the beginning: "{words}"; if it is in the next year or day, say so',
        )
    return Finding(
        span,
        message,
        note=Text(*[f"{end} < {start}"] * 2),
        severity=None if severity == "error" else severity,
        evidence=Evidence("start ≤ end", end, start),
    )


@cache
def _statement() -> re.Pattern[str]:
    """A sentence or list item that begins with a year of its own and goes on with what was done."""
    return re.compile(
        r"(?:^|[。;!?,]|\n|[一二三四五六七八九]是)\s{0,4}((?:19|20)[0-9]{2}) ?年(?!\s?[0-9]|[底初末前后起至到之的、比同版期第以成获度被荣—~-])",
        re.MULTILINE,
    )


@cache
def _heading_year() -> re.Pattern[str]:
    return re.compile(
        r"^\s{0,8}[一二三四五六七八九十]{1,3}、((?:19|20)[0-9]{2}) ?年(?:度)?[^\n。]{0,30}(?:工作|建设|举措|成效|情况)[^\n。]{0,20}$",
        re.MULTILINE,
    )


_NOT_THIS = re.compile(
    "比20|较20|同期|相比|以来|历史|曾|获评|起至|截至|考评|考核|述法|督察|审计|预算|决算|计划|规划|将|回头看|反馈|至今|底前|验收|评为|授予|荣获|年报|上年|去年|延续|五年|三年|年版|修订|制定|印发|出台|启动|开始|成立"
)


@check(
    "DAT003",
    "foreign-year",
    title=Text("年份与报告年度不符", "a year that is not the report's"),
    severity="warning",
    basis="practice",
    bad=[
        "2024年度法治政府建设情况报告\n现将我区⟦2023年⟧法治政府建设情况报告如下:",
        "2023年法治政府建设工作报告\n2023年,我区全面推进依法行政。\n2023年共审查文件30件。⟦2022年⟧,我区共受理复议案件27件。\n2023年,我区组织培训5次。",
        "2023年法治政府建设工作报告\n一、⟦2021年⟧法治政府建设工作情况\n2023年,我区全面推进依法行政。\n2023年,全区办案20件。",
    ],
    good=[
        "2024年度法治政府建设情况报告\n现将我区2024年法治政府建设情况报告如下:",
        "2023年法治政府建设工作报告\n2023年,我区全面推进依法行政。\n2023年共审查文件30件。2023年,我区共受理复议案件27件。\n2023年,我区组织培训5次。",
        "2024年政府工作报告\n现在,我代表市政府报告2023年工作。\n2023年,我市经济稳中有进。",
        "2023年法治政府建设工作报告\n2023年,我区受理案件20件。\n2022年,我区受理案件15件,2023年受理20件,同比增长33.3%。\n2023年共审查文件30件。\n三、2024年工作计划\n2024年,我区将深入推进。",
        "2022年法治政府建设工作报告\n2022年,我区推进依法行政。\n2022年,全区办案20件。2021年度选取2个镇街述法,2021年度考评获得优秀等次。2021年12月,印发方案。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n2023年,全区办案20件。\n2021年,我区启动试点,2022年全面推开。",
    ],
)
def foreign_year(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """正文里的年份与报告的年度对不上,多为套用往年稿件时漏改。

    先由标题、“现将……年……报告如下”和开头一句确定报告年度(政府工作报告等标题年份与所述年度不同的,不作判断)。报告三种情形:这几处年份不一致(以全文写得最多的为准);一级标题写着
    更早的年份;一句话以更早的年份开头,像在说当年的工作(“2022年,我区共……”),而文中至少两处同样的写法用的是报告年度。

    不报告:比较、历史、考核考评、规划、整改等语境;带月份的日期;同句还有别的年份的;下一年度的安排。年度无法确定时记为“未评估”。

    ---
    A year in the body is not the report's, mostly left over from last year's text.

    The report's year comes from its title and opening (政府工作报告 and the like, named for the year they are given in, are left alone). Reported are a
    title, an opening and first words with different years (the one named most often in the text counts), a first-level heading with an earlier year, and a sentence that begins with an earlier year as if it told
    of this year's work, while at least two such sentences have the report's year.

    Accepted in silence: comparisons, history, assessments, plans, rectification; dates with a month; sentences with another year in them; next year's
    plans. When the year is not known, the check says that it was not evaluated.
    """
    folded = document.folded
    years = years_of_head(folded, document.paragraphs)
    given = [year for year in years if year]
    if len({year for year, _ in given}) > 1:
        # The year that the text names most often is the report's.
        most = max((year for year, _ in given), key=lambda one: folded.count(f"{one}年"))
        source = next(span for one, span in given if one == most)
        if not _is_address(document):
            yield from (_foreign(one, most, source) for one in given if one[0] != most)
        return
    year = document.report_year
    if year is None:
        yield NotEvaluated(Text("无法确定报告年度", "the year of the report is not known"))
        return
    origin = given[0][1] if given else None
    for match in _heading_year().finditer(folded):
        if year - 10 < int(match[1]) < year and not _NOT_THIS.search(match[0]):
            yield _foreign((int(match[1]), Span(match.start(1), match.end(1) + 1)), year, origin)
    starts = list(_statement().finditer(folded))
    if sum(int(match[1]) == year for match in starts) < 2:
        return
    odd = [match for match in starts if year - 10 < int(match[1]) < year]
    if len(odd) > 2:
        return  # a history, year by year
    for match in odd:
        before = folded.rfind("。", 0, match.start(1)), folded.rfind("\n", 0, match.start(1))
        end = re.compile("[。;!?\n]").search(folded, match.end())
        rest = folded[match.end() : end.start() if end else match.end() + 200]
        sentence = folded[max(before) + 1 : match.start(1)] + rest
        if _NOT_THIS.search(rest) or re.search("(?:19|20)[0-9]{2} ?年", sentence) or not re.search("[0-9]", rest):
            continue
        yield _foreign((int(match[1]), Span(match.start(1), match.end(1) + 1)), year, origin)


def _is_address(document: Document) -> bool:
    return ADDRESS.search(document.folded, 0, 800) is not None


def _foreign(found: tuple[int, Span], year: int, origin: Span | None) -> Finding:
    edit = Edit(Span(found[1].start, found[1].start + 4), str(year))
    return Finding(
        found[1],
        Text(f"此处为{found[0]}年,报告年度为{year}年,请核对", f"{found[0]} here, but the report is about {year}"),
        note=Text(*[f"{found[0]} ≠ {year}"] * 2),
        related=(Related(origin, Text("报告年度", "the report's year")),) if origin else (),
        fix=Fix(Text(f"改为{year}年", f"make it {year}"), (edit,)),
        evidence=Evidence("year = report year", str(found[0]), str(year)),
    )


_FIVE_YEARS = {"十二五": 2015, "十三五": 2020, "十四五": 2025}
_LAW_PLANS = {"六五": 2015, "七五": 2020, "八五": 2025}


@cache
def _plan() -> re.Pattern[str]:
    now = "(?:深入贯彻|贯彻落实|认真落实|全面落实|深入实施|全面实施|深入推进|大力推进|持续推进|按照|根据|依据|对照)"
    return re.compile(
        rf"{now}[^,。;\n]{{0,8}}(?:《[^《》\n]{{2,40}}\((?:19|20)[0-9]{{2}}年?[-—–~]{{1,2}}(?P<end>20[0-9]{{2}})年?\)》|“?(?P<plan>十[二三四]五)”?规划|“?(?P<law>[六七八]五)”?普法)"
    )


@check(
    "DAT004",
    "expired-plan",
    title=Text("引用已到期的规划", "a plan that had ended cited as current"),
    severity="info",
    basis="practice",
    bad=["2023年法治政府建设工作报告\n深入推进⟦“七五”普法⟧。按照⟦《法治政府建设实施纲要(2015—2020年)》⟧要求。"],
    good=[
        "2023年法治政府建设工作报告\n深入推进“八五”普法。按照《法治政府建设实施纲要(2021—2025年)》要求。",
        "2020年法治政府建设工作报告\n按照《法治政府建设实施纲要(2015-2020年)》要求。",
        "2022年法治政府建设工作报告\n获评全国“七五”普法工作先进单位,完成“七五”普法总结验收。",
        "按照《实施纲要(2015-2020年)》要求。",
    ],
)
def expired_plan(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """以“按照”“深入推进”等口吻引用的规划,到报告年度之前已经到期。

    规划的止年取自名称里的年份,或五年规划、五年普法规划的起止。报告年度无法确定时不作判断。

    ---
    A plan cited as in force (按照, 深入推进 …) had ended before the report's year. Its end comes from its name or from the known five-year plans. Not
    evaluated when the report's year is not known.
    """
    if document.report_year is None:
        yield NotEvaluated(Text("无法确定报告年度", "the year of the report is not known"))
        return
    for match in _plan().finditer(document.folded):
        kind = "end" if match["end"] else "plan" if match["plan"] else "law"
        end = int(match["end"]) if match["end"] else _FIVE_YEARS.get(match["plan"] or "") or _LAW_PLANS[match["law"]]
        if end >= document.report_year:
            continue
        start = document.folded.rfind("《", match.start(), match.start(kind)) if kind == "end" else match.start(kind)
        if kind != "end" and document.folded[start - 1] == "“":
            start -= 1
        yield Finding(
            Span(start, match.end()),
            Text(
                f"所引规划止于{end}年,报告年度为{document.report_year}年",
                f"the plan ended in {end}; the report is about {document.report_year}",
            ),
            note=Text(*[f"{end} < {document.report_year}"] * 2),
        )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(r"[ (,]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![年期边])")


@check(
    "DAT005",
    "weekday-mismatch",
    title=Text("日期与星期不符", "a weekday that the date does not have"),
    severity="warning",
    basis="logic",
    bad=["会议定于⟦2024年5月1日(星期五)⟧召开。", "⟦2023年12月4日,周二⟧举办活动。"],
    good=[
        "会议定于2024年5月1日(星期三)召开。",
        "2023年12月4日,周一举办活动。",
        "5月1日(星期五)放假。",
        "2024年5月1日周边环境整治。",
    ],
)
def weekday_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """年月日俱全的日期后写着星期几,而那一天不是星期几。

    没有年份的日期不作判断。

    ---
    A full date is followed by a weekday that it did not have. Dates without a year are not looked at.
    """
    for date in document.view(_dates):
        named = _weekday().match(document.folded, date.span.end)
        if not named or not date.possible or date.year is None or date.month is None or date.day is None:
            continue
        is_weekday = datetime.date(date.year, date.month, date.day).weekday()
        if is_weekday != min("一二三四五六日天".index(named[1]), 6):
            right = "一二三四五六日"[is_weekday]
            end = named.end() + (document.folded[named.end() : named.end() + 1] == ")" and "(" in named[0])
            yield Finding(
                Span(date.span.start, end),
                Text(
                    f"{date.year}年{date.month}月{date.day}日是星期{right}",
                    f"{date.year}-{date.month:02}-{date.day:02} is a {_ENGLISH[is_weekday]}",
                ),
                note=Text(f"星期{right} ≠ 星期{named[1]}", f"{_ENGLISH[is_weekday]} is not 星期{named[1]}"),
                fix=Fix(Text(f"改为星期{right}", f"make it 星期{right}"), (Edit(Span(*named.span(1)), right),)),
            )


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
