"""Sizes, fonts and spacing of a draft, and the record a style is described by.

Lengths are twips (1/20 pt), sizes half points. Spacing and indents are given in lines and characters (which Word and WPS use) and in
twips (which everybody else uses).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
YIHAO, SANHAO, SIHAO, WUHAO, XIAOWU = 52, 32, 28, 21, 18
LINE = 312
"""One line of the text in twips: 15.6 pt, 44 or so to a page."""
TEXT_WIDTH = 9354
"""From margin to margin."""
LINE_NOTE = 260
HEADINGS = 6
"""Word's own heading styles defined, for titles without a number or with one no counting gives."""


@dataclass(frozen=True, slots=True)
class Style:
    id: str
    name: str
    based: str = ""
    next: str = ""
    kind: str = "paragraph"
    paragraph: dict[str, Any] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)
    built_in: bool = False


def lines(before: float, after: float, height: int = LINE, rule: str = "atLeast") -> dict[str, int | str]:
    """``w:spacing`` with ``before`` and ``after`` in lines."""
    return {
        "beforeLines": round(before * 100),
        "before": round(before * LINE),
        "afterLines": round(after * 100),
        "after": round(after * LINE),
        "line": height,
        "lineRule": rule,
    }


def first_line(chars: int, size: int = WUHAO) -> dict[str, int]:
    return {"leftChars": 0, "left": 0, "firstLineChars": chars * 100, "firstLine": chars * size * 10}


def hanging(left: int, hang: int) -> dict[str, int]:
    """Text starts at ``left`` twips, the first line ``hang`` twips before it."""
    return {"left": left, "hanging": hang}


HEI_RUN = {"east": HEI, "latin": HEI, "size": WUHAO}
BODY_RUN = {"east": SONG, "latin": LATIN, "size": WUHAO}
SMALL_RUN = {"east": SONG, "latin": LATIN, "size": XIAOWU}
SMALL_LINE = {"spacing": lines(0, 0, LINE_NOTE)}
TITLE_PARAGRAPH = {
    "spacing": {"before": 480, "after": 468, "line": 400, "lineRule": "atLeast"},
    "align": "center",
    "outline": 0,
}
