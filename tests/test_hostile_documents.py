"""Documents made to break a reader end with a sentence: within bounds of time and memory, and with exit status 2."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from documents import paragraph, run, table, word
from test_archives import zipped

#: Address space for the reading of a hostile document, in bytes, and its time, in seconds.
MEMORY, PATIENCE = 1_500_000_000, 20
LIMITED = (
    "import resource, sys\n"
    f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))\n"
    "from lintreport.cli import main\n"
    "main(['check', '--isolated', '--jobs', '1', '-f', 'concise', *sys.argv[1:]])\n"
)
PART = "word/document.xml"


def with_part(data: bytes, name: str, change: bytes | None) -> bytes:
    """A package with one part replaced, or taken away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.namelist():
            if member != name:
                after.writestr(member, before.read(member))
        if change is not None:
            after.writestr(name, change)
    return out.getvalue()


PLAIN = word(paragraph(run("甲")))
LAUGHS = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&j;</w:document>'
)
SELF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Type/XObject/Subtype/Form/Resources<</XObject<</X 4 0 R>>>>/Length 4>>stream\n/X Do\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>"
)
FILES = {
    "bomb.docx": with_part(PLAIN, "word/media/a", bytes(150_000_000)),
    "laughs.docx": with_part(PLAIN, PART, LAUGHS),
    "nothing.docx": with_part(PLAIN, PART, None),
    "cut.docx": PLAIN[:-40],
    "endless.docx": with_part(PLAIN, PART, b"<w:p>" * 3_000_000),
    "bomb.zip": zipped(**{"a.txt": bytes(150_000_000)}),
    "many.zip": zipped(**{f"{n}.txt": b"" for n in range(3_000)}),
    "self.pdf": SELF,
    "cut.pdf": b"%PDF-1.7\n" + b"1 0 obj<<" * 100_000,
    "deep.html": b"<html><body>" + b"<div>" * 300_000,
    "book.xlsx": with_part(zipped(**{"xl/workbook.xml": b"<workbook/>"}), "xl/sharedStrings.xml", b"<sst>" * 500_000),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_document_ends_with_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, name], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE
    )
    assert told.returncode == 2, told.stderr[-500:]
    assert f"{name}:1:1: LNT002 error" in told.stdout
    assert "Traceback" not in told.stderr


def test_a_word_document_in_which_tables_nest_is_read(tmp_path: Path) -> None:
    inner = table(["甲", "乙"])
    for _ in range(20):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{paragraph(run('外'))}</w:tc></w:tr></w:tbl>"
    (tmp_path / "nested.docx").write_bytes(word(inner))
    told = subprocess.run([sys.executable, "-c", LIMITED, "nested.docx"], cwd=tmp_path, capture_output=True, text=True)
    assert told.returncode in (0, 1), told.stderr[-500:]
