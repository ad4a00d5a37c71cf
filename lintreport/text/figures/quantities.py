"""Quantities in running text: 近10余万人次, 1.4万余条, 26.5%, 三成, with what each may stand for.

`[近 约 超 不足 …] VALUE [余 多] [万 亿] [余 多] [个] UNIT [左右 以上 以下 以内]`. One pass over the text finds the
figures; everything else about a figure is worked out when it is asked for. Dates, ordinals, document numbers
and whatever stands in 《》 are no quantities.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from lintreport.finding import Operand, Span
from lintreport.text.figures.intervals import EVERYTHING, Interval, intersect, point
from lintreport.text.han import HAN
from lintreport.text.lazy import once
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
    """A figure with its unit, at its place in the folded text."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match

    @property
    def text(self) -> str:
        """The whole folded text."""
        return self._match.string

    @once
    def start(self) -> int:
        """Where the figure begins."""
        return self._match.start()

    @once
    def numeral_end(self) -> int:
        """Behind the digits."""
        return self._match.end()

    def __repr__(self) -> str:
        """The quantity as it stands in the text."""
        return f"Quantity({self.words!r}, {self.start})"

    @once
    def _parts(self) -> re.Match[str]:
        match = _tail().match(self.text, self.numeral_end)
        assert match is not None  # every part of the pattern may be missing
        return match

    @once
    def end(self) -> int:
        """Behind the unit, or behind the figure where there is none."""
        parts = self._parts
        last = max(parts.end("unit"), parts.end("outer"), parts.end("scale"), parts.end("inner"))
        return max(last, self.numeral_end)

    @property
    def span(self) -> Span:
        """The figure with its unit, without 近 before it and 左右 behind it."""
        return Span(self.start, self.end)

    @property
    def whole(self) -> Span:
        """The figure with its unit and all that makes it approximate."""
        scope_end = self._parts.end("scope") if self.suffix else -1
        start = self.text.rfind(self.prefix, 0, self.start) if self.prefix else self.start
        return Span(start, max(self.end, scope_end))

    @property
    def words(self) -> str:
        """The figure with its unit, as written."""
        return self.text[self.start : self.end]

    @once
    def numeral(self) -> str:
        """The digits as written, without scale and unit; what counts the decimals of a percentage."""
        return self.text[self.start : self.numeral_end]

    @once
    def unit(self) -> str:
        """The unit as written (万 and 亿 belong to the value): 件, 人次, 元, %, 个百分点; empty where there is none."""
        if "分之" in self.numeral:
            return "%" if self.numeral.startswith("百分之") else "分之"
        return self._parts["unit"] or ""

    @property
    def counted(self) -> bool:
        """Whether the unit counts things of which there are no parts."""
        return _counts(self.unit)

    @once
    def number(self) -> Number | None:
        """The value and its grain; for a percentage, in per cent."""
        numeral = self.numeral
        if "分之" in numeral:
            base, _, part = numeral.partition("分之")
            over, under = number(part), number(base)
            if over is None or under is None:
                return None
            return over if base == "百" else Number(over.value / under.value, Fraction(0))
        if numeral[0].isascii():
            return number(numeral + self.scale_sign)
        found = number(numeral)
        return Number(found.value * self.scale, found.grain * self.scale) if found else None

    @property
    def scale_sign(self) -> str:
        """The 万 or 亿 in which the figure is written; empty where there is none."""
        return self._parts["scale"] or ""

    @property
    def scale(self) -> Fraction:
        """What one unit of the written figure is worth: 10 000 for 1.4万件."""
        return Fraction(SCALES.get(self.scale_sign, 1))

    @once
    def place(self) -> Fraction:
        """What one unit of the last digit written is worth: 0.1 for 26.5%, 1000 for 1.4万件, 1 for 5600元."""
        decimals = len(self.numeral.partition(".")[2])
        return self.scale * Fraction(1, 10**decimals)

    @once
    def value(self) -> Fraction | None:
        """The figure in units of one; ``None`` where it has no certain value."""
        return self.number.value if self.number else None

    @once
    def prefix(self) -> str:
        """近, 约, 超过 … right before the figure."""
        if self.start == 0 or self.text[self.start - 1] not in "近约超逾于过少多足到满概破 \n":
            return ""
        window = self.text[max(0, self.start - 7) : self.start]
        match = _prefix().search(window)
        if match is None:
            return ""
        word = match[0]
        before = window[match.start() - 1 : match.start()]
        return "" if before and before in _OTHER_WORD.get(word, "") else word

    @property
    def inner(self) -> str:
        """余, 多 or 来 inside the figure."""
        return (self._parts["inner"] or self._parts["outer"] or "").strip() or ("多" if "多" in self.unit else "")

    @property
    def suffix(self) -> str:
        """左右, 以上, 以下, 以内 … right behind the unit."""
        return self._parts["scope"] or ""

    @once
    def ranged(self) -> bool:
        """Whether the figure is one end of a range (5-10万, 3至5个), or a piece of a number that was torn."""
        before = self.text[max(0, self.start - 4) : self.start].rstrip(" ")
        after = self.text[self.end : self.end + 3].lstrip(" ")
        if before.endswith(("·", ".")) or _TORN_BLANK.search(self.text, max(0, self.start - 2), self.start):
            return True
        if before.endswith(_RANGE_MARK) and before[-2:-1] and (before[-2].isdigit() or before[-2] in _RANGE_START):
            return True
        if after.startswith(_RANGE_MARK) and after[1:2] and (after[1].isdigit() or after[1] in "一二三四五六七八九十"):
            return True
        return bool(_TORN_BEFORE.search(before) or (not self.unit and _TORN_BEHIND.match(after)))

    @once
    def exact(self) -> bool:
        """Whether the figure stands for one value."""
        if self.value is None or self.numeral in ("百", "千", "万", "亿"):
            return False  # 千名 is many, not a thousand
        return not (self.prefix or self.inner or self.suffix or self.ranged)

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

    @once
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
    return [Quantity(match) for match in pattern().finditer(folded) if match.lastindex]
