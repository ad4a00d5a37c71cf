"""TYP: words that are wrong wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Finding, Text, check

from ._listed import misspelt, replace
from ._words.own_words import Accepted, is_accepted


@check(
    "TYP001",
    "misspelling",
    title=Text("错别字", "misspelt word"),
    severity="warning",
    options=Accepted,
    basis="国办秘函〔2019〕19号 政府网站与政务新媒体检查指标",
    bad=[
        "党中央重大决策⟦部暑⟧落实情况。",
        "坚决⟦扛劳⟧法治建设第一责任人职责,依法履行法定⟦职贵⟧。",
        "主体⟦贵任⟧没有压实,⟦环镜⟧有待优化,⟦问贵⟧不严。",
        "⟦己经⟧完成,⟦末经⟧批准不得使用。",
        "国有土地使用权出让⟦收人⟧全额⟦纳人⟧预算。",
    ],
    good=[
        "审计发现,有的单位将“拨款”误写成“拔款”,应予纠正。",
        "党中央重大决策部署落实情况。",
        "教育部暑期学校开班,王某调任职贵州。",
        "发布典型差案,公开发布署名文章,自己经营的企业年末经审核入库。",
        "接收人员名单由出纳人员核对,上千部手机配发基层。",
        "新改扩建义务教育学校19所,鼓励悦己经济。",
        "承担湿地修复义务,列入生态补偿试点,承担全民阅读职责的部门,活动吸引近百人参加,外国首相临时取消访问。",
        "中介促成肖女士的婚事,建立既有利于农户又有利于市场的机制,配备送气车辆。",
        "证人郭廷续到庭作证。郭廷续陈述了经过,情不能自已。",
    ],
)
def misspelling(document: Document, options: Accepted) -> Iterator[Finding]:
    """公文用语中确定的错别字，多为形近字、同音字，由输入法、扫描识别或转码造成。

    对照表在 `checks/typos/_words/misspellings.tsv`，逐条经人工审定，每条带一个应当发现的例子和一个不应误报的例子。
    只收写出来就错的词；两个词相接处偶然形成的同样字样（教育**部暑**期、修**复义**务）

    不报告：把前后文切成词，边界落在错字中间、
    换成正字反而更不通顺的，就是两个词。姓氏之后在文中出现两次以上的是人名。
    异形词（其它、部份）、习惯用法之争（的/地/得、制定/制订）不在此列；要看语境才知道对错的词见 TYP003。

    改法：核对原意后改为所提示的词。自动修改须加 `--unsafe-fixes`。

    为什么：错别字是政府网站检查的扣分项，也使检索找不到正确的词。
    ---
    Words of official language that are certainly misspelt, by characters that look or sound alike.

    The table is `checks/typos/_words/misspellings.tsv`, each entry reviewed by hand, with an example to find and one to leave
    alone. Only what is never right is in it. Where two right words meet and happen to form the same characters (修复|义务
    holds 复义), the text is split into its likeliest words, and nothing is reported when one of them reaches over a border
    of the wrong word and the right word there would be no likelier.

    Not reported: a person's name, which stands after a surname more than once; variant spellings and questions of usage; words
    whose context decides, which are left to TYP003.

    To fix: write the proposed word, after reading the sentence.

    Why: Misspellings count against a government web site when it is inspected, and searches miss the word.
    """
    for span, right in document.view(misspelt):
        if is_accepted(document, (), options.accept, span) or document.mentioned(span):
            continue
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”应为“{right}”，请核对", f"“{wrong}” looks like a misspelling of “{right}”"),
            fix=replace(span, right),
        )
