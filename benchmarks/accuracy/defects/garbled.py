"""Text that was written in one encoding and read in another, and glyphs lost on the way (GLY)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.accuracy.defects.planted import HAN, Kind, Planted, Planter, replaced, rewriting
from lintreport import Document, Span

#: A sentence is garbled whole when it has this many code points, and this many ideographs at least.
SHORTEST, LONGEST, IDEOGRAPHS = 8, 120, 7

NAMES = {
    "utf-8": "UTF-8", "gb18030": "GBK", "big5": "Big5", "latin-1": "Latin-1", "cp1252": "Windows-1252",
    "web1252": "Windows-1252 as browsers read it", "cp932": "Shift-JIS", "cp949": "EUC-KR", "koi8-r": "KOI8-R",
    "cp1251": "Windows-1251", "cp866": "CP866", "euc_jp": "EUC-JP", "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16", "utf-16-be": "UTF-16 of the other order",
}  # fmt: skip
#: Written in, read in, and what the reader does with bytes that mean nothing to it.
TRIPS = (
    ("utf-8", "gb18030", "replace"), ("utf-8", "gb18030", "ignore"), ("utf-8", "latin-1", "strict"),
    ("utf-8", "cp1252", "replace"), ("utf-8", "cp1252", "ignore"), ("utf-8", "web1252", "strict"),
    ("utf-8", "big5", "replace"), ("utf-8", "big5", "ignore"), ("utf-8", "cp932", "replace"),
    ("utf-8", "cp949", "replace"), ("utf-8", "koi8-r", "strict"), ("utf-8", "cp1251", "replace"),
    ("utf-8", "mac_roman", "strict"), ("gb18030", "latin-1", "strict"), ("gb18030", "cp1252", "replace"),
    ("gb18030", "web1252", "strict"), ("gb18030", "big5", "replace"), ("gb18030", "big5", "ignore"),
    ("gb18030", "cp932", "replace"), ("gb18030", "cp932", "ignore"), ("gb18030", "cp949", "replace"),
    ("gb18030", "cp949", "ignore"), ("gb18030", "koi8-r", "strict"), ("gb18030", "cp1251", "replace"),
    ("gb18030", "mac_roman", "strict"), ("gb18030", "utf-8", "replace"), ("big5", "gb18030", "replace"),
    ("big5", "latin-1", "strict"), ("big5", "cp932", "replace"), ("big5", "cp949", "replace"),
    ("utf-16-le", "utf-16-be", "replace"), ("utf-16-le", "gb18030", "replace"), ("utf-16-le", "latin-1", "strict"),
    ("utf-8", "cp949", "ignore"), ("gb18030", "cp866", "strict"), ("gb18030", "euc_jp", "replace"),
)  # fmt: skip

#: Sentences with a number of a heading or point are left alone: without it the others no longer follow on.
_NUMBERED = re.compile(
    "[一二三四五六七八九十](?:是|[、)]|要)|[0-9]{1,2}[.、)]|[①-⑳]|第[一二三四五六七八九十]|首先|其次|再次"
)

#: What may answer a garbled stretch: bytes that mean nothing leave replacement and private-use characters.
ANSWERS = ("GLY001", "GLY004")

#: The Kangxi radicals by the ideographs that they look like, but for those that are numbers.
_RADICALS = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
_RADICALS = {ideograph: radical for ideograph, radical in _RADICALS.items() if ideograph not in "一二八十"}


def read_as(data: bytes, encoding: str, errors: str) -> str:
    """What a program shows that takes ``data`` for text in ``encoding``."""
    if encoding == "web1252":
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
    return data.decode(encoding, errors)


def garbling(garble: Callable[[str], str], whole: bool = True) -> Planter:
    """A planter that garbles a sentence, or two to four ideographs of it."""

    def plant(random: Random, document: Document) -> Planted | None:
        spans = [span for span in document.sentences if SHORTEST <= span.end - span.start <= LONGEST]
        spans = [span for span in spans if _is_plain(document.folded[slice(*span)])]
        if not spans:
            return None
        span = random.choice(spans)
        if not whole:
            words = [one.span() for one in re.finditer(f"{HAN}{{2,4}}", document.text[slice(*span)])]
            start, end = random.choice(words)
            span = Span(span.start + start, span.start + end)
        return replaced(document, span, garble(document.text[slice(*span)]))

    return plant


def _is_plain(sentence: str) -> bool:
    return len(re.findall(HAN, sentence)) >= IDEOGRAPHS and not _NUMBERED.search(sentence)


def _trip(written: str, read: str, errors: str) -> Callable[[str], str]:
    return lambda words: read_as(words.encode(written, "ignore"), read, errors)


def _kun_jin_kao(words: str) -> str:
    """锟斤拷: the replacement characters of a failed reading, saved as UTF-8 and read as GBK."""
    lost = words.encode("gb18030").decode("utf-8", "replace")
    return re.sub("[^\ufffd]", "", lost).encode().decode("gb18030", "ignore")


def _trips() -> Iterator[Kind]:
    for written, read, errors in TRIPS:
        how = {"strict": "", "replace": "", "ignore": ", unknown bytes dropped"}[errors]
        name = f"a sentence in {NAMES[written]} read as {NAMES[read]}{how}"
        yield Kind("GLY002", name, garbling(_trip(written, read, errors)), ANSWERS)
    twice = _trip("utf-8", "latin-1", "strict")
    yield Kind(
        "GLY002", "a sentence in UTF-8 read as Latin-1, twice", garbling(lambda words: twice(twice(words))), ANSWERS
    )
    for written, read in (("utf-8", "gb18030"), ("gb18030", "latin-1"), ("utf-8", "latin-1")):
        name = f"two to four characters in {NAMES[written]} read as {NAMES[read]}"
        yield Kind("GLY002", name, garbling(_trip(written, read, "replace"), whole=False), ANSWERS)


def _instead(sign: str) -> Callable[[Random, str], str]:
    return lambda random, words: sign * len(words)


_PHRASE = f"(?<={HAN})({HAN}{{%d}})(?={HAN})"

KINDS = (
    *_trips(),
    Kind("GLY001", "a sentence turned into 锟斤拷", garbling(_kun_jin_kao)),
    Kind("GLY001", "a character turned into U+FFFD", rewriting(_PHRASE % 1, _instead("\ufffd"))),
    Kind("GLY003", "a character in a phrase turned into ?", rewriting(_PHRASE % 1, _instead("?"))),
    Kind("GLY003", "two characters in a phrase turned into ??", rewriting(_PHRASE % 2, _instead("?"))),
    Kind(
        "GLY003",
        "the dash between two years turned into ?",
        rewriting(r"(?<=20\d\d)([—–-]{1,2})(?=20\d\d)", _instead("?")),
    ),
    Kind(
        "GLY004",
        "a character turned into a private one",
        rewriting(_PHRASE % 1, lambda random, _: chr(random.randrange(0xE000, 0xE800))),
    ),
    Kind(
        "GLY005",
        "an invisible character put in",
        rewriting(_PHRASE % 1, lambda random, words: words + random.choice("\u200b\u00ad\u2060\ufeff\u200e")),
    ),
    Kind(
        "GLY006",
        "a character turned into a radical",
        rewriting(f"[{''.join(_RADICALS)}]", lambda _, words: _RADICALS[words]),
    ),
    Kind(
        "GLY007",
        "a quotation mark turned into an entity",
        rewriting("[“”]", lambda _, words: "&ldquo;" if words == "“" else "&rdquo;"),
    ),
    Kind(
        "GLY007",
        "an entity put in",
        rewriting(
            _PHRASE % 1,
            lambda random, words: words + random.choice(("&nbsp;", "&emsp;", "&amp;nbsp;", "<br>", "<br/>", "</span>")),
        ),
    ),
    Kind(
        "GLY007",
        "two characters as escapes",
        rewriting(_PHRASE % 2, lambda _, words: words.encode("ascii", "backslashreplace").decode()),
    ),
    Kind(
        "GLY008",
        "the zero of a year typed as the letter O",
        rewriting(r"(?<![0-9])20\d\d(?=年)", lambda _, words: words.replace("0", "O", 1)),
    ),
    Kind(
        "GLY009",
        "the dash between two years lost",
        rewriting(r"(?<=20\d\d)([—–-]{1,2})(?=20\d\d年)", lambda random, _: ""),
    ),
)
