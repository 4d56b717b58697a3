"""The order and numbering of a document's elements and clauses, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.model import Block, Clause, Document, Element, Span

CHAPTER_KINDS = ("scope", "normative-references", "terms", "symbols", "core")
ELEMENT_NAMES = {
    "toc": "目次",
    "foreword": "前言",
    "introduction": "引言",
    "scope": "范围",
    "normative-references": "规范性引用文件",
    "terms": "术语和定义",
    "symbols": "符号和缩略语",
    "bibliography": "参考文献",
    "index": "索引",
}


@dataclass(frozen=True, slots=True)
class Parent:
    """What holds clauses: an element or a clause, with where its number or title stands."""

    number: str
    span: Span | None
    clauses: tuple[Clause, ...]
    content: tuple[Block, ...]
    element: Element
    depth: int
    """0 for an element, 1 for 5.1 …"""
    titled: bool


def chapters(doc: Document) -> list[Element]:
    """The numbered chapters of the text (not annexes), in their order."""
    return [e for e in doc.elements if e.kind in CHAPTER_KINDS and (e.number or e.heading is not None)]


def annexes(doc: Document) -> list[Element]:
    return [e for e in doc.elements if e.kind == "annex"]


def letter_of(annex: Element) -> str:
    """「A」 of 「附录A」; "" where the annex bears no letter."""
    match = re.fullmatch(r"附录([A-Z])", annex.number)
    return match[1] if match else ""


def heading_span(heading: Block | None, content: tuple[Block, ...] = ()) -> Span | None:
    """Where a clause shows itself: its heading, else (无标题条) its first block."""
    block = heading if heading is not None else (content[0] if content else None)
    return block.span() if block is not None else None


def title_span(element: Element) -> Span | None:
    """Where an element's title stands: its heading, for an annex without the mark 「（规范性）」 before it."""
    heading, mark = element.heading, element.mark
    if heading is None or mark is None or mark.block != heading.id or mark.end >= len(heading.text):
        return heading_span(heading)
    text = heading.text
    start = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip())
    return heading.span(start, len(text))


def parents(doc: Document) -> Iterator[Parent]:
    """Every element and clause that holds clauses, depth first, in reading order."""
    for element in doc.elements:
        if element.kind == "toc":
            continue
        if element.clauses:
            yield Parent(
                element.number,
                heading_span(element.heading),
                element.clauses,
                element.content,
                element,
                0,
                element.heading is not None,
            )
        yield from _below(element, element.clauses, 1)


def _below(element: Element, clauses: tuple[Clause, ...], depth: int) -> Iterator[Parent]:
    for clause in clauses:
        if clause.clauses:
            span = heading_span(clause.heading, clause.content)
            yield Parent(
                clause.number, span, clause.clauses, clause.content, element, depth, clause.heading is not None
            )
            yield from _below(element, clause.clauses, depth + 1)


def last_step(number: str) -> int | None:
    """The last step of a clause number (「5.1.2」 → 2); ``None`` where it is no number."""
    step = number.rsplit(".", 1)[-1]
    return int(step) if step.isdigit() else None


def untitled_clauses(element: Element) -> Iterator[tuple[Clause, Span | None]]:
    """The clauses of an element that bear a number and no title, each with where it shows itself, in reading order."""
    for clause in element.walk():
        if clause.number and not clause.title.strip():
            yield clause, heading_span(clause.heading, clause.content)
