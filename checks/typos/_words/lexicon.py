"""Chinese words, what they cost, and which characters look or sound alike, from a file that is read where it is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from . import mapped

LEXICON = Path(__file__).with_name("lexicon.bin")

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


class Lexicon(NamedTuple):
    """The members of the file, as `tools/build_typo_data.py` describes them; rows are in the order of the alphabet."""

    codes: dict[str, int]
    words: mapped.Rows
    costs: mapped.Rows
    leaders: mapped.Rows
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
    words, costs, leaders, looking = (mapped.rows(*members[at : at + 2]) for at in (0, 2, 4, 6))
    sounds, sounding, joined, groups, exactly = members[8].cast("H"), mapped.rows(*members[9:11]), *members[11:]
    codes = dict(zip(alphabet, range(len(alphabet)), strict=True))
    readings, width = len(sounds) // len(alphabet), len(joined) // len(alphabet)
    return Lexicon(
        codes, words, costs, leaders, looking, sounds, readings, sounding, joined, width, groups, exactly.cast("H")
    )


@cache
def starting(sign: str) -> dict[str, int]:
    """The words that begin with a character, itself among them, and what each costs."""
    known = lexicon()
    code = known.codes.get(sign)
    if code is None:
        return {}
    words = str(known.words.row(code), "utf-8").split(" ")
    return dict(zip([sign + rest for rest in words], known.costs.row(code), strict=True))


def cost(word: str) -> int | None:
    """What a word costs, if it is one."""
    return starting(word[:1]).get(word)


#: Words of two are common that cost no more.
COMMON = 130


@cache
def followers(sign: str) -> frozenset[str]:
    """The characters that form a common word of two with one before them; none for other signs."""
    return frozenset(word[1] for word, cost in starting(sign).items() if len(word) == 2 and cost <= COMMON)


@cache
def leaders(sign: str) -> frozenset[str]:
    """The characters that form a common word of two with one behind them; none for other signs."""
    known = lexicon()
    code = known.codes.get(sign)
    return frozenset() if code is None else frozenset(str(known.leaders.row(code), "utf-8"))


#: Stands for the character of an idiom that is lost.
LOST = "*"


@cache
def idioms(sign: str) -> dict[str, str]:
    """What is left of each idiom that begins with a character when one of the others is lost, and which that may be."""
    found: dict[str, str] = {}
    for rest in (word[1:] for word in starting(sign) if len(word) == LONGEST):
        for at, lost in enumerate(rest):
            left = rest[:at] + LOST + rest[at + 1 :]
            found[left] = found.get(left, "") + lost
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
    return {other: other in sounding for other in sounding.union(str(known.looking.row(code), "utf-8")) - {sign}}


@cache
def looks(sign: str) -> frozenset[str]:
    """The characters that look like ``sign``."""
    known = lexicon()
    code = known.codes.get(sign)
    return frozenset() if code is None else frozenset(str(known.looking.row(code), "utf-8"))


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
