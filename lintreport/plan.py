"""What a run does: the configuration, and what the command line says instead of it or on top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lintreport import checkout, config, index, lnt, naming, packs
from lintreport.config import Config
from lintreport.declaration import Check
from lintreport.ending import GONE
from lintreport.errors import ConfigError
from lintreport.finding import Severity, Text
from lintreport.profile import Profile
from lintreport.reading.content import MAX_SIZE, MEGABYTE


class Plan(NamedTuple):
    """All that a worker needs to know, as plain data.

    ``ignorable`` are the codes that a comment in a report may ignore.
    """

    packs: tuple[packs.Pack, ...]
    codes: tuple[str, ...]
    options: Mapping[str, Mapping[str, Any]]
    severity: Mapping[str, Severity]
    encoding: str | None = None
    keep_text: bool = False
    profile: Profile | None = None
    ignorable: tuple[str, ...] = ()
    max_size: int = MAX_SIZE
    timed: bool = False


class Selection(NamedTuple):
    """The codes that a command line names, in its three ways."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()


def configuration(file: str | None, *, isolated: bool, start: Path | None = None) -> Config:
    """The configuration in ``file``, else that of the user's own checkout; none when ``isolated``.

    The checkout is the one that ``start`` lies in, by default the current folder.
    """
    if isolated and file:
        raise ConfigError(Text("--config 与 --isolated 不能同用", "--config and --isolated exclude each other"))
    if isolated:
        return Config()
    path, passed_over = (Path(file), None) if file else checkout.chosen(start or _here())
    return (config.load(path) if path else Config())._replace(passed_over=passed_over)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise ConfigError(GONE) from error


def all_packs(project: Config) -> tuple[packs.Pack, ...]:
    """Our own pack, the installed ones, and those that the configuration names."""
    own = (packs.at(project.folder / folder) for folder in project.packs)
    return (packs.built_in(), *packs.installed(), *own)


def all_checks(found: tuple[packs.Pack, ...]) -> list[Check]:
    """The engine's own checks and those of all packs."""
    return [*lnt.CHECKS, *packs.load(found)]


def planned(project: Config, selection: Selection, encoding: str | None) -> tuple[Plan, list[Check]]:
    """The plan and the checks in it; raises `ConfigError` for a code, an option or an encoding that there is not."""
    found = all_packs(project)
    checks = [*lnt.CHECKS, *index.listed(found)]
    given = naming.all_meant(project.options, checks)
    # Whether options are right can be told only of checks that are loaded.
    checks = [index.complete(check) if check.code in given else check for check in checks]
    config.check_codes(project, checks)
    options = config.options_of(project, checks)
    for option, codes in zip(("--select", "--ignore", "--extend-select"), selection, strict=True):
        naming.verify(codes, checks, f"{option}: ")
    project = config.canonical(project, checks)
    selection = Selection(*(naming.all_meant(codes, checks) for codes in selection))
    if encoding is not None:
        _known_encoding(encoding)
    # Who selects on the command line means just that, whatever the configuration leaves out or adds.
    base = (
        Selection(selection.select)
        if selection.select
        else Selection(project.select, project.ignore, project.extend_select)
    )
    profile = config.chosen_profile(project, checks)
    extend = base.extend + selection.extend
    ignore = base.ignore + selection.ignore
    if profile and not selection.select:
        # What the project itself names stays as it says.
        ignore += tuple(code for code in profile.ignore if code not in (*base.select, *extend))
        extend += profile.extend_select
    run = config.chosen(checks, base.select, extend, ignore)
    codes = tuple(check.code for check in run)
    protected = tuple("" if code == "ALL" else code for code in project.protect)
    ignorable = tuple(check.code for check in run if check.excusable and not check.code.startswith(protected))
    if not project.inline_ignores:
        ignorable = ()
    largest = project.max_size * MEGABYTE or MAX_SIZE
    plan = Plan(
        found, codes, options, project.severity, encoding, profile=profile, ignorable=ignorable, max_size=largest
    )
    return plan, run


def retired(project: Config, selection: Selection) -> list[Text]:
    """What to say of codes that are named and have been taken over by other checks."""
    words = [*config.named(project), *(code for codes in selection for code in codes)]
    return naming.retired(words, index.listed(all_packs(project))) if words else []


def _known_encoding(name: str) -> None:
    try:
        b"0".decode(name)  # codecs.lookup knows others as well, which make no text: base64
    except UnicodeDecodeError:
        return  # UTF-16: two bytes make a sign
    except (LookupError, ValueError) as error:
        raise ConfigError(
            Text(f"--encoding: 没有这种编码：{name or '“”'}", f"--encoding: no such encoding: {name or '“”'}")
        ) from error
