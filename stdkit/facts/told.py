"""What the document tells of itself, with the sign it was told by, so that a report can say why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """``value`` is "" where nothing tells it; ``why`` is said to people: 「名称末尾的“规范”」."""

    value: str
    why: str
