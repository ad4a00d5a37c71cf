"""The fixes of a run, shown or written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lintreport.cli.saying import collect, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintreport.acceptance import Acceptance
    from lintreport.cli.request import Request
    from lintreport.discovery import Target
    from lintreport.finding import Text
    from lintreport.run import Linter


class Mended(NamedTuple):
    """What came of fixing: why files keep their text (``kept``), and how many were written."""

    kept: tuple[Text, ...] = ()
    written: int = 0


def show_fixes(targets: Sequence[Target], linter: Linter, accepted: Acceptance, request: Request) -> int:
    """Print what fixes would change; 1 when that is anything."""
    from lintreport.fixing import diff, fixed_files
    from lintreport.report.patch import colored
    from lintreport.terminal import screen, write
    from lintreport.text.characters.masking import shown_paths
    from lintreport.text.characters.visible import visible

    collect()
    names = shown_paths(target.path for target in targets)
    changes = list(fixed_files(targets, linter, accepted, unsafe=request.unsafe_fixes))
    file = request.output_files[0] if request.output_files else None
    patches = (diff(fixed, names[target.path], linter.encoding) for target, fixed in changes)
    shown = (colored(lines) if screen(file, request.color).color else map(visible, lines) for lines in patches)
    write((f"{line}\n" for lines in shown for line in lines), file)
    return int(bool(changes))


def mend(targets: Sequence[Target], linter: Linter, accepted: Acceptance, request: Request, lang: str) -> Mended:
    """Write what fixes make of the files, and say how many of what."""
    from lintreport.finding import Text
    from lintreport.fixing import fixed_files, save
    from lintreport.text.characters.masking import shown_paths

    collect()
    names = shown_paths(target.path for target in targets)
    kept, written = [], 0
    for target, fixed in fixed_files(targets, linter, accepted, unsafe=request.unsafe_fixes):
        path = names[target.path]
        if why := save(target, fixed, request.paths or (".",)):
            kept.append(Text(f"未改正 {path}：{why.zh}", f"not fixed {path}: {why.en}"))
            continue
        written += 1
        counts = sorted(fixed.mended.items())
        zh = "、".join(f"{code} {count} 处" for code, count in counts)
        en = ", ".join(f"{code} x {count}" for code, count in counts)
        tell(spoken(lang, f"已改正 {path}：{zh}", f"fixed {path}: {en}"))
        if not fixed.settled:
            tell(spoken(lang, f"{path}：还有可改之处，请再运行一次", f"{path}: more can be fixed; run it again"))
    return Mended(tuple(kept), written)
