"""What is found inside a second copy of a text is reported once, at the first."""

from lintreport import Document, Edit, Finding, Fix, Span, Text
from lintreport.copies import fold_copies

WORDS = Text("…", "…")


def _at(text: str, words: str, copy: int) -> Span:
    start = -1
    for _ in range(copy):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def test_the_finding_in_the_copy_becomes_a_related_place_and_its_edit_is_kept() -> None:
    text = "甲乙丙。。丁戊\n甲乙丙。。丁戊"
    first, again = _at(text, "。。", 1), _at(text, "。。", 2)
    findings = [Finding(span, WORDS, fix=Fix(WORDS, (Edit(span, "。"),), safe=True)) for span in (first, again)]
    copy = Finding(Span(8, 15), WORDS, copy_of=Span(0, 7))
    (code, kept), block = fold_copies(
        Document(text), [("PUN002", findings[0]), ("PUN002", findings[1]), ("DUP001", copy)]
    )
    assert (code, kept.span) == ("PUN002", first)
    assert [related.span for related in kept.related] == [again]
    assert kept.fix is not None
    assert [edit.span for edit in kept.fix.edits] == [first, again]
    assert block == ("DUP001", copy)


def test_places_correspond_although_the_copy_is_spaced_otherwise() -> None:
    text = "甲 乙丙(略)丁\n甲乙 丙 (略)丁"
    first, again = _at(text, "(略)", 1), _at(text, "(略)", 2)
    copy = Finding(Span(9, len(text)), WORDS, copy_of=Span(0, 8))
    kept = fold_copies(
        Document(text), [("RED001", Finding(first, WORDS)), ("RED001", Finding(again, WORDS)), ("DUP001", copy)]
    )
    assert [finding.span for _, finding in kept] == [first, copy.span]


def test_a_blank_in_the_copy_corresponds_to_the_blank_in_the_first() -> None:
    text = "甲。 乙丙\n甲。 乙丙"
    copy = Finding(Span(6, 11), WORDS, copy_of=Span(0, 5))
    kept = fold_copies(
        Document(text),
        [("RED004", Finding(Span(2, 3), WORDS)), ("RED004", Finding(Span(8, 9), WORDS)), ("DUP001", copy)],
    )
    assert [finding.span for _, finding in kept] == [Span(2, 3), copy.span]
    assert [related.span for related in kept[0][1].related] == [Span(8, 9)]


def test_what_only_the_repetition_brought_about_is_dropped() -> None:
    text = "一、甲\n一、甲"
    copy = Finding(Span(4, 7), WORDS, copy_of=Span(0, 3))
    assert fold_copies(Document(text), [("NUM002", Finding(Span(4, 6), WORDS)), ("DUP001", copy)]) == [("DUP001", copy)]


def test_a_finding_that_reaches_out_of_the_copy_stays() -> None:
    text = "甲乙丙甲乙丙丁"
    copy = Finding(Span(3, 6), WORDS, copy_of=Span(0, 3))
    over = Finding(Span(5, 7), WORDS)
    assert fold_copies(Document(text), [("PUN001", over), ("DUP001", copy)]) == [("PUN001", over), ("DUP001", copy)]


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    text = "甲(略)\n甲(略)\n甲(略)"
    spans = [_at(text, "(略)", copy) for copy in (1, 2, 3)]
    copies = [Finding(Span(5, 9), WORDS, copy_of=Span(0, 4)), Finding(Span(10, 14), WORDS, copy_of=Span(5, 9))]
    found = [("RED001", Finding(span, WORDS)) for span in spans] + [("DUP001", copy) for copy in copies]
    kept = fold_copies(Document(text), found)
    assert [finding.span for code, finding in kept if code == "RED001"] == spans[:1]
    assert len(kept[0][1].related) == 2


def test_without_a_copy_nothing_changes() -> None:
    found = [("RED001", Finding(Span(0, 1), WORDS)), ("RED001", Finding(Span(1, 2), WORDS))]
    assert fold_copies(Document("甲乙"), found) == found


def test_in_a_copy_that_was_gone_over_only_what_is_the_same_leads_to_the_first() -> None:
    first, later = "甲(略)丙丁戊己庚辛壬癸。。", "甲(略)丙丁戊新己庚辛壬癸。。"
    text = f"{first}\n{later}"
    copy = Finding(Span(len(first) + 1, len(text)), WORDS, copy_of=Span(0, len(first)))
    new = text.index("新")
    places = [
        _at(text, "(略)", 1),
        _at(text, "(略)", 2),
        _at(text, "。。", 1),
        _at(text, "。。", 2),
        Span(new, new + 1),
    ]
    kept = fold_copies(Document(text), [*(("RED001", Finding(place, WORDS)) for place in places), ("DUP001", copy)])
    assert [finding.span for _, finding in kept] == [places[0], places[2], places[4], copy.span]
    assert [related.span for related in kept[1][1].related] == [places[3]]
