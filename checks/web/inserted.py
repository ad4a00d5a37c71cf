"""WEB: what a page or a converter put into the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Span, Text, check
from lintreport.text.characters.encodings import FREQUENT, USUAL
from lintreport.text.characters.quoting import quoted
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import SENTENCES, Kind

_SENTENCES: tuple[Kind, ...] = (*SENTENCES, "heading", "title")
#: This many places of one kind are named by one finding.
_PLACES = 4

#: A text that holds none of these holds no such words.
_WORDS = (
    *("棋牌", "彩票", "娱乐", "博彩", "家乐", "老虎", "真人", "电竞", "投注", "六合彩", "时时彩", "赌场", "捕鱼"),
    *("_", "@", "更多", "点击", "扫码", "微信", "QQ", "客服", "欢迎", "关注公众号"),
    *("文库", "文网", "写作网", "文秘网", "文书网", "学习网", "豆丁", "巴巴"),
    *("本文来", "本文转", "本文由", "文章来", "文章转", "文章由"),
    *("久久", "无码", "毛片", "一区", "中文字幕", "国产精品", "葡京"),
)


def _casino() -> str:
    """The name of a gambling site with what is done there; an official text tells of the trade and names no entrance."""
    place = "(?:娱乐城|娱乐场|百家乐|时时彩|六合彩|老虎机|(?:新|老)?葡京)"
    entrance = "(?:官网|官方网站|网址|注册|开户|手机版|客户端|下载|登录|登陆|入口|在线)"
    return f"(?:澳门)?(?:(?:新|老)?葡京)?{place}{entrance}+"


def _films() -> str:
    """A row of the words by which sites of adult films are found."""
    plain = "精品|在线|免费|高清|视频|国产|欧美|日韩|亚洲|观看|成人|三级|播放|网站"
    certain = "久久|无码|毛片|一区|二区|三区|中文字幕|国产精品"
    return f"(?=(?:{plain}){{0,3}}(?:{certain}))(?:{plain}|{certain}){{3,12}}"


@cache
def _advertising() -> re.Pattern[str]:
    inner = r"[^。,;!\n()【】\[\]]"
    calls = (
        rf"更多(?:精彩|内容|资讯|范文|信息|详情|资料|文章|相关){inner}{{0,10}}(?:关注|点击|访问|请看|尽在|登录|搜索|加){inner}{{0,16}}"
        rf"|(?:点击|扫码)(?:此处|这里|下方|上方)?(?:查看|下载|领取|关注|咨询|了解){inner}{{0,12}}"
        rf"|(?:请加|添加|加)(?:微信|QQ|客服)(?=号|[:A-Za-z0-9]|领|咨|获|免){inner}{{0,16}}|关注公众号{inner}{{0,12}}"
        rf"|欢迎(?:关注|订阅|下载|收藏|转发|来电咨询){inner}{{0,14}}"
        rf"|(?:本文|文章)(?:来自|来源于|转自|由){inner}{{2,16}}(?:网|整理|提供|编辑)"
    )
    sites = (
        "百度文库|豆丁网|道客巴巴|原创力文档|(?:范文|作文|公文|写作|论文|文秘|文书|学习)(?:文库|网)(?:整理|提供|首发)?"
    )
    game = "(?:棋牌|彩票|娱乐城?|博彩|百家乐|老虎机|真人|电竞|投注|六合彩|时时彩|赌场|捕鱼)"
    site = "(?:平台|官网|官方网站|网站|网址|入口|(?i:app)|下载|注册|登录|登陆|手机版|客户端|首页|开户)"
    injected = rf"(?:{game}(?:{site})?[_@|]{site}|{game}{site}(?:{site}|[_@])|[_|]{site}@|{site}@:)(?:[_@|·-]?{site}){{0,4}}[_@]{{0,2}}:?"
    injected += f"|{_casino()}|{_films()}"
    return compiled(
        rf"(?P<injected>{injected})|(?=[更点扫请添加关欢本文百豆道原范作公写论学(【\[])(?:[(【\[](?:{calls}|{inner}{{0,6}}(?:{sites}){inner}{{0,8}})[)】\]]|{calls}|(?<!{HAN})(?:{sites})(?=[,。;]|$))",
        re.MULTILINE,
    )


#: What tells how a service is used, and praises none: 村民扫码关注后可查看收支.
_GUIDES = Lazy("后(?:可|即|点击|便|随时)|即可|可随时")


@check(
    "WEB004",
    "inserted-advertising",
    title=Text("句中混入网站的推广语", "advertising words of a site put into the sentence"),
    severity="warning",
    basis="practice",
    where=_SENTENCES,
    yields_to=("WEB001", "WEB002"),
    needs=_WORDS,
    bad=[
        "全年办结案件36件⟦(更多资讯请关注某某公众号)⟧,按期办结率100%。",
        "按照市甲乙⟦棋牌_平台官网@:⟧做好编制工作,丙丁⟦娱乐官网_下载⟧开展自查。",
        "组织技术骨干⟦葡京娱乐城官网⟧现场复核渗压计，⟦久久精品在线观看⟧发放健康手册。",
        "持续优化营商环境,⟦点击下载完整版报告⟧,推动高质量发展。⟦本文来自某某范文网⟧。",
        "加强队伍建设⟦【公文写作网整理】⟧,提升履职能力,⟦欢迎关注我们的公众号⟧。",
    ],
    good=[
        "全年办结案件36件,按期办结率100%。",
        "开发小程序,群众扫码即可办理,新增“点击查看”“扫码下载”功能。",
        "关注更多困难群众,欢迎社会各界监督,添加微信功能。",
        "规范网吧、棋牌室和彩票销售场所,开发体育娱乐平台,邮箱为abc_d@x.cn。",
        "选择相应的区,点击进入办理页面。",
        "查处网络赌博案,嫌疑人开设六合彩网站,推广百家乐平台;久久为功,免费在线视频课程,设一区、二区、三区。",
        "居民扫码关注后可随时查看缴费记录,关注公众号后点击“我的账单”即可查询。",
    ],
)
def inserted_advertising(document: Document, options: NoOptions) -> Iterator[Finding]:
    """复制网页、文库的文字时，推广语混进了句子：“（更多资讯请关注……）”“点击下载完整版”“本文来自……网”“欢迎关注公众号”。

    不报告：介绍网站、小程序功能的句子（引号内的按钮名）。

    改法：删去。

    为什么：推广语混在句中，句子不通，也有损公文的严肃性。
    ---
    Words by which a site advertises itself came along with the text: (更多资讯请关注…), 点击下载完整版, 本文来自…网, 欢迎关注公众号.

    Not reported: sentences about the functions of a site or an app (the names of buttons in quotation marks).

    To fix: delete them.

    Why: Advertising breaks the sentence and does not belong in an official text.
    """
    folded = document.folded
    for found in _advertising().finditer(folded):
        span = Span(*found.span())
        if folded[span.start - 1 : span.start] in ("“", "《") or folded[span.end : span.end + 1] in ("”", "》"):
            continue
        if _GUIDES.search(folded, span.start, span.end):
            continue
        shown = quoted(document.masked, span)
        yield Finding(
            span,
            Text(f"句中混入推广语：“{shown}”", f"advertising in the sentence: “{shown}”"),
            fix=Fix(Text("删去", "delete it"), (Edit(span, ""),)),
        )


@cache
def _glosses() -> re.Pattern[str]:
    return compiled(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)")


_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"


@cache
def _beside() -> re.Pattern[str]:
    """Syllables that each have a tone, right before Han and without brackets."""
    syllable = rf"(?i:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])[iuü]?[{_TONES}](?:[iou]|ng?|r)?|[{_TONES}](?:[iou]|ng?|r))"
    return compiled(rf"(?<![A-Za-z{_TONES}('’-])(?=[A-Za-zü]{{0,4}}[{_TONES}])(?:{syllable} ?){{1,24}}(?={HAN})")


def _is_common(sign: str) -> bool:
    """Whether a character is one that nobody glosses: a usual one, or the traditional form of such."""
    if sign in FREQUENT or sign in USUAL:
        return True
    coded = b"" if sign.encode("gb2312", "ignore") else sign.encode("big5", "ignore")
    return b"\xa4" <= coded[:1] <= b"\xc6"


@check(
    "WEB005",
    "inserted-pinyin",
    title=Text("文字中插入了拼音", "pinyin put in beside common characters"),
    severity="warning",
    basis="practice",
    needs=_TONES,
    bad=[
        "⟦WénHuà yí chǎn⟧ 文化遗产保护工作情况",
        "养老服务⟦qiàn⟧欠账较多，全年办结案件36件。",
        "全年办结⟦(jié)⟧率达99%。",
        "本季辦結⟦(jié)⟧率達(dá)99%,轉(zhuǎn)辦9800件。",
    ],
    good=[
        "全年办结率达99%。",
        "鄠(hù)邑区、亳(bó)州市、盱(xū)眙县、綦(qí)江区。",
        "亳bó州市、Café店、Pelé足球学校、Zürich大学、naïve贝叶斯方法。",
        "平板电脑(ipad)一台,增加值(gdp)增长5%。",
    ],
)
def inserted_pinyin(document: Document, options: NoOptions) -> Iterator[Finding]:
    """简繁转换或网页注音程序在常用字后面或词语前面插入了拼音：“結（jié）率達（dá）”“qiàn欠账”。全文合报一次，注明处数。

    不报告：生僻字、地名用字的注音（鄠（hù）邑）；没有声调的西文缩写。

    改法：删去。

    为什么：插入的拼音打断词语，检索和比对都找不到。
    ---
    A converter between scripts or a reading aid put pinyin after common characters or before words: 結(jié)率達(dá), qiàn欠账. One finding for each text counts them.

    Not reported: glosses of rare characters (鄠(hù)邑), and Latin words without tones.

    To fix: delete them.

    Why: Pinyin in the middle of words makes searches and comparisons miss them.
    """
    folded = document.folded
    spans = [
        Span(*found.span())
        for found in _glosses().finditer(folded)
        if any(tone in found[0] for tone in _TONES) and _is_common(folded[found.start() - 1])
    ]
    spans += [
        Span(found.start(), found.end() - (folded[found.end() - 1] == " "))
        for found in _beside().finditer(folded)
        if not (before := folded[max(0, found.start() - 1) : found.start()]).strip() or _is_common(before)
    ]
    spans.sort()
    if not spans:
        return
    words = document.masked[max(0, spans[0].start - 1) : spans[0].end].strip()
    count = Text(f"，全文共{len(spans)}处", f"; {len(spans)} places in all") if len(spans) > 1 else Text("", "")
    yield Finding(
        spans[0],
        Text(f"文字中插入了拼音：“{words}”{count.zh}", f"pinyin beside common characters: “{words}”{count.en}"),
        related=tuple(Related(span, Text("还有此处", "here as well")) for span in spans[1:_PLACES]),
        fix=Fix(Text("删去拼音", "delete the pinyin"), tuple(Edit(span, "") for span in spans)),
    )
