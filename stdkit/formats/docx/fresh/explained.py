"""What follows 「式中：」: each symbol two characters in, the dashes one under the other, text under text (GB/T 1.1—2020, 9.9.3 and 10.4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.measures import WUHAO, hanging
from stdkit.formats.docx.fresh.runs import write_runs
from stdkit.formats.docx.fresh.tables import text_width
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, run, w
from stdkit.model import Block, Formula, Run

_SYMBOL = pattern(r"(?P<symbol>[^。；，：\n\t]{1,24}?)——")
_LEAD = pattern(r"\s*(式中|其中)")
_INDENT = 2 * WUHAO * 10
_DASH = 2 * WUHAO * 10
_WIDEST = 12 * WUHAO * 10
"""A symbol wider than this does not push the others' dashes away."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A line 「w——质量」: where its symbol ends, and how wide in twips the widest symbol of its group is."""

    end: int
    wide: int


def explained_symbols(blocks: Iterable[Block]) -> dict[str, Explained]:
    """By their ids the lines among ``blocks`` that explain the symbols of the formula before them."""
    found: dict[str, Explained] = {}
    group: list[tuple[str, int, int]] = []
    explaining = False
    for block in (*blocks, None):
        symbol = _SYMBOL.match(block.text) if explaining and block is not None and _is_plain(block) else None
        if block is not None and symbol is not None:
            group.append((block.id, symbol.end("symbol"), text_width(symbol["symbol"].strip()) * 7 // 6))
            continue
        if group:
            wide = max((width for _, _, width in group if width <= _WIDEST), default=_WIDEST)
            found |= {name: Explained(end, wide) for name, end, _ in group}
            group = []
        explaining = isinstance(block, Formula) or (
            explaining and block is not None and _is_plain(block) and _LEAD.match(block.text) is not None
        )
    return found


def explained_paragraph(block: Block, place: Explained, draft: Draft) -> Xml:
    """The line; between symbol and dash stands a tab, which is no text."""
    dash = _INDENT + place.wide + 60
    form = paragraph_format(
        style="Symbols", indent=hanging(dash + _DASH, dash + _DASH - _INDENT), tabs=[("left", dash, "")]
    )
    symbol, rest = _cut(block.runs, place.end)
    return paragraph(form, *write_runs(symbol, draft), run(w("tab")), *write_runs(rest, draft))


def _is_plain(block: Block) -> bool:
    return block.kind == "paragraph" and not block.label


def _cut(runs: Sequence[Run], at: int) -> tuple[list[Run], list[Run]]:
    """The runs before and after an offset into their text."""
    before: list[Run] = []
    after: list[Run] = []
    for piece in runs:
        if at <= 0 and (piece.text or after):
            after.append(piece)
        elif len(piece.text) <= at or not piece.text or piece.latex:
            before.append(piece)
        else:
            before.append(replace(piece, text=piece.text[:at]))
            after.append(replace(piece, text=piece.text[at:]))
        at -= len(piece.text)
    return before, after
