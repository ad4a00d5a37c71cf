"""A small outcome made by hand, friendly and hostile, that every output format is tried on."""

from __future__ import annotations

from functools import partial
from typing import Any

from lintreport import Check, Document, NoOptions, Span, Text
from lintreport.finding import (
    Diagnostic,
    FileReport,
    PlacedEdit,
    PlacedEvidence,
    PlacedFix,
    PlacedOperand,
    PlacedRelated,
)
from lintreport.report import BASELINED, Outcome

CHECKS = {
    "ARI001": ("error", "sum-of-parts", "合计与分项不符", "a total is not the sum of its parts"),
    "DUP001": ("error", "duplicate-block", "整段重复", "a block submitted twice"),
    "DUP003": ("warning", "repeated-sentence", "相邻句子重复", "a sentence repeated at once"),
    "GLY001": ("error", "control-character", "控制字符", "a control character"),
    "LNT002": ("error", "unreadable-input", "文件无法读取或为空", "unreadable or empty input"),
    "NUM003": ("info", "repeated-number", "序号重复", "a number used twice"),
    "PUN002": ("warning", "repeated-punctuation", "标点重复", "punctuation repeated"),
    "RED004": ("warning", "stray-space", "多余空格", "a stray space"),
}

#: The place of a finding stands in ⟦ ⟧, its related places in ⟪ ⟫.
MARKS = "⟦⟧⟪⟫"


def read(example: str) -> tuple[str, Span, list[Span]]:
    """The text of an example, the place and the related places marked in it."""
    text = ""
    open_at: list[int] = []
    places, related = [], []
    for sign in example:
        if sign in "⟦⟪":
            open_at.append(len(text))
        elif sign in "⟧⟫":
            (places if sign == "⟧" else related).append(Span(open_at.pop(), len(text)))
        else:
            text += sign
    return text, places[0], sorted(related)


def diagnostic(
    code: str,
    example: str,
    message: tuple[str, str],
    words: tuple[str, str] = ("第一次", "first time"),
    note: tuple[str, str] | None = None,
    fix: tuple[str, bool] | None = None,
    above: str = "",
    **fields: Any,
) -> Diagnostic:
    """The finding marked in ``example``, with ``above`` before it; ``fix``: a replacement, and whether it is safe."""
    text, place, others = read(above + example)
    document = Document(text, fields.get("path", "甲.txt"))

    def ends(span: Span) -> tuple[Any, Any]:
        return document.place(span.start), document.place(span.end)

    spans = [place, *others]
    numbers = sorted({document.line_at(at) for start, end in spans for at in (start, max(start, end - 1))})
    severity, name, _, _ = CHECKS.get(code, ("warning", "third-party", "", ""))
    made = Diagnostic(
        code=code,
        name=name,
        severity=severity,
        message=Text(*message),
        note=Text(*note) if note else None,
        path=document.path,
        start=document.place(place.start),
        end=document.place(place.end),
        excerpt=text[slice(*place)],
        before=text[max(0, place.start - 8) : place.start],
        after=text[place.end : place.end + 8],
        section="",
        evidence=None,
        related=tuple(PlacedRelated(document.path, *ends(span), Text(*words)) for span in others),
        fix=fix and PlacedFix(Text("改正", "mend it"), (PlacedEdit(*ends(place), fix[0]),), fix[1]),
        fingerprint=f"{sum(map(ord, code + text)):016x}",
        occurrence=1,
        status="new",
        lines={number: text[slice(*document.lines[number - 1])] for number in numbers},
    )
    return made._replace(**fields)


def in_one_file(cases: list[partial[Diagnostic]]) -> list[Diagnostic]:
    """The findings of one file, whose lines are the examples one after another."""
    found, above = [], ""
    for case in cases:
        found.append(case(above=above))
        above += f"{read(case.args[1])[0]}\n"
    return found


def operands(example: str) -> tuple[PlacedOperand, ...]:
    """The related places of ``example`` as figures."""
    text, _, others = read(example)
    document = Document(text)
    figures = [(span, "".join(filter(str.isdigit, text[slice(*span)]))) for span in others]
    return tuple(
        PlacedOperand(text[slice(*span)], value, "起", document.place(span.start), document.place(span.end))
        for span, value in figures
    )


BODY = "在区委、区政府的坚强领导下,我局认真贯彻落实党中央、国务院关于法治政府建设的决策部署,"
SUM = f"{BODY}全年共受理行政复议案件⟦54起⟧,其中⟪维持50起⟫,⟪撤销3起⟫,均已按期办结。{BODY}各项工作取得实效。"
COPY = f"一、加强组织领导\n{BODY}\n二、健全制度机制。{BODY}"
TWICE = f"2023年工作报告\n⟪{COPY}⟫\n⟦{COPY}⟧特此报告。"

FRIENDLY = in_one_file(
    [
        partial(
            diagnostic,
            "DUP001",
            TWICE,
            ("第5–7行重复了第2–4行(109字)", "lines 5–7 repeat lines 2–4 (109 characters)"),
            ("原处", "the first copy"),
        ),
        partial(
            diagnostic,
            "ARI001",
            SUM,
            ("合计“54起”与分项之和53不一致,请核对", "the total “54起” is not 53, the sum of its parts; please check"),
            ("分项", "a part"),
            note=("50 + 3 = 53 ≠ 54", "50 + 3 = 53 ≠ 54"),
            evidence=PlacedEvidence("50 + 3 = 54", "53", "54", operands(SUM)),
            section="一/(四)",
        ),
        partial(
            diagnostic,
            "DUP003",
            "(二)⟪不断加强依法行政意识。⟫⟦不断加强依法行政意识。⟧加大普法宣传力度,推动全民守法。",
            ("句子紧接着重复", "sentence repeated at once"),
            fix=("", False),
            section="二/(二)",
        ),
        partial(
            diagnostic,
            "PUN002",
            f"{BODY}提高企业风险防范意识⟦。。⟧",
            ("标点重复:“。。”", "punctuation repeated: “。。”"),
            fix=("。", True),
        ),
        partial(
            diagnostic,
            "RED004",
            "由区司法局牵头。⟦ ⟧部门配合。",
            ("句号后多出空格", "a stray space after a full stop"),
            fix=("", True),
        ),
        partial(
            diagnostic,
            "DUP003",
            f"说明:⟦{BODY * 4}⟧请予审议。",
            ("很长的一句话重复,跨越窗口", "a sentence longer than the window is repeated"),
        ),
        partial(
            diagnostic,
            "NUM003",
            "\n".join([f"{n}、⟪第一⟫项工作,{BODY}" for n in range(1, 9)] + [f"⟦第一⟧项工作,{BODY}"]),
            ("“第一”出现了9次", "“第一” is used 9 times"),
            ("又一次", "once more"),
        ),
        partial(diagnostic, "PUN002", "已知的⟦,,⟧问题", ("标点重复", "punctuation repeated"), status=BASELINED),
    ]
)

HOSTILE_PATH = "敌 \x1b[31m意,a:b.txt"
HOSTILE = in_one_file(
    [
        partial(
            diagnostic, "GLY001", example, (f"不应有的字符:“{what}”", f"“{what}” should not be here"), path=HOSTILE_PATH
        )
        for example, what in [
            ("转义⟦\x1b[31m⟧红色\x9b0m,响铃⟪\x07⟫,空\x00字节", "\x1b[31m"),
            ("]]>&<b>⟦</script>⟧<script>alert(1)</script><!-- -->", "</script>"),
            ("::error file=a,line=1::⟦%0A::stop-commands::⟧x", "\n::error::%"),
            ('=HYPERLINK("http://x";"⟦y"⟧),"a";b', "=HYPERLINK("),
            ("[bold]标记⟦[/bold]⟧[link=http://x]点[/link] :smile: \\[x]", "[/bold][red]"),
            ("半个⟦\ud83d⟧代理项\udc00,私用\ue000,替换\ufffd", "\ud83d"),
            ("双向⟦\u202e⟧文字\u2066,零宽\u200b空格\u2028行", "\u202e"),
            ("表\t情👨‍👩‍👧和❤️旗🇨🇳⟦𠮷⟧野家𠮷屋", "𠮷"),
            ("组合e\u0301⟦字a\u0308⟧标\u0301\u0302\u0303\u0304记", "a\u0308"),
        ]
    ]
    + [
        partial(
            diagnostic,
            "XYZ999",
            "=1+1⟦@x⟧-2",
            ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
            path=HOSTILE_PATH,
            section="=1",
        ),
    ]
)

UNREADABLE = diagnostic("LNT002", "⟦⟧", ("这是PDF文件,请先另存为纯文本", "this is a PDF file"), path="扫描件.pdf")


def report(path: str, diagnostics: list[Diagnostic], **fields: Any) -> FileReport:
    """The report on a file."""
    made = FileReport(path, "utf-8", "0123456789abcdef" * 4, 4096, 120, (), tuple(diagnostics), False, ())
    return made._replace(**fields)


def outcome(*reports: FileReport, **fields: Any) -> Outcome:
    """An outcome of all our checks."""
    checks = tuple(
        Check(code, name, Text(zh, en), severity, True, NoOptions, Text(zh, en), "practice", tuple, (), (), "")
        for code, (severity, name, zh, en) in CHECKS.items()
    )
    return Outcome(reports, checks, "1.2.3", **fields)


REPORTS = (
    report("扫描件.pdf", [UNREADABLE], encoding="", sha256="", characters=0, lines=0, unreadable=True),
    report(HOSTILE_PATH, HOSTILE, encoding="gb18030"),
    report(
        "甲.txt",
        FRIENDLY,
        not_evaluated=(("ARI001", Text("第14行的表格读不懂", "the table in line 14 cannot be read")),),
    ),
    report("seeds/干净.txt", []),
)
