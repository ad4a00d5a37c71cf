"""ARI007: announced counts and their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lintreport import Document, Evidence, Finding, Related, Span, Text, check
from lintreport.text.enumerations.announced import CLASSIFIER, NUMERAL, Count, counts, value_of
from lintreport.text.enumerations.names import (
    HOLDS_FIGURE,
    LOOK_AHEAD,
    LOOK_BACK,
    Names,
    before,
    behind,
    same_make,
    size,
    spells_out,
)
from lintreport.text.enumerations.points import points, points_above
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled

#: What a name may have several of.
_PIECE = ("处",)
#: Nouns of pieces, of which one name may cover many: 道路、桥梁、隧道5个项目.
_PIECES = Lazy(
    f"{HAN}{{0,4}}?(?:(?<!事)项目|产品|案[件例]|建议|提案|申请|标准|课题|专利|成果|奖项|指标|作品|线索|部位|泊位)"
)
#: What ends an item that is no name: after a verb or a qualifier something else is counted.
_VERB = Lazy(
    "(?:新增|新建|改建|扩建|增[加至设]|达到?|超过?|[近约逾共各均]|分别|累计|合计|其中|建[成设立有]|开[展设通办辟]|组织|举办|召开|"
    "培[训育]|打造|设[立置有]|获得?|荣获|入[选围]|完成|整治|解决|办[理结]|制[定发]|出台|修[订改]|废止|印发|发[布放]|认定|创[建办]|"
    "前|后|首|其余|其[他它]|另外?|剩余|上述|[的了着过在于为是有至从每比较用由把将对成等新赴不]|提[出供升高]|实[施行现]|"
    "推[进行出动]|签订|(?<![部划区])分|检查|抓好|做好|突出|坚持|聚焦|围绕|健全|完善|形成|落实|带动|拓展|采取|通过|涉及|覆盖|联合|邀请|选[派聘]|派出|"
    "期间|出现|发生|在内|进入|列入|纳入|面向|不到|不足|如下|以下|下列)$"
)
#: Divisions and offices that hold what is counted after them: 城东、城西街道12个社区, 市委、市政府三项要求.
_HOLDER = Lazy("(?:街道|乡镇|[镇乡县区市省州村]|社区|学校|部门|行业|领域|方面|单位|企业|系统)$")
_OFFICE = Lazy("(?:政府|[党省市县区州镇乡纪]委|局|法院|检察院|厅|公司|办公室|委员会)$")
#: Nouns that take in all such divisions and offices.
_GENERAL = Lazy(
    f"{HAN}{{0,4}}?(?:单位|部门|机构|机关|科室|股室|处室|内设|成员|企业|公司)|地区|地方|试点|点|联合|共同|牵头|负责"
)
#: Places, offices and kinds are named one by one.
_ONE_EACH = Lazy(
    f"{HAN}{{0,4}}?(?:街道|乡镇|[镇乡县区市村]|社区|单位|部门|科室|股室|处室|机构|小组|[局所院校]|公司|企业|"
    "领域|方面|环节|方式|类别|维度|层面|渠道|行业|要素|步骤|阶段|专题|板块)"
)
#: What the levels of state and society are called, unlike ranks: 三级医院, 四级响应.
_LEVEL = Lazy("[国省市州盟地县区旗乡镇村组户层级]|中央|街道|社区|网格|单元|楼[栋道]|总部|支部|小组")
#: Persons are named by two to four characters.
_PERSONS = ("人",)
_PERSON = Lazy(f"{HAN}{{2,4}}")


def _counted(count: Count, names: Names, sure: int) -> bool:
    """Whether the count may be that of the list right before it, and not one of pieces."""
    last = names.items[-1]
    if count.classifier.endswith("字"):  # “巩固、增强、提升、畅通”八个字
        return names.whole and count.stated != sum(map(len, names.items))
    if count.followed:
        return False  # 《甲》《乙》和5本《丙》
    if (count.classifier in _PIECE or (names.quoted and count.classifier == "张")) and count.stated > len(names.items):
        return False  # 头部、背部及左手共四处: any of them may have several
    if names.quoted and (_VERB.search(last) or any(map(HOLDS_FIGURE.search, names.items))):
        return False  # “是否”五次、“或”两次
    if names.quoted or names.whole or count.quoted:
        return True
    if count.classifier == "次" and sure < 2:
        return False  # 用砖头、铁棍分四次砸坏: times, not things
    if count.listed:
        return False  # 名佳花园、名佳四区、名流花园: a name in the list
    # 新建、改建、扩建三类: verbs of one make are what is counted.
    kinds = len(names.items) > 2 and len(set(map(len, names.items[1:]))) == 1 and same_make(names.items)
    if _VERB.search(last) and not kinds and (len(names.items) == 1 or len({item[-2:] for item in names.items}) > 1):
        return False
    if count.classifier == "级":
        levels = sum(_LEVEL.search(item) is not None for item in names.items)
        ranging = any(sign in last for sign in "到至")  # 从国家、省、市到县三级
        return levels > len(names.items) - 2 and not ranging and max(map(len, names.items[1:]), default=9) <= 6
    if count.classifier in _PERSONS and not all(_PERSON.fullmatch(item) for item in names.items[not names.whole :]):
        return False
    if count.classifier != "家" and _OFFICE.search(last) and not _GENERAL.match(count.noun):
        return False
    if count.classifier in ("种", "类", "大", "个方面"):
        return True
    one_make = len(names.items) > 2 and len({item[:2] for item in names.items[1:]}) == 1
    holder = count.classifier != "项" and not one_make and not names.summed and _HOLDER.search(last)
    if holder and holder[0] not in count.noun[: len(holder[0]) + 1] and not _GENERAL.match(count.noun):
        return False
    if _PIECES.match(count.noun) or all(item.endswith("级") for item in names.items):
        return False
    if not count.noun:
        return sure > 1 and not count.arabic
    # 建成法治公园、法治广场5处阵地: less than listed is wrong, more may be pieces.
    if count.arabic and count.stated > len(names.items) and not names.summed and not _ONE_EACH.match(count.noun):
        return sure > 1 and count.classifier != "处" and min(map(len, names.items)) > 2
    return True


def _differs(count: Count, readings: Sequence[Names]) -> int:
    """How many names the first reading of a list has, when none has the number that was announced; else nought."""
    sizes = [size(names) for names in readings]
    if not any(one.sure for one in sizes) or any(count.stated in one.numbers for one in sizes):
        return 0
    at = next(at for at, one in enumerate(sizes) if one.sure)
    low, high, sure = min(sizes[at].numbers), max(sizes[at].numbers), sizes[at].sure
    # With 和 in a name the list may be longer than its marks say, and what stands on both its sides another pair.
    if not sure or (readings[at].more and count.stated > low) or (low < high and sure < 3 and count.stated < low):
        return 0
    if low > 2 * count.stated or count.stated > 2 * high or (sure < 2 and abs(low - count.stated) > 2):
        return 0
    return low


def _finding(span: Span, stated: int, listed: int, words: str, related: Span) -> Finding:
    return Finding(
        span,
        Text(f"称“{words}”，所列为{listed}项，请核对", f'"{words}" is announced, {listed} are listed'),
        note=Text(*[f"{stated} ≠ {listed}"] * 2),
        related=(Related(related, Text("所列各项", "the list")),),
        evidence=Evidence(f"count = {stated}", str(listed), str(stated)),
    )


#: 路长、河长、林长三长制, 一季度、二季度两个季度: the count repeats what every name ends in.
_REPEATED = Lazy(rf"([两三四五六七八九十])(?<={HAN}.)个?({HAN})")
#: The last name may be two, or stand for others.
_MORE = Lazy("[等和与及]")
#: “一窗受理、一网通办”两个一: the word that each of them has.
_WORDED = Lazy(
    '([两三四五六七八九十])(?<![0-9一二三四五六七八九十第].)个?[“"]?([一谁不零最必再有无])(?:[”",。;:、)]|化?[改行工模服活的要原普标责机制方举体承创社村小单]|到位|$)'
)


def _by_word(text: str) -> Iterator[tuple[Span, int, int, Span]]:
    """Counts of a word that all names of the list before have: place, what is stated, what is listed, the list."""
    for match in _REPEATED.finditer(text):
        at = match.start()
        shared = next((n for n in (3, 2, 1) if text[at - n : at] == text[match.start(2) : match.start(2) + n]), 0)
        if not shared:
            continue
        names = _clause_before(text, max(0, at - LOOK_BACK), at).split("、")
        if (
            len(names) > 1
            and all(name.endswith(text[at - shared : at]) for name in names)
            and not _MORE.search(names[-1])
        ):
            where = Span(at - len("、".join(names)), at)
            yield Span(at, match.start(2) + shared), value_of(match[1]), len(names), where
    for match in _WORDED.finditer(text):
        at = match.start(1)
        window = text[max(0, at - LOOK_BACK) : at].rstrip('“"的这')
        if window.endswith("”"):
            named = window[max(map(window.rfind, ",;:。!?、\n")) + 1 :].split("“")[1:]
            inside = window[:-1].rpartition("“")[2]
            # “无讼村”“无访村”两个无, or “一窗受理、一网通办”两个一
            names = [name.strip("”") for name in named] if len(named) > 1 else inside.replace(",", "、").split("、")
            if len(names) > 1 and all(match[2] in name for name in names) and "\n\n" not in inside:
                yield Span(at, match.end(2)), value_of(match[1]), len(names), Span(at - len(inside), at)


def _clause_before(text: str, start: int, end: int) -> str:
    """What stands before a place, back to the mark before it."""
    words = text[start:end]
    return words[max(map(words.rfind, ',;:。!?“”《》()\n"')) + 1 :]


@cache
def _abbreviated() -> re.Pattern[str]:
    """“五减” and the list that spells it out, with a figure for each."""
    return compiled(rf"“([二两三四五六七八九十])({HAN})”[^。;\n]{{0,20}}?[,:](?:其中[,:]?)?(?=\2)")


@check(
    "ARI007",
    "count-mismatch",
    title=Text("所称数目与列举不符", "announced count differs from the list"),
    severity="warning",
    basis="logic",
    bad=[
        "运用全面排查、重点排查、专项排查⟦四种⟧方式。",
        "《法惠商圈》《助推用工》《法律明白人》《法治超市》等⟦3个⟧项目入选。",
        "突出“预算审计、责任审计、投资审计、作风建设”⟦五大⟧主题。",
        "存在⟦三个方面⟧的不足:一是重视不够,二是机制不全,三是能力不强,四是投入不足。",
        "扎实开展⟦“五减”⟧专项行动,其中减流程224项,减时限56项,减证明37项,减要件2项。",
        "健全⟦四张⟧清单,即权力清单、责任清单、负面清单。",
        "办公室、法规科、财务科和执法监督科⟦五个⟧科室合署办公。",
        "下设⟦三个⟧工作专班(宣传专班、督查专班)。",
        "推动普法进机关、进乡村、进社区、进学校的“⟦五进⟧”活动。",
        "实现“⟦四个⟧提升”:执法质量提升、服务效能提升、队伍素质提升。",
        "城管、公安、住建、交通⟦三部门⟧联合整治。",
        "主要抓了⟦三项⟧工作:(一)完善制度;(二)规范执法。",
        "坚持教育、管理、处罚、服务⟦三结合⟧。",
        "⟦五类⟧情形不予处罚:初次违法且危害轻微的;及时改正的;没有过错的;不满十四周岁的。",
        "与湖北、安徽、江西⟦四省⟧建立协作机制。",
        "开展“法治⟦六进⟧”,即进机关、进农村、进社区、进学校、进企业。",
        "落实“严、实、细、快”⟦五字⟧要求。",
        "派出⟦两个⟧工作组,第一组赴江北,第二组赴江南,第三组赴城区。",
        "主要做法有:\n一、高位推动。专题研究2次。\n二、部门联动。建立机制。\n三、群众参与。开展测评。\n以上⟦四个方面⟧的做法得到肯定。",
        "创新“一网统管、一键调度、一体处置”⟦四个一⟧模式,落实路长、河长、林长⟦四长⟧制。",
        "对一季度、二季度、三季度⟦两个季度⟧的指标逐项分析。",
        "新建、改建、扩建⟦四类⟧项目全部纳入监管。",
        "经费包括因公出国费、公务用车购置及运行费、公务接待费⟦四项⟧费用。",
        "设立受理点⟦4个⟧,分别位于城关街道、东风街道、河西街道。",
        "推出⟦3项⟧行动,即“亮剑”行动、“护航”行动,查处案件16起。",
        "坚持⟦三个⟧到位,人员保障到位、经费保障到位,打牢工作基础。",
        "⟦4个⟧科室为法规科、审批科、监督科,其余科室另行安排。",
        "全年召开⟦三次⟧联席会议(3月5日、9月12日)。",
        "培育示范社⟦3家⟧,分别是绿野果蔬合作社和春晓粮油合作社,均已挂牌。",
        "按照“⟦五个⟧一批”的思路推进:关停一批、搬迁一批、改造一批、提升一批。",
        "短板集中在⟦三个方面⟧:首先,认识不足;其次,机制不全;再次,力量不强;最后,考核不实。",
        "推出⟦2项⟧措施:一是延长窗口服务时间,群众反响良好。",
        "评出优秀提案⟦4件⟧:关于发展夜间经济的提案、关于保护古树的提案、关于完善路网的提案。",
        "“2”指集中培训、岗位练兵、跟班学习⟦两种⟧方式。",
        "坚持“⟦四不放过⟧”:原因未查清不放过、责任未落实不放过、整改未到位不放过。",
        "扣分原因有⟦两条⟧,一为台账不全,二为更新不及时,三为归档偏慢。举办讲座⟦4讲⟧,第一讲为普法,第二讲为家教,第三讲为心理。",
        "撤并法人⟦5户⟧(原金龙宾馆、原光明印厂、原安顺车队)。设置东城、西城、南关、北苑、河口,共⟦6个⟧中队。",
        "调整后,⟦6名⟧同志任副职:甲某、乙某任副镇长,丙某任委员,丁某任部长。",
        "提出如下⟦四条⟧意见。一、提高认识;二、明确责任;三、强化保障。",
        "举办⟦四期⟧培训班,主题依次为消防安全、急救知识、网络安全。组织集中学习⟦3次⟧(4月、10月各一次)。",
        "目前仍有⟦三个⟧短板。\n(一)力量不足;\n(二)系统不畅。",
        "⟦2名⟧受到表彰,他们是王小东、李大海、赵新民。推行⟦四项⟧改革:权限下放,案卷联审,包容监管,共下放事项96项。",
    ],
    good=[
        "运用全面排查、重点排查、专项排查三种方式。",
        "《法惠商圈》《助推用工》《法律明白人》等3个项目入选。",
        "《征收办法》等2项决策目录。",
        "把“法治建设”同“党风廉政、意识形态、三基建设”四个责任制同部署。",
        "落实行业整治、建立健全线索流转等八大机制。",
        "构建区、镇(街)、村(社区)三级宣讲体系。",
        "“八五”普法和“四个自信”,“四个亲自”要求。",
        "完成道路、桥梁、隧道5个项目。",
        "在“巩固、增强、提升、畅通”八个字上下功夫,园区二期、钛谷、宁德时代二阶段工程开工。",
        "大体上有三种类型:一是指令性的。这是骨干企业。\n二是指导性的。\n三是市场调节的。",
        "做好“六稳”工作、落实“六保”任务,保持经济运行在合理区间,保障民生。",
        "存在三个方面的不足:一是重视不够,二是机制不全,三是能力不强。",
        "自治、法治和德治三种方式,线上线下、区内区外两种形式。",
        "办理行政许可、行政处罚、行政强制案件5件,建成法治公园、法治长廊、法治广场5处阵地。",
        "按照市委、市政府三项要求,在城东、城西、城北街道5个社区试点,组织公安、司法、城管开展5项行动。",
        "落实三会一课、四议两公开、五星党支部制度,推进科技、教育、人才三位一体发展。",
        "获得国家级、省级、市级4项荣誉,举办线上、线下3场活动。",
        "设有3个科室(含综合科、法制科),在3个县(市、区)试点,县、省和中央三级联动。",
        "会议研究了三个议题:听取法制办、信访局、司法局汇报,审议方案,部署工作。",
        "走访企业10家:一是了解需求,二是宣传政策。整改问题5个:一是完善制度,二是加强培训。",
        "国务院和省、市、自治区两级政府,残疾儿童、孤寡老人、重度残疾人与困难家庭两项补贴。",
        "无产阶级和资产阶级两个阶级、社会主义和资本主义两条道路、马克思主义和修正主义两条路线的斗争。",
        "新设职业本科高校1所、高职院校3所,深圳的罗湖、福田、南山三个区。",
        "推动五大道公园、柳林公园三期开放,优化都市区、宜宾、成渝两地布局,本科提前批、本科一批、本科二批录取。",
        "健全三张清单,即权力清单、责任清\n单、负面清单。",
        "派出两个工作组,第一组赴江北,第二组赴江南。",
        "一、高位推动。(一)专题研究。(二)建立机制。\n二、部门联动。以上三个方面的做法得到肯定。",
        "创新“一网统管、一键调度、一体处置”三个一模式,落实湖泊、路长、河长三长制。",
        "据八个工业部统计,第一季度已经开工。全年四次会议,第一次布置任务,第二次检查进度。4名同志任副职:甲某、乙某任副镇长,丙某任委员,丁某任部长。",
        "(略)、改建、扩建四类项目。(略)、城东、城西四个街道。",
        "三个小组分别负责立案、审理、执行、宣传工作,专题会议分别由县长、副县长主持3次。",
        "对东江、西江、北江维持三级应急响应,防止产生废水、废气、噪声等二次污染,建成国家、省、市、县、乡到村的6级服务网络。",
        "推出4方面18条措施:一是减税,二是降费,三要扩面,四要提速。“三级四类”规划:“三级”为市、县、乡。",
        "先后3次约谈马某(已离职,另案处理),用砖块、木棍、铁锹分四次砸坏门窗,合同原件两份、收据两份、照片三份。",
        "途经东苑小区、西苑、南苑四区、北苑花园,投资、消费、出口增速保持两位数,破解“点多、面广,人少、事杂,路远、费高”三大难题,坚持“要快,不要慢;要实,不要虚;要严,不要宽”三项原则。",
        "新设智能装备及机器人、新材料及新能源等3个展区。",
        "围绕“绿色转型”“数字治理”等议题举行了四场论坛,“应当”四次、“必须”五次、“或者”两次,《借条》,上月的《协议》、《证明》三份书证。",
        "禁止驾驶自行车、电动车、人力三轮车,按轻度、中度或者重度3个等级支付,收缴甲某、乙某、丙某的四部手机。",
        "二、东江、西江两区负责落实。谈话分为五个阶段,即准备阶段、接触阶段,以及深入阶段、补充阶段、核实阶段。",
        "车站设6个出口:西北(A)口、东北(B)口、东南(C1,C2)口、西南(D1,D2)口。“一号”和“二号”管道出现四处泄漏点。",
        "形成包括东桥、西桥、北桥在内的五条通道,将3个鱼塘(四至为东临路、西临渠、南临村、北临山)发包。",
        "颁发《甲规》《乙规》和5本《丙规》,受伤的为头部、背部及左手共四处,将两个门市(房产证号:甲字一号、乙字二号、丙字三号)出租。",
        "沪、深、滇、湘四地五家机构来函,工业和信息化部发布了全国造船业三大指标。",
        "整治移花接木与剪辑类、翻炒与嫁接类、伪造与诈骗类等五类问题,发布《甲史》《乙史》等全省史学界6项成果。",
        "《承包合同》和《补充协议》一式三份,窃得四条香烟(两条“甲牌”、两条“乙牌”),原审二审、重审一审、重审二审均已审结。",
        "每类村庄各选2个试点:一是山区型,二是平原型,三是沿河型。",
        "坚持“三不放过”:原因未查清不放过、责任未落实不放过、整改未到位不放过。去年提出四条意见。一、提高认识;二、明确责任。",
        "推出2项行动,即“亮剑”行动、“护航”行动,查处案件16起。坚持三个到位,统筹推进普法、执法,打牢工作基础。",
        "3个科室为法规科、审批科、监督科,其余科室另行安排。4个部门为企业、群众、游客办好实事。",
        "推出2项措施:一是延长服务时间。另外,开通线上渠道。利用两种资源,首先是国内资源,其次是国际资源;开拓两个市场,首先是国内市场,其次是国际市场。",
        "完成祖国统一、实现共同富裕、维护世界和平与促进共同发展三大任务,东风、和平、参茸、普及四个街道。",
        "从以下三个方面把握:首先,是否负有职责。其次,是否履行职责。第三,是否造成后果。《文选》第一卷、第二卷英文、法文、俄文、德文、日文、韩文等七种译本。",
        "通过以下两个方面判断:一是看时间。二是看形式。\n(二)财产分割\n审查时,三是看意愿。要从以下三个方面着手:\n紧扣需求,完善制度。加强调研。\n聚焦重点,优化流程。",
    ],
)
def count_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """文中说了几种、几个、几大，紧挨着的列举却不是这个数。

    看四种写法：列举在前、数目在后（“A、B、C三种方式”“《甲》《乙》等3个项目”“A、B、C三结合”“进A、进B的‘三进’”“一A、一B”两个一，路长、河长两长）；数目在前，冒号、“即”“分别是”“它们是”、括号或破折号后列举（括号里也可以是日期：两次会议（3月5日、9月12日））；
    数目在前、后跟“一是……二是……”“（一）……（二）……”“第一……第二……”“一为……二为……”“第一组……第二组……”（序数后是所数之物）“首先……其次……最后……”，或列举之后以“以上四个方面”收束的；“五减”后逐项写“减……”并各带数量（只作提示）。

    所列各项须明显是同类：有共同的字（城东、城西、城北）、带引号或书名号，或三项以上长短相近。有“等”“包括”时，列举少于所称数目是正常的，多于才报告；
    “A、B和C”中“和”是否另起一项不明时，两种读法都不符才报告。

    不报告：固定简称（四个自信、三位一体）；各项内部还有并列、界限不清的；“同”“与”前面另有一项的；数的是件数而不是种类的（道路、桥梁5个项目，城东、城西街道5个社区）；
    列举的是主体而不是所数之物的（市委、市政府三项要求）。

    为什么：数目与列举对不上，不是漏列了一项，就是改了列举而没有改数目。

    改法：数一数所列各项，改正数目或补上漏列的一项；只举一部分的，加“等”。
    ---
    The text announces a number of ways, items or themes, and the list beside it has a different number.

    Four forms are looked at: a list with its count after it (A、B、C三种方式; 《甲》《乙》等3个项目; A、B、C三结合); a count followed by a colon, 即, 分别是, 它们是, a bracket (names, or days of meetings) or a
    dash and the list; a count followed by numbered points (一是…二是…, (一)…(二)…, 第一组…第二组… with what is counted, 首先…其次…) or taking them up again (以上四个方面); and “五减” spelt out item by item with figures (info).

    The names must be alike: they share a character in the same position, are in quotation marks, or are three or more of about the same length. With 等 or 包括 a
    shorter list is normal and only a longer one is reported; where 和 may or may not begin another name, both readings must differ from the count.

    Not reported: fixed abbreviations (四个自信, 三位一体); items with lists of their own; another item before 同 or 与; counts of pieces, not of kinds
    (道路、桥梁5个项目); lists of those who do it, not of what is counted (市委、市政府三项要求).

    Why: If count and list differ, either an item is missing or the list was edited and the count was not.

    To fix: count the items, then correct the number or add what is missing. If the list is only a selection, add 等.
    """
    text = document.folded
    for count in counts(text):
        span = Span(count.start, count.end)
        if found := points(text, count):
            if found[0] != count.stated and not _is_of_its_neighbour(text, count, found[0]):
                yield _finding(span, count.stated, found[0], text[slice(*span)], found[1])
            continue
        if above := points_above(text, count):
            if above[0] != count.stated:
                yield _finding(span, count.stated, above[0], text[slice(*span)], above[1])
            continue
        names = before(text, count)
        if names is None or (count.quoted and not spells_out(count, names)):
            readings = behind(text, count)
            if count.quoted and not (readings and spells_out(count, readings[0])):
                continue
        else:
            readings = (names,) if _counted(count, names, size(names).sure) else ()
        listed = _differs(count, readings)
        if listed and not _is_of_its_neighbour(text, count, listed):
            yield _finding(span, count.stated, listed, text[slice(*span)], readings[0].span)
    for span, stated, listed, where in _by_word(text):
        if listed != stated and listed <= 2 * stated <= 4 * listed:
            yield _finding(span, stated, listed, text[slice(*span)], where)
    for match in _abbreviated().finditer(text):
        words = text[match.end() : match.end() + LOOK_AHEAD]
        words = words[: min(at for at in (*map(words.find, "。;!?\n"), len(words)) if at >= 0)]
        clauses = words.split(",")
        listed = sum(re.match(rf"\s*{match[2]}[^0-9]*[0-9]", clause) is not None for clause in clauses)
        stated = value_of(match[1])
        if listed >= (2 if "其中" in match[0] else 3) and listed != stated:
            span = Span(match.start(), match.start() + 4)
            spelt = Span(match.end(), match.end() + len(words))
            yield _finding(span, stated, listed, match[1] + match[2], spelt)._replace(severity="info")


#: A count right before another: 6方面24条措施, “四级三类”.
_BESIDE = Lazy(
    rf"(?<![0-9零〇一二两三四五六七八九十百千万第.])({NUMERAL})(?:{CLASSIFIER}|方面|[县市区镇乡村省州地局])$"
)


def _is_of_its_neighbour(text: str, count: Count, listed: int) -> bool:
    """Whether a list has as many items as the count right before this one announces."""
    beside = _BESIDE.search(text, max(0, count.start - 6), count.start)
    return beside is not None and value_of(beside[1]) == listed
