"""Where several checks would say the same of one place, one speaks."""

from pathlib import Path

from lintreport import Finding, Severity, Span, Text
from lintreport.declaration import Check, check
from lintreport.discovery import Target
from lintreport.packs import Pack, built_in, load
from lintreport.plan import Plan
from lintreport.precedence import without_echoes
from lintreport.run import lint

WORDS = Text("…", "…")


def _check(code: str, severity: Severity = "warning", yields_to: tuple[str, ...] = ()) -> Check:
    made = check(code, "example", title=WORDS, severity=severity, basis="logic", bad=[], good=[], yields_to=yields_to)
    return made(lambda document, options: ())


CHECKS = {one.code: one for one in (_check("SPK001"), _check("ECH001", yields_to=("SPK001",)))}


def _kept(*found: tuple[str, Finding], checks: dict[str, Check] = CHECKS) -> list[tuple[str, Span]]:
    return [(code, finding.span) for code, finding in without_echoes(found, checks)]


def _at(start: int, end: int, severity: Severity | None = None) -> Finding:
    return Finding(Span(start, end), WORDS, severity=severity)


def test_the_check_that_yields_is_silent_where_the_other_overlaps_or_touches() -> None:
    assert _kept(("ECH001", _at(2, 5)), ("SPK001", _at(4, 6))) == [("SPK001", Span(4, 6))]
    assert _kept(("SPK001", _at(4, 6)), ("ECH001", _at(6, 7))) == [("SPK001", Span(4, 6))]


def test_elsewhere_both_speak() -> None:
    found = ("ECH001", _at(0, 3)), ("SPK001", _at(4, 6)), ("ECH001", _at(7, 9))
    assert len(_kept(*found)) == 3


def test_a_long_place_is_met_behind_short_ones() -> None:
    found = ("SPK001", _at(0, 20)), ("SPK001", _at(2, 3)), ("ECH001", _at(10, 12))
    assert [code for code, _ in _kept(*found)] == ["SPK001", "SPK001"]


def test_info_silences_only_info() -> None:
    assert len(_kept(("ECH001", _at(0, 3)), ("SPK001", _at(0, 3, "info")))) == 2
    assert len(_kept(("ECH001", _at(0, 3, "info")), ("SPK001", _at(0, 3, "info")))) == 1


def test_a_crash_of_a_check_is_no_echo() -> None:
    assert _kept(("LNT001", _at(0, 0)), checks={}) == [("LNT001", Span(0, 0))]


def test_a_check_speaks_when_the_one_it_yields_to_is_not_selected() -> None:
    target = Target("a.txt", "〈5)搞好环境保护的立法。\n".encode())

    def codes(*selected: str) -> list[str]:
        (report,) = lint([target], Plan((built_in(),), selected, {}, {}), workers=1)
        return [one.code for one in report.diagnostics]

    assert codes("NUM004", "PUN005") == ["NUM004"]
    assert codes("PUN005") == ["PUN005"]


def test_our_checks_yield_to_checks_that_exist_and_not_in_a_circle() -> None:
    ours = {one.code: one for one in load([built_in()])}
    for one in ours.values():
        assert set(one.yields_to) <= ours.keys()
        assert not any(one.code in ours[other].yields_to for other in one.yields_to)


def test_a_check_in_yaml_may_yield(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(
        "- {code: NAM001, name: old, title: 旧称, severity: warning, basis: practice, doc: 旧称。, pattern: 工商局,\n"
        "   message: 旧称, yields_to: [TYP001], bad: [⟦工商局⟧], good: [市场监管局]}\n",
        encoding="utf-8",
    )
    (one,) = load([Pack(f"lintreport_test_{abs(hash(str(tmp_path)))}", str(tmp_path))])
    assert one.yields_to == ("TYP001",)
