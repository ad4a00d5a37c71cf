"""GLY: characters that are not what they look like, or cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.characters.encodings import is_clear
from lintreport.text.patterns import compiled

from ._wholesale import Loss, code_points, each, together

# What GB 18030 had to keep in the private use area until Unicode took it in (GB 18030-2000 against -2022).
_FORMER_GB18030 = dict(
    zip(
        "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864"
        "\ue816\ue817\ue818\ue831\ue83b\ue855",
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"
        "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
        strict=True,
    )
)


def _is_private(sign: str) -> bool:
    return "\ue000" <= sign <= "\uf8ff" or (sign >= "\U000f0000" and ord(sign) & 0xFFFF < 0xFFFE)


def _runs(text: str, signs: Collection[str]) -> Iterator[Span]:
    """Where ``signs`` stand, those next to each other as one place; nothing is searched when there are none."""
    if signs:
        yield from (Span(*found.span()) for found in re.finditer(f"[{re.escape(''.join(signs))}]+", text))


@check(
    "GLY004",
    "private-use-character",
    title=Text("私用区字符", "private use character"),
    severity="error",
    basis="logic",
    bad=[
        "⟦\uf0b7⟧加强组织领导。",
        "依照《条例》第⟦\ue004⟧条办理,⟦\U000f0001\U000f0002⟧同志负责。",
        "⟦\ue81e⟧县司法局",
    ],
    good=["•加强组织领导。", "依照《条例》第九条办理,龑䶮同志负责。", "①②③④⑤"],
)
def private_use_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """私用区（U+E000–F8FF、第15、16平面）的字符没有统一的字形：在作者的字体中是项目符号、图标或自造的生僻字，换一台机器就是方框或别的字。

    相连的算一处；全文有二十处以上时合报为一条。

    改法：GB 18030-2000 曾借用、后来已有正式编码的字可以直接换成正式编码（安全修复）；
    其余请改用正式编码的字或符号，自造字可用扩展区汉字。

    为什么：换一台电脑，这些字就成了方框或别的字。

    不报告：普通的项目符号、带圈数字，以及已有正式编码的生僻字。
    ---
    A character of the private use area (U+E000–F8FF, planes 15 and 16) has no agreed shape. In the author's font it is
    a bullet, an icon or a home-made rare ideograph; on the next machine it is a box or something else.

    Adjacent ones are one place; twenty or more places are one finding.

    To fix: those that GB 18030-2000 borrowed and that have
    a code of their own today are replaced by it, which is safe. Write the others with the encoded character.

    Why: On another computer these characters show as boxes or as something else.

    Not reported: ordinary bullets, circled numbers, and rare ideographs that have a code of their own.
    """
    runs = _runs(document.text, {sign for sign in document.unusual if _is_private(sign)})
    clear = (span for span in runs if is_clear(document.garbled, span))
    yield from each([_private_loss(span, document.text[slice(*span)]) for span in clear])


def _private_loss(span: Span, signs: str) -> Loss:
    fix = None
    if all(sign in _FORMER_GB18030 for sign in signs):
        encoded = "".join(_FORMER_GB18030[sign] for sign in signs)
        fix = Fix(
            Text(f"改为正式编码的“{encoded}”", f"write “{encoded}”, which has a code today"),
            (Edit(span, encoded),),
            safe=True,
        )
    numbers = code_points(signs)
    return Loss(
        span,
        Text(
            f"自造字 {numbers}：换一台电脑会显示为方框或别的字",
            f"private use character {numbers}: it has no standard shape",
        ),
        fix,
    )


# Kinds of characters that cannot be seen, each reported once a document: how they are called, and which they are.
_INVISIBLE = (
    (Text("零宽字符", "zero-width character"), "\u200b-\u200d\u2060-\u2064\ufeff\u034f\u115f\u1160\u180e\u3164\uffa0"),
    (Text("软连字符", "soft hyphen"), "\u00ad"),
    (Text("双向排版控制符", "bidirectional control"), "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"),
    (Text("变体选择符或标签字符", "variation selector or tag"), "\ufe00-\ufe0f\ufff9-\ufffb\U000e0000-\U000e01ef"),
    (Text("控制字符", "control character"), "\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"),
    (Text("行分隔符", "line separator"), "\x0b\x85\u2028\u2029"),
)
#: Joiners, marks of direction, variation selectors and tags: in some scripts, and in emoji, they belong to the spelling.
_JOINERS = "\u200c\u200d\u200e\u200f\u061c\u180e" + "".join(
    map(chr, [*range(0xFE00, 0xFE10), *range(0xE0020, 0xE01F0)])
)
#: What changes the order in which all that follows is shown: to delete it may change what a reader sees.
_OVERRIDES = "\u202d\u202e\u2066\u2067\u2068"


@cache
def _invisible() -> tuple[frozenset[str], ...]:
    return tuple(_members(listed) for _, listed in _INVISIBLE)


def _members(listed: str) -> frozenset[str]:
    """The characters of a class as patterns list them: ``a-z``."""
    ranges = [range(ord(listed[at - 1]), ord(listed[at + 1])) for at, sign in enumerate(listed) if sign == "-"]
    return frozenset(listed.replace("-", "")) | frozenset(chr(code) for codes in ranges for code in codes)


@cache
def _joining() -> re.Pattern[str]:
    """Scripts that spell with joiners and marks of direction, and emoji, which are made up with them."""
    scripts = r"\u0590-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc"
    pictures = r"0-9#*©®‼⁉™ℹ\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
    return compiled(f"[{scripts}{pictures}]")


@check(
    "GLY005",
    "invisible-character",
    title=Text("不可见字符", "invisible character"),
    severity="warning",
    basis="practice",
    bad=[
        "法治⟦\u200b⟧政府建设工作\u200b报告\u200b。",
        "⟦\ufeff⟧一、工作开展情况\n二、存在的问题",
        "co⟦\xad⟧operation机制",
        "罚款⟦\u202e⟧001\u202c元",
        "文件⟦\x07⟧名称\x08",
        "第一行⟦\u2028⟧第二行",
        "审结⟦\x0c⟧案件12件",
        "全面⟦\ufe0f⟧推进",
    ],
    good=[
        "法治政府建设工作报告。",
        "  各位代表:\n\t一、工作开展情况\r\n二、存在的问题",
        "上一页末。\n\x0c下一页开头。\x0c\n",
        "群众点赞👍🏻❤\ufe0f,一家👨\u200d👩\u200d👧和美。",
        "葛\U000e0100城街道、辻\ufe00村",
        "می\u200cخواهم",
    ],
)
def invisible_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """零宽空格、文中的 BOM、软连字符、双向控制符、控制字符等看不见，却使查找、比对、统计和排版出错，多由网页或 PDF 复制带入。

    同一类字符全文只报一条，注明处数。

    不报告：制表符、换行、全角空格缩进、不间断空格；行首或行末的换页符（PDF 导出的分页）；
    表情符号和阿拉伯、蒙古等文字中的连接符；汉字后的异体选择符。

    改法：修复为删去，行分隔符改为换行，均不改变文意；会改变显示顺序的双向控制符须先核对。

    为什么：看不见的字符使同样的词查不到、比不上、数不对。
    ---
    Zero-width spaces, an inner BOM, soft hyphens, bidirectional controls and control characters are not seen, and break
    searching, comparing, counting and layout. They come along when a web page or a PDF is copied.

    One finding a kind counts them all.

    Not reported: tabs, line ends, wide spaces, no-break spaces, a form feed at the beginning or end of a line (the pages
    of an export), joiners in emoji and in scripts that spell with them, and variation selectors after an ideograph.

    To fix: the fix deletes them, or inserts a line break in place of a line separator. It is safe except for controls that change the
    order in which text is shown.

    Why: Invisible characters make equal words unequal: searches miss them and counts go wrong.
    """
    text = document.text
    for (kind, _), signs in zip(_INVISIBLE, _invisible(), strict=True):
        runs = _runs(text, signs & document.unusual)
        spans = [span for span in runs if not _in_its_place(text, span) and is_clear(document.garbled, span)]
        if not spans:
            continue
        numbers = code_points("".join(text[slice(*span)] for span in spans[:10]))
        message = Text(f"{kind.zh} {numbers}", f"{kind.en} {numbers}")
        if kind.en == "line separator":
            fix = Fix(Text("改为换行", "insert a line break"), tuple(Edit(span, "\n") for span in spans), safe=True)
        else:
            safe = not any(sign in _OVERRIDES for span in spans for sign in text[slice(*span)])
            fix = Fix(Text("删去", "delete it"), tuple(Edit(span, "") for span in spans), safe=safe)
        yield together(spans, message, fix)


def _in_its_place(text: str, span: Span) -> bool:
    """Whether invisible characters belong where they stand."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if text[span.start] == "\x0c":  # a page of an export begins
        return before in "\r\n" or after in "\r\n"
    if text[span.start] in _JOINERS:
        return bool(_joining().match(before)) or (span.end - span.start == 1 and _is_variant(before, text[span.start]))
    return False


def _is_variant(ideograph: str, selector: str) -> bool:
    """Whether ``selector`` chooses among the shapes of ``ideograph``: 葛 with U+E0100."""
    return ideograph >= "\u3400" and ("\ufe00" <= selector <= "\ufe02" or selector >= "\U000e0100")


# The unified ideographs of the CJK Radicals Supplement (U+2E81–2EF3), which no normal form of Unicode gives: the
# property Equivalent_Unified_Ideograph of Unicode 15. Those without one in daily use are left out.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


# U+FA0E–FA29 hold twelve that are ideographs in their own right.
_IDEOGRAPHS = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"


def _is_compatible(sign: str) -> bool:
    """Whether ``sign`` is a radical or a compatibility ideograph that stands for an ideograph in daily use."""
    if "\uf900" <= sign <= "\ufad9":
        return sign not in _IDEOGRAPHS
    return sign in _RADICALS or "⼀" <= sign <= "⿕" or "\U0002f800" <= sign <= "\U0002fa1f"


@check(
    "GLY006",
    "compatibility-character",
    title=Text("兼容区汉字", "compatibility ideograph"),
    severity="warning",
    basis="practice",
    bad=["⟦⼈⟧⺠政府⼯作报告", "加强⟦⻛⟧险防控", "复印资料⟦\uf9be⟧份"],
    good=["人民政府工作报告", "检索时选偏旁“⺮”或部首“⼈”。", "﨑头村", "①②③ⅣⅤ㎡℃"],
)
def compatibility_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """康熙部首（⼈ U+2F08）、部首补充（⺠ U+2EA0）和兼容汉字看上去与常用汉字一样，编码却不同，检索、比对、统计都找不到，多由 PDF 提取带入。

    全文只报一条，注明处数。

    为什么：看上去一样，编码不同，检索和比对都找不到。

    改法：换成对应的通用汉字（安全修复），字义不变。

    不报告：引号内单独举出的部首。
    ---
    Kangxi radicals (⼈ U+2F08), the radicals supplement (⺠ U+2EA0) and compatibility ideographs look like everyday
    ideographs and are none: no search, comparison or count finds them. They come from text extracted from PDF.

    One finding counts them all.

    Why: The characters look right but have another code, so searching and comparing miss them.

    To fix: replace them by the unified ideographs (safe fix); the meaning does not change.

    Not reported: a radical quoted by itself, as a radical.
    """
    text = document.text
    runs = _runs(text, {sign for sign in document.unusual if _is_compatible(sign)})
    signs = [
        at
        for at in (at for span in runs for at in range(*span))
        if not _is_cited(text, at) and is_clear(document.garbled, Span(at, at + 1))
    ]
    if signs:
        edits = tuple(Edit(Span(at, at + 1), unified(text[at])) for at in signs)
        words = "、".join(
            f"{edit_from}→{unified(edit_from)}" for edit_from in list(dict.fromkeys(text[at] for at in signs[:50]))[:3]
        )
        yield together(
            [Span(at, at + 1) for at in signs],
            Text(f"兼容区汉字 {words}", f"compatibility ideograph {words}"),
            Fix(Text("改为通用汉字", "write the unified ideographs"), edits, safe=True),
        )


def unified(sign: str) -> str:
    """The ideograph in daily use that a radical or compatibility ideograph stands for."""
    import unicodedata

    return _RADICALS.get(sign) or unicodedata.normalize("NFKC", sign)


def _is_cited(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in "“‘「『\"'" and text[at + 1 : at + 2] in tuple("”’」』\"'")
