"""DUP002: a title or a heading written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lintreport import Document, Finding, Fix, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.filled_lines import MARK, rows

from ._quoted import short

# All lengths are code points; those of words do not count white space.

#: The title stands among this many lines at the head.
HEAD_LINES = 6
#: More blank lines than this lie between pages; a cover and a first page may both bear the title.
BLANK_LINES = 3


#: What text consists of.
TEXT = ("heading", "run-in", "body", "item")


#: How the title of a document ends, with a word before that.
TITLE = ".{6}(?:报告|总结|通知|通报|公告|公报|意见|办法|规定|细则|条例|决定|方案|计划|规划|纲要|要点|名单|清单|的函|批复|纪要)(?:[(].{2,8}[)])?\\Z"
#: How the name of a body ends: two equal lines of this kind are signatures.
BODY = "(?:政府|委员会|办公室|办公厅|[厅局院署]|街道|办事处|中心|公司)"


#: The title of a page stands among so many lines, in up to so many of them, and is no shorter.
PAGE_HEAD, PAGE_TITLE, PAGE_TITLE_CHARS = 50, 3, 10
#: What a page says of its article below the title.
PAGE_DATA = Lazy(
    r"(?:时间|日期|来源|发布机构|发布单位|发文单位|发文机关|索引号|文号|阅读\w{0,2}|浏览\w{0,2}|点击\w{0,2}) ?:|字[体号] ?[:(【\[]|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
)
#: So many lines are between them at most; an order has sentences and the day it was signed.
PAGE_LINES = 8
ORDER = Lazy(
    r"[。》]|(?<![:： ])\n\s*[0-9一二〇○]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日\s*\n"
)


class DuplicateTitle(NamedTuple):
    """``max_chars``: a longer line is no heading. ``min_han``: a line with fewer Han is a label. Code points, no white space."""

    max_chars: int = 60
    min_han: int = 4


@check(
    "DUP002",
    "duplicate-title",
    title=Text("标题重复", "title repeated"),
    severity="warning",
    options=DuplicateTitle,
    basis="practice",
    where=("title", "heading", "run-in", "body", "item", "furniture", "contents", "signature"),
    bad=[
        "2023年松河县法治政府建设工作报告\n⟦2023年松河县法治政府建设工作报告⟧\n2023年,全县法治政府建设取得新进展。",
        "关于2024年度依法行政工作情况的报告\n\n    ⟦关于 2024 年度依法行政工作情况的报告⟧\n县人民政府:",
        "全年办结行政复议案件12件。\n二、存在的问题和不足\n⟦二、存在的问题和不足⟧\n基层执法力量仍显薄弱。",
        "个别单位重视不够。\n下一步工作打算\n⟦下一步工作打算⟧\n⟦下一步工作打算⟧\n进一步压实工作责任,加强督促检查。",
        "现将方案印发给你们,请认真执行。\n2024年1月15日\n此件公开发布\n松政办发\n三级目录\n二级目录\n松河县推进法治建设工作方案\n⟦松河县推进法治建设工作方案⟧\n组长:张某\n成员:李某",
        "附件\n名单\n目录\n说明\n备注\n其他\n网站首页\n2024年民生实事\n⟦2024年民生实事⟧\n全年新建社区法律服务站12个,实现全覆盖。",
        "松河县法治政府建设工作方案\n时间:2024年1月15日 来源:县司法局\n⟦松河县法治政府\n建设工作方案⟧\n各乡镇人民政府:",
        "农村工作简报\n第7期\n县委农村工作办公室编\n————————————————————————\n青石镇打好“治污、治乱”两场硬仗\n\n\n⟦青石镇打好“治污、治乱”两场硬仗⟧\n\n编者按:现将该镇做法予以刊发,供各地学习。",
    ],
    good=[
        "2023年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
        "2023年松河县法治政府建设工作报告\n\n\n\n\n\n2023年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
        "2023年松河县法治政府建设工作报告\n松河县人民政府办公室\n2024年1月\n2023年松河县法治政府建设工作报告\n正文如下。",
        "2024年部门预算\n收支总表\n单位:万元\n项目\n金额\n备注\n科目编码\n科目编码\n合计\n行政运行费用\n行政运行费用\n12.00",
        "最近搜索\n无\n无\n热门搜索\n无",
        "项目\n类别\n编码\n合计\n数量\n金额\n住房保障支出\n住房保障支出\n1,503.52 1,503.52 603.14\n上级补助收入和其他收入\n上级补助收入和其他收入\n603.14",
        "松河县居住证管理办法\n县政府令第5号\n2024-08-08 字号:大\n《松河县居住证管理办法》已经通过,现予公布。\n县长 张某\n2024年8月2日\n松河县居住证管理办法\n第一条 制定本办法。",
        "特此报告。\n松河县人民政府办公室\n松河县人民政府办公室\n2024年1月15日",
        "一、概况\n姓名:\n姓名:\n统计人员签字:\n统计人员签字:",
        "名称|所在区域|所在区域\n执法人员数|执法人员数\n执法人员数|执法人员数",
        "会议强调:\n抓落实,抓落实!\n抓落实,抓落实!\n全场响起掌声。",
        "您的位置:\n首页\n>\n松河要闻\n松河要闻\n2024年松河县法治政府建设工作报告\n2023年,全县法治政府建设取得新进展。",
    ],
)
def duplicate_title(document: Document, options: DuplicateTitle) -> Iterator[Finding]:
    """标题或小标题在相邻两行里写了两遍，多为从网页复制时带入了页面标题。

    相邻两行（中间最多空三行）除空白和全角半角外完全相同、是汉字为主的短行、行末没有标点的，报告后一行；连续 n 行报 n−1 处。

    页面标题之后是页面信息（时间、来源、阅读次数等），其后又写标题的，同样报告后一个。

    不报告：封面与首页各有一个标题（中间隔着其他行、分页或更多空行）；表格的单元格和表头、表单的标签；发文机关署名和成文日期；
    口号；一两个字的行（无、无）。网页的导航（首页 > 要闻）。正文里没有编号的短行，只有下面是正文或标题，或者以报告、方案、办法、名单等结尾时才报。

    改法：删去后一行。两行紧邻时可以自动修复。

    为什么：多出的标题会进入目录和统计。
    ---
    A title or a heading is written in two adjacent lines, usually because the title of a web page was copied along with it.

    Two adjacent lines, with at most three blank ones between them, that are identical apart from white space and width, short,
    mostly Chinese and without a final mark: the later one is reported; n lines in a row are n−1 findings.

    A title that is written again below the data of the page (date, source, how often it was read) is reported as well.

    Not reported: the title on a cover and again on the first page (other lines, a page break or more blank lines
    between them); cells and heads of tables, labels of forms; the names of bodies and dates at the foot; slogans; lines of a
    word or two; where a reader of the web page is (首页 > 要闻). A short line without a number counts only where text or a heading is below it, or where it ends
    like a title (报告, 方案, 办法, 名单).

    To fix: delete the later line. Where the two lines touch, the fix is safe.

    Why: The extra title ends up in the table of contents and in counts.
    """
    filled = document.view(rows).filled
    for words, group in groupby(range(len(filled)), lambda at: _heading_words(document.folded, filled[at], options)):
        first, *rest = group
        if not words or not rest or not _is_heading(document, words, first, rest[-1]):
            continue
        for at in rest:
            between = document.text[filled[at - 1].end : filled[at].start]
            lines = document.line_at(filled[at].start) - document.line_at(filled[at - 1].start)
            if lines > BLANK_LINES + 1 or "\f" in between:
                continue
            yield Finding(
                filled[at],
                Text(f"“{short(words)}”紧接着又写了一遍", f"“{short(words)}” is written twice in a row"),
                related=(Related(filled[first], Text("第一次", "first time")),),
                fix=Fix(
                    Text("删去后一行", "delete the later line"),
                    (document.view(rows).deletion(filled[at]),),
                    safe=lines == 1,
                ),
                copy_of=filled[first],
            )
    yield from _below_page_data(document, options)


def _below_page_data(document: Document, options: DuplicateTitle) -> Iterator[Finding]:
    """The title of the text below that of its page, with the data of the page between them."""
    folded = document.folded
    filled = document.view(rows).filled[:PAGE_HEAD]
    words = [_heading_words(folded, line, options) for line in filled]
    seen: dict[str, int] = {}  # titles of up to three lines, and their last ones
    for at in range(len(filled)):
        if filled[at].end - filled[at].start > options.max_chars * 3:
            return
        for end in range(at + 1, min(at + PAGE_TITLE, len(filled)) + 1):
            title = "".join(words[at:end])
            if not all(words[at:end]) or len(title) < PAGE_TITLE_CHARS:
                continue
            first = seen.setdefault(title, end - 1)
            if 1 < at - first <= PAGE_LINES and _is_page_data(folded[filled[first].end : filled[at].start]):
                yield Finding(
                    Span(filled[at].start, filled[end - 1].end),
                    Text(
                        f"“{short(title)}”在页面信息之后又写了一遍",
                        f"“{short(title)}” is written again below the data of the page",
                    ),
                    related=(Related(filled[first], Text("第一次", "first time")),),
                    copy_of=filled[first],
                )
                return


def _is_page_data(between: str) -> bool:
    """Whether what stands between two titles is of the page, and no order that puts the text into force, with its date."""
    return PAGE_DATA.search(between) is not None and ORDER.search(between) is None


def _heading_words(folded: str, line: Span, options: DuplicateTitle) -> str:
    """The words of a line that may be a heading, white space left out; empty for any other line."""
    if line.end - line.start > options.max_chars * 3:
        return ""
    words = "".join(folded[slice(*line)].split(" "))
    han = len(compiled(HAN).findall(words))
    fits = len(words) <= options.max_chars and han >= max(options.min_han, len(words) / 2)
    return words if fits and not compiled(r"[\t|。!?]|[,;:、…]\Z").search(words) else ""


def _is_heading(document: Document, words: str, first: int, last: int) -> bool:
    """Whether equal lines are a title or a heading, and not cells of a table, labels of a form or signatures."""
    numbered = compiled(MARK).match(words)
    if not numbered and compiled(rf"(?:{BODY}|[0-9]日)\Z").search(words):
        return False
    filled = document.view(rows).filled
    above = document.kind_at(filled[first - 1].start) if first else None
    below = document.kind_at(filled[last + 1].start) if last + 1 < len(filled) else None
    if first and document.folded[filled[first - 1].end - 1] == ">":
        return False  # where a reader of the page is, and then its heading
    if first < HEAD_LINES and below != "row":
        return True
    if "row" in (above, below):
        return False
    return bool(numbered or compiled(TITLE).search(words)) or (below in TEXT and above != "form")
