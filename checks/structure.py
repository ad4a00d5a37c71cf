"""STR: parts that a report lacks, headings over nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NotEvaluated, Related, Span, Text, check
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.genres import fills_in_a_form
from lintreport.text.structure.outline import Heading

#: A paragraph of more characters than this is no heading on a line of its own.
_LONGEST = 45
#: A heading has this many characters after its number.
_SHORTEST = 4
#: Kinds that are no headings of a report: an attachment's name, an article of a law, items of a list.
_NO_HEADINGS = frozenset({"附件", "条", "1)", "①", "编", "篇"})
#: Among headings that run into their text, a short one of no more characters has lost its own.
_SHORT = 12
#: A heading without text is a slip where this many beside it have theirs, and all but it.
_ALIKE = 2
#: How many places one finding names besides its own.
_SHOWN = 5

#: Words for the examples, which must be as long as a report.
_FILLER = "全年召开专题会议12次,印发文件9件,举办培训班6期,开展检查30次。" * 13 + "\n"
_LAW = (
    "⟦某县农业农村局2023年度法治政府建设工作报告⟧\n一、主要举措和成效\n局主要负责人认真履行推进法治建设第一责任人职责。\n"
    + _FILLER
    + "但还存在执法力量薄弱、培训覆盖面不广等问题,主要原因是人员编制不足。\n下一步,我局将继续加强执法培训,进一步规范执法行为。\n"
)
_DISCLOSURE = (
    "⟦某县2023年政府信息公开工作年度报告⟧\n一、总体情况\n"
    + _FILLER
    + "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n全年收到申请21件。\n四、政府信息公开行政复议、行政诉讼情况\n无。\n"
    + "五、存在的主要问题及改进情况\n公开不够及时,已改进。\n六、其他需要报告的事项\n本年度未收取信息处理费。\n"
)
_ACCOUNTS = (
    "⟦某县民政局2023年度部门决算⟧\n一、主要职能\n拟订民政事业规划。\n二、机构设置\n内设4个股室。\n三、收入支出决算总体情况说明\n"
    + _FILLER * 4
    + "四、其他重要事项说明\n“三公”经费及公务接待费支出12万元。\n机关运行经费支出30万元。\n政府采购支出20万元。\n五、名词解释\n机关运行经费:指为保障运行的经费。\n"
)
_REORDERED = (
    "某县2023年政府信息公开工作年度报告\n一、总体情况\n"
    + _FILLER
    + "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n全年收到申请21件。\n四、⟦存在的主要问题及改进情况⟧\n公开不够及时,已改进。\n"
    + "五、政府信息公开行政复议、行政诉讼情况\n无。\n六、其他需要报告的事项\n本年度未收取信息处理费。\n"
)

_STOP = Lazy("[。;!?:]")
# What stands under these is no text: it was left out when the text was taken, or never was there.
_NO_TEXT_BELOW = Lazy(r"表|图|附件|附录|名单|目录|清单|\t|[.…·]\s?[.…·]|[0-9]\s?$|无$|略\)?$")


#: A short line without a stop may be a heading that has no number.
_UNNUMBERED = 30
#: What is read of a numbered paragraph as its heading, in code points.
_READ = 60


def _heading_texts(document: Document) -> list[tuple[Span, int]]:
    """The words of what may be a heading, each with its level (1 for one without a number), in order."""
    folded = document.folded
    found = []
    numbered = set()
    for heading in document.outline:
        numbered.add(heading.span.start)
        words = folded[heading.mark.end : min(heading.span.end, heading.mark.end + _READ)]
        first = heading.mark.end + len(words) - len(words.lstrip(" \t.、"))
        stop = _STOP.search(folded, first, heading.mark.end + len(words))
        found.append((Span(first, stop.start() if stop else heading.mark.end + len(words)), heading.level))
    for paragraph in document.paragraphs:
        if (
            paragraph.start not in numbered
            and paragraph.end - paragraph.start <= _UNNUMBERED
            and folded[paragraph.end - 1] not in "。;,"
        ):
            found.append((paragraph, 1))
    return sorted(found)


def _searched(document: Document) -> NotEvaluated | None:
    """Why parts cannot be looked for in this text, if so."""
    profile = document.profile
    if profile is None:
        return NotEvaluated(
            Text(
                "认不出是哪一类报告，可用配置项 profile 指定",
                "no known kind of report; the configuration may choose one with the key profile",
            )
        )
    if not profile.parts:
        return NotEvaluated(
            Text(
                f"已认出是{profile.title.zh}，这一类报告没有规定必备的部分",
                f"a {profile.title.en}, for which no rule prescribes the parts",
            )
        )
    if (document.report_year or profile.since) < profile.since:
        return NotEvaluated(
            Text(
                f"规定适用于{profile.since}年度及以后的报告",
                f"the parts are required of reports on {profile.since} and later",
            )
        )
    if len(document.text) < profile.shortest:
        return NotEvaluated(Text("文本过短，可能没有正文", "too short to hold the report itself"))
    return None


@check(
    "STR001",
    "missing-section",
    title=Text("缺少应有的部分", "a required part is missing"),
    severity="warning",
    basis="法治政府建设与责任落实督察工作规定 (厅字〔2019〕28号); 政府信息公开条例第五十条; 国办公开办函〔2021〕30号; 预算法第十四条; 地方预决算公开操作规程",
    bad=[
        _LAW.replace("下一步,我局将继续加强执法培训,进一步规范执法行为。", "特此报告。"),
        _LAW.replace("但还存在执法力量薄弱、培训覆盖面不广等问题,主要原因是人员编制不足。", "原因待查。"),
        _LAW.replace("局主要负责人认真履行推进法治建设第一责任人职责。", ""),
        _DISCLOSURE.replace("六、其他需要报告的事项\n本年度未收取信息处理费。\n", ""),
        _ACCOUNTS.replace("“三公”经费及公务接待费支出12万元。", ""),
    ],
    good=[
        _LAW.replace("⟦", "").replace("⟧", ""),
        _DISCLOSURE.replace("⟦", "").replace("⟧", ""),
        _ACCOUNTS.replace("⟦", "").replace("⟧", ""),
        _DISCLOSURE.replace("六、其他需要报告的事项\n本年度未收取信息处理费。\n", "")
        .replace("2023", "2015")
        .replace("⟦", "")
        .replace("⟧", ""),
        "2024年某县政府工作报告\n——2024年1月9日在某县第十八届人民代表大会第三次会议上\n各位代表:\n" + _FILLER,
        "2023年全区安全生产工作总结\n一年来,全区安全生产形势平稳。\n" + _FILLER,
        "2023年法治政府建设年度报告\n附件下载\n",
        "关于2023年法治政府建设督察情况的通报\n" + _FILLER,
    ],
)
def missing_section(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """这一类报告应有的部分，标题里和正文里都找不到。

    从标题、开头和各级标题认出报告的类型，或由配置项 `profile` 指定。有规定必备部分的四类：法治政府建设年度报告（主要举措和成效、存在的不足和原因、党政主要负责人履行第一责任人职责的情况、
    下一年度安排）、政府信息公开工作年度报告（六个部分）、部门预算公开和部门决算公开（职责、机构、收支、“三公”经费、机关运行经费、政府采购）。政府、法院、检察院工作报告等只认类型，不要求部分。也可以自己编写一类，见 docs/profiles.zh-CN.md。

    同义的标题、不带序号的标题和正文里的话都算数。“原因”“第一责任人”“名词解释”缺少时只作提示（info）。认不出类型的、没有规定必备部分的、规定施行以前的、过短而可能没有正文的，记为“未评估”。

    改法：补写这一部分；确实没有可写的，写明“无”。

    为什么：规定要求写的部分没有写，报告会被退回补报。

    不报告：认不出类型的、没有规定必备部分的、规定施行以前的、过短而可能没有正文的报告（记为“未评估”）；同义的标题、不带序号的标题和正文里的话都算写了。
    ---
    A part that this kind of report must have is found neither in a heading nor in the text.

    The kind is recognised from the title, the opening and the headings, or chosen by the key `profile` of the configuration. Of four kinds that come with the program a rule fixes the parts: the annual
    report on building a law-based government (measures and results, shortcomings and causes, the duty of the principals, next year's plans), the annual report on the disclosure of government information
    (six parts), the published budget and the final accounts of a department (duties, offices, income and expenditure, the three public expenses, running costs, procurement). Work reports of governments, courts and
    procuratorates and other kinds are recognised, and nothing is demanded of them. You may write your own, see docs/profiles.md.

    Synonyms, headings without a number and words in the running text count. Missing causes, a missing duty of the principals and a missing explanation of terms are info only. A report of an
    unknown kind or of one whose parts no rule fixes, a report about a year before the rule, and a text so short that the report itself may not be in it, are not evaluated.

    To fix: write the part; when there is nothing to say, say so.

    Why: A part that a rule requires is missing, and the report will be sent back.

    Not reported: reports of an unknown kind or of one whose parts no rule prescribes, reports on a year before the
    rule, and texts too short to hold the report (all “not evaluated”). Synonyms, unnumbered headings and words in the
    running text count as the part.
    """
    if reason := _searched(document):
        yield reason
    profile = document.profile
    if profile is None or reason:
        return
    headings = document.view(_heading_texts)
    place = document.profile_title or (document.sentences[0] if document.sentences else Span(0, 0))
    for part in profile.missing(
        document.folded, (document.folded[slice(*span)] for span, _ in headings), document.report_year
    ):
        looked = part.hint or Text(*["; ".join(part.headings + part.text)] * 2)
        yield Finding(
            place,
            Text(f"{profile.title.zh}缺少“{part.name.zh}”", f"the {profile.title.en} has no part on {part.name.en}"),
            note=Text(f"在标题和正文中找过：{looked.zh}", f"looked for in headings and text: {looked.en}"),
            severity=part.severity,
        )


@check(
    "STR004",
    "section-order",
    title=Text("各部分顺序与格式不符", "parts not in the prescribed order"),
    severity="info",
    basis="国办公开办函〔2021〕30号",
    bad=[_REORDERED],
    good=[_DISCLOSURE.replace("⟦", "").replace("⟧", ""), _LAW.replace("⟦", "").replace("⟧", "")],
)
def section_order(document: Document, options: object) -> Iterator[Finding]:
    """报告类型规定了各部分的先后，而一个部分写在了应在其后的部分之后。只看最高一级的标题；类型没有规定顺序的不查。自带的类型里，政府信息公开工作年度报告有规定。

    改法：按格式调整顺序。

    为什么：格式规定了先后，顺序不同，读者和系统都难以对照。

    不报告：没有规定顺序的报告类型；下一级标题的顺序。
    ---
    The kind of report fixes the order of its parts, and a part comes after one that should follow it. Only headings of the highest level count, and only
    kinds that fix an order: of those that come with the program, the annual report on the disclosure of government information.

    To fix: put the parts in the order of the format.

    Why: The format prescribes the order; readers and systems compare reports part by part.

    Not reported: kinds of reports without a prescribed order, and the order of lower headings.
    """
    profile = document.profile
    if profile is None or not profile.ordered or _searched(document):
        return
    top = [span for span, level in document.view(_heading_texts) if level == 1]
    placed = profile.placed([document.folded[slice(*span)] for span in top])
    furthest, behind = -1, None
    for index, part in placed:
        if behind and index < furthest:
            yield Finding(
                top[index],
                Text(
                    f"“{part.name.zh}”应在“{behind.name.zh}”之后",
                    f"the part on {part.name.en} should come after the one on {behind.name.en}",
                ),
                related=(Related(top[furthest], Text("应在其前", "should come before it")),),
            )
        else:
            furthest, behind = index, part


class _Own(NamedTuple):
    """A heading on a line of its own; ``paragraph`` is its number, ``words`` what stands behind its mark."""

    heading: Heading
    paragraph: int
    words: Span


def _own_lines(document: Document) -> list[_Own]:
    """The headings that fill a short paragraph, in order."""
    starts = [paragraph.start for paragraph in document.paragraphs]
    found = []
    for heading in document.outline:
        at = bisect_left(starts, heading.span.start)
        if at == len(starts) or starts[at] != heading.span.start or heading.kind in _NO_HEADINGS:
            continue
        words = document.folded[heading.mark.end : heading.span.end]
        first = heading.mark.end + len(words) - len(words.lstrip(" \t.、"))
        if _SHORTEST <= heading.span.end - first <= _LONGEST:
            found.append(_Own(heading, at, Span(first, heading.span.end)))
    return found


def _plain(document: Document, one: _Own) -> bool:
    """Whether it reads as a heading: no stop in it, nor at its end."""
    return _STOP.search(document.folded, *one.words) is None


@check(
    "STR002",
    "empty-heading",
    title=Text("标题下没有内容", "nothing below a heading"),
    severity="warning",
    basis="practice",
    where=("heading", "item"),
    bad=[
        "一、工作开展情况\n全年开展检查20次。\n⟦二、存在的问题⟧\n三、下一步打算\n加大检查力度。\n",
        "一、主要成效\n(一)强化政治引领\n召开会议4次。\n⟦(二)推进依法行政⟧\n(三)加强执法监督\n评查案卷30份。\n二、存在问题\n力量不足。\n三、工作安排\n加强培训。",
        "一、主要成效\n(一)强化政治引领\n召开会议4次。\n(二)推进依法行政\n审查文件9件。\n⟦(三)加强执法监督⟧\n二、存在问题\n力量不足。\n",
        "一、主要成效\n全年检查20次。\n二、存在问题\n力量不足。\n\n⟦三、下一年度工作安排⟧\n",
        "(一)加强学习。全年集中学习12次,举办专题讲座4场,参加人员达到300余人次,实现干部全覆盖,学习效果持续巩固提升,整体素质明显增强。\n⟦(二)规范执法⟧\n(三)化解纠纷。全年排查纠纷120件,调处118件,健全多元化解机制,完善工作台账,做到件件有回音、事事有着落,群众满意度稳步提升。\n",
    ],
    good=[
        "一、工作开展情况\n全年开展检查20次。\n二、存在的问题\n执法力量不足。\n三、下一步打算\n加大检查力度。\n",
        "一、主要成效\n(一)强化政治引领\n召开会议4次。\n(二)推进依法行政\n审查文件9件。\n二、存在问题\n力量不足。\n",
        "目录\n一、工作开展情况\n二、存在的问题\n三、下一步打算\n正文\n一、工作开展情况\n全年检查20次。\n二、存在的问题\n力量不足。\n三、下一步打算\n加大检查力度。\n",
        "(一)加强组织领导。\n(二)加大宣传力度。\n(三)强化督促检查。\n",
        "一、检查内容\n1.制度建设情况\n2.队伍建设情况\n3.经费保障情况\n二、检查方式\n实地查看。\n三、时间安排\n6月底前完成。\n",
        "第一章 总则\n第一条 为规范管理,制定本办法。\n第二条 本办法适用于全区。\n第二章 职责\n第三条 区政府统一领导。\n",
        "一、总体情况\n全年公开信息300条。\n二、收支情况\n总体平衡。\n三、部门预算收支总表\n四、有关情况说明\n无其他说明。\n",
        "一、基本情况\n全年平稳。\n二、主要做法\n强化督导。\n附件1\n附件2 任务清单\n",
        "一、造林\n(一)有计划地封山育林,保护现有林木不受破坏;\n(二)加强抚育管理\n(三)建立健全森林防火的各项制度,落实责任;\n二、护林\n落实责任。\n",
        "(1)应收账款分类\n□适用 √不适用\n(2)因转让而终止的应收款\n(3)转让形成的资产\n□适用 √不适用\n(4)其他说明\n□适用 √不适用\n无。\n",
        "第一节 山区\n保护林木。\n第二节 平原\n发展农业。\n第三节 边境地区  发展农牧业和地方工业\n第四节 主要措施\n加大投入。\n",
        "一、单位名称:\n二、负责人:\n三、联系方式:\n四、主要业绩\n全年受理20件。\n五、奖惩情况\n无。\n六、其他情况\n无。\n",
    ],
)
def empty_heading(document: Document, options: object) -> Iterator[Finding]:
    """标题之下没有任何文字，紧接着就是同级或上级的标题，或者全文到此为止；多为漏写、误删或图表丢失。

    只有并列的标题（至少两个）都有内容、唯独它没有时才报告。

    不报告：其下有下级标题的；目录；一条一行的短句、清单和检查要点；法规的条；按规定格式填写（□适用 √不适用）的文本；附件名；“……表”“……图”之类。

    改法：补上内容，或删去标题并调整后面的序号。

    为什么：标题下没有内容，多为漏写、误删或图表丢失。
    ---
    There is nothing below a heading: what follows is a heading of its own or a higher level, or the end of the text. Words were forgotten or deleted, or a
    table was lost.

    It is reported where the headings beside it, at least two, all have something below them.

    Not reported: headings over headings of a lower level, tables of contents, lists of short items, articles of laws,
    texts that fill in a form (□适用 √不适用), names of attachments, and headings of tables and figures.

    To fix: write what is missing, or delete the heading and renumber the ones after it.

    Why: A heading without content usually means that text was forgotten, deleted, or that a table was lost.
    """
    if document.view(fills_in_a_form):
        return
    numbered = {heading.span.start: heading for heading in document.outline}
    bare: defaultdict[tuple[int, str], list[_Own]] = defaultdict(list)
    own: set[Span] = set()  # of the headings on lines of their own, with text below
    for one in document.view(_own_lines):
        if _is_bare(document, one, numbered):
            bare[one.heading.parent, one.heading.kind].append(one)
        elif _plain(document, one):
            own.add(one.heading.span)
    siblings: defaultdict[tuple[int, str], list[Heading]] = defaultdict(list)
    for heading in document.outline:
        siblings[heading.parent, heading.kind].append(heading)
    for group, (one, *more) in bare.items():
        beside = [heading for heading in siblings[group] if heading != one.heading]
        short = one.words.end - one.words.start <= _SHORT
        like = all(heading.span in own or (short and _runs_in(document, heading)) for heading in beside)
        if more or not like or len(beside) < _ALIKE or not _is_heading(document, one):
            continue
        if not _goes_on(document, one, numbered):
            continue
        title = _short(document.text[slice(*one.words)])
        yield Finding(
            one.heading.span,
            Text(f"标题“{title}”下没有内容", f"there is nothing below the heading “{title}”"),
            note=Text(
                f"并列的{len(beside)}个标题都有内容", f"the {len(beside)} headings beside it have something below them"
            ),
        )


def _runs_in(document: Document, heading: Heading) -> bool:
    """Whether a heading stands in one paragraph with its text."""
    block = document.block_at(heading.span.start)
    return block is not None and block.kind == "run-in"


def _is_heading(document: Document, one: _Own) -> bool:
    """Whether what stands on a line of its own reads as the heading of a text: no cell, label or whole sentence."""
    block = document.block_at(one.heading.span.start)
    folded = document.folded
    return (
        block is not None
        and block.kind in ("heading", "item")
        and _plain(document, one)
        and compiled(r"  |\t").search(folded[slice(*one.words)].strip()) is None  # its text stands beside it
        and not _NO_TEXT_BELOW.search(folded, *one.words)
    )


def _goes_on(document: Document, one: _Own, numbered: dict[int, Heading]) -> bool:
    """Whether what follows is the next heading of its kind, one of a higher level, or nothing."""
    if one.paragraph + 1 == len(document.paragraphs):
        return True
    below = numbered[document.paragraphs[one.paragraph + 1].start]
    return below.level < one.heading.level or (below.kind, below.number) == (one.heading.kind, one.heading.number + 1)


def _is_bare(document: Document, one: _Own, numbered: dict[int, Heading]) -> bool:
    """Whether the next paragraph is a heading of the same or a higher level, or there is none."""
    if one.paragraph + 1 == len(document.paragraphs):
        return True
    below = numbered.get(document.paragraphs[one.paragraph + 1].start)
    return below is not None and below.level <= one.heading.level


def _short(title: str) -> str:
    return title if len(title) <= 20 else title[:19] + "…"


@check(
    "STR003",
    "heading-punctuation",
    title=Text("标题末尾标点不一致", "headings that end differently"),
    severity="info",
    basis="practice",
    bad=[
        "一、工作情况\n总体良好。\n二、存在问题⟦。⟧\n力量不足。\n三、下步打算\n加强培训。\n四、意见建议\n增加编制。\n",
        "(一)强化学习。\n学习12次。\n(二)强化执法⟦⟧\n检查20次。\n(三)强化监督。\n评查4次。\n(四)强化宣传。\n宣传8场。\n",
    ],
    good=[
        "一、工作情况\n总体良好。\n二、存在问题\n力量不足。\n三、下步打算\n加强培训。\n四、意见建议\n增加编制。\n",
        "一、主要成效\n(一)强化学习。\n学习12次。\n(二)强化执法。\n检查20次。\n(三)强化监督。\n评查4次。\n二、存在不足\n(一)推进不够深入。对法治政府建设理解不透彻,谋划与实际结合有欠缺。\n(二)执法不够规范。占路经营现象频发。\n",
        "一、工作情况\n总体良好。\n二、存在问题。\n力量不足。\n三、下步打算\n加强培训。\n",
        "1.完善制度\n2.加强培训\n3.强化督导。\n",
        "一、工作情况\n总体良好。\n二、怎样推进改革?\n细化措施。\n三、下步打算\n加强培训。\n四、意见建议\n增加编制。\n",
    ],
)
def heading_punctuation(document: Document, options: object) -> Iterator[Finding]:
    """同一级独立成行的标题，多数末尾没有句号而少数有（或者相反）。只在一份文本内部比较，一份文本一条，其余各处列在“相关”里。

    只看独立成行、其下另起正文的标题。

    改法：按多数的写法统一。独立成行的标题通常不加句号。

    为什么：同级标题写法一致，层次才清楚，也便于自动生成目录。

    不报告：后面接着正文的段首标题；清单里的短句；用问号、叹号的标题。
    ---
    Most headings of a level that are on lines of their own end without a full stop and a few have one, or the other way round. The document is only
    compared with itself; one finding a document, the other places are related ones.

    Only headings with text in a paragraph below count.

    To fix: follow the majority written; a heading on a line of its own usually has no full stop.

    Why: Headings written alike show the structure and can be collected into a table of contents.

    Not reported: headings that run into their text, items of a list, and headings with a question or exclamation mark.
    """
    folded = document.folded
    numbered = {heading.span.start: heading for heading in document.outline}
    levels: defaultdict[tuple[str, int], tuple[list[_Own], list[_Own]]] = defaultdict(lambda: ([], []))
    for one in document.view(_own_lines):
        last = folded[one.words.end - 1]
        inner = _STOP.search(folded, one.words.start, one.words.end - 1)
        if inner is None and (last == "。" or last not in ";!?:,…") and not _is_bare(document, one, numbered):
            levels[one.heading.kind, one.heading.level][last == "。"].append(one)
    for without, stopped in levels.values():
        fewer, more = sorted((without, stopped), key=len)
        if not fewer or len(more) < 3 or len(more) < 2 * len(fewer):
            continue
        superfluous = fewer is stopped
        places = [Span(one.words.end - superfluous, one.words.end) for one in fewer]
        words = Text(
            f"同级标题末尾多数{'没有' if superfluous else '有'}句号，这里{'有' if superfluous else '没有'}",
            f"most headings of this level end with{'out' if superfluous else ''} a full stop, this one {'has one' if superfluous else 'has none'}",
        )
        yield Finding(
            places[0],
            words,
            note=Text(
                f"{len(more)}个{'没有' if superfluous else '有'}，{len(fewer)}个{'有' if superfluous else '没有'}",
                f"{len(more)} against {len(fewer)}",
            ),
            related=tuple(Related(place, Text("也与多数不同", "differs as well")) for place in places[1 : 1 + _SHOWN]),
            fix=Fix(
                Text("按多数统一", "follow the majority"),
                tuple(Edit(place, "" if superfluous else "。") for place in places),
            ),
        )
        return
