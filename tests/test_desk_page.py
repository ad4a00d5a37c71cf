"""The desk in a browser, as a clerk uses it: by mouse, by keyboard, with many files and with hostile ones."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from desk import Server
from documents import paragraph, run, word
from pages import report_as_pdf
from test_archives import zipped

pytest.importorskip("starlette", reason="Starlette is not installed (pip install 'lintreport[serve]')")
pytest.importorskip("uvicorn", reason="uvicorn is not installed (pip install 'lintreport[serve]')")
from lintreport.acceptance import acceptance
from lintreport.config import Config
from lintreport.plan import Selection, planned
from lintreport.serve import start
from lintreport.serve.desk import Desk

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed (pip install --group browser)"
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium (Debian's package chromium)"),
]

DEFECT = "我区扎实推进各项工作。。全年成效明显。"
SUM = "全年办理案件54起，其中办结50起，未办结3起。"
REPORT = word(paragraph(run(SUM)) + paragraph(run(DEFECT)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as driver:
        # Names of files are Chinese here, and so they have to be for the browser.
        environment = {**os.environ, "LANG": "C.UTF-8"}
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=environment)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    one = Server(tmp_path_factory.mktemp("home"))
    yield one
    assert one.end() == 0


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, accept_downloads=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(server.address)
    page.locator("#pick").wait_for()
    yield page
    context.close()
    server.clear()
    assert problems == []


def _lay(page: Page, files: dict[str, bytes]) -> None:
    """Choose files, and wait until they are linted."""
    chosen = [{"name": name, "mimeType": "", "buffer": data} for name, data in files.items()]
    page.locator("#files").set_input_files(chosen)  # type: ignore[arg-type]
    _wait(page, len(files))


def _wait(page: Page, rows: int) -> None:
    page.locator("#rows tr").nth(rows - 1).wait_for()
    page.locator("#progress").wait_for(state="hidden", timeout=120_000)


def _frame(page: Page) -> FrameLocator:
    return page.frame_locator("#frame")


def _comments(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/comments.xml").decode()


def test_a_clerk_with_a_mouse_drops_reads_judges_and_takes_home(page: Page, tmp_path: Path) -> None:
    names = {"报告.docx": REPORT, "通报.pdf": report_as_pdf(SUM), "简报.txt": DEFECT.encode()}
    page.evaluate(
        """async (files) => {
            const dataTransfer = new DataTransfer();
            for (const [name, bytes] of files) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            const moved = (kind) =>
                document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
            moved("dragenter");
            moved("dragover");
            if (document.getElementById("over").hidden) throw new Error("nothing shows that one may let go");
            moved("drop");
        }""",
        [[name, [*data]] for name, data in names.items()],
    )
    _wait(page, 3)
    assert page.locator("#over").is_hidden()
    assert page.locator("#told").inner_text() == "已检查 3 / 3 份，发现错误 2 处、警告 2 处。"
    assert page.locator("#rows td.name").all_inner_texts() == [*names]
    page.locator("#rows tr", has_text="报告.docx").get_by_text("查看").click()
    assert page.locator("#name").inner_text() == "报告.docx"
    card = _frame(page).locator(".card", has_text="PUN002")
    card.get_by_text("误报").click()
    with page.expect_download() as download:
        page.locator("#take").click()
    assert download.value.suggested_filename == "报告（批注）.docx"
    download.value.save_as(tmp_path / "one.docx")
    assert "ARI001" in _comments(tmp_path / "one.docx")
    assert "PUN002" not in _comments(tmp_path / "one.docx")
    page.locator("#back").click()
    assert "已评为误报的 1 处" in page.locator("#besides").inner_text()
    for button, name in (
        ("#take-xlsx", "检查结果.xlsx"),
        ("#take-csv", "检查结果.csv"),
        ("#take-json", "检查结果.json"),
        ("#take-zip", "检查结果（批注）.zip"),
    ):
        with page.expect_download() as download:
            page.locator(button).click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    told = json.loads((tmp_path / "检查结果.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in told["findings"]} == {"报告.docx", "通报.pdf", "简报.txt"}
    assert zipfile.ZipFile(tmp_path / "检查结果（批注）.zip").namelist() == ["报告（批注）.docx"]


def test_a_clerk_with_a_keyboard_does_the_same(page: Page, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(REPORT)
    page.on("filechooser", lambda chooser: chooser.set_files(tmp_path / "报告.docx"))
    _tab_to(page, "pick")
    page.keyboard.press("Enter")
    _wait(page, 1)
    _tab_to(page, "read")
    page.keyboard.press("Enter")
    frame = _frame(page)
    frame.locator(".card.current").wait_for()  # the first finding is there at once
    assert "ARI001" in frame.locator(".card.current").inner_text()
    page.keyboard.press("j")
    assert "PUN002" in frame.locator(".card.current").inner_text()
    page.keyboard.press("2")
    assert frame.locator(".card.judged").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#view").is_hidden()
    assert _focused(page) == "read"
    page.keyboard.press("Tab")
    assert _focused(page) == "take"
    with page.expect_download() as download:
        page.keyboard.press("Space")
    download.value.save_as(tmp_path / "two.docx")
    assert "PUN002" not in _comments(tmp_path / "two.docx")
    _tab_to(page, "remove")
    page.keyboard.press("Enter")
    page.locator("#work").wait_for(state="hidden")
    assert _focused(page) == "pick"


def _focused(page: Page) -> str:
    told: str = page.evaluate("() => document.activeElement.dataset.act || document.activeElement.id")
    return told


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(30):
        if _focused(page) == wanted:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {wanted} by the Tab key")


def test_fifty_files_at_once_are_linted_in_the_order_in_which_they_were_chosen(page: Page) -> None:
    files = {f"{number:02}号报告.docx": word(paragraph(run(SUM)) * (1 + number % 3)) for number in range(50)}
    _lay(page, files)
    assert page.locator("#told").inner_text().startswith("已检查 50 / 50 份，发现错误")
    assert page.locator("#rows td.name").all_inner_texts() == [*files]
    page.locator("#worst").check()
    errors = [int(text.split()[-1]) for text in page.locator("#rows .tag.error").all_inner_texts()]
    assert errors == sorted(errors, reverse=True)
    page.locator("#all").click()
    _frame(page).locator("nav button[data-file]").nth(49).wait_for()
    page.locator("#back").click()
    assert _focused(page) == "all"


HOSTILE = {
    "<img src=x onerror=window.hacked=1>.txt": "</script><script>window.hacked=1</script>我区工作。。完成".encode(),
    "\u202egnp.docx": zipped(**{"word/document.xml": b"<w:p>" * 999}),
    "炸弹.zip": zipped(**{"a.txt": bytes(150_000_000)}),
    "长" * 80 + ".txt": DEFECT.encode(),
    "不是.pdf": "其实是文本。。".encode(),
    "空.txt": b"",
    "截断.pdf": b"%PDF-1.7\n1 0 obj<<",
    "二进制.txt": bytes(range(256)) * 9,
    "报告.docx": REPORT,
}


def test_hostile_files_harm_neither_the_page_nor_the_others(page: Page) -> None:
    _lay(page, HOSTILE)
    rows = {row.locator("td.name").inner_text(): row.inner_text() for row in page.locator("#rows tr").all()}
    assert len(rows) == len(HOSTILE)
    assert sum("未能检查" in words for words in rows.values()) == 4
    assert "错误 1" in rows["报告.docx"]
    assert "警告 1" in rows["不是.pdf"]
    page.locator("#all").click()
    _frame(page).locator(".card.current").wait_for()
    for frame in page.frames:
        assert frame.evaluate("() => window.hacked") is None
    assert page.locator("img").count() == 0
    page.keyboard.press("Escape")
    page.locator("#view").wait_for(state="hidden")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    with (tmp_path / "大.txt").open("wb") as file:
        file.truncate(60_000_000)
    page.locator("#files").set_input_files(tmp_path / "大.txt")
    page.locator("#rows .failed").wait_for()
    assert page.locator("#rows .failed").inner_text() == "未能检查：超过 50 MB，未检查"
    page.locator("#rows [data-act='remove']").click()
    page.locator("#work").wait_for(state="hidden")


def test_of_a_folder_what_can_be_read_is_taken_and_the_rest_is_counted(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    (folder / "下级").mkdir(parents=True)
    (folder / "a.txt").write_text(DEFECT, encoding="utf-8")
    (folder / "下级" / "b.docx").write_bytes(REPORT)
    for name in ("~$b.docx", "c.jpg", "Thumbs.db", ".DS_Store"):
        (folder / name).write_bytes(b"x")
    page.locator("#folder").set_input_files(folder)
    _wait(page, 2)
    assert sorted(page.locator("#rows td.name").all_inner_texts()) == ["报送/a.txt", "报送/下级/b.docx"]
    assert "另有 1 份不支持的文件未检查：.jpg 1。" in page.locator("#besides").inner_text()


def test_the_page_speaks_english_too_and_goes_on_doing_so(page: Page) -> None:
    _lay(page, {"报告.docx": REPORT})
    page.locator("#lang").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#told").inner_text() == "1 of 1 checked: 1 error, 1 warning."
    page.get_by_text("Read", exact=True).click()
    assert _frame(page).locator("h1").inner_text() == "Findings"
    page.locator("#back").click()
    page.reload()
    page.locator("#rows tr").wait_for()
    assert page.locator("h1").inner_text() == "Report desk"


def test_what_is_told_to_a_screen_reader_is_the_progress(page: Page) -> None:
    assert page.locator("#told").get_attribute("aria-live") == "polite"
    _lay(page, {"报告.docx": REPORT})
    labels = [button.get_attribute("aria-label") for button in page.locator("#rows button").all()]
    assert labels == ["查看：报告.docx", "下载批注版 Word：报告.docx", "移除：报告.docx"]


@pytest.mark.parametrize("width", [360, 700, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_window_of_any_width(browser: Browser, server: Server, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(server.address)
    _lay(page, {"长" * 60 + ".docx": REPORT, "b.txt": b"\x89PNG"})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.close()
    server.clear()


def test_to_end_it_is_a_button_and_nothing_is_left_in_the_browser(browser: Browser, tmp_path: Path) -> None:
    one = Server(tmp_path)
    page = browser.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(one.address)
    _lay(page, {"报告.docx": REPORT})
    page.get_by_text("查看", exact=True).click()
    _frame(page).locator(".card").first.get_by_text("确认").click()
    page.locator("#back").click()
    assert page.evaluate("() => sessionStorage.length") == 1
    assert page.evaluate("() => localStorage.length") == 0
    page.locator("#end").click()
    assert page.locator(".ended").inner_text() == "已结束，可以关闭此页。"
    assert page.evaluate("() => sessionStorage.length") == 0
    assert one.process.wait(60) == 0
    assert one.written() == []
    page.close()


def test_the_program_ends_when_its_page_is_closed(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "GRACE", 5)
    monkeypatch.setattr(start, "PULSE", 0.2)
    plan, checks = planned(Config(), Selection(), None)
    desk = Desk(plan, tuple(checks), acceptance(Config(), checks, "warning", None, date.min), 1)
    told: Queue[str] = Queue()
    closing = start.Closing(3600, with_page=True)
    serving = Thread(target=lambda: start.serve(desk, 0, closing, told.put, lang="zh", browser=False), daemon=True)
    serving.start()
    page = browser.new_page()
    page.goto(told.get(timeout=60))
    page.locator("#pick").wait_for()
    page.reload()
    page.locator("#pick").wait_for()
    assert serving.is_alive()
    page.goto("about:blank")
    serving.join(60)
    assert not serving.is_alive()
    page.close()


def test_when_the_program_is_gone_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    one = Server(tmp_path)
    page = browser.new_page()
    page.goto(one.address)
    page.locator("#pick").wait_for()
    assert one.end() == 0
    page.locator("#files").set_input_files({"name": "a.txt", "mimeType": "", "buffer": b"x"})
    page.locator(".ended").wait_for()
    assert "连接已断开" in page.locator(".ended").inner_text()
    page.close()


def test_no_page_asks_anybody_else(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _lay(page, {"报告.docx": REPORT})
    page.locator("#all").click()
    _frame(page).locator(".card").first.wait_for()
    assert asked
    assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []
