"""LNT: what the engine itself has to say of a file."""

from __future__ import annotations

from lintreport.declaration import Check, NoOptions, page_text
from lintreport.finding import Severity, Text


def _own(code: str, name: str, severity: Severity, title: Text, doc: str, *, excusable: bool = True) -> Check:
    return Check(
        code=code,
        name=name,
        title=title,
        severity=severity,
        default=True,
        options=NoOptions,
        doc=page_text(doc),
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
    """某个检查项在这份报告上抛出了异常，或给出的内容不合规；其余检查照常进行，退出码为 2。

    为什么：这一项没有查完，结果可能不完整。

    改法：加 --verbose 查看回溯，请连同它报告给该检查的作者。

    不报告：检查项说明无法判断的（“未评估”），那不是出错。

    关掉：始终报告，不能关掉；不要那个检查项的，忽略它的代码。
    ---
    A check raised an exception on this report or yielded something that is not allowed. The other checks went on, and the exit status is 2.

    Why: the check did not finish, so the result may be incomplete.

    To fix: run it with --verbose to see the traceback, and report that to the author of the check.

    Not reported: checks that say that they could not judge a report (“not evaluated”); that is not a crash.

    To turn it off: it is always reported. If you can do without the check that crashed, ignore that one.
    """,
    excusable=False,
)
UNREADABLE = _own(
    "LNT002",
    "unreadable-input",
    "error",
    Text("文件无法读取或为空", "unreadable or empty input"),
    """文件不是可识别编码的纯文本（网页也不是）、不是普通文件、过大或无法打开（退出码 2），或者没有任何文字（退出码 1）。

    为什么：没有读到的文件不能算作没有问题。程序不猜测、不替换任何字符。

    改法：另存为 UTF-8，或用 --encoding 指明编码；过大的文件，调高配置的 `max-size`。

    不报告：文件夹中后缀不在检查之列的文件，它们只计数并说明。

    关掉：始终报告，不能关掉；不必检查的文件，写入配置的 `exclude`。
    ---
    The file is not plain text in a known encoding (nor a web page), not a regular file, too large, or cannot be opened (exit status 2), or it holds no text
    at all (exit status 1).

    Why: a file that was not read must not pass for clean. No character is guessed or replaced.

    To fix: save it as UTF-8, or name its encoding with --encoding. If it is too large, raise `max-size` in the configuration.

    Not reported: files in a folder whose suffix is not among those that are checked; they are counted and named.

    To turn it off: it is always reported. List files that need no checking under `exclude` in the configuration.
    """,
)
UNUSED_ENTRY = _own(
    "LNT003",
    "unused-baseline-entry",
    "info",
    Text("基线条目已无对应问题", "unused baseline entry"),
    """基线中的一条不再对应任何问题：问题已改正，或文字已变。

    为什么：留着不用的条目，日后可能放过新的问题。

    改法：用 `lintreport baseline --prune` 删去。

    不报告：这次没有检查到的文件的条目。
    ---
    An entry of the baseline no longer matches any finding: the finding was fixed, or its words have changed.

    Why: an unused entry may excuse a new finding later.

    To fix: remove it with `lintreport baseline --prune`.

    Not reported: entries of files that were not checked in this run.
    """,
)
NOT_UTF8 = _own(
    "LNT004",
    "not-utf8",
    "info",
    Text("文件不是 UTF-8 编码", "not UTF-8"),
    """文件按 GB18030、UTF-16 等编码读出，内容不受影响。

    为什么：别的程序可能按另一种编码读，成为乱码。

    改法：建议另存为 UTF-8。

    不报告：UTF-8 编码的文件，有无 BOM 都可以；Word、PDF 等文档。
    ---
    The file was read as GB18030, UTF-16 or the like; nothing is lost.

    Why: another program may read it in another encoding and show garbled text.

    To fix: save it as UTF-8.

    Not reported: files in UTF-8, with or without a BOM, and documents such as Word or PDF.
    """,
)

UNUSED_IGNORE = _own(
    "LNT005",
    "unused-ignore",
    "info",
    Text("忽略设置没有作用", "an ignore without effect"),
    """Markdown 文件中的 <!-- lintreport: ignore … -->，或配置中 per-path-ignores 的一条，没有忽略任何问题。

    为什么：没有作用的忽略设置，日后可能放过新的问题。

    改法：删去这条注释或这一条配置。

    不报告：这次没有运行的检查项的忽略设置。
    ---
    A <!-- lintreport: ignore … --> in a Markdown file, or an entry of per-path-ignores in the configuration, ignores nothing.

    Why: an ignore without effect may hide a new finding later.

    To fix: remove the comment or the entry.

    Not reported: ignores of checks that were not run.
    """,
)

LEFT_COMMENTS = _own(
    "LNT010",
    "leftover-comments",
    "warning",
    Text("文档中留有批注", "comments left in the document"),
    """Word 文档中还有批注。

    为什么：批注常含内部意见，会随文件一起报送出去。

    改法：逐条处理后删除（审阅—批注—删除所有批注）。

    不报告：本程序用 --annotate 写入的批注。
    ---
    The Word document still has comments.

    Why: comments often hold what was meant for colleagues only, and they are submitted along with the file.

    To fix: deal with them one by one, then delete them (Review, Comments, Delete All Comments).

    Not reported: comments written by --annotate.
    """,
)
REVISIONS = _own(
    "LNT011",
    "unaccepted-revisions",
    "warning",
    Text("文档中有未处理的修订", "unresolved tracked changes"),
    """Word 文档中还有未接受或未拒绝的修订。本程序按接受修订后的文字检查。

    为什么：收件人能看到改动前的文字。

    改法：全部接受或拒绝（审阅—接受所有修订）。

    不报告：只改了格式的修订；已经接受或拒绝的修订。
    ---
    The Word document has tracked changes that were neither accepted nor rejected. The text is checked as if all were accepted.

    Why: the recipient can read what the text said before.

    To fix: accept or reject them all (Review, Accept All Changes).

    Not reported: changes of formatting only, and changes that were accepted or rejected.
    """,
)
CUT_OFF = _own(
    "LNT012",
    "text-off-the-page",
    "warning",
    Text("文字超出页面", "text runs off the page"),
    """PDF 中有一行超出页面边缘。

    为什么：打印和阅读时，行末文字会丢失。

    改法：在原文档中调整后重新导出。

    不报告：没有超出页面边缘的行；扫描件，它没有文字层。
    ---
    A line of the PDF runs over the edge of the page.

    Why: its end is lost in print and on the screen.

    To fix: correct the layout in the original and export it again.

    Not reported: lines within the page, and scans, which have no text layer.
    """,
)

CHECKS = (CRASHED, UNREADABLE, UNUSED_ENTRY, NOT_UTF8, UNUSED_IGNORE, LEFT_COMMENTS, REVISIONS, CUT_OFF)
