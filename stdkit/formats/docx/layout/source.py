"""The layout of a DOCX behind the model's ``Layouts``: every answer is worked out when it is asked for, and kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from stdkit.formats.docx.numbering import Numbering
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.places import Places, Refused
from stdkit.formats.docx.styles import Styles
from stdkit.formats.docx.tags import SDT, SDT_PR, TBL, VAL, P, R, w
from stdkit.model import Block, DocxAnchor, Figure, Run, Table
from stdkit.model.layout import PageLayout, ParagraphLayout, TableLayout

if TYPE_CHECKING:  # what works it out is imported when it is asked for: most commands only read
    from stdkit.formats.docx.layout.cascade import Cascade
    from stdkit.formats.docx.layout.pages import Section
    from stdkit.formats.docx.layout.paragraphs import Setter, Stretch


class DocxLayouts:
    """The layout of an opened package."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering) -> None:
        self._package = package
        self._styles = styles
        self._numbering = numbering
        self._places = Places(package)
        self._known: dict[str, tuple[ParagraphLayout, ...]] = {}

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        """The open file stays in its process: a document handed to another one comes there without layout."""
        return type(None), ()

    def paragraphs(self, block: Block) -> tuple[ParagraphLayout, ...]:
        found = self._known.get(block.id)
        if found is None:
            found = self._known[block.id] = tuple(self._paragraphs(block))
        return found

    def table(self, table: Table) -> TableLayout | None:
        from stdkit.formats.docx.layout.tables import table_layout

        element = self._element(table.anchor)
        if element is None or element.tag != TBL:
            return None
        return table_layout(element, self._cascade)

    def drawing(self, figure: Figure) -> ParagraphLayout | None:
        from stdkit.formats.docx.layout.paragraphs import Stretch

        element = self._element(figure.anchor)
        if element is None or element.tag != P or not (figure.images or figure.texts):
            return None
        return self._setter.set(Stretch(element, None, 0, 0, []), "", self._pitch(figure.anchor))

    def pages(self) -> tuple[PageLayout, ...]:
        return tuple(section.pages for section in self._sections)

    def page_of(self, block: Block) -> int | None:
        anchor = self._anchor(block)
        return self._section(anchor) if anchor is not None and anchor.part == self._package.main else None

    def automatic_contents(self) -> bool | None:
        root = self._package.xml(self._package.main)
        if any((code.text or "").split()[:1] == ["TOC"] for code in root.iter(w("instrText"))):
            return True
        if any((field.get(w("instr")) or "").split()[:1] == ["TOC"] for field in root.iter(w("fldSimple"))):
            return True
        galleries = (sdt.find(f"{SDT_PR}/{w('docPartObj')}/{w('docPartGallery')}") for sdt in root.iter(SDT))
        return any(g is not None and (g.get(VAL) or "").casefold() == "table of contents" for g in galleries)

    def is_endnote(self, block: Block) -> bool | None:
        anchor = self._anchor(block)
        return anchor is not None and anchor.part == self._package.related(self._package.main, "endnotes")

    # From blocks to paragraphs of the file

    @cached_property
    def _cascade(self) -> Cascade:
        from stdkit.formats.docx.layout.cascade import Cascade

        return Cascade(self._related("styles"), self._styles, self._numbering)

    @cached_property
    def _setter(self) -> Setter:
        from stdkit.formats.docx.layout.paragraphs import Setter
        from stdkit.formats.docx.layout.surroundings import Surroundings

        surroundings = Surroundings(self._package.xml(self._package.main), self._cascade.begins_page)
        return Setter(self._cascade, surroundings, self._related("settings"))

    @cached_property
    def _sections(self) -> list[Section]:
        from stdkit.formats.docx.layout.pages import read_sections

        return read_sections(self._package, self._cascade, self._related("settings"))

    @cached_property
    def _ends(self) -> list[tuple[int, ...]]:
        return [section.end for section in self._sections]

    def _related(self, kind: str) -> etree._Element | None:
        part = self._package.related(self._package.main, kind)
        return self._package.xml(part) if part else None

    def _paragraphs(self, block: Block) -> Iterator[ParagraphLayout]:
        from stdkit.formats.docx.layout.paragraphs import Stretch

        label, pitch = block.label, self._pitch(self._anchor(block))
        own = self._element(block.anchor) if label and not isinstance(block, Table | Figure) else None
        for stretch in self._stretches(block):
            if label and own is not None and own.tag == P and own is not stretch.paragraph:
                apart = self._setter.set(Stretch(own, None, 0, 0, []), label, pitch)
                number = replace(apart.label, own_line=True) if apart.label is not None else None
                yield replace(apart, label=number)
                label = ""
            yield self._setter.set(stretch, label, pitch)
            label = ""

    def _stretches(self, block: Block) -> Iterator[Stretch]:
        """The paragraphs of a block, each with the runs of the file that hold its text."""
        from stdkit.formats.docx.layout.paragraphs import Stretch

        at = 0
        open_one: Stretch | None = None
        for run in block.runs:
            stop = at + len(run.text)
            element = self._element(run.anchor) if run.text else None
            file_run, paragraph = _around(element) if element is not None else (None, None)
            if element is not None and paragraph is not None:
                if open_one is None or open_one.paragraph is not paragraph:
                    if open_one is not None:
                        yield open_one
                    open_one = Stretch(paragraph, _first(run, element), at, stop, [])
                open_one.end = stop
                open_one.runs.append((at, stop, file_run))
            at = stop
        if open_one is not None:
            yield open_one
        elif not isinstance(block, Table | Figure):
            own = self._element(block.anchor)
            if own is not None and own.tag == P:
                yield Stretch(own, None, 0, 0, [])

    def _element(self, anchor: object) -> etree._Element | None:
        try:
            return self._places.element(anchor)
        except Refused:
            return None

    def _anchor(self, block: Block) -> DocxAnchor | None:
        anchors = (block.anchor, *(run.anchor for run in block.runs))
        return next((anchor for anchor in anchors if isinstance(anchor, DocxAnchor)), None)

    def _section(self, anchor: DocxAnchor) -> int | None:
        if not self._ends:
            return None
        return min(bisect_left(self._ends, anchor.path), len(self._ends) - 1)

    def _pitch(self, anchor: object) -> float | None:
        if not isinstance(anchor, DocxAnchor) or anchor.part != self._package.main:
            return self._sections[-1].pitch if self._sections else None
        at = self._section(anchor)
        return self._sections[at].pitch if at is not None else None


def _first(run: Run, element: etree._Element) -> tuple[etree._Element, int]:
    return element, run.anchor.start if isinstance(run.anchor, DocxAnchor) else 0


def _around(element: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """The run and the paragraph of the file that ``element`` stands in; nearly always its parent and that one's parent."""
    run = element.getparent()
    paragraph = run.getparent() if run is not None else None
    if run is not None and paragraph is not None and run.tag == R and paragraph.tag == P:
        return run, paragraph
    return next(element.iterancestors(R), None), next(element.iterancestors(P), None)
