"""The website: built strictly in both languages, it loads nothing from elsewhere, and its links lead somewhere."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for module in ("mkdocs", "material", "jieba"):
        pytest.importorskip(module)
    folder = tmp_path_factory.mktemp("site")
    for language, place in (("zh", folder), ("en", folder / "en")):
        config = ROOT / "tools" / "site" / f"{language}.yml"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", str(config), "-d", str(place)]
        built = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert built.returncode == 0, built.stderr
    return folder


def test_every_guide_has_a_page_in_both_languages(site: Path) -> None:
    guides = {path.stem.removesuffix(".zh-CN") for path in (ROOT / "docs").glob("*.md")}
    for folder in (site, site / "en"):
        assert {f"{name}.html" for name in guides} <= {path.name for path in folder.glob("*.html")}


def test_a_page_of_a_check_holds_one_language(site: Path) -> None:
    chinese, english = ((site / at / "checks" / "ARI001.html").read_text(encoding="utf-8") for at in (".", "en"))
    assert 'id="报什么"' in chinese
    assert 'id="what-is-reported"' not in chinese
    assert 'id="what-is-reported"' in english
    assert 'id="报什么"' not in english


def test_a_page_loads_nothing_from_elsewhere(site: Path) -> None:
    loading = re.compile(r"<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=\"?(?:https?:)?//[^>]*>")
    for page in site.rglob("*.html"):
        assert loading.findall(page.read_text(encoding="utf-8")) == [], page


def test_the_links_of_the_site_lead_somewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # it is shown at any address, and its links are absolute
            continue
        for link in re.findall(r"<a\b[^>]*\bhref=\"?([^\"\s>#]+)", page.read_text(encoding="utf-8")):
            if not re.match(r"\w+:", link):
                target = (page.parent / unquote(link)).resolve()
                assert target.exists(), f"{page.relative_to(site)}: {link}"


def test_the_search_tells_chinese_words_apart(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert any("\u200b误报\u200b" in page["text"] for page in index["docs"])


def test_a_line_that_ends_amid_chinese_shows_no_blank(site: Path) -> None:
    text = re.sub(r"<pre.*?</pre>", "", (site / "index.html").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff、，。]\n[\u4e00-\u9fff]", text) == []
