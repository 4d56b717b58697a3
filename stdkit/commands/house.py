"""What ``stdkit convert`` goes by where the command line does not say: the table ``[convert]`` of the settings beside the file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stdkit.commands import options
from stdkit.convert.references import EMPTY, load_conversion_list
from stdkit.lint.settings import find_settings

_POLICY = "recommend"


def settled(common: Mapping[str, Any], path: str) -> dict[str, Any]:
    """``common`` (what the command line says; "" where it says nothing) completed for the file or list at ``path``.

    Paths in the settings are relative to the settings file. ``BadData`` where the settings are no good.
    """
    settings = find_settings(Path("x") if path == "-" else Path(path))
    values: dict[str, Any] = settings.values.get("convert", {})
    folder = settings.path.parent if settings.path is not None else Path()
    found = dict(common)
    found["policy"] = common["policy"] or _policy(values.get("policy", _POLICY), folder)
    found["edition"] = common["edition"] or values.get("edition", "")
    found["only_safe"] = common["only_safe"] or values.get("only") == "safe"
    found["author"] = common["author"] or values.get("author", options.DEFAULT_AUTHOR)
    found["date"] = common["date"] or _date(values.get("date"))
    if common["conversion_list"] is EMPTY and "conversion-list" in values:
        found["conversion_list"] = load_conversion_list(folder / values["conversion-list"])
    found["number_scheme"] = values.get("new-number", "")
    found["foreword_order"] = values.get("foreword-order", False)
    found["house"] = {key: values[key] for key in ("words", "force", "guards") if key in values}
    found["house_path"] = str(settings.path or "")
    return found


def _policy(name: str, folder: Path) -> str:
    """A built-in name, or a file relative to the settings."""
    return str(folder / name) if Path(name).suffix or "/" in name else name


def _date(day: datetime.date | None) -> datetime.datetime:
    return options.read_date("") if day is None else datetime.datetime(day.year, day.month, day.day)
