"""The papers that go with a 送审稿 or 报批稿, where the data list none, and which of them lie in the folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.templates.materials import Held, listed


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    del path
    if blank:
        values = {**values, "stage": values["stage"] or "报批稿"}
    held = [Held(**one) for one in values["folder"]] or None
    rows, unknown = listed(values, held, blank=blank)
    return {"materials": rows, "unknown_files": values["unknown_files"] or unknown}
