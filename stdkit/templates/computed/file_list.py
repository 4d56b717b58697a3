"""The papers that go with a 送审稿 or 报批稿, where the data list none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.templates.materials import listed


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    del path
    if blank:
        values = {**values, "stage": values["stage"] or "报批稿"}
    rows, _ = listed(values, None, blank=blank)
    return {"materials": rows}
