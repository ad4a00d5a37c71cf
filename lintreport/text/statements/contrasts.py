"""Contrasts: words that together leave nothing out, by which a list of parts is known to be whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, reduce
from itertools import accumulate
from operator import or_

from lintreport.text.lazy import Lazy

#: Words that leave nothing out: a list whose labels hold all of one line is whole. 国有<非: 国有 that is not after 非.
_CONTRASTS = (
    # what it is
    ("男", "女"),
    ("城镇|城市|城区|主城", "农村|乡村|乡镇"),
    ("中央", "地方"),
    ("本级", "县区|区县|乡镇|镇街|下级|县市|上级"),
    ("市属", "区属|县属"),
    ("公办", "民办"),
    ("国有<非", "民营|非国有|集体|私营"),
    ("企业", "个体"),
    ("内资", "外资"),
    ("国内", "国外|涉外|境外"),
    ("境内", "境外"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("专职", "兼职"),
    ("党员<非", "群众|非党员"),
    ("成年<未", "未成年"),
    ("汉族", "少数民族"),
    ("户籍", "流动"),
    ("个人", "单位|企业|集体|合伙"),
    ("行政编|公务员", "事业编|事业人员|事业干部"),
    ("有效", "无效"),
    ("实名", "匿名"),
    ("中型", "小型|小微|微型", "大型"),
    ("省级", "市级", "县级|区级"),
    ("县级|区级", "乡镇级|镇级|乡级|街道", "村级|社区|村居"),
    ("第一产业", "第三产业"),
    ("财产险|财险", "人身险|寿险"),
    ("机动车<非", "非机动车"),
    ("室内", "室外"),
    ("固定", "移动|流动点|流动岗|流动摊|流动人"),
    ("地上", "地下"),
    ("夏粮", "秋粮|秋收"),
    ("水电", "火电|风电"),
    # when and how
    ("上半年", "下半年"),
    ("上午", "下午"),
    ("春季", "秋季"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("白天", "夜间|晚上"),
    ("线上|网上|网络", "线下|现场|窗口"),
    ("来信|来访", "网上|网络"),
    ("口头", "书面"),
    ("电子", "纸质"),
    ("定期<不", "不定期"),
    ("集中", "分散"),
    ("自愿", "强制"),
    ("部门内|单部门", "跨部门|部门联合|联合"),
    ("常规|日常|例行", "专项"),
    ("专项<非", "非专项"),
    ("简易", "一般|普通"),
    ("主动公开", "依申请"),
    ("公开招标<非", "非公开|其他"),
    ("人大|建议", "政协|提案"),
    ("民事", "刑事", "行政"),
    ("一审", "二审"),
    ("重大", "一般"),
    ("国内公证", "涉外公证"),
    # what has become of it
    ("合格<不", "不合格"),
    ("达标<不", "不达标|未达标"),
    ("办结<未|办理完毕", "未办结|正在办理|在办"),
    ("审结<未", "未审结"),
    ("公开<不/不予", "不公开|不予公开"),
    ("保留|继续有效", "废止|失效"),
    ("准予|予以<不", "不予"),
    ("受理<未/不予", "不予受理|未受理"),
    ("完成<未/在", "未完成|正在"),
    ("整改<未/在", "未整改|正在整改"),
    ("制定", "修订|修改"),
    ("通过<未/不", "未通过|不通过|退回"),
    ("新建", "改建|扩建|改扩建|续建|改造"),
    ("新增|当年|本年|新收", "存量|结转|上年|旧存|续建|原有|再融资"),
    ("已安排", "新安排|未安排"),
    ("主持", "参与"),
    ("原创", "转载"),
    # money
    ("税<非", "非税"),
    ("出口", "进口"),
    ("出国", "公务接待", "公务用车"),
    ("货物", "服务"),
    ("基本支出", "项目支出"),
    ("一般债", "专项债"),
    ("政府投资", "社会投资|民间投资"),
    ("直接", "间接"),
    # of whom and how much
    ("胜诉", "败诉"),
    ("在职", "离退休|退休"),
    ("正常", "异常"),
    ("全职|专任", "兼职|兼任"),
    ("初次|首次|初信|初访|初件", "重复|再次|重信|重访"),
    ("城区", "郊区|农村|乡镇"),
    ("自然人|公民个人|公民", "法人"),
    ("高级", "中级", "初级"),
    ("一等", "二等", "三等"),
    ("一级", "二级", "三级"),
    ("甲级", "乙级", "丙级"),
    ("一类", "二类", "三类"),
    ("A级", "B级", "C级"),
    ("优秀", "称职", "不称职"),
    ("优秀", "合格<不", "不合格"),
    ("在编|正式", "编外|聘用|合同制|临聘"),
    ("管理岗", "专业技术", "工勤"),
    ("新能源", "燃油"),
    ("红色", "黄色", "绿色"),
    ("低风险", "中风险", "高风险"),
    ("轻微", "一般", "严重"),
    ("死亡", "受伤"),
    ("免费", "收费"),
)


@cache
def _words() -> list[tuple[int, str, tuple[str, ...]]]:
    """The words of the contrasts, each with its bit and with what it must not stand behind."""
    words = []
    for bit, side in enumerate(side for line in _CONTRASTS for side in line):
        for word in side.split("|"):
            plain, _, unless = word.partition("<")
            words.append((1 << bit, plain, tuple(unless.split("/")) if unless else ()))
    return words


@cache
def _longest_first() -> list[str]:
    return sorted({word for _, word, _ in _words()}, key=len, reverse=True)


#: What is left of a label when it only says which side of a contrast is meant.
_LITTLE = dict.fromkeys(map(ord, "性类的人员案件者予以型级已"))


@cache
def _lines() -> list[int]:
    """The bits of every line of contrasts."""
    ends = list(accumulate(map(len, _CONTRASTS)))
    return [(1 << end) - (1 << end - len(line)) for end, line in zip(ends, _CONTRASTS, strict=True)]


@lru_cache(maxsize=1024)
def _sides(label: str) -> int:
    """Which words of the contrasts a label has, as bits: each word has one of its own, line after line."""
    found = 0
    for bit, word, unless in _words():
        if word in label and (not unless or _has(label, word, unless)):
            found |= bit
    return found


def _has(label: str, word: str, unless: tuple[str, ...]) -> bool:
    """Whether a word stands in a label, not behind any of the others."""
    at = label.find(word)
    while at >= 0 and label.endswith(unless, 0, at):
        at = label.find(word, at + 1)
    return at >= 0


_DENIED = Lazy("(?:未|不予?|没有|非|无)(?=..)")


def denies(labels: Iterable[str]) -> bool:
    """Whether one label is the contrary of another: 发现隐患的, 未发现隐患的."""
    for label in labels:
        denied = _DENIED.match(label)
        if denied and any(other != label and other.endswith(label[denied.end() :]) for other in labels):
            return True
    return False


def exhaustive(labels: Sequence[str]) -> bool:
    """Whether labels are all the sides of a contrast: 男 and 女, 采纳 and 未采纳, 货物 and 工程 and 服务."""
    different = set(labels)
    if denies(different):
        return True
    sides = [_sides(label) for label in different]
    union = reduce(or_, sides, 0)
    return any(union & line == line and all((one & line).bit_count() < 2 for one in sides) for line in _lines())


def says_no_more(label: str, of: str) -> bool:
    """Whether a label only says which side of a contrast is meant: 一般隐患 of 隐患, not 城镇低保 of 养老保险."""
    rest = label
    for word in _longest_first():
        rest = rest.replace(word, "")
    return rest.translate(_LITTLE) in of
