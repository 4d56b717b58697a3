"""Values of a data file: the forms a field may ask for, and the file itself as a mapping."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from stdkit.errors import BadData
from stdkit.facts.patterns import pattern
from stdkit.facts.userfiles import refuse_large, yaml_value

Form = Literal["text", "paragraphs", "date", "number", "count", "path", "list", "record"]

WANTED: dict[Form, str] = {
    "text": "文字",
    "paragraphs": "一段或几段文字（每段一行，或写成列表）",
    "date": "日期，如 2026-05-20，未定写 XXXX-XX-XX",
    "number": "文件编号，如 DB15/T 123—2026，年份前用“—”，年份未定写 XXXX",
    "count": "整数",
    "path": "文件路径",
    "list": "列表（每项以“- ”起行）",
    "record": "一组字段",
}
_DATE = pattern(r"(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)")
_NUMBER = pattern(r"[A-Z]{1,4}\d*(/[A-Z\d.-]*)? ?[\dX×]+S?(\.\d+)*—(\d{4}|XXXX|20XX|××××)(/.+)?")
_COUNT = pattern(r"\d+")
_LEAP_YEAR = 2000
"""Stands for a year not yet known: 02-29 may be right."""


def read_value(form: Form, value: Any, *, allowed: Sequence[str] = (), like: str = "") -> str | list[str]:
    """A value as ``form`` wants it. ``TypeError`` where it is of another form, ``ValueError`` (with a reason, or "") where it does not fit."""
    if form == "paragraphs":
        lines = value if isinstance(value, list) else _scalar(value).split("\n")
        return [text for line in lines if (text := _scalar(line).strip())]
    text = " ".join(_scalar(value).split("\n")).strip(" ")
    if (allowed and text not in allowed) or (like and not re.fullmatch(like, text)):
        raise ValueError("")
    if form == "date":
        _check_date(text)
    if (form == "number" and not _NUMBER.fullmatch(text)) or (form == "count" and not _COUNT.fullmatch(text)):
        raise ValueError("")
    return text


def _scalar(value: Any) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(type(value).__name__)
    return str(value)


def _check_date(text: str) -> None:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("")
    year, month, day = (
        int(one) if one.isdecimal() else default
        for one, default in zip(match.groups(), (_LEAP_YEAR, 1, 1), strict=True)
    )
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("日历上没有这一天") from None


def load_data(path: Path) -> dict[str, Any]:
    """The data file ``path`` as a mapping. ``BadData`` where it is not there, not UTF-8, or no mapping."""
    refuse_large(path)
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise BadData("D119", "没有这个数据文件", path=str(path), advice="请检查路径") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(
            "D120", "数据文件读不出来，应为 UTF-8 文本", path=str(path), advice="请另存为 UTF-8 后再运行"
        ) from error
    return read_data(str(path), text)


def read_data(path: str, text: str) -> dict[str, Any]:
    """The text of a data file as a mapping. ``BadData`` where it is not one, or says a field twice."""
    try:
        loaded = yaml_value(text, path, _Strings)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行" if mark is not None else ""
        raise BadData("D122", f"数据文件{where}不是合法的 YAML", path=path, advice="改正后再运行") from error
    if not isinstance(loaded, dict):
        raise BadData("D124", "数据文件应是“字段: 值”的形式", path=path, advice="字段见 stdkit templates")
    return loaded


class _Strings(yaml.SafeLoader):
    """YAML whose scalars stay as typed: 「4.10」 is a clause, not 4.1, and 2026-05-20 a date as text."""

    def construct_mapping(self, mapping: Any, deep: bool = False) -> dict[Hashable, Any]:
        for key, _ in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key that is no word", key.start_mark)
        return super().construct_mapping(mapping, deep=deep)


_Strings.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
