"""WEB: what the examples do not show, and whole lines in YAML checks."""

import sys
from pathlib import Path

import pytest
import yaml
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, packs, pattern
from lintreport.errors import ConfigError
from lintreport.finding import Finding
from lintreport.testing import findings

CHECKS = {one.code: one for one in packs.load([packs.built_in()]) if one.code.startswith("WEB")}
BODY = "".join(f"第{number}段,扎实推进各项工作。\n" for number in range(30))


def found(text: str, code: str = "WEB001") -> list[Finding]:
    return findings(CHECKS[code], text)


def mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    return text[: edit.span.start] + edit.replacement + text[edit.span.end :]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_residue_is_found_whatever_ends_the_lines(end: str) -> None:
    (finding,) = found(f"正文。{end}分享到:{end}{end}打印本页{end}落款")
    assert finding.message.zh == "网页残留：“分享到: 打印本页”"


def test_deleting_residue_takes_the_line_ends_along() -> None:
    text = "标题\n 打印本页 \n\n关闭窗口\n正文。\n分享到:"
    head, tail = found(text)
    assert mended(text, head) == "标题\n正文。\n分享到:"
    assert mended(text, tail) == "标题\n 打印本页 \n\n关闭窗口\n正文。\n"


def test_the_fix_is_safe_near_the_head_and_the_tail_only() -> None:
    residue = "分享到:\n"
    text = residue + BODY + residue + BODY + residue
    assert [finding.fix.safe for finding in found(text) if finding.fix] == [True, False, True]


def test_a_long_run_is_quoted_in_short_and_in_one_line() -> None:
    (finding,) = found("打印本页\n关闭窗口\n返回顶部\n加入收藏\n设为首页\n")
    assert finding.message.zh == "网页残留：“打印本页 关闭窗口 返回顶部 加入收藏…”"


def test_a_phone_number_in_residue_is_masked_in_the_message() -> None:
    (finding,) = found("责任编辑:张三13812345678")
    assert "13812345678" not in finding.message.zh
    assert "138****5678" in finding.message.zh


def test_a_line_that_only_goes_on_residue_is_none_by_itself() -> None:
    assert not found("无\n大\n主办:区教育局\n")
    assert [finding.span.end for finding in found("无\n分享到:\n无\n")] == [8]


def test_a_whole_line_of_residue_is_not_reported_twice() -> None:
    text = "来源:区司法局 发布时间:2024-01-15 浏览次数:356次\n正文。\n【打印本页】【关闭窗口】\n"
    assert len(found(text)) == 2
    assert not found(text, "WEB002")


@pytest.mark.parametrize(
    "byline",
    [
        "来源:区司法局 发布时间:2024-01-15 10:21 浏览次数:358次",
        "发布日期:2024-01-20 信息来源:区政府办公室 字号:[大 中 小]",
        "2024-01-15 10:12 来源:区司法局",
        "日期:2024-01-15 来源:区司法局 点击:56",
        "【字号:大 中 小】【打印】",
        "打印本页 关闭窗口",
        "阅读量:123",
        "首页 > 政务公开 > 正文",
    ],
)
def test_a_byline_or_control_before_the_text_of_a_paragraph_is_found_whole(byline: str) -> None:
    text = f"一、工作开展情况\n  {byline} 各级各部门高度重视,各项工作有序推进。\n"
    assert [text[slice(*finding.span)] for finding in found(text, "WEB002")] == [byline]


@pytest.mark.parametrize(
    "line", ["来源:区司法局 各级各部门,", "时间:2024-01-15 各单位,", "发布时间:2024-01-15,", "(打印)各单位,"]
)
def test_a_single_field_that_any_text_may_have_is_none(line: str) -> None:
    assert not found(f"{line}请认真贯彻落实。\n", "WEB002")


#: What bylines are made of, and what is near to them.
PIECES = (
    "来源: 作者: 编辑: 责任编辑: 责编: 发布时间: 日期: 2024-01-15 10:21 浏览次数: 点击: 阅读 访问量: 358 次 "
    "字号: 字体: 大 中 小 [ ] 【 】 打印 打印本页 关闭 收藏 加入收藏 返回顶部 分享到: 微信 "
    "各级各部门,高度重视。 工作报告 。 | 上一篇: 相关链接: 点击率:"
)


@given(st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=10).map("".join))
def test_the_quick_look_for_bylines_hides_none(text: str) -> None:
    module = sys.modules[CHECKS["WEB002"].run.__module__]
    document = Document(text)
    looked = any(first in text and any(word in text for word in words) for first, words in module._WORDS)
    fields = any(module._is_glued(document, fields) for fields in module._side_by_side(text))
    assert looked or not (fields or module._tail().search(text))


ENTRY = {
    "code": "HSE001",
    "name": "house-line",
    "title": "残留",
    "severity": "warning",
    "basis": "practice",
    "doc": "残留",
    "message": "残留：“{match}”",
    "bad": ["⟦退稿⟧"],
    "good": [],
}


def house(tmp_path: Path, **keys: object) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(yaml.safe_dump([ENTRY | keys], allow_unicode=True), encoding="utf-8")
    return path


def test_listed_words_may_stand_in_brackets_before_a_colon_and_side_by_side(tmp_path: Path) -> None:
    (check,) = pattern.load(house(tmp_path, lines={"alone": ["退稿", ["重审", "批注[0-9]+"]], "pair": ["送审"]}))
    text = "退稿:\n退稿意见\n【重审】 【退稿】\n正文\n批注12\n正文\n送审\n正文\n送审|送审\n"
    spans = [finding.span for finding in check.run(Document(text), check.options()) if isinstance(finding, Finding)]
    assert [text[slice(*span)] for span in spans] == ["退稿:", "【重审】 【退稿】", "批注12", "送审|送审"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, 'one of "pattern" and "lines"'),
        ({"pattern": "甲", "lines": {"alone": ["乙"]}}, 'one of "pattern" and "lines"'),
        ({"lines": ["乙"]}, "must be lists"),
        ({"lines": {"alon": ["乙"]}}, 'did you mean "alone"'),
        ({"lines": {"alone": [1]}}, "list of strings"),
        ({"lines": {"alone": ["甲", "乙("]}}, '"乙(" in "lines.alone"'),
    ],
)
def test_a_mistake_in_lines_is_said_with_its_place(tmp_path: Path, keys: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=r"house\.yaml: HSE001") as caught:
        pattern.load(house(tmp_path, **keys))
    assert said in caught.value.text.en


@pytest.mark.parametrize("code", sorted(CHECKS))
@pytest.mark.parametrize(
    "unit", ["分享到\n", "无\n", "来源:", "发布时间:1", "。【打印】", "大 中 小 ", " ", "\n", "[", "位置:>"]
)
def test_time_grows_linearly_on_hostile_text(code: str, unit: str) -> None:
    assert linear(lambda size: unit * (size // len(unit)), lambda text: found(text, code), 20_000)
