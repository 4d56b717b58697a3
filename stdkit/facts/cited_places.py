"""How a foreword cites the places of a technical change: 「（见5.2，2010年版的第4章）」. GB/T 1.1—2020, 8.3 c)."""

from __future__ import annotations

import re


def cited_place(number: str) -> str:
    """How a place is cited: 「第5章」, 「5.2」, 「附录A」, several of them with 、."""
    cited = []
    for one in re.split(r"[、,，]\s*", number):
        if re.fullmatch(r"\d+", one):
            cited.append(f"第{one}章")
        elif re.fullmatch(r"[A-Z]", one):
            cited.append(f"附录{one}")
        else:
            cited.append(one)
    return "、".join(cited)


def cited_change(new: str, old: str, edition: str) -> str:
    """「（见5.2，2010年版的4.2）」 for the places in the new and the old document; ``edition`` is how the old one is called."""
    found = [cited_place(new)] if new else []
    if old:
        found.append(f"{edition}的{cited_place(old)}")
    return f"（见{'，'.join(found)}）" if found else ""
