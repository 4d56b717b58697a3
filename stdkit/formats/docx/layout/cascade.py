"""What a paragraph and its text look like once everything is laid over one another (ECMA-376, 17.7.2).

The order is: document defaults, table style, paragraph style with its ``basedOn`` chain, numbering level, character style, direct
formatting. Bold and italic toggle between styles (17.7.3).
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from stdkit.formats.docx.layout.properties import Said, lay_over, paragraph_said, run_said
from stdkit.formats.docx.numbering import Level, Numbering
from stdkit.formats.docx.styles import Styles, whole
from stdkit.formats.docx.tags import PPR, RPR, TBL, VAL, P, w
from stdkit.model import TextLayout

_TOGGLES: Final = ("b", "i")
_OFF: Final = frozenset({"0", "false", "off", "none", "nil", ""})
_BLACK: Final = frozenset({"", "auto", "000000"})
_FIRST_ROW: Final = ("firstRow", 0x0020)


class Cascade:
    """The styles and lists of one document, asked for whole paragraphs and stretches of text."""

    def __init__(self, root: etree._Element | None, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._elements: dict[str, etree._Element] = {}
        self._default_table = ""
        defaults = None
        if root is not None:
            for style in root.iterchildren(w("style")):
                self._elements.setdefault(style.get(w("styleId")) or "", style)
                if style.get(w("type")) == "table" and style.get(w("default")) in ("1", "true", "on"):
                    self._default_table = style.get(w("styleId")) or ""
            defaults = root.find(w("docDefaults"))
        self._run_defaults = run_said(_inside(defaults, "rPrDefault", RPR))
        self._paragraph_defaults = paragraph_said(_inside(defaults, "pPrDefault", PPR))
        self._runs: dict[tuple[str, ...], Said] = {}
        self._texts: dict[tuple[object, ...], TextLayout] = {}
        self._tables: dict[tuple[str, bool], tuple[Said, Said]] = {}

    # Paragraphs

    def paragraph(self, paragraph: etree._Element) -> tuple[Said, Level | None]:
        """Everything said of ``paragraph``, and the level of the list that numbers it."""
        direct = paragraph_said(paragraph.find(PPR))
        style = self._styles.paragraph(direct.get("style", ""))
        chain = [self._own_paragraph(style_id) for style_id in reversed(style.ids)]
        place = self._numbering.place(style, direct.get("list.numId"), whole(direct.get("list.ilvl")))
        level = self._numbering.level(*place) if place is not None else None
        layers = [*chain, direct]
        lister = max((at for at, layer in enumerate(layers) if "list.numId" in layer), default=-1)
        said = dict(self._paragraph_defaults)
        lay_over(said, self.table(paragraph)[0])
        for at, layer in enumerate(layers):
            if at == lister and level is not None and level.element is not None:
                lay_over(said, paragraph_said(level.element.find(PPR)))
            lay_over(said, layer)
        said["style"] = style.id
        return said, level

    def _own_paragraph(self, style_id: str) -> Said:
        element = self._elements.get(style_id)
        return paragraph_said(element.find(PPR)) if element is not None else {}

    # Text

    def text(self, paragraph: etree._Element, style: str, run: etree._Element | None) -> TextLayout:
        """How the text of ``run`` looks in ``paragraph`` of that style; the start and end are not yet known."""
        return self._look(paragraph, style, run_said(run.find(RPR)) if run is not None else {})

    def label(self, paragraph: etree._Element, style: str, level: Level) -> TextLayout:
        """How an automatic number looks: as the paragraph's mark, but for what its level says."""
        mark = run_said(_inside(paragraph, PPR, RPR))
        mark.update(run_said(level.element.find(RPR)) if level.element is not None else {})
        mark.pop("u", None)
        return self._look(paragraph, style, mark)

    def _look(self, paragraph: etree._Element, style: str, direct: Said) -> TextLayout:
        table = self._table_key(paragraph)
        key = (table, style, *direct.items())
        found = self._texts.get(key)
        if found is None:
            under = self._table_said(*table)[1] if table is not None else {}
            levels = [
                self._run_defaults,
                under,
                self._style_run(style),
                self._style_run(direct.get("style", "")),
                direct,
            ]
            found = self._texts[key] = self._text_of(levels)
        return found

    def _style_run(self, style_id: str) -> Said:
        if not style_id or style_id not in self._elements:
            return {}
        ids = self._styles.paragraph(style_id).ids
        found = self._runs.get(ids)
        if found is None:
            found = self._runs[ids] = {}
            for one in reversed(ids):
                found.update(run_said(self._elements[one].find(RPR)))
        return found

    def _text_of(self, levels: list[Said]) -> TextLayout:
        said: Said = {}
        for level in levels:
            said.update(level)
        on = {name: _toggled(name, levels) for name in _TOGGLES}
        size = whole(said.get("sz"))
        color = said.get("color", "")
        return TextLayout(
            east_asian=self._styles.font(said.get("eastAsia", "")),
            latin=self._styles.font(said.get("ascii", "")),
            size=size / 2 if size else None,
            bold=on["b"],
            italic=on["i"],
            color="" if color in _BLACK else color.upper(),
            underline=said.get("u", "none") not in _OFF,
            emphasis=said.get("em", "none") not in _OFF,
            highlight=said.get("highlight", "none") not in _OFF,
        )

    # Tables

    def table(self, paragraph: etree._Element) -> tuple[Said, Said]:
        """What the style of the table around ``paragraph`` says of its paragraphs and their text."""
        key = self._table_key(paragraph)
        return ({}, {}) if key is None else self._table_said(*key)

    def _table_key(self, paragraph: etree._Element) -> tuple[str, bool] | None:
        """The table style, and whether the paragraph stands in the first row that it sets apart."""
        cell = paragraph.getparent()
        while cell is not None and cell.tag not in (w("tc"), w("body"), P):
            cell = cell.getparent()
        if cell is None or cell.tag != w("tc"):
            return None
        table = next(cell.iterancestors(TBL), None)
        row = next(cell.iterancestors(w("tr")), None)
        if table is None or row is None:
            return None
        properties = table.find(w("tblPr"))
        named = properties.find(w("tblStyle")) if properties is not None else None
        look = properties.find(w("tblLook")) if properties is not None else None
        before = row.getprevious()
        first_row = _looks(look, *_FIRST_ROW) and (before is None or before.tag != w("tr"))
        return ((named.get(VAL) or "") if named is not None else self._default_table, first_row)

    def _table_said(self, style_id: str, first_row: bool) -> tuple[Said, Said]:
        key = (style_id, first_row)
        if key not in self._tables:
            paragraph: Said = {}
            run: Said = {}
            for one in reversed(self._styles.paragraph(style_id).ids if style_id in self._elements else ()):
                element = self._elements[one]
                parts = [element]
                parts += [
                    part
                    for part in element.iterchildren(w("tblStylePr"))
                    if part.get(w("type")) == "firstRow" and first_row
                ]
                for part in parts:
                    lay_over(paragraph, paragraph_said(part.find(PPR)))
                    run.update(run_said(part.find(RPR)))
            self._tables[key] = (paragraph, run)
        return self._tables[key]

    def style_elements(self, style_id: str) -> list[etree._Element]:
        """The definitions of a style and of what it inherits from, nearest first."""
        ids = self._styles.paragraph(style_id).ids if style_id in self._elements else ()
        return [self._elements[one] for one in ids if one in self._elements]


def _inside(element: etree._Element | None, outer: str, inner: str) -> etree._Element | None:
    outer = outer if outer.startswith("{") else w(outer)
    return element.find(f"{outer}/{inner}") if element is not None else None


def _looks(look: etree._Element | None, name: str, bit: int) -> bool:
    """Whether the table asks for that part of its style: by name, or in the older form by a number."""
    if look is None:
        return False
    said = look.get(w(name))
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL) or "0", 16) & bit)
    except ValueError:
        return False


def _toggled(name: str, levels: list[Said]) -> bool:
    """Direct formatting is absolute, a default that is on stays on, styles toggle each other."""
    defaults, *styles, direct = (level.get(name) for level in levels)
    if direct is not None:
        return direct not in _OFF
    if defaults is not None and defaults not in _OFF:
        return True
    return sum(value is not None and value not in _OFF for value in styles) % 2 == 1
