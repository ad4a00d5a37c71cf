"""What a personal name looks like: its surname, or what judgments leave of it (周某, 王某甲, 李某1, 张1某, 陈某某)."""

from __future__ import annotations

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.structure.reading import Reading

#: Surnames that are hardly ever a word by themselves.
PLAIN_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜魏苏吕丁沈姚卢姜崔谭陆汪范"
    "廖贾韦邱秦侯邹熊孟尹薛闫段雷黎贺陶顾毛郝龚邵钱严覃戴莫孔汤"
)

#: All surnames of one character that are not rare; many of these are words as well (高, 于, 和).
SURNAMES = PLAIN_SURNAMES | frozenset(
    "高马于程傅叶阎夏钟任方石金白康江史龙万易常武乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂丛焦向"
    "柳邢路岳齐梅庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄褚卫华戚喻柏水窦云奚郎昌凤花鲍廉岑滕乐时皮卞元平"
    "和穆湛禹狄米贝明臧计成谈舒屈项阮蓝闵席麻强娄刁骆霍虞支柯房干解应宗宣郁单杭包吉裴荣翁荀羊曲封储巴牧车全秋"
    "仲伊宁仇甘景司苍闻劳冉桑桂边燕尚晏柴连习艾匡寇广东沃利师巩红游权查后"
)

_PERSON = Lazy(
    f"({HAN}[0-9]?某(?:某|[甲乙丙丁戊己庚辛壬癸]|[0-9]{{1,2}}(?![0-9.,]))?)(?![县市区镇乡村局院校公厂省地年月日时银单个项种些])"
)

#: A text that calls so many persons like this names nobody.
_PERSONS = 3


def names_nobody(report: Reading) -> bool:
    """Whether a text leaves out the names of persons on purpose, and so may those of places and firms."""
    return "某" in report.folded and len(set(_PERSON.findall(report.folded))) >= _PERSONS


def last_person(words: str) -> str:
    """The last person that some words name, empty where they name none."""
    found = _PERSON.findall(words) if "某" in words else ()
    return found[-1] if found else ""
