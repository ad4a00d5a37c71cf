"""Whether two pieces of text speak of one thing, or of one deed: compared by their signs, not by lists of verbs."""

from __future__ import annotations

from functools import lru_cache

from lintreport.text.lazy import Lazy

#: What says nothing of which thing or deed is meant: particles, adverbs, light verbs, units, levels of the state.
_LIGHT = Lazy(
    "截至(?:目前|[^,]{0,8}?[底末日])?|(?:19|20)[0-9]{2}年?|目前|其中|实现|进行|予以|得到|加以|做到|确保|开展|工作|情况|落实|落地|推进|完成|到位|完毕|投入使用|[检查发]现?出|发现|已经?|尚未|仍未|"
    "年[末底]|[上本][周月]|单位|任务|全[部省市县区镇乡村国局院校系统]|各[级地]?|所有|累计|分别|年内|期内|当年|今年|本[年级市县区局院]|"
    "[中的地得了着过均都也又还仍尚共总约仅只就即是为有在于对将把被由经从并且而但与和及或等其此该之个件名位项家户处条起次座所批人种类款份宗例台辆套张率比例数量达到至0-9.,%“”\"'()、:;《》\\s]"
)
#: Deeds that are one without sharing a sign.
_TWINS = (
    ("侦破", "告破", "破获", "破案"),
    (
        "覆盖",
        "设立",
        "建立",
        "建成",
        "设有",
        "建有",
        "配备",
        "配有",
        "聘请",
        "开通",
        "接入",
        "安装",
        "装有",
        "成立",
        "纳入",
    ),
)


@lru_cache(maxsize=4096)
def content(words: str) -> str:
    """The signs of some words that tell a thing or a deed."""
    return _LIGHT.sub("", words)


def shares_word(one: str, other: str) -> bool:
    """Whether two pieces share a word of two signs that tells something, or name one deed in two words."""
    left, right = content(one), content(other)
    if any(left[at : at + 2] in right for at in range(len(left) - 1)):
        return True
    return any(any(deed in one for deed in twins) and any(deed in other for deed in twins) for twins in _TWINS)


def one_deed(one: str, other: str) -> bool:
    """Whether two predicates may be one: they share a sign that tells something, or are twins."""
    return bool(set(content(one)) & set(content(other))) or shares_word(one, other)


def told(words: str, context: str, missing: int = 0) -> bool:
    """Whether words name nothing that the context does not name; but for so many signs."""
    known = set(context)
    return sum(sign not in known for sign in content(words)) <= missing
