"""TYP002's detector: characters that belong to no word, one look-alike or sound-alike away from a likely one.

A place is suspected for the pairs of neighbours it forms. What may stand there instead is weighed as in a noisy channel:
how much likelier its stretch becomes, cut into words of known frequency, and how easily the one character is taken for
the other. All costs and evidence are tenths of natural logarithms.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice, pairwise, repeat
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).with_name("lexicon.zip")

#: The longest words of the lexicon.
LONGEST = 4
#: Words of two are proposed that cost no more; longer ones hold one.
COMMON = 130
#: What a character costs that the lexicon does not have, a word of the user's, and a pair of neighbours in a longer one.
UNHEARD, OWN_WORD, OWN_PAIR = 180, 120, 150
#: So many characters on each side are weighed.
REACH = 4

#: Words of grammar stand between any two others: never suspected for their sound, never proposed.
GRAMMAR = frozenset("的了是在和与及不有等为以对于将把被从也都而且或其之所这那个们并向由经各该已")
#: ... and so do these, which are often words by themselves: places, numbers, organs, common verbs.
ALONE = GRAMMAR | frozenset(
    "甲乙丙丁上下中内外前后间里使让令给占又再还更最很太较就才只可能会要应须需得到着过来去未无没一二三四五六七八九十百千万亿"
    "两几多少大小新老高低人市县区省州镇乡村街路户校企我你他她它本某每全另此即若如则因但却虽既同至自按据凡相象时年月日第"
    "共非副总正叫说做作用看找干委局办厅处庭所京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕秦甘陇港澳台杭"
)
#: How alike two characters must look, in hundredths, for the one to be proposed for the other, and for one of `ALONE`.
LOOKS, LOOKS_ALONE = 55, 80

# What speaks for a slip besides the gain of likelihood, as a logistic regression weighs it that was fitted to slips put
# into official texts and to what those texts hold in themselves. A likeness of one hundredth counts one.
#: The characters sound the same.
SOUNDS = 50
#: One pair of neighbours is known all the same; a neighbour is no character; a pair of neighbours is known once mended.
ONE_KNOWN, AT_EDGE, MENDED = -60, -60, 20
#: The mended stretch is usual: its mean cost for each character, but no more than ...
MEAN_COST, DEAREST = -2, 90
#: Each character that the mended word has above two.
LONG = 40
#: What all of it must come to.
ENOUGH = -12

#: Two characters look nearly the same at so many hundredths of likeness; what likeness and evidence must come to then,
#: and what evidence alone, for a slip that is no name and no new word.
SAME_SHAPE, SURE_IF_ALIKE, SURE = 76, 90, 72

#: What stands so often beside the same neighbours is a name or a term of this text.
A_TERM = 3
#: Hits this near to each other are one mistake, and the better explanation stands.
NEAR = 2
#: Words within quotation marks that stand so near on both sides are coined.
COINED = 9
#: A shorter stretch of Han between other signs is a label.
LABEL = 3
#: With more characters strange to both neighbours than this share of all signs, the text is garbled or no modern Chinese ...
GARBLED = 0.1
#: ... but so many are no proof of anything.
FEW = 50

NONE: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """The data, as `tools/build_typo_data.py` describes it.

    ``followers`` and ``leaders``: which characters form a common word of two with one, behind it and before it.
    ``pairs`` has for each character a row of bits, one for each that may follow, and which byte and which bit of the
    other rows are its own; ``other`` is the same for all other signs.
    """

    pairs: dict[str, tuple[bytes, int, int]]
    other: tuple[bytes, int, int]
    costs: dict[str, int]
    followers: dict[str, frozenset[str]]
    leaders: dict[str, frozenset[str]]
    sounds: dict[str, list[str]]
    by_sound: dict[str, str]
    shapes: dict[str, str]


class Own(NamedTuple):
    """What the user's words add: pairs of neighbours that are known, and words of at most four."""

    pairs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class Variant(NamedTuple):
    """The offset of a wrong character, the right one, the offset and the right form of their word, and the evidence."""

    at: int
    right: str
    word_at: int
    word: str
    evidence: int
    look: int

    @property
    def sure(self) -> bool:
        """Whether the slip is far likelier than a name or a new word: as good as the same shape, or much evidence."""
        alike = self.look >= SAME_SHAPE and self.look + self.evidence >= SURE_IF_ALIKE
        return alike or self.evidence >= SURE


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded when first asked for."""
    from zipfile import ZipFile  # slow to import, and few texts need the lexicon

    with ZipFile(LEXICON) as archive:
        alphabet = archive.read("alphabet").decode()
        entries = _entries(archive.read("bigrams"), len(alphabet) + 1)
        words = [*alphabet, *archive.read("words").decode().split()]
        costs = archive.read("costs")
        readings, shapes = archive.read("readings").decode(), archive.read("shapes").decode()
    common = [word for word, cost in zip(words, costs, strict=True) if len(word) == 2 and cost <= COMMON]
    by_sound: dict[str, str] = {}
    sounds: dict[str, list[str]] = {}
    for line in readings.splitlines():
        reading, signs = line.split(" ")
        sound = blurred(reading)
        by_sound[sound] = by_sound.get(sound, "") + signs
        for sign in signs:
            sounds.setdefault(sign, []).append(sound)
    return Lexicon(
        dict(zip(alphabet, entries, strict=False)),
        entries[-1],
        dict(zip(words, costs, strict=True)),
        _neighbours((word[0], word[1]) for word in common),
        _neighbours((word[1], word[0]) for word in common),
        sounds,
        by_sound,
        {line[0]: line[1:] for line in shapes.splitlines()},
    )


def _entries(bits: bytes, size: int) -> list[tuple[bytes, int, int]]:
    """The rows of a matrix of bits, each with the byte and the bit that are its own in all of them."""
    width = len(bits) // size
    return [(bits[code * width : (code + 1) * width], code >> 3, 1 << (code & 7)) for code in range(size)]


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each first sign the second ones."""
    found: dict[str, str] = {}
    for sign, other in pairs:
        found[sign] = found.get(sign, "") + other
    return {sign: frozenset(others) for sign, others in found.items()}


def blurred(reading: str) -> str:
    """A reading without the differences that many a dialect does not make: zh/z, ch/c, sh/s, -ng/-n."""
    if reading[1:2] == "h" and reading[0] in "zcs":
        reading = reading[0] + reading[2:]
    return reading[:-1] if reading.endswith("ng") else reading


def own(words: Iterable[str]) -> Own:
    """What these words add to the lexicon."""
    listed = list(words)
    return Own(
        frozenset(word[at : at + 2] for word in listed for at in range(len(word) - 1)),
        frozenset(word[at : at + LONGEST] for word in listed for at in range(max(1, len(word) - LONGEST + 1))),
    )


@lru_cache(maxsize=1)
def extended(words: Own) -> Lexicon:
    """The lexicon with the user's own words."""
    known = lexicon()
    followers, leaders = dict(known.followers), dict(known.leaders)
    for pair in (word for word in words.words if len(word) == 2):
        first, second = pair[0], pair[1]
        followers[first] = followers.get(first, NONE) | {second}
        leaders[second] = leaders.get(second, NONE) | {first}
    costs = dict.fromkeys(words.pairs, OWN_PAIR) | known.costs
    costs |= {word: OWN_WORD for word in words.words if len(word) > 1}
    return known._replace(costs=costs, followers=followers, leaders=leaders)


@cache
def alike(sign: str) -> dict[str, tuple[bool, int]]:
    """The characters that look or sound like ``sign``: whether they sound the same, and how alike they look."""
    known = lexicon()
    shapes = known.shapes.get(sign, "")
    looks = {shapes[at]: int(shapes[at + 1 : at + 3]) for at in range(0, len(shapes), 3)}
    sounding = {other for sound in known.sounds.get(sign, ()) for other in known.by_sound[sound]}
    return {other: (other in sounding, looks.get(other, 0)) for other in sounding.union(looks) - {sign}}


@cache
def candidates(sign: str) -> dict[str, tuple[bool, int]]:
    """The characters that ``sign`` may stand for: whether they sound the same, and how alike they look."""
    least = LOOKS_ALONE if sign in ALONE else LOOKS
    return {
        other: (same and (sign not in ALONE or look >= least), look)
        for other, (same, look) in alike(sign).items()
        if other not in GRAMMAR and (look >= least or (same and sign not in ALONE))
    }


def variants(text: str, words: Own, least: int) -> list[Variant] | None:
    """The likely slips in ``text`` for which ``least`` speaks above what is enough; None when it is garbled."""
    known = extended(words) if words.words else lexicon()
    odd = _odd(text, words.pairs)
    if sum(after == at + 1 for at, after in pairwise(odd)) > max(FEW, GARBLED * len(text)):
        return None
    explained = (_explained(text, at, penalty, known, words.pairs) for at, penalty in _suspects(text, odd, known))
    likely = [one for one in explained if one and one.evidence >= ENOUGH + least]
    if not likely:
        return []
    counts = Counter(text[at : at + 2] for at in odd)
    found: list[Variant] = []
    for one in likely:
        if _is_term(text, one.at, counts) or is_coined(text, one.at):
            continue
        if not found or one.at - found[-1].at > NEAR:
            found.append(one)
        elif one.evidence > found[-1].evidence:
            found[-1] = one
    return found


def _odd(text: str, own_pairs: frozenset[str]) -> array[int]:
    """Where pairs of neighbours begin that stand in no word; a sign that the lexicon does not have is not judged."""
    known = lexicon()
    odd = array("L")
    # This loop is most of the cost: characters are in the order of their frequency, so that few bytes are read often.
    row = known.other[0]
    for at, (following, byte, bit) in enumerate(map(known.pairs.get, text, repeat(known.other)), -1):
        if not row[byte] & bit:
            odd.append(at)
        row = following
    if own_pairs:
        odd = array("L", (at for at in odd if text[at : at + 2] not in own_pairs))
    return odd


def _suspects(text: str, odd: array[int], known: Lexicon) -> Iterator[tuple[int, int]]:
    """The characters with an odd pair and none that is a usual word, and what speaks for them being right."""
    costs, last = known.costs, -2
    for at, after in zip(odd, chain(islice(odd, 1, None), (-1,)), strict=False):
        if last != at - 1 and text[at - 1 : at + 1] not in costs:
            yield from _half_odd(at, text[at - 1 : at], known)
        if after == at + 1:
            yield at + 1, 0
        elif text[at + 1 : at + 3] not in costs:
            yield from _half_odd(at + 1, text[at + 2 : at + 3], known)
        last = at


def _half_odd(at: int, neighbour: str, known: Lexicon) -> Iterator[tuple[int, int]]:
    """The character at ``at``, whose pair with ``neighbour`` is known, but no usual word, or no pair of characters."""
    if not is_han(neighbour):
        yield at, AT_EDGE
    elif neighbour in known.pairs:
        yield at, ONE_KNOWN


def is_han(sign: str) -> bool:
    """Whether a sign is one of the common Chinese characters."""
    return "\u4e00" <= sign <= "\u9fff"


def _is_term(text: str, at: int, counts: Counter[str]) -> bool:
    """Whether the character stands beside the same neighbours again and again."""
    odd = [counts[pair] for pair in (text[at - 1 : at + 1], text[at : at + 2]) if pair in counts]
    return min(odd) >= A_TERM


def _explained(text: str, at: int, penalty: int, known: Lexicon, own_pairs: frozenset[str]) -> Variant | None:
    """What the character at ``at`` stands for with the most evidence."""
    may_be = candidates(text[at])
    if not may_be:
        return None
    following = known.followers.get(text[at - 1 : at], NONE)
    leading = known.leaders.get(text[at + 1 : at + 2], NONE)
    if following.isdisjoint(may_be) and leading.isdisjoint(may_be):
        return None
    start, end = _stretch(text, at)
    if end - start < LABEL:
        return None
    costs = known.costs
    before, after = _before(text, start, at, costs), _after(text, at + 1, end, costs)
    heads = [text[at - size : at] for size in range(min(LONGEST, len(before)))]
    tails = [text[at + 1 : at + 1 + size] for size in range(min(LONGEST, len(after)))]
    own_cost = costs.get(text[at], UNHEARD)
    as_it_is = before[-1] + own_cost + after[-1]
    if penalty == ONE_KNOWN:
        as_it_is, _, _ = _through(heads, text[at], tails, before, after, costs)
    best = None
    for right in sorted(following.intersection(may_be) | leading.intersection(may_be)):
        same, look = may_be[right]
        # A word goes no further than pairs are known.
        to_left = len(heads) > 1 and _is_known(heads[1], right, own_pairs)
        to_right = len(tails) > 1 and _is_known(right, tails[1], own_pairs)
        mended, left, word = _through(
            heads if to_left else heads[:1], right, tails if to_right else tails[:1], before, after, costs
        )
        if len(word) == 1:
            continue
        evidence = (
            as_it_is
            - mended
            + look
            + SOUNDS * same
            + penalty
            + MENDED * (to_left + to_right)
            + MEAN_COST * min(DEAREST, mended // (end - start))
            - costs[word]
            + LONG * (len(word) - 2)
            - own_cost // 2
        )
        if best is None or evidence > best.evidence:
            # The word of two that the character makes, where the likeliest one is longer.
            if left and right in following:
                left, word = 1, text[at - 1] + right
            elif right in leading and left + 1 < len(word):
                left, word = 0, right + text[at + 1]
            best = Variant(at, right, at - left, word, evidence, look)
    return best


def _stretch(text: str, at: int) -> tuple[int, int]:
    """The Han around ``at``, so far as they are weighed."""
    start = end = at
    while start and at - start < REACH and is_han(text[start - 1]):
        start -= 1
    while end - at <= REACH and is_han(text[end : end + 1]):
        end += 1
    return start, end


def _is_known(first: str, second: str, own_pairs: frozenset[str]) -> bool:
    """Whether a pair of neighbours stands in any word."""
    return is_joined(first, second) or first + second in own_pairs


def is_joined(first: str, second: str) -> bool:
    """Whether a pair of neighbours stands in any word of the lexicon."""
    known = lexicon()
    row, _, _ = known.pairs.get(first, known.other)
    _, byte, bit = known.pairs.get(second, known.other)
    return bool(row[byte] & bit)


def _before(text: str, start: int, end: int, costs: dict[str, int]) -> list[int]:
    """What ``text[start:stop]`` costs, cut into the cheapest words, for each stop."""
    least = [0]
    for stop in range(start + 1, end + 1):
        cost = least[-1] + costs.get(text[stop - 1], UNHEARD)
        for at in range(max(start, stop - LONGEST), stop - 1):
            word = costs.get(text[at:stop])
            if word is not None and least[at - start] + word < cost:
                cost = least[at - start] + word
        least.append(cost)
    return least


def _after(text: str, start: int, end: int, costs: dict[str, int]) -> list[int]:
    """What ``text[at:end]`` costs, cut into the cheapest words, for each place from the end backwards."""
    least = [0]
    for at in range(end - 1, start - 1, -1):
        cost = least[-1] + costs.get(text[at], UNHEARD)
        for stop in range(at + 2, min(end, at + LONGEST) + 1):
            word = costs.get(text[at:stop])
            if word is not None and least[end - stop] + word < cost:
                cost = least[end - stop] + word
        least.append(cost)
    return least


def _through(
    heads: list[str], sign: str, tails: list[str], before: list[int], after: list[int], costs: dict[str, int]
) -> tuple[int, int, str]:
    """What the stretch costs with ``sign`` in its middle; how far the word there reaches to the left, and the word."""
    least, left_of_it, its_word = before[-1] + costs.get(sign, UNHEARD) + after[-1], 0, sign
    for left, head in enumerate(heads):
        for right in range(min(LONGEST - left, len(tails))):
            word = head + sign + tails[right]
            cost = costs.get(word)
            if cost is not None and before[-1 - left] + cost + after[-1 - right] < least:
                least, left_of_it, its_word = before[-1 - left] + cost + after[-1 - right], left, word
    return least, left_of_it, its_word


def is_coined(text: str, at: int) -> bool:
    """Whether the place stands in a short quotation."""
    opened = max(text.rfind(mark, max(0, at - COINED), at) for mark in '“"')
    return opened >= 0 and any(text.find(mark, at, at + COINED) >= 0 for mark in '”"')
