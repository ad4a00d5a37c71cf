"""ARI007: announced counts and their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number

_SIGNS = "一二三四五六七八九十"
#: Two of a thing are 两; 二 ranks it: 二次污染, 二类口岸, 二套房.
_NUMERAL = "十[一二三四五六七八九]?|[两三四五六七八九]|[1-9][0-9]?"
_CLASSIFIER = "个方面|个?字|(?:部(?!门)|[个项种类大条件份张家级处所支名位座点门款本套栋片组场届步次道批堂篇册讲]|户(?![籍数均外])|人(?![员民口均次才大工数事家们生份格文行力物间体类])|期(?![间限内满])|轮(?!汽?车|摩托))(?!次)"
#: What counts without a classifier: 三县, 两结合, “七进”, 主要做法有四:
_BARE = (
    "[县市区镇乡村州省局校](?![级有产内外民属际间里务家长])|方面|部门|单位|科室|结合|统一|同步|联动|融合|衔接|贯通|并重|"
    f"色(?=预警|管理|分类|等级|标识)|要素|环节|领域|支柱|机制|制度|平台|主体|维度|提升|减少|促进|公开|到位|覆盖|加强|强化|[制关岗](?![度键于位])|(?<=三)方(?![面法式案位向])|(?<!两)(?<!岸.)地(?![区块点方面位质])|{HAN}(?=”)|(?<=有.)(?=:)|(?<=前.)(?=的?(?:依次|分别)[是为])|(?<=“.){HAN}{{2,4}}(?=”[:,(])"
)
#: What is measured, or not the whole count: 3个月, 八个字, 20余项, 三支两军.
_NO_COUNT = f"[余多来几半]|(?<=点)[零一二三四五六七八九]|以[上下内]|月|百分|(?<=位)数|小时|工作日|季度|学[时分期]|字|年|星期|世纪|[-—~至到][0-9一二三四五六七八九十]|(?!一{HAN}”){HAN}{{0,2}}[一二两三四五六七八九十]{HAN}"

#: How far a list is read before its count and behind it, and how far points are, in code points; and how many points.
_LOOK_BACK = 240
_LOOK_AHEAD = 400
_LIST_REACH = 6000
_ABOVE_REACH = 2000
_MOST_POINTS = 40

#: What a name may have several of.
_PIECE = ("处",)
#: Nouns of pieces, of which one name may cover many: 道路、桥梁、隧道5个项目.
_PIECES = Lazy(
    f"{HAN}{{0,4}}?(?:(?<!事)项目|产品|案[件例]|建议|提案|申请|标准|课题|专利|成果|奖项|指标|作品|线索|部位|泊位)"
)
#: What ends an item that is no name: behind a verb or a qualifier something else is counted.
_VERB = Lazy(
    "(?:新增|新建|改建|扩建|增[加至设]|达到?|超过?|[近约逾共各均]|分别|累计|合计|其中|建[成设立有]|开[展设通办辟]|组织|举办|召开|"
    "培[训育]|打造|设[立置有]|获得?|荣获|入[选围]|完成|整治|解决|办[理结]|制[定发]|出台|修[订改]|废止|印发|发[布放]|认定|创[建办]|"
    "前|后|首|其余|其[他它]|另外?|剩余|上述|[的了着过在于为是有至从每比较用由把将对成等新赴不]|提[出供升高]|实[施行现]|"
    "推[进行出动]|签订|(?<![部划区])分|检查|抓好|做好|突出|坚持|聚焦|围绕|健全|完善|形成|落实|带动|拓展|采取|通过|涉及|覆盖|联合|邀请|选[派聘]|派出|"
    "期间|出现|发生|在内|进入|列入|纳入|面向|不到|不足|如下|以下|下列)$"
)
#: Divisions and offices that hold what is counted behind them: 城东、城西街道12个社区, 市委、市政府三项要求.
_HOLDER = Lazy("(?:街道|乡镇|[镇乡县区市省州村]|社区|学校|部门|行业|领域|方面|单位|企业|系统)$")
_OFFICE = Lazy("(?:政府|[党省市县区州镇乡纪]委|局|法院|检察院|厅|公司|办公室|委员会)$")
#: Nouns that take in all such divisions and offices.
_GENERAL = Lazy(
    f"{HAN}{{0,4}}?(?:单位|部门|机构|机关|科室|股室|处室|内设|成员|企业|公司)|地区|地方|试点|点|联合|共同|牵头|负责"
)
#: Places, offices and kinds are named one by one.
_ONE_EACH = Lazy(
    f"{HAN}{{0,4}}?(?:街道|乡镇|[镇乡县区市村]|社区|单位|部门|科室|股室|处室|机构|小组|[局所院校]|公司|企业|"
    "领域|方面|环节|方式|类别|维度|层面|渠道|行业|要素|步骤|阶段|专题|板块)"
)
#: What the levels of state and society are called, unlike ranks: 三级医院, 四级响应.
_LEVEL = Lazy("[国省市州盟地县区旗乡镇村组户层级]|中央|街道|社区|网格|单元|楼[栋道]|总部|支部|小组")
#: What no name in a list holds.
_UNLISTED = Lazy(f"的|等|[-0-9]|^[{_SIGNS}]+$|^自治区$")
_HOLDS_FIGURE = Lazy(
    f"[0-9]{HAN}{{0,3}}$|[两二三四五六七八九十0-9][个项种类条级家]|[两二三四五六七八九十0-9](?:{_CLASSIFIER})$"
)
#: 和 between two names; at the start of one it is a sign of its own (和平街道), and so it is in 和谐, 参与, 普及.
_JOINT = Lazy("(?<=.)(?:以及|或者|和(?![平谐解睦])|(?<!参)与|(?<![普涉])及(?!时)|或)(?=.)")
_JOINED_NAMES = Lazy("(?<=.)(?:以及|和(?![平谐解睦])|(?<!参)与)(?=.)")
_JOINT_AHEAD = Lazy("以及|或者|[和与及或]")
#: “3”指甲、乙三个办法: what a name stands for begins here.
_STANDS_FOR = Lazy("\x01(?:[指即为是含]|包括)")
_MASKED = Lazy('“[^“”\n]{0,80}”|《[^《》\n]{0,80}》|"[^"\n]{0,60}"|\\([^()\n]{0,40}\\)')
_STOP = Lazy('[,;:。!?“”《》()\\[\\]<>|\t"—…]|(?<=[。;!?:,])\n|\n(?=\\s*\n)')


class Count(NamedTuple):
    """An announced count: 三项 (``start`` to ``end``) with the noun after it, up to the next mark.

    ``listed``: it has no classifier and a list goes on after it. ``followed``: a name in 《》 or “” follows it.
    """

    start: int
    end: int
    stated: int
    classifier: str
    noun: str
    arabic: bool
    quoted: bool
    listed: bool
    followed: bool


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


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9零〇一二两三四五六七八九十百千万第式.·+])(?<![-—~][0-9])({_NUMERAL})({_CLASSIFIER}|(?=({_BARE})))(?!{_NO_COUNT})({HAN}{{0,14}})"
    )


def _value(numeral: str) -> int:
    found = number("二" if numeral == "两" else numeral)
    return int(found.value) if found else 0


_QUOTES = ("“", '"')
_NAMES = ("“", "《")


def counts(text: str) -> Iterator[Count]:
    """Every count of two and more."""
    for match in _counts().finditer(text):
        stated = _value(match[1])
        if stated > 1:
            end = max(match.end(2), match.end(3))
            quoted = text[match.start() - 1 : match.start()] in _QUOTES or (not match[2] and text[end : end + 1] == "”")
            listed = not match[2] and text[match.end() : match.end() + 1] == "、"
            yield Count(
                match.start(),
                end,
                stated,
                match[2],
                match[4],
                match[1].isascii(),
                quoted,
                listed,
                text[end : end + 1] in _NAMES,
            )


#: Stands for what was in quotation marks or in 《》, and for what is left out.
_NAME, _GONE = "\x01", "\x02"


def _mask(found: re.Match[str]) -> str:
    words = found[0]
    return (_GONE if words[0] == "(" else _NAME) + _GONE * (len(words) - 1)


_THINGS = ("家", "处", "所", "支", "名", "位", "座", "部", "款", "本", "套", "栋", "张", "份")
_TAIL = Lazy("(等)?(?:,(?=[共合总]))?(?:这|的|共计?|合计|总计|一共|共有|(?<!分别)[作列]?为)?$")
#: The number of a heading before the first name: 二、甲、乙两区.
_HEADING = Lazy(f"^[{_SIGNS}]{{1,3}}、")
_BETWEEN = Lazy(f"、|(?<={_NAME})(?:以及|[和与及])?(?={_NAME})")


def before(text: str, count: Count) -> Names | None:
    """The list that ends at a count."""
    if count.classifier in ("期", "批"):
        return None  # 柳林公园三期: the third
    end = count.start - (text[count.start - 1 : count.start] in _QUOTES)
    low = max(0, end - _LOOK_BACK)
    window = text[low:end]
    if not any(sign in window for sign in "、”》"):
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
        inside = window[: cut - 1].rpartition("“")[2]
        # “人口多、土地少,投入高、产出低”: pairs
        start, items, whole = (
            cut - 1 - len(inside),
            inside.split(next((mark for mark in ";," if mark in inside), "、")),
            True,
        )
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


#: What says that the names follow: 它们是:, 具体为:, 分别是.
_FOLLOW = (
    ",?(?:即(?![可将使刻时日便])|(?:具体|它们|其中|依次|分别|名单)?(?:如下|(?:[是为]|位于|设在|坐落于)(?=:))|"
    "分别(?:[是为]|位于|设在|坐落于|[在于](?=[^,。;:]{2,20}、))|依次[是为])[:,]?"
)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(
        r"[^,;:。!?“”、0-9()\n—]{0,20}?”?[^,;:。!?“”、0-9()\n—]{0,10}?"
        rf"(?:(?P<colon>:\s*)|(?P<namely>{_FOLLOW})|(?P<open>,?(?:主要)?包括:?)|(?P<dash>——)|(?P<bracket>\()|"
        r"[。,]\s*(?=一[是为]|第一|其一)|[。,](?=首先[,是要])|(?P<stop>。\s*)(?=一、|\(一\)|1[.、])|(?P<plain>[是为](?=[^,。;:]{2,20}、)|,(?=[^,。;:]{2,20}、)))"
    )


#: 每类各选2个试点:一是… lists the kinds.
_EACH = Lazy(f"[各每]{HAN}{{0,6}}$")
#: What counts points: not 走访企业5家:一是…二是….
_OF_POINTS = ("个", "项", "点", "种", "条", "大", "类", "件", "步", "次", "场", "轮", "", "个方面")
#: The ways to number points; a point of the list that has begun with the first of them.
_PLAIN = (
    *(
        (first, Lazy(rf"(?<!{HAN})([{_SIGNS}]{{1,3}})(?:是(?!否)|要(?!素)|为(?![止期]))"))
        for first in ("一是", "一要", "一为")
    ),
    ("(一)", Lazy(rf"\(([{_SIGNS}]{{1,3}})\)")),
    ("第一", Lazy(rf"(?<!{HAN})第([{_SIGNS}]{{1,3}})(?=[,、:是])")),
    ("其一", Lazy(rf"(?<!{HAN})其([{_SIGNS}])(?=[,、:是])")),
    ("一、", Lazy(rf"(?<!{HAN})(?<![0-9、])([{_SIGNS}]{{1,3}})、")),
    ("(1)", Lazy(r"\(([0-9]{1,2})\)")),
    ("1.", Lazy(r"(?<![0-9.])([0-9]{1,2})\.(?![0-9])")),
    ("1、", Lazy(r"(?<![0-9.、])([0-9]{1,2})、")),
    ("①", Lazy("([①-⑳])")),
)
#: What says that a list follows the full stop: 提出如下三条意见。一、….
_ANNOUNCED = Lazy("[如以]下|下[列述面]")
_NEAR = 6
#: Points that are numbered by the word.
_SPOKEN = Lazy("(?<=[。;:,\n])(?:首先|其次|再次|再者|最后)(?=[,是要])")
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
    return Lazy(rf"第([{_SIGNS}]{{1,3}}){name}")


def _spoken(text: str, at: int) -> int:
    """How many points begin with 首先, 其次, 最后 from a place on, up to the next list of them."""
    ends = (text.find(end, at + 2, at + _LIST_REACH) for end in ("首先", "\n\n"))
    return len(_SPOKEN.findall(text, at, min((end for end in ends if end > 0), default=at + _LIST_REACH)))


def _ordinal(sign: str) -> int:
    return ord(sign) - ord("①") + 1 if "①" <= sign <= "⑳" else 1 if sign == "一" else _value(sign)


def points(text: str, count: Count) -> tuple[int, Span] | None:
    """How many points the numbered list has that begins behind a count; ``None`` when that is not sure."""
    lead = _leads().match(text, count.end)
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
        found = list(islice(pattern.finditer(listed), _MOST_POINTS))
        if not found or found[0].start():
            continue  # 第一季度已经开工…
        numbers = [_ordinal(one[1]) for one in found]
        last = next((at for at, (a, b) in enumerate(pairwise(numbers)) if b != a + 1), len(numbers) - 1)
        # 一是, 二是, 一是 …, 三是: a list inside an item; and a list that the reach cuts off is not known.
        if numbers == [1] and first in ("一是", "一要", "一为") and count.stated == 2:
            return None if _GOES_ON.search(listed) else (1, Span(at, at + len(first)))
        if last < 1 or last + 2 in numbers[last + 1 :] or (last == len(numbers) - 1 and len(listed) == _LIST_REACH):
            return None
        if not count.stated <= 2 * (last + 1) <= 4 * count.stated:
            return None
        if ranked and last + 1 < count.stated - 1:
            return None  # 四次会议,第一次…,第二次…: the others may not be told
        return last + 1, Span(at, at + len(first))
    return None


_AND_SO_ON = Lazy("等[^级待候]{0,8}$")
_ENDS = {"bracket": Lazy(r"\)"), "dash": Lazy("——|[。;\n]"), "": Lazy("。|\n")}
_NO_NAMES = Lazy(
    "[0-9]|一是|第一|首先|[,、](?:以及|和(?![平谐解睦]))|^(?:含|其中|如|不含|四至|见|详见|以下|以上|下称|简称)"
)
_LISTED_ASIDE = Lazy(r"\([^()\n]{0,30}[,、][^()\n]{0,30}\)")
#: 3个县(市、区): the other names of the noun before the bracket.
_ALSO = Lazy("[县市区旗乡镇村居街道社团场办园开发]{1,3}(?:、[县市区旗乡镇村居街道社团场办园开发]{1,3})*")


#: 召开两次会议(2月21日、8月15日): days are told one by one.
_DAY = "(?:(?:(?:20)?[0-9]{2}年)?[0-9]{1,2}月)?[0-9]{1,2}日"
_DAYS = Lazy(f"{_DAY}(?:[、,和]{_DAY})+")


def behind(text: str, count: Count) -> tuple[Names, ...]:
    """The lists that a count announces, as they may be read."""
    lead = _leads().match(text, count.end)
    if lead is None or lead.lastgroup in (None, "stop") or count.classifier == "级":
        return ()
    kind = lead.lastgroup or ""
    start = lead.end()
    end = _ENDS.get(kind, _ENDS[""]).search(text, start, start + _LOOK_AHEAD)
    if end is None and len(text) > start + _LOOK_AHEAD:
        return ()
    if end is not None and end[0] == "\n":
        return ()  # a line that ends here may be wrapped, or the list may go on in the next
    stop = end.start() if end else len(text)
    days = _DAYS.match(text, start, stop) if kind in ("bracket", "namely") else None
    if days and (kind == "namely" or days.end() == stop):
        return (Names(Span(*days.span()), (_NAME,) * len(re.split("[、,和]", days[0])), False, True, True),)
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
    # What stands behind 即A、B, goes on with the sentence, and not with the list.
    first = re.split("[,;]", words)[0]
    readings = list(_readings(words, start, kind == "open")) if kind != "plain" and not _NO_NAMES.search(words) else []
    pair = kind == "namely" and "、" not in words and _JOINT.search(first) is not None
    if (pair or not readings) and not _NO_NAMES.search(first):
        readings = list(_readings(first, start, kind == "open"))
    if kind == "plain":
        # With no mark that a list follows, its names must be of one make, or take up the word that is counted.
        readings = [
            one for one in readings if _spells_out(count, one) or (text[start - 1] != "," and size(one).sure > 1)
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
        # What semicolons part behind a colon are items, whatever they hold.
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


def _same_make(items: Sequence[str]) -> bool:
    """Whether names share a sign at the same place from their end or, but for the first, their beginning: 城东、城西、城北."""
    size = min(_MAKE, *map(len, items))
    tails = [item[len(item) - size :] for item in items]  # of a name that is left out, "(略)", nothing
    return any(len(set(signs)) == 1 for signs in zip(*tails, strict=True))


def _alike(items: Sequence[str], whole: bool, joined: bool) -> int:
    """How sure it is that these are names of one kind: 2 by their make, 1 by their length, 0 not.

    ``joined``: the last of them was behind 和, and may be no name of its own.
    """
    sizes = [len(item) for item in items[not whole :]]
    if joined and len(items) == 2 and max(map(len, items)) - min(map(len, items)) > _UNEVEN:
        return 0  # 工业和信息化部发布造船业三大指标
    if _same_make(items) or (len(items) > 2 and len({item[0] for item in items[1:]}) == 1):
        return 2
    longest, spread = (12, 6) if whole else (6, 3) if joined else (10, 4)
    least = 2 if whole else 3
    return int(
        len(items) >= least and ((max(sizes) <= longest and max(sizes) - min(sizes) <= spread) or len(set(sizes)) == 1)
    )


def size(names: Names) -> Size:
    """The number of names."""
    items = list(names.items)
    if names.quoted and any(map(_HOLDS_FIGURE.search, names.items)):
        return Size({len(names.items)}, 0)  # (两条“甲”、两条“乙”)
    if names.quoted:
        joined = sum(max(0, item.count(_NAME) - 1) for item in items)
        return Size(set(range(len(items), len(items) + joined + 1)), 3)
    if not names.whole:
        ahead = _JOINT_AHEAD.match(items[0])  # 与甲、乙、丙三县
        items[0] = items[0][ahead.end() :] if ahead else items[0]
        items[0] = items[0][max(items[0].rfind("的"), items[0].rfind("等")) + 1 :] or items[0]
    joins = [len(_JOINT.findall(item)) for item in items]
    if len(items) > 1 and set(joins) == {1} and not any(map(_HOLDS_FIGURE.search, items)):
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
        or any(map(_HOLDS_FIGURE.search, items))
    )
    return Size(
        set(range(len(items), most + 1)), 0 if unsure else _alike(split, names.whole, len(split) > len(names.items))
    )


def _framed(items: Sequence[str]) -> bool:
    """Whether names begin alike and end alike: 关于…的提案, of which each may hold what no other name does."""
    return len({item[:2] for item in items}) == len({item[-2:] for item in items}) == 1


#: Names of up to so many signs that are of one length are taken for names of one kind.
_SHORT_NAME = 5


def _joined(items: Sequence[str]) -> bool:
    """Whether the last two of these are two names, and not one with 和 in it."""
    inner = items[1:-2]
    if not inner:
        return items[-2][-2:] == items[-1][-2:] or (len(items[-2]) == len(items[-1]) and _same_make(items))
    # 完成祖国统一、维护世界和平与促进共同发展三大任务: of long names the length tells nothing.
    same_length = len(set(map(len, items[1:]))) == 1 and len(items[1]) <= _SHORT_NAME
    return same_length or len({item[-1] for item in items[1:]}) == 1


#: Persons are named by two to four signs.
_PERSONS = ("人",)
_PERSON = Lazy(f"{HAN}{{2,4}}")


def _counted(count: Count, names: Names, sure: int) -> bool:
    """Whether the count may be that of the list right before it, and not one of pieces."""
    last = names.items[-1]
    if count.classifier.endswith("字"):  # “巩固、增强、提升、畅通”八个字
        return names.whole and count.stated != sum(map(len, names.items))
    if count.followed:
        return False  # 《甲》《乙》和5本《丙》
    if (count.classifier in _PIECE or (names.quoted and count.classifier == "张")) and count.stated > len(names.items):
        return False  # 头部、背部及左手共四处: any of them may have several
    if names.quoted and (_VERB.search(last) or any(map(_HOLDS_FIGURE.search, names.items))):
        return False  # “是否”五次、“或”两次
    if names.quoted or names.whole or count.quoted:
        return True
    if count.classifier == "次" and sure < 2:
        return False  # 用砖头、铁棍分四次砸坏: times, not things
    if count.listed:
        return False  # 名佳花园、名佳四区、名流花园: a name in the list
    # 新建、改建、扩建三类: verbs of one make are what is counted.
    kinds = len(names.items) > 2 and len(set(map(len, names.items[1:]))) == 1 and _same_make(names.items)
    if _VERB.search(last) and not kinds and (len(names.items) == 1 or len({item[-2:] for item in names.items}) > 1):
        return False
    if count.classifier == "级":
        levels = sum(_LEVEL.search(item) is not None for item in names.items)
        ranging = any(sign in last for sign in "到至")  # 从国家、省、市到县三级
        return levels > len(names.items) - 2 and not ranging and max(map(len, names.items[1:]), default=9) <= 6
    if count.classifier in _PERSONS and not all(_PERSON.fullmatch(item) for item in names.items[not names.whole :]):
        return False
    if count.classifier != "家" and _OFFICE.search(last) and not _GENERAL.match(count.noun):
        return False
    if count.classifier in ("种", "类", "大", "个方面"):
        return True
    one_make = len(names.items) > 2 and len({item[:2] for item in names.items[1:]}) == 1
    holder = count.classifier != "项" and not one_make and not names.summed and _HOLDER.search(last)
    if holder and holder[0] not in count.noun[: len(holder[0]) + 1] and not _GENERAL.match(count.noun):
        return False
    if _PIECES.match(count.noun) or all(item.endswith("级") for item in names.items):
        return False
    if not count.noun:
        return sure > 1 and not count.arabic
    # 建成法治公园、法治广场5处阵地: less than listed is wrong, more may be pieces.
    if count.arabic and count.stated > len(names.items) and not names.summed and not _ONE_EACH.match(count.noun):
        return sure > 1 and count.classifier != "处" and min(map(len, names.items)) > 2
    return True


def _differs(count: Count, readings: Sequence[Names]) -> int:
    """How many names the first reading of a list has, when none has the number that was announced; else nought."""
    sizes = [size(names) for names in readings]
    if not any(one.sure for one in sizes) or any(count.stated in one.numbers for one in sizes):
        return 0
    at = next(at for at, one in enumerate(sizes) if one.sure)
    low, high, sure = min(sizes[at].numbers), max(sizes[at].numbers), sizes[at].sure
    # With 和 in a name the list may be longer than its marks say, and what stands on both its sides another pair.
    if not sure or (readings[at].more and count.stated > low) or (low < high and sure < 3 and count.stated < low):
        return 0
    if low > 2 * count.stated or count.stated > 2 * high or (sure < 2 and abs(low - count.stated) > 2):
        return 0
    return low


def _spells_out(count: Count, names: Names) -> bool:
    """Whether every name has the word of an abbreviation: 质量提升、效能提升 for “两个提升”."""
    return all(_abbreviates(count.noun, item) for item in names.items[not names.whole :])


def _abbreviates(noun: str, item: str) -> bool:
    return noun in item if len(noun) > 1 or noun == "一" else item.startswith(noun) or item.endswith(noun)


def _finding(span: Span, stated: int, listed: int, words: str, related: Span) -> Finding:
    return Finding(
        span,
        Text(f"称“{words}”，所列为{listed}项，请核对", f'"{words}" is announced, {listed} are listed'),
        note=Text(*[f"{stated} ≠ {listed}"] * 2),
        related=(Related(related, Text("所列各项", "the list")),),
        evidence=Evidence(f"count = {stated}", str(listed), str(stated)),
    )


#: 路长、河长、林长三长制, 一季度、二季度两个季度: the count repeats what every name ends in.
_REPEATED = Lazy(rf"、{HAN}{{0,8}}?({HAN}{{1,3}})([两三四五六七八九十])个?\1")
#: “一窗受理、一网通办”两个一: the word that each of them has.
_WORDED = Lazy(
    '(?:”|(?<=[^0-9一二三四五六七八九十第]))([两三四五六七八九十])个?[“"]?([一谁不零最必再有无])(?:[”",。;:、)]|化?[改行工模服活的要原普标责机制方举体承创社村小单]|到位|$)'
)


def _by_word(text: str) -> Iterator[tuple[Span, int, int, Span]]:
    """Counts of a word that all names of the list before have: place, what is stated, what is listed, the list."""
    for match in _REPEATED.finditer(text):
        start = max(0, match.start() - _LOOK_BACK)
        names = _clause_before(text, start, match.start(2)).split("、")
        if len(names) > 1 and all(name.endswith(match[1]) for name in names) and "等" not in names[-1]:
            where = Span(match.start(2) - len("、".join(names)), match.start(2))
            yield Span(match.start(2), match.end()), _value(match[2]), len(names), where
    for match in _WORDED.finditer(text):
        at = match.start(1)
        window = text[max(0, at - _LOOK_BACK) : at].rstrip('“"的这')
        if window.endswith("”"):
            named = window[max(map(window.rfind, ",;:。!?、\n")) + 1 :].split("“")[1:]
            inside = window[:-1].rpartition("“")[2]
            # “无讼村”“无访村”两个无, or “一窗受理、一网通办”两个一
            names = [name.strip("”") for name in named] if len(named) > 1 else inside.replace(",", "、").split("、")
            if len(names) > 1 and all(match[2] in name for name in names) and "\n\n" not in inside:
                yield Span(at, match.end(2)), _value(match[1]), len(names), Span(at - len(inside), at)


def _clause_before(text: str, start: int, end: int) -> str:
    """What stands before a place, back to the mark before it."""
    words = text[start:end]
    return words[max(map(words.rfind, ',;:。!?“”《》()\n"')) + 1 :]


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


def _points_above(text: str, count: Count) -> tuple[int, Span] | None:
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


@cache
def _abbreviated() -> re.Pattern[str]:
    """“五减” and the list that spells it out, with a figure for each."""
    return re.compile(rf"“([二两三四五六七八九十])({HAN})”[^。;\n]{{0,20}}?[,:](?:其中[,:]?)?(?=\2)")


@check(
    "ARI007",
    "count-mismatch",
    title=Text("所称数目与列举不符", "an announced count that its list does not have"),
    severity="warning",
    basis="logic",
    bad=[
        "运用全面排查、重点排查、专项排查⟦四种⟧方式。",
        "《法惠商圈》《助推用工》《法律明白人》《法治超市》等⟦3个⟧项目入选。",
        "突出“预算审计、责任审计、投资审计、作风建设”⟦五大⟧主题。",
        "存在⟦三个方面⟧的不足:一是重视不够,二是机制不全,三是能力不强,四是投入不足。",
        "扎实开展⟦“五减”⟧专项行动,其中减流程224项,减时限56项,减证明37项,减要件2项。",
        "健全⟦四张⟧清单,即权力清单、责任清单、负面清单。",
        "办公室、法规科、财务科和执法监督科⟦五个⟧科室合署办公。",
        "下设⟦三个⟧工作专班(宣传专班、督查专班)。",
        "推动普法进机关、进乡村、进社区、进学校的“⟦五进⟧”活动。",
        "实现“⟦四个⟧提升”:执法质量提升、服务效能提升、队伍素质提升。",
        "城管、公安、住建、交通⟦三部门⟧联合整治。",
        "主要抓了⟦三项⟧工作:(一)完善制度;(二)规范执法。",
        "坚持教育、管理、处罚、服务⟦三结合⟧。",
        "⟦五类⟧情形不予处罚:初次违法且危害轻微的;及时改正的;没有过错的;不满十四周岁的。",
        "与湖北、安徽、江西⟦四省⟧建立协作机制。",
        "开展“法治⟦六进⟧”,即进机关、进农村、进社区、进学校、进企业。",
        "落实“严、实、细、快”⟦五字⟧要求。",
        "派出⟦两个⟧工作组,第一组赴江北,第二组赴江南,第三组赴城区。",
        "主要做法有:\n一、高位推动。专题研究2次。\n二、部门联动。建立机制。\n三、群众参与。开展测评。\n以上⟦四个方面⟧的做法得到肯定。",
        "创新“一网统管、一键调度、一体处置”⟦四个一⟧模式,落实路长、河长、林长⟦四长⟧制。",
        "对一季度、二季度、三季度⟦两个季度⟧的指标逐项分析。",
        "新建、改建、扩建⟦四类⟧项目全部纳入监管。",
        "经费包括因公出国费、公务用车购置及运行费、公务接待费⟦四项⟧费用。",
        "设立受理点⟦4个⟧,分别位于城关街道、东风街道、河西街道。",
        "推出⟦3项⟧行动,即“亮剑”行动、“护航”行动,查处案件16起。",
        "坚持⟦三个⟧到位,人员保障到位、经费保障到位,打牢工作基础。",
        "⟦4个⟧科室为法规科、审批科、监督科,其余科室另行安排。",
        "全年召开⟦三次⟧联席会议(3月5日、9月12日)。",
        "培育示范社⟦3家⟧,分别是绿野果蔬合作社和春晓粮油合作社,均已挂牌。",
        "按照“⟦五个⟧一批”的思路推进:关停一批、搬迁一批、改造一批、提升一批。",
        "短板集中在⟦三个方面⟧:首先,认识不足;其次,机制不全;再次,力量不强;最后,考核不实。",
        "推出⟦2项⟧措施:一是延长窗口服务时间,群众反响良好。",
        "评出优秀提案⟦4件⟧:关于发展夜间经济的提案、关于保护古树的提案、关于完善路网的提案。",
        "“2”指集中培训、岗位练兵、跟班学习⟦两种⟧方式。",
        "坚持“⟦四不放过⟧”:原因未查清不放过、责任未落实不放过、整改未到位不放过。",
        "扣分原因有⟦两条⟧,一为台账不全,二为更新不及时,三为归档偏慢。举办讲座⟦4讲⟧,第一讲为普法,第二讲为家教,第三讲为心理。",
        "撤并法人⟦5户⟧(原金龙宾馆、原光明印厂、原安顺车队)。设置东城、西城、南关、北苑、河口,共⟦6个⟧中队。",
        "调整后,⟦6名⟧同志任副职:甲某、乙某任副镇长,丙某任委员,丁某任部长。",
        "提出如下⟦四条⟧意见。一、提高认识;二、明确责任;三、强化保障。",
    ],
    good=[
        "运用全面排查、重点排查、专项排查三种方式。",
        "《法惠商圈》《助推用工》《法律明白人》等3个项目入选。",
        "《征收办法》等2项决策目录。",
        "把“法治建设”同“党风廉政、意识形态、三基建设”四个责任制同部署。",
        "落实行业整治、建立健全线索流转等八大机制。",
        "构建区、镇(街)、村(社区)三级宣讲体系。",
        "“八五”普法和“四个自信”,“四个亲自”要求。",
        "完成道路、桥梁、隧道5个项目。",
        "在“巩固、增强、提升、畅通”八个字上下功夫,园区二期、钛谷、宁德时代二阶段工程开工。",
        "大体上有三种类型:一是指令性的。这是骨干企业。\n二是指导性的。\n三是市场调节的。",
        "做好“六稳”工作、落实“六保”任务,保持经济运行在合理区间,保障民生。",
        "存在三个方面的不足:一是重视不够,二是机制不全,三是能力不强。",
        "自治、法治和德治三种方式,线上线下、区内区外两种形式。",
        "办理行政许可、行政处罚、行政强制案件5件,建成法治公园、法治长廊、法治广场5处阵地。",
        "按照市委、市政府三项要求,在城东、城西、城北街道5个社区试点,组织公安、司法、城管开展5项行动。",
        "落实三会一课、四议两公开、五星党支部制度,推进科技、教育、人才三位一体发展。",
        "获得国家级、省级、市级4项荣誉,举办线上、线下3场活动。",
        "设有3个科室(含综合科、法制科),在3个县(市、区)试点,县、省和中央三级联动。",
        "会议研究了三个议题:听取法制办、信访局、司法局汇报,审议方案,部署工作。",
        "走访企业10家:一是了解需求,二是宣传政策。整改问题5个:一是完善制度,二是加强培训。",
        "国务院和省、市、自治区两级政府,残疾儿童、孤寡老人、重度残疾人与困难家庭两项补贴。",
        "无产阶级和资产阶级两个阶级、社会主义和资本主义两条道路、马克思主义和修正主义两条路线的斗争。",
        "新设职业本科高校1所、高职院校3所,深圳的罗湖、福田、南山三个区。",
        "推动五大道公园、柳林公园三期开放,优化都市区、宜宾、成渝两地布局,本科提前批、本科一批、本科二批录取。",
        "健全三张清单,即权力清单、责任清\n单、负面清单。",
        "派出两个工作组,第一组赴江北,第二组赴江南。",
        "一、高位推动。(一)专题研究。(二)建立机制。\n二、部门联动。以上三个方面的做法得到肯定。",
        "创新“一网统管、一键调度、一体处置”三个一模式,落实湖泊、路长、河长三长制。",
        "据八个工业部统计,第一季度已经开工。全年四次会议,第一次布置任务,第二次检查进度。4名同志任副职:甲某、乙某任副镇长,丙某任委员,丁某任部长。",
        "(略)、改建、扩建四类项目。(略)、城东、城西四个街道。",
        "三个小组分别负责立案、审理、执行、宣传工作,专题会议分别由县长、副县长主持3次。",
        "对东江、西江、北江维持三级应急响应,防止产生废水、废气、噪声等二次污染,建成国家、省、市、县、乡到村的6级服务网络。",
        "推出4方面18条措施:一是减税,二是降费,三要扩面,四要提速。“三级四类”规划:“三级”为市、县、乡。",
        "先后3次约谈马某(已离职,另案处理),用砖块、木棍、铁锹分四次砸坏门窗,合同原件两份、收据两份、照片三份。",
        "途经东苑小区、西苑、南苑四区、北苑花园,投资、消费、出口增速保持两位数,破解“点多、面广,人少、事杂,路远、费高”三大难题,坚持“要快,不要慢;要实,不要虚;要严,不要宽”三项原则。",
        "新设智能装备及机器人、新材料及新能源等3个展区。",
        "围绕“绿色转型”“数字治理”等议题举行了四场论坛,“应当”四次、“必须”五次、“或者”两次,《借条》,上月的《协议》、《证明》三份书证。",
        "禁止驾驶自行车、电动车、人力三轮车,按轻度、中度或者重度3个等级支付,收缴甲某、乙某、丙某的四部手机。",
        "二、东江、西江两区负责落实。谈话分为五个阶段,即准备阶段、接触阶段,以及深入阶段、补充阶段、核实阶段。",
        "车站设6个出口:西北(A)口、东北(B)口、东南(C1,C2)口、西南(D1,D2)口。“一号”和“二号”管道出现四处泄漏点。",
        "形成包括东桥、西桥、北桥在内的五条通道,将3个鱼塘(四至为东临路、西临渠、南临村、北临山)发包。",
        "颁发《甲规》《乙规》和5本《丙规》,受伤的为头部、背部及左手共四处,将两个门市(房产证号:甲字一号、乙字二号、丙字三号)出租。",
        "沪、深、滇、湘四地五家机构来函,工业和信息化部发布了全国造船业三大指标。",
        "整治移花接木与剪辑类、翻炒与嫁接类、伪造与诈骗类等五类问题,发布《甲史》《乙史》等全省史学界6项成果。",
        "《承包合同》和《补充协议》一式三份,窃得四条香烟(两条“甲牌”、两条“乙牌”),原审二审、重审一审、重审二审均已审结。",
        "每类村庄各选2个试点:一是山区型,二是平原型,三是沿河型。",
        "坚持“三不放过”:原因未查清不放过、责任未落实不放过、整改未到位不放过。去年提出四条意见。一、提高认识;二、明确责任。",
        "推出2项行动,即“亮剑”行动、“护航”行动,查处案件16起。坚持三个到位,统筹推进普法、执法,打牢工作基础。",
        "3个科室为法规科、审批科、监督科,其余科室另行安排。4个部门为企业、群众、游客办好实事。",
        "推出2项措施:一是延长服务时间。另外,开通线上渠道。利用两种资源,首先是国内资源,其次是国际资源;开拓两个市场,首先是国内市场,其次是国际市场。",
        "完成祖国统一、实现共同富裕、维护世界和平与促进共同发展三大任务,东风、和平、参茸、普及四个街道。",
    ],
)
def count_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """文中说了几种、几个、几大，紧挨着的列举却不是这个数。

    看四种写法：列举在前、数目在后（“A、B、C三种方式”“《甲》《乙》等3个项目”“A、B、C三结合”“进A、进B的‘三进’”“一A、一B”两个一，路长、河长两长）；数目在前，冒号、“即”“分别是”“它们是”、括号或破折号后列举（括号里也可以是日期：两次会议（3月5日、9月12日））；
    数目在前、后跟“一是……二是……”“（一）……（二）……”“第一……第二……”“一为……二为……”“第一组……第二组……”（序数后是所数之物）“首先……其次……最后……”，或列举之后以“以上四个方面”收束的；“五减”后逐项写“减……”并各带数量（只作提示）。

    所列各项须明显是同类：有共同的字（城东、城西、城北）、带引号或书名号，或三项以上长短相近。有“等”“包括”时，列举少于所称数目是正常的，多于才报告；
    “A、B和C”中“和”是否另起一项不明时，两种读法都不符才报告。

    不报告：固定简称（四个自信、三位一体）；各项内部还有并列、界限不清的；“同”“与”前面另有一项的；数的是件数而不是种类的（道路、桥梁5个项目，城东、城西街道5个社区）；
    列举的是主体而不是所数之物的（市委、市政府三项要求）。

    ---
    So many ways, items or themes are announced, and the list beside it has another number.

    Four forms are looked at: a list with its count behind it (A、B、C三种方式; 《甲》《乙》等3个项目; A、B、C三结合); a count followed by a colon, 即, 分别是, 它们是, a bracket (names, or days of meetings) or a
    dash and the list; a count followed by numbered points (一是…二是…, (一)…(二)…, 第一组…第二组… with what is counted, 首先…其次…) or taking them up again (以上四个方面); and “五减” spelt out item by item with figures (info).

    The names must be of one make: they share a sign at one place, stand in quotation marks, or are three or more of about one length. With 等 or 包括 a
    shorter list is normal and only a longer one is reported; where 和 may or may not begin another name, both readings must differ from the count.

    Accepted in silence: fixed abbreviations (四个自信, 三位一体); items with lists of their own; another item before 同 or 与; counts of pieces, not of kinds
    (道路、桥梁5个项目); lists of those who do it, not of what is counted (市委、市政府三项要求).
    """
    text = document.folded
    for count in counts(text):
        span = Span(count.start, count.end)
        if found := points(text, count):
            if found[0] != count.stated and not _is_of_its_neighbour(text, count, found[0]):
                yield _finding(span, count.stated, found[0], text[slice(*span)], found[1])
            continue
        if above := _points_above(text, count):
            if above[0] != count.stated:
                yield _finding(span, count.stated, above[0], text[slice(*span)], above[1])
            continue
        names = before(text, count)
        if names is None or (count.quoted and not _spells_out(count, names)):
            readings = behind(text, count)
            if count.quoted and not (readings and _spells_out(count, readings[0])):
                continue
        else:
            readings = (names,) if _counted(count, names, size(names).sure) else ()
        listed = _differs(count, readings)
        if listed and not _is_of_its_neighbour(text, count, listed):
            yield _finding(span, count.stated, listed, text[slice(*span)], readings[0].span)
    for span, stated, listed, where in _by_word(text):
        if listed != stated and listed <= 2 * stated <= 4 * listed:
            yield _finding(span, stated, listed, text[slice(*span)], where)
    for match in _abbreviated().finditer(text):
        words = text[match.end() : match.end() + _LOOK_AHEAD]
        words = words[: min(at for at in (*map(words.find, "。;!?\n"), len(words)) if at >= 0)]
        clauses = words.split(",")
        listed = sum(re.match(rf"\s*{match[2]}[^0-9]*[0-9]", clause) is not None for clause in clauses)
        stated = _value(match[1])
        if listed >= (2 if "其中" in match[0] else 3) and listed != stated:
            span = Span(match.start(), match.start() + 4)
            spelt = Span(match.end(), match.end() + len(words))
            yield _finding(span, stated, listed, match[1] + match[2], spelt)._replace(severity="info")


#: A count right before another: 6方面24条措施, “四级三类”.
_BESIDE = Lazy(
    rf"(?<![0-9零〇一二两三四五六七八九十百千万第.])({_NUMERAL})(?:{_CLASSIFIER}|方面|[县市区镇乡村省州地局])$"
)


def _is_of_its_neighbour(text: str, count: Count, listed: int) -> bool:
    """Whether a list has as many items as the count right before this one announces."""
    beside = _BESIDE.search(text, max(0, count.start - 6), count.start)
    return beside is not None and _value(beside[1]) == listed
