"""Marks taken off characters: bold and 黑体 that showed a clause as mandatory.

Bold is a toggle: what stands in the run beats the styles, and styles of several kinds switch it on and off in turn. So where any
style could make the text bold, it is switched off in the run; where none does, the run's own switch is taken away.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree

from stdkit.formats.docx.package import Package
from stdkit.formats.docx.places import Refused
from stdkit.formats.docx.splice import Xml
from stdkit.formats.docx.stamp import Stamp
from stdkit.formats.docx.tags import PPR, RPR, TBL, VAL, WORD, P, w
from stdkit.model import Mark

HEITI = frozenset(
    ("黑体", "SimHei", "Simhei", "simhei", "STHeiti", "华文黑体", "Heiti SC", "方正黑体_GBK", "方正黑体简体")
)
_BODY_FONTS = {"eastAsia": "宋体", "ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman"}
_TOGGLES: dict[Mark, tuple[str, str]] = {"bold": ("b", "bCs"), "italic": ("i", "iCs")}
_ORDER = [w(name) for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")]
_CHANGE = w("rPrChange")
_OFF = ("0", "false", "off", "none")


class StyleSheet:
    """What the styles of a package say of bold, italic and fonts."""

    def __init__(self, package: Package) -> None:
        name = package.related(package.main, "styles")
        root = package.xml(name) if name else etree.Element(w("styles"))
        self._styles = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
        self._default = next(
            (
                i
                for i, s in self._styles.items()
                if s.get(w("type")) == "paragraph" and s.get(w("default")) not in (None, *_OFF)
            ),
            "",
        )
        self._root = root

    def properties(self, run: Xml) -> Iterator[Xml]:
        """Every ``w:rPr`` of the styles that could bear on the run, and of the document's defaults."""
        yield from self._root.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")
        paragraph = next(run.iterancestors(P), None)
        if paragraph is not None:
            style = paragraph.find(f"{PPR}/{w('pStyle')}")
            yield from self._chain(style.get(VAL, "") if style is not None else self._default)
        for table in run.iterancestors(TBL):
            yield from self._chain_of(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
        yield from self._chain_of(run.find(f"{RPR}/{w('rStyle')}"))

    def switches_on(self, run: Xml, name: str) -> bool:
        return any(_is_on(properties.find(w(name))) for properties in self.properties(run))

    def sets_heiti(self, run: Xml, slot: str) -> bool:
        found = ""
        for properties in self.properties(run):
            fonts = properties.find(w("rFonts"))
            found = (fonts.get(w(slot)) if fonts is not None else None) or found
        return found in HEITI

    def _chain_of(self, reference: Xml | None) -> Iterator[Xml]:
        if reference is not None:
            yield from self._chain(reference.get(VAL, ""))

    def _chain(self, style_id: str) -> Iterator[Xml]:
        """From the outermost base to the style itself, each with its conditional formats (first row of a table …)."""
        chain: list[Xml] = []
        while style_id in self._styles and self._styles[style_id] not in chain:
            chain.append(self._styles[style_id])
            base = chain[-1].find(w("basedOn"))
            style_id = base.get(VAL, "") if base is not None else ""
        for style in reversed(chain):
            yield from style.iter(RPR)


def check_unmark(runs: Iterable[Xml], marks: Iterable[Mark]) -> None:
    """Raise ``Refused`` for marks that cannot be taken off, or where another's pending change of format is in the way."""
    if not set(marks) <= {*_TOGGLES, "heiti", "underline"}:
        raise Refused("不支持去除这种格式")
    if any(run.find(f"{RPR}/{_CHANGE}") is not None for run in runs):
        raise Refused("他人对此处的格式另有修订")


def unmarked(run: Xml, marks: Iterable[Mark], styles: StyleSheet) -> Xml:
    """The run's ``w:rPr`` as it is without ``marks`` (a copy; the run stays as it is)."""
    properties = run.find(RPR)
    new = copy.deepcopy(properties) if properties is not None else etree.Element(RPR, nsmap={"w": WORD})
    for mark in sorted(marks):
        if mark == "heiti":
            _without_heiti(new, run, styles)
        elif mark == "underline":
            _without_underline(new, run, styles)
        else:
            for name in _TOGGLES[mark]:
                _switch_off(new, name, needed=styles.switches_on(run, name))
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


def _switch_off(properties: Xml, name: str, *, needed: bool) -> None:
    switch = properties.find(w(name))
    if switch is not None:
        properties.remove(switch)
    if needed:
        _insert(properties, etree.Element(w(name), {VAL: "0"}))


def _without_underline(properties: Xml, run: Xml, styles: StyleSheet) -> None:
    line = properties.find(w("u"))
    needed = any(p.find(w("u")) is not None for p in styles.properties(run))
    if line is not None and needed:
        line.set(VAL, "none")
    elif line is not None:
        properties.remove(line)
    elif needed:
        # Its place is far behind bold and fonts: before the first of what may follow it.
        later = [w(name) for name in ("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang")]
        later += [w(name) for name in ("eastAsianLayout", "specVanish", "oMath", "rPrChange")]
        new = etree.Element(w("u"), {VAL: "none"})
        behind = next((child for child in properties if child.tag in later), None)
        if behind is None:
            properties.append(new)
        else:
            behind.addprevious(new)


def _without_heiti(properties: Xml, run: Xml, styles: StyleSheet) -> None:
    fonts = properties.find(w("rFonts"))
    if fonts is None:
        fonts = etree.Element(w("rFonts"))
        _insert(properties, fonts)
    for slot, body in _BODY_FONTS.items():
        direct = fonts.get(w(slot))
        if direct in HEITI:
            del fonts.attrib[w(slot)]
            direct = None
        if direct is None and fonts.get(w(f"{slot}Theme")) is None and styles.sets_heiti(run, slot):
            fonts.set(w(slot), body)
    if not fonts.attrib or set(fonts.attrib) == {w("hint")}:
        properties.remove(fonts)


def _insert(properties: Xml, element: Xml) -> None:
    """At its place in the order the schema asks for."""
    rank = _ORDER.index(str(element.tag))
    at = sum(1 for child in properties if child.tag in _ORDER[:rank])
    properties.insert(at, element)


def _is_on(switch: Xml | None) -> bool:
    return switch is not None and switch.get(VAL, "1") not in _OFF
