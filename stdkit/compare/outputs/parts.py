"""A passage of a comparison as its parts to show: paragraph beside paragraph, cell beside cell, the words in pieces.

Every output is made of these, so that all of them mark the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.compare.comparison import BlockPair, BlockPairKind, Pair, Piece, PieceKind
from stdkit.compare.outputs.grids import Grid, make_grid
from stdkit.compare.outputs.pieces import Ranges, Word, cut
from stdkit.model import Block, Formula, Span, Table


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, list item, note, table … of one or both sides, its words in the order in which all pieces were told."""

    kind: BlockPairKind
    block: str
    """What kind of block it is (``paragraph``, ``list-item``, ``table`` …)."""
    old_label: str
    new_label: str
    words: tuple[Word, ...]
    level: int = 0
    moved: bool = False
    drawing: bool = False
    editorial: bool = False
    grid: Grid | None = None

    @property
    def differs(self) -> bool:
        """Whether there is anything to see."""
        return self.kind != "same" or self.moved or self.old_label != self.new_label

    @property
    def stands(self) -> tuple[bool, bool]:
        """Whether it stands on the old side and on the new one."""
        return self.kind != "added", self.kind != "deleted"


def title_words(pair: Pair) -> tuple[Word, ...]:
    """The words of the titles, as pieces where they differ."""
    if pair.title:
        return cut(pair.title, (), ())
    old, new = (" ＋ ".join(one.title for one in side if one.title) for side in (pair.old, pair.new))
    if old == new or not old or not new:
        kind: PieceKind = "deleted" if not pair.new else "inserted" if not pair.old else "same"
        return (Word(new or old, kind),) if new or old else ()
    return (Word(old, "deleted"), Word(new, "inserted"))


def head_words(pair: Pair) -> tuple[Word, ...]:
    """The words of the titles for a head line: without marks where the whole passage came or went, for that is said beside it."""
    words = title_words(pair)
    return tuple(Word(word.text) for word in words) if pair.kind in ("added", "deleted") else words


def parts(pair: Pair) -> list[Part]:
    """The parts of a passage in reading order; headings are told by ``title_words``."""
    old, new = _ranges(pair, old=True), _ranges(pair, old=False)
    return [
        part
        for each in pair.blocks or _alone_in(pair)
        if not _is_heading(pair, each)
        for part in _parts(each, old, new)
    ]


def _is_heading(pair: Pair, each: BlockPair) -> bool:
    sides = ((each.old, pair.old), (each.new, pair.new))
    return any(block is not None and block in [one.heading for one in side] for block, side in sides)


def _alone_in(pair: Pair) -> Iterator[BlockPair]:
    """The blocks of a passage that came or went."""
    if pair.kind == "added":
        yield from (BlockPair("added", None, block) for one in pair.new for block in one.content)
    elif pair.kind == "deleted":
        yield from (BlockPair("deleted", block, None) for one in pair.old for block in one.content)


def _ranges(pair: Pair, *, old: bool) -> Ranges:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)

    def note(span: Span | None, effect: str) -> None:
        if span is not None:
            found[span.block].append((span.start, span.end, effect))

    for value in pair.values:
        side = value.old if old else value.new
        note(side.span if side is not None else None, value.effect)
    for provision in pair.provisions:
        note(provision.old if old else provision.new, provision.kind)
    return found


def _parts(pair: BlockPair, old: Ranges, new: Ranges) -> Iterator[Part]:
    block = pair.new or pair.old
    assert block is not None
    before = old.get(pair.old.id, ()) if pair.old is not None else ()
    after = new.get(pair.new.id, ()) if pair.new is not None else ()
    pieces = pair.pieces or _whole(pair)
    yield Part(
        pair.kind,
        block.kind,
        pair.old.label if pair.old is not None else "",
        pair.new.label if pair.new is not None else "",
        cut(pieces, before, after),
        block.level,
        pair.moved,
        pair.drawing,
        pair.editorial,
        make_grid(pair, old, new) if isinstance(block, Table) else None,
    )
    children = pair.children or tuple(_alone(pair, block))
    for child in children:
        yield from _parts(child, old, new)


def _alone(pair: BlockPair, block: Block) -> Iterator[BlockPair]:
    """What a term entry holds, where it is the same on both sides or stands on one only."""
    if isinstance(block, Table | Formula):
        return
    for child in block.children():
        yield BlockPair(
            pair.kind if pair.kind in ("added", "deleted") else "same",
            None if pair.old is None else child,
            None if pair.new is None else child,
        )


def _whole(pair: BlockPair) -> tuple[Piece, ...]:
    text = (pair.new or pair.old).text  # type: ignore[union-attr]
    return (Piece(_piece_kind(pair.kind), text, (0, len(text)), (0, len(text))),) if text else ()


def _piece_kind(kind: BlockPairKind) -> PieceKind:
    return "inserted" if kind == "added" else "deleted" if kind == "deleted" else "same"
