"""What a paragraph and its text look like once everything is laid over one another (ECMA-376, 17.7.2).

The order is: document defaults, table style, paragraph style with its ``basedOn`` chain, numbering level, character style, direct
formatting. Bold and italic toggle between styles (17.7.3).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from stdkit.formats.docx.layout.properties import Said, lay_over, paragraph_said, run_said
from stdkit.formats.docx.numbering import Level, Numbering
from stdkit.formats.docx.styles import Styles, whole
from stdkit.formats.docx.tags import PPR, RPR, TBL, VAL, P, w
from stdkit.model.layout import TextLayout

_TOGGLES: Final = ("b", "i")
_OFF: Final = frozenset({"0", "false", "off", "none", "nil", ""})
_BLACK: Final = frozenset({"", "auto", "000000"})
_FIRST_ROW: Final = ("firstRow", 0x0020)
_CELL: Final = w("tc")
_ENDS: Final = frozenset({_CELL, w("body"), P})
TableKey = tuple[str, bool]
"""A table style, and whether it is asked for the first row."""


class Ground(NamedTuple):
    """What lies below the text of a paragraph: all that is said of the paragraph, its list's level, its style, its table's style."""

    said: Said
    level: Level | None
    style: str
    table: TableKey | None


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
        self._last: tuple[etree._Element | None, Said] = None, {}
        self._runs: dict[tuple[str, ...], Said] = {}
        self._texts: dict[tuple[object, ...], TextLayout] = {}
        self._tables: dict[TableKey, tuple[Said, Said]] = {}
        self._grounds: dict[tuple[TableKey | None, tuple[tuple[str, str], ...]], Ground] = {}

    # Paragraphs

    def paragraph(self, paragraph: etree._Element) -> Ground:
        """Everything said of ``paragraph``, its place in a list and in a table."""
        direct = paragraph_said(paragraph.find(PPR))
        key = (self._table_key(paragraph), tuple(direct.items()))
        found = self._grounds.get(key)
        if found is None:
            found = self._grounds[key] = self._ground(direct, key[0])
        return found

    def _ground(self, direct: Said, table: TableKey | None) -> Ground:
        style = self._styles.paragraph(direct.get("style", ""))
        place = self._numbering.place(style, direct.get("list.numId"), whole(direct.get("list.ilvl")))
        level = self._numbering.level(*place) if place is not None else None
        by_style = level is not None and "list.numId" not in direct
        said = self._under(style.ids, level if by_style else None, table)
        if level is not None and not by_style:
            lay_over(said, self._of_level(level))
        lay_over(said, direct)
        return Ground(said, level, style.id, table)

    def begins_page(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph asks for a page break before it."""
        said = self.paragraph(paragraph).said
        return "break" in said and said["break"] not in _OFF

    def _under(self, chain: tuple[str, ...], level: Level | None, table: TableKey | None) -> Said:
        """What the defaults, the table and the chain of styles say; the list's level lies below the style that names the list."""
        layers = [
            paragraph_said(self._elements[one].find(PPR)) if one in self._elements else {} for one in reversed(chain)
        ]
        lister = max((at for at, layer in enumerate(layers) if "list.numId" in layer), default=-1)
        said = dict(self._paragraph_defaults)
        lay_over(said, self._table_said(*table)[0] if table is not None else {})
        for at, layer in enumerate(layers):
            if at == lister and level is not None:
                lay_over(said, self._of_level(level))
            lay_over(said, layer)
        return said

    def _of_level(self, level: Level) -> Said:
        return paragraph_said(level.element.find(PPR)) if level.element is not None else {}

    # Text

    def text(self, ground: Ground, run: etree._Element | None) -> TextLayout:
        """How the text of ``run`` looks in a paragraph of that ground; the start and end are not yet known."""
        if run is None:
            return self._look(ground, {})
        known, said = self._last
        if known is not run:  # a run may hold thousands of tabs, each of which asks for it
            said = run_said(run.find(RPR))
            self._last = run, said
        return self._look(ground, said)

    def label(self, paragraph: etree._Element, ground: Ground) -> TextLayout:
        """How an automatic number looks: as the paragraph's mark, but for what its level says."""
        mark = run_said(_inside(paragraph, PPR, RPR))
        if ground.level is not None and ground.level.element is not None:
            mark.update(run_said(ground.level.element.find(RPR)))
        mark.pop("u", None)
        return self._look(ground, mark)

    def _look(self, ground: Ground, direct: Said) -> TextLayout:
        key = (ground.table, ground.style, *direct.items())
        found = self._texts.get(key)
        if found is None:
            under = self._table_said(*ground.table)[1] if ground.table is not None else {}
            levels = [
                self._run_defaults,
                under,
                self._style_run(ground.style),
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

    def _table_key(self, paragraph: etree._Element) -> TableKey | None:
        """The table style, and whether the paragraph stands in the first row that it sets apart."""
        cell = paragraph.getparent()
        while cell is not None and cell.tag not in _ENDS:
            cell = cell.getparent()
        if cell is None or cell.tag != _CELL:
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
