"""Elements and clauses while they are being put together, and the step that freezes them.

Freezing gives every block its id in reading order and settles ``normative`` once (architecture, Core types 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from msgspec import structs

from stdkit.model import Block, Cell, Clause, Document, Element, ElementKind, Figure, Mark, Span, Table, TermEntry

INFORMATIVE: frozenset[ElementKind] = frozenset({"cover", "toc", "foreword", "introduction", "bibliography", "index"})
ATTACHED = frozenset({"note", "example", "footnote"})
"""Kinds of block that give information wherever they stand (a table's footnote excepted, GB/T 1.1—2020 9.12.2)."""


@dataclass(slots=True)
class GrowingClause:
    number: str
    depth: int
    title: str = ""
    heading: Block | None = None
    content: list[Block] = field(default_factory=list)
    clauses: list[GrowingClause] = field(default_factory=list)


@dataclass(slots=True)
class GrowingElement:
    kind: ElementKind
    title: str = ""
    number: str = ""
    heading: Block | None = None
    content: list[Block] = field(default_factory=list)
    clauses: list[GrowingClause] = field(default_factory=list)
    normative: bool = True
    mark: tuple[int, int] | None = None
    """Where in the heading's text an annex says what it is."""


_FACE: frozenset[Mark] = frozenset({"heiti", "bold"})
_TITLED = (Table, Figure, TermEntry)


def _plainly_titled(block: Block) -> Block:
    """A title without the marks that all of it bears: 黑体 is how titles and terms are set (GB/T 1.1—2020, table F.1), it says nothing.

    Marks that only part of it bears stay.
    """
    if block.kind != "heading" and not isinstance(block, _TITLED):
        return block
    marked = [run.marks & _FACE for run in block.runs if run.text.strip()]
    common = frozenset.intersection(*marked) if marked else frozenset()
    if not common:
        return block
    runs = tuple([structs.replace(run, marks=run.marks - common) for run in block.runs])
    return structs.replace(block, runs=runs)


class Ids:
    """Hands out b1, b2, … and stamps blocks with them."""

    def __init__(self) -> None:
        self._count = 0

    def stamp(self, block: Block, normative: bool, *, in_table: bool = False) -> Block:
        """``block`` and all it holds with ids in reading order and ``normative`` settled."""
        block = _plainly_titled(block)
        heading = None
        if isinstance(block, TermEntry) and block.heading is not None:
            heading = self.stamp(block.heading, normative)
        self._count += 1
        name = f"b{self._count}"
        own = normative and (block.kind not in ATTACHED or (in_table and block.kind == "footnote"))
        if type(block) is Block:  # most are
            return structs.replace(block, id=name, normative=own)
        if isinstance(block, Table):
            unit = self.stamp(block.unit, own) if block.unit is not None else None
            rows = tuple(
                tuple(Cell(self.all(cell.blocks, own, in_table=True), cell.colspan, cell.rowspan) for cell in row)
                for row in block.rows
            )
            return structs.replace(block, id=name, normative=own, unit=unit, rows=rows)
        if isinstance(block, TermEntry):
            parts = self.all(block.parts, own)
            return structs.replace(block, id=name, normative=own, heading=heading, parts=parts)
        return structs.replace(block, id=name, normative=own)

    def all(self, blocks: Iterable[Block], normative: bool, *, in_table: bool = False) -> tuple[Block, ...]:
        return tuple([self.stamp(block, normative, in_table=in_table) for block in blocks])

    def element(self, growing: GrowingElement) -> Element:
        normative = growing.normative and growing.kind not in INFORMATIVE
        heading = self.stamp(growing.heading, normative) if growing.heading is not None else None
        mark = Span(heading.id, *growing.mark) if heading is not None and growing.mark is not None else None
        return Element(
            growing.kind,
            growing.title,
            growing.number,
            heading,
            self.all(growing.content, normative),
            tuple(self.clause(clause, normative) for clause in growing.clauses),
            normative,
            mark,
        )

    def clause(self, growing: GrowingClause, normative: bool) -> Clause:
        heading = self.stamp(growing.heading, normative) if growing.heading is not None else None
        content = self.all(growing.content, normative)
        clauses = tuple(self.clause(clause, normative) for clause in growing.clauses)
        return Clause(growing.number, growing.title, heading, content, clauses)


def rebuilt(document: Document, change: Callable[[Block], Block]) -> Document:
    """The document with every block of its text put through ``change``, the innermost first; ids and places stay."""

    def one(block: Block) -> Block:
        if isinstance(block, Table):
            unit = one(block.unit) if block.unit is not None else None
            rows = tuple(tuple(replace(cell, blocks=all_of(cell.blocks)) for cell in row) for row in block.rows)
            block = replace(block, unit=unit, rows=rows)
        elif isinstance(block, TermEntry):
            heading = change(block.heading) if block.heading is not None else None
            block = replace(block, heading=heading, parts=all_of(block.parts))
        return change(block)

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(one, blocks))

    def clause_of(clause: Clause) -> Clause:
        heading = change(clause.heading) if clause.heading is not None else None
        clauses = tuple(map(clause_of, clause.clauses))
        return replace(clause, heading=heading, content=all_of(clause.content), clauses=clauses)

    def element_of(element: Element) -> Element:
        heading = change(element.heading) if element.heading is not None else None
        clauses = tuple(map(clause_of, element.clauses))
        return replace(element, heading=heading, content=all_of(element.content), clauses=clauses)

    return replace(document, opening=all_of(document.opening), elements=tuple(map(element_of, document.elements)))
