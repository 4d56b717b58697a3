"""Tables and figures with their captions, statements of units and cells; formulas with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.pieces import is_empty, only_pictures, trimmed, without_suffix
from stdkit.model import Block, Cell, Figure, Formula, Table

_CAPTIONS = frozenset({"", "table-caption", "figure-caption", "unit"})
"""Roles of what may be a caption or a unit."""


def join_captions(flats: Sequence[Flat], *, cells_known: bool = False) -> list[Flat]:
    """``flats`` with captions and units taken into their tables and figures, and formula numbers made labels.

    A caption stands before its table and after its figure. A typed one counts only next to its table or figure, or, for a figure
    the reader could not see, where the line is nothing but a caption. ``cells_known``: the reader has settled the kinds of the
    blocks in cells itself.
    """
    found: list[Flat] = []
    at = 0
    while at < len(flats):
        flat = flats[at]
        block = flat.block
        if isinstance(block, Table):
            found.append(_table(flat, (), cells_known))
        elif isinstance(block, Formula):
            found.append(replace(flat, block=_numbered(block)))
        elif only_pictures(block):
            found.append(replace(flat, block=figure_of(block), role="figure"))
        elif flat.role not in _CAPTIONS:
            found.append(flat)
        elif _starts_table(flat):
            size = _table_after(flats, at)
            if size:
                found.append(_table(flats[at + size], flats[at : at + size], cells_known))
                at += size
            elif _is_parted(flats, at):
                found += [flats[at + 1], _table(flats[at + 2], [flat], cells_known)]
                at += 2
            else:
                found.append(_orphan(flat))
        elif flat.role == "figure-caption" or _is_typed(flat, "图"):
            _take_figure_caption(flat, flats, at, found)
        else:
            found.append(flat)
        at += 1
    return found


def _is_typed(flat: Flat, what: str) -> bool:
    if flat.role or flat.literal:
        return False
    caption = labels.typed_caption(flat.block.text)
    if caption is None or caption.what != what:
        return False
    rest = flat.block.text[caption.length :].strip()
    return _width(rest) <= 60 and not rest.endswith(("。", "；", "：", "，"))


def _width(text: str) -> float:
    """How many Chinese characters a text is wide: Latin letters take half a square."""
    return sum(1.0 if sign > "\u2000" else 0.5 for sign in text)


def _is_unit(flat: Flat) -> bool:
    return flat.role == "unit" or (not flat.role and not flat.literal and labels.is_unit_statement(flat.block.text))


def _starts_table(flat: Flat) -> bool:
    return flat.role == "table-caption" or _is_typed(flat, "表") or _is_unit(flat)


def _is_parted(flats: Sequence[Flat], at: int) -> bool:
    """Whether a caption in the middle of its line stands above a table, parted from it by texts set over the columns."""
    if at + 2 >= len(flats) or not flats[at].centered or not _is_typed(flats[at], "表"):
        return False
    between, table = flats[at + 1], flats[at + 2].block
    text = between.block.text.strip()
    over = not between.role and not between.literal and isinstance(table, Table) and not table.label
    return over and "\t" in text and len(text) <= 60 and text[-1] not in "。；：，" and not labels.typed_caption(text)


def _table_after(flats: Sequence[Flat], at: int) -> int:
    """How many of the flats from ``at`` are a caption and a unit (each at most once) before a table; 0 where none follows."""
    seen: set[str] = set()
    for size, flat in enumerate(flats[at : at + 3]):
        if isinstance(flat.block, Table):
            return size
        if isinstance(flat.block, Figure | Formula) or not _starts_table(flat):
            return 0
        what = "unit" if _is_unit(flat) else "caption"
        if what in seen:
            return 0
        seen.add(what)
    return 0


def _table(flat: Flat, before: Sequence[Flat], cells_known: bool) -> Flat:
    table = flat.block
    assert isinstance(table, Table)
    if not cells_known:
        table = replace(table, rows=_rows(table))
    for attached in before:
        if _is_unit(attached):
            table = replace(table, unit=trimmed(attached.block))
        else:
            caption = _labelled(attached)
            style = caption.style or table.style
            table = replace(table, label=caption.label, runs=caption.runs, style=style, name=caption.name)
    return replace(flat, block=table, page_break=flat.page_break or any(part.page_break for part in before))


def _labelled(flat: Flat) -> Block:
    """The caption's block with its number as label."""
    block = flat.block
    if block.label:
        return trimmed(replace(block, label=_normal(block.label)))
    typed = None if flat.literal else labels.typed_caption(block.text)
    return block.without_prefix(typed.length, typed.label) if typed is not None else trimmed(block)


def _normal(label: str) -> str:
    typed = labels.typed_caption(label)
    return typed.label if typed is not None and typed.length == len(label) else label.strip()


def _orphan(flat: Flat) -> Flat:
    """A caption or unit with no table behind it: a paragraph; its number is a label only where the format says what it is."""
    if flat.role == "table-caption":
        return replace(flat, block=_labelled(flat), role="table-caption", literal=True)
    return flat


def figure_of(block: Block) -> Figure:
    """A paragraph of pictures as a figure."""
    images = tuple(run.target for run in block.runs if "picture" in run.marks and run.target)
    return Figure("", "figure", style=block.style, page=block.page, anchor=block.anchor, images=images, name=block.name)


def _take_figure_caption(flat: Flat, flats: Sequence[Flat], at: int, found: list[Flat]) -> None:
    caption = _labelled(flat)
    last = found[-1].block if found else None
    if isinstance(last, Figure) and not last.label and not last.text:
        figure = replace(
            last, label=caption.label, runs=caption.runs, style=caption.style, name=caption.name or last.name
        )
        found[-1] = replace(found[-1], block=figure)
        return
    # The drawing itself could not be seen; the figure is there all the same, and is cited by its number.
    figure = Figure(
        "",
        "figure",
        caption.runs,
        caption.label,
        style=caption.style,
        page=caption.page,
        anchor=caption.anchor,
        name=caption.name,
    )
    found.append(replace(flat, block=figure, role="figure"))


def _numbered(formula: Formula) -> Formula:
    edge = trimmed(formula)  # the tab that centres it
    assert isinstance(edge, Formula)
    formula = edge
    if formula.label:
        return formula
    number = labels.formula_number(formula.text)
    if number is None or not formula.text[: number[0]].strip():
        return formula
    cut = without_suffix(formula, *number)
    assert isinstance(cut, Formula)
    return cut


def _rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple([Cell(tuple(_in_cell(cell.blocks)), cell.colspan, cell.rowspan) for cell in row]) for row in table.rows
    )


def _in_cell(blocks: Iterable[Block]) -> Iterator[Block]:
    """Notes, examples, footnotes and list items of a cell; empty paragraphs are left out."""
    for block in blocks:
        if is_empty(block):
            continue
        if isinstance(block, Table):
            yield replace(block, rows=_rows(block))
        elif only_pictures(block):
            yield figure_of(block)
        elif isinstance(block, Formula):
            yield _numbered(block)
        elif block.label or block.kind not in ("paragraph", "footnote"):
            yield block
        else:
            yield kind_in_cell(trimmed(block))


def kind_in_cell(block: Block) -> Block:
    """The note, example, table footnote or list item that a paragraph of a cell is by its text, its label cut off."""
    text = block.text
    may_bear = labels.may_bear_label(text)
    note = labels.typed_note(text) if may_bear else None
    if note is not None:
        return replace(block.without_prefix(note.length, note.label), kind="note")
    example = labels.typed_example(text) if may_bear else None
    if example is not None:
        return replace(block.without_prefix(example.length, example.label), kind="example")
    mark = _raised(block)
    if mark:
        blanks = len(text[len(mark) :]) - len(text[len(mark) :].lstrip())
        return replace(block.without_prefix(len(mark) + blanks, mark.strip()), kind="footnote")
    item = labels.typed_list_label(text) if may_bear else None
    if item is not None:
        return replace(block.without_prefix(item[0].length, item[0].label), kind="list-item", level=1)
    return block


def _raised(block: Block) -> str:
    """The letter or figure set high before the text of a table's footnote, "" where there is none."""
    mark = ""
    for run in block.runs:
        if run.text and "superscript" not in run.marks:
            break
        mark += run.text
    known = mark.strip().isalnum() and len(mark.strip()) <= 3
    return mark if known and block.text[len(mark) :].strip() else ""
