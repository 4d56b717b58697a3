"""Runs cut apart, taken out and put in: the only code that touches the text of a DOCX.

A cut changes nothing a reader could see: a ``w:r`` becomes several with the same properties. All cuts are made before anything
else, so that afterwards every change has to do with whole runs only.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from lxml import etree

from stdkit.formats.docx.stamp import Stamp
from stdkit.formats.docx.tags import RPR, XML_SPACE, R, T, w

Xml = etree._Element

TAB = w("tab")
DEL_TEXT = w("delText")
INSTRUCTION = w("instrText")
DEL_INSTRUCTION = w("delInstrText")
SINGLE = frozenset(w(name) for name in ("tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "ptab"))
"""Elements that stand for one character."""
BLANKS = " \t\r\n"
_RECORDED = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
"""Revisions in the properties of a run."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The characters ``[start, end)`` of one text element (``w:t``, ``w:tab`` …), counted in the element's own text."""

    element: Xml
    start: int
    end: int


def stored_text(element: Xml) -> str | None:
    """The text an element stores; ``None`` for elements that store none. For an element of one character only its length counts."""
    if element.tag == T:
        return None if len(element) else element.text or ""
    return "￼" if element.tag in SINGLE else None


def keeps_space(element: Xml) -> bool:
    """Whether blanks at the edges of this ``w:t`` count."""
    at: Xml | None = element
    while at is not None:
        value = at.get(XML_SPACE)
        if value is not None:
            return value == "preserve"
        at = at.getparent()
    return False


class Cuts:
    """The places where runs have to be cut, collected first, carried out once, then asked for the runs that resulted."""

    def __init__(self) -> None:
        self._points: dict[Xml, set[int]] = {}
        self._parts: dict[Xml, list[tuple[int, int, Xml]]] = {}
        """Of each element the stretches in their order, without gaps, and the run of each."""

    def add(self, element: Xml, *offsets: int) -> None:
        self._points.setdefault(element, set()).update(offsets)

    def carry_out(self, stamp: Stamp) -> None:
        runs = [run for element in self._points if (run := element.getparent()) is not None]
        for run in dict.fromkeys(runs):
            self._cut(run, stamp)

    def runs(self, piece: Piece) -> list[Xml]:
        """The runs that now hold exactly this piece."""
        parts = self._parts[piece.element]
        return [run for _, _, run in parts[_first(parts, piece.start) : _first(parts, piece.end)]]

    def run_before(self, element: Xml, offset: int) -> Xml:
        parts = self._parts[element]
        return parts[_first(parts, offset) - 1][2]

    def run_after(self, element: Xml, offset: int) -> Xml:
        parts = self._parts[element]
        return parts[_first(parts, offset)][2]

    def _cut(self, run: Xml, stamp: Stamp) -> None:
        groups: list[list[Xml]] = [[]]
        found: list[tuple[Xml, int, int, int]] = []
        for child in [child for child in run if child.tag != RPR]:
            points = self._points.get(child)
            if points is None:
                groups[-1].append(child)
                continue
            length = len(stored_text(child) or "")
            bounds = list(pairwise(sorted({0, length} | points)))
            for (start, end), fragment in zip(bounds, _fragments(child, bounds), strict=True):
                if start in points and groups[-1]:
                    groups.append([])
                groups[-1].append(fragment)
                found.append((child, start, end, len(groups) - 1))
            if length in points:
                groups.append([])
        runs = _regroup(run, [group for group in groups if group], stamp)
        for child, start, end, number in found:
            self._parts.setdefault(child, []).append((start, end, runs[number]))


def _fragments(element: Xml, bounds: list[tuple[int, int]]) -> list[Xml]:
    """``element`` as one element for each of ``bounds``; the first is the element itself."""
    if len(bounds) == 1:
        return [element]
    text = element.text or ""
    texts = [text[start:end] for start, end in bounds]
    if not keeps_space(element):
        # Word passes over these blanks; a fragment that has to keep its inner blanks must not bring them to life.
        texts[0], texts[-1] = texts[0].lstrip(BLANKS), texts[-1].rstrip(BLANKS)
    fragments = [element, *(element.makeelement(T) for _ in texts[1:])]
    for fragment, content in zip(fragments, texts, strict=True):
        _set_text(fragment, content)
    return fragments


def _first(parts: list[tuple[int, int, Xml]], offset: int) -> int:
    """The first of ``parts`` that begins at ``offset`` or behind it."""
    return bisect_left(parts, offset, key=itemgetter(0))


def _regroup(run: Xml, groups: list[list[Xml]], stamp: Stamp) -> list[Xml]:
    runs = [run]
    properties = run.find(RPR)
    for group in groups[1:]:
        new = run.makeelement(R, {str(name): str(value) for name, value in run.attrib.items()})
        if properties is not None:
            twin = copy.deepcopy(properties)
            stamp.renew(twin)
            new.append(twin)
        new.extend(group)
        runs[-1].addnext(new)
        runs.append(new)
    return runs


def _set_text(element: Xml, text: str) -> None:
    element.text = text
    if text != text.strip(BLANKS):
        element.set(XML_SPACE, "preserve")


def groups_of(runs: Iterable[Xml]) -> list[list[Xml]]:
    """Runs that follow each other directly in the same place, together."""
    groups: list[list[Xml]] = []
    for run in runs:
        if groups and groups[-1][-1].getnext() is run:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def take_out(groups: list[list[Xml]], stamp: Stamp) -> None:
    """Delete runs: into one ``w:del`` a group, or away altogether."""
    for group in groups:
        if not stamp.tracked:
            for run in group:
                parent = run.getparent()
                if parent is not None:
                    parent.remove(run)
            continue
        deletion = stamp.mark("del")
        group[0].addprevious(deletion)
        for run in group:
            run.tail = None
            deletion.append(run)
            _bury(run)


def _bury(run: Xml) -> None:
    """Word refuses a file with ``w:t`` inside ``w:del``."""
    for element in run.iter(T, INSTRUCTION):
        element.tag = DEL_TEXT if element.tag == T else DEL_INSTRUCTION
        if not keeps_space(element) and element.tag == DEL_TEXT:
            _set_text(element, (element.text or "").strip(BLANKS))
        element.set(XML_SPACE, "preserve")


def new_run(text: str, properties: Xml | None, stamp: Stamp) -> Xml:
    """A run with ``text`` (tabs as ``w:tab``) in the format of ``properties`` (a ``w:rPr``, which is copied)."""
    run = etree.Element(R, nsmap={"w": R[1 : R.index("}")]})
    plain = plain_properties(properties)
    if plain is not None:
        run.append(plain)
    for part in re.split(r"(\t)", text):
        if part == "\t":
            etree.SubElement(run, TAB)
        elif part:
            _set_text(etree.SubElement(run, T), part)
    return run


def plain_properties(properties: Xml | None) -> Xml | None:
    """A copy without the revisions that are recorded in it: they tell of other text. ``None`` where nothing is left."""
    if properties is None:
        return None
    twin = copy.deepcopy(properties)
    for child in list(twin):
        if child.tag in _RECORDED:
            twin.remove(child)
    if not len(twin):
        return None
    twin.tag = RPR
    twin.tail = None
    return twin


def put_in(run: Xml, stamp: Stamp) -> Xml:
    """What has to stand in the file for an inserted run: the run in a ``w:ins``, or the run itself."""
    if not stamp.tracked:
        return run
    insertion = stamp.mark("ins")
    insertion.append(run)
    return insertion
