"""The keys of a configuration: what each is for, and what it takes."""

from __future__ import annotations

from typing import Any, NamedTuple

from lintreport import profile, shape
from lintreport.finding import SEVERITIES, Text
from lintreport.shape import FLAG, MAPPING, NAME, STRINGS, Shape

LANGUAGES = ("zh", "en")
FAIL_ON = (*SEVERITIES, "never")

_FILES = shape.either(NAME, shape.listed(NAME, empty=False)).called(
    "文件名或其列表", "the name of a file, or a list of names"
)


class Key(NamedTuple):
    """A key: its purpose, and its values."""

    purpose: Text
    values: Shape


KEYS: dict[str, Key] = {
    "select": Key(Text("只运行这些检查", "run these checks only"), STRINGS),
    "ignore": Key(Text("不运行这些检查", "leave these checks out"), STRINGS),
    "extend-select": Key(Text("另外运行这些检查", "run these checks as well"), STRINGS),
    "exclude": Key(Text("跳过匹配的文件和文件夹", "leave out matching files and folders"), STRINGS),
    "include": Key(Text("文件夹中还检查匹配的文件", "lint matching files of a folder, too"), STRINGS),
    "gitignore": Key(Text("跳过 .gitignore 排除的文件", "leave out what .gitignore does"), FLAG),
    "packs": Key(Text("检查包文件夹", "folders of checks"), STRINGS.called("文件夹列表", "a list of folders")),
    "profile": Key(
        Text("报告类型：自带的名称，或文件名", "the kind of report: a known name, or a file"),
        NAME.called("自带类型的名称或文件名", "the name of a profile or of a file"),
    ),
    "per-path-ignores": Key(
        Text("匹配的文件里不报告的代码", "codes not reported in matching files"),
        shape.mapped(STRINGS).called("“路径通配: [代码]”的映射", "a mapping of globs to lists of codes"),
    ),
    "baseline": Key(Text("已接受的问题", "accepted findings"), NAME.called("文件名", "the name of a file")),
    "accept": Key(Text("本来就对的词语的文件", "files of words that are right"), _FILES),
    "require": Key(Text("必须照写的名称的文件", "files of names that must be written just so"), _FILES),
    "severity": Key(
        Text("代码的级别", "severities of codes"),
        shape.mapped(shape.choice(*SEVERITIES)).called(
            "“代码: info|warning|error”的映射", "a mapping of codes to info, warning or error"
        ),
    ),
    "options": Key(
        Text("检查项的选项", "options of checks"),
        shape.mapped(MAPPING).called("“代码: {选项: 值}”的映射", "a mapping of codes to options"),
    ),
    "protect": Key(Text("报告中的注释不能忽略这些检查", "no comment in a report may ignore these checks"), STRINGS),
    "inline-ignores": Key(Text("报告中的忽略注释是否起作用", "whether comments in reports may ignore findings"), FLAG),
    "lang": Key(Text("输出语言", "language of the output"), shape.choice(*LANGUAGES)),
    "min-severity": Key(Text("显示并计数的最低级别", "lowest severity shown and counted"), shape.choice(*SEVERITIES)),
    "max-size": Key(
        Text("文件大小的上限（MB）", "largest size of a file, in megabytes"),
        shape.whole(1).called("大于 0 的整数（MB）", "a whole number of megabytes above zero"),
    ),
    "fail-on": Key(
        Text("自此级别起退出码为 1", "lowest severity that makes the exit status 1"), shape.choice(*FAIL_ON)
    ),
}


def schema() -> dict[str, Any]:
    """The JSON Schema of a configuration, for editors that complete its keys and our profiles."""
    named = {"profile": {"anyOf": [{"enum": profile.names()}, NAME.schema]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lintreport configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key: {
                "description": f"{about.purpose.zh} · {about.purpose.en}",
                **(named.get(key) or about.values.schema),
            }
            for key, about in KEYS.items()
        },
    }
