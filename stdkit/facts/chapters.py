"""What introduces the chapters of terms and of symbols, and what stands in the scope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Element, TermEntry

_TERM_LEAD = pattern(
    r"(?:术语|定义|符号|缩略语).{0,12}(?:适用于|见|采用|如下)|适用于.{0,4}本(?:文件|标准|部分)|(?:没有|无).{0,10}术语"
)


def plain_blocks(element: Element) -> Iterator[Block]:
    """The paragraphs of an element and its clauses, in order, empty ones left out."""
    for content in (element.content, *(clause.content for clause in element.walk())):
        for block in content:
            if block.kind in ("paragraph", "list-item") and block.text.strip():
                yield block


@fact
def terms_lead(doc: Document) -> Block | None:
    """The lead-in of 术语和定义: the first paragraph before any entry, where it speaks of terms."""
    element = doc.element_of("terms")
    if element is None:
        return None
    first = element.clauses[0].content if element.clauses and not element.content else ()
    for block in (*element.content, *first):
        if isinstance(block, TermEntry):
            return None
        if block.kind == "paragraph" and block.text.strip():
            return block if _TERM_LEAD.search(block.text) or block.text.strip().endswith(("：", ":", "。")) else None
    return None


@fact
def symbols_lead(doc: Document) -> Block | None:
    """The first paragraph of 符号和缩略语 where it is a lead-in, not an item of the list."""
    element = doc.element_of("symbols")
    if element is None:
        return None
    first = next((block for block in element.content if block.text.strip()), None)
    if first is None or first.kind != "paragraph":
        return None
    return first if re.search(r"适用于|下列|以下|如下|本(?:文件|标准|部分)", first.text) else None


@fact
def scope_sentences(doc: Document) -> tuple[tuple[Block, int, int], ...]:
    """The sentences of the scope: block and ``[start, end)`` of its text."""
    element = doc.element_of("scope")
    found: list[tuple[Block, int, int]] = []
    for block in plain_blocks(element) if element is not None else ():
        for match in re.finditer(r"[^。]+。?", block.text):
            if match[0].strip():
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                found.append((block, start, match.end()))
    return tuple(found)
