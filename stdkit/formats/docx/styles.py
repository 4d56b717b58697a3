"""Formatting as Word resolves it: direct formatting, character style, paragraph style with its ``basedOn`` chain, defaults.

Only what the model keeps is resolved: the marks of a run, whether it is hidden, its size and font, and of a paragraph its
numbering, outline level, alignment and page break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.tags import DRAWING, PPR, RPR, VAL, w
from stdkit.model import Mark

Properties = tuple[tuple[str, str], ...]
"""Run properties as written in one place: name and value, in the order of the file."""

_OFF: Final = frozenset({"0", "false", "off", "none"})
_TOGGLES: Final = ("b", "i", "vanish")
_RUN_TAGS: Final = {
    w("rStyle"): "style",
    w("b"): "b",
    w("i"): "i",
    w("vanish"): "vanish",
    w("u"): "u",
    w("vertAlign"): "vertAlign",
    w("sz"): "sz",
    w("rFonts"): "fonts",
}
_HEITI: Final = pattern(r"黑体|SimHei|ST ?Heiti|^Hei$|FZHei|方正.*黑|汉仪.*黑|华文细黑", re.IGNORECASE)
_EAST_ASIA: Final = w("eastAsia")
_EAST_ASIA_THEME: Final = w("eastAsiaTheme")
_ASCII: Final = w("ascii")
_MAX_CHAIN: Final = 64
_LIST: Final = f"{w('numPr')}/{w('numId')}"
_LEVEL: Final = f"{w('numPr')}/{w('ilvl')}"


class RunFormat(NamedTuple):
    """What is known of a run once everything is resolved; ``size`` in points, 0 where unknown; ``font`` is the Latin font."""

    marks: frozenset[Mark]
    hidden: bool
    size: float
    font: str


class ParagraphStyle(NamedTuple):
    """A paragraph style with what it inherits. ``names`` are its own and its ancestors' names, nearest first."""

    id: str
    name: str
    names: tuple[str, ...]
    ids: tuple[str, ...]
    num_id: str | None
    level: int | None
    level_said: bool
    """The level stands at least as near as the list; else it only comes down from further up the chain."""
    outline: int | None
    align: str
    page_break: bool


@dataclass(slots=True)
class _Style:
    id: str
    name: str
    kind: str
    parent: str
    paragraph: etree._Element | None
    run: Properties
    merged: dict[str, str] | None = field(default=None)


def is_on(element: etree._Element | None) -> bool:
    """An on/off property: there, and not switched off."""
    return element is not None and (element.get(VAL) or "1") not in _OFF


def properties_of(rpr: etree._Element | None) -> Properties:
    """The run properties that matter to us, as written in ``rpr``."""
    if rpr is None:
        return ()
    found: list[tuple[str, str]] = []
    for child in rpr:
        name = _RUN_TAGS.get(child.tag)
        if name is None:
            continue
        if name != "fonts":
            found.append((name, child.get(VAL) or ""))
            continue
        theme = child.get(_EAST_ASIA_THEME)
        east = f"+{theme}" if theme else child.get(_EAST_ASIA)
        if east:
            found.append(("eastAsia", east))
        ascii_font = child.get(_ASCII)
        if ascii_font:
            found.append(("ascii", ascii_font))
    return tuple(found)


class Styles:
    """The styles of a document. All arguments are roots of parts, ``None`` where the package has none."""

    def __init__(
        self, root: etree._Element | None, theme: etree._Element | None = None, settings: etree._Element | None = None
    ) -> None:
        self._styles: dict[str, _Style] = {}
        self._defaults: Properties = ()
        self._default_paragraph = ""
        self._theme = _theme_fonts(theme, settings)
        self._formats: dict[str, dict[Properties, RunFormat]] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        if root is not None:
            self._load(root)

    def format(self, paragraph_style: str, direct: Properties) -> RunFormat:
        """The format of a run with ``direct`` properties in a paragraph of that style."""
        known = self.known_formats(paragraph_style)
        found = known.get(direct)
        if found is None:
            found = known[direct] = self._resolve(paragraph_style, dict(direct))
        return found

    def known_formats(self, paragraph_style: str) -> dict[Properties, RunFormat]:
        """The formats asked for so far of runs in paragraphs of that style: some hundred for a hundred thousand runs."""
        return self._formats.setdefault(paragraph_style, {})

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """The paragraph style of that id; the default one for "" or an id the document does not define."""
        found = self._paragraphs.get(style_id)
        if found is None:
            found = self._paragraphs[style_id] = self._paragraph(style_id)
        return found

    def numbering_of(self, style_id: str) -> str | None:
        """The ``w:numId`` that a style brings along: how a list style names its list."""
        return self.paragraph(style_id).num_id

    def _load(self, root: etree._Element) -> None:
        for element in root.iterchildren(w("style")):
            name = element.find(w("name"))
            parent = element.find(w("basedOn"))
            style = _Style(
                id=element.get(w("styleId")) or "",
                name=(name.get(VAL) or "") if name is not None else "",
                kind=element.get(w("type")) or "paragraph",
                parent=(parent.get(VAL) or "") if parent is not None else "",
                paragraph=element.find(PPR),
                run=properties_of(element.find(RPR)),
            )
            self._styles.setdefault(style.id, style)
            if style.kind == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
                self._default_paragraph = style.id
        self._defaults = properties_of(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}"))

    def _chain(self, style_id: str) -> list[_Style]:
        chain: list[_Style] = []
        while style_id in self._styles and len(chain) < _MAX_CHAIN:
            style = self._styles[style_id]
            if style in chain:
                break
            chain.append(style)
            style_id = style.parent
        return chain

    def _paragraph(self, style_id: str) -> ParagraphStyle:
        chain = self._chain(style_id if style_id in self._styles else self._default_paragraph)
        num_id = level = outline = align = page_break = None
        level_said = False
        for style in chain:
            ppr = style.paragraph
            if ppr is None:
                continue
            level_said = level_said or (level is None and num_id is None and ppr.find(_LEVEL) is not None)
            level = level if level is not None else _value(ppr, _LEVEL)
            num_id = num_id if num_id is not None else _value(ppr, _LIST)
            outline = outline if outline is not None else _value(ppr, w("outlineLvl"))
            align = align if align is not None else _value(ppr, w("jc"))
            breaks = ppr.find(w("pageBreakBefore"))
            page_break = page_break if page_break is not None or breaks is None else is_on(breaks)
        return ParagraphStyle(
            id=chain[0].id if chain else style_id,
            name=chain[0].name if chain else "",
            names=tuple(style.name for style in chain),
            ids=tuple(style.id for style in chain),
            num_id=num_id,
            level=whole(level),
            level_said=level_said,
            outline=whole(outline),
            align=align or "",
            page_break=bool(page_break),
        )

    def _merged(self, style_id: str) -> Mapping[str, str]:
        """The run properties of a style with what it inherits: the nearest wins, also for toggles."""
        chain = self._chain(style_id)
        if not chain:
            return {}
        if chain[0].merged is None:
            merged: dict[str, str] = {}
            for style in reversed(chain):
                merged.update(style.run)
            chain[0].merged = merged
        return chain[0].merged

    def _resolve(self, paragraph_style: str, direct: Mapping[str, str]) -> RunFormat:
        style = self.paragraph(paragraph_style)
        levels = [dict(self._defaults), self._merged(style.id), self._merged(direct.get("style", "")), direct]
        plain: dict[str, str] = {}
        for properties in levels:
            plain.update(properties)
        on = {name for name in _TOGGLES if _toggled(name, levels)}
        marks: set[Mark] = set()
        if "b" in on:
            marks.add("bold")
        if "i" in on:
            marks.add("italic")
        if plain.get("u", "none") not in _OFF:
            marks.add("underline")
        position = plain.get("vertAlign", "")
        if position == "superscript":
            marks.add("superscript")
        elif position == "subscript":
            marks.add("subscript")
        if _HEITI.search(self.font(plain.get("eastAsia", ""))):
            marks.add("heiti")
        size = whole(plain.get("sz")) or 0
        return RunFormat(frozenset(marks), "vanish" in on, size / 2, plain.get("ascii", ""))

    def font(self, name: str) -> str:
        """The font that ``name`` means: itself, or for 「+minorEastAsia」 that of the theme."""
        return self._theme.get(name[1:], "") if name.startswith("+") else name


def _toggled(name: str, levels: Iterable[Mapping[str, str]]) -> bool:
    """ECMA-376, 17.7.3: direct formatting is absolute; styles toggle each other; a default that is on stays on."""
    defaults, paragraph, character, direct = ((_state(level.get(name))) for level in levels)
    if direct is not None:
        return direct
    if defaults:
        return True
    return bool(paragraph) != bool(character)


def _state(value: str | None) -> bool | None:
    return None if value is None else value not in _OFF


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(VAL)


def whole(text: str | None) -> int | None:
    """A whole number as Word writes it (32 bits); ``None`` for anything else."""
    if text is None:
        return None
    try:
        value = int(float(text))
    except (ValueError, OverflowError):
        return None
    return value if -(2**31) <= value < 2**31 else None


def _theme_fonts(theme: etree._Element | None, settings: etree._Element | None) -> dict[str, str]:
    """The theme fonts by the names runs use (``minorEastAsia``, ``majorHAnsi`` …)."""
    if theme is None:
        return {}
    language = settings.find(w("themeFontLang")) if settings is not None else None
    east = (language.get(_EAST_ASIA) or "zh-CN") if language is not None else "zh-CN"
    script = {"zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}.get(east, "Hans")
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        group = theme.find(f".//{{{DRAWING}}}{size}Font")
        if group is None:
            continue
        named = group.find(f"{{{DRAWING}}}ea")
        face = (named.get("typeface") or "") if named is not None else ""
        by_script = {
            font.get("script"): font.get("typeface") or "" for font in group.iterchildren(f"{{{DRAWING}}}font")
        }
        fonts[f"{size}EastAsia"] = face or by_script.get(script, "")
        latin = group.find(f"{{{DRAWING}}}latin")
        fonts[f"{size}HAnsi"] = fonts[f"{size}Ascii"] = (latin.get("typeface") or "") if latin is not None else ""
    return fonts
