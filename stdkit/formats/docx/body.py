"""The blocks of a part in reading order: paragraphs, tables, text boxes, notes, content controls."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from lxml import etree

from stdkit.formats.docx.content import (
    LEFT_OUT,
    Content,
    ContentReader,
    Path,
    chosen_alternative,
    control_lock,
    control_names,
    revision_lock,
)
from stdkit.formats.docx.notes import Note, Notes
from stdkit.formats.docx.numbering import Numbering
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.roles import StyleRole, form_field, is_caption_style, role_of_style
from stdkit.formats.docx.styles import ParagraphStyle, Styles, is_on, properties_of, whole
from stdkit.formats.docx.tables import read_rows
from stdkit.formats.docx.tags import ALTERNATE, PPR, RPR, SDT, SDT_CONTENT, SDT_PR, SECT_PR, TBL, VAL, P, w
from stdkit.formats.flat import Flat, Role
from stdkit.model import Anchor, Block, BlockKind, Cell, DocxAnchor, Figure, Formula, Table, Unread

_NUM_PR: Final = w("numPr")
_NUM_ID: Final = w("numId")
_LEVEL: Final = w("ilvl")
_STYLE: Final = w("pStyle")
_OUTLINE: Final = w("outlineLvl")
_ALIGN: Final = w("jc")
_PAGE_BREAK: Final = w("pageBreakBefore")
_WRAPPERS: Final = frozenset({w("customXml"), w("smartTag")})
_BROUGHT: Final = frozenset({w("ins"), w("moveTo")})
_NUMBERED_ROLES: Final = frozenset(
    {"chapter", "clause", "untitled", "annex", "annex-clause", "annex-untitled", "term-number", "heading"}
)
_KINDS: Final[dict[Role, BlockKind]] = {
    "note": "note",
    "example": "example",
    "footnote": "footnote",
    "list-item": "list-item",
}
_TYPED_NUMBER: Final = re.compile(
    r"\s*(?:附\s*录\s*[A-Z]|[A-Z](?:\s*[.．]\s*\d+)+|\d+(?:\s*[.．]\s*\d+)*)(?![A-Za-z\d])"
)
_FORMULA_REST: Final = re.compile(r"[\s.…·‥⋯，,。；;、_—-]*(?:[（(][^（）()]{1,12}[)）])?[\s。；;，,]*")
_TYPED_CAPTION: Final = re.compile(r"\s*图\s*[A-Z]?[\d.．]*\d")
_TITLES: Final[frozenset[Role]] = frozenset({"annex", "chapter", "heading", "body-title", "toc-title", "toc"})
"""Styles that are borrowed for titles of the elements without number (参考文献 in the style of an annex)."""
_UNNUMBERED: Final = re.compile(r"\s*(前\s*言|引\s*言|参\s*考\s*文\s*献|索\s*引)\s*")
_TOC_ENTRY: Final = re.compile(r"[^。；]*?[\t .…·\u3000]*(\d+|[IVXLivxl]+)?\s*")
"""No sentence: drafters set text in a style of the contents too, and that is text."""
_TOC_TITLE: Final = re.compile(r"\s*目\s*[次录]\s*")


@dataclass(frozen=True, slots=True)
class Story:
    """What all parts of a document share."""

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes


class _Paragraph(NamedTuple):
    """What a paragraph says of itself, before its style is asked."""

    style: str = ""
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    align: str | None = None
    page_break: bool | None = None
    section: etree._Element | None = None
    deleted: bool = False
    """Somebody has deleted the paragraph's mark, so that it runs on into the next."""


_NOTHING_SAID: Final = _Paragraph()


class Walker:
    """Walks one part. ``unread`` gathers what could not be read, each with the anchor of its paragraph."""

    def __init__(self, story: Story, part: str) -> None:
        self._story = story
        self.part = part
        self.unread: list[tuple[Unread, Anchor | None]] = []
        self.cells_of: dict[Anchor, list[Flat]] = {}
        """The paragraphs of tables that stand before the first heading: on a cover a table is only layout."""
        self._content = ContentReader(part, story.package.relations(part), story.styles, story.notes)
        self._numbering = story.numbering
        self._in_boxes = story.numbering.fresh()
        self._others: dict[str, Walker] = {}
        self._root = story.package.xml(part)
        self._sections = list(self._root.iter(SECT_PR))
        self._joined: tuple[Content, str] | None = None
        self._break_due = False
        self._controls: list[str] = []
        self._toc_depth = 0
        self._headed = False

    def body(self) -> list[Flat]:
        """The blocks of the main part, notes and text boxes after the paragraphs that refer to them."""
        if self._sections:
            self._story.notes.next_section(self._sections[0])
        flats: list[Flat] = []
        for at, child in enumerate(self._root):
            if child.tag == w("body"):
                flats += self.blocks(child, (at,))
        return flats + self._flush()

    def furniture(self) -> list[Block]:
        """The paragraphs of a header or footer that hold anything."""
        flats = self.blocks(self._root, ())
        flats += self._flush()
        found: list[Block] = []
        for flat in flats:
            found += (
                [flat.block, *flat.block.children()] if not isinstance(flat.block, Table) else flat.block.children()
            )
        return [replace(block, kind="paragraph", label="") for block in found if type(block) is Block]

    def blocks(self, parent: etree._Element, path: Path, lock: str = "") -> list[Flat]:
        """The blocks among the children of ``parent``, which stands at ``path``; ``lock`` is laid on all they hold."""
        flats: list[Flat] = []
        for at, child in enumerate(parent):
            tag = child.tag
            here = (*path, at)
            if tag == P:
                flats += self._paragraph(child, here, lock)
            elif tag == TBL:
                flats += self._flush()
                flats += self._table(child, here, lock)
            elif tag == SDT:
                flats += self._control(child, here, lock)
            elif tag in _WRAPPERS:
                flats += self.blocks(child, here, lock)
            elif tag in _BROUGHT:
                flats += self.blocks(child, here, lock or revision_lock(child))
            elif tag == ALTERNATE:
                chosen = chosen_alternative(child)
                if chosen is not None:
                    flats += self.blocks(chosen[0], (*here, chosen[1]), lock)
            elif tag in (w("altChunk"), w("subDoc")):
                self.unread.append((Unread("嵌入的外部文档片段"), None))
        return flats

    def _control(self, element: etree._Element, path: Path, lock: str) -> list[Flat]:
        properties = element.find(SDT_PR)
        gallery = properties.find(f"{w('docPartObj')}/{w('docPartGallery')}") if properties is not None else None
        is_toc = gallery is not None and (gallery.get(VAL) or "").casefold() == "table of contents"
        names = control_names(properties)
        self._toc_depth += is_toc
        self._controls += names
        flats: list[Flat] = []
        for at, child in enumerate(element):
            if child.tag == SDT_CONTENT:
                flats = self.blocks(child, (*path, at), lock or control_lock(properties))
        del self._controls[len(self._controls) - len(names) :]
        self._toc_depth -= is_toc
        return flats

    def _paragraph(self, element: etree._Element, path: Path, lock: str) -> list[Flat]:
        ppr = _properties(element)
        said = _said(ppr)
        style = self._story.styles.paragraph(said.style)
        in_toc = self._content.fields.in_toc
        before = self._joined[0] if self._joined is not None else None
        content = self._content.read(element, path, style.id, before, lock)
        in_toc = in_toc or self._content.fields.in_toc
        flats: list[Flat] = []
        if said.deleted:
            self._joined = (content, style.id)
        else:
            self._joined = None
            flats = self._made(content, said, style, DocxAnchor(self.part, path), in_toc, ppr)
        if said.section is not None:
            self._end_section(said.section)
        return flats

    def _flush(self) -> list[Flat]:
        """What is left of a paragraph whose mark was deleted, where no paragraph follows that it could join."""
        if self._joined is None:
            return []
        content, style_id = self._joined
        self._joined = None
        style = self._story.styles.paragraph(style_id)
        anchor = next((run.anchor for run in content.runs if isinstance(run.anchor, DocxAnchor)), None)
        if content.empty() or anchor is None:
            return []
        return self._made(content, _Paragraph(style_id), style, DocxAnchor(self.part, anchor.path[:-2]), False, None)

    def _end_section(self, section: etree._Element) -> None:
        self._break_due = True
        at = self._sections.index(section)
        if at + 1 < len(self._sections):
            self._story.notes.next_section(self._sections[at + 1])

    def _made(
        self,
        content: Content,
        said: _Paragraph,
        style: ParagraphStyle,
        anchor: DocxAnchor,
        in_toc: bool,
        ppr: etree._Element | None,
    ) -> list[Flat]:
        """The flats of a paragraph: itself, then its notes, then its text boxes."""
        label = self._numbering.label(style, said.num_id, said.level)
        by_style = _role_of(style, label)
        self.unread += [(Unread(what), anchor) for what in content.unread]
        page_break = self._page_break(content, said, style)
        flats: list[Flat] = []
        if by_style.hidden or (content.empty() and (not label or self._is_hidden(ppr, style))):
            self._break_due = self._break_due or page_break
        else:
            role, depth = self._role(by_style, said, style, label, content, in_toc)
            align = style.align if said.align is None else said.align
            cover_field = form_field(content.forms) or form_field(self._controls) or by_style.field
            flats = [
                Flat(
                    block,
                    role,
                    depth,
                    cover_field,
                    page_break and not at,
                    align == "center",
                    content.size,
                    content.bold,
                )
                for at, block in enumerate(_blocks(content, role, depth, label, style.name, anchor))
            ]
            self._headed = self._headed or role in _NUMBERED_ROLES
        for note in content.notes:
            flats += self._note(note)
        for box, path in content.boxes:
            flats += self._box(box, path)
        return flats

    def _box(self, element: etree._Element, path: Path) -> list[Flat]:
        """The blocks of a text box. Lists in text boxes count for themselves, on from box to box."""
        numbering, self._numbering = self._numbering, self._in_boxes
        flats = self.blocks(element, path) + self._flush()
        self._numbering = numbering
        return flats

    def _page_break(self, content: Content, said: _Paragraph, style: ParagraphStyle) -> bool:
        stands = (
            self._break_due
            or content.break_before
            or (style.page_break if said.page_break is None else said.page_break)
        )
        self._break_due = content.break_after
        return stands

    def _is_hidden(self, ppr: etree._Element | None, style: ParagraphStyle) -> bool:
        mark = properties_of(ppr.find(RPR)) if ppr is not None else ()
        return self._story.styles.format(style.id, mark).hidden

    def _role(
        self, by_style: StyleRole, said: _Paragraph, style: ParagraphStyle, label: str, content: Content, in_toc: bool
    ) -> tuple[Role, int]:
        text = content.plain
        if _TOC_TITLE.fullmatch(text):
            return "toc-title", 0
        if by_style.role != "toc-title" and (in_toc or self._toc_depth):
            return "toc", 0
        if not label and by_style.role in _TITLES and _UNNUMBERED.fullmatch(text):
            return "element-title", 0
        role, depth = by_style.role, by_style.depth
        if role == "toc" and not _TOC_ENTRY.fullmatch(text):
            return "", 0
        if role in _NUMBERED_ROLES:
            if not label and said.num_id == "0" and not _TYPED_NUMBER.match(text):
                return "", 0
            if label.count(".") and role != "heading":
                depth = label.count(".") + (role not in ("annex-clause", "annex-untitled"))
        elif not role and is_caption_style(style.name):
            start = (label or text).lstrip()[:1]
            role = "table-caption" if start == "表" else "figure-caption" if start == "图" else ""
        if not role:
            outline = style.outline if said.outline is None else said.outline
            if outline is not None and 0 <= outline <= 8 and (text.strip() or label):
                return "heading", outline + 1
        return role, depth

    def _note(self, note: Note) -> list[Flat]:
        """The paragraphs of a footnote; its first bears the label."""
        other = self._others.get(note.part)
        if other is None:
            other = self._others[note.part] = Walker(
                replace(self._story, numbering=self._story.numbering.fresh()), note.part
            )
        flats = other.blocks(note.element, (note.index,)) + other._flush()
        self.unread += other.unread
        other.unread = []
        for at, flat in enumerate(flats):
            flat.role = "footnote"
            block = flat.block
            if at == 0 and block.runs and "superscript" in block.runs[0].marks and block.text[:1] in (")", "）"):
                block = block.without_prefix(1, "")  # the bracket typed behind the number: 「1)」
            flat.block = replace(block, kind="footnote", label=note.label if at == 0 else "")
        return flats

    def _table(self, element: etree._Element, path: Path, lock: str) -> list[Flat]:
        anchor = DocxAnchor(self.part, path)
        rows: list[tuple[Cell, ...]] = []
        paragraphs: list[Flat] = []
        page_break, self._break_due = self._break_due, False
        read = read_rows(element)
        header = 0
        for row in read:
            cells: list[Cell] = []
            for place in row.cells:
                if place.element is None:
                    cells.append(Cell((), place.colspan, place.rowspan))
                    continue
                flats = self.blocks(place.element, (*path, *place.path), lock or place.lock) + self._flush()
                paragraphs += flats
                cells.append(Cell(tuple(_cell_blocks(flats)), place.colspan, place.rowspan))
            rows.append(tuple(cells))
            if row.header and header == len(rows) - 1:
                header += 1
        if not self._headed:
            self.cells_of[anchor] = paragraphs
        style = element.find(f"{w('tblPr')}/{w('tblStyle')}")
        name = self._story.styles.paragraph(style.get(VAL) or "").name if style is not None else ""
        table = Table("", "table", style=name, anchor=anchor, rows=tuple(rows), header=header)
        return [Flat(table, "table", page_break=page_break)]


def _properties(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph's ``w:pPr``: its first child by the schema, but comments may stand before it."""
    for child in paragraph:
        if child.tag == PPR:
            return child
        if isinstance(child.tag, str):
            return None
    return None


def _said(ppr: etree._Element | None) -> _Paragraph:
    if ppr is None:
        return _NOTHING_SAID
    style = ""
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    align: str | None = None
    page_break: bool | None = None
    section: etree._Element | None = None
    deleted = False
    for child in ppr:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL) or ""
        elif tag == _NUM_PR:
            for part in child:
                if part.tag == _NUM_ID:
                    num_id = part.get(VAL)
                elif part.tag == _LEVEL:
                    level = whole(part.get(VAL))
        elif tag == _OUTLINE:
            outline = whole(child.get(VAL))
        elif tag == _ALIGN:
            align = child.get(VAL) or ""
        elif tag == _PAGE_BREAK:
            page_break = is_on(child)
        elif tag == RPR:
            deleted = any(mark.tag in LEFT_OUT for mark in child)
        elif tag == SECT_PR:
            section = child
    return _Paragraph(style, num_id, level, outline, align, page_break, section, deleted)


def _role_of(style: ParagraphStyle, label: str) -> StyleRole:
    """The role of the style, or of the nearest ancestor that has one.

    What numbers a paragraph by nature (a clause, an annex) is inherited only together with the number: a style that takes the
    number off its parent (附录标题 from 附录标识) is something else.
    """
    for at, name in enumerate(style.names):
        found = role_of_style(name)
        if found.role or found.hidden:
            return found if at == 0 or label or found.role not in _NUMBERED_ROLES else StyleRole()
    return StyleRole()


def _blocks(content: Content, role: Role, depth: int, label: str, style: str, anchor: DocxAnchor) -> list[Block]:
    """The block of a paragraph; two where a figure and its caption share one."""
    runs = tuple(content.runs)
    if content.formulas and _FORMULA_REST.fullmatch(content.plain):
        return [Formula("", "formula", runs, label, style=style, anchor=anchor, latex=" \\\\ ".join(content.latex))]
    if content.pictures or (content.unread and not content.runs):
        figure = Figure("", "figure", style=style, anchor=anchor, images=tuple(content.pictures))
        if not content.plain.strip() and not label:
            return [figure]
        if role == "figure-caption" or _TYPED_CAPTION.match(content.plain):
            rest = tuple(run for run in runs if "picture" not in run.marks)
            return [figure, Block("", "paragraph", rest, label, depth, style, anchor=anchor)]
    kind = _KINDS.get(role, "paragraph")
    return [Block("", kind, runs, label, depth if kind == "list-item" else 0, style, anchor=anchor)]


def _cell_blocks(flats: list[Flat]) -> list[Block]:
    """The blocks of a cell; a table in it gives the blocks of its cells."""
    found: list[Block] = []
    for flat in flats:
        if isinstance(flat.block, Table):
            found += [block for block in flat.block.children() if not isinstance(block, Table)]
        else:
            found.append(flat.block)
    return found
