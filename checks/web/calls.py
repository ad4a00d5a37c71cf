"""WEB: lines in which a page or a messenger speaks to its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Text, check
from lintreport.text.characters.quoting import quoted
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import KINDS, Kind
from lintreport.text.structure.prose import is_han

_WHERE: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("row", "code", "contents"))
#: A longer line is text, in code points.
_LONGEST = 50
#: So much of a line must be words of a page, by its Han: with a few of them, and with more.
_FEW, _OF_FEW, _OF_MORE = 2, 0.7, 0.65

#: What a reader does on a page or in a messenger.
_DEEDS = (
    "点击|单击|轻触|长按|扫码|扫一扫|扫描|识别|登录|登陆|注册|下载|上传|收藏|点赞|转发|分享|评论|发表|留言|回复|订阅|搜索|查看|浏览|阅读"
    "|打开|复制|粘贴|返回|跳转|刷新|加载|展开|收起|获取|领取|购买|充值|开通|入群|进群|加群|添加|打印|关闭|保存|播放|投稿|转载|解锁|举报|反馈|升级|缓冲|关注|赞赏|打赏"
)
#: What stands there, for whom, and how it is called.
_THINGS = (
    "公众号|微信号|微信|微博|抖音|视频号|快手|小程序|客户端|手机|二维码|QQ群|QQ|APP|app|VIP|vip|朋友圈|客服|链接|网址|网页|页面|首页|顶部|全文"
    "|原文|正文|本文|文章|文档|模板|范文|素材|课件|更多|精彩|资讯|详情|视频|广告|会员|账号|密码|验证码|用户|游客|好友|粉丝|热点|热门|上一篇|下一篇|喜欢"
    "|免费|限时|优惠|正版|侵权|字数|阅读量|点击量|浏览量|访问量|在看|评论区|写留言|网友|网络|浏览器|插件|原创|版权|免责|声明|无障碍|老年模式|关怀版|长者版|适老|红包|支付宝|完整版|高清|无水印|App"
)
#: What holds such words together.
_BETWEEN = (
    "点个|我们|即可|可以|尚未|没有|不要|需要|本页|内容|信息|新闻|相关|最新|推荐|时间|分钟|小时|大约|预计|左右|上方|下方|左侧|右侧|这里|此处|编辑|来源于|来源|作者|暂无|仅供|参考|注明|出处|归原|所有|联系|删除|支持|当前|其他|语音|音乐|进入|本站|觉得|模式|如有|均"
    "|[您你我请可后未已还才能需要的了和与或及共约本此该全有为在到至用来就也看吗哦吧啦下上字条篇秒个位次人赞号群码里中]"
)
#: Words that no other business has: one of them, or a call upon the reader, shows who speaks.
_TELLING = "网友|免责|浏览器|举报反馈|加载|老年模式|关怀版|长者版|转载请|注明出处|长按|扫码|扫一扫|登录|登陆|注册|点赞|转发|评论|阅读|入群|进群|加群|公众号|二维码|朋友圈|首页|顶部|原文|全文|本文|文章|范文|会员|VIP|vip|游客|粉丝|在看|下载|收藏|客服"


@cache
def _words() -> re.Pattern[str]:
    return compiled(f"(?P<word>{_DEEDS}|{_THINGS})|(?:{_BETWEEN})")


@cache
def _telling() -> re.Pattern[str]:
    return compiled(_TELLING)


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(r"[(]?[0-9一二三四五六七八九十]{1,3}[)、.]|[①-⑳]")


@check(
    "WEB006",
    "call-to-reader",
    title=Text("网页或公众号对读者说的话", "a page that speaks to its reader"),
    severity="warning",
    basis="practice",
    where=_WHERE,
    yields_to=("WEB001", "WEB002", "WEB004"),
    bad=[
        "全年办结案件36件，按期办结率100%。\n⟦微信扫码入群，获取更多办公模板⟧",
        "⟦（全文共1386字，预计阅读时间5分钟）⟧\n一、工作情况\n⟦您尚未登录，登录后可发表评论⟧",
        "⟦【打印】【关闭】【收藏】 阅读：1 207 次⟧\n全年办结案件36件。\n⟦扫码下载，更多版本⟧\n⟦喜欢就点个“在看”吧！ 写留言 赞 12⟧\n二、下一步打算",
    ],
    good=[
        "全年办结案件36件，按期办结率100%。",
        "学生家长可扫码登录查看通知公告，数据更新时间不超过24小时。",
        "一、网站建设情况\n二、下载资料\n1.扫码登录公众号查看\n投诉举报",
        "农户关注“禾墩粮服”公众号，即可预约售粮时段。\n线上平台点击量突破2100万次。",
        "文中部分指标可在平台注册后查询下载。",
    ],
)
def call_to_reader(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一行文字几乎全由网页、公众号的用语组成：“微信扫码入群，获取更多办公模板”“您尚未登录，登录后可发表评论”“全文共1386字，预计阅读时间5分钟”。
    看的是这一行里有多少字属于这类用语（扫码、登录、阅读、更多、公众号……），而不是逐句的清单。

    不报告：介绍网站、小程序功能的句子，其中另有所指的字较多；有序号的条目和标题；表格。

    改法：删去。

    为什么：这些话是网页对读者说的，不是报告的内容。
    ---
    A line that consists of nearly nothing but the words of pages and messengers: 微信扫码入群, 获取更多办公模板; 您尚未登录, 登录后可发表评论; 全文共1386字, 预计阅读时间5分钟.
    What counts is how much of the line such words make up (扫码, 登录, 阅读, 更多, 公众号 …); there is no list of sentences.

    Not reported: sentences about the functions of a site or an app, which have more words of their own; numbered items
    and headings; tables.

    To fix: delete the line.

    Why: These words are a page's to its reader and no part of the report.
    """
    folded = document.folded
    if not _telling().search(folded):
        return
    for span in document.paragraphs:
        if span.end - span.start <= _LONGEST and _is_call(folded[slice(*span)]):
            shown = quoted(document.masked, span)
            yield Finding(
                span,
                Text(f"网页或公众号的用语残留：“{shown}”", f"a page speaks to its reader: “{shown}”"),
                fix=Fix(Text("删去这一行", "delete the line"), (Edit(span, ""),)),
            )


def _is_call(line: str) -> bool:
    """Whether nearly all of a line are words of a page, two at least, and one of them tells."""
    if not _telling().search(line) or _numbered().match(line) or "<" in line:
        return False
    found = list(_words().finditer(line))
    words = {one["word"] for one in found if one["word"]}
    han = sum(map(is_han, line))
    covered = sum(map(is_han, "".join(one[0] for one in found)))
    return len(words) > 1 and covered >= han * (_OF_FEW if len(words) == _FEW else _OF_MORE)
