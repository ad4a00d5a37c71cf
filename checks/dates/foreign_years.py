"""DAT003: years of another report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport import Document, Edit, Evidence, Finding, Fix, NotEvaluated, Related, Span, Text, check
from lintreport.text.figures.year_head import is_address, is_plain_title
from lintreport.text.figures.year_places import LOOKED_BACK, TOLD, like_title, of_this_year, title_line
from lintreport.text.figures.years import BRIEF, Claim
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

from ._asides import is_aside, without_other_half
from ._clashes import clash_findings
from ._deeds import COUNTED, SENTENCE, THIS_YEAR, end_of_sentence, of_the_past, slips
from ._now import after_signature, beside, days_given, done_later, signature


@check(
    "DAT003",
    "foreign-year",
    title=Text("年份与报告年度不符", "year differs from the year of the report"),
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
        "某馆2023年工作总结\n本年度(⟦2022年⟧)共办展览12场。\n附:开放情况,统计期间:⟦2022⟧\n回望⟦2022⟧这一年,我们稳步前行。",
        "某水厂2023年水质分析\n监测时间:⟦2021年⟧1月至12月\n展望⟦2022年⟧,我厂将加强监测。",
        "县政协2024年工作要点\n在⟦2023年⟧,我们将继续组织视察5次。",
        "某局工作总结2021\n⟦2022年⟧全年新认定企业17家,比2020年多2家。",
        "县政府工作报告\n(2024年1月12日)\n一、2023年工作回顾\n经济稳中有进。\n二、⟦2023年⟧工作安排\n实施项目14个。",
        "某县2023年水库安全检查通报\n年初,县水利局批准⟦2022年⟧度水库安全检查方案。",
        "某局2023年工作汇报:⟦2021年⟧全年新建便道6公里,以上为本年度工作。以⟦2020年⟧为统计年度。",
        "某镇2022年统计公报\n⟦2021年⟧末全镇人口2.3万人,比上年末减少0.1万人。\n本镇⟦2021年⟧1月1日至12月31日共办件36件。",
        "某站2023年工作总结\n今年办件300件,去年(⟦2021年⟧)办件280件,供水量较⟦2032年⟧增加5%。",
        "某局2023年情况报告\n经查,该站已于⟦2024年1月9日⟧停产。\n2023年12月20日",
        "某公司2023年材料汇报\n一、回眸⟦2022⟧:奋进\n今年新开线路4条。\n二、眺望2024:启航",
    ],
    good=[
        "某站2023年工作总结\n今年办件300件,去年(2022年)办件280件,供水量较2022年增加5%。",
        "某局2023年情况报告\n经查,该站已于2023年11月9日停产,须于2024年3月1日前拆除。\n2023年12月20日",
        "2022年,全县受理38件,上年(2021年)受理35件。\n2024年3月1日",
        "某县2023年水库安全检查通报\n2022年度水库安全检查反馈的问题已整改。与2022年度水库安全检查相比,合格率提高。",
        "某馆2023年开放情况汇报\n2022年购置的展柜已投入使用,全年接待观众12万人次。2021年至2023年开放情况总体平稳。",
        "某局2023年供水公报\n全区供水1.2亿立方米,2022年为1.3亿立方米。2024年1月,新厂启用。2022年结转资金20万元。",
        "某镇2024年道路改造汇报\n2023年续建道路9公里已完工。2024年新开工的道路17公里为本年计划。",
        "2022年度某协会年检报告书\n所属年度:2022年度\n总收入:386万元\n填报日期:2023年3月20日",
        "某县2024年农业工作情况汇报\n全县粮食播种面积48.6万亩(2023年为48.2万亩)。2024年全年新建高标准农田2.6万亩,以上为本年度工作。",
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
        "某局2023年工作总结\n时间:2024年1月8日\n今年(2024年)将再接再厉。2020年划定农田41万亩,今年未减少。",
        "县政协2024年工作要点\n2023年,县政协开展视察4次。\n在2024年,我们将继续组织视察5次。",
        "某局2023年工作总结\n截至2023年12月20日,共检查企业460家次。\n2023年12月25日",
        "某街道2023年法治政府建设报告\n2021年以来,街道连续3年无败诉案件。",
        "某县红十字会2021年工作总结\n今年共慰问困难家庭860户,较去年(2020年)多走访94户。",
        "某图书馆2023年部门预算公开\n第一部分 单位概况\n第二部分 2023年单位预算安排情况说明\n2023年收入总计412万元。\n截至2022年12月31日,共有车辆2辆。",
        "某中心2022年度部门决算公开\n第一部分 2022年度部门决算情况说明\n2022年支出318万元。\n第二部分 2023年部门预算安排情况说明\n2023年收入总计325万元,支出总计325万元。",
    ],
)
def foreign_year(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """正文里的年份与报告的年度对不上，多为套用往年稿件时漏改。

    先由标题（年份在前、在后都认）、副标题里的日期、“现将……年……报告如下”、开头一句、各级标题和发文机关署名、成文日期确定报告年度，以多处一致的为准。2024年1月在人民代表大会会议上所作的政府工作报告，回顾的是2023年，安排的是2024年；工作要点、计划所说的是标题那一年。
    再看每个年份在句中的作用。报告：自己说明所属时间而写着别的年份的（“本年度（2022年）”“统计期限为2022年”“以上为……年……情况”“回望……年”）；标题“一、……年工作情况”是别的年份的；“……年工作打算”的年份不晚于报告年度的；
    一句话以别的年份开头，像在说当年的工作（“2022年，我区共……”“截至2022年12月底”“2022年7月至9月，”），而全文至少两处写明了报告年度的，或全文只有几句、此外没有别的年份的；只有几句的短文里，年份后面接着标题里的用语（标题为“2023年度审计项目……”，文中为“2022年度审计项目……”），或者句中说明是本年的（“以上为本年度工作”“比上年增长”）。

    还报告：“去年”“上年同期”“明年”旁所写的年份与报告年度、本句年份都对不上的；说成已经做了、或拿来比较的年份晚于报告年度和成文日期的。

    不报告：写明“去年（……年）”而年份无误的；各级标题分别写着两个年度的（前一年决算、后一年预算）；预算中“截至上年末”的；比较、历史、考核考评、规划、创建命名、机构人事等语境；文件名称、文号里的年份；前后句拿报告年度的同一事项来比的；句中另有别的年份的；逐年叙述的；下一年度的安排。年度无法确定时记为“未评估”。

    为什么：年份没有改，说明这一段可能整段沿用了往年的稿件，数字也要一并核对。

    改法：改成报告年度；确实说的是那一年的，写明“上年”“截至……”等，让读者看得出来。
    ---
    A year in the body is not the report's, usually because it was left over from last year's text.

    The report's year comes from its title (with the year before or after its name), a date in a subtitle, its opening and first words, its headings and its signature, as far as most of them
    agree. A 政府工作报告 given to a congress in January 2024 looks back on 2023 and plans 2024; 工作要点 and plans are about the year of their title. Then each year is judged by its role in the
    sentence. Reported are another year in what says its time by itself (本年度（2022年）, 统计期限为2022年, 以上为…年…情况, 回望…年) and in headings such as 一、…年工作情况; plans for a year that is not after
    the report's; and a sentence that begins with another year as if it told of this year's work (2022年,我区共…; 截至2022年12月底; 2022年7月至9月,), when at least two places give the report's year, or
    the text is a few sentences long and tells nothing else. In such a text a year is reported as well that goes on with the words of the title, or whose sentence says that it is of this year
    (以上为本年度工作, 比上年增长).

    Reported as well are 去年, 上年同期 or 明年 beside a number that neither the report's year nor that of the sentence gives, and years after the report's and its signature that are told as done or compared with.

    Not reported: 去年 or 上年 with its right year in brackets; texts whose headings name two years (accounts of the one, budget
    of the other); the end of the year before, in a budget; comparisons, history, assessments, plans, awards, offices and their staff; years in names and numbers of documents; sentences beside which the report's year is compared
    in the same matter, or with a third year in them; accounts year by year; next year's plans. When the year is not known, the check says that it was not evaluated.

    Why: A year left over from last year's text suggests that the whole passage was reused, figures included.

    To fix: write the report's year. If the other year is meant, make that clear to the reader (上年, 截至……).
    """
    said = document.year_claims
    year = document.report_year or _own_year(said)
    if year is None:
        yield from _from_now(document, ())
        yield NotEvaluated(Text("无法确定报告年度", "the year of the report is not known"))
        return
    own = next((claim.span for claim in said if claim.means == year), None)
    reported = set()
    for claim in _foreign_claims(document.in_figures, said, year):
        reported.add(claim.span.start)
        yield _foreign(document, claim, year, own)
    years = (year, *(one for one in document.report_years if one))
    yield from (one for one in _from_now(document, years) if one.span.start not in reported)


def _from_now(document: Document, years: Sequence[int]) -> Iterator[Finding]:
    """The years that contradict the time from which a report tells: its own year and the day of its signature."""
    text = document.chronology
    signed = signature(text, document.paragraphs)
    heads = (one.year for one in document.year_claims if years and one.kind in _HEAD)
    now = (*years, *heads, *days_given(text))
    clashes = [*beside(text, now if years or signed else ())]
    if years or signed:
        clashes += done_later(text, now)
    if signed:
        clashes += after_signature(text, signed, document.paragraphs[0].end)
    yield from clash_findings(document, clashes)


class Reading(NamedTuple):
    """What the places of a report on ``year`` say together: those that agree are its ``own``, the others ``odd``.

    ``names`` are the kinds of all places with the year that each names, ``own_names`` those of its own; ``deeds`` counts
    the odd places that tell of a deed, ``headings`` are the years that odd headings name.
    """

    text: str
    year: int
    own: list[Claim]
    odd: list[Claim]
    names: frozenset[tuple[str, int]]
    own_names: frozenset[tuple[str, int]]
    deeds: int
    headings: frozenset[int]


def _read(text: str, year: int, said: Sequence[Claim]) -> Reading:
    own = [claim for claim in said if claim.means == year]
    odd = [claim for claim in said if claim.means != year]
    names, own_names = (frozenset((claim.kind, claim.year) for claim in claims) for claims in (said, own))
    deeds = sum(claim.kind == "deed" and not is_aside(text, claim, year) for claim in odd)
    return Reading(
        text, year, own, odd, names, own_names, deeds, frozenset(one.year for one in odd if one.kind == "heading")
    )


def _foreign_claims(text: str, said: Sequence[Claim], year: int) -> Iterator[Claim]:
    """The places of a report on ``year`` that name another year and should not."""
    report = _read(text, year, said)
    if ("agenda", year) in report.names:  # which looks back on other years
        yield from (claim for claim in report.odd if claim.kind in _TO_COME and claim.year < year)
        return
    address = is_address(text)  # which tells of the years before the last as well
    for claim in without_other_half(text, report.odd, report.own, _title(report), year):
        if is_aside(text, claim, year):
            continue
        if claim.kind in ("self", "deed"):
            known = _goes_on_like_title(report, claim) or (address and _below_review(text, claim, year))
            if known or (
                claim.kind == "deed"
                and not address
                and _sure(report, claim)
                and slips(text, claim, year, _title(report))
            ):
                yield claim
        elif address and _below_review(text, claim, year):
            yield claim
        elif claim.kind in ("plan", "intent"):
            if _plans_the_past(report, claim):
                yield claim
        elif claim.kind == "heading":
            if _heads_another(report, claim):
                yield claim
        elif _names_another(report, claim):
            yield claim


def _sure(report: Reading, claim: Claim) -> bool:
    """Whether enough is said of the report's year for a deed of another one to be a slip, and no history."""
    if report.deeds > _SLIPS or _leads_up(report, claim):
        return False
    text, (start, end) = report.text, claim.span
    as_of = text[start - 1 : start] in ("至", "止", "到")
    if len(report.own) >= _ENOUGH and (as_of or not _MONTH.match(text, end)):
        return True
    # A short text with a year in its title has no room for the year before: the only deed it tells is its own.
    told = {kind for kind, _ in report.own_names}
    if len(text) > BRIEF or report.deeds > 1 or told.isdisjoint(_TOLD_BY):
        return False
    planned = claim.year > report.year and not told.isdisjoint({"plan", "intent"})
    now = _COUNTED_NOW if as_of or claim.year > report.year else THIS_YEAR
    return not planned and not now.search(text, end, end + SENTENCE)


def _leads_up(report: Reading, claim: Claim) -> bool:
    """Whether the first sentence of a text tells of the year before, and the next one of the report's own."""
    title = report.text.find("\n")
    told = [one for one in report.own if one.kind in ("deed", "self", "first") and one.span.start > title]
    end = end_of_sentence(report.text, claim.span.end)
    return claim.year == report.year - 1 and bool(told) and claim.span.end < told[0].span.start <= end + 2


def _goes_on_like_title(report: Reading, claim: Claim) -> bool:
    """Whether a year of a text of a few sentences is given to the report by what stands behind it."""
    text, start = report.text, claim.span.start
    if len(text) > BRIEF or claim.year > report.year or _COMPARED.search(text, max(0, start - _NEAR), start):
        return False
    title = _title(report)
    if not title:
        return False
    if of_this_year(text, claim.span, report.year):
        return True
    rest = text[claim.span.end : end_of_sentence(text, claim.span.end)]
    left = any(one[0] not in title for one in _NOT_IN_HEADING.finditer(rest))
    return like_title(text, claim.span, title) and not left and not of_the_past(rest, title)


def _title(report: Reading) -> str:
    """The title, where one gives the year of the report."""
    told = next((one for one in report.own if one.kind in ("title", "agenda", "address", "opening")), None)
    return title_line(report.text, told) if told else ""


#: Right before a year that is compared with, or from which something comes.
_NEAR = 16
_COMPARED = Lazy("(?:比|较|与|同|和|及|从|由|自|至|[-—~]|对照)$")


def _plans_the_past(report: Reading, claim: Claim) -> bool:
    """Whether a plan is one for a year gone by; for that of the report another place must say its year as well."""
    enough = len(report.own) >= _ENOUGH
    if claim.kind == "intent":
        return enough and claim.year < report.year
    return claim.year < report.year + (enough or ("heading", claim.year) in report.names)


def _heads_another(report: Reading, claim: Claim) -> bool:
    """Whether a heading is over the work of another year; a report with headings of several years is a history."""
    if len(report.headings) > 1:
        return False
    planned = any(kind == "plan" for kind, _ in report.own_names)
    next_year = _comes_next(report.text, claim, report.year) and ("plan", claim.year) not in report.names
    return not next_year and not _left_behind(report.text, claim, planned)


def _names_another(report: Reading, claim: Claim) -> bool:
    """Whether the head of a text, or what says its time by itself, names another year than all else does."""
    text, year = report.text, report.year
    start = claim.span.start
    if claim.kind == "turn":
        return text.endswith(LOOKED_BACK, 0, start)
    if claim.kind in _OF_ITS_DAY:
        return claim.kind == "address" and claim.year not in (year, year + 1)
    if claim.kind == "period":
        return claim.year != year + 1 or _OF_THE_DAY.search(text, max(0, start - _HEADING), start) is None
    # Reports that are named for the year in which they are given.
    given_in = not report.own_names.isdisjoint({("plan", year + 1), ("intent", year + 1)})
    given = claim.year == year + 1 and (given_in or is_plain_title(text[start:][:SENTENCE]))
    beside = claim.kind == "first" and _goes_on(text, claim, year)
    return not beside and (claim.kind != "title" or not given)


#: What gives the year of a short text.
_TOLD_BY = ("title", "opening", "period")
#: What an agenda says of its own year.
_TO_COME = ("intent", "plan", "opening", "period", "closing")
#: Right before the year of the day on which a report is given.
_OF_THE_DAY = Lazy("(?:今年[(,]?|时间:)$")
_MONTH = Lazy(" ?[0-9]{1,2} ?月")


def _goes_on(text: str, claim: Claim, year: int) -> bool:
    """Whether first words that name another year go on to the report's own: 2022年曾专项督察;2023年继续整改."""
    told = compiled("[。\n]").split(text[claim.span.end :][:SENTENCE])[:2]
    compared = COUNTED.search(told[0]) and THIS_YEAR.search("。".join(told))
    return f"{year}年" in told[0] or compared is not None or _SINCE.match(told[0]) is not None


_HEAD = ("title", "opening", "first")
#: What names the day on which a report was given, and says its year by way of that.
_OF_ITS_DAY = ("address", "given", "signed")
#: This many places must give the report's year before a sentence with another one is a slip.
_ENOUGH = 2
#: More sentences with other years are a history.
_SLIPS = 2
_COUNTED_NOW = Lazy("(?:今年|本年度?|当年)[^。;\n]{0,30}?[0-9]")
#: Of several years (2021年以来,连续3年无败诉), or left behind by another.
_SINCE = Lazy("以来[^。\n]{0,40}?(?:连续|累计|先后)|[^。\n]{0,20}?(?:反馈|遗留|整改)")
#: How the fix writes 二〇二三年.
_WRITTEN_OUT = str.maketrans("0123456789", "〇一二三四五六七八九")


def _own_year(said: Sequence[Claim]) -> int | None:
    """The year that one of title, opening and first words gives and most places name, where they contradict each other.

    ``None`` where a title stands alone against headings that tell of the year before and plan its own: it names the
    year in which the report is given. A title or first words alone give way to what all other places say.
    """
    votes = Counter(claim.means for claim in said if claim.kind != "self")
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


#: A heading has at most this many code points.
_HEADING = 40


def _comes_next(text: str, claim: Claim, year: int) -> bool:
    """Whether a heading is over the work of the year after the report's."""
    return claim.year == year + 1 and not TOLD.search(text, claim.span.end, end_of_sentence(text, claim.span.end))


def _left_behind(text: str, claim: Claim, planned: bool) -> bool:
    """Whether a heading is over what another year left behind; a review is, unless next year is planned below it."""
    found = _NOT_IN_HEADING.search(text[claim.span.end : end_of_sentence(text, claim.span.end)])
    return found is not None and not (planned and found[0] == "回顾")


def _foreign(document: Document, claim: Claim, year: int, origin: Span | None) -> Finding:
    right = str(year + claim.year - claim.means)
    if not document.text[claim.span.start].isascii():
        right = right.translate(_WRITTEN_OUT)
    edit = Edit(Span(claim.span.start, claim.span.start + 4), right)
    message = Text(
        f"此处为{claim.year}年，报告年度为{year}年，请核对", f"{claim.year} here, but the report is about {year}"
    )
    if claim.year == year:  # the report's own year, over what is planned for the next
        message = Text(
            f"此处是{year}年以后的安排，却写作{year}年，请核对", f"{year} here, but this is planned for after {year}"
        )
    return Finding(
        claim.span,
        message,
        note=Text(*[f"{claim.year} ≠ {right}"] * 2),
        related=(Related(origin, Text("报告年度", "the report's year")),) if origin else (),
        fix=Fix(Text(f"改为{right}年", f"make it {right}"), (edit,)),
        evidence=Evidence("year = report year", str(claim.year), str(year)),
    )
