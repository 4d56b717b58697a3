"""Pictures hold text that nobody has read: say so where no caption tells what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stdkit.facts.patterns import pattern
from stdkit.formats.flat import Flat
from stdkit.model import Anchor, Block, Figure, Table, Unread

_CAPTION: Final = pattern(r"\s*图\s*[A-Z]?[\d.．—-]*\d")
_TOLD: Final = "图片中的文字"


def report_pictures(flats: Sequence[Flat]) -> Iterator[tuple[Unread, Anchor | None]]:
    """One entry for each picture without a caption behind it, with the anchor of its paragraph; those of the cover are left out."""
    for at, flat in enumerate(flats):
        if flat.role == "cover":
            continue
        block = flat.block
        if isinstance(block, Figure):
            if not _is_captioned(flats, at):
                yield Unread(_TOLD), block.anchor
        elif isinstance(block, Table):
            yield from ((Unread(f"表格里{_TOLD}"), block.anchor) for child in block.children() if _has_picture(child))
        elif _has_picture(block):
            yield Unread(_TOLD), block.anchor


def _is_captioned(flats: Sequence[Flat], at: int) -> bool:
    """A caption follows, perhaps behind further pictures or a few lines of explanation."""
    for flat in flats[at + 1 : at + 8]:
        if flat.role == "figure-caption" or _CAPTION.match(flat.block.label or flat.block.text):
            return True
        if flat.role in ("chapter", "clause", "heading", "annex", "table"):
            return False
    return False


def _has_picture(block: Block) -> bool:
    return isinstance(block, Figure) or any("picture" in run.marks for run in block.runs)
