"""Pending changes of a DOCX as plain data, paragraph by paragraph; what they propose is for others to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from stdkit.formats.annotations import Piece, PieceKind
from stdkit.formats.docx.tags import CHOICE, FALLBACK, PPR, RPR, TEXT_BOX, P, T, m, w

Xml = etree._Element

_KINDS: dict[str, PieceKind] = {
    w("ins"): "inserted",
    w("del"): "deleted",
    w("moveFrom"): "moved away",
    w("moveTo"): "moved here",
}
_FORMATS = tuple(w(f"{kind}PrChange") for kind in ("r", "p", "sect", "tbl", "tblEx", "tr", "tc"))
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_WRITTEN = (T, w("delText"), m("t"), *_SIGNS)
_EDGES = {w("moveFromRangeStart"): 1, w("moveToRangeStart"): 1, w("moveFromRangeEnd"): -1, w("moveToRangeEnd"): -1}


@dataclass(slots=True)
class Pending:
    """A paragraph with changes, while the tree is still as the file has it."""

    paragraph: Xml
    pieces: tuple[Piece, ...]
    mark: Piece | None
    row: Piece | None

    @property
    def is_new(self) -> bool:
        """Whether nothing of it stood in the draft that was sent out."""
        return all(piece.kind in ("inserted", "moved here") for piece in self.pieces) and (
            bool(self.pieces) or (self.row is not None and self.row.kind == "inserted")
        )


def copies_in(root: Xml) -> set[Xml]:
    """All elements of the copies that a file keeps for older programs beside what it shows."""
    return {
        element
        for copy in root.iter(FALLBACK)
        if any(sibling.tag == CHOICE for sibling in copy.itersiblings(preceding=True))
        for element in copy.iter()
    }


def shown_text(element: Xml) -> str:
    """The text of an element that stores some (``w:t``, ``w:delText``, ``w:tab`` …), "" for any other."""
    return _SIGNS[str(element.tag)] if element.tag in _SIGNS else element.text or ""


def count_formats(root: Xml) -> int:
    """How many changes of form only are pending."""
    return sum(1 for _ in root.iter(*_FORMATS))


def read_pending(root: Xml, copies: set[Xml]) -> Iterator[Pending]:
    """The paragraphs of a part that have changes, in the order of the text."""
    touched: dict[Xml, None] = {}
    for change in root.iter(*_KINDS):
        if change in copies:
            continue
        above = change.getparent()
        if above is not None and above.tag == w("trPr"):
            row = above.getparent()
            touched.update(dict.fromkeys(row.iter(P)) if row is not None else {})
        elif (around := next(change.iterancestors(P), None)) is not None:
            touched[around] = None
        else:  # around whole paragraphs
            touched.update(dict.fromkeys(change.iter(P)))
    if not touched:
        return
    moves = _moves(root)
    for paragraph in root.iter(P):
        if paragraph in touched and paragraph not in copies:
            found = Pending(paragraph, _pieces(paragraph, moves), _mark(paragraph, moves), _row(paragraph))
            if found.mark or found.row or any(piece.kind != "kept" for piece in found.pieces):
                yield found


def _moves(root: Xml) -> dict[Xml, str]:
    """For every moved stretch the name of its move; the two ends of a move share it."""
    names: dict[Xml, str] = {}
    open_now: dict[str, str] = {}
    for element in root.iter(*_EDGES, w("moveFrom"), w("moveTo")):
        edge = _EDGES.get(str(element.tag))
        key = element.get(w("id"), "")
        if edge == 1:
            open_now[key] = element.get(w("name"), "")
        elif edge == -1:
            open_now.pop(key, None)
        elif open_now:
            names[element] = list(open_now.values())[-1]
    return names


def _pieces(paragraph: Xml, moves: dict[Xml, str]) -> tuple[Piece, ...]:
    """The stretches of the paragraph's own text, neighbours of one kind and author as one."""
    told: list[tuple[tuple[PieceKind, str, str], str, str]] = []
    for element in paragraph.iter(*_WRITTEN):
        text = shown_text(element)
        around = _around(element, paragraph) if text else None
        if around is None:
            continue
        change = around[0] if around else None
        if len({_KINDS[str(one.tag)] for one in around}) > 1:
            continue  # one inserted it and another took it out again: nothing is left of it either way
        if change is None:
            told.append((("kept", "", ""), "", text))
        else:
            kind = _KINDS[str(change.tag)]
            told.append(((kind, change.get(w("author"), ""), moves.get(change, "")), change.get(w("date"), ""), text))
    pieces: list[Piece] = []
    for (kind, author, move), group in groupby(told, key=lambda one: one[0]):
        members = list(group)
        pieces.append(Piece(kind, "".join(text for _, _, text in members), author, members[-1][1], move))
    return tuple(pieces)


def _around(element: Xml, paragraph: Xml) -> list[Xml] | None:
    """The changes around a stored text, the innermost first; ``None`` where it belongs to a text box in the paragraph."""
    found: list[Xml] = []
    inside = True
    for around in element.iterancestors():
        if around is paragraph:
            inside = False
        elif inside and around.tag in (TEXT_BOX, FALLBACK):
            return None
        if around.tag in _KINDS:
            found.append(around)
        if not inside and around.tag in (TEXT_BOX, w("tc"), w("body")):
            break
    return found


def _mark(paragraph: Xml, moves: dict[Xml, str]) -> Piece | None:
    holder = paragraph.find(f"{PPR}/{RPR}")
    for mark in holder if holder is not None else ():
        if mark.tag in _KINDS:
            return Piece(
                _KINDS[str(mark.tag)], "", mark.get(w("author"), ""), mark.get(w("date"), ""), moves.get(mark, "")
            )
    return None


def _row(paragraph: Xml) -> Piece | None:
    row = next(paragraph.iterancestors(w("tr")), None)
    for mark in row.iterfind(f"{w('trPr')}/*") if row is not None else ():
        if mark.tag in _KINDS:
            return Piece(_KINDS[str(mark.tag)], "", mark.get(w("author"), ""), mark.get(w("date"), ""))
    return None
