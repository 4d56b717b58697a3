"""How many standards of a list have each conclusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

_ORDER = ("转化", "继续有效", "例外-继续有效", "修订", "整合", "废止")


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    del path, blank
    found = Counter(item["conclusion"] for item in values["items"])
    return {
        "totals": values["totals"]
        or [{"conclusion": each, "count": str(found[each])} for each in _ORDER if found[each]]
    }
