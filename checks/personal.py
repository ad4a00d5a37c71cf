"""PII: personal data in a text that will be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, Span, Text, check
from lintreport.text.characters.labels import REACH, is_another, is_measured, stands_in_a_table, words_before
from lintreport.text.characters.masking import is_hidden
from lintreport.text.characters.personal import Kind, Number, personal_numbers
from lintreport.text.patterns import compiled


def _numbers(document: Document) -> list[Number]:
    """The proven numbers that are no part of an address or a longer code."""
    folded = document.folded
    return [one for one in personal_numbers(folded) if _is_one(folded, one) and is_hidden(folded, one)]


def _is_one(folded: str, number: Number) -> bool:
    sure = number.proven and not number.doubtful and (number.plain or _is_certain(folded, number))
    return sure and not _in_address(folded, number)


def _is_certain(folded: str, number: Number) -> bool:
    """Whether a number that is glued to letters, or oddly parted, can be nothing else."""
    return number.kind == "resident-id" or (
        number.kind == "mobile" and _telephone().search(folded[max(0, number.begin - 12) : number.begin]) is not None
    )


@cache
def _telephone() -> re.Pattern[str]:
    return compiled(
        r"(?:(?<![A-Za-z])(?:tel|mobile|phone|wx|vx|wechat)|电话|手机号?码?|微信号?)[.:]?\s?\+?\Z", re.IGNORECASE
    )


def _of(document: Document, kind: Kind) -> Iterator[Number]:
    return (one for one in document.view(_numbers) if one.kind == kind)


@cache
def _address() -> re.Pattern[str]:
    """What makes the signs around a number those of a link or a file name."""
    return compiled(
        r"://|www\.|\.(?:com|cn|net|org|gov|s?html?|aspx?|jsp|php|pdf|docx?|xlsx?|jpe?g|png|zip|rar|mp4)(?![a-z])",
        re.IGNORECASE,
    )


def _in_address(folded: str, number: Number) -> bool:
    """Whether the number is glued into a link, a file name or an identifier of letters: ``id=…``, ``a_…``, ``/…/``."""
    span = number.span._replace(start=number.begin)
    glued = compiled(r"[!#-&*-+.-:=?-Z^-z|~\\-]*")
    before = glued.match(folded[max(0, span.start - 5 * REACH) : span.start][::-1])
    after = glued.match(folded, span.end, span.end + 5 * REACH)
    around = (before[0][::-1] if before else "") + "0" + (after[0] if after else "")
    return "0@" not in around and (
        _address().search(around) is not None or re.search(r"[0-9A-Za-z]=0|_0|0_", around) is not None
    )


def _after(folded: str, span: Span) -> str:
    return folded[span.end : span.end + REACH].split("\n")[0]


@cache
def _code() -> re.Pattern[str]:
    """The beginning of a code before a number."""
    return compiled(r"(?:(?<![A-Za-z])(?:No\.?|ID)[:为是]?\s{0,2}|[A-Za-z][-/]|(?<![0-9]{7})[0-9][-/])\Z")


def _is_another(before: str) -> bool:
    """Whether the words before a number say that it is none of a person's."""
    return is_another(before) or _code().search(before) is not None


@check(
    "PII001",
    "resident-id",
    title=Text("公民身份号码", "resident identity number"),
    severity="error",
    basis="GB 11643-1999; 个人信息保护法 第28条",
    excusable=False,
    bad=[
        "申请人李某,身份证号⟦11010519491231002X⟧,已纳入低保。",
        "公示名单:王某 ⟦110105 19491231 002X⟧;赵某 ⟦110105-19491231-002X⟧;孙某 ⟦1101 0519 4912 3100 2x⟧。",
        "户主⟦１１０１０５１９４９１２３１００２Ｘ⟧,家庭人口4人。",
        "户主ID⟦11010519491231002X⟧,配偶⟦110105.19491231.0038⟧,长子⟦110105  19491231  002X⟧。",
        "张某⟦440524188001010014⟧人员信息",
        "姓名 证件号码\n王某 ⟦110105194912310038⟧\n李某 ⟦11010519491231002X⟧",
    ],
    good=[
        "申请人李某,身份证号110105********002X,已纳入低保。",
        "订单号110105194912310021,已发货。",
        "身份证号110105194902300025,出生日期有误。",
        "统一社会信用代码91110105MA01234567,注册资本500万元。",
        "流水号911010519491231002X7已受理,案件编号2024110105194912310038。",
        "系数为0.110105194912310038,约合11.0%。",
        "详见http://www.example.cn/110105194912310038.html。",
        "收入 110105 194912 310021\n支出 110105 194912 310022",
    ],
)
def resident_id(document: Document, options: object) -> Iterator[Finding]:
    """拟公开的文本里出现了公民身份号码：18 位，地区、出生日期有效，末位与 GB 11643 的校验码相符。不论写成全角、前面连着字母，还是中间有空格、连字符、点或换行，都算。

    不报告：校验码或日期不符的 18 位数字（订单号、文号、统一社会信用代码等），更长数字串的一部分，小数，网址，已经打码的号码。

    改法：公开前删去，或只留首尾几位：`110105********002X`。任何输出格式、基线和差异里都不出现完整号码；基线不能豁免这一问题。

    为什么：公民身份号码是敏感个人信息，公开后无法收回，会被用于冒名和诈骗。
    ---
    A text that will be published contains a resident identity number: 18 characters whose province and date of birth exist and whose last one is the check
    digit of GB 11643. Spaces, dashes, dots, line ends, letters in front and full-width digits do not hide it.

    Not reported: 18 digits whose check digit or date does not hold (order numbers, document numbers, credit codes), parts
    of longer rows of digits, decimal fractions, links, and numbers that are masked already.

    To fix: delete it, or leave the ends only: `110105********002X`. No output, baseline or diff holds the number in full, and no baseline excuses it.

    Why: An identity number is sensitive personal information: once published it cannot be taken back and can be used
    for fraud.
    """
    for number in _of(document, "resident-id"):
        yield Finding(
            number.span,
            Text("公民身份号码，公开前应删去或打码", "a resident identity number: delete or mask it before publishing"),
            note=Text(
                "18位；出生日期有效，末位与前17位的校验码（GB 11643）相符",
                "18 characters; the date of birth exists, the last character is the check digit of the others (GB 11643)",
            ),
        )


@cache
def _office() -> re.Pattern[str]:
    """The label of an office's telephone."""
    return compiled(
        r"(?:(?:联系|咨询|办公|服务|监督|举报|投诉|值班|受理|报名|报警|救援|应急|求助|维权|客服|预约|业务|办事|公开|固定|24小时|对外)(?:电话|方式|号码|手机)"
        r"|热线|传真|专线|办公室?电话|电话\(传真\))"
    )


@cache
def _private() -> re.Pattern[str]:
    """The words for those whose number is their own."""
    return compiled(
        "当事人|申请人|投诉人|举报人|信访人|上访人|报案人|受害人|被害人|嫌疑人|申诉人|原告|被告|患者|病人|家属|家长|学生|村民|居民|业主|户主|贫困户|本人|个人|身份证|住址|出生|[,、(\\s][男女](?=[,、)\\s])"
    )


@check(
    "PII002",
    "mobile-number",
    title=Text("手机号码", "mobile telephone number"),
    severity="warning",
    basis="个人信息保护法 第4条、第73条",
    excusable=False,
    bad=[
        "网格员张某(⟦13800138000⟧)负责联络。",
        "李某,女,联系电话:⟦139 0013 9000⟧,反映噪声问题;王某⟦186-0013-9000⟧。",
        "手机号:⟦１３８００１３８０００⟧",
        "请拨打+86⟦13800138000⟧或+86 ⟦15900159000⟧联系驻村干部。",
        "咨询电话:⟦13800138000⟧(工作日)。",
        "信访人联系电话:+86-⟦13800138000⟧,微信wx⟦15900159000⟧,住某镇;王某⟦186–0013–9000⟧户籍地在外。",
        "姓名 电话\n王某 ⟦13800138000⟧\n李某 ⟦15900159000⟧\n赵某 ⟦17700177000⟧/⟦18800188000⟧",
        "邮箱⟦13800138000⟧@139.com。",
        "复检安排\n序号 姓名 学科 联系方式\n1 王小某 初中物理 ⟦13900139001⟧\n2 李小某 小学语文 138****8000\n请按时参加复检。",
    ],
    good=[
        "网格员张某(138****8000)负责联络。",
        "全年财政收入13800138000元,支出13900139000 元。",
        "咨询电话:0351-1380013,热线12345、12348、400-138-0013。",
        "订单编号13800138000,快递单号:13900139000,案件第13800138000号。",
        "详见http://www.example.cn/t13800138000.html和www.example.cn/a?id=13800138000。",
        "比值为0.13800138000,另一为13800138000.52。",
        "一般公共预算收入 13800138000 13900139000.52 9812345.20 99.3%",
        "项目\n13800138000\n9812345.20\n合计",
        "书号978-7-115-13800-1,统一社会信用代码13800138000X。",
        "设备编码A13800138000,批次2024-13800138000,流水138001380001。",
        "物联网号段14100141000不属手机号码。",
        "四年依次为15 123 456 789。",
        "年份 2021 2022 2023\n全县 980 1201 77\n城区 138 2013 8000",
    ],
)
def mobile_number(document: Document, options: object) -> Iterator[Finding]:
    """拟公开的文本里出现了手机号码：11 位，号段在用，可有 +86、空格、连字符或全角数字。

    标明是单位对外电话的（联系电话、咨询电话、热线、传真……）可能本来就要公开，只作提示（info）；同一句里说的是当事人、申请人、村民等个人的除外。

    不报告：带单位的金额和数量，表格里的统计数，编号、单号、代码，小数，网址，更长数字串的一部分，座机和服务热线。

    改法：公开前删去或打码：`138****8000`。任何输出格式、基线和差异里都不出现完整号码；基线不能豁免这一问题。

    为什么：手机号码是个人信息，未经同意公开会使人受到骚扰和诈骗。
    ---
    A text that will be published contains a mobile number: 11 digits with a prefix in use, also after +86, with spaces or dashes, or full-width.

    One that is labelled as an office's contact (联系电话, 咨询电话, 热线, 传真 …) may have to be published, and is info only, unless the sentence is about a
    party, an applicant, a villager or the like.

    Not reported: sums with a unit, figures of a table, order numbers and codes, fractions, links, parts of longer rows of
    digits, landlines and hotlines.

    To fix: delete or mask it: `138****8000`. No output, baseline or diff holds the number in full, and no baseline excuses it.

    Why: A mobile number is personal information; published without consent it exposes its owner to harassment and
    fraud.
    """
    folded = document.folded
    for number in _of(document, "mobile"):
        before, after = words_before(folded, number.begin), _after(folded, number.span)
        if (
            _is_another(before)
            or _rest_of_code().match(after)
            or is_measured(folded, number.span.end)
            or stands_in_a_table(folded, number.span, large=False)
        ):
            continue
        office = _office().search(before) is not None and not _private().search(before)
        yield Finding(
            number.span,
            Text(
                "手机号码，标为单位联系方式，请确认可以公开",
                "a mobile number given as an office's contact: make sure that it may be published",
            )
            if office
            else Text("手机号码，公开前应删去或打码", "a mobile number: delete or mask it before publishing"),
            note=Text("11位，号段在用", "11 digits with a prefix in use"),
            severity="info" if office else None,
        )


@cache
def _rest_of_code() -> re.Pattern[str]:
    """What follows a code that passes for a proven number by chance."""
    return compiled(r"\s?(?:[万亿号辆斤]|[-/][0-9]{1,6}(?![0-9]))")


@cache
def _account() -> re.Pattern[str]:
    return compiled("[账帐]号|[账帐]户|卡号|银行|开户|信用社|储蓄|一卡通|社保卡|借记卡|信用卡|工资卡|存折")


@cache
def _organisation() -> re.Pattern[str]:
    """The holder of an account that is no person's."""
    return compiled(
        "对公|单位[账帐]|基本户|专户|(?:户名|[账帐]户名称|收款(?:单位|人)|开户单位|名称)[:为]?[^,。;:\n]{2,20}(?:局|委|厅|处|所|院|校|公司|中心|委员会|基金会|红十字会|慈善总?会|协会|政府|财政|银行|社)"
    )


@check(
    "PII003",
    "bank-card",
    title=Text("银行卡号", "bank card number"),
    severity="warning",
    basis="个人信息保护法 第28条; GB/T 15694.1 (ISO/IEC 7812-1)",
    excusable=False,
    bad=[
        "补助资金打入王某账户⟦6222021234567890128⟧。",
        "李某 ⟦6217 0012 3456 7890 122⟧ 补助500元。",
        "社保卡开户行为工商银行,卡号:⟦4000123456789017⟧",
        "发放至⟦６２２２０２１２３４５６７８９０１２８⟧。",
    ],
    good=[
        "补助资金打入王某账户622202*********0128。",
        "补助资金打入王某账户6222021234567890123。",
        "订单号6222021234567890128已完成。",
        "受理编号4000123456789017,已办结。",
        "系统流水 4000123456789017 已入库。",
        "一般公共预算收入6222021234567890128元。",
        "电子票据http://www.example.cn/6222021234567890128.pdf,文件6222021234567890128.pdf。",
        "其值0.6222021234567890128。",
        "农业银行业务流水号:4000123456789017。",
    ],
)
def bank_card(document: Document, options: object) -> Iterator[Finding]:
    """拟公开的文本里出现了银行卡号：16 至 19 位，末位与 Luhn 校验相符，并且前面有“账号、卡号、银行、开户”等字样，或者以银联的 62 开头。

    户名是单位的、对公账户、财政专户可能本来就要公开，只作提示（info）。

    不报告：校验不符的数字，没有上述字样又不以 62 开头的长数字，编号、流水号、订单号，金额，小数，网址和文件名。

    改法：公开前删去或打码。任何输出格式、基线和差异里都不出现完整卡号；基线不能豁免这一问题。

    为什么：银行账号属于敏感个人信息（金融账户），公开会危及财产安全。
    ---
    A text that will be published contains a bank card number: 16 to 19 digits that pass the Luhn check, after a word such as 账号, 卡号, 银行 or 开户, or
    beginning with UnionPay's 62.

    An account held by an organisation (户名:…局, 对公账户, 财政专户) may have to be published, and is info only.

    Not reported: numbers that fail the check, long numbers without such words or beginning, order and serial numbers,
    sums, fractions, links, file names.

    To fix: delete or mask it. No output, baseline or diff holds the number in full, and no baseline excuses it.

    Why: A bank account is sensitive personal information, and publishing it puts property at risk.
    """
    folded = document.folded
    for number in _of(document, "bank-card"):
        before, after = words_before(folded, number.begin), _after(folded, number.span)
        named = _account().search(before) is not None
        issued = number.digits.startswith("62") and len(number.digits) != 18  # 62 with 18 digits is Gansu's region code
        if (
            not (named or issued)
            or _is_another(before)
            or _rest_of_code().match(after)
            or is_measured(folded, number.span.end)
        ):
            continue
        organisation = _organisation().search(before + after) is not None
        yield Finding(
            number.span,
            Text("单位银行账号，请确认可以公开", "an organisation's account number: make sure that it may be published")
            if organisation
            else Text("银行卡号，公开前应删去或打码", "a bank card number: delete or mask it before publishing"),
            note=Text(
                f"{len(number.digits)}位，校验位相符（Luhn 算法）",
                f"{len(number.digits)} digits that pass the Luhn check",
            ),
            severity="info" if organisation else None,
        )
