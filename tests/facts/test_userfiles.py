"""YAML, JSON and TOML of somebody else's: a value, or one sentence that names the limit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from stdkit.errors import BadData
from stdkit.facts.userfiles import json_value, refuse_large, toml_value, yaml_value
from stdkit.limits import within

LAUGHS = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


def refused(read: Callable[[str, str], Any], text: str) -> BadData:
    with pytest.raises(BadData) as caught:
        read(text, "某.文件")
    sentence = str(caught.value)
    assert sentence.startswith("某.文件：") and sentence.count("。") == 1 and "；" in sentence
    return caught.value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, "D134"),
        ("a: &a [*a]", "D133"),
        ("a: &a {b: {c: *a}}", "D133"),
        ("[" * 100_000, "D132"),
        ("{a: " * 100_000, "D132"),
        ("- " * 100_000 + "a", "D132"),
        ("".join(" " * n + "a:\n" for n in range(500)), "D132"),
        ("甲: 1\n乙: 2\n甲: 3\n", "D135"),
        ("- {a: 1, a: 2}", "D135"),
        ("until: 2026-13-45", "D128"),
        ("n: " + "9" * 10_000, "D128"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_yaml_meant_badly(text: str, code: str) -> None:
    assert refused(yaml_value, text).code == code


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!x y"])
def test_no_tag_makes_an_object(tag: str) -> None:
    with pytest.raises(yaml.YAMLError):
        yaml_value(f"a: {tag}", "a.yaml")


def test_yaml_that_is_meant_well() -> None:
    text = "base: &base {a: 1, b: [2, 3]}\nother:\n  <<: *base\n  b: 4\nagain: [*base, *base]\n"
    value = yaml_value(text, "a.yaml")
    assert value["other"] == {"a": 1, "b": 4}
    assert len(value["again"]) == 2
    assert yaml_value("", "a.yaml") is None


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '["[", ' + "[" * 200 + "]" * 201])
def test_json_nested_without_end(text: str) -> None:
    assert refused(json_value, text).code == "D132"


def test_brackets_in_strings_are_text() -> None:
    assert json_value('{"a": "' + "[" * 1000 + '\\"{"}', "a.json")["a"].startswith("[[")


def test_half_characters_are_refused_and_pairs_are_not() -> None:
    assert refused(json_value, '["\\ud800"]').code == "D129"
    assert json_value('["\\ud83d\\ude00", "\\\\ud800"]', "a.json") == ["😀", "\\ud800"]


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{a=" * 100_000, "a" + ".a" * 5_000 + " = 1"])
def test_toml_nested_without_end(text: str) -> None:
    assert refused(toml_value, text).code in ("D130", "D132")


@pytest.mark.parametrize("read", [yaml_value, json_value, toml_value])
def test_text_that_is_too_long(read: Callable[[str, str], Any]) -> None:
    with within(config_mb=0.0001, data_mb=0.0001):
        assert refused(read, "# " + "a" * 200).code == "D131"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n" * 100, encoding="utf-8")
    with within(config_mb=0.0001), pytest.raises(BadData, match="config-mb"):
        refuse_large(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes by name are POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    with pytest.raises(BadData, match="管道"):
        refuse_large(tmp_path / "a.yaml")
