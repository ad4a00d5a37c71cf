"""TYP: what the tables promise, the lexicon, offsets and cost."""

import subprocess
import sys
import zlib
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import NotEvaluated, packs
from lintreport.cli import main
from lintreport.document import Document
from lintreport.testing import findings, marked

CHECKS = {check.code: check for check in packs.load([packs.built_in()])}
DATA = Path(packs.built_in().folder) / "typos" / "_words"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


MISSPELLINGS = rows("misspellings.tsv")


def found(code: str, text: str, **options: object) -> list[str]:
    return [text[slice(*finding.span)] for finding in findings(CHECKS[code], text, **options)]


def test_the_table_of_misspellings_has_each_entry_once() -> None:
    wrong = [row[0] for row in MISSPELLINGS]
    assert len(wrong) == len(set(wrong)) >= 1300


@pytest.mark.parametrize("row", MISSPELLINGS, ids=lambda row: row[0])
def test_a_misspelling_is_found_in_its_example_and_not_in_the_right_one(row: list[str]) -> None:
    wrong, right, not_after, not_before, bad, good = row
    assert wrong != right
    assert found("TYP001", bad) == [wrong]
    assert found("TYP001", good) == []
    assert found("TYP001", bad.replace(wrong, right)) == []
    if not_after or not_before:
        assert wrong in good, "the example of what is right shows why there is a guard"


def test_the_fix_of_a_misspelling_mends_it_but_is_not_safe() -> None:
    text = "党中央决策部暑落实。"
    [finding] = findings(CHECKS["TYP001"], text)
    assert finding.fix is not None
    assert not finding.fix.safe
    [edit] = finding.fix.edits
    assert text[: edit.span.start] + edit.replacement + text[edit.span.end :] == "党中央决策部署落实。"


def test_two_misspellings_that_share_a_character_are_both_found() -> None:
    assert found("TYP001", "坚决扛劳,布署,贯撤") == ["扛劳", "布署", "贯撤"]
    assert Document("布署").folded == "布署"


PROSE = marked(CHECKS["TYP002"].bad[0])[0].split("严格")[0]


def test_the_lexicon_is_not_loaded_for_a_short_text_nor_by_other_checks() -> None:
    program = (
        "import sys; from lintreport import packs; from lintreport.testing import findings;"
        "checks = {check.code: check for check in packs.load([packs.built_in()])};"
        f"text = {PROSE!r};"
        "counting = ('TYP002', 'TYP005', 'TYP006', 'TYP008');"
        "[findings(check, text) for code, check in checks.items() if code not in counting];"
        "findings(checks['TYP002'], text[:150]);"
        "name = 'lintreport_checks.typos._words.lexicon';"
        "assert name not in sys.modules;"
        "findings(checks['TYP002'], text);"
        "assert name in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_lexicon_knows_every_term_that_was_written_for_it() -> None:
    terms = [word for row in rows("terms.txt") for word in row[0].split()]
    text = PROSE + "。".join(terms)
    assert found("TYP002", text) == []
    known = [word for row in rows("known.txt") for word in row[0].split()]
    joined = sys.modules["lintreport_checks.typos._words.lexicon"].is_joined
    apart = [word for word in terms + known if not all(joined(*pair) for pair in pairwise(word))]
    assert apart == [], "`make data` after editing them"
    assert found("TYP002", PROSE + "。".join(known)) == []


def test_no_word_that_was_written_for_the_lexicon_is_a_misspelling() -> None:
    for name in ("terms.txt", "known.txt"):
        words = "。".join(word for row in rows(name) for word in row[0].split())
        assert [(code, found(code, words)) for code in ("TYP001", "TYP004")] == [("TYP001", []), ("TYP004", [])]


def test_the_lexicon_is_small_and_holds_what_it_should() -> None:
    lexicon = import_module("lintreport_checks.typos._words.lexicon")
    assert len(lexicon.lexicon().codes) == 6763
    assert len(zlib.compress(lexicon.LEXICON.read_bytes())) < 1_500_000
    assert lexicon.cost("行政") < lexicon.cost("行政复议") < lexicon.UNHEARD
    assert lexicon.cost("政昶") is None
    assert lexicon.cost("昶") is not None
    assert lexicon.cost("A") is lexicon.cost("") is None
    assert lexicon.is_joined("行", "政")
    assert not lexicon.is_joined("政", "昶")
    assert lexicon.is_joined("行", "A"), "other signs are not judged"
    assert lexicon.is_common("行政")
    assert not lexicon.is_common("政行")
    assert lexicon.alike("部")["步"]
    assert not lexicon.alike("人")["入"], "they look alike and sound different"
    assert lexicon.alike("A") == {}


def test_a_slip_is_found_once_and_the_table_of_misspellings_comes_first() -> None:
    text = PROSE + "党中央决策部暑,严格执伐程序。"
    assert found("TYP001", text) == ["部暑"]
    assert found("TYP002", text) == ["执伐"]


def test_words_of_the_user_are_right(tmp_path: Path) -> None:
    text = PROSE + "严格执伐程序。"
    assert found("TYP002", text) == ["执伐"]
    assert found("TYP002", text, allow=("执伐",)) == []
    (tmp_path / "words.txt").write_text("# 本单位用语\n执伐 别的词\n", encoding="utf-8")
    assert found("TYP002", text, lexicon=(tmp_path / "words.txt",)) == []


def _lexicon(folder: Path, *names: str) -> Result:
    """What the program says when its configuration, in ``folder``, names these files of words."""
    configuration = folder / ".lintreport.yaml"
    configuration.write_text(f"lang: en\noptions:\n  TYP002:\n    lexicon: [{', '.join(names)}]\n", encoding="utf-8")
    (folder / "report.txt").write_text(PROSE + "严格执伐程序。", encoding="utf-8")
    arguments = ["check", "--config", str(configuration), "--select", "TYP002", str(folder / "report.txt")]
    return CliRunner().invoke(main, arguments)


def test_a_file_of_words_is_looked_for_beside_the_configuration(tmp_path: Path) -> None:
    assert _lexicon(tmp_path).exit_code == 1
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "own.txt").write_text("执伐\n", encoding="utf-8")
    assert _lexicon(tmp_path, "words/own.txt").exit_code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot read {path}: No such file or directory"),
        ("执法\n执伐\n".encode("gb18030"), "{path} is not in UTF-8 (line 1)"),
        (b"\xe6\x89\xa7\n\xff\n", "{path} is not in UTF-8 (line 2)"),
        (b"PK\0\0", "{path} is not a text file"),
    ],
)
def test_a_file_of_words_that_cannot_be_used_stops_the_run(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "words.txt"
    if content is not None:
        path.write_bytes(content)
    result = _lexicon(tmp_path, "words.txt")
    assert result.exit_code == 2
    assert f"{tmp_path / '.lintreport.yaml'}:4: {said.format(path=path)}" in result.output
    assert "LNT001" not in result.output


def _configured(folder: Path, configuration: str, text: str, code: str) -> Result:
    """What the program says to a text under a configuration in ``folder``."""
    (folder / ".lintreport.yaml").write_text(f"lang: en\nmin-severity: info\n{configuration}\n", encoding="utf-8")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    arguments = ["check", "--config", str(folder / ".lintreport.yaml"), "--select", code, "--lang", "en"]
    return CliRunner().invoke(main, [*arguments, str(folder / "report.txt")])


@pytest.mark.parametrize(
    ("code", "text", "word"),
    [
        ("TYP001", "党中央决策部暑落实。", "决策部暑"),
        ("TYP002", PROSE + "严格执伐程序。", "执伐程序"),
        ("TYP003", "签定合同。", "签定"),
        ("TYP004", "报国务员批准。", "国务员"),
        ("TYP005", "公司已完成工商更变登记手续。", "工商更变"),
        ("TYP006", "扩大退休人员员基本医疗保险待遇。", "退休人员员"),
    ],
)
def test_what_belongs_to_an_accepted_word_is_right_for_every_check_of_words(
    tmp_path: Path, code: str, text: str, word: str
) -> None:
    (tmp_path / "words.txt").write_text(f"# 本单位用语\n别的词\n{word}\n", encoding="utf-8")
    assert code in _configured(tmp_path, "", text, code).output
    assert code not in _configured(tmp_path, "accept: words.txt", text, code).output
    assert code not in _configured(tmp_path, "accept: [words.txt]", text, code).output
    (tmp_path / "short.txt").write_text(word[:1], encoding="utf-8")
    assert code in _configured(tmp_path, "accept: short.txt", text, code).output, "a shorter word excuses nothing"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("城管镇人民政府印发。", "城管镇人民政府"),
        ("由城关镇人民证府印发。", "城关镇人民证府"),
        ("由城关镇民政府印发。", "城关镇民政府"),
        ("由城关镇人人民政府印发。", "城关镇人人民政府"),
        ("由关城镇人民政府印发。", "关城镇人民政府"),
        ("由城关镇民人政府印发。", "城关镇民人政府"),
        ("由城关镇人民政府印发。", None),
        ("由城北镇人民政府印发。", None),
        ("由成关镇人民政府印发。", None),
        ("城关镇。人民政府", None),
    ],
)
def test_what_is_one_slip_away_from_a_required_name_is_found(tmp_path: Path, text: str, wrong: str | None) -> None:
    (tmp_path / "names.txt").write_text("城关镇人民政府\n成关镇人民政府 市局\n", encoding="utf-8")
    options = {"require": (tmp_path / "names.txt",)}
    assert found("TYP004", text, **options) == ([wrong] if wrong else [])
    assert found("TYP004", text) == [], "nothing is required by itself"


def test_a_required_name_is_named_and_its_fix_writes_it(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("城关镇人民政府\n", encoding="utf-8")
    output = _configured(tmp_path, "require: names.txt", "由城管镇人民政府印发。", "TYP004").output
    assert "TYP004" in output
    assert "城关镇人民政府" in output
    (tmp_path / "words.txt").write_text("城管镇人民政府\n", encoding="utf-8")
    both = "require: names.txt\naccept: words.txt"
    assert "TYP004" not in _configured(tmp_path, both, "由城管镇人民政府印发。", "TYP004").output


@pytest.mark.parametrize("key", ["accept", "require"])
def test_a_list_that_is_not_there_or_no_name_stops_the_run(tmp_path: Path, key: str) -> None:
    result = _configured(tmp_path, f"{key}: none.txt", "依法行政。", "TYP004")
    assert result.exit_code == 2
    assert f"{tmp_path / '.lintreport.yaml'}:3: cannot read" in result.output
    result = _configured(tmp_path, f"{key}: 3", "依法行政。", "TYP004")
    assert f'"{key}" must be the name of a file, or a list of names' in result.output


def test_names_of_any_number_take_time_in_proportion_to_the_text(tmp_path: Path) -> None:
    own_words = import_module("lintreport_checks.typos._words.own_words")
    (tmp_path / "names.txt").write_text("城关镇人民政府\n城关镇人民法院\n", encoding="utf-8")
    names = own_words.required((tmp_path / "names.txt",))
    assert linear(
        lambda size: "城管镇人民政府," * (size // 8), lambda text: list(own_words.nearly(text, names)), 30_000
    )


def test_a_file_of_words_must_be_named_in_a_list(tmp_path: Path) -> None:
    assert "must be list of Path" in _lexicon(tmp_path, "3").output


def test_a_higher_threshold_keeps_the_stronger_evidence_only() -> None:
    text = PROSE + "严格执伐程序,持续优化政务服物环境,社会滞序井然,基层治哩能力进一步增强。"
    by_threshold = [found("TYP002", text, threshold=threshold) for threshold in (0, 75, 110)]
    assert by_threshold == [["执伐", "服物", "滞序", "治哩"], ["执伐", "滞序", "治哩"], ["滞序"]]


def test_a_garbled_text_is_not_judged() -> None:
    signs = [bytes((row, cell)).decode("gb2312") for row in range(0xD8, 0xF7) for cell in range(0xA1, 0xFE)]
    [outcome] = CHECKS["TYP002"].run(Document("".join(signs)), CHECKS["TYP002"].options())
    assert isinstance(outcome, NotEvaluated)


@given(st.text(alphabet="部署暑执法伐政务,。\n服物a1", max_size=400))
def test_every_finding_lies_in_the_text_and_its_fix_keeps_the_length(piece: str) -> None:
    text = PROSE + piece
    for code in ("TYP001", "TYP002"):
        for finding in findings(CHECKS[code], text):
            assert 0 <= finding.span.start < finding.span.end <= len(text)
            assert finding.fix is not None
            for edit in finding.fix.edits:
                assert finding.span.start <= edit.span.start < edit.span.end <= finding.span.end


@pytest.mark.parametrize("code", ["TYP001", "TYP002", "TYP003", "TYP004"])
@pytest.mark.parametrize("unit", ["暑", "部暑,", "严格执伐程序", "“", "中华人", "与", "截止", PROSE])
def test_ten_times_the_text_takes_about_ten_times_as_long(code: str, unit: str) -> None:
    check = CHECKS[code]
    assert linear(
        lambda size: Document(unit * (size // len(unit))),
        lambda document: list(check.run(document, check.options())),
        30_000,
    )


def test_a_text_full_of_damaged_names_takes_no_longer_for_its_length() -> None:
    unit = "报国务员批准,区人民检查院依法监督,成立领导小姐,开展扫黑险恶斗争。\n"

    def named(size: int) -> Document:
        document = Document(unit * (size // len(unit)))
        document.folded  # noqa: B018 - made once for all checks
        return document

    check = CHECKS["TYP001"]
    assert linear(named, lambda document: list(check.run(document, check.options())), 120_000)


NAMES = rows("names.tsv")
DAMAGED = rows("damaged.tsv")


@pytest.mark.parametrize("row", DAMAGED, ids=lambda row: row[0])
def test_a_damaged_name_is_found_in_its_example_and_not_in_the_right_one(row: list[str]) -> None:
    wrong, right, _, _, bad, good = row
    assert wrong != right
    assert any(wrong in one or one in wrong for one in found("TYP004", bad))
    assert found("TYP004", good) == []
    assert found("TYP001", bad) == []


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row[0])
def test_one_slip_inside_a_name_is_found_and_the_name_itself_is_not(row: list[str]) -> None:
    name = row[0]
    assert found("TYP004", f"坚持:{name}。") == []
    for at in range(1, len(name) - 1):
        for damaged in (
            name[:at] + "犇" + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
        ):
            doubled = name[at] in (name[at - 1], name[at + 1])
            accepted = any(damaged.startswith(right) for right in (row + [""] * 4)[4].split())
            if damaged != name and not doubled and not accepted:
                assert found("TYP004", f"坚持:{damaged}。"), damaged


def test_a_name_is_not_compared_in_the_years_before_it_was_in_use() -> None:
    assert found("TYP004", "2018年,国家卫生健犇委员会印发。") == ["国家卫生健犇委员会"]
    assert found("TYP004", "2009年,国家卫生健犇委员会印发。") == []


def test_a_name_that_breaks_over_the_end_of_a_line_is_whole() -> None:
    for at in range(1, len("中华人民共和国")):
        assert found("TYP004", f"依据{'中华人民共和国'[:at]}\n{'中华人民共和国'[at:]}宪法。") == []


def test_a_word_used_by_habit_is_one_finding_whose_fix_mends_every_place() -> None:
    [finding] = findings(CHECKS["TYP003"], "核对帐目。" * 8)
    assert finding.fix is not None
    assert len(finding.fix.edits) == 8
    assert finding.related
    assert len(findings(CHECKS["TYP003"], "核对帐目。" * 3)) == 3


def severities(text: str) -> dict[str, str]:
    check = CHECKS["TYP002"]
    return {text[slice(*one.span)]: one.severity or check.severity for one in findings(check, text)}


def test_a_slip_with_little_evidence_is_info_where_the_text_is_careful() -> None:
    text = PROSE + "凭征齐全后入账,保护农名工权益。"
    assert severities(text) == {"凭征": "info", "农名": "warning"}


def test_every_slip_is_a_warning_where_three_are_certain() -> None:
    text = PROSE + "凭征齐全后入账,保护农名工权益,党中央决策部暑落实,优化营商环镜。"
    assert set(severities(text).values()) == {"warning"}
