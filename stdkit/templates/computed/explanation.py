"""编制说明: the changes from the replaced edition, in the words of the foreword."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.templates.drafts import places


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    """The rows of the comparison that are technical, and 「更改了羔羊入舍体重的要求（见5.2，2010年版的4.2）」 for each change that
    ``replaces`` tells, unless the data say them themselves."""
    several = len(values["replaces"]) > 1
    told = [
        f"{change['kind']}了{change['what']}{places(change, old['number'], by_number=several)}"
        for old in values["replaces"]
        for change in old["changes"]
    ]
    return {
        "main_changes": values["main_changes"] or told,
        "comparison": [row for row in values["comparison"] if _is_technical(row)],
    }


def _is_technical(row: Mapping[str, Any]) -> bool:
    """Not a row of the cover or the foreword, nor one that only changes the wording."""
    return row["kind"] != "编辑" and not {row["old_clause"], row["new_clause"]} & {"封面", "前言"}
