"""Chinese text that was written in one encoding and read in another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category

from lintreport.finding import Span
from lintreport.text.patterns import compiled

#: The 500 characters that make up 86% of official Chinese, by frequency.
FREQUENT = (
    "的和业人国发一建政工展大中进化民全行保实生产加设会务年经新有要市制在动作力区理社地高公主定资体提以推"
    "合用本等不出增改重为持成法强基部家能上济机入支规开学对是平关个管分房方应面度施各项事现住育城服农共十"
    "我同革企第费长条位办好三级量目性金点文治技系万府义代质教通深医门数收水科利时二安坚续品单计创完五效当"
    "构到们障险其了于造内自结划及明决统步标取算元心下员证外多期件源善领活场就调向策优省快预更放升积总得信"
    "职程租党四权或可投过据立疗请与所专导准护域居特稳申口交前来整商供村术财者任按乡局运范集小表这式营际相"
    "电校核解融由监物比群并责海型院养转防广日促协求批正老格极情处态户类健原环他组境后确路报配之道消间色益"
    "题指落试亿联使扩流价依形做参网照意种镇台战需次考础月审争委问引况线补达查军众备两精招必接执息严风适打"
    "先具继干六议起款子从认织低综培把模受根车县率须排无案九复果将研控变都百八思均别界着值负示反世验团势税"
    "超列东料阶因减族才助缴置督庭断央西名额筹少命贸互采七则节律想难普切记神布略购州北举知功易围常速困劳康"
    "措近固赁维传未也卫选贯绿承智志层抓评给录园已然首序识降突而挥充最习山字存些视带限材励兴旅还京历段真清"
)
#: The next 500: another 11%.
USUAL = (
    "今退较斗书享观港千予属气游努究至去彻例付检药头手违身紧南纳儿零满美符号论显江象移里非天担食土空贴破见"
    "队约华包史初污直贫素届章街每注告逐装失林除回修周绩鼓占再般链容司双止登待套筑廉愿足货获销察惠编籍河让"
    "售盖良银拓青如针聚走废许攻富奋灾休粮女只拨债纪扶碳密连守帮巩覆但病边轮测害铁染印遇屋福站托底竞样克右"
    "牢跨龄景伤说越左扎且档影警航振累免岸张训童急称该贷奖毛湾室很损救致响始终没又压践储马班煤络离球币激牌"
    "感伟派候状澳席探此顺犯吨键诊征输辆索涉艺括份搞师衡何荣便疾诉汇轻远细订仍盾余壮矛独微米油德宣危签含库"
    "残繁厅赛延胜够击临幅换友停扬宁被纠著宏尽光留宜爱差念令话毕旧罪随献遗胞热津岗丰几即宗看腐勤湖账官简矿"
    "端遵侵器洋苏异履石偿判武它龙假图脱馆田博祖讲署散迁片顾靠骨估牵草望客厂犬启既追载败士陀黄询送觉花己拥"
    "树亩贵故读循谋震援云贡短缺伍殊妥谐亚耕沿股香械版暂汽侨往巨渠撑迈役涨择码扣私伐泛隐附买艰秀圈慧倍洁板"
    "潜红罚乱握幼填某庆副碍秩址语纽岁禁圳那播刻阳古尊挑辖吸顿绝母齐诚谈枢绕丽途折宽轨访驶粤释陆川赋册妇亲"
    "坏渝焦径缩宅拉钢肃患述趋白偶错桥植裁驾否束么兵盘泽演邮勇苦听耗血赠半陕拟卡杂店邓洲瓦沙裂火父帝杭刑避"
)
_MARKS = "，。、；：？！“”‘’（）《》—…·〔〕【】"

# What clean text of today may hold besides: characters that came after GB 2312, and what other checks report.
_LATER = frozenset("—·•‧‑–‒﹒€£©®™²³〇㎡㎞㎏∶∕☑✓➢☀\x0b\x0c\x7f\ufeff\ufffd\xa0") | frozenset(
    map(chr, [*range(0x2000, 0x2010), *range(0x2160, 0x2170), *range(0x2474, 0x249C)])
)

#: How much oftener a character is frequent, usual or neither in Chinese than in what chance decodes to: the logarithm.
#: A right decoding sums up to something positive.
_FREQUENT = 2.2
_WEIGHTS = dict.fromkeys(USUAL, 0.1) | dict.fromkeys(FREQUENT, _FREQUENT) | dict.fromkeys(_MARKS, 1.0)
_OTHERWISE, _ASCII, _LOST = -3.3, -0.2, -1.5  # the last for a byte that is skipped, its neighbour having been lost
_COMMON = frozenset(FREQUENT)
_OWN = frozenset(FREQUENT + USUAL + "，。、；：")
#: In UTF-8 three bytes fit together by chance so seldom that any ideograph counts for something.
_UTF8_USUAL, _UTF8_IDEOGRAPH = 1.5, 0.3
#: Where bytes were lost none may fit together any more; still they are those that begin ideographs or go on with them.
_UTF8_FIRST, _UTF8_NEXT, _UTF8_NEVER, _ASCII_AMONG_LOST = 1.0, 0.3, -2.0, -0.8

#: What the best stretch of a decoding must sum up to, by how odd the characters are: two frequent ones where the bytes
#: are valid UTF-8 or the characters are of a kind that Chinese text has none of (·¨ÖÎ), else four or five in a row.
_PROOF = {
    "utf-8": 3.6,
    "lost": 5.0,
    "nothing": 7.5,
    "scripts": 4.3,
    "latin": 4.3,
    "greek": 8.7,
    "han": 9.0,
    "euc_jp": 13.0,
}
#: The share of the piece that it must cover: by chance a few characters in a row may well be frequent.
_SHARE = 0.3

#: This many code points are decoded at a time.
_PIECE = 256
#: With so much of what stands around: the beginning and the end of what is garbled may look like any text.
_AROUND = 4
#: After this many code points that decode to nothing a text is taken for what it is: some other script.
_PATIENCE = 10_000
#: Garbled stretches with no more than so much between them are one, unless that holds this many frequent characters.
_APART, _CLEAN = 20, 4
#: What a reader shows for a byte that means nothing to it.
_GONE = "\ufffd"
#: Bytes beyond ASCII, which mean one thing in one encoding and another in the other.
_HIGH = bytes(range(0x80, 0x100))

_WRITTEN = {
    "utf-8": "UTF-8",
    "gb18030": "GBK",
    "big5hkscs": "Big5",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_UTF8 = rb"(?:[\xe4-\xe9][\x80-\xbf]|\xe2\x80|\xe3\x80|\xef\xbc)[\x80-\xbf]"
#: The bytes that begin an ideograph or a Chinese mark in UTF-8, and those that go on with one.
_FIRST, _NEXT = b"\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef", bytes(range(0x80, 0xC0))
# Which encodings read bytes as signs of a kind, the likeliest first.
_READERS = {
    "latin": ("cp1252", "mac_roman", "cp850", "cp1250", "iso8859_15"),
    "greek": ("koi8_r", "cp1251", "cp437", "cp866", "cp1253", "mac_cyrillic", "iso8859_5"),
    "two bytes": ("utf-8",),
    "kana": ("cp932", "euc_jp", "gb18030"),
    "hangul": ("cp949", "utf-16-le", "utf-16-be"),
    "han": ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "utf-16-le", "utf-16-be"),
    "control": ("cp1252", "utf-8", "gb18030", "big5hkscs", "cp932", "cp949"),
}
_KINDS = {
    "latin": "[\u0080-\u02ff\u2010-\u206f\u20ac\u2122\ufb01\ufb02]",
    "greek": "[\u0370-\u052f\u2200-\u25ff]",
    "two bytes": "[\u0180-\u07ff]",
    "kana": "[\u3041-\u30ff\uff61-\uff9f]",
    "hangul": "[\uac00-\ud7a3]",
    "han": "[\u3105-\u312f\u3400-\uabff\ue000-\ufaff]",
    "control": "[\x01-\x08\x0e-\x1f]",
}
# UTF-16 has bytes of all values, so that what reads it as something else shows controls among Latin letters.
_OF_THE_EAST = ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "utf-8")
_READ_UTF16 = (*_OF_THE_EAST, "utf-16-be", "cp1252")
# Read in them, UTF-8 loses this many bytes that hardly an ideograph is whole.
_LOSING = ("big5hkscs", "cp949", "euc_jp")
# No text mixes letters of this many scripts (Greek, Cyrillic, Armenian, Hebrew, Arabic), but GBK read as UTF-8 does.
_SCRIPTS = 3
# Letters of one script in a row are words of its language; Chinese read as GBK or as EUC-JP strews them singly.
# Nor does it set a mark between each and the next, as a list of them does.
_WORDS = "[\u3041-\u30fc](?:[、,，・/ ]?[\u3041-\u30fc]){3}|[\u0391-\u03c9]{4}|[\u0401-\u045f]{4}"
# The ideographs in use: the first levels of GB 2312 and of Big5, by the bytes that begin them.
_IN_USE = (("gb2312", b"\xb0", b"\xd7"), ("big5", b"\xa4", b"\xc6"))
#: Text whose letters are so far in use reads well as it stands. Of garbled text four fifths are hardly ever.
_SOUND = 0.85
_NAMES = {
    "cp1252": "Latin-1",
    "mac_roman": "Mac Roman",
    "cp850": "CP850",
    "cp1250": "CP1250",
    "iso8859_15": "Latin-9",
    "koi8_r": "KOI8-R",
    "cp1251": "CP1251",
    "cp437": "CP437",
    "cp866": "CP866",
    "cp1253": "CP1253",
    "mac_cyrillic": "Mac Cyrillic",
    "iso8859_5": "ISO 8859-5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "gb18030": "GBK",
    "big5hkscs": "Big5",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


class Garbled(NamedTuple):
    """A stretch of text that makes sense when it is written back as ``read`` and then read as ``written``.

    ``original`` is all that it says when ``whole``; else something was lost, and it is the first that can be read.
    """

    span: Span
    original: str
    written: str
    read: str
    whole: bool


class _Proof(NamedTuple):
    span: Span
    original: str
    written: str
    read: str


def garbled(text: str, signs: frozenset[str]) -> list[Garbled]:
    """The garbled stretches of ``text``, proven by what they say once the two encodings are put right.

    ``signs`` are the unusual characters of ``text``.
    """
    found: list[_Proof] = []
    odd = signs - _LATER
    if not odd:
        return []
    trusted: list[tuple[str, str]] = []  # the pairs that have proven something are tried first
    failures = 0
    for piece in _suspects(text, odd):
        proof = _proof(text, piece, odd, trusted)
        if proof is None:
            failures += piece.end - piece.start
            if failures > _PATIENCE:
                break
            continue
        failures = 0
        if found and _goes_on(text, found[-1].span.end, proof.span.start):
            found[-1] = found[-1]._replace(span=Span(found[-1].span.start, max(found[-1].span.end, proof.span.end)))
        else:
            found.append(proof)
        if (proof.written, proof.read) not in trusted:
            trusted.append((proof.written, proof.read))
    return [_named(text, proof) for proof in found]


def is_clear(stretches: Sequence[Garbled], span: Span) -> bool:
    """Whether a span lies outside all garbled stretches, and not right beside one: else it is of the same making."""
    at = bisect_right(stretches, span.end + 2, key=lambda stretch: stretch.span.start)
    return at == 0 or stretches[at - 1].span.end + 2 < span.start


def _goes_on(text: str, end: int, start: int) -> bool:
    return start - end <= _APART and sum(sign in FREQUENT for sign in text[end:start]) < _CLEAN


def _named(text: str, proof: _Proof) -> Garbled:
    try:
        words = text[slice(*proof.span)]
        original = "" if _GONE in words else _bytes(words, proof.read, "strict").decode(proof.written)
    except UnicodeError:
        original = ""
    whole = bool(original) and proof.original in original  # else it was garbled twice, or not all of it can be read
    return Garbled(
        proof.span, original if whole else proof.original, _WRITTEN[proof.written], _NAMES[proof.read], whole
    )


def _suspects(text: str, odd: frozenset[str]) -> Iterator[Span]:
    """Stretches with many odd characters, in pieces, with a little of what is around."""
    signs = re.escape("".join(odd))
    for found in compiled(f"[{signs}](?:[^\r\n]{{0,6}}?[{signs}])*").finditer(text):
        for start in range(found.start(), found.end(), _PIECE):
            yield Span(max(0, start - _AROUND), min(len(text), found.end() + _AROUND, start + _PIECE + _AROUND))


def _proof(text: str, piece: Span, odd: frozenset[str], trusted: list[tuple[str, str]]) -> _Proof | None:
    words = text[slice(*piece)]
    places = [at for at, sign in enumerate(words, piece.start) if sign in odd]
    if proof := _reading(words, [*trusted, *_pairs(words)]):
        if _is_sound(words[slice(*proof.span)]):
            return None
        start, end = min(piece.start + proof.span.start, places[0]), max(piece.start + proof.span.end, places[-1] + 1)
        if proof.written != "utf-8" or proof.read in _LOSING:  # the clean text around may read well by chance
            while text[start] in _OWN:
                start += 1
            while text[end - 1] in _OWN:
                end -= 1
        return proof._replace(span=Span(start, end))
    for read in ("cp1252", "gb18030"):  # the same mistake made twice
        once = _bytes(words, read).decode("utf-8", "ignore")
        pairs = _pairs(once) if read == "cp1252" else [("utf-8", read)]
        if len(once) * 4 >= len(words) and (proof := _reading(once, pairs)):
            if read == "cp1252":
                places = [at for at, sign in enumerate(words, piece.start) if "\x80" <= sign < "\u2e80"]
            return proof._replace(span=Span(places[0], places[-1] + 1))
    return None


def _is_sound(words: str) -> bool:
    """Whether ``words`` read well as they stand: ruled lines and ornaments, or ideographs in use, old or new."""
    letters = [sign for sign in words if not (" " <= sign <= "~" or sign.isspace() or _is_ornament(sign))]
    return sum(map(_is_in_use, letters)) >= _SOUND * len(letters)


def _is_ornament(sign: str) -> bool:
    """Whether a sign is a mark, a line or a figure, and not of Latin-1, which the bytes of any text may be read as."""
    return (sign >= "\u2000" and category(sign)[0] in "PSZ") or sign in "\x0b\x0c\xa0·"


def _is_in_use(sign: str) -> bool:
    return any(
        len(coded) == 2 and first <= coded[:1] <= last
        for encoding, first, last in _IN_USE
        if (coded := sign.encode(encoding, "ignore"))
    )


def _reading(words: str, pairs: Iterable[tuple[str, str]]) -> _Proof | None:
    """What ``words`` say when the encodings are put right, with the span of it in ``words``."""
    known: dict[str, bytes] = {}
    for written, read in dict.fromkeys(pairs):
        data = known[read] if read in known else known.setdefault(read, _bytes(words, read))
        enough = _enough(written, read, words)
        if _at_most(data, written) < enough:
            continue
        weight, first, last = _best_stretch(data, written, read in _LOSING)
        telling = len(data) if written.startswith("utf-16") else len(data) - len(data.translate(None, _HIGH))
        original = data[first:last].decode(written, "ignore")
        if _COMMON.isdisjoint(original):  # next to nothing is left of it
            enough = _PROOF["nothing"]
        if weight >= enough and last - first >= _SHARE * (telling - 4 * _AROUND):
            at = [0, *accumulate(len(_bytes(sign, read)) for sign in words)]
            span = Span(bisect_right(at, first) - 1, bisect_left(at, last))
            return _Proof(span, original, written, read)
    return None


def _enough(written: str, read: str, words: str) -> float:
    if read == "utf-8" and len({ord(sign) >> 8 for sign in words if "\u0370" <= sign <= "\u07ff"}) >= _SCRIPTS:
        return _PROOF["scripts"]
    if written.startswith("utf-16"):
        return _PROOF["han"]
    kind = next(
        (kind for kind in ("latin", "greek") if read in _READERS[kind]), "euc_jp" if read == "euc_jp" else "han"
    )
    if written == "utf-8":
        kind = "lost" if read in _LOSING else "utf-8"
    return _PROOF[kind]


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    """The encodings that may have made ``words``, those first that read bytes as the kind of signs most of them are."""
    counts = {kind: len(re.findall(signs, words)) for kind, signs in _KINDS.items()}
    speaks = compiled(_WORDS).search(words) is not None
    for kind in sorted((kind for kind in counts if counts[kind]), key=lambda kind: -counts[kind]):
        for read in _READERS[kind]:
            if (speaks and read in _OF_THE_EAST) or (read == "utf-8" and counts["han"] > counts["two bytes"]):
                continue
            for written in _WRITTEN:
                if written == "utf-16-be" and read != "utf-16-le":
                    continue
                if written == "utf-16-le" and read not in _READ_UTF16:
                    continue
                if written != read:
                    yield written, read


def _at_most(data: bytes, written: str) -> float:
    """What no stretch of ``data`` can weigh more than: quickly told, and mostly too little."""
    if written == "utf-8":
        first, following = (len(data) - len(data.translate(None, signs)) for signs in (_FIRST, _NEXT))
        return _FREQUENT * first + _UTF8_NEXT * following
    heavy = _heavy(written)
    return _FREQUENT * sum([data[at : at + 2] in heavy for at in range(len(data) - 1)])


def _best_stretch(data: bytes, written: str, lost: bool) -> tuple[float, int, int]:
    """The weight, the beginning and the end of the stretch of ``data`` that reads best."""
    weights, valid = _weights_of_bytes(written), re.compile(_UTF8)
    wide, otherwise = (3, _UTF8_IDEOGRAPH) if written == "utf-8" else (2, _OTHERWISE)
    scores, since = [0.0] * (len(data) + wide), list(range(len(data) + wide))
    best, first, last = 0.0, 0, 0
    for at, byte in enumerate(data):
        steps = [(1, _LOST), (wide, weights.get(data[at : at + wide], otherwise))]
        if byte < 0x80 and not written.startswith("utf-16"):
            steps = [(1, (0.0 if byte == 0x1A else _ASCII_AMONG_LOST) if lost else _ASCII)]
        elif written == "utf-8" and not valid.match(data, at):  # which is in step again at the next character
            steps = [(1, (_UTF8_FIRST if byte in _FIRST else _UTF8_NEXT if byte in _NEXT else _UTF8_NEVER) * lost)]
        for step, weight in steps:
            score = scores[at] + weight
            if score > scores[at + step]:
                scores[at + step], since[at + step] = score, since[at]
                if score > best:
                    best, first, last = score, since[at], at + step
    return best, first, min(last, len(data))


@cache
def _weights_of_bytes(written: str) -> dict[bytes, float]:
    """What the characters weigh in ``written``, ASCII in two bytes included."""
    usual = dict.fromkeys(USUAL, _UTF8_USUAL) if written == "utf-8" else {}
    weights = {sign.encode(written, "ignore"): weight for sign, weight in (_WEIGHTS | usual).items()}
    if written.startswith("utf-16"):
        weights |= {chr(code).encode(written): _ASCII for code in range(0x20, 0x7F)}
    return weights


@cache
def _heavy(written: str) -> frozenset[bytes]:
    """The characters whose weight speaks for ``written``."""
    return frozenset(data for data, weight in _weights_of_bytes(written).items() if weight > 0)


def _bytes(text: str, encoding: str, errors: str = "xmlcharrefreplace") -> bytes:
    """``text`` encoded; what stands for a lost byte is one, and what the encoding lacks is so long that it is no proof.

    The five bytes that Windows-1252 leaves open are read as controls by most programs.
    """
    text = text.replace(_GONE, "\x1a")
    if encoding == "cp1252":
        return b"".join(
            sign.encode("latin-1") if "\x80" <= sign <= "\x9f" else sign.encode(encoding, errors) for sign in text
        )
    return text.encode(encoding, errors)
