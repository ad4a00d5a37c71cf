"""ARI002: rates, shares and averages that their own figures do not give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lintreport import Document, Evidence, Finding, Related, Severity, Text, check
from lintreport.text.figures.percentages import margin
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal

from ._averages import Average, averages
from ._ratios import Rate, wrong

#: Cases of other years, which a rate may count as well.
_CARRIED = Lazy("结转|旧存|存量|历年|(?<!全年)(?<!年内)(?<!今年)累计|上年|往年|积案|遗留")
_OTHER_BRANCH = Text("分母的另一部分", "the other part of the denominator")


@check(
    "ARI002",
    "rate-mismatch",
    title=Text("比率与分子、分母不符", "rate does not match its own figures"),
    severity="error",
    basis="logic; GB/T 8170-2008",
    bad=[
        "调处纠纷130件,调处成功122件,调处成功率⟦95.8%⟧。",
        "认领事项1740项,办结1623项,办结率⟦98.28%⟧。",
        "在审结的34件案件中,调解结案9件,调解率⟦36.5%⟧。",
        "实施清单447项,其中即办件432项,占比⟦69.64%⟧。",
        "抽检1800批次,合格1764批次,合格率为⟦99.2%⟧。",
        "共排查隐患200处,整改190处(整改率⟦90%⟧)。",
        "应办事项100件,按时办结96件,按时办结率达到⟦99%⟧。",
        "制发规范性文件20件,备案19件,备案率⟦100%⟧。",
        "抽检食品500批次,合格490批次,合格率为⟦96%⟧。",
        "常住人口486万人,其中城镇常住人口301万人,城镇化率为⟦59.2%⟧。森林面积148万亩,国土总面积240万亩,森林覆盖率⟦65.1%⟧。",
        "年平均人口62.5万人,当年出生5000人,出生率⟦80‰⟧。",
        "处理争议案件2145件,以调解方式结案1430件,约占⟦三分之一⟧。应建160所,实际建成152所,达到应建数的⟦七成⟧五。",
        "行政村312个,其中298个村建成文化中心,建成率达⟦85.5%⟧。社会组织450家,已成立党组织的278家,党组织覆盖率⟦84%⟧。",
        "年度计划投资228亿元,1—11月完成投资216.6亿元,占年度计划的⟦105%⟧。培训12600人次,取得技能等级证书的9450人次,取证率⟦57.0%⟧。",
        "初中毕业生9400人,升入高中9212人(其中普通高中5170人,占毕业生总数的⟦65%⟧)。在参加调查的2500名群众中,有2325人表示满意,占⟦83%⟧。",
        "排查排污口1328个,完成溯源1328个,完成整治1195个,整治率⟦98.98%⟧。收回存量资金4.5亿元,统筹用于民生3.15亿元,占收回资金总额的⟦75%⟧。",
        "应检企业800家,参检760家。参检率为⟦98%⟧。录入信息500条,公示480条,公示率(按时公示)⟦99.0%⟧。",
        "审结案件600件,其中调解撤诉330件,调撤率为⟦65.00%⟧。检查1000次,处罚200件,处罚率(处罚件数/检查次数)⟦25%⟧。",
        "批准逮捕80人,不批准逮捕20人,不捕率⟦30%⟧。经费支出420万元,完成年初预算500万元的⟦48%⟧。",
        "上半年受理来电9.05万件,日均受理约⟦560件⟧。审结案件6000件,员额法官40人,法官人均结案⟦250件⟧。",
        "A级企业9216户,占参评企业76800户的⟦21%⟧。工业企业634户,盈利企业515户,盈利面为⟦71.2%⟧。",
        "全年劝返率为⟦98.1%⟧。经摸排,应劝返学生212人,已劝返189人。",
        "全镇共有水源地318处,投入资金96万元。\n年末完成隔离防护286处,占水源地总数的⟦98.9%⟧。",
        "设施资产总额64.5亿元,负债总额38.7亿元,资产负债率⟦66.0%⟧。",
        "应检电梯1208台,实检1190台,检验率⟦95.8%⟧。送检气瓶660只,合格690只,合格率⟦98%⟧。",
        "全镇水稻面积4.15万亩,总产1.826万吨,平均亩产⟦404公斤⟧。全年走访商户217家,排查隐患651处,平均每家⟦5处⟧。",
        "办理信访360件,其中来信90件、来访180件、网上90件,分别占25%、⟦45%⟧、25%。在岗职工240人,本科及以上186人(⟦75.7%⟧)。",
        "测评收回问卷600份,非常满意412份、满意150份、不满意38份,满意率为⟦97.3%⟧。批准逮捕312人,不批准逮捕88人,不捕率⟦28.2%⟧。",
        "统筹基金支出1.56亿元,惠及2.08万人次,次均支出⟦5700元⟧。",
        "全区养犬5200只,登记4946只,免疫4654只,登记率、免疫率分别为95.1%、⟦98.5%⟧。",
        "招标项目预算金额4.30亿元,中标金额4.06亿元,资金节约率⟦6.5%⟧。",
        "健康管理人数38214人,常住老人52160人,健康管理率⟦76.23%⟧。",
        "全市老年人23.7万,占户籍人口112.3万的⟦12.1%⟧。",
        "受理5万2千件,办结4万1千件,办结率⟦97.8%⟧。",
        "全县共有行政村60个,常住人口9.6万人。村均人口⟦1900人⟧。培训基地12座、实训台位480个,座均⟦48个⟧。",
        "实验小学共有教学班40个、在校学生1680人。\n平均班额⟦48人⟧。",
    ],
    good=[
        "审查起诉案件审结525人,其中决定不起诉97人,不起诉率18.5%。",
        "重点人群签约8.6万人、签约率100%,重点人群8.6万人,一般人群签约率61%。",
        "调处纠纷130件,调处成功122件,调处成功率93.8%。",
        "认领事项1740项,办结1623项,办结率93.27%,按时办结率99%。",
        "受理151件,审结135件,纠错29件,纠错率19.2%,审结率83.4%。",
        "在审结的34件案件中,调解结案9件,调解率26.5%。",
        "共办理200件,办结190件,其中上网办结100件,办结率95%。",
        "抽检2000余批次,合格1764批次,合格率85%。",
        "全市共有企业1000家,新增50家,占全省的12%。",
        "实施清单447项,其中即办件432项,占比96.64%;最多跑一次事项447项,占比100%。",
        "检查100家次,发现问题20个,整改18个,整改率90%。",
        "前五名客户销售额3293万元,其中前五名客户中关联方销售额0万元,占0%。",
        "支出2940万元,主要用于:一般公共服务2106万元,占71.6%;社会保障326万元,占11.1%;卫生60万元,占2%;住房448万元,占15.2%。",
        "收入7443万元,占预算数的102.7%;支出6432万元,占预算数的94.4%。",
        "保障性住房已建成27万套(其中市级16.6万套),占全市住房总套数的3%。",
        "应建160所,实际建成152所,达到应建数的九成五。处理案件2145件,调解结案1430件,约占三分之二。",
        "常住人口50万人,其中城镇常住人口30万人,户籍人口城镇化率45%。",
        "服务业增加值40亿元,工业增加值30亿元,占比33%。城镇居民3.1万人,农村居民2.1万人,占40%。",
        "排查隐患300处,立即整改280处,整改率100%。",
        "年度计划投资228亿元,1—11月完成投资216.6亿元,占年度计划的95%。完成投资216.6亿元,争取资金12亿元,占年度计划的95%。",
        "初中毕业生9400人,升入高中9212人(其中普通高中5170人,占毕业生总数的55%)。在参加调查的2500名群众中,有2325人表示满意,占93%。",
        "第二季度出动5000次,其中灭火900次、救援2600次,分别占全年同类的27%和39.5%。",
        "境外客商20万人。其中,共建国家客商13万人,占65%;其他新兴市场客商4.1万人,占20.5%。",
        "签约项目109个,其中亿元以上93个,制造业项目占69%。农合机构总资产55万亿元。农合机构总资产55万亿元,占全行业的14%。",
        "报表由57张精简为11张,精简比例达到80%。3年期票面利率1.63%,5年期票面利率1.7%。",
        "甲出资600万元、出资比例60%,乙出资300万元、出资比例30%。",
        "应检企业800家,参检760家。参检率为95%。批准逮捕80人,不批准逮捕20人,不捕率20%,批捕率80%。",
        "上半年受理来电9.05万件,日均受理约500件。审结案件6000件,员额法官40人,法官人均结案150件。",
        "培训1800人,覆盖干部900人,人均参训2次。全年受理来电9万件,工作日日均360件。人均生产总值8万元,人口50万人,生产总值420亿元。",
        "受理案件90件120人,其中适用80件108人,适用率(按人数)为90%。审结203件,纠错25件,综合纠错率42.4%。",
        "全年劝返率为89.1%。经摸排,应劝返学生212人,已劝返189人。",
        "贷款余额15.6亿元,其中逾期贷款1.2亿元,年利率4.35%。财政赤字9000万元,其中县本级7000万元,赤字率2%。",
        "门店开工1.1万个,计划开工1.5万个,开工率73.3%;其中重点门店开工率90%。",
        "预算支出77亿元,其中建设28.5亿元,占预算支出的35.8%;行政19.7亿元,占预算支出的24.7%。",
        "办理信访360件,其中来信90件、来访180件、网上90件,分别占25%、50%、25%。手机销量450万台,销售额占比(45%)最高。",
        "测评收回问卷600份,非常满意412份、满意150份、基本满意30份、不满意8份,满意率为98.7%。",
        "全镇水稻面积4.15万亩,总产1.826万吨,平均亩产440公斤。统筹基金累计支出1560万元,惠及2080人次,年人均支出3200元。",
        "起诉1420人、不起诉568人,不起诉率为28.6%。进出口940亿元,其中出口610亿元,占全省出口总额的15%。",
        "新增就业5000人,失业人员再就业1200人,就业率95%。受理投诉500件,回访400件,回访满意率98%。",
        "全年总供气量860万立方米,售气量731万立方米,供销差率15.00%。",
        "全县共有行政村60个,常住人口9.6万人。村均人口1600人。三个村均有卫生室,全县共有医生360人,各部门均达20人。",
        "实验小学共有教学班40个、在校学生1680人,小学部36个班。\n平均班额42人,初中平均班额50人。",
    ],
)
def rate_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """给了分母、分子和比率（或总数、人数与平均数），三者却不相符。

    本段和相邻一段里、前后三句以内的数都看：分子用语须与比率名称相合（“办结率”与“办结X件”，“调撤率”与“调解撤诉X件”，“持证率”与“持有执法证的X人”），分母须是应办数、“其中”“中”之前的总数、“占……的”所指的数、办理前一环节的数，或者句中唯一的同单位数；比率写在前面、数写在后面的也算。“A率、B率分别为”按次序对应；“不捕率”以批捕与不批捕之和为分母；“满意率”以非常满意、满意（和基本满意）之和为分子；“分别占”按次序对应；有“不合格”数的，合格率按余数算；比率在括号里写明算法的，照算法算。人均、户均、次均、亩产、平均每家等以写明的总数和人数、户数、件数计算，日均以全年、半年、季度的天数计算，只作警告。百分数之外也看‰、成、几分之几。
    分子分母都对得上的，不符即报告；联系较弱的（另一段、数在后面、只凭位置），只在所写的比率像笔误时报告：与算得的值只差一个数字，或者两个数字颠倒。四舍五入、四舍六入五成双和截位都接受。差不超过末位一个单位、附近提到结转、存量、累计的只作提示；差到一个百分点或末位十个单位以上为错误，其余为警告。

    不报告：附近另有两个数能得出所写的比率，或者所写的正是余下部分的比率（产销差率）；同一总数的几个占比都与另一总数相符；分母属于惯例、句中没有的比率（审结率、纠错率、满意率等）；利率、费率、增长率；全省、全国等另有总数的占比；预期和要求；概数的区间包含所写的比率。

    为什么：分子、分母、比率三者知其二可算出第三，不相符说明其中一个数写错、过时或口径不同。

    改法：按算式核对三个数，改正写错的一个；分母另有所指的，在文中写明。
    ---
    A text gives numerator, denominator and rate (or a total, a head count and the average), and the three do not match.

    Figures are read in the paragraph and the one before it, up to three sentences back. The words at the numerator must agree with the name of the rate (办结率 and 办结X件, 调撤率 and 调解撤诉X件), and the denominator must be what was due, a total before 其中 or 中, what 占…的 names, an earlier stage of the same cases, or the only other figure of its unit; the rate may come first. A率、B率分别为 are taken in order; 不捕率 is of what was and what was not approved; 满意率 adds up the classes that are content; shares told with 分别占 are taken in order; where only 不合格 is counted, 合格率 is of the rest; a rate that says in brackets how it is reckoned is reckoned so. Averages a head, a household, a case, an area (人均, 户均, 次均, 亩产, 平均每家) are taken of the total and the number that are given, those a day of the days of the year, half or quarter, and are warnings. ‰, 成 and fractions are read as well as per cent.
    Where words link both figures to the rate, any mismatch is reported; where the link is weaker (another paragraph, figures after the rate, position alone), only what looks like a slip: one digit off the computed value, or two digits exchanged. Rounding half up or half to even and cutting are all accepted. One unit of the last digit is info, and so is a mismatch where carried-over cases are mentioned; one point or ten units is an error, the rest a warning.

    Not reported: a rate that any two other figures near it give, or that is what the quotient leaves of 100% (产销差率); several shares of one total that all fit another total; rates whose base is a convention and not in the text (审结率, 纠错率, 满意率 …); rates of interest, fees and growth; shares of a total of elsewhere (全省, 全国); what is hoped for or demanded; approximate figures whose interval allows the rate.

    Why: Any two of numerator, denominator and rate give the third. If they disagree, one is wrong, out of date or
    counted on another basis.

    To fix: check the three figures and correct the wrong one. If the rate refers to another denominator, name it in the
    text.
    """
    yield from map(_of_average, averages(document))
    yield from (_of_rate(document, rate) for rate in wrong(document))


def _of_rate(document: Document, rate: Rate) -> Finding:
    """The finding for a rate that is not its part over its whole."""
    part = sum((one.value or Fraction(0) for one in (rate.part, *rate.more)), Fraction(0))
    whole, stated = rate.whole.value or Fraction(1), rate.stated.value or Fraction(0)
    places = max(2, len(rate.stated.numeral.partition(".")[2]) + 1)
    a, b = (decimal(value / rate.whole.scale) for value in (part, whole + part if rate.branch else whole))
    formula = f"1 - {a} / {b}" if rate.rest else f"{a} / {b}"
    pretty, computed = formula.replace("/", "÷").replace("-", "−"), decimal(rate.ratio, places)
    return Finding(
        rate.stated.span,
        Text(
            f"{rate.name}“{rate.stated.words}”与{a}/{b}不符，请核对",
            f'the rate "{rate.stated.words}" ({rate.name}) does not fit {a}/{b}',
        ),
        note=Text(*[f"{pretty} = {computed}% ≠ {rate.stated.words}"] * 2),
        related=(
            Related(rate.part.span, Text("分子", "numerator")),
            Related(rate.whole.span, _OTHER_BRANCH if rate.branch else Text("分母", "denominator")),
        ),
        severity=_severity(document, rate),
        evidence=Evidence(
            f"{formula} = {decimal(stated)}%",
            computed,
            decimal(stated),
            tuple(one.operand for one in (rate.part, *rate.more, rate.whole, rate.stated)),
        ),
    )


def _severity(document: Document, rate: Rate) -> Severity | None:
    """Info for what rounding or carried-over cases may explain, warning for what is small or not quite sure."""
    small = margin(rate.stated)
    before = document.folded[max(0, min(rate.whole.start, rate.part.start) - 60) : rate.stated.end]
    if rate.points < small or (rate.part.counted and not rate.slip and _CARRIED.search(before)):
        return "info"
    exact = rate.part.exact and rate.whole.exact and rate.stated.exact and rate.sure
    return None if exact and (rate.points >= 1 or rate.points >= 10 * small) else "warning"


def _of_average(average: Average) -> Finding:
    """The finding for an average that is not its total over its heads or days."""
    total, stated, heads = average.total, average.stated, average.heads
    over = (heads.value if heads else average.divisor.high) or Fraction(1)
    value = (total.value or Fraction(0)) * average.factor
    figure, a, b = (decimal(one) for one in (stated.value or Fraction(0), value, over))
    places = len(stated.numeral.partition(".")[2]) + 1
    unit = stated.words.removeprefix(stated.numeral)
    shown = f"{total.words} ÷ {heads.words if heads else f'{b}天'}"
    related = [Related(total.span, Text("总数", "total"))]
    if heads:
        related.append(Related(heads.span, Text("人数、户数或件数", "heads")))
    return Finding(
        stated.span,
        Text(f"平均数“{stated.words}”与“{shown}”不符，请核对", f'the average "{stated.words}" does not fit {shown}'),
        note=Text(*[f"{shown} = {decimal(value / over / stated.scale, places)}{unit} ≠ {stated.words}"] * 2),
        related=tuple(related),
        severity="warning",
        evidence=Evidence(
            f"{a} / {b} = {figure}",
            decimal(value / over, places),
            figure,
            tuple(one.operand for one in (total, heads, stated) if one is not None),
        ),
    )
