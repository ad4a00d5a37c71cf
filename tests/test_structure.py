"""STR: parts that a report lacks, headings over nothing, and the profiles that say what a report must hold."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from growth import linear_in_outlined
from guides import ROOT, blocks

from lintreport import Document, NotEvaluated, packs, profile
from lintreport.cli import main
from lintreport.config import chosen_profile, load
from lintreport.errors import ConfigError
from lintreport.finding import Finding
from lintreport.plan import Selection, planned
from lintreport.testing import findings

CHECKS = {one.code: one for one in packs.load([packs.built_in()]) if one.code.startswith("STR")}


def found(code: str, text: str) -> list[Finding]:
    return findings(CHECKS[code], text)


SECTIONS = "".join(f"{number}、第{number}项工作\n全年开展检查20次。\n" for number in "一二三四五六")


def test_a_heading_whose_text_is_deleted_is_found_wherever_it_stands() -> None:
    for number in "一二三四五六":
        text = SECTIONS.replace(f"第{number}项工作\n全年开展检查20次。\n", f"第{number}项工作\n")
        (one,) = found("STR002", text)
        assert text[slice(*one.span)] == f"{number}、第{number}项工作"


def test_headings_one_below_another_are_a_list() -> None:
    assert not found("STR002", SECTIONS + "七、检查内容\n八、检查方式\n九、检查时间\n")


def test_an_item_that_has_lost_its_stop_is_no_heading() -> None:
    text = (
        "一、造林\n(1)有计划地封山育林,保护现有林木不受破坏。\n"
        "(2)提高造林技术,注意抚育幼林和补植工作\n(3)加强林业科学研究工作,设置研究站点。\n"
    )
    assert not found("STR002", text * 2)


def test_differing_ends_of_headings_are_one_finding_that_mends_them_all() -> None:
    text = SECTIONS.replace("第二项工作\n", "第二项工作。\n").replace("第五项工作\n", "第五项工作。\n")
    (one,) = found("STR003", text)
    assert one.fix is not None
    assert [text[slice(*edit.span)] for edit in one.fix.edits] == ["。", "。"]
    assert [text[slice(*other.span)] for other in one.related] == ["。"]


@pytest.mark.parametrize(
    "unit", ["一、工作\n", "一、工作开展情况\n全年检查。\n二、存在的问题\n", "(一)加强领导\n", "1"]
)
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    assert linear_in_outlined(CHECKS.values(), unit, 20_000)


def _own(name: str) -> profile.Profile:
    return profile.load(profile.FOLDER / f"{name}.yaml")


def _reasons(text: str, chosen: profile.Profile | None = None) -> list[str]:
    found = CHECKS["STR001"].run(Document(text, chosen=chosen), None)
    return [one.reason.en for one in found if isinstance(one, NotEvaluated)]


BODY = "全年召开专题会议12次,印发文件9件,举办培训班6期,开展检查30次。\n" * 20


@pytest.mark.parametrize("name", profile.names())
def test_the_patterns_of_our_own_profiles_are_sound(name: str) -> None:
    profile.verify(_own(name))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("某县2023年法治政府建设年度报告", "law-government"),
        ("某局关于2023年度法治政府建设工作情况的报告", "law-government"),
        ("2023年,我区稳步推进各项工作。现将2023年法治政府建设工作情况报告如下:", "law-government"),
        ("某县人民政府\n2023年政府信息公开工作年度报告", "disclosure"),
        ("某局2023年政府信息公开年报", "disclosure"),
        ("关于2023年法治政府建设督察情况的通报", ""),
        ("某县2023年法治政府建设工作要点", ""),
        ("某县2023年工作总结\n一、法治政府建设情况", ""),
        ("某县政府信息公开指南", ""),
    ],
)
def test_the_kind_of_a_report_is_in_its_title_or_its_opening(head: str, name: str) -> None:
    known = Document(f"{head}\n{BODY}").profile
    assert (Path(known.source).stem if known else "") == name


def test_a_chosen_profile_holds_for_reports_of_no_other_known_kind() -> None:
    law, disclosure = _own("law-government"), _own("disclosure")
    assert Document(BODY, chosen=law).profile == law
    assert Document(f"某县2023年政府信息公开工作年度报告\n{BODY}", chosen=law).profile == disclosure


def test_an_unknown_kind_and_a_cover_are_not_evaluated() -> None:
    assert "no known kind" in _reasons(BODY)[0]
    assert _reasons("2023年法治政府建设年度报告\n附件下载") == ["too short to hold the report itself"]


def test_a_rule_does_not_hold_for_reports_before_it() -> None:
    assert _reasons(f"某县2015年政府信息公开工作年度报告\n{BODY}") == [
        "the parts are required of reports on 2019 and later"
    ]


def test_every_missing_part_is_a_finding_at_the_title() -> None:
    text = f"封面\n某县2023年政府信息公开工作年度报告\n一、总体情况\n{BODY}"
    found_ones = found("STR001", text)
    assert len(found_ones) == 5
    assert {text[slice(*one.span)] for one in found_ones} == {"某县2023年政府信息公开工作年度报告"}


def test_the_next_year_is_that_after_the_report() -> None:
    part = profile.Part(_own("disclosure").title, None, (), ("{next_year}年将",), "warning")
    one = _own("disclosure")._replace(parts=(part,))
    assert not list(one.missing("2024年将继续", [], 2023))
    assert list(one.missing("2024年将继续", [], 2024))
    assert list(one.missing("2024年将继续", [], None))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("parts: [{name: 甲, text: [乙]}]\n", 'the key "title" is missing'),
        ("title: 甲\nparts: 无\n", '"parts" must be a list'),
        ("title: 甲\npart: []\n", 'unknown key "part"; did you mean "parts"?'),
        ("title: 甲\nparts: [{name: 乙}]\n", '"parts[1]" must have "headings" or "text"'),
        ("title: 甲\nparts: [{name: 乙, text: 丙}]\n", '"parts[1].text" must be a list of strings'),
        ("title: 甲\nparts: [{name: 乙, texts: [丙]}]\n", 'unknown key "parts[1].texts"; did you mean "text"?'),
        (
            "title: 甲\nparts: [{name: 乙, text: [丙], severity: error}]\n",
            '"parts[1].severity" must be info or warning',
        ),
        ("title: 甲\nparts: [{name: 乙, text: ['(']}]\n", '"(" is not a valid pattern'),
        ("title: 甲\nrecognise: [乙]\nparts: [{name: 乙, text: [丙]}]\n", '"recognise" must be a mapping'),
        ("title: 甲\norder: 1\nparts: [{name: 乙, text: [丙]}]\n", '"order" must be true or false'),
        ("title: 甲\nshortest: x\nparts: [{name: 乙, text: [丙]}]\n", '"shortest" must be a whole number'),
        ("title: {zh: 甲}\nparts: [{name: 乙, text: [丙]}]\n", '"title" must be a string, or hold zh and en'),
        ("title: [\n", "not valid YAML"),
        ("- 甲\n", "must be a mapping of keys"),
    ],
)
def test_a_mistake_in_a_profile_is_named_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        profile.verify(profile.load(path))
    assert str(path) in caught.value.text.en
    assert said in caught.value.text.en


def _configured(tmp_path: Path, text: str) -> Path:
    (tmp_path / ".git").mkdir(exist_ok=True)
    path = tmp_path / ".lintreport.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_profile_that_there_is_not_is_named_with_the_nearest(tmp_path: Path) -> None:
    config = load(_configured(tmp_path, "lang: zh\nprofile: law-goverment\n"))
    with pytest.raises(ConfigError) as caught:
        chosen_profile(config, [])
    assert caught.value.text.en.endswith(
        '.lintreport.yaml:2: no such profile or file "law-goverment"; did you mean "law-government"?'
    )


def test_a_code_in_a_profile_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "title: 甲\nignore: [STR009]\nparts: [{name: 乙, text: [丙]}]\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        planned(load(_configured(tmp_path, "profile: own.yaml\n")), Selection(), None)
    assert 'own.yaml: no such code "STR009"' in caught.value.text.en


def test_a_chosen_profile_turns_checks_on_and_off_unless_the_project_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "title: 甲\nextend-select: [ARI010]\nignore: [STR003, PUN]\nparts: [{name: 乙, text: [丙]}]\n", encoding="utf-8"
    )

    def codes(text: str, *select: str) -> set[str]:
        config = load(_configured(tmp_path, f"profile: own.yaml\n{text}"))
        return set(planned(config, Selection(select), None)[0].codes)

    assert "ARI010" in codes("")
    assert not codes("") & {"STR003", "PUN001"}
    assert "ARI010" not in codes("ignore: [ARI010]\n")
    assert "STR003" in codes("extend-select: [STR003]\n")
    assert codes("", "STR003") == {"STR003"}


def test_a_profile_reaches_the_worker_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _configured(tmp_path, "profile: law-government\n")
    for name in "ab":
        Path(f"{name}.txt").write_text(f"某县工作总结\n{BODY}", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--select", "STR001", "--jobs", "2", "-f", "json", "a.txt", "b.txt"])
    told = json.loads(result.stdout)
    assert [one["path"] for one in told["findings"]] == ["a.txt", "a.txt", "b.txt", "b.txt"]


@pytest.mark.parametrize("name", ["profiles.md", "profiles.zh-CN.md"])
def test_every_key_of_a_profile_is_described_and_the_example_is_sound(name: str, tmp_path: Path) -> None:
    guide = ROOT / "docs" / name
    cells = re.findall(r"^\| ((?:`[a-z-]+`[,、]? ?)+) \|", guide.read_text(encoding="utf-8"), re.MULTILINE)
    keys = {key for cell in cells for key in re.findall("[a-z-]+", cell)}
    assert keys >= {*profile._KEYS, *profile._PART_KEYS, *profile.names()}
    (example,) = (block for block in blocks(guide) if block.path.startswith("profiles/"))
    (tmp_path / "own.yaml").write_text(example.text, encoding="utf-8")
    profile.verify(profile.load(tmp_path / "own.yaml"))
