"""From a place in the XML of a part to the block of the document that stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from stdkit.formats.docx.tags import P
from stdkit.model import Block, Document, DocxAnchor

_Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The way from the root of a part to a place, and to the paragraph around it, as child indexes."""

    paragraph: _Path
    own: _Path


def trail(element: etree._Element) -> Trail:
    """The way to ``element`` (itself a paragraph, or something in one)."""
    own = path_of(element)
    if element.tag == P:
        return Trail(own, own)
    paragraph = next(element.iterancestors(P), None)
    return Trail(path_of(paragraph) if paragraph is not None else own, own)


def path_of(element: etree._Element) -> _Path:
    """The child indexes that lead from the root of a part to ``element``, as anchors have them."""
    path: list[int] = []
    parent = element.getparent()
    while parent is not None:
        path.append(parent.index(element))
        element, parent = parent, parent.getparent()
    return tuple(reversed(path))


class Standing:
    """The blocks of a document by where they stand in its parts."""

    def __init__(self, document: Document) -> None:
        found: dict[str, dict[_Path, str]] = {}
        for block in _blocks(document):
            anchors = [run.anchor for run in block.runs]
            for anchor in (block.anchor, *anchors):
                if isinstance(anchor, DocxAnchor):
                    found.setdefault(anchor.part, {}).setdefault(anchor.path, block.id)
        self._ids = {part: sorted(places.items()) for part, places in found.items()}
        self._paths = {part: [path for path, _ in places] for part, places in self._ids.items()}

    def block(self, part: str, place: Trail | None) -> str:
        """The id of the block at ``place``, of the one before it where none stands there; "" where there is none before."""
        if place is None or part not in self._paths:
            return ""
        paths, ids = self._paths[part], self._ids[part]
        begin = bisect_left(paths, place.paragraph)
        end = bisect_left(paths, (*place.paragraph[:-1], place.paragraph[-1] + 1)) if place.paragraph else len(paths)
        if begin == end:
            return ids[begin - 1][1] if begin else ""
        at = bisect_right(paths, place.own, begin, end)
        return ids[min(at, end - 1)][1] if at < end else ids[end - 1][1]


def _blocks(document: Document) -> Iterator[Block]:
    """Every block, those of the cover, the running heads and the contents too."""
    for block in document.cover.blocks:
        yield block
        yield from block.children()
    yield from document.furniture
    yield from document.blocks(toc=True)
