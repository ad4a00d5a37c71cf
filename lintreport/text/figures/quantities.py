"""Quantities in running text: 近10余万人次, 1.4万余条, 26.5%, 三成, with what each may stand for.

`[近 约 超 不足 …] VALUE [余 多] [万 亿] [余 多] [个] UNIT [左右 以上 以下 以内]`. One pass over the text finds the
figures; what they may stand for is worked out when it is asked for. Dates, ordinals, document numbers
and whatever stands in 《》 are no quantities.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from sys import intern

from lintreport.finding import Operand, Span
from lintreport.text.figures.intervals import EVERYTHING, Interval, intersect, point
from lintreport.text.han import HAN
from lintreport.text.numbers import SCALES, Number, decimal, number
from lintreport.text.patterns import compiled

#: Units of things that are counted: no half of them.
COUNTED = (
    "(?:[人件家户场批篇处间台辆项班航架点车艘例期册宗起份条卷本剂]次|人份|工作日|大类|周年|"
    "[个件起宗家户人名位次场份条项篇部本册台套辆艘架只头匹株棵处所座栋幢期批班组支队类种款笔例案卷张幅枚颗门科课轮届"
    "村镇乡县市区省州栏站户间页])"
)
#: Units of what is measured: between any two values there is a third.
MEASURED = (
    "(?:个?百分点|个?[多半]?(?:小时|月|季度|学时)|平方公里|平方千米|平方米|立方米|千瓦时|公顷|公里|千米|厘米|毫米|海里|公斤|千克|分钟|"
    "千瓦|兆瓦|标准箱|标箱|吨公里|吨标准煤|美元|港元|欧元|日元|英镑|元|吨|亩|米|克|升|度|秒|天|日|周|年|岁|倍|成|番|折|%|‰|℃)"
)
#: What a unit is often one of each.
_PER = (
    "[万亿]?[元人户吨]|平方公里|平方米|立方米|公顷|亩|人次|[天日月年]|小时|分钟|千瓦时|公里|"
    "[台辆次件家个所村株头只米升秒间套]"
)
#: Words in which the first character only looks like a unit.
_NO_UNIT = (
    "(?!部[门级委署属队分长]|科[技学研员级协创]|门[户类诊店]|组[织成建]|类[型似别]|条[例件款]|项目[^0-9,、。;:()的为和及]?库|年[级度轻代]|名[义录单称]|"
    "区[域块间]|市[场民]|处[理于罚]|人[民才工口均]|例[如外]|期[间望]|案[例件]|点[位]|位[于居]|所[有谓属]|本[级市区县地次年标院校公报单机法规办期月季周省州]|成[立为效功果]|度[过]|"
    "次[年日性]|班[子]|升[级至到]|日[常均]|天[然]|周[边年]|站[位]|场[所]|起[步草诉]|支[持付]|队[伍]|村[民]|家[庭]|户[籍]|折[合算]|番[茄])"
)

#: Characters after which a Chinese numeral counts or measures.
_AFTER_CHINESE = (
    "余多个件起宗家户人名位次场份条项篇部本册台套辆艘只头株棵处所座栋幢期批班组支类种款笔例案卷张幅枚门轮届村镇乡"
    "元亩吨米天年月日周岁倍成番公平"
)


@cache
def pattern() -> re.Pattern[str]:
    """The one pattern of the view; group 1 takes part only in a quantity, whose numeral is the whole match.

    It begins with one set of characters, so that the engine skips to the next of them; what the first character was is
    then asked by look-behind. Every repetition is bounded.
    """
    han = "零〇一二两三四五六七八九十百千万亿"
    year = "(?:(?<=1)9|(?<=2)0)[0-9]{2}"
    more_year = "(?:19|20)[0-9]{2}"
    skip = (
        "(?<=《)[^《》\n]{0,120}》",
        rf"(?<![0-9].){year}(?:[-—–~至到/]{{1,2}}{more_year})?"
        "(?: ?年(?!内)|[-./][0-9]{1,2}[-./][0-9]{1,2})(?: ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?)?",
        "(?<=[一二])[九〇零○][零〇○一二三四五六七八九]{2}年(?!内)",
        "(?<=[0-9])(?<![0-9].)[0-9]? ?月(?: ?[0-9]{1,2} ?日|份|底|初|末|中|上旬|下旬|起)",
        f"(?<=第)[0-9{han}]{{1,9}}",
        r"(?<=[〔\[(])(?:19|20)[0-9]{2}[〕\])]\s?[0-9]{1,5}号",
    )
    arabic = (
        r"(?<=[0-9])(?<![0-9A-Za-z.·+×_/亿万].)"
        r"(?:[0-9]{0,2}(?:[, ][0-9]{3}){1,4}(?![0-9])|[0-9]{0,15})(?:\.[0-9]{1,8})?"
        r"(?:亿[0-9]{1,4}(?:\.[0-9]{1,4})?(?=万)|[亿万][0-9](?=千))?"
        r"(?!\.?[0-9A-Za-z]|[+×·])"
    )
    percent = r"(?<=百)分之(?:[0-9]{1,3}(?:\.[0-9]{1,4})?|[零〇一二三四五六七八九十百点]{1,9})"
    fraction = "(?<=[一二三四五六七八九十])[一二三四五六七八九十]{0,2}分之[一二三四五六七八九]"
    chinese = f"(?<=[{han}半])(?<![第统同唯之数几余多0-9{han}].)(?<![上下]半)[{han}点]{{0,15}}(?=[{_AFTER_CHINESE}])"
    return compiled(f"[《第〔\\[(0-9半{han}](?:{'|'.join(skip)}|({arabic}|{percent}|{fraction}|{chinese}))")


@cache
def _tail() -> re.Pattern[str]:
    """What follows a numeral: 余, 万, 余, 个, a unit."""
    return compiled(
        r"(?P<inner>[ \n]?(?:[余多来几](?=[ \n]?(?:[万亿百千]|个))|[余多几]))?"
        r"(?P<scale>万亿|亿|万|[千百](?![米克瓦伏卡帕赫分度亿万]))?(?P<outer>[ \n]?[余多])?"
        rf"[ \n]{{0,2}}(?P<unit>{_NO_UNIT}(?:{MEASURED}|{COUNTED})(?:/(?:{_PER}|{HAN}{{1,3}}))?)?"
        r"(?P<scope>(?<!规模)(?:以上|以下|以内|左右|上下|之多|以外))?"
    )


#: Before 近 these make another word of it; the same for 约, 超, 不足, 不到.
_OTHER_WORD = {
    "近": "附最临邻靠就远亲贴走拉切晚新抵迫毗",
    "约": "节契合公条签邀预履制违相特解毁失简集婚誓赴租租盟",
    "超": "赶高反",
    "不到": "看听收达想做得查见找遇碰感找意料",
    "不足": "和与及、找题点距差摆改进在存补现理",
    "突破": "",
}


@cache
def _prefix() -> re.Pattern[str]:
    words = (
        "不少于|不低于|不超过|不多于|不高于|未超过|至少|最少|最多|至多|将近|接近|超过|高于|多于|低于|少于|"
        "不足|不到|不满|未满|大约|大概|突破|近|约|超|逾"
    )
    return compiled(rf"(?:{words})(?=[ \n]?$)")


#: The signs that such a word may end in, and what may stand between it and the figure.
_PREFIX_ENDS = frozenset("近约超逾于过少多足到满概破 \n")

_BELOW = ("近", "将近", "接近")
_ABOVE = ("超过", "超", "逾", "突破", "高于", "多于")
_UNDER = ("不足", "不到", "不满", "未满", "低于", "少于")
_AT_LEAST = ("至少", "最少", "不少于", "不低于")
_AT_MOST = ("最多", "至多", "不超过", "不多于", "不高于", "未超过")
_ABOUT = ("约", "大约", "大概")

_RANGE_MARK = ("-", "—", "–", "~", "至", "到")
_RANGE_START = "%万亿元个件年月日人一二三四五六七八九十"
# A number that was torn by a line end, a blank, or a decimal point set apart.
_TORN_BEFORE = compiled("[0-9]\n$")
_TORN_BLANK = compiled("[0-9] $")
_TORN_BEHIND = compiled("\n[0-9]")


@lru_cache(maxsize=256)
def _counts(unit: str) -> bool:
    return compiled(COUNTED).fullmatch(unit) is not None


class Quantity:
    """A figure with its unit, at its place in the folded text: a plain record, made in the pass that finds it.

    What it may stand for is worked out when it is asked for.
    """

    __slots__ = (
        "_exact", "_ranged", "end", "inner", "number", "numeral", "numeral_end", "prefix", "scale_sign", "scope_end",
        "start", "suffix", "text", "unit", "value",
    )  # fmt: skip

    def __init__(self, text: str, start: int, numeral_end: int) -> None:
        #: The whole folded text, where the figure begins in it, and what is right behind its digits.
        self.text, self.start, self.numeral_end = text, start, numeral_end
        #: The digits as written, without scale and unit; what counts the decimals of a percentage.
        self.numeral = numeral = text[start:numeral_end]
        parts = _tail().match(text, numeral_end)
        assert parts is not None  # every part of the pattern may be missing
        inner, scale, outer, unit, scope = parts.groups()
        _, *ends, (_, scope_end) = parts.regs
        #: Behind the unit, or behind the figure where there is none.
        self.end = max(numeral_end, *(end for _, end in ends))
        self.scope_end = scope_end
        #: The unit as written (万 and 亿 belong to the value): 件, 人次, 元, %, 个百分点; empty where there is none.
        self.unit = intern(unit) if unit else ""
        if "分之" in numeral:
            self.unit = "%" if numeral.startswith("百分之") else "分之"
        #: The 万 or 亿 in which the figure is written; empty where there is none.
        self.scale_sign = scale or ""
        #: 余, 多 or 来 inside the figure.
        self.inner = (inner or outer or "").strip() or ("多" if "多" in self.unit else "")
        #: 左右, 以上, 以下, 以内 … right behind the unit.
        self.suffix = scope or ""
        #: The value and its grain; for a percentage, in per cent. The value in units of one is ``None`` where it is
        #: not certain.
        self.number = found = _number(numeral, self.scale_sign)
        self.value = found.value if found else None
        self._exact: bool | None = None
        self._ranged: bool | None = None
        #: 近, 约, 超过 … right before the figure.
        self.prefix = _prefix_before(text, start) if start and text[start - 1] in _PREFIX_ENDS else ""

    def __repr__(self) -> str:
        """The quantity as it stands in the text."""
        return f"Quantity({self.words!r}, {self.start})"

    @property
    def span(self) -> Span:
        """The figure with its unit, without 近 before it and 左右 behind it."""
        return Span(self.start, self.end)

    @property
    def whole(self) -> Span:
        """The figure with its unit and all that makes it approximate."""
        start = self.text.rfind(self.prefix, 0, self.start) if self.prefix else self.start
        return Span(start, max(self.end, self.scope_end))

    @property
    def words(self) -> str:
        """The figure with its unit, as written."""
        return self.text[self.start : self.end]

    @property
    def counted(self) -> bool:
        """Whether the unit counts things of which there are no parts."""
        return _counts(self.unit)

    @property
    def scale(self) -> Fraction:
        """What one unit of the written figure is worth: 10 000 for 1.4万件."""
        return _scale(self.scale_sign)

    @property
    def place(self) -> Fraction:
        """What one unit of the last digit written is worth: 0.1 for 26.5%, 1000 for 1.4万件, 1 for 5600元."""
        return _place(self.scale_sign, len(self.numeral.partition(".")[2]))

    @property
    def ranged(self) -> bool:
        """Whether the figure is one end of a range (5-10万, 3至5个), or a piece of a number that was torn."""
        if self._ranged is None:
            self._ranged = self._is_ranged()
        return self._ranged

    def _is_ranged(self) -> bool:
        before = self.text[max(0, self.start - 4) : self.start].rstrip(" ")
        after = self.text[self.end : self.end + 3].lstrip(" ")
        if before.endswith(("·", ".")) or _TORN_BLANK.search(self.text, max(0, self.start - 2), self.start):
            return True
        if before.endswith(_RANGE_MARK) and before[-2:-1] and (before[-2].isdigit() or before[-2] in _RANGE_START):
            return True
        if after.startswith(_RANGE_MARK) and after[1:2] and (after[1].isdigit() or after[1] in "一二三四五六七八九十"):
            return True
        return bool(_TORN_BEFORE.search(before) or (not self.unit and _TORN_BEHIND.match(after)))

    @property
    def exact(self) -> bool:
        """Whether the figure stands for one value."""
        if self._exact is None:  # 千名 is many, not a thousand
            vague = self.prefix or self.inner or self.suffix or self.numeral in ("百", "千", "万", "亿")
            self._exact = self.value is not None and not vague and not self.ranged
        return self._exact

    @property
    def rounded(self) -> bool:
        """Whether the figure is written in 万 or 亿, and so may have been rounded."""
        return bool(self.scale_sign) or (self.numeral[-1] in "万亿" and len(self.numeral) > 1)

    @property
    def modifiers(self) -> list[tuple[str, Interval]]:
        """Every word that makes the figure approximate, with the interval that it alone leaves."""
        if self.number is None:
            return []
        value, grain = self.number
        found = []
        if self.prefix:
            found.append((self.prefix, _before(self.prefix, value, grain)))
        if self.inner in ("余", "多"):
            found.append((self.inner, Interval(value, value + grain, True, True)))
        elif self.inner:
            found.append((self.inner, Interval(value - grain / 2, value + grain)))
        if self.suffix:
            found.append((self.suffix, _behind(self.suffix, value, grain)))
        return found

    @property
    def interval(self) -> Interval:
        """All values that the figure may stand for, as it is written."""
        if self.number is None or self.ranged:
            return EVERYTHING
        result = EVERYTHING
        for _, interval in self.modifiers:
            result = intersect(result, interval)
        if result != EVERYTHING:
            return result
        value, grain = self.number
        return Interval(value - grain / 2, value + grain) if self.rounded else point(value)

    @property
    def operand(self) -> Operand:
        """The figure for the evidence of a finding."""
        return Operand(self.span, "" if self.value is None else decimal(self.value), self.unit)


@lru_cache(maxsize=1024)  # a report repeats its figures
def _number(numeral: str, sign: str) -> Number | None:
    """The value of a numeral with its 万 or 亿."""
    if "分之" in numeral:
        base, _, part = numeral.partition("分之")
        over, under = number(part), number(base)
        if over is None or under is None:
            return None
        return over if base == "百" else Number(over.value / under.value, Fraction(0))
    if numeral[0].isascii():
        return number(numeral + sign)
    found, scale = number(numeral), _scale(sign)
    return Number(found.value * scale, found.grain * scale) if found else None


@cache
def _scale(sign: str) -> Fraction:
    return Fraction(SCALES.get(sign, 1))


@cache
def _place(sign: str, decimals: int) -> Fraction:
    return _scale(sign) * Fraction(1, 10**decimals)


def _prefix_before(text: str, start: int) -> str:
    """The word right before a figure that makes it approximate; empty for another word that only ends like one."""
    window = text[max(0, start - 7) : start]
    match = _prefix().search(window)
    if match is None:
        return ""
    before = window[match.start() - 1 : match.start()]
    return "" if before and before in _OTHER_WORD.get(match[0], "") else match[0]


def _before(word: str, value: Fraction, grain: Fraction) -> Interval:
    if word in _BELOW or word in _UNDER:
        return Interval(value - grain, value, True, True)
    if word in _ABOVE:
        return Interval(value, value + 10 * grain, True, True)
    if word in _AT_LEAST:
        return Interval(value, None)
    if word in _AT_MOST:
        return Interval(None, value)
    return _about(value, grain)


def _behind(word: str, value: Fraction, grain: Fraction) -> Interval:
    if word == "以上":
        return Interval(value, None)
    if word in ("以下", "以内"):
        return Interval(None, value)
    if word in ("左右", "上下"):
        return _about(value, grain)
    return EVERYTHING


def _about(value: Fraction, grain: Fraction) -> Interval:
    width = max(grain / 2, value / 10)
    return Interval(value - width, value + width)


def quantities(folded: str) -> list[Quantity]:
    """Every quantity of a folded text, in order."""
    return [Quantity(folded, *match.span()) for match in pattern().finditer(folded) if match.lastindex]
