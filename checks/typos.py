"""TYP: wrong characters in the words of official language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from operator import add
from pathlib import Path
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, NotEvaluated, Span, Text, check

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


#: Two hundred Han in which nothing is wrong: a shorter text does not load the lexicon.
PROSE = (
    "一年来,全区各级各部门坚持以人民为中心,围绕全区重点工作,统筹推进各项任务,取得了明显成效。"
    "一是加强组织领导,健全工作机制,明确责任分工,确保各项工作有人抓、有人管。"
    "二是加强宣传教育,组织开展专题培训,增强干部职工的责任意识和服务意识,提高为群众办事的能力和水平。"
    "三是加强监督检查,对发现的问题建立台账,逐项整改,定期通报,推动问题得到解决。"
    "四是加强队伍建设,选派骨干力量到基层一线锻炼,努力打造一支政治过硬、业务精湛的干部队伍。"
    "下一步,我们将继续加大工作力度,完善工作措施,为全区经济社会发展作出新的贡献。"
)


class RareVariant(NamedTuple):
    """What is known besides the lexicon, and how sure a finding must be.

    ``allow``: words and names that are right. ``lexicon``: files of such words in UTF-8, parted by white space, ``#`` opening
    a line of comment; relative to the current folder. ``threshold``: the weakest evidence that is reported: 3 a phrase of
    four characters, 2 a frequent word as well, 1 two frequent words side by side as well. ``min_han``: shorter texts, in
    Han characters, are not judged.
    """

    allow: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    threshold: int = 1
    min_han: int = 200


def own_words(options: RareVariant) -> Iterator[str]:
    """The words that the user adds."""
    yield from options.allow
    for name in options.lexicon:
        for line in Path(name).read_text(encoding="utf-8-sig").splitlines():
            if not line.startswith("#"):
                yield from line.split()


@check(
    "TYP002",
    "rare-variant",
    title=Text("疑似形近、同音错字", "a character that looks or sounds like the right one"),
    severity="warning",
    options=RareVariant,
    basis="practice",
    bad=[PROSE + "严格⟦执伐⟧程序,持续优化政务⟦服物⟧环境,社会⟦滞序⟧井然,基层⟦治哩⟧能力进一步增强。"],
    good=[
        PROSE + "严格执法程序,持续优化政务服务环境,社会秩序井然,基层治理能力进一步增强。",
        "严格执伐程序,持续优化政务服物环境。",
        PROSE + "打造“好品金融”品牌,驻赣部队官兵参加抢险,冀货出海,推进德技并修。",
        PROSE + "王滞同志任局长。王滞同志表示感谢,王滞同志作了讲话。",
    ],
)
def rare_variant(document: Document, options: RareVariant) -> Iterator[Finding | NotEvaluated]:
    """一个字与左右邻字都不成词,而换成一个形近字或同音字,就成了常用的词。

    词典由 jieba、jionlp 的词表、地名和本项目手写的公文用语生成(`tools/build_typo_data.py`),读音取自 pypinyin,字形
    取自思源黑体。依据分三等:换字后成为已知的四字词语(3),成为高频的二、三字词(2),与相邻的高频词恰好相接(1);
    `threshold` 可只留较强的依据。

    以下不报告:不足 200 个汉字的文本;同一写法在文中出现三次以上(多为人名、专名);短引号内的新造词;常单独成词的字;
    本身成词的错字(权利/权力),见 TYP003。自己单位的人名、地名、专名可写入 `allow`,或列成文件写入 `lexicon`。

    改正:核对原意后改字。自动修改须加 `--unsafe-fixes`。

    ---

    A character that makes a word with neither of its neighbours, while one that looks or sounds like it makes a common one.

    The lexicon is generated (`tools/build_typo_data.py`) from the word lists of jieba and jionlp, names of places, and
    terms of official language written for this project; readings are pypinyin's, shapes those of Noto Sans CJK. There are
    three kinds of evidence: with the other character a phrase of four is known (3), a word of two or three is frequent (2),
    two frequent words stand side by side (1); `threshold` keeps the stronger ones only.

    Not reported: texts of fewer than 200 Han characters; what is written the same way three times or more, being a name;
    words coined in short quotation marks; characters that are often words by themselves; and slips that are words, for
    which see TYP003. Add the names and terms of your own to `allow`, or list them in a file named in `lexicon`.

    Mend it once you have read the sentence.
    """
    text = document.folded
    if sum(1 for _ in islice(re.finditer("[\u4e00-\u9fff]", text), options.min_han)) < options.min_han:
        return
    from ._typos import variants

    hits = variants.variants(text, variants.own(own_words(options)), options.threshold)
    if hits is None:
        yield NotEvaluated(Text("文本疑似乱码,或不是现代汉语", "the text is garbled or no modern Chinese"))
        return
    taken = [span for span, _ in document.view(misspelt)]
    for hit in hits:
        if any(span.start <= hit.at < span.end for span in taken):
            continue
        span = Span(hit.word_at, hit.word_at + len(hit.word))
        wrong = document.text[slice(*span)]
        yield Finding(
            span,
            Text(f"“{wrong}”疑为“{hit.word}”之误", f"“{wrong}” may be a slip for “{hit.word}”"),
            fix=replace(Span(hit.at, hit.at + 1), hit.right),
        )
