"""``html``: one page to read, judge and export, that opens without a network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from typing import Any

from lintreport.advice import parts_of
from lintreport.finding import SEVERITY_WORDS, Diagnostic, FileReport
from lintreport.report import Outcome
from lintreport.report.json import finding, line
from lintreport.report.remarks import remarks
from lintreport.text.characters.visible import hidden, name, visible

#: Characters that the page shows by itself.
_LAYOUT = "\n\r\t"

_TITLES = {"zh": "检查结果", "en": "Findings"}
#: The parts of the script, in the order in which they need each other.
_PARTS = ("words", "judgements", "findings", "lists", "text", "cards", "sides", "head", "keys")
_NO_SCRIPT = {"zh": "这个页面需要 JavaScript。", "en": "This page needs JavaScript."}


def render(outcome: Outcome) -> Iterator[str]:
    """The page. What is known of the reports stands in it as data; no text of theirs is ever markup or script."""
    script, style = "".join(_part(f"{part}.js") for part in _PARTS), _part("page.css")
    lang = "en" if outcome.lang == "en" else "zh"
    policy = f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; base-uri 'none'"
    yield (
        f'<!doctype html>\n<html lang="{"en" if lang == "en" else "zh-CN"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="lintreport">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_TITLES[lang]} · lintreport</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<noscript>{_NO_SCRIPT[lang]}</noscript>\n<div id="app"></div>\n'
    )
    said = [visible(text.of(lang)) for text in remarks(outcome)]
    titles = {check.code: check.title.of(lang) for check in outcome.checks}
    about = {
        "lang": lang,
        "titles": titles,
        "remarks": said,
        "severities": {severity: word.of(lang) for severity, word in SEVERITY_WORDS.items()},
        "advice": _advice(outcome, lang),
    }
    yield f'<script type="application/json" id="about">{_data(about)}</script>\n'
    for report in outcome.reports:
        yield f'<script type="application/json" class="report">{_data(_report(report, lang))}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _advice(outcome: Outcome, lang: str) -> dict[str, dict[str, str]]:
    """What is said of each check that has found something, by the part of its page; of the first the beginning."""
    found = {one.code for report in outcome.reports for one in report.diagnostics}
    told = {check.code: parts_of(check.doc.of(lang), lang) for check in outcome.checks if check.code in found}
    return {
        code: {"fix": parts.fix, "why": parts.why, "what": parts.what.partition("\n\n")[0]}
        for code, parts in told.items()
    }


def _part(part: str) -> str:
    return files("lintreport.report").joinpath("page", part).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    """What the policy of the page allows to run: this text and no other."""
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _data(value: Any) -> str:
    """``value`` as JSON that can stand in a script element: nothing in it begins a tag."""
    return line(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _report(report: FileReport, lang: str) -> dict[str, Any]:
    return {
        "path": report.path,
        "shown_path": visible(report.path),
        "text": report.text,
        "hidden": {sign: name(sign) for sign in set(report.text) if hidden(sign) and sign not in _LAYOUT},
        "findings": [_finding(one, lang) for one in report.diagnostics],
    }


def _finding(one: Diagnostic, lang: str) -> dict[str, Any]:
    """What ``json`` says of a finding, with its sentences in one language."""
    found = finding(one)
    found["message"] = visible(one.message.of(lang))
    found["location"] = visible(one.location.of(lang)) if one.location else ""
    found["note"] = visible(one.note.of(lang)) if one.note else ""
    if one.fix:
        found["fix"] = {"message": visible(one.fix.message.of(lang)), "safe": one.fix.safe}
    if one.evidence:
        for operand in found["evidence"]["operands"]:
            operand["text"] = visible(operand["text"])
    for related, placed in zip(found["related"], one.related, strict=True):
        related["message"] = visible(placed.message.of(lang))
        related["shown_path"] = visible(placed.path)
    return found
