"""Chinese words, what they cost, and which characters look or sound alike, from a file that is read where it is asked."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from . import mapped

LEXICON = Path(__file__).with_name("lexicon.bin")

#: The lexicon has the characters of this encoding, which takes so many bytes for each.
ENCODING, WIDTH = "gb2312", 2
#: The longest words of the lexicon.
LONGEST = 4
#: What a character costs that the lexicon does not have, in tenths of natural logarithms.
UNHEARD = 180

#: Words of grammar stand between any two others: rarely proposed.
GRAMMAR = frozenset("的了是在和与及不有等为以对于将把被从也都而且或其之所这那个们并向由经各该已")
#: ... and so do these, which are often words by themselves: places, numbers, organs, common verbs.
ALONE = GRAMMAR | frozenset(
    "甲乙丙丁上下中内外前后间里使让令给占又再还更最很太较就才只可能会要应须需得到着过来去未无没一二三四五六七八九十百千万亿"
    "两几多少大小新老高低人市县区省州镇乡村街路户校企我你他她它本某每全另此即若如则因但却虽既同至自按据凡相象时年月日第"
    "共非副总正叫说做作用看找干委局办厅处庭所京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕秦甘陇港澳台杭"
)


#: What so many words or pairs come to is remembered.
ASKED = 1 << 14


class Lexicon(NamedTuple):
    """The members of the file, as `tools/build_typo_data.py` describes them; rows are in the order of the alphabet."""

    codes: dict[str, int]
    words: mapped.Rows
    costs: mapped.Rows
    looking: mapped.Rows
    sounds: memoryview
    readings: int
    sounding: mapped.Rows
    joined: memoryview
    width: int
    groups: memoryview
    exactly: memoryview


@cache
def lexicon() -> Lexicon:
    """The lexicon, mapped when first asked for."""
    signs, *members = mapped.members(LEXICON)
    alphabet = str(signs, "utf-8")
    words, costs, looking = (mapped.rows(*members[at : at + 2]) for at in (0, 2, 4))
    sounds, sounding, joined, groups, exactly = members[6].cast("H"), mapped.rows(*members[7:9]), *members[9:]
    codes = dict(zip(alphabet, range(len(alphabet)), strict=True))
    readings, width = len(sounds) // len(alphabet), len(joined) // len(alphabet)
    return Lexicon(codes, words, costs, looking, sounds, readings, sounding, joined, width, groups, exactly.cast("H"))


@lru_cache(ASKED)
def cost(word: str) -> int | None:
    """What a word costs, if it is one; a character is one by itself."""
    known = lexicon()
    code = known.codes.get(word[:1])
    if code is None or len(word) == 1:
        return None if code is None else known.costs.row(code)[0]
    row = _rests(code)
    at = row.find(b" " + word[1:].encode(ENCODING, "replace") + b" ")
    return None if at < 0 else known.costs.row(code)[row.count(b" ", 0, at) + 1]


def _rests(code: int) -> bytes:
    """What follows a character in the words that begin with it, each between spaces."""
    return bytes(lexicon().words.row(code)) + b" "


#: Words of two are common that cost no more.
COMMON = 130


def is_common(word: str) -> bool:
    """Whether two characters are a common word."""
    paid = cost(word)
    return paid is not None and paid <= COMMON


@lru_cache(ASKED)
def lost(before: str, after: str) -> str:
    """The characters that make an idiom between what stands before them, one character at least, and after them."""
    code = lexicon().codes.get(before[0])
    if code is None:
        return ""
    row, found = _rests(code), ""
    head, tail = b" " + before[1:].encode(ENCODING, "replace"), after.encode(ENCODING, "replace") + b" "
    wanted, distance = (head, 0) if len(head) > len(tail) else (tail, len(head) + WIDTH)
    at = row.find(wanted)
    while at >= 0:
        start, end = at - distance + len(head), at - distance + len(head) + WIDTH
        if start >= len(head) and row.startswith(tail, end) and row.endswith(head, 0, start):
            found += row[start:end].decode(ENCODING, "replace")
        at = row.find(wanted, at + 1)
    return found


@cache
def alike(sign: str) -> dict[str, bool]:
    """The characters that look or sound like ``sign``, and whether they sound the same."""
    known = lexicon()
    code = known.codes.get(sign)
    if code is None:
        return {}
    sounds = known.sounds[known.readings * code : known.readings * (code + 1)]
    sounding = {other for sound in sounds for other in _sounding(sound)}
    return {other: other in sounding for other in sounding.union(str(known.looking.row(code), ENCODING)) - {sign}}


@cache
def looks(sign: str) -> frozenset[str]:
    """The characters that look like ``sign``."""
    known = lexicon()
    code = known.codes.get(sign)
    return frozenset() if code is None else frozenset(str(known.looking.row(code), ENCODING))


@cache
def _exactly(sign: str) -> frozenset[int]:
    """The numbers of the two commonest sounds of a character, which no dialect blurs."""
    known = lexicon()
    code = known.codes.get(sign)
    return frozenset() if code is None else frozenset(known.exactly[2 * code : 2 * code + 2])


def same_sound(one: str, other: str) -> bool:
    """Whether two characters are written alike in pinyin, but for the tone."""
    return not _exactly(one).isdisjoint(_exactly(other))


@cache
def _sounding(sound: int) -> str:
    return str(lexicon().sounding.row(sound), "utf-8")


@lru_cache(ASKED)
def is_joined(first: str, second: str) -> bool:
    """Whether two characters stand together in any word; of signs that the lexicon does not have, all do."""
    known = lexicon()
    one, other = known.codes.get(first), known.codes.get(second)
    return one is None or other is None or known.joined[one * known.width + (other >> 3)] >> (other & 7) & 1 == 1


@cache
def homophones() -> dict[str, str]:
    """For each common word of two that sounds like others the group of those: each word with its cost as a sign."""
    found: dict[str, str] = {}
    for group in str(lexicon().groups, "utf-8").split("\n"):
        for at in range(0, len(group), 3):
            word = group[at : at + 2]
            found[word] = found[word] + group if word in found else group
    return found
