"""A DOCX draft that came back: its comments and pending changes, each with the block of the draft as it was sent out.

Places are marked in the tree before the pending changes are taken back, so that they are found again in the text as it was. Damage is
expected: comments without a range, ranges without a comment, numbers used twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from stdkit.formats.annotations import Annotated, ChangedParagraph, Remark
from stdkit.formats.docx.package import Package, open_package
from stdkit.formats.docx.pending import Pending, copies_in, count_formats, read_pending, shown_text
from stdkit.formats.docx.reader import document_of
from stdkit.formats.docx.revisions import settle
from stdkit.formats.docx.standing import Standing, Trail, trail
from stdkit.formats.docx.tags import P, T, m, w

Xml = etree._Element

_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
_SIGNS = (w("tab"), w("br"), w("cr"))
_MARK = "{urn:stdkit:place}mark"
_PARAGRAPH_KEY = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARTS = frozenset({"footnotes", "endnotes", "header", "footer"})


@dataclass(slots=True)
class _Range:
    """What stands between the marks of a comment, and the elements at its ends."""

    first: Xml
    last: Xml
    shown: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    met: bool = False

    def take(self, element: Xml, *, gone: bool) -> None:
        (self.gone if gone else self.shown).append(shown_text(element))
        if not self.met:
            self.first, self.met = element, True
        self.last = element

    @property
    def quote(self) -> str:
        return "".join(self.shown).strip() or "".join(self.gone).strip()


@dataclass(slots=True)
class _Entry:
    """A comment as the part of comments has it: ``key`` is what an answer names it by."""

    number: str
    remark: Remark
    key: str = ""
    parent: str = ""


class _Part:
    """A part of the text: the ranges in it by the number of their comment, its pending changes, and marks at both."""

    def __init__(self, name: str, root: Xml) -> None:
        self.name, self.root = name, root
        self._beside: list[Xml] = []
        self._places: list[Trail | None] = []
        copies = copies_in(root)
        self.formats = count_formats(root)
        pending = list(read_pending(root, copies))
        ranges = _ranges(root, copies)
        before = _before(root, {one.paragraph for one in pending if one.is_new})
        self.pending: list[tuple[Pending, int]] = [
            (one, self._mark(before.get(one.paragraph, one.paragraph))) for one in pending
        ]
        self.ranges: dict[str, tuple[_Range, int, int]] = {
            number: (one, self._mark(one.first), self._mark(one.last)) for number, one in ranges.items()
        }

    def _mark(self, element: Xml) -> int:
        """The number of a mark set in front of ``element``, outside any change (in a paragraph: in front of its text)."""
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        if paragraph is None:  # between paragraphs
            paragraph = _near(element)
        number = len(self._beside)
        self._beside.append(paragraph if paragraph is not None else element)
        if paragraph is None:
            return number
        mark = etree.Element(_MARK, {"n": str(number)})
        top = element
        while (above := top.getparent()) is not None and above is not paragraph:
            top = above
        if element is paragraph or above is None:
            paragraph.insert(1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0, mark)
        else:
            top.addprevious(mark)
        return number

    def settle(self) -> None:
        """Take the pending changes back; a mark that goes with them is where the nearest paragraph before it stands."""
        order = list(self.root.iter(P))
        at = {paragraph: index for index, paragraph in enumerate(order)}
        settle(self.root, "reject")
        left = set(self.root.iter(P))
        marks = {mark.get("n"): mark for mark in self.root.iter(_MARK)}
        for number, beside in enumerate(self._beside):
            mark = marks.get(str(number))
            if mark is None:
                index = at.get(beside, 0)
                mark = next((order[i] for i in range(index, -1, -1) if order[i] in left), None)
            self._places.append(trail(mark) if mark is not None else None)

    def place(self, number: int) -> Trail | None:
        """The way to mark ``number``, once the changes are taken back."""
        return self._places[number]


def read_returned(path: str | Path) -> Annotated:
    """The draft at ``path`` with what its readers added. ``UnreadableFile`` where it cannot be read."""
    package = open_package(path)
    notices: list[str] = []
    entries = _entries(package)
    parts = [_Part(name, package.xml(name)) for name in _names(package)]
    for part in parts:
        part.settle()
    document = document_of(package)
    standing = Standing(document)
    return Annotated(
        document,
        tuple(_remarks(entries, parts, standing, notices)),
        tuple(
            ChangedParagraph(standing.block(part.name, part.place(number)), one.pieces, one.mark, one.row)
            for part in parts
            for one, number in part.pending
        ),
        sum(part.formats for part in parts),
        tuple(notices),
    )


def _names(package: Package) -> list[str]:
    """The parts that hold text, the main one first."""
    related = (relation for relation in package.relations(package.main).values() if relation.kind in _PARTS)
    return list(dict.fromkeys([package.main, *(one.target for one in related if one.target in package)]))


def _ranges(root: Xml, copies: set[Xml]) -> dict[str, _Range]:
    """The ranges of a part by number. One without an end reaches nowhere; a comment without a range stands where it is referred to."""
    ends = {element.get(w("id"), "") for element in root.iter(_END, _REFERENCE)}
    moved = {text for away in root.iter(w("moveFrom")) for text in away.iter(T)}
    found: dict[str, _Range] = {}
    standing: dict[str, _Range] = {}
    for element in root.iter(_START, _END, _REFERENCE, P, T, m("t"), w("delText"), *_SIGNS):
        tag = element.tag
        if element in copies:
            continue
        if tag in (_START, _END, _REFERENCE):
            number = element.get(w("id"), "")
            if number not in found:
                found[number] = _Range(element, element)
                if tag == _START and number in ends:
                    standing[number] = found[number]
            elif tag != _START:
                standing.pop(number, None)
        elif tag == P:
            for one in standing.values():
                one.shown.append("\n")
        else:
            for one in standing.values():
                one.take(element, gone=tag == w("delText") or element in moved)
    return found


def _entries(package: Package) -> list[_Entry]:
    """The comments in the order of their part, which may be missing."""
    name = package.related(package.main, "comments")
    if not name:
        return []
    extended = package.related(package.main, "commentsExtended")
    said = (
        {e.get(f"{_EXTENDED}paraId", ""): e for e in package.xml(extended).iter(f"{_EXTENDED}commentEx")}
        if extended
        else {}
    )
    return [_entry(comment, said) for comment in package.xml(name).iter(w("comment"))]


def _entry(comment: Xml, said: dict[str, Xml]) -> _Entry:
    paragraphs = list(comment.iter(P))
    keys = [key for paragraph in paragraphs if (key := paragraph.get(_PARAGRAPH_KEY))]
    more = said.get(keys[-1]) if keys else None
    remark = Remark(
        author=comment.get(w("author"), "").strip(),
        text="\n".join(_own_text(paragraph) for paragraph in paragraphs).strip(),
        initials=comment.get(w("initials"), ""),
        date=comment.get(w("date"), ""),
        resolved=more is not None and more.get(f"{_EXTENDED}done") in ("1", "true", "on"),
    )
    parent = more.get(f"{_EXTENDED}paraIdParent", "") if more is not None else ""
    return _Entry(comment.get(w("id"), ""), remark, keys[-1] if keys else "", parent)


def _own_text(paragraph: Xml) -> str:
    return "".join(shown_text(element) for element in paragraph.iter(T, m("t"), *_SIGNS))


def _remarks(entries: list[_Entry], parts: list[_Part], standing: Standing, notices: list[str]) -> list[Remark]:
    """The comments with their places and answers, in the order of their part."""
    ranges = {number: (part, *found) for part in reversed(parts) for number, found in part.ranges.items()}
    keys = {entry.key for entry in entries if entry.key}
    answers: dict[str, list[Remark]] = {}
    thread = {entry.key: entry.parent for entry in entries if entry.key}
    for entry in entries:
        if entry.parent and (top := _thread(entry.parent, thread)) in keys and top != entry.key:
            answers.setdefault(top, []).append(entry.remark)
    remarks: list[Remark] = []
    for entry in entries:
        if entry.parent and (top := _thread(entry.parent, thread)) in keys and top != entry.key:
            continue
        placed = replace(entry.remark, answers=tuple(answers.get(entry.key, ())) if entry.key else ())
        found = ranges.get(entry.number)
        if found is None:
            notices.append(f"批注“{_short(placed.text)}”（{placed.author or '无作者'}）没有标出位置，按总体意见列入")
        else:
            part, span, first, last = found
            ends = [standing.block(part.name, part.place(number)) for number in (first, last)]
            placed = replace(placed, first=ends[0], last=ends[1], quote=span.quote)
        remarks.append(placed)
    known = {entry.number for entry in entries}
    orphans = [number for number in ranges if number not in known]
    if orphans:
        notices.append(f"有 {len(orphans)} 处批注标记在文件中没有批注内容")
    return remarks


def _thread(parent: str, thread: dict[str, str]) -> str:
    """The comment that a thread of answers began with."""
    seen = {parent}
    while (above := thread.get(parent, "")) and above not in seen:
        seen.add(above)
        parent = above
    return parent


def _before(root: Xml, new: set[Xml]) -> dict[Xml, Xml]:
    """For new paragraphs the last one in front of them that the draft had when it was sent out."""
    found: dict[Xml, Xml] = {}
    last: Xml | None = None
    for paragraph in root.iter(P) if new else ():
        if paragraph not in new:
            last = paragraph
        elif last is not None:
            found[paragraph] = last
    return found


def _near(element: Xml) -> Xml | None:
    """The paragraph that a mark between paragraphs belongs to: the next for the beginning of a range, else the one before."""
    before = element.tag != _START
    for sibling in element.itersiblings(preceding=before):
        found = list(sibling.iter(P))
        if found:
            return found[-1 if before else 0]
    return None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 20 else f"{text[:19]}…"
