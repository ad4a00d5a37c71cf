"""Numbers that belong to a person: resident numbers, bank cards, mobile telephones, passports, in any writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import decimal

from lintreport.finding import Span
from lintreport.text.figures.dates import days_in
from lintreport.text.patterns import compiled

Kind = Literal["resident-id", "bank-card", "mobile", "travel-document"]

#: GB 11643-1999, after ISO 7064 MOD 11-2: the weight of each of the 17 digits, and the last character by remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"

#: The first two digits: GB/T 2260, the residence permits of Hong Kong, Macao and Taiwan, and those of foreigners.
_PROVINCES = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])"

_CENTURIES = ("18", "19", "20")

#: What is in use of the numbers that begin with 13 to 19; the others are those of machines and the sea.
_PREFIXES = r"1(?:3[0-9]|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])"

#: Characters that take no room: between two digits they part nothing.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\u20e3\ufeff"
_DASHES = "\\-\u02d7\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\u301c\u3030\ufe58\ufe63\uff0d~\uff5e_\uff3f"
_DOTS = ".\uff0e\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u2024"
_SLASHES = "/\uff0f\\\\\uff3c"
#: What people write between the groups of a number; a round bracket closes the first one.
_GAP = rf"\s{_UNSEEN}{_DASHES}{_DOTS}{_SLASHES})\uff09"
#: This many of these characters stand between two digits of one number.
_WIDEST = 8
#: The last sign of a resident number, and what is taken for it.
_TENS = "Xx\uff38\uff58\u00d7\u2169\u2179\u03a7\u03c7\u0425\u0445"

#: A number of more digits than this, with a country code, is none of a person's.
_LONGEST = 23
#: ... and a number of fewer than this, but those of passports.
_FEWEST = 11
#: The groups in which cards and mobile numbers are usually written.
_CARDS = {(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 10), (6, 13)}
_MOBILE = (3, 4, 4)
_USUAL = _CARDS | {_MOBILE}
#: How groups begin that are numbers of people by their sizes alone.
_OTHERS = (_MOBILE, (4, 4, 4, 4), (6, 8, 4), (6, 8, 3))


class Number(NamedTuple):
    """What looks like a person's number; ``digits`` are its characters alone, in ASCII, an X as a capital.

    ``begin`` is where it begins with its country code. ``proven``: its checksum and date hold (or, for a mobile number,
    its prefix is in use), so that its being a mere figure is improbable. ``doubtful``: it is written as codes and
    figures are, so that only a label can tell. ``plain``: it stands apart, in the usual groups, with one blank or dash
    between them.
    """

    kind: Kind
    span: Span
    digits: str
    proven: bool
    doubtful: bool = False
    plain: bool = True
    begin: int = 0


def personal_numbers(text: str) -> Iterator[Number]:
    """Every number of such a form, by its beginning; one in groups counts as one.

    Digits are those of any script. Where a number in groups is not proven, the search goes on after its first group:
    other numbers may stand side by side.
    """
    for match in _run().finditer(text):
        groups = [Span(*group.span()) for group in _group().finditer(text, *match.span())]
        run = _Run(text, groups, [_ascii(text[slice(*group)]) for group in groups], match.end())
        at = taken = 0
        while at < len(groups):
            number, last = _number_at(run, at, taken)
            if number:
                yield number
            if number and not number.doubtful and (number.proven or last == at):
                at = taken = last + 1
            else:
                at += 1


class _Run(NamedTuple):
    """Digits near to one another, in groups, and the digits of each in ASCII; ``end``: after an X that closes them."""

    text: str
    groups: Sequence[Span]
    digits: Sequence[str]
    end: int

    def gap(self, at: int) -> str:
        """What stands before a group; nothing before the first and after the last."""
        return self.text[self.groups[at - 1].end : self.groups[at].start] if 0 < at < len(self.groups) else ""


class _Stretch(NamedTuple):
    """Groups from ``first`` to ``last``: their digits but for the ``code`` first ones, which are those of a country."""

    first: int
    last: int
    digits: str
    code: int


@cache
def _run() -> re.Pattern[str]:
    """Digits of any script, as many as a mobile number has: most texts hold none."""
    return compiled(
        rf"\d(?<!\d\d)(?:[{_GAP}]{{0,{_WIDEST}}}+\d){{{_FEWEST - 1},}}+(?:[{_GAP}]{{0,{_WIDEST}}}+[{_TENS}])?"
    )


@cache
def _group() -> re.Pattern[str]:
    return compiled(r"\d+")


def _ascii(text: str) -> str:
    """The digits of ``text``, of whatever script."""
    bare = text if text.isdecimal() else "".join(filter(str.isdecimal, text))
    return bare if bare.isascii() else "".join(str(decimal(sign)) for sign in bare)


def _number_at(run: _Run, at: int, taken: int) -> tuple[Number | None, int]:
    """The likeliest number that begins with a group, and its last group; groups before ``taken`` are known already."""
    doubtful: tuple[Number | None, int] = (None, at)
    stretches = _stretches(run, at, taken)
    for find in (_resident, _proven_card, _mobile, _card):
        for stretch in stretches:
            if number := find(run, stretch, taken):
                if not number.doubtful:
                    return number, stretch.last
                if not (at or doubtful[0]):  # only a label can tell, and none stands between digits
                    doubtful = number, stretch.last
    return doubtful


def _stretches(run: _Run, at: int, taken: int) -> list[_Stretch]:
    """What begins with a group and may be one number by its length, the longest first."""
    found = []
    digits = ""
    coded = run.digits[at][0] in "08"
    free = at == taken or run.gap(at) != run.gap(at + 1)
    for last in range(at, min(at + _LONGEST, len(run.groups))):
        digits += run.digits[last]
        length = len(digits)
        if length > _LONGEST:
            break
        if length < _FEWEST:
            continue
        if (length == _FEWEST or 15 <= length <= 20) and (free or last == at or _is_likely(run, at, last, digits)):
            found.append(_Stretch(at, last, digits, 0))
        if coded:
            codes = [len(code) for code in ("86", "086", "0086") if digits.startswith(code)]
            codes += [1] if last == at and digits[0] == "0" else []  # once dialled before the number of another town
            found += [_Stretch(at, last, digits[code:], code) for code in codes if length - code >= _FEWEST]
    return found[::-1]


def _is_likely(run: _Run, at: int, last: int, digits: str) -> bool:
    """Whether groups in the midst of others may be a number: they hold a year of birth, or have the usual sizes."""
    return digits[6:8] in _CENTURIES or tuple(map(len, run.digits[at : last + 1])) in _USUAL


def _made(run: _Run, stretch: _Stretch, kind: Kind, *, end: int = 0, **known: bool) -> Number:
    """The number that a stretch is; ``end`` where it does not end with the last group."""
    begin, end = run.groups[stretch.first].start, end or run.groups[stretch.last].end
    start = begin
    for _ in range(stretch.code):
        start = next(at for at in range(start + 1, end) if run.text[at].isdecimal())
    written = run.text[start:end]
    digits = _ascii(written) + "X" * (written[-1] in _TENS)
    plain = _stands_apart(run.text, begin, end) and _plain_gaps().search(written) is None
    return Number(kind, Span(start, end), digits, plain=plain, begin=begin, **known)


@cache
def _plain_gaps() -> re.Pattern[str]:
    """What parts the groups of a number otherwise than by one blank or dash."""
    return compiled(rf"[^\d{_TENS}\s{_DASHES}{_UNSEEN}]|\n|\r|[\s{_DASHES}]{{2}}")


def _stands_apart(text: str, begin: int, end: int) -> bool:
    """Whether no letter is glued to a number, and no fraction."""
    before, after = text[max(0, begin - 2) : begin], text[end : end + 2]
    glued = re.search(r"[0-9A-Za-z]\Z|[0-9A-Za-z]\.\Z", before) or re.match(r"[0-9A-Za-z]|\.[0-9]", after)
    return glued is None


def _resident(run: _Run, stretch: _Stretch, taken: int) -> Number | None:
    digits = stretch.digits
    start, last = run.groups[stretch.first].start, run.groups[stretch.last].end
    if run.text[max(0, start - 2) : start] == "0.":
        return None
    if len(digits) == 18 and is_resident_id(digits) and not _is_chance(run, stretch):
        return _made(run, stretch, "resident-id", proven=True)
    closed = len(digits) == 17 and stretch.last == len(run.groups) - 1 and run.text[run.end - 1] in _TENS
    if closed and is_resident_id(f"{digits}X") and not _is_chance(run, stretch):
        return _made(run, stretch, "resident-id", proven=True, end=run.end)
    if len(digits) == 20 and stretch.first == stretch.last and not stretch.code and is_resident_id(digits[:18]):
        return _made(run, stretch, "resident-id", proven=True)._replace(plain=False)  # a certificate of disability
    if len(digits) == 15 and last - start == 15 and _is_old_resident_id(digits):
        return _made(run, stretch, "resident-id", proven=False, doubtful=True)
    return None


#: Into this many groups of different sizes a resident number is divided: region, year, month, day, order, check sign.
_PARTS = 6


def _is_chance(run: _Run, stretch: _Stretch) -> bool:
    """Whether groups are figures of a row that make up a resident number by chance."""
    first, last = stretch.first, stretch.last
    sizes = _sizes(run, stretch)
    even = len(set(sizes[:-1])) <= 1
    inside = first < last and run.gap(first + 1) in (run.gap(first), run.gap(last + 1))
    return not even and len(sizes) > (3 if inside else _PARTS)


def _is_old_resident_id(digits: str) -> bool:
    """Whether the 15 digits are a resident number of before 1999, which has no check sign."""
    month, day = int(digits[8:10]), int(digits[10:12])
    return re.match(_PROVINCES, digits) is not None and 1 <= month <= 12 and 1 <= day <= days_in(month, None)


def _proven_card(run: _Run, stretch: _Stretch, taken: int) -> Number | None:
    fits = 16 <= len(stretch.digits) <= 19 and stretch.digits[0] in "34569"
    if stretch.code or not fits or not passes_luhn(stretch.digits):
        return None
    usual = _sizes(run, stretch) in _CARDS
    doubtful = _is_fraction(run, stretch) or _is_doubtful(run, stretch, taken, usual=usual)
    number = _made(run, stretch, "bank-card", proven=True, doubtful=doubtful)
    return number if usual or stretch.first == stretch.last else number._replace(plain=False)


def _card(run: _Run, stretch: _Stretch, taken: int) -> Number | None:
    """What has the length and the groups of a card, or the length of a resident number, whatever its last sign."""
    length = len(stretch.digits)
    whole = (stretch.first, stretch.last) == (0, len(run.groups) - 1)
    if stretch.code or not 16 <= length <= 19 or stretch.digits[0] == "0":
        return None
    if (
        stretch.first < stretch.last
        and not (stretch.digits[0] in "34569" and _sizes(run, stretch) in _CARDS)
        and not whole
    ):
        return None
    closed = length == 17 and stretch.last == len(run.groups) - 1 and run.text[run.end - 1] in _TENS
    doubtful = _is_fraction(run, stretch) or _is_doubtful(run, stretch, taken, usual=not whole)
    proven = passes_luhn(stretch.digits)
    return _made(run, stretch, "bank-card", proven=proven, doubtful=doubtful, end=run.end if closed else 0)


def _mobile(run: _Run, stretch: _Stretch, taken: int) -> Number | None:
    digits = stretch.digits
    if len(digits) != _FEWEST or digits[0] != "1" or digits[1] not in "3456789":
        return None
    sizes = _sizes(run, stretch)
    doubtful = (
        _is_doubtful(run, stretch, taken, usual=sizes == _MOBILE)
        or _is_fraction(run, stretch)
        or (len(sizes) > 1 and sizes != _MOBILE and _reads_otherwise(run, stretch, sizes))
        or (len(sizes) > 1 and _begins_in_date(run, stretch.first))
    )
    if doubtful and stretch.first:
        return None
    number = _made(run, stretch, "mobile", proven=re.match(_PREFIXES, digits) is not None, doubtful=doubtful)
    return number if len(sizes) == 1 or sizes == _MOBILE else number._replace(plain=False)


def _sizes(run: _Run, stretch: _Stretch) -> tuple[int, ...]:
    """How many digits the groups have, without the country code."""
    sizes = [len(digits) for digits in run.digits[stretch.first : stretch.last + 1]]
    left = stretch.code
    while left:
        taken = min(left, sizes[0])
        sizes[0] -= taken
        left -= taken
        if not sizes[0]:
            del sizes[0]
    return tuple(sizes)


@cache
def _measuring() -> re.Pattern[str]:
    """What stands before a decimal and not before the number of an item."""
    return compiled(r"(?:[0-9A-Za-z.\uff0e数值率比例为是约达度纬经标=≈°]|[0-9][,，、\s])\s{0,2}\Z")


def _is_fraction(run: _Run, stretch: _Stretch) -> bool:
    """Whether a point makes a decimal of the digits: after them, or before them where no item of a list is numbered."""
    first, last = stretch.first, stretch.last
    size = len(run.digits[last + 1]) if last + 1 < len(run.groups) else 0
    if first == last and run.gap(last + 1) in (".", "\uff0e") and size <= 4:
        return True
    if run.gap(first) not in (".", "\uff0e"):
        return False
    whole = run.groups[first - 1]
    digits = run.digits[first - 1]
    numbered = first == 1 and len(digits) <= 2 and digits[0] != "0"
    before = run.text[max(0, whole.start - 4) : whole.start]
    return len(digits) < _FEWEST and not (numbered and not _measuring().search(before))


_KINDS = (("\n\r", "line"), ("\t", "tab"), (_SLASHES, "slash"), (")\uff09", "bracket"))
_POINTS = (".", "\uff0e", "\u2024")
_PARTED = compiled(rf"[^{_UNSEEN}]")


def _kind(gap: str) -> str:
    """What sort of sign parts two groups."""
    for signs, kind in _KINDS:
        if any(sign in signs for sign in gap):
            return kind
    if gap in _POINTS:
        return "point"
    if gap.isspace():
        return "blank" if len(gap) == 1 else "blanks"
    return "dash" if _PARTED.search(gap) else "unseen"


def _is_doubtful(run: _Run, stretch: _Stretch, taken: int, *, usual: bool) -> bool:
    """Whether groups may as well be figures of a row, or of two lines, or a code: nothing tells where it begins.

    ``usual``: they have the sizes that such a number usually has.
    """
    first, last = stretch.first, stretch.last
    if first == last:
        return False
    if not usual and first > taken and run.gap(first) == run.gap(last):
        return True
    gaps = [_kind(run.gap(at)) for at in range(first + 1, last + 1)]
    kinds = set(gaps)
    before = first > taken and _kind(run.gap(first)) in kinds
    after = last + 1 < len(run.groups) and _kind(run.gap(last + 1)) in kinds
    if "line" in kinds and _has_company(run, first, last, taken):
        return True
    if gaps.count("line") > 1 and run.text[max(0, run.groups[first].start - 1) : run.groups[first].start].strip() == "":
        return True
    if kinds == {"unseen"}:
        return before or after
    if not usual:
        sizes = _sizes(run, stretch)
        odd = len(sizes) > _PARTS and len(set(sizes[:-1])) > 1
        return before or after or odd or _is_grouped(run, first, last) or _is_fraction(run, stretch)
    return _in_row(run, first, last, taken, kinds)


#: This many figures beside groups of the usual sizes make a row of all, in columns and in a sentence.
_COLUMNS, _LISTED = 2, 4


def _in_row(run: _Run, first: int, last: int, taken: int, kinds: set[str]) -> bool:
    """Whether groups of usual sizes stand among others that are no part of a person's number."""
    before = after = 0
    while first - before > taken and before < _LISTED and _kind(run.gap(first - before)) in kinds:
        before += 1
    more = tuple(map(len, run.digits[last + 1 : last + 1 + _LISTED]))
    if more and more[0] not in (11, 16, 17, 18, 19) and not any(more[: len(one)] == one for one in _OTHERS):
        while after < len(more) and _kind(run.gap(last + 1 + after)) in kinds:
            after += 1
    return before + after >= (_COLUMNS if kinds & {"tab", "blanks"} or last - first > 2 else _LISTED)


def _is_grouped(run: _Run, first: int, last: int) -> bool:
    """Whether a comma of thousands stands before the first or after the last group."""
    begin, end = run.groups[first].start, run.groups[last].end
    return (
        re.search(r"\d[,\uff0c]\Z", run.text[max(0, begin - 2) : begin]) is not None
        or re.match(r"[,\uff0c]\d{3}(?!\d)", run.text[end : end + 5]) is not None
    )


def _has_company(run: _Run, first: int, last: int, taken: int) -> bool:
    """Whether the lines of these groups hold other figures as well, or nothing else, as the cells of a column do."""
    numbered = first == 1 and _kind(run.gap(1)) in ("point", "bracket")
    if (first > taken and not numbered) or last + 1 < len(run.groups) or _is_grouped(run, first, last):
        return True
    begin, end = run.groups[first].start, run.groups[last].end
    before = re.search(r"[^\n\r]{0,20}\Z", run.text[max(0, begin - 20) : begin])
    after = re.match(r"[^\n\r]{0,20}", run.text[end : end + 20])
    return not ((before and before[0].strip()) or (after and after[0].strip()))


def _reads_otherwise(run: _Run, stretch: _Stretch, sizes: tuple[int, ...]) -> bool:
    """Whether groups of unusual sizes read as a date, years, a network address, a decimal or a short code."""
    groups = run.digits[stretch.first : stretch.last + 1]
    kinds = {_kind(run.gap(at)) for at in range(stretch.first + 1, stretch.last + 1)}
    joined = "-".join(groups)
    if re.match(
        r"(?:19|20)[0-9]{2}-(?:(?:0?[1-9]|1[0-2])-(?:[0-2]?[0-9]|3[01])(?:-|\Z)|(?:19|20)[0-9]{2}(?:-|\Z))", joined
    ):
        return True
    if re.match(r"(?:0?[1-9]|[12][0-9]|3[01])-(?:0?[1-9]|1[0-2])-(?:19|20)[0-9]{2}(?:-|\Z)", joined):
        return True
    if kinds & {"point", "slash"}:
        address = kinds == {"point"} and len(groups) == 4 and all(int(group) < 256 for group in groups)
        return address or len(kinds) > 1 or len(groups) < 3
    return kinds == {"dash"} and sizes[0] < 3 and len(sizes) < 4


def _begins_in_date(run: _Run, at: int) -> bool:
    """Whether a group is the day of a date whose year and month stand before it."""
    if at < 2 or run.gap(at).isspace() or run.gap(at) != run.gap(at - 1):
        return False
    return re.fullmatch(r"(?:19|20)[0-9]{2}-(?:0?[1-9]|1[0-2])", "-".join(run.digits[at - 2 : at])) is not None


def is_resident_id(signs: str) -> bool:
    """Whether the 18 signs are a resident number: the check sign (GB 11643-1999) and the date of birth hold."""
    if not resembles_resident_id(signs):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, signs, strict=False))
    return _CHECK_SIGNS[total % 11] == signs[17]


def resembles_resident_id(signs: str) -> bool:
    """Whether the signs are a resident number but for a slip of the pen: province and date of birth exist."""
    if signs[6:8] not in _CENTURIES or not re.fullmatch(rf"{_PROVINCES}[0-9]{{15}}[0-9X]", signs):
        return False
    year, month, day = int(signs[6:10]), int(signs[10:12]), int(signs[12:14])
    return 1 <= month <= 12 and 1 <= day <= days_in(month, year)


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    if not digits.isdecimal():
        return False
    doubled = [2 * int(digit) for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(value - 9 * (value > 9) for value in doubled)) % 10 == 0


#: GB 32100-2015: the signs of a unified social credit code, and the weight of each of the first 17.
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def is_credit_code(signs: str) -> bool:
    """Whether the 18 signs are the unified social credit code of an organisation: the check sign holds."""
    if len(signs) != 18 or any(sign not in _CREDIT_SIGNS for sign in signs):
        return False
    total = sum(weight * _CREDIT_SIGNS.index(sign) for weight, sign in zip(_CREDIT_WEIGHTS, signs, strict=False))
    return _CREDIT_SIGNS[-total % 31] == signs[17]


@cache
def document_name() -> re.Pattern[str]:
    """The name of a passport, or of a permit to travel or to stay."""
    return compiled("护照|通行证|台胞证|回乡证|旅行证|永久居留|居留证|居留许可|(?i:passport)")


@cache
def _documents() -> re.Pattern[str]:
    """A passport or permit: one to three letters and 7 to 12 digits, or, after a colon or 号, digits alone."""
    letters, gap = "A-Za-z\uff21-\uff3a\uff41-\uff5a", rf"[{_GAP}]{{0,2}}+"
    return compiled(
        rf"(?:(?<![\d{letters}])[{letters}]{{1,3}}{gap}|(?<=[号码证:：为是(（]){gap})\d(?:{gap}\d){{6,11}}+(?![\d{letters}])"
    )


#: How far after its name the number of a passport may stand, and how far before it, in code points.
_BELOW, _ABOVE = 200, 12


def travel_documents(text: str) -> Iterator[Number]:
    """Every number of a passport or a permit to travel that stands near to the name of such a document."""
    if not ("证" in text or "护照" in text or "assport" in text or "ASSPORT" in text or "居留" in text):
        return
    names = [match.span() for match in document_name().finditer(text)]
    at = 0
    for match in _documents().finditer(text) if names else ():
        while at + 1 < len(names) and names[at + 1][0] < match.start():
            at += 1
        end = names[at][1]
        lettered = not _ascii(text[match.start()])
        reach = _BELOW if lettered else 2 * _ABOVE
        near = end <= match.start() <= end + reach
        follows = any(0 <= name[0] - match.end() <= _ABOVE for name in names[at : at + 2])
        if near or (lettered and follows):
            signs = "".join(filter(str.isalnum, match[0]))
            yield Number("travel-document", Span(*match.span()), _ascii(signs), proven=False, begin=match.start())
