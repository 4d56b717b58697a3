"""What a 申报单 takes from the number and level of the standard: its heading, the nature, whose opinions it has boxes for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from stdkit.facts.codes import parse
from stdkit.facts.datafiles import load_yaml
from stdkit.templates.computed.minutes import check_counts


@cache
def _by_level() -> Mapping[str, Mapping[str, Any]]:
    text = files("stdkit.templates").joinpath("declaration", "opinions.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, Any]] = load_yaml(text)
    return found


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    check_counts(values["meeting"] or {}, path)
    said = values["declaration"] or {}
    told = _by_level().get(values["level"], _by_level()["其他"])
    implied = {
        "heading": told["heading"],
        "opinions": [{"by": by} for by in told["opinions"]],
        "nature": "" if blank else nature(values["number"]),
        "patents": "是" if values["patents"] else "",
    }
    found: dict[str, Any] = {"international": [None]} if blank and not values["international"] else {}
    return found | {"declaration": {**said, **{name: said.get(name) or value for name, value in implied.items()}}}


def nature(number: str) -> str:
    """「推荐性」 of 「GB/T 1—2020」; "" where no law knows natures (standards of groups and enterprises)."""
    found = parse(number)
    if found is None or found.level not in ("national", "industry", "local"):
        return ""
    if found.code.endswith("/Z"):
        return "指导性技术文件"
    return "推荐性" if found.code.endswith("/T") else "强制性"
