"""修改单: each point in the form of the trade, 「将4.2中“…”更改为“…”」."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdkit.errors import BadData
from stdkit.facts.cited_places import cited_place
from stdkit.facts.patterns import pattern

_SPOT = pattern(r".*(?:[前后中]|之间|[首末]行|末尾|开头)")


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    """The points as texts; lines of several paragraphs stay lines. ``BadData`` where a point lacks the text that it changes or adds."""
    if values["amendment_items"]:
        return {}
    items = (values["amendment"] or {}).get("items") or []
    return {"amendment_items": [_point(item, number, path) for number, item in enumerate(items, 1)]}


def _point(item: Mapping[str, Any], number: int, path: str) -> str:
    place, old, new = cited_place(item["place"]), "\n".join(item["old"]), "\n".join(item["new"])
    if item["kind"] == "删除":
        return _ended(f"删除{place}中的{_quoted(old)}" if old else f"删除{place}")
    if not new:
        raise BadData(
            "D102",
            f"缺少字段“amendment.items[{number}].new”（新文）",
            path=path,
            advice=f"{item['kind']}的内容要写出新文",
        )
    if item["kind"] == "增加":
        spot = place if _SPOT.fullmatch(place) else f"{place}中"
        return _ended(f"在{spot}增加：{_quoted(new)}")
    if old:
        return _ended(f"将{place}中{_quoted(old)}更改为{_quoted(new)}")
    return _ended(f"将{place}更改为：{_quoted(new)}")


def _quoted(text: str) -> str:
    return f"“{text}”" if "\n" not in text else f"\n“{text}”"


def _ended(sentence: str) -> str:
    """With a full stop, unless the quoted text brings its own."""
    return sentence if sentence.endswith("。”") else f"{sentence}。"
