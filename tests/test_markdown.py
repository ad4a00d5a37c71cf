"""Code and comments of a Markdown file are no prose; all else of it is, and every place holds."""

import subprocess
import sys
from pathlib import Path

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport.discovery import Target
from lintreport.packs import built_in
from lintreport.plan import Plan
from lintreport.run import lint_one, prepared
from lintreport.text.structure.markdown import is_markdown, prose

ROOT = Path(__file__).parent.parent
BAD = "近200余份。。"


def found(text: str, path: str, *, ignorable: tuple[str, ...] = ("QTY001", "PUN001")) -> list[tuple[str, int]]:
    plan = Plan((built_in(),), ("QTY001", "PUN001", "PII001"), {}, {}, ignorable=ignorable)
    report = lint_one(Target(path, text.encode()), prepared(plan))
    return [(one.code, one.start.offset) for one in report.diagnostics]


SOUND = "这一句没有问题,它说的是另一件事情,而且够长。"
CODE = [
    f"```sh\n{BAD}\n```",
    f"~~~\n{BAD}\n```\n{BAD}\n~~~",
    f"- 如下:\n  ````text\n  {BAD}\n  ```\n  ````",
    f"> ```\n> {BAD}\n> ```",
    f"运行 `{BAD}` 即可。",
    f"运行 ``` {BAD} `` ` ``` 即可。",
    f"<!-- {BAD}\n{BAD} -->",
]


@pytest.mark.parametrize("code", CODE)
def test_nothing_is_found_in_code_or_comments(code: str) -> None:
    assert found(f"{SOUND}\n\n{code}\n\n{SOUND}", "a.md") == []
    assert found(f"{SOUND}\n\n{code}\n\n{SOUND}", "a.txt")


@pytest.mark.parametrize("code", CODE)
def test_what_stands_after_code_is_found_at_its_place(code: str) -> None:
    text = f"{SOUND}\n\n{code}\n\n办理{BAD}"
    assert text.rindex("近200") in {place for _, place in found(text, "a.MARKDOWN")}


@pytest.mark.parametrize(
    "text", [f"```\n{BAD}\n", f"{SOUND}`{BAD}\n\n`{SOUND}", f"{SOUND}``{BAD}`{SOUND}", f"<!-- {BAD}", f"    {BAD}"]
)
def test_what_is_not_closed_is_no_code(text: str) -> None:
    assert found(text, "a.md")


def test_a_report_in_a_fence_is_a_report() -> None:
    assert found(f"# 报告\n\n```\n{BAD * 20}\n```\n", "a.md")


def test_a_protected_check_reads_code_and_comments() -> None:
    number = "11010519491231002X"
    for code in (f"`{number}`", f"<!-- {number} -->", f"```\n{number}\n```"):
        assert [name for name, _ in found(f"{SOUND}\n\n{code}\n", "a.md")] == ["PII001"]
    assert found(f"{SOUND}\n\n`{BAD}`\n", "a.md", ignorable=())


@given(st.text("`~<!->\n\r 甲9.x", max_size=60))
def test_length_and_lines_stay_as_they_are(text: str) -> None:
    plain = prose(text)
    assert len(plain) == len(text)
    assert [at for at, sign in enumerate(plain) if sign.isspace() and text[at] in "\r\n"] == [
        at for at, sign in enumerate(text) if sign in "\r\n"
    ]


@pytest.mark.parametrize("unit", ["`", "` ", "``` \n", "<!--", "~~~\n", "`甲``", "-->", "> "])
def test_time_grows_with_the_text(unit: str) -> None:
    assert linear(unit.__mul__, prose, 20_000)


def test_runs_of_backticks_of_all_lengths_take_linear_time() -> None:
    assert linear(lambda size: " ".join("`" * length for length in range(int(size**0.5))), prose, 40_000)


def test_a_markdown_file_is_known_by_its_name() -> None:
    assert [is_markdown(name) for name in ("a.md", "B.MD", "c.markdown", "d.txt", "md")] == [True] * 3 + [False] * 2


GUIDES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"]
GUIDES += [
    f"docs/{name}{suffix}"
    for name in ("architecture", "faq", *(f"for-{who}" for who in ("clerks", "auditors", "reviewers", "developers")))
    for suffix in (".md", ".zh-CN.md")
]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_of_the_project_give_no_findings(guide: str) -> None:
    # A line of Markdown may end within a sentence, which RED005 does not know.
    command = [sys.executable, "-m", "lintreport", "check", "--isolated", "--ignore", "RED005", guide]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (run.returncode, run.stdout) == (0, ""), run.stdout
