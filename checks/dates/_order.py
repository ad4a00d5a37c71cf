"""Years that the order of time ties together: comparisons, stages of a work, what was found, what was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from lintreport import Text
from lintreport.text.figures.chronology import Chronology, Mention
from lintreport.text.lazy import Lazy
from lintreport.text.statements.deeds import told

from ._clashes import Clash

#: Right before a year that something is compared with, and the change that is told behind it.
_COMPARED = Lazy("(?:[比较]|相较于|对比)$")
_ALONGSIDE = Lazy("[与同和]$")
_CHANGED = Lazy("(?:同期)?[^0-9]{0,12}?(?:[增降减升]|提高|上涨|回落|下滑|扩大|缩小)")
_STATIC = Lazy("(?:同期)?[^0-9]{0,6}?(?:[多少高低长]|相比)")
#: A part of a year may be compared with another part of it.
_PART = Lazy(" ?(?:[0-9]|[上下]半|年?[初中底末]|[一二三四]季|第|前|春|秋|夏|冬|汛)")
#: What leads from an earlier year to a later one.
_FROM = Lazy("[由从]$")
_UP_TO = Lazy("(?:增|升|提|降|减|扩|发展|缩|涨|回落|下滑)[^,。;0-9]{0,4}[到至为]$")
#: What is not told to have happened: aims, deadlines, duties, the ends of periods.
NOT_YET = Lazy(
    "将|拟|计划|预计|力争|目标|规划|确保|争取|要|应|须|必须|之?前$|以前|前[完全]|起(?:施行|实施|执行)|有效期|截止|届满|到期|期满|为止|定于|期限|展望|预算|安排|部署|打算|下一步|可|如|若"
)

#: Stages of a work: none of a later one comes before one of an earlier.
_STAGES = (
    Lazy("收到|收悉|来函|接到|受理|立项|立案|获批|中标|创办|创立|创建|始建|成立|注册|筹建"),
    Lazy("开工|动工|启动|开建|奠基|破土|进场"),
    Lazy("封顶|贯通|合龙|完工|竣工|建成|办结|审结|结案|办理完毕|答复|投用|投产|通车|投入使用|交付|验收|投入运行|启用"),
    Lazy("届满|期满|失效|废止|注销|撤销|拆除|报废|退役|停用"),
)
_VERB_WITHIN = 12
_FILLING = Lazy('[于在至到自从以曾已正式,、()“”"\\s]|(?:19|20)[0-9]{2} ?年?|[0-9]{1,2} ?[月日号]|[初中底末]|该|其|本')


def out_of_order(text: Chronology) -> Iterator[Clash]:
    """Every pair of dates that stands against the order of time."""
    for relation in _RELATIONS:
        yield from relation(text)


def _by_sentence(text: Chronology) -> Iterator[list[Mention]]:
    for _, group in groupby(text.mentions, key=lambda one: one.sentence):
        yield list(group)


def _compared(text: Chronology) -> Iterator[Clash]:
    """A change is from an earlier year: 2022年…,比2021年增加."""
    for mentions in _by_sentence(text):
        subject: Mention | None = None
        for one in mentions:
            behind = text.text[one.span.end : one.span.end + 24].split("。")[0]
            if _TOPIC.fullmatch(text.before(one)) and not _OF_THINGS.search(text.behind(one)):
                subject = one
            if not is_compared(text, one) or subject is None or subject.clause == one.clause:
                continue
            if subject.month or one.month or _PART.match(behind):
                continue
            changed = _CHANGED.match(behind)
            same = one.year == subject.year and not _PART.match(text.behind(subject))
            if (same and (changed or _STATIC.match(behind))) or (changed and one.year > subject.year):
                yield _clash(one, subject, "<")


def is_compared(text: Chronology, one: Mention) -> bool:
    """Whether something is compared with what there was at a date."""
    before = text.before(one)
    return _COMPARED.search(before) is not None or (
        _ALONGSIDE.search(before) is not None and "相比" in text.behind(one)[:_VERB_WITHIN]
    )


#: What stands before the year that a sentence is about, and what makes it one of a thing: 2019年印发的办法.
_TOPIC = Lazy("\\s*(?:到|至|在|截至|截止|[我全本][\u4e00-\u9fff])?")
_OF_THINGS = Lazy("的(?![0-9])")


def _grown(text: Chronology) -> Iterator[Clash]:
    """由2020年的…增加到2023年的…."""
    for mentions in _by_sentence(text):
        for one, other in pairwise(mentions):
            between = text.text[one.span.end : other.span.start]
            leads = _FROM.search(text.before(one)) and _UP_TO.search(between) and not _PART.match(between)
            same = one.year == other.year and not other.month and not _PART.match(text.behind(other))
            if leads and (same or one.is_after(other)):
                yield _clash(other, one, ">")


def _staged(text: Chronology) -> Iterator[Clash]:
    """A work is done after it began: 2019年6月开工,2021年10月建成."""
    for _, group in groupby(text.mentions, key=lambda one: one.paragraph):
        staged = [(one, stage) for one in group if (stage := _stage(text, one)) is not None]
        for (one, first), (other, last) in pairwise(staged):
            if other.sentence - one.sentence > 1 or one.clause == other.clause:
                continue
            if first < last and one.is_after(other) and _one_work(text, one, other):
                yield _clash(other, one, "≥")
            elif first > last and other.is_after(one) and _one_work(text, one, other):
                yield _clash(other, one, "≤")


def _stage(text: Chronology, one: Mention) -> int | None:
    """The stage of the deed that a date is of; ``None`` where there is none, or it has not happened."""
    before, behind = text.before(one), text.behind(one)[:_VERB_WITHIN]
    for number, deeds in enumerate(_STAGES):
        if deeds.search(behind) or (before.endswith("于") and deeds.search(before[-6:])):
            return number
    return None


def _one_work(text: Chronology, one: Mention, other: Mention) -> bool:
    """Whether the clause of a later date names no other thing than the words before it."""
    words = _FILLING.sub("", text.before(other) + text.behind(other))
    for deeds in _STAGES:
        words = deeds.sub("", words)
    known = text.text[max(one.clause.start - _BACK, text.text.rfind("\n", 0, one.span.start) + 1) : other.clause.start]
    return told(words, known)


_BACK = 40
#: What somebody looked into, and what came to light by it.
_LOOKED = Lazy("审计|检查|核查|调查|督[察查]|巡[察视]|暗访|抽查|复核|排查|自查")
_FOUND = Lazy("发现|查明|查实|反映|认定|核实|检查出")


def _found(text: Chronology) -> Iterator[Clash]:
    """What was found had happened: 2024年7月,审计组…发现,该中心于2023年12月…."""
    for _, group in groupby(text.mentions, key=lambda one: one.paragraph):
        mentions = list(group)
        first = mentions[0]
        if text.before(first).strip() or not _LOOKED.search(text.text, first.span.end, first.span.end + 40):
            continue
        for one in mentions[1:]:
            found = _FOUND.search(text.text, first.span.end, one.span.start)
            stop = text.text.find("整改", first.span.end, one.span.start) >= 0
            if found and not stop and one.is_after(first) and not NOT_YET.search(text.before(one) + text.behind(one)):
                yield _clash(one, first, "≤")


#: What says that a date comes after the one before it: 来函收悉。接函后,于2023年11月14日….
_AFTERWARDS = Lazy("(?<![今前以])后,|随后|此后|其后|之后,")
_AGAIN = Lazy("[,的]?(?:再次|又|再度)")


def _followed(text: Chronology) -> Iterator[Clash]:
    for one, other in pairwise(text.mentions):
        if one.paragraph != other.paragraph or not one.is_after(other) or NOT_YET.search(text.behind(one)):
            continue
        between = text.text[one.span.end : other.span.start]
        event = text.before(other).endswith(("于", "在")) or (not text.before(other) and other.month)
        if event and (_AGAIN.match(text.behind(other)) or (len(between) < _BESIDE and _AFTERWARDS.search(between))):
            yield _clash(other, one, "≥")


#: So far apart are two dates of one story.
_BESIDE = 80


def _rows(text: Chronology) -> Iterator[Clash]:
    """Years in a row, one in every line or clause: 2020年…, 2021年…, 2022年…."""
    opening = [one for one in text.mentions if not text.before(one).strip() and not one.month]
    for lines in (True, False):
        row: list[Mention] = []
        for one in [*opening, None]:
            if one and row and _next_of_row(text, row, one, lines):
                row.append(one)
                continue
            if odd := _odd_one(row):
                yield _clash(odd[0], odd[1], "≠")
            row = [one] if one else []


def _next_of_row(text: Chronology, row: list[Mention], one: Mention, lines: bool) -> bool:
    """Whether a year is the next one of a row: it stands in the next line or clause and goes on in the same words."""
    first, second = (_SPACE.sub("", text.text[which.span.end :][:_SHAPE]) for which in (row[-1], one))
    if not (first[:2] == second[:2] or (first[:1].isdigit() and second[:1].isdigit())) or first[:1] == "的":
        return False
    if lines:
        return one.paragraph == row[-1].paragraph + 1
    return one.sentence == row[-1].sentence and row[-1].span.end < one.clause.start


def _odd_one(row: list[Mention]) -> tuple[Mention, Mention] | None:
    """The year of a row that is there twice while one is missing at its place, and the other one."""
    years = [one.year for one in row]
    if len(row) < _ROW or len(set(years)) != len(years) - 1:
        return None
    for step in (1, -1):
        for at in range(len(row)):
            start = years[0] if at else years[1] - step
            whole = [start + step * n for n in range(len(row))]
            if [n for n in range(len(row)) if years[n] != whole[n]] == [at]:
                return row[at], next(one for n, one in enumerate(row) if n != at and one.year == years[at])
    return None


_ROW = 3
_SPACE, _SHAPE = Lazy("[\\s,|:]"), 8

_RELATIONS: tuple[Callable[[Chronology], Iterator[Clash]], ...] = (_compared, _grown, _staged, _found, _followed, _rows)


def _clash(place: Mention, other: Mention, sign: str) -> Clash:
    """Two dates that the text puts in another order than time does."""
    exact = bool(place.month and other.month and place.year == other.year)
    one, two = (f"{date.year}-{date.month:02}" if exact else str(date.year) for date in (place, other))
    opposite = {"<": "≥", ">": "≤", "≥": "<", "≤": ">", "≠": "="}[sign]
    return Clash(place.span, other.span, Text(f"{one} {opposite} {two}", f"{one} {opposite} {two}"))
