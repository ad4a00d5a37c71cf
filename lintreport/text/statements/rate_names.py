"""Names of rates: what a percentage is called, and what its name says of its part and its whole."""

from __future__ import annotations

from typing import NamedTuple

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.statements import Statement

#: What may stand between the name of a rate and its figure.
_FILL = (
    "(?:按[人件户]数?(?:计算?)?|分别|依次|已经?|均|也|仍|仅|只有?|就|都|则|现|总体|平均|稳步|一直|始终|持续|约|近|超过?|不足|高达|达到?|为|是|有|至|到|保持在|稳定在|维持在|"
    "(?:提高|提升|上升|增长|增加|下降|降低|回落|升|降|增)[至到为])*$"
)
_RATE = Lazy(f"({HAN}{{1,12}}?)(率|面|比例|比率|比重|比|度)(?:数)?{_FILL}")
_SHARE = Lazy(f"占(?P<whole>(?:(?!占)[^,;:。]){{0,16}}?)的?(?:比重|比例|比率|份额|比)?{_FILL}")
_LIKE = Lazy(
    f"(?:(?:达到?|完成|相当于)(?P<whole>{HAN}{{1,10}})|[为是](?P<plan>[年全]?[初年]?(?:预算|计划|任务)))的{_FILL}"
)
_PROPORTION = Lazy(f"所?占?比例{_FILL}")
#: 占参评企业76800户的12%: the whole is the figure in between.
_OF_A_FIGURE = Lazy(f"^的(?:比[重例])?{_FILL}")
_LEADS_IN_WHOLE = Lazy("(?:占|达到?|完成|相当于)[^,;:。占]{0,12}$")
#: What is said in brackets after the name of a rate: 公示率(按时公示); and how it is reckoned: (处罚件数/检查次数).
_ASIDE = Lazy(r"\([^()]{1,15}\)(?=[为达约]?到?$)")
_RECKONED = Lazy(f"\\(({HAN}{{2,10}})[/÷]({HAN}{{2,10}})\\)")
_COUNT_OF = Lazy("[件人次户家个]?[数量]$")
_QUOTES = str.maketrans("", "", "“”\"'‘’ ")
#: Rates of money, of growth and of speed, means of several years: none of them is a part of a whole.
_OF_MONEY = Lazy("[利费税汇息益价润速溢频概贴]$|(?<!成)功$|(?<!有)效$")
_NO_RATE = Lazy(
    "增长?$|[升降]$|每|[人户日年月]均|同比|环比|回报|周转|换手|折旧|复合|流动|速动|拨备|杠杆|抵扣|贴现|赔付"
)
#: What only leads in the name of a rate, or what is said to have a share.
_NO_STEM = Lazy(
    "^(?:.*的(?=.)|其中|全年|目前|平均|总体|整体|总(?!数)|已|且|并|其|本[年期]?|全[市省县区镇国]|年度|及|和|以及|使|实现|累计)+"
)
_NO_SHARE = Lazy(
    "^(?:其中|全年|目前|其|而|及|和|并)+|(?:约|仅|只|就|也|共|均|大约|大致|各|总共|合计|分别|依次|其中|数量|总量|总数)+$"
)
#: What only says that something is the whole.
_TOTAL = Lazy("^(?:全部|总|其|所有|年度|占)|(?:的?总)?(?:人|个|件|户|家|套)?[数量额体]$|总$")
_NAMES = Lazy(f"({HAN}{{2,12}}?)(率|比例|占比)(?=[,、和与及]|{_FILL})")


class Name(NamedTuple):
    """What a percentage is called: ``title`` as it stands, ``stem`` tells the part, ``whole`` the whole.

    A ``share`` is said with 占; without a stem its part is the figure before it. ``of`` is a whole that stands between
    the name and the percentage.
    """

    title: str
    stem: str
    whole: str
    share: bool
    of: Statement | None = None


def name_of(one: Statement) -> Name | None:
    """What a percentage is called by the words before it; ``None`` where they make it no rate and no share."""
    if one.kind != "share" or not _MAY_BE.search(one.before or one.led) or one.verb:
        return None
    previous = one.previous
    words = _ASIDE.sub("", one.before).translate(_QUOTES)
    says = one.says
    listed = _listed(one) if "respectively" in says else None
    if listed is not None or one.listed or (not words and one.at.mark == "、"):
        return listed
    if "from" in says:
        return None
    if "to" in says and previous is not None and "from" in previous.says and previous.kind == "share":
        words = previous.before.translate(_QUOTES)[:-1] + "达"  # 由90%提高到95%
    if _OF_A_FIGURE.search(words) and previous is not None and _LEADS_IN_WHOLE.search(previous.before):
        return Name("占比", "", previous.before, True, previous)
    if found := _SHARE.search(words):
        return Name("占比", _NO_SHARE.sub("", words[: found.start()])[-10:], _whole(found["whole"]), True)
    if found := _LIKE.search(words):
        return Name("占比", "", _whole(found["whole"] or found["plan"]), True)
    if previous is not None and not words and _in_brackets(one, previous):
        return Name("占比", "", "", True)
    if _PROPORTION.fullmatch(words):
        return Name("占比", "", "", True)
    return _rate(one, words)


#: Without one of these there is no name of a rate.
_MAY_BE = Lazy("[率面比度占的、和]|达|完成|相当|^$")


def _in_brackets(one: Statement, previous: Statement) -> bool:
    """Whether a percentage stands alone in brackets behind a figure: 本科以上186人(77.5%)."""
    text = one.figure.text
    return text[previous.figure.end : one.figure.start] == "(" and text[one.figure.end : one.figure.end + 1] == ")"


def _rate(one: Statement, words: str) -> Name | None:
    found = _RATE.search(words)
    if found is None or _NO_RATE.search(found[1]) or (found[2] == "率" and _OF_MONEY.search(found[1])):
        return None
    title = f"{found[1]}{found[2]}"
    if reckoned := _RECKONED.search(one.before):
        return Name(title, _COUNT_OF.sub("", reckoned[1]), _COUNT_OF.sub("", reckoned[2]), False)
    return Name(title, _NO_STEM.sub("", found[1]), "", False)


def _whole(words: str) -> str:
    """The name of a whole without what only says that it is one: 受理 of 受理总数."""
    return _TOTAL.sub("", words.removesuffix("的"))


def _listed(one: Statement) -> Name | None:
    """The name of one of a list of percentages: 登记率、办结率分别为98%、97%."""
    at, first = 0, one
    while first.previous is not None and first.previous.kind == "share" and (first.listed or not first.before):
        at, first = at + 1, first.previous
    names = list(_NAMES.finditer(first.led.translate(_QUOTES)))
    if len(names) < 2 or at >= len(names):
        return None
    return Name("".join(names[at].groups()), _NO_STEM.sub("", names[at][1]), "", False)


#: A figure with its own share, which is beside the next and not its whole: 食品类120件,占60%.
_WITH_SHARE = Lazy(
    f"{HAN}{{0,20}}[,(]?(?:约|仅|只)?(?:占(?:比|(?P<whole>{HAN}{{0,12}}?)的?(?:比重)?)|{HAN}{{1,6}}比例)"
    "(?:为|达到?|约|近|超过?)*[0-9.]{1,7}%"
)


def has_share(one: Statement, name: Name) -> bool:
    """Whether a figure has its own share of the same whole right behind it."""
    found = _WITH_SHARE.match(one.figure.text, one.figure.end)
    if found is None:
        return False
    whole = _whole(found["whole"] or "")
    return not (name.whole and whole) or name.whole in whole or whole in name.whole
