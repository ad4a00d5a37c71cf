"""The html page as a reviewer works with it: by search and keys alone, with notes, in any window, on long reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import MARKS, SEEDS, launched, lint
from click.testing import CliRunner

from lintreport.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-core is not installed (pip install --group browser)"
)

pytestmark = MARKS

#: The rules of WCAG, levels A and AA, and what axe-core calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CALM = "我区扎实推进各项工作。\n"
SUM = "全年作出行政处罚54起，其中简易程序50起，一般程序3起。\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


def _opened(browser: Browser, path: Path, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(path.as_uri())
    return page


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Three reports: one with two findings, one clean, one with a sum that is wrong."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(f"我区工作。。完成\n{CALM}企业近200余家。\n", encoding="utf-8")
    (folder / "b.txt").write_text(CALM, encoding="utf-8")
    (folder / "c.txt").write_text(f"{CALM}{SUM}", encoding="utf-8")
    lint(tmp_path / "report.html", "--select", "PUN002,QTY001,ARI001", str(folder))
    page = _opened(browser, tmp_path / "report.html", viewport={"width": 1400, "height": 900})
    yield page
    page.context.close()


def _judgements(page: Page, tmp_path: Path) -> list[dict[str, Any]]:
    with page.expect_download() as download:
        page.locator("#export").click()
    download.value.save_as(tmp_path / "judgements.json")
    rows: list[dict[str, Any]] = json.loads((tmp_path / "judgements.json").read_text(encoding="utf-8"))["judgements"]
    return rows


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_wcag_aa_is_kept_in_every_state(browser: Browser, tmp_path: Path, lang: str, scheme: Any, width: int) -> None:
    lint(tmp_path / "report.html", "--lang", lang, "--min-severity", "info", str(SEEDS))
    page = _opened(browser, tmp_path / "report.html", color_scheme=scheme, viewport={"width": width, "height": 844})
    for key in ["j", "1", "j", "j", "c"]:
        page.keyboard.press(key)
    page.keyboard.type("已告知")
    for key in ["Enter", "/"]:
        page.keyboard.press(key)
    for query in ("", "工作"):
        page.locator("#search").fill(query)
        page.keyboard.press("Enter")
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_keyboard_alone_reads_judges_notes_searches_and_exports(page: Page, tmp_path: Path) -> None:
    def reach(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("(one) => document.activeElement.matches(one)", selector):
                return
        pytest.fail(f"Tab does not lead to {selector}")

    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement.className").startswith("card")
    reach(".card.current details.advice summary")
    page.keyboard.press("Enter")
    assert "删去一个" in page.locator(".card.current .advice p").first.inner_text()
    reach(".card.current [data-judgement='confirmed']")
    page.keyboard.press("Space")
    page.keyboard.press("c")
    page.keyboard.type("已告知 east")
    page.keyboard.press("Enter")
    assert page.locator("[data-note]").first.input_value() == "已告知 east"
    page.keyboard.press("j")
    assert page.locator(".card.current b").first.inner_text() == "QTY001", "the letters of the note were no commands"
    page.keyboard.press("/")
    page.keyboard.type("east")
    page.keyboard.press("Enter")
    assert page.locator(".card").count() == 1
    page.keyboard.press("Escape")
    reach("#export")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "j.json")
    (row,) = json.loads((tmp_path / "j.json").read_text(encoding="utf-8"))["judgements"]
    assert (row["code"], row["judgement"], row["note"]) == ("PUN002", "confirmed", "已告知 east")


def test_search_finds_findings_and_words_of_every_text(page: Page) -> None:
    search = page.locator("#search")
    search.fill("行政处罚")
    search.press("Enter")
    assert page.locator("main h2").inner_text().endswith("c.txt")
    assert page.locator("mark.hit").all_inner_texts() == ["行政处罚"]
    search.fill("推进各项")
    search.press("Enter")
    assert page.locator("#hits").inner_text() == "0 处问题，正文中 3 处"
    first = page.locator("main h2").inner_text()
    for _ in range(3):
        search.press("Enter")
    assert page.locator("main h2").inner_text() == first, "three lines in three files, and round again"
    assert page.locator(".line.found .words").inner_text() == CALM.strip()
    search.fill("[.*+?^${}()|\\-/")
    search.press("Enter")
    assert page.locator("#hits").inner_text() == "0 处问题，正文中 0 处"
    search.press("Escape")
    assert page.locator(".card").count() > 0


def test_notes_are_kept_and_reach_the_baseline_with_the_judgement(page: Page, tmp_path: Path) -> None:
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("c")
    page.keyboard.type("原文如此")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("问来文单位")
    page.keyboard.press("Enter")
    page.reload()
    assert [row.get("note") for row in _judgements(page, tmp_path)] == ["原文如此", "问来文单位"]
    assert [row["judgement"] for row in _judgements(page, tmp_path)] == ["false-positive", "unsure"]
    base = tmp_path / "base.json"
    result = CliRunner().invoke(main, ["baseline", "--import", str(tmp_path / "judgements.json"), "-o", str(base)])
    assert "误报 1 处" in result.stderr
    assert "原文如此" in base.read_text(encoding="utf-8")


def test_judgements_of_another_browser_are_imported(browser: Browser, page: Page, tmp_path: Path) -> None:
    for key in ["j", "1", "j", "2", "c"]:
        page.keyboard.press(key)
    page.keyboard.type("引文")
    page.keyboard.press("Enter")
    rows = _judgements(page, tmp_path)
    elsewhere = {**rows[0], "path": "elsewhere.txt"}
    without = {key: value for key, value in rows[1].items() if key != "occurrence"}
    (tmp_path / "in.json").write_text(json.dumps({"judgements": [rows[0], without, elsewhere]}), encoding="utf-8")
    other = _opened(browser, tmp_path / "report.html")
    assert other.locator("#progress").inner_text().startswith("已评判 0/")
    other.locator("#judgements").set_input_files(tmp_path / "in.json")
    other.locator("#said", has_text="已导入 2 处评判；1 处在这里没有对应的问题。").wait_for()
    assert other.locator(".card button[aria-pressed='true']").all_inner_texts() == ["确认", "误报"]
    assert _judgements(other, tmp_path) == rows
    (tmp_path / "in.json").write_text('{"judgements": [{"code": "PUN002"}]}', encoding="utf-8")
    other.locator("#judgements").set_input_files(tmp_path / "in.json")
    other.locator("#said", has_text="这个文件不是评判结果。").wait_for()
    assert _judgements(other, tmp_path) == rows
    other.context.close()


def test_files_without_findings_are_folded_and_passed_over(page: Page) -> None:
    assert page.locator("#clean summary").inner_text() == "没有问题的文件（1）"
    assert not page.locator("nav button[data-file='1']").is_visible()
    page.keyboard.press("n")
    assert page.locator("main h2").inner_text().endswith("c.txt")
    page.keyboard.press("n")
    assert page.locator("main h2").inner_text().endswith("c.txt"), "there is no other one"
    page.keyboard.press("p")
    assert page.locator("main h2").inner_text().endswith("a.txt")
    page.locator("#clean summary").click()
    page.locator("nav button[data-file='1']").click()
    assert page.locator("aside").inner_text() == "没有问题。"


def test_a_card_holds_the_computation_the_fix_and_the_advice(page: Page) -> None:
    page.keyboard.press("n")
    page.keyboard.press("j")
    card = page.locator(".card.current")
    assert card.locator(".evidence dd").all_inner_texts()[1:] == ["53", "54"]
    assert {"54起", "50起", "3起"} <= set(card.locator(".evidence button").all_inner_texts())
    card.locator("summary").click()
    assert "原始数据" in card.locator(".advice").inner_text()
    page.keyboard.press("p")
    page.keyboard.press("j")
    assert page.locator(".card.current .fix").inner_text() == "修改： 只留一个 。 (可直接修复)"


def test_what_was_confirmed_before_is_judged_already(browser: Browser, page: Page, tmp_path: Path) -> None:
    for key in ["j", "1"]:
        page.keyboard.press(key)
    _judgements(page, tmp_path)
    base = str(tmp_path / "base.json")
    CliRunner().invoke(main, ["baseline", "--import", str(tmp_path / "judgements.json"), "-o", base])
    lint(tmp_path / "next.html", "--select", "PUN002,QTY001", "--baseline", base, str(tmp_path / "reports"))
    other = _opened(browser, tmp_path / "next.html")
    assert other.locator("#progress").inner_text() == "已评判 1/2"
    assert other.locator(".card .status").all_inner_texts() == ["已确认"]
    other.context.close()


def test_of_a_long_report_only_what_is_near_is_in_the_page(browser: Browser, tmp_path: Path) -> None:
    lines = [f"第{number}项工作按期完成，推进顺利。" for number in range(15_000)]
    for number in range(5, 15_000, 50):
        lines[number] = f"第{number}项工作。。完成"
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    lint(tmp_path / "report.html", "--select", "PUN002", str(tmp_path / "a.txt"))
    page = _opened(browser, tmp_path / "report.html")
    for _ in range(3):
        page.keyboard.press("k")
    assert page.locator("mark.current").inner_text() == "。。"
    assert page.locator(".line:has(mark.current) .number").inner_text() == "14856"
    assert page.locator("mark.current").evaluate(
        "(one) => one.getBoundingClientRect().top > 0 && one.getBoundingClientRect().bottom < innerHeight"
    )
    page.locator("#search").fill("第7777项")
    page.locator("#search").press("Enter")
    assert page.locator(".line.found .number").inner_text() == "7778"
    assert page.locator(".line").count() < 2_000
    assert page.locator(".card").count() < 200
    page.context.close()
