"""WEB: the menus and lists of links of a page, which are runs of short lines without a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.characters.quoting import quoted
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.layout import Block
from lintreport.text.structure.shapes import names_a_genre

#: A menu has this many lines at least, none longer; this many are words that only pages have.
_FEWEST, _LONGEST, _TELLING = 6, 30, 2
#: No title is shorter.
_TITLE = 8
#: A list of figures with words among them is a table: fewer than this share of a menu are.
_FIGURES = 0.4
#: What belongs to the text whatever stands around it.
_OF_TEXT: frozenset[Kind] = frozenset({"title", "date", "signature", "code", "contents", "salutation", "note"})


@cache
def _word() -> re.Pattern[str]:
    """What a line of a page's menu says, and no line of a table or a list in a report."""
    return compiled(
        r"(?:网站|返回|设为|专栏)?(?:首页|主站|主页)|(?:网站|站点)(?:导航|地图|帮助|声明|无障碍)|(?:加入|添加)?收藏(?:本站)?|登[录陆]|(?:用户)?注册|更多[>»]*|RSS\w{0,4}"
        r"|English|(?:简|繁)体(?:版|中文)?|[本全]?站内?搜索|分享(?:到\w{2,6})?|移动版|手机版|\w{2}客户端|(?:新浪|腾讯|官方)?微[博信]|QQ空间|人人网|联系我们|关于我们"
        r"|(?:政府)?信息公开(?:指南|目录|意见箱)?|依申请公开|政务公开|政民互动|互动交流|公众参与|在线访谈|办事服务|网上办事|便民服务|主题服务|数据开放|专题专栏|新闻中心|热点关注|通知公告"
        r"|只看该作者|查看作者所有帖子|发短消息|加为好友|注册时间|最后登录|发送邮件|放大|缩小|打印|\[(?:更多|我要|讲述我的)\w{2,6}\]"
    )


@cache
def _ends() -> re.Pattern[str]:
    return compiled(
        r"[。;!?,]\Z|\A(?:\([一二三四五六七八九十]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]|[0-9]{1,2}[.、](?![0-9]))"
    )


@cache
def _figure() -> re.Pattern[str]:
    return compiled(r"[0-9][0-9.,%-]*\Z")


@check(
    "WEB010",
    "page-menu",
    title=Text("网页的菜单或链接列表", "menu or list of links of a web page"),
    severity="warning",
    basis="practice",
    yields_to=("WEB001", "WEB007"),
    bad=[
        "⟦返回主站\n专栏首页\n信息公开指南\n信息公开目录\n机构职能\n工作动态\n年度报告⟧\n关于印发工作方案的通知\n各乡镇人民政府:\n现将方案印发给你们,请认真执行。",
        "全年办结案件36件,按期办结率100%。\n⟦联系我们\n广告服务\n法律顾问\n新浪微博\n腾讯微博\n招聘信息⟧",
    ],
    good=[
        "关于印发工作方案的通知\n各乡镇人民政府:\n现将方案印发给你们,请认真执行。",
        "项目\n一季度\n二季度\n打印\n120\n98\n登录\n76\n64\n注册\n12\n8",
        "网站设以下栏目:\n一、政务公开\n二、互动交流\n三、办事服务\n四、数据开放\n五、专题专栏\n六、联系我们",
        "组长:张某\n副组长:李某\n成员:王某\n赵某\n钱某\n孙某",
    ],
)
def page_menu(document: Document, options: NoOptions) -> Iterator[Finding]:
    """连续六行以上没有句子的短行，其中有网页才有的栏目和按钮（首页、政民互动、新浪微博、更多>>）：网页的菜单、链接列表、论坛栏目，复制时一并带入。整段合报一条。

    不报告：表格（数字占四成以上）；有序号的列表；只有一行像菜单的名单。

    改法：删去。夹在正文中间的，看一眼其中有没有正文（修复不安全）。

    为什么：菜单和链接不是报告的内容，会混进检索和统计。
    ---
    Six and more short lines without a sentence follow each other, and some of them are what only pages have (首页, 政民互动, 新浪微博, 更多>>): a menu, a list of links, or what a forum prints around a post. The whole run is one finding.

    Not reported: tables (two in five lines are figures), numbered lists, and lists in which a single line looks like a menu.

    To fix: delete them. Look whether a line of the text is among them (unsafe fix).

    Why: menus and links are not part of the report and end up in searches and counts.
    """
    run: list[Block] = []
    for block in (*document.layout, None):
        if block and _may_belong(document.folded, block):
            run.append(block)
            continue
        while run and _is_title(document.folded[slice(*run[-1].span)]):
            run.pop()  # that of the text, below the menu
        if len(run) >= _FEWEST and _is_menu([document.folded[slice(*one.span)] for one in run]):
            span = Span(run[0].span.start, run[-1].span.end)
            shown = quoted(document.masked, Span(*run[0].span))
            yield Finding(
                span,
                Text(
                    f"网页菜单或链接 {len(run)} 行，从“{shown}”起",
                    f"{len(run)} lines of a page's menu or links, from “{shown}”",
                ),
                fix=Fix(Text("删去", "delete them"), (Edit(span, ""),)),
            )
        run.clear()


def _may_belong(folded: str, block: Block) -> bool:
    """Whether a line is short, has one cell and no number, and ends no sentence."""
    if block.kind in _OF_TEXT or len(block.cells) > 1 or block.span.end - block.span.start > _LONGEST:
        return False
    return _ends().search(folded[slice(*block.span)]) is None


def _is_title(line: str) -> bool:
    return len(line) >= _TITLE and names_a_genre(line)


def _is_menu(lines: Sequence[str]) -> bool:
    figures = sum(_figure().match(line) is not None for line in lines)
    return figures < _FIGURES * len(lines) and sum(_word().fullmatch(line) is not None for line in lines) >= _TELLING
