"""ARI001, ARI011: a total and its parts, and shares that should make up 100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lintreport import Document, Evidence, Finding, Related, Severity, Span, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.clauses import with_figures
from lintreport.text.statements.exchanged import ExchangedSum, exchanged_sums

from ._lists import every_list
from ._totals import around, verdict

#: How far the shares of a list are read, in clauses.
_REACH = 24


@check(
    "ARI001",
    "sum-of-parts",
    title=Text("分项之和与总数不符", "the parts do not add up to the total"),
    severity="error",
    basis="logic",
    bad=[
        "作出行政处罚⟦54起,共计罚款5600元,其中简易程序50起,一般行政处罚3起⟧,行政处罚案卷3个。",
        "共检查⟦100家,其中合格80家,不合格30家⟧。",
        "出具审核意见⟦84件,其中常务会议议题60件,呈报上级的请示11件,协议11件,重大决策1件⟧。",
        "受理案件⟦120件(其中民事80件、刑事30件、行政20件⟧),同比增长5%。",
        "建筑面积⟦13459平方米,其中地上8103平方米(其中计容7998平方米,不计容105平方米),地下5456平方米⟧。",
        "进出口总额⟦508.11亿元,其中出口474.78亿元,增长61.56%;进口43.34亿元⟧,增长34.28%。",
        "窗口受理⟦35件、网上受理45件,共计81件⟧。",
        "共排查隐患⟦62处,一般隐患51处,重大隐患10处⟧。",
        "受理行政案件⟦1526件,一审案件1108件,二审案件408件⟧,均已审结。",
        "办结行政复议案件⟦152件,其中维持98件,撤销12件,驳回30件,终止13件⟧。",
        "清理规范性文件⟦321件,其中继续有效205件,修改36件,废止71件⟧。",
        "调解组织⟦242个,其中村(社区)调委会224个,乡镇调委会12个,行业性调委会9个⟧。",
        "在编人员⟦326人,男性208人,女性181人⟧。",
        "干部职工⟦56人(行政编制26人,事业编制32人⟧)。",
        "共有车辆⟦5辆,其中执法执勤用车1辆,应急保障用车1辆,其他用车2辆⟧。",
        "建成示范点⟦38个,分别为国家级2个、省级6个、市级20个⟧。",
        "区级部门收到⟦56件,街镇收到24件,合计90件⟧。",
        "共办理案件⟦101件,刑事、民事、行政分别为50件、30件、20件⟧。",
        "全年新收案件⟦310件。其中,男性当事人160件,女性当事人140件⟧。",
        "办理公证⟦3120件,其中国内公证2568件和涉外公证642件⟧。",
        "共承办建议和提案⟦101件,其中建议47件、提案63件⟧。",
        "专班共有⟦18人,由公安5人、司法4人、城管6人⟧组成。",
        "立案查处⟦87起:食品类30起、药品类28起、特种设备类20起⟧。",
        "抽查⟦143次。其中,部门内部抽查89次,抽查企业2671户;跨部门抽查45次⟧,抽查企业318户。",
        "“满意”和“基本满意”的分别占⟦74.1%和24.9%,两项合计占96.3%⟧。",
        "网站发布⟦1320条、微信发布846条、微博发布416条,三个平台累计发布2600条⟧。",
        "上半年完成投资⟦4.6亿元,下半年完成9.5亿元,全年共完成投资10.5亿元⟧。",
        "收到申请⟦54件,予以公开20件、不予公开15件、无法提供10件⟧。",
        "市场主体⟦6.52万户,其中企业1.87万户,个体工商户3.75万户⟧。",
        "立案⟦76件,其中县级40件,乡镇级27件⟧,给予处分60人。",
        "行政处罚⟦280起,其中警告60起,罚款190起,没收违法所得10起⟧。",
        "现有教师⟦2435人,其中男教师945名,女教师1400名⟧。",
        "共收到投诉⟦168件。按渠道分,电话投诉120件、网络投诉66件⟧。",
        "项目总投资⟦2.3亿元,资金来源为:中央投资0.8亿元、省级配套0.6亿元、地方自筹1.8亿元⟧。",
        "三个中队共出动⟦2640人次,一中队、二中队、三中队分别出动960人次、830人次、670人次⟧。",
        "办理法律援助⟦963件,其中:\n1.刑事案件274件;\n2.民事案件655件;\n3.行政案件7件⟧。",
        "办理简易程序案件⟦241件、普通程序案件96件,合计办结行政处罚案件310件⟧。",
        "共召开党组会议⟦19次、局务会议12次、专题会议16次,三类会议累计召开46次⟧。",
        "年初结转⟦68.15万元,本年收入3332.12万元,两项合计,收入总计3418.27万元⟧。",
        "公开信息⟦3905条。按渠道分：门户网站2760条；政务微信841条；政务微博331条⟧。\n支出资金约⟦1.2亿元，其中低保9863万元、供养2915万元、救助1204万元⟧。",
        "检查加油站⟦65座,发现隐患的18座,未发现隐患的38座⟧。",
        "办公经费支出⟦64.10万元,其中差旅费18.25万元、培训费12.37万元、印刷费15.02万元、会务费9.46万元⟧。",
        "新增车位⟦960个。一批次交付310个,二批次交付280个,三批次交付350个⟧。",
        "批准逮捕84人,提起公诉⟦236人。起诉人员中,盗窃98人,诈骗76人,其余72人⟧。",
        "完成改造12.4公里。东线⟦3.1公里、西线4.8公里、南线4.5公里,合计14.2公里⟧。",
        "下拨⟦1806万元。河口站412万元,安装水泵3台;城北站738万元;东岗站458万元⟧。",
        "全年基本支出690.0万元。其中:人员经费⟦540.0万元,包括工资386.5万元、补贴150.4万元、补助13.1万元⟧;公用经费150.0万元。",
        "各组分头行动。一组走访⟦143户,二组走访178户,三组走访95户。走访461户⟧。",
    ],
    good=[
        "合唱班学员64人,书法班学员58人,有9人两班都报,剔除重复后在学113人。",
        "充电桩1147个。甲区402个;乙区318个;丙区226个,其中快充桩60个;其余两县合起来201个。",
        "外贸进出口总额45.2亿元,增长8%。其中出口30.1亿元,增长9%,上年同期出口额27.6亿元;进口15.1亿元。",
        "作出行政处罚53起,共计罚款5600元,其中简易程序50起,一般行政处罚3起,行政处罚案卷3个。",
        "办理案件300件,其中盗窃案100件,诈骗案50件。",
        "查处案件100件,其中食品80件、药品15件等。",
        "引进亿元项目20个,其中5亿元以上15个,10亿元以上8个。",
        "受理案件50件,比上年增加20件,其中民事30件,行政20件。",
        "化解纠纷300件,其中重大纠纷20件,办结290件。",
        "开展检查100家次,责令整改20家次,其中食品50家次、药品30家次,特种设备20家次。",
        "收入508.11亿元,其中税收474.78亿元,非税收入33.34亿元。",
        "毕业生10492人,其中高中3154人;在校学生131391人,其中高中10824人,初中26021人。",
        "全县共有村186个,其中民主法治示范村120个,国家级3个,省级25个,市级92个。",
        "执法人员30人,其中党员20人、本科学历25人。",
        "共受理案件120件,其中涉企案件36件,已办结100件,正在办理20件。",
        "文物点9处,其中国家级1处,省级3处(其中遗址2处、墓葬1处),市级5处。",
        "其中一九八五年达到百分之十六,一九八四年达到百分之十五。",
        "税收127.45亿元,其中工商税收87.25亿元,农业税收30.54亿元。",
        "受理约120件,其中民事80件、刑事30件、行政20件。",
        "提请审议法规草案13件,办理人大代表建议8件、政协提案6件。",
        "参加养老保险2.2万人,城镇低保0.9万人,农村低保1.7万人。",
        "示范村120个,其中国家级3个、省级25个。",
        "固定资产投资43万亿元,其中基本建设投资23万亿元,技术改造投资11万亿元。",
        "实施三个全覆盖:国家级企业16个州全覆盖、省级企业129个县全覆盖。",
        "全县有小学20所、初中8所,共有幼儿园30所。",
        "收到人大建议58件、政协提案73件,共办结120件。",
        "收到来信12件、来电34件、来访56批,其中信、电两项合计46件。",
        "处理违纪人员54人,其中党纪处分45人,政务处分20人。",
        "检查企业120家:合格100家,责令整改15家。",
        "由公安机关移送案件30件,法院受理案件25件,共有文物点9处,包括国家级1处、省级2处。",
        "占比分别为60.4%和24.9%,两项合计85.4%。",
        "零售总额1131亿元。其中,限额以上313.2亿元。按所在地分,城镇949.2亿元,乡村181.8亿元。",
        "年初结转18件,当年新收126件,共审结130件,年末未结14件。",
        "上年结转8件,受理92件,审结95件,未审结5件。",
        "低保、供养标准每月分别提高25元、50元,农户占30%,企业占30%,合作社、村集体共占40%。\n存款余额122亿元,其中储蓄91亿元,贷款余额67亿元,短期贷款19亿元。",
        "采纳156条,部分采纳44条,不予采纳40条。",
        "在职人员120人,其中研究生30人,占25%;本科78人,占65%;大专及以下12人,占10%。",
        "2023年底共有党员486名,发展12名,转入8名,转出18名,2024年底共有党员488名。",
        "事故造成37人遇难,其中包括3名学生,另有82人受伤。",
        "完成造林48万亩、其中生态林13万亩,修复草原57万亩,治理沙地23万亩。",
        "低保标准每月提高65元,重度、中度护理补贴分别提高50元、40元。",
        "全县人口50.0万人,其中农业人口30.5万人、非农业人口19.5万人,男性26.2万人、女性23.8万人。",
        "居民人均支出12000元,其中食品4100元,衣着900元,居住2600元,交通1700元,教育1300元,医疗1000元。",
        "工程总投资十亿5000万元,其中一期六亿元、二期四亿5000万元。",
        "发生盗窃案件12起、抢夺案件2起(街面11起、室内3起)。",
        "涉案金额18.7万元,其中甲某参与18.7万元,乙某参与17.4万元。",
        "设学位4636个,其中一年级3158个,七年级1478个,分布在13个街道。",
        "高等学校共计3072所。其中,普通高校2820所,含本科1275所、专科1545所,成人高校252所。",
        "支付保险费7400元,其中伤残限额110000元,医疗限额10000元,财产限额2000元。",
        "先后支付两笔各为49950元,另一笔19980元,合计119880元。",
        "客车载有59名乘客(核载55人,实载61人),赔偿金17.6万元(2.2万元×8年,扣除已付的14万元)。",
        "经常账户顺差5600亿元。其中,货物贸易顺差8900亿元,服务贸易逆差3200亿元。购买餐桌单价12000元、茶几单价7000元,总价共计44000元。",
        "立案2400人,处分1600人,移送司法机关73人,其中,处分厅级干部54人、处级干部285人。",
        "收入文稿74篇。其中,主要领导的文稿37篇,其他领导的文稿15篇,党委、人大、政府的有关文件22篇。",
        "“两年期收益2800元”和“三年期收益4100元、五年期收益6600元,合计年均2000元”的宣传。",
        "部门预算包括本部以及下属5家单位。本部门中,行政单位1家,参公单位1家,事业单位4家。",
        "项目总投资20亿元。一期工程5亿元,二期工程8亿元。",
        "查扣货物价值共计82000元。另查明,两名承运人先后收取运费分别为35000元、60000元。",
        "对甲国进出口2.4万亿元,增长3%。对乙国、丙国、丁国分别进出口1.9万亿元、1.6万亿元和1.2万亿元。",
        "查获的48枚公章中,有41枚系伪造,有6枚系盗用,还有1枚系借用。",
        "全长96公里的东江快线通车。工程进入下部结构施工阶段。西山隧道全长18公里,设计时速70公里。",
        "调整路段可改乘612路、东15路。现答复如下:907路、915路、28路可以到达。",
        "甲某1、甲某2等人贷款共计165000元,其中甲某120000元、甲某235000元、乙某110000元。",
        "3.经人介绍,向甲某借款共计52000元。\n4.经人介绍,向乙某借款40000元。\n5.分两次向丙某借款共计80000元。",
        "手机价值2600元。经鉴定,项链价值310元;经折算,外币折合3120元,财物合计价值6100元。",
        "收入总计612万元。从来源看,财政拨款480万元,安排仪器采购36万元;事业收入92万元,用于业务培训;其他收入40万元。",
        "人均支出20000元,其中食品7200元;衣着1400元;居住3400元;日用1500元;交通2300元;医疗2200元;教育1400元。",
        "援建156个项目中,17个已投产,12个部分投产,开工22个,续建103个,完工11个,试产13个。",
        "下拨1806万元。河口站412万元,去年738万元;东岗站458万元。",
        "认领微心愿58件:甲社区认领16件,乙社区认领12件,丙社区认领6件,另外24个党支部各认领1件。",
    ],
)
def sum_of_parts(document: Document, options: object) -> Iterator[Finding]:
    """总数与“其中”“分别为”“共计”等所列各项之和不符。

    各项单位相同（人、名、位视为相同）、数值确切时才相加。各项之和大于总数，或各项已穷尽而和不等于总数，为错误或警告。下列情形视为穷尽：
    含有互补的各方（男与女、新建与改建、发现隐患与未发现隐患、货物与工程与服务等）；末项为“其他”或“……及其他”；用“分别为”“由……组成”“按……分”“从……看”“……构成”“……如下”、括号、冒号领起的（可在下一句、下几行，总数可在前三句）；
    “两项合计”“三个平台累计”等写明几项之和。

    列到句末、只差一点的（不超过一成，或只错一位数字、两位数字颠倒），为警告。

    不论用语如何，一个数与紧跟其后（或紧靠其前）的三个以上同单位的数相比，只要其中一个数的两位数字颠倒过来和就等于总数，也为警告，并说明是哪个数。

    不报告：“其中”只列一部分（和小于总数，相差较多，或有“等”“主要”“还有”）；单位不同的（行政处罚案卷3个不与54起相加）；增减量、平均数；
    另一层意思（“另有”之后、“;”之后的另一件事）；没有列全的支出构成；
    互相重叠的分档（亿元以上、十亿元以上）和分类（党纪处分、政务处分）；嵌套的“其中”；概数；金额和面积在末位四舍五入之内的差；
    写“各”若干的（另外24家各1件）；以分号隔开的各段，段首的数合起来等于总数的（段内其余的数是用途）；
    并列的另一件事（审议法规草案13件，办理建议8件、提案6件）；上年结转、新收、审结、未结各数（见 ARI004）。前文同单位的另一个数若等于各项之和，也不报告。

    为什么：总数与分项说的是同一件事，和不等于总数，其中必有一个数不对；读者和审计首先核对的就是这里。

    改法：按“计算”中列出的算式核对原始数据，改正写错的总数或分项；本来没有列全的，加“等”或“主要是”；口径不同的，写明口径。
    ---
    The parts after 其中, 分别为 or before 共计 do not add up to the total.

    Only exact figures of one unit are added (人, 名 and 位 are one). It is an error or a warning when the parts exceed the total, or when they leave
    nothing out and the sum differs. A list leaves nothing out when it has all sides of a contrast (men and women, 新建 and 改建, 合格 and 不合格, 货物 and
    工程 and 服务), ends in 其他, follows 分别为, 由…组成, 按…分, 从…看, …构成, a bracket or a colon (in the
    next sentence or on the next lines as well, with the total up to three sentences before), or when the total says of
    how many figures it is the sum (两项合计).

    It is a warning when a list runs to the end of its sentence and misses by little: by a tenth at most, by one digit, or by two digits that changed places.

    Whatever the words are, a figure and the three or more of its unit right behind it (or right before it) are reported, as a warning, if the sum holds once two digits of one of them change places; the note says of which.

    Not reported: an open list below its total; what follows 另有, or another thing after a semicolon; kinds of expense that fall short of the whole; figures of another unit; changes and means; overlapping classes (亿元以上, 十亿元以上; 党纪处分,
    政务处分); a list inside a list; approximate figures; rounding in the last digit of money and areas; other things beside the total (审议法规草案13件,
    办理建议8件、提案6件); lists with 各 (另外24家各1件); clauses between semicolons whose first figures make the total; what was carried over, came, went and is left (ARI004). If another figure of the same unit before the list equals the sum, the list belongs to that one.

    Why: Total and parts describe the same thing: if they do not add up, one of the figures is wrong, and it is the
    first thing an auditor adds up.

    To fix: check the computation that is shown against your records and correct the total or the part. If the list is
    meant to be incomplete, say so (等, 主要是); if the parts are counted on another basis, say which.
    """
    reported: set[int] = set()
    for parts in document.view(every_list):
        severity = verdict(parts)
        if severity is not None and parts.total.value is not None:
            reported.add(parts.total.start)
            yield _finding(parts.total, parts.parts, around(parts), None if severity == "error" else severity)
    for one in document.view(exchanged_sums):
        if one.total.start not in reported:
            reported.add(one.total.start)
            yield _exchanged(one)


def _exchanged(one: ExchangedSum) -> Finding:
    """The finding for a sum that holds once two digits change places, which says so."""
    figures = (one.total, *one.parts)
    span = Span(min(figure.start for figure in figures), max(figure.end for figure in figures))
    wrong, right = one.mistyped.words, one.mistyped.words.replace(one.mistyped.numeral, one.mended, 1)
    said = Text(
        f"；若“{wrong}”为“{right}”（两位数字颠倒），则相符",
        f'; it holds if "{wrong}" is "{right}" (two digits exchanged)',
    )
    found = _finding(one.total, one.parts, span, "warning")
    note = found.note or Text("", "")
    return found._replace(note=Text(note.zh + said.zh, note.en + said.en))


def _finding(total: Quantity, parts: Sequence[Quantity], span: Span, severity: Severity | None) -> Finding:
    """The finding for parts that do not make their total."""
    values = [quantity.value for quantity in parts if quantity.value is not None]
    stated, computed, factor = total.value or Fraction(0), sum(values, Fraction(0)), total.scale
    unit = total.scale_sign + total.unit
    summands = " + ".join(decimal(value / factor if factor != 1 else value) for value in values)
    sum_text, total_text = decimal(computed / factor), decimal(stated / factor)
    gap = decimal(abs(computed - stated) / factor)
    return Finding(
        span,
        Text(
            f"各项之和{sum_text}{unit}与总数“{total.words}”不符，相差{gap}，请核对",
            f'the parts add up to {sum_text}{unit}, not to the total "{total.words}" (off by {gap})',
        ),
        note=Text(*[f"{summands} = {sum_text} ≠ {total_text}"] * 2),
        related=tuple(Related(quantity.span, Text("分项", "part")) for quantity in parts),
        severity=severity,
        evidence=Evidence(
            f"{' + '.join(decimal(value) for value in values)} = {decimal(stated)}",
            decimal(computed),
            decimal(stated),
            tuple(quantity.operand for quantity in (total, *parts)),
        ),
    )


#: How the words end that lead in such shares.
_IN_TURN = tuple(word + verb for word in ("分别", "依次") for verb in ("", "为", "是", "达"))
_SHARES = Lazy("占比?[^,]{0,6}(?:分别|依次)[为是达]?$|比重(?:分别|依次)[为是达]?$")


@check(
    "ARI011",
    "shares-sum",
    title=Text("各项占比之和不是100%", "shares do not add up to 100%"),
    severity="info",
    basis="logic",
    bad=["民事、刑事、行政案件占比分别为⟦61.2%、25.3%、15.5%⟧。"],
    good=[
        "民事、刑事、行政案件占比分别为61.2%、25.3%、13.5%。",
        "三类占比分别为33.3%、33.3%、33.3%。",
        "食品、药品占比分别为61%、25%。",
        "三项工作完成率分别为99%、98%、97%。",
    ],
)
def shares_sum(document: Document, options: object) -> Iterator[Finding]:
    """“占比分别为……”所列各项接近100%，却超出了取整能解释的范围。

    各项之和在90%至110%之间才视为一份完整的清单；允许每项在末位上下浮动一个单位（公布时常作微调）。

    为什么：占比合起来应是全部，差得超过取整能解释的范围，说明有一项写错或漏列。

    改法：核对各项占比；本来没有列全的，加“等”。

    不报告：各项之和不足90%或超过110%的（多半本来没有列全，或者可以多选）；取整能解释的差。
    ---
    The shares after 占比分别为 come near to 100% and miss it by more than rounding explains.

    Only a sum from 90 to 110 is taken for a complete list; every item may be off by one unit of its last digit, since published shares are often
    adjusted.

    Why: Shares add up to the whole. A gap that rounding cannot explain means that one is wrong or missing.

    To fix: check the shares. If the list is incomplete, add 等.

    Not reported: sums below 90 or above 110 (usually an incomplete list, or multiple choice); differences that rounding
    explains.
    """
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            if not (clause.label.endswith(_IN_TURN) and _SHARES.search(clause.label)):
                continue
            shares: list[Quantity] = []
            for item in sentence.clauses[at : at + _REACH]:
                if len(item.quantities) != 1 or item.quantities[0].unit != "%" or (shares and item.before != "、"):
                    break
                shares.append(item.quantities[0])
            if len(shares) < 3 or not all(share.exact for share in shares):
                continue
            values = [share.value for share in shares if share.value is not None]
            total = sum(values, Fraction(0))
            if abs(total - 100) > 10 or abs(total - 100) <= len(shares) * max(share.place for share in shares):
                continue
            summands = " + ".join(decimal(value) for value in values)
            yield Finding(
                Span(shares[0].start, shares[-1].end),
                Text(
                    f"各项占比之和为{decimal(total)}%，不是100%", f"the shares add up to {decimal(total)}%, not to 100%"
                ),
                note=Text(*[f"{summands} = {decimal(total)} ≠ 100"] * 2),
                evidence=Evidence(f"{summands} = 100", decimal(total), "100", tuple(share.operand for share in shares)),
            )
