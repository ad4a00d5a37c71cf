"""LibreOffice opens what is written, and old formats are read through it. Skipped where it is not installed."""

import json
import subprocess
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import CliRunner
from documents import report_as_word
from guides import ROOT

from lintreport.cli import main
from lintreport.reading import word
from lintreport.reading.kinds import which_office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(which_office() is None, reason="LibreOffice is not installed")]

SEED = next((ROOT / "seeds").glob("003*.txt"))


def converted(path: Path, suffix: str) -> Path:
    """The document, saved by LibreOffice in another format."""
    program = which_office()
    assert program
    profile = (path.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(path.parent / "out"), str(path)], check=True, capture_output=True, timeout=120)
    return path.parent / "out" / f"{path.stem}.{suffix.split(':')[0]}"


def found(path: Path, *more: str) -> list[tuple[str, str]]:
    result = CliRunner().invoke(main, ["check", "--isolated", "-f", "json", str(path), *more])
    return [(one["code"], one["excerpt"]) for one in json.loads(result.stdout)["findings"]]


def test_comments_are_kept_on_their_way_through_libreoffice(tmp_path: Path) -> None:
    path, out = tmp_path / "report.docx", tmp_path / "checked.docx"
    path.write_bytes(report_as_word(SEED.read_text(encoding="utf-8")))
    findings = [one for one in found(path, "--annotate", str(out)) if one[0] != "LNT011"]
    assert len(findings) >= 5
    options = '{"ExportNotes":{"type":"boolean","value":"true"}}'
    pages = pypdfium2.PdfDocument(converted(out, f"pdf:writer_pdf_Export:{options}"))
    notes = sum(
        pdfium.FPDFAnnot_GetSubtype(pdfium.FPDFPage_GetAnnot(page, at)) == pdfium.FPDF_ANNOT_TEXT
        for page in pages
        for at in range(pdfium.FPDFPage_GetAnnotCount(page))
    )
    assert notes >= len(findings)
    again = word.opened_document(converted(out, "docx").read_bytes())
    assert len([comment for comment in again.comments if comment.author == word.AUTHOR]) >= len(findings)


@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_old_formats_are_read_with_numbers_and_without_deletions(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "report.docx"
    text = "一、总体情况\n(一)受理情况。全年受理100件。\n二、下一步打算\n继续推进。\n"
    path.write_bytes(report_as_word(text))
    read = CliRunner().invoke(main, ["extract", str(converted(path, suffix))])
    assert "".join(read.stdout.split()) == "".join(text.split())


def test_rich_text_is_read(tmp_path: Path) -> None:
    words = "".join(f"\\u{ord(sign)}?" for sign in "全年受理件。")
    (tmp_path / "a.rtf").write_text(f"{{\\rtf1\\ansi {words}\\par}}", encoding="ascii")
    assert CliRunner().invoke(main, ["extract", str(tmp_path / "a.rtf")]).stdout.strip() == "全年受理件。"


def test_a_file_that_libreoffice_cannot_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    result = CliRunner().invoke(main, ["check", "--isolated", str(path)])
    assert result.exit_code == 2
    assert "LNT002" in result.stdout
