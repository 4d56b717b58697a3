"""How many members of a committee came, where only the list of those present tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.templates.computed.minutes import check_counts

_LINES = 18
"""Rows of an empty list to sign: what fills a page."""


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    meeting = dict(values["meeting"] or {})
    here = meeting.get("attendees") or []
    if blank and not here:
        meeting["attendees"] = [None] * _LINES
    members = sum("委员" in one["role"] for one in here)
    meeting["present"] = meeting.get("present") or (str(members) if members else "")
    check_counts(meeting, path)
    return {"meeting": meeting}
