"""Persons without their names, as judgments and cases call them: 周某, 王某甲, 李某1, 张1某, 陈某某."""

from __future__ import annotations

from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy

_PERSON = Lazy(
    f"({HAN}[0-9]?某(?:某|[甲乙丙丁戊己庚辛壬癸]|[0-9]{{1,2}}(?![0-9.,]))?)(?![县市区镇乡村局院校公厂省地年月日时银单个项种些])"
)


def last_person(words: str) -> str:
    """The last person that some words name, empty where they name none."""
    found = _PERSON.findall(words) if "某" in words else ()
    return found[-1] if found else ""
