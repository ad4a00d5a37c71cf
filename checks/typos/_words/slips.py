"""Characters exchanged, doubled or taken for others, and words for such that sound alike, as counts tell them.

A place is suspected where three signs stand together as they never do. What it would be without the slip is weighed by
how much likelier that is, as signs and as words, and by the rest of the text. The weights are those of logistic
regressions, fitted to slips put into official texts and to what those texts hold in themselves; evidence is in natural
logarithms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from operator import add

from .doubled import doubled
from .evidence import EDGE, Kind, Reading, Slip, is_coined, is_paralleled, read
from .exchanged import exchanged
from .homophones import homophones
from .taken import taken

#: What stands so often in the text is counted no further, and adds at most so much.
OFTEN = 3
#: So many strings are searched for one by one; more are counted in one pass, which takes as long for any number.
SEVERAL = 60
#: Slips that are nearer to each other are one, and the likelier explanation stands.
NEAR = 2
#: In a shorter text nobody looks for characters taken for others.
SHORT = 200
#: With a larger share of threes that official texts do not have, a text is garbled or no modern Chinese.
STRANGE = 0.6

#: With less evidence nothing speaks for a slip.
DOUBTFUL = 1.0
#: From so much evidence on a slip is likely, and from so much on it is hardly a name or a new word.
LIKELY: dict[Kind, float] = {"exchanged": 3.0, "doubled": 3.8, "taken": 3.5, "another word": 4.8}
SURE: dict[Kind, float] = {"exchanged": 5.0, "doubled": 5.3, "taken": 4.0, "another word": 7.5}
#: What evidence of the text itself may add.
HELP: dict[Kind, float] = {"exchanged": 3.1, "doubled": 3.8, "taken": 2.7, "another word": 2.6}
#: What each time weighs that the same stands elsewhere in the text, and that what it should be stands there.
AGAIN: dict[Kind, float] = {"exchanged": -1.5, "doubled": -2.1, "taken": -3.8, "another word": -0.86}
ELSEWHERE: dict[Kind, float] = {"exchanged": 1.02, "doubled": 1.26, "taken": 0.9, "another word": 0.85}


def slips(text: str) -> list[Slip] | None:
    """What may be slips in a text, in order; `LIKELY` tells which are worth a word. None when the text is garbled."""
    reading = read(text)
    if reading.heard.count(0) > max(FEW, STRANGE * len(reading.heard)):
        return None
    judges: tuple[Callable[[Reading], Iterator[Slip]], ...] = (exchanged, doubled, taken, homophones)
    if len(text) < SHORT:
        judges = judges[:2]
    likely = [one for judge in judges for one in judge(reading) if one.evidence + HELP[one.kind] >= DOUBTFUL]
    if not likely:
        return []
    counted, found = _counted(reading.text, likely), list[Slip]()
    for one in sorted(_weighed(one, counted) for one in likely):
        if one.evidence < DOUBTFUL or is_coined(reading.text, one.start) or is_paralleled(reading.text, one):
            continue
        if not found or one.start - found[-1].start > NEAR:
            found.append(one)
        elif one.evidence - LIKELY[one.kind] > found[-1].evidence - LIKELY[found[-1].kind]:
            found[-1] = one
    return [one._replace(start=one.start - EDGE, end=one.end - EDGE, word_at=one.word_at - EDGE) for one in found]


#: ... but so many are no proof of anything.
FEW = 60


def _counted(text: str, likely: list[Slip]) -> Mapping[str, int]:
    """How often the strings that the slips ask for stand in the text, up to what is counted."""
    asked = {string for one in likely for string in (one.again, *one.elsewhere)}
    if len(asked) <= SEVERAL:
        return {string: _times(text, string) for string in asked}
    begun = {string[:2] for string in asked}
    places = [at for at, pair in enumerate(map(add, text, text[1:])) if pair in begun]
    return Counter(text[at : at + size] for size in (2, 3) for at in places)


def _times(text: str, string: str) -> int:
    """How often a string stands in the text, up to what is counted."""
    times, at = 0, text.find(string)
    while at >= 0 and times <= OFTEN:
        times, at = times + 1, text.find(string, at + 1)
    return times


def _weighed(one: Slip, counted: Mapping[str, int]) -> Slip:
    """A slip with what the rest of the text says to it."""
    again = min(OFTEN, counted[one.again] - 1)
    elsewhere = min(OFTEN, *(counted[right] for right in one.elsewhere), OFTEN)
    return one._replace(evidence=one.evidence + AGAIN[one.kind] * again + ELSEWHERE[one.kind] * elsewhere)
