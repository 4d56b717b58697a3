"""Texts and tables no document has: refused before they are looked through, for every format at one place.

Three hundred rules look for their words in every paragraph, most of them quickly, some in the square of its length; and a cell that
says it spans a thousand million columns takes them all wherever a table is laid out.
"""

from __future__ import annotations

from collections.abc import Iterable

from stdkit.errors import UnreadableFile
from stdkit.limits import lift, limits
from stdkit.model import Block, Table

_SHOWN = 20


def refuse_overgrown(blocks: Iterable[Block], path: str) -> None:
    """``UnreadableFile`` where a paragraph has more characters, or the tables together more cells, than may be."""
    longest, cells = limits().paragraph_chars, 0
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if len(block.text) > longest:
            begin = " ".join(block.text[: _SHOWN * 2].split())[:_SHOWN]
            raise UnreadableFile(
                "F061", f"有一段超过 {longest} 字（“{begin}…”）", path=path, advice=f"请分段；{lift('paragraph_chars')}"
            )
        if isinstance(block, Table):
            held = [cell for row in block.rows for cell in row]
            cells += sum(max(cell.colspan, 1) * max(cell.rowspan, 1) for cell in held)
            if cells > limits().table_cells:
                raise UnreadableFile(
                    "F062", f"表格展开后超过 {limits().table_cells} 个单元格", path=path, advice=lift("table_cells")
                )
            waiting += [one for cell in held for one in cell.blocks]
