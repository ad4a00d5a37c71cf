"""DAT007, DAT008: dates of one text that cannot all hold."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Finding, Text, check

from ._clashes import clash_findings
from ._order import out_of_order
from ._terms import contradictions


@check(
    "DAT007",
    "contradicting-years",
    title=Text("年份与期限、规划期不符", "years contradict a plan, a term or a count of years"),
    severity="warning",
    basis="logic",
    needs=("年", "季度", "五"),
    bad=[
        "“十四五”时期(⟦2020⟧—2025年),新建学校六所。“八五”普法规划(2021—⟦2026⟧年)已印发。",
        "⟦2022⟧年是“十四五”规划的开局之年。“十三五”收官之年(⟦2021⟧年),路网全部贯通。",
        "实施三年行动计划(⟦2022⟧—2025年),连续四年(⟦2021⟧—2023年)获得好评。",
        "理事会于2019年6月选举产生,任期五年,将于⟦2023年6月⟧届满。",
        "图书馆创建于1958年。⟦2022年⟧,举办建馆65周年展览。⟦2022年⟧是新中国成立75周年。",
        "2023—⟦2025⟧学年在校生1200人,三季度(⟦6—9月⟧)受理诉求800件。",
        "2021年、2022年、⟦2022⟧年办件量逐年上升。",
    ],
    good=[
        "“十四五”时期(2021—2025年),新建学校六所。“八五”普法规划(2021—2025年)已印发。",
        "2021年是“十四五”规划的开局之年。“十三五”收官之年(2020年),路网全部贯通。",
        "实施三年行动计划(2023—2025年),连续三年(2021—2023年)获得好评。",
        "理事会于2019年6月选举产生,任期五年,将于2024年6月届满。",
        "“十四五”以来(2021—2023年)新建学校四所。合同于2020年签订,租期三年,2023年到期。",
        "图书馆创建于1958年。2023年,举办建馆65周年展览。2022年起,筹备明年建馆65周年展览。",
        "2023—2024学年在校生1200人,三季度(7—9月)受理诉求800件,上半年(1—5月)受理1200件。",
    ],
)
def contradicting_years(document: Document, options: object) -> Iterator[Finding]:
    """年份与同一处所说的规划期、期限、年数、周年、学年、季度算不到一起。

    逐一验算：五年规划和普法规划的起止（“十四五”为2021—2025年，“八五”普法同），开局、收官之年；“三年行动计划”“连续三年”与起止年份（首尾都计）；任期、有效期与起止日期；成立的年份加周年数；
    学年、供暖季的两个年份；季度、半年与所列月份；并列的年份有没有写重。

    为什么：这些年份由算术定死，对不上必有一处写错。

    改法：核对两处，改正写错的年份。

    不报告：“以来”“后三年”等规划期内的一段；段中另有年份算得到一起的；说的是“明年”等的周年。
    ---
    A year does not agree with what is said beside it: a plan, a term, a count of years, an anniversary, a school year, a quarter.

    Computed are the first and last years of five-year plans (十四五 is 2021 to 2025), 开局 and 收官之年; the years of a 三年行动计划 or 连续三年 against its range, both ends counted; terms of office and
    validity against both dates; the founding year plus the anniversary; the two years of a school or heating year; the months of a quarter; and a year listed twice.

    Why: Arithmetic ties these years together, so one of them is wrong.

    To fix: check both places and correct the wrong year.

    Not reported: a part of a plan's time (以来, 后三年); anniversaries that another year of the paragraph explains, or of 明年 and the like.
    """
    yield from clash_findings(document, contradictions(document))


@check(
    "DAT008",
    "events-out-of-order",
    title=Text("事情先后颠倒", "events that are told out of their order"),
    severity="warning",
    basis="logic",
    needs=("年",),
    bad=[
        "2022年,全区种粮8万亩,比⟦2023年⟧增加2万亩。2024年办件12万件,较⟦2024年⟧增长5%。",
        "学生由2022年的300人增加到⟦2020年⟧的400人。",
        "该渠于2018年3月开工建设,⟦2017年10月⟧竣工。",
        "2024年7月,审计组对该校进行了审计。审计发现,该校于⟦2024年9月⟧多发补贴5万元。",
        "2023年3月6日来函收悉。收函后,我局于⟦2022年3月9日⟧赴现场核查。",
        "历年办件情况\n2020年 办件30件\n2021年 办件36件\n⟦2020年⟧ 办件41件",
    ],
    good=[
        "2022年,全区种粮8万亩,比2021年增加2万亩。2024年办件12万件,较2023年增长5%。",
        "学生由2020年的300人增加到2022年的400人,2022年末较2022年初多20人。",
        "该渠于2017年3月开工建设,2018年10月竣工。新渠于2020年开工,老渠已于2005年建成。",
        "2024年7月,审计组对该校进行了审计。审计发现,该校于2023年9月多发补贴5万元,应于2024年9月前收回。",
        "2023年3月6日来函收悉。收函后,我局于2023年3月9日赴现场核查。",
        "历年办件情况\n2020年 办件30件\n2021年 办件36件\n2022年 办件41件",
        "他于1950年代投身教育,至1943年底已任校长。",
        "2024年,公司按2019年印发的办法完成2023年结转的项目5个,供水量较2023年增加3%。",
        "工农业总产值(按1980年不变价格计算)为160亿元,比1985年增长38%。",
    ],
)
def events_out_of_order(document: Document, options: object) -> Iterator[Finding]:
    """同一件事的日期先后颠倒：完工早于开工，增长所比的年份不在前面，检查发现的事晚于检查。

    依次看：增减所比的年份须早于所说的年份；“由某年……增加到某年”须由早到晚；同一工程、案件、机构的受理、开工、建成、撤销须依次发生；检查、审计发现的事不晚于检查；“……后”“再次”之后的日期不早于前一个；
    逐行、逐句写的年份中，一个写了两次而应有的一个没有写。

    为什么：时间不会倒流，两个日期必有一个写错。

    改法：核对两个日期，改正写错的一个。

    判决书、法规、新闻和看不出是报告的长文里只作提示。

    不报告：说的是另一件事的；计划、期限、应当；括号里所按的价格年份；一年之内的各个时段相比的。
    ---
    Dates of one matter stand against the order of time: done before it began, a change from a year that is not earlier, found out before it happened.

    Looked at are the years that a change is compared with; 由…年…增加到…年; the stages of one work, case or body (received, begun, done, ended); what an inspection found; a date behind
    …后 or before 再次; and rows of years, one in each line or clause, in which one is there twice while another is missing.

    Why: Time runs one way, so one of the two dates is wrong.

    To fix: check both dates and correct the wrong one.

    In judgments, laws, news and long texts that do not look like a report it is info.

    Not reported: dates of another thing; plans, deadlines and duties; the year whose prices are used; parts of one year compared with each other.
    """
    yield from clash_findings(document, out_of_order(document.chronology))
