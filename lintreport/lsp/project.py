"""What holds for the reports of a folder that is open in an editor: its configuration, its checks, its baseline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lintreport import baseline
from lintreport.acceptance import about_reports, acceptance, settled
from lintreport.config import Config
from lintreport.declaration import Check
from lintreport.discovery import Exclusion, excluded
from lintreport.finding import Diagnostic, Text
from lintreport.plan import Selection, all_checks, all_packs, configuration, planned
from lintreport.run import Linter, lint_text, prepared
from lintreport.text.characters.masking import shown_paths

#: Why an entry of the baseline stands there: what whoever judges findings calls a false alarm.
_REASON = baseline.FALSE_ALARM


class Given(NamedTuple):
    """What the command line says: a configuration, or that none be read; a language; a baseline."""

    config_file: str | None = None
    isolated: bool = False
    lang: str = ""
    baseline_file: str | None = None


class Project(NamedTuple):
    """A configuration made ready. The paths of reports are relative to ``folder``, as if ``check`` were run there."""

    folder: Path
    config: Config
    linter: Linter
    checks: Mapping[str, Check]
    baseline: Path | None
    lang: str


def project(root: Path | None, given: Given) -> Project:
    """The project of the folder ``root`` that an editor has open; raises `ConfigError` where it is misconfigured.

    The same file is used as by ``check`` in that folder, and on the same terms; a report that lies in no open folder
    brings none with it.
    """
    config = configuration(
        given.config_file, isolated=given.isolated or (root is None and not given.config_file), start=root
    )
    plan, _ = planned(config, Selection(), None)
    checks = all_checks(all_packs(config))  # with all that their pages say
    folder = config.folder if config.source else root or Path.cwd()
    file = given.baseline_file or (config.baseline and str(config.folder / config.baseline))
    lang = given.lang or config.lang or "zh"
    by_code = {check.code: check for check in checks if check.code in plan.codes}
    return Project(folder.resolve(), config, prepared(plan, checks), by_code, Path(file) if file else None, lang)


def path_in(found: Project, file: Path) -> str:
    """The path of a report as ``check`` would call it; the whole of it where it lies elsewhere."""
    place = file.resolve()
    return (place.relative_to(found.folder) if place.is_relative_to(found.folder) else place).as_posix()


def findings(found: Project, text: str, path: str) -> tuple[Diagnostic, ...]:
    """What is found in ``text`` and shown; nothing where the configuration leaves the file out."""
    here = found.config._replace(source=None, baseline="")  # globs are relative to the folder, as the path is by now
    if excluded(path, Exclusion(".", here.exclude)):
        return ()
    report = lint_text(text, path, found.linter)
    file = str(found.baseline) if found.baseline and found.baseline.exists() else None
    accepted = acceptance(here, [*found.checks.values()], here.min_severity or "warning", file, date.today())
    name = shown_paths([path])[path]
    about = tuple(entry for entry in accepted.entries if entry.path == name or _is_gone(found, entry))
    return settled([report], about_reports(accepted._replace(entries=about)))[0].diagnostics


def _is_gone(found: Project, entry: baseline.Entry) -> bool:
    """Whether the report of an entry may have been renamed; a masked path is no path."""
    return "*" not in entry.path and not (found.folder / entry.path).exists()


def accept(found: Project, one: Diagnostic) -> None:
    """Write a finding into the baseline as no mistake; raises `ConfigError` where that is not to be."""
    assert found.baseline is not None
    entries = baseline.load(found.baseline) if found.baseline.exists() else []
    path = shown_paths([one.path])[one.path]
    new = baseline.Entry(one.code, path, one.fingerprint, 1, baseline.short(one.excerpt), _REASON)
    rest = [entry for entry in entries if entry.key != new.key]
    same = [entry for entry in entries if entry.key == new.key and not entry.confirmed]
    times = sum(entry.times for entry in same) + 1
    baseline.save(found.baseline, [*rest, (same[0] if same else new)._replace(times=times)])


def why_not_accepted(found: Project, code: str) -> Text | None:
    """Why a finding of ``code`` cannot be accepted, if so."""
    check = found.checks.get(code)
    if check is None or not check.excusable:
        return Text("这项检查不能豁免", "findings of this check cannot be accepted")
    if found.baseline is None:
        return Text("配置中没有写 baseline，不知记入哪个文件", "the configuration names no baseline to write it into")
    return None
