"""Numbered points: 一是…二是…, (一)…(二)…, 第一组…第二组…, 首先…其次…."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from lintreport.finding import Span
from lintreport.text.enumerations.announced import SIGNS, Count, value_of
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

#: How far points are read after a count and before one, in code points; and how many.
_LIST_REACH = 6000
_ABOVE_REACH = 2000
_MOST_POINTS = 40
#: 每类各选2个试点:一是… lists the kinds.
_EACH = Lazy(f"[各每]{HAN}{{0,6}}$")
#: What counts points: not 走访企业5家:一是…二是….
_OF_POINTS = ("个", "项", "点", "种", "条", "大", "类", "件", "步", "次", "场", "轮", "", "个方面")
#: The ways to number points; a point of the list that has begun with the first of them.
_PLAIN = (
    *(
        (first, Lazy(rf"(?<!{HAN})([{SIGNS}]{{1,3}})(?:是(?!否)|要(?!素)|为(?![止期]))"))
        for first in ("一是", "一要", "一为")
    ),
    ("(一)", Lazy(rf"\(([{SIGNS}]{{1,3}})\)")),
    ("第一", Lazy(rf"(?<!{HAN})第([{SIGNS}]{{1,3}})(?=[,、:是])")),
    ("其一", Lazy(rf"(?<!{HAN})其([{SIGNS}])(?=[,、:是])")),
    ("一、", Lazy(rf"(?<!{HAN})(?<![0-9、])([{SIGNS}]{{1,3}})、")),
    ("(1)", Lazy(r"\(([0-9]{1,2})\)")),
    ("1.", Lazy(r"(?<![0-9.])([0-9]{1,2})\.(?![0-9])")),
    ("1、", Lazy(r"(?<![0-9.、])([0-9]{1,2})、")),
    ("①", Lazy("([①-⑳])")),
)
#: What says that a list follows the full stop: 提出如下三条意见。一、….
_ANNOUNCED = Lazy("[如以]下|下[列述面]|(?:[仍还尚]有|存在)$")
_NEAR = 6
#: Points that are numbered by the word.
_SPOKEN = Lazy("(?<=[。;:,\n])(?:首先|其次|再次|再者|最后|第[二三四五六七八九])(?=[,是要])")
#: What may lead in a second point in other words.
_GOES_ON = Lazy("(?:^|[,;。\n])(?:其?二|第二|另|其次|同时|此外|再|还)")


def _numbered(text: str, at: int, count: Count) -> Iterator[tuple[str, Lazy]]:
    """How points may be numbered behind a count: with the word that is counted (第一组), or in a plain way."""
    if text.startswith("第一", at):
        names = (text[at + 2 : at + 2 + length] for length in (3, 2, 1))
        yield from ((f"第一{name}", _ranked(name)) for name in names if name in count.classifier + count.noun)
    yield from _PLAIN


@cache
def _ranked(name: str) -> Lazy:
    return Lazy(rf"第([{SIGNS}]{{1,3}}){name}")


def _spoken(text: str, at: int) -> int:
    """How many points begin with 首先, 其次, 最后 from a place on, up to the next list of them."""
    ends = (text.find(end, at + 2, at + _LIST_REACH) for end in ("首先", "\n\n"))
    return len(_SPOKEN.findall(text, at, min((end for end in ends if end > 0), default=at + _LIST_REACH)))


def _ordinal(sign: str) -> int:
    return ord(sign) - ord("①") + 1 if "①" <= sign <= "⑳" else 1 if sign == "一" else value_of(sign)


def points(text: str, count: Count) -> tuple[int, Span] | None:
    """How many points the numbered list has that begins behind a count; ``None`` when that is not sure."""
    lead = count.lead
    own = lead is not None and text.startswith(f"第一{count.classifier}", lead.end())
    if (
        not lead
        or (count.arabic and not count.noun and not own)
        or _EACH.search(text, max(0, count.start - 8), count.start)
    ):
        return None
    if not count.classifier and count.noun and count.end - count.start < 3:
        return None  # 四方公司:一、…
    if lead["stop"] and not _ANNOUNCED.search(text, max(0, count.start - _NEAR), count.start):
        return None
    at = lead.end()
    if text.startswith("首先", at) and count.classifier in _OF_POINTS:
        spoken = _spoken(text, at)
        return (spoken, Span(at, at + 2)) if 1 < spoken <= 2 * count.stated <= 4 * spoken else None
    for first, pattern in _numbered(text, at, count):
        if not text.startswith(first, at):
            continue
        ranked = pattern not in dict(_PLAIN).values()
        if count.classifier not in _OF_POINTS and not ranked:
            return None  # 走访企业5家:一是…; but 两期培训班:第一期…
        listed = text[at : at + _LIST_REACH]
        numbers = _numbers(pattern, listed)
        if not numbers:
            continue  # 第一季度已经开工…
        if numbers == [1] and first in ("一是", "一要", "一为") and count.stated == 2:
            return None if _GOES_ON.search(listed) else (1, Span(at, at + len(first)))
        heading = _HEADING.search(listed) if first in _IN_THE_TEXT else None
        if heading and _told(_numbers(pattern, listed[: heading.start()]), "") == count.stated:
            return count.stated, Span(at, at + len(first))
        told = _told(numbers, listed)
        if not told or not count.stated <= 2 * told <= 4 * count.stated or (ranked and told < count.stated - 1):
            return None  # 四次会议,第一次…,第二次…: the others may not be told
        return told, Span(at, at + len(first))
    return None


#: Points in the running text, which a heading may end.
_IN_THE_TEXT = ("一是", "一要", "一为", "第一", "其一")
_HEADING = Lazy(rf"\n\s*(?:[{SIGNS}]{{1,3}}、|\([{SIGNS}]{{1,3}}\))")


def _numbers(pattern: Lazy, listed: str) -> list[int]:
    """The numbers of the points with which a text begins."""
    found = list(islice(pattern.finditer(listed), _MOST_POINTS))
    return [_ordinal(one[1]) for one in found] if found and not found[0].start() else []


def _told(numbers: list[int], listed: str) -> int:
    """How many points follow each other, zero where that is not sure.

    一是, 二是, 一是 …, 三是: a list inside an item; and a list that the reach cuts off is not known.
    """
    last = next((at for at, (a, b) in enumerate(pairwise(numbers)) if b != a + 1), len(numbers) - 1)
    cut = last == len(numbers) - 1 and len(listed) == _LIST_REACH
    return 0 if last < 1 or last + 2 in numbers[last + 1 :] or cut else last + 1


#: What takes a list up again that stands before it.
_ABOVE = Lazy("(?:(?<=[。;\n])|(?<=\n[ \u3000]{2})|^)(?:以上|上述)(?:这)?$")
_TAKEN_UP = (
    "方面",
    "做法",
    "问题",
    "措施",
    "举措",
    "经验",
    "工作",
    "建议",
    "意见",
    "情形",
    "原因",
    "特点",
    "条件",
    "要求",
    "任务",
    "点",
    "条",
)


def points_above(text: str, count: Count) -> tuple[int, Span] | None:
    """How many points the list has that 以上四个方面 takes up again."""
    if not _ABOVE.search(text[max(0, count.start - 6) : count.start]):
        return None
    if not (count.classifier + count.noun).startswith(("个方面", *_TAKEN_UP)) and not count.noun.startswith(_TAKEN_UP):
        return None
    start = max(0, count.start - _ABOVE_REACH)
    above = text[start : count.start]
    lists = []
    for first, pattern in _PLAIN:
        last = above.rfind(first)
        found = list(islice(pattern.finditer(above, last), _MOST_POINTS)) if last >= 0 else []
        if [_ordinal(one[1]) for one in found] == list(range(1, len(found) + 1)) and len(found) > 1:
            lists.append((len(found), Span(start + found[0].start(), start + found[0].end())))
    # With a list inside the list it is not known which of them is meant.
    return lists[0] if len(lists) == 1 else None
