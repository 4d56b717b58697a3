"""``<!-- stdkit: ignore CODE 理由 -->``: alone on its line it speaks of the next block, within a line of the block it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stdkit.formats.ignores import read_ignore, with_children
from stdkit.model import Block, Document, Suppression, TextAnchor


def read_ignores(source: str, comments: Iterable[tuple[int, int]], document: Document) -> tuple[Suppression, ...]:
    """The suppressions among the comments, given as ``[start, end)`` of ``source``, that have a block to speak of."""
    asked = [
        (start, end, found)
        for start, end in comments
        if (found := read_ignore(source[start:end].removeprefix("<!--").removesuffix("-->"))) is not None
    ]
    if not asked:
        return ()
    places = sorted(((at, block) for block in document.blocks() if (at := _offset(block)) is not None), key=_first)
    made: list[Suppression] = []
    for start, end, suppression in asked:
        block = _spoken_of(source, start, end, places)
        if block is not None:
            made.append(replace(suppression, blocks=with_children(document, block)))
    return tuple(made)


def _spoken_of(source: str, start: int, end: int, places: list[tuple[int, Block]]) -> Block | None:
    before = source[source.rfind("\n", 0, start) + 1 : start]
    after = source[end:].partition("\n")[0]
    if before.strip():
        return next((block for at, block in reversed(places) if at <= start), None)
    if after.strip():
        line_end = end + len(after)
        return next((block for at, block in places if start <= at <= line_end), None)
    return next((block for at, block in places if at >= end), None)


def _offset(block: Block) -> int | None:
    """Where the block begins in the source; a table's caption counts."""
    anchors = [block.anchor, *(run.anchor for run in block.runs[:1])]
    return min((anchor.offset for anchor in anchors if isinstance(anchor, TextAnchor)), default=None)


def _first(place: tuple[int, Block]) -> int:
    return place[0]


def comments_by_block(doc: Document) -> dict[str, list[str]]:
    """The comments that ask for the document's suppressions, under the ids of the blocks they stand before (in a cell: in)."""
    made: dict[str, list[str]] = {}
    for suppression in doc.suppressions:
        held: set[str] = set()
        for block in suppression.blocks:
            if block not in held:
                made.setdefault(block, []).append(write_ignore(suppression))
                held.update(with_children(doc, doc.block(block)))
    return made


def write_ignore(suppression: Suppression) -> str:
    """The comment that asks for a suppression."""
    until = f" 至 {suppression.until:%Y-%m-%d}" if suppression.until is not None else ""
    reason = suppression.reason.replace("--", "—")
    return f"<!-- stdkit: ignore {'，'.join(suppression.codes)}{until}{' ' + reason if reason else ''} -->"
