"""SARIF against the schema that OASIS publishes, as a package on the npm registry carries it."""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from lintreport.cli import main

PACKAGE, SCHEMA = "@microsoft/jest-sarif@1.0.0-beta.0", "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SEEDS = Path(__file__).parent.parent / "seeds"
HOSTILE = (
    "</script><script>alert(1)</script> 我区工作。。完成 ]]> ::error:: =HYPERLINK(1) [点](javascript:1)\r\n"
    "\x1b[31m红\u202e反\u202c 工作。。推进 𠮷😀e\u0301\r\n当事人身份证号11010519491231002X,近200余家。\r\n"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("npm") is None, reason="there is no npm to fetch the schema with"),
]


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("schema")
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        member = package.extractfile(SCHEMA)
        assert member is not None
        return json.load(member)


@pytest.mark.parametrize("baselined", [False, True])
@pytest.mark.parametrize("what", ["seeds", "hostile"])
def test_sarif_is_valid(schema: Any, tmp_path: Path, what: str, baselined: bool) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    path = str(SEEDS if what == "seeds" else tmp_path / "a.txt")
    base = str(tmp_path / "base.json")
    arguments = ["check", "--isolated", "--min-severity", "info", "-f", "sarif", path]
    if baselined:
        assert CliRunner().invoke(main, ["baseline", "--isolated", "-o", base, path]).exit_code == 0
        arguments += ["--baseline", base]
    log = json.loads(CliRunner().invoke(main, arguments).stdout)
    assert log["runs"][0]["results"]
    jsonschema.validators.validator_for(schema)(schema).validate(log)
