"""What a 修订前后对照表 is compared with, and how many rows lower a requirement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any


def computed(values: Mapping[str, Any], path: str, *, blank: bool) -> dict[str, Any]:
    del path, blank
    old = values["replaces"][0] if values["replaces"] else None
    lowered = Counter(row["lowered"] for row in values["comparison"])
    counts = {"rows": len(values["comparison"]), "lowered": lowered["是"], "unsure": lowered["待判断"]}
    return {
        "compared": values["compared"] or (old and {"number": old["number"], "title": old["title"]}),
        "comparison_counts": values["comparison_counts"] or {name: str(count) for name, count in counts.items()},
    }
