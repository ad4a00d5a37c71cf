"""Reports of many counties over two years, and what is planted in them: copies, stale figures, changed bases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

#: What sentences are put together from: who, how, does what, to what, with what result.
WORDS = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
INDICATORS = [(name, unit) for name, unit in WORDS["indicators"]]
NAME = (
    "青石白沙红岭云溪金坪银滩松岗柳河竹山梅岭桃源杏林枫桥桂湖兰江荷塘莲峰菊园榆关槐荫樟木楠溪柏庄梧州桐城椿树".replace(
        "州", "洲"
    )
)


class Made(NamedTuple):
    """A report: its file and its paragraphs."""

    path: str
    paragraphs: list[str]

    @property
    def text(self) -> str:
        """The whole of it."""
        return "\n".join(self.paragraphs) + "\n"


class Plant(NamedTuple):
    """What was planted: the code of the check that should find it, the two files, and how large it is."""

    code: str
    path: str
    other: str
    size: float = 0


class Corpus(NamedTuple):
    """Reports by their paths, the truth about them, and the sentences that many have."""

    reports: dict[str, Made]
    plants: list[Plant]
    stock: list[str]


def sentence(random: Random) -> str:
    """A sentence that hardly any other report has."""
    pieces = []
    for _ in range(random.randint(2, 4)):
        deed = "".join(random.choice(WORDS[part]) for part in ("who", "how", "do", "what"))
        pieces.append(f"{deed}，{random.choice(WORDS['result'])}")
    return random.choice(WORDS["link"]).join(pieces) + "。"


def _places(random: Random, count: int) -> list[str]:
    names: set[str] = set()
    while len(names) < count:
        names.add("".join(random.choice(NAME) for _ in range(2 if count < 1500 else 3)) + "县")
    return sorted(names)


def _figures(random: Random, place: str, year: int, now: dict[str, int], before: dict[str, int]) -> list[str]:
    told = []
    for name, unit in INDICATORS:
        value, earlier = now[name], before[name]
        kind = random.random()
        if kind < 0.3:
            told.append(f"{year}年，全县{name}{value}{unit}，上年为{earlier}{unit}。")
        elif kind < 0.6 and value != earlier:
            verb = "增长" if value > earlier else "下降"
            told.append(f"全年{name}{value}{unit}，同比{verb}{abs(value - earlier) / earlier * 100:.1f}%。")
        else:
            told.append(f"{year}年，全县{name}{value}{unit}。")
    return told


def _changed(random: Random, value: int) -> int:
    return value + random.choice((-1, 1)) * random.randint(1, max(2, value // 5))


def made(seed: int, count: int, share: float = 0.3) -> Corpus:
    """About ``count`` reports; something is planted in a ``share`` of the second year's."""
    random = Random(seed)
    stock = [sentence(random) for _ in range(60)]
    corpus = Corpus({}, [], stock)
    for place in _places(random, max(2, count // 2)):
        values = [{name: random.randint(105, 4900) for name, _ in INDICATORS} for _ in range(2)]
        values.append(
            {
                name: value + random.choice((-1, 1)) * random.randint(1, max(2, value // 5))
                for name, value in values[1].items()
            }
        )
        carried = random.randint(2, 60)
        kept = [sentence(random) for _ in range(8)]
        for at, year in enumerate((2022, 2023), 1):
            figures = _figures(random, place, year, values[at], values[at - 1])
            carry = (
                f"结转下年度继续办理政府信息公开申请{carried}件。"
                if year == 2022
                else f"上年结转政府信息公开申请{carried}件。"
            )
            body = [sentence(random) for _ in range(random.randint(18, 60))] + kept + random.sample(stock, 3)
            random.shuffle(body)
            path = f"{place}/{place}{year}年报告.txt"
            head = f"{place}{year}年法治政府建设情况报告"
            cut = range(0, len(body), 6)
            corpus.reports[path] = Made(path, [head, *figures, carry, *("".join(body[n : n + 6]) for n in cut)])
    _plant(random, corpus, share)
    return corpus


def _plant(random: Random, corpus: Corpus, share: float) -> None:
    later = [path for path in corpus.reports if "2023" in path]
    random.shuffle(later)
    chosen = later[: round(len(later) * share)]
    sources = later[len(chosen) :]  # each is copied from once at most
    kinds = [_copy, _copy, _copy, _copy_with_name, _near_duplicate, _stale, _base, _growth, _carry, _annex, _last_years]
    for number, path in enumerate(chosen):
        source = sources[number % len(sources)] if number < len(sources) else ""
        kind = kinds[number % len(kinds)]
        if source or kind in (_stale, _base, _growth, _carry, _annex, _last_years):
            corpus.plants.extend(kind(random, corpus, path, source))


def _block(random: Random, text: str, size: int) -> str:
    at = random.randrange(max(1, len(text) - size))
    return text[at : at + size]


def _copy(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    report, given = corpus.reports[path], corpus.reports[source]
    size = random.randint(50, 800)
    block = _block(random, "".join(given.paragraphs[13:]), size)
    if random.random() < 0.5:  # as another program writes it
        block = block.replace("，", ",").replace("。", "。\n" if random.random() < 0.5 else "。 ")
    report.paragraphs.insert(random.randint(12, len(report.paragraphs)), sentence(random) + block)
    own = "".join(block.split())
    for stock in corpus.stock:  # pieces of which at either end are boilerplate as well
        own = own.replace(stock, "").replace(stock.replace("，", ","), "")
    yield Plant("COP001", path, source, len(own.strip("，,。")) if not _ends_in(own, corpus.stock) else 0)


def _ends_in(block: str, stock: list[str]) -> bool:
    """Whether a block begins or ends within a sentence of the stock."""
    ends = (block[:12].replace(",", "，"), block[-12:].replace(",", "，"))
    return any(end in sentence for sentence in stock for end in ends)


def _copy_with_name(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    given, place = corpus.reports[source], source.split("/")[0]
    more = "".join(sentence(random) for _ in range(3))
    told = f"{sentence(random)[:-1]}，{place}群众{random.choice(WORDS['result'])}，{more}"
    given.paragraphs.append(told)
    corpus.reports[path].paragraphs.append(sentence(random) + told)
    yield Plant("COP006", path, source)
    yield Plant("COP001", path, source, len(told))


def _near_duplicate(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    place, from_ = path.split("/")[0], source.split("/")[0]
    copied = [paragraph.replace(from_, place) for paragraph in corpus.reports[source].paragraphs]
    for _ in range(random.randint(0, 3)):
        copied[random.randrange(13, len(copied))] += sentence(random)
    corpus.reports[path] = Made(path, copied)
    yield Plant("COP002", path, source, likeness("".join(copied), corpus.reports[source].text))


def likeness(one: str, other: str) -> float:
    """The share of pieces of five characters that two texts have in common."""
    one, other = "".join(one.split()), "".join(other.split())
    pieces = [{text[at : at + 5] for at in range(len(text) - 4)} for text in (one, other)]
    return len(pieces[0] & pieces[1]) / len(pieces[0] | pieces[1])


def _before(path: str) -> str:
    return path.replace("2023", "2022")


def _stale(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    paragraphs, old = corpus.reports[path].paragraphs, corpus.reports[_before(path)].paragraphs
    at = random.randint(1, len(INDICATORS))
    name, unit = INDICATORS[at - 1]
    values = [random.randint(1011, 4999) * 10 + 3 for _ in range(2)]
    told = f"{{}}年，全县{name}{values[0]}{unit}，涉及{values[1]}人次。"
    old[at], paragraphs[at] = told.format(2022), told.format(2023)
    yield Plant("COP003", path, _before(path))


def _value(paragraph: str, name: str) -> str:
    return paragraph.split(name)[1].split("，")[0].rstrip("。件起场次人")


def _base(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    paragraphs, old = corpus.reports[path].paragraphs, corpus.reports[_before(path)].paragraphs
    at = random.randint(1, len(INDICATORS))
    name, unit = INDICATORS[at - 1]
    now, before = int(_value(paragraphs[at], name)), int(_value(old[at], name))
    paragraphs[at] = f"2023年，全县{name}{now}{unit}，上年为{before + random.choice((-20, 10, 30, 100))}{unit}。"
    yield Plant("COP004", path, _before(path))


def _growth(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    paragraphs, old = corpus.reports[path].paragraphs, corpus.reports[_before(path)].paragraphs
    at = random.randint(1, len(INDICATORS))
    name, unit = INDICATORS[at - 1]
    now, before = int(_value(paragraphs[at], name)), int(_value(old[at], name))
    wrong = abs(now - before) / before * 100 + random.uniform(5, 30)
    paragraphs[at] = f"全年{name}{now}{unit}，同比{'增长' if now >= before else '下降'}{wrong:.1f}%。"
    yield Plant("COP004", path, _before(path))


def _carry(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    paragraphs = corpus.reports[path].paragraphs
    at = next(at for at, words in enumerate(paragraphs) if words.startswith("上年结转"))
    paragraphs[at] = f"上年结转政府信息公开申请{random.randint(61, 90)}件。"
    yield Plant("COP005", path, _before(path))


def _annex(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    place = path.split("/")[0]
    at = random.randint(1, len(INDICATORS))
    name, unit = INDICATORS[at - 1]
    value = int(_value(corpus.reports[path].paragraphs[at], name))
    annex = f"{place}/{place}2023年工作总结.txt"
    told = f"2023年，全县{name}{value + random.choice((-9, 10, 100))}{unit}。"
    corpus.reports[annex] = Made(annex, [f"{place}2023年工作总结", told, *(sentence(random) for _ in range(9))])
    yield Plant("COP007", path, annex)


def _last_years(random: Random, corpus: Corpus, path: str, source: str) -> Iterator[Plant]:
    old = corpus.reports[_before(path)].paragraphs
    copied = [words.replace("2022年", "2023年") for words in old]
    corpus.reports[path] = Made(path, copied)
    yield Plant("COP008", path, _before(path))
