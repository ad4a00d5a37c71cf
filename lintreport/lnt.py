"""LNT: what the engine itself has to say of a file."""

from __future__ import annotations

from lintreport.declaration import Check, NoOptions
from lintreport.finding import Severity, Text


def _own(code: str, name: str, severity: Severity, title: Text, doc: Text, *, excusable: bool = True) -> Check:
    return Check(
        code=code,
        name=name,
        title=title,
        severity=severity,
        default=True,
        options=NoOptions,
        doc=doc,
        basis="engine",
        run=lambda document, options: (),
        bad=(),
        good=(),
        source=__file__,
        excusable=excusable,
    )


CRASHED = _own(
    "LNT001",
    "check-crashed",
    "error",
    Text("检查项出错", "a check crashed"),
    Text(
        "某个检查项在这份报告上抛出了异常，或给出的内容不合规，结果可能不完整；其余检查照常进行，退出码为 2。加 --verbose 可看到回溯，请连同它报告给该检查的作者。",
        "A check raised an exception on this report or yielded what is not as agreed, so the result may be incomplete; the other checks went on and the "
        "exit status is 2. --verbose shows the traceback; please report it to the author of the check.",
    ),
    excusable=False,
)
UNREADABLE = _own(
    "LNT002",
    "unreadable-input",
    "error",
    Text("文件无法读取或为空", "unreadable or empty input"),
    Text(
        "文件不是可识别编码的纯文本（网页也不是）、不是普通文件、过大或无法打开（退出码 2），或者没有任何文字（退出码 1）。"
        "程序不猜测、不替换任何字符：请另存为 UTF-8，或用 --encoding 指明编码。",
        "The file is no plain text in a known encoding (a web page is none), no regular file, too large or cannot be opened "
        "(exit status 2), or it holds no text at all (exit status 1). No character is guessed or replaced: save it as UTF-8, "
        "or name its encoding with --encoding.",
    ),
)
UNUSED_ENTRY = _own(
    "LNT003",
    "unused-baseline-entry",
    "info",
    Text("基线条目已无对应问题", "unused baseline entry"),
    Text(
        "基线中的一条不再对应任何问题：问题已改正，或文字已变。用 lintreport baseline --prune 删去，以免日后放过新的问题。",
        "An entry of the baseline excuses nothing any more: the finding was fixed, or its words have changed. Remove it "
        "with lintreport baseline --prune, so that it does not excuse a new one.",
    ),
)
NOT_UTF8 = _own(
    "LNT004",
    "not-utf8",
    "info",
    Text("文件不是 UTF-8 编码", "not UTF-8"),
    Text(
        "文件按 GB18030、UTF-16 等编码读出。内容不受影响，但别的程序可能读成乱码，建议另存为 UTF-8。",
        "The file was read as GB18030, UTF-16 or the like. Nothing is lost, but other programs may show garbled text; "
        "better save it as UTF-8.",
    ),
)

UNUSED_IGNORE = _own(
    "LNT005",
    "unused-ignore",
    "info",
    Text("忽略设置没有作用", "an ignore without effect"),
    Text(
        "Markdown 文件中的 <!-- lintreport: ignore … -->，或配置中 per-path-ignores 的一条，没有忽略任何问题，可以删去。",
        "A <!-- lintreport: ignore … --> in a Markdown file, or an entry of per-path-ignores in the configuration, "
        "ignores nothing and can be removed.",
    ),
)

LEFT_COMMENTS = _own(
    "LNT010",
    "leftover-comments",
    "warning",
    Text("文档中留有批注", "comments left in the document"),
    Text(
        "Word 文档中还有批注。批注常含内部意见，对外报送前应逐条处理并删除（审阅—批注—删除所有批注）。本程序用 --annotate 写入的批注不算。",
        "The Word document still has comments. They often hold what was meant for colleagues only: deal with them and "
        "delete them before the report is submitted. Comments that --annotate has written do not count.",
    ),
)
REVISIONS = _own(
    "LNT011",
    "unaccepted-revisions",
    "warning",
    Text("文档中有未处理的修订", "revisions that were not accepted"),
    Text(
        "Word 文档中还有未接受或未拒绝的修订，收件人能看到改动前的文字。请全部接受或拒绝（审阅—接受所有修订）。"
        "本程序按接受修订后的文字检查。",
        "The Word document has tracked changes that were neither accepted nor rejected, so that the recipient can read "
        "what stood there before. Accept or reject them all. The text is checked as if all were accepted.",
    ),
)
CUT_OFF = _own(
    "LNT012",
    "text-off-the-page",
    "warning",
    Text("文字超出页面", "text runs off the page"),
    Text(
        "PDF 中有一行超出页面边缘，打印和阅读时行末文字会丢失。请在原文档中调整后重新导出。",
        "A line of the PDF runs over the edge of the page, so that its end is lost in print and on the screen. Set it "
        "anew in the original and export it again.",
    ),
)

CHECKS = (CRASHED, UNREADABLE, UNUSED_ENTRY, NOT_UTF8, UNUSED_IGNORE, LEFT_COMMENTS, REVISIONS, CUT_OFF)
