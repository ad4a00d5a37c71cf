"""A check, and the decorator that makes one of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lintreport.finding import Finding, NotEvaluated, Severity, Text
from lintreport.text.structure.kinds import KINDS, Kind

if TYPE_CHECKING:
    from lintreport.document import Document
    from lintreport.filed import Collector, Filed

#: What a check is run as: the document and the check's options in, findings out.
Run = Callable[["Document", Any], Iterable[Finding | NotEvaluated]]

#: What a check across reports is run as: a report, those that it is compared with, and the check's options.
Judge = Callable[["Filed", "Sequence[Filed]", Any], Iterable[Finding]]


class NoOptions(NamedTuple):
    """This check has no options."""


class Check(NamedTuple):
    """One check, written in Python or YAML alike.

    ``options`` is a ``NamedTuple`` type whose defaults are the defaults. ``basis`` says what the check rests
    on: a norm with its clause, ``logic`` or ``practice``. In ``bad`` every place to be found is marked with
    ⟦ ⟧; ``good`` must yield nothing, its first entry being the first ``bad`` fixed. What a check finds that is not
    ``excusable`` (personal data) no baseline holds back. ``where`` are the kinds of blocks that
    it applies to: findings that begin in others are dropped. Where one of the checks
    in ``yields_to`` speaks at the same place, this one is silent: they would say the same. A text that holds none of
    the words in ``needs`` gives the check nothing to find and nothing to say, and it is not run; empty: it always is.
    It answers to the codes in ``formerly``, of checks that it has taken over. A check ``as_submitted`` reads the line
    ends and page feet of the file as well, which the others do not see where they broke a paragraph.
    A check ``across`` reports looks at no document alone: ``judge`` compares what its ``collector`` has kept of them,
    a report with those before it, by year and path, and where the check is ``mutual`` with those after it as well.
    """

    code: str
    name: str
    title: Text
    severity: Severity
    default: bool
    options: Any
    doc: Text
    basis: str
    run: Run
    bad: tuple[str, ...]
    good: tuple[str, ...]
    source: str
    excusable: bool = True
    where: tuple[Kind, ...] = KINDS
    yields_to: tuple[str, ...] = ()
    across: bool = False
    collector: Collector | None = None
    judge: Judge | None = None
    needs: tuple[str, ...] = ()
    mutual: bool = False
    formerly: tuple[str, ...] = ()
    as_submitted: bool = False


def check(
    code: str,
    name: str,
    *,
    title: Text,
    severity: Severity,
    basis: str,
    bad: Iterable[str],
    good: Iterable[str],
    options: Any = NoOptions,
    default: bool = True,
    excusable: bool = True,
    where: Iterable[Kind] | Literal["all"] = "all",
    yields_to: Iterable[str] = (),
    needs: Iterable[str] = (),
    formerly: Iterable[str] = (),
    as_submitted: bool = False,
) -> Callable[[Run], Check]:
    """Make a `Check` of a function; its docstring is the check's page: Chinese, a line ``---``, English.

    In each language paragraphs begin the parts of the page with the labels of `lintreport.advice.LABELS`.
    """

    def decorate(run: Run) -> Check:
        return Check(
            code=code,
            name=name,
            title=title,
            severity=severity,
            default=default,
            options=options,
            doc=page_text(run.__doc__ or ""),
            basis=basis,
            run=run,
            bad=tuple(bad),
            good=tuple(good),
            source=run.__code__.co_filename if hasattr(run, "__code__") else "",
            excusable=excusable,
            where=KINDS if where == "all" else tuple(where),
            yields_to=tuple(yields_to),
            needs=tuple(needs),
            formerly=tuple(formerly),
            as_submitted=as_submitted,
        )

    return decorate


def check_across(collector: Collector, *arguments: Any, mutual: bool = False, **given: Any) -> Callable[[Judge], Check]:
    """Make a `Check` of a function over reports, of which ``collector`` keeps facts; the rest is as for `check`.

    The function is given a report, those that it is compared with (the ones before it, and with ``mutual`` all that it
    meets), and the options; what it finds is in the first, with related places in the others. An example holds several
    texts, each below a line ``=== path``.
    """
    declared = check(*arguments, **given)

    def decorate(judge: Judge) -> Check:
        made = declared(_alone)
        source = judge.__code__.co_filename if hasattr(judge, "__code__") else ""
        return made._replace(
            doc=page_text(judge.__doc__ or ""),
            source=source,
            across=True,
            collector=collector,
            judge=judge,
            mutual=mutual,
        )

    return decorate


def _alone(document: Document, options: Any) -> Iterable[Finding]:
    return ()


def page_text(docstring: str) -> Text:
    """The two languages of a docstring, which a line ``---`` parts; without one, the words serve for both."""
    lines = docstring.strip().splitlines()
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    cut = min(indents, default=0)
    lines = lines[:1] + [line[cut:] for line in lines[1:]]
    if "---" not in (bare := [line.strip() for line in lines]):
        return Text(*["\n".join(lines).strip()] * 2)
    at = bare.index("---")
    return Text("\n".join(lines[:at]).strip(), "\n".join(lines[at + 1 :]).strip())
