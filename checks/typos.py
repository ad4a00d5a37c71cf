"""TYP: wrong characters in the words of official language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from operator import add
from pathlib import Path
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check

#: What the checks of this family know: tables, one entry a line, and the lexicon of TYP002.
DATA = Path(__file__).with_name("_typos")


class Misspelling(NamedTuple):
    """A word that is wrong, but behind or in front of what makes it the seam of two right ones."""

    wrong: str
    right: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


class Misspelt(NamedTuple):
    """A place and what it should say."""

    span: Span
    right: str


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table in `DATA`, column by column, without its comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def misspellings() -> dict[str, list[Misspelling]]:
    """The table of TYP001 by the first two characters of the wrong word."""
    index: dict[str, list[Misspelling]] = {}
    for wrong, right, not_after, not_before, *_ in table("misspellings.tsv"):
        entry = Misspelling(wrong, right, tuple(not_after.split()), tuple(not_before.split()))
        index.setdefault(wrong[:2], []).append(entry)
    return index


def misspelt(document: Document) -> list[Misspelt]:
    """Where the words of the table stand in the text, in order."""
    text, index = document.folded, misspellings()
    found: list[Misspelt] = []
    for start, pair in enumerate(map(add, text, islice(text, 1, None))):
        if pair not in index:
            continue
        for entry in index[pair]:
            end = start + len(entry.wrong)
            if (
                text.startswith(entry.wrong, start)
                and not text.endswith(entry.not_after, 0, start)
                and not text.startswith(entry.not_before, end)
            ):
                found.append(Misspelt(Span(start, end), entry.right))
    return found


def replace(span: Span, right: str) -> Fix:
    """The fix that writes ``right``: a guess, however good."""
    return Fix(Text(f"改为“{right}”", f"write “{right}”"), (Edit(span, right),))


@check(
    "TYP001",
    "misspelling",
    title=Text("错别字", "misspelt word"),
    severity="warning",
    basis="国办秘函〔2019〕19号 政府网站与政务新媒体检查指标",
    bad=[
        "党中央重大决策⟦部暑⟧落实情况。",
        "坚决⟦扛劳⟧法治建设第一责任人职责,依法履行法定⟦职贵⟧。",
        "主体⟦贵任⟧没有压实,⟦环镜⟧有待优化,⟦问贵⟧不严。",
        "⟦己经⟧完成,⟦末经⟧批准不得使用。",
        "国有土地使用权出让⟦收人⟧全额⟦纳人⟧预算。",
    ],
    good=[
        "党中央重大决策部署落实情况。",
        "教育部暑期学校开班,王某调任职贵州。",
        "发布典型差案,公开发布署名文章,自己经营的企业年末经审核入库。",
        "接收人员名单由出纳人员核对,上千部手机配发基层。",
        "新改扩建义务教育学校19所,鼓励悦己经济。",
    ],
)
def misspelling(document: Document, options: NoOptions) -> Iterator[Finding]:
    """公文用语中确定的错别字,多为形近字、同音字,由输入法、扫描识别或转码造成。

    对照表在 `checks/_typos/misspellings.tsv`,逐条经人工审定,每条带一个应当发现的例子和一个不应误报的例子。
    只收写出来就错的词;两个词相接处偶然形成的同样字样(教育**部暑**期、任**职贵**州)按前后文排除,不报告。
    异形词(其它、部份)、习惯用法之争(的/地/得、制定/制订)不在此列;要看语境才知道对错的词见 TYP003。

    改正:核对原意后改为所提示的词。自动修改须加 `--unsafe-fixes`。

    ---

    Words of official language that are certainly misspelt, by characters that look or sound alike.

    The table is `checks/_typos/misspellings.tsv`, each entry reviewed by hand, with an example to find and one to leave
    alone. Only what is never right is in it; where two right words meet and happen to form the same characters, the
    characters around them tell, and nothing is reported. Variant spellings and questions of usage are left alone; words
    whose context decides are the matter of TYP003.

    Mend it by writing the word proposed, once you have read the sentence.
    """
    for span, right in document.view(misspelt):
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”应为“{right}”,请核对", f"“{wrong}” looks like a misspelling of “{right}”"),
            fix=replace(span, right),
        )
