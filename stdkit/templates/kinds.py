"""The kinds of documents a new draft may be of, each with the skeleton of its text, and the data file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from stdkit.errors import BadOption, nearest
from stdkit.facts.patterns import pattern
from stdkit.templates.fields import Field, is_empty, template

TEXT = "draft.md"
DATA = "draft.yaml"
_OPEN = pattern(r"【填写：(?!……】)")
"""What every place to be filled in begins with; 「【填写：……】」 is how such places are spoken of."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document (GB/T 1.1—2020, table 1; GB/T 20001.10); ``named`` says how titles of that kind end."""

    name: str
    title: str
    named: str
    also: tuple[str, ...] = ()

    @property
    def skeleton(self) -> str:
        """The text to begin with: the elements of that kind in their order, with places to be filled in."""
        return files("stdkit.templates").joinpath("kinds", self.name, TEXT).read_text("utf-8")


KINDS = (
    Kind("product", "产品", "产品名称，如 牧用饮水槽"),
    Kind("test-method", "试验方法", "以“……的测定”“……试验方法”结尾", ("试验", "test")),
    Kind("specification", "规范", "以“规范”结尾"),
    Kind("code-of-practice", "规程", "以“规程”结尾"),
    Kind("guide", "指南", "以“指南”结尾"),
    Kind("terminology", "术语", "最后一个要素是“术语”，如 草原监测　术语"),
    Kind("classification", "分类", "以“分类”“分类与代码”“编码”结尾", ("编码",)),
)


def kind(word: str) -> Kind:
    """The kind of that English or Chinese name. ``BadOption`` naming what there is, and the nearest."""
    for one in KINDS:
        if word.removesuffix("标准") in (one.name, one.title, *one.also):
            return one
    near = nearest(word, [known for one in KINDS for known in (one.name, one.title)])
    meant = f"是否指 {near[0]}；" if near else ""
    there_are = "、".join(f"{one.name}（{one.title}）" for one in KINDS)
    raise BadOption("O065", f"没有“{word}”这一种标准", advice=f"{meant}可用的有 {there_are}")


def data_file(chosen: Kind, data: Mapping[str, Any]) -> str:
    """The data file of a new draft: what is known as YAML, what may still be said as comments. ``data`` fit the template."""
    lines = [
        f"# {chosen.title}标准草案的数据。排成 Word：stdkit render draft --data {DATA} -o 文件名.docx",
        "# 以“#”起行的是说明；要用哪个可省的字段，去掉它前面的“# ”再填写（各字段的说明和样例：stdkit templates draft）。",
    ]
    used = template("draft").fields
    for one in used:
        value = data.get(one.name)
        lines.append(_commented(one) if is_empty(value) else _said(one.name, value))
    known = {one.name for one in used}
    lines += [_said(name, value) for name, value in data.items() if name not in known]
    return "\n".join(lines) + "\n"


def _said(name: str, value: Any) -> str:
    return yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=10_000).rstrip("\n")


def _commented(one: Field) -> str:
    inner = one.item.fields if one.item is not None else one.fields
    told = [one.expects] if one.expects else []
    told += [f"缺省为 {one.default}"] if one.default else []
    told += [f"例：{one.example}"] if one.example else []
    told += [f"其中的字段：{'、'.join(each.name for each in inner)}"] if inner else []
    more = f"（{'；'.join(told)}）" if told else ""
    return f"# {one.name}:   # {one.meaning}{more}"


def left_open(text: str) -> int:
    """How many places are still to be filled in."""
    return len(_OPEN.findall(text))
