"""COP006: the name of the place that a passage was taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintreport import Filed, Finding, Related, Span, Text, check_across
from lintreport.text.characters.folding import fold
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.structure.origin import one_body

from ._passages import PASSAGES, passages, stretches

#: Words by which one place speaks of another.
_PARTNER = Lazy(
    "[与和同跟向赴到往至离距跨邻]|对口|支援|帮扶|协作|合作|结对|学习|考察|借鉴|经验|毗邻|接壤|交界|来自|籍|公路|铁路|高速|周边|联合|以及|等地|移送|异地|转入|转出|原告|被告|法院|检察院|分别"
)
#: A report with a passage of this many code points from another was partly copied from it.
_COPIED = 100
#: What a name goes on to when it is that of an institution: 青石县中医院.
_INSTITUTION = Lazy(f"{HAN}{{0,10}}?(?:医院|大学|学院|学校|中学|公司|集团|协会|银行|[局厅处队站馆社])")
_SENTENCE_END = "。；;！!？?\n"
#: Divisions of one level are neighbours; one of another level may be the place that a report belongs to.
_LEVELS = (("省", "自治区"), ("市", "自治州", "盟", "州"), ("县", "区", "旗"), ("镇", "乡", "街道"))


@check_across(
    PASSAGES,
    "COP006",
    "foreign-place",
    title=Text("照抄的文字里留着别处的地名", "another place's name left in copied text"),
    severity="warning",
    basis="practice",
    mutual=True,
    bad=[
        "=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，青石县群众满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n我县把矛盾化解在基层。司法所牵头开展占道经营联合巡查，⟦青石县⟧群众满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n",
        "=== 清河市青石县2023.txt\n清河市青石县2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，清河市各街道商户满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n=== 云溪市白沙县2023.txt\n云溪市白沙县2023年法治政府建设情况报告\n我县把矛盾化解在基层。司法所牵头开展占道经营联合巡查，⟦清河市⟧各街道商户满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n",
    ],
    good=[
        "=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，青石县群众满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n我县把矛盾化解在基层。司法所牵头开展占道经营联合巡查，白沙县群众满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n",
        "=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，对反复投诉的问题建立台账，办结后由群众当面评分，评分偏低的一律重办。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，对反复投诉的问题建立台账，办结后由群众当面评分，评分偏低的一律重办。我县与青石县签订跨界河流联防协议，组织干部赴青石县学习。\n",
        "=== 清河市2023.txt\n清河市2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，清河市群众满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n司法所牵头开展占道经营联合巡查，清河市群众满意度连续三个季度位居前列，重复投诉明显减少，办结后由群众当面评分，评分偏低的一律重办。\n",
    ],
)
def foreign_place(report: Filed, others: Sequence[Filed], options: object) -> Iterator[Finding]:
    """与另一地的报告有相同文字的报告里，还写着那个地方的名字：照抄时漏改的地名。

    与年份、先后无关，报告在写着别处地名的那一份上。地名取自被比较的报告自身的题目、发文机关署名和文件名，不需要行政区划表。县与县、镇与镇、所属的市与所属的市相比；题目中没有写所属的市的，不看市名。

    不报告：与该地合作、向该地学习、移送、交界等说法；同一句里也写有本地名字的。

    为什么：文中留着别处的地名，说明这一段是照抄来的，内容也可能不是本地的情况。

    改法：改成本地的名称，并核对这一段的内容和数字是否属实。
    ---
    A report that shares words with the report of another place still has the name of that place in it: it was copied, and the name was not changed.

    It is reported in the report with the wrong name, whichever is later. The names come from the titles, signatures and file names of the reports that are compared; no list of divisions is needed. Counties are
    compared with counties, towns with towns, and the city that one belongs to with the city that the other belongs to, where both titles name it.

    Not reported: what one place says about another (cooperation, visits, transfers, borders), and a sentence that names the report's own place as well.

    Why: Another place's name shows that the passage was copied, so its content may not be true of this place either.

    To fix: write the right name, and check whether the content and figures of the passage are your own.
    """
    seen: set[str] = set()
    for other, own, name in _elsewhere(report, others):
        if name in seen:
            continue
        seen.add(name)
        if name not in report.text:
            continue
        copied = list(stretches(report, other))
        whole = next((one.there for one in passages(report, other, _COPIED)), None) if copied else None
        for span in _places(report.text, name) if copied else ():
            sentence = _sentence(report.text, span)
            there = next((there for here, there in copied if here.start <= span.start and span.end <= here.end), None)
            if there is None and not (_PARTNER.search(sentence.replace(name, "")) or _named(report.text, span)):
                there = whole
            if there is not None and own not in sentence:
                related = Related(there, Text("同样的文字", "the same words"), other.path)
                message = Text(f"{own}的报告里写着“{name}”，请核对", f"“{name}” in the report of {own}")
                yield Finding(span, message, related=(related,))


def _elsewhere(report: Filed, others: Sequence[Filed]) -> Iterator[tuple[Filed, str, str]]:
    """The reports of other places; of each level a division that both belong to: the own one, and that of the other."""
    divisions = report.origin.divisions
    for other in others:
        if one_body(report.origin, other.origin) is not False:
            continue
        for name in other.origin.divisions:
            own = next((one for one in divisions if _level(one) == _level(name)), "")
            if own and name not in divisions and own not in name and name not in own:
                yield other, own, name


def _named(text: str, span: Span) -> bool:
    return _INSTITUTION.match(text, span.end) is not None


def _level(name: str) -> int:
    return next((at for at, ends in enumerate(_LEVELS) if name.endswith(ends)), -1)


def _places(text: str, name: str) -> Iterator[Span]:
    at = text.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = text.find(name, at + len(name))


def _sentence(text: str, span: Span) -> str:
    """The sentence around a place, folded."""
    start = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_END) + 1
    ends = [at for mark in _SENTENCE_END if (at := text.find(mark, span.end)) >= 0]
    return fold(text[start : min(ends, default=len(text))])
