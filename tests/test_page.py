"""The html page in a browser: it loads, filters, jumps, judges and exports, and runs nothing that a report says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import MARKS, SEEDS, launched
from chromium import lint as _lint
from click.testing import CliRunner

from lintreport.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = MARKS

HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>我区工作。。完成\n"
    "<!-- --><b>粗体</b> &lt;script&gt; 我区工作。。推进 \u202e反\u202c \x1b[31m红 𠮷😀 e\u0301 ]]> ${1}\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    _lint(tmp_path / "report.html", str(SEEDS))
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto((tmp_path / "report.html").as_uri())
    yield page
    context.close()
    assert problems == []


def _cards(page: Page) -> int:
    return page.locator(".card").count()


def test_it_shows_the_text_with_every_place_marked(page: Page) -> None:
    page.locator("nav button[data-file='2']").click()
    assert "元宝山区法治政府建设工作报告" in page.locator(".line[data-line='1'] .words").inner_text()
    marked = {mark.get_attribute("data-id") for mark in page.locator("main mark").all()}
    cards = {card.get_attribute("data-id") for card in page.locator(".card").all()}
    assert cards
    assert cards == marked


def test_nothing_is_loaded_from_elsewhere(browser: Browser, tmp_path: Path) -> None:
    _lint(tmp_path / "report.html", str(SEEDS))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_selector(".card")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_filters_by_severity_code_and_file(page: Page) -> None:
    page.locator("nav button[data-file='2']").click()
    everything = _cards(page)
    page.locator("input[data-severity='warning']").uncheck()
    assert 0 < _cards(page) < everything
    assert page.locator(".card.warning").count() == 0
    page.locator("input[data-severity='warning']").check()
    page.locator("nav button[data-code='RED001']").click()
    assert _cards(page) == 5
    assert page.locator(".card .head b").all_inner_texts() == ["RED001"] * 5


def test_keys_lead_from_finding_to_finding_over_all_files(page: Page) -> None:
    total = sum(int(count) for count in page.locator("nav button[data-code] .count").all_inner_texts())
    seen = set()
    for _ in range(total):
        page.keyboard.press("j")
        seen.add(page.locator(".card.current").get_attribute("data-id"))
    assert len(seen) == total
    page.keyboard.press("k")
    assert page.locator(".card.current").count() == 1


def test_both_ends_of_a_repeat_and_of_a_sum_are_joined(page: Page) -> None:
    page.locator("nav button[data-file='2']").click()
    page.locator(".card", has_text="DUP001").click()
    assert page.locator("mark.related").count() > 1
    assert page.locator("svg.joint path").count() >= 1
    page.locator("nav button[data-file='3']").click()
    page.locator(".card", has_text="ARI001").click()
    assert page.locator(".card.current .sum").inner_text() == "50 + 3 = 53 ≠ 54"
    assert {"50起", "3起"} <= set(page.locator("mark[data-related='true']").all_inner_texts())


def test_judgements_are_kept_and_exported_and_imported(page: Page, tmp_path: Path) -> None:
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.keyboard.press("j")
    page.keyboard.press("3")
    page.reload()
    assert page.locator("#progress").inner_text().startswith("已评判 3/")
    with page.expect_download() as download:
        page.locator("#export").click()
    download.value.save_as(tmp_path / "judgements.json")
    rows = json.loads((tmp_path / "judgements.json").read_text(encoding="utf-8"))["judgements"]
    assert sorted(row["judgement"] for row in rows) == ["confirmed", "false-positive", "unsure"]
    base = str(tmp_path / "base.json")
    assert (
        CliRunner().invoke(main, ["baseline", "--import", str(tmp_path / "judgements.json"), "-o", base]).exit_code == 0
    )
    result = CliRunner().invoke(main, ["check", "--isolated", "--baseline", base, "-f", "concise", str(SEEDS)])
    assert "基线豁免 1 处" in result.stderr, "only what was judged a false alarm is excused"


def test_when_all_is_judged_only_confirmed_defects_are_left(page: Page, tmp_path: Path) -> None:
    total = sum(int(count) for count in page.locator("nav button[data-code] .count").all_inner_texts())
    for number in range(total):
        page.keyboard.press("j")
        page.keyboard.press("1" if number % 2 else "2")
    with page.expect_download() as download:
        page.locator("#export").click()
    download.value.save_as(tmp_path / "judgements.json")
    base = str(tmp_path / "base.json")
    CliRunner().invoke(main, ["baseline", "--import", str(tmp_path / "judgements.json"), "-o", base])
    result = CliRunner().invoke(main, ["check", "--isolated", "--baseline", base, "-f", "concise", str(SEEDS)])
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, total // 2)
    assert f"基线豁免 {total - total // 2} 处" in result.stderr


def test_only_what_is_not_judged_can_be_shown(page: Page) -> None:
    page.keyboard.press("j")
    before = _cards(page)
    page.keyboard.press("1")
    page.locator("#open").check()
    assert _cards(page) == before - 1


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_card_that_has_the_focus_is_opened_by_the_keys_that_press_a_button(page: Page, key: str) -> None:
    page.locator("nav button[data-file='2']").click()
    last = page.locator(".card").last
    last.focus()
    page.keyboard.press(key)
    assert page.locator(".card.current").get_attribute("data-id") == last.get_attribute("data-id")
    assert page.locator("mark.current").count() > 0


def test_the_focus_stays_where_it_was_when_something_is_judged_or_filtered(page: Page) -> None:
    def focused() -> Any:
        return page.evaluate("() => [document.activeElement.tagName, {...document.activeElement.dataset}]")

    page.locator("nav button[data-file='2']").click()
    page.locator(".card").nth(1).locator("button[data-judgement='unsure']").focus()
    before = focused()
    page.keyboard.press("Enter")
    assert focused() == before
    assert page.locator(".card").nth(1).locator("button[aria-pressed='true']").inner_text() == "待核"
    page.locator("input[data-severity='info']").focus()
    page.keyboard.press("Space")
    assert focused() == ["INPUT", {"severity": "info"}]
    page.locator("#open").check()
    page.locator(".card").first.locator("button[data-judgement='confirmed']").focus()
    page.keyboard.press("Enter")
    assert focused()[0] == "DIV"  # the next card: what was judged is not shown any more


def test_a_key_draws_anew_only_the_lines_that_it_changes(browser: Browser, tmp_path: Path) -> None:
    lines = [f"第{number}项工作按期完成，推进顺利。" for number in range(3_000)]
    lines[10], lines[2_000] = "我区工作。。完成", "全区任务。。推进"
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    _lint(tmp_path / "report.html", "--select", "PUN002", str(tmp_path / "a.txt"))
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.keyboard.press("j")
    page.evaluate(
        "() => { window.drawn = 0; new MutationObserver((all) => {"
        " window.drawn += all.filter((one) => one.target.className === 'words').length; })"
        ".observe(document.querySelector('main'), { subtree: true, childList: true }); }"
    )
    page.keyboard.press("j")
    assert "全区任务" in page.locator(".line:has(mark.current)").inner_text()
    assert 0 < page.evaluate("() => window.drawn") < 10
    page.close()


@pytest.mark.parametrize("width", [360, 390, 700, 1000])
def test_in_a_narrow_window_the_text_is_still_wide_enough_to_read(browser: Browser, tmp_path: Path, width: int) -> None:
    _lint(tmp_path / "report.html", str(SEEDS))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "report.html").as_uri())
    page.keyboard.press("j")
    words, card = (page.locator(part).first.bounding_box() for part in (".words", ".card.current"))
    assert words
    assert card
    assert words["width"] > 280
    assert 0 <= card["x"] < card["x"] + card["width"] <= width
    assert page.locator(".card.current").is_visible()
    assert page.locator("mark.current").first.is_visible()
    page.close()


def test_no_script_in_a_report_runs(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "<img src=x onerror=alert(1)>.txt").write_text(HOSTILE, encoding="utf-8")
    _lint(tmp_path / "report.html", "--min-severity", "info", str(tmp_path))
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_selector(".card")
    for _ in range(page.locator(".card").count() * 2):
        page.keyboard.press("j")
    assert page.evaluate("window.hacked") is None
    words = page.locator(".words").all_inner_texts()
    assert words[0].startswith("</script><script>window.hacked=1</script><img")
    assert "<U+202E>" in words[1]
    assert "␛[31m" in words[1]
    assert page.locator("main img, main b, main script").count() == 0
    assert "𠮷😀" in words[1]
    page.close()


def test_marks_stand_at_the_right_words_behind_astral_signs(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("𠮷😀e\u0301我区工作。。完成\n", encoding="utf-8")
    _lint(tmp_path / "report.html", "--select", "PUN002", str(tmp_path / "a.txt"))
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.locator("mark").all_inner_texts() == ["。。"]
    page.close()


def test_a_folder_of_two_hundred_reports_stays_usable(browser: Browser, tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for number in range(200):
        (tmp_path / f"report-{number:03}.txt").write_text(texts[number % 5], encoding="utf-8")
    _lint(tmp_path / "report.html", str(tmp_path))
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_selector(".card")
    assert page.locator("nav button[data-file]").count() == 200
    assert page.locator(".line").count() < 100, "only the report that is read is in the page"
    page.locator("nav button[data-file='199']").click()
    assert "云城区" in page.locator(".line[data-line='2']").inner_text()
    page.close()


@pytest.mark.parametrize(("lang", "word"), [("zh", "确认"), ("en", "Confirm")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_speaks_both_languages_and_follows_the_colour_scheme(
    browser: Browser, tmp_path: Path, lang: str, word: str, scheme: Any
) -> None:
    _lint(tmp_path / "report.html", "--lang", lang, str(SEEDS))
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.locator(".judge button").first.inner_text() == word
    back = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (back == "rgb(255, 255, 255)") == (scheme == "light")
    context.close()


def test_a_place_in_another_report_is_quoted_and_leads_there(browser: Browser, tmp_path: Path) -> None:
    copied = "围绕夜间施工扰民，由司法所牵头联合巡查，逐户登记意见并限期答复，" * 4
    for place, more in (("青石县", "我县疏通涵洞，分段包干到人。"), ("白沙县", "我县设流动服务车，老人不出村。" * 12)):
        file = tmp_path / "reports" / f"{place}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{place}2023年法治政府建设情况报告\n{more}\n我县{copied}成效明显。\n", encoding="utf-8")
    output = tmp_path / "report.html"
    CliRunner().invoke(main, ["corpus", "--isolated", "-q", "-o", str(output), str(tmp_path / "reports")])
    page = browser.new_page()
    page.goto(output.as_uri())
    card = page.locator(".card", has_text="COP001").first
    card.locator(".head").click()
    assert page.locator("main mark[data-related='true']").count() == 0  # it is not in this report
    assert "由司法所牵头" in card.locator("q").inner_text()
    before = page.locator("main").inner_text()
    card.locator(".places button").click()
    assert page.locator("main").inner_text() != before
    page.close()
