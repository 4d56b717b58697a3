"""公告: what kind it is, its name, how many standards of each conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.errors import BadData
from stdkit.templates.computed import conversion_conclusions


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    """``BadData`` where the data have neither approved standards nor a list of conclusions."""
    approved, items = values["approved"], values["items"]
    notice = dict(values["notice"] or {})
    if not blank and not approved and not items:
        raise BadData("D103", "公告没有清单", path=path, advice="批准发布的标准写在 approved，整合精简结论写在 items")
    notice["kind"] = notice.get("kind") or ("整合精简结论" if items and not approved else "批准发布")
    announcement = dict(values["announcement"] or {})
    if approved and not announcement.get("name"):
        announcement["name"] = _name([one["title"] for one in approved])
    return {
        "notice": notice,
        "announcement": announcement,
        **conversion_conclusions.computed(values, path, blank=blank),
    }


def _name(titles: list[str]) -> str:
    if len(titles) == 1:
        return f"关于批准发布《{titles[0]}》的公告"
    return f"关于批准发布《{titles[0]}》等{len(titles)}项标准的公告"
