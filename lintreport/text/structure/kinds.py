"""The kinds of lines that a text is made of."""

from typing import Literal, get_args

Kind = Literal[
    "title",
    "heading",
    "run-in",
    "body",
    "item",
    "row",
    "contents",
    "form",
    "note",
    "salutation",
    "signature",
    "date",
    "furniture",
    "code",
    "quotation",
]

#: All kinds.
KINDS: tuple[Kind, ...] = get_args(Kind)

#: Those that are written in sentences.
SENTENCES: tuple[Kind, ...] = ("run-in", "body", "item")
