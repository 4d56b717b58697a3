"""Flats written down briefly, and a document drawn in a few lines, for the tests of the outline."""

from __future__ import annotations

from typing import Any

from stdkit.formats.flat import Flat, Role
from stdkit.formats.outline import outline
from stdkit.model import Block, Cell, Clause, Document, Figure, Run, Table, TermEntry


def flat(text: str, role: Role = "", depth: int = 0, label: str = "", **known: Any) -> Flat:
    """A paragraph as a reader hands it over."""
    return Flat(Block("", "paragraph", (Run(text),) if text else (), label), role, depth, **known)


def table(*rows: str) -> Flat:
    """A table whose cells are parted by 「|」 and whose paragraphs by 「/」."""
    made = tuple(
        tuple(
            Cell(tuple(Block("", "paragraph", (Run(part),)) for part in cell.split("/") if part))
            for cell in row.split("|")
        )
        for row in rows
    )
    return Flat(Table("", "table", rows=made or ((Cell(),),)), "table")


def figure(*images: str) -> Flat:
    return Flat(Figure("", "figure", images=images or ("1.png",)), "figure")


def document(*flats: Flat | str) -> Document:
    return outline([flat(part) if isinstance(part, str) else part for part in flats], format="docx")


def drawn(doc: Document) -> list[str]:
    """One line for each element, clause and block: 「scope 1 范围」, 「5.1 外观」, 「  list-item1 a) 文字」."""
    lines = [f"opening {_block(block)}" for block in doc.opening]
    for element in doc.elements:
        lines.append(" ".join(part for part in (element.kind, element.number, element.title) if part))
        lines += [f"  {line}" for block in element.content for line in _lines(block)]
        for clause in element.clauses:
            lines += _clause(clause)
    return lines


def _clause(clause: Clause) -> list[str]:
    title = f" {clause.title}" if clause.title else ""
    lines = [f"{clause.number or '?'}{title if clause.heading is not None else ' -'}"]
    lines += [f"  {line}" for block in clause.content for line in _lines(block)]
    for below in clause.clauses:
        lines += [f"  {line}" for line in _clause(below)]
    return lines


def _lines(block: Block) -> list[str]:
    if isinstance(block, TermEntry):
        term = f"term {block.label} {block.term} | {block.english}"
        return [term, *(f"  {_block(part)}" for part in block.parts)]
    return [_block(block)]


def _block(block: Block) -> str:
    level = str(block.level) if block.kind == "list-item" else ""
    return " ".join(part for part in (block.kind + level, block.label, block.text) if part)
