"""The html page on reports compared: who shares what with whom, both texts side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import MARKS, launched
from click.testing import CliRunner

from lintreport.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-core is not installed (pip install --group browser)"
)

pytestmark = MARKS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COPIED = (
    "围绕夜间施工扰民，由司法所牵头联合巡查，逐户登记意见并限期答复，𠮷祥街道评分低于八分的一律重办；"
    "对反复出现的问题建立台账，每周一调度、每月一通报，办结后由群众当面评分，没有一件事项超期，联系人尾号身份证110101199003070038。"
)
OWN = {
    "青石县": "我县疏通涵洞，乡镇干部分段包干，雨季之前全部完成。",
    "白沙县": "我县设立流动服务车，老人不出村就能办结医保业务。",
    "红岭县": "我县新建三处调解室，聘请退役军人担任调解员。",
}
SCRIPT = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"


#: Whether each passage begins within its half of the window.
SEEN = """() => [...document.querySelectorAll(".side")].map((side) => {
  const [mark, room] = [side.querySelector("mark.shared"), side].map((one) => one.getBoundingClientRect());
  return mark.top >= room.top && mark.top < room.bottom;
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


def _written(folder: Path, lang: str = "zh", more: str = "") -> Path:
    """Three reports with one passage, of which one has it with other words in its middle."""
    reports = folder / "reports"
    reports.mkdir()
    for place, own in OWN.items():
        told = COPIED.replace("八分", "九分") if place == "白沙县" else COPIED
        text = f"{place}2023年法治政府建设情况报告\n{own * 12}\n{own}{more}\n{told}{more}\n"
        (reports / f"{place}{'<img src=x onerror=window.hacked=1>'.replace('/', '') if more else ''}.txt").write_text(
            text, encoding="utf-8"
        )
    output = folder / "page.html"
    result = CliRunner().invoke(main, ["corpus", "--isolated", "-q", "--lang", lang, "-o", str(output), str(reports)])
    assert result.exit_code == 1, result.output
    return output


def _opened(browser: Browser, path: Path, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(path.as_uri())
    return page


def test_both_texts_stand_side_by_side_with_the_shared_passage_marked(browser: Browser, tmp_path: Path) -> None:
    page = _opened(browser, _written(tmp_path))
    page.locator(".card [data-sides]").first.click()
    heads = page.locator("#sides .side h3").all_inner_texts()
    assert [head.split("/")[-1] for head in heads] == ["红岭县.txt 第4行", "白沙县.txt 第4行"]
    marked = page.locator("#sides mark.shared").all_inner_texts()
    assert [words.startswith("围绕夜间施工扰民") and "𠮷祥街道" in words for words in marked] == [True, True]
    assert [page.locator(f"#sides .side:nth-child({at}) em").all_inner_texts() for at in (1, 2)] == [["八"], ["九"]]
    page.context.close()


def test_every_report_of_a_group_can_be_put_beside(browser: Browser, tmp_path: Path) -> None:
    page = _opened(browser, _written(tmp_path))
    page.keyboard.press("n")
    page.locator(".card", has_text="另有 1 份").locator("[data-sides]").click()
    beside = page.locator("#sides .side:nth-child(2) h3")
    first = beside.inner_text()
    page.locator("#sides .members button").nth(1).click()
    assert beside.inner_text() != first
    assert page.locator("#sides .members button").nth(1).get_attribute("aria-pressed") == "true"
    page.context.close()


def test_the_keyboard_alone_opens_turns_and_closes(browser: Browser, tmp_path: Path) -> None:
    page = _opened(browser, _written(tmp_path))
    page.keyboard.press("j")
    page.keyboard.press("s")
    count = page.locator("#sides [role=status]")
    assert count.inner_text() == "1/2"
    page.keyboard.press("j")
    assert count.inner_text() == "2/2"
    page.keyboard.press("1")
    here = page.locator("#sides .side:nth-child(1) h3").inner_text().split(" ")[-2]
    page.keyboard.press("Escape")
    assert not page.locator("#sides").is_visible()
    assert page.locator("main h2").inner_text() in here, "the page shows what was looked at last"
    assert page.evaluate("() => document.activeElement.className").startswith("card")
    assert page.locator("#progress").inner_text() == "已评判 0/2", "the keys of the page behind were not pressed"
    page.context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_wcag_aa_is_kept_beside_each_other(
    browser: Browser, tmp_path: Path, lang: str, scheme: Any, width: int
) -> None:
    page = _opened(browser, _written(tmp_path, lang), color_scheme=scheme, viewport={"width": width, "height": 844})
    page.keyboard.press("j")
    page.keyboard.press("s")
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert all(box and box["width"] > 300 for box in (one.bounding_box() for one in page.locator(".side").all()))
    assert page.evaluate(SEEN) == [True, True], "the passage is in view in both"
    assert page.locator("#leave").inner_text() == {"zh": "关闭", "en": "Close"}[lang]
    page.context.close()


def test_hostile_words_and_names_stay_words(browser: Browser, tmp_path: Path) -> None:
    page = _opened(browser, _written(tmp_path, more=SCRIPT))
    page.keyboard.press("j")
    page.keyboard.press("s")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#sides img, #sides script, #sides b b").count() == 0
    assert "<img" in page.locator("#sides select").inner_text()
    page.context.close()


def test_personal_numbers_are_masked_beside_each_other(browser: Browser, tmp_path: Path) -> None:
    output = _written(tmp_path)
    assert "199003070038" not in output.read_text(encoding="utf-8")
    page = _opened(browser, output)
    page.keyboard.press("j")
    page.keyboard.press("s")
    assert "联系人尾号身份证" in page.locator("#sides mark.shared").first.inner_text()
    page.context.close()
