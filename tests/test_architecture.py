"""One direction: who imports whom, and what a start costs."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import lintreport

ROOT = Path(__file__).parent.parent

#: From the ground up. A module imports from its own floor and from those below it; a package stands for its modules.
FLOORS = (
    ("advice", "finding", "version", "workers", "writing"),
    ("kept", "stamp"),
    ("ending", "errors", "parsing", "shape", "text"),
    ("profile",),
    ("document",),
    ("filed",),
    ("declaration",),
    ("results",),
    ("", "pattern", "lnt", "testing"),  # "" is lintreport itself: the names that a check needs
    ("naming", "packs", "settings"),
    ("index",),
    (
        "config",
        "source",
        "reading",
        "gitignore",
        "discovery",
        "fingerprint",
        "diagnosis",
        "border",
        "copies",
        "baseline",
    ),
    ("checkout",),
    ("plan", "precedence", "suppress"),
    ("run", "acceptance"),
    ("annotation", "cache", "fixing", "across"),
    ("report",),
    ("api", "page", "terminal"),
    ("lsp", "serve", "bulk"),
    ("cli",),
    ("__main__",),
)


def _name(path: Path) -> str:
    """``text.lines`` for lintreport/text/lines.py; a package is called like its folder."""
    parts = path.relative_to(ROOT / "lintreport").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in sorted((ROOT / "lintreport").rglob("*.py"))}
CHECKS = sorted((ROOT / "checks").rglob("*.py"))


def floor(module: str) -> int:
    """The floor of a module; fails for one that has none."""
    homes = [n for n, names in enumerate(FLOORS) if module in names or module.split(".")[0] in names]
    assert len(homes) == 1, f"lintreport.{module} has no floor: give it one in FLOORS"
    return homes[0]


def imports(path: Path) -> Iterator[str]:
    """Everything that a file imports, inside functions too, in full: ``lintreport.text.structure.lines``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            for alias in node.names:
                full = f"{base}.{alias.name}"
                is_module = full.removeprefix("lintreport.") in MODULES and alias.name not in lintreport.__all__
                yield full if is_module else base


def inner(path: Path) -> set[str]:
    """The modules of lintreport that a file imports, by their names here."""
    ours = (name for name in imports(path) if name.split(".")[0] == "lintreport")
    return {name.removeprefix("lintreport").removeprefix(".") for name in ours}


@pytest.mark.parametrize("module", MODULES)
def test_no_import_runs_up_a_floor(module: str) -> None:
    assert [name for name in inner(MODULES[module]) if floor(name) > floor(module)] == []


def test_there_is_no_import_circle() -> None:
    graph = {module: inner(path) - {module} for module, path in MODULES.items()}
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_every_module_on_a_floor_exists() -> None:
    assert {name for names in FLOORS for name in names} <= MODULES.keys()


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.name)
def test_a_check_needs_only_what_a_pack_of_others_may_use(path: Path) -> None:
    """The names of lintreport itself and the views of a text; besides, the standard library and regex."""
    for name in imports(path):
        top = name.split(".")[0]
        own = name.startswith(".") and not name.startswith("..")
        offered = name == "lintreport" or name.startswith("lintreport.text.")
        assert own or offered or top == "regex" or (top in sys.stdlib_module_names and top != "dataclasses"), name


def _words(path: Path) -> Iterator[str]:
    """The strings of a file that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    expressions = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in expressions:
            yield node.value


@pytest.mark.parametrize("module", MODULES)
def test_the_engine_knows_no_check_by_its_code(module: str) -> None:
    for words in _words(MODULES[module]):
        assert not re.search(r"\b(?!LNT)[A-Z]{3}[0-9]{3}\b", words), words


def _loaded(*arguments: str) -> set[str]:
    """The modules that a run of the program has loaded in the end."""
    script = (
        "import json, sys\n"
        "from lintreport.cli import main\n"
        f"try:\n    main({list(arguments)!r})\n"
        "except SystemExit:\n    pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(result.stderr.splitlines()[-1]))


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_start_loads_nothing_but_click(argument: str) -> None:
    loaded = _loaded(argument)
    assert "click" in loaded
    assert not loaded & {
        "rich",
        "regex",
        "yaml",
        "multiprocessing",
        "concurrent.futures",
        "dataclasses",
        "lintreport.run",
    }


@pytest.mark.parametrize("name", ["json", "jsonl", "concise"])
def test_only_output_for_people_loads_rich(name: str) -> None:
    sample = str(next((ROOT / "seeds").glob("*.txt")))
    loaded = _loaded("check", "--isolated", "--output-format", name, sample)
    assert "lintreport.run" in loaded
    assert not loaded & {"rich", "importlib.metadata", "tempfile", "dataclasses", "multiprocessing"}


@pytest.mark.parametrize("sample", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_only_what_others_wrote_loads_yaml_and_regex(sample: Path) -> None:
    assert not _loaded("check", "--isolated", str(sample)) & {"yaml", "regex"}


def test_a_look_at_single_reports_loads_nothing_that_compares_them() -> None:
    sample = str(next((ROOT / "seeds").glob("*.txt")))
    loaded = _loaded("check", "--isolated", "--output-format", "json", sample)
    assert not {name for name in loaded if name.startswith("lintreport.across")}
