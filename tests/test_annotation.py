"""Findings stand as comments on the exact words of a copy of the document, whose text stays as it was."""

import io

import docx
import pytest
from documents import OFFICIAL, deleted, inserted, numbered, paragraph, run, table, word

from lintreport.annotation import annotated
from lintreport.declaration import check
from lintreport.diagnosis import diagnosis
from lintreport.document import Document
from lintreport.finding import Diagnostic, Finding, Span, Text
from lintreport.reading import word as reader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@check("TST001", "x", title=Text("x", "x"), severity="error", basis="logic", bad=[], good=[])
def nothing(document: Document, options: object) -> list[Finding]:
    """Nothing."""
    return []


def found(data: bytes, *words: str) -> list[Diagnostic]:
    document = Document(reader.extraction(data).text, "a.docx")
    places = [(document.text.index(one), len(one)) for one in words]
    return [
        diagnosis(document, nothing, Finding(Span(at, at + length), Text(f"看“{one}”", f"see {one}")))
        for (at, length), one in zip(places, words, strict=True)
    ]


def commented(data: bytes) -> list[tuple[str, str]]:
    """The comments of a document: the words that each stands on, and what it says."""
    document = docx.Document(io.BytesIO(data))
    says = {str(comment.comment_id): comment.text for comment in document.comments}
    open_: dict[str, list[str]] = {}
    done = []
    for element in document.element.body.iter():
        name = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            open_[name] = []
        elif element.tag == W + "commentRangeEnd":
            done.append(("".join(open_.pop(name)), says[name]))
        elif element.tag == W + "t":
            for words in open_.values():
                words.append(element.text or "")
    assert not open_
    return done


def test_a_comment_stands_on_the_exact_words() -> None:
    data = word(paragraph(run("共查处54起，其中")) + paragraph(run("一般50起")))
    after = annotated(data, found(data, "54起"), "zh")
    assert commented(after) == [("54起", "TST001 看“54起”")]
    assert reader.extraction(after).text == reader.extraction(data).text


def test_words_may_run_over_several_runs_insertions_and_deletions() -> None:
    data = word(paragraph(run("共查"), deleted("60起"), inserted(run("处54")), run("起。")))
    after = annotated(data, found(data, "查处54起"), "zh")
    assert [words for words, _ in commented(after)] == ["查处54起"]


def test_findings_may_overlap_and_share_a_run() -> None:
    data = word(paragraph(run("甲乙丙丁戊")))
    after = annotated(data, found(data, "乙丙丁", "丙", "丁戊", "甲"), "zh")
    assert sorted(words for words, _ in commented(after)) == ["丁戊", "丙", "乙丙丁", "甲"]
    assert reader.extraction(after).text == "甲乙丙丁戊\n"


def test_an_automatic_number_has_its_comment_on_the_words_that_follow() -> None:
    data = word(paragraph(run("总体情况"), properties=numbered(0)), numbering=OFFICIAL)
    assert [words for words, _ in commented(annotated(data, found(data, "一、"), "zh"))] == ["总体情况"]


def test_a_cell_has_its_comment() -> None:
    data = word(table(["项目", "数量"], ["信访", "12件"]))
    assert [words for words, _ in commented(annotated(data, found(data, "12件"), "zh"))] == ["12件"]


def test_what_cannot_bear_a_comment_has_it_at_its_anchor() -> None:
    inside = f"<w:txbxContent>{paragraph(run('框内文字'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    data = word(paragraph(run("首段")) + paragraph(run("框外"), box), header=paragraph(run("页眉文字")))
    after = annotated(data, found(data, "框内文字", "页眉文字"), "zh")
    assert sorted(commented(after)) == [("框内文字", "TST001 看“框内文字”"), ("首段", "TST001 看“页眉文字”")]
    assert reader.extraction(after).text == reader.extraction(data).text


def test_a_second_run_replaces_its_own_comments_and_leaves_those_of_others() -> None:
    comments = f'<w:comment w:id="7" w:author="张">{paragraph(run("再核"))}</w:comment>'
    mark = '<w:commentRangeStart w:id="7"/>' + run("乙") + '<w:commentRangeEnd w:id="7"/>'
    data = word(paragraph(run("甲"), mark, run("丙")), comments=comments)
    once = annotated(data, found(data, "甲"), "zh")
    twice = annotated(once, found(once, "丙"), "zh")
    assert sorted(commented(twice)) == [("丙", "TST001 看“丙”"), ("乙", "再核")]
    assert reader.extraction(twice).text == "甲乙丙\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_comment_speaks_the_language_of_the_run(lang: str) -> None:
    data = word(paragraph(run("甲")))
    ((_, says),) = commented(annotated(data, found(data, "甲"), lang))
    assert says == {"zh": "TST001 看“甲”", "en": "TST001 see 甲"}[lang]
