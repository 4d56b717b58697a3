"""All revisions of a DOCX accepted or rejected, as Word does it, for everybody or for one author.

This knows nothing of how the revisions came about; so it also serves to prove the writer of tracked changes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from lxml import etree

from stdkit.formats.docx.archive import copy_archive, save, serialised
from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.tags import PPR, RPR, TBL, WORD, P, w

Xml = etree._Element
Verdict = Literal["accept", "reject"]

_ARRIVED = (w("ins"), w("moveTo"))
_GONE = (w("del"), w("moveFrom"))
_CHANGES = tuple(w(f"{kind}PrChange") for kind in ("r", "p", "sect", "tbl", "tblEx", "tr", "tc"))
_RANGES = tuple(w(f"{kind}{edge}") for kind in ("bookmark", "commentRange", "perm") for edge in ("Start", "End"))
_RANGES = tuple(w(f"{kind}{edge}") for kind in ("bookmark", "commentRange", "perm") for edge in ("Start", "End"))
_IN_FRONT = (*_ARRIVED, *_GONE, w("headerReference"), w("footerReference"))
_BEHIND = (RPR, w("sectPr"), w("cellIns"), w("cellDel"), w("cellMerge"))
"""What a record of old properties does not speak of, and so stays when they come back: it stands before them, or behind."""
_BLOCKS = (P, TBL, w("sdt"), w("customXml"))


def accept_all(path: str | Path, out: str | Path, author: str | None = None) -> None:
    """Write ``out``: ``path`` with all revisions accepted, or only those of ``author``.

    Raises ``UnreadableFile`` and ``CannotWrite``.
    """
    _settle(Path(path), Path(out), "accept", author)


def reject_all(path: str | Path, out: str | Path, author: str | None = None) -> None:
    """Write ``out``: ``path`` with all revisions rejected, or only those of ``author``.

    Raises ``UnreadableFile`` and ``CannotWrite``.
    """
    _settle(Path(path), Path(out), "reject", author)


def settle(root: Xml, verdict: Verdict, author: str | None = None) -> bool:
    """Accept or reject the revisions in the XML of a part; true where there were any."""

    def meant(mark: Xml) -> bool:
        return author is None or mark.get(w("author")) == author

    leaving, staying = (_GONE, _ARRIVED) if verdict == "accept" else (_ARRIVED, _GONE)
    found = _settle_formats(root, verdict, meant)
    found |= _settle_cells(root, verdict, meant)
    found |= _settle_rows(root, leaving, staying, meant)
    found |= _settle_text(root, leaving, staying, meant)
    found |= _settle_marks(root, leaving, staying, meant)
    return found | _settle_move_ranges(root, meant)


def _settle(path: Path, out: Path, verdict: Verdict, author: str | None) -> None:
    package = open_package(path)
    changed: dict[str, bytes] = {}
    for name in package.names:
        if name.endswith(".xml") and b"wordprocessingml/2006/main" in package.read(name)[:20_000]:
            root = package.xml(name)
            if str(root.tag).startswith(f"{{{WORD}}}") and settle(root, verdict, author):
                changed[name] = serialised(package, name)
    save(copy_archive(package.data, changed), out, source=path)


def _settle_formats(root: Xml, verdict: Verdict, meant: Callable[[Xml], bool]) -> bool:
    """Changes of properties: the record goes; on rejection the properties recorded in it come back."""
    found = False
    for change in [c for c in root.iter(*_CHANGES) if meant(c)]:
        properties = change.getparent()
        if properties is None:
            continue
        found = True
        properties.remove(change)
        if verdict == "reject":
            for child in [child for child in properties if child.tag not in (*_IN_FRONT, *_BEHIND)]:
                properties.remove(child)
            at = sum(1 for child in properties if child.tag in _IN_FRONT)
            properties[at:at] = list(change[0]) if len(change) else []
        if not len(properties) and properties.tag in (RPR, PPR):
            _remove(properties)
    for name in ("tblGridChange", "numberingChange"):
        for change in [c for c in root.iter(w(name)) if meant(c) or c.get(w("author")) is None]:
            grid = change.getparent()
            if grid is not None and verdict == "reject" and name == "tblGridChange" and len(change):
                grid[:] = [*change[0]]
            else:
                _remove(change)
            found = True
    for mark in [m for m in root.iter(w("ins")) if _tag(m.getparent()) == w("numPr") and meant(m)]:
        numbering = mark.getparent()
        _remove(mark if verdict == "accept" or numbering is None else numbering)
        found = True
    return found


def _settle_cells(root: Xml, verdict: Verdict, meant: Callable[[Xml], bool]) -> bool:
    found = False
    gone = w("cellDel") if verdict == "accept" else w("cellIns")
    for mark in [m for m in root.iter(w("cellIns"), w("cellDel"), w("cellMerge")) if meant(m)]:
        cell = next(mark.iterancestors(w("tc")), None)
        found = True
        if mark.tag == gone and cell is not None:
            _remove(cell)
            continue
        if mark.tag == w("cellMerge"):
            _set_merge(mark, mark.get(w("vMerge" if verdict == "accept" else "vMergeOrig")))
        _remove(mark)
    return found


def _set_merge(mark: Xml, value: str | None) -> None:
    properties = mark.getparent()
    if properties is None:
        return
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    if value is not None:
        at = sum(1 for c in properties if c.tag in (w("cnfStyle"), w("tcW"), w("gridSpan"), w("hMerge")))
        new = etree.Element(w("vMerge"), {w("val"): "restart" if value == "rest" else "continue"})
        properties.insert(at, new)


def _settle_rows(root: Xml, leaving: tuple[str, ...], staying: tuple[str, ...], meant: Callable[[Xml], bool]) -> bool:
    found = False
    for mark in [m for m in root.iter(*leaving, *staying) if _tag(m.getparent()) == w("trPr") and meant(m)]:
        row = next(mark.iterancestors(w("tr")), None)
        found = True
        table = row.getparent() if row is not None else None
        if mark.tag in staying or row is None or table is None:
            _remove(mark)
            continue
        table.remove(row)
        if table.find(w("tr")) is None:
            _remove(table)
    return found


def _settle_move_ranges(root: Xml, meant: Callable[[Xml], bool]) -> bool:
    """The names of moves; their ends bear no author, only the number of the start."""
    found = False
    for kind in ("moveFrom", "moveTo"):
        numbers = {start.get(w("id")) for start in root.iter(w(f"{kind}RangeStart")) if meant(start)}
        for mark in [m for m in root.iter(w(f"{kind}RangeStart"), w(f"{kind}RangeEnd")) if m.get(w("id")) in numbers]:
            _remove(mark)
            found = True
    return found


def _settle_text(root: Xml, leaving: tuple[str, ...], staying: tuple[str, ...], meant: Callable[[Xml], bool]) -> bool:
    """Revisions around runs (and around whole paragraphs and tables): taken away with their content, or opened."""
    found = False
    holders = (RPR, w("trPr"), w("numPr"))
    for mark in [m for m in root.iter(*leaving, *staying) if _tag(m.getparent()) not in holders and meant(m)]:
        parent = mark.getparent()
        if parent is None:
            continue
        found = True
        if mark.tag in leaving:
            _remove(mark)
            continue
        if mark.tag == w("del"):
            _revive(mark)
        for child in list(mark):
            mark.addprevious(child)
        parent.remove(mark)
    return found


def _revive(deletion: Xml) -> None:
    for text in deletion.iter(w("delText"), w("delInstrText")):
        text.tag = w("t") if text.tag == w("delText") else w("instrText")


def _settle_marks(root: Xml, leaving: tuple[str, ...], staying: tuple[str, ...], meant: Callable[[Xml], bool]) -> bool:
    """Marks of paragraphs: one that leaves joins its paragraph with the next, whose properties then hold."""
    found = False
    for mark in [m for m in root.iter(*staying) if _tag(m.getparent()) == RPR and meant(m)]:
        _remove_with_empty_holders(mark)
        found = True
    gone = [m for m in root.iter(*leaving) if _tag(m.getparent()) == RPR and meant(m)]
    for mark in reversed(gone):
        holder = mark.getparent()
        properties = holder.getparent() if holder is not None else None
        found = True
        if properties is None or properties.tag != PPR:  # the mark of a formula's control character
            _remove_with_empty_holders(mark)
            continue
        paragraph = properties.getparent()
        if paragraph is not None:
            _join(paragraph, mark)
    return found


def _join(paragraph: Xml, mark: Xml) -> None:
    following = next((s for s in paragraph.itersiblings() if s.tag in _BLOCKS), None)
    content = [child for child in paragraph if child.tag != PPR]
    if following is not None and following.tag == P:
        at = 1 if following.find(PPR) is not None else 0
        following[at:at] = content
        _remove(paragraph)
    elif _can_go(paragraph, following) and all(next(child.iter(w("r")), None) is None for child in content):
        for edge in list(paragraph.iter(*_RANGES)):
            paragraph.addprevious(edge)
        _remove(paragraph)
    else:
        _remove_with_empty_holders(mark)


def _can_go(paragraph: Xml, following: Xml | None) -> bool:
    """An empty paragraph may go unless a cell, a note or the part would then end without one."""
    others = [s for s in (*paragraph.itersiblings(), *paragraph.itersiblings(preceding=True)) if s.tag in _BLOCKS]
    return following is not None or (bool(others) and _tag(paragraph.getparent()) == w("sdtContent"))


def _remove_with_empty_holders(mark: Xml) -> None:
    holder = mark.getparent()
    _remove(mark)
    while holder is not None and holder.tag in (RPR, PPR) and not len(holder):
        above = holder.getparent()
        _remove(holder)
        holder = above


def _tag(element: Xml | None) -> str:
    return str(element.tag) if element is not None else ""


def _remove(element: Xml) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
