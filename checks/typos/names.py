"""TYP: damaged names of state, party and organs."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Finding, Span, Text, check
from lintreport.text.patterns import compiled

from ._listed import damaged, replace
from ._words.own_words import Required, is_accepted, nearly, required


def near_required(document: Document, options: Required) -> Iterator[Finding]:
    """What is one slip away from a name that the user requires, of those that overlap the longest."""
    reported = 0
    near = nearly(document.folded, required(options.require)) if options.require else ()
    for start, end, name in sorted(near, key=lambda one: (one.start, -one.end)):
        span = Span(start, end)
        if start >= reported and not is_accepted(document, (), options.accept, span):
            reported, wrong = end, document.text[start:end]
            yield Finding(
                span,
                Text(
                    f"“{wrong}”与规定的名称“{name}”差一处，请核对",
                    f"“{wrong}” differs slightly from the required name “{name}”",
                ),
                fix=replace(span, name),
                severity="warning",
            )


#: So often the full name stands in a text that always gives it.
ALWAYS = 2
#: 学习习近平总书记 with the name swallowed, and what a text is unlikely to say without the name.
NAMELESS = "(?:(?<![大中小科教文数医化法哲力留])学|习)总书记(?!数)"
AFTER_A_VERB = "(?:(?<=贯彻)|(?<=落实)|(?<=学习)|(?<=按照)|(?<=根据)|(?<=遵循))总书记"


@check(
    "TYP004",
    "broken-set-phrase",
    title=Text("国家、政党、机构名称和固定提法有误", "garbled name of the state, the party or an institution"),
    severity="error",
    options=Required,
    basis="国办秘函〔2019〕19号 政府网站与政务新媒体检查指标(严重表述错误)",
    bad=[
        "依据⟦中华人民共合国⟧行政处罚法,向⟦人民政俯⟧报告。",
        "以⟦习近平新时代中国特色社会义思想⟧为指导,贯彻⟦习近平法制思想⟧。",
        "⟦中华人共民和国⟧成立,⟦全国人民代表表大会⟧召开,⟦中华人民共和回⟧宪法公布。",
        "报⟦国务员⟧批准,区⟦人民检查院⟧依法监督,成立⟦领导小姐⟧,开展⟦扫黑险恶⟧斗争。",
        "认真学习习近平总书记重要讲话,贯彻习近平总书记重要指示,开展⟦学总书记⟧关于法治的论述活动。",
    ],
    good=[
        "依据中华人民共和国行政处罚法,向人民政府报告。",
        "以习近平新时代中国特色社会主义思想为指导,贯彻习近平法治思想。",
        "中国特色社会主义法律体系形成,我国人民解放军,最高人民法院和市中级人民法院,国家发展改革委员会。",
        "全省人民代表大会工作会议,社会主义法制国家,市人民代表大会常务委员一致同意,住房城乡建设部门。",
        "认真学习习近平总书记重要讲话,贯彻习近平总书记重要指示,牢记总书记嘱托。",
        "总书记强调,大学总书记数据中心,全区上下牢记总书记殷殷嘱托。",
        "中华人民共和\n国行政处罚法。",
        "滦中县人民法院受理,案件审理中人民法院依法调解,可以向中国人民法院起诉,原省国家税务局出具证明。",
        "全面从严管党治党,国家卫生健康委会同有关部门,探索本国特色社会主义道路。",
    ],
)
def broken_set_phrase(document: Document, options: Required) -> Iterator[Finding]:
    """国家、政党、国家机构、领导职务的名称和党的重要提法中错、漏、颠倒、重复一个字，属于严重表述错误。

    名称列在 `checks/typos/_words/names.tsv`，连同启用年份和同样正确的近似写法；常见错写列在 `checks/typos/_words/damaged.tsv`。与名称
    只差一个字、又不是别的正确写法的，才报告；“审理中|人民法院”“绥中县|人民法院”等相接处偶然形成的不报告；名称在文中所述年份
    尚未启用的，不参加比对。现任人员的姓名不在表中。

    “学总书记”“习总书记”是“学习习近平总书记”丢字所致：文中他处写全的为警告，否则为提示；他处写全而此处作“贯彻总书记…”的
    也作提示；“牢记总书记嘱托”等习惯说法不报告。

    配置的 `require` 所列文件里的名称（每行一个，四个字以上），文中与之只差一处的也报告，级别为警告：一个字写成形近字或同音字，漏一字，
    多一字，或者相邻两字颠倒。`accept` 所列词语中的写法不报告。

    改法：按规范名称改。

    为什么：国家、政党、机构名称写错属于严重表述错误，会被单独通报。

    不报告：“审理中|人民法院”“绥中县|人民法院”等两词相接处偶然形成的字样；文中所述年份尚未启用的名称；`accept` 所列词语中的写法；“牢记总书记嘱托”等习惯说法。

    关掉：不应关掉。本单位确有的名称与之相近的，写入配置的 `accept` 所列的文件；确认是误报的，请反馈，程序会改。
    ---
    One character wrong, lost, swapped or doubled in the name of the state, the party, an organ or an office, or in a set
    phrase of the party's: a grave error in an official text.

    The names are in `checks/typos/_words/names.tsv`, with the year since when each is in use and the near forms that are right as
    well; frequent damage is in `checks/typos/_words/damaged.tsv`. What differs from a name by one character, and is no other right
    form, is reported, but for what two right words leave between them (审理中|人民法院); names not yet in use in the latest
    year that the text gives are not compared. Names of persons in office, which change, are in no table.

    “学总书记” and “习总书记” are 学习习近平总书记 with characters lost: a warning where the text gives the full name
    elsewhere, else info; so is “贯彻总书记…” in such a text; customary words such as “牢记总书记嘱托” are left alone.

    Names in the files of `require` in the configuration, one a line, of four characters or more, are compared as well, and
    what is one slip away is a warning: a character taken for one that looks or sounds alike, one dropped or doubled, or two
    exchanged. What belongs to a word of `accept` is left alone.

    To fix: write the authorised name.

    Why: A wrong name of the state, the party or an institution is a grave error in an official text and is reported
    separately when sites are inspected.

    Not reported: what two right words happen to form where they meet (审理中|人民法院), names not yet in use in the year that
    the text is about, words listed in `accept`, and customary phrases such as 牢记总书记嘱托.

    To turn it off: do not turn it off. List a name of your own that resembles one of these in a file named by `accept`
    in the configuration; if it is a false alarm, please report it.
    """
    for span, right in document.view(damaged):
        if is_accepted(document, (), options.accept, span):
            continue
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”应为“{right}”", f"“{wrong}” should be “{right}”"),
            fix=replace(span, right),
        )
    yield from near_required(document, options)
    text = document.folded
    if "总书记" not in text:
        return
    named = text.count("习近平总书记") >= ALWAYS
    swallowed = {match.end(): match for match in compiled(AFTER_A_VERB).finditer(text)} if named else {}
    lost = {match.end(): match for match in compiled(NAMELESS).finditer(text)}
    for end, match in sorted((swallowed | lost).items()):
        where = (
            Text("，文中他处均为“习近平总书记”", ", which is given elsewhere in the text") if named else Text("", "")
        )
        yield Finding(
            Span(*match.span()),
            Text(f"“{match.group()}”疑缺“习近平”{where.zh}", f"“{match.group()}” seems to lack the name{where.en}"),
            severity="warning" if named and end in lost else "info",
        )
