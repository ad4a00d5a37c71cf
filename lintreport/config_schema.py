"""The JSON Schema of the configuration, for editors that complete its keys."""

from __future__ import annotations

from typing import Any

from lintreport import profile
from lintreport.config import FAIL_ON, LANGUAGES
from lintreport.finding import SEVERITIES, Text

#: What each key is for, and the values that it takes, as JSON Schema.
_STRINGS = {"type": "array", "items": {"type": "string"}}
_FILES = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}]}
_KEYS: dict[str, tuple[Text, dict[str, Any]]] = {
    "select": (Text("只运行这些检查", "run these checks only"), _STRINGS),
    "ignore": (Text("不运行这些检查", "leave these checks out"), _STRINGS),
    "extend-select": (Text("另外运行这些检查", "run these checks as well"), _STRINGS),
    "exclude": (Text("跳过匹配的文件和文件夹", "leave out matching files and folders"), _STRINGS),
    "include": (Text("文件夹中还检查匹配的文件", "lint matching files of a folder, too"), _STRINGS),
    "gitignore": (Text("跳过 .gitignore 排除的文件", "leave out what .gitignore does"), {"type": "boolean"}),
    "packs": (Text("检查包文件夹", "folders of checks"), _STRINGS),
    "profile": (
        Text("报告类型：自带的名称，或文件名", "the kind of report: a known name, or a file"),
        {"anyOf": [{"enum": profile.names()}, {"type": "string", "minLength": 1}]},
    ),
    "per-path-ignores": (
        Text("匹配的文件里不报告的代码", "codes not reported in matching files"),
        {"type": "object", "additionalProperties": _STRINGS},
    ),
    "baseline": (Text("已接受的问题", "accepted findings"), {"type": "string", "minLength": 1}),
    "accept": (Text("本来就对的词语的文件", "files of words that are right"), _FILES),
    "require": (Text("必须照写的名称的文件", "files of names that must be written just so"), _FILES),
    "severity": (
        Text("代码的级别", "severities of codes"),
        {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}},
    ),
    "options": (
        Text("检查项的选项", "options of checks"),
        {"type": "object", "additionalProperties": {"type": "object"}},
    ),
    "protect": (Text("报告中的注释不能忽略这些检查", "no comment in a report may ignore these checks"), _STRINGS),
    "inline-ignores": (
        Text("报告中的忽略注释是否起作用", "whether comments in reports may ignore findings"),
        {"type": "boolean"},
    ),
    "lang": (Text("输出语言", "language of the output"), {"enum": list(LANGUAGES)}),
    "min-severity": (Text("显示并计数的最低级别", "least severity shown and counted"), {"enum": list(SEVERITIES)}),
    "max-size": (
        Text("文件大小的上限（MB）", "largest size of a file, in megabytes"),
        {"type": "integer", "minimum": 1},
    ),
    "fail-on": (Text("自此级别起退出码为 1", "least severity that makes the exit status 1"), {"enum": list(FAIL_ON)}),
}


def schema() -> dict[str, Any]:
    """The schema; every key has its purpose in both languages."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lintreport configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key: {"description": f"{said.zh} · {said.en}", **values} for key, (said, values) in _KEYS.items()
        },
    }


def described(lang: str) -> dict[str, str]:
    """What each key is for."""
    return {key: said.of(lang) for key, (said, _) in _KEYS.items()}
