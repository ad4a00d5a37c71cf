"""The pages say what is true: those of the checks are fresh, and what the guides show is what happens."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

import click
import pytest
import yaml
from guides import GUIDES, ROOT, Block, blocks

from lintreport import advice, cli, config, lnt, packs, page, pattern, settings
from lintreport.cli import options
from lintreport.declaration import Check
from lintreport.testing import verify
from lintreport.version import VERSION

PAGES = page.documents()
WRITTEN = {path.name: path for path in (ROOT / "docs" / "checks").iterdir()}

every_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
guides_with_checks = pytest.mark.parametrize(
    "guide",
    [guide for guide in GUIDES if "\n# house/" in guide.read_text(encoding="utf-8")],
    ids=lambda guide: guide.name,
)


@pytest.mark.parametrize("name", sorted(PAGES.keys() | WRITTEN.keys()))
def test_the_page_of_a_check_is_fresh(name: str) -> None:
    assert name in WRITTEN, f"docs/checks/{name} is missing; run `make docs`"
    assert name in PAGES, f"docs/checks/{name} is left over; run `make docs`"
    assert WRITTEN[name].read_text(encoding="utf-8") == PAGES[name], f"docs/checks/{name} is stale; run `make docs`"


CHECKS = [*lnt.CHECKS, *packs.load([packs.built_in()])]
every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
FIXED = {
    "zh": ["报什么", "为什么", "怎么改", "不报的情形", "怎么关掉"],
    "en": ["What is reported", "Why", "How to fix it", "What is not reported", "How to turn it off"],
}


@every_check
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_a_check_has_its_five_parts_in_order(check: Check, lang: str) -> None:
    bare = re.sub(r"^(```+).*?^\1$", "code", page.page(check, lang), flags=re.MULTILINE | re.DOTALL)
    parts = re.split(r"^## (.*)\n", bare, flags=re.MULTILINE)
    headings = [heading for heading in parts[1::2] if heading not in ("选项", "Options")]
    assert headings == FIXED[lang]
    assert all(text.strip() for text in parts[2::2])


@every_check
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_of_a_check_say_all_but_how_to_turn_it_off(check: Check, lang: str) -> None:
    assert all(advice.parts_of(check.doc.of(lang), lang)[:4])


@every_check
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_advises_to_ignore_personal_data_or_names_of_the_state(check: Check, lang: str) -> None:
    advice = page.page(check, lang).partition(f"## {FIXED[lang][-1]}\n")[2]
    always = not check.excusable or check.code in ("LNT002", "TYP004")
    assert always != ("ignore: [" in advice)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a guide is played through: a project in version control, empty but for the samples."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    return tmp_path


def on_a_terminal(command: str, folder: Path) -> str:
    """What ``command`` writes to a terminal of 100 columns without colours, then what to standard error."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "LANG": "C.UTF-8",
    }
    ours, theirs = pty.openpty()
    # Standard error is no terminal here: how slow the machine is must not decide whether a progress bar is shown.
    with TemporaryFile() as errors:
        process = subprocess.Popen(
            ["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=errors
        )
        os.close(theirs)
        shown = b"".join(_read(ours))
        os.close(ours)
        process.wait()
        errors.seek(0)
        return (shown + errors.read()).decode().replace("\r\n", "\n")


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that nobody is left on the other side
            return
        if not piece:
            return
        yield piece


def write(block: Block, folder: Path) -> None:
    """Write the file that a block names, if it names one."""
    if block.path:
        (folder / block.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / block.path).write_text(block.text, encoding="utf-8")


def play(guide: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Write the files of a guide, run its commands: each with what it is said to print, and what it prints."""
    for block in blocks(guide):
        write(block, folder)
        if block.language == "console":
            for command, said in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
                yield command, said, on_a_terminal(command, folder)


@every_guide
def test_what_a_guide_shows_is_what_happens(guide: Path, folder: Path) -> None:
    for command, said, shown in play(guide, folder):
        # "…" stands for what is left out: of a line, or for whole lines.
        pattern = re.sub(r"^…\\\n", "(?:.*\n)*?", re.escape(said), flags=re.MULTILINE).replace("…", ".*")
        assert re.fullmatch(pattern, shown), f"$ {command}\n{shown}"


@guides_with_checks
def test_the_checks_of_a_guide_find_the_marked_places_of_their_examples(guide: Path, folder: Path) -> None:
    for block in blocks(guide):
        write(block, folder)
    for check in packs.load([packs.at(folder / "house")]):
        assert check.bad
        for example in check.bad + check.good:
            verify(check, example)


@every_guide
def test_the_links_of_a_guide_lead_somewhere(guide: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", guide.read_text(encoding="utf-8")):
        assert (guide.parent / target).exists(), target


#: Options of other programs, and of the benchmarks, that the guides mention.
OTHERS = {"--check", "--editable", "--group", "--judge", "--unjudged", "--read"} | {
    *("--archives", "--conf", "--deploy-mode", "--master"),  # spark-submit
}


@every_guide
def test_an_option_that_a_guide_mentions_exists(guide: Path) -> None:
    group = cli.main
    assert isinstance(group, click.Group)
    context = click.Context(group)
    commands = [group, *(group.get_command(context, name) for name in group.list_commands(context))]
    known = {option for command in commands if command for one in command.params for option in one.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", guide.read_text(encoding="utf-8"))) <= known | OTHERS


@pytest.mark.parametrize("name", ["configuration.md", "configuration.zh-CN.md"])
def test_every_key_of_the_configuration_is_described_and_shown(name: str, tmp_path: Path) -> None:
    guide = ROOT / "docs" / name
    text = guide.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == settings.KEYS.keys()
    examples = [block for block in blocks(guide) if block.path]
    for example in examples:
        (tmp_path / example.path).write_text(example.text, encoding="utf-8")
        loaded = config.load(tmp_path / example.path)
        config.check_codes(loaded, packs.load([packs.built_in()]))
    assert all(re.search(f"^{key}:", examples[0].text, re.MULTILINE) for key in settings.KEYS)


@pytest.mark.parametrize("name", ["writing-checks.md", "writing-checks.zh-CN.md"])
def test_every_key_of_a_check_in_yaml_is_described(name: str) -> None:
    described = re.findall(
        r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|", (ROOT / "docs" / name).read_text(encoding="utf-8"), re.MULTILINE
    )
    keys = {key for cell in described for key in re.findall("[a-z_]+", cell)}
    assert keys >= pattern._KEYS.keys()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_format_and_severity_is_described(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE) == [*reversed(options.SEVERITIES), *options.FORMATS]


ENGLISH = [guide for guide in GUIDES if not guide.stem.endswith(".zh-CN")]


def _twin(guide: Path) -> Path:
    """The guide in Chinese."""
    return guide.with_name(f"{guide.stem}.zh-CN.md")


def test_every_guide_exists_in_both_languages_which_link_to_each_other() -> None:
    assert {*map(_twin, ENGLISH)} == {*GUIDES} - {*ENGLISH}
    for guide in ENGLISH:
        for one, other in ((guide, _twin(guide)), (_twin(guide), guide)):
            assert f"]({other.name})" in one.read_text(encoding="utf-8").split("\n", 3)[2], one.name


def test_a_guide_shows_the_same_code_in_both_languages() -> None:
    for guide in ENGLISH:
        assert [*map(_bare, blocks(guide))] == [*map(_bare, blocks(_twin(guide)))], guide.name


def _bare(block: Block) -> str:
    """The code of a block without its comments, and without what a command prints."""
    if block.language == "console":
        block = block._replace(text="\n".join(re.findall(r"^\$ .*", block.text, re.MULTILINE)))
    return re.sub(r" +#.*| --lang en", "", block.text).strip()


def test_the_citation_names_the_version_that_is_here() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == VERSION


def test_the_first_form_for_an_issue_is_that_of_a_false_alarm() -> None:
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    forms = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("[0-9]*.yml"))]
    assert [form["name"].split(" · ")[1] for form in forms] == ["False alarm", "Missed defect", "Crash"]
    for form in forms:
        ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
        assert len(ids) == len(set(ids)) >= 4
