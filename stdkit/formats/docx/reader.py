"""A DOCX file as a Document: the parts walked in order, handed on as flats, grouped by ``outline``."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from stdkit.formats.docx.body import Story, Walker
from stdkit.formats.docx.crossrefs import with_references
from stdkit.formats.docx.endline import has_end_line
from stdkit.formats.docx.foreign import whole_file
from stdkit.formats.docx.front import mark_front
from stdkit.formats.docx.ignores import read_ignores
from stdkit.formats.docx.layout.source import DocxLayouts
from stdkit.formats.docx.notes import Notes
from stdkit.formats.docx.numbering import Numbering
from stdkit.formats.docx.package import Package, open_package
from stdkit.formats.docx.pictures import report_pictures
from stdkit.formats.docx.styles import Styles
from stdkit.formats.docx.tags import REL_ID, w
from stdkit.formats.flat import Flat
from stdkit.formats.outline import outline
from stdkit.model import Anchor, Block, Document, Unread


@dataclass(slots=True)
class Flats:
    """What a file gives before it is grouped. ``unread`` goes with the anchor of the paragraph it stands in."""

    flats: list[Flat]
    furniture: list[Block]
    unread: list[tuple[Unread, Anchor | None]] = field(default_factory=list)
    digest: str = ""
    layout: DocxLayouts | None = None


def read_docx(path: str | Path) -> Document:
    """Read a DOCX, DOTX or DOCM file. ``UnreadableFile`` where that cannot be done."""
    with _no_collection():
        return document_of(open_package(path))


def document_of(package: Package) -> Document:
    """The document in an open package, as its parts are now."""
    read = _read(package)
    document = outline(
        read.flats,
        path=package.path,
        digest=read.digest,
        format="docx",
        furniture=read.furniture,
        unread=[unread for unread, _ in read.unread],
        end_line=_end_line(package),
    )
    document = with_references(document, package)
    unread, ignores = tuple(_placed(document, read.unread)), read_ignores(package, document)
    return replace(document, unread=unread, suppressions=ignores, layout=read.layout)


def _end_line(package: Package) -> bool:
    styles = package.related(package.main, "styles")
    return has_end_line(package.xml(package.main), package.xml(styles) if styles else None)


def read_flats(path: str | Path) -> tuple[list[Flat], list[Block], list[Unread], str]:
    """The blocks of the file in order, those of headers and footers, what could not be read, and the file's digest."""
    with _no_collection():
        read = _read(open_package(path))
    return read.flats, read.furniture, [unread for unread, _ in read.unread], read.digest


def _read(package: Package) -> Flats:
    def root(kind: str) -> etree._Element | None:
        part = package.related(package.main, kind)
        return package.xml(part) if part else None

    settings = root("settings")
    styles = Styles(root("styles"), root("theme"), settings)
    numbering = Numbering(root("numbering"), styles)
    story = Story(package, styles, numbering, Notes(package, settings))
    walker = Walker(story, package.main)
    flats = mark_front(walker.body(), walker.cells_of)
    furniture = list(_furniture(story, walker.sections))
    told = {anchor for _, anchor in walker.unread if anchor is not None}
    pictures = [one for one in report_pictures(flats) if one[1] not in told]
    layout = DocxLayouts(package, styles, numbering)
    whole: list[tuple[Unread, Anchor | None]] = [(one, None) for one in whole_file(package)]
    return Flats(flats, furniture, [*walker.unread, *pictures, *whole], package.digest, layout)


def _furniture(story: Story, sections: Iterable[etree._Element]) -> Iterator[Block]:
    """The paragraphs of headers and footers, each part once, in the order the document's parts are first used."""
    package = story.package
    relations = package.relations(package.main)
    seen: set[str] = set()
    own = replace(story, numbering=story.numbering.fresh())
    for section in sections:
        for reference in section.iterchildren(w("headerReference"), w("footerReference")):
            relation = relations.get(reference.get(REL_ID) or "")
            if relation is None or not relation.target or relation.target in seen or relation.target not in package:
                continue
            seen.add(relation.target)
            yield from Walker(own, relation.target).furniture()


def _placed(document: Document, unread: list[tuple[Unread, Anchor | None]]) -> Iterator[Unread]:
    """What could not be read, with the number of the clause it stands in; what stands on the cover is nobody's loss."""
    if not unread:
        return
    on_cover = {block.anchor for block in document.cover.blocks}
    by_anchor = {block.anchor: block.id for block in document.blocks(toc=True) if block.anchor is not None}
    for one, anchor in unread:
        if anchor is None or anchor not in on_cover:
            where = by_anchor.get(anchor) if anchor is not None else None
            yield replace(one, where=document.place(where).number) if where is not None else one


@contextmanager
def _no_collection() -> Iterator[None]:
    """Reading makes many small objects and no garbage worth looking for; the collector would look all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
