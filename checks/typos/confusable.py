"""TYP: a word taken for another, told by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, Related, Severity, Span, Text, check
from lintreport.text.patterns import compiled

from ._words.own_words import Accepted, is_accepted


class Confusion(NamedTuple):
    """A word, the pattern of what stands before it, that of what stands after it, and what it should be there."""

    wrong: str
    before: str
    after: str
    right: str
    severity: Severity = "info"


def behind(words: str) -> str:
    """The pattern of any of these words, parted by blanks, right in front."""
    return "(?:" + "|".join(f"(?<={word})" for word in words.split()) + ")"


#: What is written so more often is a habit, and one finding.
MANY = 5
CLAUSE = "[^,。;:!?、\\n]"
#: Words that are right elsewhere, in the company that makes them wrong.
CONFUSIONS = (
    Confusion("截止", "(?<!日期|时间)", "(?=到?(?:目前|今年?|[0-9]{4}年|[0-9]{1,2}月|[去上]年|年底))", "截至"),
    Confusion("权利", "(?<=行政)", "(?!义务|救济|人|和|与|保)", "权力"),
    Confusion("权利", "(?<!行政)", "(?=清单|下放|寻租|运行)", "权力"),
    Confusion("权力", behind("公民 合法 诉讼 财产 民事"), "", "权利"),
    Confusion("权力", "", "(?=义务)", "权利"),
    Confusion("撤消", "", f"(?={CLAUSE}{{0,10}}(?:决定|处分|行政|职务|许可|案件|登记|资格|机构))", "撤销"),
    Confusion(
        "聚集",
        behind(r"[,。;:、\n(] 紧紧 持续 始终 突出 进一步"),
        f"(?!性|区|地)(?={CLAUSE}{{0,10}}(?:问题|短板|弱项|重点|难点|痛点|堵点|主业|主责|需求|目标|任务|中心))",
        "聚焦",
    ),
    Confusion("与", "", f"(?=(?:(?![与以]){CLAUSE}){{1,10}}名义(?![增上利价值负变工]))", "以"),
    Confusion(
        "增加",
        "",
        f"(?={CLAUSE}{{0,8}}(?:责任感|使命感|紧迫感|危机感|荣誉感|归属感|自豪感|凝聚力|向心力|战斗力))",
        "增强",
    ),
    Confusion(
        "反应",
        behind("群众 职工 居民 村民 企业 代表 来信 来电 如实 集中 强烈"),
        f"(?=的?{CLAUSE}{{0,4}}(?:问题|情况|诉求|意见|线索|困难))",
        "反映",
    ),
    Confusion("法制", "", "(?=政府|思维|方式|轨道|营商环境)", "法治"),
    Confusion("法治", "", "(?=审核)", "法制"),
    Confusion("必需", "", "(?=加强|坚持|做到|严格|遵守|依法|按照|高度|始终|认真|抓|全面|把)", "必须"),
    Confusion("帐", "(?<![蚊营帷军])", "(?=户|号|目|簿|款|务|面)", "账"),
    Confusion("帐", "(?<=[台转记对结建呆坏查挂])", "(?![篷幕下前中户号目簿款务面])", "账"),
    Confusion("检查建议", "", "(?=书)", "检察建议"),
    Confusion("签定", "", f"(?={CLAUSE}{{0,12}}(?:合同|协议|责任书|责任状|承诺书|意向))", "签订"),
    Confusion("自愿", "", "(?=服务(?:活动|队|者|站|组织)|者)", "志愿"),
    Confusion("过度", "", "(?=期|时期|阶段|安置|用房)", "过渡"),
    Confusion("即", "(?<![立随当亦])", f"(?=要{CLAUSE}{{1,16}}[,、]?(?:又|也|更)要)", "既"),
    Confusion("既", "", "(?=将(?:开展|召开|到来|启动|建成|完工|实施|出台|举行|投入))", "即"),
    Confusion("纪录", behind("过程 会议 执法 工作 信用"), "(?!片)", "记录"),
    Confusion("记要", "(?<=会议)", "", "纪要"),
    Confusion("精减", "", "(?=机构|文件|会议)", "精简"),
    Confusion("融汇", "", "(?=贯通)", "融会"),
    Confusion("爆发", behind("疫情 山洪 洪水 病毒"), "(?!力|点)", "暴发"),
    Confusion(
        "登陆",
        "(?<!正式|成功|强势|率先)",
        f"(?={CLAUSE}{{0,14}}?(?:网站|网址|平台|系统|邮箱|[账帐]号|APP|客户端|官网|小程序|公众号|[a-z]{{2,6}}[:.]|网(?![络球红格点箱])))",
        "登录",
        "warning",
    ),
    Confusion("其它", "", "", "其他"),
    Confusion("做出", "", f"(?={CLAUSE}{{0,12}}?(?:决定(?!性)|处罚|裁定|判决|裁决|批复|答复))", "作出"),
    Confusion("交纳", "", f"(?={CLAUSE}{{0,6}}?(?:罚款|税|滞纳金|社会保险|养老保险|医疗保险|失业保险))", "缴纳"),
    Confusion("制订", "", "(?=本?(?:实施)?(?:办法|细则|规定|条例|规章)(?![的修草]))", "制定"),
)


@cache
def contexts() -> list[tuple[Confusion, re.Pattern[str], re.Pattern[str]]]:
    """The confusions with the patterns of both sides, compiled."""
    return [(one, compiled(one.before), compiled(one.after)) for one in CONFUSIONS]


def confused(text: str, one: Confusion, before: re.Pattern[str], after: re.Pattern[str]) -> Iterator[Span]:
    """Where the word stands between what makes it wrong; plain search for the word is faster than any pattern."""
    start = text.find(one.wrong)
    while start >= 0:
        end = start + len(one.wrong)
        if before.match(text, start) and after.match(text, end):
            yield Span(start, end)
        start = text.find(one.wrong, end)


@check(
    "TYP003",
    "confusable-word",
    title=Text("易混词", "commonly confused word"),
    severity="info",
    options=Accepted,
    basis="立法技术规范（试行）（一）; practice",
    bad=[
        "⟦截止⟧目前,共受理行政复议案件32件。",
        "公布⟦权利⟧清单,规范行政⟦权利⟧运行,保障公民⟦权力⟧。",
        "⟦撤消⟧原处理决定,进一步⟦聚集⟧市场现象问题。",
        "拟⟦与⟧区政府名义印发,切实⟦增加⟧干部责任感。",
        "认真办理群众⟦反应⟧的问题,运用⟦法制⟧思维,落实重大执法决定⟦法治⟧审核。",
        "我们⟦必需⟧坚持原则,⟦即⟧要严格执法,又要热情服务。",
        "核对⟦帐⟧户,健全台⟦帐⟧,⟦签定⟧目标责任书,整理会议⟦记要⟧和执法全过程⟦纪录⟧。",
        "开展⟦自愿⟧服务活动,五年⟦过度⟧期内政策不变,论坛⟦既⟧将召开。",
        "申请人可⟦登陆⟧政务服务网查询⟦其它⟧事项,部门应依法⟦做出⟧处理决定,通知逾期不⟦交纳⟧罚款的人。",
        "为规范管理,⟦制订⟧本办法。",
    ],
    good=[
        "截至目前,共受理行政复议案件32件。",
        "报名截止时间为2024年5月,行政权利义务关系明确,公民的权利受保护。",
        "人员聚集问题得到疏导,聚集高端人才,产业聚集区建设任务过半。",
        "以区政府名义印发,与名义增速相比,增加收入,撤消编队。",
        "应急反应情况良好,化学反应问题,生活必需品,帐篷和蚊帐,自愿参加。",
        "过度医疗,刷新世界纪录,立即要求整改,权力和责任对等。",
        "台风登陆后,登陆作战,正式登陆该平台;做出贡献,做出决定性的一步;交纳会费,制订工作计划。",
    ],
)
def confusable_word(document: Document, options: Accepted) -> Iterator[Finding]:
    """词本身没有错，放在这里多半错了：截止目前（截至）、行政权利（权力）、撤消决定（撤销）、聚集问题（聚焦）、与…名义（以）等。

    只按前后文判断，拿不准的不报告。级别为提示；“登陆”网站、系统、账号为警告。

    公文和立法用字有规范的，按规范提示：其它（其他）、做出决定（作出）、交纳税款和罚款（缴纳）、制订办法（制定）。

    改法：按原意选词。自动修改须加 `--unsafe-fixes`。

    为什么：易混词改变意思（权利与权力），法律文书中尤须分清。

    不报告：前后文不足以判断的；反映/反应、做/作、制定/制订等单独出现的。
    ---
    A word that exists and is most likely not the one meant here: 截止目前 (截至), 行政权利 (权力), 撤消决定 (撤销),
    聚集…问题 (聚焦), 与…名义 (以).

    Only the words around it decide, and where they do not, nothing is reported. The severity is info; 登陆 for logging in to a
    site, a system or an account is a warning.

    Where official writing and legislation have a norm for a word, it is followed: 其它 (其他), 做出决定 (作出), 交纳 taxes and fines
    (缴纳), 制订办法 (制定).

    To fix: choose the word that is meant.

    Why: Confused words change the meaning (权利 and 权力), which matters most in legal texts.

    Not reported: places where the words around do not decide, and pairs such as 反映/反应, 做/作, 制定/制订 by themselves.
    """
    for one, before, after in contexts():
        right, found = one.right, confused(document.folded, one, before, after)
        spans = [span for span in found if not is_accepted(document, (), options.accept, span)]
        a_habit = len(spans) > MANY
        for span in spans[:1] if a_habit else spans:
            wrong = document.text[slice(*span)]
            places = Text(f"，全文共{len(spans)}处", f", {len(spans)} times in the text") if a_habit else Text("", "")
            yield Finding(
                span,
                Text(
                    f"“{wrong}”在此疑应为“{right}”{places.zh}",
                    f"“{wrong}” may be meant to be “{right}” here{places.en}",
                ),
                related=tuple(Related(other, Text("还有此处", "here as well")) for other in spans[1:MANY] if a_habit),
                fix=Fix(
                    Text(f"改为“{right}”", f"write “{right}”"),
                    tuple(Edit(place, right) for place in (spans if a_habit else [span])),
                ),
                severity=one.severity,
            )
