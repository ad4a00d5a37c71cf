"""The counts of TYP002, TYP005, TYP006 and TYP008: what their tool writes, how they are read, and what they tell."""

import hashlib
import subprocess
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from growth import linear

from lintreport import packs
from lintreport.document import Document
from lintreport.testing import findings, marked

ROOT = Path(__file__).parent.parent
CHECKS = {check.code: check for check in packs.load([packs.built_in()])}
counts = import_module("lintreport_checks.typos._words.counts")
slips = import_module("lintreport_checks.typos._words.slips")
PROSE = marked(CHECKS["TYP002"].bad[0])[0].split("严格")[0]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    pytest.importorskip("numpy", reason="the dependency group `data` is not installed")
    spec = spec_from_file_location("build_counts", ROOT / "tools" / "build_counts.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def found(code: str, text: str, **options: object) -> dict[str, str]:
    check = CHECKS[code]
    return {text[slice(*one.span)]: one.severity or check.severity for one in findings(check, text, **options)}


def test_the_counts_have_the_digest_that_the_tool_recorded() -> None:
    digest = (ROOT / "tools" / "counts.sha256").read_text(encoding="utf-8").strip()
    assert hashlib.sha256(counts.COUNTS.read_bytes()).hexdigest() == digest


def test_the_same_texts_in_other_files_and_folders_give_the_same_bytes(tool: ModuleType, tmp_path: Path) -> None:
    texts = [f"第{number}条 依法办理来信来访事项,优化营商环境。\n" * 9 for number in "一二三"]
    for folder, names in (("one", "abc"), ("other", "cab")):
        (tmp_path / folder / "deep").mkdir(parents=True)
        for name, text in zip(names, texts, strict=True):
            (tmp_path / folder / ("deep" if name == "a" else "") / f"{name}.txt").write_text(text, encoding="utf-8")
    one, other = (tool.build(tool.read([tmp_path / folder])) for folder in ("one", "other"))
    assert one == other
    assert len({*tool.read([tmp_path / "one"])}) < 40


def _forget() -> None:
    """Let what was remembered of the counts be read anew."""
    for one in vars(counts).values():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


def test_what_the_tool_counted_is_what_is_read(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "counts.bin"
    path.write_bytes(tool.build("优化营商环境,依法行政。\n" * 20 + "一次而已。\n"))
    monkeypatch.setattr(counts, "COUNTS", path)
    _forget()
    try:
        code = counts.model().codes
        often, never = [code[sign] for sign in "优化营商"], [code[sign] for sign in "化优营商"]
        assert counts.pair(*often[:2]) == 6, "17 to 32 times"
        assert counts.pair(*never[:2]) == 0
        assert counts.three(*often[:3]) == counts.four(*often) == 4, "20 to 49 times"
        assert counts.three(*never[:3]) == counts.four(*never) == 0
        assert counts.three(*(code[sign] for sign in "一次而")) == 0, "what stands once is pruned"
        assert counts.heard("优化营商") == b"\1\1"
        assert counts.heard("化优营商") == b"\0\0"
        assert counts.following(often[0]) == 1 << often[1]
        assert counts.preceding(often[1]) == 1 << often[0]
        assert counts.between(often[0], often[2], 1 << often[1] | 1 << often[3]) == [often[1]]
        assert counts.cost(often) < counts.cost(never)
    finally:
        monkeypatch.undo()
        _forget()


def test_the_counts_hold_no_text() -> None:
    known = counts.model()
    assert len(known.alphabet) == len(set(known.alphabet)) == counts.SIGNS
    content = counts.COUNTS.read_bytes()
    assert "中华人民共和国".encode() not in content


def test_the_counts_are_not_mapped_for_a_text_without_han_nor_by_other_checks() -> None:
    program = (
        "import sys; from lintreport import packs; from lintreport.testing import findings;"
        "checks = {check.code: check for check in packs.load([packs.built_in()])};"
        "counting = ('TYP002', 'TYP005', 'TYP006', 'TYP008');"
        "[findings(check, '依法行政。') for code, check in checks.items() if code not in counting];"
        "assert 'lintreport_checks.typos._words.counts' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_slip_that_is_certain_is_a_warning_and_its_fix_mends_it() -> None:
    for code, wrong, right in (
        ("TYP005", "稳步推进乡村兴振战略。", "稳步推进乡村振兴战略。"),
        ("TYP006", "扩大退休人员员基本医疗保险待遇。", "扩大退休人员基本医疗保险待遇。"),
    ):
        [finding] = findings(CHECKS[code], wrong)
        assert finding.severity is None
        assert finding.fix is not None
        assert not finding.fix.safe
        [edit] = finding.fix.edits
        assert wrong[: edit.span.start] + edit.replacement + wrong[edit.span.end :] == right
        assert findings(CHECKS[code], right) == []


def test_counts_find_a_character_taken_for_another_that_words_leave_alone() -> None:
    assert found("TYP002", PROSE + "全额缴纳电费,未属行审批手续。") == {"属行": "warning"}


def test_a_word_that_no_three_signs_vouch_for_is_found_by_itself() -> None:
    assert found("TYP002", PROSE + "原始凭征须附说明。") == {"凭征": "warning"}
    assert found("TYP002", PROSE + "原始凭证须附说明。") == {}


def test_an_idiom_with_one_character_taken_for_another_is_found_however_rare_it_is() -> None:
    lexicon = import_module("lintreport_checks.typos._words.lexicon")
    idiom = "束之高阁"
    assert [idiom[at] in lexicon.lost(idiom[:at], idiom[at + 1 :]) for at in (1, 2, 3)] == [True] * 3
    assert found("TYP002", PROSE + "购买的设备束之高搁,长期闲置。") == {"束之高搁": "warning"}
    assert found("TYP002", PROSE + "购买的设备束之高阁,长期闲置。") == {}


def test_characters_sound_the_same_only_as_they_are_written_in_pinyin() -> None:
    lexicon = import_module("lintreport_checks.typos._words.lexicon")
    assert lexicon.same_sound("证", "征")
    assert lexicon.same_sound("重", "种"), "the second reading counts"
    assert not lexicon.same_sound("阵", "征")
    assert lexicon.alike("征")["阵"], "which many a dialect does not tell apart"
    assert "级" in lexicon.looks("圾")
    assert "援" not in lexicon.looks("证")


def test_words_of_grammar_and_measure_words_after_digits_never_stand_twice() -> None:
    assert found("TYP006", "应当承担相应的的法律责任,全年共办理来信360件件,满意率较高。") == {
        "的的": "warning",
        "件件": "warning",
    }
    assert found("TYP006", "限于实现处理目的的最小范围,走访642家家庭农场,到访加利利地区。") == {}


def test_what_would_double_a_character_or_joins_two_words_is_not_exchanged_for_sure() -> None:
    assert found("TYP005", "在沙漠里寻油找油。") == {}
    assert found("TYP005", "在沙漠里寻油找气。") in ({}, {"油找": "info"})


def test_what_a_text_repeats_is_a_term_of_its_own() -> None:
    once = "公司已完成工商更变登记手续。"
    assert found("TYP005", once)
    assert found("TYP005", once + "更变。" * 4) == {}


def test_words_of_the_user_are_right() -> None:
    assert found("TYP005", "公司已完成工商更变登记手续。", allow=("更变",)) == {}
    assert found("TYP006", "扩大退休人员员基本医疗保险待遇。", allow=("员员",)) == {}


def test_a_garbled_text_is_not_judged() -> None:
    signs = [bytes((row, cell)).decode("gb2312") for row in range(0xD8, 0xF7) for cell in range(0xA1, 0xFE)]
    assert slips.slips("".join(signs) + "公司已完成工商更变登记手续。") is None
    assert slips.slips("") == []


@pytest.mark.parametrize("code", ["TYP005", "TYP006"])
@pytest.mark.parametrize("unit", ["员员", "更变登记", "公司已完成工商更变登记手续。", "一", PROSE])
def test_ten_times_the_text_takes_about_ten_times_as_long(code: str, unit: str) -> None:
    check = CHECKS[code]
    assert linear(
        lambda size: Document(unit * (size // len(unit))),
        lambda document: list(check.run(document, check.options())),
        30_000,
    )


def test_a_word_for_another_of_the_same_sound_is_found_where_the_counts_speak_for_the_other() -> None:
    text = PROSE + "深化医药卫生体质改革，规范行政权利运行。"
    assert found("TYP008", text) == {"体质": "info", "权利": "info"}
    assert found("TYP008", text, allow=("体质改革", "行政权利")) == {}
    assert found("TYP008", "深化医药卫生体质改革。") == {}, "a short text is not judged"
    assert found("TYP008", text + "“体质”。" * 4) == {"权利": "info"}, "what a text repeats is meant"


def test_words_that_usage_allows_for_each_other_are_left_alone() -> None:
    homophones = import_module("lintreport_checks.typos._words.homophones")
    lexicon = import_module("lintreport_checks.typos._words.lexicon")
    known = lexicon.homophones()
    assert "其它" in known["其他"]
    assert homophones.others("其它") == ()
    assert homophones.SYNONYMS["其他"] == homophones.SYNONYMS["其它"] != homophones.SYNONYMS["制定"]
    assert "权力" in known["权利"]
    assert found("TYP008", PROSE + "及其它有关情况，做出行政处罚决定。") == {}
