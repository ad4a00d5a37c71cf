"""A text says what it is by closed evidence, and what is no report is reported less loudly."""

import pytest

from lintreport import Document, packs
from lintreport.api import Linter
from lintreport.text.structure.genres import genre

FILLING = "有关事项按照规定的程序研究办理，并及时向社会公布，接受各方面的监督。" * 40

TEXTS = {
    "report": [
        "松河县水利局2024年工作总结\n",
        "2024年,松河县加快补齐短板。\n",
        "我局突出重点，我局细化措施，我局严格考核。\n",
    ],
    "law": ["松河县渡口管理办法\n", "".join(f"第{n}条 渡口应当安全。\n" for n in "一二三四五")],
    "judgment": [
        "（2021）松0102民初315号\n",
        "原告要求赔偿，被告不同意，本院认为应予支持，作出民事判决。\n",
        "周某与吴某甲、郑某相识。\n",
    ],
    "news": ["本报讯 松河上的新桥今天通车。\n", "记者从交通部门获悉，新桥今天通车。\n"],
    "unknown": ["松河渡口的来历\n"],
}


@pytest.mark.parametrize(("kind", "opening"), [(kind, one) for kind, ones in TEXTS.items() for one in ones])
def test_a_text_says_what_it_is(kind: str, opening: str) -> None:
    assert genre(Document(opening + FILLING, "a.txt")) == kind


def test_a_short_text_need_not_say_what_it_is() -> None:
    assert genre(Document("松河渡口的来历", "a.txt")) == "excerpt"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ARI009", "存在的问题全部办结，办结率为92%。"),
        ("DUP007", "全年完成义务植树86万株。发放宣传单。全年完成了义务植树86万株。"),
        ("RED002", "会同XX部门开展检查。"),
    ],
)
def test_what_is_no_report_is_told_less_loudly(code: str, words: str) -> None:
    def loudness(opening: str) -> list[str]:
        found = Linter(min_severity="info").lint(opening + words + "\n" + FILLING).findings
        return [one.severity for one in found if one.code == code]

    assert loudness("松河县水利局2024年工作总结\n") == ["warning"]
    assert loudness("本报讯 松河上的新桥今天通车。\n") == ["info"]


def test_what_laws_say_in_like_words_is_told_less_loudly() -> None:
    check = next(one for one in packs.load([packs.built_in()]) if one.code == "DUP004")
    texts = [example.translate({ord(mark): None for mark in "⟦⟧"}) for example in check.bad]
    found = {genre(Document(text, "a.txt")): Linter(min_severity="info").lint(text).findings for text in texts}
    assert [one.severity for one in found["law"] if one.code == "DUP004"] == ["info"]
    assert [one.severity for one in found["excerpt"] if one.code == "DUP004"] == ["warning"]
