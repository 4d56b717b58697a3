"""征求意见函: whether those asked have the time that the rules give them, and what goes with the letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from stdkit.errors import BadData

_ATTACHED = ("征求意见稿", "编制说明", "意见反馈表")


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    """The usual enclosures where none are named. ``BadData`` where the letter leaves fewer days than ``request.days``."""
    request = dict(values["request"] or {})
    sent, due = _day(request.get("date")), _day(request.get("due"))
    least = int(request.get("days") or 30)
    if sent is not None and due is not None and (due - sent).days < least:
        raise BadData(
            "D104",
            f"截止日期 {due} 距发函日期 {sent} 只有 {(due - sent).days} 天",
            path=path,
            advice=f"征求意见不少于 {least} 天，请改 request.due；另有规定的写明 request.days",
        )
    if not request.get("attachments"):
        request["attachments"] = [f"《{values['title'] or '　　　　'}》{name}" for name in _ATTACHED]
    return {"request": request}


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:  # not known yet: 2026-XX-XX
        return None
