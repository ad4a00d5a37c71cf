"""DUP007: a sentence or a clause that is written again near by, but for marks, particles, a few words or a name."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Finding, NoOptions, Related, Severity, Text, check
from lintreport.text.repetition.resaid import resaid
from lintreport.text.repetition.wording import How
from lintreport.text.structure.genres import fills_in_a_form, genre, is_office_prose
from lintreport.text.structure.kinds import SENTENCES

from ._quoted import short


@check(
    "DUP007",
    "sentence-said-again",
    title=Text("同一节里一句话又写了一遍，只差几个字", "sentence repeated in its section with small changes"),
    severity="warning",
    basis="practice",
    where=SENTENCES,
    formerly=("DUP006",),
    yields_to=("DUP001", "DUP003", "DUP004"),
    bad=[
        "县林业局坚持造管并举，修复退化林地2.4万亩，补植苗木310万株。完成义务植树86万株。"
        "⟦县林业局坚持造、管并举，修复退化的林地2.4万亩，补植了苗木310万株。⟧",
        "新建2座乡镇集中供水站配套管网工程。修复灌渠6公里。⟦新建2座乡镇集中供水站的配套管网工程。⟧",
        "民间艺人周广田坚持上门授艺，三年来培养学员27人。⟦民间艺人吴长林坚持上门授艺，三年来培养学员27人。⟧",
        "河湾村支书赵永海带着9名老党员，用一个冬天把村口多年没人管的荒坡平整出来，种上了果树。\n发放树苗三百棵。\n"
        "⟦白石村支书马春生带着9名老党员，用一个冬天把村口多年没人管的荒坡平整出来，种上了果树。⟧",
        "已对《渡口管理办法》等5个文件编印图解，⟦已对《渡口管理办法》等5个文件编印了图解，⟧随文发布。",
        "全面完成各项重点任务，以实际行动向全县人民交上满意答卷。⟦以实际行动向全县人民交上满意的答卷。⟧",
        "临街施工的，夜间作业、清晨恢复；⟦临街施工的，一律夜间作业、清晨恢复。⟧",
        "建议市人民政府尽快出台垃圾分类收费的指引。加强宣传。⟦建议市人民政府尽快出台垃圾分类收费的工作指引。⟧",
        "推行执破融合机制，将27件执行案件移送破产审查。⟦积极推行执破融合工作机制，共将27件执行案件移送破产审查。⟧审理行政案件12件。",
        "培训312人次，其中147人取得职业技能等级证书，其中⟦147人获得了职业技能等级证书。⟧",
        "为此，我们逐项研究，拟从县级统筹的资金中安排1200万元，支持新建烘干中心14处、改造机耕路36公里。"
        "⟦今冬，拟从县级统筹资金中安排1200万元，支持新建烘干中心14处，改造机耕道36公里。⟧",
    ],
    good=[
        "县林业局坚持造管并举，修复退化林地2.4万亩，补植苗木310万株。完成义务植树86万株。",
        "东山镇新建烘干中心14处、改造机耕路36公里。西山镇新建烘干中心14处、改造机耕路36公里。",
        "全年受理行政复议案件127件，涉及12个部门。全年办结行政复议案件127件，涉及12个部门。",
        "执法人员只注重收集不利于当事人的证据。执法人员不注重收集有利于当事人的证据。",
        "绩效评级为合格的项目共有12个。绩效评级为不合格的项目共有12个。",
        "（省发展改革委、省财政厅、省教育厅负责）加强监管。（省发展改革委、省财政厅、省卫生健康委、省教育厅负责）",
        "学思想以铸魂，学思想以明理，学思想以力行。",
        "一、加强渡口安全管理工作\n加强渡口安全管理工作，落实日常巡查制度。",
        "公务用车购置及运行费12.5万元，与上年预算持平。其中：公务用车运行费12.5万元，与上年预算持平。",
        "被告人在西坡盗窃松木12根，以每根80元卖给木材商，得款960元。被告人在东坡盗窃松木12根，以每根80元卖给木材商周某，得款960元。",
        "推行执破融合机制，将27件执行案件移送破产审查。审理行政案件12件。",
        "全年受理行政复议案件127件。全年办结行政复议案件127件。",
        "东山镇新建烘干中心14处、改造机耕路36公里。西山镇新建烘干中心14处、改造机耕路36公里。",
        "预计总开工21万套，各年计划开工量见附表。预计总竣工21万套，各年计划竣工量见附表。",
        "单价100万元以上的设备10台。部门安排购置单价100万元以上的设备10台。",
        "学思想以铸魂，学思想以明理，学思想以力行。熟一块、收一块、种一块。",
    ],
)
def sentence_said_again(document: Document, options: NoOptions) -> Iterator[Finding]:
    """同一节里，一句话隔了几句（或一个分句紧接着）又写了一遍，只差标点、虚词、一两个增删的字，或者只换了人名、村名而数字全同。多为改稿时旧句未删，或者套用时没有改完。

    比较的是去掉标点以后的字：12 字以上，四分之三以上相同，数字全同。前后四句之内，较短一句带单位的数字（至少一个不小于 10）
    另一句都有、只作增减的，改动大一些也报。

    不报告：换了动词、名词的并列句（受理127件、办结127件）；增删的字改变了意思的（不、未、其他、一审）；
    带编号的各条之间；标题与正文首句；注明责任单位的括号；预算、决算、法规、裁判文书和表单；限额、期限等按格式写的话。逐字紧接着重复的由 DUP003 报告，整段的由 DUP001、DUP004 报告。
    新闻和看不出是报告的长文中，只作提示（info）。

    改法：留下一句；只换了名称的，核对其余内容是否也应不同。

    为什么：同一件事说了两遍，多为旧句未删；只换了名称而数字全同的，其中一处很可能没有改完。
    ---
    Within a section a sentence is repeated some sentences later, or a clause at once, apart from marks, particles, a word or two added or left out, or the name of a person or village while all figures are the same: the old
    wording was not deleted, or a pattern was not filled in to its end.

    What is compared is the text without marks: at least 12 characters, three quarters of them and all figures the same.
    Within four sentences more may differ, where one was made of the other by additions and keeps all its figures with
    their units, one of them 10 or more.

    Not reported: parallel sentences with another verb or noun (受理127件, 办结127件); additions that change what is said (不, 未,
    其他); numbered items among each other; a heading and its text; brackets that name who is charged; budgets, rules, judgments
    and forms; limits and terms in set words. What is repeated at once and identically is DUP003, whole paragraphs are DUP001 and DUP004. In news and long texts that do not look like reports it is info.

    To fix: keep one of them; where only a name differs, check whether the rest should differ, too.

    Why: The same thing is said twice: the old sentence was not deleted, or a copy was not edited to the end.
    """
    found = resaid(document)
    if not found or document.view(genre) in ("law", "judgment") or document.view(fills_in_a_form):
        return
    severity: Severity | None = None if document.view(is_office_prose) else "info"
    for first, later, how in found:
        words = short(document.masked[slice(*later)].strip())
        yield Finding(
            later, _said(how, words), related=(Related(first, Text("第一次", "first time")),), severity=severity
        )


def _said(how: How, words: str) -> Text:
    if how == "name":
        return Text(f"与前文只差名称：“{words}”", f"differs from an earlier sentence only in a name: “{words}”")
    if how == "recast":
        return Text(f"与前文说的是同一件事：“{words}”", f"repeats an earlier statement: “{words}”")
    return Text(f"与前文几乎相同：“{words}”", f"nearly the same as an earlier sentence: “{words}”")
