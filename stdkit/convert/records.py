"""Rows of a list kept as YAML, XLSX or CSV, read into plain dictionaries with one set of names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from stdkit.errors import BadData
from stdkit.facts.datarows import SUFFIXES, decoded, read_rows
from stdkit.facts.userfiles import refuse_large, yaml_value

NAMES = {
    "number": ("number", "标准编号", "原标准编号", "编号", "old", "old_number"),
    "title": ("title", "标准名称", "名称"),
    "file": ("file", "源文件", "文件"),
    "conclusion": ("conclusion", "结论", "整合精简结论", "复审结论"),
    "new_number": ("new_number", "转化后标准编号", "拟用编号", "新编号", "new"),
    "owner": (
        "owner",
        "归口单位",
        "归口",
        "归口/责任单位",
        "归口（责任）单位",
        "责任单位",
        "主管部门",
        "归口或主管部门",
    ),
    "committee": ("committee", "对口TC", "技术委员会", "标准化技术委员会"),
    "due": ("due", "完成时限", "完成时间", "时限"),
    "policy": ("policy", "策略"),
    "profile": ("profile", "规则"),
    "decisions": ("decisions", "决定表"),
    "amendments": ("amendments", "amendment", "修改单"),
    "published": ("published", "发布日期"),
    "implemented": ("implemented", "实施日期"),
    "reason": ("reason", "理由", "复审理由"),
    "measures": ("measures", "后续措施", "后续措施和时限", "后续措施与时限"),
    "opinion": ("opinion", "专家意见"),
    "reviewed": ("reviewed", "复审日期"),
    "remark": ("remark", "备注", "说明"),
}
_NAME_OF = {spelling: name for name, spellings in NAMES.items() for spelling in spellings}


def read_records(path: str | Path) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """The items of a list, in order, and what the list says of itself (its other top-level fields).

    Every value is text; unknown columns are left out. ``BadData`` where the file cannot be read or is no list.
    """
    path = Path(path)
    refuse_large(path, most="data_mb")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadData("D037", "清单读不到", path=str(path), advice="请核对文件名") from error
    kind = path.suffix.lower()
    if kind in (".yaml", ".yml", ".json"):
        return _from_yaml(path, data)
    if kind in SUFFIXES:
        return _rows(path, read_rows(path, data, called="清单")), {}
    raise BadData("D038", "不认识的清单格式", path=str(path), advice="清单用 YAML、XLSX 或 CSV")


def _from_yaml(path: Path, data: bytes) -> tuple[list[dict[str, str]], dict[str, Any]]:
    try:
        loaded = yaml_value(decoded(path, data, called="清单"), str(path))
    except yaml.YAMLError as error:
        raise BadData("D039", "清单不是合法的 YAML", path=str(path), advice=f"请看{_where(error)}") from error
    about: dict[str, Any] = {}
    if isinstance(loaded, dict):
        about = {str(key): value for key, value in loaded.items() if key != "items"}
        loaded = loaded.get("items")
    if not isinstance(loaded, list) or not all(isinstance(item, dict) for item in loaded):
        raise BadData(
            "D040", "清单里没有 items 列表", path=str(path), advice="每一项写成“- {number: …, conclusion: …}”"
        )
    return [_named({str(key): value for key, value in item.items()}) for item in loaded], about


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"第 {mark.line + 1} 行" if mark is not None else "文件内容"


def _rows(path: Path, rows: Iterable[tuple[Any, ...]]) -> list[dict[str, str]]:
    """Rows below the first one that names at least a number column (a title may stand above it)."""
    left = iter(rows)
    for row in left:
        names = [str(cell or "").strip() for cell in row]
        if any(_NAME_OF.get(name) == "number" for name in names):
            body = [dict(zip(names, each, strict=False)) for each in left]
            return [_named(each) for each in body if any(str(value or "").strip() for value in each.values())]
    raise BadData("D041", "清单里没有“标准编号”一列", path=str(path), advice="列名用 number 或“标准编号”")


def _named(row: dict[str, Any]) -> dict[str, str]:
    """The columns that are known; where several mean the same (归口单位, 主管部门) the first that is filled in counts."""
    found: dict[str, str] = {}
    for key, value in row.items():
        name = _NAME_OF.get(key.strip())
        if name is not None and not found.get(name):
            found[name] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str("" if value is None else value).strip()
