"""What two editions of a document have in common and what changed between them: plain data, whatever it is shown in.

All offsets are 0-based code points, half open: those of ``Piece`` into ``Block.text`` (for a cell, into ``Cell.text``) of its side.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from stdkit.model import Block, Document, ElementKind, Span

PairKind = Literal["same", "changed", "added", "deleted", "split", "merged"]
BlockPairKind = Literal["same", "changed", "added", "deleted"]
PieceKind = Literal["same", "deleted", "inserted"]
PassageKind = Literal["opening", "element", "clause", "term"]
Effect = Literal["stricter", "looser", "changed", "unsure"]
"""``stricter`` and ``looser`` only where the direction of the limit is told; ``changed`` where there is none to tell (a test
condition, another unit); ``unsure`` where the words point both ways."""
ProvisionChangeKind = Literal["strengthened", "weakened", "nature", "negated"]
ReferenceChangeKind = Literal["added", "removed", "dated", "undated", "year", "code", "title", "parts", "nature"]
TermChangeKind = Literal["added", "removed", "definition", "name", "renumbered"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is compared as one: a 章 or 条 with what stands directly in it, an unnumbered element (前言), a term entry, or the opening.

    ``number`` is what a reader would cite (「5.2」, 「附录A」, 「3.1」, ""); ``title`` the title, or a term's name; ``level`` is 0 for an
    unnumbered element, 1 for a chapter or annex, 2 for 「5.1」 …; ``parents`` are the numbers above, outermost first.
    """

    kind: PassageKind
    element: ElementKind | None
    number: str = ""
    title: str = ""
    level: int = 0
    parents: tuple[str, ...] = ()
    heading: Block | None = None
    content: tuple[Block, ...] = ()
    """The blocks in reading order, without children (cells, parts of a term) and without the passages below."""
    normative: bool = True

    @property
    def blocks(self) -> tuple[str, ...]:
        """The ids of heading and content, in reading order."""
        return tuple(block.id for block in (self.heading, *self.content) if block is not None)

    @property
    def name(self) -> str:
        """What to call it: 「5.2 干燥」, 「前言」, 「5.1.1」."""
        return " ".join(part for part in (self.number, self.title) if part)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, cut at the boundaries of words, numbers, units and codes.

    ``same`` stands in both; ``deleted`` only in the old text, ``new`` then is the empty range where it stood; ``inserted`` the other
    way round. A replacement is a ``deleted`` piece with an ``inserted`` one right behind it. All pieces in their order give the old
    text without the inserted ones and the new text without the deleted ones. ``editorial`` marks a difference of no substance: width
    of a character, blanks, 「本标准」→「本文件」.
    """

    kind: PieceKind
    text: str
    old: tuple[int, int]
    new: tuple[int, int]
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class CellPair:
    """A cell that is not the same on both sides. ``old`` and ``new`` are its (row, column) places, counted from 0, of its top left
    corner; ``row`` and ``column`` are what the head of its row and of its column say (of the new table, of the old for a deleted one)."""

    kind: BlockPairKind
    old: tuple[int, int] | None
    new: tuple[int, int] | None
    row: str
    column: str
    old_text: str
    new_text: str
    pieces: tuple[Piece, ...] = ()
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: where it stands on each side (from 0, ``None`` where it is not there), and what its head says."""

    old: int | None
    new: int | None
    head: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class TableChange:
    """What became of a table. ``rows`` and ``columns`` pair all of them in the new table's order, deleted ones at their old place;
    ``cells`` are those of paired rows and columns that differ. ``unit`` are the pieces of the unit statement where it differs."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[CellPair, ...]
    unit: tuple[Piece, ...] = ()

    @property
    def same(self) -> bool:
        """Whether no cell, row or column differs."""
        lines = (*self.rows, *self.columns)
        return not (self.cells or self.unit) and all(
            not line.moved and None not in (line.old, line.new) for line in lines
        )

    @property
    def editorial(self) -> bool:
        """Whether whatever differs is of no substance."""
        lines = (*self.rows, *self.columns)
        return (
            all(cell.editorial for cell in self.cells)
            and all(piece.editorial for piece in self.unit if piece.kind != "same")
            and all(not line.moved and None not in (line.old, line.new) for line in lines)
        )


@dataclass(frozen=True, slots=True)
class BlockPair:
    """A paragraph, list item, note, table, figure, formula … of both sides; ``old`` or ``new`` is ``None`` where it is not there.

    ``pieces`` compare the own text (a table's caption, a formula's linear reading, a term's line). ``children`` pair what a term
    entry holds. ``relabelled``: its own number or letter changed (「b)」→「c)」, 「表2」→「表3」). ``moved``: it stands in another order
    among its neighbours. ``drawing``: the picture of a figure, what is written in it, or the source of a formula differs.
    A paragraph that was cut in two stands in two pairs, whose pieces cover a stretch of it each; two that were joined likewise.
    """

    kind: BlockPairKind
    old: Block | None
    new: Block | None
    pieces: tuple[Piece, ...] = ()
    relabelled: bool = False
    moved: bool = False
    editorial: bool = False
    drawing: bool = False
    table: TableChange | None = None
    children: tuple[BlockPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity as it stands in the text. ``low`` and ``high`` bound what is allowed or meant (both for a single value), in ``unit``;
    ``None`` where a limit leaves that end open. ``relation`` is 「≤ ≥ < > ± ～」 or ""; ``word`` how it is said (「不大于」)."""

    text: str
    span: Span
    unit: str = ""
    relation: str = ""
    word: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A quantity that changed, came (``old`` is ``None``) or went. ``subject`` is what it is of, as far as told (「水分」); ``reason``
    says in Chinese why it is stricter or looser, or why that cannot be told."""

    old: Value | None
    new: Value | None
    effect: Effect
    reason: str
    subject: str = ""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """A provision whose word changed (「应」→「宜」: ``weakened``), came or went, was negated, or whose nature changed (an annex that
    became informative, a requirement that became a note). Spans lead to the words; ``None`` where there is none on that side."""

    kind: ProvisionChangeKind
    old_text: str
    new_text: str
    old: Span | None
    new: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """A cited document that came, went or is cited otherwise. ``key`` is its number without the year (of the new side, else of the
    old). ``listed``: told from 规范性引用文件 or 参考文献 (``informative``); else it is cited in the text only. ``places`` are the numbers
    of the clauses that cite it."""

    kind: ReferenceChangeKind
    key: str
    old_text: str
    new_text: str
    listed: bool = True
    informative: bool = False
    old_places: tuple[str, ...] = ()
    new_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that came, went, got another name, definition or number; ``definition`` are the pieces of its definition."""

    kind: TermChangeKind
    old_name: str
    new_name: str
    old_number: str
    new_number: str
    definition: tuple[Piece, ...] = ()
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class CoverChange:
    """A field of the cover: ``field`` is its name in the model (``number``), ``label`` the trade's (「文件编号」)."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of both sides. ``old`` is empty where it was added, ``new`` where it was deleted; several stand in ``new`` where one
    was split and in ``old`` where several were merged.

    ``moved``: it stands in another order or below another parent. ``carried``: it only followed a parent that was moved.
    ``renumbered``: it bears another number. ``editorial``: whatever differs is of no substance. ``similarity`` is 0…1.
    """

    kind: PairKind
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    moved: bool = False
    carried: bool = False
    renumbered: bool = False
    editorial: bool = False
    title: tuple[Piece, ...] = ()
    """The pieces of the titles where they differ, else empty."""
    blocks: tuple[BlockPair, ...] = ()
    values: tuple[ValueChange, ...] = ()
    provisions: tuple[ProvisionChange, ...] = ()
    similarity: float = 1.0

    @property
    def element(self) -> ElementKind | None:
        """The kind of element it stands in (of the new side where there is one)."""
        return (self.new or self.old)[0].element

    @property
    def unchanged(self) -> bool:
        """Whether neither text nor place nor number changed."""
        return self.kind == "same" and not (self.moved or self.renumbered)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents compared. ``pairs`` hold every passage of both exactly once, in the reading order of the new document, deleted
    ones where they stood. What could not be read stands in ``old.unread`` and ``new.unread``."""

    old: Document
    new: Document
    pairs: tuple[Pair, ...]
    cover: tuple[CoverChange, ...] = ()
    references: tuple[ReferenceChange, ...] = ()
    terms: tuple[TermChange, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many pairs are of each kind, and how many are moved (not merely carried along), renumbered, editorial; how many values
        became stricter and looser, how many provisions strengthened and weakened."""
        found: Counter[str] = Counter()
        for pair in self.pairs:
            found[pair.kind] += 1
            found["moved"] += pair.moved and not pair.carried
            found["renumbered"] += pair.renumbered
            found["editorial"] += pair.editorial
            found.update(change.effect for change in pair.values if change.effect in ("stricter", "looser"))
            found.update(change.kind for change in pair.provisions)
        return found

    @property
    def identical(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.cover or self.references or self.terms) and all(pair.unchanged for pair in self.pairs)
