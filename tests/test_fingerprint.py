"""A finding keeps its identity when the report is edited elsewhere, renamed, or set in another width."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintreport.declaration import Check, NoOptions
from lintreport.diagnosis import diagnosis
from lintreport.document import Document
from lintreport.finding import Diagnostic, Finding, Span, Text
from lintreport.fingerprint import CONTEXT, numbered

WORDS = Text("…", "…")
CHECK = Check("TST001", "a-name", WORDS, "warning", True, NoOptions, WORDS, "logic", lambda d, o: (), (), (), "")

#: Text of a report, short of the mark that is looked for.
PROSE = st.text("甲乙丙丁戊,。;:()12 \n", max_size=60)
#: What surrounds the finding and belongs to its identity; a digit beside another could make both personal.
NEAR = st.text("甲乙丙丁戊,;:()", min_size=CONTEXT, max_size=CONTEXT)


def _found(text: str, mark: str = "叉", path: str = "a.txt") -> list[Diagnostic]:
    document = Document(text, path)
    spans = [Span(at, at + len(mark)) for at in range(len(text)) if text.startswith(mark, at)]
    return numbered(diagnosis(document, CHECK, Finding(span, WORDS)) for span in spans)


def _fingerprint(text: str, mark: str = "叉", path: str = "a.txt") -> str:
    (one,) = _found(text, mark, path)
    return one.fingerprint


@settings(max_examples=40)
@given(PROSE, PROSE, NEAR, NEAR, PROSE, PROSE)
def test_edits_elsewhere_and_a_new_name_keep_it(
    head: str, other_head: str, before: str, after: str, tail: str, other_tail: str
) -> None:
    one = _fingerprint(f"{head}{before}叉{after}{tail}", path="a.txt")
    assert _fingerprint(f"{other_head}{before}叉{after}{other_tail}", path="b/c.txt") == one


@settings(max_examples=40)
@given(NEAR, NEAR, st.integers(0, CONTEXT), st.sampled_from([" ", "\n", "\r\n", "\u3000", "\t"]))
def test_white_space_and_width_keep_it(before: str, after: str, at: int, space: str) -> None:
    one = _fingerprint(f"{before}叉{after}")
    wide = {ord(sign): ord(sign) + 0xFEE0 for sign in ",;:()"}
    assert _fingerprint(f"{before[:at]}{space}{before[at:]}叉{space}{after}") == one
    assert _fingerprint(f"{before}叉{after}".translate(wide)) == one


@settings(max_examples=40)
@given(NEAR, NEAR, st.text("甲乙丙,12", min_size=1, max_size=6), st.text("甲乙丙,12", min_size=1, max_size=6))
def test_other_words_have_another(before: str, after: str, mark: str, other: str) -> None:
    assume(mark != other)
    one, two = (_fingerprint(f"{before}【{mark}】{after}", f"【{mark}】") for mark in (mark, other))
    assert one != two


@settings(max_examples=40)
@given(NEAR, NEAR, st.integers(2, 5))
def test_equal_ones_are_told_apart(before: str, after: str, copies: int) -> None:
    found = _found(f"{before}叉{after}" * copies)
    identities = {(one.fingerprint, one.occurrence) for one in found}
    assert len(identities) == copies


@settings(max_examples=40)
@given(NEAR, NEAR, PROSE)
def test_the_words_of_a_repeat_decide_alone(before: str, after: str, elsewhere: str) -> None:
    def repeat(text: str) -> str:
        at = text.index("叉叉叉叉")
        span = Span(at, at + 4)
        return diagnosis(Document(text), CHECK, Finding(span, WORDS, copy_of=Span(0, 4))).fingerprint

    assert repeat(f"{before}叉叉叉叉{after}") == repeat(f"{after}{elsewhere}叉叉叉叉{before}")
