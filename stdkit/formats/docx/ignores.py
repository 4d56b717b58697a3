"""Word comments that say 「stdkit: ignore CODE 理由」: what is not to be reported of the paragraphs they stand beside."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from stdkit.formats.docx.package import Package
from stdkit.formats.docx.standing import path_of
from stdkit.formats.docx.tags import P, T, w
from stdkit.formats.ignores import read_ignore
from stdkit.model import Block, Document, DocxAnchor, Suppression

_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
Path = tuple[int, ...]


def read_ignores(package: Package, document: Document) -> tuple[Suppression, ...]:
    """The suppressions of the file, each with the blocks of every paragraph its comment touches."""
    name = package.related(package.main, "comments")
    if not name:
        return ()
    asked = {
        comment.get(w("id"), ""): found
        for comment in package.xml(name).iter(w("comment"))
        if (found := read_ignore(_text(comment))) is not None
    }
    if not asked:
        return ()
    paragraphs = _paragraphs(package.xml(package.main), set(asked))
    made: list[Suppression] = []
    for number, suppression in asked.items():
        paths = {path_of(paragraph) for paragraph in paragraphs[number]}
        blocks = tuple(b.id for b in _all_blocks(document) if _stands_at(b, package.main, paths))
        if blocks:
            made.append(replace(suppression, blocks=blocks))
    return tuple(made)


def _text(comment: etree._Element) -> str:
    return "\n".join("".join(text.text or "" for text in paragraph.iter(T)) for paragraph in comment.iter(P))


def _paragraphs(root: etree._Element, numbers: set[str]) -> dict[str, list[etree._Element]]:
    """For each comment the paragraphs between its marks; where there are no marks, the one that refers to it."""
    found: dict[str, list[etree._Element]] = {number: [] for number in numbers}
    standing: set[str] = set()
    for element in root.iter(P, _START, _END, _REFERENCE):
        number = element.get(w("id"), "")
        around = element if element.tag == P else next(element.iterancestors(P), None)
        if element.tag == _START and number in numbers:
            standing.add(number)
        elif element.tag == _END:
            standing.discard(number)
        touched = standing if element.tag in (P, _START) else {number} & numbers if element.tag == _REFERENCE else ()
        for one in touched:
            if around is not None and not (found[one] and found[one][-1] is around):
                found[one].append(around)
    return found


def _all_blocks(document: Document) -> list[Block]:
    return [*document.cover.blocks, *document.blocks()]


def _stands_at(block: Block, part: str, paths: set[Path]) -> bool:
    """Whether the block, or the text of its caption, is one of the paragraphs."""
    anchors = [block.anchor, *(run.anchor for run in block.runs)]
    for anchor in anchors:
        if isinstance(anchor, DocxAnchor) and anchor.part == part:
            own = anchor.path
            if own in paths or (anchor is not block.anchor and any(own[: len(path)] == path for path in paths)):
                return True
    return False
