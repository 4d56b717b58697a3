"""The blocks of a part in reading order: paragraphs, tables, text boxes, notes, content controls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.content import Content, ContentReader, Path
from stdkit.formats.docx.controls import chosen_alternative, control_lock, control_names, is_prompt, revision_lock
from stdkit.formats.docx.drawings import box_text, is_figure, is_figure_caption, own_text, shapes_in
from stdkit.formats.docx.foreign import PIECES, piece
from stdkit.formats.docx.making import NUMBERED_ROLES, blocks_of, is_front_title, role_of, style_role
from stdkit.formats.docx.notes import Note, Notes
from stdkit.formats.docx.numbering import Numbering
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.roles import StyleRole, form_field
from stdkit.formats.docx.said import Said, properties_element, read_said
from stdkit.formats.docx.styles import ParagraphStyle, Styles, properties_of
from stdkit.formats.docx.tables import read_rows
from stdkit.formats.docx.tags import ALTERNATE, RPR, SDT, SDT_CONTENT, SDT_PR, SECT_PR, TBL, VAL, P, w
from stdkit.formats.flat import Flat
from stdkit.model import Anchor, Block, Cell, DocxAnchor, Figure, Table, Unread

_WRAPPERS: Final = frozenset({w("customXml"), w("smartTag")})
_FRONT: Final = frozenset({"toc-title", "toc", "element-title"})
_NEAR: Final = 12
"""So many paragraphs a drawing may stand away from its caption, empty ones and others of the same drawing between."""
_CONTINUATION: Final = pattern(
    r"\s*(?:续\s*表\s*[A-Z]?[\d.．—-]*\d|表\s*[A-Z]?[\d.．—-]*\d\s*(?:[（(]\s*续\s*[)）]|续))\s*(?:$|[\t\n]|单位)"
)
_BROUGHT: Final = frozenset({w("ins"), w("moveTo")})


@dataclass(frozen=True, slots=True)
class Story:
    """What all parts of a document share."""

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes


class Walker:
    """Walks one part. ``unread`` gathers what could not be read, each with the anchor of its paragraph."""

    def __init__(self, story: Story, part: str) -> None:
        self._story = story
        self.part = part
        self.unread: list[tuple[Unread, Anchor | None]] = []
        self.cells_of: dict[Anchor, list[Flat]] = {}
        """The paragraphs of tables that stand before the first heading: on a cover a table is only layout."""
        self._content = ContentReader(part, story.package, story.styles, story.notes)
        self._numbering = story.numbering
        self._in_boxes = story.numbering.fresh()
        self._others: dict[str, Walker] = {}
        self._root = story.package.xml(part)
        self.sections = list(self._root.iter(SECT_PR))
        self._joined: tuple[Content, Said, DocxAnchor] | None = None
        self._break_due = False
        self._controls: list[str] = []
        self._roles: dict[tuple[str, bool], StyleRole] = {}
        self._toc_depth = 0
        self._headed = False
        self._past_cover = False
        self._last: Anchor | None = None
        """The paragraph before: what cannot be read and has none of its own is told there."""
        self._drawing: Flat | None = None
        """The drawing that the paragraph before is part of: a chart may be anchored in several."""

    def body(self) -> list[Flat]:
        """The blocks of the main part, notes and text boxes after the paragraphs that refer to them."""
        if self.sections:
            self._story.notes.next_section(self.sections[0])
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
            elif tag in PIECES:
                self.unread.append((Unread(piece(child, self._story.package.relations(self.part))), self._last))
        return flats

    def _control(self, element: etree._Element, path: Path, lock: str) -> list[Flat]:
        properties = element.find(SDT_PR)
        gallery = properties.find(f"{w('docPartObj')}/{w('docPartGallery')}") if properties is not None else None
        is_toc = gallery is not None and (gallery.get(VAL) or "").casefold() == "table of contents"
        if is_prompt(element):
            return []
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
        self._last = anchor = DocxAnchor(self.part, path)
        ppr = properties_element(element)
        said = read_said(ppr)
        style = self._story.styles.paragraph(said.style)
        in_toc = self._content.fields.in_toc
        before = self._joined[0] if self._joined is not None else None
        content = self._content.read(element, path, style.id, before, lock)
        in_toc = in_toc or self._content.fields.in_toc
        flats: list[Flat] = []
        if said.deleted:
            self._joined = (content, said, anchor)
        else:
            self._joined = None
            flats = self._made(content, said, style, anchor, in_toc, ppr)
            if content.boxes or self._drawing is not None:
                flats += self._boxes(element, content, flats, anchor)
        if said.section is not None:
            self._end_section(said.section)
        return flats

    def _flush(self) -> list[Flat]:
        """What is left of a paragraph whose mark was deleted, where no paragraph follows that it could join."""
        if self._joined is None:
            return []
        content, said, anchor = self._joined
        self._joined = None
        style = self._story.styles.paragraph(said.style)
        flats = [] if content.empty() else self._made(content, said, style, anchor, False, None)
        return flats + [flat for box, path in content.boxes for flat in self._box(box, path)]

    def _end_section(self, section: etree._Element) -> None:
        self._break_due = True
        at = self.sections.index(section)
        if at + 1 < len(self.sections):
            self._story.notes.next_section(self.sections[at + 1])

    def _made(
        self,
        content: Content,
        said: Said,
        style: ParagraphStyle,
        anchor: DocxAnchor,
        in_toc: bool,
        ppr: etree._Element | None,
    ) -> list[Flat]:
        """The flats of a paragraph: itself, then its notes."""
        label = self._numbering.label(style, said.num_id, said.level)
        by_style = self._style_role(style, label)
        if content.unread or content.foreign:
            self.unread += [(Unread(what), anchor) for what in (*content.unread, *content.foreign)]
        page_break = self._page_break(content, said, style)
        plain = content.plain
        flats: list[Flat] = []
        if (by_style.hidden and not plain.strip()) or (content.empty() and (not label or self._is_hidden(ppr, style))):
            self._break_due = self._break_due or page_break
        else:
            role, depth = role_of(by_style, said, style, label, plain, in_toc or self._toc_depth > 0)
            centered = (style.align if said.align is None else said.align) == "center"
            names = content.forms + self._controls
            cover_field = (form_field(names) if names else "") or by_style.field
            for block in blocks_of(content, role, depth, label, style.name, anchor, plain):
                first = page_break and not flats
                flats.append(Flat(block, role, depth, cover_field, first, centered, content.size, content.bold))
            self._headed = self._headed or role in NUMBERED_ROLES
            self._past_cover = self._past_cover or self._headed or role in _FRONT or is_front_title(plain)
        for note in content.notes:
            flats += self._note(note)
        return flats

    def _style_role(self, style: ParagraphStyle, label: str) -> StyleRole:
        """``style_role``, kept: it depends on no more of the label than whether there is one."""
        key = style.id, not label
        found = self._roles.get(key)
        if found is None:
            found = self._roles[key] = style_role(style, label)
        return found

    def _boxes(self, paragraph: etree._Element, content: Content, own: list[Flat], anchor: DocxAnchor) -> list[Flat]:
        """What the text boxes of a paragraph give: blocks of the text, or one figure with what is written in it."""
        drawing, self._drawing = self._drawing, None
        if not content.boxes:
            self._drawing = drawing if not own else None
            return []
        boxes = [(box_text(box), box) for box, _ in content.boxes]
        captioned = self._caption_follows(paragraph)
        if not is_figure(boxes, shapes_in(paragraph), captioned=captioned, past_cover=self._past_cover):
            return [flat for box, path in content.boxes for flat in self._box(box, path)]
        captions: list[Flat] = []
        texts: list[str] = []
        for (text, _), (box, path) in zip(boxes, content.boxes, strict=True):
            if is_figure_caption(text):
                captions += self._box(box, path)
            elif text:
                texts.append(text)
        if texts:
            self.unread.append((Unread(f"图中文字（{len(texts)} 处）"), anchor))
        return self._drawn(own, drawing, tuple(texts), anchor) + captions

    def _drawn(self, own: list[Flat], before: Flat | None, texts: tuple[str, ...], anchor: DocxAnchor) -> list[Flat]:
        """``texts`` in the figure they belong to: that of the paragraph itself, the one before, or a new one."""
        held = next((flat for flat in own if isinstance(flat.block, Figure)), None) or (before if not own else None)
        if held is not None and isinstance(held.block, Figure):
            held.block = replace(held.block, texts=held.block.texts + texts)
            self._drawing = held
            return []
        made = Flat(Figure("", "figure", anchor=anchor, texts=texts), "figure")
        self._drawing = made
        return [made]

    def _caption_follows(self, paragraph: etree._Element) -> bool:
        """Whether the next paragraph with text of its own is the caption of a figure."""
        for at, following in enumerate(paragraph.itersiblings()):
            if at > _NEAR or following.tag == TBL:
                return False
            if following.tag != P:
                continue
            text = own_text(following)
            style = self._story.styles.paragraph(read_said(properties_element(following)).style)
            role = style_role(style, "").role
            if text.strip():
                return role == "figure-caption" or is_figure_caption(text)
        return False

    def _box(self, element: etree._Element, path: Path) -> list[Flat]:
        """The blocks of a text box. Lists in text boxes count for themselves, on from box to box."""
        numbering, self._numbering = self._numbering, self._in_boxes
        flats = self.blocks(element, path) + self._flush()
        self._numbering = numbering
        return flats

    def _page_break(self, content: Content, said: Said, style: ParagraphStyle) -> bool:
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
                cells.append(Cell(tuple(flat.block for flat in flats), place.colspan, place.rowspan))
            if row.header and not rows and len(cells) == 1 and _is_continuation(cells[0]):
                continue  # seen only where the table goes on over the page
            rows.append(tuple(cells))
            if row.header and header == len(rows) - 1:
                header += 1
        if not self._headed:
            self.cells_of[anchor] = paragraphs
        style = element.find(f"{w('tblPr')}/{w('tblStyle')}")
        name = self._story.styles.paragraph(style.get(VAL) or "").name if style is not None else ""
        table = Table("", "table", style=name, anchor=anchor, rows=tuple(rows), header=header)
        return [Flat(table, "table", page_break=page_break)]


def _is_continuation(cell: Cell) -> bool:
    """「表1（续）」 across a head row that is repeated on each page."""
    return _CONTINUATION.match(cell.text) is not None
