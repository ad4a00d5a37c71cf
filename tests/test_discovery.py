"""Which files a run looks at."""

import os
from pathlib import Path

import pytest

from lintreport.discovery import Exclusion, targets
from lintreport.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "data.csv", "sub/c.TXT", ".git/d.txt", ".hidden.txt", "node_modules/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _paths(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [target.path for target in targets(paths, [Exclusion(".", exclude)])]


def test_a_folder_gives_its_texts_in_order(folder: Path) -> None:
    assert _paths(".") == ["a.md", "b.txt", "sub/c.TXT"]


def test_a_named_file_may_be_called_anything(folder: Path) -> None:
    assert _paths("data.csv", ".hidden.txt") == [".hidden.txt", "data.csv"]


def test_a_file_named_twice_is_linted_once(folder: Path) -> None:
    assert _paths("b.txt", ".", "./b.txt") == ["a.md", "b.txt", "sub/c.TXT"]


@pytest.mark.parametrize("glob", ["sub", "sub/", "c.TXT", "*.TXT", "sub/*"])
def test_a_glob_leaves_out_files_and_folders(folder: Path, glob: str) -> None:
    assert _paths(".", exclude=(glob,)) == ["a.md", "b.txt"]


def test_a_glob_holds_for_named_files_too(folder: Path) -> None:
    assert _paths("b.txt", "a.md", exclude=("*.md",)) == ["b.txt"]


def test_a_missing_path_is_a_mistake(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"no such file or folder: nowhere\.txt"):
        _paths("b.txt", "nowhere.txt")


def test_a_folder_without_texts_is_a_mistake(folder: Path) -> None:
    with pytest.raises(ConfigError, match="nothing to lint"):
        _paths("sub", "node_modules/..", "sub", exclude=("*",))


def test_a_pipe_in_a_folder_is_left_alone(folder: Path) -> None:
    os.mkfifo("pipe.txt")
    assert "pipe.txt" not in _paths(".")


def test_a_link_to_nowhere_is_kept_so_that_it_is_reported(folder: Path) -> None:
    Path("gone.txt").symlink_to("nothing.txt")
    assert "gone.txt" in _paths(".")


def test_a_circle_of_links_ends(folder: Path) -> None:
    Path("sub/up").symlink_to(folder, target_is_directory=True)
    assert _paths(".") == ["a.md", "b.txt", "sub/c.TXT"]


def test_globs_of_a_configuration_start_from_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sub")
    assert targets(["."], [Exclusion("..", ("a.md",))])
    with pytest.raises(ConfigError):
        targets(["."], [Exclusion("..", ("sub/c.*",))])
