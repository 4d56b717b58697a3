"""What papers count and conclude from their data: a module for each template that does so, named as the template (「-」 as 「_」).

Such a module has ``computed(values, path, *, blank)``: from the checked values, the fields that they give (a quorum, totals, default rows);
it raises ``BadData`` (with ``path``, the data file) where they contradict one another. It is found by its name alone.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from typing import Any


def computed(template: str, values: Mapping[str, Any], path: str, *, blank: bool = False) -> dict[str, Any]:
    """``values`` with what the module of that template computes."""
    name = f"{__name__}.{template.replace('-', '_')}"
    if importlib.util.find_spec(name) is None:
        return dict(values)
    found: dict[str, Any] = importlib.import_module(name).computed(values, path, blank=blank)
    return {**values, **found}
