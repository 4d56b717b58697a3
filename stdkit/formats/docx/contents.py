"""The table of contents of an existing file, after its cached lines were brought up to date."""

from __future__ import annotations

from collections.abc import Iterable

from stdkit.formats.docx.plan import Change
from stdkit.formats.docx.splice import Xml
from stdkit.formats.docx.tags import T, w

_CHAR, _CODE, _TYPE = w("fldChar"), w("instrText"), w("fldCharType")


def mark_stale(changes: Iterable[Change]) -> None:
    """Mark the 目次 in which ``changes`` will be made as stale (``w:dirty``): Word then counts the pages anew at the next opening.

    Only the field is marked, no setting of the document: the mark goes when Word has done it, the setting would ask every time.
    """
    inside = {element for change in changes if change.edit.refresh for element in _elements(change)}
    for root in {element.getroottree().getroot() for element in inside}:
        for begin in _contents_around(root, inside):
            begin.set(w("dirty"), "true")


def _elements(change: Change) -> Iterable[Xml]:
    for site in change.sites:
        yield from (piece.element for piece in site.pieces)
        if site.gap is not None:
            yield from (end[0] for end in (site.gap.before, site.gap.behind) if end is not None)


def _contents_around(root: Xml, inside: set[Xml]) -> list[Xml]:
    """The beginnings of the TOC fields around any of these elements."""
    found: dict[Xml, None] = {}
    stack: list[tuple[Xml, list[str]]] = []
    for element in root.iter(_CHAR, _CODE, T):
        if element.tag == T:
            if element in inside:
                found.update((begin, None) for begin, code in stack if "".join(code).split()[:1] == ["TOC"])
        elif element.tag == _CODE:
            if stack:
                stack[-1][1].append(element.text or "")
        elif element.get(_TYPE) == "begin":
            stack.append((element, []))
        elif element.get(_TYPE) == "end" and stack:
            stack.pop()
    return list(found)
