"""What a command says beside its output, in the reader's language."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lintreport.cli.request import Request
    from lintreport.config import Config

#: Whether help and mistakes are in English.
ENGLISH = os.environ.get("LINTREPORT_LANG") == "en"


def _(zh: str, en: str) -> str:
    """The help text in the language of LINTREPORT_LANG."""
    return en if ENGLISH else zh


#: So many objects come before Python looks for garbage; with 700, as is usual, a long text takes a fifth longer.
_GARBAGE = 50_000


def collect() -> None:
    """Let Python look for garbage in what comes from now on: all that there is by now is in use."""
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()


def tell(words: str) -> None:
    """Say something in one line at standard error, fit to be shown whatever it quotes."""
    from lintreport import ending

    ending.tell(words)


def spoken(lang: str, zh: str, en: str) -> str:
    """The sentence in the language of the output."""
    return en if lang == "en" else zh


def several(count: int, what: str) -> str:
    """A number of things in English: 1 report, 2 reports."""
    return f"{count:,} {what}{'s' * (count != 1)}"


def language(request: Request, project: Config | None = None) -> str:
    """The language of the output, as far as it is known by now."""
    lang: str = request.lang or os.environ.get("LINTREPORT_LANG") or (project.lang if project else "") or "zh"
    click.get_current_context().ensure_object(dict).update(lang=lang, verbose=request.verbose)
    return lang
