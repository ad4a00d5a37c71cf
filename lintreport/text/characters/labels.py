"""What the words around a number say that it is."""

from __future__ import annotations

import re
from functools import cache

from lintreport.finding import Span
from lintreport.text.characters.folding import fold
from lintreport.text.patterns import compiled
from lintreport.text.structure.prose import is_prose

#: What is read before a number to see what it is, in code points.
REACH = 40
#: How many lines around a number that stands alone in its line belong to the same table.
_CELLS = 4

#: After a label and before its number.
_LINK = r"(?:\([^()]{1,8}\))?\s{0,2}[:=为是]?\s{0,2}[“\"(\[〔]?"


def words_before(text: str, at: int) -> str:
    """What stands before a number in its sentence and line, as far as it matters, folded."""
    return compiled("[。;\n]").split(fold(text[max(0, at - REACH) : at]))[-1]


@cache
def _code() -> re.Pattern[str]:
    return compiled(
        r"(?:(?<![话机系信线卡账帐户证同Q])号码?|(?:代|编|条|形|邮)码|邮编|单号|案号|文号|识别码|批次|序列|流水|发票|(?<![A-Za-z])(?:ISBN|ISSN|SN)|字?第"
        rf"|经度|纬度|东经|西经|北纬|南纬|坐标)[A-Za-z]{{0,4}}{_LINK}\Z"
    )


@cache
def _sum() -> re.Pattern[str]:
    return compiled(
        r"(?:收入|支出|合计|总计|小计|资产|负债|投资|投入|资金|费用?|价款?|存款|贷款|税收|利润|成本|预算|决算|共计?|累计|达到|数量?|[额值量]|面积|人口|GDP"
        rf"|人民币|[$¥]){_LINK}[,|]?\s{{0,2}}\Z"
    )


@cache
def _row() -> re.Pattern[str]:
    """Figures as large as a mobile number is long, near enough: what the first of a row is called, the others are."""
    large = r"(?:[1-9][0-9]{8,13}|[0-9]{1,3}(?:,[0-9]{3}){2,4})(?:\.[0-9]{1,4})?"
    return compiled(rf"(?:(?<![0-9.,]){large}[+、\s]{{1,4}}){{1,2}}\Z")


def is_another(before: str) -> bool:
    """Whether the words name a code, an ordinal, a sum or a place on earth: what follows is no person's number."""
    return _code().search(before) is not None or _sum().search(_row().sub("", before)) is not None


@cache
def _telephone() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:电话|手机|联系方式|微信|(?<![A-Za-z])QQ)(?:号码?|同号)?|(?<![A-Za-z])(?i:tel|mobile|phone|cell|wx|vx|wechat))"
        rf"[A-Za-z.]{{0,4}}{_LINK}[+0]{{0,3}}\Z"
    )


@cache
def _paper() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:身份证|身份号|证件|公民身份|居住证|护照|通行证|台胞证|回乡证|居留证|银行卡?|卡|[账帐][号户]|户名|存折)(?:编?号码?|ID|No)?|(?i:passport))"
        rf"[A-Za-z.]{{0,4}}{_LINK}\Z"
    )


def is_telephone(before: str) -> bool:
    """Whether the words name a telephone."""
    return _telephone().search(before) is not None


def is_paper(before: str) -> bool:
    """Whether the words name a card, an account or a paper of a person's."""
    return _paper().search(before) is not None


@cache
def _unit() -> re.Pattern[str]:
    return compiled(
        r"[^\S\n]?[余多]?\(?(?:[万亿](?![某\u4e00-\u9fff])|[万亿][余多]?(?=[元美港人户件吨次份亩斤头只株平立公千])|[美港欧日]?元(?![旦宵月年老素某])"
        r"|吨(?!位)|[%‰]|件(?!事)|人次|次(?![日年月要序子生晨周期女男])|米(?![某])|平方|立方|公[里斤顷]|千[瓦克米])"
    )


def is_measured(text: str, end: int) -> bool:
    """Whether a unit follows that eleven digits can have: 元, 人次; not 户, 人, 次日 or 元旦."""
    return _unit().match(fold(text[end : end + 8])) is not None


@cache
def _figure() -> re.Pattern[str]:
    """A figure of some size that is no mobile number: 6 digits, or fewer with a fraction or with grouping."""
    return compiled(
        r"(?<![0-9A-Za-z.,-])(?!1[3-9][0-9]{9}(?![0-9]))(?:[0-9]{6,16}(?:\.[0-9]{1,4})?|[0-9]{1,5}\.[0-9]{1,4}|[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,4})?)(?![0-9A-Za-z-])"
    )


@cache
def _large() -> re.Pattern[str]:
    """A figure as large as a mobile number is long, near enough: no amount that a person is paid."""
    return compiled(
        r"(?<![0-9A-Za-z.,-])(?!1[3-9][0-9]{9}(?![0-9]))(?:[1-9][0-9]{8,13}|[1-9][0-9]{5,13}\.[0-9]{1,4}|[0-9]{1,3}(?:,[0-9]{3}){2,4}(?:\.[0-9]{1,4})?)(?![0-9A-Za-z-])"
    )


def stands_in_a_table(text: str, span: Span, *, large: bool) -> bool:
    """Whether a number stands among the figures of a table; ``large``: among such as are about as long as it."""
    reach = 20 * REACH
    start = text.rfind("\n", max(0, span.start - reach), span.start) + 1 or max(0, span.start - reach)
    end = text.find("\n", span.end, span.end + reach)
    end = end if end >= 0 else min(len(text), span.end + reach)
    line = fold(text[start:end])
    alone = line.strip() == fold(text[slice(*span)])
    if alone:
        line = "\n".join(
            [
                *fold(text[max(0, start - reach) : start]).split("\n")[-_CELLS - 1 :],
                *fold(text[end : end + reach]).split("\n")[: _CELLS + 1],
            ]
        )
    elif len(line) > reach or is_prose(line, Span(0, len(line))):
        return False
    figures = (_large() if large else _figure()).findall(line)
    return len(figures) >= (1 if alone else 2) and not compiled("电话|手机|联系|姓名").search(line)


@cache
def _figures() -> re.Pattern[str]:
    """Three figures or more, side by side."""
    return compiled(r"(?<![0-9.,])[0-9][0-9.,]{0,20}(?:[ \t]{1,8}[0-9][0-9.,]{0,20}){2,20}")


def rows_beside(text: str, span: Span) -> list[str]:
    """The lines above and below a number that are rows of figures, where no word above names a number of a person."""
    reach = 5 * REACH
    above = fold(text[max(0, span.start - reach) : span.start]).split("\n")[:-1]
    below = fold(text[span.end : span.end + reach]).split("\n")[1:]
    if compiled("电话|手机|联系|姓名|[账帐]号|卡号").search("".join(above)):
        return []
    return [line for line in (*above[-1:], *below[:1]) if _figures().search(line)]
