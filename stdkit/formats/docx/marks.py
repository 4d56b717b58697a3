"""Marks taken off characters: bold and 黑体 that showed a clause as mandatory.

The run's own mark is taken away; where a style would still set it, it is switched off in the run.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from stdkit.formats.docx.package import Package
from stdkit.formats.docx.places import Refused
from stdkit.formats.docx.splice import Xml
from stdkit.formats.docx.stamp import Stamp
from stdkit.formats.docx.styles import Styles, is_on, properties_of
from stdkit.formats.docx.tags import PPR, RPR, TBL, VAL, WORD, P, w
from stdkit.model import Mark

_TOGGLES: dict[Mark, tuple[str, str]] = {"bold": ("b", "bCs"), "italic": ("i", "iCs")}
_REMOVABLE: frozenset[Mark] = frozenset(("bold", "italic", "underline", "heiti"))
_BODY_FONT = "宋体"
_FONTS = w("rFonts")
_EAST_ASIA = w("eastAsia")
_LATIN = tuple(w(name) for name in ("ascii", "hAnsi", "cs"))
_BEFORE = [w(name) for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")]
_BEHIND_UNDERLINE = tuple(
    w(name)
    for name in (
        *("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)
_CHANGE = w("rPrChange")


class Formats:
    """What the styles of a package make of a run."""

    def __init__(self, package: Package) -> None:
        def root(kind: str) -> Xml | None:
            name = package.related(package.main, kind)
            return package.xml(name) if name else None

        sheet = root("styles")
        self._styles = Styles(sheet, root("theme"), root("settings"))
        self._by_id = {style.get(w("styleId")): style for style in sheet.iter(w("style"))} if sheet is not None else {}

    def shows(self, run: Xml, properties: Xml, mark: Mark) -> bool:
        """Whether the run would bear ``mark`` if its ``w:rPr`` were ``properties``."""
        paragraph = next(run.iterancestors(P), None)
        style = paragraph.find(f"{PPR}/{w('pStyle')}") if paragraph is not None else None
        name = style.get(VAL, "") if style is not None else ""
        return mark in self._styles.format(name, properties_of(properties)).marks

    def is_heiti(self, font: str | None) -> bool:
        return bool(font) and "heiti" in self._styles.format("", ((_EAST_ASIA.split("}")[1], font or ""),)).marks

    def table_sets(self, run: Xml, name: str) -> bool:
        """Whether the style of a table around the run (its first row, its last column …) could switch ``name`` on."""
        for table in run.iterancestors(TBL):
            reference = table.find(f"{w('tblPr')}/{w('tblStyle')}")
            style = self._by_id.get(reference.get(VAL)) if reference is not None else None
            seen: list[Xml] = []
            while style is not None and style not in seen:
                if any(is_on(switch) for switch in style.iter(w(name))):
                    return True
                seen.append(style)
                base = style.find(w("basedOn"))
                style = self._by_id.get(base.get(VAL)) if base is not None else None
        return False


def check_unmark(runs: Iterable[Xml], marks: Iterable[Mark]) -> None:
    """Raise ``Refused`` for marks that cannot be taken off, or where another's pending change of format is in the way."""
    if not set(marks) <= _REMOVABLE:
        raise Refused("不支持去除这种格式")
    if any(run.find(f"{RPR}/{_CHANGE}") is not None for run in runs):
        raise Refused("他人对此处的格式另有修订")


def unmarked(run: Xml, marks: Iterable[Mark], formats: Formats) -> Xml:
    """The run's ``w:rPr`` as it is without ``marks`` (a copy; the run stays as it is)."""
    properties = run.find(RPR)
    new = copy.deepcopy(properties) if properties is not None else etree.Element(RPR, nsmap={"w": WORD})
    for mark in sorted(marks):
        if mark == "heiti":
            _without_heiti(new, run, formats)
        elif mark == "underline":
            _without_underline(new, run, formats)
        else:
            _without_toggle(new, run, mark, formats)
    return new


def set_properties(run: Xml, new: Xml, stamp: Stamp) -> None:
    """Give the run the properties ``new``; where changes are tracked, the old ones are recorded in a ``w:rPrChange``."""
    old = run.find(RPR)
    before = old if old is not None else etree.Element(RPR, nsmap={"w": WORD})
    if [etree.tostring(child) for child in before] == [etree.tostring(child) for child in new]:
        return
    if old is not None:
        run.remove(old)
    if stamp.tracked:
        change = stamp.mark("rPrChange")
        change.append(before)
        new.append(change)
    if len(new):
        run.insert(0, new)


def _without_toggle(properties: Xml, run: Xml, mark: Mark, formats: Formats) -> None:
    for name in _TOGGLES[mark]:
        for switch in properties.findall(w(name)):
            properties.remove(switch)
    name = _TOGGLES[mark][0]
    if formats.shows(run, properties, mark) or formats.table_sets(run, name):
        _insert(properties, etree.Element(w(name), {VAL: "0"}))


def _without_underline(properties: Xml, run: Xml, formats: Formats) -> None:
    for line in properties.findall(w("u")):
        properties.remove(line)
    if formats.shows(run, properties, "underline") or formats.table_sets(run, "u"):
        none = etree.Element(w("u"), {VAL: "none"})
        behind = next((child for child in properties if child.tag in _BEHIND_UNDERLINE), None)
        if behind is None:
            properties.append(none)
        else:
            behind.addprevious(none)


def _without_heiti(properties: Xml, run: Xml, formats: Formats) -> None:
    fonts = properties.find(_FONTS)
    if fonts is not None:
        for slot in (_EAST_ASIA, *_LATIN):
            if formats.is_heiti(fonts.get(slot)):
                del fonts.attrib[slot]
        if set(fonts.attrib) <= {w("hint")}:
            properties.remove(fonts)
            fonts = None
    if formats.shows(run, properties, "heiti"):
        if fonts is None:
            fonts = etree.Element(_FONTS)
            _insert(properties, fonts)
        fonts.attrib.pop(w("eastAsiaTheme"), "")
        fonts.set(_EAST_ASIA, _BODY_FONT)


def _insert(properties: Xml, element: Xml) -> None:
    """At its place in the order the schema asks for."""
    rank = _BEFORE.index(str(element.tag))
    at = sum(1 for child in properties if child.tag in _BEFORE[:rank])
    properties.insert(at, element)
