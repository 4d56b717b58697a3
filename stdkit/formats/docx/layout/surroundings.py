"""What stands before and after a paragraph: empty paragraphs, page breaks, ends of sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from lxml import etree

from stdkit.formats.docx.tags import FALLBACK, PPR, SDT, SDT_CONTENT, SECT_PR, TBL, TEXT_BOX, VAL, P, T, w

_BREAK: Final = w("br")
_SEEN: Final = (w("drawing"), w("pict"), w("object"), w("sym"), w("footnoteReference"), "{*}oMath")
_WRAPPERS: Final = frozenset({SDT_CONTENT, SDT, w("customXml"), w("smartTag")})


class Surroundings:
    """The breaks of one document, looked up once; ``begins_page`` tells of a paragraph whether it asks for a new page itself."""

    def __init__(self, root: etree._Element, begins_page: Callable[[etree._Element], bool]) -> None:
        self._begins_page = begins_page
        breaks = (element for element in root.iter(_BREAK) if element.get(w("type")) == "page")
        self._breaking = {paragraph for one in breaks if (paragraph := next(one.iterancestors(P), None)) is not None}
        self._ending = {section.getparent().getparent() for section in root.iterfind(f".//{PPR}/{SECT_PR}")}  # type: ignore[union-attr]

    def before(self, paragraph: etree._Element) -> tuple[int, bool]:
        """The empty paragraphs before one, and whether a page ends between the last text and its own."""
        count, breaks = 0, paragraph in self._breaking and _breaks_first(paragraph)
        for element in _above(paragraph):
            if element in self._ending:
                return count, breaks or _starts_page(element)
            breaks = breaks or (element in self._breaking and _ends_with_break(element))
            if breaks or _shows(element):
                break
            count += 1
            if self._begins_page(element):
                return count, True  # an empty paragraph that opens the page
        return count, breaks


def empty_after(paragraph: etree._Element) -> int:
    """The empty paragraphs right after one."""
    return sum(1 for _ in _empty(paragraph.itersiblings()))


def _shows(paragraph: etree._Element) -> bool:
    """Whether anything stands in the paragraph."""
    if any(text.text and not text.text.isspace() for text in paragraph.iter(T)):
        return True
    return next(paragraph.iter(*_SEEN), None) is not None


def _empty(siblings: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The empty paragraphs at the front of ``siblings``."""
    for element in siblings:
        if element.tag == P:
            if _shows(element):
                return
            yield element
        elif element.tag in (TBL, SDT, SECT_PR):
            return


def _above(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs before one, nearest first, as far as the next table; those in content controls too."""
    element: etree._Element | None = paragraph
    while element is not None:
        previous = element.getprevious()
        if previous is None:
            parent = element.getparent()
            inside = parent is not None and parent.tag in _WRAPPERS
            element = parent if inside else None
            continue
        element = previous
        if element.tag == P:
            yield element
        elif element.tag == SDT:
            yield from reversed(list(element.iter(P)))
        elif element.tag == TBL:
            return


def _starts_page(before: etree._Element) -> bool:
    """Whether the section after the one that ends with ``before`` begins a page: its own properties say so."""
    for following in before.itersiblings():
        section = next(following.iter(SECT_PR), None)
        if section is not None:
            kind = section.find(w("type"))
            return kind is None or kind.get(VAL) != "continuous"
    return True


def _ends_with_break(paragraph: etree._Element) -> bool:
    """Whether a page break stands behind the last text of the paragraph."""
    found = False
    for element in paragraph.iter(T, _BREAK, *_SEEN):
        if next(element.iterancestors(TEXT_BOX, FALLBACK), None) is not None:
            continue
        if element.tag == _BREAK:
            found = found or element.get(w("type")) == "page"
        elif element.tag != T or (element.text or "").strip():
            found = False
    return found


def _breaks_first(paragraph: etree._Element) -> bool:
    """Whether a page break stands before the first text of the paragraph."""
    for element in paragraph.iter(T, _BREAK):
        if element.tag == _BREAK and element.get(w("type")) == "page":
            return True
        if element.tag == T and (element.text or "").strip():
            return False
    return False
