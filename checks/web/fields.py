"""WEB: lines of nothing but the controls of a page, or the fields of its catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Text, check
from lintreport.text.characters.quoting import quoted
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import KINDS, Kind

_WHERE: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("row", "code", "contents"))
#: No such line is longer, in code points.
_LONGEST = 160
#: This many controls or fields make a line of a page.
_FEWEST = 2

_WHOLE = "(?:本页|此页|页面|本文|窗口|顶部|首页|列表|上页|上级|链接|网址|全文|文章)"
_HERE = "(?:打印|评论|纠错|收藏|分享|留言|咨询|投诉)"
#: What a reader of a page does with a line: one of these at least. That each begins with a character and none with a
#: group makes the search for them ten times as fast.
_CONTROLS = (
    "打印|关闭|收藏|分享|转发|点赞|评论|纠错|朗读|收听|复制|推荐|登录|登陆|注册|退出|搜索|检索|返回|刷新|展开|收起|下载|订阅|投稿|放大|缩小|还原|保存|举报|播放|暂停|全屏"
    f"|我要{_HERE}|在线{_HERE}"
    f"|打印{_WHOLE}|关闭{_WHOLE}|收藏{_WHOLE}|返回{_WHOLE}|保存{_WHOLE}|刷新{_WHOLE}|复制{_WHOLE}"
    "|加入收藏|设为首页|回到顶部|分享到|扫一扫|字体|字号|字体大小|视力保护色|上一页|下一页|末页|尾页|首页|上一篇|下一篇|更多|阅读原文|无障碍|无障碍浏览|长者模式|关怀版|长者版|适老版"
    "|繁体|简体|繁体版|简体版|English|手机版|电脑版|微信|微博|QQ空间|QQ|朋友圈|抖音|客户端|RSS|TOP"
)
#: What stands beside them and tells nothing by itself.
_BESIDE = r"大|中|小|特大|默认|正常|标准|[A-Z][+-]?|到|:|第?[0-9]{1,4}页?|共[0-9]{1,5}[页条]|[<>«»]{1,2}|\.{3}|…"
#: Fields that the catalogue or the byline of a page has, and those that nothing else has.
_TELLING = (
    "索引号|信息索引|生成日期|发布机构|发文机关|公开目录|公开范围|公开日期|组配分类|主题分类|体裁分类|服务对象|信息分类|所属栏目|所属分类|栏目|频道|标签|关键词|浏览次数|浏览量|浏览|点击次数|点击量|点击"
    "|阅读次数|阅读量|阅读|访问量|访问次数|点击数|阅读数|字体|字号|信息来源|稿件来源|文章来源|发布时间|发布日期|更新时间|有效性|语种|访问次数"
)
_FIELDS = f"{_TELLING}|分类|类别|名称|标题|文号|发文字号|来源|作者|编辑|责任编辑|责编|审核|校对|时间|日期|发文日期|成文日期|实施日期|废止日期|发布单位|公开方式|主题词|统一编号|来稿|供稿|摄影|记者"


@cache
def _separator() -> re.Pattern[str]:
    return compiled(r"[\s|丨/·、,【】\[\]()<>«»‹›-]+")


@cache
def _control() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compiled(f"(?:{_CONTROLS}):?"), compiled(f"(?:{_CONTROLS}|{_BESIDE}):?")


@cache
def _field() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label = rf"(?<![^\s;|、)\]】])(?P<label>{_FIELDS})\s?:"
    return compiled(label), compiled(_TELLING)


def _is_of_controls(line: str) -> bool:
    """Whether a line has nothing but controls, two at least."""
    control, beside = _control()
    words = [word for word in _separator().split(line) if word]
    if len(words) < _FEWEST or not all(beside.fullmatch(word) for word in words):
        return False
    return sum(control.fullmatch(word) is not None for word in words) >= _FEWEST


def _is_of_fields(line: str) -> bool:
    """Whether a line begins with a field of a page and has several, one of which no other paper has."""
    label, telling = _field()
    found = list(label.finditer(line))
    if len(found) < _FEWEST or found[0].start() > _FEWEST or any(sign in line for sign in "。;"):
        return False
    return any(telling.fullmatch(one["label"]) for one in found)


@check(
    "WEB007",
    "page-fields",
    title=Text("网页的控件或著录项连成的一行", "a line of a page's controls or catalogue fields"),
    severity="warning",
    basis="practice",
    where=_WHERE,
    yields_to=("WEB001", "WEB002", "WEB003", "WEB006"),
    bad=[
        "⟦字体：【大 中 小】  打印本页  关闭窗口⟧\n全年办结案件36件，按期办结率100%。",
        "全年办结案件36件，按期办结率100%。\n⟦首页  上一页  1  2  3  下一页  尾页⟧",
        "⟦分类：政务公开 > 通报　索引号：AB0000-2024-00001　生成日期：2024-01-22⟧\n全年办结案件36件。",
        "全年办结案件36件。\n⟦标签：工作总结 | 点击：1 207⟧",
    ],
    good=[
        "全年办结案件36件，按期办结率100%。",
        "编辑：张三  审核：李四  校对：王五\n时间：2024年1月15日  地点：区政府会议室",
        "网站设首页、搜索、下载等栏目，分类：政务公开12条、办事指南36条。",
        "目录包括索引号、名称、生成日期。\n索引号：编制单位自定；生成日期：由系统产生。",
        "打印\n复印",
    ],
)
def page_fields(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一行里除了网页的控件没有别的字（“字体：【大 中 小】  打印本页  关闭窗口”“首页 上一页 1 2 3 下一页”），或者是几个著录项连在一起，其中有网页才有的（“分类：……　索引号：……　生成日期：……”）。

    不报告：句子；表格；文件本身的署名（编辑：……  审核：……）。

    改法：删去。

    为什么：它们是网页的一部分，随复制带入，不是报告的内容。
    ---
    A line has nothing but the controls of a page (字体:【大 中 小】 打印本页 关闭窗口; 首页 上一页 1 2 3 下一页), or several fields of its catalogue, one of which no other paper has (分类:… 索引号:… 生成日期:…).

    Not reported: sentences, tables, and who wrote and checked the paper itself (编辑:… 审核:…).

    To fix: delete the line.

    Why: It belongs to the page, came along when the text was copied, and is not part of the report.
    """
    folded = document.folded
    control, telling = _control()[0], _field()[1]
    if not (control.search(folded) or telling.search(folded)):
        return
    for span in document.paragraphs:
        line = folded[slice(*span)]
        if len(line) <= _LONGEST and (_is_of_controls(line) or _is_of_fields(line)):
            shown = quoted(document.masked, span)
            yield Finding(
                span,
                Text(f"网页的控件或著录项残留：“{shown}”", f"controls or fields of a page: “{shown}”"),
                fix=Fix(Text("删去这一行", "delete the line"), (Edit(span, ""),)),
            )
