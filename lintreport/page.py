"""The documentation page of a check."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from lintreport import lnt, packs
from lintreport.advice import parts_of
from lintreport.declaration import Check, page_text
from lintreport.finding import SEVERITY_WORDS, Text
from lintreport.text.characters.visible import replace_hidden
from lintreport.text.structure.kinds import KINDS, Kind

#: What the words of a page are in both languages.
_WORDS = {
    "severity": Text("级别", "Severity"),
    "default": Text("默认", "Default"),
    "runs": Text("启用", "on"),
    "rests": Text("不启用", "off"),
    "basis": Text("依据", "Basis"),
    "logic": Text("逻辑（文本自相矛盾，不依赖任何规范）", "logic (the text contradicts itself, whatever the norm)"),
    "practice": Text("实践（已发布文本中反复出现的差错）", "practice (a slip that keeps occurring in published texts)"),
    "engine": Text("程序自身对这份文件的说明", "what the program itself says about the file"),
    "where": Text("适用于", "Applies to"),
    "yields": Text("同一处由它报告", "Not reported where these are"),
    "what": Text("报什么", "What is reported"),
    "why": Text("为什么", "Why"),
    "fix": Text("怎么改", "How to fix it"),
    "silent": Text("不报的情形", "What is not reported"),
    "off": Text("怎么关掉", "How to turn it off"),
    "marks": Text("⟦ ⟧ 标出报告的位置。", "⟦ ⟧ marks the reported place."),
    "quiet": Text("下列文字不报告。", "These texts are not reported."),
    "accept": Text(
        "只豁免确认无误的一处：用 `lintreport baseline` 记入基线。否则在配置里选用一行：",
        "To accept a single place that is right, record it with `lintreport baseline`. Otherwise set one of these:",
    ),
    "never": Text(
        "不应关掉：基线不能豁免，报告中的注释默认也不能忽略。确认是误报的，请反馈，程序会改。",
        "Do not turn it off: no baseline excuses it, nor does a comment in a report by default. "
        "If it is a false alarm, please report it, so that the program can be corrected.",
    ),
    "options": Text("选项", "Options"),
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
    "signature": Text("发文机关署名", "signatures"),
    "date": Text("成文日期", "date lines"),
    "furniture": Text("页眉、页脚与网页附属文字", "page and web boilerplate"),
    "code": Text("代码", "code"),
    "quotation": Text("引文", "quotations"),
}

_BASES = ("logic", "practice", "engine")


def page(check: Check, lang: str) -> str:
    """The page of ``check`` in Markdown."""

    def word(key: str) -> str:
        return _WORDS[key].of(lang)

    facts = {
        "severity": f"{word(check.severity)}（{check.severity}）" if lang == "zh" else check.severity,
        "default": word("runs" if check.default else "rests"),
        "where": _where(check, lang),
        "yields": ", ".join(check.yields_to),
    }
    shown = "\n".join(f"- {word(key)}{_COLON[lang]}{fact}" for key, fact in facts.items() if fact)
    parts = [f"# {check.code} {check.name}", f"**{check.title.of(lang)}**", shown]
    return "\n\n".join([*parts, *_sections(check, lang)]) + "\n"


def _sections(check: Check, lang: str) -> Iterable[str]:
    """The parts that every page has, in their order; without examples or advice a part is left out."""
    told = parts_of(check.doc.of(lang), lang)

    def word(key: str) -> str:
        return _WORDS[key].of(lang)

    sections = {
        "what": [told.what, *([word("marks"), _block(check.bad)] if check.bad else [])],
        "why": [told.why, f"{word('basis')}{_COLON[lang]}{_basis(check, lang)}"],
        "fix": [told.fix],
        "silent": [told.silent, *([word("quiet"), _block(check.good)] if check.good else [])],
        "options": [page_text(check.options.__doc__ or "").of(lang), "\n".join(options)]
        if (options := list(_options(check)))
        else [],
        "off": [told.off or _turning_off(check, lang)],
    }
    for key, texts in sections.items():
        if filled := [text for text in texts if text]:
            yield "\n\n".join([f"## {word(key)}", *filled])


_COLON = {"zh": "：", "en": ": "}


def _basis(check: Check, lang: str) -> str:
    """What a check rests on; norms go by their names."""
    parts = [_WORDS[part].of(lang) if part in _BASES else part for part in check.basis.split("; ")]
    if lang == "zh":
        return "；".join(re.sub(r" ?\(([^)]*)\)", r"（\1）", part) for part in parts)
    return "; ".join(parts)


def _turning_off(check: Check, lang: str) -> str:
    """How a check is turned off: for one place, for some files, or wholly; personal data it is never advised for."""
    if not check.excusable:
        return _WORDS["never"].of(lang)
    keys = [
        (f"severity: {{{check.code}: info}}", Text("只作提示", "shown as info only")),
        (f'per-path-ignores: {{"archive/*": [{check.code}]}}', Text("这些文件里不报", "not in these files")),
        (f"ignore: [{check.code}]", Text("完全不报", "not at all")),
    ][check.severity == "info" :]
    width = max(len(key) for key, _ in keys)
    shown = "\n".join(f"{key:{width}}  # {words.of(lang)}" for key, words in keys)
    return f"{_WORDS['accept'].of(lang)}\n\n```yaml\n# .lintreport.yaml\n{shown}\n```"


def _where(check: Check, lang: str) -> str:
    """The kinds of blocks that a check applies to; empty when it applies to all."""
    kinds = () if len(check.where) == len(KINDS) else check.where
    return ("、" if lang == "zh" else ", ").join(_KINDS[kind].of(lang) for kind in kinds)


def _block(examples: Iterable[str]) -> str:
    """Examples as they would stand in a file, separated by rules; a fence longer than any in them."""
    text = "\n----\n".join(example.strip("\n") for example in examples)
    fence = "`" * max(3, 1 + max((len(run) for run in _runs_of_backticks(text)), default=0))
    return f"{fence}text\n{_visible(text)}\n{fence}"


def _runs_of_backticks(text: str) -> list[str]:
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
