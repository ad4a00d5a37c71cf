"""Nothing runs, and nothing is switched off, because a submitter sent a file of a certain name or content."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport.checkout import chosen
from lintreport.cli import main

#: What a submitter sends: a report with a defect, a pack that leaves a mark when it runs, a configuration of both.
DEFECT = "近200余份\n"
PACK = "open('RAN', 'w')\n"
CONFIGURATION = "packs: [p]\nignore: [ALL]\n"


@pytest.fixture
def incoming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as it was sent, and the current one; it is in nobody's version control."""
    folder = tmp_path / "incoming"
    (folder / "p").mkdir(parents=True)
    (folder / "p" / "x.py").write_text(PACK)
    (folder / "r.txt").write_text(DEFECT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a command line; it is the shell that writes names of files for ``*``."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command], env={**os.environ, "PATH": path}, capture_output=True, text=True, encoding="utf-8"
    )


def in_checkout(folder: Path, marker: str = ".git") -> None:
    (folder / marker).mkdir()


# --- names of files


def test_a_file_with_the_name_of_an_option_runs_nothing(incoming: Path) -> None:
    Path("evil.txt").write_text("packs: [p]\n")
    Path("--config=evil.txt").touch()
    done = shell("lintreport check *.txt")
    assert done.returncode == 2
    assert "“--config=evil.txt”可能是选项，也可能是这里的同名文件" in done.stderr
    assert not Path("RAN").exists()


def test_a_file_with_the_name_of_an_option_overwrites_no_other(incoming: Path) -> None:
    Path("-or.txt").touch()
    Path("evil.txt").write_text(DEFECT, encoding="utf-8")
    assert shell("lintreport check *.txt").returncode == 2
    assert Path("r.txt").read_text(encoding="utf-8") == DEFECT


@pytest.mark.parametrize("name", ["--config=evil.txt", "-or.txt", "--isolated", "-q", "--fail-on=never.txt"])
def test_behind_two_dashes_it_is_a_path(incoming: Path, name: str) -> None:
    Path(name).write_text(DEFECT, encoding="utf-8")
    result = run("check", "--", name, "r.txt")
    assert result.exit_code == 1
    assert f"{name}:1:1: QTY001" in result.stdout
    assert "r.txt:1:1: QTY001" in result.stdout


def test_an_option_whose_file_is_not_there_is_an_option(incoming: Path) -> None:
    assert run("check", "--fail-on=never", "r.txt").exit_code == 0


def test_a_name_that_commands_the_terminal_is_shown_escaped(incoming: Path) -> None:
    name = "\x1b]0;owned\x07a.txt"
    Path(name).write_text(DEFECT, encoding="utf-8")
    shown = run("check", "--", name).output
    missing = run("check", "--", f"no-{name}").output
    assert "␛]0;owned␇a.txt:1:1" in shown
    assert "␛]0;owned␇a.txt" in missing
    assert "\x1b" not in shown + missing


# --- configurations


@pytest.mark.parametrize(
    "command", [["check", "r.txt"], ["baseline", "-o", "b.json"], ["checks"], ["explain", "QTY001"]]
)
def test_a_configuration_that_came_with_reports_has_no_effect(incoming: Path, command: list[str]) -> None:
    (incoming / ".lintreport.yaml").write_text(CONFIGURATION)
    result = run(*command)
    assert result.exit_code == (1 if command[0] == "check" else 0)
    assert not Path("RAN").exists()
    assert result.stderr.startswith(f"提示：未采用 {incoming / '.lintreport.yaml'}")
    assert f"--config {incoming / '.lintreport.yaml'}" in result.stderr


def test_so_has_one_that_was_dropped_into_a_folder_of_the_project(incoming: Path) -> None:
    in_checkout(incoming.parent)
    (incoming.parent / ".lintreport.yaml").write_text("select: [QTY001]\nlang: en\n")
    (incoming / "pyproject.toml").write_text('[tool.lintreport]\npacks = ["p"]\nignore = ["ALL"]\n')
    result = run("check", "r.txt")
    assert result.exit_code == 1
    assert "pyproject.toml was not used: a configuration is only read at the root" in result.stderr
    assert not Path("RAN").exists()


@pytest.mark.parametrize("marker", [".git", ".hg", ".svn"])
@pytest.mark.parametrize("name", [".lintreport.yaml", "pyproject.toml"])
def test_the_one_at_the_root_of_the_checkout_governs_all_folders_in_it(incoming: Path, marker: str, name: str) -> None:
    in_checkout(incoming.parent, marker)
    text = "ignore: [ALL]\n" if name.endswith("yaml") else '[tool.lintreport]\nignore = ["ALL"]\n'
    (incoming.parent / name).write_text(text)
    result = run("check", "-q", "r.txt")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_checkout_may_be_marked_by_a_file(incoming: Path) -> None:
    (incoming / ".git").write_text("gitdir: elsewhere\n")  # a worktree, or a submodule
    (incoming / ".lintreport.yaml").write_text("ignore: [ALL]\n")
    assert run("check", "r.txt").exit_code == 0


def test_the_nearest_checkout_decides(incoming: Path) -> None:
    in_checkout(incoming.parent)
    in_checkout(incoming)
    (incoming.parent / ".lintreport.yaml").write_text("ignore: [ALL]\n")
    assert run("check", "-q", "r.txt").exit_code == 1


def test_who_names_a_configuration_has_it(incoming: Path) -> None:
    (incoming / ".lintreport.yaml").write_text("ignore: [ALL]\n")
    assert run("check", "--config", ".lintreport.yaml", "r.txt").exit_code == 0


def test_a_pyproject_of_others_is_not_even_parsed(incoming: Path) -> None:
    Path("pyproject.toml").write_text("[tool.lintreport\nbroken")
    assert run("check", "r.txt").exit_code == 1


def test_a_pipe_in_the_place_of_a_configuration_is_not_waited_for(incoming: Path) -> None:
    in_checkout(incoming)
    os.mkfifo(".lintreport.yaml")
    os.mkfifo("pyproject.toml")
    assert chosen(incoming) == (None, None)


def _belongs_to_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if another user had made ``path``; the superuser, whom all trust, can really do so."""
    if os.geteuid() == 0:
        os.chown(path, 12345, -1, follow_symlinks=False)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)


@pytest.mark.parametrize("place", [".", ".git", ".lintreport.yaml"])
def test_a_configuration_in_a_folder_of_another_user_is_not_read(
    incoming: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    in_checkout(incoming)
    (incoming / ".lintreport.yaml").write_text(CONFIGURATION)
    monkeypatch.delenv("SUDO_UID", raising=False)
    _belongs_to_another(incoming / place, monkeypatch)
    result = run("check", "--lang", "en", "r.txt")
    assert result.exit_code == 1
    assert "belongs to another user" in result.stderr
    assert not Path("RAN").exists()


def test_nor_one_that_another_user_has_linked_to(incoming: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_checkout(incoming)
    (incoming / "harmless.yaml").write_text("ignore: [ALL]\n")
    (incoming / ".lintreport.yaml").symlink_to("harmless.yaml")
    monkeypatch.delenv("SUDO_UID", raising=False)
    _belongs_to_another(incoming / ".lintreport.yaml", monkeypatch)
    assert run("check", "r.txt").exit_code == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give a file away")
def test_under_sudo_the_user_who_asked_is_trusted(incoming: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_checkout(incoming)
    (incoming / ".lintreport.yaml").write_text("ignore: [ALL]\n")
    for place in (".", ".git", ".lintreport.yaml"):
        os.chown(incoming / place, 12345, -1)
    monkeypatch.setenv("SUDO_UID", "12345")
    assert run("check", "r.txt").exit_code == 0


# --- modules


#: What a submitter might send to have it imported: of the standard library, of ours, of those that ours needs.
SHADOWS = ("typing.py", "regex.py", "click.py", "yaml.py", "json.py", "re.py", "rich.py", "hashlib.py", "bisect.py")


def test_no_module_of_the_current_folder_stands_in_for_another(incoming: Path) -> None:
    for name in SHADOWS:
        Path(name).write_text(PACK)
    Path("evil.dist-info").mkdir()
    Path("evil.dist-info/entry_points.txt").write_text("[lintreport.packs]\nevil = p\n")
    done = shell(f'"{sys.executable}" -m lintreport check -f full r.txt')
    assert done.returncode == 1, done.stderr
    assert "QTY001" in done.stdout
    assert not Path("RAN").exists()


def test_nor_in_a_process_that_is_started_anew(incoming: Path) -> None:
    for name in ("multiprocessing.py", "concurrent.py"):
        Path(name).write_text(PACK)
    Path("s.txt").write_text(DEFECT, encoding="utf-8")
    # Elsewhere than on Linux the workers are started anew.
    script = "import sys; del sys.path[0]; sys.platform = 'darwin'; from lintreport.cli import main; main()"
    done = shell(f'"{sys.executable}" -c "{script}" check --jobs 2 r.txt s.txt')
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("QTY001") == 2
    assert not Path("RAN").exists()
