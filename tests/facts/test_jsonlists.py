from __future__ import annotations

import json
from typing import Any

import pytest

from stdkit.facts.jsonlists import filled, listed

ITEMS: list[Any] = [{"名": '"documents": []\n', "空": [], "里": {"深": [1, 2]}}, "一行", 3]


@pytest.mark.parametrize("items", [[], ITEMS[:1], ITEMS])
@pytest.mark.parametrize("indent", [1, 2])
def test_it_is_what_json_makes_of_the_whole(items: list[Any], indent: int) -> None:
    def text(data: Any) -> str:
        return json.dumps(data, ensure_ascii=False, indent=indent)

    assert "".join(listed(map(text, items), indent=indent)) == text(items)
    frame = {"前": '\n  "documents": []', "runs": [{"documents": [], "notes": [], "rest": []}]}
    made = filled(text(frame), {"documents": map(text, items), "rest": map(text, items)}, indent=indent)
    frame["runs"] = [{"documents": items, "notes": [], "rest": items}]
    assert "".join(made) == text(frame)
