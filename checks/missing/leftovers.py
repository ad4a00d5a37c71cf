"""RED: what a template, a form or an editor left in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import KINDS, SENTENCES, Kind

from ._around import MANY, in_model, is_spoken_of, paragraph_of
from ._notes import notes, spoken

#: Where something may be left: in cells and code, brackets and boxes mean something else, and formulas do not.
_WHERE: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "contents")
#: What means the same in cells, too.
_ALSO_IN_CELLS = frozenset(("formula",))
#: ... and in the lines of a form.
_IN_LINES = frozenset(("order", "note", "hint", "assistant"))
#: What is broken is so within a quotation, too, whatever words stand beside it.
_BROKEN = frozenset(("empty", "formula", "choice", "percent", "box"))
#: Empty brackets and boxes stand for words in sentences only.
_SENTENCES: tuple[Kind, ...] = (*SENTENCES, "heading")

#: What is left, by the group of the pattern that finds it.
_LEFT = {
    "empty": Text("括号、引号或书名号里没有内容", "nothing between the marks"),
    "year": Text("年份或文号未填", "a year or a document number not filled in"),
    "field": Text("模板的字段未替换", "a field of a template not replaced"),
    "formula": Text("公式未换成结果", "a formula in place of its result"),
    "choice": Text("两种说法没有选定", "one of two words was to be chosen"),
    "percent": Text("计数单位之后又有百分号", "a unit of counting with a per cent sign"),
    "form": Text("表单的填写要求未删除", "a requirement of a form left in the text"),
    "order": Text("模板或表格的填写要求未删除", "an instruction of a template or form left in the text"),
    "note": Text("修改人的批注未删除", "an editor's note left in the text"),
    "mask": Text("文字被符号遮盖", "words masked with symbols"),
    "box": Text("此处的图表或文字丢失", "a table, a picture or words were lost here"),
    "hint": Text("范文的写作提示未删除", "a hint from a sample text left in the text"),
    "assistant": Text("写作工具对使用者说的话", "a writing tool speaking to its user"),
}
_OPENING, _CLOSING, _INNER = r"[(\[【〔{<«]", r"[)\]】〕}>»]", r"[^()\[\]【】〔〕{}<>«»。\n]"


@cache
def _signs() -> re.Pattern[str]:
    """What is left between brackets, or as a sign."""
    opening, closing, inner = _OPENING, _CLOSING, _INNER
    unknown = "[Xx×*○]"
    named = "(?:单位|部门|姓名|名称|日期|时间|数量|金额|年份|年度|数字|数据|人数|件数|地点|地区|标题|内容)"
    modal = "(?:请|待|需|须|拟|再|建议|应|可否?|是否)"
    edited = "(?:核一?下|核准数|核数|再核|定稿|斟酌|改写|改为|改成|重写|补数|补齐|补上|删除|删去|删掉|替换|移[到至]|合并到|统一口径|保留|更新数据|领导定)"
    lacking = "(?:缺|差|少)(?:数据|数字|图|表|材料|附件|内容)|(?:数据|数字|口径)(?:缺|暂缺|未报|未提供|未到|有误|不对|存疑|不一致|对不上)"
    font = "(?:[小一二三四五]号)?(?:方正)?(?:小标宋|仿宋|宋体|黑体|楷体)"
    length = "(?:字数)?(?:不超过|不少于|不得超过|限|控制在)[0-9]{2,5}字(?:以内|左右|之内)?"
    return compiled(
        r"(?=[(《“\[【〔{«<2■=△▲☆★◇◆●#@&~]|[件人次户家起名]%|[长加升高降少低]/)(?:"
        rf"(?P<empty>(?<={HAN})(?:\( {{0,2}}\)|《 {{0,2}}》|“ ?”|【 ?】|〔 ?〕|\[ ?\])(?={HAN}|[,。;、:]))"
        rf"|(?P<year>(?<![0-9A-Za-z])20(?:{unknown}{{2}}|[0-9]{unknown})(?![0-9A-Za-z年〕])|[(\[]20(?:[0-9]{{2}}|{unknown}{{2}})[)\]]"
        rf" ?(?:第 ?)?(?:(?:{unknown}|N|_){{1,4}}|(?<=[Xx×*○][)\]])[0-9]{{1,4}})号)"
        rf"|(?P<field>(?<!\{{)\{{{HAN}{{2,12}}\}}(?!\}})|«{HAN}{{1,12}}»|<{HAN}{{0,4}}{named}{HAN}{{0,2}}>)"
        r"|(?P<formula>\([0-9]{1,9}(?:\.[0-9]+)? ?[-/÷*] ?[0-9]{1,9}(?:\.[0-9]+)?\) ?%|=[A-Z]{2,12}\(|=[A-Z]{1,2}[0-9]{1,4}[-+*/][A-Z]{1,2}[0-9]{1,4})"
        rf"|(?P<choice>(?:(?<=增)[长加]|(?<=上)升|(?<=提)高)/(?:下降|减少|降低)|(?:(?<=下)降|(?<=减)少|(?<=降)低)/(?:上升|增[长加]|提高))(?=[0-9X×_ 约了])"
        r"|(?P<percent>(?<=[0-9])[件人次户家起名]%)"
        rf"|(?P<form>{opening}{inner}{{0,10}}{font}{inner}{{0,10}}{closing}|{opening}{inner}{{0,8}}{length}{inner}{{0,4}}{closing}"
        rf"|{opening}(?:要求|说明|提示|注意|备注):{inner}{{0,20}}(?:[0-9]字|阐述|撰写|填写|概述|简要|逐[条项]|列出|格式|删除){inner}{{0,14}}{closing})"
        rf"|(?P<note>{opening}(?:{inner}{{0,12}}{modal}{inner}{{0,5}}{edited}{inner}{{0,10}}|{inner}{{0,8}}(?:{lacking}){inner}{{0,6}}|/?(?:(?:批注|审阅|修改痕迹|修改记录|删除线|带格式的?)[0-9]{{0,2}}(?::{inner}{{0,30}})?|(?:修订|已删除):{inner}{{0,30}})|(?:是否|要不要|这|此|数据|数字|口径|用哪){inner}{{0,12}}\?){closing})"
        rf"|(?P<mask>(?P<sign>[△▲☆★◇◆●#@&~])(?<={HAN}.)(?P=sign){{1,7}}(?={HAN})|{opening}\s?[×Xx*■□○△▲_-]{{3,8}}\s?{closing})"
        rf"|(?P<box>■(?<=[。:;,、]■)(?=\s*$)|(?<![^\n])■{{1,3}}(?=\s*$)|(?<={HAN})■(?={HAN})|[\[【](?:图片|表格|表情|公式|图表|插图|超?链接|(?i:page|image|picture|photo|figure|table|chart|video|logo|header|footer)) ?[0-9]{{0,3}}[\]】](?![(\[:]))"
        ")",
        re.MULTILINE,
    )


@cache
def _heads() -> re.Pattern[str]:
    """The first two characters of such a phrase, and of more: a search for classes of them alone is quick."""
    return compiled(
        "[此这本该示样范例写编填提以希作如请仍保勿不删定印报上付发送由好]"
        "[处段说提行里例文作写表示下望为果需勿根结您保留删改要得除去稿发送报印布审会A人D豆的]"
    )


@cache
def _phrases() -> re.Pattern[str]:
    """What is left as words: orders and hints of a form or a model text, and what a writing tool says."""
    format_ = "(?:本|此|该|原)?(?:表格?|表格格式|格式|模板|样式|公式)"
    return compiled(
        "(?:"
        rf"(?P<order>(?:(?<!{HAN})|(?<=[应须需请要可]))仍?保留(?>{format_}(?:格式|不变)?)(?![中里内上]|的)|(?:请勿|不要|不得|勿)(?:删除|删改|改动|修改){format_}|删[除去](?:本|此|该)(?:说明|提示|行|段|句|注)"
        rf"|(?:此|本|该)(?:说明|提示|行|段)(?:可|应|请)?(?:自行)?删[除去]"
        r"|(?:定稿|印发|报送|上报|付印|发布|送审|上会)前(?:请|再|需|须|要)?(?:替换|更新|核实|核对|删除|补充|修改|确认))"
        rf"|(?P<hint>(?:此处|这里|此段|本段)(?:请|待|需|须|拟|由|应|再|建议){HAN}{{0,8}}(?:补充|补齐|填写|核实|核对|插入|更新|修改|确认|删除)"
        r"|(?<=[,。;、! ])(?:示例|样例|范例|例文|(?:写作|填写|编写)(?:提示|说明)|提示语|填表说明):[^。\n]{1,40})"
        r"|(?P<assistant>由(?:AI|人工智能(?:工具|助手|模型)?|DeepSeek|豆包)(?:自动|辅助)?生成|好的,(?:以下|下面)是[^。\n]{0,20}|以下是(?:为您|根据您|按照您)[^。\n]{0,20}|希望(?:这份|以上|这篇|本)[^,。\n]{0,10}(?:对您有|能帮|符合您)[^。\n]{0,10}"
        r"|作为(?:一个|一名)?(?:AI|人工智能|大语言)(?:语言)?(?:模型|助手)|如(?:果您)?需(?:要)?(?:进一步|更多)?(?:修改|调整|补充|完善)[^。\n]{0,10}(?:告诉我|随时)"
        r"|请(?:您)?(?:根据|结合)(?:实际|本单位实际|具体|自身)(?:情况)?(?:进行)?(?:修改|填写|调整|补充|替换|增删))"
        ")",
    )


def _words(folded: str) -> Iterator[re.Match[str]]:
    """The phrases that are left, none within another."""
    end = 0
    for head in _heads().finditer(folded):
        found = _phrases().match(folded, head.start()) if head.start() >= end else None
        if found:
            end = found.end()
            yield found


def _is_of_model(document: Document, span: Span, kind: str) -> bool:
    """Whether what is left belongs to a model; a field in braces does only where its own sentence speaks of one."""
    if kind in _BROKEN and not document.mentioned(span):
        paragraph = document.paragraphs[paragraph_of(document, span.start)]
        return document.models.hold(span.start, paragraph.start)
    if kind != "field" or not in_model(document, span):
        return in_model(document, span)
    sentence = document.sentences[max(0, bisect_right(document.sentences, span.start, key=lambda one: one.start) - 1)]
    return is_spoken_of(document, span) or document.models.titled(span.start) or document.models.spoken_in(*sentence)


@check(
    "RED008",
    "template-residue",
    title=Text("模板、表单或批注残留", "left over from a template, a form or an editor"),
    severity="warning",
    basis="practice",
    where=_WHERE,
    yields_to=("RED001", "RED002", "RED003", "RED006"),
    bad=[
        "形成总结⟦（）⟧,召开会议⟦( )⟧,建立台账三本。印发⟦《》⟧,开展⟦“”⟧活动。",
        "根据《关于印发要点的通知》⟦(20xx)7号⟧,⟦20XX⟧工作总结已经完成,按⟦(2024)X号⟧文件办理。",
        "经⟦{单位名称}⟧研究,由⟦«部门»⟧负责,⟦<填报日期>⟧前完成。",
        "受理案件310件,同比—⟦（310/0）%⟧,跟进监督0⟦件%⟧,合计⟦=SUM(⟧B2:B9)。\n⟦=SUM(⟧C4:C9)\n二、下一步打算",
        "没有此项工作的,⟦仍保留该表格⟧,不要留空。⟦(标题用二号方正小标宋)⟧",
        "全年办理案件36件⟦【请张科再核】⟧,罚款12万元⟦（此处建议删除）⟧,占比45%⟦[数据对不上]⟧。",
        "全年工作情况见下表:⟦■⟧\n推进法治⟦■⟧府建设,⟦(是否保留?)⟧取得成效。",
        "会同⟦[图片]⟧有关单位⟦△△⟧部门开展检查,由⟦【×××】⟧负责。",
        "推进一站式服务⟦（此处请民一庭补充数据）⟧，⟦此处需综合科补充⟧全年情况⟦【建议办公室统一口径】⟧。",
        "二、主要做法⟦（要求：不少于1500字，分三个方面阐述）⟧，⟦【修订：张某 2023-11-02】⟧数据为预估数，⟦定稿前替换⟧，⟦（见下图，待插入）⟧。",
        "评选名师30名， ⟦示例：可从三个角度展开⟧。落实减负清单。",
        "⟦以下是为您撰写的工作总结⟧。全年办结案件36件。⟦希望以上内容对您有所帮助⟧。⟦请根据实际情况修改⟧。",
        "审核把关不严。⟦（此处是否点名请办公室定）⟧造林任务见附表⟦[插入附表编号]⟧，⟦［小李：这个文件印了吗？］⟧明确分工，⟦【插入：特色做法，200字以内】⟧。",
        "⟦（三稿，张主任改，红字待定）⟧\n全年办案36件，同比增⟦长/下降⟧12%。⟦[Page]⟧\n⟦此处数据待办公室核实。⟧",
        "⟦（落款要压章，日期空四格）⟧特此通告。⟦【模板第3.2版】⟧照片上有“20××年”字样的模板，已补做。⟦{企业名称}⟧未按规定办理。",
        "[打印时⟦删除本行⟧：签发人、日期由系统自动生成]\n全年办案36件。",
        "# 注意:⟦请勿删除本表⟧,办理结果⟦(限500字以内)⟧如下。",
    ],
    good=[
        "形成总结(三篇),召开会议( 12次 ),建立台账三本。印发《办法》,开展“双随机”活动。",
        "根据《关于印发要点的通知》(2024)7号,2024年工作总结已经完成,编号120x120。",
        "《关于修改〈行政处罚法〉的决定》;(需提供原件及复印件);面积为120(?)亩。",
        "报告模板如下:20XX工作总结,经{单位名称}研究,(标题用二号小标宋)。",
        "完成率(12/15)为80%,同比增长(下降)5%,应当如实填写申请表。",
        "■加强领导。■强化监督。□是■否",
        "两家单位上报的月报仍保留模板中的“××项目”字样，已经退回。短信以“尊敬的{业主姓名}，您好”开头，由系统替换后发出。",
        "抽查发现，一份总结把年份写成“20xx”，另一份留有“{单位名称}”字样，均已退回。",
        "受理案件310件,增长15%。调用main()函数,发布公告(第3号)。",
        "姓名( )年龄( )\n单位:( )",
        "（以上证明需提供原件及复印件）（请耐心等待，必定能打通）（提请审定材料）（含本市户口待定人员）",
        "填报《登记表》（单位在职职工须加盖单位公章，其他人员由社区盖章确认），（此件公开发布），同比增长/下降幅度见表。",
        "# 目录\n- [图片](a.png)\n- [链接][1]\n- [请修改此处内容](b.md)\n\n[1]: http://a.cn",
        "作为人工智能产业园的配套，以下是主要做法，希望以上单位抓好落实，应根据实际情况调整计划。",
    ],
)
def template_residue(document: Document, options: NoOptions) -> Iterator[Finding]:
    """模板、表单或修改人留下的内容没有处理：空的括号、书名号、引号“（）”；未填的年份和文号“20xx”“（20xx）7号”；字段“{单位名称}”“«部门»”；未算出的公式
    “（310/0）%”“=SUM(”“0件%”；填写要求“仍保留该表格”“请勿删除本表”“（标题用二号小标宋）”“（限500字以内）”；批注“【请张科再核】”“（此处建议删除）”“（是否保留？）”“［小李：印了吗？］”“（三稿，红字待定）”；
    没有选定的“增长/下降5%”；应有图表的“■”“[Page]”。批注按用词辨认：说到正文的某处、某数、某稿，请谁做什么，而且几乎没有别的字。

    不报告：表格、表单里的空括号；文中说明是样式、模板、格式要求的部分；项目符号、勾选框。全文同类很多的，视为有意，只作提示（info）。

    改法：填入实际内容，或者删去。

    为什么：模板和批注是写给填表人看的，留在报告里说明没有定稿。
    ---
    What a template, a form or an editor left was not dealt with: empty brackets, title or quotation marks; years and document numbers that were never
    filled in (20xx, (20xx)7号); fields ({单位名称}, «部门»); formulas without a result ((310/0)%, =SUM(, 0件%); instructions of a form (仍保留该表格, 请勿删除本表,
    the font or the length to use); notes of an editor (【请张科再核】, (是否保留?)); hints of a model text (示例:…); what a writing tool says to its user (希望以上内容对您有所帮助); 增长/下降5% with no choice made; ■ or [Page] where a table stood. A note is told by its words: of a
    place, a figure or a draft of the text, what is to be done and by whom, and of next to nothing else.

    Not reported: brackets to fill in tables and forms, passages that speak of models and formats, bullets, boxes to tick. Where a text has many of one
    kind it has them on purpose: info.

    To fix: fill it in or delete it.

    Why: Instructions and notes were meant for whoever fills in the form; in a report they show that it is not finished.
    """
    folded = document.folded
    left = [*notes(folded), *spoken(folded, document.sentences)]
    within = {at for note in left for at in range(*note)}
    others = [(Span(*match.span()), str(match.lastgroup)) for match in (*_signs().finditer(folded), *_words(folded))]
    found = [(note, "note") for note in left] + [one for one in others if one[0].start not in within]
    found = [one for one in found if not _is_of_model(document, *one)]
    times = Counter(kind for _, kind in found)
    for span, kind in sorted(found):
        block = document.kind_at(span.start)
        if (
            block in ("row", "code", "form")
            and kind not in _ALSO_IN_CELLS
            and not (block == "form" and kind in _IN_LINES)
        ):
            continue
        if kind in ("empty", "choice") and block not in _SENTENCES:
            continue
        severity: Severity | None = "info" if times[kind] > MANY else None
        words = " ".join(document.masked[max(0, span.start - 4) : span.end].split())
        said = _LEFT[kind]
        yield Finding(span, Text(f"{said.zh}：“{words}”", f"{said.en}: “{words}”"), severity=severity)
