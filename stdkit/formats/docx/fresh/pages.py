"""On which page a heading will stand, reckoned without a layout engine.

The page numbers of the 目次 are fields that Word counts when it opens the draft; until then, and in programs that never count, they show
what is reckoned here from line heights and character widths. A page more or less is possible in long documents.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from stdkit.formats.docx.fresh.measures import LINE, TEXT_WIDTH, XIAOWU
from stdkit.formats.docx.fresh.styles import all_styles
from stdkit.formats.docx.fresh.xml import Xml, qualified

PAGE_HEIGHT = 16838 - 1928 - 1134
_EMU_PER_TWIP = 635
_P, _TBL, _TEXT = qualified("w:p"), qualified("w:tbl"), qualified("w:t")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a style makes of a paragraph, in twips (size in half points)."""

    before: float
    after: float
    line: float
    size: int
    left: int
    first: int
    new_page: bool
    keep_next: bool


@lru_cache(maxsize=1)
def _shapes() -> dict[str, _Shape]:
    styles = {style.id: style for style in all_styles()}

    def setting(style_id: str, part: str, key: str) -> Any:
        while style_id in styles:
            found = getattr(styles[style_id], part).get(key)
            if found is not None:
                return found
            style_id = styles[style_id].based
        return None

    shapes = {}
    for name in styles:
        spacing = setting(name, "paragraph", "spacing") or {}
        indent = setting(name, "paragraph", "indent") or {}
        first = int(indent.get("firstLine", 0)) - int(indent.get("hanging", 0))
        shapes[name] = _Shape(
            float(spacing.get("before", 0)),
            float(spacing.get("after", 0)),
            float(spacing.get("line", LINE)),
            int(setting(name, "run", "size") or 21),
            int(indent.get("left", 0)) + int(indent.get("right", 0)),
            first,
            bool(setting(name, "paragraph", "page_break")),
            bool(setting(name, "paragraph", "keep_next")),
        )
    return shapes


def page_numbers(parts: Iterable[Xml]) -> dict[str, int]:
    """The page, counted from 1, on which each bookmark of ``parts`` stands."""
    found: dict[str, int] = {}
    page, at = 1, 0.0
    kept: list[str] = []
    kept_height = after = 0.0
    for part in parts:
        height = _table_height(part) if part.tag == _TBL else _height(part, TEXT_WIDTH)
        shape = _shape_of(part)
        if shape is not None:  # of the spaces after one paragraph and before the next the larger counts
            height -= min(after, shape.before)
        after = shape.after if shape is not None else 0.0
        if shape is not None and shape.new_page and at > 0:
            page, at = page + 1, 0.0
            kept, kept_height = [], 0.0
        if at > 0 and at + height > PAGE_HEIGHT:
            if part.tag == _TBL or not _breakable(part, at):
                page, at = page + 1, kept_height
                found |= dict.fromkeys(kept, page)
                at += height
            else:
                at += height - PAGE_HEIGHT
                page += 1
        else:
            at += height
        while at > PAGE_HEIGHT:
            page, at = page + 1, at - PAGE_HEIGHT
        names = [mark.get(qualified("w:name")) for mark in part.iter(qualified("w:bookmarkStart"))]
        found |= dict.fromkeys(names, page)
        if shape is not None and shape.keep_next:
            kept, kept_height = kept + names, kept_height + height
        else:
            kept, kept_height = [], 0.0
    return found


def _shape_of(part: Xml) -> _Shape | None:
    if part.tag != _P:
        return None
    style = part.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    shape = _shapes().get(style.get(qualified("w:val")) if style is not None else "Text")
    own = part.find(f"{qualified('w:pPr')}/{qualified('w:spacing')}")
    if shape is None or own is None:
        return shape
    said = {
        key: float(own.get(qualified(f"w:{key}")))
        for key in ("before", "after", "line")
        if own.get(qualified(f"w:{key}"))
    }
    return replace(shape, **said)  # type: ignore[arg-type]


def _breakable(part: Xml, at: float) -> bool:
    """Whether the part of a paragraph that still fits is at least two lines and leaves two (no widows)."""
    shape = _shape_of(part)
    return shape is not None and not shape.keep_next and PAGE_HEIGHT - at >= 2 * shape.line


def _height(part: Xml, wide: int) -> float:
    shape = _shape_of(part) or _shapes()["Text"]
    if part.find(f".//{qualified('w:framePr')}") is not None:
        return 0
    drawn = sum(int(extent.get("cy", 0)) for extent in part.iter(qualified("wp:extent"))) / _EMU_PER_TWIP
    breaks = sum(1 for _ in part.iter(qualified("w:br")))
    tall = (
        1.6
        if part.find(f".//{qualified('m:f')}") is not None or part.find(f".//{qualified('m:nary')}") is not None
        else 1
    )
    chars = "".join(text.text or "" for text in part.iter(_TEXT, qualified("m:t")))
    width = sum(_wide(char) for char in chars) * shape.size * 10 + shape.first
    lines = max(1, math.ceil(width / max(wide - shape.left, 400))) + breaks
    notes = sum(LINE for _ in part.iter(qualified("w:footnoteReference")))
    return shape.before + shape.after + shape.line * lines * tall + drawn + notes


def _wide(char: str) -> float:
    """The width of a character in ems."""
    return 1 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _table_height(table: Xml) -> float:
    total = 0.0
    for row in table.iterchildren(qualified("w:tr")):
        tallest = float(XIAOWU * 10)
        for cell in row.iterchildren(qualified("w:tc")):
            width = cell.find(f"{qualified('w:tcPr')}/{qualified('w:tcW')}")
            inner = int(width.get(qualified("w:w"), TEXT_WIDTH)) - 180 if width is not None else TEXT_WIDTH
            tallest = max(tallest, sum(_height(paragraph, inner) for paragraph in cell.iterchildren(_P)))
        total += tallest + 10
    return total


def roman(number: int) -> str:
    """「IV」 of 4."""
    text = ""
    for size, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= size:
            text, number = text + letters, number - size
    return text
