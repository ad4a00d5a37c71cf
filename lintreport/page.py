"""The documentation page of a check."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from lintreport import lnt, packs
from lintreport.declaration import Check, page_text
from lintreport.finding import SEVERITY_WORDS, Text
from lintreport.text.characters.visible import replace_hidden
from lintreport.text.structure.kinds import KINDS, Kind

#: What the words of a page are in both languages.
_WORDS = {
    "severity": Text("级别", "Severity"),
    "default": Text("默认", "Default"),
    "on": Text("启用", "on"),
    "off": Text("不启用", "off"),
    "basis": Text("依据", "Basis"),
    "logic": Text("逻辑：文本自相矛盾，不依赖任何规范", "logic: the text contradicts itself, whatever the norm"),
    "practice": Text("实践：已发布文本中反复出现的差错", "practice: a slip that published texts keep showing"),
    "engine": Text("程序自身对这份文件的说明", "what the program itself has to say of the file"),
    "where": Text("适用于", "Applies to"),
    "yields": Text("同一处由它报告", "Silent where these speak"),
    "bad": Text("会报告", "Reported"),
    "good": Text("不会报告", "Not reported"),
    "marks": Text("⟦ ⟧ 标出报告的位置。", "⟦ ⟧ marks the reported place."),
    "options": Text("选项", "Options"),
    "silence": Text("不想看到它", "To silence it"),
    **SEVERITY_WORDS,
}

#: What the kinds of blocks are called.
_KINDS: dict[Kind, Text] = {
    "title": Text("标题", "titles"),
    "heading": Text("小标题", "headings"),
    "run-in": Text("段首小标题", "run-in headings"),
    "body": Text("正文", "body text"),
    "item": Text("列举项", "list items"),
    "row": Text("表格行", "table rows"),
    "contents": Text("目录", "table of contents"),
    "form": Text("表单", "forms"),
    "note": Text("注与来源", "notes"),
    "salutation": Text("称谓", "salutations"),
    "signature": Text("署名", "signatures"),
    "date": Text("日期行", "date lines"),
    "furniture": Text("页眉、页脚与网页附属文字", "page and web boilerplate"),
    "code": Text("代码", "code"),
    "quotation": Text("引文", "quotations"),
}

_BASES = ("logic", "practice", "engine")


def page(check: Check, lang: str) -> str:
    """The page of ``check`` in Markdown."""

    def word(key: str) -> str:
        return _WORDS[key].of(lang)

    basis = word(check.basis) if check.basis in _BASES else check.basis
    parts = [
        f"# {check.code} {check.name}",
        f"**{check.title.of(lang)}**",
        f"- {word('severity')}: {check.severity}\n"
        f"- {word('default')}: {word('on') if check.default else word('off')}\n"
        f"- {word('basis')}: {basis}{_where(check, lang)}"
        + (f"\n- {word('yields')}: {', '.join(check.yields_to)}" if check.yields_to else ""),
        check.doc.of(lang),
    ]
    if check.bad:
        parts += [f"## {word('bad')}", word("marks"), _block(check.bad)]
    if check.good:
        parts += [f"## {word('good')}", _block(check.good)]
    if options := list(_options(check)):
        parts += [f"## {word('options')}", page_text(check.options.__doc__ or "").of(lang), "\n".join(options)]
    if check not in (lnt.CRASHED, lnt.UNREADABLE):  # which are always said
        parts += [f"## {word('silence')}", f"```yaml\n# .lintreport.yaml\nignore: [{check.code}]\n```"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _where(check: Check, lang: str) -> str:
    """The line on the kinds of blocks that a check applies to; none when it applies to all."""
    if len(check.where) == len(KINDS):
        return ""
    kinds = ("、" if lang == "zh" else ", ").join(_KINDS[kind].of(lang) for kind in check.where)
    return f"\n- {_WORDS['where'].of(lang)}: {kinds}"


def _block(examples: Iterable[str]) -> str:
    """Examples as they would stand in a file, parted by rules; a fence longer than any in them."""
    text = "\n----\n".join(example.strip("\n") for example in examples)
    fence = "`" * max(3, 1 + max((len(run) for run in _runs_of_backticks(text)), default=0))
    return f"{fence}text\n{_visible(text)}\n{fence}"


def _runs_of_backticks(text: str) -> list[str]:
    import re

    return re.findall("`+", text)


def _visible(text: str) -> str:
    """``text`` with every sign that a page would not show written as its code point."""
    return replace_hidden(text, lambda sign: sign if sign == "\n" else f"<U+{ord(sign):04X}>")


def _options(check: Check) -> Iterable[str]:
    for name, default in check.options._field_defaults.items():
        yield f"- `{name}` = `{list(default) if isinstance(default, tuple) else default!r}`"


def document(check: Check) -> str:
    """The file in ``docs/checks``: the page in both languages."""
    return f"{page(check, 'zh')}\n---\n\n{page(check, 'en')}"


def documents() -> dict[str, str]:
    """The files of ``docs/checks`` by name: a page for each of our own checks, and the list of them."""
    checks = sorted([*lnt.CHECKS, *packs.load([packs.built_in()])], key=lambda check: check.code)
    return {"README.md": _list(checks)} | {f"{check.code}.md": document(check) for check in checks}


def _list(checks: Iterable[Check]) -> str:
    rows = (
        f"| [{check.code}]({check.code}.md) | {check.name} | {check.severity} | "
        f"{'on' if check.default else 'off'} | {check.title.zh} | {check.title.en} |"
        for check in checks
    )
    head = "| | | 级别 severity | 默认 default | 检查什么 | what is reported |"
    return "\n".join(["# 检查项 · Checks", "", head, "|---|---|---|---|---|---|", *rows]) + "\n"


def main() -> None:
    """Write `documents` into the folder that the command line names, and delete the pages of checks that are gone."""
    folder = Path(sys.argv[1])
    pages = documents()
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
