"""Which pages of the repository the site shows in one language, where they stand, and where their links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[2]
#: Pages that do not lie in docs/.
OUTSIDE = tuple(path.name for path in ROOT.glob("*.md"))
CHINESE = ".zh-CN.md"

#: A block of code or code in a line, which is left alone, or a link: its words, target and anchor.
_LINK = re.compile(
    r"^ *```.*?^ *```|`[^`\n]*`|\[((?:`[^`\n]*`|[^\]\n])*)\]\((?!\w+:)([^)#\s]*)(#[^)\s]*)?\)", re.MULTILINE | re.DOTALL
)

#: A block of code, which is left alone, or the end of a line amid Chinese: a browser would show it as a blank.
_WRAP = re.compile(
    r"^ *```.*?^ *```|(?<=[\u201c\u201d\u3001-\u9fff\uff01-\uff5e])\n(?=[\u201c\u3008-\u9fff\uff08])",
    re.MULTILINE | re.DOTALL,
)


def on_files(files: Files, config: Any) -> Files:
    """The pages of one language; those that the navigation does not name stand at its end."""
    pages = sources(_language(config))
    shown = Files([File.generated(config, name, abs_src_path=str(ROOT / path)) for name, path in pages.items()])
    for file in files:
        if not file.is_documentation_page():
            shown.append(file)
    # The last section is that of the checks.
    title, named = next(iter(config.nav[-1].items()))
    config.nav = [*config.nav[:-1], {title: [*named, *_unnamed(config.nav, pages)]}]
    return shown


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """The text of a page in one language, each link leading to a page of the site or to nowhere."""
    language = _language(config)
    name = page.file.src_uri
    path = sources(language)[name]
    if name.startswith("checks/") and "\n---\n\n# " in markdown:
        markdown = dict(zip(("zh", "en"), re.split(r"\n---\n\n(?=# )", markdown, maxsplit=1), strict=True))[language]
    markdown = _WRAP.sub(lambda wrap: "" if wrap[0] == "\n" else wrap[0], markdown)
    return _LINK.sub(lambda link: _led(link, name, path, language), markdown)


@cache
def sources(language: str) -> dict[str, str]:
    """The pages by the name that they have on the site, which is the same in both languages: the file of each."""
    paths = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")} | {*OUTSIDE}
    own = {path for path in paths if _has(path, language, paths)}
    return {_name(path): path for path in sorted(own)}


def _has(path: str, language: str, paths: set[str]) -> bool:
    """Whether a page is one of ``language``: an English one without a twin is one of both."""
    if path.endswith(CHINESE):
        return language == "zh"
    return language == "en" or path.removesuffix(".md") + CHINESE not in paths


def _name(path: str) -> str:
    """What a page is called on the site, whatever its language."""
    name = path.removeprefix("docs/").replace(CHINESE, ".md")
    return "index.md" if name == "README.md" else name


def _language(config: Any) -> str:
    """The language that is built: each has a configuration of its own."""
    return str(config.theme["language"])


def _led(link: re.Match[str], name: str, path: str, language: str) -> str:
    """A link as it is written on the site. What leads to a file that is no page keeps its words alone."""
    words, target, anchor = link[1], link[2], link[3] or ""
    if words is None or not target:
        return link[0]
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if not meant.endswith(".md") or not (ROOT / meant).exists():
        return words
    page = _name(meant)
    if sources(language)[page] == meant:
        return f"[{words}]({_from(name, page)}{anchor})"
    if language == "zh" and not path.endswith(CHINESE):  # an English page without a twin; anchors are in Chinese there
        return f"[{words}]({_from(name, page)})"
    other = f"en/{page}" if language == "zh" else f"../{page}"
    return f"[{words}]({_from(name, other.removesuffix('.md'))}.html{anchor})"


def _from(name: str, target: str) -> str:
    """``target`` as it is reached from the page ``name``."""
    return posixpath.relpath(target, posixpath.dirname(name) or ".")


def _unnamed(nav: Any, pages: dict[str, str]) -> list[Any]:
    """What the navigation does not name: the pages of the checks by family, and pages that are new."""
    named = {*_names(nav)}
    families: dict[str, list[str]] = {}
    for name in pages:
        if name not in named:
            folder = posixpath.dirname(name)
            families.setdefault(PurePosixPath(name).stem[:3] if folder == "checks" else folder, []).append(name)
    return [*families.pop("", []), *({family: names} for family, names in families.items())]


def _names(nav: Any) -> Iterator[str]:
    """The pages that a navigation names, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from _names(one)
