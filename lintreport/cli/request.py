"""What a command was asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from lintreport.finding import Severity


class Request(NamedTuple):
    """The arguments and options of a command; what it has no option for keeps its default."""

    paths: tuple[str, ...] = ()
    # which files
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    by_suffix: bool = False
    no_gitignore: bool = False
    stdin_filename: str | None = None
    encoding: str | None = None
    max_size: int | None = None
    # which checks
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    no_inline_ignores: bool = False
    # which findings
    min_severity: Severity | None = None
    baseline_file: str | None = None
    fail_on: str | None = None
    against: str | None = None
    max_findings: int | None = None
    exit_non_zero_on_fix: bool = False
    strict: bool = False
    # what is written
    output_format: str | None = None
    output_files: tuple[str, ...] = ()
    color: str = "auto"
    show_files: bool = False
    show_settings: bool = False
    annotate: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    show_diff: bool = False
    statistics: bool = False
    update: bool = False
    prune: bool = False
    judgements: str | None = None
    # how
    no_cache: bool = False
    jobs: int | None = None
    quiet: bool = False
    verbose: bool = False
    lang: str | None = None
    config_file: str | None = None
    isolated: bool = False


def requested(**given: object) -> Request:
    """The request, as click has read it from the command line; remembered for what is said if the command fails."""
    request = Request(**given)  # type: ignore[arg-type]  # click has checked the types
    click.get_current_context().ensure_object(dict).update(lang=request.lang, verbose=request.verbose)
    return request
