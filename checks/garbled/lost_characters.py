"""GLY: a character that was lost in a conversion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Severity, Span, Text, check
from lintreport.text.characters.encodings import is_clear
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

from ._wholesale import Loss, apart, each


class _Kind(NamedTuple):
    """One way in which a question mark shows a loss.

    ``unless``: what speaks against it – ``asks``: its own sentence asks; ``asking``: a sentence in its line does.
    The span is the pattern's group where it has one.
    """

    pattern: re.Pattern[str]
    unless: Literal["", "asks", "asking"]
    severity: Severity
    zh: str
    en: str


@cache
def _kinds() -> tuple[_Kind, ...]:
    left, right = rf"{HAN}|[0-9A-Z%‰℃”》)\]]", f"{HAN}|[0-9A-Z%“《(〔]"
    # A year, or the letter of an option, begins a sentence of its own.
    begins = "(?:19|20)[0-9]{2}年|[A-D][:.、,]"
    # 最高机构是甲?,还是乙?
    index = "“{}”中的“?”疑为丢失的上下标", "the “?” in “{}” stands for a lost index"
    sign = "“{}”中的“?”疑为丢失的字符", "the “?” in “{}” seems to stand for a lost character"
    return (
        _Kind(
            # 比例为什么定为30?2020年起… is a question and the sentence after it; 2020?2021年 is not.
            compiled(r"(?<![0-9])(?:[0-9]{4}|[0-9]{1,8}(?!\?(?:19|20)[0-9]{2}年))(?:\?[0-9]{1,8}){1,9}(?![0-9])"),
            "",
            "error",
            "“{}”中的“?”疑为丢失的符号",
            "the “?” in “{}” stands for a lost sign",
        ),
        _Kind(
            compiled(
                rf"(?<![!?])(?:(?<={HAN}|[0-9])|(?=\?\?++(?:{HAN}|[0-9]))|(?=\?\?\?))\?\?++(?:[ ,、。]{{0,3}}\?\?++){{0,50}}+(?!!)"
            ),
            "asks",
            "error",
            "连续的“?”:此处的文字已丢失",
            "run of “?”: the words here are lost",
        ),
        # Squares, cubes and indices are in no Chinese code table: 平方米 and 二氧化碳 lose theirs first.
        _Kind(
            compiled(rf"(?<={HAN}|[0-9/ ])[kcdm]?m\?|(?<![A-Za-z])(?:CO|SO|NO|CH|NH|H|O)\?(?={HAN}|[0-9O,、。;:)/])"),
            "asks",
            "error",
            *index,
        ),
        _Kind(
            compiled(rf"(?<={left})\?(?={right})(?!还是|或者?[^是]?|抑或|亦或|{begins})"), "asking", "warning", *sign
        ),
        _Kind(compiled(rf"(?<={left}|[a-z])\?(?=[,、;:。〕])(?!,(?:还是|抑或))"), "asks", "warning", *sign),
        _Kind(compiled(rf"(?<=[,、;:。“《(〔—+])\?(?={HAN}|[0-9A-Z])"), "", "warning", *sign),
        _Kind(
            compiled(rf"(?<![^\r\n])[ \t(]{{0,12}}(\?)(?: {{0,2}}(?:{HAN}|[0-9A-Z“《(〔、.,:—])|\){HAN})"),
            "",
            "warning",
            "行首的“?”疑为丢失的字符",
            "the “?” that begins a line seems to stand for a lost character",
        ),
    )


_BOXES = "〓□▯▢"


@cache
def _boxes() -> re.Pattern[str]:
    """A box in the middle of words; boxes to tick stand near each other, near a tick, or beside 是, 否, 同意 and the like."""
    boxes = "□▯▢"
    alone = "".join(f"(?<![{boxes}√☑✓].{{{count}}})" for count in range(2, 10))
    return compiled(
        rf"〓{{1,20}}|[{boxes}](?<=(?:{HAN}|[“《、,]).)(?<![是否有无男女意].){alone}[{boxes}]{{0,7}}"
        rf"(?={HAN}|[”》、,。])(?![是否有无男女不未同其适])(?![^\r\n]{{1,10}}[{boxes}√☑✓])"
    )


@cache
def _questions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends a sentence, and what asks; 几十 and the like make a few statements look like questions: a miss, no alarm."""
    return compiled(r"\?+|[。!;…]"), compiled(
        r"[是为]$|[吗呢吧谁怎哪几啥咋孰岂乎]|什么|(?<![这那多要])么|(?<!任)何|多少|多[大久长高远]|是否|能否|可否|与否|难道|还是|干嘛|凭啥|不就|不也|莫非|不正是|[问答]:"
        r"|(?P<verb>.)[不没](?P=verb)"
    )


@cache
def _memorial() -> re.Pattern[str]:
    return compiled(
        rf"[”\"’』」]?{HAN}{{0,12}}?(?:日|节|周|月|年|事件|事故|事变|惨案|案|运动|讲话|地震|爆炸|行动|工程|会议)"
    )


@check(
    "GLY003",
    "lost-glyph",
    title=Text("字符丢失成问号", "question mark where a character was lost"),
    severity="error",
    basis="logic",
    needs="?" + _BOXES,
    bad=[
        "利用⟦12?4⟧国家宪法日开展宣传。",
        "“⟦9?18⟧”事变纪念日。《规划(⟦2021?2025⟧年)》已印发。",
        "深入推进法治政⟦?⟧建设,不断提高依法行政水平。",
        "每平方米补贴200元⟦?⟧平方米,建成面积120⟦m?⟧以上,⟦CO?⟧排放下降。",
        "全区⟦????⟧案件12件。",
        "⟦?⟧一、工作开展情况\n加强组织领导⟦?⟧。\n(⟦?⟧)强化监督\n ⟦?⟧ 健全机制",
        "推进法治⟦□⟧府建设,办理⟦〓〓⟧案件12件。",
        "新增学科进入前1⟦?⟧。依据国办发〔202⟦?⟧〕2号,支付⟦?⟧%,获评⟦?⟧A级景区。\n开展“⟦?⟧扫黄打非”专项行动。",
    ],
    good=[
        "古籍以“□”代替一字,以“■”代替墨丁。",
        "利用12·4国家宪法日开展宣传。",
        "钱从哪里来?人往哪里去?这是必须回答的问题。",
        "为什么?因为群众不满意。",
        "他们问:“这笔钱花得值?”群众心里有一杆秤。",
        "是就事论事?还是举一反三?答案写在群众心里。",
        "中国人民会答应吗?不会答应。人民会同意?人民决不会同意。",
        "详见 http://www.example.gov.cn/list.jsp?id=12&page=3?4 和 www.example.cn/a?12。",
        "面积为120(?)亩。",
        "正则表达式“第?[一二三]条”“(省|市)?人民政府”。",
        '{"title": "如何办理?", "answer": "到窗口办理"}',
        "比例为什么定为30?2020年起国家有规定。",
        "一、怎样看待当前形势?\n(一)形势总体向好。",
        "你准备好了吗???加油!!??",
        "√适用□不适用\n□是 □否\n同意□不同意□\n本科□硕士□\n□基层干部□群众代表",
        "这不就解决了?关键在落实。",
        "十年前没有人敢想的事办成了?2023年给出了答案。",
        "下列选项中违反规定的情形?A.未经批准,B.逾期未报。主管部门是?请写全称。",
    ],
)
def lost_glyph(document: Document, options: NoOptions) -> Iterator[Finding]:
    """转码时目标编码没有的字符会变成“?”：间隔号（12?4国家宪法日）、千分号、平方米的“²”，有时是汉字。

    报告：数字之间的“?”（12?4）；连续的“??”；单位、化学式后在上下标位置的“?”（120m?、CO?）；句子中间、前后都是汉字或数字，而句中没有疑问词的“?”；紧接逗号、
    句号之前或之后的“?”；行首的“?”。前三种为错误，其余为警告；两侧各有五个以上汉字、可能是设问的，只作提示。

    不报告：有“吗、呢、谁、何、怎、几、是否、还是”等词的问句，同一行中与之相连的反问，引号内的问句，独占一行的设问标题，
    网址与代码，表示存疑的“(?)”。〓和夹在词语中间的“□”也是未能显示的字，供勾选的方框不在此列。

    改法：纪念日中的“12?4”可改为“12·4”，请先核对。其余须对照原稿补上。全文有二十处以上时合报为一条。

    为什么：丢了的可能是数字的一部分（12?4）或人名，读者会读错。
    ---
    A character that the target encoding lacks becomes “?”: the middle dot (12?4国家宪法日), the per-mille sign, the ² of
    m², sometimes an ideograph.

    Reported are a “?” between digits, a run of them, one in place of an index (120m?, CO?), a “?” within a sentence that asks nothing, one beside a comma or
    full stop, and one that begins a line. The first three are errors, the others warnings, or info where five and more
    characters on either side may each be a sentence.

    〓, and □ in the middle of words, stand for characters that could not be shown; check boxes do not.

    Not reported: sentences with a word that asks, rhetorical questions in the same line, quoted questions, headings that
    ask, addresses and code, and “(?)” for a doubt.

    To fix: for a memorial day the fix puts the middle dot back; look before you accept it. All else has to be taken from the
    original. Twenty or more places in a file are one finding.

    Why: What was lost may be part of a figure (12?4) or a name, and a reader will get it wrong.
    """
    losses: list[Loss] = []
    at = document.folded.find("?")
    while at >= 0:
        line = document.lines[document.line_at(at) - 1]
        losses += _lost_in_line(document, line)
        at = document.folded.find("?", line.end)
    losses += [
        Loss(
            Span(*box.span()),
            Text(f"“{box[0]}”疑为未能显示的字", f"“{box[0]}” seems to stand for a character that could not be shown"),
            severity="warning",
        )
        for box in (_boxes().finditer(document.folded) if any(box in document.folded for box in _BOXES) else ())
    ]
    losses.sort(key=lambda loss: loss.span)
    yield from each(
        [loss for loss in losses if is_clear(document.garbled, loss.span) and not document.mentioned(loss.span)]
    )


def _lost_in_line(document: Document, line: Span) -> list[Loss]:
    text = document.folded
    steps, asking = _questions()
    asks: dict[int, bool] = {}  # at the beginning of each run of question marks
    start = line.start
    for step in steps.finditer(text, *line):
        if step[0][0] == "?":
            asks[step.start()] = asking.search(text, max(start, step.start() - 120), step.start()) is not None
        start = step.end()
    excuses = {"": False, "asking": any(asks.values())}
    losses: list[Loss] = []
    for kind in _kinds():
        for found in kind.pattern.finditer(text, *line):
            span = Span(*found.span(found.lastindex or 0))
            mark = text.index("?", span.start)
            if not (excuses.get(kind.unless) or (kind.unless == "asks" and asks[mark]) or _is_code(text, mark, line)):
                loss = _loss(document, kind, span)
                doubtful = kind.unless == "asking" and _between_clauses().match(text, span.start)
                losses.append(loss._replace(severity="info") if doubtful else loss)
    return apart(losses)


@cache
def _between_clauses() -> re.Pattern[str]:
    """A “?” with so many characters on both sides that each may be a sentence: 网上遇到烦心事?部门及时回应."""
    return compiled(rf"(?<={HAN}{{5}})\?(?={HAN}{{5}})")


def _loss(document: Document, kind: _Kind, span: Span) -> Loss:
    shown = span if span.end - span.start > 1 else Span(max(0, span.start - 4), span.end + 4)
    words = " ".join(document.masked[shown.start : min(shown.end, shown.start + 20)].split())
    return Loss(
        span, Text(kind.zh.format(words), kind.en.format(words)), _middle_dot(document.folded, span), kind.severity
    )


def _middle_dot(folded: str, span: Span) -> Fix | None:
    """The middle dot of a date before what happened on it: 12?4国家宪法日."""
    month, _, day = folded[span.start : min(span.end, span.start + 6)].partition("?")
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    if not _memorial().match(folded, span.end, span.end + 20):
        return None
    return Fix(Text(f"改为“{month}·{day}”", f"write “{month}·{day}”"), (Edit(span, f"{month}·{day}"),))


@cache
def _code() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compiled("[!-~]*"), compiled(r"://|www\.|[=\\&*+|^$\[{]|\.[a-z]{2,5}[/?]")


def _is_code(text: str, mark: int, line: Span) -> bool:
    """Whether a question mark belongs to an address, an expression or a program."""
    visible, telling = _code()
    before = visible.match(text[max(line.start, mark - 100) : mark][::-1])
    after = visible.match(text, mark, min(line.end, mark + 100))
    if telling.search((before[0][::-1] if before else "") + (after[0] if after else "")):
        return True
    return mark > line.start and text[mark - 1] in ")]" and "|" in text[max(line.start, mark - 40) : mark]
