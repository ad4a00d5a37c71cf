"""The desk without its page: who may ask, what is taken and refused, what can be taken home, and that nothing stays."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="Starlette is not installed (pip install 'lintreport[serve]')")
pytest.importorskip("uvicorn", reason="uvicorn is not installed (pip install 'lintreport[serve]')")
from click.testing import CliRunner
from desk import Server
from documents import paragraph, run, word
from guides import ROOT
from test_archives import zipped

from lintreport.cli import main
from lintreport.config import Config
from lintreport.discovery import Target
from lintreport.plan import Selection, planned
from lintreport.serve import start
from lintreport.serve.desk import LONGEST_NAME, fit_name, unique
from lintreport.serve.start import Closing, _listening
from lintreport.serve.worker import Worker

DEFECT = "我区扎实推进各项工作。。全年成效明显。\n"
SUM = "全年办理案件54起，其中办结50起，未办结3起。\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    one = Server(tmp_path_factory.mktemp("home"))
    yield one
    assert one.end() == 0


@pytest.fixture(autouse=True)
def _empty(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "server" in request.fixturenames:
        request.getfixturevalue("server").clear()


# --- who may ask


def test_it_listens_on_this_computer_alone() -> None:
    listening = _listening(0)
    assert listening.getsockname()[0] == "127.0.0.1"
    listening.close()


def test_the_page_is_there_for_who_knows_the_address(server: Server) -> None:
    status, headers, body = server.ask("GET", "")
    assert status == 200
    assert b"desk.js" in body
    assert len(server.path.strip("/")) >= 32
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "server" not in {name.lower() for name in headers}


@pytest.mark.parametrize("path", ["/", "/state", "/favicon.ico", f"/{'x' * 32}/state", "/open/guess", "/open/"])
def test_without_the_token_there_is_nothing(server: Server, path: str) -> None:
    assert server.ask("GET", path)[0] == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80", "Origin": "http://evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_may_not_ask_even_if_it_knows_the_address(server: Server, headers: dict[str, str]) -> None:
    for method, path in (("GET", "state"), ("GET", ""), ("POST", "remove"), ("POST", "leave?now=yes")):
        assert server.ask(method, path, b"{}" if method == "POST" else None, headers)[0] == 403


def test_what_changes_something_must_say_where_it_comes_from(server: Server) -> None:
    assert server.ask("POST", "remove", b"{}", {})[0] == 403
    assert server.ask("POST", "remove", b"{}", {"Origin": server.origin.replace("127.0.0.1", "localhost")})[0] == 403


def test_the_address_that_a_browser_is_started_with_opens_the_page_once(tmp_path: Path) -> None:
    one = Server(tmp_path, browser=True)
    opening = one.opened().removeprefix(one.origin)
    assert one.path.strip("/") not in opening
    status, headers, _ = one.ask("GET", opening)
    assert (status, headers["location"]) == (303, one.path)
    assert one.ask("GET", opening)[0] == 404
    assert one.end() == 0


# --- what is taken


def test_files_are_linted_and_counted(server: Server) -> None:
    server.lay("a.txt", DEFECT.encode())
    server.lay("b.docx", word(paragraph(run(SUM.strip()))))
    server.lay("c.txt", "平安无事。\n".encode())
    told = {
        file["name"]: (file["state"], file["counts"]["error"], file["counts"]["warning"]) for file in server.linted()
    }
    assert told == {"a.txt": ("done", 0, 1), "b.docx": ("done", 1, 0), "c.txt": ("done", 0, 0)}


def test_the_bytes_say_what_a_file_is_and_not_its_name(server: Server) -> None:
    server.lay("a.docx", DEFECT.encode())
    server.lay("b.txt", word(paragraph(run(SUM.strip()))))
    server.lay("c.txt", b"\x89PNG\r\n")
    told = [(file["state"], file["word"]) for file in server.linted()]
    assert told == [("done", False), ("done", True), ("failed", False)]


def test_the_documents_in_an_archive_are_laid_out_one_by_one(server: Server) -> None:
    inner = zipped(**{"d.txt": SUM.encode()})
    server.lay("a.zip", zipped(**{"x/b.txt": DEFECT.encode(), "c.exe": b"MZ", "inner.zip": inner}))
    names = [file["name"] for file in server.linted()]
    assert names == ["a.zip!x/b.txt", "a.zip!inner.zip!d.txt"]
    assert ".exe" in server.state()["skipped"]["zh"]
    server.clear()
    assert server.state()["skipped"] is None


#: Hostile files, and what is stated about each.
HOSTILE = {
    "bomb.zip": (zipped(**{"a.txt": bytes(150_000_000)}), "过大"),
    "many.zip": (zipped(**{f"{n}.txt": b"" for n in range(3_000)}), "过大"),
    "cut.zip": (zipped(**{"a.txt": b"x" * 999})[:-40], "已损坏"),
    "cut.docx": (word(paragraph(run("甲")))[:-40], "损坏"),
    "cut.pdf": (b"%PDF-1.7\n" + b"1 0 obj<<" * 9_000, "损坏"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_the_next_one_is_linted(server: Server, name: str) -> None:
    data, words = HOSTILE[name]
    server.lay(name, data)
    server.lay("a.txt", DEFECT.encode())
    first, second = server.linted()
    assert first["state"] == "failed"
    assert words in first["why"]["zh"]
    assert second["counts"]["warning"] == 1


def test_a_file_that_is_too_large_is_not_listened_to(server: Server) -> None:
    length = {"Origin": server.origin, "Content-Length": str(60_000_000)}
    assert server.ask("POST", "files?name=a.txt", b"", length)[0] == 413
    assert server.state()["files"] == []


@pytest.mark.parametrize("length", ["-1", "x", "9" * 5_000])
def test_a_length_that_is_none_is_refused(server: Server, length: str) -> None:
    status = server.ask("POST", "files?name=a.txt", b"", {"Origin": server.origin, "Content-Length": length})[0]
    assert 400 <= status < 500
    assert server.state()["files"] == []


def test_a_desk_holds_no_more_than_it_says(server: Server) -> None:
    status, _, body = server.ask("POST", "files?name=a.zip", zipped(**{f"{number}.txt": b"x" for number in range(501)}))
    assert status == 409
    assert "500" in json.loads(body)["error"]["zh"]
    assert server.state()["files"] == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\x\\报告.docx", "C_/Users/x/报告.docx"),
        ("", "_"),
        ("...", "_"),
        ("a\x00\r\nb.txt", "a___b.txt"),
        ("<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"),
        ("张三110105194912310021.txt", "张三110***********0021.txt"),
    ],
)
def test_a_name_is_shown_without_what_it_could_do(name: str, shown: str) -> None:
    if "*" in shown:
        assert "19491231" not in fit_name(name)
    else:
        assert fit_name(name) == shown


def test_a_huge_name_is_cut_and_names_stay_apart(server: Server) -> None:
    assert len(fit_name("长" * 5_000 + ".docx")) <= LONGEST_NAME + 1
    assert fit_name("长" * 5_000 + ".docx").endswith(".docx")
    assert unique("a.txt", {"a.txt", "a (2).txt"}) == "a (3).txt"
    server.lay("长" * 3_000 + ".txt", DEFECT.encode())
    server.lay("长" * 3_000 + ".txt", DEFECT.encode())
    assert len({file["name"] for file in server.linted()}) == 2


# --- what is taken home


def test_the_page_of_findings_is_the_one_that_check_writes(server: Server) -> None:
    (number,) = server.lay("a.txt", DEFECT.encode())
    server.lay("b.txt", SUM.encode())
    server.linted()
    status, headers, body = server.ask("GET", f"report?number={number}&lang=en")
    assert status == 200
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    page = body.decode()
    assert '<html lang="en">' in page
    assert page.count('class="report">') == 1
    assert server.ask("GET", "report")[2].decode().count('class="report">') == 2


def test_the_table_and_the_data_hold_all_files(server: Server) -> None:
    server.lay("a.txt", DEFECT.encode())
    server.lay("b.txt", SUM.encode())
    server.linted()
    rows = [*csv.reader(io.StringIO(server.take("csv")[1].decode("utf-8-sig")))]
    assert [{"PUN002", "ARI001"} & {*row} for row in rows[1:]] == [{"PUN002"}, {"ARI001"}]
    told = json.loads(server.take("json")[1])
    assert [one["code"] for one in told["findings"]] == ["PUN002", "ARI001"]


def test_the_workbook_holds_all_findings(server: Server) -> None:
    pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed (pip install 'lintreport[serve]')")
    server.lay("a.txt", DEFECT.encode())
    server.lay("b.txt", SUM.encode())
    server.linted()
    status, data = server.take("xlsx")
    assert status == 200
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        words = package.read("xl/sharedStrings.xml").decode()
    assert "PUN002" in words
    assert "ARI001" in words


def test_word_documents_come_back_with_comments_but_for_false_alarms(server: Server) -> None:
    (number,) = server.lay("报告.docx", word(paragraph(run(SUM.strip())) + paragraph(run(DEFECT.strip()))))
    server.lay("b.txt", DEFECT.encode())
    server.linted()
    status, data = server.take("docx", numbers=[number])
    assert status == 200
    comments = _comments(data)
    assert "ARI001" in comments
    assert "PUN002" in comments
    found = json.loads(server.take("json", numbers=[number])[1])["findings"]
    alarm = next(one for one in found if one["code"] == "PUN002")
    identity = "|".join(str(alarm[key]) for key in ("code", "path", "fingerprint", "occurrence"))
    comments = _comments(server.take("docx", numbers=[number], without=[identity])[1])
    assert "ARI001" in comments
    assert "PUN002" not in comments
    with zipfile.ZipFile(io.BytesIO(server.take("zip")[1])) as archive:
        assert archive.namelist() == ["报告（批注）.docx"]
        assert "ARI001" in _comments(archive.read("报告（批注）.docx"))


def _comments(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/comments.xml").decode()


def test_where_there_is_no_word_document_that_is_said(server: Server) -> None:
    server.lay("a.txt", DEFECT.encode())
    server.linted()
    status, body = server.take("zip")
    assert status == 409
    assert "Word" in json.loads(body)["error"]["zh"]
    assert server.take("exe")[0] == 400


def test_findings_of_level_info_are_shown_when_asked_for(server: Server) -> None:
    server.lay("a.txt", "全年办理案件54起。我区工作（详见附件）推进.\n".encode() * 3)
    before = server.linted()[0]
    after = server.state("info")["files"][0]
    assert after["counts"]["info"] == before["hidden"]
    assert before["counts"]["info"] == after["hidden"] == 0


# --- what stays


def test_nothing_is_written_and_nothing_stays(tmp_path: Path) -> None:
    one = Server(tmp_path)
    one.lay("a.docx", word(paragraph(run(SUM.strip()))))
    one.lay("b.zip", zipped(**{"c.txt": DEFECT.encode()}))
    one.linted()
    one.take("zip")
    one.ask("GET", "report")
    assert one.written() == []
    one.ask("POST", "remove", json.dumps({"numbers": [1]}).encode())
    assert [file["name"] for file in one.state()["files"]] == ["b.zip!c.txt"]
    assert one.end() == 0
    assert one.written() == []
    assert one.process.stderr is not None
    assert one.process.stderr.read() == ""


@pytest.mark.slow
def test_ctrl_c_ends_it_without_a_word(tmp_path: Path) -> None:
    one = Server(tmp_path, "--lang", "en")
    assert b'lang="en"' in one.ask("GET", "")[2]
    one.process.send_signal(signal.SIGINT)
    assert one.process.wait(60) == 0
    assert one.process.stderr is not None
    assert one.process.stderr.read() == ""


def test_it_ends_some_time_after_the_page_was_closed_unless_one_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "GRACE", 0.01)
    monkeypatch.setattr(start, "PULSE", 0.01)
    now = Closing(3600, with_page=False)
    now.end(True)
    now.wait()
    closed = Closing(3600, with_page=True)
    closed.end(False)
    closed.wait()
    silent = Closing(0, with_page=False)
    silent.wait()
    back = Closing(3600, with_page=True)
    back.end(False)
    back.seen()
    assert not back._leaving


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["os._exit(1)", "__import__('time').sleep(600)"])
def test_a_check_that_kills_its_process_or_never_ends_costs_one_file(tmp_path: Path, fault: str) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "bad.py").write_text(
        "import os\nfrom lintreport import check, Text, NoOptions\n\n"
        "@check('BAD001', 'bad', title=Text('坏', 'bad'), severity='warning', options=NoOptions, basis='logic',\n"
        "       bad=[], good=[])\n"
        "def bad(document, options):\n    '''坏\n---\nbad'''\n"
        f"    if '坏' in document.text:\n        {fault}\n    return ()\n",
        encoding="utf-8",
    )
    (tmp_path / ".lintreport.yaml").touch()
    plan, _ = planned(Config(source=tmp_path / ".lintreport.yaml", packs=("house",)), Selection(), None)
    worker = Worker(plan, patience=5)
    try:
        texts = {"a.txt": DEFECT, "b.txt": "坏。\n", "c.txt": DEFECT}
        reports = [worker.lint(Target(name, text.encode())) for name, text in texts.items()]
    finally:
        worker.stop()
    assert [[one.code for one in report.diagnostics] for report in reports] == [["PUN002"], ["LNT001"], ["PUN002"]]


def test_the_start_icon_uses_options_that_there_are_and_lines_that_windows_reads() -> None:
    data = (ROOT / "packaging" / "windows" / "lintreport-desk.cmd").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    started = re.findall(rb"pythonw?(?:\.exe)?\"? -m lintreport (.*)\r|pyw -3 -m lintreport (.*)\r", data)
    commands = [b"".join(one).decode().split() for one in started]
    assert commands == [["serve", "--with-page"]] * 2
    told = CliRunner().invoke(main, ["serve", "--help"]).output
    assert "--with-page" in told
    assert b"PYTHONSAFEPATH=1" in data


def test_a_port_that_is_taken_is_a_mistake_with_a_sentence(server: Server) -> None:
    port = server.host.partition(":")[2]
    told = CliRunner().invoke(main, ["serve", "--no-browser", "--isolated", "--port", port])
    assert told.exit_code == 2
    assert f"端口 {port} 不可用" in told.stderr
