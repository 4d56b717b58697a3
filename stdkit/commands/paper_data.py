"""What tables and folders add to the data of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stdkit.commands.paper_rows import rows_of
from stdkit.errors import BadData, BadOption
from stdkit.templates.fields import Template, checked


def added(
    chosen: Template, asked: str, given: Mapping[str, Any], path: str, *, rows: str, folder: str, out: Path
) -> dict[str, Any]:
    """What the name ``asked`` for says, the rows of the table ``rows`` and what lies in ``folder`` ("" for none), to go before the data
    ``given`` of the file ``path``.

    ``BadOption`` where the paper has no use for them, ``BadData`` for a table that does not fit, or where the data have its rows too.
    """
    found: dict[str, Any] = dict(chosen.asked_as.get(asked, {}))
    if rows:
        told = rows_of(Path(rows), chosen)
        checked([one for one in chosen.fields if one.name in told], told, rows)
        if _at(given, chosen.rows):
            raise BadData("D004", f"数据里已有“{chosen.rows}”", path=path, advice="请从数据中删去它，或不用 --rows")
        found |= told
    if folder:
        found["folder"] = _folder(chosen, Path(folder), out)
    return found


def _folder(chosen: Template, folder: Path, out: Path) -> list[dict[str, str]]:
    if all(one.name != "folder" for one in chosen.fields):
        raise BadOption("O037", f"“{chosen.title}”用不到文件夹", advice="--folder 用于送审/报批文件清单")
    from stdkit.commands.folders import look_into

    held = look_into(folder, besides=out)
    if not held:
        raise BadOption("O038", f"文件夹“{folder}”是空的", advice="--folder 请给出放材料的文件夹")
    return held


def _at(given: Mapping[str, Any], name: str) -> Any:
    """What the data say at a dotted name."""
    value: Any = given
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
