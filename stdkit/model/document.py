"""What a standard is: elements, clauses, blocks, runs. Frozen; one model for all formats.

Text is addressed by ``Span`` alone (see ``changes.py``). A label (「5.1.2」, 「a)」, 「表1」, 「注1：」) is not text: whether Word computes
it, PDF prints it or a drafter typed it, the reader puts it into ``label``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct, structs
from msgspec.structs import force_setattr

from stdkit.model.anchors import Anchor
from stdkit.model.changes import Span, Suppression
from stdkit.model.kinds import BlockKind, ElementKind, Format, Mark
from stdkit.model.struct import like_dataclass

if TYPE_CHECKING:  # most commands never ask how a document is set
    from stdkit.model.layout import Layouts

_TEXT = attrgetter("text")
_last: tuple[tuple[Run, ...], list[int]] = (), []


def _ends(runs: tuple[Run, ...]) -> list[int]:
    """Where each of ``runs`` ends in the text. Those asked for last are kept: a block is asked for its pieces again and again."""
    global _last
    known, ends = _last
    if known is not runs:
        ends = list(accumulate(len(run.text) for run in runs))
        _last = runs, ends
    return ends


@like_dataclass
class Run(Struct, frozen=True, gc=False):
    """A stretch of text of one format, stored in one place of the file.

    ``locked`` says why no edit may touch it (“域结果”, “他人修订（李）”); rules read locked text all the same. ``target`` names what a
    zero-width run refers to: a footnote's label, a picture's part. ``latex`` is the source of an inline formula where known,
    ``field`` the instruction of the field that computes the text (「STYLEREF 标准号」). ``refers`` is the ``name`` of the block whose
    number the text shows, "" where it shows none (or only says so in typed words).
    A line break inside a paragraph is ``"\\n"``, a tab ``"\\t"``.
    """

    text: str
    anchor: Anchor | None = None
    marks: frozenset[Mark] = frozenset()
    locked: str = ""
    target: str = ""
    latex: str = ""
    field: str = ""
    refers: str = ""


@like_dataclass
class Block(Struct, frozen=True, gc=False):
    """A paragraph-like piece: 段, 列项, 注, 示例, 脚注, 标题, or (in the subclasses) a table, figure, formula, term entry.

    ``id`` is unique in the document; ``level`` is the depth of a list item or heading (1 = outermost, 0 = none); ``style`` is the
    name of the style it bears in the file; ``page`` counts from 1 and is ``None`` where it cannot be known. ``name`` is what
    references in the text call the block (``Run.refers``, 「tab:limits」), "" for most.
    """

    WORKED_OUT: ClassVar = frozenset({"text"})

    id: str
    kind: BlockKind
    runs: tuple[Run, ...] = ()
    label: str = ""
    level: int = 0
    style: str = ""
    normative: bool = True
    page: int | None = None
    anchor: Anchor | None = None
    name: str = ""
    text: str = ""
    """Always that of the runs: what is given here is not taken."""

    def __post_init__(self) -> None:
        force_setattr(self, "text", "".join(map(_TEXT, self.runs)))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span ``[start, end)`` of this block; the whole text without ``end``."""
        return Span(self.id, start, len(self.text) if end is None else end)

    def find(self, pattern: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of ``pattern`` in the text; ``self.span(*m.span())`` makes spans of them."""
        return re.finditer(pattern, self.text) if isinstance(pattern, str) else pattern.finditer(self.text)

    def pieces(self, start: int, end: int) -> list[tuple[Run, int, int]]:
        """The runs under ``[start, end)``, each with the offsets into the run's own text that are covered.

        Zero-width runs strictly inside the range come along with offsets ``(0, 0)``; an empty range gives the run that holds
        the place (the earlier one where two meet).
        """
        ends = _ends(self.runs)
        first = bisect_left(ends, start) if start == end else bisect_right(ends, start)
        found: list[tuple[Run, int, int]] = []
        for number in range(first, len(ends)):
            run, stop = self.runs[number], ends[number]
            at = stop - len(run.text)
            if start == end:
                if at > start:
                    break
                if run.text:
                    return [(run, start - at, start - at)]
            elif at >= end:
                break
            elif run.text:
                found.append((run, max(at, start) - at, min(stop, end) - at))
            else:
                found.append((run, 0, 0))
        return found

    def without_prefix(self, length: int, label: str) -> Block:
        """The block with its first ``length`` code points taken off and kept as ``label``; anchors still lead to their places."""
        runs: list[Run] = []
        left = length
        for run in self.runs:
            cut = min(left, len(run.text))
            left -= cut
            if cut and cut == len(run.text):
                continue
            if cut:
                anchor = run.anchor.moved(cut) if run.anchor is not None else None
                run = structs.replace(run, text=run.text[cut:], anchor=anchor)
            runs.append(run)
        return structs.replace(self, runs=tuple(runs), label=label)

    def children(self) -> Iterator[Block]:
        """Blocks held by this one (cells of a table, parts of a term entry), in reading order."""
        return iter(())


@like_dataclass
class Cell(Struct, frozen=True, gc=False):
    """A cell at its top left corner; cells covered by a span of another are not listed."""

    blocks: tuple[Block, ...] = ()
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        """The paragraphs of the cell, a line each; those of a table in it with them."""
        return "\n".join(
            "\n".join(cell.text for row in block.rows for cell in row) if isinstance(block, Table) else block.text
            for block in self.blocks
        )


@like_dataclass
class Table(Block, frozen=True, gc=False):
    """A table; its own runs are the caption (so a span into it edits the caption), its label 「表1」.

    ``unit`` is the statement of units above it (「单位为毫米」); ``header`` counts the rows repeated as its head.
    """

    rows: tuple[tuple[Cell, ...], ...] = ()
    unit: Block | None = None
    header: int = 0

    def children(self) -> Iterator[Block]:
        if self.unit is not None:
            yield self.unit
        for row in self.rows:
            for cell in row:
                for block in cell.blocks:
                    yield block
                    yield from block.children()


@like_dataclass
class Figure(Block, frozen=True, gc=False):
    """A figure; its own runs are the caption, its label 「图1」. ``images`` name the pictures (parts or paths).

    ``texts`` is what is written inside a drawing (the boxes of a flow chart), in the file's order. It is shown and said, but it is
    no text of the document: no edit reaches it, and a rule may ask only whether there is any (FIG013).
    """

    images: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@like_dataclass
class Formula(Block, frozen=True, gc=False):
    """A displayed formula; its own runs are its linear reading, its label the number as printed (「（1）」)."""

    latex: str = ""


@like_dataclass
class TermEntry(Block, frozen=True, gc=False):
    """术语条目: its own runs are the term line (term and foreign equivalents), its label the entry number 「3.1」.

    ``parts`` hold what follows in the file's order: definition paragraphs, notes, examples and the source, as blocks.
    """

    term: str = ""
    english: str = ""
    parts: tuple[Block, ...] = ()
    heading: Block | None = None
    """Where the number stands in a paragraph of its own, that paragraph."""

    @property
    def definition(self) -> str:
        return "\n".join(b.text for b in self.parts if b.kind == "paragraph" and not is_source(b.text))

    @property
    def source(self) -> str:
        return next((b.text for b in self.parts if is_source(b.text)), "")

    def children(self) -> Iterator[Block]:
        for part in self.parts:
            yield part
            yield from part.children()


def is_source(text: str) -> bool:
    """「[来源：GB/T …，3.1，有修改]」, also the 2009 form 「[GB/T 20000.1—2014，定义 7.6]」."""
    return re.match(r"\s*[\[［【]\s*(来源|改写|[A-Z]{1,4}(/[A-Z]+)*\s*[\dA-Z])", text) is not None


@dataclass(frozen=True, slots=True)
class Clause:
    """章 and 条, nested. ``heading`` is ``None`` for a 无标题条, whose first content block bears the number as its label."""

    number: str
    title: str = ""
    heading: Block | None = None
    content: tuple[Block, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in reading order."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Element:
    """要素. ``number`` is 「1」 for a numbered chapter, 「附录A」 for an annex, empty otherwise.

    ``mark`` is where an annex says what it is (「（规范性）」, 「（规范性附录）」); ``title`` is without number and mark.
    """

    kind: ElementKind
    title: str = ""
    number: str = ""
    heading: Block | None = None
    content: tuple[Block, ...] = ()
    clauses: tuple[Clause, ...] = ()
    normative: bool = True
    mark: Span | None = None

    def walk(self) -> Iterator[Clause]:
        """The clauses of this element at every depth, in reading order."""
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Cover:
    """封面. Empty where unknown, never guessed. ``spans`` lead from a field's name to each place it stands."""

    number: str = ""
    title: str = ""
    title_en: str = ""
    replaces: tuple[str, ...] = ()
    ics: str = ""
    ccs: str = ""
    record: str = ""
    """备案号"""
    published: str = ""
    implemented: str = ""
    issued_by: str = ""
    stage: str = ""
    masthead: str = ""
    """「中华人民共和国国家标准」, 「内蒙古自治区地方标准」"""
    conformity: str = ""
    """「(ISO 1234:2010, IDT)」"""
    patent_call: str = ""
    """The sentence that asks for patents on a draft's cover (8.1, D.1)."""
    blocks: tuple[Block, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()

    def places(self, name: str) -> list[Span]:
        return [span for field_name, span in self.spans if field_name == name]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was there and could not be read; ``where`` is a clause number or "" ."""

    what: str
    where: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: its element, the innermost clause and the term entry (number "" before clause 1)."""

    element: Element | None
    clause: Clause | None
    entry: TermEntry | None = None

    @property
    def number(self) -> str:
        """The number a reader would cite: 「5.2」, 「3.1」 for a term entry, 「A.3」, 「附录A」, or ""."""
        if self.entry is not None and self.entry.label:
            return self.entry.label
        if self.clause is not None:
            return self.clause.number
        return self.element.number if self.element is not None else ""


@dataclass(frozen=True, slots=True)
class Document:
    """A standard as read from one file.

    ``opening`` holds what stands between the front matter and chapter 1 (the title on the first page of the text, 重要提示);
    ``furniture`` the blocks of headers and footers; the cached table of contents is the ``toc`` element and nobody's text.
    """

    path: str = ""
    digest: str = ""
    format: Format = "markdown"
    cover: Cover = Cover()
    elements: tuple[Element, ...] = ()
    opening: tuple[Block, ...] = ()
    furniture: tuple[Block, ...] = ()
    unread: tuple[Unread, ...] = ()
    end_line: bool | None = None
    """Whether the line that ends the text (终结线, 10.1.5) was seen; ``None`` where the format cannot tell."""
    suppressions: tuple[Suppression, ...] = ()
    """What the drafter asks not to be told again, in a comment beside the text."""
    layout: Layouts | None = field(default=None, compare=False, repr=False)
    """How the document is set, ``None`` where its format has no layout or it was not read."""
    memo: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What ``facts`` worked out, kept for the document's life."""

    def blocks(self, *, toc: bool = False) -> Iterator[Block]:
        """Every block of the text in reading order, children after their parent: opening, elements, headings included.

        The cover and running heads are not text; the table of contents comes only with ``toc=True``.
        """
        kept: tuple[Block, ...] | None = self.memo.get(("blocks", toc))
        if kept is None:  # every rule walks the text, some more than once
            elements = (element for element in self.elements if element.kind != "toc" or toc)
            text = chain.from_iterable(element_blocks(element) for element in elements)
            kept = self.memo["blocks", toc] = (*_with_children(self.opening), *text)
        return iter(kept)

    def block(self, block_id: str) -> Block:
        """The block of that id, wherever it stands (cover and running heads too). ``KeyError`` where there is none."""
        return (self.memo.get("index") or self._index())[block_id][0]

    def place(self, block_id: str) -> Place:
        """Where a block stands. ``KeyError`` for an unknown id."""
        return (self.memo.get("index") or self._index())[block_id][1]

    def element_of(self, kind: ElementKind) -> Element | None:
        """The first element of that kind."""
        return next((element for element in self.elements if element.kind == kind), None)

    def text_of(self, span: Span) -> str:
        return self.block(span.block).text[span.start : span.end]

    def _index(self) -> dict[str, tuple[Block, Place]]:
        index: dict[str, tuple[Block, Place]] | None = self.memo.get("index")
        if index is None:
            index = {}
            nowhere = Place(None, None)
            for block in _with_children((*self.cover.blocks, *self.opening, *self.furniture)):
                index[block.id] = (block, nowhere)
            for element in self.elements:
                _note_places(index, (*_one(element.heading), *element.content), Place(element, None))
                for clause in element.walk():
                    _note_places(index, (*_one(clause.heading), *clause.content), Place(element, clause))
            self.memo["index"] = index
        return index


def element_blocks(element: Element) -> Iterator[Block]:
    """The blocks of an element in reading order, headings and children included."""
    yield from _with_children((*_one(element.heading), *element.content))
    for clause in element.walk():
        yield from _with_children((*_one(clause.heading), *clause.content))


def _note_places(index: dict[str, tuple[Block, Place]], blocks: tuple[Block, ...], at: Place) -> None:
    for top in blocks:
        place = replace(at, entry=top) if isinstance(top, TermEntry) else at
        for block in _with_children((top,)):
            index[block.id] = (block, place)


def _one(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)


def _with_children(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, TermEntry) and block.heading is not None:
            yield block.heading
        yield block
        yield from block.children()
