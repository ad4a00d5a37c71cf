"""DAT: dates that cannot be, periods that run backwards, years of another report."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from lintreport import Document, Edit, Evidence, Finding, Fix, NotEvaluated, Related, Severity, Span, Text, check
from lintreport.text.figures.dates import Date, dates, days_in
from lintreport.text.figures.periods import Period, periods
from lintreport.text.figures.years import TOLD, Claim, in_figures, is_address, is_plain_title
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number
from lintreport.text.patterns import compiled
from lintreport.text.structure.head import head


def _dates(document: Document) -> list[Date]:
    return dates(document.folded)


@cache
def _lone_month() -> re.Pattern[str]:
    """A month with no year before it: 13月份."""
    return compiled(r"(?<![0-9.年\-—~至到、/])([0-9]{1,2})月(?:份|底|初|末|中旬|上旬|下旬)")


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
        "⟦22023年⟧全区生产总值稳步增长,⟦20233年⟧12月印发方案,⟦203年⟧底完成整改。",
    ],
    good=[
        "2023年2月28日印发方案。",
        "2024年2月29日召开会议,2月29日报送。",
        "农历2月30日,13个月,13月龄。",
        "编号2023-06-310,电话020-1234,2023/24年度。",
        "1月至12月,第13月次。",
        "距今20000年前,历时203年,编号2-20233年。",
    ],
)
def impossible_date(document: Document, options: object) -> Iterator[Finding]:
    """日历上没有这一天：2月30日、4月31日、13月，平年的2月29日。

    多一位或少一位的年份（22023年、203年底）也报告。没有写年份的2月29日、农历日期（农历、阴历、正月、腊月）不报告。

    ---
    The calendar has no such day: 30 February, 31 April, a thirteenth month, 29 February of a common year; nor is there a year with a
    digit too many or too few (22023年, 203年底). 29 February without a year and lunar dates are accepted.
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
    for match in _odd_year().finditer(folded):
        digits = len(match[0]) - 1
        said = Text(f"年份应为4位数字，此处有{digits}位", f"a year has 4 digits, this one has {digits}")
        words = document.text[slice(*match.span())]
        yield Finding(
            Span(*match.span()), Text(f"没有这样的年份：“{words}”", f'there is no such year: "{words}"'), note=said
        )


@cache
def _odd_year() -> re.Pattern[str]:
    """A year of this or the last century with a digit too many, or one too few before what only follows a year."""
    return compiled(
        "(?=[12])(?<![0-9.:/〔-])(?<![0-9],)(?:(?!20000)(?:20[0-9]{3}|22[0-9]{3})年(?![前来以后历的间])"
        "|(?:20|19)[0-9]年(?=[度底末初]|[上下]半年|[0-9]{1,2}月))"
    )


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
    return compiled(
        rf"第\(?({figure})\)?(条|章|页|款|项|届|节)?[至到—~-](第?)\(?({figure})\)?(条|章|页|款|项|届|节)(?!之)"
    )


@cache
def _works() -> re.Pattern[str]:
    """Between the dates of a work that begins and is done: 2023年5月启动,2023年3月完成."""
    return compiled(
        "(?<=[月日])(?:底|初)?(?:正式)?(?:启动|开工|动工|开建|立项|受理|立案|开幕|开始|收到)[^,。;0-9\n]{0,8},(?:并?于)?(?=(?:19|20)[0-9]{2}年)"
    )


_DONE = Lazy("(?:底|前)?(?:正式|全部|全面)?(?:完成|结束|竣工|完工|办结|审结|结案|闭幕|截止|投用|验收|答复)")
#: What runs over the turn of the year by its nature, or is said of every year.
_SEASONAL = Lazy(
    "[采供取]暖|供热|防火|防灭火|火险|禁渔|禁牧|休渔|冬|春运|汛|枯水|凌|学年|学期|学校|校历|教学|榨季|流感|雪|次年|翌年|第二年|明年|下年|每年|历年|常年|跨年|岁末|生长|种植|繁殖|产卵|"
    "播种|作物|采收|雨季|旱季|旺季|淡季|季节|迁徙|越冬"
)
_NIGHT = Lazy("次日|翌日|第二天|隔日|夜|值班|值守|备勤|24小时|昼夜|禁|限行|停水|停电|施工|错峰|谷|巡|宵")
_OPEN = Lazy("受理|开放|营业|办公|上班|工作|服务|接待|培训|考试|会议|报名|授课|讲座|开庭|面试|笔试")
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
        "按照合同第9-2条执行。",
        "由2022年的3件增加到2021年的2倍,2023.10-12万元。",
        "主任 2016.05— 副主任 2013.02—2016.05\n2016.05— 2013.02—2016.05",
    ],
)
def reversed_period(document: Document, options: object) -> Iterator[Finding]:
    """起止时间写反了：止期早于起期。

    两端都写明年份的，同为一个月内的两天的，以及条款序号倒着写的（第15条至第12条），为错误。止期没有写年份而月日早于起期的（2023年10月—4月）、
    都没有写年份而跨年也要八个月以上的（6月至1月）、同一天内的时刻倒写的（上午12:00—8:30），为警告：如确是跨年、跨日，请写明“次年”“次日”。

    不报告：没有年份、跨年不足八个月的起止（11月至3月）；采暖、防火、学年等本来跨年的；夜间值班的时刻；止期没有写、紧接着是下一段起止的（2016.05— 2013.02—2016.05）。

    ---
    A period ends before it begins.

    It is an error where both ends give a year or are two days of one month, and for ranges of articles that run backwards. It is a warning where
    the later end has no year and lies earlier in the year (2023年10月—4月), where neither has one and even into the next year it would take eight months or more (6月至1月),
    and for times of one day (上午12:00—8:30): if the next year or day is meant, the text should say so.

    Accepted in silence: periods without years of fewer months (11月至3月); heating, forest fires, school years and the like; night shifts; a period without an
    end before the next one (2016.05— 2013.02—2016.05).
    """
    folded = document.folded
    found = periods(folded)
    starts = {period.span.start for period in found}
    for period in found:
        # 2015.03— 2012.01—2015.03: the first office is still held, and the second begins where that seemed to end.
        goes_on = any(at in starts for at in range(period.span.start + 1, period.span.end))
        severity = None if goes_on else _certainty(folded, period)
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
        if not match[2] and not match[3] and "-" in match[0]:
            continue  # 第9-2条: one article
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
        message = Text(f"止期早于起期：“{words}”", f'the end is before the beginning: "{words}"')
    else:
        message = Text(
            f"止期早于起期：“{words}”，如跨年、跨日请写明",
            f'the end is before the beginning: "{words}"; if it is in the next year or day, say so',
        )
    return Finding(
        span,
        message,
        note=Text(*[f"{end} < {start}"] * 2),
        severity=None if severity == "error" else severity,
        evidence=Evidence("start ≤ end", end, start),
    )


_NOT_THIS = Lazy(
    "同期|相比|以来|历史|曾|起至|截至|考评|考核|述法|督察|审计|预算|决算|计划|规划|将|回头看|反馈|至今|底前|验收|年报|上年|去年|延续|五年|三年|任期|逐年|存在|"
    "获评|评为|授予|荣获|命名|入选|获批|认定|列为|确定为|创建|年版|修订|制定|印发|出台|启动|开始|成立|组建|合并|划转|改革后|换届|聘|"
    "持续(?:上升|下降|增长|增加|减少)"
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
        "某镇2023年法治政府建设工作总结\n2023年,我镇认真履职。\n一、主要做法\n⟦2022年⟧,我镇召开专题会议4次。截至⟦2021年⟧12月底,全镇共有执法人员8人。",
        "2023年法治政府建设报告\n2023年,我局依法履职。\n⟦2024年⟧,我局共开展检查11次。\n三、⟦2022年⟧工作打算\n⟦2022年⟧,我局将继续努力。",
        "2022年法治政府建设情况报告\n2022年,我区审查文件30件,⟦2019年⟧共培训执法人员23人。\n以上为我区⟦2021年⟧法治政府建设情况。",
        "某区2022年政府信息公开工作年度报告\n数据的统计期限为⟦2021年⟧1月1日至12月31日。",
        "某局2022年度部门决算公开\n⟦2023年⟧度支出决算为356万元,与2021年度相比增加18万元。",
        "某中心2024年法治政府建设工作总结\n我中心⟦二〇二三年⟧认真落实各项任务。",
        "某县2023年预算执行情况和2024年预算草案的报告\n一、⟦2022年⟧预算执行情况\n收入完成9.8亿元。",
        "某局2023年法治政府建设自查报告\n按照要求,我局对⟦2022年⟧度依法行政情况进行了自查。",
        "某街道2022年法治政府建设工作报告\n某街道下辖9个社区。\n⟦2020年⟧度,街道推进各项任务,现报告如下:",
        "某局2023年法治政府建设报告\n一、⟦2022年⟧工作回顾\n办案30件。\n二、2024年工作打算\n加强培训。",
        "某市2023年水资源公报\n⟦2022年⟧,全市平均降水量612.4毫米。",
        "政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n一、⟦2023年⟧工作回顾\n全县经济稳中有进。\n二、2025年工作安排\n扩大投资。",
        "政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n刚刚过去的⟦2023年⟧,全县经济稳中有进。\n2024年,新增就业3万人。\n二、2025年工作安排\n扩大投资。",
        "某镇2023年防汛工作总结\n今年汛期(⟦2022年⟧6月至9月),累计降雨量586毫米。",
        "某市2024年三季度热线运行情况分析\n⟦2023年⟧7月至9月,共受理诉求4680件。",
        "某街道2023年老龄工作总结\n街道下辖9个社区。⟦2022年⟧新建助餐点3处。",
        "某局2023年工作总结\n截至⟦2022年⟧12月26日,全局共办件860件。",
        "各位代表:\n我代表县人民政府向大会报告工作。\n一、2024年工作回顾\n⟦2023年⟧是实施规划的关键一年。\n二、2025年工作安排\n扩大投资。",
        "⟦2022年⟧某县政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n一、2024年工作回顾\n全县经济稳中有进。",
    ],
    good=[
        "2024年度法治政府建设情况报告\n现将我区2024年法治政府建设情况报告如下:",
        "2023年法治政府建设工作报告\n2023年,我区全面推进依法行政。\n2023年共审查文件30件。2023年,我区共受理复议案件27件。\n2023年,我区组织培训5次。",
        "2024年政府工作报告\n现在,我代表市政府报告2023年工作。\n2023年,我市经济稳中有进。",
        "2022年城市管理工作报告\n局长 某某\n(2022年2月28日)\n同志们:\n今天,我们召开系统工作会议,总结2021年工作。\n一、回顾2021年,工作取得实效",
        "2022年城市管理工作报告\n同志们:\n今天,我们召开系统工作会议,认真总结2021年的工作。\n一、2021年工作情况\n2021年,全市新建公厕20座。",
        "2025年某县政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n一、2024年工作回顾\n2022年,全县新开工项目30个,2023年建成12个。\n二、2025年主要工作\n扩大投资。",
        "2023年法治政府建设工作报告\n2023年,我区受理案件20件。\n2022年,我区受理案件15件,2023年受理20件,同比增长33.3%。\n2023年共审查文件30件。\n三、2024年工作计划\n2024年,我区将深入推进。",
        "2022年法治政府建设工作报告\n2022年,我区推进依法行政。\n2022年,全区办案20件。2021年度选取2个镇街述法,2021年度考评获得优秀等次。2021年12月,印发方案。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n2023年,全区办案20件。\n2021年,我区启动试点,2022年全面推开。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n2021年,全区共有执法人员300人,2023年增至400人。\n2022年,我区成功创建示范区,累计投入300万元。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n截至2022年底,全区累计建成法治公园5个。2023年新建2个。\n2022年,应诉率为85%。今年以来,应诉率达95%。",
        "某乡2023年法治政府建设年度报告\n今年,全乡创建示范乡。\n三、2024年重点工作\n2024年,全乡力争普法讲座达到20场。\n二、2022年督察反馈问题整改情况\n全部整改。",
        "2024年法治政府建设工作报告\n2023年,我区办案20件。\n2023年,全区培训5次。\n二、2024年工作打算\n2024年,我区将继续推进。",
        "某局2023年法治政府建设报告\n一、2022年重点任务完成情况\n均已完成。\n二、2023年工作总结和2024年工作计划\n2023年,我局办案3件。",
        "某局2023年法治政府建设自查报告\n按照要求,我局对2023年度依法行政情况进行了自查。",
        "某局2023年法治政府建设报告\n我局在总结2022年工作经验的基础上,依法履职。\n司法局开展了2022年度法治建设考核工作。",
        "某局2024年法治政府建设报告\n一、2023年工作回顾\n办案30件。\n二、2024年工作打算\n加强培训。",
        "某镇2024年统计公报\n2024年,全镇实现工业总产值56亿元。\n2023年,全镇工业总产值50亿元。",
        "某县2023年工作总结\n2023年,全县稳中求进。\n县法院2022年受理案件15件,2023年受理21件。\n2023年,新增岗位3件。",
        "某局2022年法治政府建设报告\n一、基本情况\n2019年,根据机构改革方案,组建我局。\n二、2022年工作情况\n2022年,我局办案3件。",
        "某县2023年法治政府建设工作报告\n2022年,县委就此开展督察;2023年,我县抓好整改。",
        "某镇2023年度工作总结\n2022年上半年,全镇办件30件;今年上半年办件45件。",
        "某镇2023年度工作总结\n2022年7月至9月,我镇持续干旱。今年以来,灾后重建全面完成。",
        "某街道2023年法治政府建设报告\n2021年以来,街道连续3年无败诉案件。",
    ],
)
def foreign_year(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """正文里的年份与报告的年度对不上，多为套用往年稿件时漏改。

    先由标题、副标题里的会议日期、“现将……年……报告如下”、开头一句、各级标题和落款确定报告年度，以多处一致的为准。2024年1月在人民代表大会会议上所作的政府工作报告，回顾的是2023年，安排的是2024年。报告：这几处里与报告年度不一致的；
    “以上为……年……情况”“统计期限为……年1月1日”、“一、……年工作情况”写着别的年份的；“……年工作打算”的年份不晚于报告年度的；一句话以别的年份开头，像在说当年的工作（“2022年，我区共……”“截至2022年12月底”），
    而全文至少两处写明了报告年度的，或全文只有几句、此外没有别的年份的；“今年汛期（2022年6月至9月）”“2022年7月至9月，”这样写的时段同此。

    不报告：比较、历史、考核考评、规划、创建命名、机构人事等语境；带月份的日期；前后句拿报告年度的同一事项来比的；句中另有别的年份的；逐年叙述的；下一年度的安排。年度无法确定时记为“未评估”。

    ---
    A year in the body is not the report's, mostly left over from last year's text.

    The report's year comes from its title, the day of the meeting in a subtitle, its opening and first words, its headings and its signature, as far as most of them agree. A 政府工作报告
    given to a congress in January 2024 looks back on 2023 and plans 2024. Reported are whichever of these differ; 以上为…年…情况, 统计期限为…年1月1日 and headings such as
    一、…年工作情况 with another year; plans for a year that is not after the report's; and a sentence that begins with another year as if it told of this year's work (2022年,我区共…; 截至2022年12月底),
    when at least two places give the report's year, or the text is a few sentences long and tells nothing else; so is a term such as 2022年7月至9月, or 今年汛期(2022年…).

    Accepted in silence: comparisons, history, assessments, plans, awards, offices and their staff; dates with a month; sentences beside which the report's year is compared in the same matter,
    or with a third year in them; accounts year by year; next year's plans. When the year is not known, the check says that it was not evaluated.
    """
    said = document.year_claims
    year = document.report_year or _own_year(said)
    if year is None:
        yield NotEvaluated(Text("无法确定报告年度", "the year of the report is not known"))
        return
    own = next((claim.span for claim in said if claim.means == year), None)
    for claim in _foreign_claims(in_figures(document.folded), said, year):
        yield _foreign(document, claim, year, own)


def _foreign_claims(text: str, said: Sequence[Claim], year: int) -> Iterator[Claim]:
    """The places of a report on ``year`` that name another year and should not."""
    own = [claim for claim in said if claim.means == year]
    odd = [claim for claim in said if claim.means != year]
    address = is_address(text)  # which tells of the years before the last as well
    # Year by year, a history; and reports that are named for the year in which they are given.
    history = sum(claim.kind == "deed" for claim in odd) > _SLIPS
    histories = len({claim.year for claim in odd if claim.kind == "heading"}) > 1
    given_in = {claim.year for claim in own if claim.kind in ("plan", "intent")} & {year + 1}
    planned = any(claim.kind == "plan" for claim in own)
    enough = len(own) >= _ENOUGH
    # A short text with a year in its title has no room for the year before: the only deed it tells is its own.
    brief = (
        len(text) <= _BRIEF
        and own[:1] != []
        and own[0].kind == "title"
        and sum(one.kind == "deed" for one in said) == 1
    )
    for claim in odd:
        if address and _below_review(text, claim, year):
            wrong = True
        elif claim.kind == "deed":
            sure = enough or (brief and not _THIS_YEAR.search(text, claim.span.end, claim.span.end + _SENTENCE))
            wrong = sure and not history and not address and _slips(text, claim, year)
        elif claim.kind == "plan":
            wrong = claim.year < year + enough  # for a plan of years gone by one place is enough
        elif claim.kind == "intent":
            wrong = enough and claim.year < year
        elif claim.kind == "heading":
            wrong = not histories and not _left_behind(text, claim, planned) and not _comes_next(text, claim, year)
        elif claim.kind == "turn":
            wrong = text.endswith(("过去的", "回顾"), 0, claim.span.start)
        elif claim.kind in _OF_ITS_DAY:
            wrong = claim.kind == "address" and claim.year not in (year, year + 1)
        else:
            given = claim.year == year + 1 and (
                claim.year in given_in or is_plain_title(text[claim.span.start :][:_SENTENCE])
            )
            beside = claim.kind == "first" and _goes_on(text, claim, year)
            wrong = not beside and (claim.kind != "title" or not given)
        if wrong:
            yield claim


def _goes_on(text: str, claim: Claim, year: int) -> bool:
    """Whether first words that name another year go on to the report's own: 2022年曾专项督察;2023年继续整改."""
    told = re.split("[。\n]", text[claim.span.end :][:_SENTENCE])[:2]
    compared = _COUNTED.search(told[0]) and _THIS_YEAR.search("。".join(told))
    return f"{year}年" in told[0] or compared is not None or _SINCE.match(told[0]) is not None


_HEAD = ("title", "opening", "first")
#: What names the day on which a report was given, and says its year by way of that.
_OF_ITS_DAY = ("address", "given", "signed")
#: So many places must give the report's year before a sentence with another one is a slip.
_ENOUGH = 2
#: So short is a text of a few sentences, in code points.
_BRIEF = 400
#: More sentences with other years are a history.
_SLIPS = 2
#: Years further away are no slip of the pen over last year's text.
_DECADE = 12
#: What comes back to the report's year in a text that begins with another: 2022年…亿元。今年完成….
_THIS_YEAR = Lazy("今年|本年度?|当年")
#: Of several years: 2021年以来,连续3年无败诉.
_SINCE = Lazy("以来[^。\n]{0,40}?(?:连续|累计|先后)")
#: No sentence is looked at over more code points to either side.
_SENTENCE = 200
#: How the fix writes 二〇二三年.
_WRITTEN_OUT = str.maketrans("0123456789", "〇一二三四五六七八九")


def _own_year(said: Sequence[Claim]) -> int | None:
    """The year that one of title, opening and first words gives and most places name, where they contradict each other.

    ``None`` where a title stands alone against headings that tell of the year before and plan its own: it names the
    year in which the report is given. A title or first words alone give way to what all other places say.
    """
    votes = Counter(claim.means for claim in said)
    head = [claim for claim in said if claim.kind in _HEAD]
    own = max((claim.year for claim in head), key=lambda year: votes[year], default=None)
    planned = any(claim.kind == "plan" and claim.year == own for claim in said)
    if own is None or (head[0].kind == "title" and votes[own] == 1 and votes[own - 1] > 1 and planned):
        return None
    most = max(votes, key=lambda year: votes[year])
    return most if len(head) == 1 and votes[most] > _ENOUGH * votes[own] + 1 else own


#: Headings over what another year left behind.
_NOT_IN_HEADING = Lazy(
    "整改|问题|遗留|反馈|完成情况|落实情况|审计|考核|考评|督察|巡[视察]|(?<!财政)(?<!公共)预算(?!.{0,6}(?:执行|说明|公开))|(?<!发展)计划|规划|以来|至今|修订|回顾"
)


#: 一、2023年工作回顾, of one year only, right above a place.
_REVIEW = Lazy("(?<![-—0-9])((?:19|20)[0-9]{2}) ?年(?:政府)?(?:主要)?工作(?:的)?(?:回顾|总结)\\s{1,6}\\Z")


def _below_review(text: str, claim: Claim, year: int) -> bool:
    """Whether the first words below the review of a year name the year before: 2022年是… below 一、2023年工作回顾."""
    if claim.kind not in ("deed", "turn") or claim.year != year - 1:
        return False
    review = _REVIEW.search(text, max(0, claim.span.start - _HEADING), claim.span.start)
    return review is not None and int(review[1]) == year


#: A heading has at most so many code points.
_HEADING = 40


def _comes_next(text: str, claim: Claim, year: int) -> bool:
    """Whether a heading is over the work of the year after the report's."""
    return claim.year == year + 1 and not TOLD.search(text, claim.span.end, _end_of_sentence(text, claim.span.end))


def _left_behind(text: str, claim: Claim, planned: bool) -> bool:
    """Whether a heading is over what another year left behind; a review is, unless next year is planned below it."""
    found = _NOT_IN_HEADING.search(text[claim.span.end : _end_of_sentence(text, claim.span.end)])
    return found is not None and not (planned and found[0] == "回顾")


_COMPARED = Lazy("(?:比|较|与)((?:19|20)[0-9]{2}) ?年")
_OTHER = Lazy("((?:19|20)[0-9]{2}) ?年")
_COUNTED = Lazy("共|累计|全年|总计|合计|已|完成|达")
_DONE_BY_NOW = Lazy("共|累计|已|了|同比|全年")
_TO_COME = Lazy("将|计划|力争|拟|目标|预计|争取|确保|要")
#: What sentences about anything have in common.
_ANY = Lazy(f"[我全本各]{HAN}{{1,2}}|开展|组织|举办|召开|累计|完成|工作|法治|政府|建设|年度|其中|[\\W\\x00-\\xff]+")


def _slips(text: str, claim: Claim, year: int) -> bool:
    """Whether a sentence tells what was done in the report's year and names another one."""
    start = _start_of_sentence(text, claim.span.start)
    end = _end_of_sentence(text, claim.span.end)
    rest = text[claim.span.end : end]
    if abs(year - claim.year) >= _DECADE or not (_OWN_WORK.match(rest) or re.search("[0-9]", _OTHER.sub("", rest))):
        return False
    compared = _COMPARED.search(rest)
    if compared:
        return int(compared[1]) in (year - 1, claim.year) and int(compared[1]) != claim.year - 1
    if claim.year > year and (_TO_COME.search(rest) or not _DONE_BY_NOW.search(rest)):
        return False
    if _NOT_THIS.search(rest):
        return False
    others = {int(one) for one in _OTHER.findall(text[start : claim.span.start] + rest)}
    if others - {claim.year, year} or (others and not _COUNTED.search(rest)):
        return False
    # 2022年受理15件,2023年受理20件: a comparison, also with the sentence before or behind.
    other = _OTHER.search(rest)
    told = rest[: other.start()] if other else rest
    around = (
        text[_start_of_sentence(text, _beside(text, start, -1)) : start],
        text[start : claim.span.start],
        rest[len(told) :],
        text[end : _end_of_sentence(text, _beside(text, end, 1))],
    )
    this_year = re.compile(f"{year} ?年|[今本当]年|同期|上年|同比")
    as_of = text[claim.span.start - 1 : claim.span.start] in ("至", "止", "到")
    return not any(
        this_year.search(piece)
        and re.search("[0-9](?! ?年)", _OTHER.sub("", piece))
        and ((as_of and piece is around[-1]) or _GREW.search(piece) or _pairs(told) & _pairs(piece))
        for piece in around
    )


_GREW = Lazy(f"(?:增|升|降|减|扩大|提高|下滑|回落|压缩){HAN}{{0,2}}[到至为]")


def _beside(text: str, at: int, step: int) -> int:
    """Where the sentence before (-1) or behind (1) a place ends or begins, past a few marks and line ends."""
    for _ in range(_MARKS):
        near = at - 1 if step < 0 else at
        if not 0 <= near < len(text) or text[near] not in "。;!?\n ":
            break
        at += step
    return at


#: So many marks and blanks at most part two sentences.
_MARKS = 6


def _start_of_sentence(text: str, end: int) -> int:
    return max(text.rfind(mark, max(0, end - _SENTENCE), max(0, end)) for mark in "。;!?\n") + 1


def _end_of_sentence(text: str, start: int) -> int:
    found = _END.search(text, start, start + _SENTENCE)
    return found.start() if found else min(len(text), start + _SENTENCE)


#: A line that ends with a comma was broken in the sentence.
_END = Lazy("[。;!?]|(?<![,、])\n")
#: What leads over to the shortcomings: 2023年,我区法治政府建设虽然取得了一定成绩,但….
_OWN_WORK = Lazy("度?,?[^,]{0,24}虽然?[^,]{0,4}取得")
_MEASURED = Lazy(f"({HAN}{{2,8}})(?:[近约超]|不?足)?[0-9](?![0-9]{{3}} ?年)")


def _pairs(words: str) -> set[str]:
    """The pairs of characters right before the figures of a sentence: what it counts."""
    counted = " ".join(_MEASURED.findall(_OTHER.sub("年", words)))
    pieces = re.sub("[共了为达有] ?", " ", _ANY.sub(" ", counted)).split()
    return {piece[n : n + 2] for piece in pieces for n in range(len(piece) - 1)}


def _foreign(document: Document, claim: Claim, year: int, origin: Span | None) -> Finding:
    right = str(year + claim.year - claim.means)
    if not document.text[claim.span.start].isascii():
        right = right.translate(_WRITTEN_OUT)
    edit = Edit(Span(claim.span.start, claim.span.start + 4), right)
    return Finding(
        claim.span,
        Text(f"此处为{claim.year}年，报告年度为{year}年，请核对", f"{claim.year} here, but the report is about {year}"),
        note=Text(*[f"{claim.year} ≠ {right}"] * 2),
        related=(Related(origin, Text("报告年度", "the report's year")),) if origin else (),
        fix=Fix(Text(f"改为{right}年", f"make it {right}"), (edit,)),
        evidence=Evidence("year = report year", str(claim.year), str(year)),
    )


_FIVE_YEARS = {"十二五": 2015, "十三五": 2020, "十四五": 2025}
_LAW_PLANS = {"六五": 2015, "七五": 2020, "八五": 2025}


@cache
def _plan() -> re.Pattern[str]:
    now = "(?:深入贯彻|贯彻落实|认真落实|全面落实|深入实施|全面实施|深入推进|大力推进|持续推进|按照|根据|依据|对照)"
    return compiled(
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
    """以“按照”“深入推进”等口吻引用的规划，到报告年度之前已经到期。

    规划的止年取自名称里的年份，或五年规划、五年普法规划的起止。报告年度无法确定时不作判断。

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
                f"所引规划止于{end}年，报告年度为{document.report_year}年",
                f"the plan ended in {end}; the report is about {document.report_year}",
            ),
            note=Text(*[f"{end} < {document.report_year}"] * 2),
        )


@cache
def _weekday() -> re.Pattern[str]:
    return compiled(r"[ (,]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![年期边])")


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
    """年月日俱全的日期后写着星期几，而那一天不是星期几。

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


_FIGURE = "(?:1[012]|[1-9]|十[一二]?|[一二三四五六七八九])"
#: A month, a quarter or a half of a year, with the year where it is said.
_PART = f"(?:((?:19|20)[0-9]{{2}}) ?年 ?)?(?:({_FIGURE}) ?月份?|第?([一二三四1-4]) ?季度|([上下])半年)"
#: A title that names one and ends as a report does: 某市2024年2月份热线运行情况通报.
_PERIODICAL = Lazy(
    f"(?<![0-9一二三四五六七八九十、至到月和与—–~第-]){_PART}"
    "(?! ?[0-9]|[、至到和与—–~-]|[底初末中上下旬])[^\n。,]{0,30}"
    "(?:通报|月报|季报|简报|报告|公报|分析|统计|总结|情况)(?:\\([^()\n]{0,8}\\))?$"
)
#: A statement of what happened in it: 2024年3月,共受理诉求…件.
_WITHIN = Lazy(
    f"(?:^|(?<=[。;:\n]))\\s{{0,8}}{_PART},?"
    "(?=[我全本][省市州县区旗镇乡局院委中]|共|累计|受理|接[到收听]|收到|办[理结]|完成|实现|新增|发生|处[理置])",
    re.MULTILINE,
)
#: The longest title.
_TITLE = 60


@check(
    "DAT006",
    "title-period-mismatch",
    title=Text("标题的月份、季度与正文不符", "a month or quarter in the title that the text does not tell of"),
    severity="warning",
    basis="logic",
    bad=[
        "某市热线2月份运行情况通报\n一、基本情况\n⟦2026年3月⟧,共受理诉求2400件,办结2400件。",
        "某县2024年5月安全生产情况通报\n⟦2023年5月⟧,全县发生事故2起。",
        "关于十月份信访工作情况的通报\n各镇:\n⟦九月⟧份,全县共接待来访230批。",
        "关于2024年第二季度热线办理情况的通报\n⟦2024年一季度⟧,共受理诉求2400件。",
    ],
    good=[
        "某市热线3月份运行情况通报\n一、基本情况\n2026年3月,共受理诉求2400件,办结2400件。",
        "某市热线2月份运行情况通报\n2026年1月,共受理诉求2100件;2月,共受理诉求2400件。",
        "关于2024年第二季度热线办理情况的通报\n4月,共受理诉求800件。\n二季度,共受理诉求2400件,一季度,共受理诉求2500件。",
        "某市上半年经济运行情况分析\n一季度,全市完成投资20亿元。",
        "某市1—3月份经济运行情况\n3月,全市完成投资20亿元。",
        "关于召开4月份工作例会的通知\n3月,全县完成投资2亿元。",
        "某县4月份督查情况通报\n3月15日,县政府召开会议。\n全县完成投资2亿元。",
        "某县2024年5月安全生产情况通报\n2024年5月,全县发生事故2起。\n2023年5月,全县发生事故3起。",
    ],
)
def title_period_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """标题写的是某月（某季度、半年）的情况，正文说的却是另一个月或另一年的同月，而标题里的月份在正文里没有出现；多为套用上一期时漏改。

    标题里有起止月份的（1—3月）、通知之类不报告具体月份情况的标题，不作判断。

    ---
    The title names a month, a quarter or half a year and the text tells of another one, or of the same in another year, while the title's is not in the text:
    the text of another period was used again. Titles of several months, and titles of notices, are not looked at.
    """
    folded = document.folded
    for start, end in head(folded, document.paragraphs):
        named = _PERIODICAL.search(folded, start, end) if end - start <= _TITLE else None
        if named is None:
            continue
        unit = next(group for group in (2, 3, 4) if named[group])
        told = [match for match in _WITHIN.finditer(folded, end) if match[unit]]
        if told and not _is_named(folded, end, named, unit):
            yield _other_period(document, named, told[0], unit)
        return


_UNITS = {2: "月", 3: "季度", 4: "半年"}


def _is_named(folded: str, start: int, named: re.Match[str], unit: int) -> bool:
    """Whether a text names the period of its title, with the year if the title has one."""
    figures = {named[unit]}
    value = _ordinal(named[unit])
    if value:
        figures |= {str(value), _HAN_FIGURES[value - 1]}
    year = f"(?:(?<![0-9]){named[1]} ?年 ?第?|[今本]年第?|(?<![0-9年]))" if named[1] else ""
    bound = "(?<![0-9一二三四五六七八九十])" if unit == _MONTH else ""
    words = f"{year}{bound}(?:{'|'.join(figures)}) ?{_UNITS[unit]}(?! ?[0-9]{{1,2}} ?[日号])"
    return re.search(words, folded[start:]) is not None


_MONTH = 2
_HAN_FIGURES = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def _other_period(document: Document, named: re.Match[str], told: re.Match[str], unit: int) -> Finding:
    first = 1 if told[1] else unit
    place = Span(told.start(first), told.string.index(_UNITS[unit], told.end(unit)) + len(_UNITS[unit]))
    origin = Span(
        named.start(1 if named[1] else unit), named.string.index(_UNITS[unit], named.end(unit)) + len(_UNITS[unit])
    )
    there, here = (document.text[slice(*span)] for span in (origin, place))
    return Finding(
        place,
        Text(f"标题为{there}，正文为{here}，请核对", f"the title is about {there}, the text about {here}"),
        note=Text(*[f"{there} ≠ {here}"] * 2),
        related=(Related(origin, Text("标题的月份或季度", "the title's month or quarter")),),
    )
