"""What a check yields is looked at once: what is wrong costs that check, and nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lintreport import packs
from lintreport.border import crossed
from lintreport.declaration import Check, NoOptions
from lintreport.discovery import Target
from lintreport.document import Document
from lintreport.finding import Edit, Evidence, Finding, Fix, NotEvaluated, Operand, Related, Span, Text
from lintreport.plan import Plan
from lintreport.run import Job, Linter, lint_one, prepared

WORDS = Text("有", "there")
HERE = Span(0, 1)
SOUND = Finding(HERE, WORDS)
TEXT = "甲乙丙 丁\n"


def check(code: str, *yielded: object, ends: BaseException | None = None) -> Check:
    def run(document: Document, options: object) -> Iterator[object]:
        print("这是检查项打印的")
        yield from yielded
        if ends:
            raise ends

    return Check(code, "a-name", WORDS, "warning", True, NoOptions, WORDS, "logic", run, (), (), "")  # type: ignore[arg-type]


def linter(*checks: Check) -> Linter:
    return Linter(tuple(Job(one, NoOptions()) for one in checks), frozenset(), None)


def fix(*edits: Edit) -> Fix:
    return Fix(WORDS, edits)


WRONG = {
    "beyond the text": Finding(Span(1, 10**9), WORDS),
    "below zero": Finding(Span(-2, 1), WORDS),
    "reversed": Finding(Span(2, 1), WORDS),
    "no span": Finding((0, 1), WORDS),  # type: ignore[arg-type]
    "a span of fractions": Finding(Span(0, 1.0), WORDS),  # type: ignore[arg-type]
    "no finding": "甲",
    "nothing": None,
    "a message in one language": Finding(HERE, "甲"),  # type: ignore[arg-type]
    "a message of numbers": Finding(HERE, Text(1, 2)),  # type: ignore[arg-type]
    "a note in one language": Finding(HERE, WORDS, note="甲"),  # type: ignore[arg-type]
    "another severity": Finding(HERE, WORDS, severity="fatal"),  # type: ignore[arg-type]
    "a related place beyond the text": Finding(HERE, WORDS, related=(Related(Span(0, 99), WORDS),)),
    "related that is none": Finding(HERE, WORDS, related=(HERE,)),  # type: ignore[arg-type]
    "an edit beyond the text": Finding(HERE, WORDS, fix=fix(Edit(Span(0, 99), ""))),
    "edits that overlap": Finding(HERE, WORDS, fix=fix(Edit(Span(0, 2), ""), Edit(Span(1, 3), ""))),
    "edits out of order": Finding(HERE, WORDS, fix=fix(Edit(Span(2, 3), ""), Edit(Span(0, 1), ""))),
    "an edit without words": Finding(HERE, WORDS, fix=fix(Edit(HERE, None))),  # type: ignore[arg-type]
    "a fix that is perhaps safe": Finding(HERE, WORDS, fix=Fix(WORDS, (), "maybe")),  # type: ignore[arg-type]
    "a copy of what is not there": Finding(HERE, WORDS, copy_of=Span(5, 50)),
    "a copy of nothing": Finding(HERE, WORDS, copy_of=Span(3, 4)),
    "an operand beyond the text": Finding(HERE, WORDS, evidence=Evidence("", "", "", (Operand(Span(0, 99), ""),))),
    "a figure that is no string": Finding(HERE, WORDS, evidence=Evidence("", 3, "")),  # type: ignore[arg-type]
    "a reason in one language": NotEvaluated("甲"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_one_crash_of_that_check_and_all_else_stays(wrong: object) -> None:
    report = lint_one(
        Target("a.txt", TEXT.encode()), linter(check("TST001", SOUND, wrong, wrong, SOUND), check("TST002", SOUND))
    )
    assert [one.code for one in report.diagnostics] == ["LNT001", "TST001", "TST001", "TST002"]
    assert report.diagnostics[0].message.en.startswith("a check crashed: TST001: ")
    assert report.diagnostics[0].message.en.endswith("(+1)")
    assert report.tracebacks


@pytest.mark.parametrize(
    "ends", [SystemExit(0), GeneratorExit(), MemoryError(), RecursionError(), type("Own", (BaseException,), {})()]
)
def test_no_check_ends_the_run(ends: BaseException) -> None:
    report = lint_one(Target("a.txt", TEXT.encode()), linter(check("TST001", SOUND, ends=ends), check("TST002", SOUND)))
    assert [one.code for one in report.diagnostics] == ["LNT001", "TST001", "TST002"]
    assert type(ends).__name__ in report.diagnostics[0].message.zh


def test_the_user_may_end_it() -> None:
    with pytest.raises(KeyboardInterrupt):
        crossed(check("TST001", ends=KeyboardInterrupt()), Document(TEXT), NoOptions())


def test_what_a_check_prints_is_no_part_of_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    lint_one(Target("a.txt", TEXT.encode()), linter(check("TST001", SOUND)))
    said = capsys.readouterr()
    assert said.out == ""
    assert "这是检查项打印的" in said.err


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "seeds").glob("*.txt")), ids=lambda path: path.name
)
def test_our_own_checks_yield_what_is_agreed(path: Path) -> None:
    plan = Plan((packs.built_in(),), tuple(one.code for one in packs.load([packs.built_in()])), {}, {})
    document = Document(path.read_text(encoding="utf-8"))
    for job in prepared(plan).jobs:
        assert crossed(job.check, document, job.options).fault is None
