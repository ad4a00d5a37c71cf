"""ARI: counts that only whole numbers can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.patterns import compiled

#: So far before a figure its clause may say that it is an average, in code points.
_REACH = 30


@cache
def _fractions() -> re.Pattern[str]:
    units = "件|人次|户|家|起|名|宗|例|场次|批次|份"
    return compiled(rf"[0-9](?<![0-9.,:/A-Za-z-].)[0-9]{{0,5}}\.[0-9]{{1,4}}(?P<unit>{units})(?![/／])")


@cache
def _average() -> re.Pattern[str]:
    return compiled("[每均率/]|[万亿](?:人|公里|车|吨|元)|之比|折合|比例|相当于|[0-9]倍")


@check(
    "ARI013",
    "fractional-count",
    title=Text("计数出现小数（疑缺“万”）", "count is not a whole number"),
    severity="warning",
    basis="logic",
    bad=[
        "全院共受理案件12.41万件,审结案件⟦12.21件⟧。",
        "全年培训⟦3.5人次⟧,走访企业⟦1.25家⟧。",
    ],
    good=[
        "全院共受理案件12.41万件,审结案件12.21万件。",
        "每万人口发明专利拥有量9.3件,万公里事故数0.21起,法官人均办案205.6件,平均每天12.5起。",
        "7.146名代表参加会议。\n全年培训3.5万人次,走访企业1.25万家,版本2.1。",
    ],
)
def fractional_count(document: Document, options: NoOptions) -> Iterator[Finding]:
    """案件、人次、户、家等只能是整数，却写成小数：“审结案件12.21件”，多为漏了“万”。同一句里有带“万”的同类数字时一并指出。

    不报告：人均、平均、每万人一类的平均数和比率。

    改法：补上“万”，或者改正数字。

    为什么：案件、人次不会有小数，读者会把“12.21件”当成写错的数。
    ---
    Cases, persons, households and firms come in whole numbers, and a fraction is given: 审结案件12.21件. Mostly 万 (ten thousand) was lost; a figure of the
    same unit with 万 in the sentence is shown.

    Not reported: averages and rates (人均, 平均, 每万人).

    To fix: add 万 or look the figure up.

    Why: There is no fraction of a case or a person, so a reader takes 12.21件 for a mistake.
    """
    folded = document.folded
    for found in _fractions().finditer(folded):
        span, unit = Span(*found.span()), found["unit"]
        before = re.split("[。;\n]", folded[max(0, span.start - _REACH) : span.start])[-1]
        if not before.strip() or _average().search(before) or found[0][: -len(unit)].rstrip("0").endswith("."):
            continue
        around = folded[max(0, span.start - 4 * _REACH) : span.end + 4 * _REACH]
        like = re.search(rf"[0-9.]+万{unit}", around)
        note = Text(f"附近有“{like[0]}”", f"nearby: “{like[0]}”") if like else None
        begin = max(0, span.start - 6)
        words = document.masked[begin : span.end].splitlines()[-1].lstrip()
        yield Finding(
            span,
            Text(f"“{words}”不是整数，疑缺“万”，请核对", f"“{words}” is not a whole number; 万 may be missing"),
            note,
        )
