"""Persons without their names, as judgments and cases call them: 周某, 王某甲, 李某1, 张1某, 陈某某."""

from __future__ import annotations

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.structure.reading import Reading

_PERSON = Lazy(
    f"({HAN}[0-9]?某(?:某|[甲乙丙丁戊己庚辛壬癸]|[0-9]{{1,2}}(?![0-9.,]))?)(?![县市区镇乡村局院校公厂省地年月日时银单个项种些])"
)

#: A text that calls so many persons like this names nobody.
_PERSONS = 3


def names_nobody(report: Reading) -> bool:
    """Whether a text leaves out the names of persons on purpose, and so may those of places and firms."""
    return "某" in report.folded and len(set(_PERSON.findall(report.folded))) >= _PERSONS


def last_person(words: str) -> str:
    """The last person that some words name, empty where they name none."""
    found = _PERSON.findall(words) if "某" in words else ()
    return found[-1] if found else ""
