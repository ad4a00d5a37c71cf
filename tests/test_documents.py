"""The same report gives the same findings as text, as Word, as PDF and as a web page, each at its place there."""

import json
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from documents import paragraph, report_as_word, run, table, word
from guides import ROOT
from pages import report_as_pdf

from lintreport.cli import main
from lintreport.cli.options import FORMATS
from lintreport.reading import word as reader

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
MUST = yaml.safe_load((ROOT / "seeds" / "gold.yaml").read_text(encoding="utf-8"))["must"]
DEFECT = "我区扎实推进各项工作。。全年成效明显。"
ONLY = ("--isolated", "--select", "PUN002,LNT")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def as_page(text: str) -> bytes:
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{lines}</body></html>".encode()


MADE = {"docx": report_as_word, "pdf": report_as_pdf, "html": as_page}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("suffix", MADE)
def test_a_sample_gives_its_findings_in_every_format(tmp_path: Path, seed: Path, suffix: str) -> None:
    path = tmp_path / f"report.{suffix}"
    path.write_bytes(MADE[suffix](seed.read_text(encoding="utf-8")))
    found = json.loads(check("--isolated", "-f", "json", str(path)).stdout)["findings"]
    for wanted in (one for one in MUST if one["file"] == seed.name):
        words = "".join(wanted["excerpt"].split())
        near = [one for one in found if one["code"] == wanted["code"]]
        assert any(_shares(words, "".join(one["excerpt"].split())) for one in near), wanted
    assert all(one["location"] for one in found)


def _shares(words: str, excerpt: str) -> bool:
    return words[:8] in excerpt or excerpt[:8] in words


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_where_in_the_document(here: Path, name: str) -> None:
    Path("a.docx").write_bytes(word(paragraph(run("标题")) + paragraph(run(DEFECT))))
    result = check(*ONLY, "-f", name, "a.docx")
    assert result.exit_code == 1
    assert "第2段" in result.stdout


def test_a_cell_of_a_table_is_a_place(here: Path) -> None:
    Path("a.docx").write_bytes(word(table(["项目", "情况"], ["信访", DEFECT])))
    (found,) = json.loads(check(*ONLY, "-f", "json", "a.docx").stdout)["findings"]
    assert found["location"] == {"zh": "表1第2行第2列", "en": "table 1, row 2, column 2"}


def test_the_document_itself_may_give_findings(here: Path) -> None:
    comments = f'<w:comment w:id="0" w:author="张">{paragraph(run("再核"))}</w:comment>'
    Path("a.docx").write_bytes(
        word(paragraph(run("甲"), '<w:ins w:id="1">' + run("乙") + "</w:ins>"), comments=comments)
    )
    result = check(*ONLY, "-f", "concise", "a.docx")
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["LNT010", "LNT011"]


def test_what_lies_in_an_archive_is_checked_under_its_name(here: Path) -> None:
    Path("b.txt").write_text(DEFECT, encoding="utf-8")
    with zipfile.ZipFile("inner.zip", "w") as package:
        package.write("b.txt", "深/b.txt")
    with zipfile.ZipFile("a.zip", "w") as package:
        package.write("b.txt")
        package.write("inner.zip")
        package.writestr("c.ofd", b"x")
    Path("b.txt").unlink()
    Path("inner.zip").unlink()
    told = json.loads(check(*ONLY, "-f", "json", ".").stdout)
    assert [one["path"] for one in told["findings"]] == ["a.zip!b.txt", "a.zip!inner.zip!深/b.txt"]
    assert told["skipped"] == [{"path": "a.zip!c.ofd", "kind": ".ofd"}]


def test_a_broken_file_stops_no_other(here: Path) -> None:
    for name in ("a.docx", "b.pdf", "c.zip", "d.xlsx"):
        Path(name).write_bytes({"a": b"PK\x03\x04", "b": b"%PDF-1.7", "c": b"PK\x03\x04", "d": b"PK\x03\x04"}[name[0]])
    Path("e.txt").write_text(DEFECT, encoding="utf-8")
    result = check(*ONLY, "-f", "json", ".")
    told = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [one["code"] for one in told["findings"]] == ["LNT002", "LNT002", "LNT002", "LNT002", "PUN002"]
    assert len(told["files"]) == 5


def test_what_gitignore_names_is_left_out_and_counted(here: Path) -> None:
    Path(".git").mkdir()
    Path(".gitignore").write_text("*.log.txt\n/out/\n!keep.log.txt\n", encoding="utf-8")
    Path("sub").mkdir()
    Path("sub/.gitignore").write_text("private.txt\n", encoding="utf-8")
    Path("out").mkdir()
    for name in ("a.txt", "b.log.txt", "keep.log.txt", "sub/private.txt", "sub/c.txt", "out/d.txt"):
        Path(name).write_text("甲。\n", encoding="utf-8")
    told = json.loads(check(*ONLY, "-f", "json", ".").stdout)
    assert [one["path"] for one in told["files"]] == ["a.txt", "keep.log.txt", "sub/c.txt"]
    assert told["summary"]["skipped"] == [{"kind": "git-ignored", "files": 3}]
    assert len(json.loads(check(*ONLY, "--no-gitignore", "-f", "json", ".").stdout)["files"]) == 6
    assert len(json.loads(check(*ONLY, "-f", "json", "b.log.txt").stdout)["files"]) == 1


def test_other_files_of_a_folder_are_linted_when_asked_for(here: Path) -> None:
    for name in ("a.txt", "b.log"):
        Path(name).write_text("甲。\n", encoding="utf-8")
    assert len(json.loads(check(*ONLY, "-f", "json", ".").stdout)["files"]) == 1
    assert len(json.loads(check(*ONLY, "--ext", "*.log", "-f", "json", ".").stdout)["files"]) == 2


def test_extract_prints_the_text_with_its_places(here: Path) -> None:
    Path("a.docx").write_bytes(word(paragraph(run("标题")) + table(["项", "数"], ["甲", "1"])))
    result = CliRunner().invoke(main, ["extract", "--places", "a.docx"])
    assert result.stdout == "第1段\t标题\n表1第1行第1列\t项\t数\n表1第2行第1列\t甲\t1\n"
    assert CliRunner().invoke(main, ["extract", "a.docx"]).stdout == "标题\n项\t数\n甲\t1\n"


def test_extract_says_what_cannot_be_read(here: Path) -> None:
    Path("a.pdf").write_bytes(b"%PDF-1.7")
    result = CliRunner().invoke(main, ["extract", "a.pdf"])
    assert result.exit_code == 2
    assert "a.pdf：PDF 文件已损坏" in result.stderr


def test_annotate_writes_a_copy_that_finds_the_same(here: Path) -> None:
    Path("a.docx").write_bytes(word(paragraph(run(DEFECT))))
    before = Path("a.docx").read_bytes()
    result = check(*ONLY, "-f", "jsonl", "a.docx", "--annotate", "b.docx")
    assert result.exit_code == 1
    assert Path("a.docx").read_bytes() == before
    again = check(*ONLY, "-f", "jsonl", "b.docx")
    one, two = json.loads(result.stdout), json.loads(again.stdout)
    assert {key: one[key] for key in one if key != "path"} == {key: two[key] for key in two if key != "path"}
    assert reader.extraction(Path("b.docx").read_bytes()).text == reader.extraction(before).text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.docx", "--annotate", "a.docx"), "不能写回原文件"),
        (("a.txt", "--annotate", "b.docx"), "恰好一份"),
        (("a.docx", "a.txt", "--annotate", "b.docx"), "恰好一份"),
    ],
)
def test_annotate_takes_one_word_document_and_another_name(here: Path, arguments: tuple[str, ...], said: str) -> None:
    Path("a.docx").write_bytes(word(paragraph(run(DEFECT))))
    Path("a.txt").write_text(DEFECT, encoding="utf-8")
    result = check(*ONLY, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("b.docx").exists()


def test_fix_leaves_documents_alone_and_says_so(here: Path) -> None:
    files = {"a.docx": word(paragraph(run(DEFECT))), "b.html": as_page(DEFECT)}
    for name, data in files.items():
        Path(name).write_bytes(data)
    result = check(*ONLY, "--fix", ".")
    assert {name: Path(name).read_bytes() for name in files} == files
    assert "--fix 只改纯文本：2 份文档中的问题" in result.stderr


def test_a_text_is_linted_without_what_reads_documents(here: Path) -> None:
    Path("a.txt").write_text(DEFECT, encoding="utf-8")
    script = (
        "import json, sys\nfrom lintreport.cli import main\n"
        "try:\n    main(['check', '--isolated', '-f', 'json', 'a.txt'])\nexcept SystemExit:\n    pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(json.loads(told.stderr.splitlines()[-1]))
    assert not loaded & {"docx", "lxml", "pypdfium2", "python_calamine", "zipfile", "email", "pathspec", "subprocess"}
