"""编制说明: the changes from the replaced edition, in the words of the foreword."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.templates.drafts import places


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    """「更改了羔羊入舍体重的要求（见5.2，2010年版的4.2）」 for each change that ``replaces`` tells, unless the data say them themselves."""
    if values["main_changes"]:
        return {}
    several = len(values["replaces"]) > 1
    return {
        "main_changes": [
            f"{change['kind']}了{change['what']}{places(change, old['number'], by_number=several)}"
            for old in values["replaces"]
            for change in old["changes"]
        ]
    }
