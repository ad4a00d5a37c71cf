"""The closed classes of words that say what a figure is: each listed once, for all checks of figures."""

from __future__ import annotations

import re
from typing import Literal

#: What the words before a figure say of it. ``rise`` and ``fall`` without ``to`` make it the amount of a change.
Concept = Literal[
    "part", "sum", "rate", "rise", "fall", "to", "from", "past", "begin", "end", "rest", "each", "mean", "plan",
    "all", "none", "than", "respectively",
]  # fmt: skip

#: Verbs and nouns of a change.
RISE = (
    "扩大|增长|增速|加快|回升|增收|增支|增产|净增|新增|增加|增幅|上升|提高|提升|上涨|涨幅|升幅|升高|攀升|多出|偏多|增|升|翻|"
    "多"
)
FALL = (
    "压减|精简|压缩|缩短|缩减|缩小|收窄|下降|减少|减收|减支|减产|净减|降低|降幅|减幅|下滑|回落|下跌|压降|减亏|少收|"
    "放缓|偏少|降|减|少"
)
#: The year before, said without its number.
PAST = (
    "(?<!以)上(?:一个?(?:[^上,。;0-9]{0,3}?))?(?:学?年度?|学期|期|月|季度?|周期|[轮旬])|去年|前一(?:学?年度?|月|季度?|期|周期|轮)|"
    "(?<![以提之此])前年|上半年同期|年初(?!预算|计划|目标)|期初|上次|原来的?|原先|原有|"
    '[“"]?十[一二三四]五[”"]?(?:期间|时期)?末|[一二三四五六七八九十两]年前'
)
#: This year, said without its number.
CURRENT = "今年|本年度?|本期|当年|本月|本季度?|报告期"
#: A year by its number.
YEAR = "(?:(?:19|20)?[0-9]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})年度?"

#: Concepts whose words stand anywhere before the figure.
ANYWHERE: dict[Concept, str] = {
    "part": "其中|当中",
    "sum": "(?<!公)(?<!共)共(?![建享治管赢同])|合计|总[计共量数]|累计|两项|总",
    "each": "人均|户均|日均|平均每|每",
    "mean": "年均(?!浓度|值|气温|降)|月均|年平均|平均增",
    "plan": "计划|预算(?![收支外])|目标|任务|预期|力争|(?<!项)指标|预计|应",
    "all": "全部|全数|均|悉数|无一|一律",
    "none": "未发生|没有|无(?![锡为])|零",
    "rest": "其余|剩余|余下|尚有|还有|仍有|未",
    "begin": "年初|期初|上年末|结转|旧存|原有",
    "end": "年末|年底|期末|截至|月末|末",
    "than": "同比|环比|比|较(?![大多好高低小为])|相比",
    "respectively": "分别|依次",
}
#: What a rate or a share is called.
RATE = "率|比例|比重|占比|面|度|比"
#: What leads in a figure and says nothing of what is counted.
LEADING = (
    "[一二三四五六七八九十两几]{1,2}年[间来]?|其中|而|同时|此外|另有?|年内|期内|目前|全年|本次|报告|期间|当年|同比|环比|相比|相当于|是|比|较|与|和|及|、|为|由|从|的|在|中|"
    "分别|依次|累计|合计|共计|总计|共|总|实际|已经?|均|也|又|还|则|仍|两[项类者]|三[项类者]|各|上半年|下半年|第?[一二三四]季度|"
    "前[一二三]季度|预算|决算|安排|完成|实现|发生|名义|[该此]项?(?:指标|数据?)?|截至[^,]{0,12}?[底末日]"
)
#: What stands between the words and their figure.
TRAILING = (
    f"(?:[由从](?:{PAST})?|为|是|有|达到|达|到|至|了|共计|共|总计|合计|计|约|分别|仅|只|的|同期|同比|环比|相比|均|也|又|则|还|大幅|略|明显|有所|累计|净|"
    "预算|决算|执行数|安排数?|完成数?|实现)"
)
#: Deeds that are one (open words are compared; these pairs share no sign that would tell).
TWINS = ({"审结", "结案", "办结", "执结"}, {"受理", "收到", "新收", "接收"}, {"出庭", "应诉"})
NEGATION = "未(?![来成])|不(?![良动锈])|没有|尚未|非(?![公税遗机])|无(?![人障线])"


def rises(verb: str) -> bool:
    """Whether a verb of change says that something grew."""
    return re.match(f"{RISE}|升|涨", verb) is not None
