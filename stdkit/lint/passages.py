"""The text of a draft as plain data, for reports that show it whole: chapters of passages, tables as rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdkit.model import Block, BlockKind, Document, Element, Table, TermEntry


@dataclass(frozen=True, slots=True)
class PassageCell:
    passages: tuple[Passage, ...]
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: its id, what it is, its label and text, the depth of a heading or list item, the rows of a table."""

    block: str
    kind: BlockKind
    label: str
    text: str
    level: int = 0
    rows: tuple[tuple[PassageCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A 章 or another element, as it is called (「5 要求」, 「附录A 取样」, 「前言」), with its text; ``kind`` is the element's."""

    title: str
    kind: str
    passages: tuple[Passage, ...]


def chapters(doc: Document) -> tuple[Chapter, ...]:
    """The text of ``doc`` in reading order; the cover and what opens the text come first, running heads last."""
    made = [
        Chapter("", "cover", tuple(_passages(doc.cover.blocks))),
        Chapter("", "opening", tuple(_passages(doc.opening))),
        *(
            Chapter(" ".join(filter(None, [element.number, element.title])), element.kind, tuple(_element(element)))
            for element in doc.elements
        ),
        Chapter("", "furniture", tuple(_passages(doc.furniture))),
    ]
    return tuple(chapter for chapter in made if chapter.passages)


def _element(element: Element) -> Iterator[Passage]:
    if element.heading is not None:
        yield from _passages([element.heading])
    yield from _passages(element.content)
    for clause in element.walk():
        if clause.heading is not None:
            yield from _passages([clause.heading])
        yield from _passages(clause.content)


def _passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, TermEntry) and block.heading is not None:
            yield _passage(block.heading)
        if isinstance(block, Table):
            if block.unit is not None:
                yield _passage(block.unit)
            yield _table(block)
            continue
        yield _passage(block)
        yield from _passages(block.children())


def _passage(block: Block) -> Passage:
    return Passage(block.id, block.kind, block.label, block.text, block.level)


def _table(table: Table) -> Passage:
    rows = tuple(
        tuple(PassageCell(tuple(_passages(cell.blocks)), cell.colspan, cell.rowspan) for cell in row)
        for row in table.rows
    )
    return Passage(table.id, "table", table.label, table.text, table.level, rows)
