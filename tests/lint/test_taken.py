from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint.profile import Profile, load_profile
from stdkit.lint.results import FileResult, Report
from stdkit.lint.taken import GIVEN, taken
from stdkit.reports import check_json, terminal
from tests.reports.sample_report import whole

TEXT = """---
title: 暖棚建设技术规范
number: DB15/T XXXX—2026
stage: 征求意见稿
---
# 前言
本标准按照GB/T 1.1—2009给出的规则起草。
# 1 范围
本标准规定了暖棚的建设要求。
"""


def report(profile: Profile, text: str = TEXT) -> Report:
    return Report((FileResult("草案.md", taken=taken(profile, read_markdown(text))),), profile.name)


def test_the_four_with_their_signs() -> None:
    edition, kind, level, stage = taken(load_profile(), read_markdown(TEXT))
    assert (edition.value, kind.value, level.value, stage.value) == ("2020", "规范", "local", "comments")
    assert (level.name, stage.name) == ("地方标准", "征求意见稿")
    assert "2009" in edition.said and "技术规范" in kind.why and "DB15/T" in level.why and "征求意见稿" in stage.why


def test_what_is_given_goes_before_and_a_contradiction_is_said() -> None:
    profile = Profile(edition="2009", kind="产品", level="group", stage="comments")
    edition, kind, level, stage = taken(profile, read_markdown(TEXT))
    assert not edition.said and (kind.value, kind.why) == ("产品", GIVEN)
    assert "规范" in kind.said and "地方标准" in level.said and not stage.said


def test_engineering_standards_have_no_edition_of_gbt_1_1() -> None:
    edition = taken(load_profile("engineering"), read_markdown(TEXT))[0]
    assert (edition.name, edition.said) == ("工程建设标准", "")


def test_the_terminal_says_it_on_a_line_and_how_to_say_otherwise() -> None:
    text = whole(terminal.render)(report(load_profile()), width=200).replace("\n  ", "")
    assert text.count("按GB/T 1.1—2020检查：") == 1
    assert "规范（名称“暖棚建设技术规范”），地方标准（编号的代号DB15/T），征求意见稿（封面“征求意见稿”）" in text
    assert "2009年版" in text and "--profile、--kind、--level、--stage" in text
    assert "未能认定" not in text
    assert "类型、层级未能认定" in whole(terminal.render)(report(load_profile(), "设备应接地。"), width=100)


def test_the_json_has_it_as_the_schema_says(root: Path) -> None:
    data: Any = msgspec.json.decode(whole(check_json.render)(report(load_profile())))
    schema = msgspec.json.decode((root / "stdkit/schemas/check.schema.json").read_bytes())
    jsonschema_rs.validator_for(schema).validate(data)
    told = data["documents"][0]["taken"]
    assert list(told) == ["edition", "kind", "level", "stage"]
    assert told["stage"] == {
        "value": "comments", "name": "征求意见稿", "why": "封面“征求意见稿”", "option": "--stage", "said": ""
    }  # fmt: skip
    del told["stage"]["why"]
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validator_for(schema).validate(data)
