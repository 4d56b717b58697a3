"""References as REF fields to bookmarks, so that Word keeps their numbers right when clauses move.

A field names the paragraph number of the place (「\\r」, for list items 「\\n」) where Word counts it, else the bookmarked text: a formula's
number, the code of a normative reference, a label that is typed because no counting gives it. Notes are cited as text: Word would
show their number with the colon.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stdkit.formats.docx.bookmarks import bookmark_of
from stdkit.formats.docx.fresh.xml import Xml, copied, field, qualified, text_element
from stdkit.formats.references import Target, citable
from stdkit.model import Block, Document, Figure, Formula, Run

_P, _R, _T, _TAB, _FORMAT = (qualified(f"w:{name}") for name in ("p", "r", "t", "tab", "pPr"))
_AS_TEXT = frozenset({"note", "ex"})


class CrossReferences:
    """Gathers the references of one draft while it is written; ``settle`` finishes their fields when all places are known."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._targets: dict[str, Target] | None = None
        self._places: dict[str, str] = {}
        """The switches of a field by the name it refers to."""
        self._fields: list[tuple[str, list[Xml]]] = []

    def field(self, piece: Run, shown: Xml) -> list[Xml]:
        """The runs of a reference; ``shown`` is the run of its text."""
        if not piece.refers:
            return [shown]
        runs = field("REF", [shown])
        self._fields.append((piece.refers, runs))
        return runs

    def mark(self, block: Block, parts: Sequence[Xml], bookmark: Callable[[str], tuple[Xml, Xml]]) -> None:
        """Set the bookmark of ``block`` in what was written for it; ``bookmark`` makes start and end of one."""
        name = bookmark_of(block.name) if block.name else ""
        target = self._target(block.name) if name else None
        paragraphs = [part for part in parts if part.tag == _P]
        if target is None or not paragraphs or target.kinds[0] in _AS_TEXT:
            return
        paragraph = paragraphs[-1] if isinstance(block, Figure) else paragraphs[0]
        typed = _number_at_end(paragraph) if isinstance(block, Formula) else _typed(paragraph, target.label)
        if typed is None and (isinstance(block, Formula) or target.kinds[0] == "ref"):
            return
        start, end = bookmark(name)
        if typed is not None:
            typed[0].addprevious(start)
            typed[-1].addnext(end)
            self._places[block.name] = ""
        else:
            form = paragraph.find(_FORMAT)
            paragraph.insert(0 if form is None else 1, start)
            paragraph.append(end)
            self._places[block.name] = "\\n " if target.item else "\\r "

    def settle(self) -> None:
        """Write the instructions; a reference to what was not written, or bears no bookmark, stays as text."""
        for name, runs in self._fields:
            switches = self._places.get(name)
            if switches is None:
                for part in (*runs[:3], runs[-1]):
                    parent = part.getparent()
                    if parent is not None:
                        parent.remove(part)
                continue
            runs[1].find(qualified("w:instrText")).text = f" REF {bookmark_of(name)} {switches}\\h "

    def _target(self, name: str) -> Target | None:
        if self._targets is None:
            found = citable(self._document, lambda block: bool(block.name))
            self._targets = {target.block.name: target for target in found if target.kinds and target.label}
        return self._targets.get(name)


def _number_at_end(paragraph: Xml) -> list[Xml] | None:
    """The runs behind the last tab of a formula's line."""
    runs = list(paragraph)
    last = max((at for at, part in enumerate(runs) if part.tag == _R and part.find(_TAB) is not None), default=-1)
    return runs[last + 1 :] or None if last >= 0 else None


def _typed(paragraph: Xml, label: str) -> list[Xml] | None:
    """The run that holds ``label`` alone, parted from what follows it; ``None`` where the text does not begin with it.

    A number that Word counts is no text. That a title begins with its own number is no danger: 「5」 before 「5G」 would need a digit.
    """
    first = next((part for part in paragraph if part.tag == _R), None)
    text = first.find(_T) if first is not None else None
    if first is None or text is None or not (text.text or "").startswith(label):
        return None
    rest = (text.text or "")[len(label) :]
    if rest and rest[0].isascii() and rest[0].isalnum():
        return None
    children = [child for child in first if child.tag != qualified("w:rPr")]
    if rest or len(children) > 1:
        tail: Xml = copied(first)
        own = tail.find(_T)
        fresh = text_element(rest)
        tail.replace(own, fresh) if rest else tail.remove(own)
        for child in children[1:]:
            first.remove(child)
        first.replace(text, text_element(label))
        first.addnext(tail)
    return [first]
