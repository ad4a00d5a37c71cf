"""lintreport test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lintreport.cli.options import lang_option
from lintreport.cli.program import Command
from lintreport.cli.request import requested
from lintreport.cli.saying import _, language, several, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintreport.declaration import Check


@click.command(
    "test",
    cls=Command,
    help=_("用检查包自带的例子试它的检查项。", "Try the checks of a pack on their own examples."),
)
@click.argument("folders", metavar="PACK...", nargs=-1, required=True, type=click.Path(file_okay=False))
@lang_option
def test_command(folders: tuple[str, ...], **given: Any) -> None:
    """Try the checks of packs on their own examples; what fails is said, and makes the exit status 1."""
    from pathlib import Path

    from lintreport import packs

    lang = language(requested(**given))
    checks = packs.load([packs.built_in(), *(packs.at(Path(folder)) for folder in folders)])
    built_in = {check.code for check in packs.load([packs.built_in()])}
    own = [check for check in checks if check.code not in built_in]
    failures = [words for check in own for words in _failures(check, lang)]
    for words in failures:
        for line in words.splitlines():
            tell(line)
    examples = sum(len(check.bad) + len(check.good) for check in own)
    zh = f"{len(own)} 项检查、{examples} 个例子：{f'{len(failures)} 个不符' if failures else '全部相符'}"
    en = f"{several(len(own), 'check')}, {several(examples, 'example')}: "
    en += f"{len(failures)} wrong" if failures else "all pass"
    tell(spoken(lang, zh, en))
    raise SystemExit(int(bool(failures)))


def _failures(check: Check, lang: str) -> Iterator[str]:
    from lintreport.testing import marked, verify

    for kind, examples in (("bad", check.bad), ("good", check.good)):
        for example in examples:
            if bool(marked(example)[1]) != (kind == "bad"):
                zh = f"{check.code} {kind} 的例子{'没有' if kind == 'bad' else '不应有'} ⟦ ⟧：{example!r}"
                en = f"{check.code} an example of {kind} {'lacks' if kind == 'bad' else 'has'} ⟦ ⟧: {example!r}"
                yield spoken(lang, zh, en)
                continue
            try:
                verify(check, example)
            except AssertionError as error:
                yield str(error)
