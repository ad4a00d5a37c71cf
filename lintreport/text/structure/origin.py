"""Which body a report is of: its place and its organ, by title, signature, opening or file name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.structure.head import head

#: What the names of divisions end in, the longer ones first.
DIVISION = "自治区|特别行政区|自治州|自治县|自治旗|开发区|高新区|林区|矿区|新区|街道|省|市|盟|州|县|区|旗|镇|乡"
#: What the names of organs end in.
_ORGAN = (
    "人民政府|政府|人民法院|法院|人民检察院|检察院|管理委员会|管委会|委员会|办事处|办公室|办公厅|总局|局|厅|"
    "[委部署院]|中心|[支总大]队|[大学]学|学院|集团|公司|医院|学校"
)
#: Words that end like the name of a division, and are none.
_NO_NAME = Lazy(
    "[全我本各该辖园景社校山库牧林厂矿片灾郊城市老]区|[全我本各该城都超上门]市|[全我本各该][县州乡镇省旗盟]|[全我本各该城]街道|城镇|城乡|地区|"
    ".{0,2}行政区|.{0,3}示范区|.{0,3}园区|.{0,2}功能区|.{0,2}保护区|(?:一[些个]|有关|相关|所辖|两|三|多)[市区县乡镇]"
)
#: 杭州市 and 新乡市 have one name each; 县长 and 区直 are none.
_ONE = f"(?![第市县区省乡镇州]){HAN}{{1,7}}?(?:{DIVISION})(?![长场民直面局市省])"
_CHAIN = f"(?:{_ONE}){{1,4}}"
_NAME = Lazy(f"({_CHAIN})")
_WHOLE = Lazy(f"({_CHAIN})((?:(?!法治|依法){HAN}){{0,14}}?(?:{_ORGAN}))")
#: What is read out to a congress says whose it is.
_CONGRESS = Lazy(f"在({_CHAIN})第[一二三四五六七八九十]{{1,3}}届人民代表大会")
_PARTS = Lazy(_ONE)
#: Where the name of a body begins: at the start of a title, after its year or 关于.
_START = Lazy("^[《(]?(?:关于)?(?:(?:19|20)[0-9]{2}年?(?:度)?)?[_ -]?")
#: What goes on after the name of the body that a title is of.
_TITLED = Lazy(
    "(?:关于)?(?:[（(]?(?:19|20)[0-9]{2}|二[〇○零]|法治|依法|政府信息|信息公开|政务公开|政府工作|工作|部门|预算|决算|国民经济|"
    "年度|情况|报告|统计|[_ .-]|$|[^。\\n]{0,24}(?:报告|总结|公报|汇报|情况))"
)
_LABEL = Lazy(
    f"(?:预算|主管|编制|填报|报送|编报|公开|单位|部门|报告)(?:主管)?(?:单位|部门|名称)(?:名称)?:({HAN}{{2,30}})"
)
_TITLE_LENGTH, _SIGNATURE_LENGTH, _FOOT = 60, 30, 5
_FILE_YEAR = Lazy("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_OF_TITLE = Lazy("(?:19|20)[0-9]{2}|[0-9〇○零一二三四五六七八九十]{4}年|年度?|的|关于|情况|工作|报告|[^\u4e00-\u9fff]")
_SERIES = Lazy("报告|总结|公报|汇报|情况|预算|决算|年报|白皮书")


class Origin(NamedTuple):
    """Where a report comes from; what it does not say is empty, or 0.

    ``divisions`` lead from the largest that is named to the own one: 乙市, 甲县. ``organ`` is empty for the division's
    government itself. ``year`` is the one that it is about by its text, ``named`` the one in its file name,
    ``series`` what its title says but for body and year.
    """

    divisions: tuple[str, ...] = ()
    organ: str = ""
    year: int = 0
    named: int = 0
    series: str = ""

    @property
    def place(self) -> str:
        """The division that it is of."""
        return self.divisions[-1] if self.divisions else ""

    @property
    def body(self) -> str:
        """Place and organ as one name; empty when unknown."""
        return self.place + self.organ


def origin(folded: str, paragraphs: Sequence[Span], path: str, year: int | None) -> Origin:
    """Where a report comes from, as far as its text and the name of its file say; ``year`` is the one of the text."""
    file = _stem(path)
    titles = [line for line in _lines(folded, head(folded, paragraphs)) if len(line) <= _TITLE_LENGTH]
    found = next((body for line in titles if (body := _labelled(line))), None)
    found = found or next((body for line in titles if (body := _titled(line))), None)
    found = found or next((body for line in titles if (body := _addressed(line))), None)
    found = found or next((body for line in _foot(folded, paragraphs) if (body := _signed(line))), None)
    found = found or _titled(file)
    named = _FILE_YEAR.findall(file)
    divisions, organ = found or ((), "")
    return Origin(
        divisions,
        organ,
        year or 0,
        int(named[-1]) if len(set(named)) == 1 else 0,
        _series(titles, "".join(divisions) + organ),
    )


def one_body(one: Origin, other: Origin) -> bool | None:
    """Whether two reports are of one body; ``None`` when that is unknown."""
    if not one.body or not other.body:
        return None
    if (one.place, one.organ) != (other.place, other.organ):
        return False
    # There is a 鼓楼区 in several cities.
    parents = one.divisions[:-1], other.divisions[:-1]
    return not (all(parents) and parents[0][-1] != parents[1][-1])


def _stem(path: str) -> str:
    name = re.split(r"[\\/!]", path)[-1]
    return name.rsplit(".", 1)[0] if "." in name else name


def _lines(folded: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    return ("".join(folded[slice(*span)].split()) for span in paragraphs)


def _foot(folded: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    return (line for line in _lines(folded, paragraphs[-_FOOT:]) if len(line) <= _SIGNATURE_LENGTH)


def _titled(line: str) -> tuple[tuple[str, ...], str] | None:
    """The body that a title begins with: 甲县司法局2023年….报告, 关于2023年甲县….报告."""
    start = _START.match(line)
    begin = start.end() if start else 0
    best = None
    name = _NAME.match(line, begin)
    if name and _TITLED.match(line, name.end()):
        best = name[1], ""
    for end in range(len(line), begin, -1) if name else ():
        whole = _WHOLE.fullmatch(line, begin, end)
        if whole and _TITLED.match(line, end):
            best = whole[1], whole[2]
            break
    return _body(*best) if best else None


def _signed(line: str) -> tuple[tuple[str, ...], str] | None:
    found = _WHOLE.fullmatch(line)
    return _body(found[1], found[2]) if found else None


def _labelled(line: str) -> tuple[tuple[str, ...], str] | None:
    """The body that a label names, also one without a division: 预算单位:甲县司法局, 填报单位:某小学."""
    label = _LABEL.search(line)
    if label is None:
        return None
    name = label[1]
    return _signed(name) or _titled(name) or ((), name)


def _addressed(line: str) -> tuple[tuple[str, ...], str] | None:
    found = _CONGRESS.search(line)
    return _body(found[1], "") if found else None


def _body(chain: str, organ: str) -> tuple[tuple[str, ...], str] | None:
    divisions = tuple(part[0].removeprefix("人民政府") for part in _PARTS.finditer(chain))
    if not divisions or any(_NO_NAME.fullmatch(part) for part in divisions):
        return None
    return divisions, "" if _GOVERNMENT.fullmatch(organ) else organ


#: The office of a government publishes what the government reports.
_GOVERNMENT = Lazy("(?:人民)?政府(?:办公[室厅])?|办事处|")


def _series(titles: Sequence[str], body: str) -> str:
    title = next((line for line in titles if _SERIES.search(line) and not _CLAUSES.search(line)), "")
    return _OF_TITLE.sub("", title.replace("人民政府", "").replace(body, "") if body else title)


_CLAUSES = Lazy("[,。;:!]")
