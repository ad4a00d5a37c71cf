"""ARI006: rates above 100%, said or made by a part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.statements.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.statements.parts import Part, exceeding

#: Rates of a part in its whole, by their own meaning.
_BOUNDED = Lazy(
    "(?:办结|合格|知晓|通过|出庭|应诉|整改|及时|受理|签收|录入|公开|公示|参考|优秀|成功|答复|回复|反馈|达标|回访|建档|参检|受检|就诊|安置|备案|审核|"
    "采纳|抽检|抽查|巡查|监测|登记|持证|上线|入驻|进驻|可办|网办|落地|落实|履约|回应|报送|销号|见警|破案|起诉|兑现|到岗|参训|参会|出勤|好评|审查|报备|"
    "优良|败诉|胜诉|处理|电子化|通办|净入学|就业|失业|犯罪|近视|死亡|发病|患病|感染|贫困发生|识字|文盲|森林|绿化|城镇化|机械化|成活|存活|列养|"
    "完整|数字化|逾期|不良|违约|差错|退回|管理|服务|救助|通达|通车|满意|结业|毕业|验收|收集|处置|优质|良种|调解|和解)率$|(?:满意|知晓)度$|安全感$|占比$|"
    "(?:天数|优良|达标|合格|良好)(?:水体|断面|水质)?(?:比例|比率)$"
)
#: Rates that may be above 100%: against a plan or another base, growth, ratios of two different things, and those of
#: a base that moves (九年义务教育巩固率 counts pupils who came later).
_MAY_EXCEED = Lazy(
    "完成|增|涨|升|降|变动|变化|波动|提高|超|产销|入学|执行|支出|收入|利润|收益|回报|报酬|溢价|周转|换手|贡献|自给|依存|充足|流动|速动|拨备|利息|"
    "偿付|偿债|杠杆|负债|资本|资产|出栏|满载|载客|客座|上座|入座|(?<!正常)运行|负荷|达产|电话|手机|移动|宽带|清欠|清缴|回款|"
    "结收|收结|汇|倍|保值|弹性|抚养|存贷|贷存|赔付|费用|成本|毛|换|进度|预算|计划|任务|目标|指标|招生|履行|"
    "生育|生长|繁殖|孵化|复种|投入|产出|抵|质押|担保|供应|保障|相当|同比|环比|债|贷|市净|市盈|效"
)
#: Rates that are often taken of the year's plan (保障房开工率104%), or whose base moves: cases that were carried over,
#: beds that were added, pupils who came later.
_PLANNED = Lazy(
    "(?:开工|竣工|建成|投产|入库|到位|签约|供地|支付|拨付|征收|改造|利用|使用|入住|审结|结案|执结|清结|清理|化解|征缴|收缴|巩固)率$"
)
#: Up to this many per cent a rate that is not one of `_BOUNDED` is told as information only, and one of `_PLANNED` not.
_A_LITTLE = 105
_OF_A_PLAN = 130
_NAMED_RATE = Lazy(
    f'([\\w“”"()]{{0,12}}?(?:(?<![效利税费汇频速概])(?<!(?<!成)功)率|满意度|知晓度|安全感|占比|比例|比率|比重|压缩比|压减比|(?:(?<={HAN})|^)占(?:{HAN}{{2,14}}的)?))'
    "(?:分别|已经?|均|也|仍|仅|只有|平均|总体|综合|约|近|一直|始终|持续|现|就|都|稳步|由上年的)*"
    "(?:高达|达到|达|为|是|至|约|超过|超|突破|保持在|稳定在|维持在|控制在|由|从|(?:提高|提升|上升|下降|降低|回落|升|降)[到至为])?$"
)
#: Shares of what is larger than the whole they are compared with.
_LARGER = Lazy(
    "债|贷|存款|进出口|贸易|外贸|市值|货币|信贷|融资|预算(?!支出|收入)|计划|目标|任务|上年|同期|序时|调|投档|(?<!高)标准|[定限]额|平均|人均|指标|[去同前]年|应"
)


@check(
    "ARI006",
    "rate-out-of-range",
    title=Text("比率超过100%或部分大于总体", "a rate above 100%, or a part above its whole"),
    severity="error",
    basis="logic",
    yields_to=("ARI001", "ARI004", "ARI005"),
    bad=[
        "全年办结率⟦103%⟧。",
        "群众满意率达⟦198.5%⟧。",
        "即办件占比⟦106.64%⟧。",
        "合格率由90%提高到⟦197%⟧。",
        "备案率、审查率分别为100%、⟦102%⟧。",
        "孕产妇系统管理率⟦194.8%⟧。",
        "水质优良比例⟦117.9%⟧,适龄儿童净入学率⟦103.97%⟧。",
        "5G网络行政村通达率⟦150%⟧,自来水普及率⟦107.5%⟧。",
        "增加值占地区生产总值的比重为⟦631%⟧。",
        "参保率稳定在⟦125%⟧以上,失业率平均为⟦152%⟧。",
        "农村改厕覆盖率⟦112%⟧。",
        "火灾起数和过火面积较上年分别降低21.4%和⟦182%⟧。房地产开发投资同比下降⟦131.8%⟧。",
        "去向落实率(截至8月31日)⟦187.9%⟧。老年人口6.2万人,占常住人口的⟦121.3%⟧。产能利用率达⟦178%⟧。比重降至⟦131%⟧。",
        "应免疫生猪24.6万头、牛3.1万头。截至11月底,生猪免疫24.5万头,牛免疫⟦3.9万头⟧。应到代表215名,实到⟦251名⟧。",
        "发放问卷1500份,回收⟦1640份⟧。全镇适龄青年登记905人,上站体检⟦1160人⟧。梳理事项284项,可全程网办的⟦294项⟧。",
        "抽检试块540组,强度合格⟦620组⟧。走访企业312户,发现隐患⟦1.2万户⟧。登记志愿者346人,参加过活动的登记志愿者⟦879人⟧。",
        "全镇总人口4.6万人,城镇人口⟦5.8万人⟧。128个行政村中,已有⟦139个⟧建成卫生室。建成充电桩320个,能够使用的⟦360个⟧。",
        "年末参保1126人,其中女性⟦1411人⟧,35岁以下298人。下达衔接资金860万元,截至11月底,实际到位⟦912万元⟧。",
        "新收案件860件,加上旧存120件,共办理980件,执结⟦1005件⟧。",
        "预算单位86个,已公开决算的⟦91个⟧。",
        "本年受理来信318件,上年无结转件,年内已办结⟦325件⟧。",
        "在册锅炉412台,按期检验⟦421台⟧。引进项目36个。引进项目中已投产⟦63个⟧。全镇企业210家,续订合同的企业⟦216家⟧。",
        "产业化率由30%上升为⟦十四成⟧五。机电产品占出口总额的⟦120.4%⟧。",
    ],
    good=[
        "全年办结率100%。",
        "目标完成率103%,税收收入增长率120%。",
        "经营活动现金流量由7464万元变为-9720万元,下降230.2%。",
        "同比增长285%,占年度计划的105%。",
        "高中阶段毛入学率103%,产销率101%。",
        "银行拨备覆盖率210%,合格率提高120%。",
        "流动比率150%,偿付能力充足率230%,保值增值率102%,粮食自给率126%。",
        "床位使用率105%,巩固率100.5%,结案率102%,移动电话普及率113%。",
        "调档比例原则上控制在105%以内,债务占生产总值的比重为166%。",
        "贡献率103%,资产负债率101%,征缴率101%。",
        "利润总额同比下降131.8%,净出口下降120%。债务余额占标准的120%,投资占年度任务的115%。",
        "生猪出栏率166.5%。产能利用率103%,去向落实率(截至8月31日)87.9%,完成工作量占年度计划的121%。",
        "发放问卷1500份,回收1460份。承办建议748件、提案954件。事故造成4人死亡、16人受伤。应到代表215名,实到208名。",
        "应征入库税款3.8亿元,实际入库3.9亿元,含补缴上年税款0.2亿元。受理涉外案件3175件,审结3302件。今年计划招生320人,实际录取336人。",
        "收入过百万元的村6个,50万至100万元的19个。新建普通高中17所,设立综合高中81所。",
        "覆盖57个国家的136个城市。检查企业100家,发现的问题150个。新登记商标35件,现行有效商标共计306件。城镇低保对象686人;农村低保对象3329人。",
        "新收案件860件,加上旧存120件,共办理980件,执结965件。揽收包裹318万件,投递包裹325万件。已建成数据中心9个,在建数据中心11个。",
        "登记失业人员1260人,实现再就业1310人。报名参训420人,结业430人,其中上期转入15人。来信318件,网上信访已办理326件。",
        "春季抽检230批次,秋季抽检260批次。常住人口48.7万人,户籍人口51.2万人。按计划,应检查企业420家,实际检查452家。",
        "产业化率由三成上升为四成五。资产负债率下降到101%。",
        "全年查办非法采砂案件12起,罚款36万元;处理轻微违章停泊案件148起。物资储备:1.应储饮用水100升;2.实储柴油530升。",
    ],
)
def rate_out_of_range(document: Document, options: object) -> Iterator[Finding]:
    """不可能超过100%的比率写成了100%以上，或者部分写得比总体还多。

    部分占全体的比率（办结率、合格率、满意率、占比等）为错误，下降、减少超过100%也是；其他名称的“率”为警告，覆盖率、响应率、参保率也在其内：它们本是部分占全体，但分母取户籍人口、原定户数等时，实际可能略高于100%，因此105%以内的只作提示；
    常以年度任务为分母的开工率、建成率、到位率等，130%以内的不报告。
    没有写比率的，看同一单位的两个数：应到与实到、总数与“其中”、发放与回收、检查与发现、登记与体检、抽检与合格、下达与拨付等，后者是前者的一部分，却大于前者，也大于同段前面其他同单位的数，为警告。后一个数没有另说事物、只说“已”“按期”等办到的情况，又只比前一个数大不到三成的，或者两数只是数字颠倒的，也看作其中的一部分。

    不报告：本来可以超过100%的比率，即以计划、目标为分母的（完成率、预算执行率），增长率、贡献率、自给率，两种不同事物之比（产销率、流动比率、拨备覆盖率、
    资产负债率、移动电话普及率），毛入学率。分母会变动的（巩固率、结案率、床位使用率、征缴率）130%以内的不报告。附近提到结转、累计、追加、另有的，并列的事项（死亡与受伤、建议与提案，分号隔开、各有所指的两句，逐项编号的清单），计划与完成，也不报告；受理与审结见 ARI004，“其中”的单项也见 ARI005。

    为什么：部分占全体的比率不会超过100%，部分也不会多于全体；这样的数一眼就会被读者看出。

    改法：核对分子、分母；分母是计划数的，改称“完成率”或写明分母。
    ---
    A rate that cannot exceed 100% does, or a part is larger than its whole.

    Rates of a part in its whole (办结率, 合格率, 满意率, 占比 …) are errors, and so is a fall by more than 100% (but of what may be below zero: 利润). Rates of any other name are warnings, 覆盖率, 响应率 and 参保率 among them: they are parts of a whole as well, but may lie a little above
    100% in practice, when the base is the registered population or what was first planned; hence up to 105% they are info. Rates that are often taken of the year's plan (开工率, 建成率, 到位率) are reported above 130%.
    Where no rate is given, two figures of one unit are compared: 应到 and 实到, a total and 其中, what was sent out and came back, inspected and found, entered and examined, tested and passed, granted and paid out. A part that is larger than its whole, and than all other figures of its unit before it in the paragraph, is a warning. A figure is a part as well if it names no thing of its own and tells what was done (已, 按期), and is larger by less than a third, or is the figure of the whole with two digits exchanged.

    Not reported: rates that may exceed 100%: against a plan (完成率, 预算执行率), growth, 贡献率, 自给率, ratios of two things (产销率,
    流动比率, 拨备覆盖率, 资产负债率, 移动电话普及率), and 毛入学率. Those whose base moves (巩固率, 结案率, 床位使用率, 征缴率) are reported above 130%. Parts
    are accepted where cases that were carried over or added are mentioned, and figures that are listed side by side (死亡 and 受伤, 建议 and 提案, clauses on two things with ； between them, items of a numbered list), plans and what was done; cases accepted and closed are ARI004, a single item after 其中 is ARI005 as
    well.

    Why: A share of a whole cannot exceed 100%, nor a part its whole; readers notice such a figure at once.

    To fix: check numerator and denominator. If the denominator is a plan, call the rate 完成率 or name the denominator.
    """
    for rate in bounded(document):
        if rate.value <= 100 or (rate.planned and rate.value <= _OF_A_PLAN):
            continue
        stated = rate.stated
        yield Finding(
            stated.span,
            Text(f"比率“{stated.words}”超过100%", f'the rate "{stated.words}" is above 100%'),
            note=Text(*[f"{decimal(rate.value)} > 100"] * 2),
            severity=None if rate.known else "warning" if rate.value > _A_LITTLE else "info",
            evidence=Evidence("rate ≤ 100", decimal(rate.value), "100", (stated.operand,)),
        )
    yield from map(_of_part, exceeding(list(chain.from_iterable(document.statements))))


def _of_part(part: Part) -> Finding:
    """The finding for a part that is larger than its whole."""
    more, less = decimal(part.part.value or Fraction(0)), decimal(part.whole.value or Fraction(0))
    return Finding(
        part.part.span,
        Text(
            f"“{part.part.words}”是其中的一部分，却大于“{part.whole.words}”，请核对",
            f'"{part.part.words}" is a part of "{part.whole.words}", and larger',
        ),
        note=Text(*[f"{part.part.words} > {part.whole.words}"] * 2),
        related=(Related(part.whole.span, Text("总数", "whole")),),
        severity="warning",
        evidence=Evidence("part ≤ whole", more, less, (part.whole.operand, part.part.operand)),
    )


class Bounded(NamedTuple):
    """A rate that cannot exceed 100%; ``known`` by its name, ``planned`` when its base may be a plan."""

    stated: Quantity
    value: Fraction
    known: bool
    planned: bool


def bounded(document: Document) -> Iterator[Bounded]:
    """Every percentage that is led in as a rate of a part in its whole."""
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            for quantity in clause.quantities[:_CROWDED]:
                scale = _PER_CENT.get(quantity.unit)
                if not scale or not quantity.value:
                    continue
                value = quantity.value * scale
                words = _leading(sentence, at, quantity)
                named = _NAMED_RATE.search(words[-_NAME_LENGTH:])
                if (
                    value > 100
                    and _declines(clause, quantity, words)
                    and not _BELOW.search(document.folded, *sentence.span)
                ):
                    yield Bounded(quantity, value, True, False)
                if named is None:
                    continue
                known, planned = _BOUNDED.search(named[1]) is not None, _PLANNED.search(named[1]) is not None
                if not _excused(named[1], words, known):
                    yield Bounded(quantity, value, known, planned)


_PER_CENT = {"%": 1, "成": 10}
#: This many figures of a clause are looked at.
_CROWDED = 6
#: Nothing falls by more than all of it, but for what may be below zero.
_FALLS = Lazy("(?:下降|降低|减少|下滑|下跌|回落|压减|压降|缩减|缩短|压缩|降幅|减幅)(?:了|约|达到?|为|近|超过?)?$")
#: A figure below zero: what has one may fall by more than all of it.
_BELOW = Lazy("(?<![0-9年月日%件万亿元A-Za-z])[-–](?=[0-9])|负[0-9]")
_BELOW_NOUGHT = Lazy("[利盈亏净益损差]|结余|余额|收支|价|百分点|[气地水]温|增[速幅长]|比重|贡献|拉动|倍")


def _declines(clause: Clause, quantity: Quantity, words: str) -> bool:
    """Whether a figure says by how much something fell that cannot be below nought."""
    return (
        quantity.unit == "%"
        and _FALLS.search(words) is not None
        and _BELOW_NOUGHT.search(clause.words.partition(quantity.words)[0]) is None
    )


#: The words before a rate that are looked at for its name.
_NAME_LENGTH = 30


def _excused(name: str, words: str, known: bool) -> bool:
    """Whether a rate may lie above 100%."""
    if name.endswith(("压缩比", "压减比")):
        return False
    if name.endswith(("占比", "比重", "比例", "比率")) or "占" in words[-20:]:
        share = name.endswith(("占比", "比重")) or "占" in words
        large = _LARGER.search(words) or (
            re.search("占[^,]{0,12}(?:生产总值|GDP)(?!.{0,4}占)", words) and "增加值" not in words
        )
        return bool(large) or not (share or known)
    # What the rate is of stands in the last words before 率; 净入学率 is one of those that cannot.
    return not known and _MAY_EXCEED.search(name[-8:]) is not None


def _leading(sentence: Sentence, at: int, quantity: Quantity) -> str:
    """What a figure is said of: the words before it, or those before its neighbour (由90%提高到197%; 分别为100%、102%)."""
    clause = sentence.clauses[at]
    if quantity is not clause.quantities[0]:
        words = lead(clause, quantity)
        return clause.label if _RISES.match(words) or words in ("和", "、", "与", "及") else words
    if not clause.label and clause.before == ")":
        # 落实率(截至8月31日)87.9%: the name stands in front of the brackets.
        outside = (one for one in reversed(sentence.clauses[:at]) if one.depth == clause.depth)
        return next((one.words for one in outside if not one.quantities), "")
    if (
        not clause.label
        and clause.before == "、"
        and sentence.clauses[at - 1].label.endswith(("分别为", "分别达", "分别是"))
    ):
        return sentence.clauses[at - 1].label
    return clause.label


#: The second figure of a rate that rose.
_RISES = Lazy("(?:提高|提升|上升|增加|升)(?:到|至|为)$")
