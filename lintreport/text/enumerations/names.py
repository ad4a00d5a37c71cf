"""Lists of names beside an announced count, and how many names they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.enumerations.announced import CLASSIFIER, QUOTES, SIGNS, Count
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

#: How far a list is read before its count and after it, in code points.
LOOK_BACK = 240
LOOK_AHEAD = 400
#: What no name in a list holds.
_UNLISTED = Lazy(f"的|等|[-0-9]|^[{SIGNS}]+$|^自治区$")
HOLDS_FIGURE = Lazy(
    f"[0-9]{HAN}{{0,3}}$|[两二三四五六七八九十0-9][个项种类条级家]|[两二三四五六七八九十0-9](?:{CLASSIFIER})$"
)
#: 和 between two names; at the start of one it is a sign of its own (和平街道), and so it is in 和谐, 参与, 普及.
_JOINT = Lazy("(?<=.)(?:以及|或者|和(?![平谐解睦])|(?<!参)与|(?<![普涉])及(?!时)|或)(?=.)")
_JOINED_NAMES = Lazy("(?<=.)(?:以及|和(?![平谐解睦])|(?<!参)与)(?=.)")
_JOINT_AHEAD = Lazy("以及|或者|[和与及或]")
#: “3”指甲、乙三个办法: what a name stands for begins here.
_STANDS_FOR = Lazy("\x01(?:[指即为是含]|包括)")
_MASKED = Lazy('“[^“”\n]{0,80}”|《[^《》\n]{0,80}》|"[^"\n]{0,60}"|\\([^()\n]{0,40}\\)')
_STOP = Lazy('[,;:。!?“”《》()\\[\\]<>|\t"—…\n](?:(?<!\n)|(?<=[。;!?:,]\n)|(?=\\s*\n))')


class Names(NamedTuple):
    """A list of names; ``more`` when it says 等, ``whole`` when its first name is known to begin where it is cut.

    ``summed``: 共 stands between it and its count.
    """

    span: Span
    items: tuple[str, ...]
    more: bool
    whole: bool
    quoted: bool
    summed: bool = False


#: Stands for what was in quotation marks or in 《》, and for what is left out.
_NAME, _GONE = "\x01", "\x02"


def _mask(found: re.Match[str]) -> str:
    words = found[0]
    return (_GONE if words[0] == "(" else _NAME) + _GONE * (len(words) - 1)


_THINGS = ("家", "处", "所", "支", "名", "位", "座", "部", "款", "本", "套", "栋", "张", "份")
_TAIL = Lazy("(等)?(?:,(?=[共合总]))?(?:这|的|共计?|合计|总计|一共|共有|(?<!分别)[作列]?为)?$")
#: The number of a heading before the first name: 二、甲、乙两区.
_HEADING = Lazy(f"^[{SIGNS}]{{1,3}}、")
_BETWEEN = Lazy(f"、|(?<={_NAME})(?:以及|[和与及])?(?={_NAME})")


#: So long is the last name before a count at most, in code points.
_LONGEST = 40


def before(text: str, count: Count) -> Names | None:
    """The list that ends at a count."""
    if count.classifier in ("期", "批"):
        return None  # 柳林公园三期: the third
    end = count.start - (text[count.start - 1 : count.start] in QUOTES)
    low = max(0, end - LOOK_BACK)
    window = text[low:end]
    if not any(sign in window[-_LONGEST:] for sign in "、”》"):
        return None
    masked = _MASKED.sub(_mask, window)
    tail = _TAIL.search(masked, max(0, len(masked) - 6))
    if tail and tail[0] == "的" and count.classifier in _THINGS:
        return None  # 甲、乙、丙的四部手机: things of theirs
    cut = tail.start() if tail else len(masked)
    stops = [stop.end() for stop in _STOP.finditer(masked, 0, cut)]
    if not stops and low:
        return None
    start = stops[-1] if stops else 0
    words = _HEADING.sub("", "".join(masked[start:cut].replace(_GONE, "").split()))
    items = _BETWEEN.split(words)
    whole = quoted = False
    if len(items) == 1 and words.endswith(_NAME):
        start, items, whole = *_in_quotes(window[: cut - 1]), True
        if window[start - 2 : start - 1] in ("同", "与", "和", "及", "并", "、", "”", "》"):
            return None  # 把“甲”同“乙、丙、丁”四个…
    elif len(items) > 1 and all(_NAME in item for item in items):
        quoted = True
        if masked[:start].rstrip(",;").rstrip(_GONE).endswith(_NAME):
            return None  # 《收条》,2020年的《欠条》、《证明》三份: commas part the names as well
    if len(items) < 2 and not _JOINT.search(items[0]):
        return None
    if stands_for := _STANDS_FOR.match(items[0]):
        items[0], whole, quoted = items[0][stands_for.end() :], True, False
    more = bool(tail and tail[1]) or (quoted and f"{_NAME}等" in items[-1])
    summed = tail is not None and any(sign in tail[0] for sign in "共合总")
    return Names(Span(low + start, low + cut), tuple(items), more, whole, quoted, summed)


def _in_quotes(window: str) -> tuple[int, list[str]]:
    """Where the quotation that ends a text begins, and its names; “人口多、土地少,投入高、产出低” has two pairs."""
    inside = window.rpartition("“")[2]
    return len(window) - len(inside), inside.split(next((mark for mark in ";," if mark in inside), "、"))


_AND_SO_ON = Lazy("等[^级待候]{0,8}$")
_ENDS = {"bracket": Lazy(r"\)"), "dash": Lazy("——|[。;\n]"), "": Lazy("。|\n")}
_NO_NAMES = Lazy(
    "[0-9]|一是|第一|首先|[,、](?:以及|和(?![平谐解睦]))|^(?:含|其中|如|不含|四至|见|详见|以下|以上|下称|简称)"
)
_LISTED_ASIDE = Lazy(r"\([^()\n]{0,30}[,、][^()\n]{0,30}\)")
#: 3个县(市、区): the other names of the noun before the bracket.
_ALSO = Lazy("[县市区旗乡镇村居街道社团场办园开发]{1,3}(?:、[县市区旗乡镇村居街道社团场办园开发]{1,3})*")


#: 四项改革:甲,乙,丙,共下放事项96项: what the list came to is none of it.
_SUMMED = Lazy(",(?:共|累计|合计)[^,;。、]*[0-9][^;。]*$")
#: 召开两次会议(2月21日、8月15日): days are told one by one.
_DAY = "(?:(?:(?:20)?[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日)"
_DAYS = Lazy(f"({_DAY}(?:[、,和]{_DAY})+)(?:各[一1][次场期])?(?![0-9])")


def behind(text: str, count: Count) -> tuple[Names, ...]:
    """The lists that a count announces, as they may be read."""
    lead = count.lead
    if lead is None or lead.lastgroup in (None, "stop") or count.classifier == "级":
        return ()
    kind = lead.lastgroup or ""
    start = lead.end()
    end = _ENDS.get(kind, _ENDS[""]).search(text, start, start + LOOK_AHEAD)
    if end is None and len(text) > start + LOOK_AHEAD:
        return ()
    if (end is not None and end[0] == "\n") or "\n" in lead[0]:
        return ()  # a line that ends here may be wrapped, or the list may go on in the next
    stop = end.start() if end else len(text)
    days = _DAYS.match(text, start, stop) if kind in ("bracket", "namely") else None
    if days and (kind == "namely" or days.end() == stop):
        return (Names(Span(*days.span(1)), (_NAME,) * len(re.split("[、,和]", days[1])), False, True, True),)
    if kind == "bracket" and (
        count.classifier == "次" or lead.start("bracket") > count.end + len(count.noun) + count.quoted
    ):
        return ()  # 3次约谈王某(另案处理,已判刑): the bracket tells of what stands before it
    words = _MASKED.sub(_mask, text[start:stop])
    if _ALSO.fullmatch(words):
        return ()
    if kind == "bracket" and ":" in words:
        return ()  # 两个门市(房产证号:甲、乙)
    if kind != "bracket" and _LISTED_ASIDE.search(text, start, stop):
        return ()  # 西口(A)、东口(C1,C2): what stands in brackets may be counted, too
    if kind == "colon" and (summed := _SUMMED.search(words)):
        words = words[: summed.start()]
    # What stands after 即A、B, goes on with the sentence, and not with the list.
    first = re.split("[,;]", words)[0]
    readings = list(_readings(words, start, kind == "open")) if kind != "plain" and not _NO_NAMES.search(words) else []
    pair = kind == "namely" and "、" not in words and _JOINT.search(first) is not None
    if (pair or not readings) and not _NO_NAMES.search(first):
        readings = list(_readings(first, start, kind == "open"))
    if kind == "plain":
        # With no mark that a list follows, its names must be of one make, or take up the word that is counted.
        readings = [
            one for one in readings if spells_out(count, one) or (text[start - 1] != "," and size(one).sure > 1)
        ]
    return tuple(readings)


def _readings(words: str, start: int, open_end: bool) -> Iterator[Names]:
    """The lists that a piece of text with masked names may be, by the sign between their names."""
    pieces = words.replace(_GONE, "").split(",")
    if len(pieces) > 1 and "、" in words and any(all(sign in one for one in pieces) for sign in _OFFICES):
        # 马某、白某任副书记,金某任纪委书记: each piece has one name or several
        items = tuple(name for one in pieces for name in _OFFICE_OF.split(one)[0].split("、"))
        yield Names(Span(start, start + len(words)), items, open_end, True, True)
        return
    more = open_end or words.startswith("包括") or _AND_SO_ON.search(words) is not None
    joined = True
    side_by_side = f"{_NAME}{_NAME}" in words.replace(_GONE, "")
    for sign in (";", "、", ","):
        if sign not in words and not (sign == "、" and side_by_side):
            continue
        piece = words if sign != "、" else words.replace(";", ",").split(",")[0]
        split = _BETWEEN.split(piece.replace(_GONE, "")) if sign == "、" else piece.replace(_GONE, "").split(sign)
        items = tuple(item for item in ("".join(one.split()) for one in split) if item)
        # What semicolons part after a colon are items, whatever they hold.
        quoted = (len(items) > 1 and all(_NAME in item for item in items)) or (sign == ";" and len(items) > 2)
        if items:
            joined = False
            yield Names(Span(start, start + len(piece)), items, more, True, quoted)
    if joined and _JOINT.search(words):
        yield Names(Span(start, start + len(words)), (words.replace(_GONE, ""),), more, True, False)


#: What is said of names that are told off in groups.
_OFFICES = ("任", "负责", "分管")
_OFFICE_OF = Lazy("任|负责|分管")


class Size(NamedTuple):
    """How many names a list may have, and how sure it is that they make one list, from 0 to 3."""

    numbers: set[int]
    sure: int


#: Two names of which one is so much longer are hardly of one kind.
_UNEVEN = 6
#: So far from its end the make of a name shows.
_MAKE = 4


def same_make(items: Sequence[str]) -> bool:
    """Whether names share a sign at the same place from their end: 城东、城西."""
    size = min(_MAKE, *map(len, items))
    tails = [item[len(item) - size :] for item in items]  # of a name that is left out, "(略)", nothing
    return any(len(set(signs)) == 1 for signs in zip(*tails, strict=True))


def _alike(items: Sequence[str], whole: bool, joined: bool) -> int:
    """How sure it is that these are names of one kind: 2 by their make, 1 by their length, 0 not.

    ``joined``: the last of them was after 和, and may be no name of its own.
    """
    sizes = [len(item) for item in items[not whole :]]
    if joined and len(items) == 2 and max(map(len, items)) - min(map(len, items)) > _UNEVEN:
        return 0  # 工业和信息化部发布造船业三大指标
    if same_make(items) or (len(items) > 2 and len({item[0] for item in items[1:]}) == 1):
        return 2
    longest, spread = (12, 6) if whole else (6, 3) if joined else (10, 4)
    least = 2 if whole else 3
    return int(
        len(items) >= least and ((max(sizes) <= longest and max(sizes) - min(sizes) <= spread) or len(set(sizes)) == 1)
    )


def size(names: Names) -> Size:
    """The number of names."""
    items = list(names.items)
    if names.quoted and any(map(HOLDS_FIGURE.search, names.items)):
        return Size({len(names.items)}, 0)  # (两条“甲”、两条“乙”)
    if names.quoted:
        joined = sum(max(0, item.count(_NAME) - 1) for item in items)
        return Size(set(range(len(items), len(items) + joined + 1)), 3)
    if not names.whole:
        ahead = _JOINT_AHEAD.match(items[0])  # 与甲、乙、丙三县
        items[0] = items[0][ahead.end() :] if ahead else items[0]
        items[0] = items[0][max(items[0].rfind("的"), items[0].rfind("等")) + 1 :] or items[0]
    joins = [len(_JOINT.findall(item)) for item in items]
    if len(items) > 1 and set(joins) == {1} and not any(map(HOLDS_FIGURE.search, items)):
        least, most = len(items), 2 * len(items)
        if not names.whole and not all("与" in item for item in items):
            return Size(set(range(least, most + 1)), 1)  # 自动化及智能制造、新能源及网联汽车三个展区: any may be one
        return Size({least, most}, 1)  # 线上与线下、城区与乡村两个结合
    split = [*items[:-1], *_JOINT.split(items[-1])]
    # 购置及运行维护费: before another 、 only a name is joined so.
    inner = [
        0 if not joint else len(_JOINED_NAMES.findall(item))
        for joint, item in zip(joins[1:-1], items[1:-1], strict=True)
    ]
    joins[1:-1] = inner
    most = len(items) + sum(joins)
    if joins[-1] == 1 and all(split) and _joined(split):
        items, joins = split, [*joins[:-1], 0, 0]
    unsure = (
        len(split) < 2
        or any(joins[1:-1])
        or joins[-1] > 1
        or not all(split)
        or (any(map(_UNLISTED.search, items[not names.whole :])) and not (names.whole and _framed(items)))
        or any(map(HOLDS_FIGURE.search, items))
        or (not names.whole and any(map(_ORDINAL.match, items[1:])) and not all(map(_ORDINAL.match, items[1:])))
    )
    return Size(
        set(range(len(items), most + 1)), 0 if unsure else _alike(split, names.whole, len(split) > len(names.items))
    )


#: 第一卷、第二卷蒙古文、藏文: another list ends where this one begins.
_ORDINAL = Lazy(f"第[{SIGNS}]")


def _framed(items: Sequence[str]) -> bool:
    """Whether names begin alike and end alike: 关于…的提案, of which each may hold what no other name does."""
    return len({item[:2] for item in items}) == len({item[-2:] for item in items}) == 1


#: Names of up to this many characters that are of one length are taken for names of one kind.
_SHORT_NAME = 5


def _joined(items: Sequence[str]) -> bool:
    """Whether the last two of these are two names, and not one with 和 in it."""
    inner = items[1:-2]
    if not inner:
        return items[-2][-2:] == items[-1][-2:] or (len(items[-2]) == len(items[-1]) and same_make(items))
    # 完成祖国统一、维护世界和平与促进共同发展三大任务: of long names the length tells nothing.
    same_length = len(set(map(len, items[1:]))) == 1 and len(items[1]) <= _SHORT_NAME
    return same_length or len({item[-1] for item in items[1:]}) == 1


def spells_out(count: Count, names: Names) -> bool:
    """Whether every name has the word of an abbreviation: 质量提升、效能提升 for “两个提升”."""
    return all(_abbreviates(count.noun, item) for item in names.items[not names.whole :])


def _abbreviates(noun: str, item: str) -> bool:
    return noun in item if len(noun) > 1 or noun == "一" else item.startswith(noun) or item.endswith(noun)
