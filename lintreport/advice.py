"""What the words of a check say, by the part of its page."""

from __future__ import annotations

import re
from typing import NamedTuple


class Parts(NamedTuple):
    """What the words of a check say, by the part of the page that they belong to."""

    what: str
    why: str
    fix: str
    silent: str
    off: str


#: What the first paragraph of a part begins with in the words of a check; what comes before them is what is reported.
LABELS = {
    "zh": Parts("", "为什么：", "改法：", "不报告：", "关掉："),
    "en": Parts("", "Why: ", "To fix: ", "Not reported: ", "To turn it off: "),
}


def parts_of(doc: str, lang: str) -> Parts:
    """The words of a check, cut where a paragraph begins with one of the `LABELS` of the language."""
    told: dict[str, list[str]] = {name: [] for name in Parts._fields}
    part = "what"
    for paragraph in re.split(r"\n\n+", doc.strip()):
        for name, label in LABELS[lang]._asdict().items():
            if label and paragraph.startswith(label):
                part, paragraph = name, paragraph.removeprefix(label)
                paragraph = paragraph[:1].upper() + paragraph[1:]
        told[part].append(paragraph)
    return Parts(*("\n\n".join(told[name]) for name in Parts._fields))
