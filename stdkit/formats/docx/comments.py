"""Word comments beside exact words. Word knows none in notes, running heads and (in older versions) text boxes: a remark on a place
there stands at the nearest place in the body and says where it belongs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from stdkit.facts.characters import writable
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.places import REVISIONS, Places, Refused
from stdkit.formats.docx.splice import Cuts, Xml, stored_text
from stdkit.formats.docx.styles import whole
from stdkit.formats.docx.tags import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    PPR,
    RELATION,
    RPR,
    TEXT_BOX,
    VAL,
    WORD,
    XML_SPACE,
    P,
    R,
    T,
    m,
    w,
)
from stdkit.model import Block, Comment, Document, DocxAnchor

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_EMPTY_COMMENTS = f'<w:comments xmlns:w="{WORD}"/>'
_EMPTY_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'
_CLOSED = frozenset((*REVISIONS, m("oMath"), m("oMathPara"), R))
_FIELD_CHARACTER = w("fldChar")
_NOTES = {"footnotes": ("footnote", "脚注"), "endnotes": ("endnote", "尾注")}


@dataclass(slots=True, eq=False)
class _Spot:
    """Where a comment goes: from ``first`` to ``last``, each an element or the characters of one."""

    first: Xml
    last: Xml
    start: int | None = None
    end: int | None = None
    where: str = ""


class Margin:
    """The comments to be added to one package."""

    def __init__(self, package: Package, places: Places, document: Document, comments: Sequence[Comment]) -> None:
        self._package = package
        self._places = places
        self._spots = [(comment, self._spot(document, comment)) for comment in comments]
        self._added: dict[str, bytes] = {}
        self.touched: set[str] = set()

    def ask(self, cuts: Cuts) -> None:
        """Ask for the cuts the comments need."""
        for _, spot in self._spots:
            if spot.start is not None:
                cuts.add(spot.first, spot.start)
            if spot.end is not None:
                cuts.add(spot.last, spot.end)

    def place(self, cuts: Cuts, *, author: str, date: str) -> None:
        """Set the marks into the body and the texts into the part of the comments."""
        if not self._spots:
            return
        main = self._package.main
        name = self._package.related(main, "comments")
        root = self._package.xml(name) if name else etree.fromstring(_EMPTY_COMMENTS)
        styles = _style_ids(self._package)
        # Marks may be left of comments that are gone.
        known = (*root.iter(w("comment")), *self._package.xml(main).iter(*map(w, _MARKS)))
        number = max((whole(found.get(w("id"))) or 0 for found in known), default=-1)
        for comment, spot in self._spots:
            number += 1
            _mark(spot, cuts, number, styles)
            root.append(_comment(spot.where + comment.text, number, author, date, styles))
        self.touched = {main, name} if name else {main}
        if not name:
            self._add_part(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))

    def added(self) -> dict[str, bytes]:
        """The parts that are new in the package."""
        return self._added

    def _add_part(self, content: bytes) -> None:
        package, main = self._package, self._package.main
        folder, base = posixpath.split(main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
        name = next(name for name in names if name not in package)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        known = set(package.relations(main))
        relation = next(f"rId{number}" for number in count(1) if f"rId{number}" not in known)
        root = package.xml(relations) if relations in package else etree.fromstring(_EMPTY_RELATIONS)
        values = {"Id": relation, "Type": f"{RELATION}/comments", "Target": posixpath.basename(name)}
        etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", values)
        types = package.xml("[Content_Types].xml")
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
        self._added[name] = content
        self.touched.add("[Content_Types].xml")
        if relations in package:
            self.touched.add(relations)
        else:
            self._added[relations] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    def _spot(self, document: Document, comment: Comment) -> _Spot:
        try:
            block = document.block(comment.span.block)
            spot = self._words(block, comment.span.start, comment.span.end)
            words = block.text[comment.span.start : comment.span.end] or block.text
        except (KeyError, Refused):
            return self._first_paragraph("")
        box = next((around for around in reversed(list(spot.first.iterancestors(TEXT_BOX)))), None)
        root = spot.first.getroottree().getroot()
        main = self._package.xml(self._package.main)
        if root is main and box is None:
            return spot
        if root is main and box is not None:
            carrier = next(
                (around for around in reversed(list(box.iterancestors())) if _run_of(around) is not around), None
            )
            if carrier is not None:
                return _Spot(carrier, carrier, where=_where("文本框", words))
        for name, (kind, called) in _NOTES.items():
            if root.tag == w(name):
                return self._reference(spot.first, kind, _where(called, words))
        return self._first_paragraph(_where({w("hdr"): "页眉", w("ftr"): "页脚"}.get(str(root.tag), "正文之外"), words))

    def _words(self, block: Block, start: int, end: int) -> _Spot:
        """The words themselves; for an empty span the character beside it, for a block without text its paragraph."""
        end = min(end, len(block.text))
        start = min(start, end)
        if start == end:
            start, end = (start, end + 1) if end < len(block.text) else (max(start - 1, 0), end)
        pieces = [piece for piece in block.pieces(start, end) if piece[1] < piece[2]]
        if not pieces:
            element = self._places.element(block.anchor if block.anchor is not None else block.runs[0].anchor)
            paragraph = element if element.tag == P else next(element.iter(P))
            return _Spot(paragraph, paragraph)
        first, start_at = self._edge(pieces[0][0].anchor, pieces[0][1])
        last, end_at = self._edge(pieces[-1][0].anchor, pieces[-1][2])
        return _Spot(first, last, start_at, end_at)

    def _edge(self, anchor: object, offset: int) -> tuple[Xml, int | None]:
        """A place inside a text element; where the text may not be cut, the whole of what holds it."""
        element = self._places.element(anchor)
        closed = _closed_around(element)
        text = stored_text(element)
        if closed is not None or text is None or not isinstance(anchor, DocxAnchor):
            return closed if closed is not None else element, None
        return element, min(anchor.start + offset, len(text))

    def _reference(self, element: Xml, kind: str, where: str) -> _Spot:
        """The run in the body that refers to the note in which ``element`` stands."""
        note = next(element.iterancestors(w(kind)), None)
        number = note.get(w("id")) if note is not None else None
        for reference in self._package.xml(self._package.main).iter(w(f"{kind}Reference")):
            if reference.get(w("id")) == number and next(reference.iterancestors(TEXT_BOX), None) is None:
                closed = _closed_around(reference)
                holder = closed if closed is not None else reference
                return _Spot(holder, holder, where=where)
        return self._first_paragraph(where)

    def _first_paragraph(self, where: str) -> _Spot:
        paragraph = next(self._package.xml(self._package.main).iter(P))
        return _Spot(paragraph, paragraph, where=where)


def _where(place: str, words: str) -> str:
    return f"〔此批注针对{place}中的“{words[:40]}”〕"


def _closed_around(element: Xml) -> Xml | None:
    """The outermost thing around a run into which no marks should go: a revision, a formula, the run of a ruby text."""
    own = element if element.tag == R else element.getparent()
    outermost = None
    for around in element.iterancestors():
        if around.tag == P:
            break
        if around.tag in _CLOSED and around is not own:
            outermost = around
    return outermost


def _mark(spot: _Spot, cuts: Cuts, number: int, styles: dict[str, str]) -> None:
    start = etree.Element(w("commentRangeStart"), {w("id"): str(number)})
    end = etree.Element(w("commentRangeEnd"), {w("id"): str(number)})
    reference = etree.Element(R, nsmap={"w": WORD})
    if "annotation reference" in styles:
        properties = etree.SubElement(reference, RPR)
        etree.SubElement(properties, w("rStyle"), {VAL: styles["annotation reference"]})
    etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
    if spot.first.tag == P:
        spot.first.insert(1 if spot.first.find(PPR) is not None else 0, start)
        spot.first.extend((end, reference))
        return
    first = cuts.run_after(spot.first, spot.start) if spot.start is not None else _run_of(spot.first)
    last = cuts.run_before(spot.last, spot.end) if spot.end is not None else _run_of(spot.last)
    _out_of_field(first, "end", "begin").addprevious(start)
    last = _out_of_field(last, "begin", "end")
    last.addnext(end)
    end.addnext(reference)


def _run_of(element: Xml) -> Xml:
    parent = element.getparent()
    return parent if parent is not None and parent.tag == R else element


def _out_of_field(run: Xml, opens: str, closes: str) -> Xml:
    """The first (last) run of the field in whose result ``run`` stands: Word throws a result away when it computes it again."""
    found, depth = run, 0
    for sibling in run.itersiblings(preceding=closes == "begin"):
        for character in sibling.iter(_FIELD_CHARACTER):
            kind = character.get(w("fldCharType"))
            if kind == opens:
                depth += 1
            elif kind == closes and depth:
                depth -= 1
            elif kind == closes:
                found = sibling
    return found


def _comment(text: str, number: int, author: str, date: str, styles: dict[str, str]) -> Xml:
    values = {w("id"): str(number), w("author"): author, w("date"): date, w("initials"): _initials(author)}
    comment = etree.Element(w("comment"), values, nsmap={"w": WORD})
    for index, line in enumerate(writable(text, "").replace("\r", "").split("\n")):
        paragraph = etree.SubElement(comment, P)
        if "annotation text" in styles:
            properties = etree.SubElement(paragraph, PPR)
            etree.SubElement(properties, w("pStyle"), {VAL: styles["annotation text"]})
        if not index:
            mark = etree.SubElement(paragraph, R)
            if "annotation reference" in styles:
                etree.SubElement(etree.SubElement(mark, RPR), w("rStyle"), {VAL: styles["annotation reference"]})
            etree.SubElement(mark, w("annotationRef"))
        words = etree.SubElement(etree.SubElement(paragraph, R), T)
        words.text = line
        words.set(XML_SPACE, "preserve")
    return comment


def _initials(author: str) -> str:
    """The first character of a Chinese name, the capitals' letters of another."""
    if author.isascii():
        return "".join(word[0] for word in author.split()).upper()
    return author[:1]


def _style_ids(package: Package) -> dict[str, str]:
    """The ids of the styles Word uses for comments, by name, where the document has them."""
    name = package.related(package.main, "styles")
    found: dict[str, str] = {}
    for style in package.xml(name).iter(w("style")) if name else ():
        label = style.find(w("name"))
        if label is not None and label.get(VAL, "").lower() in ("annotation text", "annotation reference"):
            found[label.get(VAL, "").lower()] = style.get(w("styleId"), "")
    return found
