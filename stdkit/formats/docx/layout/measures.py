"""Lengths of a paragraph in points, from what is said of it in twips, characters and lines."""

from __future__ import annotations

from typing import Final

from stdkit.formats.docx.layout.properties import Said, number
from stdkit.model.layout import Align, TabStop

TWIPS: Final = 20.0
_ALIGN: Final[dict[str, Align]] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both", "distribute": "distribute",
    "thaiDistribute": "distribute", "lowKashida": "both", "mediumKashida": "both", "highKashida": "both", "outside": "outside",
    "inside": "inside",
}  # fmt: skip
_TAB_KINDS: Final = ("left", "center", "right", "decimal", "bar")
_LEADERS: Final = {"dot": "…", "middleDot": "…", "hyphen": "-", "underscore": "_", "heavy": "_"}
_AUTO: Final = 14.0
"""What Word leaves between paragraphs that ask for automatic spacing."""


def align_of(said: Said) -> Align:
    """How a paragraph is aligned; a frame's own place counts where the paragraph is set in one."""
    frame = said.get("frame.xAlign", "")
    return _ALIGN.get(frame) or _ALIGN.get(said.get("jc", "")) or "left"


def indents_of(said: Said, size: float) -> tuple[float, float, float]:
    """Left, right and first-line indent; characters count before twips, unless there are none of them."""
    return (
        _one(said, "left", size),
        _one(said, "right", size),
        _one(said, "firstLine", size) - _one(said, "hanging", size),
    )


def _one(said: Said, name: str, size: float) -> float:
    chars = number(said, f"ind.{name}Chars")
    if chars:
        return chars / 100 * size
    return (number(said, f"ind.{name}") or 0.0) / TWIPS


def spacing_of(said: Said, side: str, pitch: float | None) -> float:
    """The space ``before`` or ``after`` a paragraph."""
    if said.get(f"spacing.{side}Autospacing", "0") not in ("0", "false", "off"):
        return _AUTO
    lines = number(said, f"spacing.{side}Lines")
    if lines:
        return lines / 100 * (pitch or 12.0)
    return (number(said, f"spacing.{side}") or 0.0) / TWIPS


def line_of(said: Said, size: float) -> float | None:
    """The height of a line where it is set, in points; a multiple is of the font's own height, about 1.3 of its size."""
    line = number(said, "spacing.line")
    if line is None:
        return None
    return line / 240 * size * 1.3 if said.get("spacing.lineRule", "auto") == "auto" else line / TWIPS


def tabs_of(said: Said) -> tuple[TabStop, ...]:
    """The tab stops, left to right."""
    found: list[TabStop] = []
    for name, value in said.items():
        if not name.startswith("tab."):
            continue
        kind, _, leader = value.partition(" ")
        at = number({"at": name[4:]}, "at")
        if kind == "clear" or at is None:
            continue
        known = {"start": "left", "end": "right", "num": "left"}.get(kind, kind)
        align = known if known in _TAB_KINDS else "left"
        found.append(TabStop(at / TWIPS, align, _LEADERS.get(leader, "")))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda tab: tab.at))


def frame_of(said: Said) -> frozenset[str]:
    """The sides of the paragraph that bear a line."""
    return frozenset(
        name[7:] for name, value in said.items() if name.startswith("border.") and value not in ("nil", "none", "")
    )
