"""PII: no output ever shows a number, and what is no person's number is left alone."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from growth import linear
from hypothesis import given
from hypothesis import strategies as st
from personal_forms import forms

from lintreport import Document, packs
from lintreport.cli import main
from lintreport.finding import Finding
from lintreport.report import FORMATS
from lintreport.testing import findings
from lintreport.text.characters.folding import fold
from lintreport.text.characters.masking import conceal, hidden_pieces, mask
from lintreport.text.characters.personal import is_resident_id, passes_luhn

CHECKS = {one.code: one for one in packs.load([packs.built_in()]) if one.code.startswith("PII")}

RESIDENT, CARD, MOBILE = "11010519491231002X", "6222021234567890128", "13800138000"
WIDE = "１１０１０５１９４９１２３１００３８"

#: Every number more than once, in places where other checks quote what stands there.
REPORT = (
    f"帮扶情况报告{MOBILE}\n"
    f"帮扶情况报告{MOBILE}\n"
    f"一、户主身份证号{RESIDENT},账户{CARD},手机{MOBILE}。。 户主身份证号{RESIDENT},账户{CARD},手机{MOBILE}。\n"
    f"三、联系人王某(手机{MOBILE},账户{CARD}]。身份证{WIDE}“未闭合，身份证{RESIDENT}近10余万人。\n"
    f"(略)户主账户{CARD},(略)身份证{RESIDENT}人。截止目前共100件,其中20件、90件。\n"
    "王某 110105 19491231 002X 6222 0212 3456 7890 128 138-0013-8000\n"
    f"&nbsp;身份证{RESIDENT}?手机{MOBILE}\u200b{CARD}\n"
    f"打印本页\n责任编辑:王某{MOBILE}\n"
)
#: What must not be seen: all but the ends of each number, spaces and dashes left out.
SECRETS = [number[3:-4] for number in (RESIDENT, CARD, MOBILE, fold(WIDE))]


def assert_hidden(shown: str) -> None:
    bare = fold(shown).replace(" ", "").replace("-", "").replace("\n", "")
    assert [secret for secret in SECRETS if secret in bare] == []


def found(code: str, text: str) -> list[Finding]:
    return findings(CHECKS[code], text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.stdout + result.stderr


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_format_shows_a_number(folder: Path, name: str, lang: str) -> None:
    shown = run("check", "--isolated", "--min-severity", "info", "--select", "ALL", "--lang", lang, "-f", name, ".")
    assert "report.txt" in shown
    assert "PII001" in shown
    assert_hidden(shown)


def test_neither_a_diff_nor_what_is_verbose_shows_a_number(folder: Path) -> None:
    shown = run("check", "--isolated", "--min-severity", "info", "--diff", "--unsafe-fixes", "--verbose", ".")
    assert "\n-" in shown
    assert_hidden(shown)


def test_a_traceback_shows_no_number(folder: Path) -> None:
    Path(".git").mkdir()
    Path("house").mkdir()
    Path("house/bug.py").write_text(
        "from lintreport import Text, check\n"
        "@check('BUG001', 'bug', title=Text('x', 'y'), severity='info', basis='logic', bad=[], good=[])\n"
        "def bug(document, options):\n    'x'\n    raise ValueError(document.text)\n",
        encoding="utf-8",
    )
    Path(".lintreport.yaml").write_text("packs: [house]\nselect: [BUG, PII]\n")
    shown = run("check", "--verbose", "-f", "json", "report.txt")
    assert "Traceback" in shown
    assert_hidden(shown)


def test_a_baseline_holds_no_number_and_excuses_none(folder: Path) -> None:
    run("baseline", "--isolated", "report.txt", "-o", "accepted.json")
    assert_hidden(Path("accepted.json").read_text(encoding="utf-8"))
    shown = run("check", "--isolated", "--select", "PII", "--baseline", "accepted.json", "report.txt")
    assert "PII001" in shown


def test_a_number_that_a_quotation_has_cut_is_hidden_as_well() -> None:
    pieces = hidden_pieces(f"身份证{RESIDENT},账号6222 0212 3456 7890 128")
    assert conceal(f"“身份证{RESIDENT[:14]}…”", lambda: pieces) == "“身份证**************…”"
    assert conceal("“账号6222 0212 34…”", lambda: pieces) == "“账号**** **** **…”"
    assert conceal("共20240101件,12345热线", lambda: pieces) == "共20240101件,12345热线"


@given(st.text("01234567890123456789Xx -,.元号人/１２", max_size=60), st.sampled_from([RESIDENT, CARD, MOBILE, WIDE]))
def test_masking_hides_whatever_is_reported(around: str, number: str) -> None:
    text = f"{around}身份证账号{number} {around}"
    document = Document(text)
    for check in CHECKS.values():
        for one in check.run(document, check.options()):
            assert isinstance(one, Finding)
            start, end = one.span
            assert not any(sign.isdigit() for sign in mask(text)[start + 3 : end - 4])


@given(
    st.text("0123456789Xx -–.,\t\n\u200b元人号护照证收入A(１２٣", max_size=30),
    st.sampled_from(sorted({form.text for form in forms()})),
    st.text("0123456789Xx -–.,\t\n\u200b元人次号A)１２٣", max_size=30),
)
def test_masking_hides_whatever_is_reported_in_any_writing(before: str, written: str, after: str) -> None:
    text = f"{before}{written}{after}"
    masked = mask(text)
    assert len(masked) == len(text)
    for check in CHECKS.values():
        for start, end in (one.span for one in findings(check, text)):
            assert not any(sign.isdecimal() for sign in masked[start + 3 : end - 4])


@given(st.integers(0, 16), st.integers(1, 9))
def test_a_resident_number_with_one_wrong_digit_is_none(at: int, off: int) -> None:
    wrong = RESIDENT[:at] + str((int(RESIDENT[at]) + off) % 10) + RESIDENT[at + 1 :]
    assert not is_resident_id(wrong)


@pytest.mark.parametrize("digits", ["4111111111111111", "6222021234567890128", "79927398713"])
def test_the_examples_of_luhn_pass_and_their_neighbours_fail(digits: str) -> None:
    assert passes_luhn(digits)
    assert not passes_luhn(digits[:-1] + str((int(digits[-1]) + 1) % 10))


@pytest.mark.parametrize("date", ["19490229", "20230431", "20231301", "20230001", "20230100", "17991231", "21000101"])
def test_a_date_of_birth_that_never_was_makes_no_resident_number(date: str) -> None:
    assert not any(is_resident_id(f"110105{date}002{last}") for last in "0123456789X")


def test_the_label_of_an_office_makes_a_mobile_number_info() -> None:
    (office,) = found("PII002", f"如有疑问,请与区政府办公室联系(联系电话:{MOBILE})。")
    assert office.severity == "info"
    (private,) = found("PII002", f"申请人李某,联系电话:{MOBILE}。")
    assert private.severity is None


def test_the_account_of_an_organisation_is_info() -> None:
    (one,) = found("PII003", f"捐赠账户:户名:某县红十字会,开户行:某银行,账号{CARD}")
    assert one.severity == "info"


def test_two_numbers_side_by_side_are_both_found() -> None:
    text = f"王某 {RESIDENT} {MOBILE} {CARD} 100000 {MOBILE}"
    assert [text[slice(*one.span)] for code in CHECKS for one in found(code, text)] == [RESIDENT, MOBILE, MOBILE, CARD]


def test_random_long_numbers_are_no_resident_numbers() -> None:
    source = random.Random(1)
    text = "。".join(str(source.randrange(10**17, 10**18)) for _ in range(5_000))
    assert len(found("PII001", text)) <= 3  # 1 in 11 by its check digit, 1 in 1000 by its date


@pytest.mark.parametrize(
    "unit",
    [
        "护照E12345678 ",
        "护照1",
        "收入1 ",
        "1\u200b",
        "139.",
        "1\n",
        "١٣٩ ",
        "1",
        "1 ",
        f"{MOBILE} ",
        f"{MOBILE}\n",
        f"{RESIDENT},",
        "1380 ",
        "a=",
        f"{MOBILE}=",
        "6222 0212 3456 ",
    ],
)
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    def run(document: Document) -> None:
        for check in CHECKS.values():
            list(check.run(document, check.options()))
        mask(document.text)

    assert linear(lambda size: Document(unit * (size // len(unit))), run, 30_000)
