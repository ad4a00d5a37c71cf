"""GLY: signs that pass for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, NoOptions, Severity, Span, Text, check
from lintreport.text.characters.encodings import is_clear
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

from ._wholesale import Loss, apart, each

# Cyrillic and Greek letters that cannot be told from Latin ones (UTS #39).
_CONFUSABLE = dict(
    zip("АВЕЅІЈКМНОРСТХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXaeijopcyxsABEZHIKMNOPTYXo", strict=True)
)
# Rare ideographs that official Chinese does not use, each taken for a common one by the eye, an input method or OCR.
_RARE = dict(zip("亊仼巿囯昰凢朩査歩収対県", "事任市国是凡木查步收对县", strict=True))
#: The commonest characters of the other script, and what is written for them.
_TRADITIONAL = dict(
    zip(
        "張個們為這來時說國會學對開體關點機發經過動現實電長門問題間見規費資賦項業務處書報導計劃設認識證話語調議護變讓選還進連運達農員單場圖團圓塊塵壓壞執幾廠廣應總戰擊擴據擔擬數斷條極構標樣樹橋檔檢權歡歲歷歸殘"
        "氣決沒況淨減測準滿漢潔濟濃灣災烏無煙熱燈營爾牆獎獨獲環產畢異當療盡監盤眾礎禮種稱穩窮競筆節範築簡籌糧糾紀約紅納純級細終組結統維綜網緊線編緩練縣縮績織繼續罰聯聲職聽肅脫腦腳與興舉舊藝藥蘭號虛衛補裝複親觀"
        "訂記訓討託訪許訴診評詢試該詳誠誤課諮談請論諾謝譯譽讀豐貢財責貧貨販貫貴買貸貿賀賞賠賣質賽購贈贊贏趕趙跡踐車軌軍軟較載輔輕輛輪輸轉辦邊遲遷適遞遠遺郵鄉鄰醫釋針鋼錄錢錯鎮鏈鐵鑒閉閱闆陽階際隊陳陸險隨隱雖雙"
        "雜難雲霧靈靜響頁頂順須預領頭頻顆額願類顧顯風飛飯養館馬駐駕驗驟髮鬥魚鮮鳥麗麥黃黨齊齡龍龜丟兒內兩剛創劑劇勞勢勝勵協參啟喪嚴園夠夢奪媽孫寧寶審寫專將尋屆層屬島帶師庫廢彈從復恆惡慮慶憂憑懷態慣憲懲戶捨掃揚"
        "換損搶撥擇攔攜攝敗敵暫曆曉東棄棟楊樓毀氫滅漲潤濕濱燒爐爭牽猶獄獻瑪畝畫癥盜確碼礦禍離稅積穀竊籃紛紙給絕絡綠緒緣繞繪罷義習聖聞艱莊華萬葉蓋薦蘇蝦蟲術衝裡褲製覺覽觸",
        "张个们为这来时说国会学对开体关点机发经过动现实电长门问题间见规费资赋项业务处书报导计划设认识证话语调议护变让选还进连运达农员单场图团圆块尘压坏执几厂广应总战击扩据担拟数断条极构标样树桥档检权欢岁历归残"
        "气决没况净减测准满汉洁济浓湾灾乌无烟热灯营尔墙奖独获环产毕异当疗尽监盘众础礼种称稳穷竞笔节范筑简筹粮纠纪约红纳纯级细终组结统维综网紧线编缓练县缩绩织继续罚联声职听肃脱脑脚与兴举旧艺药兰号虚卫补装复亲观"
        "订记训讨托访许诉诊评询试该详诚误课咨谈请论诺谢译誉读丰贡财责贫货贩贯贵买贷贸贺赏赔卖质赛购赠赞赢赶赵迹践车轨军软较载辅轻辆轮输转办边迟迁适递远遗邮乡邻医释针钢录钱错镇链铁鉴闭阅板阳阶际队陈陆险随隐虽双"
        "杂难云雾灵静响页顶顺须预领头频颗额愿类顾显风飞饭养馆马驻驾验骤发斗鱼鲜鸟丽麦黄党齐龄龙龟丢儿内两刚创剂剧劳势胜励协参启丧严园够梦夺妈孙宁宝审写专将寻届层属岛带师库废弹从复恒恶虑庆忧凭怀态惯宪惩户舍扫扬"
        "换损抢拨择拦携摄败敌暂历晓东弃栋杨楼毁氢灭涨润湿滨烧炉争牵犹狱献玛亩画症盗确码矿祸离税积谷窃篮纷纸给绝络绿绪缘绕绘罢义习圣闻艰庄华万叶盖荐苏虾虫术冲里裤制觉览触",
        strict=True,
    )
)
#: More of them than this are a quotation, or the script of the text.
_FEW_TRADITIONAL = 5
_ZEROS = "OoОоΟο◯0"
_NUMERALS = "〇零一二三四五六七八九"


class _Lookalike(NamedTuple):
    """One kind of sign that passes for another."""

    may_be: Callable[[Document], bool]  # a quick look at whether there can be any
    pattern: str
    mend: Callable[[str], str]
    zh: str
    en: str
    safe: bool = False


def _mixed(document: Document) -> bool:
    """Whether a letter that looks like a digit stands beside one, or a zero of any kind beside a Chinese numeral."""
    numeral = f"[{_NUMERALS}]"
    beside = rf"[{_ZEROS}lIi](?:(?<={numeral}.)|(?={numeral})|(?<!0)(?:(?<=[0-9].)|(?=\.?[0-9])))"
    return compiled(beside).search(document.folded) is not None


def _is_mixed(document: Document) -> bool:
    return document.view(_mixed)


def _among(signs: Iterable[str]) -> Callable[[Document], bool]:
    every = frozenset(signs)
    return lambda document: not every.isdisjoint(document.unusual)


#: What a figure counts.
_UNITS = "年|月|日|号|时|%|‰|万|亿|元|余|人|名|户|个|件|家|项|起|次|亩|吨|公里|平方|条|所|处|册|份|天|岁"


def _among_digits() -> Iterator[_Lookalike]:
    """Letters within figures, or before them."""
    words = "“{}”中混有形似数字的字母", "letters that look like digits in “{}”"
    year = r"[12lIi](?<![A-Za-z0-9.-].)(?=[0-9]{0,2}[OolIi]|(?<=[lIi]))[09Oo][0-9OolIi]{2}(?=年)"
    figure = rf"[0-9](?<![A-Za-z0-9.-].)(?=[0-9]{{0,7}}[OolIi])[0-9OolIi]{{1,8}}(?=(?:{_UNITS}))"
    # A name may have a capital before its digits (O2, I5), and only then.
    first = rf"[lo](?<=(?:{HAN}|[、,。;:(“]).)(?:[0-9]{{1,8}}(?:\.[0-9]{{1,4}})?|\.[0-9]{{1,4}})(?![0-9A-Za-z])(?:(?<=l[0-9])|(?={HAN}|%))"
    yield _Lookalike(_is_mixed, year, _digits, *words, safe=True)
    decimal = r"[0-9](?<![A-Za-z0-9.-].)[0-9]{0,5}\.(?:(?:[0-9]{0,3}[Oo]|[lI])[0-9]{1,3}|[0-9]{0,3}O(?![A-Za-z0-9]))"
    yield _Lookalike(_is_mixed, figure, _digits, *words)
    yield _Lookalike(_is_mixed, decimal, _digits, *words)
    yield _Lookalike(_is_mixed, first, _digits, *words)


def _among_numerals() -> Iterator[_Lookalike]:
    """Zeros of another kind in years written in Chinese."""
    year = (
        rf"(?:二|一(?=九))(?<![{_NUMERALS}].)(?=[{_NUMERALS}]{{0,2}}[{_ZEROS}])[{_NUMERALS}{_ZEROS}]{{3}}"
        r"(?=年|〕)"
    )
    words = "“{}”中的“〇”写成了别的字符", "something else stands for 〇 in “{}”"
    yield _Lookalike(_is_mixed, year, lambda year: compiled(f"[{_ZEROS}]").sub("〇", year), *words, safe=True)


def _among_letters() -> Iterator[_Lookalike]:
    """Cyrillic and Greek letters among Latin ones, and single ones among Chinese."""
    any_of = f"[{''.join(_CONFUSABLE)}]"
    capital = f"[{''.join(sign for sign in _CONFUSABLE if sign.isupper())}]"
    words = "“{}”像拉丁字母，其实是西里尔或希腊字母", "“{}” looks Latin and is Cyrillic or Greek"
    within = rf"{any_of}(?:(?<=[A-Za-z].)|(?={any_of}{{0,20}}[A-Za-z])){any_of}{{0,20}}(?:[A-Za-z]{{1,20}}{any_of}{{1,20}}){{0,5}}"
    alone = rf"{capital}(?:(?<=[0-9\u4e00-\u9fff、“(,].)|(?<![^\r\n].))(?=[\u4e00-\u9fff0-9])"
    for pattern in (within, alone):
        yield _Lookalike(_among(_CONFUSABLE), pattern, _latin, *words)


def _among_han() -> Iterator[_Lookalike]:
    """Characters for others, for dashes and for plus signs."""
    one_of = "[一二三四五六七八九十]"
    yield _Lookalike(
        lambda document: "曰" in document.text,
        rf"曰(?:(?<=[0-9今明昨近节假生].)|(?<=月{one_of}.)|(?<=月{one_of}{{2}}.)|(?<=月{one_of}{{3}}.)|(?=[常益]|前,))",
        lambda sign: "日",
        "“{}”疑为“日”",
        "“{}” seems to stand for 日",
    )
    yield _Lookalike(
        lambda document: "ー" in document.unusual or any(f"{sign}一" in document.folded for sign in "0123456789年"),
        r"[一ー](?<=[0-9年].)(?=(?:19|20)[0-9]{2}(?![0-9])|[0-9]{1,3}(?:%|万|亿|元|人|月|日|个|家|户|岁))"
        r"|ー(?<=[\u4e00-\u9fff0-9].)(?=[\u4e00-\u9fff0-9])",
        lambda sign: "—",
        "“{}”疑为连接号“—”",
        "“{}” seems to stand for a dash",
    )
    yield _Lookalike(
        lambda document: (
            "十" in document.text and compiled("[0-9A-Z网]十[0-9A-ZX”]").search(document.folded) is not None
        ),
        r"十(?<=[0-9A-Z].)(?=[A-Z](?![A-Za-z0-9]))|十(?<=互联网.)(?=[”A-Z])",
        lambda sign: "+",
        "“{}”疑为加号“+”",
        "“{}” seems to stand for a plus sign",
    )
    yield _Lookalike(
        _among(_RARE),
        f"[{''.join(_RARE)}](?<![\u3041-\u30fc].)(?![^\r\n]{{0,8}}[\u3041-\u30fc])",
        lambda sign: _RARE[sign],
        "“{}”是形近的生僻字",
        "“{}” is a rare look-alike",
    )


def _has_few_traditional(document: Document) -> bool:
    """Whether a few characters of the other script stand in a text of this one."""
    found = document.signs & _TRADITIONAL.keys()
    return 0 < len(found) <= _FEW_TRADITIONAL and sum(map(document.folded.count, found)) <= _FEW_TRADITIONAL


def _of_other_script() -> Iterator[_Lookalike]:
    """Single traditional characters in a simplified text."""
    yield _Lookalike(
        lambda document: document.view(_has_few_traditional),
        f"(?<!繁)[{''.join(_TRADITIONAL)}]{{1,9}}",
        lambda signs: "".join(map(_TRADITIONAL.__getitem__, signs)),
        "“{}”中混有繁体字",
        "a traditional character in “{}”",
    )


@cache
def _lookalikes() -> tuple[_Lookalike, ...]:
    """All of them; each begins with the signs in question, which are rare: a search passes quickly over all else."""
    return (*_among_digits(), *_among_numerals(), *_among_letters(), *_among_han(), *_of_other_script())


def _digits(words: str) -> str:
    return words.translate(str.maketrans("OolIi", "00111"))


def _latin(words: str) -> str:
    return words.translate({ord(sign): latin for sign, latin in _CONFUSABLE.items()})


@check(
    "GLY008",
    "lookalike-character",
    title=Text("形近字符混用", "look-alike character"),
    severity="warning",
    basis="practice",
    bad=[
        "自⟦2O19⟧年起,共办理案件⟦12O⟧件,⟦20l9⟧年完成,⟦20i9⟧年公布,受理⟦1i5⟧件，⟦l3⟧名评议员，碘⟦l25⟧粒子，⟦o5⟧人，增加值⟦l.2⟧亿元，限量为⟦0.O2⟧mg/kg。",
        "推行“互联网⟦十⟧”行动和4⟦十⟧N模式。",
        "⟦二OO九⟧年印发,⟦二0一九⟧年修订。",
        "通过⟦А⟧PP办理,使用W⟦е⟧Chat通知,创建5⟦А⟧级景区。",
        "3月5⟦曰⟧召开会议,今⟦曰⟧结束,十二月十五⟦曰⟧印发。",
        "《规划(2021⟦一⟧2025年)》,增长5⟦一⟧8%。",
        "深圳⟦巿⟧法治⟦亊⟧业发展。",
        "每千名老人拥有养老床位38.5⟦張⟧，健身⟦體⟧育设施增加。",
    ],
    good=[
        "自2019年起,共办理案件120件,2019年完成。",
        "二〇〇九年印发,二零一九年修订,二○二四年实施。",
        "O157型大肠杆菌,5G基站,A股,IP地址,B2B,CO2排放,PM2.5,10l容器,I类场所，i5处理器，O2浓度，(l)款",
        "α粒子、β受体、μm、Ω、ΔT、χ²检验,С. П. Королёв",
        "诗曰、子曰、名曰、一曰慈、二曰俭。",
        "周一3点,第一2号线,星期一2日,十一5天假",
        "简体版 繁體版 English。本会议决定设立办事机构，開會議決設立機構規費。",
        "査読あり、対応する",
    ],
)
def lookalike_character(document: Document, options: NoOptions) -> Iterator[Finding]:
    """看上去一样、编码不同的字符混了进来：数字里的字母 O、l、i（2O19年），汉字年份里的 O（二OO九年）或 0（二0一九年，仅作提示），拉丁字母中的西里尔或希腊字母（АPP），
    “日”写成“曰”，连接号写成汉字“一”或长音“ー”，加号写成“十”，“市”写成“巿”、“事”写成“亊”；简体文本里混进个别繁体字（38.5張）。

    不报告：二○二四年（○ 习用）、二零一九年；型号与化学式；单独使用的希腊字母；整词的俄文、希腊文、日文；“子曰”“一曰”。

    改法：年份中的字母可以安全地换成数字或“〇”；其余请先核对。全文有二十处以上时合报为一条。

    为什么：肉眼分辨不出，检索、统计、语音朗读却会出错。
    ---
    Characters that look alike and are others: the letters O, l and i within numbers (2O19年), O in years written in Chinese
    (二OO九年) or 0 (二0一九年, for information), Cyrillic or Greek letters among Latin ones (АPP), 曰 for 日, the ideograph 一 or a prolonged sound mark for a
    dash, 十 for a plus sign, 巿 for 市, 亊 for 事, single traditional characters in a simplified text (38.5張).

    Not reported: 二○二四年 and 二零一九年, type designations and formulas, single Greek letters, words that are wholly Russian,
    Greek or Japanese, and 子曰.

    To fix: letters in years are safely replaced; look at the other fixes before you accept them. Twenty or more places are one
    finding.

    Why: The eye cannot tell them apart, but searching, counting and screen readers go wrong.
    """
    losses = []
    for kind in _lookalikes():
        if not kind.may_be(document):
            continue
        for found in compiled(kind.pattern).finditer(document.folded):
            span = Span(*found.span())
            if not is_clear(document.garbled, span):
                continue
            mended = kind.mend(document.folded[slice(*span)])
            around = span if span.end - span.start > 1 else Span(max(0, span.start - 2), span.end + 2)
            words = " ".join(document.masked[slice(*around)].split())
            fix = Fix(Text(f"改为“{mended}”", f"write “{mended}”"), (Edit(span, mended),), kind.safe)
            # 二０一九年 was custom for long, and is only no norm.
            severity: Severity | None = (
                "info" if "0" in found[0] and not compiled("[A-Za-zОоΟο◯]").search(found[0]) else None
            )
            losses.append(Loss(span, Text(kind.zh.format(words), kind.en.format(words)), fix, severity))
    yield from each(apart(losses))
