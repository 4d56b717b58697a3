"""The fields of a template: what its data file has to say, and whether it does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

import yaml

from stdkit.errors import BadData, BadOption
from stdkit.facts.datafiles import load_yaml
from stdkit.facts.patterns import pattern

Form = Literal["text", "date", "number", "path", "list", "record"]

_FORMS: dict[Form, str] = {
    "text": "文字",
    "date": "日期，如 2026-05-20，未定写 XXXX-XX-XX",
    "number": "文件编号，如 DB15/T 123—2026，年份未定写 XXXX",
    "path": "文件路径",
    "list": "列表（每项以“- ”起行）",
    "record": "一组字段",
}
_DATE = pattern(r"(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)")
_NUMBER = pattern(r"[A-Z]{1,4}\d*(/[A-Z\d.]*)? ?[\dX]+(\.\d+)*—(\d{4}|XXXX|20XX)(/.+)?")


@dataclass(frozen=True, slots=True)
class Field:
    """One field; ``fields`` are those of a record, ``item`` describes what a list holds (text where ``None``)."""

    name: str
    meaning: str
    form: Form = "text"
    required: bool = False
    default: str = ""
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    hint: str = ""
    example: str = ""
    fields: tuple[Field, ...] = ()
    item: Field | None = None

    @property
    def wants(self) -> str:
        """What the value may be, for a message."""
        if self.allowed:
            return f"可用的值：{'、'.join(self.allowed)}"
        return self.hint or _FORMS[self.form]


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    folder: Traversable


def names() -> list[str]:
    """The templates there are."""
    return sorted(
        entry.name for entry in _root().iterdir() if entry.is_dir() and entry.joinpath("fields.yaml").is_file()
    )


def template(name: str) -> Template:
    """The template of that name. ``BadOption`` where there is none."""
    if name not in names():
        raise BadOption(f"没有名为“{name}”的模板", advice=f"可用的模板：{'、'.join(names())}")
    folder = _root().joinpath(name)
    described = load_yaml(folder.joinpath("fields.yaml").read_text("utf-8"))
    return Template(name, described["title"], described["about"], tuple(map(_field, described["fields"])), folder)


def _root() -> Traversable:
    return files("stdkit.templates")


def _field(described: Mapping[str, Any]) -> Field:
    known = dict(described)
    form = known.get("form", "text")
    if form not in get_args(Form):
        raise ValueError(f"unknown form {form}")
    known["fields"] = tuple(map(_field, known.get("fields", ())))
    known["allowed"] = tuple(known.get("allowed", ()))
    known["item"] = (
        _field({"name": known["name"], "meaning": known["meaning"], **known["item"]}) if "item" in known else None
    )
    known["example"] = str(known.get("example", ""))
    return Field(**known)


def read_data(path: str, text: str) -> dict[str, Any]:
    """A data file as a mapping. ``BadData`` where it is not one."""
    try:
        loaded = yaml.load(text, Loader=_Strings)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行" if mark is not None else ""
        raise BadData(f"数据文件{where}不是合法的 YAML", path=path, advice="改正后再运行") from error
    if not isinstance(loaded, dict):
        raise BadData("数据文件应是“字段: 值”的形式", path=path, advice="字段见 stdkit templates")
    return loaded


class _Strings(yaml.SafeLoader):
    """YAML whose scalars stay as typed: 「4.10」 is a clause, not 4.1, and 2026-05-20 a date as text."""


_Strings.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def checked(fields: Sequence[Field], data: Mapping[str, Any], path: str, where: str = "") -> dict[str, Any]:
    """``data`` with defaults filled in and everything as the fields want it. ``BadData`` names file, field and what is allowed."""
    known = {field.name for field in fields}
    for name in data:
        if name not in known:
            raise BadData(f"不认识字段“{where}{name}”", path=path, advice=f"可用的字段：{'、'.join(sorted(known))}")
    return {field.name: _value(field, data.get(field.name), path, f"{where}{field.name}") for field in fields}


def _value(field: Field, value: Any, path: str, where: str) -> Any:
    if value is None or value == "" or value == []:
        if field.required:
            raise BadData(f"缺少字段“{where}”（{field.meaning}）", path=path, advice=field.wants)
        return {"list": [], "record": None}.get(field.form, field.default)
    if field.form == "list":
        if not isinstance(value, list):
            raise _misfit(field, path, where)
        item = field.item or Field(field.name, field.meaning)
        return [_value(_required(item), one, path, f"{where}[{at}]") for at, one in enumerate(value, start=1)]
    if field.form == "record":
        if not isinstance(value, Mapping):
            raise _misfit(field, path, where)
        return checked(field.fields, value, path, f"{where}.")
    return _text(field, value, path, where)


def _text(field: Field, value: Any, path: str, where: str) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _misfit(field, path, where)
    text = " ".join(str(value).split("\n")).strip(" ")
    pattern = {"date": _DATE, "number": _NUMBER}.get(field.form) or (
        re.compile(field.pattern) if field.pattern else None
    )
    if (field.allowed and text not in field.allowed) or (pattern is not None and not pattern.fullmatch(text)):
        raise BadData(f"字段“{where}”（{field.meaning}）的值“{text}”不合要求", path=path, advice=field.wants)
    return text


def _required(field: Field) -> Field:
    return replace(field, required=True)


def _misfit(field: Field, path: str, where: str) -> BadData:
    return BadData(f"字段“{where}”（{field.meaning}）的形式不对", path=path, advice=f"应为{_FORMS[field.form]}")
