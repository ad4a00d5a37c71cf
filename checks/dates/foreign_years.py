"""DAT003: years of another report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lintreport import Document, Edit, Evidence, Finding, Fix, NotEvaluated, Related, Span, Text, check
from lintreport.text.figures.years import TOLD, Claim, in_figures, is_address, is_plain_title
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

_NOT_THIS = Lazy(
    "同期|相比|以来|历史|曾|起至|截至|考评|考核|述法|督察|审计|预算|决算|计划|规划|将|回头看|反馈|至今|底前|验收|年报|上年|去年|延续|五年|三年|任期|逐年|存在|"
    "获评|评为|授予|荣获|命名|入选|获批|认定|列为|确定为|创建|年版|修订|制定|印发|出台|启动|开始|成立|组建|合并|划转|改革后|换届|聘|"
    "持续(?:上升|下降|增长|增加|减少)"
)


@check(
    "DAT003",
    "foreign-year",
    title=Text("年份与报告年度不符", "a year that is not the report's"),
    severity="warning",
    basis="practice",
    bad=[
        "2024年度法治政府建设情况报告\n现将我区⟦2023年⟧法治政府建设情况报告如下:",
        "2023年法治政府建设工作报告\n2023年,我区全面推进依法行政。\n2023年共审查文件30件。⟦2022年⟧,我区共受理复议案件27件。\n2023年,我区组织培训5次。",
        "2023年法治政府建设工作报告\n一、⟦2021年⟧法治政府建设工作情况\n2023年,我区全面推进依法行政。\n2023年,全区办案20件。",
        "某镇2023年法治政府建设工作总结\n2023年,我镇认真履职。\n一、主要做法\n⟦2022年⟧,我镇召开专题会议4次。截至⟦2021年⟧12月底,全镇共有执法人员8人。",
        "2023年法治政府建设报告\n2023年,我局依法履职。\n⟦2024年⟧,我局共开展检查11次。\n三、⟦2022年⟧工作打算\n⟦2022年⟧,我局将继续努力。",
        "2022年法治政府建设情况报告\n2022年,我区审查文件30件,⟦2019年⟧共培训执法人员23人。\n以上为我区⟦2021年⟧法治政府建设情况。",
        "某区2022年政府信息公开工作年度报告\n数据的统计期限为⟦2021年⟧1月1日至12月31日。",
        "某局2022年度部门决算公开\n⟦2023年⟧度支出决算为356万元,与2021年度相比增加18万元。",
        "某中心2024年法治政府建设工作总结\n我中心⟦二〇二三年⟧认真落实各项任务。",
        "某县2023年预算执行情况和2024年预算草案的报告\n一、⟦2022年⟧预算执行情况\n收入完成9.8亿元。",
        "某局2023年法治政府建设自查报告\n按照要求,我局对⟦2022年⟧度依法行政情况进行了自查。",
        "某街道2022年法治政府建设工作报告\n某街道下辖9个社区。\n⟦2020年⟧度,街道推进各项任务,现报告如下:",
        "某局2023年法治政府建设报告\n一、⟦2022年⟧工作回顾\n办案30件。\n二、2024年工作打算\n加强培训。",
        "某市2023年水资源公报\n⟦2022年⟧,全市平均降水量612.4毫米。",
        "政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n一、⟦2023年⟧工作回顾\n全县经济稳中有进。\n二、2025年工作安排\n扩大投资。",
        "政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n刚刚过去的⟦2023年⟧,全县经济稳中有进。\n2024年,新增就业3万人。\n二、2025年工作安排\n扩大投资。",
        "某镇2023年防汛工作总结\n今年汛期(⟦2022年⟧6月至9月),累计降雨量586毫米。",
        "某市2024年三季度热线运行情况分析\n⟦2023年⟧7月至9月,共受理诉求4680件。",
        "某街道2023年老龄工作总结\n街道下辖9个社区。⟦2022年⟧新建助餐点3处。",
        "某局2023年工作总结\n截至⟦2022年⟧12月26日,全局共办件860件。",
        "各位代表:\n我代表县人民政府向大会报告工作。\n一、2024年工作回顾\n⟦2023年⟧是实施规划的关键一年。\n二、2025年工作安排\n扩大投资。",
        "⟦2022年⟧某县政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n一、2024年工作回顾\n全县经济稳中有进。",
    ],
    good=[
        "2024年度法治政府建设情况报告\n现将我区2024年法治政府建设情况报告如下:",
        "2023年法治政府建设工作报告\n2023年,我区全面推进依法行政。\n2023年共审查文件30件。2023年,我区共受理复议案件27件。\n2023年,我区组织培训5次。",
        "2024年政府工作报告\n现在,我代表市政府报告2023年工作。\n2023年,我市经济稳中有进。",
        "2022年城市管理工作报告\n局长 某某\n(2022年2月28日)\n同志们:\n今天,我们召开系统工作会议,总结2021年工作。\n一、回顾2021年,工作取得实效",
        "2022年城市管理工作报告\n同志们:\n今天,我们召开系统工作会议,认真总结2021年的工作。\n一、2021年工作情况\n2021年,全市新建公厕20座。",
        "2025年某县政府工作报告\n——2025年1月9日在某县第十八届人民代表大会第四次会议上\n各位代表:\n一、2024年工作回顾\n2022年,全县新开工项目30个,2023年建成12个。\n二、2025年主要工作\n扩大投资。",
        "2023年法治政府建设工作报告\n2023年,我区受理案件20件。\n2022年,我区受理案件15件,2023年受理20件,同比增长33.3%。\n2023年共审查文件30件。\n三、2024年工作计划\n2024年,我区将深入推进。",
        "2022年法治政府建设工作报告\n2022年,我区推进依法行政。\n2022年,全区办案20件。2021年度选取2个镇街述法,2021年度考评获得优秀等次。2021年12月,印发方案。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n2023年,全区办案20件。\n2021年,我区启动试点,2022年全面推开。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n2021年,全区共有执法人员300人,2023年增至400人。\n2022年,我区成功创建示范区,累计投入300万元。",
        "2023年法治政府建设工作报告\n2023年,我区推进依法行政。\n截至2022年底,全区累计建成法治公园5个。2023年新建2个。\n2022年,应诉率为85%。今年以来,应诉率达95%。",
        "某乡2023年法治政府建设年度报告\n今年,全乡创建示范乡。\n三、2024年重点工作\n2024年,全乡力争普法讲座达到20场。\n二、2022年督察反馈问题整改情况\n全部整改。",
        "2024年法治政府建设工作报告\n2023年,我区办案20件。\n2023年,全区培训5次。\n二、2024年工作打算\n2024年,我区将继续推进。",
        "某局2023年法治政府建设报告\n一、2022年重点任务完成情况\n均已完成。\n二、2023年工作总结和2024年工作计划\n2023年,我局办案3件。",
        "某局2023年法治政府建设自查报告\n按照要求,我局对2023年度依法行政情况进行了自查。",
        "某局2023年法治政府建设报告\n我局在总结2022年工作经验的基础上,依法履职。\n司法局开展了2022年度法治建设考核工作。",
        "某局2024年法治政府建设报告\n一、2023年工作回顾\n办案30件。\n二、2024年工作打算\n加强培训。",
        "某镇2024年统计公报\n2024年,全镇实现工业总产值56亿元。\n2023年,全镇工业总产值50亿元。",
        "某县2023年工作总结\n2023年,全县稳中求进。\n县法院2022年受理案件15件,2023年受理21件。\n2023年,新增岗位3件。",
        "某局2022年法治政府建设报告\n一、基本情况\n2019年,根据机构改革方案,组建我局。\n二、2022年工作情况\n2022年,我局办案3件。",
        "某县2023年法治政府建设工作报告\n2022年,县委就此开展督察;2023年,我县抓好整改。",
        "某镇2023年度工作总结\n2022年上半年,全镇办件30件;今年上半年办件45件。",
        "某镇2023年度工作总结\n2022年7月至9月,我镇持续干旱。今年以来,灾后重建全面完成。",
        "某街道2023年法治政府建设报告\n2021年以来,街道连续3年无败诉案件。",
    ],
)
def foreign_year(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """正文里的年份与报告的年度对不上，多为套用往年稿件时漏改。

    先由标题、副标题里的会议日期、“现将……年……报告如下”、开头一句、各级标题和落款确定报告年度，以多处一致的为准。2024年1月在人民代表大会会议上所作的政府工作报告，回顾的是2023年，安排的是2024年。报告：这几处里与报告年度不一致的；
    “以上为……年……情况”“统计期限为……年1月1日”、“一、……年工作情况”写着别的年份的；“……年工作打算”的年份不晚于报告年度的；一句话以别的年份开头，像在说当年的工作（“2022年，我区共……”“截至2022年12月底”），
    而全文至少两处写明了报告年度的，或全文只有几句、此外没有别的年份的；“今年汛期（2022年6月至9月）”“2022年7月至9月，”这样写的时段同此。

    不报告：比较、历史、考核考评、规划、创建命名、机构人事等语境；带月份的日期；前后句拿报告年度的同一事项来比的；句中另有别的年份的；逐年叙述的；下一年度的安排。年度无法确定时记为“未评估”。

    ---
    A year in the body is not the report's, mostly left over from last year's text.

    The report's year comes from its title, the day of the meeting in a subtitle, its opening and first words, its headings and its signature, as far as most of them agree. A 政府工作报告
    given to a congress in January 2024 looks back on 2023 and plans 2024. Reported are whichever of these differ; 以上为…年…情况, 统计期限为…年1月1日 and headings such as
    一、…年工作情况 with another year; plans for a year that is not after the report's; and a sentence that begins with another year as if it told of this year's work (2022年,我区共…; 截至2022年12月底),
    when at least two places give the report's year, or the text is a few sentences long and tells nothing else; so is a term such as 2022年7月至9月, or 今年汛期(2022年…).

    Accepted in silence: comparisons, history, assessments, plans, awards, offices and their staff; dates with a month; sentences beside which the report's year is compared in the same matter,
    or with a third year in them; accounts year by year; next year's plans. When the year is not known, the check says that it was not evaluated.
    """
    said = document.year_claims
    year = document.report_year or _own_year(said)
    if year is None:
        yield NotEvaluated(Text("无法确定报告年度", "the year of the report is not known"))
        return
    own = next((claim.span for claim in said if claim.means == year), None)
    for claim in _foreign_claims(in_figures(document.folded), said, year):
        yield _foreign(document, claim, year, own)


def _foreign_claims(text: str, said: Sequence[Claim], year: int) -> Iterator[Claim]:
    """The places of a report on ``year`` that name another year and should not."""
    own = [claim for claim in said if claim.means == year]
    odd = [claim for claim in said if claim.means != year]
    address = is_address(text)  # which tells of the years before the last as well
    # Year by year, a history; and reports that are named for the year in which they are given.
    history = sum(claim.kind == "deed" for claim in odd) > _SLIPS
    histories = len({claim.year for claim in odd if claim.kind == "heading"}) > 1
    given_in = {claim.year for claim in own if claim.kind in ("plan", "intent")} & {year + 1}
    planned = any(claim.kind == "plan" for claim in own)
    enough = len(own) >= _ENOUGH
    # A short text with a year in its title has no room for the year before: the only deed it tells is its own.
    brief = (
        len(text) <= _BRIEF
        and own[:1] != []
        and own[0].kind == "title"
        and sum(one.kind == "deed" for one in said) == 1
    )
    for claim in odd:
        if address and _below_review(text, claim, year):
            wrong = True
        elif claim.kind == "deed":
            sure = enough or (brief and not _THIS_YEAR.search(text, claim.span.end, claim.span.end + _SENTENCE))
            wrong = sure and not history and not address and _slips(text, claim, year)
        elif claim.kind == "plan":
            wrong = claim.year < year + enough  # for a plan of years gone by one place is enough
        elif claim.kind == "intent":
            wrong = enough and claim.year < year
        elif claim.kind == "heading":
            wrong = not histories and not _left_behind(text, claim, planned) and not _comes_next(text, claim, year)
        elif claim.kind == "turn":
            wrong = text.endswith(("过去的", "回顾"), 0, claim.span.start)
        elif claim.kind in _OF_ITS_DAY:
            wrong = claim.kind == "address" and claim.year not in (year, year + 1)
        else:
            given = claim.year == year + 1 and (
                claim.year in given_in or is_plain_title(text[claim.span.start :][:_SENTENCE])
            )
            beside = claim.kind == "first" and _goes_on(text, claim, year)
            wrong = not beside and (claim.kind != "title" or not given)
        if wrong:
            yield claim


def _goes_on(text: str, claim: Claim, year: int) -> bool:
    """Whether first words that name another year go on to the report's own: 2022年曾专项督察;2023年继续整改."""
    told = re.split("[。\n]", text[claim.span.end :][:_SENTENCE])[:2]
    compared = _COUNTED.search(told[0]) and _THIS_YEAR.search("。".join(told))
    return f"{year}年" in told[0] or compared is not None or _SINCE.match(told[0]) is not None


_HEAD = ("title", "opening", "first")
#: What names the day on which a report was given, and says its year by way of that.
_OF_ITS_DAY = ("address", "given", "signed")
#: So many places must give the report's year before a sentence with another one is a slip.
_ENOUGH = 2
#: So short is a text of a few sentences, in code points.
_BRIEF = 400
#: More sentences with other years are a history.
_SLIPS = 2
#: Years further away are no slip of the pen over last year's text.
_DECADE = 12
#: What comes back to the report's year in a text that begins with another: 2022年…亿元。今年完成….
_THIS_YEAR = Lazy("今年|本年度?|当年")
#: Of several years: 2021年以来,连续3年无败诉.
_SINCE = Lazy("以来[^。\n]{0,40}?(?:连续|累计|先后)")
#: No sentence is looked at over more code points to either side.
_SENTENCE = 200
#: How the fix writes 二〇二三年.
_WRITTEN_OUT = str.maketrans("0123456789", "〇一二三四五六七八九")


def _own_year(said: Sequence[Claim]) -> int | None:
    """The year that one of title, opening and first words gives and most places name, where they contradict each other.

    ``None`` where a title stands alone against headings that tell of the year before and plan its own: it names the
    year in which the report is given. A title or first words alone give way to what all other places say.
    """
    votes = Counter(claim.means for claim in said)
    head = [claim for claim in said if claim.kind in _HEAD]
    own = max((claim.year for claim in head), key=lambda year: votes[year], default=None)
    planned = any(claim.kind == "plan" and claim.year == own for claim in said)
    if own is None or (head[0].kind == "title" and votes[own] == 1 and votes[own - 1] > 1 and planned):
        return None
    most = max(votes, key=lambda year: votes[year])
    return most if len(head) == 1 and votes[most] > _ENOUGH * votes[own] + 1 else own


#: Headings over what another year left behind.
_NOT_IN_HEADING = Lazy(
    "整改|问题|遗留|反馈|完成情况|落实情况|审计|考核|考评|督察|巡[视察]|(?<!财政)(?<!公共)预算(?!.{0,6}(?:执行|说明|公开))|(?<!发展)计划|规划|以来|至今|修订|回顾"
)


#: 一、2023年工作回顾, of one year only, right above a place.
_REVIEW = Lazy("(?<![-—0-9])((?:19|20)[0-9]{2}) ?年(?:政府)?(?:主要)?工作(?:的)?(?:回顾|总结)\\s{1,6}\\Z")


def _below_review(text: str, claim: Claim, year: int) -> bool:
    """Whether the first words below the review of a year name the year before: 2022年是… below 一、2023年工作回顾."""
    if claim.kind not in ("deed", "turn") or claim.year != year - 1:
        return False
    review = _REVIEW.search(text, max(0, claim.span.start - _HEADING), claim.span.start)
    return review is not None and int(review[1]) == year


#: A heading has at most so many code points.
_HEADING = 40


def _comes_next(text: str, claim: Claim, year: int) -> bool:
    """Whether a heading is over the work of the year after the report's."""
    return claim.year == year + 1 and not TOLD.search(text, claim.span.end, _end_of_sentence(text, claim.span.end))


def _left_behind(text: str, claim: Claim, planned: bool) -> bool:
    """Whether a heading is over what another year left behind; a review is, unless next year is planned below it."""
    found = _NOT_IN_HEADING.search(text[claim.span.end : _end_of_sentence(text, claim.span.end)])
    return found is not None and not (planned and found[0] == "回顾")


_COMPARED = Lazy("(?:比|较|与)((?:19|20)[0-9]{2}) ?年")
_OTHER = Lazy("((?:19|20)[0-9]{2}) ?年")
_COUNTED = Lazy("共|累计|全年|总计|合计|已|完成|达")
_DONE_BY_NOW = Lazy("共|累计|已|了|同比|全年")
_TO_COME = Lazy("将|计划|力争|拟|目标|预计|争取|确保|要")
#: What sentences about anything have in common.
_ANY = Lazy(f"[我全本各]{HAN}{{1,2}}|开展|组织|举办|召开|累计|完成|工作|法治|政府|建设|年度|其中|[\\W\\x00-\\xff]+")


def _slips(text: str, claim: Claim, year: int) -> bool:
    """Whether a sentence tells what was done in the report's year and names another one."""
    start = _start_of_sentence(text, claim.span.start)
    end = _end_of_sentence(text, claim.span.end)
    rest = text[claim.span.end : end]
    if abs(year - claim.year) >= _DECADE or not (_OWN_WORK.match(rest) or re.search("[0-9]", _OTHER.sub("", rest))):
        return False
    compared = _COMPARED.search(rest)
    if compared:
        return int(compared[1]) in (year - 1, claim.year) and int(compared[1]) != claim.year - 1
    if claim.year > year and (_TO_COME.search(rest) or not _DONE_BY_NOW.search(rest)):
        return False
    if _NOT_THIS.search(rest):
        return False
    others = {int(one) for one in _OTHER.findall(text[start : claim.span.start] + rest)}
    if others - {claim.year, year} or (others and not _COUNTED.search(rest)):
        return False
    # 2022年受理15件,2023年受理20件: a comparison, also with the sentence before or behind.
    other = _OTHER.search(rest)
    told = rest[: other.start()] if other else rest
    around = (
        text[_start_of_sentence(text, _beside(text, start, -1)) : start],
        text[start : claim.span.start],
        rest[len(told) :],
        text[end : _end_of_sentence(text, _beside(text, end, 1))],
    )
    this_year = re.compile(f"{year} ?年|[今本当]年|同期|上年|同比")
    as_of = text[claim.span.start - 1 : claim.span.start] in ("至", "止", "到")
    return not any(
        this_year.search(piece)
        and re.search("[0-9](?! ?年)", _OTHER.sub("", piece))
        and ((as_of and piece is around[-1]) or _GREW.search(piece) or _pairs(told) & _pairs(piece))
        for piece in around
    )


_GREW = Lazy(f"(?:增|升|降|减|扩大|提高|下滑|回落|压缩){HAN}{{0,2}}[到至为]")


def _beside(text: str, at: int, step: int) -> int:
    """Where the sentence before (-1) or behind (1) a place ends or begins, past a few marks and line ends."""
    for _ in range(_MARKS):
        near = at - 1 if step < 0 else at
        if not 0 <= near < len(text) or text[near] not in "。;!?\n ":
            break
        at += step
    return at


#: So many marks and blanks at most part two sentences.
_MARKS = 6


def _start_of_sentence(text: str, end: int) -> int:
    return max(text.rfind(mark, max(0, end - _SENTENCE), max(0, end)) for mark in "。;!?\n") + 1


def _end_of_sentence(text: str, start: int) -> int:
    found = _END.search(text, start, start + _SENTENCE)
    return found.start() if found else min(len(text), start + _SENTENCE)


#: A line that ends with a comma was broken in the sentence.
_END = Lazy("[。;!?]|(?<![,、])\n")
#: What leads over to the shortcomings: 2023年,我区法治政府建设虽然取得了一定成绩,但….
_OWN_WORK = Lazy("度?,?[^,]{0,24}虽然?[^,]{0,4}取得")
_MEASURED = Lazy(f"({HAN}{{2,8}})(?:[近约超]|不?足)?[0-9](?![0-9]{{3}} ?年)")


def _pairs(words: str) -> set[str]:
    """The pairs of characters right before the figures of a sentence: what it counts."""
    counted = " ".join(_MEASURED.findall(_OTHER.sub("年", words)))
    pieces = re.sub("[共了为达有] ?", " ", _ANY.sub(" ", counted)).split()
    return {piece[n : n + 2] for piece in pieces for n in range(len(piece) - 1)}


def _foreign(document: Document, claim: Claim, year: int, origin: Span | None) -> Finding:
    right = str(year + claim.year - claim.means)
    if not document.text[claim.span.start].isascii():
        right = right.translate(_WRITTEN_OUT)
    edit = Edit(Span(claim.span.start, claim.span.start + 4), right)
    return Finding(
        claim.span,
        Text(f"此处为{claim.year}年，报告年度为{year}年，请核对", f"{claim.year} here, but the report is about {year}"),
        note=Text(*[f"{claim.year} ≠ {right}"] * 2),
        related=(Related(origin, Text("报告年度", "the report's year")),) if origin else (),
        fix=Fix(Text(f"改为{right}年", f"make it {right}"), (edit,)),
        evidence=Evidence("year = report year", str(claim.year), str(year)),
    )
