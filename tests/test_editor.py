"""The language server, as an editor meets it: a client over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("pygls", reason="pygls is not installed (pip install 'lintreport[lsp]')")
from editor import Editor, applied, at, excerpt
from guides import ROOT, blocks
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from lintreport.cli import main
from lintreport.lsp import answers
from lintreport.lsp.positions import Positions, edited, units_of

#: A defect after characters of every width: two UTF-16 units, four UTF-8 bytes, a combining mark, a line separator.
WIDE = "标题😀𠮷\r\n我区\u2028推进é各项😀工作。。全年成效明显。\r\n又一行，，完。\r\n"
SUM = "全年办理案件54起，其中办结50起，未办结3起。\n"


def _project(folder: Path, configuration: str = "baseline: accepted.json\n") -> Path:
    """A checkout of the user's with a configuration."""
    (folder / ".git").mkdir()
    (folder / ".lintreport.yaml").write_text(configuration, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def editor(project: Path) -> Iterator[Editor]:
    """One editor for all tests that need no configuration of their own; each opens files of its own."""
    one = Editor(project)
    yield one
    assert one.close() == 0


def _codes(found: list[types.Diagnostic]) -> list[object]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    "encoding", ["utf-8", *(pytest.param(one, marks=pytest.mark.slow) for one in ("utf-16", "utf-32"))]
)
def test_every_client_is_told_columns_in_its_own_units(tmp_path: Path, encoding: str) -> None:
    one = Editor(_project(tmp_path), (encoding,))
    assert one.encoding == encoding
    found = one.open("a.txt", WIDE)
    marked = [(one.code, excerpt(WIDE, one.range, encoding)) for one in found]
    assert marked == [("GLY005", "\u2028"), ("PUN002", "。。"), ("PUN002", "，，")]
    where = found[1].range
    fixes = [action for action in one.actions("a.txt", where) if action.edit]
    assert applied(WIDE, fixes[0].edit, encoding) == WIDE.replace("。。", "。")  # type: ignore[arg-type]
    # An edit beyond all of them, told in the same units.
    one.edit("a.txt", 2, types.TextDocumentContentChangePartial(where, "；；"))
    found = one.diagnostics(one.uri("a.txt"), 2)
    assert [excerpt(WIDE.replace("。。", "；；"), one.range, encoding) for one in found] == ["\u2028", "；；", "，，"]
    assert one.close() == 0


def test_a_client_that_says_nothing_counts_in_utf_16(editor: Editor) -> None:
    assert editor.encoding == "utf-16"
    assert editor.open("1.txt", "😀工作。。\n")[0].range == types.Range(types.Position(0, 4), types.Position(0, 6))


def test_what_is_typed_is_linted_as_it_stands(editor: Editor) -> None:
    assert editor.open("2.txt", "我区工作完成\n下一行。\n") == []
    text = "我区工作完成\n下一行。\n"
    place = types.Position(0, 6)
    for version, sign in enumerate("。。", 2):
        editor.edit("2.txt", version, types.TextDocumentContentChangePartial(types.Range(place, place), sign))
        text = text.replace("完成", f"完成{sign}", 1)
    found = editor.diagnostics(editor.uri("2.txt"), 3)
    assert [excerpt(text, one.range, "utf-16") for one in found] == ["。。"]
    end = types.Position(0, 8)
    editor.edit("2.txt", 4, types.TextDocumentContentChangePartial(types.Range(place, end), ""))
    assert editor.diagnostics(editor.uri("2.txt"), 4) == []


def test_changes_that_come_together_are_made_one_after_the_other(editor: Editor) -> None:
    editor.open("3.txt", "甲\r\n乙\r\n")
    whole = types.TextDocumentContentChangeWholeDocument("一\r\n二。\r\n")
    place = types.Range(types.Position(1, 1), types.Position(1, 1))
    editor.edit("3.txt", 2, whole, types.TextDocumentContentChangePartial(place, "完成。"))
    found = editor.diagnostics(editor.uri("3.txt"), 2)
    assert [excerpt("一\r\n二完成。。\r\n", one.range, "utf-16") for one in found] == ["。。"]


def test_a_finding_says_its_sum_and_its_other_places(editor: Editor) -> None:
    (found,) = editor.open("4.txt", SUM)
    assert found.code == "ARI001"
    assert found.severity == types.DiagnosticSeverity.Error
    assert "50 + 3 = 53" in found.message
    assert found.related_information
    assert {excerpt(SUM, one.location.range, "utf-16") for one in found.related_information} >= {"50起", "3起"}


def test_safe_fixes_are_preferred_and_others_say_that_they_need_a_look(editor: Editor) -> None:
    text = "全年成效明显。。\n"
    (found,) = editor.open("5.txt", text)
    fix = editor.actions("5.txt", found.range, [types.CodeActionKind.QuickFix])[0]
    assert fix.diagnostics
    assert fix.diagnostics[0].code == "PUN002"
    safe = bool(fix.is_preferred)
    assert fix.title.endswith("（须核对）") != safe
    text = "深入贯彻习近平新时代中国特色社会主义思想，依法行政意识不断增强，依法行政意识不断增强。\n" * 2
    for one in editor.open("5b.txt", text):
        for action in editor.actions("5b.txt", one.range, [types.CodeActionKind.QuickFix]):
            assert action.edit is None or action.is_preferred or action.title.endswith("（须核对）")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_safe_fixes_are_one_action(editor: Editor, project: Path, end: str) -> None:
    text = f"一是加强领导。。{end}😀近期完成，，推进顺利。{end}"
    editor.open("6.txt", text)
    everywhere = types.Range(types.Position(0, 0), types.Position(9, 0))
    (action,) = editor.actions("6.txt", everywhere, [types.CodeActionKind.SourceFixAll])
    assert action.edit
    fixed = applied(text, action.edit, "utf-16")
    (project / "6b.txt").write_text(text, encoding="utf-8", newline="")
    CliRunner().invoke(main, ["check", "--isolated", "--fix", str(project / "6b.txt")])
    assert fixed.encode() == (project / "6b.txt").read_bytes() != text.encode()


def test_not_a_mistake_goes_into_the_baseline_that_check_reads(
    editor: Editor, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "in").mkdir()
    (project / "in" / "7.txt").write_text(SUM, encoding="utf-8")
    (found,) = editor.open("in/7.txt", SUM)
    (action,) = [one for one in editor.actions("in/7.txt", found.range) if one.command]
    assert action.title == "不是问题，记入基线（ARI001）"
    assert action.command
    assert editor.execute(action.command) is True
    assert editor.diagnostics(editor.uri("in/7.txt"), 1) == []
    (entry,) = json.loads((project / "accepted.json").read_text(encoding="utf-8"))["entries"]
    assert (entry["code"], entry["path"], entry["reason"]) == ("ARI001", "in/7.txt", "false-positive")
    monkeypatch.chdir(project)
    assert CliRunner().invoke(main, ["check", "in"]).exit_code == 0


@pytest.mark.slow
def test_where_there_is_no_baseline_the_action_says_so(tmp_path: Path) -> None:
    one = Editor(tmp_path)
    (found,) = one.open("a.txt", SUM)
    (action,) = [action for action in one.actions("a.txt", found.range) if not action.edit]
    assert action.disabled
    assert "baseline" in action.disabled.reason
    assert action.command is None
    assert one.close() == 0


def test_resting_on_a_finding_shows_the_page_of_its_check(editor: Editor) -> None:
    (found,) = editor.open("8.txt", SUM)
    told = editor.hover("8.txt", found.range.start)
    assert told
    assert isinstance(told.contents, types.MarkupContent)
    assert told.contents.kind == types.MarkupKind.Markdown
    assert told.contents.value.startswith("# ARI001 sum-of-parts")
    assert editor.hover("8.txt", types.Position(0, 0)) is None or found.range.start == types.Position(0, 0)


@pytest.mark.slow
def test_the_configuration_of_the_checkout_holds_and_is_read_again_when_it_changes(tmp_path: Path) -> None:
    project = _project(tmp_path)
    editor = Editor(project)
    assert _codes(editor.open("a.txt", SUM)) == ["ARI001"]
    configuration = project / ".lintreport.yaml"
    configuration.write_text("ignore: [ARI001]\n", encoding="utf-8")
    event = types.FileEvent(configuration.as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert editor.diagnostics(editor.uri("a.txt"), 1) == []
    configuration.write_text("ignore: [ARI999]\n", encoding="utf-8")
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert "ARI999" in editor.heard()
    assert editor.close() == 0


@pytest.mark.slow
def test_globs_and_lists_of_the_configuration_mean_what_they_mean_for_check(tmp_path: Path) -> None:
    one = Editor(_project(tmp_path, "exclude: [drafts/]\nper-path-ignores: {'old/*': [ARI]}\nlang: en\n"))
    assert one.open("drafts/a.txt", SUM) == []
    assert one.open("old/a.txt", SUM) == []
    assert one.open("new/a.txt", SUM)[0].message.startswith("the parts add up to")
    assert one.close() == 0


def test_a_configuration_that_came_with_reports_has_no_effect(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "x.py").write_text("open('RAN', 'w')\n")
    (tmp_path / ".lintreport.yaml").write_text("packs: [p]\nignore: [ALL]\n")
    one = Editor(tmp_path)
    assert _codes(one.open("a.txt", SUM)) == ["ARI001"]
    assert ".lintreport.yaml" in one.heard()
    assert one.close() == 0
    assert not (tmp_path / "RAN").exists()


@pytest.mark.slow
def test_what_is_not_saved_yet_and_what_lies_in_no_folder_is_linted_too(tmp_path: Path) -> None:
    one = Editor(None)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".lintreport.yaml").write_text("ignore: [ALL]\n")
    assert _codes(one.open("untitled:Untitled-1", SUM)) == ["ARI001"]
    assert _codes(one.open((tmp_path / "a.txt").as_uri(), SUM)) == ["ARI001"]
    assert one.open("untitled:Untitled-2", "```\n全年。。\n```\n" + "正文。\n" * 9, "markdown") == []
    assert one.close() == 0


def test_a_closed_document_shows_nothing_and_a_web_page_is_no_report(editor: Editor) -> None:
    assert editor.open("a.html", "<!doctype html><html><body>工作。。</body></html>", "html") == []
    editor.open("9.txt", SUM)
    editor.client.text_document_did_close(
        types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("9.txt")))
    )
    assert editor.diagnostics(editor.uri("9.txt"), 1) == []
    assert editor.actions("9.txt", types.Range(types.Position(0, 0), types.Position(9, 0))) == []


@pytest.mark.slow
def test_what_a_check_prints_does_not_reach_the_editor(tmp_path: Path) -> None:
    project = _project(tmp_path, "packs: [house]\n")
    (project / "house").mkdir()
    (project / "house" / "loud.py").write_text(
        "import os\nfrom lintreport import check, Text, NoOptions\n\n"
        "@check('LOU001', 'loud', title=Text('响', 'loud'), severity='warning', options=NoOptions, basis='logic',\n"
        "       bad=[], good=[])\n"
        "def loud(document, options):\n    '''响\n---\nloud'''\n    print('hello')\n    os.write(1, b'hello')\n"
        "    return ()\n",
        encoding="utf-8",
    )
    one = Editor(project)
    assert _codes(one.open("a.txt", SUM)) == ["ARI001"]
    assert _codes(one.open("b.txt", SUM)) == ["ARI001"]
    assert one.close() == 0


@given(st.text("a中é😀𠮷\u2028\f\r\n", max_size=40), st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_a_place_that_an_editor_tells_is_the_place_that_it_means(text: str, encoding: str, data: st.DataObject) -> None:
    places = Positions(text, units_of(encoding))
    for offset in range(len(text) + 1):
        told = places.position(offset)
        within = text[offset - 1 : offset + 1] == "\r\n"
        assert places.offset(told) == at(text, told, encoding) == offset - within
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    where = places.range(start, end)
    change = types.TextDocumentContentChangePartial(where, "新")
    expected = text[: at(text, where.start, encoding)] + "新" + text[at(text, where.end, encoding) :]
    assert edited(text, [change], units_of(encoding)) == expected


def test_a_place_beyond_the_end_is_the_end() -> None:
    places = Positions("甲乙\r\n丙", units_of("utf-16"))
    assert places.offset(types.Position(0, 99)) == 2
    assert places.offset(types.Position(9, 0)) == 5


@pytest.mark.parametrize("guide", ["editor.md", "editor.zh-CN.md"])
def test_the_settings_in_the_guide_start_this_program(guide: str) -> None:
    settings = {
        key: value
        for block in blocks(ROOT / "docs" / guide)
        if block.language == "json"
        for key, value in json.loads(block.text).items()
    }
    command = [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]]
    assert command == ["lintreport", "lsp"]
    assert answers.FIX_ALL in settings["editor.codeActionsOnSave"]
    (lua,) = [block.text for block in blocks(ROOT / "docs" / guide) if block.language == "lua"]
    assert f"cmd = {{ {', '.join(map(json.dumps, command))} }}" in lua
    assert CliRunner().invoke(main, ["lsp", "--help"]).exit_code == 0


def test_other_commands_load_none_of_it() -> None:
    script = (
        "import sys\nfrom lintreport.cli import main\n"
        "try:\n    main(['check', '--isolated', '-'])\nexcept SystemExit:\n    pass\n"
        "loaded = {'asyncio', 'pygls', 'lsprotocol', 'starlette', 'uvicorn', 'lintreport.lsp', 'lintreport.serve'}\n"
        "assert not loaded & {*sys.modules}, loaded & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", script], check=True, input="正文。\n", text=True, capture_output=True)
